/*
 * What follows from a price once money has come: the difference, the interest on it, and where each dollar of a remit is posted.
 */
#include "overturn/pricing.h"

const char *const worksheet_column_words[] = {"allowed", "patient", "variance", "interest", "penalty", NULL};
const char *const bucket_words[] = {"paid", "contractual", "patient", "held", "interest", "reversal", NULL};

Cents pricing_interest(Cents principal_cents, int32_t rate_percent_thousandths, Day first, Day last) {
  if (principal_cents <= 0 || rate_percent_thousandths <= 0 || first == DAY_NONE || last == DAY_NONE || last < first) return 0;
  int64_t days = (int64_t)last - first + 1;
  Cents interest = money_ratio(principal_cents, rate_percent_thousandths * days, INT64_C(100000) * 365);
  return interest > MONEY_MOST_CENTS ? MONEY_MOST_CENTS : interest;
}

/* ---- cells of a worksheet ---- */

const RemitClaim *remit_standing_answer(const Remit *remit, Str claim) {
  const RemitClaim *standing = NULL;
  for (int i = 0; remit && i < remit->claims.count; i++) {
    const RemitClaim *one = FIELD_AT(remit->claims, const RemitClaim, i);
    if (one->status != REMIT_STATUS_REVERSAL && str_equal(one->claim, claim)) standing = one;
  }
  return standing;
}

/* A claim that was answered as a whole says nothing of its lines, unless it has but one. */
static Cents paid_for(const Pricing *pricing, const RemitClaim *answer, int line) {
  if (!answer) return 0;
  if (line == 0 || (answer->lines.count == 0 && pricing->count == 1)) return answer->paid_cents;
  const RemitLine *paid = remit_find_line(answer, line);
  return paid ? paid->paid_cents : 0;
}

Cents pricing_cell(const Pricing *pricing, const Remit *remit, int line, WorksheetColumn column, InterestTerms interest, Day as_of) {
  PricedLine whole = {.allowed_cents = pricing->allowed_cents, .patient_cents = pricing->patient_cents, .expected_cents = pricing->expected_cents};
  const PricedLine *priced = line == 0 ? &whole : pricing_find_line(pricing, line);
  if (!priced) return 0;
  if (column == COLUMN_ALLOWED) return priced->allowed_cents;
  if (column == COLUMN_PATIENT) return priced->patient_cents;
  Cents variance = priced->expected_cents - paid_for(pricing, remit_standing_answer(remit, pricing->claim->number), line);
  if (column == COLUMN_VARIANCE) return variance;
  if (column == COLUMN_PENALTY) return 0;
  return interest.due == DAY_NONE ? 0 : pricing_interest(variance, interest.rate_percent_thousandths, interest.due + 1, as_of);
}

/* ---- posting ---- */

/* Held of one sum: what neither payment, patient nor the contract's own write-off explains. Allowed is less what sequestration holds back. */
static Cents held_of(Cents charge_cents, Cents paid_cents, Cents patient_cents, Cents allowed_cents, Cents expected_cents) {
  if (paid_cents >= expected_cents) return 0;
  Cents held = allowed_cents - paid_cents - patient_cents;
  Cents open = charge_cents - paid_cents - patient_cents;
  if (held > open) held = open;
  return held > 0 ? held : 0;
}

static Cents patient_of(const RemitLine *line) {
  Cents sum = 0;
  for (int i = 0; i < line->adjust.count; i++) {
    const Adjustment *one = FIELD_AT(line->adjust, const Adjustment, i);
    if (one->group == GROUP_PR) sum += one->amount_cents;
  }
  return sum;
}

/* Payers spread a case rate over the lines in their own way, and adjust claims as a whole; then only the claim can be right or short. */
static bool compares_by_line(const Pricing *pricing, const RemitClaim *claim) {
  if (claim->adjust.count > 0) return false;
  for (int i = 0; i < claim->lines.count; i++) {
    const PricedLine *priced = pricing_find_line(pricing, FIELD_AT(claim->lines, const RemitLine, i)->line);
    if (!priced || pay_rule_is_whole(priced->rule)) return false;
  }
  return claim->lines.count > 0;
}

/* CO-131: the parties agreed on this price, so what the contract would have paid beyond it is given up and not open. */
static bool is_settled(const FieldList *adjustments) {
  for (int i = 0; i < adjustments->count; i++) {
    if (str_is(FIELD_AT(*adjustments, const Adjustment, i)->carc, "131")) return true;
  }
  return false;
}

static bool settles_claim(const RemitClaim *claim) {
  bool settled = is_settled(&claim->adjust);
  for (int i = 0; i < claim->lines.count && !settled; i++) settled = is_settled(&FIELD_AT(claim->lines, const RemitLine, i)->adjust);
  return settled;
}

/* Which payer in turn answers by this claim status: the first, the second or the third. */
static int payer_of(int32_t status) {
  if (status == 2 || status == 20) return 2;
  if (status == 3 || status == 21) return 3;
  return 1;
}

