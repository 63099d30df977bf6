/* From step to step: entering, the next question, leaving. */
#include "sim/machine.h"

void machine_end(State *state, int ending) {
  state->ending = (int16_t)ending;
  state->item = NONE;
  state->talk = NONE;
}

bool sim_over(const State *state) { return state->ending != NONE; }

const Item *sim_item(const Scenario *scenario, const State *state) {
  return sim_over(state) || state->item == NONE ? NULL : &scenario->steps[state->step].items[state->item];
}

const Negotiation *sim_talk(const Scenario *scenario, const State *state) {
  return sim_over(state) || state->talk == NONE ? NULL : scenario->talks[state->talk];
}

bool sim_choice_open(const Scenario *scenario, const State *state, const Item *item, int place) {
  const Choice *choice = &item->choices[place];
  if (choice->once_bit != NONE && bits_has(state->used, choice->once_bit)) return false;
  return sim_eval(scenario, state, &choice->when) != 0;
}

static bool comes_sooner(const Choice *a, const Choice *b) { return a->days != b->days ? a->days < b->days : a->risk < b->risk; }

int sim_ranked(const Scenario *scenario, const State *state, const Item *item, int places[SCENARIO_MOST_CHOICES]) {
  int count = 0;
  for (int i = 0; i < item->choice_count; i++) {
    if (item->choices[i].risk == NONE || !sim_choice_open(scenario, state, item, i)) continue;
    int at = count++;
    for (; at > 0 && comes_sooner(&item->choices[i], &item->choices[places[at - 1]]); at--) places[at] = places[at - 1];
    places[at] = i;
  }
  return count > 1 ? count : 0;
}

/** An item is asked when its condition holds and there is something to answer; one already answered that changes nothing is passed over. */
static bool is_asked(const Scenario *scenario, const State *state, const Item *item) {
  if (bits_has(state->answered, item->index) && !item->has_effects) return false;
  if (!sim_eval(scenario, state, &item->when)) return false;
  if (item->kind != ITEM_CHOICES && item->kind != ITEM_LETTER) return true;
  for (int i = 0; i < item->choice_count; i++)
    if (sim_choice_open(scenario, state, item, i)) return true;
  return false;
}

static int next_item(const Scenario *scenario, const State *state, int from) {
  const Step *step = &scenario->steps[state->step];
  for (int i = from; i < step->item_count; i++)
    if (is_asked(scenario, state, &step->items[i])) return i;
  return NONE;
}

/** The step that is really entered: guards send on, at most once through every step. */
static int pass_guards(const Scenario *scenario, const State *state, int step) {
  for (int left = scenario->step_count; left > 0; left--) {
    const Step *guarded = &scenario->steps[step];
    if (!guarded->when.count || sim_eval(scenario, state, &guarded->when)) return step;
    step = guarded->otherwise;
  }
  return NONE;
}

void machine_enter(Turn *turn, int target) {
  const Scenario *scenario = turn->scenario;
  State *state = turn->state;
  int index = pass_guards(scenario, state, target);
  if (index == NONE) {
    machine_end(state, scenario->out_of_time);
    return;
  }
  const Step *step = &scenario->steps[index];
  state->step = (int16_t)index;
  state->item = state->talk = NONE;
  /* What fell due in a call happens when it is over; it may lead elsewhere. Of several events due on one day the first that leads on wins. */
  if (!turn->in_event && !machine_in_call(scenario, state) && machine_catch_up(turn)) return;
  machine_spend(turn, step->minutes);
  for (int i = 0; i < step->learn_count; i++) machine_learn(state, step->learn[i]);
  if (step->talk && state->talks[step->talk->index].end == NEGOTIATION_OPEN) {
    state->talk = (int16_t)step->talk->index;
    if (!state->talks[state->talk].started) negotiation_start(step->talk, &state->talks[state->talk]);
    return;
  }
  state->item = (int16_t)next_item(scenario, state, 0);
}

static int talk_out(const Step *step, const State *state) {
  const NegotiationOut *out = &step->talk->out;
  switch ((NegotiationEnd)state->talks[step->talk->index].end) {
  case NEGOTIATION_DEAL: return out->deal;
  case NEGOTIATION_REFUSED: return out->refused != NONE ? out->refused : out->walk;
  case NEGOTIATION_HUNG_UP: return out->hung_up != NONE ? out->hung_up : out->walk;
  case NEGOTIATION_OPEN:
  case NEGOTIATION_WALKED: break;
  }
  return out->walk;
}

void machine_leave(Turn *turn) {
  const Step *step = &turn->scenario->steps[turn->state->step];
  if (machine_effects(turn, &step->leave, DAY_NONE)) return;
  if (step->wait_count) {
    machine_advance(turn, turn->scenario->today + SCENARIO_MOST_DAYS + 1);
    return;
  }
  if (step->talk) {
    machine_enter(turn, talk_out(step, turn->state));
    return;
  }
  for (int i = 0; i < step->next_count; i++) {
    if (!sim_eval(turn->scenario, turn->state, &step->next[i].when)) continue;
    machine_enter(turn, step->next[i].to_step);
    return;
  }
  /* Every choice that could have led on was taken from the trainee; the case stands until its time is over. */
  machine_end(turn->state, turn->scenario->out_of_time);
}

void machine_after_answer(Turn *turn) {
  int next = next_item(turn->scenario, turn->state, turn->state->item + 1);
  if (next == NONE)
    machine_leave(turn);
  else
    turn->state->item = (int16_t)next;
}

void sim_start(const Scenario *scenario, uint64_t seed, State *state) {
  *state = (State){.seed = seed, .day = scenario->today, .step = NONE, .item = NONE, .ending = NONE, .talk = NONE};
  for (int i = 0; i < SCENARIO_MOST_STAMPS; i++) state->stamps[i] = DAY_NONE;
  for (int i = 0; i < SCENARIO_MOST_TALKS; i++) state->deal_day[i] = DAY_NONE;
  for (int i = 0; i < SCENARIO_MOST_PAGES; i++) state->arrived[i] = DAY_NONE;
  for (int i = 0; i < SCENARIO_MOST_PROMISES; i++) state->promised[i] = state->kept[i] = DAY_NONE;
  for (int i = 0; i < scenario->page_count; i++) {
    const Page *page = &scenario->pages[i];
    if (page->at_start) state->arrived[i] = page->kind == PAGE_REMIT ? page->remit->date : scenario->today;
  }
  for (int i = 0; i < scenario->var_count; i++) state->vars[i] = scenario->vars[i].start;
  Result result = {.item = NONE};
  Turn turn = {.scenario = scenario, .state = state, .result = &result};
  machine_enter(&turn, scenario->start);
}
