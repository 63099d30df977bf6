/* Beside the class: how the scores spread, who needs help, the hardest questions; and what can be taken from here. */
#include "screens/class.h"

enum { BINS = 6, HARDEST = 6, SPREAD_PX = 30 };

void class_part(UiContext *ui, UiRect *room, Str title, Str aside) {
  UiRect line = ui_cut_top(room, ui_em(ui, 20));
  ui_text_cut_right(ui, &line, TYPE_CAPTION, TOKEN_INK_2, aside, 8);
  ui_heading(ui, line, TYPE_H3, TOKEN_INK, title);
  ui_cut_top(room, ui_px(ui, 8));
}

static void rule(UiContext *ui, UiRect *room) {
  ui_cut_top(room, ui_px(ui, 14));
  ui_line_above(ui, *room, TOKEN_LINE);
  ui_cut_top(room, ui_px(ui, 14));
}

/* ---- Scores ---- */

/** Means by where they lie: the pass mark is the edge of a column. */
static void columns(UiContext *ui, UiRect *room, const ClassView *view) {
  static const int from[BINS] = {0, 55, 65, 75, 85, 95};
  static const char *const names[BINS] = {"0\xE2\x80\x93"
                                          "54",
                                          "55\xE2\x80\x93"
                                          "64",
                                          "65\xE2\x80\x93"
                                          "74",
                                          "75\xE2\x80\x93"
                                          "84",
                                          "85\xE2\x80\x93"
                                          "94",
                                          "95+"};
  int bins[BINS] = {0}, most = 1, plot = ui_em(ui, 84);
  for (int i = 0; i < view->record->rows.trainee_count; i++) {
    int mean = view->report->trainees[i].mean, bin = BINS - 1;
    while (bin > 0 && mean < from[bin]) bin--;
    if (mean != NONE) bins[bin]++;
  }
  for (int i = 0; i < BINS; i++) most = bins[i] > most ? bins[i] : most;
  UiRect chart = ui_cut_top(room, plot + ui_em(ui, 18 + 18));
  for (int i = 0; i < BINS; i++) {
    UiRect column = ui_column(chart, i, BINS, ui_px(ui, 2)), name = ui_cut_bottom(&column, ui_em(ui, 18));
    UiRect bar = ui_cut_bottom(&column, plot * bins[i] / most), figure = ui_cut_bottom(&column, ui_em(ui, 18));
    bool passed = from[i] >= view->pass_mark;
    if (bins[i]) ui_fill(ui, bar, passed ? TOKEN_SEQ_4 : TOKEN_SEQ_2);
    if (bins[i] && (ui->frame.outlined || !passed)) ui_border(ui, bar, TOKEN_LINE_STRONG, 0, 1);
    ui_text(ui, figure, TYPE_CHIP, TOKEN_INK, str_format(ui->arena, "%d", bins[i]), ALIGN_CENTER);
    ui_text(ui, name, TYPE_CAPTION, TOKEN_INK_2, str_from(names[i]), ALIGN_CENTER);
  }
}

static void figures(UiContext *ui, UiRect *room, const ClassView *view) {
  const ClassReport *report = view->report;
  int all = view->record->rows.trainee_count, judged = 0, passed = 0, finished = 0;
  int64_t sum = 0, seconds = 0;
  for (int i = 0; i < all; i++) {
    const ClassTrainee *trainee = &report->trainees[i];
    seconds += trainee->seconds;
    finished += trainee->finished == view->record->rows.lesson_count;
    if (trainee->mean == NONE) continue;
    judged++;
    sum += trainee->mean;
    passed += trainee->mean >= view->pass_mark;
  }
  Str of = str_format(ui->arena, "%d", all);
  Str mean = judged ? str_format(ui->arena, "%d", (int)((sum * 2 + judged) / (2 * judged))) : STR("\xE2\x80\x93");
  UiRect row = ui_cut_top(room, ui_em(ui, 38));
  pair_stacked(ui, ui_column(row, 0, 3, ui_px(ui, 8)), word(W_CLASS_AVERAGE), mean, TYPE_H3);
  pair_stacked(ui, ui_column(row, 1, 3, ui_px(ui, 8)), word(W_CLASS_PASSED),
               word_with(ui->arena, W_CLASS_N_OF, str_format(ui->arena, "%d", passed), of), TYPE_H3);
  pair_stacked(ui, ui_column(row, 2, 3, ui_px(ui, 8)), word(W_CLASS_FINISHED),
               word_with(ui->arena, W_CLASS_N_OF, str_format(ui->arena, "%d", finished), of), TYPE_H3);
  ui_cut_top(room, ui_px(ui, 8));
  row = ui_cut_top(room, ui_em(ui, 20));
  ui_text_cut(ui, &row, TYPE_CAPTION, TOKEN_INK_2, word(W_CLASS_TIME), 8);
  ui_text(ui, row, TYPE_BODY_STRONG, TOKEN_INK, class_time(ui->arena, all ? seconds / all : 0), ALIGN_RIGHT);
  if (view->record->absent_count)
    ui_cut_top(room, ui_paragraph(ui, *room, TYPE_BODY, TOKEN_INK_2, word_count(ui->arena, W_CLASS_ABSENT, view->record->absent_count, STR(""))));
}

