/* Actions in words. A journal holds ids and indexes; a debrief, a log of a call and a better move have to be read by people, so every kind of action
   has one phrase here and every front end uses it. */
#include "report/inside.h"

#include "overturn/utf8.h"

Str report_view_name(View view) {
  static const Str names[VIEW_COUNT] = {
      [VIEW_WORKLIST] = STR_INIT("Worklist"),     [VIEW_CLAIM] = STR_INIT("Claim"),
      [VIEW_REMITTANCE] = STR_INIT("Remittance"), [VIEW_CONTRACT] = STR_INIT("Contract"),
      [VIEW_CHART] = STR_INIT("Chart"),           [VIEW_PORTAL] = STR_INIT("Portal"),
      [VIEW_PHONE] = STR_INIT("Phone"),           [VIEW_CALENDAR] = STR_INIT("Calendar"),
      [VIEW_NOTES] = STR_INIT("Notes"),           [VIEW_NEGOTIATION] = STR_INIT("Negotiation"),
      [VIEW_LETTERS] = STR_INIT("Letters"),       [VIEW_PAYMENTS] = STR_INIT("Payments"),
      [VIEW_DECISION] = STR_INIT("Decision"),     [VIEW_MESSAGE] = STR_INIT("Message"),
  };
  return names[view];
}

Str report_axis_name(Axis axis) {
  static const Str names[AXIS_COUNT] = {STR_INIT("Code interpretation"), STR_INIT("Follow-up timing"), STR_INIT("Negotiated outcome")};
  return names[axis];
}

Str report_points(Arena *arena, int32_t thousandths) {
  int64_t tenths = ratio_floor((int64_t)(thousandths < 0 ? -thousandths : thousandths) + 50, 1, 100);
  const char *sign = thousandths < 0 && tenths ? "-" : "";
  if (tenths % 10) return str_format(arena, "%s%lld.%lld", sign, (long long)(tenths / 10), (long long)(tenths % 10));
  return str_format(arena, "%s%lld", sign, (long long)(tenths / 10));
}

Str report_count(Arena *arena, int64_t count, const char *one, const char *many) {
  return str_format(arena, "%lld %s", (long long)count, count == 1 ? one : many);
}

Str report_sentence(Arena *arena, Str text) {
  static const Str ends[] = {STR_INIT("."), STR_INIT("?"), STR_INIT("!"), STR_INIT(":"), STR_INIT(".\""), STR_INIT("?\""), STR_INIT("!\"")};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (str_ends(text, ends[i])) return text;
  return str_format(arena, "%.*s.", STR_ARG(text));
}

/* ---- questions ---- */

Str report_focus_code(Arena *arena, const Item *item) {
  if (item->focus_group == NONE) return item->focus_code;
  return str_format(arena, "%.*s-%.*s", STR_ARG(group_code_word(item->focus_group)), STR_ARG(item->focus_code));
}

static Str interpret_prompt(Arena *arena, const Item *item) {
  static const char *const before[] = {"Who carries the amount of ", "What does ", "What does "}, *const after[] = {"?", " say?", " call for?"};
  return str_format(arena, "%s%.*s%s", before[item->interpret], STR_ARG(report_focus_code(arena, item)), after[item->interpret]);
}

Str report_item_prompt(Arena *arena, const Scenario *scenario, const State *state, const Item *item) {
  if (item->prompt.length) return sim_text(scenario, state, arena, item->prompt);
  return item->kind == ITEM_INTERPRET ? interpret_prompt(arena, item) : STR("");
}

Str words_shortened(Arena *arena, Str text, size_t columns) {
  size_t at = 0, space = 0;
  for (size_t column = 0; at < text.length; column++) {
    if (column >= columns) return str_format(arena, "%.*s ...", STR_ARG(str_slice(text, 0, space ? space : at)));
    if (text.at[at] == ' ') space = at;
    utf8_next(text, &at);
  }
  return text;
}

Str report_item_title(Arena *arena, const Scenario *scenario, const State *state, const Item *item) {
  static const Str plain[ITEM_KIND_COUNT] = {
      [ITEM_CHOICES] = STR_INIT("What do you do?"),
      [ITEM_INTERPRET] = STR_INIT("What does it say?"),
      [ITEM_WORKSHEET] = STR_INIT("What is owed?"),
      [ITEM_MONEY] = STR_INIT("Which amount?"),
      [ITEM_NUMBER] = STR_INIT("Which number?"),
      [ITEM_TEXT] = STR_INIT("What do you write?"),
      [ITEM_DATE] = STR_INIT("Which day?"),
      [ITEM_EVIDENCE] = STR_INIT("What do you send?"),
      [ITEM_LINK] = STR_INIT("Which two contradict?"),
      [ITEM_ALLOCATE] = STR_INIT("How is it posted?"),
      [ITEM_ORDER] = STR_INIT("In which order?"),
      [ITEM_DAY] = STR_INIT("Which day is it?"),
      [ITEM_LETTER] = STR_INIT("What do you write?"),
      [ITEM_TALK] = STR_INIT("Negotiation"),
  };
  const Step *step = &scenario->steps[item->step];
  if (item->kind == ITEM_TALK) return str_format(arena, "Negotiation: %.*s", STR_ARG(step->talk->label));
  Str prompt = report_item_prompt(arena, scenario, state, item);
  if (prompt.length) return prompt;
  if (step->title.length) return step->title;
  if (step->say_count) return words_shortened(arena, sim_text(scenario, state, arena, step->say[step->say_count - 1]), 64);
  return plain[item->kind];
}

