/* The part of `overturn replay --json` that tells of the course and of negotiations. */
#ifndef OVERTURN_CLI_REPLAY_TALK_H
#define OVERTURN_CLI_REPLAY_TALK_H

#include "cli/cli.h"
#include "report/report.h"

/** Sums, skills, the days and, where `paths` is not NULL, both paths. */
void cli_put_course(const ReportDebrief *report, const ReportPaths *paths, Buf *out);
/** "transcript": [...] */
void cli_put_transcript(const ReportTold *rows, int count, Buf *out);
/** "talks": [...] */
void cli_put_talks(const ReportDebrief *report, Buf *out);

#endif
