/*
 * A negotiation as an author writes it: the keys, one row each, and what is worked out from them. The groups of the file (issue, us, them...) are
 * for the author's eye; the model is flat, so their tables bind into the same struct. What can be wrong with the figures is in check_negotiation.c.
 */
#include <stddef.h>
#include <string.h>

#include "scenario/check_negotiation.h"

/* An amount that the author left out; none can be below zero. */
#define ABSENT (-1)

#define FIELD(KIND, STRUCT, KEY, MEMBER, ...) \
  { .name = KEY, .kind = FIELD_##KIND, .offset = offsetof(STRUCT, MEMBER), __VA_ARGS__ }
#define GROUP(KEY, TABLE, ...) \
  { .name = KEY, .kind = FIELD_OBJECT, .offset = 0, .table = &(TABLE), __VA_ARGS__ }
#define AMOUNT(KEY, MEMBER, ...) FIELD(CENTS, Negotiation, KEY, MEMBER, .least = 0, .most = MONEY_MOST_CENTS, .fallback = ABSENT, __VA_ARGS__)
#define TABLE(NAME, STRUCT, FIELDS, KEY, PLACE) \
  { .name = NAME, .fields = FIELDS, .count = FIELD_COUNT(FIELDS), .size_bytes = sizeof(STRUCT), .key_offset = KEY, .json_offset = PLACE }
#define KEYED(NAME, STRUCT, FIELDS) TABLE(NAME, STRUCT, FIELDS, offsetof(STRUCT, id), offsetof(STRUCT, json))
#define PLACED(NAME, STRUCT, FIELDS) TABLE(NAME, STRUCT, FIELDS, FIELD_NOWHERE, offsetof(STRUCT, json))
#define PART(NAME, FIELDS) TABLE(NAME, Negotiation, FIELDS, FIELD_NOWHERE, FIELD_NOWHERE)

static const char *const unit_words[] = {"dollars", "percent", "days", "business days", NULL};
static const char *const better_words[] = {"more", "less", NULL};
static const char *const by_words[] = {"us", "them", NULL};
static const char *const lifts_words[] = {"nothing", "alone", NULL};
static const char *const passed_words[] = {"same", "withdrawn", NULL};
const char *const negotiation_move_words[] = {"question", "silence", "leverage", "bluff", "supervisor", "sign_off", "pause", NULL};

#define WORTH_SCHEMA                                                                                                                                \
  "{\"oneOf\":[{\"type\":\"number\"},{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"interest\"],\"properties\":{\"interest\":" \
  "{\"type\":\"object\"}}}]}"

static const Field issue_fields[] = {
    FIELD(ID, Negotiation, "id", issue_id, .required = true, .help = "A short name; the deal is scored under it."),
    FIELD(STR, Negotiation, "label", label, .required = true, .most = 60, .help = "What is negotiated, as the screen says it."),
    FIELD(ENUM, Negotiation, "unit", unit, .required = true, .words = unit_words, .help = "What the amounts count."),
    FIELD(ENUM, Negotiation, "better", better, .required = true, .words = better_words, .help = "Whether more or less of it is better for us."),
    FIELD(CENTS, Negotiation, "step", step, .required = true, .least = 1, .most = MONEY_MOST_CENTS,
          .help = "Every amount lies on such steps from their opening."),
    FIELD(CENTS, Negotiation, "worth", worth_per_unit, .least = 1, .most = MONEY_MOST_CENTS, .fallback = ABSENT,
          .help = "Dollars that one unit is worth to us; 1 for dollars, needed for other units."),
};
static const FieldTable issue_table = PART("negotiation_issue", issue_fields);

static const Field us_fields[] = {
    AMOUNT("open", our_open, .required = true, .help = "What we mean to ask first."),
    AMOUNT("target", our_target, .help = "What we hope for."),
    AMOUNT("walk_away", our_walk_away, .required = true, .help = "Below this no deal is better; points begin here."),
    AMOUNT("authority", our_authority, .help = "A close worse than this needs a sign-off; the walk-away when left out."),
    FIELD(ID, Negotiation, "above_authority", above_authority, .help = "The person who can sign beyond it."),
};
static const FieldTable us_table = PART("negotiation_us", us_fields);

static const Field them_fields[] = {
    AMOUNT("opening", opening, .required = true, .help = "Their first offer."),
    AMOUNT("limit", limit, .required = true, .help = "The furthest they would go before any fact is said."),
    AMOUNT("reach", reach, .help = "The best that the issue can ever take; the limit with every fact and leverage when left out."),
    AMOUNT("alone", alone, .help = "The furthest that the representative may go without a supervisor."),
    AMOUNT("credible", credible, .help = "An ask beyond this is not answered; our opening when left out."),
    FIELD(INT, Negotiation, "margin", margin_steps, .least = 0, .most = 20, .fallback = 1,
          .help = "They agree to an ask so many steps from their offer."),
    FIELD(INT, Negotiation, "patience", patience, .least = 1, .most = NEGOTIATION_MOST_PATIENCE, .fallback = 3,
          .help = "Rounds without anything new that they bear."),
    FIELD(INT, Negotiation, "rounds", rounds, .least = 1, .most = NEGOTIATION_MOST_ROUNDS, .fallback = 6,
          .help = "After so many rounds their offer is final."),
};
static const FieldTable them_table = PART("negotiation_them", them_fields);

static const Field fact_fields[] = {
    FIELD(INT, NegotiationFact, "moves", moves, .required = true, .least = -NEGOTIATION_MOST_STEPS, .most = NEGOTIATION_MOST_STEPS,
          .help = "Steps added to their limit, once; below zero for a weakness of our own."),
    FIELD(STR, NegotiationFact, "say", say, .most = 400, .help = "What they answer to it."),
};
/* Clauses of the contract are facts too, and their ids have dots. */
static const FieldTable fact_table = {.name = "negotiation_fact",
                                      .fields = fact_fields,
                                      .count = FIELD_COUNT(fact_fields),
                                      .size_bytes = sizeof(NegotiationFact),
                                      .key_offset = offsetof(NegotiationFact, id),
                                      .json_offset = offsetof(NegotiationFact, json),
                                      .free_keys = true};

#define COST(STRUCT, MEMBER)                                                                           \
  FIELD(INT, STRUCT, "cost", MEMBER, .least = -NEGOTIATION_MOST_STEPS, .most = NEGOTIATION_MOST_STEPS, \
        .help = "What it costs them, in steps; below zero where it gives them something.")
#define WORTH(STRUCT, MEMBER) \
  FIELD(JSON, STRUCT, "worth", MEMBER, .schema = WORTH_SCHEMA, .help = "What it is worth to us: dollars, or interest to be computed.")
#define POINTS(STRUCT, MEMBER) FIELD(POINTS, STRUCT, "points", MEMBER, .least = -100, .most = 100, .help = "What it is worth to us beside dollars.")

static const Field level_fields[] = {
    FIELD(STR, NegotiationLevel, "id", id, .required = true, .least = 1, .most = 40, .help = "A short name; it may begin with a digit."),
    FIELD(STR, NegotiationLevel, "label", label, .most = 60, .help = "As the screen says it."),
    COST(NegotiationLevel, cost_steps),
    WORTH(NegotiationLevel, worth),
    POINTS(NegotiationLevel, points),
};
static const FieldTable level_table = PLACED("negotiation_level", NegotiationLevel, level_fields);

static const Field term_fields[] = {
    FIELD(STR, NegotiationTerm, "label", label, .most = 60, .help = "As the screen says it."),
    FIELD(LIST, NegotiationTerm, "levels", levels, .least = 2, .most = NEGOTIATION_MOST_LEVELS, .table = &level_table,
          .help = "From the least to what we would like best; without levels the term is no or yes."),
    FIELD(STR, NegotiationTerm, "starts", starts_id, .least = 1, .most = 40,
          .help = "The level that holds unless another is agreed; the first when left out."),
    COST(NegotiationTerm, only.cost_steps),
    WORTH(NegotiationTerm, only.worth),
    POINTS(NegotiationTerm, only.points),
    FIELD(ENUM, NegotiationTerm, "by", by, .words = by_words, .help = "Who asks for it."),
    FIELD(STR, NegotiationTerm, "owed", owed, .most = 60, .help = "The rule or clause by which the last level is ours by right."),
    FIELD(STR_LIST, NegotiationTerm, "needs", needs, .most = NEGOTIATION_MOST_FACTS, .help = "Facts that must be said first."),
};
static const FieldTable term_table = KEYED("negotiation_term", NegotiationTerm, term_fields);

static const Field again_fields[] = {
    FIELD(INT, NegotiationMove, "patience", again_patience, .required = true, .least = -NEGOTIATION_MOST_PATIENCE, .most = 0,
          .help = "Patience it costs."),
};
static const FieldTable again_table = TABLE("negotiation_again", NegotiationMove, again_fields, FIELD_NOWHERE, FIELD_NOWHERE);

static const Field move_fields[] = {
    FIELD(ENUM, NegotiationMove, "kind", kind, .required = true, .words = negotiation_move_words, .help = "What kind of move it is."),
    FIELD(STR, NegotiationMove, "text", text, .most = 300, .help = "What we say."),
    FIELD(STR, NegotiationMove, "say", say, .most = 400, .help = "What they answer."),
    FIELD(STR, NegotiationMove, "why", why, .most = 600, .help = "What the debrief says about it."),
    FIELD(STR, NegotiationMove, "reveals", reveals_id, .most = 40, .help = "The fact that the answer brings."),
    FIELD(INT, NegotiationMove, "moves", moves, .least = -NEGOTIATION_MOST_STEPS, .most = NEGOTIATION_MOST_STEPS,
          .help = "Steps added to their limit, once."),
    FIELD(INT, NegotiationMove, "patience", patience, .least = -NEGOTIATION_MOST_PATIENCE, .most = NEGOTIATION_MOST_PATIENCE,
          .help = "Added to their patience; at -3 or worse they may hang up."),
    FIELD(BOOL, NegotiationMove, "once", once, .help = "It can be done once only."),
    GROUP("again", again_table, .help = "What it costs to do a once-only move again."),
    FIELD(STR, NegotiationMove, "violation", violation_id, .most = 60, .help = "What this conduct is called."),
    FIELD(STR_LIST, NegotiationMove, "needs_any", needs_any, .most = NEGOTIATION_MOST_FACTS, .help = "One of these facts must have been said."),
    FIELD(ENUM, NegotiationMove, "lifts", lifts, .words = lifts_words, .help = "The cap that a supervisor lifts."),
    FIELD(OFFSET, NegotiationMove, "advance", advance, .help = "Time that passes: \"1 business\"."),
};
static const FieldTable move_table = KEYED("negotiation_move", NegotiationMove, move_fields);

static const Field pressure_fields[] = {
    FIELD(STR, Negotiation, "deadline", deadline, .required = true, .most = 200, .help = "What they claim about time."),
    FIELD(ENUM, Negotiation, "if_passed", if_passed, .words = passed_words, .help = "What becomes of their offer when it passes in a pause."),
};
static const FieldTable pressure_table = PART("negotiation_pressure", pressure_fields);

static const Field no_deal_fields[] = {
    FIELD(CENTS, Negotiation, "value", no_deal_value, .required = true,
          .help = "Dollars that walking away leads to, on the scale of the issue; a loss, where less is better, is below zero."),
    FIELD(CENTS, Negotiation, "cost", no_deal_cost, .least = 0, .most = MONEY_MOST_CENTS, .help = "Dollars that it costs to get there."),
    FIELD(INT, Negotiation, "days", no_deal_days, .least = 0, .most = 3660, .help = "Days until then."),
};
static const FieldTable no_deal_table = PART("negotiation_no_deal", no_deal_fields);

static const Field out_fields[] = {
    FIELD(ID, Negotiation, "deal", out.deal_id, .help = "Step after a deal."),
    FIELD(ID, Negotiation, "walk", out.walk_id, .help = "Step after walking away from an open talk."),
    FIELD(ID, Negotiation, "refused", out.refused_id, .help = "Step after leaving their final offer."),
    FIELD(ID, Negotiation, "hung_up", out.hung_up_id, .help = "Step after they end the call."),
};
static const FieldTable out_table = PART("negotiation_out", out_fields);

static const Field negotiation_fields[] = {
    GROUP("issue", issue_table, .required = true, .help = "The one thing that moves."),
    GROUP("us", us_table, .required = true, .help = "Our side; the representative never sees it."),
    GROUP("them", them_table, .required = true, .help = "The representative; the trainee never sees it."),
    FIELD(POINTS, Negotiation, "points", points, .least = 1, .most = 100, .fallback = 20000, .help = "Points of the outcome axis for the best deal."),
    FIELD(MAP, Negotiation, "facts", facts, .most = NEGOTIATION_MOST_FACTS, .table = &fact_table, .help = "Facts that can be said, by their ids."),
    FIELD(MAP, Negotiation, "terms", terms, .most = NEGOTIATION_MOST_TERMS, .table = &term_table, .help = "What can be agreed beside the amount."),
    FIELD(MAP, Negotiation, "moves", moves, .most = NEGOTIATION_MOST_MOVES, .table = &move_table, .help = "What can be done beside offers."),
    GROUP("pressure", pressure_table, .help = "A deadline that they claim."),
    GROUP("no_deal", no_deal_table, .required = true, .help = "What walking away leads to."),
    GROUP("out", out_table, .help = "Where the talk leads."),
};
const FieldTable negotiation_table = PLACED("negotiation", Negotiation, negotiation_fields);

/* ---- what is worked out ---- */

/* Bits of the facts named in `needs`; each that the talk does not have is reported. */
static uint32_t fact_bits(FieldReader *reader, const Negotiation *talk, const FieldList *needs, const Json *where) {
  uint32_t bits = 0;
  for (int i = 0; i < needs->count; i++) {
    Str need = *FIELD_AT(*needs, Str, i);
    int found = -1;
    for (int at = 0; at < talk->facts.count; at++) {
      if (str_equal(FIELD_AT(talk->facts, NegotiationFact, at)->id, need)) found = at;
    }
    if (found >= 0) {
      bits |= UINT32_C(1) << found;
      continue;
    }
    Str *names = arena_make_many(reader->arena, Str, talk->facts.count + 1);
    for (int at = 0; at < talk->facts.count; at++) names[at] = FIELD_AT(talk->facts, NegotiationFact, at)->id;
    Str near = fields_did_you_mean(reader->arena, need, names, talk->facts.count);
    fields_fault(reader, "E307", where, "\"%.*s\" is not among the facts of this negotiation%.*s", STR_ARG(need), STR_ARG(near));
  }
  return bits;
}

/* "worth" as an amount; the form with interest is checked for its shape and left to who knows the dates. */
static void read_worth(FieldReader *reader, NegotiationLevel *level) {
  if (!level->worth) return;
  if (level->worth->kind == JSON_NUMBER) {
    fields_read_cents(reader, level->worth, &level->worth_cents);
    return;
  }
  const Json *interest = level->worth->kind == JSON_OBJECT ? json_member(level->worth, STR("interest")) : NULL;
  if (interest && interest->kind == JSON_OBJECT && level->worth->count == 1) return;
  fields_fault(reader, "E314", level->worth, "what a term is worth to us is written in dollars, as 120.00, or as {\"interest\": {...}}");
}

/* The short form: a term that is no or yes. */
static void make_levels(FieldReader *reader, NegotiationTerm *term) {
  NegotiationLevel *levels = arena_make_many(reader->arena, NegotiationLevel, 2);
  levels[0] = (NegotiationLevel){.id = STR("no"), .label = STR("No"), .json = term->json};
  levels[1] = term->only;
  levels[1].id = STR("yes");
  levels[1].label = STR("Yes");
  levels[1].json = term->json;
  term->levels = (FieldList){levels, 2};
}

static bool is_level_id(Str id) {
  for (size_t i = 0; i < id.length; i++) {
    char c = id.at[i];
    bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!word && (i == 0 || (c != '_' && c != '-'))) return false;
  }
  return true;
}

