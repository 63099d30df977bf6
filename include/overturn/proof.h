/* What the search over a scenario proves to its author: what can be reached, and by which shortest line. */
#ifndef OVERTURN_PROOF_H
#define OVERTURN_PROOF_H

#include "overturn/analysis.h"

/** What play can meet. Choices are counted through all questions, see proof_choice(). */
typedef enum Thing { THING_STEP, THING_ITEM, THING_CHOICE, THING_EVENT, THING_ENDING, THING_FACT, THING_PAGE, THING_COUNT } Thing;
/** "step", "question", "choice", "event", "ending", "fact", "page", NULL. */
extern const char *const thing_words[];

/** How many there are; a fact is met when it is known, a page when it lies on the desk. */
int proof_count(const Analysis *analysis, Thing thing);
/** Index of a choice among all of them. */
int proof_choice(const Analysis *analysis, int item, int place);
bool proof_reached(const Analysis *analysis, Thing thing, int index);
/**
 * The actions of a shortest line that meets it, from the start, with the looking that they need; a negotiation counts as one decision.
 * @return how many, or NONE when it is never met.
 */
int proof_line(Analysis *analysis, Arena *arena, Thing thing, int index, const Action **actions);

#endif
