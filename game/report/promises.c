/* What was promised on the way, and what became of it. */
#include "report/inside.h"

const char *const promise_stand_words[] = {"open", "kept", "late", "not kept", NULL};

static PromiseStand stand_of(const ReportPromise *told, Day now) {
  if (told->kept != DAY_NONE) return told->due == DAY_NONE || told->kept <= told->due ? PROMISE_KEPT : PROMISE_LATE;
  return told->due == DAY_NONE || now <= told->due ? PROMISE_OPEN : PROMISE_BROKEN;
}

static Str words_of(Arena *arena, const ReportPromise *told) {
  Buf out = buf_new(arena);
  buf_format(&out, "Made %.*s", STR_ARG(day_text(arena, told->made)));
  if (told->due != DAY_NONE) buf_format(&out, ", due %.*s", STR_ARG(day_text(arena, told->due)));
  switch (told->stand) {
  case PROMISE_OPEN: buf_addz(&out, ", still open when the case ended."); break;
  case PROMISE_KEPT: buf_format(&out, ", kept %.*s.", STR_ARG(day_text(arena, told->kept))); break;
  case PROMISE_LATE: buf_format(&out, ", kept late, %.*s.", STR_ARG(day_text(arena, told->kept))); break;
  case PROMISE_BROKEN: buf_addz(&out, ", not kept."); break;
  }
  return buf_str(&out);
}

void tell_promises(Arena *arena, ReportDebrief *report, const Session *session) {
  const Scenario *scenario = session_scenario(session);
  const State *now = session_state(session);
  ReportPromise *promises = arena_make_many(arena, ReportPromise, scenario->promise_count);
  for (int i = 0; i < scenario->promise_count; i++) {
    const Promise *promise = &scenario->promises[i];
    if (now->promised[i] == DAY_NONE) continue;
    ReportPromise *told = &promises[report->promise_count++];
    *told = (ReportPromise){.promise = promise,
                            .who = promise->person == NONE ? STR("") : scenario->people[promise->person].name,
                            .what = sim_text(scenario, now, arena, promise->what),
                            .made = now->promised[i],
                            .due = sim_promise_day(scenario, now, i),
                            .kept = now->kept[i]};
    told->stand = stand_of(told, now->day);
    told->words = words_of(arena, told);
  }
  report->promises = promises;
}
