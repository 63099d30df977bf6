/* Chart, portal, notes, letters, payments: documents of paragraphs, tables and raw text. */
#include "screens/desk.h"

static int table_width(UiContext *ui, const Block *block, int column) {
  int widest = 0;
  for (int row = 0; row < block->rows; row++) {
    int width = ui_text_width(ui, TYPE_BODY_STRONG, block->cells[row * block->columns + column]);
    if (width > widest) widest = width;
  }
  return widest + ui_px(ui, 20);
}

/* Widths by content; what is too much is taken from the widest column, whose cells wrap. */
static void table_columns(UiContext *ui, const Block *block, int room_px, int *widths) {
  int sum = 0, widest = 0;
  for (int c = 0; c < block->columns; c++) {
    sum += widths[c] = table_width(ui, block, c);
    if (widths[c] > widths[widest]) widest = c;
  }
  while (sum > room_px && widths[widest] > ui_em(ui, 60)) {
    int over = sum - room_px, second = 0;
    for (int c = 0; c < block->columns; c++)
      if (c != widest && widths[c] > second) second = widths[c];
    int take = widths[widest] - second > 0 && widths[widest] - second < over ? widths[widest] - second + 1 : over;
    if (widths[widest] - take < ui_em(ui, 60)) take = widths[widest] - ui_em(ui, 60);
    widths[widest] -= take;
    sum -= take;
    for (int c = 0; c < block->columns; c++)
      if (widths[c] > widths[widest]) widest = c;
  }
}

static int row_height(UiContext *ui, const Block *block, int row, const int *widths) {
  int height = ui_em(ui, 20);
  for (int c = 0; c < block->columns; c++) {
    int cell = ui_paragraph_height(ui, TYPE_BODY, block->cells[row * block->columns + c], widths[c] - ui_px(ui, 20));
    if (cell > height) height = cell;
  }
  return height + 2 * ui_px(ui, 7);
}

static int draw_table(UiContext *ui, UiRect room, const Block *block) {
  enum { MOST_COLUMNS = 16 };
  int widths[MOST_COLUMNS], used = 0;
  if (!block->columns || block->columns > MOST_COLUMNS) return 0;
  table_columns(ui, block, room.w, widths);
  for (int row = 0; row < block->rows; row++) {
    UiRect line = {room.x, room.y + used, room.w, row_height(ui, block, row, widths)}, cells = line;
    ui_line_below(ui, line, TOKEN_LINE);
    for (int c = 0; c < block->columns; c++) {
      UiRect cell = ui_inset(ui_cut_left(&cells, c + 1 < block->columns ? widths[c] : cells.w), 0, ui_px(ui, 7));
      if (c + 1 < block->columns) ui_cut_right(&cell, ui_px(ui, 20));
      bool label = c == 0 && block->columns == 2;
      ui_paragraph(ui, cell, TYPE_BODY, label ? TOKEN_INK_2 : TOKEN_INK, block->cells[row * block->columns + c]);
    }
    used += line.h;
  }
  return used;
}

static int draw_raw(UiContext *ui, UiRect room, Str text) {
  int line = ui_em(ui, 20), lines = 0;
  for (Str head, rest = text; rest.length || !lines; lines++) (void)(str_cut(rest, '\n', &head, &rest));
  UiRect box = {room.x, room.y, room.w, lines * line + 2 * ui_px(ui, 8)}, inside = ui_inset(box, ui_px(ui, 12), ui_px(ui, 8));
  ui_fill_round(ui, box, TOKEN_SUNKEN, 6, CORNERS_ALL);
  ui_border(ui, box, TOKEN_LINE, 6, 1);
  for (Str head, rest = text; rest.length;) {
    (void)str_cut(rest, '\n', &head, &rest);
    ui_text(ui, ui_cut_top(&inside, line), TYPE_RAW, TOKEN_INK, head, ALIGN_LEFT);
  }
  return box.h;
}

/* A code and what it says; a long meaning wraps beside its chip. */
static int status_row(UiContext *ui, UiRect room, Str code, UiType type, Str text) {
  int least = ui_em(ui, 24), chip = ui_em(ui, 40);
  UiRect row = room, words = room;
  ui_cut_left(&words, chip);
  int height = ui_paragraph_height(ui, type, text, words.w);
  row.h = least;
  ui_remark_chip_cut(ui, &row, code, 0);
  words.y += height < least ? (least - height) / 2 : 0;
  ui_paragraph(ui, words, type, TOKEN_INK, text);
  return height > least ? height : least;
}

static Str status_about(UiContext *ui, const ClaimStatus *status) {
  Buf out = buf_new(ui->arena);
  if (status->claim.length) buf_add(&out, word_with(ui->arena, W_STATUS_CLAIM, status->claim, STR("")));
  if (status->amount_cents >= 0)
    buf_format(&out, "%s%.*s", out.length ? ", " : "",
               STR_ARG(word_with(ui->arena, W_STATUS_CHARGE, money_shown(ui->arena, status->amount_cents), STR(""))));
  if (status->date != DAY_NONE)
    buf_format(&out, "%s%.*s", out.length ? ", " : "", STR_ARG(word_with(ui->arena, W_STATUS_SINCE, day_shown(ui->arena, status->date), STR(""))));
  return buf_str(&out);
}

