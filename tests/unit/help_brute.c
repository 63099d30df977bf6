/* Every play of a small scenario. States are compared byte for byte and answers are not sorted into kinds; nothing of game/analysis is used. */
#include "help_brute.h"

#include <string.h>

#include "overturn/hash.h"

typedef struct Move {
  int target, item;
  bool first, violates;
  int32_t paid, most, violation_points;
  int64_t weight;
  Cents cents;
  int days;
} Move;

typedef struct Worth {
  int64_t first, second;
  int days, actions;
  bool known;
} Worth;

struct Brute {
  Arena *arena;
  const Scenario *scenario;
  State *states;
  size_t count, room;
  int *table;
  size_t mask;
  Move *moves;
  size_t move_count, move_room;
  size_t *first; /* of its moves, by state; one more at the end */
  int *order;    /* what follows a state stands before it */
  bool main[SCENARIO_MOST_ITEMS];
  Cents recoverable;
  Worth *points, *money, *money_points;
  int32_t worst, any;
};

/* ---- all states ---- */

static int find_state(Brute *brute, const State *state) {
  size_t slot = hash64(state, sizeof *state, 0) & brute->mask;
  for (; brute->table[slot]; slot = (slot + 1) & brute->mask)
    if (memcmp(&brute->states[brute->table[slot] - 1], state, sizeof *state) == 0) return brute->table[slot] - 1;
  arena_push(brute->arena, brute->states, brute->count, brute->room, *state);
  brute->table[slot] = (int)brute->count;
  return (int)brute->count - 1;
}

static void try_action(Brute *brute, const State *before, const Action *action) {
  const Scenario *scenario = brute->scenario;
  if (sim_refuses(scenario, before, action)) return;
  State after = *before;
  Result result = sim_step(scenario, &after, action);
  sim_look_everywhere(scenario, &after);
  Move move = {.item = result.item,
               .first = result.first,
               .violates = result.violation != NONE,
               .paid = result.paid,
               .most = result.most,
               .violation_points = result.violation_points,
               .weight = result.recover_weight,
               .cents = result.recovered_cents,
               .days = (int)(after.day - before->day)};
  move.target = find_state(brute, &after);
  arena_push(brute->arena, brute->moves, brute->move_count, brute->move_room, move);
}

static void try_choices(Brute *brute, const State *state, const Item *item, Action *action) {
  for (uint32_t bits = 0; bits < (1u << item->choice_count); bits++) {
    action->choices = bits;
    try_action(brute, state, action);
  }
}

static void try_days(Brute *brute, const State *state, Action *action) {
  Day last = brute->scenario->today + SCENARIO_MOST_DAYS;
  for (Day day = state->day; day <= brute->scenario->today + BRUTE_DAYS; day++) {
    action->day = day;
    try_action(brute, state, action);
  }
  /* On the last day there is only the day after it, on which the case is out of time. */
  action->day = last > state->day ? last : state->day + 1;
  try_action(brute, state, action);
}

static void try_packets(Brute *brute, const State *state, Action *action) {
  for (uint32_t bits = 0; bits < (1u << brute->scenario->fact_count); bits++) {
    action->facts[0] = bits;
    try_action(brute, state, action);
  }
}

static void try_figures(Brute *brute, const State *state, const Item *item, Action *action) {
  action->cells[0] = sim_cell_truth(brute->scenario, state, item, 0);
  try_action(brute, state, action);
  action->cells[0] += 987654;
  try_action(brute, state, action);
  for (int i = 0; i < item->mistake_count; i++) {
    action->cells[0] = item->mistakes[i].value_cents[0];
    try_action(brute, state, action);
  }
}

static void try_all(Brute *brute, const State *state) {
  const Item *item = sim_item(brute->scenario, state);
  Action action = {.kind = item ? ACTION_ANSWER : ACTION_NEXT, .item = item ? item->index : NONE};
  if (!item) {
    try_action(brute, state, &action);
    return;
  }
  switch (item->kind) {
  case ITEM_CHOICES: try_choices(brute, state, item, &action); break;
  case ITEM_DATE: try_days(brute, state, &action); break;
  case ITEM_LINK:
  case ITEM_EVIDENCE: try_packets(brute, state, &action); break;
  case ITEM_MONEY: try_figures(brute, state, item, &action); break;
  case ITEM_NUMBER:
    for (action.number = 0; action.number < 20; action.number++) try_action(brute, state, &action);
    break;
  default: break; /* the generator writes no others */
  }
}

