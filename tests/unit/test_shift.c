/* What must hold whatever is done in a shift: random plays, kept and played again; and what its analysis promises: costs that add up, bounds that hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "help_random.h"
#include "help_shift.h"
#include "overturn/shift_analysis.h"

enum { PLAYS = 300, ACTIONS_MOST = 4000 };

static const Shift *shift_of(void **state) { return shift_bench(((Bench *)*state)->arena, *state, "scenarios/small-shift.json"); }

static ShiftSession *begin(Arena *arena, const Shift *shift, uint64_t seed) {
  JournalHead head = shift_session_head_of(arena, shift);
  head.seed = seed;
  head.attempt = STR("random");
  return shift_session_start(arena, shift, head);
}

/* ---- random plays ---- */

static void assert_sound(const ShiftSession *session) {
  const World *world = shift_session_world(session);
  const Shift *shift = world->shift;
  assert_true(world->day_index >= 0 && world->day_index < shift->day_count);
  assert_int_equal(shift->days[world->day_index], world->day);
  assert_true(world->in_hand >= NONE && world->in_hand < shift->case_count);
  if (!world->over) assert_true(world->minute >= 0 && (world->minute < WORKDAY_MINUTES || world->cases[world->in_hand].in_call));
  int32_t minutes = 0;
  bool awake = false;
  for (int i = 0; i < shift->case_count; i++) {
    const WorldCase *one = &world->cases[i];
    WorldStanding standing = world_standing(world, i);
    minutes += one->minutes;
    awake = awake || standing == STANDING_NEW || standing == STANDING_OPEN;
    assert_true(i == world->in_hand || !one->in_call);
    if (i == world->in_hand) assert_int_equal(STANDING_OPEN, standing);
    if (world->over) assert_true(sim_over(one->state));
    /* Nobody is left behind the clock. */
    assert_true(sim_over(one->state) || one->state->day >= world->day || standing == STANDING_COMING);
  }
  assert_true(awake || world->over);
  assert_int_equal(world->tally.minutes, minutes);
}

static void act(ShiftSession *session, Rng *rng) {
  const World *world = shift_session_world(session);
  Session *one = shift_session_in_hand(session);
  uint64_t die = rng_below(rng, 12);
  if (die == 0) {
    bool on_phone = one && world->cases[world->in_hand].in_call;
    assert_int_equal(on_phone, shift_session_end_day(session) != NULL);
  } else if (die < 3 || !one) {
    int place = (int)rng_below(rng, (uint64_t)world->shift->case_count);
    const char *expected = world_refuses_take(world, place), *refused = shift_session_take(session, place);
    assert_true(expected == refused);
  } else {
    Action action = random_action(session_scenario(one), session_state(one), rng);
    assert_null(session_do(one, &action));
  }
}

static void assert_played_again(Arena *arena, const ShiftSession *session) {
  Str journal = shift_journal(arena, session);
  Diags diags = diags_new(arena, STR("journal"), journal);
  ShiftSession *again = shift_journal_replay(arena, shift_session_shift(session), journal, &diags);
  assert_int_equal(0, diags.count);
  assert_memory_equal(&shift_session_world(session)->tally, &shift_session_world(again)->tally, sizeof(WorldTally));
  for (int i = 0; i < shift_session_shift(session)->case_count; i++)
    assert_memory_equal(session_state(shift_session_case(session, i)), session_state(shift_session_case(again, i)), sizeof(State));
}

static void random_plays_hold_what_the_world_promises(void **state) {
  const Shift *shift = shift_of(state);
  Arena *arena = arena_new(0);
  for (uint64_t seed = 1; seed <= PLAYS; seed++) {
    arena_reset(arena);
    Rng rng = {seed};
    ShiftSession *session = begin(arena, shift, seed);
    int actions = 0;
    for (; !shift_session_world(session)->over && actions < ACTIONS_MOST; actions++) {
      act(session, &rng);
      assert_sound(session);
    }
    assert_true(shift_session_world(session)->over);
    assert_played_again(arena, session);
  }
  arena_free(arena);
}

