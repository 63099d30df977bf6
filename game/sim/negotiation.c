/*
 * The representative's rule, as overturn/negotiation.h states it: one round is one call of play_round(), and everything else only asks what it
 * needs or changes what a move changes.
 *
 * Only whole numbers take part, nothing is allocated, and what can be worked out from the state is not kept in it: a search compares and copies
 * these states by the million.
 */
#include <assert.h>
#include <string.h>

#include "sim/negotiation_rule.h"

const Str negotiation_texts[ANSWER_COUNT] = {
    [ANSWER_MOVED] = STR_INIT("I can go to {offer}."),
    [ANSWER_MOVED_LITTLE] = STR_INIT("There is not much left here. {offer}."),
    [ANSWER_HELD] = STR_INIT("We are still at {offer}."),
    [ANSWER_NOT_AN_OFFER] = STR_INIT("I cannot take that figure to anyone. We are at {offer}."),
    [ANSWER_RAISED] = STR_INIT("You asked for less a moment ago. We are at {offer}."),
    [ANSWER_FINAL] = STR_INIT("{offer} is our final offer."),
    [ANSWER_DEAL] = STR_INIT("Agreed, {offer}."),
    [ANSWER_WALKED] = STR_INIT("Then we leave it there for now."),
    [ANSWER_REFUSED] = STR_INIT("That was our last word. We close this without an agreement."),
    [ANSWER_HUNG_UP] = STR_INIT("I am ending this call."),
    [ANSWER_MOVE] = STR_INIT(""),
};

static int least(int a, int b) { return a < b ? a : b; }
static int most(int a, int b) { return a > b ? a : b; }

int rule_base(const Negotiation *talk, const NegotiationState *state) {
  int base = talk->steps.limit;
  for (uint32_t said = state->facts_played; said; said &= said - 1) base += rule_fact(talk, __builtin_ctz(said))->moves;
  for (uint32_t used = state->moves_used; used; used &= used - 1) base += rule_move(talk, __builtin_ctz(used))->moves;
  return base;
}

int rule_cap(const Negotiation *talk, const NegotiationState *state) {
  return state->lifted ? talk->steps.reach : least(talk->steps.reach, talk->steps.alone);
}

int negotiation_limit(const Negotiation *talk, const NegotiationState *state, const int8_t *levels) {
  return least(rule_cap(talk, state), rule_base(talk, state) - negotiation_cost(talk, levels));
}

static void start_levels(const Negotiation *talk, int8_t *levels) {
  memset(levels, 0, NEGOTIATION_MOST_TERMS);
  for (int i = 0; i < talk->terms.count; i++) levels[i] = (int8_t)rule_term(talk, i)->starts;
}

int negotiation_offer(const Negotiation *talk, const NegotiationState *state, int8_t *levels) {
  int cost = negotiation_cost(talk, state->levels);
  bool covered = state->offer >= cost;
  if (levels != NULL && covered) memcpy(levels, state->levels, NEGOTIATION_MOST_TERMS);
  if (levels != NULL && !covered) start_levels(talk, levels);
  if (state->end == NEGOTIATION_DEAL) return state->deal;
  return covered ? least(rule_cap(talk, state), state->offer - cost) : 0;
}

bool negotiation_beyond_authority(const Negotiation *talk, const NegotiationState *state, int price) {
  return !state->signed_off && price < talk->steps.authority;
}

bool negotiation_terms_open(const Negotiation *talk, const NegotiationState *state, const int8_t *levels, int fact) {
  uint32_t said = state->facts_played | (fact >= 0 ? UINT32_C(1) << fact : 0);
  for (int i = 0; i < talk->terms.count; i++) {
    const NegotiationTerm *term = rule_term(talk, i);
    if (levels[i] != term->starts && (term->needs_facts & ~said)) return false;
  }
  return true;
}

void negotiation_start(const Negotiation *talk, NegotiationState *state) {
  memset(state, 0, sizeof *state);
  state->last_ask = NEGOTIATION_NO_ASK;
  state->last_price = NEGOTIATION_NO_ASK;
  state->previous_concession = -1;
  state->patience = (int8_t)talk->patience;
  state->started = 1;
  start_levels(talk, state->levels);
}

