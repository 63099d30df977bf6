/*
 * The ways of bargaining that the rule is made to tell apart, as small players. They see what a trainee sees: our own figures, the facts held, and
 * what was said so far. If one of the tricks earned as much as the prepared conduct, the settings would teach the trick; so the checker plays them
 * all.
 */
#include <assert.h>
#include <string.h>

#include "sim/negotiation_rule.h"

const char *const negotiation_conduct_words[CONDUCT_COUNT] = {
    [CONDUCT_PREPARED] = "shrinking concessions with facts",
    [CONDUCT_BLUFF] = "the same with one bluff",
    [CONDUCT_GROWING] = "growing concessions with facts",
    [CONDUCT_NICKEL] = "one step at a time with facts",
    [CONDUCT_PATIENCE] = "patience spent to zero",
    [CONDUCT_RAISE] = "raising and conceding in turn",
    [CONDUCT_HOLD_FACTS] = "holding the opening with facts",
    [CONDUCT_NO_FACTS] = "shrinking concessions without facts",
    [CONDUCT_SPLIT] = "splitting the difference",
    [CONDUCT_HOLD] = "holding the opening without facts",
    [CONDUCT_ABSURD] = "absurd asks",
    [CONDUCT_FIRST_OFFER] = "the first offer",
};

static int least(int a, int b) { return a < b ? a : b; }
static int most(int a, int b) { return a > b ? a : b; }

typedef struct Player {
  const Negotiation *talk;
  const NegotiationState *state;
  NegotiationHolds holds;
  const void *context;
} Player;

static bool allowed(const Player *player, const NegotiationAct *act) {
  return negotiation_refuses(player->talk, player->state, act, player->holds, player->context) == NULL;
}

/* The strongest fact that is held and has not been said. */
static int next_fact(const Player *player) {
  int best = -1;
  for (int i = 0; i < player->talk->facts.count; i++) {
    const NegotiationFact *fact = rule_fact(player->talk, i);
    bool open = !(player->state->facts_played >> i & 1u) && (player->holds == NULL || player->holds(player->context, fact->fact));
    if (open && fact->moves > 0 && (best < 0 || fact->moves > rule_fact(player->talk, best)->moves)) best = i;
  }
  return best;
}

/* The first move of that kind not yet made, free of patience unless it is a bluff. */
static bool find_move(const Player *player, NegotiationMoveKind kind, NegotiationAct *act) {
  for (int i = 0; i < player->talk->moves.count; i++) {
    const NegotiationMove *move = rule_move(player->talk, i);
    *act = (NegotiationAct){.kind = ACT_MOVE, .fact = -1, .move = (int8_t)i};
    bool unused = !(player->state->moves_used >> i & 1u);
    if ((int)kind == move->kind && unused && (kind == MOVE_BLUFF || move->patience >= 0) && allowed(player, act)) return true;
  }
  return false;
}

/* Each term at the level that is worth most to us, where it is worth more than the level at the start and may be asked for. */
static void wanted_terms(const Player *player, NegotiationAct *act) {
  for (int i = 0; i < player->talk->terms.count; i++) {
    const NegotiationTerm *term = rule_term(player->talk, i);
    uint32_t said = player->state->facts_played | (act->fact >= 0 ? UINT32_C(1) << act->fact : 0);
    act->levels[i] = (int8_t)term->starts;
    if (term->by != 0 || (term->needs_facts & ~said)) continue;
    for (int at = 0; at < term->levels.count; at++) {
      const NegotiationLevel *level = rule_level(term, at), *so_far = rule_level(term, act->levels[i]);
      if (level->points >= so_far->points && level->worth_cents >= so_far->worth_cents) act->levels[i] = (int8_t)at;
    }
  }
}

/* Two fifths of the way to the target, each less than the one before it while that is more than one. */
static int shrinking(const Player *player) {
  int way = player->state->last_price - player->talk->steps.target;
  int concession = most(1, (2 * way + 4) / 5);
  int before = player->state->previous_concession;
  return before < 0 ? concession : least(concession, most(1, before - 1));
}

static int next_price(const Player *player, NegotiationConduct conduct) {
  const NegotiationState *state = player->state;
  int last = state->last_price, before = state->previous_concession;
  int offered = negotiation_offer(player->talk, state, NULL);
  switch (conduct) {
  case CONDUCT_GROWING: return last - (before < 0 ? 2 : 2 * before);
  case CONDUCT_NICKEL: return last - 1;
  case CONDUCT_RAISE: return state->round % 2 == 1 ? last + 5 : last - 10;
  case CONDUCT_SPLIT: return offered + (last - offered) / 2;
  default: return last - shrinking(player);
  }
}

static NegotiationAct next_round(const Player *player, NegotiationConduct conduct) {
  static const bool without_facts[CONDUCT_COUNT] = {
      [CONDUCT_NO_FACTS] = true, [CONDUCT_SPLIT] = true, [CONDUCT_HOLD] = true, [CONDUCT_ABSURD] = true};
  const NegotiationState *state = player->state;
  NegotiationAct act = {.kind = ACT_OFFER, .move = -1, .fact = -1};
  if (!without_facts[conduct]) act.fact = (int8_t)next_fact(player);
  wanted_terms(player, &act);
  bool first = state->last_ask == NEGOTIATION_NO_ASK;
  bool holds = conduct == CONDUCT_HOLD || conduct == CONDUCT_HOLD_FACTS || (conduct == CONDUCT_PATIENCE && act.fact < 0);
  if (!first && holds)
    act.kind = ACT_HOLD;
  else
    act.ask = (int16_t)(first ? player->talk->steps.open : next_price(player, conduct));
  if (conduct == CONDUCT_ABSURD) act.ask = (int16_t)(player->talk->steps.credible + most(1, negotiation_cost(player->talk, act.levels)));
  bool below = act.kind == ACT_OFFER && act.ask <= negotiation_offer(player->talk, state, NULL);
  if (below) act.kind = ACT_ACCEPT;
  return act;
}

NegotiationAct negotiation_conduct_act(const Negotiation *talk, const NegotiationState *state, NegotiationConduct conduct, NegotiationHolds holds,
                                       const void *context) {
  assert(state->end == NEGOTIATION_OPEN);
  Player player = {talk, state, holds, context};
  NegotiationAct act = {.kind = ACT_ACCEPT, .fact = -1, .move = -1};
  if (conduct == CONDUCT_FIRST_OFFER || state->final) return act;
  bool busy = conduct == CONDUCT_PREPARED || conduct == CONDUCT_BLUFF || conduct == CONDUCT_GROWING || conduct == CONDUCT_NICKEL ||
              conduct == CONDUCT_PATIENCE || conduct == CONDUCT_RAISE;
  if (busy && (find_move(&player, MOVE_LEVERAGE, &act) || find_move(&player, MOVE_SUPERVISOR, &act))) return act;
  if (conduct == CONDUCT_BLUFF && state->round == talk->rounds / 2 && find_move(&player, MOVE_BLUFF, &act)) return act;
  act = next_round(&player, conduct);
  if (allowed(&player, &act)) return act;
  return (NegotiationAct){.kind = ACT_ACCEPT, .fact = -1, .move = -1};
}
