/* The worklist of a shift: the accounts in order of arrival, and the one that is chosen. Filters and sorts take one figure each; which account matters is
   the trainee's to judge. */
#include "screens/worklist.h"

enum { COL_ACCOUNT, COL_PAYER, COL_BALANCE, COL_AGE, COL_DEADLINE, COL_TOUCH, COL_STATE, COLS };
enum { AGE_PIPS = 5 }; /* full from 121 days on */

static const Hint hints[] = {
    {{STR_INIT("\xE2\x86\x91"), STR_INIT("\xE2\x86\x93")}, W_HINT_SELECT_ACCOUNT},
    {{STR_INIT("Enter")}, W_HINT_WORK},
    {{STR_INIT("S")}, W_HINT_SORT},
    {{STR_INIT("/")}, W_HINT_FILTER},
    {{STR_INIT("Ctrl E")}, W_HINT_END_DAY},
    {{STR_INIT("Ctrl Tab")}, W_HINT_PANEL},
    {{STR_INIT("Ctrl B")}, W_BRIEFING},
    {{STR_INIT("Esc")}, W_HINT_LEAVE_SHIFT},
};
enum { HINTS = sizeof hints / sizeof *hints };

/* ---- Which rows, in which order ---- */

static bool is_awake(const WorkRowView *row) { return row->standing == STANDING_NEW || row->standing == STANDING_OPEN; }

static bool is_shown(const WorkRowView *row, WorklistShown shown) {
  switch (shown) {
  case LIST_TO_WORK: return is_awake(row);
  case LIST_DUE: return is_awake(row) && row->deadline.length && row->days_left <= 7;
  case LIST_OLD: return row->standing != STANDING_CLOSED && row->age_days > 90;
  case LIST_WAITING: return row->standing == STANDING_SLEEPING;
  case LIST_ALL:
  case LIST_SHOWN_COUNT: break;
  }
  return true;
}

static bool matches(const WorkRowView *row, const WorklistState *state) {
  Str part = str_trim(ui_text_value(&state->filter));
  if (!is_shown(row, state->shown)) return false;
  return !part.length || text_has(row->patient, part) || text_has(row->payer, part) || text_has(row->city, part) || text_has(row->account, part);
}

static bool comes_first(const WorkRowView *a, const WorkRowView *b, WorklistSort sort) {
  switch (sort) {
  case LIST_BY_BALANCE: return a->balance_cents > b->balance_cents;
  case LIST_BY_AGE: return a->age_days > b->age_days;
  case LIST_BY_DEADLINE:
    if (!a->deadline.length || !b->deadline.length) return a->deadline.length && !b->deadline.length;
    return a->days_left < b->days_left;
  case LIST_BY_PAYER: return str_compare(a->payer, b->payer) < 0;
  case LIST_BY_ARRIVAL:
  case LIST_SORT_COUNT: break;
  }
  return false;
}

static void choose_rows(Worklist *list) {
  const WorklistView *view = list->view;
  WorklistState *state = list->state;
  list->rows = arena_make_many(list->ui->arena, int, view->count + 1);
  for (int i = 0; i < view->count; i++) {
    if (!matches(&view->rows[i], state)) continue;
    int at = list->count++;
    for (; at > 0 && comes_first(&view->rows[i], &view->rows[list->rows[at - 1]], state->sort); at--) list->rows[at] = list->rows[at - 1];
    list->rows[at] = i;
  }
  if (state->selected >= list->count) state->selected = list->count ? list->count - 1 : 0;
  for (int i = 0; i < list->count; i++)
    if (view->rows[list->rows[i]].place == state->place) state->selected = i;
  if (list->count) state->place = view->rows[list->rows[state->selected]].place;
}

const WorkRowView *worklist_chosen(const Worklist *list) { return list->count ? &list->view->rows[list->rows[list->state->selected]] : NULL; }

/* ---- Tiles ---- */

