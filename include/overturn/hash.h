/* SHA-256 (FIPS 180-4) for naming content, and a fast hash for tables. */
#ifndef OVERTURN_HASH_H
#define OVERTURN_HASH_H

#include <stddef.h>
#include <stdint.h>

#include "overturn/str.h"

typedef struct Sha256 {
  uint32_t state[8];
  uint64_t length_bytes;
  uint8_t block[64];
} Sha256;

void sha256_start(Sha256 *sha);
void sha256_add(Sha256 *sha, const void *bytes, size_t length_bytes);
void sha256_end(Sha256 *sha, uint8_t digest[32]);
/** Digest of `s` as 64 lower-case hex digits. */
Str sha256_hex(Arena *arena, Str s);

/** A well-mixed 64-bit hash of bytes, the same on every machine. Not for security. */
uint64_t hash64(const void *bytes, size_t length_bytes, uint64_t seed);

/** A small deterministic generator (SplitMix64). Copy it to fork the stream. */
typedef struct Rng {
  uint64_t state;
} Rng;
uint64_t rng_next(Rng *rng);
/** Uniform in [0, below), without bias. `below` > 0. */
uint64_t rng_below(Rng *rng, uint64_t below);

#endif
