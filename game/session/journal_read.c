/* Journals read back: written by the program or by hand. Ids are looked up, nothing is guessed, and the first line that cannot be played stops the reading. */
#include "session/inside.h"

#define LIST_AT(LIST, TYPE, INDEX) (&((TYPE *)(LIST).at)[INDEX])

const DiagCode session_diag_codes[] = {
    {"E601", "a journal line that is no action"},
    {"E602", "an id that the scenario does not have"},
    {"E603", "an action that cannot be done at that point"},
    {"E604", "a journal of another scenario, format or engine"},
    {"E605", "a journal that is too long"},
    {"E606", "a journal that plays a faulty variant"},
    {"W601", "a journal made with another version of the scenario"},
    {"W602", "a journal made with another engine"},
    {NULL, NULL},
};

typedef struct LineReader {
  FieldReader fields;
  const Scenario *scenario;
  const State *state;
  Action *action;
} LineReader;

/** Ids that a line could have meant, for "did you mean". */
typedef struct Known {
  Str *names;
  int count;
} Known;

static Known known_room(LineReader *line, int count) { return (Known){arena_make_many(line->fields.arena, Str, count), count}; }

static bool unknown(LineReader *line, const Json *value, const char *what, Known known) {
  Str hint = fields_did_you_mean(line->fields.arena, value->text, known.names, known.count);
  fields_fault(&line->fields, "E602", value, "there is no %s \"%.*s\"%.*s", what, STR_ARG(value->text), STR_ARG(hint));
  return false;
}

static bool unknown_fact(LineReader *line, const Json *value) {
  Known known = known_room(line, line->scenario->fact_count);
  for (int i = 0; i < known.count; i++) known.names[i] = line->scenario->facts[i].id;
  return unknown(line, value, "fact", known);
}

static bool read_choice(LineReader *line, const Item *item, const Json *value) {
  for (int i = 0; i < item->choice_count; i++) {
    if (value->kind != JSON_STRING || !str_equal(item->choices[i].id, value->text)) continue;
    line->action->choices |= 1u << i;
    return true;
  }
  Known known = known_room(line, item->choice_count);
  for (int i = 0; i < known.count; i++) known.names[i] = item->choices[i].id;
  return unknown(line, value, "choice", known);
}

static bool read_list(LineReader *line, const Item *item, const Json *list, bool (*read)(LineReader *, const Item *, const Json *)) {
  if (list->kind != JSON_ARRAY) return read(line, item, list);
  for (const Json *one = list->first; one; one = one->next)
    if (!read(line, item, one)) return false;
  return true;
}

static bool read_fact(LineReader *line, const Item *item, const Json *value) {
  (void)item;
  int fact = value->kind == JSON_STRING ? scenario_find_fact(line->scenario, value->text) : NONE;
  if (fact == NONE) return unknown_fact(line, value);
  bits_add(line->action->facts, fact);
  return true;
}

static bool is_map(LineReader *line, const Json *values, const char *example) {
  if (values->kind == JSON_OBJECT) return true;
  fields_fault(&line->fields, "E601", values, "found a %s, expected figures by their places, as %s", json_kind_name(values->kind), example);
  return false;
}

static bool read_cells(LineReader *line, const Item *item, const Json *values) {
  if (!is_map(line, values, "{\"1.allowed\": 12400.00}")) return false;
  for (const Json *one = values->first; one; one = one->next) {
    bool found = false;
    for (int i = 0; i < item->cell_count; i++) {
      Str name = str_format(line->fields.arena, "%d.%s", item->cells[i].line, worksheet_column_words[item->cells[i].column]);
      if (!str_equal(name, one->key)) continue;
      found = true;
      if (!fields_read_cents(&line->fields, one, &line->action->cells[i])) return false;
    }
    if (!found) {
      fields_fault(&line->fields, "E602", one, "the worksheet has no cell \"%.*s\"", STR_ARG(one->key));
      return false;
    }
  }
  return true;
}

