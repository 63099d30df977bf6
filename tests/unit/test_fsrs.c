/* When cards come back: one card's life with the figures that ts-fsrs gives, the first reviews, and clocks that are set back. tests/fsrs holds thousands against it. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "learn/fsrs.h"

#define START INT64_C(1775000000)

typedef struct Row {
  FsrsReview review;
  FsrsState state;
  int interval_days;
  int64_t due_seconds;
  double stability_days, difficulty;
} Row;

static void check_card(const FsrsCard *card, const Row *row) {
  assert_int_equal(card->state, row->state);
  assert_int_equal(card->interval_days, row->interval_days);
  assert_int_equal(card->due_seconds, row->due_seconds);
  assert_true(fabs(card->stability_days - row->stability_days) < 1e-7);
  assert_true(fabs(card->difficulty - row->difficulty) < 1e-7);
}

static void test_a_life(void **context) {
  (void)context;
  static const Row rows[] = {
      {{START, FSRS_GOOD}, FSRS_LEARNING, 0, START + 600, 2.3065, 2.11810397},
      {{1775000600, FSRS_GOOD}, FSRS_REVIEW, 2, 1775173400, 2.3065, 2.11121424},
      {{1775200000, FSRS_GOOD}, FSRS_REVIEW, 14, 1776409600, 13.83583970, 2.10433140},
      {{1776200000, FSRS_AGAIN}, FSRS_RELEARNING, 0, 1776200600, 1.68276642, 7.38997579},
      {{1776200700, FSRS_GOOD}, FSRS_REVIEW, 2, 1776373500, 1.70859300, 7.37781418},
      {{1776900000, FSRS_HARD}, FSRS_REVIEW, 6, 1777418400, 6.22134643, 8.24449923},
      {{1779000000, FSRS_EASY}, FSRS_REVIEW, 35, 1782024000, 35.44208855, 7.64312105},
  };
  FsrsReview reviews[sizeof rows / sizeof *rows];
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    reviews[i] = rows[i].review;
    FsrsCard card = fsrs_replay(reviews, i + 1);
    check_card(&card, &rows[i]);
    assert_int_equal(card.reviews, i + 1);
    assert_int_equal(card.lapses, i >= 3 ? 1 : 0);
  }
  FsrsCard card = fsrs_replay(reviews, sizeof rows / sizeof *rows);
  assert_true(fabs(fsrs_retrievability(&card, 1789000000) - 0.80204595) < 1e-7);
}

static void test_first_reviews(void **context) {
  (void)context;
  static const Row rows[] = {
      {{START, FSRS_AGAIN}, FSRS_LEARNING, 0, START + 60, 0.212, 6.4133},
      {{START, FSRS_HARD}, FSRS_LEARNING, 0, START + 360, 1.2931, 5.11217071},
      {{START, FSRS_GOOD}, FSRS_LEARNING, 0, START + 600, 2.3065, 2.11810397},
      {{START, FSRS_EASY}, FSRS_REVIEW, 8, START + 8 * 86400, 8.2956, 1},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    FsrsCard card = fsrs_next(&(FsrsCard){0}, rows[i].review);
    check_card(&card, &rows[i]);
  }
}

static void test_never_reviewed(void **context) {
  (void)context;
  FsrsCard card = fsrs_replay(NULL, 0);
  assert_int_equal(card.state, FSRS_NEW);
  assert_int_equal(card.due_seconds, 0);
  assert_true(fsrs_retrievability(&card, START) == 0);
}

/* A clock that was set back neither ages the card nor makes it younger: the review counts as at the time of the last one. */
static void test_clock_set_back(void **context) {
  (void)context;
  FsrsReview back[] = {{START, FSRS_EASY}, {START - 9 * INT64_C(86400), FSRS_GOOD}}, same[] = {{START, FSRS_EASY}, {START, FSRS_GOOD}};
  FsrsCard card = fsrs_replay(back, 2), other = fsrs_replay(same, 2);
  assert_int_equal(card.last_seconds, START);
  assert_int_equal(card.due_seconds, other.due_seconds);
  assert_true(fabs(card.stability_days - other.stability_days) < 1e-9);
  assert_true(fabs(fsrs_retrievability(&card, START - 99999) - 1) < 1e-9);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_life),
      cmocka_unit_test(test_first_reviews),
      cmocka_unit_test(test_never_reviewed),
      cmocka_unit_test(test_clock_set_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
