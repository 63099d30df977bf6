/*
 * Formulas of a scenario that varies: "=charge - allowed", "=first + 10 business". They are worked out when the file is read and are gone after it;
 * the machine's own expressions (expr.c) are something else: those are asked while the case is played. Everything is counted in exact fractions,
 * and an amount is rounded once, at the end, to the cent, half away from zero.
 */
#include <string.h>

#include "overturn/number.h"
#include "scenario/variants.h"

#define MOST_DEPTH 32
#define MOST_DECIMALS 6

static const struct {
  const char *word;
  OffsetUnit unit;
} units[] = {{"day", OFFSET_DAYS},      {"days", OFFSET_DAYS},  {"business", OFFSET_BUSINESS}, {"month", OFFSET_MONTHS},
             {"months", OFFSET_MONTHS}, {"year", OFFSET_YEARS}, {"years", OFFSET_YEARS}};
enum { UNIT_COUNT = sizeof units / sizeof *units };

typedef struct Formula {
  Arena *arena;
  Str text;
  size_t at;
  VaryNames *names;
  FormulaFault *fault;
  int depth;
} Formula;

static bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool fail(Formula *formula, const char *code, size_t from, Str message) {
  *formula->fault = (FormulaFault){code, message, from, formula->at > from ? formula->at : from + 1};
  return false;
}

static bool too_large(Formula *formula, size_t from) { return fail(formula, "E533", from, STR("the figures of this formula become too large")); }

bool formula_is_word(Str name) {
  for (int i = 0; i < UNIT_COUNT; i++)
    if (str_is(name, units[i].word)) return true;
  return false;
}

VaryName *formula_find(VaryNames *names, Str name) {
  for (int i = 0; i < names->count; i++)
    if (str_equal(names->items[i].name, name)) return &names->items[i];
  return NULL;
}

/* ---- Fractions ---- */

static uint64_t size_of(int64_t value) { return value < 0 ? 0 - (uint64_t)value : (uint64_t)value; }

static int64_t common(int64_t a, int64_t b) {
  uint64_t x = size_of(a), y = size_of(b);
  while (y) {
    uint64_t rest = x % y;
    x = y;
    y = rest;
  }
  return x > INT64_MAX || x == 0 ? 1 : (int64_t)x;
}

Figure figure_number(FigureKind kind, int64_t over, int64_t under) {
  int64_t by = common(over, under);
  return (Figure){.kind = kind, .over = over / by, .under = under / by};
}

static bool is_numeric(const Figure *figure) { return figure->kind <= FIGURE_MONEY; }
static bool is_bare(const Figure *figure) { return figure->kind <= FIGURE_NUMBER; }

static bool add(Figure *a, const Figure *b, bool minus) {
  int64_t shared = common(a->under, b->under), left, right, over, under;
  if (__builtin_mul_overflow(a->over, b->under / shared, &left) || __builtin_mul_overflow(b->over, a->under / shared, &right)) return false;
  if (minus ? __builtin_sub_overflow(left, right, &over) : __builtin_add_overflow(left, right, &over)) return false;
  if (__builtin_mul_overflow(a->under, b->under / shared, &under)) return false;
  *a = figure_number(a->kind > b->kind ? a->kind : b->kind, over, under);
  return true;
}

static bool multiply(Figure *a, const Figure *b) {
  int64_t first = common(a->over, b->under), second = common(b->over, a->under), over, under;
  if (__builtin_mul_overflow(a->over / first, b->over / second, &over)) return false;
  if (__builtin_mul_overflow(a->under / second, b->under / first, &under)) return false;
  *a = figure_number(a->kind > b->kind ? a->kind : b->kind, over, under);
  return true;
}

/* ---- Sums of kinds ---- */

static const char *kind_name(FigureKind kind) {
  static const char *const names[] = {"a number", "a number", "an amount", "a date", "a stretch of time", "a text"};
  return names[kind];
}

static bool clash(Formula *formula, size_t from, const char *what, const Figure *a, const Figure *b) {
  Str message = str_format(formula->arena, "%s and %s cannot be %s", kind_name(a->kind), kind_name(b->kind), what);
  return fail(formula, "E533", from, message);
}

