/* Ctrl K: one field that finds any scenario, code or document by a few letters. What is given to it has come already; it knows nothing of the rest. */
#include <string.h>

#include "screens/overlays.h"

enum { MOST_FOUND = 40 };

/* ---- Finding ---- */

static bool starts(Str text, Str part) { return part.length <= text.length && str_equal_nocase(str_slice(text, 0, part.length), part); }

/* 0: not at all; the lower the better: the whole title, its start, a word of it, what stands beside it. */
static int rank(const FindItem *item, Str query) {
  Str word_of, rest = query;
  bool title = true, anywhere = true;
  while (rest.length) {
    (void)str_cut(rest, ' ', &word_of, &rest);
    if (!word_of.length) continue;
    title = title && text_has(item->title, word_of);
    anywhere = anywhere && (text_has(item->title, word_of) || text_has(item->detail, word_of) || text_has(item->more, word_of));
  }
  if (str_equal_nocase(item->title, query)) return 1;
  if (starts(item->title, query)) return 2;
  return title ? 3 : anywhere ? 4 : 0;
}

static int find(const FindView *view, Str query, int *found) {
  int count = 0;
  for (int level = 1; level <= 4; level++)
    for (int i = 0; i < view->count && count < MOST_FOUND; i++)
      if (rank(&view->items[i], query) == level) found[count++] = i;
  return count;
}

/* ---- Drawing ---- */

static bool row(UiContext *ui, UiRect rect, const FindItem *item, int place, bool selected) {
  UiTouch touch = ui_touch(ui, ui_id_at(ui, STR("found"), place), ROLE_ROW, item->title, rect, true, true);
  ui_node(ui)->value = item->detail;
  ui_node(ui)->selected = selected;
  ui_fill(ui, rect, selected ? TOKEN_ACCENT_TINT : touch.pressed ? TOKEN_PRESS : touch.hovered ? TOKEN_HOVER : TOKEN_SHEET);
  UiRect bar = rect, inside = ui_inset(rect, ui_px(ui, 12), 0);
  if (selected) ui_fill(ui, ui_cut_left(&bar, ui_px(ui, 3)), TOKEN_ACCENT_INK);
  if (selected && ui->frame.outlined) ui_border(ui, rect, TOKEN_FOCUS, 0, 2);
  ui_line_below(ui, rect, TOKEN_LINE);
  ui_icon(ui, ui_cut_left(&inside, ui_em(ui, 18)), item->icon, 16, TOKEN_INK_2);
  ui_cut_left(&inside, ui_px(ui, 8));
  int width = ui_text_width(ui, TYPE_BODY_STRONG, item->title), most = inside.w * 3 / 5;
  UiRect title = ui_cut_left(&inside, width < most || !item->detail.length ? width : most);
  ui_text(ui, title, TYPE_BODY_STRONG, TOKEN_INK, item->title, ALIGN_LEFT);
  ui_cut_left(&inside, ui_px(ui, 10));
  ui_text(ui, inside, TYPE_BODY, TOKEN_INK_2, item->detail, ALIGN_LEFT);
  if (touch.focused) ui_ring_inside(ui, rect, 0);
  return touch.clicked;
}

static void about(UiContext *ui, UiRect rect, const FindItem *item) {
  ui_fill(ui, rect, TOKEN_SUNKEN);
  ui_line_above(ui, rect, TOKEN_LINE);
  UiScroll scroll = ui_scroll_begin(ui, rect, word(W_FOUND));
  UiRect room = ui_inset(scroll.content, ui_px(ui, 14), ui_px(ui, 10));
  int top = room.y;
  ui_heading(ui, ui_cut_top(&room, ui_em(ui, 20)), TYPE_H3, TOKEN_INK, item->title);
  ui_cut_top(&room, ui_px(ui, 2));
  for (int i = 0; i < 3; i++)
    if (item->about[i].length) ui_cut_top(&room, ui_paragraph(ui, room, TYPE_BODY, TOKEN_INK, item->about[i]) + ui_px(ui, 6));
  ui_scroll_end(ui, &scroll, room.y - top + ui_px(ui, 20));
}

