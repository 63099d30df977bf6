/* The journal as text: one JSON object a line, by ids, easy to read and to write by hand. */
#include "overturn/session.h"

#define LIST_AT(LIST, TYPE, INDEX) (&((TYPE *)(LIST).at)[INDEX])

static void put_pair(Buf *out, const char *key, Str value) {
  buf_json_string(out, str_from(key));
  buf_byte(out, ':');
  buf_json_string(out, value);
}

void journal_print_head(const JournalHead *head, Buf *out) {
  buf_format(out, "{\"overturn\":\"journal\",\"format\":%d,\"engine\":%d,", (int)head->format, (int)head->engine);
  put_pair(out, "scenario", head->scenario);
  buf_byte(out, ',');
  put_pair(out, "scenario_hash", head->scenario_hash);
  buf_byte(out, ',');
  if (head->case_count) buf_addz(out, "\"cases\":{");
  for (int i = 0; i < head->case_count; i++) {
    if (i) buf_byte(out, ',');
    buf_json_string(out, head->cases[i].id);
    buf_byte(out, ':');
    buf_json_string(out, head->cases[i].hash);
  }
  if (head->case_count) buf_addz(out, "},");
  put_pair(out, "assets_hash", head->assets_hash);
  buf_format(out, ",\"seed\":\"%016llx\",", (unsigned long long)head->seed);
  put_pair(out, "mode", str_from(mode_words[head->mode]));
  buf_byte(out, ',');
  put_pair(out, "attempt", head->attempt);
  if (head->parent.length) {
    buf_byte(out, ',');
    put_pair(out, "parent", head->parent);
    buf_format(out, ",\"position\":%d", (int)head->position);
  }
  if (head->minutes) buf_format(out, ",\"minutes\":%d", (int)head->minutes);
  if (head->began.length) {
    buf_byte(out, ',');
    put_pair(out, "began", head->began);
  }
  buf_addz(out, "}\n");
}

static void put_choices(const Item *item, const Action *action, Buf *out) {
  bool first = true;
  if (!item->many) {
    for (int i = 0; i < item->choice_count; i++)
      if ((action->choices >> i) & 1u) put_pair(out, "choice", item->choices[i].id);
    return;
  }
  buf_addz(out, "\"choices\":[");
  for (int i = 0; i < item->choice_count; i++) {
    if (!((action->choices >> i) & 1u)) continue;
    if (!first) buf_byte(out, ',');
    buf_json_string(out, item->choices[i].id);
    first = false;
  }
  buf_byte(out, ']');
}

static void put_cells(const Item *item, const Action *action, Buf *out) {
  buf_addz(out, "\"values\":{");
  for (int i = 0; i < item->cell_count; i++)
    buf_format(out, "%s\"%d.%s\":%.*s", i ? "," : "", item->cells[i].line, worksheet_column_words[item->cells[i].column],
               STR_ARG(money_plain(out->arena, action->cells[i])));
  buf_byte(out, '}');
}

static void put_facts(const Scenario *scenario, const Action *action, Buf *out) {
  bool first = true;
  buf_addz(out, "\"facts\":[");
  for (int i = 0; i < scenario->fact_count; i++) {
    if (!bits_has(action->facts, i)) continue;
    if (!first) buf_byte(out, ',');
    buf_json_string(out, scenario->facts[i].id);
    first = false;
  }
  buf_byte(out, ']');
}

static void put_buckets(const Item *item, const Action *action, Buf *out) {
  buf_addz(out, "\"buckets\":{");
  for (int i = 0; i < item->bucket_count; i++)
    buf_format(out, "%s\"%s\":%.*s", i ? "," : "", bucket_words[item->buckets[i]],
               STR_ARG(money_plain(out->arena, action->buckets[item->buckets[i]])));
  buf_byte(out, '}');
}

static void put_order(const Item *item, const Action *action, Buf *out) {
  buf_addz(out, "\"order\":[");
  for (int i = 0; i < item->entry_count; i++) {
    if (i) buf_byte(out, ',');
    buf_json_string(out, item->entries[action->order[i]].id);
  }
  buf_byte(out, ']');
}

static void put_parts(const Item *item, const Action *action, Buf *out) {
  bool first = true;
  buf_addz(out, "\"parts\":{");
  for (int p = 0; p < item->letter->part_count; p++) {
    const LetterPart *part = &item->letter->parts[p];
    for (int i = part->first; i < part->first + part->count; i++) {
      if (!((action->choices >> i) & 1u)) continue;
      if (!first) buf_byte(out, ',');
      buf_json_string(out, part->id);
      buf_byte(out, ':');
      buf_json_string(out, item->choices[i].id);
      first = false;
    }
  }
  buf_byte(out, '}');
}

