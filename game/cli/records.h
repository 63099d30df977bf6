/* What the commands share that work on the records. */
#ifndef CLI_RECORDS_H
#define CLI_RECORDS_H

#include "cli/cli.h"
#include "store/store.h"

/** The records of a folder; NULL for that of this machine's trainee. @return NULL after saying on stderr why not. */
Store *cli_open_records(const Cli *cli, const char *folder, bool read);
/** Says on stderr what went wrong, if anything. @return the exit code. */
int cli_records_failed(StoreResult result);
/** A course key from its file; empty without a path. @return false after saying on stderr what is wrong. */
bool cli_read_key(const Cli *cli, const char *path, Str *key);

#endif
