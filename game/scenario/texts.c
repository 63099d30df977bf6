/* The {placeholders} of texts: what each stands for. The machine fills them in with scenario_text_ref(). */
#include "scenario/reader.h"

static bool is(TextRef *ref, TextRefKind kind, int index, int sub) {
  *ref = (TextRef){kind, index, sub};
  return index != NONE;
}

static int find_column(Str name) {
  for (int i = 0; i < COLUMN_COUNT; i++)
    if (str_is(name, worksheet_column_words[i])) return i;
  return NONE;
}

/** How names are looked up: sorted while reading, one after another in play, where texts are few. */
typedef struct Finder {
  const Scenario *scenario;
  const Reader *reader;
} Finder;

#define FIND(FUNCTION, NAMES, COUNT, AT)                                 \
  static int FUNCTION(const Finder *finder, Str name) {                  \
    if (finder->reader) return names_find(&finder->reader->NAMES, name); \
    for (int i = 0; i < finder->scenario->COUNT; i++)                    \
      if (str_equal(finder->scenario->AT.id, name)) return i;            \
    return NONE;                                                         \
  }
FIND(find_var, vars, var_count, vars[i])
FIND(find_stamp, stamps, stamp_count, stamps[i])
FIND(find_deadline, deadlines, deadline_count, deadlines[i])
FIND(find_promise, promises, promise_count, promises[i])
FIND(find_person, people, person_count, people[i])
FIND(find_page, pages, page_count, pages[i])
FIND(find_item, items, item_count, items[i][0])

static bool find_ref(const Finder *finder, Str name, TextRef *ref) {
  Str head, tail;
  if (str_is(name, "today")) return is(ref, REF_TODAY, 0, 0);
  if (str_is(name, "deal.amount")) return is(ref, REF_DEAL_AMOUNT, 0, 0);
  if (str_is(name, "deal.date")) return is(ref, REF_DEAL_DATE, 0, 0);
  if (str_is(name, "deal.state")) return is(ref, REF_DEAL_STATE, 0, 0);
  if (!str_cut(name, '.', &head, &tail)) {
    int var = find_var(finder, name), stamp = find_stamp(finder, name), item = find_item(finder, name);
    if (var != NONE) return is(ref, REF_VAR, var, 0);
    if (stamp != NONE) return is(ref, REF_STAMP, stamp, 0);
    return is(ref, REF_VALUE, item, NONE);
  }
  if (str_is(head, "deadlines")) return is(ref, REF_DEADLINE, find_deadline(finder, tail), 0);
  if (str_is(head, "promises")) return is(ref, REF_PROMISE, find_promise(finder, tail), 0);
  if (str_is(head, "people") && str_cut(tail, '.', &head, &tail) && str_is(tail, "name")) return is(ref, REF_PERSON, find_person(finder, head), 0);
  int page = find_page(finder, head), item = find_item(finder, head);
  if (page != NONE && str_is(tail, "date")) return is(ref, REF_REMIT_DATE, page, 0);
  if (page != NONE && str_is(tail, "paid")) return is(ref, REF_REMIT_PAID, page, 0);
  int column = find_column(tail);
  return item != NONE && column != NONE && is(ref, REF_VALUE, item, column);
}

bool scenario_text_ref(const Scenario *scenario, Str name, TextRef *ref) {
  Finder finder = {scenario, NULL};
  return find_ref(&finder, name, ref);
}

bool scenario_next_ref(Str text, size_t *at, Str *before, Str *name) {
  size_t open = str_find(text, '{', *at), close = str_find(text, '}', open);
  *before = str_slice(text, *at, open);
  if (close >= text.length) {
    *before = str_slice(text, *at, text.length);
    *at = text.length;
    return false;
  }
  *name = str_trim(str_slice(text, open + 1, close));
  *at = close + 1;
  return true;
}

