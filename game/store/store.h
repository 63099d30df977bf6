/* Everything kept about people and their attempts, in one SQLite file: the only truth about them. What a score is made of is the journal; results are kept
   beside it so that a class can be looked at in a moment, and `overturn verify` works them out again. Nobody else speaks SQL. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "overturn/shift_analysis.h"

typedef struct Store Store;

typedef enum StoreStatus {
  STORE_OK,
  STORE_FULL,      /* the disk */
  STORE_BUSY,      /* another program holds the file too long */
  STORE_READ_ONLY, /* the folder or the file may not be written */
  STORE_DAMAGED,   /* the file is no longer what was written */
  STORE_NEWER,     /* written by a newer program, and left as it is */
  STORE_ELSEWHERE, /* the attempt goes on in another window */
  STORE_UNKNOWN,   /* there is no such attempt, profile, ... */
  STORE_FAILED     /* anything else */
} StoreStatus;

/** What came of it. `message` is one line for people, empty when STORE_OK; valid until the next call on the store. */
typedef struct StoreResult {
  StoreStatus status;
  Str message;
} StoreResult;
#define STORE_CHECKED __attribute__((warn_unused_result))

/** The file, in the folder that is given to store_open_records(). */
#define STORE_FILE "records.db"

typedef struct StoreOpen {
  Str folder; /* made (0700) where it is not there; the file is the owner's alone (0600) */
  bool read;  /* nothing is made and nothing is written; STORE_UNKNOWN where there is no file */
  bool
      shared; /* takes the folder for a network share, whatever it is: a rollback journal in place of the write-ahead log, which needs shared memory */
} StoreOpen;

/**
 * Opens the records, and makes or migrates them. A damaged file is kept aside as records-damaged-N.db, what can still be read and proves whole is
 * brought over, and `notice` says so; else it is empty.
 * @param arena  outlives the store.
 * @param store  NULL unless STORE_OK; owned by the caller, to be given to store_close().
 */
STORE_CHECKED StoreResult store_open_records(Arena *arena, StoreOpen how, Store **store, Str *notice);
/** Records on no disk, gone once they are closed. */
STORE_CHECKED StoreResult store_open_memory(Arena *arena, Store **store);
/** NULL is allowed. */
void store_close(Store *store);

/** What is done between the two is on the disk together or not at all; may be nested, then the outermost counts. @param result  of what was done. */
STORE_CHECKED StoreResult store_start(Store *store);
STORE_CHECKED StoreResult store_finish(Store *store, StoreResult result);

/* ---- people ---- */

/** One trainee. On a trainee's own machine there is one; a class that was merged has many. */
typedef struct StoreProfile {
  int64_t id;
  Str pseudonym;        /* drawn by chance when it is made; what exports say unless a name is asked for */
  Str name, student_id; /* empty unless given; of many profiles those of the roster, where it knows them */
} StoreProfile;

/** Who sits here. */
STORE_CHECKED StoreResult store_me(Store *store, Arena *arena, StoreProfile *profile);
STORE_CHECKED StoreResult store_profiles(Store *store, Arena *arena, StoreProfile **profiles, size_t *count);
STORE_CHECKED StoreResult store_name(Store *store, int64_t profile, Str name, Str student_id);
/** The profile of that pseudonym, made where there is none. */
STORE_CHECKED StoreResult store_profile_of(Store *store, Arena *arena, Str pseudonym, StoreProfile *profile);
/** Deletes everything kept of a profile, and overwrites what it took. Its row goes too, unless it is who sits here: then it gets another pseudonym. */
STORE_CHECKED StoreResult store_forget(Store *store, int64_t profile);
/** Deletes one attempt, with its journal, its result and what was to be sent of it, and overwrites what it took. Of an assessment it stays that one was used. */
STORE_CHECKED StoreResult store_forget_attempt(Store *store, Str attempt);

/* ---- the roster: who stands behind a pseudonym ---- */

/** One of a class, by student id or pseudonym or both; each of these stands for one person. What is empty is not known. */
typedef struct StorePerson {
  Str name, student_id, pseudonym;
} StorePerson;

