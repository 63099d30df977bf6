/* Small scenarios, written at random, with whatever can make a search wrong: facts told before their page comes, packets that conditions ask about, remits whose
   order counts, stamps, events that overtake each other, questions in place of others. */
#ifndef OVERTURN_TESTS_HELP_SMALL_H
#define OVERTURN_TESTS_HELP_SMALL_H

#include "overturn/hash.h"
#include "overturn/str.h"

/** The text of a scenario file; the same for the same seed. */
Str small_scenario(Arena *arena, uint64_t seed);

#endif
