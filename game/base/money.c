/*
 * Money as whole cents. Amounts are read from their digits: 0.1 + 0.2 has no place in a remittance that must balance to the cent.
 */
#include "overturn/money.h"

#include <assert.h>

#include "overturn/number.h"

__extension__ typedef __int128 Wide;

static bool is_digit(Str s, size_t at) { return at < s.length && s.at[at] >= '0' && s.at[at] <= '9'; }

MoneyFault money_from_number(Str digits, Cents *cents) {
  switch (number_scaled(digits, 2, MONEY_MOST_CENTS, cents)) {
  case NUMBER_OK: return MONEY_OK;
  case NUMBER_TOO_PRECISE: return MONEY_TOO_PRECISE;
  case NUMBER_TOO_LARGE: return MONEY_TOO_LARGE;
  case NUMBER_NOT_A_NUMBER: break;
  }
  return MONEY_NOT_A_NUMBER;
}

#define TYPED_MOST_BYTES 48

static bool take(Str *s, Str prefix) {
  if (!str_starts(*s, prefix)) return false;
  *s = str_trim(str_slice(*s, prefix.length, s->length));
  return true;
}

/* Minus as typed on a keyboard, or as word processors set it. */
static bool take_minus(Str *s) { return take(s, STR("-")) || take(s, STR("\xe2\x88\x92")); }

/* Copies the digits without their thousands commas. @return false when a comma stands anywhere else. */
static bool without_commas(Str s, char *out, size_t *length) {
  size_t point = str_find(s, '.', 0);
  bool commas = str_find(str_slice(s, 0, point), ',', 0) < point;
  if (commas && point % 4 == 0) return false; /* the first group would be empty, or have four digits */
  for (size_t i = 0; i < s.length; i++) {
    bool expected = commas && i < point && (point - i) % 4 == 0;
    if ((s.at[i] == ',') != expected) return false;
    if (s.at[i] != ',') out[(*length)++] = s.at[i];
  }
  return true;
}

MoneyFault money_from_typed(Str typed, Cents *cents) {
  *cents = 0;
  Str s = str_trim(typed);
  bool brackets = s.length > 2 && s.at[0] == '(' && s.at[s.length - 1] == ')';
  if (brackets) s = str_trim(str_slice(s, 1, s.length - 1));
  bool minus = take_minus(&s);
  take(&s, STR("$"));
  minus = minus || take_minus(&s);
  if ((brackets && minus) || s.length == 0 || s.length > TYPED_MOST_BYTES) return MONEY_NOT_A_NUMBER;
  char plain[TYPED_MOST_BYTES + 4];
  size_t length = 0;
  if (s.at[0] == '.') plain[length++] = '0';
  if (!without_commas(s, plain, &length)) return MONEY_NOT_A_NUMBER;
  if (plain[length - 1] == '.' && is_digit(s, 0)) length--;
  Str digits = {plain, length};
  while (digits.length > 1 && digits.at[0] == '0' && is_digit(digits, 1)) digits = str_slice(digits, 1, digits.length);
  for (size_t i = 0; i < digits.length; i++) {
    if (!is_digit(digits, i) && digits.at[i] != '.') return MONEY_NOT_A_NUMBER;
  }
  MoneyFault fault = money_from_number(digits, cents);
  if (brackets || minus) *cents = -*cents;
  return fault;
}

/* Digits of the dollars and the two of the cents, apart. */
static uint64_t dollars_and_cents(Cents cents, int *rest) {
  uint64_t size = cents < 0 ? 0 - (uint64_t)cents : (uint64_t)cents;
  *rest = (int)(size % 100);
  return size / 100;
}

Str money_text(Arena *arena, Cents cents) {
  int rest;
  uint64_t dollars = dollars_and_cents(cents, &rest);
  Str plain = str_format(arena, "%llu", (unsigned long long)dollars);
  Buf out = buf_new(arena);
  if (cents < 0) buf_byte(&out, '-');
  for (size_t i = 0; i < plain.length; i++) {
    if (i > 0 && (plain.length - i) % 3 == 0) buf_byte(&out, ',');
    buf_byte(&out, plain.at[i]);
  }
  buf_format(&out, ".%02d", rest);
  return buf_str(&out);
}

Str money_plain(Arena *arena, Cents cents) {
  int rest;
  unsigned long long dollars = dollars_and_cents(cents, &rest);
  const char *sign = cents < 0 ? "-" : "";
  if (rest == 0) return str_format(arena, "%s%llu", sign, dollars);
  if (rest % 10 == 0) return str_format(arena, "%s%llu.%d", sign, dollars, rest / 10);
  return str_format(arena, "%s%llu.%02d", sign, dollars, rest);
}

static int64_t clamp(Wide value) {
  if (value > INT64_MAX) return INT64_MAX;
  if (value < -(Wide)INT64_MAX) return -INT64_MAX;
  return (int64_t)value;
}

Cents money_ratio(Cents amount_cents, int64_t numerator, int64_t denominator) {
  assert(denominator > 0);
  Wide product = (Wide)amount_cents * numerator;
  Wide size = product < 0 ? -product : product;
  Wide quotient = size / denominator;
  if (size % denominator >= denominator - size % denominator) quotient++;
  return clamp(product < 0 ? -quotient : quotient);
}

int64_t ratio_floor(int64_t value, int64_t numerator, int64_t denominator) {
  assert(denominator > 0);
  Wide product = (Wide)value * numerator;
  Wide quotient = product / denominator;
  if (product < 0 && product % denominator != 0) quotient--;
  return clamp(quotient);
}
