/* My results: every attempt with its score, and beside them what the trainee knows, how surely, and what to practise next. */
#include "screens/results.h"

static const Hint hints[] = {
    {{STR_INIT("Enter")}, W_HINT_RESULTS_OPEN},
    {{STR_INIT("\xE2\x86\x91"), STR_INIT("\xE2\x86\x93")}, W_HINT_RESULTS_SELECT},
    {{STR_INIT("1"), STR_INIT("2"), STR_INIT("3"), STR_INIT("4")}, W_HINT_NEXT_FOR_YOU},
    {{STR_INIT("K")}, W_HINT_RESULTS_KEPT},
    {{STR_INIT("Del")}, W_HINT_RESULTS_DELETE},
    {{STR_INIT("Esc")}, W_HINT_BACK},
};
enum { HINTS = sizeof hints / sizeof *hints };
enum { COL_TITLE, COL_DATE, COL_MODE, COL_SCORE, COL_AXIS, COLS = COL_AXIS + AXIS_COUNT };

/* ---- Which attempts ---- */

static bool is_shown(const AttemptView *attempt, int mode) { return mode == NONE || (int)attempt->mode == mode; }

int results_shown(UiContext *ui, const ResultsView *view, const ResultsState *state, int **shown) {
  int count = 0;
  *shown = arena_make_many(ui->arena, int, view->attempt_count + 1);
  for (int i = 0; i < view->attempt_count; i++)
    if (is_shown(&view->attempts[i], state->mode)) (*shown)[count++] = i;
  return count;
}

static void filters(UiContext *ui, UiRect head, const ResultsView *view, ResultsState *state) {
  static const Word names[] = {W_ALL, W_PRACTICE, W_ASSESSMENT};
  ui_cut_left(&head, ui_px(ui, 16));
  ui_cut_right(&head, ui_px(ui, 12));
  ui_text_cut(ui, &head, TYPE_H2, TOKEN_INK, word(W_RESULTS_ATTEMPTS), 12);
  for (int mode = NONE; mode <= MODE_ASSESSMENT; mode++) {
    int count = 0;
    for (int i = 0; i < view->attempt_count; i++) count += is_shown(&view->attempts[i], mode);
    Str label = str_format(ui->arena, "%.*s %d", STR_ARG(word(names[mode - NONE])), count);
    if ((mode != NONE && !count) || ui_pill_width(ui, label) > head.w) continue;
    if (!ui_pill_cut(ui, &head, label, state->mode == mode, 8)) continue;
    state->mode = mode;
    state->selected = 0;
    ui->again = true;
  }
}

/* ---- The table ---- */

static void score_cell(UiContext *ui, UiTable *table, const AttemptView *attempt) {
  UiRect cell = ui_table_cell(table, COL_SCORE);
  if (attempt->score == NONE) {
    ui_text(ui, cell, TYPE_BODY_MEDIUM, TOKEN_ACCENT_INK, word(W_IN_PROGRESS), ALIGN_LEFT);
    return;
  }
  ui_text(ui, ui_cut_left(&cell, ui_em(ui, 24)), TYPE_BODY_STRONG, TOKEN_INK, str_format(ui->arena, "%d", attempt->score), ALIGN_RIGHT);
  ui_cut_left(&cell, ui_px(ui, 8));
  ui_bar(ui, ui_middle(ui_cut_left(&cell, ui_em(ui, 56)), ui_px(ui, 6)), word(W_SCORE), attempt->score, score_token(attempt->score), NONE);
}

static Str mode_shown(UiContext *ui, const AttemptView *attempt) {
  Str mode = word(attempt->mode == MODE_PRACTICE ? W_PRACTICE : W_ASSESSMENT);
  return attempt->retry ? word_with(ui->arena, W_RESULTS_RETRY, mode, STR("")) : mode;
}

static Str figure(UiContext *ui, int value) { return value == NONE ? STR("\xE2\x80\x93") : str_format(ui->arena, "%d", value); }

static void attempt_row(UiContext *ui, UiTable *table, const AttemptView *attempt, bool selected) {
  ui_table_text(table, COL_TITLE, selected ? TYPE_BODY_STRONG : TYPE_BODY_MEDIUM, TOKEN_INK, attempt->title);
  ui_table_text(table, COL_DATE, TYPE_BODY, TOKEN_INK, attempt->day);
  ui_table_text(table, COL_MODE, TYPE_BODY, TOKEN_INK_2, mode_shown(ui, attempt));
  score_cell(ui, table, attempt);
  for (int a = 0; a < AXIS_COUNT && attempt->score != NONE; a++)
    ui_table_text(table, COL_AXIS + a, TYPE_BODY, TOKEN_INK, figure(ui, attempt->axis[a]));
}

