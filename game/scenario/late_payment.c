/*
 * Late payment. Which rules there are and their figures stand in assets/rules.json; here is how they are counted: whom they bind, which part of a
 * claim was late for how long, and the bands of Texas, the one state here that fines by the billed charge instead of asking interest on the price.
 */
#include "overturn/late_payment.h"

/* ---- whom a rule binds ---- */

static const struct {
  const char *word;
  PlanFunding funding;
  const char *why; /* state law does not bind it */
} fundings[] = {
    /* The first word that is found counts: "self-insured" is not insured. */
    {"self", FUNDING_SELF_FUNDED, "a self-funded plan is under federal law (29 USC 1144)"},
    {"advantage", FUNDING_MEDICARE_ADVANTAGE, "Medicare Advantage is under federal law (42 CFR 422.402)"},
    {"medicaid", FUNDING_MEDICAID, "Medicaid has its own times (42 CFR 447.45)"},
    {"medicare", FUNDING_MEDICARE, "Original Medicare has its own times (42 USC 1395h(c), 1395u(c))"},
    {"federal", FUNDING_FEDERAL, "a plan of federal employees is under federal law (5 USC 8902(m))"},
    {"insured", FUNDING_INSURED, NULL},
};
#define FUNDINGS (sizeof fundings / sizeof *fundings)

static bool has_word(Str text, Str word) {
  for (size_t i = 0; i + word.length <= text.length; i++)
    if (str_equal_nocase(str_slice(text, i, i + word.length), word)) return true;
  return false;
}

PlanFunding plan_funding(Str words) {
  for (size_t i = 0; i < FUNDINGS; i++)
    if (has_word(words, str_from(fundings[i].word))) return fundings[i].funding;
  return FUNDING_UNKNOWN;
}

Str plan_state(Str law) {
  static const char *const states[][2] = {{"CA", "California"}, {"GA", "Georgia"}, {"IL", "Illinois"}, {"NY", "New York"}, {"TX", "Texas"}};
  for (size_t i = 0; i < sizeof states / sizeof *states; i++)
    for (int k = 0; k < 2; k++)
      if (str_equal_nocase(str_trim(law), str_from(states[i][k]))) return str_from(states[i][0]);
  return STR("");
}

static const char *why_not_state_law(PlanFunding funding) {
  for (size_t i = 0; i < FUNDINGS; i++)
    if (fundings[i].funding == funding) return fundings[i].why;
  return NULL;
}

/* The plan's state where it is another than the rule's, else empty. */
static Str other_state(const TimingRule *rule, Plan plan) {
  Str state = plan_state(plan.law);
  return str_equal(state, rule->jurisdiction) ? STR("") : state;
}

Str rule_unbound(Arena *arena, const TimingRule *rule, Plan plan) {
  if (!rule_is_of_state(rule)) return STR("");
  const char *why = why_not_state_law(plan.funding);
  if (why) return str_from(why);
  Str state = other_state(rule, plan);
  return state.length ? str_format(arena, "the plan is under the law of %.*s", STR_ARG(state)) : STR("");
}

static bool binds(const TimingRule *rule, Plan plan) {
  return !rule_is_of_state(rule) || (!why_not_state_law(plan.funding) && !other_state(rule, plan).length);
}

/* ---- terms ---- */

Day prompt_pay_due(const RuleBook *rules, Str rule_id, Day received, Plan plan) {
  const TimingRule *rule = rule_find(rules, rule_id);
  return rule && binds(rule, plan) ? rule_due(rule, received) : DAY_NONE;
}

/* States that fine by bands. */
static const struct {
  const char *state, *bands[LATE_BANDS], *underpaid, *rate;
} schemes[] = {
    {"TX", {"TX-PEN1", "TX-PEN2"}, "TX-PENU", "TX-PEN3"},
};
/* Days late by which each band is over; after the last one interest runs on it. */
static const int band_ends[LATE_BANDS] = {45, 90};

