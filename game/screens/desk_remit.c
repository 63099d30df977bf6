/* The remittance: facts, lines with their adjustments, where the charge went, the raw 835. In short windows the raw text goes first, then the chart,
 * then the facts. */
#include "overturn/utf8.h"
#include "screens/desk.h"

enum { RAW_LINE = 19 };
enum { COL_LINE, COL_SERVICE, COL_UNITS, COL_CHARGE, COL_ALLOWED, COL_ADJUST, COL_REMARKS, COL_PAID, COLS };

/* ---- Facts row ---- */

static int facts_height(UiContext *ui) { return ui_em(ui, 36) + 2 * ui_px(ui, 10); }

static void fact(UiContext *ui, UiRect *row, int width, Word label, Str value, UiType type) {
  UiRect place = ui_cut_left(row, width - ui_px(ui, 8));
  ui_cut_left(row, ui_px(ui, 8));
  ui_text(ui, ui_cut_top(&place, ui_em(ui, 16)), TYPE_CAPTION, TOKEN_INK_3, word(label), ALIGN_LEFT);
  ui_text(ui, ui_cut_top(&place, ui_em(ui, 20)), type, TOKEN_INK, value, ALIGN_LEFT);
}

static void facts_row(UiContext *ui, UiRect rect, const RemitView *remit) {
  struct {
    Word label;
    Str value;
    UiType type;
  } facts[] = {
      {W_PAYER, remit->payer, TYPE_BODY_MEDIUM},
      {W_PATIENT, remit->patient, TYPE_BODY_MEDIUM},
      {W_CLAIM, remit->patient.length ? STR("") : remit->claim, TYPE_CODE},
      {W_PAYER_CONTROL, remit->payer_control, TYPE_CODE},
      {W_TRACE, remit->trace, TYPE_CODE},
      {W_PAID_ON, remit->date == DAY_NONE ? STR("\xE2\x80\x93") : day_shown(ui->arena, remit->date), TYPE_BODY_MEDIUM},
      {W_MEMBER_ID, remit->member_id, TYPE_CODE},
  };
  enum { FACTS = sizeof facts / sizeof *facts };
  ui_line_below(ui, rect, TOKEN_LINE);
  UiRect row = ui_inset(rect, ui_px(ui, 16), ui_px(ui, 10));
  int widths[FACTS], sum = 0, shown = 0, known = 0;
  for (int i = 0; i < FACTS; i++)
    if (facts[i].value.length) facts[known++] = facts[i];
  for (; shown < known; shown++) {
    int value = ui_text_width(ui, facts[shown].type, facts[shown].value), label = ui_text_width(ui, TYPE_CAPTION, word(facts[shown].label));
    widths[shown] = (value > label ? value : label) + ui_px(ui, 20);
    if (sum + widths[shown] - ui_px(ui, 12) > row.w) break;
    sum += widths[shown];
  }
  int spare = shown ? (row.w - sum) / shown : 0;
  for (int i = 0; i < shown; i++) fact(ui, &row, widths[i] + (spare > 0 ? spare : 0), facts[i].label, facts[i].value, facts[i].type);
}

/* ---- Table ---- */

/* As wide as the widest chip beside its amount. */
static int adjust_column(UiContext *ui, const RemitView *remit) {
  int widest = ui_em(ui, 120);
  int total = ui_text_width(ui, TYPE_BODY_STRONG, money_shown(ui->arena, -remit->adjusted_cents));
  if (total > widest) widest = total;
  for (int i = 0; i < remit->line_count; i++)
    for (int k = 0; k < remit->lines[i].adjust_count; k++) {
      const AdjustmentView *adjust = &remit->lines[i].adjust[k];
      int width = ui_code_chip_width(ui, adjust->code.group, adjust->code.code) + ui_px(ui, 12) +
                  ui_text_width(ui, TYPE_BODY, money_shown(ui->arena, -adjust->amount_cents));
      if (width > widest) widest = width;
    }
  return ui_table_width_for(ui, widest);
}

