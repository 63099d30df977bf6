/* The graph as it lies in memory: keys side by side, tables from keys to nodes, edges as pairs of numbers. Keys and edges lie in pieces that never move.

   Each step has a table of its own: what is found at about the same time stands at few steps, so that little of all tables is in use at a time.

   A search of this kind waits for memory more than it works: where a key stands in the table cannot be foreseen. So edges come in through a ring: when one
   is pushed its place in the table is called for, some turns later the key that stands there, and some turns after that the edge is made, in the order in
   which they were pushed. */
#include <string.h>

#include "analysis/graph.h"
#include "overturn/hash.h"

#define RING 64u
#define PEEK_AFTER 16u   /* pushes between the call for a place in the table and the look at it */
#define SETTLE_AFTER 32u /* and until the edge is made */
#define FIRST_BITS 4u    /* of a table */

typedef struct Arriving {
  uint64_t hash;
  KeyTable *table;
  uint32_t from, outcome;
} Arriving;

struct Pending {
  uint32_t pushed, peeked, settled; /* how many, ever */
  uint32_t node;                    /* whose edges are pushed */
  Arriving ring[RING];
  uint64_t *keys; /* RING of them */
};

/* ---- pieces ---- */

/** Another piece at the end of a list of pieces. */
static void *add_piece(Arena *arena, size_t element_bytes) { return arena_take(arena, PIECE_SIZE, element_bytes); }

static uint64_t *new_key(Analysis *analysis) {
  uint32_t node = analysis->node_count;
  if ((node & (PIECE_SIZE - 1)) == 0) {
    size_t count = analysis->piece_count++;
    uint64_t *piece = add_piece(analysis->arena, (size_t)analysis->layout.words * sizeof *piece);
    arena_push(analysis->arena, analysis->keys, count, analysis->keys_room, piece);
  }
  return graph_key(analysis, node);
}

static void put_edge(Analysis *analysis, uint32_t at, Edge edge) {
  if (at >> PIECE_BITS == analysis->edge_pieces) {
    size_t count = analysis->edge_pieces++;
    Edge *piece = add_piece(analysis->arena, sizeof *piece);
    arena_push(analysis->arena, analysis->edges, count, analysis->edge_room, piece);
  }
  PIECE_AT(analysis->edges, at) = edge;
}

void store_begin_node(Analysis *analysis, uint32_t node) {
  if ((node & (PIECE_SIZE - 1)) == 0) {
    size_t count = node >> PIECE_BITS;
    uint32_t *piece = add_piece(analysis->arena, sizeof *piece);
    arena_push(analysis->arena, analysis->edge_first, count, analysis->edge_first_room, piece);
  }
  PIECE_AT(analysis->edge_first, node) = analysis->edge_count;
  analysis->pending->node = node;
}

/* ---- the tables ---- */

/** Products side by side, so that none waits for another; the upper half is what is used. */
static inline uint64_t hash_key(const uint64_t *key, int words) {
  uint64_t sum = UINT64_C(0x9e3779b97f4a7c15), factor = UINT64_C(0xd6e8feb86659fd93);
  for (int i = 0; i < words; i++) {
    sum += (key[i] ^ (key[i] >> 32)) * factor;
    factor = factor * 5 + UINT64_C(0x632be59bd9b4e018);
    factor |= 1;
  }
  sum ^= sum >> 32;
  sum *= UINT64_C(0xd6e8feb86659fd93);
  sum ^= sum >> 29;
  return sum * UINT64_C(0x9e3779b97f4a7c15);
}

static inline bool same_key(const uint64_t *a, const uint64_t *b, int words) {
  uint64_t differ = 0;
  for (int i = 0; i < words; i++) differ |= a[i] ^ b[i];
  return differ == 0;
}

static inline KeyTable *table_of(const Analysis *analysis, const uint64_t *key) {
  bool ended = (key[0] & analysis->layout.ending) != 0;
  return &analysis->tables[ended ? analysis->scenario->step_count : graph_step(analysis, key)];
}

static inline uint32_t first_slot(const KeyTable *table, uint64_t hash) { return (uint32_t)(hash >> (64 - table->bits)); }
static inline uint32_t next_slot(const KeyTable *table, uint32_t slot) { return (slot + 1) & ((UINT32_C(1) << table->bits) - 1); }

/** Where a key stands or would stand. */
static inline uint32_t find_slot(const Analysis *analysis, const KeyTable *table, const uint64_t *key, uint64_t hash) {
  for (uint32_t slot = first_slot(table, hash);; slot = next_slot(table, slot)) {
    uint64_t entry = table->slots[slot];
    if (!entry) return slot;
    if (entry >> 32 == hash >> 32 && same_key(graph_key(analysis, (uint32_t)entry - 1), key, analysis->layout.words)) return slot;
  }
}

/** Entries keep their order when a table doubles, since the upper bits say where they belong. */
static void grow_table(Arena *arena, KeyTable *table) {
  uint32_t old_size = UINT32_C(1) << table->bits;
  const uint64_t *old = table->slots;
  table->bits++;
  table->slots = arena_make_many(arena, uint64_t, (size_t)1 << table->bits);
  for (uint32_t i = 0; i < old_size; i++) {
    if (!old[i]) continue;
    uint32_t slot = first_slot(table, old[i]);
    while (table->slots[slot]) slot = next_slot(table, slot);
    table->slots[slot] = old[i];
  }
}

