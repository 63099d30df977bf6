/*
 * What a contract may say, as tables: names, limits and help of every key. Parts that people write in more than one way are left as JSON for read_contract.c.
 */
#include "scenario/contract_parts.h"

const char *const pay_method_words[] = {
    "fee_schedule", "percent_of_schedule", "percent_of_charge", "per_diem", "case_rate", "drg", "invoice_plus", NULL,
};
const char *const effective_by_words[] = {"service", "admission", "discharge", NULL};
const char *const fee_step_words[] = {"bilateral", "multiple", "assistant", "co_surgeon", NULL};
static const char *const day_count_words[] = {"midnights", "units", NULL};
static const char *const day_limit_words[] = {"none", "approved_days", "covered_days", NULL};
static const char *const rank_by_words[] = {"fee", "charge", "line", NULL};
static const char *const rank_scope_words[] = {"same_day", "claim", NULL};
static const char *const charges_of_words[] = {"covered", "billed", NULL};
static const char *const dollar_from_words[] = {"first_dollar", "second_dollar", NULL};
static const char *const spread_words[] = {"by_charge", "first_line", "even", NULL};
static const char *const lesser_before_words[] = {"none", "stop_loss", NULL};

#define CLAUSE_FIELD(TYPE) \
  { .name = "clause", .kind = FIELD_STR, .offset = offsetof(TYPE, clause), .least = 1, .most = 16, .help = "The clause that says so." }
#define PERCENT_FIELD(TYPE, NAME, MEMBER, REQUIRED, HELP) \
  { .name = (NAME), .kind = FIELD_POINTS, .offset = offsetof(TYPE, MEMBER), .required = (REQUIRED), .least = 0, .most = PERCENT_MOST, .help = (HELP) }
#define DOLLARS_FIELD(TYPE, NAME, MEMBER, REQUIRED, HELP)                                                                                \
  {                                                                                                                                      \
    .name = (NAME), .kind = FIELD_CENTS, .offset = offsetof(TYPE, MEMBER), .required = (REQUIRED), .least = 0, .most = MONEY_MOST_CENTS, \
    .help = (HELP)                                                                                                                       \
  }

static const Field effective_fields[] = {
    {.name = "from", .kind = FIELD_DAY, .offset = offsetof(Effective, from), .fallback = DAY_NONE, .help = "In force from this day."},
    {.name = "to", .kind = FIELD_DAY, .offset = offsetof(Effective, to), .fallback = DAY_NONE, .help = "In force up to this day."},
    {.name = "by",
     .kind = FIELD_ENUM,
     .offset = offsetof(Effective, by),
     .words = effective_by_words,
     .help = "Which day of the claim decides: of service, admission or discharge."},
};
static const FieldTable effective_table = {.name = "effective",
                                           .fields = effective_fields,
                                           .count = FIELD_COUNT(effective_fields),
                                           .size_bytes = sizeof(Effective),
                                           .key_offset = FIELD_NOWHERE,
                                           .json_offset = offsetof(Effective, json)};

static const char number_map_schema[] = "{\"type\":\"object\",\"patternProperties\":{\"^\\\\$comment\":true},"
                                        "\"additionalProperties\":{\"type\":\"number\",\"minimum\":0}}";

