/*
 * What a contract pays for a claim. Each step is done for all lines before the next begins (method, modifiers and ranks, stop-loss, lesser-of, patient), because
 * ranks, stays and shares look across lines; and each leaves a sentence, because the sum is what a trainee has to redo by hand.
 */
#include "scenario/pricing_work.h"

Cents cents_within(Cents cents) { return cents > MONEY_MOST_CENTS ? MONEY_MOST_CENTS : cents; }
Cents ratio_within(Cents cents, int64_t numerator, int64_t denominator) { return cents_within(money_ratio(cents, numerator, denominator)); }

const ClaimLine *sent_line(const Work *work, int index) { return FIELD_AT(work->claim->lines, const ClaimLine, index); }

void add_step(Work *work, int index, Str text) {
  FieldList *steps = &work->pricing.lines[index].steps;
  Str *at = steps->at;
  size_t count = (size_t)steps->count;
  arena_push(work->arena, at, count, work->step_capacity[index], text);
  *steps = (FieldList){.at = at, .count = (int)count};
}

Str dollars(const Work *work, Cents cents) { return money_text(work->arena, cents); }
Str percent(const Work *work, int32_t thousandths) { return str_format(work->arena, "%.*s%%", STR_ARG(percent_text(work->arena, thousandths))); }

Str clause_note(const Work *work, Str clause) { return clause.length == 0 ? STR("") : str_format(work->arena, " (clause %.*s)", STR_ARG(clause)); }

Cents apply_lesser_of(const Work *work, Cents price_cents, Cents charge_cents, Str *step) {
  int32_t share = work->contract->lesser_of_charge_percent_thousandths;
  if (share == 0) return price_cents;
  Cents limit = ratio_within(charge_cents, share, WHOLE_THOUSANDTHS);
  Cents lower = limit < price_cents ? limit : price_cents;
  Str of = share == WHOLE_THOUSANDTHS ? STR("the charge") : str_format(work->arena, "%.*s of the charge", STR_ARG(percent(work, share)));
  *step = str_format(work->arena, "Lower of %.*s and %.*s, %.*s: %.*s", STR_ARG(dollars(work, price_cents)), STR_ARG(of),
                     STR_ARG(dollars(work, limit)), STR_ARG(dollars(work, lower)));
  return lower;
}

/* ---- the patient's share ---- */

static Cents lower_of(Cents a, Cents b) { return a < b ? a : b; }

static Cents take_share(PatientTerms *left, Cents share_cents) {
  if (left->maximum_cents < 0) return share_cents;
  Cents taken = lower_of(share_cents, left->maximum_cents);
  left->maximum_cents -= taken;
  return taken;
}

PatientShare pricing_take_patient(PatientTerms *left, Cents allowed_cents) {
  PatientShare share = {0};
  share.copay_cents = take_share(left, lower_of(left->copay_cents, allowed_cents));
  left->copay_cents -= share.copay_cents;
  Cents rest = allowed_cents - share.copay_cents;
  share.deductible_cents = take_share(left, lower_of(left->deductible_left_cents, rest));
  left->deductible_left_cents -= share.deductible_cents;
  rest -= share.deductible_cents;
  share.coinsurance_cents = take_share(left, ratio_within(rest, left->coinsurance_percent_thousandths, WHOLE_THOUSANDTHS));
  return share;
}

Cents pricing_sequestration(const Contract *contract, Cents program_cents) {
  return program_cents > 0 ? ratio_within(program_cents, contract->sequestration_percent_thousandths, WHOLE_THOUSANDTHS) : 0;
}

static void tell_share(Work *work, int index, int32_t rate) {
  const PricedLine *priced = &work->pricing.lines[index];
  PatientShare share = priced->patient;
  if (share.copay_cents > 0) add_step(work, index, str_format(work->arena, "Copay: %.*s", STR_ARG(dollars(work, share.copay_cents))));
  if (share.deductible_cents > 0) add_step(work, index, str_format(work->arena, "Deductible: %.*s", STR_ARG(dollars(work, share.deductible_cents))));
  if (share.coinsurance_cents == 0) return;
  Cents rest = priced->allowed_cents - share.copay_cents - share.deductible_cents;
  Str cut = share.coinsurance_cents < ratio_within(rest, rate, WHOLE_THOUSANDTHS) ? STR(" (up to the maximum)") : STR("");
  add_step(work, index,
           str_format(work->arena, "Coinsurance: %.*s of %.*s = %.*s%.*s", STR_ARG(percent(work, rate)), STR_ARG(dollars(work, rest)),
                      STR_ARG(dollars(work, share.coinsurance_cents)), STR_ARG(cut)));
}

