/* What the record says of one trainee: every attempt, what is known and how surely, what to practise next. Nothing in it is kept anywhere. */
#ifndef OVERTURN_LEARN_RESULTS_H
#define OVERTURN_LEARN_RESULTS_H

#include "learn/drill.h"
#include "learn/mastery.h"
#include "overturn/session.h"

typedef struct ResultsAttempt {
  int64_t id;
  Str attempt;       /* the journal's name for it */
  Str lesson, title; /* id of the scenario or shift; its title */
  Str file;          /* name of its file, by which the home list knows it */
  Mode mode;
  bool retry;         /* of another attempt, from a later point: it does not count */
  Str started, ended; /* RFC 3339, UTC; it ended when it started: left at once; empty: it can be gone on with */
  int32_t actions;
  int64_t seconds;      /* spent on what was answered */
  int score;            /* 0 to 100, NONE before the end */
  int axis[AXIS_COUNT]; /* 0 to 100, NONE for a dash */
} ResultsAttempt;

/** What to practise of one kind. */
typedef struct ResultsNext {
  const MasteryEstimate *of;
  Str reason;  /* a sentence */
  int attempt; /* place of the one in which points were lost by it last, or in which it came up last; NONE: it is for the drill */
} ResultsNext;

typedef struct Results {
  Str pseudonym, name, student_id; /* the last two may be empty */
  ResultsAttempt *attempts;        /* in the order in which they began */
  int attempt_count;
  MasteryEstimate *known; /* as mastery_estimates() has them */
  size_t known_count;
  ResultsNext next[MASTERY_KINDS]; /* an axis, a skill, a code, a rule, as far as there are any */
  int next_count;
  DrillRecord drill;
  int used; /* marks of deleted assessments */
} Results;

/** The day on which an attempt ended, or began where it did not. */
Day results_day(const ResultsAttempt *attempt);
/** Whether nothing was answered in it: it was begun and left at once. */
static inline bool results_empty(const ResultsAttempt *attempt) { return attempt->score == NONE && attempt->ended.length > 0; }

#endif
