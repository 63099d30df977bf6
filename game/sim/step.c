/* One action: whether it can be done now, and what it does. */
#include "overturn/utf8.h"
#include "sim/machine.h"

/* Of a typed text; a journal's line holds four times as much. */
#define TEXT_MOST_BYTES 4096

bool sim_page_here(const Scenario *scenario, const State *state, int page) {
  return page >= 0 && page < scenario->page_count && state->arrived[page] != DAY_NONE;
}

bool sim_fact_known(const State *state, int fact) { return bits_has(state->known, fact); }

static const char *refuse_choices(const Scenario *scenario, const State *state, const Item *item, uint32_t choices) {
  int count = 0;
  for (int i = 0; i < 32; i++) {
    if (!((choices >> i) & 1u)) continue;
    if (i >= item->choice_count || !sim_choice_open(scenario, state, item, i)) return "That choice is not offered now.";
    count++;
  }
  if (!item->many && count != 1) return "Choose one.";
  return NULL;
}

static const char *refuse_letter(const Scenario *scenario, const State *state, const Item *item, uint32_t versions) {
  uint32_t offered = 0;
  for (int i = 0; i < item->letter->part_count; i++) {
    uint32_t open = sim_letter_open(scenario, state, item, i), chosen = versions & open;
    offered |= open;
    if (open && (!chosen || (chosen & (chosen - 1)))) return "Choose one version of each part.";
  }
  return versions & ~offered ? "That version is not offered now." : NULL;
}

static const char *refuse_option(const Scenario *scenario, const State *state, const Item *item, Str option) {
  InterpretOption options[INTERPRET_OPTIONS];
  int count = sim_interpret_options(scenario, state->seed, item, options);
  for (int i = 0; i < count; i++)
    if (str_equal(options[i].id, option)) return NULL;
  return str_equal(option, sim_interpret_right(scenario, item)) ? NULL : "That reading is not among the options.";
}

static const char *refuse_facts(const Scenario *scenario, const State *state, const Action *action) {
  for (int i = 0; i < SCENARIO_MOST_FACTS; i++)
    if (bits_has(action->facts, i) && (i >= scenario->fact_count || !bits_has(state->pinned, i))) return "Only pinned facts can be used.";
  return NULL;
}

/** What is typed has to come back from a journal as it was. */
static const char *refuse_text(Str text) {
  if (text.length > TEXT_MOST_BYTES) return "That text is too long.";
  for (size_t at = 0; at < text.length;) {
    int32_t code_point = utf8_next(text, &at);
    if (code_point < 0 || utf8_forbidden(code_point)) return "That text holds a character that cannot be kept.";
  }
  return NULL;
}

static bool is_amount(int64_t value) { return value >= -MONEY_MOST_CENTS && value <= MONEY_MOST_CENTS; }

static const char *refuse_amounts(const int64_t *values, int count) {
  for (int i = 0; i < count; i++)
    if (!is_amount(values[i])) return "That number is too large.";
  return NULL;
}

static const char *refuse_answer(const Scenario *scenario, const State *state, const Action *action) {
  const Item *item = sim_item(scenario, state);
  if (!item) return "Nothing is asked now.";
  if (action->item != item->index) return "Another question is open.";
  switch (item->kind) {
  case ITEM_CHOICES: return refuse_choices(scenario, state, item, action->choices);
  case ITEM_INTERPRET: return refuse_option(scenario, state, item, action->option);
  case ITEM_LETTER: return refuse_letter(scenario, state, item, action->choices);
  case ITEM_EVIDENCE:
  case ITEM_LINK: return refuse_facts(scenario, state, action);
  case ITEM_DATE: {
    DateWindow window = sim_date_window(scenario, state, item);
    if (action->day == DAY_NONE) return "Pick a day.";
    if (action->day < window.earliest) return "That day is not ahead.";
    return action->day > window.latest ? "That day is too far ahead." : NULL;
  }
  case ITEM_TEXT: return refuse_text(action->text);
  case ITEM_NUMBER: return refuse_amounts(&action->number, 1);
  case ITEM_WORKSHEET:
  case ITEM_MONEY: return refuse_amounts(action->cells, item->cell_count);
  case ITEM_DAY: return action->day == DAY_NONE ? "Pick a day." : NULL;
  case ITEM_ORDER: return machine_refuse_order(item, action->order);
  case ITEM_ALLOCATE: return refuse_amounts(action->buckets, BUCKET_COUNT);
  case ITEM_TALK:
  case ITEM_KIND_COUNT: break;
  }
  return NULL;
}