typedef struct StoreEnrolled {
  size_t added, changed, same;
  size_t taken; /* place of the person whose student id or pseudonym is somebody else's, and nothing was written; else as many as there are */
} StoreEnrolled;

/**
 * Takes people into the roster; one who is there already, by student id or pseudonym, is written anew, but for what is empty. From then
 * on profiles have their names. To enroll twice is to enroll once. */
STORE_CHECKED StoreResult store_enroll(Store *store, const StorePerson *people, size_t count, StoreEnrolled *enrolled);
/** In the order in which they came. */
STORE_CHECKED StoreResult store_roster(Store *store, Arena *arena, StorePerson **people, size_t *count);
STORE_CHECKED StoreResult store_clear_roster(Store *store);

/* ---- the instructor's passphrase, which opens the class screen ---- */

STORE_CHECKED StoreResult store_has_passphrase(Store *store, bool *has);
/** Keeps what it can be told by, in place of the one before; takes a tenth of a second. */
STORE_CHECKED StoreResult store_set_passphrase(Store *store, Str passphrase);
STORE_CHECKED StoreResult store_try_passphrase(Store *store, Str passphrase, bool *right);
STORE_CHECKED StoreResult store_forget_passphrase(Store *store);
/** Whether these are the records of a class: of others than who sits here, or with a roster, or with a passphrase. */
STORE_CHECKED StoreResult store_is_class(Store *store, bool *is);

/* ---- attempts ---- */

/** A text that an attempt is played with: a scenario, a shift, codes.json. Kept once for each hash, so that an attempt can be played again as it was. */
typedef struct StoreText {
  Str hash, name, content; /* SHA-256 of the content, as 64 hex digits; the file's own name */
} StoreText;

typedef struct StoreAttempt {
  int64_t id;
  int64_t profile;
  Str attempt;       /* the journal's name for it */
  Str lesson, title; /* id of the scenario or shift; its title */
  Str file;          /* name of its file, by which the home list knows it */
  Str hash;          /* of that file */
  Mode mode;
  Str parent;           /* the attempt that this one retries, or empty */
  int32_t position;     /* actions kept of it */
  Str started;          /* RFC 3339, UTC */
  Str ended;            /* empty while it can be gone on with */
  int32_t actions;      /* lines after the head */
  int score;            /* 0 to 100, NONE before the end */
  int axis[AXIS_COUNT]; /* 0 to 100, NONE for a dash */
  Str graded;           /* hash of the corrected file by which its result was worked out; empty: by the file it was played with */
} StoreAttempt;

/**
 * Begins an attempt of who sits here. When it returns, everything is on the disk.
 * It can be gone on with once store_end() says so: one in which nothing was answered yet need not be.
 * @param head  its journal's first line. Of `about` id, profile, ended, actions and score are not read.
 */
STORE_CHECKED StoreResult store_begin(Store *store, const StoreAttempt *about, Str head, const StoreText *texts, size_t count);
/**
 * The next line of its journal. When it returns, the line is on the disk; it is all of it there or nothing.
 * @param number  of the line, the first after the head is 1. STORE_ELSEWHERE when another window has written that line.
 */
STORE_CHECKED StoreResult store_append(Store *store, Str attempt, int32_t number, Str line);
/** Whether it can be gone on with: `when` it ended, or empty to open it again. */
STORE_CHECKED StoreResult store_end(Store *store, Str attempt, Str when);
/** Its journal, head first. STORE_DAMAGED, with the text as far as it proves whole, when a line is not what was saved. */
STORE_CHECKED StoreResult store_journal(Store *store, Arena *arena, Str attempt, Str *text);
/** Its head alone, by StoreAttempt.id; nothing is proved. Empty when there is none. */
STORE_CHECKED StoreResult store_head(Store *store, Arena *arena, int64_t attempt, Str *head);
STORE_CHECKED StoreResult store_attempt(Store *store, Arena *arena, Str attempt, StoreAttempt *about);
/** All attempts, or those of a profile (0: all), in the order in which they began. */
STORE_CHECKED StoreResult store_attempts(Store *store, Arena *arena, int64_t profile, StoreAttempt **attempts, size_t *count);
STORE_CHECKED StoreResult store_text(Store *store, Arena *arena, Str hash, StoreText *text);
/** Keeps a text that attempts are graded by. */
STORE_CHECKED StoreResult store_keep_text(Store *store, const StoreText *text);
/** What an attempt is played with, by name. */
STORE_CHECKED StoreResult store_texts(Store *store, Arena *arena, Str attempt, StoreText **texts, size_t *count);

