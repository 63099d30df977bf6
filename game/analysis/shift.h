/* What the parts of the analysis of a shift share. */
#ifndef OVERTURN_ANALYSIS_SHIFT_H
#define OVERTURN_ANALYSIS_SHIFT_H

#include "analysis/graph.h"
#include "overturn/shift_analysis.h"

struct ShiftAnalysis {
  Arena *arena;
  const Shift *shift;
  const ShiftSession *session;
  Analysis **cases; /* by place */
  ShiftPlay plays[POLICY_COUNT];
  ShiftPolicy best;
};

/* shift_line.c */
/** What is done to a case until it sleeps, is closed or has to wait. */
typedef struct CasePlan {
  const Action *actions;
  int count;
  int32_t minutes; /* of the whole line in the shift, later days too */
} CasePlan;
/** The best line from a state, with only the looking that changes what it earns. */
CasePlan shift_line(Analysis *analysis, Arena *arena, const State *from, int32_t owed);
/** What becomes of a case if nobody works it before a day (`until`), or ever (DAY_NONE): what it earns meanwhile and can still earn. */
typedef struct CaseWorth {
  int64_t points, cents;
} CaseWorth;
CaseWorth shift_worth(const Analysis *analysis, const State *state);
CaseWorth shift_worth_left(const Analysis *analysis, const State *state, Day until);

/* shift_play.c */
/** Plays the shift by a rule. */
const ShiftSession *shift_play(ShiftAnalysis *analysis, ShiftPolicy policy);

#endif