static void tile(UiContext *ui, UiRect rect, Word label, Str value, Str aside, UiToken token) {
  UiRect inside = ui_inset(rect, ui_px(ui, 16), ui_px(ui, 10));
  ui_text(ui, ui_cut_top(&inside, ui_em(ui, 18)), TYPE_CAPTION, TOKEN_INK_2, word(label), ALIGN_LEFT);
  ui_text(ui, ui_cut_top(&inside, ui_em(ui, 28)), TYPE_H1, TOKEN_INK, value, ALIGN_LEFT);
  ui_text(ui, ui_cut_top(&inside, ui_em(ui, 18)), TYPE_CAPTION, token, aside, ALIGN_LEFT);
}

static int tiles_height(UiContext *ui) { return ui_em(ui, 64) + ui_px(ui, 20); }

static void tiles(Worklist *list, UiRect rect) {
  UiContext *ui = list->ui;
  Arena *arena = ui->arena;
  const WorklistView *view = list->view;
  Cents open = 0;
  int accounts = 0, close = 0, next = 0, count = view->measures ? 4 : 3;
  for (int i = 0; i < view->count; i++) {
    const WorkRowView *row = &view->rows[i];
    if (row->standing == STANDING_CLOSED) continue;
    open += row->balance_cents;
    accounts++;
    close += is_awake(row) && row->deadline.length && row->days_left <= 3;
  }
  ui_line_below(ui, rect, TOKEN_LINE);
  for (int i = 1; i < count; i++) ui_line_left(ui, ui_column(rect, i, count, 0), TOKEN_LINE);
  if (view->measures) tile(ui, ui_column(rect, next++, count, 0), W_TILE_RECOVERED, money_shown(arena, view->recovered_cents), STR(""), TOKEN_INK_2);
  tile(ui, ui_column(rect, next++, count, 0), W_TILE_OPEN, money_shown(arena, open), word_count(arena, W_TILE_ACCOUNTS, accounts, STR("")),
       TOKEN_INK_2);
  tile(ui, ui_column(rect, next++, count, 0), W_TILE_TOUCHES, str_format(arena, "%d", view->touches),
       word_count(arena, W_TILE_MINUTES, view->minutes, STR("")), TOKEN_INK_2);
  Str lost = view->measures ? word_count(arena, W_TILE_LOST, view->rights_lost, STR("")) : STR("");
  tile(ui, ui_column(rect, next, count, 0), W_TILE_DEADLINES, str_format(arena, "%d", close), lost, view->rights_lost ? TOKEN_BAD : TOKEN_INK_2);
}

/* ---- Filters ---- */

static void pills(Worklist *list, UiRect *row) {
  static const Word names[LIST_SHOWN_COUNT] = {
      [LIST_ALL] = W_PILL_ALL, [LIST_TO_WORK] = W_PILL_OPEN, [LIST_DUE] = W_PILL_DUE, [LIST_OLD] = W_PILL_OLD, [LIST_WAITING] = W_PILL_WAITING};
  UiContext *ui = list->ui;
  for (int shown = LIST_ALL; shown < LIST_SHOWN_COUNT; shown++) {
    int count = 0;
    for (int i = 0; i < list->view->count; i++) count += is_shown(&list->view->rows[i], (WorklistShown)shown);
    Str label = word_count(ui->arena, names[shown], count, STR(""));
    bool on = (int)list->state->shown == shown;
    if ((!count && !on) || ui_pill_width(ui, label) > row->w) continue;
    if (!ui_pill_cut(ui, row, label, on, 8)) continue;
    list->state->shown = (WorklistShown)shown;
    ui->again = true;
  }
}

static const Word sort_words[LIST_SORT_COUNT] = {W_SORT_ARRIVAL, W_SORT_BALANCE, W_SORT_AGE, W_SORT_DEADLINE, W_SORT_PAYER};