static bool move_day(Formula *formula, size_t from, Figure *a, const Figure *b, bool minus) {
  Offset offset = {0, b->kind == FIGURE_STRETCH ? b->unit : OFFSET_DAYS};
  if (b->under != 1) return fail(formula, "E533", from, STR("days are counted in whole numbers"));
  if (size_of(b->over) > 3660) return too_large(formula, from);
  offset.count = (int32_t)(minus ? -b->over : b->over);
  a->day = day_add_offset(a->day, offset);
  return a->day != DAY_NONE || fail(formula, "E533", from, STR("this date is outside the years 1900 to 2199"));
}

static bool plus_minus(Formula *formula, size_t from, Figure *a, const Figure *b, bool minus) {
  if (a->kind == FIGURE_DAY && (is_bare(b) || b->kind == FIGURE_STRETCH)) return move_day(formula, from, a, b, minus);
  if (a->kind == FIGURE_DAY && b->kind == FIGURE_DAY && minus) {
    *a = figure_number(FIGURE_NUMBER, (int64_t)a->day - b->day, 1);
    return true;
  }
  bool alike = is_numeric(a) && is_numeric(b) && (a->kind == b->kind || a->kind == FIGURE_PLAIN || b->kind == FIGURE_PLAIN);
  if (!alike) return clash(formula, from, minus ? "subtracted" : "added", a, b);
  return add(a, b, minus) || too_large(formula, from);
}

static bool times(Formula *formula, size_t from, Figure *a, const Figure *b) {
  if (!is_numeric(a) || !is_numeric(b) || (a->kind == FIGURE_MONEY && b->kind == FIGURE_MONEY)) return clash(formula, from, "multiplied", a, b);
  return multiply(a, b) || too_large(formula, from);
}

static bool divided(Formula *formula, size_t from, Figure *a, const Figure *b) {
  if (!is_numeric(a) || !is_numeric(b) || (b->kind == FIGURE_MONEY && a->kind != FIGURE_MONEY)) return clash(formula, from, "divided", a, b);
  if (b->over == 0) return fail(formula, "E533", from, STR("this divides by nothing"));
  if (b->over == INT64_MIN) return too_large(formula, from);
  FigureKind kind = b->kind == FIGURE_MONEY ? FIGURE_NUMBER : a->kind > b->kind ? a->kind : b->kind;
  Figure turned = {.kind = FIGURE_PLAIN, .over = b->over < 0 ? -b->under : b->under, .under = b->over < 0 ? -b->over : b->over};
  if (!multiply(a, &turned)) return too_large(formula, from);
  a->kind = kind;
  return true;
}

/* ---- Reading ---- */

static void skip_space(Formula *formula) {
  while (formula->at < formula->text.length && formula->text.at[formula->at] == ' ') formula->at++;
}

static char peek(Formula *formula) {
  skip_space(formula);
  return formula->at < formula->text.length ? formula->text.at[formula->at] : 0;
}

static Str take_word(Formula *formula) {
  Str text = formula->text;
  size_t from = formula->at, at = from;
  while (at < text.length && (is_letter(text.at[at]) || is_digit(text.at[at]) || text.at[at] == '_' || (text.at[at] == '.' && at > from))) at++;
  formula->at = at;
  return str_slice(text, from, at);
}

static bool unknown(Formula *formula, size_t from, Str name) {
  Str *names = arena_make_many(formula->arena, Str, formula->names->count);
  Buf advice = buf_new(formula->arena);
  for (int i = 0; i < formula->names->count; i++) names[i] = formula->names->items[i].name;
  buf_add(&advice, fields_did_you_mean(formula->arena, name, names, formula->names->count));
  for (int i = 0, hinted = advice.length > 0; i < formula->names->count && !hinted; i++)
    buf_format(&advice, "%s%.*s", i ? ", " : "; what varies: ", STR_ARG(names[i]));
  return fail(formula, "E531", from,
              str_format(formula->arena, "nothing that varies is named \"%.*s\"%.*s", STR_ARG(name), STR_ARG(buf_str(&advice))));
}

