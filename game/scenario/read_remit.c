/*
 * Remittances as an author writes them. Two shapes share one object: full figures ("claims"), as an 835 carries them, and the short form ("lines"),
 * whose figures are computed when play brings the remit. What only one shape may hold is told apart here; sums are check_remit.c's.
 */
#include "overturn/remit.h"

const char *const group_code_words[] = {"CO", "PR", "OA", "PI", NULL};

#define AMOUNT_LEAST (-MONEY_MOST_CENTS)
#define AMOUNT_MOST MONEY_MOST_CENTS

static const Field adjustment_fields[] = {
    {.name = "group",
     .kind = FIELD_ENUM,
     .offset = offsetof(Adjustment, group),
     .required = true,
     .words = group_code_words,
     .help = "Who carries the amount."},
    {.name = "carc",
     .kind = FIELD_STR,
     .offset = offsetof(Adjustment, carc),
     .required = true,
     .least = 1,
     .most = 5,
     .help = "Why: the adjustment reason code."},
    {.name = "amount",
     .kind = FIELD_CENTS,
     .offset = offsetof(Adjustment, amount_cents),
     .required = true,
     .least = AMOUNT_LEAST,
     .most = AMOUNT_MOST,
     .help = "How much the payment is lowered by, in dollars; a minus raises it."},
};
static const FieldTable adjustment_table = {.name = "adjustment",
                                            .fields = adjustment_fields,
                                            .count = FIELD_COUNT(adjustment_fields),
                                            .size_bytes = sizeof(Adjustment),
                                            .key_offset = FIELD_NOWHERE,
                                            .json_offset = offsetof(Adjustment, json)};

static const Field line_fields[] = {
    {.name = "line", .kind = FIELD_INT, .offset = offsetof(RemitLine, line), .required = true, .least = 1, .most = 999, .help = "The claim's line."},
    {.name = "charge",
     .kind = FIELD_CENTS,
     .offset = offsetof(RemitLine, charge_cents),
     .required = true,
     .least = AMOUNT_LEAST,
     .most = AMOUNT_MOST,
     .help = "As on the claim; with a minus in a reversal."},
    {.name = "paid",
     .kind = FIELD_CENTS,
     .offset = offsetof(RemitLine, paid_cents),
     .required = true,
     .least = AMOUNT_LEAST,
     .most = AMOUNT_MOST,
     .help = "What was paid for the line."},
    {.name = "allowed",
     .kind = FIELD_CENTS,
     .offset = offsetof(RemitLine, allowed_cents),
     .least = AMOUNT_LEAST,
     .most = AMOUNT_MOST,
     .help = "What the payer says it allows, where it says so."},
    {.name = "adjust",
     .kind = FIELD_LIST,
     .offset = offsetof(RemitLine, adjust),
     .most = 36,
     .table = &adjustment_table,
     .help = "Why paid is not charge: group, code and amount."},
    {.name = "remarks", .kind = FIELD_STR_LIST, .offset = offsetof(RemitLine, remarks), .most = 20, .help = "Remark codes of the line."},
};
static const FieldTable line_table = {.name = "remit_line",
                                      .fields = line_fields,
                                      .count = FIELD_COUNT(line_fields),
                                      .size_bytes = sizeof(RemitLine),
                                      .key_offset = FIELD_NOWHERE,
                                      .json_offset = offsetof(RemitLine, json)};