/* ---- how it ends ---- */

int32_t negotiation_points(const Negotiation *talk, int price, const int8_t *levels) {
  if (talk->walking_is_best) return 0;
  int saved = 0;
  int32_t points = 0;
  for (int i = 0; i < talk->terms.count; i++) {
    const NegotiationTerm *term = rule_term(talk, i);
    const NegotiationLevel *level = rule_level(term, levels[i]);
    points += level->points;
    if (term->owed.length > 0) saved += most(0, rule_level(term, term->levels.count - 1)->cost_steps - level->cost_steps);
  }
  Cents worth = negotiation_worth(talk, price - saved, levels);
  if (worth < talk->zero_cents) return 0;
  if (worth >= talk->ceiling_cents)
    points += talk->points;
  else
    points += (int32_t)ratio_floor(talk->points, worth - talk->zero_cents, talk->ceiling_cents - talk->zero_cents);
  return most(points, 0);
}

static bool gives_right_away(const Negotiation *talk, const int8_t *levels) {
  for (int i = 0; i < talk->terms.count; i++) {
    const NegotiationTerm *term = rule_term(talk, i);
    if (term->owed.length > 0 && levels[i] != term->levels.count - 1) return true;
  }
  return false;
}

static void close_deal(NegotiationState *state, int price, const int8_t *levels) {
  state->deal = (int16_t)price;
  state->end = NEGOTIATION_DEAL;
  if (levels != state->levels) memcpy(state->levels, levels, NEGOTIATION_MOST_TERMS);
}

/* What the end is worth, once the state is at it. */
static void tell_end(const Negotiation *talk, const NegotiationState *state, NegotiationReply *reply) {
  static const NegotiationAnswer answers[] = {[NEGOTIATION_DEAL] = ANSWER_DEAL,
                                              [NEGOTIATION_WALKED] = ANSWER_WALKED,
                                              [NEGOTIATION_REFUSED] = ANSWER_REFUSED,
                                              [NEGOTIATION_HUNG_UP] = ANSWER_HUNG_UP};
  reply->answer = answers[state->end];
  if (state->end != NEGOTIATION_DEAL) {
    reply->worth_cents = negotiation_no_deal_worth(talk);
    reply->points = talk->walking_is_best && state->end != NEGOTIATION_HUNG_UP ? talk->points : 0;
    return;
  }
  reply->beyond_authority = negotiation_beyond_authority(talk, state, state->deal);
  if (reply->beyond_authority) reply->violation = talk->beyond_authority_violation;
  reply->right_given_away = gives_right_away(talk, state->levels);
  reply->points = negotiation_points(talk, state->deal, state->levels);
  reply->worth_cents = negotiation_worth(talk, state->deal, state->levels);
}

/* Changes patience, never above what they started with. @return false when that ended the talking: final, or hung up. */
static bool add_patience(const Negotiation *talk, NegotiationState *state, int change, NegotiationReply *reply) {
  int before = state->patience;
  state->patience = (int8_t)least(before + change, most(before, talk->patience));
  reply->patience = (int8_t)(reply->patience + state->patience - before);
  if (state->patience > 0) return true;
  if (state->final) return false;
  state->final = 1;
  reply->answer = ANSWER_FINAL;
  if (state->patience <= NEGOTIATION_HANGS_UP) state->end = NEGOTIATION_HUNG_UP;
  return false;
}

/* ---- one round ---- */

typedef struct Ask {
  int price;
  const int8_t *levels;
  int fact; /* -1 none */
  bool silent;
} Ask;

enum { LITTLE = 2 };

