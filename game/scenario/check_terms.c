/*
 * Terms of a contract that look at the whole claim: stop-loss, outlier, carve-outs, limits of days, modifiers. Most of what can be wrong with them prices
 * something, only not what the author meant; such a contract teaches a wrong sum, so what does nothing, or too little, is said.
 */
#include "scenario/check_remit.h"
#include "scenario/contract_parts.h"

/* ---- whether a term has anything to work on ---- */

static bool has_method(const Contract *contract, PayMethod method) {
  for (int i = 0; i < contract->pays.count; i++) {
    if (FIELD_AT(contract->pays, const PayRule, i)->method == (int32_t)method) return true;
  }
  return false;
}

static bool has_whole(const Contract *contract) {
  return has_method(contract, PAY_PER_DIEM) || has_method(contract, PAY_CASE_RATE) || has_method(contract, PAY_DRG);
}

static void expect_stay(FieldReader *reader, const Contract *contract, const char *name) {
  const Json *member = json_member(contract->json, str_from(name));
  if (!member || (member->kind == JSON_ARRAY && member->count == 0) || has_whole(contract)) return;
  fields_fault_key(reader, "E465", member, "\"%s\" works on the price of a stay, but no rule is a per_diem, case_rate or drg", name);
}

static void tell_idle(FieldReader *reader, const Contract *contract, const char *name, bool works, const char *why) {
  const Json *member = json_member(contract->json, str_from(name));
  if (member && !works) check_warn(reader, "W474", member, "\"%s\" changes nothing: %s", name, why);
}

static void check_idle(FieldReader *reader, const Contract *contract) {
  expect_stay(reader, contract, "stop_loss");
  expect_stay(reader, contract, "outlier");
  expect_stay(reader, contract, "carve_outs");
  if (contract->stop_loss && contract->outlier)
    fields_fault(reader, "E465", contract->outlier->json, "a stay has a stop-loss or an outlier, not both");
  bool dear = contract->stop_loss || contract->outlier;
  tell_idle(reader, contract, "lesser_of_before", contract->lesser_of_charge_percent_thousandths > 0 && dear,
            "it needs \"lesser_of\", and \"stop_loss\" or \"outlier\"");
  tell_idle(reader, contract, "spread", has_whole(contract), "no rule has one price for several lines");
  tell_idle(reader, contract, "drg_weights", has_method(contract, PAY_DRG), "no rule pays by drg");
  const ModifierRule *others[] = {contract->bilateral, contract->co_surgeon};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
    if (!others[i] || others[i]->non_physician_percent_thousandths < 0) continue;
    check_warn(reader, "W474", others[i]->json, "\"non_physician\" changes nothing here: it is for assistants");
  }
}

/* ---- stop-loss that takes away ---- */

static void check_stop_loss(FieldReader *reader, const Contract *contract) {
  const StopLoss *rule = contract->stop_loss;
  if (!rule || rule->from != FIRST_DOLLAR) return;
  Cents least = money_ratio(rule->over_cents, rule->percent_thousandths, WHOLE_THOUSANDTHS);
  for (int i = 0; i < contract->pays.count; i++) {
    const PayRule *pay = FIELD_AT(contract->pays, const PayRule, i);
    if (pay->method != PAY_CASE_RATE || pay->rate_cents <= least) continue;
    check_warn(reader, "W475", rule->json, "just above %.*s stop-loss pays %.*s, less than the case rate of %.*s",
               STR_ARG(money_text(reader->arena, rule->over_cents)), STR_ARG(money_text(reader->arena, least)),
               STR_ARG(money_text(reader->arena, pay->rate_cents)));
    return;
  }
}

/* ---- against the claim ---- */

static void check_days(FieldReader *reader, const PayRule *rule, const Claim *claim) {
  if (rule->method != PAY_PER_DIEM) return;
  bool approved = rule->limit == LIMIT_APPROVED && claim->approved_days < 0;
  bool covered = rule->limit == LIMIT_COVERED && claim->covered_days < 0;
  if (!approved && !covered) return;
  const char *name = approved ? "approved_days" : "covered_days";
  fields_fault(reader, "E466", json_member(rule->json, STR("limit")), "days are limited to \"%s\", which the claim does not state", name);
}

static void check_room(FieldReader *reader, const PayRule *rule, const ClaimLine *line) {
  if (rule->method != PAY_PER_DIEM || rule->count != DAYS_MIDNIGHTS || !claim_line_is_room(line)) return;
  if (line->to == DAY_NONE || line->to == line->from || line->to - line->from == line->units) return;
  check_warn(reader, "W473", line->json, "line %d has %d units, but %d midnights between its days; the per diem counts midnights", line->line,
             line->units, (int)(line->to - line->from));
}

static void check_drg(FieldReader *reader, const Contract *contract, const Claim *claim, const PayRule *rule) {
  if (rule->method != PAY_DRG) return;
  if (claim->drg.length == 0) {
    check_warn(reader, "W470", rule->json, "a stay is paid by DRG, but the claim has no \"drg\", so it is allowed at 0.00");
  } else if (!contract_find_weight(contract, claim->drg)) {
    check_warn(reader, "W470", rule->json, "\"drg_weights\" has no weight for DRG %.*s of the claim, so it is allowed at 0.00", STR_ARG(claim->drg));
  }
}

static void check_line(FieldReader *reader, const ClaimLine *line, const PayRule *rule) {
  check_room(reader, rule, line);
  if (rule->method == PAY_INVOICE_PLUS && line->invoice_cents == 0)
    check_warn(reader, "W470", line->json, "line %d is paid by invoice, but has no \"invoice\", so it is allowed at 0.00", line->line);
}

void check_terms(FieldReader *reader, const Contract *contract, const Claim *claim) {
  check_idle(reader, contract);
  check_stop_loss(reader, contract);
  for (int i = 0; i < contract->pays.count; i++) check_days(reader, FIELD_AT(contract->pays, const PayRule, i), claim);
  if (claim->lines.count > 0 && !effective_in_force(contract->effective, claim, FIELD_AT(claim->lines, const ClaimLine, 0))) {
    check_warn(reader, "W472", contract->effective->json, "the contract is not in force for this claim, so nothing is allowed");
    return;
  }
  const PayRule *by_group = NULL;
  for (int i = 0; i < claim->lines.count; i++) {
    const ClaimLine *line = FIELD_AT(claim->lines, const ClaimLine, i);
    const PayRule *rule = contract_find_rule(contract, claim, line);
    if (rule) check_line(reader, line, rule);
    if (rule && rule != by_group) check_drg(reader, contract, claim, rule);
    if (rule) by_group = rule;
  }
}