static void hardest(UiContext *ui, UiRect *room, const ClassView *view) {
  int claimed;
  const int *order = class_questions_order(ui, view->report, &claimed);
  class_part(ui, room, word(W_CLASS_HARDEST), word_count(ui->arena, W_CLASS_ANSWERS, view->record->rows.answer_count, STR("")));
  Str least = str_format(ui->arena, "%d", CLASS_LEAST_TRAINEES);
  if (!claimed) ui_cut_top(room, ui_paragraph(ui, *room, TYPE_BODY, TOKEN_INK_2, word_with(ui->arena, W_CLASS_NONE_HARD, least, STR(""))));
  for (int i = 0; i < claimed && i < HARDEST; i++) {
    const ClassItem *item = &view->report->items[order[i]];
    UiRect row = ui_cut_top(room, ui_em(ui, 20)), below = ui_cut_top(room, ui_em(ui, 18));
    ui_line_above(ui, *room, TOKEN_LINE);
    ui_text_cut_right(ui, &row, TYPE_BODY_STRONG, TOKEN_INK, class_percent(ui->arena, item->share), 8);
    class_claim_cut_right(ui, &row, item);
    ui_text(ui, row, TYPE_BODY_MEDIUM, TOKEN_INK, class_question_name(ui->arena, &view->record->rows, item->question), ALIGN_LEFT);
    Str fits = item->related ? class_decimal(ui->arena, item->relation) : STR("\xE2\x80\x93");
    ui_text_cut_right(ui, &below, TYPE_CAPTION, TOKEN_INK_2, fits, 8);
    ui_text(ui, below, TYPE_CAPTION, TOKEN_INK_2, class_question_place(ui->arena, &view->record->rows, item->question), ALIGN_LEFT);
    ui_cut_top(room, ui_px(ui, 8));
  }
  if (claimed) ui_cut_top(room, ui_paragraph(ui, *room, TYPE_CAPTION, TOKEN_INK_2, word(W_CLASS_FITS_SAID)));
}

void class_overview(UiContext *ui, UiRect *room, const ClassView *view) {
  class_part(ui, room, word(W_CLASS_SCORES), STR(""));
  columns(ui, room, view);
  ui_cut_top(room, ui_px(ui, 8));
  figures(ui, room, view);
  rule(ui, room);
  hardest(ui, room, view);
}

/* ---- Scenarios ---- */

/** First scores in tens, as small columns; the figures beside them say the rest. */
static void spread(UiContext *ui, UiRect chart, const ClassSpread *scores) {
  int most = 1;
  for (int b = 0; b < CLASS_BINS; b++) most = scores->bins[b] > most ? scores->bins[b] : most;
  ui_line_below(ui, chart, TOKEN_LINE_STRONG);
  for (int b = 0; b < CLASS_BINS; b++) {
    UiRect column = ui_column(chart, b, CLASS_BINS, ui_px(ui, 2));
    if (scores->bins[b]) ui_fill(ui, ui_cut_bottom(&column, 1 + (chart.h - 1) * scores->bins[b] / most), TOKEN_SEQ_4);
  }
}

