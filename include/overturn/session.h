/* An attempt: a scenario, a mode, and a journal that is only ever appended to. State and score are derived from it. */
#ifndef OVERTURN_SESSION_H
#define OVERTURN_SESSION_H

#include "overturn/sim.h"

#define JOURNAL_FORMAT 1
/** Raised when the same journal would give another state: old journals then say which engine they were played on. */
#define ENGINE_REVISION 1
#define JOURNAL_MOST_ENTRIES 20000
#define JOURNAL_MOST_MINUTES 600 /* of a time limit */

typedef enum Mode { MODE_PRACTICE, MODE_ASSESSMENT } Mode;
extern const char *const mode_words[];

typedef enum EntryKind { ENTRY_ACTION, ENTRY_UNDO, ENTRY_REDO, ENTRY_HINT, ENTRY_TIME_UP } EntryKind;

/** One line of the journal after its header. */
typedef struct Entry {
  EntryKind kind;
  Action action;
  Str wall_clock; /* rides along, never read by the machine */
} Entry;

/** One action of the line that counts, with the state before and after it. */
typedef struct Played {
  int entry; /* place in the journal */
  Action action;
  Result result;
  State before, after;
} Played;

/** A case of a shift, as its journal knows it. */
typedef struct JournalCase {
  Str id, hash;
} JournalCase;

/** First line of a journal. Hand-written journals may leave it out. */
typedef struct JournalHead {
  int32_t format, engine;
  Str scenario, scenario_hash, assets_hash, attempt;
  uint64_t seed;
  Mode mode;
  Str parent;       /* attempt that this one retries, or empty */
  int32_t position; /* how many actions of it were kept */
  int32_t minutes;  /* that it may take; 0: any time. Whoever knows a clock holds to it and says session_time_up() */
  Str began;        /* when, RFC 3339; of an attempt with a limit */
  const JournalCase *cases;
  int case_count; /* of a shift: its cases */
} JournalHead;

typedef struct Session Session;

/**
 * Starts an attempt. The session lives in `arena`; the scenario must outlive it.
 * Of a scenario that varies the head's seed picks the variant, read into `arena` where `scenario` is another; session_scenario() is what is played.
 * A variant with faults, which `overturn check` tells, is not played: the attempt stays with `scenario`.
 */
Session *session_start(Arena *arena, const Scenario *scenario, JournalHead head);

const Scenario *session_scenario(const Session *session);
const JournalHead *session_head(const Session *session);
const State *session_state(const Session *session);
/** The line that counts: what undo took back is not in it. */
const Played *session_line(const Session *session, int *count);
/** Everything, undone actions too. */
const Entry *session_entries(const Session *session, int *count);
/** The last action of the line, NULL before the first. */
const Played *session_last(const Session *session);

/** Does an action and appends it. @return NULL, or why it was refused (nothing changes then). */
const char *session_do(Session *session, const Action *action);
const char *session_undo(Session *session); /* refused in assessment */
const char *session_redo(Session *session);
/** Takes the next hint of the step. @return it, or an empty string when there is none or in assessment. */
Str session_hint(Session *session);
int session_hints_left(const Session *session);
/**
 * The time that its head allows is up: nobody works the case from here on, and it goes on by itself to its end, as a shift's cases do after the last day. So it earns
 * what it would have earned if nothing more had been done. @return NULL, or why it was refused.
 */
const char *session_time_up(Session *session);
/** Whether it ended so; of a case of a shift the shift knows. */
bool session_timed_out(const Session *session);
/** Notes when the last entry was made. Nothing reads it but people. */
void session_note_clock(Session *session, Str wall_clock);

/** Points so far as an uncorrected sum of first answers, thousandths: for the score shown in practice. */
int32_t session_points_so_far(const Session *session, int32_t *most_so_far);

/* ---- the journal as text ---- */

/** The header line, with its line feed. */
void journal_print_head(const JournalHead *head, Buf *out);
/** One entry as a line, with its line feed. Actions are written by ids: {"answer":"path","choice":"call"}; days that passed as {"pass":"2026-05-20"}. */
void journal_print_entry(const Scenario *scenario, const Entry *entry, Buf *out);
/**
 * Reads a journal and plays it. Faults (syntax, unknown ids, actions refused) go to `diags` with their line; reading stops at the first refused action.
 * @return the session as far as it came, or NULL when the header is of another scenario or format, or its seed picks a variant that has faults.
 */
Session *journal_replay(Arena *arena, const Scenario *scenario, Str text, Diags *diags);
/**
 * Reads one line as an entry for a state: ids are looked up, terms that an offer leaves out stay as last asked.
 * @return false with a fault in `diags`, whose text is the line.
 */
bool journal_read_entry(Arena *arena, const Scenario *scenario, const State *state, Str line, Entry *entry, Diags *diags);
/** Reads a header line. @return false when the line is no header (an entry without one), with no fault. */
bool journal_read_head(Arena *arena, Str line, JournalHead *head);
/** The actions open now as journal lines: whole where they can be, with "..." where the trainee types. */
void journal_print_actions(const Session *session, Buf *out);

extern const DiagCode session_diag_codes[];

#endif
