/* The contract: rates at the left, clauses at the right, each clause with its pin. In a narrow sheet they stand one above the other. */
#include "screens/desk.h"

enum { COL_CODE, COL_SERVICE, COL_RATE, COL_RULE, COLS };

static UiRect part_head(UiContext *ui, UiRect *room, Word title) {
  UiRect row = ui_cut_top(room, ui_em(ui, 36));
  ui_line_below(ui, row, TOKEN_LINE);
  ui_cut_left(&row, ui_px(ui, 16));
  ui_cut_right(&row, ui_px(ui, 12));
  ui_text_cut(ui, &row, TYPE_LABEL, TOKEN_INK_2, word(title), 8);
  return row;
}

/* ---- Rates ---- */

/* The dot of a code that the claim carries stands at the right of its service. */
static int dot_room(const UiContext *ui) { return ui_px(ui, 6 + 6); }

static int rate_height(UiContext *ui, const UiTable *table, const RateView *rate) {
  int padding = 2 * ui_px(ui, 10), height = ui_em(ui, 20);
  int service = table->w[COL_SERVICE] ? ui_paragraph_height(ui, TYPE_BODY, rate->service, table->w[COL_SERVICE] - padding - dot_room(ui)) : 0;
  int rule = table->w[COL_RULE] ? ui_paragraph_height(ui, TYPE_BODY, rate->rule, table->w[COL_RULE] - padding) : 0;
  if (height < service) height = service;
  if (height < rule) height = rule;
  return height + ui_em(ui, 13);
}

static void rate_row(UiContext *ui, UiTable *table, const RateView *rate) {
  ui_table_text(table, COL_CODE, TYPE_CODE, TOKEN_INK, rate->code);
  UiRect cell = ui_table_cell(table, COL_SERVICE), dot = ui_cut_right(&cell, dot_room(ui));
  dot = ui_middle(ui_cut_right(&dot, ui_px(ui, 6)), ui_px(ui, 6));
  if (cell.w > 0) ui_paragraph(ui, ui_middle(cell, ui_paragraph_height(ui, TYPE_BODY, rate->service, cell.w)), TYPE_BODY, TOKEN_INK, rate->service);
  if (rate->on_claim && cell.w > 0) ui_fill_round(ui, dot, TOKEN_ACCENT_INK, 3, CORNERS_ALL);
  ui_table_text(table, COL_RATE, TYPE_BODY_MEDIUM, TOKEN_INK, rate->rate);
  ui_table_paragraph(table, COL_RULE, TYPE_BODY, TOKEN_INK_2, rate->rule);
}

static bool found(const Desk *desk, Str text) {
  Str part = str_trim(ui_text_value(&desk->state->clause_search));
  return !part.length || text_has(text, part);
}

/* Codes and rates are never cut: their columns are as wide as the widest, logical pixels. */
static int widest_column(UiContext *ui, const ContractView *contract, bool rates, int least) {
  int widest = ui_em(ui, least), most = ui_em(ui, 150);
  for (int i = 0; i < contract->rate_count; i++) {
    const RateView *rate = &contract->rates[i];
    int width = rates ? ui_text_width(ui, TYPE_BODY_MEDIUM, rate->rate) : ui_text_width(ui, TYPE_CODE, rate->code);
    if (width > widest) widest = width;
  }
  return ui_table_width_for(ui, widest < most ? widest : most);
}

