/*
 * A row of the list needs a few hundred bytes of a file that has fifty thousand. Of a thousand files none is opened when the cache knows them all: size
 * and time tell whether a file is what it was. One that was written in the last two seconds is not believed, for some disks count time in such steps and
 * it may change again within the same one.
 */
#include "sdl/library.h"

#include <time.h>

#include "overturn/files.h"
#include "overturn/hash.h"
#include "screens/view.h"
#include "sdl/cache.h"

enum { MOST_BYTES = 4 << 20, MOST_CODES = 8 };
#define NS_PER_S ((int64_t)1000000000)
#define TOO_NEW_NS (2 * NS_PER_S)

Str library_folder_of(Str path) {
  size_t length = path.length;
  while (length && path.at[length - 1] != '/') length--;
  return length > 1 ? str_slice(path, 0, length - 1) : length ? STR("/") : STR(".");
}

static Str path_of(Arena *arena, Str folder, Str name) { return str_format(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name)); }

/* One file opened alone is called by its path; those of a folder by their names in it; a lesson of a course by what the course calls it. */
bool library_text(Arena *arena, const ProgramFile *file, Str *text, Str *why) {
  bool alone = str_find(file->name, '/', 0) < file->name.length;
  Str path = file->path.length ? file->path : alone ? file->name : path_of(arena, file->folder, file->name);
  FilesResult result = files_read(arena, path, MOST_BYTES, text);
  *why = result.message;
  return result.status == FILES_OK;
}

/* ---- One row in the cache ---- */

typedef struct Row {
  Str name;
  uint64_t size_bytes;
  int64_t changed_ns;
  ScenarioView head;
} Row;

static void put_row(Buf *to, const FilesEntry *entry, const ScenarioView *head) {
  cache_put_string(to, entry->name);
  cache_put_number(to, entry->size_bytes);
  cache_put_number(to, (uint64_t)entry->changed_ns);
  cache_put_string(to, head->title);
  cache_put_string(to, head->summary);
  cache_put_string(to, head->fault);
  cache_put_number(to, head->kind);
  cache_put_number(to, (uint64_t)head->level);
  cache_put_number(to, (uint64_t)head->minutes);
  cache_put_number(to, head->is_shift);
  cache_put_number(to, head->is_course);
  cache_put_string(to, head->id);
  cache_put_number(to, (uint64_t)head->code_count);
  for (int i = 0; i < head->code_count; i++) {
    cache_put_string(to, head->codes[i].group);
    cache_put_string(to, head->codes[i].code);
  }
}

/* Numbers that a head cannot have end the reading: the sum says that the file is whole, not that it makes sense. */
static int number_below(CacheReader *from, uint64_t end) {
  uint64_t number = cache_number(from);
  from->ok = from->ok && number < end;
  return from->ok ? (int)number : 0;
}

static Row take_row(Arena *arena, CacheReader *from) {
  Row row = {.name = cache_string(from)};
  row.size_bytes = cache_number(from);
  row.changed_ns = (int64_t)cache_number(from);
  row.head = (ScenarioView){.title = cache_string(from), .best_score = NONE};
  row.head.summary = cache_string(from);
  row.head.fault = cache_string(from);
  row.head.kind = (ScenarioKind)number_below(from, KIND_NEGOTIATION + 1);
  row.head.level = number_below(from, 10000);
  row.head.minutes = number_below(from, 10000);
  row.head.is_shift = number_below(from, 2) == 1;
  row.head.is_course = number_below(from, 2) == 1;
  row.head.id = cache_string(from);
  row.head.code_count = number_below(from, MOST_CODES + 1);
  CodeView *codes = row.head.code_count ? arena_make_many(arena, CodeView, row.head.code_count) : NULL;
  for (int i = 0; i < row.head.code_count; i++) {
    codes[i].group = cache_string(from);
    codes[i].code = cache_string(from);
  }
  row.head.codes = codes;
  from->ok = from->ok && row.head.title.length;
  return row;
}

/* ---- A folder and its cache, both in the order of names ---- */

typedef struct Reading {
  Arena *arena, *scratch; /* scratch: one file's text */
  Library *library;
  CacheReader known;
  uint64_t left; /* rows of the cache not yet taken */
  Row next;
  bool has_next;
  int64_t now_ns;
} Reading;

