/*
 * One price for many lines: a stay paid by the day, by the case or by its group. What stop-loss and outlier make of it looks at the charges of the whole stay,
 * so it is done on the sum, and only then is the price spread over the lines.
 */
#include "scenario/pricing_work.h"

/* Some lines that have one price together, and how it was found. */
typedef struct Stay {
  const PayRule *rule; /* NULL: every line of every rule with one price */
  int lines;
  Cents charge_cents, price_cents;
  Str *steps;
  size_t step_count, step_capacity;
} Stay;

#define tell(WORK, STAY, ...)                                                                   \
  do {                                                                                          \
    Str text_ = str_format((WORK)->arena, __VA_ARGS__);                                         \
    arena_push((WORK)->arena, (STAY)->steps, (STAY)->step_count, (STAY)->step_capacity, text_); \
  } while (0)

static bool is_of(const Stay *stay, const PricedLine *priced) { return stay->rule ? priced->rule == stay->rule : pay_rule_is_whole(priced->rule); }

static Stay stay_of(const Work *work, const PayRule *rule) {
  Stay stay = {.rule = rule};
  for (int i = 0; i < work->pricing.count; i++) {
    const PricedLine *priced = &work->pricing.lines[i];
    if (!is_of(&stay, priced)) continue;
    stay.lines++;
    stay.charge_cents += priced->charge_cents;
  }
  return stay;
}

/* ---- by the day ---- */

static int days_between(const PayRule *rule, Day from, Day to) { return to == from ? rule->same_day : (int)(to - from); }

static int days_of_room(const PayRule *rule, const ClaimLine *line) {
  if (rule->count == DAYS_UNITS || line->from == DAY_NONE || line->to == DAY_NONE) return line->units;
  return days_between(rule, line->from, line->to);
}

static Cents rate_of_room(const PayRule *rule, Str revenue) {
  for (int i = 0; i < rule->levels.count; i++) {
    const LevelRate *level = FIELD_AT(rule->levels, const LevelRate, i);
    if (str_equal(level->revenue, revenue)) return level->rate_cents;
  }
  return rule->rate_cents;
}

static int days_allowed(const Work *work, const PayRule *rule) {
  return rule->limit == LIMIT_APPROVED ? work->claim->approved_days : rule->limit == LIMIT_COVERED ? work->claim->covered_days : -1;
}

static const char *day_word(const PayRule *rule, int days) {
  if (rule->count == DAYS_UNITS) return days == 1 ? "day" : "days";
  return days == 1 ? "midnight" : "midnights";
}

/* Days that may still be paid; those after the limit are the last ones of the claim. */
typedef struct DaysLeft {
  int left, stayed; /* left -1: no limit */
} DaysLeft;

static Cents price_days(Work *work, Stay *stay, const PayRule *rule, Str revenue, int days, DaysLeft *limit) {
  limit->stayed += days;
  int paid = limit->left >= 0 && days > limit->left ? limit->left : days;
  if (limit->left >= 0) limit->left -= paid;
  Cents rate = rate_of_room(rule, revenue), price = ratio_within(rate, paid, 1);
  Str level = rule->levels.count > 0 && revenue.length > 0 ? str_format(work->arena, ", revenue %.*s", STR_ARG(revenue)) : STR("");
  tell(work, stay, "Per diem%.*s: %.*s x %d %s = %.*s%.*s", STR_ARG(level), STR_ARG(dollars(work, rate)), paid, day_word(rule, paid),
       STR_ARG(dollars(work, price)), STR_ARG(clause_note(work, rule->clause)));
  return price;
}

/* Without a room line: from admission to discharge, or whatever was counted. */
static int days_without_room(const Work *work, const PayRule *rule) {
  const Claim *claim = work->claim;
  if (rule->count == DAYS_MIDNIGHTS && claim->admission != DAY_NONE && claim->discharge != DAY_NONE)
    return days_between(rule, claim->admission, claim->discharge);
  int units = 0;
  for (int i = 0; i < work->pricing.count; i++) {
    if (work->pricing.lines[i].rule == rule) units += sent_line(work, i)->units;
  }
  return units;
}

static Cents price_per_diem(Work *work, Stay *stay, const PayRule *rule) {
  int allowed = days_allowed(work, rule), rooms = 0;
  DaysLeft limit = {.left = allowed};
  Cents sum = 0;
  for (int i = 0; i < work->pricing.count; i++) {
    const ClaimLine *line = sent_line(work, i);
    if (work->pricing.lines[i].rule != rule || !claim_line_is_room(line)) continue;
    rooms++;
    sum += price_days(work, stay, rule, line->revenue, days_of_room(rule, line), &limit);
  }
  if (rooms == 0) sum = price_days(work, stay, rule, STR(""), days_without_room(work, rule), &limit);
  sum = cents_within(sum);
  if (allowed >= 0 && limit.stayed > allowed)
    tell(work, stay, "%d %s stayed, %d %s: %d are paid", limit.stayed, day_word(rule, limit.stayed), allowed,
         rule->limit == LIMIT_APPROVED ? "approved" : "covered", allowed);
  if (rooms > 1) tell(work, stay, "All levels together: %.*s", STR_ARG(dollars(work, sum)));
  return sum;
}

