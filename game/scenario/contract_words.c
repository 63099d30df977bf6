/*
 * The terms of a contract in sentences, for whoever shows it. Rates, fees and the patient's share have columns of their own on every page; what is said here
 * is the rest, which a trainee must read to price a stay or a surgery.
 */
#include "scenario/contract_parts.h"

typedef struct Words {
  Arena *arena;
  Str *items;
  size_t count, capacity;
} Words;

#define say(WORDS, ...)                                                                   \
  do {                                                                                    \
    Str text_ = str_format((WORDS)->arena, __VA_ARGS__);                                  \
    arena_push((WORDS)->arena, (WORDS)->items, (WORDS)->count, (WORDS)->capacity, text_); \
  } while (0)

static Str percent(const Words *words, int32_t thousandths) {
  return str_format(words->arena, "%.*s%%", STR_ARG(percent_text(words->arena, thousandths)));
}
static Str dollars(const Words *words, Cents cents) { return money_text(words->arena, cents); }

static Str clause(const Words *words, Str id) { return id.length == 0 ? STR("") : str_format(words->arena, " (clause %.*s)", STR_ARG(id)); }

static Str codes_text(const Words *words, FieldList codes) {
  Buf buf = buf_new(words->arena);
  for (int i = 0; i < codes.count; i++) buf_format(&buf, "%s%.*s", i ? ", " : "", STR_ARG(*FIELD_AT(codes, const Str, i)));
  return buf_str(&buf);
}

/* ", from 2026-01-01 to 2026-12-31 by the day of admission" */
static Str when(const Words *words, const Effective *effective) {
  if (!effective) return STR("");
  static const char *const days[EFFECTIVE_BY_COUNT] = {"the day of service", "the day of admission", "the day of discharge"};
  Buf buf = buf_new(words->arena);
  if (effective->from != DAY_NONE) buf_format(&buf, " from %.*s", STR_ARG(day_iso(words->arena, effective->from)));
  if (effective->to != DAY_NONE) buf_format(&buf, " to %.*s", STR_ARG(day_iso(words->arena, effective->to)));
  buf_format(&buf, " by %s", days[effective->by]);
  return buf_str(&buf);
}

static void say_days(Words *words, const PayRule *rule) {
  if (rule->method != PAY_PER_DIEM) return;
  for (int i = 0; i < rule->levels.count; i++) {
    const LevelRate *level = FIELD_AT(rule->levels, const LevelRate, i);
    say(words, "A day of revenue %.*s is paid at %.*s%.*s.", STR_ARG(level->revenue), STR_ARG(dollars(words, level->rate_cents)),
        STR_ARG(clause(words, rule->clause)));
  }
  if (rule->count == DAYS_MIDNIGHTS)
    say(words, "Midnights are counted; the day of discharge is not paid, a stay of one day %s.", rule->same_day ? "is" : "is not");
  if (rule->limit == LIMIT_APPROVED) say(words, "No more days are paid than were approved.");
  if (rule->limit == LIMIT_COVERED) say(words, "No more days are paid than are covered.");
}

static void say_carve_out(Words *words, const PayRule *rule) {
  Str over = rule->over_cents == 0 ? STR("") : str_format(words->arena, " over %.*s", STR_ARG(dollars(words, rule->over_cents)));
  Str how = rule->method == PAY_INVOICE_PLUS   ? str_format(words->arena, "invoice plus %.*s", STR_ARG(percent(words, rule->percent_thousandths)))
            : rule->method == PAY_FEE_SCHEDULE ? STR("the fee schedule")
                                               : str_format(words->arena, "%.*s of the charge", STR_ARG(percent(words, rule->percent_thousandths)));
  say(words, "%.*s%.*s is paid outside the price of a stay, at %.*s%.*s.", STR_ARG(codes_text(words, rule->codes)), STR_ARG(over), STR_ARG(how),
      STR_ARG(clause(words, rule->clause)));
}

static void say_modifier(Words *words, const ModifierRule *rule, const char *what) {
  if (!rule) return;
  say(words, "%s: %.*s of the fee%.*s.", what, STR_ARG(percent(words, rule->percent_thousandths)), STR_ARG(clause(words, rule->clause)));
  if (rule->non_physician_percent_thousandths >= 0)
    say(words, "Modifier AS: %.*s of the fee.", STR_ARG(percent(words, rule->non_physician_percent_thousandths)));
}

