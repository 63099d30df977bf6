/* Questions: from what an author wrote to what the machine scores. */
#include "scenario/reader.h"

static const struct {
  ItemKind kind;
  int axis; /* NONE: the author says */
} item_defaults[ITEM_KIND_COUNT] = {
    [ITEM_CHOICES] = {ITEM_CHOICES, NONE},
    [ITEM_INTERPRET] = {ITEM_INTERPRET, AXIS_CODES},
    [ITEM_WORKSHEET] = {ITEM_WORKSHEET, AXIS_CODES},
    [ITEM_MONEY] = {ITEM_MONEY, NONE},
    [ITEM_NUMBER] = {ITEM_NUMBER, NONE},
    [ITEM_TEXT] = {ITEM_TEXT, NONE},
    [ITEM_DATE] = {ITEM_DATE, AXIS_TIMING},
    [ITEM_EVIDENCE] = {ITEM_EVIDENCE, AXIS_CODES},
    [ITEM_LINK] = {ITEM_LINK, AXIS_CODES},
    [ITEM_ALLOCATE] = {ITEM_ALLOCATE, AXIS_CODES},
    [ITEM_ORDER] = {ITEM_ORDER, AXIS_TIMING},
    [ITEM_DAY] = {ITEM_DAY, AXIS_TIMING},
    [ITEM_LETTER] = {ITEM_LETTER, NONE},
    [ITEM_TALK] = {ITEM_TALK, AXIS_OUTCOME},
};

/** By the keys that are there; ITEM_KIND_COUNT when it is none, or more than one, which was reported with the keys. */
static ItemKind kind_of(const RawItem *raw) {
  ItemKind found = ITEM_KIND_COUNT;
  for (ItemKind kind = ITEM_CHOICES; kind < ITEM_TALK; kind++) {
    if (!json_member(raw->json, str_from(item_kind_words[kind]))) continue;
    if (found != ITEM_KIND_COUNT) return ITEM_KIND_COUNT;
    found = kind;
  }
  return found;
}

Choice reader_choice(Reader *reader, const RawChoice *raw) {
  Choice choice = {.id = raw->id,
                   .text = raw->text,
                   .why = raw->why,
                   .points = raw->points,
                   .once = raw->once,
                   .once_bit = NONE,
                   .days = NONE,
                   .risk = NONE,
                   .json = raw->json};
  choice.when = reader_expr(reader, raw->when, TYPE_FLAG, json_place(raw->json, "when"));
  choice.needs_count = reader_resolve_list(reader, &reader->facts, &raw->needs, json_place(raw->json, "needs"), &choice.needs);
  if (choice.once) choice.once_bit = reader->once_count++;
  reader_effects(reader, &raw->effects, raw->json, &choice.effects);
  reader_check_text(reader, raw->text, json_place(raw->json, "text"));
  reader_check_text(reader, raw->why, json_place(raw->json, "why"));
  return choice;
}

static void read_choices(Reader *reader, const RawItem *raw, Item *item) {
  Choice *choices = arena_make_many(reader->arena, Choice, raw->choices.count);
  for (int i = 0; i < raw->choices.count; i++) {
    const RawChoice *from = LIST_AT(raw->choices, RawChoice, i);
    Choice *choice = &choices[i];
    for (int k = 0; k < i; k++)
      if (str_equal(choices[k].id, from->id))
        reader_fault(reader, "E502", json_place(from->json, "id"), "another choice here has the id \"%.*s\"", STR_ARG(from->id));
    *choice = reader_choice(reader, from);
    if (effects_any(&choice->effects)) item->has_effects = true;
    if (item->many && effects_exit(&choice->effects))
      reader_fault(reader, "E523", from->json, "with \"many\" a choice leads nowhere by itself; use the step's \"next\"");
    if (!item->many && choice->points > item->points) item->points = choice->points;
    if (item->many && choice->points > 0) item->points += choice->points;
  }
  reader_ranked(reader, raw, item, choices);
  item->choices = choices;
  item->choice_count = raw->choices.count;
}