/* ---- by the group ---- */

static Str weight_text(const Work *work, int32_t ten_thousandths) {
  Str text = str_format(work->arena, "%d.%04d", ten_thousandths / WHOLE_WEIGHT, ten_thousandths % WHOLE_WEIGHT);
  while (text.at[text.length - 1] == '0') text.length--;
  if (text.at[text.length - 1] == '.') text.length--;
  return text;
}

static Cents price_drg(Work *work, Stay *stay, const PayRule *rule) {
  Str drg = work->claim->drg;
  const DrgWeight *weight = contract_find_weight(work->contract, drg);
  if (!weight) {
    if (drg.length == 0) tell(work, stay, "Paid by DRG, but the claim has none: allowed 0.00");
    if (drg.length > 0) tell(work, stay, "The contract has no weight for DRG %.*s: allowed 0.00", STR_ARG(drg));
    return 0;
  }
  Cents price = ratio_within(rule->rate_cents, weight->ten_thousandths, WHOLE_WEIGHT);
  tell(work, stay, "DRG %.*s: base %.*s x weight %.*s = %.*s%.*s", STR_ARG(drg), STR_ARG(dollars(work, rule->rate_cents)),
       STR_ARG(weight_text(work, weight->ten_thousandths)), STR_ARG(dollars(work, price)), STR_ARG(clause_note(work, rule->clause)));
  return price;
}

static Cents price_rule(Work *work, Stay *stay, const PayRule *rule) {
  if (rule->method == PAY_PER_DIEM) return price_per_diem(work, stay, rule);
  if (rule->method == PAY_DRG) return price_drg(work, stay, rule);
  tell(work, stay, "Case rate: %.*s%.*s", STR_ARG(dollars(work, rule->rate_cents)), STR_ARG(clause_note(work, rule->clause)));
  return rule->rate_cents;
}

/* ---- very dear stays ---- */

/* Charges that the price of the stay is meant to cover: not those of lines paid by themselves, and not what no plan covers. */
static Cents covered_charges(const Work *work) {
  Cents sum = 0;
  for (int i = 0; i < work->pricing.count; i++) {
    const PricedLine *priced = &work->pricing.lines[i];
    if (!priced->rule || pay_rule_is_whole(priced->rule)) sum += priced->charge_cents - sent_line(work, i)->noncovered_cents;
  }
  return sum;
}

static void apply_stop_loss(Work *work, Stay *stay) {
  const StopLoss *rule = work->contract->stop_loss;
  Cents charges = rule->of == CHARGES_BILLED ? claim_charge_cents(work->claim) : covered_charges(work);
  const char *which = rule->of == CHARGES_BILLED ? "Billed" : "Covered";
  Str note = clause_note(work, rule->clause), share = percent(work, rule->percent_thousandths);
  Str over = dollars(work, rule->over_cents), all = dollars(work, charges);
  if (charges <= rule->over_cents) {
    tell(work, stay, "%s charges of %.*s are not above %.*s: no stop-loss%.*s", which, STR_ARG(all), STR_ARG(over), STR_ARG(note));
    return;
  }
  if (rule->from == FIRST_DOLLAR) {
    Cents price = ratio_within(charges, rule->percent_thousandths, WHOLE_THOUSANDTHS);
    tell(work, stay, "%s charges of %.*s are above %.*s: stop-loss from the first dollar, %.*s of %.*s = %.*s in place of %.*s%.*s", which,
         STR_ARG(all), STR_ARG(over), STR_ARG(share), STR_ARG(all), STR_ARG(dollars(work, price)), STR_ARG(dollars(work, stay->price_cents)),
         STR_ARG(note));
    stay->price_cents = price;
    return;
  }
  Cents excess = charges - rule->over_cents, more = ratio_within(excess, rule->percent_thousandths, WHOLE_THOUSANDTHS);
  Cents price = cents_within(stay->price_cents + more);
  tell(work, stay, "%s charges of %.*s are above %.*s: stop-loss from the second dollar, %.*s + %.*s of the excess of %.*s = %.*s%.*s", which,
       STR_ARG(all), STR_ARG(over), STR_ARG(dollars(work, stay->price_cents)), STR_ARG(share), STR_ARG(dollars(work, excess)),
       STR_ARG(dollars(work, price)), STR_ARG(note));
  stay->price_cents = price;
}

