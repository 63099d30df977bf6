/*
 * Characters of a JSON string with the place of each in the source, so that a fault in "caf\u00e9\u202e" is shown at the very escape.
 * The scanner, the comparison of keys and the rules on content all read strings through here.
 */
#include "json/character.h"

#include "overturn/utf8.h"

#define REPLACEMENT 0xfffd

static int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

/* The number of "\uXXXX" at `at`, or -1; `*end` is moved past what was understood. */
static int32_t unicode_escape(Str source, size_t at, size_t *end) {
  int32_t value = 0;
  for (*end = at + 2; *end < at + 6; ++*end) {
    int digit = *end < source.length ? hex_value(source.at[*end]) : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

static Character surrogate(Str source, size_t at, int32_t high, size_t end) {
  Character lone = {CHARACTER_LONE_SURROGATE, REPLACEMENT, at, end};
  bool followed = end + 1 < source.length && source.at[end] == '\\' && source.at[end + 1] == 'u';
  if (high >= 0xdc00 || !followed) return lone;
  size_t low_end;
  int32_t low = unicode_escape(source, end, &low_end);
  if (low < 0xdc00 || low > 0xdfff) return lone;
  return (Character){CHARACTER_OK, 0x10000 + (high - 0xd800) * 0x400 + (low - 0xdc00), at, low_end};
}

static Character escape(Str source, size_t at) {
  Character bad = {CHARACTER_BAD_ESCAPE, REPLACEMENT, at, at + 1};
  if (at + 1 >= source.length) return bad;
  char letter = source.at[at + 1];
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  for (size_t i = 0; letters[i]; i++) {
    if (letter == letters[i]) return (Character){CHARACTER_OK, meanings[i], at, at + 2};
  }
  if (letter != 'u') {
    size_t end = at + 1;
    if ((unsigned char)letter >= ' ') utf8_next(source, &end);
    bad.to = end;
    return bad;
  }
  size_t end;
  int32_t code_point = unicode_escape(source, at, &end);
  if (code_point < 0) {
    bad.to = end;
    return bad;
  }
  if (code_point == 0) return (Character){CHARACTER_ZERO, 0, at, end};
  if (code_point >= 0xd800 && code_point <= 0xdfff) return surrogate(source, at, code_point, end);
  return (Character){CHARACTER_OK, code_point, at, end};
}

Character character_next(Str source, size_t at) {
  if (source.at[at] == '\\') return escape(source, at);
  size_t end = at;
  int32_t code_point = utf8_next(source, &end);
  if (code_point < 0) return (Character){CHARACTER_NOT_UTF8, REPLACEMENT, at, end};
  return (Character){code_point < ' ' ? CHARACTER_CONTROL : CHARACTER_OK, code_point, at, end};
}

Str character_decode(Arena *arena, Str inside) {
  Buf out = buf_new(arena);
  for (size_t at = 0; at < inside.length;) {
    Character character = character_next(inside, at);
    utf8_put(&out, character.code_point);
    at = character.to;
  }
  return buf_str(&out);
}
