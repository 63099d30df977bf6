/*
 * Prices that are found line by line, and what the contract makes of fees: both sides, ranks of several procedures, assistants, two surgeons. The order of these
 * is the contract's own, since ranking before or after the raise for both sides gives another sum.
 */
#include "scenario/pricing_work.h"

bool is_priced_by_fee(const PayRule *rule) { return rule && (rule->method == PAY_FEE_SCHEDULE || rule->method == PAY_PERCENT_OF_SCHEDULE); }

/* ---- methods ---- */

static bool find_fee(const Work *work, const PayRule *rule, const ClaimLine *line, Cents *fee_cents) {
  if (rule->method == PAY_FEE_SCHEDULE && rule->rate_cents > 0) {
    *fee_cents = rule->rate_cents;
    return true;
  }
  const Fee *fee = contract_find_fee(work->contract, line->code, contract_day(work->contract, work->claim, line));
  *fee_cents = fee ? fee->amount_cents : 0;
  return fee != NULL;
}

static void price_by_fee(Work *work, int index) {
  PricedLine *priced = &work->pricing.lines[index];
  const ClaimLine *line = sent_line(work, index);
  Cents fee;
  if (!find_fee(work, priced->rule, line, &fee)) {
    add_step(work, index, str_format(work->arena, "The fee schedule has no fee for %.*s: allowed 0.00", STR_ARG(line->code)));
    return;
  }
  priced->allowed_cents = ratio_within(fee, line->units, 1);
  Str units = line->units == 1 ? STR("") : str_format(work->arena, " x %d units = %.*s", line->units, STR_ARG(dollars(work, priced->allowed_cents)));
  add_step(work, index,
           str_format(work->arena, "Fee for %.*s: %.*s%.*s%.*s", STR_ARG(line->code), STR_ARG(dollars(work, fee)), STR_ARG(units),
                      STR_ARG(clause_note(work, priced->rule->clause))));
  if (priced->rule->method != PAY_PERCENT_OF_SCHEDULE) return;
  Cents whole = priced->allowed_cents;
  priced->allowed_cents = ratio_within(whole, priced->rule->percent_thousandths, WHOLE_THOUSANDTHS);
  add_step(work, index,
           str_format(work->arena, "%.*s of the schedule: %.*s", STR_ARG(percent(work, priced->rule->percent_thousandths)),
                      STR_ARG(dollars(work, priced->allowed_cents))));
}

static void price_by_charge(Work *work, int index) {
  PricedLine *priced = &work->pricing.lines[index];
  priced->allowed_cents = ratio_within(priced->charge_cents, priced->rule->percent_thousandths, WHOLE_THOUSANDTHS);
  add_step(work, index,
           str_format(work->arena, "%.*s of the charge of %.*s: %.*s%.*s", STR_ARG(percent(work, priced->rule->percent_thousandths)),
                      STR_ARG(dollars(work, priced->charge_cents)), STR_ARG(dollars(work, priced->allowed_cents)),
                      STR_ARG(clause_note(work, priced->rule->clause))));
}

static void price_by_invoice(Work *work, int index) {
  PricedLine *priced = &work->pricing.lines[index];
  Cents invoice = sent_line(work, index)->invoice_cents;
  Str note = clause_note(work, priced->rule->clause);
  if (invoice == 0) {
    add_step(work, index, str_format(work->arena, "Paid by invoice, but the line has none: allowed 0.00%.*s", STR_ARG(note)));
    return;
  }
  priced->allowed_cents = ratio_within(invoice, WHOLE_THOUSANDTHS + (int64_t)priced->rule->percent_thousandths, WHOLE_THOUSANDTHS);
  add_step(work, index,
           str_format(work->arena, "Invoice of %.*s + %.*s = %.*s%.*s", STR_ARG(dollars(work, invoice)),
                      STR_ARG(percent(work, priced->rule->percent_thousandths)), STR_ARG(dollars(work, priced->allowed_cents)), STR_ARG(note)));
}

