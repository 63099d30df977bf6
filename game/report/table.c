/* Attempts as comma-separated values. */
#include "report/table.h"

void table_attempt_begin(const TableAttempt *attempt, Buf *out) {
  const Str texts[] = {attempt->trainee, attempt->attempt, attempt->lesson, attempt->title, str_from(mode_words[attempt->mode]), attempt->started};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) csv_text(out, texts[i]);
}

void table_attempts_head(Buf *out) {
  static const char *const names[] = {"trainee", "attempt", "lesson", "title", "mode", "started", "ended", "retry", "score", "seconds"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) csv_text(out, str_from(names[i]));
  csv_end(out);
}

void table_attempt(const TableAttempt *attempt, Buf *out) {
  table_attempt_begin(attempt, out);
  csv_text(out, attempt->ended);
  csv_number(out, attempt->retry);
  csv_number_or_none(out, attempt->score, NONE);
  csv_number(out, attempt->seconds);
  csv_end(out);
}