/* ---- a case tried again ---- */

/** A journal of its own for the first actions of a case, as a retry writes it. */
static Str retry_of(Arena *arena, const ShiftSession *session, int place, int kept) {
  const Session *one = shift_session_case(session, place);
  const Played *line = session_line(one, &(int){0});
  JournalHead head = *session_head(one);
  Buf out = buf_new(arena);
  head.parent = head.attempt;
  head.attempt = STR("retry");
  head.position = kept;
  journal_print_head(&head, &out);
  for (int i = 0; i < kept; i++) journal_print_entry(session_scenario(one), &(Entry){.kind = ENTRY_ACTION, .action = line[i].action}, &out);
  return buf_str(&out);
}

static Session *tried_again(Arena *arena, const ShiftSession *session, int place, int kept) {
  const Scenario *scenario = session_scenario(shift_session_case(session, place));
  Diags diags = diags_new(arena, STR("journal"), retry_of(arena, session, place, kept));
  Session *again = journal_replay(arena, scenario, diags.text, &diags);
  assert_int_equal(0, diags.count);
  assert_int_equal(kept, session_head(again)->position);
  return again;
}

/** The clock of the desk is the shift's there, and the case's own here; nothing is decided by it. */
static void assert_same_state(const State *a, const State *b) {
  State left = *a, right = *b;
  left.minute = right.minute = 0;
  assert_memory_equal(&left, &right, sizeof(State));
}

static void a_case_goes_through_a_journal_of_its_own(void **state) {
  const Shift *shift = shift_of(state);
  Arena *arena = arena_new(0);
  int passes = 0;
  for (uint64_t seed = 1; seed <= 60; seed++) {
    arena_reset(arena);
    Rng rng = {seed};
    ShiftSession *session = begin(arena, shift, seed);
    while (!shift_session_world(session)->over) act(session, &rng);
    for (int i = 0; i < shift->case_count; i++) {
      int count;
      const Played *line = session_line(shift_session_case(session, i), &count);
      for (int k = 0; k < count; k++) {
        passes += line[k].action.kind == ACTION_PASS;
        assert_same_state(&line[k].before, session_state(tried_again(arena, session, i, k)));
      }
      assert_same_state(session_state(shift_session_case(session, i)), session_state(tried_again(arena, session, i, count)));
    }
  }
  assert_true(passes > 100);
  arena_free(arena);
}

/** Who tries the last thing again that was done, and does the same, earns the same. */
static void the_same_done_again_earns_the_same(void **state) {
  const Shift *shift = shift_of(state);
  Arena *arena = arena_new(0);
  int done = 0;
  for (uint64_t seed = 1; seed <= 60; seed++) {
    arena_reset(arena);
    Rng rng = {seed};
    ShiftSession *session = begin(arena, shift, seed);
    while (!shift_session_world(session)->over) act(session, &rng);
    ShiftAnalysis *analysis = shift_analysis_run(arena, session, (AnalysisLimits){0});
    for (int i = 0; i < shift->case_count; i++) {
      const Session *one = shift_session_case(session, i);
      int last;
      const Played *line = session_line(one, &last);
      if (!last-- || line[last].action.kind == ACTION_PASS) continue; /* its end came by itself */
      Session *again = tried_again(arena, session, i, last);
      assert_null(session_do(again, &line[last].action));
      assert_same_state(session_state(one), session_state(again));
      const Session *both[] = {again, one};
      Analysis *alone = analysis_run_sessions(arena, both, 2, (AnalysisLimits){0});
      const Debrief *now = analysis_debrief_of(alone, arena, again), *before = analysis_debrief_of(alone, arena, one),
                    *there = analysis_debrief(shift_analysis_case(analysis, i), arena);
      assert_int_equal(before->score, now->score);
      assert_memory_equal(&before->earned.axis, &now->earned.axis, sizeof now->earned.axis);
      assert_int_equal(there->earned.total, now->earned.total);
      assert_int_equal(there->earned.recovered_cents, now->earned.recovered_cents);
      done++;
    }
  }
  assert_true(done > 20);
  arena_free(arena);
}

