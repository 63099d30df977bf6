/*
 * The negotiation step: what an author states, what is remembered between rounds, and the rule by which the representative answers.
 *
 * The rule is a small deterministic model of the usual advice on bargaining, so that the advice pays and its opposite does not: open
 * with a reason, concede in shrinking steps and get something for each, bring facts, never bid against yourself, no bluffing, close in writing.
 * It is made for teaching and claims no more: there is no statute behind it, and its rates are chosen, not measured.
 *
 * Everything is counted in whole steps from their opening toward us: 0 is what they opened with, and more is better for us whatever the unit
 * and the direction of the issue. A *package* is a price together with terms: package = price + what the terms cost them. What they
 * have conceded is a package and never goes back, so terms can be swapped for price at their cost, and can never be had for nothing at the end.
 *
 *   R     their offer, as a package               a, A  our ask as a price and as a package (what lies beyond `credible` does not count)
 *   base  limit + facts played + leverage used    k     our concession: the lowest package asked so far, less A
 *   L     the highest price they would go to with these terms: min(reach, `alone` until a supervisor came in, base - cost of the terms)
 *
 * A round, in this order; a fact said with it counts at once:
 *   1. a at or below R's price with these terms: closed at R's price. Below it is logged as an underbid.
 *   2. Price and package both beyond `credible`, or both higher than the last: not an offer. R and the recorded ask stay; patience - 2.
 *   3. a <= L and within `margin` of R's price: closed at a.
 *   4. R moves by rate x (min(L, a) - R's price), rounded down. Rate 5/10 after a concession, 2/10 when held, at the first ask, or after a concession
 *      larger than the one before; + 2/10 with a fact that moves them. Never by more than 2 x min(k, the concession before) + steps of the fact said
 *      now; at the first ask 3 + that fact; held, that fact, or 1 without one. Never above L, never below R.
 *   5. Held without a fact that moves them: patience - 1; the first silence is free.
 *   Where patience falls to 0 or below, nothing moves: that round's terms are off, a supervisor does not come, and R is final. After the last round R
 *   is final too, with the terms of the last ask.
 *
 * What was decided where the design leaves room, and why:
 *   - A concession larger than the one before it is answered at the rate of a hold. The cap of rule 4 alone left growing concessions with facts level
 *     with shrinking ones in the example of the tests (34 steps of 36 each).
 *   - A fact of zero or fewer steps moves the limit and nothing else (no rate, no room, no patience). Else saying one's own weakness aloud would
 *     speed them up.
 *   - k is measured from the lowest package ever asked, and what lies beyond `credible` counts for nothing. Else asking for a term and dropping it
 *     again would be a concession each time, and terms piled on a high price would be room to concede from.
 *   - A higher price is no raise while the package stays at or below the lowest one: a term may be given up for money. Terms added at the same price
 *     are a hold; they raise neither what R moves toward nor what closes.
 *   - Terms that cost more than they have come toward us are in nobody's offer: until R covers them, accepting closes at their opening and without
 *     them. (If the whole of R could be had bare, asking for too much would be the way to be paid for terms in money.)
 *   - An ask exactly at their offer is an acceptance, not an underbid.
 *   - Leverage and bluffs move the limit the first time only.
 *   - They hang up when patience falls to NEGOTIATION_HANGS_UP or below. The rule's own prices (1 and 2) never get there from an open talk, so it
 *     takes a move to which the author gave a patience of -3 or worse. Leaving an offer that is final is `refused`, leaving an open talk `walk`.
 *   - A right given away (a term marked `owed` that the deal lacks) cannot be bought with price: the steps that they saved on it do not count for
 *     points.
 */
#ifndef OVERTURN_NEGOTIATION_H
#define OVERTURN_NEGOTIATION_H

#include <assert.h>

#include "overturn/fields.h"

#define NEGOTIATION_MOST_FACTS 24
#define NEGOTIATION_MOST_TERMS 6
#define NEGOTIATION_MOST_LEVELS 6
#define NEGOTIATION_MOST_MOVES 24
#define NEGOTIATION_MOST_PACKAGES 64 /* combinations of levels */
#define NEGOTIATION_MOST_STEPS 400   /* from their opening to anything that an amount names */
#define NEGOTIATION_MOST_ROUNDS 12
#define NEGOTIATION_MOST_PATIENCE 9
#define NEGOTIATION_HANGS_UP (-2)
/** `last_ask` before there was one. */
#define NEGOTIATION_NO_ASK INT16_MAX