static void filters(Worklist *list, UiRect row) {
  UiContext *ui = list->ui;
  WorklistState *state = list->state;
  bool one = list->layout.kind == LAYOUT_ONE;
  ui_cut_left(&row, ui_px(ui, one ? 8 : 16));
  ui_cut_right(&row, ui_px(ui, 12));
  UiButton sort = {.size = SIZE_SMALL, .icon = ICON_SORT, .cap = STR("S"), .key = 's'};
  if (ui_button_cut_right(ui, &row, word(sort_words[state->sort]), &sort, 8)) {
    state->sort = (WorklistSort)((state->sort + 1) % LIST_SORT_COUNT);
    ui->again = true;
  }
  UiField filter = {.name = word(W_FILTER_ACCOUNTS), .placeholder = word(W_FILTER), .icon = ICON_SEARCH, .cap = STR("/"), .key = '/'};
  UiRect place = ui_middle(ui_cut_right(&row, ui_em(ui, list->layout.kind <= LAYOUT_COMPACT ? 110 : 150)), ui_em(ui, 28));
  UiFieldDone done = ui_field(ui, place, &filter, &state->filter);
  if (ui_filter_left(ui, done, list->count)) ui_focus(ui, ui_id(ui, word(W_ACCOUNTS)));
  ui_cut_right(&row, ui_px(ui, 8));
  if (!one) ui_text_cut(ui, &row, TYPE_H2, TOKEN_INK, word(W_WORKLIST), 10);
  pills(list, &row);
}

/* ---- Rows ---- */

static void two_lines(UiContext *ui, UiRect cell, UiRect *first, UiRect *second) {
  UiRect both = ui_middle(cell, ui_em(ui, 36));
  *first = ui_cut_top(&both, ui_em(ui, 20));
  *second = both;
}

static void stacked(UiContext *ui, UiRect cell, UiType type, UiToken token, Str first, UiToken token_2, Str second) {
  UiRect top, low;
  if (cell.w <= 0) return;
  two_lines(ui, cell, &top, &low);
  ui_text(ui, second.length ? top : cell, type, token, first, ALIGN_LEFT);
  if (second.length) ui_text(ui, low, TYPE_CAPTION, token_2, second, ALIGN_LEFT);
}

Str worklist_days_left(UiContext *ui, const WorkRowView *row) {
  return row->days_left == 0 ? word(W_TODAY) : word_count(ui->arena, W_DAYS, row->days_left, STR(""));
}

static void deadline_cell(UiContext *ui, UiRect cell, const WorkRowView *row, UiToken quiet) {
  UiRect first, second;
  if (cell.w <= 0) return;
  if (!row->deadline.length) {
    ui_text(ui, cell, TYPE_BODY, quiet, word(W_NO_DEADLINE), ALIGN_LEFT);
    return;
  }
  two_lines(ui, cell, &first, &second);
  bool asks = is_awake(row), near = asks && row->days_left <= 3, soon = asks && row->days_left <= 9;
  UiToken token = !asks ? quiet : near ? TOKEN_BAD : soon ? TOKEN_WARN : TOKEN_INK;
  if (soon) {
    ui_icon(ui, ui_cut_left(&first, ui_em(ui, 14)), near ? ICON_ERROR : ICON_SCHEDULE, 14, token);
    ui_cut_left(&first, ui_px(ui, 4));
  }
  ui_text(ui, first, soon ? TYPE_BODY_STRONG : TYPE_BODY, token, worklist_days_left(ui, row), ALIGN_LEFT);
  ui_text(ui, second, TYPE_CAPTION, quiet, day_short(ui->arena, row->deadline_day), ALIGN_LEFT);
}

static void state_cell(UiContext *ui, UiRect cell, const WorkRowView *row, UiToken quiet) {
  bool picked = row->standing == STANDING_SLEEPING && row->until != DAY_NONE;
  Str second = picked ? day_short(ui->arena, row->until) : row->news_count && is_awake(row) ? word(W_NEWS) : STR("");
  stacked(ui, cell, row->standing == STANDING_NEW || row->in_hand ? TYPE_BODY_STRONG : TYPE_BODY,
          row->in_hand    ? TOKEN_ACCENT_INK
          : is_awake(row) ? TOKEN_INK
                          : quiet,
          worklist_standing(row), row->news_count && !picked ? TOKEN_ACCENT_INK : quiet, second);
}

