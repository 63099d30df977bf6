/*
 * Which acts a search for the best deal must try, and which states it may take for one.
 *
 * There are some hundred prices, a handful of facts and a dozen combinations of terms in every round; tried in full, a talk of six rounds has too
 * many lines for any machine. Almost all of them are beaten by a neighbour. What follows rests on four facts about the rule. Let V be the worth of
 * best play.
 *
 *   (a) A lower ask never undoes: no deal is above the higher of R and the lowest package asked. So V does not fall when R is higher (whatever
 *       would close sooner closes at no less than what could still have come).
 *   (b) V does not fall when the lowest package asked (`last_ask`) is higher: the same next ask is then a larger concession.
 *   (c) V does not fall when the previous concession is larger, or the limit is higher, or patience is.
 *   (d) A concession binds through 2 x min(k, previous) alone. Once that is at least the most that R could still move in a round, more does nothing.
 */
#include <string.h>

#include "sim/negotiation_rule.h"

static int least(int a, int b) { return a < b ? a : b; }
static int most(int a, int b) { return a > b ? a : b; }
static bool bit(uint32_t bits, int at) { return bits >> at & 1u; }

/* A combination of levels. */
typedef struct Package {
  int8_t levels[NEGOTIATION_MOST_TERMS];
  int cost;
  int32_t points;
  Cents worth;  /* of the terms, in dollars */
  Cents scored; /* the same less what is saved on rights given away */
} Package;

typedef struct Search {
  const Negotiation *talk;
  const NegotiationState *state;
  NegotiationHolds holds;
  const void *context;
  NegotiationAct *acts;
  int room, count;
  int base, cap;
  int highest;                   /* package that R can never pass, whatever is still played */
  int binding;                   /* concessions from here on do not bind (d) */
  int lowest_cost, highest_cost; /* of all terms together */
  int rounds_left;
  Cents step_worth;
  Package packages[NEGOTIATION_MOST_PACKAGES]; /* that may be asked now, without those beaten by another */
  int package_count;
  Package dearest, carrier;                             /* the latter goes with asks that do not close, before the last round */
  NegotiationAct last_round[NEGOTIATION_MOST_PACKAGES]; /* best ask of the last round for each package, with what it leads to */
  int last_round_offer[NEGOTIATION_MOST_PACKAGES];
  int last_round_count;
} Search;

static void add_act(Search *search, NegotiationAct act) {
  if (search->count < search->room) search->acts[search->count++] = act;
}

static bool holds_fact(const Search *search, int fact) { return search->holds == NULL || search->holds(search->context, fact); }

/* ---- bounds ---- */

/* Facts and moves still to come: at most one fact a round, so the largest of them. Facts not yet held count, they may be found. */
static int highest_base(const Negotiation *talk, const NegotiationState *state, int rounds_left) {
  int base = rule_base(talk, state);
  uint32_t said = state->facts_played;
  for (int round = 0; round < rounds_left; round++) {
    int best = -1;
    for (int i = 0; i < talk->facts.count; i++) {
      int moves = rule_fact(talk, i)->moves;
      if (!bit(said, i) && moves > 0 && (best < 0 || moves > rule_fact(talk, best)->moves)) best = i;
    }
    if (best < 0) break;
    said |= UINT32_C(1) << best;
    base += rule_fact(talk, best)->moves;
  }
  for (int i = 0; i < talk->moves.count; i++) {
    if (!bit(state->moves_used, i)) base += most(0, rule_move(talk, i)->moves);
  }
  return base;
}

static bool supervisor_left(const Negotiation *talk, const NegotiationState *state) {
  for (int i = 0; i < talk->moves.count; i++) {
    if (rule_move(talk, i)->kind == MOVE_SUPERVISOR && !bit(state->moves_used, i)) return true;
  }
  return false;
}

/* The dearest and the cheapest that the terms together can be. */
static void cost_range(const Negotiation *talk, int *lowest, int *highest) {
  *lowest = *highest = 0;
  for (int i = 0; i < talk->terms.count; i++) {
    const NegotiationTerm *term = rule_term(talk, i);
    int start = rule_level(term, term->starts)->cost_steps, low = start, high = start;
    for (int at = 0; at < term->levels.count; at++) {
      low = least(low, rule_level(term, at)->cost_steps);
      high = most(high, rule_level(term, at)->cost_steps);
    }
    *lowest += low - start;
    *highest += high - start;
  }
}

