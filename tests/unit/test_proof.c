/* What the search says of a scenario, held against plays at random: no play is shorter than the shortest, none knows what is never known, or lacks what always is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "analysis/graph.h"
#include "help_play.h"
#include "help_random.h"
#include "overturn/explain.h"
#include "unit/help_bench.h"

#define PLAYS 400
#define ACTIONS_MOST 120

static const char *const small[] = {"proofs/A943-blind-answers.json", "scenarios/every-kind.json", "scenarios/letter.json",
                                    "scenarios/sim_items.json",       "scenarios/sim_dates.json",  "scenarios/sim_world.json",
                                    "bad_scenarios/base.json"};
#define SMALL_COUNT (sizeof small / sizeof *small)

/** A play at random: calls `see` after the start and after every action. */
typedef void (*See)(void *user, const State *before, const State *after, const Result *result, int actions);

static void play_at_random(const Scenario *scenario, uint64_t seed, See see, void *user) {
  Rng rng = {seed};
  State state, nothing = {.step = NONE, .item = NONE, .ending = NONE, .talk = NONE};
  Result result = {.item = NONE};
  sim_start(scenario, 0, &state);
  sim_look_everywhere(scenario, &state);
  see(user, &nothing, &state, &result, 0);
  int actions = 0;
  for (int turn = 0; turn < ACTIONS_MOST && !sim_over(&state); turn++) {
    Action action = random_action(scenario, &state, &rng);
    if (action_looks(&action)) continue;
    State before = state;
    result = sim_step(scenario, &state, &action);
    sim_look_everywhere(scenario, &state);
    /* A negotiation is one decision of the search. */
    actions += before.talk == NONE || state.talk == NONE;
    see(user, &before, &state, &result, actions);
  }
}

/* ---- shortest lines ---- */

typedef struct Shortest {
  const Scenario *scenario;
  int *steps, *endings, *events; /* fewest actions of the line that the search gives; NONE: never */
} Shortest;

static void no_shorter(void *user, const State *before, const State *after, const Result *result, int actions) {
  const Shortest *shortest = user;
  (void)before;
  if (after->ending == NONE) {
    assert_int_not_equal(shortest->steps[after->step], NONE);
    assert_true(shortest->steps[after->step] <= actions);
  } else {
    assert_int_not_equal(shortest->endings[after->ending], NONE);
    assert_true(shortest->endings[after->ending] <= actions);
  }
  for (int i = 0; i < result->event_count; i++) {
    assert_int_not_equal(shortest->events[result->events[i]], NONE);
    assert_true(shortest->events[result->events[i]] <= actions);
  }
}

/** Plays the line; it must meet the thing with its last action, and not before. @return its decisions. */
static int play_line(Analysis *analysis, Arena *arena, const Scenario *scenario, Thing thing, int index) {
  const Action *actions;
  int count = proof_line(analysis, arena, thing, index, &actions), decisions = 0;
  if (count == NONE) return NONE;
  State state;
  sim_start(scenario, 0, &state);
  bool met = thing == THING_STEP && state.step == index;
  for (int i = 0; i < count; i++) {
    State before = state;
    assert_null(sim_refuses(scenario, &state, &actions[i]));
    Result result = sim_step(scenario, &state, &actions[i]);
    if (action_looks(&actions[i])) continue;
    assert_false(met);
    decisions += before.talk == NONE || state.talk == NONE;
    if (thing == THING_STEP) met = state.ending == NONE && state.step == index;
    if (thing == THING_ENDING) met = state.ending == index;
    for (int e = 0; thing == THING_EVENT && e < result.event_count; e++) met = met || result.events[e] == index;
  }
  assert_true(met);
  return decisions;
}

static int *play_lines(Analysis *analysis, Arena *arena, const Scenario *scenario, Thing thing) {
  int count = proof_count(analysis, thing), *lengths = arena_make_many(arena, int, count);
  for (int i = 0; i < count; i++) lengths[i] = play_line(analysis, arena, scenario, thing, i);
  return lengths;
}

