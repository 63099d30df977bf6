/*
 * How much better any play of a shift could be. Give a minute a price: then every case can be searched exactly for the most it earns less its minutes, and
 * no play of all of them can earn more than the sum of these and the price of the minutes that there are. This holds at every price (the Lagrangian dual of the
 * division of the minutes); at the best price it is what dividing the minutes among the cases without any regard to order and remainders would bring. Minutes
 * are counted low: looking is free here, and a case is taken up once. One call may go on after the last day's minutes, so one case does not pay for its own.
 */
#include "analysis/shift.h"

typedef struct Bounding {
  const ShiftAnalysis *analysis;
  bool of_money;
  int64_t minutes;
  int64_t *alone, *left; /* by place: its most if it were the only case; what comes if nobody works it */
} Bounding;

/** A case that nobody works costs no minutes; any other is taken up at least once. */
static int64_t case_bound(const Bounding *bounding, int place, int64_t price) {
  int64_t worked = value_priced(bounding->analysis->cases[place], bounding->of_money, price) - price * WORLD_MINUTES_TAKE;
  return worked > bounding->left[place] ? worked : bounding->left[place];
}

static int64_t bound_at(const Bounding *bounding, int64_t price) {
  int64_t sum = price * bounding->minutes, unpaid = 0;
  for (int i = 0; i < bounding->analysis->shift->case_count; i++) {
    int64_t most = case_bound(bounding, i, price);
    sum += most;
    if (bounding->alone[i] - most > unpaid) unpaid = bounding->alone[i] - most;
  }
  return sum + unpaid;
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

static ShiftBound find_bound(const ShiftAnalysis *analysis, bool of_money) {
  const Shift *shift = analysis->shift;
  Arena *scratch = arena_new(0);
  Bounding bounding = {analysis, of_money, (int64_t)shift->day_count * WORKDAY_MINUTES, arena_make_many(scratch, int64_t, shift->case_count),
                       arena_make_many(scratch, int64_t, shift->case_count)};
  ShiftBound bound = {.found = 0};
  int64_t dearest = 0;
  for (int i = 0; i < shift->case_count; i++) {
    State start;
    sim_start(shift->cases[i].scenario, 0, &start);
    CaseWorth best = shift_worth(analysis->cases[i], &start), left = shift_worth_left(analysis->cases[i], &start, DAY_NONE);
    bounding.alone[i] = of_money ? best.cents : best.points;
    bounding.left[i] = of_money ? left.cents : left.points;
    bound.sum += bounding.alone[i];
    if (bounding.alone[i] > dearest) dearest = bounding.alone[i];
  }
  bound.price = best_price(&bounding, dearest / WORLD_MINUTES_TAKE);
  bound.upper = bound_at(&bounding, bound.price);
  if (bound.sum < bound.upper) bound.upper = bound.sum;
  arena_free(scratch);
  return bound;
}

void shift_analysis_bounds(ShiftAnalysis *analysis, ShiftBound *points, ShiftBound *cents) {
  *points = find_bound(analysis, false);
  *cents = find_bound(analysis, true);
  points->found = analysis->plays[analysis->best].earned.total;
  cents->found = shift_analysis_best_cents(analysis);
}
