/* Attempts as a table: one row each, the same for whoever writes it. */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include "overturn/session.h"
#include "report/csv.h"

typedef struct TableAttempt {
  Str trainee, attempt, lesson, title;
  Mode mode;
  Str started, ended; /* RFC 3339; `ended` is empty while it can be gone on with */
  bool retry;
  int score; /* NONE before the end */
  int64_t seconds;
} TableAttempt;

/** What every table of attempts begins with: trainee, attempt, lesson, title, mode, started. */
void table_attempt_begin(const TableAttempt *attempt, Buf *out);
void table_attempts_head(Buf *out);
void table_attempt(const TableAttempt *attempt, Buf *out);

#endif