static int highest_package(const Negotiation *talk, const NegotiationState *state, int rounds_left) {
  int cap = supervisor_left(talk, state) ? talk->steps.reach : rule_cap(talk, state);
  int lowest_cost, highest_cost;
  cost_range(talk, &lowest_cost, &highest_cost);
  return most(state->offer, least(cap + highest_cost, highest_base(talk, state, rounds_left)));
}

/*
 * The concession from which on (d) holds: twice it covers the most that R could still move in one round. That is half of the way left, or with a fact
 * 7/10 of it, to which the fact adds room of its own.
 */
static int binding_concession(const Negotiation *talk, const NegotiationState *state, int highest) {
  int way = highest - state->offer, smallest = INT16_MAX;
  for (int i = 0; i < talk->facts.count; i++) {
    int moves = rule_fact(talk, i)->moves;
    if (!bit(state->facts_played, i) && moves > 0) smallest = least(smallest, moves);
  }
  return (most(way * 5 / 10, way * 7 / 10 - smallest) + 1) / 2;
}

/* ---- combinations of terms ---- */

static Cents step_worth(const Negotiation *talk) { return money_ratio(talk->step, talk->worth_per_unit, 100); }

static Package package_of(const Search *search, const int8_t *levels) {
  const Negotiation *talk = search->talk;
  Package package = {.cost = negotiation_cost(talk, levels)};
  memcpy(package.levels, levels, NEGOTIATION_MOST_TERMS);
  for (int i = 0; i < talk->terms.count; i++) {
    const NegotiationTerm *term = rule_term(talk, i);
    const NegotiationLevel *level = rule_level(term, levels[i]);
    package.points += level->points;
    package.worth += level->worth_cents;
    package.scored += level->worth_cents;
    int saved = rule_level(term, term->levels.count - 1)->cost_steps - level->cost_steps;
    if (term->owed.length > 0 && saved > 0) package.scored -= saved * search->step_worth;
  }
  return package;
}

/*
 * Whether closing with `a` is never better than with `b` at any package R still possible. The price with b differs by the difference of costs, or
 * by less where the price is capped. Asking for more than they have come (R < cost) or closing beyond authority would be a difference, so then both
 * stay.
 */
static bool beats(const Search *search, const Package *b, const Package *a) {
  const Negotiation *talk = search->talk;
  for (int i = 0; i < talk->terms.count; i++) {
    if (bit(talk->terms_read, i) && a->levels[i] != b->levels[i]) return false;
  }
  int dearer = b->cost - a->cost;
  if (dearer > 0 && search->state->offer < b->cost) return false;
  if (dearer > 0 && negotiation_beyond_authority(talk, search->state, search->state->offer - b->cost)) return false;
  bool capped = search->highest > search->cap + b->cost;
  Cents price = dearer < 0 && capped ? 0 : -dearer * search->step_worth;
  Cents rounding = talk->worth_per_unit % 100 != 0 ? 1 : 0;
  Cents gain = b->worth + price - a->worth, scored = b->scored + price - a->scored;
  if (scored < gain) gain = scored;
  if (gain < rounding || b->points < a->points) return false;
  return gain > rounding || b->points > a->points || dearer < 0 || (dearer == 0 && memcmp(b->levels, a->levels, sizeof a->levels) > 0);
}

static bool next_levels(const Negotiation *talk, int8_t *levels) {
  for (int i = 0; i < talk->terms.count; i++) {
    if (++levels[i] < rule_term(talk, i)->levels.count) return true;
    levels[i] = 0;
  }
  return false;
}

/* What a combination adds to the score, to choose one that is probably wanted in the end. */
static int64_t package_score(const Search *search, const Package *package) {
  const Negotiation *talk = search->talk;
  Cents scale = talk->ceiling_cents - talk->zero_cents;
  Cents worth = package->scored - package->cost * search->step_worth;
  return package->points + (scale > 0 ? ratio_floor(talk->points, worth, scale) : 0);
}