bool late_rule_pays(const TimingRule *rule) {
  return rule->unit == RULE_PERCENT_PER_YEAR || rule->unit == RULE_PERCENT_OF_BILLED_MINUS_CONTRACTED || rule->unit == RULE_PERCENT_OF_UNDERPAID;
}

static bool is_penalty(const TimingRule *rule) { return rule->on_penalty || rule->unit != RULE_PERCENT_PER_YEAR; }

static bool find_scheme(const RuleBook *rules, Str state, LateTerms *terms) {
  for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
    if (!str_is(state, schemes[i].state)) continue;
    for (int b = 0; b < LATE_BANDS; b++) terms->bands[b] = rule_find(rules, str_from(schemes[i].bands[b]));
    terms->underpaid = rule_find(rules, str_from(schemes[i].underpaid));
    terms->penalty_rate = rule_find(rules, str_from(schemes[i].rate));
    return terms->bands[0] && terms->bands[1] && terms->underpaid && terms->penalty_rate;
  }
  return false;
}

bool late_terms(const RuleBook *rules, const Contract *contract, const Claim *claim, Plan plan, LateTerms *terms) {
  *terms = (LateTerms){.received = claim->received, .due = DAY_NONE};
  const TimingRule *pays = rule_find(rules, contract->interest_rule);
  const TimingRule *due = rule_find(rules, contract->prompt_pay_rule);
  if (!pays || !due || !late_rule_pays(pays) || !binds(pays, plan)) return false;
  if (!is_penalty(pays))
    terms->rate = pays;
  else if (!find_scheme(rules, pays->jurisdiction, terms))
    return false;
  terms->due_rule = due;
  terms->due = prompt_pay_due(rules, contract->prompt_pay_rule, claim->received, plan);
  return terms->due != DAY_NONE;
}

/* ---- steps ---- */

#define STEPS_MOST 24

static void say(Arena *arena, LatePayment *late, Str text) {
  if (!arena || late->steps.count >= STEPS_MOST) return;
  if (!late->steps.at) late->steps.at = arena_make_many(arena, Str, STEPS_MOST);
  ((Str *)late->steps.at)[late->steps.count++] = text;
}

static const char *days_word(int days) { return days == 1 ? "day" : "days"; }

static void say_due(Arena *arena, LatePayment *late, const LateTerms *terms) {
  if (!arena) return;
  const TimingRule *rule = terms->due_rule;
  static const char *const units[] = {[RULE_CALENDAR_DAYS] = "calendar days",
                                      [RULE_BUSINESS_DAYS] = "business days",
                                      [RULE_WORKING_DAYS] = "working days",
                                      [RULE_MONTHS] = "months",
                                      [RULE_YEARS] = "years"};
  say(arena, late,
      str_format(arena, "Received %.*s, %d %s (%.*s): due %.*s", STR_ARG(day_text(arena, terms->received)), (int)rule->value, units[rule->unit],
                 STR_ARG(rule->id), STR_ARG(day_text(arena, terms->due))));
}

/* ---- interest ---- */

/* Interest on one part up to a day, with its sum. */
static Cents part_interest(Arena *arena, LatePayment *late, const TimingRule *rate, Cents cents, Day last) {
  Cents interest = pricing_interest(cents, rate->value * 1000, late->due + 1, last);
  if (arena)
    say(arena, late,
        str_format(arena, "%.*s x %d%% x %d / 365 = %.*s (%.*s)", STR_ARG(money_text(arena, cents)), (int)rate->value, last - late->due,
                   STR_ARG(money_text(arena, interest)), STR_ARG(rate->id)));
  return interest;
}

/* ---- penalty ---- */

