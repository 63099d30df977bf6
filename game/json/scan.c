/*
 * The strict scanner: RFC 8259 and nothing else. cJSON builds the tree, but it takes "01", raw control characters, broken UTF-8 and duplicate keys
 * without a word; an author must hear of them, all in one run, with line and column.
 *
 * A small machine of states with its own stack of open brackets. Faults inside a value (a bad escape, a number such as "1.") are reported and reading
 * goes on; so are the slips that leave no doubt about what was meant (a comma too many or too few, a comment, a key without quotes).
 * Where the structure itself is in doubt it stops, so that one slip does not drown the rest in false alarms.
 */
#include "json/scan.h"

#include <stdlib.h>

#include "overturn/number.h"
#include "overturn/utf8.h"
#include "json/character.h"

typedef enum State { AT_VALUE, AT_FIRST_VALUE, AT_KEY, AT_FIRST_KEY, AFTER_VALUE, DONE } State;

typedef struct Open {
  Json *node;
  Json *last; /* child */
} Open;

typedef struct Scanner {
  Arena *arena;
  Diags *diags;
  Str text;
  size_t at;
  size_t longest_number;
  uint32_t nodes;
  int depth;
  Open open[JSON_MOST_DEPTH];
  Json *root;
  Span key_span; /* waiting for its value */
  Str key;
  bool key_plain;
  bool failed;
} Scanner;

const DiagCode json_diag_codes[] = {
    {"E101", "the file is larger than 4 MiB"},
    {"E102", "the file holds nothing"},
    {"E103", "bytes that are not UTF-8"},
    {"E104", "a byte order mark at the start"},
    {"E105", "white space other than space, tab and line end"},
    {"E106", "a comment"},
    {"E107", "a value was expected"},
    {"E108", "a word that is no JSON value"},
    {"E109", "a number not written as JSON writes numbers"},
    {"E110", "a number too large for any computer's arithmetic"},
    {"E111", "a comma is missing"},
    {"E112", "a comma with nothing after it"},
    {"E113", "a key in double quotes was expected"},
    {"E114", "a colon was expected after the key"},
    {"E115", "the wrong closing bracket"},
    {"E116", "the file ends too early"},
    {"E117", "something follows the end of the value"},
    {"E118", "a string that is not closed on its line"},
    {"E119", "a control character in a string"},
    {"E120", "an unknown escape in a string"},
    {"E121", "half of a surrogate pair"},
    {"E122", "\\u0000 in a string"},
    {"E123", "a string longer than 16 KiB"},
    {"E124", "the same key twice in one object"},
    {"E125", "brackets nested deeper than 64"},
    {"E126", "more than 500,000 values"},
    {"E127", "the two readers of this program disagree"},
    {NULL, NULL},
};

static Str path_here(Scanner *s) {
  if (s->diags->count >= DIAG_MOST) return STR("");
  return s->depth > 0 ? json_path(s->diags->arena, s->open[s->depth - 1].node) : STR("$");
}

/* Reports at the bytes [from, to). */
#define fault(SCANNER, CODE, FROM, TO, ...) \
  ((SCANNER)->failed = true, diags_add((SCANNER)->diags, DIAG_ERROR, (CODE), span((FROM), (TO)), path_here(SCANNER), __VA_ARGS__))

static Span span(size_t from, size_t to) { return (Span){(uint32_t)from, (uint32_t)(to - from)}; }

/* Of a value, for a message; it is looked for only where the message is kept. */
static uint32_t line_of(const Scanner *s, const Json *value) {
  return s->diags->count < DIAG_MOST ? diags_place(s->text, value->span.offset).line : 0;
}

static int peek(const Scanner *s, size_t ahead) { return s->at + ahead < s->text.length ? (unsigned char)s->text.at[s->at + ahead] : -1; }

/* What stands at the place, for a message: 'x' or the character's number. */
static Str found_here(Scanner *s) {
  if (s->at >= s->text.length) return STR("the end of the file");
  size_t end = s->at;
  int32_t code_point = utf8_next(s->text, &end);
  if (code_point > ' ' && !utf8_forbidden(code_point)) return str_format(s->diags->arena, "'%.*s'", STR_ARG(str_slice(s->text, s->at, end)));
  return str_format(s->diags->arena, "the character U+%04X", code_point < 0 ? 0xfffdu : (uint32_t)code_point);
}

static bool is_odd_space(int32_t c) {
  return c == 0x0b || c == 0x0c || c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200b) || c == 0x2028 || c == 0x2029 ||
         c == 0x202f || c == 0x205f || c == 0x3000 || c == 0xfeff;
}

