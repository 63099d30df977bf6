/* Where play stands when it meets something: what is known there, on which days, and what best play is still worth. */
#ifndef OVERTURN_EXPLAIN_H
#define OVERTURN_EXPLAIN_H

#include "overturn/proof.h"

/** Over all plays that come there. */
typedef enum Often { OFTEN_NEVER, OFTEN_SOMETIMES, OFTEN_ALWAYS } Often;
/** "never", "sometimes", "always", NULL. */
extern const char *const often_words[];

#define EXPLAIN_MOST_VALUES 64

typedef struct Explained {
  bool reached;
  bool on_best_line;
  uint32_t fewest_mistakes; /* answers worse than the best that it takes to come there */
  const Day *days;          /* on which it is met, in order; of days that behave alike one */
  int day_count;
  const Often *facts, *pages, *stamps, *promised, *kept; /* by index */
  const uint64_t *values;            /* by variable: bits of the values that it can have there, from its least; 0: too many to tell */
  const Often *choices;              /* by choice, of a step or a question: how often it is open when its question is asked there */
  bool valued;                       /* the case goes on there, and can be ended without a violation */
  int32_t least_points, most_points; /* thousandths that best play still earns from there */
  Cents least_cents, most_cents;
} Explained;

/**
 * What holds whenever play meets it: for a step when it is entered, for a question when it is asked, for a choice when it is taken, for all else right after it
 * happened, came or was learned. Every edge of the search is played once more for it.
 */
const Explained *explain_thing(Arena *arena, Analysis *analysis, Thing thing, int index);

#endif
