/* What somebody could have kept who knew all that could be known. In a talk only the other side's limit is hidden, so what can be kept without knowing it
   is what the conduct that this program teaches gets, or what lies on the table, or what leaving is worth, whichever is most. */
#include "analysis/graph.h"

/** What can be done in a talk by somebody who does not know their limit. */
typedef enum Way { WAY_CONDUCT, WAY_TAKE, WAY_LEAVE, WAY_COUNT } Way;

static Action act_of(const Negotiation *talk, const State *state, Way way) {
  Action action = {.kind = ACTION_TALK, .item = talk->index, .talk = {.kind = way == WAY_TAKE ? ACT_ACCEPT : ACT_WALK, .fact = -1, .move = -1}};
  if (way == WAY_CONDUCT) action.talk = negotiation_conduct_act(talk, &state->talks[talk->index], CONDUCT_PREPARED, sim_holds, state);
  return action;
}

/** Our side's permission, asked for where a close would need it. */
static bool sign_off(const Scenario *scenario, const Negotiation *talk, State *state) {
  for (int i = 0; i < talk->moves.count; i++) {
    Action action = {.kind = ACTION_TALK, .item = talk->index, .talk = {.kind = ACT_MOVE, .fact = -1, .move = (int8_t)i}};
    if (LIST_AT(talk->moves, NegotiationMove, i)->kind != MOVE_SIGN_OFF || sim_refuses(scenario, state, &action)) continue;
    return sim_step(scenario, state, &action).violation == NONE;
  }
  return false;
}

/**
 * Goes that way to the end of the talk in which `state` stands. `earned` takes what it earns, NULL where that is not asked.
 * @return false where it cannot be gone without breaking a rule.
 */
static bool go(const Analysis *analysis, State *state, Way way, Earned *earned) {
  const Scenario *scenario = analysis->scenario;
  const Negotiation *talk = sim_talk(scenario, state);
  for (int acts = 0; acts < TALK_MOST_ACTS; acts++) {
    sim_look_everywhere(scenario, state);
    Action action = act_of(talk, state, way);
    State after = *state;
    if (sim_refuses(scenario, state, &action)) return false;
    Result result = sim_step(scenario, &after, &action);
    if (result.violation != NONE) {
      if (!sign_off(scenario, talk, state)) return false;
      continue;
    }
    if (earned) value_earn(analysis, &result, value_in_place(scenario, state, result.item), earned);
    *state = after;
    if (sim_talk(scenario, state) != talk) return true;
  }
  return false;
}

/** The same case without what nobody could foresee. @return whether there is any such event that has not happened yet. */
static bool without_surprises(const Scenario *scenario, State *state) {
  bool any = false;
  for (int i = 0; i < scenario->event_count; i++) {
    if (!scenario->events[i].unforeseen || bits_has(state->spent, i)) continue;
    bits_add(state->spent, i);
    any = true;
  }
  return any;
}

/** The action done without surprises: from `state`, which becomes the state before it, to `after`. @return whether that differs and can be done. */
static bool repeat_without(const Scenario *scenario, const Played *played, State *state, State *after, Result *result) {
  *state = played->before;
  if (!without_surprises(scenario, state) || sim_refuses(scenario, state, &played->action)) return false;
  *after = *state;
  *result = sim_step(scenario, after, &played->action);
  return true;
}

void hindsight_roots(Analysis *analysis, const Played *played) {
  const State *ends[] = {&played->before, &played->after};
  State state, after;
  Result result;
  if (action_looks(&played->action)) return;
  if (repeat_without(analysis->scenario, played, &state, &after, &result)) {
    graph_add(analysis, &state);
    graph_add(analysis, &after);
  }
  if (played->action.kind != ACTION_TALK) return;
  for (int e = 0; e < 2; e++)
    for (Way way = 0; way < WAY_COUNT; way++) {
      state = *ends[e];
      if (sim_talk(analysis->scenario, &state) && go(analysis, &state, way, NULL)) graph_add(analysis, &state);
    }
}

/** The most that could be kept from here on. Outside of a talk nothing is hidden. @return false when nothing is known of the state. */
static bool kept_from(const Analysis *analysis, const State *from, int32_t *points, Cents *cents) {
  bool known = false;
  if (!sim_talk(analysis->scenario, from)) return analysis_value(analysis, from, points, cents);
  for (Way way = 0; way < WAY_COUNT; way++) {
    State state = *from;
    Earned earned = {.total = 0};
    int32_t more = 0;
    Cents more_cents = 0;
    if (!go(analysis, &state, way, &earned) || !analysis_value(analysis, &state, &more, &more_cents)) continue;
    if (!known || earned.total + more > *points) *points = earned.total + more;
    if (!known || earned.recovered_cents + more_cents > *cents) *cents = earned.recovered_cents + more_cents;
    known = true;
  }
  return known;
}

/** What was lost of it, within what was lost at all. */
static int64_t within(int64_t lost, int64_t cost) { return lost < 0 ? 0 : lost < cost ? lost : cost; }

static void split_talk(const Analysis *analysis, const Played *played, const Earned *earned, Decision *decision) {
  int32_t before = 0, after = 0;
  Cents cents_before = 0, cents_after = 0;
  if (!kept_from(analysis, &played->before, &before, &cents_before) || !kept_from(analysis, &played->after, &after, &cents_after)) return;
  if (decision->cost > 0) decision->own = (int32_t)within((int64_t)before - earned->total - after, decision->cost);
  if (decision->cost_cents > 0) decision->own_cents = within(cents_before - earned->recovered_cents - cents_after, decision->cost_cents);
}

/** An answer for which its question paid all that it can: nothing on the desk said better. */
static bool paid_in_full(const Played *played) {
  const Result *result = &played->result;
  return played->action.kind == ACTION_ANSWER && result->first && result->most > 0 && result->paid >= result->most;
}

/** What the same decision would have cost if nothing had come that nobody could foresee. */
static void split_surprise(const Analysis *analysis, Decision *decision) {
  const Played *played = decision->played;
  State state, next;
  Result result;
  Earned earned = {.total = 0};
  int32_t before = 0, after = 0;
  Cents cents_before = 0, cents_after = 0;
  if (!repeat_without(analysis->scenario, played, &state, &next, &result)) return;
  if (!analysis_value(analysis, &state, &before, &cents_before) || !analysis_value(analysis, &next, &after, &cents_after)) return;
  value_earn(analysis, &result, value_in_place(analysis->scenario, &state, result.item), &earned);
  if (decision->cost > 0) decision->own = (int32_t)within((int64_t)before - earned.total - after, decision->cost);
  if (decision->cost_cents > 0) decision->own_cents = within(cents_before - earned.recovered_cents - cents_after, decision->cost_cents);
}

void hindsight_split(const Analysis *analysis, const Earned *earned, Decision *decision) {
  const Played *played = decision->played;
  decision->own = decision->cost;
  decision->own_cents = decision->cost_cents;
  if (played->result.violation != NONE) return;
  if (played->action.kind == ACTION_TALK) {
    split_talk(analysis, played, earned, decision);
  } else if (paid_in_full(played)) {
    if (decision->cost > 0) decision->own = 0;
    if (decision->cost_cents > 0) decision->own_cents = 0;
  } else {
    split_surprise(analysis, decision);
  }
}
