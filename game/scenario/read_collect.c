/* First pass: everything gets its name and number, so that the second can refer to anything, whatever the order in the file. */
#include "scenario/reader.h"
#include "scenario/status_codes.h"

void reader_each_effects(Reader *reader, EffectsVisit visit) {
  for (int s = 0; s < reader->raw.steps.count; s++) {
    const RawStep *step = LIST_AT(reader->raw.steps, RawStep, s);
    visit(reader, &step->leave, step->json);
    for (int i = 0; i < step->items.count; i++) {
      const RawItem *item = LIST_AT(step->items, RawItem, i);
      visit(reader, &item->effects, item->json);
      for (int c = 0; c < item->choices.count; c++)
        visit(reader, &LIST_AT(item->choices, RawChoice, c)->effects, LIST_AT(item->choices, RawChoice, c)->json);
      for (int p = 0; item->letter && p < item->letter->parts.count; p++) {
        const FieldList *versions = &LIST_AT(item->letter->parts, RawLetterPart, p)->versions;
        for (int v = 0; v < versions->count; v++) visit(reader, &LIST_AT(*versions, RawChoice, v)->effects, LIST_AT(*versions, RawChoice, v)->json);
      }
      for (int m = 0; m < item->mistakes.count; m++)
        visit(reader, &LIST_AT(item->mistakes, RawMistake, m)->effects, LIST_AT(item->mistakes, RawMistake, m)->json);
    }
  }
  for (int e = 0; e < reader->raw.events.count; e++)
    visit(reader, &LIST_AT(reader->raw.events, RawEvent, e)->effects, LIST_AT(reader->raw.events, RawEvent, e)->json);
}

/* ---- documents ---- */

static bool read_table(Reader *reader, const Json *rows, Block *block) {
  if (rows->kind != JSON_ARRAY || !rows->count) {
    reader_fault(reader, "E515", rows, "a table is a list of rows, each a list of texts");
    return false;
  }
  for (const Json *row = rows->first; row; row = row->next)
    if (row->kind == JSON_ARRAY && row->count > block->columns) block->columns = row->count;
  block->kind = BLOCK_TABLE;
  block->rows = rows->count;
  Str *cells = arena_make_many(reader->arena, Str, block->rows * block->columns);
  int at = 0;
  for (const Json *row = rows->first; row; row = row->next, at += block->columns) {
    int column = 0;
    if (row->kind != JSON_ARRAY) reader_fault(reader, "E515", row, "a row of a table is a list of texts");
    for (const Json *cell = row->kind == JSON_ARRAY ? row->first : NULL; cell; cell = cell->next)
      fields_read_str(&reader->fields, cell, &cells[at + column++]);
  }
  block->cells = cells;
  return true;
}

/** Raw text may have line feeds; it is shown as it is, cell by cell. */
static void read_block(Reader *reader, const Json *json, Block *block) {
  const Json *heading = json_member(json, STR("heading")), *raw = json_member(json, STR("raw")), *table = json_member(json, STR("table")),
             *status = json_member(json, STR("status"));
  if (json->kind == JSON_STRING) {
    block->kind = BLOCK_PARAGRAPH;
    fields_read_str(&reader->fields, json, &block->text);
    reader_check_text(reader, block->text, json);
  } else if (json->kind != JSON_OBJECT || json->count != 1 || !(heading || raw || table || status)) {
    reader_fault(reader, "E515", json, "a block is a text, or one of \"heading\", \"table\", \"raw\" and \"status\"");
  } else if (status) {
    block->kind = BLOCK_STATUS;
    block->status = status_read(&reader->fields, status, &reader->scenario->rules->x12);
  } else if (table) {
    read_table(reader, table, block);
  } else {
    block->kind = heading ? BLOCK_HEADING : BLOCK_RAW;
    fields_read_str(&reader->fields, heading ? heading : raw, &block->text);
  }
}

static void read_body(Reader *reader, const RawDocument *raw, Page *page) {
  if (!raw->body) return;
  if (raw->body->kind != JSON_ARRAY) {
    reader_fault(reader, "E515", raw->body, "the body is a list: texts, {\"heading\": ...}, {\"table\": ...}, {\"raw\": ...}");
    return;
  }
  Block *blocks = arena_make_many(reader->arena, Block, raw->body->count);
  for (const Json *one = raw->body->first; one; one = one->next) read_block(reader, one, &blocks[page->block_count++]);
  page->blocks = blocks;
}

void reader_documents(Reader *reader) {
  for (int i = 0; i < reader->raw.documents.count; i++)
    read_body(reader, LIST_AT(reader->raw.documents, RawDocument, i), &reader->pages_made[reader->raw.remits.count + i]);
}

