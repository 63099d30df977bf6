/* What a contract pays for a claim, said as steps a person can read; and what follows from it: variance, interest, posting, corrected remits. */
#ifndef OVERTURN_PRICING_H
#define OVERTURN_PRICING_H

#include "overturn/remit.h"

typedef struct PricedLine {
  int line;
  Cents charge_cents;
  Cents allowed_cents;  /* by the contract */
  Cents patient_cents;  /* of it */
  Cents expected_cents; /* what the payer owes: allowed less patient */
  FieldList steps;      /* Str: "ranked 2nd: 1,200.00 x 50% = 600.00" */
} PricedLine;

typedef struct Pricing {
  PricedLine *lines; /* in the claim's order */
  int count;
  Cents charge_cents, allowed_cents, patient_cents, expected_cents;
} Pricing;

/** Prices a claim by a contract. Lines that no rule covers are allowed at 0 and say so in their steps. */
Pricing pricing_claim(Arena *arena, const Contract *contract, const Claim *claim);

/**
 * Simple interest: principal x rate x days / 365, rounded once to the cent, half up; first and last day both count.
 * @param rate_percent_thousandths  15% a year is 15000.
 * @return 0 when `last` is before `first` or the principal is not above 0. (Cal. Health & Safety Code 1371; other states alike, see assets/rules.json.)
 */
Cents pricing_interest(Cents principal_cents, int32_t rate_percent_thousandths, Day first, Day last);

/** A rate and a due date, resolved from assets/rules.json when a scenario is read. */
typedef struct InterestTerms {
  int32_t rate_percent_thousandths; /* 0: none is owed */
  Day due;                          /* interest runs from the day after */
} InterestTerms;

typedef enum WorksheetColumn { COLUMN_ALLOWED, COLUMN_PATIENT, COLUMN_VARIANCE, COLUMN_INTEREST, COLUMN_COUNT } WorksheetColumn;
/** "allowed", "patient", "variance", "interest", NULL. */
extern const char *const worksheet_column_words[];

/** The right figure of one cell. Variance is expected payer payment less paid; interest runs on the variance to `as_of`. */
Cents pricing_cell(const Pricing *pricing, const Remit *remit, int line, WorksheetColumn column, InterestTerms interest, Day as_of);

typedef enum Bucket { BUCKET_PAID, BUCKET_CONTRACTUAL, BUCKET_PATIENT, BUCKET_HELD, BUCKET_INTEREST, BUCKET_REVERSAL, BUCKET_COUNT } Bucket;
/** "paid", "contractual", "patient", "held", "interest", "reversal", NULL. */
extern const char *const bucket_words[];

/**
 * How a claim of a remit is posted. Paid, patient (PR) and reversal come from the remit; contractual is the charge less what the contract allows
 * when the remit is short (the rest is held for dispute), and what the remit says when it is right.
 */
void pricing_posting(const Pricing *pricing, const Remit *remit, int claim_index, Cents buckets[BUCKET_COUNT]);

/**
 * The remit that play brings: a reversal (status 22) of every claim of `replaced` that had money or adjustments, then its correction, with CO-45,
 * patient share (PR), interest as a provider adjustment L6, and totals that balance by construction.
 * @param deal_cents  total allowed agreed, used by lines whose source is AMOUNT_DEAL.
 * @return a remit dated `date`, in the arena.
 */
const Remit *remit_derive(Arena *arena, const Remit *spec, const Remit *replaced, const Pricing *pricing, Day date, Cents deal_cents, InterestTerms interest);

/** Money in the remit that earlier ones had not brought: claims paid, reversals taken off, less what `earlier` paid on the same claims unless this remit reverses it. Interest is apart. */
Cents remit_new_money(const Remit *remit, const Remit *const *earlier, int earlier_count);

/** One segment of the 835 text of a remit, and the line of the table it belongs to. */
typedef struct Segment {
  Str text; /* with its "~" */
  int claim; /* index of the RemitClaim, -1 for the envelope */
  int line;  /* line number, 0 for claim level */
} Segment;
/** The remit as X12 835 text (005010X221A1), segment by segment; names are the scenario's fictional ones. @return how many; `segments` is in the arena. */
int remit_segments(Arena *arena, const Remit *remit, const Claim *claim, Str payer, Str provider, Str npi, Segment **segments);

#endif
