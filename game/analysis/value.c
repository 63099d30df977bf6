/* Values of best play on the graph. Several questions share one sweep; they differ in what an edge is worth and which edges they may take. */
#include <string.h>

#include "analysis/graph.h"
#include "overturn/hash.h"

#define MOST_TOGETHER 4

typedef struct Question {
  void (*worth)(const Analysis *, const Outcome *, int64_t *first, int64_t *second);
  bool with_violations, least;
} Question;

/** What an outcome is worth to a question. */
typedef struct Worth {
  int64_t first, second;
  bool open;
} Worth;

typedef struct Sweep {
  const Analysis *analysis;
  Arena *arena, *scratch;
  const Question *const *questions;
  int count;
  uint32_t only; /* the one end that counts; NO_NODE: all do */
  Worth *worths; /* by outcome, `count` each */
  Value *values; /* by number, `count` each */
  size_t value_count, value_room;
  uint32_t *numbers;     /* by kind; NULL: each node has its own */
  uint32_t *table, mask; /* from values to their number */
} Sweep;

static bool better(const Value *a, const Value *b, bool least) {
  if (!b->known) return a->known;
  if (!a->known) return false;
  if (a->first != b->first) return (a->first > b->first) != least;
  if (a->second != b->second) return a->second > b->second;
  if (a->days != b->days) return a->days < b->days;
  return a->actions < b->actions;
}

static Worth find_worth(const Analysis *analysis, const Question *question, const Outcome *outcome) {
  Worth worth = {.open = !outcome->violates || question->with_violations};
  question->worth(analysis, outcome, &worth.first, &worth.second);
  return worth;
}

static Value add_worth(const Worth *worth, const Outcome *outcome, const Value *after) {
  if (!worth->open || !after->known) return (Value){.known = 0};
  return (Value){worth->first + after->first, worth->second + after->second, outcome->days + after->days, outcome->actions + after->actions, 1};
}

Value value_edge(const Analysis *analysis, const Values *values, uint32_t e) {
  Edge edge = graph_edge(analysis, e);
  if (edge.target == NO_NODE) return (Value){.known = 0};
  const Outcome *outcome = &analysis->outcomes.items[edge.outcome];
  Worth worth = find_worth(analysis, values->question, outcome);
  return add_worth(&worth, outcome, value_of(values, edge.target));
}

static uint32_t place_of(const Sweep *sweep, uint32_t node) { return sweep->numbers ? sweep->numbers[sweep->analysis->kind_of[node]] : node; }

/** The best of what a node's edges lead to, for each question, where it is better than what stands there. */
static bool improve(const Sweep *sweep, uint32_t node, Value *values) {
  const Analysis *analysis = sweep->analysis;
  bool changed = false;
  for (uint32_t e = graph_first(analysis, node); e < graph_first(analysis, node + 1); e++) {
    Edge edge = graph_edge(analysis, e);
    if (edge.target == NO_NODE) continue;
    const Outcome *outcome = &analysis->outcomes.items[edge.outcome];
    const Worth *worths = &sweep->worths[edge.outcome * (size_t)sweep->count];
    const Value *after = &sweep->values[place_of(sweep, edge.target) * (size_t)sweep->count];
    for (int q = 0; q < sweep->count; q++) {
      Value value = add_worth(&worths[q], outcome, &after[q]);
      if (!better(&value, &values[q], sweep->questions[q]->least)) continue;
      values[q] = value;
      changed = true;
    }
  }
  return changed;
}

/** Whether a node is an end that counts. */
static bool counts(const Sweep *sweep, uint32_t node) {
  return (sweep->only == NO_NODE || sweep->only == node) && graph_ended(sweep->analysis, node);
}

static void put_end(const Sweep *sweep, Value *values, bool ended) {
  for (int q = 0; q < sweep->count; q++) values[q] = (Value){.known = ended};
}

/* ---- where play can go round ---- */

