/*
 * What can be wrong with a contract: a method without its figure, a clause or a rule that is not there, years that overlap. And the quiet fault that spoils a
 * lesson: a clause whose text names another figure than the pricing uses, so that the trainee who reads carefully is the one who computes wrong.
 */
#include "overturn/late_payment.h"
#include "overturn/number.h"
#include "scenario/check_remit.h"

/* ---- rules of pay ---- */

typedef struct MethodNeeds {
  bool takes_rate, needs_rate, takes_percent, counts_days;
} MethodNeeds;
static const MethodNeeds method_needs[PAY_METHOD_COUNT] = {
    [PAY_FEE_SCHEDULE] = {.takes_rate = true},
    [PAY_PERCENT_OF_SCHEDULE] = {.takes_percent = true},
    [PAY_PERCENT_OF_CHARGE] = {.takes_percent = true},
    [PAY_PER_DIEM] = {.takes_rate = true, .counts_days = true}, /* a rate, or rates by level */
    [PAY_CASE_RATE] = {.takes_rate = true, .needs_rate = true},
    [PAY_DRG] = {.takes_rate = true, .needs_rate = true},
    [PAY_INVOICE_PLUS] = {.takes_percent = true},
};

/* Whether a percentage must be there: nothing may be added to an invoice, but a percent of nothing is no price. */
static bool needs_percent(const PayRule *rule) { return rule->method != PAY_INVOICE_PLUS && method_needs[rule->method].takes_percent; }

static void check_member(FieldReader *reader, const PayRule *rule, const char *name, bool needed, bool taken) {
  const Json *value = json_member(rule->json, str_from(name));
  if (!value && needed) fields_fault(reader, "E460", rule->json, "%s needs \"%s\"", pay_method_words[rule->method], name);
  if (value && !taken) fields_fault_key(reader, "E460", value, "%s does not use \"%s\"", pay_method_words[rule->method], name);
}

static void check_dates(FieldReader *reader, const Json *json, Day from, Day to) {
  if (from != DAY_NONE && to != DAY_NONE && to < from)
    fields_fault(reader, "E464", json, "this ends on %.*s, before it starts on %.*s", STR_ARG(day_iso(reader->arena, to)),
                 STR_ARG(day_iso(reader->arena, from)));
}

static void check_clause_there(FieldReader *reader, const Contract *contract, const Json *json, Str clause) {
  if (clause.length == 0) return;
  Str *names = arena_make_many(reader->arena, Str, contract->clauses.count);
  for (int i = 0; i < contract->clauses.count; i++) {
    names[i] = FIELD_AT(contract->clauses, const Clause, i)->id;
    if (str_equal(names[i], clause)) return;
  }
  const Json *value = json_member(json, STR("clause"));
  Str hint = fields_did_you_mean(reader->arena, clause, names, contract->clauses.count);
  fields_fault(reader, "E461", value ? value : json, "the contract has no clause %.*s%.*s", STR_ARG(clause), STR_ARG(hint));
}

static void check_rule(FieldReader *reader, const Contract *contract, const PayRule *rule) {
  const MethodNeeds *needs = &method_needs[rule->method];
  check_member(reader, rule, "rate", needs->needs_rate || (needs->counts_days && !rule->rates_json), needs->takes_rate);
  check_member(reader, rule, "percent", needs_percent(rule), needs->takes_percent);
  static const char *const of_days[] = {"rates", "count", "same_day", "limit", NULL};
  for (const char *const *name = of_days; *name; name++) check_member(reader, rule, *name, false, needs->counts_days);
  check_dates(reader, rule->json, rule->from, rule->to);
  check_clause_there(reader, contract, rule->json, rule->clause);
}

static bool overlaps(const Fee *a, const Fee *b) {
  bool a_before = a->to != DAY_NONE && b->from != DAY_NONE && a->to < b->from;
  bool b_before = b->to != DAY_NONE && a->from != DAY_NONE && b->to < a->from;
  return !a_before && !b_before;
}

static void check_schedule(FieldReader *reader, const Contract *contract) {
  for (int i = 0; i < contract->schedule.count; i++) {
    const Fee *fee = FIELD_AT(contract->schedule, const Fee, i);
    check_dates(reader, fee->json, fee->from, fee->to);
    /* Fees of one code stand side by side: they come from one list. */
    for (int j = i - 1; j >= 0; j--) {
      const Fee *other = FIELD_AT(contract->schedule, const Fee, j);
      if (!str_equal(other->code, fee->code)) break;
      if (!overlaps(fee, other)) continue;
      fields_fault(reader, "E464", fee->json, "two fees of %.*s are in force on the same days", STR_ARG(fee->code));
      break;
    }
  }
}

/* ---- rules of the reference ---- */

static const TimingRule *find_rule(FieldReader *reader, const RuleBook *rules, Str id, const Json *json) {
  const TimingRule *rule = rule_find(rules, id);
  if (rule) return rule;
  Str *names = arena_make_many(reader->arena, Str, rules->rules.count);
  for (int i = 0; i < rules->rules.count; i++) names[i] = FIELD_AT(rules->rules, const TimingRule, i)->id;
  Str hint = fields_did_you_mean(reader->arena, id, names, rules->rules.count);
  fields_fault(reader, "E462", json, "rule \"%.*s\" is not in the reference%.*s", STR_ARG(id), STR_ARG(hint));
  return NULL;
}