const char *sim_refuses(const Scenario *scenario, const State *state, const Action *action) {
  if (sim_over(state)) return "The case is over.";
  switch (action->kind) {
  case ACTION_ANSWER: return refuse_answer(scenario, state, action);
  case ACTION_NEXT:
    if (sim_item(scenario, state)) return "A question is open.";
    return sim_talk(scenario, state) ? "A negotiation is going on." : NULL;
  case ACTION_TALK:
    if (!sim_talk(scenario, state)) return "No negotiation is going on.";
    return negotiation_refuses(sim_talk(scenario, state), &state->talks[state->talk], &action->talk, sim_holds, state);
  case ACTION_OPEN: return sim_page_here(scenario, state, action->page) ? NULL : "That page is not on the desk.";
  case ACTION_PIN:
    if (action->fact < 0 || action->fact >= scenario->fact_count || !bits_has(state->known, action->fact)) return "That fact has not been found yet.";
    return NULL;
  case ACTION_UNPIN:
    return action->fact < 0 || action->fact >= scenario->fact_count || !bits_has(state->pinned, action->fact) ? "That fact is not pinned." : NULL;
  case ACTION_PASS:
    if (action->day <= state->day) return "That day is not ahead.";
    return action->day > scenario->today + SCENARIO_MOST_DAYS + 1 ? "That day is too far ahead." : NULL;
  }
  return "Nobody can do that.";
}

static void open_page(const Scenario *scenario, State *state, int page) {
  bits_add(state->opened, page);
  for (int i = 0; i < scenario->fact_count; i++)
    if (scenario->facts[i].page == page) bits_add(state->known, i);
}

/** What was typed and sent is kept: texts and conditions speak of it. The first figures stay. */
static void keep_answer(const Item *item, State *state, const Action *action) {
  if (item->kind == ITEM_EVIDENCE)
    for (size_t i = 0; i < BITS_WORDS(SCENARIO_MOST_FACTS); i++) state->packets[item->packet][i] = action->facts[i];
  if (item->kind == ITEM_LETTER) state->letters[item->letter->index] = action->choices;
  if (item->value_first == NONE || bits_has(state->answered, item->index)) return;
  if (item->kind == ITEM_MONEY) {
    state->values[item->value_first] = action->cells[0];
    return;
  }
  for (int c = 0; c < COLUMN_COUNT; c++) state->values[item->value_first + c] = 0;
  for (int i = 0; i < item->cell_count; i++) state->values[item->value_first + item->cells[i].column] += action->cells[i];
}

static bool choice_effects(Turn *turn, const Item *item, const Action *action) {
  for (int i = 0; i < item->choice_count; i++) {
    if (!((action->choices >> i) & 1u)) continue;
    if (item->choices[i].once_bit != NONE) bits_add(turn->state->used, item->choices[i].once_bit);
    if (machine_effects(turn, &item->choices[i].effects, DAY_NONE)) return true;
  }
  return false;
}

static void answer(Turn *turn, const Action *action) {
  const Item *item = sim_item(turn->scenario, turn->state);
  Result *result = turn->result;
  result->item = item->index;
  result->first = !bits_has(turn->state->answered, item->index);
  machine_score(turn->scenario, turn->state, item, action, result);
  keep_answer(item, turn->state, action);
  bits_add(turn->state->answered, item->index);
  if (machine_effects(turn, &item->effects, item->kind == ITEM_DATE ? action->day : DAY_NONE)) return;
  if (choice_effects(turn, item, action)) return;
  if (result->mistake != NONE && machine_effects(turn, &item->mistakes[result->mistake].effects, DAY_NONE)) return;
  machine_after_answer(turn);
}

Result sim_step(const Scenario *scenario, State *state, const Action *action) {
  Result result = {
      .item = NONE, .choice = NONE, .mistake = NONE, .missing_fact = NONE, .violation = NONE, .day_before = state->day, .step_before = state->step};
  Turn turn = {.scenario = scenario, .state = state, .result = &result};
  switch (action->kind) {
  case ACTION_ANSWER: answer(&turn, action); break;
  case ACTION_NEXT: machine_leave(&turn); break;
  case ACTION_TALK: machine_talk(&turn, action); break;
  case ACTION_OPEN: open_page(scenario, state, action->page); break;
  case ACTION_PIN: bits_add(state->pinned, action->fact); break;
  case ACTION_UNPIN: bits_drop(state->pinned, action->fact); break;
  case ACTION_PASS: machine_pass(&turn, action->day); break;
  }
  return result;
}

void sim_look_everywhere(const Scenario *scenario, State *state) {
  for (int i = 0; i < scenario->page_count; i++)
    if (state->arrived[i] != DAY_NONE) bits_add(state->opened, i);
  for (int i = 0; i < scenario->fact_count; i++) {
    int page = scenario->facts[i].page;
    if (page != NONE && state->arrived[page] != DAY_NONE) bits_add(state->known, i);
  }
  for (size_t i = 0; i < BITS_WORDS(SCENARIO_MOST_FACTS); i++) state->pinned[i] |= state->known[i];
}
