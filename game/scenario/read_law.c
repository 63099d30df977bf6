/* Whose law the payer's plan is under. It is read before the rest of the people, as prices and interest hang on it. */
#include "scenario/reader.h"

/* Their places among a person's rows, in the order of the table. */
enum { ROW_FUNDING = 6, ROW_LAW = 7 };

static Plan read_plan(const Reader *reader) {
  for (int i = 0; i < reader->raw.people.count; i++) {
    const RawPerson *person = LIST_AT(reader->raw.people, RawPerson, i);
    if (str_is(person->id, "payer")) return (Plan){plan_funding(person->row[ROW_FUNDING]), person->row[ROW_LAW]};
  }
  return (Plan){FUNDING_UNKNOWN, STR("")};
}

void reader_warn_unbound(Reader *reader, const TimingRule *rule, const Json *place) {
  Str why = rule ? rule_unbound(reader->arena, rule, reader->scenario->plan) : STR("");
  if (!why.length) return;
  diags_add(reader->fields.diags, DIAG_WARNING, "W553", place->span, json_path(reader->arena, place), "%.*s does not bind this plan: %.*s",
            STR_ARG(rule->id), STR_ARG(why));
}

void reader_late_terms(Reader *reader) {
  Scenario *scenario = reader->scenario;
  const Contract *contract = scenario->contract;
  scenario->plan = read_plan(reader);
  reader_warn_unbound(reader, rule_find(scenario->rules, contract->prompt_pay_rule), json_place(contract->json, "prompt_pay"));
  reader_warn_unbound(reader, rule_find(scenario->rules, contract->interest_rule), json_place(contract->json, "interest"));
  if (late_terms(scenario->rules, contract, scenario->claim, scenario->plan, &scenario->late))
    interest_terms(scenario->rules, contract, scenario->claim, &scenario->interest);
}
