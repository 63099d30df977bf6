/*
 * How well a trainee answers, for each code, rule, skill and axis, and how sure that is: worked out from the first answers of cases and from drills, without a
 * float. game/README.md says how.
 */
#ifndef OVERTURN_LEARN_MASTERY_H
#define OVERTURN_LEARN_MASTERY_H

#include "overturn/scenario.h"

typedef enum MasteryKind { MASTERY_CODE, MASTERY_RULE, MASTERY_SKILL, MASTERY_AXIS, MASTERY_KINDS } MasteryKind;

/** One answer, as far as it tells of one thing. */
typedef struct MasteryAnswer {
  MasteryKind kind;
  Str name; /* "CO", "197", "N54"; a rule's id; a word of skill_words or axis_words */
  int64_t at_seconds;
  int32_t earned, most; /* `most` > 0; what was earned below 0 counts as 0 */
} MasteryAnswer;

typedef struct MasteryEstimate {
  MasteryKind kind;
  Str name;
  int answers;
  int32_t weight_thousandths; /* what they still weigh: an answer of today 1000 */
  int32_t percent, low, high; /* of what there was to earn; it lies between low and high four times in five */
  int64_t last_seconds;       /* of the latest answer */
} MasteryEstimate;

#define MASTERY_HALF_LIFE_DAYS 60
#define MASTERY_GOAL 75 /* percent */

/** Every thing that was answered, by kind, the one with the lowest `low` first. Names are those of the answers. */
MasteryEstimate *mastery_estimates(Arena *arena, const MasteryAnswer *answers, size_t count, int64_t now_seconds, size_t *estimate_count);

typedef enum MasteryWhy {
  MASTERY_LOW,    /* under the goal, and surely */
  MASTERY_UNSURE, /* perhaps under the goal: too little is known, or it is long ago */
  MASTERY_FINE    /* surely at the goal: the lowest of what is */
} MasteryWhy;

/** What to practise next among one kind. @return NULL when nothing of it was answered yet. */
const MasteryEstimate *mastery_next(const MasteryEstimate *estimates, size_t count, MasteryKind kind, MasteryWhy *why);
/** The reason as a sentence: "You earn about 41 of 100 here, and 75 is the goal." */
Str mastery_reason(Arena *arena, const MasteryEstimate *estimate, MasteryWhy why);

#endif
