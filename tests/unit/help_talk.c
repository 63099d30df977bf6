/* Talks for tests, and a search that proves what their best play is: a memo by hash, depth first with a stack of its own. */
#include "unit/help_talk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

const char example_talk[] =
    "{'issue':{'id':'price','label':'Total payment','unit':'dollars','better':'more','step':71.00},"
    "'us':{'open':10650.00,'target':8236.00,'walk_away':7100.00,'authority':7100.00,'above_authority':'irene'},"
    "'them':{'opening':5964.00,'limit':7242.00,'reach':8520.00,'alone':7810.00,'credible':11360.00,'margin':1,'patience':3,'rounds':6},"
    "'facts':{'benchmark':{'moves':8,'say':'Noted.'},'gap':{'moves':6},'clause':{'moves':4},'own_offer':{'moves':-3}},"
    "'moves':{"
    "'why_today':{'kind':'question','text':'What changes tomorrow?','say':'Nothing.','reveals':'no_deadline'},"
    "'wait':{'kind':'silence'},"
    "'complaint':{'kind':'leverage','text':'We will ask the state to look at it.','moves':2,'once':true,'again':{'patience':-2}},"
    "'other':{'kind':'bluff','text':'Another plan pays twice that.','moves':-4,'patience':-2,'violation':'misrepresentation'},"
    "'manager':{'kind':'supervisor','needs_any':['benchmark'],'lifts':'alone'},"
    "'sleep':{'kind':'pause','advance':'1 business','once':true}},"
    "'no_deal':{'value':7100.00,'cost':80.00,'days':60}}";

const char inpatient_talk[] =
    "{'issue':{'id':'stay','label':'Payment for the stay','unit':'dollars','better':'more','step':100.00},"
    "'us':{'open':14600.00,'target':10500.00,'walk_away':8500.00},"
    "'them':{'opening':3900.00,'limit':7700.00,'reach':10200.00,'alone':9000.00,'credible':14600.00,'margin':1,'patience':3,'rounds':6},"
    "'facts':{'midnights':{'moves':9},'risk':{'moves':8},'per_diem':{'moves':5},'even':{'moves':-4}},"
    "'terms':{'written':{'cost':0,'points':3},'pay_in':{'levels':[{'id':'45','cost':0},{'id':'15','cost':2,'worth':250.00}],'starts':'45'},"
    "'no_precedent':{'cost':1,'points':2}},"
    "'moves':{'wait':{'kind':'silence'},'review':{'kind':'leverage','moves':3,'once':true},"
    "'patient':{'kind':'bluff','moves':-6,'patience':-2,'violation':'misrepresentation'},"
    "'director':{'kind':'supervisor','needs_any':['midnights','risk'],'lifts':'alone'}},"
    "'no_deal':{'value':9250.00,'cost':950.00,'days':120}}";

const Negotiation *talk_read(Arena *arena, const char *text, Diags *diags) {
  Buf buf = buf_new(arena);
  for (const char *c = text; *c; c++) buf_byte(&buf, *c == '\'' ? '"' : *c);
  Str json = buf_str(&buf);
  *diags = diags_new(arena, STR("talk.json"), json);
  const Json *root = json_read(arena, json, diags);
  assert_non_null(root);
  Negotiation *talk = arena_make(arena, Negotiation);
  negotiation_read(&(FieldReader){.arena = arena, .diags = diags}, root, talk);
  return talk;
}

Negotiation *talk_good(Arena *arena, const char *text) {
  Diags diags;
  Negotiation *talk = (Negotiation *)(uintptr_t)talk_read(arena, text, &diags);
  if (diags.errors > 0) {
    Buf buf = buf_new(arena);
    diags_print(&diags, &buf);
    print_error("%s", buf_str(&buf).at);
  }
  assert_int_equal(0, diags.errors);
  talk->facts_read = talk->terms_read = 0;
  talk->beyond_authority_violation = 1;
  for (int i = 0; i < talk->facts.count; i++) FIELD_AT(talk->facts, NegotiationFact, i)->fact = i;
  for (int i = 0; i < talk->moves.count; i++) {
    NegotiationMove *move = FIELD_AT(talk->moves, NegotiationMove, i);
    if (move->violation_id.length > 0) move->violation = 2;
  }
  return talk;
}

