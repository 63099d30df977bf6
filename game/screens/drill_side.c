/* Beside the card of the drill: this round, what is known of the card, how strong all cards are, and what the next days bring. */
#include "screens/drill.h"

static void head(UiContext *ui, UiRect rect, const DrillView *view) {
  ui_fill_round(ui, rect, TOKEN_HUD, 7, CORNERS_TOP);
  UiRect inside = ui_inset(rect, ui_px(ui, 16), ui_px(ui, 12)), line;
  ui_text(ui, ui_cut_top(&inside, ui_em(ui, 16)), TYPE_CAPTION, TOKEN_HUD_INK_2, word(W_DRILL_ROUND), ALIGN_LEFT);
  line = ui_cut_top(&inside, ui_em(ui, 26));
  Arena *arena = ui->arena;
  Str score = !view->answered ? word(W_DRILL_NO_ANSWER)
                              : word_with(arena, W_DRILL_SCORE, str_format(arena, "%d", view->right), str_format(arena, "%d", view->answered));
  int missed = view->answered - view->right;
  if (missed) ui_text_cut_right(ui, &line, TYPE_CAPTION, TOKEN_HUD_INK_2, word_count(arena, W_DRILL_MISSES, missed, STR("")), 8);
  ui_text(ui, line, TYPE_H2, TOKEN_HUD_INK, score, ALIGN_LEFT);
}

/** A heading with something at its right. */
static void part(UiContext *ui, UiRect *room, Str title, Str aside) {
  UiRect line = ui_cut_top(room, ui_em(ui, 18));
  ui_text_cut_right(ui, &line, TYPE_CAPTION, TOKEN_INK_2, aside, 8);
  ui_text(ui, line, TYPE_LABEL, TOKEN_INK_2, title, ALIGN_LEFT);
  ui_cut_top(room, ui_px(ui, 8));
}

static void rule(UiContext *ui, UiRect *room) {
  ui_cut_top(room, ui_px(ui, 12));
  ui_line_above(ui, *room, TOKEN_LINE);
  ui_cut_top(room, ui_px(ui, 12));
}

/* ---- This card ---- */

static void past(UiContext *ui, UiRect *room, const DrillCardView *card) {
  Str seen = card->seen ? word_count(ui->arena, W_DRILL_SEEN, card->seen, STR("")) : word(W_DRILL_FIRST_TIME);
  part(ui, room, word(W_DRILL_THIS_CARD), seen);
  if (card->past_count) {
    UiRect row = ui_cut_top(room, ui_em(ui, 46));
    for (int i = 0; i < card->past_count; i++) {
      UiRect box = ui_column(row, i, DRILL_PAST, ui_px(ui, 8));
      bool missed = card->past[i].missed;
      ui_border(ui, box, TOKEN_LINE, 4, 1);
      UiRect inside = ui_inset(box, ui_px(ui, 6), ui_px(ui, 4));
      UiRect mark = ui_cut_top(&inside, ui_em(ui, 18));
      ui_icon(ui, ui_cut_left(&mark, ui_em(ui, 16)), missed ? ICON_CANCEL : ICON_CHECK_CIRCLE, 16, missed ? TOKEN_BAD : TOKEN_GOOD);
      ui_text(ui, inside, TYPE_CAPTION, TOKEN_INK, card->past[i].day, ALIGN_LEFT);
      UiNode *node = ui_note(ui, ROLE_TEXT, card->past[i].day, box);
      node->value = word(missed ? W_WRONG : W_RIGHT);
    }
    ui_cut_top(room, ui_px(ui, 6));
  }
  if (card->from_case) ui_cut_top(room, ui_paragraph(ui, *room, TYPE_BODY, TOKEN_INK_2, word(W_DRILL_FROM_CASE)));
  rule(ui, room);
}

/* ---- All cards ---- */

