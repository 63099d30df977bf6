/* Texts for people, their {placeholders} filled in from the state. */
#include "sim/machine.h"

static void put_var(const Scenario *scenario, const State *state, Buf *out, int index) {
  const Var *var = &scenario->vars[index];
  int32_t value = state->vars[index];
  if (var->kind == VAR_WORD)
    buf_add(out, var->words[value]);
  else if (var->kind == VAR_FLAG)
    buf_addz(out, value ? "yes" : "no");
  else
    buf_format(out, "%d", (int)value);
}

static void put_day(Buf *out, Day day) { buf_add(out, day == DAY_NONE ? STR("not yet") : day_text(out->arena, day)); }

static void put_remit(const Scenario *scenario, const State *state, Buf *out, const TextRef *ref) {
  const Remit *remit = sim_remit(scenario, state, out->arena, ref->index);
  if (!remit)
    buf_addz(out, "not yet");
  else if (ref->kind == REF_REMIT_DATE)
    put_day(out, remit->date);
  else
    buf_add(out, money_text(out->arena, remit->paid_cents));
}

static void put_value(const Scenario *scenario, const State *state, Buf *out, const TextRef *ref) {
  const Item *item = scenario->items[ref->index];
  int place = item->value_first == NONE ? NONE : item->value_first + (ref->sub == NONE ? 0 : ref->sub);
  buf_add(out, place == NONE ? STR("") : money_text(out->arena, state->values[place]));
}

static void put_ref(const Scenario *scenario, const State *state, Buf *out, const TextRef *ref) {
  int deal = machine_deal(scenario, state);
  switch (ref->kind) {
  case REF_VAR: put_var(scenario, state, out, ref->index); break;
  case REF_STAMP: put_day(out, state->stamps[ref->index]); break;
  case REF_DEADLINE: put_day(out, sim_deadline_day(scenario, state, ref->index)); break;
  case REF_PERSON: buf_add(out, scenario->people[ref->index].name); break;
  case REF_REMIT_DATE:
  case REF_REMIT_PAID: put_remit(scenario, state, out, ref); break;
  case REF_VALUE: put_value(scenario, state, out, ref); break;
  case REF_DEAL_AMOUNT:
    buf_add(out, deal == NONE ? STR("no amount") : money_text(out->arena, negotiation_amount(scenario->talks[deal], state->talks[deal].deal)));
    break;
  case REF_DEAL_DATE: put_day(out, deal == NONE ? DAY_NONE : state->deal_day[deal]); break;
  case REF_DEAL_STATE: buf_add(out, str_from(deal_state_words[deal == NONE ? DEAL_NONE : state->deal_state[deal]])); break;
  case REF_PROMISE: put_day(out, sim_promise_day(scenario, state, ref->index)); break;
  case REF_TODAY: put_day(out, state->day); break;
  }
}

Str sim_text(const Scenario *scenario, const State *state, Arena *arena, Str text) {
  if (str_find(text, '{', 0) == text.length) return text;
  Buf out = buf_new(arena);
  size_t at = 0;
  Str before, name;
  while (scenario_next_ref(text, &at, &before, &name)) {
    TextRef ref;
    buf_add(&out, before);
    if (scenario_text_ref(scenario, name, &ref)) put_ref(scenario, state, &out, &ref);
  }
  buf_add(&out, before);
  return buf_str(&out);
}
