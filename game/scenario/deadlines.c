/*
 * Deadlines: read, put in an order in which each follows what it hangs on, and counted. One may count from another or be the earliest of several, so they
 * form a graph; the order is made once, while reading, and a circle is an error. What is played then only walks a list.
 */
#include "scenario/reader.h"

/* ---- counting ---- */

static Day day_of(const Scenario *scenario, const Deadline *deadline, const Day *days, AnchorDay anchor_day, const void *world) {
  if (deadline->earliest_count) {
    Day earliest = DAY_NONE;
    for (int i = 0; i < deadline->earliest_count; i++) {
      Day day = days[deadline->earliest[i]];
      if (day != DAY_NONE && (earliest == DAY_NONE || day < earliest)) earliest = day;
    }
    return earliest;
  }
  Day from = deadline->from.kind == ANCHOR_DEADLINE ? days[deadline->from.index] : anchor_day(world, &deadline->from);
  if (from == DAY_NONE) return DAY_NONE;
  if (deadline->receipt.count) from = calendar_add_offset(scenario->calendar, from, deadline->receipt);
  return calendar_add_offset(scenario->calendar, deadline->first_counts ? from - 1 : from, deadline->offset);
}

Day scenario_deadline_day(const Scenario *scenario, int deadline, AnchorDay anchor_day, const void *world) {
  const Deadline *last = &scenario->deadlines[deadline];
  Day days[SCENARIO_MOST_DEADLINES];
  for (int i = 0; i < last->order_count; i++) days[last->order[i]] = day_of(scenario, &scenario->deadlines[last->order[i]], days, anchor_day, world);
  return last->order_count ? days[deadline] : DAY_NONE;
}

bool scenario_deadline_reads_stamp(const Scenario *scenario, int deadline, int stamp) {
  const Deadline *last = &scenario->deadlines[deadline];
  for (int i = 0; i < last->order_count; i++) {
    const Anchor *from = &scenario->deadlines[last->order[i]].from;
    if (from->kind == ANCHOR_STAMP && from->index == stamp) return true;
  }
  return false;
}

#define NEVER (INT32_MAX / 2)

/** Holidays and weekends make business days longer, never shorter; backwards that is the other way, and three days each are more than enough. */
int32_t offset_least_days(Offset offset) {
  static const int32_t most[] = {[OFFSET_DAYS] = 1, [OFFSET_BUSINESS] = 3, [OFFSET_MONTHS] = 31, [OFFSET_YEARS] = 366};
  return offset.count >= 0 ? offset.count : offset.count * most[offset.unit];
}

int32_t deadline_least_days(const Scenario *scenario, int deadline, int stamp) {
  const Deadline *last = &scenario->deadlines[deadline];
  int32_t least[SCENARIO_MOST_DEADLINES];
  for (int i = 0; i < last->order_count; i++) {
    const Deadline *one = &scenario->deadlines[last->order[i]];
    int32_t *here = &least[last->order[i]];
    *here = NEVER;
    for (int k = 0; k < one->earliest_count; k++)
      if (least[one->earliest[k]] < *here) *here = least[one->earliest[k]];
    if (one->from.kind == ANCHOR_STAMP && one->from.index == stamp) *here = 0;
    if (one->from.kind == ANCHOR_DEADLINE) *here = least[one->from.index];
    if (*here < NEVER && !one->earliest_count) *here += offset_least_days(one->receipt) + offset_least_days(one->offset) - one->first_counts;
  }
  return last->order_count ? least[deadline] : NEVER;
}

Day anchor_fixed_day(const Scenario *scenario, const Anchor *anchor) {
  switch (anchor->kind) {
  case ANCHOR_DAY: return anchor->day;
  case ANCHOR_TODAY: return scenario->today;
  case ANCHOR_REMIT: return scenario->pages[anchor->index].kind == PAGE_REMIT ? scenario->pages[anchor->index].remit->date : DAY_NONE;
  default: return DAY_NONE;
  }
}

static Day fixed_anchor(const void *world, const Anchor *anchor) { return anchor_fixed_day(world, anchor); }

Day deadline_fixed_day(const Scenario *scenario, int deadline) { return scenario_deadline_day(scenario, deadline, fixed_anchor, scenario); }

/* ---- reading ---- */

static const TimingRule *find_rule(Reader *reader, Str id, const Json *place) {
  const FieldList *rules = &reader->scenario->rules->rules;
  const TimingRule *rule = rule_find(reader->scenario->rules, id);
  if (rule && rule_is_time(rule)) return rule;
  if (rule) {
    reader_fault(reader, "E519", place, "rule \"%.*s\" counts no time, so nothing falls due by it", STR_ARG(id));
    return NULL;
  }
  Str *names = arena_make_many(reader->arena, Str, rules->count);
  for (int i = 0; i < rules->count; i++) names[i] = LIST_AT(*rules, TimingRule, i)->id;
  reader_fault(reader, "E519", place, "assets/rules.json has no rule \"%.*s\"%.*s", STR_ARG(id),
               STR_ARG(fields_did_you_mean(reader->arena, id, names, rules->count)));
  return NULL;
}

/** The citation is shown beside the day, and says so where the law leaves open what a working day is. */
static Str rule_cite(Reader *reader, const TimingRule *rule) {
  const WorkingDays *days = rule_working_days(reader->scenario->rules, rule);
  if (!days || days->defined) return rule->source;
  return str_format(reader->arena, "%.*s; working days counted as business days", STR_ARG(rule->source));
}