static void check_timing(FieldReader *reader, const Contract *contract, const Claim *claim, const RuleBook *rules) {
  if (contract->prompt_pay_rule.length > 0) {
    const Json *json = json_member(contract->json, STR("prompt_pay"));
    const TimingRule *due = find_rule(reader, rules, contract->prompt_pay_rule, json);
    if (due && !rule_is_time(due)) {
      fields_fault(reader, "E462", json, "rule %.*s counts no time, so nothing falls due by it", STR_ARG(due->id));
    } else if (due && claim->received == DAY_NONE) {
      fields_fault(reader, "E463", json, "prompt pay counts from the day the claim was received, which \"claim\" does not say");
    }
  }
  if (contract->interest_rule.length == 0) return;
  const TimingRule *rate = find_rule(reader, rules, contract->interest_rule, contract->interest);
  if (rate && !late_rule_pays(rate)) {
    fields_fault(reader, "E462", contract->interest, "rule %.*s is no yearly rate of interest and no penalty", STR_ARG(rate->id));
  }
  if (contract->prompt_pay_rule.length == 0) {
    fields_fault(reader, "E463", contract->interest, "interest runs from the day after payment was due: name the rule of that in \"prompt_pay\"");
  }
}

/* ---- clauses against figures ---- */

typedef enum FigureKind { FIGURE_PLAIN, FIGURE_PERCENT, FIGURE_DOLLARS } FigureKind;

typedef struct Figure {
  FigureKind kind;
  int64_t thousandths; /* of a percent, or of a dollar */
} Figure;

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* The next number of a text: "62.5%", "80 percent", "$1,200", "12,400.00"; all else is plain. @return false at the end. */
static bool next_figure(Str text, size_t *at, Figure *figure) {
  while (*at < text.length && !is_digit(text.at[*at])) (*at)++;
  if (*at >= text.length) return false;
  size_t start = *at, end = start;
  char digits[24];
  size_t length = 0;
  bool comma = false, cents = false;
  for (; end < text.length; end++) {
    char c = text.at[end];
    bool inside = end + 1 < text.length && is_digit(text.at[end + 1]);
    if (!is_digit(c) && !((c == ',' || c == '.') && inside)) break;
    if (c == ',') comma = true;
    if (c == '.') cents = end + 3 <= text.length && is_digit(text.at[end + 1]) && is_digit(text.at[end + 2]);
    if (c != ',' && length < sizeof digits) digits[length++] = c;
  }
  *at = end;
  Str rest = str_trim(str_slice(text, end, text.length));
  bool percent = str_starts(rest, STR("%")) || str_starts(rest, STR("percent"));
  bool dollars = (start > 0 && text.at[start - 1] == '$') || comma || cents;
  bool read = number_scaled((Str){digits, length}, 3, MONEY_MOST_CENTS, &figure->thousandths) == NUMBER_OK;
  figure->kind = !read ? FIGURE_PLAIN : percent ? FIGURE_PERCENT : dollars ? FIGURE_DOLLARS : FIGURE_PLAIN;
  return true;
}

static const Clause *find_clause(const Contract *contract, Str id) {
  for (int i = 0; i < contract->clauses.count; i++) {
    const Clause *clause = FIELD_AT(contract->clauses, const Clause, i);
    if (str_equal(clause->id, id)) return clause;
  }
  return NULL;
}

/* Whether the clause names figures of the kind, and not this one among them. */
static bool names_another(Str text, FigureKind kind, int64_t thousandths) {
  Figure figure;
  int others = 0;
  for (size_t at = 0; next_figure(text, &at, &figure);) {
    if (figure.kind != kind) continue;
    if (figure.thousandths == thousandths) return false;
    others++;
  }
  return others > 0;
}

static void check_named(FieldReader *reader, const Contract *contract, Str id, FigureKind kind, int64_t thousandths) {
  const Clause *clause = find_clause(contract, id);
  if (!clause || thousandths == 0 || !names_another(clause->text, kind, thousandths)) return;
  Str used = kind == FIGURE_PERCENT ? percent_text(reader->arena, (int32_t)thousandths) : money_text(reader->arena, thousandths / 10);
  check_warn(reader, "W471", clause->json, "clause %.*s does not name %.*s, by which it prices", STR_ARG(clause->id), STR_ARG(used));
}

static void check_figure(FieldReader *reader, const Contract *contract, const PayRule *rule) {
  /* A clause of levels names several rates, and one of a DRG perhaps weights. */
  if (method_needs[rule->method].takes_percent) {
    check_named(reader, contract, rule->clause, FIGURE_PERCENT, rule->percent_thousandths);
  } else {
    check_named(reader, contract, rule->clause, FIGURE_DOLLARS, rule->rate_cents * 10);
  }
}