static const Field claim_fields[] = {
    {.name = "claim",
     .kind = FIELD_STR,
     .offset = offsetof(RemitClaim, claim),
     .required = true,
     .least = 1,
     .most = 38,
     .help = "Our account number."},
    {.name = "payer_control",
     .kind = FIELD_STR,
     .offset = offsetof(RemitClaim, payer_control),
     .least = 1,
     .most = 50,
     .help = "The payer's number of the claim."},
    {.name = "status",
     .kind = FIELD_INT,
     .offset = offsetof(RemitClaim, status),
     .required = true,
     .least = 1,
     .most = 25,
     .help = "1 primary, 2 secondary, 4 denied, 22 reversal of an earlier payment."},
    {.name = "charge",
     .kind = FIELD_CENTS,
     .offset = offsetof(RemitClaim, charge_cents),
     .required = true,
     .least = AMOUNT_LEAST,
     .most = AMOUNT_MOST,
     .help = "Total charge."},
    {.name = "paid",
     .kind = FIELD_CENTS,
     .offset = offsetof(RemitClaim, paid_cents),
     .required = true,
     .least = AMOUNT_LEAST,
     .most = AMOUNT_MOST,
     .help = "Paid for the claim."},
    {.name = "patient",
     .kind = FIELD_CENTS,
     .offset = offsetof(RemitClaim, patient_cents),
     .required = true,
     .least = AMOUNT_LEAST,
     .most = AMOUNT_MOST,
     .help = "The patient's part: the sum of PR."},
    {.name = "covered_days",
     .kind = FIELD_INT,
     .offset = offsetof(RemitClaim, covered_days),
     .least = 0,
     .most = 999,
     .fallback = -1,
     .help = "Days of a stay that the payer covered."},
    {.name = "drg",
     .kind = FIELD_STR,
     .offset = offsetof(RemitClaim, drg),
     .least = 1,
     .most = 4,
     .help = "The diagnosis-related group by which the payer priced, where it says so."},
    {.name = "received",
     .kind = FIELD_DAY,
     .offset = offsetof(RemitClaim, received),
     .fallback = DAY_NONE,
     .help = "The day of receipt as the payer counts it, where it is not the claim's."},
    {.name = "adjust",
     .kind = FIELD_LIST,
     .offset = offsetof(RemitClaim, adjust),
     .most = 36,
     .table = &adjustment_table,
     .help = "Adjustments of the claim as a whole."},
    {.name = "remarks", .kind = FIELD_STR_LIST, .offset = offsetof(RemitClaim, remarks), .most = 20, .help = "Remark codes of the claim as a whole."},
    {.name = "lines", .kind = FIELD_LIST, .offset = offsetof(RemitClaim, lines), .most = 200, .table = &line_table, .help = "Line by line."},
};
static const FieldTable remit_claim_table = {.name = "remit_claim",
                                             .fields = claim_fields,
                                             .count = FIELD_COUNT(claim_fields),
                                             .size_bytes = sizeof(RemitClaim),
                                             .key_offset = FIELD_NOWHERE,
                                             .json_offset = offsetof(RemitClaim, json)};

static const Field provider_fields[] = {
    {.name = "code",
     .kind = FIELD_STR,
     .offset = offsetof(ProviderAdjustment, code),
     .required = true,
     .least = 2,
     .most = 2,
     .help = "WO overpayment taken back, L6 interest, FB balance forwarded, 72 refund, CS other."},
    {.name = "reference",
     .kind = FIELD_STR,
     .offset = offsetof(ProviderAdjustment, reference),
     .most = 50,
     .help = "Usually the payer's claim number."},
    {.name = "amount",
     .kind = FIELD_JSON,
     .offset = offsetof(ProviderAdjustment, amount),
     .required = true,
     .schema = "{\"anyOf\":[{\"type\":\"number\"},{\"type\":\"string\",\"pattern\":\"^deal\\\\.amount( / [1-9][0-9]?)?$\"}]}",
     .help = "Takes money away; a minus adds it. \"deal.amount\" or \"deal.amount / 6\": as settled, or a part of it."},
};
static const FieldTable provider_table = {.name = "provider_adjustment",
                                          .fields = provider_fields,
                                          .count = FIELD_COUNT(provider_fields),
                                          .size_bytes = sizeof(ProviderAdjustment),
                                          .key_offset = FIELD_NOWHERE,
                                          .json_offset = offsetof(ProviderAdjustment, json)};

