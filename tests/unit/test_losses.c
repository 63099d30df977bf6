/*
 * Two hundred random attempts at every shipped scenario and every case of the shipped shift, some finished, some left open, with answers taken back: what
 * the debrief names as lost, own and with hindsight together, is exactly what best play earns from the start, less what was earned, less what best play can
 * still earn from where the attempt stands. In points to the thousandth and in dollars to the cent.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "help_play.h"
#include "help_random.h"
#include "overturn/analysis.h"

static const char *const files[] = {
    "../scenarios/covered-but-not-coded.json",
    "../scenarios/duplicate-hides-denial.json",
    "../scenarios/eight-dollars-held.json",
    "../scenarios/inpatient-or-observation.json",
    "../scenarios/lost-after-acceptance.json",
    "../scenarios/right-amount-late.json",
    "../scenarios/third-procedure-cut.json",
    "../scenarios/thirty-days-to-talk.json",
    "../scenarios/twenty-four-taken-back.json",
    "../scenarios/three-days/approval-on-file.json",
    "../scenarios/three-days/implant-apart.json",
    "../scenarios/three-days/last-years-fee.json",
    "../scenarios/three-days/looked-like-a-copy.json",
    "../scenarios/three-days/member-must-call.json",
    "../scenarios/three-days/never-arrived.json",
    "../scenarios/three-days/one-window.json",
    "../scenarios/three-days/paid-as-agreed.json",
    "../scenarios/three-days/past-every-limit.json",
    "../scenarios/three-days/records-asked-for.json",
    "../scenarios/three-days/referral-left-out.json",
    "../scenarios/three-days/second-plan-pays-last.json",
    "../scenarios/three-days/sepsis-regrouped.json",
    "../scenarios/three-days/taken-back-too-late.json",
    "../scenarios/three-days/visit-inside-test.json",
};
#define FILES ((int)(sizeof files / sizeof *files))
#define ATTEMPTS 200
#define ATTEMPTS_MOST (ATTEMPTS / FILES + 1)
#define TURNS_MOST 600

static uint64_t seed_of(const Scenario *scenario, int variant, uint64_t from) {
  while (scenario_variant_of_seed(scenario, from) != variant) from++;
  return from;
}

/** Every third attempt is left after a few turns; now and then an answer is taken back, and sometimes done again. */
static void play_at_random(Session *session, Rng *rng) {
  uint64_t turns = rng_below(rng, 3) ? TURNS_MOST : rng_below(rng, 24);
  for (uint64_t turn = 0; turn < turns && !sim_over(session_state(session)); turn++) {
    if (rng_below(rng, 12) == 0 && !session_undo(session) && rng_below(rng, 2)) (void)session_redo(session);
    if (sim_over(session_state(session))) break;
    Action action = random_action(session_scenario(session), session_state(session), rng);
    assert_null(session_do(session, &action));
  }
}

typedef struct Sum {
  int64_t cost, own, cents, own_cents;
} Sum;

static void assert_sound(const Decision *decision) {
  bool broke = decision->played->result.violation != NONE;
  assert_int_equal(decision->best_before - decision->best_after, decision->cost);
  assert_int_equal(decision->best_cents_before - decision->best_cents_after, decision->cost_cents);
  if (broke) {
    assert_int_equal(decision->cost, decision->own);
    assert_int_equal(decision->cost_cents, decision->own_cents);
    return;
  }
  assert_in_range(decision->own, 0, decision->cost);
  assert_in_range(decision->own_cents, 0, decision->cost_cents);
  assert_true(decision->grade == GRADE_BEST || decision->own > 0 || decision->own_cents > 0);
}

static Sum add_up(const Debrief *debrief) {
  Sum sum = {0, 0, 0, 0};
  for (int i = 0; i < debrief->decision_count; i++) {
    const Decision *decision = &debrief->decisions[i];
    assert_sound(decision);
    assert_int_equal(debrief->best_points - sum.cost, decision->best_before);
    assert_int_equal(debrief->best_cents - sum.cents, decision->best_cents_before);
    sum.cost += decision->cost;
    sum.own += decision->own;
    sum.cents += decision->cost_cents;
    sum.own_cents += decision->own_cents;
  }
  return sum;
}

