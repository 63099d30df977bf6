/* The code reference (groups, CARC, RARC) and the rules of timing and interest, read from assets/ once and shared by every scenario. */
#ifndef OVERTURN_CODES_H
#define OVERTURN_CODES_H

#include "overturn/remit.h"

typedef enum CodeBillable { BILLABLE_NO, BILLABLE_YES, BILLABLE_DEPENDS } CodeBillable;
typedef enum CodeAppeal { APPEAL_NO, APPEAL_RARELY, APPEAL_USUALLY } CodeAppeal;
typedef enum CodeTier { TIER_CORE, TIER_EXTENDED, TIER_RETIRED } CodeTier;

/** A group code: who carries the amount. The retired CR is among them. */
typedef struct GroupEntry {
  Str code, name, meaning;
  Str reading; /* what a collector asks on seeing it */
  bool patient_billable, deactivated;
  Str replaced_by;
  const Json *json;
} GroupEntry;

/** A claim adjustment reason code or a remittance advice remark code. Texts are this project's own wording, not X12's. */
typedef struct CodeEntry {
  Str code, short_text, meaning, usual_action;
  Str category;          /* "coding", "authorization"... */
  FieldList usual_group; /* Str */
  CodeBillable billable; /* by habit; the group on the remittance always wins */
  int32_t appealable;    /* CodeAppeal */
  int32_t tier;          /* CodeTier */
  bool deactivated;
  Str replaced_by, note;
  /* CARC only. */
  Str group_restriction;     /* in words, empty: none */
  unsigned groups_allowed;   /* bits 1u << GroupCode; all when there is no restriction */
  unsigned groups_tolerated; /* bits of groups that the restriction allows in special cases */
  bool rarc_required;        /* must travel with a remark code that is no alert */
  /* RARC only. */
  bool alert;           /* informs only; a supplemental remark explains the adjustment */
  FieldList usual_carc; /* Str */
  const Json *billable_json, *json;
} CodeEntry;

typedef struct CodeReference {
  FieldList groups; /* GroupEntry, in the file's order */
  FieldList carcs;  /* CodeEntry, sorted by code_compare() */
  FieldList rarcs;  /* CodeEntry, sorted by code_compare() */
} CodeReference;

/** Letters first, then the number by its value: 2 before 10, 303 before A1, M15 before MA130. @return below, at or above zero. */
int code_compare(Str a, Str b);

/**
 * Reads the code reference.
 * @param text  of assets/codes.json; must outlive the result.
 * @return in the arena, or NULL when `diags` took an error.
 */
const CodeReference *codes_read(Arena *arena, Str text, Diags *diags);

/** @return the entry, or NULL for a code that is not in the reference. Case counts. */
const GroupEntry *code_find_group(const CodeReference *codes, Str code);
const CodeEntry *code_find_carc(const CodeReference *codes, Str code);
const CodeEntry *code_find_rarc(const CodeReference *codes, Str code);

typedef enum RuleUnit {
  RULE_CALENDAR_DAYS,
  RULE_BUSINESS_DAYS,
  RULE_WORKING_DAYS, /* as the state defines: see rule_working_days() */
  RULE_MONTHS,
  RULE_YEARS,
  RULE_PERCENT,
  RULE_PERCENT_PER_YEAR,
  RULE_PERCENT_OF_BILLED_MINUS_CONTRACTED,
  RULE_PERCENT_OF_UNDERPAID,
  RULE_USD,
  RULE_REQUIREMENT
} RuleUnit;
typedef enum RuleConfidence { CONFIDENCE_HIGH, CONFIDENCE_MEDIUM, CONFIDENCE_LOW } RuleConfidence;

/** A deadline, a rate or a duty, with where it comes from. */
typedef struct TimingRule {
  Str id, name, jurisdiction, payer_type;
  int32_t value; /* in its unit; 0 for a requirement without a figure */
  bool has_value;
  int32_t unit;      /* RuleUnit */
  bool first_counts; /* the day it counts from is the first of its days */
  Str receipt;       /* counts from receipt: id of the rule that says when a notice counts as received, or empty */
  Cents least_cents; /* interest below it need not be paid */
  Cents most_cents;  /* the most that a penalty comes to; 0: no limit */
  bool on_penalty;   /* interest that runs on the penalty and not on the claim */
  Str starts_from, acts;
  Str source;         /* statute, regulation or manual, as cited */
  int32_t confidence; /* RuleConfidence */
  Str read_in, notes; /* where the value was read, empty: the source alone */
  const Json *value_json, *json;
} TimingRule;

