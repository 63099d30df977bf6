/* A negotiation in lines: where both sides stand, then one act. An amount alone is an offer; f, t and m and a number are facts, terms and moves. */
#include "terminal/inside.h"

static const NegotiationState *round_of(const Terminal *t, const Negotiation *talk) { return &terminal_state(t)->talks[talk->index]; }
static const NegotiationFact *fact_at(const Negotiation *talk, int place) { return FIELD_AT(talk->facts, NegotiationFact, place); }
static const NegotiationTerm *term_at(const Negotiation *talk, int place) { return FIELD_AT(talk->terms, NegotiationTerm, place); }
static const NegotiationMove *move_at(const Negotiation *talk, int place) { return FIELD_AT(talk->moves, NegotiationMove, place); }

static bool can(const Terminal *t, const Negotiation *talk, const NegotiationAct *act) {
  Action action = {.kind = ACTION_TALK, .item = talk->index, .talk = *act};
  return !sim_refuses(t->scenario, terminal_state(t), &action);
}

/* ---- where it stands ---- */

static void say_sides(Terminal *t, const Negotiation *talk) {
  const NegotiationState *round = round_of(t, talk);
  int8_t levels[NEGOTIATION_MOST_TERMS] = {0};
  Arena *arena = t->scratch;
  Str offer = report_price(arena, talk, negotiation_offer(talk, round, levels)), terms = report_terms(arena, talk, levels);
  Buf line = buf_new(arena);
  buf_format(&line, "%.*s. ", STR_ARG(talk->label));
  if (!round->final) buf_format(&line, "Round %d of %d. ", round->round + 1, (int)talk->rounds);
  buf_format(&line, "They offer %.*s", STR_ARG(offer));
  if (terms.length) buf_format(&line, " with %.*s", STR_ARG(terms));
  buf_addz(&line, round->final ? ", and that is final. " : ". ");
  if (round->last_ask == NEGOTIATION_NO_ASK)
    buf_format(&line, "You have not asked yet; you planned to open at %.*s.", STR_ARG(report_amount(arena, talk, talk->our_open)));
  else
    buf_format(&line, "You last asked %.*s.", STR_ARG(report_price(arena, talk, round->last_price)));
  say(t, buf_str(&line));
}

static void say_plan(Terminal *t, const Negotiation *talk) {
  Arena *arena = t->scratch;
  sayf(t, "Your target is %.*s, your walk-away %.*s. Offers move in steps of %.*s.", STR_ARG(report_amount(arena, talk, talk->our_target)),
       STR_ARG(report_amount(arena, talk, talk->our_walk_away)), STR_ARG(report_amount(arena, talk, talk->step)));
  if (!round_of(t, talk)->signed_off && talk->above_authority.length) {
    for (int i = 0; i < t->scenario->person_count; i++)
      if (str_equal(t->scenario->people[i].id, talk->above_authority))
        sayf(t, "A close worse than %.*s needs %.*s first.", STR_ARG(report_amount(arena, talk, talk->our_authority)),
             STR_ARG(t->scenario->people[i].name));
  }
  if (talk->deadline.length) sayf(t, "They say: %.*s", STR_ARG(talk->deadline));
}

static void say_facts(Terminal *t, const Negotiation *talk) {
  bool any = false;
  for (int i = 0; i < talk->facts.count; i++) {
    int fact = fact_at(talk, i)->fact;
    bool said = (round_of(t, talk)->facts_played >> i) & 1u;
    if (fact == NONE || said || !bits_has(terminal_state(t)->known, fact)) continue;
    if (!any) say(t, STR("Findings that you can say, one a round:"));
    any = true;
    say_after(t, str_z(t->scratch, str_format(t->scratch, "  f%d ", i + 1)), 5, t->scenario->facts[fact].text);
  }
}

static void say_terms(Terminal *t, const Negotiation *talk) {
  if (talk->terms.count) say(t, STR("Terms to ask for with your next offer:"));
  for (int i = 0; i < talk->terms.count; i++) {
    const NegotiationTerm *term = term_at(talk, i);
    Buf line = buf_new(t->scratch);
    buf_format(&line, "%.*s%s: ", STR_ARG(term->label), term->by ? " (they ask for it)" : "");
    for (int l = 0; l < term->levels.count; l++)
      buf_format(&line, "%s%d %.*s%s", l ? ", " : "", l + 1, STR_ARG(FIELD_AT(term->levels, NegotiationLevel, l)->label),
                 t->levels[i] == l ? " (chosen)" : "");
    say_after(t, str_z(t->scratch, str_format(t->scratch, "  t%d ", i + 1)), 5, buf_str(&line));
  }
}

