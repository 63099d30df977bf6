/* What the parts of `vary` share: values, names, formulas, and the tree that one variant makes of a file. */
#ifndef OVERTURN_SCENARIO_VARIANTS_H
#define OVERTURN_SCENARIO_VARIANTS_H

#include "overturn/scenario.h"

typedef enum FigureKind {
  FIGURE_PLAIN, /* a number written in a formula: it goes with numbers and with amounts */
  FIGURE_NUMBER,
  FIGURE_MONEY,
  FIGURE_DAY,
  FIGURE_STRETCH,
  FIGURE_TEXT
} FigureKind;

/** A value as formulas count with it. Numbers and dollars are exact fractions in lowest terms; rounding comes once, at the end. */
typedef struct Figure {
  FigureKind kind;
  int64_t over, under; /* PLAIN, NUMBER, MONEY (dollars), STRETCH; under > 0 */
  OffsetUnit unit;     /* STRETCH */
  Day day;
  Str text;
} Figure;

typedef struct VaryName {
  Str name;         /* "charge", or "row.charge" */
  const Json *json; /* where it was given */
  Figure figure;    /* in the variant chosen */
  bool known;       /* whether it has one yet: a formula may use what stands above it */
  bool used;
} VaryName;

typedef struct VaryNames {
  VaryName *items;
  int count;
} VaryNames;

/** What is wrong with a formula, and where in its text. */
typedef struct FormulaFault {
  const char *code;
  Str message;
  size_t from, to;
} FormulaFault;

/** Works a formula out, without its "=". Amounts come rounded to the cent. @return false with the fault. */
bool formula_read(Arena *arena, Str text, VaryNames *names, Figure *figure, FormulaFault *fault);
VaryName *formula_find(VaryNames *names, Str name);
/** Whether formulas give a word a meaning of their own ("days"). */
bool formula_is_word(Str name);

Figure figure_number(FigureKind kind, int64_t over, int64_t under);
/** As a text for people has it: "4,200.00", "12", "Mon Feb 2, 2026". */
Str figure_text(Arena *arena, const Figure *figure);
/** As a file has it: a number's digits, a date as "2026-02-02", a text. */
Str figure_plain(Arena *arena, const Figure *figure);

/** A file as one variant has it. */
typedef struct Varied {
  const Json *root;
  VaryNames names;
  int count, variant;
  Str label; /* "charge 5,100.00, rep Noor K." */
} Varied;

/** The tree of a variant: the file's own where nothing varies. Spans stay those of the file. @return false, reported, when `vary` or a formula is wrong. */
bool variants_apply(FieldReader *fields, const Json *root, int variant, Varied *varied);

#endif