static bool read_name(Formula *formula, Figure *figure) {
  size_t from = formula->at;
  Str word = take_word(formula);
  VaryName *name = formula_find(formula->names, word);
  if (!name) return unknown(formula, from, word);
  name->used = true;
  if (!name->known)
    return fail(formula, "E531", from,
                str_format(formula->arena, "\"%.*s\" is not worked out yet here: a formula may use the formulas above it", STR_ARG(word)));
  *figure = name->figure;
  return true;
}

static bool read_literal(Formula *formula, Figure *figure) {
  size_t from = formula->at;
  Str text = formula->text;
  while (formula->at < text.length && (is_digit(text.at[formula->at]) || text.at[formula->at] == '.')) formula->at++;
  Str digits = str_slice(text, from, formula->at);
  int64_t value;
  if (number_valid(digits) && number_scaled(digits, MOST_DECIMALS, INT64_C(100000000000000000), &value) == NUMBER_OK) {
    *figure = figure_number(FIGURE_PLAIN, value, 1000000);
    return true;
  }
  return fail(formula, "E532", from, str_format(formula->arena, "\"%.*s\" is no number of a formula; write it as 1200.50", STR_ARG(digits)));
}

static bool read_sum(Formula *formula, Figure *figure);

static bool read_part(Formula *formula, Figure *figure) {
  char c = peek(formula);
  size_t from = formula->at;
  if (is_letter(c)) return read_name(formula, figure);
  if (is_digit(c)) return read_literal(formula, figure);
  if (c != '(' && c != '-')
    return fail(formula, "E532", from,
                c ? STR("a name, a number or ( is expected here") : STR("the formula ends where a name or a number is expected"));
  if (formula->depth >= MOST_DEPTH) return fail(formula, "E532", from, STR("the formula is nested too deep"));
  formula->at++;
  formula->depth++;
  bool read = c == '(' ? read_sum(formula, figure) : read_part(formula, figure);
  formula->depth--;
  if (!read) return false;
  if (c == '-') {
    if (!is_numeric(figure)) return fail(formula, "E533", from, str_format(formula->arena, "%s has no minus", kind_name(figure->kind)));
    if (figure->over == INT64_MIN) return too_large(formula, from);
    figure->over = -figure->over;
    return true;
  }
  if (peek(formula) != ')') return fail(formula, "E532", formula->at, STR("a ) is missing here"));
  formula->at++;
  return true;
}

/* What may follow a part: % or a unit of time. */
static bool read_suffix(Formula *formula, Figure *figure) {
  size_t from = formula->at;
  char c = peek(formula);
  if (c == '%') {
    Figure hundredth = figure_number(FIGURE_PLAIN, 1, 100);
    formula->at++;
    if (!is_bare(figure)) return fail(formula, "E533", from, str_format(formula->arena, "%s is no percentage", kind_name(figure->kind)));
    return multiply(figure, &hundredth) || too_large(formula, from);
  }
  if (!is_letter(c)) return true;
  size_t word_from = formula->at;
  Str word = take_word(formula);
  for (int i = 0; i < UNIT_COUNT; i++) {
    if (!str_is(word, units[i].word)) continue;
    if (!is_bare(figure)) return fail(formula, "E533", word_from, str_format(formula->arena, "%s cannot count days", kind_name(figure->kind)));
    figure->kind = FIGURE_STRETCH;
    figure->unit = units[i].unit;
    size_t after = formula->at;
    bool more = units[i].unit == OFFSET_BUSINESS && is_letter(peek(formula));
    if (more && !str_is(word = take_word(formula), "days") && !str_is(word, "day")) formula->at = after;
    return true;
  }
  return fail(formula, "E532", word_from, str_format(formula->arena, "a sign such as + is missing before \"%.*s\"", STR_ARG(word)));
}

static bool read_factor(Formula *formula, Figure *figure) { return read_part(formula, figure) && read_suffix(formula, figure); }

static bool read_product(Formula *formula, Figure *figure) {
  peek(formula);
  size_t from = formula->at;
  if (!read_factor(formula, figure)) return false;
  for (char sign = peek(formula); sign == '*' || sign == '/'; sign = peek(formula)) {
    Figure next;
    formula->at++;
    if (!read_factor(formula, &next)) return false;
    if (!(sign == '*' ? times(formula, from, figure, &next) : divided(formula, from, figure, &next))) return false;
  }
  return true;
}

