/* Tables: columns that give way in order of priority, one stop for Tab, arrow keys that move the selected row. */
#include "ui/widgets.h"

enum { MOST_READ = 200 };

static int pad(const UiContext *ui) { return ui_px(ui, 10); }
static int edge_pad(const UiContext *ui) { return ui_px(ui, 16); }

int ui_table_header_height(const UiContext *ui) { return ui_em(ui, 30); }

static int least_width(const UiContext *ui, const UiColumn *column) { return ui_em(ui, column->width) + 2 * pad(ui); }

/* The column to give up next: the lowest priority above 0, the rightmost of equals; -1 when none may go. */
static int weakest(const UiTable *table) {
  int weakest_column = -1;
  for (int i = 0; i < table->count; i++) {
    const UiColumn *column = &table->columns[i];
    if (!column->priority || !table->w[i]) continue;
    if (weakest_column < 0 || column->priority <= table->columns[weakest_column].priority) weakest_column = i;
  }
  return weakest_column;
}

static void lay_out(UiTable *table, UiRect rect) {
  UiContext *ui = table->ui;
  int edges = 2 * (edge_pad(ui) - pad(ui)), sum = edges, flex = 0;
  for (int i = 0; i < table->count; i++)
    sum += table->w[i] = table->columns[i].priority == UI_COLUMN_HIDDEN ? 0 : least_width(ui, &table->columns[i]);
  for (int i; sum > rect.w && (i = weakest(table)) >= 0;) {
    sum -= table->w[i];
    table->w[i] = 0;
  }
  for (int i = 0; i < table->count; i++)
    if (table->w[i]) flex += table->columns[i].flex;
  int spare = rect.w > sum ? rect.w - sum : 0, x = rect.x + edges / 2;
  for (int i = 0; i < table->count; i++) {
    if (table->w[i] && flex) table->w[i] += spare * table->columns[i].flex / flex;
    table->x[i] = x;
    x += table->w[i];
  }
}

static void header(UiTable *table, UiRect rect) {
  UiContext *ui = table->ui;
  ui_fill(ui, rect, TOKEN_SUNKEN);
  ui_line_below(ui, rect, TOKEN_LINE);
  for (int i = 0; i < table->count; i++) {
    UiRect cell = ui_inset((UiRect){table->x[i], rect.y, table->w[i], rect.h}, pad(ui), 0);
    if (table->w[i]) ui_text(ui, cell, TYPE_LABEL, TOKEN_INK_3, table->columns[i].label, table->columns[i].right ? ALIGN_RIGHT : ALIGN_LEFT);
  }
}

static int moved_row(UiContext *ui, int selected, int rows) {
  if (ui_key_always(ui, KEY_DOWN, 0)) return selected + 1 < rows ? selected + 1 : selected;
  if (ui_key_always(ui, KEY_UP, 0)) return selected > 0 ? selected - 1 : selected;
  if (ui_key_always(ui, KEY_HOME, 0)) return 0;
  if (ui_key_always(ui, KEY_END, 0)) return rows - 1;
  return selected;
}

static void take_keys(UiTable *table) {
  UiContext *ui = table->ui;
  if (!table->selected || !table->rows) return;
  if (*table->selected >= table->rows) *table->selected = table->rows - 1;
  if (ui->focus != table->id || ui->inert) return;
  int before = *table->selected, after = moved_row(ui, before, table->rows);
  *table->selected = after;
  if (after == before) return;
  table->changed = ui->focus_moved = ui->again = true;
}

UiTable ui_table_begin(UiContext *ui, UiRect *rect, Str name, const UiColumn *columns, int count, int rows, int *selected) {
  UiTable table = {.ui = ui, .columns = columns, .count = count, .rows = rows, .selected = selected, .index = -1, .id = ui_id(ui, name)};
  lay_out(&table, *rect);
  ui->cell_count = count;
  ui->row = 0;
  for (int i = 0; i < count; i++) ui->cells[i] = (UiCell){table.x[i], table.w[i], columns[i].label};
  header(&table, ui_cut_top(rect, ui_table_header_height(ui)));
  take_keys(&table);
  table.body = *rect;
  return table;
}

