/* A shift in the program, from home to its end: by keyboard, by pointer, after a break, and in assessment. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "help_desktop.h"
#include "overturn/utf8.h"

#define SHIFT "scenarios/small-shift.json"

static const ShiftSession *shift(void) { return program_shift(desktop.program); }
static const World *world(void) { return shift_session_world(shift()); }
static const Item *item(void) {
  return sim_item(session_scenario(program_session(desktop.program)), session_state(program_session(desktop.program)));
}

static void type(const char *text) {
  Str whole = str_from(text);
  for (size_t at = 0; at < whole.length;) {
    size_t from = at;
    int32_t code = utf8_next(whole, &at);
    desktop_key(code, 0);
    desktop_event((UiEvent){.kind = EVENT_TEXT, .text = str_slice(whole, from, at)});
  }
}

static const UiNode *find(UiRole role, const char *part) {
  for (size_t i = 0; i < desktop.ui.node_count; i++) {
    const UiNode *node = &desktop.ui.nodes[i];
    if (node->role == role && str_find_str(node->name, str_from(part)) < node->name.length) return node;
  }
  return NULL;
}

static void click(UiRole role, const char *part) {
  const UiNode *node = find(role, part);
  if (!node) fail_msg("there is no %s to click", part);
  int x = node->seen.x + node->seen.w / 2, y = node->seen.y + node->seen.h / 2;
  desktop_event((UiEvent){.kind = EVENT_MOVE, .x = x, .y = y});
  desktop_event((UiEvent){.kind = EVENT_PRESS, .x = x, .y = y, .clicks = 1});
  desktop_event((UiEvent){.kind = EVENT_RELEASE, .x = x, .y = y});
}

static void start_shift(Mode mode) {
  desktop_open(SHIFT);
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_BRIEFING);
  assert_true(desktop_shows("Two days, three claims"));
  if (mode == MODE_ASSESSMENT) desktop_key('2', 0);
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_WORKLIST);
}

/* ---- By keyboard ---- */

static void choose(char digit) {
  desktop_key(digit, 0);
  desktop_key(KEY_ENTER, 0);
}

static void enter(const char *text) {
  type(text);
  desktop_key(KEY_ENTER, 0);
}

/* The stay first, whose appeal ends today; then the visit. */
static void play_first_day(void) {
  desktop_key(KEY_DOWN, 0);
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  assert_true(desktop_shows("A procedure denied in December"));
  choose('1');
  choose('2');
  assert_true(desktop_shows("When do you look at it?"));
  enter("Jun 8, 2026");
  assert_int_equal(program_screen(desktop.program), SCREEN_WORKLIST);
  assert_true(desktop_shows("sleeps until Mon Jun 8, 2026"));
  desktop_key(KEY_UP, 0);
  desktop_key(KEY_ENTER, 0);
  choose('1');
  assert_true(desktop_shows("Which claim number?"));
}

static void play_to_the_end(void) {
  enter("LC-101");
  desktop_key(KEY_ENTER, 0); /* goes on */
  enter("Jun 2, 2026");
  assert_int_equal(program_screen(desktop.program), SCREEN_WORKLIST);
  assert_int_equal(world()->day_index, 1);
  assert_true(desktop_shows("Tue Jun 2, 2026: 1 account came in, 1 has news"));
  assert_true(desktop_shows("The plan has paid."));
  desktop_key(KEY_ENTER, 0);
  enter("80.00");
  assert_true(desktop_shows("To the worklist"));
  desktop_key(KEY_ENTER, 0);
  desktop_key('e', MOD_CTRL);
  assert_true(desktop_shows("minutes are left"));
  assert_false(world()->over);
  desktop_key('e', 0);
  assert_true(world()->over);
}

/* The journal of the machine, played anew, comes to the same end. */
static void journal_agrees(void) {
  Diags diags = diags_new(desktop.arena, STR("journal"), buf_str(&desktop.journal));
  ShiftSession *again = shift_journal_replay(desktop.arena, shift_session_shift(shift()), buf_str(&desktop.journal), &diags);
  assert_int_equal(diags.count, 0);
  assert_non_null(again);
  assert_memory_equal(&shift_session_world(again)->tally, &world()->tally, sizeof world()->tally);
  assert_int_equal(shift_session_recovered(again), shift_session_recovered(shift()));
  for (int i = 0; i < shift_session_shift(again)->case_count; i++) {
    int32_t most, most_again;
    assert_int_equal(session_points_so_far(shift_session_case(again, i), &most_again), session_points_so_far(shift_session_case(shift(), i), &most));
    assert_memory_equal(session_state(shift_session_case(again, i)), session_state(shift_session_case(shift(), i)), sizeof(State));
  }
}

