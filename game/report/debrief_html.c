/* The debrief as a page that prints: scores, every decision, what was agreed and promised, and everything in its order. Marks are words, never a colour alone. */
#include "report/inside.h"
#include "report/page.h"

static const char style[] =
    "body{font:15px/1.45 Inter,system-ui,sans-serif;color:#14201d;background:#fff;max-width:960px;margin:32px auto;padding:0 24px}"
    "h1{font-size:26px;margin:0 0 4px}h2{font-size:19px;margin:30px 0 8px}h3{font-size:16px;margin:22px 0 6px}p,li{max-width:78ch;margin:4px 0}"
    ".dim{color:#43504c}.score{font-size:34px;font-weight:600}"
    "table{border-collapse:collapse;width:100%;margin:8px 0;font-size:13px;font-variant-numeric:tabular-nums}"
    "th,td{padding:5px 8px;text-align:left;vertical-align:top;border-bottom:1px solid #d3dad7}th{font-weight:600;background:#fff}.r{text-align:right}"
    "td b{display:block}td p{margin:2px 0}.bar{display:inline-block;width:120px;height:9px;border:1px solid #76817d}"
    ".bar i{display:block;height:9px;background:#2349c4}"
    "@media print{body{margin:0;max-width:none;padding:0;font-size:10.5pt}table{font-size:9pt}h2,h3{break-after:avoid}tr{break-inside:avoid}"
    "thead{display:table-header-group}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}@page{margin:16mm}}";

static void paragraph(Str text, Buf *out) {
  if (text.length) html_element("<p>", text, "</p>\n", out);
}

static void list(const char *heading, const Str *lines, int count, Buf *out) {
  if (!count) return;
  html_element("<h3>", str_from(heading), "</h3><ul>\n", out);
  for (int i = 0; i < count; i++) html_element("<li>", lines[i], "\n", out);
  buf_addz(out, "</ul>\n");
}

/* ---- scores ---- */

static void score_row(Str name, int score, Str detail, int before, Buf *out) {
  html_element("<tr><td>", name, "<td class=r>", out);
  if (score == NONE)
    buf_addz(out, "\xE2\x80\x93<td>");
  else
    buf_format(out, "%d<td><span class=bar><i style='width:%dpx'></i></span>", score, score * 120 / 100);
  html_element("<td>", detail, "", out);
  if (before != NONE) buf_format(out, "<td class=r>%d", before);
  buf_addz(out, "\n");
}

static void scores(const ReportDebrief *report, const Debrief *before, Buf *out) {
  buf_format(out, "<table><thead><tr><th>Scores of 100<th class=r>Now<th><th>Points%s</thead><tbody>\n", before ? "<th class=r>Before" : "");
  for (int a = 0; a < AXIS_COUNT; a++) {
    const ReportAxis *axis = &report->axes[a];
    score_row(axis->name, axis->score, axis->detail, before ? before->axis[a] : NONE, out);
  }
  for (int i = 0; i < SKILL_COUNT; i++) {
    const ReportSkill *skill = &report->skills[i];
    if (skill->score == NONE) continue;
    Str detail = str_format(out->arena, "%.*s of %.*s points", STR_ARG(report_points(out->arena, skill->earned < 0 ? 0 : skill->earned)),
                            STR_ARG(report_points(out->arena, skill->most)));
    score_row(skill->name, skill->score, detail, before ? analysis_axis_score(before->earned.skill[i], before->par.skill[i]) : NONE, out);
  }
  buf_addz(out, "</tbody></table>\n");
}

static void opening(const ReportDebrief *report, const DebriefPage *page, Buf *out) {
  html_element("<p class=dim>Debrief, ", str_from(mode_words[report->mode]), "", out);
  if (report->kept) buf_addz(out, ", a retry");
  if (page->when.length) html_element(". Saved ", page->when, "", out);
  buf_format(out, ".</p>\n<p><span class=score>%d</span> of 100", report->score);
  if (page->before) buf_format(out, ", was %d", page->before->score);
  if (page->pass_mark != NONE) buf_format(out, ". The mark is %d.", page->pass_mark);
  buf_addz(out, "</p>\n");
  Str recovered =
      str_format(out->arena, "Recovered %.*s of %.*s that the best play recovers.", STR_ARG(report->recovered), STR_ARG(report->best_recoverable));
  paragraph(recovered, out);
  html_element("<h2>", report->ending_title.length ? report->ending_title : STR("How it ended"), "</h2>\n", out);
  paragraph(report->finished ? report->ending_text : STR("The case is still open."), out);
  for (int i = 0; i < report->violation_count; i++)
    paragraph(str_format(out->arena, "Violation: %.*s. %.*s", STR_ARG(report->violations[i]), STR_ARG(report->violation_rules[i])), out);
}

