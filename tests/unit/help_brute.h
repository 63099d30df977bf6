/* The search once more, without any of its cleverness: every state whole, every answer there is, every day one by one. What the analysis says is held against it. */
#ifndef OVERTURN_TESTS_HELP_BRUTE_H
#define OVERTURN_TESTS_HELP_BRUTE_H

#include "overturn/analysis.h"

/** Days tried one by one from the first day of the scenario; of the days after that only the last one. */
#define BRUTE_DAYS 60
#define BRUTE_MOST_STATES 6000

typedef struct Brute Brute;

/** Enumerates all plays. @return NULL when there are more than BRUTE_MOST_STATES states, or a play that can go round. */
Brute *brute_run(Arena *arena, const Scenario *scenario);
int brute_states(const Brute *brute);
const State *brute_state(const Brute *brute, int place);

/** What best play earns: points, then dollars, then fewer days, then fewer actions. `total`, `recovered_cents`, `days` and `actions` are set. */
Earned brute_best(const Brute *brute);
/** Fewest points, violations allowed. */
int32_t brute_worst(const Brute *brute);
int32_t brute_best_with_violations(const Brute *brute);
Cents brute_best_recoverable(const Brute *brute);
int32_t brute_points_of_best_money(const Brute *brute);
bool brute_is_main(const Brute *brute, int item);
/** Points and dollars of best play from a state; false where no line without a violation ends. */
bool brute_value(const Brute *brute, int place, int32_t *points, Cents *cents);

#endif
