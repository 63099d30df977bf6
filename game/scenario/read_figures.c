/* Questions about figures: which remit, which lines, which columns, and the wrong figures that have names. */
#include "scenario/reader.h"

static bool find_remit(Reader *reader, Str text, const Json *place, int *page, int *line) {
  Focus focus;
  if (!reader_focus(reader, text, place, &focus)) return false;
  if (reader->scenario->pages[focus.page].kind != PAGE_REMIT || focus.code.length) {
    reader_fault(reader, "E518", place, "\"%.*s\" is no remit or line of one, as era1 or era1/3", STR_ARG(text));
    return false;
  }
  /* A remit that follows the play has its lines from the claim. */
  if (focus.line && !claim_find_line(reader->scenario->claim, focus.line)) {
    reader_fault(reader, "E511", place, "the claim has no line %d", focus.line);
    return false;
  }
  *page = focus.page;
  *line = focus.line;
  return true;
}

static bool has_number(const int *list, int count, int number) {
  for (int i = 0; i < count; i++)
    if (list[i] == number) return true;
  return false;
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
    if (item->cell_remit != NONE && item->cell_remit != page)
      reader_fault(reader, "E518", one, "a worksheet is about one remit, and this is another");
    item->cell_remit = page;
    if (line && has_number(lines, count, line))
      reader_fault(reader, "E502", one, "line %d stands here twice", line);
    else if (line)
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
  const Json *place = json_place(raw->json, "columns"), *element = place->kind == JSON_ARRAY ? place->first : NULL;
  for (int i = 0; i < raw->columns.count && i < COLUMN_COUNT; i++, element = element ? element->next : NULL) {
    Str name = *LIST_AT(raw->columns, Str, i);
    int column = find_column(name);
    if (column == NONE)
      reader_fault(reader, "E518", element ? element : place, "\"%.*s\" is no column: allowed, patient, variance, interest or penalty",
                   STR_ARG(name));
    else if (has_number(columns, item->column_count, column))
      reader_fault(reader, "E502", element ? element : place, "\"%.*s\" stands here twice", STR_ARG(name));
    else
      columns[item->column_count++] = column;
  }
  if (!json_member(raw->json, STR("columns"))) reader_fault(reader, "E510", raw->json, "a worksheet says which \"columns\" are typed");
  item->columns = columns;
}

