/* The negotiation step: what an author states, what is remembered between rounds, and the rule by which the representative answers. */
#ifndef OVERTURN_NEGOTIATION_H
#define OVERTURN_NEGOTIATION_H

#include "overturn/fields.h"

#define NEGOTIATION_MOST_FACTS 24
#define NEGOTIATION_MOST_TERMS 6
#define NEGOTIATION_MOST_LEVELS 6
#define NEGOTIATION_MOST_MOVES 24

typedef enum IssueUnit { UNIT_DOLLARS, UNIT_PERCENT, UNIT_DAYS, UNIT_BUSINESS_DAYS } IssueUnit;

/** A fact that can be played. `moves` steps are added to their limit, once; zero and negative are own weaknesses said aloud. */
typedef struct NegotiationFact {
  Str id;
  int32_t moves;
  Str say;  /* what the representative answers */
  int fact; /* index in the scenario */
  const Json *json;
} NegotiationFact;

typedef struct NegotiationLevel {
  Str id, label;
  int32_t cost_steps;   /* what it costs them, in steps off their limit */
  Cents worth_cents;    /* what it is worth to us in dollars */
  int32_t points;       /* thousandths, beside the dollars */
  const Json *worth;    /* an amount or {"interest": ...}: left to the reader */
  const Json *json;
} NegotiationLevel;

typedef struct NegotiationTerm {
  Str id, label;
  FieldList levels; /* NegotiationLevel; a term without levels has two: "no" and "yes" */
  int starts;       /* level at the start */
  bool by_them;     /* they ask for it */
  Str owed;         /* rule or clause by which it is owed: closing without its last level is a right given away */
  FieldList needs;  /* Str: facts that must have been played first */
  const Json *json;
} NegotiationTerm;

typedef enum NegotiationMoveKind { MOVE_QUESTION, MOVE_SILENCE, MOVE_LEVERAGE, MOVE_BLUFF, MOVE_SUPERVISOR, MOVE_SIGN_OFF, MOVE_PAUSE } NegotiationMoveKind;

typedef struct NegotiationMove {
  Str id;
  int32_t kind; /* NegotiationMoveKind */
  Str text, say, why;
  int reveals; /* fact learned, -1 none */
  int32_t moves, patience;
  bool once;
  int32_t again_patience; /* patience when a `once` leverage is used again */
  int32_t violation;      /* row of scenario_violations, -1 none */
  FieldList needs_any;    /* Str */
  Offset advance;         /* MOVE_PAUSE */
  const Json *json;
} NegotiationMove;

/** Where the talk leads. Indexes of steps; -1 where the author gave none. */
typedef struct NegotiationOut {
  int deal, walk, refused, hung_up;
} NegotiationOut;

typedef struct Negotiation {
  /* issue */
  Str issue_id, label;
  int32_t unit;
  bool more_is_better;
  Cents step;           /* one step, in the unit's hundredths (dollars: cents) */
  Cents worth_per_unit; /* cents to us per 1.00 of the unit; 100 for dollars */
  /* us */
  Cents our_open, our_target, our_walk_away, our_authority;
  Str above_authority; /* person who can sign beyond it */
  /* them, all in the unit's hundredths */
  Cents opening, limit, reach, alone, credible;
  int32_t margin_steps, patience, rounds;
  Str deadline_claimed;
  Cents no_deal_value, no_deal_cost;
  int32_t no_deal_days;
  int32_t points; /* thousandths of the outcome axis for the best deal */
  FieldList facts, terms, moves; /* NegotiationFact, NegotiationTerm, NegotiationMove */
  NegotiationOut out;
  int index; /* among the scenario's negotiations */
  const Json *json;
} Negotiation;

typedef enum NegotiationEnd { NEGOTIATION_OPEN, NEGOTIATION_DEAL, NEGOTIATION_WALKED, NEGOTIATION_REFUSED, NEGOTIATION_HUNG_UP } NegotiationEnd;

