/*
 * Numbers from their digits. A double would round what the author wrote, and would read it by the machine's locale;
 * here "0.10", "1e-1" and "100e-3" are the same tenth, exactly.
 */
#include "overturn/number.h"

#include <assert.h>

/* A decimal number as it was written: digits without the zeros at either end, times ten to `exponent`. */
typedef struct Decimal {
  bool negative;
  Str digits;       /* first to last digit that is not zero; a point may lie between */
  int64_t count;    /* of digits, the point not counted; 0 for zero */
  int64_t exponent; /* of the last digit */
} Decimal;

#define EXPONENT_MOST INT64_C(1000000000)

static bool is_digit(Str s, size_t at) { return at < s.length && s.at[at] >= '0' && s.at[at] <= '9'; }

static size_t skip_digits(Str s, size_t at) {
  while (is_digit(s, at)) at++;
  return at;
}

static bool is_sign(Str s, size_t at) { return at < s.length && (s.at[at] == '-' || s.at[at] == '+'); }

/* Held at a size that no file can make up for with digits. */
static int64_t read_exponent(Str s, size_t at) {
  bool negative = s.at[at] == '-';
  if (is_sign(s, at)) at++;
  int64_t exponent = 0;
  for (; at < s.length; at++) {
    if (exponent < EXPONENT_MOST) exponent = exponent * 10 + (s.at[at] - '0');
  }
  return negative ? -exponent : exponent;
}

static bool split(Str s, Decimal *number) {
  size_t start = s.length > 0 && s.at[0] == '-' ? 1 : 0;
  size_t point = skip_digits(s, start);
  if (point == start || (s.at[start] == '0' && point > start + 1)) return false;
  size_t end = point;
  if (end < s.length && s.at[end] == '.') {
    end = skip_digits(s, point + 1);
    if (end == point + 1) return false;
  }
  int64_t exponent = 0;
  if (end < s.length && (s.at[end] == 'e' || s.at[end] == 'E')) {
    size_t digits = end + 1 + (is_sign(s, end + 1) ? 1 : 0);
    if (!is_digit(s, digits) || skip_digits(s, digits) != s.length) return false;
    exponent = read_exponent(s, end + 1);
  } else if (end != s.length) {
    return false;
  }
  size_t first = start;
  while (first < end && (s.at[first] == '0' || s.at[first] == '.')) first++;
  size_t last = end;
  while (last > first && (s.at[last - 1] == '0' || s.at[last - 1] == '.')) last--;
  bool point_inside = first < point && point < last;
  *number = (Decimal){
      .negative = start == 1,
      .digits = str_slice(s, first, last),
      .count = (int64_t)(last - first) - (point_inside ? 1 : 0),
      .exponent = exponent + (last > point ? -(int64_t)(last - point - 1) : (int64_t)(point - last)),
  };
  return true;
}

bool number_valid(Str s) {
  Decimal number;
  return split(s, &number);
}

NumberFault number_scaled(Str digits, int places, int64_t most, int64_t *value) {
  assert(places >= 0 && places <= 9 && most < INT64_C(1000000000000000000));
  Decimal number;
  *value = 0;
  if (!split(digits, &number)) return NUMBER_NOT_A_NUMBER;
  if (number.count == 0) return NUMBER_OK;
  int64_t zeros = number.exponent + places;
  if (number.count + zeros > 18) return NUMBER_TOO_LARGE;
  if (zeros < 0) return NUMBER_TOO_PRECISE;
  int64_t size = 0;
  for (size_t i = 0; i < number.digits.length; i++) {
    if (number.digits.at[i] != '.') size = size * 10 + (number.digits.at[i] - '0');
  }
  while (zeros-- > 0) size *= 10;
  if (size > most) return NUMBER_TOO_LARGE;
  *value = number.negative ? -size : size;
  return NUMBER_OK;
}

bool number_is_finite(Str digits) {
  /* 2^1024 - 2^970: halfway from the largest double to the next that there would be; at it, rounding gives infinity. */
  static const char limit[] = "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330"
                              "286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069"
                              "855571366959622842914819860834936475292719074168444365510704342711559699508093042880177904174497792";
  Decimal number;
  if (!split(digits, &number) || number.count == 0) return true;
  int64_t magnitude = number.count + number.exponent; /* places left of the point */
  int64_t limit_places = (int64_t)sizeof limit - 1;
  if (magnitude != limit_places) return magnitude < limit_places;
  size_t at = 0;
  for (size_t i = 0; i < number.digits.length; i++) {
    if (number.digits.at[i] == '.') continue;
    if (at >= sizeof limit - 1) return false; /* longer than the limit and not below it so far */
    if (number.digits.at[i] != limit[at]) return number.digits.at[i] < limit[at];
    at++;
  }
  while (at < sizeof limit - 1 && limit[at] == '0') at++;
  return at < sizeof limit - 1;
}
