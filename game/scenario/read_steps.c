/* Steps: what they show, ask and lead to. */
#include "scenario/reader.h"

static const Str *read_texts(Reader *reader, const FieldList *list, const Json *place, int *count) {
  reader_check_texts(reader, list, place);
  *count = list->count;
  return list->at;
}

static void read_next(Reader *reader, const Json *next, Step *step) {
  if (!next) return;
  int count = next->kind == JSON_ARRAY ? next->count : 1;
  Next *made = arena_make_many(reader->arena, Next, count);
  if (next->kind == JSON_STRING) {
    made[0] = (Next){.to_step = reader_resolve(reader, &reader->steps, next->text, next)};
    step->next_count = 1;
  } else if (next->kind != JSON_ARRAY || !count) {
    reader_fault(reader, "E523", next, "\"next\" is the id of a step, or a list of {\"if\": ..., \"goto\": ...}");
  } else {
    for (const Json *one = next->first; one; one = one->next) {
      const Json *when = json_member(one, STR("if")), *to = json_member(one, STR("goto"));
      Str condition = {NULL, 0}, name = {NULL, 0};
      if (one->kind != JSON_OBJECT || !to) {
        reader_fault(reader, "E523", one, "expected {\"if\": ..., \"goto\": ...}");
        continue;
      }
      reader_known_keys(reader, one, (const char *const[]){"if", "goto", NULL});
      if (!fields_read_id(&reader->fields, to, &name)) continue;
      if (when) fields_read_str(&reader->fields, when, &condition);
      made[step->next_count++] =
          (Next){reader_expr(reader, condition, TYPE_FLAG, when ? when : one), reader_resolve(reader, &reader->steps, name, to)};
      if (!when && one->next && !fields_is_faulty(&reader->fields, one))
        reader_fault(reader, "E508", one->next, "the one before it has no \"if\" and always leads on, so this is never reached");
    }
    if (step->next_count && made[step->next_count - 1].when.count)
      reader_fault(reader, "E507", next, "the last of \"next\" must have no \"if\", so that there is always a way on");
  }
  step->next = made;
}

static void read_wait(Reader *reader, const RawStep *raw, Step *step) {
  const Json *place = json_place(raw->json, "wait_for");
  bool in_call = raw->view == VIEW_PHONE || raw->view == VIEW_NEGOTIATION;
  if (raw->wait_for.count && in_call)
    reader_fault(reader, "E521", place,
                 "nothing happens in the middle of a call, so this wait never ends; wait in a step with another \"view\", as message");
  step->wait_count = reader_resolve_list(reader, &reader->events, &raw->wait_for, place, &step->wait_for);
  const Json *element = place->kind == JSON_ARRAY ? place->first : NULL;
  for (int i = 0; i < raw->wait_for.count; i++, element = element ? element->next : NULL) {
    int index = names_find(&reader->events, *LIST_AT(raw->wait_for, Str, i));
    if (index == NONE) continue;
    const RawEvent *event = LIST_AT(reader->raw.events, RawEvent, index);
    if (!event->effects.to_step.length && !event->effects.to_end.length)
      reader_fault(reader, "E521", element ? element : place,
                   "event \"%.*s\" leads nowhere, so waiting for it never ends; give it a \"goto\" or an \"end\"", STR_ARG(event->id));
  }
}

/** A day that interest on a term runs from or to. The deal's own day counts as the first: what a term is worth may not hang on when one closes. */
static bool read_interest_day(Reader *reader, const Json *interest, const char *key, Day *day) {
  const Json *value = json_member(interest, str_from(key));
  Str text = {NULL, 0};
  Anchor anchor;
  if (!value) {
    reader_fault(reader, "E510", interest, "interest needs \"principal\", \"rule\", \"from\" and \"to\"");
    return false;
  }
  if (!fields_read_str(&reader->fields, value, &text) || !reader_anchor(reader, text, value, &anchor)) return false;
  const Scenario *scenario = reader->scenario;
  *day = anchor.kind == ANCHOR_DAY ? anchor.day : anchor.kind == ANCHOR_TODAY || anchor.kind == ANCHOR_DEAL ? scenario->today : DAY_NONE;
  if (anchor.kind == ANCHOR_DEADLINE) *day = deadline_fixed_day(scenario, anchor.index);
  if (anchor.kind == ANCHOR_REMIT && scenario->pages[anchor.index].kind == PAGE_REMIT) *day = scenario->pages[anchor.index].remit->date;
  if (*day == DAY_NONE) reader_fault(reader, "E506", value, "interest on a term counts between days that are fixed when the case opens");
  return *day != DAY_NONE;
}