/* ---- answers ---- */

/** What was done is told in the past, what could be done as advice. */
typedef enum Tense { DONE, ADVICE } Tense;
typedef struct Verb {
  const char *by_tense[2];
} Verb;

static void put_verb(Buf *out, Tense tense, Verb verb) { buf_addz(out, verb.by_tense[tense]); }

/** Begins a list at the first element, goes on with `between` at the others. */
static void put_between(Buf *out, const char *first, const char *between, bool *any) {
  buf_addz(out, *any ? between : first);
  *any = true;
}

static void put_money(Buf *out, Cents cents) { buf_add(out, money_text(out->arena, cents)); }

static void put_choices(const Scenario *scenario, const State *before, const Item *item, const Action *action, Buf *out) {
  bool any = false;
  for (int i = 0; i < item->choice_count; i++) {
    if (!((action->choices >> i) & 1u)) continue;
    put_between(out, "", "; ", &any);
    buf_add(out, sim_text(scenario, before, out->arena, item->choices[i].text));
  }
  if (!any) buf_addz(out, "Chose none");
}

static void put_option(const Scenario *scenario, const State *before, const Item *item, const Action *action, Buf *out) {
  InterpretOption options[INTERPRET_OPTIONS];
  int count = sim_interpret_options(scenario, before->seed, item, options);
  for (int i = 0; i < count; i++) {
    if (!str_equal(options[i].id, action->option)) continue;
    buf_add(out, options[i].text);
    return;
  }
  buf_add(out, action->option);
}

static void put_cells(const Item *item, const Action *action, Tense tense, Buf *out) {
  int line = NONE;
  for (int i = 0; i < item->cell_count; i++) {
    const WorksheetCell *cell = &item->cells[i];
    if (i == 0)
      put_verb(out, tense, (Verb){{"Typed ", "Type "}});
    else
      buf_addz(out, cell->line != line ? "; " : ", ");
    put_money(out, action->cells[i]);
    buf_format(out, " %s", worksheet_column_words[cell->column]);
    line = cell->line;
    bool last_of_line = i + 1 == item->cell_count || item->cells[i + 1].line != line;
    if (last_of_line) buf_format(out, " on line %d", line);
  }
}

static void put_facts(const Scenario *scenario, const Action *action, Tense tense, Verb verb, Buf *out) {
  bool any = false;
  put_verb(out, tense, verb);
  for (int i = 0; i < scenario->fact_count; i++) {
    if (!bits_has(action->facts, i)) continue;
    put_between(out, ": ", "; ", &any);
    buf_add(out, scenario->facts[i].text);
  }
  if (!any) buf_addz(out, " nothing");
}

static void put_buckets(const Item *item, const Action *action, Tense tense, Buf *out) {
  bool any = false;
  put_verb(out, tense, (Verb){{"Posted ", "Post "}});
  for (int i = 0; i < item->bucket_count; i++) {
    put_between(out, "", ", ", &any);
    put_money(out, action->buckets[item->buckets[i]]);
    buf_format(out, " %s", bucket_words[item->buckets[i]]);
  }
}

static void put_order(const Scenario *scenario, const State *before, const Item *item, const Action *action, Buf *out) {
  bool any = false;
  for (int i = 0; i < item->entry_count; i++) {
    put_between(out, "In this order: ", "; ", &any);
    buf_format(out, "%d. %.*s", i + 1, STR_ARG(sim_text(scenario, before, out->arena, item->entries[action->order[i]].text)));
  }
}

