/* My results on records that are really kept: an attempt's debrief comes again from its journal and writes nothing, what is exported names a pseudonym, and what
   is deleted is gone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sdl/machine.h"
#include "unit/assert_str.h"
#include "unit/help_desktop.h"
#include "unit/help_room.h"

#define OK(CALL) assert_int_equal((CALL).status, STORE_OK)

static Room *room;
static Machine machine;

/* ---- Records ---- */

static Store *records(void) {
  DrillRecord record;
  assert_true(machine_ports(&machine).drill(&machine, room->arena, &record)); /* which opens them */
  return machine.store;
}

static size_t attempts_kept(void) {
  StoreAttempt *attempts;
  size_t count;
  OK(store_attempts(records(), room->arena, 0, &attempts, &count));
  return count;
}

static int open_records(void **state) {
  assert_int_equal(room_make((void **)&room), 0);
  *state = room;
  desktop_open("scenarios/example-denial.json");
  machine = machine_new(room->arena, STR(".."), room_path(room, "own"));
  ProgramPorts ports = machine_ports(&machine);
  ports.speak = desktop.ports.speak;
  ports.sound = desktop.ports.sound;
  desktop.ports = ports;
  desktop_start();
  return 0;
}

static int close_records(void **state) {
  machine_close(&machine);
  desktop_close();
  return room_empty(state);
}

/** Plays the best line as somebody at the window would have, up to so many actions; to its end its debrief is worked out. */
static void play(Mode mode, int most) {
  assert_true(program_open(desktop.program, 0));
  assert_true(program_start(desktop.program, mode));
  Session *session = (Session *)(uintptr_t)program_session(desktop.program);
  const Scenario *scenario = session_scenario(session);
  Analysis *analysis = analysis_run(room->arena, scenario, NULL, (AnalysisLimits){0});
  const Action *actions;
  int count = analysis_best_line(analysis, room->arena, &actions);
  for (int i = 0; i < count && i < most; i++) {
    assert_null(session_do(session, &actions[i]));
    const Entry entry = {.kind = ENTRY_ACTION, .action = actions[i], .wall_clock = STR("2026-05-20T09:00:00Z")};
    Buf line = buf_new(room->arena);
    journal_print_entry(scenario, &entry, &line);
    assert_true(desktop.ports.journal(&machine, session_head(session)->attempt, str_trim(buf_str(&line))));
  }
  bool over = sim_over(session_state(session));
  desktop.ports.mark(&machine, desktop.file.name, session_head(session)->attempt, mode, !over);
  program_show_debrief(desktop.program);
  if (over) assert_true(program_work(desktop.program));
}

static void show_results(void) {
  program_show_home(desktop.program);
  desktop_event((UiEvent){.kind = EVENT_NONE});
  desktop_key(KEY_F1 + 3, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_RESULTS);
}

/** Goes to what has that name, and presses Enter. */
static void use(const char *name) {
  for (size_t i = 0; i < desktop.ui.node_count; i++)
    if (str_is(desktop.ui.nodes[i].name, name)) ui_focus(&desktop.ui, desktop.ui.nodes[i].id);
  desktop_event((UiEvent){.kind = EVENT_NONE});
  desktop_key(KEY_ENTER, 0);
}

/* ---- Cases ---- */

static void an_attempt_is_listed_and_its_debrief_comes_again(void **state) {
  (void)state;
  StoreAttempt *before, *after;
  size_t count;
  play(MODE_ASSESSMENT, 1000);
  OK(store_attempts(records(), room->arena, 0, &before, &count));
  assert_int_equal(count, 1);
  assert_int_equal(before->score, 100);
  desktop_start(); /* on another day: nothing is opened */
  show_results();
  assert_true(desktop_shows("Assessment 1"));
  assert_true(desktop_shows("100"));
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DEBRIEF);
  assert_true(program_work(desktop.program));
  assert_false(program_work(desktop.program));
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_true(desktop_shows("Decisions"));
  assert_false(desktop_shows("Retry from here"));
  OK(store_attempts(records(), room->arena, 0, &after, &count));
  assert_int_equal(count, 1);
  assert_str(after->ended, str_z(room->arena, before->ended));
  assert_int_equal(after->actions, before->actions);
  desktop_key(KEY_ESCAPE, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_RESULTS);
  desktop_key(KEY_ENTER, 0);
  (void)program_work(desktop.program);
  desktop_event((UiEvent){.kind = EVENT_NONE});
  use("Play it again from the start"); /* from its briefing, on the text of today */
  assert_int_equal(program_screen(desktop.program), SCREEN_BRIEFING);
}

