/* The analysis of a shift as its callers see it: every case searched, the reference plays, and the attempt measured against the best of them. */
#include "analysis/shift.h"

/** Days from service to the end of a case, weighed by its charge: what waits long and is large weighs most. */
static int32_t days_in_ar(const ShiftSession *session) {
  const Shift *shift = shift_session_shift(session);
  int64_t weighed = 0, charges = 0;
  for (int i = 0; i < shift->case_count; i++) {
    const Scenario *scenario = shift->cases[i].scenario;
    Day served = claim_last_day(scenario->claim);
    Cents charge = claim_charge_cents(scenario->claim);
    if (served == DAY_NONE) continue;
    weighed += charge / 100 * (session_state(shift_session_case(session, i))->day - served);
    charges += charge / 100;
  }
  return charges > 0 ? (int32_t)ratio_floor(weighed * 2 + charges, 1, charges * 2) : 0;
}

static ShiftPlay measure(const ShiftAnalysis *analysis, const ShiftSession *session) {
  ShiftPlay play = {.session = session, .days_in_ar = days_in_ar(session)};
  for (int i = 0; i < analysis->shift->case_count; i++) {
    Earned one = analysis_earned(analysis->cases[i], shift_session_case(session, i));
    for (int a = 0; a < AXIS_COUNT; a++) play.earned.axis[a] += one.axis[a];
    play.earned.violations += one.violations;
    play.earned.total += one.total;
    play.earned.recovered_cents += one.recovered_cents;
    play.earned.actions += one.actions;
  }
  return play;
}

static void score(ShiftPlay *play, const Earned *par) {
  int total = analysis_axis_score(play->earned.total, par->total);
  play->score = total == NONE ? 0 : total;
  for (int a = 0; a < AXIS_COUNT; a++) play->axis[a] = analysis_axis_score(play->earned.axis[a], par->axis[a]);
}

static bool is_better(const Earned *a, const Earned *b) {
  return a->total != b->total ? a->total > b->total : a->recovered_cents > b->recovered_cents;
}

ShiftAnalysis *shift_analysis_run(Arena *arena, const ShiftSession *session, AnalysisLimits limits) {
  ShiftAnalysis *analysis = arena_make(arena, ShiftAnalysis);
  const Shift *shift = shift_session_shift(session);
  analysis->arena = arena;
  analysis->shift = shift;
  analysis->session = session;
  analysis->cases = arena_make_many(arena, Analysis *, shift->case_count);
  for (int i = 0; i < shift->case_count; i++)
    analysis->cases[i] = analysis_run_in_shift(arena, shift_session_case(session, i), shift->days, shift->day_count, limits);
  analysis->best = POLICY_TRIAGE;
  for (int p = POLICY_COUNT - 1; p >= 0; p--) {
    analysis->plays[p] = measure(analysis, shift_play(analysis, (ShiftPolicy)p));
    if (is_better(&analysis->plays[p].earned, &analysis->plays[analysis->best].earned)) analysis->best = (ShiftPolicy)p;
  }
  for (int p = 0; p < POLICY_COUNT; p++) score(&analysis->plays[p], &analysis->plays[analysis->best].earned);
  return analysis;
}

bool shift_analysis_complete(const ShiftAnalysis *analysis) {
  bool complete = true;
  for (int i = 0; i < analysis->shift->case_count; i++) complete = complete && analysis_complete(analysis->cases[i]);
  return complete;
}

int64_t shift_analysis_states(const ShiftAnalysis *analysis) {
  int64_t states = 0;
  for (int i = 0; i < analysis->shift->case_count; i++) states += analysis_states(analysis->cases[i]);
  return states;
}

Analysis *shift_analysis_case(const ShiftAnalysis *analysis, int place) { return analysis->cases[place]; }
const ShiftPlay *shift_analysis_play(const ShiftAnalysis *analysis, ShiftPolicy policy) { return &analysis->plays[policy]; }
ShiftPolicy shift_analysis_best(const ShiftAnalysis *analysis) { return analysis->best; }

Cents shift_analysis_best_cents(const ShiftAnalysis *analysis) {
  Cents best = 0;
  for (int p = 0; p < POLICY_COUNT; p++)
    if (analysis->plays[p].earned.recovered_cents > best) best = analysis->plays[p].earned.recovered_cents;
  return best;
}

const ShiftDebrief *shift_analysis_debrief(ShiftAnalysis *analysis, Arena *arena) {
  const Shift *shift = analysis->shift;
  const World *world = shift_session_world(analysis->session);
  ShiftDebrief *debrief = arena_make(arena, ShiftDebrief);
  const Debrief **cases = arena_make_many(arena, const Debrief *, shift->case_count);
  debrief->play = measure(analysis, analysis->session);
  debrief->par_policy = analysis->best;
  debrief->par = analysis->plays[analysis->best];
  score(&debrief->play, &debrief->par.earned);
  debrief->finished = world->over;
  debrief->best_cents = shift_analysis_best_cents(analysis);
  debrief->tally = world->tally;
  for (int i = 0; i < shift->case_count; i++) {
    cases[i] = analysis_debrief(analysis->cases[i], arena);
    debrief->violation_count += cases[i]->violation_count;
  }
  debrief->cases = cases;
  return debrief;
}