/*
 * Which terms go with an ask that does not close, before the last round. Terms can still be swapped at their cost when it closes, so one combination
 * is enough for all: any whose price the cap cannot bind, for then only the package counts; else the dearest, which a capped price leaves the most
 * room.
 */
static Package carrier_of(const Search *search, const Package *all, int count) {
  const Package *carrier = NULL, *dearest = &all[0];
  for (int i = 0; i < count; i++) {
    if (all[i].cost > dearest->cost) dearest = &all[i];
    bool free_to_move = all[i].cost >= 0 && search->highest <= search->cap + all[i].cost;
    if (free_to_move && (carrier == NULL || package_score(search, &all[i]) > package_score(search, carrier))) carrier = &all[i];
  }
  return carrier != NULL ? *carrier : *dearest;
}

/* The combinations worth closing with, and the one that goes with other asks. */
static void find_packages(Search *search, int fact) {
  const Negotiation *talk = search->talk;
  Package all[NEGOTIATION_MOST_PACKAGES];
  int count = 0;
  int8_t levels[NEGOTIATION_MOST_TERMS] = {0};
  do {
    if (negotiation_terms_open(talk, search->state, levels, fact) && count < NEGOTIATION_MOST_PACKAGES) all[count++] = package_of(search, levels);
  } while (next_levels(talk, levels));
  search->package_count = 0;
  for (int i = 0; i < count; i++) {
    bool beaten = false;
    for (int j = 0; j < count && !beaten; j++) beaten = j != i && beats(search, &all[j], &all[i]);
    if (!beaten) search->packages[search->package_count++] = all[i];
  }
  search->carrier = carrier_of(search, all, count);
}

/* ---- asks ---- */

static NegotiationAct offer_act(const Package *package, int price, int fact) {
  NegotiationAct act = {.kind = ACT_OFFER, .ask = (int16_t)price, .fact = (int8_t)fact, .move = -1};
  memcpy(act.levels, package->levels, sizeof act.levels);
  return act;
}

/* A silence that costs nothing: it beats a plain hold, which costs patience (c). */
static int free_silence(const Search *search) {
  if (search->state->silence_used) return -1;
  for (int i = 0; i < search->talk->moves.count; i++) {
    const NegotiationMove *move = rule_move(search->talk, i);
    NegotiationAct act = {.kind = ACT_MOVE, .fact = -1, .move = (int8_t)i};
    bool plain = move->kind == MOVE_SILENCE && move->patience == 0 && move->violation < 0 && !bit(search->state->moves_used, i);
    if (plain && negotiation_refuses(search->talk, search->state, &act, search->holds, search->context) == NULL) return i;
  }
  return -1;
}

/*
 * After the last round nothing but R and its terms is left: for each combination of terms the ask that leaves the highest R, whatever fact goes with
 * it.
 */
static void keep_for_last_round(Search *search, const NegotiationAct *act, int concession, int fact_steps, int limit_package, int package) {
  RuleMove rule = rule_of_move(search->state, concession, fact_steps);
  int offer = search->state->offer;
  int after = offer + most(0, least((least(limit_package, least(package, search->state->last_ask)) - offer) * rule.rate / 10, rule.room));
  for (int i = 0; i < search->last_round_count; i++) {
    if (memcmp(search->last_round[i].levels, act->levels, sizeof act->levels) != 0) continue;
    if (after > search->last_round_offer[i]) search->last_round[i] = *act, search->last_round_offer[i] = after;
    return;
  }
  if (search->last_round_count == NEGOTIATION_MOST_PACKAGES) return;
  search->last_round[search->last_round_count] = *act;
  search->last_round_offer[search->last_round_count++] = after;
}

