/* The certificate as a page: no script, no address outside it, dark on white, so that it prints in grey and reads aloud. */
#include "report/certificate.h"

#include "report/inside.h"

static const char style[] =
    "body{font:16px/1.5 Inter,system-ui,sans-serif;color:#1d2530;background:#fff;max-width:720px;margin:48px auto;padding:0 24px}"
    "h1{font-size:30px;margin:0 0 28px}.who{font-size:24px;font-weight:600;margin:0}.course{font-size:20px;font-weight:600;margin:0}"
    "p{margin:4px 0}.dim{color:#5a6675}table{border-collapse:collapse;width:100%;margin:28px 0;font-variant-numeric:tabular-nums}"
    "th,td{padding:5px 8px;text-align:right;border-bottom:1px solid #c8d0d9}th{font-weight:600}th:first-child,td:first-child{text-align:left}"
    "tfoot td{font-weight:600;border-bottom:0}thead{display:table-header-group}tr{break-inside:avoid}"
    "@media print{body{margin:0;max-width:none;padding:0;font-size:12pt}@page{margin:20mm}}";

static void put_entry(const CertificateEntry *entry, Buf *out) {
  buf_addz(out, "<tr><td>");
  html_text(entry->title, out);
  buf_format(out, "<td>%d<td>%d<td>%d</tr>\n", entry->score, entry->pass, entry->weight);
}

void certificate_print_html(const Certificate *certificate, Buf *out) {
  html_begin(STR("Certificate"), style, out);
  buf_addz(out, "<h1>Certificate</h1>\n<p class=who>");
  html_text(certificate->who, out);
  buf_addz(out, "</p>\n");
  if (certificate->student_id.length) {
    buf_addz(out, "<p class=dim>Student ID ");
    html_text(certificate->student_id, out);
    buf_addz(out, "</p>\n");
  }
  buf_addz(out, "<p>has finished the course</p>\n<p class=course>");
  html_text(certificate->course, out);
  buf_format(out, "</p>\n<p>with %d of 100. ", certificate->score);
  html_text(day_text(out->arena, certificate->day), out);
  buf_addz(out, "</p>\n<table><thead><tr><th scope=col>Part<th scope=col>Score<th scope=col>Pass mark<th scope=col>Weight</tr></thead><tbody>\n");
  for (int i = 0; i < certificate->count; i++) put_entry(&certificate->entries[i], out);
  buf_format(out, "</tbody><tfoot><tr><td>Course, by weight<td>%d<td><td></tr></tfoot></table>\n", certificate->score);
  buf_addz(out, "<p class=dim>Scores are of 100. Overturn, a training simulator; all cases in it are fictional.</p></body></html>\n");
}
