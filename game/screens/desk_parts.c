/* What the apps of the desk have in common: the head of a sheet, the choice of a page, findings and pins. */
#include "screens/desk.h"

UiRect desk_sheet(Desk *desk, UiRect sheet, Str title, UiRect *head) {
  UiContext *ui = desk->ui;
  ui_sheet(ui, sheet);
  UiRect inside = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1)), row = ui_cut_top(&inside, ui_em(ui, desk->layout.low ? 40 : 48));
  ui_line_below(ui, row, TOKEN_LINE);
  ui_cut_left(&row, ui_px(ui, 16));
  ui_cut_right(&row, ui_px(ui, 12));
  int width = ui_text_width(ui, TYPE_H2, title), most = row.w * 3 / 5;
  UiRect place = ui_cut_left(&row, width < most ? width : most);
  ui_heading(ui, place, TYPE_H2, TOKEN_INK, title);
  ui_cut_left(&row, ui_px(ui, 10));
  *head = row;
  return inside;
}

UiScroll desk_tall_begin(Desk *desk, UiRect *inside, int least_px) {
  UiScroll scroll = ui_scroll_begin(desk->ui, *inside, word(W_READING));
  int height = inside->h > least_px ? inside->h : least_px;
  *inside = scroll.content;
  inside->h = height;
  return scroll;
}

void desk_empty(Desk *desk, UiRect inside, Word text) {
  UiRect room = ui_inset(inside, ui_px(desk->ui, 16), ui_px(desk->ui, 16));
  ui_paragraph(desk->ui, room, TYPE_READ, TOKEN_INK_2, word(text));
}

/* The title wraps; what has not been opened has a dot at the right. */
static int title_room(const UiContext *ui, int row_px, const PageView *page) {
  return row_px - 2 * ui_px(ui, 12) - (page->opened ? 0 : ui_px(ui, 8 + 6));
}

static int page_height(const UiContext *ui, int row_px, const PageView *page, bool on) {
  int title = ui_paragraph_height(ui, on ? TYPE_BODY_STRONG : TYPE_BODY_MEDIUM, page->title, title_room(ui, row_px, page));
  int text = title + (page->arrived.length ? ui_em(ui, 16) : 0), least = ui_em(ui, 36);
  return (text > least ? text : least) + ui_px(ui, 16);
}

static void page_row(Desk *desk, UiRect rect, const PageView *page, int index) {
  UiContext *ui = desk->ui;
  int *chosen = &desk->state->page[desk->app];
  bool on = *chosen == index;
  UiTouch touch = ui_touch(ui, ui_id_at(ui, page->title, index), ROLE_ROW, page->title, rect, true, true);
  ui_node(ui)->selected = on;
  ui_node(ui)->value = page->arrived;
  ui_fill(ui, rect, on ? TOKEN_ACCENT_TINT : touch.pressed ? TOKEN_PRESS : touch.hovered ? TOKEN_HOVER : TOKEN_SUNKEN);
  UiRect bar = rect, row = ui_inset(rect, ui_px(ui, 12), ui_px(ui, 8));
  if (on) ui_fill(ui, ui_cut_left(&bar, ui_px(ui, 3)), TOKEN_ACCENT_INK);
  ui_line_below(ui, rect, TOKEN_LINE);
  if (!page->opened) {
    UiRect dot = ui_cut_right(&row, ui_px(ui, 8));
    ui_fill_round(ui, ui_centered(dot, ui_px(ui, 8), ui_px(ui, 8)), TOKEN_ACCENT_INK, 4, CORNERS_ALL);
    ui_cut_right(&row, ui_px(ui, 6));
  }
  UiType type = on ? TYPE_BODY_STRONG : TYPE_BODY_MEDIUM;
  int height = ui_paragraph_height(ui, type, page->title, row.w) + (page->arrived.length ? ui_em(ui, 16) : 0);
  row = ui_middle(row, height);
  ui_cut_top(&row, ui_paragraph(ui, row, type, TOKEN_INK, page->title));
  if (page->arrived.length) ui_text(ui, ui_cut_top(&row, ui_em(ui, 16)), TYPE_CAPTION, TOKEN_INK_3, page->arrived, ALIGN_LEFT);
  if (touch.focused) ui_ring_inside(ui, rect, 0);
  if (touch.clicked) *chosen = index;
}

