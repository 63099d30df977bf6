/* The list of keys that can be changed. An action is chosen, then the next key that is pressed is its own; a clash is told and another is asked for. */
#include "screens/overlays.h"

enum { COL_DOES, COL_KEY, COLS };

static void row(UiContext *ui, UiTable *table, const KeyMap *map, int action, bool selected) {
  ui_table_text(table, COL_DOES, selected ? TYPE_BODY_STRONG : TYPE_BODY, TOKEN_INK, word(keys_word(action)));
  UiRect cell = ui_table_cell(table, COL_KEY);
  const UiCap *caps = ui->caps;
  ui->caps = NULL; /* these are the keys themselves */
  int count = ui->cap_count;
  ui->cap_count = 0;
  ui_keycap_cut(ui, &cell, keys_cap(ui->arena, map->at[action]), false, 8);
  ui->caps = caps;
  ui->cap_count = count;
  if (!keys_is_first(map, action)) ui_text(ui, cell, TYPE_CAPTION, TOKEN_INK_2, word(W_KEYS_CHANGED), ALIGN_LEFT);
}

/* @return whether a key is asked for. */
static bool list(UiContext *ui, UiRect room, const KeyMap *map, KeysState *state) {
  const UiColumn columns[COLS] = {[COL_DOES] = {word(W_KEYS_DOES), 200, 1, 0, false}, [COL_KEY] = {word(W_KEYS_KEY), 190, 0, 0, false}};
  int before = state->selected, height = ui_em(ui, 36);
  UiTable table = ui_table_begin(ui, &room, word(W_KEYS), columns, COLS, KEYS_COUNT, &state->selected);
  ui_focus_fallback(ui, table.id);
  UiScroll scroll = ui_scroll_begin(ui, room, word(W_KEYS_DOES));
  UiRect rows = scroll.content;
  for (int i = 0; i < KEYS_COUNT; i++) {
    if (!ui_table_row(&table, &rows, word(keys_word(i)), height)) continue;
    ui_node(ui)->value = keys_cap(ui->arena, map->at[i]);
    row(ui, &table, map, i, i == state->selected);
  }
  ui_scroll_end(ui, &scroll, KEYS_COUNT * height);
  if (state->selected != before) state->pressing = state->given = false, state->refused = KEYS_FREE;
  return table.activated;
}

/* What is asked, or why a key cannot be given. */
static Str told(Arena *arena, const KeyMap *map, const KeysState *state) {
  Str tried = keys_cap(arena, state->tried), does = word(keys_word(state->selected));
  switch (state->refused) {
  case KEYS_TAKEN: return word_with(arena, W_KEYS_IS_TAKEN, tried, word(keys_word(state->taken)));
  case KEYS_FIXED: return word_with(arena, W_KEYS_IS_FIXED, tried, STR(""));
  case KEYS_UNFIT: return word_with(arena, W_KEYS_IS_UNFIT, tried, STR(""));
  case KEYS_FREE: break;
  }
  if (state->pressing) return word_with(arena, W_KEYS_PRESS, does, STR(""));
  return state->given ? word_with(arena, W_KEYS_IS_NOW, does, keys_cap(arena, map->at[state->selected])) : word(W_KEYS_ABOUT);
}

static void say(UiContext *ui, UiRect rect, const KeyMap *map, const KeysState *state) {
  bool bad = state->refused != KEYS_FREE, asks = state->pressing || bad;
  UiRect inside = ui_inset(rect, ui_px(ui, 10), ui_px(ui, 6));
  ui_fill_round(ui, rect, bad ? TOKEN_BAD_TINT : asks ? TOKEN_ACCENT_TINT : TOKEN_SUNKEN, 6, CORNERS_ALL);
  if (asks) ui_border(ui, rect, bad ? TOKEN_BAD : TOKEN_ACCENT_INK, 6, 1);
  UiIcon icon = bad ? ICON_ERROR : state->given ? ICON_CHECK_CIRCLE : ICON_INFO_OUTLINE;
  ui_icon(ui, ui_cut_left(&inside, ui_em(ui, 18)), icon, 16, bad ? TOKEN_BAD : state->given ? TOKEN_GOOD : TOKEN_INK_2);
  ui_cut_left(&inside, ui_px(ui, 8));
  Str text = told(ui->arena, map, state);
  bool live = ui_live(ui, true);
  ui_paragraph(ui, ui_middle(inside, ui_paragraph_height(ui, TYPE_BODY, text, inside.w)), TYPE_BODY, bad ? TOKEN_BAD : TOKEN_INK, text);
  ui_live(ui, live);
}

Want keys_overlay(UiContext *ui, const KeyMap *map, KeysState *state) {
  Want want = {.kind = WANT_NONE};
  UiRect inside = chrome_dialog_begin_within(ui, word(W_KEYS), ui_em(ui, 600), ui_em(ui, 620));
  UiRect foot = ui_cut_bottom(&inside, ui_em(ui, 32));
  ui_cut_bottom(&inside, ui_px(ui, 12));
  Str texts[] = {told(ui->arena, map, state), word(W_KEYS_ABOUT)};
  int said = 0;
  for (int i = 0; i < 2; i++) {
    int one = ui_paragraph_height(ui, TYPE_BODY, texts[i], inside.w - 2 * ui_px(ui, 10) - ui_em(ui, 18) - ui_px(ui, 8));
    if (one > said) said = one;
  }
  UiRect note = ui_cut_bottom(&inside, said + 2 * ui_px(ui, 6));
  ui_cut_bottom(&inside, ui_px(ui, 10));
  bool first = keys_is_first(map, state->selected), all_first = true, asked = list(ui, inside, map, state);
  for (int i = 0; i < KEYS_COUNT; i++) all_first = all_first && keys_is_first(map, i);
  say(ui, note, map, state);
  UiButton close = {.cap = STR("Esc"), .key = KEY_ESCAPE}, change = {.kind = BUTTON_PRIMARY, .cap = STR("Enter")}, reset = {.disabled = first},
           every = {.disabled = all_first};
  bool closed = ui_button_cut_right(ui, &foot, word(W_CLOSE), &close, 8), changed = ui_button_cut_right(ui, &foot, word(W_KEYS_CHANGE), &change, 8);
  if (ui_button_width(ui, word(W_KEYS_RESET), &reset) <= foot.w && ui_button_cut_right(ui, &foot, word(W_KEYS_RESET), &reset, 8))
    want = (Want){.kind = WANT_RESET_KEY, .place = state->selected};
  if (ui_button_width(ui, word(W_KEYS_RESET_ALL), &every) <= foot.w && ui_button_cut_right(ui, &foot, word(W_KEYS_RESET_ALL), &every, 8))
    want = (Want){.kind = WANT_RESET_KEY, .place = NONE};
  if (asked || changed) {
    state->pressing = ui->again = true;
    state->given = false;
    state->refused = KEYS_FREE;
  }
  if (closed) want = (Want){.kind = WANT_SETTINGS};
  chrome_dialog_end(ui);
  return want;
}
