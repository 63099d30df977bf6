/* A class as it is shown: its figures (report/class.h), and what stands behind them. Plain data; learn/gather.h fills it from the records. */
#ifndef LEARN_CLASS_H
#define LEARN_CLASS_H

#include "report/class.h"

/** An attempt, beside its row among the figures. */
typedef struct ClassPast {
  Str attempt;        /* the journal's name for it */
  Str file;           /* name of its file */
  Str started, ended; /* RFC 3339; ended empty: it was left */
  Mode mode;
} ClassPast;

typedef struct ClassRecord {
  ClassRows rows;        /* trainees by name where it is known, else by pseudonym */
  const Str *pseudonyms; /* by trainee */
  const Str *student_ids;
  const ClassPast *past; /* by attempt */
  const Str *absent;     /* names of the roster of whom nothing has come */
  int absent_count;
} ClassRecord;

#endif
