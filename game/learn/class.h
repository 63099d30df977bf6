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

/* What stands with a dispute, as the records have it. */
typedef enum ClassDisputeState { CLASS_DISPUTE_OPEN, CLASS_DISPUTE_ANSWERED, CLASS_DISPUTE_CLOSED } ClassDisputeState;

/** A decision that a trainee thinks was judged wrongly. */
typedef struct ClassDispute {
  Str attempt, file;   /* of it: the journal's name, the name of its file */
  int number;          /* of the decision's line in that journal */
  Str trainee, lesson; /* by name where it is known, else by pseudonym; title of the scenario or shift */
  Str item;            /* "step/item"; empty where nothing is kept of the decision */
  Str text, made;      /* what is said against it; RFC 3339 */
  ClassDisputeState state;
  Str answer, answered; /* the latter RFC 3339; both empty while it is open */
} ClassDispute;

typedef struct ClassDisputes {
  ClassDispute *at; /* open ones first, then answered ones, each the oldest first */
  int count, open;
} ClassDisputes;

typedef struct ClassRecord {
  ClassRows rows;        /* trainees by name where it is known, else by pseudonym */
  const Str *pseudonyms; /* by trainee */
  const Str *student_ids;
  const ClassPast *past; /* by attempt */
  const Str *absent;     /* names of the roster of whom nothing has come */
  int absent_count;
} ClassRecord;

#endif
