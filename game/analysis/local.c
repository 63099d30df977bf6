/* What actions do, known again. Of all that a state holds an action at one step has to do with little, see touch.c; so what it did once is kept by that
   little, as words to be put in place of those bits, and done to every other state that agrees in them without asking the machine again. */
#include <string.h>

#include "analysis/graph.h"

#define TRIED 2048u /* states of a step after which it is seen whether keeping pays */

/** One step's. */
typedef struct LocalStep {
  uint64_t *touched; /* bits of the key; NULL: not worked out yet */
  uint32_t known, asked;
  bool off; /* nearly every state is one of its own, or the bits were not all */
} LocalStep;

/** What all states that agree in the touched bits do. */
typedef struct Local {
  uint32_t next, hash; /* of the same place in the table */
  uint32_t first, count;
} Local;

/** An action's outcome, and which bits of the state stay. */
typedef struct LocalMove {
  uint32_t outcome, stays;
} LocalMove;

struct Locals {
  LocalStep *steps;
  Local *items;
  size_t count, room;
  uint64_t *parts; /* of the items: their touched bits */
  size_t parts_count, parts_room;
  LocalMove *moves;
  size_t move_count, move_room;
  uint64_t *writes; /* of the moves: the touched bits after it */
  size_t writes_count, writes_room;
  uint64_t *stays; /* masks, of one step for each place it leads to */
  size_t stays_count, stays_room;
  uint32_t *table, mask;
  /* the node being noted */
  uint32_t node, hash;
  bool noting;
  uint64_t part[KEY_MOST_WORDS];
};

void local_open(Analysis *analysis) {
  Locals *locals = analysis->locals = arena_make(analysis->arena, Locals);
  locals->steps = arena_make_many(analysis->arena, LocalStep, analysis->scenario->step_count);
  locals->mask = (1u << 10) - 1;
  locals->table = arena_make_many(analysis->arena, uint32_t, locals->mask + 1);
}

static uint32_t take_part(const uint64_t *key, const uint64_t *touched, int words, uint64_t *part) {
  uint64_t hash = 0;
  for (int i = 0; i < words; i++) {
    part[i] = key[i] & touched[i];
    hash = (hash ^ part[i]) * UINT64_C(0x9e3779b97f4a7c15);
    hash ^= hash >> 32;
  }
  return (uint32_t)hash;
}

static const Local *find(const Locals *locals, const uint64_t *part, uint32_t hash, size_t words) {
  for (uint32_t at = locals->table[hash & locals->mask]; at; at = locals->items[at - 1].next) {
    const Local *local = &locals->items[at - 1];
    if (local->hash == hash && memcmp(&locals->parts[(at - 1) * words], part, words * sizeof *part) == 0) return local;
  }
  return NULL;
}

static void push_moves(Analysis *analysis, const Local *local, const uint64_t *key) {
  const Locals *locals = analysis->locals;
  int words = analysis->layout.words;
  for (uint32_t m = local->first; m < local->first + local->count; m++) {
    const uint64_t *stays = &locals->stays[locals->moves[m].stays], *writes = &locals->writes[(size_t)m * (size_t)words];
    uint64_t *to = store_push(analysis, locals->moves[m].outcome);
    for (int i = 0; i < words; i++) to[i] = (key[i] & stays[i]) | writes[i];
    store_push_end(analysis);
  }
}

bool local_push(Analysis *analysis, uint32_t node) {
  Locals *locals = analysis->locals;
  const uint64_t *key = graph_key(analysis, node);
  int words = analysis->layout.words;
  LocalStep *step = &locals->steps[graph_step(analysis, key)];
  locals->noting = false;
  if (analysis->days || analysis->limits.plain || step->off || (key[0] & analysis->layout.ending)) return false;
  if (!step->touched) {
    step->touched = arena_make_many(analysis->arena, uint64_t, words);
    touch_mask(analysis, graph_step(analysis, key), step->touched);
  }
  uint64_t part[KEY_MOST_WORDS];
  uint32_t hash = take_part(key, step->touched, words, part);
  const Local *local = find(locals, part, hash, (size_t)words);
  step->asked++;
  if (local) {
    step->known++;
    push_moves(analysis, local, key);
    return true;
  }
  step->off = step->asked > TRIED && step->known < step->asked / 2;
  locals->noting = !step->off;
  locals->node = node;
  locals->hash = hash;
  memcpy(locals->part, part, (size_t)words * sizeof *part);
  return false;
}

