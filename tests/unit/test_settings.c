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
  Settings settings = {
      .theme = 2, .text_percent = 150, .sound = 2, .speak = true, .width_px = 1024, .height_px = 640, .x = 12, .y = 0, .keys = keys_first()};
  settings.place = (ProgramPlace){1, SORT_TITLE, STR("no surprise"), STR("right-amount-late.json"), STR("week.json"), STR("a-17"), APP_CONTRACT, 2};
  settings.keys.at[keys_find(STR("pin"))] = (KeyChord){'w', MOD_CTRL};
  Settings again = settings_parse(arena, settings_print(arena, &settings));
  assert_true(keys_same(&again.keys, &settings.keys));
  assert_int_equal(again.bad, 0);
  assert_int_equal(again.place.kind, 1);
  assert_int_equal(again.place.sort, SORT_TITLE);
  assert_str(again.place.filter, "no surprise");
  assert_str(again.place.course, "week.json");
  assert_str(again.place.file, "right-amount-late.json");
  assert_str(again.place.attempt, "a-17");
  assert_int_equal(again.place.app, APP_CONTRACT);
  assert_int_equal(again.place.page, 2);
  assert_str(settings_print(arena, &again), str_z(arena, settings_print(arena, &settings)));
  assert_int_equal(again.theme, 2);
  assert_int_equal(again.text_percent, 150);
  assert_int_equal(again.sound, 2);
  assert_true(again.speak);
  assert_int_equal(again.x, 12);
  assert_int_equal(again.y, 0);
  Settings none = settings_first(), first = settings_parse(arena, settings_print(arena, &none));
  assert_int_equal(first.x, SETTINGS_NO_PLACE);
  arena_free(arena);
}

static void what_cannot_be_understood_changes_nothing(void **state) {
  (void)state;
  static const char *const texts[] = {
      "",
      "theme",
      "theme pink\n",
      "text 90\ntext 999999999999999999999\ntext x",
      "width 3\nheight -1\nx -40\n",
      "sound\tloud\nread-aloud perhaps\n",
      "\n\n \n",
      "theme \xFF\xFE\n",
      "home-kind pink\nhome-sort 4\nhome-colour x\ndesk-page claim\ndesk-page claim 0\ndesk-page attic 1\n",
      "key pin\nkey pin Tab\nkey pin 3\nkey pin Alt W\nkey pin Shift W\nkey nothing Ctrl W\nkey pin Ctrl C\nkey pin WW\n"};
  static const int bad[] = {0, 1, 1, 3, 3, 2, 0, 1, 6, 4};
  Arena *arena = arena_new(0);
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    Settings none = settings_first(), read = settings_parse(arena, str_from(texts[i]));
    assert_int_equal(read.bad, bad[i]);
    read.notes = STR("");
    assert_str(settings_print(arena, &read), str_z(arena, settings_print(arena, &none)));
  }
  arena_free(arena);
}

/* What somebody wrote is not lost: it stays as a note, and is told of once. */
static void what_is_not_understood_is_kept_as_a_note(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  Settings read = settings_parse(arena, STR("# mine\ntheme pink\ntheme dark\ncolour blue\n"));
  assert_int_equal(read.bad, 2);
  assert_str(read.first_bad, "theme pink");
  assert_int_equal(read.theme, 1);
  Str printed = settings_print(arena, &read);
  assert_true(str_ends(printed, STR("# mine\n# theme pink\n# colour blue\n")));
  Settings again = settings_parse(arena, printed);
  assert_int_equal(again.bad, 0);
  assert_str(settings_print(arena, &again), str_z(arena, printed));
  arena_free(arena);
}

/* Two may have changed places; a third that wants one of them does not get it. */
static void a_key_is_given_once(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  Settings read = settings_parse(arena, STR("key pin R\nkey raw P\nkey sort R\nkey next U\nkey filter Ctrl Shift G\n"));
  KeyMap *keys = &read.keys;
  assert_int_equal(read.bad, 3); /* who was meant to have it nobody knows, so none has, nor what stood aside for it */
  assert_true(keys_is_first(keys, keys_find(STR("pin"))));
  assert_true(keys_is_first(keys, keys_find(STR("raw"))));
  assert_true(keys_is_first(keys, keys_find(STR("sort"))));
  assert_int_equal(keys->at[keys_find(STR("next"))].key, 'u');
  assert_int_equal(keys->at[keys_find(STR("filter"))].mods, MOD_CTRL | MOD_SHIFT);
  for (int i = 0, taken; i < KEYS_COUNT; i++) assert_int_equal(keys_refuse(keys, i, keys->at[i], &taken), KEYS_FREE);
  Settings swapped = settings_parse(arena, STR("key pin R\nkey raw P\n"));
  assert_int_equal(swapped.bad, 0);
  assert_int_equal(swapped.keys.at[keys_find(STR("pin"))].key, 'r');
  arena_free(arena);
}

static void lines_of_another_version_are_passed_over(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  Settings read = settings_parse(arena, STR("colour blue\r\ntheme dark\r\n\ntext  130 \nread-aloud on"));
  assert_int_equal(read.theme, 1);
  assert_int_equal(read.text_percent, 130);
  assert_true(read.speak);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_written_is_read_back),
      cmocka_unit_test(what_cannot_be_understood_changes_nothing),
      cmocka_unit_test(what_is_not_understood_is_kept_as_a_note),
      cmocka_unit_test(a_key_is_given_once),
      cmocka_unit_test(lines_of_another_version_are_passed_over),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
