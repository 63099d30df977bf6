/* Debrief of a shift: its scores, the measures of the trade beside those of the reference play, and what became of every account. */
#include "screens/debrief_parts.h"

static const Hint hints[] = {
    {{STR_INIT("\xE2\x86\x91"), STR_INIT("\xE2\x86\x93")}, W_HINT_SELECT_ACCOUNT},
    {{STR_INIT("Enter")}, W_HINT_CASE},
    {{STR_INIT("M")}, W_MEASURES},
    {{STR_INIT("B")}, W_BY_RULE},
    {{STR_INIT("1"), STR_INIT("2"), STR_INIT("3"), STR_INIT("4"), STR_INIT("5")}, W_HINT_NEXT_FOR_YOU},
    {{STR_INIT("Ctrl S")}, W_HINT_SAVE_PAGE},
    {{STR_INIT("Esc")}, W_HINT_FINISH},
};
enum { HINTS = sizeof hints / sizeof *hints };

enum { COL_MARK, COL_ACCOUNT, COL_ENDING, COL_MONEY, COL_POINTS, COL_COST, COL_MINUTES, COLS };

/* ---- Accounts ---- */

static void stacked(UiContext *ui, UiRect cell, UiAlign align, UiType type, Str first, Str second) {
  UiRect both = ui_middle(cell, ui_em(ui, 36));
  if (cell.w <= 0) return;
  ui_text(ui, ui_cut_top(&both, ui_em(ui, 20)), type, TOKEN_INK, first, align);
  ui_text(ui, both, TYPE_CAPTION, TOKEN_INK_2, second, align);
}

/* As many lines as it takes, in the middle of the row. */
static void centred(UiContext *ui, UiRect cell, UiType type, UiToken token, Str text) {
  if (cell.w <= 0 || !text.length) return;
  int height = ui_paragraph_height(ui, type, text, cell.w);
  ui_paragraph(ui, ui_middle(cell, height < cell.h ? height : cell.h), type, token, text);
}

static void case_row(UiContext *ui, UiTable *table, const CaseResultView *one) {
  Arena *arena = ui->arena;
  ui_icon(ui, ui_table_cell(table, COL_MARK), one->best ? ICON_CHECK_CIRCLE : ICON_ERROR_OUTLINE, 18, one->best ? TOKEN_GOOD : TOKEN_WARN);
  stacked(ui, ui_table_cell(table, COL_ACCOUNT), ALIGN_LEFT, TYPE_BODY_STRONG, one->patient, one->title);
  centred(ui, ui_table_cell(table, COL_ENDING), TYPE_BODY, TOKEN_INK, one->ending);
  Str best = word_with(arena, W_OF_MONEY, money_shown(arena, one->best_cents), STR(""));
  stacked(ui, ui_table_cell(table, COL_MONEY), ALIGN_RIGHT, TYPE_BODY_STRONG, money_shown(arena, one->recovered_cents), best);
  ui_table_text(table, COL_POINTS, TYPE_BODY, TOKEN_INK, one->points);
  centred(ui, ui_table_cell(table, COL_COST), TYPE_CAPTION, TOKEN_BAD, one->cost);
  ui_table_text(table, COL_MINUTES, TYPE_BODY, TOKEN_INK_2, word_count(arena, W_MINUTES, one->minutes, STR("")));
}