/** Their hashes alone, sorted, a space between two. */
STORE_CHECKED StoreResult store_text_hashes(Store *store, Arena *arena, int64_t attempt, Str *hashes);
/** Scenario or shift as an attempt was played, or as it was graded last: read from the texts that are kept. */
typedef struct StoreLesson {
  const Scenario *scenario; /* NULL of a shift */
  const Shift *shift;
  Str assets_hash; /* of codes and rules */
} StoreLesson;
/** @param instead  a corrected file in the place of its own, or NULL. @return false, with `why`, when it is not there or this version cannot read it. */
bool store_lesson(Store *store, Arena *arena, const StoreAttempt *about, const StoreText *instead, StoreLesson *lesson, Str *why);

/** A corrected shift as one text, to be graded by: its file first, then those of its cases. */
StoreText store_pack(Arena *arena, const StoreText *texts, size_t count);

/** A row of the home list. */
typedef struct StoreRow {
  Str file;
  int best[2]; /* score by Mode, NONE; retries do not count */
  Str left;    /* the latest attempt, where it was left before its end; else empty */
  Mode left_mode;
  int64_t order; /* higher: left later */
} StoreRow;
STORE_CHECKED StoreResult store_rows(Store *store, Arena *arena, StoreRow **rows, size_t *count);
/** A best score of who sits here from before there were records: a lower one than is known changes nothing. Counts in the home list alone. */
STORE_CHECKED StoreResult store_earlier_score(Store *store, Str file, Mode mode, int score);

/* ---- results: derived from journals, kept so that they need not be worked out again ---- */

typedef struct StoreOutcome {
  bool finished;
  int score;            /* 0 to 100 */
  int axis[AXIS_COUNT]; /* 0 to 100, NONE for a dash */
  int32_t points, par;  /* thousandths */
  Cents recovered_cents, best_cents;
  Str violations;  /* by name, a space between two; empty: none */
  int32_t days;    /* in the case */
  Str graded;      /* hash of the corrected file by which it was worked out; empty: by the file it was played with */
  int32_t seconds; /* at the desk: between two entries at most five minutes count */
} StoreOutcome;

/** One decision of a debrief. Points are thousandths. */
typedef struct StoreDecision {
  int64_t attempt;
  int32_t number;  /* of its line in the journal, from 1 */
  Str item;        /* "case/step/item" of a shift's case, "step/item" of a scenario; "step/talk" of a negotiation's moves */
  Str answer;      /* id of the choice or option, two with a space between; else "full", "part" or "none", by what it paid */
  Str code;        /* group and CARC or RARC that it asks about, "CO-197", "N290"; or the rule of its date; empty */
  Str card;        /* of an interpretation the drill card that asks the same, "carc/197/meaning"; empty */
  int axis, skill; /* Axis; Skill, NONE */
  bool scored;     /* a first answer */
  int32_t earned, most, cost, own;
  Cents own_cents;
  int grade;
  int32_t seconds; /* since the line before it, at most five minutes */
} StoreDecision;

/** What is kept of a debrief. */
typedef struct StoreKept {
  StoreOutcome outcome;
  StoreDecision *decisions;
  size_t count;
} StoreKept;
/** @param journal  of the attempt, which says when each line of it was made. */
StoreKept store_derive(Arena *arena, const Session *session, const Debrief *debrief, Str journal);
StoreKept store_derive_shift(Arena *arena, const ShiftSession *session, const ShiftDebrief *debrief, Str journal);

