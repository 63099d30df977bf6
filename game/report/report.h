/* What people read about an attempt, as data: actions in words and the debrief. The terminal, `overturn replay` and the window all show the same. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "overturn/shift_analysis.h"

/* ---- in words ---- */

/** An action as one phrase: a choice's own text, "Typed 400.00 allowed on line 3", "Asked 12,000.00 and said: ...". `before` is the state it was done in. */
Str report_action_words(Arena *arena, const Scenario *scenario, const State *before, const Action *action);
/** The same of something that was done; also where its time ran out. */
Str report_did_words(Arena *arena, const Session *session, const Played *played);
/** The same as advice: "Type 400.00 allowed on line 3", "Ask 12,000.00 and say: ...". */
Str report_advice_words(Arena *arena, const Scenario *scenario, const State *before, const Action *action);
/** The text as a sentence: with a full stop where nothing ends it. */
Str report_sentence(Arena *arena, Str text);
/** The question as asked: the author's prompt, or the last thing the step says, or a plain one for its kind. Never empty. */
Str report_item_title(Arena *arena, const Scenario *scenario, const State *state, const Item *item);
/** The same for what the trainee is asked to answer, never taken from the step's own texts (which stand above it): empty where they say it all. */
Str report_item_prompt(Arena *arena, const Scenario *scenario, const State *state, const Item *item);
/** "CO-197", or "N381" for a remark. */
Str report_focus_code(Arena *arena, const Item *item);
/** "Remittance": how a step or a page's app is called. */
Str report_view_name(View view);
/** "Code interpretation": the axis as the trainee sees it. */
Str report_axis_name(Axis axis);
/** Thousandths as points: "4", "2.5", at most one decimal, halves up. */
Str report_points(Arena *arena, int32_t thousandths);
/** "1 day", "3 points": the word in the singular for one. */
Str report_count(Arena *arena, int64_t count, const char *one, const char *many);

/** A price of a negotiation in its unit: "12,000.00", "85%", "30 days", "10 business days". `steps` from their opening. */
Str report_price(Arena *arena, const Negotiation *talk, int steps);
/** The same for an amount in the unit's hundredths. */
Str report_amount(Arena *arena, const Negotiation *talk, Cents amount);
/** "Written confirmation; Days to pay: 10" for the terms that are not as they started; empty when all are. */
Str report_terms(Arena *arena, const Negotiation *talk, const int8_t *levels);
/** What the representative answered to an act, {offer} and all; empty when nothing was said. `after` is the state after the action. */
Str report_reply(Arena *arena, const Scenario *scenario, const State *after, const Action *action, const NegotiationReply *reply);
/** The author's reason about what was done: of the choice taken, the mistake made, or the question; empty where there is none. */
Str report_why(Arena *arena, const Scenario *scenario, const Played *played);

/** The right answers to a question that was answered, compared, a line each and the fastest first: "12 days to the money, low risk: ...". @return how many. */
int report_ranked(Arena *arena, const Scenario *scenario, const Played *played, const Str **lines);

/** "6 points and 1,200.00", "6 points", "1,200.00"; empty where nothing was lost. */
Str report_lost(Arena *arena, int32_t lost, Cents lost_cents);

/* ---- the debrief ---- */

typedef struct ReportDecision {
  const Decision *decision;
  Str title;         /* what was asked */
  Str when;          /* "Mar 16" */
  Str did, best;     /* in words; `best` is empty where nothing better was found */
  Str why;           /* about what was done, by the author; may be empty */
  Str best_why;      /* about the better answer; empty where it has none of its own */
  Str citation;      /* clause, deadline or rule behind it; may be empty */
  Str points;        /* "4 of 8 points"; empty where nothing could be earned */
  Str cost;          /* "6 points and 1,200.00"; empty where it cost nothing */
  Str hindsight;     /* of it, what could not have been known then; empty where all could */
  Str violation;     /* its name, or empty */
  bool repair;       /* an answer beside the straight line: earns nothing, may cost nothing */
  bool again;        /* answered before, so not scored */
  const Str *ranked; /* right answers compared, see report_ranked() */
  int ranked_count;
  int entry;        /* actions before it in the line: where a retry starts */
  const Str *known; /* facts known then, in words */
  int known_count;
  int32_t earned_after; /* thousandths earned by then */
} ReportDecision;

typedef enum ReportMarkKind {
  COURSE_DECISION,
  COURSE_EVENT,
  COURSE_ARRIVAL,
  COURSE_DEADLINE,
  COURSE_PROMISE,
  COURSE_END,
  COURSE_KINDS
} ReportMarkKind;

/** Something on the axis of days. */
typedef struct ReportMark {
  Day day;
  ReportMarkKind kind;
  Str text;
  int decision; /* COURSE_DECISION: its place, else NONE */
} ReportMark;

