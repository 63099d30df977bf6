/* `overturn drill`: the deck and the record that it is played on; the terminal plays it. */
#ifndef CLI_DRILL_H
#define CLI_DRILL_H

#include "cli/cli.h"
#include "learn/record.h"

typedef struct CliDrill {
  Store *store;
  int64_t profile; /* who sits here */
  DrillDeck deck;
  DrillRecord record;
} CliDrill;

/** Opens the records in a folder. @return EXIT_DONE; else the exit code, after saying on stderr what is wrong. */
int cli_drill_open(const Cli *cli, Str own, CliDrill *drill);
void cli_drill_close(CliDrill *drill);

/* The ports of a drill; `user` is a CliDrill. */
bool cli_drill_keep(void *user, Arena *arena, const DrillReview *review, bool right, Str *why);
bool cli_drill_drop(void *user, Arena *arena, const DrillReview *review, Str *why);
int64_t cli_drill_seconds(void *user);

#endif
