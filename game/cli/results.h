/* The records of a class as rows, for `report` and `export`. */
#ifndef CLI_RESULTS_H
#define CLI_RESULTS_H

#include "cli/cli.h"
#include "learn/gather.h"

/** @param folder  NULL: the trainee's own. @return false, with the exit code, after saying on stderr why not. */
bool cli_gather(const Cli *cli, const char *folder, Gathered *gathered, int *status);

#endif
