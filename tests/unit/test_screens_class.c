/* The class screen: what it shows of invented trainees, and what keys and the pointer do on it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ui/harness.h"
#include "unit/assert_str.h"

static Harness harness;

static void open_at(ClassSample sample) { harness_open_class(&harness, sample, 1440, 900, 100); }

static const char *first_row(void) {
  const UiNode *node = harness_focused(&harness);
  return node && node->role == ROLE_ROW ? str_z(harness.arena, node->name) : "";
}

static void the_gate_asks_and_shows_nothing_that_is_typed(void **state) {
  (void)state;
  open_at(CLASS_GATE_NEW);
  assert_true(harness_shows(&harness, "Choose a passphrase"));
  assert_false(harness_shows(&harness, "Abara"));
  harness_text(&harness, "p\xC3\xA4ssword");
  assert_str(ui_text_value(&harness.class.typed[0]), "p\xC3\xA4ssword");
  assert_true(harness_shows(&harness, "********"));
  assert_false(harness_shows(&harness, "ssword"));
  assert_str(harness_focused(&harness)->value, "********"); /* nor read aloud */
  harness_key(&harness, KEY_LEFT, 0);
  harness_key(&harness, KEY_BACKSPACE, 0);
  assert_str(ui_text_value(&harness.class.typed[0]), "p\xC3\xA4sswod");
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.kind, WANT_CLASS_UNLOCK);
  harness_close(&harness);
  open_at(CLASS_GATE_WRONG);
  assert_true(harness_shows(&harness, "That is not the passphrase."));
  assert_true(harness_shows(&harness, "Forgotten?"));
  harness_key(&harness, KEY_ESCAPE, 0);
  assert_int_equal(harness.want.kind, WANT_BACK);
  harness_close(&harness);
}

static void trainees_are_filtered_sorted_and_opened(void **state) {
  (void)state;
  open_at(CLASS_ON_SKILLS);
  assert_string_equal(first_row(), "Abara, Joy");
  harness_key(&harness, 's', 0); /* the lowest first */
  Arena *arena = arena_new(0);   /* that of the harness is emptied by every event */
  ClassView view = sample_class(arena, CLASS_ON_SKILLS);
  int lowest = 0;
  for (int i = 0; i < view.record->rows.trainee_count; i++)
    if (view.report->trainees[i].mean < view.report->trainees[lowest].mean) lowest = i;
  assert_string_equal(first_row(), str_z(arena, view.record->rows.trainees[lowest]));
  harness_key(&harness, 's', 0);
  harness_key(&harness, 's', 0);
  harness_key(&harness, '/', 0);
  harness_text(&harness, "s-4003");
  assert_true(harness_shows(&harness, "Castillo, Rosa"));
  assert_false(harness_shows(&harness, "Abara, Joy"));
  harness_key(&harness, KEY_ENTER, 0);
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.class.trainee, 2);
  assert_true(harness_shows(&harness, "s-4003"));
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.kind, WANT_CLASS_ATTEMPT);
  assert_int_equal(view.record->rows.attempts[harness.want.place].trainee, 2);
  harness_key(&harness, KEY_ESCAPE, 0);
  assert_int_equal(harness.class.trainee, NONE);
  harness_key(&harness, KEY_ESCAPE, 0);
  assert_int_equal(harness.want.kind, WANT_BACK);
  arena_free(arena);
  harness_close(&harness);
}

static void a_filter_that_finds_nobody_is_left_with_escape(void **state) {
  (void)state;
  open_at(CLASS_ON_SKILLS);
  harness_key(&harness, '/', 0);
  harness_text(&harness, "~");
  assert_false(harness_shows(&harness, "Abara, Joy"));
  harness_key(&harness, KEY_ESCAPE, 0);
  assert_int_equal(harness.want.kind, WANT_BACK);
  harness_close(&harness);
}

static void who_needs_help_is_shown_alone(void **state) {
  (void)state;
  open_at(CLASS_ON_SKILLS);
  Arena *arena = arena_new(0);
  ClassView view = sample_class(arena, CLASS_ON_SKILLS);
  harness_key(&harness, 'h', 0);
  assert_true(harness.class.help_only);
  for (int i = 0; i < view.record->rows.trainee_count; i++)
    assert_int_equal(harness_shows(&harness, str_z(arena, view.record->rows.trainees[i])), view.report->trainees[i].needs_help);
  arena_free(arena);
  harness_close(&harness);
}

static void scenarios_that_do_not_fit_are_paged(void **state) {
  (void)state;
  harness_open_class(&harness, CLASS_ON_LESSONS, 1440, 900, 100);
  assert_null(harness_find(&harness, ROLE_BUTTON, "Next scenarios"));
  harness_close(&harness);
  harness_open_class(&harness, CLASS_ON_LESSONS, 640, 480, 150);
  assert_non_null(harness_find(&harness, ROLE_BUTTON, "Next scenarios"));
  harness_key(&harness, ']', 0);
  assert_true(harness.class.first_lesson > 0);
  harness_key(&harness, '[', 0);
  assert_int_equal(harness.class.first_lesson, 0);
  harness_close(&harness);
}

