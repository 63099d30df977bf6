/* Time between one decision and the next. A journal has the time of each entry as people's clocks had it; a clock that was set back gives no time spent. */
#include "report/spent.h"

typedef struct Walk {
  int64_t started, ended, last; /* last: when the last decision was made */
} Walk;

static bool decides(const Entry *entry) { return entry->kind == ENTRY_ACTION && !action_looks(&entry->action); }

static void note_time(Walk *walk, int64_t time) {
  if (time == CLOCK_NONE) return;
  if (walk->started == CLOCK_NONE) walk->started = time;
  if (walk->last == CLOCK_NONE) walk->last = walk->started;
  if (walk->ended == CLOCK_NONE || time > walk->ended) walk->ended = time;
}

static void note_entry(Walk *walk, const Entry *entry, int64_t *time, int64_t *spent) {
  int64_t own = wall_read(entry->wall_clock);
  note_time(walk, own);
  *spent = own == CLOCK_NONE || own < walk->last ? -1 : own - walk->last;
  *time = own != CLOCK_NONE ? own : walk->ended != CLOCK_NONE ? walk->ended : walk->started;
  if (own != CLOCK_NONE && decides(entry)) walk->last = own;
}

ReportTimes report_times(Arena *arena, const Session *session, int64_t *started, int64_t *ended) {
  int count;
  const Entry *entries = session_entries(session, &count);
  int64_t *times = arena_make_many(arena, int64_t, count), *spent = arena_make_many(arena, int64_t, count);
  Walk walk = {*started, CLOCK_NONE, *started};
  for (int i = 0; i < count; i++) note_entry(&walk, &entries[i], &times[i], &spent[i]);
  *started = walk.started;
  *ended = walk.ended == CLOCK_NONE ? walk.started : walk.ended;
  return (ReportTimes){times, spent};
}

typedef struct CaseTimes {
  int64_t *times, *spent;
  int count, at;
} CaseTimes;

static CaseTimes case_times(Arena *arena, const Session *session) {
  CaseTimes of = {.at = 0};
  (void)session_entries(session, &of.count);
  of.times = arena_make_many(arena, int64_t, of.count);
  of.spent = arena_make_many(arena, int64_t, of.count);
  for (int i = 0; i < of.count; i++) {
    of.times[i] = CLOCK_NONE;
    of.spent[i] = -1;
  }
  return of;
}

const ReportTimes *report_times_of_shift(Arena *arena, const ShiftSession *session, int64_t *started, int64_t *ended) {
  int count, case_count = shift_session_shift(session)->case_count;
  const ShiftEntry *entries = shift_session_entries(session, &count);
  ReportTimes *told = arena_make_many(arena, ReportTimes, case_count);
  CaseTimes *cases = arena_make_many(arena, CaseTimes, case_count);
  Walk walk = {*started, CLOCK_NONE, *started};
  for (int c = 0; c < case_count; c++) {
    cases[c] = case_times(arena, shift_session_case(session, c));
    told[c] = (ReportTimes){cases[c].times, cases[c].spent};
  }
  for (int i = 0; i < count; i++) {
    const ShiftEntry *entry = &entries[i];
    CaseTimes *of = entry->kind == SHIFT_ENTRY_CASE ? &cases[entry->place] : NULL;
    if (!of) note_time(&walk, wall_read(entry->wall_clock));
    if (!of || of->at >= of->count) continue;
    note_entry(&walk, &entry->entry, &of->times[of->at], &of->spent[of->at]);
    of->at++;
  }
  *started = walk.started;
  *ended = walk.ended == CLOCK_NONE ? walk.started : walk.ended;
  return told;
}