static bool read_sum(Formula *formula, Figure *figure) {
  peek(formula);
  size_t from = formula->at;
  if (!read_product(formula, figure)) return false;
  for (char sign = peek(formula); sign == '+' || sign == '-'; sign = peek(formula)) {
    Figure next;
    formula->at++;
    if (!read_product(formula, &next) || !plus_minus(formula, from, figure, &next, sign == '-')) return false;
  }
  return true;
}

/* A fraction as value / 10^decimals. @return false when no such number of decimals is enough. */
static bool as_decimal(const Figure *figure, int64_t *value, int *decimals) {
  int64_t under = 1;
  for (*decimals = 0; *decimals <= MOST_DECIMALS; ++*decimals, under *= 10) {
    if (under % figure->under == 0) return !__builtin_mul_overflow(figure->over, under / figure->under, value);
  }
  return false;
}

/* What comes out must be something that a file can hold. */
static bool settle(Formula *formula, Figure *figure) {
  if (figure->kind == FIGURE_MONEY) {
    Cents cents = money_ratio(figure->over, 100, figure->under);
    if (size_of(cents) > (uint64_t)MONEY_MOST_CENTS) return too_large(formula, 0);
    *figure = figure_number(FIGURE_MONEY, cents, 100);
    return true;
  }
  if (figure->kind == FIGURE_STRETCH)
    return figure->under == 1 && size_of(figure->over) <= 3660 ? true
                                                               : fail(formula, "E533", 0, STR("a stretch of time is a whole number up to 3660"));
  if (!is_bare(figure)) return true;
  int64_t value;
  int decimals;
  figure->kind = FIGURE_NUMBER;
  if (as_decimal(figure, &value, &decimals)) return true;
  return fail(formula, "E533", 0,
              str_format(formula->arena, "this comes to %lld/%lld; a number that is no amount must come out with at most %d decimals",
                         (long long)figure->over, (long long)figure->under, MOST_DECIMALS));
}

bool formula_read(Arena *arena, Str text, VaryNames *names, Figure *figure, FormulaFault *fault) {
  Formula formula = {.arena = arena, .text = text, .names = names, .fault = fault};
  if (!read_sum(&formula, figure)) return false;
  if (peek(&formula)) {
    size_t from = formula.at++;
    return fail(&formula, "E532", from, STR("the formula should end here; it may use + - * / % ( ) and the names that vary"));
  }
  return settle(&formula, figure);
}

/* ---- As text ---- */

static Str decimal_text(Arena *arena, const Figure *figure) {
  int64_t value = 0, scale = 1;
  int decimals = 0;
  (void)as_decimal(figure, &value, &decimals);
  for (int i = 0; i < decimals; i++) scale *= 10;
  uint64_t size = size_of(value);
  const char *sign = value < 0 ? "-" : "";
  if (!decimals) return str_format(arena, "%s%llu", sign, (unsigned long long)size);
  return str_format(arena, "%s%llu.%0*llu", sign, (unsigned long long)(size / (uint64_t)scale), decimals,
                    (unsigned long long)(size % (uint64_t)scale));
}

static Str stretch_text(Arena *arena, const Figure *figure) { return offset_text(arena, (Offset){(int32_t)figure->over, figure->unit}); }

Str figure_text(Arena *arena, const Figure *figure) {
  switch (figure->kind) {
  case FIGURE_MONEY: return money_text(arena, money_ratio(figure->over, 100, figure->under));
  case FIGURE_DAY: return day_text(arena, figure->day);
  case FIGURE_STRETCH: return stretch_text(arena, figure);
  case FIGURE_TEXT: return figure->text;
  default: return decimal_text(arena, figure);
  }
}

Str figure_plain(Arena *arena, const Figure *figure) {
  switch (figure->kind) {
  case FIGURE_MONEY: return money_plain(arena, money_ratio(figure->over, 100, figure->under));
  case FIGURE_DAY: return day_iso(arena, figure->day);
  default: return figure_text(arena, figure);
  }
}
