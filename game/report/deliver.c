/* What each answer of a record store means for the statements that were sent (xAPI 1.0.3, part three, 2.1). Knows no network: a test can be the store. */
#include "overturn/json.h"
#include "overturn/number.h"
#include "overturn/utf8.h"
#include "report/clock.h"
#include "report/push.h"

#define REASON_MOST 300

typedef struct Delivery {
  Arena *arena;
  const PushPorts *ports;
  const XapiStatement *statements;
  PushResult result;
} Delivery;

/* ---- the same or not ---- */

static bool same_members(const Json *ours, const Json *theirs) {
  for (const Json *own = ours->first; own; own = own->next) {
    const Json *other = json_member(theirs, own->key);
    if (!other || !push_same_value(own, other)) return false;
  }
  return true;
}

static bool same_elements(const Json *ours, const Json *theirs) {
  const Json *other = theirs->first;
  if (ours->count != theirs->count) return false;
  for (const Json *own = ours->first; own; own = own->next, other = other->next)
    if (!push_same_value(own, other)) return false;
  return true;
}

/** The depth is that of what this program wrote itself. */
bool push_same_value(const Json *ours, const Json *theirs) {
  int64_t a = 0, b = 1;
  if (ours->kind != theirs->kind) return false;
  switch (ours->kind) {
  case JSON_OBJECT: return same_members(ours, theirs);
  case JSON_ARRAY: return same_elements(ours, theirs);
  case JSON_NUMBER:
    return number_scaled(ours->text, 6, INT64_C(900000000000000000), &a) == NUMBER_OK &&
           number_scaled(theirs->text, 6, INT64_C(900000000000000000), &b) == NUMBER_OK && a == b;
  case JSON_STRING:
    return str_equal(ours->text, theirs->text) || (wall_read(ours->text) != CLOCK_NONE && wall_read(ours->text) == wall_read(theirs->text));
  case JSON_NULL:
  case JSON_TRUE:
  case JSON_FALSE: return true;
  }
  return false;
}

bool push_same(Arena *arena, Str ours, Str theirs) {
  Diags diags = diags_new(arena, STR("statement"), ours), other_diags = diags_new(arena, STR("statement"), theirs);
  const Json *own = json_read(arena, ours, &diags), *other = json_read(arena, theirs, &other_diags);
  return own && other && push_same_value(own, other);
}

/* ---- one batch ---- */

static Str reason_of(Arena *arena, const PushReply *reply) {
  Buf out = buf_new(arena);
  buf_format(&out, "%d ", reply->status);
  utf8_put_shown(&out, str_slice(str_trim(reply->body), 0, REASON_MOST));
  return str_trim(buf_str(&out));
}

static void settle(Delivery *d, int from, int to, PushVerdict verdict, Str reason) {
  if (!d->ports->settled(d->ports->user, from, to, verdict, reason)) {
    d->result.end = PUSH_STOPPED;
    d->result.why = STR("what was sent could not be noted");
  }
  *(verdict == PUSH_TAKEN ? &d->result.taken : &d->result.bad) += to - from;
}

static bool passes(int status) { return status == 0 || status == 408 || status == 429 || status >= 500; }

/** Asks until there is an answer that will not be another one in a while. @return false when there is none. */
static bool asked(Delivery *d, Str body, Str id, PushReply *reply) {
  for (int tries = 0;; tries++) {
    *reply = id.length ? d->ports->get(d->ports->user, d->arena, id) : d->ports->post(d->ports->user, d->arena, body);
    if (reply->status > 0 && !passes(reply->status)) return true;
    int64_t wait = INT64_C(1) << tries;
    if (reply->retry_after_s > wait) wait = reply->retry_after_s;
    bool never = reply->status < 0, last = tries + 1 == PUSH_MOST_TRIES || wait > PUSH_MOST_WAIT_S;
    if (!never && !last) {
      d->ports->wait(d->ports->user, wait);
      continue;
    }
    d->result.end = never ? PUSH_STOPPED : PUSH_LATER;
    d->result.again_in_s = wait;
    d->result.why = reply->status > 0 ? reason_of(d->arena, reply) : reply->fault;
    return false;
  }
}

static void look_into_conflict(Delivery *d, int place) {
  PushReply reply;
  if (!asked(d, STR(""), d->statements[place].id, &reply)) return;
  bool same = reply.status == 200 && push_same(d->arena, d->statements[place].text, reply.body);
  settle(d, place, place + 1, same ? PUSH_TAKEN : PUSH_BAD, same ? STR("") : STR("409 the store has something else under this id"));
}

static Str body_of(Arena *arena, const XapiStatement *statements, int count) {
  Buf out = buf_new(arena);
  for (int i = 0; i < count; i++) {
    buf_byte(&out, i ? ',' : '[');
    buf_add(&out, statements[i].text);
  }
  buf_byte(&out, ']');
  return buf_str(&out);
}

/** Halves are sent one after another; a batch of fifty is halved six times at most. */
static void deliver(Delivery *d, int from, int to) {
  PushReply reply;
  if (d->result.end != PUSH_DONE || !asked(d, body_of(d->arena, &d->statements[from], to - from), STR(""), &reply)) return;
  if (reply.status >= 200 && reply.status < 300) {
    settle(d, from, to, PUSH_TAKEN, STR(""));
  } else if (reply.status == 401 || reply.status == 403 || reply.status == 404 || reply.status < 400) {
    d->result.end = PUSH_STOPPED;
    d->result.why = str_format(d->arena, "the store answered %.*s", STR_ARG(reason_of(d->arena, &reply)));
  } else if (to - from > 1) {
    deliver(d, from, from + (to - from) / 2);
    deliver(d, from + (to - from) / 2, to);
  } else if (reply.status == 409) {
    look_into_conflict(d, from);
  } else {
    settle(d, from, to, PUSH_BAD, reason_of(d->arena, &reply));
  }
}

PushResult push_deliver(Arena *arena, const PushPorts *ports, const XapiStatement *statements, int count) {
  Delivery d = {.arena = arena, .ports = ports, .statements = statements};
  for (int from = 0; from < count && d.result.end == PUSH_DONE; from += PUSH_MOST_IN_BATCH)
    deliver(&d, from, from + PUSH_MOST_IN_BATCH < count ? from + PUSH_MOST_IN_BATCH : count);
  return d.result;
}
