/*
 * What the amounts of a negotiation mean: steps, costs, worth, and the two ends of the scale that a close is scored on.
 *
 * It stands here and not with the rule in sim/ because the checks on a file need it, and because the scale is the same at every close: it is
 * worked out once, when the file is read.
 */
#include <assert.h>
#include <string.h>

#include "overturn/negotiation.h"

static int64_t toward_us(const Negotiation *talk) { return talk->better == 0 ? 1 : -1; }

bool negotiation_steps(const Negotiation *talk, Cents amount, int *steps, Cents *nearest) {
  assert(talk->step > 0);
  int64_t away = (amount - talk->opening) * toward_us(talk);
  int64_t whole = ratio_floor(2 * away + talk->step, 1, 2 * talk->step);
  *steps = (int)(whole < -INT16_MAX ? -INT16_MAX : whole > INT16_MAX ? INT16_MAX : whole);
  *nearest = talk->opening + whole * talk->step * toward_us(talk);
  return *nearest == amount;
}

Cents negotiation_amount(const Negotiation *talk, int steps) { return talk->opening + steps * talk->step * toward_us(talk); }

static const NegotiationTerm *terms_of(const Negotiation *talk) { return talk->terms.at; }
static const NegotiationLevel *levels_of(const NegotiationTerm *term) { return term->levels.at; }

int negotiation_cost(const Negotiation *talk, const int8_t *levels) {
  int cost = 0;
  const NegotiationTerm *terms = terms_of(talk);
  for (int i = 0; i < talk->terms.count; i++) {
    const NegotiationLevel *rungs = levels_of(&terms[i]);
    cost += rungs[levels[i]].cost_steps - rungs[terms[i].starts].cost_steps;
  }
  return cost;
}

Cents negotiation_worth(const Negotiation *talk, int steps, const int8_t *levels) {
  Cents worth = money_ratio(negotiation_amount(talk, steps), talk->worth_per_unit, 100) * toward_us(talk);
  const NegotiationTerm *terms = terms_of(talk);
  for (int i = 0; i < talk->terms.count; i++) worth += levels_of(&terms[i])[levels[i]].worth_cents;
  return worth;
}

Cents negotiation_no_deal_worth(const Negotiation *talk) { return talk->no_deal_value - talk->no_deal_cost; }

static int16_t steps_of(const Negotiation *talk, Cents amount) {
  int steps;
  Cents nearest;
  negotiation_steps(talk, amount, &steps, &nearest);
  return (int16_t)steps;
}

static void prepare_steps(Negotiation *talk) {
  talk->steps = (NegotiationSteps){
      .open = steps_of(talk, talk->our_open),
      .target = steps_of(talk, talk->our_target),
      .walk_away = steps_of(talk, talk->our_walk_away),
      .authority = steps_of(talk, talk->our_authority),
      .limit = steps_of(talk, talk->limit),
      .reach = steps_of(talk, talk->reach),
      .alone = steps_of(talk, talk->alone),
      .credible = steps_of(talk, talk->credible),
  };
}

/* Their limit with every fact that helps said (one a round, so no more than there are rounds) and every leverage used. */
static int highest_base(const Negotiation *talk) {
  int base = talk->steps.limit;
  const NegotiationFact *facts = talk->facts.at;
  for (int round = 0; round < talk->rounds && round < talk->bounds.best_fact_count; round++) base += facts[talk->bounds.best_facts[round]].moves;
  const NegotiationMove *moves = talk->moves.at;
  for (int i = 0; i < talk->moves.count; i++) base += moves[i].kind == MOVE_LEVERAGE && moves[i].moves > 0 ? moves[i].moves : 0;
  return base;
}

static int highest_price(const Negotiation *talk) {
  const NegotiationMove *moves = talk->moves.at;
  for (int i = 0; i < talk->moves.count; i++) {
    if (moves[i].kind == MOVE_SUPERVISOR) return talk->steps.reach;
  }
  return talk->steps.alone < talk->steps.reach ? talk->steps.alone : talk->steps.reach;
}

/* Goes to the next combination of levels. @return false after the last. */
static bool next_levels(const Negotiation *talk, int8_t *levels) {
  const NegotiationTerm *terms = terms_of(talk);
  for (int i = 0; i < talk->terms.count; i++) {
    if (++levels[i] < terms[i].levels.count) return true;
    levels[i] = 0;
  }
  return false;
}

/* ---- what a search asks ---- */

static void order_facts(const Negotiation *talk, NegotiationBounds *bounds) {
  const NegotiationFact *facts = talk->facts.at;
  for (int i = 0; i < talk->facts.count; i++) {
    if (facts[i].moves <= 0) continue;
    int at = bounds->best_fact_count++;
    for (; at > 0 && facts[bounds->best_facts[at - 1]].moves < facts[i].moves; at--) bounds->best_facts[at] = bounds->best_facts[at - 1];
    bounds->best_facts[at] = (int8_t)i;
  }
}

