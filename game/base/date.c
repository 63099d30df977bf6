/*
 * Days are numbers: deadlines, ages and stamps are then sums and comparisons. The calendar is counted in 400-year cycles of March-based years
 * (leap day last), so no table and no loop over years is needed. The machine's clock and time zones play no part.
 */
#include "overturn/date.h"

#define YEAR_FIRST 1900
#define YEAR_LAST 2199
#define DAY_FIRST (-25567) /* 1900-01-01 */
#define DAY_LAST 84005     /* 2199-12-31 */
#define CYCLE_DAYS 146097  /* 400 years */
#define EPOCH_DAYS 719468  /* 0000-03-01 to 1970-01-01 */

static const char *const month_names[] = {"January", "February", "March",     "April",   "May",      "June",
                                          "July",    "August",   "September", "October", "November", "December"};
static const char *const weekday_names[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

static int days_in_month(int year, int month) {
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return lengths[month - 1] + (leap && month == 2);
}

bool date_parts_valid(DateParts parts) {
  return parts.year >= YEAR_FIRST && parts.year <= YEAR_LAST && parts.month >= 1 && parts.month <= 12 && parts.day >= 1 &&
         parts.day <= days_in_month(parts.year, parts.month);
}

Day day_from_parts(DateParts parts) {
  if (!date_parts_valid(parts)) return DAY_NONE;
  int year = parts.year - (parts.month <= 2);
  int month = (parts.month + 9) % 12; /* from March */
  int cycle = year / 400;
  int year_of_cycle = year % 400;
  int day_of_year = (153 * month + 2) / 5 + parts.day - 1;
  int day_of_cycle = year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;
  return cycle * CYCLE_DAYS + day_of_cycle - EPOCH_DAYS;
}

DateParts day_parts(Day day) {
  int64_t since = (int64_t)day + EPOCH_DAYS;
  int64_t cycle = (since >= 0 ? since : since - CYCLE_DAYS + 1) / CYCLE_DAYS;
  int day_of_cycle = (int)(since - cycle * CYCLE_DAYS);
  int year_of_cycle = (day_of_cycle - day_of_cycle / 1460 + day_of_cycle / 36524 - day_of_cycle / 146096) / 365;
  int day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
  int month = (5 * day_of_year + 2) / 153;
  DateParts parts = {.month = month < 10 ? month + 3 : month - 9, .day = day_of_year - (153 * month + 2) / 5 + 1};
  parts.year = (int)(cycle * 400) + year_of_cycle + (parts.month <= 2);
  return parts;
}

/* 1970-01-01 was a Thursday. */
int day_weekday(Day day) {
  int weekday = (int)(((int64_t)day + 3) % 7);
  return weekday < 0 ? weekday + 7 : weekday;
}

static Day within(int64_t day) { return day >= DAY_FIRST && day <= DAY_LAST ? (Day)day : DAY_NONE; }

Day day_add_months(Day day, int months) {
  if (day == DAY_NONE) return DAY_NONE;
  DateParts parts = day_parts(day);
  int64_t month = (int64_t)parts.year * 12 + parts.month - 1 + months;
  if (month < YEAR_FIRST * 12 || month >= (YEAR_LAST + 1) * 12) return DAY_NONE;
  parts.year = (int)(month / 12);
  parts.month = (int)(month % 12) + 1;
  int last = days_in_month(parts.year, parts.month);
  if (parts.day > last) parts.day = last;
  return day_from_parts(parts);
}

/* `length` digits at `at`, or -1. */
static int digits_at(Str text, size_t at, size_t length) {
  int value = 0;
  for (size_t i = at; i < at + length; i++) {
    if (i >= text.length || text.at[i] < '0' || text.at[i] > '9') return -1;
    value = value * 10 + (text.at[i] - '0');
  }
  return value;
}

Day day_from_iso(Str text) {
  if (text.length != 10 || text.at[4] != '-' || text.at[7] != '-') return DAY_NONE;
  return day_from_parts((DateParts){digits_at(text, 0, 4), digits_at(text, 5, 2), digits_at(text, 8, 2)});
}

/* A name of at least three letters that starts a name of the list ("mar", "Sept"). @return its index or -1. */
static int name_index(const char *const *names, int count, Str word) {
  if (word.length < 3) return -1;
  for (int i = 0; i < count; i++) {
    if (str_equal_nocase(str_slice(str_from(names[i]), 0, word.length), word)) return i;
  }
  return -1;
}

typedef struct Typed {
  Str parts[4];
  char after[4]; /* what separates a part from the next: '/', '-' or ' ' for spaces, commas and dots */
  int count;
} Typed;

static bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/* Words and numbers of a typed date, at most four. */
static bool split_typed(Str text, Typed *typed) {
  *typed = (Typed){0};
  for (size_t at = 0; at < text.length;) {
    size_t start = at;
    if (is_digit(text.at[at])) {
      while (at < text.length && is_digit(text.at[at])) at++;
    } else {
      while (at < text.length && is_letter(text.at[at])) at++;
    }
    if (at == start || typed->count == 4) return false;
    typed->parts[typed->count] = str_slice(text, start, at);
    size_t gap = at;
    if (at < text.length && (text.at[at] == '/' || text.at[at] == '-')) {
      typed->after[typed->count] = text.at[at++];
    } else {
      while (at < text.length && (text.at[at] == ' ' || text.at[at] == ',' || text.at[at] == '.')) at++;
      typed->after[typed->count] = ' ';
    }
    if (at == gap && at < text.length) return false;
    typed->count++;
  }
  return typed->count > 0 && typed->after[typed->count - 1] == ' '; /* "3/16/2026/" was not finished */
}

static int number_of(Str part) { return part.length <= 4 ? digits_at(part, 0, part.length) : -1; }

static int year_of(Str part) {
  if (part.length == 2) return 2000 + digits_at(part, 0, 2);
  return part.length == 4 ? digits_at(part, 0, 4) : -1;
}

/* Year, month and day from three parts, whichever way they are ordered; see the header for the ways. */
static Day day_from_three(const Str *parts, const char *after) {
  int named_first = name_index(month_names, 12, parts[0]);
  int named_second = name_index(month_names, 12, parts[1]);
  DateParts date = {0};
  if (named_first >= 0) {
    date = (DateParts){year_of(parts[2]), named_first + 1, number_of(parts[1])};
  } else if (named_second >= 0) {
    date = (DateParts){year_of(parts[2]), named_second + 1, number_of(parts[0])};
  } else if (after[0] == ' ' || after[0] != after[1]) {
    return DAY_NONE;
  } else if (parts[0].length == 4) {
    date = (DateParts){year_of(parts[0]), number_of(parts[1]), number_of(parts[2])};
  } else {
    date = (DateParts){year_of(parts[2]), number_of(parts[0]), number_of(parts[1])};
  }
  return day_from_parts(date);
}

Day day_from_typed(Str text) {
  Typed typed;
  if (!split_typed(str_trim(text), &typed)) return DAY_NONE;
  if (typed.count == 3) return day_from_three(typed.parts, typed.after);
  int weekday = name_index(weekday_names, 7, typed.parts[0]);
  if (typed.count != 4 || weekday < 0) return DAY_NONE;
  Day day = day_from_three(typed.parts + 1, typed.after + 1);
  return day != DAY_NONE && day_weekday(day) == weekday ? day : DAY_NONE;
}

int64_t seconds_from_clock(Str clock) {
  static const int64_t most[] = {23, 59, 60};
  int64_t parts[3];
  if (clock.length < 20 || clock.at[10] != 'T' || clock.at[13] != ':' || clock.at[16] != ':' || clock.at[clock.length - 1] != 'Z') return -1;
  Day day = day_from_iso(str_slice(clock, 0, 10));
  for (size_t i = 0; i < 3; i++)
    if (!str_to_int(str_slice(clock, 11 + 3 * i, 13 + 3 * i), &parts[i]) || parts[i] < 0 || parts[i] > most[i]) return -1;
  return day == DAY_NONE || day < 0 ? -1 : ((day * INT64_C(24) + parts[0]) * 60 + parts[1]) * 60 + parts[2];
}

Str day_iso(Arena *arena, Day day) {
  if (day == DAY_NONE) return STR("");
  DateParts parts = day_parts(day);
  return str_format(arena, "%04d-%02d-%02d", parts.year, parts.month, parts.day);
}

Str day_text(Arena *arena, Day day) {
  if (day == DAY_NONE) return STR("");
  DateParts parts = day_parts(day);
  return str_format(arena, "%.3s %.3s %d, %d", weekday_names[day_weekday(day)], month_names[parts.month - 1], parts.day, parts.year);
}

Str day_short(Arena *arena, Day day) {
  if (day == DAY_NONE) return STR("");
  DateParts parts = day_parts(day);
  return str_format(arena, "%.3s %d", month_names[parts.month - 1], parts.day);
}

#define OFFSET_MOST 3660

static const struct {
  const char *word;
  OffsetUnit unit;
} offset_units[] = {
    {"days", OFFSET_DAYS},
    {"day", OFFSET_DAYS},
    {"business", OFFSET_BUSINESS},
    {"business days", OFFSET_BUSINESS},
    {"business day", OFFSET_BUSINESS},
    {"months", OFFSET_MONTHS},
    {"month", OFFSET_MONTHS},
    {"years", OFFSET_YEARS},
    {"year", OFFSET_YEARS},
};

bool offset_from_text(Str text, Offset *offset) {
  Str number;
  Str unit;
  int64_t count;
  if (!str_cut(text, ' ', &number, &unit) || !str_to_int(number, &count)) return false;
  size_t sign = number.at[0] == '-' ? 1 : 0;
  bool plain = number.at[sign] != '0' || number.length == 1;
  if (!plain || count < -OFFSET_MOST || count > OFFSET_MOST) return false;
  for (size_t i = 0; i < sizeof offset_units / sizeof *offset_units; i++) {
    if (!str_is(unit, offset_units[i].word)) continue;
    *offset = (Offset){(int32_t)count, offset_units[i].unit};
    return true;
  }
  return false;
}

Day day_add_offset(Day day, Offset offset) {
  if (day == DAY_NONE) return DAY_NONE;
  switch (offset.unit) {
  case OFFSET_DAYS: return within((int64_t)day + offset.count);
  case OFFSET_BUSINESS: return day_add_business(day, offset.count);
  case OFFSET_MONTHS: return day_add_months(day, offset.count);
  case OFFSET_YEARS: return offset.count > 400 || offset.count < -400 ? DAY_NONE : day_add_months(day, offset.count * 12);
  }
  return DAY_NONE;
}

Str offset_text(Arena *arena, Offset offset) {
  static const char *const units[] = {"day", "business day", "month", "year"};
  const char *plural = offset.count == 1 || offset.count == -1 ? "" : "s";
  return str_format(arena, "%d %s%s", offset.count, units[offset.unit], plural);
}
