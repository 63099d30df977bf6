/* What is wrong with a file that was saved or could not be opened: every message with its place, and of the one selected the line it is about. */
#include "overturn/utf8.h"
#include "screens/overlays.h"

enum { COL_PROBLEM, COL_PLACE, COLS };

/* ---- The list ---- */

static Str spoken(Arena *arena, const ProblemView *problem) {
  static const Word words[] = {[DIAG_ERROR] = W_PROBLEM_ERROR, [DIAG_WARNING] = W_PROBLEM_WARNING, [DIAG_ADVICE] = W_PROBLEM_ADVICE};
  return word_with(arena, words[problem->level], problem->message, STR(""));
}

static void mark(UiContext *ui, UiRect place, DiagLevel level) {
  static const UiIcon icons[] = {[DIAG_ERROR] = ICON_ERROR, [DIAG_WARNING] = ICON_WARNING_AMBER, [DIAG_ADVICE] = ICON_LIGHTBULB_OUTLINE};
  static const UiToken tokens[] = {[DIAG_ERROR] = TOKEN_BAD, [DIAG_WARNING] = TOKEN_WARN, [DIAG_ADVICE] = TOKEN_INK_2};
  ui_icon(ui, place, icons[level], 18, tokens[level]);
}

static int mark_width(const UiContext *ui) { return ui_em(ui, 18) + ui_px(ui, 10); }

static void row(UiContext *ui, UiTable *table, const ProblemView *problem, bool selected) {
  UiRect cell = ui_table_cell(table, COL_PROBLEM), icon = ui_cut_left(&cell, mark_width(ui));
  icon.w = ui_em(ui, 18);
  mark(ui, icon, problem->level);
  UiType type = selected ? TYPE_BODY_STRONG : TYPE_BODY;
  ui_paragraph(ui, ui_middle(cell, ui_paragraph_height(ui, type, problem->message, cell.w)), type, TOKEN_INK, problem->message);
  ui_table_text(table, COL_PLACE, TYPE_CODE, TOKEN_ACCENT_INK, problem->place);
}

static void list(UiContext *ui, UiRect room, const ProblemsView *view, ProblemsState *state) {
  int widest = 0;
  for (int i = 0; i < view->count; i++) {
    int width = ui_text_width(ui, TYPE_CODE, view->rows[i].place);
    if (width > widest) widest = width;
  }
  const UiColumn columns[COLS] = {
      [COL_PROBLEM] = {word(W_PROBLEM), 260, 1, 0, false}, [COL_PLACE] = {word(W_PLACE_IN_FILE), ui_table_width_for(ui, widest) + 28, 0, 1, false}};
  UiTable table = ui_table_begin(ui, &room, word(W_PROBLEMS), columns, COLS, view->count, &state->selected);
  ui_focus_fallback(ui, table.id);
  UiScroll scroll = ui_scroll_begin(ui, room, word(W_PROBLEM));
  UiRect rows = scroll.content;
  int text_px = ui_table_room(ui, columns, COLS, scroll.content.w, COL_PROBLEM) - mark_width(ui), used = 0;
  for (int i = 0; i < view->count; i++) {
    int least = ui_em(ui, 36), height = ui_paragraph_height(ui, TYPE_BODY_STRONG, view->rows[i].message, text_px) + ui_px(ui, 16);
    if (height < least) height = least;
    used += height;
    if (!ui_table_row(&table, &rows, spoken(ui->arena, &view->rows[i]), height)) continue;
    ui_node(ui)->value = view->rows[i].place;
    row(ui, &table, &view->rows[i], i == state->selected);
  }
  ui_scroll_end(ui, &scroll, used);
}

/* ---- The line it is about ---- */

/* As much of the line as fits, so that what is meant is in it. */
static Str line_part(UiContext *ui, const ProblemView *problem, int room_px) {
  size_t from = 0, to = problem->line.length;
  size_t fit = (size_t)(room_px / ui_text_width(ui, TYPE_RAW, STR("0")));
  while (from < problem->from && utf8_count(str_slice(problem->line, from, problem->to)) > fit) utf8_next(problem->line, &from);
  while (to > from && utf8_count(str_slice(problem->line, from, to)) > fit) to = utf8_before(problem->line, to);
  return str_slice(problem->line, from, to);
}

