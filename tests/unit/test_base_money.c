/* Money and numbers: read from their digits, rounded once, never through a double. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "overturn/hash.h"
#include "overturn/money.h"
#include "overturn/number.h"
#include "unit/assert_str.h"

static int make_arena(void **state) {
  *state = arena_new(0);
  return 0;
}

static int free_arena(void **state) {
  arena_free(*state);
  return 0;
}

typedef struct Case {
  const char *text;
  MoneyFault fault;
  Cents cents;
} Case;

static void check(const Case *cases, size_t count, MoneyFault (*read)(Str, Cents *)) {
  for (size_t i = 0; i < count; i++) {
    Cents cents = 77;
    MoneyFault fault = read(str_from(cases[i].text), &cents);
    if (fault != cases[i].fault || cents != cases[i].cents) {
      fail_msg("\"%s\": fault %d and %lld cents, expected %d and %lld", cases[i].text, fault, (long long)cents, cases[i].fault,
               (long long)cases[i].cents);
    }
  }
}

static void dollars_as_json_writes_them(void **state) {
  (void)state;
  static const Case cases[] = {
      {"0", MONEY_OK, 0},
      {"-0", MONEY_OK, 0},
      {"-0.00", MONEY_OK, 0},
      {"0e99999999999999999999", MONEY_OK, 0},
      {"1200", MONEY_OK, 120000},
      {"-3.5", MONEY_OK, -350},
      {"1.2e3", MONEY_OK, 120000},
      {"1.2E+3", MONEY_OK, 120000},
      {"1e-2", MONEY_OK, 1},
      {"1200e-4", MONEY_OK, 12},
      {"0.1", MONEY_OK, 10},
      {"0.29", MONEY_OK, 29}, /* 0.29 x 100 in doubles is 28.999... */
      {"8.14", MONEY_OK, 814},
      {"12.3400000000000000000000000000", MONEY_OK, 1234},
      {"0.000000000000000000000000000001e30", MONEY_OK, 100},
      {"99999999999.99", MONEY_OK, 9999999999999},
      {"100000000000", MONEY_OK, 10000000000000},
      {"-100000000000", MONEY_OK, -10000000000000},
      {"100000000000.01", MONEY_TOO_LARGE, 0},
      {"1e11", MONEY_OK, 10000000000000},
      {"1e12", MONEY_TOO_LARGE, 0},
      {"1e400", MONEY_TOO_LARGE, 0},
      {"-1e99999999999999999999", MONEY_TOO_LARGE, 0},
      {"12.345", MONEY_TOO_PRECISE, 0},
      {"1e-3", MONEY_TOO_PRECISE, 0},
      {"1e-99999999999999999999", MONEY_TOO_PRECISE, 0},
      {"0.001", MONEY_TOO_PRECISE, 0},
      {"", MONEY_NOT_A_NUMBER, 0},
      {"-", MONEY_NOT_A_NUMBER, 0},
      {"01", MONEY_NOT_A_NUMBER, 0},
      {"1.", MONEY_NOT_A_NUMBER, 0},
      {".5", MONEY_NOT_A_NUMBER, 0},
      {"+1", MONEY_NOT_A_NUMBER, 0},
      {"1e", MONEY_NOT_A_NUMBER, 0},
      {"1e+", MONEY_NOT_A_NUMBER, 0},
      {"1.5e2.5", MONEY_NOT_A_NUMBER, 0},
      {"1,200", MONEY_NOT_A_NUMBER, 0},
      {" 1", MONEY_NOT_A_NUMBER, 0},
      {"NaN", MONEY_NOT_A_NUMBER, 0},
      {"0x10", MONEY_NOT_A_NUMBER, 0},
  };
  check(cases, sizeof cases / sizeof *cases, money_from_number);
}

