/* Letters as pages: what stands on them is put together here, so that every front end sends the same one. */
#include "sim/machine.h"

uint32_t sim_letter_open(const Scenario *scenario, const State *state, const Item *item, int part) {
  const LetterPart *versions = &item->letter->parts[part];
  uint32_t open = 0;
  for (int i = versions->first; i < versions->first + versions->count; i++)
    if (sim_choice_open(scenario, state, item, i)) open |= UINT32_C(1) << i;
  return open;
}

static Str person_row(const Person *person, const char *label) {
  for (int i = 0; i < person->rows.count; i++)
    if (str_is(LIST_AT(person->rows, PersonRow, i)->label, label)) return LIST_AT(person->rows, PersonRow, i)->text;
  return STR("");
}

static void put_addressee(const Scenario *scenario, int to, LetterPage *page) {
  if (to == NONE) return;
  const Person *person = &scenario->people[to];
  Str lines[] = {person->name, person->role, person_row(person, "Address")};
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
    if (lines[i].length) page->to[page->to_count++] = lines[i];
}

/** A finding with the paper that it stands on. */
static Str enclosure(const Scenario *scenario, const State *state, Arena *arena, const Fact *fact) {
  if (fact->clause.length) return str_format(arena, "Contract, clause %.*s", STR_ARG(fact->clause));
  Str text = sim_text(scenario, state, arena, fact->text);
  if (fact->page == NONE) return text;
  Str title = sim_text(scenario, state, arena, scenario->pages[fact->page].title);
  return str_format(arena, "%.*s: %.*s", STR_ARG(title), STR_ARG(text));
}

static void put_enclosures(const Scenario *scenario, const State *state, Arena *arena, int attach, LetterPage *page) {
  if (attach == NONE) return;
  const uint64_t *packet = state->packets[scenario->items[attach]->packet];
  Str *lines = arena_make_many(arena, Str, scenario->fact_count);
  for (int i = 0; i < scenario->fact_count; i++)
    if (bits_has(packet, i)) lines[page->enclosure_count++] = enclosure(scenario, state, arena, &scenario->facts[i]);
  page->enclosures = lines;
}

LetterPage sim_letter(const Scenario *scenario, const State *state, Arena *arena, const Item *item, uint32_t versions) {
  const Letter *letter = item->letter;
  LetterPage page = {.from = scenario->people[scenario->provider].name,
                     .date = day_text(arena, state->day),
                     .about = sim_text(scenario, state, arena, letter->about)};
  Str *labels = arena_make_many(arena, Str, letter->part_count), *paragraphs = arena_make_many(arena, Str, letter->part_count);
  put_addressee(scenario, letter->to, &page);
  for (int p = 0; p < letter->part_count; p++) {
    if (!sim_letter_open(scenario, state, item, p)) continue;
    const LetterPart *part = &letter->parts[p];
    labels[page.paragraph_count] = sim_text(scenario, state, arena, part->label);
    for (int i = part->first; i < part->first + part->count; i++)
      if ((versions >> i) & 1u) paragraphs[page.paragraph_count] = sim_text(scenario, state, arena, item->choices[i].text);
    page.paragraph_count++;
  }
  page.labels = labels;
  page.paragraphs = paragraphs;
  put_enclosures(scenario, state, arena, letter->attach, &page);
  return page;
}