/** @return whether the selected one is to be opened. */
static bool table_of(UiContext *ui, UiRect inside, const ResultsView *view, ResultsState *state, const int *shown, int count) {
  const UiColumn columns[COLS] = {
      [COL_TITLE] = {word(W_SCENARIO), 130, 1, 0, false},
      [COL_DATE] = {word(W_RESULTS_DATE), 108, 0, 5, false},
      [COL_MODE] = {word(W_RESULTS_MODE), 116, 0, 4, false},
      [COL_SCORE] = {word(W_SCORE), 104, 0, 0, false},
      [COL_AXIS] = {word(W_CODES), 62, 0, 3, true},
      [COL_AXIS + 1] = {word(W_RESULTS_TIMING), 66, 0, 2, true},
      [COL_AXIS + 2] = {word(W_RESULTS_OUTCOME), 80, 0, 1, true},
  };
  if (!count) {
    Word why = view->attempt_count ? W_RESULTS_NONE_SO : W_RESULTS_NOTHING;
    ui_paragraph(ui, ui_inset(inside, ui_px(ui, 16), ui_px(ui, 16)), TYPE_READ, TOKEN_INK_2, word(why));
    return false;
  }
  UiTable table = ui_table_begin(ui, &inside, word(W_RESULTS_ATTEMPTS), columns, COLS, count, &state->selected);
  ui_focus_fallback(ui, table.id);
  UiScroll scroll = ui_scroll_begin(ui, inside, word(W_RESULTS_ATTEMPTS));
  UiRect body = scroll.content;
  int height = ui_em(ui, 36);
  for (int i = 0; i < count; i++) {
    const AttemptView *attempt = &view->attempts[shown[i]];
    Str name = str_format(ui->arena, "%.*s, %.*s", STR_ARG(attempt->title), STR_ARG(attempt->day));
    if (ui_table_row(&table, &body, name, height)) attempt_row(ui, &table, attempt, i == state->selected);
  }
  ui_scroll_end(ui, &scroll, count * height);
  return table.activated;
}

/* ---- What can be done with the selected one, and what the table had no room for ---- */

static Str detail(UiContext *ui, const AttemptView *attempt) {
  if (attempt->closed.length) return attempt->closed;
  if (attempt->score == NONE) return word(W_RESULTS_LEFT);
  Str first = word_with(ui->arena, W_RESULTS_DETAIL, figure(ui, attempt->axis[0]), figure(ui, attempt->axis[1]));
  return word_with(ui->arena, W_RESULTS_DETAIL_END, first, figure(ui, attempt->axis[2]));
}

static Want foot(UiContext *ui, UiRect row, const ResultsView *view, ResultsState *state, int place, bool activated) {
  Want want = {.kind = WANT_NONE};
  const AttemptView *attempt = &view->attempts[place];
  UiButton open = {.kind = BUTTON_SECONDARY, .cap = STR("Enter"), .key = KEY_ENTER, .disabled = attempt->opens == OPENS_NOTHING};
  UiButton forget = {.kind = BUTTON_GHOST, .cap = STR("Del"), .key = KEY_DELETE};
  Str label = word(attempt->opens == OPENS_CONTINUE ? W_RESULTS_GO_ON : W_RESULTS_OPEN_DEBRIEF);
  if (ui_button_width(ui, label, &open) + ui_button_width(ui, word(W_RESULTS_DELETE), &forget) + ui_px(ui, 8) > row.w)
    open.cap = forget.cap = STR("");
  bool opens = ui_button_cut_right(ui, &row, label, &open, 8) || (activated && attempt->opens != OPENS_NOTHING);
  if (ui_button_cut_right(ui, &row, word(W_RESULTS_DELETE), &forget, 12)) {
    state->dialog = RESULTS_DELETE_ONE;
    state->deleting = place;
    ui->again = true;
  }
  ui_text(ui, row, TYPE_CAPTION, TOKEN_INK_2, detail(ui, attempt), ALIGN_LEFT);
  if (opens) want = (Want){.kind = WANT_LOOK_BACK, .place = place};
  return want;
}

