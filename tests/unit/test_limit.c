/* The time limit of an attempt: what is left of it by two clocks, and what an attempt is worth whose time ran out: exactly what it would have earned if nothing more
   had been done, however it is worked out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "assert_str.h"
#include "help_play.h"
#include "help_random.h"
#include "help_shift.h"
#include "report/clock.h"
#include "report/limit.h"
#include "report/report.h"

enum { PLAYS = 60, MOST_ACTIONS = 40 };

static const char *const paths[] = {"scenarios/example-denial.json", "scenarios/sim_effects.json", "scenarios/every-kind.json"};

static Arena *arena_of(void **state) { return ((Bench *)*state)->arena; }

static JournalHead head_of(const Scenario *scenario, uint64_t seed) {
  return (JournalHead){.format = JOURNAL_FORMAT,
                       .engine = ENGINE_REVISION,
                       .scenario = scenario->id,
                       .scenario_hash = scenario->hash,
                       .attempt = STR("a1"),
                       .seed = seed,
                       .mode = MODE_ASSESSMENT,
                       .minutes = 20,
                       .began = STR("2026-05-20T09:00:00Z")};
}

static const Scenario *read(void **state, const char *path) {
  return play_read(*state, arena_of(state), str_from(path), bench_file(arena_of(state), path));
}

static Str journal_of(Arena *arena, const Session *session) {
  Buf out = buf_new(arena);
  int count;
  const Entry *entries = session_entries(session, &count);
  journal_print_head(session_head(session), &out);
  for (int i = 0; i < count; i++) journal_print_entry(session_scenario(session), &entries[i], &out);
  return buf_str(&out);
}

/** So many actions, fewer where the case ends before. */
static Session *played(Arena *arena, const Scenario *scenario, uint64_t seed, int actions) {
  Rng rng = {seed};
  Session *session = session_start(arena, scenario, head_of(scenario, seed));
  for (int i = 0; i < actions && !sim_over(session_state(session)); i++) {
    Action action = random_action(session_scenario(session), session_state(session), &rng);
    assert_null(session_do(session, &action));
  }
  return session;
}

/* ---- what it is worth ---- */

static void it_goes_on_by_itself_to_its_end(void **state) {
  for (size_t p = 0; p < sizeof paths / sizeof *paths; p++)
    for (uint64_t seed = 0; seed < PLAYS; seed++) {
      Arena *arena = arena_new(0);
      const Scenario *scenario = read(state, paths[p]);
      Session *session = played(arena, scenario, seed, (int)(seed % MOST_ACTIONS));
      if (!sim_over(session_state(session))) {
        State idle = *session_state(session);
        Action nothing = {.kind = ACTION_PASS, .day = session_scenario(session)->today + SCENARIO_MOST_DAYS + 1};
        (void)sim_step(session_scenario(session), &idle, &nothing);
        assert_false(session_timed_out(session));
        assert_null(session_time_up(session));
        assert_true(sim_over(session_state(session)));
        assert_true(session_timed_out(session));
        assert_memory_equal(&idle, session_state(session), sizeof idle);
      }
      assert_string_equal("The case is over.", session_time_up(session));
      arena_free(arena);
    }
}

static void it_is_played_again_to_the_same_state_and_score(void **state) {
  const Scenario *scenario = read(state, paths[0]);
  for (uint64_t seed = 0; seed < PLAYS; seed++) {
    Arena *arena = arena_new(0);
    Session *session = played(arena, scenario, seed, (int)(seed % 12));
    if (!sim_over(session_state(session))) assert_null(session_time_up(session));
    session_note_clock(session, STR("2026-05-20T09:20:00Z"));
    Str journal = journal_of(arena, session);
    Diags diags = diags_new(arena, STR("journal"), journal);
    Session *again = journal_replay(arena, scenario, journal, &diags);
    assert_int_equal(diags.count, 0);
    assert_int_equal(session_head(again)->minutes, 20);
    assert_str(session_head(again)->began, "2026-05-20T09:00:00Z");
    assert_int_equal(session_timed_out(again), session_timed_out(session));
    assert_memory_equal(session_state(session), session_state(again), sizeof(State));
    assert_true(str_equal(journal, journal_of(arena, again)));
    arena_free(arena);
  }
}