static void add_ask(Search *search, NegotiationAct act, const Package *package, int fact_steps) {
  const NegotiationState *state = search->state;
  int asked = least(act.ask + package->cost, search->talk->steps.credible);
  bool first = state->last_ask == NEGOTIATION_NO_ASK;
  int concession = first ? 0 : state->last_ask - asked;
  bool held = !first && concession == 0;
  if (held && fact_steps == 0) {
    int silence = memcmp(act.levels, state->levels, sizeof act.levels) == 0 && act.fact < 0 ? free_silence(search) : -1;
    if (silence >= 0)
      act = (NegotiationAct){.kind = ACT_MOVE, .fact = -1, .move = (int8_t)silence};
    else if (state->patience <= 1)
      return; /* ends the talk where accepting would, with nothing more */
  }
  if (search->rounds_left > 1) {
    add_act(search, act);
    return;
  }
  memcpy(act.levels, package->levels, sizeof act.levels);
  int limit_package = least(search->cap + package->cost, search->base + (act.fact >= 0 ? rule_fact(search->talk, act.fact)->moves : 0));
  keep_for_last_round(search, &act, concession, fact_steps, limit_package, asked);
}

/*
 * The best price at which this closes at once; without one, their own package with other terms than accepting would give. @return highest price that
 * closes.
 */
static int add_closing(Search *search, int fact, const Package *package) {
  const NegotiationState *state = search->state;
  int steps = fact >= 0 ? rule_fact(search->talk, fact)->moves : 0;
  int offered = least(search->cap, state->offer - package->cost);
  int closing = least(search->cap, search->base + steps - package->cost);
  closing = least(least(closing, offered + search->talk->margin_steps), search->talk->steps.credible);
  if (state->last_ask != NEGOTIATION_NO_ASK) closing = least(closing, state->last_ask - package->cost);
  if (closing > offered) {
    add_act(search, offer_act(package, closing, fact));
    return closing;
  }
  int8_t accepted[NEGOTIATION_MOST_TERMS];
  negotiation_offer(search->talk, state, accepted);
  bool needs_fact = fact >= 0 && !negotiation_terms_open(search->talk, state, package->levels, -1);
  bool swap = (fact < 0 || needs_fact) && memcmp(accepted, package->levels, sizeof accepted) != 0;
  if (swap && negotiation_amount(search->talk, offered) >= 0) add_act(search, offer_act(package, offered, fact));
  return offered;
}

/*
 * Asks that do not close: the concessions from none to the first that does not bind (d), since a larger one only lowers the next ask (b). Of
 * first asks the highest credible one beats all (b).
 */
static void add_asks(Search *search, int fact, const Package *package, int floor) {
  const NegotiationState *state = search->state;
  int steps = fact >= 0 ? most(0, rule_fact(search->talk, fact)->moves) : 0;
  int credible = search->talk->steps.credible;
  if (state->last_ask == NEGOTIATION_NO_ASK) {
    if (credible > floor) add_ask(search, offer_act(package, credible, fact), package, steps);
    return;
  }
  /* The largest first: of lines that come to the same, the one found first is shown, and that one then concedes in shrinking steps. */
  for (int k = search->binding; k >= 0; k--) {
    int price = state->last_ask - k - package->cost;
    if (price <= floor) continue;
    add_ask(search, offer_act(package, price, fact), package, steps);
  }
}

/* Prices up to this close at once. */
static int closing_floor(const Search *search, int fact, const Package *package) {
  int offered = least(search->cap, search->state->offer - package->cost);
  int steps = fact >= 0 ? rule_fact(search->talk, fact)->moves : 0;
  int limit = least(search->cap, search->base + steps - package->cost);
  return most(offered, least(limit, offered + search->talk->margin_steps));
}

/* In the last round the terms of the ask are those of the offer that is then final: so each combination is tried. */
static void add_rounds_with(Search *search, int fact) {
  bool last = search->rounds_left == 1;
  for (int i = 0; i < search->package_count; i++) {
    int floor = add_closing(search, fact, &search->packages[i]);
    if (last) add_asks(search, fact, &search->packages[i], floor);
  }
  if (!last) add_asks(search, fact, &search->carrier, closing_floor(search, fact, &search->carrier));
}