/* The sum is the widest, and stands in the strong weight. */
static int amount_column(UiContext *ui, Cents sum_cents, int least) {
  int width = ui_text_width(ui, TYPE_BODY_STRONG, money_shown(ui->arena, sum_cents)), other = ui_em(ui, least);
  return ui_table_width_for(ui, width > other ? width : other);
}

static void columns_of(UiContext *ui, const RemitView *remit, UiColumn *columns) {
  const UiColumn all[COLS] = {
      [COL_LINE] = {word(W_LINE), 28, 0, 4, false},
      [COL_SERVICE] = {word(W_SERVICE), 96, 1, 0, false},
      [COL_UNITS] = {word(W_UNITS), 34, 0, 1, true},
      [COL_CHARGE] = {word(W_CHARGE), amount_column(ui, remit->charge_cents, 70), 0, 0, true},
      [COL_ALLOWED] = {word(W_ALLOWED), amount_column(ui, remit->allowed_cents, 70), 0, 2, true},
      [COL_ADJUST] = {word(W_ADJUSTMENTS), adjust_column(ui, remit), 0, 0, false},
      [COL_REMARKS] = {word(W_REMARKS), 62, 0, 3, false},
      [COL_PAID] = {word(W_PAID), amount_column(ui, remit->paid_cents, 70), 0, 0, true},
  };
  bool allowed = false;
  for (int i = 0; i < remit->line_count; i++) allowed = allowed || remit->lines[i].has_allowed;
  for (int i = 0; i < COLS; i++) columns[i] = all[i];
  if (!allowed) columns[COL_ALLOWED].priority = UI_COLUMN_HIDDEN;
}

static int row_height(UiContext *ui, const RemitLineView *line, int service_px) {
  int text = line->code.length ? ui_em(ui, 20) + ui_paragraph_height(ui, TYPE_CAPTION, line->service, service_px)
                               : ui_paragraph_height(ui, TYPE_BODY_MEDIUM, line->service, service_px);
  int adjust = line->adjust_count * ui_em(ui, 22), least = ui_em(ui, 36);
  if (text < adjust) text = adjust;
  return (text > least ? text : least) + 2 * ui_px(ui, 7);
}

static UiRect first_line(UiContext *ui, const UiTable *table, int column) {
  UiRect cell = ui_table_cell(table, column);
  ui_cut_top(&cell, ui_px(ui, 7));
  return ui_cut_top(&cell, ui_em(ui, 22));
}

static void amount_cell(UiContext *ui, UiTable *table, int column, UiType type, UiToken token, Cents cents) {
  ui_text(ui, first_line(ui, table, column), type, token, money_shown(ui->arena, cents), ALIGN_RIGHT);
}

static void adjustments_cell(UiContext *ui, UiTable *table, const AdjustmentView *adjust, int count) {
  UiRect cell = ui_table_cell(table, COL_ADJUST);
  ui_cut_top(&cell, ui_px(ui, 7));
  for (int i = 0; i < count; i++) {
    UiRect row = ui_cut_top(&cell, ui_em(ui, 22));
    ui_code_chip_cut(ui, &row, adjust[i].code.group, adjust[i].code.code, 6);
    ui_text(ui, row, TYPE_BODY, TOKEN_INK, money_shown(ui->arena, -adjust[i].amount_cents), ALIGN_RIGHT);
  }
}

static void remark_chips(UiContext *ui, UiTable *table, const Str *remarks, int count) {
  UiRect below = ui_table_cell(table, COL_REMARKS);
  if (below.w <= 0) return;
  ui_cut_top(&below, ui_px(ui, 7));
  for (int i = 0; i < count; i++) {
    UiRect row = ui_cut_top(&below, ui_em(ui, 22));
    ui_remark_chip_cut(ui, &row, remarks[i], 4);
  }
}

static void remarks_cell(UiContext *ui, UiTable *table, const RemitLineView *line) {
  UiRect cell = first_line(ui, table, COL_REMARKS);
  if (cell.w <= 0) return;
  if (!line->remark_count) ui_text(ui, cell, TYPE_BODY, TOKEN_INK_3, word(W_NO_REMARK), ALIGN_LEFT);
  remark_chips(ui, table, line->remarks, line->remark_count);
}

