/* When a condition that counts days turns. Nearly all compare one count or day with something that stands still, and then only the days around that can matter;
   the others are asked on every day. */
#include "analysis/graph.h"

int turning_days_plain(const Scenario *scenario, const State *state, const Expr *expr, Day from, Day to, Day *days) {
  State then = *state;
  int count = 0;
  then.day = from;
  int64_t before = sim_peek(scenario, &then, expr);
  for (then.day = from + 1; then.day <= to && count <= SCENARIO_MOST_DAYS; then.day++) {
    int64_t now = sim_peek(scenario, &then, expr);
    if (now != before) days[count++] = then.day;
    before = now;
  }
  return count;
}

static bool moves(ExprOp op) { return op == OP_DAYS_SINCE || op == OP_DAYS_UNTIL || op == OP_TODAY; }
static bool compares(ExprOp op) { return op >= OP_EQUAL && op <= OP_MORE_EQUAL; }
/** A value that no day changes, but of a deadline, which stands_still() asks about. */
static bool stands(ExprOp op) { return op == OP_PUSH || op == OP_VAR || op == OP_STAMP_DAY || op == OP_DEAL_DATE || op == OP_DEADLINE_DAY; }

/** Whether no deadline that the expression asks about moves with the present day. A later day never makes a deadline earlier, so both ends tell. */
static bool stands_still(const Scenario *scenario, const State *state, const Expr *expr, Day from, Day to) {
  State first = *state, last = *state;
  first.day = from;
  last.day = to;
  for (int i = 0; i < expr->count; i++) {
    const ExprCode *code = &expr->code[i];
    if (code->op != OP_DAYS_UNTIL && code->op != OP_DEADLINE_DAY) continue;
    if (sim_deadline_day(scenario, &first, code->a) != sim_deadline_day(scenario, &last, code->a)) return false;
  }
  return true;
}

/** What a count or day is compared with: the value beside it, when both are the two sides of one comparison. NULL: they are not. */
static const ExprCode *beside(const Expr *expr, int at) {
  const ExprCode *code = expr->code;
  if (at + 2 < expr->count && stands(code[at + 1].op) && compares(code[at + 2].op)) return &code[at + 1];
  if (at > 0 && at + 1 < expr->count && stands(code[at - 1].op) && compares(code[at + 1].op)) return &code[at - 1];
  return NULL;
}

/** The day on which a count or day is as large as the value beside it. @return false where it never moves. */
static bool meeting(const Scenario *scenario, const State *state, const ExprCode *moving, const ExprCode *standing, int64_t *day) {
  int64_t value = sim_peek(scenario, state, &(Expr){.code = standing, .count = 1});
  Day fixed = moving->op == OP_DAYS_SINCE ? state->stamps[moving->a] : moving->op == OP_DAYS_UNTIL ? sim_deadline_day(scenario, state, moving->a) : 0;
  if (fixed == DAY_NONE) return false;
  *day = moving->op == OP_DAYS_UNTIL ? fixed - value : fixed + value;
  return true;
}

static void keep(Day *days, int *count, int64_t day, Day from, Day to) {
  int place = 0;
  if (day <= from || day > to) return;
  while (place < *count && days[place] < day) place++;
  if (place < *count && days[place] == day) return;
  for (int i = (*count)++; i > place; i--) days[i] = days[i - 1];
  days[place] = (Day)day;
}

int turning_days(const Scenario *scenario, const State *state, const Expr *expr, Day from, Day to, Day *days) {
  int count = 0, turned = 0;
  if (!stands_still(scenario, state, expr, from, to)) return turning_days_plain(scenario, state, expr, from, to, days);
  for (int i = 0; i < expr->count; i++) {
    int64_t day = 0;
    if (!moves(expr->code[i].op)) continue;
    const ExprCode *standing = beside(expr, i);
    if (!standing || count + 2 > SCENARIO_MOST_DAYS) return turning_days_plain(scenario, state, expr, from, to, days);
    if (!meeting(scenario, state, &expr->code[i], standing, &day)) continue;
    keep(days, &count, day, from, to);
    keep(days, &count, day + 1, from, to);
  }
  State then = *state;
  for (int i = 0; i < count; i++) {
    then.day = days[i] - 1;
    int64_t before = sim_peek(scenario, &then, expr);
    then.day = days[i];
    if (sim_peek(scenario, &then, expr) != before) days[turned++] = days[i];
  }
  return turned;
}
