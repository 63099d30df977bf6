/* Letters: chosen part by part, sent whole, asked about by conditions, searched by what their versions do. tests/scenarios/letter.json. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "assert_str.h"
#include "help_play.h"
#include "report/report.h"

static Arena *arena_of(void **state) { return ((Bench *)*state)->arena; }

#define LOOK "{'open':'contract'} {'pin':'contract.3.1'} {'open':'note'} {'pin':'two_knees'}"
#define PACKET "{'answer':'packet','facts':['contract.3.1','two_knees']}"

/** At the letter, the packet sent. */
static Play *at_letter(void **state) {
  Play *p = play_open(*state, arena_of(state), "scenarios/letter.json");
  play(p, LOOK PACKET);
  return p;
}

static const Item *letter_of(const Play *p) { return p->scenario->items[scenario_find_item(p->scenario, STR("demand"))]; }

/* ---- the machine ---- */

static void versions_pay_part_by_part(void **state) {
  Play *p = at_letter(state);
  play(p, "{'answer':'demand','parts':{'ask':'full','ground':'clause','by':'dated','close':'courteous'}}");
  assert_paid(p, 11000);
  assert_int_equal(p->last.most, 11000);
  p = at_letter(state);
  play(p, "{'answer':'demand','parts':{'close':'rude','by':'soon','ground':'custom','ask':'line1'}}");
  assert_paid(p, 2000);
}

static void a_version_without_its_facts_pays_half(void **state) {
  Play *p = at_letter(state);
  play(p, "{'unpin':'two_knees'} {'answer':'demand','parts':{'ask':'look','ground':'clause','by':'soon','close':'rude'}}");
  assert_paid(p, 2000);
  assert_true(p->last.half_for_facts);
  assert_int_equal(p->last.missing_fact, scenario_find_fact(p->scenario, STR("two_knees")));
}

static void versions_have_effects_and_violations(void **state) {
  Play *p = at_letter(state);
  play(p, "{'answer':'demand','parts':{'ask':'full','ground':'invented','by':'soon','close':'rude'}}");
  assert_str(str_from(scenario_violations[p->last.violation].name), "misrepresentation");
  assert_int_equal(p->last.violation_points, 10000);
  assert_var(p, "tone", 1);
  assert_str(play_stamp(p, "disputed"), "2026-04-06");
}

static void every_part_has_one_version_or_nothing_is_sent(void **state) {
  Play *p = at_letter(state);
  assert_non_null(play_refused(p, "{'answer':'demand','parts':{}}"));
  assert_non_null(play_refused(p, "{'answer':'demand','parts':{'ask':'full','ground':'clause','by':'dated'}}"));
  Action two = {.kind = ACTION_ANSWER, .item = letter_of(p)->index, .choices = 1 | 2 | 8 | 64 | 256};
  assert_non_null(sim_refuses(p->scenario, &p->state, &two));
  two.choices = 1 | 8 | 64 | 256 | 1u << 20; /* a version that no part has */
  assert_non_null(sim_refuses(p->scenario, &p->state, &two));
  two.choices = 1 | 8 | 64 | 256;
  assert_null(sim_refuses(p->scenario, &p->state, &two));
}

static void a_version_can_wait_for_what_is_known(void **state) {
  Play *p = at_letter(state);
  assert_non_null(play_refused(p, "{'answer':'demand','parts':{'ask':'full','ground':'clause','by':'dated','close':'cited'}}"));
  play(p, "{'open':'refusal'} {'answer':'demand','parts':{'ask':'full','ground':'clause','by':'dated','close':'cited'}}");
  assert_paid(p, 11000);
}

