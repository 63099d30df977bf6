/* Breadth first through everything that can be reached. A node's edges stand in the order of classes_list(), so an action is found again by its place and
   need not be kept. */
#include "analysis/graph.h"

#define LOOK_UP_EVERY 256u /* nodes between two looks at what the search may use */

/** Looks everywhere, and of negotiations takes the one that stands for all like it. */
static void make_canonical(const Analysis *analysis, State *state) {
  sim_look_everywhere(analysis->scenario, state);
  for (int t = 0; t < analysis->scenario->talk_count; t++)
    if (state->talks[t].started) negotiation_canonical(analysis->scenario->talks[t], &state->talks[t]);
}

uint32_t graph_find(const Analysis *analysis, const State *state) {
  uint64_t key[KEY_MOST_WORDS];
  State canonical = *state;
  make_canonical(analysis, &canonical);
  return key_pack(analysis, &canonical, key, NULL) ? store_find(analysis, key) : NO_NODE;
}

static void pack(Analysis *analysis, State *state, uint64_t *key) {
  make_canonical(analysis, state);
  if (!key_pack(analysis, state, key, &analysis->talks_kept)) analysis->complete = false;
}

uint32_t graph_add(Analysis *analysis, State *state) {
  uint64_t key[KEY_MOST_WORDS];
  pack(analysis, state, key);
  store_flush(analysis);
  return store_add(analysis, key);
}

void graph_state(const Analysis *analysis, uint32_t node, State *state) { key_unpack(analysis, graph_key(analysis, node), state); }

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
static void add_result(const Analysis *analysis, Outcome *edge, const State *before, const State *after, const Result *result) {
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
  edge->days += after->day - before->day;
  edge->actions++;
  edge->cents += result->recovered_cents;
  edge->weight += result->recover_weight;
}

static void add_edge(Analysis *analysis, const State *from, const Action *actions, int count) {
  Outcome outcome = {.item = NONE, .choice = NONE};
  State after = *from, between;
  const State *before = from;
  for (int i = 0; i < count; i++) {
    if (i) {
      between = after;
      before = &between;
    }
    outcome.minutes += world_minutes(analysis->scenario, before, &actions[i]);
    Result result = sim_step(analysis->scenario, &after, &actions[i]);
    add_result(analysis, &outcome, before, &after, &result);
    sim_look_everywhere(analysis->scenario, &after);
    survey_note(analysis, before, &after, &actions[i], &result);
  }
  uint32_t number = store_outcome(analysis, &outcome);
  uint64_t *key = store_push(analysis, number);
  pack(analysis, &after, key);
  local_note(analysis, number, key);
  store_push_end(analysis);
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
  if (local_push(analysis, node)) return;
  graph_state(analysis, node, &before);
  local_begin(analysis, node);
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
  local_keep(analysis);
  if (!analysis->days || sim_over(&before)) return;
  Action pass = graph_pass(analysis, before.day);
  add_edge(analysis, &before, &pass, 1);
}

int graph_edge_actions(Analysis *analysis, uint32_t node, uint32_t edge, const State *real, Action *actions, int room) {
  bool cut = false;
  const Negotiation *talk = sim_talk(analysis->scenario, real);
  int place = (int)(edge - graph_first(analysis, node));
  if (analysis->days && edge + 1 == graph_first(analysis, node + 1)) {
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

static void add_starts(Analysis *analysis) {
  State start;
  sim_start(analysis->scenario, 0, &start);
  analysis->start = graph_add(analysis, &start);
  survey_start(analysis, &start);
  for (int s = 0; s < analysis->session_count; s++) add_session(analysis, analysis->sessions[s]);
}

bool graph_gives_up(Analysis *analysis) {
  const AnalysisLimits *limits = &analysis->limits;
  if (analysis->end == ANALYSIS_MEMORY || analysis->end == ANALYSIS_STOPPED) return true;
  bool memory = limits->most_bytes && arena_used_bytes(analysis->arena) > limits->most_bytes;
  if (!memory && !(limits->stop && limits->stop(limits->stop_user))) return false;
  analysis->complete = false;
  analysis->end = memory ? ANALYSIS_MEMORY : ANALYSIS_STOPPED;
  return true;
}

void graph_explore(Analysis *analysis) {
  Action *actions = arena_take(analysis->arena, CLASSES_MOST, sizeof *actions);
  analysis->complete = true;
  store_open(analysis);
  local_open(analysis);
  add_starts(analysis);
  uint32_t node = 0;
  for (;; node++) {
    if (node == analysis->node_count) store_flush(analysis);
    if (node == analysis->node_count) break;
    if (node % LOOK_UP_EVERY == 0 && graph_gives_up(analysis)) break;
    store_begin_node(analysis, node);
    expand(analysis, node, actions);
  }
  store_flush(analysis);
  for (; node <= analysis->node_count; node++) store_begin_node(analysis, node);
}
