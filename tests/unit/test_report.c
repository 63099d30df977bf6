/* Words of the debrief: one phrase for every kind of action, and a debrief that tells what was done, what was better and why. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "assert_str.h"
#include "help_money.h"
#include "overturn/utf8.h"
#include "report/page.h"
#include "unit/help_bench.h"

static const Scenario *read_scenario(Arena *arena, const char *path) {
  Str text = bench_file(arena, path);
  Diags diags = diags_new(arena, str_from(path), text);
  const Scenario *scenario = scenario_read(arena, str_from(path), text, bench->codes, bench->rules, &diags);
  assert_non_null(scenario);
  return scenario;
}

static Session *play(Arena *arena, const Scenario *scenario, const char *journal) {
  Str text = bench_text(arena, journal);
  Diags diags = diags_new(arena, STR("journal"), text);
  Session *session = journal_replay(arena, scenario, text, &diags);
  Buf out = buf_new(arena);
  diags_print(&diags, &out);
  if (diags.count) print_error("%s", buf_str(&out).at);
  assert_int_equal(0, diags.errors);
  return session;
}

/** The words of the last action of a journal. */
static Str last_words(Arena *arena, const Session *session) {
  const Played *last = session_last(session);
  return report_action_words(arena, session_scenario(session), &last->before, &last->action);
}

#define LOOK_ALL                                                                                    \
  "{'open':'era1'}\n{'open':'schedule'}\n{'open':'note'}\n{'open':'letter'}\n{'open':'contract'}\n" \
  "{'pin':'fee'}\n{'pin':'two_knees'}\n{'pin':'private'}\n{'pin':'says_multiple'}\n"

/* Each row goes on where the one above ended. */
static const struct {
  const char *line, *words;
} every_kind[] = {
    {LOOK_ALL "{'answer':'who','option':'PR'}", "The patient, as the plan sees it"},
    {"{'answer':'sheet','values':{'1.allowed':1200,'1.variance':600,'2.allowed':400,'2.variance':0}}",
     "Typed 1,200.00 allowed, 600.00 variance on line 1; 400.00 allowed, 0.00 variance on line 2"},
    {"{'answer':'short','amount':600}", "Typed 600.00"},
    {"{'answer':'lines','number':-2}", "Typed -2"},
    {"{'answer':'both','facts':['two_knees']}", "Linked: The note describes two knees"},
    {"{'answer':'checks','choices':['dates','color']}", "The dates the schedule is in force; The color of the envelope"},
    {"{'answer':'first','order':['gather','price','ask','talk']}", "In this order: 1. Gather the page and the note; 2. Price both lines by the "
                                                                   "schedule; 3. Dispute the payment of 950.00; 4. Talk about the price"},
    {"{'answer':'due','day':'2026-08-06'}", "Picked Thu Aug 6, 2026"},
    {"{'answer':'packet','facts':['fee','private']}", "Sent: The schedule in force has 1,200.00 for 29881; The note names the patient's employer"},
    {"{'answer':'ref','text':'TW 7'}", "Typed \"TW 7\""},
    {"{'answer':'how','choice':'mail'}", "By certified mail"},
    {"{'move':'why'}", "Asked: How did you arrive at half?"},
    {"{'offer':1200,'fact':'fee','terms':{'written':'yes','pay_in':'10'}}",
     "Asked 1,200.00 with Written confirmation; Days to pay: 10 and said: The schedule in force has 1,200.00 for 29881"},
    {"{'move':'boss'}", "Asked for a supervisor"},
    {"{'move':'wait'}", "Waited in silence"},
    {"{'move':'irene'}", "Asked for sign-off: Irene, may I go lower?"},
    {"{'hold':true,'fact':'two_knees'}", "Made no new offer and said: The note describes two knees"},
    {"{'move':'other'}", "Said: Another plan pays twice that."},
    {"{'offer':1100,'terms':{'written':'yes','pay_in':'45'}}", "Asked 1,100.00 with Written confirmation"},
    {"{'accept':true}", NULL},
    {"{'answer':'when','day':'2026-04-20'}", "Picked Mon Apr 20, 2026"},
    {"{'next':true}", "Went on"},
    {"{'answer':'post','buckets':{'paid':1,'reversal':-950}}", "Posted 1.00 paid, 0.00 contractual, 0.00 patient, 0.00 held, -950.00 reversal"},
};
#define EVERY_KIND_COUNT (sizeof every_kind / sizeof *every_kind)