static void row_face(UiTable *table, bool selected, bool hovered) {
  UiContext *ui = table->ui;
  if (selected) {
    UiRect bar = table->row;
    ui_fill(ui, table->row, TOKEN_ACCENT_TINT);
    ui_fill(ui, ui_cut_left(&bar, ui_px(ui, 3)), TOKEN_ACCENT_INK);
    if (ui->frame.outlined) ui_border(ui, table->row, TOKEN_FOCUS, 0, 2);
  } else if (hovered) {
    ui_fill(ui, table->row, TOKEN_HOVER);
  }
  ui_line_below(ui, table->row, TOKEN_LINE);
}

/* The selected row is the table's stop; the others are reached with the arrows or the pointer. A press on a button that stands in a row is the button's. */
static void touch_row(UiTable *table, Str name, bool selected) {
  UiContext *ui = table->ui;
  bool over = ui_pointer_in(ui, table->row), used = ui->used;
  bool inner = over && ui->frame.event.kind == EVENT_PRESS && ui->hot != UI_NO_ID && ui->hot != table->id;
  ui->used = used || inner;
  if (selected) {
    UiTouch touch = ui_touch(ui, table->id, ROLE_ROW, name, table->row, true, true);
    ui_node(ui)->selected = true;
    ui_node(ui)->place = table->index + 1;
    ui_node(ui)->count = table->rows;
    table->focused = touch.focused;
    bool entered = touch.clicked && ui->frame.event.kind == EVENT_KEY;
    table->activated = table->activated || entered || touch.double_click;
  } else {
    UiNode *node = ui_note(ui, ROLE_ROW, name, table->row);
    node->id = ui_id_at(ui, name, table->index);
    if (over && !ui->used && ui->frame.event.kind == EVENT_PRESS) {
      ui->used = ui->again = table->changed = true;
      *table->selected = table->index;
      ui->wanted = table->id;
    }
  }
  if (inner) ui->used = used;
  row_face(table, selected, over);
}

bool ui_table_row(UiTable *table, UiRect *rect, Str name, int height_px) {
  UiContext *ui = table->ui;
  table->index++;
  table->focused = false;
  bool fits = rect->h >= height_px;
  table->row = ui_cut_top(rect, height_px);
  ui->row = ++ui->row_count;
  ui->row_rect = table->row;
  bool selected = table->selected && *table->selected == table->index, seen = !ui_rect_empty(ui_rect_meet(table->row, ui_clip_now(ui)));
  bool read = ui->listening && table->rows <= MOST_READ; /* a page is read with what is out of sight */
  if (!fits || (!seen && !selected && !read)) return false;
  if (table->selected) {
    touch_row(table, name, selected);
  } else {
    ui_note(ui, ROLE_ROW, name, table->row);
    ui_line_below(ui, table->row, TOKEN_LINE);
  }
  if (selected && table->focused) ui_ring_inside(ui, table->row, 0);
  return true;
}

void ui_table_total(UiTable *table, UiRect *rect, int height_px) {
  table->row = ui_cut_top(rect, height_px);
  table->ui->row = ++table->ui->row_count;
  table->ui->row_rect = table->row;
  ui_fill(table->ui, table->row, TOKEN_SUNKEN);
}

UiRect ui_table_cell(const UiTable *table, int column) {
  if (!table->w[column]) return (UiRect){table->x[column], table->row.y, 0, 0};
  UiContext *ui = table->ui;
  return ui_inset((UiRect){table->x[column], table->row.y, table->w[column], table->row.h - ui_px(ui, 1)}, pad(ui), 0);
}

void ui_table_text(UiTable *table, int column, UiType type, UiToken token, Str text) {
  UiRect cell = ui_table_cell(table, column);
  ui_text(table->ui, cell, type, token, text, table->columns[column].right ? ALIGN_RIGHT : ALIGN_LEFT);
}

void ui_table_paragraph(UiTable *table, int column, UiType type, UiToken token, Str text) {
  UiRect cell = ui_table_cell(table, column);
  if (cell.w > 0) ui_paragraph(table->ui, ui_middle(cell, ui_paragraph_height(table->ui, type, text, cell.w)), type, token, text);
}

int ui_table_room(UiContext *ui, const UiColumn *columns, int count, int room_px, int column) {
  UiTable table = {.ui = ui, .columns = columns, .count = count};
  lay_out(&table, (UiRect){0, 0, room_px, 0});
  return table.w[column] ? table.w[column] - 2 * pad(ui) : 0;
}

int ui_table_width_for(const UiContext *ui, int text_px) { return text_px * 100 / ui_em(ui, 100) + 1; }
