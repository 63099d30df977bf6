/* What every fuzzer here has: a check that holds in every build, the program's own data, and bytes changed at random. */
#ifndef OVERTURN_TESTS_HELP_FUZZ_H
#define OVERTURN_TESTS_HELP_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "overturn/hash.h"
#include "overturn/json.h"

/** Every fuzzer defines it; libFuzzer's name. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* Not assert(): these must hold in every build. */
#define must(CONDITION)                                               \
  do {                                                                \
    if (!(CONDITION)) {                                               \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #CONDITION); \
      abort();                                                        \
    }                                                                 \
  } while (0)

/** A file, named from tests/. */
Str fuzz_read(Arena *arena, const char *path);
/** A copy that is exactly as long as the bytes, so that a read one byte too far is seen. Freed by the caller. */
char *fuzz_copy(const uint8_t *bytes, size_t length);
/** Hands over TIMES changed copies of a text, the same ones in every run: bytes replaced, digits, cuts, and PIECES (NULL last) put in anywhere. */
void fuzz_changed(Str seed, int times, const char *const *pieces);

#endif
