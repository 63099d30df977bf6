/*
 * The code drill: cards made from the code reference, when each is due, and the question that it asks. Everything is worked out from the reviews and the
 * misses that a trainee's record holds; nothing here is kept anywhere else.
 */
#ifndef OVERTURN_LEARN_DRILL_H
#define OVERTURN_LEARN_DRILL_H

#include "learn/fsrs.h"
#include "overturn/sim.h"

/* ---- Cards ---- */

/** One thing to know of one code: who carries the amount (groups), what it says, or what is done first (CARC and RARC). */
typedef struct DrillCard {
  Str id;                 /* code_reading_name(): "carc/197/meaning" */
  CodeReading reading;    /* of a CARC in the group that it usually comes with */
  const CodeEntry *entry; /* NULL for a group */
  bool core;              /* comes up by itself; the others only once they were missed */
} DrillCard;

typedef struct DrillDeck {
  const CodeReference *codes;
  const DrillCard *cards; /* in the order in which new ones come up */
  int count;
  const int *by_id; /* places of the cards, sorted by id */
} DrillDeck;

/** Cards of every group and code in use today. @param codes  outlives the deck. */
DrillDeck drill_deck(Arena *arena, const CodeReference *codes);
/** @return place of a card, NONE: there is none by that id. */
int drill_find(const DrillDeck *deck, Str id);
/* ---- The record ---- */

typedef struct DrillReview {
  Str card;
  FsrsReview review;
} DrillReview;

/** An interpretation of a case that was answered wrong: its card is due at once. */
typedef struct DrillMiss {
  Str card;
  int64_t at_seconds;
} DrillMiss;

typedef struct DrillRecord {
  const DrillReview *reviews;
  size_t review_count;
  const DrillMiss *misses;
  size_t miss_count;
} DrillRecord;

/** What the record says of one card. */
typedef struct DrillMemory {
  FsrsCard card;
  const FsrsReview *reviews; /* oldest first; `card` counts them */
  int64_t missed_seconds;    /* the last miss that no review followed, 0: none */
} DrillMemory;

typedef struct Drill {
  const DrillDeck *deck;
  const DrillMemory *memories; /* by place in the deck */
} Drill;

/** Reviews and misses may stand in any order; those of cards that no longer are in the deck count for nothing. The record is not kept. */
Drill drill_new(Arena *arena, const DrillDeck *deck, const DrillRecord *record);

#define DRILL_NEW_A_DAY 10       /* cards never reviewed that come up in one day (UTC) */
#define DRILL_AHEAD_SECONDS 1200 /* a card in its first steps comes up so long before its time when nothing else is due */

typedef struct DrillDue {
  int missed, due, fresh; /* due by a miss, by their time, as new cards */
} DrillDue;

/** What is due: misses, then cards whose time has come, those that wait longest first; then new ones. @param places  takes up to deck->count places, or NULL. */
DrillDue drill_due(const Drill *drill, int64_t now_seconds, int *places);
static inline int drill_due_count(DrillDue due) { return due.missed + due.due + due.fresh; }
/** The card that comes next: the first that is due, else one in its steps that soon will be. NONE: nothing is left for now. */
int drill_next(Arena *scratch, const Drill *drill, int64_t now_seconds);

/** Cards by how long they are remembered: new, in the steps or under 2 days, under a week, under three weeks, longer. Only cards that come up by themselves or were met. */
#define DRILL_STRENGTHS 5
void drill_strengths(const Drill *drill, int counts[DRILL_STRENGTHS]);
/** Reviewed cards due on each of the next days, today first; today holds the overdue. */
#define DRILL_DAYS 7
void drill_forecast(const Drill *drill, int64_t now_seconds, int counts[DRILL_DAYS]);
/** When a rating now would bring a card back, in seconds from now. */
int64_t drill_comes_back(const DrillMemory *memory, FsrsRating rating, int64_t now_seconds);
/** "10 minutes", "1 day", "3 months". */
Str drill_stretch(Arena *arena, int64_t seconds);

/* ---- Questions ---- */

/** A line of a remittance on which the code of a card stands. It balances: charge less adjustment is what was paid. */
typedef struct DrillSnippet {
  Str payer, code, service; /* "73721", "MRI, lower joint" */
  Cents charge_cents, allowed_cents, adjusted_cents, paid_cents;
  Str group, carc, remark; /* the remark may be empty */
} DrillSnippet;

typedef struct DrillQuestion {
  Str prompt;
  InterpretOption options[INTERPRET_OPTIONS];
  int count, right; /* place of the right one */
  DrillSnippet snippet;
  Str answer[2]; /* told afterwards: what it says, what is done */
  Str note;      /* or empty */
} DrillQuestion;

/** What a card asks this time: other wrong answers in another order after each review, the same until then. */
DrillQuestion drill_question(Arena *arena, const Drill *drill, int place);

#endif
