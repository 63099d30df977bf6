/* The map of a scenario. Ways are read off the file; the search marks those on the best line, those that nobody goes, and what each ending is worth. */
#include "report/map.h"

#include "report/inside.h"

#define LABEL_COLUMNS 34

/** A way that the best line went: from a step, by a choice or without one, with an event or without. */
typedef struct Gone {
  int from, to; /* steps; `to` is NONE where it ended */
  int item, choice, event, ending;
} Gone;

typedef struct Drawing {
  Arena *arena;
  const Scenario *scenario;
  const Analysis *analysis;
  MapNode *nodes;
  MapEdge *edges;
  size_t edge_count, edge_room;
  Gone *gone;
  size_t gone_count, gone_room;
} Drawing;

static int step_node(int step) { return step; }
static int event_node(const Drawing *drawing, int event) { return drawing->scenario->step_count + event; }
static int ending_node(const Drawing *drawing, int ending) { return drawing->scenario->step_count + drawing->scenario->event_count + ending; }

/* ---- the best line ---- */

static void follow_best_line(Drawing *drawing, Analysis *analysis) {
  const Scenario *scenario = drawing->scenario;
  const Action *actions;
  int count = analysis_best_line(analysis, drawing->arena, &actions);
  State state;
  sim_start(scenario, scenario_seed(scenario), &state);
  if (state.step != NONE) drawing->nodes[step_node(state.step)].best = true;
  for (int i = 0; i < count && !sim_refuses(scenario, &state, &actions[i]); i++) {
    State before = state;
    Result result = sim_step(scenario, &state, &actions[i]);
    if (action_looks(&actions[i])) continue;
    int event = NONE; /* one that only brings something does not lead away from where the trainee goes */
    for (int e = 0; e < result.event_count; e++) {
      const Effects *effects = &scenario->events[result.events[e]].effects;
      if (effects->to_step != NONE || effects->to_end != NONE) event = result.events[e];
    }
    Gone gone = {before.step, state.ending == NONE ? state.step : NONE, result.item, result.choice, event, state.ending};
    arena_push(drawing->arena, drawing->gone, drawing->gone_count, drawing->gone_room, gone);
    for (int e = 0; e < result.event_count; e++) drawing->nodes[event_node(drawing, result.events[e])].best = true;
    if (state.ending != NONE)
      drawing->nodes[ending_node(drawing, state.ending)].best = true;
    else
      drawing->nodes[step_node(state.step)].best = true;
  }
}

/* ---- ways ---- */

static bool same_target(const Gone *gone, const Effects *effects) {
  return effects->to_end != NONE ? gone->ending == effects->to_end : effects->to_step != NONE && gone->to == effects->to_step;
}

/** Adds a way, or its label to one that is there and looks the same. */
static void add(Drawing *drawing, MapEdge edge) {
  for (size_t i = drawing->edge_count; i-- > 0;) {
    MapEdge *there = &drawing->edges[i];
    if (there->from != edge.from) break;
    if (there->to != edge.to || there->violation != edge.violation || there->reached != edge.reached || there->best != edge.best) continue;
    there->label = there->label.length ? str_format(drawing->arena, "%.*s; %.*s", STR_ARG(there->label), STR_ARG(edge.label)) : edge.label;
    return;
  }
  arena_push(drawing->arena, drawing->edges, drawing->edge_count, drawing->edge_room, edge);
}

static Str with_time(Arena *arena, Str label, Offset advance) {
  if (!advance.count) return label;
  return str_format(arena, "%.*s%s%.*s", STR_ARG(label), label.length ? ", " : "", STR_ARG(offset_text(arena, advance)));
}

static bool is_best(const Drawing *drawing, int step, int item, int choice, const Effects *effects) {
  for (size_t i = 0; i < drawing->gone_count; i++) {
    const Gone *gone = &drawing->gone[i];
    if (gone->from == step && gone->item == item && (choice == NONE || gone->choice == choice) && gone->event == NONE && same_target(gone, effects))
      return true;
  }
  return false;
}

/** The way of an answer, where it has one. */
static void add_effects(Drawing *drawing, int step, int item, int choice, Str label, const Effects *effects, bool reached) {
  if (effects->to_step == NONE && effects->to_end == NONE) return;
  MapEdge edge = {.from = step_node(step), .reached = reached, .violation = effects->violation != NONE};
  edge.to = effects->to_end != NONE ? ending_node(drawing, effects->to_end) : step_node(effects->to_step);
  edge.label = with_time(drawing->arena, label, effects->advance);
  if (edge.violation) edge.label = str_format(drawing->arena, "%.*s: %s", STR_ARG(edge.label), scenario_violations[effects->violation].name);
  edge.best = is_best(drawing, step, item, choice, effects);
  add(drawing, edge);
}