/** What best play can still earn is asked of the search itself, not of the debrief. */
static void assert_adds_up(Analysis *analysis, Arena *arena, const Session *session) {
  const Debrief *debrief = analysis_debrief_of(analysis, arena, session);
  Earned earned = analysis_earned(analysis, session);
  Sum sum = add_up(debrief);
  int32_t left;
  Cents left_cents;
  assert_true(analysis_value(analysis, session_state(session), &left, &left_cents));
  if (debrief->finished) assert_true(left == 0 && left_cents == 0);
  assert_int_equal(analysis_best(analysis)->total - earned.total - left, sum.cost);
  assert_int_equal(analysis_best_recoverable(analysis) - earned.recovered_cents - left_cents, sum.cents);
  assert_int_equal(sum.own, debrief->own);
  assert_int_equal(sum.cost - sum.own, debrief->hindsight);
  assert_int_equal(sum.own_cents, debrief->own_cents);
  assert_int_equal(sum.cents - sum.own_cents, debrief->hindsight_cents);
  assert_int_equal(debrief->best_now, earned.total + left);
  assert_int_equal(debrief->best_cents_now, earned.recovered_cents + left_cents);
}

typedef struct Tally {
  int attempts, finished, with_hindsight;
} Tally;

static void debrief_of_file(const Bench *bench, int file, Tally *tally) {
  Arena *arena = arena_new(0);
  Rng rng = {(uint64_t)file + 7000};
  const Scenario *scenario = play_read(bench, arena, STR("scenario.json"), bench_file(arena, files[file]));
  int variant = (int)rng_below(&rng, (uint64_t)scenario->variant_count);
  scenario = scenario_variant(arena, scenario, variant);
  Session *sessions[ATTEMPTS_MOST];
  int count = 0;
  uint64_t seed = 0;
  for (int i = file; i < ATTEMPTS; i += FILES) {
    seed = seed_of(scenario, variant, seed + 1);
    sessions[count] = session_start(arena, scenario, (JournalHead){.format = JOURNAL_FORMAT, .engine = ENGINE_REVISION, .seed = seed});
    play_at_random(sessions[count++], &rng);
  }
  Analysis *analysis = analysis_run_sessions(arena, (const Session *const *)sessions, count, (AnalysisLimits){0});
  assert_true(analysis_complete(analysis));
  for (int i = 0; i < count; i++) {
    assert_adds_up(analysis, arena, sessions[i]);
    tally->attempts++;
    tally->finished += sim_over(session_state(sessions[i]));
    tally->with_hindsight += analysis_debrief_of(analysis, arena, sessions[i])->hindsight > 0;
  }
  arena_free(arena);
}

static void losses_add_up_to_best_less_achieved(void **state) {
  Tally tally = {0, 0, 0};
  for (int file = 0; file < FILES; file++) debrief_of_file(*state, file, &tally);
  assert_int_equal(ATTEMPTS, tally.attempts);
  assert_in_range(tally.finished, ATTEMPTS / 2, ATTEMPTS - 20);
  assert_true(tally.with_hindsight >= 5);
}

/* ---- the split ---- */

static const Debrief *debrief_of(const Bench *bench, Arena *arena, const char *path, const char *journal) {
  const Scenario *scenario = play_read(bench, arena, STR("scenario.json"), bench_file(arena, path));
  Str text = bench_text(arena, journal);
  Diags diags = diags_new(arena, STR("journal"), text);
  Session *session = journal_replay(arena, scenario, text, &diags);
  assert_int_equal(0, diags.count);
  return analysis_debrief(analysis_run(arena, scenario, session, (AnalysisLimits){0}), arena);
}

static void assert_cost(const Debrief *debrief, int place, int own, int cost, Cents own_cents, Cents cents, Grade grade) {
  assert_true(place < debrief->decision_count);
  const Decision *decision = &debrief->decisions[place];
  assert_int_equal(own, decision->own);
  assert_int_equal(cost, decision->cost);
  assert_int_equal(own_cents, decision->own_cents);
  assert_int_equal(cents, decision->cost_cents);
  assert_string_equal(grade_words[grade], grade_words[decision->grade]);
}

#define FLOOD "scenarios/hindsight.json"

/** Looking again cost 2 points of 15 by itself, more than 8 of a hundred; the flood took the rest. */
static void what_nobody_could_foresee_is_hindsight(void **state) {
  Arena *arena = arena_new(0);
  const Debrief *debrief = debrief_of(*state, arena, FLOOD, "{'answer':'how','choice':'portal'}\n{'answer':'send','choice':'later'}\n");
  assert_cost(debrief, 0, 0, 0, 0, 0, GRADE_BEST);
  assert_cost(debrief, 1, 2000, 12000, 0, 100000, GRADE_BLUNDER);
  assert_int_equal(1, debrief->worst_count);
  assert_int_equal(10000, debrief->hindsight);
  assert_int_equal(100000, debrief->hindsight_cents);
  arena_free(arena);
}

