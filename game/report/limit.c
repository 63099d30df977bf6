/* The time limit of an attempt: how much is left, and how it is said. */
#include "report/limit.h"

#include "report/clock.h"

static int64_t later(int64_t a, int64_t b) { return a > b ? a : b; }

static Str clock_of(const ShiftEntry *entry) { return entry->kind == SHIFT_ENTRY_CASE ? entry->entry.wall_clock : entry->wall_clock; }

/** @param last_ms  when the last of its entries was made, by the clock on the wall then; CLOCK_NONE. */
static Limit limit_from(const JournalHead *head, int64_t last_ms, LimitClock now) {
  int64_t began_ms = wall_read(head->began);
  Limit limit = {.most_s = head->minutes * INT64_C(60), .began_s = began_ms == CLOCK_NONE ? now.wall_s : began_ms / 1000, .since_ms = now.steady_ms};
  if (last_ms != CLOCK_NONE) limit.spent_s = later(0, last_ms / 1000 - limit.began_s);
  limit.spent_s = later(limit.spent_s, now.wall_s - limit.began_s);
  return limit;
}

Limit limit_of(const Session *session, LimitClock now) {
  int count;
  int64_t last_ms = CLOCK_NONE;
  const Entry *entries = session_entries(session, &count);
  for (int i = 0; i < count; i++) last_ms = later(last_ms, wall_read(entries[i].wall_clock));
  return limit_from(session_head(session), last_ms, now);
}

Limit limit_of_shift(const ShiftSession *session, LimitClock now) {
  int count;
  int64_t last_ms = CLOCK_NONE;
  const ShiftEntry *entries = shift_session_entries(session, &count);
  for (int i = 0; i < count; i++) last_ms = later(last_ms, wall_read(clock_of(&entries[i])));
  return limit_from(shift_session_head(session), last_ms, now);
}

static bool is_late(const JournalHead *head, Str made) {
  int64_t began_ms = wall_read(head->began), made_ms = wall_read(made);
  return head->minutes && began_ms != CLOCK_NONE && made_ms != CLOCK_NONE &&
         made_ms > began_ms + (head->minutes * INT64_C(60) + LIMIT_SLACK_S) * 1000;
}

int limit_first_late(const Session *session) {
  int count;
  const Entry *entries = session_entries(session, &count);
  for (int i = 0; i < count; i++)
    if (entries[i].kind != ENTRY_TIME_UP && is_late(session_head(session), entries[i].wall_clock)) return i;
  return NONE;
}

int limit_first_late_shift(const ShiftSession *session) {
  int count;
  const ShiftEntry *entries = shift_session_entries(session, &count);
  for (int i = 0; i < count; i++)
    if (entries[i].kind != SHIFT_ENTRY_TIME_UP && is_late(shift_session_head(session), clock_of(&entries[i]))) return i;
  return NONE;
}

int64_t limit_left_s(const Limit *limit, LimitClock now) {
  if (!limit->most_s) return LIMIT_NONE;
  int64_t spent_s = later(now.wall_s - limit->began_s, limit->spent_s + (now.steady_ms - limit->since_ms) / 1000);
  return later(0, limit->most_s - spent_s);
}

int64_t limit_next_ms(const Limit *limit, int64_t steady_ms) { return limit->since_ms + ((steady_ms - limit->since_ms) / 1000 + 1) * 1000; }

Str limit_figures(Arena *arena, int64_t left_s) {
  int hours = (int)(left_s / 3600), minutes = (int)(left_s / 60 % 60), seconds = (int)(left_s % 60);
  return hours ? str_format(arena, "%d:%02d:%02d", hours, minutes, seconds) : str_format(arena, "%d:%02d", minutes, seconds);
}

Str limit_words(Arena *arena, int64_t left_s) {
  if (left_s <= 60 && left_s > 50) return STR("1 minute");
  if (left_s <= 50) return str_format(arena, "%d seconds", (int)((left_s + 9) / 10 * 10));
  return str_format(arena, "%d minutes", (int)((left_s + 59) / 60));
}

int limit_said(int64_t before_s, int64_t now_s) {
  static const int minutes[] = {1, 5, 10};
  for (size_t i = 0; i < sizeof minutes / sizeof *minutes; i++)
    if (now_s <= minutes[i] * 60 && before_s > minutes[i] * 60) return minutes[i];
  return 0;
}
