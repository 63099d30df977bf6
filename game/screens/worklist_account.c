/* The account that is chosen on the worklist: what the list has no room for, what happened to it, and the button that takes it up. */
#include "screens/worklist.h"

static void head(UiContext *ui, UiRect rect, const WorkRowView *row) {
  ui_fill_round(ui, rect, TOKEN_HUD, 7, CORNERS_TOP);
  UiRect inside = ui_inset(rect, ui_px(ui, 16), ui_px(ui, 12)), top = ui_cut_top(&inside, ui_em(ui, 16));
  ui_text_cut_right(ui, &top, TYPE_CAPTION, TOKEN_HUD_INK_2, row->account, 8);
  ui_text(ui, top, TYPE_CAPTION, TOKEN_HUD_INK_2, word(W_SELECTED), ALIGN_LEFT);
  ui_heading(ui, ui_cut_top(&inside, ui_em(ui, 28)), TYPE_H2, TOKEN_HUD_INK, row->patient);
  Str open = word_with(ui->arena, W_ACCOUNT_OPEN, row->payer, money_shown(ui->arena, row->balance_cents));
  ui_text(ui, ui_cut_top(&inside, ui_em(ui, 18)), TYPE_CAPTION, TOKEN_HUD_INK_2, open, ALIGN_LEFT);
}

static void chips(UiContext *ui, UiRect *room, const WorkRowView *row) {
  if (!row->code_count) return;
  UiRect line = ui_cut_top(room, ui_em(ui, 24));
  for (int i = 0; i < row->code_count; i++)
    if (ui_code_chip_width(ui, row->codes[i].group, row->codes[i].code) <= line.w)
      ui_code_chip_cut(ui, &line, row->codes[i].group, row->codes[i].code, 6);
  ui_cut_top(room, ui_px(ui, 8));
}

static void fact(UiContext *ui, UiRect *room, Str label, Str value) {
  int label_px = ui_text_width(ui, TYPE_BODY, label), value_px = ui_text_width(ui, TYPE_BODY_MEDIUM, value), gap = ui_px(ui, 8);
  UiRect line = ui_cut_top(room, ui_em(ui, 24));
  if (label_px + value_px + gap > room->w) {
    ui_text(ui, line, TYPE_BODY, TOKEN_INK_2, label, ALIGN_LEFT);
    line = ui_cut_top(room, ui_em(ui, 20));
    ui_text(ui, line, TYPE_BODY_MEDIUM, TOKEN_INK, value, ALIGN_LEFT);
    return;
  }
  ui_text(ui, line, TYPE_BODY, TOKEN_INK_2, label, ALIGN_LEFT);
  ui_text(ui, line, TYPE_BODY_MEDIUM, TOKEN_INK, value, ALIGN_RIGHT);
}

static void facts(UiContext *ui, UiRect *room, const WorkRowView *row) {
  Arena *arena = ui->arena;
  Str age = word_with(arena, W_ACCOUNT_NAME, word_count(arena, W_DAYS, row->age_days, STR("")), row->bucket_words);
  fact(ui, room, word(W_BALANCE), money_shown(arena, row->balance_cents));
  fact(ui, room, word(W_CITY), row->city);
  fact(ui, room, word(W_AGE), age);
  if (row->deadline.length) {
    Str day = day_short(arena, row->deadline_day);
    fact(ui, room, row->deadline, word_with(arena, W_ACCOUNT_NAME, day, worklist_days_left(ui, row)));
  } else {
    fact(ui, room, word(W_DEADLINE), word(W_NO_DEADLINE));
  }
  fact(ui, room, word(W_CAME_TO_LIST), day_short(arena, row->arrived));
  fact(ui, room, word(W_LAST_TOUCH), row->last_touch == DAY_NONE ? word(W_NEVER) : day_short(arena, row->last_touch));
  bool picked = row->standing == STANDING_SLEEPING && row->until != DAY_NONE;
  Str state = worklist_standing(row);
  fact(ui, room, word(W_STATE), picked ? word_with(arena, W_STATE_UNTIL_DAY, day_short(arena, row->until), STR("")) : state);
  fact(ui, room, word(W_CASE_MINUTES), word_count(arena, W_MINUTES, row->minutes, STR("")));
}

