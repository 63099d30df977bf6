/* What lies over the screens, and what is entered in fields: the settings, the search, undo while typing, an input method, and tones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "help_desktop.h"
#include "ui/harness.h"
#include "unit/assert_str.h"

static Harness harness;

/* ---- Settings ---- */

static void the_settings_are_chosen_by_keys_and_by_pointer(void **state) {
  (void)state;
  harness_open(&harness, ON_SETTINGS, 1440, 900, 100);
  assert_str(harness_focused(&harness)->name, "Close");
  harness_click(&harness, harness_find(&harness, ROLE_RADIO, "Dark"));
  assert_int_equal(harness.want.kind, WANT_SET_THEME);
  assert_int_equal(harness.want.place, 1);
  harness_click(&harness, harness_find(&harness, ROLE_RADIO, "200%"));
  assert_int_equal(harness.want.kind, WANT_SET_TEXT);
  assert_int_equal(harness.want.place, 200);
  harness_click(&harness, harness_find(&harness, ROLE_RADIO, "Always"));
  assert_int_equal(harness.want.kind, WANT_SET_SOUND);
  harness_key(&harness, KEY_TAB, 0); /* to read aloud, off */
  harness_key(&harness, KEY_TAB, 0);
  assert_str(harness_focused(&harness)->name, "On");
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.kind, WANT_SPEAK);
  harness_key(&harness, KEY_ESCAPE, 0);
  assert_int_equal(harness.want.kind, WANT_CLOSE_OVERLAY);
  harness_close(&harness);
}

#define DENIAL "../scenarios/duplicate-hides-denial.json"

static const UiNode *focused(void) {
  for (size_t i = 0; i < desktop.ui.node_count; i++)
    if (desktop.ui.nodes[i].focused) return &desktop.ui.nodes[i];
  return NULL;
}

static void the_settings_change_the_screen_under_them_and_give_the_ring_back(void **state) {
  (void)state;
  desktop_open(DENIAL);
  desktop_key(KEY_TAB, 0);
  UiId before = focused()->id;
  desktop_key(',', MOD_CTRL);
  assert_true(desktop_shows("Kept for the next time"));
  desktop_key(KEY_TAB, MOD_SHIFT);
  desktop_key(KEY_TAB, MOD_SHIFT);
  assert_str(focused()->name, "Off");
  for (int i = 0; i < 3; i++) desktop_key(KEY_TAB, MOD_SHIFT);
  assert_str(focused()->name, "Off"); /* of the sound */
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_sound(desktop.program), 0);
  desktop_key(KEY_ESCAPE, 0);
  assert_false(desktop_shows("Kept for the next time"));
  assert_true(focused()->id == before);
  desktop_close();
}

/* ---- Keys on the screen ---- */

static void click_on(UiRole role, const char *name) {
  for (size_t i = 0; i < desktop.ui.node_count; i++) {
    const UiNode *node = &desktop.ui.nodes[i];
    if (node->role != role || !str_is(node->name, name)) continue;
    UiEvent at = {.x = node->rect.x + node->rect.w / 2, .y = node->rect.y + node->rect.h / 2, .clicks = 1};
    at.kind = EVENT_MOVE, desktop_event(at);
    at.kind = EVENT_PRESS, desktop_event(at);
    at.kind = EVENT_RELEASE, desktop_event(at);
    return;
  }
  fail_msg("nothing is called %s", name);
}

static bool is_there(UiRole role, const char *name) {
  for (size_t i = 0; i < desktop.ui.node_count; i++)
    if (desktop.ui.nodes[i].role == role && str_is(desktop.ui.nodes[i].name, name)) return true;
  return false;
}

/* ---- The briefing again ---- */

static void the_briefing_is_read_again_on_the_desk(void **state) {
  (void)state;
  const char *part = "colleagues have written";
  desktop_open(DENIAL);
  desktop_key('b', MOD_CTRL); /* home has none */
  assert_false(is_there(ROLE_DIALOG, "Briefing"));
  desktop_key(KEY_ENTER, 0);
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  UiId ring = focused()->id;
  int written = desktop_lines(buf_str(&desktop.journal));
  desktop_key('b', MOD_CTRL);
  assert_true(desktop_shows(part));
  assert_str(focused()->name, "Close");
  desktop_key(KEY_ESCAPE, 0);
  assert_false(desktop_shows(part));
  assert_true(focused()->id == ring);
  click_on(ROLE_TAB, "Briefing");
  assert_true(desktop_shows(part));
  click_on(ROLE_BUTTON, "Close");
  assert_false(desktop_shows(part));
  assert_int_equal(desktop_lines(buf_str(&desktop.journal)), written); /* to read it is no action */
  desktop_close();
}