/* The debrief is worked out, an account is looked at, and the way back leads home. */
static void see_debrief(void) {
  assert_int_equal(program_screen(desktop.program), SCREEN_DEBRIEF);
  assert_true(desktop_shows("Working out"));
  assert_true(program_work(desktop.program));
  assert_false(program_work(desktop.program));
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_true(desktop_shows("Days in A/R"));
  assert_true(desktop_shows("Rights lost"));
  assert_true(desktop_shows("Ines Calder"));
  assert_int_equal(desktop.scores, 1);
  desktop_key('b', 0);
  assert_true(desktop_shows("First come"));
  desktop_key(KEY_ENTER, 0);
  assert_true(desktop_shows("Decisions"));
  desktop_key(KEY_ESCAPE, 0);
  assert_true(desktop_shows("First come"));
  desktop_key(KEY_ESCAPE, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_HOME);
  assert_false(desktop_shows("In progress"));
}

static void a_shift_is_played_by_keyboard(void **state) {
  (void)state;
  start_shift(MODE_PRACTICE);
  play_first_day();
  play_to_the_end();
  journal_agrees();
  assert_int_equal(shift_session_recovered(shift()), 128000);
  assert_true(desktop.open); /* until its result is kept */
  see_debrief();
  assert_false(desktop.open);
  desktop_close();
}

static void every_action_takes_its_minutes_in_the_bar(void **state) {
  (void)state;
  start_shift(MODE_PRACTICE);
  const UiNode *left = find(ROLE_TEXT, "Minutes left today");
  assert_non_null(left);
  assert_true(str_is(left->value, "480"));
  desktop_key(KEY_ENTER, 0);
  int32_t minute = world()->minute;
  assert_true(minute >= WORLD_MINUTES_TAKE);
  choose('1');
  assert_true(world()->minute >= minute + 2);
  left = find(ROLE_TEXT, "Minutes left today");
  assert_true(str_equal(left->value, str_format(desktop.arena, "%d", WORKDAY_MINUTES - (int)world()->minute)));
  desktop_close();
}

/* ---- In the middle of a call ---- */