static Str journal_of(Arena *arena, size_t rows) {
  Buf out = buf_new(arena);
  for (size_t i = 0; i < rows; i++) {
    buf_addz(&out, every_kind[i].line);
    buf_byte(&out, '\n');
  }
  return buf_str(&out);
}

static void every_kind_of_action_has_words(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  const Scenario *scenario = read_scenario(arena, "scenarios/every-kind.json");
  for (size_t rows = 1; rows <= EVERY_KIND_COUNT; rows++) {
    Session *session = play(arena, scenario, journal_of(arena, rows).at);
    if (every_kind[rows - 1].words) assert_str(last_words(arena, session), every_kind[rows - 1].words);
    assert_true(last_words(arena, session).length > 0);
  }
  arena_free(arena);
}

static void looking_has_words(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  const Scenario *scenario = read_scenario(arena, "scenarios/every-kind.json");
  assert_str(last_words(arena, play(arena, scenario, "{'open':'note'}")), "Opened Operative note");
  assert_str(last_words(arena, play(arena, scenario, "{'open':'note'}\n{'pin':'two_knees'}")), "Pinned: The note describes two knees");
  assert_str(last_words(arena, play(arena, scenario, "{'open':'note'}\n{'pin':'two_knees'}\n{'unpin':'two_knees'}")),
             "Took off: The note describes two knees");
  arena_free(arena);
}

static void a_question_without_a_prompt_is_named_by_what_stands_above_it(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  const Scenario *scenario = read_scenario(arena, "scenarios/every-kind.json");
  State start;
  sim_start(scenario, 1, &start);
  const Item *who = scenario->items[scenario_find_item(scenario, STR("who"))], *packet = scenario->items[scenario_find_item(scenario, STR("packet"))];
  assert_str(report_item_title(arena, scenario, &start, who), "Who carries the amount of CO-45?");
  assert_str(report_item_title(arena, scenario, &start, packet), "What goes with the dispute?");
  assert_str(report_item_prompt(arena, scenario, &start, packet), "");
  arena_free(arena);
}

static void points_are_rounded_to_a_tenth(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  assert_str(report_points(arena, 4000), "4");
  assert_str(report_points(arena, 2500), "2.5");
  assert_str(report_points(arena, 333), "0.3");
  assert_str(report_points(arena, 1950), "2");
  assert_str(report_points(arena, -1250), "-1.3");
  assert_str(report_points(arena, -40), "0");
  arena_free(arena);
}

static Str wrapped(Arena *arena, const char *first, int indent, const char *text) {
  Buf out = buf_new(arena);
  report_wrap(&out, first, indent, str_from(text));
  return buf_str(&out);
}

static void text_is_wrapped_at_words_by_columns(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  assert_str(wrapped(arena, "", 0, "one  two "), "one two\n");
  assert_str(wrapped(arena, "- ", 2, "one\ntwo"), "- one\n  two\n");
  assert_str(wrapped(arena, "", 0, ""), "\n");
  /* 39 letters of two bytes each, twice: 78 columns without the space between them do not fit with it. */
  Buf half = buf_new(arena), whole = buf_new(arena);
  for (int i = 0; i < 39; i++) buf_addz(&half, "\xC3\xA9");
  buf_format(&whole, "%.*s %.*s", STR_ARG(buf_str(&half)), STR_ARG(buf_str(&half)));
  assert_str(wrapped(arena, "", 1, buf_str(&whole).at), str_format(arena, "%.*s\n %.*s\n", STR_ARG(buf_str(&half)), STR_ARG(buf_str(&half))).at);
  whole = buf_new(arena);
  buf_format(&whole, "%.*s %.*s", STR_ARG(buf_str(&half)), STR_ARG(str_slice(buf_str(&half), 2, half.length)));
  assert_str(wrapped(arena, "", 1, buf_str(&whole).at), str_format(arena, "%.*s\n", STR_ARG(buf_str(&whole))).at);
  arena_free(arena);
}

