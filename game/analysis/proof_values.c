/* What pays that should not, and what costs nothing that should: read off the values of best play on the graph. */
#include <string.h>

#include "analysis/proof.h"

#define NEAR_PERCENT 5
#define AXIS_PERCENT 15
#define FAR_MISTAKES 4

static Str points_text(Arena *arena, int64_t thousandths) {
  const char *sign = thousandths < 0 ? "-" : "";
  int64_t amount = thousandths < 0 ? -thousandths : thousandths;
  if (amount % 1000 == 0) return str_format(arena, "%s%lld", sign, (long long)(amount / 1000));
  return str_format(arena, "%s%lld.%03lld", sign, (long long)(amount / 1000), (long long)(amount % 1000));
}

/** Where an edge stands in the file: its answer, its question, or the step. */
static const Json *place_of_edge(const Analysis *analysis, uint32_t node, uint32_t e) {
  const Outcome *edge = graph_outcome(analysis, e);
  if (edge->item != NONE) {
    const Item *item = analysis->scenario->items[edge->item];
    bool chosen = edge->choice != NONE && edge->choice < item->choice_count;
    return chosen ? item->choices[edge->choice].json : item->json;
  }
  State state;
  graph_state(analysis, node, &state);
  return analysis->scenario->steps[state.step].json;
}

/* ---- best play with a violation; best points against best money ---- */

static void find_paying_violation(Proof *proof, const Analysis *analysis, Arena *scratch) {
  int32_t with = analysis_best_with_violations(analysis), without = analysis->best_earned.total;
  if (with <= without) return;
  uint32_t node = analysis->start;
  while (node != NO_NODE && !graph_ended(analysis, node)) {
    uint32_t e = value_best_edge(analysis, analysis->points_any, node);
    if (e == NO_NODE) return;
    if (graph_outcome(analysis, e)->violates) {
      proof_note(proof, FINDING_VIOLATION_PAYS, place_of_edge(analysis, node, e),
                 "the violation here pays off: %.*s points with it, %.*s without any", STR_ARG(points_text(scratch, with)),
                 STR_ARG(points_text(scratch, without)));
      return;
    }
    node = graph_edge(analysis, e).target;
  }
}

static void find_parting(Proof *proof, const Analysis *analysis, Arena *scratch) {
  if (analysis->points_of_best_money >= analysis->best_earned.total) return;
  uint32_t node = analysis->start;
  while (node != NO_NODE && !graph_ended(analysis, node)) {
    uint32_t e = value_best_edge(analysis, analysis->money_points, node);
    if (e == NO_NODE) return;
    Value value = value_edge(analysis, analysis->points, e);
    if (!value.known || value.first < value_of(analysis->points, node)->first) {
      proof_note(proof, FINDING_MONEY_DIFFERS, place_of_edge(analysis, node, e),
                 "most money and most points part here: %.*s recovered with %.*s points, %.*s with %.*s; no trainee can have both",
                 STR_ARG(money_text(scratch, value_of(analysis->money_points, analysis->start)->first)),
                 STR_ARG(points_text(scratch, analysis->points_of_best_money)), STR_ARG(money_text(scratch, analysis->best_earned.recovered_cents)),
                 STR_ARG(points_text(scratch, analysis->best_earned.total)));
      return;
    }
    node = graph_edge(analysis, e).target;
  }
}

/* ---- answers that cost nothing ---- */

/** What the worse answers to a question cost, as its first answer: the most that each ever does. */
typedef struct Loss {
  bool met, road; /* worse than another one open beside it; and leads elsewhere than that one */
  int64_t points; /* thousandths */
  Cents cents;
} Loss;

static bool same_way(const Effects *a, const Effects *b) {
  return a->to_step == b->to_step && a->to_end == b->to_end && a->advance.count == b->advance.count && a->advance.unit == b->advance.unit;
}

/** A road of its own takes time or ends the case, or answers a question that is worth as much as a road must cost. A wrong key on a call is none. */
static bool is_road(const Choice *choice, const Choice *best, int64_t least) {
  const Effects *effects = &choice->effects;
  if (same_way(effects, &best->effects)) return false;
  return effects->to_end != NONE || effects->advance.count != 0 || (effects->to_step != NONE && best->points >= least);
}

static void add_loss(const Analysis *analysis, uint32_t node, uint32_t e, Loss *loss) {
  const Values *values = graph_outcome(analysis, e)->violates ? analysis->points_any : analysis->points;
  Value after = value_edge(analysis, values, e), money = value_edge(analysis, analysis->money, e);
  int64_t points = after.known ? value_of(analysis->points, node)->first - after.first : INT64_MAX / 2;
  Cents cents = money.known ? value_of(analysis->money, node)->first - money.first : 0;
  loss->met = true;
  if (points > loss->points) loss->points = points;
  if (cents > loss->cents) loss->cents = cents;
}

/** The question of a node where one answer is picked for the first time, and the best paid answer that is open; NULL where none is. */
static const Item *picked_item(const Analysis *analysis, uint32_t node, const Choice **best) {
  const Item *item = NULL;
  *best = NULL;
  for (uint32_t e = graph_first(analysis, node); e < graph_first(analysis, node + 1); e++) {
    const Outcome *edge = graph_outcome(analysis, e);
    if (edge->item == NONE || edge->choice == NONE || !edge->first) return NULL;
    item = analysis->scenario->items[edge->item];
    if (item->kind != ITEM_CHOICES || item->many) return NULL;
    if (!*best || item->choices[edge->choice].points > (*best)->points) *best = &item->choices[edge->choice];
  }
  return item;
}