static const Field rule_fields[] = {
    {.name = "for",
     .kind = FIELD_STR_LIST,
     .offset = offsetof(PayRule, codes),
     .required = true,
     .least = 1,
     .most = 500,
     .help = "What it pays for: procedure or revenue codes, \"DRG 871\", or inpatient, outpatient, all."},
    {.name = "method",
     .kind = FIELD_ENUM,
     .offset = offsetof(PayRule, method),
     .required = true,
     .words = pay_method_words,
     .help = "How the price is found."},
    {.name = "rate",
     .kind = FIELD_CENTS,
     .offset = offsetof(PayRule, rate_cents),
     .least = 0,
     .most = MONEY_MOST_CENTS,
     .help = "Dollars per day or per case, or the base of a DRG; with fee_schedule the fee of these codes."},
    {.name = "percent",
     .kind = FIELD_POINTS,
     .offset = offsetof(PayRule, percent_thousandths),
     .least = 0,
     .most = PERCENT_MOST,
     .help = "Of the schedule or of the charge: 80 or 62.5; with invoice_plus what is added to the invoice."},
    {.name = "rates",
     .kind = FIELD_JSON,
     .offset = offsetof(PayRule, rates_json),
     .schema = number_map_schema,
     .help = "Per diem by level of care: dollars a day by revenue code of the room; \"rate\" is for all others."},
    {.name = "count",
     .kind = FIELD_ENUM,
     .offset = offsetof(PayRule, count),
     .words = day_count_words,
     .help = "Per diem: midnights from the room's first day to its last (the day of discharge is not paid), or units as billed."},
    {.name = "same_day",
     .kind = FIELD_INT,
     .offset = offsetof(PayRule, same_day),
     .least = 0,
     .most = 1,
     .fallback = 1,
     .help = "Per diem: days paid where a stay begins and ends on one day, 0 or 1."},
    {.name = "limit",
     .kind = FIELD_ENUM,
     .offset = offsetof(PayRule, limit),
     .words = day_limit_words,
     .help = "Per diem: no more days than the claim's approved_days or covered_days."},
    CLAUSE_FIELD(PayRule),
    {.name = "from", .kind = FIELD_DAY, .offset = offsetof(PayRule, from), .fallback = DAY_NONE, .help = "In force from this day."},
    {.name = "to", .kind = FIELD_DAY, .offset = offsetof(PayRule, to), .fallback = DAY_NONE, .help = "In force up to this day."},
};
static const FieldTable rule_table = {.name = "pay_rule",
                                      .fields = rule_fields,
                                      .count = FIELD_COUNT(rule_fields),
                                      .size_bytes = sizeof(PayRule),
                                      .key_offset = FIELD_NOWHERE,
                                      .json_offset = offsetof(PayRule, json)};

static const Field multiple_fields[] = {
    {.name = "percent",
     .kind = FIELD_JSON,
     .offset = offsetof(MultipleRule, percent),
     .required = true,
     .schema = "{\"type\":\"array\",\"minItems\":1,\"items\":{\"type\":\"number\",\"minimum\":0,\"maximum\":1000}}",
     .help = "Percentages by rank, the highest fee first; the last repeats: [100, 50, 50]."},
    {.name = "exempt",
     .kind = FIELD_STR_LIST,
     .offset = offsetof(MultipleRule, exempt),
     .most = 500,
     .help = "Codes that are neither ranked nor cut."},
    {.name = "add_on",
     .kind = FIELD_STR_LIST,
     .offset = offsetof(MultipleRule, add_on),
     .most = 500,
     .help = "Add-on codes, which only come with another procedure: neither ranked nor cut."},
    {.name = "rank_by",
     .kind = FIELD_ENUM,
     .offset = offsetof(MultipleRule, rank_by),
     .words = rank_by_words,
     .help = "What ranks: the highest fee, the highest charge, or the order of the lines."},
    {.name = "scope",
     .kind = FIELD_ENUM,
     .offset = offsetof(MultipleRule, scope),
     .words = rank_scope_words,
     .help = "Procedures of the same day, or of the whole claim."},
    CLAUSE_FIELD(MultipleRule),
};
static const FieldTable multiple_table = {.name = "multiple_rule",
                                          .fields = multiple_fields,
                                          .count = FIELD_COUNT(multiple_fields),
                                          .size_bytes = sizeof(MultipleRule),
                                          .key_offset = FIELD_NOWHERE,
                                          .json_offset = offsetof(MultipleRule, json)};

static const Field modifier_fields[] = {
    PERCENT_FIELD(ModifierRule, "percent", percent_thousandths, true, "Of the fee."),
    {.name = "non_physician",
     .kind = FIELD_POINTS,
     .offset = offsetof(ModifierRule, non_physician_percent_thousandths),
     .least = 0,
     .most = PERCENT_MOST,
     .fallback = -1,
     .help = "Assistant only: the percentage of modifier AS, where it is another."},
    CLAUSE_FIELD(ModifierRule),
};
static const FieldTable modifier_table = {.name = "modifier_rule",
                                          .fields = modifier_fields,
                                          .count = FIELD_COUNT(modifier_fields),
                                          .size_bytes = sizeof(ModifierRule),
                                          .key_offset = FIELD_NOWHERE,
                                          .json_offset = offsetof(ModifierRule, json)};

