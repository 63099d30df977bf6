/* Strings as pointer and length, and a builder. No terminator is promised unless a function says so. */
#ifndef OVERTURN_STR_H
#define OVERTURN_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "overturn/arena.h"

typedef struct Str {
  const char *at;
  size_t length;
} Str;

/** A Str from a string literal, usable in static tables. */
#define STR(LITERAL) ((Str){("" LITERAL), sizeof(LITERAL) - 1})
#define STR_INIT(LITERAL) \
  { ("" LITERAL), sizeof(LITERAL) - 1 }
/** For printf's "%.*s". */
#define STR_ARG(S) (int)(S).length, ((S).length ? (S).at : "")

static inline Str str_from(const char *zero_terminated) { return (Str){zero_terminated, zero_terminated ? strlen(zero_terminated) : 0}; }
/** Names that differ mostly do so in the first byte, which is looked at first. */
static inline bool str_equal(Str a, Str b) {
  return a.length == b.length && (a.length == 0 || (a.at[0] == b.at[0] && memcmp(a.at, b.at, a.length) == 0));
}
static inline bool str_is(Str a, const char *zero_terminated) {
  return (a.length == 0 || (zero_terminated && a.at[0] == zero_terminated[0])) && str_equal(a, str_from(zero_terminated));
}
/** Bytes in order; shorter first. @return below, at or above zero. */
int str_compare(Str a, Str b);
bool str_starts(Str s, Str prefix);
bool str_ends(Str s, Str suffix);
/** @return index of the first `byte` at or after `from`, or s.length. */
size_t str_find(Str s, char byte, size_t from);
/** @return index of the first `part`, or s.length. */
size_t str_find_str(Str s, Str part);
/** Bytes [from, to) with both ends held inside the string. */
static inline Str str_slice(Str s, size_t from, size_t to) {
  if (to > s.length) to = s.length;
  if (from > to) from = to;
  return (Str){s.at ? s.at + from : NULL, to - from};
}
/** Without white space (space, tab, CR, LF) at either end. */
Str str_trim(Str s);
/** ASCII letters compared without case. */
bool str_equal_nocase(Str a, Str b);
/** Splits at the first `byte`: before it into `head`, after it into `tail`. @return false (head = s, tail empty) when it is not there. */
bool str_cut(Str s, char byte, Str *head, Str *tail);
/** Reads a whole string as a decimal integer. @return false when it is anything else or does not fit. */
bool str_to_int(Str s, int64_t *value);
/** How many single edits (insert, delete, replace, swap of neighbours) turn a into b; stops counting at `limit`. For "did you mean". */
int str_distance(Str a, Str b, int limit);
/** A copy in the arena, followed by a zero byte. */
Str str_copy(Arena *arena, Str s);
/** A zero-terminated copy in the arena. */
const char *str_z(Arena *arena, Str s);
/** printf into the arena; the result is followed by a zero byte. */
Str str_format(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
Str str_format_list(Arena *arena, const char *format, va_list arguments) __attribute__((format(printf, 2, 0)));

/** Grows in its arena; read it with buf_str(). */
typedef struct Buf {
  Arena *arena;
  char *at;
  size_t length;
  size_t capacity;
} Buf;

Buf buf_new(Arena *arena);
void buf_add(Buf *buf, Str s);
void buf_addz(Buf *buf, const char *zero_terminated);
void buf_byte(Buf *buf, char byte);
void buf_format(Buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
/** Adds `s` as a JSON string with its quotes. Quotes, backslashes and whatever utf8_forbidden() names are escaped; bytes that are no UTF-8 become U+FFFD. */
void buf_json_string(Buf *buf, Str s);
/** Adds `"key":`, behind a comma unless a bracket was opened just before. */
void buf_json_key(Buf *buf, const char *key);
/** What was built so far, followed by a zero byte; valid until the next call on `buf`. */
Str buf_str(Buf *buf);

#endif