static void put_answer(const Scenario *scenario, const Action *action, Buf *out) {
  const Item *item = scenario->items[action->item];
  put_pair(out, "answer", item->id);
  buf_byte(out, ',');
  switch (item->kind) {
  case ITEM_CHOICES: put_choices(item, action, out); break;
  case ITEM_INTERPRET: put_pair(out, "option", action->option); break;
  case ITEM_WORKSHEET: put_cells(item, action, out); break;
  case ITEM_MONEY: buf_format(out, "\"amount\":%.*s", STR_ARG(money_plain(out->arena, action->cells[0]))); break;
  case ITEM_NUMBER: buf_format(out, "\"number\":%lld", (long long)action->number); break;
  case ITEM_TEXT: put_pair(out, "text", action->text); break;
  case ITEM_DAY:
  case ITEM_DATE: put_pair(out, "day", day_iso(out->arena, action->day)); break;
  case ITEM_EVIDENCE:
  case ITEM_LINK: put_facts(scenario, action, out); break;
  case ITEM_ALLOCATE: put_buckets(item, action, out); break;
  case ITEM_ORDER: put_order(item, action, out); break;
  case ITEM_LETTER: put_parts(item, action, out); break;
  case ITEM_TALK:
  case ITEM_KIND_COUNT: break;
  }
}

static const Negotiation *talk_of(const Scenario *scenario, const Action *action) {
  return scenario->talk_count ? scenario->talks[action->item >= 0 && action->item < scenario->talk_count ? action->item : 0] : NULL;
}

static void put_terms(const Negotiation *talk, const NegotiationAct *act, Buf *out) {
  if (!talk->terms.count) return;
  buf_addz(out, ",\"terms\":{");
  for (int i = 0; i < talk->terms.count; i++) {
    const NegotiationTerm *term = LIST_AT(talk->terms, NegotiationTerm, i);
    if (i) buf_byte(out, ',');
    buf_json_string(out, term->id);
    buf_byte(out, ':');
    buf_json_string(out, LIST_AT(term->levels, NegotiationLevel, act->levels[i])->id);
  }
  buf_byte(out, '}');
}

/** A negotiation's action names the talk in `item`, since the line alone does not say which is going on. */
static void put_talk(const Scenario *scenario, const Action *action, Buf *out) {
  const NegotiationAct *act = &action->talk;
  const Negotiation *talk = talk_of(scenario, action);
  if (!talk) return;
  switch (act->kind) {
  case ACT_OFFER: buf_format(out, "\"offer\":%.*s", STR_ARG(money_plain(out->arena, negotiation_amount(talk, act->ask)))); break;
  case ACT_HOLD: buf_addz(out, "\"hold\":true"); break;
  case ACT_MOVE: put_pair(out, "move", LIST_AT(talk->moves, NegotiationMove, act->move)->id); break;
  case ACT_ACCEPT: buf_addz(out, "\"accept\":true"); break;
  case ACT_WALK: buf_addz(out, "\"walk\":true"); break;
  }
  bool with_fact = (act->kind == ACT_OFFER || act->kind == ACT_HOLD) && act->fact >= 0;
  if (with_fact) {
    buf_byte(out, ',');
    put_pair(out, "fact", LIST_AT(talk->facts, NegotiationFact, act->fact)->id);
  }
  if (act->kind == ACT_OFFER) put_terms(talk, act, out);
}

void journal_print_entry(const Scenario *scenario, const Entry *entry, Buf *out) {
  const Action *action = &entry->action;
  buf_byte(out, '{');
  if (entry->kind == ENTRY_UNDO)
    buf_addz(out, "\"undo\":true");
  else if (entry->kind == ENTRY_REDO)
    buf_addz(out, "\"redo\":true");
  else if (entry->kind == ENTRY_HINT)
    buf_addz(out, "\"hint\":true");
  else if (entry->kind == ENTRY_TIME_UP)
    buf_addz(out, "\"time_up\":true");
  else if (action->kind == ACTION_ANSWER)
    put_answer(scenario, action, out);
  else if (action->kind == ACTION_NEXT)
    buf_addz(out, "\"next\":true");
  else if (action->kind == ACTION_TALK)
    put_talk(scenario, action, out);
  else if (action->kind == ACTION_OPEN)
    put_pair(out, "open", scenario->pages[action->page].id);
  else if (action->kind == ACTION_PASS)
    put_pair(out, "pass", day_iso(out->arena, action->day));
  else
    put_pair(out, action->kind == ACTION_PIN ? "pin" : "unpin", scenario->facts[action->fact].id);
  if (entry->wall_clock.length) {
    buf_byte(out, ',');
    put_pair(out, "at", entry->wall_clock);
  }
  buf_addz(out, "}\n");
}

/* ---- what may be done now ---- */

static void print_action(const Scenario *scenario, const Action *action, Buf *out) {
  Entry entry = {.kind = ENTRY_ACTION, .action = *action};
  journal_print_entry(scenario, &entry, out);
}

