/* Courses that lie among the scenarios: home finds them, shows the only one or the one that was chosen, and tells of one with errors on its row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "sdl/library.h"
#include "sdl/machine.h"
#include "unit/assert_str.h"
#include "unit/help_desktop.h"
#include "unit/help_room.h"

#define COURSE(ID, TITLE, ENTRIES) "{\"format\": 1, \"id\": \"" ID "\", \"title\": \"" TITLE "\", \"kind\": \"course\", \"entries\": [" ENTRIES "]}"
#define HERE "{\"id\": \"here\", \"lesson\": \"here.json\", \"pass\": 60}"
#define BELOW "{\"id\": \"below\", \"lesson\": \"claims/below.json\", \"mode\": \"assessment\"}"

static Room *room;
static Machine machine;
static Library library;

static void put(const char *name, Str content) { assert_int_equal(files_write(room->arena, room_path(room, name), content).status, FILES_OK); }

static void put_scenario(const char *name, const char *id) {
  static const Str was = STR_INIT("\"id\": \"emergency-no-approval\"");
  Str text = desktop_read("scenarios/example-denial.json");
  size_t at = str_find_str(text, was);
  assert_true(at < text.length);
  put(name,
      str_format(room->arena, "%.*s\"id\": \"%s\"%.*s", STR_ARG(str_slice(text, 0, at)), id, STR_ARG(str_slice(text, at + was.length, text.length))));
}

static int open_room(void **state) {
  assert_int_equal(room_make((void **)&room), 0);
  *state = room;
  desktop_open("scenarios/example-denial.json");
  machine = machine_new(room->arena, STR(".."), room_path(room, "own"));
  ProgramPorts ports = machine_ports(&machine);
  ports.speak = desktop.ports.speak;
  ports.sound = desktop.ports.sound;
  desktop.ports = ports;
  assert_int_equal(mkdir(room_path(room, "list").at, 0700), 0);
  assert_int_equal(mkdir(room_path(room, "list/claims").at, 0700), 0);
  put_scenario("list/here.json", "here");
  put_scenario("list/claims/below.json", "below");
  return 0;
}

static int close_room(void **state) {
  machine_close(&machine);
  desktop_close();
  return room_empty(state);
}

/** The program as the window starts it; `course`: that it remembers. */
static void start(Str course) {
  ProgramPlace place = {.kind = NONE, .course = course};
  if (desktop.program) program_free(desktop.program);
  library = library_read(room->arena, room_path(room, "list"), room_path(room, "cache"));
  desktop.program = program_new(desktop.arena, &desktop.ports, library.files, library.count, STR("list"));
  ui_init(&desktop.ui, desktop.passes);
  program_set_place(desktop.program, &place);
  program_find_course(desktop.program, 1000);
  desktop_event((UiEvent){.kind = EVENT_NONE});
}

static void the_only_course_is_home(void **state) {
  (void)state;
  put("list/week.json", STR(COURSE("week", "The first week", HERE "," BELOW)));
  start(STR(""));
  assert_true(desktop_shows("0 of 2 done"));
  assert_true(desktop_shows("The first week"));
  assert_str(program_place(desktop.program).course, "week.json");
  desktop_key('a', 0); /* all scenarios, and back */
  assert_true(desktop_shows("A course with 2 entries."));
  assert_false(desktop_shows("0 of 2 done"));
  desktop_key('a', 0);
  assert_true(desktop_shows("0 of 2 done"));
}

static void a_lesson_in_a_folder_below_is_played(void **state) {
  (void)state;
  put("list/week.json", STR(COURSE("week", "The first week", BELOW)));
  start(STR(""));
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_BRIEFING);
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  assert_str(session_head(program_session(desktop.program))->scenario, "below");
  start(STR("week.json"));
  assert_true(desktop_shows("It was begun and is gone on with"));
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
}

static void a_lesson_above_is_found_where_the_course_says_so(void **state) {
  (void)state;
  static const char above[] =
      "{\"format\": 1, \"id\": \"week\", \"title\": \"From above\", \"kind\": \"course\", \"lessons\": \"above\", \"entries\": [" HERE "]}";
  put_scenario("here.json", "another");
  put("list/week.json", str_from(above));
  start(STR(""));
  desktop_key(KEY_ENTER, 0);
  desktop_key(KEY_ENTER, 0);
  assert_str(session_head(program_session(desktop.program))->scenario, "another"); /* not that beside the course */
}