static void about(UiContext *ui, UiRect rect, const ProblemView *problem) {
  ui_fill_round(ui, rect, TOKEN_SUNKEN, 6, CORNERS_ALL);
  if (ui->frame.outlined) ui_border(ui, rect, TOKEN_LINE, 6, 1);
  UiRect inside = ui_inset(rect, ui_px(ui, 12), ui_px(ui, 8)), head = ui_cut_top(&inside, ui_em(ui, 18));
  ui_text_cut(ui, &head, TYPE_CODE, TOKEN_ACCENT_INK, problem->place, 12);
  if (ui_text_width(ui, TYPE_CAPTION, problem->path) <= head.w) ui_text(ui, head, TYPE_CAPTION, TOKEN_INK_3, problem->path, ALIGN_LEFT);
  UiRect line = ui_cut_top(&inside, ui_line_height(ui, TYPE_RAW));
  Str part = line_part(ui, problem, line.w);
  UiNode *node = ui_note(ui, ROLE_TEXT, word(W_PROBLEM_LINE), line);
  node->value = part;
  ui_text(ui, line, TYPE_RAW, TOKEN_INK, part, ALIGN_LEFT);
  size_t start = (size_t)(part.at - problem->line.at), end = start + part.length;
  size_t from = problem->from > start ? problem->from - start : 0, to = (problem->to < end ? problem->to : end) - start;
  if (to <= from) return;
  int left = ui_text_width(ui, TYPE_RAW, str_slice(part, 0, from)), width = ui_text_width(ui, TYPE_RAW, str_slice(part, from, to));
  ui_fill(ui, (UiRect){line.x + left, line.y + line.h, width, ui_px(ui, 2)}, problem->level == DIAG_ERROR ? TOKEN_BAD : TOKEN_WARN);
}

/* ---- All of it ---- */

static void head(UiContext *ui, UiRect *inside, const ProblemsView *view) {
  static const Word words[] = {[DIAG_ERROR] = W_ERRORS_N, [DIAG_WARNING] = W_WARNINGS_N, [DIAG_ADVICE] = W_ADVICE_N};
  static const UiChipKind kinds[] = {[DIAG_ERROR] = CHIP_BAD, [DIAG_WARNING] = CHIP_WARN, [DIAG_ADVICE] = CHIP_NEUTRAL};
  static const UiIcon icons[] = {[DIAG_ERROR] = ICON_ERROR, [DIAG_WARNING] = ICON_WARNING_AMBER, [DIAG_ADVICE] = ICON_LIGHTBULB_OUTLINE};
  UiRect chips = ui_cut_top(inside, ui_em(ui, 20));
  for (int level = DIAG_ERROR; level <= DIAG_ADVICE; level++) {
    if (!view->counts[level]) continue;
    Str label = word_count(ui->arena, words[level], view->counts[level], STR(""));
    if (ui_chip_width(ui, label, icons[level]) <= chips.w) ui_chip_cut(ui, &chips, label, kinds[level], icons[level], 8);
  }
  ui_cut_top(inside, ui_px(ui, 6));
  ui_cut_top(inside, ui_paragraph(ui, *inside, TYPE_BODY, TOKEN_INK_2, word(view->opened ? W_PROBLEMS_STAY : W_PROBLEMS_NOT_OPENED)) + ui_px(ui, 10));
}

Want problems_overlay(UiContext *ui, const ProblemsView *view, ProblemsState *state) {
  Want want = {.kind = WANT_NONE};
  UiRect inside = chrome_dialog_begin_within(ui, word(W_PROBLEMS), ui_em(ui, 860), ui_em(ui, 600));
  UiRect foot = ui_cut_bottom(&inside, ui_em(ui, 32));
  ui_cut_bottom(&inside, ui_px(ui, 12));
  if (state->selected >= view->count) state->selected = view->count ? view->count - 1 : 0;
  const ProblemView *chosen = view->count ? &view->rows[state->selected] : NULL;
  head(ui, &inside, view);
  int about_px = ui_em(ui, 18) + ui_line_height(ui, TYPE_RAW) + ui_px(ui, 2 * 8 + 4);
  if (chosen && inside.h > about_px + ui_em(ui, 100)) {
    about(ui, ui_cut_bottom(&inside, about_px), chosen);
    ui_cut_bottom(&inside, ui_px(ui, 10));
  }
  list(ui, inside, view, state);
  UiButton close = {.kind = BUTTON_PRIMARY, .cap = STR("Esc"), .key = KEY_ESCAPE}, copy = {.cap = STR("Ctrl C"), .key = 'c', .mods = MOD_CTRL};
  bool closed = ui_button_cut_right(ui, &foot, word(W_CLOSE), &close, 8),
       copied = chosen && ui_button_cut_right(ui, &foot, word(W_COPY_PLACE), &copy, 8);
  if (copied) want = (Want){.kind = WANT_COPY, .place = state->selected};
  if (closed) want = (Want){.kind = WANT_CLOSE_OVERLAY};
  chrome_dialog_end(ui);
  return want;
}