typedef enum IssueUnit { UNIT_DOLLARS, UNIT_PERCENT, UNIT_DAYS, UNIT_BUSINESS_DAYS } IssueUnit;

/** A fact that can be played. `moves` steps are added to their limit, once; zero and negative are own weaknesses said aloud. */
typedef struct NegotiationFact {
  Str id;
  int32_t moves;
  Str say;  /* what the representative answers */
  int fact; /* index in the scenario, -1 until the scenario layer names it */
  const Json *json;
} NegotiationFact;

typedef struct NegotiationLevel {
  Str id, label;      /* id: small letters, digits, _ and -; unlike others it may begin with a digit ("45") */
  int32_t cost_steps; /* what it costs them, in steps off their limit; negative where it gives them something */
  Cents worth_cents;  /* what it is worth to us in dollars */
  int32_t points;     /* thousandths, beside the dollars */
  const Json *worth;  /* as written: an amount, or {"interest": ...}, which the scenario layer turns into `worth_cents` */
  const Json *json;
} NegotiationLevel;

typedef struct NegotiationTerm {
  Str id, label;
  FieldList levels;     /* NegotiationLevel; a term written without levels has two: "no" and "yes" */
  int starts;           /* level at the start */
  int32_t by;           /* 0: we ask for it; 1: they do */
  Str owed;             /* rule or clause by which it is owed: closing without its last level is a right given away */
  FieldList needs;      /* Str: facts that must have been played before (or with) an ask for another level than the first */
  uint32_t needs_facts; /* the same as bits by place in `facts` */
  /* as written in the short form and for `starts`; `levels` and the above are what counts */
  NegotiationLevel only;
  Str starts_id;
  const Json *json;
} NegotiationTerm;

typedef enum NegotiationMoveKind {
  MOVE_QUESTION,   /* costs no round; may reveal a fact */
  MOVE_SILENCE,    /* holds the ask for one round; the first one costs no patience */
  MOVE_LEVERAGE,   /* adds `moves` to their limit */
  MOVE_BLUFF,      /* a violation; its `moves` are negative: they check, and trust less */
  MOVE_SUPERVISOR, /* lifts `alone` */
  MOVE_SIGN_OFF,   /* our side's permission to close worse than `authority` */
  MOVE_PAUSE,      /* days pass */
  MOVE_KIND_COUNT
} NegotiationMoveKind;
extern const char *const negotiation_move_words[];

/** Beside the round of a silence, no move costs a round. `patience` is added when it is used, never above what they started with. */
typedef struct NegotiationMove {
  Str id;
  int32_t kind; /* NegotiationMoveKind */
  Str text, say, why;
  Str reveals_id; /* fact of the scenario */
  int reveals;    /* its index, -1 none or not yet named */
  int32_t moves, patience;
  bool once;
  bool has_again; /* a `once` move with "again" can be used again, and costs that patience */
  int32_t again_patience;
  Str violation_id;
  int32_t violation;   /* row of scenario_violations, -1 none or not yet named */
  FieldList needs_any; /* Str: one of these facts must have been played */
  uint32_t needs_any_facts;
  int32_t lifts;  /* 0: nothing said, 1: "alone" */
  Offset advance; /* MOVE_PAUSE */
  const Json *json;
} NegotiationMove;

/** Where the talk leads: ids of steps as written, empty where the author gave none, and the indexes that the scenario layer puts in (-1 none). */
typedef struct NegotiationOut {
  Str deal_id, walk_id, refused_id, hung_up_id;
  int deal, walk, refused, hung_up;
} NegotiationOut;

/** The author's amounts in steps; made by negotiation_prepare(). */
typedef struct NegotiationSteps {
  int16_t open, target, walk_away, authority;
  int16_t limit, reach, alone, credible;
  int16_t highest; /* the best price that play can reach with the terms of the start */
} NegotiationSteps;

/** A combination of levels. */
typedef struct NegotiationPackage {
  int8_t levels[NEGOTIATION_MOST_TERMS];
  int16_t cost;   /* steps, beyond the terms at the start */
  uint32_t needs; /* facts that must have been played before or with an ask for it */
  int32_t points;
  Cents worth;  /* of the terms, in dollars */
  Cents scored; /* the same less what is saved on rights given away */
} NegotiationPackage;

