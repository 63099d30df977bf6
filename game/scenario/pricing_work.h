/* What the files of pricing share: the pricing in the making, and the words of its steps. */
#ifndef OVERTURN_SCENARIO_PRICING_WORK_H
#define OVERTURN_SCENARIO_PRICING_WORK_H

#include "overturn/pricing.h"
#include "scenario/contract_parts.h"

typedef struct Work {
  Arena *arena;
  const Contract *contract;
  const Claim *claim;
  Pricing pricing;
  size_t *step_capacity; /* by line */
} Work;

/* A ratio held to what any amount may be, so that sums over a claim cannot overflow whatever an author multiplies. */
Cents ratio_within(Cents cents, int64_t numerator, int64_t denominator);
Cents cents_within(Cents cents);

const ClaimLine *sent_line(const Work *work, int index);
void add_step(Work *work, int index, Str text);
Str dollars(const Work *work, Cents cents);
/* "62.5%" */
Str percent(const Work *work, int32_t thousandths);
/* " (clause 4.2)", or nothing. */
Str clause_note(const Work *work, Str clause);

/* The lower of a price and the charges' share, with its step; the price itself where the contract has no lesser-of. */
Cents apply_lesser_of(const Work *work, Cents price_cents, Cents charge_cents, Str *step);

bool is_priced_by_fee(const PayRule *rule);
/* Methods that price line by line, and what modifiers and ranks make of fees. */
void price_single_lines(Work *work);
void adjust_fees(Work *work);
/* Methods that have one price for all their lines; stop-loss, outlier and lesser-of included. */
void price_stay(Work *work);

#endif