static bool is_carved(const Work *work, const PayRule *rule) {
  FieldList carved = work->contract->carve_outs;
  for (int i = 0; i < carved.count; i++) {
    if (rule == FIELD_AT(carved, const PayRule, i)) return true;
  }
  return false;
}

static void tell_carve_out(Work *work, int index) {
  const PayRule *rule = work->pricing.lines[index].rule;
  const ClaimLine *line = sent_line(work, index);
  Cents worth = line->invoice_cents > 0 ? line->invoice_cents : line->charge_cents;
  Str over = rule->over_cents == 0 ? STR("")
                                   : str_format(work->arena, ": %s of %.*s is above %.*s", line->invoice_cents > 0 ? "the invoice" : "the charge",
                                                STR_ARG(dollars(work, worth)), STR_ARG(dollars(work, rule->over_cents)));
  add_step(work, index, str_format(work->arena, "Carved out of the price of the other lines%.*s", STR_ARG(over)));
}

void price_single_lines(Work *work) {
  for (int i = 0; i < work->pricing.count; i++) {
    const PayRule *rule = work->pricing.lines[i].rule;
    if (!rule || pay_rule_is_whole(rule)) continue;
    if (is_carved(work, rule)) tell_carve_out(work, i);
    if (is_priced_by_fee(rule)) price_by_fee(work, i);
    if (rule->method == PAY_PERCENT_OF_CHARGE) price_by_charge(work, i);
    if (rule->method == PAY_INVOICE_PLUS) price_by_invoice(work, i);
  }
}

/* ---- several procedures ---- */

static bool holds_code(FieldList codes, Str code) {
  for (int i = 0; i < codes.count; i++) {
    if (str_equal(*FIELD_AT(codes, const Str, i), code)) return true;
  }
  return false;
}

typedef struct Rank {
  bool ranked;
  Cents fee_cents, key; /* by which it ranks, the highest first */
} Rank;

static Rank rank_of(Work *work, int index) {
  const MultipleRule *multiple = &work->contract->multiple;
  const PricedLine *priced = &work->pricing.lines[index];
  if (!is_priced_by_fee(priced->rule) || priced->allowed_cents == 0) return (Rank){0};
  Str code = sent_line(work, index)->code;
  bool add_on = holds_code(multiple->add_on, code);
  if (add_on || holds_code(multiple->exempt, code)) {
    add_step(work, index,
             str_format(work->arena, "%.*s is %s: not ranked, %.*s stays%.*s", STR_ARG(code), add_on ? "an add-on code" : "exempt",
                        STR_ARG(dollars(work, priced->allowed_cents)), STR_ARG(clause_note(work, multiple->clause))));
    return (Rank){0};
  }
  Cents key = multiple->rank_by == RANK_BY_FEE ? priced->allowed_cents : multiple->rank_by == RANK_BY_CHARGE ? priced->charge_cents : 0;
  return (Rank){.ranked = true, .fee_cents = priced->allowed_cents, .key = key};
}

static const char *ordinal_end(int n) {
  if (n % 100 >= 11 && n % 100 <= 13) return "th";
  return n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
}

static void cut_by_rank(Work *work, const Rank *ranks, int index) {
  const MultipleRule *multiple = &work->contract->multiple;
  FieldList percents = multiple->percent_thousandths;
  int rank = 1, of = 0;
  for (int j = 0; j < work->pricing.count; j++) {
    bool together = multiple->scope == SCOPE_CLAIM || sent_line(work, j)->from == sent_line(work, index)->from;
    if (!ranks[j].ranked || !together) continue;
    of++;
    if (ranks[j].key > ranks[index].key || (ranks[j].key == ranks[index].key && j < index)) rank++;
  }
  if (of == 1) return;
  int32_t share = *FIELD_AT(percents, const int32_t, rank <= percents.count ? rank - 1 : percents.count - 1);
  PricedLine *priced = &work->pricing.lines[index];
  priced->allowed_cents = ratio_within(ranks[index].fee_cents, share, WHOLE_THOUSANDTHS);
  add_step(work, index,
           str_format(work->arena, "Ranked %d%s of %d %s: %.*s x %.*s = %.*s%.*s", rank, ordinal_end(rank), of,
                      multiple->scope == SCOPE_CLAIM ? "on the claim" : "that day", STR_ARG(dollars(work, ranks[index].fee_cents)),
                      STR_ARG(percent(work, share)), STR_ARG(dollars(work, priced->allowed_cents)), STR_ARG(clause_note(work, multiple->clause))));
}

