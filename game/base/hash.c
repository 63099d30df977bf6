/*
 * SHA-256 names a scenario's content in journals and results, so it must be the published function (FIPS 180-4) and nothing else.
 * hash64 and the generator serve tables and seeded choices: small, fixed for ever, and read bytes in one order on every machine.
 */
#include "overturn/hash.h"

#include <string.h>

static const uint32_t round_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotate(uint32_t x, int by) { return x >> by | x << (32 - by); }

static void sha256_block(Sha256 *sha, const uint8_t *block) {
  uint32_t w[64];
  for (int i = 0; i < 16; i++) {
    w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 | (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
  }
  for (int i = 16; i < 64; i++) {
    uint32_t s0 = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3;
    uint32_t s1 = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10;
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
  uint32_t v[8];
  memcpy(v, sha->state, sizeof v);
  for (int i = 0; i < 64; i++) {
    uint32_t s1 = rotate(v[4], 6) ^ rotate(v[4], 11) ^ rotate(v[4], 25);
    uint32_t choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
    uint32_t t1 = v[7] + s1 + choice + round_constants[i] + w[i];
    uint32_t s0 = rotate(v[0], 2) ^ rotate(v[0], 13) ^ rotate(v[0], 22);
    uint32_t majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
    memmove(v + 1, v, 7 * sizeof *v);
    v[4] += t1;
    v[0] = t1 + s0 + majority;
  }
  for (int i = 0; i < 8; i++) sha->state[i] += v[i];
}

void sha256_start(Sha256 *sha) {
  *sha = (Sha256){.state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
}

void sha256_add(Sha256 *sha, const void *bytes, size_t length_bytes) {
  const uint8_t *from = bytes;
  size_t filled = sha->length_bytes % 64;
  sha->length_bytes += length_bytes;
  while (length_bytes > 0) {
    size_t part = 64 - filled < length_bytes ? 64 - filled : length_bytes;
    memcpy(sha->block + filled, from, part);
    from += part;
    length_bytes -= part;
    filled += part;
    if (filled == 64) {
      sha256_block(sha, sha->block);
      filled = 0;
    }
  }
}

void sha256_end(Sha256 *sha, uint8_t digest[32]) {
  static const uint8_t padding[64] = {0x80};
  uint64_t bits = sha->length_bytes * 8;
  size_t filled = sha->length_bytes % 64;
  sha256_add(sha, padding, filled < 56 ? 56 - filled : 120 - filled);
  uint8_t length[8];
  for (int i = 0; i < 8; i++) length[i] = (uint8_t)(bits >> (56 - 8 * i));
  sha256_add(sha, length, sizeof length);
  for (int i = 0; i < 32; i++) digest[i] = (uint8_t)(sha->state[i / 4] >> (24 - 8 * (i % 4)));
}

Str sha256_hex(Arena *arena, Str s) {
  Sha256 sha;
  uint8_t digest[32];
  sha256_start(&sha);
  sha256_add(&sha, s.at, s.length);
  sha256_end(&sha, digest);
  char *hex = arena_alloc(arena, 65, 1);
  for (int i = 0; i < 32; i++) {
    hex[2 * i] = "0123456789abcdef"[digest[i] >> 4];
    hex[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
  }
  return (Str){hex, 64};
}

/* SplitMix64's finalizer: every bit of the input reaches every bit of the result. */
static uint64_t mix(uint64_t x) {
  x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
  x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
  return x ^ x >> 31;
}

/* The lowest byte first; compilers make one load of it where that is the machine's order. */
static uint64_t word_of(const uint8_t *from) {
  return (uint64_t)from[0] | (uint64_t)from[1] << 8 | (uint64_t)from[2] << 16 | (uint64_t)from[3] << 24 | (uint64_t)from[4] << 32 |
         (uint64_t)from[5] << 40 | (uint64_t)from[6] << 48 | (uint64_t)from[7] << 56;
}

uint64_t hash64(const void *bytes, size_t length_bytes, uint64_t seed) {
  const uint8_t *from = bytes;
  uint64_t hash = mix(seed ^ UINT64_C(0x9e3779b97f4a7c15)) ^ length_bytes;
  for (; length_bytes >= 8; from += 8, length_bytes -= 8) hash = mix(hash ^ word_of(from)) + UINT64_C(0x9e3779b97f4a7c15);
  if (length_bytes) {
    uint64_t word = 0;
    for (size_t i = 0; i < length_bytes; i++) word |= (uint64_t)from[i] << (8 * i);
    hash = mix(hash ^ word) + UINT64_C(0x9e3779b97f4a7c15);
  }
  return mix(hash);
}

uint64_t rng_next(Rng *rng) {
  rng->state += UINT64_C(0x9e3779b97f4a7c15);
  return mix(rng->state);
}

uint64_t rng_below(Rng *rng, uint64_t below) {
  uint64_t uneven = (0 - below) % below; /* 2^64 mod below: the first that many numbers would come up once too often */
  uint64_t drawn;
  do {
    drawn = rng_next(rng);
  } while (drawn < uneven);
  return drawn % below;
}
