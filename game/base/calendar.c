/* A stretch of days with its business days in a list: adding business days is then one look-up. */
#include "overturn/calendar.h"

/* Marks the holidays of all years that the days touch. */
static bool *mark_holidays(Arena *arena, Day first, Day last) {
  bool *holiday = arena_make_many(arena, bool, last - first + 1);
  for (int year = day_parts(first).year; year <= day_parts(last).year + 1; year++) {
    Day days[DAY_MOST_HOLIDAYS];
    int count = day_holidays_of_year(year, days);
    for (int i = 0; i < count; i++)
      if (days[i] >= first && days[i] <= last) holiday[days[i] - first] = true;
  }
  return holiday;
}

const Calendar *calendar_make(Arena *arena, Day first, Day last) {
  Calendar *calendar = arena_make(arena, Calendar);
  int32_t days = last - first + 1;
  int32_t *before = arena_take(arena, (size_t)days, sizeof *before);
  Day *business = arena_take(arena, (size_t)days, sizeof *business);
  const bool *holiday = mark_holidays(arena, first, last);
  for (int32_t i = 0, weekday = day_weekday(first); i < days; i++, weekday = weekday < 6 ? weekday + 1 : 0) {
    if (weekday < 5 && !holiday[i]) business[calendar->count++] = first + i;
    before[i] = calendar->count;
  }
  calendar->first = first;
  calendar->last = last;
  calendar->before = before;
  calendar->business = business;
  return calendar;
}

Day calendar_add_offset(const Calendar *calendar, Day day, Offset offset) {
  if (offset.unit == OFFSET_DAYS) return day_add_offset(day, offset);
  if (offset.unit != OFFSET_BUSINESS || offset.count == 0 || day <= calendar->first || day > calendar->last) return day_add_offset(day, offset);
  int32_t at =
      offset.count > 0 ? calendar->before[day - calendar->first] + offset.count - 1 : calendar->before[day - 1 - calendar->first] + offset.count;
  return at < 0 || at >= calendar->count ? day_add_offset(day, offset) : calendar->business[at];
}