static void the_debrief_tells_what_was_better_and_why(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  const Scenario *scenario = read_scenario(arena, "scenarios/example-denial.json");
  Session *session = play(arena, scenario,
                          "{'answer':'liability','option':'CO'}\n{'answer':'meaning','option':'197'}\n{'answer':'cause','facts':[]}\n"
                          "{'answer':'path','choice':'bill'}");
  Analysis *analysis = analysis_run(arena, scenario, session, (AnalysisLimits){0});
  const ReportDebrief *report = report_debrief(arena, analysis, session);
  assert_true(report->finished && report->proven);
  assert_str(report->ending_text, "The family complains to the state. The hospital apologises, and starts where you should have.");
  assert_int_equal(4, report->decision_count);
  assert_int_equal(2, report->worst_count);
  const ReportDecision *worst = &report->decisions[report->worst[0]];
  assert_str(worst->title, "What do you do with it today?");
  assert_str(worst->did, "Send the patient a statement for 18,400.00");
  assert_str(worst->best, "Call and ask them to reprocess");
  assert_str(worst->why, "CO is never the patient's.");
  assert_str(worst->best_why, "The payer can link the number to the claim it already has. Nothing faster exists.");
  assert_str(worst->violation, "balance billing");
  assert_str(worst->points, "0 of 8 points");
  assert_int_equal(3, worst->entry);
  assert_int_equal(1, report->violation_count);
  assert_str(report->recovered, "0.00");
  assert_str(report->best_recoverable, "12,150.00");
  assert_str(report->decisions[0].best, "");
  assert_str(report->axes[AXIS_CODES].detail, "8 of 20 points");
  assert_true(report->best_line_count > 8);
  arena_free(arena);
}

static void a_better_day_is_the_whole_stretch(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  const Scenario *scenario = read_scenario(arena, "scenarios/example-denial.json");
  Session *session = play(arena, scenario,
                          "{'answer':'liability','option':'CO'}\n{'answer':'meaning','option':'197'}\n{'answer':'cause','facts':[]}\n"
                          "{'answer':'path','choice':'appeal'}\n{'answer':'appeal_followup','day':'2026-03-18'}\n{'next':true}");
  const ReportDebrief *report = report_debrief(arena, analysis_run(arena, scenario, session, (AnalysisLimits){0}), session);
  assert_str(report->decisions[4].did, "Picked Wed Mar 18, 2026");
  assert_str(report->decisions[4].best, "Pick a day from Mon Mar 23, 2026 to Thu Mar 26, 2026");
  arena_free(arena);
}

/** What was put too late tells why it comes sooner; without a reason of its own, and in the right order, the question's is told. */
static void an_order_tells_why_of_what_came_too_late(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  static const struct {
    const char *order, *why;
  } cases[] = {
      {"'gather','price','ask','talk'", "Without a figure there is nothing to ask for."},
      {"'price','ask','gather','talk'", "Each step needs the one before it."},
      {"'price','gather','talk','ask'", "A dispute comes before talk of a price."},
      {"'price','gather','ask','talk'", "Each step needs the one before it."},
  };
  const Scenario *scenario = read_scenario(arena, "scenarios/every-kind.json");
  size_t before = EVERY_KIND_COUNT;
  while (!strstr(every_kind[before - 1].line, "'first'")) before--;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Str journal = str_format(arena, "%.*s{'answer':'first','order':[%s]}\n", STR_ARG(journal_of(arena, before - 1)), cases[i].order);
    Session *session = play(arena, scenario, str_z(arena, journal));
    assert_str(report_why(arena, scenario, session_last(session)), cases[i].why);
  }
  arena_free(arena);
}