/* ---- pages ---- */

static void mark_arrivals(Reader *reader, const RawEffects *effects, const Json *json) {
  (void)json;
  for (int i = 0; i < effects->arrive.count; i++) {
    int page = names_find(&reader->pages, *LIST_AT(effects->arrive, Str, i));
    if (page != NONE) reader->pages_made[page].at_start = false;
  }
}

static void read_remit_page(Reader *reader, Remit *remit, Page *page) {
  page->replaces = names_find(&reader->pages, remit->replaces); /* its faults were told with the remit's sums */
  page->follows_play = remit_follows_play(remit);
  for (int i = 0; i < remit->derived.count; i++)
    if (LIST_AT(remit->derived, DerivedLine, i)->source == AMOUNT_DEAL) page->follows_deal = true;
  if (remit_settles_deal(remit)) page->follows_deal = true;
  if (fields_is_faulty(&reader->fields, remit->json) || reader->scenario->today == DAY_NONE) return;
  if (page->at_start && remit->date == DAY_NONE && !page->follows_play)
    reader_fault_key(reader, "E514", remit->json, "remit \"%.*s\" has no date and nothing brings it: give a date, or name it in an \"arrive\"",
                     STR_ARG(page->id));
  if (page->at_start && remit->date != DAY_NONE && remit->date > reader->scenario->today)
    reader_fault(reader, "E514", json_place(remit->json, "date"), "remit \"%.*s\" is dated after the first day, and nothing brings it",
                 STR_ARG(page->id));
  /* An older remit may lie in the archive until it is found; a date to come would be contradicted by play. */
  if (!page->at_start && remit->date != DAY_NONE && remit->date > reader->scenario->today)
    reader_fault(reader, "E514", json_place(remit->json, "date"), "play brings remit \"%.*s\" and dates it; leave \"date\" out", STR_ARG(page->id));
  if (page->at_start && page->follows_play)
    reader_fault_key(reader, "E514", remit->json, "remit \"%.*s\" follows the play, so an \"arrive\" has to bring it", STR_ARG(page->id));
}

static bool is_unreadable(const Json *root, const char *key) {
  const Json *map = json_member(root, str_from(key));
  return map && map->kind != JSON_OBJECT;
}

static void collect_pages(Reader *reader) {
  RawScenario *raw = &reader->raw;
  Scenario *scenario = reader->scenario;
  int count = raw->documents.count + raw->remits.count + 1 + (raw->contract != NULL);
  Page *pages = arena_make_many(reader->arena, Page, count);
  Str *names = arena_make_many(reader->arena, Str, count);
  int at = 0;
  for (int i = 0; i < raw->remits.count; i++) {
    const Remit *remit = LIST_AT(raw->remits, Remit, i);
    pages[at++] =
        (Page){.id = remit->id, .kind = PAGE_REMIT, .app = VIEW_REMITTANCE, .title = STR("Remittance advice"), .remit = remit, .json = remit->json};
  }
  for (int i = 0; i < raw->documents.count; i++) {
    const RawDocument *document = LIST_AT(raw->documents, RawDocument, i);
    pages[at++] = (Page){.id = document->id, .kind = PAGE_DOCUMENT, .app = (View)document->app, .title = document->title, .json = document->json};
  }
  pages[at++] = (Page){.id = STR("claim"), .kind = PAGE_CLAIM, .app = VIEW_CLAIM, .title = STR("Claim"), .json = raw->claim->json};
  if (raw->contract)
    pages[at++] = (Page){.id = STR("contract"), .kind = PAGE_CONTRACT, .app = VIEW_CONTRACT, .title = STR("Contract"), .json = raw->contract->json};
  for (int i = 0; i < count; i++) {
    names[i] = pages[i].id;
    pages[i].at_start = true;
    pages[i].replaces = NONE;
  }
  if (count > SCENARIO_MOST_PAGES) reader_fault(reader, "E509", raw->json, "more pages than %d", SCENARIO_MOST_PAGES);
  scenario->pages = pages;
  scenario->page_count = count;
  reader->pages_made = pages;
  reader->pages = names_make(reader->arena, "document or remit", names, count);
  reader->pages.unknown = is_unreadable(raw->json, "documents") || is_unreadable(raw->json, "remits");
  for (int i = 1; i < count; i++) {
    if (!str_equal(reader->pages.sorted[i], reader->pages.sorted[i - 1])) continue;
    const Page *first = &pages[reader->pages.index[i - 1]], *second = &pages[reader->pages.index[i]];
    reader_fault_key(reader, "E502", second->kind == PAGE_DOCUMENT ? second->json : first->json,
                     "another page of the desk has the id \"%.*s\"; documents and remits cannot share one, nor be called claim or contract",
                     STR_ARG(first->id));
  }
  reader_each_effects(reader, mark_arrivals);
  for (int i = 0; i < raw->remits.count; i++) read_remit_page(reader, LIST_AT(raw->remits, Remit, i), &pages[i]);
}