/** What a search asks of a talk in every state; made by negotiation_prepare(). */
typedef struct NegotiationBounds {
  Cents step_worth;
  int16_t lowest_cost, highest_cost;         /* of all terms together */
  int8_t best_facts[NEGOTIATION_MOST_FACTS]; /* places of those that move them toward us, the largest first */
  int best_fact_count;
  uint32_t pushes;      /* moves that move them toward us */
  uint32_t supervisors; /* moves that can lift `alone` */
  bool patience_spent;  /* some move has a price in patience */
  NegotiationPackage packages[NEGOTIATION_MOST_PACKAGES];
  int package_count;
} NegotiationBounds;

typedef struct Negotiation {
  /* issue */
  Str issue_id, label;
  int32_t unit;         /* IssueUnit */
  int32_t better;       /* 0: more, 1: less */
  Cents step;           /* one step, in the unit's hundredths (dollars: cents) */
  Cents worth_per_unit; /* cents to us per 1.00 of the unit; 100 for dollars */
  /* us, in the unit's hundredths */
  Cents our_open, our_target, our_walk_away, our_authority;
  Str above_authority; /* person who can sign beyond it */
  /* them, in the unit's hundredths */
  Cents opening, limit, reach, alone, credible;
  int32_t margin_steps, patience, rounds;
  Str deadline;      /* what they claim about time */
  int32_t if_passed; /* 0: the offer is the same afterwards, 1: a pause puts it back to their opening */
  Cents no_deal_value, no_deal_cost;
  int32_t no_deal_days;
  int32_t points;                /* thousandths of the outcome axis for the best deal */
  FieldList facts, terms, moves; /* NegotiationFact, NegotiationTerm, NegotiationMove */
  NegotiationOut out;
  int32_t beyond_authority_violation; /* row of scenario_violations that a close beyond authority is called; -1 until the scenario layer names it */
  /* What the rest of the scenario reads, as bits by place: a search keeps apart what differs in these. All, until the scenario layer says less. */
  uint32_t facts_read; /* "played" in some expression */
  uint32_t terms_read; /* "deal.has" in some expression or text */
  int index;           /* among the scenario's negotiations */
  const Json *json;
  /* made by negotiation_prepare() */
  NegotiationSteps steps;
  Cents zero_cents;     /* worth at which points begin */
  Cents ceiling_cents;  /* worth at the highest limit that play can reach, terms at their best */
  bool walking_is_best; /* no deal that play can reach beats walking away */
  int32_t most_points;  /* thousandths that a close can earn at most: `points` and what the terms add */
  NegotiationBounds bounds;
} Negotiation;

typedef enum NegotiationEnd { NEGOTIATION_OPEN, NEGOTIATION_DEAL, NEGOTIATION_WALKED, NEGOTIATION_REFUSED, NEGOTIATION_HUNG_UP } NegotiationEnd;

/** Flat, copyable, without padding: equal states are equal bytes. Amounts are steps. */
typedef struct NegotiationState {
  uint32_t facts_played;       /* bits by place in `facts` */
  uint32_t moves_used;         /* bits by place in `moves` */
  int16_t offer;               /* R: a package; negotiation_offer() gives its price */
  int16_t last_ask;            /* the lowest package asked so far, at most `credible`; NEGOTIATION_NO_ASK before the first */
  int16_t last_price;          /* price of the last ask that was one; NEGOTIATION_NO_ASK before the first */
  int16_t previous_concession; /* -1 before there was one */
  int16_t deal;                /* price, when ended by a deal */
  int8_t round;                /* rounds used */
  int8_t patience;
  uint8_t started, final, lifted, signed_off, silence_used;
  uint8_t end;                           /* NegotiationEnd */
  int8_t levels[NEGOTIATION_MOST_TERMS]; /* asked last; agreed, when ended by a deal */
} NegotiationState;
static_assert(sizeof(NegotiationState) == 32, "padding would make equal states differ");

typedef enum NegotiationActKind { ACT_OFFER, ACT_HOLD, ACT_MOVE, ACT_ACCEPT, ACT_WALK } NegotiationActKind;