/** {"interest": {"principal": 119300.00, "rule": "NY-INT", "from": "deadlines.due", "to": "deal.date"}} as dollars. */
static void read_interest_worth(Reader *reader, NegotiationLevel *level) {
  const Json *interest = level->worth ? json_member(level->worth, STR("interest")) : NULL;
  if (!interest) return;
  const Json *principal = json_member(interest, STR("principal")), *rule_name = json_member(interest, STR("rule"));
  Cents amount = 0;
  Day from = DAY_NONE, to = DAY_NONE;
  if (!principal || !rule_name || rule_name->kind != JSON_STRING) {
    reader_fault(reader, "E510", interest, "interest needs \"principal\", \"rule\", \"from\" and \"to\"");
    return;
  }
  const TimingRule *rule = rule_find(reader->scenario->rules, rule_name->text);
  if (!rule || rule->unit != RULE_PERCENT_PER_YEAR) {
    reader_fault(reader, "E519", rule_name, "assets/rules.json has no yearly rate \"%.*s\"", STR_ARG(rule_name->text));
    return;
  }
  reader_warn_unbound(reader, rule, rule_name);
  if (!fields_read_cents(&reader->fields, principal, &amount)) return;
  if (!read_interest_day(reader, interest, "from", &from) || !read_interest_day(reader, interest, "to", &to)) return;
  level->worth_cents = pricing_interest(amount, rule->value * 1000, from + 1, to);
}

/** A negotiation's facts, reveals, violations and ways out get their indexes. */
static void read_talk(Reader *reader, const RawStep *raw, Step *step, int index) {
  Negotiation *talk = reader->talks_made[index];
  step->talk = talk;
  for (int i = 0; i < talk->facts.count; i++) {
    NegotiationFact *fact = LIST_AT(talk->facts, NegotiationFact, i);
    fact->fact = reader_resolve(reader, &reader->facts, fact->id, fact->json ? fact->json : raw->negotiate);
  }
  for (int i = 0; i < talk->moves.count; i++) {
    NegotiationMove *move = LIST_AT(talk->moves, NegotiationMove, i);
    move->reveals = reader_resolve(reader, &reader->facts, move->reveals_id, json_place(move->json, "reveals"));
    move->violation = reader_violation(reader, move->violation_id, json_place(move->json, "violation"));
  }
  for (int t = 0; t < talk->terms.count; t++) {
    const FieldList *levels = &LIST_AT(talk->terms, NegotiationTerm, t)->levels;
    for (int l = 0; l < levels->count; l++) read_interest_worth(reader, LIST_AT(*levels, NegotiationLevel, l));
  }
  if (!reader->fields.diags->errors) negotiation_prepare(talk);
  talk->beyond_authority_violation = reader_violation(reader, STR("beyond authority"), raw->negotiate);
  reader_resolve(reader, &reader->people, talk->above_authority, json_place(raw->negotiate, "us"));
  const Json *place = json_place(raw->negotiate, "out");
  talk->out.deal = reader_resolve(reader, &reader->steps, talk->out.deal_id, json_place(place, "deal"));
  talk->out.walk = reader_resolve(reader, &reader->steps, talk->out.walk_id, json_place(place, "walk"));
  talk->out.refused = reader_resolve(reader, &reader->steps, talk->out.refused_id, json_place(place, "refused"));
  talk->out.hung_up = reader_resolve(reader, &reader->steps, talk->out.hung_up_id, json_place(place, "hung_up"));
  if ((talk->out.deal == NONE || talk->out.walk == NONE) && !fields_is_faulty(&reader->fields, place))
    reader_fault_key(reader, "E507", place, "\"out\" says which step follows a \"deal\" and which a \"walk\"");
  if (raw->items.count)
    reader_fault_key(reader, "E523", json_place(raw->json, "ask"), "a step that negotiates asks nothing else; put this into another step");
}

