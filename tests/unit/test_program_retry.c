/* A case of a shift tried again from its debrief, on records that are really kept: it is played alone, is kept as a retry, leads back to the shift's debrief,
   and is gone on with another day. */
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

static int open_records(void **state) {
  assert_int_equal(room_make((void **)&room), 0);
  *state = room;
  desktop_open("scenarios/small-shift.json");
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

static StoreAttempt *attempts(size_t expected) {
  StoreAttempt *kept;
  size_t count;
  OK(store_attempts(machine_records(&machine), room->arena, 0, &kept, &count));
  assert_int_equal(count, expected);
  return kept;
}

/* ---- Playing ---- */

/** Nobody works the stay, whose appeal ends on the first day; the visit is spoiled on the second. */
static void play_shift(Mode mode) {
  static const char *const lines[] = {"{\"end_day\":true}", "{\"case\":\"visit\"}", "{\"answer\":\"path\",\"choice\":\"resend\"}",
                                      "{\"end_day\":true}"};
  assert_true(program_open(desktop.program, 0));
  assert_true(program_start(desktop.program, mode));
  ShiftSession *shift = (ShiftSession *)(uintptr_t)program_shift(desktop.program);
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    Str line = str_from(lines[i]);
    Diags diags = diags_new(room->arena, STR("line"), line);
    assert_true(shift_journal_play_line(shift, line, 0, &diags));
    assert_true(desktop.ports.journal(&machine, shift_session_head(shift)->attempt, line));
  }
  assert_true(shift_session_world(shift)->over);
  desktop.ports.mark(&machine, desktop.file.name, shift_session_head(shift)->attempt, mode, false);
  program_show_debrief(desktop.program);
  assert_true(program_work(desktop.program));
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_true(desktop_shows("Days in A/R"));
}

static void type(const char *text) {
  for (const char *at = text; *at; at++) {
    desktop_key(*at, 0);
    desktop_event((UiEvent){.kind = EVENT_TEXT, .text = {at, 1}});
  }
  desktop_key(KEY_ENTER, 0);
}

static void choose(char digit) {
  desktop_key(digit, 0);
  desktop_key(KEY_ENTER, 0);
}

/** The debrief of the account, from that of the shift. */
static void look_at(const char *patient) {
  for (size_t i = 0; i < desktop.ui.node_count; i++) {
    const UiNode *node = &desktop.ui.nodes[i];
    if (node->role != ROLE_ROW || !str_is(node->name, patient)) continue;
    desktop_event((UiEvent){.kind = EVENT_PRESS, .x = node->seen.x + 40, .y = node->seen.y + node->seen.h / 2, .clicks = 1});
    desktop_event((UiEvent){.kind = EVENT_RELEASE, .x = node->seen.x + 40, .y = node->seen.y + node->seen.h / 2});
    desktop_key(KEY_ENTER, 0);
    assert_true(desktop_shows("Decisions"));
    return;
  }
  fail_msg("%s is not in the debrief", patient);
}

static const JournalHead *head(void) { return session_head(program_session(desktop.program)); }

/** The visit from the question that was answered wrongly: the day that passed before it is kept. */
static void try_the_visit_again(void) {
  look_at("Ines Calder");
  assert_true(desktop_shows("Retry from here"));
  desktop_key(KEY_DOWN, 0);
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  assert_null(program_shift(desktop.program));
  assert_str(head()->scenario, "visit");
  assert_int_equal(head()->position, 1);
  int count;
  const Played *line = session_line(program_session(desktop.program), &count);
  assert_int_equal(count, 1);
  assert_int_equal(line[0].action.kind, ACTION_PASS);
  assert_true(desktop_shows("What do you do?"));
}

static void finish_the_visit(void) {
  type("LC-101");
  desktop_key(KEY_ENTER, 0); /* goes on */
  type("Jun 3, 2026");
  type("80.00");
  assert_true(sim_over(session_state(program_session(desktop.program))));
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DEBRIEF);
  assert_true(program_work(desktop.program));
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_true(desktop_shows("Practice, a retry"));
  assert_true(desktop_shows("was 0"));
}

