/*
 * What can be wrong with a remittance, beside its codes: sums, signs, lines that the claim does not have, corrections of nothing. A scenario teaches people to
 * find such faults in the wild, so one that slipped in unmeant would teach the wrong thing; one that is meant says so ("unbalanced").
 */
#include "scenario/check_remit.h"

const DiagCode remit_diag_codes[] = {
    {"E401", "a code of the reference has a malformed value"},
    {"E402", "a code or rule of the reference stands twice"},
    {"E403", "a rule of the reference has a unit but no value"},
    {"E406", "facts are not a map of ids and sentences"},
    {"E407", "the lines of the claim are not numbered upwards, or end before they start"},
    {"E408", "a computed remit names something that is no line number"},
    {"E409", "an amount to be computed is none of the known words"},
    {"E410", "a remit mixes full figures with figures to be computed, or lacks a part"},
    {"E411", "something is no percentage"},
    {"E412", "the fee schedule is malformed"},
    {"E413", "interest does not name its rule"},
    {"E414", "a clause has no proper number"},
    {"E416", "an institutional key stands on a professional claim"},
    {"E417", "a map of rates or weights holds something else than numbers"},
    {"E418", "the order of modifiers and ranks names something unknown, or one twice"},
    {"E420", "a line does not balance: charge less adjustments is not paid"},
    {"E421", "a claim does not balance: charge less all adjustments is not paid"},
    {"E422", "the patient's part is not the sum of PR"},
    {"E423", "the lines' charges do not add up to the claim's"},
    {"E424", "claims paid less provider adjustments is not the payment"},
    {"E425", "a charge differs from the claim as sent"},
    {"E426", "a remit names a line that the claim does not have"},
    {"E427", "a line stands twice in one claim"},
    {"E428", "a remit does not answer the scenario's claim"},
    {"E429", "a payment is below zero"},
    {"E430", "a claim status is not in use"},
    {"E431", "a sign does not fit the claim status"},
    {"E432", "an allowed amount is less than paid and patient's part"},
    {"E433", "the same adjustment stands twice"},
    {"E434", "a remit replaces nothing that it can replace"},
    {"E435", "a correction leaves lines open that were adjusted at claim level"},
    {"E436", "a remit is to be computed by a contract, or interest, that is not there"},
    {"E440", "an adjustment reason is not in the code reference"},
    {"E441", "a remark is not in the code reference"},
    {"E442", "a code is retired"},
    {"E443", "a code may not be used with this group"},
    {"E444", "an adjustment reason needs a remark code"},
    {"E445", "an adjustment reason is explained by alerts alone"},
    {"E446", "code 45 takes the whole charge"},
    {"E447", "a provider adjustment has a code that assets/rules.json does not have"},
    {"W450", "a remit is said not to balance, but does"},
    {"W451", "an adjustment is zero"},
    {"W452", "a provider adjustment has an unusual sign"},
    {"W453", "a code is used with a group that is for special cases"},
    {"E460", "a rule of the contract lacks what its method needs, or has what it does not use"},
    {"E461", "a clause is cited that the contract does not have"},
    {"E462", "a rule is not in the reference, or of the wrong kind"},
    {"E463", "interest cannot be counted: a rule or a date is missing"},
    {"E464", "dates of the contract contradict each other"},
    {"E465", "stop-loss, outlier or a carve-out has nothing to work on"},
    {"E466", "a per diem is limited to days that the claim does not state"},
    {"W470", "no rule of the contract prices a line of the claim"},
    {"W471", "a clause names another figure than the pricing"},
    {"W472", "the contract is not in force for the claim"},
    {"W473", "the units of a room line are not the midnights between its days"},
    {"W474", "a key of the contract changes nothing"},
    {"W475", "just above its threshold stop-loss pays less than the price of the stay"},
    {NULL, NULL},
};

void check_warn(FieldReader *reader, const char *code, const Json *value, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  Str message = str_format_list(reader->arena, format, arguments);
  va_end(arguments);
  Span span = value ? value->span : (Span){0};
  Str path = value ? json_path(reader->arena, value) : (Str){0};
  diags_add(reader->diags, DIAG_WARNING, code, span, path, "%.*s", STR_ARG(message));
}

/* ---- sums ---- */

static Str dollars(FieldReader *reader, Cents cents) { return money_text(reader->arena, cents); }

