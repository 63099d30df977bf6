/* A negotiation as one edge for each way it can end. Inside a talk nothing else of the case moves, so its own small states are searched apart: breadth
   first, for every end, set of terms, and set of moves that leave a mark outside (a violation, a fact learned, days), the shortest line to the best price
   and to the worst. Only these go into the graph; a better price at the same terms is never worse for what follows. */
#include <string.h>

#include "analysis/graph.h"
#include "overturn/hash.h"

#define TALK_MOST_NODES 400000u

typedef struct TalkEnd {
  NegotiationState state;
  uint32_t marks;
} TalkEnd;

typedef struct TalkNode {
  NegotiationState state; /* canonical */
  uint32_t marks;         /* bits of moves used that leave a mark outside the talk */
  uint32_t seen, parent;  /* in which walk, and from where */
  uint32_t next_first, next_count, end_first, end_count;
  bool expanded;
} TalkNode;

/** The best or the worst end of a kind, in one walk. */
typedef struct TalkFound {
  TalkEnd end;
  uint32_t parent;
  bool best;
} TalkFound;

/** One talk as played by somebody who holds one set of facts. Kept, so that every later walk finds most states expanded already. */
struct TalkSearch {
  Arena *arena;
  TalkSearch *next_search;
  const Negotiation *talk;
  const State *from;
  uint64_t held;    /* facts of the talk that are pinned, by place */
  uint32_t marking; /* moves that leave a mark */
  TalkNode *nodes;
  size_t count, room;
  uint32_t *table, mask;
  uint32_t *next;
  size_t next_count, next_room;
  TalkEnd *ends;
  size_t end_count, end_room;
  NegotiationAct *acts;
  uint32_t marks; /* of the node being expanded, for holds() */
  uint32_t walk;
  uint32_t *queue;
  size_t queue_count, queue_room;
  TalkFound *found;
  size_t found_count, found_room;
};

static const NegotiationMove *move_at(const Negotiation *talk, int place) { return LIST_AT(talk->moves, NegotiationMove, place); }

