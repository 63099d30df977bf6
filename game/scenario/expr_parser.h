/* Inside the reading of expressions: the parser, and what its parts know of types. */
#ifndef OVERTURN_SCENARIO_EXPR_PARSER_H
#define OVERTURN_SCENARIO_EXPR_PARSER_H

#include "scenario/reader.h"

typedef struct Parser {
  Reader *reader;
  const Json *place;
  Str text;
  size_t at;
  int depth;
  bool failed;
  ExprCode code[EXPR_MOST_CODE];
  int count;
} Parser;

/** Type of what was parsed; a word still needs the variable it is compared with. */
typedef struct Value {
  ValueType type;
  int words_of; /* variable whose words it takes, WORDS_OF_DEAL, NONE for a bare word */
  Str word;     /* a bare word */
  int code_at;  /* where its constant waits, for a bare word or a constant */
  bool constant;
  size_t from, to; /* where it stands in the text */
} Value;

/** In the place of a variable: the words of deal.state. */
#define WORDS_OF_DEAL (-2)

static inline Value typed(ValueType type) { return (Value){.type = type, .words_of = NONE}; }
static inline Value flag_value(void) { return typed(TYPE_FLAG); }

/* expr_types.c */
/** The place of a part of the expression: inside the quotes where the text stands there as it is, else the whole string. */
const Json *expr_spot(const Parser *parser, size_t from, size_t to);
/** Reports, once, that a value is of another type than is needed. */
void expr_want(Parser *parser, Value value, ValueType type);
/** Reports that two things with words do not have the same ones. */
void expr_want_same_words(Parser *parser, int of, Value value);
/** The type of a comparison, and of a sum or product; constants are settled by what stands beside them. */
Value expr_compare(Parser *parser, ExprOp op, Value left, Value right);
Value expr_calculate(Parser *parser, ExprOp op, Value left, Value right);

#endif