static Want accounts(UiContext *ui, UiRect sheet, const ShiftDebriefView *view, ShiftDebriefState *state, bool low) {
  const UiColumn columns[COLS] = {
      [COL_MARK] = {STR(""), 18, 0, 0, false},
      [COL_ACCOUNT] = {word(W_ACCOUNT), 120, 2, 0, false},
      [COL_ENDING] = {word(W_WHAT_BECAME), 130, 3, 4, false},
      [COL_MONEY] = {word(W_RECOVERED), 90, 0, 0, true},
      [COL_POINTS] = {word(W_POINTS_HEAD), 72, 0, 3, true},
      [COL_COST] = {word(W_COST), 96, 1, 2, false},
      [COL_MINUTES] = {word(W_TIME), 60, 0, 1, true},
  };
  ui_sheet(ui, sheet);
  UiRect inside = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1));
  if (!low) {
    UiRect head = ui_cut_top(&inside, ui_em(ui, 48)), row = ui_inset(head, ui_px(ui, 16), 0);
    ui_line_below(ui, head, TOKEN_LINE);
    ui_text_cut(ui, &row, TYPE_H2, TOKEN_INK, word(W_ACCOUNTS), 12);
    Str note = word(view->proven ? W_COST_NOTE : W_COST_NOT_EXACT);
    if (ui_text_width(ui, TYPE_CAPTION, note) <= row.w) ui_text(ui, row, TYPE_CAPTION, TOKEN_INK_2, note, ALIGN_LEFT);
  }
  UiTable table = ui_table_begin(ui, &inside, word(W_ACCOUNTS), columns, COLS, view->case_count, &state->selected);
  ui_focus_fallback(ui, table.id);
  if (!state->met) ui_focus(ui, table.id); /* not left on what the picture of the wait had */
  state->met = true;
  ui_cut_bottom(&inside, ui_px(ui, 6));
  UiScroll scroll = ui_scroll_begin(ui, inside, word(W_ACCOUNTS));
  UiRect rows = scroll.content;
  int height = ui_em(ui, 50);
  for (int i = 0; i < view->case_count; i++)
    if (ui_table_row(&table, &rows, view->cases[i].patient, height)) case_row(ui, &table, &view->cases[i]);
  ui_scroll_end(ui, &scroll, view->case_count * height);
  bool open = table.activated && view->case_count;
  return open ? (Want){.kind = WANT_CASE, .place = view->cases[state->selected].place} : (Want){.kind = WANT_NONE};
}

/* ---- Measures, plays by rule ---- */

static int measures(UiContext *ui, UiRect room, const ShiftDebriefView *view) {
  UiRect rest = room;
  for (int i = 0; i < view->measure_count; i++) {
    const MeasureView *measure = &view->measures[i];
    ui_text(ui, ui_cut_top(&rest, ui_em(ui, 18)), TYPE_LABEL, TOKEN_INK_2, measure->name, ALIGN_LEFT);
    ui_cut_top(&rest, ui_paragraph(ui, rest, TYPE_BODY_STRONG, TOKEN_INK, measure->value));
    Str reference = word_with(ui->arena, W_REFERENCE, measure->reference, STR(""));
    ui_cut_top(&rest, ui_paragraph(ui, rest, TYPE_CAPTION, TOKEN_INK_2, reference) + ui_px(ui, 12));
  }
  for (int i = 0; i < view->whole.violation_count; i++)
    ui_cut_top(&rest, debrief_noted(ui, rest, TOKEN_BAD, view->whole.violations[i], view->whole.violation_whys[i]));
  return rest.y - room.y;
}

static int plays(UiContext *ui, UiRect room, const ShiftDebriefView *view) {
  UiRect rest = room;
  ui_cut_top(&rest, ui_paragraph(ui, rest, TYPE_BODY, TOKEN_INK_2, word(W_PLAYS_ABOUT)) + ui_px(ui, 12));
  for (int i = 0; i < view->play_count; i++) {
    const PlayView *play = &view->plays[i];
    UiRect head = ui_cut_top(&rest, ui_em(ui, 22));
    ui_text_cut_right(ui, &head, TYPE_BODY_STRONG, TOKEN_INK, str_format(ui->arena, "%d / 100", play->score), 8);
    ui_text(ui, head, TYPE_BODY_STRONG, TOKEN_INK, play->name, ALIGN_LEFT);
    ui_cut_top(&rest, ui_paragraph(ui, rest, TYPE_CAPTION, TOKEN_INK_2, play->rule));
    Str brought = word_with(ui->arena, play->reference ? W_PLAY_REFERENCE : W_PLAY_RECOVERED, play->recovered, STR(""));
    ui_cut_top(&rest, ui_paragraph(ui, rest, TYPE_BODY, TOKEN_INK, brought) + ui_px(ui, 12));
  }
  return rest.y - room.y;
}