/* What the penalty is a share of: all that was billed above the contract, or of it the part that was not paid in time. */
static Cents penalty_base(Arena *arena, LatePayment *late, const LateTerms *terms, const LateSum *sum, Cents in_time, Cents late_cents) {
  Cents above = sum->billed_cents - sum->contracted_cents;
  Cents base = in_time > 0 && sum->contracted_cents > 0 ? money_ratio(above, late_cents, sum->contracted_cents) : above;
  if (base < 0) base = 0;
  if (!arena) return base;
  Str billed = money_text(arena, sum->billed_cents), contracted = money_text(arena, sum->contracted_cents);
  say(arena, late,
      str_format(arena, "Billed less contracted: %.*s - %.*s = %.*s", STR_ARG(billed), STR_ARG(contracted), STR_ARG(money_text(arena, above))));
  if (in_time > 0)
    say(arena, late,
        str_format(arena, "%.*s of it was paid in time; underpaid: %.*s x %.*s / %.*s = %.*s (%.*s)", STR_ARG(money_text(arena, in_time)),
                   STR_ARG(money_text(arena, above)), STR_ARG(money_text(arena, late_cents)), STR_ARG(contracted), STR_ARG(money_text(arena, base)),
                   STR_ARG(terms->underpaid->id)));
  return base;
}

static void add_penalty(Arena *arena, LatePayment *late, const LateTerms *terms, const LateSum *sum, Cents in_time, Cents late_cents) {
  const TimingRule *band = terms->bands[late->days_late > band_ends[0]];
  Cents base = penalty_base(arena, late, terms, sum, in_time, late_cents);
  late->penalty_cents = money_ratio(base, band->value, 100);
  bool limited = band->most_cents > 0 && late->penalty_cents > band->most_cents;
  if (limited) late->penalty_cents = band->most_cents;
  late->cite = in_time > 0 ? terms->underpaid->source : band->source;
  if (arena)
    say(arena, late,
        str_format(arena, "%d %s late: %d%% of %.*s = %.*s%s (%.*s)", late->days_late, days_word(late->days_late), (int)band->value,
                   STR_ARG(money_text(arena, base)), STR_ARG(money_text(arena, late->penalty_cents)), limited ? ", the most that the law takes" : "",
                   STR_ARG(band->id)));
  if (late->days_late > band_ends[1])
    late->interest_cents = part_interest(arena, late, terms->penalty_rate, late->penalty_cents, late->due + late->days_late);
  /* Of an institution's penalty the state takes half; of others' the interest (Texas Comptroller, revenue object 3221). */
  late->state_cents = sum->institutional ? late->penalty_cents / 2 : late->interest_cents;
  if (arena && late->state_cents > 0)
    say(arena, late, str_format(arena, "Of this %.*s goes to the state", STR_ARG(money_text(arena, late->state_cents))));
}

/* ---- the whole ---- */

LatePayment late_payment(Arena *arena, const LateTerms *terms, const LateSum *sum) {
  LatePayment late = {.due = terms->due};
  if (terms->due == DAY_NONE) {
    say(arena, &late, STR("No law that binds this plan asks interest or a penalty"));
    return late;
  }
  late.cite = terms->due_rule->source;
  say_due(arena, &late, terms);
  Cents left = sum->expected_cents, in_time = 0, late_cents = 0, interest = 0;
  Day last = DAY_NONE;
  for (int i = 0; i < sum->paid_count; i++) {
    LatePaid paid = sum->paid[i];
    if (sum->as_of != DAY_NONE && paid.day > sum->as_of) continue;
    if (paid.cents > left) paid.cents = left;
    left -= paid.cents;
    /* What was taken back is as if it had not come. */
    if (paid.cents < 0 || paid.day <= terms->due) in_time = in_time + paid.cents > 0 ? in_time + paid.cents : 0;
    if (paid.cents <= 0 || paid.day <= terms->due) continue;
    late_cents += paid.cents;
    if (last == DAY_NONE || paid.day > last) last = paid.day;
    if (arena)
      say(arena, &late,
          str_format(arena, "%.*s came on %.*s, %d %s late", STR_ARG(money_text(arena, paid.cents)), STR_ARG(day_text(arena, paid.day)),
                     paid.day - terms->due, days_word(paid.day - terms->due)));
    if (terms->rate) interest += part_interest(arena, &late, terms->rate, paid.cents, paid.day);
  }
  if (left > 0 && sum->as_of != DAY_NONE && sum->as_of > terms->due) {
    late_cents += left;
    last = sum->as_of;
    if (arena)
      say(arena, &late,
          str_format(arena, "%.*s is open on %.*s, %d %s late", STR_ARG(money_text(arena, left)), STR_ARG(day_text(arena, last)), last - terms->due,
                     days_word(last - terms->due)));
    if (terms->rate) interest += part_interest(arena, &late, terms->rate, left, last);
  }
  if (late_cents <= 0) {
    say(arena, &late, STR("Nothing is late"));
    return late;
  }
  late.days_late = last - terms->due;
  late.interest_cents = interest;
  if (!terms->rate) {
    add_penalty(arena, &late, terms, sum, in_time, late_cents);
    return late;
  }
  late.cite = terms->rate->source;
  if (interest >= terms->rate->least_cents) return late;
  late.interest_cents = 0;
  if (arena)
    say(arena, &late,
        str_format(arena, "Less than %.*s need not be paid (%.*s)", STR_ARG(money_text(arena, terms->rate->least_cents)), STR_ARG(terms->rate->id)));
  return late;
}