static void step(Reading *reading) {
  reading->has_next = reading->left > 0;
  if (!reading->has_next) return;
  reading->left--;
  reading->next = take_row(reading->arena, &reading->known);
  reading->has_next = reading->known.ok;
  if (!reading->has_next) reading->left = 0;
}

/* Whether the cache knows this very file. */
static bool find(Reading *reading, const FilesEntry *entry) {
  while (reading->has_next && str_compare(reading->next.name, entry->name) < 0) step(reading);
  const Row *row = &reading->next;
  return reading->has_next && str_equal(row->name, entry->name) && row->size_bytes == entry->size_bytes && row->changed_ns == entry->changed_ns;
}

static void add(Reading *reading, const FilesEntry *entry) {
  Library *library = reading->library;
  ProgramFile file = {.name = entry->name, .folder = library->folder};
  if (find(reading, entry)) {
    file.head = reading->next.head;
  } else {
    Str text, why;
    arena_reset(reading->scratch);
    library->read++;
    if (!library_text(reading->scratch, &file, &text, &why)) return;
    file.head = view_scenario_head(reading->arena, entry->name, text);
  }
  library->entries[library->count] = reading->now_ns - entry->changed_ns < TOO_NEW_NS ? NULL : entry;
  library->files[library->count++] = file;
}

/* The folder's own file among the caches; its path inside says that no other folder has the same sum. */
static void find_cache(Reading *reading) {
  Library *library = reading->library;
  Str folder = files_absolute(reading->arena, library->folder);
  library->cache_name = str_format(reading->arena, "library-%016llx", (unsigned long long)hash64(folder.at, folder.length, 0));
  reading->known = cache_read(reading->arena, library->cache, library->cache_name);
  bool ours = str_equal(cache_string(&reading->known), folder);
  reading->known.ok = reading->known.ok && ours;
  reading->left = cache_number(&reading->known);
}

static void read_folder(Reading *reading, const FilesEntry *entries, size_t count) {
  Library *library = reading->library;
  struct timespec now = {0};
  if (clock_gettime(CLOCK_REALTIME, &now) == 0) reading->now_ns = (int64_t)now.tv_sec * NS_PER_S + now.tv_nsec;
  find_cache(reading);
  uint64_t rows = reading->left;
  step(reading);
  for (size_t i = 0; i < count; i++)
    if (entries[i].kind == FILES_FILE && str_ends(entries[i].name, STR(".json"))) add(reading, &entries[i]);
  library->stale = !reading->known.ok || library->read || rows != (uint64_t)library->count;
}

/* One file is read at once: it is what will be opened. */
static void read_one(Arena *arena, Library *library) {
  ProgramFile *file = library->files = arena_make(arena, ProgramFile);
  file->name = library->folder;
  file->folder = library_folder_of(library->folder);
  library->read = 1;
  if (files_read(arena, file->name, MOST_BYTES, &file->text).status == FILES_OK) library->count = 1;
}

Library library_read(Arena *arena, Str path, Str cache) {
  Library library = {.folder = path, .cache = cache};
  FilesEntry *entries;
  size_t count;
  if (files_kind(arena, path) == FILES_FILE) {
    read_one(arena, &library);
    return library;
  }
  if (files_list(arena, path, LIBRARY_MOST, &entries, &count).status != FILES_OK) return library;
  library.files = arena_make_many(arena, ProgramFile, count + 1);
  library.entries = arena_make_many(arena, const FilesEntry *, count + 1);
  Reading reading = {.arena = arena, .scratch = arena_new(0), .library = &library};
  read_folder(&reading, entries, count);
  arena_free(reading.scratch);
  return library;
}

void library_keep(const Library *library) {
  if (!library->stale || !library->cache.length) return;
  Arena *arena = arena_new(0);
  Buf whole = buf_new(arena);
  uint64_t rows = 0;
  for (int i = 0; i < library->count; i++) rows += library->entries[i] != NULL;
  cache_put_string(&whole, files_absolute(arena, library->folder));
  cache_put_number(&whole, rows);
  for (int i = 0; i < library->count; i++)
    if (library->entries[i]) put_row(&whole, library->entries[i], &library->files[i].head);
  cache_write(library->cache, library->cache_name, buf_str(&whole));
  arena_free(arena);
}