static void service_cell(UiContext *ui, UiTable *table, const RemitLineView *line) {
  UiRect cell = first_line(ui, table, COL_SERVICE), under = cell;
  under.h = table->row.h;
  if (!line->code.length) {
    ui_paragraph(ui, under, TYPE_BODY_MEDIUM, TOKEN_INK, line->service);
    return;
  }
  under.y += ui_em(ui, 20);
  ui_text_cut(ui, &cell, TYPE_CODE, TOKEN_INK, line->code, 6);
  ui_text(ui, cell, TYPE_RAW, TOKEN_INK_2, line->modifiers, ALIGN_LEFT);
  ui_paragraph(ui, under, TYPE_CAPTION, TOKEN_INK_3, line->service);
}

static void line_row(UiContext *ui, UiTable *table, const RemitLineView *line) {
  UiRect number = first_line(ui, table, COL_LINE);
  if (number.w > 0) ui_text(ui, number, TYPE_LABEL, TOKEN_INK_3, str_format(ui->arena, "%d", line->line), ALIGN_LEFT);
  service_cell(ui, table, line);
  ui_text(ui, first_line(ui, table, COL_UNITS), TYPE_BODY, TOKEN_INK, str_format(ui->arena, "%d", line->units), ALIGN_RIGHT);
  amount_cell(ui, table, COL_CHARGE, TYPE_BODY, TOKEN_INK, line->charge_cents);
  if (line->has_allowed) amount_cell(ui, table, COL_ALLOWED, TYPE_BODY, TOKEN_INK, line->allowed_cents);
  adjustments_cell(ui, table, line->adjust, line->adjust_count);
  remarks_cell(ui, table, line);
  amount_cell(ui, table, COL_PAID, TYPE_BODY_STRONG, line->paid_cents ? TOKEN_INK : TOKEN_BAD, line->paid_cents);
}

/* The row of the claim as a whole, with the remarks that are about all of it. */
static int total_height(UiContext *ui, const RemitView *remit) {
  int remarks = ui_em(ui, 22 * remit->remark_count) + ui_px(ui, 14);
  return remit->remark_count && remarks > ui_em(ui, 36) ? remarks : ui_em(ui, 36);
}

static int table_height(UiContext *ui, const RemitView *remit, int room_px) {
  UiColumn columns[COLS];
  columns_of(ui, remit, columns);
  int height = ui_table_header_height(ui) + total_height(ui, remit), service = ui_table_room(ui, columns, COLS, room_px, COL_SERVICE);
  for (int i = 0; i < remit->line_count; i++) height += row_height(ui, &remit->lines[i], service);
  return height;
}

static void total_row(UiContext *ui, UiTable *table, const RemitView *remit) {
  ui_table_text(table, COL_SERVICE, TYPE_BODY_STRONG, TOKEN_INK, word(W_CLAIM_TOTAL));
  ui_table_text(table, COL_CHARGE, TYPE_BODY_STRONG, TOKEN_INK, money_shown(ui->arena, remit->charge_cents));
  if (remit->has_allowed) ui_table_text(table, COL_ALLOWED, TYPE_BODY_STRONG, TOKEN_INK, money_shown(ui->arena, remit->allowed_cents));
  UiRect cell = ui_table_cell(table, COL_ADJUST);
  ui_text(ui, cell, TYPE_BODY_STRONG, TOKEN_INK, money_shown(ui->arena, -remit->adjusted_cents), ALIGN_RIGHT);
  remark_chips(ui, table, remit->remarks, remit->remark_count);
  ui_table_text(table, COL_PAID, TYPE_BODY_STRONG, TOKEN_INK, money_shown(ui->arena, remit->paid_cents));
}

static void lines_table(Desk *desk, UiRect rect, const RemitView *remit) {
  UiContext *ui = desk->ui;
  UiColumn columns[COLS];
  columns_of(ui, remit, columns);
  int *selected = &desk->state->row[APP_REMITTANCE], service = ui_table_room(ui, columns, COLS, rect.w, COL_SERVICE);
  UiTable table = ui_table_begin(ui, &rect, word(W_LINES), columns, COLS, remit->line_count, selected);
  for (int i = 0; i < remit->line_count; i++) {
    const RemitLineView *line = &remit->lines[i];
    Str name = word_with(ui->arena, W_LINE_NAME, str_format(ui->arena, "%d", line->line), line->service);
    if (ui_table_row(&table, &rect, name, row_height(ui, line, service))) line_row(ui, &table, line);
  }
  ui_table_total(&table, &rect, total_height(ui, remit));
  total_row(ui, &table, remit);
}

