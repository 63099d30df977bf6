/* Plays by rule, to see whether a scenario can be passed without reading it: always the first answer, always the longest, the last, or any. */
#include "analysis/graph.h"
#include "overturn/hash.h"

#define TURNS_MOST 600

typedef struct Player {
  const Analysis *analysis;
  const Scenario *scenario;
  Bot bot;
  Rng rng;
  State *state;
} Player;

static size_t text_length(const Item *item, int place, const InterpretOption *options) {
  return options ? options[place].text.length : item->choices[place].text.length;
}

/** Of the places that are open, the one that the bot's rule names. */
static int pick(Player *player, const Item *item, const InterpretOption *options, const int *open, int count) {
  int found = open[0];
  if (player->bot == BOT_RANDOM) return open[rng_below(&player->rng, (uint64_t)count)];
  if (player->bot == BOT_LAST) return open[count - 1];
  for (int i = 1; player->bot == BOT_LONGEST && i < count; i++)
    if (text_length(item, open[i], options) > text_length(item, found, options)) found = open[i];
  return found;
}

static void answer_choices(Player *player, const Item *item, Action *action) {
  int open[SCENARIO_MOST_CHOICES] = {0}, count = 0;
  for (int i = 0; i < item->choice_count; i++)
    if (sim_choice_open(player->scenario, player->state, item, i)) open[count++] = i;
  action->choices = 1u << pick(player, item, NULL, open, count);
  for (int i = 0; item->many && player->bot == BOT_RANDOM && i < count; i++)
    if (rng_below(&player->rng, 2)) action->choices |= 1u << open[i];
}

static void answer_letter(Player *player, const Item *item, Action *action) {
  int open[SCENARIO_MOST_CHOICES];
  for (int p = 0; p < item->letter->part_count; p++) {
    uint32_t offered = sim_letter_open(player->scenario, player->state, item, p);
    int count = 0;
    for (int i = 0; offered >> i; i++)
      if ((offered >> i) & 1u) open[count++] = i;
    if (count) action->choices |= 1u << pick(player, item, NULL, open, count);
  }
}

static void answer_interpret(Player *player, const Item *item, Action *action) {
  InterpretOption options[INTERPRET_OPTIONS];
  int open[INTERPRET_OPTIONS] = {0};
  int count = sim_interpret_options(player->scenario, player->state->seed, item, options);
  for (int i = 0; i < count; i++) open[i] = i;
  action->option = options[pick(player, item, options, open, count)].id;
}

static void answer_date(Player *player, const Item *item, Action *action) {
  bool asked = item->kind == ITEM_DAY; /* any day may be named, and the bots name the same */
  static const Day days_ahead[] = {[BOT_FIRST] = 0, [BOT_LONGEST] = 29, [BOT_RANDOM] = 0, [BOT_LAST] = 59};
  DateWindow window = sim_date_window(player->scenario, player->state, item);
  action->day = (asked ? player->state->day : window.earliest) + days_ahead[player->bot];
  if (player->bot == BOT_RANDOM) action->day += (Day)rng_below(&player->rng, 45);
  if (!asked && action->day > window.latest) action->day = window.latest;
}

/** Facts: the first two, all, or any. */
static void answer_facts(Player *player, Action *action) {
  int taken = 0;
  for (int i = 0; i < player->scenario->fact_count; i++) {
    if (!bits_has(player->state->pinned, i)) continue;
    bool take = player->bot == BOT_LONGEST || (player->bot == BOT_RANDOM ? rng_below(&player->rng, 3) == 0 : taken < 2);
    if (!take) continue;
    bits_add(action->facts, i);
    taken++;
  }
}

