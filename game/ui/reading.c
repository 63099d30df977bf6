/* What a page says, text by text, while it is drawn: the list that voice.c reads from. Nothing is kept while nobody listens. */
#include "ui/ui.h"

static void add(UiContext *ui, Str text, UiRect rect) {
  bool in_row = ui->row && ui_rect_has(ui->row_rect, rect.x + rect.w / 2, rect.y + rect.h / 2);
  UiReading reading = {.text = text, .rect = rect, .panel = ui->panel, .live = ui->live};
  if (in_row) reading.row = ui->row;
  for (int i = 0; in_row && i < ui->cell_count; i++)
    if (rect.x >= ui->cells[i].x && rect.x < ui->cells[i].x + ui->cells[i].w) reading.column = ui->cells[i].label;
  arena_push(ui->arena, ui->readings, ui->reading_count, ui->reading_capacity, reading);
}

void ui_reading(UiContext *ui, Str text, UiRect rect) {
  if (ui->listening && !ui->muted && !ui->inert && text.length) add(ui, text, rect);
}

void ui_read_as(UiContext *ui, Str text, UiRect rect) {
  ui_reading(ui, text, rect);
  ui->muted = true;
}

void ui_read_end(UiContext *ui) { ui->muted = false; }

bool ui_live(UiContext *ui, bool live) {
  bool before = ui->live;
  ui->live = live;
  return before;
}

void ui_watch(UiContext *ui, Str name, Str value) {
  UiNode *node = ui_note(ui, ROLE_TEXT, name, (UiRect){0, 0, 0, 0});
  node->value = value;
  node->watched = true;
}