Str worklist_standing(const WorkRowView *row) {
  static const Word names[STANDING_COUNT] = {[STANDING_COMING] = W_STATE_WAITING,
                                             [STANDING_NEW] = W_STATE_NEW,
                                             [STANDING_OPEN] = W_STATE_OPEN,
                                             [STANDING_SLEEPING] = W_STATE_WAITING,
                                             [STANDING_CLOSED] = W_STATE_CLOSED};
  if (row->in_hand) return word(W_STATE_IN_HAND);
  if (row->standing == STANDING_SLEEPING && row->until != DAY_NONE) return word(W_STATE_UNTIL);
  return word(names[row->standing]);
}

static void work_row(UiContext *ui, UiTable *table, const WorkRowView *row) {
  UiToken ink = is_awake(row) ? TOKEN_INK : TOKEN_INK_2, quiet = TOKEN_INK_2;
  Arena *arena = ui->arena;
  stacked(ui, ui_table_cell(table, COL_ACCOUNT), TYPE_BODY_MEDIUM, ink, row->patient, quiet, row->account);
  stacked(ui, ui_table_cell(table, COL_PAYER), TYPE_BODY, ink, row->payer, quiet, row->city);
  ui_table_text(table, COL_BALANCE, TYPE_BODY_STRONG, ink, money_shown(arena, row->balance_cents));
  UiRect age = ui_table_cell(table, COL_AGE), first, second;
  if (age.w > 0) {
    two_lines(ui, age, &first, &second);
    ui_pips(ui, &first, row->bucket < AGE_PIPS ? row->bucket : AGE_PIPS, AGE_PIPS, 6);
    ui_text(ui, first, TYPE_BODY, ink, row->bucket_words, ALIGN_LEFT);
    ui_text(ui, second, TYPE_CAPTION, quiet, word_count(arena, W_DAYS, row->age_days, STR("")), ALIGN_LEFT);
  }
  deadline_cell(ui, ui_table_cell(table, COL_DEADLINE), row, quiet);
  ui_table_text(table, COL_TOUCH, TYPE_BODY, quiet, row->last_touch == DAY_NONE ? word(W_NEVER) : day_short(arena, row->last_touch));
  state_cell(ui, ui_table_cell(table, COL_STATE), row, quiet);
}

static void foot(Worklist *list, UiRect rect) {
  UiContext *ui = list->ui;
  Cents sum = 0;
  for (int i = 0; i < list->count; i++)
    if (list->view->rows[list->rows[i]].standing != STANDING_CLOSED) sum += list->view->rows[list->rows[i]].balance_cents;
  ui_fill_round(ui, rect, TOKEN_SUNKEN, 7, CORNERS_BOTTOM);
  ui_line_above(ui, rect, TOKEN_LINE);
  UiRect row = ui_inset(rect, ui_px(ui, 16), 0);
  ui_text_cut(ui, &row, TYPE_BODY_STRONG, TOKEN_INK, word_count(ui->arena, W_FOOT_ACCOUNTS, list->count, money_shown(ui->arena, sum)), 16);
  static const Word orders[LIST_SORT_COUNT] = {W_ORDER_ARRIVAL, W_ORDER_BALANCE, W_ORDER_AGE, W_ORDER_DEADLINE, W_ORDER_PAYER};
  Str order = word(orders[list->state->sort]);
  if (ui_text_width(ui, TYPE_CAPTION, order) <= row.w) ui_text(ui, row, TYPE_CAPTION, TOKEN_INK_2, order, ALIGN_RIGHT);
}