static const Field derived_fields[] = {
    {.name = "allowed",
     .kind = FIELD_JSON,
     .offset = offsetof(DerivedLine, allowed),
     .required = true,
     .schema = "{\"anyOf\":[{\"enum\":[\"contract\",\"deal.amount\"]},{\"type\":\"number\",\"minimum\":0}]}",
     .help = "\"contract\": by the contract; \"deal.amount\": as settled; or dollars."},
};
static const FieldTable derived_table = {.name = "derived_line",
                                         .fields = derived_fields,
                                         .count = FIELD_COUNT(derived_fields),
                                         .size_bytes = sizeof(DerivedLine),
                                         .key_offset = offsetof(DerivedLine, key),
                                         .json_offset = offsetof(DerivedLine, json),
                                         .free_keys = true};

static const Field remit_fields[] = {
    {.name = "date",
     .kind = FIELD_DAY,
     .offset = offsetof(Remit, date),
     .fallback = DAY_NONE,
     .help = "Its date; leave it out where play brings the remit."},
    {.name = "payer", .kind = FIELD_ID, .offset = offsetof(Remit, payer), .help = "Who of the people pays, where it is not the payer."},
    {.name = "trace", .kind = FIELD_STR, .offset = offsetof(Remit, trace), .least = 1, .most = 50, .help = "Number of the transfer or check."},
    {.name = "paid",
     .kind = FIELD_JSON,
     .offset = offsetof(Remit, paid),
     .schema = "{\"type\":\"number\"}",
     .help = "The payment: claims paid less provider adjustments."},
    {.name = "provider_adjustments",
     .kind = FIELD_LIST,
     .offset = offsetof(Remit, provider_adjust),
     .most = 50,
     .table = &provider_table,
     .help = "Money moved outside single claims."},
    {.name = "claims",
     .kind = FIELD_LIST,
     .offset = offsetof(Remit, claims),
     .least = 1,
     .most = 200,
     .table = &remit_claim_table,
     .help = "The claims it answers, with all figures."},
    {.name = "facts",
     .kind = FIELD_JSON,
     .offset = offsetof(Remit, facts_json),
     .schema = FACTS_SCHEMA,
     .help = "Findings on the remittance that can be pinned: id and sentence."},
    {.name = "unbalanced",
     .kind = FIELD_STR,
     .offset = offsetof(Remit, unbalanced_why),
     .least = 1,
     .most = 400,
     .help = "Why this remittance does not balance on purpose."},
    {.name = "replaces", .kind = FIELD_ID, .offset = offsetof(Remit, replaces), .help = "The remit that this one takes back and corrects."},
    {.name = "payer_control",
     .kind = FIELD_STR,
     .offset = offsetof(Remit, payer_control),
     .least = 1,
     .most = 50,
     .help = "The payer's number of the corrected claim; made where left out."},
    {.name = "lines",
     .kind = FIELD_MAP,
     .offset = offsetof(Remit, derived),
     .least = 1,
     .most = 200,
     .table = &derived_table,
     .help = "Lines that change, by number, and where each allowed amount comes from; the rest is computed."},
    {.name = "interest",
     .kind = FIELD_JSON,
     .offset = offsetof(Remit, interest),
     .schema = "{\"anyOf\":[{\"const\":\"contract\"},{\"type\":\"number\",\"minimum\":0}]}",
     .help = "\"contract\": late-payment interest by the contract's rule; or dollars."},
};
const FieldTable remit_table = {.name = "remit",
                                .fields = remit_fields,
                                .count = FIELD_COUNT(remit_fields),
                                .size_bytes = sizeof(Remit),
                                .key_offset = offsetof(Remit, id),
                                .json_offset = offsetof(Remit, json)};

/* ---- the parts read by hand ---- */

