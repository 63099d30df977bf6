/* Conditions and values of a scenario file, compiled when it is read: postfix code whose parts are indexes. sim_eval() in sim.h works them out. */
#ifndef OVERTURN_EXPR_H
#define OVERTURN_EXPR_H

#include "overturn/str.h"

typedef enum ValueType { TYPE_NUMBER, TYPE_FLAG, TYPE_WORD, TYPE_MONEY, TYPE_DAY } ValueType;

typedef enum ExprOp {
  OP_PUSH, /* a constant */
  OP_VAR,
  OP_KNOWN,
  OP_PINNED,
  OP_STAMPED,
  OP_DAYS_SINCE,
  OP_DAYS_UNTIL,
  OP_STAMP_DAY,
  OP_DEADLINE_DAY,
  OP_TODAY,
  OP_ARRIVED,
  OP_SENT,
  OP_WROTE,
  OP_ANSWERED,
  OP_PLAYED,
  OP_DEAL_MADE,
  OP_DEAL_AMOUNT,
  OP_DEAL_DATE,
  OP_DEAL_HAS,
  OP_DEAL_STATE,
  OP_PROMISED,
  OP_KEPT,
  OP_PROMISE_DAY,
  OP_NOT,
  OP_NEGATE,
  OP_AND,
  OP_OR,
  OP_ADD,
  OP_SUBTRACT,
  OP_MULTIPLY,
  OP_DIVIDE,
  OP_EQUAL,
  OP_UNEQUAL,
  OP_LESS,
  OP_LESS_EQUAL,
  OP_MORE,
  OP_MORE_EQUAL
} ExprOp;

/** Postfix code. `a` and `b` index what the operation is about. */
typedef struct ExprCode {
  ExprOp op;
  int32_t a, b;
  int64_t value;
} ExprCode;

/** A compiled expression; count 0 means "always" for a condition. */
typedef struct Expr {
  const ExprCode *code;
  int count;
  int number; /* among the expressions of its file; of one that has code */
  Str source;
} Expr;
#define EXPR_MOST_CODE 64

#endif
