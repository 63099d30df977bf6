/* Private to the layer: one character at a time out of the source of a JSON string. */
#ifndef OVERTURN_JSON_CHARACTER_H
#define OVERTURN_JSON_CHARACTER_H

#include "overturn/str.h"

typedef enum CharacterFault {
  CHARACTER_OK,
  CHARACTER_NOT_UTF8,
  CHARACTER_CONTROL, /* written raw */
  CHARACTER_BAD_ESCAPE,
  CHARACTER_LONE_SURROGATE,
  CHARACTER_ZERO, /* "\u0000" */
} CharacterFault;

typedef struct Character {
  CharacterFault fault;
  int32_t code_point; /* U+FFFD where there is a fault other than CHARACTER_CONTROL and CHARACTER_ZERO */
  size_t from, to;    /* bytes of the source, the escape whole */
} Character;

/** The character at `at`, escapes decoded. Never takes a closing quote. `at` < source.length. */
Character character_next(Str source, size_t at);

/** Eight bytes as a number, the first of them lowest. */
static inline uint64_t character_eight(const char *at) {
  uint64_t bytes;
  memcpy(&bytes, at, sizeof bytes);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  bytes = __builtin_bswap64(bytes);
#endif
  return bytes;
}

#define CHARACTER_ONES (UINT64_MAX / 255) /* a 1 in each of the eight */

/** How many of them come before the first whose top bit is set. */
static inline size_t character_before_top(uint64_t bytes) {
  uint64_t tops = bytes & CHARACTER_ONES << 7;
  return tops ? (size_t)__builtin_ctzll(tops) / 8 : 8;
}

/** The end of a run of bytes that stand for themselves in a string and in text for people: printable ASCII but quote and backslash. Most text is such runs. */
static inline size_t character_plain_end(Str source, size_t at) {
  while (at + 8 <= source.length) {
    uint64_t bytes = character_eight(source.at + at), quotes = bytes ^ CHARACTER_ONES * '"', slashes = bytes ^ CHARACTER_ONES * '\\';
    /* Beyond ASCII, DEL, a control character, a quote, a backslash; what one of them borrows or carries reaches only those after it. */
    size_t plain = character_before_top(bytes | (bytes + CHARACTER_ONES) | (bytes - CHARACTER_ONES * ' ') | (quotes - CHARACTER_ONES) |
                                        (slashes - CHARACTER_ONES));
    at += plain;
    if (plain < 8) return at;
  }
  for (; at < source.length; at++) {
    unsigned char c = (unsigned char)source.at[at];
    if (c < 0x20 || c > 0x7e || c == '"' || c == '\\') break;
  }
  return at;
}

/** The end of a run of spaces. */
static inline size_t character_spaces_end(Str source, size_t at) {
  while (at + 8 <= source.length) {
    uint64_t others = character_eight(source.at + at) ^ CHARACTER_ONES * ' ';
    if (others) return at + (size_t)__builtin_ctzll(others) / 8;
    at += 8;
  }
  while (at < source.length && source.at[at] == ' ') at++;
  return at;
}

/** Decodes what stands between the quotes; faults become U+FFFD. */
Str character_decode(Arena *arena, Str inside);

#endif