static void worksheet_cells(Reader *reader, const RawItem *raw, Item *item) {
  int count = item->line_count * item->column_count;
  if (count > SCENARIO_MOST_CELLS) {
    reader_fault(reader, "E509", json_place(raw->json, "worksheet"), "more than %d figures in one worksheet", SCENARIO_MOST_CELLS);
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

/** A remit and those that it corrects, the first one first. @return how many; 0 where play makes one of them. */
static int fixed_chain(const Scenario *scenario, const Page *page, const Remit **chain) {
  int count = 0;
  for (const Page *at = page; at && count < SCENARIO_MOST_PAGES; at = at->replaces == NONE ? NULL : &scenario->pages[at->replaces]) {
    if (at->follows_play) return 0;
    chain[count++] = at->remit;
  }
  for (int i = 0; i < count / 2; i++) {
    const Remit *swapped = chain[i];
    chain[i] = chain[count - 1 - i];
    chain[count - 1 - i] = swapped;
  }
  return count;
}

/** The right figure where it does not hang on the play: to catch a mistake that is none. */
static bool fixed_truth(const Reader *reader, const Item *item, int line, int column, Cents *truth) {
  const Scenario *scenario = reader->scenario;
  if (!item->cell_count) return false; /* what it asks for was not understood */
  if (item->cell_remit == NONE) {
    *truth = item->cells[0].truth_cents;
    return item->cells[0].column != COLUMN_COUNT;
  }
  const Page *page = &scenario->pages[item->cell_remit];
  bool by_day = column == COLUMN_INTEREST || column == COLUMN_PENALTY;
  if (page->follows_play || !scenario->pricing || (by_day && item->as_of == DAY_NONE)) return false;
  const Remit *chain[SCENARIO_MOST_PAGES];
  int count = fixed_chain(scenario, page, chain);
  if (!count) return false;
  *truth = 0;
  for (int i = 0; i < item->cell_count; i++) {
    const WorksheetCell *cell = &item->cells[i];
    if (cell->column == column && (!line || cell->line == line))
      *truth += late_cell(&scenario->late, scenario->pricing, chain, count, cell->line, (WorksheetColumn)column, item->as_of);
  }
  return true;
}

/** A mistake is only ever made in a cell that the trainee fills. */
static void check_mistake_fits(Reader *reader, const RawMistake *raw, const Item *item, const Mistake *mistake) {
  if (item->kind == ITEM_MONEY) return;
  if (mistake->line && item->line_count && !has_number(item->lines, item->line_count, mistake->line))
    reader_fault(reader, "E520", json_place(raw->json, "line"), "line %d is not asked for by this worksheet", mistake->line);
  for (int c = 0; c < COLUMN_COUNT; c++)
    if (mistake->has[c] && item->column_count && !has_number(item->columns, item->column_count, c))
      reader_fault(reader, "E520", raw->figure[c], "the column \"%s\" is not asked for by this worksheet", worksheet_column_words[c]);
}

void reader_mistake(Reader *reader, const RawMistake *raw, Item *item, Mistake *mistake, int place) {
  *mistake = (Mistake){.id = raw->id, .name = raw->name, .why = raw->why, .line = raw->line, .points = raw->points, .json = raw->json};
  if (!mistake->id.length) mistake->id = str_format(reader->arena, "mistake-%d", place + 1);
  reader_effects(reader, &raw->effects, raw->json, &mistake->effects);
  reader_check_text(reader, raw->why, json_place(raw->json, "why"));
  if (effects_any(&mistake->effects)) item->has_effects = true;
}

static void read_mistake(Reader *reader, const RawMistake *raw, Item *item, Mistake *mistake, int place) {
  reader_mistake(reader, raw, item, mistake, place);
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
  if (fields_is_faulty(&reader->fields, raw->json)) return;
  if (!figures)
    reader_fault(reader, "E520", raw->json,
                 item->kind == ITEM_MONEY ? "the mistake names no figure: the wrong amount goes under \"value\""
                                          : "the mistake names no figure: the wrong one goes under its column, as \"allowed\"");
  else if (!differs)
    reader_fault(reader, "E520", raw->json, "the mistake's figure is the right one");
  check_mistake_fits(reader, raw, item, mistake);
}

static int find_bucket(const Json *name) {
  for (int b = 0; b < BUCKET_COUNT; b++)
    if (name->kind == JSON_STRING && str_is(name->text, bucket_words[b])) return b;
  return NONE;
}

static void read_buckets(Reader *reader, const Json *list, Item *item) {
  static const Bucket usual[] = {BUCKET_PAID, BUCKET_CONTRACTUAL, BUCKET_PATIENT, BUCKET_HELD};
  int *buckets = arena_make_many(reader->arena, int, BUCKET_COUNT);
  item->buckets = buckets;
  if (list && (list->kind != JSON_ARRAY || !list->count))
    reader_fault(reader, "E518", list, "\"buckets\" is a list of paid, contractual, patient, held, interest, reversal");
  for (const Json *one = list && list->kind == JSON_ARRAY ? list->first : NULL; one; one = one->next) {
    int found = find_bucket(one);
    if (found == NONE)
      reader_fault(reader, "E518", one, "\"%.*s\" is no bucket; known: paid, contractual, patient, held, interest, reversal", STR_ARG(one->text));
    else if (has_number(buckets, item->bucket_count, found))
      reader_fault(reader, "E502", one, "\"%s\" stands here twice", bucket_words[found]);
    else
      buckets[item->bucket_count++] = found;
  }
  for (size_t i = 0; !list && i < sizeof usual / sizeof *usual; i++) buckets[item->bucket_count++] = (int)usual[i];
}

/** "era2" or "era2/1": the remit, and which of its claims. */
static bool read_posted(Reader *reader, const Json *place, Item *item, int64_t *number) {
  Str text = {NULL, 0}, head, tail;
  if (!fields_read_str(&reader->fields, place, &text)) return false;
  str_cut(text, '/', &head, &tail);
  if (tail.length && !str_to_int(tail, number)) *number = 0;
  int page = head.length ? reader_resolve(reader, &reader->pages, head, place) : NONE;
  if (head.length && page == NONE) return false;
  if (page == NONE || reader->scenario->pages[page].kind != PAGE_REMIT || *number < 1) {
    reader_fault(reader, "E518", place, "\"%.*s\" is no remit or claim of one, as era2 or era2/1", STR_ARG(text));
    return false;
  }
  item->allocate_remit = page;
  return true;
}

static void read_allocate(Reader *reader, const RawItem *raw, Item *item) {
  const Json *target = raw->allocate, *remit = target, *claim = NULL;
  if (target->kind == JSON_OBJECT) {
    remit = json_member(target, STR("remit"));
    claim = json_member(target, STR("claim"));
    reader_known_keys(reader, target, (const char *const[]){"remit", "claim", "buckets", NULL});
  }
  read_buckets(reader, target->kind == JSON_OBJECT ? json_member(target, STR("buckets")) : NULL, item);
  int64_t number = 1;
  if (!remit) reader_fault(reader, "E510", target, "\"allocate\" says which remit is posted: \"remit\": \"era2\"");
  if (!remit || !read_posted(reader, remit, item, &number)) return;
  if (claim) fields_read_int(&reader->fields, claim, 1, 100, &number);
  const Page *page = &reader->scenario->pages[item->allocate_remit];
  item->allocate_claim = (int)(number > 100 ? 100 : number) - 1;
  if (!page->follows_play && item->allocate_claim >= page->remit->claims.count)
    reader_fault(reader, "E518", claim ? claim : remit, "%.*s has no claim %d; it has %d", STR_ARG(page->id), item->allocate_claim + 1,
                 page->remit->claims.count);
  /* What was settled says itself what is allowed. */
  if (!reader->scenario->contract && !page->follows_deal)
    reader_fault(reader, "E518", target, "posting needs the contract, and the scenario has no \"contract\"");
}

void reader_item_figures(Reader *reader, const RawItem *raw, Item *item) {
  if (item->kind == ITEM_ALLOCATE) {
    read_allocate(reader, raw, item);
    return;
  }
  if (raw->as_of.length && !str_is(raw->as_of, "today")) {
    item->as_of = day_from_iso(raw->as_of);
    if (item->as_of == DAY_NONE)
      reader_fault(reader, "E523", json_place(raw->json, "as_of"), "found \"%.*s\", expected today or a date as 2026-03-16", STR_ARG(raw->as_of));
  }
  if (item->kind == ITEM_MONEY) {
    read_money(reader, raw, item);
  } else {
    worksheet_lines(reader, raw->worksheet, item);
    worksheet_columns(reader, raw, item);
    worksheet_cells(reader, raw, item);
  }
  bool priced = item->cell_remit != NONE;
  if (priced && !reader->scenario->contract)
    reader_fault(reader, "E518", raw->json, "the right figures come from the contract, and the scenario has no \"contract\"");
  Mistake *mistakes = arena_make_many(reader->arena, Mistake, raw->mistakes.count);
  for (int i = 0; i < raw->mistakes.count; i++) read_mistake(reader, LIST_AT(raw->mistakes, RawMistake, i), item, &mistakes[i], i);
  item->mistakes = mistakes;
  item->mistake_count = raw->mistakes.count;
}