/** One thing the trainee does in a negotiation. */
typedef struct NegotiationAct {
  NegotiationActKind kind;
  int16_t ask;                           /* ACT_OFFER: price in steps */
  int8_t fact;                           /* place in `facts` of the fact played with it, -1 none (ACT_OFFER, ACT_HOLD) */
  int8_t move;                           /* ACT_MOVE: place in `moves` */
  int8_t levels[NEGOTIATION_MOST_TERMS]; /* terms asked with the offer (ACT_OFFER) */
} NegotiationAct;

/** What kind of answer it was. */
typedef enum NegotiationAnswer {
  ANSWER_MOVED,
  ANSWER_MOVED_LITTLE,
  ANSWER_HELD, /* a round that went on */
  ANSWER_NOT_AN_OFFER,
  ANSWER_RAISED, /* beyond credible; higher than the last */
  ANSWER_FINAL,  /* this round made their offer final */
  ANSWER_DEAL,
  ANSWER_WALKED,
  ANSWER_REFUSED,
  ANSWER_HUNG_UP,
  ANSWER_MOVE, /* a move was made; its own `say` */
  ANSWER_COUNT
} NegotiationAnswer;

/** What came of it. */
typedef struct NegotiationReply {
  NegotiationAnswer answer;
  Str say;               /* what the representative says, from the author; empty where the author gave none */
  int16_t moved;         /* steps their offer moved */
  int16_t concession;    /* k of the round, 0 when none */
  int16_t before;        /* the concession before it, -1 none */
  int8_t patience;       /* change of patience */
  int reveals;           /* fact learned, -1 none */
  int violation;         /* row of scenario_violations, -1 none */
  int32_t points;        /* thousandths earned by the close, or by walking where that is best (never negative) */
  Cents worth_cents;     /* of the deal to us, terms included; the no-deal worth when it ends without one */
  Offset advance;        /* days that pass (pause), count 0 for none */
  bool underbid;         /* closed by asking for less than they offered */
  bool not_an_offer;     /* raised, or beyond the credible ask */
  bool right_given_away; /* closed without an owed term */
  bool beyond_authority; /* closed worse than our authority without the sign-off */
} NegotiationReply;

/** A sentence for each answer where the author gave none; "{offer}" stands for the amount now offered or agreed. ANSWER_MOVE has none. */
extern const Str negotiation_texts[ANSWER_COUNT];

/* ---- reading ---- */

/**
 * Reads the "negotiate" object of a step into `into` (zeroed), checks it, and prepares it.
 *
 * Left for the scenario layer: the indexes `facts[].fact`, `moves[].reveals`, `moves[].violation`, `out.deal` to `out.hung_up` (all -1 here),
 * `beyond_authority_violation`, the person of `above_authority`, and the worth of levels written as {"interest": ...}; once those worths
 * are in `worth_cents`, it calls negotiation_prepare() again.
 * @return false on errors.
 */
bool negotiation_read(FieldReader *reader, const Json *value, Negotiation *into);
extern const FieldTable negotiation_table;
extern const DiagCode negotiation_diag_codes[];

/** Fills `steps` and what stands below it from the rest, whose amounts lie on steps. To be done again whenever that changes. */
void negotiation_prepare(Negotiation *talk);

/** An amount of the unit as steps, and back. @return false when it does not lie on a step; `nearest` then has the one that does. */
bool negotiation_steps(const Negotiation *talk, Cents amount, int *steps, Cents *nearest);
Cents negotiation_amount(const Negotiation *talk, int steps);

/** What the terms at these levels cost them beyond those at the start, in steps. */
int negotiation_cost(const Negotiation *talk, const int8_t *levels);

/** Worth of a deal at `steps` with `levels`, in cents (of an issue where less is better, a loss: negative); and of walking away. */
Cents negotiation_worth(const Negotiation *talk, int steps, const int8_t *levels);
Cents negotiation_no_deal_worth(const Negotiation *talk);

/* ---- playing ---- */

void negotiation_start(const Negotiation *talk, NegotiationState *state);

/** Their offer now, as accepting would close it: the price in steps; `levels` (may be NULL) takes the terms that are part of it. */
int negotiation_offer(const Negotiation *talk, const NegotiationState *state, int8_t *levels);

/** L: the highest price that they would go to now with these terms. For the debrief; the trainee never sees it. */
int negotiation_limit(const Negotiation *talk, const NegotiationState *state, const int8_t *levels);