static void tell_expected(Work *work, int index) {
  const PricedLine *priced = &work->pricing.lines[index];
  Str held = STR("");
  if (priced->sequestration_cents > 0) {
    held = str_format(work->arena, " - %.*s", STR_ARG(dollars(work, priced->sequestration_cents)));
    add_step(work, index,
             str_format(work->arena, "Sequestration: %.*s of %.*s = %.*s", STR_ARG(percent(work, work->contract->sequestration_percent_thousandths)),
                        STR_ARG(dollars(work, priced->allowed_cents - priced->patient_cents)), STR_ARG(dollars(work, priced->sequestration_cents))));
  }
  Str share = priced->patient_cents > 0 ? str_format(work->arena, " - %.*s", STR_ARG(dollars(work, priced->patient_cents))) : STR("");
  if (share.length + held.length == 0) return;
  add_step(work, index,
           str_format(work->arena, "Payer owes %.*s%.*s%.*s = %.*s", STR_ARG(dollars(work, priced->allowed_cents)), STR_ARG(share), STR_ARG(held),
                      STR_ARG(dollars(work, priced->expected_cents))));
}

static void share_with_patient(Work *work) {
  PatientTerms left = work->contract->patient;
  int32_t rate = left.coinsurance_percent_thousandths;
  for (int i = 0; i < work->pricing.count; i++) {
    PricedLine *priced = &work->pricing.lines[i];
    PatientShare share = pricing_take_patient(&left, priced->allowed_cents);
    priced->patient = share;
    priced->patient_cents = share.copay_cents + share.deductible_cents + share.coinsurance_cents;
    Cents program = priced->allowed_cents - priced->patient_cents;
    priced->sequestration_cents = pricing_sequestration(work->contract, program);
    priced->expected_cents = program - priced->sequestration_cents;
    tell_share(work, i, rate);
    tell_expected(work, i);
  }
}

/* ---- the whole ---- */

static void price_lines(Work *work) {
  price_single_lines(work);
  adjust_fees(work);
  for (int i = 0; i < work->pricing.count; i++) {
    PricedLine *priced = &work->pricing.lines[i];
    if (!priced->rule || pay_rule_is_whole(priced->rule) || priced->allowed_cents == 0) continue;
    Str step = {0};
    priced->allowed_cents = apply_lesser_of(work, priced->allowed_cents, priced->charge_cents, &step);
    if (step.length > 0) add_step(work, i, step);
  }
  price_stay(work);
}

/* By which reason a remit writes off charge less allowed; and what is to be said of lines that no rule covers. */
static void name_reasons(Work *work) {
  bool together = false, paid = false;
  for (int i = 0; i < work->pricing.count; i++) {
    const PricedLine *priced = &work->pricing.lines[i];
    together = together || pay_rule_is_whole(priced->rule);
    paid = paid || (pay_rule_is_whole(priced->rule) && priced->allowed_cents > 0);
  }
  bool in_force = work->contract->pays.count == 0 || effective_in_force(work->contract->effective, work->claim, NULL);
  for (int i = 0; i < work->pricing.count; i++) {
    PricedLine *priced = &work->pricing.lines[i];
    bool included = together && (!priced->rule || pay_rule_is_whole(priced->rule));
    if (!priced->rule) {
      Str none =
          in_force ? STR("No rule of the contract pays for this: allowed 0.00") : STR("The contract is not in force on that day: allowed 0.00");
      add_step(work, i, included ? STR("Included in the price of the other lines: allowed 0.00") : none);
    }
    priced->carc = "45";
    if (priced->allowed_cents == 0) priced->carc = included && paid ? "97" : "256";
    if (priced->allowed_cents > priced->charge_cents) priced->carc = "94";
  }
}

Pricing pricing_claim(Arena *arena, const Contract *contract, const Claim *claim) {
  static const Contract none = {.patient = {.maximum_cents = -1}};
  Work work = {.arena = arena, .contract = contract ? contract : &none, .claim = claim};
  int count = claim->lines.count;
  work.pricing = (Pricing){
      .contract = work.contract, .by_contract = contract != NULL, .claim = claim, .lines = arena_make_many(arena, PricedLine, count), .count = count};
  work.step_capacity = arena_make_many(arena, size_t, count);
  for (int i = 0; i < count; i++) {
    const ClaimLine *line = sent_line(&work, i);
    work.pricing.lines[i] =
        (PricedLine){.line = line->line, .charge_cents = line->charge_cents, .rule = contract_find_rule(work.contract, claim, line)};
  }
  price_lines(&work);
  name_reasons(&work);
  share_with_patient(&work);
  for (int i = 0; i < count; i++) {
    const PricedLine *priced = &work.pricing.lines[i];
    work.pricing.charge_cents += priced->charge_cents;
    work.pricing.allowed_cents += priced->allowed_cents;
    work.pricing.patient_cents += priced->patient_cents;
    work.pricing.sequestration_cents += priced->sequestration_cents;
    work.pricing.expected_cents += priced->expected_cents;
  }
  return work.pricing;
}

const PricedLine *pricing_find_line(const Pricing *pricing, int32_t line) {
  for (int i = 0; i < pricing->count; i++) {
    if (pricing->lines[i].line == line) return &pricing->lines[i];
  }
  return NULL;
}
