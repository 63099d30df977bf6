/*
 * The first shift as a puzzle of triage. Five people work it, all of them without a mistake inside a case; they differ in one thing, whom they take up next.
 * tests/replay/three-days/ holds their journals. Each is shown to follow its rule on the worklist as it stands, to bring what is written here, and the one
 * who weighs dollars and deadline together must beat those who look at one column by a wide margin.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "help_shift.h"
#include "overturn/shift_analysis.h"
#include "unit/help_bench.h"

/** From here on money is worth its hold time. */
#define LARGE_CENTS 100000

typedef enum Rule { RULE_TRIAGE, RULE_FIRST, RULE_OLDEST, RULE_LARGEST, RULE_DEADLINE, RULE_COUNT } Rule;

typedef struct Expected {
  const char *journal;
  Cents recovered_cents;
  int32_t points; /* thousandths, all cases */
} Expected;

static const Expected expected[RULE_COUNT] = {
    [RULE_TRIAGE] = {"triage", 5585000, 454000},   [RULE_FIRST] = {"first-come", 2913200, 289000},  [RULE_OLDEST] = {"oldest", 2859200, 290000},
    [RULE_LARGEST] = {"largest", 3432800, 313857}, [RULE_DEADLINE] = {"deadline", 1810000, 250000},
};

typedef struct Found {
  Cents recovered_cents;
  int32_t points, par; /* par: every case played alone, as if there were time */
} Found;

static Found found[RULE_COUNT];

/* ---- whom the rule takes next ---- */

typedef struct Rank {
  int64_t at[3]; /* the smallest first, then the next */
} Rank;

/** What can still be had of a case; nobody who triages knows it better than claim and contract tell. */
static Cents worth(Arena *arena, const WorkRow *row) {
  return analysis_best_recoverable(analysis_run(arena, row->scenario, NULL, (AnalysisLimits){0}));
}

static Rank rank_of(Arena *arena, Rule rule, const WorkRow *row) {
  Day last = row->deadline_day == DAY_NONE ? INT32_MAX : row->deadline_day;
  switch (rule) {
  case RULE_OLDEST: return (Rank){{-row->age_days}};
  case RULE_LARGEST: return (Rank){{-row->balance_cents}};
  case RULE_DEADLINE: return (Rank){{last}};
  case RULE_TRIAGE: {
    Cents cents = worth(arena, row);
    /* What was begun is finished; then large sums by their last day; then what is closed in minutes; then the rest. */
    return (Rank){{row->last_touch != DAY_NONE ? 0 : cents >= LARGE_CENTS ? 1 : cents == 0 ? 2 : 3, last, -cents}};
  }
  case RULE_FIRST:
  case RULE_COUNT: break;
  }
  return (Rank){{0}};
}

static bool is_before(const Rank *a, const Rank *b) {
  for (int i = 0; i < 3; i++)
    if (a->at[i] != b->at[i]) return a->at[i] < b->at[i];
  return false;
}

/** Equals stay in order of arrival. */
static Str next_by_rule(Arena *arena, Rule rule, const ShiftSession *session) {
  const WorkRow *rows, *best = NULL;
  Rank of_best = {{0}};
  int count = shift_session_rows(session, arena, &rows);
  for (int i = 0; i < count; i++) {
    if (world_refuses_take(shift_session_world(session), rows[i].place)) continue;
    Rank rank = rank_of(arena, rule, &rows[i]);
    if (best && !is_before(&rank, &of_best)) continue;
    best = &rows[i];
    of_best = rank;
  }
  return best ? best->scenario->id : STR("nobody");
}

/* ---- playing ---- */

static void play_line(Arena *arena, Rule rule, ShiftSession *session, Str line) {
  Diags diags = diags_new(arena, STR("line"), line);
  const Json *root = json_read(arena, line, &diags);
  assert_non_null(root);
  const Json *taken = json_member(root, STR("case"));
  if (taken) {
    Str due = next_by_rule(arena, rule, session);
    if (!str_equal(due, taken->text))
      print_error("%s takes %.*s where the rule takes %.*s\n", expected[rule].journal, STR_ARG(taken->text), STR_ARG(due));
    assert_true(str_equal(due, taken->text));
  }
  bool played = shift_journal_play_line(session, line, 0, &diags);
  if (!played) print_error("%s: %.*s\n", expected[rule].journal, STR_ARG(line));
  assert_true(played);
}

