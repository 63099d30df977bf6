/* Values of best play on the graph. Five searches share one sweep; they differ in what an edge is worth and which edges they may take. */
#include "analysis/graph.h"

typedef struct Question {
  void (*worth)(const Analysis *, const Edge *, int64_t *first, int64_t *second);
  bool with_violations, least;
} Question;

static bool better(const Value *a, const Value *b, bool least) {
  if (!b->known) return a->known;
  if (!a->known) return false;
  if (a->first != b->first) return (a->first > b->first) != least;
  if (a->second != b->second) return a->second > b->second;
  if (a->days != b->days) return a->days < b->days;
  return a->actions < b->actions;
}

static Value edge_value(const Analysis *analysis, const Question *question, const Edge *edge, const Value *values) {
  Value value = {0, 0, 0, 0, false};
  if (edge->target == NO_NODE || (edge->violates && !question->with_violations) || !values[edge->target].known) return value;
  question->worth(analysis, edge, &value.first, &value.second);
  const Value *after = &values[edge->target];
  value.first += after->first;
  value.second += after->second;
  value.days = edge->days + after->days;
  value.actions = edge->actions + after->actions;
  value.known = true;
  return value;
}

static bool improve(const Analysis *analysis, const Question *question, Value *values, uint32_t node) {
  bool changed = false;
  for (uint32_t e = analysis->edge_first[node]; e < analysis->edge_first[node + 1]; e++) {
    Value value = edge_value(analysis, question, &analysis->edges[e], values);
    if (!better(&value, &values[node], question->least)) continue;
    values[node] = value;
    changed = true;
  }
  return changed;
}

/** Components come in an order in which what follows is known first; inside one, nothing is earned twice, so the sweep ends. */
static Value *solve_to(Arena *arena, const Analysis *analysis, const Question *question, uint32_t only) {
  Value *values = arena_make_many(arena, Value, analysis->node_count);
  for (uint32_t from = 0; from < analysis->node_count;) {
    uint32_t to = from;
    while (to < analysis->node_count && analysis->component[analysis->order[to]] == analysis->component[analysis->order[from]]) to++;
    for (uint32_t i = from; i < to; i++)
      if (analysis->ended[analysis->order[i]] && (only == NO_NODE || only == analysis->order[i])) values[analysis->order[i]].known = true;
    bool changed = true;
    for (uint32_t rounds = 0; changed && rounds <= to - from; rounds++) {
      changed = false;
      for (uint32_t i = from; i < to; i++)
        if (!analysis->ended[analysis->order[i]] && improve(analysis, question, values, analysis->order[i])) changed = true;
    }
    from = to;
  }
  return values;
}

static Value *solve_in(Arena *arena, const Analysis *analysis, const Question *question) { return solve_to(arena, analysis, question, NO_NODE); }

static Value *solve(Analysis *analysis, const Question *question) { return solve_in(analysis->arena, analysis, question); }

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

static void worth_money(const Analysis *analysis, const Edge *edge, int64_t *first, int64_t *second) {
  (void)analysis;
  *first = edge->cents;
  *second = 0;
}

static void worth_straight(const Analysis *analysis, const Edge *edge, int64_t *first, int64_t *second) {
  (void)analysis;
  *first = edge->first ? edge->paid - edge->most : 0;
  *second = edge->cents;
}

static void worth_points(const Analysis *analysis, const Edge *edge, int64_t *first, int64_t *second) {
  *first = value_reward(analysis, edge->item, edge->first, edge->in_place, edge->paid, edge->most) + value_recovered(analysis, edge->weight) -
           edge->violation_points;
  *second = edge->cents;
}

static void worth_money_points(const Analysis *analysis, const Edge *edge, int64_t *first, int64_t *second) {
  worth_points(analysis, edge, second, first);
}

static void worth_priced_money(const Analysis *analysis, const Edge *edge, int64_t *first, int64_t *second) {
  worth_money(analysis, edge, first, second);
  *first -= analysis->price * edge->minutes;
}

