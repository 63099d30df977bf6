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

/** The end of a run of bytes that stand for themselves in a string and in text for people: printable ASCII but quote and backslash. Most text is such runs. */
static inline size_t character_plain_end(Str source, size_t at) {
  for (; at < source.length; at++) {
    unsigned char c = (unsigned char)source.at[at];
    if (c < 0x20 || c > 0x7e || c == '"' || c == '\\') break;
  }
  return at;
}

/** Decodes what stands between the quotes; faults become U+FFFD. */
Str character_decode(Arena *arena, Str inside);

#endif