static bool raw_exit(const RawEffects *effects) { return effects->to_step.length || effects->to_end.length; }

/** Whether a question always leads elsewhere, as written: an exit that is not found has its own message. */
static bool always_exits(const RawItem *item) {
  if (item->when.length) return false;
  if (raw_exit(&item->effects)) return true;
  if (!item->choices.count || item->many) return false;
  for (int i = 0; i < item->choices.count; i++)
    if (!raw_exit(&LIST_AT(item->choices, RawChoice, i)->effects)) return false;
  return true;
}

static const char *const ways_on[] = {"next", "end", "wait_for", "negotiate"};

static void check_way_on(Reader *reader, const RawStep *raw) {
  const char *first = NULL;
  for (size_t i = 0; i < sizeof ways_on / sizeof *ways_on; i++) {
    const Json *way = json_member(raw->json, str_from(ways_on[i]));
    if (way && first && str_is(way->key, "negotiate"))
      reader_fault_key(reader, "E523", json_member(raw->json, str_from(first)), "a step that negotiates goes on as its \"out\" says, not by \"%s\"",
                       first);
    else if (way && first)
      reader_fault_key(reader, "E523", way, "both \"%s\" and \"%s\" say how the step goes on; only one can", first, ways_on[i]);
    if (way && !first) first = ways_on[i];
  }
  bool leads = first != NULL;
  for (int i = 0; i < raw->items.count; i++) {
    if (!always_exits(LIST_AT(raw->items, RawItem, i))) continue;
    leads = true;
    if (i < raw->items.count - 1)
      reader_fault(reader, "E508", LIST_AT(raw->items, RawItem, i + 1)->json,
                   "the question before it always leads elsewhere, so this one is never asked");
  }
  if (!leads && !fields_is_faulty(&reader->fields, raw->json))
    reader_fault_key(reader, "E507", raw->json, "step \"%.*s\" has no way on: give it \"next\", \"end\" or \"wait_for\"", STR_ARG(raw->id));
}

static void read_step(Reader *reader, const RawStep *raw, Step *step, int index) {
  *step = (Step){.id = raw->id,
                 .title = raw->title,
                 .index = index,
                 .view = (View)raw->view,
                 .minutes = raw->minutes,
                 .person = NONE,
                 .focus_page = NONE,
                 .otherwise = NONE,
                 .talk_item = NONE,
                 .json = raw->json};
  Focus focus;
  if (raw->focus.length && reader_focus(reader, raw->focus, json_place(raw->json, "focus"), &focus)) {
    step->focus_page = focus.page;
    step->focus_line = focus.line;
    step->focus_code = focus.code;
    step->focus_clause = focus.clause;
  }
  step->person = reader_resolve(reader, &reader->people, raw->with, json_place(raw->json, "with"));
  step->say = read_texts(reader, &raw->say, json_place(raw->json, "say"), &step->say_count);
  step->hints = read_texts(reader, &raw->hints, json_place(raw->json, "hint"), &step->hint_count);
  step->when = reader_expr(reader, raw->when, TYPE_FLAG, json_place(raw->json, "when"));
  step->otherwise = reader_resolve(reader, &reader->steps, raw->otherwise, json_place(raw->json, "else"));
  const Json *when = json_member(raw->json, STR("when")), *otherwise = json_member(raw->json, STR("else"));
  if (when && !otherwise) reader_fault_key(reader, "E507", when, "a step with \"when\" also says which step is entered in its place: \"else\"");
  if (otherwise && !when) reader_fault_key(reader, "E523", otherwise, "\"else\" is for a step with \"when\"; this one is always entered");
  reader_effects(reader, &raw->leave, raw->json, &step->leave);
  read_next(reader, raw->next, step);
  read_wait(reader, raw, step);
}