static uint32_t add_key(Analysis *analysis, KeyTable *table, const uint64_t *key, uint64_t hash) {
  uint32_t slot = find_slot(analysis, table, key, hash);
  if (table->slots[slot]) return (uint32_t)table->slots[slot] - 1;
  if (analysis->node_count >= analysis->limits.most_states) {
    analysis->complete = false;
    if (analysis->end == ANALYSIS_ENDED) analysis->end = ANALYSIS_STATES;
    return NO_NODE;
  }
  uint64_t *to = new_key(analysis);
  for (int i = 0; i < analysis->layout.words; i++) to[i] = key[i];
  uint32_t node = analysis->node_count++;
  table->slots[slot] = (hash & ~UINT64_C(0xffffffff)) | (node + 1);
  if ((uint64_t)++table->count * 4 > (UINT64_C(3) << table->bits)) grow_table(analysis->arena, table);
  return node;
}

uint32_t store_add(Analysis *analysis, const uint64_t *key) {
  return add_key(analysis, table_of(analysis, key), key, hash_key(key, analysis->layout.words));
}

uint32_t store_find(const Analysis *analysis, const uint64_t *key) {
  const KeyTable *table = table_of(analysis, key);
  return (uint32_t)table->slots[find_slot(analysis, table, key, hash_key(key, analysis->layout.words))] - 1;
}

/* ---- edges on their way ---- */

static uint64_t *arriving_key(const Analysis *analysis, uint32_t number) {
  return &analysis->pending->keys[(size_t)(number % RING) * (size_t)analysis->layout.words];
}

/** Calls for the key that this edge will be compared with. */
static void peek(const Analysis *analysis, const Arriving *edge) {
  const KeyTable *table = edge->table;
  for (uint32_t slot = first_slot(table, edge->hash); table->slots[slot]; slot = next_slot(table, slot)) {
    uint64_t entry = table->slots[slot];
    if (entry >> 32 != edge->hash >> 32) continue;
    const uint64_t *key = graph_key(analysis, (uint32_t)entry - 1);
    __builtin_prefetch(key);
    __builtin_prefetch(key + analysis->layout.words - 1);
    return;
  }
}

static void settle(Analysis *analysis, uint32_t number) {
  const Arriving *edge = &analysis->pending->ring[number % RING];
  uint32_t target = add_key(analysis, edge->table, arriving_key(analysis, number), edge->hash);
  if (target <= edge->from) analysis->leads_back = true;
  put_edge(analysis, number, (Edge){target, edge->outcome});
}

uint64_t *store_push(Analysis *analysis, uint32_t outcome) {
  Pending *pending = analysis->pending;
  pending->ring[pending->pushed % RING].outcome = outcome;
  return arriving_key(analysis, pending->pushed);
}

void store_push_end(Analysis *analysis) {
  Pending *pending = analysis->pending;
  Arriving *edge = &pending->ring[pending->pushed % RING];
  const uint64_t *key = arriving_key(analysis, pending->pushed);
  edge->from = pending->node;
  edge->hash = hash_key(key, analysis->layout.words);
  edge->table = table_of(analysis, key);
  __builtin_prefetch(&edge->table->slots[first_slot(edge->table, edge->hash)]);
  pending->pushed++;
  analysis->edge_count++;
  if (pending->pushed - pending->peeked > PEEK_AFTER) peek(analysis, &pending->ring[pending->peeked++ % RING]);
  if (pending->pushed - pending->settled > SETTLE_AFTER) settle(analysis, pending->settled++);
}

void store_flush(Analysis *analysis) {
  Pending *pending = analysis->pending;
  while (pending->settled != pending->pushed) settle(analysis, pending->settled++);
  pending->peeked = pending->pushed;
}

void store_open(Analysis *analysis) {
  size_t tables = (size_t)analysis->scenario->step_count + 1;
  analysis->tables = arena_make_many(analysis->arena, KeyTable, tables);
  for (size_t i = 0; i < tables; i++)
    analysis->tables[i] = (KeyTable){.bits = FIRST_BITS, .slots = arena_make_many(analysis->arena, uint64_t, 1u << FIRST_BITS)};
  analysis->pending = arena_make(analysis->arena, Pending);
  analysis->pending->keys = arena_make_many(analysis->arena, uint64_t, RING * (size_t)analysis->layout.words);
}

/* ---- outcomes ---- */

static uint32_t outcome_slot(const Outcomes *outcomes, const Outcome *outcome) {
  uint32_t slot = (uint32_t)hash64(outcome, sizeof *outcome, 0) & outcomes->mask;
  while (outcomes->table[slot] && memcmp(&outcomes->items[outcomes->table[slot] - 1], outcome, sizeof *outcome) != 0)
    slot = (slot + 1) & outcomes->mask;
  return slot;
}

static void grow_outcomes(Arena *arena, Outcomes *outcomes) {
  uint32_t size = outcomes->table ? (outcomes->mask + 1) * 2 : 1u << 8;
  outcomes->table = arena_make_many(arena, uint32_t, size);
  outcomes->mask = size - 1;
  for (uint32_t i = 0; i < outcomes->count; i++) outcomes->table[outcome_slot(outcomes, &outcomes->items[i])] = i + 1;
}

uint32_t store_outcome(Analysis *analysis, const Outcome *outcome) {
  Outcomes *outcomes = &analysis->outcomes;
  if (outcomes->count * 2 >= outcomes->mask) grow_outcomes(analysis->arena, outcomes);
  uint32_t slot = outcome_slot(outcomes, outcome);
  if (outcomes->table[slot]) return outcomes->table[slot] - 1;
  arena_push(analysis->arena, outcomes->items, outcomes->count, outcomes->room, *outcome);
  outcomes->table[slot] = (uint32_t)outcomes->count;
  return (uint32_t)outcomes->count - 1;
}
