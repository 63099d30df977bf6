/* What the search of each variant says, and of several the worst for the author: the least that can be won, the most that bad play earns. */
#include "cli/solve.h"

const char *const solve_list_keys[LIST_COUNT] = {"unreached", "dead_ends", "loops", "traps", "unset_dates"};
static int (*const find_list[LIST_COUNT])(const Analysis *analysis, Arena *arena, const Str **names) = {
    analysis_unreached, analysis_dead_ends, analysis_loops, analysis_traps, analysis_unset_dates,
};

/* ---- One variant ---- */

static SolveLine line_of(const Analysis *analysis, const Earned *earned) {
  const Earned *par = analysis_best(analysis);
  SolveLine line = {.earned = *earned, .score = analysis_score(analysis, earned)};
  for (int a = 0; a < AXIS_COUNT; a++) line.axis[a] = analysis_axis_score(earned->axis[a], par->axis[a]);
  return line;
}

/* An axis that earns little says little: under 15% of the points is worth a second look. */
static void find_shares(SolveFigures *figures) {
  const Earned *best = &figures->best.earned;
  int64_t all = (int64_t)best->axis[AXIS_CODES] + best->axis[AXIS_TIMING] + best->axis[AXIS_OUTCOME];
  for (int a = 0; a < AXIS_COUNT; a++) figures->share[a] = all > 0 ? (int)((int64_t)best->axis[a] * 100 / all) : NONE;
}

static SolveFigures find_figures(const Analysis *analysis, const int *bots) {
  SolveFigures figures = {.complete = analysis_complete(analysis),
                          .end = analysis_end(analysis),
                          .states = analysis_states(analysis),
                          .best = line_of(analysis, analysis_best(analysis)),
                          .worst = line_of(analysis, analysis_worst(analysis)),
                          .with_violations = analysis_best_with_violations(analysis),
                          .best_money = analysis_points_of_best_money(analysis),
                          .recoverable = analysis_best_recoverable(analysis),
                          .first = bots[BOT_FIRST],
                          .longest = bots[BOT_LONGEST],
                          .last = bots[BOT_LAST],
                          .random = bots[BOT_RANDOM]};
  figures.violation_pays = figures.with_violations > figures.best.earned.total;
  figures.money_differs = figures.best_money < figures.best.earned.total;
  find_shares(&figures);
  return figures;
}

/* ---- All of them ---- */

static int most(int a, int b) { return a > b ? a : b; }

/* The worst of both for the author: of best lines the poorest, of bad play the richest. */
static void merge(SolveFigures *all, const SolveFigures *one) {
  bool poorer = one->best.earned.total < all->best.earned.total ||
                (one->best.earned.total == all->best.earned.total && one->best.earned.recovered_cents < all->best.earned.recovered_cents);
  if (poorer) all->best = one->best;
  if (one->worst.score > all->worst.score) all->worst = one->worst;
  /* The two figures that are held against the best belong to its variant, unless another one's are at fault. */
  if ((one->violation_pays && !all->violation_pays) || (poorer && one->violation_pays == all->violation_pays))
    all->with_violations = one->with_violations;
  if ((one->money_differs && !all->money_differs) || (poorer && one->money_differs == all->money_differs)) all->best_money = one->best_money;
  if (one->recoverable < all->recoverable) all->recoverable = one->recoverable;
  all->complete = all->complete && one->complete;
  if (all->end == ANALYSIS_ENDED) all->end = one->end;
  all->violation_pays = all->violation_pays || one->violation_pays;
  all->money_differs = all->money_differs || one->money_differs;
  all->states += one->states;
  all->first = most(all->first, one->first);
  all->longest = most(all->longest, one->longest);
  all->last = most(all->last, one->last);
  all->random = most(all->random, one->random);
  for (int a = 0; a < AXIS_COUNT; a++)
    if (one->share[a] < all->share[a]) all->share[a] = one->share[a];
}

static void add_name(Solve *solve, SolveList *list, Str name, int variant) {
  for (size_t i = 0; i < list->count; i++) {
    if (!str_equal(list->items[i].name, name)) continue;
    list->items[i].times++;
    return;
  }
  arena_push(solve->cli->arena, list->items, list->count, list->capacity, ((SolveNamed){str_copy(solve->cli->arena, name), variant, 1}));
}

void solve_add(Solve *solve, const Scenario *scenario, Analysis *analysis) {
  Arena *arena = arena_new(0);
  SolveFigures *one = &solve->each[solve->count];
  *one = find_figures(analysis, proof_add(solve->proof, analysis));
  for (int l = 0; l < LIST_COUNT; l++) {
    const Str *names;
    int count = find_list[l](analysis, arena, &names);
    for (int i = 0; i < count; i++) add_name(solve, &solve->found[l], names[i], scenario->variant);
  }
  solve->variants[solve->count] = scenario->variant;
  solve->labels[solve->count] = str_copy(solve->cli->arena, scenario->variant_label);
  if (solve->count++)
    merge(&solve->all, one);
  else
    solve->all = *one;
  arena_free(arena);
}

/* What is not found in every variant says where. */
Str solve_name(const Solve *solve, const SolveNamed *named) {
  if (named->times == solve->count) return named->name;
  return str_format(solve->cli->arena, "%.*s (in %d of %d variants, first in %d)", STR_ARG(named->name), named->times, solve->count, named->first);
}