/** Entries as they are shown, turned round, the longest first, or in any order. */
static void answer_order(Player *player, const Item *item, Action *action) {
  int8_t shown[SCENARIO_MOST_ENTRIES];
  sim_order_shown(player->state->seed, item, shown);
  for (int i = 0; i < item->entry_count; i++) {
    int at = i;
    int8_t entry = player->bot == BOT_LAST ? shown[item->entry_count - 1 - i] : shown[i];
    if (player->bot == BOT_RANDOM) at = (int)rng_below(&player->rng, (uint64_t)i + 1);
    for (; player->bot == BOT_LONGEST && at > 0; at--)
      if (item->entries[action->order[at - 1]].text.length >= item->entries[entry].text.length) break;
    for (int k = i; k > at; k--) action->order[k] = action->order[k - 1];
    action->order[at] = entry;
  }
}

static Action choose_talk(Player *player, const Negotiation *talk) {
  NegotiationAct acts[CLASSES_MOST];
  int count = negotiation_search_acts(talk, &player->state->talks[talk->index], sim_holds, player->state, acts, CLASSES_MOST);
  Action action = {.kind = ACTION_TALK, .item = talk->index, .talk = {.kind = ACT_ACCEPT, .fact = -1}};
  bool accepts = player->bot != BOT_RANDOM && !sim_refuses(player->scenario, player->state, &action);
  if (!accepts) action.talk = acts[player->bot == BOT_RANDOM ? rng_below(&player->rng, (uint64_t)count) : 0];
  return action;
}

static Action choose(Player *player) {
  const Item *item = sim_item(player->scenario, player->state);
  const Negotiation *talk = sim_talk(player->scenario, player->state);
  if (talk) return choose_talk(player, talk);
  Action action = {.kind = item ? ACTION_ANSWER : ACTION_NEXT, .item = item ? item->index : NONE};
  if (!item) return action;
  switch (item->kind) {
  case ITEM_CHOICES: answer_choices(player, item, &action); break;
  case ITEM_LETTER: answer_letter(player, item, &action); break;
  case ITEM_INTERPRET: answer_interpret(player, item, &action); break;
  case ITEM_DAY:
  case ITEM_DATE: answer_date(player, item, &action); break;
  case ITEM_EVIDENCE:
  case ITEM_LINK: answer_facts(player, &action); break;
  case ITEM_TEXT: action.text = STR("?"); break;
  case ITEM_ORDER: answer_order(player, item, &action); break;
  case ITEM_NUMBER: action.number = item->number + item->number_tolerance + 1; break;
  default: break; /* figures are left at zero: nobody guesses an amount */
  }
  return action;
}

int analysis_bot_score(const Analysis *analysis, Bot bot, uint64_t seed) {
  const Scenario *scenario = analysis->scenario;
  State state;
  Earned earned = {.total = 0};
  Player player = {analysis, scenario, bot, {seed}, &state};
  sim_start(scenario, seed, &state);
  for (int turn = 0; turn < TURNS_MOST && !sim_over(&state); turn++) {
    sim_look_everywhere(scenario, &state);
    Action action = choose(&player);
    if (sim_refuses(scenario, &state, &action)) break;
    bool in_place = false;
    State before = state;
    Result result = sim_step(scenario, &state, &action);
    in_place = value_in_place(scenario, &before, result.item);
    value_earn(analysis, &result, in_place, &earned);
  }
  return analysis_score(analysis, &earned);
}

int analysis_bot_line(const Analysis *analysis, Arena *arena, Bot bot, uint64_t seed, const Action **actions) {
  const Scenario *scenario = analysis->scenario;
  State state;
  Line line = {.arena = arena};
  Player player = {analysis, scenario, bot, {seed}, &state};
  sim_start(scenario, seed, &state);
  for (int turn = 0; turn < TURNS_MOST && !sim_over(&state); turn++) {
    line_look(&line, scenario, &state);
    Action action = choose(&player);
    if (sim_refuses(scenario, &state, &action)) break;
    sim_step(scenario, &state, &action);
    line_push(&line, &action);
  }
  *actions = line.actions;
  return (int)line.count;
}