/* ---- decisions ---- */

static Str grade_of(const Decision *decision) {
  bool own = decision->own > 0 || decision->own_cents > 0, cost = decision->cost > 0 || decision->cost_cents > 0;
  return cost && !own ? STR("with hindsight") : str_from(grade_words[decision->grade]);
}

static void labelled(const char *label, Str text, Buf *out) {
  if (!text.length) return;
  html_element("<p class=dim>", str_from(label), " ", out);
  html_text(text, out);
  buf_addz(out, "</p>");
}

static void decision_row(const ReportDecision *told, int number, Buf *out) {
  buf_format(out, "<tr><td class=r>%d<td>", number);
  html_element("<b>", told->title, "</b>", out);
  html_element("", told->when, ", ", out);
  html_text(grade_of(told->decision), out);
  html_element("<td>", told->did, "", out);
  labelled("Why:", told->why, out);
  html_element("<td>", told->best.length ? told->best : STR("Same as yours"), "", out);
  labelled("Why better:", told->best_why, out);
  labelled("Rule:", told->citation, out);
  html_element("<td>", told->points, "<td>", out);
  html_text(told->cost, out);
  if (told->hindsight.length) labelled("of it with hindsight:", told->hindsight, out);
  buf_addz(out, "\n");
}

static void decisions(const ReportDebrief *report, Buf *out) {
  if (!report->decision_count) return;
  buf_addz(out, "<h2>Decisions</h2>\n<table><thead><tr><th class=r>#<th>Decision<th>You did<th>Best choice<th>Points<th>It cost</thead><tbody>\n");
  for (int i = 0; i < report->decision_count; i++) decision_row(&report->decisions[i], i + 1, out);
  buf_addz(out, "</tbody></table>\n");
  html_element("<p class=dim>", STR(REPORT_GRADES), "</p>\n", out);
}

/* ---- the rest ---- */

static void talk(const ReportTalk *told, Buf *out) {
  html_element("<h2>The negotiation: ", told->label, "</h2>\n", out);
  paragraph(report_sentence(out->arena, told->result), out);
  Str ours = str_format(out->arena, "Your target was %.*s, your walk-away %.*s; they would have gone to %.*s.", STR_ARG(told->target),
                        STR_ARG(told->walk_away), STR_ARG(told->limit));
  paragraph(ours, out);
  paragraph(told->overlap, out);
  paragraph(told->standing, out);
  paragraph(told->deadline, out);
  buf_addz(out, "<table><thead><tr><th class=r>Round<th>You<th>They said<th class=r>Their offer<th class=r>Their limit</thead><tbody>\n");
  for (int i = 0; i < told->round_count; i++) {
    const ReportRound *round = &told->rounds[i];
    buf_format(out, "<tr><td class=r>%d", round->round);
    html_element("<td>", round->did, "", out);
    html_element("<td>", round->said, "", out);
    html_element("<td class=r>", round->offer, "", out);
    html_element("<td class=r>", round->limit, "\n", out);
  }
  buf_addz(out, "</tbody></table>\n");
  list("Left on the table", told->left, told->left_count, out);
  list("Given away", told->given_away, told->given_away_count, out);
  list("You knew and did not say", told->not_played, told->not_played_count, out);
  list("You did not ask", told->not_asked, told->not_asked_count, out);
  list("Said against yourself", told->weaknesses, told->weakness_count, out);
}