/** What is pinned, and what the moves used so far have revealed: looking is free. */
static bool holds(const void *context, int fact) {
  const TalkSearch *search = context;
  for (int i = 0; i < search->talk->facts.count; i++)
    if (LIST_AT(search->talk->facts, NegotiationFact, i)->fact == fact && ((search->held >> i) & 1u)) return true;
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

static uint32_t find_node(TalkSearch *search, const NegotiationState *state, uint32_t marks) {
  uint32_t slot = (uint32_t)node_hash(state, marks) & search->mask;
  for (; search->table[slot]; slot = (slot + 1) & search->mask) {
    const TalkNode *node = &search->nodes[search->table[slot] - 1];
    if (node->marks == marks && memcmp(&node->state, state, sizeof *state) == 0) return search->table[slot] - 1;
  }
  uint32_t index = (uint32_t)search->count;
  search->table[slot] = index + 1;
  arena_push(search->arena, search->nodes, search->count, search->room, ((TalkNode){.state = *state, .marks = marks}));
  if (search->count * 2 > search->mask) grow_table(search);
  return index;
}

static void expand_node(TalkSearch *search, uint32_t index) {
  TalkNode node = search->nodes[index];
  search->marks = node.marks;
  node.next_first = (uint32_t)search->next_count;
  node.end_first = (uint32_t)search->end_count;
  int count = negotiation_search_acts(search->talk, &node.state, holds, search, search->acts, NEGOTIATION_MOST_SEARCH_ACTS);
  for (int i = 0; i < count; i++) {
    NegotiationState after = node.state;
    negotiation_act(search->talk, &after, &search->acts[i]);
    uint32_t marks = marks_after(search, node.marks, &search->acts[i]);
    if (after.end != NEGOTIATION_OPEN) {
      arena_push(search->arena, search->ends, search->end_count, search->end_room, ((TalkEnd){after, marks}));
      continue;
    }
    negotiation_canonical(search->talk, &after);
    uint32_t target = find_node(search, &after, marks);
    arena_push(search->arena, search->next, search->next_count, search->next_room, target);
  }
  node.next_count = (uint32_t)search->next_count - node.next_first;
  node.end_count = (uint32_t)search->end_count - node.end_first;
  node.expanded = true;
  search->nodes[index] = node;
}

/* ---- one walk ---- */

static bool same_kind(const TalkEnd *a, const TalkEnd *b) {
  if (a->marks != b->marks || a->state.end != b->state.end) return false;
  return a->state.end != NEGOTIATION_DEAL || memcmp(a->state.levels, b->state.levels, sizeof a->state.levels) == 0;
}

/** Keeps the best and the worst end of a kind; the first found has the fewest acts. */
static void keep_end(TalkSearch *search, const TalkEnd *end, uint32_t parent) {
  bool known = false;
  for (size_t i = 0; i < search->found_count; i++) {
    TalkFound *found = &search->found[i];
    if (!same_kind(&found->end, end)) continue;
    known = true;
    bool replaces = found->best ? end->state.deal > found->end.state.deal : end->state.deal < found->end.state.deal;
    if (replaces) *found = (TalkFound){*end, parent, found->best};
  }
  if (known) return;
  arena_push(search->arena, search->found, search->found_count, search->found_room, ((TalkFound){*end, parent, true}));
  if (end->state.end == NEGOTIATION_DEAL)
    arena_push(search->arena, search->found, search->found_count, search->found_room, ((TalkFound){*end, parent, false}));
}

static void visit(TalkSearch *search, uint32_t index, uint32_t parent) {
  TalkNode *node = &search->nodes[index];
  if (node->seen == search->walk) return;
  node->seen = search->walk;
  node->parent = parent;
  arena_push(search->arena, search->queue, search->queue_count, search->queue_room, index);
}

/** Breadth first from a state. @return false when there are too many states. */
static bool walk_from(TalkSearch *search, const NegotiationState *start, uint32_t marks) {
  NegotiationState canonical = *start;
  negotiation_canonical(search->talk, &canonical);
  search->walk++;
  search->queue_count = search->found_count = 0;
  visit(search, find_node(search, &canonical, marks), NO_NODE);
  for (size_t i = 0; i < search->queue_count; i++) {
    uint32_t index = search->queue[i];
    if (search->count > TALK_MOST_NODES) return false;
    if (!search->nodes[index].expanded) expand_node(search, index);
    TalkNode node = search->nodes[index];
    for (uint32_t e = 0; e < node.end_count; e++) keep_end(search, &search->ends[node.end_first + e], index);
    for (uint32_t n = 0; n < node.next_count; n++) visit(search, search->next[node.next_first + n], index);
  }
  return true;
}

/** Whether an act leads a real state to the next state of a line, or to its end. */
static bool leads_to(const TalkSearch *search, const NegotiationState *state, const NegotiationAct *act, uint32_t marks,
                     const NegotiationState *target, uint32_t target_marks) {
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
static int follow_line(TalkSearch *search, const TalkFound *found, const NegotiationState *start, uint32_t marks, NegotiationAct *line, int room) {
  uint32_t chain[TALK_MOST_ACTS];
  int length = 0;
  for (uint32_t at = found->parent; search->nodes[at].parent != NO_NODE; at = search->nodes[at].parent) {
    if (length + 1 >= room) return 0;
    chain[length++] = at;
  }
  NegotiationState now = *start;
  for (int i = length; i >= 0; i--) {
    const NegotiationState *target = i ? &search->nodes[chain[i - 1]].state : &found->end.state;
    uint32_t target_marks = i ? search->nodes[chain[i - 1]].marks : found->end.marks;
    search->marks = marks;
    int count = negotiation_search_acts(search->talk, &now, holds, search, search->acts, NEGOTIATION_MOST_SEARCH_ACTS), place = NONE;
    for (int a = 0; a < count && place == NONE; a++)
      if (leads_to(search, &now, &search->acts[a], marks, target, target_marks)) place = a;
    if (place == NONE) return 0;
    line[length - i] = search->acts[place];
    marks = marks_after(search, marks, &search->acts[place]);
    negotiation_act(search->talk, &now, &search->acts[place]);
  }
  return length + 1;
}

static uint64_t facts_held(const Negotiation *talk, const State *state) {
  uint64_t held = 0;
  for (int i = 0; i < talk->facts.count; i++)
    if (sim_holds(state, LIST_AT(talk->facts, NegotiationFact, i)->fact)) held |= UINT64_C(1) << i;
  return held;
}

static TalkSearch *find_search(Analysis *analysis, const Negotiation *talk, uint64_t held) {
  for (TalkSearch *search = analysis->talk_searches; search; search = search->next_search)
    if (search->talk == talk && search->held == held) return search;
  TalkSearch *search = arena_make(analysis->arena, TalkSearch);
  *search =
      (TalkSearch){.arena = analysis->arena, .talk = talk, .held = held, .marking = marking_moves(talk), .next_search = analysis->talk_searches};
  search->acts = arena_make_many(analysis->arena, NegotiationAct, NEGOTIATION_MOST_SEARCH_ACTS);
  grow_table(search);
  analysis->talk_searches = search;
  return search;
}

static void make_lines(Analysis *analysis, TalkSearch *search, const NegotiationState *start, uint32_t marks, TalkLines *lines) {
  lines->lines = arena_make_many(analysis->arena, TalkLine, search->found_count);
  for (size_t i = 0; i < search->found_count; i++) {
    NegotiationAct acts[TALK_MOST_ACTS];
    int count = follow_line(search, &search->found[i], start, marks, acts, TALK_MOST_ACTS);
    if (!count) {
      analysis->complete = false;
      continue;
    }
    TalkLine *line = &lines->lines[lines->count++];
    line->acts = arena_make_many(analysis->arena, NegotiationAct, count);
    line->count = count;
    memcpy(line->acts, acts, (size_t)count * sizeof *acts);
  }
}

const TalkLines *talk_lines(Analysis *analysis, const State *state) {
  const Negotiation *talk = sim_talk(analysis->scenario, state);
  const NegotiationState *start = &state->talks[talk->index];
  uint64_t held = facts_held(talk, state);
  uint64_t key = hash64(start, sizeof *start, held * 8 + (uint64_t)talk->index);
  for (TalkLines *known = analysis->talks; known; known = known->next)
    if (known->key == key) return known;
  TalkSearch *search = find_search(analysis, talk, held);
  uint32_t marks = start->moves_used & search->marking;
  if (!walk_from(search, start, marks)) analysis->complete = false;
  TalkLines *made = arena_make(analysis->arena, TalkLines);
  made->key = key;
  made->next = analysis->talks;
  analysis->talks = made;
  make_lines(analysis, search, start, marks, made);
  return made;
}
