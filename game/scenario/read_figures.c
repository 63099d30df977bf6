/* Questions about figures: which remit, which lines, which columns, and the wrong figures that have names. */
#include "scenario/reader.h"

static bool find_remit(Reader *reader, Str text, const Json *place, int *page, int *line) {
  Focus focus;
  if (!reader_focus(reader, text, place, &focus)) return false;
  if (reader->scenario->pages[focus.page].kind != PAGE_REMIT || focus.code.length) {
    reader_fault(reader, "E518", place, "\"%.*s\" is no remit or line of one, as era1 or era1/3", STR_ARG(text));
    return false;
  }
  *page = focus.page;
  *line = focus.line;
  return true;
}

static int find_column(Str name) {
  for (int i = 0; i < COLUMN_COUNT; i++)
    if (str_is(name, worksheet_column_words[i])) return i;
  return NONE;
}

static void worksheet_lines(Reader *reader, const Json *target, Item *item) {
  const Claim *claim = reader->scenario->claim;
  int most = target->kind == JSON_ARRAY ? target->count : claim->lines.count, count = 0;
  int *lines = arena_make_many(reader->arena, int, most + 1);
  const Json *one = target->kind == JSON_ARRAY ? target->first : target;
  for (; one; one = target->kind == JSON_ARRAY ? one->next : NULL) {
    Str text = {NULL, 0};
    int page = NONE, line = 0;
    if (!fields_read_str(&reader->fields, one, &text) || !find_remit(reader, text, one, &page, &line)) return;
    if (item->cell_remit != NONE && item->cell_remit != page) reader_fault(reader, "E518", one, "a worksheet is about one remit");
    item->cell_remit = page;
    if (line)
      lines[count++] = line;
    else if (target->kind != JSON_ARRAY)
      for (int i = 0; i < claim->lines.count; i++) lines[count++] = LIST_AT(claim->lines, ClaimLine, i)->line;
    else
      reader_fault(reader, "E518", one, "a list names lines, as era1/3");
  }
  item->lines = lines;
  item->line_count = count;
}

static void worksheet_columns(Reader *reader, const RawItem *raw, Item *item) {
  int *columns = arena_make_many(reader->arena, int, COLUMN_COUNT);
  for (int i = 0; i < raw->columns.count && i < COLUMN_COUNT; i++) {
    Str name = *LIST_AT(raw->columns, Str, i);
    int column = find_column(name);
    if (column == NONE)
      reader_fault(reader, "E518", reader_place(raw->json, "columns"), "\"%.*s\" is no column: allowed, patient, variance or interest",
                   STR_ARG(name));
    else
      columns[item->column_count++] = column;
  }
  if (!raw->columns.count) reader_fault(reader, "E510", raw->json, "a worksheet says which \"columns\" are typed");
  item->columns = columns;
}

static void worksheet_cells(Reader *reader, const RawItem *raw, Item *item) {
  int count = item->line_count * item->column_count;
  if (count > SCENARIO_MOST_CELLS) {
    reader_fault(reader, "E509", reader_place(raw->json, "worksheet"), "more than %d figures in one worksheet", SCENARIO_MOST_CELLS);
    return;
  }
  WorksheetCell *cells = arena_make_many(reader->arena, WorksheetCell, count);
  for (int line = 0; line < item->line_count; line++)
    for (int column = 0; column < item->column_count; column++)
      cells[item->cell_count++] = (WorksheetCell){item->lines[line], item->columns[column], 0};
  item->cells = cells;
}

/** "era1.variance", "era1/3.allowed", "deal.amount" or an amount. */
static void read_money(Reader *reader, const RawItem *raw, Item *item) {
  WorksheetCell *cell = arena_make(reader->arena, WorksheetCell);
  item->cells = cell;
  item->cell_count = 1;
  if (raw->money->kind == JSON_NUMBER) {
    fields_read_cents(&reader->fields, raw->money, &cell->truth_cents);
    return;
  }
  Str text = {NULL, 0}, head, tail;
  if (!fields_read_str(&reader->fields, raw->money, &text)) return;
  if (str_is(text, "deal.amount")) {
    cell->column = COLUMN_COUNT;
    return;
  }
  str_cut(text, '.', &head, &tail);
  cell->column = find_column(tail);
  if (cell->column == NONE) {
    reader_fault(reader, "E518", raw->money, "\"%.*s\" is no figure, as era1.variance, era1/3.allowed or deal.amount", STR_ARG(text));
    cell->column = 0;
    return;
  }
  find_remit(reader, head, raw->money, &item->cell_remit, &cell->line);
}

/** The right figure where it does not hang on the play: to catch a mistake that is none. */
static bool fixed_truth(const Reader *reader, const Item *item, int line, int column, Cents *truth) {
  const Scenario *scenario = reader->scenario;
  if (item->cell_remit == NONE) {
    *truth = item->cells[0].truth_cents;
    return item->cells[0].column != COLUMN_COUNT;
  }
  const Page *page = &scenario->pages[item->cell_remit];
  if (page->follows_play || !scenario->pricing || (column == COLUMN_INTEREST && item->as_of == DAY_NONE)) return false;
  *truth = 0;
  for (int i = 0; i < item->cell_count; i++) {
    const WorksheetCell *cell = &item->cells[i];
    if (cell->column == column && (!line || cell->line == line))
      *truth += pricing_cell(scenario->pricing, page->remit, cell->line, (WorksheetColumn)column, scenario->interest, item->as_of);
  }
  return true;
}

