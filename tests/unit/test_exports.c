/* What a trainee saves lies where it is said, under a name that nothing had; where it cannot be written that is said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sdl/machine.h"
#include "unit/assert_str.h"
#include "unit/help_room.h"

static Str content_of(Room *room, Str path) {
  Str text;
  assert_int_equal(files_read(room->arena, path, 1000, &text).status, FILES_OK);
  return text;
}

static void nothing_is_written_over(void **state) {
  Room *room = *state;
  Machine machine = machine_new(room->arena, STR(".."), str_from(room->path));
  ProgramPorts ports = machine_ports(&machine);
  Str first, second;
  assert_true(ports.write_new(&machine, room->arena, STR("case-2026-05-20"), STR(".html"), STR("one"), &first));
  assert_true(ports.write_new(&machine, room->arena, STR("case-2026-05-20"), STR(".html"), STR("two"), &second));
  assert_true(str_ends(first, STR("/exports/case-2026-05-20.html")));
  assert_true(str_ends(second, STR("/exports/case-2026-05-20-2.html")));
  assert_str(content_of(room, first), "one");
  assert_str(content_of(room, second), "two");
  machine_close(&machine);
}

static void where_it_cannot_be_written_that_is_said(void **state) {
  Room *room = *state;
  Str said, blocked = room_path(room, "file");
  assert_int_equal(files_write(room->arena, blocked, STR("not a folder")).status, FILES_OK);
  Machine machine = machine_new(room->arena, STR(".."), blocked);
  ProgramPorts ports = machine_ports(&machine);
  assert_false(ports.write_new(&machine, room->arena, STR("case"), STR(".html"), STR("one"), &said));
  assert_true(said.length > 0 && str_find_str(said, STR("exports")) < said.length);
  machine_close(&machine);
  Machine without = machine_new(room->arena, STR(".."), STR(""));
  assert_false(ports.write_new(&without, room->arena, STR("case"), STR(".html"), STR("one"), &said));
  assert_str(said, "There are no records here.");
  machine_close(&without);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(nothing_is_written_over, room_make, room_empty),
      cmocka_unit_test_setup_teardown(where_it_cannot_be_written_that_is_said, room_make, room_empty),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
