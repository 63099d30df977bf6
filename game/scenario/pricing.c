/*
 * What a contract pays for a claim. Each step is done for all lines before the next begins (method, ranks, lesser-of, patient), because ranks and shares
 * look across lines; and each leaves a sentence, because the sum is what a trainee has to redo by hand.
 */
#include "overturn/pricing.h"

#define WHOLE_THOUSANDTHS 100000 /* 100% */

/* A ratio held to what any amount may be, so that sums over a claim cannot overflow whatever an author multiplies. */
static Cents ratio_within(Cents cents, int64_t numerator, int64_t denominator) {
  Cents result = money_ratio(cents, numerator, denominator);
  return result > MONEY_MOST_CENTS ? MONEY_MOST_CENTS : result;
}

typedef struct Work {
  Arena *arena;
  const Contract *contract;
  const Claim *claim;
  Pricing pricing;
  size_t *step_capacity; /* by line */
} Work;

static const ClaimLine *sent_line(const Work *work, int index) { return FIELD_AT(work->claim->lines, const ClaimLine, index); }

static void add_step(Work *work, int index, Str text) {
  FieldList *steps = &work->pricing.lines[index].steps;
  Str *at = steps->at;
  size_t count = (size_t)steps->count;
  arena_push(work->arena, at, count, work->step_capacity[index], text);
  *steps = (FieldList){.at = at, .count = (int)count};
}

static Str dollars(const Work *work, Cents cents) { return money_text(work->arena, cents); }
static Str percent(const Work *work, int32_t thousandths) {
  return str_format(work->arena, "%.*s%%", STR_ARG(percent_text(work->arena, thousandths)));
}

static Str clause_note(const Work *work, Str clause) {
  return clause.length == 0 ? STR("") : str_format(work->arena, " (clause %.*s)", STR_ARG(clause));
}

static bool is_priced_together(const PayRule *rule) { return rule && (rule->method == PAY_PER_DIEM || rule->method == PAY_CASE_RATE); }
static bool is_priced_by_fee(const PayRule *rule) { return rule && (rule->method == PAY_FEE_SCHEDULE || rule->method == PAY_PERCENT_OF_SCHEDULE); }

/* ---- methods that price line by line ---- */

