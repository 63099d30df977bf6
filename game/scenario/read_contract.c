/*
 * The parts of a contract that people write in more than one way (a percent or true, a text or a text with dates, a price or prices by year), read by hand;
 * and which rule of it fits a line.
 */
#include "overturn/number.h"
#include "scenario/contract_parts.h"

/* 2 U.S.C. 901a: what has been held back of Medicare payments since July 2022. */
#define USUAL_SEQUESTRATION_THOUSANDTHS 2000

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

/* A percentage, or true for the usual one. */
static bool read_usual(FieldReader *reader, const Json *value, int32_t usual_thousandths, int32_t *thousandths) {
  if (!value || value->kind == JSON_FALSE) return true;
  if (value->kind != JSON_TRUE) return read_percent(reader, value, thousandths);
  *thousandths = usual_thousandths;
  return true;
}

/* A map of numbers by code, each in hundredths or ten-thousandths as `places` says. */
static bool read_number_of(FieldReader *reader, const Json *value, int places, int64_t most, int64_t *number) {
  bool read = value->kind == JSON_NUMBER && number_scaled(value->text, places, most, number) == NUMBER_OK && *number >= 0;
  if (!read) fields_fault(reader, "E417", value, "expected a number that is not below zero, with at most %d decimals", places);
  return read;
}

static bool expect_map(FieldReader *reader, const Json *map, const char *example) {
  if (map->kind == JSON_OBJECT) return true;
  fields_fault(reader, "E417", map, "expected numbers by code, %s, not %s", example, json_kind_name(map->kind));
  return false;
}

static bool finish_levels(FieldReader *reader, PayRule *rule) {
  const Json *map = rule->rates_json;
  if (!map) return true;
  if (!expect_map(reader, map, "{\"0120\": 2000.00}")) return false;
  LevelRate *levels = arena_make_many(reader->arena, LevelRate, map->count);
  int count = 0;
  bool right = true;
  for (const Json *value = map->first; value; value = value->next) {
    if (str_starts(value->key, STR("$comment"))) continue;
    LevelRate *level = &levels[count++];
    *level = (LevelRate){.revenue = value->key, .json = value};
    right = read_number_of(reader, value, 2, MONEY_MOST_CENTS, &level->rate_cents) && right;
  }
  rule->levels = (FieldList){.at = levels, .count = count};
  return right;
}

#define WEIGHT_MOST (INT64_C(1000) * WHOLE_WEIGHT)

static bool finish_weights(FieldReader *reader, Contract *contract) {
  const Json *map = contract->weights_json;
  if (!map) return true;
  if (!expect_map(reader, map, "{\"871\": 1.85}")) return false;
  DrgWeight *weights = arena_make_many(reader->arena, DrgWeight, map->count);
  int count = 0;
  bool right = true;
  for (const Json *value = map->first; value; value = value->next) {
    if (str_starts(value->key, STR("$comment"))) continue;
    int64_t weight = 0;
    right = read_number_of(reader, value, 4, WEIGHT_MOST, &weight) && right;
    weights[count++] = (DrgWeight){.drg = value->key, .ten_thousandths = (int32_t)weight, .json = value};
  }
  contract->drg_weights = (FieldList){.at = weights, .count = count};
  return right;
}

static int find_fee_step(Str word) {
  for (int i = 0; fee_step_words[i]; i++) {
    if (str_is(word, fee_step_words[i])) return i;
  }
  return -1;
}

static bool finish_order(FieldReader *reader, Contract *contract) {
  int32_t *order = arena_make_many(reader->arena, int32_t, contract->order_words.count);
  const Json *json = contract->json ? json_member(contract->json, STR("order")) : NULL;
  bool right = true;
  int count = 0;
  for (int i = 0; i < contract->order_words.count; i++) {
    Str word = *FIELD_AT(contract->order_words, const Str, i);
    int step = find_fee_step(word);
    bool twice = false;
    for (int j = 0; j < count; j++) twice = twice || order[j] == step;
    if (step >= 0 && !twice) {
      order[count++] = step;
      continue;
    }
    Str names[FEE_STEP_COUNT];
    for (int j = 0; j < FEE_STEP_COUNT; j++) names[j] = str_from(fee_step_words[j]);
    if (step < 0) {
      Str hint = fields_did_you_mean(reader->arena, word, names, FEE_STEP_COUNT);
      fields_fault(reader, "E418", json, "\"%.*s\" is none of bilateral, multiple, assistant and co_surgeon%.*s", STR_ARG(word), STR_ARG(hint));
    } else {
      fields_fault(reader, "E418", json, "\"%.*s\" stands twice in the order", STR_ARG(word));
    }
    right = false;
  }
  contract->order = (FieldList){.at = order, .count = count};
  return right;
}

