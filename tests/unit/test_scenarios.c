/*
 * The shipped scenarios as their authors promised them: winnable, nothing in them unreachable, no prize for guessing, and every wrong path that the case
 * names costs what scenarios/NAME.paths says, a table of promises that the search has to meet. And the small example of the author's guide.
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

typedef struct Lesson {
  const char *name, *sound_test, *paths_test;
  Cents owed_cents; /* by the case and the contract */
} Lesson;
#define LESSON(NAME, OWED_CENTS) \
  { NAME, NAME " is sound", NAME ": wrong paths cost what they should", OWED_CENTS }

static const Lesson lessons[] = {
    LESSON("duplicate-hides-denial", 48992), LESSON("third-procedure-cut", 20000),    LESSON("inpatient-or-observation", 1020000),
    LESSON("thirty-days-to-talk", 58000),    LESSON("lost-after-acceptance", 257200), LESSON("covered-but-not-coded", 12642),
    LESSON("eight-dollars-held", 10000),     LESSON("right-amount-late", 600000),     LESSON("twenty-four-taken-back", 2040000),
};
#define LESSON_COUNT ((int)(sizeof lessons / sizeof *lessons))

static void print_diags(Diags *diags) {
  Buf out = buf_new(diags->arena);
  diags_sort(diags);
  diags_print(diags, &out);
  print_error("%s", buf_str(&out).at);
}

static const Scenario *read_scenario(Arena *arena, Str name, Str text) {
  Diags diags = diags_new(arena, name, text);
  const Scenario *scenario = scenario_read(arena, name, text, bench->codes, bench->rules, &diags);
  if (diags.count) print_diags(&diags);
  assert_non_null(scenario);
  assert_int_equal(0, diags.count);
  return scenario;
}

static const Scenario *read_lesson(Arena *arena, const Lesson *lesson) {
  Str path = str_format(arena, "../scenarios/%s.json", lesson->name);
  return read_scenario(arena, path, bench_file(arena, str_z(arena, path)));
}

static void assert_none(const char *what, const Str *names, int count) {
  for (int i = 0; i < count; i++) print_error("%s: %.*s\n", what, STR_ARG(names[i]));
  assert_int_equal(0, count);
}

static void assert_sound(Arena *arena, const Analysis *analysis) {
  const Str *names;
  assert_true(analysis_complete(analysis));
  assert_none("never reached", names, analysis_unreached(analysis, arena, &names));
  assert_none("no ending from", names, analysis_dead_ends(analysis, arena, &names));
}

/* ---- each lesson as a whole ---- */

static void best_play_brings_what_is_owed(const Analysis *analysis, const Lesson *lesson) {
  const Earned *best = analysis_best(analysis);
  assert_int_equal(lesson->owed_cents, best->recovered_cents);
  assert_int_equal(lesson->owed_cents, analysis_best_recoverable(analysis));
  assert_int_equal(0, best->violations);
  assert_true(analysis_best_with_violations(analysis) <= best->total);
  for (int axis = 0; axis < AXIS_COUNT; axis++) assert_true(best->axis[axis] * 100 >= best->total * AXIS_LEAST_PERCENT);
}

static void guessing_does_not_pay(const Analysis *analysis) {
  int sum = 0;
  assert_in_range(analysis_bot_score(analysis, BOT_FIRST, 0), 0, GUESSING_MOST - 1);
  assert_in_range(analysis_bot_score(analysis, BOT_LONGEST, 0), 0, GUESSING_MOST - 1);
  assert_in_range(analysis_bot_score(analysis, BOT_LAST, 0), 0, GUESSING_MOST - 1);
  for (uint64_t seed = 1; seed <= RANDOM_PLAYS; seed++) sum += analysis_bot_score(analysis, BOT_RANDOM, seed);
  assert_in_range(sum / RANDOM_PLAYS, 0, GUESSING_MOST - 1);
}

static void lesson_is_sound(void **state) {
  const Lesson *lesson = *state;
  Arena *arena = arena_new(0);
  const Analysis *analysis = analysis_run(arena, read_lesson(arena, lesson), NULL, (AnalysisLimits){0});
  assert_sound(arena, analysis);
  best_play_brings_what_is_owed(analysis, lesson);
  guessing_does_not_pay(analysis);
  arena_free(arena);
}

/* ---- the table of wrong paths ---- */

typedef struct Loss {
  Str path;
  int64_t points, cents; /* at least so many points of 100, exactly so many cents */
  const Json *journal;
} Loss;

static Loss read_loss(FieldReader *reader, const Json *row) {
  Loss loss = {.journal = json_member(row, STR("journal"))};
  assert_true(fields_read_str(reader, json_member(row, STR("path")), &loss.path));
  assert_true(fields_read_int(reader, json_member(row, STR("loses_points")), 0, 100, &loss.points));
  assert_true(fields_read_int(reader, json_member(row, STR("loses_cents")), 0, MONEY_MOST_CENTS, &loss.cents));
  assert_non_null(loss.journal);
  return loss;
}

