/* The certificate of a finished course: one page on one sheet, with nothing outside it. */
#ifndef REPORT_CERTIFICATE_H
#define REPORT_CERTIFICATE_H

#include "overturn/date.h"

typedef struct CertificateEntry {
  Str title;
  int score, pass; /* of 100 */
  int weight;      /* in the course's score */
} CertificateEntry;

typedef struct Certificate {
  Str who, student_id; /* name or pseudonym; the id may be empty */
  Str course;          /* title */
  Day day;             /* on which it is made */
  int score;           /* of the course, of 100 */
  const CertificateEntry *entries;
  int count;
} Certificate;

/** A whole HTML page that prints on A4 and on Letter. No text in it is taken for markup. */
void certificate_print_html(const Certificate *certificate, Buf *out);

#endif
