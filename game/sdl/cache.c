/* A cache is never trusted: who wrote it and a sum over all of it come first. Whatever is wrong with it, what it holds is worked out anew, and nobody is
 * told. A build of the program reads only its own, so that what is kept may change its form at any time. */
#include "sdl/cache.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files/places.h"
#include "overturn/files.h"
#include "overturn/hash.h"

enum { MOST_BYTES = 16 << 20, HEAD_BYTES = 2 * sizeof(uint64_t), MOST_FILES = 32, MOST_LISTED = 4096 };

Str cache_folder(Arena *arena) {
  const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
  if (cache && cache[0] == '/') return str_format(arena, "%s/overturn", cache);
  return home && home[0] ? str_format(arena, "%s/.cache/overturn", home) : STR("");
}

void cache_put_number(Buf *to, uint64_t number) {
  char bytes[sizeof number];
  memcpy(bytes, &number, sizeof number);
  buf_add(to, (Str){bytes, sizeof bytes});
}

void cache_put_string(Buf *to, Str string) {
  cache_put_number(to, string.length);
  buf_add(to, string);
}

static Str take(CacheReader *from, uint64_t length) {
  from->ok = from->ok && length <= from->rest.length;
  if (!from->ok) return STR("");
  Str taken = str_slice(from->rest, 0, (size_t)length);
  from->rest = str_slice(from->rest, (size_t)length, from->rest.length);
  return taken;
}

uint64_t cache_number(CacheReader *from) {
  uint64_t number = 0;
  Str bytes = take(from, sizeof number);
  if (bytes.length) memcpy(&number, bytes.at, sizeof number);
  return number;
}

Str cache_string(CacheReader *from) { return take(from, cache_number(from)); }

/* ---- Files ---- */

/* The build that runs: its file's size and time. */
static uint64_t this_build(Arena *arena) {
  FilesEntry program = files_about(arena, places_program(arena));
  return hash64(&program.changed_ns, sizeof program.changed_ns, program.size_bytes);
}

static Str path_of(Arena *arena, Str folder, Str name) { return str_format(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name)); }

static uint64_t sum_of(Str content) { return hash64(content.at, content.length, HEAD_BYTES); }

CacheReader cache_read(Arena *arena, Str folder, Str name) {
  CacheReader reader = {STR(""), false};
  if (!folder.length || files_read(arena, path_of(arena, folder, name), MOST_BYTES, &reader.rest).status != FILES_OK) return reader;
  reader.ok = true;
  uint64_t build = cache_number(&reader), sum = cache_number(&reader);
  reader.ok = reader.ok && build == this_build(arena) && sum == sum_of(reader.rest);
  return reader;
}

static int newest_first(const void *a, const void *b) {
  int64_t left = ((const FilesEntry *)a)->changed_ns, right = ((const FilesEntry *)b)->changed_ns;
  return left == right ? 0 : left > right ? -1 : 1;
}

/* Every library that was ever opened leaves a file: those written longest ago go. */
static void prune(Arena *arena, Str folder) {
  FilesEntry *entries;
  size_t count;
  if (files_list(arena, folder, MOST_LISTED, &entries, &count).status != FILES_OK) return;
  qsort(entries, count, sizeof *entries, newest_first);
  for (size_t i = MOST_FILES; i < count; i++)
    if (entries[i].kind == FILES_FILE) (void)remove(str_z(arena, path_of(arena, folder, entries[i].name)));
}

void cache_write(Str folder, Str name, Str content) {
  if (!folder.length) return;
  Arena *arena = arena_new(0);
  Buf whole = buf_new(arena);
  cache_put_number(&whole, this_build(arena));
  cache_put_number(&whole, sum_of(content));
  buf_add(&whole, content);
  bool kept = files_make_folder(arena, folder).status == FILES_OK &&
              files_write_again(arena, path_of(arena, folder, name), buf_str(&whole)).status == FILES_OK;
  if (kept) prune(arena, folder);
  arena_free(arena);
}
