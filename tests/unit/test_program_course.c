/* A course in the window, on records that are really kept: its order, its modes, the one assessment that cannot be begun anew, and its certificate. */
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
#define COURSE                                                                                                             \
  "{\"format\": 1, \"id\": \"small\", \"title\": \"A small course\", \"kind\": \"course\", \"entries\": ["                 \
  "{\"id\": \"case\", \"lesson\": \"example-denial.json\", \"pass\": 60},"                                                 \
  "{\"id\": \"test\", \"lesson\": \"example-denial.json\", \"mode\": \"assessment\", \"pass\": 80, \"debrief\": \"all\"}," \
  "{\"id\": \"codes\", \"drill\": 1}]}"

static Room *room;
static Machine machine;

static void start(void) {
  desktop_start();
  assert_true(program_set_course(desktop.program, STR("course.json"), STR(COURSE), STR("scenarios"), 1000));
  desktop_event((UiEvent){.kind = EVENT_NONE});
}

static int open_course(void **state) {
  assert_int_equal(room_make((void **)&room), 0);
  *state = room;
  desktop_open("scenarios/example-denial.json");
  desktop.file.name = STR("example-denial.json");
  desktop.file.folder = STR("scenarios");
  machine = machine_new(room->arena, STR(".."), room_path(room, "own"));
  ProgramPorts ports = machine_ports(&machine);
  ports.speak = desktop.ports.speak;
  ports.sound = desktop.ports.sound;
  desktop.ports = ports;
  start();
  return 0;
}

static int close_course(void **state) {
  machine_close(&machine);
  desktop_close();
  return room_empty(state);
}

static void show_debrief(void) {
  program_show_debrief(desktop.program);
  (void)program_work(desktop.program);
  desktop_event((UiEvent){.kind = EVENT_NONE});
}

/** Goes on along the best line from where it stands, so many actions; each is written as the window writes it. */
static void go_on(int most) {
  Session *session = (Session *)(uintptr_t)program_session(desktop.program);
  const Scenario *scenario = session_scenario(session);
  Analysis *analysis = analysis_run(room->arena, scenario, NULL, (AnalysisLimits){0});
  const Action *actions;
  int count = analysis_best_line(analysis, room->arena, &actions), done;
  (void)session_line(session, &done);
  for (int i = done; i < count && i < done + most; i++) {
    assert_null(session_do(session, &actions[i]));
    const Entry entry = {.kind = ENTRY_ACTION, .action = actions[i], .wall_clock = STR("2026-05-20T09:00:00Z")};
    Buf line = buf_new(room->arena);
    journal_print_entry(scenario, &entry, &line);
    assert_true(desktop.ports.journal(&machine, session_head(session)->attempt, str_trim(buf_str(&line))));
  }
  if (sim_over(session_state(session))) show_debrief();
}

static size_t kept(Mode mode) {
  StoreAttempt *attempts;
  size_t count, found = 0;
  OK(store_attempts(machine.store, room->arena, 0, &attempts, &count));
  for (size_t i = 0; i < count; i++) found += attempts[i].mode == mode;
  return found;
}

static void practise_the_first(void) {
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_BRIEFING);
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  go_on(1000);
  assert_int_equal(program_screen(desktop.program), SCREEN_DEBRIEF); /* practice shows it at once */
  assert_true(desktop_shows("Passed, mark is 60"));
  desktop_key(KEY_ESCAPE, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_HOME);
}

static void begin_the_assessment(void) {
  start();
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_BRIEFING);
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  assert_int_equal(session_head(program_session(desktop.program))->mode, MODE_ASSESSMENT);
}

static void an_entry_opens_in_its_order_and_its_mode(void **state) {
  (void)state;
  assert_true(desktop_shows("A small course"));
  assert_true(desktop_shows("0 of 3 done"));
  desktop_key(KEY_DOWN, 0);
  assert_true(desktop_shows("It opens once this is done"));
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_HOME);
  desktop_key(KEY_UP, 0);
  desktop_key(KEY_ENTER, 0);
  assert_true(desktop_shows("As often as you like; the best counts."));
  assert_true(desktop_shows("It opens once this is done"));
  desktop_key('2', 0); /* cannot be chosen */
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  assert_int_equal(session_head(program_session(desktop.program))->mode, MODE_PRACTICE);
  start();
  practise_the_first();
  start();
  assert_true(desktop_shows("1 of 3 done"));
}