static bool read_buckets(LineReader *line, const Json *values) {
  if (!is_map(line, values, "{\"paid\": 12400.00}")) return false;
  for (const Json *one = values->first; one; one = one->next) {
    int bucket = NONE;
    for (int b = 0; b < BUCKET_COUNT; b++)
      if (str_is(one->key, bucket_words[b])) bucket = b;
    if (bucket == NONE) {
      fields_fault(&line->fields, "E602", one, "there is no bucket \"%.*s\"", STR_ARG(one->key));
      return false;
    }
    if (!fields_read_cents(&line->fields, one, &line->action->buckets[bucket])) return false;
  }
  return true;
}

static int find_entry(const Item *item, const Json *value) {
  for (int i = 0; i < item->entry_count; i++)
    if (value->kind == JSON_STRING && str_equal(item->entries[i].id, value->text)) return i;
  return NONE;
}

/** What is left out stays without a place, and the machine refuses it. */
static bool read_order(LineReader *line, const Item *item, const Json *list) {
  int count = 0;
  for (int i = 0; i < SCENARIO_MOST_ENTRIES; i++) line->action->order[i] = NONE;
  if (list->kind != JSON_ARRAY || list->count > item->entry_count) {
    fields_fault(&line->fields, "E601", list, "expected the ids of the %d entries of \"%.*s\", the first one first", item->entry_count,
                 STR_ARG(item->id));
    return false;
  }
  for (const Json *one = list->first; one; one = one->next) {
    int entry = find_entry(item, one);
    if (entry == NONE) {
      Known known = known_room(line, item->entry_count);
      for (int i = 0; i < known.count; i++) known.names[i] = item->entries[i].id;
      return unknown(line, one, "entry", known);
    }
    line->action->order[count++] = (int8_t)entry;
  }
  return true;
}

static const LetterPart *find_part(const Item *item, Str id) {
  for (int p = 0; p < item->letter->part_count; p++)
    if (str_equal(item->letter->parts[p].id, id)) return &item->letter->parts[p];
  return NULL;
}

static bool read_version(LineReader *line, const Item *item, const LetterPart *part, const Json *value) {
  Known known = known_room(line, part->count);
  for (int i = 0; i < part->count; i++) {
    known.names[i] = item->choices[part->first + i].id;
    if (value->kind != JSON_STRING || !str_equal(known.names[i], value->text)) continue;
    line->action->choices |= 1u << (part->first + i);
    return true;
  }
  return unknown(line, value, "version", known);
}

static bool read_parts(LineReader *line, const Item *item, const Json *values) {
  if (values->kind != JSON_OBJECT) {
    fields_fault(&line->fields, "E601", values, "found a %s, expected the version of each part, as {\"ask\": \"full\"}",
                 json_kind_name(values->kind));
    return false;
  }
  for (const Json *one = values->first; one; one = one->next) {
    const LetterPart *part = find_part(item, one->key);
    if (!part) {
      fields_fault(&line->fields, "E602", one, "the letter has no part \"%.*s\"", STR_ARG(one->key));
      return false;
    }
    if (!read_version(line, item, part, one)) return false;
  }
  return true;
}

/** Which member of the line carries the answer, by kind of question. */
static const char *const answer_keys[ITEM_KIND_COUNT] = {
    [ITEM_CHOICES] = "choice", [ITEM_INTERPRET] = "option", [ITEM_WORKSHEET] = "values", [ITEM_MONEY] = "amount", [ITEM_NUMBER] = "number",
    [ITEM_TEXT] = "text",      [ITEM_DATE] = "day",         [ITEM_EVIDENCE] = "facts",   [ITEM_LINK] = "facts",   [ITEM_ALLOCATE] = "buckets",
    [ITEM_ORDER] = "order",    [ITEM_DAY] = "day",          [ITEM_LETTER] = "parts",
};

