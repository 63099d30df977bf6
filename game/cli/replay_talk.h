/* The part of `overturn replay --json` that tells of negotiations. */
#ifndef OVERTURN_CLI_REPLAY_TALK_H
#define OVERTURN_CLI_REPLAY_TALK_H

#include "cli/cli.h"
#include "report/report.h"

/** "talks": [...] */
void cli_put_talks(const ReportDebrief *report, Buf *out);

#endif
