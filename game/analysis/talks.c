/* A negotiation as one edge for each way it can end. Inside a talk nothing else of the case moves, so its own small states are searched apart: breadth
   first, for every end, set of terms, and set of moves that leave a mark outside (a violation, a fact learned, days), the shortest line to the best price
   and to the worst. Only these go into the graph; a better price at the same terms is never worse for what follows. */
#include <string.h>

#include "analysis/graph.h"
#include "overturn/hash.h"

#define TALK_MOST_NODES 400000u

typedef struct TalkNode {
  NegotiationState state; /* canonical */
  uint32_t marks;         /* bits of moves used that leave a mark outside the talk */
  uint32_t parent;
} TalkNode;

typedef struct TalkEnd {
  NegotiationState state;
  uint32_t marks, parent;
  bool best; /* of its kind; else the worst */
} TalkEnd;

struct TalkSearch {
  Arena *arena;
  const Scenario *scenario;
  const Negotiation *talk;
  const State *from;
  uint32_t marking; /* moves that leave a mark */
  TalkNode *nodes;
  size_t count, room;
  uint32_t *table, mask;
  TalkEnd *ends;
  size_t end_count, end_room;
  NegotiationAct *acts;
  uint32_t marks; /* of the node being expanded, for holds() */
};

static const NegotiationMove *move_at(const Negotiation *talk, int place) { return LIST_AT(talk->moves, NegotiationMove, place); }

/** What is pinned, and what the moves used so far have revealed: looking is free. */
static bool holds(const void *context, int fact) {
  const TalkSearch *search = context;
  if (sim_holds(search->from, fact)) return true;
  for (int i = 0; i < search->talk->moves.count; i++)
    if (((search->marks >> i) & 1u) && move_at(search->talk, i)->reveals == fact) return true;
  return false;
}

static uint32_t marking_moves(const Negotiation *talk) {
  uint32_t marking = 0;
  for (int i = 0; i < talk->moves.count; i++) {
    const NegotiationMove *move = move_at(talk, i);
    if (move->violation != NONE || move->reveals != NONE || move->advance.count) marking |= 1u << i;
  }
  return marking;
}

static uint32_t marks_after(const TalkSearch *search, uint32_t marks, const NegotiationAct *act) {
  return act->kind == ACT_MOVE ? marks | (search->marking & (1u << act->move)) : marks;
}

static uint64_t node_hash(const NegotiationState *state, uint32_t marks) { return hash64(state, sizeof *state, marks); }

static void grow_table(TalkSearch *search) {
  uint32_t size = search->table ? (search->mask + 1) * 2 : 1u << 12;
  search->table = arena_make_many(search->arena, uint32_t, size);
  search->mask = size - 1;
  for (uint32_t i = 0; i < search->count; i++) {
    uint32_t slot = (uint32_t)node_hash(&search->nodes[i].state, search->nodes[i].marks) & search->mask;
    while (search->table[slot]) slot = (slot + 1) & search->mask;
    search->table[slot] = i + 1;
  }
}

static void add_node(TalkSearch *search, const NegotiationState *state, uint32_t marks, uint32_t parent) {
  uint32_t slot = (uint32_t)node_hash(state, marks) & search->mask;
  for (; search->table[slot]; slot = (slot + 1) & search->mask) {
    const TalkNode *node = &search->nodes[search->table[slot] - 1];
    if (node->marks == marks && memcmp(&node->state, state, sizeof *state) == 0) return;
  }
  search->table[slot] = (uint32_t)search->count + 1;
  arena_push(search->arena, search->nodes, search->count, search->room, ((TalkNode){*state, marks, parent}));
  if (search->count * 2 > search->mask) grow_table(search);
}

static bool same_kind(const TalkEnd *end, const NegotiationState *state, uint32_t marks) {
  if (end->marks != marks || end->state.end != state->end) return false;
  return state->end != NEGOTIATION_DEAL || memcmp(end->state.levels, state->levels, sizeof state->levels) == 0;
}

/** Keeps the best and the worst end of a kind; the first found has the fewest acts. */
static void add_end(TalkSearch *search, const NegotiationState *state, uint32_t marks, uint32_t parent) {
  bool has_best = false, has_worst = false;
  for (size_t i = 0; i < search->end_count; i++) {
    TalkEnd *end = &search->ends[i];
    if (!same_kind(end, state, marks)) continue;
    if (end->best) has_best = true;
    else has_worst = true;
    bool replaces = end->best ? state->deal > end->state.deal : state->deal < end->state.deal;
    if (replaces) *end = (TalkEnd){*state, marks, parent, end->best};
  }
  if (!has_best) arena_push(search->arena, search->ends, search->end_count, search->end_room, ((TalkEnd){*state, marks, parent, true}));
  if (!has_worst && state->end == NEGOTIATION_DEAL) arena_push(search->arena, search->ends, search->end_count, search->end_room, ((TalkEnd){*state, marks, parent, false}));
}

