/* Random play. Answers are right about as often as wrong, so that plays come everywhere. */
#include "help_random.h"

#include <assert.h>

#define LIST_AT(LIST, TYPE, INDEX) (&((TYPE *)(LIST).at)[INDEX])

static int below(Rng *rng, int bound) { return (int)rng_below(rng, (uint64_t)bound); }
static bool coin(Rng *rng) { return below(rng, 2) == 0; }
static Cents any_amount(Rng *rng) { return (Cents)rng_below(rng, 4000000) - 1000000; }

static void random_choices(const Scenario *scenario, const State *state, const Item *item, Rng *rng, Action *action) {
  int open[SCENARIO_MOST_CHOICES], count = 0;
  for (int i = 0; i < item->choice_count; i++)
    if (sim_choice_open(scenario, state, item, i)) open[count++] = i;
  assert(count > 0); /* a question that offers nothing is not asked */
  if (!item->many) action->choices = 1u << open[below(rng, count)];
  for (int i = 0; item->many && i < count; i++)
    if (coin(rng)) action->choices |= 1u << open[i];
}

static void random_letter(const Scenario *scenario, const State *state, const Item *item, Rng *rng, Action *action) {
  for (int p = 0; p < item->letter->part_count; p++) {
    uint32_t open = sim_letter_open(scenario, state, item, p);
    int places[SCENARIO_MOST_CHOICES], count = 0;
    for (int i = 0; open >> i; i++)
      if ((open >> i) & 1u) places[count++] = i;
    if (count) action->choices |= 1u << places[below(rng, count)];
  }
}

static void random_facts(const State *state, const Item *item, Rng *rng, Action *action, int fact_count) {
  for (int i = 0; i < fact_count; i++)
    if (bits_has(state->pinned, i) && below(rng, 3) == 0) bits_add(action->facts, i);
  for (int i = 0; coin(rng) && i < item->required_count; i++)
    if (bits_has(state->pinned, item->required[i])) bits_add(action->facts, item->required[i]);
}

static Day random_day(const Scenario *scenario, const State *state, const Item *item, Rng *rng) {
  DateWindow window = sim_date_window(scenario, state, item);
  Day edges[] = {window.best_first, window.best_last, window.accept_first, window.accept_last, window.earliest, window.latest};
  Day day = edges[below(rng, 6)] + below(rng, 3) - 1;
  if (day < window.earliest) day = window.earliest;
  return day > window.latest ? window.latest : day;
}

static Day random_asked_day(const Scenario *scenario, const State *state, const Item *item, Rng *rng) {
  const AskedDay *asked = item->mistake_count && coin(rng) ? &item->mistakes[below(rng, item->mistake_count)].day : &item->day;
  Day day = sim_asked_day(scenario, state, asked);
  return day == DAY_NONE || below(rng, 3) == 0 ? state->day + below(rng, 60) - 20 : day;
}

static void random_figures(const Scenario *scenario, const State *state, const Item *item, Rng *rng, Action *action) {
  const Mistake *mistake = item->mistake_count && coin(rng) ? &item->mistakes[below(rng, item->mistake_count)] : NULL;
  for (int i = 0; i < item->cell_count; i++) {
    int column = item->kind == ITEM_MONEY ? 0 : item->cells[i].column;
    action->cells[i] = coin(rng) ? sim_cell_truth(scenario, state, item, i) : any_amount(rng);
    if (mistake && mistake->has[column] && (!mistake->line || mistake->line == item->cells[i].line)) action->cells[i] = mistake->value_cents[column];
  }
}

static void random_order(const Item *item, Rng *rng, Action *action) {
  for (int i = 0; i < item->entry_count; i++) action->order[i] = (int8_t)i;
  for (int swaps = below(rng, 4); swaps > 0; swaps--) {
    int a = below(rng, item->entry_count), b = below(rng, item->entry_count);
    int8_t kept = action->order[a];
    action->order[a] = action->order[b];
    action->order[b] = kept;
  }
}

