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

static void tell_rounds(Arena *arena, const Scenario *scenario, const Negotiation *talk, const Played *line, int count, ReportTalk *told) {
  ReportRound *rounds = arena_make_many(arena, ReportRound, count);
  for (int i = 0; i < count; i++) {
    if (!is_about(&line[i], talk->index)) continue;
    const NegotiationState *before = &line[i].before.talks[talk->index], *after = &line[i].after.talks[talk->index];
    rounds[told->round_count++] = (ReportRound){
        .round = before->round < talk->rounds ? before->round + 1 : talk->rounds,
        .last = after->end != NEGOTIATION_OPEN,
        .did = report_action_words(arena, scenario, &line[i].before, &line[i].action),
        .said = report_reply(arena, scenario, &line[i].after, &line[i].action, &line[i].result.reply),
        .offer = report_price(arena, talk, negotiation_offer(talk, after, NULL)),
        .limit = report_price(arena, talk, negotiation_limit(talk, after, after->levels)),
    };
  }
  told->rounds = rounds;
}

void tell_talks(Arena *arena, ReportDebrief *report, const Session *session) {
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
    *told = (ReportTalk){.label = talk->label,
                         .result = result_of(arena, talk, state),
                         .standing = standing_of(state, session_state(session)->deal_state[t]),
                         .target = report_amount(arena, talk, talk->our_target),
                         .walk_away = report_amount(arena, talk, talk->our_walk_away),
                         .worth = state->end == NEGOTIATION_OPEN ? STR("") : money_text(arena, last->result.reply.worth_cents),
                         .no_deal = money_text(arena, negotiation_no_deal_worth(talk))};
    tell_rounds(arena, scenario, talk, line, count, told);
    list_not_played(arena, scenario, talk, &last->after, told);
    list_not_asked(arena, talk, state, told);
    list_given_away(arena, talk, state, told);
  }
  report->talks = talks;
}
