/*
 * Strings as pointer and length. Slices cost nothing, nothing is terminated by accident, and bytes of a file can be pointed at where they lie.
 * The builder grows by doubling inside its arena; what it leaves behind goes with the arena.
 */
#include "overturn/str.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "overturn/utf8.h"

int str_compare(Str a, Str b) {
  size_t common = a.length < b.length ? a.length : b.length;
  int order = common ? memcmp(a.at, b.at, common) : 0;
  return order ? order : (a.length > b.length) - (a.length < b.length);
}

bool str_starts(Str s, Str prefix) { return s.length >= prefix.length && str_equal(str_slice(s, 0, prefix.length), prefix); }

bool str_ends(Str s, Str suffix) { return s.length >= suffix.length && str_equal(str_slice(s, s.length - suffix.length, s.length), suffix); }

size_t str_find(Str s, char byte, size_t from) {
  if (from >= s.length) return s.length;
  const char *found = memchr(s.at + from, byte, s.length - from);
  return found ? (size_t)(found - s.at) : s.length;
}

size_t str_find_str(Str s, Str part) {
  if (part.length == 0) return 0;
  for (size_t at = str_find(s, part.at[0], 0); at + part.length <= s.length; at = str_find(s, part.at[0], at + 1)) {
    if (memcmp(s.at + at, part.at, part.length) == 0) return at;
  }
  return s.length;
}

static bool is_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n'; }

Str str_trim(Str s) {
  size_t from = 0;
  size_t to = s.length;
  while (from < to && is_space(s.at[from])) from++;
  while (to > from && is_space(s.at[to - 1])) to--;
  return str_slice(s, from, to);
}

static char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte; }

bool str_equal_nocase(Str a, Str b) {
  if (a.length != b.length) return false;
  for (size_t i = 0; i < a.length; i++) {
    if (lower(a.at[i]) != lower(b.at[i])) return false;
  }
  return true;
}

bool str_cut(Str s, char byte, Str *head, Str *tail) {
  size_t at = str_find(s, byte, 0);
  *head = str_slice(s, 0, at);
  *tail = str_slice(s, at + 1, s.length);
  return at < s.length;
}

bool str_to_int(Str s, int64_t *value) {
  bool negative = s.length > 0 && s.at[0] == '-';
  size_t at = negative ? 1 : 0;
  if (at == s.length) return false;
  int64_t sum = 0; /* kept below zero: the lowest number has no positive twin */
  for (; at < s.length; at++) {
    if (s.at[at] < '0' || s.at[at] > '9') return false;
    if (__builtin_mul_overflow(sum, (int64_t)10, &sum) || __builtin_sub_overflow(sum, (int64_t)(s.at[at] - '0'), &sum)) return false;
  }
  if (!negative && sum == INT64_MIN) return false;
  *value = negative ? sum : -sum;
  return true;
}

static int least_of(int a, int b) { return a < b ? a : b; }

/* Longest names compared letter by letter; longer ones are only equal or far apart. */
#define DISTANCE_MOST_BYTES 80

/* Optimal string alignment, three rows at a time. */
int str_distance(Str a, Str b, int limit) {
  if (str_equal(a, b)) return 0;
  size_t apart = a.length > b.length ? a.length - b.length : b.length - a.length;
  if (a.length > DISTANCE_MOST_BYTES || b.length > DISTANCE_MOST_BYTES || limit <= 0 || apart >= (size_t)limit) return limit;
  int rows[3][DISTANCE_MOST_BYTES + 1] = {0};
  for (size_t j = 0; j <= b.length; j++) rows[0][j] = (int)j;
  for (size_t i = 1; i <= a.length; i++) {
    int *row = rows[i % 3];
    const int *above = rows[(i + 2) % 3];
    const int *above_two = rows[(i + 1) % 3];
    row[0] = (int)i;
    for (size_t j = 1; j <= b.length; j++) {
      int replace = above[j - 1] + (a.at[i - 1] != b.at[j - 1]);
      row[j] = least_of(replace, least_of(above[j], row[j - 1]) + 1);
      bool swapped = i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1];
      if (swapped) row[j] = least_of(row[j], above_two[j - 2] + 1);
    }
  }
  return least_of(rows[a.length % 3][b.length], limit);
}

Str str_copy(Arena *arena, Str s) {
  char *at = arena_alloc(arena, s.length + 1, 1);
  if (s.length) memcpy(at, s.at, s.length);
  return (Str){at, s.length};
}