/** The result of an attempt, in place of the one kept before. */
STORE_CHECKED StoreResult store_result(Store *store, Str attempt, const StoreOutcome *outcome, const StoreDecision *decisions, size_t count);
STORE_CHECKED StoreResult store_result_of(Store *store, Arena *arena, int64_t attempt, StoreOutcome *outcome);
/** Decisions of one attempt, or of all (0), by attempt and number. Equal texts of the rows are one text. */
STORE_CHECKED StoreResult store_decisions(Store *store, Arena *arena, int64_t attempt, StoreDecision **decisions, size_t *count);

/* ---- drill: reviews are the truth, what a card stands at follows from them ---- */

typedef struct StoreReview {
  int64_t profile;
  Str card;
  int64_t at_s; /* seconds since 1970, UTC */
  int rating;   /* 1 again, 2 hard, 3 good, 4 easy */
  bool right;   /* the answer was */
} StoreReview;
STORE_CHECKED StoreResult store_review(Store *store, const StoreReview *review);
/** Takes a review back, by profile, card and time: all is as if it had never been. STORE_UNKNOWN where there is no such review. */
STORE_CHECKED StoreResult store_drop_review(Store *store, const StoreReview *review);
/** Of a profile (0: all), by card and time. */
STORE_CHECKED StoreResult store_reviews(Store *store, Arena *arena, int64_t profile, StoreReview **reviews, size_t *count);

/* ---- what stays of a deleted assessment, so that a course does not give it back ---- */

typedef struct StoreUsed {
  int64_t profile;
  Str lesson;
  int32_t place; /* among the assessments of that lesson, from 0; those that are still there are at the other places in their order */
  Str day;       /* "2026-05-20" */
} StoreUsed;
/** Of a profile (0: all), by lesson and place. */
STORE_CHECKED StoreResult store_used(Store *store, Arena *arena, int64_t profile, StoreUsed **used, size_t *count);

/* ---- disputes: a decision that a trainee thinks was judged wrongly ---- */

typedef enum StoreDisputeState { DISPUTE_OPEN, DISPUTE_ANSWERED, DISPUTE_CLOSED } StoreDisputeState;
extern const char *const store_dispute_words[];
/** Bytes of a dispute's text, and of its answer. */
#define STORE_DISPUTE_MOST 500

typedef struct StoreDispute {
  Str attempt;
  int32_t number; /* of the decision's line in the journal */
  Str text, made; /* what is said against it; when, RFC 3339 */
  StoreDisputeState state;
  Str answer, answered; /* empty while it is open */
  int64_t profile;      /* read only: whose attempt it is, and its title */
  Str title;
} StoreDispute;

/** Disputes a decision, once. STORE_UNKNOWN, with the reason, where there is no such decision or it is disputed already. */
STORE_CHECKED StoreResult store_dispute(Store *store, Str attempt, int32_t number, Str text, Str when);
/** An empty answer leaves the one before. */
STORE_CHECKED StoreResult store_answer_dispute(Store *store, Str attempt, int32_t number, Str answer, bool closes, Str when);
/** Takes in what came with a bundle: new, or a later state. To take twice is to take once, in whatever order. */
STORE_CHECKED StoreResult store_take_dispute(Store *store, const StoreDispute *dispute, bool *taken);
/** Of a profile's attempts (0: all), open ones first. */
STORE_CHECKED StoreResult store_disputes(Store *store, Arena *arena, int64_t profile, StoreDispute **disputes, size_t *count);

/* ---- settings of the records: the record store's address, the course ---- */

STORE_CHECKED StoreResult store_set(Store *store, Str key, Str value);
/** Empty when it was never set. */
STORE_CHECKED StoreResult store_get(Store *store, Arena *arena, Str key, Str *value);

/* ---- outbox: statements on their way to a record store ---- */

typedef enum StoreSending { SENDING_WAITS, SENDING_SENT, SENDING_REFUSED } StoreSending;
extern const char *const store_sending_words[];

