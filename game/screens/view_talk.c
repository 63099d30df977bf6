/* Views of talk: the phone's transcript, and the negotiation as our side may see it. */
#include "screens/view.h"

/* ---- Phone ---- */

typedef struct Log {
  SpeechView *items;
  size_t count, capacity;
} Log;

static void say(Maker *maker, Log *log, Str who, Str when, Str text, bool you) {
  SpeechView speech = {who, when, text, you};
  arena_push(maker->arena, log->items, log->count, log->capacity, speech);
}

static const Step *phone_step(const Maker *maker, int step) {
  if (step == NONE) return NULL;
  const Step *found = &maker->scenario->steps[step];
  return found->view == VIEW_PHONE ? found : NULL;
}

static void step_speaks(Maker *maker, Log *log, const Step *step, const State *state) {
  Str who = step->person == NONE ? word(W_THEM) : person_name(maker->scenario, step->person);
  for (int i = 0; i < step->say_count; i++)
    say(maker, log, who, clock_text(maker->arena, state), sim_text(maker->scenario, state, maker->arena, step->say[i]), false);
}

void make_phone(Maker *maker, PhoneView *phone) {
  Log log = {0};
  bool entered = true;
  for (int i = 0; i < maker->line_count; i++) {
    const Played *played = &maker->line[i];
    const Step *step = phone_step(maker, played->before.step);
    if (action_looks(&played->action)) continue;
    if (step && entered) step_speaks(maker, &log, step, &played->before);
    bool answered = played->action.kind == ACTION_ANSWER && maker->scenario->items[played->action.item]->kind == ITEM_CHOICES;
    if (step && answered)
      say(maker, &log, word(W_YOU), clock_text(maker->arena, &played->before),
          action_text(maker->arena, maker->scenario, &played->before, &played->action), true);
    entered = played_leaves(played);
  }
  const Step *now = sim_over(maker->state) ? NULL : phone_step(maker, maker->state->step);
  if (now && entered) step_speaks(maker, &log, now, maker->state);
  phone->log = log.items;
  phone->log_count = (int)log.count;
  phone->live = now != NULL;
  if (!now) return;
  phone->line_name = person_name(maker->scenario, maker->scenario->payer);
  if (now->person == NONE) return;
  const Person *person = &maker->scenario->people[now->person];
  phone->rep = (PersonView){person->name, person->role};
}

/* ---- Negotiation ---- */

/* What they said, or the rule's own sentence with the amount put in. */
static Str said_text(Maker *maker, const Negotiation *talk, const NegotiationState *after, const NegotiationReply *reply) {
  if (reply->say.length) return sim_text(maker->scenario, maker->state, maker->arena, reply->say);
  Str pattern = negotiation_texts[reply->answer], mark = STR("{offer}");
  size_t at = str_find_str(pattern, mark);
  if (at >= pattern.length) return pattern;
  Str amount = talk_amount(maker->arena, talk, negotiation_amount(talk, negotiation_offer(talk, after, NULL)));
  Str head = str_slice(pattern, 0, at), tail = str_slice(pattern, at + mark.length, pattern.length);
  return str_format(maker->arena, "%.*s%.*s%.*s", STR_ARG(head), STR_ARG(amount), STR_ARG(tail));
}

static void add_offers(Maker *maker, const Negotiation *talk, TalkView *view) {
  OfferView *offers = arena_make_many(maker->arena, OfferView, maker->line_count + 1);
  for (int i = 0; i < maker->line_count; i++) {
    const Played *played = &maker->line[i];
    if (played->action.kind != ACTION_TALK || sim_talk(maker->scenario, &played->before) != talk) continue;
    const NegotiationAct *act = &played->action.talk;
    const NegotiationState *after = &played->after.talks[talk->index];
    bool round = act->kind == ACT_OFFER || act->kind == ACT_HOLD; /* other moves take none: they are told, not counted */
    OfferView *offer = &offers[view->offer_count++];
    *offer = (OfferView){.round = round ? after->round : 0, .has_theirs = round, .said = said_text(maker, talk, after, &played->result.reply)};
    offer->theirs = negotiation_amount(talk, negotiation_offer(talk, after, NULL));
    if (act->kind == ACT_OFFER) {
      offer->has_ours = true;
      offer->ours = negotiation_amount(talk, act->ask);
    }
    bool fact = (act->kind == ACT_OFFER || act->kind == ACT_HOLD) && act->fact >= 0;
    if (fact)
      offer->played = maker->scenario->facts[((const NegotiationFact *)talk->facts.at)[act->fact].fact].text;
    else if (act->kind == ACT_MOVE)
      offer->played = ((const NegotiationMove *)talk->moves.at)[act->move].text;
    offer->played = sim_text(maker->scenario, maker->state, maker->arena, offer->played);
    view->said = offer->said;
  }
  view->offers = offers;
}

/* The facts that a term still needs; `only` is set to the place of the last one missing. */
static bool needs_met(const NegotiationTerm *term, const NegotiationState *state, int *only) {
  uint32_t missing = term->needs_facts & ~state->facts_played;
  *only = NONE;
  for (int i = 0; i < NEGOTIATION_MOST_FACTS; i++)
    if (missing == UINT32_C(1) << i) *only = i;
  return !missing;
}