/* ---- facts ---- */

typedef struct FactRoom {
  Fact *items;
  size_t count, capacity;
} FactRoom;

static void add_facts(Reader *reader, FactRoom *room, const FieldList *facts, int page) {
  for (int i = 0; i < facts->count; i++) {
    const FactText *fact = LIST_AT(*facts, FactText, i);
    arena_push(reader->arena, room->items, room->count, room->capacity, ((Fact){fact->id, fact->text, page, {NULL, 0}, fact->json}));
  }
}

static void collect_facts(Reader *reader) {
  RawScenario *raw = &reader->raw;
  FactRoom room = {NULL, 0, 0};
  bool unreadable = raw->claim->facts_json && raw->claim->facts_json->kind != JSON_OBJECT;
  for (int i = 0; i < raw->remits.count; i++) add_facts(reader, &room, &LIST_AT(raw->remits, Remit, i)->facts, i);
  for (int i = 0; i < raw->documents.count; i++) {
    RawDocument *document = LIST_AT(raw->documents, RawDocument, i);
    facts_read(&reader->fields, document->facts_json, &document->facts);
    if (document->facts_json && document->facts_json->kind != JSON_OBJECT) unreadable = true;
    add_facts(reader, &room, &document->facts, raw->remits.count + i);
  }
  add_facts(reader, &room, &raw->claim->facts, raw->remits.count + raw->documents.count);
  for (int i = 0; raw->contract && i < raw->contract->clauses.count; i++) {
    const Clause *clause = LIST_AT(raw->contract->clauses, Clause, i);
    Fact fact = {str_format(reader->arena, "contract.%.*s", STR_ARG(clause->id)), clause->text, reader->scenario->page_count - 1, clause->id,
                 clause->json};
    arena_push(reader->arena, room.items, room.count, room.capacity, fact);
  }
  for (int i = 0; i < raw->steps.count; i++) {
    RawStep *step = LIST_AT(raw->steps, RawStep, i);
    facts_read(&reader->fields, step->facts_json, &step->facts);
    if (step->facts_json && step->facts_json->kind != JSON_OBJECT) unreadable = true;
    add_facts(reader, &room, &step->facts, NONE);
  }
  if (room.count > SCENARIO_MOST_FACTS) reader_fault(reader, "E509", raw->json, "more facts than %d", SCENARIO_MOST_FACTS);
  Str *names = arena_make_many(reader->arena, Str, room.count);
  for (size_t i = 0; i < room.count; i++) names[i] = room.items[i].id;
  reader->scenario->facts = room.items;
  reader->scenario->fact_count = (int)room.count;
  reader->facts = names_make(reader->arena, "fact", names, (int)room.count);
  reader->facts.unknown = reader->pages.unknown || unreadable;
  for (int i = 1; i < reader->facts.count; i++)
    if (str_equal(reader->facts.sorted[i], reader->facts.sorted[i - 1]))
      reader_fault_key(reader, "E502", room.items[reader->facts.index[i]].json, "another fact has the id \"%.*s\"", STR_ARG(reader->facts.sorted[i]));
}

/* ---- stamps, items, the rest ---- */

static void collect_stamp(Reader *reader, const RawEffects *effects, const Json *json) {
  for (int i = 0; i < effects->stamp.count; i++) {
    Str name = *LIST_AT(effects->stamp, Str, i);
    bool known = false;
    for (int k = 0; k < reader->scenario->stamp_count; k++) known = known || str_equal(reader->stamps_made[k].id, name);
    if (known) continue;
    if (names_find(&reader->vars, name) != NONE)
      reader_fault(reader, "E502", json_place(json, "stamp"), "a variable has the name \"%.*s\" too; conditions could not tell them apart",
                   STR_ARG(name));
    if (reader->scenario->stamp_count == SCENARIO_MOST_STAMPS)
      reader_fault(reader, "E509", json_place(json, "stamp"), "more stamps than %d", SCENARIO_MOST_STAMPS);
    else
      reader->stamps_made[reader->scenario->stamp_count++] = (Stamp){name, false, json_place(json, "stamp")};
  }
}

