/* One case of many accounts: the list that a document holds has as many rows as there are accounts, and adds up to what it is about. */
#include "scenario/reader.h"

static const Block *first_table(const Page *page) {
  for (int i = 0; i < page->block_count; i++)
    if (page->blocks[i].kind == BLOCK_TABLE) return &page->blocks[i];
  return NULL;
}

static Str cell(const Block *table, int row, int column) { return table->cells[row * table->columns + column]; }

static int find_column(Reader *reader, const Block *table, const ClaimBatch *batch) {
  Str *headings = arena_make_many(reader->arena, Str, table->columns);
  for (int c = 0; c < table->columns; c++) {
    headings[c] = cell(table, 0, c);
    if (str_equal(headings[c], batch->column)) return c;
  }
  reader_fault(reader, "E529", json_place(batch->json, "column"), "the list has no column \"%.*s\"%.*s", STR_ARG(batch->column),
               STR_ARG(reader_known_words(reader, batch->column, headings, table->columns)));
  return NONE;
}

/** "1,850.00" as it stands in a table. */
static bool read_amount(Reader *reader, Str text, Cents *cents) {
  Buf digits = buf_new(reader->arena);
  for (size_t i = 0; i < text.length; i++)
    if (text.at[i] != ',') buf_byte(&digits, text.at[i]);
  return money_from_number(buf_str(&digits), cents) == MONEY_OK;
}

static bool column_sum(Reader *reader, const Block *table, const ClaimBatch *batch, int column, Cents *sum) {
  for (int row = 1; row < table->rows; row++) {
    Cents amount = 0;
    if (!read_amount(reader, cell(table, row, column), &amount)) {
      reader_fault(reader, "E529", json_place(batch->json, "column"), "row %d of the list has no amount under \"%.*s\"", row, STR_ARG(batch->column));
      return false;
    }
    *sum += amount;
  }
  return true;
}

/** era1/LK-OFF-2406: what the remittance holds back under that reference. */
static bool read_adjustment(Reader *reader, const Json *json, Cents *cents) {
  Str head, reference = {NULL, 0};
  str_cut(json->text, '/', &head, &reference);
  int page = reader_resolve(reader, &reader->pages, head, json);
  const Remit *remit = page == NONE ? NULL : reader->scenario->pages[page].remit;
  for (int i = 0; remit && i < remit->provider_adjust.count; i++) {
    const ProviderAdjustment *adjust = LIST_AT(remit->provider_adjust, ProviderAdjustment, i);
    if (!str_equal(adjust->reference, reference)) continue;
    *cents = adjust->amount_cents;
    return true;
  }
  if (page != NONE)
    reader_fault(reader, "E529", json, "\"%.*s\" is no provider adjustment of a remittance, as era1/LK-OFF-2406", STR_ARG(json->text));
  return false;
}

static bool read_total(Reader *reader, const ClaimBatch *batch, Cents *cents) {
  if (batch->total_json->kind == JSON_STRING) return read_adjustment(reader, batch->total_json, cents);
  return fields_read_cents(&reader->fields, batch->total_json, cents);
}

static void check_total(Reader *reader, const Block *table, ClaimBatch *batch) {
  Cents total = 0, sum = 0;
  int column = find_column(reader, table, batch);
  if (column == NONE || !read_total(reader, batch, &total) || !column_sum(reader, table, batch, column, &sum)) return;
  batch->total_cents = total;
  batch->has_total = true;
  if (sum != total)
    reader_fault(reader, "E529", batch->total_json, "the column \"%.*s\" adds up to %.*s, not to %.*s", STR_ARG(batch->column),
                 STR_ARG(money_text(reader->arena, sum)), STR_ARG(money_text(reader->arena, total)));
}

void reader_batch(Reader *reader) {
  ClaimBatch *batch = reader->raw.claim->batch;
  if (!batch) return;
  batch->page = reader_resolve(reader, &reader->pages, batch->document, json_place(batch->json, "document"));
  if (batch->page == NONE || fields_is_faulty(&reader->fields, batch->json)) return;
  const Block *table = first_table(&reader->scenario->pages[batch->page]);
  int rows = table ? table->rows - 1 : 0, lines = reader->raw.claim->lines.count;
  if (rows != batch->count)
    reader_fault(reader, "E529", json_place(batch->json, "count"), "the table of \"%.*s\" lists %d accounts below its heading, not %d",
                 STR_ARG(batch->document), rows, (int)batch->count);
  if (lines != 1 && lines != batch->count)
    reader_fault(reader, "E529", json_place(batch->json, "count"), "the claim has %d lines: one that stands for all accounts, or one for each",
                 lines);
  if (!batch->column.length != !batch->total_json)
    reader_fault(reader, "E529", batch->json, "\"column\" and \"total\" go together: which amounts add up, and to what");
  else if (batch->total_json && table)
    check_total(reader, table, batch);
}