/* `low`: the scores have no place of their own and open the measures. */
static Want beside(UiContext *ui, UiRect rect, const ShiftDebriefView *view, const ShiftDebriefState *state, bool low) {
  Want want = {.kind = WANT_NONE};
  ui_push_at(ui, STR("part"), (int)state->part);
  UiScroll scroll = ui_scroll_begin(ui, rect, word(W_MEASURES));
  UiRect rest = ui_inset(scroll.content, ui_px(ui, 16), ui_px(ui, 14));
  int top = rest.y;
  if (low && state->part == SHIFT_MEASURES) {
    UiRect strip = ui_cut_top(&rest, ui_em(ui, 40) + ui_px(ui, 20));
    debrief_scores_strip(ui, ui_inset(strip, -ui_px(ui, 12), 0), &view->whole);
  }
  if (state->part == SHIFT_MEASURES) want = debrief_next(ui, &rest, &view->whole);
  ui_cut_top(&rest, state->part == SHIFT_PLAYS ? plays(ui, rest, view) : measures(ui, rest, view));
  ui_scroll_end(ui, &scroll, rest.y - top + 2 * ui_px(ui, 14));
  ui_pop(ui);
  return want;
}

/* ---- The screen ---- */

static Want side(UiContext *ui, UiRect sheet, const ShiftDebriefView *view, ShiftDebriefState *state) {
  ui_sheet(ui, sheet);
  UiRect inside = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1)), head = ui_cut_top(&inside, ui_em(ui, 48)),
         foot = ui_cut_bottom(&inside, ui_em(ui, 40) + ui_px(ui, 24));
  ui_line_below(ui, head, TOKEN_LINE);
  head = ui_inset(head, ui_px(ui, 12), 0);
  Str labels[SHIFT_PARTS] = {word(W_MEASURES), word(W_BY_RULE)};
  UiRect seg = ui_middle(ui_cut_left(&head, ui_segmented_width(ui, labels, SHIFT_PARTS)), ui_em(ui, 32));
  state->part = (ShiftPart)ui_segmented(ui, seg, word(W_SHOW_AS), labels, SHIFT_PARTS, (int)state->part);
  Want want = beside(ui, inside, view, state, false);
  ui_fill_round(ui, foot, TOKEN_SUNKEN, 7, CORNERS_BOTTOM);
  ui_line_above(ui, foot, TOKEN_LINE);
  Want closing = debrief_closing_row(ui, &view->whole, ui_inset(foot, ui_px(ui, 12), ui_px(ui, 12)), SIZE_LARGE);
  return closing.kind != WANT_NONE ? closing : want;
}

static Want two_columns(UiContext *ui, UiRect stage, const ShiftDebriefView *view, ShiftDebriefState *state, const Layout *layout) {
  int height = debrief_scores_height(ui, layout);
  debrief_scores(ui, ui_cut_top(&stage, height < stage.h / 2 ? height : stage.h / 2), &view->whole, layout);
  ui_cut_top(&stage, ui_px(ui, 8));
  UiRect right = ui_cut_right(&stage, layout->panel_px);
  ui_cut_right(&stage, ui_px(ui, 8));
  ui_panel(ui, word(W_ACCOUNTS), stage);
  Want want = accounts(ui, stage, view, state, false);
  ui_panel(ui, word(W_MEASURES), right);
  Want other = side(ui, right, view, state);
  return want.kind != WANT_NONE ? want : other;
}