static void read_mistake(Reader *reader, const RawMistake *raw, Item *item, Mistake *mistake, int place) {
  *mistake = (Mistake){.id = raw->id, .name = raw->name, .why = raw->why, .line = raw->line, .points = raw->points, .json = raw->json};
  if (!mistake->id.length) mistake->id = str_format(reader->arena, "mistake-%d", place + 1);
  reader_effects(reader, &raw->effects, raw->json, &mistake->effects);
  reader_check_text(reader, raw->why, reader_place(raw->json, "why"));
  int figures = 0;
  bool differs = false;
  for (int c = 0; c < COLUMN_COUNT; c++) {
    const Json *figure = item->kind == ITEM_MONEY ? (c == 0 ? raw->value : NULL) : raw->figure[c];
    if (!figure || !fields_read_cents(&reader->fields, figure, &mistake->value_cents[c])) continue;
    mistake->has[c] = true;
    figures++;
    Cents truth = 0;
    if (!fixed_truth(reader, item, raw->line, c, &truth) || truth != mistake->value_cents[c]) differs = true;
  }
  if (!figures)
    reader_fault(reader, "E520", raw->json, "the mistake names no figure%s", item->kind == ITEM_MONEY ? ": \"value\"" : "");
  else if (!differs)
    reader_fault(reader, "E520", raw->json, "the mistake's figure is the right one");
  if (effects_any(&mistake->effects)) item->has_effects = true;
}

static void read_allocate(Reader *reader, const RawItem *raw, Item *item) {
  const Json *target = raw->allocate;
  static const Bucket usual[] = {BUCKET_PAID, BUCKET_CONTRACTUAL, BUCKET_PATIENT, BUCKET_HELD};
  int *buckets = arena_make_many(reader->arena, int, BUCKET_COUNT);
  const Json *remit = target, *claim = NULL, *list = NULL;
  if (target->kind == JSON_OBJECT) {
    remit = json_member(target, STR("remit"));
    claim = json_member(target, STR("claim"));
    list = json_member(target, STR("buckets"));
  }
  Str text = {NULL, 0};
  int64_t number = 1;
  int line = 0;
  if (!remit || !fields_read_str(&reader->fields, remit, &text) || !find_remit(reader, text, remit, &item->allocate_remit, &line)) {
    if (!remit) reader_fault(reader, "E510", target, "\"allocate\" names a remit");
    return;
  }
  if (claim)
    fields_read_int(&reader->fields, claim, 1, 100, &number);
  else if (line)
    number = line;
  item->allocate_claim = (int)number - 1;
  const Page *page = &reader->scenario->pages[item->allocate_remit];
  if (!page->follows_play && item->allocate_claim >= page->remit->claims.count)
    reader_fault(reader, "E518", target, "the remit has no claim %d", (int)number);
  for (const Json *one = list ? list->first : NULL; one && item->bucket_count < BUCKET_COUNT; one = one->next) {
    int found = NONE;
    for (int b = 0; b < BUCKET_COUNT; b++)
      if (one->kind == JSON_STRING && str_is(one->text, bucket_words[b])) found = b;
    if (found == NONE)
      reader_fault(reader, "E518", one, "no such bucket: paid, contractual, patient, held, interest or reversal");
    else
      buckets[item->bucket_count++] = found;
  }
  if (!item->bucket_count)
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) buckets[item->bucket_count++] = (int)usual[i];
  item->buckets = buckets;
  if (!reader->scenario->contract) reader_fault(reader, "E518", target, "posting needs the contract, and the scenario has none");
}

void reader_item_figures(Reader *reader, const RawItem *raw, Item *item) {
  if (item->kind == ITEM_ALLOCATE) {
    read_allocate(reader, raw, item);
    return;
  }
  if (raw->as_of.length && !str_is(raw->as_of, "today")) {
    item->as_of = day_from_iso(raw->as_of);
    if (item->as_of == DAY_NONE)
      reader_fault(reader, "E523", reader_place(raw->json, "as_of"), "found \"%.*s\", expected a date or today", STR_ARG(raw->as_of));
  }
  if (item->kind == ITEM_MONEY) {
    read_money(reader, raw, item);
  } else {
    worksheet_lines(reader, raw->worksheet, item);
    worksheet_columns(reader, raw, item);
    worksheet_cells(reader, raw, item);
  }
  bool priced = item->cell_remit != NONE;
  if (priced && !reader->scenario->contract) reader_fault(reader, "E518", raw->json, "figures come from the contract, and the scenario has none");
  Mistake *mistakes = arena_make_many(reader->arena, Mistake, raw->mistakes.count);
  for (int i = 0; i < raw->mistakes.count; i++) read_mistake(reader, LIST_AT(raw->mistakes, RawMistake, i), item, &mistakes[i], i);
  item->mistakes = mistakes;
  item->mistake_count = raw->mistakes.count;
}