static void expand_node(TalkSearch *search, uint32_t index) {
  TalkNode node = search->nodes[index];
  search->marks = node.marks;
  int count = negotiation_search_acts(search->talk, &node.state, holds, search, search->acts, NEGOTIATION_MOST_SEARCH_ACTS);
  for (int i = 0; i < count; i++) {
    NegotiationState after = node.state;
    negotiation_act(search->talk, &after, &search->acts[i]);
    uint32_t marks = marks_after(search, node.marks, &search->acts[i]);
    if (after.end != NEGOTIATION_OPEN) {
      add_end(search, &after, marks, index);
      continue;
    }
    negotiation_canonical(search->talk, &after);
    add_node(search, &after, marks, index);
  }
}

/** Whether an act leads a real state to the next state of a line, or to its end. */
static bool leads_to(const TalkSearch *search, const NegotiationState *state, const NegotiationAct *act, uint32_t marks, const NegotiationState *target, uint32_t target_marks) {
  if (marks_after(search, marks, act) != target_marks) return false;
  NegotiationState after = *state;
  negotiation_act(search->talk, &after, act);
  if (after.end != target->end) return false;
  if (after.end == NEGOTIATION_DEAL) return after.deal == target->deal && memcmp(after.levels, target->levels, sizeof after.levels) == 0;
  if (after.end != NEGOTIATION_OPEN) return true;
  negotiation_canonical(search->talk, &after);
  return memcmp(&after, target, sizeof after) == 0;
}

/** The acts of a line, found again from real states: acts of a canonical state have the prices of that state. @return how many, 0 when one is not found. */
static int follow_line(TalkSearch *search, const TalkEnd *end, NegotiationAct *line, int room) {
  uint32_t chain[TALK_MOST_ACTS];
  int length = 0;
  for (uint32_t at = end->parent; at != 0 && length < TALK_MOST_ACTS; at = search->nodes[at].parent) chain[length++] = at;
  if (length + 1 > room) return 0;
  NegotiationState now = search->from->talks[search->talk->index];
  uint32_t marks = 0;
  for (int i = length; i >= 0; i--) {
    const NegotiationState *target = i ? &search->nodes[chain[i - 1]].state : &end->state;
    uint32_t target_marks = i ? search->nodes[chain[i - 1]].marks : end->marks;
    search->marks = marks;
    int count = negotiation_search_acts(search->talk, &now, holds, search, search->acts, NEGOTIATION_MOST_SEARCH_ACTS), found = NONE;
    for (int a = 0; a < count && found == NONE; a++)
      if (leads_to(search, &now, &search->acts[a], marks, target, target_marks)) found = a;
    if (found == NONE) return 0;
    line[length - i] = search->acts[found];
    marks = marks_after(search, marks, &search->acts[found]);
    negotiation_act(search->talk, &now, &search->acts[found]);
  }
  return length + 1;
}

static bool search_talk(TalkSearch *search) {
  NegotiationState start = search->from->talks[search->talk->index];
  negotiation_canonical(search->talk, &start);
  grow_table(search);
  add_node(search, &start, 0, 0);
  for (uint32_t i = 0; i < search->count; i++) {
    if (search->count > TALK_MOST_NODES) return false;
    expand_node(search, i);
  }
  return true;
}

static TalkLines *make_lines(Arena *arena, TalkSearch *search, bool *complete) {
  TalkLines *lines = arena_make(arena, TalkLines);
  lines->lines = arena_make_many(arena, TalkLine, search->end_count);
  for (size_t i = 0; i < search->end_count; i++) {
    NegotiationAct acts[TALK_MOST_ACTS];
    int count = follow_line(search, &search->ends[i], acts, TALK_MOST_ACTS);
    if (!count) {
      *complete = false;
      continue;
    }
    TalkLine *line = &lines->lines[lines->count++];
    line->acts = arena_make_many(arena, NegotiationAct, count);
    line->count = count;
    memcpy(line->acts, acts, (size_t)count * sizeof *acts);
  }
  return lines;
}

/** A talk is searched once for each state of it and each set of facts held. */
static uint64_t memo_key(const Scenario *scenario, const Negotiation *talk, const State *state) {
  uint64_t held = 0;
  for (int i = 0; i < talk->facts.count; i++)
    if (sim_holds(state, LIST_AT(talk->facts, NegotiationFact, i)->fact)) held |= UINT64_C(1) << i;
  (void)scenario;
  return hash64(&state->talks[talk->index], sizeof(NegotiationState), held * 8 + (uint64_t)talk->index);
}

const TalkLines *talk_lines(Analysis *analysis, const State *state) {
  const Negotiation *talk = sim_talk(analysis->scenario, state);
  uint64_t key = memo_key(analysis->scenario, talk, state);
  for (TalkLines *known = analysis->talks; known; known = known->next)
    if (known->key == key) return known;
  Arena *scratch = arena_new(0);
  TalkSearch search = {.arena = scratch, .scenario = analysis->scenario, .talk = talk, .from = state, .marking = marking_moves(talk)};
  search.acts = arena_make_many(scratch, NegotiationAct, NEGOTIATION_MOST_SEARCH_ACTS);
  if (!search_talk(&search)) analysis->complete = false;
  TalkLines *made = make_lines(analysis->arena, &search, &analysis->complete);
  made->key = key;
  made->next = analysis->talks;
  analysis->talks = made;
  analysis->talk_states += (uint32_t)search.count;
  arena_free(scratch);
  return made;
}
