/* A negotiation seen from above, once it is over: every act beside what lay on the table and how far they would really have gone; what was held and not
   said; what was left. Before the debrief none of this may be shown. */
#include "report/inside.h"

static const NegotiationFact *fact_at(const Negotiation *talk, int place) { return FIELD_AT(talk->facts, NegotiationFact, place); }
static const NegotiationMove *move_at(const Negotiation *talk, int place) { return FIELD_AT(talk->moves, NegotiationMove, place); }

static bool is_about(const Played *played, int talk) { return played->action.kind == ACTION_TALK && played->action.item == talk; }

/** How much of a deal stands in writing. */
static Str standing_of(const NegotiationState *state, int32_t deal_state) {
  if (state->end != NEGOTIATION_DEAL) return STR("");
  if (deal_state == DEAL_COUNTERSIGNED) return STR("Signed by both sides.");
  return deal_state == DEAL_CONFIRMED ? STR("Confirmed by them in writing.") : STR("Only spoken: nothing of it is in writing.");
}

static Str result_of(Arena *arena, const Negotiation *talk, const NegotiationState *state) {
  int8_t levels[NEGOTIATION_MOST_TERMS] = {0};
  Str price, terms;
  switch ((NegotiationEnd)state->end) {
  case NEGOTIATION_OPEN: return STR("Not finished");
  case NEGOTIATION_WALKED: return STR("You walked away");
  case NEGOTIATION_REFUSED: return STR("Their final offer was refused");
  case NEGOTIATION_HUNG_UP: return STR("They ended the call");
  case NEGOTIATION_DEAL: break;
  }
  price = report_price(arena, talk, negotiation_offer(talk, state, levels));
  terms = report_terms(arena, talk, levels);
  return terms.length ? str_format(arena, "Agreed at %.*s with %.*s", STR_ARG(price), STR_ARG(terms))
                      : str_format(arena, "Agreed at %.*s", STR_ARG(price));
}

static void list_not_played(Arena *arena, const Scenario *scenario, const Negotiation *talk, const State *last, ReportTalk *told) {
  Str *names = arena_make_many(arena, Str, talk->facts.count);
  for (int i = 0; i < talk->facts.count; i++) {
    const NegotiationFact *fact = fact_at(talk, i);
    bool said = (last->talks[talk->index].facts_played >> i) & 1u, held = fact->fact != NONE && sim_fact_known(last, fact->fact);
    if (!said && held && fact->moves > 0) names[told->not_played_count++] = scenario->facts[fact->fact].text;
  }
  told->not_played = names;
}

static void list_not_asked(Arena *arena, const Negotiation *talk, const NegotiationState *state, ReportTalk *told) {
  Str *names = arena_make_many(arena, Str, talk->moves.count);
  for (int i = 0; i < talk->moves.count; i++) {
    const NegotiationMove *move = move_at(talk, i);
    bool used = (state->moves_used >> i) & 1u;
    if (move->kind == MOVE_QUESTION && !used && move->text.length) names[told->not_asked_count++] = move->text;
    if (move->kind == MOVE_SUPERVISOR && !state->lifted && talk->steps.alone < talk->steps.reach) told->supervisor_not_sought = true;
  }
  told->not_asked = names;
}

static void list_given_away(Arena *arena, const Negotiation *talk, const NegotiationState *state, ReportTalk *told) {
  Str *names = arena_make_many(arena, Str, talk->terms.count);
  int8_t levels[NEGOTIATION_MOST_TERMS] = {0};
  negotiation_offer(talk, state, levels);
  for (int t = 0; t < talk->terms.count && state->end == NEGOTIATION_DEAL; t++) {
    const NegotiationTerm *term = FIELD_AT(talk->terms, NegotiationTerm, t);
    if (term->owed.length && levels[t] != term->levels.count - 1)
      names[told->given_away_count++] = str_format(arena, "%.*s (%.*s)", STR_ARG(term->label), STR_ARG(term->owed));
  }
  told->given_away = names;
}

static const char *kind_of(const Negotiation *talk, const NegotiationAct *act) {
  static const char *const words[] = {[ACT_OFFER] = "offer", [ACT_HOLD] = "hold", [ACT_ACCEPT] = "accept", [ACT_WALK] = "walk"};
  return act->kind == ACT_MOVE ? negotiation_move_words[move_at(talk, act->move)->kind] : words[act->kind];
}

static Cents size_of(Cents amount) { return amount < 0 ? -amount : amount; }

/** How far one came down, and how that compares with the last time: shrinking concessions say where they end. */
static Str concession_of(Arena *arena, const Negotiation *talk, const NegotiationReply *reply) {
  if (reply->concession <= 0) return STR("");
  Cents amount = size_of(negotiation_amount(talk, reply->concession) - negotiation_amount(talk, 0));
  Str words = report_amount(arena, talk, amount);
  if (reply->before <= 0) return str_format(arena, "Conceded %.*s.", STR_ARG(words));
  return str_format(arena, "Conceded %.*s, %d%% of the one before.", STR_ARG(words), reply->concession * 100 / reply->before);
}