static Want attempts_sheet(UiContext *ui, UiRect sheet, const ResultsView *view, ResultsState *state, const int *shown, int count) {
  ui_sheet(ui, sheet);
  UiRect inside = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1)), head = ui_cut_top(&inside, ui_em(ui, 48));
  filters(ui, head, view, state);
  ui_line_below(ui, head, TOKEN_LINE);
  if (state->selected >= count) state->selected = count ? count - 1 : 0;
  UiRect below = count ? ui_cut_bottom(&inside, ui_em(ui, 32) + ui_px(ui, 16)) : (UiRect){0, 0, 0, 0};
  bool activated = table_of(ui, inside, view, state, shown, count);
  if (!count) return (Want){.kind = WANT_NONE};
  ui_fill_round(ui, below, TOKEN_SUNKEN, 7, CORNERS_BOTTOM);
  ui_line_above(ui, below, TOKEN_LINE);
  return foot(ui, ui_inset(below, ui_px(ui, 12), ui_px(ui, 8)), view, state, shown[state->selected], activated);
}

/* ---- The screen ---- */

static void top_bar(UiContext *ui, const Layout *layout, const ResultsView *view) {
  UiRect hud = layout->hud;
  ui_panel(ui, word(W_TOP_BAR), hud);
  chrome_brand(ui, layout, &hud, word(W_RESULTS));
  chrome_tag(ui, &hud, view->name.length && layout->kind != LAYOUT_ONE ? view->name : view->pseudonym);
}

static Want two_columns(UiContext *ui, UiRect stage, const ResultsView *view, ResultsState *state, const Layout *layout) {
  int *shown, count = results_shown(ui, view, state, &shown);
  UiRect right = ui_cut_right(&stage, layout->panel_px);
  ui_cut_right(&stage, ui_px(ui, 8));
  bool charted = stage.h >= ui_em(ui, 500);
  ui_panel(ui, word(W_RESULTS_ATTEMPTS), stage);
  if (charted) {
    UiRect sheet = ui_cut_top(&stage, results_chart_height(ui) + ui_px(ui, 2 * 14));
    ui_cut_top(&stage, ui_px(ui, 8));
    ui_sheet(ui, sheet);
    results_chart(ui, ui_inset(sheet, ui_px(ui, 16), ui_px(ui, 14)), view, shown, count);
  }
  Want want = attempts_sheet(ui, stage, view, state, shown, count);
  ui_panel(ui, word(W_RESULTS_PROGRESS), right);
  Want other = results_side(ui, right, view, state, !charted);
  return want.kind != WANT_NONE ? want : other;
}

static Want one_column(UiContext *ui, UiRect stage, const ResultsView *view, ResultsState *state) {
  Str names[] = {word(W_RESULTS_ATTEMPTS), word(W_RESULTS_PROGRESS)};
  UiRect row = ui_cut_top(&stage, ui_em(ui, 36));
  ui_cut_top(&stage, ui_px(ui, 4));
  ui_panel(ui, word(W_RESULTS_TABS), row);
  int was = state->side_tab, tab = ui_tabs(ui, row, word(W_RESULTS_TABS), names, 2, was);
  if (ui_key_always(ui, KEY_TAB, MOD_CTRL)) tab = !was;
  if (tab != was) ui->again = true;
  state->side_tab = tab == 1;
  ui_push(ui, word(W_RESULTS_TABS));
  ui_focus_fallback(ui, ui_id_at(ui, names[tab], tab));
  ui_pop(ui);
  ui_panel(ui, names[tab], stage);
  if (state->side_tab) return results_side(ui, stage, view, state, true);
  int *shown, count = results_shown(ui, view, state, &shown);
  return attempts_sheet(ui, stage, view, state, shown, count);
}

Want results_screen(UiContext *ui, const ResultsView *view, ResultsState *state) {
  Want want = {.kind = WANT_NONE};
  Layout layout = chrome_begin(ui, state->keys || state->dialog != RESULTS_PLAIN);
  top_bar(ui, &layout, view);
  chrome_places(ui, &layout, PLACE_RESULTS, &(Places){view->due, view->teaches}, &want);
  bool one = layout.kind == LAYOUT_ONE;
  Want chosen = one ? one_column(ui, layout.stage, view, state) : two_columns(ui, layout.stage, view, state, &layout);
  if (ui_key(ui, 'k', 0)) state->dialog = RESULTS_KEPT, ui->again = true;
  if (ui_key(ui, KEY_ESCAPE, 0)) want.kind = WANT_BACK;
  ResultsDialog dialog = state->dialog;
  chrome_end(ui, &layout, hints, HINTS, &state->keys);
  if (dialog != RESULTS_PLAIN) return results_dialog(ui, view, state);
  return chosen.kind != WANT_NONE ? chosen : want;
}
