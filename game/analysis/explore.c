/* Breadth first through everything that can be reached. States are kept as keys, one after another; a node's edges stand in the order of classes_list(),
   so an action is found again by its place and need not be kept. */
#include <string.h>

#include "analysis/graph.h"
#include "overturn/hash.h"

static uint32_t *find_slot(const Analysis *analysis, const uint8_t *key, size_t bytes, uint64_t hash) {
  uint32_t slot = (uint32_t)hash & analysis->table_mask;
  for (;; slot = (slot + 1) & analysis->table_mask) {
    uint32_t node = analysis->table[slot];
    if (node == NO_NODE) return &analysis->table[slot];
    size_t at = analysis->key_at[node];
    if (analysis->hashes[node] == hash && analysis->key_at[node + 1] - at == bytes && memcmp(&analysis->keys[at], key, bytes) == 0)
      return &analysis->table[slot];
  }
}

static void grow_table(Analysis *analysis) {
  uint32_t size = analysis->table ? (analysis->table_mask + 1) * 2 : 1u << 14;
  analysis->table = arena_make_many(analysis->arena, uint32_t, size);
  analysis->table_mask = size - 1;
  memset(analysis->table, 0xff, size * sizeof *analysis->table);
  for (uint32_t node = 0; node < analysis->node_count; node++) {
    uint32_t slot = (uint32_t)analysis->hashes[node] & analysis->table_mask;
    while (analysis->table[slot] != NO_NODE) slot = (slot + 1) & analysis->table_mask;
    analysis->table[slot] = node;
  }
}

static void reserve_key(Analysis *analysis, size_t bytes) {
  while (analysis->keys_used + bytes > analysis->keys_room)
    analysis->keys = arena_grow(analysis->arena, analysis->keys, analysis->keys_room, &analysis->keys_room, 1);
}

uint32_t graph_find(const Analysis *analysis, const State *state) {
  uint8_t key[KEY_MOST_BYTES];
  State canonical = *state;
  sim_look_everywhere(analysis->scenario, &canonical);
  for (int t = 0; t < analysis->scenario->talk_count; t++)
    if (canonical.talks[t].started) negotiation_canonical(analysis->scenario->talks[t], &canonical.talks[t]);
  size_t bytes = key_pack(analysis, &canonical, key);
  return *find_slot(analysis, key, bytes, hash64(key, bytes, 0));
}

uint32_t graph_add(Analysis *analysis, State *state) {
  uint8_t key[KEY_MOST_BYTES];
  sim_look_everywhere(analysis->scenario, state);
  for (int t = 0; t < analysis->scenario->talk_count; t++)
    if (state->talks[t].started) negotiation_canonical(analysis->scenario->talks[t], &state->talks[t]);
  size_t bytes = key_pack(analysis, state, key);
  uint64_t hash = hash64(key, bytes, 0);
  uint32_t *slot = find_slot(analysis, key, bytes, hash);
  if (*slot != NO_NODE) return *slot;
  if (analysis->node_count >= analysis->most_states) {
    analysis->complete = false;
    return NO_NODE;
  }
  uint32_t node = analysis->node_count;
  reserve_key(analysis, bytes);
  memcpy(&analysis->keys[analysis->keys_used], key, bytes);
  analysis->keys_used += bytes;
  *slot = node;
  size_t count = node, ends = (size_t)node + 1;
  analysis->hashes = arena_grow(analysis->arena, analysis->hashes, count, &analysis->hash_room, sizeof *analysis->hashes);
  analysis->hashes[node] = hash;
  analysis->ended = arena_grow(analysis->arena, analysis->ended, count, &analysis->ended_room, sizeof *analysis->ended);
  analysis->ended[node] = sim_over(state);
  analysis->key_at = arena_grow(analysis->arena, analysis->key_at, ends, &analysis->key_at_room, sizeof *analysis->key_at);
  analysis->key_at[ends] = analysis->keys_used;
  analysis->node_count++;
  if (analysis->node_count * 2 > analysis->table_mask) grow_table(analysis);
  return node;
}

void graph_state(const Analysis *analysis, uint32_t node, State *state) { key_unpack(analysis, &analysis->keys[analysis->key_at[node]], state); }

bool value_in_place(const Scenario *scenario, const State *state, int index) {
  if (index == NONE) return false;
  const Item *item = scenario->items[index];
  int main = item->same_as == NONE ? index : item->same_as;
  if (main != index && bits_has(state->answered, main)) return false;
  for (int i = 0; i < scenario->item_count; i++)
    if (i != index && scenario->items[i]->same_as == main && bits_has(state->answered, i)) return false;
  return true;
}

/** Adds what one action did to an edge; the line of a negotiation is several. */
static void add_result(const Analysis *analysis, Edge *edge, const State *before, const State *after, const Result *result) {
  if (result->item != NONE) {
    edge->item = result->item;
    edge->paid = result->paid;
    edge->most = result->most;
    edge->first = result->first;
    edge->in_place = value_in_place(analysis->scenario, before, result->item);
    edge->choice = (int8_t)result->choice;
  }
  edge->violation_points += result->violation_points;
  edge->violates = edge->violates || result->violation != NONE;
  edge->minutes += result->minutes;
  edge->owed = result->minutes_later;
  edge->days = (uint16_t)(edge->days + (after->day - before->day));
  edge->actions++;
  edge->cents += result->recovered_cents;
  edge->weight += result->recover_weight;
}