static void put_answer(const Scenario *scenario, const State *before, const Action *action, Tense tense, Buf *out) {
  const Item *item = scenario->items[action->item];
  switch (item->kind) {
  case ITEM_CHOICES: put_choices(scenario, before, item, action, out); break;
  case ITEM_INTERPRET: put_option(scenario, before, item, action, out); break;
  case ITEM_WORKSHEET: put_cells(item, action, tense, out); break;
  case ITEM_MONEY:
    put_verb(out, tense, (Verb){{"Typed ", "Type "}});
    put_money(out, action->cells[0]);
    break;
  case ITEM_NUMBER:
    put_verb(out, tense, (Verb){{"Typed ", "Type "}});
    buf_format(out, "%lld", (long long)action->number);
    break;
  case ITEM_TEXT:
    put_verb(out, tense, (Verb){{"Typed \"", "Type \""}});
    utf8_put_shown(out, action->text);
    buf_byte(out, '"');
    break;
  case ITEM_DAY:
  case ITEM_DATE:
    put_verb(out, tense, (Verb){{"Picked ", "Pick "}});
    buf_add(out, day_text(out->arena, action->day));
    break;
  case ITEM_EVIDENCE: put_facts(scenario, action, tense, (Verb){{"Sent", "Send"}}, out); break;
  case ITEM_LINK: put_facts(scenario, action, tense, (Verb){{"Linked", "Link"}}, out); break;
  case ITEM_ALLOCATE: put_buckets(item, action, tense, out); break;
  case ITEM_ORDER: put_order(scenario, before, item, action, out); break;
  case ITEM_LETTER:
    put_verb(out, tense, (Verb){{"Sent the letter. ", "Send the letter. "}});
    put_letter(scenario, before, item, action->choices, 60, out);
    break;
  case ITEM_TALK:
  case ITEM_KIND_COUNT: break;
  }
}

/* ---- negotiation ---- */

static const NegotiationTerm *term_at(const Negotiation *talk, int place) { return FIELD_AT(talk->terms, NegotiationTerm, place); }

static void put_played(const Scenario *scenario, const Negotiation *talk, int place, Tense tense, Buf *out) {
  if (place < 0) return;
  const NegotiationFact *fact = FIELD_AT(talk->facts, NegotiationFact, place);
  put_verb(out, tense, (Verb){{" and said: ", " and say: "}});
  buf_add(out, (fact->fact == NONE ? fact->id : scenario->facts[fact->fact].text));
}

static void put_move(const Negotiation *talk, const NegotiationAct *act, Tense tense, Buf *out) {
  static const Verb alone[MOVE_KIND_COUNT] = {
      [MOVE_QUESTION] = {{"Asked", "Ask"}},
      [MOVE_SILENCE] = {{"Waited in silence", "Wait in silence"}},
      [MOVE_LEVERAGE] = {{"Said", "Say"}},
      [MOVE_BLUFF] = {{"Said", "Say"}},
      [MOVE_SUPERVISOR] = {{"Asked for a supervisor", "Ask for a supervisor"}},
      [MOVE_SIGN_OFF] = {{"Asked for sign-off", "Ask for sign-off"}},
      [MOVE_PAUSE] = {{"Took a pause", "Take a pause"}},
  };
  const NegotiationMove *move = FIELD_AT(talk->moves, NegotiationMove, act->move);
  put_verb(out, tense, alone[move->kind]);
  if (move->text.length && move->kind != MOVE_SILENCE) buf_format(out, ": %.*s", STR_ARG(move->text));
}

static void put_talk(const Scenario *scenario, const State *before, const Action *action, Tense tense, Buf *out) {
  const Negotiation *talk = scenario->talks[action->item];
  const NegotiationState *state = &before->talks[action->item];
  const NegotiationAct *act = &action->talk;
  int8_t levels[NEGOTIATION_MOST_TERMS] = {0};
  Str terms = STR("");
  switch (act->kind) {
  case ACT_OFFER:
    terms = report_terms(out->arena, talk, act->levels);
    put_verb(out, tense, (Verb){{"Asked ", "Ask "}});
    buf_add(out, report_price(out->arena, talk, act->ask));
    if (terms.length) buf_format(out, " with %.*s", STR_ARG(terms));
    put_played(scenario, talk, act->fact, tense, out);
    break;
  case ACT_HOLD:
    put_verb(out, tense, (Verb){{"Made no new offer", "Make no new offer"}});
    put_played(scenario, talk, act->fact, tense, out);
    break;
  case ACT_MOVE: put_move(talk, act, tense, out); break;
  case ACT_ACCEPT:
    put_verb(out, tense, (Verb){{"Accepted ", "Accept "}});
    buf_add(out, report_price(out->arena, talk, negotiation_offer(talk, state, levels)));
    terms = report_terms(out->arena, talk, levels);
    if (terms.length) buf_format(out, " with %.*s", STR_ARG(terms));
    break;
  case ACT_WALK: put_verb(out, tense, (Verb){{"Walked away", "Walk away"}}); break;
  }
}

