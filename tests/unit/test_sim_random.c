/*
 * A great many random plays of every scenario that is at hand: the machine never crashes, never refuses what it offers, its state stays in range,
 * and the same actions, also by way of the journal's text, always give the same state, byte for byte.
 *   test_sim_random          as many as fit in a few seconds
 *   test_sim_random long     over a million of the shipped ones, each played to its end, every step and choice taken a hundred times
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "help_play.h"
#include "help_random.h"
#include "overturn/analysis.h"
#include "unit/help_bench.h"

#define PLAYS_LONG 120000 /* of a shipped one; nine of them are over a million */
#define PLAYS_LONG_SMALL 20000
#define TAKEN_LEAST 100
#define SECONDS_EACH 0.6
#define ACTIONS_MOST 3000 /* no play of a shipped one is longer */
#define ACTIONS_MOST_SMALL 300
#define KEPT_EVERY 97     /* plays whose actions are done a second time */
#define WRITTEN_EVERY 997 /* plays that go through the journal's text */

static bool is_long;

static const char *const files[] = {
    "scenarios/every-kind.json",
    "scenarios/example-denial.json",
    "scenarios/sim_time.json",
    "scenarios/sim_items.json",
    "scenarios/sim_dates.json",
    "scenarios/sim_money.json",
    "scenarios/sim_effects.json",
    "scenarios/sim_expressions.json",
    "scenarios/sim_world.json",
    "scenarios/sim_remits.json",
    "scenarios/letter.json",
    "bad_scenarios/base.json",
    "bad_scenarios/talk.json",
    "bad_scenarios/sheet.json",
    "../scenarios/duplicate-hides-denial.json",
    "../scenarios/third-procedure-cut.json",
    "../scenarios/inpatient-or-observation.json",
    "../scenarios/thirty-days-to-talk.json",
    "../scenarios/lost-after-acceptance.json",
    "../scenarios/covered-but-not-coded.json",
    "../scenarios/twenty-four-taken-back.json",
    "../scenarios/eight-dollars-held.json",
    "../scenarios/right-amount-late.json",
};
#define FILE_COUNT ((int)(sizeof files / sizeof *files))

/* ---- what must hold ---- */

static void assert_no_bits_past(const uint64_t *bits, int count, int most) {
  for (int i = count; i < most; i++) assert_false(bits_has(bits, i));
}

static void assert_never_lost(const uint64_t *before, const uint64_t *after, size_t words) {
  for (size_t i = 0; i < words; i++) assert_true((before[i] & ~after[i]) == 0);
}

static void assert_sound_state(const Scenario *scenario, const State *state) {
  assert_true(state->day >= scenario->today && state->day <= scenario->today + SCENARIO_MOST_DAYS);
  assert_true(state->minute >= 0 && state->minute <= WORKDAY_MINUTES);
  assert_true(state->step >= 0 && state->step < scenario->step_count);
  assert_true(state->ending >= NONE && state->ending < scenario->ending_count);
  const Step *step = &scenario->steps[state->step];
  assert_true(state->item >= NONE && state->item < step->item_count);
  assert_true(state->talk == NONE || (step->talk && step->talk->index == state->talk));
  assert_true(state->ending == NONE || (state->item == NONE && state->talk == NONE));
  for (int i = 0; i < scenario->var_count; i++) assert_true(state->vars[i] >= scenario->vars[i].least && state->vars[i] <= scenario->vars[i].most);
  for (int i = 0; i < scenario->stamp_count; i++)
    assert_true(state->stamps[i] == DAY_NONE || (state->stamps[i] >= scenario->today && state->stamps[i] <= state->day));
  for (int i = 0; i < scenario->page_count; i++) assert_true(state->arrived[i] == DAY_NONE || state->arrived[i] <= state->day);
  assert_never_lost(state->pinned, state->known, BITS_WORDS(SCENARIO_MOST_FACTS));
  assert_no_bits_past(state->known, scenario->fact_count, SCENARIO_MOST_FACTS);
  assert_no_bits_past(state->answered, scenario->item_count, SCENARIO_MOST_ITEMS);
  assert_no_bits_past(state->spent, scenario->event_count, SCENARIO_MOST_EVENTS);
  assert_no_bits_past(state->recovered, scenario->recovery_count, SCENARIO_MOST_RECOVERIES);
}

