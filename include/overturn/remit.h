/* What money on a claim is made of: the claim as sent, the remittance that answered it, and the contract that says what was owed. */
#ifndef OVERTURN_REMIT_H
#define OVERTURN_REMIT_H

#include "overturn/fields.h"

/** Who carries an adjusted amount (X12 CAS01). The group decides billing, not the code's habit. */
typedef enum GroupCode { GROUP_CO, GROUP_PR, GROUP_OA, GROUP_PI, GROUP_COUNT } GroupCode;
/** "CO", "PR", "OA", "PI", NULL. */
extern const char *const group_code_words[];

/** One line of the claim as it was sent (837 loop 2400). */
typedef struct ClaimLine {
  int32_t line;        /* from 1 */
  Str service;         /* in words */
  Str code;            /* procedure code, empty on institutional lines without one */
  FieldList modifiers; /* Str */
  Str revenue;
  FieldList dx;  /* Str */
  Day from, to;  /* dates of service; `to` may be DAY_NONE */
  int32_t units; /* on a room-and-board line: midnights */
  Cents charge_cents;
  Cents noncovered_cents; /* of the charge, what the plan covers in no case (837I, form locator 48) */
  Cents invoice_cents;    /* the maker's invoice for an implant, device or drug; 0: none */
  const Json *json;
} ClaimLine;

typedef enum ClaimForm { CLAIM_837P, CLAIM_837I } ClaimForm;

/** One case of many accounts: a table lists them, this claim stands for all. */
typedef struct ClaimBatch {
  int32_t count;
  Str document, column; /* page with the table; heading of its column that adds up, or empty */
  const Json *total_json, *json;
  int page; /* NONE until it was found */
  Cents total_cents;
  bool has_total;
} ClaimBatch;

typedef struct Claim {
  int32_t form; /* ClaimForm */
  Str number, member_id;
  Str authorization; /* empty where the claim went out without one (null in the file) */
  Day sent, received;
  /* Of a stay (837I). */
  Str bill_type; /* "111": form locator 4 without its leading zero */
  Str drg;       /* the group that the hospital billed */
  Day admission, discharge;
  int32_t covered_days;  /* value code 80; -1: not stated */
  int32_t approved_days; /* that the plan authorized; -1: not stated */
  FieldList lines;       /* ClaimLine */
  FieldList facts;       /* FactText */
  ClaimBatch *batch;     /* NULL: one account */
  const Json *authorization_json, *facts_json, *json;
} Claim;

typedef struct Adjustment {
  int32_t group; /* GroupCode */
  Str carc;
  Cents amount_cents;
  const Json *json;
} Adjustment;

/** Where an amount that an author did not type comes from. */
typedef enum AmountSource { AMOUNT_GIVEN, AMOUNT_CONTRACT, AMOUNT_DEAL } AmountSource;

typedef struct RemitLine {
  int32_t line;
  Cents charge_cents, paid_cents, allowed_cents;
  bool allowed_given;
  FieldList adjust;  /* Adjustment */
  FieldList remarks; /* Str */
  const Json *json;
} RemitLine;

/** CLP02 of a claim that takes an earlier answer back: every amount with its sign turned. */
#define REMIT_STATUS_REVERSAL 22

/** CLP segment and what hangs on it. CLP02 status: 1 primary, 2 secondary, 3 tertiary, 4 denied, 19 to 21 the same and forwarded, 22 reversal, 23, 25. */
typedef struct RemitClaim {
  Str claim, payer_control;
  int32_t status;
  Cents charge_cents, paid_cents, patient_cents;
  int32_t covered_days; /* MIA01; -1: not stated */
  Str drg;              /* CLP11: the group that the payer priced */
  Day received;         /* DTM050: the day of receipt as the payer counts it; DAY_NONE: the claim's */
  FieldList adjust;     /* Adjustment, claim level */
  FieldList remarks;    /* Str */
  FieldList lines;      /* RemitLine */
  const Json *json;
} RemitClaim;

