/* My results as a screen: what its keys want, what a dialog says and where its ring is, and what a narrow window shows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ui/harness.h"
#include "unit/assert_str.h"

static Harness harness;

static void open_at(ResultsSample sample, int width, int height) { harness_open_results(&harness, sample, width, height, 100); }

static void wants(WantKind kind, int place) {
  assert_int_equal(harness.want.kind, kind);
  assert_int_equal(harness.want.place, place);
}

static void an_attempt_is_opened_where_there_is_something_to_open(void **state) {
  (void)state;
  open_at(RESULTS_OF_SOMEBODY, 1440, 900);
  assert_int_equal(harness_focused(&harness)->role, ROLE_ROW);
  assert_true(harness_shows(&harness, "Go on with it"));
  harness_key(&harness, KEY_ENTER, 0);
  wants(WANT_LOOK_BACK, 0);
  harness_key(&harness, KEY_DOWN, 0);
  assert_true(harness_shows(&harness, "Open debrief"));
  harness_key(&harness, KEY_ENTER, 0);
  wants(WANT_LOOK_BACK, 1);
  harness_key(&harness, KEY_DOWN, 0);
  assert_true(harness_shows(&harness, "Its debrief opens on Mon Apr 6, 2026."));
  harness_key(&harness, KEY_ENTER, 0);
  wants(WANT_NONE, 0);
  harness_close(&harness);
}

static void a_mode_shows_its_attempts_alone(void **state) {
  (void)state;
  open_at(RESULTS_OF_SOMEBODY, 1440, 900);
  harness_click(&harness, harness_find(&harness, ROLE_TOGGLE, "Assessment 2"));
  assert_false(harness_shows(&harness, "Eight dollars"));
  harness_key(&harness, KEY_ENTER, 0);
  harness_close(&harness);
}

static void what_comes_next_is_started_by_its_digit(void **state) {
  (void)state;
  open_at(RESULTS_OF_SOMEBODY, 1440, 900);
  harness_key(&harness, '1', 0);
  wants(WANT_PRACTISE, 0);
  harness_click(&harness, harness_find(&harness, ROLE_BUTTON, "Practise: Thirty days to talk"));
  wants(WANT_PRACTISE, 0);
  harness_key(&harness, KEY_ENTER, 0); /* the ring is there now */
  wants(WANT_PRACTISE, 0);
  harness_key(&harness, '2', 0);
  wants(WANT_PRACTISE, 1);
  harness_key(&harness, '3', 0); /* its file is not here */
  wants(WANT_NONE, 0);
  harness_close(&harness);
}

static void the_range_is_said_and_not_only_drawn(void **state) {
  (void)state;
  open_at(RESULTS_OF_SOMEBODY, 1440, 900);
  const UiNode *timing = harness_find(&harness, ROLE_PROGRESS, "Follow-up timing");
  assert_non_null(timing);
  assert_str(timing->value, "63. Likely 47 to 78. 14 answers.");
  harness_close(&harness);
}

static void what_is_kept_is_told_taken_and_closed(void **state) {
  (void)state;
  open_at(RESULTS_OF_SOMEBODY, 1440, 900);
  harness_key(&harness, 'k', 0);
  assert_true(harness_shows(&harness, "Everything is kept under the pseudonym"));
  assert_true(harness_shows(&harness, "1 answer of the code drill"));
  assert_str(harness_focused(&harness)->name, "Close");
  harness_key(&harness, 'e', 0);
  wants(WANT_EXPORT, EXPORT_BUNDLE);
  harness_key(&harness, 't', 0);
  wants(WANT_EXPORT, EXPORT_TABLE);
  harness_key(&harness, KEY_ESCAPE, 0);
  wants(WANT_NONE, 0);
  assert_int_equal(harness.results.dialog, RESULTS_PLAIN);
  harness_close(&harness);
}

static void deleting_one_says_what_goes_and_the_safe_choice_has_the_ring(void **state) {
  (void)state;
  open_at(RESULTS_OF_SOMEBODY, 1440, 900);
  harness_key(&harness, KEY_DOWN, 0);
  harness_key(&harness, KEY_DELETE, 0);
  assert_true(harness_shows(&harness, "31 actions"));
  assert_str(harness_focused(&harness)->name, "Keep it");
  harness_key(&harness, KEY_ENTER, 0);
  wants(WANT_NONE, 0);
  assert_int_equal(harness.results.dialog, RESULTS_PLAIN);
  harness_key(&harness, KEY_DELETE, 0);
  harness_key(&harness, KEY_ESCAPE, 0);
  wants(WANT_NONE, 0);
  harness_key(&harness, KEY_DELETE, 0);
  harness_key(&harness, 'x', 0);
  wants(WANT_FORGET, 1);
  harness_close(&harness);
}

