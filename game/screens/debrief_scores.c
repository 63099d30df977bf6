/* The scores on top of a debrief, of a case and of a shift: whole, or as a strip of figures. */
#include "screens/debrief_parts.h"

static void total(UiContext *ui, UiRect rect, const DebriefView *view) {
  ui_fill_round(ui, rect, TOKEN_HUD, 7, CORNERS_LEFT);
  UiRect inside = ui_inset(rect, ui_px(ui, 20), ui_px(ui, 14));
  Str name = word(W_SCORE);
  if (view->has_before) name = word_with(ui->arena, W_NAME_WAS, name, str_format(ui->arena, "%d", view->before));
  ui_text(ui, ui_cut_top(&inside, ui_em(ui, 16)), TYPE_CAPTION, TOKEN_HUD_INK_2, name, ALIGN_LEFT);
  UiRect row = ui_cut_top(&inside, ui_em(ui, 48));
  ui_text_cut(ui, &row, TYPE_HERO, TOKEN_HUD_INK, str_format(ui->arena, "%d", view->score), 8);
  row = ui_cut_bottom(&row, ui_em(ui, 26));
  ui_text(ui, row, TYPE_CAPTION, TOKEN_HUD_INK_2, word(W_OF_100), ALIGN_LEFT);
  if (view->pass_mark == NONE) return;
  UiRect foot = ui_cut_top(&inside, ui_em(ui, 18));
  ui_icon(ui, ui_cut_left(&foot, ui_em(ui, 14)), view->passed ? ICON_CHECK_CIRCLE : ICON_CANCEL, 14, TOKEN_HUD_INK);
  ui_cut_left(&foot, ui_px(ui, 6));
  Str mark = word_with(ui->arena, view->passed ? W_PASSED_MARK : W_NOT_PASSED_MARK, str_format(ui->arena, "%d", view->pass_mark), STR(""));
  ui_text(ui, foot, TYPE_CAPTION, TOKEN_HUD_INK_2, mark, ALIGN_LEFT);
}

void debrief_ring(UiContext *ui, UiRect track, int score) {
  int size = ui_em(ui, 12);
  UiRect ring = {track.x + (track.w - size) * score / 100, track.y + (track.h - size) / 2, size, size};
  ui_fill_round(ui, ring, TOKEN_SHEET, 12, CORNERS_ALL);
  ui_border(ui, ring, TOKEN_INK, 12, 2);
}

/* The tick stands at the mark that the whole is passed by. */
static void axis(UiContext *ui, UiRect rect, const AxisView *axis, int goal) {
  ui_line_left(ui, rect, TOKEN_LINE);
  UiRect inside = ui_inset(rect, ui_px(ui, 18), ui_px(ui, 14)), head = ui_cut_top(&inside, ui_em(ui, 20));
  ui_text_cut_right(ui, &head, TYPE_CAPTION, TOKEN_INK_3, axis->detail, 6);
  ui_text(ui, head, TYPE_BODY_MEDIUM, TOKEN_INK, axis->name, ALIGN_LEFT);
  Str score = axis->score == NONE ? STR("\xE2\x80\x93") : str_format(ui->arena, "%d", axis->score);
  UiRect row = ui_cut_top(&inside, ui_em(ui, 36));
  ui_text_cut(ui, &row, TYPE_FIGURE, TOKEN_INK, score, 8);
  if (axis->has_before)
    ui_text(ui, ui_cut_bottom(&row, ui_em(ui, 22)), TYPE_CAPTION, TOKEN_INK_3,
            word_with(ui->arena, W_WAS, str_format(ui->arena, "%d", axis->before), STR("")), ALIGN_LEFT);
  ui_cut_top(&inside, ui_px(ui, 6));
  UiRect bar = ui_cut_top(&inside, ui_px(ui, 8));
  if (axis->score == NONE) return;
  ui_bar(ui, bar, axis->name, axis->score, score_token(axis->score), goal);
  if (axis->has_before) debrief_ring(ui, bar, axis->before);
}