/* In a low sheet one row names the page shown and turns to the next. */
static void page_turner(Desk *desk, UiRect row, const AppView *app, int *chosen) {
  UiContext *ui = desk->ui;
  ui_fill(ui, row, TOKEN_SUNKEN);
  ui_line_below(ui, row, TOKEN_LINE);
  row = ui_inset(row, ui_px(ui, 12), 0);
  UiButton next = {.size = SIZE_SMALL, .icon = ICON_ARROW_FORWARD, .cap = STR("N")};
  if (ui_button_cut_right(ui, &row, word(W_HINT_NEXT_PAGE), &next, 8)) *chosen = (*chosen + 1) % app->page_count;
  Str place = word_with(ui->arena, W_N_OF_M, str_format(ui->arena, "%d", *chosen + 1), str_format(ui->arena, "%d", app->page_count));
  ui_text_cut_right(ui, &row, TYPE_CAPTION, TOKEN_INK_3, place, 8);
  ui_text(ui, row, TYPE_BODY_STRONG, TOKEN_INK, app->pages[*chosen].title, ALIGN_LEFT);
}

/* Pages stand in a column at the left; in a narrow sheet in rows above. */
const PageView *desk_page(Desk *desk, UiRect *inside) {
  UiContext *ui = desk->ui;
  const AppView *app = &desk->view->apps[desk->app];
  int *chosen = &desk->state->page[desk->app];
  if (!app->page_count) return NULL;
  if (*chosen >= app->page_count) *chosen = app->page_count - 1;
  ui_watch(ui, word(W_DOCUMENT), app->pages[*chosen].title);
  if (app->page_count == 1) return &app->pages[0];
  int before = *chosen;
  if (ui_key(ui, 'n', 0)) *chosen = (*chosen + 1) % app->page_count;
  int least = desk->app == APP_REMITTANCE ? 700 : desk->app == APP_CONTRACT ? 760 : 620; /* amounts need their room beside the column */
  bool column = inside->w > ui_em(ui, least);
  if (!column && inside->h < ui_em(ui, 300)) {
    page_turner(desk, ui_cut_top(inside, ui_em(ui, 36)), app, chosen);
    if (before != *chosen) ui->again = true;
    return &app->pages[*chosen];
  }
  int width = column ? ui_em(ui, 208) : inside->w, all = 0, most = column ? inside->h : ui_em(ui, 110);
  for (int i = 0; i < app->page_count; i++) all += page_height(ui, width, &app->pages[i], *chosen == i);
  UiRect list = column ? ui_cut_left(inside, ui_em(ui, 208)) : ui_cut_top(inside, all < most ? all : most);
  ui_fill_round(ui, list, TOKEN_SUNKEN, 7, column ? CORNER_BOTTOM_LEFT : 0);
  if (column)
    ui_line_right(ui, list, TOKEN_LINE);
  else
    ui_line_below(ui, list, TOKEN_LINE);
  UiScroll scroll = ui_scroll_begin(ui, list, word(W_PAGES));
  UiRect rows = scroll.content;
  for (int i = 0; i < app->page_count; i++)
    page_row(desk, ui_cut_top(&rows, page_height(ui, rows.w, &app->pages[i], before == i)), &app->pages[i], i);
  ui_scroll_end(ui, &scroll, rows.y - scroll.content.y);
  if (before != *chosen) ui->again = true;
  return &app->pages[*chosen];
}

/* ---- Pins ---- */