static void a_call_is_not_left_for_the_worklist(void **state) {
  (void)state;
  start_shift(MODE_PRACTICE);
  desktop_key(KEY_ENTER, 0);
  desktop_key(KEY_F1 + 1, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_WORKLIST);
  desktop_key(KEY_ENTER, 0); /* goes on with it, and is not taken up twice */
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  assert_int_equal(world()->tally.touches, 1);
  choose('1');
  assert_true(world()->cases[0].in_call);
  desktop_key(KEY_F1 + 1, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  assert_true(desktop_shows("Finish the call first"));
  desktop_close();
}

/* ---- After a break ---- */

static void a_shift_that_was_left_goes_on(void **state) {
  (void)state;
  start_shift(MODE_PRACTICE);
  play_first_day();
  WorldTally tally = world()->tally;
  Str before = str_copy(desktop.arena, buf_str(&desktop.journal));
  desktop_key(KEY_ESCAPE, 0); /* in a call: home is asked for */
  desktop_key('l', 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_HOME);
  desktop_start();
  assert_true(desktop_shows("In progress"));
  desktop_key('c', 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  assert_true(desktop_shows("Which claim number?"));
  assert_memory_equal(&world()->tally, &tally, sizeof tally);
  play_to_the_end();
  assert_true(str_starts(buf_str(&desktop.journal), before));
  journal_agrees();
  desktop_close();
}

/* ---- By pointer ---- */

static void a_shift_is_played_by_pointer(void **state) {
  (void)state;
  start_shift(MODE_PRACTICE);
  click(ROLE_ROW, "LC-102");
  click(ROLE_BUTTON, "Work this account");
  assert_int_equal(item()->kind, ITEM_INTERPRET);
  for (size_t i = 0; i < desktop.ui.node_count; i++)
    if (desktop.ui.nodes[i].role == ROLE_CHOICE) {
      Str name = str_copy(desktop.arena, desktop.ui.nodes[i].name);
      click(ROLE_CHOICE, str_z(desktop.arena, name));
      break;
    }
  click(ROLE_BUTTON, "Confirm");
  click(ROLE_CHOICE, "Write the appeal now");
  click(ROLE_BUTTON, "Confirm");
  click(ROLE_DAY, "Mon Jun 8, 2026");
  click(ROLE_BUTTON, "Schedule");
  assert_int_equal(program_screen(desktop.program), SCREEN_WORKLIST);
  click(ROLE_ROW, "LC-101");
  click(ROLE_BUTTON, "Work this account");
  click(ROLE_CHOICE, "Send the claim again");
  click(ROLE_BUTTON, "Confirm");
  assert_true(desktop_shows("Denied as a duplicate."));
  assert_int_equal(program_screen(desktop.program), SCREEN_WORKLIST); /* nothing was left to do on that day */
  assert_int_equal(world()->day_index, 1);
  click(ROLE_ROW, "LC-103");
  click(ROLE_BUTTON, "Work this account");
  click(ROLE_TAB, "Worklist");
  click(ROLE_BUTTON, "End day");
  const UiNode *end = NULL; /* the dialog's stands after the bar's */
  for (size_t i = 0; i < desktop.ui.node_count; i++)
    if (desktop.ui.nodes[i].role == ROLE_BUTTON && str_is(desktop.ui.nodes[i].name, "End day")) end = &desktop.ui.nodes[i];
  assert_non_null(end);
  int x = end->seen.x + end->seen.w / 2, y = end->seen.y + end->seen.h / 2;
  desktop_event((UiEvent){.kind = EVENT_PRESS, .x = x, .y = y, .clicks = 1});
  desktop_event((UiEvent){.kind = EVENT_RELEASE, .x = x, .y = y});
  assert_true(world()->over);
  journal_agrees();
  desktop_close();
}

/* ---- Assessment ---- */

/* A shift is many files: what is wrong with a case is listed under its name, and the day goes on as it began. */
static void what_is_saved_of_a_shift_is_listed_and_played_next(void **state) {
  (void)state;
  start_shift(MODE_PRACTICE);
  const Shift *shown = shift_session_shift(shift());
  desktop.case_name = shown->cases[1].file;
  Str text = shown->cases[1].scenario->text, old = STR("\"level\"");
  size_t at = str_find_str(text, old);
  desktop.case_text =
      str_format(desktop.arena, "%.*s\"levle\"%.*s", STR_ARG(str_slice(text, 0, at)), STR_ARG(str_slice(text, at + old.length, text.length)));
  desktop.saved = desktop.file.text;
  assert_true(program_reload(desktop.program, desktop.frame.now_ms));
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_ptr_equal(shift_session_shift(shift()), shown);
  assert_int_equal(program_screen(desktop.program), SCREEN_WORKLIST);
  desktop_key('j', MOD_CTRL);
  assert_non_null(find(ROLE_ROW, "unknown key \"levle\""));
  assert_true(str_starts(find(ROLE_ROW, "unknown key \"levle\"")->value, desktop.case_name));
  desktop_key(KEY_ESCAPE, 0);
  desktop_key(KEY_ENTER, 0); /* takes up the first account: its desk lists them, too */
  assert_int_equal(program_screen(desktop.program), SCREEN_DESK);
  click(ROLE_BUTTON, " problem");
  assert_non_null(find(ROLE_ROW, "unknown key \"levle\""));
  desktop.case_text = str_format(desktop.arena, "%.*s\n", STR_ARG(text));
  assert_true(program_reload(desktop.program, desktop.frame.now_ms));
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_null(find(ROLE_ROW, "unknown key \"levle\""));
  assert_true(desktop_shows("Saved. This attempt goes on"));
  assert_ptr_equal(shift_session_shift(shift()), shown);
  assert_false(program_reload(desktop.program, desktop.frame.now_ms)); /* another file of the folder was saved */
  desktop_close();
}

static void an_assessment_shows_no_score_and_no_money_that_came(void **state) {
  (void)state;
  static const char *const never[] = {"Points", "Recovered", "missed", "Right", "Wrong", "Hint", "Undo"};
  start_shift(MODE_ASSESSMENT);
  for (int i = 0; i < 4; i++) {
    for (size_t k = 0; k < sizeof never / sizeof *never; k++)
      if (desktop_shows(never[k])) fail_msg("after %d keys: %s", i, never[k]);
    if (i == 0)
      desktop_key(KEY_ENTER, 0);
    else if (i == 1)
      choose('2');
    else
      desktop_key(KEY_ENTER, 0);
  }
  desktop_close();
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_shift_is_played_by_keyboard),
      cmocka_unit_test(every_action_takes_its_minutes_in_the_bar),
      cmocka_unit_test(a_call_is_not_left_for_the_worklist),
      cmocka_unit_test(a_shift_that_was_left_goes_on),
      cmocka_unit_test(a_shift_is_played_by_pointer),
      cmocka_unit_test(what_is_saved_of_a_shift_is_listed_and_played_next),
      cmocka_unit_test(an_assessment_shows_no_score_and_no_money_that_came),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
