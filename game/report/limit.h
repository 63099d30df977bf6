/* The time limit of an attempt. Its clock is the one on the wall, from the moment at which the attempt began, so that to close the program or to let the machine
   sleep stops nothing; setting the wall's clock back gives no time either. Both clocks come from outside, so this is as pure as the rest. */
#ifndef REPORT_LIMIT_H
#define REPORT_LIMIT_H

#include "overturn/shift_session.h"

/** There is no limit. */
#define LIMIT_NONE INT64_MAX
/** From so many seconds on the end is near, and shown to be. */
#define LIMIT_NEAR_S 300

/** Now, by the clock on the wall (seconds since 1970, UTC), and by one that nobody sets (milliseconds since anything). */
typedef struct LimitClock {
  int64_t wall_s, steady_ms;
} LimitClock;

typedef struct Limit {
  int64_t most_s; /* 0: there is none */
  int64_t began_s;
  int64_t spent_s;  /* at `since_ms`: by the clock on the wall or, where that was set back, as the journal proves */
  int64_t since_ms; /* of the steady clock, when the attempt was begun or come back to */
} Limit;

/** That of an attempt that is begun or come back to now. */
Limit limit_of(const Session *session, LimitClock now);
Limit limit_of_shift(const ShiftSession *session, LimitClock now);
/** Seconds left, 0: its time is up; LIMIT_NONE. */
int64_t limit_left_s(const Limit *limit, LimitClock now);
/** When the next second of it begins, by the steady clock. */
int64_t limit_next_ms(const Limit *limit, int64_t steady_ms);

/** So long after its end a line may still say it was made: it is stamped when it is written, and a slow disk or share may have kept it waiting. */
#define LIMIT_SLACK_S 60
/** The place of the first entry that says it was made later than the limit allows, NONE. That its time ran out may be noted at any time. */
int limit_first_late(const Session *session);
int limit_first_late_shift(const ShiftSession *session);

/** "19:05", "1:00:00": for the eye. */
Str limit_figures(Arena *arena, int64_t left_s);
/** "20 minutes", "1 minute", "40 seconds": begun minutes, and seconds in the last one, in steps of ten. */
Str limit_words(Arena *arena, int64_t left_s);
/** The minutes at whose beginning it is said aloud how many are left: 10, 5, 1; else 0. Said once for `before` and `now` seconds left. */
int limit_said(int64_t before_s, int64_t now_s);

#endif
