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
FIND(find_person, people, person_count, people[i])
FIND(find_page, pages, page_count, pages[i])
FIND(find_item, items, item_count, items[i][0])

static bool find_ref(const Finder *finder, Str name, TextRef *ref) {
  Str head, tail;
  if (str_is(name, "today")) return is(ref, REF_TODAY, 0, 0);
  if (str_is(name, "deal.amount")) return is(ref, REF_DEAL_AMOUNT, 0, 0);
  if (str_is(name, "deal.date")) return is(ref, REF_DEAL_DATE, 0, 0);
  if (!str_cut(name, '.', &head, &tail)) {
    int var = find_var(finder, name), stamp = find_stamp(finder, name), item = find_item(finder, name);
    if (var != NONE) return is(ref, REF_VAR, var, 0);
    if (stamp != NONE) return is(ref, REF_STAMP, stamp, 0);
    return is(ref, REF_VALUE, item, NONE);
  }
  if (str_is(head, "deadlines")) return is(ref, REF_DEADLINE, find_deadline(finder, tail), 0);
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

void reader_check_text(Reader *reader, Str text, const Json *place) {
  Finder finder = {reader->scenario, reader};
  size_t at = 0;
  Str before, name;
  while (scenario_next_ref(text, &at, &before, &name)) {
    TextRef ref;
    if (!find_ref(&finder, name, &ref)) {
      Str hint = fields_did_you_mean(reader->arena, name, reader->vars.sorted, reader->vars.count);
      reader_fault(reader, "E505", place, "{%.*s} stands for no variable, stamp, deadline, person, remit or answer%.*s", STR_ARG(name),
                   STR_ARG(hint));
    } else if (ref.kind == REF_VAR) {
      reader->vars_made[ref.index].read = true;
    }
  }
}

void reader_check_texts(Reader *reader, const FieldList *texts, const Json *place) {
  const Json *element = place && place->kind == JSON_ARRAY ? place->first : NULL;
  for (int i = 0; i < texts->count; i++) {
    reader_check_text(reader, *LIST_AT(*texts, Str, i), element ? element : place);
    if (element) element = element->next;
  }
}
