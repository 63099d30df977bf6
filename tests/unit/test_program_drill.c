/* The code drill as the program plays it: every grade is kept before the next card comes, one that could not be kept leaves the card, a miss brings its card up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/assert_str.h"
#include "unit/help_desktop.h"

#define START INT64_C(1775034000)

/* ---- A record ---- */

enum { MOST = 64 };
static DrillReview kept[MOST];
static bool rights[MOST];
static size_t kept_count;
static DrillMiss miss;
static size_t miss_count;
static bool full, none;
static int64_t now;

static bool drill(void *user, Arena *arena, DrillRecord *record) {
  (void)user, (void)arena;
  *record = (DrillRecord){kept, kept_count, &miss, miss_count};
  return !none;
}

static bool review(void *user, const DrillReview *given, bool right) {
  (void)user;
  if (full) return false;
  assert_true(kept_count < MOST);
  rights[kept_count] = right;
  kept[kept_count] = *given;
  kept[kept_count++].card = str_copy(desktop.arena, given->card);
  return true;
}

static bool drop_review(void *user, const DrillReview *given) {
  (void)user;
  if (full) return false;
  assert_true(kept_count > 0);
  kept_count--;
  assert_true(str_equal(kept[kept_count].card, given->card) && kept[kept_count].review.at_seconds == given->review.at_seconds);
  return true;
}

static int64_t seconds(void *user) {
  (void)user;
  return now;
}

static int open_desk(void **state) {
  (void)state;
  desktop_open("scenarios/example-denial.json");
  kept_count = miss_count = 0;
  full = none = false;
  now = START;
  desktop.ports.drill = drill;
  desktop.ports.review = review;
  desktop.ports.drop_review = drop_review;
  desktop.ports.seconds = seconds;
  desktop_start();
  return 0;
}

static int close_desk(void **state) {
  (void)state;
  desktop_close();
  return 0;
}

/** The number of the choice with that text. */
static int number_of(const char *text) {
  for (size_t i = 0; i < desktop.ui.node_count; i++)
    if (desktop.ui.nodes[i].role == ROLE_CHOICE && str_is(desktop.ui.nodes[i].name, text)) return desktop.ui.nodes[i].cap.at[0];
  fail_msg("no answer \"%s\"", text);
  return 0;
}

static void open_drill(void) {
  desktop_key(KEY_F1 + 2, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DRILL);
}

/* ---- Cases ---- */

static void a_grade_is_kept_and_the_next_card_comes(void **state) {
  (void)state;
  open_drill();
  assert_true(desktop_shows("Who carries what CO takes off?"));
  desktop_key(number_of("The provider, under a contract or rule"), 0);
  assert_int_equal(kept_count, 0);
  desktop_key(KEY_ENTER, 0); /* Good has the ring */
  assert_int_equal(kept_count, 1);
  assert_str(kept[0].card, "group/CO/liability");
  assert_int_equal(kept[0].review.rating, FSRS_GOOD);
  assert_int_equal(kept[0].review.at_seconds, START);
  assert_true(rights[0]);
  assert_true(desktop_shows("Who carries what PR takes off?"));
  assert_true(desktop_shows("1 of 1 right"));
  desktop_key(number_of("The provider, by the payer's own decision"), 0);
  desktop_key('4', 0); /* missed: not open */
  assert_int_equal(kept_count, 1);
  desktop_key('1', 0);
  assert_int_equal(kept[1].review.rating, FSRS_AGAIN);
  assert_false(rights[1]);
  assert_true(desktop_shows("1 missed"));
  assert_true(desktop_shows("Who carries what OA takes off?"));
  now += 61;
  desktop_key(number_of("Nobody by this alone; another claim or payer explains it"), 0);
  desktop_key('4', 0);
  assert_true(desktop_shows("Who carries what PR takes off?")); /* its minute is over */
}

static void the_last_grade_is_taken_back(void **state) {
  (void)state;
  open_drill();
  desktop_key('z', MOD_CTRL); /* there is none */
  assert_false(desktop_shows("Undo grade"));
  int right = number_of("The provider, under a contract or rule");
  desktop_key(right, 0);
  desktop_key('4', 0);
  assert_true(desktop_shows("Who carries what PR takes off?"));
  assert_true(desktop_shows("Undo grade"));
  assert_true(desktop_shows("1 of 1 right"));
  full = true;
  desktop_key('z', MOD_CTRL);
  assert_true(desktop_shows("Who carries what PR takes off?")); /* what cannot be taken back stays */
  assert_int_equal(kept_count, 1);
  full = false;
  desktop_key('z', MOD_CTRL);
  assert_int_equal(kept_count, 0);
  assert_true(desktop_shows("Who carries what CO takes off?"));
  assert_true(desktop_shows("How well did you know it?")); /* answered as it was, and waiting for its grade */
  assert_int_equal(number_of("The provider, under a contract or rule"), right);
  assert_false(desktop_shows("1 of 1 right"));
  assert_false(desktop_shows("Undo grade"));
  desktop_key('z', MOD_CTRL); /* the last one only */
  assert_int_equal(kept_count, 0);
  desktop_key('3', 0);
  assert_int_equal(kept_count, 1);
  assert_int_equal(kept[0].review.rating, FSRS_GOOD);
  assert_true(desktop_shows("Who carries what PR takes off?"));
  desktop_key(KEY_ESCAPE, 0);
  open_drill(); /* another sitting */
  assert_false(desktop_shows("Undo grade"));
}

