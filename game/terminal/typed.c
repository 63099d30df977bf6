/* What people type, understood. Pure: no question and no state is known here. */
#include "terminal/inside.h"

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/** The next word of a text, between spaces or commas. */
static bool next_word(Str *rest, Str *word) {
  size_t at = 0;
  while (at < rest->length && (rest->at[at] == ' ' || rest->at[at] == ',' || rest->at[at] == '\t')) at++;
  size_t end = at;
  while (end < rest->length && rest->at[end] != ' ' && rest->at[end] != ',' && rest->at[end] != '\t') end++;
  *word = str_slice(*rest, at, end);
  *rest = str_slice(*rest, end, rest->length);
  return word->length > 0;
}

int read_numbers(Str text, int most, int *numbers, int room) {
  int count = 0;
  Str word;
  while (next_word(&text, &word)) {
    int64_t number;
    if (str_ends(word, STR("."))) word = str_slice(word, 0, word.length - 1);
    if (!str_to_int(word, &number) || number < 1 || number > most || count == room) return NONE;
    numbers[count++] = (int)number;
  }
  return count;
}

/* ---- days ---- */

static const struct {
  const char *word;
  OffsetUnit unit;
  int times;
} units[] = {
    {"day", OFFSET_DAYS, 1},    {"days", OFFSET_DAYS, 1},        {"d", OFFSET_DAYS, 1},        {"business", OFFSET_BUSINESS, 1},
    {"bd", OFFSET_BUSINESS, 1}, {"working", OFFSET_BUSINESS, 1}, {"week", OFFSET_DAYS, 7},     {"weeks", OFFSET_DAYS, 7},
    {"w", OFFSET_DAYS, 7},      {"month", OFFSET_MONTHS, 1},     {"months", OFFSET_MONTHS, 1},
};

static bool read_unit(Str word, int64_t count, Offset *offset) {
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    if (!str_equal_nocase(word, str_from(units[i].word))) continue;
    *offset = (Offset){(int32_t)(count * units[i].times), units[i].unit};
    return true;
  }
  return false;
}

/** "10 business days", "in 2 weeks", "+5", "14 days from today". */
static bool read_stretch(Str text, Offset *offset) {
  Str word, rest = text;
  int64_t count;
  if (!next_word(&rest, &word)) return false;
  bool plus = word.at[0] == '+';
  if (str_equal_nocase(word, STR("in")) && !next_word(&rest, &word)) return false;
  if (plus) word = str_slice(word, 1, word.length);
  if (!word.length && !next_word(&rest, &word)) return false;
  if (!is_digit(word.at[0]) || !str_to_int(word, &count) || count > 520) return false;
  *offset = (Offset){(int32_t)count, OFFSET_DAYS};
  if (!next_word(&rest, &word)) return plus;
  if (!read_unit(word, count, offset)) return false;
  static const char *const trailing[] = {"days", "day", "from", "today", "now"};
  while (next_word(&rest, &word)) {
    bool known = false;
    for (size_t i = 0; i < sizeof trailing / sizeof *trailing; i++) known = known || str_equal_nocase(word, str_from(trailing[i]));
    if (!known) return false;
  }
  return true;
}

/** "Mon Mar 30, 2026" as the program writes it: without the weekday. */
static Str without_weekday(Str text) {
  static const char *const names[] = {"mon",    "tue",     "wed",       "thu",      "fri",    "sat",      "sun",
                                      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  Str word, rest = text;
  if (!next_word(&rest, &word)) return text;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (str_equal_nocase(word, str_from(names[i]))) {
      while (rest.length && (rest.at[0] == ' ' || rest.at[0] == ',')) rest = str_slice(rest, 1, rest.length);
      return rest;
    }
  return text;
}

static Day in_year(Arena *arena, Str text, int year) {
  bool slash = str_find(text, '/', 0) < text.length;
  Day day = day_from_typed(str_format(arena, slash ? "%.*s/%d" : "%.*s, %d", STR_ARG(text), year));
  return day == DAY_NONE && !slash ? day_from_typed(str_format(arena, "%.*s %d", STR_ARG(text), year)) : day;
}

static Day distance(Day a, Day b) { return a < b ? b - a : a - b; }

/** "Mar 30" and "3/30" mean the next such day, or the nearest one. */
static Day read_without_year(Arena *arena, Str text, Day today, bool ahead) {
  int now = day_parts(today).year;
  Day found = DAY_NONE;
  for (int year = ahead ? now : now - 1; year <= now + 1; year++) {
    Day day = in_year(arena, text, year);
    if (day == DAY_NONE || (ahead && day < today)) continue;
    if (found == DAY_NONE || distance(day, today) < distance(found, today)) found = day;
  }
  return found;
}

static Day read_typed_day(Str text, Day today, bool ahead) {
  text = str_trim(text);
  Offset offset;
  if (str_equal_nocase(text, STR("today"))) return today;
  if (str_equal_nocase(text, STR("tomorrow"))) return today + 1;
  if (read_stretch(text, &offset)) return day_add_offset(today, offset);
  text = without_weekday(text);
  Day day = day_from_typed(text);
  if (day != DAY_NONE || text.length > 40) return day;
  Arena *scratch = arena_new(0);
  day = read_without_year(scratch, text, today, ahead);
  arena_free(scratch);
  return day;
}

Day read_day(Str text, Day today) { return read_typed_day(text, today, true); }

Day read_any_day(Str text, Day today) { return read_typed_day(text, today, false); }

bool read_amount(Str text, Cents *cents) {
  bool is_sum;
  return sum_read(text, cents, &is_sum);
}
