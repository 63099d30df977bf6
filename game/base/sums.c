/* Sums as a person types them into a worksheet cell or at a prompt. Kept in ten-thousandths, rounded once to the cent; no float takes part. */
#include "overturn/money.h"

enum { PARTS = 10000, MOST_DEPTH = 16 };

typedef struct Reader {
  Str text;
  size_t at;
  int depth;
  bool wrong;
} Reader;

static int64_t read_sum(Reader *reader);

static void skip_spaces(Reader *reader) {
  while (reader->at < reader->text.length && reader->text.at[reader->at] == ' ') reader->at++;
}

/* The operator at the reader's place: + - * / or 0. The real signs for times, minus and divided are understood too. */
static char operator_at(Reader *reader, size_t *length) {
  skip_spaces(reader);
  Str rest = str_slice(reader->text, reader->at, reader->text.length);
  *length = 2;
  if (str_starts(rest, STR("\xC3\x97"))) return '*';
  if (str_starts(rest, STR("\xC3\xB7"))) return '/';
  *length = 3;
  if (str_starts(rest, STR("\xE2\x88\x92"))) return '-';
  *length = 1;
  char c = rest.length ? rest.at[0] : 0;
  return c == '+' || c == '-' || c == '*' || c == '/' ? c : c == 'x' ? '*' : 0;
}

static int64_t read_number(Reader *reader) {
  int64_t value = 0, scale = 0;
  bool any = false;
  for (; reader->at < reader->text.length; reader->at++) {
    char c = reader->text.at[reader->at];
    if (c == '.' && !scale) {
      scale = PARTS;
    } else if (c >= '0' && c <= '9') {
      any = true;
      if (value > INT64_C(100000000000000))
        reader->wrong = true;
      else if (!scale)
        value = value * 10 + (c - '0') * (int64_t)PARTS;
      else
        value += (c - '0') * (scale /= 10);
      if (scale == 1 && reader->at + 1 < reader->text.length && reader->text.at[reader->at + 1] >= '0' && reader->text.at[reader->at + 1] <= '9')
        reader->wrong = true;
    } else if (c != ',' && c != '$') {
      break;
    }
  }
  reader->wrong = reader->wrong || !any;
  return value;
}

static int64_t read_part(Reader *reader) {
  size_t length;
  skip_spaces(reader);
  if (operator_at(reader, &length) == '-') {
    reader->at += length;
    return -read_part(reader);
  }
  int64_t value;
  if (reader->at < reader->text.length && reader->text.at[reader->at] == '(' && reader->depth < MOST_DEPTH) {
    reader->at++;
    reader->depth++;
    value = read_sum(reader);
    reader->depth--;
    skip_spaces(reader);
    if (reader->at < reader->text.length && reader->text.at[reader->at] == ')')
      reader->at++;
    else
      reader->wrong = true;
  } else {
    value = read_number(reader);
  }
  skip_spaces(reader);
  if (reader->at < reader->text.length && reader->text.at[reader->at] == '%') {
    reader->at++;
    value = money_ratio(value, 1, 100);
  }
  return value;
}

static int64_t read_product(Reader *reader) {
  int64_t value = read_part(reader);
  size_t length;
  for (char op = operator_at(reader, &length); op == '*' || op == '/'; op = operator_at(reader, &length)) {
    reader->at += length;
    int64_t other = read_part(reader);
    bool zero = op == '/' && other == 0;
    reader->wrong = reader->wrong || zero || value > INT64_C(1) << 56 || value < -(INT64_C(1) << 56);
    if (reader->wrong) return 0;
    if (op == '*')
      value = money_ratio(value, other, PARTS);
    else
      value = money_ratio(other < 0 ? -value : value, PARTS, other < 0 ? -other : other);
  }
  return value;
}

static int64_t read_sum(Reader *reader) {
  int64_t value = read_product(reader);
  size_t length;
  for (char op = operator_at(reader, &length); !reader->wrong && (op == '+' || op == '-'); op = operator_at(reader, &length)) {
    reader->at += length;
    int64_t other = read_product(reader);
    value += op == '+' ? other : -other;
  }
  return value;
}

bool sum_read(Str typed, Cents *cents, bool *is_sum) {
  *is_sum = false;
  if (money_from_typed(typed, cents) == MONEY_OK) return true;
  Str text = str_trim(typed);
  if (text.length && text.at[0] == '=') text = str_slice(text, 1, text.length);
  Reader reader = {.text = text};
  int64_t value = read_sum(&reader);
  skip_spaces(&reader);
  if (reader.wrong || reader.at < text.length || value > MONEY_MOST_CENTS * 100 || value < -MONEY_MOST_CENTS * 100) return false;
  *cents = money_ratio(value, 1, PARTS / 100);
  *is_sum = true;
  return true;
}