/** Facts known on entering: those listed, and those that the step itself says. */
static void read_learn(Reader *reader, const RawStep *raw, Step *step) {
  const int *listed;
  int count = reader_resolve_list(reader, &reader->facts, &raw->learn, json_place(raw->json, "learn"), &listed);
  int *learn = arena_make_many(reader->arena, int, count + raw->facts.count);
  for (int i = 0; i < count; i++) learn[step->learn_count++] = listed[i];
  for (int i = 0; i < raw->facts.count; i++) {
    int fact = names_find(&reader->facts, LIST_AT(raw->facts, FactText, i)->id);
    if (fact != NONE) learn[step->learn_count++] = fact;
  }
  step->learn = learn;
}

static void read_step_items(Reader *reader, const RawStep *raw, Step *step, const Item **all, int *next_index, int *next_value, int *next_packet) {
  Item *items = arena_make_many(reader->arena, Item, raw->items.count);
  for (int i = 0; i < raw->items.count; i++) {
    const RawItem *from = LIST_AT(raw->items, RawItem, i);
    items[i].index = *next_index;
    items[i].value_first = *next_value;
    items[i].packet = from->evidence ? (*next_packet)++ : NONE;
    if (from->worksheet)
      *next_value += COLUMN_COUNT;
    else if (from->money)
      *next_value += 1;
    else
      items[i].value_first = NONE;
    reader_item(reader, from, step, &items[i]);
    all[(*next_index)++] = &items[i];
  }
  step->items = items;
  step->item_count = raw->items.count;
}

static const Item *make_talk_item(Reader *reader, Step *step, int index) {
  Item *item = arena_make(reader->arena, Item);
  *item = (Item){.id = step->talk->issue_id,
                 .kind = ITEM_TALK,
                 .index = index,
                 .step = step->index,
                 .axis = AXIS_OUTCOME,
                 .skill = SKILL_COMMUNICATION,
                 .points = step->talk->most_points,
                 .prompt = step->talk->label,
                 .same_as = NONE,
                 .violation = NONE,
                 .focus_remit = NONE,
                 .cell_remit = NONE,
                 .value_first = NONE,
                 .packet = NONE,
                 .allocate_remit = NONE,
                 .as_of = DAY_NONE,
                 .json = step->talk->json};
  step->talk_item = index;
  return item;
}

void reader_steps(Reader *reader) {
  Scenario *scenario = reader->scenario;
  const FieldList *raw = &reader->raw.steps;
  Step *steps = arena_make_many(reader->arena, Step, raw->count);
  const Item **all = arena_make_many(reader->arena, const Item *, scenario->item_count);
  int index = 0, value = 0, packet = 0, talk = 0;
  scenario->steps = steps;
  scenario->items = all;
  scenario->step_count = raw->count;
  for (int i = 0; i < raw->count; i++) {
    const RawStep *from = LIST_AT(*raw, RawStep, i);
    read_step(reader, from, &steps[i], i);
    read_learn(reader, from, &steps[i]);
    read_step_items(reader, from, &steps[i], all, &index, &value, &packet);
    if (from->negotiate && talk < scenario->talk_count) read_talk(reader, from, &steps[i], talk++);
    check_way_on(reader, from);
  }
  for (int i = 0; i < raw->count; i++) {
    if (!steps[i].talk) continue;
    int place = index + steps[i].talk->index;
    all[place] = make_talk_item(reader, &steps[i], place);
  }
  if (value > SCENARIO_MOST_VALUES) reader_fault(reader, "E509", reader->raw.json, "more typed figures than %d", SCENARIO_MOST_VALUES);
  if (reader->once_count > SCENARIO_MOST_ONCE)
    reader_fault(reader, "E509", reader->raw.json, "more choices with \"once\" than %d", SCENARIO_MOST_ONCE);
  scenario->value_count = value;
  scenario->packet_count = packet;
  for (int i = 0; i < scenario->item_count; i++) scenario->letter_count += all[i] && all[i]->kind == ITEM_LETTER;
  scenario->once_count = reader->once_count;
}
