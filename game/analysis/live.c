/* What is still read from each step on. A state's key holds only that, so that states which differ in what nobody will ask are one. */
#include "analysis/graph.h"

static void read_expr(Analysis *analysis, Live *live, const Expr *expr);

static void read_anchor(Analysis *analysis, Live *live, const Anchor *anchor);

static void read_deadline(Analysis *analysis, Live *live, int index) {
  const Deadline *deadlines = analysis->scenario->deadlines;
  for (int i = 0; i < deadlines[index].order_count; i++) {
    const Anchor *from = &deadlines[deadlines[index].order[i]].from;
    if (from->kind != ANCHOR_DEADLINE) read_anchor(analysis, live, from);
  }
}

/** Whether a promise was made is read with the day it is due on, where somebody asks for that. */
static void read_promise(Analysis *analysis, Live *live, int index, bool due) {
  live->promises |= UINT32_C(1) << index;
  if (!due) return;
  live->promise_days |= UINT32_C(1) << index;
  read_anchor(analysis, live, &analysis->scenario->promises[index].from);
}

static void read_anchor(Analysis *analysis, Live *live, const Anchor *anchor) {
  switch (anchor->kind) {
  case ANCHOR_STAMP: live->stamps |= UINT64_C(1) << anchor->index; break;
  case ANCHOR_REMIT:
    bits_add(live->pages, anchor->index);
    bits_add(analysis->day_pages, anchor->index);
    break;
  case ANCHOR_DEAL: live->deal = true; break;
  case ANCHOR_DEADLINE: read_deadline(analysis, live, anchor->index); break;
  case ANCHOR_PROMISE: read_promise(analysis, live, anchor->index, true); break;
  default: break;
  }
}

static void read_fact(const Scenario *scenario, Live *live, int fact) {
  bits_add(live->facts, fact);
  if (scenario->facts[fact].page != NONE) bits_add(live->pages, scenario->facts[fact].page);
}

static void read_expr(Analysis *analysis, Live *live, const Expr *expr) {
  const Scenario *scenario = analysis->scenario;
  bool counts_days = false;
  for (int i = 0; i < expr->count; i++) {
    const ExprCode *code = &expr->code[i];
    counts_days = counts_days || code->op == OP_DAYS_SINCE || code->op == OP_DAYS_UNTIL || code->op == OP_TODAY;
    switch (code->op) {
    case OP_VAR: live->vars |= UINT64_C(1) << code->a; break;
    case OP_KNOWN:
    case OP_PINNED: read_fact(scenario, live, code->a); break;
    case OP_STAMPED:
    case OP_DAYS_SINCE:
    case OP_STAMP_DAY: live->stamps |= UINT64_C(1) << code->a; break;
    case OP_DAYS_UNTIL:
    case OP_DEADLINE_DAY: read_deadline(analysis, live, code->a); break;
    case OP_ARRIVED: bits_add(live->pages, code->a); break;
    case OP_WROTE: live->letters[scenario->items[code->a]->letter->index] |= 1u << code->b; break;
    case OP_SENT:
      bits_add(live->sent, code->b);
      bits_add(analysis->sent[scenario->items[code->a]->packet], code->b);
      break;
    case OP_ANSWERED: bits_add(live->items, code->a); break;
    case OP_PLAYED: live->talks = ~0u; break;
    case OP_DEAL_MADE:
    case OP_DEAL_AMOUNT:
    case OP_DEAL_DATE: live->deal = true; break;
    case OP_DEAL_HAS:
    case OP_DEAL_STATE: live->deal = true; break;
    case OP_PROMISED:
    case OP_KEPT: read_promise(analysis, live, code->a, false); break;
    case OP_PROMISE_DAY: read_promise(analysis, live, code->a, true); break;
    default: break;
    }
  }
  live->day = live->day || counts_days;
  if (counts_days && !analysis->live_known) arena_push(analysis->arena, analysis->day_exprs, analysis->day_expr_count, analysis->day_expr_room, expr);
}

void live_read_expr(Analysis *analysis, Live *live, const Expr *expr) { read_expr(analysis, live, expr); }

void live_read_anchor(Analysis *analysis, Live *live, const Anchor *anchor) { read_anchor(analysis, live, anchor); }

/** A remit whose figures are read. Those with interest hang on the day they came, and so does what is owed for being late. */
static void read_remit(Analysis *analysis, Live *live, int page, bool lateness) {
  for (int left = analysis->scenario->page_count; page != NONE && left > 0; left--) {
    bits_add(live->pages, page);
    if (lateness || analysis->scenario->pages[page].remit->interest_by_contract) bits_add(analysis->day_pages, page);
    if (analysis->scenario->pages[page].follows_deal) live->deal = true;
    page = analysis->scenario->pages[page].replaces;
  }
}

