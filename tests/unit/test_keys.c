/* What a trainee finds again: keys that were changed (their names, who may have which, what a screen gets to see), and the place that was left. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "help_desktop.h"
#include "overturn/files.h"
#include "screens/keys.h"
#include "unit/assert_str.h"

static int action(const char *id) {
  int found = keys_find(str_from(id));
  assert_int_not_equal(found, KEYS_NONE);
  return found;
}

static void every_key_has_one_name_and_one_owner(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  KeyMap first = keys_first();
  for (int i = 0, taken; i < KEYS_COUNT; i++) {
    KeyChord read;
    Str cap = keys_cap(arena, first.at[i]);
    assert_true(keys_read(cap, &read));
    assert_int_equal(read.key, first.at[i].key);
    assert_int_equal(read.mods, first.at[i].mods);
    assert_int_equal(keys_refuse(&first, i, first.at[i], &taken), KEYS_FREE);
    assert_int_equal(keys_find(keys_id(i)), i);
    assert_true(word(keys_word(i)).length > 0);
  }
  KeyChord chord;
  assert_true(keys_read(STR("ctrl shift page up"), &chord));
  assert_str(keys_cap(arena, chord), "Ctrl Shift Page Up");
  assert_true(keys_read(STR("F12"), &chord));
  assert_str(keys_cap(arena, chord), "F12");
  assert_true(keys_read(STR("\xC3\xA9"), &chord));
  assert_str(keys_cap(arena, chord), "\xC3\xA9");
  static const char *const none[] = {"", "Ctrl", "Ctrl ", "F13", "F0", "PP", "Hyper X", "\xE2\x80\xAE"};
  for (size_t i = 0; i < sizeof none / sizeof *none; i++) assert_false(keys_read(str_from(none[i]), &chord));
  arena_free(arena);
}

/* A key that screens use and the table lacks could be given away and would be gone. */
static void look_through(Str file, Str text, const char *before) {
  KeyMap first = keys_first();
  for (Str rest = text; rest.length;) {
    size_t at = str_find_str(rest, str_from(before));
    if (at == rest.length) return;
    rest = str_slice(rest, at + strlen(before), rest.length);
    if (rest.length < 2 || rest.at[1] != '\'' || (rest.at[0] >= '0' && rest.at[0] <= '9')) continue; /* digits stay as they are */
    bool known = rest.at[0] == '?' || rest.at[0] == ' ';
    for (int i = 0; i < KEYS_COUNT; i++) known = known || first.at[i].key == rest.at[0];
    if (!known) fail_msg("%.*s: %c is no key of the table", STR_ARG(file), rest.at[0]);
  }
}

static void every_key_of_a_screen_is_in_the_table(void **state) {
  (void)state;
  enum { MOST = 1000 };
  Arena *arena = arena_new(0);
  FilesEntry *entries;
  size_t count, looked = 0;
  assert_int_equal(files_list(arena, STR("../game/screens"), MOST, &entries, &count).status, FILES_OK);
  for (size_t i = 0; i < count; i++) {
    Str text;
    if (!str_ends(entries[i].name, STR(".c"))) continue;
    assert_int_equal(files_read(arena, str_format(arena, "../game/screens/%.*s", STR_ARG(entries[i].name)), 1 << 20, &text).status, FILES_OK);
    look_through(entries[i].name, text, ".key = '");
    look_through(entries[i].name, text, "ui_key(ui, '");
    look_through(entries[i].name, text, "ui_key_always(ui, '");
    looked++;
  }
  assert_true(looked > 50);
  arena_free(arena);
}

static UiEvent pressed(const KeyMap *map, int32_t key, unsigned mods) {
  UiEvent event = {.kind = EVENT_KEY, .key = key, .mods = mods};
  keys_translate(map, &event);
  return event;
}