static bool read_answer(LineReader *line, const Json *root, const Json *name) {
  Action *action = line->action;
  int index = name->kind == JSON_STRING ? scenario_find_item(line->scenario, name->text) : NONE;
  if (index == NONE) {
    Known known = known_room(line, line->scenario->item_count);
    for (int i = 0; i < known.count; i++) known.names[i] = line->scenario->items[i]->id;
    return unknown(line, name, "question", known);
  }
  const Item *item = line->scenario->items[index];
  action->kind = ACTION_ANSWER;
  action->item = index;
  const char *key = answer_keys[item->kind];
  const Json *value = key ? json_member(root, str_from(item->many ? "choices" : key)) : NULL;
  if (!value) {
    fields_fault(&line->fields, "E601", root, "the answer to \"%.*s\" stands under \"%s\", which is missing here", STR_ARG(item->id),
                 item->many ? "choices"
                 : key      ? key
                            : "offer");
    return false;
  }
  switch (item->kind) {
  case ITEM_CHOICES: return read_list(line, item, value, read_choice);
  case ITEM_INTERPRET: return fields_read_str(&line->fields, value, &action->option);
  case ITEM_WORKSHEET: return read_cells(line, item, value);
  case ITEM_MONEY: return fields_read_cents(&line->fields, value, &action->cells[0]);
  case ITEM_NUMBER: return fields_read_int(&line->fields, value, -MONEY_MOST_CENTS, MONEY_MOST_CENTS, &action->number);
  case ITEM_TEXT: return fields_read_str(&line->fields, value, &action->text);
  case ITEM_DAY:
  case ITEM_DATE: return fields_read_day(&line->fields, value, &action->day);
  case ITEM_EVIDENCE:
  case ITEM_LINK: return read_list(line, item, value, read_fact);
  case ITEM_ALLOCATE: return read_buckets(line, value);
  case ITEM_ORDER: return read_order(line, item, value);
  case ITEM_LETTER: return read_parts(line, item, value);
  case ITEM_TALK:
  case ITEM_KIND_COUNT: break;
  }
  return false;
}

static bool read_terms(LineReader *line, const Negotiation *talk, const Json *terms) {
  for (const Json *one = terms ? terms->first : NULL; one; one = one->next) {
    bool found = false;
    for (int t = 0; t < talk->terms.count; t++) {
      const NegotiationTerm *term = LIST_AT(talk->terms, NegotiationTerm, t);
      for (int l = 0; str_equal(term->id, one->key) && l < term->levels.count; l++) {
        if (one->kind != JSON_STRING || !str_equal(LIST_AT(term->levels, NegotiationLevel, l)->id, one->text)) continue;
        line->action->talk.levels[t] = (int8_t)l;
        found = true;
      }
    }
    if (found) continue;
    fields_fault(&line->fields, "E602", one, "the negotiation has no such term and level");
    return false;
  }
  return true;
}

static bool read_ask(LineReader *line, const Negotiation *talk, const Json *offer) {
  Cents amount = 0, nearest = 0;
  int steps = 0;
  if (!fields_read_cents(&line->fields, offer, &amount)) return false;
  if (!negotiation_steps(talk, amount, &steps, &nearest)) {
    fields_fault(&line->fields, "E603", offer, "offers move in steps; the nearest is %.*s", STR_ARG(money_text(line->fields.arena, nearest)));
    return false;
  }
  line->action->talk.ask = (int16_t)steps;
  return true;
}

static bool read_played(LineReader *line, const Negotiation *talk, const Json *fact) {
  line->action->talk.fact = -1;
  for (int i = 0; fact && i < talk->facts.count; i++)
    if (fact->kind == JSON_STRING && str_equal(LIST_AT(talk->facts, NegotiationFact, i)->id, fact->text)) line->action->talk.fact = (int8_t)i;
  if (!fact || line->action->talk.fact >= 0) return true;
  Known known = known_room(line, talk->facts.count);
  for (int i = 0; i < known.count; i++) known.names[i] = LIST_AT(talk->facts, NegotiationFact, i)->id;
  return unknown(line, fact, "fact in the negotiation", known);
}

