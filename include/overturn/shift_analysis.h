/* What a shift could have brought. Each case is searched exactly; the shift as a whole is too large for that, so it is measured against reference plays by stated
   rules, and bounds that can be defended say how much better any play could be. */
#ifndef OVERTURN_SHIFT_ANALYSIS_H
#define OVERTURN_SHIFT_ANALYSIS_H

#include "overturn/analysis.h"
#include "overturn/shift_session.h"

/** The rules by which reference plays choose the next case among those awake. Whatever is chosen is worked along its best line, reading only what it needs. */
typedef enum ShiftPolicy {
  POLICY_FIRST_COME, /* in order of arrival, then of the file */
  POLICY_OLDEST,     /* by age since service */
  POLICY_LARGEST,    /* by balance */
  POLICY_DEADLINE,   /* by the nearest deadline; without one last */
  POLICY_TRIAGE,     /* by dollars at stake for each minute that they take, what fits into the minutes left; of that first what is lost first */
  POLICY_COUNT
} ShiftPolicy;
/** "first-come", "oldest", "largest", "deadline", "triage", NULL; and each as a sentence. */
extern const char *const shift_policy_words[], *const shift_policy_rules[];

/** A play of the whole shift. Points are thousandths. */
typedef struct ShiftPlay {
  const ShiftSession *session;
  Earned earned;        /* sums over the cases; `days` is 0 */
  int score;            /* 0 to 100 against the best reference play */
  int axis[AXIS_COUNT]; /* the same, NONE where it earns nothing */
  int32_t days_in_ar;   /* days from service until a case was over, its end in time not to be worked any more; the mean by charge */
} ShiftPlay;

/** Nothing that is allowed can bring more than `upper`, and something brings `found`. Points are thousandths, dollars cents. */
typedef struct ShiftBound {
  int64_t found; /* by the best of the reference plays */
  int64_t sum;   /* of each case's best, as if it were the only one */
  int64_t upper; /* the same, where minutes have a price */
  int64_t price; /* of a minute, at which `upper` is least */
} ShiftBound;

typedef struct ShiftAnalysis ShiftAnalysis;

/** Searches every case of an attempt (one without any action will do), and plays the shift by every rule. */
ShiftAnalysis *shift_analysis_run(Arena *arena, const ShiftSession *session, AnalysisLimits limits);
/** Whether every case was searched to its end. */
bool shift_analysis_complete(const ShiftAnalysis *analysis);
int64_t shift_analysis_states(const ShiftAnalysis *analysis);
/** The search of one case, with its attempt; for its debrief. Costs are exact within the case, as if it were the only one. */
Analysis *shift_analysis_case(const ShiftAnalysis *analysis, int place);
const ShiftPlay *shift_analysis_play(const ShiftAnalysis *analysis, ShiftPolicy policy);
/** The reference: most points, then dollars. Its axes are the par. */
ShiftPolicy shift_analysis_best(const ShiftAnalysis *analysis);
/** Most dollars of any of them. */
Cents shift_analysis_best_cents(const ShiftAnalysis *analysis);
/** Worked out when asked: `points` and `cents`. */
void shift_analysis_bounds(ShiftAnalysis *analysis, ShiftBound *points, ShiftBound *cents);

/** The attempt that was given. */
typedef struct ShiftDebrief {
  ShiftPlay play;
  ShiftPlay par; /* the reference play */
  ShiftPolicy par_policy;
  bool finished;
  Cents best_cents; /* most dollars that a reference play recovers */
  WorldTally tally;
  const Debrief *const *cases; /* by place */
  int violation_count;
} ShiftDebrief;
const ShiftDebrief *shift_analysis_debrief(ShiftAnalysis *analysis, Arena *arena);

#endif
