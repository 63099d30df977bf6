/* The records as rows: what `report` and `export` read. */
#ifndef CLI_RESULTS_H
#define CLI_RESULTS_H

#include "cli/cli.h"
#include "report/class.h"
#include "store/store.h"

/** Everything that is kept, attempts in the order in which they began. */
typedef struct CliResults {
  StoreProfile *profiles;
  size_t profile_count;
  StoreAttempt *attempts;
  size_t attempt_count;
  StoreDecision *decisions; /* by attempt */
  size_t decision_count;
  int *trainee_of; /* by attempt: place among the profiles */
} CliResults;

/** @param folder  NULL: the trainee's own. @return false, with the exit code, after saying on stderr why not. */
bool cli_read_results(const Cli *cli, const char *folder, CliResults *results, int *status);
/** How a trainee is called: the pseudonym, or the name where names are asked for and there is one. */
Str cli_trainee(const StoreProfile *profile, bool names);
/** The attempt of an id, NONE. Attempts of equal order are found by halving. */
int cli_attempt_place(const CliResults *results, int64_t id);
ClassRows cli_class_rows(const Cli *cli, const CliResults *results, bool names);

#endif