static void rates(Desk *desk, UiRect room, const ContractView *contract) {
  UiContext *ui = desk->ui;
  const UiColumn columns[COLS] = {
      [COL_CODE] = {word(W_CODE), widest_column(ui, contract, false, 40), 0, 0, false},
      [COL_SERVICE] = {word(W_SERVICE), 90, 1, 1, false},
      [COL_RATE] = {word(W_RATE), widest_column(ui, contract, true, 60), 0, 0, true},
      [COL_RULE] = {word(W_RULE), 70, 0, 2, false},
  };
  UiRect head = part_head(ui, &room, W_RATES);
  int count = 0, *shown = arena_make_many(ui->arena, int, contract->rate_count + 1);
  for (int i = 0; i < contract->rate_count; i++)
    if (found(desk, contract->rates[i].code) || found(desk, contract->rates[i].service)) shown[count++] = i;
  ui_text(ui, head, TYPE_CAPTION, TOKEN_INK_3,
          word_with(ui->arena, W_N_OF_M, str_format(ui->arena, "%d", count), str_format(ui->arena, "%d", contract->rate_count)), ALIGN_RIGHT);
  UiRect foot = ui_cut_bottom(&room, ui_em(ui, 28));
  foot = ui_inset(foot, ui_px(ui, 16), 0);
  ui_fill_round(ui, ui_middle(ui_cut_left(&foot, ui_px(ui, 6)), ui_px(ui, 6)), TOKEN_ACCENT_INK, 3, CORNERS_ALL);
  ui_cut_left(&foot, ui_px(ui, 6));
  ui_text(ui, foot, TYPE_CAPTION, TOKEN_INK_3, word(W_ON_THIS_CLAIM), ALIGN_LEFT);
  UiTable table = ui_table_begin(ui, &room, word(W_RATES), columns, COLS, count, &desk->state->row[APP_CONTRACT]);
  UiScroll scroll = ui_scroll_begin(ui, room, word(W_RATES));
  UiRect rows = scroll.content;
  for (int i = 0; i < count; i++) {
    const RateView *rate = &contract->rates[shown[i]];
    Str name = word_with(ui->arena, W_LINE_NAME, rate->code, rate->service);
    if (ui_table_row(&table, &rows, name, rate_height(ui, &table, rate))) rate_row(ui, &table, rate);
  }
  ui_scroll_end(ui, &scroll, rows.y - scroll.content.y);
}

/* ---- Clauses ---- */

/* Numbers of clauses stand in one column, wider only where a number is long. */
static int clause_number_px(UiContext *ui, Str id) {
  int width = ui_text_width(ui, TYPE_CODE, id) + ui_px(ui, 8), least = ui_em(ui, 44);
  return width > least ? width : least;
}

static int clause(Desk *desk, UiRect room, const ClauseView *clause) {
  UiContext *ui = desk->ui;
  int margin = ui_px(ui, 9), number = clause_number_px(ui, clause->id), pin = clause->fact == NONE ? 0 : ui_em(ui, 28) + ui_px(ui, 12);
  UiRect text = {room.x + ui_px(ui, 16) + number, room.y + margin, room.w - ui_px(ui, 28) - number - pin, 100000};
  int years = clause->years.length ? ui_em(ui, 16) : 0, height = ui_paragraph_height(ui, TYPE_BODY, clause->text, text.w) + years,
      least = ui_em(ui, 28);
  UiRect row = {room.x, room.y, room.w, (height > least ? height : least) + 2 * margin}, bar = row;
  if (clause->focus) {
    ui_fill(ui, row, TOKEN_ACCENT_TINT);
    ui_fill(ui, ui_cut_left(&bar, ui_px(ui, 3)), TOKEN_ACCENT_INK);
  }
  ui_line_below(ui, row, TOKEN_LINE);
  ui_text(ui, (UiRect){room.x + ui_px(ui, 16), text.y, number, ui_em(ui, 20)}, TYPE_CODE, TOKEN_INK_3, clause->id, ALIGN_LEFT);
  ui_cut_top(&text, ui_paragraph(ui, text, TYPE_BODY, TOKEN_INK, clause->text));
  if (years) ui_text(ui, ui_cut_top(&text, years), TYPE_CAPTION, TOKEN_INK_3, clause->years, ALIGN_LEFT);
  Str name = word_with(ui->arena, W_CLAUSE, clause->id, STR(""));
  if (pin) desk_pin(desk, (UiRect){row.x + row.w - pin, row.y + margin, ui_em(ui, 28), ui_em(ui, 28)}, name, clause->fact, clause->pinned);
  return row.h;
}

