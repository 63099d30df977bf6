/* Effects, always in this order: learn, set, stamp, promise, keep, deal, minutes, arrive, violation, recover, time and what is due on the way, where it leads. */
#include "sim/machine.h"

void machine_learn(State *state, int fact) { bits_add(state->known, fact); }

void machine_violation(Result *result, int violation, int32_t points) {
  if (violation == NONE) return;
  result->violation = violation;
  result->violation_points += points;
}

static void set_var(const Scenario *scenario, State *state, const SetEffect *set) {
  const Var *var = &scenario->vars[set->var];
  int64_t value = sim_eval(scenario, state, &set->value);
  if (value < var->least) value = var->least;
  if (value > var->most) value = var->most;
  state->vars[set->var] = (int32_t)value;
}

/** A stamp keeps its first date; moved again, what counts from it is armed again. */
static void set_stamp(const Scenario *scenario, State *state, int stamp, bool again) {
  if (state->stamps[stamp] != DAY_NONE && !again) return;
  state->stamps[stamp] = state->day;
  if (!again) return;
  for (int i = 0; i < scenario->event_count; i++) {
    const Anchor *from = &scenario->events[i].from;
    bool direct = from->kind == ANCHOR_STAMP && from->index == stamp;
    bool through = from->kind == ANCHOR_DEADLINE && scenario_deadline_reads_stamp(scenario, from->index, stamp);
    if (direct || through) bits_drop(state->spent, i);
  }
}

/** A promise made again keeps its first day, and so does one kept again; keeping what nobody promised is nothing. */
static void set_promises(State *state, const Effects *effects) {
  for (int i = 0; i < effects->promise_count; i++) {
    Day *made = &state->promised[effects->promise[i]];
    if (*made == DAY_NONE) *made = state->day;
  }
  for (int i = 0; i < effects->keep_count; i++) {
    int promise = effects->keep[i];
    if (state->promised[promise] != DAY_NONE && state->kept[promise] == DAY_NONE) state->kept[promise] = state->day;
  }
}

/** What was signed does not become unsigned. */
static void set_deal(const Scenario *scenario, State *state, int deal_state) {
  int deal = deal_state == NONE ? NONE : machine_deal(scenario, state);
  if (deal != NONE && state->deal_state[deal] < deal_state) state->deal_state[deal] = deal_state;
}

static void recover(Turn *turn, const Effects *effects) {
  if (effects->recover_bit == NONE || bits_has(turn->state->recovered, effects->recover_bit)) return;
  if (effects->recover_remit != NONE && turn->state->arrived[effects->recover_remit] == DAY_NONE) return;
  bits_add(turn->state->recovered, effects->recover_bit);
  Cents cents = effects->recover_cents;
  if (effects->recover_remit != NONE) cents = machine_new_money(turn->scenario, turn->state, effects->recover_remit);
  if (effects->recover_value.count) cents = sim_eval(turn->scenario, turn->state, &effects->recover_value);
  turn->result->recovered_cents += cents;
  turn->result->recover_weight += (int64_t)effects->recover_points * cents;
}

bool machine_effects(Turn *turn, const Effects *effects, Day until) {
  State *state = turn->state;
  for (int i = 0; i < effects->learn_count; i++) machine_learn(state, effects->learn[i]);
  for (int i = 0; i < effects->set_count; i++) set_var(turn->scenario, state, &effects->set[i]);
  for (int i = 0; i < effects->stamp_count; i++) set_stamp(turn->scenario, state, effects->stamp[i], effects->again);
  set_promises(state, effects);
  set_deal(turn->scenario, state, effects->deal);
  machine_spend(turn, effects->minutes);
  for (int i = 0; i < effects->arrive_count; i++)
    if (state->arrived[effects->arrive[i]] == DAY_NONE) state->arrived[effects->arrive[i]] = state->day;
  machine_violation(turn->result, effects->violation, effects->violation_points);
  recover(turn, effects);
  Day target = effects->advance.count ? calendar_add_offset(turn->scenario->calendar, state->day, effects->advance) : until;
  if (target != DAY_NONE && target > state->day && machine_advance(turn, target)) return true;
  if (effects->to_end != NONE)
    machine_end(state, effects->to_end);
  else if (effects->to_step != NONE)
    machine_enter(turn, effects->to_step);
  return effects->to_end != NONE || effects->to_step != NONE;
}
