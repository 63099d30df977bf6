/* Reading aloud: scenarios begun by keyboard, and every line that is said. The scripts are voice/NAME.said: "> KEY" is pressed ("> type TEXT" typed,
 * "> choose TEXT" the number key of the choice that begins so), and what follows must be said, line for line. `test_voice write NAME` takes over what is said now; read it before you believe it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "help_desktop.h"
#include "overturn/files.h"
#include "ui/everywhere.h"
#include "ui/voice.h"
#include "unit/assert_str.h"

/* ---- Keys by name ---- */

static const struct {
  const char *name;
  int32_t key;
} named[] = {{"Enter", KEY_ENTER}, {"Tab", KEY_TAB},   {"Esc", KEY_ESCAPE},          {"Down", KEY_DOWN}, {"Up", KEY_UP},     {"Left", KEY_LEFT},
             {"Right", KEY_RIGHT}, {"Space", ' '},     {"Backspace", KEY_BACKSPACE}, {"Home", KEY_HOME}, {"F1", KEY_F1},     {"F2", KEY_F1 + 1},
             {"F3", KEY_F1 + 2},   {"F4", KEY_F1 + 3}, {"F5", KEY_F1 + 4},           {"F6", KEY_F1 + 5}, {"F7", KEY_F1 + 6}, {"F8", KEY_F1 + 7}};

static void press(Str key) {
  unsigned mods = 0;
  static const struct {
    const char *name;
    unsigned mod;
  } held[] = {{"Ctrl ", MOD_CTRL}, {"Shift ", MOD_SHIFT}, {"Alt ", MOD_ALT}};
  for (int i = 0; i < 3; i++) {
    if (!str_starts(key, str_from(held[i].name))) continue;
    mods |= held[i].mod;
    key = str_slice(key, strlen(held[i].name), key.length);
  }
  int32_t code = key.length == 1 ? key.at[0] : 0;
  for (size_t i = 0; i < sizeof named / sizeof *named; i++)
    if (str_is(key, named[i].name)) code = named[i].key;
  if (!code) fail_msg("no key %.*s", STR_ARG(key));
  desktop_key(code, mods);
  if (program_work(desktop.program)) desktop_event((UiEvent){.kind = EVENT_NONE});
}

static void type(Str text) {
  for (size_t i = 0; i < text.length; i++) {
    desktop_key(text.at[i], 0);
    desktop_event((UiEvent){.kind = EVENT_TEXT, .text = str_slice(text, i, i + 1)});
  }
}

/* The number key of a choice that begins so. */
static void choose(Str start) {
  for (size_t i = 0; i < desktop.ui.node_count; i++) {
    const UiNode *node = &desktop.ui.nodes[i];
    bool choice = node->role == ROLE_CHOICE || node->role == ROLE_CHECK;
    if (!choice || !node->cap.length || !str_starts(node->name, start)) continue;
    press(node->cap);
    return;
  }
  fail_msg("no choice %.*s", STR_ARG(start));
}

/* ---- Scripts ---- */

static Str path_of(const char *name) { return str_format(desktop.arena, "voice/%s.said", name); }

/* Plays the keys of a script. @return the script as it should read. */
static Str play(Str script) {
  Buf now = buf_new(desktop.arena);
  Str line;
  for (Str rest = script; rest.length;) {
    (void)str_cut(rest, '\n', &line, &rest);
    if (str_starts(line, STR("#"))) buf_format(&now, "%.*s\n", STR_ARG(line));
    if (!str_starts(line, STR("> "))) continue;
    buf_format(&now, "%.*s\n", STR_ARG(line));
    desktop.said = buf_new(desktop.arena);
    Str key = str_slice(line, 2, line.length);
    if (str_starts(key, STR("type ")))
      type(str_slice(key, 5, key.length));
    else if (str_starts(key, STR("choose ")))
      choose(str_slice(key, 7, key.length));
    else
      press(key);
    buf_add(&now, buf_str(&desktop.said));
  }
  return buf_str(&now);
}

typedef struct Script {
  const char *name, *scenario;
} Script;

static const Script scripts[] = {
    {"first-steps", "../scenarios/duplicate-hides-denial.json"},
    {"call", "scenarios/example-denial.json"},
    {"assessment", "../scenarios/duplicate-hides-denial.json"},
};
enum { SCRIPTS = sizeof scripts / sizeof *scripts };

static void compare(const Script *script) {
  desktop_open(script->scenario);
  desktop.frame.height_px = 900;
  Str wanted = desktop_read(str_z(desktop.arena, path_of(script->name))), now = play(wanted), want, got;
  for (Str a = wanted, b = now; a.length || b.length;) {
    (void)str_cut(a, '\n', &want, &a);
    (void)str_cut(b, '\n', &got, &b);
    if (!str_equal(want, got)) fail_msg("%s: should be said:\n  %.*s\nis said:\n  %.*s", script->name, STR_ARG(want), STR_ARG(got));
  }
  desktop_close();
}

