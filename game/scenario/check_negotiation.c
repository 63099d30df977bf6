/*
 * What can be wrong with the figures of a negotiation. The rule works in whole steps and takes an order of the amounts for granted, so both are
 * proved here, once, with the place in the file; nothing later has to ask.
 */
#include "scenario/check_negotiation.h"

#include <stddef.h>
#include <stdlib.h>

const DiagCode negotiation_diag_codes[] = {
    {"E301", "an amount of a negotiation does not lie on a step"},
    {"E302", "their limit is worse for us than their opening"},
    {"E303", "what they can reach is less than their limit, or what they may do alone is less than their opening"},
    {"E304", "the credible ask is less than what they can reach, or than our own opening"},
    {"E305", "our amounts are not in order: open, target and authority, walk-away"},
    {"E306", "a term starts at a level that it does not have"},
    {"E307", "a term or move needs a fact that the negotiation does not have"},
    {"E308", "a level stands twice in one term"},
    {"E309", "terms make too many combinations"},
    {"E310", "the id of a level has other characters than small letters, digits, _ and -"},
    {"E311", "the amounts lie too many steps away from their opening"},
    {"E312", "a number of days is not whole"},
    {"E313", "a key does not belong to this kind of term or move, or is lacking"},
    {"E314", "the worth of a term is neither dollars nor interest"},
    {"W350", "our target does not lie on a step"},
    {"W351", "the limits of both sides overlap by less than eight steps"},
    {"W352", "no deal is possible, but walking away is worth less than the best that they would pay"},
    {NULL, NULL},
};

/* ---- amounts ---- */

typedef struct AmountRow {
  const char *group, *key;
  size_t at;    /* Cents in Negotiation */
  bool advised; /* only shown: off a step it is a warning */
} AmountRow;

enum { OPEN, TARGET, WALK_AWAY, AUTHORITY, OPENING, LIMIT, REACH, ALONE, CREDIBLE, AMOUNTS };
static const AmountRow amount_rows[AMOUNTS] = {
    [OPEN] = {"us", "open", offsetof(Negotiation, our_open), false},
    [TARGET] = {"us", "target", offsetof(Negotiation, our_target), true},
    [WALK_AWAY] = {"us", "walk_away", offsetof(Negotiation, our_walk_away), false},
    [AUTHORITY] = {"us", "authority", offsetof(Negotiation, our_authority), false},
    [OPENING] = {"them", "opening", offsetof(Negotiation, opening), false},
    [LIMIT] = {"them", "limit", offsetof(Negotiation, limit), false},
    [REACH] = {"them", "reach", offsetof(Negotiation, reach), false},
    [ALONE] = {"them", "alone", offsetof(Negotiation, alone), false},
    [CREDIBLE] = {"them", "credible", offsetof(Negotiation, credible), false},
};

/* What must not be better for us than what. */
static const struct {
  int lower, higher;
  const char *code;
} order_rows[] = {
    {OPENING, LIMIT, "E302"}, {LIMIT, REACH, "E303"},    {OPENING, ALONE, "E303"},    {REACH, CREDIBLE, "E304"},      {OPEN, CREDIBLE, "E304"},
    {TARGET, OPEN, "E305"},   {AUTHORITY, OPEN, "E305"}, {WALK_AWAY, TARGET, "E305"}, {WALK_AWAY, AUTHORITY, "E305"},
};

static Cents amount_of(const Negotiation *talk, int row) { return *(const Cents *)((const char *)talk + amount_rows[row].at); }

static const Json *member(const Json *object, const char *key) { return object ? json_member(object, str_from(key)) : NULL; }

/* Where an amount stands, NULL when it was left out. */
static const Json *place_of(const Json *value, int row) { return member(member(value, amount_rows[row].group), amount_rows[row].key); }

static Str amount_text(FieldReader *reader, const Negotiation *talk, Cents amount) {
  return talk->unit == UNIT_DOLLARS ? money_text(reader->diags->arena, amount) : money_plain(reader->diags->arena, amount);
}

