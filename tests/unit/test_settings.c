/* What is remembered between two starts: written and read back, and whatever else may stand in the file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "sdl/settings.h"
#include "unit/assert_str.h"

static void what_is_written_is_read_back(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  Settings settings = {.theme = 2, .text_percent = 150, .sound = 2, .speak = true, .width_px = 1024, .height_px = 640, .x = 12, .y = 0};
  Settings again = settings_parse(settings_print(arena, &settings));
  assert_str(settings_print(arena, &again), str_z(arena, settings_print(arena, &settings)));
  assert_int_equal(again.theme, 2);
  assert_int_equal(again.text_percent, 150);
  assert_int_equal(again.sound, 2);
  assert_true(again.speak);
  assert_int_equal(again.x, 12);
  assert_int_equal(again.y, 0);
  Settings first = settings_parse(settings_print(arena, &settings_first));
  assert_int_equal(first.x, SETTINGS_NO_PLACE);
  arena_free(arena);
}

static void what_cannot_be_understood_changes_nothing(void **state) {
  (void)state;
  static const char *const texts[] = {"",
                                      "theme",
                                      "theme pink\n",
                                      "text 90\ntext 999999999999999999999\ntext x",
                                      "width 3\nheight -1\nx -40\n",
                                      "sound\tloud\nread-aloud perhaps\n",
                                      "\n\n \n",
                                      "theme \xFF\xFE\n"};
  Arena *arena = arena_new(0);
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    Settings read = settings_parse(str_from(texts[i]));
    assert_str(settings_print(arena, &read), str_z(arena, settings_print(arena, &settings_first)));
  }
  arena_free(arena);
}

static void lines_of_another_version_are_passed_over(void **state) {
  (void)state;
  Settings read = settings_parse(STR("colour blue\r\ntheme dark\r\n\ntext  130 \nread-aloud on"));
  assert_int_equal(read.theme, 1);
  assert_int_equal(read.text_percent, 130);
  assert_true(read.speak);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_written_is_read_back),
      cmocka_unit_test(what_cannot_be_understood_changes_nothing),
      cmocka_unit_test(lines_of_another_version_are_passed_over),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
