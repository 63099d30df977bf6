/* An order: the entries one under the other. The entry with the ring moves with Up and Down, any entry by its two buttons; nothing is dragged. */
#include "screens/desk.h"

static int row_height(UiContext *ui, Str text, int width_px) {
  int height = ui_paragraph_height(ui, TYPE_BODY, text, width_px), least = ui_em(ui, 28);
  return (height > least ? height : least) + 2 * ui_px(ui, 6);
}

static int text_width(UiContext *ui, int width_px) { return width_px - 2 * ui_px(ui, 10) - ui_em(ui, 22 + 2 * 30) - ui_px(ui, 2 * 10 + 4); }

/* Ids hang on the entry, not on its place, so that the ring moves with it. */
static UiId row_id(UiContext *ui, const OptionView *option) { return ui_id_at(ui, STR("entry"), (int)option->bit); }

static bool button(UiContext *ui, UiRect *inside, UiIcon icon, Word name, Str text, bool on) {
  UiButton look = {.kind = BUTTON_SECONDARY, .size = SIZE_SMALL, .icon = icon, .icon_only = true, .disabled = !on};
  UiRect place = ui_cut_right(inside, ui_em(ui, 30));
  return ui_button(ui, ui_middle(place, ui_em(ui, 28)), word_with(ui->arena, name, text, STR("")), &look);
}

/* @return how far the entry at `at` is to be moved: -1, 0 or 1. */
static int entry_row(Desk *desk, UiRect row, int at, int count) {
  UiContext *ui = desk->ui;
  const OptionView *option = &desk->view->task.ask->options[desk->state->answer.order[at]];
  UiId id = row_id(ui, option);
  Str number = str_format(ui->arena, "%d", at + 1);
  UiRect inside = ui_inset(row, ui_px(ui, 10), 0), grip = inside;
  grip.w -= ui_em(ui, 2 * 30) + ui_px(ui, 4 + 10);
  UiTouch touch = ui_touch(ui, id, ROLE_ROW, option->text, (UiRect){row.x, row.y, grip.x + grip.w - row.x, row.h}, true, false);
  ui_node(ui)->value = word_with(ui->arena, W_ORDER_PLACE, number, str_format(ui->arena, "%d", count));
  if (ui_key(ui, '1' + at, 0)) ui_focus(ui, id);
  int move = 0;
  if (touch.focused && ui_key_always(ui, KEY_UP, 0)) move = -1;
  if (touch.focused && ui_key_always(ui, KEY_DOWN, 0)) move = 1;
  ui_fill_round(ui, row, touch.focused ? TOKEN_ACCENT_TINT : touch.hovered ? TOKEN_HOVER : TOKEN_SHEET, 6, CORNERS_ALL);
  ui_border(ui, row, touch.focused ? TOKEN_ACCENT_INK : TOKEN_LINE_STRONG, 6, 1);
  ui_keycap(ui, ui_middle(ui_cut_left(&inside, ui_em(ui, 22)), ui_em(ui, 22)), number, true, TOKEN_KEY_FACE, TOKEN_LINE_STRONG, TOKEN_INK_2);
  ui_cut_left(&inside, ui_px(ui, 10));
  if (button(ui, &inside, ICON_ARROW_DOWNWARD, W_ORDER_DOWN, option->text, at + 1 < count)) move = 1;
  ui_cut_right(&inside, ui_px(ui, 4));
  if (button(ui, &inside, ICON_ARROW_UPWARD, W_ORDER_UP, option->text, at > 0)) move = -1;
  ui_cut_right(&inside, ui_px(ui, 10));
  int height = ui_paragraph_height(ui, TYPE_BODY, option->text, inside.w);
  ui_paragraph(ui, ui_middle(inside, height), TYPE_BODY, TOKEN_INK, option->text);
  if (touch.focused) ui_ring(ui, row, 6);
  return at + move < 0 || at + move >= count ? 0 : move;
}

static void move_entry(Desk *desk, int from, int to) {
  int8_t *order = desk->state->answer.order, moved = order[from];
  order[from] = order[to];
  order[to] = moved;
  ui_focus(desk->ui, row_id(desk->ui, &desk->view->task.ask->options[moved]));
}

int ask_order(Desk *desk, UiRect room) {
  UiContext *ui = desk->ui;
  const AskView *ask = desk->view->task.ask;
  int count = ask->option_count, from = 0, move = 0;
  UiRect rest = room;
  for (int i = 0; i < count; i++) {
    const OptionView *option = &ask->options[desk->state->answer.order[i]];
    if (i == 0) ui_focus_fallback(ui, row_id(ui, option));
    int by = entry_row(desk, ui_cut_top(&rest, row_height(ui, option->text, text_width(ui, rest.w))), i, count);
    if (by) from = i, move = by;
    ui_cut_top(&rest, ui_px(ui, 6));
  }
  if (move) move_entry(desk, from, from + move);
  ui_cut_top(&rest,
             ui_paragraph(ui, rest, TYPE_CAPTION, TOKEN_INK_3, word_with(ui->arena, W_ORDER_HOW, str_format(ui->arena, "%d", count), STR(""))));
  ui_cut_top(&rest, ui_px(ui, 8));
  UiId fallback = ui->fallback;
  bool confirmed = confirm_button(desk, &rest, word(W_CONFIRM), true);
  ui->fallback = fallback;
  if (confirmed) {
    Action action = {.kind = ACTION_ANSWER, .item = ask->item};
    for (int i = 0; i < count; i++) action.order[i] = (int8_t)ask->options[desk->state->answer.order[i]].bit;
    desk_do(desk, &action);
  }
  return rest.y - room.y;
}