typedef struct StoreStatement {
  Str id; /* UUID */
  int64_t attempt;
  Str text;
  StoreSending state;
  Str reason; /* why it was refused */
  int32_t tries;
  int64_t not_before_s; /* seconds since 1970 */
} StoreStatement;
/** Puts statements in; those whose id is there already are left as they are. */
STORE_CHECKED StoreResult store_post(Store *store, const StoreStatement *statements, size_t count);
/** What the statements of an attempt were made by. */
typedef struct StoreSaid {
  int64_t attempt;
  bool known; /* which of these; it is not of what an earlier version put in */
  Str graded; /* as StoreAttempt has it */
  int mark;   /* score from which it is passed, NONE */
} StoreSaid;
/** Of the attempts, by id, of which statements were ever put in. */
STORE_CHECKED StoreResult store_posted(Store *store, Arena *arena, StoreSaid **said, size_t *count);
STORE_CHECKED StoreResult store_say(Store *store, const StoreSaid *said, size_t count);
/** All statements of an attempt, in whatever state, in the order in which they were put in. */
STORE_CHECKED StoreResult store_statements(Store *store, Arena *arena, int64_t attempt, StoreStatement **statements, size_t *count);
/** Puts a statement into the place of one that was not taken; it waits then. */
STORE_CHECKED StoreResult store_replace(Store *store, Str id, const StoreStatement *by);
STORE_CHECKED StoreResult store_drop(Store *store, Str id);
/** Up to `most` in that state whose time has come, in the order in which they were put in; `most` 0: all. */
STORE_CHECKED StoreResult store_outbox(Store *store, Arena *arena, StoreSending state, int64_t now_s, size_t most, StoreStatement **statements,
                                       size_t *count);
/** Writes state, reason, tries and not_before_s of statements. */
STORE_CHECKED StoreResult store_sent(Store *store, const StoreStatement *statements, size_t count);
/** All that wait are not sent before that second. */
STORE_CHECKED StoreResult store_postpone(Store *store, int64_t not_before_s);
/** How many wait, and the second from which all of them may be sent. */
STORE_CHECKED StoreResult store_waiting(Store *store, int64_t *count, int64_t *not_before_s);

/* ---- proof ---- */

/** What a chain of hashes says of an attempt. */
typedef struct StoreFault {
  Str attempt;
  int32_t number; /* line; 0 the head; NONE the attempt as a whole */
  Str message;    /* one line for people */
} StoreFault;
/** Checks the file and the chain of every attempt. Does not replay: that needs the analysis, see verify in the command line. */
STORE_CHECKED StoreResult store_prove(Store *store, Arena *arena, StoreFault **faults, size_t *count);

/* ---- bundles: one file with what a trainee sends to an instructor ---- */

typedef struct StoreBundle {
  bool names; /* says name and student id too; else the pseudonym alone */
  Str key;    /* course key: the bundle carries an HMAC; empty: none */
  Str made;   /* RFC 3339 */
} StoreBundle;
/** Everything kept of a profile as text, one JSON object a line. */
STORE_CHECKED StoreResult store_bundle(Store *store, Arena *arena, int64_t profile, const StoreBundle *how, Str *text);

/** How far a bundle could be proved. */
typedef enum StoreProof {
  PROOF_NONE,  /* it is not what was written */
  PROOF_CHAIN, /* whole, as far as a sum without secret can say */
  PROOF_KEY    /* made by someone who has the course key */
} StoreProof;
/** Looks at a bundle alone, without playing anything. What does not fit is in `faults`: the bundle as a whole, and each attempt in it. */
StoreProof store_bundle_prove(Arena *arena, Str text, Str key, StoreFault **faults, size_t *count);

typedef struct StoreMerged {
  size_t attempts, known, longer, refused; /* new; there already, or a shorter state of them; in place of a shorter state; not taken */
  size_t reviews, disputes;
  StoreFault *faults;
  size_t fault_count;
} StoreMerged;
/** Takes in what a bundle has and these records have not. To merge twice is to merge once. With a key only a bundle that was made with it. */
STORE_CHECKED StoreResult store_merge(Store *store, Arena *arena, Str text, Str key, StoreMerged *merged);

#endif
