/* The time limit of an assessment in the window, on records that are really kept and by a clock that the test sets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/clock.h"
#include "sdl/machine.h"
#include "unit/assert_str.h"
#include "unit/help_desktop.h"
#include "unit/help_room.h"

#define OK(CALL) assert_int_equal((CALL).status, STORE_OK)
#define COURSE                                                                                             \
  "{\"format\": 1, \"id\": \"small\", \"title\": \"A small course\", \"kind\": \"course\", \"entries\": [" \
  "{\"id\": \"test\", \"lesson\": \"example-denial.json\", \"mode\": \"assessment\", \"minutes\": 20, \"pass\": 60}]}"
#define BEGAN_S INT64_C(1779267600) /* 2026-05-20 9:00 */

static Room *room;
static Machine machine;
static int64_t wall_s;

static int64_t seconds(void *user) {
  (void)user;
  return wall_s;
}

static Str wall_clock(void *user, Arena *arena) {
  (void)user;
  return wall_text(arena, wall_s * 1000);
}

/** The window is closed, and opened again so many seconds later; its own clock begins anew. */
static void start_after(int64_t closed_s) {
  wall_s += closed_s;
  desktop.frame.now_ms = 1000;
  desktop_start();
  assert_true(program_set_course(desktop.program, STR("course.json"), STR(COURSE), STR("scenarios"), 1000));
  desktop_event((UiEvent){.kind = EVENT_NONE});
}

static int open_course(void **state) {
  assert_int_equal(room_make((void **)&room), 0);
  *state = room;
  desktop_open("scenarios/example-denial.json");
  desktop.file.name = STR("example-denial.json");
  machine = machine_new(room->arena, STR(".."), room_path(room, "own"));
  ProgramPorts ports = machine_ports(&machine);
  ports.speak = desktop.ports.speak;
  ports.sound = desktop.ports.sound;
  ports.seconds = seconds;
  ports.wall_clock = wall_clock;
  desktop.ports = ports;
  wall_s = BEGAN_S;
  start_after(0);
  return 0;
}

static int close_course(void **state) {
  machine_close(&machine);
  desktop_close();
  return room_empty(state);
}

/** Both clocks go on; the window wakes as it asked to. */
static void wait_s(int64_t passed_s) {
  wall_s += passed_s;
  desktop.frame.now_ms += passed_s * 1000 - 50;
  desktop_event((UiEvent){.kind = EVENT_NONE});
}

static void begin(void) {
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_BRIEFING);
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
}

static void come_back(void) { desktop_key(KEY_ENTER, 0); }

static StoreAttempt the_attempt(void) {
  StoreAttempt *attempts;
  size_t count;
  OK(store_attempts(machine.store, room->arena, 0, &attempts, &count));
  assert_int_equal(count, 1);
  return attempts[0];
}

static Str the_journal(void) {
  Str text;
  OK(store_journal(machine.store, room->arena, the_attempt().attempt, &text));
  return text;
}

static bool holds(Str text, const char *part) { return str_find_str(text, str_from(part)) < text.length; }

static void work(void) {
  while (program_work(desktop.program)) desktop_event((UiEvent){.kind = EVENT_NONE});
}

static void it_is_said_before_the_start_and_shown_from_then_on(void **state) {
  (void)state;
  assert_true(desktop_shows("20 minutes from Start. Closing the program does not stop"));
  assert_int_equal(desktop.ui.wake_ms, 0);
  desktop_key(KEY_ENTER, 0);
  assert_true(desktop_shows("20 minutes from Start."));
  assert_int_equal(desktop.ui.wake_ms, 0);
  desktop_key(KEY_ENTER, 0);
  assert_true(desktop_shows("20:00"));
  assert_true(holds(the_journal(), "\"minutes\":20,\"began\":\"2026-05-20T09:00:00.000Z\""));
  wait_s(1);
  assert_true(desktop_shows("19:59"));
  for (int i = 0; i < 30; i++) { /* one picture a second, whatever else happens */
    assert_in_range(desktop.ui.wake_ms, desktop.frame.now_ms + 1, desktop.frame.now_ms + 1000);
    int64_t due = desktop.ui.wake_ms;
    desktop_key(KEY_TAB, 0);
    assert_int_equal(desktop.ui.wake_ms, due);
    wall_s++;
    desktop.frame.now_ms = due - 50;
    desktop_event((UiEvent){.kind = EVENT_NONE});
  }
  assert_true(desktop_shows("19:29"));
  desktop_key(KEY_ESCAPE, 0);
  program_show_home(desktop.program);
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_int_equal(desktop.ui.wake_ms, 0); /* away from the desk nothing is shown of it */
}