static void assert_step_is_sound(const Scenario *scenario, const State *before, const State *after, const Result *result) {
  assert_sound_state(scenario, after);
  assert_true(after->day >= before->day);
  assert_int_equal(before->day, result->day_before);
  assert_never_lost(before->known, after->known, BITS_WORDS(SCENARIO_MOST_FACTS));
  assert_never_lost(before->answered, after->answered, BITS_WORDS(SCENARIO_MOST_ITEMS));
  assert_never_lost(before->recovered, after->recovered, BITS_WORDS(SCENARIO_MOST_RECOVERIES));
  assert_true(result->item == NONE || (result->item >= 0 && result->item < scenario->item_count));
  if (result->item != NONE) assert_true(result->paid <= result->most && result->first == !bits_has(before->answered, result->item));
  assert_true(result->violation_points >= 0);
  assert_true((result->violation == NONE) == (result->violation_points == 0));
}

/* ---- plays ---- */

typedef struct Kept {
  Action actions[ACTIONS_MOST];
  int count;
} Kept;

/** How often each step was entered and each choice taken. */
typedef struct Tally {
  uint64_t steps[SCENARIO_MOST_STEPS];
  uint64_t choices[SCENARIO_MOST_ITEMS][SCENARIO_MOST_CHOICES];
} Tally;
static Tally tally;

static void count_action(const Scenario *scenario, const State *before, const State *after, const Action *action) {
  if (after->step != before->step) tally.steps[after->step]++;
  if (action->kind != ACTION_ANSWER || (scenario->items[action->item]->kind != ITEM_CHOICES && scenario->items[action->item]->kind != ITEM_LETTER))
    return;
  for (int i = 0; i < SCENARIO_MOST_CHOICES; i++)
    if ((action->choices >> i) & 1u) tally.choices[action->item][i]++;
}

static void assert_everything_was_taken(const Scenario *scenario) {
  int seldom = 0;
  for (int i = 0; i < scenario->step_count; i++) {
    if (tally.steps[i] >= TAKEN_LEAST) continue;
    print_error("step %.*s: entered %d times\n", STR_ARG(scenario->steps[i].id), (int)tally.steps[i]);
    seldom++;
  }
  for (int i = 0; i < scenario->item_count; i++)
    for (int c = 0; c < scenario->items[i]->choice_count; c++) {
      if (tally.choices[i][c] >= TAKEN_LEAST) continue;
      print_error("choice %.*s.%.*s: taken %d times\n", STR_ARG(scenario->items[i]->id), STR_ARG(scenario->items[i]->choices[c].id),
                  (int)tally.choices[i][c]);
      seldom++;
    }
  assert_int_equal(0, seldom);
}

/** The best line: every fourth play of a shipped one follows it for a while, or nobody would come to what lies at its end. */
typedef struct Guide {
  const Action *line;
  int count;
} Guide;

static Guide find_guide(Arena *arena, const Scenario *scenario) {
  Guide guide;
  guide.count = analysis_best_line(analysis_run(arena, scenario, NULL, (AnalysisLimits){0}), arena, &guide.line);
  return guide;
}

static uint64_t play_once(const Scenario *scenario, const Guide *guide, uint64_t seed, int most, Kept *kept, State *end) {
  Rng rng = {seed};
  State state;
  sim_start(scenario, seed, &state);
  assert_sound_state(scenario, &state);
  if (state.step != NONE) tally.steps[state.step]++;
  int count = 0, follow = guide->count && seed % 4 == 0 ? (int)rng_below(&rng, (uint64_t)guide->count + 1) : 0;
  for (; count < most && !sim_over(&state); count++) {
    Action action = count < follow ? guide->line[count] : random_action(scenario, &state, &rng);
    const char *refused = sim_refuses(scenario, &state, &action);
    if (refused) print_error("%s\n", refused);
    assert_null(refused);
    State before = state;
    Result result = sim_step(scenario, &state, &action);
    assert_step_is_sound(scenario, &before, &state, &result);
    count_action(scenario, &before, &state, &action);
    if (kept) kept->actions[count] = action;
  }
  if (kept) kept->count = count;
  *end = state;
  return (uint64_t)count;
}

