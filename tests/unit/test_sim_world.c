/* What others say and sign: claim status answers on the portal, promises with their days, a deal from word of mouth to signatures.
   tests/scenarios/sim_world.json. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "assert_str.h"
#include "help_play.h"
#include "help_random.h"
#include "report/report.h"

#define FILE_NAME "scenarios/sim_world.json"

static Play *at_start(void **state) { return play_open(*state, ((Bench *)*state)->arena, FILE_NAME); }

/* ---- status ---- */

static void a_status_says_where_a_claim_stands(void **state) {
  Play *p = at_start(state);
  const Page *page = &p->scenario->pages[scenario_find_page(p->scenario, STR("portal"))];
  assert_int_equal(3, page->block_count);
  assert_int_equal(BLOCK_STATUS, page->blocks[1].kind);
  assert_str(claim_status_words(p->arena, page->blocks[1].status), "Accepted into adjudication. Accepted for processing");
  assert_str(claim_status_segment(p->arena, page->blocks[1].status), "STC*A2:20*20260220**3860~");
  assert_str(claim_status_words(p->arena, page->blocks[2].status), "No match for the search data. Claim not found (Payer)");
  assert_str(claim_status_segment(p->arena, page->blocks[2].status), "STC*D0:35:PR~");
}

static void every_code_of_the_reference_can_be_shown(void **state) {
  Bench *bench = *state;
  const X12Codes *codes = &bench->rules->x12;
  assert_true(codes->categories.count >= 44 && codes->codes.count >= 53 && codes->source.length > 0);
  for (int i = 0; i < codes->categories.count; i++) {
    const StatusEntry *entry = FIELD_AT(codes->categories, const StatusEntry, i);
    assert_ptr_equal(entry, status_find_category(codes, entry->code));
    assert_true(entry->meaning.length > 0 && entry->action.length > 0);
  }
  assert_null(status_find_category(codes, STR("A9")));
  assert_null(status_find_code(codes, STR("9999")));
}

/* ---- promises ---- */

static void a_promise_is_due_so_long_after_it_was_made(void **state) {
  Play *p = at_start(state);
  assert_str(play_says(p, "{promises.reprocess}"), "not yet");
  play(p, "{'answer':'call','choice':'promise'}");
  assert_str(play_says(p, "{promises.reprocess}"), "Mon Mar 16, 2026");
  assert_str(play_says(p, "{promises.answer}"), "Fri Mar 6, 2026");
  /* Nobody had promised the money, so nobody kept it. */
  assert_str(play_says(p, "{promises.money}"), "not yet");
  play(p, "{'answer':'look','day':'2026-03-10'}");
  assert_step(p, "early");
  play(p, "{'next':true}");
  assert_step(p, "chase"); /* one business day after it was due */
  assert_day(p, "2026-03-17");
  play(p, "{'answer':'chase','choice':'hold'}");
  assert_str(play_says(p, "{promises.reprocess}"), "Mon Mar 16, 2026"); /* promised again, and still the first day */
}

static void a_question_counts_from_a_promise(void **state) {
  static const struct {
    const char *day;
    int32_t paid;
  } rows[] = {{"2026-03-16", 4000}, {"2026-03-18", 4000}, {"2026-03-12", 800}, {"2026-03-11", 0}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Play *p = at_start(state);
    play(p, "{'answer':'call','choice':'promise'}");
    play(p, str_z(p->arena, str_format(p->arena, "{'answer':'look','day':'%s'}", rows[i].day)));
    if (p->last.paid != rows[i].paid) print_error("%s\n", rows[i].day);
    assert_paid(p, rows[i].paid);
  }
}

static void what_was_kept_stops_what_waits_for_it(void **state) {
  Play *p = at_start(state);
  play(p, "{'open':'portal'} {'pin':'accepted'} {'answer':'call','choice':'urge'} {'answer':'look','day':'2026-03-17'}");
  assert_step(p, "bargain"); /* the claim was processed on the sixth day, and the promise kept */
  assert_day(p, "2026-03-10");
  assert_int_equal(day_from_iso(STR("2026-03-10")), p->state.kept[0]);
}

/* ---- the deal ---- */

