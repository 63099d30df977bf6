/*
 * The class as one page: no script, no address outside it, pictures as SVG. Colours stand beside figures, never for them, so that it prints in grey and
 * reads aloud; tables repeat their heads on every sheet and no row is torn.
 */
#include "report/class.h"
#include "report/inside.h"

static const char style[] =
    "body{font:15px/1.45 Inter,system-ui,sans-serif;color:#1d2530;background:#fff;max-width:1180px;margin:32px auto;padding:0 24px}"
    "h1{font-size:26px;margin:0 0 4px}h2{font-size:19px;margin:34px 0 8px}p,li{max-width:78ch}.dim{color:#5a6675}"
    "table{border-collapse:collapse;font-size:13px;font-variant-numeric:tabular-nums}th,td{padding:3px 8px;text-align:right;border-bottom:1px solid "
    "#e3e7ec}"
    "th{font-weight:600;vertical-align:bottom;background:#fff}th:first-child,td:first-child,.l{text-align:left}"
    ".grid th.v{writing-mode:vertical-rl;transform:rotate(180deg);text-align:left;padding:6px 3px;max-height:190px}"
    ".a{background:#fbe3df}.b{background:#fdf0d8}.c{background:#eef3e2}.d{background:#d9ecdf}.n{color:#9aa4b0}"
    ".charts{display:flex;flex-wrap:wrap;gap:18px 26px}.charts figure{margin:0;break-inside:avoid}figcaption{font-size:13px;max-width:220px}"
    ".tag{font-weight:600}svg text{font:11px Inter,system-ui,sans-serif;fill:#5a6675}"
    "@media print{body{margin:0;max-width:none;padding:0;font-size:11px}table{font-size:9px}th,td{padding:1px "
    "4px}h2{break-after:avoid}tr{break-inside:avoid}"
    "thead{display:table-header-group}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}@page{margin:14mm}}";

static void put_cell(Buf *out, int score) {
  if (score == NONE)
    buf_addz(out, "<td class=n>\xE2\x80\x93");
  else
    buf_format(out, "<td class=%c>%d", score < 50 ? 'a' : score < 60 ? 'b' : score < 75 ? 'c' : 'd', score);
}

static void put_head(Buf *out, const char *classes, Str text) {
  buf_format(out, "<th%s>", classes);
  html_text(text, out);
}

/* ---- pictures ---- */

static void put_spread(const ClassReport *report, int lesson, Buf *out) {
  const ClassSpread *spread = &report->spreads[lesson];
  int most = 1;
  for (int b = 0; b < CLASS_BINS; b++)
    if (spread->bins[b] > most) most = spread->bins[b];
  buf_addz(out, "<figure><svg width=220 height=96 viewBox='0 0 220 96' role=img aria-label='Scores from 0 to 100 in tens:");
  for (int b = 0; b < CLASS_BINS; b++) buf_format(out, " %d", spread->bins[b]);
  buf_addz(out, "'><line x1=0 y1=80.5 x2=220 y2=80.5 stroke='#8a94a1'/>");
  for (int b = 0; b < CLASS_BINS; b++) {
    int height = spread->bins[b] * 66 / most;
    if (spread->bins[b] && !height) height = 1;
    buf_format(out, "<rect x=%d y=%d width=20 height=%d fill='#3d6fb4'/>", b * 22 + 1, 80 - height, height);
    if (spread->bins[b]) buf_format(out, "<text x=%d y=%d text-anchor=middle>%d</text>", b * 22 + 11, 77 - height, spread->bins[b]);
  }
  buf_addz(out, "<text x=0 y=93>0</text><text x=220 y=93 text-anchor=end>100</text></svg><figcaption>");
  html_text(report->rows->lessons[lesson].title, out);
  buf_format(out, "<br><span class=dim>%d finished, median %d, %s</span></figcaption></figure>\n", spread->count, spread->median,
             class_time(out->arena, spread->seconds).at);
}

