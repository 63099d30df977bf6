/* What home is given to show: the scenarios, and how the trainee stands. */
#ifndef SCREENS_VIEWS_HOME_H
#define SCREENS_VIEWS_HOME_H

#include "overturn/scenario.h"
#include "overturn/session.h"
#include "ui/widgets.h"

typedef struct CodeView {
  Str group, code; /* "CO" "97"; a remark has no group */
} CodeView;

typedef struct ScenarioView {
  Str title, summary;
  ScenarioKind kind;
  int level, minutes;
  const CodeView *codes;
  int code_count;
  int best_score;   /* NONE: not tried */
  Str fault;        /* why it cannot be played, or empty */
  bool in_progress; /* its latest attempt was left before the end */
  Mode left_mode;
  bool is_shift;  /* a shift, which has no kind */
  bool is_course; /* a course, which is opened on home */
  Str id;
} ScenarioView;

#define HOME_DAYS 14

/** How the trainee stands, from the record. */
typedef struct HomeFiguresView {
  Str skill; /* to practise next, or empty */
  int percent, goal;
  Str why, title, act;    /* title of the scenario, and what starts it; empty where it is not here */
  int next;               /* place of it in what comes next */
  int minutes[HOME_DAYS]; /* the last is today */
  Str days[HOME_DAYS];
  int tried, lessons, learned, cards, average; /* of all scenarios and cards; NONE: no score yet */
} HomeFiguresView;

typedef struct HomeView {
  const ScenarioView *scenarios;
  int count, continues;           /* the one that was left last, NONE */
  Str folder;                     /* where they were looked for, said when there are none */
  bool drills;                    /* there is a code drill */
  int due;                        /* its cards that wait */
  const HomeFiguresView *figures; /* NULL: nothing was played yet, or the record was not read yet */
  bool teaches;                   /* there is a class */
  bool in_course;                 /* one was opened: it is another view of home */
} HomeView;

#endif