static Str status_detail(UiContext *ui, const ClaimStatus *status) {
  if (!status->entity) return status->code->meaning;
  return str_format(ui->arena, "%.*s (%.*s)", STR_ARG(status->code->meaning), STR_ARG(status->entity->meaning));
}

/* A claim status answer: category, status, what it is about, and the segment that carried it. */
static int draw_status(UiContext *ui, UiRect room, const ClaimStatus *status) {
  int pad = ui_px(ui, 12), most = ui_em(ui, 560);
  if (room.w > most) room.w = most;
  UiRect inside = ui_inset(room, pad, pad);
  int top = inside.y;
  ui_cut_top(&inside, status_row(ui, inside, status->category->code, TYPE_BODY_STRONG, status->category->meaning) + ui_px(ui, 6));
  ui_cut_top(&inside, status_row(ui, inside, status->code->code, TYPE_BODY, status_detail(ui, status)) + ui_px(ui, 8));
  Str about = status_about(ui, status);
  if (about.length) ui_cut_top(&inside, ui_paragraph(ui, inside, TYPE_CAPTION, TOKEN_INK_2, about) + ui_px(ui, 4));
  ui_text(ui, ui_cut_top(&inside, ui_em(ui, 18)), TYPE_RAW, TOKEN_INK_3, claim_status_segment(ui->arena, status), ALIGN_LEFT);
  UiRect box = {room.x, room.y, room.w, inside.y - top + 2 * pad};
  ui_border(ui, box, TOKEN_LINE, 6, 1);
  return box.h;
}

static int draw_block(UiContext *ui, UiRect room, const Block *block) {
  switch (block->kind) {
  case BLOCK_PARAGRAPH: return ui_paragraph(ui, room, TYPE_READ, TOKEN_INK, block->text);
  case BLOCK_HEADING: return ui_paragraph(ui, room, TYPE_H3, TOKEN_INK, block->text);
  case BLOCK_TABLE: return draw_table(ui, room, block);
  case BLOCK_RAW: return draw_raw(ui, room, block->text);
  case BLOCK_STATUS: return draw_status(ui, room, block->status);
  }
  return 0;
}

/* The measure of a text stops at 72 characters; tables may be wider. */
static int draw_page(Desk *desk, UiRect content, const PageView *page) {
  UiContext *ui = desk->ui;
  UiRect room = ui_inset(content, ui_px(ui, 20), ui_px(ui, 16));
  int top = room.y, measure = ui_em(ui, 560);
  ui_heading(ui, ui_cut_top(&room, ui_em(ui, 24)), TYPE_H2, TOKEN_INK, page->title);
  if (page->arrived.length) ui_text(ui, ui_cut_top(&room, ui_em(ui, 16)), TYPE_CAPTION, TOKEN_INK_3, page->arrived, ALIGN_LEFT);
  ui_cut_top(&room, ui_px(ui, 12));
  for (int i = 0; i < page->block_count; i++) {
    UiRect place = room;
    bool text = page->blocks[i].kind == BLOCK_PARAGRAPH;
    if (text && place.w > measure) place.w = measure;
    ui_cut_top(&room, draw_block(ui, place, &page->blocks[i]) + ui_px(ui, 10));
  }
  return room.y - top + 2 * ui_px(ui, 16);
}

void desk_documents(Desk *desk, UiRect sheet) {
  UiContext *ui = desk->ui;
  UiRect head, inside = desk_sheet(desk, sheet, desk_app_name(desk->app), &head);
  const PageView *page = desk_page(desk, &inside);
  if (!page) {
    desk_empty(desk, inside, W_NOTHING_HERE);
    return;
  }
  if (page->letter) {
    letter_page(desk, inside, page);
    return;
  }
  int findings = desk_findings_height(desk, page->facts, page->fact_count, inside.w), most = inside.h / 2;
  if (inside.h < ui_em(ui, 200)) { /* too low for two: what was found stands at the end of the page */
    UiScroll whole = ui_scroll_begin(ui, inside, page->title);
    UiRect rest = whole.content;
    ui_cut_top(&rest, draw_page(desk, rest, page));
    desk_findings(desk, ui_cut_top(&rest, findings), page->facts, page->fact_count);
    ui_scroll_end(ui, &whole, rest.y - whole.content.y);
    return;
  }
  UiRect low = ui_cut_bottom(&inside, findings < most ? findings : most);
  UiScroll scroll = ui_scroll_begin(ui, inside, page->title);
  ui_scroll_end(ui, &scroll, draw_page(desk, scroll.content, page));
  UiScroll pins = ui_scroll_begin(ui, low, word(W_FINDINGS));
  UiRect rect = pins.content;
  rect.h = findings;
  desk_findings(desk, rect, page->facts, page->fact_count);
  ui_scroll_end(ui, &pins, findings);
}
