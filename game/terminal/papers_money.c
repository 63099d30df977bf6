/* Remittance, claim and contract in lines: each line of a table is a sentence that names its figures, so nothing hangs on columns. */
#include "terminal/inside.h"

static Str amount(Terminal *t, Cents cents) { return money_text(t->scratch, cents); }

/* ---- remittance ---- */

static const char *status_words(int status) {
  static const struct {
    int status;
    const char *words;
  } names[] = {
      {1, "processed as primary"},
      {2, "processed as secondary"},
      {3, "processed as tertiary"},
      {4, "denied"},
      {19, "processed as primary, sent on to the next payer"},
      {20, "processed as secondary, sent on to the next payer"},
      {21, "processed as tertiary, sent on to the next payer"},
      {REMIT_STATUS_REVERSAL, "reversal of an earlier payment"},
      {23, "not our claim, sent on"},
      {25, "predetermination only"},
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (names[i].status == status) return names[i].words;
  return "processed";
}

static void say_adjustments(Terminal *t, const FieldList *adjust, const FieldList *remarks) {
  for (int i = 0; i < adjust->count; i++) {
    const Adjustment *one = FIELD_AT(*adjust, Adjustment, i);
    say_after(t, "    ", 6,
              str_format(t->scratch, "%.*s-%.*s takes off %.*s", STR_ARG(group_code_word(one->group)), STR_ARG(one->carc),
                         STR_ARG(amount(t, one->amount_cents))));
  }
  for (int i = 0; i < remarks->count; i++) say_after(t, "    Remark ", 6, *FIELD_AT(*remarks, Str, i));
}

static Str service_of(Terminal *t, int line) {
  const ClaimLine *sent = claim_find_line(t->scenario->claim, line);
  if (!sent) return STR("");
  Buf out = buf_new(t->scratch);
  buf_format(&out, ", %.*s", STR_ARG(sent->service));
  if (sent->code.length) buf_format(&out, ", %.*s", STR_ARG(sent->code));
  for (int i = 0; i < sent->modifiers.count; i++) buf_format(&out, " %.*s", STR_ARG(*FIELD_AT(sent->modifiers, Str, i)));
  return buf_str(&out);
}

static void say_remit_line(Terminal *t, const RemitLine *line, bool ours) {
  Buf out = buf_new(t->scratch);
  buf_format(&out, "Line %d%.*s: charge %.*s, ", (int)line->line, STR_ARG(ours ? service_of(t, line->line) : STR("")),
             STR_ARG(amount(t, line->charge_cents)));
  if (line->allowed_given) buf_format(&out, "allowed %.*s, ", STR_ARG(amount(t, line->allowed_cents)));
  buf_format(&out, "paid %.*s", STR_ARG(amount(t, line->paid_cents)));
  say_after(t, "  ", 4, buf_str(&out));
  say_adjustments(t, &line->adjust, &line->remarks);
}

static void say_remit_claim(Terminal *t, const RemitClaim *claim) {
  sayf(t, "Claim %.*s: status %d, %s. Payer's claim number %.*s.", STR_ARG(claim->claim), (int)claim->status, status_words(claim->status),
       STR_ARG(claim->payer_control));
  say_after(t, "  ", 4,
            str_format(t->scratch, "In all: charge %.*s, paid %.*s, patient owes %.*s", STR_ARG(amount(t, claim->charge_cents)),
                       STR_ARG(amount(t, claim->paid_cents)), STR_ARG(amount(t, claim->patient_cents))));
  if (claim->drg.length) say_after(t, "  ", 4, str_format(t->scratch, "Priced as DRG %.*s", STR_ARG(claim->drg)));
  if (claim->covered_days >= 0) say_after(t, "  ", 4, str_format(t->scratch, "Covered days: %d", (int)claim->covered_days));
  say_adjustments(t, &claim->adjust, &claim->remarks);
  bool ours = t->scenario->claim && str_equal(claim->claim, t->scenario->claim->number);
  for (int i = 0; i < claim->lines.count; i++) say_remit_line(t, FIELD_AT(claim->lines, RemitLine, i), ours);
}

void papers_remit(Terminal *t, int page) {
  const Scenario *scenario = t->scenario;
  const Remit *remit = sim_remit(scenario, terminal_state(t), t->scratch, page);
  if (!remit) return;
  sayf(t, "From %.*s to %.*s. Dated %.*s. Trace %.*s. Payment %.*s.", STR_ARG(scenario->people[scenario->pages[page].payer].name),
       STR_ARG(scenario->people[scenario->provider].name), STR_ARG(day_text(t->scratch, remit->date)), STR_ARG(remit->trace),
       STR_ARG(amount(t, remit->paid_cents)));
  for (int i = 0; i < remit->claims.count; i++) say_remit_claim(t, FIELD_AT(remit->claims, RemitClaim, i));
  for (int i = 0; i < remit->provider_adjust.count; i++) {
    const ProviderAdjustment *one = FIELD_AT(remit->provider_adjust, ProviderAdjustment, i);
    bool adds = one->amount_cents < 0;
    const ProviderCode *code = provider_find_code(&scenario->rules->x12, one->code);
    Str name = code ? str_format(t->scratch, ", %.*s", STR_ARG(code->name)) : STR("");
    sayf(t, "Provider adjustment %.*s%.*s%s%.*s: %s %.*s.", STR_ARG(one->code), STR_ARG(name), one->reference.length ? ", " : "",
         STR_ARG(one->reference), adds ? "adds" : "takes away", STR_ARG(amount(t, adds ? -one->amount_cents : one->amount_cents)));
  }
}

/* ---- claim ---- */

static Str words_of(Terminal *t, const FieldList *list, const char *between) {
  Buf out = buf_new(t->scratch);
  for (int i = 0; i < list->count; i++) buf_format(&out, "%s%.*s", i ? between : "", STR_ARG(*FIELD_AT(*list, Str, i)));
  return buf_str(&out);
}

static void say_claim_line(Terminal *t, const ClaimLine *line) {
  Buf out = buf_new(t->scratch);
  buf_format(&out, "Line %d%.*s, ", (int)line->line, STR_ARG(service_of(t, line->line)));
  if (line->revenue.length) buf_format(&out, "revenue %.*s, ", STR_ARG(line->revenue));
  buf_format(&out, "%.*s", STR_ARG(day_text(t->scratch, line->from)));
  if (line->to != DAY_NONE && line->to != line->from) buf_format(&out, " to %.*s", STR_ARG(day_text(t->scratch, line->to)));
  if (line->invoice_cents > 0) buf_format(&out, ", invoice %.*s", STR_ARG(amount(t, line->invoice_cents)));
  if (line->noncovered_cents > 0) buf_format(&out, ", not covered %.*s", STR_ARG(amount(t, line->noncovered_cents)));
  buf_format(&out, ", %.*s, diagnosis %.*s: charge %.*s", STR_ARG(report_count(t->scratch, line->units, "unit", "units")),
             STR_ARG(words_of(t, &line->dx, ", ")), STR_ARG(amount(t, line->charge_cents)));
  say_after(t, "  ", 4, buf_str(&out));
}

static void say_stay(Terminal *t, const Claim *claim) {
  if (claim->bill_type.length) sayf(t, "Bill type %.*s.", STR_ARG(claim->bill_type));
  if (claim->drg.length) sayf(t, "DRG %.*s.", STR_ARG(claim->drg));
  if (claim->admission != DAY_NONE) sayf(t, "Admitted %.*s.", STR_ARG(day_text(t->scratch, claim->admission)));
  if (claim->discharge != DAY_NONE) sayf(t, "Discharged %.*s.", STR_ARG(day_text(t->scratch, claim->discharge)));
  if (claim->covered_days >= 0) sayf(t, "Covered days %d.", (int)claim->covered_days);
  if (claim->approved_days >= 0) sayf(t, "Approved days %d.", (int)claim->approved_days);
}

void papers_claim(Terminal *t) {
  const Claim *claim = t->scenario->claim;
  sayf(t, "Claim %.*s as sent, form %s. Patient %.*s%s%.*s. Authorization: %.*s.", STR_ARG(claim->number),
       claim->form == CLAIM_837I ? "837I" : "837P", STR_ARG(t->scenario->people[t->scenario->patient].name),
       claim->member_id.length ? ", member " : "", STR_ARG(claim->member_id),
       STR_ARG(claim->authorization.length ? claim->authorization : STR("none on the claim")));
  if (claim->sent != DAY_NONE) sayf(t, "Sent %.*s.", STR_ARG(day_text(t->scratch, claim->sent)));
  if (claim->received != DAY_NONE) sayf(t, "Received by the payer %.*s.", STR_ARG(day_text(t->scratch, claim->received)));
  say_stay(t, claim);
  if (claim->batch) {
    Str total =
        claim->batch->has_total ? str_format(t->scratch, ", %.*s in all", STR_ARG(money_text(t->scratch, claim->batch->total_cents))) : STR("");
    sayf(t, "This case is about %d accounts%.*s: %.*s lists them.", (int)claim->batch->count, STR_ARG(total),
         STR_ARG(page_title(t, claim->batch->page)));
  }
  for (int i = 0; i < claim->lines.count; i++) say_claim_line(t, FIELD_AT(claim->lines, ClaimLine, i));
}

/* ---- contract ---- */

static Str years_of(Terminal *t, Day from, Day to) {
  if (from == DAY_NONE && to == DAY_NONE) return STR("");
  Buf out = buf_new(t->scratch);
  buf_addz(&out, " (in force");
  if (from != DAY_NONE) buf_format(&out, " from %.*s", STR_ARG(day_text(t->scratch, from)));
  if (to != DAY_NONE) buf_format(&out, " to %.*s", STR_ARG(day_text(t->scratch, to)));
  buf_byte(&out, ')');
  return buf_str(&out);
}

static Str method_of(Terminal *t, const PayRule *rule) {
  Str percent = percent_text(t->scratch, rule->percent_thousandths), rate = amount(t, rule->rate_cents);
  switch ((PayMethod)rule->method) {
  case PAY_FEE_SCHEDULE: return rule->rate_cents ? str_format(t->scratch, "a fee of %.*s", STR_ARG(rate)) : STR("the fee schedule");
  case PAY_PERCENT_OF_SCHEDULE: return str_format(t->scratch, "%.*s%% of the fee schedule", STR_ARG(percent));
  case PAY_PERCENT_OF_CHARGE: return str_format(t->scratch, "%.*s%% of charges", STR_ARG(percent));
  case PAY_PER_DIEM: return rule->rate_cents ? str_format(t->scratch, "%.*s a day", STR_ARG(rate)) : STR("a rate a day by level of care");
  case PAY_CASE_RATE: return str_format(t->scratch, "a case rate of %.*s", STR_ARG(rate));
  case PAY_DRG: return str_format(t->scratch, "a base of %.*s times the weight of the DRG", STR_ARG(rate));
  case PAY_INVOICE_PLUS: return str_format(t->scratch, "the invoice plus %.*s%%", STR_ARG(percent));
  case PAY_METHOD_COUNT: break;
  }
  return STR("");
}

static void say_rules(Terminal *t, const Contract *contract) {
  for (int i = 0; i < contract->pays.count; i++) {
    const PayRule *rule = FIELD_AT(contract->pays, PayRule, i);
    Str clause = rule->clause.length ? str_format(t->scratch, ", clause %.*s", STR_ARG(rule->clause)) : STR("");
    say_after(t, "  ", 4,
              str_format(t->scratch, "For %.*s: %.*s%.*s%.*s", STR_ARG(words_of(t, &rule->codes, ", ")), STR_ARG(method_of(t, rule)), STR_ARG(clause),
                         STR_ARG(years_of(t, rule->from, rule->to))));
  }
  for (int i = 0; i < contract->schedule.count; i++) {
    const Fee *fee = FIELD_AT(contract->schedule, Fee, i);
    say_after(t, "  ", 4,
              str_format(t->scratch, "Fee for %.*s: %.*s%.*s", STR_ARG(fee->code), STR_ARG(amount(t, fee->amount_cents)),
                         STR_ARG(years_of(t, fee->from, fee->to))));
  }
}

static void say_multiple(Terminal *t, const MultipleRule *multiple) {
  if (!multiple->percent_thousandths.count) return;
  Buf out = buf_new(t->scratch);
  buf_addz(&out, "Procedures of one day, ranked by fee, pay ");
  for (int i = 0; i < multiple->percent_thousandths.count; i++)
    buf_format(&out, "%s%.*s%%", i ? ", " : "", STR_ARG(percent_text(t->scratch, *FIELD_AT(multiple->percent_thousandths, int32_t, i))));
  buf_addz(&out, "; the last goes on");
  if (multiple->exempt.count) buf_format(&out, ". Not ranked: %.*s", STR_ARG(words_of(t, &multiple->exempt, ", ")));
  say_after(t, "  ", 4, buf_str(&out));
}

static void say_patient(Terminal *t, const PatientTerms *patient) {
  Buf out = buf_new(t->scratch);
  if (patient->copay_cents) buf_format(&out, ", a copay of %.*s", STR_ARG(amount(t, patient->copay_cents)));
  if (patient->deductible_left_cents) buf_format(&out, ", %.*s left of the deductible", STR_ARG(amount(t, patient->deductible_left_cents)));
  if (patient->coinsurance_percent_thousandths)
    buf_format(&out, ", %.*s%% coinsurance", STR_ARG(percent_text(t->scratch, patient->coinsurance_percent_thousandths)));
  if (out.length && patient->maximum_cents >= 0) buf_format(&out, ", %.*s at most", STR_ARG(amount(t, patient->maximum_cents)));
  Str text = buf_str(&out);
  if (text.length) say_after(t, "  The patient owes ", 4, str_slice(text, 2, text.length));
}

/* A rule that stands for all bands of a penalty is not told by its first band: which one it is has to be found. */
static void say_late_terms(Terminal *t, const TimingRule *rule) {
  if (rule->unit == RULE_PERCENT_PER_YEAR) {
    say_after(t, "  Interest: ", 4, str_format(t->scratch, "%.*s (%.*s)", STR_ARG(rule->name), STR_ARG(rule->source)));
    return;
  }
  Str law, band;
  str_cut(rule->source, '(', &law, &band);
  say_after(t, "  Late payment: ", 4, str_format(t->scratch, "a penalty by the number of days late (%.*s)", STR_ARG(law)));
}

static void say_terms_of_law(Terminal *t, const Contract *contract) {
  const TimingRule *prompt = rule_find(t->scenario->rules, contract->prompt_pay_rule);
  const TimingRule *late = rule_find(t->scenario->rules, contract->interest_rule);
  if (prompt) say_after(t, "  Prompt pay: ", 4, str_format(t->scratch, "%.*s (%.*s)", STR_ARG(prompt->name), STR_ARG(prompt->source)));
  if (late) say_late_terms(t, late);
}

/** A clause is a finding too: it has the number that pins it. */
static void say_clause(Terminal *t, const Clause *clause) {
  Str text =
      str_format(t->scratch, "Clause %.*s%.*s: %.*s", STR_ARG(clause->id), STR_ARG(years_of(t, clause->from, clause->to)), STR_ARG(clause->text));
  for (int i = 0; i < t->fact_count; i++) {
    if (!str_equal(t->scenario->facts[t->facts[i]].clause, clause->id)) continue;
    bool pinned = bits_has(terminal_state(t)->pinned, t->facts[i]);
    say_numbered(t, i + 1, pinned ? str_format(t->scratch, "%.*s (pinned)", STR_ARG(text)) : text);
    return;
  }
  say_after(t, "  ", 4, text);
}

void papers_contract(Terminal *t) {
  const Contract *contract = t->scenario->contract;
  if (!contract) return;
  say(t, STR("What it pays:"));
  say_rules(t, contract);
  say_multiple(t, &contract->multiple);
  if (contract->lesser_of_charge_percent_thousandths)
    say_after(t, "  ", 4,
              str_format(t->scratch, "Never more than %.*s%% of the charge",
                         STR_ARG(percent_text(t->scratch, contract->lesser_of_charge_percent_thousandths))));
  Str *terms;
  int count = contract_say_terms(t->scratch, contract, &terms);
  for (int i = 0; i < count; i++) say_after(t, "  ", 4, terms[i]);
  say_patient(t, &contract->patient);
  say_terms_of_law(t, contract);
  if (contract->clauses.count) say(t, STR("Clauses. Type p and the number of one to pin it:"));
  for (int i = 0; i < contract->clauses.count; i++) say_clause(t, FIELD_AT(contract->clauses, Clause, i));
}