/** Whether a close at this price would need the sign-off that has not been given. */
bool negotiation_beyond_authority(const Negotiation *talk, const NegotiationState *state, int price);

/** Whether the terms may be asked for now: the facts that they need were played (or are `fact`, played with the ask; -1 none). */
bool negotiation_terms_open(const Negotiation *talk, const NegotiationState *state, const int8_t *levels, int fact);

/** Why the act cannot be done now, or NULL. `holds(context, fact)` says whether the trainee holds a fact of the scenario; NULL holds all. */
typedef bool (*NegotiationHolds)(const void *context, int fact);
const char *negotiation_refuses(const Negotiation *talk, const NegotiationState *state, const NegotiationAct *act, NegotiationHolds holds,
                                const void *context);

/** The rule above: changes `state`, tells what came of it. The act must not be refused. Pure. */
NegotiationReply negotiation_act(const Negotiation *talk, NegotiationState *state, const NegotiationAct *act);

/** The same for a search, which looks at the state alone: nothing is told. */
void negotiation_after(const Negotiation *talk, NegotiationState *state, const NegotiationAct *act);

/** Thousandths that a deal earns: 0 at the zero and below, all at the ceiling, in a straight line between, plus the points of its terms. */
int32_t negotiation_points(const Negotiation *talk, int price, const int8_t *levels);

/* ---- searching ---- */

/** Room that negotiation_search_acts() never needs more than. */
#define NEGOTIATION_MOST_SEARCH_ACTS 8192

/**
 * Acts that stand for all others in a search for the best deal (most points, then most worth).
 *
 * Every act left out is matched or beaten by one that is there, whatever comes later; the reasons stand beside each reduction in
 * negotiation_search.c, and a test compares with a search that leaves nothing out. They hold where a better price is no worse for the rest of the
 * scenario. Accepting now and walking are always there, and every move that could end the talk, so every exit is met. Not there: asks that are not
 * offers, holding without a reason where patience would end, facts that move nothing and that nothing reads.
 *
 * @param holds  as for negotiation_refuses().
 * @return how many were written to `acts`, at most `room`.
 */
int negotiation_search_acts(const Negotiation *talk, const NegotiationState *state, NegotiationHolds holds, const void *context, NegotiationAct *acts,
                            int room);

/**
 * Makes equal what has the same best continuation (a concession too large to bind, what a final offer no longer reads), so that a search meets
 * fewer states.
 *
 * The search acts of a state and those of its canonical state lead, place by place, to the same canonical states with the same points. So values may
 * be kept by canonical state. But the prices in acts belong to the state that they were made for: a line of play is followed from real states, taking
 * at each the act whose successor's canonical state is worth most.
 */
void negotiation_canonical(const Negotiation *talk, NegotiationState *state);

/* ---- conduct ---- */

/** Ways of bargaining that one meets: the good one and the tricks. The checker compares them, and tests hold the rule to their order. */
typedef enum NegotiationConduct {
  CONDUCT_PREPARED, /* opens high, shrinking concessions toward the target, a fact each round, leverage and supervisor, terms asked from the start */
  CONDUCT_BLUFF,    /* the same with one bluff */
  CONDUCT_GROWING,  /* the same facts, each concession twice the last */
  CONDUCT_NICKEL,   /* the same facts, one step at a time */
  CONDUCT_PATIENCE, /* the facts, then holds until patience ends */
  CONDUCT_RAISE,    /* the same facts, raising and conceding in turn */
  CONDUCT_HOLD_FACTS,  /* never moves from the opening, with facts */
  CONDUCT_NO_FACTS,    /* shrinking concessions and no reason for them */
  CONDUCT_SPLIT,       /* meets them half way each time, no facts */
  CONDUCT_HOLD,        /* never moves, no facts */
  CONDUCT_ABSURD,      /* asks beyond the credible */
  CONDUCT_FIRST_OFFER, /* takes what is offered */
  CONDUCT_COUNT
} NegotiationConduct;
extern const char *const negotiation_conduct_words[CONDUCT_COUNT];

/**
 * What that conduct does next: a function of the state alone, never refused. It knows our side and what was said, not theirs. The talk must be open.
 */
NegotiationAct negotiation_conduct_act(const Negotiation *talk, const NegotiationState *state, NegotiationConduct conduct, NegotiationHolds holds,
                                       const void *context);

#endif
