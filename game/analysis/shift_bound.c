/*
 * How much better any play of a shift could be. Give a minute a price: then every case can be searched exactly for the most it earns less its minutes, and
 * no play of all of them can earn more than the sum of these and the price of the minutes that there are. This holds at every price (the Lagrangian dual of the
 * division of the minutes); at the best price it is what dividing the minutes among the cases without any regard to order and remainders would bring. Minutes
 * are counted low: looking is free here, and a case is taken up once. What the last day may run over, one action or one call, is added to the minutes.
 */
#include "analysis/shift.h"

typedef struct Bounding {
  const ShiftAnalysis *analysis;
  bool of_money;
  int64_t minutes;
  int64_t *left; /* by place: what comes if nobody works it */
} Bounding;

/** A case that nobody works costs no minutes; any other is taken up at least once. */
static int64_t case_bound(const Bounding *bounding, int place, int64_t price) {
  int64_t worked = value_priced(bounding->analysis->cases[place], bounding->of_money, price) - price * WORLD_MINUTES_TAKE;
  return worked > bounding->left[place] ? worked : bounding->left[place];
}

static int64_t bound_at(const Bounding *bounding, int64_t price) {
  int64_t sum = price * bounding->minutes;
  for (int i = 0; i < bounding->analysis->shift->case_count; i++) sum += case_bound(bounding, i, price);
  return sum;
}

/* ---- how far the last day may run over ---- */

static bool is_on_phone(const Analysis *analysis, uint32_t node) {
  State state;
  if (node == NO_NODE || graph_ended(analysis, node)) return false;
  graph_state(analysis, node, &state);
  View view = analysis->scenario->steps[state.step].view;
  return view == VIEW_PHONE || view == VIEW_NEGOTIATION;
}

/** Most minutes of an action and of the call that it leads into, by node; what follows comes first in the order. A call that goes round has no most. */
static bool longest_stretch(const Analysis *analysis, int64_t *longest) {
  Arena *scratch = arena_new(0);
  int64_t *stretch = arena_make_many(scratch, int64_t, analysis->node_count), owed = 0;
  bool ends = true;
  for (uint32_t i = 0; i < analysis->node_count; i++) {
    uint32_t node = graph_turn(analysis, i);
    for (uint32_t e = graph_first(analysis, node); e < graph_first(analysis, node + 1); e++) {
      const Outcome *edge = graph_outcome(analysis, e);
      uint32_t target = graph_edge(analysis, e).target;
      bool goes_on = edge->days == 0 && is_on_phone(analysis, target);
      if (goes_on && graph_goes_round(analysis, target, node)) ends = false;
      int64_t minutes = edge->minutes + (goes_on ? stretch[target] : 0);
      if (minutes > stretch[node]) stretch[node] = minutes;
      if (edge->owed > owed) owed = edge->owed;
    }
    if (stretch[node] > *longest) *longest = stretch[node];
  }
  *longest += owed + (int64_t)WORLD_MINUTES_OPEN * analysis->scenario->page_count;
  arena_free(scratch);
  return ends;
}

/** The minutes of all days, and of the longest action or call that can be begun in the last. 0 where there is no such limit. */
static int64_t most_minutes(const ShiftAnalysis *analysis) {
  int64_t most = WORLD_MINUTES_TAKE;
  for (int i = 0; i < analysis->shift->case_count; i++) {
    int64_t longest = 0;
    if (!longest_stretch(analysis->cases[i], &longest)) return 0;
    if (longest > most) most = longest;
  }
  return (int64_t)analysis->shift->day_count * WORKDAY_MINUTES + most - 1;
}

/** The bound is convex in the price: where it no longer falls, it is least. */
static int64_t best_price(const Bounding *bounding, int64_t most) {
  int64_t low = 0, high = most;
  while (low < high) {
    int64_t middle = low + (high - low) / 2;
    if (bound_at(bounding, middle + 1) < bound_at(bounding, middle))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static ShiftBound find_bound(const ShiftAnalysis *analysis, bool of_money, int64_t minutes) {
  const Shift *shift = analysis->shift;
  Arena *scratch = arena_new(0);
  Bounding bounding = {analysis, of_money, minutes, arena_make_many(scratch, int64_t, shift->case_count)};
  ShiftBound bound = {.found = 0};
  int64_t dearest = 0;
  for (int i = 0; i < shift->case_count; i++) {
    State start;
    sim_start(shift->cases[i].scenario, 0, &start);
    CaseWorth best = shift_worth(analysis->cases[i], &start), left = shift_worth_left(analysis->cases[i], &start, DAY_NONE);
    int64_t alone = of_money ? best.cents : best.points;
    bounding.left[i] = of_money ? left.cents : left.points;
    bound.sum += alone;
    if (alone > dearest) dearest = alone;
  }
  bound.upper = bound.sum;
  if (minutes) {
    bound.price = best_price(&bounding, dearest);
    int64_t priced = bound_at(&bounding, bound.price);
    if (priced < bound.upper) bound.upper = priced;
  }
  arena_free(scratch);
  return bound;
}

void shift_analysis_bounds(ShiftAnalysis *analysis, ShiftBound *points, ShiftBound *cents) {
  int64_t minutes = most_minutes(analysis);
  *points = find_bound(analysis, false, minutes);
  *cents = find_bound(analysis, true, minutes);
  points->found = analysis->plays[analysis->best].earned.total;
  cents->found = shift_analysis_best_cents(analysis);
}