static void a_changed_file_does_not_change_an_old_debrief(void **state) {
  (void)state;
  play(MODE_PRACTICE, 1000);
  desktop.file.text = STR("{}");
  desktop.file.head = (ScenarioView){.title = STR("Changed")};
  desktop_start();
  show_results();
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DEBRIEF);
  assert_true(program_work(desktop.program));
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_true(desktop_shows("100"));
}

static void an_attempt_that_was_left_is_gone_on_with(void **state) {
  (void)state;
  play(MODE_ASSESSMENT, 4);
  desktop_start();
  show_results();
  assert_true(desktop_shows("Go on with it"));
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  int count;
  (void)session_entries(program_session(desktop.program), &count);
  assert_int_equal(count, 4);
}

static void what_to_practise_is_opened(void **state) {
  (void)state;
  play(MODE_PRACTICE, 1000);
  desktop_start();
  show_results();
  assert_true(desktop_shows("Next for you"));
  desktop_key('1', 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_BRIEFING);
}

static size_t disputes_kept(StoreDispute **disputes) {
  size_t count;
  OK(store_disputes(records(), room->arena, 0, disputes, &count));
  return count;
}

static void a_decision_is_disputed_once(void **state) {
  (void)state;
  StoreDispute *disputes;
  play(MODE_PRACTICE, 1000);
  desktop_event((UiEvent){.kind = EVENT_NONE});
  desktop_key('d', 0);
  assert_true(desktop_shows("Dispute this"));
  desktop_key(KEY_ENTER, 0); /* nothing was written */
  assert_int_equal(disputes_kept(&disputes), 0);
  desktop_event((UiEvent){.kind = EVENT_TEXT, .text = STR("The notice was in time")});
  desktop_key(KEY_ENTER, 0);
  assert_true(desktop_shows("goes to your instructor"));
  assert_int_equal(disputes_kept(&disputes), 1);
  assert_str(disputes->text, "The notice was in time");
  StoreDecision *decisions;
  size_t count;
  OK(store_decisions(records(), room->arena, 0, &decisions, &count));
  assert_int_equal(disputes->number, decisions[0].number); /* the first that is listed */
  assert_true(desktop_shows("Disputed: \"The notice was in time\". It waits for an answer."));
  desktop_key('d', 0);
  assert_false(desktop_shows("Dispute this")); /* it is told, not offered again */
  assert_int_equal(disputes_kept(&disputes), 1);
}

static void home_is_shown_with_its_record(void) {
  desktop_start();
  program_show_home(desktop.program);
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_false(desktop_shows("Last 14 days")); /* the list is there first */
  assert_true(program_read_home(desktop.program));
  desktop_event((UiEvent){.kind = EVENT_NONE});
}

static void home_says_how_one_stands(void **state) {
  (void)state;
  home_is_shown_with_its_record();
  assert_false(desktop_shows("Last 14 days")); /* nothing was played */
  play(MODE_PRACTICE, 1000);
  home_is_shown_with_its_record();
  assert_true(desktop_shows("Last 14 days"));
  assert_true(desktop_shows("of 1 scenario"));
  assert_true(desktop_shows("For your weakest skill"));
  desktop_key('r', 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_BRIEFING);
}

static Str written(const char *ends) {
  StoreProfile me;
  Str text;
  OK(store_me(records(), room->arena, &me));
  Str path = str_format(room->arena, "own/exports/%.*s%s", STR_ARG(me.pseudonym), ends);
  assert_int_equal(files_read(room->arena, room_path(room, str_z(room->arena, path)), 1 << 20, &text).status, FILES_OK);
  return text;
}

