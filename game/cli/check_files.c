/* Which files `overturn check` looks at: those named, those of folders, those that fit a pattern. */
#include <string.h>

#include "cli/check.h"

#define MOST_FILES 20000
#define MOST_DEPTH 16

static void add_fault(CheckFiles *files, Arena *arena, Str message) {
  arena_push(arena, files->faults, files->fault_count, files->fault_capacity, message);
}

static void add_file(CheckFiles *files, Arena *arena, Str path) {
  arena_push(arena, files->paths, files->count, files->capacity, str_z(arena, path));
}

/* A folder's .json files and those of its folders; the depth of folders is the depth of this walk, and links to folders are not followed. */
static void add_folder(CheckFiles *files, Arena *arena, Str path, int depth) {
  FilesEntry *entries;
  size_t count;
  FilesResult result = files_list(arena, path, MOST_FILES, &entries, &count);
  if (result.status != FILES_OK || depth == 0) {
    add_fault(files, arena, depth ? result.message : STR("folders are nested too deep"));
    return;
  }
  arena_push(arena, files->folders, files->folder_count, files->folder_capacity, path);
  for (size_t i = 0; i < count; i++) {
    Str inner = str_format(arena, "%.*s%s%.*s", STR_ARG(path), str_ends(path, STR("/")) ? "" : "/", STR_ARG(entries[i].name));
    if (entries[i].kind == FILES_FOLDER)
      add_folder(files, arena, inner, depth - 1);
    else if (entries[i].kind == FILES_FILE && str_ends(entries[i].name, STR(".json")))
      add_file(files, arena, inner);
  }
}

static void add_path(CheckFiles *files, Arena *arena, Str path) {
  if (files_kind(arena, path) == FILES_FOLDER)
    add_folder(files, arena, path, MOST_DEPTH);
  else
    add_file(files, arena, path);
}

static void add_pattern(CheckFiles *files, Arena *arena, Str pattern) {
  Str *paths;
  size_t count;
  FilesResult result = files_match(arena, pattern, MOST_FILES, &paths, &count);
  if (result.status != FILES_OK)
    add_fault(files, arena,
              result.status == FILES_NOT_FOUND ? str_format(arena, "%.*s: nothing there fits this pattern", STR_ARG(pattern)) : result.message);
  for (size_t i = 0; i < count; i++) add_path(files, arena, paths[i]);
}

CheckFiles check_find(const Check *check, Arena *arena) {
  CheckFiles files = {0};
  for (int i = 0; i < check->path_count; i++) {
    Str path = str_from(check->paths[i]);
    /* A file that is really called so comes first. */
    if (files_is_pattern(path) && files_kind(arena, path) == FILES_NOTHING)
      add_pattern(&files, arena, path);
    else
      add_path(&files, arena, path);
  }
  return files;
}