static const char *const carve_method_words[] = {"invoice_plus", "percent_of_charge", "fee_schedule", NULL};
static const Field carve_fields[] = {
    {.name = "for",
     .kind = FIELD_STR_LIST,
     .offset = offsetof(PayRule, codes),
     .required = true,
     .least = 1,
     .most = 500,
     .help = "Revenue or procedure codes of the lines that are taken out of the price of the stay."},
    {.name = "method",
     .kind = FIELD_ENUM,
     .offset = offsetof(PayRule, method),
     .words = carve_method_words,
     .help = "How they are paid; invoice_plus where left out."},
    PERCENT_FIELD(PayRule, "percent", percent_thousandths, false, "Added to the invoice, or of the charge."),
    DOLLARS_FIELD(PayRule, "rate", rate_cents, false, "With fee_schedule: the fee of these codes."),
    DOLLARS_FIELD(PayRule, "over", over_cents, false, "Only where the invoice, or without one the charge, is above this."),
    CLAUSE_FIELD(PayRule),
    {.name = "from", .kind = FIELD_DAY, .offset = offsetof(PayRule, from), .fallback = DAY_NONE, .help = "In force from this day."},
    {.name = "to", .kind = FIELD_DAY, .offset = offsetof(PayRule, to), .fallback = DAY_NONE, .help = "In force up to this day."},
};
static const FieldTable carve_table = {.name = "carve_out",
                                       .fields = carve_fields,
                                       .count = FIELD_COUNT(carve_fields),
                                       .size_bytes = sizeof(PayRule),
                                       .key_offset = FIELD_NOWHERE,
                                       .json_offset = offsetof(PayRule, json)};

#define EFFECTIVE_FIELD(TYPE) \
  { .name = "effective", .kind = FIELD_POINTER, .offset = offsetof(TYPE, effective), .table = &effective_table, .help = "When it is in force." }

static const Field stop_loss_fields[] = {
    DOLLARS_FIELD(StopLoss, "over", over_cents, true, "It applies where charges are above this; at this very amount it does not."),
    {.name = "of",
     .kind = FIELD_ENUM,
     .offset = offsetof(StopLoss, of),
     .words = charges_of_words,
     .help = "Covered charges, or all that was billed."},
    PERCENT_FIELD(StopLoss, "percent", percent_thousandths, true, "Percent of those charges, or of what is above."),
    {.name = "from",
     .kind = FIELD_ENUM,
     .offset = offsetof(StopLoss, from),
     .required = true,
     .words = dollar_from_words,
     .help = "first_dollar: replaces the price of the stay; second_dollar: is added to it, of the excess only."},
    CLAUSE_FIELD(StopLoss),
    EFFECTIVE_FIELD(StopLoss),
};
static const FieldTable stop_loss_table = {.name = "stop_loss",
                                           .fields = stop_loss_fields,
                                           .count = FIELD_COUNT(stop_loss_fields),
                                           .size_bytes = sizeof(StopLoss),
                                           .key_offset = FIELD_NOWHERE,
                                           .json_offset = offsetof(StopLoss, json)};

static const Field outlier_fields[] = {
    DOLLARS_FIELD(Outlier, "threshold", threshold_cents, true, "How far costs may pass the price of the stay before anything is added."),
    {.name = "cost_percent",
     .kind = FIELD_POINTS,
     .offset = offsetof(Outlier, cost_percent_thousandths),
     .least = 0,
     .most = PERCENT_MOST,
     .fallback = WHOLE_THOUSANDTHS,
     .help = "Costs as a percent of covered charges (the cost-to-charge ratio); charges themselves where left out."},
    PERCENT_FIELD(Outlier, "percent", percent_thousandths, true, "Of what is above, added to the price of the stay."),
    CLAUSE_FIELD(Outlier),
    EFFECTIVE_FIELD(Outlier),
};
static const FieldTable outlier_table = {.name = "outlier",
                                         .fields = outlier_fields,
                                         .count = FIELD_COUNT(outlier_fields),
                                         .size_bytes = sizeof(Outlier),
                                         .key_offset = FIELD_NOWHERE,
                                         .json_offset = offsetof(Outlier, json)};

