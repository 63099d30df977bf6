/*
 * Amounts in explanations and endings that nothing else in the file has: a sum that was typed wrong teaches a wrong sum. Known is every amount that the file
 * states anywhere else, what the contract makes of the claim with the steps of it, late payment as of any day that is asked about, and what one adding,
 * subtracting or taking a share of two known amounts gives.
 */
#include <stdlib.h>

#include "scenario/lint.h"
#include "scenario/reader.h"

typedef struct Known {
  Cents *items;
  size_t count, room;
} Known;

static void know(Lint *lint, Known *known, Cents cents) {
  if (cents < 0) cents = -cents;
  if (cents) arena_push(lint->arena, known->items, known->count, known->room, cents);
}

static int compare(const void *left, const void *right) {
  Cents a = *(const Cents *)left, b = *(const Cents *)right;
  return (a > b) - (a < b);
}

/** Nothing is always known. */
static bool has(const Known *known, Cents cents) {
  if (cents < 0) cents = -cents;
  return cents == 0 || (known->count && bsearch(&cents, known->items, known->count, sizeof cents, compare));
}

/* ---- amounts in texts ---- */

/** The next "1,275.00" from `at`: digits with or without commas, a point and two digits. @return false at the end. */
static bool next_amount(Str text, size_t *at, Str *found, Cents *cents) {
  for (size_t i = *at; i < text.length; i++) {
    if (!lint_is_digit(text.at[i])) continue;
    size_t from = i, dots = 0, decimals = 0;
    while (i < text.length &&
           (lint_is_digit(text.at[i]) || ((text.at[i] == ',' || text.at[i] == '.') && i + 1 < text.length && lint_is_digit(text.at[i + 1])))) {
      if (text.at[i] == '.') dots++;
      decimals = text.at[i] == '.' ? 0 : decimals + 1;
      i++;
    }
    bool alone = (from == 0 || !(lint_is_word(text.at[from - 1]) || text.at[from - 1] == '-' || text.at[from - 1] == '.')) &&
                 (i >= text.length || !(lint_is_word(text.at[i]) || text.at[i] == '%'));
    *found = str_slice(text, from, i);
    *at = i;
    if (alone && dots == 1 && decimals == 2 && money_from_typed(*found, cents) == MONEY_OK) return true;
  }
  return false;
}

static void know_text(Lint *lint, Known *known, Str text) {
  size_t at = 0;
  Str found;
  Cents cents;
  while (next_amount(text, &at, &found, &cents)) know(lint, known, cents);
}

/** Explanations and endings are looked at; what everything else says is taken as said. */
static bool is_looked_at(const LintText *text) { return text->use == TEXT_WHY || text->use == TEXT_ENDING; }

/* ---- what is known ---- */

static void know_file(Lint *lint, Known *known) {
  const Json *root = lint->scenario->root;
  for (const Json *at = root; at; at = json_after(root, at)) {
    Cents cents;
    if (at->kind == JSON_NUMBER && str_find(at->text, '.', 0) < at->text.length && money_from_number(at->text, &cents) == MONEY_OK)
      know(lint, known, cents);
  }
  for (size_t i = 0; i < lint->text_count; i++)
    if (!is_looked_at(&lint->texts[i]) && lint_contains(&lint->texts[i], BYTE_DIGIT)) know_text(lint, known, lint->texts[i].text);
}

static void know_prices(Lint *lint, Known *known) {
  const Pricing *pricing = lint->scenario->pricing;
  const Cents sums[] = {pricing->charge_cents, pricing->allowed_cents, pricing->patient_cents, pricing->sequestration_cents, pricing->expected_cents};
  for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) know(lint, known, sums[i]);
  for (int i = 0; i < pricing->count; i++) {
    const PricedLine *line = &pricing->lines[i];
    const Cents of_line[] = {line->charge_cents, line->allowed_cents, line->patient_cents, line->sequestration_cents, line->expected_cents};
    for (size_t k = 0; k < sizeof of_line / sizeof *of_line; k++) know(lint, known, of_line[k]);
    for (int s = 0; s < line->steps.count; s++) know_text(lint, known, *FIELD_AT(line->steps, const Str, s));
  }
}