static void a_course_with_errors_is_a_row_and_the_rest_is_there(void **state) {
  static const char *const broken[] = {COURSE("week", "Broken", "{\"id\": \"a\", \"lesson\": \"../here.json\"}"),
                                       COURSE("week", "Broken", "{\"id\": \"a\", \"lesson\": \"nowhere.json\"}"),
                                       COURSE("week", "Broken", "{\"id\": \"a\", \"lesson\": \"week.json\"}"),
                                       COURSE("week", "Broken", HERE "," HERE)};
  (void)state;
  for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
    put("list/week.json", str_from(broken[i]));
    start(STR(""));
    assert_true(desktop_shows("1 error"));
    desktop_key(KEY_ENTER, 0); /* courses come first */
    assert_true(desktop_shows("Problems"));
    assert_true(desktop_shows("week.json:1:"));
    desktop_key(KEY_ESCAPE, 0);
    desktop_key(KEY_DOWN, 0);
    desktop_key(KEY_ENTER, 0);
    assert_int_equal(program_screen(desktop.program), SCREEN_BRIEFING);
  }
}

static void of_several_one_is_chosen_and_remembered(void **state) {
  (void)state;
  put("list/a-week.json", STR(COURSE("a", "Week A", HERE)));
  put("list/b-week.json", STR(COURSE("b", "Week B", BELOW)));
  start(STR(""));
  assert_true(desktop_shows("Week A"));
  assert_true(desktop_shows("Week B"));
  assert_str(program_place(desktop.program).course, "");
  desktop_key(KEY_DOWN, 0);
  desktop_key(KEY_ENTER, 0);
  assert_true(desktop_shows("0 of 1 done"));
  assert_str(program_place(desktop.program).course, "b-week.json");
  start(STR("b-week.json"));
  assert_true(desktop_shows("0 of 1 done"));
  assert_false(desktop_shows("Week A"));
  desktop_key('a', 0);
  assert_true(desktop_shows("Week A"));
  desktop_key(KEY_HOME, 0);
  desktop_key(KEY_ENTER, 0);
  assert_true(desktop_shows("0 of 1 done"));
  assert_str(program_place(desktop.program).course, "a-week.json");
}

static void a_course_follows_its_saves(void **state) {
  (void)state;
  put("list/week.json", STR(COURSE("week", "The first week", HERE)));
  start(STR(""));
  put("list/week.json", STR(COURSE("week", "The longer week", HERE "," BELOW)));
  assert_true(program_reload(desktop.program, 2000));
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_true(desktop_shows("The longer week"));
  assert_true(desktop_shows("0 of 2 done"));
  put("list/week.json", STR(COURSE("week", "Broken", HERE ",")));
  assert_true(program_reload(desktop.program, 3000));
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_true(desktop_shows("The longer week")); /* as it was */
  put("list/week.json", STR(COURSE("week", "Mended", HERE)));
  assert_true(program_reload(desktop.program, 4000));
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_true(desktop_shows("Mended"));
}

/** What the list knows of a course comes from the cache too. */
static void a_course_is_known_without_being_opened(void **state) {
  (void)state;
  put("list/week.json", STR(COURSE("week", "The first week", HERE)));
  struct timespec times[2] = {{1000000000, 0}, {1000000000, 0}};
  assert_int_equal(utimensat(AT_FDCWD, room_path(room, "list/week.json").at, times, 0), 0);
  assert_int_equal(utimensat(AT_FDCWD, room_path(room, "list/here.json").at, times, 0), 0);
  start(STR(""));
  assert_int_equal(library.read, 2);
  library_keep(&library);
  start(STR(""));
  assert_int_equal(library.read, 0);
  assert_true(desktop_shows("0 of 1 done"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(the_only_course_is_home, open_room, close_room),
      cmocka_unit_test_setup_teardown(a_lesson_in_a_folder_below_is_played, open_room, close_room),
      cmocka_unit_test_setup_teardown(a_lesson_above_is_found_where_the_course_says_so, open_room, close_room),
      cmocka_unit_test_setup_teardown(a_course_with_errors_is_a_row_and_the_rest_is_there, open_room, close_room),
      cmocka_unit_test_setup_teardown(of_several_one_is_chosen_and_remembered, open_room, close_room),
      cmocka_unit_test_setup_teardown(a_course_follows_its_saves, open_room, close_room),
      cmocka_unit_test_setup_teardown(a_course_is_known_without_being_opened, open_room, close_room),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
