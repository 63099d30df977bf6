/* What a contract pays for a claim, said as steps a person can read; and what follows from it: variance, interest, posting, corrected remits. */
#ifndef OVERTURN_PRICING_H
#define OVERTURN_PRICING_H

#include "overturn/remit.h"

/** The patient's part of one line, by kind: CARC 3, 1 and 2 with group PR. */
typedef struct PatientShare {
  Cents copay_cents, deductible_cents, coinsurance_cents;
} PatientShare;

typedef struct PricedLine {
  int line;
  Cents charge_cents;
  Cents allowed_cents;       /* by the contract; above the charge only where no lesser-of forbids it */
  Cents patient_cents;       /* of it */
  PatientShare patient;      /* the same by kind */
  Cents sequestration_cents; /* held back by law from the program's part; nobody owes it */
  Cents expected_cents;      /* what the payer owes: allowed less patient and sequestration */
  const PayRule *rule;       /* that priced it, NULL where none fits */
  const char *
      carc; /* by which a remit takes charge less allowed off: "45", or "97" in another line's price, "256" not in the contract, "94" above the charge */
  FieldList steps; /* Str: "Ranked 2nd of 3: 1,200.00 x 50% = 600.00" */
} PricedLine;

typedef struct Pricing {
  const Contract *contract; /* never NULL: without one, one that pays for nothing */
  bool by_contract;         /* there is one */
  const Claim *claim;
  PricedLine *lines; /* in the claim's order */
  int count;
  Cents charge_cents, allowed_cents, patient_cents, sequestration_cents, expected_cents;
} Pricing;

/**
 * Prices a claim by a contract (NULL: one that pays for nothing), in this order: for each line the carve-out or first rule in force that fits; its method;
 * what modifiers and ranks make of fees, in the contract's order; stop-loss or outlier; lesser-of last, or before stop-loss; then the patient's share,
 * and sequestration of what is left. Lines that no rule covers are allowed at 0 and say so in their steps.
 *
 * A case rate, a DRG and a per diem are one price for all lines that their rule fits, spread over them as the contract says. Stop-loss and outlier look at
 * all such lines of the claim as one. A per diem counts for each room-and-board line (revenue 0100 to 0219) the midnights from its first day to its
 * last, or its units where it has no last day or the rule says so; without a room line, the days from admission to discharge, or all units.
 * "inpatient" fits an 837I claim with a room-and-board line, or with a bill type of an inpatient stay (11x, 18x, 21x, 41x).
 *
 * @return a pricing in the arena that keeps pointers to contract and claim.
 */
Pricing pricing_claim(Arena *arena, const Contract *contract, const Claim *claim);

/** The line of that number, or NULL. */
const PricedLine *pricing_find_line(const Pricing *pricing, int32_t line);

/** Takes the patient's share of one allowed amount and off what is left of the terms; call it line by line. `left` starts as the contract's terms. */
PatientShare pricing_take_patient(PatientTerms *left, Cents allowed_cents);
/** Held back from what the program pays after the patient's share, half a cent up (2 U.S.C. 901a; 2% for Medicare). */
Cents pricing_sequestration(const Contract *contract, Cents program_cents);

/**
 * Simple interest: principal x rate x days / 365, rounded once to the cent, half up; first and last day both count.
 * @param rate_percent_thousandths  15% a year is 15000.
 * @return 0 when `last` is before `first` or the principal is not above 0. (Cal. Health & Safety Code 1371; other states alike, see assets/rules.json.)
 */
Cents pricing_interest(Cents principal_cents, int32_t rate_percent_thousandths, Day first, Day last);

typedef enum WorksheetColumn { COLUMN_ALLOWED, COLUMN_PATIENT, COLUMN_VARIANCE, COLUMN_INTEREST, COLUMN_PENALTY, COLUMN_COUNT } WorksheetColumn;
/** "allowed", "patient", "variance", "interest", "penalty", NULL. */
extern const char *const worksheet_column_words[];

