/* Values of compiled expressions. Types were checked when the scenario was read; here everything is a 64-bit integer. */
#include "sim/machine.h"

static bool deal_has(const Scenario *scenario, const State *state, int term, int talk_index) {
  const NegotiationState *talk = &state->talks[talk_index];
  if (talk->end != NEGOTIATION_DEAL) return false;
  const Negotiation *terms = scenario->talks[talk_index];
  return term < terms->terms.count && talk->levels[term] > 0;
}

static bool was_played(const Scenario *scenario, const State *state, int fact) {
  for (int t = 0; t < scenario->talk_count; t++) {
    const FieldList *facts = &scenario->talks[t]->facts;
    for (int i = 0; i < facts->count; i++)
      if (LIST_AT(*facts, NegotiationFact, i)->fact == fact && ((state->talks[t].facts_played >> i) & 1u)) return true;
  }
  return false;
}

static int64_t days_between(Day from, Day to) { return from == DAY_NONE || to == DAY_NONE ? 0 : to - from; }

static int64_t load(const Scenario *scenario, const State *state, const ExprCode *code) {
  int deal = machine_deal(scenario, state);
  switch (code->op) {
  case OP_PUSH: return code->value;
  case OP_VAR: return state->vars[code->a];
  case OP_KNOWN: return bits_has(state->known, code->a);
  case OP_PINNED: return bits_has(state->pinned, code->a);
  case OP_STAMPED: return state->stamps[code->a] != DAY_NONE;
  case OP_DAYS_SINCE: return days_between(state->stamps[code->a], state->day);
  case OP_DAYS_UNTIL: return days_between(state->day, sim_deadline_day(scenario, state, code->a));
  case OP_STAMP_DAY: return state->stamps[code->a];
  case OP_DEADLINE_DAY: return sim_deadline_day(scenario, state, code->a);
  case OP_TODAY: return state->day;
  case OP_ARRIVED: return state->arrived[code->a] != DAY_NONE;
  case OP_SENT: return bits_has(state->packets[scenario->items[code->a]->packet], code->b);
  case OP_WROTE: return (state->letters[scenario->items[code->a]->letter->index] >> code->b) & 1u;
  case OP_ANSWERED: return bits_has(state->answered, code->a);
  case OP_PLAYED: return was_played(scenario, state, code->a);
  case OP_DEAL_MADE: return deal != NONE;
  case OP_DEAL_AMOUNT: return deal == NONE ? 0 : negotiation_amount(scenario->talks[deal], state->talks[deal].deal);
  case OP_DEAL_DATE: return deal == NONE ? DAY_NONE : state->deal_day[deal];
  case OP_DEAL_STATE: return deal == NONE ? DEAL_NONE : state->deal_state[deal];
  case OP_PROMISED: return state->promised[code->a] != DAY_NONE;
  case OP_KEPT: return state->kept[code->a] != DAY_NONE;
  case OP_PROMISE_DAY: return sim_promise_day(scenario, state, code->a);
  case OP_DEAL_HAS: return deal_has(scenario, state, code->a, code->b);
  default: return 0;
  }
}

/** Sums and products stay inside 64 bits: what does not fit becomes the largest amount there is. */
static int64_t held(__int128 value) {
  if (value > MONEY_MOST_CENTS) return MONEY_MOST_CENTS;
  return value < -MONEY_MOST_CENTS ? -MONEY_MOST_CENTS : (int64_t)value;
}

static int64_t combine(ExprOp op, int64_t a, int64_t b) {
  switch (op) {
  case OP_AND: return a && b;
  case OP_OR: return a || b;
  case OP_ADD: return held((__int128)a + b);
  case OP_SUBTRACT: return held((__int128)a - b);
  case OP_MULTIPLY: return held((__int128)a * b);
  case OP_DIVIDE: return b == 0 ? 0 : ratio_floor(b > 0 ? a : -a, 1, b > 0 ? b : -b);
  case OP_EQUAL: return a == b;
  case OP_UNEQUAL: return a != b;
  case OP_LESS: return a < b;
  case OP_LESS_EQUAL: return a <= b;
  case OP_MORE: return a > b;
  case OP_MORE_EQUAL: return a >= b;
  default: return 0;
  }
}

int64_t sim_peek(const Scenario *scenario, const State *state, const Expr *expr) {
  int64_t stack[EXPR_MOST_CODE + 1];
  int depth = 0;
  if (!expr->count) return 1;
  for (int i = 0; i < expr->count; i++) {
    const ExprCode *code = &expr->code[i];
    if (code->op == OP_NOT)
      stack[depth - 1] = !stack[depth - 1];
    else if (code->op == OP_NEGATE)
      stack[depth - 1] = -stack[depth - 1];
    else if (code->op > OP_NEGATE) {
      depth--;
      stack[depth - 1] = combine(code->op, stack[depth - 1], stack[depth]);
    } else {
      stack[depth++] = load(scenario, state, code);
    }
  }
  return stack[0];
}

int64_t sim_eval(const Scenario *scenario, const State *state, const Expr *expr) {
  int64_t value = sim_peek(scenario, state, expr);
  if (scenario->seen[0] && expr->count) bits_add(scenario->seen[value != 0], expr->number);
  return value;
}
