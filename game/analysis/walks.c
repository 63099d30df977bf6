/* Random play over the graph that the search found: what comes of answering without reading, drawn many times with a fixed seed. */
#include <stdlib.h>

#include "analysis/proof.h"
#include "overturn/hash.h"

#define TURNS_MOST 2000

typedef struct Walked {
  int64_t points;
  Cents cents;
  bool violated;
  uint32_t end; /* NO_NODE: given up */
} Walked;

static Walked walk(const Analysis *analysis, Rng *rng) {
  Walked walked = {.end = NO_NODE};
  uint32_t node = analysis->start;
  for (int turn = 0; turn < TURNS_MOST; turn++) {
    uint32_t first = graph_first(analysis, node), count = graph_first(analysis, node + 1) - first;
    if (graph_ended(analysis, node)) walked.end = node;
    if (graph_ended(analysis, node) || !count) return walked;
    uint32_t e = first + (uint32_t)rng_below(rng, count), target = graph_edge(analysis, e).target;
    const Outcome *edge = graph_outcome(analysis, e);
    if (target == NO_NODE) return walked;
    walked.points += value_reward(analysis, edge->item, edge->first, edge->in_place, edge->paid, edge->most) +
                     value_recovered(analysis, edge->weight) - edge->violation_points;
    walked.cents += edge->cents;
    walked.violated = walked.violated || edge->violates;
    node = target;
  }
  return walked;
}

void walks_add(const Analysis *analysis, Arena *arena, int count, Walks *walks, WalkList *list) {
  Rng rng = {20000};
  Arena *scratch = arena_new(0);
  int *endings = arena_make_many(scratch, int, analysis->node_count); /* of a node, and one more; 0: not looked up yet */
  for (int i = 0; i < count; i++) {
    Walked walked = walk(analysis, &rng);
    int score = analysis_axis_score((int32_t)walked.points, analysis->best_earned.total);
    if (score == NONE) score = 0;
    size_t cents_count = list->count;
    arena_push(arena, list->cents, cents_count, list->cents_capacity, walked.cents);
    arena_push(arena, list->scores, list->count, list->capacity, score);
    walks->count++;
    walks->passed += score >= PASS_SCORE;
    walks->violated += walked.violated;
    walks->bins[score / 10]++;
    if (walked.end == NO_NODE) {
      walks->cut++;
      continue;
    }
    if (!endings[walked.end]) {
      State state;
      graph_state(analysis, walked.end, &state);
      endings[walked.end] = state.ending + 1;
    }
    walks->endings[endings[walked.end] - 1]++;
  }
  arena_free(scratch);
}

static int compare_ints(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }
static int compare_cents(const void *a, const void *b) {
  Cents left = *(const Cents *)a, right = *(const Cents *)b;
  return (left > right) - (left < right);
}

void walks_settle(Walks *walks, WalkList *list) {
  int64_t sum = 0;
  if (!list->count) return;
  qsort(list->scores, list->count, sizeof *list->scores, compare_ints);
  qsort(list->cents, list->count, sizeof *list->cents, compare_cents);
  for (size_t i = 0; i < list->count; i++) sum += list->scores[i];
  walks->score_mean = (int)(sum / (int64_t)list->count);
  for (size_t tenth = 0; tenth <= 10; tenth++) {
    size_t at = (list->count - 1) * tenth / 10;
    walks->score_tenths[tenth] = list->scores[at];
    walks->cents_tenths[tenth] = list->cents[at];
  }
}