static bool finish_derived_line(FieldReader *reader, DerivedLine *line) {
  int64_t number = 0;
  if (!str_to_int(line->key, &number) || number < 1 || number > 999) {
    fields_fault_key(reader, "E408", line->json, "\"%.*s\" is no line number", STR_ARG(line->key));
    return false;
  }
  line->line = (int32_t)number;
  const Json *allowed = line->allowed;
  if (!allowed) return false;
  if (allowed->kind == JSON_STRING) {
    line->source = str_is(allowed->text, "deal.amount") ? AMOUNT_DEAL : AMOUNT_CONTRACT;
    if (line->source == AMOUNT_DEAL || str_is(allowed->text, "contract")) return true;
    Str names[] = {STR("contract"), STR("deal.amount")};
    Str hint = fields_did_you_mean(reader->arena, allowed->text, names, 2);
    fields_fault(reader, "E409", allowed, "allowed is \"contract\", \"deal.amount\" or dollars, not \"%.*s\"%.*s", STR_ARG(allowed->text),
                 STR_ARG(hint));
    return false;
  }
  line->source = AMOUNT_GIVEN;
  if (!fields_read_cents(reader, allowed, &line->allowed_cents)) return false;
  if (line->allowed_cents >= 0) return true;
  fields_fault(reader, "E409", allowed, "an allowed amount is not below zero");
  return false;
}

static bool finish_interest(FieldReader *reader, Remit *remit) {
  const Json *interest = remit->interest;
  if (!interest) return true;
  if (interest->kind == JSON_STRING) {
    remit->interest_by_contract = str_is(interest->text, "contract");
    if (remit->interest_by_contract) return true;
    fields_fault(reader, "E409", interest, "interest is \"contract\" or dollars, not \"%.*s\"", STR_ARG(interest->text));
    return false;
  }
  if (!fields_read_cents(reader, interest, &remit->interest_cents)) return false;
  if (remit->interest_cents >= 0) return true;
  fields_fault(reader, "E409", interest, "interest is written without a minus; the remittance turns its sign");
  return false;
}

/* An amount in dollars, "deal.amount", or an equal part of it as "deal.amount / 6". */
static bool finish_provider(FieldReader *reader, ProviderAdjustment *one) {
  if (!one->amount) return false;
  if (one->amount->kind != JSON_STRING) {
    if (!fields_read_cents(reader, one->amount, &one->amount_cents)) return false;
    if (one->amount_cents >= AMOUNT_LEAST && one->amount_cents <= AMOUNT_MOST) return true;
    fields_fault(reader, "E409", one->amount, "a provider adjustment is at most 100,000,000.00 either way");
    return false;
  }
  Str head = one->amount->text, tail = {NULL, 0};
  int64_t parts = 1;
  bool divided = str_cut(one->amount->text, '/', &head, &tail);
  bool right = str_is(str_trim(head), "deal.amount") && (!divided || (str_to_int(str_trim(tail), &parts) && parts >= 1 && parts <= 99));
  one->deal_parts = right ? (int32_t)parts : 0;
  if (!right) fields_fault(reader, "E409", one->amount, "the amount is dollars, \"deal.amount\" or an equal part of it, \"deal.amount / 6\"");
  return right;
}

/* What belongs to the other of the two shapes. */
static bool check_shape(FieldReader *reader, const Remit *remit) {
  if (!remit->json || remit->json->kind != JSON_OBJECT) return false;
  bool computed = json_member(remit->json, STR("lines")) != NULL;
  bool given = json_member(remit->json, STR("claims")) != NULL;
  if (computed == given) {
    fields_fault_key(reader, "E410", remit->json,
                     given ? "a remit has \"claims\" with all figures or \"lines\" to be computed, not both"
                           : "a remit needs \"claims\" with all figures, or \"lines\" to be computed");
    return false;
  }
  static const char *const of_computed[] = {"replaces", "payer_control", "interest", NULL};
  static const char *const of_given[] = {"paid", "unbalanced", NULL};
  bool right = true;
  for (const char *const *name = computed ? of_given : of_computed; *name; name++) {
    const Json *member = json_member(remit->json, str_from(*name));
    if (!member) continue;
    fields_fault_key(reader, "E410", member,
                     computed ? "\"%s\" is computed where \"lines\" are" : "\"%s\" goes with \"lines\" to be computed; \"claims\" state it all",
                     *name);
    right = false;
  }
  bool settles = remit_settles_deal(remit);
  if (given && settles && remit->paid) {
    fields_fault(reader, "E410", remit->paid, "\"paid\" is computed where a provider adjustment is the deal's");
    right = false;
  }
  if (given && !remit->paid && !settles) {
    fields_fault_key(reader, "E410", remit->json, "a remit with \"claims\" states its payment: \"paid\" is missing");
    right = false;
  }
  return right;
}

