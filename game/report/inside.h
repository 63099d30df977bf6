/* What the files of this layer share. */
#ifndef REPORT_INSIDE_H
#define REPORT_INSIDE_H

#include "report/report.h"

/** Fills in `talks`: every negotiation that was begun on the line that counts. */
void tell_talks(Arena *arena, ReportDebrief *report, const Session *session);

/** Fills in `promises`: those that were made. */
void tell_promises(Arena *arena, ReportDebrief *report, const Session *session);

#endif