static void read_interpret(Reader *reader, const RawItem *raw, const RawStep *step, Item *item) {
  Str text = raw->focus.length ? raw->focus : step->focus;
  const Json *place = raw->focus.length ? json_place(raw->json, "focus") : raw->json;
  Focus focus;
  if (!text.length) {
    reader_fault(reader, "E510", raw->json, "\"interpret\" needs a \"focus\", as era1/1/CO-18, in the step or in the question");
    return;
  }
  if (!raw->focus.length && fields_is_faulty(&reader->fields, json_place(step->json, "focus"))) return;
  if (!reader_focus(reader, text, place, &focus)) return;
  item->focus_remit = focus.page;
  item->focus_line = focus.line;
  item->focus_group = focus.group;
  item->focus_code = focus.code;
  item->right_action = raw->answer;
  const CodeReference *codes = reader->scenario->codes;
  bool known = focus.group != NONE ? code_find_carc(codes, focus.code) != NULL : code_find_rarc(codes, focus.code) != NULL;
  if (!focus.code.length || !known)
    reader_fault(reader, "E511", place, "\"%.*s\" names no code of the reference, so there is nothing to interpret; write it as era1/1/CO-18",
                 STR_ARG(text));
  else if (item->interpret == INTERPRET_LIABILITY && focus.group == NONE)
    reader_fault(reader, "E511", place, "liability follows the group, as CO in era1/1/CO-18; a remark has none");
}

#define WINDOW_MOST_DAYS 3660

static void read_date(Reader *reader, const RawItem *raw, Item *item) {
  const RawDate *date = raw->date;
  if (fields_is_faulty(&reader->fields, date->json)) return;
  reader_anchor(reader, date->from, json_place(date->json, "from"), &item->date_from);
  item->may_be_today = date->today;
  static const char *const names[] = {"best", "accept"};
  bool good = true;
  for (int w = 0; w < 2; w++) {
    const FieldList *texts = w ? &date->accept : &date->best;
    Offset *window = w ? item->accept : item->best;
    const Json *list = json_place(date->json, names[w]), *element = list->kind == JSON_ARRAY ? list->first : NULL;
    for (int i = 0; i < texts->count && i < 2; i++, element = element ? element->next : NULL) {
      Str text = *LIST_AT(*texts, Str, i);
      if (offset_from_text(text, &window[i])) continue;
      reader_fault(reader, "E512", element ? element : list, "\"%.*s\" is no stretch of time, as \"10 business\" or \"14 days\"", STR_ARG(text));
      good = false;
    }
    if (texts->count != 2) good = false;
  }
  if (!good) return;
  /* Units may differ, so the windows are laid on the scenario's first day, where they must fit into each other. */
  Day from = reader->scenario->today;
  Day best[2] = {day_add_offset(from, item->best[0]), day_add_offset(from, item->best[1])};
  Day accept[2] = {day_add_offset(from, item->accept[0]), day_add_offset(from, item->accept[1])};
  for (int i = 0; from != DAY_NONE && i < 4; i++) {
    Day day = i < 2 ? best[i] : accept[i - 2];
    if (day != DAY_NONE && day >= from - WINDOW_MOST_DAYS && day <= from + WINDOW_MOST_DAYS) continue;
    reader_fault(reader, "E512", json_place(date->json, names[i / 2]), "this window lies more than ten years away; a case lasts %d days at most",
                 SCENARIO_MOST_DAYS);
    return;
  }
  if (best[0] > best[1] || accept[0] > accept[1])
    reader_fault(reader, "E512", json_place(date->json, names[best[0] <= best[1]]),
                 "this window ends before it begins; the earlier day stands first");
  else if (best[0] < accept[0] || best[1] > accept[1])
    reader_fault(reader, "E512", json_place(date->json, "best"), "\"best\" does not lie inside \"accept\": days that earn all points must earn some");
}

/** A fact that stands in two places, or twice in one, could never be sent as asked. */
static void check_once(Reader *reader, const FieldList *const *lists, const Json *const *places, int count) {
  for (int l = 0; l < count; l++) {
    const Json *element = places[l]->kind == JSON_ARRAY ? places[l]->first : NULL;
    for (int i = 0; i < lists[l]->count; i++, element = element ? element->next : NULL) {
      Str name = *LIST_AT(*lists[l], Str, i);
      bool before = false;
      for (int k = 0; k <= l; k++)
        for (int n = 0; n < (k < l ? lists[k]->count : i); n++) before = before || str_equal(name, *LIST_AT(*lists[k], Str, n));
      if (before && name.length) reader_fault(reader, "E502", element ? element : places[l], "\"%.*s\" stands here twice", STR_ARG(name));
    }
  }
}

static void read_evidence(Reader *reader, const RawItem *raw, Item *item) {
  const Json *place = json_place(raw->json, "evidence");
  const FieldList *lists[] = {&raw->evidence->required, &raw->evidence->optional, &raw->evidence->too_much};
  const Json *places[] = {json_place(place, "required"), json_place(place, "optional"), json_place(place, "too_much")};
  check_once(reader, lists, places, 3);
  item->required_count = reader_resolve_list(reader, &reader->facts, &raw->evidence->required, json_place(place, "required"), &item->required);
  item->optional_count = reader_resolve_list(reader, &reader->facts, &raw->evidence->optional, json_place(place, "optional"), &item->optional);
  item->too_much_count = reader_resolve_list(reader, &reader->facts, &raw->evidence->too_much, json_place(place, "too_much"), &item->too_much);
  if (item->packet >= SCENARIO_MOST_PACKETS) reader_fault(reader, "E509", place, "more packets of evidence than %d", SCENARIO_MOST_PACKETS);
  /* The named violation is what sending too much is, not what answering is. */
  item->violation = item->effects.violation;
  item->effects.violation = NONE;
}

