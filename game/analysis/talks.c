/* A negotiation as one edge for each way it can end. Inside a talk nothing else of the case moves, so its own small states are searched apart: breadth
   first, for every end, set of terms, and set of moves that leave a mark outside (a violation, a fact learned, days), the shortest line to the best price
   and to the worst. Only these go into the graph; a better price at the same terms is never worse for what follows.

   Who starts with different facts often comes to the same talk. Moves that are made at once, because they can only help, are made before a walk sets
   out. A question is idle from then on when its fact is held: it is never asked, and nothing in the talk depends on whether it was, so walks set out as
   if it were not. Walks with the same facts of the talk held by then share one search. */
#include <assert.h>
#include <string.h>

#include "analysis/graph.h"
#include "overturn/hash.h"

#define TALK_MOST_NODES 400000u

/** Ends that nothing after the talk can tell apart but by the price. */
typedef struct TalkKind {
  uint32_t marks; /* bits of moves used that leave a mark outside the talk */
  uint8_t end;
  int8_t levels[NEGOTIATION_MOST_TERMS]; /* of a deal; else zero */
  uint8_t zero;
} TalkKind;
static_assert(sizeof(TalkKind) == 12, "kinds are compared as bytes, and hashed as words");

/** The prices of one kind at which a state can end at once. */
typedef struct TalkEnd {
  uint32_t kind;
  int16_t best, worst;
} TalkEnd;

typedef struct TalkNode {
  NegotiationState state; /* canonical */
  uint32_t marks;         /* as those of a kind */
  uint32_t seen, parent;  /* in which walk, and from where */
  uint32_t followed;      /* the last node, counted from 1, that it was noted to follow: many acts lead to the same */
  uint32_t next_first, next_count, end_first, end_count;
  bool expanded;
} TalkNode;

/** The best and the worst end of a kind, in one walk. */
typedef struct TalkFound {
  uint32_t walk; /* the last one that met the kind */
  uint32_t best_parent, worst_parent;
  int16_t best, worst;
} TalkFound;

/** Where a line is to lead. */
typedef struct TalkGoal {
  uint32_t kind, parent;
  int16_t deal;
} TalkGoal;

/** What is held: looking is free. */
typedef struct TalkHeld {
  const Negotiation *talk;
  uint64_t facts;                                  /* of the talk, by place */
  uint64_t known[BITS_WORDS(SCENARIO_MOST_FACTS)]; /* the same as the scenario counts them */
  uint32_t marks;                                  /* moves whose facts are held, too */
} TalkHeld;

/** Where a walk sets out. */
typedef struct TalkFrom {
  NegotiationState state;
  uint32_t marks;
  NegotiationAct made[NEGOTIATION_MOST_MOVES]; /* at once */
  int made_count;
} TalkFrom;

/** One talk as played by somebody who holds one set of facts. Kept, so that every later walk finds most states expanded already. */
struct TalkSearch {
  Arena *arena;
  TalkSearch *next_search;
  const Negotiation *talk;
  TalkHeld held;    /* where walks set out, and with the marks of the state whose acts are asked for */
  uint32_t marking; /* moves that leave a mark */
  TalkNode *nodes;
  size_t count, room;
  uint32_t *table, mask;
  uint32_t *next;
  size_t next_count, next_room;
  TalkEnd *ends;
  size_t end_count, end_room;
  TalkKind *kinds;
  size_t kind_count, kind_room;
  uint32_t *kind_table, kind_mask;
  TalkFound *found; /* by kind */
  size_t found_count, found_room;
  uint32_t *met; /* kinds of this walk in the order in which they were found */
  size_t met_count, met_room;
  NegotiationAct *acts;
  uint32_t walk, root; /* the last one, from which node; `found` is its */
  bool whole;          /* it came to its end */
  uint32_t *queue;
  size_t queue_count, queue_room;
};

static const NegotiationMove *move_at(const Negotiation *talk, int place) { return LIST_AT(talk->moves, NegotiationMove, place); }