/** Puts what follows before what it follows. @return false when a play goes round. */
static bool sort_states(Brute *brute) {
  int *waiting = arena_make_many(brute->arena, int, brute->count), *came_from = arena_make_many(brute->arena, int, brute->move_count);
  size_t *from_first = arena_make_many(brute->arena, size_t, brute->count + 2);
  brute->order = arena_make_many(brute->arena, int, brute->count);
  for (size_t m = 0; m < brute->move_count; m++) from_first[brute->moves[m].target + 2]++;
  for (size_t i = 2; i < brute->count + 2; i++) from_first[i] += from_first[i - 1];
  for (size_t i = 0; i < brute->count; i++)
    for (size_t m = brute->first[i]; m < brute->first[i + 1]; m++) came_from[from_first[brute->moves[m].target + 1]++] = (int)i;
  size_t done = 0;
  for (size_t i = 0; i < brute->count; i++) {
    waiting[i] = (int)(brute->first[i + 1] - brute->first[i]);
    if (!waiting[i]) brute->order[done++] = (int)i;
  }
  for (size_t at = 0; at < done; at++)
    for (size_t f = from_first[brute->order[at]]; f < from_first[brute->order[at] + 1]; f++)
      if (--waiting[came_from[f]] == 0) brute->order[done++] = came_from[f];
  return done == brute->count;
}

/* ---- what lines are worth ---- */

typedef enum Aim { AIM_STRAIGHT, AIM_MONEY, AIM_POINTS, AIM_MONEY_POINTS, AIM_ANY, AIM_WORST } Aim;

static bool earns_in_place(const Scenario *scenario, const State *state, int index) {
  int main = scenario->items[index]->same_as == NONE ? index : scenario->items[index]->same_as;
  for (int i = 0; i < scenario->item_count; i++) {
    bool shares = i != index && (i == main || scenario->items[i]->same_as == main);
    if (shares && bits_has(state->answered, i)) return false;
  }
  return true;
}

static int64_t points_of(const Brute *brute, const State *state, const Move *move) {
  int64_t points = -move->violation_points;
  if (brute->recoverable > 0) points += ratio_floor(move->weight, 1, brute->recoverable);
  if (move->item == NONE || !move->first) return points;
  bool pays = brute_is_main(brute, move->item) && earns_in_place(brute->scenario, state, move->item);
  if (pays) return points + move->paid;
  return points + (move->paid < move->most ? move->paid - move->most : 0);
}

static Worth worth_of(const Brute *brute, const State *state, const Move *move, Aim aim, const Worth *after) {
  Worth worth = {after->first, after->second, move->days + after->days, 1 + after->actions, true};
  int64_t loss = move->first && move->item != NONE ? move->paid - move->most : 0;
  switch (aim) {
  case AIM_STRAIGHT:
    worth.first += loss;
    worth.second += move->cents;
    break;
  case AIM_MONEY: worth.first += move->cents; break;
  case AIM_MONEY_POINTS:
    worth.first += move->cents;
    worth.second += points_of(brute, state, move);
    break;
  case AIM_POINTS:
  case AIM_ANY:
  case AIM_WORST:
    worth.first += points_of(brute, state, move);
    worth.second += move->cents;
    break;
  }
  return worth;
}

static bool is_better(const Worth *a, const Worth *b, Aim aim) {
  if (!b->known) return true;
  if (a->first != b->first) return (a->first > b->first) != (aim == AIM_WORST);
  if (a->second != b->second) return a->second > b->second;
  return a->days != b->days ? a->days < b->days : a->actions < b->actions;
}