static void a_question_says_how_it_did_and_what_was_answered(void **state) {
  (void)state;
  open_at(CLASS_ON_QUESTIONS);
  ClassView view = sample_class(harness.arena, CLASS_ON_QUESTIONS);
  int hard = 0, doubtful = 0;
  for (int i = 0; i < view.record->rows.question_count; i++) {
    hard += view.report->items[i].hard;
    doubtful += view.report->items[i].doubtful;
  }
  assert_true(hard > 0 && doubtful > 0);
  assert_true(harness_shows(&harness, "Review"));
  assert_true(harness_shows(&harness, "Answers given"));
  assert_true(harness_shows(&harness, "Bill the patient"));
  assert_true(harness_shows(&harness, "99 times of 100"));
  harness_close(&harness);
}

static void what_is_handed_out_has_keys(void **state) {
  (void)state;
  static const struct {
    int32_t key;
    ClassExport what;
  } keys[] = {{'p', CLASS_PAGE}, {'c', CLASS_TABLE}, {'g', CLASS_GRADES}};
  open_at(CLASS_ON_SKILLS);
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    harness_key(&harness, keys[i].key, 0);
    assert_int_equal(harness.want.kind, WANT_CLASS_EXPORT);
    assert_int_equal(harness.want.place, keys[i].what);
  }
  assert_false(harness.class.names);
  harness_key(&harness, 'n', 0);
  assert_true(harness.class.names);
  harness_key(&harness, 'l', 0);
  assert_int_equal(harness.want.kind, WANT_CLASS_LOCK);
  harness_close(&harness);
}

static void disputes_are_read_answered_and_closed(void **state) {
  (void)state;
  open_at(CLASS_ON_SKILLS);
  assert_non_null(harness_find(&harness, ROLE_TAB, "Disputes 2"));
  harness_key(&harness, '4', 0);
  assert_int_equal(harness.class.part, CLASS_DISPUTES);
  assert_string_equal(first_row(), "Dunne, Mark");
  assert_true(harness_shows(&harness, "Answered") && harness_shows(&harness, "Closed"));
  harness_key(&harness, KEY_DOWN, 0);
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.class.dispute, 1);
  harness_key(&harness, KEY_ENTER, 0); /* there is no answer without a word */
  assert_int_equal(harness.want.kind, WANT_NONE);
  harness_text(&harness, "Yes.");
  harness_key(&harness, KEY_ENTER, 0);
  assert_int_equal(harness.want.kind, WANT_CLASS_ANSWER);
  harness_key(&harness, 'x', MOD_ALT);
  assert_true(harness.class.closing);
  assert_true(harness_shows(&harness, "It is closed with this answer: Yes."));
  harness_key(&harness, KEY_ENTER, 0); /* the safe one */
  assert_false(harness.class.closing);
  assert_int_equal(harness.want.kind, WANT_NONE);
  harness_key(&harness, 'x', MOD_ALT);
  harness_key(&harness, 'x', 0);
  assert_int_equal(harness.want.kind, WANT_CLASS_CLOSE);
  harness_key(&harness, 'd', MOD_ALT);
  assert_int_equal(harness.want.kind, WANT_CLASS_LOOK);
  harness_key(&harness, KEY_ESCAPE, 0);
  assert_int_equal(harness.class.dispute, NONE);
  harness_close(&harness);
}

static void a_dispute_says_what_the_key_says(void **state) {
  (void)state;
  open_at(CLASS_ON_DISPUTE);
  static const char *const shown[] = {"ten business days on the phone", "By which day must the follow-up call be made?", "Tue Apr 7, 2026",
                                      "Mon Apr 6, 2026 (0 / 4)", "section 7.2"};
  for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) assert_true(harness_shows(&harness, shown[i]));
  harness_close(&harness);
  open_at(CLASS_ON_CLOSED);
  assert_true(harness_shows(&harness, "The key was wrong, and your attempt was graded again."));
  assert_null(harness_find(&harness, ROLE_BUTTON, "Answer"));
  assert_null(harness_find(&harness, ROLE_BUTTON, "Close"));
  assert_non_null(harness_find(&harness, ROLE_BUTTON, "Debrief"));
  harness_close(&harness);
  open_at(CLASS_ON_NO_DISPUTE);
  assert_non_null(harness_find(&harness, ROLE_TAB, "Disputes"));
  assert_true(harness_shows(&harness, "No decision is disputed."));
  harness_close(&harness);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_gate_asks_and_shows_nothing_that_is_typed),
      cmocka_unit_test(trainees_are_filtered_sorted_and_opened),
      cmocka_unit_test(a_filter_that_finds_nobody_is_left_with_escape),
      cmocka_unit_test(who_needs_help_is_shown_alone),
      cmocka_unit_test(scenarios_that_do_not_fit_are_paged),
      cmocka_unit_test(a_question_says_how_it_did_and_what_was_answered),
      cmocka_unit_test(what_is_handed_out_has_keys),
      cmocka_unit_test(disputes_are_read_answered_and_closed),
      cmocka_unit_test(a_dispute_says_what_the_key_says),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
