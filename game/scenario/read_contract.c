/*
 * The contract as an author writes it. Most of it is bound by tables; the parts that people write in more than one way (a percent or true, a text or a text
 * with dates, a price or prices by year) are read by hand below.
 */
#include "overturn/number.h"
#include "overturn/remit.h"

const char *const pay_method_words[] = {"fee_schedule", "percent_of_schedule", "percent_of_charge", "per_diem", "case_rate", NULL};

/* The highest percentage a contract may name. */
#define PERCENT_MOST 1000

static const Field rule_fields[] = {
    {.name = "for",
     .kind = FIELD_STR_LIST,
     .offset = offsetof(PayRule, codes),
     .required = true,
     .least = 1,
     .most = 500,
     .help = "What it pays for: procedure or revenue codes, or inpatient, outpatient, all."},
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
     .help = "Dollars per day or per case; with fee_schedule the fee of these codes."},
    {.name = "percent",
     .kind = FIELD_POINTS,
     .offset = offsetof(PayRule, percent_thousandths),
     .least = 0,
     .most = PERCENT_MOST,
     .help = "Of the schedule or of the charge: 80 or 62.5."},
    {.name = "clause", .kind = FIELD_STR, .offset = offsetof(PayRule, clause), .least = 1, .most = 16, .help = "The clause that says so."},
    {.name = "from", .kind = FIELD_DAY, .offset = offsetof(PayRule, from), .fallback = DAY_NONE, .help = "For services from this day."},
    {.name = "to", .kind = FIELD_DAY, .offset = offsetof(PayRule, to), .fallback = DAY_NONE, .help = "For services up to this day."},
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
     .help = "Codes that are neither ranked nor cut: add-ons and exempt ones."},
    {.name = "clause", .kind = FIELD_STR, .offset = offsetof(MultipleRule, clause), .least = 1, .most = 16, .help = "The clause that says so."},
};
static const FieldTable multiple_table = {.name = "multiple_rule",
                                          .fields = multiple_fields,
                                          .count = FIELD_COUNT(multiple_fields),
                                          .size_bytes = sizeof(MultipleRule),
                                          .key_offset = FIELD_NOWHERE,
                                          .json_offset = offsetof(MultipleRule, json)};

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
    {.name = "from", .kind = FIELD_DAY, .offset = offsetof(Fee, from), .fallback = DAY_NONE, .help = "For services from this day."},
    {.name = "to", .kind = FIELD_DAY, .offset = offsetof(Fee, to), .fallback = DAY_NONE, .help = "For services up to this day."},
};
static const FieldTable fee_table = {.name = "fee",
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
static const FieldTable clause_table = {.name = "clause",
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

static const Field contract_fields[] = {
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
    {.name = "multiple",
     .kind = FIELD_OBJECT,
     .offset = offsetof(Contract, multiple),
     .table = &multiple_table,
     .help = "Several procedures of one day."},
    {.name = "lesser_of",
     .kind = FIELD_JSON,
     .offset = offsetof(Contract, lesser_of),
     .schema = "{\"anyOf\":[{\"type\":\"boolean\"},{\"type\":\"number\",\"exclusiveMinimum\":0,\"maximum\":1000}]}",
     .help = "true: never more than the charge; or a percent of the charge. Applied last."},
    {.name = "patient",
     .kind = FIELD_OBJECT,
     .offset = offsetof(Contract, patient),
     .table = &patient_table,
     .help = "The patient's share of what is allowed."},
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

/* ---- the parts read by hand ---- */

static bool read_percent(FieldReader *reader, const Json *value, int32_t *thousandths) {
  int64_t number = -1;
  bool read = value->kind == JSON_NUMBER && number_scaled(value->text, 3, PERCENT_MOST * 1000, &number) == NUMBER_OK;
  *thousandths = (int32_t)number;
  if (read && number >= 0) return true;
  fields_fault(reader, "E411", value, "expected a percentage from 0 to %d with at most three decimals, such as 80 or 62.5", PERCENT_MOST);
  return false;
}

static bool finish_multiple(FieldReader *reader, MultipleRule *rule) {
  if (!rule->percent) return true;
  if (rule->percent->kind != JSON_ARRAY || rule->percent->count == 0) {
    fields_fault(reader, "E411", rule->percent, "expected a list of percentages by rank, such as [100, 50, 50]");
    return false;
  }
  int32_t *percents = arena_make_many(reader->arena, int32_t, rule->percent->count);
  bool right = true;
  for (const Json *value = rule->percent->first; value; value = value->next) right = read_percent(reader, value, &percents[value->index]) && right;
  rule->percent_thousandths = (FieldList){.at = percents, .count = rule->percent->count};
  return right;
}

static bool finish_lesser_of(FieldReader *reader, Contract *contract) {
  const Json *value = contract->lesser_of;
  if (!value || value->kind == JSON_FALSE) return true;
  if (value->kind == JSON_TRUE) {
    contract->lesser_of_charge_percent_thousandths = 100000;
    return true;
  }
  return read_percent(reader, value, &contract->lesser_of_charge_percent_thousandths);
}

static int count_fees(const Json *map) {
  int count = 0;
  for (const Json *value = map->first; value; value = value->next) count += value->kind == JSON_ARRAY ? value->count : 1;
  return count;
}

static bool read_fee(FieldReader *reader, const Json *value, Str code, Fee *fee) {
  *fee = (Fee){.code = code, .from = DAY_NONE, .to = DAY_NONE, .json = value};
  if (value->kind == JSON_OBJECT) return fields_bind(reader, &fee_table, value, fee);
  if (!fields_read_cents(reader, value, &fee->amount_cents)) return false;
  if (fee->amount_cents >= 0) return true;
  fields_fault(reader, "E412", value, "a fee is not below zero");
  return false;
}

static bool finish_schedule(FieldReader *reader, Contract *contract) {
  const Json *map = contract->schedule_json;
  if (!map) return true;
  if (map->kind != JSON_OBJECT) {
    fields_fault(reader, "E412", map, "expected fees by procedure code, {\"29881\": 1200.00}, not a %s", json_kind_name(map->kind));
    return false;
  }
  Fee *fees = arena_make_many(reader->arena, Fee, count_fees(map));
  int count = 0;
  bool right = true;
  for (const Json *value = map->first; value; value = value->next) {
    if (str_starts(value->key, STR("$comment"))) continue;
    if (value->kind != JSON_ARRAY) {
      right = read_fee(reader, value, value->key, &fees[count++]) && right;
      continue;
    }
    for (const Json *dated = value->first; dated; dated = dated->next) right = read_fee(reader, dated, value->key, &fees[count++]) && right;
  }
  contract->schedule = (FieldList){.at = fees, .count = count};
  return right;
}

static bool finish_interest(FieldReader *reader, Contract *contract) {
  const Json *interest = contract->interest;
  if (!interest) return true;
  const Json *rule = interest->kind == JSON_OBJECT ? json_member(interest, STR("rule")) : interest;
  if (!rule) {
    fields_fault(reader, "E413", interest, "interest names its rule: \"CA-INT-P\", or {\"rule\": \"CA-INT-P\"}");
    return false;
  }
  bool right = true;
  for (const Json *other = interest->kind == JSON_OBJECT ? interest->first : NULL; other; other = other->next) {
    if (other == rule || str_starts(other->key, STR("$comment"))) continue;
    fields_fault_key(reader, "E413", other, "interest has no \"%.*s\"; it names its \"rule\" and nothing else", STR_ARG(other->key));
    right = false;
  }
  return fields_read_str(reader, rule, &contract->interest_rule) && right;
}

/* "4.6", "7.1-a": what can follow "contract." in the name of a fact. */
static bool is_clause_number(Str s) {
  if (s.length == 0 || s.length > 16) return false;
  for (size_t i = 0; i < s.length; i++) {
    char c = s.at[i];
    bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!plain && (i == 0 || (c != '.' && c != '-' && c != '_'))) return false;
  }
  return true;
}

static bool read_clause(FieldReader *reader, const Json *value, Clause *clause) {
  *clause = (Clause){.id = value->key, .from = DAY_NONE, .to = DAY_NONE, .json = value};
  if (!is_clause_number(value->key)) {
    fields_fault_key(reader, "E414", value, "\"%.*s\" is no clause number: small letters, digits, points and dashes, such as 4.6",
                     STR_ARG(value->key));
    return false;
  }
  if (value->kind == JSON_OBJECT) return fields_bind(reader, &clause_table, value, clause);
  return fields_read_str(reader, value, &clause->text);
}

static bool finish_clauses(FieldReader *reader, Contract *contract) {
  const Json *map = contract->clauses_json;
  if (!map) return true;
  if (map->kind != JSON_OBJECT) {
    fields_fault(reader, "E414", map, "expected clauses by number, {\"4.6\": \"...\"}, not a %s", json_kind_name(map->kind));
    return false;
  }
  Clause *clauses = arena_make_many(reader->arena, Clause, map->count);
  int count = 0;
  bool right = true;
  for (const Json *value = map->first; value; value = value->next) {
    if (str_starts(value->key, STR("$comment"))) continue;
    right = read_clause(reader, value, &clauses[count++]) && right;
  }
  contract->clauses = (FieldList){.at = clauses, .count = count};
  return right;
}

bool contract_finish(FieldReader *reader, Contract *contract) {
  bool right = finish_multiple(reader, &contract->multiple);
  right = finish_lesser_of(reader, contract) && right;
  right = finish_schedule(reader, contract) && right;
  right = finish_interest(reader, contract) && right;
  return finish_clauses(reader, contract) && right;
}

bool contract_read(FieldReader *reader, const Json *json, Contract *into) {
  bool bound = fields_bind(reader, &contract_table, json, into);
  return contract_finish(reader, into) && bound;
}

/* ---- what fits a line ---- */

static bool in_force(Day from, Day to, Day day) { return (from == DAY_NONE || day >= from) && (to == DAY_NONE || day <= to); }

bool claim_line_is_room(const ClaimLine *line) {
  int64_t code = 0;
  return str_to_int(line->revenue, &code) && code >= 100 && code <= 219;
}

bool claim_is_inpatient(const Claim *claim) {
  if (claim->form != CLAIM_837I) return false;
  for (int i = 0; i < claim->lines.count; i++) {
    if (claim_line_is_room(FIELD_AT(claim->lines, const ClaimLine, i))) return true;
  }
  return false;
}

static bool rule_names(const PayRule *rule, const Claim *claim, const ClaimLine *line) {
  for (int i = 0; i < rule->codes.count; i++) {
    Str code = *FIELD_AT(rule->codes, const Str, i);
    if (str_is(code, "all")) return true;
    if (str_is(code, "inpatient") && claim_is_inpatient(claim)) return true;
    if (str_is(code, "outpatient") && !claim_is_inpatient(claim)) return true;
    if (code.length > 0 && (str_equal(code, line->code) || str_equal(code, line->revenue))) return true;
  }
  return false;
}

const PayRule *contract_find_rule(const Contract *contract, const Claim *claim, const ClaimLine *line) {
  for (int i = 0; i < contract->pays.count; i++) {
    const PayRule *rule = FIELD_AT(contract->pays, const PayRule, i);
    if (in_force(rule->from, rule->to, line->from) && rule_names(rule, claim, line)) return rule;
  }
  return NULL;
}

const Fee *contract_find_fee(const Contract *contract, Str code, Day day) {
  for (int i = 0; i < contract->schedule.count; i++) {
    const Fee *fee = FIELD_AT(contract->schedule, const Fee, i);
    if (str_equal(fee->code, code) && in_force(fee->from, fee->to, day)) return fee;
  }
  return NULL;
}

Str percent_text(Arena *arena, int32_t thousandths) {
  int32_t whole = thousandths / 1000, part = thousandths % 1000;
  if (part == 0) return str_format(arena, "%d", whole);
  Str digits = str_format(arena, "%03d", part);
  while (digits.at[digits.length - 1] == '0') digits.length--;
  return str_format(arena, "%d.%.*s", whole, STR_ARG(digits));
}