/** One step of a path: of the attempt's own, or of the best play. */
typedef struct ReportPathStep {
  Str when, title, did;
  int32_t earned; /* thousandths earned once it was done */
  int decision;   /* place among the decisions; NONE: of the best play */
} ReportPathStep;

/** What was asked in both paths stands in one row. */
typedef struct ReportPathRow {
  bool has_you, has_best, same;
  ReportPathStep you, best;
} ReportPathRow;

typedef struct ReportPaths {
  int from; /* place of the decision from which both are told */
  const ReportPathRow *rows;
  int row_count;
  int32_t you, best; /* thousandths in the end */
} ReportPaths;

/** A skill, as the questions say that ask for it. */
typedef struct ReportSkill {
  Str name;
  int score;            /* 0 to 100, NONE: not asked for */
  int32_t earned, most; /* thousandths; most: what the best play earns with it */
} ReportSkill;

/** How the grades are drawn, said to whoever reads them. */
#define REPORT_GRADES                                                                                                                                \
  "Grades go by your own part, as a share of the best play's points or of the best recoverable, whichever is more: nothing is best, up to 1% good, " \
  "up to 3% an inaccuracy, up to 8% a mistake, more a blunder. What could not have been known then is told with hindsight and not graded."

typedef struct ReportAxis {
  Str name, detail; /* "20 of 20 points" */
  int score;        /* 0 to 100, NONE: a dash */
} ReportAxis;

/** One act of a negotiation. */
typedef struct ReportRound {
  int round;        /* that it was done in, from 1 */
  bool last;        /* it ended the talk */
  Str did, said;    /* what we did; what they answered */
  Str offer, limit; /* theirs after it: what lay on the table, and how far they would really have gone with these terms */
  const char *kind; /* "offer", "hold", "accept", "walk", or the kind of the move */
  Str fact;         /* said with it, or empty */
  Str concession;   /* "Conceded 600.00, 50% of the one before."; empty where nothing was */
  bool has_ask;
  Cents ask_amount, offer_amount, limit_amount; /* what stood after it, in the unit's hundredths */
  bool valued;
  int32_t best_before, best_after; /* thousandths that best play came to, what was earned with it counted in */
} ReportRound;

/** One part of a close. */
typedef struct ReportPart {
  Str label, value; /* "Days to pay"; "10" */
  Str kept;         /* what became of the promise that keeps it, or empty */
  bool asked, agreed, written;
} ReportPart;

/** What a negotiation looked like from above. */
typedef struct ReportTalk {
  Str label, result;     /* "Total payment"; "Agreed at 10,200.00 with ..." */
  bool writing_told;     /* the file says what is put in writing */
  Str standing;          /* how much of the deal is in writing; empty without one */
  Str target, walk_away; /* ours */
  const Negotiation *talk;
  Cents target_amount, walk_away_amount, opening_amount, limit_amount; /* in the unit's hundredths; the limit as it stood at the end */
  Str limit;                                                           /* their real limit at the end */
  Str overlap;                                                         /* between our walk-away and their limit, or that there was none */
  Str deadline;      /* what they claimed about time, and whether it was real; empty where nothing was claimed */
  Str no_deal_words; /* its value, cost and date */
  const Str *left;   /* on the table: money, terms */
  int left_count;
  const Str *weaknesses; /* own weaknesses said aloud */
  int weakness_count;
  const ReportPart *parts; /* the close */
  int part_count;
  bool luck;          /* a good result from bad conduct */
  Str worth, no_deal; /* in dollars: of what came of it, and of no deal once its cost is taken off */
  const ReportRound *rounds;
  int round_count;
  const Str *not_played, *not_asked, *given_away; /* facts held and not said; questions not asked; rights not in the deal */
  int not_played_count, not_asked_count, given_away_count;
  bool supervisor_not_sought;
} ReportTalk;

typedef enum PromiseStand { PROMISE_OPEN, PROMISE_KEPT, PROMISE_LATE, PROMISE_BROKEN } PromiseStand;
/** "open", "kept", "late", "not kept", NULL. */
extern const char *const promise_stand_words[];

/** Somebody's word, and what became of it. */
typedef struct ReportPromise {
  const Promise *promise;
  Str who, what;
  Day made, due, kept; /* DAY_NONE: not known, not kept */
  PromiseStand stand;
  Str words; /* "Made Mon Mar 16, 2026, due Mon Mar 30, 2026, not kept." */
} ReportPromise;

