/*
 * The world of a shift. A case whose day lies ahead of the clock sleeps: a day picked or an `advance` let it run ahead at once, and nothing can be done to it
 * until the clock gets there. A case whose day the clock passes is moved on by itself, day by day, so that what happens comes in the order day, case, event.
 */
#include "overturn/world.h"

const int32_t world_item_minutes[ITEM_KIND_COUNT] = {
    [ITEM_CHOICES] = 2,  [ITEM_INTERPRET] = 2, [ITEM_WORKSHEET] = 10, [ITEM_MONEY] = 3, [ITEM_NUMBER] = 2, [ITEM_TEXT] = 2,    [ITEM_DATE] = 1,
    [ITEM_EVIDENCE] = 8, [ITEM_LINK] = 3,      [ITEM_ALLOCATE] = 6,   [ITEM_ORDER] = 4, [ITEM_DAY] = 2,    [ITEM_LETTER] = 10,
};

int32_t world_minutes(const Scenario *scenario, const State *state, const Action *action) {
  switch (action->kind) {
  case ACTION_ANSWER: return world_item_minutes[scenario->items[action->item]->kind];
  case ACTION_TALK: return WORLD_MINUTES_TALK;
  case ACTION_OPEN: return bits_has(state->opened, action->page) ? 0 : WORLD_MINUTES_OPEN;
  case ACTION_NEXT:
  case ACTION_PIN:
  case ACTION_UNPIN:
  case ACTION_PASS: break;
  }
  return 0;
}

static const Scenario *scenario_at(const World *world, int place) { return world->shift->cases[place].scenario; }

WorldStanding world_standing(const World *world, int place) {
  const WorldCase *one = &world->cases[place];
  if (scenario_at(world, place)->today > world->day) return STANDING_COMING;
  if (one->state->day > world->day) return STANDING_SLEEPING;
  if (sim_over(one->state)) return STANDING_CLOSED;
  return one->last_touch == DAY_NONE ? STANDING_NEW : STANDING_OPEN;
}

static bool is_awake(const World *world, int place) {
  WorldStanding standing = world_standing(world, place);
  return standing == STANDING_NEW || standing == STANDING_OPEN;
}

static bool in_call(const World *world) { return world->in_hand != NONE && world->cases[world->in_hand].in_call; }

/* ---- what may be done ---- */

const char *world_refuses_take(const World *world, int place) {
  if (world->over) return "The shift is over.";
  if (in_call(world)) return place == world->in_hand ? "You are on the phone about this case." : "Finish the call first.";
  if (place == world->in_hand) return "This case is in your hands already.";
  switch (world_standing(world, place)) {
  case STANDING_COMING: return "That case has not come yet.";
  case STANDING_SLEEPING: return "Nothing can be done on that case before its day.";
  case STANDING_CLOSED: return "That case is closed.";
  default: return NULL;
  }
}

const char *world_refuses(const World *world, const Action *action) {
  if (world->over) return "The shift is over.";
  if (world->in_hand == NONE) return "Take up a case first.";
  if (action->kind == ACTION_PASS) return "Nobody can do that.";
  return sim_refuses(scenario_at(world, world->in_hand), world->cases[world->in_hand].state, action);
}

const char *world_refuses_end_day(const World *world) {
  if (world->over) return "The shift is over.";
  return in_call(world) ? "Finish the call first." : NULL;
}

/* ---- what happens by itself ---- */

static void count_rights(World *world, const Scenario *scenario, const Result *result) {
  for (int i = 0; i < result->event_count; i++)
    if (scenario->events[result->events[i]].on_deadline) world->tally.rights_lost++;
}

static void tell(const World *world, int place, const Action *action, const State *before, const Result *result) {
  if (world->did) world->did(world->user, place, action, before, result);
}

/** Moves a case on to a day on which nobody has worked it. */
static void pass(World *world, int place, Day day) {
  WorldCase *one = &world->cases[place];
  const Scenario *scenario = scenario_at(world, place);
  if (sim_over(one->state) || one->state->day >= day) return;
  State before = *one->state;
  Action action = {.kind = ACTION_PASS, .day = day};
  Result result = sim_step(scenario, one->state, &action);
  if (one->state->step != before.step) one->owed = result.minutes_later;
  one->in_call = false;
  count_rights(world, scenario, &result);
  tell(world, place, &action, &before, &result);
}

static void put_down(World *world) {
  if (world->in_hand != NONE && !world->worked) world->tally.idle++;
  world->in_hand = NONE;
  world->worked = false;
}

