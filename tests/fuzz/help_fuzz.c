#include "help_fuzz.h"

#include <string.h>

#include "overturn/files.h"

enum { MOST_LENGTH = 16384 };

Str fuzz_read(Arena *arena, const char *path) {
  Str text;
  must(files_read(arena, str_from(path), JSON_MOST_BYTES, &text).status == FILES_OK);
  return text;
}

char *fuzz_copy(const uint8_t *bytes, size_t length) {
  char *copy = malloc(length ? length : 1);
  must(copy);
  if (length) memcpy(copy, bytes, length);
  return copy;
}

static size_t mutate(Rng *rng, uint8_t *bytes, size_t length, Str piece) {
  size_t at = rng_below(rng, length + 1), size;
  switch (rng_below(rng, 5)) {
  case 0:
    if (at < length) bytes[at] = (uint8_t)rng_next(rng);
    return length;
  case 1: /* another digit: sums that do not hold, dates that are none */
    while (at < length && (bytes[at] < '0' || bytes[at] > '9')) at++;
    if (at < length) bytes[at] = (uint8_t)('0' + rng_below(rng, 10));
    return length;
  case 2: /* take some away */
    size = rng_below(rng, 12);
    if (at + size > length) return length;
    memmove(bytes + at, bytes + at + size, length - at - size);
    return length - size;
  case 3: /* cut off */ return rng_below(rng, 16) ? length : at;
  default:
    if (length + piece.length > MOST_LENGTH) return length;
    memmove(bytes + at + piece.length, bytes + at, length - at);
    memcpy(bytes + at, piece.at, piece.length);
    return length + piece.length;
  }
}

void fuzz_changed(Str seed, int times, const char *const *pieces) {
  static uint8_t bytes[MOST_LENGTH];
  uint64_t piece_count = 0;
  while (pieces[piece_count]) piece_count++;
  if (seed.length > sizeof bytes / 2) return;
  Rng rng = {hash64(seed.at, seed.length, 0)};
  for (int i = 0; i < times; i++) {
    size_t length = seed.length;
    if (length) memcpy(bytes, seed.at, length);
    for (uint64_t changes = 1 + rng_below(&rng, 6); changes > 0; changes--)
      length = mutate(&rng, bytes, length, str_from(pieces[rng_below(&rng, piece_count)]));
    LLVMFuzzerTestOneInput(bytes, length);
  }
}