/* ---- search ---- */

typedef struct Node {
  NegotiationState state;
  TalkValue value;
  bool done;
} Node;

typedef struct Frame {
  int node;
  int count, next;
  NegotiationAct *acts;
  NegotiationState state; /* as it was met, not canonical */
} Frame;

#define MOST_DEPTH 64

struct TalkSearch {
  const Negotiation *talk;
  bool everything;
  Node *nodes;
  int count, capacity;
  int *table;
  int table_size;
  long acts;
  Frame frames[MOST_DEPTH];
};

static const TalkValue nothing = {-1, INT64_MIN};

static bool better(TalkValue a, TalkValue b) { return a.points != b.points ? a.points > b.points : a.worth > b.worth; }

TalkSearch *talk_search_new(const Negotiation *talk, bool everything) {
  TalkSearch *search = calloc(1, sizeof *search);
  search->talk = talk;
  search->everything = everything;
  return search;
}

void talk_search_free(TalkSearch *search) {
  for (int i = 0; i < MOST_DEPTH; i++) free(search->frames[i].acts);
  free(search->nodes);
  free(search->table);
  free(search);
}

int talk_states(const TalkSearch *search) { return search->count; }
long talk_acts(const TalkSearch *search) { return search->acts; }

static int slot_of(const TalkSearch *search, const NegotiationState *state) {
  uint64_t mask = (uint64_t)search->table_size - 1;
  uint64_t at = hash64(state, sizeof *state, 0) & mask;
  while (search->table[at] >= 0 && memcmp(&search->nodes[search->table[at]].state, state, sizeof *state) != 0) at = (at + 1) & mask;
  return (int)at;
}

static void make_room(TalkSearch *search) {
  if (search->count * 2 < search->table_size) return;
  search->table_size = search->table_size ? search->table_size * 2 : 4096;
  search->capacity = search->table_size / 2;
  search->nodes = realloc(search->nodes, sizeof *search->nodes * (size_t)search->capacity);
  free(search->table);
  search->table = malloc(sizeof *search->table * (size_t)search->table_size);
  for (int i = 0; i < search->table_size; i++) search->table[i] = -1;
  for (int i = 0; i < search->count; i++) search->table[slot_of(search, &search->nodes[i].state)] = i;
}

static int node_of(TalkSearch *search, const NegotiationState *state) {
  NegotiationState key = *state;
  if (!search->everything) negotiation_canonical(search->talk, &key);
  make_room(search);
  int slot = slot_of(search, &key);
  if (search->table[slot] >= 0) return search->table[slot];
  search->nodes[search->count] = (Node){.state = key, .value = nothing};
  search->table[slot] = search->count;
  return search->count++;
}

static int acts_of(TalkSearch *search, const NegotiationState *state, NegotiationAct *acts) {
  int count = search->everything ? talk_every_act(search->talk, state, acts, NEGOTIATION_MOST_SEARCH_ACTS)
                                 : negotiation_search_acts(search->talk, state, NULL, NULL, acts, NEGOTIATION_MOST_SEARCH_ACTS);
  search->acts += count;
  return count;
}

static void open_frame(TalkSearch *search, Frame *frame, int node, const NegotiationState *state) {
  if (!frame->acts) frame->acts = malloc(sizeof *frame->acts * NEGOTIATION_MOST_SEARCH_ACTS);
  frame->node = node;
  frame->state = *state;
  frame->next = 0;
  frame->count = acts_of(search, state, frame->acts);
}

static void raise_to(TalkValue *value, TalkValue other) {
  if (better(other, *value)) *value = other;
}