/** PLB: a positive amount takes money away, a negative one adds it (X12 835 balancing). */
typedef struct ProviderAdjustment {
  Str code; /* "WO", "L6", "FB", "72", "CS"... */
  Str reference;
  Cents amount_cents; /* 0 where a deal makes it */
  int32_t deal_parts; /* made by the deal: its amount, or that part of it; 0: given */
  const Json *amount, *json;
} ProviderAdjustment;

/** How one line of a remit that follows the play gets its allowed amount. */
typedef struct DerivedLine {
  Str key; /* the line's number as written */
  int32_t line;
  AmountSource source;
  Cents allowed_cents; /* AMOUNT_GIVEN */
  const Json *allowed, *json;
} DerivedLine;

/**
 * A remittance. Either its figures are all given ("claims"), or it follows the play ("lines"): then sim's remit_derive() computes them when it arrives.
 */
typedef struct Remit {
  Str id;
  Day date;  /* DAY_NONE where play brings it */
  Str payer; /* id of the person who pays where it is another than "payer": a supplemental plan; else empty */
  Str trace;
  Cents paid_cents;
  FieldList provider_adjust; /* ProviderAdjustment */
  FieldList claims;          /* RemitClaim */
  FieldList facts;           /* FactText */
  Str unbalanced_why;        /* an author who breaks balance on purpose says why; else empty */
  /* A remit that follows the play. */
  Str replaces;      /* id of the remit it reverses and corrects, or empty: a first answer */
  Str payer_control; /* of the corrected claim; a number is made where empty */
  FieldList derived; /* DerivedLine, from "lines"; a line of the claim that is not listed keeps what the replaced remit said */
  bool interest_by_contract;
  Cents interest_cents; /* a fixed amount, 0 for none */
  const Json *paid, *interest, *facts_json, *json;
} Remit;

/** Whether the remit's figures are computed when it arrives. */
bool remit_follows_play(const Remit *remit);
/** Whether a deal makes one of its provider adjustments: the claims are given, the payment follows. */
bool remit_settles_deal(const Remit *remit);

/** From when to when something of the contract is in force, and which day of the claim decides. */
typedef enum EffectiveBy { BY_SERVICE, BY_ADMISSION, BY_DISCHARGE, EFFECTIVE_BY_COUNT } EffectiveBy;
/** "service", "admission", "discharge", NULL. */
extern const char *const effective_by_words[];

typedef struct Effective {
  Day from, to; /* DAY_NONE: no end */
  int32_t by;   /* EffectiveBy; admission and discharge fall back to the first and last day of the claim's lines */
  const Json *json;
} Effective;

typedef enum PayMethod {
  PAY_FEE_SCHEDULE,
  PAY_PERCENT_OF_SCHEDULE,
  PAY_PERCENT_OF_CHARGE,
  PAY_PER_DIEM,
  PAY_CASE_RATE,
  PAY_DRG,
  PAY_INVOICE_PLUS,
  PAY_METHOD_COUNT
} PayMethod;
/** "fee_schedule", "percent_of_schedule", "percent_of_charge", "per_diem", "case_rate", "drg", "invoice_plus", NULL. */
extern const char *const pay_method_words[];

/** What a per diem counts: the midnights from a room line's first day to its last, or its units as billed. */
typedef enum DayCount { DAYS_MIDNIGHTS, DAYS_UNITS, DAY_COUNT_COUNT } DayCount;
typedef enum DayLimit { LIMIT_NONE, LIMIT_APPROVED, LIMIT_COVERED, DAY_LIMIT_COUNT } DayLimit;

/** The rate of one level of care, by the revenue code of its room. */
typedef struct LevelRate {
  Str revenue;
  Cents rate_cents;
  const Json *json;
} LevelRate;

