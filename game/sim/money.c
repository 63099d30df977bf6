/* Figures that hang on the play: remits that follow it, what they bring, worksheets, posting. */
#include "sim/machine.h"

int machine_deal(const Scenario *scenario, const State *state) {
  for (int t = scenario->talk_count - 1; t >= 0; t--)
    if (state->talks[t].end == NEGOTIATION_DEAL) return t;
  return NONE;
}

int sim_deal(const Scenario *scenario, const State *state) { return machine_deal(scenario, state); }

static Cents deal_amount(const Scenario *scenario, const State *state) {
  int deal = machine_deal(scenario, state);
  return deal == NONE ? 0 : negotiation_amount(scenario->talks[deal], state->talks[deal].deal);
}

/** A remit with figures of its own that came by play is dated that day. */
static const Remit *date_remit(Arena *arena, const Remit *remit, Day day) {
  Remit *dated = arena_make(arena, Remit);
  *dated = *remit;
  dated->date = day;
  return dated;
}

/** A remit and those that it corrects as they stand, whether or not they have come, the first one first. Chains are short and were checked to end. */
static int make_chain(const Scenario *scenario, const State *state, Arena *arena, int page_index, const Remit **made) {
  int chain[SCENARIO_MOST_PAGES], count = 0;
  for (int at = page_index; at != NONE && count < SCENARIO_MOST_PAGES; at = scenario->pages[at].replaces) chain[count++] = at;
  for (int i = 0; i < count; i++) {
    int at = chain[count - 1 - i];
    const Page *page = &scenario->pages[at];
    Day day = state->arrived[at] == DAY_NONE ? state->day : state->arrived[at];
    made[i] = page->remit;
    if (page->follows_play)
      made[i] = remit_derive(arena, page->remit, i ? made[i - 1] : NULL, scenario->pricing, day, deal_amount(scenario, state), scenario->interest);
    else if (remit_settles_deal(page->remit))
      made[i] = remit_settle(arena, page->remit, page->remit->date == DAY_NONE ? day : page->remit->date, deal_amount(scenario, state));
    else if (page->remit->date == DAY_NONE)
      made[i] = date_remit(arena, page->remit, day);
  }
  return count;
}

static const Remit *make_remit(const Scenario *scenario, const State *state, Arena *arena, int page_index) {
  const Remit *chain[SCENARIO_MOST_PAGES];
  return chain[make_chain(scenario, state, arena, page_index, chain) - 1];
}

const Remit *sim_remit(const Scenario *scenario, const State *state, Arena *arena, int page) {
  if (scenario->pages[page].kind != PAGE_REMIT || state->arrived[page] == DAY_NONE) return NULL;
  return make_remit(scenario, state, arena, page);
}

Cents machine_new_money(const Scenario *scenario, const State *state, int page) {
  Arena *scratch = arena_new(0);
  const Remit **earlier = arena_make_many(scratch, const Remit *, scenario->page_count);
  int count = 0;
  for (int i = 0; i < scenario->page_count; i++) {
    Day came = state->arrived[i];
    /* Of two that came on one day, the one that stands first in the file is the earlier. */
    bool before = came != DAY_NONE && (came < state->arrived[page] || (came == state->arrived[page] && i < page));
    if (before && scenario->pages[i].kind == PAGE_REMIT) earlier[count++] = make_remit(scenario, state, scratch, i);
  }
  Cents cents = remit_new_money(make_remit(scenario, state, scratch, page), earlier, count);
  arena_free(scratch);
  return cents;
}

/** Whether a remit, or one that it corrects, is made from what was played. */
static bool hangs_on_play(const Scenario *scenario, int page) {
  for (int left = scenario->page_count; page != NONE && left > 0; left--) {
    if (scenario->pages[page].follows_play || scenario->pages[page].remit->date == DAY_NONE) return true;
    page = scenario->pages[page].replaces;
  }
  return false;
}

Cents sim_cell_truth(const Scenario *scenario, const State *state, const Item *item, int cell_index) {
  const WorksheetCell *cell = &item->cells[cell_index];
  if (cell->column == COLUMN_COUNT) return deal_amount(scenario, state);
  if (item->cell_remit == NONE) return cell->truth_cents;
  Day as_of = item->as_of == DAY_NONE ? state->day : item->as_of;
  const Remit *chain[SCENARIO_MOST_PAGES];
  Arena *scratch = hangs_on_play(scenario, item->cell_remit) ? arena_new(0) : NULL;
  int count = make_chain(scenario, state, scratch, item->cell_remit, chain);
  Cents truth = late_cell(&scenario->late, scenario->pricing, chain, count, cell->line, (WorksheetColumn)cell->column, as_of);
  if (scratch) arena_free(scratch);
  return truth;
}

void sim_posting_truth(const Scenario *scenario, const State *state, const Item *item, Cents buckets[BUCKET_COUNT]) {
  Arena *scratch = arena_new(0);
  pricing_posting(scenario->pricing, make_remit(scenario, state, scratch, item->allocate_remit), item->allocate_claim, buckets);
  arena_free(scratch);
}