static bool read_talk(LineReader *line, const Json *root, NegotiationActKind kind, const Json *value) {
  const Negotiation *talk = sim_talk(line->scenario, line->state);
  if (!talk) {
    fields_fault(&line->fields, "E603", root, "no negotiation is going on");
    return false;
  }
  Action *action = line->action;
  action->kind = ACTION_TALK;
  action->item = talk->index;
  action->talk.kind = kind;
  for (int t = 0; t < NEGOTIATION_MOST_TERMS; t++) action->talk.levels[t] = line->state->talks[talk->index].levels[t];
  if (!read_played(line, talk, json_member(root, STR("fact"))) || !read_terms(line, talk, json_member(root, STR("terms")))) return false;
  if (kind == ACT_OFFER) return read_ask(line, talk, value);
  if (kind != ACT_MOVE) return true;
  for (int i = 0; i < talk->moves.count; i++) {
    if (value->kind != JSON_STRING || !str_equal(LIST_AT(talk->moves, NegotiationMove, i)->id, value->text)) continue;
    action->talk.move = (int8_t)i;
    return true;
  }
  Known known = known_room(line, talk->moves.count);
  for (int i = 0; i < known.count; i++) known.names[i] = LIST_AT(talk->moves, NegotiationMove, i)->id;
  return unknown(line, value, "move", known);
}

static bool read_look(LineReader *line, ActionKind kind, const Json *value) {
  Action *action = line->action;
  action->kind = kind;
  int index = value->kind != JSON_STRING ? NONE
              : kind == ACTION_OPEN      ? scenario_find_page(line->scenario, value->text)
                                         : scenario_find_fact(line->scenario, value->text);
  if (index == NONE && kind != ACTION_OPEN) return unknown_fact(line, value);
  if (index == NONE) {
    Known known = known_room(line, line->scenario->page_count);
    for (int i = 0; i < known.count; i++) known.names[i] = line->scenario->pages[i].id;
    return unknown(line, value, "page", known);
  }
  action->page = action->fact = index;
  return true;
}

/** What a line's first telling member makes of it. */
static const struct {
  const char *key;
  EntryKind entry;
  int kind; /* ActionKind */
  NegotiationActKind act;
} line_kinds[] = {
    {"answer", ENTRY_ACTION, ACTION_ANSWER, ACT_HOLD},
    {"next", ENTRY_ACTION, ACTION_NEXT, ACT_HOLD},
    {"open", ENTRY_ACTION, ACTION_OPEN, ACT_HOLD},
    {"pin", ENTRY_ACTION, ACTION_PIN, ACT_HOLD},
    {"unpin", ENTRY_ACTION, ACTION_UNPIN, ACT_HOLD},
    {"offer", ENTRY_ACTION, ACTION_TALK, ACT_OFFER},
    {"hold", ENTRY_ACTION, ACTION_TALK, ACT_HOLD},
    {"move", ENTRY_ACTION, ACTION_TALK, ACT_MOVE},
    {"accept", ENTRY_ACTION, ACTION_TALK, ACT_ACCEPT},
    {"walk", ENTRY_ACTION, ACTION_TALK, ACT_WALK},
    {"pass", ENTRY_ACTION, ACTION_PASS, ACT_HOLD},
    {"undo", ENTRY_UNDO, NONE, ACT_HOLD},
    {"redo", ENTRY_REDO, NONE, ACT_HOLD},
    {"hint", ENTRY_HINT, NONE, ACT_HOLD},
    {"time_up", ENTRY_TIME_UP, NONE, ACT_HOLD},
};