static void its_costs_add_up_and_nothing_is_left_to_earn(void **state) {
  const Scenario *scenario = read(state, paths[0]);
  for (uint64_t seed = 0; seed < PLAYS; seed++) {
    Arena *arena = arena_new(0);
    Session *open = played(arena, scenario, seed, (int)(seed % 12)), *session = played(arena, scenario, seed, (int)(seed % 12));
    if (!sim_over(session_state(session))) assert_null(session_time_up(session));
    const Session *both[] = {session, open};
    Analysis *analysis = analysis_run_sessions(arena, both, 2, (AnalysisLimits){0});
    const Debrief *debrief = analysis_debrief_of(analysis, arena, session), *left = analysis_debrief_of(analysis, arena, open);
    assert_true(debrief->finished);
    assert_int_equal(debrief->best_now, debrief->earned.total);
    assert_int_equal(debrief->own + debrief->hindsight, debrief->best_points - debrief->earned.total);
    assert_int_equal(debrief->earned.actions, left->earned.actions);
    assert_true(debrief->earned.total <= left->best_now); /* to go on as best one can is never worth less */
    arena_free(arena);
  }
}

static void its_debrief_says_so(void **state) {
  Arena *arena = arena_of(state);
  Session *session = played(arena, read(state, paths[0]), 1, 0);
  assert_null(session_time_up(session));
  Analysis *analysis = analysis_run(arena, session_scenario(session), session, (AnalysisLimits){0});
  const ReportDebrief *report = report_debrief(arena, analysis, session);
  const ReportTold *told;
  assert_true(report->timed_out);
  assert_int_equal(report->score, 0);
  assert_true(str_starts(report->ending_text, STR("Time ran out. What was done by then counts; after that nobody worked the case.")));
  assert_int_equal(report->decision_count, 1);
  assert_str(report->decisions[0].did, "Time ran out");
  int count = report_transcript(arena, session, report, &told);
  assert_str(told[count - 1].did, "Time ran out.");
}

static void it_is_refused_without_a_limit(void **state) {
  const Scenario *scenario = read(state, paths[0]);
  JournalHead head = head_of(scenario, 1);
  head.minutes = 0;
  Session *session = session_start(arena_of(state), scenario, head);
  assert_string_equal("This attempt has no time limit.", session_time_up(session));
  Action nothing = {.kind = ACTION_PASS, .day = scenario->today + 1};
  assert_string_equal("Nobody can do that.", session_do(session, &nothing));
  assert_false(session_timed_out(session));
}

static void a_limit_that_no_course_may_set_is_none(void **state) {
  JournalHead head;
  assert_true(journal_read_head(arena_of(state), STR("{\"overturn\":\"journal\",\"format\":1,\"minutes\":601}"), &head));
  assert_int_equal(head.minutes, 0);
  assert_true(journal_read_head(arena_of(state), STR("{\"overturn\":\"journal\",\"format\":1,\"minutes\":-5}"), &head));
  assert_int_equal(head.minutes, 0);
  assert_true(journal_read_head(arena_of(state), STR("{\"overturn\":\"journal\",\"format\":1,\"minutes\":600}"), &head));
  assert_int_equal(head.minutes, 600);
}

/* ---- a shift ---- */

static ShiftSession *shift_played(Arena *arena, const Shift *shift, uint64_t seed, int actions) {
  Rng rng = {seed};
  JournalHead head = shift_session_head_of(arena, shift);
  head.seed = seed;
  head.minutes = 30;
  head.began = STR("2026-05-20T09:00:00Z");
  ShiftSession *session = shift_session_start(arena, shift, head);
  for (int i = 0; i < actions && !shift_session_world(session)->over; i++) {
    Session *one = shift_session_in_hand(session);
    if (one) {
      Action action = random_action(session_scenario(one), session_state(one), &rng);
      assert_null(session_do(one, &action));
    } else {
      (void)shift_session_take(session, (int)rng_below(&rng, (uint64_t)shift->case_count));
    }
  }
  return session;
}