static void what_cannot_be_kept_leaves_the_card(void **state) {
  (void)state;
  open_drill();
  full = true;
  desktop_key(number_of("The provider, under a contract or rule"), 0);
  desktop_key('3', 0);
  assert_int_equal(kept_count, 0);
  assert_true(desktop_shows("Not saved"));
  assert_true(desktop_shows("Who carries what CO takes off?"));
  full = false;
  desktop_key('3', 0);
  assert_int_equal(kept_count, 1);
  assert_true(desktop_shows("Who carries what PR takes off?"));
}

static void home_tells_what_is_due(void **state) {
  (void)state;
  assert_false(desktop_shows("10 due")); /* the list stands first */
  assert_true(program_read_home(desktop.program));
  assert_false(program_read_home(desktop.program));
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_true(desktop_shows("10 due"));
  open_drill();
  for (int i = 0; i < 3; i++) {
    desktop_key('1', 0);
    desktop_key('1', 0);
  }
  desktop_key(KEY_ESCAPE, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_HOME);
  assert_true(program_read_home(desktop.program));
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_true(desktop_shows("7 due"));
}

static void a_miss_of_a_case_comes_first(void **state) {
  (void)state;
  miss = (DrillMiss){STR("rarc/N54/action"), START - 60};
  miss_count = 1;
  open_drill();
  assert_true(desktop_shows("What do you do first on N54?"));
  assert_true(desktop_shows("You missed this in a case."));
  desktop_key('1', 0);
  desktop_key('1', 0);
  assert_str(kept[0].card, "rarc/N54/action");
  assert_true(desktop_shows("Who carries what CO takes off?"));
}

static void when_nothing_is_left_it_says_when_the_next_card_comes(void **state) {
  (void)state;
  static Str names[DRILL_NEW_A_DAY];
  Diags diags = diags_new(desktop.arena, STR("codes.json"), desktop_read("../assets/codes.json"));
  DrillDeck deck = drill_deck(desktop.arena, codes_read(desktop.arena, diags.text, &diags));
  for (size_t i = 0; i < DRILL_NEW_A_DAY; i++) {
    names[i] = deck.cards[i].id;
    kept[kept_count++] = (DrillReview){names[i], {START - 3600, FSRS_EASY}};
  }
  open_drill();
  assert_true(desktop_shows("Nothing is due"));
  assert_true(desktop_shows("The next card comes back in 8 days."));
  desktop_key(KEY_ENTER, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_HOME);
}

static void a_code_is_looked_up_after_the_answer(void **state) {
  (void)state;
  miss = (DrillMiss){STR("carc/197/meaning"), START};
  miss_count = 1;
  open_drill();
  desktop_key('1', 0);
  desktop_key('l', 0);
  assert_true(desktop_shows("Search"));
  assert_true(desktop_shows("197"));
  desktop_key(KEY_ESCAPE, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_DRILL);
  assert_int_equal(kept_count, 0);
}

static void without_a_record_there_is_no_drill(void **state) {
  (void)state;
  none = true;
  (void)program_read_home(desktop.program);
  desktop_event((UiEvent){.kind = EVENT_NONE});
  assert_false(desktop_shows("Code drill"));
  desktop_key(KEY_F1 + 2, 0);
  assert_int_equal(program_screen(desktop.program), SCREEN_HOME);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_grade_is_kept_and_the_next_card_comes, open_desk, close_desk),
      cmocka_unit_test_setup_teardown(the_last_grade_is_taken_back, open_desk, close_desk),
      cmocka_unit_test_setup_teardown(what_cannot_be_kept_leaves_the_card, open_desk, close_desk),
      cmocka_unit_test_setup_teardown(home_tells_what_is_due, open_desk, close_desk),
      cmocka_unit_test_setup_teardown(a_miss_of_a_case_comes_first, open_desk, close_desk),
      cmocka_unit_test_setup_teardown(when_nothing_is_left_it_says_when_the_next_card_comes, open_desk, close_desk),
      cmocka_unit_test_setup_teardown(a_code_is_looked_up_after_the_answer, open_desk, close_desk),
      cmocka_unit_test_setup_teardown(without_a_record_there_is_no_drill, open_desk, close_desk),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