/* ---- Where the charge went ---- */

static int chart_height(UiContext *ui) { return ui_em(ui, 20 + 20 + 36) + ui_px(ui, 14 * 2 + 16); }

static void stacked_bar(UiContext *ui, UiRect bar, const RemitView *remit) {
  Cents sum = 0;
  int x = 0;
  for (int i = 0; i < remit->part_count; i++) sum += remit->parts[i].amount_cents > 0 ? remit->parts[i].amount_cents : 0;
  int room = bar.w - (remit->part_count - 1) * ui_px(ui, 2);
  Cents so_far = 0;
  for (int i = 0; i < remit->part_count && sum > 0; i++) {
    const PartView *part = &remit->parts[i];
    int from = (int)(so_far * room / sum);
    so_far += part->amount_cents > 0 ? part->amount_cents : 0;
    int width = (int)(so_far * room / sum) - from, least = ui_px(ui, 4);
    UiRect rect = {bar.x + x, bar.y, width < least ? least : width, bar.h};
    ui_fill_round(ui, rect, part->token, 2, CORNERS_ALL);
    int tenths = (int)((part->amount_cents * 2000 / sum + 1) / 2);
    Str share = str_format(ui->arena, "%d.%d%%", tenths / 10, tenths % 10);
    UiRect inside = ui_inset(rect, ui_px(ui, 6), 0);
    if (ui_text_width(ui, TYPE_BAR, share) <= inside.w) ui_text(ui, inside, TYPE_BAR, TOKEN_ON_CODE, share, ALIGN_LEFT);
    x += rect.w + ui_px(ui, 2);
  }
}

static void legend(UiContext *ui, UiRect rect, const RemitView *remit) {
  for (int i = 0; i < remit->part_count; i++) {
    UiRect place = ui_column(rect, i, remit->part_count, ui_px(ui, 8)), top = ui_cut_top(&place, ui_em(ui, 16));
    UiRect dot = ui_centered(ui_cut_left(&top, ui_px(ui, 8)), ui_px(ui, 8), ui_px(ui, 8));
    ui_fill_round(ui, dot, remit->parts[i].token, 2, CORNERS_ALL);
    ui_cut_left(&top, ui_px(ui, 6));
    ui_text(ui, top, TYPE_CAPTION, TOKEN_INK_3, remit->parts[i].label, ALIGN_LEFT);
    ui_cut_left(&place, ui_px(ui, 14));
    ui_text(ui, ui_cut_top(&place, ui_em(ui, 20)), TYPE_BODY_MEDIUM, TOKEN_INK, money_shown(ui->arena, remit->parts[i].amount_cents), ALIGN_LEFT);
  }
}

static void balance_chip(UiContext *ui, UiRect *row, const RemitView *remit) {
  if (remit->balances)
    ui_chip_cut_right(ui, row, word(W_BALANCES), CHIP_GOOD, ICON_CHECK, 0);
  else
    ui_chip_cut_right(ui, row, word(W_DOES_NOT_BALANCE), CHIP_BAD, ICON_ERROR, 0);
}

static void chart(UiContext *ui, UiRect rect, const RemitView *remit) {
  UiRect inside = ui_inset(rect, ui_px(ui, 16), ui_px(ui, 14)), head = ui_cut_top(&inside, ui_em(ui, 20));
  ui_line_above(ui, rect, TOKEN_LINE);
  balance_chip(ui, &head, remit);
  ui_text(ui, head, TYPE_LABEL, TOKEN_INK_2, word(W_WHERE_CHARGE_WENT), ALIGN_LEFT);
  ui_cut_top(&inside, ui_px(ui, 8));
  stacked_bar(ui, ui_cut_top(&inside, ui_em(ui, 20)), remit);
  ui_cut_top(&inside, ui_px(ui, 8));
  legend(ui, inside, remit);
}