static void a_shift_goes_on_as_if_every_day_were_left(void **state) {
  const Shift *shift = shift_bench(arena_of(state), *state, "scenarios/small-shift.json");
  for (uint64_t seed = 0; seed < PLAYS; seed++) {
    Arena *arena = arena_new(0);
    ShiftSession *session = shift_played(arena, shift, seed, (int)(seed % MOST_ACTIONS)),
                 *left = shift_played(arena, shift, seed, (int)(seed % MOST_ACTIONS));
    bool over = shift_session_world(session)->over;
    bool in_call = shift_session_world(left)->in_hand != NONE && shift_session_world(left)->cases[shift_session_world(left)->in_hand].in_call;
    assert_int_equal(over, shift_session_time_up(session) != NULL);
    assert_int_equal(over, !shift_session_timed_out(session));
    assert_true(shift_session_world(session)->over);
    while (!in_call && !shift_session_world(left)->over) assert_null(shift_session_end_day(left));
    Str journal = shift_journal(arena, session);
    Diags diags = diags_new(arena, STR("journal"), journal);
    ShiftSession *again = shift_journal_replay(arena, shift, journal, &diags);
    assert_int_equal(diags.count, 0);
    assert_int_equal(shift_session_timed_out(again), shift_session_timed_out(session));
    for (int i = 0; i < shift->case_count; i++) {
      const State *mine = session_state(shift_session_case(session, i));
      assert_memory_equal(mine, session_state(shift_session_case(again, i)), sizeof(State));
      if (!in_call) assert_memory_equal(mine, session_state(shift_session_case(left, i)), sizeof(State));
    }
    arena_free(arena);
  }
}

static void the_debrief_of_a_shift_says_so(void **state) {
  Arena *arena = arena_of(state);
  const Shift *shift = shift_bench(arena, *state, "scenarios/small-shift.json");
  ShiftSession *session = shift_played(arena, shift, 3, 2);
  assert_null(shift_session_time_up(session));
  ShiftAnalysis *analysis = shift_analysis_run(arena, session, (AnalysisLimits){0});
  const ReportShift *report = report_shift(arena, analysis, session);
  Buf out = buf_new(arena);
  report_print_shift(report, &out);
  assert_true(report->timed_out && report->finished);
  assert_true(strstr(str_z(arena, buf_str(&out)), "Time limit: ran out") != NULL);
}

/* ---- what is left ---- */

static Session *at(void **state, const char *last) {
  Session *session = session_start(arena_of(state), read(state, paths[0]), head_of(read(state, paths[0]), 1));
  Action open = {.kind = ACTION_OPEN, .page = 0};
  if (!*last) return session;
  assert_null(session_do(session, &open));
  session_note_clock(session, str_from(last));
  return session;
}

static LimitClock clock_at(const char *wall, int64_t steady_ms) { return (LimitClock){wall_read(str_from(wall)) / 1000, steady_ms}; }

static void the_clock_runs_from_the_start(void **state) {
  Limit limit = limit_of(at(state, ""), clock_at("2026-05-20T09:00:00Z", 5000));
  assert_int_equal(limit_left_s(&limit, clock_at("2026-05-20T09:00:00Z", 5000)), 1200);
  assert_int_equal(limit_left_s(&limit, clock_at("2026-05-20T09:00:00Z", 5999)), 1200);
  assert_int_equal(limit_left_s(&limit, clock_at("2026-05-20T09:00:01Z", 6000)), 1199);
  assert_int_equal(limit_left_s(&limit, clock_at("2026-05-20T09:19:59Z", 5000)), 1); /* the machine slept: the steady clock too */
  assert_int_equal(limit_left_s(&limit, clock_at("2026-05-20T09:20:00Z", 1205000)), 0);
  assert_int_equal(limit_left_s(&limit, clock_at("2027-05-20T09:20:00Z", 0)), 0);
  assert_int_equal(limit_next_ms(&limit, 5000), 6000);
  assert_int_equal(limit_next_ms(&limit, 6001), 7000);
}

static void closing_the_program_stops_nothing(void **state) {
  Limit limit = limit_of(at(state, "2026-05-20T09:05:00Z"), clock_at("2026-05-20T09:12:30Z", 10));
  assert_int_equal(limit_left_s(&limit, clock_at("2026-05-20T09:12:30Z", 10)), 450);
  limit = limit_of(at(state, "2026-05-20T09:05:00Z"), clock_at("2026-05-21T08:00:00Z", 10));
  assert_int_equal(limit_left_s(&limit, clock_at("2026-05-21T08:00:00Z", 10)), 0);
}