bool journal_read_entry(Arena *arena, const Scenario *scenario, const State *state, Str text, Entry *entry, Diags *diags) {
  *entry = (Entry){.kind = ENTRY_ACTION};
  const Json *root = json_read(arena, text, diags);
  if (!root) return false;
  LineReader line = {{arena, diags}, scenario, state, &entry->action};
  const Json *at = json_member(root, STR("at"));
  if (at && at->kind == JSON_STRING) entry->wall_clock = at->text;
  for (size_t i = 0; root->kind == JSON_OBJECT && i < sizeof line_kinds / sizeof *line_kinds; i++) {
    const Json *value = json_member(root, str_from(line_kinds[i].key));
    if (!value) continue;
    entry->kind = line_kinds[i].entry;
    switch (line_kinds[i].kind) {
    case ACTION_ANSWER: return read_answer(&line, root, value);
    case ACTION_NEXT: entry->action.kind = ACTION_NEXT; return true;
    case ACTION_TALK: return read_talk(&line, root, line_kinds[i].act, value);
    case ACTION_OPEN:
    case ACTION_PIN:
    case ACTION_UNPIN: return read_look(&line, (ActionKind)line_kinds[i].kind, value);
    case ACTION_PASS: entry->action.kind = ACTION_PASS; return fields_read_day(&line.fields, value, &entry->action.day);
    default: return true;
    }
  }
  fields_fault(&line.fields, "E601", root,
               "expected one of answer, next, open, pin, unpin, offer, hold, move, accept, walk, pass, undo, redo, hint, time_up");
  return false;
}

static Str member_text(const Json *root, const char *key) {
  const Json *value = json_member(root, str_from(key));
  return value && value->kind == JSON_STRING ? value->text : STR("");
}

static int32_t member_int(const Json *root, const char *key, int32_t fallback) {
  const Json *value = json_member(root, str_from(key));
  int64_t number = fallback;
  if (value && value->kind == JSON_NUMBER) str_to_int(value->text, &number);
  return number > INT32_MAX || number < INT32_MIN ? fallback : (int32_t)number;
}

/** The seed is written as 16 hexadecimal digits: 64 bits do not fit every reader's numbers. */
static uint64_t read_seed(Str digits) {
  uint64_t seed = 0;
  for (size_t i = 0; i < digits.length && i < 16; i++) {
    char c = digits.at[i];
    unsigned value = c >= '0' && c <= '9' ? (unsigned)(c - '0') : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a' + 10) : 0;
    seed = (seed << 4) | value;
  }
  return seed;
}

static void read_cases(Arena *arena, const Json *map, JournalHead *head) {
  if (!map || map->kind != JSON_OBJECT) return;
  JournalCase *cases = arena_make_many(arena, JournalCase, map->count);
  for (const Json *one = map->first; one; one = one->next)
    if (one->kind == JSON_STRING) cases[head->case_count++] = (JournalCase){one->key, one->text};
  head->cases = cases;
}

bool journal_read_head(Arena *arena, Str line, JournalHead *head) {
  Diags ignored = diags_new(arena, STR("journal"), line);
  const Json *root = json_read(arena, line, &ignored);
  *head = (JournalHead){.format = JOURNAL_FORMAT, .engine = ENGINE_REVISION};
  if (!root || root->kind != JSON_OBJECT || !json_member(root, STR("overturn"))) return false;
  head->format = member_int(root, "format", 0);
  head->engine = member_int(root, "engine", 0);
  head->scenario = member_text(root, "scenario");
  head->scenario_hash = member_text(root, "scenario_hash");
  head->assets_hash = member_text(root, "assets_hash");
  head->attempt = member_text(root, "attempt");
  head->parent = member_text(root, "parent");
  head->position = member_int(root, "position", 0);
  head->minutes = member_int(root, "minutes", 0);
  if (head->minutes < 0 || head->minutes > JOURNAL_MOST_MINUTES) head->minutes = 0;
  head->began = member_text(root, "began");
  head->seed = read_seed(member_text(root, "seed"));
  read_cases(arena, json_member(root, STR("cases")), head);
  head->mode = str_is(member_text(root, "mode"), mode_words[MODE_ASSESSMENT]) ? MODE_ASSESSMENT : MODE_PRACTICE;
  return true;
}

void journal_carry_over(Diags *whole, const Diags *line, uint32_t offset) {
  for (size_t i = 0; i < line->count; i++) {
    const Diag *diag = &line->items[i];
    Span span = {diag->span.offset + offset, diag->span.length};
    diags_add(whole, diag->level, diag->code, span, diag->path, "%.*s", STR_ARG(diag->message));
  }
}

