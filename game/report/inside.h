/* What the files of this layer share. */
#ifndef REPORT_INSIDE_H
#define REPORT_INSIDE_H

#include "report/report.h"

/** Fills in `talks`: every negotiation that was begun on the line that counts. */
void tell_talks(Arena *arena, ReportDebrief *report, Analysis *analysis, const Session *session);
/** What it left, and the close; `told->talk` and the report's promises are there. */
void tell_talk_left(Arena *arena, const ReportDebrief *report, const Session *session, const Played *last, ReportTalk *told);

/** Fills in `promises`: those that were made. */
void tell_promises(Arena *arena, ReportDebrief *report, const Session *session);

#endif