/** Every question with a claim as a dot: how much of it was earned across, how it fits upward. */
static void put_map(const ClassReport *report, Buf *out) {
  buf_addz(out,
           "<svg width=640 height=330 viewBox='0 0 640 330' role=img aria-label='Questions by what was earned and how they fit; the table has the "
           "figures'><rect x=50 y=10 width=580 height=280 fill='none' stroke='#c8d0d9'/><line x1=50 y1=150 x2=630 y2=150 stroke='#8a94a1'/>");
  for (int i = 0; i < report->rows->question_count; i++) {
    const ClassItem *item = &report->items[i];
    if (!item->related) continue;
    buf_format(out, "<circle cx=%d cy=%d r=%d fill='%s' fill-opacity=.75><title>", 50 + item->share * 580 / 1000, 150 - item->relation * 140 / 1000,
               item->doubtful || item->hard ? 6 : 4,
               item->doubtful ? "#b3261e"
               : item->hard   ? "#9a6a00"
                              : "#3d6fb4");
    html_text(report->rows->lessons[report->rows->questions[i].lesson].id, out);
    buf_byte(out, ' ');
    html_text(report->rows->questions[i].id, out);
    buf_addz(out, "</title></circle>");
  }
  buf_addz(out, "<text x=44 y=20 text-anchor=end>1</text><text x=44 y=154 text-anchor=end>0</text><text x=44 y=290 text-anchor=end>-1</text>"
                "<text x=50 y=306>0%</text><text x=630 y=306 text-anchor=end>100%</text><text x=340 y=324 text-anchor=middle>share of the points "
                "earned</text><text x=14 y=150 text-anchor=middle transform='rotate(-90 14 150)'>fits with the rest</text></svg>\n");
}

/* ---- tables ---- */

static void put_help(const ClassReport *report, Buf *out) {
  int told = 0;
  for (int i = 0; i < report->rows->trainee_count; i++) {
    const ClassTrainee *trainee = &report->trainees[i];
    if (!trainee->needs_help) continue;
    if (!told++) buf_addz(out, "<table><thead><tr><th>Trainee<th>Mean<th>Lessons<th>Attempts<th>Time<th class=l>Weakest</thead><tbody>\n");
    int weakest = NONE;
    for (int c = 0; c < CLASS_COMPETENCES; c++)
      if (trainee->competence[c] != NONE && (weakest == NONE || trainee->competence[c] < trainee->competence[weakest])) weakest = c;
    buf_addz(out, "<tr><td>");
    html_text(report->rows->trainees[i], out);
    put_cell(out, trainee->mean);
    buf_format(out, "<td>%d<td>%d<td>%s<td class=l>", trainee->finished, trainee->attempts, class_time(out->arena, trainee->seconds).at);
    if (weakest != NONE) buf_format(out, "%.*s, %d", STR_ARG(class_competence_name(weakest)), trainee->competence[weakest]);
  }
  buf_addz(out, told ? "</tbody></table>\n" : "<p>Nobody by this rule.</p>\n");
}

static void put_grid(const ClassReport *report, Buf *out) {
  const ClassRows *rows = report->rows;
  buf_addz(out, "<table class=grid><thead><tr><th>Trainee<th>Mean<th>Time");
  for (int l = 0; l < rows->lesson_count; l++) put_head(out, " class=v", rows->lessons[l].title);
  buf_addz(out, "</thead><tbody>\n");
  for (int i = 0; i < rows->trainee_count; i++) {
    buf_addz(out, "<tr><td>");
    html_text(rows->trainees[i], out);
    put_cell(out, report->trainees[i].mean);
    buf_format(out, "<td>%s", class_time(out->arena, report->trainees[i].seconds).at);
    for (int l = 0; l < rows->lesson_count; l++) put_cell(out, report->cells[i * rows->lesson_count + l].first);
    buf_byte(out, '\n');
  }
  buf_addz(out, "</tbody></table>\n");
}

static void put_competences(const ClassReport *report, Buf *out) {
  const ClassRows *rows = report->rows;
  buf_addz(out, "<table><thead><tr><th>Trainee");
  for (int c = 0; c < CLASS_COMPETENCES; c++) put_head(out, "", class_competence_name(c));
  buf_addz(out, "</thead><tbody>\n<tr><td class=tag>The class");
  for (int c = 0; c < CLASS_COMPETENCES; c++) put_cell(out, report->all[c]);
  for (int i = 0; i < rows->trainee_count; i++) {
    buf_addz(out, "\n<tr><td>");
    html_text(rows->trainees[i], out);
    for (int c = 0; c < CLASS_COMPETENCES; c++) put_cell(out, report->trainees[i].competence[c]);
  }
  buf_addz(out, "</tbody></table>\n");
}