/* The round ends the talking or goes on; what is on the table moves only when it goes on. */
static void answer_round(const Negotiation *talk, NegotiationState *state, const Ask *ask, int package, int fact_steps, NegotiationReply *reply) {
  bool first = state->last_ask == NEGOTIATION_NO_ASK;
  int concession = first ? 0 : most(0, state->last_ask - package);
  reply->concession = (int16_t)concession;
  bool held = !first && concession == 0;
  bool free_silence = ask->silent && !state->silence_used;
  if (ask->silent) state->silence_used = 1;
  if (held && fact_steps == 0 && !free_silence && !add_patience(talk, state, -1, reply)) return;

  RuleMove rule = rule_of_move(state, concession, fact_steps);
  int target = least(negotiation_limit(talk, state, ask->levels) + negotiation_cost(talk, ask->levels), least(package, state->last_ask));
  int move = most(0, least((target - state->offer) * rule.rate / 10, rule.room));
  state->offer = (int16_t)(state->offer + move);
  state->last_ask = (int16_t)least(package, state->last_ask);
  state->last_price = (int16_t)ask->price;
  if (concession > 0) state->previous_concession = (int16_t)concession;
  if (ask->levels != state->levels) memcpy(state->levels, ask->levels, NEGOTIATION_MOST_TERMS);
  reply->moved = (int16_t)move;
  reply->answer = move > LITTLE ? ANSWER_MOVED : move > 0 ? ANSWER_MOVED_LITTLE : ANSWER_HELD;
}

static void play_round(const Negotiation *talk, NegotiationState *state, const Ask *ask, NegotiationReply *reply) {
  int fact_steps = 0;
  if (ask->fact >= 0) {
    state->facts_played |= UINT32_C(1) << ask->fact;
    fact_steps = most(0, rule_fact(talk, ask->fact)->moves);
    reply->say = rule_fact(talk, ask->fact)->say;
  }
  state->round++;
  reply->before = state->previous_concession;

  int cost = negotiation_cost(talk, ask->levels);
  int package = ask->price + cost;
  int offered = least(rule_cap(talk, state), state->offer - cost);
  if (ask->price <= offered) {
    reply->underbid = ask->price < offered;
    close_deal(state, offered, ask->levels);
    return;
  }
  bool above = package > state->last_ask;
  bool raised = above && ask->price > state->last_price;
  if (least(ask->price, package) > talk->steps.credible || raised) {
    reply->not_an_offer = true;
    reply->answer = raised ? ANSWER_RAISED : ANSWER_NOT_AN_OFFER;
    add_patience(talk, state, -2, reply);
  } else if (!above && ask->price <= negotiation_limit(talk, state, ask->levels) && ask->price - offered <= talk->margin_steps) {
    close_deal(state, ask->price, ask->levels);
    return;
  } else {
    answer_round(talk, state, ask, least(package, talk->steps.credible), fact_steps, reply);
  }
  if (state->end == NEGOTIATION_OPEN && !state->final && state->round >= talk->rounds) {
    state->final = 1;
    reply->answer = ANSWER_FINAL;
  }
}

/* ---- moves ---- */

static void use_move(const Negotiation *talk, NegotiationState *state, int place, NegotiationReply *reply) {
  const NegotiationMove *move = rule_move(talk, place);
  bool again = state->moves_used >> place & 1u;
  state->moves_used |= UINT32_C(1) << place;
  reply->answer = ANSWER_MOVE;
  reply->say = move->say;
  reply->reveals = move->reveals;
  reply->violation = move->violation;
  bool talking = add_patience(talk, state, again && move->once ? move->again_patience : move->patience, reply);
  switch (move->kind) {
  case MOVE_SUPERVISOR: state->lifted = talking; break; /* where patience ends, nothing moves */
  case MOVE_SIGN_OFF: state->signed_off = 1; break;
  case MOVE_PAUSE:
    reply->advance = move->advance;
    if (talk->if_passed == 1) state->offer = 0;
    break;
  case MOVE_SILENCE:
    if (talking) {
      play_round(talk, state, &(Ask){.price = state->last_price, .levels = state->levels, .fact = -1, .silent = true}, reply);
      if (move->say.length > 0) reply->say = move->say;
    }
    break;
  default: break;
  }
}