/**
 * The right figure of one cell; penalties are late_cell()'s of late_payment.h, and 0 here. Variance is expected payer payment less paid; interest runs on the variance from the day after the due date to `as_of`.
 * @param line  a line's number, or 0 for the whole claim (the standing answer of the remit: what a reversal in it takes back does not count).
 */
Cents pricing_cell(const Pricing *pricing, const Remit *remit, int line, WorksheetColumn column, InterestTerms interest, Day as_of);

typedef enum Bucket { BUCKET_PAID, BUCKET_CONTRACTUAL, BUCKET_PATIENT, BUCKET_HELD, BUCKET_INTEREST, BUCKET_REVERSAL, BUCKET_COUNT } Bucket;
/** "paid", "contractual", "patient", "held", "interest", "reversal", NULL. */
extern const char *const bucket_words[];

/**
 * How a claim of a remit is posted. Paid and patient (PR) come from the remit; contractual is the charge less what the contract allows
 * when the remit is short (the rest is held for dispute), and what the remit says when it is right. A line settled by a deal (CO-131) is right at what
 * was agreed: nothing of it is held. These four add up to the charge.
 * Reversal is what the same remit takes back on that claim, with the remit's own minus sign; interest is what it adds (L6), above zero.
 * @param claim_index  of a RemitClaim; that of a reversal means the correction that follows it.
 */
void pricing_posting(const Pricing *pricing, const Remit *remit, int claim_index, Cents buckets[BUCKET_COUNT]);

/**
 * The remit that play brings: the reversal (status 22) of the answer that stands in `replaced`, all signs turned, then its correction (status 1), with
 * CO-45, patient share (PR), interest as a provider adjustment L6, and totals that balance by construction.
 *
 * A denial without money is reversed too: an 835 corrects by reversal whatever was said before. Lines that the spec does not list keep what `replaced` said
 * of them; lines of which it said nothing are priced by the contract. Copay and deductible that kept lines have used are not taken twice. A line settled by
 * a deal is adjusted by CO-131, one priced above its charge by a negative CO-94. Where more is taken back than paid, the rest is forwarded (FB), as a payment cannot be below zero.
 *
 * @param replaced  NULL for a first answer: then the correction stands alone.
 * @param deal_cents  total allowed agreed, used by lines whose source is AMOUNT_DEAL; several share it by charge.
 * @return a remit dated `date`, in the arena.
 */
const Remit *remit_derive(Arena *arena, const Remit *spec, const Remit *replaced, const Pricing *pricing, Day date, Cents deal_cents,
                          InterestTerms interest);

/** A remit with claims of its own and a provider adjustment that a deal makes: the payment follows; what it lacks to zero is forwarded (FB). */
const Remit *remit_settle(Arena *arena, const Remit *spec, Day date, Cents deal_cents);

/**
 * Money in the remit that earlier ones had not brought: for each claim that it answers, paid less taken back, and less what `earlier` paid on it unless this remit
 * takes that back itself. Interest and other provider adjustments are apart. Below zero where money went back.
 */
Cents remit_new_money(const Remit *remit, const Remit *const *earlier, int earlier_count);

/** The answer to a claim that holds in a remit: the last that is no reversal; NULL where there is none. `remit` may be NULL. */
const RemitClaim *remit_standing_answer(const Remit *remit, Str claim);

/** One segment of the 835 text of a remit, and the line of the table it belongs to. */
typedef struct Segment {
  Str text;  /* with its "~" */
  int claim; /* index of the RemitClaim, -1 for the envelope */
  int line;  /* line number, 0 for claim level */
} Segment;

/** What the 835 says beside the money; all fictional. */
typedef struct SegmentParties {
  Str payer, payer_tax_id;
  Str provider, npi;
  Str patient;   /* "Marisol Ortega": last word is the family name */
  Str member_id; /* empty: the claim's */
  Str funding;   /* of the plan, in words */
  Str filing;    /* CLP06, the kind of plan: as `funding` says where empty */
} SegmentParties;

/** The remit as X12 835 text (005010X221A1, ST to SE), segment by segment. @return how many; `segments` is in the arena. */
int remit_segments(Arena *arena, const Remit *remit, const Claim *claim, const SegmentParties *parties, Segment **segments);

#endif
