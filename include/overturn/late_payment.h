/* What a payer owes for being late: which law binds the plan, when payment was due, interest and penalties, said as steps a person can read. */
#ifndef OVERTURN_LATE_PAYMENT_H
#define OVERTURN_LATE_PAYMENT_H

#include "overturn/codes.h"
#include "overturn/pricing.h"

/** Who bears the plan's risk; it decides whose law counts. */
typedef enum PlanFunding {
  FUNDING_UNKNOWN,
  FUNDING_INSURED, /* an insurer or HMO that the state regulates: the only ones that state prompt-pay law binds */
  FUNDING_SELF_FUNDED,
  FUNDING_MEDICARE,
  FUNDING_MEDICARE_ADVANTAGE,
  FUNDING_MEDICAID,
  FUNDING_FEDERAL /* federal employees */
} PlanFunding;

/** As people.payer says it. */
typedef struct Plan {
  PlanFunding funding;
  Str law; /* "IL" or "Illinois"; empty: not said */
} Plan;

/** Reads "insured", "fully insured HMO", "self-funded", "Medicare Advantage"...; anything else is unknown. */
PlanFunding plan_funding(Str words);
/** The two letters of a state from them or from its name, where its rules are known; else an empty string. */
Str plan_state(Str law);
/**
 * Why a state's rule does not bind the plan, as the end of a sentence ("a self-funded plan is under federal law (29 USC 1144)"); empty where it does, where
 * the rule is no state's, or where nothing is known of the plan. (ERISA: 29 USC 1144; Medicare Advantage: 42 CFR 422.402.)
 */
Str rule_unbound(Arena *arena, const TimingRule *rule, Plan plan);

/** The last day for payment by a prompt-pay rule; DAY_NONE where it does not bind the plan or a part is missing. */
Day prompt_pay_due(const RuleBook *rules, Str rule_id, Day received, Plan plan);

#define LATE_BANDS 2

/** By what lateness is paid for. Where nothing is owed by law, `due` is DAY_NONE. */
typedef struct LateTerms {
  Day received, due;
  const TimingRule *due_rule;
  const TimingRule *rate;              /* yearly interest on what is late, or NULL */
  const TimingRule *bands[LATE_BANDS]; /* penalties by how late, or NULL: Texas */
  const TimingRule *underpaid;         /* the same where a part was paid in time */
  const TimingRule *penalty_rate;      /* interest on the last band's penalty once it is over */
} LateTerms;

/**
 * The terms under a contract: `prompt_pay` counted from the claim's receipt, and `interest`, which is a yearly rate or any rule of a state's penalty bands.
 * @return false, and terms under which nothing is owed, where one of them is missing or does not bind the plan.
 */
bool late_terms(const RuleBook *rules, const Contract *contract, const Claim *claim, Plan plan, LateTerms *terms);
/** Whether a contract's `interest` may name the rule: a yearly rate, or a penalty by bands. */
bool late_rule_pays(const TimingRule *rule);

/** Money that came. */
typedef struct LatePaid {
  Day day;
  Cents cents;
} LatePaid;

/** One price, and what was paid of it when. */
typedef struct LateSum {
  Cents billed_cents, contracted_cents; /* contracted: the allowed amount, the patient's part with it */
  Cents expected_cents;                 /* of it the payer's */
  const LatePaid *paid;
  int paid_count;
  bool institutional; /* billed by a hospital or other institution */
  Day as_of;          /* the day to which what is still open counts */
} LateSum;

typedef struct LatePayment {
  Day due;
  int days_late;        /* of the last money, or of what is open on `as_of`; 0: in time */
  Cents interest_cents; /* on the claim, or on its penalty */
  Cents penalty_cents;
  Cents state_cents; /* of both, what goes to the state and not to the provider */
  FieldList steps;   /* Str; empty without an arena */
  Str cite;
} LatePayment;

/**
 * Interest: simple, on each part from the day after payment was due to the day it came, both counted, a year of 365 days, to the cent.
 * Penalty in bands (Tex. Ins. Code 1301.137): a share of billed less contracted by how late the claim was paid in full, up to a limit; of a claim that
 * was paid in part in time, the share of the contracted rate that was not; from the 91st day 18% a year on the penalty.
 * @param arena  takes the steps; NULL for the figures alone.
 */
LatePayment late_payment(Arena *arena, const LateTerms *terms, const LateSum *sum);

/**
 * The same for a remittance that stands at the end of a chain of corrections.
 * @param remits  from the first answer to the one asked about; @param line  a line's number, or 0 for the whole claim.
 */
LatePayment late_payment_of(Arena *arena, const LateTerms *terms, const Pricing *pricing, const Remit *const *remits, int count, int line, Day as_of);

/** As pricing_cell(), with interest and penalty by the terms. */
Cents late_cell(const LateTerms *terms, const Pricing *pricing, const Remit *const *remits, int count, int line, WorksheetColumn column, Day as_of);

#endif