static void grow_table(Analysis *analysis) {
  Locals *locals = analysis->locals;
  locals->mask = (locals->mask + 1) * 2 - 1;
  locals->table = arena_make_many(analysis->arena, uint32_t, locals->mask + 1);
  for (uint32_t i = 0; i < locals->count; i++) {
    locals->items[i].next = locals->table[locals->items[i].hash & locals->mask];
    locals->table[locals->items[i].hash & locals->mask] = i + 1;
  }
}

void local_begin(Analysis *analysis, uint32_t node) {
  Locals *locals = analysis->locals;
  locals->noting = locals->noting && locals->node == node;
  if (!locals->noting) return;
  uint32_t *place = &locals->table[locals->hash & locals->mask];
  Local local = {.next = *place, .hash = locals->hash, .first = (uint32_t)locals->move_count};
  arena_push(analysis->arena, locals->items, locals->count, locals->room, local);
  for (int i = 0; i < analysis->layout.words; i++)
    arena_push(analysis->arena, locals->parts, locals->parts_count, locals->parts_room, locals->part[i]);
}

/** The bits that stay: what is untouched, as far as it is alive where the move leads. */
static uint32_t stays_of(Analysis *analysis, const uint64_t *touched, const uint64_t *after) {
  Locals *locals = analysis->locals;
  int words = analysis->layout.words;
  bool ended = (after[0] & analysis->layout.ending) != 0;
  const uint64_t *keep = &analysis->layout.keep[(size_t)graph_step(analysis, after) * (size_t)words];
  uint64_t mask[KEY_MOST_WORDS];
  for (int i = 0; i < words; i++) mask[i] = ended ? 0 : keep[i] & ~touched[i];
  for (size_t at = 0; at < locals->stays_count; at += (size_t)words)
    if (memcmp(&locals->stays[at], mask, (size_t)words * sizeof *mask) == 0) return (uint32_t)at;
  uint32_t at = (uint32_t)locals->stays_count;
  for (int i = 0; i < words; i++) arena_push(analysis->arena, locals->stays, locals->stays_count, locals->stays_room, mask[i]);
  return at;
}

void local_note(Analysis *analysis, uint32_t outcome, const uint64_t *key) {
  Locals *locals = analysis->locals;
  int words = analysis->layout.words;
  if (!locals->noting) return;
  const uint64_t *before = graph_key(analysis, locals->node), *touched = locals->steps[graph_step(analysis, before)].touched;
  LocalMove move = {outcome, stays_of(analysis, touched, key)};
  const uint64_t *stays = &locals->stays[move.stays];
  arena_push(analysis->arena, locals->moves, locals->move_count, locals->move_room, move);
  for (int i = 0; i < words; i++) {
    uint64_t write = key[i] & ~stays[i];
    /* What the model says cannot change must not have; were it otherwise, the step would be left to the machine. */
    if ((before[i] ^ key[i]) & stays[i]) locals->noting = false;
    arena_push(analysis->arena, locals->writes, locals->writes_count, locals->writes_room, write);
  }
  if (locals->noting) return;
  locals->steps[graph_step(analysis, before)].off = true;
  analysis->local_faults++;
}

void local_keep(Analysis *analysis) {
  Locals *locals = analysis->locals;
  if (!locals->noting) return;
  Local *local = &locals->items[locals->count - 1];
  local->count = (uint32_t)locals->move_count - local->first;
  locals->table[local->hash & locals->mask] = (uint32_t)locals->count;
  locals->noting = false;
  if (locals->count > locals->mask) grow_table(analysis);
}

uint64_t local_known(const Analysis *analysis) {
  uint64_t known = 0;
  for (int i = 0; i < analysis->scenario->step_count; i++) known += analysis->locals->steps[i].known;
  return known;
}
