/* The course of a replay as JSON: what was lost in all, the skills, the days, and both paths. */
#include "cli/replay_talk.h"

static void put_text(Buf *out, const char *key, Str text) {
  cli_json_key(out, key);
  buf_json_string(out, text);
}

static void put_points(Buf *out, const char *key, int32_t thousandths) {
  int32_t size = thousandths < 0 ? -thousandths : thousandths;
  cli_json_key(out, key);
  buf_format(out, "%s%d.%03d", thousandths < 0 ? "-" : "", (int)(size / 1000), (int)(size % 1000));
}

static void put_cents(Buf *out, const char *key, Cents cents) {
  cli_json_key(out, key);
  buf_format(out, "%lld", (long long)cents);
}

static void put_sums(const Debrief *debrief, Buf *out) {
  put_points(out, "best_points", debrief->best_points);
  put_points(out, "best_now", debrief->best_now);
  put_points(out, "own", debrief->own);
  put_points(out, "hindsight", debrief->hindsight);
  put_cents(out, "best_cents", debrief->best_cents);
  put_cents(out, "best_cents_now", debrief->best_cents_now);
  put_cents(out, "own_cents", debrief->own_cents);
  put_cents(out, "hindsight_cents", debrief->hindsight_cents);
}

static void put_skills(const ReportDebrief *report, Buf *out) {
  cli_json_key(out, "skills");
  buf_byte(out, '{');
  for (int i = 0; i < SKILL_COUNT; i++) {
    cli_json_key(out, skill_words[i]);
    if (report->skills[i].score == NONE)
      buf_addz(out, "null");
    else
      buf_format(out, "%d", report->skills[i].score);
  }
  buf_byte(out, '}');
}

static void put_days(const ReportDebrief *report, Buf *out) {
  static const char *const kinds[COURSE_KINDS] = {"decision", "event", "arrival", "deadline", "promise", "end"};
  cli_json_key(out, "timeline");
  buf_byte(out, '[');
  for (int i = 0; i < report->mark_count; i++) {
    const ReportMark *mark = &report->marks[i];
    buf_addz(out, i ? ",{" : "{");
    put_text(out, "day", day_iso(out->arena, mark->day));
    put_text(out, "kind", str_from(kinds[mark->kind]));
    put_text(out, "text", mark->text);
    if (mark->decision != NONE) put_cents(out, "decision", mark->decision + 1);
    buf_byte(out, '}');
  }
  buf_byte(out, ']');
}

static void put_step(Buf *out, const char *key, const ReportPathStep *step) {
  cli_json_key(out, key);
  buf_byte(out, '{');
  put_text(out, "day", step->when);
  put_text(out, "question", step->title);
  put_text(out, "did", step->did);
  put_points(out, "earned", step->earned);
  if (step->decision != NONE) put_cents(out, "decision", step->decision + 1);
  buf_byte(out, '}');
}

static void put_paths(const ReportPaths *paths, Buf *out) {
  cli_json_key(out, "paths");
  buf_format(out, "{\"from\":%d", paths->from + 1);
  put_points(out, "you", paths->you);
  put_points(out, "best", paths->best);
  cli_json_key(out, "rows");
  buf_byte(out, '[');
  for (int i = 0; i < paths->row_count; i++) {
    const ReportPathRow *row = &paths->rows[i];
    buf_format(out, "%s{\"same\":%s", i ? "," : "", row->same ? "true" : "false");
    if (row->has_you) put_step(out, "you", &row->you);
    if (row->has_best) put_step(out, "best", &row->best);
    buf_byte(out, '}');
  }
  buf_addz(out, "]}");
}

void cli_put_course(const ReportDebrief *report, const ReportPaths *paths, Buf *out) {
  put_sums(report->debrief, out);
  put_skills(report, out);
  put_days(report, out);
  if (paths) put_paths(paths, out);
}

void cli_put_transcript(const ReportTold *rows, int count, Buf *out) {
  cli_json_key(out, "transcript");
  buf_byte(out, '[');
  for (int i = 0; i < count; i++) {
    const ReportTold *row = &rows[i];
    buf_addz(out, i ? ",{" : "{");
    put_text(out, "when", row->when);
    if (row->title.length) put_text(out, "question", row->title);
    put_text(out, "did", row->did);
    cli_json_key(out, "came");
    buf_byte(out, '[');
    for (int k = 0; k < row->came_count; k++) {
      if (k) buf_byte(out, ',');
      buf_json_string(out, row->came[k]);
    }
    buf_byte(out, ']');
    if (row->points.length) put_text(out, "points", row->points);
    if (row->cost.length) put_text(out, "cost", row->cost);
    if (row->undone) buf_addz(out, ",\"taken_back\":true");
    if (row->decision != NONE) put_cents(out, "decision", row->decision + 1);
    buf_byte(out, '}');
  }
  buf_byte(out, ']');
}
