/* The days on which a condition turns, found by reckoning and by asking on every day: in every state that play of the shipped scenarios reaches. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "analysis/graph.h"
#include "unit/help_money.h"

static void compare_in(const Analysis *analysis, uint32_t node, int *turned) {
  Day found[SCENARIO_MOST_DAYS + 1], plain[SCENARIO_MOST_DAYS + 1];
  State state;
  graph_state(analysis, node, &state);
  for (size_t i = 0; i < analysis->day_expr_count; i++) {
    Day from = state.day + 1, to = analysis->scenario->today + SCENARIO_MOST_DAYS;
    int count = turning_days(analysis->scenario, &state, analysis->day_exprs[i], from, to, found);
    assert_int_equal(turning_days_plain(analysis->scenario, &state, analysis->day_exprs[i], from, to, plain), count);
    assert_memory_equal(found, plain, (size_t)count * sizeof *found);
    *turned += count;
  }
}

static void days_are_the_same_as_when_all_are_asked(void **test_state) {
  static const char *const paths[] = {"../scenarios/duplicate-hides-denial.json",
                                      "../scenarios/inpatient-or-observation.json",
                                      "../scenarios/lost-after-acceptance.json",
                                      "../scenarios/right-amount-late.json",
                                      "../scenarios/thirty-days-to-talk.json",
                                      "../scenarios/twenty-four-taken-back.json",
                                      "../scenarios/covered-but-not-coded.json",
                                      "../scenarios/third-procedure-cut.json",
                                      "scenarios/sim_time.json",
                                      "scenarios/sim_dates.json"};
  const Bench *bench = *test_state;
  int turned = 0;
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
    Arena *arena = arena_new(0);
    Str text = bench_file(arena, paths[i]);
    Diags diags = diags_new(arena, str_from(paths[i]), text);
    const Scenario *scenario = scenario_read(arena, diags.file, text, bench->codes, bench->rules, &diags);
    assert_non_null(scenario);
    const Analysis *analysis = analysis_run(arena, scenario, NULL, (AnalysisLimits){.most_states = 20000});
    for (uint32_t node = 0; node < analysis->node_count; node += 1 + analysis->node_count / 600) compare_in(analysis, node, &turned);
    arena_free(arena);
  }
  assert_true(turned > 1000);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(days_are_the_same_as_when_all_are_asked)};
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