static void check_modifier(FieldReader *reader, const Contract *contract, const ModifierRule *rule) {
  if (!rule) return;
  check_clause_there(reader, contract, rule->json, rule->clause);
  check_named(reader, contract, rule->clause, FIGURE_PERCENT, rule->percent_thousandths);
}

static void check_effective(FieldReader *reader, const Effective *effective) {
  if (effective) check_dates(reader, effective->json, effective->from, effective->to);
}

/* Clauses, figures and dates of what is neither a rule nor a fee. */
static void check_citations(FieldReader *reader, const Contract *contract) {
  check_effective(reader, contract->effective);
  check_modifier(reader, contract, contract->bilateral);
  check_modifier(reader, contract, contract->assistant);
  check_modifier(reader, contract, contract->co_surgeon);
  const StopLoss *stop_loss = contract->stop_loss;
  if (stop_loss) {
    check_clause_there(reader, contract, stop_loss->json, stop_loss->clause);
    check_named(reader, contract, stop_loss->clause, FIGURE_PERCENT, stop_loss->percent_thousandths);
    check_named(reader, contract, stop_loss->clause, FIGURE_DOLLARS, stop_loss->over_cents * 10);
    check_effective(reader, stop_loss->effective);
  }
  const Outlier *outlier = contract->outlier;
  if (outlier) {
    check_clause_there(reader, contract, outlier->json, outlier->clause);
    check_named(reader, contract, outlier->clause, FIGURE_PERCENT, outlier->percent_thousandths);
    check_named(reader, contract, outlier->clause, FIGURE_DOLLARS, outlier->threshold_cents * 10);
    check_effective(reader, outlier->effective);
  }
}

static void check_multiple_figures(FieldReader *reader, const Contract *contract) {
  const MultipleRule *multiple = &contract->multiple;
  const Clause *clause = find_clause(contract, multiple->clause);
  if (!clause) return;
  for (int i = 0; i < multiple->percent_thousandths.count; i++) {
    int32_t percent = *FIELD_AT(multiple->percent_thousandths, const int32_t, i);
    /* 100 often goes unsaid: "the first in full". */
    if (percent == 100000 || !names_another(clause->text, FIGURE_PERCENT, percent)) continue;
    check_warn(reader, "W471", clause->json, "clause %.*s does not name %.*s, the percentage of rank %d", STR_ARG(clause->id),
               STR_ARG(percent_text(reader->arena, percent)), i + 1);
    return;
  }
}

/* ---- lines against rules ---- */

/* A day's rate and a case rate are for everything done, also for lines that no rule names. */
static bool is_priced_whole(const Contract *contract, const Claim *claim) {
  for (int i = 0; i < claim->lines.count; i++) {
    const PayRule *rule = contract_find_rule(contract, claim, FIELD_AT(claim->lines, const ClaimLine, i));
    if (pay_rule_is_whole(rule)) return true;
  }
  return false;
}

static void check_coverage(FieldReader *reader, const Contract *contract, const Claim *claim) {
  bool whole = is_priced_whole(contract, claim);
  for (int i = 0; i < claim->lines.count; i++) {
    const ClaimLine *line = FIELD_AT(claim->lines, const ClaimLine, i);
    const PayRule *rule = contract_find_rule(contract, claim, line);
    if (!rule && (whole || !effective_in_force(contract->effective, claim, line))) continue;
    if (!rule) {
      check_warn(reader, "W470", line->json, "no rule of the contract pays for line %d, so it is allowed at 0.00", line->line);
      continue;
    }
    bool by_fee = rule->method == PAY_PERCENT_OF_SCHEDULE || (rule->method == PAY_FEE_SCHEDULE && rule->rate_cents == 0);
    if (by_fee && !contract_find_fee(contract, line->code, contract_day(contract, claim, line))) {
      check_warn(reader, "W470", line->json, "the fee schedule has no fee for \"%.*s\" of line %d, so it is allowed at 0.00", STR_ARG(line->code),
                 line->line);
    }
  }
}

void contract_check(FieldReader *reader, const Contract *contract, const Claim *claim, const RuleBook *rules) {
  size_t errors = reader->diags->errors;
  for (int i = 0; i < contract->pays.count; i++) {
    const PayRule *rule = FIELD_AT(contract->pays, const PayRule, i);
    check_rule(reader, contract, rule);
    check_figure(reader, contract, rule);
  }
  for (int i = 0; i < contract->carve_outs.count; i++) {
    const PayRule *rule = FIELD_AT(contract->carve_outs, const PayRule, i);
    check_rule(reader, contract, rule);
    check_figure(reader, contract, rule);
  }
  check_citations(reader, contract);
  check_clause_there(reader, contract, contract->multiple.json, contract->multiple.clause);
  check_multiple_figures(reader, contract);
  check_schedule(reader, contract);
  for (int i = 0; i < contract->clauses.count; i++) {
    const Clause *clause = FIELD_AT(contract->clauses, const Clause, i);
    check_dates(reader, clause->json, clause->from, clause->to);
  }
  if (rules) check_timing(reader, contract, claim, rules);
  check_terms(reader, contract, claim);
  if (reader->diags->errors == errors) check_coverage(reader, contract, claim);
}
