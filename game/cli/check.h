/* What the parts of `overturn check` share. */
#ifndef OVERTURN_CLI_CHECK_H
#define OVERTURN_CLI_CHECK_H

#include "cli/cli.h"

typedef struct Check {
  const Cli *cli;
  CliAssets assets;
  const char **paths; /* as given: files, folders, patterns, "-" */
  int path_count;
  const char *input_name; /* how standard input is called, NULL */
  bool syntax_only, quiet, strict, prove, prices;
  DiagLevel level; /* the least grave that is shown */
} Check;

/* ---- which files: check_files.c ---- */

typedef struct CheckFiles {
  const char **paths;
  size_t count, capacity;
  Str *faults; /* what was asked for and is not there */
  size_t fault_count, fault_capacity;
  Str *folders; /* that were looked through */
  size_t folder_count, folder_capacity;
} CheckFiles;

/** All that the paths stand for, in order: of folders and theirs the .json files. In the arena. */
CheckFiles check_find(const Check *check, Arena *arena);

/** Trees are built in memory kept for that: check_memory.c. To be called once, before anything is read. */
void check_use_memory(void);

/* ---- one file: check.c ---- */

/** What one file came to. */
typedef struct CheckResult {
  Str file;     /* as messages name it */
  Diags *lists; /* its own messages, and of a shift before them those of its cases; sorted */
  int list_count;
  size_t errors, warnings, advice; /* in all of them, whatever is shown */
  bool shift;
  Str *cases; /* of a shift: their files */
  int case_count;
} CheckResult;

/** Checks a text that was read from there; everything is in the arena. */
CheckResult check_text(const Check *check, Arena *arena, const char *path, Str text);

/* ---- what is said: check_print.c ---- */

/** As people read it: messages to stderr, "FILE: clean" to stdout. */
void check_print_text(const Check *check, const CheckResult *result, Arena *arena);
/** One JSON object for each list, a line each. */
void check_print_json(const Check *check, const CheckResult *result, Arena *arena);

/** What the contract makes of the claim, and what remittances leave short of it: check_prices.c. Nothing for a faulty file. */
void check_print_prices(const Check *check, Arena *arena, const CheckResult *result, Str text);

/* ---- SARIF 2.1.0: check_sarif.c ---- */

typedef struct Sarif {
  const Cli *cli;
  Buf results, faults; /* elements of two lists */
} Sarif;

Sarif sarif_new(const Cli *cli);
void sarif_add(Sarif *sarif, const Check *check, const CheckResult *result);
/** Something that kept a file from being checked at all. */
void sarif_fault(Sarif *sarif, Str message);
void sarif_print(Sarif *sarif, int exit_code);

/* ---- --watch: check_watch.c ---- */

/** Checks, waits for a save, checks again; ends with the program. @return an exit code where nothing can be watched. */
int check_watch(const Check *check);

#endif