static void a_screen_sees_the_first_key(void **state) {
  (void)state;
  KeyMap map = keys_first();
  map.at[action("pin")] = (KeyChord){'w', MOD_CTRL};
  map.at[action("raw")] = (KeyChord){'p', 0};
  assert_int_equal(pressed(&map, 'w', MOD_CTRL).key, 'p');
  assert_int_equal(pressed(&map, 'w', MOD_CTRL).mods, 0);
  assert_int_equal(pressed(&map, 'p', 0).key, 'r');
  assert_int_equal(pressed(&map, 'p', MOD_ALT).key, 'r'); /* while text is typed */
  assert_int_equal(pressed(&map, 'p', MOD_ALT).mods, MOD_ALT);
  assert_int_equal(pressed(&map, 'r', 0).kind, EVENT_NONE); /* nothing has it any more */
  assert_int_equal(pressed(&map, 'w', 0).key, 'w');
  assert_int_equal(pressed(&map, '3', MOD_SHIFT).key, '3');
}

/* ---- In the settings ---- */

static const UiNode *row_of(const char *name) {
  for (size_t i = 0; i < desktop.ui.node_count; i++)
    if (desktop.ui.nodes[i].role == ROLE_ROW && desktop.ui.nodes[i].selected && str_is(desktop.ui.nodes[i].name, name)) return &desktop.ui.nodes[i];
  return NULL;
}

static void open_keys_at(const char *name) {
  desktop_key(',', MOD_CTRL);
  desktop_key('k', 0);
  assert_true(desktop_shows("F2 to F12 stay as they are"));
  for (int i = 0; i < KEYS_COUNT && !row_of(name); i++) desktop_key(KEY_DOWN, 0);
  assert_non_null(row_of(name));
}

static const Session *session(void) { return program_session(desktop.program); }

static bool anything_pinned(void) {
  for (int i = 0; i < session_scenario(session())->fact_count; i++)
    if (bits_has(session_state(session())->pinned, i)) return true;
  return false;
}

static void a_key_is_changed_shown_and_reset(void **state) {
  (void)state;
  desktop_open("../scenarios/duplicate-hides-denial.json");
  desktop_key(KEY_ENTER, 0);
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  open_keys_at("Pin as evidence");
  desktop_key(KEY_ENTER, 0);
  assert_true(desktop_shows("Pin as evidence: press the new key."));
  desktop_key('r', 0); /* told plainly, and asked for again */
  assert_true(desktop_shows("R is taken: Raw 835."));
  desktop_key('3', 0);
  assert_true(desktop_shows("3 does the same everywhere"));
  desktop_key('w', MOD_ALT);
  assert_true(desktop_shows("Alt W cannot be given."));
  desktop_key('w', 0);
  assert_true(desktop_shows("Pin as evidence: the key is W now."));
  assert_str(row_of("Pin as evidence")->value, "W");
  desktop_key(KEY_ESCAPE, 0); /* back to the settings, and to the desk */
  desktop_key(KEY_ESCAPE, 0);
  assert_true(desktop_shows("W"));
  for (int i = 1; i <= 11 && !anything_pinned(); i++) { /* to a page with a finding */
    desktop_key(KEY_F1 + i, 0);
    desktop_key('p', 0);
    assert_false(anything_pinned());
    desktop_key('w', 0);
  }
  assert_true(anything_pinned());
  desktop_key('?', 0);
  assert_true(desktop_shows("W"));
  desktop_key(KEY_ESCAPE, 0);

  KeyMap kept = *program_keys(desktop.program); /* as the settings file has it at the next start */
  desktop_start();
  program_set_keys(desktop.program, &kept);
  open_keys_at("Pin as evidence");
  assert_str(row_of("Pin as evidence")->value, "W");
  desktop_key(KEY_ENTER, 0);
  desktop_key(KEY_ESCAPE, 0); /* leaves it as it is */
  assert_str(row_of("Pin as evidence")->value, "W");
  for (size_t i = 0; i < desktop.ui.node_count; i++) {
    const UiNode *node = &desktop.ui.nodes[i];
    if (node->role != ROLE_BUTTON || !str_is(node->name, "Reset")) continue;
    UiEvent at = {.x = node->rect.x + node->rect.w / 2, .y = node->rect.y + node->rect.h / 2, .clicks = 1};
    at.kind = EVENT_MOVE, desktop_event(at);
    at.kind = EVENT_PRESS, desktop_event(at);
    at.kind = EVENT_RELEASE, desktop_event(at);
    break;
  }
  assert_str(row_of("Pin as evidence")->value, "P");
  KeyMap first = keys_first();
  assert_true(keys_same(program_keys(desktop.program), &first));
  desktop_close();
}

