/* Promises: who said that they would do what, and by when. A promise is made and kept by effects; its last day is counted here. */
#include "scenario/reader.h"

/** {"from": "deal.date", "after": "30 days"}: from something that does not move, so that a promise made is due on one day. */
static void read_due_from(Reader *reader, const Json *due, Promise *promise) {
  const Json *from = json_member(due, STR("from")), *after = json_member(due, STR("after"));
  Str text = {NULL, 0};
  reader_known_keys(reader, due, (const char *const[]){"from", "after", NULL});
  if (!from || !after) {
    reader_fault(reader, "E542", due, "a promise is due so long \"after\" and \"from\" something: both are needed, as from deal.date after 30 days");
    return;
  }
  if (!fields_read_offset(&reader->fields, after, &promise->after)) return;
  if (!fields_read_str(&reader->fields, from, &text) || !reader_anchor(reader, text, from, &promise->from)) return;
  AnchorKind kind = promise->from.kind;
  if (kind != ANCHOR_DAY && kind != ANCHOR_REMIT && kind != ANCHOR_DEAL)
    reader_fault(reader, "E542", from,
                 "a promise counts from a date, claim.received, claim.sent, REMIT.date or deal.date; one that counts from the day "
                 "it is made says only how long: \"due\": \"10 business\"");
}

static void read_due(Reader *reader, const RawPromise *raw, Promise *promise) {
  const Json *due = raw->due;
  if (!due) return;
  if (due->kind == JSON_OBJECT) {
    read_due_from(reader, due, promise);
  } else if (fields_read_offset(&reader->fields, due, &promise->after) && promise->after.count <= 0) {
    reader_fault(reader, "E542", due, "a promise is due after the day it is made");
  }
}

static bool is_part(const Scenario *scenario, Str name) {
  for (int t = 0; t < scenario->talk_count; t++) {
    const Negotiation *talk = scenario->talks[t];
    if (str_equal(talk->issue_id, name)) return true;
    for (int i = 0; i < talk->terms.count; i++)
      if (str_equal(LIST_AT(talk->terms, NegotiationTerm, i)->id, name)) return true;
  }
  return false;
}

static void read_promise(Reader *reader, const RawPromise *raw, Promise *promise) {
  *promise = (Promise){.id = raw->id, .what = raw->what, .part = raw->part, .from = {.kind = ANCHOR_NONE, .index = NONE}, .json = raw->json};
  promise->person = reader_resolve(reader, &reader->people, raw->who, json_place(raw->json, "who"));
  reader_check_text(reader, raw->what, json_place(raw->json, "what"));
  read_due(reader, raw, promise);
  if (raw->part.length && !is_part(reader->scenario, raw->part))
    reader_fault(reader, "E501", json_place(raw->json, "part"), "no negotiation of this file is about \"%.*s\" or has such a term",
                 STR_ARG(raw->part));
}

void reader_promises(Reader *reader) {
  const FieldList *raw = &reader->raw.promises;
  reader->promises_made = arena_make_many(reader->arena, Promise, raw->count);
  reader->scenario->promises = reader->promises_made;
  reader->scenario->promise_count = raw->count;
  for (int i = 0; i < raw->count; i++) read_promise(reader, LIST_AT(*raw, RawPromise, i), &reader->promises_made[i]);
}

static void mark_made(Reader *reader, const RawEffects *effects, const Json *json) {
  (void)json;
  for (int i = 0; i < effects->promise.count; i++) {
    int promise = names_find(&reader->promises, *LIST_AT(effects->promise, Str, i));
    if (promise != NONE) reader->promises_made[promise].made = true;
  }
}

void reader_warn_promises(Reader *reader) {
  reader_each_effects(reader, mark_made);
  for (int i = 0; i < reader->scenario->promise_count; i++) {
    const Promise *promise = &reader->promises_made[i];
    if (!promise->made)
      diags_add(reader->fields.diags, DIAG_WARNING, "W554", promise->json->key_span, json_path(reader->arena, promise->json),
                "nothing makes the promise \"%.*s\"; name it in a \"promise\" where it is made", STR_ARG(promise->id));
  }
}