/** The right answers, whatever was answered; the wrong one is not among them. */
static void right_answers_are_compared_once_one_was_given(void **state) {
  (void)state;
  static const struct {
    const char *choice, *lines[3];
  } cases[] = {
      {"hope",
       {"20 days to the money, low risk: By the portal", "20 days to the money, high risk: By fax to the number of Rosa D.",
        "45 days to the money, some risk: By certified mail"}},
      {"fax",
       {"20 days to the money, low risk: By the portal", "20 days to the money, high risk, yours: By fax to the number of Rosa D.",
        "45 days to the money, some risk: By certified mail"}},
  };
  Arena *arena = arena_new(0);
  const Scenario *scenario = read_scenario(arena, "scenarios/every-kind.json");
  size_t before = EVERY_KIND_COUNT;
  while (!strstr(every_kind[before - 1].line, "'how'")) before--;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Str journal = str_format(arena, "%.*s{'answer':'how','choice':'%s'}\n", STR_ARG(journal_of(arena, before - 1)), cases[i].choice);
    Session *session = play(arena, scenario, str_z(arena, journal));
    const ReportDebrief *report = report_debrief(arena, analysis_run(arena, scenario, session, (AnalysisLimits){0}), session);
    const ReportDecision *last = &report->decisions[report->decision_count - 1];
    assert_int_equal(3, last->ranked_count);
    for (int k = 0; k < 3; k++) assert_str(last->ranked[k], cases[i].lines[k]);
    assert_int_equal(0, report->decisions[0].ranked_count);
    Buf out = buf_new(arena);
    report_print(report, &out);
    assert_true(str_find_str(buf_str(&out), STR("The right answers compared:")) < out.length);
  }
  arena_free(arena);
}

static void a_talk_is_told_from_above(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  const Scenario *scenario = read_scenario(arena, "scenarios/every-kind.json");
  Session *session = play(arena, scenario, journal_of(arena, EVERY_KIND_COUNT).at);
  const ReportDebrief *report = report_debrief(arena, analysis_run(arena, scenario, session, (AnalysisLimits){0}), session);
  assert_int_equal(1, report->talk_count);
  const ReportTalk *talk = &report->talks[0];
  assert_str(talk->label, "Allowed on line 1");
  assert_int_equal(9, talk->round_count);
  assert_int_equal(0, talk->not_played_count + talk->not_asked_count);
  assert_false(talk->supervisor_not_sought);
  assert_true(str_starts(talk->result, STR("Agreed at ")));
  assert_str(talk->no_deal, "650.00");
  Buf out = buf_new(arena);
  report_print(report, &out);
  Str text = buf_str(&out);
  for (Str line, rest = text; rest.length;) {
    (void)str_cut(rest, '\n', &line, &rest);
    assert_true(line.length <= REPORT_COLUMNS);
  }
  arena_free(arena);
}

/* ---- the course ---- */

static void assert_within_columns(Str text) {
  for (Str line, rest = text; rest.length;) {
    (void)str_cut(rest, '\n', &line, &rest);
    assert_true(utf8_count(line) <= REPORT_COLUMNS);
  }
}

