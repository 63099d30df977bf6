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

/* Best asks of the last round, one for each combination of terms, in the order in which they were met. */
typedef struct LastRound {
  NegotiationAct acts[NEGOTIATION_MOST_PACKAGES];
  int offers[NEGOTIATION_MOST_PACKAGES];    /* what each leads to */
  int8_t places[NEGOTIATION_MOST_PACKAGES]; /* by package: its place in the above, -1 none yet */
  int count;
} LastRound;

typedef struct Search {
  const Negotiation *talk;
  const NegotiationBounds *bounds;
  const NegotiationState *state;
  NegotiationHolds holds;
  const void *context;
  NegotiationAct *acts;
  int room, count;
  int base, cap;
  int highest; /* package that R can never pass, whatever is still played */
  int binding; /* concessions from here on do not bind (d) */
  int rounds_left;
  uint64_t open;                               /* packages that may be asked now, as bits; 0 before it was asked */
  uint8_t packages[NEGOTIATION_MOST_PACKAGES]; /* those of them that are not beaten by another */
  int package_count;
  int carrier; /* goes with asks that do not close, before the last round */
  LastRound *last_round;
} Search;

static const NegotiationPackage *package_at(const Search *search, int place) { return &search->bounds->packages[place]; }

static void add_act(Search *search, NegotiationAct act) {
  if (search->count < search->room) search->acts[search->count++] = act;
}

static bool holds_fact(const Search *search, int fact) { return search->holds == NULL || search->holds(search->context, fact); }

/* ---- bounds ---- */

/* Facts and moves still to come: at most one fact a round, so the largest of them. Facts not yet held count, they may be found. */
static int highest_base(const Negotiation *talk, const NegotiationState *state, int rounds_left) {
  const NegotiationBounds *bounds = &talk->bounds;
  int base = rule_base(talk, state);
  for (int i = 0; i < bounds->best_fact_count && rounds_left > 0; i++) {
    int fact = bounds->best_facts[i];
    if (bit(state->facts_played, fact)) continue;
    base += rule_fact(talk, fact)->moves;
    rounds_left--;
  }
  for (uint32_t left = bounds->pushes & ~state->moves_used; left; left &= left - 1) base += rule_move(talk, __builtin_ctz(left))->moves;
  return base;
}

static int highest_package(const Negotiation *talk, const NegotiationState *state, int rounds_left) {
  int cap = talk->bounds.supervisors & ~state->moves_used ? talk->steps.reach : rule_cap(talk, state);
  return most(state->offer, least(cap + talk->bounds.highest_cost, highest_base(talk, state, rounds_left)));
}

/*
 * The concession from which on (d) holds: twice it covers the most that R could still move in one round. That is half of the way left, or with a fact
 * 7/10 of it, to which the fact adds room of its own.
 */
static int binding_concession(const Negotiation *talk, const NegotiationState *state, int highest) {
  int way = highest - state->offer, smallest = INT16_MAX;
  for (int i = talk->bounds.best_fact_count - 1; i >= 0 && smallest == INT16_MAX; i--) {
    int fact = talk->bounds.best_facts[i];
    if (!bit(state->facts_played, fact)) smallest = rule_fact(talk, fact)->moves;
  }
  return (most(way * 5 / 10, way * 7 / 10 - smallest) + 1) / 2;
}

/* ---- combinations of terms ---- */

/*
 * Whether closing with `a` is never better than with `b` at any package R still possible. The price with b differs by the difference of costs, or
 * by less where the price is capped. Asking for more than they have come (R < cost) or closing beyond authority would be a difference, so then both
 * stay.
 */
static bool beats(const Search *search, const NegotiationPackage *b, const NegotiationPackage *a) {
  const Negotiation *talk = search->talk;
  if (talk->terms_read) {
    for (int i = 0; i < talk->terms.count; i++) {
      if (bit(talk->terms_read, i) && a->levels[i] != b->levels[i]) return false;
    }
  }
  int dearer = b->cost - a->cost;
  if (dearer > 0 && search->state->offer < b->cost) return false;
  if (dearer > 0 && negotiation_beyond_authority(talk, search->state, search->state->offer - b->cost)) return false;
  bool capped = search->highest > search->cap + b->cost;
  Cents price = dearer < 0 && capped ? 0 : -dearer * search->bounds->step_worth;
  Cents rounding = talk->worth_per_unit % 100 != 0 ? 1 : 0;
  Cents gain = b->worth + price - a->worth, scored = b->scored + price - a->scored;
  if (scored < gain) gain = scored;
  if (gain < rounding || b->points < a->points) return false;
  return gain > rounding || b->points > a->points || dearer < 0 || (dearer == 0 && memcmp(b->levels, a->levels, sizeof a->levels) > 0);
}