/* Skips a comment and reports it. @return false when there is none here. */
static bool skip_comment(Scanner *s) {
  size_t start = s->at;
  if (peek(s, 0) == '#' || (peek(s, 0) == '/' && peek(s, 1) == '/')) {
    s->at = str_find(s->text, '\n', s->at);
  } else if (peek(s, 0) == '/' && peek(s, 1) == '*') {
    s->at += 2;
    while (s->at < s->text.length && !(peek(s, 0) == '*' && peek(s, 1) == '/')) s->at++;
    s->at = s->at + 2 < s->text.length ? s->at + 2 : s->text.length;
  } else {
    return false;
  }
  fault(s, "E106", start, s->at, "JSON has no comments; put it under a key \"$comment\"");
  return true;
}

/* A run of broken bytes is one fault. */
static void skip_not_utf8(Scanner *s) {
  size_t start = s->at;
  for (size_t end = start; s->at < s->text.length && utf8_next(s->text, &end) < 0;) s->at = end;
  fault(s, "E103", start, s->at, "these bytes are not UTF-8; save the file as UTF-8");
}

/* Skips a character that is no space but looks like one, or a run of bytes that are no text. @return false when there is none here. */
static bool skip_odd(Scanner *s) {
  size_t start = s->at;
  size_t end = s->at;
  int32_t code_point = utf8_next(s->text, &end);
  if (is_odd_space(code_point)) {
    s->at = end;
    fault(s, "E105", start, end, "the character U+%04X is not a plain space; use spaces, tabs and line ends between values", (uint32_t)code_point);
    return true;
  }
  if (code_point >= 0) return false;
  skip_not_utf8(s);
  return true;
}