static void tell_imbalance(FieldReader *reader, const Remit *remit, const BalanceFault *fault) {
  static const struct {
    const char *code, *sum, *stated;
  } words[] = {
      [BALANCE_LINE] = {"E420", "charge less adjustments is", "paid"},
      [BALANCE_CLAIM] = {"E421", "charge less all adjustments is", "paid"},
      [BALANCE_PATIENT] = {"E422", "the sum of PR is", "patient"},
      [BALANCE_LINES] = {"E423", "the charges of its lines add up to", "charge"},
      [BALANCE_TRANSACTION] = {"E424", "claims paid less provider adjustments is", "paid"},
  };
  Str place = remit->id;
  if (fault->claim >= 0) place = str_format(reader->arena, "%.*s, claim %d", STR_ARG(remit->id), fault->claim + 1);
  if (fault->line > 0) place = str_format(reader->arena, "%.*s, line %d", STR_ARG(place), fault->line);
  fields_fault(reader, words[fault->kind].code, fault->json, "%.*s: %s %.*s, but \"%s\" says %.*s: %.*s off", STR_ARG(place), words[fault->kind].sum,
               STR_ARG(dollars(reader, fault->computed_cents)), words[fault->kind].stated, STR_ARG(dollars(reader, fault->stated_cents)),
               STR_ARG(dollars(reader, fault->stated_cents - fault->computed_cents)));
}

static Cents off_by(const BalanceFault *fault) { return fault->stated_cents - fault->computed_cents; }

/** Whether a claim is off by nothing but what its lines are off by, which is told at the lines. */
static bool follows_from_lines(const BalanceFault *faults, int count, const BalanceFault *fault) {
  if (fault->kind != BALANCE_CLAIM) return false;
  Cents sum = 0;
  bool any = false;
  for (int i = 0; i < count; i++) {
    if (faults[i].claim != fault->claim || (faults[i].kind != BALANCE_LINE && faults[i].kind != BALANCE_LINES)) continue;
    sum += faults[i].kind == BALANCE_LINE ? off_by(&faults[i]) : -off_by(&faults[i]);
    any = true;
  }
  return any && sum == off_by(fault);
}

static void check_balance(FieldReader *reader, const Remit *remit) {
  BalanceFault *faults;
  int count = remit_balance(reader->arena, remit, &faults);
  if (remit->unbalanced_why.length > 0) {
    const Json *why = json_member(remit->json, STR("unbalanced"));
    if (count == 0) check_warn(reader, "W450", why, "%.*s is said not to balance, but it does", STR_ARG(remit->id));
    return;
  }
  for (int i = 0; i < count; i++)
    if (!follows_from_lines(faults, count, &faults[i])) tell_imbalance(reader, remit, &faults[i]);
}

/* ---- signs ---- */

static void check_sign(FieldReader *reader, bool reversal, Cents cents, const Json *json, const char *name) {
  if (reversal ? cents <= 0 : cents >= 0) return;
  const Json *value = json_member(json, str_from(name));
  fields_fault(reader, "E431", value ? value : json,
               reversal ? "in a reversal (status 22) \"%s\" has a minus: every sign is turned"
                        : "\"%s\" has a minus, but the status is no reversal (22)",
               name);
}

static void check_adjustments(FieldReader *reader, bool reversal, FieldList adjust) {
  for (int i = 0; i < adjust.count; i++) {
    const Adjustment *one = FIELD_AT(adjust, const Adjustment, i);
    Str group = group_code_word(one->group);
    /* Code 94 says "paid above the charge" and is the one that carries a minus where all others carry none. */
    if (reversal && one->amount_cents > 0 && !str_is(one->carc, "94")) {
      fields_fault(reader, "E431", one->json, "in a reversal (status 22) %.*s-%.*s has a minus: every sign is turned", STR_ARG(group),
                   STR_ARG(one->carc));
    }
    if (one->amount_cents == 0) {
      check_warn(reader, "W451", one->json, "%.*s-%.*s adjusts nothing; an 835 leaves such out", STR_ARG(group), STR_ARG(one->carc));
    }
    for (int j = 0; j < i; j++) {
      const Adjustment *other = FIELD_AT(adjust, const Adjustment, j);
      if (other->group != one->group || !str_equal(other->carc, one->carc)) continue;
      fields_fault(reader, "E433", one->json, "%.*s-%.*s stands twice; add the amounts up", STR_ARG(group), STR_ARG(one->carc));
      break;
    }
  }
}

/* ---- claims and lines ---- */

/* Without its sign, which has its own message. */
static Cents size_of(Cents cents) { return cents < 0 ? -cents : cents; }