static Str move_words(Terminal *t, const NegotiationMove *move) {
  /* Pressure and bluff look alike: telling them apart is the trainee's work. */
  static const char *const kinds[MOVE_KIND_COUNT] = {"Ask",         "Say nothing and wait", "Say", "Say", "Ask for a supervisor", "Ask for sign-off",
                                                     "Take a pause"};
  if (!move->text.length || move->kind == MOVE_SILENCE) return str_from(kinds[move->kind]);
  return str_format(t->scratch, "%s: %.*s", kinds[move->kind], STR_ARG(scenario_text(t, move->text)));
}

static void say_moves(Terminal *t, const Negotiation *talk) {
  bool any = false;
  for (int i = 0; i < talk->moves.count; i++) {
    NegotiationAct act = {.kind = ACT_MOVE, .fact = -1, .move = (int8_t)i};
    if (!can(t, talk, &act)) continue;
    if (!any) say(t, STR("Moves:"));
    any = true;
    say_after(t, str_z(t->scratch, str_format(t->scratch, "  m%d ", i + 1)), 5, move_words(t, move_at(talk, i)));
  }
}

/** After the first time the lists are known; their marks are enough. */
static void say_marks(Terminal *t, const Negotiation *talk) {
  Buf line = buf_new(t->scratch);
  const NegotiationState *round = round_of(t, talk);
  for (int i = 0; i < talk->facts.count && !round->final; i++) {
    int fact = fact_at(talk, i)->fact;
    bool open = fact != NONE && !((round->facts_played >> i) & 1u) && bits_has(terminal_state(t)->known, fact);
    if (open) buf_format(&line, "%sf%d", line.length ? ", " : "Open to you: ", i + 1);
  }
  for (int i = 0; i < talk->terms.count && !round->final; i++) buf_format(&line, "%st%d", line.length ? ", " : "Open to you: ", i + 1);
  for (int i = 0; i < talk->moves.count; i++) {
    NegotiationAct act = {.kind = ACT_MOVE, .fact = -1, .move = (int8_t)i};
    if (can(t, talk, &act)) buf_format(&line, "%sm%d", line.length ? ", " : "Open to you: ", i + 1);
  }
  if (!line.length) return;
  buf_addz(&line, ". Type r to hear what they are.");
  say(t, buf_str(&line));
}

static void say_how(Terminal *t, const Negotiation *talk) {
  if (round_of(t, talk)->final)
    say(t, STR("Type accept, or walk to leave without a deal."));
  else
    say(t, STR("Type an amount to ask for it, or with a finding: 9,000 f1. Or f1 alone, t1 2, m1, hold, accept, walk."));
}

/* ---- one act ---- */

static Typed act_out(Terminal *t, const Negotiation *talk, const NegotiationAct *act) {
  Action action = {.kind = ACTION_TALK, .item = talk->index, .talk = *act};
  /* A fact is pinned when it is said. */
  if (act->fact >= 0 && (act->kind == ACT_OFFER || act->kind == ACT_HOLD)) {
    Action pin = {.kind = ACTION_PIN, .fact = fact_at(talk, act->fact)->fact};
    if (pin.fact != NONE && bits_has(terminal_state(t)->known, pin.fact) && !bits_has(terminal_state(t)->pinned, pin.fact) && !terminal_look(t, &pin))
      return TYPED_TEXT;
  }
  return terminal_do(t, &action) ? TYPED_MOVED : TYPED_TEXT;
}

static void with_levels(const Terminal *t, NegotiationAct *act) {
  for (int i = 0; i < NEGOTIATION_MOST_TERMS; i++) act->levels[i] = t->levels[i];
}

