/* What "My results" is given to show: the attempts, what is known and how surely, what to practise next, and what is kept. */
#ifndef SCREENS_VIEWS_RESULTS_H
#define SCREENS_VIEWS_RESULTS_H

#include "learn/mastery.h"
#include "screens/views_drill.h"

#define RESULTS_COLUMNS 12 /* scores of the chart */
#define RESULTS_KNOWN 12   /* rows of a kind, the lowest first */

typedef enum AttemptOpens { OPENS_NOTHING, OPENS_DEBRIEF, OPENS_CONTINUE } AttemptOpens;

typedef struct AttemptView {
  Str title, day, day_brief;
  Mode mode;
  bool retry;
  AttemptOpens opens;
  Str closed; /* why nothing opens, or empty */
  int score;  /* NONE: it was left before its end */
  int axis[AXIS_COUNT];
  int actions;
  int place; /* among those of the record */
} AttemptView;

typedef struct KnownView {
  Str name; /* "Follow-up timing", "197" */
  int percent, low, high, answers;
} KnownView;

typedef struct PractiseView {
  Str act; /* what it starts: "Practise: The bundled shoulder" */
  Str why;
  bool starts, drill;
} PractiseView;

typedef struct ResultsView {
  Str pseudonym, name;         /* the name may be empty */
  const AttemptView *attempts; /* the latest first */
  int attempt_count;
  KnownView known[MASTERY_KINDS][RESULTS_KNOWN];
  int known_count[MASTERY_KINDS], known_all[MASTERY_KINDS];
  PractiseView next[MASTERY_KINDS];
  int next_count;
  int due;              /* cards of the drill that wait */
  bool teaches;         /* there is a class */
  int actions, reviews; /* kept: lines of journals, answers of the drill */
  int used;             /* and marks of deleted assessments */
  Str folder;           /* where all of it lies */
  Str course;           /* title of a course that is finished, or empty */
} ResultsView;

#endif
