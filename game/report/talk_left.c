/* What a negotiation left: money and terms on the table, own weaknesses said aloud, the deadline that was claimed, no deal beside the deal, and the close,
   part by part. */
#include "report/inside.h"

static const NegotiationTerm *term_at(const Negotiation *talk, int place) { return FIELD_AT(talk->terms, NegotiationTerm, place); }
static const NegotiationLevel *level_at(const NegotiationTerm *term, int place) { return FIELD_AT(term->levels, NegotiationLevel, place); }

/** "10 business days", "Yes": a term at a level; a term without levels of its own is a yes or no. */
static Str level_words(const NegotiationTerm *term, int level) {
  const NegotiationLevel *at = level_at(term, level);
  if (str_is(at->id, "yes")) return STR("yes");
  if (str_is(at->id, "no")) return STR("no");
  return at->label.length ? at->label : at->id;
}

/** The level that is best for us: the last, or where they ask for it, the first. */
static int best_level(const NegotiationTerm *term) { return term->by ? 0 : term->levels.count - 1; }

static Str term_left(Arena *arena, const NegotiationTerm *term, int level) {
  const NegotiationLevel *had = level_at(term, level), *best = level_at(term, best_level(term));
  Cents worth = best->worth_cents - had->worth_cents;
  int32_t points = best->points - had->points;
  Buf out = buf_new(arena);
  buf_format(&out, "%.*s: %.*s, where %.*s could be had", STR_ARG(term->label), STR_ARG(level_words(term, level)),
             STR_ARG(level_words(term, best_level(term))));
  if (worth > 0) buf_format(&out, ", worth %.*s", STR_ARG(money_text(arena, worth)));
  if (points > 0)
    buf_format(&out, "%s %.*s %s", worth > 0 ? " and" : ", worth", STR_ARG(report_points(arena, points)), points == 1000 ? "point" : "points");
  return buf_str(&out);
}

static void tell_left(Arena *arena, const Negotiation *talk, const NegotiationState *state, ReportTalk *told) {
  Str *left = arena_make_many(arena, Str, talk->terms.count + 1);
  if (state->end == NEGOTIATION_DEAL) {
    int8_t levels[NEGOTIATION_MOST_TERMS] = {0};
    int price = negotiation_offer(talk, state, levels), limit = negotiation_limit(talk, state, levels);
    Cents between = negotiation_amount(talk, limit) - negotiation_amount(talk, price);
    if (limit > price)
      left[told->left_count++] = str_format(arena, "%.*s between the deal and how far they would have gone with what was said",
                                            STR_ARG(report_amount(arena, talk, between < 0 ? -between : between)));
    for (int t = 0; t < talk->terms.count; t++)
      if (levels[t] != best_level(term_at(talk, t))) left[told->left_count++] = term_left(arena, term_at(talk, t), levels[t]);
  }
  told->left = left;
}

static void tell_weaknesses(Arena *arena, const Scenario *scenario, const Negotiation *talk, const NegotiationState *state, ReportTalk *told) {
  Str *names = arena_make_many(arena, Str, talk->facts.count);
  for (int i = 0; i < talk->facts.count; i++) {
    const NegotiationFact *fact = FIELD_AT(talk->facts, NegotiationFact, i);
    if (fact->fact != NONE && fact->moves <= 0 && ((state->facts_played >> i) & 1u))
      names[told->weakness_count++] = fact->moves < 0 ? scenario->facts[fact->fact].text
                                                      : str_format(arena, "%.*s (it moved nothing)", STR_ARG(scenario->facts[fact->fact].text));
  }
  told->weaknesses = names;
}

/** What stands against the deal: what no deal brings, what that costs, and when. */
static Str no_deal_words(Arena *arena, const Negotiation *talk, Day from) {
  Buf out = buf_new(arena);
  buf_format(&out, "No deal would have brought %.*s", STR_ARG(money_text(arena, talk->no_deal_value)));
  if (talk->no_deal_cost) buf_format(&out, " at a cost of %.*s", STR_ARG(money_text(arena, talk->no_deal_cost)));
  if (talk->no_deal_days) buf_format(&out, ", by about %.*s", STR_ARG(day_text(arena, from + talk->no_deal_days)));
  buf_byte(&out, '.');
  return buf_str(&out);
}

static Str kept_words(const ReportDebrief *report, Str part) {
  for (int i = 0; i < report->promise_count; i++)
    if (str_equal(report->promises[i].promise->part, part)) return str_from(promise_stand_words[report->promises[i].stand]);
  return STR("");
}

static bool was_asked(const Played *line, int count, int talk, int term, int starts) {
  for (int i = 0; i < count; i++) {
    const NegotiationAct *act = &line[i].action.talk;
    if (line[i].action.kind != ACTION_TALK || line[i].action.item != talk || act->kind != ACT_OFFER) continue;
    if (term == NONE || act->levels[term] != starts) return true;
  }
  return false;
}

/** The close: each part asked, agreed, in writing, kept. */
static void tell_close(Arena *arena, const ReportDebrief *report, const Negotiation *talk, const NegotiationState *state, int32_t deal_state,
                       const Played *line, int count, ReportTalk *told) {
  ReportPart *parts = arena_make_many(arena, ReportPart, talk->terms.count + 1);
  if (state->end == NEGOTIATION_DEAL) {
    int8_t levels[NEGOTIATION_MOST_TERMS] = {0};
    int price = negotiation_offer(talk, state, levels);
    bool written = deal_state >= DEAL_CONFIRMED;
    parts[told->part_count++] = (ReportPart){
        talk->label, report_price(arena, talk, price), kept_words(report, talk->issue_id), was_asked(line, count, talk->index, NONE, 0), true,
        written};
    for (int t = 0; t < talk->terms.count; t++) {
      const NegotiationTerm *term = term_at(talk, t);
      bool agreed = levels[t] != term->starts;
      parts[told->part_count++] = (ReportPart){
          term->label,      level_words(term, levels[t]), kept_words(report, term->id), was_asked(line, count, talk->index, t, term->starts), agreed,
          agreed && written};
    }
  }
  told->parts = parts;
}

/** A result as good as hoped for, from conduct that does not earn one. */
static bool was_luck(const Negotiation *talk, const NegotiationState *state, const Played *line, int count) {
  if (state->end != NEGOTIATION_DEAL || state->deal < talk->steps.target) return false;
  for (int i = 0; i < count; i++) {
    if (line[i].action.kind != ACTION_TALK || line[i].action.item != talk->index) continue;
    const NegotiationReply *reply = &line[i].result.reply;
    if (reply->violation != NONE || reply->not_an_offer || reply->answer == ANSWER_RAISED) return true;
  }
  return false;
}

void tell_talk_left(Arena *arena, const ReportDebrief *report, const Session *session, const Played *last, ReportTalk *told) {
  const Scenario *scenario = session_scenario(session);
  const Negotiation *talk = told->talk;
  const NegotiationState *state = &last->after.talks[talk->index];
  int count;
  const Played *line = session_line(session, &count);
  tell_left(arena, talk, state, told);
  tell_weaknesses(arena, scenario, talk, state, told);
  tell_close(arena, report, talk, state, session_state(session)->deal_state[talk->index], line, count, told);
  told->no_deal_words = no_deal_words(arena, talk, last->after.day);
  told->luck = was_luck(talk, state, line, count);
  if (talk->deadline.length)
    told->deadline = str_format(arena, "They said: %.*s %s", STR_ARG(report_sentence(arena, talk->deadline)),
                                talk->if_passed ? "That was real: later their offer was gone." : "That was not real: the offer would have stood.");
}