TalkValue talk_value(TalkSearch *search, const NegotiationState *state) {
  int root = node_of(search, state);
  if (search->nodes[root].done) return search->nodes[root].value;
  int depth = 0;
  open_frame(search, &search->frames[0], root, state);
  while (depth >= 0) {
    Frame *frame = &search->frames[depth];
    if (frame->next == frame->count) {
      search->nodes[frame->node].done = true;
      TalkValue value = search->nodes[frame->node].value;
      if (--depth >= 0) raise_to(&search->nodes[search->frames[depth].node].value, value);
      continue;
    }
    NegotiationState after = frame->state;
    NegotiationReply reply = negotiation_act(search->talk, &after, &frame->acts[frame->next++]);
    if (reply.violation >= 0) continue;
    if (after.end != NEGOTIATION_OPEN) {
      raise_to(&search->nodes[frame->node].value, (TalkValue){reply.points, reply.worth_cents});
      continue;
    }
    int before = search->count, child = node_of(search, &after);
    if (child < before) { /* met before; on the stack only where a move changed nothing */
      raise_to(&search->nodes[frame->node].value, search->nodes[child].value);
      continue;
    }
    assert_true(++depth < MOST_DEPTH);
    open_frame(search, &search->frames[depth], child, &after);
  }
  return search->nodes[root].value;
}

NegotiationAct talk_best_act(TalkSearch *search, const NegotiationState *state) {
  NegotiationAct *acts = malloc(sizeof *acts * NEGOTIATION_MOST_SEARCH_ACTS);
  int count = acts_of(search, state, acts);
  TalkValue best = nothing;
  NegotiationAct found = {.kind = ACT_WALK, .fact = -1, .move = -1};
  for (int i = 0; i < count; i++) {
    NegotiationState after = *state;
    NegotiationReply reply = negotiation_act(search->talk, &after, &acts[i]);
    if (reply.violation >= 0) continue;
    TalkValue value = after.end != NEGOTIATION_OPEN ? (TalkValue){reply.points, reply.worth_cents} : talk_value(search, &after);
    if (better(value, best)) best = value, found = acts[i];
  }
  free(acts);
  return found;
}

static bool next_levels(const Negotiation *talk, int8_t *levels) {
  for (int i = 0; i < talk->terms.count; i++) {
    if (++levels[i] < FIELD_AT(talk->terms, NegotiationTerm, i)->levels.count) return true;
    levels[i] = 0;
  }
  return false;
}

int talk_every_act(const Negotiation *talk, const NegotiationState *state, NegotiationAct *acts, int room) {
  int count = 0;
  if (state->end != NEGOTIATION_OPEN) return 0;
  for (int fact = -1; fact < talk->facts.count; fact++) {
    NegotiationAct act = {.kind = ACT_HOLD, .fact = (int8_t)fact, .move = -1};
    if (count < room && !negotiation_refuses(talk, state, &act, NULL, NULL)) acts[count++] = act;
    act.kind = ACT_OFFER;
    do {
      for (int price = -15; price <= talk->steps.credible + 4; price++) {
        act.ask = (int16_t)price;
        if (count < room && !negotiation_refuses(talk, state, &act, NULL, NULL)) acts[count++] = act;
      }
    } while (next_levels(talk, act.levels));
  }
  for (int move = 0; move < talk->moves.count; move++) {
    NegotiationAct act = {.kind = ACT_MOVE, .fact = -1, .move = (int8_t)move};
    if (count < room && !negotiation_refuses(talk, state, &act, NULL, NULL)) acts[count++] = act;
  }
  assert_true(count + 2 <= room);
  acts[count++] = (NegotiationAct){.kind = ACT_ACCEPT, .fact = -1, .move = -1};
  acts[count++] = (NegotiationAct){.kind = ACT_WALK, .fact = -1, .move = -1};
  return count;
}

TalkRun talk_conduct(const Negotiation *talk, NegotiationConduct conduct) {
  TalkRun run = {.violations = 0};
  negotiation_start(talk, &run.state);
  while (run.state.end == NEGOTIATION_OPEN) {
    NegotiationAct act = negotiation_conduct_act(talk, &run.state, conduct, NULL, NULL);
    assert_null(negotiation_refuses(talk, &run.state, &act, NULL, NULL));
    run.close = negotiation_act(talk, &run.state, &act);
    run.violations += run.close.violation >= 0;
  }
  return run;
}

/* ---- random talks ---- */

static int pick(Rng *rng, int least, int most) { return least + (int)rng_below(rng, (uint64_t)(most - least + 1)); }
static bool coin(Rng *rng) { return rng_below(rng, 2) == 1; }

static FieldList random_facts(Arena *arena, Rng *rng, int most) {
  FieldList list = {arena_make_many(arena, NegotiationFact, most + 1), pick(rng, 0, most)};
  for (int i = 0; i < list.count; i++) *FIELD_AT(list, NegotiationFact, i) = (NegotiationFact){.moves = pick(rng, -3, 7), .fact = i};
  return list;
}

