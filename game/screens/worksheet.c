/* The worksheet of the open item: a row for each line, a cell for each asked column. Cells take sums; what was paid stands beside them. */
#include "screens/desk.h"

bool worksheet_open(const Desk *desk) { return desk->view->task.ask && desk->view->task.ask->kind == ITEM_WORKSHEET; }

static const AskView *ask_of(const Desk *desk) { return desk->view->task.ask; }

static int row_height(const UiContext *ui) { return ui_em(ui, 32) + 2 * ui_px(ui, 5); }

/* Several lines are added up below. */
static bool with_total(const AskView *ask) { return ask->row_count > 1; }

int worksheet_height(Desk *desk) {
  UiContext *ui = desk->ui;
  return ui_em(ui, 48) + ui_table_header_height(ui) + (ask_of(desk)->row_count + with_total(ask_of(desk))) * row_height(ui) + ui_em(ui, 40) +
         ui_px(ui, 4);
}

bool worksheet_read(Desk *desk, Action *action) {
  const AskView *ask = ask_of(desk);
  AnswerState *answer = &desk->state->answer;
  bool all = true;
  for (int i = 0; i < ask->row_count * ask->column_count && i < DESK_MOST_FIELDS; i++) {
    bool is_sum;
    Cents cents = 0;
    bool ok = sum_read(str_trim(ui_text_value(&answer->fields[i])), &cents, &is_sum);
    answer->bad[i] = !ok && answer->tried;
    action->cells[i] = cents;
    all = all && ok;
  }
  return all;
}

static void cell(Desk *desk, UiTable *table, int row, int column) {
  UiContext *ui = desk->ui;
  const AskView *ask = ask_of(desk);
  int place = row * ask->column_count + column;
  if (place >= DESK_MOST_FIELDS) return;
  UiRect room = ui_table_cell(table, 3 + column);
  Str name = word_with(ui->arena, W_LINE_NAME, ask->rows[row], ask->columns[column]);
  UiField field = {.name = name, .right = true, .error = desk->state->answer.bad[place], .fallback = place == 0};
  UiFieldDone done = ui_field(ui, ui_inset(ui_middle(room, ui_em(ui, 30)), -ui_px(ui, 4), 0), &field, &desk->state->answer.fields[place]);
  if (done.changed) desk->state->answer.bad[place] = false;
  if (!done.submitted) return;
  int next = place + 1, last = ask->row_count * ask->column_count;
  if (next < last) {
    int to_row = next / ask->column_count, to_column = next % ask->column_count;
    ui_focus(ui, ui_id(ui, word_with(ui->arena, W_LINE_NAME, ask->rows[to_row], ask->columns[to_column])));
    return;
  }
  desk->state->answer.tried = true;
  Action action = {.kind = ACTION_ANSWER, .item = ask->item};
  if (worksheet_read(desk, &action))
    desk_do(desk, &action);
  else
    ui->again = true;
}

/* The sum that stands in the cell with the caret, worked out. */
static void peek(Desk *desk, UiRect rect) {
  UiContext *ui = desk->ui;
  const AskView *ask = ask_of(desk);
  ui_line_above(ui, rect, TOKEN_LINE);
  UiRect row = ui_inset(rect, ui_px(ui, 16), 0);
  ui_icon(ui, ui_cut_left(&row, ui_em(ui, 18)), ICON_CALCULATE, 18, TOKEN_INK_2);
  ui_cut_left(&row, ui_px(ui, 8));
  for (int i = 0; i < ask->row_count * ask->column_count && i < DESK_MOST_FIELDS; i++) {
    Str name = word_with(ui->arena, W_LINE_NAME, ask->rows[i / ask->column_count], ask->columns[i % ask->column_count]);
    Cents cents;
    bool is_sum;
    Str typed = str_trim(ui_text_value(&desk->state->answer.fields[i]));
    if (ui->focus != ui_id(ui, name) || !typed.length || !sum_read(typed, &cents, &is_sum) || !is_sum) continue;
    ui_text_cut(ui, &row, TYPE_RAW, TOKEN_INK, typed, 6);
    ui_text_cut(ui, &row, TYPE_BODY, TOKEN_INK_2, STR("="), 6);
    ui_text(ui, row, TYPE_BODY_STRONG, TOKEN_INK, money_shown(ui->arena, cents), ALIGN_LEFT);
    return;
  }
  ui_text(ui, row, TYPE_CAPTION, TOKEN_INK_3, word(W_CELLS_TAKE_SUMS), ALIGN_LEFT);
}

