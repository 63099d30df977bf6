/* Home with a course: its entries in order, what of them is done, what is next, and why something cannot be opened. */
#include "screens/chrome.h"

static const Hint hints[] = {
    {{STR_INIT("Enter")}, W_HINT_OPEN},
    {{STR_INIT("\xE2\x86\x91"), STR_INIT("\xE2\x86\x93")}, W_HINT_COURSE_SELECT},
    {{STR_INIT("A")}, W_HINT_COURSE_LIST},
    {{STR_INIT("Ctrl Q")}, W_HINT_QUIT},
};
enum { HINTS = sizeof hints / sizeof *hints };
enum { COL_TITLE, COL_MODE, COL_DUE, COL_SCORE, COL_STANDS, COLS };

typedef struct StandingLook {
  UiIcon icon;
  UiToken ink;
  Word word;
} StandingLook;

static StandingLook look_of(const CourseRowView *row, bool next) {
  switch (row->standing) {
  case COURSE_CLOSED: return (StandingLook){ICON_LOCK_OUTLINE, TOKEN_INK_3, W_COURSE_CLOSED_NOW};
  case COURSE_LATE: return (StandingLook){ICON_ERROR_OUTLINE, TOKEN_WARN, W_COURSE_LATE_NOW};
  case COURSE_PASSED: return (StandingLook){ICON_CHECK_CIRCLE, TOKEN_GOOD, W_COURSE_PASSED_NOW};
  case COURSE_FAILED: return (StandingLook){ICON_CANCEL, TOKEN_BAD, W_COURSE_FAILED_NOW};
  case COURSE_OPEN: break;
  }
  return (StandingLook){ICON_PLAY_ARROW, TOKEN_ACCENT_INK, row->goes_on ? W_IN_PROGRESS : next ? W_COURSE_IS_NEXT : W_COURSE_OPEN_NOW};
}

/* ---- The table ---- */

static Str score_of(UiContext *ui, const CourseRowView *row) {
  Str pass = str_format(ui->arena, "%d", row->pass);
  if (row->best == NONE) return word_with(ui->arena, W_COURSE_MARK, pass, STR(""));
  return word_with(ui->arena, W_COURSE_SCORE_OF, str_format(ui->arena, "%d", row->best), pass);
}

static void entry_row(UiContext *ui, UiTable *table, const CourseView *view, int place, bool selected) {
  const CourseRowView *row = &view->rows[place];
  StandingLook look = look_of(row, place == view->next);
  UiRect title = ui_table_cell(table, COL_TITLE), stands = ui_table_cell(table, COL_STANDS);
  UiIcon icon = row->drill ? ICON_STYLE : row->is_shift ? ICON_VIEW_LIST : ICON_ASSIGNMENT;
  ui_icon(ui, ui_cut_left(&title, ui_em(ui, 20)), icon, 18, TOKEN_INK_2);
  ui_cut_left(&title, ui_px(ui, 10));
  ui_text(ui, title, selected ? TYPE_BODY_STRONG : TYPE_BODY_MEDIUM, TOKEN_INK, row->title, ALIGN_LEFT);
  ui_table_text(table, COL_MODE, TYPE_BODY, TOKEN_INK_2, row->mode);
  ui_table_text(table, COL_DUE, TYPE_BODY, TOKEN_INK, row->due);
  ui_table_text(table, COL_SCORE, TYPE_BODY, row->best == NONE ? TOKEN_INK_3 : TOKEN_INK, score_of(ui, row));
  ui_icon(ui, ui_cut_left(&stands, ui_em(ui, 18)), look.icon, 16, look.ink);
  ui_cut_left(&stands, ui_px(ui, 6));
  ui_text(ui, stands, TYPE_BODY_MEDIUM, look.ink, word(look.word), ALIGN_LEFT);
}