/* @return whether the selected row was opened. */
static bool table_of(Worklist *list, UiRect inside) {
  const UiColumn columns[COLS] = {
      [COL_ACCOUNT] = {word(W_ACCOUNT), 110, 3, 0, false},  [COL_PAYER] = {word(W_PAYER_CITY), 130, 4, 3, false},
      [COL_BALANCE] = {word(W_BALANCE), 84, 0, 0, true},    [COL_AGE] = {word(W_AGE), 104, 0, 2, false},
      [COL_DEADLINE] = {word(W_DEADLINE), 74, 0, 0, false}, [COL_TOUCH] = {word(W_LAST_TOUCH), 64, 0, 1, false},
      [COL_STATE] = {word(W_STATE), 84, 1, 0, false},
  };
  UiContext *ui = list->ui;
  if (!list->count) {
    ui_paragraph(ui, ui_inset(inside, ui_px(ui, 16), ui_px(ui, 16)), TYPE_READ, TOKEN_INK_2, word(W_NO_ACCOUNT));
    return false;
  }
  UiTable table = ui_table_begin(ui, &inside, word(W_ACCOUNTS), columns, COLS, list->count, &list->state->selected);
  ui_focus_fallback(ui, table.id);
  UiScroll scroll = ui_scroll_begin(ui, inside, word(W_ACCOUNTS));
  UiRect body = scroll.content;
  int height = ui_em(ui, 46);
  for (int i = 0; i < list->count; i++) {
    const WorkRowView *row = &list->view->rows[list->rows[i]];
    Str name = word_with(ui->arena, W_ACCOUNT_NAME, row->patient, row->account);
    if (ui_table_row(&table, &body, name, height)) work_row(ui, &table, row);
  }
  ui_scroll_end(ui, &scroll, list->count * height);
  list->state->place = list->view->rows[list->rows[list->state->selected]].place;
  return table.activated;
}

static bool sheet_of(Worklist *list, UiRect sheet) {
  UiContext *ui = list->ui;
  ui_panel(ui, word(W_WORKLIST), sheet);
  ui_sheet(ui, sheet);
  UiRect inside = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1));
  bool roomy = inside.h > ui_em(ui, 420);
  if (roomy && list->layout.kind > LAYOUT_ONE) tiles(list, ui_cut_top(&inside, tiles_height(ui)));
  UiRect head = ui_cut_top(&inside, ui_em(ui, list->layout.low ? 36 : 48));
  filters(list, head);
  ui_line_below(ui, head, TOKEN_LINE);
  if (roomy) foot(list, ui_cut_bottom(&inside, ui_em(ui, 40)));
  return table_of(list, inside);
}

/* ---- Bar, rail, dialogs ---- */

static void ask_end(Worklist *list) {
  if (list->view->clock.minutes_left > 0)
    list->state->ending_day = list->ui->again = true;
  else
    list->want = (Want){.kind = WANT_END_DAY};
}

static void top_bar(Worklist *list) {
  UiContext *ui = list->ui;
  UiRect hud = list->layout.hud;
  bool brief = list->layout.kind <= LAYOUT_COMPACT;
  ui_panel(ui, word(W_TOP_BAR), hud);
  ui_cut_right(&hud, ui_px(ui, list->layout.kind == LAYOUT_ONE ? 8 : 12));
  chrome_brand(ui, &list->layout, &hud, list->view->title);
  if (!brief) chrome_tag(ui, &hud, word(list->view->mode == MODE_PRACTICE ? W_PRACTICE : W_ASSESSMENT));
  if (list->layout.kind != LAYOUT_ONE) {
    UiButton end = {.kind = BUTTON_HUD, .cap = STR("Ctrl E"), .key = 'e', .mods = MOD_CTRL, .disabled = list->view->clock.in_call};
    end.reason = word(W_CALL_REASON);
    ui->hud = true;
    if (ui_button_cut_right(ui, &hud, word(W_END_DAY), &end, 12)) ask_end(list);
    ui->hud = false;
  }
  if (list->view->score != NONE && list->layout.kind != LAYOUT_ONE) chrome_score_well(ui, &hud, list->view->score, list->view->score_most, brief);
  chrome_limit_well(ui, &hud, brief);
  chrome_minutes_well(ui, &hud, &list->view->clock, brief, !brief);
  chrome_clock_well(ui, &hud, list->view->clock.today, list->layout.kind == LAYOUT_ONE ? STR("") : list->view->clock.clock, brief,
                    brief ? STR("") : worklist_day_words(ui, &list->view->clock));
}

