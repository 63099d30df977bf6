/* The journal of a shift as text: {"case":"id"} takes a case up, {"end_day":true} leaves the rest of a day, {"time_up":true} ends it, and every other line is an
   action in the case in hand, as journal_print.c has it. */
#include "session/inside.h"

void shift_journal_print_entry(const Shift *shift, const ShiftEntry *entry, Buf *out) {
  if (entry->kind == SHIFT_ENTRY_CASE) {
    journal_print_entry(shift->cases[entry->place].scenario, &entry->entry, out);
    return;
  }
  if (entry->kind == SHIFT_ENTRY_TAKE) {
    buf_addz(out, "{\"case\":");
    buf_json_string(out, shift->cases[entry->place].scenario->id);
  } else {
    buf_addz(out, entry->kind == SHIFT_ENTRY_END_DAY ? "{\"end_day\":true" : "{\"time_up\":true");
  }
  if (entry->wall_clock.length) {
    buf_addz(out, ",\"at\":");
    buf_json_string(out, entry->wall_clock);
  }
  buf_addz(out, "}\n");
}

void shift_journal_print_actions(const ShiftSession *session, Buf *out) {
  const World *world = shift_session_world(session);
  const Shift *shift = shift_session_shift(session);
  if (shift_session_in_hand(session)) journal_print_actions(shift_session_in_hand(session), out);
  for (int i = 0; i < shift->case_count; i++)
    if (!world_refuses_take(world, i)) shift_journal_print_entry(shift, &(ShiftEntry){.kind = SHIFT_ENTRY_TAKE, .place = i}, out);
  if (!world_refuses_end_day(world)) shift_journal_print_entry(shift, &(ShiftEntry){.kind = SHIFT_ENTRY_END_DAY}, out);
}

/* ---- read back ---- */

static bool refuse(Diags *diags, Span span, const char *refused) {
  if (refused) diags_add(diags, DIAG_ERROR, "E603", span, STR(""), "this cannot be done here: %s", refused);
  return !refused;
}

static bool read_take(ShiftSession *session, const Json *id, Span span, Diags *diags) {
  Arena *arena = diags->arena;
  const Shift *shift = shift_session_shift(session);
  int place = id->kind == JSON_STRING ? shift_find_case(shift, id->text) : NONE;
  if (place != NONE) return refuse(diags, span, shift_session_take(session, place));
  Str *names = arena_make_many(arena, Str, shift->case_count);
  for (int i = 0; i < shift->case_count; i++) names[i] = shift->cases[i].scenario->id;
  Str hint = fields_did_you_mean(arena, id->text, names, shift->case_count);
  diags_add(diags, DIAG_ERROR, "E602", span, STR(""), "there is no case \"%.*s\"%.*s", STR_ARG(id->text), STR_ARG(hint));
  return false;
}

static bool play_in_hand(ShiftSession *session, Str text, uint32_t offset, Diags *diags) {
  Span span = {offset, (uint32_t)text.length};
  Session *one = shift_session_in_hand(session);
  Entry entry;
  if (!one) return refuse(diags, span, shift_session_world(session)->over ? "The shift is over." : "Take up a case first.");
  Diags found = diags_new(diags->arena, diags->file, text);
  if (!journal_read_entry(diags->arena, session_scenario(one), session_state(one), text, &entry, &found)) {
    journal_carry_over(diags, &found, offset);
    return false;
  }
  const char *refused = NULL;
  switch (entry.kind) {
  case ENTRY_ACTION: refused = session_do(one, &entry.action); break;
  case ENTRY_UNDO: refused = session_undo(one); break;
  case ENTRY_REDO: refused = session_redo(one); break;
  case ENTRY_HINT: session_hint(one); break;
  case ENTRY_TIME_UP: break; /* it is the shift's */
  }
  if (!refused) shift_session_note_clock(session, entry.wall_clock);
  return refuse(diags, span, refused);
}

bool shift_journal_play_line(ShiftSession *session, Str text, uint32_t offset, Diags *diags) {
  Span span = {offset, (uint32_t)text.length};
  Diags ignored = diags_new(diags->arena, diags->file, text);
  const Json *root = json_read(diags->arena, text, &ignored);
  const Json *take = root ? json_member(root, STR("case")) : NULL, *end = root ? json_member(root, STR("end_day")) : NULL,
             *up = root ? json_member(root, STR("time_up")) : NULL;
  const Json *at = root ? json_member(root, STR("at")) : NULL;
  if (!take && !end && !up) return play_in_hand(session, text, offset, diags);
  bool played =
      take ? read_take(session, take, span, diags) : refuse(diags, span, end ? shift_session_end_day(session) : shift_session_time_up(session));
  if (played && at && at->kind == JSON_STRING) shift_session_note_clock(session, at->text);
  return played;
}

static void warn_of_cases(const Shift *shift, const JournalHead *head, Span span, Diags *diags) {
  for (int i = 0; i < head->case_count; i++) {
    int place = shift_find_case(shift, head->cases[i].id);
    if (place != NONE && str_equal(shift->cases[place].scenario->hash, head->cases[i].hash)) continue;
    diags_add(diags, DIAG_WARNING, "W601", span, STR(""), "the journal was made with another version of the case \"%.*s\"",
              STR_ARG(head->cases[i].id));
  }
}

ShiftSession *shift_journal_replay(Arena *arena, const Shift *shift, Str text, Diags *diags) {
  ShiftSession *session = NULL;
  for (size_t at = 0; at < text.length;) {
    size_t end = str_find(text, '\n', at);
    Str line = str_trim(str_slice(text, at, end));
    uint32_t offset = (uint32_t)(line.length ? (size_t)(line.at - text.at) : at);
    Span span = {offset, (uint32_t)line.length};
    at = end + 1;
    if (!line.length) continue;
    if (!session) {
      JournalHead head;
      bool is_head = journal_read_head(arena, line, &head);
      if (is_head && !journal_head_fits(shift->id, shift->hash, &head, span, diags)) return NULL;
      if (is_head) warn_of_cases(shift, &head, span, diags);
      session = shift_session_start(arena, shift, is_head ? head : shift_session_head_of(arena, shift));
      if (is_head) continue;
    }
    if (!shift_journal_play_line(session, line, offset, diags)) break;
  }
  return session ? session : shift_session_start(arena, shift, shift_session_head_of(arena, shift));
}
