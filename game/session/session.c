/* An attempt: the journal grows, the line that counts is derived from it. Undo takes the last answer out of the line and leaves it in the journal;
   what was opened and pinned since stays, because looking is free. */
#include "session/inside.h"

const char *const mode_words[] = {"practice", "assessment", NULL};

Session *session_start(Arena *arena, const Scenario *scenario, JournalHead head) {
  const Scenario *picked = scenario_variant(arena, scenario, scenario_variant_of_seed(scenario, head.seed));
  if (picked) scenario = picked;
  Session *session = arena_make(arena, Session);
  session->arena = arena;
  session->scenario = scenario;
  session->head = head;
  session->hints = arena_make_many(arena, int, scenario->step_count);
  sim_start(scenario, head.seed, &session->start);
  session->now = session->start;
  return session;
}

const Scenario *session_scenario(const Session *session) { return session->scenario; }
const JournalHead *session_head(const Session *session) { return &session->head; }
const State *session_state(const Session *session) { return &session->now; }
const Played *session_last(const Session *session) { return session->line_count ? &session->line[session->line_count - 1] : NULL; }

const Played *session_line(const Session *session, int *count) {
  *count = (int)session->line_count;
  return session->line;
}

const Entry *session_entries(const Session *session, int *count) {
  *count = (int)session->entry_count;
  return session->entries;
}

const char *session_append(Session *session, Entry entry) {
  if (session->shift) {
    const char *refused = shift_session_append(session->shift, (ShiftEntry){.kind = SHIFT_ENTRY_CASE, .place = session->place, .entry = entry});
    if (refused) return refused;
  }
  if (session->entry_count >= JOURNAL_MOST_ENTRIES) return "This attempt has become too long.";
  arena_push(session->arena, session->entries, session->entry_count, session->entry_room, entry);
  return NULL;
}

void session_record(Session *session, const Action *action, const State *before, const Result *result) {
  Played played = {.entry = (int)session->entry_count - 1, .action = *action, .result = *result, .before = *before, .after = session->now};
  arena_push(session->arena, session->line, session->line_count, session->line_room, played);
}

static void play(Session *session, const Action *action) {
  State before = session->now;
  Result result = sim_step(session->scenario, &session->now, action);
  session_record(session, action, &before, &result);
}

/** The session owns what it keeps: texts of an action are copied. */
Action session_own(Session *session, const Action *action) {
  Action owned = *action;
  if (action->option.length) owned.option = str_copy(session->arena, action->option);
  if (action->text.length) owned.text = str_copy(session->arena, action->text);
  return owned;
}

/** Days pass by themselves in a shift, or once the time is up; a case of a shift that is tried again keeps those that had passed. */
static const char *refuse(const Session *session, const Action *action) {
  bool kept = session->head.position > 0 && session->entry_count < (size_t)session->head.position;
  if (action->kind == ACTION_PASS && !kept) return "Nobody can do that.";
  return sim_refuses(session->scenario, &session->now, action);
}

const char *session_do(Session *session, const Action *action) {
  if (session->shift) return shift_session_do(session->shift, session->place, action);
  const char *refused = refuse(session, action);
  if (refused) return refused;
  Action owned = session_own(session, action);
  refused = session_append(session, (Entry){.kind = ENTRY_ACTION, .action = owned});
  if (refused) return refused;
  if (!action_looks(action)) session->undone_count = 0;
  play(session, &owned);
  return NULL;
}

const char *session_undo(Session *session) {
  if (session->shift) return "A shift has no undo: its day goes on.";
  if (session->head.mode == MODE_ASSESSMENT) return "An assessment has no undo.";
  size_t at = session->line_count;
  while (at > 0 && action_looks(&session->line[at - 1].action)) at--;
  if (at == 0) return "There is nothing to undo.";
  const char *refused = session_append(session, (Entry){.kind = ENTRY_UNDO});
  if (refused) return refused;
  at--;
  size_t looks = session->line_count - at - 1;
  Action *after = arena_make_many(session->arena, Action, looks);
  for (size_t i = 0; i < looks; i++) after[i] = session->line[at + 1 + i].action;
  arena_push(session->arena, session->undone, session->undone_count, session->undone_room, session->line[at].action);
  session->now = session->line[at].before;
  session->line_count = at;
  for (size_t i = 0; i < looks; i++)
    if (!sim_refuses(session->scenario, &session->now, &after[i])) play(session, &after[i]);
  return NULL;
}

const char *session_redo(Session *session) {
  if (session->shift) return "A shift has no undo: its day goes on.";
  if (session->head.mode == MODE_ASSESSMENT) return "An assessment has no undo.";
  if (!session->undone_count) return "There is nothing to redo.";
  Action action = session->undone[session->undone_count - 1];
  const char *refused = sim_refuses(session->scenario, &session->now, &action);
  if (!refused) refused = session_append(session, (Entry){.kind = ENTRY_REDO});
  if (refused) return refused;
  session->undone_count--;
  play(session, &action);
  return NULL;
}

const char *session_time_up(Session *session) {
  if (session->shift) return "A shift ends as a whole.";
  if (!session->head.minutes) return "This attempt has no time limit.";
  if (sim_over(&session->now)) return "The case is over.";
  const char *refused = session_append(session, (Entry){.kind = ENTRY_TIME_UP});
  if (refused) return refused;
  session->undone_count = 0;
  play(session, &(Action){.kind = ACTION_PASS, .day = session->scenario->today + SCENARIO_MOST_DAYS + 1});
  return NULL;
}

bool session_timed_out(const Session *session) { return session->entry_count && session->entries[session->entry_count - 1].kind == ENTRY_TIME_UP; }

void session_note_clock(Session *session, Str wall_clock) {
  if (session->entry_count && wall_clock.length) session->entries[session->entry_count - 1].wall_clock = str_copy(session->arena, wall_clock);
}

int session_hints_left(const Session *session) {
  if (session->head.mode == MODE_ASSESSMENT || sim_over(&session->now)) return 0;
  if (session->shift && shift_session_in_hand(session->shift) != session) return 0;
  return session->scenario->steps[session->now.step].hint_count - session->hints[session->now.step];
}

Str session_hint(Session *session) {
  if (session_hints_left(session) <= 0 || session_append(session, (Entry){.kind = ENTRY_HINT})) return STR("");
  const Step *step = &session->scenario->steps[session->now.step];
  return step->hints[session->hints[step->index]++];
}

int32_t session_points_so_far(const Session *session, int32_t *most_so_far) {
  int32_t paid = 0;
  *most_so_far = 0;
  for (size_t i = 0; i < session->line_count; i++) {
    const Result *result = &session->line[i].result;
    paid -= result->violation_points;
    if (result->item == NONE || !result->first) continue;
    paid += result->paid;
    *most_so_far += result->most;
  }
  return paid;
}
