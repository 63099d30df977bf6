/* Strongly connected components, by Tarjan's method with a stack of our own: values are then found component by component, what follows before what leads there. */
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
  search->frames[search->depth++] = (Frame){node, search->analysis->edge_first[node]};
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
    if (frame->edge == analysis->edge_first[frame->node + 1]) {
      leave_node(search, frame->node);
      continue;
    }
    uint32_t target = analysis->edges[frame->edge++].target;
    if (target == NO_NODE) continue;
    if (!search->index[target])
      enter_node(search, target);
    else if (search->on_stack[target] && search->index[target] < search->low[frame->node])
      search->low[frame->node] = search->index[target];
  }
}

void graph_order(Analysis *analysis) {
  uint32_t count = analysis->node_count;
  Arena *scratch = arena_new(0);
  Search search = {.analysis = analysis,
                   .index = arena_make_many(scratch, uint32_t, count),
                   .low = arena_make_many(scratch, uint32_t, count),
                   .stack = arena_make_many(scratch, uint32_t, count),
                   .on_stack = arena_make_many(scratch, bool, count),
                   .frames = arena_make_many(scratch, Frame, count)};
  analysis->order = arena_make_many(analysis->arena, uint32_t, count);
  analysis->component = arena_make_many(analysis->arena, uint32_t, count);
  for (uint32_t node = 0; node < count; node++)
    if (!search.index[node]) walk_from(&search, node);
  arena_free(scratch);
}
