/* Trainees, one a row, by what they can and by what they played: a figure in every cell, and its colour beside it. */
#include "screens/class.h"

enum { STEPS = 5, MOST_SHOWN = UI_MOST_COLUMNS - 2, ROW_PX = 36, CELL_GAP_PX = 2 };

static const int step_from[STEPS] = {0, 50, 60, 75, 85};

static int step_of(int score) {
  int step = STEPS - 1;
  while (step > 0 && score < step_from[step]) step--;
  return step;
}

static UiToken face_of(int step) {
  static const UiToken faces[STEPS] = {TOKEN_SEQ_1, TOKEN_SEQ_2, TOKEN_SEQ_3, TOKEN_SEQ_4, TOKEN_SEQ_5};
  return faces[step];
}

static Str shown_score(UiContext *ui, int score) { return score == NONE ? STR("\xE2\x80\x93") : str_format(ui->arena, "%d", score); }

static void heat(UiContext *ui, const UiTable *table, int column, int score) {
  if (!table->w[column]) return;
  int gap = ui_px(ui, CELL_GAP_PX);
  UiRect cell = ui_inset((UiRect){table->x[column], table->row.y, table->w[column], table->row.h}, gap, gap);
  if (score == NONE) {
    ui_text(ui, cell, TYPE_BODY, TOKEN_INK_3, shown_score(ui, score), ALIGN_CENTER);
    return;
  }
  int step = step_of(score);
  ui_fill_round(ui, cell, face_of(step), 4, CORNERS_ALL);
  if (ui->frame.outlined) ui_border(ui, cell, TOKEN_LINE, 4, 1);
  ui_text(ui, cell, TYPE_BODY_MEDIUM, step < 3 ? TOKEN_SEQ_INK_LO : TOKEN_SEQ_INK_HI, shown_score(ui, score), ALIGN_CENTER);
}

void class_legend(UiContext *ui, UiRect *row) {
  Str low = word_with(ui->arena, W_CLASS_BELOW, str_format(ui->arena, "%d", step_from[1]), STR(""));
  Str high = word_with(ui->arena, W_CLASS_AND_OVER, str_format(ui->arena, "%d", step_from[STEPS - 1]), STR(""));
  int boxes = STEPS * (ui_em(ui, 20) + ui_px(ui, 4)), gap = ui_px(ui, 8);
  if (ui_text_width(ui, TYPE_CAPTION, low) + ui_text_width(ui, TYPE_CAPTION, high) + boxes + 3 * gap > row->w) return;
  ui_text_cut_right(ui, row, TYPE_CAPTION, TOKEN_INK_2, high, 8);
  for (int i = STEPS - 1; i >= 0; i--) {
    UiRect box = ui_middle(ui_cut_right(row, ui_em(ui, 20)), ui_em(ui, 14));
    ui_fill_round(ui, box, face_of(i), 3, CORNERS_ALL);
    if (ui->frame.outlined) ui_border(ui, box, TOKEN_LINE, 3, 1);
    ui_cut_right(row, ui_px(ui, i ? 4 : 8));
  }
  ui_text_cut_right(ui, row, TYPE_CAPTION, TOKEN_INK_2, low, 0);
}

/** Labels over the middle of their cells. */
static void heads(UiContext *ui, const UiTable *table, int header_y, int from, int count, const Str *labels) {
  for (int i = 0; i < count; i++) {
    ui->cells[from + i].label = labels[i];
    UiRect cell = {table->x[from + i], header_y, table->w[from + i], ui_table_header_height(ui)};
    if (cell.w) ui_text(ui, cell, TYPE_LABEL, TOKEN_INK_3, labels[i], ALIGN_CENTER);
  }
}

static void overall(UiContext *ui, UiTable *table, int column, const ClassTrainee *trainee) {
  UiRect cell = ui_table_cell(table, column);
  if (!cell.w) return;
  UiRect mark = ui_cut_right(&cell, ui_em(ui, 18));
  if (trainee->needs_help) {
    ui_icon(ui, mark, ICON_ERROR_OUTLINE, 16, TOKEN_BAD);
    ui_reading(ui, word(W_CLASS_HELP), mark);
  }
  ui_text(ui, cell, TYPE_BODY_STRONG, TOKEN_INK, shown_score(ui, trainee->mean), ALIGN_RIGHT);
}