static void read_link(Reader *reader, const RawItem *raw, Item *item) {
  const FieldList *list = &raw->link;
  const Json *place = json_place(raw->json, "link");
  check_once(reader, &list, &place, 1);
  item->required_count = reader_resolve_list(reader, &reader->facts, list, place, &item->required);
}

/** What is compared are letters and digits; an answer without any would be met by an empty field. */
static bool has_letter_or_digit(Str text) {
  for (size_t i = 0; i < text.length; i++) {
    char c = text.at[i];
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80) return true;
  }
  return false;
}

static void read_text(Reader *reader, const RawItem *raw, Item *item) {
  Str *accepted = arena_make_many(reader->arena, Str, raw->text.count);
  const Json *place = json_place(raw->json, "text"), *element = place->kind == JSON_ARRAY ? place->first : NULL;
  for (int i = 0; i < raw->text.count; i++, element = element ? element->next : NULL) {
    accepted[i] = *LIST_AT(raw->text, Str, i);
    if (!has_letter_or_digit(accepted[i]) && !fields_is_faulty(&reader->fields, place))
      reader_fault(reader, "E510", element ? element : place, "an answer has a letter or a digit; the rest is not compared");
  }
  item->accepted = accepted;
  item->accepted_count = raw->text.count;
}

static void read_order(Reader *reader, const RawItem *raw, Item *item) {
  item->entries = raw->order.at;
  item->entry_count = raw->order.count;
  for (int i = 0; i < item->entry_count; i++) {
    const OrderEntry *entry = &item->entries[i];
    bool same_id = false, same_text = false;
    for (int k = 0; k < i; k++) {
      same_id = same_id || str_equal(item->entries[k].id, entry->id);
      same_text = same_text || str_equal(item->entries[k].text, entry->text);
    }
    if (same_id && entry->id.length)
      reader_fault(reader, "E502", json_place(entry->json, "id"), "another entry here has the id \"%.*s\"", STR_ARG(entry->id));
    if (same_text && entry->text.length)
      reader_fault(reader, "E526", json_place(entry->json, "text"), "another entry here reads the same, so nobody could tell which comes first");
    reader_check_text(reader, entry->text, json_place(entry->json, "text"));
    reader_check_text(reader, entry->why, json_place(entry->json, "why"));
  }
}

/* Keys that only some kinds of questions read; on another they would be passed over without a word. */
typedef struct KindKey {
  const char *key;
  unsigned kinds; /* bits 1u << ItemKind */
} KindKey;
static const KindKey kind_keys[] = {
    {"many", 1u << ITEM_CHOICES},
    {"focus", 1u << ITEM_INTERPRET},
    {"answer", 1u << ITEM_INTERPRET},
    {"columns", 1u << ITEM_WORKSHEET},
    {"as_of", 1u << ITEM_WORKSHEET | 1u << ITEM_MONEY},
    {"tolerance", 1u << ITEM_WORKSHEET | 1u << ITEM_MONEY | 1u << ITEM_NUMBER},
    {"mistakes", 1u << ITEM_WORKSHEET | 1u << ITEM_MONEY | 1u << ITEM_DAY},
};

static void check_keys(Reader *reader, const RawItem *raw, ItemKind kind) {
  for (size_t i = 0; i < sizeof kind_keys / sizeof *kind_keys; i++) {
    const Json *member = json_member(raw->json, str_from(kind_keys[i].key));
    if (!member || kind_keys[i].kinds & 1u << kind) continue;
    Buf kinds = buf_new(reader->arena);
    for (ItemKind k = ITEM_CHOICES; k < ITEM_TALK; k++)
      if (kind_keys[i].kinds & 1u << k) buf_format(&kinds, "%s\"%s\"", kinds.length ? ", " : "", item_kind_words[k]);
    reader_fault_key(reader, "E524", member, "a \"%s\" question does not read \"%s\"; it is for %.*s", item_kind_words[kind], kind_keys[i].key,
                     STR_ARG(buf_str(&kinds)));
  }
}