static int plb_height(UiContext *ui, const RemitView *remit) {
  return remit->provider_adjust_count ? ui_em(ui, 16 + 22 * remit->provider_adjust_count) + ui_px(ui, 22) : 0;
}

static void provider_adjustments(UiContext *ui, UiRect rect, const RemitView *remit) {
  if (!remit->provider_adjust_count) return;
  ui_line_above(ui, rect, TOKEN_LINE);
  UiRect inside = ui_inset(rect, ui_px(ui, 16), ui_px(ui, 9));
  ui_text(ui, ui_cut_top(&inside, ui_em(ui, 16)), TYPE_LABEL, TOKEN_INK_2, word(W_PROVIDER_ADJUSTMENTS), ALIGN_LEFT);
  ui_cut_top(&inside, ui_px(ui, 4));
  for (int i = 0; i < remit->provider_adjust_count; i++) {
    UiRect row = ui_cut_top(&inside, ui_em(ui, 22));
    const ProviderView *adjust = &remit->provider_adjust[i];
    ui_remark_chip_cut(ui, &row, adjust->code, 8);
    ui_text_cut_right(ui, &row, TYPE_BODY, TOKEN_INK, money_shown(ui->arena, -adjust->amount_cents), 8);
    ui_text_cut(ui, &row, TYPE_BODY, TOKEN_INK, adjust->name, 8);
    ui_text(ui, row, TYPE_RAW, TOKEN_INK_3, adjust->reference, ALIGN_LEFT);
  }
}

/* ---- Raw 835 ---- */

/* Which claim of a remittance is shown: it stays while other pages are looked at. */
static UiKept *claim_shown(UiContext *ui, int page) { return ui_keep(ui, ui_id_at(ui, STR("claim of remittance"), page)); }

/* The row of the table that a segment belongs to, in the claim shown or in another one of the same remittance. */
static int row_of_segment(const PageView *page, const SegmentView *segment) {
  if (segment->claim == NONE || segment->claim >= page->remit_count || !segment->line) return NONE;
  const RemitView *remit = &page->remits[segment->claim];
  for (int i = 0; i < remit->line_count; i++)
    if (remit->lines[i].line == segment->line) return i;
  return NONE;
}

static void choose_segment(Desk *desk, const PageView *page, const SegmentView *segment) {
  claim_shown(desk->ui, page->page)->a = segment->claim;
  desk->state->row[APP_REMITTANCE] = row_of_segment(page, segment);
  desk->ui->used = desk->ui->again = true;
}

/* The first segment of the line chosen is the stop of the raw text; the arrows go from line to line, the pointer to any segment. */
static bool raw_stop(UiContext *ui, UiRect row, const SegmentView *segment, bool stop) {
  if (stop) {
    UiTouch touch = ui_touch(ui, ui_id(ui, STR("raw line chosen")), ROLE_ROW, segment->text, row, true, false);
    ui_node(ui)->selected = true;
    if (touch.focused) ui_ring_inside(ui, row, 0);
    return false;
  }
  UiNode *node = ui_note(ui, ROLE_ROW, segment->text, row);
  node->id = ui_id_at(ui, STR("segment"), row.y);
  return ui_pointer_in(ui, row) && !ui->used && ui->frame.event.kind == EVENT_PRESS;
}

static void raw_keys(Desk *desk, const RemitView *remit) {
  UiContext *ui = desk->ui;
  int *selected = &desk->state->row[APP_REMITTANCE], before = *selected;
  if (ui->focus != ui_id(ui, STR("raw line chosen")) || ui->inert) return;
  if (ui_key_always(ui, KEY_DOWN, 0) && *selected + 1 < remit->line_count) (*selected)++;
  if (ui_key_always(ui, KEY_UP, 0) && *selected > 0) (*selected)--;
  if (*selected != before) ui->focus_moved = ui->again = true;
}