static void shortest_lines(void **state) {
  (void)state;
  for (size_t f = 0; f < SMALL_COUNT; f++) {
    Arena *arena = arena_new(0);
    const Scenario *scenario = play_open(bench, arena, small[f])->scenario;
    Analysis *analysis = analysis_run(arena, scenario, NULL, (AnalysisLimits){0});
    assert_true(analysis_complete(analysis));
    Shortest shortest = {scenario, play_lines(analysis, arena, scenario, THING_STEP), play_lines(analysis, arena, scenario, THING_ENDING),
                         play_lines(analysis, arena, scenario, THING_EVENT)};
    for (uint64_t seed = 1; seed <= PLAYS; seed++) play_at_random(scenario, seed, no_shorter, &shortest);
    arena_free(arena);
  }
}

/* ---- what is known at a step ---- */

typedef struct Known {
  const Scenario *scenario;
  const Explained *at;
  int step, entered;
} Known;

static void agrees(Often often, bool is) {
  assert_false(often == OFTEN_ALWAYS && !is);
  assert_false(often == OFTEN_NEVER && is);
}

static void as_explained(void *user, const State *before, const State *after, const Result *result, int actions) {
  Known *known = user;
  const Scenario *scenario = known->scenario;
  (void)result;
  (void)actions;
  if (after->ending != NONE || after->step != known->step || before->step == known->step) return;
  known->entered++;
  assert_true(known->at->reached);
  assert_true(after->day >= known->at->days[0] && after->day <= known->at->days[known->at->day_count - 1]);
  for (int i = 0; i < scenario->fact_count; i++) agrees(known->at->facts[i], bits_has(after->known, i));
  for (int i = 0; i < scenario->page_count; i++) agrees(known->at->pages[i], bits_has(after->opened, i));
  for (int i = 0; i < scenario->stamp_count; i++) agrees(known->at->stamps[i], after->stamps[i] != DAY_NONE);
  for (int i = 0; i < scenario->promise_count; i++) {
    agrees(known->at->promised[i], after->promised[i] != DAY_NONE);
    agrees(known->at->kept[i], after->kept[i] != DAY_NONE);
  }
  for (int i = 0; i < scenario->var_count; i++)
    assert_true(!known->at->values[i] || ((known->at->values[i] >> (after->vars[i] - scenario->vars[i].least)) & 1u));
}

static int check_known(const Scenario *scenario, Analysis *analysis, Arena *arena, int step, int plays) {
  Known known = {scenario, explain_thing(arena, analysis, THING_STEP, step), step, 0};
  assert_int_equal(known.at->reached, proof_reached(analysis, THING_STEP, step));
  for (int i = 1; i <= plays; i++) play_at_random(scenario, (uint64_t)i, as_explained, &known);
  return known.entered;
}

static void known_at_steps(void **state) {
  (void)state;
  int entered = 0;
  for (size_t f = 0; f < SMALL_COUNT; f++) {
    Arena *arena = arena_new(0);
    const Scenario *scenario = play_open(bench, arena, small[f])->scenario;
    Analysis *analysis = analysis_run(arena, scenario, NULL, (AnalysisLimits){0});
    for (int s = 0; s < scenario->step_count; s++) entered += check_known(scenario, analysis, arena, s, 200);
    arena_free(arena);
  }
  assert_true(entered > 500);
}

static void known_in_a_lesson(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  const Scenario *scenario = play_open(bench, arena, "../scenarios/eight-dollars-held.json")->scenario;
  Analysis *analysis = analysis_run(arena, scenario, NULL, (AnalysisLimits){0});
  int entered = 0;
  for (int s = 0; s < scenario->step_count; s += 11) entered += check_known(scenario, analysis, arena, s, 80);
  assert_true(entered > 80);
  arena_free(arena);
}