static Session *play(Arena *arena, const Scenario *scenario, Str text, const Loss *loss) {
  Buf lines = buf_new(arena);
  for (const Json *one = loss->journal->first; one; one = one->next) {
    buf_add(&lines, str_slice(text, one->span.offset, one->span.offset + one->span.length));
    buf_byte(&lines, '\n');
  }
  Diags diags = diags_new(arena, loss->path, buf_str(&lines));
  Session *session = journal_replay(arena, scenario, buf_str(&lines), &diags);
  if (diags.count) print_diags(&diags);
  assert_int_equal(0, diags.count);
  return session;
}

static void assert_loss(const Analysis *analysis, const Scenario *scenario, Str text, const Loss *loss) {
  Arena *arena = arena_new(0);
  Session *session = play(arena, scenario, text, loss);
  Earned earned = analysis_earned(analysis, session);
  int score = analysis_score(analysis, &earned);
  bool finished = sim_over(session_state(session));
  Cents lost_cents = analysis_best_recoverable(analysis) - earned.recovered_cents;
  bool as_promised = finished && 100 - score >= loss->points && lost_cents == loss->cents;
  if (loss->points == 0) as_promised = as_promised && score == 100;
  if (!as_promised)
    print_error("%.*s: %sscore %d, %lld cents lost; promised to lose %lld points and %lld cents\n", STR_ARG(loss->path),
                finished ? "" : "not finished, ", score, (long long)lost_cents, (long long)loss->points, (long long)loss->cents);
  assert_true(as_promised);
  arena_free(arena);
}

static void wrong_paths_cost_what_they_should(void **state) {
  const Lesson *lesson = *state;
  Arena *arena = arena_new(0);
  const Scenario *scenario = read_lesson(arena, lesson);
  Str path = str_format(arena, "scenarios/%s.paths", lesson->name);
  Str text = bench_file(arena, str_z(arena, path));
  Diags diags = diags_new(arena, path, text);
  FieldReader reader = {arena, &diags};
  const Json *rows = json_read(arena, text, &diags);
  const Analysis *analysis = analysis_run(arena, scenario, NULL, (AnalysisLimits){0});
  assert_non_null(rows);
  assert_true(rows->count > 1);
  for (const Json *row = rows->first; row; row = row->next) {
    Loss loss = read_loss(&reader, row);
    assert_loss(analysis, scenario, text, &loss);
  }
  arena_free(arena);
}

/* ---- the example of the guide ---- */

static void the_example_of_the_guide_is_sound(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  Str guide = bench_file(arena, "../scenarios/README.md"), fence = STR("```json\n");
  size_t from = str_find_str(guide, fence);
  assert_true(from < guide.length);
  size_t to = from + str_find_str(str_slice(guide, from, guide.length), STR("\n```"));
  Str text = str_slice(guide, from + fence.length, to);
  const Analysis *analysis = analysis_run(arena, read_scenario(arena, STR("the guide's example"), text), NULL, (AnalysisLimits){0});
  assert_sound(arena, analysis);
  assert_int_equal(28000, analysis_best(analysis)->total);
  assert_int_equal(11200, analysis_best(analysis)->recovered_cents);
  arena_free(arena);
}

static void the_varying_example_of_the_guide_is_sound(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  Str guide = bench_file(arena, "../scenarios/README.md"), fence = STR("```json\n");
  guide = str_slice(guide, str_find_str(guide, STR("## Figures that vary")), guide.length);
  size_t from = str_find_str(guide, fence) + fence.length;
  Str text = str_slice(guide, from, from + str_find_str(str_slice(guide, from, guide.length), STR("\n```")));
  const Scenario *scenario = read_scenario(arena, STR("the guide's varying example"), text);
  assert_int_equal(16, scenario->variant_count);
  for (int v = 0; v < scenario->variant_count; v++) {
    Analysis *analysis = analysis_run(arena, scenario_variant(arena, scenario, v), NULL, (AnalysisLimits){0});
    assert_sound(arena, analysis);
    assert_int_equal(v < 8 ? 124000 : 153020, analysis_best_recoverable(analysis));
  }
  arena_free(arena);
}

int main(void) {
  struct CMUnitTest tests[2 * LESSON_COUNT + 2] = {cmocka_unit_test(the_example_of_the_guide_is_sound),
                                                   cmocka_unit_test(the_varying_example_of_the_guide_is_sound)};
  for (int i = 0; i < LESSON_COUNT; i++) {
    void *lesson = (void *)(uintptr_t)&lessons[i];
    tests[2 + 2 * i] = (struct CMUnitTest){lessons[i].sound_test, lesson_is_sound, NULL, NULL, lesson};
    tests[3 + 2 * i] = (struct CMUnitTest){lessons[i].paths_test, wrong_paths_cost_what_they_should, NULL, NULL, lesson};
  }
  return cmocka_run_group_tests(tests, open_bench, close_bench);
}