/* A segment is never cut: what does not fit goes on in the next line, each character in its cell. Draws where `draw` is set. @return its lines. */
static int raw_segment(UiContext *ui, UiRect row, const SegmentView *segment, bool hit, bool draw) {
  UiType type = hit ? TYPE_RAW_STRONG : TYPE_RAW;
  int cells = row.w / ui_text_width(ui, type, STR("0")), lines = 0;
  if (cells < 1) cells = 1;
  for (size_t at = 0, start = 0; start < segment->text.length; start = at, lines++) {
    for (int i = 0; i < cells && at < segment->text.length; i++) (void)utf8_next(segment->text, &at);
    if (draw)
      ui_text(ui, ui_cut_top(&row, ui_em(ui, RAW_LINE)), type, hit ? TOKEN_INK : TOKEN_INK_3, str_slice(segment->text, start, at), ALIGN_LEFT);
  }
  return lines ? lines : 1;
}

static UiRect raw_room(UiContext *ui, UiRect row) {
  row = ui_inset(row, ui_px(ui, 12), 0);
  ui_cut_left(&row, ui_em(ui, 32));
  return row;
}

static void raw_row(UiContext *ui, UiRect row, const SegmentView *segment, int number, bool hit) {
  UiRect bar = row, room = raw_room(ui, row);
  if (hit) {
    ui_fill(ui, row, TOKEN_ACCENT_TINT);
    ui_fill(ui, ui_cut_left(&bar, ui_px(ui, 3)), TOKEN_ACCENT_INK);
  }
  row = ui_inset(ui_cut_top(&row, ui_em(ui, RAW_LINE)), ui_px(ui, 12), 0);
  ui_text(ui, ui_cut_left(&row, ui_em(ui, 32)), TYPE_CAPTION, TOKEN_INK_3, str_format(ui->arena, "%d", number), ALIGN_LEFT);
  (void)raw_segment(ui, room, segment, hit, true);
}

static void raw_lines(Desk *desk, UiRect rect, const PageView *page, const RemitView *remit, int line_shown) {
  UiContext *ui = desk->ui;
  int claim = claim_shown(ui, page->page)->a, first_hit = NONE, first_y = 0, chosen = NONE;
  ui_fill_round(ui, rect, TOKEN_SHEET, 6, CORNERS_ALL);
  ui_border(ui, rect, TOKEN_LINE, 6, 1);
  raw_keys(desk, remit);
  UiScroll scroll = ui_scroll_begin(ui, ui_inset(rect, ui_px(ui, 1), ui_px(ui, 6)), word(W_RAW_835));
  UiKept *shown = ui_keep(ui, ui_id(ui, STR("raw line"))), *kept = ui_keep(ui, scroll.id);
  UiRect rows = scroll.content;
  for (int i = 0; i < remit->segment_count; i++) {
    const SegmentView *segment = &remit->segments[i];
    bool hit = line_shown && segment->line == line_shown && segment->claim == claim;
    int top = rows.y - scroll.content.y, lines = raw_segment(ui, raw_room(ui, rows), segment, hit, false);
    UiRect row = ui_cut_top(&rows, lines * ui_em(ui, RAW_LINE));
    bool stop = hit && first_hit == NONE;
    if (stop) first_hit = i, first_y = top;
    raw_row(ui, row, segment, i + 1, hit);
    if (row_of_segment(page, segment) != NONE && raw_stop(ui, row, segment, stop)) chosen = i;
  }
  int place = claim * 1000 + line_shown;
  if (chosen != NONE) {
    const SegmentView *segment = &remit->segments[chosen];
    shown->a = segment->claim * 1000 + segment->line; /* it is in sight: the text stays where it is */
    choose_segment(desk, page, segment);
  } else if (first_hit != NONE && shown->a != place) {
    shown->a = place;
    kept->a = first_y - 2 * ui_em(ui, RAW_LINE);
    ui->again = true;
  }
  ui_scroll_end(ui, &scroll, rows.y - scroll.content.y);
}