/** Components come in an order in which what follows is known first; inside one, nothing is earned twice, so the sweep ends. */
static void sweep_components(Sweep *sweep) {
  const Analysis *analysis = sweep->analysis;
  sweep->values = arena_make_many(sweep->arena, Value, (size_t)analysis->node_count * (size_t)sweep->count);
  for (uint32_t from = 0; from < analysis->node_count;) {
    uint32_t to = from;
    while (to < analysis->node_count && analysis->component[analysis->order[to]] == analysis->component[analysis->order[from]]) to++;
    for (uint32_t i = from; i < to; i++) put_end(sweep, &sweep->values[analysis->order[i] * (size_t)sweep->count], counts(sweep, analysis->order[i]));
    bool changed = true;
    for (uint32_t rounds = 0; changed && rounds <= to - from; rounds++) {
      changed = false;
      for (uint32_t i = from; i < to; i++)
        if (improve(sweep, analysis->order[i], &sweep->values[analysis->order[i] * (size_t)sweep->count])) changed = true;
    }
    from = to;
  }
}

/* ---- where it cannot: kinds with the same values share them ---- */

static uint32_t values_slot(const Sweep *sweep, const Value *values) {
  size_t count = (size_t)sweep->count, bytes = count * sizeof *values;
  uint32_t slot = (uint32_t)hash64(values, bytes, 0) & sweep->mask;
  while (sweep->table[slot] && memcmp(&sweep->values[(sweep->table[slot] - 1) * count], values, bytes) != 0) slot = (slot + 1) & sweep->mask;
  return slot;
}

static void grow_values(Sweep *sweep) {
  uint32_t size = sweep->table ? (sweep->mask + 1) * 2 : 1u << 10;
  sweep->table = arena_make_many(sweep->scratch, uint32_t, size);
  sweep->mask = size - 1;
  size_t count = (size_t)sweep->count;
  for (uint32_t i = 0; i < sweep->value_count / count; i++) sweep->table[values_slot(sweep, &sweep->values[i * count])] = i + 1;
}

static uint32_t number_of(Sweep *sweep, const Value *values) {
  size_t count = (size_t)sweep->count;
  uint32_t slot = values_slot(sweep, values);
  if (sweep->table[slot]) return sweep->table[slot] - 1;
  for (size_t q = 0; q < count; q++) arena_push(sweep->arena, sweep->values, sweep->value_count, sweep->value_room, values[q]);
  uint32_t number = (uint32_t)(sweep->value_count / count);
  sweep->table[slot] = number;
  if (number * 2 > sweep->mask) grow_values(sweep);
  return number - 1;
}

/** Each kind after those that it leads to: what its node is worth, all of them are. */
static void sweep_kinds(Sweep *sweep) {
  const Analysis *analysis = sweep->analysis;
  sweep->numbers = arena_take(sweep->arena, analysis->kind_count, sizeof *sweep->numbers);
  grow_values(sweep);
  for (size_t kind = 0; kind < analysis->kind_count; kind++) {
    uint32_t node = analysis->kinds[kind];
    Value values[MOST_TOGETHER];
    put_end(sweep, values, counts(sweep, node));
    improve(sweep, node, values);
    sweep->numbers[kind] = number_of(sweep, values);
  }
}

/** Answers questions for every node, in one sweep; of all ends only one counts where that is asked. */
static void solve_to(Arena *arena, const Analysis *analysis, const Question *const *questions, int count, uint32_t only, const Values **out) {
  Sweep sweep = {.analysis = analysis, .arena = arena, .scratch = arena_new(0), .questions = questions, .count = count, .only = only};
  sweep.worths = arena_make_many(sweep.scratch, Worth, analysis->outcomes.count * (size_t)count);
  for (size_t o = 0; o < analysis->outcomes.count; o++)
    for (int q = 0; q < count; q++) sweep.worths[o * (size_t)count + (size_t)q] = find_worth(analysis, questions[q], &analysis->outcomes.items[o]);
  if (analysis->kind_of)
    sweep_kinds(&sweep);
  else
    sweep_components(&sweep);
  Values *values = arena_make_many(arena, Values, count);
  for (int q = 0; q < count; q++) {
    values[q] = (Values){questions[q], analysis->kind_of, sweep.numbers, sweep.values + q, count};
    out[q] = &values[q];
  }
  arena_free(sweep.scratch);
}

static void solve_in(Arena *arena, const Analysis *analysis, const Question *const *questions, int count, const Values **out) {
  solve_to(arena, analysis, questions, count, NO_NODE, out);
}

int32_t value_recovered(const Analysis *analysis, int64_t weight) {
  return analysis->best_recoverable > 0 ? (int32_t)ratio_floor(weight, 1, analysis->best_recoverable) : 0;
}

