/* Nodes from which everything goes on alike: their edges have the same outcomes, one by one, and lead to nodes of the same kind. Whatever is asked about what
   can still come has one answer for all of a kind, so questions are put to kinds, of which a large case has few.

   Found backwards, what follows before what leads there; where play can go round there is no such order, and nodes stand for themselves. */
#include "analysis/graph.h"

#define AHEAD 8u /* nodes ahead of the sweep whose targets are called for */

typedef struct Sweep {
  Analysis *analysis;
  Arena *scratch;
  uint64_t *table, mask; /* from edges to their kind: half of a hash, and the number after the kind's */
} Sweep;

static uint32_t kind_after(const Analysis *analysis, Edge edge) { return edge.target == NO_NODE ? NO_NODE : analysis->kind_of[edge.target]; }

static bool edges_alike(const Analysis *analysis, uint32_t a, uint32_t b) {
  uint32_t from_a = graph_first(analysis, a), from_b = graph_first(analysis, b), count = graph_first(analysis, a + 1) - from_a;
  if (graph_first(analysis, b + 1) - from_b != count) return false;
  for (uint32_t i = 0; i < count; i++) {
    Edge edge_a = graph_edge(analysis, from_a + i), edge_b = graph_edge(analysis, from_b + i);
    if (edge_a.outcome != edge_b.outcome || kind_after(analysis, edge_a) != kind_after(analysis, edge_b)) return false;
  }
  return true;
}

static uint64_t edges_hash(const Analysis *analysis, uint32_t node) {
  uint64_t hash = 1;
  for (uint32_t e = graph_first(analysis, node); e < graph_first(analysis, node + 1); e++) {
    Edge edge = graph_edge(analysis, e);
    hash = (hash ^ edge.outcome ^ ((uint64_t)kind_after(analysis, edge) << 32)) * UINT64_C(0x9e3779b97f4a7c15);
    hash ^= hash >> 32;
  }
  return hash * UINT64_C(0xd6e8feb86659fd93);
}

static void grow_table(Sweep *sweep) {
  uint64_t old_size = sweep->table ? sweep->mask + 1 : 0, size = old_size ? old_size * 2 : 1u << 12;
  const uint64_t *old = sweep->table;
  sweep->table = arena_make_many(sweep->scratch, uint64_t, size);
  sweep->mask = size - 1;
  for (uint64_t i = 0; i < old_size; i++) {
    if (!old[i]) continue;
    uint64_t slot = (old[i] >> 32) & sweep->mask;
    while (sweep->table[slot]) slot = (slot + 1) & sweep->mask;
    sweep->table[slot] = old[i];
  }
}

static uint32_t new_kind(Analysis *analysis, uint32_t node) {
  arena_push(analysis->arena, analysis->kinds, analysis->kind_count, analysis->kind_room, node);
  return (uint32_t)analysis->kind_count - 1;
}

static uint32_t kind_by_edges(Sweep *sweep, uint32_t node) {
  Analysis *analysis = sweep->analysis;
  uint64_t hash = edges_hash(analysis, node) >> 32, slot = hash & sweep->mask;
  for (; sweep->table[slot]; slot = (slot + 1) & sweep->mask) {
    uint32_t kind = (uint32_t)sweep->table[slot] - 1;
    if (sweep->table[slot] >> 32 == hash && edges_alike(analysis, node, analysis->kinds[kind])) return kind;
  }
  uint32_t kind = new_kind(analysis, node);
  sweep->table[slot] = hash << 32 | (kind + 1);
  if (analysis->kind_count * 2 > sweep->mask) grow_table(sweep);
  return kind;
}

static void call_for_targets(const Analysis *analysis, uint32_t node) {
  for (uint32_t e = graph_first(analysis, node); e < graph_first(analysis, node + 1); e++) {
    uint32_t target = graph_edge(analysis, e).target;
    if (target != NO_NODE) __builtin_prefetch(&analysis->kind_of[target]);
  }
}

/* An end is of its own kind: it may be asked for by itself. */
void alike_find(Analysis *analysis) {
  if (analysis->component) return;
  uint32_t count = analysis->node_count;
  Sweep sweep = {.analysis = analysis, .scratch = arena_new(0)};
  analysis->kind_of = arena_take(analysis->arena, count, sizeof *analysis->kind_of);
  grow_table(&sweep);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t node = graph_turn(analysis, i);
    if (i + AHEAD < count) call_for_targets(analysis, graph_turn(analysis, i + AHEAD));
    bool open = graph_first(analysis, node) != graph_first(analysis, node + 1);
    analysis->kind_of[node] = !open && graph_ended(analysis, node) ? new_kind(analysis, node) : kind_by_edges(&sweep, node);
  }
  arena_free(sweep.scratch);
}