static void read_effects(Analysis *analysis, Live *live, const Effects *effects) {
  for (int i = 0; i < effects->learn_count; i++) bits_add(analysis->learned, effects->learn[i]);
  for (int i = 0; i < effects->set_count; i++) read_expr(analysis, live, &effects->set[i].value);
  read_expr(analysis, live, &effects->recover_value);
  if (effects->recover_remit == NONE) return;
  /* New money is counted against every remit that came before. */
  live->remit_order = true;
  for (int p = 0; p < analysis->scenario->page_count; p++)
    if (analysis->scenario->pages[p].kind == PAGE_REMIT) read_remit(analysis, live, p, false);
}

static void read_facts(const Scenario *scenario, Live *live, const int *facts, int count) {
  for (int i = 0; i < count; i++) read_fact(scenario, live, facts[i]);
}

static bool reads_lateness(const Item *item) {
  for (int i = 0; i < item->cell_count; i++)
    if (item->cells[i].column == COLUMN_INTEREST || item->cells[i].column == COLUMN_PENALTY) return true;
  return false;
}

static void read_item(Analysis *analysis, Live *live, const Item *item) {
  const Scenario *scenario = analysis->scenario;
  bits_add(live->items, item->index);
  for (int i = 0; i < scenario->item_count; i++) {
    const Item *other = scenario->items[i];
    bool shares = other->same_as == item->index || item->same_as == i || (item->same_as != NONE && other->same_as == item->same_as);
    if (shares) bits_add(live->items, i);
  }
  read_expr(analysis, live, &item->when);
  read_effects(analysis, live, &item->effects);
  if (item->kind == ITEM_DATE) read_anchor(analysis, live, &item->date_from);
  read_anchor(analysis, live, &item->day.from);
  read_facts(scenario, live, item->required, item->required_count);
  read_facts(scenario, live, item->optional, item->optional_count);
  read_facts(scenario, live, item->too_much, item->too_much_count);
  if (item->cell_remit != NONE) read_remit(analysis, live, item->cell_remit, reads_lateness(item));
  if (item->allocate_remit != NONE) read_remit(analysis, live, item->allocate_remit, false);
  if (item->cell_count && item->cells[0].column == COLUMN_COUNT) live->deal = true;
  for (int i = 0; i < item->choice_count; i++) {
    const Choice *choice = &item->choices[i];
    if (choice->once_bit != NONE) bits_add(live->used, choice->once_bit);
    read_expr(analysis, live, &choice->when);
    read_facts(scenario, live, choice->needs, choice->needs_count);
    read_effects(analysis, live, &choice->effects);
  }
  for (int i = 0; i < item->mistake_count; i++) {
    read_anchor(analysis, live, &item->mistakes[i].day.from);
    read_effects(analysis, live, &item->mistakes[i].effects);
  }
}

static void read_step(Analysis *analysis, Live *live, const Step *step) {
  for (int i = 0; i < step->learn_count; i++) bits_add(analysis->learned, step->learn[i]);
  read_expr(analysis, live, &step->when);
  read_effects(analysis, live, &step->leave);
  for (int i = 0; i < step->item_count; i++) read_item(analysis, live, &step->items[i]);
  for (int i = 0; i < step->next_count; i++) read_expr(analysis, live, &step->next[i].when);
  if (!step->talk) return;
  live->talks |= 1u << step->talk->index;
  bits_add(live->items, step->talk_item);
  for (int i = 0; i < step->talk->facts.count; i++) read_fact(analysis->scenario, live, LIST_AT(step->talk->facts, NegotiationFact, i)->fact);
  for (int i = 0; i < step->talk->moves.count; i++) {
    int reveals = LIST_AT(step->talk->moves, NegotiationMove, i)->reveals;
    if (reveals != NONE) bits_add(analysis->learned, reveals);
  }
}

/* ---- which steps can follow ---- */

typedef struct Targets {
  int *at;
  int count;
} Targets;

static void add_target(Targets *targets, int step) {
  if (step != NONE) targets->at[targets->count++] = step;
}

static int count_targets(const Step *step) {
  int count = step->next_count + 6;
  for (int i = 0; i < step->item_count; i++) count += 1 + step->items[i].choice_count + step->items[i].mistake_count;
  return count;
}

static Targets list_targets(Arena *arena, const Step *step) {
  Targets targets = {arena_make_many(arena, int, count_targets(step)), 0};
  add_target(&targets, step->otherwise);
  add_target(&targets, step->leave.to_step);
  for (int i = 0; i < step->next_count; i++) add_target(&targets, step->next[i].to_step);
  for (int i = 0; i < step->item_count; i++) {
    const Item *item = &step->items[i];
    add_target(&targets, item->effects.to_step);
    for (int c = 0; c < item->choice_count; c++) add_target(&targets, item->choices[c].effects.to_step);
    for (int m = 0; m < item->mistake_count; m++) add_target(&targets, item->mistakes[m].effects.to_step);
  }
  if (!step->talk) return targets;
  add_target(&targets, step->talk->out.deal);
  add_target(&targets, step->talk->out.walk);
  add_target(&targets, step->talk->out.refused);
  add_target(&targets, step->talk->out.hung_up);
  return targets;
}

