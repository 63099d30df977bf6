/*
 * The small cases of the first shift, each by itself: clean, small enough to be searched at once, winnable and losable, no prize for guessing, and worth
 * what claim and contract say. How they play together is tested with the shift.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "help_money.h"
#include "overturn/analysis.h"
#include "unit/help_bench.h"

#define RANDOM_PLAYS 200
#define GUESSING_MOST 60
#define AXIS_LEAST_PERCENT 15
#define STATES_MOST 2000

typedef struct SmallCase {
  const char *name;
  Cents owed_cents; /* 0: paid right, or lost for good */
} SmallCase;

static const SmallCase cases[] = {
    {"approval-on-file", 592000},     {"implant-apart", 869000},       {"last-years-fee", 3800},     {"looked-like-a-copy", 690000},
    {"member-must-call", 23600},      {"never-arrived", 536000},       {"one-window", 748000},       {"paid-as-agreed", 0},
    {"past-every-limit", 0},          {"records-asked-for", 624000},   {"referral-left-out", 16400}, {"sepsis-regrouped", 711000},
    {"second-plan-pays-last", 31000}, {"taken-back-too-late", 815000}, {"visit-inside-test", 14200},
};
#define CASE_COUNT ((int)(sizeof cases / sizeof *cases))

static const Scenario *read_case(Arena *arena, const SmallCase *one) {
  Str path = str_format(arena, "../scenarios/three-days/%s.json", one->name);
  Str text = bench_file(arena, str_z(arena, path));
  Diags diags = diags_new(arena, path, text);
  const Scenario *scenario = scenario_read(arena, path, text, bench->codes, bench->rules, &diags);
  if (diags.count) {
    Buf out = buf_new(arena);
    diags_print(&diags, &out);
    print_error("%s", buf_str(&out).at);
  }
  assert_non_null(scenario);
  assert_int_equal(0, diags.count);
  return scenario;
}

static void assert_none(const char *what, const Str *names, int count) {
  for (int i = 0; i < count; i++) print_error("%s: %.*s\n", what, STR_ARG(names[i]));
  assert_int_equal(0, count);
}

static void assert_sound(Arena *arena, const Analysis *analysis) {
  const Str *names;
  assert_true(analysis_complete(analysis));
  assert_true(analysis_states(analysis) < STATES_MOST);
  assert_none("never reached", names, analysis_unreached(analysis, arena, &names));
  assert_none("no ending from", names, analysis_dead_ends(analysis, arena, &names));
  assert_none("round for ever", names, analysis_loops(analysis, arena, &names));
  assert_none("only violations", names, analysis_traps(analysis, arena, &names));
  assert_none("counts from nothing", names, analysis_unset_dates(analysis, arena, &names));
}

static void assert_worth(const Analysis *analysis, const SmallCase *one) {
  const Earned *best = analysis_best(analysis);
  assert_int_equal(one->owed_cents, best->recovered_cents);
  assert_int_equal(one->owed_cents, analysis_best_recoverable(analysis));
  assert_int_equal(0, analysis_worst(analysis)->recovered_cents);
  assert_int_equal(0, best->violations);
  assert_true(analysis_best_with_violations(analysis) <= best->total);
  for (int axis = 0; axis < AXIS_COUNT; axis++) assert_true(best->axis[axis] * 100 >= best->total * AXIS_LEAST_PERCENT);
}

static void assert_no_prize_for_guessing(const Analysis *analysis) {
  int sum = 0;
  assert_in_range(analysis_bot_score(analysis, BOT_FIRST, 0), 0, GUESSING_MOST - 1);
  assert_in_range(analysis_bot_score(analysis, BOT_LONGEST, 0), 0, GUESSING_MOST - 1);
  assert_in_range(analysis_bot_score(analysis, BOT_LAST, 0), 0, GUESSING_MOST - 1);
  for (uint64_t seed = 1; seed <= RANDOM_PLAYS; seed++) sum += analysis_bot_score(analysis, BOT_RANDOM, seed);
  assert_in_range(sum / RANDOM_PLAYS, 0, GUESSING_MOST - 1);
}

static void case_is_sound(void **state) {
  const SmallCase *one = *state;
  Arena *arena = arena_new(0);
  const Analysis *analysis = analysis_run(arena, read_case(arena, one), NULL, (AnalysisLimits){0});
  assert_sound(arena, analysis);
  assert_worth(analysis, one);
  assert_no_prize_for_guessing(analysis);
  arena_free(arena);
}

int main(void) {
  struct CMUnitTest tests[CASE_COUNT];
  for (int i = 0; i < CASE_COUNT; i++) tests[i] = (struct CMUnitTest){cases[i].name, case_is_sound, NULL, NULL, (void *)(uintptr_t)&cases[i]};
  return cmocka_run_group_tests(tests, open_bench, close_bench);
}
