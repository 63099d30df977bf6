/* What the debrief of a case is given to show. */
#ifndef SCREENS_VIEWS_DEBRIEF_H
#define SCREENS_VIEWS_DEBRIEF_H

#include "screens/views.h"

typedef struct DecisionView {
  Str title, when, did, best, why, cost, points;
  Verdict verdict;
  bool hindsight, repair;
  int entry; /* actions before it in the line: where a retry starts */
  RankingView ranking;
  Str grade; /* "mistake", "with hindsight" */
  Str worth; /* what best play came to before and after it, a sentence */
  Str best_why, citation, late,
      known;           /* why the better one is better; the rule; its part with hindsight; what was known then. Empty where there is none */
  int32_t best_after;  /* thousandths that best play came to after it */
  Str best_after_text; /* the same as points */
  Cents best_cents_after;
  int32_t own; /* thousandths and dollars that could have been kept by what was known then */
  Cents own_cents;
  Str disputed;    /* that it is disputed, with what was said against it and what was answered; empty: it is not */
  CodeView missed; /* the code whose meaning was missed at the first answer, empty: none */
  bool passed;     /* days that passed by themselves: nobody decided anything */
} DecisionView;

/** Something that was done, and what came of it. */
typedef struct ToldView {
  Str when, title, did, points, cost; /* title, points and cost may be empty */
  const Str *came;
  int came_count;
  int decision; /* its place, NONE */
  bool looked, undone;
} ToldView;

typedef struct TranscriptView {
  const ToldView *rows;
  int count;
} TranscriptView;

typedef enum NextKind { NEXT_RETRY, NEXT_LESSON, NEXT_DRILL, NEXT_ASSESS, NEXT_AGAIN, NEXT_CASE } NextKind;

/** Something to do after an attempt, and why. */
typedef struct NextView {
  NextKind kind;
  int place; /* actions kept, the lesson on home, the account */
  Str title, why;
} NextView;
#define NEXT_MOST 5

typedef enum MarkedKind { MARKED_DECISION, MARKED_EVENT, MARKED_ARRIVAL, MARKED_DEADLINE, MARKED_PROMISE, MARKED_END } MarkedKind;

/** Something on the axis of days. */
typedef struct MarkView {
  Day day;
  Str when, text;
  MarkedKind kind;
  int decision;             /* place, NONE */
  const DecisionView *look; /* of a decision */
} MarkView;

/** One step of a path; `did` is empty where the path has no such step. */
typedef struct PathStepView {
  Str when, did, points;
} PathStepView;

typedef struct PathRowView {
  Str title;
  PathStepView you, best;
  bool same;
  int decision; /* place of yours, NONE */
} PathRowView;

/** Your path beside the best one. */
typedef struct PathsView {
  int from; /* decision from which both are told */
  const PathRowView *rows;
  int row_count;
} PathsView;

typedef struct AxisView {
  Str name, detail;
  int score;       /* 0 to 100, NONE: a dash */
  bool has_before; /* a retry: what the attempt before it had... */
  int before;      /* ...here, 0 to 100 */
} AxisView;

/** Somebody's word, and what became of it. */
typedef struct PromiseView {
  Str title, words; /* "Tessa B.: Call back"; "Made Mon Mar 2, 2026, ... not kept." */
  bool broken;
} PromiseView;

/** One act of a negotiation, for the staircases. Amounts are hundredths of the unit. */
typedef struct StairView {
  int round;
  bool has_ask;
  Cents ask, offer;
  Str fact; /* said with it, or empty */
} StairView;

typedef enum LineKind { LINE_TEXT, LINE_HEADING, LINE_ITEM } LineKind;
typedef struct TalkLineView {
  Str text;
  LineKind kind;
} TalkLineView;

/** A negotiation from above. */
typedef struct TalkDebriefView {
  Str label, result;
  bool more_is_better;
  Cents target, walk_away, opening, limit;
  Str shown[3]; /* target, walk-away, their limit, as amounts of the unit */
  const StairView *stairs;
  int stair_count;
  const TalkLineView *lines;
  int line_count;
} TalkDebriefView;

typedef struct DebriefView {
  Str title, ending, ending_text;
  Mode mode;
  bool of_case;  /* of a shift, in it or tried again: it leads back to that of the shift */
  bool past;     /* of an attempt of the records */
  bool retries;  /* one can begin again from a decision */
  bool of_class; /* and that it is looked at from the class */
  bool disputes; /* a decision can be disputed */
  bool gone;     /* what it was played with is no longer in the folder */
  int score, pass_mark;
  bool passed, has_before; /* of a retry: the attempt before it is known... */
  int before;              /* ...and its score */
  AxisView axes[AXIS_COUNT];
  Cents recovered_cents, best_cents;
  const DecisionView *decisions;
  int decision_count;
  const int *worst;
  int worst_count;
  const Str *violations, *violation_whys;
  int violation_count;
  const TalkDebriefView *talks;
  int talk_count;
  const PromiseView *promises;
  int promise_count;
  int kept; /* of a retry: actions kept of the attempt before it; 0: no retry */
  AxisView skills[SKILL_COUNT];
  Str best_start_text;
  int32_t best_start_points; /* what best play came to at the start, thousandths */
  Cents best_start_cents;
  const MarkView *marks; /* the days, in order */
  int mark_count;
  Day days_first, days_last;        /* of the attempt */
  const PathsView *paths;           /* NULL while they are not asked for */
  const TranscriptView *transcript; /* the same */
  NextView next[NEXT_MOST];
  int next_count;
  int due;      /* cards of the drill that wait; NONE: there is no drill */
  bool teaches; /* there is a class */
} DebriefView;

#endif