Str worklist_day_words(UiContext *ui, const ShiftClockView *clock) {
  return word_with(ui->arena, W_DAY_N_OF, str_format(ui->arena, "%d", clock->day), str_format(ui->arena, "%d", clock->days));
}

static const WorkRowView *in_hand(const Worklist *list) {
  for (int i = 0; i < list->view->count; i++)
    if (list->view->rows[i].in_hand) return &list->view->rows[i];
  return NULL;
}

static void rail(Worklist *list) {
  UiContext *ui = list->ui;
  const Layout *layout = &list->layout;
  const WorkRowView *held = in_hand(list);
  bool one = layout->kind == LAYOUT_ONE;
  UiRect room = ui_inset(layout->rail, ui_px(ui, layout->kind >= LAYOUT_DRAWN ? 8 : 6), ui_px(ui, one ? 0 : 8));
  ui_panel(ui, word(W_RAIL), room);
  chrome_rail_heading(ui, layout, &room, word(W_SHIFT));
  chrome_rail_item(ui, layout, &room,
                   &(RailItem){.icon = ICON_VIEW_LIST, .label = word(W_WORKLIST), .cap = STR("F2"), .key = KEY_F1 + 1, .on = true});
  RailItem desk = {.icon = ICON_WORK_OUTLINE, .label = word(W_DESK), .cap = STR("F3"), .key = KEY_F1 + 2};
  if (held && chrome_rail_item(ui, layout, &room, &desk)) list->want = (Want){.kind = WANT_TAKE, .place = held->place};
  RailItem leave = {.icon = ICON_ARROW_BACK, .label = word(W_LEAVE_SHIFT), .cap = STR("Esc")};
  if (one) {
    UiButton end = {.size = SIZE_SMALL, .key = 'e', .mods = MOD_CTRL, .disabled = list->view->clock.in_call};
    if (ui_button_cut_right(ui, &room, word(W_END_DAY), &end, 8)) ask_end(list);
  }
  UiRect low = one ? room : ui_cut_bottom(&room, 2 * (ui_em(ui, 36) + ui_px(ui, 4)));
  chrome_rail_briefing(ui, layout, &low, &list->want);
  if (chrome_rail_item(ui, layout, &low, &leave)) list->state->leaving = ui->again = true;
  if (!one && room.h > ui_em(ui, 90))
    chrome_rail_look(ui, layout, &room, &list->want);
  else
    chrome_look_keys(ui, &list->want);
}

static void dialogs(Worklist *list) {
  UiContext *ui = list->ui;
  WorklistState *state = list->state;
  UiRect window = {0, 0, ui->frame.width_px, ui->frame.height_px};
  UiModal ending = {.title = word(W_END_DAY_TITLE),
                    .text = word_count(ui->arena, W_END_DAY_TEXT, list->view->clock.minutes_left, STR("")),
                    .safe = word(W_STAY_ON),
                    .danger = word(W_END_DAY),
                    .danger_cap = STR("E"),
                    .danger_key = 'e'};
  UiModal leaving = {.title = word(W_LEAVE_SHIFT_TITLE),
                     .text = word(W_LEAVE_TEXT),
                     .safe = word(W_STAY),
                     .danger = word(W_LEAVE_SHIFT),
                     .danger_cap = STR("L"),
                     .danger_key = 'l'};
  bool end = state->ending_day;
  UiModalDone done = ui_modal(ui, window, end ? &ending : &leaving);
  if (done == MODAL_OPEN) return;
  state->ending_day = state->leaving = false;
  ui->again = true;
  if (done == MODAL_DANGER) list->want = (Want){.kind = end ? WANT_END_DAY : WANT_LEAVE};
}