int32_t value_reward(const Analysis *analysis, int item, bool first, bool in_place, int32_t paid, int32_t most) {
  if (item == NONE || !first) return 0;
  int same_as = analysis->scenario->items[item]->same_as;
  bool main = analysis->main[item] || (same_as != NONE && analysis->main[same_as]);
  if (main && in_place) return paid;
  return paid - most < 0 ? paid - most : 0;
}

static void worth_money(const Analysis *analysis, const Outcome *edge, int64_t *first, int64_t *second) {
  (void)analysis;
  *first = edge->cents;
  *second = 0;
}

static void worth_straight(const Analysis *analysis, const Outcome *edge, int64_t *first, int64_t *second) {
  (void)analysis;
  *first = edge->first ? edge->paid - edge->most : 0;
  *second = edge->cents;
}

static void worth_points(const Analysis *analysis, const Outcome *edge, int64_t *first, int64_t *second) {
  *first = value_reward(analysis, edge->item, edge->first, edge->in_place, edge->paid, edge->most) + value_recovered(analysis, edge->weight) -
           edge->violation_points;
  *second = edge->cents;
}

static void worth_money_points(const Analysis *analysis, const Outcome *edge, int64_t *first, int64_t *second) {
  worth_points(analysis, edge, second, first);
}

static void worth_priced_money(const Analysis *analysis, const Outcome *edge, int64_t *first, int64_t *second) {
  worth_money(analysis, edge, first, second);
  *first -= analysis->price * edge->minutes;
}

static void worth_priced_points(const Analysis *analysis, const Outcome *edge, int64_t *first, int64_t *second) {
  worth_points(analysis, edge, first, second);
  *first -= analysis->price * edge->minutes;
}

static const Question ask_priced_money = {worth_priced_money, false, false};
static const Question ask_priced_points = {worth_priced_points, false, false};
static const Question ask_money = {worth_money, false, false};
static const Question ask_straight = {worth_straight, false, false};
static const Question ask_points = {worth_points, false, false};
static const Question ask_points_any = {worth_points, true, false};
static const Question ask_worst = {worth_points, true, true};
static const Question ask_money_points = {worth_money_points, false, false};

static bool same_value(const Value *a, const Value *b) { return a->first == b->first && a->second == b->second; }

uint32_t value_best_edge(const Analysis *analysis, const Values *values, uint32_t node) {
  uint32_t best = NO_NODE;
  Value found = {.known = 0};
  for (uint32_t e = graph_first(analysis, node); e < graph_first(analysis, node + 1); e++) {
    Value value = value_edge(analysis, values, e);
    if (!better(&value, &found, values->question->least)) continue;
    found = value;
    best = e;
  }
  return best;
}

/** Items answered for the first time on any straight line: from the start along every edge that loses nothing against the best. */
static void find_main(Analysis *analysis) {
  Arena *scratch = arena_new(0);
  uint64_t *seen = arena_make_many(scratch, uint64_t, BITS_WORDS((size_t)analysis->node_count) + 1);
  uint32_t *stack = arena_take(scratch, analysis->node_count, sizeof *stack), depth = 0;
  if (value_of(analysis->straight, analysis->start)->known) {
    stack[depth++] = analysis->start;
    seen[analysis->start / 64] |= UINT64_C(1) << (analysis->start % 64);
  }
  while (depth > 0) {
    uint32_t node = stack[--depth];
    for (uint32_t e = graph_first(analysis, node); e < graph_first(analysis, node + 1); e++) {
      Value value = value_edge(analysis, analysis->straight, e);
      if (!value.known || !same_value(&value, value_of(analysis->straight, node))) continue;
      const Outcome *outcome = graph_outcome(analysis, e);
      uint32_t target = graph_edge(analysis, e).target;
      if (outcome->first) analysis->main[outcome->item] = true;
      if ((seen[target / 64] >> (target % 64)) & 1u) continue;
      seen[target / 64] |= UINT64_C(1) << (target % 64);
      stack[depth++] = target;
    }
  }
  arena_free(scratch);
}

/** An item that earns in place of another is not main itself, or the two would add up. */
static void settle_same_as(Analysis *analysis) {
  for (int i = 0; i < analysis->scenario->item_count; i++) {
    int same_as = analysis->scenario->items[i]->same_as;
    if (same_as == NONE || !analysis->main[i]) continue;
    analysis->main[i] = false;
    analysis->main[same_as] = true;
  }
}