static void head(UiContext *ui, UiRect row, const CourseView *view) {
  Arena *arena = ui->arena;
  ui_cut_left(&row, ui_px(ui, 16));
  ui_cut_right(&row, ui_px(ui, 16));
  Str done = word_with(arena, W_COURSE_DONE_OF, str_format(arena, "%d", view->done), str_format(arena, "%d", view->count));
  Str score = word_with(arena, W_COURSE_SCORE, str_format(arena, "%d", view->score), STR(""));
  int width = ui_text_width(ui, TYPE_CAPTION, score);
  if (width < row.w / 2) ui_text_cut_right(ui, &row, TYPE_CAPTION, TOKEN_INK_2, score, 12);
  ui_text_cut_right(ui, &row, TYPE_BODY_STRONG, TOKEN_INK, done, 12);
  ui_text(ui, row, TYPE_H2, TOKEN_INK, word(W_COURSE_ENTRIES), ALIGN_LEFT);
}

static bool list(UiContext *ui, UiRect sheet, const CourseView *view, CourseState *state) {
  const UiColumn columns[COLS] = {
      [COL_TITLE] = {word(W_COURSE_ENTRY), 160, 1, 0, false},   [COL_MODE] = {word(W_RESULTS_MODE), 112, 0, 2, false},
      [COL_DUE] = {word(W_COURSE_DUE), 76, 0, 3, false},        [COL_SCORE] = {word(W_SCORE), 112, 0, 1, false},
      [COL_STANDS] = {word(W_COURSE_STANDS), 136, 0, 0, false},
  };
  ui_sheet(ui, sheet);
  UiRect inside = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1)), top = ui_cut_top(&inside, ui_em(ui, 48));
  head(ui, top, view);
  ui_line_below(ui, top, TOKEN_LINE);
  UiTable table = ui_table_begin(ui, &inside, word(W_COURSE_ENTRIES), columns, COLS, view->count, &state->selected);
  ui_focus_fallback(ui, table.id);
  if (!state->met) ui_focus(ui, table.id);
  ui_cut_bottom(&inside, ui_px(ui, 6));
  UiScroll scroll = ui_scroll_begin(ui, inside, word(W_COURSE_ENTRIES));
  UiRect body = scroll.content;
  int height = ui_em(ui, 39);
  for (int i = 0; i < view->count; i++)
    if (ui_table_row(&table, &body, view->rows[i].title, height)) entry_row(ui, &table, view, i, i == state->selected);
  ui_scroll_end(ui, &scroll, view->count * height);
  return table.activated;
}

/* ---- The one that is chosen ---- */

static UiButton open_button(const CourseRowView *row, UiSize size) {
  return (UiButton){.kind = BUTTON_LIGHT, .size = size, .cap = STR("Enter"), .key = KEY_ENTER, .disabled = !row->opens};
}

static Want act(UiContext *ui, UiRect *row, const CourseView *view, int place, UiSize size) {
  const CourseRowView *entry = &view->rows[place];
  UiButton open = open_button(entry, size), page = {.kind = BUTTON_HUD, .size = size, .icon = ICON_PICTURE_AS_PDF};
  Want want = {.kind = WANT_NONE};
  if (ui_button_cut(ui, row, word(entry->goes_on ? W_COURSE_GO_ON : W_OPEN), &open, 12)) want = (Want){.kind = WANT_ENTRY, .place = place};
  if (view->finished && ui_button_cut(ui, row, word(W_RESULTS_CERTIFICATE), &page, 12)) want.kind = WANT_CERTIFICATE;
  return want;
}

static void ink(UiContext *ui, UiRect card) {
  ui_fill_round(ui, card, TOKEN_HUD, 8, CORNERS_ALL);
  if (ui->frame.outlined) ui_border(ui, card, TOKEN_LINE, 8, 1);
}

static Want chosen_card(UiContext *ui, UiRect card, const CourseView *view, int place) {
  const CourseRowView *entry = &view->rows[place];
  ink(ui, card);
  UiRect inside = ui_inset(card, ui_px(ui, 20), ui_px(ui, 16));
  ui->hud = true;
  UiRect top = ui_cut_top(&inside, ui_em(ui, 16));
  ui_text_cut(ui, &top, TYPE_LABEL, TOKEN_HUD_WARN, word(look_of(entry, place == view->next).word), 8);
  ui_text(ui, top, TYPE_CAPTION, TOKEN_HUD_INK_2, entry->mode, ALIGN_LEFT);
  ui_cut_top(&inside, ui_px(ui, 8));
  ui_heading(ui, ui_cut_top(&inside, ui_em(ui, 32)), TYPE_H1, TOKEN_HUD_INK, entry->title);
  UiRect foot = ui_cut_bottom(&inside, ui_em(ui, 40));
  ui_cut_bottom(&inside, ui_px(ui, 8));
  ui_paragraph(ui, inside, TYPE_READ, TOKEN_HUD_INK_2, entry->about);
  Want want = act(ui, &foot, view, place, SIZE_LARGE);
  ui->hud = false;
  return want;
}