/* ---- sums of rows ---- */

#define ROWS_TO_ADD 8

/** What some rows of a column add up to: "three of the six, 6,930.00". */
static void know_column(Lint *lint, Known *sums, const Block *table, int column) {
  Cents rows[ROWS_TO_ADD], cents = 0;
  int count = 0;
  for (int r = 0; r < table->rows; r++) {
    Str cell = table->cells[r * table->columns + column], found;
    size_t at = 0;
    if (!next_amount(cell, &at, &found, &cents) || found.length != cell.length) continue;
    if (count == ROWS_TO_ADD) return;
    rows[count++] = cents;
  }
  for (int set = 1; count > 1 && set < 1 << count; set++) {
    Cents sum = 0;
    for (int r = 0; r < count; r++) sum += set >> r & 1 ? rows[r] : 0;
    know(lint, sums, sum);
  }
}

static void know_tables(Lint *lint, Known *sums) {
  for (int i = 0; i < lint->scenario->page_count; i++) {
    const Page *page = &lint->scenario->pages[i];
    for (int b = 0; b < page->block_count; b++)
      for (int c = 0; page->blocks[b].kind == BLOCK_TABLE && c < page->blocks[b].columns; c++) know_column(lint, sums, &page->blocks[b], c);
  }
}

/* ---- late payment ---- */

#define DAYS_OF_INTEREST 30

/** What a worksheet asks for by day, as of its day, or as of the days after the first. */
static void know_late(Lint *lint, Known *known, const Item *item) {
  const Scenario *scenario = lint->scenario;
  const Page *page = item->cell_remit == NONE ? NULL : &scenario->pages[item->cell_remit];
  if (!page || page->follows_play || scenario->late.due == DAY_NONE) return;
  Day from = item->as_of == DAY_NONE ? scenario->today : item->as_of, to = item->as_of == DAY_NONE ? from + DAYS_OF_INTEREST : from;
  for (int i = 0; i < item->cell_count; i++) {
    const WorksheetCell *cell = &item->cells[i];
    if (cell->column != COLUMN_INTEREST && cell->column != COLUMN_PENALTY) continue;
    for (Day day = from; day <= to; day++)
      know(lint, known, late_cell(&scenario->late, scenario->pricing, &page->remit, 1, cell->line, (WorksheetColumn)cell->column, day));
  }
}

/* ---- telling ---- */

/** What one adding or subtracting of two known amounts gives. */
static bool is_of_two(const Known *known, Cents cents) {
  for (size_t i = 0; i < known->count; i++) {
    if (i && known->items[i] == known->items[i - 1]) continue;
    if (has(known, cents - known->items[i]) || has(known, cents + known->items[i])) return true;
  }
  return false;
}

static void sort(Known *known) {
  if (known->count) qsort(known->items, known->count, sizeof *known->items, compare);
}

static void tell_text(Lint *lint, const Known *known, const Known *sums, const LintText *text) {
  size_t at = 0;
  Str found;
  Cents cents;
  while (next_amount(text->text, &at, &found, &cents)) {
    if (has(known, cents) || has(sums, cents) || has(sums, 2 * cents) || is_of_two(known, cents)) continue;
    lint_tell_part(lint, "A870", text, found, "%.*s is no amount of the claim, a remittance or the contract, and no sum or difference of two",
                   STR_ARG(found));
  }
}

void lint_amounts(Lint *lint) {
  Known known = {NULL, 0, 0}, sums = {NULL, 0, 0};
  know_file(lint, &known);
  know_prices(lint, &known);
  know_tables(lint, &sums);
  for (int i = 0; i < lint->scenario->item_count; i++) know_late(lint, &known, lint->scenario->items[i]);
  sort(&known);
  sort(&sums);
  for (size_t i = 0; i < lint->text_count; i++)
    if (is_looked_at(&lint->texts[i]) && lint_contains(&lint->texts[i], BYTE_DIGIT)) tell_text(lint, &known, &sums, &lint->texts[i]);
}
