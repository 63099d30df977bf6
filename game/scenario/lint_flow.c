/* How steps follow each other, as written: events that lead back, and files in which no answer rests on a paper. */
#include "scenario/lint.h"

/* ---- the graph of steps ---- */

typedef struct Walk {
  const Scenario *scenario;
  bool *seen;
  int *queue;
  int count;
} Walk;

static void walk_to(Walk *walk, int step) {
  if (step == NONE || walk->seen[step]) return;
  walk->seen[step] = true;
  walk->queue[walk->count++] = step;
}

static void walk_on(Walk *walk, const Step *step) {
  walk_to(walk, step->otherwise);
  walk_to(walk, step->leave.to_step);
  for (int i = 0; i < step->next_count; i++) walk_to(walk, step->next[i].to_step);
  for (int i = 0; i < step->wait_count; i++) walk_to(walk, walk->scenario->events[step->wait_for[i]].effects.to_step);
  for (int i = 0; i < step->item_count; i++) {
    const Item *item = &step->items[i];
    walk_to(walk, item->effects.to_step);
    for (int c = 0; c < item->choice_count; c++) walk_to(walk, item->choices[c].effects.to_step);
    for (int m = 0; m < item->mistake_count; m++) walk_to(walk, item->mistakes[m].effects.to_step);
  }
  if (!step->talk) return;
  const int outs[] = {step->talk->out.deal, step->talk->out.walk, step->talk->out.refused, step->talk->out.hung_up};
  for (int i = 0; i < 4; i++) walk_to(walk, outs[i]);
}

/** How many steps can follow `from` without an event that nobody waits for. */
static int reach_of(Lint *lint, int from) {
  const Scenario *scenario = lint->scenario;
  Walk walk = {scenario, arena_make_many(lint->arena, bool, scenario->step_count), arena_make_many(lint->arena, int, scenario->step_count), 0};
  walk_to(&walk, from);
  for (int at = 0; at < walk.count; at++) walk_on(&walk, &scenario->steps[walk.queue[at]]);
  return walk.count;
}

#define FEWEST_STEPS 8
#define MOST_REACHED_PERCENT 75

/** What a step waits for leads on and not back. */
static bool is_awaited(const Scenario *scenario, int event) {
  for (int i = 0; i < scenario->step_count; i++)
    for (int k = 0; k < scenario->steps[i].wait_count; k++)
      if (scenario->steps[i].wait_for[k] == event) return true;
  return false;
}

static void tell_events_back(Lint *lint) {
  const Scenario *scenario = lint->scenario;
  int all = 0;
  for (int i = 0; i < scenario->event_count; i++) {
    const Event *event = &scenario->events[i];
    if (event->effects.to_step == NONE || scenario->step_count < FEWEST_STEPS || is_awaited(scenario, i)) continue;
    if (!all) all = reach_of(lint, scenario->start);
    int reached = reach_of(lint, event->effects.to_step);
    if (reached * 100 > all * MOST_REACHED_PERCENT)
      lint_tell(lint, "A880", json_place(event->json, "goto"),
                "from there %d of the %d steps can be played again; let an event lead to a step of its own, and on to what is left", reached, all);
  }
}

/* ---- support ---- */

#define POINTS_THAT_COUNT 3000
#define FEWEST_UNSUPPORTED 4

static void tell_unsupported(Lint *lint) {
  const Scenario *scenario = lint->scenario;
  int count = 0;
  for (int i = 0; i < scenario->item_count; i++) count += scenario->items[i]->kind == ITEM_CHOICES && scenario->items[i]->points >= POINTS_THAT_COUNT;
  for (int i = 0; i < scenario->fact_count; i++)
    if (lint_has(lint->uses.facts, i)) return;
  if (count >= FEWEST_UNSUPPORTED)
    lint_tell(lint, "A881", json_place(scenario->root, "steps"),
              "none of the %d questions asks for a finding, so all can be answered without opening a paper; give right answers \"needs\"", count);
}

void lint_flow(Lint *lint) {
  tell_events_back(lint);
  tell_unsupported(lint);
}
