/* Your path beside the best one, a row for each question; from the start or from the decision chosen. */
#include "screens/debrief_course.h"

enum { COL_YOU, COL_YOUR_POINTS, COL_BEST, COL_BEST_POINTS, COLS };

static int side_height(UiContext *ui, const UiTable *table, int column, const PathStepView *step) {
  if (!step->did.length) return 0;
  return ui_em(ui, 16) + ui_paragraph_height(ui, TYPE_BODY, step->did, table->w[column] - ui_px(ui, 20));
}

static int row_height(UiContext *ui, const UiTable *table, const PathRowView *row) {
  int title = ui_paragraph_height(ui, TYPE_BODY_STRONG, row->title, table->body.w - 2 * ui_px(ui, 16));
  int you = side_height(ui, table, COL_YOU, &row->you), best = row->same ? 0 : side_height(ui, table, COL_BEST, &row->best);
  return title + (you > best ? you : best) + ui_px(ui, 18);
}

static void side(UiContext *ui, const UiTable *table, int column, int top, const PathStepView *step, UiToken token) {
  if (!step->did.length) return;
  UiRect room = ui_table_cell(table, column), points = ui_table_cell(table, column + 1);
  ui_cut_top(&room, top);
  ui_cut_top(&points, top);
  ui_text(ui, ui_cut_top(&room, ui_em(ui, 16)), TYPE_CAPTION, TOKEN_INK_3, step->when, ALIGN_LEFT);
  ui_paragraph(ui, room, TYPE_BODY, token, step->did);
  if (points.w > 0) ui_text(ui, ui_cut_top(&points, ui_em(ui, 16)), TYPE_BODY, TOKEN_INK_2, step->points, ALIGN_RIGHT);
}

static void path_row(UiContext *ui, UiTable *table, const PathRowView *row) {
  UiRect head = ui_inset(table->row, ui_px(ui, 16), ui_px(ui, 8));
  int top = ui_px(ui, 8) + ui_paragraph(ui, head, TYPE_BODY_STRONG, TOKEN_INK, row->title);
  PathStepView same = {row->best.when, word(W_SAME_AS_YOURS), row->best.points};
  side(ui, table, COL_YOU, top, &row->you, TOKEN_INK);
  side(ui, table, COL_BEST, top, row->same ? &same : &row->best, row->same ? TOKEN_INK_3 : TOKEN_INK);
}

bool debrief_paths(UiContext *ui, UiRect sheet, const DebriefView *view, DebriefState *state) {
  const PathsView *paths = view->paths;
  ui_sheet(ui, sheet);
  if (!paths) return false;
  UiRect inside = ui_inset(sheet, ui_px(ui, 1), ui_px(ui, 1));
  const UiColumn columns[COLS] = {
      [COL_YOU] = {word(W_YOUR_PATH), 130, 1, 0, false},
      [COL_YOUR_POINTS] = {word(W_POINTS_HEAD), 56, 0, 1, true},
      [COL_BEST] = {word(W_BEST_PATH), 130, 1, 0, false},
      [COL_BEST_POINTS] = {word(W_POINTS_HEAD), 56, 0, 1, true},
  };
  UiScroll scroll = ui_scroll_begin(ui, inside, word(W_PATHS));
  UiRect rows = scroll.content, head = ui_inset(ui_cut_top(&rows, ui_em(ui, 48)), ui_px(ui, 12), 0);
  Str labels[] = {word(W_FROM_START), word_with(ui->arena, W_FROM_DECISION, str_format(ui->arena, "%d", state->place + 1), STR(""))};
  UiRect seg = ui_middle(ui_cut_left(&head, ui_segmented_width(ui, labels, 2)), ui_em(ui, 32));
  bool here = ui_segmented(ui, seg, word(W_SHOW_AS), labels, 2, state->from_here) == 1;
  if (here != state->from_here) ui->again = true;
  state->from_here = here;
  UiTable table = ui_table_begin(ui, &rows, word(W_PATHS), columns, COLS, paths->row_count, &state->path_row);
  ui_focus_fallback(ui, table.id);
  for (int i = 0; i < paths->row_count; i++)
    if (ui_table_row(&table, &rows, paths->rows[i].title, row_height(ui, &table, &paths->rows[i]))) path_row(ui, &table, &paths->rows[i]);
  ui_scroll_end(ui, &scroll, rows.y - scroll.content.y + ui_px(ui, 6));
  if (!table.activated || !paths->row_count || paths->rows[state->path_row].decision == NONE) return false;
  state->place = paths->rows[state->path_row].decision;
  return true;
}
