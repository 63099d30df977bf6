/* The debrief: for every decision the value of best play before and after it. The difference is what it cost, in points and in dollars. */
#include "analysis/graph.h"

const char *const grade_words[] = {"best", "good", "inaccuracy", "mistake", "blunder", NULL};

/* A decision's cost in thousandths of par that still has the grade; above the last it is a blunder. */
static const int32_t grade_limits[] = {0, 10, 30, 80};

static Grade grade_of(int32_t cost, int32_t par) {
  for (int i = 0; i < (int)(sizeof grade_limits / sizeof *grade_limits); i++)
    if ((int64_t)cost * 1000 <= (int64_t)grade_limits[i] * par) return (Grade)i;
  return GRADE_BLUNDER;
}

/** An offer's cost hangs on their limit, which nobody could know; accepting, walking and bluffing can be judged by what was on the table. */
static bool needs_hindsight(const Played *played) {
  const NegotiationAct *act = &played->action.talk;
  return played->action.kind == ACTION_TALK && (act->kind == ACT_OFFER || act->kind == ACT_HOLD) && played->result.violation == NONE;
}

/** Points that lie within the margin in which the other side agrees anyway: nobody bargains to the last step. */
static bool within_margin(const Scenario *scenario, const Played *played, int32_t cost) {
  if (played->action.kind != ACTION_TALK || played->result.violation != NONE) return false;
  const Negotiation *talk = scenario->talks[played->action.item];
  Cents scale = talk->ceiling_cents - talk->zero_cents;
  if (scale <= 0) return false;
  return cost <= ratio_floor(money_ratio(talk->step * talk->margin_steps, talk->worth_per_unit, 100), talk->points, scale);
}

static bool find_better(Analysis *analysis, const State *before, Action *classes, Action *better) {
  uint32_t node = graph_find(analysis, before);
  if (node == NO_NODE || analysis->ended[node]) return false;
  uint32_t e = value_best_edge(analysis, analysis->points, node);
  if (e == NO_NODE) return false;
  if (!graph_edge_actions(analysis, node, e, before, classes, CLASSES_MOST)) return false;
  *better = classes[0];
  return true;
}

static Decision judge(Analysis *analysis, const Played *played, Action *classes) {
  const Scenario *scenario = analysis->scenario;
  const Result *result = &played->result;
  Decision decision = {.played = played, .scored = result->first && result->item != NONE, .most = result->most};
  Earned earned = {.total = 0};
  bool in_place = value_in_place(scenario, &played->before, result->item);
  value_earn(analysis, result, in_place, &earned);
  if (result->item != NONE) {
    decision.item = scenario->items[result->item];
    decision.main = analysis_is_main(analysis, result->item);
  }
  decision.earned = earned.total;
  if (result->recover_weight > 0) decision.most += value_recovered(analysis, result->recover_weight);
  int32_t before = 0, after = 0;
  Cents cents_before = 0, cents_after = 0;
  if (analysis_value(analysis, &played->before, &before, &cents_before) && analysis_value(analysis, &played->after, &after, &cents_after)) {
    decision.cost = before - earned.total - after;
    decision.cost_cents = cents_before - result->recovered_cents - cents_after;
  }
  decision.hindsight = needs_hindsight(played) && decision.cost > 0 && !within_margin(scenario, played, decision.cost);
  decision.grade = decision.hindsight                               ? GRADE_GOOD
                   : within_margin(scenario, played, decision.cost) ? GRADE_BEST
                                                                    : grade_of(decision.cost, analysis->best_earned.total);
  decision.has_better = decision.cost > 0 && find_better(analysis, &played->before, classes, &decision.better);
  return decision;
}

/** The three that cost most, the worst first; what needs hindsight is not among them. */
static void find_worst(Debrief *debrief, Arena *arena) {
  int *worst = arena_make_many(arena, int, 3);
  for (int i = 0; i < debrief->decision_count; i++) {
    const Decision *decision = &debrief->decisions[i];
    if (decision->cost <= 0 || decision->hindsight) continue;
    int place = debrief->worst_count;
    while (place > 0 && debrief->decisions[worst[place - 1]].cost < decision->cost) place--;
    if (place >= 3) continue;
    for (int k = debrief->worst_count < 3 ? debrief->worst_count : 2; k > place; k--) worst[k] = worst[k - 1];
    worst[place] = i;
    if (debrief->worst_count < 3) debrief->worst_count++;
  }
  debrief->worst = worst;
}

Earned analysis_earned(const Analysis *analysis, const Session *session) {
  int count;
  const Played *line = session_line(session, &count);
  Earned earned = {.total = 0};
  for (int i = 0; i < count; i++) {
    if (action_looks(&line[i].action)) continue;
    value_earn(analysis, &line[i].result, value_in_place(analysis->scenario, &line[i].before, line[i].result.item), &earned);
    if (line[i].action.kind != ACTION_PASS) earned.actions++;
  }
  earned.days = session_state(session)->day - analysis->scenario->today;
  return earned;
}

const Debrief *analysis_debrief(Analysis *analysis, Arena *arena) {
  if (!analysis->session) return NULL;
  int count = 0;
  const Played *line = session_line(analysis->session, &count);
  Debrief *debrief = arena_make(arena, Debrief);
  Decision *decisions = arena_make_many(arena, Decision, count);
  int *violations = arena_make_many(arena, int, count);
  Arena *scratch = arena_new(0);
  Action *classes = arena_make_many(scratch, Action, CLASSES_MOST);
  for (int i = 0; i < count; i++) {
    const Played *played = &line[i];
    if (action_looks(&played->action)) continue;
    if (played->result.violation != NONE) violations[debrief->violation_count++] = played->result.violation;
    decisions[debrief->decision_count++] = judge(analysis, played, classes);
  }
  arena_free(scratch);
  const State *now = session_state(analysis->session);
  debrief->earned = analysis_earned(analysis, analysis->session);
  debrief->decisions = decisions;
  debrief->violations = violations;
  debrief->par = analysis->best_earned;
  debrief->best_recoverable_cents = analysis_best_recoverable(analysis);
  debrief->finished = sim_over(now);
  debrief->ending = now->ending;
  debrief->score = analysis_score(analysis, &debrief->earned);
  for (int a = 0; a < AXIS_COUNT; a++) debrief->axis[a] = analysis_axis_score(debrief->earned.axis[a], debrief->par.axis[a]);
  find_worst(debrief, arena);
  return debrief;
}