static void recovered(UiContext *ui, UiRect rect, const DebriefView *view) {
  ui_line_left(ui, rect, TOKEN_LINE);
  UiRect inside = ui_inset(rect, ui_px(ui, 18), ui_px(ui, 14)), head = ui_cut_top(&inside, ui_em(ui, 20));
  Str best = word_with(ui->arena, W_BEST_ACHIEVABLE, money_shown(ui->arena, view->best_cents), STR(""));
  ui_text_cut(ui, &head, TYPE_BODY_MEDIUM, TOKEN_INK, word(W_RECOVERED), 8);
  ui_text(ui, head, TYPE_CAPTION, TOKEN_INK_3, best, ALIGN_RIGHT);
  UiRect row = ui_cut_top(&inside, ui_em(ui, 36));
  Str amount = money_shown(ui->arena, view->recovered_cents);
  UiType type = ui_text_width(ui, TYPE_FIGURE, amount) <= row.w ? TYPE_FIGURE : TYPE_H1;
  ui_text_cut(ui, &row, type, TOKEN_INK, amount, 8);
  Cents left = view->best_cents - view->recovered_cents;
  if (left > 0)
    ui_text(ui, ui_cut_bottom(&row, ui_em(ui, 22)), TYPE_CAPTION, TOKEN_INK_3,
            word_with(ui->arena, W_AMOUNT_LEFT, money_shown(ui->arena, left), STR("")), ALIGN_LEFT);
  ui_cut_top(&inside, ui_px(ui, 4));
  UiRect bar = ui_cut_top(&inside, ui_em(ui, 14));
  int share = view->best_cents > 0 ? (int)(view->recovered_cents * bar.w / view->best_cents) : 0;
  share = share < 0 ? 0 : share > bar.w ? bar.w : share;
  ui_fill_round(ui, (UiRect){bar.x, bar.y, share, bar.h}, TOKEN_GOOD, 3, CORNERS_ALL);
  if (share < bar.w - ui_px(ui, 6))
    ui_border_dashed(ui, (UiRect){bar.x + share + ui_px(ui, 2), bar.y, bar.w - share - ui_px(ui, 2), bar.h}, TOKEN_LINE_STRONG, 3, 1);
}

/* In one column, and in short windows, the scores are a strip of figures, so that the decisions keep their room. */
static bool in_strip(UiContext *ui, const Layout *layout) {
  return layout->kind == LAYOUT_ONE || (layout->kind == LAYOUT_COMPACT && layout->stage.h < ui_em(ui, 680));
}

int debrief_scores_height(UiContext *ui, const Layout *layout) {
  if (in_strip(ui, layout)) return ui_em(ui, 40) + ui_px(ui, 20);
  return (layout->kind == LAYOUT_COMPACT ? 2 : 1) * (ui_em(ui, 88) + ui_px(ui, 28));
}

/** "85, was 73" where there is room for it. */
static Str strip_value(UiContext *ui, Str score, bool has_before, int before, int room) {
  Str both = word_with(ui->arena, W_NAME_WAS, score, str_format(ui->arena, "%d", before));
  return has_before && ui_text_width(ui, TYPE_H2, both) + ui_px(ui, 8) <= room ? both : score;
}

void debrief_scores_strip(UiContext *ui, UiRect sheet, const DebriefView *view) {
  UiRect row = ui_inset(sheet, ui_px(ui, 12), ui_px(ui, 10));
  Str total = strip_value(ui, str_format(ui->arena, "%d / 100", view->score), view->has_before, view->before, row.w / 5);
  pair_stacked(ui, ui_column(row, 0, 5, ui_px(ui, 8)), word(W_SCORE), total, TYPE_H2);
  for (int i = 0; i < AXIS_COUNT; i++) {
    Str score = view->axes[i].score == NONE ? STR("\xE2\x80\x93") : str_format(ui->arena, "%d", view->axes[i].score);
    score = strip_value(ui, score, view->axes[i].has_before, view->axes[i].before, row.w / 5);
    pair_stacked(ui, ui_column(row, 1 + i, 5, ui_px(ui, 8)), view->axes[i].name, score, TYPE_H2);
  }
  pair_stacked(ui, ui_column(row, 4, 5, ui_px(ui, 8)), word(W_RECOVERED), money_shown(ui->arena, view->recovered_cents), TYPE_H2);
}

void debrief_scores(UiContext *ui, UiRect sheet, const DebriefView *view, const Layout *layout) {
  ui_sheet(ui, sheet);
  if (in_strip(ui, layout)) {
    debrief_scores_strip(ui, sheet, view);
    return;
  }
  UiRect row = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1)), second = row;
  bool two = layout->kind == LAYOUT_COMPACT;
  if (two) row = ui_cut_top(&second, second.h / 2);
  total(ui, ui_cut_left(&row, ui_em(ui, 192)), view);
  recovered(ui, two ? row : ui_cut_right(&row, row.w * 30 / 100), view);
  for (int i = 0; i < AXIS_COUNT; i++) axis(ui, ui_column(two ? second : row, i, AXIS_COUNT, 0), &view->axes[i], view->pass_mark);
}

void debrief_score_well(UiContext *ui, UiRect *hud, const DebriefView *view) {
  Str score = str_format(ui->arena, "%d", view->score), of = STR("/ 100");
  ui_cut_right(hud, ui_px(ui, 12));
  UiRect well = chrome_well(ui, hud, ui_text_width(ui, TYPE_BODY_STRONG, score) + ui_px(ui, 4) + ui_text_width(ui, TYPE_CAPTION, of));
  UiNode *node = ui_note(ui, ROLE_TEXT, word(W_SCORE), well);
  node->value = score;
  ui_text_cut(ui, &well, TYPE_BODY_STRONG, TOKEN_HUD_INK, score, 4);
  ui_text(ui, well, TYPE_CAPTION, TOKEN_HUD_INK_2, of, ALIGN_LEFT);
}