static Str words_in(Arena *arena, const Scenario *scenario, const State *before, const Action *action, Tense tense) {
  Buf out = buf_new(arena);
  switch (action->kind) {
  case ACTION_ANSWER: put_answer(scenario, before, action, tense, &out); break;
  case ACTION_NEXT: put_verb(&out, tense, (Verb){{"Went on", "Go on"}}); break;
  case ACTION_TALK: put_talk(scenario, before, action, tense, &out); break;
  case ACTION_OPEN:
    put_verb(&out, tense, (Verb){{"Opened ", "Open "}});
    buf_add(&out, sim_text(scenario, before, arena, scenario->pages[action->page].title));
    break;
  case ACTION_PIN:
    put_verb(&out, tense, (Verb){{"Pinned: ", "Pin: "}});
    buf_add(&out, scenario->facts[action->fact].text);
    break;
  case ACTION_UNPIN:
    put_verb(&out, tense, (Verb){{"Took off: ", "Take off: "}});
    buf_add(&out, scenario->facts[action->fact].text);
    break;
  case ACTION_PASS:
    if (action->day > scenario->today + SCENARIO_MOST_DAYS) { /* after the last day of a shift */
      put_verb(&out, tense, (Verb){{"Left it for good", "Leave it for good"}});
      break;
    }
    put_verb(&out, tense, (Verb){{"Left it until ", "Leave it until "}});
    buf_add(&out, day_text(arena, action->day));
    break;
  }
  return buf_str(&out);
}

Str report_action_words(Arena *arena, const Scenario *scenario, const State *before, const Action *action) {
  return words_in(arena, scenario, before, action, DONE);
}

Str report_did_words(Arena *arena, const Session *session, const Played *played) {
  int count;
  const Entry *entries = session_entries(session, &count);
  bool timed_out = played->entry >= 0 && played->entry < count && entries[played->entry].kind == ENTRY_TIME_UP;
  return timed_out ? STR("Time ran out") : report_action_words(arena, session_scenario(session), &played->before, &played->action);
}

Str report_advice_words(Arena *arena, const Scenario *scenario, const State *before, const Action *action) {
  return words_in(arena, scenario, before, action, ADVICE);
}

Str report_amount(Arena *arena, const Negotiation *talk, Cents amount) {
  Str plain = money_plain(arena, amount);
  switch ((IssueUnit)talk->unit) {
  case UNIT_DOLLARS: return money_text(arena, amount);
  case UNIT_PERCENT: return str_format(arena, "%.*s%%", STR_ARG(plain));
  case UNIT_DAYS: return str_format(arena, "%.*s %s", STR_ARG(plain), amount == 100 ? "day" : "days");
  case UNIT_BUSINESS_DAYS: return str_format(arena, "%.*s business %s", STR_ARG(plain), amount == 100 ? "day" : "days");
  }
  return plain;
}

Str report_price(Arena *arena, const Negotiation *talk, int steps) { return report_amount(arena, talk, negotiation_amount(talk, steps)); }

Str report_terms(Arena *arena, const Negotiation *talk, const int8_t *levels) {
  Buf out = buf_new(arena);
  bool any = false;
  for (int t = 0; t < talk->terms.count; t++) {
    const NegotiationTerm *term = term_at(talk, t);
    const NegotiationLevel *level = FIELD_AT(term->levels, NegotiationLevel, levels[t]);
    if (levels[t] == term->starts) continue;
    put_between(&out, "", "; ", &any);
    buf_add(&out, term->label);
    if (!str_is(level->id, "yes")) buf_format(&out, ": %.*s", STR_ARG(level->label));
  }
  return buf_str(&out);
}

/** A text with {offer} filled in. */
static Str with_offer(Arena *arena, Str text, Str offer) {
  size_t place = str_find_str(text, STR("{offer}"));
  if (place == text.length) return text;
  Str rest = str_slice(text, place + STR("{offer}").length, text.length);
  return str_format(arena, "%.*s%.*s%.*s", STR_ARG(str_slice(text, 0, place)), STR_ARG(offer), STR_ARG(rest));
}

Str report_reply(Arena *arena, const Scenario *scenario, const State *after, const Action *action, const NegotiationReply *reply) {
  const Negotiation *talk = scenario->talks[action->item];
  const NegotiationState *state = &after->talks[action->item];
  int steps = state->end == NEGOTIATION_DEAL ? state->deal : negotiation_offer(talk, state, NULL);
  Str offer = report_price(arena, talk, steps), plain = with_offer(arena, negotiation_texts[reply->answer], offer);
  if (!reply->say.length) return plain;
  Str said = sim_text(scenario, after, arena, with_offer(arena, reply->say, offer)); /* {offer} means nothing to the machine */
  /* What they say to a fact is no figure; where the offer stands has to follow it. */
  bool to_fact = (action->talk.kind == ACT_OFFER || action->talk.kind == ACT_HOLD) && action->talk.fact >= 0;
  return to_fact ? str_format(arena, "%.*s %.*s", STR_ARG(said), STR_ARG(plain)) : said;
}