static void dollars_as_people_type_them(void **state) {
  (void)state;
  static const Case cases[] = {
      {"$1,200.50", MONEY_OK, 120050},
      {"1200.5", MONEY_OK, 120050},
      {"-3", MONEY_OK, -300},
      {"(3.00)", MONEY_OK, -300},
      {"($ 1,234.56)", MONEY_OK, -123456},
      {"-$3", MONEY_OK, -300},
      {"$-3", MONEY_OK, -300},
      {"\xe2\x88\x92"
       "4",
       MONEY_OK, -400}, /* the minus of a word processor */
      {"  $ 5 \n", MONEY_OK, 500},
      {"5.", MONEY_OK, 500},
      {".5", MONEY_OK, 50},
      {"$.05", MONEY_OK, 5},
      {"007", MONEY_OK, 700},
      {"0", MONEY_OK, 0},
      {"(0)", MONEY_OK, 0},
      {"12,345,678.9", MONEY_OK, 1234567890},
      {"12.340", MONEY_OK, 1234},
      {"12.345", MONEY_TOO_PRECISE, 0},
      {"999999999999999999999", MONEY_TOO_LARGE, 0},
      {"", MONEY_NOT_A_NUMBER, 0},
      {"$", MONEY_NOT_A_NUMBER, 0},
      {".", MONEY_NOT_A_NUMBER, 0},
      {"()", MONEY_NOT_A_NUMBER, 0},
      {"(-3)", MONEY_NOT_A_NUMBER, 0},
      {"--3", MONEY_NOT_A_NUMBER, 0},
      {"(3", MONEY_NOT_A_NUMBER, 0},
      {"3)", MONEY_NOT_A_NUMBER, 0},
      {"1,2", MONEY_NOT_A_NUMBER, 0},
      {"12,34", MONEY_NOT_A_NUMBER, 0},
      {"1234,567", MONEY_NOT_A_NUMBER, 0},
      {",123", MONEY_NOT_A_NUMBER, 0},
      {"1,234,", MONEY_NOT_A_NUMBER, 0},
      {"1.234,56", MONEY_NOT_A_NUMBER, 0}, /* not guessed at: it could be either */
      {"1.2.3", MONEY_NOT_A_NUMBER, 0},
      {"1e3", MONEY_NOT_A_NUMBER, 0},
      {"1 200", MONEY_NOT_A_NUMBER, 0},
      {"twelve", MONEY_NOT_A_NUMBER, 0},
      {"$$5", MONEY_NOT_A_NUMBER, 0},
      {"99999999999999999999999999999999999999999999999999999999", MONEY_NOT_A_NUMBER, 0},
  };
  check(cases, sizeof cases / sizeof *cases, money_from_typed);
}

static void dollars_are_shown(void **state) {
  Arena *arena = *state;
  assert_str(money_text(arena, 0), "0.00");
  assert_str(money_text(arena, 5), "0.05");
  assert_str(money_text(arena, -5), "-0.05");
  assert_str(money_text(arena, 123450), "1,234.50");
  assert_str(money_text(arena, 99999), "999.99");
  assert_str(money_text(arena, 100000), "1,000.00");
  assert_str(money_text(arena, -100000000), "-1,000,000.00");
  assert_str(money_text(arena, INT64_MIN), "-92,233,720,368,547,758.08");
  assert_str(money_plain(arena, 123450), "1234.5");
  assert_str(money_plain(arena, 0), "0");
  assert_str(money_plain(arena, -300), "-3");
  assert_str(money_plain(arena, -305), "-3.05");
  assert_str(money_plain(arena, -1), "-0.01");
}

static void what_is_shown_is_read_again(void **state) {
  Arena *arena = *state;
  Rng rng = {5};
  for (int i = 0; i < 20000; i++) {
    Cents cents = (Cents)rng_below(&rng, (uint64_t)MONEY_MOST_CENTS >> rng_below(&rng, 44)) * (i % 2 ? 1 : -1);
    Cents again = 0;
    assert_int_equal(money_from_number(money_plain(arena, cents), &again), MONEY_OK);
    assert_true(again == cents);
    assert_int_equal(money_from_typed(money_text(arena, cents), &again), MONEY_OK);
    assert_true(again == cents);
    if (i % 1000 == 0) arena_reset(arena);
  }
}

static void ratios_round_once_half_away_from_zero(void **state) {
  (void)state;
  assert_true(money_ratio(100, 1, 3) == 33);
  assert_true(money_ratio(200, 1, 3) == 67);
  assert_true(money_ratio(1, 1, 2) == 1);
  assert_true(money_ratio(-1, 1, 2) == -1);
  assert_true(money_ratio(3, 1, 2) == 2);
  assert_true(money_ratio(-3, 1, 2) == -2);
  assert_true(money_ratio(5, -1, 2) == -3);
  assert_true(money_ratio(149, 1, 100) == 1);
  assert_true(money_ratio(0, 7, 9) == 0);
  assert_true(money_ratio(1, 1, INT64_MAX) == 0);
  assert_true(money_ratio(INT64_MAX, INT64_MAX, INT64_MAX) == INT64_MAX); /* the product needs 126 bits */
  assert_true(money_ratio(INT64_MAX, INT64_MAX, 1) == INT64_MAX);         /* held at the ends */
  assert_true(money_ratio(INT64_MAX, -INT64_MAX, 1) == -INT64_MAX);
  assert_true(money_ratio(1000000, 18 * 31, 100 * 365) == 15288);
  assert_true(ratio_floor(7, 1, 2) == 3);
  assert_true(ratio_floor(-7, 1, 2) == -4);
  assert_true(ratio_floor(-8, 1, 2) == -4);
  assert_true(ratio_floor(7, -1, 2) == -4);
}

