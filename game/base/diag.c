/*
 * Diagnostics: what is wrong with a file, kept in a list while reading goes on. The text shown comes from a file that nobody has vouched for yet,
 * so whatever could fool a terminal or a reader is replaced before it is kept or shown.
 */
#include "overturn/diag.h"

#include <stdlib.h>
#include <string.h>

#include "overturn/utf8.h"

#define SHOWN_COLUMNS 110 /* of a source line; the rest is cut */
#define SHOWN_BEFORE 60   /* columns kept before the place in a long line */

const char *const diag_level_words[] = {"error", "warning", "advice"};
const DiagStyle diag_style_plain = {{"", "", ""}, "", "", ""};
const DiagStyle diag_style_colored = {{"\033[1;31m", "\033[1;33m", "\033[1;36m"}, "\033[1m", "\033[32m", "\033[0m"};

/* Of each level. */
static void count_level(Diags *diags, DiagLevel level, int by) {
  size_t *const counts[] = {&diags->errors, &diags->warnings, &diags->advice};
  *counts[level] += (size_t)by;
}

Diags diags_new(Arena *arena, Str file, Str text) { return (Diags){.arena = arena, .file = file, .text = text}; }

static Str shown(Arena *arena, Str s) {
  Buf out = buf_new(arena);
  utf8_put_shown(&out, s);
  return buf_str(&out);
}

void diags_add(Diags *diags, DiagLevel level, const char *code, Span span, Str path, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  diags_add_list(diags, level, code, span, path, format, arguments);
  va_end(arguments);
}

void diags_add_list(Diags *diags, DiagLevel level, const char *code, Span span, Str path, const char *format, va_list arguments) {
  count_level(diags, level, 1);
  if (diags->count >= DIAG_MOST) return;
  Str message = str_format_list(diags->arena, format, arguments);
  Diag diag = {.level = level, .code = code, .span = span, .path = shown(diags->arena, path), .message = shown(diags->arena, message)};
  arena_push(diags->arena, diags->items, diags->count, diags->capacity, diag);
}

static int diag_compare(const void *left, const void *right) {
  const Diag *a = left;
  const Diag *b = right;
  if (a->span.offset != b->span.offset) return a->span.offset < b->span.offset ? -1 : 1;
  int order = strcmp(a->code, b->code);
  if (!order) order = str_compare(a->path, b->path);
  if (!order) order = str_compare(a->message, b->message);
  if (!order) order = (a->level > b->level) - (a->level < b->level);
  return order ? order : (a->span.length > b->span.length) - (a->span.length < b->span.length);
}

void diags_sort(Diags *diags) {
  if (diags->count < 2) return;
  qsort(diags->items, diags->count, sizeof *diags->items, diag_compare);
  size_t kept = 1;
  for (size_t i = 1; i < diags->count; i++) {
    const Diag *diag = &diags->items[i];
    if (diag_compare(diag, &diags->items[kept - 1]) != 0) {
      diags->items[kept++] = *diag;
    } else {
      count_level(diags, diag->level, -1);
    }
  }
  diags->count = kept;
}

void diags_keep(Diags *diags, DiagLevel level) {
  size_t kept = 0;
  for (size_t i = 0; i < diags->count; i++)
    if (diags->items[i].level <= level) diags->items[kept++] = diags->items[i];
  diags->count = kept;
  if (level < DIAG_WARNING) diags->warnings = 0;
  if (level < DIAG_ADVICE) diags->advice = 0;
}

/* Where a walk through the text stands. A sorted list is placed in one walk. */
typedef struct Walk {
  size_t at;
  size_t line_start;
  LineColumn place;
} Walk;

static Walk walk_start(void) { return (Walk){.place = {1, 1}}; }

static void walk_to(Walk *walk, Str text, size_t offset) {
  if (offset > text.length) offset = text.length;
  if (offset < walk->at) *walk = walk_start();
  for (;;) {
    size_t end = str_find(text, '\n', walk->at);
    if (end >= offset) break;
    walk->at = walk->line_start = end + 1;
    walk->place.line++;
    walk->place.column = 1;
  }
  while (walk->at < offset) {
    size_t next = walk->at;
    utf8_next(text, &next);
    if (next > offset) break;
    walk->at = next;
    walk->place.column++;
  }
}

LineColumn diags_place(Str text, uint32_t offset) {
  Walk walk = walk_start();
  walk_to(&walk, text, offset);
  return walk.place;
}