static void random_answer(const Scenario *scenario, const State *state, const Item *item, Rng *rng, Action *action) {
  InterpretOption options[INTERPRET_OPTIONS];
  *action = (Action){.kind = ACTION_ANSWER, .item = item->index};
  switch (item->kind) {
  case ITEM_CHOICES: random_choices(scenario, state, item, rng, action); break;
  case ITEM_LETTER: random_letter(scenario, state, item, rng, action); break;
  case ITEM_INTERPRET: action->option = options[below(rng, sim_interpret_options(scenario, state->seed, item, options))].id; break;
  case ITEM_WORKSHEET:
  case ITEM_MONEY: random_figures(scenario, state, item, rng, action); break;
  case ITEM_NUMBER: action->number = coin(rng) ? item->number : below(rng, 100); break;
  case ITEM_TEXT: action->text = coin(rng) ? item->accepted[0] : STR("not \"that\" \\ either"); break;
  case ITEM_DAY: action->day = random_asked_day(scenario, state, item, rng); break;
  case ITEM_DATE: action->day = random_day(scenario, state, item, rng); break;
  case ITEM_EVIDENCE:
  case ITEM_LINK: random_facts(state, item, rng, action, scenario->fact_count); break;
  case ITEM_ALLOCATE:
    if (coin(rng)) sim_posting_truth(scenario, state, item, action->buckets);
    for (int i = 0; i < BUCKET_COUNT; i++) {
      bool asked = false;
      for (int b = 0; b < item->bucket_count; b++) asked = asked || item->buckets[b] == i;
      if (!asked) action->buckets[i] = 0; /* a journal holds only what is asked for */
    }
    if (below(rng, 3) == 0) action->buckets[item->buckets[0]] += 1;
    break;
  case ITEM_ORDER: random_order(item, rng, action); break;
  case ITEM_TALK:
  case ITEM_KIND_COUNT: assert(false); break;
  }
}

static void random_talk(const Scenario *scenario, const State *state, Rng *rng, Action *action) {
  const Negotiation *talk = sim_talk(scenario, state);
  *action = (Action){.kind = ACTION_TALK, .item = talk->index};
  for (int tries = 0; tries < 60; tries++) {
    NegotiationAct *act = &action->talk;
    *act = (NegotiationAct){.kind = (NegotiationActKind)below(rng, 5), .fact = -1};
    if (act->kind >= ACT_ACCEPT && below(rng, 4)) continue;
    act->ask = (int16_t)(below(rng, talk->steps.credible + 6) - 2);
    if (talk->facts.count && coin(rng)) act->fact = (int8_t)below(rng, talk->facts.count);
    if (talk->moves.count) act->move = (int8_t)below(rng, talk->moves.count);
    for (int t = 0; t < talk->terms.count; t++)
      act->levels[t] = coin(rng) ? state->talks[talk->index].levels[t] : (int8_t)below(rng, LIST_AT(talk->terms, NegotiationTerm, t)->levels.count);
    if (act->kind != ACT_OFFER && act->kind != ACT_HOLD) act->fact = -1;
    if (act->kind == ACT_MOVE && !talk->moves.count) continue;
    if (!sim_refuses(scenario, state, action)) return;
  }
  action->talk = (NegotiationAct){.kind = ACT_WALK, .fact = -1};
}

static bool random_look(const Scenario *scenario, const State *state, Rng *rng, Action *action) {
  for (int tries = 0; tries < 8; tries++) {
    *action = (Action){.kind = ACTION_OPEN, .page = below(rng, scenario->page_count)};
    if (scenario->fact_count && below(rng, 3))
      *action = (Action){.kind = below(rng, 6) ? ACTION_PIN : ACTION_UNPIN, .fact = below(rng, scenario->fact_count)};
    if (!sim_refuses(scenario, state, action)) return true;
  }
  return false;
}

Action random_action(const Scenario *scenario, const State *state, Rng *rng) {
  Action action;
  if (below(rng, 3) == 0 && random_look(scenario, state, rng, &action)) return action;
  if (sim_item(scenario, state))
    random_answer(scenario, state, sim_item(scenario, state), rng, &action);
  else if (sim_talk(scenario, state))
    random_talk(scenario, state, rng, &action);
  else
    action = (Action){.kind = ACTION_NEXT};
  return action;
}
