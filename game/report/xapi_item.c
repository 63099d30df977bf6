/* Questions and answers as the interactions of xAPI 1.0.3 (part two, 4.1.1.8): each kind of question has its type, and ids stand where people see texts. */
#include "report/xapi.h"

#define NEXT_ANSWER "[,]"
#define STEP_ANSWER "[.]"

static const char *const interactions[ITEM_KIND_COUNT] = {
    [ITEM_CHOICES] = "choice",       [ITEM_INTERPRET] = "choice", [ITEM_WORKSHEET] = "performance",
    [ITEM_MONEY] = "numeric",        [ITEM_NUMBER] = "numeric",   [ITEM_TEXT] = "fill-in",
    [ITEM_DATE] = "other",           [ITEM_EVIDENCE] = "choice",  [ITEM_LINK] = "choice",
    [ITEM_ALLOCATE] = "performance", [ITEM_ORDER] = "sequencing", [ITEM_DAY] = "other",
    [ITEM_LETTER] = "choice",        [ITEM_TALK] = "other",
};

static const Item *item_of(const Scenario *scenario, const Action *action) {
  return action->kind == ACTION_ANSWER ? scenario->items[action->item] : NULL;
}

/* ---- what could be answered ---- */

static void put_component(Buf *out, Str id, Str text) {
  if (out->at[out->length - 1] == '}') buf_byte(out, ',');
  buf_byte(out, '{');
  buf_json_key(out, "id");
  buf_json_string(out, id);
  if (text.length) {
    buf_json_key(out, "description");
    buf_addz(out, "{\"en-US\":");
    buf_json_string(out, text);
    buf_byte(out, '}');
  }
  buf_byte(out, '}');
}

static Str cell_id(Arena *arena, const WorksheetCell *cell) { return str_format(arena, "%d.%s", cell->line, worksheet_column_words[cell->column]); }

static void put_steps(Buf *out, const Item *item) {
  buf_json_key(out, "steps");
  buf_byte(out, '[');
  for (int i = 0; item->kind == ITEM_WORKSHEET && i < item->cell_count; i++) put_component(out, cell_id(out->arena, &item->cells[i]), STR(""));
  for (int i = 0; i < item->bucket_count; i++) put_component(out, str_from(bucket_words[item->buckets[i]]), STR(""));
  buf_byte(out, ']');
}

static void put_options(Buf *out, const Scenario *scenario, const Played *played, const Item *item) {
  InterpretOption options[INTERPRET_OPTIONS];
  int option_count = item->kind == ITEM_INTERPRET ? sim_interpret_options(scenario, played->before.seed, item, options) : 0;
  buf_json_key(out, "choices");
  buf_byte(out, '[');
  for (int i = 0; i < item->choice_count; i++)
    put_component(out, item->choices[i].id, sim_text(scenario, &played->before, out->arena, item->choices[i].text));
  for (int i = 0; i < option_count; i++) put_component(out, options[i].id, options[i].text);
  for (int i = 0; i < item->entry_count; i++) put_component(out, item->entries[i].id, item->entries[i].text);
  buf_byte(out, ']');
}

static void put_interaction(Buf *out, const Scenario *scenario, const Played *played) {
  const Item *item = item_of(scenario, &played->action);
  buf_json_key(out, "interactionType");
  buf_json_string(out, str_from(item ? interactions[item->kind] : "other"));
  if (!item) return;
  if (item->kind == ITEM_WORKSHEET || item->kind == ITEM_ALLOCATE) put_steps(out, item);
  if (item->choice_count || item->entry_count || item->kind == ITEM_INTERPRET) put_options(out, scenario, played, item);
}

/** "questions/path", "talks/haggle", "steps/wait": a decision that is no question is a move in a talk or a step left. */
static Str place_of(Arena *arena, const Scenario *scenario, const Played *played) {
  const Item *item = item_of(scenario, &played->action);
  if (item) return str_format(arena, "questions/%.*s", STR_ARG(item->id));
  const char *folder = played->action.kind == ACTION_TALK ? "talks" : "steps";
  return str_format(arena, "%s/%.*s", folder, STR_ARG(scenario->steps[played->result.step_before].id));
}

