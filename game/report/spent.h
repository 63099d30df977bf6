/* When the entries of an attempt were made, and how long people took for each, as far as the journal knows. */
#ifndef REPORT_SPENT_H
#define REPORT_SPENT_H

#include "overturn/shift_session.h"
#include "report/clock.h"

/** By entry of one journal; of a shift by entry of each case. */
typedef struct ReportTimes {
  const int64_t *times; /* CLOCK_NONE where not known */
  const int64_t
      *spent_ms; /* since the last decision before it, or the start; below zero where not known. Looking belongs to the decision that follows */
} ReportTimes;

/** @param started  CLOCK_NONE: the first entry's time. @param ended  takes the last entry's time; both stay CLOCK_NONE where no entry has one. */
ReportTimes report_times(Arena *arena, const Session *session, int64_t *started, int64_t *ended);
/** The same for every case, by place. */
const ReportTimes *report_times_of_shift(Arena *arena, const ShiftSession *session, int64_t *started, int64_t *ended);

#endif
