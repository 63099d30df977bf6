/* The claim as it was sent. */
#include "screens/desk.h"

enum { COL_LINE, COL_SERVICE, COL_DATES, COL_DIAGNOSES, COL_UNITS, COL_CHARGE, COLS };

static int pairs_height(UiContext *ui, int count, int columns) {
  return (count + columns - 1) / columns * (ui_em(ui, 36) + ui_px(ui, 10)) + ui_px(ui, 14);
}

static void pairs(UiContext *ui, UiRect rect, const ClaimView *claim, int columns) {
  ui_line_below(ui, rect, TOKEN_LINE);
  UiRect inside = ui_inset(rect, ui_px(ui, 16), ui_px(ui, 12));
  for (int i = 0; i < claim->pair_count; i++) {
    UiRect row = inside;
    row.h = ui_em(ui, 36);
    row.y += i / columns * (row.h + ui_px(ui, 10));
    const PairView *pair = &claim->pairs[i];
    pair_stacked(ui, ui_column(row, i % columns, columns, ui_px(ui, 12)), pair->label, pair->value, pair->code ? TYPE_RAW_STRONG : TYPE_BODY_MEDIUM);
  }
}

static void line_row(UiContext *ui, UiTable *table, const ClaimLineView *line) {
  ui_table_text(table, COL_LINE, TYPE_LABEL, TOKEN_INK_3, str_format(ui->arena, "%d", line->line));
  if (line->code.length) {
    UiRect cell = ui_table_cell(table, COL_SERVICE), top;
    cell = ui_middle(cell, ui_em(ui, 20) + ui_paragraph_height(ui, TYPE_CAPTION, line->service, cell.w));
    top = ui_cut_top(&cell, ui_em(ui, 20));
    ui_text_cut(ui, &top, TYPE_CODE, TOKEN_INK, line->code, 6);
    ui_text(ui, top, TYPE_RAW, TOKEN_INK_2, line->modifiers, ALIGN_LEFT);
    ui_paragraph(ui, cell, TYPE_CAPTION, TOKEN_INK_3, line->service);
  } else {
    ui_table_paragraph(table, COL_SERVICE, TYPE_BODY_MEDIUM, TOKEN_INK, line->service);
  }
  ui_table_text(table, COL_DATES, TYPE_BODY, TOKEN_INK, line->dates);
  ui_table_paragraph(table, COL_DIAGNOSES, TYPE_RAW, TOKEN_INK_2, line->diagnoses);
  ui_table_text(table, COL_UNITS, TYPE_BODY, TOKEN_INK, str_format(ui->arena, "%d", line->units));
  ui_table_text(table, COL_CHARGE, TYPE_BODY_STRONG, TOKEN_INK, money_shown(ui->arena, line->charge_cents));
}

static void columns_of(UiColumn *columns) {
  const UiColumn all[COLS] = {
      [COL_LINE] = {word(W_LINE), 28, 0, 0, false},
      [COL_SERVICE] = {word(W_SERVICE), 160, 1, 0, false},
      [COL_DATES] = {word(W_SERVICE_DATES), 120, 0, 3, false},
      [COL_DIAGNOSES] = {word(W_DIAGNOSES), 96, 0, 1, false},
      [COL_UNITS] = {word(W_UNITS), 34, 0, 2, true},
      [COL_CHARGE] = {word(W_CHARGE), 84, 0, 0, true},
  };
  for (int i = 0; i < COLS; i++) columns[i] = all[i];
}

static int line_height(UiContext *ui, const ClaimLineView *line, int room_px) {
  UiColumn columns[COLS];
  columns_of(columns);
  int service = ui_table_room(ui, columns, COLS, room_px, COL_SERVICE), codes = ui_table_room(ui, columns, COLS, room_px, COL_DIAGNOSES);
  int height = line->code.length ? ui_em(ui, 20) + ui_paragraph_height(ui, TYPE_CAPTION, line->service, service)
                                 : ui_paragraph_height(ui, TYPE_BODY_MEDIUM, line->service, service);
  int beside = codes ? ui_paragraph_height(ui, TYPE_RAW, line->diagnoses, codes) : 0, least = ui_em(ui, 36);
  if (height < beside) height = beside;
  return (height > least ? height : least) + 2 * ui_px(ui, 7);
}

static int lines_height(UiContext *ui, const ClaimView *claim, int room_px) {
  int height = ui_table_header_height(ui) + ui_em(ui, 36);
  for (int i = 0; i < claim->line_count; i++) height += line_height(ui, &claim->lines[i], room_px);
  return height;
}

static void lines(Desk *desk, UiRect rect, const ClaimView *claim) {
  UiContext *ui = desk->ui;
  UiColumn columns[COLS];
  columns_of(columns);
  int width = rect.w;
  UiTable table = ui_table_begin(ui, &rect, word(W_LINES), columns, COLS, claim->line_count, &desk->state->row[APP_CLAIM]);
  UiScroll scroll = ui_scroll_begin(ui, rect, word(W_LINES));
  UiRect rows = scroll.content;
  for (int i = 0; i < claim->line_count; i++) {
    Str name = word_with(ui->arena, W_LINE_NAME, str_format(ui->arena, "%d", claim->lines[i].line), claim->lines[i].service);
    if (ui_table_row(&table, &rows, name, line_height(ui, &claim->lines[i], width))) line_row(ui, &table, &claim->lines[i]);
  }
  ui_table_total(&table, &rows, ui_em(ui, 36));
  ui_table_text(&table, COL_SERVICE, TYPE_BODY_STRONG, TOKEN_INK, word(W_CLAIM_TOTAL));
  ui_table_text(&table, COL_CHARGE, TYPE_BODY_STRONG, TOKEN_INK, money_shown(ui->arena, claim->charge_cents));
  ui_scroll_end(ui, &scroll, rows.y - scroll.content.y);
}

void desk_claim(Desk *desk, UiRect sheet) {
  UiContext *ui = desk->ui;
  const AppView *app = &desk->view->apps[APP_CLAIM];
  int at = desk->state->page[APP_CLAIM];
  if (!app->page_count || (at < app->page_count && !app->pages[at].claim)) {
    desk_documents(desk, sheet); /* an image or a note that lies with the claim */
    return;
  }
  UiRect head, inside = desk_sheet(desk, sheet, word(W_CLAIM_AS_SENT), &head);
  const PageView *page = desk_page(desk, &inside);
  if (!page || !page->claim) return;
  int columns = inside.w > ui_em(ui, 620) ? 4 : 2, findings = desk_findings_height(desk, page->facts, page->fact_count, inside.w);
  int whole = pairs_height(ui, page->claim->pair_count, columns) + lines_height(ui, page->claim, inside.w) + findings;
  bool tall = inside.h < whole && inside.h < ui_em(ui, 360);
  UiScroll scroll;
  if (tall) scroll = desk_tall_begin(desk, &inside, whole);
  UiRect low = ui_cut_bottom(&inside, tall || findings < inside.h / 3 ? findings : inside.h / 3);
  pairs(ui, ui_cut_top(&inside, pairs_height(ui, page->claim->pair_count, columns)), page->claim, columns);
  lines(desk, inside, page->claim);
  UiScroll pins = ui_scroll_begin(ui, low, word(W_FINDINGS));
  UiRect rect = pins.content;
  rect.h = findings;
  desk_findings(desk, rect, page->facts, page->fact_count);
  ui_scroll_end(ui, &pins, findings);
  if (tall) ui_scroll_end(ui, &scroll, whole);
}
