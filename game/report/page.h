/* Debriefs as pages to keep and to print, with nothing outside them. */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

#include "report/report.h"

typedef struct DebriefPage {
  const ReportDebrief *report;
  const ReportTold *told; /* everything in its order, or none */
  int told_count;
  const Debrief *before; /* of a retry: the attempt before it; NULL */
  int pass_mark;         /* NONE: there is none */
  Str when;              /* it is saved, or empty */
} DebriefPage;

/** A whole HTML page that prints on A4 and on Letter. No text in it is taken for markup. */
void debrief_print_html(const DebriefPage *page, Buf *out);
void shift_print_html(const ReportShift *report, Str when, Buf *out);

#endif
