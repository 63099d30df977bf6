/* Figures that hang on the play: remits that follow it, what they bring, worksheets, posting. */
#include "sim/machine.h"

int machine_deal(const Scenario *scenario, const State *state) {
  for (int t = scenario->talk_count - 1; t >= 0; t--)
    if (state->talks[t].end == NEGOTIATION_DEAL) return t;
  return NONE;
}

static Cents deal_amount(const Scenario *scenario, const State *state) {
  int deal = machine_deal(scenario, state);
  return deal == NONE ? 0 : negotiation_amount(scenario->talks[deal], state->talks[deal].deal);
}

/** A remit as it stands, whether or not it has come. Chains of replacement are short and were checked to end. */
static const Remit *make_remit(const Scenario *scenario, const State *state, Arena *arena, int page_index) {
  int chain[SCENARIO_MOST_PAGES], count = 0;
  for (int at = page_index; at != NONE && count < SCENARIO_MOST_PAGES; at = scenario->pages[at].replaces) chain[count++] = at;
  const Remit *made = NULL;
  while (count-- > 0) {
    const Page *page = &scenario->pages[chain[count]];
    if (!page->follows_play) {
      made = page->remit;
      continue;
    }
    Day day = state->arrived[chain[count]] == DAY_NONE ? state->day : state->arrived[chain[count]];
    made = remit_derive(arena, page->remit, made, scenario->pricing, day, deal_amount(scenario, state), scenario->interest);
  }
  return made;
}

const Remit *sim_remit(const Scenario *scenario, const State *state, Arena *arena, int page) {
  if (scenario->pages[page].kind != PAGE_REMIT || state->arrived[page] == DAY_NONE) return NULL;
  const Remit *remit = make_remit(scenario, state, arena, page);
  if (remit->date != DAY_NONE) return remit;
  Remit *dated = arena_make(arena, Remit);
  *dated = *remit;
  dated->date = state->arrived[page];
  return dated;
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

Cents sim_cell_truth(const Scenario *scenario, const State *state, const Item *item, int cell_index) {
  const WorksheetCell *cell = &item->cells[cell_index];
  if (cell->column == COLUMN_COUNT) return deal_amount(scenario, state);
  if (item->cell_remit == NONE) return cell->truth_cents;
  Day as_of = item->as_of == DAY_NONE ? state->day : item->as_of;
  const Page *page = &scenario->pages[item->cell_remit];
  if (!page->follows_play) return pricing_cell(scenario->pricing, page->remit, cell->line, (WorksheetColumn)cell->column, scenario->interest, as_of);
  Arena *scratch = arena_new(0);
  const Remit *remit = make_remit(scenario, state, scratch, item->cell_remit);
  Cents truth = pricing_cell(scenario->pricing, remit, cell->line, (WorksheetColumn)cell->column, scenario->interest, as_of);
  arena_free(scratch);
  return truth;
}

void sim_posting_truth(const Scenario *scenario, const State *state, const Item *item, Cents buckets[BUCKET_COUNT]) {
  Arena *scratch = arena_new(0);
  pricing_posting(scenario->pricing, make_remit(scenario, state, scratch, item->allocate_remit), item->allocate_claim, buckets);
  arena_free(scratch);
}