static void a_briefing_says_what_the_course_allows(void **state) {
  (void)state;
  practise_the_first();
  start();
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_BRIEFING);
  assert_true(desktop_shows("1 attempt left. Once it is begun it counts."));
  assert_true(desktop_shows("Its debrief opens once"));
  desktop_key('1', 0); /* the first entry, which is done and may be practised */
  assert_true(desktop_shows("As often as you like; the best counts."));
  desktop_key('2', 0);
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(session_head(program_session(desktop.program))->mode, MODE_ASSESSMENT);
  start();
  assert_true(program_open(desktop.program, 0));
  desktop_event((UiEvent){.kind = EVENT_NONE});
  desktop_key('2', 0);
  assert_true(desktop_shows("It was begun and is gone on"));
  assert_true(desktop_shows("Go on"));
}

/** Nothing can begin: Start waits, and the ring stands on the way back. */
static void a_briefing_of_what_is_closed_offers_no_start(void **state) {
  (void)state;
  static const char closed[] = "{\"format\": 1, \"id\": \"small\", \"title\": \"A small course\", \"kind\": \"course\", \"entries\": ["
                               "{\"id\": \"codes\", \"drill\": 1}, {\"id\": \"case\", \"lesson\": \"example-denial.json\"}]}";
  assert_true(program_set_course(desktop.program, STR("course.json"), str_from(closed), STR("scenarios"), 1000));
  assert_true(program_open(desktop.program, 0));
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_true(desktop_shows("It opens once this is done"));
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_HOME); /* Enter goes where the ring stands */
  assert_int_equal(kept(MODE_PRACTICE), 0);
}

static void an_assessment_is_open_from_its_first_picture_on(void **state) {
  (void)state;
  practise_the_first();
  begin_the_assessment(); /* and the window is closed: nothing was answered */
  start();
  assert_true(desktop_shows("It was begun and is gone on with"));
  assert_true(program_open(desktop.program, 0)); /* round the list */
  desktop_event((UiEvent){.kind = EVENT_NONE});
  desktop_key('2', 0);
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  assert_int_equal(kept(MODE_ASSESSMENT), 1); /* the same one */
  go_on(3);
  int before, count;
  (void)session_entries(program_session(desktop.program), &before);
  assert_true(before >= 3);
  start();
  desktop_key(KEY_ENTER, 0);
  (void)session_entries(program_session(desktop.program), &count);
  assert_int_equal(count, before); /* at the very action */
  assert_int_equal(kept(MODE_ASSESSMENT), 1);
}

static void its_debrief_waits_and_there_is_no_second_one(void **state) {
  (void)state;
  practise_the_first();
  begin_the_assessment();
  go_on(1000);
  assert_int_equal(program_screen(desktop.program), SCREEN_HOME);
  assert_true(desktop_shows("Over: 100 of 100."));
  desktop_key(KEY_F1 + 3, 0);
  assert_true(desktop_shows("Its debrief opens once nothing of the course is open"));
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_RESULTS);
  start();
  desktop_key(KEY_UP, 0);
  desktop_key(KEY_ENTER, 0);
  desktop_key('2', 0);
  assert_true(desktop_shows("No attempt is left."));
  desktop_key(KEY_ENTER, 0); /* the first entry may still be practised */
  assert_int_equal(kept(MODE_ASSESSMENT), 1);
}

/** Deleting says so first. */
static void a_deleted_assessment_is_not_given_back(void **state) {
  (void)state;
  practise_the_first();
  begin_the_assessment();
  go_on(1000);
  desktop_key(KEY_F1 + 3, 0);
  desktop_key(KEY_DELETE, 0);
  assert_true(desktop_shows("Deleting does not give the attempt back"));
  desktop_key('x', 0);
  assert_int_equal(kept(MODE_ASSESSMENT), 0);
  start();
  desktop_key(KEY_HOME, 0);
  desktop_key(KEY_DOWN, 0);
  assert_true(desktop_shows("No attempt left"));
  assert_true(program_open(desktop.program, 0));
  desktop_event((UiEvent){.kind = EVENT_NONE});
  desktop_key('2', 0);
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(kept(MODE_ASSESSMENT), 0);
}

