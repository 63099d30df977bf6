/* Times of people (RFC 3339) and stretches of time (ISO 8601): for what is told about an attempt, never for what happens in it. */
#ifndef REPORT_CLOCK_H
#define REPORT_CLOCK_H

#include "overturn/str.h"

/** No time. */
#define CLOCK_NONE INT64_MIN

/** "2026-03-16T09:30:05Z", also with a fraction or an offset in place of Z, as milliseconds since 1970. @return CLOCK_NONE for anything else. */
int64_t wall_read(Str text);
/** "2026-03-16T09:30:05.000Z"; empty for CLOCK_NONE. */
Str wall_text(Arena *arena, int64_t ms);
/** "PT1H2M3.5S", "PT0S": hours, minutes and seconds, as xAPI wants it; below zero counts as none. */
Str wall_duration(Arena *arena, int64_t ms);

#endif
