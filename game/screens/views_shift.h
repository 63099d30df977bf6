/* What the screens of a shift are given to show: the worklist, and the debrief. */
#ifndef SCREENS_VIEWS_SHIFT_H
#define SCREENS_VIEWS_SHIFT_H

#include "overturn/world.h"
#include "screens/views_debrief.h"

/* ---- Worklist ---- */

/** As on a case: nothing here tells which account matters. */
typedef struct WorkRowView {
  int place;
  Str patient, account, payer, city;
  Cents balance_cents;
  int age_days, bucket; /* bucket from 1 */
  Str bucket_words;
  Str deadline; /* its name; empty: none */
  Day deadline_day;
  int days_left;
  Day last_touch, arrived; /* DAY_NONE: never */
  WorldStanding standing;
  bool in_hand;
  Day until;             /* of one that sleeps: the day that was picked, DAY_NONE */
  int minutes;           /* spent on it */
  const CodeView *codes; /* on its remittances, as they came */
  int code_count;
  const Str *news; /* what happened by itself since it was last worked */
  int news_count;
  const DoneView *last;    /* the last answer; NULL: none */
  Str ending, ending_text; /* of one that is closed */
} WorkRowView;

typedef struct WorklistView {
  Str title;
  Mode mode;
  ShiftClockView clock;
  int score, score_most; /* NONE: not shown */
  bool measures;         /* what was recovered and missed is shown */
  Cents recovered_cents;
  int touches, minutes, rights_lost;
  const WorkRowView *rows; /* in order of arrival */
  int count;
} WorklistView;

/* ---- Debrief of a shift ---- */

typedef struct MeasureView {
  Str name, value, reference;
} MeasureView;

/** What became of an account. */
typedef struct CaseResultView {
  int place;
  Str patient, title, ending, points, cost;
  Cents recovered_cents, best_cents;
  bool best; /* nothing more was to be had from it alone */
  int minutes;
} CaseResultView;

typedef struct PlayView {
  Str name, rule, recovered;
  int score;
  bool reference; /* that the score is measured against */
} PlayView;

typedef struct ShiftDebriefView {
  DebriefView whole; /* its scores, violations; no decisions */
  bool proven;
  const MeasureView *measures;
  int measure_count;
  const CaseResultView *cases; /* the dearest first */
  int case_count;
  const PlayView *plays;
  int play_count;
} ShiftDebriefView;

#endif