/** What both grids are made of. */
typedef struct Grid {
  const ClassView *view;
  const int *order;
  int count, shown; /* trainees; cells in a row */
  const Str *labels;
  int first; /* scenario in the first cell; of competences 0 */
  bool lessons;
} Grid;

static int score_of(const Grid *grid, int trainee, int cell) {
  const ClassReport *report = grid->view->report;
  if (!grid->lessons) return trainee == NONE ? report->all[cell] : report->trainees[trainee].competence[cell];
  int lesson = grid->first + cell;
  return trainee == NONE ? report->spreads[lesson].mean : report->cells[trainee * report->rows->lesson_count + lesson].first;
}

/** The mean of all means. */
static int mean_of_all(const ClassReport *report) {
  int sum = 0, judged = 0;
  for (int i = 0; i < report->rows->trainee_count; i++) {
    int mean = report->trainees[i].mean;
    if (mean != NONE) sum += mean, judged++;
  }
  return judged ? (2 * sum + judged) / (2 * judged) : NONE;
}

static void total(UiContext *ui, UiTable *table, UiRect room, const Grid *grid) {
  UiRect row = ui_cut_top(&room, ui_em(ui, ROW_PX));
  ui_line_above(ui, row, TOKEN_LINE);
  ui_table_total(table, &row, row.h);
  ui_table_text(table, 0, TYPE_BODY_STRONG, TOKEN_INK, word(W_CLASS_AVERAGE_ROW));
  for (int i = 0; i < grid->shown; i++) {
    UiRect cell = {table->x[1 + i], table->row.y, table->w[1 + i], table->row.h};
    if (cell.w) ui_text(ui, cell, TYPE_BODY_STRONG, TOKEN_INK, shown_score(ui, score_of(grid, NONE, i)), ALIGN_CENTER);
  }
  UiRect cell = ui_table_cell(table, grid->shown + 1);
  ui_cut_right(&cell, ui_em(ui, 18));
  ui_text(ui, cell, TYPE_BODY_STRONG, TOKEN_INK, shown_score(ui, mean_of_all(grid->view->report)), ALIGN_RIGHT);
}

static bool draw_grid(UiContext *ui, UiRect room, const Grid *grid, int *selected) {
  UiColumn columns[UI_MOST_COLUMNS];
  int last = grid->shown + 1, header_y = room.y;
  columns[0] = (UiColumn){word(W_CLASS_TRAINEE), 120, 2, 0, false};
  for (int i = 0; i < grid->shown; i++) {
    int width = ui_table_width_for(ui, ui_text_width(ui, TYPE_LABEL, grid->labels[i])) - 12;
    columns[1 + i] = (UiColumn){STR(""), width < 26 ? 26 : width, 1, grid->lessons ? 0 : grid->shown - i, false};
  }
  columns[last] = (UiColumn){word(W_CLASS_OVERALL), 66, 0, 0, false};
  UiRect foot = ui_cut_bottom(&room, ui_em(ui, ROW_PX));
  UiTable table = ui_table_begin(ui, &room, word(W_CLASS_TRAINEE), columns, last + 1, grid->count, selected);
  heads(ui, &table, header_y, 1, grid->shown, grid->labels);
  ui_focus_fallback(ui, table.id);
  UiScroll scroll = ui_scroll_begin(ui, room, word(W_CLASS_TRAINEE));
  UiRect body = scroll.content;
  for (int i = 0; i < grid->count; i++) {
    int trainee = grid->order[i];
    if (!ui_table_row(&table, &body, grid->view->record->rows.trainees[trainee], ui_em(ui, ROW_PX))) continue;
    ui_table_text(&table, 0, i == *selected ? TYPE_BODY_STRONG : TYPE_BODY_MEDIUM, TOKEN_INK, grid->view->record->rows.trainees[trainee]);
    for (int c = 0; c < grid->shown; c++) heat(ui, &table, 1 + c, score_of(grid, trainee, c));
    overall(ui, &table, last, &grid->view->report->trainees[trainee]);
  }
  ui_scroll_end(ui, &scroll, grid->count * ui_em(ui, ROW_PX));
  total(ui, &table, foot, grid);
  return table.activated;
}