static const Field patient_fields[] = {
    {.name = "copay",
     .kind = FIELD_CENTS,
     .offset = offsetof(PatientTerms, copay_cents),
     .least = 0,
     .most = MONEY_MOST_CENTS,
     .help = "Dollars per claim."},
    {.name = "deductible",
     .kind = FIELD_CENTS,
     .offset = offsetof(PatientTerms, deductible_left_cents),
     .least = 0,
     .most = MONEY_MOST_CENTS,
     .help = "What is left of the yearly deductible."},
    {.name = "coinsurance",
     .kind = FIELD_POINTS,
     .offset = offsetof(PatientTerms, coinsurance_percent_thousandths),
     .least = 0,
     .most = 100,
     .help = "Percent of what copay and deductible leave."},
    {.name = "maximum",
     .kind = FIELD_CENTS,
     .offset = offsetof(PatientTerms, maximum_cents),
     .least = 0,
     .most = MONEY_MOST_CENTS,
     .fallback = -1,
     .help = "The most that the patient can still owe this year."},
};
static const FieldTable patient_table = {.name = "patient_terms",
                                         .fields = patient_fields,
                                         .count = FIELD_COUNT(patient_fields),
                                         .size_bytes = sizeof(PatientTerms),
                                         .key_offset = FIELD_NOWHERE,
                                         .json_offset = offsetof(PatientTerms, json)};

static const Field fee_fields[] = {
    {.name = "amount",
     .kind = FIELD_CENTS,
     .offset = offsetof(Fee, amount_cents),
     .required = true,
     .least = 0,
     .most = MONEY_MOST_CENTS,
     .help = "The fee in dollars."},
    {.name = "from", .kind = FIELD_DAY, .offset = offsetof(Fee, from), .fallback = DAY_NONE, .help = "In force from this day."},
    {.name = "to", .kind = FIELD_DAY, .offset = offsetof(Fee, to), .fallback = DAY_NONE, .help = "In force up to this day."},
};
const FieldTable fee_table = {.name = "fee",
                              .fields = fee_fields,
                              .count = FIELD_COUNT(fee_fields),
                              .size_bytes = sizeof(Fee),
                              .key_offset = FIELD_NOWHERE,
                              .json_offset = offsetof(Fee, json)};

static const Field clause_fields[] = {
    {.name = "text", .kind = FIELD_STR, .offset = offsetof(Clause, text), .required = true, .least = 1, .help = "What the clause says."},
    {.name = "from", .kind = FIELD_DAY, .offset = offsetof(Clause, from), .fallback = DAY_NONE, .help = "In force from this day."},
    {.name = "to", .kind = FIELD_DAY, .offset = offsetof(Clause, to), .fallback = DAY_NONE, .help = "In force up to this day."},
};
const FieldTable clause_table = {.name = "clause",
                                 .fields = clause_fields,
                                 .count = FIELD_COUNT(clause_fields),
                                 .size_bytes = sizeof(Clause),
                                 .key_offset = FIELD_NOWHERE,
                                 .json_offset = offsetof(Clause, json)};

static const char schedule_schema[] = "{\"type\":\"object\",\"patternProperties\":{\"^\\\\$comment\":true},\"additionalProperties\":{\"anyOf\":[{"
                                      "\"type\":\"number\",\"minimum\":0},{\"$ref\":\"#/$defs/fee\"},"
                                      "{\"type\":\"array\",\"minItems\":1,\"items\":{\"$ref\":\"#/$defs/fee\"}}]}}";
static const char clauses_schema[] = "{\"type\":\"object\",\"additionalProperties\":false,\"patternProperties\":{\"^\\\\$comment\":true,"
                                     "\"^[a-z0-9][a-z0-9._-]{0,15}$\":{\"anyOf\":[{\"type\":\"string\"},{\"$ref\":\"#/$defs/clause\"}]}}}";
static const FieldTable *const contract_also[] = {&fee_table, &clause_table, NULL};