/** One rule of the contract: for which lines, by which method. The first that fits a line is used. A carve-out is such a rule too. */
typedef struct PayRule {
  FieldList codes;             /* Str, from "for": procedure or revenue codes, "DRG 871", or "inpatient", "outpatient", "all" */
  int32_t method;              /* PayMethod */
  Cents rate_cents;            /* per diem, case rate or DRG base; with fee_schedule, the fee of these codes instead of the schedule's; 0: none */
  int32_t percent_thousandths; /* 80% is 80000; of the percent methods, and what invoice_plus adds */
  Cents over_cents;            /* of a carve-out: only where the invoice (or without one the charge) is above it */
  FieldList levels;            /* LevelRate, from "rates"; rooms that are not listed have rate_cents */
  int32_t count;               /* DayCount */
  int32_t same_day;            /* days paid where a stay begins and ends on one day: 0 or 1 */
  int32_t limit;               /* DayLimit */
  Str clause;                  /* id of the clause that says so, or empty */
  Day from, to;                /* in force from..to; DAY_NONE: no end */
  const Json *rates_json, *json;
} PayRule;

/** One price of the fee schedule; a code may have several, each for its own dates. */
typedef struct Fee {
  Str code;
  Cents amount_cents;
  Day from, to; /* in force from..to; DAY_NONE: no end */
  const Json *json;
} Fee;

/** The weight of a diagnosis-related group, in ten-thousandths: 1.85 is 18500. */
typedef struct DrgWeight {
  Str drg;
  int32_t ten_thousandths;
  const Json *json;
} DrgWeight;

typedef enum RankBy { RANK_BY_FEE, RANK_BY_CHARGE, RANK_BY_LINE, RANK_BY_COUNT } RankBy;
typedef enum RankScope { SCOPE_SAME_DAY, SCOPE_CLAIM, RANK_SCOPE_COUNT } RankScope;

/** Procedures of one day ranked, the highest fee first; the last percentage repeats. */
typedef struct MultipleRule {
  FieldList percent_thousandths; /* int32_t, by rank; empty: no such rule */
  FieldList exempt;              /* Str: codes that are neither ranked nor cut */
  FieldList add_on;              /* Str: the same, because they only come with another procedure */
  int32_t rank_by;               /* RankBy */
  int32_t scope;                 /* RankScope */
  Str clause;
  const Json *percent, *json;
} MultipleRule;

/** What a modifier makes of a fee: 150% for both sides, 16% for an assistant. */
typedef struct ModifierRule {
  int32_t percent_thousandths;
  int32_t non_physician_percent_thousandths; /* of modifier AS, where it is another; -1: the same */
  Str clause;
  const Json *json;
} ModifierRule;

/** The cuts and raises of fees, in the order in which they are applied when the contract says nothing else. */
typedef enum FeeStep { FEE_BILATERAL, FEE_MULTIPLE, FEE_ASSISTANT, FEE_CO_SURGEON, FEE_STEP_COUNT } FeeStep;
/** "bilateral", "multiple", "assistant", "co_surgeon", NULL. */
extern const char *const fee_step_words[];

typedef enum ChargesOf { CHARGES_COVERED, CHARGES_BILLED, CHARGES_OF_COUNT } ChargesOf;
typedef enum DollarFrom { FIRST_DOLLAR, SECOND_DOLLAR, DOLLAR_FROM_COUNT } DollarFrom;

/** Where charges are strictly above `over`, a percent of them replaces the price of the stay (first dollar), or of the excess is added (second). */
typedef struct StopLoss {
  Cents over_cents;
  int32_t of; /* ChargesOf: charges less what is not covered and less lines carved out, or all that was billed */
  int32_t percent_thousandths;
  int32_t from; /* DollarFrom */
  Str clause;
  const Effective *effective; /* NULL: always */
  const Json *json;
} StopLoss;

/** Where costs are strictly above the price of the stay plus a threshold, a percent of what lies above is added (as 42 CFR 412.80 to 412.84). */
typedef struct Outlier {
  Cents threshold_cents;
  int32_t cost_percent_thousandths; /* of covered charges: the cost-to-charge ratio; 100000 compares charges */
  int32_t percent_thousandths;
  Str clause;
  const Effective *effective;
  const Json *json;
} Outlier;

/** How one price for several lines is spread over them. */
typedef enum Spread { SPREAD_BY_CHARGE, SPREAD_FIRST_LINE, SPREAD_EVEN, SPREAD_COUNT } Spread;
typedef enum LesserBefore { LESSER_LAST, LESSER_BEFORE_STOP_LOSS, LESSER_BEFORE_COUNT } LesserBefore;