static void raw_strip(Desk *desk, UiRect rect, const PageView *page, const RemitView *remit, int line_shown) {
  UiContext *ui = desk->ui;
  ui_fill_round(ui, rect, TOKEN_SUNKEN, 7, CORNERS_BOTTOM);
  ui_line_above(ui, rect, TOKEN_LINE);
  UiRect inside = ui_inset(rect, ui_px(ui, 16), ui_px(ui, 10)), head = ui_cut_top(&inside, ui_em(ui, 18));
  ui_text_cut(ui, &head, TYPE_LABEL, TOKEN_INK_2, word(W_RAW_835), 8);
  ui_keycap_cut_right(ui, &head, STR("R"), false, 4);
  ui_text_cut_right(ui, &head, TYPE_CAPTION, TOKEN_INK_3, word(W_OPEN_FULL), 8);
  ui_text(ui, head, TYPE_CAPTION, TOKEN_INK_3, word(W_FOLLOWS_LINE), ALIGN_LEFT);
  ui_cut_top(&inside, ui_px(ui, 6));
  raw_lines(desk, inside, page, remit, line_shown);
}

/* ---- The page ---- */

static void claim_body(Desk *desk, UiRect inside, const PageView *page, const RemitView *remit, bool narrow_facts) {
  UiContext *ui = desk->ui;
  int *selected = &desk->state->row[APP_REMITTANCE];
  if (*selected >= remit->line_count) *selected = remit->line_count ? remit->line_count - 1 : 0;
  int line = remit->line_count ? remit->lines[*selected].line : 0;
  int findings = desk_findings_height(desk, page->facts, page->fact_count, inside.w), table = table_height(ui, remit, inside.w);
  int most_findings = inside.h / 4 > findings ? findings : inside.h / 4, plb = plb_height(ui, remit);
  UiRect low = ui_cut_bottom(&inside, findings ? (most_findings > ui_em(ui, 78) ? most_findings : ui_em(ui, 78)) : 0);
  int spare = inside.h - table - plb;
  bool facts = spare > facts_height(ui) && !narrow_facts;
  if (facts) spare -= facts_height(ui);
  bool charted = remit->part_count && spare > chart_height(ui);
  if (charted) spare -= chart_height(ui);
  bool raw = remit->segment_count && spare > ui_em(ui, 110);
  if (facts) facts_row(ui, ui_cut_top(&inside, facts_height(ui)), remit);
  UiRect rest = inside;
  UiScroll scroll = {0};
  bool scrolls = table + plb > inside.h;
  if (scrolls) {
    scroll = ui_scroll_begin(ui, inside, word(W_LINES));
    rest = scroll.content;
  }
  lines_table(desk, ui_cut_top(&rest, table), remit);
  if (charted) chart(ui, ui_cut_top(&rest, chart_height(ui)), remit);
  provider_adjustments(ui, ui_cut_top(&rest, plb), remit);
  if (scrolls) ui_scroll_end(ui, &scroll, table + plb);
  if (raw) raw_strip(desk, rest, page, remit, line);
  UiScroll pins = ui_scroll_begin(ui, low, word(W_FINDINGS));
  UiRect rect = pins.content;
  rect.h = findings > low.h ? findings : low.h;
  desk_findings(desk, rect, page->facts, page->fact_count);
  ui_scroll_end(ui, &pins, findings);
}

static void head_tools(Desk *desk, UiRect *head, const RemitView *remit) {
  UiContext *ui = desk->ui;
  Str labels[] = {word(W_TABLE), word(W_RAW_835)};
  UiRect seg = ui_middle(ui_cut_right(head, ui_segmented_width(ui, labels, 2)), ui_em(ui, 32));
  desk->state->raw = ui_segmented(ui, seg, word(W_SHOW_AS), labels, 2, desk->state->raw) == 1;
  if (ui_key(ui, 'r', 0)) {
    desk->state->raw = !desk->state->raw;
    ui->again = true;
  }
  ui_cut_right(head, ui_px(ui, 12));
  if (ui_chip_width(ui, remit->status, ICON_NONE) <= head->w) ui_chip_cut(ui, head, remit->status, CHIP_NEUTRAL, ICON_NONE, 8);
}