/* What a combination adds to the score, to choose one that is probably wanted in the end. */
static int64_t package_score(const Search *search, const NegotiationPackage *package) {
  const Negotiation *talk = search->talk;
  Cents scale = talk->ceiling_cents - talk->zero_cents;
  Cents worth = package->scored - package->cost * search->bounds->step_worth;
  return package->points + (scale > 0 ? ratio_floor(talk->points, worth, scale) : 0);
}

/*
 * Which terms go with an ask that does not close, before the last round. Terms can still be swapped at their cost when it closes, so one combination
 * is enough for all: any whose price the cap cannot bind, for then only the package counts; else the dearest, which a capped price leaves the most
 * room.
 */
static int carrier_of(const Search *search) {
  int carrier = -1, dearest = __builtin_ctzll(search->open);
  for (uint64_t left = search->open; left; left &= left - 1) {
    int place = __builtin_ctzll(left);
    const NegotiationPackage *package = package_at(search, place);
    if (package->cost > package_at(search, dearest)->cost) dearest = place;
    bool free_to_move = package->cost >= 0 && search->highest <= search->cap + package->cost;
    if (free_to_move && (carrier < 0 || package_score(search, package) > package_score(search, package_at(search, carrier)))) carrier = place;
  }
  return carrier >= 0 ? carrier : dearest;
}

static bool is_beaten(const Search *search, int place) {
  for (uint64_t others = search->open & ~(UINT64_C(1) << place); others; others &= others - 1)
    if (beats(search, package_at(search, __builtin_ctzll(others)), package_at(search, place))) return true;
  return false;
}

/* The combinations worth closing with, and the one that goes with other asks. A fact that opens none of them leaves both as they were. */
static void find_packages(Search *search, int fact) {
  uint32_t said = search->state->facts_played | (fact >= 0 ? UINT32_C(1) << fact : 0);
  uint64_t open = 0;
  for (int i = 0; i < search->bounds->package_count; i++)
    if (!(package_at(search, i)->needs & ~said)) open |= UINT64_C(1) << i;
  if (open == search->open) return;
  search->open = open;
  search->package_count = 0;
  for (uint64_t left = open; left; left &= left - 1) {
    int place = __builtin_ctzll(left);
    if (!is_beaten(search, place)) search->packages[search->package_count++] = (uint8_t)place;
  }
  search->carrier = carrier_of(search);
}

/* ---- asks ---- */