/** What best play came to before an act and after it; the difference is what the act cost. */
static void value_round(Analysis *analysis, const Played *played, ReportRound *round) {
  Cents cents;
  bool known = analysis_value(analysis, &played->before, &round->best_before, &cents);
  int32_t after = 0;
  known = known && analysis_value(analysis, &played->after, &after, &cents);
  round->valued = known;
  round->best_after = after + (played->result.first ? played->result.paid : 0) - played->result.violation_points;
}

static ReportRound tell_round(Arena *arena, const Scenario *scenario, const Negotiation *talk, const Played *played) {
  const NegotiationState *before = &played->before.talks[talk->index], *after = &played->after.talks[talk->index];
  const NegotiationAct *act = &played->action.talk;
  int offer = negotiation_offer(talk, after, NULL), limit = negotiation_limit(talk, after, after->levels);
  bool says = (act->kind == ACT_OFFER || act->kind == ACT_HOLD) && act->fact >= 0;
  ReportRound round = {
      .round = before->round < talk->rounds ? before->round + 1 : talk->rounds,
      .last = after->end != NEGOTIATION_OPEN,
      .did = report_action_words(arena, scenario, &played->before, &played->action),
      .said = report_reply(arena, scenario, &played->after, &played->action, &played->result.reply),
      .offer = report_price(arena, talk, offer),
      .limit = report_price(arena, talk, limit),
      .kind = kind_of(talk, act),
      .fact = says && fact_at(talk, act->fact)->fact != NONE ? scenario->facts[fact_at(talk, act->fact)->fact].text : STR(""),
      .concession = concession_of(arena, talk, &played->result.reply),
      .has_ask = after->last_price != NEGOTIATION_NO_ASK,
      .offer_amount = negotiation_amount(talk, offer),
      .limit_amount = negotiation_amount(talk, limit),
  };
  if (round.has_ask) round.ask_amount = negotiation_amount(talk, after->last_price);
  if (after->end == NEGOTIATION_DEAL && round.has_ask) round.ask_amount = negotiation_amount(talk, after->deal); /* the two stairs meet */
  return round;
}

static void tell_rounds(Arena *arena, Analysis *analysis, const Scenario *scenario, const Negotiation *talk, const Played *line, int count,
                        ReportTalk *told) {
  ReportRound *rounds = arena_make_many(arena, ReportRound, count);
  for (int i = 0; i < count; i++) {
    if (!is_about(&line[i], talk->index)) continue;
    ReportRound *round = &rounds[told->round_count++];
    *round = tell_round(arena, scenario, talk, &line[i]);
    value_round(analysis, &line[i], round);
  }
  told->rounds = rounds;
}

/** Where both sides could have met, had either known. */
static void tell_limits(Arena *arena, const Negotiation *talk, const NegotiationState *state, ReportTalk *told) {
  int limit = negotiation_limit(talk, state, state->levels);
  told->target_amount = talk->our_target;
  told->walk_away_amount = talk->our_walk_away;
  told->opening_amount = talk->opening;
  told->limit_amount = negotiation_amount(talk, limit);
  told->limit = report_price(arena, talk, limit);
  told->overlap = limit >= talk->steps.walk_away ? str_format(arena, "A deal could lie from %.*s to %.*s.",
                                                              STR_ARG(report_amount(arena, talk, talk->our_walk_away)), STR_ARG(told->limit))
                                                 : STR("Both limits did not meet: no deal was possible with what was said.");
}

void tell_talks(Arena *arena, ReportDebrief *report, Analysis *analysis, const Session *session) {
  const Scenario *scenario = session_scenario(session);
  int count;
  const Played *line = session_line(session, &count);
  ReportTalk *talks = arena_make_many(arena, ReportTalk, scenario->talk_count);
  for (int t = 0; t < scenario->talk_count; t++) {
    const Negotiation *talk = scenario->talks[t];
    const Played *last = NULL;
    for (int i = 0; i < count; i++)
      if (is_about(&line[i], t)) last = &line[i];
    if (!last) continue;
    const NegotiationState *state = &last->after.talks[t];
    ReportTalk *told = &talks[report->talk_count++];
    *told = (ReportTalk){.talk = talk,
                         .label = talk->label,
                         .result = result_of(arena, talk, state),
                         .standing = scenario->writes_deals ? standing_of(state, session_state(session)->deal_state[t]) : STR(""),
                         .writing_told = scenario->writes_deals,
                         .target = report_amount(arena, talk, talk->our_target),
                         .walk_away = report_amount(arena, talk, talk->our_walk_away),
                         .worth = state->end == NEGOTIATION_OPEN ? STR("") : money_text(arena, last->result.reply.worth_cents),
                         .no_deal = money_text(arena, negotiation_no_deal_worth(talk))};
    tell_rounds(arena, analysis, scenario, talk, line, count, told);
    tell_limits(arena, talk, state, told);
    list_not_played(arena, scenario, talk, &last->after, told);
    list_not_asked(arena, talk, state, told);
    list_given_away(arena, talk, state, told);
    tell_talk_left(arena, report, session, last, told);
  }
  report->talks = talks;
}
