/* An attempt as xAPI 1.0.3 statements by the rules of cmi5: a pure function of the attempt, so that the same attempt always gives the same statements. */
#ifndef REPORT_XAPI_H
#define REPORT_XAPI_H

#include "report/report.h"
#include "report/spent.h"

/** What statements are called where nobody says otherwise; `.example` names no site on earth. */
#define XAPI_BASE "https://overturn.example"

/** Who and where, which no attempt knows. */
typedef struct XapiContext {
  Str base;    /* IRI that the ids of activities begin with, without a slash at its end; empty: XAPI_BASE */
  Str account; /* pseudonym of the trainee; never a name. Empty: "unknown" */
  Str started; /* RFC 3339; empty: the time of the first entry */
  Str attempt; /* its id, where its journal has none */
  int mark;    /* score from which it is passed, NONE: neither passed nor failed */
} XapiContext;

/** One line of play that was debriefed, and when its entries were made. */
typedef struct XapiPart {
  const Session *session;
  const ReportDebrief *report;
  ReportTimes times;
} XapiPart;

/** What is told: one part, or one for each case of a shift. */
typedef struct XapiAttempt {
  Str scenario, hash, title, attempt; /* of the scenario or the shift */
  Str kind;                           /* "scenarios" or "shifts": part of the activity's id */
  bool finished, violated;
  int score;
  int32_t earned, par; /* thousandths */
  int64_t started;     /* CLOCK_NONE: not known */
  int64_t ended;
  const XapiPart *parts;
  int part_count;
} XapiAttempt;

XapiAttempt xapi_attempt(Arena *arena, const XapiContext *context, const Session *session, const ReportDebrief *report);
XapiAttempt xapi_attempt_of_shift(Arena *arena, const XapiContext *context, const ShiftSession *session, const ReportShift *report);

typedef struct XapiStatement {
  Str id;   /* as in its text */
  Str text; /* one JSON object, without a line feed */
} XapiStatement;

/**
 * The statements in the order in which they were made: launched, initialized, an `answered` for each decision, completed, passed or failed, terminated.
 *
 *   - What ends an attempt (the last three) is there once it is over, and once.
 *   - `passed` needs the mark and no violation; otherwise it is `failed`, whose score is left out where it is above the mark (a violation fails whatever
 *     the score, and cmi5 allows no failed score above the mark).
 *   - Every id is a UUID made of the first 16 bytes of SHA-256 over "overturn-xapi-1", the attempt, the scenario's hash, the verb and the place in the
 *     journal, with the bits of version 5 set (RFC 4122 has no version for SHA-256). The registration is made the same way, of the attempt alone.
 *   - Times are those that the journal carries; a journal without times gives statements without them.
 * @return how many; in the arena.
 */
int xapi_statements(Arena *arena, const XapiContext *context, const XapiAttempt *attempt, const XapiStatement **statements);

/* Ids are made of texts that begin with it. */
#define XAPI_NAMESPACE "overturn-xapi-1"

/** Takes back a statement that was sent: `voided`, by Overturn itself, which is not the learner; under the registration of the attempt, its id made of that one's. */
XapiStatement xapi_voiding(Arena *arena, const XapiContext *context, const XapiAttempt *attempt, Str id);

/* ---- xapi_amend.c ---- */

/** A statement that was put out before. */
typedef struct XapiBefore {
  XapiStatement statement;
  bool sent; /* else it still waits, and nobody has it */
} XapiBefore;

typedef enum XapiAmendKind {
  XAPI_REPLACE, /* one that waits gives its place to another */
  XAPI_DROP,    /* one that waits is not to be said any more */
  XAPI_ADD      /* comes after all that is there: a voiding one, or one said anew */
} XapiAmendKind;

typedef struct XapiAmendment {
  XapiAmendKind kind;
  Str instead_of; /* id of the one that is replaced or dropped */
  XapiStatement statement;
} XapiAmendment;

/**
 * From what was put out of an attempt, in its order, to what xapi_statements() says now: where verb and result are the same nothing is done, so that to amend
 * twice is to amend once. Voiding statements come before what is said anew. @return how many steps; in the arena.
 */
int xapi_amend(Arena *arena, const XapiContext *context, const XapiAttempt *attempt, const XapiBefore *before, int before_count,
               const XapiStatement *now, int now_count, const XapiAmendment **steps);

/** The UUID that is made of a text. */
Str xapi_uuid(Arena *arena, Str name);

/* ---- xapi_item.c ---- */

/** The activity of a decision: "object":{...}; its id begins with that of `activity`. */
void xapi_put_question(Buf *out, Str activity, const Session *session, const ReportDecision *told);
/** "response":"...", as its interaction type writes it. */
void xapi_put_response(Buf *out, const Scenario *scenario, const Action *action);

#endif