/* A reset that would take a key from another says so. */
static void a_reset_takes_no_key_away(void **state) {
  (void)state;
  desktop_open("../scenarios/duplicate-hides-denial.json");
  KeyMap map = keys_first();
  map.at[action("pin")] = (KeyChord){'r', 0};
  map.at[action("raw")] = (KeyChord){'p', 0};
  program_set_keys(desktop.program, &map);
  open_keys_at("Pin as evidence");
  desktop_key(KEY_TAB, 0);
  while (true) {
    const UiNode *ring = NULL;
    for (size_t i = 0; i < desktop.ui.node_count; i++)
      if (desktop.ui.nodes[i].focused) ring = &desktop.ui.nodes[i];
    assert_non_null(ring);
    if (str_is(ring->name, "Reset")) break;
    desktop_key(KEY_TAB, 0);
  }
  desktop_key(KEY_ENTER, 0);
  assert_true(desktop_shows("P is taken: Raw 835."));
  assert_true(keys_same(program_keys(desktop.program), &map));
  desktop_close();
}

/* ---- The place ---- */

static Str selected_tab(void) {
  for (size_t i = 0; i < desktop.ui.node_count; i++)
    if (desktop.ui.nodes[i].role == ROLE_TAB && desktop.ui.nodes[i].selected) return desktop.ui.nodes[i].name;
  return STR("");
}

static void home_and_the_page_that_was_left_are_come_back_to(void **state) {
  (void)state;
  desktop_open("../scenarios/duplicate-hides-denial.json");
  desktop_key('s', 0);
  desktop_key('/', 0);
  desktop_event((UiEvent){.kind = EVENT_TEXT, .text = STR("dup")});
  desktop_key(KEY_ENTER, 0);
  desktop_key(KEY_TAB, MOD_SHIFT);
  while (program_screen(desktop.program) == SCREEN_HOME) {
    const UiNode *ring = NULL;
    for (size_t i = 0; i < desktop.ui.node_count; i++)
      if (desktop.ui.nodes[i].focused) ring = &desktop.ui.nodes[i];
    assert_non_null(ring);
    desktop_key(ring->role == ROLE_ROW ? KEY_ENTER : KEY_TAB, 0);
  }
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  desktop_key('1', 0); /* something is answered, so that it is worth going on with */
  desktop_key(KEY_ENTER, 0);
  desktop_key(KEY_F1 + 4, 0);
  desktop_key('n', 0);
  Str app = str_copy(desktop.arena, selected_tab());
  assert_true(app.length > 0);
  ProgramPlace place = program_place(desktop.program);
  assert_int_equal(place.page, 1);
  place.filter = str_copy(desktop.arena, place.filter);
  place.attempt = str_copy(desktop.arena, place.attempt);
  assert_str(place.filter, "dup");

  desktop_start(); /* the window was closed on the desk */
  program_set_place(desktop.program, &place);
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_int_equal(program_screen(desktop.program), SCREEN_HOME);
  assert_true(desktop_shows("dup"));
  desktop_key('c', 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  assert_true(str_equal(selected_tab(), app));
  assert_int_equal(program_place(desktop.program).page, 1);

  desktop_key(KEY_F1 + 1, 0); /* left for home and gone on with at once */
  desktop_key(KEY_ESCAPE, 0);
  desktop_key('l', 0);
  desktop_key('c', 0);
  assert_int_equal(program_place(desktop.program).app, APP_CLAIM);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);

  desktop_start(); /* what is remembered of a page that is not there leads nowhere */
  place.app = APP_NEGOTIATION;
  place.page = 77;
  program_set_place(desktop.program, &place);
  desktop_key('c', 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  assert_int_not_equal(program_place(desktop.program).app, APP_NEGOTIATION);
  desktop_close();
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_key_has_one_name_and_one_owner),
      cmocka_unit_test(every_key_of_a_screen_is_in_the_table),
      cmocka_unit_test(a_screen_sees_the_first_key),
      cmocka_unit_test(a_key_is_changed_shown_and_reset),
      cmocka_unit_test(a_reset_takes_no_key_away),
      cmocka_unit_test(home_and_the_page_that_was_left_are_come_back_to),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
