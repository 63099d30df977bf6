/* Business days of a few years, counted once, so that a search which asks for them a million times does not count them again. */
#ifndef OVERTURN_CALENDAR_H
#define OVERTURN_CALENDAR_H

#include "overturn/date.h"

/** Immutable; lives in its arena. */
typedef struct Calendar {
  Day first, last;
  const int32_t *before; /* by day from `first`: business days of the stretch up to and with it */
  const Day *business;   /* the business days of the stretch */
  int32_t count;
} Calendar;

/** @param first, last  within 1900 to 2199. */
const Calendar *calendar_make(Arena *arena, Day first, Day last);

/** The same as day_add_offset(), faster inside the stretch. */
Day calendar_add_offset(const Calendar *calendar, Day day, Offset offset);

#endif