static void add_item(Drawing *drawing, const Item *item) {
  const Analysis *analysis = drawing->analysis;
  bool asked = proof_reached(analysis, THING_ITEM, item->index);
  add_effects(drawing, item->step, item->index, NONE, item->id, &item->effects, asked);
  for (int c = 0; c < item->choice_count; c++) {
    bool reached = proof_reached(analysis, THING_CHOICE, proof_choice(analysis, item->index, c));
    add_effects(drawing, item->step, item->index, c, item->choices[c].id, &item->choices[c].effects, reached);
  }
  for (int m = 0; m < item->mistake_count; m++)
    add_effects(drawing, item->step, item->index, NONE, item->mistakes[m].id.length ? item->mistakes[m].id : item->mistakes[m].name,
                &item->mistakes[m].effects, asked);
}

static bool went(const Drawing *drawing, int from, int to) {
  for (size_t i = 0; i < drawing->gone_count; i++)
    if (drawing->gone[i].from == from && drawing->gone[i].to == to && drawing->gone[i].event == NONE) return true;
  return false;
}

static void add_step_way(Drawing *drawing, const Step *step, int to, Str label, bool reached) {
  if (to == NONE) return;
  reached = reached && drawing->nodes[to].reached;
  add(drawing, (MapEdge){.from = step_node(step->index), .to = to, .label = label, .reached = reached, .best = went(drawing, step->index, to)});
}

static void add_waits(Drawing *drawing, const Step *step, bool reached) {
  for (int w = 0; w < step->wait_count; w++) {
    const MapNode *event = &drawing->nodes[event_node(drawing, step->wait_for[w])];
    bool best = false;
    for (size_t i = 0; i < drawing->gone_count; i++)
      best = best || (drawing->gone[i].from == step->index && drawing->gone[i].event == step->wait_for[w]);
    add(drawing, (MapEdge){.from = step_node(step->index),
                           .to = event_node(drawing, step->wait_for[w]),
                           .label = STR("waits"),
                           .reached = reached && event->reached,
                           .best = best});
  }
}

/** Where the best line picks a day and something happens first, the map would break off. */
static void add_days(Drawing *drawing, const Step *step) {
  for (size_t i = 0; i < drawing->gone_count; i++) {
    const Gone *gone = &drawing->gone[i];
    bool waits = false;
    for (int w = 0; w < step->wait_count; w++) waits = waits || step->wait_for[w] == gone->event;
    if (gone->from != step->index || gone->event == NONE || waits) continue;
    add(drawing,
        (MapEdge){
            .from = step_node(step->index), .to = event_node(drawing, gone->event), .label = STR("time passes"), .reached = true, .best = true});
  }
}

static void add_talk(Drawing *drawing, const Step *step, bool reached) {
  if (!step->talk) return;
  const NegotiationOut *out = &step->talk->out;
  const struct {
    int to;
    Str label;
  } ways[] = {{out->deal, STR("deal")}, {out->walk, STR("walk away")}, {out->refused, STR("offer refused")}, {out->hung_up, STR("they hang up")}};
  for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) add_step_way(drawing, step, ways[i].to, ways[i].label, reached);
}

static void add_step(Drawing *drawing, const Step *step) {
  bool reached = proof_reached(drawing->analysis, THING_STEP, step->index);
  for (int i = 0; i < step->item_count; i++) add_item(drawing, &step->items[i]);
  if (step->when.count)
    add(drawing, (MapEdge){.from = step_node(step->index),
                           .to = step_node(step->otherwise),
                           .label = STR("else"),
                           .reached = drawing->nodes[step->otherwise].reached});
  if (step->leave.to_end != NONE) {
    bool best = false;
    for (size_t i = 0; i < drawing->gone_count; i++)
      best = best || (drawing->gone[i].from == step->index && drawing->gone[i].ending == step->leave.to_end && drawing->gone[i].event == NONE);
    add(drawing, (MapEdge){.from = step_node(step->index), .to = ending_node(drawing, step->leave.to_end), .reached = reached, .best = best});
  }
  for (int i = 0; i < step->next_count; i++) {
    Str label = words_shortened(drawing->arena, step->next[i].when.source, LABEL_COLUMNS);
    if (!label.length && step->next_count > 1) label = STR("otherwise");
    add_step_way(drawing, step, step->next[i].to_step, with_time(drawing->arena, label, step->leave.advance), reached);
  }
  add_waits(drawing, step, reached);
  add_days(drawing, step);
  add_talk(drawing, step, reached);
}

