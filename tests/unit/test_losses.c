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

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(losses_add_up_to_best_less_achieved)};
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