#define TO_WRITE                                                                                                 \
  "{'open':'portal'} {'pin':'accepted'} {'answer':'call','choice':'urge'} {'answer':'look','day':'2026-03-17'} " \
  "{'offer':3000.00,'fact':'accepted','terms':{'written':'yes'}} {'accept':true}"

static void a_deal_is_spoken_until_it_is_written_and_never_less_again(void **state) {
  Play *p = at_start(state);
  assert_str(play_says(p, "{deal.state}"), "none");
  play(p, TO_WRITE);
  assert_str(play_says(p, "{deal.state}"), "spoken");
  play(p, "{'answer':'write','choice':'confirm'}");
  assert_str(play_says(p, "{deal.state}"), "confirmed");
  assert_var(p, "state", 2);
  assert_str(play_says(p, "{promises.money}"), "Thu Apr 9, 2026"); /* 30 days after the deal of March 10, not after this */
  play(p, "{'next':true}");
  assert_step(p, "check");
  assert_day(p, "2026-04-09");
  assert_non_null(play_refused(p, "{'answer':'state','choice':'file'}"));
  play(p, "{'answer':'state','choice':'back'}");
  assert_str(play_says(p, "{deal.state}"), "countersigned");

  p = at_start(state);
  play(p, TO_WRITE " {'answer':'write','choice':'sign'} {'next':true} {'answer':'state','choice':'file'}");
  assert_ending(p, "paid");
  assert_str(play_says(p, "{deal.state}"), "countersigned"); /* "confirmed" comes too late to take it back */
}

static void without_a_deal_nothing_is_confirmed(void **state) {
  Play *p = at_start(state);
  play(p, "{'answer':'call','choice':'urge'} {'answer':'look','day':'2026-03-17'} {'walk':true} {'next':true}");
  assert_ending(p, "lost");
  assert_str(play_says(p, "{deal.state} {promises.money}"), "none not yet");
}

static void a_word_alone_is_worth_nothing(void **state) {
  Play *p = at_start(state);
  play(p, TO_WRITE " {'answer':'write','choice':'trust'}");
  assert_step(p, "forgotten");
}

/* ---- search and debrief ---- */

static Session *attempt(Bench *bench, const Scenario *scenario, const char *lines) {
  Buf journal = buf_new(bench->arena);
  for (Str rest = bench_text(bench->arena, lines), line; rest.length;) {
    (void)str_cut(rest, '|', &line, &rest);
    buf_format(&journal, "%.*s\n", STR_ARG(str_trim(line)));
  }
  Diags diags = diags_new(bench->arena, STR("journal"), buf_str(&journal));
  Session *session = journal_replay(bench->arena, scenario, buf_str(&journal), &diags);
  assert_int_equal(0, diags.errors);
  return session;
}

static void assert_no_gain(const Session *session, Arena *scratch) {
  Analysis *analysis = analysis_run(scratch, session_scenario(session), session, (AnalysisLimits){0});
  const Debrief *debrief = analysis_debrief(analysis, scratch);
  assert_true(analysis_complete(analysis));
  for (int i = 0; i < debrief->decision_count; i++) {
    const Decision *decision = &debrief->decisions[i];
    /* Best play is sought among plays without violation; one with it may come to more. */
    assert_true((decision->cost >= 0 && decision->cost_cents >= 0) || decision->played->result.violation != NONE);
  }
}

static void no_action_gains_on_the_search(void **state) {
  Bench *bench = *state;
  const Scenario *scenario = play_read(bench, bench->arena, STR(FILE_NAME), bench_file(bench->arena, FILE_NAME));
  for (uint64_t seed = 1; seed <= 60; seed++) {
    Arena *scratch = arena_new(0);
    Rng rng = {seed};
    Session *session = session_start(scratch, scenario, (JournalHead){.mode = MODE_PRACTICE, .seed = 0});
    for (int left = 60; left > 0 && !sim_over(session_state(session)); left--) {
      Action action = random_action(scenario, session_state(session), &rng);
      assert_null(session_do(session, &action));
    }
    assert_no_gain(session, scratch);
    arena_free(scratch);
  }
}