static int terms(UiContext *ui, UiRect room, const ContractView *contract) {
  if (!contract->term_count) return 0;
  UiRect inside = ui_inset(room, ui_px(ui, 16), 0);
  int top = inside.y;
  ui_cut_top(&inside, ui_px(ui, 12));
  ui_text(ui, ui_cut_top(&inside, ui_em(ui, 16)), TYPE_LABEL, TOKEN_INK_2, word(W_TERMS_IN_SHORT), ALIGN_LEFT);
  ui_cut_top(&inside, ui_px(ui, 4));
  for (int i = 0; i < contract->term_count; i++) {
    ui_cut_top(&inside, ui_paragraph(ui, inside, TYPE_BODY, TOKEN_INK_2, contract->terms[i]));
    ui_cut_top(&inside, ui_px(ui, 4));
  }
  return inside.y - top + ui_px(ui, 8);
}

static void clauses(Desk *desk, UiRect room, const PageView *page) {
  UiContext *ui = desk->ui;
  const ContractView *contract = page->contract;
  UiRect head = part_head(ui, &room, W_CLAUSES);
  ui_keycap_cut_right(ui, &head, STR("P"), false, 4);
  ui_text(ui, head, TYPE_CAPTION, TOKEN_INK_3, word(W_PIN_AS_EVIDENCE), ALIGN_RIGHT);
  UiScroll scroll = ui_scroll_begin(ui, room, word(W_CLAUSES));
  UiRect rows = scroll.content;
  for (int i = 0; i < contract->clause_count; i++)
    if (found(desk, contract->clauses[i].id) || found(desk, contract->clauses[i].text)) ui_cut_top(&rows, clause(desk, rows, &contract->clauses[i]));
  for (int i = 0; i < contract->clause_count; i++) {
    FactView fact = {.fact = contract->clauses[i].fact, .pinned = contract->clauses[i].pinned};
    if (fact.fact != NONE) desk_pin_key(desk, &fact, 1);
  }
  ui_cut_top(&rows, terms(ui, rows, contract));
  int findings = desk_findings_height(desk, page->facts, page->fact_count, rows.w);
  UiRect low = ui_cut_top(&rows, findings);
  desk_findings(desk, low, page->facts, page->fact_count);
  ui_scroll_end(ui, &scroll, rows.y - scroll.content.y);
}

void desk_contract(Desk *desk, UiRect sheet) {
  UiContext *ui = desk->ui;
  const AppView *app = &desk->view->apps[APP_CONTRACT];
  int at = desk->state->page[APP_CONTRACT];
  if (!app->page_count || (at < app->page_count && !app->pages[at].contract)) {
    desk_documents(desk, sheet);
    return;
  }
  UiRect head, inside = desk_sheet(desk, sheet, word(W_CONTRACT), &head);
  const PageView *page = desk_page(desk, &inside);
  if (!page || !page->contract) return;
  UiField find = {.name = word(W_FIND_CLAUSE), .placeholder = word(W_FIND_CLAUSE), .icon = ICON_SEARCH, .cap = STR("/"), .key = '/'};
  int width = ui_em(ui, 232);
  UiRect place = ui_middle(ui_cut_right(&head, width < head.w ? width : head.w), ui_em(ui, 28));
  UiFieldDone done = ui_field(ui, place, &find, &desk->state->clause_search);
  if (done.focused && desk->state->clause_search.length && ui_key_always(ui, KEY_ESCAPE, 0)) ui_text_set(&desk->state->clause_search, STR(""));
  bool low = inside.h < ui_em(ui, 340) && page->contract->rate_count && inside.w <= ui_em(ui, 760);
  UiScroll scroll;
  if (low) scroll = desk_tall_begin(desk, &inside, ui_em(ui, 460));
  int height = inside.h;
  if (!page->contract->rate_count) {
    clauses(desk, inside, page);
  } else if (inside.w > ui_em(ui, 760)) {
    UiRect left = ui_cut_left(&inside, inside.w * 49 / 100);
    rates(desk, left, page->contract);
    ui_line_left(ui, inside, TOKEN_LINE);
    clauses(desk, inside, page);
  } else {
    rates(desk, ui_cut_top(&inside, inside.h * 2 / 5), page->contract);
    ui_line_above(ui, inside, TOKEN_LINE);
    clauses(desk, inside, page);
  }
  if (low) ui_scroll_end(ui, &scroll, height);
}
