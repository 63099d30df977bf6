/* Exact search over a scenario: what can be reached, what the best play earns, and what each decision of an attempt cost. */
#ifndef OVERTURN_ANALYSIS_H
#define OVERTURN_ANALYSIS_H

#include "overturn/session.h"

typedef struct Analysis Analysis;

/** What a line earned. Points are thousandths. */
typedef struct Earned {
  int32_t axis[AXIS_COUNT];   /* before violations */
  int32_t violations;         /* points taken away */
  int32_t skill[SKILL_COUNT]; /* the same points again, by what their questions ask for */
  int32_t total;              /* axes less violations; may be below zero, never shown so */
  Cents recovered_cents;
  int32_t days, actions;
} Earned;

/** What a search may use. It knows no clock: who does can have it ask. */
typedef struct AnalysisLimits {
  uint32_t most_states;     /* 0: 2,000,000 */
  size_t most_bytes;        /* of the graph, asked for now and then; 0: no limit */
  bool (*stop)(void *user); /* asked now and then; true: the search gives up. NULL: never */
  void *stop_user;
  bool plain; /* takes no short way: the machine is asked about every state, every state has values of its own; slower, and the same */
} AnalysisLimits;

/**
 * Searches all that can be reached from the start and, for a debrief, from every state of `session` (NULL for none).
 * With a session, the scenario searched is the one it plays: of a file that varies, its variant. Native recursion is not used; memory is in `arena`.
 */
Analysis *analysis_run(Arena *arena, const Scenario *scenario, const Session *session, AnalysisLimits limits);

/** The same for several attempts at one scenario (of one that varies: at one variant), each of which can then be debriefed. `count` is at least 1. */
Analysis *analysis_run_sessions(Arena *arena, const Session *const *sessions, int count, AnalysisLimits limits);

/**
 * The same for the attempt at one case of a shift: it is worked on these days only, may be left on any of them, and goes on by itself after the last. What it
 * earns is measured as when it is played alone; its best play is what could have been made of it if it had been the only case.
 */
Analysis *analysis_run_in_shift(Arena *arena, const Session *session, const Day *days, int day_count, AnalysisLimits limits);

/** Whether the search ended by itself. Past the limit nothing below is promised. */
bool analysis_complete(const Analysis *analysis);
uint32_t analysis_states(const Analysis *analysis);
/** Ways from one state to another. */
uint32_t analysis_edges(const Analysis *analysis);

/** Why a search gave up. */
typedef enum AnalysisEnd { ANALYSIS_ENDED, ANALYSIS_STATES, ANALYSIS_MEMORY, ANALYSIS_STOPPED, ANALYSIS_ANSWERS, ANALYSIS_END_COUNT } AnalysisEnd;
/** "none", "states", "memory", "time", "answers", NULL. */
extern const char *const analysis_end_words[];
/**
 * Of a search that gave up: what was reached can be reached, and the most money found is the least that the most can be. What was not reached may be; points
 * hang on the whole, so those of best and worst play are only those of what was seen.
 */
AnalysisEnd analysis_end(const Analysis *analysis);

/** Best play: most points, then dollars, then fewer days, fewer actions. Its axes are the par. */
const Earned *analysis_best(const Analysis *analysis);
/** Worst: fewest points. */
const Earned *analysis_worst(const Analysis *analysis);
/** Most dollars that a line without violation can recover: its own search. */
Cents analysis_best_recoverable(const Analysis *analysis);
/** Most points when violations are allowed: above analysis_best() one pays off. */
int32_t analysis_best_with_violations(const Analysis *analysis);
/** Most points that a line with the most dollars earns, thousandths; below the best where points and money disagree. */
int32_t analysis_points_of_best_money(const Analysis *analysis);
/** The best line's actions, with the looking that they need. @return how many. */
int analysis_best_line(Analysis *analysis, Arena *arena, const Action **actions);
/** The same from a state that was reached from the start or stands in the session analysed. */
int analysis_line_from(Analysis *analysis, Arena *arena, const State *state, const Action **actions);
/** Whether an item lies on a straight line (main) or repairs (pays at most 0). */
bool analysis_is_main(const Analysis *analysis, int item);

/** 0 to 100, halves up; NONE where par is 0. */
int analysis_axis_score(int32_t earned, int32_t par);
int analysis_score(const Analysis *analysis, const Earned *earned);

/** Things never reached, as paths: "step read", "choice path.bill", "ending lapsed", "event late". */
int analysis_unreached(const Analysis *analysis, Arena *arena, const Str **names);
/** States from which no ending can be reached, by the step they stand in. */
int analysis_dead_ends(const Analysis *analysis, Arena *arena, const Str **names);

/** Steps in which play can go round without time passing or anything bounded being used up. */
int analysis_loops(const Analysis *analysis, Arena *arena, const Str **names);
/** Steps in which, at some point, every answer open is a violation. */
int analysis_traps(const Analysis *analysis, Arena *arena, const Str **names);

