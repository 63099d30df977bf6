/* What the tests of negotiations share: talks read from texts with ' for ", two that stand for all, and an exact search. */
#ifndef OVERTURN_TESTS_HELP_TALK_H
#define OVERTURN_TESTS_HELP_TALK_H

#include "overturn/hash.h"
#include "overturn/negotiation.h"

/** The example of the design, with facts for the whole way: opening 5,964.00, limit 7,242.00, reach 8,520.00, walk-away 7,100.00; a step is 71.00. */
extern const char example_talk[];
/** Inpatient against observation: opening 3,900.00, reach 10,200.00, walk-away 8,500.00; a step is 100.00; three facts, three terms, six rounds. */
extern const char inpatient_talk[];

/** Reads a "negotiate" object; faults are in `diags`. */
const Negotiation *talk_read(Arena *arena, const char *text, Diags *diags);
/** The same for a text that must be without an error; nothing outside reads its facts and terms. */
Negotiation *talk_good(Arena *arena, const char *text);

/** What the best play from a state earns without a violation: most points, then most worth. */
typedef struct TalkValue {
  int32_t points;
  Cents worth;
} TalkValue;

/** An exhaustive search of one talk; every fact is held. */
typedef struct TalkSearch TalkSearch;

/** @param everything  tries every act in every state, with no reduction at all; else the search acts, states kept by their canonical form. */
TalkSearch *talk_search_new(const Negotiation *talk, bool everything);
void talk_search_free(TalkSearch *search);
/** The value of a state; searches what it has not met. */
TalkValue talk_value(TalkSearch *search, const NegotiationState *state);
/** An act that keeps the value. */
NegotiationAct talk_best_act(TalkSearch *search, const NegotiationState *state);
int talk_states(const TalkSearch *search);
long talk_acts(const TalkSearch *search);

/** Every act that is not refused: every price from well below their opening to beyond the credible one, every fact, every combination of terms. */
int talk_every_act(const Negotiation *talk, const NegotiationState *state, NegotiationAct *acts, int room);

/** How a talk went. */
typedef struct TalkRun {
  NegotiationState state;
  NegotiationReply close;
  int violations;
} TalkRun;
TalkRun talk_conduct(const Negotiation *talk, NegotiationConduct conduct);

/** A talk with random settings, small enough to search: kept in `into`, its lists in `arena`. `size` 1 (every act can be tried) to 3. */
void talk_random(Arena *arena, Rng *rng, int size, Negotiation *into);

#endif
