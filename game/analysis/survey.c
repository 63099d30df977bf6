/* What the search meets on its way: each thing's first edge, which variables change, which waits never end. */
#include <string.h>

#include "analysis/graph.h"

const char *const thing_words[] = {"step", "question", "choice", "event", "ending", "fact", "page", NULL};

void survey_open(Analysis *analysis) {
  const Scenario *scenario = analysis->scenario;
  Survey *survey = &analysis->survey;
  int choices = 0;
  analysis->choice_first = arena_make_many(analysis->arena, int, scenario->item_count);
  for (int i = 0; i < scenario->item_count; i++) {
    analysis->choice_first[i] = choices;
    choices += scenario->items[i]->choice_count;
  }
  const int counts[THING_COUNT] = {
      [THING_STEP] = scenario->step_count,   [THING_ITEM] = scenario->item_count,     [THING_CHOICE] = choices,
      [THING_EVENT] = scenario->event_count, [THING_ENDING] = scenario->ending_count, [THING_FACT] = scenario->fact_count,
      [THING_PAGE] = scenario->page_count,
  };
  for (int t = 0; t < THING_COUNT; t++) {
    survey->count[t] = counts[t];
    survey->first[t] = arena_make_many(analysis->arena, uint32_t, counts[t]);
    for (int i = 0; i < counts[t]; i++) survey->first[t][i] = NO_EDGE;
  }
  survey->unset = arena_make_many(analysis->arena, uint32_t, scenario->item_count);
  for (int i = 0; i < scenario->item_count; i++) survey->unset[i] = NO_EDGE;
  survey->endless = arena_make_many(analysis->arena, uint32_t, scenario->step_count);
  for (int i = 0; i < scenario->step_count; i++) survey->endless[i] = NO_EDGE;
}

static void meet(Survey *survey, Thing thing, int index, uint32_t edge) {
  if (index != NONE && survey->first[thing][index] == NO_EDGE) survey->first[thing][index] = edge;
}

/** Those of `now` that `met` does not have yet. */
static void meet_bits(Survey *survey, Thing thing, uint64_t *met, const uint64_t *now, int count, uint32_t edge) {
  for (int word = 0; word < BITS_WORDS(count); word++) {
    uint64_t fresh = now[word] & ~met[word];
    met[word] |= fresh;
    for (int bit = 0; fresh >> bit; bit++) {
      if ((fresh >> bit) & 1u) meet(survey, thing, word * 64 + bit, edge);
      if (bit == 63) break;
    }
  }
}

static void meet_item(Analysis *analysis, const State *state, const Item *item, uint32_t edge) {
  Survey *survey = &analysis->survey;
  meet(survey, THING_ITEM, item->index, edge);
  const Anchor *from = item->kind == ITEM_DATE ? &item->date_from : &item->day.from;
  bool fixed = from->kind == ANCHOR_NONE || from->kind == ANCHOR_DAY || from->kind == ANCHOR_TODAY;
  if (!fixed && survey->unset[item->index] == NO_EDGE && sim_anchor_day(analysis->scenario, state, from) == DAY_NONE)
    survey->unset[item->index] = edge;
}

static void meet_state(Analysis *analysis, const State *state, uint32_t edge) {
  Survey *survey = &analysis->survey;
  const Scenario *scenario = analysis->scenario;
  meet_bits(survey, THING_FACT, survey->facts, state->known, scenario->fact_count, edge);
  meet_bits(survey, THING_PAGE, survey->pages, state->opened, scenario->page_count, edge);
  meet(survey, THING_ENDING, state->ending, edge);
  if (state->ending != NONE) return;
  for (int word = 0; word < BITS_WORDS(scenario->page_count); word++) survey->open_pages[word] |= state->opened[word];
  meet(survey, THING_STEP, state->step, edge);
  const Step *step = &scenario->steps[state->step];
  if (state->item != NONE) meet_item(analysis, state, &step->items[state->item], edge);
  if (state->talk != NONE) meet(survey, THING_ITEM, step->talk_item, edge);
}

void survey_start(Analysis *analysis, const State *start) { meet_state(analysis, start, START_EDGE); }