static void the_scripts_are_said_line_for_line(void **state) {
  (void)state;
  for (int i = 0; i < SCRIPTS; i++) compare(&scripts[i]);
}

static int write_scripts(void) {
  for (int i = 0; i < SCRIPTS; i++) {
    desktop_open(scripts[i].scenario);
    desktop.frame.height_px = 900;
    Str path = path_of(scripts[i].name), now = play(desktop_read(str_z(desktop.arena, path)));
    FilesResult result = files_write(desktop.arena, path, now);
    if (result.status != FILES_OK) return 1;
    printf("%s\n", scripts[i].name);
    desktop_close();
  }
  return 0;
}

/* ---- Rules ---- */

/* Nothing is kept for reading, and nothing said, while nobody listens. */
static void silence_costs_nothing(void **state) {
  (void)state;
  desktop_open(scripts[0].scenario);
  press(STR("Enter"));
  press(STR("Enter"));
  press(STR("1"));
  assert_int_equal(desktop.ui.reading_count, 0);
  assert_int_equal(desktop.said.length, 0);
  press(STR("Ctrl R")); /* its keys are not taken either */
  assert_int_equal(desktop.said.length, 0);
  desktop_close();
}

static void where_nothing_can_be_said_a_toast_tells(void **state) {
  (void)state;
  desktop_open(scripts[0].scenario);
  desktop.mute = true;
  press(STR("Ctrl Shift s"));
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_false(program_speaking(desktop.program));
  assert_true(desktop_shows("install speech-dispatcher"));
  desktop_close();
}

static void what_was_said_is_said_again_and_ended(void **state) {
  (void)state;
  desktop_open(scripts[0].scenario);
  program_set_speaking(desktop.program, true);
  press(STR("Enter"));
  Str first = str_copy(desktop.arena, buf_str(&desktop.said));
  assert_true(first.length > 40);
  desktop.said = buf_new(desktop.arena);
  press(STR("Tab"));
  Str second = str_copy(desktop.arena, buf_str(&desktop.said));
  assert_true(second.length > 0);
  desktop.said = buf_new(desktop.arena);
  press(STR("Ctrl r"));
  assert_str(buf_str(&desktop.said), str_z(desktop.arena, second));
  desktop.said = buf_new(desktop.arena);
  press(STR("Ctrl ."));
  assert_str(buf_str(&desktop.said), "(silence)\n");
  desktop.said = buf_new(desktop.arena);
  press(STR("Ctrl Shift s"));
  assert_false(program_speaking(desktop.program));
  press(STR("Tab"));
  assert_str(buf_str(&desktop.said), "Reading aloud ended.\n");
  desktop_close();
}

/* ---- Everything that can be reached says what it is ---- */

static void check_stops(const char *where) {
  harness.ui.listening = true;
  harness_event(&harness, (UiEvent){.kind = EVENT_NONE});
  for (size_t i = 0; i < harness.ui.node_count; i++) {
    const UiNode *node = &harness.ui.nodes[i];
    if (!node->stop) continue;
    Str said = voice_node(&harness.ui, harness.arena, node), role = ui_role_name(node->role), name = voice_spelled(harness.arena, node->name);
    bool whole = str_find_str(said, role) < said.length && str_find_str(said, name) < said.length;
    bool hinted = str_find_str(said, STR("Enter")) < said.length || str_find_str(said, STR("Space")) < said.length ||
                  str_find_str(said, STR("Type")) < said.length;
    if (!name.length || !whole || !hinted) fail_msg("%s: \"%.*s\" is said as \"%.*s\"", where, STR_ARG(node->name), STR_ARG(said));
  }
}

static void everything_says_name_role_and_hint(void **state) {
  (void)state;
  everywhere(check_stops);
}

static bool is_read(const Utterances *said, Str text) {
  for (size_t i = 0; i < said->count; i++)
    if (str_find_str(said->lines[i], text) < said->lines[i].length) return true;
  return false;
}

/* Where what lies over the rest begins. */
static size_t over_all(void) {
  size_t from = 0;
  for (size_t i = 0; i < harness.ui.node_count; i++)
    if (harness.ui.nodes[i].role == ROLE_DIALOG) from = i;
  return from;
}

/* Every text that was drawn is part of what is read, but the labels of what can be pressed; and so is every heading. */
static void check_page(const char *where) {
  harness.ui.listening = true;
  harness_event(&harness, (UiEvent){.kind = EVENT_NONE});
  Utterances said = {.arena = harness.arena};
  voice_read(&harness.ui, NULL, 0, true, &said);
  for (size_t i = over_all(); i < harness.ui.node_count; i++) {
    const UiNode *node = &harness.ui.nodes[i];
    if (node->role == ROLE_HEADING && !is_read(&said, voice_spelled(harness.arena, node->name)))
      fail_msg("%s: \"%.*s\" is not read", where, STR_ARG(node->name));
  }
  if (said.count < 3) fail_msg("%s: only %d lines are read", where, (int)said.count);
}

