/* What the rule of a negotiation and the search over it share. */
#ifndef OVERTURN_SIM_NEGOTIATION_RULE_H
#define OVERTURN_SIM_NEGOTIATION_RULE_H

#include "overturn/negotiation.h"

static inline const NegotiationFact *rule_fact(const Negotiation *talk, int place) { return (const NegotiationFact *)talk->facts.at + place; }
static inline const NegotiationTerm *rule_term(const Negotiation *talk, int place) { return (const NegotiationTerm *)talk->terms.at + place; }
static inline const NegotiationMove *rule_move(const Negotiation *talk, int place) { return (const NegotiationMove *)talk->moves.at + place; }
static inline const NegotiationLevel *rule_level(const NegotiationTerm *term, int place) { return (const NegotiationLevel *)term->levels.at + place; }

/** Their limit as it stands, before terms and before what the issue can take. */
int rule_base(const Negotiation *talk, const NegotiationState *state);
/** The highest price they can say now, whatever their limit. */
int rule_cap(const Negotiation *talk, const NegotiationState *state);

/** How far one round may move their offer: tenths of the way, and the most steps. */
typedef struct RuleMove {
  int rate, room;
} RuleMove;

/* Rates are tenths. */
enum { RATE_CONCEDED = 5, RATE_HELD = 2, RATE_FACT = 2, ROOM_FIRST = 3, ROOM_HELD = 1 };

static inline RuleMove rule_of_move(const NegotiationState *state, int concession, int fact_steps) {
  bool first = state->last_ask == NEGOTIATION_NO_ASK;
  bool grown = state->previous_concession >= 0 && concession > state->previous_concession;
  RuleMove move = {.rate = concession > 0 && !grown ? RATE_CONCEDED : RATE_HELD};
  if (fact_steps > 0) move.rate += RATE_FACT;
  if (first)
    move.room = ROOM_FIRST + fact_steps;
  else if (concession > 0)
    move.room = 2 * (grown ? state->previous_concession : concession) + fact_steps;
  else
    move.room = fact_steps > 0 ? fact_steps : ROOM_HELD;
  return move;
}

#endif
