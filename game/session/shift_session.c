/* An attempt at a shift. The world decides; every case has an attempt of its own, in which what was done and the days that passed are kept; the journal of
   the shift holds what the trainee did, in its order. */
#include "session/inside.h"

struct ShiftSession {
  Arena *arena;
  const Shift *shift;
  JournalHead head;
  World world;
  Session **cases; /* by place */
  ShiftEntry *entries;
  size_t entry_count, entry_room;
};

static void record(void *user, int place, const Action *action, const State *before, const Result *result) {
  ShiftSession *session = user;
  session_record(session->cases[place], action, before, result);
}

JournalHead shift_session_head_of(Arena *arena, const Shift *shift) {
  JournalCase *cases = arena_make_many(arena, JournalCase, shift->case_count);
  for (int i = 0; i < shift->case_count; i++) cases[i] = (JournalCase){shift->cases[i].scenario->id, shift->cases[i].scenario->hash};
  return (JournalHead){.format = JOURNAL_FORMAT,
                       .engine = ENGINE_REVISION,
                       .scenario = shift->id,
                       .scenario_hash = shift->hash,
                       .cases = cases,
                       .case_count = shift->case_count};
}

ShiftSession *shift_session_start(Arena *arena, const Shift *shift, JournalHead head) {
  ShiftSession *session = arena_make(arena, ShiftSession);
  State **states = arena_make_many(arena, State *, shift->case_count);
  session->arena = arena;
  session->shift = shift;
  session->head = head;
  session->cases = arena_make_many(arena, Session *, shift->case_count);
  for (int i = 0; i < shift->case_count; i++) {
    JournalHead own = {.format = head.format, .engine = head.engine, .seed = head.seed, .mode = head.mode, .attempt = head.attempt};
    own.scenario = shift->cases[i].scenario->id;
    own.scenario_hash = shift->cases[i].scenario->hash;
    session->cases[i] = session_start(arena, shift->cases[i].scenario, own);
    session->cases[i]->shift = session;
    session->cases[i]->place = i;
    states[i] = &session->cases[i]->now;
  }
  world_start(arena, shift, states, record, session, &session->world);
  return session;
}

const Shift *shift_session_shift(const ShiftSession *session) { return session->shift; }
const JournalHead *shift_session_head(const ShiftSession *session) { return &session->head; }
const World *shift_session_world(const ShiftSession *session) { return &session->world; }
Session *shift_session_case(const ShiftSession *session, int place) { return session->cases[place]; }
Session *shift_session_in_hand(const ShiftSession *session) { return session->world.in_hand == NONE ? NULL : session->cases[session->world.in_hand]; }

const ShiftEntry *shift_session_entries(const ShiftSession *session, int *count) {
  *count = (int)session->entry_count;
  return session->entries;
}

int shift_session_entry_of(const ShiftSession *session, int place, int entry) {
  for (size_t i = 0; i < session->entry_count; i++)
    if (session->entries[i].kind == SHIFT_ENTRY_CASE && session->entries[i].place == place && entry-- == 0) return (int)i;
  return NONE;
}

const char *shift_session_append(ShiftSession *session, ShiftEntry entry) {
  if (session->entry_count >= JOURNAL_MOST_ENTRIES) return "This attempt has become too long.";
  arena_push(session->arena, session->entries, session->entry_count, session->entry_room, entry);
  return NULL;
}

const char *shift_session_do(ShiftSession *session, int place, const Action *action) {
  if (session->world.in_hand != place) return session->world.over ? "The shift is over." : "Take up this case first.";
  const char *refused = world_refuses(&session->world, action);
  if (refused) return refused;
  Action owned = session_own(session->cases[place], action);
  refused = session_append(session->cases[place], (Entry){.kind = ENTRY_ACTION, .action = owned});
  if (!refused) world_do(&session->world, &owned);
  return refused;
}

const char *shift_session_take(ShiftSession *session, int place) {
  const char *refused = world_refuses_take(&session->world, place);
  if (!refused) refused = shift_session_append(session, (ShiftEntry){.kind = SHIFT_ENTRY_TAKE, .place = place});
  if (!refused) world_take(&session->world, place);
  return refused;
}

const char *shift_session_end_day(ShiftSession *session) {
  const char *refused = world_refuses_end_day(&session->world);
  if (!refused) refused = shift_session_append(session, (ShiftEntry){.kind = SHIFT_ENTRY_END_DAY, .place = NONE});
  if (!refused) world_end_day(&session->world);
  return refused;
}

const char *shift_session_time_up(ShiftSession *session) {
  if (!session->head.minutes) return "This attempt has no time limit.";
  if (session->world.over) return "The shift is over.";
  const char *refused = shift_session_append(session, (ShiftEntry){.kind = SHIFT_ENTRY_TIME_UP, .place = NONE});
  while (!refused && !session->world.over) world_end_day(&session->world);
  return refused;
}

bool shift_session_timed_out(const ShiftSession *session) {
  return session->entry_count && session->entries[session->entry_count - 1].kind == SHIFT_ENTRY_TIME_UP;
}

void shift_session_note_clock(ShiftSession *session, Str wall_clock) {
  if (!session->entry_count || !wall_clock.length) return;
  ShiftEntry *last = &session->entries[session->entry_count - 1];
  *(last->kind == SHIFT_ENTRY_CASE ? &last->entry.wall_clock : &last->wall_clock) = str_copy(session->arena, wall_clock);
}
