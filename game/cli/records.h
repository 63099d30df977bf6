/* What the commands share that work on the records. */
#ifndef CLI_RECORDS_H
#define CLI_RECORDS_H

#include "cli/cli.h"
#include "store/store.h"

/** The records of a folder; NULL for that of this machine's trainee. @return NULL after saying on stderr why not. */
Store *cli_open_records(const Cli *cli, const char *folder, bool read);
/**
 * Attempts that an earlier version kept as files in that folder (attempts/, scores.txt, open.txt) are taken into its records, once; the files stay. Says in a line
 * that it was done, and names each that cannot be read.
 */
void cli_take_over(const Cli *cli, Str folder);
/** Says on stderr what went wrong, if anything. @return the exit code. */
int cli_records_failed(StoreResult result);
/** What an attempt at a lesson from that path is played with: its file first, then cases, codes and rules. */
const StoreText *cli_lesson_texts(const Cli *cli, const CliLesson *lesson, const char *path, const CliAssets *assets, size_t *count);
/** What the records say of an attempt when it begins. */
StoreAttempt cli_attempt_of(const JournalHead *head, Str title, Str file, Str started);
/** A course key from its file; empty without a path. @return false after saying on stderr what is wrong. */
bool cli_read_key(const Cli *cli, const char *path, Str *key);

#endif
