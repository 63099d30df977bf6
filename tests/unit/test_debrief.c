/* The screen of a debrief: its rows, its parts, its keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ui/harness.h"
#include "unit/assert_str.h"

static Harness harness;
static char copied[4096];

static void note_copied(void *user, Str text) {
  (void)user;
  assert_true(text.length < sizeof copied);
  for (size_t i = 0; i < text.length; i++) copied[i] = text.at[i];
  copied[text.length] = '\0';
}

static bool copied_has(const char *part) {
  Str text = str_from(copied);
  return str_find_str(text, str_from(part)) < text.length;
}

static void a_row_to_improve_can_be_tried_again_where_it_stands(void **state) {
  (void)state;
  harness_open(&harness, ON_DEBRIEF, 1440, 900, 100);
  int buttons = 0;
  UiNode last = {0};
  for (size_t i = 0; i < harness.ui.node_count; i++) {
    const UiNode *node = &harness.ui.nodes[i];
    if (node->role != ROLE_BUTTON || !str_is(node->name, "Retry from here")) continue;
    last = *node;
    buttons++;
  }
  assert_int_equal(buttons, 3); /* the row selected, and two to improve */
  assert_str(last.value, "Next follow-up date");
  harness_click(&harness, &last);
  assert_int_equal(harness.want.kind, WANT_RETRY);
  assert_int_equal(harness.want.place, 9);
  harness_click(&harness, harness_find(&harness, ROLE_BUTTON, "Retry from here")); /* that of the row selected */
  assert_int_equal(harness.want.kind, WANT_RETRY);
  assert_int_equal(harness.want.place, 3);
  harness_click(&harness, harness_find(&harness, ROLE_ROW, "Line 3 expected payment"));
  assert_int_equal(harness.want.kind, WANT_NONE);
  assert_int_equal(harness.debrief.selected, 1);
  harness_close(&harness);
}

static void what_was_known_then_is_shown_when_it_is_asked_for(void **state) {
  (void)state;
  harness_open(&harness, ON_DEBRIEF, 1440, 900, 100);
  harness_key(&harness, KEY_END, 0);
  assert_false(harness_shows(&harness, "The operative note names a separate area"));
  harness_key(&harness, 'k', 0);
  assert_true(harness_shows(&harness, "The operative note names a separate area"));
  harness_key(&harness, 'k', 0);
  assert_false(harness_shows(&harness, "The operative note names a separate area"));
  harness_close(&harness);
}

static void the_transcript_is_filtered_and_copied(void **state) {
  (void)state;
  harness_open(&harness, ON_DEBRIEF, 1440, 900, 100);
  harness.frame.clipboard_set = note_copied;
  harness_key(&harness, 't', 0);
  assert_true(harness_shows(&harness, "Opened Remittance advice."));
  assert_true(harness_shows(&harness, "Taken back"));
  harness_click(&harness, harness_find(&harness, ROLE_TOGGLE, "Without looking 3"));
  assert_false(harness_shows(&harness, "Opened Remittance advice."));
  harness_key(&harness, '/', 0);
  harness_text(&harness, "reprocessing");
  assert_false(harness_shows(&harness, "Taken back"));
  assert_true(harness_shows(&harness, "Typed 784.00."));
  harness_key(&harness, KEY_ENTER, 0); /* back to the rows */
  assert_int_equal(harness_focused(&harness)->role, ROLE_ROW);
  harness_key(&harness, 'c', MOD_CTRL);
  assert_true(copied_has("May 5, 8:09 AM\nLine 3 expected payment\nTyped 784.00.\nDarnell W.:"));
  assert_true(copied_has("18 of 20 points\nCost 2 points\n"));
  assert_true(harness_shows(&harness, "Copied"));
  harness_key(&harness, KEY_ENTER, 0); /* leads to its decision */
  assert_int_equal(harness.debrief.part, DEBRIEF_ENDED);
  assert_int_equal(harness.debrief.selected, 1);
  harness_close(&harness);
}

static void all_that_is_shown_can_be_copied_by_pointer(void **state) {
  (void)state;
  harness_open_debrief(&harness, DEBRIEF_TRANSCRIPT, 1024, 640, 100);
  harness.frame.clipboard_set = note_copied;
  harness_click(&harness, harness_find(&harness, ROLE_BUTTON, "Copy all"));
  assert_true(copied_has("Opened Remittance advice."));
  assert_true(copied_has("Cost 6 points and 124.00"));
  harness_key(&harness, KEY_DOWN, 0);
  harness_close(&harness);
}

static void a_filter_that_finds_nothing_says_so(void **state) {
  (void)state;
  harness_open_debrief(&harness, DEBRIEF_TRANSCRIPT, 1440, 900, 100);
  harness_key(&harness, '/', 0);
  harness_text(&harness, "zzz");
  assert_true(harness_shows(&harness, "Nothing that was done or said holds this."));
  harness_key(&harness, KEY_ESCAPE, 0); /* there is no list to go to */
  assert_int_equal(harness.want.kind, WANT_BACK);
  harness_close(&harness);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_row_to_improve_can_be_tried_again_where_it_stands),
      cmocka_unit_test(what_was_known_then_is_shown_when_it_is_asked_for),
      cmocka_unit_test(the_transcript_is_filtered_and_copied),
      cmocka_unit_test(all_that_is_shown_can_be_copied_by_pointer),
      cmocka_unit_test(a_filter_that_finds_nothing_says_so),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