void class_lessons_side(UiContext *ui, UiRect *room, const ClassView *view) {
  const ClassRows *rows = &view->record->rows;
  class_part(ui, room, word(W_CLASS_LESSONS), word(W_CLASS_FIRST_SCORES_BRIEF));
  for (int l = 0; l < rows->lesson_count; l++) {
    const ClassSpread *scores = &view->report->spreads[l];
    UiRect row = *room;
    ui_text(ui, ui_cut_left(&(UiRect){row.x, row.y, row.w, ui_em(ui, 20)}, ui_em(ui, 24)), TYPE_BODY_STRONG, TOKEN_INK,
            str_format(ui->arena, "%d", l + 1), ALIGN_LEFT);
    ui_cut_left(&row, ui_em(ui, 26));
    ui_cut_top(room, ui_paragraph(ui, row, TYPE_BODY_MEDIUM, TOKEN_INK, rows->lessons[l].title));
    row = ui_cut_top(room, ui_em(ui, SPREAD_PX));
    ui_cut_left(&row, ui_em(ui, 26));
    spread(ui, ui_middle(ui_cut_right(&row, row.w * 2 / 5), ui_em(ui, SPREAD_PX - 8)), scores);
    ui_cut_right(&row, ui_px(ui, 8));
    Str finished = word_count(ui->arena, W_CLASS_FINISHED_N, scores->count, STR(""));
    Str median = scores->median == NONE ? STR("") : word_with(ui->arena, W_CLASS_MEDIAN, str_format(ui->arena, "%d", scores->median), STR(""));
    ui_text(ui, ui_cut_top(&row, row.h / 2), TYPE_CAPTION, TOKEN_INK_2, finished, ALIGN_LEFT);
    Str both = scores->count ? str_format(ui->arena, "%.*s, %.*s", STR_ARG(median), STR_ARG(class_time(ui->arena, scores->seconds))) : median;
    ui_text(ui, row, TYPE_CAPTION, TOKEN_INK_2, both, ALIGN_LEFT);
    ui_cut_top(room, ui_px(ui, 10));
  }
}

/* ---- What can be taken ---- */

int class_export_height(const UiContext *ui) { return ui_em(ui, 28 + 32) + ui_px(ui, 2 * 10 + 6); }

Want class_export(UiContext *ui, UiRect room, ClassState *state) {
  static const struct {
    Word label;
    UiIcon icon;
    const char *cap;
  } kinds[CLASS_EXPORTS] = {{W_CLASS_PAGE, ICON_PICTURE_AS_PDF, "P"}, {W_CLASS_TABLE, ICON_TABLE_CHART, "C"}, {W_CLASS_GRADES, ICON_ASSIGNMENT, "G"}};
  Want want = {.kind = WANT_NONE};
  UiButton buttons[CLASS_EXPORTS];
  ui_fill_round(ui, room, TOKEN_SUNKEN, 7, CORNERS_BOTTOM);
  ui_line_above(ui, room, TOKEN_LINE);
  UiRect inside = ui_inset(room, ui_px(ui, 16), ui_px(ui, 10)), row = ui_cut_top(&inside, ui_em(ui, 32));
  /* Where the row is too narrow, icons go, then keycaps. */
  for (int less = 0, width = row.w + 1; less < 3 && width > row.w; less++) {
    width = (CLASS_EXPORTS - 1) * ui_px(ui, 6);
    for (int i = 0; i < CLASS_EXPORTS; i++) {
      buttons[i] = (UiButton){
          .icon = less ? ICON_NONE : kinds[i].icon, .cap = less < 2 ? str_from(kinds[i].cap) : STR(""), .key = kinds[i].cap[0] - 'A' + 'a'};
      width += ui_button_width(ui, word(kinds[i].label), &buttons[i]);
    }
  }
  for (int i = 0; i < CLASS_EXPORTS; i++)
    if (ui_button_cut(ui, &row, word(kinds[i].label), &buttons[i], 6)) want = (Want){.kind = WANT_CLASS_EXPORT, .place = i};
  ui_cut_top(&inside, ui_px(ui, 6));
  if (ui_check(ui, inside, word(W_CLASS_NAMES), state->names) || ui_key(ui, 'n', 0)) state->names = !state->names, ui->again = true;
  return want;
}