static void apply_outlier(Work *work, Stay *stay) {
  const Outlier *rule = work->contract->outlier;
  Cents charges = covered_charges(work), cost = charges;
  Str note = clause_note(work, rule->clause);
  if (rule->cost_percent_thousandths != WHOLE_THOUSANDTHS) {
    cost = ratio_within(charges, rule->cost_percent_thousandths, WHOLE_THOUSANDTHS);
    tell(work, stay, "Cost: %.*s of covered charges of %.*s = %.*s", STR_ARG(percent(work, rule->cost_percent_thousandths)),
         STR_ARG(dollars(work, charges)), STR_ARG(dollars(work, cost)));
  }
  Cents limit = stay->price_cents + rule->threshold_cents;
  Str sum = str_format(work->arena, "%.*s + %.*s = %.*s", STR_ARG(dollars(work, stay->price_cents)), STR_ARG(dollars(work, rule->threshold_cents)),
                       STR_ARG(dollars(work, limit)));
  if (cost <= limit) {
    tell(work, stay, "Cost of %.*s is not above the outlier threshold of %.*s%.*s", STR_ARG(dollars(work, cost)), STR_ARG(sum), STR_ARG(note));
    return;
  }
  Cents more = ratio_within(cost - limit, rule->percent_thousandths, WHOLE_THOUSANDTHS);
  tell(work, stay, "Cost of %.*s is above the outlier threshold of %.*s: %.*s of %.*s = %.*s is added%.*s", STR_ARG(dollars(work, cost)),
       STR_ARG(sum), STR_ARG(percent(work, rule->percent_thousandths)), STR_ARG(dollars(work, cost - limit)), STR_ARG(dollars(work, more)),
       STR_ARG(note));
  stay->price_cents = cents_within(stay->price_cents + more);
}

static void hold_to_charge(Work *work, Stay *stay) {
  Str step = {0};
  stay->price_cents = apply_lesser_of(work, stay->price_cents, stay->charge_cents, &step);
  if (step.length > 0) arena_push(work->arena, stay->steps, stay->step_count, stay->step_capacity, step);
}

/* ---- over the lines ---- */

static void tell_part(Work *work, int index, const Stay *stay) {
  Str part = dollars(work, work->pricing.lines[index].allowed_cents), whole = dollars(work, stay->price_cents);
  static const char *const words[SPREAD_COUNT] = {
      [SPREAD_BY_CHARGE] = "Its part by charge", [SPREAD_FIRST_LINE] = "The first line carries the price", [SPREAD_EVEN] = "Its even part"};
  add_step(work, index, str_format(work->arena, "%s: %.*s of %.*s", words[work->contract->spread], STR_ARG(part), STR_ARG(whole)));
}

/* What is given up to and with a line; whatever rounding leaves falls where the running sum crosses it, so that the parts add up. */
static Cents given_upto(const Work *work, const Stay *stay, int lines, Cents charges_cents) {
  if (work->contract->spread == SPREAD_FIRST_LINE) return stay->price_cents;
  if (work->contract->spread == SPREAD_EVEN) return ratio_within(stay->price_cents, lines, stay->lines);
  return stay->charge_cents == 0 ? stay->price_cents : ratio_within(stay->price_cents, charges_cents, stay->charge_cents);
}

static void spread_price(Work *work, const Stay *stay) {
  Cents charges = 0, given = 0;
  int lines = 0;
  for (int i = 0; i < work->pricing.count; i++) {
    PricedLine *priced = &work->pricing.lines[i];
    if (!is_of(stay, priced)) continue;
    charges += priced->charge_cents;
    Cents upto = given_upto(work, stay, ++lines, charges);
    priced->allowed_cents = upto - given;
    given = upto;
    for (size_t j = 0; j < stay->step_count; j++) add_step(work, i, stay->steps[j]);
    if (stay->lines > 1) tell_part(work, i, stay);
  }
}

/* ---- the whole ---- */

static void price_as_one(Work *work, bool stop_loss, bool outlier) {
  Stay stay = stay_of(work, NULL);
  if (stay.lines == 0) return;
  int rules = 0;
  FieldList pays = work->contract->pays;
  for (int i = 0; i < pays.count; i++) {
    const PayRule *rule = FIELD_AT(pays, const PayRule, i);
    if (!pay_rule_is_whole(rule) || stay_of(work, rule).lines == 0) continue;
    stay.price_cents = cents_within(stay.price_cents + price_rule(work, &stay, rule));
    rules++;
  }
  if (rules > 1) tell(work, &stay, "Together: %.*s", STR_ARG(dollars(work, stay.price_cents)));
  bool first = work->contract->lesser_of_before == LESSER_BEFORE_STOP_LOSS;
  if (first) hold_to_charge(work, &stay);
  if (stop_loss) apply_stop_loss(work, &stay);
  if (outlier) apply_outlier(work, &stay);
  if (!first) hold_to_charge(work, &stay);
  spread_price(work, &stay);
}

void price_stay(Work *work) {
  const Contract *contract = work->contract;
  bool stop_loss = contract->stop_loss && effective_in_force(contract->stop_loss->effective, work->claim, NULL);
  bool outlier = contract->outlier && effective_in_force(contract->outlier->effective, work->claim, NULL);
  if (stop_loss || outlier) {
    price_as_one(work, stop_loss, outlier);
    return;
  }
  for (int i = 0; i < contract->pays.count; i++) {
    const PayRule *rule = FIELD_AT(contract->pays, const PayRule, i);
    if (!pay_rule_is_whole(rule)) continue;
    Stay stay = stay_of(work, rule);
    if (stay.lines == 0) continue;
    stay.price_cents = price_rule(work, &stay, rule);
    hold_to_charge(work, &stay);
    spread_price(work, &stay);
  }
}
