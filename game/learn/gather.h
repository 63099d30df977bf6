/* The records of a class as rows: what `report`, `export` and the class screen read. */
#ifndef LEARN_GATHER_H
#define LEARN_GATHER_H

#include "learn/class.h"
#include "store/store.h"

/** Everything that is kept of those who have attempts, attempts in the order in which they began. */
typedef struct Gathered {
  StoreProfile *profiles;
  size_t profile_count;
  StoreAttempt *attempts;
  size_t attempt_count;
  StoreDecision *decisions; /* by attempt */
  size_t decision_count;
  int *trainee_of; /* by attempt: place among the profiles */
} Gathered;

STORE_CHECKED StoreResult gather(Store *store, Arena *arena, Gathered *gathered);
/** How a trainee is called: the pseudonym, or the name where names are asked for and there is one. */
Str gathered_trainee(const StoreProfile *profile, bool names);
/** The profile of an id among those of store_profiles(), or NULL. */
const StoreProfile *gathered_profile(const StoreProfile *profiles, size_t count, int64_t id);
/** The place of the attempt of an id, NONE. */
int gathered_place(const Gathered *gathered, int64_t id);
ClassRows gathered_rows(Arena *arena, const Gathered *gathered, bool names);
/** Everything that the class screen shows. */
STORE_CHECKED StoreResult gather_class(Store *store, Arena *arena, ClassRecord *record);

/** What trainees dispute. */
STORE_CHECKED StoreResult gather_disputes(Store *store, Arena *arena, ClassDisputes *disputes);

#endif