/** Whether a question keeps a figure that a text can speak of: money, or a column of a worksheet. */
static bool is_typed(const Reader *reader, int item, int column) {
  int at = 0;
  for (int s = 0; s < reader->raw.steps.count; s++) {
    const RawStep *step = LIST_AT(reader->raw.steps, RawStep, s);
    if (item >= at + step->items.count) {
      at += step->items.count;
      continue;
    }
    const RawItem *raw = LIST_AT(step->items, RawItem, item - at);
    if (column == NONE) return raw->money != NULL;
    bool asked = false;
    for (int i = 0; i < raw->columns.count; i++) asked = asked || str_is(*LIST_AT(raw->columns, Str, i), worksheet_column_words[column]);
    return raw->worksheet != NULL && asked;
  }
  return false;
}

/** The nearest name that a text could have meant; people, deadlines and remits with their prefix or suffix. */
static Str near_name(Reader *reader, Str name) {
  const Names *plain[] = {&reader->vars, &reader->stamps}, *dotted[] = {&reader->deadlines, &reader->promises, &reader->people, &reader->pages};
  static const char *const before[] = {"deadlines.", "promises.", "people.", ""}, *const after[] = {"", "", ".name", ".date"};
  const VaryNames *varied = &reader->varied->names;
  int count = reader->vars.count + reader->stamps.count + reader->deadlines.count + reader->promises.count + reader->people.count +
              reader->pages.count + varied->count;
  int at = 0;
  Str *names = arena_make_many(reader->arena, Str, count);
  for (int i = 0; i < varied->count; i++) names[at++] = varied->items[i].name;
  for (int k = 0; k < 2; k++)
    for (int i = 0; i < plain[k]->count; i++) names[at++] = plain[k]->sorted[i];
  for (int k = 0; k < 4; k++)
    for (int i = 0; i < dotted[k]->count; i++)
      names[at++] = str_format(reader->arena, "%s%.*s%s", before[k], STR_ARG(dotted[k]->sorted[i]), after[k]);
  return fields_did_you_mean(reader->arena, name, names, count);
}

/** The placeholder itself, where the text stands in the file as it is. */
static const Json *spot(Reader *reader, const Json *place, Str text, Str name) {
  if (place->kind != JSON_STRING || place->span.length != text.length + 2) return place;
  Json *part = arena_make(reader->arena, Json);
  *part = *place;
  part->span = (Span){place->span.offset + 1 + (uint32_t)(name.at - text.at), name.length ? (uint32_t)name.length : 1};
  return part;
}

void reader_check_text(Reader *reader, Str text, const Json *place) {
  Finder finder = {reader->scenario, reader};
  size_t at = 0;
  Str before, name;
  while (scenario_next_ref(text, &at, &before, &name)) {
    TextRef ref;
    bool found = find_ref(&finder, name, &ref);
    if (found && ref.kind == REF_VAR) reader->vars_made[ref.index].read = true;
    if (found && ref.kind == REF_STAMP) reader->stamps_made[ref.index].read = true;
    if (found && (ref.kind != REF_VALUE || is_typed(reader, ref.index, ref.sub))) continue;
    Str hint = near_name(reader, name);
    if (found)
      reader_fault(reader, "E505", spot(reader, place, text, name),
                   "{%.*s}: that question keeps no such figure; money questions do, as {short}, and worksheets, as {price.variance}", STR_ARG(name));
    else
      reader_fault(
          reader, "E505", spot(reader, place, text, name), "{%.*s} stands for nothing%.*s", STR_ARG(name),
          STR_ARG(
              hint.length
                  ? hint
                  : STR("; a text can name a variable, a stamp, today, deadlines.x, promises.x, people.x.name, era1.date, era1.paid, deal.amount, "
                        "deal.date, deal.state")));
  }
}

void reader_check_texts(Reader *reader, const FieldList *texts, const Json *place) {
  const Json *element = place && place->kind == JSON_ARRAY ? place->first : NULL;
  for (int i = 0; i < texts->count; i++) {
    reader_check_text(reader, *LIST_AT(*texts, Str, i), element ? element : place);
    if (element) element = element->next;
  }
}