static void a_finished_course_has_its_certificate_and_shows_the_debrief(void **state) {
  (void)state;
  Str page;
  practise_the_first();
  begin_the_assessment();
  go_on(1000);
  DrillReview review = {STR("carc/45/meaning"), {INT64_C(1775034000), FSRS_GOOD}};
  assert_true(desktop.ports.review(&machine, &review, true));
  start();
  assert_true(desktop_shows("3 of 3 done"));
  desktop_key(KEY_F1 + 3, 0);
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DEBRIEF);
  (void)program_work(desktop.program);
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_true(desktop_shows("Passed, mark is 80"));
  start();
  for (size_t i = 0; i < desktop.ui.node_count; i++)
    if (str_is(desktop.ui.nodes[i].name, "Certificate")) ui_focus(&desktop.ui, desktop.ui.nodes[i].id);
  desktop_event((UiEvent){.kind = EVENT_NONE});
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(files_read(room->arena, room_path(room, "own/exports/certificate-small.html"), 1 << 20, &page).status, FILES_OK);
  assert_true(str_find_str(page, STR("A small course")) < page.length);
}

/** So that nothing is cut. */
static int narrow(void *user, UiType type, Str text) {
  (void)user, (void)type;
  return (int)text.length;
}

/** Of an attempt in which nothing was done yet. */
static void debrief_of(Mode mode) {
  desktop.frame.measure = narrow;
  assert_true(program_open(desktop.program, 0));
  assert_true(program_start(desktop.program, mode));
  show_debrief();
}

/** A mark that was not reached, one mode that the course says nothing of, and no course at all. */
static void an_attempt_is_held_against_the_mark_of_its_entry(void **state) {
  (void)state;
  static const char strict[] = "{\"format\": 1, \"id\": \"small\", \"title\": \"A small course\", \"kind\": \"course\", \"pass\": 90, \"entries\": ["
                               "{\"id\": \"case\", \"lesson\": \"example-denial.json\"}]}";
  assert_true(program_set_course(desktop.program, STR("course.json"), str_from(strict), STR("scenarios"), 1000));
  debrief_of(MODE_PRACTICE);
  assert_true(desktop_shows("Not passed, mark is 90"));
  debrief_of(MODE_ASSESSMENT);
  assert_true(desktop_shows("Not passed, mark is 75"));
  desktop_start();
  debrief_of(MODE_PRACTICE);
  assert_true(desktop_shows("Not passed, mark is 75"));
}

/** The same of a shift. */
static void a_shift_is_held_against_the_mark_of_its_entry(void **state) {
  (void)state;
  static const char days[] = "{\"format\": 1, \"id\": \"days\", \"title\": \"Days\", \"kind\": \"course\", \"entries\": ["
                             "{\"id\": \"days\", \"lesson\": \"small-shift.json\", \"pass\": 61}]}";
  desktop.file = (ProgramFile){.name = STR("small-shift.json"),
                               .folder = STR("scenarios"),
                               .path = STR("scenarios/small-shift.json"),
                               .text = desktop_read("scenarios/small-shift.json")};
  desktop_start();
  assert_true(program_set_course(desktop.program, STR("course.json"), str_from(days), STR("scenarios"), 1000));
  debrief_of(MODE_PRACTICE);
  assert_true(desktop_shows("mark is 61"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(an_entry_opens_in_its_order_and_its_mode, open_course, close_course),
      cmocka_unit_test_setup_teardown(a_briefing_says_what_the_course_allows, open_course, close_course),
      cmocka_unit_test_setup_teardown(a_briefing_of_what_is_closed_offers_no_start, open_course, close_course),
      cmocka_unit_test_setup_teardown(an_assessment_is_open_from_its_first_picture_on, open_course, close_course),
      cmocka_unit_test_setup_teardown(its_debrief_waits_and_there_is_no_second_one, open_course, close_course),
      cmocka_unit_test_setup_teardown(a_deleted_assessment_is_not_given_back, open_course, close_course),
      cmocka_unit_test_setup_teardown(a_finished_course_has_its_certificate_and_shows_the_debrief, open_course, close_course),
      cmocka_unit_test_setup_teardown(an_attempt_is_held_against_the_mark_of_its_entry, open_course, close_course),
      cmocka_unit_test_setup_teardown(a_shift_is_held_against_the_mark_of_its_entry, open_course, close_course),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
