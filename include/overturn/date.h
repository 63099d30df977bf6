/* Days as numbers, business days, US federal holidays, and offsets such as "10 business". */
#ifndef OVERTURN_DATE_H
#define OVERTURN_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "overturn/str.h"

/**
 * Days since 1970-01-01 in the Gregorian calendar. DAY_NONE stands for "no day": functions give it when asked for a day outside the years 1900 to
 * 2199, pass it on when they get it, and show it as an empty string.
 */
typedef int32_t Day;
#define DAY_NONE INT32_MIN

typedef struct DateParts {
  int year;  /* 1900 to 2199 */
  int month; /* 1 to 12 */
  int day;   /* 1 to 31 */
} DateParts;

/** @return DAY_NONE when there is no such day. */
Day day_from_parts(DateParts parts);
DateParts day_parts(Day day);
bool date_parts_valid(DateParts parts);
/** 0 Monday to 6 Sunday. */
int day_weekday(Day day);

/** Reads "2026-03-16" alone. @return DAY_NONE for anything else, days that do not exist included. */
Day day_from_iso(Str text);
/** Reads a date as people type it: ISO, "16 Mar 2026", "Mar 16, 2026", "3/16/2026" (month first), "3/16/26". @return DAY_NONE when not understood. */
Day day_from_typed(Str text);
/** Seconds since 1970 of an RFC 3339 time in UTC, "2026-01-05T09:00:00Z". @return -1 for anything else. */
int64_t seconds_from_clock(Str clock);
/** "2026-03-16". */
Str day_iso(Arena *arena, Day day);
/** "Mon Mar 16, 2026". */
Str day_text(Arena *arena, Day day);
/** "Mar 16". */
Str day_short(Arena *arena, Day day);

/**
 * Whether federal offices are closed by holiday that day: the eleven of 5 U.S.C. 6103(a), on the day observed
 * (Friday before a Saturday, Monday after a Sunday, 5 U.S.C. 6103(b) and Executive Order 11582); Juneteenth from 2021, King from 1986.
 */
bool day_is_federal_holiday(Day day);
/** Name of that holiday, or an empty string. */
Str day_holiday_name(Day day);
/** The days on which the holidays of a year are observed, New Year's Day perhaps in the year before. @param days  takes DAY_MOST_HOLIDAYS. @return how many. */
#define DAY_MOST_HOLIDAYS 11
int day_holidays_of_year(int year, Day *days);
/** Monday to Friday and no federal holiday. */
bool day_is_business(Day day);
/** `count` business days after `day` (before it when negative); 0 gives `day` itself, whatever it is. */
Day day_add_business(Day day, int count);
/** Business days in (from, to]; negative when `to` is before `from`, 0 when either is DAY_NONE. */
int day_count_business(Day from, Day to);
/** Same day of the month `months` later; the last of the month where that does not exist. */
Day day_add_months(Day day, int months);

typedef enum OffsetUnit { OFFSET_DAYS, OFFSET_BUSINESS, OFFSET_MONTHS, OFFSET_YEARS } OffsetUnit;

/** A stretch of time as an author writes it. */
typedef struct Offset {
  int32_t count; /* -3660 to 3660 */
  OffsetUnit unit;
} Offset;

/** Reads "14 days", "1 day", "10 business", "2 business days", "-3 days", "6 months", "1 year". @return false for anything else. */
bool offset_from_text(Str text, Offset *offset);
Day day_add_offset(Day day, Offset offset);
/** "14 days", "10 business days". */
Str offset_text(Arena *arena, Offset offset);

#endif