static void part(UiContext *ui, UiRect *room, Word title) {
  ui_cut_top(room, ui_px(ui, 12));
  ui_line_above(ui, *room, TOKEN_LINE);
  ui_cut_top(room, ui_px(ui, 12));
  ui_text(ui, ui_cut_top(room, ui_em(ui, 18)), TYPE_LABEL, TOKEN_INK_2, word(title), ALIGN_LEFT);
  ui_cut_top(room, ui_px(ui, 4));
}

static void text(UiContext *ui, UiRect *room, UiType type, UiToken token, Str said) {
  if (said.length) ui_cut_top(room, ui_paragraph(ui, *room, type, token, said) + ui_px(ui, 4));
}

static void news(UiContext *ui, UiRect *room, const WorkRowView *row) {
  if (!row->news_count) return;
  part(ui, room, W_WHAT_HAPPENED);
  for (int i = 0; i < row->news_count; i++) text(ui, room, TYPE_BODY, TOKEN_INK, row->news[i]);
}

static void last_answer(UiContext *ui, UiRect *room, const DoneView *last) {
  static const Word verdicts[] = {[VERDICT_HIDDEN] = W_ANSWERED, [VERDICT_RIGHT] = W_RIGHT, [VERDICT_PARTLY] = W_PARTLY, [VERDICT_WRONG] = W_WRONG};
  static const UiToken tokens[] = {
      [VERDICT_HIDDEN] = TOKEN_INK_2, [VERDICT_RIGHT] = TOKEN_GOOD, [VERDICT_PARTLY] = TOKEN_WARN, [VERDICT_WRONG] = TOKEN_BAD};
  if (!last) return;
  part(ui, room, W_LAST_ANSWER);
  text(ui, room, TYPE_CAPTION, TOKEN_INK_2, last->prompt);
  text(ui, room, TYPE_BODY_MEDIUM, TOKEN_INK, last->answer);
  if (last->verdict != VERDICT_HIDDEN) {
    Str judged = word_with(ui->arena, W_VERDICT_POINTS, word(verdicts[last->verdict]), last->points);
    text(ui, room, TYPE_CHIP, tokens[last->verdict], judged);
  }
  text(ui, room, TYPE_BODY, TOKEN_BAD, last->violation);
  text(ui, room, TYPE_BODY, TOKEN_INK_2, last->why);
  if (last->ranking.count) ui_cut_top(room, ranking_draw(ui, *room, &last->ranking, true));
}

static void ending(UiContext *ui, UiRect *room, const WorkRowView *row) {
  if (!row->ending.length) return;
  part(ui, room, W_HOW_IT_CLOSED);
  text(ui, room, TYPE_BODY_STRONG, TOKEN_INK, row->ending);
  text(ui, room, TYPE_BODY, TOKEN_INK_2, row->ending_text);
}

bool worklist_account(Worklist *list, UiRect sheet, bool with_button) {
  UiContext *ui = list->ui;
  const WorkRowView *row = worklist_chosen(list);
  ui_sheet(ui, sheet);
  if (!row) return false;
  UiRect inside = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1)), foot = {0, 0, 0, 0};
  head(ui, ui_cut_top(&inside, ui_em(ui, 62) + ui_px(ui, 24)), row);
  if (with_button) foot = ui_cut_bottom(&inside, ui_em(ui, 40) + ui_px(ui, 24));
  UiScroll scroll = ui_scroll_begin(ui, inside, word(W_ACCOUNT));
  UiRect room = ui_inset(scroll.content, ui_px(ui, 16), 0);
  ui_cut_top(&room, ui_px(ui, 14));
  chips(ui, &room, row);
  facts(ui, &room, row);
  news(ui, &room, row);
  ending(ui, &room, row);
  last_answer(ui, &room, row->last);
  ui_scroll_end(ui, &scroll, room.y - scroll.content.y + ui_px(ui, 14));
  if (!with_button) return false;
  ui_fill_round(ui, foot, TOKEN_SUNKEN, 7, CORNERS_BOTTOM);
  ui_line_above(ui, foot, TOKEN_LINE);
  return worklist_work_button(list, ui_inset(foot, ui_px(ui, 16), ui_px(ui, 12)), SIZE_LARGE);
}