static void back_to_the_shift(void) {
  desktop_key(KEY_ESCAPE, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DEBRIEF);
  (void)program_work(desktop.program);
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_true(desktop_shows("Days in A/R"));
  assert_non_null(program_shift(desktop.program));
}

/* ---- Cases ---- */

static void a_case_is_tried_again_and_leads_back(void **state) {
  (void)state;
  play_shift(MODE_PRACTICE);
  Str shift = shift_session_head(program_shift(desktop.program))->attempt;
  const ShiftSession *there = program_shift(desktop.program);
  int score = attempts(1)->score;
  try_the_visit_again();
  assert_true(str_equal(head()->parent, shift));
  choose('1');
  finish_the_visit();
  StoreAttempt *kept = attempts(2);
  assert_str(kept[1].lesson, "visit");
  assert_str(kept[1].file, str_z(room->arena, desktop.file.name));
  assert_true(str_equal(kept[1].parent, kept[0].attempt));
  assert_true(kept[1].ended.length > 0 && kept[1].score > 0);
  assert_int_equal(kept[0].score, score);
  back_to_the_shift();
  assert_ptr_equal(program_shift(desktop.program), there);
  look_at("Bruno Vale"); /* and another one, whose appeal ran out while nobody looked */
  desktop_key(KEY_ENTER, 0);
  assert_str(head()->scenario, "stay");
  assert_int_equal(head()->position, 0);
  assert_true(str_equal(head()->parent, kept[0].attempt));
  desktop_key(KEY_ESCAPE, 0);
  desktop_key('l', 0);
  (void)attempts(3);
}

static void what_is_kept_of_it_proves_and_plays_again(void **state) {
  (void)state;
  play_shift(MODE_PRACTICE);
  try_the_visit_again();
  choose('1');
  finish_the_visit();
  StoreAttempt *kept = attempts(2);
  StoreLesson lesson;
  StoreDecision *decisions;
  Str why, journal;
  size_t count;
  assert_true(store_lesson(machine_records(&machine), room->arena, &kept[1], NULL, &lesson, &why));
  OK(store_journal(machine_records(&machine), room->arena, kept[1].attempt, &journal));
  assert_true(str_find_str(journal, STR("{\"pass\":\"2026-06-02\"")) < journal.length);
  Diags diags = diags_new(room->arena, STR("journal"), journal);
  Session *again = journal_replay(room->arena, lesson.scenario, journal, &diags);
  assert_int_equal(diags.count, 0);
  Analysis *analysis = analysis_run(room->arena, lesson.scenario, again, (AnalysisLimits){0});
  StoreKept derived = store_derive(room->arena, again, analysis_debrief(analysis, room->arena), journal);
  assert_int_equal(derived.outcome.score, kept[1].score);
  OK(store_decisions(machine_records(&machine), room->arena, kept[1].id, &decisions, &count));
  assert_int_equal(count, derived.count);
  for (size_t i = 0; i < count; i++) assert_true(decisions[i].number > kept[1].position); /* a day that passed is nobody's decision */
}

