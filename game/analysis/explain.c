/* What is known when play meets something. A state's key holds only what can still be read, so the rest is carried along here: through the graph in an order in
   which everything that leads to a node comes before it, as two sets of bits for each node, what some play has there and what every play has. */
#include "overturn/explain.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/proof.h"

const char *const often_words[] = {"never", "sometimes", "always", NULL};

/** Places of the kinds among the bits. Values of variables are only ever possible; all else, once so, stays so. */
typedef struct Places {
  int pages, stamps, promised, kept, values, bits;
  int value_at[SCENARIO_MOST_VARS]; /* NONE: too many values */
} Places;

typedef struct Explaining {
  Arena *arena, *scratch;
  Analysis *analysis;
  const Scenario *scenario;
  Thing thing;
  int index;
  Places layout;
  int words;
  uint64_t *may, *must; /* by node */
  bool *met;            /* by node: some play was carried there */
  const uint32_t *fewest;
  Action *actions;
  uint64_t *here_may, *here_must;
  bool changed, recording;
  /* what was found */
  Explained *found;
  uint64_t *all_may, *all_must;
  Day *days;
  size_t day_count, day_room;
  int *open, *asked; /* by choice */
} Explaining;

static Places make_layout(const Scenario *scenario) {
  Places layout = {.pages = scenario->fact_count};
  layout.stamps = layout.pages + scenario->page_count;
  layout.promised = layout.stamps + scenario->stamp_count;
  layout.kept = layout.promised + scenario->promise_count;
  layout.values = layout.bits = layout.kept + scenario->promise_count;
  for (int i = 0; i < scenario->var_count; i++) {
    int64_t count = (int64_t)scenario->vars[i].most - scenario->vars[i].least + 1;
    layout.value_at[i] = count <= EXPLAIN_MOST_VALUES ? layout.bits : NONE;
    if (count <= EXPLAIN_MOST_VALUES) layout.bits += (int)count;
  }
  return layout;
}

static void put_state(const Explaining *explaining, const State *state, uint64_t *bits) {
  const Scenario *scenario = explaining->scenario;
  const Places *layout = &explaining->layout;
  for (int i = 0; i < scenario->fact_count; i++)
    if (bits_has(state->known, i)) bits_add(bits, i);
  for (int i = 0; i < scenario->page_count; i++)
    if (bits_has(state->opened, i)) bits_add(bits, layout->pages + i);
  for (int i = 0; i < scenario->stamp_count; i++)
    if (state->stamps[i] != DAY_NONE) bits_add(bits, layout->stamps + i);
  for (int i = 0; i < scenario->promise_count; i++) {
    if (state->promised[i] != DAY_NONE) bits_add(bits, layout->promised + i);
    if (state->kept[i] != DAY_NONE) bits_add(bits, layout->kept + i);
  }
}

static void put_value(const Explaining *explaining, const State *state, int var, uint64_t *bits) {
  int at = explaining->layout.value_at[var];
  if (at != NONE) bits_add(bits, at + state->vars[var] - explaining->scenario->vars[var].least);
}

/* ---- one edge ---- */

static bool is_alive(const Explaining *explaining, const State *state, int var) {
  return state->ending == NONE && ((explaining->analysis->live[state->step].vars >> var) & 1u);
}

/** What holds after an edge: `other` is the same edge, played with other values in what the key does not hold; what differs then was carried, not set. */
static void carry(Explaining *explaining, uint32_t node, const State *before, const State *after, const State *other) {
  const Scenario *scenario = explaining->scenario;
  const uint64_t *may = &explaining->may[(size_t)node * (size_t)explaining->words],
                 *must = &explaining->must[(size_t)node * (size_t)explaining->words];
  for (int w = 0; w < explaining->words; w++) {
    explaining->here_may[w] = may[w];
    explaining->here_must[w] = must[w];
  }
  put_state(explaining, after, explaining->here_may);
  put_state(explaining, after, explaining->here_must);
  for (int v = 0; v < scenario->var_count; v++) {
    int at = explaining->layout.value_at[v];
    bool carried = !is_alive(explaining, before, v) && after->vars[v] != other->vars[v];
    if (at == NONE || carried) continue;
    for (int i = 0; i <= scenario->vars[v].most - scenario->vars[v].least; i++) bits_drop(explaining->here_may, at + i);
    put_value(explaining, after, v, explaining->here_may);
  }
}