static void collect_stamps(Reader *reader) {
  reader->stamps_made = arena_make_many(reader->arena, Stamp, SCENARIO_MOST_STAMPS);
  reader->scenario->stamps = reader->stamps_made;
  reader_each_effects(reader, collect_stamp);
  Str *names = arena_make_many(reader->arena, Str, reader->scenario->stamp_count);
  for (int i = 0; i < reader->scenario->stamp_count; i++) names[i] = reader->stamps_made[i].id;
  reader->stamps = names_make(reader->arena, "stamp", names, reader->scenario->stamp_count);
}

static void collect_talks(Reader *reader) {
  const Negotiation **talks = arena_make_many(reader->arena, const Negotiation *, SCENARIO_MOST_TALKS);
  reader->scenario->talks = talks;
  for (int i = 0; i < reader->raw.steps.count; i++) {
    const RawStep *step = LIST_AT(reader->raw.steps, RawStep, i);
    if (!step->negotiate) continue;
    if (reader->scenario->talk_count == SCENARIO_MOST_TALKS) {
      reader_fault(reader, "E509", step->negotiate, "more negotiations than %d", SCENARIO_MOST_TALKS);
      return;
    }
    Negotiation *talk = arena_make(reader->arena, Negotiation);
    negotiation_read(&reader->fields, step->negotiate, talk);
    talk->index = reader->scenario->talk_count;
    talk->facts_read = talk->terms_read = 0; /* until an expression asks */
    reader->talks_made[talk->index] = talk;
    talks[reader->scenario->talk_count++] = talk;
  }
}

/** Items are numbered in file order, the deal of each negotiation after them; places for typed values and packets are dealt out here. */
static void collect_items(Reader *reader) {
  Scenario *scenario = reader->scenario;
  int count = scenario->talk_count, at = 0;
  for (int s = 0; s < reader->raw.steps.count; s++) count += LIST_AT(reader->raw.steps, RawStep, s)->items.count;
  if (count > SCENARIO_MOST_ITEMS) reader_fault(reader, "E509", reader->raw.json, "more questions than %d", SCENARIO_MOST_ITEMS);
  Str *names = arena_make_many(reader->arena, Str, count);
  const Json **places = arena_make_many(reader->arena, const Json *, count);
  for (int s = 0; s < reader->raw.steps.count; s++) {
    const RawStep *step = LIST_AT(reader->raw.steps, RawStep, s);
    for (int i = 0; i < step->items.count; i++, at++) {
      names[at] = LIST_AT(step->items, RawItem, i)->id;
      places[at] = LIST_AT(step->items, RawItem, i)->json;
    }
  }
  for (int t = 0; t < scenario->talk_count; t++, at++) {
    names[at] = scenario->talks[t]->issue_id;
    places[at] = scenario->talks[t]->json;
  }
  scenario->item_count = count;
  reader->items = names_make(reader->arena, "question", names, count);
  for (int i = 1; i < count; i++)
    if (reader->items.sorted[i].length && str_equal(reader->items.sorted[i], reader->items.sorted[i - 1]))
      reader_fault(reader, "E502", json_place(places[reader->items.index[i]], "id"),
                   "another question or negotiation of the file has the id \"%.*s\"", STR_ARG(reader->items.sorted[i]));
}

#define COLLECT_NAMES(TARGET, WHAT, LIST, TYPE)                                        \
  do {                                                                                 \
    Str *list_names = arena_make_many(reader->arena, Str, (LIST).count);               \
    for (int n = 0; n < (LIST).count; n++) list_names[n] = LIST_AT(LIST, TYPE, n)->id; \
    reader->TARGET = names_make(reader->arena, WHAT, list_names, (LIST).count);        \
    reader->TARGET.unknown = is_unreadable(raw->json, #TARGET);                        \
  } while (0)

void reader_collect(Reader *reader) {
  RawScenario *raw = &reader->raw;
  COLLECT_NAMES(people, "person", raw->people, RawPerson);
  COLLECT_NAMES(deadlines, "deadline", raw->deadlines, RawDeadline);
  COLLECT_NAMES(promises, "promise", raw->promises, RawPromise);
  COLLECT_NAMES(vars, "variable", raw->vars, RawVar);
  COLLECT_NAMES(steps, "step", raw->steps, RawStep);
  COLLECT_NAMES(events, "event", raw->events, RawEvent);
  COLLECT_NAMES(endings, "ending", raw->endings, Ending);
  collect_pages(reader);
  collect_facts(reader);
  collect_stamps(reader);
  collect_talks(reader);
  collect_items(reader);
}