static bool holds(const void *context, int fact) {
  const TalkHeld *held = context;
  if (bits_has(held->known, fact)) return true;
  for (uint32_t left = held->marks; left; left &= left - 1)
    if (move_at(held->talk, __builtin_ctz(left))->reveals == fact) return true;
  return false;
}

static TalkHeld held_of(const Negotiation *talk, uint64_t facts) {
  TalkHeld held = {.talk = talk, .facts = facts};
  for (int i = 0; i < talk->facts.count; i++)
    if ((facts >> i) & 1u) bits_add(held.known, LIST_AT(talk->facts, NegotiationFact, i)->fact);
  return held;
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

/** A question whose fact is held and that can end nothing is not among the acts of a search, and nothing else of the rule looks at it. */
static uint32_t idle_moves(const TalkHeld *held) {
  uint32_t idle = 0;
  for (int i = 0; i < held->talk->moves.count; i++) {
    const NegotiationMove *move = move_at(held->talk, i);
    bool answered = move->kind == MOVE_QUESTION && move->reveals != NONE && bits_has(held->known, move->reveals);
    if (answered && !move->moves && move->patience >= 0 && move->again_patience >= 0) idle |= 1u << i;
  }
  return idle;
}

static uint64_t mix(uint64_t hash, uint64_t word) {
  hash = (hash ^ word) * UINT64_C(0xbf58476d1ce4e5b9);
  return hash ^ hash >> 31;
}

static uint32_t node_hash(const NegotiationState *state, uint32_t marks) {
  uint64_t words[sizeof *state / sizeof(uint64_t)], hash = marks;
  memcpy(words, state, sizeof *state);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) hash = mix(hash, words[i]);
  return (uint32_t)hash;
}

static uint32_t kind_hash(const TalkKind *kind) {
  uint32_t words[sizeof *kind / sizeof(uint32_t)];
  memcpy(words, kind, sizeof *kind);
  return (uint32_t)mix(mix(words[0], words[1]), words[2]);
}

static void grow_table(TalkSearch *search) {
  uint32_t size = search->table ? (search->mask + 1) * 2 : 1u << 12;
  search->table = arena_make_many(search->arena, uint32_t, size);
  search->mask = size - 1;
  for (uint32_t i = 0; i < search->count; i++) {
    uint32_t slot = node_hash(&search->nodes[i].state, search->nodes[i].marks) & search->mask;
    while (search->table[slot]) slot = (slot + 1) & search->mask;
    search->table[slot] = i + 1;
  }
}

