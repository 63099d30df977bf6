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
  int32_t line; /* from 1 */
  Str service;  /* in words */
  Str code;     /* procedure code, empty on institutional lines without one */
  FieldList modifiers; /* Str */
  Str revenue;
  FieldList dx; /* Str */
  Day from, to; /* dates of service; `to` may be DAY_NONE */
  int32_t units;
  Cents charge_cents;
  const Json *json;
} ClaimLine;

typedef struct Claim {
  int32_t form; /* CLAIM_837P or CLAIM_837I */
  Str number, member_id, authorization;
  Day sent, received;
  FieldList lines; /* ClaimLine */
  FieldList facts; /* FactText */
  const Json *json;
} Claim;
typedef enum ClaimForm { CLAIM_837P, CLAIM_837I } ClaimForm;

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

/** CLP segment and what hangs on it. CLP02 status: 1 primary, 2 secondary, 4 denied, 22 reversal. */
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
  Str key; /* the line's number */
  AmountSource source;
  Cents allowed_cents; /* AMOUNT_GIVEN */
  const Json *allowed, *json;
} DerivedLine;

typedef struct Remit {
  Str id;
  Day date; /* DAY_NONE where play brings it */
  Str trace;
  Cents paid_cents;
  FieldList provider_adjust; /* ProviderAdjustment */
  FieldList claims;          /* RemitClaim */
  FieldList facts;           /* FactText */
  /* A remit that follows the play: figures computed by remit_derive(). */
  Str replaces;      /* id of the remit it reverses and corrects, or empty */
  Str payer_control; /* of the corrected claim; a number is made where empty */
  FieldList derived; /* DerivedLine, from "lines" */
  bool interest_by_contract;
  Cents interest_cents; /* a fixed amount, 0 for none */
  const Json *interest, *unbalanced, *json;
  Str unbalanced_why; /* an author who breaks balance on purpose says why */
} Remit;

typedef enum PayMethod { PAY_FEE_SCHEDULE, PAY_PERCENT_OF_SCHEDULE, PAY_PERCENT_OF_CHARGE, PAY_PER_DIEM, PAY_CASE_RATE } PayMethod;

/** One rule of the contract: for which lines, by which method. The first that fits a line is used. */
typedef struct PayRule {
  FieldList codes; /* Str: procedure or revenue codes, or "inpatient", "outpatient", "all" */
  int32_t method;  /* PayMethod */
  Cents rate_cents;
  int32_t percent_thousandths; /* 80% is 80000 */
  Str clause;
  Day from, to; /* in force for services from..to; DAY_NONE: no end */
  const Json *json;
} PayRule;

/** One price of the fee schedule. */
typedef struct Fee {
  Str code;
  Cents amount_cents;
  const Json *json;
} Fee;

typedef struct Contract {
  FieldList pays;      /* PayRule */
  FieldList schedule;  /* Fee, from "fee_schedule": {"29881": 1200.00} */
  /* "multiple": {"percent": [100, 50, 50], "exempt": ["29826"], "clause": "4.2"}: procedures of one day ranked by fee; the last percentage repeats. */
  FieldList multiple_percent_thousandths; /* int32_t */
  FieldList multiple_exempt;              /* Str */
  Str multiple_clause;
  int32_t lesser_of_charge_percent_thousandths; /* 0: no lesser-of; 100000: lower of charge and the method's result */
  Cents copay_cents, deductible_left_cents;
  int32_t coinsurance_percent_thousandths;
  Cents patient_maximum_cents; /* -1: none */
  Str interest_rule;     /* id in assets/rules.json of a percent_per_year rule, or empty */
  Str prompt_pay_rule;   /* id of the rule that gives the due date, counted from claim.received */
  FieldList clauses;     /* Clause */
  const Json *multiple, *patient, *interest, *json;
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

#endif