static void mark_allowed(const Remit *remit) {
  for (int i = 0; i < remit->claims.count; i++) {
    FieldList lines = FIELD_AT(remit->claims, RemitClaim, i)->lines;
    for (int j = 0; j < lines.count; j++) {
      RemitLine *line = FIELD_AT(lines, RemitLine, j);
      line->allowed_given = line->json && json_member(line->json, STR("allowed")) != NULL;
    }
  }
}

/* Before the deal: what the claims and the given adjustments come to. */
static void sum_payment(Remit *remit) {
  for (int i = 0; i < remit->claims.count; i++) remit->paid_cents += FIELD_AT(remit->claims, const RemitClaim, i)->paid_cents;
  for (int i = 0; i < remit->provider_adjust.count; i++)
    remit->paid_cents -= FIELD_AT(remit->provider_adjust, const ProviderAdjustment, i)->amount_cents;
}

bool remit_finish(FieldReader *reader, Remit *remit) {
  bool amounts = true;
  for (int i = 0; i < remit->provider_adjust.count; i++)
    amounts = finish_provider(reader, FIELD_AT(remit->provider_adjust, ProviderAdjustment, i)) && amounts;
  bool right = check_shape(reader, remit) && amounts;
  if (remit_settles_deal(remit) && !remit->paid) sum_payment(remit);
  right = facts_read(reader, remit->facts_json, &remit->facts) && right;
  if (remit->paid) right = fields_read_cents(reader, remit->paid, &remit->paid_cents) && right;
  for (int i = 0; i < remit->derived.count; i++) right = finish_derived_line(reader, FIELD_AT(remit->derived, DerivedLine, i)) && right;
  right = finish_interest(reader, remit) && right;
  mark_allowed(remit);
  return right;
}

bool remit_read(FieldReader *reader, const Json *json, Remit *into) {
  bool bound = fields_bind(reader, &remit_table, json, into);
  into->id = json->key;
  return remit_finish(reader, into) && bound;
}

bool remit_follows_play(const Remit *remit) { return remit->claims.count == 0; }

bool remit_settles_deal(const Remit *remit) {
  for (int i = 0; i < remit->provider_adjust.count; i++)
    if (FIELD_AT(remit->provider_adjust, const ProviderAdjustment, i)->deal_parts) return true;
  return false;
}

Str group_code_word(int32_t group) { return str_from(group_code_words[group]); }

const RemitLine *remit_find_line(const RemitClaim *claim, int32_t line) {
  for (int i = 0; i < claim->lines.count; i++) {
    const RemitLine *found = FIELD_AT(claim->lines, const RemitLine, i);
    if (found->line == line) return found;
  }
  return NULL;
}

static Cents adjusted_cents(FieldList adjust, int group) {
  Cents sum = 0;
  for (int i = 0; i < adjust.count; i++) {
    const Adjustment *adjustment = FIELD_AT(adjust, const Adjustment, i);
    if (group == GROUP_COUNT || adjustment->group == group) sum += adjustment->amount_cents;
  }
  return sum;
}

Cents remit_adjusted_cents(const RemitClaim *claim, int group) {
  Cents sum = adjusted_cents(claim->adjust, group);
  for (int i = 0; i < claim->lines.count; i++) sum += adjusted_cents(FIELD_AT(claim->lines, const RemitLine, i)->adjust, group);
  return sum;
}