static uint32_t find_node(TalkSearch *search, const NegotiationState *state, uint32_t marks) {
  uint32_t slot = node_hash(state, marks) & search->mask;
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

static void grow_kinds(TalkSearch *search) {
  uint32_t size = search->kind_table ? (search->kind_mask + 1) * 2 : 1u << 6;
  search->kind_table = arena_make_many(search->arena, uint32_t, size);
  search->kind_mask = size - 1;
  for (uint32_t i = 0; i < search->kind_count; i++) {
    uint32_t slot = kind_hash(&search->kinds[i]) & search->kind_mask;
    while (search->kind_table[slot]) slot = (slot + 1) & search->kind_mask;
    search->kind_table[slot] = i + 1;
  }
}

static uint32_t find_kind(TalkSearch *search, const NegotiationState *state, uint32_t marks) {
  TalkKind kind = {.marks = marks, .end = state->end};
  if (state->end == NEGOTIATION_DEAL) memcpy(kind.levels, state->levels, sizeof kind.levels);
  uint32_t slot = kind_hash(&kind) & search->kind_mask;
  for (; search->kind_table[slot]; slot = (slot + 1) & search->kind_mask)
    if (memcmp(&search->kinds[search->kind_table[slot] - 1], &kind, sizeof kind) == 0) return search->kind_table[slot] - 1;
  uint32_t index = (uint32_t)search->kind_count;
  search->kind_table[slot] = index + 1;
  arena_push(search->arena, search->kinds, search->kind_count, search->kind_room, kind);
  arena_push(search->arena, search->found, search->found_count, search->found_room, ((TalkFound){.walk = 0}));
  if (search->kind_count * 2 > search->kind_mask) grow_kinds(search);
  return index;
}

/** Of one state's ends of a kind the dearest and the cheapest are enough. */
static void add_end(TalkSearch *search, uint32_t first, const NegotiationState *state, uint32_t marks) {
  uint32_t kind = find_kind(search, state, marks);
  for (size_t i = first; i < search->end_count; i++) {
    TalkEnd *end = &search->ends[i];
    if (end->kind != kind) continue;
    if (state->deal > end->best) end->best = state->deal;
    if (state->deal < end->worst) end->worst = state->deal;
    return;
  }
  arena_push(search->arena, search->ends, search->end_count, search->end_room, ((TalkEnd){kind, state->deal, state->deal}));
}

static void expand_node(TalkSearch *search, uint32_t index) {
  TalkNode node = search->nodes[index];
  search->held.marks = node.marks;
  node.next_first = (uint32_t)search->next_count;
  node.end_first = (uint32_t)search->end_count;
  int count = negotiation_search_acts(search->talk, &node.state, holds, &search->held, search->acts, NEGOTIATION_MOST_SEARCH_ACTS);
  for (int i = 0; i < count; i++) {
    NegotiationState after = node.state;
    negotiation_after(search->talk, &after, &search->acts[i]);
    uint32_t marks = marks_after(search, node.marks, &search->acts[i]);
    if (after.end != NEGOTIATION_OPEN) {
      add_end(search, node.end_first, &after, marks);
      continue;
    }
    negotiation_canonical(search->talk, &after);
    uint32_t target = find_node(search, &after, marks);
    if (search->nodes[target].followed == index + 1) continue;
    search->nodes[target].followed = index + 1;
    arena_push(search->arena, search->next, search->next_count, search->next_room, target);
  }
  node.next_count = (uint32_t)search->next_count - node.next_first;
  node.end_count = (uint32_t)search->end_count - node.end_first;
  node.expanded = true;
  search->nodes[index] = node;
}

/* ---- one walk ---- */

/** Keeps the best and the worst end of a kind; the first found has the fewest acts. */
static void keep_end(TalkSearch *search, const TalkEnd *end, uint32_t parent) {
  TalkFound *found = &search->found[end->kind];
  if (found->walk != search->walk) {
    *found = (TalkFound){search->walk, parent, parent, end->best, end->worst};
    arena_push(search->arena, search->met, search->met_count, search->met_room, end->kind);
    return;
  }
  if (end->best > found->best) {
    found->best = end->best;
    found->best_parent = parent;
  }
  if (end->worst < found->worst) {
    found->worst = end->worst;
    found->worst_parent = parent;
  }
}

static void visit(TalkSearch *search, uint32_t index, uint32_t parent) {
  TalkNode *node = &search->nodes[index];
  if (node->seen == search->walk) return;
  node->seen = search->walk;
  node->parent = parent;
  arena_push(search->arena, search->queue, search->queue_count, search->queue_room, index);
}

/** Breadth first from a state. @return false when there are too many states, or the search gives up. */
static bool walk_from(Analysis *analysis, TalkSearch *search, const TalkFrom *from) {
  NegotiationState start = from->state;
  negotiation_canonical(search->talk, &start);
  uint32_t root = find_node(search, &start, from->marks);
  if (search->whole && root == search->root) return true;
  search->walk++;
  search->root = root;
  search->whole = false;
  search->queue_count = search->met_count = 0;
  visit(search, root, NO_NODE);
  for (size_t i = 0; i < search->queue_count; i++) {
    uint32_t index = search->queue[i];
    if (search->count > TALK_MOST_NODES) return false;
    if (i % 256 == 0 && graph_gives_up(analysis)) return false;
    if (!search->nodes[index].expanded) expand_node(search, index);
    TalkNode node = search->nodes[index];
    for (uint32_t e = 0; e < node.end_count; e++) keep_end(search, &search->ends[node.end_first + e], index);
    for (uint32_t n = 0; n < node.next_count; n++) visit(search, search->next[node.next_first + n], index);
  }
  search->whole = true;
  return true;
}

/** Whether an act leads a real state to the next state of a line. */
static bool leads_to(const TalkSearch *search, const NegotiationState *state, const NegotiationAct *act, uint32_t marks, const TalkNode *target) {
  if (marks_after(search, marks, act) != target->marks) return false;
  NegotiationState after = *state;
  negotiation_after(search->talk, &after, act);
  if (after.end != NEGOTIATION_OPEN) return false;
  negotiation_canonical(search->talk, &after);
  return memcmp(&after, &target->state, sizeof after) == 0;
}

/** Whether it leads to the line's end. */
static bool ends_in(const TalkSearch *search, const NegotiationState *state, const NegotiationAct *act, uint32_t marks, const TalkKind *kind,
                    int16_t deal) {
  if (marks_after(search, marks, act) != kind->marks) return false;
  NegotiationState after = *state;
  negotiation_after(search->talk, &after, act);
  if (after.end != kind->end) return false;
  return after.end != NEGOTIATION_DEAL || (after.deal == deal && memcmp(after.levels, kind->levels, sizeof after.levels) == 0);
}

/** The acts of a line, found again from real states: acts of a canonical state have the prices of that state. @return how many, 0 when one is not found. */
static int follow_line(TalkSearch *search, const TalkGoal *goal, const TalkFrom *from, NegotiationAct *line, int room) {
  uint32_t chain[TALK_MOST_ACTS], marks = from->marks;
  int length = 0, made = from->made_count;
  for (uint32_t at = goal->parent; search->nodes[at].parent != NO_NODE; at = search->nodes[at].parent) {
    if (made + length + 1 >= room) return 0;
    chain[length++] = at;
  }
  memcpy(line, from->made, (size_t)made * sizeof *line);
  NegotiationState now = from->state;
  for (int i = length; i >= 0; i--) {
    search->held.marks = marks;
    int count = negotiation_search_acts(search->talk, &now, holds, &search->held, search->acts, NEGOTIATION_MOST_SEARCH_ACTS), place = NONE;
    for (int a = 0; a < count && place == NONE; a++) {
      const NegotiationAct *act = &search->acts[a];
      bool leads = i ? leads_to(search, &now, act, marks, &search->nodes[chain[i - 1]])
                     : ends_in(search, &now, act, marks, &search->kinds[goal->kind], goal->deal);
      if (leads) place = a;
    }
    if (place == NONE) return 0;
    line[made + length - i] = search->acts[place];
    marks = marks_after(search, marks, &search->acts[place]);
    negotiation_after(search->talk, &now, &search->acts[place]);
  }
  return made + length + 1;
}

static uint64_t facts_held(const Negotiation *talk, const State *state) {
  uint64_t held = 0;
  for (int i = 0; i < talk->facts.count; i++)
    if (sim_holds(state, LIST_AT(talk->facts, NegotiationFact, i)->fact)) held |= UINT64_C(1) << i;
  return held;
}

/** Makes the moves that are the only act of a search. */
static void make_at_once(TalkHeld *held, uint32_t marking, TalkFrom *from) {
  NegotiationAct acts[2];
  held->marks = from->marks;
  while (from->made_count < NEGOTIATION_MOST_MOVES && negotiation_search_acts(held->talk, &from->state, holds, held, acts, 2) == 1) {
    from->made[from->made_count++] = acts[0];
    negotiation_after(held->talk, &from->state, &acts[0]);
    held->marks = from->marks |= marking & (1u << acts[0].move);
  }
}

/** Where the walk from a start sets out. @return the facts of the talk that are held there, by place. */
static uint64_t set_out(const Negotiation *talk, const TalkStart *start, uint32_t marking, TalkFrom *from) {
  TalkHeld held = held_of(talk, start->held);
  *from = (TalkFrom){.state = start->state, .marks = start->state.moves_used & marking};
  make_at_once(&held, marking, from);
  uint64_t facts = 0;
  for (int i = 0; i < talk->facts.count; i++)
    if (holds(&held, LIST_AT(talk->facts, NegotiationFact, i)->fact)) facts |= UINT64_C(1) << i;
  held = held_of(talk, facts);
  uint32_t idle = idle_moves(&held);
  from->state.moves_used &= ~idle;
  from->marks &= ~idle;
  return facts;
}

static TalkSearch *find_search(Analysis *analysis, const Negotiation *talk, uint64_t facts, uint32_t marking) {
  for (TalkSearch *search = analysis->talk_searches; search; search = search->next_search)
    if (search->talk == talk && search->held.facts == facts) return search;
  TalkSearch *search = arena_make(analysis->arena, TalkSearch);
  *search =
      (TalkSearch){.arena = analysis->arena, .talk = talk, .held = held_of(talk, facts), .marking = marking, .next_search = analysis->talk_searches};
  search->acts = arena_take(analysis->arena, NEGOTIATION_MOST_SEARCH_ACTS, sizeof *search->acts);
  grow_table(search);
  grow_kinds(search);
  analysis->talk_searches = search;
  return search;
}

static void add_line(Analysis *analysis, TalkSearch *search, const TalkGoal *goal, const TalkFrom *from, TalkLines *lines) {
  NegotiationAct acts[TALK_MOST_ACTS];
  int count = follow_line(search, goal, from, acts, TALK_MOST_ACTS);
  if (!count) {
    analysis->complete = false;
    return;
  }
  TalkLine *line = &lines->lines[lines->count++];
  line->acts = arena_make_many(analysis->arena, NegotiationAct, count);
  line->count = count;
  memcpy(line->acts, acts, (size_t)count * sizeof *acts);
}

static void make_lines(Analysis *analysis, TalkSearch *search, const TalkFrom *from, TalkLines *lines) {
  lines->lines = arena_make_many(analysis->arena, TalkLine, 2 * search->met_count);
  for (size_t i = 0; i < search->met_count; i++) {
    uint32_t kind = search->met[i];
    const TalkFound found = search->found[kind];
    add_line(analysis, search, &(TalkGoal){kind, found.best_parent, found.best}, from, lines);
    if (search->kinds[kind].end == NEGOTIATION_DEAL) add_line(analysis, search, &(TalkGoal){kind, found.worst_parent, found.worst}, from, lines);
  }
}

/** What the ways a talk can end hang on. */
static TalkStart start_of(const Negotiation *talk, const State *state) {
  return (TalkStart){state->talks[talk->index], facts_held(talk, state), (uint64_t)talk->index};
}

static void grow_lines(Analysis *analysis) {
  uint32_t size = analysis->talk_table ? (analysis->talk_mask + 1) * 2 : 1u << 8;
  analysis->talk_table = arena_make_many(analysis->arena, TalkLines *, size);
  analysis->talk_mask = size - 1;
  for (TalkLines *lines = analysis->talks; lines; lines = lines->next) {
    uint32_t slot = (uint32_t)hash64(&lines->start, sizeof lines->start, 0) & analysis->talk_mask;
    while (analysis->talk_table[slot]) slot = (slot + 1) & analysis->talk_mask;
    analysis->talk_table[slot] = lines;
  }
}

const TalkLines *talk_lines(Analysis *analysis, const State *state) {
  const Negotiation *talk = sim_talk(analysis->scenario, state);
  TalkStart start = start_of(talk, state);
  if (analysis->talk_count * 2 >= analysis->talk_mask) grow_lines(analysis);
  uint32_t slot = (uint32_t)hash64(&start, sizeof start, 0) & analysis->talk_mask;
  for (; analysis->talk_table[slot]; slot = (slot + 1) & analysis->talk_mask)
    if (memcmp(&analysis->talk_table[slot]->start, &start, sizeof start) == 0) return analysis->talk_table[slot];
  TalkFrom from;
  uint32_t marking = marking_moves(talk);
  uint64_t facts = set_out(talk, &start, marking, &from);
  TalkSearch *search = find_search(analysis, talk, facts, marking);
  if (!walk_from(analysis, search, &from)) analysis->complete = false;
  TalkLines *made = arena_make(analysis->arena, TalkLines);
  made->start = start;
  made->next = analysis->talks;
  analysis->talks = made;
  analysis->talk_table[slot] = made;
  analysis->talk_count++;
  make_lines(analysis, search, &from, made);
  return made;
}
