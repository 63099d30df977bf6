/* The order in which values are found, what follows before what leads there: often simply the last one found first. Where play can go round: strongly connected components, by Tarjan's method with
   a stack of our own; values are then found component by component. */
#include "analysis/graph.h"

typedef struct Frame {
  uint32_t node, edge;
} Frame;

typedef struct Search {
  Analysis *analysis;
  uint32_t *index, *low, *stack;
  bool *on_stack;
  Frame *frames;
  uint32_t next, depth, stacked, ordered;
} Search;

static void enter_node(Search *search, uint32_t node) {
  search->index[node] = search->low[node] = ++search->next;
  search->stack[search->stacked++] = node;
  search->on_stack[node] = true;
  search->frames[search->depth++] = (Frame){node, graph_first(search->analysis, node)};
}

static void leave_node(Search *search, uint32_t node) {
  Analysis *analysis = search->analysis;
  if (search->low[node] == search->index[node]) {
    for (;;) {
      uint32_t member = search->stack[--search->stacked];
      search->on_stack[member] = false;
      analysis->component[member] = analysis->component_count;
      analysis->order[search->ordered++] = member;
      if (member == node) break;
    }
    analysis->component_count++;
  }
  search->depth--;
  if (search->depth > 0) {
    uint32_t parent = search->frames[search->depth - 1].node;
    if (search->low[node] < search->low[parent]) search->low[parent] = search->low[node];
  }
}

static void walk_from(Search *search, uint32_t root) {
  const Analysis *analysis = search->analysis;
  enter_node(search, root);
  while (search->depth > 0) {
    Frame *frame = &search->frames[search->depth - 1];
    if (frame->edge == graph_first(analysis, frame->node + 1)) {
      leave_node(search, frame->node);
      continue;
    }
    uint32_t target = graph_edge(analysis, frame->edge++).target;
    if (target == NO_NODE) continue;
    if (!search->index[target])
      enter_node(search, target);
    else if (search->on_stack[target] && search->index[target] < search->low[frame->node])
      search->low[frame->node] = search->index[target];
  }
}

static void find_components(Analysis *analysis) {
  uint32_t count = analysis->node_count;
  Arena *scratch = arena_new(0);
  Search search = {.analysis = analysis,
                   .index = arena_make_many(scratch, uint32_t, count),
                   .low = arena_make_many(scratch, uint32_t, count),
                   .stack = arena_make_many(scratch, uint32_t, count),
                   .on_stack = arena_make_many(scratch, bool, count),
                   .frames = arena_make_many(scratch, Frame, count)};
  analysis->component = arena_make_many(analysis->arena, uint32_t, count);
  for (uint32_t node = 0; node < count; node++)
    if (!search.index[node]) walk_from(&search, node);
  arena_free(scratch);
}

/* ---- where nothing goes round ---- */

static bool has(const uint64_t *bits, uint32_t at) { return (bits[at / 64] >> (at % 64)) & 1u; }
static void set(uint64_t *bits, uint32_t at) { bits[at / 64] |= UINT64_C(1) << (at % 64); }

/** Every node after those that it leads to, the last ones found first. @return false when that cannot be. */
static bool order_straight(Analysis *analysis, Arena *scratch) {
  size_t words = BITS_WORDS((size_t)analysis->node_count) + 1;
  uint64_t *done = arena_make_many(scratch, uint64_t, words), *entered = arena_make_many(scratch, uint64_t, words);
  Frame *frames = NULL;
  size_t depth = 0, room = 0;
  uint32_t ordered = 0;
  for (uint32_t root = analysis->node_count; root-- > 0;) {
    if (has(done, root)) continue;
    arena_push(scratch, frames, depth, room, ((Frame){root, graph_first(analysis, root)}));
    while (depth > 0) {
      Frame *frame = &frames[depth - 1];
      uint32_t node = frame->node, last = graph_first(analysis, node + 1), target = NO_NODE;
      while (frame->edge < last && (target == NO_NODE || has(done, target))) target = graph_edge(analysis, frame->edge++).target;
      if (target == NO_NODE || has(done, target)) {
        set(done, node);
        analysis->order[ordered++] = node;
        depth--;
        continue;
      }
      set(entered, node);
      if (has(entered, target) || target == node) return false;
      arena_push(scratch, frames, depth, room, ((Frame){target, graph_first(analysis, target)}));
    }
  }
  return true;
}

void graph_order(Analysis *analysis) {
  if (!analysis->limits.plain && !analysis->leads_back) return;
  Arena *scratch = arena_new(0);
  analysis->order = arena_take(analysis->arena, analysis->node_count, sizeof *analysis->order);
  if (analysis->limits.plain || !order_straight(analysis, scratch)) find_components(analysis);
  arena_free(scratch);
}