static void the_pointer_types_alone(void **state) {
  (void)state;
  desktop_open(DENIAL);
  assert_false(is_there(ROLE_BUTTON, "Keys on the screen")); /* nothing was clicked */
  click_on(ROLE_FIELD, "Filter scenarios by title or code");
  click_on(ROLE_BUTTON, "Keys on the screen");
  click_on(ROLE_BUTTON, "Capitals");
  click_on(ROLE_BUTTON, "C");
  click_on(ROLE_BUTTON, "O");
  click_on(ROLE_BUTTON, "Space");
  click_on(ROLE_BUTTON, "123");
  click_on(ROLE_BUTTON, "9");
  assert_str(focused()->name, "Filter scenarios by title or code");
  assert_str(focused()->value, "CO 9");
  click_on(ROLE_BUTTON, "Backspace");
  assert_str(focused()->value, "CO ");
  desktop_key('z', MOD_CTRL); /* a keyboard puts them away; what was typed is undone like any other text */
  assert_str(focused()->value, "CO 9");
  assert_false(is_there(ROLE_BUTTON, "Backspace"));
  click_on(ROLE_FIELD, "Filter scenarios by title or code");
  click_on(ROLE_BUTTON, "Close keys");
  assert_false(is_there(ROLE_BUTTON, "Backspace"));
  assert_true(is_there(ROLE_BUTTON, "Keys on the screen"));
  desktop_close();
}

/* ---- Search ---- */

static void type(const char *text) {
  for (; *text; text++) {
    desktop_key(*text, 0);
    desktop_event((UiEvent){.kind = EVENT_TEXT, .text = {text, 1}});
  }
}

static bool found(const char *title);

static void a_scenario_is_found_and_opened(void **state) {
  (void)state;
  desktop_open(DENIAL);
  desktop_key('k', MOD_CTRL);
  type("dupl");
  assert_true(found("Duplicate of what?"));
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_BRIEFING);
  desktop_key('k', MOD_CTRL);
  type("zzzz");
  assert_true(desktop_shows("Nothing found"));
  desktop_key(KEY_ENTER, 0);
  desktop_key(KEY_ESCAPE, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_BRIEFING);
  desktop_close();
}

static bool found(const char *title) {
  for (size_t i = 0; i < desktop.ui.node_count; i++)
    if (desktop.ui.nodes[i].stop && desktop.ui.nodes[i].role == ROLE_ROW && str_is(desktop.ui.nodes[i].name, title)) return true;
  return false;
}

/* On the desk: what has come, and codes; nothing of what comes later, and no other scenario. */
static void only_what_has_come_is_found_on_a_desk(void **state) {
  (void)state;
  desktop_open("scenarios/example-denial.json");
  desktop_key(KEY_ENTER, 0);
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  desktop_key('k', MOD_CTRL);
  type("remittance");
  assert_true(desktop_shows("Remittance of Mar 9"));
  assert_false(desktop_shows("Remittance of Mar 26"));
  desktop_key(KEY_ESCAPE, 0);
  desktop_key('k', MOD_CTRL);
  type("no approval on file");
  assert_false(found("No approval on file"));
  desktop_key(KEY_ESCAPE, 0);
  desktop_key('k', MOD_CTRL);
  type("face sheet");
  desktop_key(KEY_ENTER, 0);
  assert_true(desktop_shows("R. Osei, MD"));
  desktop_key('k', MOD_CTRL);
  type("M62");
  desktop_key(KEY_ENTER, 0);
  assert_true(desktop_shows("Code lookup"));
  assert_true(desktop_shows("M62"));
  desktop_close();
}