static void nobody_lets_days_pass(void **state) {
  Arena *arena = arena_new(0);
  const Shift *shift = shift_of(state);
  ShiftSession *session = begin(arena, shift, 1);
  assert_string_equal("this cannot be done here: Take up a case first.", shift_said(session, arena, "{'pass':'2026-06-02'}"));
  assert_null(shift_said(session, arena, "{'case':'visit'}"));
  assert_string_equal("this cannot be done here: Nobody can do that.", shift_said(session, arena, "{'pass':'2026-06-02'}"));
  static const struct {
    const char *lines, *message;
    int position;
  } cases[] = {
      {"{'pass':'2026-06-02'}", NULL, 1},
      {"{'pass':'2026-06-02'}", "this cannot be done here: Nobody can do that.", 0},
      {"{'pass':'2026-06-02'}\n{'pass':'2026-06-03'}", "this cannot be done here: Nobody can do that.", 1},
      {"{'pass':'2026-06-01'}", "this cannot be done here: That day is not ahead.", 1},
      {"{'pass':'2029-06-01'}", "this cannot be done here: That day is too far ahead.", 1},
      {"{'pass':'2026-02-30'}", "", 1}, /* not a day: the reader's own words */
      {"{'pass':7}", "", 1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Buf text = buf_new(arena);
    JournalHead head = *session_head(shift_session_case(session, 0));
    head.parent = STR("random");
    head.position = cases[i].position;
    journal_print_head(&head, &text);
    buf_add(&text, bench_text(arena, cases[i].lines));
    Diags diags = diags_new(arena, STR("journal"), buf_str(&text));
    (void)journal_replay(arena, shift->cases[0].scenario, diags.text, &diags);
    assert_int_equal(cases[i].message ? 1 : 0, diags.count);
    if (cases[i].message && *cases[i].message) assert_string_equal(cases[i].message, str_z(arena, diags.items[0].message));
  }
  arena_free(arena);
}

/* ---- analysis ---- */

static void costs_of_a_case_add_up(void **state) {
  const Shift *shift = shift_of(state);
  Arena *arena = arena_new(0);
  for (uint64_t seed = 1; seed <= 20; seed++) {
    arena_reset(arena);
    Rng rng = {seed};
    ShiftSession *session = begin(arena, shift, seed);
    while (!shift_session_world(session)->over) act(session, &rng);
    ShiftAnalysis *analysis = shift_analysis_run(arena, session, (AnalysisLimits){0});
    assert_true(shift_analysis_complete(analysis));
    const ShiftDebrief *debrief = shift_analysis_debrief(analysis, arena);
    int32_t total = 0;
    for (int i = 0; i < shift->case_count; i++) {
      const Debrief *one = debrief->cases[i];
      int64_t points = 0, cents = 0;
      for (int d = 0; d < one->decision_count; d++) {
        points += one->decisions[d].cost;
        cents += one->decisions[d].cost_cents;
      }
      assert_int_equal(one->par.total - one->earned.total, points);
      assert_int_equal(one->best_recoverable_cents - one->earned.recovered_cents, cents);
      total += one->earned.total;
    }
    assert_int_equal(total, debrief->play.earned.total);
    assert_in_range(debrief->play.score, 0, 100);
  }
  arena_free(arena);
}

static void bounds_hold(void **state) {
  Arena *arena = arena_new(0);
  ShiftAnalysis *analysis = shift_analysis_run(arena, begin(arena, shift_of(state), 0), (AnalysisLimits){0});
  ShiftBound points, cents;
  shift_analysis_bounds(analysis, &points, &cents);
  assert_int_equal(55000, points.found);
  assert_true(points.found <= points.upper && points.upper <= points.sum);
  assert_int_equal(143000, cents.found);
  assert_true(cents.found <= cents.upper && cents.upper <= cents.sum);
  for (int p = 0; p < POLICY_COUNT; p++) {
    const ShiftPlay *play = shift_analysis_play(analysis, (ShiftPolicy)p);
    assert_int_equal(100, play->score);
    assert_true(shift_session_world(play->session)->over);
    assert_played_again(arena, play->session);
  }
  arena_free(arena);
}

/** Five appeals that end today and minutes for two: the list begins with those that bring least, and the largest balances are the worst. */
static void where_minutes_are_short_order_counts(void **state) {
  static const Cents recovered[POLICY_COUNT] = {
      [POLICY_FIRST_COME] = 80000, [POLICY_OLDEST] = 80000, [POLICY_LARGEST] = 80000, [POLICY_DEADLINE] = 80000, [POLICY_TRIAGE] = 210000};
  Arena *arena = arena_new(0);
  ShiftAnalysis *analysis = shift_analysis_run(arena, begin(arena, shift_bench(arena, *state, "scenarios/short-shift.json"), 0), (AnalysisLimits){0});
  ShiftBound points, cents;
  shift_analysis_bounds(analysis, &points, &cents);
  for (int p = 0; p < POLICY_COUNT; p++) assert_int_equal(recovered[p], shift_analysis_play(analysis, (ShiftPolicy)p)->earned.recovered_cents);
  assert_int_equal(POLICY_TRIAGE, shift_analysis_best(analysis));
  assert_int_equal(3, shift_session_world(shift_analysis_play(analysis, POLICY_TRIAGE)->session)->tally.rights_lost);
  /* Another appeal could be begun in the last minute; a fourth could not. */
  assert_int_equal(360000, cents.sum);
  assert_true(cents.upper >= 210000 && cents.upper < 210000 + 70000 + 50000);
  assert_true(points.upper < points.sum && points.upper >= points.found);
  arena_free(arena);
}

/** The shipped shift: what triage is worth against those who look at one column. */
static void triage_is_far_ahead_in_the_shipped_shift(void **state) {
  Arena *arena = arena_new(0);
  ShiftAnalysis *analysis =
      shift_analysis_run(arena, begin(arena, shift_bench(arena, *state, "../scenarios/three-days.json"), 0), (AnalysisLimits){0});
  const ShiftPlay *triage = shift_analysis_play(analysis, POLICY_TRIAGE);
  ShiftBound points, cents;
  shift_analysis_bounds(analysis, &points, &cents);
  assert_true(shift_analysis_complete(analysis));
  assert_int_equal(100, triage->score);
  for (int p = 0; p < POLICY_TRIAGE; p++) {
    const ShiftPlay *other = shift_analysis_play(analysis, (ShiftPolicy)p);
    bool by_arrival = p == POLICY_FIRST_COME;
    assert_true(triage->earned.recovered_cents * 100 >= other->earned.recovered_cents * (by_arrival ? 125 : 110));
    assert_true(other->score <= (by_arrival ? 80 : 90));
    assert_played_again(arena, other->session);
  }
  assert_true(cents.found <= cents.upper && cents.upper < cents.sum);
  assert_true(points.found <= points.upper && points.upper < points.sum);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(random_plays_hold_what_the_world_promises),
      cmocka_unit_test(a_case_goes_through_a_journal_of_its_own),
      cmocka_unit_test(the_same_done_again_earns_the_same),
      cmocka_unit_test(nobody_lets_days_pass),
      cmocka_unit_test(costs_of_a_case_add_up),
      cmocka_unit_test(bounds_hold),
      cmocka_unit_test(where_minutes_are_short_order_counts),
      cmocka_unit_test(triage_is_far_ahead_in_the_shipped_shift),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