static void add_edge(Analysis *analysis, const State *from, const Action *actions, int count) {
  Edge edge = {.item = NONE, .choice = NONE};
  State after = *from;
  for (int i = 0; i < count; i++) {
    State before = after;
    edge.minutes += world_minutes(analysis->scenario, &before, &actions[i]);
    Result result = sim_step(analysis->scenario, &after, &actions[i]);
    add_result(analysis, &edge, &before, &after, &result);
    sim_look_everywhere(analysis->scenario, &after);
    survey_note(analysis, &before, &after, &actions[i], &result);
  }
  edge.target = graph_add(analysis, &after);
  arena_push(analysis->arena, analysis->edges, analysis->edge_count, analysis->edge_room, edge);
}

static int line_actions(const Negotiation *talk, const TalkLine *line, Action *actions, int room) {
  int count = line->count < room ? line->count : room;
  for (int i = 0; i < count; i++) actions[i] = (Action){.kind = ACTION_TALK, .item = talk->index, .talk = line->acts[i]};
  return count;
}

Action graph_pass(const Analysis *analysis, Day day) {
  for (int i = 0; i < analysis->day_count; i++)
    if (analysis->days[i] > day) return (Action){.kind = ACTION_PASS, .day = analysis->days[i]};
  return (Action){.kind = ACTION_PASS, .day = analysis->scenario->today + SCENARIO_MOST_DAYS + 1};
}

/** In a shift a case is worked on working days only, and never after the last. */
static bool can_work(const Analysis *analysis, Day day) {
  for (int i = 0; i < analysis->day_count; i++)
    if (analysis->days[i] == day) return true;
  return !analysis->days;
}

static void expand_talk(Analysis *analysis, const Negotiation *talk, const State *before, Action *actions) {
  const TalkLines *lines = talk_lines(analysis, before);
  for (int i = 0; i < lines->count; i++) add_edge(analysis, before, actions, line_actions(talk, &lines->lines[i], actions, CLASSES_MOST));
}

static void expand(Analysis *analysis, uint32_t node, Action *actions) {
  const Scenario *scenario = analysis->scenario;
  State before;
  bool cut = false;
  graph_state(analysis, node, &before);
  const Negotiation *talk = sim_talk(scenario, &before);
  if (!can_work(analysis, before.day)) {
    /* nothing but to wait */
  } else if (talk) {
    expand_talk(analysis, talk, &before, actions);
  } else {
    int count = classes_list(analysis, &before, actions, CLASSES_MOST, &cut);
    if (cut) analysis->complete = false;
    for (int i = 0; i < count; i++) add_edge(analysis, &before, &actions[i], 1);
  }
  if (!analysis->days || sim_over(&before)) return;
  Action pass = graph_pass(analysis, before.day);
  add_edge(analysis, &before, &pass, 1);
}

int graph_edge_actions(Analysis *analysis, uint32_t node, uint32_t edge, const State *real, Action *actions, int room) {
  bool cut = false;
  const Negotiation *talk = sim_talk(analysis->scenario, real);
  int place = (int)(edge - analysis->edge_first[node]);
  if (analysis->days && edge + 1 == analysis->edge_first[node + 1]) {
    actions[0] = graph_pass(analysis, real->day);
    return 1;
  }
  if (talk) {
    const TalkLines *lines = talk_lines(analysis, real);
    return place < lines->count ? line_actions(talk, &lines->lines[place], actions, room) : 0;
  }
  State state = *real;
  sim_look_everywhere(analysis->scenario, &state);
  classes_list(analysis, &state, actions, room, &cut);
  actions[0] = actions[place];
  return 1;
}

static void add_session(Analysis *analysis, const Session *session) {
  int count;
  const Played *line = session_line(session, &count);
  for (int i = 0; i < count; i++) {
    State before = line[i].before, after = line[i].after;
    graph_add(analysis, &before);
    graph_add(analysis, &after);
    hindsight_roots(analysis, &line[i]);
  }
}

void graph_explore(Analysis *analysis) {
  Action *actions = arena_make_many(analysis->arena, Action, CLASSES_MOST);
  analysis->complete = true;
  grow_table(analysis);
  analysis->key_at = arena_grow(analysis->arena, analysis->key_at, 0, &analysis->key_at_room, sizeof *analysis->key_at);
  analysis->key_at[0] = 0;
  State start;
  sim_start(analysis->scenario, 0, &start);
  analysis->start = graph_add(analysis, &start);
  survey_start(analysis, &start);
  for (int s = 0; s < analysis->session_count; s++) add_session(analysis, analysis->sessions[s]);
  for (uint32_t node = 0; node < analysis->node_count; node++) {
    size_t place = node;
    uint32_t first = (uint32_t)analysis->edge_count;
    arena_push(analysis->arena, analysis->edge_first, place, analysis->edge_first_room, first);
    expand(analysis, node, actions);
  }
  size_t place = analysis->node_count;
  uint32_t last = (uint32_t)analysis->edge_count;
  arena_push(analysis->arena, analysis->edge_first, place, analysis->edge_first_room, last);
}