static void worth_priced_points(const Analysis *analysis, const Edge *edge, int64_t *first, int64_t *second) {
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

static const Question *question_of(const Analysis *analysis, const Value *values) {
  if (values == analysis->money) return &ask_money;
  if (values == analysis->straight) return &ask_straight;
  if (values == analysis->points_any) return &ask_points_any;
  if (values == analysis->money_points) return &ask_money_points;
  return values == analysis->worst ? &ask_worst : &ask_points;
}

static bool same_value(const Value *a, const Value *b) { return a->first == b->first && a->second == b->second; }

Value value_edge(const Analysis *analysis, const Value *values, uint32_t edge) {
  return edge_value(analysis, question_of(analysis, values), &analysis->edges[edge], values);
}

uint32_t value_best_edge(const Analysis *analysis, const Value *values, uint32_t node) {
  const Question *question = question_of(analysis, values);
  uint32_t best = NO_NODE;
  Value found = {0, 0, 0, 0, false};
  for (uint32_t e = analysis->edge_first[node]; e < analysis->edge_first[node + 1]; e++) {
    Value value = edge_value(analysis, question, &analysis->edges[e], values);
    if (!better(&value, &found, question->least)) continue;
    found = value;
    best = e;
  }
  return best;
}

/** Items answered for the first time on any straight line: from the start along every edge that loses nothing against the best. */
static void find_main(Analysis *analysis) {
  Arena *scratch = arena_new(0);
  bool *seen = arena_make_many(scratch, bool, analysis->node_count);
  uint32_t *stack = arena_make_many(scratch, uint32_t, analysis->node_count), depth = 0;
  if (analysis->straight[analysis->start].known) {
    stack[depth++] = analysis->start;
    seen[analysis->start] = true;
  }
  while (depth > 0) {
    uint32_t node = stack[--depth];
    for (uint32_t e = analysis->edge_first[node]; e < analysis->edge_first[node + 1]; e++) {
      const Edge *edge = &analysis->edges[e];
      Value value = edge_value(analysis, &ask_straight, edge, analysis->straight);
      if (!value.known || !same_value(&value, &analysis->straight[node])) continue;
      if (edge->first) analysis->main[edge->item] = true;
      if (seen[edge->target]) continue;
      seen[edge->target] = true;
      stack[depth++] = edge->target;
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
static Earned follow(const Analysis *analysis, const Value *values) {
  Earned earned = {.total = 0};
  uint32_t node = analysis->start;
  while (node != NO_NODE && !analysis->ended[node]) {
    uint32_t e = value_best_edge(analysis, values, node);
    if (e == NO_NODE) break;
    const Edge *edge = &analysis->edges[e];
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
    node = edge->target;
  }
  return earned;
}

void value_all(Analysis *analysis) {
  analysis->money = solve(analysis, &ask_money);
  analysis->best_recoverable = analysis->money[analysis->start].first;
  analysis->straight = solve(analysis, &ask_straight);
  find_main(analysis);
  settle_same_as(analysis);
  analysis->points = solve(analysis, &ask_points);
  analysis->points_any = solve(analysis, &ask_points_any);
  analysis->worst = solve(analysis, &ask_worst);
  analysis->money_points = solve(analysis, &ask_money_points);
  analysis->points_of_best_money = (int32_t)analysis->money_points[analysis->start].second;
  analysis->best_earned = follow(analysis, analysis->points);
  analysis->worst_earned = follow(analysis, analysis->worst);
}

void value_in_shift(Analysis *analysis, const Analysis *alone) {
  for (int i = 0; i < analysis->scenario->item_count; i++) analysis->main[i] = alone->main[i];
  analysis->best_recoverable = alone->best_recoverable;
  analysis->money = solve(analysis, &ask_money);
  analysis->points = solve(analysis, &ask_points);
  analysis->best_earned = follow(analysis, analysis->points);
}

bool value_ending(const Analysis *analysis, int ending, bool clean, int64_t *points) {
  uint32_t end = NO_NODE;
  for (uint32_t node = 0; node < analysis->node_count && end == NO_NODE; node++) {
    State state;
    if (!analysis->ended[node]) continue;
    graph_state(analysis, node, &state);
    if (state.ending == ending) end = node;
  }
  if (end == NO_NODE) return false;
  Arena *scratch = arena_new(0);
  Value value = solve_to(scratch, analysis, clean ? &ask_points : &ask_points_any, end)[analysis->start];
  arena_free(scratch);
  *points = value.first;
  return value.known;
}

int64_t value_priced(Analysis *analysis, bool of_money, int64_t price) {
  Arena *scratch = arena_new(0);
  analysis->price = price;
  int64_t value = solve_in(scratch, analysis, of_money ? &ask_priced_money : &ask_priced_points)[analysis->start].first;
  arena_free(scratch);
  return value;
}
