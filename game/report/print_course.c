/* The course of an attempt in plain text: what best play still came to after each decision, as a table and as a line of bars; the days; both paths. */
#include "report/inside.h"

static void put_heading(Buf *out, const char *heading) { buf_format(out, "\n%s\n", heading); }

/** Eighths of a full bar; a value above nothing shows. */
static void put_bar(Buf *out, int64_t value, int64_t most) {
  static const char *const bars[] = {
      " ", "\xE2\x96\x81", "\xE2\x96\x82", "\xE2\x96\x83", "\xE2\x96\x84", "\xE2\x96\x85", "\xE2\x96\x86", "\xE2\x96\x87", "\xE2\x96\x88"};
  int64_t eighths = most > 0 && value > 0 ? (value * 8 + most - 1) / most : 0;
  buf_addz(out, bars[eighths > 8 ? 8 : eighths]);
}

static void put_right(Buf *out, int width, Str text) {
  for (int i = (int)text.length; i < width; i++) buf_byte(out, ' ');
  buf_add(out, text);
}

static void put_left(Buf *out, int width, Str text) {
  buf_add(out, text);
  for (int i = (int)text.length; i < width; i++) buf_byte(out, ' ');
}

static Str part(Arena *arena, int32_t lost) { return lost ? report_points(arena, lost) : STR("-"); }

static void put_row(Buf *out, int number, const ReportDecision *told) {
  Arena *arena = out->arena;
  const Decision *decision = told->decision;
  put_right(out, 3, str_format(arena, "%d", number));
  buf_addz(out, "  ");
  put_left(out, 8, told->when);
  put_left(out, 11, str_from(told->hindsight.length && !decision->own && !decision->own_cents ? "hindsight" : grade_words[decision->grade]));
  put_right(out, 8, report_points(arena, decision->best_before));
  put_right(out, 8, report_points(arena, decision->best_after));
  put_right(out, 7, part(arena, decision->own));
  put_right(out, 10, part(arena, decision->cost - decision->own));
  put_right(out, 15, money_text(arena, decision->best_cents_after));
  buf_byte(out, '\n');
}

void report_print_values(const ReportDebrief *report, Buf *out) {
  const Debrief *debrief = report->debrief;
  Arena *arena = out->arena;
  if (!report->decision_count) return;
  put_heading(out, "What best play came to");
  buf_addz(out, "  #  Day     Grade        Before   After    Own Hindsight  Dollars after\n");
  for (int i = 0; i < report->decision_count; i++) put_row(out, i + 1, &report->decisions[i]);
  buf_addz(out, "Points   ");
  put_bar(out, debrief->best_points, debrief->best_points);
  for (int i = 0; i < report->decision_count; i++) put_bar(out, report->decisions[i].decision->best_after, debrief->best_points);
  buf_addz(out, "\nDollars  ");
  put_bar(out, debrief->best_cents, debrief->best_cents);
  for (int i = 0; i < report->decision_count; i++) put_bar(out, report->decisions[i].decision->best_cents_after, debrief->best_cents);
  buf_byte(out, '\n');
  Str own = report_lost(arena, debrief->own, debrief->own_cents), later = report_lost(arena, debrief->hindsight, debrief->hindsight_cents);
  if (own.length) report_wrap(out, "", 0, str_format(arena, "Your own part: %.*s.", STR_ARG(own)));
  if (later.length) report_wrap(out, "", 0, str_format(arena, "Only with hindsight, not graded: %.*s.", STR_ARG(later)));
  report_wrap(out, "", 0, STR(REPORT_GRADES));
}

void report_print_timeline(const ReportDebrief *report, Buf *out) {
  Arena *arena = out->arena;
  if (!report->mark_count) return;
  put_heading(out, "The days");
  for (int i = 0; i < report->mark_count; i++) {
    const ReportMark *mark = &report->marks[i];
    Str head = str_format(arena, "  %.*s: ", STR_ARG(day_short(arena, mark->day)));
    if (mark->decision != NONE) {
      const ReportDecision *told = &report->decisions[mark->decision];
      Str title = report_sentence(arena, mark->text);
      report_wrap(out, str_z(arena, head), 4,
                  str_format(arena, "decision %d, %s. %.*s", mark->decision + 1, grade_words[told->decision->grade], STR_ARG(title)));
    } else {
      report_wrap(out, str_z(arena, head), 4, report_sentence(arena, mark->text));
    }
  }
}

static void put_step(Buf *out, const char *who, const ReportPathStep *step) {
  Arena *arena = out->arena;
  Str points = str_format(arena, "%.*s %s so far", STR_ARG(report_points(arena, step->earned)), step->earned == 1000 ? "point" : "points");
  Str head = str_format(arena, "   %s, %.*s: ", who, STR_ARG(step->when));
  report_wrap(out, str_z(arena, head), 5, str_format(arena, "%.*s %.*s.", STR_ARG(report_sentence(arena, step->did)), STR_ARG(points)));
}

void report_print_paths(const ReportPaths *paths, Buf *out) {
  Arena *arena = out->arena;
  put_heading(out, paths->from ? str_z(arena, str_format(arena, "Your path beside the best from decision %d", paths->from + 1))
                               : "Your path beside the best");
  for (int i = 0; i < paths->row_count; i++) {
    const ReportPathRow *row = &paths->rows[i];
    report_wrap(out, "", 3, str_format(arena, "%d. %.*s", i + 1, STR_ARG(row->has_you ? row->you.title : row->best.title)));
    if (row->same) {
      put_step(out, "Both", &row->you);
      continue;
    }
    if (row->has_you) put_step(out, "You", &row->you);
    if (row->has_best) put_step(out, "Best", &row->best);
  }
  report_wrap(out, "", 0,
              str_format(arena, "In the end: you %.*s, the best %.*s points.", STR_ARG(report_points(arena, paths->you)),
                         STR_ARG(report_points(arena, paths->best))));
}

void report_print_decision(const ReportDebrief *report, int place, Buf *out) {
  Arena *arena = out->arena;
  const ReportDecision *told = &report->decisions[place];
  const Decision *decision = told->decision;
  report_wrap(out, "", 0,
              str_format(arena, "Decision %d of %d. %.*s: %.*s", place + 1, report->decision_count, STR_ARG(told->when), STR_ARG(told->title)));
  Buf known = buf_new(arena);
  for (int i = 0; i < told->known_count; i++) buf_format(&known, "%.*s ", STR_ARG(report_sentence(arena, told->known[i])));
  if (told->known_count) report_wrap(out, "   Known then: ", 5, str_trim(buf_str(&known)));
  report_wrap(out, "   ", 5,
              str_format(arena, "Best play came to %.*s points before it and %.*s after it, in dollars %.*s and %.*s.",
                         STR_ARG(report_points(arena, decision->best_before)), STR_ARG(report_points(arena, decision->best_after)),
                         STR_ARG(money_text(arena, decision->best_cents_before)), STR_ARG(money_text(arena, decision->best_cents_after))));
  put_decision(told, out);
}