/** When a stage of follow-up is due: industry practice, no law. */
typedef struct FollowUpInterval {
  Str stage, action;
  int32_t due_from, due_to;
  int32_t unit; /* RuleUnit */
  Str start, late_risk, source;
  int32_t confidence;
  const Json *json;
} FollowUpInterval;

/** What a state means by "working days". All states known so far count business days, some because their law does not say what else. */
typedef struct WorkingDays {
  Str jurisdiction, definition, source, notes;
  bool defined;       /* by law; otherwise they are counted as business days for want of better */
  int32_t confidence; /* RuleConfidence */
  const Json *json;
} WorkingDays;

/** One code of a claim status answer (277): its category, its status, or whom it is about. Texts are our own wording. */
typedef struct StatusEntry {
  Str code, meaning;
  Str action; /* of a category: what a collector does on reading it */
  const Json *json;
} StatusEntry;

/** Which way the amount of a provider adjustment usually goes: added to the payment (a minus in the 835), or taken from it. */
typedef enum UsualSign { SIGN_ADDS, SIGN_TAKES, SIGN_EITHER } UsualSign;

/** Why money moved outside claims (PLB03-1). */
typedef struct ProviderCode {
  Str code, name, sign, action;
  int32_t usual; /* UsualSign */
  const Json *json;
} ProviderCode;

typedef struct X12Codes {
  FieldList provider; /* ProviderCode, in the file's order */
  Str source;
  FieldList categories, codes, entities; /* StatusEntry, in the file's order */
} X12Codes;

/** One answer of a payer about a claim, as the portal shows it (STC of a 277 or 277CA). */
typedef struct ClaimStatus {
  const StatusEntry *category, *code;
  const StatusEntry *entity; /* NULL: nobody in particular */
  Day date;                  /* DAY_NONE: not said */
  Str claim;                 /* the payer's number, may be empty */
  Cents amount_cents;        /* the charge; -1: not said */
} ClaimStatus;

typedef struct RuleBook {
  FieldList rules;        /* TimingRule, sorted by id */
  FieldList intervals;    /* FollowUpInterval, in the file's order */
  FieldList working_days; /* WorkingDays; there is one for every state whose rules count them */
  X12Codes x12;
} RuleBook;

/** Reads assets/rules.json; as codes_read(). */
const RuleBook *rules_read(Arena *arena, Str text, Diags *diags);
const TimingRule *rule_find(const RuleBook *rules, Str id);

/** @return the entry, or NULL. Case counts. */
const StatusEntry *status_find_category(const X12Codes *codes, Str code);
const StatusEntry *status_find_code(const X12Codes *codes, Str code);
const ProviderCode *provider_find_code(const X12Codes *codes, Str code);
/** "Accepted into adjudication. Accepted for processing (Payer)". */
Str claim_status_words(Arena *arena, const ClaimStatus *status);
/** The segment that carries it: "STC*A2:20*20260220**3860~". */
Str claim_status_segment(Arena *arena, const ClaimStatus *status);

/** Whether the rule counts a time, so that rule_due() has an answer. */
bool rule_is_time(const TimingRule *rule);
/** The rule's time; working days are counted as business days. Nothing where the rule is no time. */
Offset rule_offset(const TimingRule *rule);
/** What the rule's state means by working days; NULL for a rule that counts others. */
const WorkingDays *rule_working_days(const RuleBook *rules, const TimingRule *rule);
/** A rule of a state's insurance law ("NY"), which binds only plans that the state regulates. */
bool rule_is_of_state(const TimingRule *rule);
/** The last day in time: `from` plus the rule's time (`from` included where the rule says so); DAY_NONE when it is no time or `from` is none. */
Day rule_due(const TimingRule *rule, Day from);

/**
 * Rate and due date of late-payment interest under a contract: its `interest` rule, and its `prompt_pay` rule counted from the day the claim was received.
 * @return false, and terms under which nothing is owed, where one of the three is missing.
 */
bool interest_terms(const RuleBook *rules, const Contract *contract, const Claim *claim, InterestTerms *terms);

/** Codes and signs of provider adjustments. */
void remits_check_provider(FieldReader *reader, const Remit *remits, int count, const RuleBook *rules);

#endif