const char *str_z(Arena *arena, Str s) { return str_copy(arena, s).at; }

Str str_format(Arena *arena, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  Str s = str_format_list(arena, format, arguments);
  va_end(arguments);
  return s;
}

Str str_format_list(Arena *arena, const char *format, va_list arguments) {
  char brief[256]; /* most are; a longer one is printed again, where there is room for it */
  va_list again;
  va_copy(again, arguments);
  int length = vsnprintf(brief, sizeof brief, format, arguments);
  assert(length >= 0);
  size_t room = (size_t)(length < 0 ? 0 : length) + 1;
  char *at = arena_take(arena, room, 1);
  if (room <= sizeof brief)
    memcpy(at, brief, room);
  else
    vsnprintf(at, room, format, again);
  va_end(again);
  return (Str){at, room - 1};
}

Buf buf_new(Arena *arena) { return (Buf){.arena = arena}; }

/* Room for `more` bytes and a zero byte after them. */
static char *buf_room(Buf *buf, size_t more) {
  size_t wanted = buf->length + more + 1;
  if (wanted > buf->capacity) {
    size_t capacity = buf->capacity ? buf->capacity * 2 : 64;
    if (capacity < wanted) capacity = wanted;
    char *moved = arena_alloc(buf->arena, capacity, 1);
    if (buf->length) memcpy(moved, buf->at, buf->length);
    buf->at = moved;
    buf->capacity = capacity;
  }
  return buf->at + buf->length;
}

void buf_add(Buf *buf, Str s) {
  if (!s.length) return;
  memcpy(buf_room(buf, s.length), s.at, s.length);
  buf->length += s.length;
}

void buf_addz(Buf *buf, const char *zero_terminated) { buf_add(buf, str_from(zero_terminated)); }

void buf_byte(Buf *buf, char byte) {
  *buf_room(buf, 1) = byte;
  buf->length++;
}

void buf_format(Buf *buf, const char *format, ...) {
  va_list arguments;
  va_list again;
  va_start(arguments, format);
  va_copy(again, arguments);
  char *at = buf_room(buf, 0);
  size_t room = buf->capacity - buf->length;
  int length = vsnprintf(at, room, format, arguments);
  va_end(arguments);
  assert(length >= 0);
  if ((size_t)length >= room) vsnprintf(buf_room(buf, (size_t)length), (size_t)length + 1, format, again);
  if (length > 0) buf->length += (size_t)length;
  va_end(again);
}

static void json_escape(Buf *buf, int32_t code_point) {
  static const char *const short_forms[128] = {
      ['"'] = "\\\"", ['\\'] = "\\\\", ['\b'] = "\\b", ['\f'] = "\\f", ['\n'] = "\\n", ['\r'] = "\\r", ['\t'] = "\\t",
  };
  if (code_point >= 0x10000) {
    uint32_t rest = (uint32_t)code_point - 0x10000;
    buf_format(buf, "\\u%04x\\u%04x", 0xd800u + (rest >> 10), 0xdc00u + (rest & 0x3ff));
  } else if (code_point >= 0 && code_point < 128 && short_forms[code_point]) {
    buf_addz(buf, short_forms[code_point]);
  } else {
    buf_format(buf, "\\u%04x", code_point < 0 ? 0xfffdu : (uint32_t)code_point);
  }
}

/* Characters that could fool a reader or a terminal are escaped too; bytes that are no UTF-8 become U+FFFD. */
void buf_json_string(Buf *buf, Str s) {
  buf_byte(buf, '"');
  size_t plain = 0;
  for (size_t at = 0; at < s.length;) {
    size_t start = at;
    int32_t code_point = utf8_next(s, &at);
    if (code_point != '"' && code_point != '\\' && !utf8_forbidden(code_point)) continue;
    buf_add(buf, str_slice(s, plain, start));
    json_escape(buf, code_point);
    plain = at;
  }
  buf_add(buf, str_slice(s, plain, s.length));
  buf_byte(buf, '"');
}

void buf_json_key(Buf *buf, const char *key) {
  if (buf->length && buf->at[buf->length - 1] != '{' && buf->at[buf->length - 1] != '[') buf_byte(buf, ',');
  buf_json_string(buf, str_from(key));
  buf_byte(buf, ':');
}

Str buf_str(Buf *buf) {
  *buf_room(buf, 0) = '\0';
  return (Str){buf->at, buf->length};
}
