/* What play never reaches, cannot leave, or can go round in. */
#include "analysis/graph.h"

typedef struct NameRoom {
  Arena *arena;
  Str *items;
  size_t count, capacity;
} NameRoom;

static void add_name(NameRoom *room, Str name) {
  for (size_t i = 0; i < room->count; i++)
    if (str_equal(room->items[i], name)) return;
  arena_push(room->arena, room->items, room->count, room->capacity, name);
}

static int hand_over(const NameRoom *room, const Str **names) {
  *names = room->items;
  return (int)room->count;
}

int analysis_unreached(const Analysis *analysis, Arena *arena, const Str **names) {
  const Scenario *scenario = analysis->scenario;
  NameRoom room = {arena, NULL, 0, 0};
  for (int i = 0; i < scenario->step_count; i++)
    if (!proof_reached(analysis, THING_STEP, i)) add_name(&room, str_format(arena, "step %.*s", STR_ARG(scenario->steps[i].id)));
  for (int i = 0; i < scenario->item_count; i++) {
    const Item *item = scenario->items[i];
    for (int c = 0; c < item->choice_count; c++)
      if (!proof_reached(analysis, THING_CHOICE, analysis->choice_first[i] + c))
        add_name(&room, str_format(arena, "choice %.*s.%.*s", STR_ARG(item->id), STR_ARG(item->choices[c].id)));
  }
  for (int i = 0; i < scenario->event_count; i++)
    if (!proof_reached(analysis, THING_EVENT, i)) add_name(&room, str_format(arena, "event %.*s", STR_ARG(scenario->events[i].id)));
  for (int i = 0; i < scenario->ending_count; i++)
    if (!proof_reached(analysis, THING_ENDING, i) && scenario->endings[i].json)
      add_name(&room, str_format(arena, "ending %.*s", STR_ARG(scenario->endings[i].id)));
  return hand_over(&room, names);
}

static Str step_of(const Analysis *analysis, uint32_t node) {
  State state;
  graph_state(analysis, node, &state);
  return analysis->scenario->steps[state.step].id;
}

int analysis_dead_ends(const Analysis *analysis, Arena *arena, const Str **names) {
  NameRoom room = {arena, NULL, 0, 0};
  for (uint32_t node = 0; node < analysis->node_count; node++)
    if (!value_of(analysis->points_any, node)->known) add_name(&room, step_of(analysis, node));
  return hand_over(&room, names);
}

int analysis_loops(const Analysis *analysis, Arena *arena, const Str **names) {
  NameRoom room = {arena, NULL, 0, 0};
  for (uint32_t node = 0; node < analysis->node_count; node++)
    for (uint32_t e = graph_first(analysis, node); e < graph_first(analysis, node + 1); e++) {
      uint32_t target = graph_edge(analysis, e).target;
      if (target != NO_NODE && graph_goes_round(analysis, target, node)) add_name(&room, step_of(analysis, node));
    }
  return hand_over(&room, names);
}

int analysis_traps(const Analysis *analysis, Arena *arena, const Str **names) {
  NameRoom room = {arena, NULL, 0, 0};
  for (uint32_t node = 0; node < analysis->node_count; node++) {
    bool open = graph_ended(analysis, node) || graph_first(analysis, node) == graph_first(analysis, node + 1);
    for (uint32_t e = graph_first(analysis, node); e < graph_first(analysis, node + 1); e++) open = open || !graph_outcome(analysis, e)->violates;
    if (!open) add_name(&room, step_of(analysis, node));
  }
  return hand_over(&room, names);
}

int analysis_unset_dates(const Analysis *analysis, Arena *arena, const Str **names) {
  NameRoom room = {arena, NULL, 0, 0};
  for (int i = 0; i < analysis->scenario->item_count; i++)
    if (analysis->survey.unset[i] != NO_EDGE) add_name(&room, analysis->scenario->items[i]->id);
  return hand_over(&room, names);
}