static NegotiationAct offer_act(const NegotiationPackage *package, int price, int fact) {
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

/* Of an ask for a package. */
static int concession_of(const Search *search, int package) {
  int last_ask = search->state->last_ask;
  return last_ask == NEGOTIATION_NO_ASK ? 0 : last_ask - least(package, search->talk->steps.credible);
}

/* No ask, or what is done in its place: where a plain hold would cost patience, the silence that costs none. @return false where it is not worth it. */
static bool ask_or_silence(const Search *search, int concession, int fact_steps, NegotiationAct *act) {
  const NegotiationState *state = search->state;
  bool held = state->last_ask != NEGOTIATION_NO_ASK && concession == 0;
  if (!held || fact_steps > 0) return true;
  int silence = memcmp(act->levels, state->levels, sizeof act->levels) == 0 && act->fact < 0 ? free_silence(search) : -1;
  if (silence < 0) return state->patience > 1; /* else it ends the talk where accepting would, with nothing more */
  *act = (NegotiationAct){.kind = ACT_MOVE, .fact = -1, .move = (int8_t)silence};
  return true;
}

/* What an ask for a package leaves as R. */
static int offer_after(const Search *search, int package, int fact_steps, int limit_package) {
  const NegotiationState *state = search->state;
  int asked = least(package, search->talk->steps.credible), offer = state->offer;
  RuleMove rule = rule_of_move(state, concession_of(search, package), fact_steps);
  return offer + most(0, least((least(limit_package, least(asked, state->last_ask)) - offer) * rule.rate / 10, rule.room));
}

/* Of packages from one to another the first that leaves the highest R. */
static int best_package(const Search *search, int from, int to, int fact_steps, int limit_package) {
  int best = from, highest = offer_after(search, from, fact_steps, limit_package);
  for (int package = from + 1; package <= to; package++) {
    int after = offer_after(search, package, fact_steps, limit_package);
    if (after > highest) best = package, highest = after;
  }
  return best;
}

/*
 * After the last round nothing but R and its terms is left: for each combination of terms the ask that leaves the highest R, whatever fact goes with
 * it.
 */
static void keep_for_last_round(Search *search, const NegotiationAct *act, int fact_steps, int limit_package, int place) {
  LastRound *last = search->last_round;
  const NegotiationPackage *package = package_at(search, place);
  int after = offer_after(search, act->ask + package->cost, fact_steps, limit_package);
  if (last->places[place] >= 0 && after <= last->offers[last->places[place]]) return;
  NegotiationAct kept = *act;
  if (!ask_or_silence(search, concession_of(search, act->ask + package->cost), fact_steps, &kept)) return;
  if (last->places[place] < 0) last->places[place] = (int8_t)last->count++;
  last->offers[last->places[place]] = after;
  last->acts[last->places[place]] = kept;
}

static void add_ask(Search *search, NegotiationAct act, int place, int fact_steps, int limit_package) {
  if (search->rounds_left <= 1)
    keep_for_last_round(search, &act, fact_steps, limit_package, place);
  else if (ask_or_silence(search, concession_of(search, act.ask + package_at(search, place)->cost), fact_steps, &act))
    add_act(search, act);
}

/*
 * The best price at which this closes at once; without one, their own package with other terms than accepting would give. @return highest price that
 * closes.
 */
static int add_closing(Search *search, int fact, const NegotiationPackage *package) {
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
static void add_asks(Search *search, int fact, int place, int floor) {
  const NegotiationState *state = search->state;
  const NegotiationPackage *package = package_at(search, place);
  int moves = fact >= 0 ? rule_fact(search->talk, fact)->moves : 0, steps = most(0, moves);
  int limit_package = least(search->cap + package->cost, search->base + moves);
  int credible = search->talk->steps.credible;
  if (state->last_ask == NEGOTIATION_NO_ASK) {
    if (credible > floor) add_ask(search, offer_act(package, credible, fact), place, steps, limit_package);
    return;
  }
  /* The largest first: of lines that come to the same, the one found first is shown, and that one then concedes in shrinking steps. */
  int highest = state->last_ask - package->cost, price = most(floor + 1, highest - search->binding);
  if (search->rounds_left <= 1 && price < highest) { /* of the concessions one is kept; a hold is looked at apart, see ask_or_silence() */
    int best = best_package(search, price + package->cost, state->last_ask - 1, steps, limit_package) - package->cost;
    add_ask(search, offer_act(package, best, fact), place, steps, limit_package);
    price = highest;
  }
  for (; price <= highest; price++) add_ask(search, offer_act(package, price, fact), place, steps, limit_package);
}

/* Prices up to this close at once. */
static int closing_floor(const Search *search, int fact, const NegotiationPackage *package) {
  int offered = least(search->cap, search->state->offer - package->cost);
  int steps = fact >= 0 ? rule_fact(search->talk, fact)->moves : 0;
  int limit = least(search->cap, search->base + steps - package->cost);
  return most(offered, least(limit, offered + search->talk->margin_steps));
}

/* In the last round the terms of the ask are those of the offer that is then final: so each combination is tried. */
static void add_rounds_with(Search *search, int fact) {
  bool last = search->rounds_left == 1;
  for (int i = 0; i < search->package_count; i++) {
    int floor = add_closing(search, fact, package_at(search, search->packages[i]));
    if (last) add_asks(search, fact, search->packages[i], floor);
  }
  if (!last) add_asks(search, fact, search->carrier, closing_floor(search, fact, package_at(search, search->carrier)));
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
  LastRound last;
  last.count = 0;
  memset(last.places, -1, sizeof last.places);
  search->last_round = &last;
  find_packages(search, -1);
  add_rounds_with(search, -1);
  for (int fact = 0; fact < search->talk->facts.count; fact++) {
    if (bit(search->state->facts_played, fact) || !holds_fact(search, rule_fact(search->talk, fact)->fact)) continue;
    if (stands_for_another(search, fact)) continue;
    find_packages(search, fact);
    add_rounds_with(search, fact);
  }
  for (int i = 0; i < last.count; i++) add_act(search, last.acts[i]);
  search->last_round = NULL;
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
  case MOVE_SUPERVISOR: return search->cap < talk->steps.reach && search->highest - search->bounds->lowest_cost > search->cap ? helps : USE_NOT;
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
  Search search; /* its packages are written before they are read */
  search.talk = talk;
  search.bounds = &talk->bounds;
  search.state = state;
  search.holds = holds;
  search.context = context;
  search.acts = acts;
  search.room = room;
  search.count = 0;
  search.rounds_left = talk->rounds - state->round;
  search.base = rule_base(talk, state);
  search.cap = rule_cap(talk, state);
  search.highest = highest_package(talk, state, search.rounds_left);
  search.binding = binding_concession(talk, state, search.highest);
  search.open = 0;
  search.last_round = NULL;
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
  state->patience = 0;
  if (state->end == NEGOTIATION_OPEN) return;
  state->offer = 0;
  state->lifted = state->signed_off = state->final = 1;
}

/* What patience could still be spent on: a hold in every round, and the moves that have a price. */
static int patience_of_use(const Negotiation *talk, int rounds_left) { return talk->bounds.patience_spent ? talk->patience : rounds_left + 1; }

void negotiation_canonical(const Negotiation *talk, NegotiationState *state) {
  int least_price = least(rule_cap(talk, state), state->offer - talk->bounds.highest_cost);
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