static uint32_t digits_in(uint32_t number) {
  uint32_t digits = 1;
  while (number >= 10) {
    number /= 10;
    digits++;
  }
  return digits;
}

/* The part of the line to show: all of it, or a window around the place. */
static Str line_window(Str line, size_t at, size_t column) {
  if (line.length <= SHOWN_COLUMNS) return line;
  size_t from = at;
  for (size_t back = column - 1 < SHOWN_BEFORE ? column - 1 : SHOWN_BEFORE; back > 0; back--) from = utf8_before(line, from);
  if (column - 1 <= SHOWN_BEFORE) from = 0;
  size_t to = from;
  for (int i = 0; i < SHOWN_COLUMNS && to < line.length; i++) utf8_next(line, &to);
  return str_slice(line, from, to);
}

static void print_source(const Diag *diag, Str text, const Walk *walk, const DiagStyle *style, Buf *out) {
  size_t end = str_find(text, '\n', walk->at);
  Str line = str_slice(text, walk->line_start, end);
  if (str_ends(line, STR("\r"))) line.length--;
  size_t at = walk->at - walk->line_start;
  if (at > line.length) at = line.length;
  Str window = line_window(line, at, walk->place.column);
  size_t cut = (size_t)(window.at - line.at);
  const char *before = cut > 0 ? "..." : "";
  const char *after = cut + window.length < line.length ? "..." : "";

  buf_format(out, "  %u | %s", walk->place.line, before);
  utf8_put_shown(out, window);
  buf_format(out, "%s\n  %*s | %*s", after, (int)digits_in(walk->place.line), "", (int)strlen(before), "");
  size_t indent = utf8_count(str_slice(window, 0, at - cut));
  size_t marked = utf8_count(str_slice(window, at - cut, at - cut + diag->span.length));
  for (size_t i = 0; i < indent; i++) buf_byte(out, ' ');
  buf_addz(out, style->levels[diag->level]);
  buf_byte(out, '^');
  for (size_t i = 1; i < marked; i++) buf_byte(out, '~');
  buf_format(out, "%s\n", style->off);
}

static void print_counts(const Diags *diags, Buf *out) {
  const struct {
    size_t count;
    const char *one, *many;
  } parts[] = {{diags->errors, "error", "errors"}, {diags->warnings, "warning", "warnings"}, {diags->advice, "piece of advice", "pieces of advice"}};
  const char *comma = "";
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    if (!parts[i].count) continue;
    buf_format(out, "%s%zu %s", comma, parts[i].count, parts[i].count == 1 ? parts[i].one : parts[i].many);
    comma = ", ";
  }
  buf_addz(out, " in ");
  utf8_put_shown(out, diags->file);
  buf_byte(out, '\n');
}

/* How many of each level are shown. */
static void share_room(const Diags *diags, size_t most, size_t room[3]) {
  size_t found[3] = {0};
  for (size_t i = 0; i < diags->count; i++) found[diags->items[i].level]++;
  for (int level = 0; level < 3; level++) {
    room[level] = found[level] < most ? found[level] : most;
    most -= room[level];
  }
}

void diags_print_styled(const Diags *diags, const DiagStyle *style, size_t most, Buf *out) {
  Walk walk = walk_start();
  size_t room[3], shown_count = 0;
  share_room(diags, most, room);
  for (size_t i = 0; i < diags->count; i++) {
    const Diag *diag = &diags->items[i];
    if (!room[diag->level]) continue;
    room[diag->level]--;
    shown_count++;
    walk_to(&walk, diags->text, diag->span.offset);
    buf_addz(out, style->place);
    utf8_put_shown(out, diags->file);
    buf_format(out, ":%u:%u:%s %s%s[%s]:%s ", walk.place.line, walk.place.column, style->off, style->levels[diag->level],
               diag_level_words[diag->level], diag->code, style->off);
    buf_add(out, diag->message);
    buf_byte(out, '\n');
    if (diag->path.length) buf_format(out, "  at %.*s\n", STR_ARG(diag->path));
    print_source(diag, diags->text, &walk, style, out);
  }
  size_t counted = diags->errors + diags->warnings + diags->advice;
  if (counted > shown_count) buf_format(out, "%zu more are not shown\n", counted - shown_count);
  if (diags->count) print_counts(diags, out);
}

void diags_print(const Diags *diags, Buf *out) { diags_print_styled(diags, &diag_style_plain, DIAG_MOST, out); }