static void check_complete(Reader *reader, const RawItem *raw, const Item *item) {
  bool has_axis = json_member(raw->json, STR("axis")) != NULL, has_points = json_member(raw->json, STR("points")) != NULL;
  if (!has_axis && item_defaults[item->kind].axis == NONE)
    reader_fault(reader, "E510", raw->json, "a \"%s\" question says which score it counts for: \"axis\": codes, timing or outcome",
                 item_kind_words[item->kind]);
  bool pays = raw->points > 0 || fields_is_faulty(&reader->fields, json_place(raw->json, "points"));
  bool by_choices = item->kind == ITEM_CHOICES || item->kind == ITEM_LETTER;
  if (!by_choices && (!has_points || !pays))
    reader_fault(reader, "E510", json_place(raw->json, "points"), "the question says how many points it pays: \"points\"");
  if (by_choices && has_points)
    reader_fault(reader, "E510", json_place(raw->json, "points"), "each %s has its own points; the question has none",
                 item->kind == ITEM_LETTER ? "version" : "choice");
  bool has_prompt = json_member(raw->json, STR("prompt")) || item->kind == ITEM_CHOICES || item->kind == ITEM_INTERPRET || item->kind == ITEM_DATE ||
                    item->kind == ITEM_ALLOCATE || item->kind == ITEM_EVIDENCE || item->kind == ITEM_WORKSHEET || item->kind == ITEM_ORDER ||
                    item->kind == ITEM_DAY || item->kind == ITEM_LETTER;
  if (!has_prompt) reader_fault(reader, "E510", raw->json, "a \"%s\" question needs a \"prompt\"", item_kind_words[item->kind]);
}

void reader_item(Reader *reader, const RawItem *raw, Step *step, Item *item) {
  const RawStep *raw_step = LIST_AT(reader->raw.steps, RawStep, step->index);
  ItemKind kind = kind_of(raw);
  bool whole = kind != ITEM_KIND_COUNT;
  if (!whole) kind = ITEM_CHOICES; /* reported; it stands here without choices so that the rest can be read */
  int index = item->index, packet = item->packet, value_first = item->value_first;
  *item = (Item){.id = raw->id,
                 .kind = kind,
                 .index = index,
                 .step = step->index,
                 .skill = raw->skill,
                 .points = raw->points,
                 .prompt = raw->prompt,
                 .why = raw->why,
                 .same_as = NONE,
                 .violation = NONE,
                 .many = raw->many,
                 .focus_remit = NONE,
                 .focus_group = NONE,
                 .cell_remit = NONE,
                 .value_first = value_first,
                 .packet = packet,
                 .allocate_remit = NONE,
                 .as_of = DAY_NONE,
                 .tolerance_cents = raw->tolerance_cents,
                 .json = raw->json};
  int axis = raw->axis != NONE ? raw->axis : item_defaults[kind].axis;
  item->axis = axis == NONE ? AXIS_OUTCOME : (Axis)axis;
  item->interpret = raw->interpret == NONE ? INTERPRET_LIABILITY : (InterpretKind)raw->interpret;
  item->when = reader_expr(reader, raw->when, TYPE_FLAG, json_place(raw->json, "when"));
  item->same_as = reader_resolve(reader, &reader->items, raw->same_as, json_place(raw->json, "same_as"));
  reader_effects(reader, &raw->effects, raw->json, &item->effects);
  reader_check_text(reader, raw->prompt, json_place(raw->json, "prompt"));
  reader_check_text(reader, raw->why, json_place(raw->json, "why"));
  if (!whole) return;
  check_keys(reader, raw, kind);
  switch (kind) {
  case ITEM_CHOICES: read_choices(reader, raw, item); break;
  case ITEM_INTERPRET: read_interpret(reader, raw, raw_step, item); break;
  case ITEM_DATE: read_date(reader, raw, item); break;
  case ITEM_EVIDENCE: read_evidence(reader, raw, item); break;
  case ITEM_TEXT: read_text(reader, raw, item); break;
  case ITEM_LINK: read_link(reader, raw, item); break;
  case ITEM_ORDER: read_order(reader, raw, item); break;
  case ITEM_DAY: reader_item_day(reader, raw, item); break;
  case ITEM_LETTER: reader_item_letter(reader, raw, item); break;
  case ITEM_NUMBER:
    fields_read_int(&reader->fields, raw->number, -MONEY_MOST_CENTS, MONEY_MOST_CENTS, &item->number);
    item->number_tolerance = raw->tolerance_cents / 100;
    break;
  case ITEM_WORKSHEET:
  case ITEM_MONEY:
  case ITEM_ALLOCATE: reader_item_figures(reader, raw, item); break;
  case ITEM_TALK:
  case ITEM_KIND_COUNT: break;
  }
  if (effects_any(&item->effects) || kind == ITEM_DATE) item->has_effects = true;
  check_complete(reader, raw, item);
}