static void add_event(Drawing *drawing, const Event *event) {
  const Effects *effects = &event->effects;
  int from = event_node(drawing, event->index);
  if (effects->to_step == NONE && effects->to_end == NONE) return;
  int to = effects->to_end != NONE ? ending_node(drawing, effects->to_end) : step_node(effects->to_step);
  bool best = false;
  for (size_t i = 0; i < drawing->gone_count; i++) best = best || (drawing->gone[i].event == event->index && same_target(&drawing->gone[i], effects));
  add(drawing, (MapEdge){.from = from, .to = to, .reached = drawing->nodes[from].reached, .best = best});
}

/* ---- nodes ---- */

static Str step_detail(Arena *arena, const Step *step) {
  Str view = report_view_name(step->view);
  if (step->talk) return str_format(arena, "%.*s: %.*s", STR_ARG(view), STR_ARG(step->talk->label));
  if (step->wait_count) return str_format(arena, "%.*s, waiting", STR_ARG(view));
  if (!step->item_count) return view;
  return str_format(arena, "%.*s, %.*s", STR_ARG(view), STR_ARG(report_count(arena, step->item_count, "question", "questions")));
}

static Str event_detail(Arena *arena, const Scenario *scenario, const Event *event) {
  if (event->on_deadline) return str_format(arena, "when over: %.*s", STR_ARG(scenario->deadlines[event->from.index].label));
  if (!event->after.count) return str_format(arena, "on %.*s", STR_ARG(event->from.source));
  return str_format(arena, "%.*s from %.*s", STR_ARG(offset_text(arena, event->after)), STR_ARG(event->from.source));
}

static void make_nodes(Drawing *drawing) {
  const Scenario *scenario = drawing->scenario;
  const Analysis *analysis = drawing->analysis;
  for (int i = 0; i < scenario->step_count; i++) {
    const Step *step = &scenario->steps[i];
    drawing->nodes[i] = (MapNode){.kind = MAP_STEP,
                                  .view = step->view,
                                  .id = step->id,
                                  .detail = step_detail(drawing->arena, step),
                                  .start = i == scenario->start,
                                  .waits = step->wait_count > 0,
                                  .reached = proof_reached(analysis, THING_STEP, i),
                                  .score = NONE};
  }
  for (int i = 0; i < scenario->event_count; i++) {
    const Event *event = &scenario->events[i];
    drawing->nodes[event_node(drawing, i)] = (MapNode){.kind = MAP_EVENT,
                                                       .id = event->id,
                                                       .detail = event_detail(drawing->arena, scenario, event),
                                                       .reached = proof_reached(analysis, THING_EVENT, i),
                                                       .score = NONE};
  }
  for (int i = 0; i < scenario->ending_count; i++) {
    const Ending *ending = &scenario->endings[i];
    int score = proof_ending_score(analysis, i, false), clean = proof_ending_score(analysis, i, true);
    Str detail =
        score == NONE ? STR("never") : str_format(drawing->arena, "at best %d of 100%s", score, clean == NONE ? ", only by a violation" : "");
    drawing->nodes[ending_node(drawing, i)] = (MapNode){.kind = MAP_ENDING,
                                                        .id = ending->id,
                                                        .detail = detail,
                                                        .reached = score != NONE,
                                                        .score = score,
                                                        .worst = score < PASS_SCORE || clean == NONE,
                                                        .hidden = score == NONE && !ending->json};
  }
}

const Map *report_map(Arena *arena, const Scenario *scenario, Analysis *analysis) {
  Map *map = arena_make(arena, Map);
  Drawing drawing = {.arena = arena, .scenario = scenario, .analysis = analysis};
  map->node_count = scenario->step_count + scenario->event_count + scenario->ending_count;
  drawing.nodes = arena_make_many(arena, MapNode, map->node_count);
  make_nodes(&drawing);
  follow_best_line(&drawing, analysis);
  for (int i = 0; i < scenario->step_count; i++) add_step(&drawing, &scenario->steps[i]);
  for (int i = 0; i < scenario->event_count; i++) add_event(&drawing, &scenario->events[i]);
  map->id = scenario->id;
  map->title = scenario->title;
  map->nodes = drawing.nodes;
  map->edges = drawing.edges;
  map->edge_count = (int)drawing.edge_count;
  return map;
}