/* In a row all of it is said, with its days, as long as half of the room is left to the list. */
static int row_height(UiContext *ui, UiRect stage, const CourseView *view, int place) {
  const CourseRowView *entry = &view->rows[place];
  UiButton open = open_button(entry, SIZE_SMALL), page = {.kind = BUTTON_HUD, .size = SIZE_SMALL, .icon = ICON_PICTURE_AS_PDF};
  int room = stage.w - 3 * ui_px(ui, 12) - ui_button_width(ui, word(entry->goes_on ? W_COURSE_GO_ON : W_OPEN), &open);
  if (view->finished) room -= ui_button_width(ui, word(W_RESULTS_CERTIFICATE), &page) + ui_px(ui, 12);
  int height = ui_paragraph_height(ui, TYPE_BODY, entry->about, room) + ui_px(ui, 16), least = ui_em(ui, 40), most = stage.h / 2;
  return height < least || most < least ? least : height > most ? most : height;
}

/* The same in a row, where there is no room for a card. */
static Want chosen_row(UiContext *ui, UiRect row, const CourseView *view, int place) {
  ink(ui, row);
  UiRect inside = ui_inset(row, ui_px(ui, 12), 0);
  ui->hud = true;
  Want want = act(ui, &inside, view, place, SIZE_SMALL);
  Str about = view->rows[place].about;
  int height = ui_paragraph_height(ui, TYPE_BODY, about, inside.w);
  if (height <= inside.h)
    ui_paragraph(ui, ui_middle(inside, height), TYPE_BODY, TOKEN_HUD_INK, about);
  else
    ui_text(ui, inside, TYPE_BODY, TOKEN_HUD_INK, about, ALIGN_LEFT);
  ui->hud = false;
  return want;
}

/* ---- The screen ---- */

Want course_screen(UiContext *ui, const CourseView *view, CourseState *state) {
  Want want = {.kind = WANT_NONE};
  Layout layout = chrome_begin(ui, state->keys);
  UiRect hud = layout.hud, stage = layout.stage;
  ui_panel(ui, word(W_TOP_BAR), hud);
  chrome_brand(ui, &layout, &hud, view->title);
  UiButton all = {.kind = BUTTON_HUD, .icon = ICON_VIEW_LIST, .cap = STR("A"), .key = 'a'};
  ui_cut_right(&hud, ui_px(ui, 12));
  if (ui_button_width(ui, word(W_COURSE_LIST), &all) > hud.w) all.icon_only = true;
  ui->hud = true;
  if (ui_button_cut_right(ui, &hud, word(W_COURSE_LIST), &all, 0)) want.kind = WANT_COURSE;
  ui->hud = false;
  chrome_places(ui, &layout, PLACE_HOME, &(Places){view->due, view->teaches}, &want);
  if (!state->met && view->next != NONE) state->selected = view->next;
  if (state->selected >= view->count) state->selected = view->count - 1;
  bool tall = stage.h > ui_em(ui, 400);
  UiRect card = ui_cut_top(&stage, tall ? ui_em(ui, 180) : row_height(ui, stage, view, state->selected));
  ui_cut_top(&stage, ui_px(ui, 8));
  ui_panel(ui, word(W_COURSE_ENTRIES), stage);
  bool open = list(ui, stage, view, state);
  state->met = true;
  ui_panel(ui, word(W_SELECTED), card);
  Want chosen = tall ? chosen_card(ui, card, view, state->selected) : chosen_row(ui, card, view, state->selected);
  if (open && view->rows[state->selected].opens) chosen = (Want){.kind = WANT_ENTRY, .place = state->selected};
  if (ui_key_always(ui, 'q', MOD_CTRL)) want.kind = WANT_QUIT;
  chrome_end(ui, &layout, hints, HINTS, &state->keys);
  return chosen.kind != WANT_NONE ? chosen : want;
}
