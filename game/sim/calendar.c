/* Days: what they are counted from, when events are due, and how time passes. */
#include "sim/machine.h"

static Day remit_day(const Scenario *scenario, const State *state, int page) {
  const Page *remit = &scenario->pages[page];
  return remit->kind == PAGE_REMIT && remit->remit->date != DAY_NONE ? remit->remit->date : state->arrived[page];
}

/** "today" is the present day in a question and the first day of the scenario in what counts by itself. */
Day machine_anchor_day(const Scenario *scenario, const State *state, const Anchor *anchor, bool of_event) {
  int deal;
  switch (anchor->kind) {
  case ANCHOR_NONE: return DAY_NONE;
  case ANCHOR_DAY: return anchor->day;
  case ANCHOR_TODAY: return of_event ? scenario->today : state->day;
  case ANCHOR_STAMP: return state->stamps[anchor->index];
  case ANCHOR_DEADLINE: return sim_deadline_day(scenario, state, anchor->index);
  case ANCHOR_REMIT: return remit_day(scenario, state, anchor->index);
  case ANCHOR_PROMISE: return sim_promise_day(scenario, state, anchor->index);
  case ANCHOR_DEAL: deal = machine_deal(scenario, state); return deal == NONE ? DAY_NONE : state->deal_day[deal];
  }
  return DAY_NONE;
}

Day sim_anchor_day(const Scenario *scenario, const State *state, const Anchor *anchor) { return machine_anchor_day(scenario, state, anchor, true); }

Day sim_promise_day(const Scenario *scenario, const State *state, int index) {
  const Promise *promise = &scenario->promises[index];
  if (state->promised[index] == DAY_NONE) return DAY_NONE;
  Day from = promise->from.kind == ANCHOR_NONE ? state->promised[index] : machine_anchor_day(scenario, state, &promise->from, true);
  return from == DAY_NONE ? DAY_NONE : calendar_add_offset(scenario->calendar, from, promise->after);
}

typedef struct World {
  const Scenario *scenario;
  const State *state;
} World;

static Day anchor_of_deadline(const void *world, const Anchor *anchor) {
  const World *here = world;
  return machine_anchor_day(here->scenario, here->state, anchor, true);
}

Day sim_deadline_day(const Scenario *scenario, const State *state, int index) {
  return scenario_deadline_day(scenario, index, anchor_of_deadline, &(World){scenario, state});
}

Day sim_asked_day(const Scenario *scenario, const State *state, const AskedDay *day) {
  Day from = machine_anchor_day(scenario, state, &day->from, false);
  return from == DAY_NONE ? DAY_NONE : calendar_add_offset(scenario->calendar, from, day->after);
}

/** Whether a question asks for this deadline's day and nobody has answered one yet. */
static bool is_asked_for(const Scenario *scenario, const State *state, int deadline) {
  bool asked = false;
  for (int i = 0; i < scenario->item_count; i++) {
    const Item *item = scenario->items[i];
    bool here = item->kind == ITEM_DAY && item->day.from.kind == ANCHOR_DEADLINE && item->day.from.index == deadline && !item->day.after.count;
    if (here && bits_has(state->answered, i)) return false;
    asked = asked || here;
  }
  return asked;
}

bool sim_deadline_shown(const Scenario *scenario, const State *state, int index) {
  const Deadline *deadline = &scenario->deadlines[index];
  for (int i = 0; i < deadline->order_count; i++)
    if (is_asked_for(scenario, state, deadline->order[i])) return false;
  return true;
}

int sim_deadline_deciding(const Scenario *scenario, const State *state, int index) {
  while (scenario->deadlines[index].earliest_count) {
    const Deadline *deadline = &scenario->deadlines[index];
    Day earliest = sim_deadline_day(scenario, state, index);
    index = deadline->earliest[0];
    for (int i = deadline->earliest_count - 1; i >= 0; i--)
      if (sim_deadline_day(scenario, state, deadline->earliest[i]) == earliest) index = deadline->earliest[i];
  }
  return index;
}

/** The day an event happens; a deadline's own day is still in time. DAY_NONE while what it counts from has not happened. */
Day sim_event_day(const Scenario *scenario, const State *state, int index) {
  const Event *event = &scenario->events[index];
  Day from = machine_anchor_day(scenario, state, &event->from, true);
  if (from == DAY_NONE) return DAY_NONE;
  return event->on_deadline ? from + 1 : calendar_add_offset(scenario->calendar, from, event->after);
}