static void a_right_answer_that_costs_later_is_hindsight(void **state) {
  Arena *arena = arena_new(0);
  const Debrief *debrief = debrief_of(*state, arena, FLOOD, "{'answer':'how','choice':'mail'}\n");
  assert_cost(debrief, 0, 0, 13000, 0, 100000, GRADE_BEST);
  assert_int_equal(0, debrief->worst_count);
  arena_free(arena);
}

static void an_open_attempt_has_what_it_can_still_come_to(void **state) {
  Arena *arena = arena_new(0);
  const Debrief *debrief = debrief_of(*state, arena, FLOOD, "{'answer':'how','choice':'portal'}\n");
  assert_false(debrief->finished);
  assert_int_equal(2000, debrief->earned.total);
  assert_int_equal(15000, debrief->best_points);
  assert_int_equal(15000, debrief->best_now);
  assert_int_equal(100000, debrief->best_cents_now);
  arena_free(arena);
}

#define TALK "bad_scenarios/talk.json"

/** Plays the conduct that the program teaches: it never knows their limit, so nothing that it loses is its own. */
static void the_prepared_conduct_loses_only_with_hindsight(void **state) {
  Arena *arena = arena_new(0);
  const Scenario *scenario = play_read(*state, arena, STR("scenario.json"), bench_file(arena, TALK));
  Session *session = session_start(arena, scenario, (JournalHead){.format = JOURNAL_FORMAT, .engine = ENGINE_REVISION});
  const Negotiation *talk;
  while ((talk = sim_talk(scenario, session_state(session)))) {
    const State *now = session_state(session);
    Action action = {.kind = ACTION_TALK, .item = talk->index};
    State looked = *now;
    sim_look_everywhere(scenario, &looked);
    action.talk = negotiation_conduct_act(talk, &now->talks[0], CONDUCT_PREPARED, sim_holds, &looked);
    Action pin = {.kind = ACTION_OPEN, .page = scenario_find_page(scenario, STR("study"))};
    if (!sim_refuses(scenario, now, &pin)) (void)session_do(session, &pin);
    pin = (Action){.kind = ACTION_PIN, .fact = 0};
    if (!sim_refuses(scenario, now, &pin)) (void)session_do(session, &pin);
    assert_null(session_do(session, &action));
  }
  const Debrief *debrief = analysis_debrief(analysis_run(arena, scenario, session, (AnalysisLimits){0}), arena);
  assert_true(debrief->hindsight > 0 || debrief->best_now == debrief->best_points);
  assert_int_equal(0, debrief->own);
  assert_int_equal(0, debrief->own_cents);
  arena_free(arena);
}

/** Leaving at once: what lay within reach of somebody who did not know their limit is one's own, the rest is not. */
static void leaving_at_once_is_partly_own(void **state) {
  Arena *arena = arena_new(0);
  const Debrief *debrief = debrief_of(*state, arena, TALK, "{'walk':true}\n");
  const Decision *decision = &debrief->decisions[0];
  assert_true(decision->own > 0 && decision->own < decision->cost);
  assert_true(decision->own_cents <= decision->cost_cents);
  assert_int_equal(GRADE_BLUNDER, decision->grade);
  arena_free(arena);
}

/** A bluff is known to be wrong whatever their limit. */
static void a_violation_is_own(void **state) {
  Arena *arena = arena_new(0);
  const Debrief *debrief = debrief_of(*state, arena, TALK, "{'move':'other'}\n");
  assert_int_equal(debrief->decisions[0].cost, debrief->decisions[0].own);
  assert_true(debrief->decisions[0].own >= 10000);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(losses_add_up_to_best_less_achieved),
      cmocka_unit_test(what_nobody_could_foresee_is_hindsight),
      cmocka_unit_test(a_right_answer_that_costs_later_is_hindsight),
      cmocka_unit_test(an_open_attempt_has_what_it_can_still_come_to),
      cmocka_unit_test(the_prepared_conduct_loses_only_with_hindsight),
      cmocka_unit_test(leaving_at_once_is_partly_own),
      cmocka_unit_test(a_violation_is_own),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