/** The patient's share, taken from allowed: copay, then deductible, then coinsurance, up to the maximum; over the lines in order. */
typedef struct PatientTerms {
  Cents copay_cents; /* per claim */
  Cents deductible_left_cents;
  int32_t coinsurance_percent_thousandths; /* of what copay and deductible leave */
  Cents maximum_cents;                     /* the most the patient can still owe; -1: none */
  const Json *json;
} PatientTerms;

typedef struct Contract {
  const Effective *effective; /* of the whole; its `by` also picks rules and fees; NULL: always, by the day of service */
  FieldList carve_outs;       /* PayRule, tried before `pays` */
  FieldList pays;             /* PayRule */
  FieldList schedule;         /* Fee, from "fee_schedule": {"29881": 1200.00} */
  FieldList drg_weights;      /* DrgWeight */
  MultipleRule multiple;
  const ModifierRule *bilateral, *assistant, *co_surgeon; /* NULL: no such rule */
  FieldList order;                                        /* int32_t of FeeStep; those that are not listed follow in their own order */
  int32_t lesser_of_charge_percent_thousandths;           /* 0: no lesser-of; 100000: lower of charge and the method's result */
  int32_t lesser_of_before;                               /* LesserBefore */
  const StopLoss *stop_loss;
  const Outlier *outlier;
  int32_t spread; /* Spread */
  PatientTerms patient;
  int32_t sequestration_percent_thousandths; /* of what the program pays after the patient's share; 0: none */
  Str interest_rule;                         /* id in assets/rules.json of a percent_per_year rule, or empty */
  Str prompt_pay_rule;                       /* id of the rule that gives the due date, counted from claim.received, or empty */
  FieldList clauses;                         /* Clause */
  FieldList order_words;                     /* Str */
  const Json *schedule_json, *weights_json, *lesser_of, *sequestration, *interest, *clauses_json, *json;
} Contract;

/** A clause of the contract: a page of its own kind, and a fact "contract.4.6". */
typedef struct Clause {
  Str id; /* "4.6" */
  Str text;
  Day from, to; /* the contract year it stands in; DAY_NONE: no end */
  const Json *json;
} Clause;

/** A named finding on a document, a claim or a remit. */
typedef struct FactText {
  Str id;
  Str text;
  const Json *json;
} FactText;

/** A rate and a due date, as interest_terms() of codes.h finds them in assets/rules.json. */
typedef struct InterestTerms {
  int32_t rate_percent_thousandths; /* 15% a year is 15000; 0: none is owed */
  Day due;                          /* interest runs from the day after */
} InterestTerms;

/* Field tables of the three parts. What they leave as JSON is read by the _finish functions, so a list or map bound elsewhere is finished element by element. */
extern const FieldTable claim_table, remit_table, contract_table;

/** Binds and finishes one part; `into` is zeroed. Every fault is reported. @return false when there was one. */
bool claim_read(FieldReader *reader, const Json *json, Claim *into);
bool remit_read(FieldReader *reader, const Json *json, Remit *into);
bool contract_read(FieldReader *reader, const Json *json, Contract *into);
/** Reads the parts that a table left as JSON. @return false when one was wrong. */
bool claim_finish(FieldReader *reader, Claim *claim);
bool remit_finish(FieldReader *reader, Remit *remit);
bool contract_finish(FieldReader *reader, Contract *contract);
/** Reads {"id": "text", ...} as FactText; NULL gives an empty list. For claims, remits and documents alike. */
bool facts_read(FieldReader *reader, const Json *map, FieldList *facts);
/** The schema of such a map, for the field that holds it. */
#define FACTS_SCHEMA                                                                                         \
  "{\"type\":\"object\",\"additionalProperties\":false,\"patternProperties\":{\"^[a-z][a-z0-9_-]{0,63}$\":{" \
  "\"type\":\"string\"},\"^\\\\$comment\":true}}"