static void read_levels(FieldReader *reader, NegotiationTerm *term) {
  static const char *const short_keys[] = {"cost", "worth", "points"};
  for (size_t i = 0; term->levels.at && i < sizeof short_keys / sizeof *short_keys; i++) {
    const Json *key = json_member(term->json, str_from(short_keys[i]));
    if (key) fields_fault_key(reader, "E313", key, "the levels have their own \"%s\"; it cannot stand beside them", short_keys[i]);
  }
  if (!term->levels.at) make_levels(reader, term);
  for (int i = 0; i < term->levels.count; i++) {
    NegotiationLevel *level = FIELD_AT(term->levels, NegotiationLevel, i);
    if (!is_level_id(level->id))
      fields_fault(reader, "E310", json_member(level->json, STR("id")), "\"%.*s\" is no id of a level: small letters, digits, _ and - only",
                   STR_ARG(level->id));
    if (level->label.length == 0) level->label = level->id;
    read_worth(reader, level);
    for (int before = 0; before < i; before++) {
      if (!str_equal(level->id, FIELD_AT(term->levels, NegotiationLevel, before)->id)) continue;
      fields_fault(reader, "E308", level->json, "the level \"%.*s\" stands twice", STR_ARG(level->id));
      break;
    }
  }
}

static void read_start(FieldReader *reader, NegotiationTerm *term) {
  if (term->starts_id.length == 0) return;
  Str *names = arena_make_many(reader->arena, Str, term->levels.count);
  for (int i = 0; i < term->levels.count; i++) {
    names[i] = FIELD_AT(term->levels, NegotiationLevel, i)->id;
    if (!str_equal(names[i], term->starts_id)) continue;
    term->starts = i;
    return;
  }
  Str near = fields_did_you_mean(reader->arena, term->starts_id, names, term->levels.count);
  fields_fault(reader, "E306", json_member(term->json, STR("starts")), "\"%.*s\" is not a level of this term%.*s", STR_ARG(term->starts_id),
               STR_ARG(near));
}