/** The better answer was there on the second question; the flood came five business days later. */
static void the_course_is_told_by_days_and_beside_the_best(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  const Scenario *scenario = read_scenario(arena, "scenarios/hindsight.json");
  Session *session = play(arena, scenario, "{'answer':'how','choice':'portal'}\n{'answer':'send','choice':'later'}\n");
  Analysis *analysis = analysis_run(arena, scenario, session, (AnalysisLimits){0});
  const ReportDebrief *report = report_debrief(arena, analysis, session);
  assert_int_equal(2, report->decision_count);
  assert_str(report->decisions[1].cost, "12 points and 1,000.00");
  assert_str(report->decisions[1].hindsight, "10 points and 1,000.00");
  const ReportMark *flood = &report->marks[2];
  assert_int_equal(COURSE_EVENT, flood->kind);
  assert_str(day_iso(arena, flood->day), "2026-03-23");
  assert_str(flood->text, "The server room is under water.");
  assert_int_equal(COURSE_END, report->marks[report->mark_count - 1].kind);
  const ReportPaths *paths = report_paths(arena, analysis, session, report, 0);
  assert_int_equal(2, paths->row_count);
  assert_true(paths->rows[0].same && !paths->rows[1].same);
  assert_true(paths->rows[1].has_you && paths->rows[1].has_best);
  assert_str(paths->rows[1].best.did, "Send it now");
  assert_int_equal(3000, paths->you);
  assert_int_equal(15000, paths->best);
  paths = report_paths(arena, analysis, session, report, 1);
  assert_int_equal(1, paths->row_count);
  assert_int_equal(15000, paths->best);
  Buf out = buf_new(arena);
  report_print_timeline(report, &out);
  report_print_values(report, &out);
  report_print_paths(paths, &out);
  report_print_decision(report, 1, &out);
  assert_within_columns(buf_str(&out));
  arena_free(arena);
}

/* ---- everything in its order ---- */

static bool came(const ReportTold *row, const char *part) {
  for (int i = 0; i < row->came_count; i++)
    if (str_find_str(row->came[i], str_from(part)) < row->came[i].length) return true;
  return false;
}

static int transcript_of(Arena *arena, const Scenario *scenario, const Session *session, const ReportDebrief **report, const ReportTold **rows) {
  Analysis *analysis = analysis_run(arena, scenario, session, (AnalysisLimits){0});
  *report = report_debrief(arena, analysis, session);
  return report_transcript(arena, session, *report, rows);
}

/** Hints and what was taken back are told where they were; only the answer that counts has its cost. */
static void the_transcript_tells_what_was_taken_back(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  const Scenario *scenario = read_scenario(arena, "scenarios/example-denial.json");
  Session *session = play(arena, scenario,
                          "{'open':'era1'}\n{'hint':true}\n{'answer':'liability','option':'PR'}\n{'undo':true}\n"
                          "{'answer':'liability','option':'CO'}\n{'answer':'meaning','option':'302'}\n");
  const ReportDebrief *report;
  const ReportTold *rows;
  assert_int_equal(transcript_of(arena, scenario, session, &report, &rows), 7);
  assert_str(rows[0].did, "The case as it came.");
  assert_true(came(&rows[0], "Read the adjustment before you touch anything."));
  assert_true(rows[1].looked);
  assert_str(rows[1].when, "Mar 16, 8:00 AM");
  assert_str(rows[2].did, "Asked for a hint.");
  assert_true(came(&rows[2], "The group code says who carries the amount."));
  assert_str(rows[3].title, "Who carries the amount of CO-197?");
  assert_str(rows[3].points, "0 of 4 points");
  assert_true(rows[3].undone);
  assert_int_equal(rows[3].decision, NONE);
  assert_str(rows[4].did, "Took the last answer back.");
  assert_str(rows[5].points, "4 of 4 points");
  assert_false(rows[5].undone);
  assert_int_equal(rows[5].decision, 0);
  assert_str(rows[6].cost, report->decisions[1].cost.at);
  Buf out = buf_new(arena);
  report_print_transcript(rows, 7, &out);
  assert_within_columns(buf_str(&out));
  arena_free(arena);
}