static void push(Explaining *explaining, uint32_t target) {
  if (target == NO_NODE) return;
  uint64_t *may = &explaining->may[(size_t)target * (size_t)explaining->words], *must = &explaining->must[(size_t)target * (size_t)explaining->words];
  for (int w = 0; w < explaining->words; w++) {
    uint64_t more = may[w] | explaining->here_may[w];
    uint64_t less = explaining->met[target] ? must[w] & explaining->here_must[w] : explaining->here_must[w];
    if (more != may[w] || less != must[w]) explaining->changed = true;
    may[w] = more;
    must[w] = less;
  }
  explaining->met[target] = true;
}

/** Whether what happened between two states meets the thing; `known` has what was there before, where the states do not hold it. */
static bool meets(const Explaining *explaining, const State *before, const State *after, const Result *result, const uint64_t *known) {
  int index = explaining->index;
  switch (explaining->thing) {
  case THING_STEP: return after->ending == NONE && after->step == index && before->step != index;
  case THING_ITEM: {
    const Item *item = explaining->scenario->items[index];
    if (after->ending != NONE || after->step != item->step) return false;
    return item->kind == ITEM_TALK ? after->talk != NONE
                                   : after->item != NONE && explaining->scenario->steps[after->step].items[after->item].index == index;
  }
  case THING_ENDING: return after->ending == index;
  case THING_FACT: return bits_has(after->known, index) && !bits_has(before->known, index) && !(known && bits_has(known, index));
  case THING_PAGE:
    return bits_has(after->opened, index) && !bits_has(before->opened, index) && !(known && bits_has(known, explaining->layout.pages + index));
  case THING_EVENT:
    for (int i = 0; i < result->event_count; i++)
      if (result->events[i] == index) return true;
    return false;
  case THING_CHOICE:
  case THING_COUNT: break;
  }
  return false;
}

static bool takes_choice(const Explaining *explaining, const Action *action) {
  if (action->kind != ACTION_ANSWER || explaining->thing != THING_CHOICE) return false;
  const Item *item = explaining->scenario->items[action->item];
  int place = explaining->index - proof_choice(explaining->analysis, action->item, 0);
  return place >= 0 && place < item->choice_count && ((action->choices >> place) & 1u);
}

static void note_day(Explaining *explaining, Day day) {
  for (size_t i = 0; i < explaining->day_count; i++)
    if (explaining->days[i] == day) return;
  arena_push(explaining->arena, explaining->days, explaining->day_count, explaining->day_room, day);
}

static void note(Explaining *explaining, const uint64_t *may, const uint64_t *must, Day day, uint32_t node, uint32_t mistakes) {
  Explained *found = explaining->found;
  const Analysis *analysis = explaining->analysis;
  for (int w = 0; w < explaining->words; w++) {
    explaining->all_may[w] |= may[w];
    explaining->all_must[w] = found->reached ? explaining->all_must[w] & must[w] : must[w];
  }
  found->reached = true;
  if (mistakes < found->fewest_mistakes) found->fewest_mistakes = mistakes;
  note_day(explaining, day);
  if (node == NO_NODE || graph_ended(analysis, node) || !value_of(analysis->points, node)->known) return;
  int32_t points = (int32_t)value_of(analysis->points, node)->first;
  Cents cents = value_of(analysis->money, node)->first;
  if (!found->valued || points < found->least_points) found->least_points = points;
  if (!found->valued || points > found->most_points) found->most_points = points;
  if (!found->valued || cents < found->least_cents) found->least_cents = cents;
  if (!found->valued || cents > found->most_cents) found->most_cents = cents;
  found->valued = true;
}

/* ---- all edges ---- */

static void count_open(Explaining *explaining, const State *state) {
  const Item *item = sim_item(explaining->scenario, state);
  if (!item || (item->kind != ITEM_CHOICES && item->kind != ITEM_LETTER)) return;
  bool here = explaining->thing == THING_STEP ? item->step == explaining->index : explaining->thing == THING_ITEM && item->index == explaining->index;
  for (int c = 0; here && c < item->choice_count; c++) {
    int place = proof_choice(explaining->analysis, item->index, c);
    explaining->asked[place]++;
    explaining->open[place] += sim_choice_open(explaining->scenario, state, item, c);
  }
}