/** At the end of a day: a follow-up whose day it was is late, unless nothing was left to follow. */
static void settle_follow_ups(World *world) {
  for (int i = 0; i < world->shift->case_count; i++) {
    WorldCase *one = &world->cases[i];
    if (!one->follow_up || one->state->day > world->day) continue;
    *(sim_over(one->state) ? &world->tally.on_time : &world->tally.late) += 1;
    one->follow_up = false;
  }
}

/** After the last day nobody is asked anything: what is on its way comes, what runs out is lost. */
static void close_shift(World *world) {
  world->over = true;
  for (int i = 0; i < world->shift->case_count; i++) pass(world, i, scenario_at(world, i)->today + SCENARIO_MOST_DAYS + 1);
}

/** What was worked over the day's minutes is taken off the next morning. */
static void next_day(World *world) {
  int32_t over_time = world->minute > WORKDAY_MINUTES ? world->minute - WORKDAY_MINUTES : 0;
  put_down(world);
  settle_follow_ups(world);
  if (world->day_index + 1 == world->shift->day_count) {
    close_shift(world);
    return;
  }
  Day from = world->day;
  world->day = world->shift->days[++world->day_index];
  world->minute = over_time;
  for (Day day = from + 1; day <= world->day; day++)
    for (int i = 0; i < world->shift->case_count; i++) pass(world, i, day);
}

static bool any_awake(const World *world) {
  for (int i = 0; i < world->shift->case_count; i++)
    if (is_awake(world, i)) return true;
  return false;
}

static void settle(World *world) {
  while (!world->over && !in_call(world) && (world->minute >= WORKDAY_MINUTES || !any_awake(world))) next_day(world);
}

/* ---- what the trainee does ---- */

/** The desk's clock is the world's; nothing in the machine is decided by it. */
static void set_clock(const World *world, WorldCase *one) {
  if (one->state->day == world->day) one->state->minute = world->minute < WORKDAY_MINUTES ? world->minute : WORKDAY_MINUTES;
}

static void spend(World *world, WorldCase *one, int32_t minutes) {
  world->minute += minutes;
  world->tally.minutes += minutes;
  one->minutes += minutes;
  set_clock(world, one);
}

/** A follow-up inside its window is on time once it is kept; one beyond the shift only has to be well planned. */
static void count_follow_up(World *world, WorldCase *one, const DateWindow *window, Day picked) {
  if (picked < window->accept_first) {
    world->tally.early++;
  } else if (picked > window->accept_last) {
    world->tally.late++;
  } else if (sim_over(one->state) || picked > world->shift->days[world->shift->day_count - 1]) {
    world->tally.on_time++;
  } else {
    one->follow_up = true;
  }
}

void world_start(Arena *arena, const Shift *shift, State *const *states, WorldDid did, void *user, World *world) {
  *world = (World){.shift = shift, .day = shift->days[0], .in_hand = NONE, .did = did, .user = user};
  world->cases = arena_make_many(arena, WorldCase, shift->case_count);
  for (int i = 0; i < shift->case_count; i++)
    world->cases[i] = (WorldCase){.state = states[i], .until = DAY_NONE, .last_touch = DAY_NONE, .owed = states[i]->minute};
  settle(world);
}

void world_take(World *world, int place) {
  WorldCase *one = &world->cases[place];
  put_down(world);
  world->in_hand = place;
  world->tally.touches++;
  if (one->follow_up) world->tally.on_time++;
  one->follow_up = false;
  one->last_touch = world->day;
  spend(world, one, WORLD_MINUTES_TAKE);
  settle(world);
}

Result world_do(World *world, const Action *action) {
  int place = world->in_hand;
  WorldCase *one = &world->cases[place];
  const Scenario *scenario = scenario_at(world, place);
  const Item *item = action->kind == ACTION_ANSWER ? scenario->items[action->item] : NULL;
  DateWindow window = {0};
  if (item && item->kind == ITEM_DATE) window = sim_date_window(scenario, one->state, item);
  int32_t minutes = world_minutes(scenario, one->state, action) + one->owed;
  State before = *one->state;
  Result result = sim_step(scenario, one->state, action);
  spend(world, one, minutes + result.minutes);
  one->owed = result.minutes_later;
  one->until = item && item->kind == ITEM_DATE ? action->day : DAY_NONE;
  if (!action_looks(action)) {
    View view = scenario->steps[one->state->step].view;
    world->worked = true;
    one->in_call = !sim_over(one->state) && one->state->day == world->day && (view == VIEW_PHONE || view == VIEW_NEGOTIATION);
  }
  if (item && item->kind == ITEM_DATE && result.first) count_follow_up(world, one, &window, action->day);
  count_rights(world, scenario, &result);
  tell(world, place, action, &before, &result);
  if (!is_awake(world, place)) put_down(world);
  settle(world);
  return result;
}

void world_end_day(World *world) {
  next_day(world);
  settle(world);
}