static Cents held_of_claim(const Pricing *pricing, const RemitClaim *claim) {
  if (!str_equal(claim->claim, pricing->claim->number)) return 0; /* another patient's: nothing is known but the remit */
  if (payer_of(claim->status) > 1) return 0;                      /* the contract is the first payer's */
  if (!compares_by_line(pricing, claim)) {
    if (settles_claim(claim)) return 0;
    Cents allowed = 0, expected = 0;
    for (int i = 0; i < pricing->count; i++) {
      const PricedLine *priced = &pricing->lines[i];
      if (claim->lines.count > 0 && !remit_find_line(claim, priced->line)) continue;
      allowed += priced->allowed_cents - priced->sequestration_cents;
      expected += priced->expected_cents;
    }
    return held_of(claim->charge_cents, claim->paid_cents, claim->patient_cents, allowed, expected);
  }
  Cents held = 0;
  for (int i = 0; i < claim->lines.count; i++) {
    const RemitLine *line = FIELD_AT(claim->lines, const RemitLine, i);
    const PricedLine *priced = pricing_find_line(pricing, line->line);
    if (!is_settled(&line->adjust))
      held += held_of(line->charge_cents, line->paid_cents, patient_of(line), priced->allowed_cents - priced->sequestration_cents,
                      priced->expected_cents);
  }
  return held;
}

static bool names_claim(Str reference, const RemitClaim *claim) {
  return reference.length > 0 && (str_equal(reference, claim->claim) || str_equal(reference, claim->payer_control));
}

/* What the payers before have paid or taken off (OA-23): it was posted with their remittances. */
static Cents prior_of(const RemitClaim *claim) {
  Cents sum = 0;
  for (int l = -1; l < claim->lines.count; l++) {
    const FieldList *adjust = l < 0 ? &claim->adjust : &FIELD_AT(claim->lines, const RemitLine, l)->adjust;
    for (int i = 0; i < adjust->count; i++) {
      const Adjustment *one = FIELD_AT(*adjust, const Adjustment, i);
      if (str_is(one->carc, "23")) sum += one->amount_cents;
    }
  }
  return sum;
}

/* Interest that the remit adds for this claim: every L6 that does not name another one. */
static Cents interest_of(const Remit *remit, const RemitClaim *claim) {
  Cents sum = 0;
  for (int i = 0; i < remit->provider_adjust.count; i++) {
    const ProviderAdjustment *one = FIELD_AT(remit->provider_adjust, const ProviderAdjustment, i);
    bool others = false;
    for (int j = 0; j < remit->claims.count; j++) {
      const RemitClaim *other = FIELD_AT(remit->claims, const RemitClaim, j);
      others = others || (!str_equal(other->claim, claim->claim) && names_claim(one->reference, other));
    }
    if (str_is(one->code, "L6") && !others) sum -= one->amount_cents;
  }
  return sum;
}

void pricing_posting(const Pricing *pricing, const Remit *remit, int claim_index, Cents buckets[BUCKET_COUNT]) {
  for (int i = 0; i < BUCKET_COUNT; i++) buckets[i] = 0;
  if (claim_index < 0 || claim_index >= remit->claims.count) return;
  const RemitClaim *claim = FIELD_AT(remit->claims, const RemitClaim, claim_index);
  buckets[BUCKET_INTEREST] = interest_of(remit, claim);
  const RemitClaim *answer = claim->status == REMIT_STATUS_REVERSAL ? NULL : claim;
  for (int i = 0; i < remit->claims.count; i++) {
    const RemitClaim *one = FIELD_AT(remit->claims, const RemitClaim, i);
    if (!str_equal(one->claim, claim->claim)) continue;
    if (one->status == REMIT_STATUS_REVERSAL) buckets[BUCKET_REVERSAL] += one->paid_cents;
    if (one->status != REMIT_STATUS_REVERSAL && !answer && i > claim_index) answer = one;
  }
  if (!answer) return;
  buckets[BUCKET_PAID] = answer->paid_cents;
  buckets[BUCKET_PATIENT] = answer->patient_cents;
  buckets[BUCKET_HELD] = held_of_claim(pricing, answer);
  buckets[BUCKET_CONTRACTUAL] = answer->charge_cents - answer->paid_cents - answer->patient_cents - buckets[BUCKET_HELD] - prior_of(answer);
}

/* ---- new money ---- */

/* Money of a remit for a claim, the payer who answers, and whether it takes back what that payer had paid. */
static Cents paid_on(const Remit *remit, Str claim, int *payer, bool *reversed) {
  Cents sum = 0;
  *payer = 1;
  *reversed = false;
  for (int i = 0; i < remit->claims.count; i++) {
    const RemitClaim *one = FIELD_AT(remit->claims, const RemitClaim, i);
    if (!str_equal(one->claim, claim)) continue;
    sum += one->paid_cents;
    if (one->status == REMIT_STATUS_REVERSAL)
      *reversed = true;
    else
      *payer = payer_of(one->status);
  }
  return sum;
}

static bool is_first_of_claim(const Remit *remit, int index) {
  Str claim = FIELD_AT(remit->claims, const RemitClaim, index)->claim;
  for (int i = 0; i < index; i++) {
    if (str_equal(FIELD_AT(remit->claims, const RemitClaim, i)->claim, claim)) return false;
  }
  return true;
}

Cents remit_new_money(const Remit *remit, const Remit *const *earlier, int earlier_count) {
  Cents sum = 0;
  for (int i = 0; i < remit->claims.count; i++) {
    if (!is_first_of_claim(remit, i)) continue;
    Str claim = FIELD_AT(remit->claims, const RemitClaim, i)->claim;
    int payer, before;
    bool reversed, ignored;
    sum += paid_on(remit, claim, &payer, &reversed);
    for (int j = 0; !reversed && j < earlier_count; j++) {
      Cents paid = paid_on(earlier[j], claim, &before, &ignored);
      if (before == payer) sum -= paid;
    }
  }
  return sum;
}