/* Spaces and line ends; anything else that is skipped is a fault. @return false when nothing was. */
static bool skip_some(Scanner *s) {
  size_t start = s->at;
  for (int byte = peek(s, 0); byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t'; byte = peek(s, 0))
    s->at = byte == ' ' ? character_spaces_end(s->text, s->at) : s->at + 1;
  return s->at > start || (s->at < s->text.length && (skip_comment(s) || skip_odd(s)));
}

static inline void skip_space(Scanner *s) {
  for (int byte = peek(s, 0); byte <= ' ' || byte > '~' || byte == '/' || byte == '#'; byte = peek(s, 0))
    if (!skip_some(s)) return;
}

static void report_character(Scanner *s, Character c) {
  Str source = str_slice(s->text, c.from, c.to);
  switch (c.fault) {
  case CHARACTER_CONTROL: {
    const char *advice = c.code_point == '\t' ? "; write \\t, or a space" : "";
    fault(s, "E119", c.from, c.to, "the control character U+%04X may not stand in a string%s", (uint32_t)c.code_point, advice);
    break;
  }
  case CHARACTER_BAD_ESCAPE:
    fault(s, "E120", c.from, c.to, "%.*s is not an escape; known are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hex digits",
          STR_ARG(source));
    break;
  case CHARACTER_LONE_SURROGATE: fault(s, "E121", c.from, c.to, "%.*s is half of a pair; its other half is missing", STR_ARG(source)); break;
  case CHARACTER_ZERO: fault(s, "E122", c.from, c.to, "\\u0000 may not stand in a string"); break;
  case CHARACTER_NOT_UTF8:
  case CHARACTER_OK: break;
  }
}

static size_t utf8_bytes(int32_t code_point) { return code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4; }

/* From the opening quote to after the closing one. @return false when there is no closing one. */
static bool scan_string(Scanner *s, Span *found, bool *is_plain) {
  size_t start = s->at++;
  size_t length = 0;
  *is_plain = true;
  for (;;) {
    size_t plain = character_plain_end(s->text, s->at);
    length += plain - s->at;
    s->at = plain;
    int byte = peek(s, 0);
    if (byte == '"') break;
    if (byte < 0 || byte == '\n' || byte == '\r') {
      fault(s, "E118", start, s->at, "this string has no closing quote on its line; a line end inside a string is written \\n");
      return false;
    }
    Character character = character_next(s->text, s->at);
    *is_plain = false;
    length += utf8_bytes(character.code_point);
    if (character.fault == CHARACTER_NOT_UTF8) {
      skip_not_utf8(s);
      continue;
    }
    if (character.fault != CHARACTER_OK) report_character(s, character);
    s->at = character.to;
  }
  s->at++;
  *found = span(start, s->at);
  if (length > JSON_MOST_STRING_BYTES) {
    fault(s, "E123", start, s->at, "this string has %zu bytes; at most %u are allowed", length, JSON_MOST_STRING_BYTES);
  }
  return true;
}

/* A new node under the innermost open bracket, its place not yet closed. */
static Json *add_node(Scanner *s, JsonKind kind, size_t from) {
  Json *node = arena_take(s->arena, 1, sizeof *node);
  *node = (Json){.kind = kind, .plain = s->key_plain, .span = span(from, from + 1), .key_span = s->key_span, .key = s->key};
  s->nodes++;
  if (s->depth == 0) {
    s->root = node;
    return node;
  }
  Open *open = &s->open[s->depth - 1];
  node->parent = open->node;
  node->index = open->node->count++;
  if (open->last)
    open->last->next = node;
  else
    open->node->first = node;
  open->last = node;
  if (!s->key_span.length) return node;
  open->node->keys |= json_key_bit(s->key);
  s->key = (Str){0};
  s->key_span = (Span){0};
  s->key_plain = true;
  return node;
}

static int compare_keys(const void *left, const void *right) {
  const Json *a = *(const Json *const *)left;
  const Json *b = *(const Json *const *)right;
  int order = str_compare(a->key, b->key);
  return order ? order : (a->index > b->index) - (a->index < b->index);
}

#define FEW_KEYS 12

/* Most objects are small, and most keys differ in their length or their first byte. */
static bool few_differ(const Json *object) {
  if (__builtin_popcountll(object->keys) == object->count) return true;
  for (const Json *a = object->first; a; a = a->next)
    for (const Json *b = a->next; b; b = b->next)
      if (str_equal(a->key, b->key)) return false;
  return true;
}

/* Sorted, so that an object of a hundred thousand keys costs no more than reading it. */
static void check_duplicates(Scanner *s, const Json *object) {
  if (object->count < 2 || (object->count <= FEW_KEYS && few_differ(object))) return;
  const Json **members = arena_make_many(s->arena, const Json *, object->count);
  size_t count = 0;
  for (const Json *member = object->first; member; member = member->next) members[count++] = member;
  qsort(members, count, sizeof *members, compare_keys);
  for (size_t i = 1, first = 0; i < count; i++) {
    if (!str_equal(members[first]->key, members[i]->key)) {
      first = i;
      continue;
    }
    size_t from = members[i]->key_span.offset;
    Str key = str_slice(members[i]->key, 0, 64);
    fault(s, "E124", from, from + members[i]->key_span.length, "the key \"%.*s\" is already in this object, in line %u", STR_ARG(key),
          line_of(s, members[first]));
  }
}

static State open_bracket(Scanner *s, JsonKind kind) {
  if (s->depth == JSON_MOST_DEPTH) {
    fault(s, "E125", s->at, s->at + 1, "brackets are nested deeper than %d here", JSON_MOST_DEPTH);
    return DONE;
  }
  Json *node = add_node(s, kind, s->at++);
  s->open[s->depth++] = (Open){node, NULL};
  return kind == JSON_ARRAY ? AT_FIRST_VALUE : AT_FIRST_KEY;
}

static State close_bracket(Scanner *s) {
  Json *node = s->open[s->depth - 1].node;
  s->at++;
  node->span.length = (uint32_t)(s->at - node->span.offset);
  if (node->kind == JSON_OBJECT) check_duplicates(s, node);
  s->depth--;
  return AFTER_VALUE;
}

static bool is_word_byte(int byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_' || byte == '+' || byte == '-' ||
         byte == '.';
}

static Str take_word(Scanner *s) {
  size_t start = s->at;
  while (is_word_byte(peek(s, 0))) s->at++;
  return str_slice(s->text, start, s->at);
}

static bool is_number_start(Str word) {
  size_t sign = word.at[0] == '-' || word.at[0] == '+' ? 1 : 0;
  return sign < word.length && ((word.at[sign] >= '0' && word.at[sign] <= '9') || word.at[sign] == '.');
}

/* Digits as in 2026-03-16: nobody means a sum. */
static bool is_date(Str word) { return word.length == 10 && word.at[4] == '-' && word.at[7] == '-'; }

static JsonKind word_kind(Scanner *s, Str word) {
  static const struct {
    const char *word;
    JsonKind kind;
  } known[] = {{"null", JSON_NULL}, {"true", JSON_TRUE}, {"false", JSON_FALSE}};
  size_t from = s->at - word.length;
  Str brief = str_slice(word, 0, 40);
  if (is_number_start(word)) {
    if (!number_valid(word) && is_date(word)) {
      fault(s, "E109", from, s->at, "the date %.*s needs double quotes around it", STR_ARG(brief));
    } else if (!number_valid(word)) {
      fault(s, "E109", from, s->at, "%.*s is not written as JSON writes numbers: digits, a point between digits, no leading zero or plus",
            STR_ARG(brief));
    } else if (!number_is_finite(word)) {
      fault(s, "E110", from, s->at, "the number %.*s is too large", STR_ARG(brief));
    }
    if (word.length > s->longest_number) s->longest_number = word.length;
    return JSON_NUMBER;
  }
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (str_is(word, known[i].word)) return known[i].kind;
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    if (!str_equal_nocase(word, str_from(known[i].word)) && str_distance(word, str_from(known[i].word), 2) == 2) continue;
    fault(s, "E108", from, s->at, "%.*s is not a JSON value, did you mean %s?", STR_ARG(brief), known[i].word);
    return known[i].kind;
  }
  fault(s, "E108", from, s->at, "%.*s is not a JSON value; text needs double quotes around it", STR_ARG(brief));
  return JSON_NULL;
}