/** The next event not yet considered that is due by `target`, the earliest first, then in file order. */
static int next_event(const Scenario *scenario, const State *state, Day target, Day *day) {
  int found = NONE;
  for (int i = 0; i < scenario->event_count; i++) {
    if (bits_has(state->spent, i)) continue;
    Day due = sim_event_day(scenario, state, i);
    if (due == DAY_NONE) continue;
    if (due < state->day) due = state->day;
    if (due > target || (found != NONE && due >= *day)) continue;
    found = i;
    *day = due;
  }
  return found;
}

bool machine_in_call(const Scenario *scenario, const State *state) {
  if (state->step == NONE) return false;
  View view = scenario->steps[state->step].view;
  return view == VIEW_PHONE || view == VIEW_NEGOTIATION;
}

static void move_to(State *state, Day day) {
  if (day <= state->day) return;
  state->day = day;
  state->minute = 0;
}

bool machine_advance(Turn *turn, Day target) {
  const Scenario *scenario = turn->scenario;
  State *state = turn->state;
  Day last = scenario->today + SCENARIO_MOST_DAYS, day = state->day;
  bool too_late = target > last;
  if (too_late) target = last;
  /* Nothing happens in the middle of a call; it waits for the next step. */
  while (turn->by_itself || !machine_in_call(scenario, state)) {
    int index = next_event(scenario, state, target, &day);
    if (index == NONE) break;
    const Event *event = &scenario->events[index];
    move_to(state, day);
    bits_add(state->spent, index);
    if (!sim_eval(scenario, state, &event->when)) continue;
    if (turn->result->event_count < RESULT_MOST_EVENTS) turn->result->events[turn->result->event_count++] = index;
    bool outer = turn->in_event;
    turn->in_event = true;
    bool led = machine_effects(turn, &event->effects, DAY_NONE);
    turn->in_event = outer;
    if (led) return true;
  }
  move_to(state, target);
  if (!too_late) return false;
  machine_end(state, scenario->out_of_time);
  return true;
}

void machine_pass(Turn *turn, Day target) {
  turn->by_itself = true;
  while (machine_advance(turn, target) && !sim_over(turn->state)) continue;
}

bool machine_catch_up(Turn *turn) { return machine_advance(turn, turn->state->day); }

void machine_spend(Turn *turn, int32_t minutes) {
  State *state = turn->state;
  *(state->day == turn->result->day_before ? &turn->result->minutes : &turn->result->minutes_later) += minutes;
  state->minute += minutes;
  if (state->minute > WORKDAY_MINUTES) state->minute = WORKDAY_MINUTES;
}

DateWindow sim_date_window(const Scenario *scenario, const State *state, const Item *item) {
  DateWindow window;
  window.from = machine_anchor_day(scenario, state, &item->date_from, false);
  Day from = window.from == DAY_NONE ? state->day : window.from;
  window.best_first = calendar_add_offset(scenario->calendar, from, item->best[0]);
  window.best_last = calendar_add_offset(scenario->calendar, from, item->best[1]);
  window.accept_first = calendar_add_offset(scenario->calendar, from, item->accept[0]);
  window.accept_last = calendar_add_offset(scenario->calendar, from, item->accept[1]);
  window.earliest = item->may_be_today ? state->day : state->day + 1;
  window.latest = scenario->today + SCENARIO_MOST_DAYS;
  if (window.latest < window.earliest) window.latest = window.earliest;
  return window;
}

/** Full inside `best`; zero one day outside `accept`; a straight line between. */
int32_t sim_date_points(const Item *item, const DateWindow *window, Day day) {
  if (day >= window->best_first && day <= window->best_last) return item->points;
  if (day < window->accept_first || day > window->accept_last) return 0;
  if (day < window->best_first)
    return (int32_t)ratio_floor(item->points, (int64_t)day - window->accept_first + 1, (int64_t)window->best_first - window->accept_first + 1);
  return (int32_t)ratio_floor(item->points, (int64_t)window->accept_last - day + 1, (int64_t)window->accept_last - window->best_last + 1);
}
