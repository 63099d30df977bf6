/* What is wrong with a file: collected while reading goes on, sorted and shown at the end. Nothing here prints. */
#ifndef OVERTURN_DIAG_H
#define OVERTURN_DIAG_H

#include <stddef.h>

#include "overturn/str.h"

typedef enum DiagLevel { DIAG_ERROR, DIAG_WARNING, DIAG_ADVICE } DiagLevel;

/** A stretch of source text. */
typedef struct Span {
  uint32_t offset; /* bytes from the start of the file */
  uint32_t length; /* bytes; at least 1 where there is text to point at */
} Span;

typedef struct Diag {
  DiagLevel level;
  const char *code; /* stable, from the table of codes: "E101" */
  Span span;
  Str path;    /* where in the JSON: "$.steps.read.ask[0].points", or empty */
  Str message; /* one sentence: what was found, what was expected */
} Diag;

typedef struct Diags {
  Arena *arena;
  Str file; /* name as shown */
  Str text; /* the whole source, for lines and carets */
  Diag *items;
  size_t count;
  size_t capacity;
  size_t errors;
  size_t warnings;
  size_t advice;
} Diags;

/** "error", "warning", "advice". */
extern const char *const diag_level_words[];

/** An empty list for one file. `text` must outlive the list. At most DIAG_MOST are kept; the counts go on. */
#define DIAG_MOST 500
Diags diags_new(Arena *arena, Str file, Str text);

/** Adds one; the message is formatted into the list's arena, with characters that could fool a terminal or a reader replaced by U+FFFD. `code` and the level come from the caller's table. */
void diags_add(Diags *diags, DiagLevel level, const char *code, Span span, Str path, const char *format, ...) __attribute__((format(printf, 6, 7)));
void diags_add_list(Diags *diags, DiagLevel level, const char *code, Span span, Str path, const char *format, va_list arguments)
    __attribute__((format(printf, 6, 0)));

/** By place in the file, then by code; equal ones once. */
void diags_sort(Diags *diags);

/** Forgets what is less grave than `level`, and its count. */
void diags_keep(Diags *diags, DiagLevel level);

typedef struct LineColumn {
  uint32_t line;   /* from 1 */
  uint32_t column; /* from 1, in Unicode code points */
} LineColumn;
LineColumn diags_place(Str text, uint32_t offset);

/**
 * All of them as text, each:
 *     file:line:column: error[CODE]: message
 *       at $.path
 *       12 | the source line (long lines are cut around the place)
 *          |     ^~~~
 * followed by a last line "2 errors, 1 warning in FILE" when there is any.
 */
void diags_print(const Diags *diags, Buf *out);

/** What stands before and after parts of a message: nothing, or what colours a terminal. */
typedef struct DiagStyle {
  const char *levels[3]; /* by DiagLevel */
  const char *place, *good, *off;
} DiagStyle;
extern const DiagStyle diag_style_plain, diag_style_colored;

/** The same in a style; where there are more than `most`, errors before warnings and warnings before advice, still in the order of the file. */
void diags_print_styled(const Diags *diags, const DiagStyle *style, size_t most, Buf *out);

#endif