static void rank_procedures(Work *work) {
  int count = work->pricing.count;
  if (work->contract->multiple.percent_thousandths.count == 0) return;
  Rank *ranks = arena_make_many(work->arena, Rank, count);
  for (int i = 0; i < count; i++) ranks[i] = rank_of(work, i);
  for (int i = 0; i < count; i++) {
    if (ranks[i].ranked) cut_by_rank(work, ranks, i);
  }
}

/* ---- modifiers ---- */

typedef struct ModifierWords {
  const char *modifiers[5];
  const char *name;
} ModifierWords;
static const ModifierWords modifier_words[FEE_STEP_COUNT] = {
    [FEE_BILATERAL] = {{"50"}, "both sides"},
    [FEE_ASSISTANT] = {{"80", "81", "82", "AS"}, "assistant at surgery"},
    [FEE_CO_SURGEON] = {{"62"}, "two surgeons"},
};

static const char *find_modifier(const ClaimLine *line, const ModifierWords *words) {
  for (const char *const *one = words->modifiers; *one; one++) {
    if (holds_code(line->modifiers, str_from(*one))) return *one;
  }
  return NULL;
}

static void apply_modifier(Work *work, const ModifierRule *rule, FeeStep step) {
  for (int i = 0; rule && i < work->pricing.count; i++) {
    PricedLine *priced = &work->pricing.lines[i];
    const char *modifier = find_modifier(sent_line(work, i), &modifier_words[step]);
    if (!modifier || !is_priced_by_fee(priced->rule) || priced->allowed_cents == 0) continue;
    bool non_physician = str_is(str_from(modifier), "AS") && rule->non_physician_percent_thousandths >= 0;
    int32_t share = non_physician ? rule->non_physician_percent_thousandths : rule->percent_thousandths;
    Cents fee = priced->allowed_cents;
    priced->allowed_cents = ratio_within(fee, share, WHOLE_THOUSANDTHS);
    add_step(work, i,
             str_format(work->arena, "Modifier %s, %s: %.*s x %.*s = %.*s%.*s", modifier, modifier_words[step].name, STR_ARG(dollars(work, fee)),
                        STR_ARG(percent(work, share)), STR_ARG(dollars(work, priced->allowed_cents)), STR_ARG(clause_note(work, rule->clause))));
  }
}

static void take_fee_step(Work *work, FeeStep step) {
  const Contract *contract = work->contract;
  if (step == FEE_MULTIPLE) rank_procedures(work);
  if (step == FEE_BILATERAL) apply_modifier(work, contract->bilateral, step);
  if (step == FEE_ASSISTANT) apply_modifier(work, contract->assistant, step);
  if (step == FEE_CO_SURGEON) apply_modifier(work, contract->co_surgeon, step);
}

void adjust_fees(Work *work) {
  FieldList order = work->contract->order;
  bool taken[FEE_STEP_COUNT] = {0};
  for (int i = 0; i < order.count; i++) {
    int32_t step = *FIELD_AT(order, const int32_t, i);
    take_fee_step(work, (FeeStep)step);
    taken[step] = true;
  }
  for (int i = 0; i < FEE_STEP_COUNT; i++) {
    if (!taken[i]) take_fee_step(work, (FeeStep)i);
  }
}
