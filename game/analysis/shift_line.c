/* A case of a shift as reference plays work it: its best line, and what is lost by leaving it. Looking costs minutes here, so each look of the line is left
   out that changes nothing of what it earns. */
#include "analysis/shift.h"

#define LINE_MOST 2000

/** What came of a line, for comparison. */
typedef struct Came {
  int64_t paid, weight, cents, violations;
  int done, ending;
  Day day;
} Came;

/** Plays a line without the looks that are left out; looks that have become impossible are passed over. */
static Came follow(const Scenario *scenario, const State *from, const Action *actions, int count, const bool *out) {
  State state = *from;
  Came came = {.paid = 0};
  for (int i = 0; i < count; i++) {
    if (out[i]) continue;
    if (sim_refuses(scenario, &state, &actions[i])) {
      if (action_looks(&actions[i])) continue;
      break;
    }
    Result result = sim_step(scenario, &state, &actions[i]);
    if (action_looks(&actions[i])) continue;
    came.done++;
    came.paid += result.first ? result.paid : 0;
    came.weight += result.recover_weight;
    came.cents += result.recovered_cents;
    came.violations += result.violation_points;
  }
  came.ending = state.ending;
  came.day = state.day;
  return came;
}

static bool same(const Came *a, const Came *b) {
  return a->paid == b->paid && a->weight == b->weight && a->cents == b->cents && a->violations == b->violations && a->done == b->done &&
         a->ending == b->ending && a->day == b->day;
}

/** One look after another is left out where the line earns the same without it; pages first, so that what was on them goes with them. */
static void leave_out_looks(const Scenario *scenario, const State *from, const Action *actions, int count, bool *out) {
  Came whole = follow(scenario, from, actions, count, out);
  static const ActionKind kinds[] = {ACTION_OPEN, ACTION_PIN};
  for (int k = 0; k < 2; k++)
    for (int i = 0; i < count; i++) {
      if (actions[i].kind != kinds[k]) continue;
      out[i] = true;
      Came without = follow(scenario, from, actions, count, out);
      if (!same(&whole, &without)) out[i] = false;
    }
}

/** The line as it is done, and its minutes: a case is taken up again on every day on which it is worked. */
static void plan_of(const Scenario *scenario, const State *from, const Action *actions, int count, const bool *out, int32_t owed, Action *done,
                    CasePlan *plan) {
  State state = *from;
  Day taken = DAY_NONE;
  bool stopped = false;
  for (int i = 0; i < count; i++) {
    if (out[i] || sim_refuses(scenario, &state, &actions[i])) continue;
    bool works = actions[i].kind != ACTION_PASS;
    stopped = stopped || !works || (taken != DAY_NONE && taken != state.day);
    if (!stopped) done[plan->count++] = actions[i];
    if (works && taken != state.day) plan->minutes += WORLD_MINUTES_TAKE;
    if (works) taken = state.day;
    plan->minutes += world_minutes(scenario, &state, &actions[i]);
    Result result = sim_step(scenario, &state, &actions[i]);
    plan->minutes += (works ? owed : 0) + result.minutes;
    owed = works ? result.minutes_later : owed;
  }
}

CasePlan shift_line(Analysis *analysis, Arena *arena, const State *from, int32_t owed) {
  const Action *actions;
  CasePlan plan = {NULL, 0, 0};
  int count = analysis_line_from(analysis, arena, from, &actions);
  bool *out = arena_make_many(arena, bool, count);
  Action *done = arena_make_many(arena, Action, count);
  if (count <= LINE_MOST) leave_out_looks(analysis->scenario, from, actions, count, out);
  plan_of(analysis->scenario, from, actions, count, out, owed, done, &plan);
  plan.actions = done;
  return plan;
}

CaseWorth shift_worth(const Analysis *analysis, const State *state) {
  int32_t points = 0;
  Cents cents = 0;
  (void)analysis_value(analysis, state, &points, &cents);
  return (CaseWorth){points, cents};
}

CaseWorth shift_worth_left(const Analysis *analysis, const State *state, Day until) {
  State left = *state;
  CaseWorth worth = {0, 0};
  while (!sim_over(&left) && (until == DAY_NONE || left.day < until)) {
    Action pass = graph_pass(analysis, left.day);
    Result result = sim_step(analysis->scenario, &left, &pass);
    worth.points += value_recovered(analysis, result.recover_weight) - result.violation_points;
    worth.cents += result.recovered_cents;
  }
  if (sim_over(&left)) return worth;
  CaseWorth after = shift_worth(analysis, &left);
  return (CaseWorth){worth.points + after.points, worth.cents + after.cents};
}