/* What has been typed in a column so far. @return false while a cell of it cannot be read. */
static bool typed_sum(Desk *desk, int column, Cents *sum) {
  const AskView *ask = ask_of(desk);
  bool any = false;
  *sum = 0;
  for (int row = 0; row < ask->row_count; row++) {
    int place = row * ask->column_count + column;
    if (place >= DESK_MOST_FIELDS) return false;
    Str typed = str_trim(ui_text_value(&desk->state->answer.fields[place]));
    bool is_sum;
    Cents cents;
    if (!typed.length) continue;
    if (!sum_read(typed, &cents, &is_sum)) return false;
    *sum += cents;
    any = true;
  }
  return any;
}

static void total_cell(UiTable *table, int column, const Cents *cents, int count) {
  Cents sum = 0;
  for (int i = 0; cents && i < count; i++) sum += cents[i];
  if (cents) ui_table_text(table, column, TYPE_BODY_STRONG, TOKEN_INK, money_shown(table->ui->arena, sum));
}

static void total_row(Desk *desk, UiTable *table, UiRect *rest) {
  const AskView *ask = ask_of(desk);
  ui_table_total(table, rest, row_height(desk->ui));
  ui_table_text(table, 0, TYPE_BODY_STRONG, TOKEN_INK, word(W_TOTAL));
  total_cell(table, 1, ask->row_charge, ask->row_count);
  total_cell(table, 2, ask->row_paid, ask->row_count);
  for (int c = 0; c < ask->column_count; c++) {
    Cents sum;
    ui_table_text(table, 3 + c, TYPE_BODY_STRONG, TOKEN_INK, typed_sum(desk, c, &sum) ? money_shown(desk->ui->arena, sum) : STR("\xE2\x80\x93"));
  }
}

void worksheet_draw(Desk *desk, UiRect sheet) {
  UiContext *ui = desk->ui;
  const AskView *ask = ask_of(desk);
  UiRect head, inside = desk_sheet(desk, sheet, word(W_WORKSHEET), &head);
  peek(desk, ui_cut_bottom(&inside, ui_em(ui, 40)));
  UiColumn columns[3 + COLUMN_COUNT] = {{word(W_LINE), 90, 1, 0, false}, {word(W_CHARGE), 76, 0, 1, true}, {word(W_PAID), 76, 0, 2, true}};
  int count = 3;
  for (int i = 0; i < ask->column_count && count < 3 + COLUMN_COUNT; i++) columns[count++] = (UiColumn){ask->columns[i], 104, 0, 0, true};
  ui_push_at(ui, STR("worksheet"), ask->item);
  UiTable table = ui_table_begin(ui, &inside, word(W_WORKSHEET), columns, count, ask->row_count, NULL);
  UiScroll scroll = ui_scroll_begin(ui, inside, word(W_WORKSHEET));
  UiRect rows = scroll.content;
  int height = row_height(ui);
  for (int i = 0; i < ask->row_count; i++) {
    if (!ui_table_row(&table, &rows, ask->rows[i], height)) continue;
    ui_table_paragraph(&table, 0, TYPE_BODY_MEDIUM, TOKEN_INK, ask->rows[i]);
    if (ask->row_charge) ui_table_text(&table, 1, TYPE_BODY, TOKEN_INK, money_shown(ui->arena, ask->row_charge[i]));
    if (ask->row_paid) ui_table_text(&table, 2, TYPE_BODY, TOKEN_INK, money_shown(ui->arena, ask->row_paid[i]));
    for (int c = 0; c < ask->column_count; c++) cell(desk, &table, i, c);
  }
  if (with_total(ask)) total_row(desk, &table, &rows);
  ui_scroll_end(ui, &scroll, rows.y - scroll.content.y);
  ui_pop(ui);
}
