/*
 * Business days: Monday to Friday without the federal holidays, on the day they are observed. A table of rules, not of dates:
 * deadlines reach into years nobody has listed yet.
 */
#include "overturn/date.h"

typedef struct Holiday {
  const char *name;
  int first_year;
  int month;
  int day;     /* of a fixed date; 0 for a weekday of the month */
  int weekday; /* 0 Monday */
  int nth;     /* 1 the first; 0 the last */
} Holiday;

/* 5 U.S.C. 6103(a), in the order of the year. */
static const Holiday holidays[] = {
    {"New Year's Day", 0, 1, 1, 0, 0},
    {"Birthday of Martin Luther King, Jr.", 1986, 1, 0, 0, 3},
    {"Washington's Birthday", 0, 2, 0, 0, 3},
    {"Memorial Day", 0, 5, 0, 0, 0},
    {"Juneteenth National Independence Day", 2021, 6, 19, 0, 0},
    {"Independence Day", 0, 7, 4, 0, 0},
    {"Labor Day", 0, 9, 0, 0, 1},
    {"Columbus Day", 0, 10, 0, 0, 2},
    {"Veterans Day", 0, 11, 11, 0, 0},
    {"Thanksgiving Day", 0, 11, 0, 3, 4},
    {"Christmas Day", 0, 12, 25, 0, 0},
};
#define HOLIDAY_COUNT ((int)(sizeof holidays / sizeof *holidays))

/* 5 U.S.C. 6103(b) and Executive Order 11582. */
static Day observed_for(Day day) {
  int weekday = day_weekday(day);
  return weekday == 5 ? day - 1 : weekday == 6 ? day + 1 : day;
}

/* The day this holiday is observed in its year, or DAY_NONE when there was none yet. */
static Day holiday_in(const Holiday *holiday, int year) {
  if (year < holiday->first_year) return DAY_NONE;
  if (holiday->day) {
    Day day = day_from_parts((DateParts){year, holiday->month, holiday->day});
    return day == DAY_NONE ? DAY_NONE : observed_for(day);
  }
  Day first = day_from_parts((DateParts){year, holiday->month, 1});
  if (first == DAY_NONE) return DAY_NONE;
  Day day = first + (holiday->weekday - day_weekday(first) + 7) % 7;
  if (holiday->nth) return day + 7 * (holiday->nth - 1);
  return day_parts(day + 28).month == holiday->month ? day + 28 : day + 21;
}

static const Holiday *holiday_on(Day day) {
  if (day == DAY_NONE || day_weekday(day) >= 5) return NULL;
  DateParts parts = day_parts(day);
  for (int i = 0; i < HOLIDAY_COUNT; i++) {
    if (holidays[i].month == parts.month && holiday_in(&holidays[i], parts.year) == day) return &holidays[i];
  }
  /* New Year's Day on a Saturday is kept in the year before. */
  bool last_of_year = parts.month == 12 && parts.day == 31;
  return last_of_year && holiday_in(&holidays[0], parts.year + 1) == day ? &holidays[0] : NULL;
}

bool day_is_federal_holiday(Day day) { return holiday_on(day) != NULL; }

Str day_holiday_name(Day day) {
  const Holiday *holiday = holiday_on(day);
  return holiday ? str_from(holiday->name) : STR("");
}

bool day_is_business(Day day) { return day != DAY_NONE && day_weekday(day) < 5 && !holiday_on(day); }

int day_holidays_of_year(int year, Day *days) {
  int count = 0;
  for (int i = 0; i < HOLIDAY_COUNT; i++) {
    Day day = holiday_in(&holidays[i], year);
    if (day != DAY_NONE) days[count++] = day;
  }
  return count;
}

Day day_add_business(Day day, int count) {
  int step = count < 0 ? -1 : 1;
  while (day != DAY_NONE && count != 0) {
    day = day_add_offset(day, (Offset){step, OFFSET_DAYS});
    if (day_is_business(day)) count -= step;
  }
  return day;
}

/* Mondays to Fridays from some Monday long ago up to and with `day`. */
static int weekdays_until(Day day) {
  int since = day + 3 + 7 * 10000; /* 1969-12-29 was a Monday */
  int rest = since % 7;
  return since / 7 * 5 + (rest < 5 ? rest + 1 : 5);
}

static int holidays_between(Day after, Day until) {
  int count = 0;
  int last = day_parts(until).year + 1;
  for (int year = day_parts(after).year; year <= last; year++) {
    for (int i = 0; i < HOLIDAY_COUNT; i++) {
      Day day = holiday_in(&holidays[i], year);
      if (day != DAY_NONE && day > after && day <= until) count++;
    }
  }
  return count;
}

int day_count_business(Day from, Day to) {
  if (from == DAY_NONE || to == DAY_NONE) return 0;
  if (to < from) return -day_count_business(to, from);
  return weekdays_until(to) - weekdays_until(from) - holidays_between(from, to);
}