static void read_rule(Reader *reader, const RawDeadline *raw, Deadline *deadline) {
  const TimingRule *rule = find_rule(reader, raw->rule, json_place(raw->json, "rule"));
  if (!rule) return;
  deadline->rule = rule;
  reader_warn_unbound(reader, rule, json_place(raw->json, "rule"));
  deadline->offset = rule_offset(rule);
  deadline->first_counts = rule->first_counts;
  if (!deadline->cite.length) deadline->cite = rule_cite(reader, rule);
}

/** An offset, or the rule that presumes when a notice came. */
static void read_receipt(Reader *reader, const RawDeadline *raw, Deadline *deadline) {
  const Json *place = json_place(raw->json, "receipt");
  if (!raw->receipt.length || offset_from_text(raw->receipt, &deadline->receipt)) return;
  const TimingRule *rule = find_rule(reader, raw->receipt, place);
  if (rule) deadline->receipt = rule_offset(rule);
}

static void warn_receipt(Reader *reader, const RawDeadline *raw, const Deadline *deadline) {
  const TimingRule *rule = deadline->rule;
  if (!rule || !rule->receipt.length || raw->receipt.length || deadline->from.kind != ANCHOR_REMIT) return;
  const Json *place = json_place(raw->json, "from");
  diags_add(reader->fields.diags, DIAG_WARNING, "W552", place->span, json_path(reader->arena, place),
            "%.*s counts from receipt, and this is the date of the notice; add \"receipt\": \"%.*s\"", STR_ARG(rule->id), STR_ARG(rule->receipt));
}

static void read_deadline(Reader *reader, const RawDeadline *raw, Deadline *deadline) {
  *deadline = (Deadline){.id = raw->id, .label = raw->label, .cite = raw->cite, .offset = raw->offset, .json = raw->json};
  if (raw->days) deadline->offset = (Offset){raw->days, OFFSET_DAYS};
  if (raw->rule.length) read_rule(reader, raw, deadline);
  if (fields_is_faulty(&reader->fields, raw->json)) return;
  if (!raw->earliest_of.count) {
    read_receipt(reader, raw, deadline);
    if (!raw->from.length)
      reader_fault_key(reader, "E506", raw->json, "a deadline says what it counts \"from\"");
    else if (reader_anchor(reader, raw->from, json_place(raw->json, "from"), &deadline->from))
      warn_receipt(reader, raw, deadline);
    return;
  }
  if (raw->from.length || raw->receipt.length)
    reader_fault(reader, "E506", json_place(raw->json, raw->from.length ? "from" : "receipt"),
                 "the earliest of several counts from nothing itself; say this of the deadlines that it names");
  deadline->earliest_count =
      reader_resolve_list(reader, &reader->deadlines, &raw->earliest_of, json_place(raw->json, "earliest_of"), &deadline->earliest);
}

/* ---- the order ---- */

/** What is still to be placed before a deadline can be: marked in `needs`. */
static void mark_needs(const Deadline *deadline, bool *needs) {
  for (int i = 0; i < deadline->earliest_count; i++) needs[deadline->earliest[i]] = true;
  if (deadline->from.kind == ANCHOR_DEADLINE && deadline->from.index != NONE) needs[deadline->from.index] = true;
}

/** Places whatever has all that it needs, over and over; what is left then stands in a circle. */
static int sort_deadlines(const Deadline *deadlines, int count, int *sorted) {
  bool placed[SCENARIO_MOST_DEADLINES] = {false};
  int done = 0;
  for (int round = 0; round < count; round++) {
    for (int i = 0; i < count; i++) {
      bool needs[SCENARIO_MOST_DEADLINES] = {false}, ready = !placed[i];
      mark_needs(&deadlines[i], needs);
      for (int k = 0; k < count; k++) ready = ready && (!needs[k] || placed[k]);
      if (!ready) continue;
      placed[i] = true;
      sorted[done++] = i;
    }
  }
  return done;
}

/** Its own part of the order: what it hangs on, however far. */
static void take_order(Reader *reader, Deadline *deadlines, int index, const int *sorted, int sorted_count) {
  bool needed[SCENARIO_MOST_DEADLINES] = {false};
  needed[index] = true;
  int count = 0;
  for (int i = sorted_count - 1; i >= 0; i--) {
    if (!needed[sorted[i]]) continue;
    mark_needs(&deadlines[sorted[i]], needed);
    count++;
  }
  int *order = arena_make_many(reader->arena, int, count);
  for (int i = 0; i < sorted_count; i++)
    if (needed[sorted[i]]) order[deadlines[index].order_count++] = sorted[i];
  deadlines[index].order = order;
}

static void order_deadlines(Reader *reader, Deadline *deadlines, int count) {
  int sorted[SCENARIO_MOST_DEADLINES];
  int done = sort_deadlines(deadlines, count, sorted);
  bool placed[SCENARIO_MOST_DEADLINES] = {false};
  for (int i = 0; i < done; i++) {
    placed[sorted[i]] = true;
    take_order(reader, deadlines, sorted[i], sorted, done);
  }
  for (int i = 0; i < count; i++) {
    const char *key = deadlines[i].earliest_count ? "earliest_of" : "from";
    if (!placed[i])
      reader_fault(reader, "E506", json_place(deadlines[i].json, key), "the deadline \"%.*s\" hangs on itself, round a circle",
                   STR_ARG(deadlines[i].id));
  }
}

void reader_deadlines(Reader *reader) {
  const FieldList *raw = &reader->raw.deadlines;
  Deadline *deadlines = arena_make_many(reader->arena, Deadline, raw->count);
  for (int i = 0; i < raw->count; i++) read_deadline(reader, LIST_AT(*raw, RawDeadline, i), &deadlines[i]);
  reader->scenario->deadlines = deadlines;
  reader->scenario->deadline_count = raw->count;
  if (raw->count <= SCENARIO_MOST_DEADLINES) order_deadlines(reader, deadlines, raw->count);
}