/** Every decision stands in it once, in its order, with its own cost; the last row tells how it ended. */
static void the_transcript_holds_every_decision_once(void **state) {
  (void)state;
  static const char *const files[] = {"scenarios/example-denial.json", "scenarios/every-kind.json", "scenarios/hindsight.json",
                                      "scenarios/letter.json"};
  for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
    Arena *arena = arena_new(0);
    const Scenario *scenario = read_scenario(arena, files[f]);
    Analysis *search = analysis_run(arena, scenario, NULL, (AnalysisLimits){0});
    Session *session = session_start(arena, scenario, (JournalHead){.format = JOURNAL_FORMAT});
    const Action *actions;
    int count = analysis_best_line(search, arena, &actions), next = 0;
    for (int i = 0; i < count; i++) assert_null(session_do(session, &actions[i]));
    const ReportDebrief *report;
    const ReportTold *rows;
    int told = transcript_of(arena, scenario, session, &report, &rows);
    for (int i = 0; i < told; i++) {
      assert_true(rows[i].did.length && rows[i].when.length);
      if (rows[i].decision == NONE) continue;
      assert_int_equal(rows[i].decision, next++);
      assert_true(str_equal(rows[i].cost, report->decisions[rows[i].decision].cost));
    }
    assert_int_equal(next, report->decision_count);
    assert_true(came(&rows[told - 1], str_z(arena, report->ending_text)));
    arena_free(arena);
  }
}

/* ---- as a page ---- */

static size_t count_of(Str text, const char *part) {
  size_t count = 0;
  Str wanted = str_from(part);
  for (size_t at = 0; at + wanted.length <= text.length; at++) count += str_equal(str_slice(text, at, at + wanted.length), wanted);
  return count;
}

/** What a trainee typed is never markup, and every element that must be closed is. */
static void a_page_takes_no_text_for_markup(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  const Scenario *scenario = read_scenario(arena, "scenarios/every-kind.json");
  Buf journal = buf_new(arena);
  buf_add(&journal, journal_of(arena, 9));
  buf_addz(&journal, "{'answer':'ref','text':'<b onload=x>&\\\"'}\n");
  Session *session = play(arena, scenario, buf_str(&journal).at);
  const ReportDebrief *report;
  DebriefPage page = {.pass_mark = 75, .when = STR("2026-05-20")};
  page.told_count = transcript_of(arena, scenario, session, &report, &page.told);
  page.report = report;
  page.before = report->debrief;
  Buf out = buf_new(arena);
  debrief_print_html(&page, &out);
  Str text = buf_str(&out);
  assert_true(count_of(text, "&lt;b onload=x&gt;&amp;&quot;") >= 2);
  assert_int_equal(count_of(text, "<b onload"), 0);
  assert_int_equal(count_of(text, "<script"), 0);
  assert_int_equal(count_of(text, "<table>"), count_of(text, "</table>"));
  assert_int_equal(count_of(text, "<p>") + count_of(text, "<p class=dim>"), count_of(text, "</p>"));
  assert_true(count_of(text, "<tr>") >= (size_t)(report->decision_count + page.told_count));
  assert_true(count_of(text, ", was ") == 1 && count_of(text, "The mark is 75.") == 1);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_kind_of_action_has_words),
      cmocka_unit_test(looking_has_words),
      cmocka_unit_test(a_question_without_a_prompt_is_named_by_what_stands_above_it),
      cmocka_unit_test(points_are_rounded_to_a_tenth),
      cmocka_unit_test(text_is_wrapped_at_words_by_columns),
      cmocka_unit_test(the_debrief_tells_what_was_better_and_why),
      cmocka_unit_test(a_better_day_is_the_whole_stretch),
      cmocka_unit_test(an_order_tells_why_of_what_came_too_late),
      cmocka_unit_test(right_answers_are_compared_once_one_was_given),
      cmocka_unit_test(a_talk_is_told_from_above),
      cmocka_unit_test(the_course_is_told_by_days_and_beside_the_best),
      cmocka_unit_test(the_transcript_tells_what_was_taken_back),
      cmocka_unit_test(the_transcript_holds_every_decision_once),
      cmocka_unit_test(a_page_takes_no_text_for_markup),
  };
  return cmocka_run_group_tests(tests, open_bench, close_bench);
}