/* ---- The screen ---- */

static bool work_refused(const Worklist *list, const WorkRowView *row, Word *why) {
  if (row->in_hand) return false;
  *why = row->standing == STANDING_CLOSED ? W_CLOSED_REASON : row->standing == STANDING_SLEEPING ? W_ASLEEP_REASON : W_CALL_REASON;
  return !is_awake(row) || list->view->clock.in_call;
}

bool worklist_work_button(Worklist *list, UiRect rect, UiSize size) {
  const WorkRowView *row = worklist_chosen(list);
  Word why = W_CALL_REASON;
  UiButton work = {.kind = BUTTON_PRIMARY, .size = size, .cap = STR("Enter"), .key = KEY_ENTER};
  if (size == SIZE_NORMAL) work.cap = STR("");
  if (!row) return false;
  work.disabled = work_refused(list, row, &why);
  if (work.disabled) work.cap = STR("");
  Str label = word(row->in_hand ? W_WORK_ON : W_WORK_THIS);
  return ui_button(list->ui, rect, work.disabled ? word(why) : label, &work);
}

static bool one_column(Worklist *list, UiRect stage) {
  UiContext *ui = list->ui;
  WorklistState *state = list->state;
  Str names[] = {word(W_WORKLIST), word(W_ACCOUNT)};
  UiRect row = ui_cut_top(&stage, ui_em(ui, 36));
  ui_cut_top(&stage, ui_px(ui, 4));
  ui_panel(ui, word(W_LIST_OR_ACCOUNT), row);
  UiRect tabs = ui_cut_left(&row, ui_tabs_width(ui, names, 2));
  int tab = ui_tabs(ui, tabs, word(W_LIST_OR_ACCOUNT), names, 2, state->account_tab);
  if (ui_key_always(ui, KEY_TAB, MOD_CTRL)) tab = !state->account_tab;
  if (tab != state->account_tab) ui->again = true;
  state->account_tab = tab == 1;
  ui_cut_left(&row, ui_px(ui, 12));
  int most = ui_em(ui, 280);
  bool work = worklist_work_button(list, ui_middle(row.w > most ? ui_cut_right(&row, most) : row, ui_em(ui, 32)), SIZE_NORMAL);
  if (!state->account_tab) return sheet_of(list, stage) || work;
  ui_push(ui, word(W_LIST_OR_ACCOUNT));
  ui_focus_fallback(ui, ui_id_at(ui, names[1], 1));
  ui_pop(ui);
  ui_panel(ui, word(W_ACCOUNT), stage);
  worklist_account(list, stage, false);
  return work;
}

static bool two_columns(Worklist *list, UiRect stage) {
  UiContext *ui = list->ui;
  UiRect panel = ui_cut_right(&stage, list->layout.panel_px);
  ui_cut_right(&stage, ui_px(ui, 8));
  bool opened = sheet_of(list, stage);
  ui_panel(ui, word(W_ACCOUNT), panel);
  return worklist_account(list, panel, true) || opened;
}

Want worklist_screen(UiContext *ui, const WorklistView *view, WorklistState *state) {
  Worklist list = {.ui = ui, .view = view, .state = state};
  bool dialog = state->ending_day || state->leaving;
  list.layout = chrome_begin(ui, state->keys || dialog);
  choose_rows(&list);
  top_bar(&list);
  rail(&list);
  bool work = list.layout.kind == LAYOUT_ONE ? one_column(&list, list.layout.stage) : two_columns(&list, list.layout.stage);
  const WorkRowView *row = worklist_chosen(&list);
  Word why;
  if (work && row && !work_refused(&list, row, &why)) list.want = (Want){.kind = WANT_TAKE, .place = row->place};
  if (ui_key_always(ui, KEY_ESCAPE, 0)) state->leaving = ui->again = true;
  chrome_end(ui, &list.layout, hints, HINTS, &state->keys);
  if (dialog) dialogs(&list);
  return list.want;
}