/* Of facts that move them equally and that nothing else tells apart, the first stands for all. */
static bool stands_for_another(const Search *search, int fact) {
  const Negotiation *talk = search->talk;
  uint32_t told_apart = talk->facts_read;
  for (int i = 0; i < talk->terms.count; i++) told_apart |= rule_term(talk, i)->needs_facts;
  for (int i = 0; i < talk->moves.count; i++) told_apart |= rule_move(talk, i)->needs_any_facts;
  if (bit(told_apart, fact)) return false;
  if (rule_fact(talk, fact)->moves <= 0) return true; /* moves nothing and is read by nothing: not playing it is no worse (c) */
  for (int i = 0; i < fact; i++) {
    bool open = !bit(search->state->facts_played, i) && !bit(told_apart, i) && holds_fact(search, rule_fact(talk, i)->fact);
    if (open && rule_fact(talk, i)->moves == rule_fact(talk, fact)->moves) return true;
  }
  return false;
}

static void add_rounds(Search *search) {
  find_packages(search, -1);
  add_rounds_with(search, -1);
  for (int fact = 0; fact < search->talk->facts.count; fact++) {
    if (bit(search->state->facts_played, fact) || !holds_fact(search, rule_fact(search->talk, fact)->fact)) continue;
    if (stands_for_another(search, fact)) continue;
    if (search->talk->terms.count > 0) find_packages(search, fact);
    add_rounds_with(search, fact);
  }
  for (int i = 0; i < search->last_round_count; i++) add_act(search, search->last_round[i]);
}

/* ---- moves ---- */

typedef enum Use { USE_NOT, USE_NOW, USE_MAYBE } Use;

/* A move without a price that can only help is made at once (c); what changes nothing here is left out, what costs something is tried. */
static Use use_of(const Search *search, int place) {
  const Negotiation *talk = search->talk;
  const NegotiationMove *move = rule_move(talk, place);
  bool used = bit(search->state->moves_used, place);
  int patience = used && move->once ? move->again_patience : move->patience;
  if (search->state->patience + patience <= NEGOTIATION_HANGS_UP && !search->state->final) return USE_MAYBE; /* an exit of its own */
  bool priced = patience < 0 || move->violation >= 0;
  Use helps = priced ? USE_MAYBE : USE_NOW;
  switch (move->kind) {
  case MOVE_QUESTION: return move->reveals >= 0 && !used && !holds_fact(search, move->reveals) ? helps : USE_NOT;
  case MOVE_LEVERAGE:
  case MOVE_BLUFF: return !used && move->moves > 0 ? helps : USE_NOT;
  case MOVE_SUPERVISOR: return search->cap < talk->steps.reach && search->highest - search->lowest_cost > search->cap ? helps : USE_NOT;
  case MOVE_PAUSE: return USE_MAYBE;
  case MOVE_SILENCE: return priced || patience > 0 ? USE_MAYBE : USE_NOT; /* a plain one stands among the asks */
  default: return USE_NOT;                                                /* the sign-off: see add_sign_off() */
  }
}

/* The sign-off, where one of the closes found would need it. */
static void add_sign_off(Search *search) {
  const Negotiation *talk = search->talk;
  if (search->state->signed_off) return;
  int price = negotiation_offer(talk, search->state, NULL);
  bool needed = price < talk->steps.authority;
  for (int i = 0; i < search->count && !needed; i++) {
    const NegotiationAct *act = &search->acts[i];
    needed = act->kind == ACT_OFFER && act->ask < talk->steps.authority;
  }
  for (int i = 0; i < talk->moves.count && needed; i++) {
    NegotiationAct act = {.kind = ACT_MOVE, .fact = -1, .move = (int8_t)i};
    if (rule_move(talk, i)->kind != MOVE_SIGN_OFF) continue;
    if (negotiation_refuses(talk, search->state, &act, search->holds, search->context) == NULL) add_act(search, act);
  }
}

/* @return false when one move must be made at once: it is then the only act. */
static bool add_moves(Search *search) {
  for (int i = 0; i < search->talk->moves.count; i++) {
    NegotiationAct act = {.kind = ACT_MOVE, .fact = -1, .move = (int8_t)i};
    if (negotiation_refuses(search->talk, search->state, &act, search->holds, search->context) != NULL) continue;
    Use use = use_of(search, i);
    if (use == USE_NOW) {
      search->count = 0;
      add_act(search, act);
      return false;
    }
    if (use == USE_MAYBE) add_act(search, act);
  }
  return true;
}