/* Too low for table and findings: both whole, one below the other. */
static void whole_claim(Desk *desk, UiRect inside, const PageView *page, const RemitView *remit) {
  UiContext *ui = desk->ui;
  bool narrow_facts = desk->layout.kind <= LAYOUT_COMPACT && inside.h < ui_em(ui, 600);
  if (inside.h >= ui_em(ui, 240)) {
    claim_body(desk, inside, page, remit, narrow_facts);
    return;
  }
  int findings = desk_findings_height(desk, page->facts, page->fact_count, inside.w), least = ui_em(ui, 78);
  int whole = table_height(ui, remit, inside.w) + plb_height(ui, remit) + (!findings || findings > least ? findings : least);
  UiScroll scroll = desk_tall_begin(desk, &inside, whole);
  claim_body(desk, inside, page, remit, true);
  ui_scroll_end(ui, &scroll, inside.h);
}

/* Claims are told apart by their numbers, or, where all answer the same claim, by what was done with it. */
static Str claim_label(const PageView *page, int index) {
  bool same = true;
  for (int i = 1; i < page->remit_count; i++) same = same && str_equal(page->remits[i].claim, page->remits[0].claim);
  return same ? page->remits[index].status : page->remits[index].claim;
}

/* Where the numbers do not fit side by side: one after another. @return the claim now shown. */
static int claim_steps(UiContext *ui, UiRect row, const PageView *page, int shown) {
  UiButton back = {.size = SIZE_SMALL, .icon = ICON_CHEVRON_LEFT, .icon_only = true, .disabled = shown == 0},
           on = {.size = SIZE_SMALL, .icon = ICON_CHEVRON_RIGHT, .icon_only = true, .disabled = shown + 1 == page->remit_count};
  int go = 0;
  if (ui_button_cut(ui, &row, word(W_CLAIM_BEFORE), &back, 6)) go = -1;
  if (ui_button_cut(ui, &row, word(W_CLAIM_AFTER), &on, 12)) go = 1;
  Str place = word_with(ui->arena, W_N_OF_M, str_format(ui->arena, "%d", shown + 1), str_format(ui->arena, "%d", page->remit_count));
  ui_text_cut(ui, &row, TYPE_LABEL, TOKEN_INK, claim_label(page, shown), 8);
  ui_text(ui, row, TYPE_CAPTION, TOKEN_INK_3, place, ALIGN_LEFT);
  if (go) ui->again = true;
  return shown + go;
}

/* A remittance that answers several claims is turned claim by claim. */
static const RemitView *claim_of(Desk *desk, UiRect *inside, const PageView *page) {
  UiContext *ui = desk->ui;
  UiKept *kept = claim_shown(ui, page->page);
  if (page->remit_count < 2) return &page->remits[0];
  UiRect row = ui_cut_top(inside, ui_em(ui, 44));
  ui_line_below(ui, row, TOKEN_LINE);
  row = ui_inset(row, ui_px(ui, 16), 0);
  Str *labels = arena_make_many(ui->arena, Str, page->remit_count);
  for (int i = 0; i < page->remit_count; i++) labels[i] = claim_label(page, i);
  int shown = kept->a < page->remit_count ? kept->a : 0, width = ui_segmented_width(ui, labels, page->remit_count);
  if (width > row.w)
    kept->a = claim_steps(ui, ui_middle(row, ui_em(ui, 32)), page, shown);
  else
    kept->a = ui_segmented(ui, ui_middle(ui_cut_left(&row, width), ui_em(ui, 32)), word(W_CLAIMS), labels, page->remit_count, shown);
  return &page->remits[kept->a];
}

void desk_remittance(Desk *desk, UiRect sheet) {
  UiContext *ui = desk->ui;
  UiRect head, inside = desk_sheet(desk, sheet, word(W_REMITTANCE_ADVICE), &head);
  const PageView *page = desk_page(desk, &inside);
  if (!page || !page->remit_count) {
    desk_empty(desk, inside, W_NO_REMITTANCE);
    return;
  }
  const RemitView *remit = claim_of(desk, &inside, page);
  head_tools(desk, &head, remit);
  int line = remit->line_count && desk->state->row[APP_REMITTANCE] < remit->line_count ? remit->lines[desk->state->row[APP_REMITTANCE]].line : 0;
  if (desk->state->raw)
    raw_lines(desk, ui_inset(inside, ui_px(ui, 12), ui_px(ui, 12)), page, remit, line);
  else
    whole_claim(desk, inside, page, remit);
}