static void at_its_end_what_was_confirmed_counts(void **state) {
  (void)state;
  begin();
  wait_s(1199);
  assert_true(desktop_shows("0:01"));
  wall_s++;
  desktop.frame.now_ms += 1000;
  desktop_key('1', 0); /* not meant for what comes */
  assert_int_equal(program_screen(desktop.program), SCREEN_DEBRIEF);
  assert_true(desktop_shows("Time is up."));
  assert_int_equal(desktop.ui.wake_ms > desktop.frame.now_ms + 1000, 1); /* the toast's alone */
  work();
  assert_true(desktop_shows("Time ran out."));
  Str journal = the_journal();
  assert_true(str_ends(journal, STR("{\"time_up\":true,\"at\":\"2026-05-20T09:20:00.000Z\"}\n")));
  assert_false(holds(journal, "answer"));
  StoreAttempt about = the_attempt();
  assert_int_equal(about.score, 0);
  assert_true(about.ended.length > 0);
  start_after(60);
  assert_true(desktop_shows("No attempt left"));
}

static void closing_the_window_stops_nothing(void **state) {
  (void)state;
  begin();
  wait_s(60);
  start_after(300);
  assert_true(desktop_shows("Its clock of 20 minutes has run since it began."));
  come_back();
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  assert_true(desktop_shows("14:00"));
  start_after(24 * 3600);
  come_back();
  assert_int_equal(program_screen(desktop.program), SCREEN_DEBRIEF); /* at once, with what was done */
  work();
  assert_true(desktop_shows("Time ran out."));
  assert_int_equal(the_attempt().score, 0);
}

static void a_clock_that_is_set_back_gives_no_time(void **state) {
  (void)state;
  begin();
  wait_s(900);
  wall_s -= 7200;
  wait_s(1);
  assert_true(desktop_shows("4:59"));
  wall_s += 7200;
  for (int page = 1; page < 5; page++) desktop_key(KEY_F1 + page, 0); /* what is read for the first time is in the journal, at 9:15:01 */
  start_after(-7200);
  come_back();
  assert_true(desktop_shows("4:59"));
}

static void it_is_read_aloud_sparingly(void **state) {
  (void)state;
  begin();
  program_set_speaking(desktop.program, true);
  desktop_event((UiEvent){.kind = EVENT_NONE});
  size_t said = desktop.said.length;
  for (int i = 0; i < 590; i++) wait_s(1);
  assert_int_equal(desktop.said.length, said);
  for (int i = 0; i < 20; i++) wait_s(1);
  assert_true(holds(str_slice(buf_str(&desktop.said), said, desktop.said.length), "10 minutes left."));
  assert_int_equal(desktop_lines(str_slice(buf_str(&desktop.said), said, desktop.said.length)), 1);
  said = desktop.said.length;
  for (int i = 0; i < 300; i++) wait_s(1);
  assert_true(holds(str_slice(buf_str(&desktop.said), said, desktop.said.length), "5 minutes left."));
  for (int i = 0; i < 240; i++) wait_s(1);
  assert_true(holds(str_slice(buf_str(&desktop.said), said, desktop.said.length), "1 minute left."));
}

static void what_lies_over_the_desk_is_taken_away(void **state) {
  (void)state;
  begin();
  desktop_key(',', MOD_CTRL);
  wait_s(30);
  assert_true(desktop_shows("19:30")); /* under the settings */
  wait_s(1200);
  work();
  assert_true(desktop_shows("Time ran out."));
}

static void a_program_that_dies_before_the_debrief_has_lost_nothing(void **state) {
  (void)state;
  begin();
  wait_s(1300);
  assert_int_equal(program_screen(desktop.program), SCREEN_DEBRIEF);
  start_after(10); /* its result was not worked out yet */
  come_back();
  program_show_debrief(desktop.program);
  work();
  assert_true(desktop_shows("Time ran out."));
  Str journal = the_journal();
  size_t first = str_find_str(journal, STR("time_up"));
  assert_true(first < journal.length);
  assert_false(holds(str_slice(journal, first + 1, journal.length), "time_up")); /* it ended once */
  assert_int_equal(the_attempt().score, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(it_is_said_before_the_start_and_shown_from_then_on, open_course, close_course),
      cmocka_unit_test_setup_teardown(at_its_end_what_was_confirmed_counts, open_course, close_course),
      cmocka_unit_test_setup_teardown(closing_the_window_stops_nothing, open_course, close_course),
      cmocka_unit_test_setup_teardown(a_clock_that_is_set_back_gives_no_time, open_course, close_course),
      cmocka_unit_test_setup_teardown(it_is_read_aloud_sparingly, open_course, close_course),
      cmocka_unit_test_setup_teardown(what_lies_over_the_desk_is_taken_away, open_course, close_course),
      cmocka_unit_test_setup_teardown(a_program_that_dies_before_the_debrief_has_lost_nothing, open_course, close_course),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