static Found find(Arena *arena, const ShiftSession *session) {
  Found sum = {.recovered_cents = shift_session_recovered(session)};
  const Shift *shift = shift_session_shift(session);
  for (int i = 0; i < shift->case_count; i++) {
    Analysis *analysis = analysis_run(arena, shift->cases[i].scenario, shift_session_case(session, i), (AnalysisLimits){0});
    sum.points += analysis_debrief(analysis, arena)->earned.total;
    sum.par += analysis_best(analysis)->total;
  }
  return sum;
}

static void plays_as_written(void **state) {
  Rule rule = (Rule)((const Expected *)*state - expected);
  Arena *arena = arena_new(0);
  const Shift *shift = shift_bench(arena, bench, "../scenarios/three-days.json");
  ShiftSession *session = shift_session_start(arena, shift, shift_session_head_of(arena, shift));
  Str path = str_format(arena, "replay/three-days/%s.jsonl", expected[rule].journal);
  Str text = bench_file(arena, str_z(arena, path));
  for (size_t at = 0; at < text.length;) {
    size_t end = str_find(text, '\n', at);
    play_line(arena, rule, session, str_slice(text, at, end));
    at = end + 1;
  }
  assert_true(shift_session_world(session)->over);
  found[rule] = find(arena, session);
  assert_int_equal(expected[rule].recovered_cents, found[rule].recovered_cents);
  assert_int_equal(expected[rule].points, found[rule].points);
  arena_free(arena);
}

/* ---- what triage is worth ---- */

static void triage_brings_a_quarter_more_than_first_come(void **state) {
  (void)state;
  assert_true(found[RULE_FIRST].recovered_cents > 0);
  assert_true(found[RULE_TRIAGE].recovered_cents * 100 >= found[RULE_FIRST].recovered_cents * 125);
}

/** By the best play found, and also by the sum of what the cases would give if there were time for all. */
static void triage_scores_twenty_points_more_than_first_come(void **state) {
  (void)state;
  const Found *triage = &found[RULE_TRIAGE], *first = &found[RULE_FIRST];
  assert_true(100 - analysis_axis_score(first->points, triage->points) >= 20);
  assert_true(analysis_axis_score(triage->points, triage->par) - analysis_axis_score(first->points, first->par) >= 20);
}

static void triage_brings_a_tenth_more_than_any_one_column(void **state) {
  (void)state;
  for (Rule rule = RULE_OLDEST; rule <= RULE_DEADLINE; rule++) {
    assert_true(found[rule].recovered_cents > 0);
    assert_true(found[RULE_TRIAGE].recovered_cents * 100 >= found[rule].recovered_cents * 110);
  }
}

/** Scores are measured against what the program itself finds by its rules: that must be as good as the best of these journals, and near the bound. */
static void the_reference_is_as_good(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  const Shift *shift = shift_bench(arena, bench, "../scenarios/three-days.json");
  ShiftSession *session = shift_session_start(arena, shift, shift_session_head_of(arena, shift));
  ShiftAnalysis *analysis = shift_analysis_run(arena, session, (AnalysisLimits){0});
  ShiftBound points, cents;
  shift_analysis_bounds(analysis, &points, &cents);
  const Earned *reference = &shift_analysis_play(analysis, shift_analysis_best(analysis))->earned;
  assert_int_equal(POLICY_TRIAGE, shift_analysis_best(analysis));
  for (Rule rule = RULE_TRIAGE; rule < RULE_COUNT; rule++) {
    assert_true(reference->total >= found[rule].points);
    assert_true(reference->recovered_cents >= found[rule].recovered_cents);
  }
  assert_true(reference->recovered_cents * 100 >= cents.upper * 98);
  assert_true(shift_analysis_play(analysis, POLICY_FIRST_COME)->score <= 80);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      {"triage", plays_as_written, NULL, NULL, (void *)(uintptr_t)&expected[RULE_TRIAGE]},
      {"first-come", plays_as_written, NULL, NULL, (void *)(uintptr_t)&expected[RULE_FIRST]},
      {"oldest first", plays_as_written, NULL, NULL, (void *)(uintptr_t)&expected[RULE_OLDEST]},
      {"largest first", plays_as_written, NULL, NULL, (void *)(uintptr_t)&expected[RULE_LARGEST]},
      {"nearest deadline first", plays_as_written, NULL, NULL, (void *)(uintptr_t)&expected[RULE_DEADLINE]},
      cmocka_unit_test(triage_brings_a_quarter_more_than_first_come),
      cmocka_unit_test(triage_scores_twenty_points_more_than_first_come),
      cmocka_unit_test(triage_brings_a_tenth_more_than_any_one_column),
      cmocka_unit_test(the_reference_is_as_good),
  };
  return cmocka_run_group_tests(tests, open_bench, close_bench);
}