/** The letter of all first versions, and each other version in its place in it. */
static void print_letters(const Session *session, const Item *item, Buf *out) {
  const Scenario *scenario = session_scenario(session);
  Action action = {.kind = ACTION_ANSWER, .item = item->index};
  uint32_t open[SCENARIO_MOST_PARTS], first = 0;
  for (int p = 0; p < item->letter->part_count; p++) {
    open[p] = sim_letter_open(scenario, session_state(session), item, p);
    first |= open[p] & (~open[p] + 1);
  }
  action.choices = first;
  print_action(scenario, &action, out);
  for (int p = 0; p < item->letter->part_count; p++)
    for (int i = 0; open[p] >> i; i++) {
      uint32_t version = 1u << i;
      if (!(open[p] & version) || (first & version)) continue;
      action.choices = (first & ~open[p]) | version;
      print_action(scenario, &action, out);
    }
}

static void print_item_actions(const Session *session, const Item *item, Buf *out) {
  const Scenario *scenario = session_scenario(session);
  const State *state = session_state(session);
  Action action = {.kind = ACTION_ANSWER, .item = item->index};
  InterpretOption options[INTERPRET_OPTIONS];
  if (item->kind == ITEM_CHOICES) {
    for (int i = 0; i < item->choice_count; i++) {
      action.choices = 1u << i;
      if (sim_choice_open(scenario, state, item, i)) print_action(scenario, &action, out);
    }
  } else if (item->kind == ITEM_INTERPRET) {
    int count = sim_interpret_options(scenario, state->seed, item, options);
    for (int i = 0; i < count; i++) {
      action.option = options[i].id;
      print_action(scenario, &action, out);
    }
  } else if (item->kind == ITEM_LETTER) {
    print_letters(session, item, out);
  } else if (item->kind == ITEM_DATE) {
    action.day = sim_date_window(scenario, state, item).earliest;
    print_action(scenario, &action, out);
  } else if (item->kind == ITEM_DAY) {
    action.day = state->day;
    print_action(scenario, &action, out);
  } else if (item->kind == ITEM_ORDER) {
    sim_order_shown(state->seed, item, action.order);
    print_action(scenario, &action, out);
  } else if (item->kind == ITEM_TEXT) {
    action.text = STR("...");
    print_action(scenario, &action, out);
  } else {
    for (int i = 0; i < scenario->fact_count; i++)
      if (bits_has(state->pinned, i)) bits_add(action.facts, i);
    print_action(scenario, &action, out);
  }
}

static void print_talk_actions(const Session *session, const Negotiation *talk, Buf *out) {
  const Scenario *scenario = session_scenario(session);
  const State *state = session_state(session);
  Action action = {.kind = ACTION_TALK, .item = talk->index};
  static const NegotiationActKind plain[] = {ACT_OFFER, ACT_HOLD, ACT_ACCEPT, ACT_WALK};
  for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
    action.talk = (NegotiationAct){.kind = plain[i], .ask = talk->steps.open, .fact = -1};
    for (int t = 0; t < NEGOTIATION_MOST_TERMS; t++) action.talk.levels[t] = state->talks[talk->index].levels[t];
    if (!sim_refuses(scenario, state, &action)) print_action(scenario, &action, out);
  }
  for (int i = 0; i < talk->facts.count; i++) {
    action.talk = (NegotiationAct){.kind = ACT_HOLD, .fact = (int8_t)i};
    if (!sim_refuses(scenario, state, &action)) print_action(scenario, &action, out);
  }
  for (int i = 0; i < talk->moves.count; i++) {
    action.talk = (NegotiationAct){.kind = ACT_MOVE, .fact = -1, .move = (int8_t)i};
    if (!sim_refuses(scenario, state, &action)) print_action(scenario, &action, out);
  }
}

void journal_print_actions(const Session *session, Buf *out) {
  const Scenario *scenario = session_scenario(session);
  const State *state = session_state(session);
  if (sim_over(state)) return;
  Action action = {.kind = ACTION_NEXT};
  if (sim_item(scenario, state))
    print_item_actions(session, sim_item(scenario, state), out);
  else if (sim_talk(scenario, state))
    print_talk_actions(session, sim_talk(scenario, state), out);
  else
    print_action(scenario, &action, out);
  for (int i = 0; i < scenario->page_count; i++) {
    action = (Action){.kind = ACTION_OPEN, .page = i};
    if (sim_page_here(scenario, state, i) && !bits_has(state->opened, i)) print_action(scenario, &action, out);
  }
  for (int i = 0; i < scenario->fact_count; i++) {
    action = (Action){.kind = ACTION_PIN, .fact = i};
    if (bits_has(state->known, i) && !bits_has(state->pinned, i)) print_action(scenario, &action, out);
  }
}