static void list(UiContext *ui, UiRect room, const FindView *view, FindState *state, const int *found, int count, Want *want) {
  int height = ui_em(ui, 36);
  UiScroll scroll = ui_scroll_begin(ui, room, word(W_SEARCH));
  UiKept *kept = ui_keep(ui, scroll.id), *followed = ui_keep(ui, ui_id(ui, STR("found followed")));
  if (followed->a != state->selected) { /* the arrows move it while the ring is in the field */
    int y = state->selected * height;
    if (y < kept->a) kept->a = y;
    if (y + height > kept->a + room.h) kept->a = y + height - room.h;
    followed->a = state->selected;
    ui->again = true;
  }
  UiRect rows = scroll.content;
  for (int i = 0; i < count; i++) {
    const FindItem *item = &view->items[found[i]];
    if (!row(ui, ui_cut_top(&rows, height), item, i, i == state->selected)) continue;
    state->selected = i;
    ui->again = true;
    if (item->opens) *want = (Want){.kind = WANT_FOUND, .place = found[i]};
  }
  ui_scroll_end(ui, &scroll, count * height);
}

static Word searched(const FindView *view) { return view->scenarios ? W_SEARCH_SCENARIOS : view->documents ? W_SEARCH_DOCUMENTS : W_SEARCH_CODES; }

static void say_selected(UiContext *ui, const FindItem *item, int place, int count) {
  Str where = word_with(ui->arena, W_N_OF_M, str_format(ui->arena, "%d", place + 1), str_format(ui->arena, "%d", count));
  ui_watch(ui, word(W_FOUND),
           item ? str_format(ui->arena, "%.*s, %.*s, %.*s", STR_ARG(item->title), STR_ARG(item->detail), STR_ARG(where)) : word(W_NOTHING_FOUND));
}

/* The arrows choose while one types; the row chosen stays in the list. */
static void move(UiContext *ui, FindState *state, int count, bool typed) {
  if (typed) state->selected = 0;
  if (ui->text_focused && ui_key_always(ui, KEY_DOWN, 0)) state->selected++;
  if (ui->text_focused && ui_key_always(ui, KEY_UP, 0)) state->selected--;
  if (state->selected >= count) state->selected = count - 1;
  if (state->selected < 0) state->selected = 0;
}

Want find_overlay(UiContext *ui, const FindView *view, FindState *state) {
  Want want = {.kind = WANT_NONE};
  UiRect inside = chrome_dialog_begin_within(ui, word(W_SEARCH), ui_em(ui, 640), ui_em(ui, 560));
  UiField field = {.name = word(searched(view)), .placeholder = word(searched(view)), .icon = ICON_SEARCH, .fallback = true};
  UiRect place = ui_cut_top(&inside, ui_em(ui, 32)), foot = ui_cut_bottom(&inside, ui_em(ui, 32));
  UiFieldDone done = ui_field(ui, place, &field, &state->query);
  ui_cut_top(&inside, ui_px(ui, 10));
  ui_cut_bottom(&inside, ui_px(ui, 12));
  int found[MOST_FOUND], count = find(view, str_trim(ui_text_value(&state->query)), found);
  move(ui, state, count, done.changed);
  const FindItem *chosen = count ? &view->items[found[state->selected]] : NULL;
  say_selected(ui, chosen, state->selected, count);
  bool roomy = inside.h > ui_em(ui, 190);
  if (chosen && chosen->about[0].length && roomy) about(ui, ui_cut_bottom(&inside, ui_em(ui, inside.h > ui_em(ui, 360) ? 150 : 90)), chosen);
  if (count)
    list(ui, inside, view, state, found, count, &want);
  else
    ui_paragraph(ui, inside, TYPE_READ, TOKEN_INK_2, word(W_NOTHING_FOUND));
  bool opens = chosen && chosen->opens;
  UiButton close = {.cap = STR("Esc"), .key = KEY_ESCAPE}, open = {.kind = BUTTON_PRIMARY, .cap = STR("Enter"), .disabled = !opens};
  bool closed = ui_button_cut_right(ui, &foot, word(W_CLOSE), &close, 8), opened = ui_button_cut_right(ui, &foot, word(W_OPEN), &open, 8);
  if ((done.submitted || opened) && opens) want = (Want){.kind = WANT_FOUND, .place = found[state->selected]};
  if (closed) want = (Want){.kind = WANT_CLOSE_OVERLAY};
  chrome_dialog_end(ui);
  return want;
}
