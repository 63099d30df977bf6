/* The debrief: for every decision the value of best play before and after it. The difference is what it cost, in points and in dollars. */
#include "analysis/graph.h"

const char *const grade_words[] = {"best", "good", "inaccuracy", "mistake", "blunder", NULL};

const int32_t grade_limits[GRADE_BLUNDER] = {0, 10, 30, 80};

static Grade grade_of(int64_t cost, int64_t best) {
  for (int i = 0; i < GRADE_BLUNDER; i++)
    if (cost * 1000 <= grade_limits[i] * best) return (Grade)i;
  return GRADE_BLUNDER;
}

/** What lies within the margin in which the other side agrees anyway counts as hindsight: nobody bargains to the last step. */
static void forgive_margin(const Scenario *scenario, const Played *played, Decision *decision) {
  if (played->action.kind != ACTION_TALK || played->result.violation != NONE) return;
  const Negotiation *talk = scenario->talks[played->action.item];
  Cents margin = money_ratio(talk->step * talk->margin_steps, talk->worth_per_unit, 100), scale = talk->ceiling_cents - talk->zero_cents;
  if (decision->cost_cents > 0 && decision->cost_cents <= margin) decision->own_cents = 0;
  if (decision->cost > 0 && scale > 0 && decision->cost <= ratio_floor(margin, talk->points, scale)) decision->own = 0;
}

static bool find_better(Analysis *analysis, const State *before, Action *classes, Action *better) {
  uint32_t node = graph_find(analysis, before);
  if (node == NO_NODE || graph_ended(analysis, node)) return false;
  uint32_t e = value_best_edge(analysis, analysis->points, node);
  if (e == NO_NODE) return false;
  if (!graph_edge_actions(analysis, node, e, before, classes, CLASSES_MOST)) return false;
  *better = classes[0];
  return true;
}

static Grade grade(const Analysis *analysis, const Decision *decision) {
  Grade points = grade_of(decision->own, analysis->best_earned.total), cents = grade_of(decision->own_cents, analysis->best_recoverable);
  return points > cents ? points : cents;
}

/** `best`, `best_cents`: what best play came to before it. */
static Decision judge(Analysis *analysis, const Played *played, Action *classes, int32_t best, Cents best_cents) {
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
  decision.best_before = best;
  decision.best_cents_before = best_cents;
  decision.best_after = best - decision.cost;
  decision.best_cents_after = best_cents - decision.cost_cents;
  bool lost = decision.cost > 0 || decision.cost_cents > 0;
  decision.has_better = lost && find_better(analysis, &played->before, classes, &decision.better);
  hindsight_split(analysis, &earned, &decision);
  forgive_margin(scenario, played, &decision);
  decision.grade = grade(analysis, &decision);
  return decision;
}

static bool cost_more(const Decision *a, const Decision *b) { return a->own != b->own ? a->own > b->own : a->own_cents > b->own_cents; }

/** The three that cost most, the worst first; what needs hindsight does not count. */
static void find_worst(Debrief *debrief, Arena *arena) {
  int *worst = arena_make_many(arena, int, 3);
  for (int i = 0; i < debrief->decision_count; i++) {
    const Decision *decision = &debrief->decisions[i];
    if (decision->own <= 0 && decision->own_cents <= 0) continue;
    int place = debrief->worst_count;
    while (place > 0 && cost_more(decision, &debrief->decisions[worst[place - 1]])) place--;
    if (place >= 3) continue;
    for (int k = debrief->worst_count < 3 ? debrief->worst_count : 2; k > place; k--) worst[k] = worst[k - 1];
    worst[place] = i;
    if (debrief->worst_count < 3) debrief->worst_count++;
  }
  debrief->worst = worst;
}

void analysis_add_earned(const Analysis *analysis, const State *before, const Result *result, Earned *earned) {
  value_earn(analysis, result, value_in_place(analysis->scenario, before, result->item), earned);
}

Earned analysis_earned(const Analysis *analysis, const Session *session) {
  int count;
  const Played *line = session_line(session, &count);
  Earned earned = {.total = 0};
  for (int i = 0; i < count; i++) {
    if (action_looks(&line[i].action)) continue;
    analysis_add_earned(analysis, &line[i].before, &line[i].result, &earned);
    if (line[i].action.kind != ACTION_PASS) earned.actions++;
  }
  earned.days = session_state(session)->day - analysis->scenario->today;
  return earned;
}

/** Every decision in its turn; each starts from what best play came to after the one before it. */
static void judge_line(Analysis *analysis, const Played *line, int count, Debrief *debrief, Decision *decisions, int *violations) {
  Arena *scratch = arena_new(0);
  Action *classes = arena_make_many(scratch, Action, CLASSES_MOST);
  int32_t best = debrief->best_points;
  Cents best_cents = debrief->best_cents;
  for (int i = 0; i < count; i++) {
    const Played *played = &line[i];
    if (action_looks(&played->action)) continue;
    if (played->result.violation != NONE) violations[debrief->violation_count++] = played->result.violation;
    Decision *decision = &decisions[debrief->decision_count++];
    *decision = judge(analysis, played, classes, best, best_cents);
    best = decision->best_after;
    best_cents = decision->best_cents_after;
    debrief->own += decision->own;
    debrief->own_cents += decision->own_cents;
    debrief->hindsight += decision->cost - decision->own;
    debrief->hindsight_cents += decision->cost_cents - decision->own_cents;
  }
  debrief->best_now = best;
  debrief->best_cents_now = best_cents;
  arena_free(scratch);
}

const Debrief *analysis_debrief_of(Analysis *analysis, Arena *arena, const Session *session) {
  int count = 0;
  const Played *line = session_line(session, &count);
  const State *now = session_state(session);
  Debrief *debrief = arena_make(arena, Debrief);
  Decision *decisions = arena_make_many(arena, Decision, count);
  int *violations = arena_make_many(arena, int, count);
  debrief->par = analysis->best_earned;
  debrief->best_points = analysis->best_earned.total;
  debrief->best_recoverable_cents = debrief->best_cents = analysis_best_recoverable(analysis);
  (void)analysis_value(analysis, count ? &line[0].before : now, &debrief->best_points, &debrief->best_cents);
  judge_line(analysis, line, count, debrief, decisions, violations);
  debrief->earned = analysis_earned(analysis, session);
  debrief->decisions = decisions;
  debrief->violations = violations;
  debrief->finished = sim_over(now);
  debrief->ending = now->ending;
  debrief->score = analysis_score(analysis, &debrief->earned);
  for (int a = 0; a < AXIS_COUNT; a++) debrief->axis[a] = analysis_axis_score(debrief->earned.axis[a], debrief->par.axis[a]);
  find_worst(debrief, arena);
  return debrief;
}

const Debrief *analysis_debrief(Analysis *analysis, Arena *arena) {
  return analysis->session_count ? analysis_debrief_of(analysis, arena, analysis->sessions[0]) : NULL;
}