/** @return the line of that number, or NULL. */
const ClaimLine *claim_find_line(const Claim *claim, int32_t line);
const RemitLine *remit_find_line(const RemitClaim *claim, int32_t line);
Cents claim_charge_cents(const Claim *claim);
/** Revenue code 0100 to 0219: room and board (NUBC), of which units are midnights. */
bool claim_line_is_room(const ClaimLine *line);
/** An institutional claim with a room-and-board line. */
bool claim_is_inpatient(const Claim *claim);
/** The carve-out, else the first rule, that is in force and names the line, by procedure or revenue code, DRG or a word; NULL: none. */
const PayRule *contract_find_rule(const Contract *contract, const Claim *claim, const ClaimLine *line);
/** The day of the claim or line by which the contract's versions are chosen. */
Day contract_day(const Contract *contract, const Claim *claim, const ClaimLine *line);
/** Whether a dated part of the contract is in force for the claim; NULL always is. Without a line, a service is dated by the claim's first. */
bool effective_in_force(const Effective *effective, const Claim *claim, const ClaimLine *line);
/** Whether the rule has one price for all its lines together: per diem, case rate, DRG. */
bool pay_rule_is_whole(const PayRule *rule);
/** First and last day of a claim: admission and discharge, or else of its lines. DAY_NONE where unknown. */
Day claim_first_day(const Claim *claim);
Day claim_last_day(const Claim *claim);
/** The contract's terms beside rates, fees, ranks, lesser-of and patient, one sentence each. @return how many; `terms` is in the arena. */
int contract_say_terms(Arena *arena, const Contract *contract, Str **terms);
/** The weight of a group; NULL: none. */
const DrgWeight *contract_find_weight(const Contract *contract, Str drg);
/** The fee of a code on a day; NULL: none. */
const Fee *contract_find_fee(const Contract *contract, Str code, Day day);
/** Sum of a claim's adjustments of one group, claim and lines together; GROUP_COUNT for all groups. */
Cents remit_adjusted_cents(const RemitClaim *claim, int group);
/** "CO", "PR"...: the word of a GroupCode. */
Str group_code_word(int32_t group);

/** Thousandths of a percent, not negative, as the shortest decimal: 62500 is "62.5". */
Str percent_text(Arena *arena, int32_t thousandths);

typedef enum BalanceKind { BALANCE_LINE, BALANCE_CLAIM, BALANCE_PATIENT, BALANCE_LINES, BALANCE_TRANSACTION } BalanceKind;

/** One sum that does not come out. */
typedef struct BalanceFault {
  BalanceKind kind;
  int claim;    /* index of the RemitClaim, -1 for the transaction */
  int32_t line; /* number of the line, 0 above line level */
  Cents stated_cents, computed_cents;
  const Json *json; /* what states it, NULL for computed remits */
} BalanceFault;

/**
 * Balances a remit with figures at every level (X12 005010X221A1, front matter 1.10.2.1): line: charge - adjustments = paid; claim: charge - all
 * adjustments = paid; patient: sum of PR = patient share; lines: their charges = the claim's charge; transaction: claims paid - provider adjustments = payment.
 * @return how many sums are wrong; `faults` is in the arena.
 */
int remit_balance(Arena *arena, const Remit *remit, BalanceFault **faults);

struct CodeReference;
struct RuleBook;
/**
 * Checks remits against their claim and the code reference: balance, codes and their rules, reversal signs, lines, what each replaces.
 * Faults go to the reader's list under the codes of remit_diag_codes.
 * @param contract  NULL where the scenario has none; then nothing may be computed by it.
 * @param codes  NULL leaves the rules about codes out.
 */
void remits_check(FieldReader *reader, const Remit *remits, int count, const Claim *claim, const Contract *contract,
                  const struct CodeReference *codes);
/** Checks a contract by itself, against its claim and against the rules; and its clauses against the figures they are cited for. `rules` may be NULL. */
void contract_check(FieldReader *reader, const Contract *contract, const Claim *claim, const struct RuleBook *rules);

extern const DiagCode remit_diag_codes[];

#endif