/* Four answers have to go wrong for the one ending, none for the other. */
static void known_by_hand(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  const Scenario *scenario = play_open(bench, arena, "proofs/A943-blind-answers.json")->scenario;
  Analysis *analysis = analysis_run(arena, scenario, NULL, (AnalysisLimits){0});
  int best = 0, met = 0;
  for (int i = 0; i < scenario->ending_count; i++) {
    const Explained *ending = explain_thing(arena, analysis, THING_ENDING, i);
    assert_int_equal(ending->reached, proof_ending_score(analysis, i, false) != NONE);
    met += ending->reached;
    best += ending->on_best_line;
    if (ending->reached) assert_int_equal(ending->fewest_mistakes, ending->on_best_line ? 0 : 4);
    if (ending->on_best_line) assert_int_equal(proof_ending_score(analysis, i, true), 100);
  }
  assert_int_equal(best, 1);
  assert_true(met > 1);
  const Explained *start = explain_thing(arena, analysis, THING_STEP, scenario->start);
  assert_true(start->on_best_line && start->valued);
  assert_int_equal(start->most_points, analysis_best(analysis)->total);
  assert_int_equal(start->most_cents, analysis_best_recoverable(analysis));
  arena_free(arena);
}

/* ---- random walks, loops ---- */

static void walks_add_up(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  const Scenario *scenario = play_open(bench, arena, "scenarios/every-kind.json")->scenario;
  Analysis *analysis = analysis_run(arena, scenario, NULL, (AnalysisLimits){0});
  int endings = 0, bins = 0;
  Proof *proof = proof_open(arena, scenario, false), *again = proof_open(arena, scenario, false);
  proof_add(proof, analysis);
  proof_add(again, analysis);
  const Walks *walks = proof_walks(proof), *same = proof_walks(again);
  assert_int_equal(walks->count, WALKS);
  for (int i = 0; i < scenario->ending_count; i++) endings += walks->endings[i];
  for (int i = 0; i < WALK_BINS; i++) bins += walks->bins[i];
  assert_int_equal(endings + walks->cut, WALKS);
  assert_int_equal(bins, WALKS);
  for (int i = 1; i <= 10; i++)
    assert_true(walks->score_tenths[i] >= walks->score_tenths[i - 1] && walks->cents_tenths[i] >= walks->cents_tenths[i - 1]);
  assert_int_equal(walks->score_mean, same->score_mean);
  assert_memory_equal(walks->bins, same->bins, sizeof walks->bins);
  assert_true(walks->cents_tenths[10] <= analysis_best_recoverable(analysis) && walks->score_tenths[10] <= 100);
  arena_free(arena);
}

/* First answers and each recovery count once, so what goes round without time passing never earns on the way. */
static void loops_earn_nothing(void **state) {
  (void)state;
  int round = 0;
  for (size_t f = 0; f < SMALL_COUNT; f++) {
    Arena *arena = arena_new(0);
    const Scenario *scenario = play_open(bench, arena, small[f])->scenario;
    Analysis *analysis = analysis_run(arena, scenario, NULL, (AnalysisLimits){0});
    for (uint32_t node = 0; node < analysis->node_count; node++)
      for (uint32_t e = graph_first(analysis, node); e < graph_first(analysis, node + 1); e++) {
        const Outcome *outcome = graph_outcome(analysis, e);
        uint32_t target = graph_edge(analysis, e).target;
        if (target == NO_NODE || (target != node && !graph_goes_round(analysis, target, node))) continue;
        round++;
        assert_true(value_reward(analysis, outcome->item, outcome->first, outcome->in_place, outcome->paid, outcome->most) <= 0);
        assert_int_equal(outcome->cents, 0);
      }
    arena_free(arena);
  }
  assert_true(round > 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(shortest_lines), cmocka_unit_test(known_at_steps), cmocka_unit_test(known_in_a_lesson),
      cmocka_unit_test(known_by_hand),  cmocka_unit_test(walks_add_up),   cmocka_unit_test(loops_earn_nothing),
  };
  return cmocka_run_group_tests_name("proof", tests, open_bench, close_bench);
}
