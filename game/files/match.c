/* Patterns of file names, for those who get them unexpanded: in quotes, from a terminal without globs, or with "**". */
#include <fnmatch.h>

#include "files/files.h"

#define MOST_PARTS 32
#define MOST_DEPTH 32

typedef struct Match {
  Arena *arena;
  Str parts[MOST_PARTS];
  int part_count;
  int any_depths; /* "**" among them */
  size_t most, count, capacity;
  Str *paths;
  bool too_many;
} Match;

bool files_is_pattern(Str path) {
  for (size_t i = 0; i < path.length; i++)
    if (path.at[i] == '*' || path.at[i] == '?' || path.at[i] == '[') return true;
  return false;
}

static Str join(Arena *arena, Str folder, Str name) {
  if (!folder.length) return name;
  return str_format(arena, "%.*s%s%.*s", STR_ARG(folder), str_ends(folder, STR("/")) ? "" : "/", STR_ARG(name));
}

/* Only two "**" can come to the same path by two ways. */
static void add(Match *match, Str path) {
  for (size_t i = 0; match->any_depths > 1 && i < match->count; i++)
    if (str_equal(match->paths[i], path)) return;
  if (match->count == match->most)
    match->too_many = true;
  else
    arena_push(match->arena, match->paths, match->count, match->capacity, path.length ? path : STR("."));
}

/* The depth of folders is the depth of this walk, and links to folders are not followed by "**". */
static void walk(Match *match, Str folder, int part, int depth) {
  if (depth == 0 || match->too_many) return;
  if (part == match->part_count) {
    add(match, folder);
    return;
  }
  Str wanted = match->parts[part];
  bool last = part + 1 == match->part_count, any_depth = str_is(wanted, "**");
  if (!files_is_pattern(wanted)) {
    Str path = join(match->arena, folder, wanted);
    FilesKind kind = files_kind(match->arena, path);
    if (kind == FILES_FOLDER || (last && kind != FILES_NOTHING)) walk(match, path, part + 1, depth);
    return;
  }
  if (any_depth) walk(match, folder, part + 1, depth);
  if (any_depth && last) return; /* a folder stands for what is in it */
  FilesEntry *entries;
  size_t count;
  FilesResult result = files_list(match->arena, folder.length ? folder : STR("."), match->most, &entries, &count);
  match->too_many = match->too_many || result.status == FILES_TOO_LARGE;
  for (size_t i = 0; i < count; i++) {
    Str path = join(match->arena, folder, entries[i].name);
    bool is_folder = entries[i].kind == FILES_FOLDER;
    if (any_depth && is_folder)
      walk(match, path, part, depth - 1);
    else if (!any_depth && (is_folder || last) && fnmatch(str_z(match->arena, wanted), str_z(match->arena, entries[i].name), FNM_PERIOD) == 0)
      walk(match, path, part + 1, depth - 1);
  }
}

FilesResult files_match(Arena *arena, Str pattern, size_t most, Str **paths, size_t *count) {
  Match match = {.arena = arena, .most = most};
  Str rest = pattern;
  *paths = NULL;
  *count = 0;
  for (bool more = pattern.length > 0; more;) {
    Str part;
    more = str_cut(rest, '/', &part, &rest);
    if (!part.length || (str_is(part, "**") && match.part_count && str_is(match.parts[match.part_count - 1], "**"))) continue;
    if (match.part_count == MOST_PARTS) return result_of(arena, pattern, FILES_TOO_LARGE);
    match.any_depths += str_is(part, "**");
    match.parts[match.part_count++] = part;
  }
  walk(&match, str_starts(pattern, STR("/")) ? STR("/") : STR(""), 0, MOST_DEPTH);
  if (match.too_many) return result_of(arena, pattern, FILES_TOO_LARGE);
  if (!match.count) return result_of(arena, pattern, FILES_NOT_FOUND);
  *paths = match.paths;
  *count = match.count;
  return result_ok();
}
