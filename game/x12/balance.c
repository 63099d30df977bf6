/* Whether a transaction balances as the implementation guide asks (005010X221A1, 1.10.2.1): lines, claims, the payment. Each difference is told once. */
#include "x12/reading.h"

static Cents sum_of(const EraAdjustments *list, int group) {
  Cents sum = 0;
  for (size_t i = 0; i < list->count; i++)
    if (group == GROUP_COUNT || list->items[i].group == group) sum += list->items[i].amount_cents;
  return sum;
}

static void tell(Arena *arena, Diags *diags, const char *code, const X12Segment *segment, int element, const char *sum, Cents computed,
                 Cents stated) {
  x12_fault(diags, code, segment, element, "%s is %.*s, and %.*s stands here: %.*s off", sum, STR_ARG(money_text(arena, computed)),
            STR_ARG(money_text(arena, stated)), STR_ARG(money_text(arena, stated - computed)));
}

/* @return what the claim's paid amount is off by. */
static Cents check_claim(Arena *arena, const EraClaim *claim, Diags *diags) {
  Cents charges = 0, adjusted = sum_of(&claim->adjust, GROUP_COUNT), patient = sum_of(&claim->adjust, GROUP_PR), off_lines = 0;
  for (size_t i = 0; i < claim->line_count; i++) {
    const EraLine *line = &claim->lines[i];
    Cents taken = sum_of(&line->adjust, GROUP_COUNT), paid = line->charge_cents - taken;
    charges += line->charge_cents;
    adjusted += taken;
    patient += sum_of(&line->adjust, GROUP_PR);
    off_lines += line->paid_cents - paid;
    if (paid != line->paid_cents) tell(arena, diags, "E490", line->segment, 3, "charge less the line's adjustments", paid, line->paid_cents);
  }
  if (claim->line_count && charges != claim->charge_cents)
    tell(arena, diags, "E491", claim->segment, 3, "the sum of its lines' charges", charges, claim->charge_cents);
  Cents paid = claim->charge_cents - adjusted, off = claim->paid_cents - paid;
  Cents explained = off_lines - (claim->line_count ? claim->charge_cents - charges : 0);
  if (off && off != explained) tell(arena, diags, "E492", claim->segment, 4, "charge less all adjustments of the claim", paid, claim->paid_cents);
  if (claim->patient_given && patient != claim->patient_cents)
    x12_warn(diags, "W495", claim->segment, 5, "the adjustments PR add up to %.*s, and %.*s stands here; the sum is taken",
             STR_ARG(money_text(arena, patient)), STR_ARG(money_text(arena, claim->patient_cents)));
  return off;
}

void era_check_balance(Arena *arena, const Era *era, Diags *diags) {
  Cents payment = 0, off_claims = 0;
  for (size_t i = 0; i < era->claim_count; i++) {
    payment += era->claims[i].paid_cents;
    off_claims += check_claim(arena, &era->claims[i], diags);
  }
  for (size_t i = 0; i < era->provider_count; i++) payment -= era->provider[i].amount_cents;
  Cents off = era->paid_cents - payment;
  if (off && off != -off_claims) tell(arena, diags, "E493", era->bpr, 2, "the claims' payments less provider adjustments", payment, era->paid_cents);
}