void value_earn(const Analysis *analysis, const Result *result, bool in_place, Earned *earned) {
  int32_t reward = value_reward(analysis, result->item, result->first, in_place, result->paid, result->most);
  const Item *item = result->item == NONE ? NULL : analysis->scenario->items[result->item];
  if (item) earned->axis[item->axis] += reward;
  if (item && item->skill != NONE) earned->skill[item->skill] += reward;
  earned->axis[AXIS_OUTCOME] += value_recovered(analysis, result->recover_weight);
  earned->violations += result->violation_points;
  earned->recovered_cents += result->recovered_cents;
  earned->total = earned->axis[AXIS_CODES] + earned->axis[AXIS_TIMING] + earned->axis[AXIS_OUTCOME] - earned->violations;
}

/** Plays along the best edges and adds up. */
static Earned follow(const Analysis *analysis, const Values *values) {
  Earned earned = {.total = 0};
  uint32_t node = analysis->start;
  while (node != NO_NODE && !graph_ended(analysis, node)) {
    uint32_t e = value_best_edge(analysis, values, node);
    if (e == NO_NODE) break;
    const Outcome *edge = graph_outcome(analysis, e);
    Result result = {.item = edge->item,
                     .first = edge->first,
                     .paid = edge->paid,
                     .most = edge->most,
                     .violation_points = edge->violation_points,
                     .recovered_cents = edge->cents,
                     .recover_weight = edge->weight};
    value_earn(analysis, &result, edge->in_place, &earned);
    earned.days += edge->days;
    earned.actions += edge->actions;
    node = graph_edge(analysis, e).target;
  }
  return earned;
}

void value_all(Analysis *analysis) {
  static const Question *const first[] = {&ask_money, &ask_straight}, *const then[] = {&ask_points, &ask_points_any, &ask_worst, &ask_money_points};
  const Values *found[MOST_TOGETHER];
  solve_in(analysis->arena, analysis, first, 2, found);
  analysis->money = found[0];
  analysis->straight = found[1];
  analysis->best_recoverable = value_of(analysis->money, analysis->start)->first;
  find_main(analysis);
  settle_same_as(analysis);
  solve_in(analysis->arena, analysis, then, 4, found);
  analysis->points = found[0];
  analysis->points_any = found[1];
  analysis->worst = found[2];
  analysis->money_points = found[3];
  analysis->points_of_best_money = (int32_t)value_of(analysis->money_points, analysis->start)->second;
  analysis->best_earned = follow(analysis, analysis->points);
  analysis->worst_earned = follow(analysis, analysis->worst);
}

void value_in_shift(Analysis *analysis, const Analysis *alone) {
  static const Question *const questions[] = {&ask_money, &ask_points};
  const Values *found[MOST_TOGETHER];
  for (int i = 0; i < analysis->scenario->item_count; i++) analysis->main[i] = alone->main[i];
  analysis->best_recoverable = alone->best_recoverable;
  solve_in(analysis->arena, analysis, questions, 2, found);
  analysis->money = found[0];
  analysis->points = found[1];
  analysis->best_earned = follow(analysis, analysis->points);
}

bool value_ending(const Analysis *analysis, int ending, bool clean, int64_t *points) {
  uint64_t key[KEY_MOST_WORDS] = {(uint64_t)(ending + 1)};
  uint32_t end = store_find(analysis, key);
  if (end == NO_NODE) return false;
  Arena *scratch = arena_new(0);
  const Question *const question = clean ? &ask_points : &ask_points_any;
  const Values *found;
  solve_to(scratch, analysis, &question, 1, end, &found);
  const Value value = *value_of(found, analysis->start);
  arena_free(scratch);
  *points = value.first;
  return value.known;
}

int64_t value_priced(Analysis *analysis, bool of_money, int64_t price) {
  Arena *scratch = arena_new(0);
  const Question *const question = of_money ? &ask_priced_money : &ask_priced_points;
  const Values *found;
  analysis->price = price;
  solve_in(scratch, analysis, &question, 1, &found);
  int64_t value = value_of(found, analysis->start)->first;
  arena_free(scratch);
  return value;
}