static void deleting_everything_asks_and_leads_back(void **state) {
  (void)state;
  open_at(RESULTS_OF_SOMEBODY, 1440, 900);
  harness_key(&harness, 'k', 0);
  harness_click(&harness, harness_find(&harness, ROLE_BUTTON, "Delete everything"));
  assert_true(harness_shows(&harness, "5 attempts with"));
  assert_str(harness_focused(&harness)->name, "Keep everything");
  harness_key(&harness, KEY_ENTER, 0);
  wants(WANT_NONE, 0);
  assert_int_equal(harness.results.dialog, RESULTS_KEPT);
  harness_click(&harness, harness_find(&harness, ROLE_BUTTON, "Delete everything"));
  harness_key(&harness, 'x', 0);
  wants(WANT_FORGET, NONE);
  harness_close(&harness);
}

static void somebody_who_begins_is_told_so(void **state) {
  (void)state;
  open_at(RESULTS_OF_NOBODY, 1440, 900);
  assert_true(harness_shows(&harness, "No attempt yet."));
  assert_true(harness_shows(&harness, "No score yet"));
  assert_null(harness_find(&harness, ROLE_BUTTON, "Certificate"));
  harness_key(&harness, KEY_DELETE, 0);
  assert_int_equal(harness.results.dialog, RESULTS_PLAIN);
  harness_key(&harness, KEY_ESCAPE, 0);
  wants(WANT_BACK, 0);
  harness_close(&harness);
}

static void in_one_column_progress_is_a_tab(void **state) {
  (void)state;
  open_at(RESULTS_OF_SOMEBODY, 800, 600);
  assert_false(harness_shows(&harness, "How well you do"));
  harness_key(&harness, KEY_TAB, MOD_CTRL);
  assert_true(harness_shows(&harness, "Score over time"));
  harness_key(&harness, KEY_TAB, MOD_CTRL);
  assert_true(harness_shows(&harness, "Thirty days to talk"));
  harness_close(&harness);
}

static void it_is_reached_from_home_and_from_the_drill(void **state) {
  (void)state;
  harness_open(&harness, ON_HOME, 1440, 900, 100);
  harness_key(&harness, KEY_F1 + 3, 0);
  wants(WANT_RESULTS, 0);
  harness_click(&harness, harness_find(&harness, ROLE_TAB, "My results"));
  wants(WANT_RESULTS, 0);
  harness_close(&harness);
  harness_open_drill(&harness, DRILL_ASKS, 1440, 900, 100);
  harness_key(&harness, KEY_F1 + 3, 0);
  wants(WANT_RESULTS, 0);
  harness_close(&harness);
  open_at(RESULTS_OF_SOMEBODY, 1440, 900);
  harness_key(&harness, KEY_F1 + 2, 0);
  wants(WANT_DRILL, 0);
  harness_key(&harness, KEY_F1 + 1, 0);
  wants(WANT_BACK, 0);
  harness_close(&harness);
}

/* ---- a course on home ---- */

static void a_course_stands_at_what_is_next_and_opens_what_may_be(void **state) {
  (void)state;
  harness_open(&harness, ON_COURSE, 1440, 900, 100);
  assert_true(harness_shows(&harness, "It was begun and is gone on with"));
  harness_key(&harness, KEY_ENTER, 0);
  wants(WANT_ENTRY, 3);
  harness_key(&harness, KEY_DOWN, 0);
  assert_true(harness_shows(&harness, "It opens once this is done"));
  harness_key(&harness, KEY_ENTER, 0);
  wants(WANT_NONE, 0);
  harness_click(&harness, harness_find(&harness, ROLE_BUTTON, "Certificate"));
  wants(WANT_CERTIFICATE, 0);
  harness_key(&harness, KEY_F1 + 3, 0);
  wants(WANT_RESULTS, 0);
  harness_close(&harness);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_attempt_is_opened_where_there_is_something_to_open),
      cmocka_unit_test(a_mode_shows_its_attempts_alone),
      cmocka_unit_test(what_comes_next_is_started_by_its_digit),
      cmocka_unit_test(the_range_is_said_and_not_only_drawn),
      cmocka_unit_test(what_is_kept_is_told_taken_and_closed),
      cmocka_unit_test(deleting_one_says_what_goes_and_the_safe_choice_has_the_ring),
      cmocka_unit_test(deleting_everything_asks_and_leads_back),
      cmocka_unit_test(somebody_who_begins_is_told_so),
      cmocka_unit_test(in_one_column_progress_is_a_tab),
      cmocka_unit_test(a_course_stands_at_what_is_next_and_opens_what_may_be),
      cmocka_unit_test(it_is_reached_from_home_and_from_the_drill),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