static void a_clock_that_is_set_back_gives_no_time(void **state) {
  Limit limit = limit_of(at(state, ""), clock_at("2026-05-20T09:00:00Z", 0));
  assert_int_equal(limit_left_s(&limit, clock_at("2026-05-20T08:00:00Z", 600000)), 600); /* while the program runs */
  limit = limit_of(at(state, "2026-05-20T09:15:00Z"), clock_at("2026-05-20T08:00:00Z", 0));
  assert_int_equal(limit_left_s(&limit, clock_at("2026-05-20T08:00:00Z", 0)), 300); /* and after it was closed */
  assert_int_equal(limit_left_s(&limit, clock_at("2026-05-20T08:05:00Z", 300000)), 0);
  limit = limit_of(at(state, ""), clock_at("2026-05-19T09:00:00Z", 0));
  assert_int_equal(limit_left_s(&limit, clock_at("2026-05-19T09:00:00Z", 0)), 1200); /* never more than there was */
}

static void a_line_made_after_the_end_is_found(void **state) {
  assert_int_equal(limit_first_late(at(state, "")), NONE);
  assert_int_equal(limit_first_late(at(state, "2026-05-20T09:20:00Z")), NONE);
  assert_int_equal(limit_first_late(at(state, "2026-05-20T09:21:00Z")), NONE); /* it lay on a slow disk */
  assert_int_equal(limit_first_late(at(state, "2026-05-20T09:21:00.001Z")), 0);
  Session *ended = at(state, "2026-05-20T09:10:00Z");
  assert_null(session_time_up(ended));
  session_note_clock(ended, STR("2026-05-21T12:00:00Z")); /* it was come back to on the next day */
  assert_int_equal(limit_first_late(ended), NONE);
  Arena *arena = arena_of(state);
  ShiftSession *shift = shift_played(arena, shift_bench(arena, *state, "scenarios/small-shift.json"), 3, 2);
  assert_int_equal(limit_first_late_shift(shift), NONE);
  shift_session_note_clock(shift, STR("2026-05-20T09:31:01Z"));
  int count;
  (void)shift_session_entries(shift, &count);
  assert_int_equal(limit_first_late_shift(shift), count - 1);
}

static void without_a_limit_there_is_no_clock(void **state) {
  const Scenario *scenario = read(state, paths[0]);
  Session *session = session_start(arena_of(state), scenario, (JournalHead){.format = JOURNAL_FORMAT});
  Limit limit = limit_of(session, clock_at("2026-05-20T09:00:00Z", 0));
  assert_true(limit_left_s(&limit, clock_at("2026-05-20T19:00:00Z", 0)) == LIMIT_NONE);
}

static void it_is_said_in_figures_and_in_words(void **state) {
  Arena *arena = arena_of(state);
  assert_str(limit_figures(arena, 1145), "19:05");
  assert_str(limit_figures(arena, 9), "0:09");
  assert_str(limit_figures(arena, 36000), "10:00:00");
  assert_str(limit_words(arena, 1200), "20 minutes");
  assert_str(limit_words(arena, 1141), "20 minutes");
  assert_str(limit_words(arena, 1140), "19 minutes");
  assert_str(limit_words(arena, 61), "2 minutes");
  assert_str(limit_words(arena, 60), "1 minute");
  assert_str(limit_words(arena, 50), "50 seconds");
  assert_str(limit_words(arena, 1), "10 seconds");
  assert_int_equal(limit_said(601, 600), 10);
  assert_int_equal(limit_said(600, 599), 0); /* a limit of ten minutes was said before it began */
  assert_int_equal(limit_said(301, 300), 5);
  assert_int_equal(limit_said(1200, 55), 1); /* the machine slept */
  assert_int_equal(limit_said(60, 59), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(it_goes_on_by_itself_to_its_end),
      cmocka_unit_test(it_is_played_again_to_the_same_state_and_score),
      cmocka_unit_test(its_costs_add_up_and_nothing_is_left_to_earn),
      cmocka_unit_test(its_debrief_says_so),
      cmocka_unit_test(it_is_refused_without_a_limit),
      cmocka_unit_test(a_limit_that_no_course_may_set_is_none),
      cmocka_unit_test(a_shift_goes_on_as_if_every_day_were_left),
      cmocka_unit_test(the_debrief_of_a_shift_says_so),
      cmocka_unit_test(the_clock_runs_from_the_start),
      cmocka_unit_test(closing_the_program_stops_nothing),
      cmocka_unit_test(a_clock_that_is_set_back_gives_no_time),
      cmocka_unit_test(a_line_made_after_the_end_is_found),
      cmocka_unit_test(without_a_limit_there_is_no_clock),
      cmocka_unit_test(it_is_said_in_figures_and_in_words),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