static void warn(FieldReader *reader, const char *code, const Json *value, Str message) {
  diags_add(reader->diags, DIAG_WARNING, code, value->span, json_path(reader->diags->arena, value), "%.*s", STR_ARG(message));
}

/* @return false when the amount cannot be used. What was left out follows from an amount that is checked itself. */
static bool check_amount(FieldReader *reader, const Json *value, const Negotiation *talk, int row) {
  const Json *place = place_of(value, row);
  if (!place) return true;
  Cents amount = amount_of(talk, row), nearest;
  int steps;
  if ((talk->unit == UNIT_DAYS || talk->unit == UNIT_BUSINESS_DAYS) && amount % 100 != 0) {
    fields_fault(reader, "E312", place, "days are counted whole: no fraction of one here");
    return false;
  }
  if (negotiation_steps(talk, amount, &steps, &nearest)) return true;
  Str said = str_format(reader->diags->arena, "%.*s is not a whole number of steps from their opening; the nearest is %.*s",
                        STR_ARG(amount_text(reader, talk, amount)), STR_ARG(amount_text(reader, talk, nearest)));
  if (amount_rows[row].advised) {
    warn(reader, "W350", place, said);
    return true;
  }
  fields_fault(reader, "E301", place, "%.*s", STR_ARG(said));
  return false;
}

static bool check_range(FieldReader *reader, const Json *value, const Negotiation *talk) {
  int widest = 0;
  for (int row = 0; row < AMOUNTS; row++) {
    int steps;
    Cents nearest;
    negotiation_steps(talk, amount_of(talk, row), &steps, &nearest);
    if (abs(steps) > widest) widest = abs(steps);
  }
  if (widest <= NEGOTIATION_MOST_STEPS) return true;
  fields_fault(reader, "E311", member(member(value, "issue"), "step"),
               "the amounts lie up to %d steps from their opening, at most %d: take a larger step", widest, NEGOTIATION_MOST_STEPS);
  return false;
}

static bool check_order(FieldReader *reader, const Json *value, const Negotiation *talk) {
  bool ordered = true;
  for (size_t i = 0; i < sizeof order_rows / sizeof *order_rows; i++) {
    int low = order_rows[i].lower, high = order_rows[i].higher;
    Cents over = amount_of(talk, low) - amount_of(talk, high);
    if (talk->better == 1) over = -over;
    if (over <= 0) continue;
    ordered = false;
    const Json *place = place_of(value, high) ? place_of(value, high) : place_of(value, low);
    fields_fault(reader, order_rows[i].code, place, "\"%s\" (%.*s) must not be worse for us than \"%s\" (%.*s)", amount_rows[high].key,
                 STR_ARG(amount_text(reader, talk, amount_of(talk, high))), amount_rows[low].key,
                 STR_ARG(amount_text(reader, talk, amount_of(talk, low))));
  }
  return ordered;
}

/* Their opening first: every other amount is measured from it. */
static bool check_amounts(FieldReader *reader, const Json *value, const Negotiation *talk) {
  if (!check_amount(reader, value, talk, OPENING) || !check_range(reader, value, talk)) return false;
  bool usable = true;
  for (int row = 0; row < AMOUNTS; row++) usable &= row == OPENING || check_amount(reader, value, talk, row);
  return usable && check_order(reader, value, talk);
}

/* ---- moves ---- */

static void expect(FieldReader *reader, const NegotiationMove *move, bool good, const char *key, const char *message) {
  if (good) return;
  const Json *at = member(move->json, key);
  if (at)
    fields_fault_key(reader, "E313", at, "%s", message);
  else
    fields_fault_key(reader, "E313", move->json, "%s", message);
}