static void read_term(FieldReader *reader, const Negotiation *talk, NegotiationTerm *term) {
  if (term->label.length == 0) term->label = term->id;
  read_levels(reader, term);
  read_start(reader, term);
  term->needs_facts = fact_bits(reader, talk, &term->needs, json_member(term->json, STR("needs")));
}

static void read_move(FieldReader *reader, const Negotiation *talk, NegotiationMove *move) {
  move->reveals = move->violation = -1;
  move->has_again = json_member(move->json, STR("again")) != NULL;
  move->needs_any_facts = fact_bits(reader, talk, &move->needs_any, json_member(move->json, STR("needs_any")));
}

static void set_absent(Cents *amount, Cents otherwise) {
  if (*amount == ABSENT) *amount = otherwise;
}

/* What an author may leave out. */
static void fill_in(Negotiation *talk) {
  if (talk->unit == UNIT_DOLLARS) set_absent(&talk->worth_per_unit, 100);
  set_absent(&talk->our_target, talk->our_open);
  set_absent(&talk->our_authority, talk->our_walk_away);
  set_absent(&talk->credible, talk->our_open);
  if (talk->reach == ABSENT) {
    int steps = 0;
    for (int i = 0; i < talk->facts.count; i++) {
      int moves = FIELD_AT(talk->facts, NegotiationFact, i)->moves;
      steps += moves > 0 ? moves : 0;
    }
    for (int i = 0; i < talk->moves.count; i++) {
      int moves = FIELD_AT(talk->moves, NegotiationMove, i)->moves;
      steps += moves > 0 ? moves : 0;
    }
    talk->reach = talk->limit + (talk->better == 0 ? 1 : -1) * steps * talk->step;
    /* Nobody would be answered beyond `credible`, and no amount is below zero. */
    if (talk->better == 0 && talk->reach > talk->credible) talk->reach = talk->credible;
    if (talk->better == 1 && talk->reach < talk->credible) talk->reach = talk->credible;
  }
  set_absent(&talk->alone, talk->reach);
}

bool negotiation_read(FieldReader *reader, const Json *value, Negotiation *into) {
  size_t errors = reader->diags->errors;
  bool bound = fields_bind(reader, &negotiation_table, value, into);
  into->out.deal = into->out.walk = into->out.refused = into->out.hung_up = -1;
  into->beyond_authority_violation = -1;
  into->facts_read = into->terms_read = UINT32_MAX;
  bool fits =
      into->facts.count <= NEGOTIATION_MOST_FACTS && into->terms.count <= NEGOTIATION_MOST_TERMS && into->moves.count <= NEGOTIATION_MOST_MOVES;
  if (!fits) return false;
  for (int i = 0; i < into->facts.count; i++) FIELD_AT(into->facts, NegotiationFact, i)->fact = -1;
  for (int i = 0; i < into->terms.count; i++) read_term(reader, into, FIELD_AT(into->terms, NegotiationTerm, i));
  for (int i = 0; i < into->moves.count; i++) read_move(reader, into, FIELD_AT(into->moves, NegotiationMove, i));
  if (!bound) return false;
  fill_in(into);
  negotiation_check(reader, value, into);
  return reader->diags->errors == errors;
}