/* Against the definition: the nearest whole number, twice the distance at most the denominator, ties away from zero. */
static void ratios_agree_with_their_definition(void **state) {
  (void)state;
  for (int64_t amount = -60; amount <= 60; amount++) {
    for (int64_t numerator = -9; numerator <= 9; numerator++) {
      for (int64_t denominator = 1; denominator <= 13; denominator++) {
        int64_t product = amount * numerator;
        int64_t rest = product - money_ratio(amount, numerator, denominator) * denominator;
        bool near = 2 * llabs(rest) < denominator || (2 * llabs(rest) == denominator && (rest == 0 || (rest < 0) == (product > 0)));
        assert_true(near);
        int64_t floored = ratio_floor(amount, numerator, denominator);
        assert_true(floored * denominator <= product && (floored + 1) * denominator > product);
      }
    }
  }
}

static void numbers_are_scaled(void **state) {
  (void)state;
  int64_t value;
  assert_int_equal(number_scaled(STR("2.125"), 3, 1000000, &value), NUMBER_OK);
  assert_true(value == 2125);
  assert_int_equal(number_scaled(STR("-5.0"), 0, 10, &value), NUMBER_OK);
  assert_true(value == -5);
  assert_int_equal(number_scaled(STR("11"), 0, 10, &value), NUMBER_TOO_LARGE);
  assert_int_equal(number_scaled(STR("2.0625"), 3, 1000000, &value), NUMBER_TOO_PRECISE);
  assert_int_equal(number_scaled(STR("99999999999999999"), 0, INT64_C(100000000000000000), &value), NUMBER_OK);
  assert_true(value == INT64_C(99999999999999999));
  assert_int_equal(number_scaled(STR("1e18"), 0, INT64_C(100000000000000000), &value), NUMBER_TOO_LARGE);
  assert_int_equal(number_scaled(STR("x"), 0, 10, &value), NUMBER_NOT_A_NUMBER);
}

/* Where strtod gives infinity, and only there. Tests may use doubles; the program may not. */
static void finite_is_what_a_double_can_hold(void **state) {
  Arena *arena = *state;
  static const char *const edges[] = {
      "1.7976931348623157e308",
      "1.7976931348623158e308",
      "1.7976931348623159e308",
      "1.79769313486231580793e308",
      "1.797693134862315807e308",
      "1.797693134862315808e308",
      "1e308",
      "1e309",
      "-1e309",
      "0.00001e313",
      "0.00001e314",
      "17976931348623157e292",
      "0e999999",
      "1e-999999",
      "9e307",
      "123456789e300",
      "123456789e301",
      "0.0e1",
      "5e-324",
  };
  for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
    double value = strtod(edges[i], NULL);
    if (number_is_finite(str_from(edges[i])) != (value - value == 0)) fail_msg("%s", edges[i]);
  }
  Rng rng = {3};
  for (int i = 0; i < 20000; i++) {
    Str text = str_format(arena, "1.79769313486231%llue%d", (unsigned long long)(rng_next(&rng) % 1000000), 305 + (int)rng_below(&rng, 5));
    double value = strtod(text.at, NULL);
    if (number_is_finite(text) != (value - value == 0)) fail_msg("%s", text.at);
  }
}

#define WITH_ARENA(TEST) cmocka_unit_test_setup_teardown(TEST, make_arena, free_arena)

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(dollars_as_json_writes_them),
      cmocka_unit_test(dollars_as_people_type_them),
      WITH_ARENA(dollars_are_shown),
      WITH_ARENA(what_is_shown_is_read_again),
      cmocka_unit_test(ratios_round_once_half_away_from_zero),
      cmocka_unit_test(ratios_agree_with_their_definition),
      cmocka_unit_test(numbers_are_scaled),
      WITH_ARENA(finite_is_what_a_double_can_hold),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
