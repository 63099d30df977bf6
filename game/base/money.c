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

/* Written from its end, digit by digit: a desk of twenty claims has thousands of amounts. */
typedef struct Amount {
  char bytes[40];
  size_t from;
} Amount;

static void put(Amount *amount, char byte) { amount->bytes[--amount->from] = byte; }

static uint64_t size_of(Cents cents) { return cents < 0 ? 0 - (uint64_t)cents : (uint64_t)cents; }

static Str finished(Arena *arena, Amount *amount, bool minus) {
  if (minus) put(amount, '-');
  return str_copy(arena, (Str){amount->bytes + amount->from, sizeof amount->bytes - amount->from});
}

Str money_text(Arena *arena, Cents cents) {
  Amount amount = {.from = sizeof amount.bytes};
  uint64_t rest = size_of(cents);
  for (int place = 0; place < 3 || rest; place++, rest /= 10) {
    if (place == 2) put(&amount, '.');
    if (place > 4 && place % 3 == 2) put(&amount, ',');
    put(&amount, (char)('0' + rest % 10));
  }
  return finished(arena, &amount, cents < 0);
}

Str money_plain(Arena *arena, Cents cents) {
  Amount amount = {.from = sizeof amount.bytes};
  uint64_t rest = size_of(cents);
  int skipped = rest % 100 == 0 ? 2 : rest % 10 == 0;
  for (int i = 0; i < skipped; i++) rest /= 10;
  for (int place = skipped; place < 3 || rest; place++, rest /= 10) {
    if (place == 2 && skipped < 2) put(&amount, '.');
    put(&amount, (char)('0' + rest % 10));
  }
  return finished(arena, &amount, cents < 0);
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