static bool play_line(Arena *arena, Session *session, Str text, uint32_t offset, Diags *diags) {
  Diags found = diags_new(arena, diags->file, text);
  Entry entry;
  Span span = {offset, (uint32_t)text.length};
  if (!journal_read_entry(arena, session_scenario(session), session_state(session), text, &entry, &found)) {
    journal_carry_over(diags, &found, offset);
    return false;
  }
  const char *refused = NULL;
  int before, entries;
  session_entries(session, &before);
  switch (entry.kind) {
  case ENTRY_ACTION: refused = session_do(session, &entry.action); break;
  case ENTRY_UNDO: refused = session_undo(session); break;
  case ENTRY_REDO: refused = session_redo(session); break;
  case ENTRY_HINT: session_hint(session); break;
  case ENTRY_TIME_UP: refused = session_time_up(session); break;
  }
  session_entries(session, &entries);
  if (refused && entries >= JOURNAL_MOST_ENTRIES)
    diags_add(diags, DIAG_ERROR, "E605", span, STR(""), "the journal is longer than %d lines", JOURNAL_MOST_ENTRIES);
  else if (refused)
    diags_add(diags, DIAG_ERROR, "E603", span, STR(""), "this cannot be done here: %s", refused);
  if (!refused && entries > before) session_note_clock(session, entry.wall_clock);
  return !refused;
}

bool journal_head_fits(Str id, Str hash, const JournalHead *head, Span span, Diags *diags) {
  if (head->format != JOURNAL_FORMAT) {
    diags_add(diags, DIAG_ERROR, "E604", span, STR(""), "the journal has format %d, this program reads %d", (int)head->format, JOURNAL_FORMAT);
    return false;
  }
  if (head->scenario.length && !str_equal(head->scenario, id)) {
    diags_add(diags, DIAG_ERROR, "E604", span, STR(""), "the journal is of scenario \"%.*s\", not \"%.*s\"", STR_ARG(head->scenario), STR_ARG(id));
    return false;
  }
  if (head->scenario_hash.length && !str_equal(head->scenario_hash, hash))
    diags_add(diags, DIAG_WARNING, "W601", span, STR(""),
              "the journal was made with another version of this file; the score below is by the present one");
  if (head->engine != ENGINE_REVISION)
    diags_add(diags, DIAG_WARNING, "W602", span, STR(""), "the journal was made with engine %d, this one is %d", (int)head->engine, ENGINE_REVISION);
  return true;
}

Session *journal_replay(Arena *arena, const Scenario *scenario, Str text, Diags *diags) {
  Session *session = NULL;
  size_t at = 0;
  while (at < text.length) {
    size_t end = str_find(text, '\n', at);
    Str line = str_trim(str_slice(text, at, end));
    uint32_t offset = (uint32_t)(line.length ? (size_t)(line.at - text.at) : at);
    at = end + 1;
    if (!line.length) continue;
    JournalHead head;
    bool is_head = !session && journal_read_head(arena, line, &head);
    if (!session) {
      if (is_head && !journal_head_fits(scenario->id, scenario->hash, &head, (Span){offset, (uint32_t)line.length}, diags)) return NULL;
      const Scenario *picked = scenario_variant(arena, scenario, scenario_variant_of_seed(scenario, head.seed));
      if (!picked) {
        diags_add(diags, DIAG_ERROR, "E606", (Span){offset, (uint32_t)line.length}, STR(""),
                  "this attempt plays variant %d of the scenario, and that one has errors: `overturn check` tells them",
                  scenario_variant_of_seed(scenario, head.seed));
        return NULL;
      }
      session = session_start(arena, picked, head);
    }
    if (!is_head && !play_line(arena, session, line, offset, diags)) break;
  }
  return session ? session : session_start(arena, scenario, (JournalHead){.format = JOURNAL_FORMAT, .engine = ENGINE_REVISION});
}