static void promises(const ReportDebrief *report, Buf *out) {
  if (report->promise_count) buf_addz(out, "<h2>What was promised</h2>\n<ul>\n");
  for (int i = 0; i < report->promise_count; i++) {
    const ReportPromise *told = &report->promises[i];
    html_element("<li>", told->who, ": ", out);
    html_element("", report_sentence(out->arena, told->what), " ", out);
    html_element("", told->words, "\n", out);
  }
  if (report->promise_count) buf_addz(out, "</ul>\n");
}

static void transcript(const DebriefPage *page, Buf *out) {
  if (!page->told_count) return;
  buf_addz(out, "<h2>Everything in its order</h2>\n<table><thead><tr><th>Day<th>What happened<th>Points<th>It cost</thead><tbody>\n");
  for (int i = 0; i < page->told_count; i++) {
    const ReportTold *row = &page->told[i];
    html_element("<tr><td>", row->when, "<td>", out);
    if (row->title.length) html_element("<b>", row->title, "</b>", out);
    html_text(row->did, out);
    if (row->undone) buf_addz(out, " <i>Taken back.</i>");
    for (int k = 0; k < row->came_count; k++) html_element("<p class=dim>", row->came[k], "</p>", out);
    html_element("<td>", row->points, "<td>", out);
    html_element("", row->cost, "\n", out);
  }
  buf_addz(out, "</tbody></table>\n");
}

static void end(Buf *out) { buf_addz(out, "<p class=dim>Overturn, a training simulator; all cases in it are fictional.</p></body></html>\n"); }

void debrief_print_html(const DebriefPage *page, Buf *out) {
  const ReportDebrief *report = page->report;
  html_begin(report->title, style, out);
  html_element("<h1>", report->title, "</h1>\n", out);
  opening(report, page, out);
  scores(report, page->before, out);
  decisions(report, out);
  for (int i = 0; i < report->talk_count; i++) talk(&report->talks[i], out);
  promises(report, out);
  if (report->best_line_count) {
    buf_addz(out, "<h2>The best play</h2>\n<ol>\n");
    for (int i = 0; i < report->best_line_count; i++) html_element("<li>", report->best_line[i], "\n", out);
    buf_addz(out, "</ol>\n");
  }
  transcript(page, out);
  end(out);
}

/* ---- a shift ---- */

static void shift_tables(const ReportShift *report, Buf *out) {
  buf_addz(out, "<h2>Measures</h2>\n<table><thead><tr><th>Measure<th>Yours<th>The reference play</thead><tbody>\n");
  for (int i = 0; i < report->measure_count; i++) {
    html_element("<tr><td>", report->measures[i].name, "", out);
    html_element("<td>", report->measures[i].value, "", out);
    html_element("<td>", report->measures[i].reference, "\n", out);
  }
  buf_addz(
      out,
      "</tbody></table>\n<h2>Accounts</h2>\n<table><thead><tr><th>Account<th>What became of it<th>Points<th>Recovered<th>It cost</thead><tbody>\n");
  for (int i = 0; i < report->case_count; i++) {
    const ReportCase *told = &report->cases[i];
    html_element("<tr><td><b>", told->patient, "</b>", out);
    html_element("", told->title, "", out);
    html_element("<td>", told->ending, "", out);
    html_element("<td>", told->points, "", out);
    html_element("<td>", told->recovered, "", out);
    html_element("<td>", told->cost, "\n", out);
  }
  buf_addz(out, "</tbody></table>\n");
}

void shift_print_html(const ReportShift *report, Str when, Buf *out) {
  html_begin(report->title, style, out);
  html_element("<h1>", report->title, "</h1>\n<p class=dim>Debrief of a shift, ", out);
  buf_addz(out, mode_words[report->mode]);
  if (when.length) html_element(". Saved ", when, "", out);
  buf_format(out, ".</p>\n<p><span class=score>%d</span> of 100</p>\n", report->score);
  paragraph(str_format(out->arena, "Recovered %.*s; the reference play recovers %.*s.", STR_ARG(report->recovered), STR_ARG(report->best_recovered)),
            out);
  shift_tables(report, out);
  for (int i = 0; i < report->case_count; i++) {
    html_element("<h2>", report->cases[i].patient, ", ", out);
    html_element("", report->cases[i].title, "</h2>\n", out);
    decisions(report->cases[i].debrief, out);
  }
  end(out);
}
