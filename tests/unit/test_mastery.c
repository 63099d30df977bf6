/* Estimates of how well somebody answers: a planted ability is found again, the range holds it as often as it says, old answers fade, and little is never taken for much. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "learn/mastery.h"
#include "overturn/hash.h"
#include "unit/assert_str.h"

#define NOW INT64_C(1775034000)
#define DAY INT64_C(86400)

static MasteryAnswer answer(const char *code, int64_t at, int earned) {
  return (MasteryAnswer){.kind = MASTERY_CODE, .name = str_from(code), .at_seconds = at, .earned = earned, .most = 10};
}

static MasteryEstimate only(Arena *arena, const MasteryAnswer *answers, size_t count, int64_t now) {
  size_t found;
  MasteryEstimate *estimates = mastery_estimates(arena, answers, count, now, &found);
  assert_int_equal(found, 1);
  return estimates[0];
}

/** So many answers of today by somebody who is right `percent` times in a hundred. */
static MasteryEstimate planted(Arena *arena, Rng *rng, int percent, size_t count) {
  MasteryAnswer *answers = arena_make_many(arena, MasteryAnswer, count);
  for (size_t i = 0; i < count; i++) answers[i] = answer("197", NOW, rng_below(rng, 100) < (uint64_t)percent ? 10 : 0);
  return only(arena, answers, count, NOW);
}

static void a_planted_ability_is_found_again(void **state) {
  (void)state;
  Rng rng = {20261128};
  Arena *arena = arena_new(0);
  for (int percent = 5; percent <= 95; percent += 5) {
    MasteryEstimate estimate = planted(arena, &rng, percent, 4000);
    assert_in_range(estimate.percent, percent < 3 ? 0 : percent - 3, percent + 3);
    assert_true(estimate.high - estimate.low <= 4);
    arena_reset(arena);
  }
  arena_free(arena);
}

/* Four times in five, whatever the ability; checked where most of a class lies. */
static void the_range_holds_it_as_often_as_it_says(void **state) {
  (void)state;
  enum { TRAINEES = 4000 };
  Rng rng = {7};
  Arena *arena = arena_new(0);
  static const size_t counts[] = {10, 20, 60};
  for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
    int held = 0;
    for (int i = 0; i < TRAINEES; i++) {
      int percent = 20 + (int)rng_below(&rng, 61);
      MasteryEstimate estimate = planted(arena, &rng, percent, counts[c]);
      held += estimate.low <= percent && percent <= estimate.high;
      arena_reset(arena);
    }
    assert_in_range(held * 100 / TRAINEES, 77, 88);
  }
  arena_free(arena);
}

static void little_is_not_taken_for_much(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  MasteryAnswer answers[40];
  for (size_t i = 0; i < 40; i++) answers[i] = answer("197", NOW, 10);
  MasteryEstimate one = only(arena, answers, 1, NOW), many = only(arena, answers, 40, NOW);
  assert_int_equal(one.percent, 67); /* two of three */
  assert_true(one.high - one.low > 40);
  assert_int_equal(many.percent, 98);
  assert_true(many.low >= 90);
  answers[0].earned = 5; /* half of the points are half an answer */
  assert_int_equal(only(arena, answers, 1, NOW).percent, 50);
  answers[0].earned = -20;
  assert_int_equal(only(arena, answers, 1, NOW).percent, 33);
  arena_free(arena);
}

static void old_answers_fade(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  MasteryAnswer answers[20];
  for (size_t i = 0; i < 20; i++) answers[i] = answer("197", i < 10 ? NOW - 180 * DAY : NOW, i < 10 ? 0 : 10);
  assert_true(only(arena, answers, 20, NOW).percent >= 80);
  for (int days = 0; days <= 900; days += 30) {
    MasteryEstimate now = only(arena, answers + 10, 10, NOW + days * DAY), later = only(arena, answers + 10, 10, NOW + (days + 30) * DAY);
    assert_true(later.percent <= now.percent && later.high - later.low >= now.high - now.low);
  }
  assert_int_equal(only(arena, answers + 10, 10, NOW + 60 * DAY).weight_thousandths, 5000);
  assert_int_equal(only(arena, answers + 10, 10, NOW + 900 * DAY).percent, 50);         /* nothing is known any more */
  assert_int_equal(only(arena, answers + 10, 10, NOW - DAY).weight_thousandths, 10000); /* a clock that was set back */
  arena_free(arena);
}

static void the_lowest_comes_next_and_says_why(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  MasteryAnswer answers[64];
  size_t count = 0, found;
  for (int i = 0; i < 20; i++) {
    answers[count++] = answer("197", NOW, i % 5 ? 0 : 10);
    answers[count++] = answer("45", NOW, 10);
  }
  answers[count++] = answer("N54", NOW, 10);
  answers[count] = answer("MA-AP-R", NOW, 10);
  answers[count++].kind = MASTERY_RULE;
  MasteryEstimate *estimates = mastery_estimates(arena, answers, count, NOW, &found);
  MasteryWhy why;
  assert_int_equal(found, 4);
  const MasteryEstimate *next = mastery_next(estimates, found, MASTERY_CODE, &why);
  assert_str(next->name, "197");
  assert_int_equal(why, MASTERY_LOW);
  assert_str(mastery_reason(arena, next, why), "You earn about 23 of 100 here, and 75 is the goal.");
  next = mastery_next(estimates + 1, found - 1, MASTERY_CODE, &why);
  assert_str(next->name, "N54");
  assert_int_equal(why, MASTERY_UNSURE);
  assert_str(mastery_reason(arena, next, why), "After 1 answer it may be anything from 37 to 97 of 100; 75 is the goal.");
  next = mastery_next(estimates + 2, found - 2, MASTERY_CODE, &why);
  assert_str(next->name, "45");
  assert_int_equal(why, MASTERY_FINE);
  assert_str(mastery_next(estimates, found, MASTERY_RULE, &why)->name, "MA-AP-R");
  assert_null(mastery_next(estimates, found, MASTERY_SKILL, &why));
  assert_null(mastery_estimates(arena, NULL, 0, NOW, &found));
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_planted_ability_is_found_again),   cmocka_unit_test(the_range_holds_it_as_often_as_it_says),
      cmocka_unit_test(little_is_not_taken_for_much),       cmocka_unit_test(old_answers_fade),
      cmocka_unit_test(the_lowest_comes_next_and_says_why),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
