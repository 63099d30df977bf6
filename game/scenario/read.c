/* A scenario file, read: syntax, structure, names, then everything that refers to something. */
#include "overturn/hash.h"
#include "scenario/reader.h"
#include "scenario/variants.h"

/** Money is read before the rest: worksheets, remits and clauses stand on it. */
static void read_money(Reader *reader) {
  RawScenario *raw = &reader->raw;
  Scenario *scenario = reader->scenario;
  claim_finish(&reader->fields, raw->claim);
  if (raw->contract) contract_finish(&reader->fields, raw->contract);
  for (int i = 0; i < raw->remits.count; i++) remit_finish(&reader->fields, LIST_AT(raw->remits, Remit, i));
  scenario->claim = raw->claim;
  scenario->contract = raw->contract;
  scenario->late.due = scenario->interest.due = DAY_NONE;
  /* Remits and contract are weighed against the claim, so a faulty claim would make them look wrong. */
  bool claim_stands = !fields_is_faulty(&reader->fields, raw->claim->json);
  remits_check_provider(&reader->fields, raw->remits.at, raw->remits.count, scenario->rules);
  if (claim_stands) remits_check(&reader->fields, raw->remits.at, raw->remits.count, raw->claim, raw->contract, scenario->codes);
  Pricing *pricing = arena_make(reader->arena, Pricing);
  *pricing = pricing_claim(reader->arena, raw->contract, raw->claim);
  scenario->pricing = pricing;
  if (!raw->contract) return;
  if (claim_stands && !fields_is_faulty(&reader->fields, raw->contract->json))
    contract_check(&reader->fields, raw->contract, raw->claim, scenario->rules);
  reader_late_terms(reader);
}

static void read_head(Reader *reader) {
  const RawScenario *raw = &reader->raw;
  Scenario *scenario = reader->scenario;
  scenario->id = raw->id;
  scenario->title = raw->title;
  scenario->kind = (ScenarioKind)raw->kind;
  scenario->level = raw->level;
  scenario->minutes = raw->minutes;
  scenario->tags = raw->tags.at;
  scenario->tag_count = raw->tags.count;
  scenario->briefing = raw->briefing.at;
  scenario->briefing_count = raw->briefing.count;
  scenario->city = raw->setting.city;
  scenario->state = raw->setting.state;
  scenario->organization = raw->setting.organization;
  scenario->today = raw->today;
  if (raw->today != DAY_NONE) scenario->calendar = calendar_make(reader->arena, raw->today - 366, raw->today + 2 * SCENARIO_MOST_DAYS);
}

/** Every scenario has the ending of a case that never ended; an author may word it. */
static void read_endings(Reader *reader) {
  const FieldList *raw = &reader->raw.endings;
  Scenario *scenario = reader->scenario;
  Str late = STR("out_of_time");
  Ending *endings = arena_make_many(reader->arena, Ending, raw->count + 1);
  scenario->out_of_time = names_find(&reader->endings, late);
  for (int i = 0; i < raw->count; i++) {
    endings[i] = *LIST_AT(*raw, Ending, i);
    reader_check_text(reader, endings[i].text, json_place(endings[i].json, "text"));
  }
  scenario->endings = endings;
  scenario->ending_count = raw->count;
  if (scenario->out_of_time != NONE) return;
  scenario->out_of_time = scenario->ending_count++;
  endings[scenario->out_of_time] = (Ending){late, STR("Out of time"), STR("Nobody worked the account for so long that it was written off."), NULL};
}

/** What is set and never asked for is a slip more often than a plan. */
static void warn_unread(Reader *reader) {
  const Scenario *scenario = reader->scenario;
  for (int i = 0; i < scenario->var_count; i++) {
    const Var *var = &scenario->vars[i];
    if (!var->read)
      diags_add(reader->fields.diags, DIAG_WARNING, "W551", var->json->key_span, json_path(reader->arena, var->json),
                "nothing reads the variable \"%.*s\"", STR_ARG(var->id));
  }
}

