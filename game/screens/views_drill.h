/* What the code drill is given to show: one card, and how the trainee stands with all of them. */
#ifndef SCREENS_VIEWS_DRILL_H
#define SCREENS_VIEWS_DRILL_H

#include "screens/views_shift.h"

#define DRILL_OPTIONS 4
#define DRILL_GRADES 4 /* again, hard, good, easy */
#define DRILL_PAST 4
#define DRILL_BARS 5
#define DRILL_COLUMNS 7

/** A line of a remittance, with the codes that the card is about. */
typedef struct SnippetView {
  Str payer, code, service;
  Cents charge_cents, allowed_cents, adjusted_cents, paid_cents;
  CodeView adjust;
  Str remark; /* or empty */
} SnippetView;

typedef struct PastView {
  Str day;
  bool missed;
} PastView;

typedef struct DrillCardView {
  Str prompt;
  Str options[DRILL_OPTIONS];
  int count, right; /* shown once it is answered */
  SnippetView snippet;
  Str about;     /* what to look up: "CO", "197", "N54" */
  Str answer[2]; /* what it says; what is done */
  Str note;
  Str back[DRILL_GRADES];    /* "in 10 minutes" */
  PastView past[DRILL_PAST]; /* the last ones, oldest first */
  int past_count, seen;
  bool from_case; /* it is up because it was missed in a case */
} DrillCardView;

typedef struct DrillView {
  const DrillCardView *card; /* NULL: nothing is due */
  Str next;                  /* then: when the next card is, or empty */
  bool teaches;              /* there is a class */
  int due, fresh;            /* waiting, without new ones; new ones */
  int answered, right;       /* in this round */
  bool can_undo;             /* the last grade can be taken back */
  int learned, total;
  int strengths[DRILL_BARS]; /* new, 1 day, 4 days, 2 weeks, 3 weeks and more */
  int days[DRILL_COLUMNS];
  Str day_names[DRILL_COLUMNS];
} DrillView;

#endif