/** Date questions that count from something which, at some point, has not happened. */
int analysis_unset_dates(const Analysis *analysis, Arena *arena, const Str **names);

/** Value of best play from a state: points and dollars, each by its own search. @return false when the state was not met. */
bool analysis_value(const Analysis *analysis, const State *state, int32_t *points, Cents *cents);

/**
 * What a decision cost = value before - earned by it - value after. It is split, for points and for dollars apart, into two parts that add up to it:
 *
 *   own        what somebody could have kept who knew all that could be known then; graded
 *   hindsight  the rest, which only somebody could have kept who knew what nobody told; never graded
 *
 * Known is what lies on the desk (looking is free), what was said, and one's own side. So the rule is:
 *   - In a negotiation only their limit is hidden. What can be kept without knowing it is the most of three: what the prepared conduct of negotiation.h
 *     (shrinking concessions, a fact with each) gets from here to the close; what accepting gets; what leaving gets; each with best play after the talk.
 *     Own is what the act lost of that, at least 0 and at most its cost.
 *   - A loss under the negotiation's margin, to which nobody bargains, is all hindsight.
 *   - An answer for which its question paid in full was right by all that was there: what it costs later is all hindsight.
 *   - Where an author marked an event as `unforeseen`, own is what the same decision would have cost if no such event came, at most its cost.
 *   - A violation is all own, whatever else was hidden. So is every other cost.
 *
 * The grade goes by the own part, as a share of the best play's points or of the best recoverable, whichever is the larger:
 * up to 0 best, 1% good, 3% an inaccuracy, 8% a mistake, above a blunder.
 */
typedef enum Grade { GRADE_BEST, GRADE_GOOD, GRADE_INACCURACY, GRADE_MISTAKE, GRADE_BLUNDER } Grade;
extern const char *const grade_words[];
/** Thousandths up to which the own part of a cost has the grade, by Grade; the last has none. */
extern const int32_t grade_limits[GRADE_BLUNDER];

/** One decision of an attempt. */
typedef struct Decision {
  const Played *played;
  const Item *item; /* NULL for a move within a negotiation, or a step left */
  bool scored;      /* first answer */
  bool main;
  int32_t earned; /* thousandths, as they count (repair at most 0) */
  int32_t most;
  int32_t best_before, best_after;           /* what best play came to, with what had been earned by then: before it and after it */
  Cents best_cents_before, best_cents_after; /* the same in dollars */
  int32_t cost;                              /* points lost here: best_before - best_after. Below 0 only where a violation pays off */
  Cents cost_cents;
  int32_t own; /* of it; the rest is with hindsight */
  Cents own_cents;
  Grade grade;
  bool has_better;
  Action better; /* the best play's action here */
} Decision;

typedef struct Debrief {
  Earned earned, par;
  int score;            /* 0 to 100 */
  int axis[AXIS_COUNT]; /* 0 to 100, NONE for a dash */
  Cents best_recoverable_cents;
  int32_t best_points, best_now;    /* what best play from the start earns; what it can still come to, with what was earned: `earned` when over */
  Cents best_cents_now;             /* the same in dollars, of best_recoverable_cents */
  int32_t own, hindsight;           /* sums over the decisions: together best_points - best_now */
  Cents own_cents, hindsight_cents; /* best_cents - best_cents_now */
  Cents best_cents;
  bool finished;
  int ending; /* NONE while open */
  const Decision *decisions;
  int decision_count;
  const int *violations; /* rows of scenario_violations, in the order they happened */
  int violation_count;
  const int *worst; /* places of the decisions that cost most, first the worst; at most three */
  int worst_count;
} Debrief;

/** Adds what an action earned that led from `before` to `result`. */
void analysis_add_earned(const Analysis *analysis, const State *before, const Result *result, Earned *earned);
/** What an attempt at the scenario that was searched has earned so far; of a file that varies, at that variant. */
Earned analysis_earned(const Analysis *analysis, const Session *session);

/**
 * The debrief of the session that was given to analysis_run(), finished or not. Costs, own and with hindsight together, add up exactly to what best play from
 * the start earns, less what was earned, less what best play can still earn from where the session stands.
 */
const Debrief *analysis_debrief(Analysis *analysis, Arena *arena);
/** The same of any session that was given to analysis_run_sessions(). */
const Debrief *analysis_debrief_of(Analysis *analysis, Arena *arena, const Session *session);

/** Scores of plays by rule: always the first answer, always the longest, or at random. */
typedef enum Bot { BOT_FIRST, BOT_LONGEST, BOT_RANDOM, BOT_LAST } Bot;
/** @return its score, 0 to 100; for BOT_RANDOM of the play with that seed. */
int analysis_bot_score(const Analysis *analysis, Bot bot, uint64_t seed);
/** Its actions, with the looking that they need, from a start with that seed. @return how many. */
int analysis_bot_line(const Analysis *analysis, Arena *arena, Bot bot, uint64_t seed, const Action **actions);

#endif
