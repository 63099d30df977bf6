/* The search against every play there is, on small scenarios written at random; and the debrief's bookkeeping on random plays of the shipped ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "help_brute.h"
#include "help_play.h"
#include "help_random.h"
#include "help_small.h"
#include "unit/help_bench.h"

#define SCENARIOS 300
#define STATES_LOOKED_AT 200

/* ---- against all plays ---- */

static void same_values(const Scenario *scenario, Analysis *analysis, const Brute *brute) {
  int every = brute_states(brute) / STATES_LOOKED_AT + 1;
  for (int i = 0; i < brute_states(brute); i += every) {
    int32_t points = 0, all_points = 0;
    Cents cents = 0, all_cents = 0;
    /* Late states lack days ahead that brute force would try. */
    if (sim_over(brute_state(brute, i)) || brute_state(brute, i)->day > scenario->today + BRUTE_DAYS / 3) continue;
    /* Of days that behave alike only one is in the graph. */
    if (!analysis_value(analysis, brute_state(brute, i), &points, &cents)) continue;
    assert_true(brute_value(brute, i, &all_points, &all_cents));
    assert_int_equal(all_points, points);
    assert_int_equal(all_cents, cents);
  }
}

static void same_as_all_plays(const Scenario *scenario, const Brute *brute, Analysis *analysis) {
  Earned all = brute_best(brute);
  const Earned *best = analysis_best(analysis);
  assert_true(analysis_complete(analysis));
  assert_int_equal(brute_best_recoverable(brute), analysis_best_recoverable(analysis));
  for (int i = 0; i < scenario->item_count; i++) assert_int_equal(brute_is_main(brute, i), analysis_is_main(analysis, i));
  assert_int_equal(all.total, best->total);
  assert_int_equal(all.recovered_cents, best->recovered_cents);
  assert_int_equal(all.days, best->days);
  assert_int_equal(all.actions, best->actions);
  assert_int_equal(brute_worst(brute), analysis_worst(analysis)->total);
  assert_int_equal(brute_best_with_violations(brute), analysis_best_with_violations(analysis));
  assert_int_equal(brute_points_of_best_money(brute), analysis_points_of_best_money(analysis));
  same_values(scenario, analysis, brute);
}

/** The scenario of one seed and what is wrong with it, for whoever looks into a difference. */
static void show(Str text, Diags *diags) {
  Buf out = buf_new(diags->arena);
  diags_print(diags, &out);
  printf("%.*s\n%.*s\n", STR_ARG(text), STR_ARG(buf_str(&out)));
}

static const Scenario *read_small(Arena *arena, uint64_t seed) {
  Str text = small_scenario(arena, seed);
  Diags diags = diags_new(arena, STR("small.json"), text);
  const Scenario *scenario = scenario_read(arena, STR("small.json"), text, bench->codes, bench->rules, &diags);
  if (getenv("SMALL_SEED")) show(text, &diags);
  return scenario;
}

static int compare_one(uint64_t seed) {
  Arena *arena = arena_new(0);
  const Scenario *scenario = read_small(arena, seed);
  const Brute *brute = scenario ? brute_run(arena, scenario) : NULL;
  int states = brute ? brute_states(brute) : 0;
  if (brute) same_as_all_plays(scenario, brute, analysis_run(arena, scenario, NULL, (AnalysisLimits){0}));
  arena_free(arena);
  return states;
}

static void finds_what_all_plays_find(void **state) {
  (void)state;
  const char *only = getenv("SMALL_SEED");
  if (only) {
    compare_one((uint64_t)atoll(only));
    return;
  }
  int compared = 0;
  long states = 0;
  for (uint64_t seed = 1; seed <= SCENARIOS; seed++) {
    int found = compare_one(seed);
    if (found) compared++;
    states += found;
  }
  print_message("%d of %d small scenarios compared, %ld states of brute force\n", compared, SCENARIOS, states);
  assert_true(compared > SCENARIOS / 2);
}

/* ---- what decisions cost ---- */

static void play_at_random(Session *session, uint64_t seed) {
  Rng rng = {seed};
  for (int turn = 0; turn < 4000 && !sim_over(session_state(session)); turn++) {
    Action action = random_action(session_scenario(session), session_state(session), &rng);
    assert_null(session_do(session, &action));
  }
  assert_true(sim_over(session_state(session)));
}

/** Costs add up to best less achieved, to the thousandth and the cent. */
static bool costs_add_up(Arena *arena, const Scenario *scenario, uint64_t seed) {
  Session *session = session_start(arena, scenario, (JournalHead){.format = JOURNAL_FORMAT, .engine = ENGINE_REVISION, .seed = seed});
  play_at_random(session, seed);
  Analysis *analysis = analysis_run(arena, scenario, session, (AnalysisLimits){0});
  assert_true(analysis_complete(analysis));
  /* Where only violations are open there is no best play to measure by; the author is told. */
  const Str *names;
  if (analysis_traps(analysis, arena, &names)) return false;
  const Debrief *debrief = analysis_debrief(analysis, arena);
  int64_t points = 0, cents = 0;
  for (int i = 0; i < debrief->decision_count; i++) {
    points += debrief->decisions[i].cost;
    cents += debrief->decisions[i].cost_cents;
  }
  assert_int_equal(debrief->par.total - debrief->earned.total, points);
  assert_int_equal(debrief->best_recoverable_cents - debrief->earned.recovered_cents, cents);
  return true;
}

static void costs_of_small_ones_add_up(void **state) {
  (void)state;
  int played = 0;
  for (uint64_t seed = 1; seed <= SCENARIOS; seed++) {
    Arena *arena = arena_new(0);
    const Scenario *scenario = read_small(arena, seed);
    for (uint64_t again = 0; scenario && again < 3; again++)
      if (costs_add_up(arena, scenario, 1000 * again + seed)) played++;
    arena_free(arena);
  }
  print_message("%d random plays\n", played);
  assert_true(played > 200);
}

static void costs_of_shipped_ones_add_up(void **state) {
  (void)state;
  static const char *const files[] = {"../scenarios/duplicate-hides-denial.json", "../scenarios/third-procedure-cut.json",
                                      "../scenarios/inpatient-or-observation.json", "scenarios/example-denial.json"};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    Arena *arena = arena_new(0);
    const Scenario *scenario = play_read(bench, arena, str_from(files[i]), bench_file(arena, files[i]));
    for (uint64_t seed = 1; seed <= 3; seed++) assert_true(costs_add_up(arena, scenario, seed));
    arena_free(arena);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(finds_what_all_plays_find),
      cmocka_unit_test(costs_of_small_ones_add_up),
      cmocka_unit_test(costs_of_shipped_ones_add_up),
  };
  return cmocka_run_group_tests_name("analysis", tests, open_bench, close_bench);
}
