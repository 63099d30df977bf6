/* People, variables and events. */
#include "scenario/reader.h"

void reader_people(Reader *reader) {
  const FieldList *raw = &reader->raw.people;
  Person *people = arena_make_many(reader->arena, Person, raw->count);
  for (int i = 0; i < raw->count; i++) {
    const RawPerson *from = LIST_AT(*raw, RawPerson, i);
    PersonRow *rows = arena_make_many(reader->arena, PersonRow, PERSON_ROWS);
    int count = 0;
    for (int r = 0; r < PERSON_ROWS; r++)
      if (from->row[r].length) rows[count++] = (PersonRow){str_from(raw_person_labels[r]), from->row[r]};
    people[i] = (Person){.id = from->id, .name = from->name, .role = from->role, .rows = {rows, count}, .json = from->json};
  }
  Scenario *scenario = reader->scenario;
  scenario->people = people;
  scenario->person_count = raw->count;
  static const char *const needed[] = {"patient", "provider", "payer"};
  int *const places[] = {&scenario->patient, &scenario->provider, &scenario->payer};
  for (int i = 0; i < 3; i++) {
    *places[i] = names_find(&reader->people, str_from(needed[i]));
    if (*places[i] == NONE && !fields_is_faulty(&reader->fields, json_place(reader->raw.json, "people")))
      reader_fault_key(reader, "E522", json_place(reader->raw.json, "people"), "every scenario has a \"%s\" among its people", needed[i]);
  }
  for (int i = 0; i < reader->raw.remits.count; i++) {
    const Remit *remit = LIST_AT(reader->raw.remits, Remit, i);
    int named = reader_resolve(reader, &reader->people, remit->payer, json_place(remit->json, "payer"));
    reader->pages_made[i].payer = remit->payer.length ? named : scenario->payer;
  }
}

static void read_var(Reader *reader, const RawVar *raw, Var *var) {
  *var = (Var){.id = raw->id, .json = raw->json, .most = 1};
  if (raw->number) var->kind = VAR_NUMBER;
  if (raw->one_of.count) var->kind = VAR_WORD;
  int64_t number = 0;
  if (fields_is_faulty(&reader->fields, raw->json)) return;
  if (raw->flag) {
    if (raw->flag->kind != JSON_TRUE && raw->flag->kind != JSON_FALSE)
      reader_fault(reader, "E517", raw->flag, "a flag starts as true or false, without quotes");
    var->start = raw->flag->kind == JSON_TRUE;
  } else if (raw->number) {
    var->least = raw->least;
    var->most = raw->most;
    if (raw->least > raw->most)
      reader_fault_key(reader, "E517", raw->json, "\"least\" (%d) is above \"most\" (%d)", (int)raw->least, (int)raw->most);
    else if (fields_read_int(&reader->fields, raw->number, raw->least, raw->most, &number))
      var->start = (int32_t)number;
  } else {
    Str *words = arena_make_many(reader->arena, Str, raw->one_of.count);
    for (int i = 0; i < raw->one_of.count; i++) {
      words[i] = *LIST_AT(raw->one_of, Str, i);
      for (int k = 0; k < i; k++)
        if (str_equal(words[i], words[k]))
          reader_fault(reader, "E502", json_place(raw->json, "one_of"), "\"%.*s\" stands here twice", STR_ARG(words[i]));
    }
    var->words = words;
    var->word_count = raw->one_of.count;
    var->most = raw->one_of.count - 1;
  }
}

void reader_vars(Reader *reader) {
  const FieldList *raw = &reader->raw.vars;
  reader->vars_made = arena_make_many(reader->arena, Var, raw->count);
  for (int i = 0; i < raw->count; i++) read_var(reader, LIST_AT(*raw, RawVar, i), &reader->vars_made[i]);
  reader->scenario->vars = reader->vars_made;
  reader->scenario->var_count = raw->count;
}