typedef struct ReportDebrief ReportDebrief;
struct ReportDebrief {
  const Debrief *debrief;
  Str title, ending_title, ending_text; /* the last two are empty while the case is open */
  Mode mode;
  bool finished, proven; /* proven: the search ended, so costs and the best play are exact */
  bool timed_out;        /* its time ran out; `ending_text` says so */
  int score;
  ReportAxis axes[AXIS_COUNT];
  Str recovered, best_recoverable; /* amounts */
  const ReportDecision *decisions;
  int decision_count;
  const int *worst; /* places of the decisions that cost most, the worst first */
  int worst_count;
  const Str *violations, *violation_rules;
  int violation_count;
  const ReportTalk *talks;
  int talk_count;
  const ReportPromise *promises; /* those that were made */
  int promise_count;
  const ReportMark *marks; /* the days, in order */
  int mark_count;
  ReportSkill skills[SKILL_COUNT];
  int kept;             /* of a retry: how many actions of the attempt before it were kept; 0: no retry */
  Str parent;           /* of a retry: that attempt */
  const Str *best_line; /* the best play, a sentence each, looking left out */
  int best_line_count;
};

/** Texts made from a session that was given to analysis_run() or analysis_run_sessions(). Everything is in `arena` or in what it was made from. */
const ReportDebrief *report_debrief(Arena *arena, Analysis *analysis, const Session *session);

/** Both paths from a decision on (0: from the start). `analysis` and `session` are those of the report. */
const ReportPaths *report_paths(Arena *arena, Analysis *analysis, const Session *session, const ReportDebrief *report, int from);

/* ---- everything in its order ---- */

/** Something that was done, and what came of it. */
typedef struct ReportTold {
  Str when;        /* "Mar 16, 9:20 AM" */
  Str title;       /* what was asked; empty where nothing was */
  Str did;         /* a sentence */
  const Str *came; /* what was said to it, what happened, what it led to */
  int came_count;
  Str points, cost; /* as of a decision; may be empty */
  int decision;     /* its place among the decisions, NONE */
  bool looked;      /* opened or pinned: it costs nothing */
  bool undone;      /* taken back later: it does not count */
  bool aside;       /* nothing that the trainee did to the case */
} ReportTold;
/** All of an attempt, hints and what was taken back too. @return how many. */
int report_transcript(Arena *arena, const Session *session, const ReportDebrief *report, const ReportTold **rows);
void report_print_transcript(const ReportTold *rows, int count, Buf *out);
/** Minutes after the start of the working day as a clock: "9:20 AM". */
Str report_clock(Arena *arena, int32_t minute_of_day);
/** Whether the trainee stands at a new step after it, or at the same one begun anew. */
bool report_enters(const Played *played);

/* ---- the debrief of a shift ---- */

/** A measure of the trade: "Days in A/R", "41", and what the reference play has. */
typedef struct ReportMeasure {
  Str name, value, reference;
} ReportMeasure;

/** What became of one case. Its cost is exact as if it had been the only one. */
typedef struct ReportCase {
  int place;
  Str title, patient, ending; /* the ending's title, or its text; empty while the case is open */
  Str points;                 /* "12 of 20 points" */
  Str recovered;              /* "0.00 of 1,200.00" */
  Str cost;                   /* "8 points and 1,200.00"; empty where it cost nothing */
  const ReportDebrief *debrief;
} ReportCase;

typedef struct ReportPlay {
  Str name, rule, recovered;
  int score;
} ReportPlay;

typedef struct ReportShift {
  const ShiftDebrief *debrief;
  Str title;
  Mode mode;
  bool finished, proven, timed_out; /* the last: so a measure says */
  int score;
  ReportAxis axes[AXIS_COUNT];
  Str recovered, best_recovered;
  const ReportMeasure *measures;
  int measure_count;
  const ReportCase *cases; /* the dearest first */
  int case_count;
  ReportPlay plays[POLICY_COUNT];
  int reference; /* which of them the score is measured against */
} ReportShift;

/** Texts made from the attempt that was given to shift_analysis_run(). */
const ReportShift *report_shift(Arena *arena, ShiftAnalysis *analysis, const ShiftSession *session);
/** The whole debrief of a shift as plain lines. */
void report_print_shift(const ReportShift *report, Buf *out);

/** Columns that printed text keeps within. */
#define REPORT_COLUMNS 78
/**
 * Writes `text` after `first` ("  Why: "), wrapped at words to REPORT_COLUMNS columns; lines after the first start with `indent` spaces. A word wider than
 * a line stands alone. A line feed in the text begins a new line. Ends with a line feed.
 */
void report_wrap(Buf *out, const char *first, int indent, Str text);
/** One decision and how things stood then. */
void report_print_decision(const ReportDebrief *report, int place, Buf *out);
/** Best play before and after each decision, as a table and as two lines of bars. */
void report_print_values(const ReportDebrief *report, Buf *out);
void report_print_timeline(const ReportDebrief *report, Buf *out);
void report_print_paths(const ReportPaths *paths, Buf *out);
/** The whole debrief as plain lines. */
void report_print(const ReportDebrief *report, Buf *out);

#endif