static void put_hundredths(Buf *out, int thousandths) {
  int size = (thousandths < 0 ? -thousandths : thousandths) / 10;
  buf_format(out, "%s%d.%02d", thousandths < 0 ? "\xE2\x88\x92" : "", size / 100, size % 100);
}

static void put_item(const ClassReport *report, const ClassItem *item, Buf *out) {
  const ClassQuestion *question = &report->rows->questions[item->question];
  buf_addz(out, "<tr><td>");
  html_text(report->rows->lessons[question->lesson].title, out);
  buf_addz(out, "<td class=l>");
  html_text(question->id, out);
  buf_format(out, "<td class='l tag'>%s<td>%d<td>%d%%<td>",
             item->doubtful ? "look at the key"
             : item->hard   ? "hard"
                            : "",
             item->count, (item->share + 5) / 10);
  if (item->related) {
    put_hundredths(out, item->relation);
    buf_addz(out, " <span class=dim>(");
    put_hundredths(out, item->relation_low);
    buf_addz(out, " to ");
    put_hundredths(out, item->relation_high);
    buf_addz(out, ")</span>");
  } else {
    buf_addz(out, "<span class=n>too few</span>");
  }
  buf_addz(out, "<td class=l>");
  for (int k = 0; k < item->chosen_count && k < 5; k++) {
    const ClassChosen *chosen = &item->chosen[k];
    if (k) buf_addz(out, "; ");
    html_text(chosen->answer == NONE ? STR("other") : report->rows->answer_ids[chosen->answer], out);
    buf_format(out, " %d%% <span class=dim>(worth %d%%, rest %d%%)</span>", (int)((int64_t)chosen->count * 100 / item->count),
               (chosen->worth + 5) / 10, (chosen->rest + 5) / 10);
  }
  buf_byte(out, '\n');
}

static void put_items(const ClassReport *report, Buf *out) {
  buf_addz(
      out,
      "<table><thead><tr><th>Lesson<th class=l>Question<th class=l>Say<th>Trainees<th>Earned<th>Fits<th class=l>Answers, what they are worth, and "
      "how those who gave them did in the rest</thead><tbody>\n");
  for (int pass = 0; pass < 2; pass++)
    for (int i = 0; i < report->rows->question_count; i++) {
      const ClassItem *item = &report->items[i];
      if (item->count && (item->hard || item->doubtful) == (pass == 0)) put_item(report, item, out);
    }
  buf_addz(out, "</tbody></table>\n");
}

void class_print_html(const ClassReport *report, Str when, Buf *out) {
  const char *const *rules;
  int rule_count = class_rules(&rules);
  html_begin(STR("Class report"), style, out);
  buf_addz(out, "<h1>Class report</h1><p class=dim>");
  html_text(when, out);
  buf_format(out, ". %d trainees, %d attempts, %d finished first attempts.</p>\n<h2>Who needs help</h2>\n", report->rows->trainee_count,
             report->rows->attempt_count, report->finished);
  put_help(report, out);
  buf_addz(out, "<h2>Scores by lesson</h2><div class=charts>\n");
  for (int l = 0; l < report->rows->lesson_count; l++)
    if (report->spreads[l].count) put_spread(report, l, out);
  buf_addz(out, "</div><h2>Questions</h2>\n");
  put_map(report, out);
  put_items(report, out);
  buf_addz(out, "<h2>Competences</h2>\n");
  put_competences(report, out);
  buf_addz(out, "<h2>Everybody at every lesson</h2><p class=dim>First scores; a dash: not finished.</p>\n");
  put_grid(report, out);
  buf_addz(out, "<h2>How these figures are made</h2><ul>\n");
  for (int i = 0; i < rule_count; i++) buf_format(out, "<li>%s\n", rules[i]);
  buf_addz(out, "</ul></body></html>\n");
}