static Want one_column(UiContext *ui, UiRect stage, const ShiftDebriefView *view, ShiftDebriefState *state, const Layout *layout) {
  if (!layout->low) {
    debrief_scores(ui, ui_cut_top(&stage, debrief_scores_height(ui, layout)), &view->whole, layout);
    ui_cut_top(&stage, ui_px(ui, 8));
  }
  Str names[] = {word(W_ACCOUNTS), word(W_MEASURES), word(W_BY_RULE)};
  UiRect row = ui_cut_top(&stage, ui_em(ui, 36)), buttons = ui_cut_bottom(&stage, ui_em(ui, 36));
  ui_cut_top(&stage, ui_px(ui, 4));
  ui_panel(ui, word(W_DEBRIEF_TABS), row);
  int was = state->part_tab ? 1 + (int)state->part : 0, tab = ui_tabs(ui, row, word(W_DEBRIEF_TABS), names, 3, was);
  if (ui_key_always(ui, KEY_TAB, MOD_CTRL)) tab = (was + 1) % 3;
  if (tab != was) ui->again = true;
  state->part_tab = tab > 0;
  if (tab > 0) state->part = (ShiftPart)(tab - 1);
  ui_panel(ui, word(state->part_tab ? W_MEASURES : W_ACCOUNTS), stage);
  Want want = {.kind = WANT_NONE};
  if (state->part_tab) {
    ui_push(ui, word(W_DEBRIEF_TABS));
    ui_focus_fallback(ui, ui_id_at(ui, names[tab], tab));
    ui_pop(ui);
    ui_sheet(ui, stage);
    want = beside(ui, ui_inset(stage, ui_px(ui, 1), ui_px(ui, 1)), view, state, layout->low);
  } else {
    want = accounts(ui, stage, view, state, layout->low);
  }
  ui_panel(ui, word(W_FINISH), buttons);
  Want other = debrief_closing_row(ui, &view->whole, ui_middle(buttons, ui_em(ui, 32)), SIZE_NORMAL);
  return want.kind != WANT_NONE ? want : other;
}

static void show_part(UiContext *ui, ShiftDebriefState *state, ShiftPart part) {
  state->part = part;
  state->part_tab = ui->again = true;
}

Want shift_debrief_screen(UiContext *ui, const ShiftDebriefView *view, ShiftDebriefState *state) {
  Want want = {.kind = WANT_NONE};
  Layout layout = chrome_begin(ui, state->keys);
  UiRect hud = layout.hud;
  bool one = layout.kind == LAYOUT_ONE;
  ui_panel(ui, word(W_TOP_BAR), hud);
  if (layout.low && one) debrief_score_well(ui, &hud, &view->whole);
  chrome_brand(ui, &layout, &hud, view->whole.title);
  Str mode = word(view->whole.mode == MODE_PRACTICE ? W_PRACTICE : W_ASSESSMENT);
  ui_text(ui, hud, TYPE_CAPTION, TOKEN_HUD_INK_2, word_with(ui->arena, W_DEBRIEF_MODE, mode, STR("")), ALIGN_LEFT);
  chrome_places(ui, &layout, PLACE_NONE, &(Places){view->whole.due, view->whole.teaches}, &want);
  if (ui_key(ui, 'm', 0)) show_part(ui, state, SHIFT_MEASURES);
  if (ui_key(ui, 'b', 0)) show_part(ui, state, SHIFT_PLAYS);
  if (ui_key_always(ui, 's', MOD_CTRL)) want.kind = WANT_SAVE_PAGE;
  Want next = debrief_next_keys(ui, &view->whole);
  if (next.kind != WANT_NONE) want = next;
  Want chosen = one ? one_column(ui, layout.stage, view, state, &layout) : two_columns(ui, layout.stage, view, state, &layout);
  int count = HINTS;
  const Hint *shown = debrief_hints(ui, &view->whole, hints, &count);
  chrome_end(ui, &layout, shown, count, &state->keys);
  return chosen.kind != WANT_NONE ? chosen : want;
}
