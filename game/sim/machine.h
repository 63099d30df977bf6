/* What the parts of the machine share. */
#ifndef OVERTURN_SIM_MACHINE_H
#define OVERTURN_SIM_MACHINE_H

#include "overturn/sim.h"

/** Element of a FieldList. */
#define LIST_AT(LIST, TYPE, INDEX) (&((TYPE *)(LIST).at)[INDEX])

/** One action being done. */
typedef struct Turn {
  const Scenario *scenario;
  State *state;
  Result *result;
  bool in_event;  /* an event is happening: where it leads, what else is due waits for the next step */
  bool by_itself; /* nobody works the case: no call is going on, whatever the step */
} Turn;

/* calendar.c */
Day machine_anchor_day(const Scenario *scenario, const State *state, const Anchor *anchor, bool of_event);
/** Passes time to a day, stopping at what is due on the way. @return true when an event led elsewhere or the case ended. */
bool machine_advance(Turn *turn, Day target);
/** The same for a case that nobody works: what happens on the way may lead elsewhere, and time goes on from there. */
void machine_pass(Turn *turn, Day target);
/** Lets happen what fell due in a call. @return as machine_advance(). */
bool machine_catch_up(Turn *turn);
/** Minutes never turn the page of the calendar: the rest of a day belongs to other accounts. */
void machine_spend(Turn *turn, int32_t minutes);
bool machine_in_call(const Scenario *scenario, const State *state);

/* effects.c */
/** @param until  day that time passes to beside the effects' own `advance`, DAY_NONE for none. @return true when it led elsewhere. */
bool machine_effects(Turn *turn, const Effects *effects, Day until);
void machine_learn(State *state, int fact);
void machine_violation(Result *result, int violation, int32_t points);

/* flow.c */
void machine_enter(Turn *turn, int step);
void machine_end(State *state, int ending);
/** The step's way on after all that it asked. */
void machine_leave(Turn *turn);
/** After an answer: the next question, or the way on. */
void machine_after_answer(Turn *turn);

/* score.c */
/** What an answer is worth by itself: sets paid, most, mistake, choice and the halving in `result`. */
void machine_score(const Scenario *scenario, const State *state, const Item *item, const Action *action, Result *result);

/* order.c */
/** In proportion to the pairs that stand in the right order; nothing where half of them or fewer do. */
int32_t machine_order_points(const Item *item, const int8_t *order);
const char *machine_refuse_order(const Item *item, const int8_t *order);

/* talk.c */
void machine_talk(Turn *turn, const Action *action);

/* money.c */
Cents machine_new_money(const Scenario *scenario, const State *state, int page);
/** The deal that counts: the last negotiation that closed with one, NONE. */
int machine_deal(const Scenario *scenario, const State *state);

#endif