static void every_page_is_read(void **state) {
  (void)state;
  everywhere(check_page);
}

/* ---- What is new ---- */

static size_t heard(Voice *voice, Utterances *said) {
  *said = (Utterances){.arena = harness.arena};
  voice_follow(voice, &harness.ui, STR("Desk"), said);
  return said->count;
}

static void the_rounds_of_a_negotiation_are_read_once(void **state) {
  (void)state;
  Voice *voice = calloc(1, sizeof *voice);
  Utterances said;
  assert_non_null(voice);
  harness_open_desk(&harness, APP_NEGOTIATION, NONE, 1440, 900, 100);
  harness.ui.listening = true;
  harness_event(&harness, (UiEvent){.kind = EVENT_NONE});
  assert_true(heard(voice, &said) > 3);
  assert_true(is_read(&said, STR("Round 1, ")));
  assert_true(is_read(&said, STR("they offer ")));
  assert_true(is_read(&said, STR("you asked ")));
  assert_int_equal(heard(voice, &said), 0);
  harness_key(&harness, KEY_TAB, 0);
  assert_int_equal(heard(voice, &said), 1); /* what has the ring now */
  harness_close(&harness);
  free(voice);
}

/* A small picture: a page that gets mail, a date, a line of a call. */
static void picture(const char *mail, int unread, const char *date, int lines) {
  UiFrame frame = harness.frame;
  ui_begin(&harness.ui, &frame);
  ui_panel(&harness.ui, STR("Rail"), (UiRect){0, 0, 100, 100});
  ui_touch(&harness.ui, ui_id(&harness.ui, STR("Portal")), ROLE_TAB, STR("Portal"), (UiRect){0, 0, 100, 30}, true, true);
  UiNode *tab = ui_node(&harness.ui);
  tab->value = str_from(mail);
  tab->grows = unread;
  tab->watched = true;
  ui_watch(&harness.ui, STR("Today"), str_from(date));
  bool live = ui_live(&harness.ui, true);
  for (int i = 0; i < lines; i++) ui_reading(&harness.ui, STR("Please hold."), (UiRect){0, 40 + 20 * i, 100, 20});
  ui_live(&harness.ui, live);
  (void)ui_end(&harness.ui);
}

static void mail_dates_and_lines_are_said_when_they_come(void **state) {
  (void)state;
  Voice *voice = calloc(1, sizeof *voice);
  Utterances said;
  assert_non_null(voice);
  harness_open(&harness, ON_HOME, 800, 600, 100);
  harness.ui.listening = true;
  picture("1 new", 1, "May 5", 1);
  picture("1 new", 1, "May 5", 1);
  (void)heard(voice, &said);
  assert_true(is_read(&said, STR("Please hold.")));
  assert_false(is_read(&said, STR("May 5"))); /* the first time it is only seen */
  picture("2 new", 2, "May 19", 2);
  (void)heard(voice, &said);
  assert_true(is_read(&said, STR("Portal, 2 new")));
  assert_true(is_read(&said, STR("Today, May 19")));
  assert_true(is_read(&said, STR("Please hold."))); /* said a second time, so read a second time */
  picture("1 new", 1, "May 19", 2);                 /* one was read: no news */
  (void)heard(voice, &said);
  assert_false(is_read(&said, STR("Please hold.")));
  picture("1 new", 1, "May 19", 1); /* taken back, and said once more */
  (void)heard(voice, &said);
  picture("1 new", 1, "May 19", 2);
  (void)heard(voice, &said);
  assert_true(is_read(&said, STR("Please hold.")));
  harness_close(&harness);
  free(voice);
}

static void signs_are_spelled(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  assert_str(voice_spelled(arena, STR("\xE2\x88\x92"
                                      "12.50")),
             "minus 12.50");
  assert_str(voice_spelled(arena, STR("6 / 12")), "6 of 12");
  assert_str(voice_spelled(arena, STR("5/12/2026 and/or")), "5/12/2026 and/or");
  assert_str(voice_spelled(arena, STR("\xE2\x80\x93")), "none");
  assert_str(voice_spelled(arena, STR("two\nlines  of")), "two lines of");
  assert_str(voice_spelled(arena, STR("bad\xFF"
                                      "byte")),
             "badbyte");
  arena_free(arena);
}

int main(int argc, char **argv) {
  if (argc > 1 && strcmp(argv[1], "write") == 0) return write_scripts();
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_scripts_are_said_line_for_line),
      cmocka_unit_test(silence_costs_nothing),
      cmocka_unit_test(where_nothing_can_be_said_a_toast_tells),
      cmocka_unit_test(what_was_said_is_said_again_and_ended),
      cmocka_unit_test(signs_are_spelled),
      cmocka_unit_test(everything_says_name_role_and_hint),
      cmocka_unit_test(every_page_is_read),
      cmocka_unit_test(the_rounds_of_a_negotiation_are_read_once),
      cmocka_unit_test(mail_dates_and_lines_are_said_when_they_come),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
