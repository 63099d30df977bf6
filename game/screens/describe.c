/* Words for actions, prompts and amounts: the task panel, the debrief and the best line say the same thing the same way. */
#include "report/report.h"
#include "screens/view.h"

Str clock_text(Arena *arena, const State *state) { return report_clock(arena, state->minute); }

Str points_text(Arena *arena, int32_t thousandths) {
  const char *sign = thousandths < 0 ? "\xE2\x88\x92" : "";
  int32_t value = thousandths < 0 ? -thousandths : thousandths, tenths = (value % 1000 + 50) / 100;
  int32_t whole = value / 1000 + tenths / 10;
  tenths %= 10;
  return tenths ? str_format(arena, "%s%d.%d", sign, (int)whole, (int)tenths) : str_format(arena, "%s%d", sign, (int)whole);
}

Str name_of_id(Arena *arena, Str id) {
  Str copy = str_copy(arena, id);
  char *at = arena_make_many(arena, char, id.length + 1);
  for (size_t i = 0; i < copy.length; i++) at[i] = copy.at[i] == '_' || copy.at[i] == '-' ? ' ' : copy.at[i];
  if (copy.length && at[0] >= 'a' && at[0] <= 'z') at[0] = (char)(at[0] - 'a' + 'A');
  return (Str){at, copy.length};
}

Str person_name(const Scenario *scenario, int person) { return person == NONE ? STR("") : scenario->people[person].name; }

DeskApp app_of_view(View view) {
  static const DeskApp apps[VIEW_COUNT] = {
      [VIEW_WORKLIST] = APP_NOTES,    [VIEW_CLAIM] = APP_CLAIM,   [VIEW_REMITTANCE] = APP_REMITTANCE, [VIEW_CONTRACT] = APP_CONTRACT,
      [VIEW_CHART] = APP_CHART,       [VIEW_PORTAL] = APP_PORTAL, [VIEW_PHONE] = APP_PHONE,           [VIEW_NEGOTIATION] = APP_NEGOTIATION,
      [VIEW_CALENDAR] = APP_CALENDAR, [VIEW_NOTES] = APP_NOTES,   [VIEW_LETTERS] = APP_LETTERS,       [VIEW_PAYMENTS] = APP_PAYMENTS,
      [VIEW_DECISION] = APP_COUNT,    [VIEW_MESSAGE] = APP_COUNT,
  };
  return apps[view];
}

Str talk_amount(Arena *arena, const Negotiation *talk, Cents amount) {
  static const Word units[] = {[UNIT_PERCENT] = W_PERCENT, [UNIT_DAYS] = W_DAYS_UNIT, [UNIT_BUSINESS_DAYS] = W_BUSINESS_DAYS_UNIT};
  Str text = money_shown(arena, amount);
  if (talk->unit == UNIT_DOLLARS) return text;
  if (str_ends(text, STR(".00"))) text = str_slice(text, 0, text.length - 3);
  return str_format(arena, "%.*s %.*s", STR_ARG(text), STR_ARG(word(units[talk->unit])));
}

/* ---- Prompts ---- */

static Str focus_name(Arena *arena, const Item *item) {
  if (item->focus_group == NONE) return item->focus_code;
  return str_format(arena, "%s %.*s", group_code_words[item->focus_group], STR_ARG(item->focus_code));
}

Str item_prompt(Arena *arena, const Scenario *scenario, const State *state, const Item *item) {
  static const Word kinds[ITEM_KIND_COUNT] = {
      [ITEM_CHOICES] = W_ASK_CHOICES,   [ITEM_WORKSHEET] = W_ASK_WORKSHEET, [ITEM_MONEY] = W_ASK_MONEY,       [ITEM_NUMBER] = W_ASK_NUMBER,
      [ITEM_TEXT] = W_ASK_TEXT,         [ITEM_DATE] = W_ASK_DATE,           [ITEM_EVIDENCE] = W_ASK_EVIDENCE, [ITEM_LINK] = W_ASK_LINK,
      [ITEM_ALLOCATE] = W_ASK_ALLOCATE, [ITEM_ORDER] = W_ASK_ORDER,         [ITEM_DAY] = W_ASK_DAY,           [ITEM_LETTER] = W_ASK_LETTER,
      [ITEM_TALK] = W_ASK_TALK};
  static const Word readings[] = {[INTERPRET_LIABILITY] = W_ASK_LIABILITY, [INTERPRET_MEANING] = W_ASK_MEANING, [INTERPRET_ACTION] = W_ASK_ACTION};
  if (item->prompt.length) return sim_text(scenario, state, arena, item->prompt);
  if (item->kind == ITEM_INTERPRET) return word_with(arena, readings[item->interpret], focus_name(arena, item), STR(""));
  return word(kinds[item->kind]);
}

