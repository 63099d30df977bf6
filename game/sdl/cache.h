/* What was worked out before and can be worked out again: small files in a cache folder, each read whole and undamaged or not at all. */
#ifndef SDL_CACHE_H
#define SDL_CACHE_H

#include <stdbool.h>
#include <stdint.h>

#include "overturn/str.h"

/** Where caches lie when nothing else was asked for: $XDG_CACHE_HOME/overturn or ~/.cache/overturn. */
Str cache_folder(Arena *arena);

/** Values one after another, as bytes of this machine: a cache does not travel. */
void cache_put_number(Buf *to, uint64_t number);
void cache_put_string(Buf *to, Str string);

/** What cache_put_*() wrote. Once something does not fit, `ok` is false and all that is read is 0 or empty. */
typedef struct CacheReader {
  Str rest;
  bool ok;
} CacheReader;
uint64_t cache_number(CacheReader *from);
/** Points into what is read. */
Str cache_string(CacheReader *from);

/**
 * @param folder  empty: nothing is kept.
 * @param name  of the file.
 * @return what was kept under that name by this very build of the program, in `arena`; `ok` false when there is nothing, or it is damaged.
 */
CacheReader cache_read(Arena *arena, Str folder, Str name);
/** Keeps it, whole or not at all; where that cannot be, nothing is lost but time. */
void cache_write(Str folder, Str name, Str content);

#endif