bool class_skills(UiContext *ui, UiRect room, const ClassView *view, ClassState *state, const int *order, int count) {
  static const Word names[CLASS_COMPETENCES] = {W_CLASS_AXIS_CODES, W_CLASS_AXIS_TIMING, W_CLASS_AXIS_OUTCOME, W_CLASS_DETAIL,
                                                W_CLASS_COMMS,      W_CLASS_ANALYSIS,    W_CLASS_PROBLEMS,     W_CLASS_RULES};
  static_assert(CLASS_COMPETENCES <= MOST_SHOWN, "a table has room for every competence");
  Str labels[CLASS_COMPETENCES];
  for (int c = 0; c < CLASS_COMPETENCES; c++) labels[c] = word(names[c]);
  Grid grid = {view, order, count, CLASS_COMPETENCES, labels, 0, false};
  return draw_grid(ui, room, &grid, &state->row[CLASS_SKILLS]);
}

/* ---- by scenario ---- */

/** Which of the scenarios are shown, where there are too many for one table. */
static void pages(UiContext *ui, UiRect row, ClassState *state, int shown, int all) {
  UiButton before = {.kind = BUTTON_SECONDARY, .size = SIZE_SMALL, .cap = STR("["), .key = '[', .icon = ICON_CHEVRON_LEFT, .icon_only = true};
  UiButton after = before;
  before.disabled = state->first_lesson == 0;
  after.icon = ICON_CHEVRON_RIGHT;
  after.cap = STR("]");
  after.key = ']';
  after.disabled = state->first_lesson + shown >= all;
  Str from = str_format(ui->arena, "%d", state->first_lesson + 1), to = str_format(ui->arena, "%d", state->first_lesson + shown);
  int step = 0;
  ui_push(ui, word(W_CLASS_LESSONS));
  if (ui_button_cut_right(ui, &row, word(W_CLASS_NEXT), &after, 4)) step = shown;
  if (ui_button_cut_right(ui, &row, word(W_CLASS_BEFORE), &before, 10)) step = -shown;
  ui_pop(ui);
  Str what = word_count(ui->arena, W_CLASS_LESSON_COUNT, all, str_format(ui->arena, "%.*s\xE2\x80\x93%.*s", STR_ARG(from), STR_ARG(to)));
  ui_text(ui, row, TYPE_CAPTION, TOKEN_INK_2, what, ALIGN_RIGHT);
  if (!step) return;
  int first = state->first_lesson + step;
  state->first_lesson = first < 0 ? 0 : first + shown > all ? all - shown : first;
  ui->again = true;
}

bool class_lessons(UiContext *ui, UiRect room, const ClassView *view, ClassState *state, const int *order, int count) {
  int all = view->record->rows.lesson_count, fit = (room.w - ui_em(ui, 120 + 66) - ui_px(ui, 64)) / (ui_em(ui, 26) + ui_px(ui, 24));
  int shown = fit < 1 ? 1 : fit > MOST_SHOWN ? MOST_SHOWN : fit;
  Str labels[MOST_SHOWN];
  if (shown > all) shown = all;
  if (state->first_lesson + shown > all) state->first_lesson = all - shown;
  for (int i = 0; i < shown; i++) labels[i] = str_format(ui->arena, "%d", state->first_lesson + i + 1);
  if (all > shown) pages(ui, ui_inset(ui_cut_top(&room, ui_em(ui, 36)), ui_px(ui, 16), 0), state, shown, all);
  Grid grid = {view, order, count, shown, labels, state->first_lesson, true};
  return draw_grid(ui, room, &grid, &state->row[CLASS_LESSONS]);
}
