/* An attempt at a shift: the world, one attempt for each case, and one journal for all. The session of a case is what a desk shows; an action done in it is
   done in the shift, and its minutes pass there. */
#ifndef OVERTURN_SHIFT_SESSION_H
#define OVERTURN_SHIFT_SESSION_H

#include "overturn/session.h"
#include "overturn/world.h"

typedef enum ShiftEntryKind { SHIFT_ENTRY_TAKE, SHIFT_ENTRY_END_DAY, SHIFT_ENTRY_CASE, SHIFT_ENTRY_TIME_UP } ShiftEntryKind;

/** One line of the journal after its header. */
typedef struct ShiftEntry {
  ShiftEntryKind kind;
  int place;      /* TAKE: of the case; CASE: of the one in hand */
  Entry entry;    /* CASE: an action or a hint in it */
  Str wall_clock; /* of all others; an entry has its own */
} ShiftEntry;

typedef struct ShiftSession ShiftSession;

/** Starts an attempt. It lives in `arena`; the shift must outlive it. */
ShiftSession *shift_session_start(Arena *arena, const Shift *shift, JournalHead head);
/** The head of a new journal of this shift: its id, its hash and those of its cases. Seed, mode, attempt and assets are the caller's to fill in. */
JournalHead shift_session_head_of(Arena *arena, const Shift *shift);

const Shift *shift_session_shift(const ShiftSession *session);
const JournalHead *shift_session_head(const ShiftSession *session);
const World *shift_session_world(const ShiftSession *session);
const ShiftEntry *shift_session_entries(const ShiftSession *session, int *count);

/**
 * The attempt at one case, for desks and reports. session_do() and session_hint() in it are refused while it is not in hand; undo is not allowed: a day that
 * has passed does not come back. Its line holds ACTION_PASS where days passed by themselves. Nothing of a case that sleeps may be shown: its state
 * stands on the day on which it wakes.
 */
Session *shift_session_case(const ShiftSession *session, int place);
/** Place in the journal of all of an entry of a case's own, by its number there; NONE where it has no such entry. */
int shift_session_entry_of(const ShiftSession *session, int place, int entry);
/** The one taken up, or NULL. */
Session *shift_session_in_hand(const ShiftSession *session);

/** Takes a case up, or ends the day. @return NULL, or why it was refused (nothing changes then). */
const char *shift_session_take(ShiftSession *session, int place);
const char *shift_session_end_day(ShiftSession *session);
/** As session_time_up() and session_timed_out(): nobody works any case from here on, and the days go by. */
const char *shift_session_time_up(ShiftSession *session);
bool shift_session_timed_out(const ShiftSession *session);
/** Notes when the last entry was made. Nothing reads it but people. */
void shift_session_note_clock(ShiftSession *session, Str wall_clock);

/* ---- the worklist ---- */

/** Days since service or discharge, as aging reports part them: 0-30, 31-60, 61-90, 91-120, 121-180, 181-365, over 365. */
#define AGE_BUCKETS 7
extern const char *const age_bucket_words[AGE_BUCKETS];
int age_bucket(int32_t days);

/** A row of the worklist, as of now. */
typedef struct WorkRow {
  int place; /* of the case in the shift */
  const Scenario *scenario;
  WorldStanding standing;
  bool in_hand;
  Str patient, payer, city;
  Cents balance_cents; /* what is open on the account: charge less what payers have paid and left to the patient */
  int32_t age_days;    /* since service or discharge */
  int bucket;          /* of age_bucket_words */
  int deadline;        /* the nearest one that is not over, NONE */
  Day deadline_day;    /* its last day, DAY_NONE */
  int32_t days_left;   /* to it; 0: today is the last */
  Day last_touch;      /* DAY_NONE: never */
  Day until;           /* of a sleeping case the day that was picked; DAY_NONE: it waits for whatever comes */
  Day arrived;
  int32_t news; /* things that happened by themselves since it was last touched */
} WorkRow;
/** The rows of all cases that have come, in order of arrival. @return how many; in the arena. */
int shift_session_rows(const ShiftSession *session, Arena *arena, const WorkRow **rows);

/** Dollars that have come by today; what a sleeping case will bring is not among them. */
Cents shift_session_recovered(const ShiftSession *session);

/* ---- the journal as text ---- */

/** One entry as a line, with its line feed: {"case":"id"}, {"end_day":true}, {"time_up":true}, or as journal_print_entry() has it. The head is journal_print_head()'s. */
void shift_journal_print_entry(const Shift *shift, const ShiftEntry *entry, Buf *out);
/** Reads a journal and plays it, as journal_replay(). @return NULL when the header is of another scenario or format. */
ShiftSession *shift_journal_replay(Arena *arena, const Shift *shift, Str text, Diags *diags);
/** Reads and plays one line. @return false with a fault in `diags`, whose text holds the line at `offset`. */
bool shift_journal_play_line(ShiftSession *session, Str line, uint32_t offset, Diags *diags);
/** What may be done now, as journal lines. */
void shift_journal_print_actions(const ShiftSession *session, Buf *out);

#endif