static void play_edge(Explaining *explaining, uint32_t node, uint32_t e, const State *before, const Action *actions, int count) {
  const Scenario *scenario = explaining->scenario;
  const Analysis *analysis = explaining->analysis;
  State after = *before, other = *before;
  uint32_t target = graph_edge(analysis, e).target;
  bool hit = false, taken = false;
  for (int v = 0; v < scenario->var_count; v++)
    if (!is_alive(explaining, before, v)) other.vars[v] = scenario->vars[v].most;
  uint64_t *known = &explaining->must[(size_t)node * (size_t)explaining->words];
  for (int i = 0; i < count; i++) {
    State last = after;
    Result result = sim_step(scenario, &after, &actions[i]);
    (void)sim_step(scenario, &other, &actions[i]);
    sim_look_everywhere(scenario, &after);
    sim_look_everywhere(scenario, &other);
    hit = hit || meets(explaining, &last, &after, &result, known);
    taken = taken || takes_choice(explaining, &actions[i]);
  }
  carry(explaining, node, before, &after, &other);
  if (!explaining->recording) {
    push(explaining, target);
    return;
  }
  Value value = value_edge(analysis, analysis->points, e);
  uint32_t mistakes = explaining->fewest[node] + !(value.known && value.first == value_of(analysis->points, node)->first);
  if (hit) note(explaining, explaining->here_may, explaining->here_must, after.day, target, mistakes);
  if (taken) note(explaining, &explaining->may[(size_t)node * (size_t)explaining->words], known, before->day, target, mistakes);
}

static void play_node(Explaining *explaining, uint32_t node) {
  Analysis *analysis = explaining->analysis;
  uint32_t first = graph_first(analysis, node), count = graph_first(analysis, node + 1) - first;
  bool cut = false;
  State before;
  if (!explaining->met[node] || !count) return;
  graph_state(analysis, node, &before);
  if (explaining->recording) count_open(explaining, &before);
  const Negotiation *talk = sim_talk(explaining->scenario, &before);
  if (!talk) (void)classes_list(analysis, &before, explaining->actions, CLASSES_MOST, &cut);
  for (uint32_t i = 0; i < count; i++) {
    int steps = talk ? graph_edge_actions(analysis, node, first + i, &before, explaining->actions, CLASSES_MOST) : 1;
    play_edge(explaining, node, first + i, &before, talk ? explaining->actions : &explaining->actions[i], steps);
  }
}

static bool leads_to_itself(const Analysis *analysis, uint32_t node) {
  for (uint32_t e = graph_first(analysis, node); e < graph_first(analysis, node + 1); e++)
    if (graph_edge(analysis, e).target == node) return true;
  return false;
}

/** Components one after another, what leads to a node before it; inside one, round until nothing changes. */
static void play_all(Explaining *explaining) {
  const Analysis *analysis = explaining->analysis;
  for (uint32_t to = analysis->node_count; to > 0;) {
    uint32_t from = to - 1;
    while (from > 0 && graph_goes_round(analysis, graph_turn(analysis, from - 1), graph_turn(analysis, to - 1))) from--;
    bool goes_round = to - from > 1 || leads_to_itself(analysis, graph_turn(analysis, from));
    do {
      explaining->changed = false;
      for (uint32_t i = to; i-- > from;) play_node(explaining, graph_turn(analysis, i));
    } while (goes_round && explaining->changed);
    explaining->recording = true;
    for (uint32_t i = to; i-- > from;) play_node(explaining, graph_turn(analysis, i));
    explaining->recording = false;
    to = from;
  }
}

static void begin(Explaining *explaining) {
  const Scenario *scenario = explaining->scenario;
  const Analysis *analysis = explaining->analysis;
  State start, nothing = {.step = NONE, .item = NONE, .ending = NONE, .talk = NONE};
  Result result = {.item = NONE};
  sim_start(scenario, 0, &start);
  sim_look_everywhere(scenario, &start);
  size_t at = (size_t)analysis->start * (size_t)explaining->words;
  put_state(explaining, &start, &explaining->may[at]);
  put_state(explaining, &start, &explaining->must[at]);
  for (int v = 0; v < scenario->var_count; v++) put_value(explaining, &start, v, &explaining->may[at]);
  explaining->met[analysis->start] = true;
  if (meets(explaining, &nothing, &start, &result, NULL))
    note(explaining, &explaining->may[at], &explaining->must[at], start.day, analysis->start, 0);
  explaining->found->on_best_line = explaining->found->reached;
}