void xapi_put_question(Buf *out, Str activity, const Session *session, const ReportDecision *told) {
  const Scenario *scenario = session_scenario(session);
  const Played *played = told->decision->played;
  buf_json_key(out, "object");
  buf_addz(out, "{\"objectType\":\"Activity\"");
  buf_json_key(out, "id");
  buf_json_string(out, str_format(out->arena, "%.*s/%.*s", STR_ARG(activity), STR_ARG(place_of(out->arena, scenario, played))));
  buf_json_key(out, "definition");
  buf_addz(out, "{\"type\":\"http://adlnet.gov/expapi/activities/cmi.interaction\",\"name\":{\"en-US\":");
  buf_json_string(out, told->title);
  buf_byte(out, '}');
  put_interaction(out, scenario, played);
  buf_addz(out, "}}");
}

/* ---- what was answered ---- */

static void next_answer(Buf *answer) {
  if (answer->length) buf_addz(answer, NEXT_ANSWER);
}

static void put_answers(Buf *answer, const Scenario *scenario, const Item *item, const Action *action) {
  for (int i = 0; i < item->choice_count; i++) {
    if (!((action->choices >> i) & 1u)) continue;
    next_answer(answer);
    buf_add(answer, item->choices[i].id);
  }
  for (int i = 0; i < item->entry_count; i++) {
    next_answer(answer);
    buf_add(answer, item->entries[action->order[i]].id);
  }
  bool facts = item->kind == ITEM_EVIDENCE || item->kind == ITEM_LINK;
  for (int i = 0; facts && i < scenario->fact_count; i++) {
    if (!bits_has(action->facts, i)) continue;
    next_answer(answer);
    buf_add(answer, scenario->facts[i].id);
  }
}

static void put_amount(Buf *answer, Str step, Cents amount) {
  next_answer(answer);
  buf_add(answer, step);
  buf_addz(answer, STEP_ANSWER);
  buf_add(answer, money_plain(answer->arena, amount));
}

/** Moves of a talk and steps left have no type of their own; they are written as the journal writes them. */
static Str as_in_the_journal(Arena *arena, const Scenario *scenario, const Action *action) {
  Entry entry = {.kind = ENTRY_ACTION, .action = *action};
  Buf line = buf_new(arena);
  journal_print_entry(scenario, &entry, &line);
  return str_trim(buf_str(&line));
}

void xapi_put_response(Buf *out, const Scenario *scenario, const Action *action) {
  Arena *arena = out->arena;
  const Item *item = item_of(scenario, action);
  Buf answer = buf_new(arena);
  switch (item ? item->kind : ITEM_TALK) {
  case ITEM_CHOICES:
  case ITEM_LETTER:
  case ITEM_ORDER:
  case ITEM_EVIDENCE:
  case ITEM_LINK: put_answers(&answer, scenario, item, action); break;
  case ITEM_INTERPRET: buf_add(&answer, action->option); break;
  case ITEM_WORKSHEET:
    for (int i = 0; i < item->cell_count; i++) put_amount(&answer, cell_id(arena, &item->cells[i]), action->cells[i]);
    break;
  case ITEM_ALLOCATE:
    for (int i = 0; i < item->bucket_count; i++) put_amount(&answer, str_from(bucket_words[item->buckets[i]]), action->buckets[item->buckets[i]]);
    break;
  case ITEM_MONEY: buf_add(&answer, money_plain(arena, action->cells[0])); break;
  case ITEM_NUMBER: buf_format(&answer, "%lld", (long long)action->number); break;
  case ITEM_TEXT: buf_add(&answer, action->text); break;
  case ITEM_DAY:
  case ITEM_DATE: buf_add(&answer, day_iso(arena, action->day)); break;
  case ITEM_TALK:
  case ITEM_KIND_COUNT: buf_add(&answer, as_in_the_journal(arena, scenario, action)); break;
  }
  buf_json_key(out, "response");
  buf_json_string(out, buf_str(&answer));
}