/* A carve-out names its methods in an order of its own, the usual one first. */
static void finish_carve_out(PayRule *rule) {
  static const PayMethod methods[] = {PAY_INVOICE_PLUS, PAY_PERCENT_OF_CHARGE, PAY_FEE_SCHEDULE};
  rule->method = (int32_t)methods[rule->method];
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
  right = read_usual(reader, contract->lesser_of, WHOLE_THOUSANDTHS, &contract->lesser_of_charge_percent_thousandths) && right;
  right = read_usual(reader, contract->sequestration, USUAL_SEQUESTRATION_THOUSANDTHS, &contract->sequestration_percent_thousandths) && right;
  for (int i = 0; i < contract->pays.count; i++) right = finish_levels(reader, FIELD_AT(contract->pays, PayRule, i)) && right;
  for (int i = 0; i < contract->carve_outs.count; i++) finish_carve_out(FIELD_AT(contract->carve_outs, PayRule, i));
  right = finish_weights(reader, contract) && right;
  right = finish_order(reader, contract) && right;
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

/* 11x and 41x are inpatient stays, 18x swing beds, 21x skilled nursing (NUBC, form locator 4). */
static bool is_inpatient_bill(Str bill_type) {
  Str type = str_starts(bill_type, STR("0")) ? str_slice(bill_type, 1, bill_type.length) : bill_type;
  return str_starts(type, STR("11")) || str_starts(type, STR("18")) || str_starts(type, STR("21")) || str_starts(type, STR("41"));
}

bool claim_is_inpatient(const Claim *claim) {
  if (claim->form != CLAIM_837I) return false;
  if (claim->bill_type.length > 0) return is_inpatient_bill(claim->bill_type);
  for (int i = 0; i < claim->lines.count; i++) {
    if (claim_line_is_room(FIELD_AT(claim->lines, const ClaimLine, i))) return true;
  }
  return false;
}

static bool names_drg(Str code, Str drg) {
  Str of = STR("DRG ");
  return drg.length > 0 && str_starts(code, of) && str_equal(str_slice(code, of.length, code.length), drg);
}

static bool rule_names(const PayRule *rule, const Claim *claim, const ClaimLine *line) {
  for (int i = 0; i < rule->codes.count; i++) {
    Str code = *FIELD_AT(rule->codes, const Str, i);
    if (str_is(code, "all")) return true;
    if (str_is(code, "inpatient") && claim_is_inpatient(claim)) return true;
    if (str_is(code, "outpatient") && !claim_is_inpatient(claim)) return true;
    if (names_drg(code, claim->drg)) return true;
    if (code.length > 0 && (str_equal(code, line->code) || str_equal(code, line->revenue))) return true;
  }
  return false;
}

static Day day_by(EffectiveBy by, const Claim *claim, const ClaimLine *line) {
  if (by == BY_ADMISSION) return claim_first_day(claim);
  if (by == BY_DISCHARGE) return claim_last_day(claim);
  return line ? line->from : claim_first_day(claim);
}

Day contract_day(const Contract *contract, const Claim *claim, const ClaimLine *line) {
  return day_by(contract->effective ? (EffectiveBy)contract->effective->by : BY_SERVICE, claim, line);
}

bool effective_in_force(const Effective *effective, const Claim *claim, const ClaimLine *line) {
  return !effective || in_force(effective->from, effective->to, day_by((EffectiveBy)effective->by, claim, line));
}

bool pay_rule_is_whole(const PayRule *rule) {
  return rule && (rule->method == PAY_PER_DIEM || rule->method == PAY_CASE_RATE || rule->method == PAY_DRG);
}

static const PayRule *find_in(FieldList rules, const Contract *contract, const Claim *claim, const ClaimLine *line, Cents worth_cents) {
  for (int i = 0; i < rules.count; i++) {
    const PayRule *rule = FIELD_AT(rules, const PayRule, i);
    if (!in_force(rule->from, rule->to, contract_day(contract, claim, line)) || !rule_names(rule, claim, line)) continue;
    if (worth_cents >= 0 && rule->over_cents > 0 && worth_cents <= rule->over_cents) continue;
    return rule;
  }
  return NULL;
}

const PayRule *contract_find_rule(const Contract *contract, const Claim *claim, const ClaimLine *line) {
  if (!effective_in_force(contract->effective, claim, line)) return NULL;
  const PayRule *carved = find_in(contract->carve_outs, contract, claim, line, line->invoice_cents > 0 ? line->invoice_cents : line->charge_cents);
  return carved ? carved : find_in(contract->pays, contract, claim, line, -1);
}

const DrgWeight *contract_find_weight(const Contract *contract, Str drg) {
  for (int i = 0; drg.length > 0 && i < contract->drg_weights.count; i++) {
    const DrgWeight *weight = FIELD_AT(contract->drg_weights, const DrgWeight, i);
    if (str_equal(weight->drg, drg)) return weight;
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