static void the_search_is_used_by_pointer_alone(void **state) {
  (void)state;
  harness_open(&harness, ON_HOME, 1440, 900, 100);
  harness_click(&harness, harness_find(&harness, ROLE_BUTTON, "Search scenarios and codes"));
  assert_int_equal(harness.want.kind, WANT_FIND);
  harness_close(&harness);
  harness_open(&harness, ON_SEARCH, 1440, 900, 100);
  harness_click(&harness, harness_find(&harness, ROLE_ROW, "Phone"));
  assert_int_equal(harness.want.kind, WANT_FOUND);
  assert_int_equal(harness.want.place, 4);
  harness_click(&harness, harness_find(&harness, ROLE_ROW, "M15")); /* has nowhere to go: shown only */
  assert_int_equal(harness.want.kind, WANT_NONE);
  harness_key(&harness, KEY_TAB, 0);
  harness_close(&harness);
  harness_open(&harness, ON_SEARCH, 1440, 900, 100);
  harness_key(&harness, KEY_DOWN, 0);
  harness_key(&harness, KEY_DOWN, 0);
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.kind, WANT_FOUND);
  assert_int_equal(harness.want.place, 2);
  harness_close(&harness);
}

/* ---- Problems of a file ---- */

static void problems_are_read_and_their_places_copied_by_keys_and_by_pointer(void **state) {
  (void)state;
  harness_open(&harness, ON_PROBLEMS, 1440, 900, 100);
  assert_int_equal(harness_focused(&harness)->role, ROLE_ROW);
  assert_true(str_starts(harness_focused(&harness)->name, STR("Error: \"promt\"")));
  assert_str(harness_focused(&harness)->value, "bundled-shoulder.json:143:9");
  assert_true(harness_shows(&harness, "Which of the four lines"));
  assert_true(harness_shows(&harness, "2 errors"));
  harness_key(&harness, KEY_DOWN, 0);
  harness_key(&harness, KEY_DOWN, 0);
  assert_true(str_starts(harness_focused(&harness)->name, STR("Warning: ")));
  assert_true(harness_shows(&harness, "\"window\""));
  harness_key(&harness, 'c', MOD_CTRL);
  assert_int_equal(harness.want.kind, WANT_COPY);
  assert_int_equal(harness.want.place, 2);
  for (size_t i = 0; i < harness.ui.node_count; i++) {
    const UiNode *node = &harness.ui.nodes[i];
    if (node->role != ROLE_ROW || !str_starts(node->name, STR("Error: The step"))) continue;
    harness_click(&harness, node);
    break;
  }
  assert_true(harness_shows(&harness, "\"next\": \"supervisor\""));
  harness_click(&harness, harness_find(&harness, ROLE_BUTTON, "Copy place"));
  assert_int_equal(harness.want.kind, WANT_COPY);
  assert_int_equal(harness.want.place, 1);
  harness_key(&harness, KEY_ESCAPE, 0);
  assert_int_equal(harness.want.kind, WANT_CLOSE_OVERLAY);
  harness_close(&harness);
}

/* ---- Fields ---- */

static Str typed(void) { return ui_text_value(&harness.find.query); }

static void a_field_takes_back_what_was_typed(void **state) {
  (void)state;
  harness_open(&harness, ON_SEARCH, 1440, 900, 100);
  harness_text(&harness, "take back");
  harness_key(&harness, KEY_BACKSPACE, MOD_CTRL);
  assert_str(typed(), "take ");
  harness_key(&harness, 'z', MOD_CTRL);
  assert_str(typed(), "take back");
  harness_key(&harness, 'z', MOD_CTRL);
  assert_str(typed(), "take");
  harness_key(&harness, 'z', MOD_CTRL);
  assert_str(typed(), "");
  harness_key(&harness, 'z', MOD_CTRL | MOD_SHIFT);
  harness_key(&harness, 'y', MOD_CTRL);
  assert_str(typed(), "take back");
  harness_text(&harness, "!");
  harness_key(&harness, 'z', MOD_CTRL | MOD_SHIFT); /* nothing left to redo */
  assert_str(typed(), "take back!");
  harness_close(&harness);
}

