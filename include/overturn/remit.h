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
  const Json *json;
} ClaimLine;

typedef enum ClaimForm { CLAIM_837P, CLAIM_837I } ClaimForm;

typedef struct Claim {
  int32_t form; /* ClaimForm */
  Str number, member_id;
  Str authorization; /* empty where the claim went out without one (null in the file) */
  Day sent, received;
  FieldList lines; /* ClaimLine */
  FieldList facts; /* FactText */
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
  FieldList adjust;  /* Adjustment, claim level */
  FieldList remarks; /* Str */
  FieldList lines;   /* RemitLine */
  const Json *json;
} RemitClaim;

/** PLB: a positive amount takes money away, a negative one adds it (X12 835 balancing). */
typedef struct ProviderAdjustment {
  Str code; /* "WO", "L6", "FB", "72", "CS"... */
  Str reference;
  Cents amount_cents;
  const Json *json;
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
  Day date; /* DAY_NONE where play brings it */
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

typedef enum PayMethod { PAY_FEE_SCHEDULE, PAY_PERCENT_OF_SCHEDULE, PAY_PERCENT_OF_CHARGE, PAY_PER_DIEM, PAY_CASE_RATE, PAY_METHOD_COUNT } PayMethod;
/** "fee_schedule", "percent_of_schedule", "percent_of_charge", "per_diem", "case_rate", NULL. */
extern const char *const pay_method_words[];

/** One rule of the contract: for which lines, by which method. The first that fits a line is used. */
typedef struct PayRule {
  FieldList codes;             /* Str, from "for": procedure or revenue codes, or "inpatient", "outpatient", "all" */
  int32_t method;              /* PayMethod */
  Cents rate_cents;            /* per diem or case rate; with fee_schedule, the fee of these codes instead of the schedule's; 0: none */
  int32_t percent_thousandths; /* 80% is 80000; of the two percent methods */
  Str clause;                  /* id of the clause that says so, or empty */
  Day from, to;                /* in force for services from..to; DAY_NONE: no end */
  const Json *json;
} PayRule;

/** One price of the fee schedule; a code may have several, each for its own dates. */
typedef struct Fee {
  Str code;
  Cents amount_cents;
  Day from, to; /* in force for services from..to; DAY_NONE: no end */
  const Json *json;
} Fee;

/** Procedures of one day ranked by fee, the highest first; the last percentage repeats. */
typedef struct MultipleRule {
  FieldList percent_thousandths; /* int32_t, by rank; empty: no such rule */
  FieldList exempt;              /* Str: codes that are neither ranked nor cut */
  Str clause;
  const Json *percent, *json;
} MultipleRule;

/** The patient's share, taken from allowed: copay, then deductible, then coinsurance, up to the maximum; over the lines in order. */
typedef struct PatientTerms {
  Cents copay_cents; /* per claim */
  Cents deductible_left_cents;
  int32_t coinsurance_percent_thousandths; /* of what copay and deductible leave */
  Cents maximum_cents;                     /* the most the patient can still owe; -1: none */
  const Json *json;
} PatientTerms;

typedef struct Contract {
  FieldList pays;     /* PayRule */
  FieldList schedule; /* Fee, from "fee_schedule": {"29881": 1200.00} */
  MultipleRule multiple;
  int32_t lesser_of_charge_percent_thousandths; /* 0: no lesser-of; 100000: lower of charge and the method's result */
  PatientTerms patient;
  Str interest_rule;   /* id in assets/rules.json of a percent_per_year rule, or empty */
  Str prompt_pay_rule; /* id of the rule that gives the due date, counted from claim.received, or empty */
  FieldList clauses;   /* Clause */
  const Json *schedule_json, *lesser_of, *interest, *clauses_json, *json;
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
/** The first rule in force on the line's first day that names it, by procedure or revenue code or by a word; NULL: none. */
const PayRule *contract_find_rule(const Contract *contract, const Claim *claim, const ClaimLine *line);
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