static Worth *find_worths(Brute *brute, Aim aim) {
  Worth *worths = arena_make_many(brute->arena, Worth, brute->count);
  for (size_t at = 0; at < brute->count; at++) {
    int i = brute->order[at];
    worths[i].known = sim_over(&brute->states[i]);
    for (size_t m = brute->first[i]; m < brute->first[i + 1]; m++) {
      const Move *move = &brute->moves[m];
      if (!worths[move->target].known || (move->violates && aim != AIM_ANY && aim != AIM_WORST)) continue;
      Worth worth = worth_of(brute, &brute->states[i], move, aim, &worths[move->target]);
      if (is_better(&worth, &worths[i], aim)) worths[i] = worth;
    }
  }
  return worths;
}

/** Marks the items answered on any straight line: lines without a violation that lose least, and of those bring most. */
static void mark_main(Brute *brute) {
  const Worth *straight = find_worths(brute, AIM_STRAIGHT);
  bool *on = arena_make_many(brute->arena, bool, brute->count);
  on[0] = straight[0].known;
  for (size_t at = brute->count; at-- > 0;) {
    int i = brute->order[at];
    for (size_t m = brute->first[i]; on[i] && m < brute->first[i + 1]; m++) {
      const Move *move = &brute->moves[m];
      if (move->violates || !straight[move->target].known) continue;
      Worth worth = worth_of(brute, &brute->states[i], move, AIM_STRAIGHT, &straight[move->target]);
      if (worth.first != straight[i].first || worth.second != straight[i].second) continue;
      on[move->target] = true;
      if (move->first && move->item != NONE) brute->main[move->item] = true;
    }
  }
}

bool brute_is_main(const Brute *brute, int item) {
  const Scenario *scenario = brute->scenario;
  int main = scenario->items[item]->same_as == NONE ? item : scenario->items[item]->same_as;
  for (int i = 0; i < scenario->item_count; i++)
    if (brute->main[i] && (i == main || scenario->items[i]->same_as == main)) return true;
  return false;
}

Brute *brute_run(Arena *arena, const Scenario *scenario) {
  Brute *brute = arena_make(arena, Brute);
  *brute = (Brute){.arena = arena, .scenario = scenario, .mask = 4 * 65536 - 1};
  brute->table = arena_make_many(arena, int, brute->mask + 1);
  brute->first = arena_make_many(arena, size_t, BRUTE_MOST_STATES + 1);
  State start;
  sim_start(scenario, 0, &start);
  sim_look_everywhere(scenario, &start);
  find_state(brute, &start);
  for (size_t i = 0; i < brute->count; i++) {
    if (brute->count >= BRUTE_MOST_STATES) return NULL;
    State state = brute->states[i];
    brute->first[i] = brute->move_count;
    if (!sim_over(&state)) try_all(brute, &state);
  }
  brute->first[brute->count] = brute->move_count;
  if (!sort_states(brute)) return NULL;
  brute->money = find_worths(brute, AIM_MONEY);
  brute->recoverable = brute->money[0].first;
  mark_main(brute);
  brute->points = find_worths(brute, AIM_POINTS);
  brute->money_points = find_worths(brute, AIM_MONEY_POINTS);
  brute->any = (int32_t)find_worths(brute, AIM_ANY)[0].first;
  brute->worst = (int32_t)find_worths(brute, AIM_WORST)[0].first;
  return brute;
}

int brute_states(const Brute *brute) { return (int)brute->count; }
const State *brute_state(const Brute *brute, int place) { return &brute->states[place]; }
int32_t brute_worst(const Brute *brute) { return brute->worst; }
int32_t brute_best_with_violations(const Brute *brute) { return brute->any; }
Cents brute_best_recoverable(const Brute *brute) { return brute->recoverable; }
int32_t brute_points_of_best_money(const Brute *brute) { return (int32_t)brute->money_points[0].second; }

Earned brute_best(const Brute *brute) {
  const Worth *best = &brute->points[0];
  return (Earned){.total = (int32_t)best->first, .recovered_cents = best->second, .days = best->days, .actions = best->actions};
}

bool brute_value(const Brute *brute, int place, int32_t *points, Cents *cents) {
  *points = (int32_t)brute->points[place].first;
  *cents = brute->money[place].first;
  return brute->points[place].known;
}