/* ---- Answers ---- */

static void add_part(Buf *out, Str part) {
  if (out->length) buf_add(out, STR("; "));
  buf_add(out, part);
}

static Str choices_text(Arena *arena, const Scenario *scenario, const State *state, const Item *item, uint32_t choices) {
  Buf out = buf_new(arena);
  for (int i = 0; i < item->choice_count; i++)
    if (choices >> i & 1) add_part(&out, sim_text(scenario, state, arena, item->choices[i].text));
  return buf_str(&out);
}

static Str option_text(const Scenario *scenario, const State *state, const Item *item, Str id) {
  InterpretOption options[INTERPRET_OPTIONS];
  int count = sim_interpret_options(scenario, state->seed, item, options);
  for (int i = 0; i < count; i++)
    if (str_equal(options[i].id, id)) return options[i].text;
  return id;
}

static Str facts_text(Arena *arena, const Scenario *scenario, const State *state, const uint64_t *facts) {
  Buf out = buf_new(arena);
  for (int i = 0; i < scenario->fact_count; i++)
    if (bits_has(facts, i)) add_part(&out, sim_text(scenario, state, arena, scenario->facts[i].text));
  return out.length ? buf_str(&out) : word(W_NOTHING);
}

static Str order_text(Arena *arena, const Scenario *scenario, const State *state, const Item *item, const int8_t *order) {
  Buf out = buf_new(arena);
  for (int i = 0; i < item->entry_count; i++) {
    Str text = sim_text(scenario, state, arena, item->entries[order[i]].text);
    add_part(&out, str_format(arena, "%d. %.*s", i + 1, STR_ARG(text)));
  }
  return buf_str(&out);
}

static Str cells_text(Arena *arena, const Item *item, const Cents *cells) {
  Buf out = buf_new(arena);
  for (int i = 0; i < item->cell_count && i < SCENARIO_MOST_CELLS; i++) add_part(&out, money_shown(arena, cells[i]));
  return buf_str(&out);
}

static Str buckets_text(Arena *arena, const Item *item, const Cents *buckets) {
  Buf out = buf_new(arena);
  for (int i = 0; i < item->bucket_count; i++) {
    Str amount = money_shown(arena, buckets[item->buckets[i]]);
    add_part(&out, str_format(arena, "%.*s %.*s", STR_ARG(bucket_name(item->buckets[i])), STR_ARG(amount)));
  }
  return buf_str(&out);
}

Str bucket_name(int bucket) {
  static const Word names[BUCKET_COUNT] = {[BUCKET_PAID] = W_PAID, [BUCKET_CONTRACTUAL] = W_CONTRACTUAL, [BUCKET_PATIENT] = W_PATIENT,
                                           [BUCKET_HELD] = W_HELD, [BUCKET_INTEREST] = W_INTEREST,       [BUCKET_REVERSAL] = W_REVERSAL};
  return word(names[bucket]);
}

static Str answer_text(Arena *arena, const Scenario *scenario, const State *state, const Action *action) {
  const Item *item = scenario->items[action->item];
  switch (item->kind) {
  case ITEM_CHOICES: return choices_text(arena, scenario, state, item, action->choices);
  case ITEM_INTERPRET: return option_text(scenario, state, item, action->option);
  case ITEM_WORKSHEET:
  case ITEM_MONEY: return cells_text(arena, item, action->cells);
  case ITEM_NUMBER: return str_format(arena, "%lld", (long long)action->number);
  case ITEM_TEXT: return action->text;
  case ITEM_DAY:
  case ITEM_DATE: return day_shown(arena, action->day);
  case ITEM_EVIDENCE:
  case ITEM_LINK: return facts_text(arena, scenario, state, action->facts);
  case ITEM_ALLOCATE: return buckets_text(arena, item, action->buckets);
  case ITEM_ORDER: return order_text(arena, scenario, state, item, action->order);
  case ITEM_LETTER: return report_action_words(arena, scenario, state, action);
  case ITEM_TALK:
  case ITEM_KIND_COUNT: break;
  }
  return STR("");
}