static void read_event(Reader *reader, const RawEvent *raw, Event *event, int index) {
  *event = (Event){.id = raw->id, .say = raw->say, .index = index, .after = raw->after, .unforeseen = raw->unforeseen, .json = raw->json};
  Str deadlines = STR("deadlines.");
  bool has_from = raw->from.length > 0, has_on = raw->on.length > 0;
  const Json *after = json_member(raw->json, STR("after"));
  if (fields_is_faulty(&reader->fields, raw->json)) {
    event->from.kind = ANCHOR_NONE;
  } else if (has_from == has_on || (has_on && after)) {
    reader_fault_key(reader, "E513", raw->json, "an event happens either so long \"after\" and \"from\" something, or \"on\" a deadline; found %s",
                     has_on ? "both" : "neither");
  } else if (has_on) {
    event->on_deadline = true;
    event->from.kind = ANCHOR_DEADLINE;
    Str name = str_starts(raw->on, deadlines) ? str_slice(raw->on, deadlines.length, raw->on.length) : raw->on;
    event->from.index = reader_resolve(reader, &reader->deadlines, name, json_place(raw->json, "on"));
  } else {
    reader_anchor(reader, raw->from, json_place(raw->json, "from"), &event->from);
    if (!after) reader_fault_key(reader, "E513", raw->json, "the event says how long it happens \"after\" that, as \"10 business\"");
    if (raw->after.count < 0 && event->from.kind != ANCHOR_DEADLINE)
      reader_fault(reader, "E513", json_place(raw->json, "after"), "an event does not happen before what it counts from");
  }
  if (raw->unforeseen && (event->from.kind == ANCHOR_DEADLINE || event->from.kind == ANCHOR_PROMISE))
    reader_fault(reader, "E513", json_place(raw->json, "unforeseen"),
                 "a deadline and a promise are on show, so what comes by them is not unforeseen");
  event->when = reader_expr(reader, raw->when, TYPE_FLAG, json_place(raw->json, "when"));
  reader_effects(reader, &raw->effects, raw->json, &event->effects);
  if (event->effects.advance.count)
    reader_fault(reader, "E513", json_place(raw->json, "advance"), "an event happens on its day and passes no time itself");
  reader_check_text(reader, raw->say, json_place(raw->json, "say"));
}

/** Whether some event moves the stamp again, and so arms what counts from it. */
static bool events_move(const Scenario *scenario, int stamp) {
  for (int i = 0; i < scenario->event_count; i++) {
    const Effects *effects = &scenario->events[i].effects;
    for (int s = 0; effects->again && s < effects->stamp_count; s++)
      if (effects->stamp[s] == stamp) return true;
  }
  return false;
}

static void fault_rearmed(Reader *reader, const Event *event, int stamp) {
  reader_fault_key(reader, "E513", event->json, "an event moves the stamp \"%.*s\" again, so what counts from it happens a day later at the earliest",
                   STR_ARG(reader->scenario->stamps[stamp].id));
}

/** Events that arm each other on one day would go on for ever; with a day between them each has its own. */
static void check_rearmed(Reader *reader, const Event *event) {
  const Scenario *scenario = reader->scenario;
  const Anchor *from = &event->from;
  if (event->on_deadline || from->kind == ANCHOR_DEADLINE) {
    for (int s = 0; s < scenario->stamp_count && from->index != NONE; s++)
      if (events_move(scenario, s) && deadline_least_days(scenario, from->index, s) + (event->on_deadline ? 1 : offset_least_days(event->after)) <= 0)
        fault_rearmed(reader, event, s);
  } else if (from->kind == ANCHOR_STAMP && from->index != NONE && event->after.count <= 0 && events_move(scenario, from->index)) {
    fault_rearmed(reader, event, from->index);
  }
}

void reader_events(Reader *reader) {
  const FieldList *raw = &reader->raw.events;
  Event *events = arena_make_many(reader->arena, Event, raw->count);
  for (int i = 0; i < raw->count; i++) read_event(reader, LIST_AT(*raw, RawEvent, i), &events[i], i);
  reader->scenario->events = events;
  reader->scenario->event_count = raw->count;
  for (int i = 0; i < raw->count; i++) check_rearmed(reader, &events[i]);
}
