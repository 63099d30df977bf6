/* What is kept of an attempt beside what its journal comes to. */
#ifndef CLI_MATCH_H
#define CLI_MATCH_H

#include "cli/again.h"

/** What is not as it should be about an attempt that was played again without a fault, one line for people; empty: nothing. */
Str cli_mismatch(Store *store, const CliAgain *again);

/** Which line of one that was played again was made after its time limit, one line for people; empty: none. */
Str cli_late_line(const CliAgain *again);

#endif