/* The author's reason about what was done: of the choice, of the mistake, of what was put too late; else of the question. */
Str why_text(Arena *arena, const Scenario *scenario, const Played *played) {
  const Result *result = &played->result;
  const Item *item = scenario->items[result->item];
  bool answer = played->action.kind == ACTION_ANSWER;
  int late = answer && item->kind == ITEM_ORDER ? sim_order_late(item, played->action.order) : NONE;
  Str why = STR("");
  if (item->kind == ITEM_CHOICES && result->choice != NONE) why = item->choices[result->choice].why;
  if (result->mistake != NONE && result->mistake < item->mistake_count) why = item->mistakes[result->mistake].why;
  if (late != NONE) why = item->entries[late].why;
  bool told = item->kind == ITEM_LETTER || (item->kind == ITEM_INTERPRET && !item->why.length);
  if (answer && told) return report_why(arena, scenario, played);
  return sim_text(scenario, &played->after, arena, why.length ? why : item->why);
}

RankingView ranking_view(Arena *arena, const Scenario *scenario, const Played *played) {
  int places[SCENARIO_MOST_CHOICES];
  if (played->action.kind != ACTION_ANSWER) return (RankingView){NULL, 0};
  const Item *item = scenario->items[played->action.item];
  int count = sim_ranked(scenario, &played->before, item, places);
  RankedView *rows = arena_make_many(arena, RankedView, count);
  for (int i = 0; i < count; i++) {
    const Choice *choice = &item->choices[places[i]];
    rows[i] = (RankedView){.text = sim_text(scenario, &played->before, arena, choice->text),
                           .days = word_count(arena, W_RANKED_DAYS, choice->days, STR("")),
                           .risk = (Risk)choice->risk,
                           .yours = (played->action.choices >> places[i]) & 1u};
  }
  return (RankingView){rows, count};
}

/* ---- Moves of a negotiation ---- */

static Str with_fact(Arena *arena, const Scenario *scenario, const State *state, const Negotiation *talk, int place, Str text) {
  if (place < 0 || place >= talk->facts.count) return text;
  const NegotiationFact *fact = &((const NegotiationFact *)talk->facts.at)[place];
  return word_with(arena, W_WITH_FACT, text, sim_text(scenario, state, arena, scenario->facts[fact->fact].text));
}

static Str talk_text(Arena *arena, const Scenario *scenario, const State *state, const NegotiationAct *act) {
  const Negotiation *talk = sim_talk(scenario, state);
  if (!talk) return STR("");
  Str ask = talk_amount(arena, talk, negotiation_amount(talk, act->ask));
  Str offer = talk_amount(arena, talk, negotiation_amount(talk, negotiation_offer(talk, &state->talks[state->talk], NULL)));
  switch (act->kind) {
  case ACT_OFFER: return with_fact(arena, scenario, state, talk, act->fact, word_with(arena, W_ASKED_FOR, ask, STR("")));
  case ACT_HOLD: return with_fact(arena, scenario, state, talk, act->fact, word(W_HELD_THE_OFFER));
  case ACT_MOVE: return ((const NegotiationMove *)talk->moves.at)[act->move].text;
  case ACT_ACCEPT: return word_with(arena, W_ACCEPTED, offer, STR(""));
  case ACT_WALK: return word(W_WALKED_AWAY);
  }
  return STR("");
}

bool played_leaves(const Played *played) {
  if (action_looks(&played->action)) return false;
  if (played->before.step != played->after.step || played->action.kind == ACTION_NEXT) return true;
  bool again = played->after.item != NONE && played->after.item <= played->before.item;
  return played->action.kind == ACTION_ANSWER && again;
}

Str action_text(Arena *arena, const Scenario *scenario, const State *state, const Action *action) {
  switch (action->kind) {
  case ACTION_ANSWER: return answer_text(arena, scenario, state, action);
  case ACTION_TALK: return talk_text(arena, scenario, state, &action->talk);
  case ACTION_NEXT: return word(W_WENT_ON);
  case ACTION_OPEN: return scenario->pages[action->page].title;
  case ACTION_PIN:
  case ACTION_UNPIN: return sim_text(scenario, state, arena, scenario->facts[action->fact].text);
  case ACTION_PASS: return day_text(arena, action->day);
  }
  return STR("");
}