#define MODIFIER_FIELD(NAME, HELP) \
  { .name = #NAME, .kind = FIELD_POINTER, .offset = offsetof(Contract, NAME), .table = &modifier_table, .help = (HELP) }

static const Field contract_fields[] = {
    {.name = "effective",
     .kind = FIELD_POINTER,
     .offset = offsetof(Contract, effective),
     .table = &effective_table,
     .help = "When the contract is in force; its \"by\" also decides which of several dated rules and fees counts."},
    {.name = "carve_outs",
     .kind = FIELD_LIST,
     .offset = offsetof(Contract, carve_outs),
     .most = 50,
     .table = &carve_table,
     .help = "Lines taken out of the price of a stay and paid by themselves; tried before \"pays\"."},
    {.name = "pays",
     .kind = FIELD_LIST,
     .offset = offsetof(Contract, pays),
     .required = true,
     .least = 1,
     .most = 200,
     .table = &rule_table,
     .help = "How the payer pays; for each line the first rule that fits counts."},
    {.name = "fee_schedule",
     .kind = FIELD_JSON,
     .offset = offsetof(Contract, schedule_json),
     .schema = schedule_schema,
     .help = "Fee by procedure code; or a list of fees, each with amount, from and to."},
    {.name = "drg_weights",
     .kind = FIELD_JSON,
     .offset = offsetof(Contract, weights_json),
     .schema = number_map_schema,
     .help = "Weight by diagnosis-related group; the method drg pays base x weight."},
    {.name = "multiple",
     .kind = FIELD_OBJECT,
     .offset = offsetof(Contract, multiple),
     .table = &multiple_table,
     .help = "Several procedures of one day."},
    MODIFIER_FIELD(bilateral, "Both sides: what modifier 50 makes of a fee, such as 150."),
    MODIFIER_FIELD(assistant, "Assistant at surgery: what modifier 80, 81, 82 or AS makes of a fee, such as 16."),
    MODIFIER_FIELD(co_surgeon, "Two surgeons: what modifier 62 makes of a fee, such as 62.5."),
    {.name = "order",
     .kind = FIELD_STR_LIST,
     .offset = offsetof(Contract, order_words),
     .most = FEE_STEP_COUNT,
     .help = "The order of bilateral, multiple, assistant and co_surgeon; this one where left out."},
    {.name = "stop_loss",
     .kind = FIELD_POINTER,
     .offset = offsetof(Contract, stop_loss),
     .table = &stop_loss_table,
     .help = "What is paid instead of, or on top of, the price of a stay with very high charges."},
    {.name = "outlier",
     .kind = FIELD_POINTER,
     .offset = offsetof(Contract, outlier),
     .table = &outlier_table,
     .help = "What is added to the price of a stay with very high costs."},
    {.name = "spread",
     .kind = FIELD_ENUM,
     .offset = offsetof(Contract, spread),
     .words = spread_words,
     .help = "How one price for several lines is spread over them."},
    {.name = "lesser_of",
     .kind = FIELD_JSON,
     .offset = offsetof(Contract, lesser_of),
     .schema = "{\"anyOf\":[{\"type\":\"boolean\"},{\"type\":\"number\",\"exclusiveMinimum\":0,\"maximum\":1000}]}",
     .help = "true: never more than the charge; or a percent of the charge. Applied last."},
    {.name = "lesser_of_before",
     .kind = FIELD_ENUM,
     .offset = offsetof(Contract, lesser_of_before),
     .words = lesser_before_words,
     .help = "stop_loss: the price of a stay is held to the charge before stop-loss or outlier, and not after."},
    {.name = "patient",
     .kind = FIELD_OBJECT,
     .offset = offsetof(Contract, patient),
     .table = &patient_table,
     .help = "The patient's share of what is allowed."},
    {.name = "sequestration",
     .kind = FIELD_JSON,
     .offset = offsetof(Contract, sequestration),
     .schema = "{\"anyOf\":[{\"type\":\"boolean\"},{\"type\":\"number\",\"minimum\":0,\"maximum\":100}]}",
     .help = "true: the 2% held back from what Medicare pays after the patient's share; or another percent."},
    {.name = "interest",
     .kind = FIELD_JSON,
     .offset = offsetof(Contract, interest),
     .schema = "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"object\",\"required\":[\"rule\"],\"properties\":{\"rule\":{\"type\":\"string\"}},"
               "\"patternProperties\":{\"^\\\\$comment\":true},\"additionalProperties\":false}]}",
     .help = "The rule of late-payment interest, by its id in the reference: \"CA-INT-P\"."},
    {.name = "prompt_pay",
     .kind = FIELD_STR,
     .offset = offsetof(Contract, prompt_pay_rule),
     .least = 1,
     .most = 32,
     .help = "The rule by which payment is due, counted from the day the claim was received: \"CA-PP\"."},
    {.name = "clauses",
     .kind = FIELD_JSON,
     .offset = offsetof(Contract, clauses_json),
     .schema = clauses_schema,
     .help = "Clauses that can be cited, by number: a text, or text with from and to."},
};
const FieldTable contract_table = {.name = "contract",
                                   .fields = contract_fields,
                                   .count = FIELD_COUNT(contract_fields),
                                   .size_bytes = sizeof(Contract),
                                   .key_offset = FIELD_NOWHERE,
                                   .json_offset = offsetof(Contract, json),
                                   .also = contract_also};