static void check_line(FieldReader *reader, const RemitClaim *in, const RemitLine *line, const Claim *claim) {
  bool reversal = in->status == REMIT_STATUS_REVERSAL;
  check_sign(reader, reversal, line->charge_cents, line->json, "charge");
  check_sign(reader, reversal, line->paid_cents, line->json, "paid");
  check_adjustments(reader, reversal, line->adjust);
  if (line->allowed_given && !reversal) {
    Cents patient = 0;
    for (int i = 0; i < line->adjust.count; i++) {
      const Adjustment *one = FIELD_AT(line->adjust, const Adjustment, i);
      if (one->group == GROUP_PR) patient += one->amount_cents;
    }
    if (line->allowed_cents < line->paid_cents + patient)
      fields_fault(reader, "E432", json_member(line->json, STR("allowed")), "allowed %.*s is less than %.*s paid and %.*s of the patient",
                   STR_ARG(dollars(reader, line->allowed_cents)), STR_ARG(dollars(reader, line->paid_cents)), STR_ARG(dollars(reader, patient)));
  }
  if (!str_equal(in->claim, claim->number)) return;
  const ClaimLine *sent = claim_find_line(claim, line->line);
  if (!sent) {
    fields_fault(reader, "E426", line->json, "the claim has no line %d", line->line);
  } else if (size_of(line->charge_cents) != sent->charge_cents) {
    const Json *charge = json_member(line->json, STR("charge"));
    fields_fault(reader, "E425", charge ? charge : line->json, "line %d was sent with a charge of %.*s, not %.*s", line->line,
                 STR_ARG(dollars(reader, sent->charge_cents)), STR_ARG(dollars(reader, line->charge_cents)));
  }
}

static bool is_status(int32_t status) {
  return (status >= 1 && status <= 4) || (status >= 19 && status <= 23) || status == 25; /* CLP02 in 005010X221A1 */
}

static void check_claim(FieldReader *reader, const RemitClaim *in, const Claim *claim) {
  bool reversal = in->status == REMIT_STATUS_REVERSAL;
  if (!is_status(in->status)) {
    fields_fault(reader, "E430", json_member(in->json, STR("status")), "claim status %d is not in use; 1 primary, 2 secondary, 4 denied, 22 reversal",
                 in->status);
  }
  check_sign(reader, reversal, in->charge_cents, in->json, "charge");
  check_sign(reader, reversal, in->paid_cents, in->json, "paid");
  check_sign(reader, reversal, in->patient_cents, in->json, "patient");
  check_adjustments(reader, reversal, in->adjust);
  for (int i = 0; i < in->lines.count; i++) {
    const RemitLine *line = FIELD_AT(in->lines, const RemitLine, i);
    check_line(reader, in, line, claim);
    if (remit_find_line(in, line->line) != line) fields_fault(reader, "E427", line->json, "line %d stands twice in this claim", line->line);
  }
  Cents sent = claim_charge_cents(claim);
  if (in->lines.count == 0 && str_equal(in->claim, claim->number) && size_of(in->charge_cents) != sent) {
    fields_fault(reader, "E425", json_member(in->json, STR("charge")), "the claim was sent with charges of %.*s, not %.*s",
                 STR_ARG(dollars(reader, sent)), STR_ARG(dollars(reader, in->charge_cents)));
  }
}

static const RemitClaim *find_answer(const Remit *remit, Str number) {
  for (int i = 0; i < remit->claims.count; i++) {
    const RemitClaim *claim = FIELD_AT(remit->claims, const RemitClaim, i);
    if (str_equal(claim->claim, number)) return claim;
  }
  return NULL;
}

static void check_given(FieldReader *reader, const Remit *remit, const Claim *claim, const CodeReference *codes) {
  check_balance(reader, remit);
  if (remit->paid_cents < 0) {
    fields_fault(reader, "E429", remit->paid,
                 "a payment is not below zero; what is still owed back is forwarded by a provider adjustment FB with a minus");
  }
  /* Other patients' claims may stand in the same payment, but one at least is ours; or it is about money outside claims. */
  if (!find_answer(remit, claim->number) && remit->provider_adjust.count == 0) {
    const RemitClaim *first = FIELD_AT(remit->claims, const RemitClaim, 0);
    Str hint = fields_did_you_mean(reader->arena, first->claim, &claim->number, 1);
    const Json *number = json_member(first->json, STR("claim"));
    fields_fault(reader, "E428", number ? number : first->json, "no claim of %.*s is %.*s, the claim of this scenario%.*s", STR_ARG(remit->id),
                 STR_ARG(claim->number), STR_ARG(hint));
  }
  for (int i = 0; i < remit->claims.count; i++) {
    const RemitClaim *in = FIELD_AT(remit->claims, const RemitClaim, i);
    check_claim(reader, in, claim);
    if (codes) check_remit_codes(reader, remit->id, in, codes);
  }
}