static void sort_moves(const Negotiation *talk, NegotiationBounds *bounds) {
  const NegotiationMove *moves = talk->moves.at;
  for (int i = 0; i < talk->moves.count; i++) {
    if (moves[i].moves > 0) bounds->pushes |= UINT32_C(1) << i;
    if (moves[i].kind == MOVE_SUPERVISOR) bounds->supervisors |= UINT32_C(1) << i;
    if (moves[i].patience < 0 || moves[i].again_patience < 0) bounds->patience_spent = true;
  }
}

/* The dearest and the cheapest that the terms together can be. */
static void find_cost_range(const Negotiation *talk, NegotiationBounds *bounds) {
  for (int i = 0; i < talk->terms.count; i++) {
    const NegotiationTerm *term = &terms_of(talk)[i];
    int start = levels_of(term)[term->starts].cost_steps, low = start, high = start;
    for (int at = 0; at < term->levels.count; at++) {
      int cost = levels_of(term)[at].cost_steps;
      if (cost < low) low = cost;
      if (cost > high) high = cost;
    }
    bounds->lowest_cost = (int16_t)(bounds->lowest_cost + low - start);
    bounds->highest_cost = (int16_t)(bounds->highest_cost + high - start);
  }
}

static NegotiationPackage package_of(const Negotiation *talk, Cents step_worth, const int8_t *levels) {
  NegotiationPackage package = {.cost = (int16_t)negotiation_cost(talk, levels)};
  memcpy(package.levels, levels, sizeof package.levels);
  for (int i = 0; i < talk->terms.count; i++) {
    const NegotiationTerm *term = &terms_of(talk)[i];
    const NegotiationLevel *level = &levels_of(term)[levels[i]];
    if (levels[i] != term->starts) package.needs |= term->needs_facts;
    package.points += level->points;
    package.worth += level->worth_cents;
    package.scored += level->worth_cents;
    int saved = levels_of(term)[term->levels.count - 1].cost_steps - level->cost_steps;
    if (term->owed.length > 0 && saved > 0) package.scored -= saved * step_worth;
  }
  return package;
}

static void prepare_bounds(Negotiation *talk) {
  NegotiationBounds *bounds = &talk->bounds;
  int8_t levels[NEGOTIATION_MOST_TERMS] = {0};
  *bounds = (NegotiationBounds){.step_worth = money_ratio(talk->step, talk->worth_per_unit, 100)};
  order_facts(talk, bounds);
  sort_moves(talk, bounds);
  find_cost_range(talk, bounds);
  do {
    bounds->packages[bounds->package_count++] = package_of(talk, bounds->step_worth, levels);
  } while (bounds->package_count < NEGOTIATION_MOST_PACKAGES && next_levels(talk, levels));
}

static int32_t most_points(const Negotiation *talk) {
  int32_t points = talk->points;
  for (int i = 0; i < talk->terms.count; i++) {
    const NegotiationTerm *term = &terms_of(talk)[i];
    int32_t best = levels_of(term)[0].points;
    for (int at = 1; at < term->levels.count; at++) best = levels_of(term)[at].points > best ? levels_of(term)[at].points : best;
    points += best;
  }
  return points > 0 ? points : 0;
}

void negotiation_prepare(Negotiation *talk) {
  prepare_steps(talk);
  prepare_bounds(talk);
  talk->most_points = most_points(talk);
  int base = highest_base(talk);
  int price = highest_price(talk);
  int8_t levels[NEGOTIATION_MOST_TERMS] = {0};
  bool any = false;
  do {
    int left = base - negotiation_cost(talk, levels);
    if (left < 0) continue;
    Cents worth = negotiation_worth(talk, left < price ? left : price, levels);
    if (!any || worth > talk->ceiling_cents) talk->ceiling_cents = worth;
    any = true;
  } while (next_levels(talk, levels));

  int8_t starts[NEGOTIATION_MOST_TERMS] = {0};
  for (int i = 0; i < talk->terms.count; i++) starts[i] = (int8_t)terms_of(talk)[i].starts;
  talk->steps.highest = (int16_t)(base < price ? base : price);
  Cents walk_away = negotiation_worth(talk, talk->steps.walk_away, starts);
  Cents no_deal = negotiation_no_deal_worth(talk);
  talk->zero_cents = walk_away > no_deal ? walk_away : no_deal;
  talk->walking_is_best = !any || talk->ceiling_cents <= no_deal || talk->ceiling_cents < walk_away;
}