static void one_that_was_left_is_gone_on_with(void **state) {
  (void)state;
  play_shift(MODE_PRACTICE);
  int score = attempts(1)->score;
  try_the_visit_again();
  choose('1');
  Str attempt = str_copy(room->arena, head()->attempt);
  desktop_start(); /* nobody said good-bye */
  assert_true(desktop_shows("In progress"));
  desktop_key('c', 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  assert_null(program_shift(desktop.program));
  assert_true(str_equal(head()->attempt, attempt));
  assert_true(desktop_shows("Which claim number?"));
  finish_the_visit();
  back_to_the_shift();
  assert_int_equal(attempts(2)->score, score);
  try_the_visit_again(); /* and once more from there */
  (void)attempts(3);
}

static void a_retry_of_a_retry_finds_its_shift(void **state) {
  (void)state;
  play_shift(MODE_PRACTICE);
  try_the_visit_again();
  choose('1');
  finish_the_visit();
  desktop_key(KEY_DOWN, 0); /* the day that passed cost nothing here, and has no row */
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  assert_int_equal(head()->position, 2);
  assert_true(str_equal(head()->parent, attempts(3)[1].attempt));
  type("LC-000");
  desktop_start();
  desktop_key('c', 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  desktop_key(KEY_ENTER, 0);
  type("Jun 3, 2026");
  type("80.00");
  desktop_key(KEY_ENTER, 0);
  assert_true(program_work(desktop.program));
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_true(desktop_shows("was 100")); /* what the retry before it had */
  back_to_the_shift();
}

static void from_the_records_it_is_tried_again_too(void **state) {
  (void)state;
  play_shift(MODE_ASSESSMENT);
  desktop_start();
  desktop_key(KEY_F1 + 3, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_RESULTS);
  desktop_key(KEY_ENTER, 0);
  assert_true(program_work(desktop.program));
  desktop_event((UiEvent){.kind = EVENT_NONE});
  try_the_visit_again();
  assert_int_equal(head()->mode, MODE_ASSESSMENT); /* as a lesson's retry, in which nothing is told before its end */
  assert_false(desktop_shows("Undo"));
  StoreAttempt *kept = attempts(2);
  assert_true(str_equal(kept[1].parent, kept[0].attempt));
  choose('1');
  type("LC-101");
  desktop_key(KEY_ENTER, 0);
  type("Jun 3, 2026");
  type("80.00");
  desktop_key(KEY_ENTER, 0);
  assert_true(program_work(desktop.program));
  desktop_event((UiEvent){.kind = EVENT_NONE});
  back_to_the_shift();
  desktop_key(KEY_ESCAPE, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_RESULTS);
}

static void a_saved_file_leaves_it_as_it_began(void **state) {
  (void)state;
  play_shift(MODE_PRACTICE);
  try_the_visit_again();
  const Session *session = program_session(desktop.program);
  assert_false(program_reload(desktop.program, desktop.frame.now_ms));
  assert_ptr_equal(program_session(desktop.program), session);
  choose('1');
  finish_the_visit();
  back_to_the_shift();
}

static void a_decision_in_a_case_is_disputed(void **state) {
  (void)state;
  StoreDispute *disputes;
  StoreDecision *decisions;
  size_t count;
  play_shift(MODE_PRACTICE);
  look_at("Ines Calder");
  assert_false(desktop_shows("Dispute this")); /* a day that passed by itself */
  desktop_key(KEY_DOWN, 0);
  desktop_key('d', 0);
  assert_true(desktop_shows("Dispute this"));
  desktop_event((UiEvent){.kind = EVENT_TEXT, .text = STR("It was not a duplicate")});
  desktop_key(KEY_ENTER, 0);
  assert_true(desktop_shows("goes to your instructor"));
  OK(store_disputes(machine_records(&machine), room->arena, 0, &disputes, &count));
  assert_int_equal(count, 1);
  OK(store_decisions(machine_records(&machine), room->arena, 0, &decisions, &count));
  assert_int_equal(count, 1);
  assert_str(decisions[0].item, "visit/path/path");
  assert_int_equal(disputes->number, decisions[0].number);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_case_is_tried_again_and_leads_back, open_records, close_records),
      cmocka_unit_test_setup_teardown(what_is_kept_of_it_proves_and_plays_again, open_records, close_records),
      cmocka_unit_test_setup_teardown(one_that_was_left_is_gone_on_with, open_records, close_records),
      cmocka_unit_test_setup_teardown(a_retry_of_a_retry_finds_its_shift, open_records, close_records),
      cmocka_unit_test_setup_teardown(from_the_records_it_is_tried_again_too, open_records, close_records),
      cmocka_unit_test_setup_teardown(a_saved_file_leaves_it_as_it_began, open_records, close_records),
      cmocka_unit_test_setup_teardown(a_decision_in_a_case_is_disputed, open_records, close_records),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