/** A name that varies and one of the file would hide each other in texts. */
static void check_varied_names(Reader *reader) {
  const Names *all[] = {&reader->vars, &reader->stamps, &reader->items, &reader->pages};
  for (int i = 0; i < reader->varied->names.count; i++) {
    const VaryName *name = &reader->varied->names.items[i];
    Str head, tail;
    (void)str_cut(name->name, '.', &head, &tail);
    for (int k = 0; k < (int)(sizeof all / sizeof *all); k++)
      if (names_find(all[k], head) != NONE)
        reader_fault_key(reader, "E534", name->json, "\"%.*s\" is the name of a %s too; call what varies something else", STR_ARG(head),
                         all[k]->what);
  }
}

const Scenario *scenario_read_variant(Arena *arena, Str file, Str text, const CodeReference *codes, const RuleBook *rules, int variant,
                                      Diags *diags) {
  Varied varied;
  return reader_read(&(Source){arena, file, text, codes, rules, false}, variant, &varied, diags);
}

const Scenario *scenario_read(Arena *arena, Str file, Str text, const CodeReference *codes, const RuleBook *rules, Diags *diags) {
  return scenario_read_variant(arena, file, text, codes, rules, 0, diags);
}

const Scenario *reader_read(const Source *source, int variant, Varied *varied, Diags *diags) {
  Arena *arena = source->arena;
  size_t errors_before = diags->errors;
  *varied = (Varied){.count = 1};
  const Json *root = json_read(arena, source->text, diags);
  if (!root) return NULL;
  Reader reader = {.arena = arena, .fields = {.arena = arena, .diags = diags}, .varied = varied};
  /* Without its figures the rest of a file would only give faults that follow from the first. */
  if (!variants_apply(&reader.fields, root, variant, varied)) return NULL;
  root = varied->root;
  Scenario *scenario = arena_make(arena, Scenario);
  reader.scenario = scenario;
  scenario->file = source->file;
  scenario->text = source->text;
  if (!source->unhashed) scenario->hash = sha256_hex(arena, source->text);
  scenario->codes = source->codes;
  scenario->rules = source->rules;
  scenario->variant = varied->variant;
  scenario->variant_count = varied->count;
  scenario->variant_label = varied->label;
  scenario->root = root;
  bool bound = fields_bind(&reader.fields, &scenario_table, root, &reader.raw);
  /* Without its skeleton the rest of a file would only give faults that follow from the first. */
  if (!bound && (!reader.raw.claim || !reader.raw.steps.count)) return NULL;
  reader.raw.json = root;
  read_head(&reader);
  read_money(&reader);
  reader_collect(&reader);
  check_varied_names(&reader);
  reader_people(&reader);
  reader_vars(&reader);
  reader_promises(&reader);
  reader_documents(&reader);
  reader_batch(&reader);
  reader_deadlines(&reader);
  reader_steps(&reader);
  reader_events(&reader);
  read_endings(&reader);
  reader_check_texts(&reader, &reader.raw.briefing, json_place(root, "briefing"));
  scenario->recovery_count = scenario->page_count + reader.recovery_count;
  scenario->start = reader_resolve(&reader, &reader.steps, reader.raw.start, json_place(root, "start"));
  if (diags->errors == errors_before) reader_warn_promises(&reader);
  if (diags->errors == errors_before) warn_unread(&reader); /* a condition that could not be read may have asked for it */
  return diags->errors == errors_before ? scenario : NULL;
}

int scenario_find_step(const Scenario *scenario, Str id) {
  for (int i = 0; i < scenario->step_count; i++)
    if (str_equal(scenario->steps[i].id, id)) return i;
  return NONE;
}

int scenario_find_item(const Scenario *scenario, Str id) {
  for (int i = 0; i < scenario->item_count; i++)
    if (str_equal(scenario->items[i]->id, id)) return i;
  return NONE;
}

int scenario_find_fact(const Scenario *scenario, Str id) {
  for (int i = 0; i < scenario->fact_count; i++)
    if (str_equal(scenario->facts[i].id, id)) return i;
  return NONE;
}

int scenario_find_page(const Scenario *scenario, Str id) {
  for (int i = 0; i < scenario->page_count; i++)
    if (str_equal(scenario->pages[i].id, id)) return i;
  return NONE;
}
