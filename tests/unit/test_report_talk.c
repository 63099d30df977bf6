/* The debrief of a negotiation: two staircases as data, what was left, the deadline that was claimed, the close, and luck. tests/scenarios/sim_world.json. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "assert_str.h"
#include "help_play.h"
#include "report/report.h"

#define BEFORE "{'open':'portal'}|{'pin':'accepted'}|{'pin':'slow'}|{'answer':'call','choice':'urge'}|{'answer':'look','day':'2026-03-17'}|"
#define GOOD "{'offer':3800,'fact':'accepted'}|{'offer':3500}|{'offer':3300}|{'offer':3200}|{'offer':3200,'terms':{'written':'yes'}}"

static const ReportDebrief *report_of(Bench *bench, const char *lines) {
  static const char file[] = "scenarios/sim_world.json";
  const Scenario *scenario = play_read(bench, bench->arena, str_from(file), bench_file(bench->arena, file));
  Buf journal = buf_new(bench->arena);
  for (Str rest = bench_text(bench->arena, lines), line; rest.length;) {
    (void)str_cut(rest, '|', &line, &rest);
    buf_format(&journal, "%.*s\n", STR_ARG(line));
  }
  Diags diags = diags_new(bench->arena, STR("journal"), buf_str(&journal));
  Session *session = journal_replay(bench->arena, scenario, buf_str(&journal), &diags);
  assert_int_equal(0, diags.errors);
  return report_debrief(bench->arena, analysis_run(bench->arena, scenario, session, (AnalysisLimits){0}), session);
}

static void the_staircases_are_amounts(void **state) {
  static const struct {
    const char *kind, *concession;
    Cents ask, offer, limit;
  } rows[] = {
      {"offer", "", 380000, 240000, 320000},
      {"offer", "Conceded 300.00.", 350000, 280000, 320000},
      {"offer", "Conceded 200.00, 66% of the one before.", 330000, 300000, 320000},
      {"offer", "Conceded 100.00, 50% of the one before.", 320000, 310000, 320000},
      {"offer", "", 320000, 320000, 320000},
  };
  const ReportDebrief *report = report_of(*state, BEFORE GOOD);
  assert_int_equal(1, report->talk_count);
  const ReportTalk *talk = &report->talks[0];
  assert_int_equal((int)(sizeof rows / sizeof *rows), talk->round_count);
  for (int i = 0; i < talk->round_count; i++) {
    const ReportRound *round = &talk->rounds[i];
    assert_string_equal(rows[i].kind, round->kind);
    assert_str(round->concession, rows[i].concession);
    assert_true(round->has_ask && round->valued);
    assert_int_equal(rows[i].ask, round->ask_amount);
    assert_int_equal(rows[i].offer, round->offer_amount);
    assert_int_equal(rows[i].limit, round->limit_amount);
    assert_true(round->best_after <= round->best_before);
  }
  assert_str(talk->rounds[0].fact, "The plan accepted the claim on February 20");
  assert_int_equal(320000, talk->target_amount);
  assert_int_equal(220000, talk->walk_away_amount);
  assert_int_equal(200000, talk->opening_amount);
  assert_str(talk->overlap, "A deal could lie from 2,200.00 to 3,200.00.");
  assert_false(talk->luck);
  assert_int_equal(0, talk->left_count);
}

static void what_was_left_is_named(void **state) {
  const ReportTalk *talk = &report_of(*state, BEFORE "{'offer':3800,'fact':'slow'}|{'accept':true}")->talks[0];
  assert_int_equal(2, talk->left_count);
  assert_true(str_find_str(talk->left[0], STR("between the deal and how far they would have gone")) < talk->left[0].length);
  assert_str(talk->left[1], "In writing: no, where yes could be had, worth 2 points");
  assert_int_equal(1, talk->weakness_count);
  assert_str(talk->weaknesses[0], "We did not look at the portal for weeks");
  assert_int_equal(1, talk->not_played_count);
  assert_int_equal(1, talk->not_asked_count);
  assert_str(talk->deadline, "They said: Only until Friday. That was not real: the offer would have stood.");
  assert_str(talk->no_deal_words, "No deal would have brought 2,000.00 at a cost of 100.00, by about Sat May 9, 2026.");
}

static void the_close_is_told_part_by_part(void **state) {
  const ReportTalk *talk = &report_of(*state, BEFORE GOOD "|{'answer':'write','choice':'confirm'}|{'next':true}")->talks[0];
  assert_int_equal(2, talk->part_count);
  assert_str(talk->parts[0].value, "3,200.00");
  assert_true(talk->parts[0].asked && talk->parts[0].agreed && talk->parts[0].written);
  assert_str(talk->parts[0].kept, "kept"); /* the money came on its day */
  assert_true(talk->parts[1].asked && talk->parts[1].agreed && talk->parts[1].written);
  assert_str(talk->parts[1].kept, "");
  talk = &report_of(*state, BEFORE GOOD)->talks[0];
  assert_true(talk->parts[1].agreed && !talk->parts[1].written);
  talk = &report_of(*state, BEFORE "{'accept':true}")->talks[0];
  assert_false(talk->parts[0].asked);
  talk = &report_of(*state, BEFORE "{'walk':true}")->talks[0];
  assert_int_equal(0, talk->part_count);
}

static void a_good_result_from_bad_conduct_is_luck(void **state) {
  Bench *bench = *state;
  const char *play = BEFORE "{'offer':9000}|{'offer':3800,'fact':'accepted'}|{'offer':3500}|{'offer':3300}|{'offer':3200}|{'offer':3200}";
  const ReportDebrief *report = report_of(bench, play);
  assert_true(report->talks[0].luck);
  Buf out = buf_new(bench->arena);
  report_print(report, &out);
  assert_true(str_find_str(buf_str(&out), STR("that was luck")) < out.length);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_staircases_are_amounts),
      cmocka_unit_test(what_was_left_is_named),
      cmocka_unit_test(the_close_is_told_part_by_part),
      cmocka_unit_test(a_good_result_from_bad_conduct_is_luck),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