void desk_pin(Desk *desk, UiRect place, Str name, int fact, bool pinned) {
  UiContext *ui = desk->ui;
  UiRect rect = ui_centered(place, ui_em(ui, 28), ui_em(ui, 28));
  Str label = word_with(ui->arena, pinned ? W_UNPIN_NAME : W_PIN_NAME, name, STR(""));
  UiTouch touch = ui_touch(ui, ui_id_at(ui, STR("pin"), fact), ROLE_TOGGLE, label, rect, true, true);
  ui_node(ui)->selected = pinned;
  ui_fill_round(ui, rect, pinned ? TOKEN_EV : touch.pressed ? TOKEN_PRESS : touch.hovered ? TOKEN_HOVER : TOKEN_SHEET, 6, CORNERS_ALL);
  ui_border(ui, rect, pinned ? TOKEN_EV : TOKEN_LINE_STRONG, 6, 1);
  ui_icon(ui, rect, ICON_PUSH_PIN, 16, pinned ? TOKEN_SHEET : TOKEN_INK_2);
  if (touch.focused) ui_ring(ui, rect, 6);
  bool key = touch.focused && ui_key(ui, 'p', 0);
  if (touch.clicked || key) desk_do(desk, &(Action){.kind = pinned ? ACTION_UNPIN : ACTION_PIN, .fact = fact});
}

void desk_pin_key(Desk *desk, const FactView *facts, int count) {
  for (int i = 0; i < count; i++) {
    if (facts[i].pinned) continue;
    if (ui_key(desk->ui, 'p', 0)) desk_do(desk, &(Action){.kind = ACTION_PIN, .fact = facts[i].fact});
    return;
  }
}

static int finding_height(UiContext *ui, Str text, int width_px) {
  int height = ui_paragraph_height(ui, TYPE_BODY, text, width_px - 2 * ui_px(ui, 16) - ui_em(ui, 28) - ui_px(ui, 12)), least = ui_em(ui, 28);
  return (height > least ? height : least) + 2 * ui_px(ui, 6);
}

int desk_findings_height(Desk *desk, const FactView *facts, int count, int width_px) {
  if (!count) return 0;
  int height = ui_em(desk->ui, 16) + ui_px(desk->ui, 18);
  for (int i = 0; i < count; i++) height += finding_height(desk->ui, facts[i].detail, width_px);
  return height + ui_px(desk->ui, 6);
}

void desk_findings(Desk *desk, UiRect rect, const FactView *facts, int count) {
  UiContext *ui = desk->ui;
  if (!count) return;
  ui_fill_round(ui, rect, TOKEN_SUNKEN, 7, CORNERS_BOTTOM);
  ui_line_above(ui, rect, TOKEN_LINE);
  UiRect inside = ui_inset(rect, ui_px(ui, 16), 0);
  ui_cut_top(&inside, ui_px(ui, 12));
  UiRect head = ui_cut_top(&inside, ui_em(ui, 16));
  ui_text_cut(ui, &head, TYPE_LABEL, TOKEN_INK_2, word(W_FINDINGS), 8);
  ui_keycap_cut_right(ui, &head, STR("P"), false, 4);
  ui_text_cut_right(ui, &head, TYPE_CAPTION, TOKEN_INK_3, word(W_PIN_AS_EVIDENCE), 4);
  ui_cut_top(&inside, ui_px(ui, 6));
  for (int i = 0; i < count; i++) {
    UiRect row = ui_cut_top(&inside, finding_height(ui, facts[i].detail, rect.w));
    UiRect pin = ui_cut_right(&row, ui_em(ui, 28));
    ui_cut_right(&row, ui_px(ui, 12));
    int height = ui_paragraph_height(ui, TYPE_BODY, facts[i].detail, row.w);
    ui_paragraph(ui, ui_middle(row, height), TYPE_BODY, TOKEN_INK, facts[i].detail);
    desk_pin(desk, pin, facts[i].detail, facts[i].fact, facts[i].pinned);
  }
  desk_pin_key(desk, facts, count);
}