static FieldList random_terms(Arena *arena, Rng *rng, int facts, int most) {
  FieldList list = {arena_make_many(arena, NegotiationTerm, most + 1), pick(rng, 0, most)};
  for (int i = 0; i < list.count; i++) {
    NegotiationTerm *term = FIELD_AT(list, NegotiationTerm, i);
    int levels = pick(rng, 2, 3);
    term->levels = (FieldList){arena_make_many(arena, NegotiationLevel, levels), levels};
    for (int at = 1; at < levels; at++) {
      *FIELD_AT(term->levels, NegotiationLevel, at) =
          (NegotiationLevel){.cost_steps = pick(rng, -3, 4), .worth_cents = pick(rng, -2, 4) * pick(rng, 0, 150), .points = pick(rng, -2, 3) * 1000};
    }
    if (pick(rng, 0, 3) == 0) term->owed = STR("LAW");
    if (facts > 0 && pick(rng, 0, 3) == 0) term->needs_facts = UINT32_C(1) << pick(rng, 0, facts - 1);
    if (coin(rng) && coin(rng)) term->starts = 1;
  }
  return list;
}

static FieldList random_moves(Arena *arena, Rng *rng, bool facts) {
  NegotiationMove *moves = arena_make_many(arena, NegotiationMove, 5);
  int count = 0;
  NegotiationMove plain = {.reveals = -1, .violation = -1};
  if (coin(rng)) moves[count] = plain, moves[count++].kind = MOVE_SILENCE;
  if (coin(rng)) {
    NegotiationMove *move = &moves[count++];
    *move = plain;
    move->kind = MOVE_LEVERAGE, move->moves = pick(rng, 1, 3), move->patience = -pick(rng, 0, 1);
    move->once = move->has_again = true, move->again_patience = -2;
  }
  if (coin(rng)) {
    NegotiationMove *move = &moves[count++];
    *move = plain;
    move->kind = MOVE_SUPERVISOR, move->patience = -pick(rng, 0, 1), move->needs_any_facts = facts ? 1 : 0;
  }
  if (coin(rng)) moves[count] = plain, moves[count++].kind = MOVE_SIGN_OFF;
  if (coin(rng)) {
    NegotiationMove *move = &moves[count++];
    *move = plain;
    move->kind = MOVE_BLUFF, move->moves = -pick(rng, 0, 4), move->patience = -pick(rng, 0, 4), move->violation = 2;
  }
  return (FieldList){moves, count};
}

static Cents amount_at(int steps) { return 3000 + 100 * steps; }

void talk_random(Arena *arena, Rng *rng, int size, Negotiation *into) {
  *into = (Negotiation){.step = 100, .worth_per_unit = 100, .opening = amount_at(0), .points = 20000, .beyond_authority_violation = 1};
  into->facts = random_facts(arena, rng, size == 1 ? 2 : 4);
  into->terms = random_terms(arena, rng, into->facts.count, 2);
  into->moves = random_moves(arena, rng, into->facts.count > 0);
  into->margin_steps = pick(rng, 0, 2);
  into->patience = pick(rng, 1, 4);
  into->rounds = pick(rng, 2, size == 1 ? (into->terms.count == 2 ? 3 : 4) : 5);
  int limit = pick(rng, 1, 9 * size), reach = limit + pick(rng, 0, 5 * size), credible = reach + pick(rng, 0, 6 * size);
  int walk_away = pick(rng, 0, limit / 2), authority = walk_away + (coin(rng) ? pick(rng, 0, 4) : 0);
  if (authority > credible) authority = credible;
  into->limit = amount_at(limit);
  into->reach = amount_at(reach);
  into->alone = amount_at(coin(rng) ? pick(rng, limit > 3 ? limit - 3 : 0, reach) : reach);
  into->credible = into->our_open = amount_at(credible);
  into->our_target = amount_at((reach + credible) / 2);
  into->our_walk_away = amount_at(walk_away);
  into->our_authority = amount_at(authority);
  into->no_deal_value = pick(rng, 0, 3) ? -1 : amount_at(pick(rng, 0, limit));
  negotiation_prepare(into);
}