static State scan_word(Scanner *s) {
  Json *node = add_node(s, JSON_NULL, s->at);
  Str word = take_word(s);
  node->kind = word_kind(s, word);
  node->span.length = (uint32_t)word.length;
  return AFTER_VALUE;
}

static State scan_string_value(Scanner *s) {
  Json *node = add_node(s, JSON_STRING, s->at);
  bool is_plain;
  if (!scan_string(s, &node->span, &is_plain)) return DONE;
  node->plain = node->plain && is_plain;
  return AFTER_VALUE;
}

static State ends_early(Scanner *s) {
  if (s->depth == 0) {
    fault(s, "E102", s->at, s->at, "the file holds nothing; a JSON value was expected");
    return DONE;
  }
  const Json *node = s->open[s->depth - 1].node;
  char bracket = node->kind == JSON_ARRAY ? '[' : '{';
  fault(s, "E116", s->at, s->at, "the file ends here, but the '%c' of line %u is not closed", bracket, line_of(s, node));
  return DONE;
}

static State at_no_value(Scanner *s, bool may_close) {
  int byte = peek(s, 0);
  bool in_array = s->depth > 0 && s->open[s->depth - 1].node->kind == JSON_ARRAY;
  if (byte < 0) return ends_early(s);
  if (byte == ']' && in_array && may_close) return close_bracket(s);
  if (byte == ']' && in_array) {
    fault(s, "E112", s->at, s->at + 1, "a comma stands before this ']'; take it away, or add the value");
    return close_bracket(s);
  }
  if (s->depth > 0 && (byte == ',' || (byte == '}' && !in_array))) {
    fault(s, "E107", s->at, s->at + 1, "a value is missing before this '%c'", byte);
    add_node(s, JSON_NULL, s->at);
    return AFTER_VALUE;
  }
  Str found = found_here(s);
  const char *advice = byte == '\'' || str_starts(found, STR("'\xe2\x80")) ? "; text stands in straight double quotes" : "";
  fault(s, "E107", s->at, s->at + 1, "expected a value, found %.*s%s", STR_ARG(found), advice);
  return DONE;
}

static State at_value(Scanner *s, bool may_close) {
  int byte = peek(s, 0);
  if (byte == '{') return open_bracket(s, JSON_OBJECT);
  if (byte == '[') return open_bracket(s, JSON_ARRAY);
  if (byte == '"') return scan_string_value(s);
  if (is_word_byte(byte)) return scan_word(s);
  return at_no_value(s, may_close);
}

static State scan_colon(Scanner *s) {
  skip_space(s);
  if (peek(s, 0) == ':') {
    s->at++;
    return AT_VALUE;
  }
  if (peek(s, 0) < 0) return ends_early(s);
  Str found = found_here(s);
  fault(s, "E114", s->at, s->at + 1, "expected ':' after the key, found %.*s", STR_ARG(found));
  return DONE;
}

/* "12,400.00": a number with commas, where a key was expected. @return false when it is not that. */
static bool skip_thousands(Scanner *s) {
  const Json *before = s->open[s->depth - 1].last;
  int byte = peek(s, 0);
  if (!before || before->kind != JSON_NUMBER || byte < '0' || byte > '9' || s->text.at[s->at - 1] != ',') return false;
  size_t from = before->span.offset;
  for (byte = ','; is_word_byte(byte) || (byte == ',' && peek(s, 1) >= '0' && peek(s, 1) <= '9'); byte = peek(s, 0)) s->at++;
  Str found = str_slice(s->text, from, s->at < from + 40 ? s->at : from + 40);
  fault(s, "E109", from, s->at, "%.*s: numbers are written without commas", STR_ARG(found));
  return true;
}