static Typed offer(Terminal *t, const Negotiation *talk, Cents amount, int fact) {
  int steps;
  Cents nearest;
  if (!negotiation_steps(talk, amount, &steps, &nearest)) {
    Str text;
    sayf(t, "Offers move in steps of %.*s. The nearest is %.*s.", STR_ARG(report_amount(t->scratch, talk, talk->step)),
         STR_ARG(report_amount(t->scratch, talk, nearest)));
    Typed typed = type_line(t, STR("Enter to ask that, or anything else to go back: "), false, &text);
    if (typed != TYPED_TEXT) return typed;
    if (text.length || !negotiation_steps(talk, nearest, &steps, &nearest)) return TYPED_REPEAT;
  }
  NegotiationAct act = {.kind = ACT_OFFER, .ask = (int16_t)steps, .fact = (int8_t)fact};
  with_levels(t, &act);
  return act_out(t, talk, &act);
}

static Typed choose_term(Terminal *t, const Negotiation *talk, int place, Str rest) {
  const NegotiationTerm *term = term_at(talk, place);
  int number;
  if (!str_trim(rest).length && term->levels.count == 2)
    t->levels[place] = (int8_t)!t->levels[place];
  else if (read_numbers(rest, term->levels.count, &number, 1) == 1)
    t->levels[place] = (int8_t)(number - 1);
  else {
    sayf(t, "Type t%d and a number from 1 to %d.", place + 1, term->levels.count);
    return TYPED_TEXT;
  }
  sayf(t, "%.*s: %.*s. It goes with your next offer.", STR_ARG(term->label),
       STR_ARG(FIELD_AT(term->levels, NegotiationLevel, t->levels[place])->label));
  return TYPED_TEXT;
}

/** "f2": which of `count`. @return its place, NONE when the word is none. */
static int marked(Str word, char mark, int count) {
  int number;
  if (word.length < 2 || (word.at[0] != mark && word.at[0] != mark - 'a' + 'A')) return NONE;
  return read_numbers(str_slice(word, 1, word.length), count, &number, 1) == 1 ? number - 1 : NONE;
}

static Typed not_understood(Terminal *t, const Negotiation *talk) {
  say_how(t, talk);
  return TYPED_TEXT;
}

static Typed read_act(Terminal *t, const Negotiation *talk, Str text) {
  Str word, rest;
  Cents amount;
  NegotiationAct act = {.kind = ACT_HOLD, .fact = -1};
  if (!str_cut(text, ' ', &word, &rest)) word = text;
  rest = str_trim(rest);
  int fact = marked(rest.length ? rest : word, 'f', talk->facts.count);
  int move = marked(word, 'm', talk->moves.count), term = marked(word, 't', talk->terms.count);
  if (str_equal_nocase(text, STR("accept"))) return act_out(t, talk, &(NegotiationAct){.kind = ACT_ACCEPT, .fact = -1});
  if (str_equal_nocase(text, STR("walk"))) return act_out(t, talk, &(NegotiationAct){.kind = ACT_WALK, .fact = -1});
  if (term != NONE) return choose_term(t, talk, term, rest);
  if (move != NONE && !rest.length) return act_out(t, talk, &(NegotiationAct){.kind = ACT_MOVE, .fact = -1, .move = (int8_t)move});
  bool hold = str_equal_nocase(word, STR("hold"));
  if ((fact != NONE && (hold || !rest.length)) || (hold && !rest.length)) {
    act.fact = (int8_t)fact;
    return act_out(t, talk, &act);
  }
  if (str_ends(word, STR("%"))) word = str_slice(word, 0, word.length - 1);
  if (!read_amount(word, &amount) || (rest.length && fact == NONE)) return not_understood(t, talk);
  return offer(t, talk, amount, fact);
}

Typed answer_talk(Terminal *t, const Negotiation *talk) {
  Str text;
  if (t->levels_of != talk->index) {
    for (int i = 0; i < NEGOTIATION_MOST_TERMS; i++) t->levels[i] = round_of(t, talk)->levels[i];
    t->levels_of = talk->index;
    t->tell_all = true;
  }
  if (t->tell_all) say_plan(t, talk);
  say_sides(t, talk);
  if (t->tell_all) {
    if (!round_of(t, talk)->final) {
      say_facts(t, talk);
      say_terms(t, talk);
    }
    say_moves(t, talk);
  } else {
    say_marks(t, talk);
  }
  if (t->tell_all || round_of(t, talk)->final) say_how(t, talk);
  for (;;) {
    Typed typed = type_line(t, STR("Your move: "), false, &text);
    if (typed != TYPED_TEXT) return typed;
    typed = text.length ? read_act(t, talk, text) : not_understood(t, talk);
    if (typed != TYPED_TEXT) return typed;
  }
}
