/* What the files of this layer share. */
#ifndef OVERTURN_SESSION_INSIDE_H
#define OVERTURN_SESSION_INSIDE_H

#include "overturn/shift_session.h"

struct Session {
  Arena *arena;
  const Scenario *scenario;
  JournalHead head;
  State start, now;
  Entry *entries;
  size_t entry_count, entry_room;
  Played *line;
  size_t line_count, line_room;
  Action *undone;
  size_t undone_count, undone_room;
  int *hints;          /* taken, by step */
  ShiftSession *shift; /* that this is a case of, NULL */
  int place;           /* in it */
};

/* session.c */
/** The session owns what it keeps: texts of an action are copied. */
Action session_own(Session *session, const Action *action);
/** Notes an action that was done elsewhere. */
void session_record(Session *session, const Action *action, const State *before, const Result *result);
/** Appends an entry. @return NULL, or why it was refused. */
const char *session_append(Session *session, Entry entry);

/* shift_session.c */
/** Does an action in a case of a shift. @return NULL, or why it was refused. */
const char *shift_session_do(ShiftSession *session, int place, const Action *action);
/** Notes an entry of a case in the journal of all. @return NULL, or why it was refused. */
const char *shift_session_append(ShiftSession *session, ShiftEntry entry);

/* journal_read.c */
/** Moves what was found in one line to its place in the whole journal. */
void journal_carry_over(Diags *whole, const Diags *line, uint32_t offset);
/** Whether a head is of this file. Faults and warnings go to `diags`. */
bool journal_head_fits(Str id, Str hash, const JournalHead *head, Span span, Diags *diags);

#endif