static State at_key(Scanner *s, bool first) {
  int byte = peek(s, 0);
  if (!first && skip_thousands(s)) return AFTER_VALUE;
  if (byte == '"') {
    if (!scan_string(s, &s->key_span, &s->key_plain)) return DONE;
    Str inside = str_slice(s->text, s->key_span.offset + 1, s->at - 1);
    s->key = s->key_plain || str_find(inside, '\\', 0) == inside.length ? inside : character_decode(s->arena, inside);
    return scan_colon(s);
  }
  if (byte == '}') {
    if (!first) fault(s, "E112", s->at, s->at + 1, "a comma stands before this '}'; take it away, or add the next key");
    return close_bracket(s);
  }
  if (byte < 0) return ends_early(s);
  if (is_word_byte(byte)) {
    size_t start = s->at;
    s->key = take_word(s);
    s->key_span = span(start, s->at);
    fault(s, "E113", start, s->at, "the key %.*s needs double quotes around it", STR_ARG(str_slice(s->key, 0, 40)));
    return scan_colon(s);
  }
  Str found = found_here(s);
  fault(s, "E113", s->at, s->at + 1, "expected a key in double quotes, found %.*s", STR_ARG(found));
  return DONE;
}

static State after_root(Scanner *s) {
  if (s->at >= s->text.length) return DONE;
  Str found = found_here(s);
  fault(s, "E117", s->at, s->at + 1, "the JSON value has ended; nothing may follow it, found %.*s", STR_ARG(found));
  return DONE;
}

static State after_value(Scanner *s) {
  if (s->depth == 0) return after_root(s);
  const Json *node = s->open[s->depth - 1].node;
  bool in_array = node->kind == JSON_ARRAY;
  int byte = peek(s, 0);
  if (byte == ',') {
    s->at++;
    return in_array ? AT_VALUE : AT_KEY;
  }
  if (byte == (in_array ? ']' : '}')) return close_bracket(s);
  if (byte < 0) return ends_early(s);
  if (byte == ']' || byte == '}') {
    fault(s, "E115", s->at, s->at + 1, "expected '%c' to close the '%c' of line %u, found '%c'", in_array ? ']' : '}', in_array ? '[' : '{',
          line_of(s, node), byte);
    return DONE;
  }
  if (byte == '"' || (in_array && (byte == '{' || byte == '['))) {
    fault(s, "E111", s->at, s->at + 1, "a comma is missing before this");
    return in_array ? AT_VALUE : AT_KEY;
  }
  Str found = found_here(s);
  fault(s, "E111", s->at, s->at + 1, "expected ',' or '%c', found %.*s", in_array ? ']' : '}', STR_ARG(found));
  return DONE;
}

static void scan_all(Scanner *s) {
  State state = AT_VALUE;
  while (state != DONE) {
    skip_space(s);
    if (s->nodes > JSON_MOST_NODES) {
      fault(s, "E126", s->at, s->at + 1, "the file holds more than %u values", JSON_MOST_NODES);
      return;
    }
    switch (state) {
    case AT_VALUE: state = at_value(s, false); break;
    case AT_FIRST_VALUE: state = at_value(s, true); break;
    case AT_KEY: state = at_key(s, false); break;
    case AT_FIRST_KEY: state = at_key(s, true); break;
    case AFTER_VALUE: state = after_value(s); break;
    case DONE: break;
    }
  }
}

/* @return false when the bytes are of another encoding altogether. */
static bool check_encoding(Scanner *s) {
  bool wide = str_starts(s->text, STR("\xff\xfe")) || str_starts(s->text, STR("\xfe\xff"));
  if (s->text.length >= 2 && (s->text.at[0] == '\0') != (s->text.at[1] == '\0')) wide = true;
  if (wide) {
    fault(s, "E103", 0, 1, "this file is UTF-16, not UTF-8; save it as UTF-8");
    return false;
  }
  if (str_starts(s->text, STR("\xef\xbb\xbf"))) {
    s->at = 3;
    fault(s, "E104", 0, 3, "the file starts with a byte order mark; save it as UTF-8 without one");
  }
  return true;
}

Json *scan(Arena *arena, Str text, Diags *diags, size_t *longest_number) {
  Scanner s = {.arena = arena, .diags = diags, .text = text, .key_plain = true};
  if (check_encoding(&s)) scan_all(&s);
  *longest_number = s.longest_number;
  return s.failed ? NULL : s.root;
}