static void what_is_exported_says_the_pseudonym(void **state) {
  (void)state;
  StoreProfile me;
  StoreFault *faults;
  size_t count;
  play(MODE_PRACTICE, 1000);
  OK(store_me(records(), room->arena, &me));
  OK(store_name(records(), me.id, STR("Priya Raman"), STR("4711")));
  show_results();
  desktop_key('k', 0);
  assert_true(desktop_shows("Priya Raman"));
  desktop_key('e', 0);
  assert_true(desktop_shows("Written"));
  Str bundle = written(".bundle.jsonl");
  assert_int_equal(store_bundle_prove(room->arena, bundle, STR(""), &faults, &count), PROOF_CHAIN);
  assert_true(str_find_str(bundle, me.pseudonym) < bundle.length);
  assert_int_equal(str_find_str(bundle, STR("Priya")), bundle.length);
  desktop_key('t', 0);
  Str table = written(".csv");
  assert_int_equal(desktop_lines(table), 2);
  assert_true(str_find_str(table, me.pseudonym) < table.length);
  assert_int_equal(str_find_str(table, STR("Priya")), table.length);
}

static void one_attempt_is_deleted_and_the_others_stay(void **state) {
  (void)state;
  StoreAttempt *attempts;
  size_t count;
  play(MODE_PRACTICE, 1000);
  play(MODE_ASSESSMENT, 1000);
  show_results();
  desktop_key(KEY_DELETE, 0);
  assert_true(desktop_shows("Delete this attempt?"));
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(attempts_kept(), 2);
  desktop_key(KEY_DELETE, 0);
  desktop_key('x', 0);
  assert_true(desktop_shows("Deleted."));
  OK(store_attempts(records(), room->arena, 0, &attempts, &count));
  assert_int_equal(count, 1);
  assert_int_equal(attempts->mode, MODE_PRACTICE);
  assert_false(desktop_shows("Assessment 1"));
}

static void everything_is_deleted_with_the_pseudonym(void **state) {
  (void)state;
  StoreProfile before, after;
  DrillReview review = {STR("carc/45/meaning"), {INT64_C(1775034000), FSRS_GOOD}};
  play(MODE_PRACTICE, 1000);
  assert_true(desktop.ports.review(&machine, &review, true));
  OK(store_me(records(), room->arena, &before));
  show_results();
  desktop_key('k', 0);
  use("Delete everything");
  assert_true(desktop_shows("Keep everything"));
  desktop_key('x', 0);
  assert_int_equal(attempts_kept(), 0);
  OK(store_me(records(), room->arena, &after));
  assert_string_not_equal(str_z(room->arena, before.pseudonym), str_z(room->arena, after.pseudonym));
  assert_true(desktop_shows("No attempt yet."));
  DrillRecord record;
  assert_true(desktop.ports.drill(&machine, room->arena, &record));
  assert_int_equal(record.review_count, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(an_attempt_is_listed_and_its_debrief_comes_again, open_records, close_records),
      cmocka_unit_test_setup_teardown(a_changed_file_does_not_change_an_old_debrief, open_records, close_records),
      cmocka_unit_test_setup_teardown(an_attempt_that_was_left_is_gone_on_with, open_records, close_records),
      cmocka_unit_test_setup_teardown(what_to_practise_is_opened, open_records, close_records),
      cmocka_unit_test_setup_teardown(a_decision_is_disputed_once, open_records, close_records),
      cmocka_unit_test_setup_teardown(home_says_how_one_stands, open_records, close_records),
      cmocka_unit_test_setup_teardown(what_is_exported_says_the_pseudonym, open_records, close_records),
      cmocka_unit_test_setup_teardown(one_attempt_is_deleted_and_the_others_stay, open_records, close_records),
      cmocka_unit_test_setup_teardown(everything_is_deleted_with_the_pseudonym, open_records, close_records),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
