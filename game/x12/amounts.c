/*
 * Amounts scaled together. Every amount times one factor above 1 would balance but for cents; so charges and payments are scaled and rounded, and of what lies
 * between them each adjustment takes what the rounded sum before it leaves to the rounded sum behind it. A factor above 1 keeps larger larger, so nothing
 * loses its sign or becomes nothing.
 */
#include "x12/disguise.h"

Cents disguise_cents(const Disguise *disguise, Cents cents) { return money_ratio(cents, disguise->thousandths, 1000); }

/* Adjustments between two sums: the first is `from`, the last what is left of it. @return what they come to. */
static Cents scale_between(const Disguise *disguise, Cents from, EraAdjustments *list) {
  Cents total = 0;
  for (size_t i = 0; i < list->count; i++) {
    Cents *amount = &list->items[i].amount_cents, to = from - *amount;
    *amount = disguise_cents(disguise, from) - disguise_cents(disguise, to);
    total += *amount;
    from = to;
  }
  return total;
}

static Cents size_of(Cents cents) { return cents < 0 ? -cents : cents; }

/* Cents that rounding left over go to the largest adjustment. @return what did not fit. */
static Cents give_to_largest(EraAdjustments *list, Cents rest) {
  EraAdjustment *largest = NULL;
  for (size_t i = 0; i < list->count; i++)
    if (!largest || size_of(list->items[i].amount_cents) > size_of(largest->amount_cents)) largest = &list->items[i];
  if (!largest || size_of(largest->amount_cents) <= size_of(rest)) return rest;
  largest->amount_cents += rest;
  return 0;
}

void disguise_claim(const Disguise *disguise, EraClaim *claim, Cents charge_cents) {
  Cents charges = 0, paid = 0, old_paid = 0;
  for (size_t i = 0; i < claim->line_count; i++) {
    EraLine *line = &claim->lines[i];
    bool by_sum = line->allowed_given;
    Cents patient = 0;
    for (size_t k = 0; k < line->adjust.count; k++)
      if (line->adjust.items[k].group == GROUP_PR) patient += line->adjust.items[k].amount_cents;
    by_sum = by_sum && line->allowed_cents == line->paid_cents + patient;
    old_paid += line->paid_cents;
    scale_between(disguise, line->charge_cents, &line->adjust);
    line->charge_cents = disguise_cents(disguise, line->charge_cents);
    line->paid_cents = disguise_cents(disguise, line->paid_cents);
    charges += line->charge_cents;
    paid += line->paid_cents;
    line->allowed_cents = by_sum ? line->paid_cents : disguise_cents(disguise, line->allowed_cents);
    for (size_t k = 0; by_sum && k < line->adjust.count; k++)
      if (line->adjust.items[k].group == GROUP_PR) line->allowed_cents += line->adjust.items[k].amount_cents;
  }
  if (!claim->line_count) {
    old_paid = claim->charge_cents;
    paid = charges = charge_cents ? charge_cents : disguise_cents(disguise, claim->charge_cents);
  }
  Cents target = disguise_cents(disguise, claim->paid_cents), taken = scale_between(disguise, old_paid, &claim->adjust);
  Cents rest = claim->adjust.count ? give_to_largest(&claim->adjust, paid - taken - target) : paid - taken - target;
  claim->charge_cents = charges;
  claim->paid_cents = target + rest;
  claim->patient_cents = 0;
  for (size_t i = 0; i <= claim->line_count; i++) {
    const EraAdjustments *list = i < claim->line_count ? &claim->lines[i].adjust : &claim->adjust;
    for (size_t k = 0; k < list->count; k++)
      if (list->items[k].group == GROUP_PR) claim->patient_cents += list->items[k].amount_cents;
  }
}

Cents disguise_payment(const Disguise *disguise, Cents old_payment, Cents claims_cents, EraProviderAdjustment *items, size_t count) {
  Cents payment = claims_cents;
  EraProviderAdjustment *largest = NULL;
  for (size_t i = 0; i < count; i++) {
    items[i].amount_cents = disguise_cents(disguise, items[i].amount_cents);
    payment -= items[i].amount_cents;
    if (!largest || size_of(items[i].amount_cents) > size_of(largest->amount_cents)) largest = &items[i];
  }
  /* Nothing paid stays nothing paid. */
  bool kept = old_payment == 0 ? payment == 0 : payment > 0;
  Cents wanted = disguise_cents(disguise, old_payment);
  if (!kept && largest && size_of(largest->amount_cents) > size_of(payment - wanted)) {
    largest->amount_cents += payment - wanted;
    payment = wanted;
  }
  return payment;
}