static void follow_best_line(Explaining *explaining) {
  const Action *actions;
  int count = analysis_best_line(explaining->analysis, explaining->scratch, &actions);
  State state;
  sim_start(explaining->scenario, 0, &state);
  sim_look_everywhere(explaining->scenario, &state);
  for (int i = 0; i < count; i++) {
    State before = state;
    if (action_looks(&actions[i])) continue;
    if (sim_refuses(explaining->scenario, &state, &actions[i])) return;
    Result result = sim_step(explaining->scenario, &state, &actions[i]);
    sim_look_everywhere(explaining->scenario, &state);
    bool met = meets(explaining, &before, &state, &result, NULL) || takes_choice(explaining, &actions[i]);
    explaining->found->on_best_line = explaining->found->on_best_line || met;
  }
}

/* ---- what was found ---- */

static int compare_days(const void *a, const void *b) { return *(const Day *)a - *(const Day *)b; }

static const Often *often(const Explaining *explaining, int first, int count) {
  Often *list = arena_make_many(explaining->arena, Often, count);
  for (int i = 0; i < count; i++)
    list[i] = bits_has(explaining->all_must, first + i) ? OFTEN_ALWAYS : bits_has(explaining->all_may, first + i) ? OFTEN_SOMETIMES : OFTEN_NEVER;
  return list;
}

static void settle(Explaining *explaining) {
  const Scenario *scenario = explaining->scenario;
  const Places *layout = &explaining->layout;
  Explained *found = explaining->found;
  found->facts = often(explaining, 0, scenario->fact_count);
  found->pages = often(explaining, layout->pages, scenario->page_count);
  found->stamps = often(explaining, layout->stamps, scenario->stamp_count);
  found->promised = often(explaining, layout->promised, scenario->promise_count);
  found->kept = often(explaining, layout->kept, scenario->promise_count);
  uint64_t *values = arena_make_many(explaining->arena, uint64_t, scenario->var_count);
  for (int v = 0; v < scenario->var_count; v++)
    for (int i = 0; layout->value_at[v] != NONE && i <= scenario->vars[v].most - scenario->vars[v].least; i++)
      if (bits_has(explaining->all_may, layout->value_at[v] + i)) values[v] |= UINT64_C(1) << i;
  found->values = values;
  int choices = proof_count(explaining->analysis, THING_CHOICE);
  Often *open = arena_make_many(explaining->arena, Often, choices);
  for (int i = 0; i < choices; i++)
    open[i] = !explaining->open[i] ? OFTEN_NEVER : explaining->open[i] == explaining->asked[i] ? OFTEN_ALWAYS : OFTEN_SOMETIMES;
  found->choices = open;
  if (explaining->day_count > 1) qsort(explaining->days, explaining->day_count, sizeof *explaining->days, compare_days);
  found->days = explaining->days;
  found->day_count = (int)explaining->day_count;
}

const Explained *explain_thing(Arena *arena, Analysis *analysis, Thing thing, int index) {
  Arena *scratch = arena_new(0);
  Explaining explaining = {.arena = arena, .scratch = scratch, .analysis = analysis, .scenario = analysis->scenario, .thing = thing, .index = index};
  explaining.layout = make_layout(analysis->scenario);
  explaining.words = BITS_WORDS(explaining.layout.bits) + 1;
  size_t all = (size_t)analysis->node_count * (size_t)explaining.words;
  explaining.may = arena_make_many(scratch, uint64_t, all);
  explaining.must = arena_make_many(scratch, uint64_t, all);
  explaining.met = arena_make_many(scratch, bool, analysis->node_count);
  explaining.fewest = graph_mistakes(analysis, scratch);
  explaining.actions = arena_make_many(scratch, Action, CLASSES_MOST);
  explaining.here_may = arena_make_many(scratch, uint64_t, explaining.words);
  explaining.here_must = arena_make_many(scratch, uint64_t, explaining.words);
  explaining.all_may = arena_make_many(scratch, uint64_t, explaining.words);
  explaining.all_must = arena_make_many(scratch, uint64_t, explaining.words);
  explaining.open = arena_make_many(scratch, int, proof_count(analysis, THING_CHOICE));
  explaining.asked = arena_make_many(scratch, int, proof_count(analysis, THING_CHOICE));
  explaining.found = arena_make(arena, Explained);
  explaining.found->fewest_mistakes = UINT32_MAX;
  begin(&explaining);
  play_all(&explaining);
  follow_best_line(&explaining);
  settle(&explaining);
  arena_free(scratch);
  return explaining.found;
}