static const char *refuses_move(const Negotiation *talk, const NegotiationState *state, int place) {
  if (place < 0 || place >= talk->moves.count) return "There is no such move.";
  const NegotiationMove *move = rule_move(talk, place);
  bool used = state->moves_used >> place & 1u;
  if (used && move->once && !move->has_again) return "That has been done once.";
  if (used && (move->kind == MOVE_SUPERVISOR || move->kind == MOVE_SIGN_OFF)) return "That has been done already.";
  if (move->needs_any_facts != 0 && !(move->needs_any_facts & state->facts_played)) return "Give a reason first: say a fact that supports it.";
  if (state->final && (move->kind == MOVE_SILENCE || move->kind == MOVE_LEVERAGE || move->kind == MOVE_BLUFF || move->kind == MOVE_SUPERVISOR)) {
    return "Their offer is final: accept it or walk away.";
  }
  if (move->kind == MOVE_SILENCE && state->last_ask == NEGOTIATION_NO_ASK) return "Ask for something first.";
  return NULL;
}

static const char *refuses_round(const Negotiation *talk, const NegotiationState *state, const NegotiationAct *act, NegotiationHolds holds,
                                 const void *context) {
  if (state->final) return "Their offer is final: accept it or walk away.";
  if (act->fact < -1 || act->fact >= talk->facts.count) return "There is no such fact.";
  if (act->fact >= 0) {
    if (state->facts_played >> act->fact & 1u) return "That fact has been said.";
    if (holds != NULL && !holds(context, rule_fact(talk, act->fact)->fact)) return "That fact is not among your evidence.";
  }
  if (act->kind == ACT_HOLD) return state->last_ask == NEGOTIATION_NO_ASK ? "Ask for something first." : NULL;
  if (act->ask < -NEGOTIATION_MOST_STEPS || act->ask > 2 * NEGOTIATION_MOST_STEPS) return "That amount is out of range.";
  for (int i = 0; i < talk->terms.count; i++) {
    if (act->levels[i] < 0 || act->levels[i] >= rule_term(talk, i)->levels.count) return "There is no such term.";
  }
  if (!negotiation_terms_open(talk, state, act->levels, act->fact)) return "Give a reason first: say the fact that supports this term.";
  return NULL;
}

const char *negotiation_refuses(const Negotiation *talk, const NegotiationState *state, const NegotiationAct *act, NegotiationHolds holds,
                                const void *context) {
  if (!state->started) return "The talk has not begun.";
  if (state->end != NEGOTIATION_OPEN) return "The talk is over.";
  switch (act->kind) {
  case ACT_OFFER:
  case ACT_HOLD: return refuses_round(talk, state, act, holds, context);
  case ACT_MOVE: return refuses_move(talk, state, act->move);
  default: return NULL;
  }
}

/* What becomes of the talk; what its end is worth is told by tell_end(). */
static void do_act(const Negotiation *talk, NegotiationState *state, const NegotiationAct *act, NegotiationReply *reply) {
  assert(state->end == NEGOTIATION_OPEN);
  int8_t levels[NEGOTIATION_MOST_TERMS] = {0};
  switch (act->kind) {
  case ACT_OFFER:
    memcpy(levels, act->levels, (size_t)talk->terms.count);
    play_round(talk, state, &(Ask){.price = act->ask, .levels = levels, .fact = act->fact}, reply);
    break;
  case ACT_HOLD: play_round(talk, state, &(Ask){.price = state->last_price, .levels = state->levels, .fact = act->fact}, reply); break;
  case ACT_MOVE: use_move(talk, state, act->move, reply); break;
  case ACT_ACCEPT: {
    int price = negotiation_offer(talk, state, levels);
    close_deal(state, price, levels);
    break;
  }
  case ACT_WALK: state->end = state->final ? NEGOTIATION_REFUSED : NEGOTIATION_WALKED; break;
  }
}

NegotiationReply negotiation_act(const Negotiation *talk, NegotiationState *state, const NegotiationAct *act) {
  NegotiationReply reply = {.reveals = -1, .violation = -1, .before = -1};
  do_act(talk, state, act, &reply);
  if (state->end != NEGOTIATION_OPEN) tell_end(talk, state, &reply);
  return reply;
}

void negotiation_after(const Negotiation *talk, NegotiationState *state, const NegotiationAct *act) {
  NegotiationReply untold = {.reveals = -1};
  do_act(talk, state, act, &untold);
}