static Loss *find_losses(const Analysis *analysis, Arena *arena, int64_t near) {
  Loss *losses = arena_make_many(arena, Loss, proof_count(analysis, THING_CHOICE));
  for (uint32_t node = 0; node < analysis->node_count; node++) {
    const Choice *best;
    const Item *item = value_of(analysis->points, node)->known ? picked_item(analysis, node, &best) : NULL;
    if (!item) continue;
    for (uint32_t e = graph_first(analysis, node); e < graph_first(analysis, node + 1); e++) {
      const Choice *choice = &item->choices[graph_outcome(analysis, e)->choice];
      Loss *loss = &losses[proof_choice(analysis, item->index, graph_outcome(analysis, e)->choice)];
      if (choice->points >= best->points || graph_edge(analysis, e).target == NO_NODE) continue;
      loss->road = loss->road || is_road(choice, best, near);
      add_loss(analysis, node, e, loss);
    }
  }
  return losses;
}

static void find_free_answers(Proof *proof, const Analysis *analysis, Arena *scratch) {
  int32_t all = analysis->best_earned.total;
  int64_t near = ratio_floor((int64_t)NEAR_PERCENT * all, 1, 100);
  const Loss *losses = find_losses(analysis, scratch, near);
  for (int i = 0; i < analysis->scenario->item_count; i++)
    for (int c = 0; c < analysis->scenario->items[i]->choice_count; c++) {
      const Choice *choice = &analysis->scenario->items[i]->choices[c];
      const Loss *loss = &losses[proof_choice(analysis, i, c)];
      if (!loss->met || loss->cents > 0 || choice->effects.violation != NONE) continue;
      if (loss->points <= 0)
        proof_note(proof, FINDING_FREE, choice->json, "this wrong answer never costs a point or a cent");
      else if (loss->road && loss->points < near)
        proof_note(proof, FINDING_NEAR, choice->json,
                   "this wrong road never costs more than %.*s of %.*s points, and no money: under %d%% of the best",
                   STR_ARG(points_text(scratch, loss->points)), STR_ARG(points_text(scratch, all)), NEAR_PERCENT);
    }
}

/* ---- endings far from any sensible play ---- */

/* A queue of two ends, nodes without one more mistake in front. */
uint32_t *graph_mistakes(const Analysis *analysis, Arena *arena) {
  uint32_t count = analysis->node_count, *fewest = arena_make_many(arena, uint32_t, count);
  uint32_t *now = arena_make_many(arena, uint32_t, analysis->edge_count + 1), *next = arena_make_many(arena, uint32_t, analysis->edge_count + 1);
  size_t now_count = 0, next_count = 0;
  memset(fewest, 0xff, count * sizeof *fewest);
  fewest[analysis->start] = 0;
  now[now_count++] = analysis->start;
  for (uint32_t mistakes = 0; now_count > 0; mistakes++) {
    while (now_count > 0) {
      uint32_t node = now[--now_count];
      if (fewest[node] != mistakes) continue;
      for (uint32_t e = graph_first(analysis, node); e < graph_first(analysis, node + 1); e++) {
        uint32_t target = graph_edge(analysis, e).target;
        if (target == NO_NODE) continue;
        Value value = value_edge(analysis, analysis->points, e);
        uint32_t cost = mistakes + (value.known && value.first == value_of(analysis->points, node)->first ? 0 : 1);
        if (fewest[target] <= cost) continue;
        fewest[target] = cost;
        if (cost == mistakes)
          now[now_count++] = target;
        else
          next[next_count++] = target;
      }
    }
    uint32_t *swap = now;
    now = next;
    next = swap;
    now_count = next_count;
    next_count = 0;
  }
  return fewest;
}

static void find_far_endings(Proof *proof, const Analysis *analysis, Arena *scratch) {
  const uint32_t *fewest = graph_mistakes(analysis, scratch);
  for (uint32_t node = 0; node < analysis->node_count; node++) {
    if (!graph_ended(analysis, node) || fewest[node] == UINT32_MAX || fewest[node] < FAR_MISTAKES) continue;
    State state;
    graph_state(analysis, node, &state);
    const Ending *ending = &analysis->scenario->endings[state.ending];
    if (ending->json)
      proof_note(proof, FINDING_FAR_ENDING, ending->json,
                 "it takes %u answers worse than the best to end like this; hardly anybody who reads will see it", fewest[node]);
  }
}

static void find_thin_axes(Proof *proof, const Analysis *analysis, Arena *scratch) {
  const Earned *best = &analysis->best_earned;
  const Json *steps = json_member(analysis->scenario->root, STR("steps"));
  int64_t all = (int64_t)best->axis[AXIS_CODES] + best->axis[AXIS_TIMING] + best->axis[AXIS_OUTCOME];
  Buf thin = buf_new(scratch);
  for (int a = 0; a < AXIS_COUNT && all > 0; a++) {
    int percent = (int)ratio_floor((int64_t)best->axis[a] * 100, 1, all);
    if (percent < AXIS_PERCENT) buf_format(&thin, "%s%s has %d%%", thin.length ? ", " : "", axis_words[a], percent);
  }
  if (thin.length && steps)
    proof_note(proof, FINDING_AXIS, steps, "of the points of best play %.*s: a score on less than %d%% says little", STR_ARG(buf_str(&thin)),
               AXIS_PERCENT);
}

void proof_values(Proof *proof, const Analysis *analysis) {
  Arena *scratch = arena_new(0);
  find_paying_violation(proof, analysis, scratch);
  find_parting(proof, analysis, scratch);
  find_free_answers(proof, analysis, scratch);
  if (!proof_in_shift(proof)) {
    find_far_endings(proof, analysis, scratch);
    find_thin_axes(proof, analysis, scratch);
  }
  arena_free(scratch);
}