/* What only a promise kept, or only the state of the deal, makes possible is not lost between the states of the search. */
static void the_search_keeps_promises_and_the_deal_apart(void **state) {
  Bench *bench = *state;
  const Scenario *scenario = play_read(bench, bench->arena, STR(FILE_NAME), bench_file(bench->arena, FILE_NAME));
  static const char *const plays[] = {
      "{'answer':'call','choice':'back'}|{'answer':'look','day':'2026-03-16'}|{'next':true}|{'answer':'chase','choice':'hold'}|{'offer':3000.00}|"
      "{'accept':true}|{'answer':'write','choice':'thank'}|{'next':true}|{'answer':'state','choice':'back'}",
      "{'answer':'call','choice':'promise'}|{'answer':'look','day':'2026-03-16'}|{'next':true}|{'answer':'chase','choice':'hold'}|{'offer':3000.00}|"
      "{'accept':true}|{'answer':'write','choice':'sign'}|{'next':true}|{'answer':'state','choice':'file'}",
  };
  for (size_t i = 0; i < sizeof plays / sizeof *plays; i++) {
    Session *session = attempt(bench, scenario, plays[i]);
    assert_true(sim_over(session_state(session)));
    assert_no_gain(session, bench->arena);
  }
}

static const ReportDebrief *report_of(Bench *bench, const char *lines) {
  const Scenario *scenario = play_read(bench, bench->arena, STR(FILE_NAME), bench_file(bench->arena, FILE_NAME));
  Session *session = attempt(bench, scenario, lines);
  return report_debrief(bench->arena, analysis_run(bench->arena, scenario, session, (AnalysisLimits){0}), session);
}

static void the_debrief_says_what_became_of_promises(void **state) {
  Bench *bench = *state;
  const ReportDebrief *report =
      report_of(bench, "{'answer':'call','choice':'promise'}|{'answer':'look','day':'2026-03-18'}|{'answer':'chase','choice':'hold'}");
  assert_int_equal(2, report->promise_count);
  assert_int_equal(PROMISE_LATE, report->promises[0].stand);
  assert_str(report->promises[0].who, "Tessa B.");
  assert_str(report->promises[0].words, "Made Mon Mar 2, 2026, due Mon Mar 16, 2026, kept late, Tue Mar 17, 2026.");
  assert_int_equal(PROMISE_BROKEN, report->promises[1].stand);
  assert_str(report->promises[1].words, "Made Mon Mar 2, 2026, due Fri Mar 6, 2026, not kept.");
  report = report_of(bench, "{'answer':'call','choice':'promise'}");
  assert_int_equal(PROMISE_OPEN, report->promises[0].stand);
  Buf out = buf_new(bench->arena);
  report_print(report, &out);
  assert_true(str_find_str(buf_str(&out), STR("What was promised")) < out.length);
}

static void the_debrief_says_how_much_is_in_writing(void **state) {
  Bench *bench = *state;
  const char *deal = "{'answer':'call','choice':'urge'}|{'answer':'look','day':'2026-03-17'}|{'offer':2200.00}|{'accept':true}";
  assert_str(report_of(bench, deal)->talks[0].standing, "Only spoken: nothing of it is in writing.");
  Str more = str_format(bench->arena, "%s|{'answer':'write','choice':'confirm'}", deal);
  assert_str(report_of(bench, str_z(bench->arena, more))->talks[0].standing, "Confirmed by them in writing.");
  more = str_format(bench->arena, "%s|{'answer':'write','choice':'sign'}", deal);
  assert_str(report_of(bench, str_z(bench->arena, more))->talks[0].standing, "Signed by both sides.");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_status_says_where_a_claim_stands),
      cmocka_unit_test(every_code_of_the_reference_can_be_shown),
      cmocka_unit_test(a_promise_is_due_so_long_after_it_was_made),
      cmocka_unit_test(a_question_counts_from_a_promise),
      cmocka_unit_test(what_was_kept_stops_what_waits_for_it),
      cmocka_unit_test(a_deal_is_spoken_until_it_is_written_and_never_less_again),
      cmocka_unit_test(without_a_deal_nothing_is_confirmed),
      cmocka_unit_test(a_word_alone_is_worth_nothing),
      cmocka_unit_test(no_action_gains_on_the_search),
      cmocka_unit_test(the_search_keeps_promises_and_the_deal_apart),
      cmocka_unit_test(the_debrief_says_what_became_of_promises),
      cmocka_unit_test(the_debrief_says_how_much_is_in_writing),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