static void check_move(FieldReader *reader, const Json *value, const NegotiationMove *move) {
  bool leverage = move->kind == MOVE_LEVERAGE, bluff = move->kind == MOVE_BLUFF;
  expect(reader, move, !leverage || move->moves > 0, "moves", "leverage needs \"moves\": the steps that it adds to their limit");
  expect(reader, move, !bluff || move->moves <= 0, "moves", "a bluff must not help: its \"moves\" are zero or below");
  expect(reader, move, leverage || bluff || move->moves == 0, "moves", "only leverage and a bluff move their limit");
  expect(reader, move, !bluff || move->violation_id.length > 0, "violation", "a bluff needs its \"violation\"");
  expect(reader, move, move->kind != MOVE_QUESTION || move->say.length > 0, "say", "a question needs \"say\": what they answer");
  expect(reader, move, move->kind != MOVE_PAUSE || move->advance.count > 0, "advance", "a pause needs \"advance\": the time that passes");
  expect(reader, move, move->kind == MOVE_PAUSE || move->advance.count == 0, "advance", "only a pause takes time");
  expect(reader, move, move->kind == MOVE_SUPERVISOR || move->lifts == 0, "lifts", "only a supervisor lifts a cap");
  bool capped = member(member(value, "them"), "alone") != NULL;
  expect(reader, move, move->kind != MOVE_SUPERVISOR || capped, "kind", "a supervisor lifts \"alone\", which \"them\" does not have");
  expect(reader, move, move->once || !move->has_again, "again", "\"again\" says what a \"once\" move costs when it is done again");
  expect(reader, move, move->patience <= 0 || move->once, "patience", "what gives patience back must be \"once\"");
}

/* ---- the whole ---- */

static void check_terms(FieldReader *reader, const Json *value, const Negotiation *talk) {
  int combinations = 1;
  for (int i = 0; i < talk->terms.count; i++) combinations *= FIELD_AT(talk->terms, NegotiationTerm, i)->levels.count;
  if (combinations <= NEGOTIATION_MOST_PACKAGES) return;
  fields_fault_key(reader, "E309", member(value, "terms"), "these terms make %d combinations of levels; at most %d can be searched", combinations,
                   NEGOTIATION_MOST_PACKAGES);
}

#define OVERLAP_LEAST_STEPS 8

static void check_overlap(FieldReader *reader, const Json *value, const Negotiation *talk) {
  int overlap = talk->steps.highest - talk->steps.walk_away;
  Arena *arena = reader->diags->arena;
  if (overlap >= 0 && overlap < OVERLAP_LEAST_STEPS) {
    warn(reader, "W351", place_of(value, WALK_AWAY),
         str_format(arena, "from the walk-away to the best that they can reach there %s %d step%s; under %d a lucky offer earns most of the points",
                    overlap == 1 ? "is" : "are", overlap, overlap == 1 ? "" : "s", OVERLAP_LEAST_STEPS));
  }
  Cents no_deal = negotiation_no_deal_worth(talk);
  if (talk->walking_is_best && no_deal < talk->ceiling_cents) {
    warn(reader, "W352", member(value, "no_deal"),
         str_format(arena, "no deal reaches the walk-away, so walking earns the points; but it is worth %.*s, and they would go to %.*s",
                    STR_ARG(money_text(arena, no_deal)), STR_ARG(money_text(arena, talk->ceiling_cents))));
  }
}

void negotiation_check(FieldReader *reader, const Json *value, Negotiation *talk) {
  size_t errors = reader->diags->errors;
  check_terms(reader, value, talk);
  for (int i = 0; i < talk->moves.count; i++) check_move(reader, value, FIELD_AT(talk->moves, NegotiationMove, i));
  if (talk->worth_per_unit <= 0) {
    fields_fault(reader, "E313", member(value, "issue"), "\"worth\" is needed here: the dollars that one unit is worth to us");
    return;
  }
  if ((talk->unit == UNIT_DAYS || talk->unit == UNIT_BUSINESS_DAYS) && talk->step % 100 != 0) {
    fields_fault(reader, "E312", member(member(value, "issue"), "step"), "days are counted whole: no fraction of one here");
    return;
  }
  if (!check_amounts(reader, value, talk) || reader->diags->errors != errors) return;
  negotiation_prepare(talk);
  check_overlap(reader, value, talk);
}
