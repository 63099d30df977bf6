/* After the debrief: one decision at a time, both paths from any of them, and a try from there on. */
#include "terminal/inside.h"

/** "3", "b 3", "t 3": the key and the number; `key` is 0 for a number alone. @return false when it is none of these. */
static bool read_wish(Str line, int most, char *key, int *number) {
  *key = 0;
  if (line.length && (line.at[0] < '0' || line.at[0] > '9')) {
    *key = line.at[0];
    line = str_trim(str_slice(line, 1, line.length));
  }
  return read_numbers(line, most, number, 1) == 1;
}

/** @return false when the line says nothing that can be done here. */
static bool show(Terminal *t, Analysis *analysis, const ReportDebrief *report, char key, int place) {
  Buf out = buf_new(t->scratch);
  if (!key)
    report_print_decision(report, place, &out);
  else if (key == 'b')
    report_print_paths(report_paths(t->scratch, analysis, t->session, report, place), &out);
  else
    return false;
  t->ports->write(t->ports->user, buf_str(&out));
  return true;
}

int terminal_review_shift(Terminal *cases, const ShiftAnalysis *analysis, const ReportShift *report, int *keep) {
  Terminal *t = &cases[0];
  for (;;) {
    Str line;
    int number;
    arena_reset(t->scratch);
    sayf(t, "Type a case's number, 1 to %d, to look at its decisions and try it again; Enter to leave.", report->case_count);
    t->ports->write(t->ports->user, STR("> "));
    if (!t->ports->read(t->ports->user, t->scratch, &line)) {
      say_blank(t);
      return NONE;
    }
    line = str_trim(line);
    if (!line.length || str_is(line, "q")) return NONE;
    if (read_numbers(line, report->case_count, &number, 1) != 1) continue;
    const ReportCase *one = &report->cases[number - 1];
    Buf out = buf_new(t->scratch);
    report_print(one->debrief, &out);
    t->ports->write(t->ports->user, buf_str(&out));
    *keep = terminal_review(&cases[one->place], shift_analysis_case(analysis, one->place), one->debrief);
    if (*keep != NONE) return number - 1;
  }
}

int terminal_review(Terminal *t, Analysis *analysis, const ReportDebrief *report) {
  if (!report->decision_count) return NONE;
  sayf(t,
       "Type a decision's number, 1 to %d, to look at it; b and a number for your path beside the best from there; t and a number to try again from "
       "there; Enter to leave.",
       report->decision_count);
  for (;;) {
    Str line;
    char key;
    int number;
    arena_reset(t->scratch);
    t->ports->write(t->ports->user, STR("> "));
    if (!t->ports->read(t->ports->user, t->scratch, &line)) {
      say_blank(t);
      return NONE;
    }
    line = str_trim(line);
    if (!line.length || str_is(line, "q")) return NONE;
    bool wish = read_wish(line, report->decision_count, &key, &number);
    if (wish && key == 't') return report->decisions[number - 1].entry;
    if (!wish || !show(t, analysis, report, key, number - 1)) sayf(t, "Not understood. Type for example 1, b 1 or t 1.");
  }
}