static void say_surgery(Words *words, const Contract *contract) {
  const MultipleRule *multiple = &contract->multiple;
  if (multiple->add_on.count > 0) say(words, "Add-on codes are not ranked: %.*s.", STR_ARG(codes_text(words, multiple->add_on)));
  if (multiple->rank_by == RANK_BY_CHARGE) say(words, "Procedures are ranked by charge.");
  if (multiple->rank_by == RANK_BY_LINE) say(words, "Procedures are ranked in the order of the lines.");
  if (multiple->scope == SCOPE_CLAIM) say(words, "All procedures of a claim are ranked together.");
  say_modifier(words, contract->bilateral, "Both sides, modifier 50");
  say_modifier(words, contract->assistant, "Assistant at surgery, modifiers 80, 81, 82 and AS");
  say_modifier(words, contract->co_surgeon, "Two surgeons, modifier 62");
  if (contract->order.count == 0) return;
  static const char *const names[FEE_STEP_COUNT] = {"both sides", "ranks", "assistant", "two surgeons"};
  Buf buf = buf_new(words->arena);
  for (int i = 0; i < contract->order.count; i++) buf_format(&buf, "%s%s", i ? ", then " : "", names[*FIELD_AT(contract->order, const int32_t, i)]);
  say(words, "Applied in this order: %.*s.", STR_ARG(buf_str(&buf)));
}

static void say_dear(Words *words, const Contract *contract) {
  const StopLoss *loss = contract->stop_loss;
  if (loss) {
    say(words, "Stop-loss: where %s charges are above %.*s, %.*s of %s%.*s%.*s.", loss->of == CHARGES_BILLED ? "billed" : "covered",
        STR_ARG(dollars(words, loss->over_cents)), STR_ARG(percent(words, loss->percent_thousandths)),
        loss->from == FIRST_DOLLAR ? "all of them in place of the price of the stay" : "the excess on top of the price of the stay",
        STR_ARG(when(words, loss->effective)), STR_ARG(clause(words, loss->clause)));
  }
  const Outlier *outlier = contract->outlier;
  if (!outlier) return;
  say(words, "Outlier: where %.*s of covered charges is above the price of the stay plus %.*s, %.*s of what is above is added%.*s%.*s.",
      STR_ARG(percent(words, outlier->cost_percent_thousandths)), STR_ARG(dollars(words, outlier->threshold_cents)),
      STR_ARG(percent(words, outlier->percent_thousandths)), STR_ARG(when(words, outlier->effective)), STR_ARG(clause(words, outlier->clause)));
}

int contract_say_terms(Arena *arena, const Contract *contract, Str **terms) {
  Words words = {.arena = arena};
  if (contract->effective) say(&words, "In force%.*s.", STR_ARG(when(&words, contract->effective)));
  for (int i = 0; i < contract->pays.count; i++) say_days(&words, FIELD_AT(contract->pays, const PayRule, i));
  for (int i = 0; i < contract->drg_weights.count; i++) {
    const DrgWeight *weight = FIELD_AT(contract->drg_weights, const DrgWeight, i);
    say(&words, "DRG %.*s has a weight of %d.%04d.", STR_ARG(weight->drg), weight->ten_thousandths / WHOLE_WEIGHT,
        weight->ten_thousandths % WHOLE_WEIGHT);
  }
  for (int i = 0; i < contract->carve_outs.count; i++) say_carve_out(&words, FIELD_AT(contract->carve_outs, const PayRule, i));
  say_surgery(&words, contract);
  say_dear(&words, contract);
  if (contract->lesser_of_before == LESSER_BEFORE_STOP_LOSS) say(&words, "The limit by charge comes before stop-loss or outlier.");
  if (contract->sequestration_percent_thousandths > 0)
    say(&words, "Sequestration: %.*s of what the program pays after the patient's share is held back, and nobody owes it.",
        STR_ARG(percent(&words, contract->sequestration_percent_thousandths)));
  *terms = words.items;
  return (int)words.count;
}