static bool find_fee(const Work *work, const PayRule *rule, const ClaimLine *line, Cents *fee_cents) {
  if (rule->method == PAY_FEE_SCHEDULE && rule->rate_cents > 0) {
    *fee_cents = rule->rate_cents;
    return true;
  }
  const Fee *fee = contract_find_fee(work->contract, line->code, line->from);
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

/* ---- methods that have one price for all their lines ---- */

typedef struct Together {
  int lines, units, room_units;
  bool room;
  Cents charge_cents;
} Together;

static Together lines_of_rule(const Work *work, const PayRule *rule) {
  Together together = {0};
  for (int i = 0; i < work->pricing.count; i++) {
    if (work->pricing.lines[i].rule != rule) continue;
    const ClaimLine *line = sent_line(work, i);
    together.lines++;
    together.units += line->units;
    together.charge_cents += line->charge_cents;
    if (!claim_line_is_room(line)) continue;
    together.room = true;
    together.room_units += line->units;
  }
  return together;
}

static Cents apply_lesser_of(const Work *work, Cents price_cents, Cents charge_cents, Str *step) {
  int32_t share = work->contract->lesser_of_charge_percent_thousandths;
  if (share == 0) return price_cents;
  Cents limit = ratio_within(charge_cents, share, WHOLE_THOUSANDTHS);
  Cents lower = limit < price_cents ? limit : price_cents;
  Str of = share == WHOLE_THOUSANDTHS ? STR("the charge") : str_format(work->arena, "%.*s of the charge", STR_ARG(percent(work, share)));
  *step = str_format(work->arena, "Lower of %.*s and %.*s, %.*s: %.*s", STR_ARG(dollars(work, price_cents)), STR_ARG(of),
                     STR_ARG(dollars(work, limit)), STR_ARG(dollars(work, lower)));
  return lower;
}

/* One price over the lines of a rule, by charge; what rounding leaves falls where the running sum crosses it, so that the parts add up. */
static void spread_price(Work *work, const PayRule *rule, Together together, Cents price_cents, Str how, Str lesser) {
  Cents charges = 0, given = 0;
  for (int i = 0; i < work->pricing.count; i++) {
    PricedLine *priced = &work->pricing.lines[i];
    if (priced->rule != rule) continue;
    charges += priced->charge_cents;
    Cents upto = together.charge_cents == 0 ? price_cents : ratio_within(price_cents, charges, together.charge_cents);
    priced->allowed_cents = upto - given;
    given = upto;
    add_step(work, i, how);
    if (lesser.length > 0) add_step(work, i, lesser);
    if (together.lines > 1)
      add_step(work, i,
               str_format(work->arena, "Its part by charge: %.*s of %.*s", STR_ARG(dollars(work, priced->allowed_cents)),
                          STR_ARG(dollars(work, price_cents))));
  }
}

static void price_together(Work *work, const PayRule *rule) {
  Together together = lines_of_rule(work, rule);
  if (together.lines == 0) return;
  Cents price = rule->rate_cents;
  Str note = clause_note(work, rule->clause);
  Str how = str_format(work->arena, "Case rate: %.*s%.*s", STR_ARG(dollars(work, price)), STR_ARG(note));
  if (rule->method == PAY_PER_DIEM) {
    int days = together.room ? together.room_units : together.units;
    price = ratio_within(rule->rate_cents, days, 1);
    how = str_format(work->arena, "Per diem: %.*s x %d %s = %.*s%.*s", STR_ARG(dollars(work, rule->rate_cents)), days,
                     days == 1 ? "midnight" : "midnights", STR_ARG(dollars(work, price)), STR_ARG(note));
  }
  Str lesser = {0};
  price = apply_lesser_of(work, price, together.charge_cents, &lesser);
  spread_price(work, rule, together, price, how, lesser);
}

/* ---- several procedures of one day ---- */

static bool is_ranked(const Work *work, int index) {
  const PricedLine *priced = &work->pricing.lines[index];
  if (!is_priced_by_fee(priced->rule) || priced->allowed_cents == 0) return false;
  FieldList exempt = work->contract->multiple.exempt;
  for (int i = 0; i < exempt.count; i++) {
    if (str_equal(*FIELD_AT(exempt, const Str, i), sent_line(work, index)->code)) return false;
  }
  return true;
}

static const char *ordinal_end(int n) {
  if (n % 100 >= 11 && n % 100 <= 13) return "th";
  return n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
}

static void rank_procedures(Work *work) {
  FieldList percents = work->contract->multiple.percent_thousandths;
  int count = work->pricing.count;
  if (percents.count == 0) return;
  Cents *fees = arena_make_many(work->arena, Cents, count);
  bool *ranked = arena_make_many(work->arena, bool, count);
  for (int i = 0; i < count; i++) {
    fees[i] = work->pricing.lines[i].allowed_cents;
    ranked[i] = is_ranked(work, i);
  }
  for (int i = 0; i < count; i++) {
    if (!ranked[i]) continue;
    int rank = 1, of = 0;
    for (int j = 0; j < count; j++) {
      if (!ranked[j] || sent_line(work, j)->from != sent_line(work, i)->from) continue;
      of++;
      if (fees[j] > fees[i] || (fees[j] == fees[i] && j < i)) rank++;
    }
    if (of == 1) continue;
    int32_t share = *FIELD_AT(percents, const int32_t, rank <= percents.count ? rank - 1 : percents.count - 1);
    PricedLine *priced = &work->pricing.lines[i];
    priced->allowed_cents = ratio_within(fees[i], share, WHOLE_THOUSANDTHS);
    add_step(work, i,
             str_format(work->arena, "Ranked %d%s of %d that day: %.*s x %.*s = %.*s%.*s", rank, ordinal_end(rank), of,
                        STR_ARG(dollars(work, fees[i])), STR_ARG(percent(work, share)), STR_ARG(dollars(work, priced->allowed_cents)),
                        STR_ARG(clause_note(work, work->contract->multiple.clause))));
  }
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

static void share_with_patient(Work *work) {
  PatientTerms left = work->contract->patient;
  int32_t rate = left.coinsurance_percent_thousandths;
  for (int i = 0; i < work->pricing.count; i++) {
    PricedLine *priced = &work->pricing.lines[i];
    PatientShare share = pricing_take_patient(&left, priced->allowed_cents);
    priced->patient = share;
    priced->patient_cents = share.copay_cents + share.deductible_cents + share.coinsurance_cents;
    priced->expected_cents = priced->allowed_cents - priced->patient_cents;
    if (priced->patient_cents == 0) continue;
    if (share.copay_cents > 0) add_step(work, i, str_format(work->arena, "Copay: %.*s", STR_ARG(dollars(work, share.copay_cents))));
    if (share.deductible_cents > 0) add_step(work, i, str_format(work->arena, "Deductible: %.*s", STR_ARG(dollars(work, share.deductible_cents))));
    if (share.coinsurance_cents > 0) {
      Cents rest = priced->allowed_cents - share.copay_cents - share.deductible_cents;
      Str cut = share.coinsurance_cents < ratio_within(rest, rate, WHOLE_THOUSANDTHS) ? STR(" (up to the maximum)") : STR("");
      add_step(work, i,
               str_format(work->arena, "Coinsurance: %.*s of %.*s = %.*s%.*s", STR_ARG(percent(work, rate)), STR_ARG(dollars(work, rest)),
                          STR_ARG(dollars(work, share.coinsurance_cents)), STR_ARG(cut)));
    }
    add_step(work, i,
             str_format(work->arena, "Payer owes %.*s - %.*s = %.*s", STR_ARG(dollars(work, priced->allowed_cents)),
                        STR_ARG(dollars(work, priced->patient_cents)), STR_ARG(dollars(work, priced->expected_cents))));
  }
}

/* ---- the whole ---- */

static void price_lines(Work *work) {
  for (int i = 0; i < work->pricing.count; i++) {
    const PayRule *rule = work->pricing.lines[i].rule;
    if (is_priced_by_fee(rule)) price_by_fee(work, i);
    if (rule && rule->method == PAY_PERCENT_OF_CHARGE) price_by_charge(work, i);
  }
  rank_procedures(work);
  for (int i = 0; i < work->pricing.count; i++) {
    PricedLine *priced = &work->pricing.lines[i];
    if (!priced->rule || is_priced_together(priced->rule) || priced->allowed_cents == 0) continue;
    Str step = {0};
    priced->allowed_cents = apply_lesser_of(work, priced->allowed_cents, priced->charge_cents, &step);
    if (step.length > 0) add_step(work, i, step);
  }
  for (int i = 0; i < work->contract->pays.count; i++) {
    const PayRule *rule = FIELD_AT(work->contract->pays, const PayRule, i);
    if (is_priced_together(rule)) price_together(work, rule);
  }
}

/* By which reason a remit takes charge less allowed off. */
static void name_reasons(Work *work) {
  bool together = false;
  for (int i = 0; i < work->pricing.count; i++) together = together || is_priced_together(work->pricing.lines[i].rule);
  for (int i = 0; i < work->pricing.count; i++) {
    PricedLine *priced = &work->pricing.lines[i];
    bool included = together && (!priced->rule || is_priced_together(priced->rule));
    if (!priced->rule) {
      add_step(work, i,
               included ? STR("Included in the price of the other lines: allowed 0.00") : STR("No rule of the contract pays for this: allowed 0.00"));
    }
    priced->carc = "45";
    if (priced->allowed_cents == 0) priced->carc = included ? "97" : "256";
    if (priced->allowed_cents > priced->charge_cents) priced->carc = "94";
  }
}

Pricing pricing_claim(Arena *arena, const Contract *contract, const Claim *claim) {
  static const Contract none = {.patient = {.maximum_cents = -1}};
  Work work = {.arena = arena, .contract = contract ? contract : &none, .claim = claim};
  int count = claim->lines.count;
  work.pricing = (Pricing){.contract = work.contract, .claim = claim, .lines = arena_make_many(arena, PricedLine, count), .count = count};
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
