/*
 * What the amounts of a negotiation mean: steps, costs, worth, and the two ends of the scale that a close is scored on.
 *
 * It stands here and not with the rule in sim/ because the checks on a file need it, and because the scale is the same at every close: it is
 * worked out once, when the file is read.
 */
#include <assert.h>

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
  uint32_t said = 0;
  for (int round = 0; round < talk->rounds; round++) {
    int best = -1;
    for (int i = 0; i < talk->facts.count; i++) {
      if (!(said >> i & 1u) && facts[i].moves > 0 && (best < 0 || facts[i].moves > facts[best].moves)) best = i;
    }
    if (best < 0) break;
    said |= UINT32_C(1) << best;
    base += facts[best].moves;
  }
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
