/* Random play: any action that the machine lets pass, drawn by a seed. For properties that hold whatever is done. */
#ifndef OVERTURN_TESTS_HELP_RANDOM_H
#define OVERTURN_TESTS_HELP_RANDOM_H

#include "overturn/hash.h"
#include "overturn/sim.h"

/** An action that is not refused in this state, which is not over. Texts it refers to are constants or the scenario's. */
Action random_action(const Scenario *scenario, const State *state, Rng *rng);

#endif
