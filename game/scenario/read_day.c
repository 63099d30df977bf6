/* Questions for a day: what it counts from, and the wrong days that have names, as business days counted as calendar days. */
#include "scenario/reader.h"

static bool read_day(Reader *reader, const Json *value, AskedDay *day) {
  const Json *from = value, *after = NULL;
  Str text = {NULL, 0};
  if (value->kind == JSON_OBJECT) {
    from = json_member(value, STR("from"));
    after = json_member(value, STR("after"));
    reader_known_keys(reader, value, (const char *const[]){"from", "after", NULL});
    if (!from || !after) {
      reader_fault(reader, "E510", value,
                   "a day says what it counts from and how long after that: {\"from\": \"era1.date\", \"after\": \"30 days\"}");
      return false;
    }
  }
  if (after && !fields_read_offset(&reader->fields, after, &day->after)) return false;
  if (!fields_read_str(&reader->fields, from, &text) || !reader_anchor(reader, text, from, &day->from)) return false;
  return true;
}

/** The day, where it is the same in every play; DAY_NONE where it is not. */
static Day fixed_day(const Scenario *scenario, const AskedDay *day) {
  Day from = day->from.kind == ANCHOR_DEADLINE ? deadline_fixed_day(scenario, day->from.index)
             : day->from.kind == ANCHOR_TODAY  ? DAY_NONE
                                               : anchor_fixed_day(scenario, &day->from);
  return day_add_offset(from, day->after);
}

static bool same_day(const Scenario *scenario, const AskedDay *a, const AskedDay *b) {
  Day left = fixed_day(scenario, a), right = fixed_day(scenario, b);
  if (left != DAY_NONE || right != DAY_NONE) return left == right;
  bool same_anchor = a->from.kind == b->from.kind && a->from.index == b->from.index;
  return same_anchor && a->after.count == b->after.count && a->after.unit == b->after.unit;
}

static void read_mistake(Reader *reader, const RawMistake *raw, const Item *item, bool asked, Mistake *mistake) {
  if (fields_is_faulty(&reader->fields, raw->json)) return;
  if (!raw->day)
    reader_fault(reader, "E520", raw->json, "the mistake names no day: the wrong one goes under \"day\"");
  else if (read_day(reader, raw->day, &mistake->day) && asked && same_day(reader->scenario, &item->day, &mistake->day))
    reader_fault(reader, "E520", raw->json, "the mistake's day is the right one");
}

void reader_item_day(Reader *reader, const RawItem *raw, Item *item) {
  bool asked = read_day(reader, raw->day, &item->day);
  Mistake *mistakes = arena_make_many(reader->arena, Mistake, raw->mistakes.count);
  for (int i = 0; i < raw->mistakes.count; i++) {
    const RawMistake *from = LIST_AT(raw->mistakes, RawMistake, i);
    reader_mistake(reader, from, item, &mistakes[i], i);
    read_mistake(reader, from, item, asked, &mistakes[i]);
  }
  item->mistakes = mistakes;
  item->mistake_count = raw->mistakes.count;
}