void survey_note(Analysis *analysis, const State *before, const State *after, const Action *action, const Result *result) {
  Survey *survey = &analysis->survey;
  const Scenario *scenario = analysis->scenario;
  uint32_t edge = analysis->edge_count;
  if (action->kind == ACTION_ANSWER && result->item != NONE) {
    const Item *item = scenario->items[result->item];
    uint32_t choices = item->kind == ITEM_LETTER ? classes_letter_alike(scenario, before, item, action->choices) : action->choices;
    for (int i = 0; i < item->choice_count; i++)
      if ((choices >> i) & 1u) meet(survey, THING_CHOICE, analysis->choice_first[item->index] + i, edge);
  }
  for (int i = 0; i < result->event_count; i++) meet(survey, THING_EVENT, result->events[i], edge);
  for (int i = 0; i < scenario->var_count; i++)
    if (before->vars[i] != after->vars[i]) survey->changed |= UINT64_C(1) << i;
  bool waits = action->kind == ACTION_NEXT && before->talk == NONE && scenario->steps[before->step].wait_count > 0;
  if (waits && after->ending == scenario->out_of_time && survey->endless[before->step] == NO_EDGE) survey->endless[before->step] = edge;
  meet_state(analysis, after, edge);
}

int proof_count(const Analysis *analysis, Thing thing) { return analysis->survey.count[thing]; }
int proof_choice(const Analysis *analysis, int item, int place) { return analysis->choice_first[item] + place; }
bool proof_reached(const Analysis *analysis, Thing thing, int index) { return analysis->survey.first[thing][index] != NO_EDGE; }

/* ---- the shortest line ---- */

static uint32_t source_of(const Analysis *analysis, uint32_t edge) {
  uint32_t low = 0, high = analysis->node_count;
  while (low + 1 < high) {
    uint32_t middle = low + (high - low) / 2;
    if (graph_first(analysis, middle) <= edge)
      low = middle;
    else
      high = middle;
  }
  return low;
}

/** The edge by which each node was met first: in a breadth first search, the last one of a shortest line. Found out when it is asked for. */
static const uint32_t *first_edges(Analysis *analysis) {
  if (analysis->survey.into) return analysis->survey.into;
  uint32_t *into = arena_make_many(analysis->arena, uint32_t, analysis->node_count);
  memset(into, 0xff, analysis->node_count * sizeof *into);
  for (uint32_t e = 0; e < analysis->edge_count; e++) {
    uint32_t target = graph_edge(analysis, e).target;
    if (target != NO_NODE && into[target] == NO_EDGE) into[target] = e;
  }
  into[analysis->start] = START_EDGE;
  return analysis->survey.into = into;
}

int survey_path(Analysis *analysis, Arena *arena, uint32_t last, uint32_t **edges) {
  const uint32_t *into = first_edges(analysis);
  int count = 0;
  for (uint32_t e = last; e < START_EDGE; e = into[source_of(analysis, e)]) count++;
  *edges = arena_make_many(arena, uint32_t, count);
  uint32_t e = last;
  for (int i = count; i-- > 0; e = into[source_of(analysis, e)]) (*edges)[i] = e;
  return count;
}

/** Plays the edges one after another from the start. */
static int play_edges(Analysis *analysis, Arena *arena, const uint32_t *edges, int count, const Action **out) {
  const Scenario *scenario = analysis->scenario;
  Arena *scratch = arena_new(0);
  Action *found = arena_take(scratch, CLASSES_MOST, sizeof *found);
  Line line = {.arena = arena};
  State state;
  sim_start(scenario, 0, &state);
  for (int i = 0; i < count; i++) {
    line_look(&line, scenario, &state);
    int steps = graph_edge_actions(analysis, source_of(analysis, edges[i]), edges[i], &state, found, CLASSES_MOST);
    for (int k = 0; k < steps; k++) {
      line_look(&line, scenario, &state);
      if (sim_refuses(scenario, &state, &found[k])) break;
      sim_step(scenario, &state, &found[k]);
      line_push(&line, &found[k]);
    }
  }
  arena_free(scratch);
  *out = line.actions;
  return (int)line.count;
}

int proof_line(Analysis *analysis, Arena *arena, Thing thing, int index, const Action **actions) {
  uint32_t last = analysis->survey.first[thing][index], *edges;
  *actions = NULL;
  if (last == NO_EDGE) return NONE;
  int count = survey_path(analysis, arena, last, &edges);
  return play_edges(analysis, arena, edges, count, actions);
}

int proof_ending_score(const Analysis *analysis, int ending, bool clean) {
  int64_t points = 0;
  if (!value_ending(analysis, ending, clean, &points)) return NONE;
  int score = analysis_axis_score((int32_t)points, analysis->best_earned.total);
  return score == NONE ? 0 : score;
}