static void strengths(UiContext *ui, UiRect *room, const DrillView *view) {
  static const Word names[DRILL_BARS] = {W_DRILL_STRENGTH_NEW, W_DRILL_STRENGTH_1, W_DRILL_STRENGTH_2, W_DRILL_STRENGTH_3, W_DRILL_STRENGTH_4};
  static const UiToken faces[DRILL_BARS] = {TOKEN_SEQ_1, TOKEN_SEQ_2, TOKEN_SEQ_3, TOKEN_SEQ_4, TOKEN_SEQ_5};
  Arena *arena = ui->arena;
  Str learned = word_with(arena, W_DRILL_LEARNED, str_format(arena, "%d", view->learned), str_format(arena, "%d", view->total));
  part(ui, room, word(W_DRILL_STRENGTH), learned);
  int most = 1, label = 0;
  for (int i = 0; i < DRILL_BARS; i++) {
    int width = ui_text_width(ui, TYPE_BODY, word(names[i]));
    most = view->strengths[i] > most ? view->strengths[i] : most;
    label = width > label ? width : label;
  }
  for (int i = 0; i < DRILL_BARS; i++) {
    UiRect row = ui_cut_top(room, ui_em(ui, 24));
    Str count = str_format(arena, "%d", view->strengths[i]);
    ui_text(ui, ui_cut_left(&row, label), TYPE_BODY, TOKEN_INK, word(names[i]), ALIGN_LEFT);
    ui_cut_left(&row, ui_px(ui, 10));
    ui_text(ui, ui_cut_right(&row, ui_text_width(ui, TYPE_BODY_STRONG, STR("0000"))), TYPE_BODY_STRONG, TOKEN_INK, count, ALIGN_RIGHT);
    UiRect bar = ui_middle(row, ui_em(ui, 10));
    bar.w = bar.w * view->strengths[i] / most;
    if (view->strengths[i] && bar.w < ui_px(ui, 2)) bar.w = ui_px(ui, 2);
    ui_fill_round(ui, bar, faces[i], 2, CORNERS_ALL);
    if (view->strengths[i]) ui_border(ui, bar, TOKEN_LINE_STRONG, 2, 1);
  }
  rule(ui, room);
}

static void days(UiContext *ui, UiRect *room, const DrillView *view) {
  int sum = 0, most = 1, plot = ui_em(ui, 84);
  for (int i = 0; i < DRILL_COLUMNS; i++) {
    sum += view->days[i];
    most = view->days[i] > most ? view->days[i] : most;
  }
  part(ui, room, word(W_DRILL_NEXT_DAYS), word_count(ui->arena, W_DRILL_CARDS, sum, STR("")));
  UiRect columns = ui_cut_top(room, plot + ui_em(ui, 18 + 18));
  for (int i = 0; i < DRILL_COLUMNS; i++) {
    UiRect column = ui_column(columns, i, DRILL_COLUMNS, ui_px(ui, 8)), name = ui_cut_bottom(&column, ui_em(ui, 18));
    UiRect bar = ui_cut_bottom(&column, plot * view->days[i] / most), figure = ui_cut_bottom(&column, ui_em(ui, 18));
    if (view->days[i]) ui_fill(ui, bar, i ? TOKEN_SEQ_2 : TOKEN_ACCENT);
    if (view->days[i] && ui->frame.outlined) ui_border(ui, bar, TOKEN_LINE, 0, 1);
    ui_text(ui, figure, TYPE_CHIP, TOKEN_INK, str_format(ui->arena, "%d", view->days[i]), ALIGN_CENTER);
    ui_text(ui, name, TYPE_CAPTION, TOKEN_INK_2, view->day_names[i], ALIGN_CENTER);
  }
}

/* ---- The whole ---- */

static Want foot(UiContext *ui, UiRect row, const DrillView *view, const DrillState *state) {
  Want want = {.kind = WANT_NONE};
  UiButton end = {.size = SIZE_LARGE, .cap = STR("Esc")}, look = {.size = SIZE_LARGE, .icon = ICON_MANAGE_SEARCH, .cap = STR("L")};
  if (ui_button_cut_right(ui, &row, word(W_DRILL_END), &end, 8)) want.kind = WANT_BACK;
  if (!view->card || state->chosen == NONE) return want;
  Str label = word_with(ui->arena, W_DRILL_LOOK_UP, view->card->about, STR(""));
  if (ui_button_width(ui, label, &look) <= row.w && ui_button(ui, row, label, &look)) want.kind = WANT_LOOK_UP;
  return want;
}

Want drill_side(UiContext *ui, UiRect sheet, const DrillView *view, const DrillState *state, bool bare) {
  ui_sheet(ui, sheet);
  UiRect inside = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1)), below = {0, 0, 0, 0};
  head(ui, ui_cut_top(&inside, ui_em(ui, 42) + ui_px(ui, 24)), view);
  if (!bare) below = ui_cut_bottom(&inside, ui_em(ui, 40) + ui_px(ui, 24));
  UiScroll scroll = ui_scroll_begin(ui, inside, word(W_DRILL_ROUND));
  UiRect room = ui_inset(scroll.content, ui_px(ui, 16), 0);
  ui_cut_top(&room, ui_px(ui, 12));
  if (view->card) past(ui, &room, view->card);
  strengths(ui, &room, view);
  days(ui, &room, view);
  ui_scroll_end(ui, &scroll, room.y - scroll.content.y + ui_px(ui, 12));
  if (bare) return (Want){.kind = WANT_NONE};
  ui_fill_round(ui, below, TOKEN_SUNKEN, 7, CORNERS_BOTTOM);
  ui_line_above(ui, below, TOKEN_LINE);
  return foot(ui, ui_inset(below, ui_px(ui, 16), ui_px(ui, 12)), view, state);
}