int negotiation_search_acts(const Negotiation *talk, const NegotiationState *state, NegotiationHolds holds, const void *context, NegotiationAct *acts,
                            int room) {
  if (state->end != NEGOTIATION_OPEN || !state->started) return 0;
  Search search = {.talk = talk, .state = state, .holds = holds, .context = context, .acts = acts, .room = room};
  search.rounds_left = talk->rounds - state->round;
  search.step_worth = step_worth(talk);
  search.base = rule_base(talk, state);
  search.cap = rule_cap(talk, state);
  cost_range(talk, &search.lowest_cost, &search.highest_cost);
  search.highest = highest_package(talk, state, search.rounds_left);
  search.binding = binding_concession(talk, state, search.highest);
  if (!add_moves(&search)) return search.count;
  if (!state->final) add_rounds(&search);
  add_sign_off(&search);
  add_act(&search, (NegotiationAct){.kind = ACT_ACCEPT, .fact = -1, .move = -1});
  add_act(&search, (NegotiationAct){.kind = ACT_WALK, .fact = -1, .move = -1});
  return search.count;
}

/* ---- states that are one ---- */

/* After the last word only R, its terms, permission, and what moves still open read. */
static void canonical_final(const Negotiation *talk, NegotiationState *state) {
  uint32_t facts = talk->facts_read, moves = 0;
  for (int i = 0; i < talk->moves.count; i++) {
    const NegotiationMove *move = rule_move(talk, i);
    bool open = state->end == NEGOTIATION_OPEN && (move->kind == MOVE_QUESTION || move->kind == MOVE_SIGN_OFF || move->kind == MOVE_PAUSE);
    if (open) facts |= move->needs_any_facts, moves |= UINT32_C(1) << i;
  }
  state->facts_played &= facts;
  state->moves_used &= moves;
  state->last_ask = state->last_price = NEGOTIATION_NO_ASK;
  state->previous_concession = -1;
  state->round = (int8_t)talk->rounds;
  state->silence_used = 1;
  if (state->patience >= 0) state->patience = 0;
  if (state->end == NEGOTIATION_OPEN) return;
  state->offer = 0;
  state->patience = 0;
  state->lifted = state->signed_off = state->final = 1;
}

/* What patience could still be spent on: a hold in every round, and the moves that have a price. */
static int patience_of_use(const Negotiation *talk, int rounds_left) {
  int of_use = rounds_left + 1;
  for (int i = 0; i < talk->moves.count; i++) {
    const NegotiationMove *move = rule_move(talk, i);
    if (move->patience < 0 || move->again_patience < 0) return talk->patience;
  }
  return of_use;
}

void negotiation_canonical(const Negotiation *talk, NegotiationState *state) {
  int lowest_cost, highest_cost;
  cost_range(talk, &lowest_cost, &highest_cost);
  int least_price = least(rule_cap(talk, state), state->offer - highest_cost);
  if (least_price >= most(0, talk->steps.authority)) state->signed_off = 1; /* no close can need it any more */
  if (state->final || state->end != NEGOTIATION_OPEN) {
    canonical_final(talk, state);
    return;
  }
  int rounds_left = talk->rounds - state->round;
  int highest = highest_package(talk, state, rounds_left);
  int binding = binding_concession(talk, state, highest);
  state->patience = (int8_t)least(state->patience, patience_of_use(talk, rounds_left));
  if (state->last_ask != NEGOTIATION_NO_ASK) {
    /* From here there is room for a concession that does not bind in every round left, and still to ask for more than could close at once. */
    state->last_ask = (int16_t)least(state->last_ask, highest + 1 + rounds_left * binding);
    /* A price above it with added terms is a hold at that package; asking for the package itself is no worse. */
    state->last_price = (int16_t)(state->last_ask - negotiation_cost(talk, state->levels));
    /* No concession left can be larger than the room between the ask and their offer. */
    int largest = least(binding, state->last_ask - state->offer - 1);
    if (state->previous_concession >= largest) state->previous_concession = -1;
  }
}