static void assert_done_again(const Scenario *scenario, uint64_t seed, const Kept *kept, const State *end) {
  State state;
  sim_start(scenario, seed, &state);
  for (int i = 0; i < kept->count; i++) {
    assert_null(sim_refuses(scenario, &state, &kept->actions[i]));
    sim_step(scenario, &state, &kept->actions[i]);
  }
  assert_memory_equal(end, &state, sizeof state);
}

static void assert_journal_tells_all(const Scenario *scenario, uint64_t seed, const Kept *kept, const State *end) {
  Arena *arena = arena_new(0);
  JournalHead head = {.format = JOURNAL_FORMAT, .engine = ENGINE_REVISION, .scenario = scenario->id, .seed = seed};
  Buf text = buf_new(arena);
  journal_print_head(&head, &text);
  for (int i = 0; i < kept->count; i++) journal_print_entry(scenario, &(Entry){.kind = ENTRY_ACTION, .action = kept->actions[i]}, &text);
  Diags diags = diags_new(arena, STR("random.jsonl"), buf_str(&text));
  Session *session = journal_replay(arena, scenario, buf_str(&text), &diags);
  if (diags.count) {
    Buf out = buf_new(arena);
    diags_print(&diags, &out);
    print_error("%s", buf_str(&out).at);
  }
  assert_int_equal(0, diags.count);
  assert_memory_equal(end, session_state(session), sizeof *end);
  arena_free(arena);
}

static void random_plays_hold(const Scenario *scenario, const char *file) {
  static Kept kept;
  State end;
  bool shipped = strncmp(file, "../scenarios/", 13) == 0;
  clock_t stop = clock() + (clock_t)(SECONDS_EACH * CLOCKS_PER_SEC);
  uint64_t seed = 0, actions = 0, most = shipped ? PLAYS_LONG : PLAYS_LONG_SMALL;
  memset(&tally, 0, sizeof tally);
  Arena *arena = arena_new(0);
  Guide guide = {NULL, 0};
  if (is_long && shipped) guide = find_guide(arena, scenario);
  for (; seed < most && (is_long || clock() < stop); seed++) {
    bool keeps = seed % KEPT_EVERY == 0 || seed % WRITTEN_EVERY == 0;
    actions += play_once(scenario, &guide, seed, shipped ? ACTIONS_MOST : ACTIONS_MOST_SMALL, keeps ? &kept : NULL, &end);
    if (keeps) assert_done_again(scenario, seed, &kept, &end);
    if (seed % WRITTEN_EVERY == 0) assert_journal_tells_all(scenario, seed, &kept, &end);
    assert_true(!shipped || sim_over(&end));
  }
  print_message("%s: %llu plays to their end, %llu actions\n", file, (unsigned long long)seed, (unsigned long long)actions);
  assert_true(seed > 0);
  if (is_long && shipped) assert_everything_was_taken(scenario);
  arena_free(arena);
}

static void whatever_is_played(void **state) {
  const char *file = *state;
  random_plays_hold(play_read(bench, bench->arena, str_from(file), bench_file(bench->arena, file)), file);
}

int main(int argc, char **argv) {
  is_long = argc > 1 && strcmp(argv[1], "long") == 0;
  struct CMUnitTest tests[FILE_COUNT];
  for (int i = 0; i < FILE_COUNT; i++)
    tests[i] = (struct CMUnitTest){.name = files[i], .test_func = whatever_is_played, .initial_state = (void *)(uintptr_t)files[i]};
  return cmocka_run_group_tests_name("random plays", tests, open_bench, close_bench);
}
