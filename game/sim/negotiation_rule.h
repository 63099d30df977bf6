/* What the rule of a negotiation and the search over it share. */
#ifndef OVERTURN_SIM_NEGOTIATION_RULE_H
#define OVERTURN_SIM_NEGOTIATION_RULE_H

#include "overturn/negotiation.h"

const NegotiationFact *rule_fact(const Negotiation *talk, int place);
const NegotiationTerm *rule_term(const Negotiation *talk, int place);
const NegotiationMove *rule_move(const Negotiation *talk, int place);
const NegotiationLevel *rule_level(const NegotiationTerm *term, int place);

/** Their limit as it stands, before terms and before what the issue can take. */
int rule_base(const Negotiation *talk, const NegotiationState *state);
/** The highest price they can say now, whatever their limit. */
int rule_cap(const Negotiation *talk, const NegotiationState *state);

/** How far one round may move their offer: tenths of the way, and the most steps. */
typedef struct RuleMove {
  int rate, room;
} RuleMove;
RuleMove rule_of_move(const NegotiationState *state, int concession, int fact_steps);

#endif