/** Flat and copyable. Amounts are whole steps from `opening` toward us: 0 is their opening, more is better for us whatever the unit. */
typedef struct NegotiationState {
  int16_t offer;               /* R */
  int16_t last_ask;            /* INT16_MAX before the first */
  int16_t previous_concession; /* -1 before there was one */
  int16_t deal;                /* steps, when ended by a deal */
  int8_t round;                /* rounds used */
  int8_t patience;
  int8_t leverage; /* steps added by leverage and taken by bluffs */
  uint8_t started, final, lifted, signed_off, silence_used, held_fact;
  uint8_t end; /* NegotiationEnd */
  uint32_t facts_played; /* bits by place in `facts` */
  uint32_t moves_used;
  int8_t levels[NEGOTIATION_MOST_TERMS]; /* agreed or last asked */
} NegotiationState;

typedef enum NegotiationActKind { ACT_OFFER, ACT_HOLD, ACT_MOVE, ACT_ACCEPT, ACT_WALK } NegotiationActKind;

/** One thing the trainee does in a negotiation. */
typedef struct NegotiationAct {
  NegotiationActKind kind;
  int16_t ask;  /* ACT_OFFER: steps */
  int8_t fact;  /* place in `facts` of the fact played with it, -1 none (ACT_OFFER, ACT_HOLD) */
  int8_t move;  /* ACT_MOVE: place in `moves` */
  int8_t levels[NEGOTIATION_MOST_TERMS]; /* terms asked with the offer */
} NegotiationAct;

/** What came of it. */
typedef struct NegotiationReply {
  Str say;                 /* what the representative says, from the author or from the rule's own table */
  int reveals;             /* fact learned, -1 none */
  int violation;           /* -1 none */
  int32_t points;          /* thousandths earned by the close (never negative) */
  Cents worth_cents;       /* of the deal to us, terms included; the no-deal worth on walking */
  Offset advance;          /* days that pass (pause), count 0 for none */
  bool underbid;           /* closed at or below their own offer */
  bool not_an_offer;       /* raised, or beyond the credible ask */
  bool right_given_away;   /* closed without an owed term */
} NegotiationReply;

/** Reads the "negotiate" object of a step into `into` (zeroed). Ids of facts, steps and violations are left to scenario to resolve. @return false on errors. */
bool negotiation_read(FieldReader *reader, const Json *value, Negotiation *into);
extern const FieldTable negotiation_table;

/** An amount of the unit as steps, and back. @return false when it does not lie on a step; `nearest` then has the one that does. */
bool negotiation_steps(const Negotiation *talk, Cents amount, int *steps, Cents *nearest);
Cents negotiation_amount(const Negotiation *talk, int steps);

void negotiation_start(const Negotiation *talk, NegotiationState *state);

/** Why the act cannot be done now, or NULL. `pinned(context, fact)` says whether the trainee holds a fact. */
typedef bool (*NegotiationHolds)(const void *context, int fact);
const char *negotiation_refuses(const Negotiation *talk, const NegotiationState *state, const NegotiationAct *act, NegotiationHolds holds, const void *context);

/** The rule of NEGOTIATION.md: changes `state`, tells what came of it. The act must not be refused. Pure. */
NegotiationReply negotiation_act(const Negotiation *talk, NegotiationState *state, const NegotiationAct *act);

/**
 * Acts that stand for all others in a search: asks beyond the credible one are one class, asks at or below their offer another, and of
 * the combinations of terms that cost them the same only those worth most to us. @return how many were written to `acts`, at most `room`.
 */
int negotiation_search_acts(const Negotiation *talk, const NegotiationState *state, NegotiationHolds holds, const void *context, NegotiationAct *acts, int room);

/** Makes equal what behaves alike from here on (a concession too large to bind), so that a search meets fewer states. */
void negotiation_canonical(const Negotiation *talk, NegotiationState *state);

/** Worth of a deal at `steps` with `levels`, in cents; and the zero below which walking is better. */
Cents negotiation_worth(const Negotiation *talk, int steps, const int8_t *levels);
Cents negotiation_no_deal_worth(const Negotiation *talk);

#endif