/* ---- remits that follow the play ---- */

static const Remit *find_remit(const Remit *remits, int count, Str id) {
  for (int i = 0; i < count; i++) {
    if (str_equal(remits[i].id, id)) return &remits[i];
  }
  return NULL;
}

static void fault_unknown_remit(FieldReader *reader, const Remit *remit, const Remit *remits, int count) {
  Str *names = arena_make_many(reader->arena, Str, count);
  for (int i = 0; i < count; i++) names[i] = remits[i].id;
  Str hint = fields_did_you_mean(reader->arena, remit->replaces, names, count);
  fields_fault(reader, "E434", json_member(remit->json, STR("replaces")), "there is no remit \"%.*s\"%.*s", STR_ARG(remit->replaces), STR_ARG(hint));
}

static bool is_listed(const Remit *remit, int32_t line) {
  for (int i = 0; i < remit->derived.count; i++) {
    if (FIELD_AT(remit->derived, const DerivedLine, i)->line == line) return true;
  }
  return false;
}

static void check_replaced(FieldReader *reader, const Remit *remit, const Remit *remits, int count, const Claim *claim) {
  const Json *replaces = json_member(remit->json, STR("replaces"));
  const Remit *replaced = find_remit(remits, count, remit->replaces);
  if (!replaced) {
    fault_unknown_remit(reader, remit, remits, count);
    return;
  }
  const Remit *at = replaced;
  for (int hops = 0; at && hops <= count; hops++) {
    if (at == remit) {
      fields_fault(reader, "E434", replaces, "%.*s would replace itself", STR_ARG(remit->id));
      return;
    }
    at = at->replaces.length > 0 ? find_remit(remits, count, at->replaces) : NULL;
  }
  if (remit_follows_play(replaced) || (replaced->json && fields_is_faulty(reader, replaced->json))) return;
  const RemitClaim *answer = find_answer(replaced, claim->number);
  if (!answer) {
    fields_fault(reader, "E434", replaces, "%.*s does not answer claim %.*s, so there is nothing to correct", STR_ARG(replaced->id),
                 STR_ARG(claim->number));
    return;
  }
  for (int i = 0; answer->adjust.count > 0 && i < claim->lines.count; i++) {
    int32_t line = FIELD_AT(claim->lines, const ClaimLine, i)->line;
    if (is_listed(remit, line)) continue;
    fields_fault_key(reader, "E435", remit->json,
                     "%.*s adjusted the claim as a whole, so %.*s must say what is allowed on every line; line %d is missing", STR_ARG(replaced->id),
                     STR_ARG(remit->id), line);
  }
}

static void check_computed(FieldReader *reader, const Remit *remit, const Remit *remits, int count, const Claim *claim, const Contract *contract) {
  for (int i = 0; i < remit->derived.count; i++) {
    const DerivedLine *line = FIELD_AT(remit->derived, const DerivedLine, i);
    if (line->line > 0 && !claim_find_line(claim, line->line)) fields_fault_key(reader, "E426", line->json, "the claim has no line %d", line->line);
    if (line->line > 0 && line->source == AMOUNT_CONTRACT && !contract)
      fields_fault(reader, "E436", line->allowed, "the scenario has no \"contract\" to compute this by");
  }
  if (remit->interest_by_contract && (!contract || contract->interest_rule.length == 0)) {
    fields_fault(reader, "E436", remit->interest, "the contract names no rule of interest");
  }
  if (remit->replaces.length > 0) check_replaced(reader, remit, remits, count, claim);
}

void remits_check(FieldReader *reader, const Remit *remits, int count, const Claim *claim, const Contract *contract, const CodeReference *codes) {
  for (int i = 0; i < count; i++) {
    const Remit *remit = &remits[i];
    if (remit->json && fields_is_faulty(reader, remit->json)) continue;
    if (remit_follows_play(remit)) {
      check_computed(reader, remit, remits, count, claim, contract);
    } else {
      check_given(reader, remit, claim, codes);
    }
  }
}