static void add_terms(Maker *maker, const Negotiation *talk, const NegotiationState *state, TalkView *view) {
  TermView *terms = arena_make_many(maker->arena, TermView, talk->terms.count + 1);
  for (int i = 0; i < talk->terms.count; i++) {
    const NegotiationTerm *term = &((const NegotiationTerm *)talk->terms.at)[i];
    int only, count = term->levels.count ? term->levels.count : 2;
    bool met = needs_met(term, state, &only);
    LevelView *levels = arena_make_many(maker->arena, LevelView, count);
    for (int l = 0; l < count; l++) {
      const NegotiationLevel *level = term->levels.count ? &((const NegotiationLevel *)term->levels.at)[l] : NULL;
      levels[l].label = level ? (level->label.length ? level->label : name_of_id(maker->arena, level->id)) : word(l ? W_YES : W_NO);
    }
    terms[i] = (TermView){.label = term->label.length ? term->label : name_of_id(maker->arena, term->id),
                          .levels = levels,
                          .level_count = count,
                          .level = state->levels[i],
                          .by_them = term->by == 1,
                          .unlocked_by = only,
                          .locked = met ? STR("") : word(W_CITE_FIRST)};
  }
  view->terms = terms;
  view->term_count = talk->terms.count;
}

static void add_moves(Maker *maker, const Negotiation *talk, TalkView *view) {
  MoveView *moves = arena_make_many(maker->arena, MoveView, talk->moves.count + 1);
  for (int i = 0; i < talk->moves.count; i++) {
    const NegotiationMove *move = &((const NegotiationMove *)talk->moves.at)[i];
    Action action = {.kind = ACTION_TALK, .talk = {.kind = ACT_MOVE, .move = (int8_t)i, .fact = NONE}};
    for (int t = 0; t < NEGOTIATION_MOST_TERMS; t++) action.talk.levels[t] = maker->state->talks[talk->index].levels[t];
    const char *why = sim_refuses(maker->scenario, maker->state, &action);
    Str text = move->text.length ? move->text
                                 : word(move->kind == MOVE_SILENCE      ? W_MOVE_SILENCE
                                        : move->kind == MOVE_PAUSE      ? W_MOVE_PAUSE
                                        : move->kind == MOVE_SUPERVISOR ? W_MOVE_SUPERVISOR
                                                                        : W_MOVE_SIGN_OFF);
    moves[i] = (MoveView){sim_text(maker->scenario, maker->state, maker->arena, text), i, why ? str_from(why) : STR("")};
  }
  view->moves = moves;
  view->move_count = talk->moves.count;
}

static void add_cards(Maker *maker, const Negotiation *talk, const NegotiationState *state, TalkView *view) {
  CardView *cards = arena_make_many(maker->arena, CardView, talk->facts.count + 1);
  for (int i = 0; i < talk->facts.count; i++) {
    const NegotiationFact *fact = &((const NegotiationFact *)talk->facts.at)[i];
    if (!bits_has(maker->state->pinned, fact->fact)) continue;
    const Fact *known = &maker->scenario->facts[fact->fact];
    bool played = state->facts_played >> i & 1;
    Str title = known->clause.length  ? word_with(maker->arena, W_CLAUSE, known->clause, STR(""))
                : known->page != NONE ? maker->scenario->pages[known->page].title
                                      : word(W_HEARD);
    cards[view->card_count++] =
        (CardView){title, sim_text(maker->scenario, maker->state, maker->arena, known->text), i, played, played ? word(W_PLAYED) : STR("")};
  }
  view->cards = cards;
}

const TalkView *make_talk(Maker *maker) {
  static const Word units[] = {
      [UNIT_DOLLARS] = W_USD, [UNIT_PERCENT] = W_PERCENT, [UNIT_DAYS] = W_DAYS_UNIT, [UNIT_BUSINESS_DAYS] = W_BUSINESS_DAYS_UNIT};
  const Negotiation *talk = sim_talk(maker->scenario, maker->state);
  if (!talk) return NULL;
  const NegotiationState *state = &maker->state->talks[talk->index];
  const Step *step = &maker->scenario->steps[maker->state->step];
  TalkView *view = arena_make(maker->arena, TalkView);
  *view = (TalkView){.index = talk->index,
                     .title = talk->label.length ? talk->label : word(W_NEGOTIATION),
                     .unit = word(units[talk->unit]),
                     .money = talk->unit == UNIT_DOLLARS,
                     .more_is_better = talk->better == 0,
                     .final = state->final,
                     .round = state->round + 1 > talk->rounds ? talk->rounds : state->round + 1,
                     .rounds = talk->rounds,
                     .step = talk->step,
                     .opening = talk->opening,
                     .offer = negotiation_amount(talk, negotiation_offer(talk, state, NULL)),
                     .walk_away = talk->our_walk_away,
                     .target = talk->our_target,
                     .authority = talk->our_authority,
                     .has_last_ask = state->last_ask != NEGOTIATION_NO_ASK,
                     .opening_ask = talk->our_open,
                     .signed_off = state->signed_off,
                     .deadline = talk->deadline};
  if (view->has_last_ask) view->last_ask = negotiation_amount(talk, state->last_price);
  if (step->person != NONE) view->rep = (PersonView){maker->scenario->people[step->person].name, maker->scenario->people[step->person].role};
  add_offers(maker, talk, view);
  add_terms(maker, talk, state, view);
  add_moves(maker, talk, view);
  add_cards(maker, talk, state, view);
  return view;
}