static void what_is_composed_is_shown_at_the_caret_and_not_typed(void **state) {
  (void)state;
  harness_open(&harness, ON_SEARCH, 1440, 900, 100);
  harness_text(&harness, "ab");
  harness_key(&harness, KEY_LEFT, 0);
  UiRect before = harness.ui.caret;
  harness_event(&harness, (UiEvent){.kind = EVENT_COMPOSE, .text = STR("\xE3\x81\x8B\xE3\x82\x93")});
  assert_true(harness_shows(&harness, "a\xE3\x81\x8B\xE3\x82\x93"
                                      "b"));
  assert_str(typed(), "ab");
  assert_true(harness.ui.caret.x > before.x); /* the candidates stand behind what is composed */
  harness_event(&harness, (UiEvent){.kind = EVENT_COMPOSE, .text = STR("")});
  harness_event(&harness, (UiEvent){.kind = EVENT_TEXT, .text = STR("\xE6\xBC\xA2")});
  assert_str(typed(), "a\xE6\xBC\xA2"
                      "b");
  assert_false(harness_shows(&harness, "\xE3\x81\x8B"));
  harness_close(&harness);
}

/* ---- Tones ---- */

static void tones_are_short_quiet_and_end_in_silence(void **state) {
  (void)state;
  enum { RATE = 48000, ROOM = RATE };
  int16_t *samples = malloc(ROOM * sizeof *samples);
  assert_non_null(samples);
  for (int tone = 0; tone < TONE_COUNT; tone++) {
    int count = tone_make((Tone)tone, RATE, samples, ROOM), loudest = 0;
    assert_true(count > RATE / 20 && count <= RATE * TONE_MOST_MS / 1000 + 1);
    for (int i = 0; i < count; i++) {
      int value = abs(samples[i]), step = i ? abs(samples[i] - samples[i - 1]) : abs(samples[i]);
      if (value > loudest) loudest = value;
      assert_true(step < 1200); /* nothing clicks */
    }
    assert_true(loudest > TONE_PEAK / 5 && loudest <= TONE_PEAK);
    assert_int_equal(samples[0], 0);
    assert_int_equal(samples[count - 1], 0);
    assert_int_equal(tone_make((Tone)tone, RATE, samples, 10), 10);
  }
  free(samples);
}

static void answer(void) {
  desktop_key('1', 0);
  desktop_key(KEY_ENTER, 0);
}

static void an_answer_sounds_in_practice_and_never_in_an_assessment_unless_asked(void **state) {
  (void)state;
  desktop_open(DENIAL);
  desktop_key(KEY_ENTER, 0);
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(desktop.tone_count, 0);
  answer();
  assert_int_equal(desktop.tone_count, 1);
  assert_int_equal(desktop.tones[0], TONE_WRONG);
  desktop_key('z', MOD_CTRL);
  assert_int_equal(desktop.tone_count, 1);
  desktop_close();
  for (int sound = 1; sound <= 2; sound++) {
    desktop_open(DENIAL);
    program_set_sound(desktop.program, sound);
    desktop_key(KEY_ENTER, 0);
    desktop_key('2', 0);
    desktop_key(KEY_ENTER, 0);
    for (int i = 0; i < 4; i++) answer();
    assert_true(sound == 1 ? desktop.tone_count == 0 : desktop.tone_count > 0);
    for (int i = 0; i < desktop.tone_count; i++) assert_true(desktop.tones[i] == TONE_TAKEN || desktop.tones[i] == TONE_NEWS);
    desktop_close();
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_settings_are_chosen_by_keys_and_by_pointer),
      cmocka_unit_test(the_settings_change_the_screen_under_them_and_give_the_ring_back),
      cmocka_unit_test(the_briefing_is_read_again_on_the_desk),
      cmocka_unit_test(the_pointer_types_alone),
      cmocka_unit_test(a_scenario_is_found_and_opened),
      cmocka_unit_test(only_what_has_come_is_found_on_a_desk),
      cmocka_unit_test(the_search_is_used_by_pointer_alone),
      cmocka_unit_test(problems_are_read_and_their_places_copied_by_keys_and_by_pointer),
      cmocka_unit_test(a_field_takes_back_what_was_typed),
      cmocka_unit_test(what_is_composed_is_shown_at_the_caret_and_not_typed),
      cmocka_unit_test(tones_are_short_quiet_and_end_in_silence),
      cmocka_unit_test(an_answer_sounds_in_practice_and_never_in_an_assessment_unless_asked),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