/* ---- remits ---- */

#define CHAIN_MOST 16

/* What a remit says was paid in all, of a line or of the claim. */
static Cents paid_by(const Pricing *pricing, const Remit *remit, int line, Cents expected_cents) {
  InterestTerms none = {.due = DAY_NONE};
  return expected_cents - pricing_cell(pricing, remit, line, COLUMN_VARIANCE, none, DAY_NONE);
}

LatePayment late_payment_of(Arena *arena, const LateTerms *terms, const Pricing *pricing, const Remit *const *remits, int count, int line,
                            Day as_of) {
  const PricedLine *priced = line ? pricing_find_line(pricing, line) : NULL;
  LatePaid paid[CHAIN_MOST];
  LateSum sum = {.billed_cents = priced ? priced->charge_cents : pricing->charge_cents,
                 .contracted_cents = priced ? priced->allowed_cents : pricing->allowed_cents,
                 .expected_cents = priced ? priced->expected_cents : pricing->expected_cents,
                 .paid = paid,
                 .institutional = pricing->claim->form == CLAIM_837I,
                 .as_of = as_of};
  if (line && !priced) return (LatePayment){.due = terms->due};
  /* A correction takes back and pays anew; what is new is what came that day. */
  Cents before = 0;
  for (int i = 0; i < count && sum.paid_count < CHAIN_MOST; i++) {
    Cents in_all = paid_by(pricing, remits[i], line, sum.expected_cents);
    if (in_all != before) paid[sum.paid_count++] = (LatePaid){remits[i]->date == DAY_NONE ? as_of : remits[i]->date, in_all - before};
    before = in_all;
  }
  LatePayment late = late_payment(arena, terms, &sum);
  if (!line || !terms->rate || !terms->rate->least_cents) return late;
  /* Whether a sum is too small is asked of the claim. */
  LateTerms whole = *terms;
  TimingRule rate = *terms->rate;
  rate.least_cents = 0;
  whole.rate = &rate;
  if (late_payment_of(NULL, terms, pricing, remits, count, 0, as_of).interest_cents > 0)
    late.interest_cents = late_payment(NULL, &whole, &sum).interest_cents;
  return late;
}

Cents late_cell(const LateTerms *terms, const Pricing *pricing, const Remit *const *remits, int count, int line, WorksheetColumn column, Day as_of) {
  if (column != COLUMN_INTEREST && column != COLUMN_PENALTY) {
    InterestTerms none = {.due = DAY_NONE};
    return pricing_cell(pricing, remits[count - 1], line, column, none, as_of);
  }
  LatePayment late = late_payment_of(NULL, terms, pricing, remits, count, line, as_of);
  return column == COLUMN_INTEREST ? late.interest_cents : late.penalty_cents;
}