static void conditions_know_what_was_written(void **state) {
  static const struct {
    const char *letter, *ending;
  } rows[] = {
      {"{'ask':'full','ground':'clause','by':'soon','close':'rude'}", "paid"},
      {"{'ask':'line1','ground':'clause','by':'soon','close':'rude'}", "half"},
      {"{'ask':'full','ground':'custom','by':'soon','close':'rude'}", "closed"},
      {"{'ask':'look','ground':'clause','by':'soon','close':'rude'}", "closed"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Play *p = at_letter(state);
    play(p, str_z(p->arena, str_format(p->arena, "{'answer':'demand','parts':%s} {'next':true} {'next':true}", rows[i].letter)));
    assert_ending(p, rows[i].ending);
  }
}

/* ---- the page ---- */

static void the_page_is_put_together_from_people_parts_and_packet(void **state) {
  Play *p = at_letter(state);
  LetterPage page = sim_letter(p->scenario, &p->state, p->arena, letter_of(p), 1 | 64);
  assert_str(page.from, "Harbor Street Surgical Group");
  assert_str(page.date, "Mon Apr 6, 2026");
  assert_int_equal(page.to_count, 3);
  assert_str(page.to[1], "Provider disputes");
  assert_str(page.about, "Claim HS-1, your number TW70011, remittance of Mon Mar 30, 2026");
  assert_int_equal(page.paragraph_count, 4);
  assert_true(str_starts(page.paragraphs[0], STR("Please reprocess lines 1 and 2")));
  assert_int_equal(page.paragraphs[1].length, 0);
  assert_str(page.labels[1], "On what ground");
  assert_int_equal(page.enclosure_count, 2);
  assert_str(page.enclosures[0], "Operative note: The note describes two knees");
  assert_str(page.enclosures[1], "Contract, clause 3.1");
}

/* ---- the search, against every letter there is ---- */

static Session *session_of(Arena *arena, const Scenario *scenario, const char *const versions[4]) {
  static const char start[] =
      "{\"open\":\"contract\"}\n{\"pin\":\"contract.3.1\"}\n{\"open\":\"note\"}\n{\"pin\":\"two_knees\"}\n{\"open\":\"refusal\"}\n"
      "{\"answer\":\"packet\",\"facts\":[\"contract.3.1\",\"two_knees\"]}\n";
  Str text = str_format(
      arena,
      "%s{\"answer\":\"demand\",\"parts\":{\"ask\":\"%s\",\"ground\":\"%s\",\"by\":\"%s\",\"close\":\"%s\"}}\n{\"next\":true}\n{\"next\":true}\n",
      start, versions[0], versions[1], versions[2], versions[3]);
  Diags diags = diags_new(arena, STR("letter"), text);
  Session *session = journal_replay(arena, scenario, text, &diags);
  assert_int_equal(diags.errors, 0);
  return session;
}

static void the_search_misses_no_letter(void **state) {
  static const char *const asks[] = {"full", "line1", "look"}, *const grounds[] = {"clause", "custom", "invented"}, *const bys[] = {"soon", "dated"},
                           *const closes[] = {"courteous", "rude", "cited"};
  Play *p = at_letter(state);
  const Analysis *analysis = analysis_run(p->arena, p->scenario, NULL, (AnalysisLimits){0});
  int32_t best = analysis_best(analysis)->total;
  int at_best = 0;
  const Str *unreached;
  assert_true(analysis_complete(analysis));
  assert_int_equal(analysis_unreached(analysis, p->arena, &unreached), 0);
  for (int i = 0; i < 3 * 3 * 2 * 3; i++) {
    const char *const versions[] = {asks[i % 3], grounds[i / 3 % 3], bys[i / 9 % 2], closes[i / 18]};
    Arena *arena = arena_new(0);
    Session *session = session_of(arena, p->scenario, versions);
    const Debrief *debrief = analysis_debrief(analysis_run(arena, p->scenario, session, (AnalysisLimits){0}), arena);
    int32_t cost = 0;
    assert_true(debrief->finished);
    assert_true(debrief->earned.total <= best);
    at_best += debrief->earned.total == best;
    for (int d = 0; d < debrief->decision_count; d++) cost += debrief->decisions[d].cost;
    assert_int_equal(cost, best - debrief->earned.total);
    arena_free(arena);
  }
  assert_int_equal(at_best, 2); /* both sound ways to end it */
}

static void versions_that_only_pay_are_not_multiplied(void **state) {
  Play *p = at_letter(state);
  /* Parts of eight versions that only pay: 8 to the power of 3 letters, of which two are looked at. */
  Buf text = buf_new(p->arena);
  buf_addz(&text,
           "{\"format\":1,\"id\":\"x\",\"title\":\"x\",\"kind\":\"denial\",\"level\":1,\"minutes\":1,\"today\":\"2026-04-06\",\"briefing\":[\"x\"],"
           "\"people\":{\"patient\":{\"name\":\"A\"},\"provider\":{\"name\":\"B\"},\"payer\":{\"name\":\"C\"}},"
           "\"claim\":{\"form\":\"837P\",\"number\":\"1\",\"lines\":[{\"line\":1,\"service\":\"s\",\"code\":\"99213\",\"from\":\"2026-02-12\","
           "\"units\":1,\"charge\":1.00}]},\"start\":\"a\",\"endings\":{\"e\":{\"text\":\"e\"}},"
           "\"steps\":{\"a\":{\"view\":\"letters\",\"say\":[\"x\"],\"ask\":[{\"id\":\"l\",\"axis\":\"outcome\",\"letter\":{\"to\":\"payer\","
           "\"about\":\"x\",\"parts\":[");
  for (int part = 0; part < 3; part++) {
    buf_format(&text, "%s{\"id\":\"p%d\",\"label\":\"P\",\"versions\":[", part ? "," : "", part);
    for (int v = 0; v < 8; v++)
      buf_format(&text, "%s{\"id\":\"v%d%d\",\"text\":\"t\",\"why\":\"w\",\"points\":%d}", v ? "," : "", part, v, (v + part) % 8);
    buf_addz(&text, "]}");
  }
  buf_addz(&text, "]}}],\"end\":\"e\"}}}");
  const Scenario *scenario = play_read(*state, p->arena, STR("many"), buf_str(&text));
  const Analysis *analysis = analysis_run(p->arena, scenario, NULL, (AnalysisLimits){0});
  const Str *unreached;
  assert_int_equal(analysis_best(analysis)->total, 21000);
  assert_int_equal(analysis_worst(analysis)->total, 0);
  assert_int_equal(analysis_unreached(analysis, p->arena, &unreached), 0);
}

/* ---- journal and words ---- */

static void a_letter_comes_back_from_the_journal(void **state) {
  Play *p = at_letter(state);
  Buf line = buf_new(p->arena);
  Entry entry = {.kind = ENTRY_ACTION, .action = {.kind = ACTION_ANSWER, .item = letter_of(p)->index, .choices = 2 | 8 | 128 | 256}}, again;
  journal_print_entry(p->scenario, &entry, &line);
  assert_str(buf_str(&line),
             "{\"answer\":\"demand\",\"parts\":{\"ask\":\"line1\",\"ground\":\"clause\",\"by\":\"dated\",\"close\":\"courteous\"}}\n");
  Diags diags = diags_new(p->arena, STR("line"), buf_str(&line));
  assert_true(journal_read_entry(p->arena, p->scenario, &p->state, str_trim(buf_str(&line)), &again, &diags));
  assert_int_equal(again.action.choices, entry.action.choices);
}

static void what_fell_short_is_told_and_what_would_have_been_better(void **state) {
  Play *p = at_letter(state);
  Session *session = session_of(p->arena, p->scenario, (const char *const[]){"line1", "clause", "soon", "courteous"});
  const ReportDebrief *report = report_debrief(p->arena, analysis_run(p->arena, p->scenario, session, (AnalysisLimits){0}), session);
  const ReportDecision *letter = &report->decisions[1];
  assert_str(letter->title, "Write the dispute.");
  assert_true(str_starts(letter->did, STR("Sent the letter. What you ask for: Please reprocess line 1 at the contracted")));
  assert_str(letter->why, "What you ask for: Line 2 was short too; what is not asked for is not paid. By when: A date can be checked, this cannot.");
  assert_str(letter->best,
             "What you ask for: Please reprocess lines 1 and 2 at the contracted 1,200.00 and 800.00 and pay the difference of 1,000.00. "
             "By when: Please answer by May 6, 2026, the thirtieth day.");
  assert_str(letter->best_why, "What you ask for: Both lines, and the sum in figures. By when: A date can be put into the calendar.");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(versions_pay_part_by_part),
      cmocka_unit_test(a_version_without_its_facts_pays_half),
      cmocka_unit_test(versions_have_effects_and_violations),
      cmocka_unit_test(every_part_has_one_version_or_nothing_is_sent),
      cmocka_unit_test(a_version_can_wait_for_what_is_known),
      cmocka_unit_test(conditions_know_what_was_written),
      cmocka_unit_test(the_page_is_put_together_from_people_parts_and_packet),
      cmocka_unit_test(the_search_misses_no_letter),
      cmocka_unit_test(versions_that_only_pay_are_not_multiplied),
      cmocka_unit_test(a_letter_comes_back_from_the_journal),
      cmocka_unit_test(what_fell_short_is_told_and_what_would_have_been_better),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