void live_merge(Live *into, const Live *from) {
  for (size_t i = 0; i < BITS_WORDS(SCENARIO_MOST_ITEMS); i++) into->items[i] |= from->items[i];
  for (size_t i = 0; i < BITS_WORDS(SCENARIO_MOST_FACTS); i++) {
    into->facts[i] |= from->facts[i];
    into->sent[i] |= from->sent[i];
  }
  for (size_t i = 0; i < BITS_WORDS(SCENARIO_MOST_ONCE); i++) into->used[i] |= from->used[i];
  for (int i = 0; i < SCENARIO_MOST_LETTERS; i++) into->letters[i] |= from->letters[i];
  for (size_t i = 0; i < BITS_WORDS(SCENARIO_MOST_PAGES); i++) into->pages[i] |= from->pages[i];
  into->promises |= from->promises;
  into->promise_days |= from->promise_days;
  into->vars |= from->vars;
  into->stamps |= from->stamps;
  into->talks |= from->talks;
  into->deal = into->deal || from->deal;
  into->remit_order = into->remit_order || from->remit_order;
  into->day = into->day || from->day;
}

int live_targets(Arena *arena, const Step *step, const int **out) {
  Targets targets = list_targets(arena, step);
  *out = targets.at;
  return targets.count;
}

/** Everything that lies behind one step: its own reads, those of all steps that can follow, by a walk without recursion. */
static void gather(const Analysis *analysis, const Live *own, const Targets *targets, int start, Live *live, int *stack, bool *seen) {
  int depth = 0;
  for (int i = 0; i < analysis->scenario->step_count; i++) seen[i] = false;
  stack[depth++] = start;
  seen[start] = true;
  while (depth > 0) {
    int step = stack[--depth];
    live_merge(live, &own[step]);
    for (int i = 0; i < targets[step].count; i++) {
      int next = targets[step].at[i];
      if (seen[next]) continue;
      seen[next] = true;
      stack[depth++] = next;
    }
  }
}

/** Where the order of remits is asked and one of them has to keep its day, all keep theirs. */
static void keep_days_in_order(Analysis *analysis) {
  const Scenario *scenario = analysis->scenario;
  bool day = false, order = false;
  for (int i = 0; i < scenario->step_count; i++) order = order || analysis->live[i].remit_order;
  for (int p = 0; p < scenario->page_count; p++) day = day || (scenario->pages[p].kind == PAGE_REMIT && bits_has(analysis->day_pages, p));
  for (int p = 0; day && order && p < scenario->page_count; p++)
    if (scenario->pages[p].kind == PAGE_REMIT) bits_add(analysis->day_pages, p);
}

void live_prepare(Analysis *analysis) {
  const Scenario *scenario = analysis->scenario;
  int count = scenario->step_count;
  Live *own = analysis->own = arena_make_many(analysis->arena, Live, count);
  Targets *targets = arena_make_many(analysis->arena, Targets, count);
  int *stack = arena_make_many(analysis->arena, int, count);
  bool *seen = arena_make_many(analysis->arena, bool, count);
  analysis->live = arena_make_many(analysis->arena, Live, count);
  for (int i = 0; i < count; i++) {
    read_step(analysis, &own[i], &scenario->steps[i]);
    targets[i] = list_targets(analysis->arena, &scenario->steps[i]);
  }
  /* Events can lead away from anywhere, so what lies behind them is alive everywhere. */
  Live everywhere = {.vars = 0};
  for (int i = 0; i < scenario->event_count; i++) {
    const Event *event = &scenario->events[i];
    read_expr(analysis, &everywhere, &event->when);
    read_effects(analysis, &everywhere, &event->effects);
    const Effects *effects = &event->effects;
    if (effects->stamp_count || effects->promise_count || effects->arrive_count || effects->set_count || effects->learn_count)
      analysis->events_chain = true;
    if (event->from.kind != ANCHOR_STAMP) read_anchor(analysis, &everywhere, &event->from);
    if (event->effects.to_step != NONE) gather(analysis, own, targets, event->effects.to_step, &everywhere, stack, seen);
  }
  for (int i = 0; i < count; i++) {
    gather(analysis, own, targets, i, &analysis->live[i], stack, seen);
    live_merge(&analysis->live[i], &everywhere);
  }
  keep_days_in_order(analysis);
  analysis->live_known = true;
}
