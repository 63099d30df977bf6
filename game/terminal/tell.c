/* Doing, keeping, telling. Every entry is in the journal before its consequences are told, so whatever was seen can be gone on from. */
#include "terminal/inside.h"

void terminal_keep(Terminal *t) {
  if (t->desk) {
    shift_keep(t);
    return;
  }
  int count;
  const Entry *entries = session_entries(t->session, &count);
  while (t->kept < count) {
    Entry entry = entries[t->kept];
    Buf line = buf_new(t->scratch);
    Str why = STR("");
    entry.wall_clock = t->ports->wall_clock(t->ports->user, t->scratch);
    journal_print_entry(t->scenario, &entry, &line);
    if (!t->ports->keep(t->ports->user, t->scratch, str_trim(buf_str(&line)), &why)) {
      /* Tried again with the next action; said once. */
      if (!t->keep_failed) sayf(t, "Your journal cannot be written now: %.*s. You can play on; it is tried again after each answer.", STR_ARG(why));
      t->keep_failed = true;
      return;
    }
    t->kept++;
  }
  if (t->keep_failed) say(t, STR("Your journal is written again, with everything that was missing."));
  t->keep_failed = false;
}

/* ---- what an answer was worth ---- */

static void tell_points(Terminal *t, const Result *result) {
  Arena *arena = t->scratch;
  if (result->item == NONE) return;
  if (!result->first) {
    say(t, STR("You answered this before, so it is not scored again."));
  } else if (result->most > 0 || result->paid) {
    Str paid = report_points(arena, result->paid);
    if (result->paid > result->most)
      sayf(t, "%.*s points.", STR_ARG(paid));
    else
      sayf(t, "%.*s of %.*s %s.", STR_ARG(paid), STR_ARG(report_points(arena, result->most)), result->most == 1000 ? "point" : "points");
  }
  if (result->half_for_facts) say(t, STR("Half the points: the fact that supports this was not pinned."));
  if (result->mistake != NONE) sayf(t, "A known mistake: %.*s.", STR_ARG(t->scenario->items[result->item]->mistakes[result->mistake].name));
}

/** Only once the question was answered: before that nothing says which answers are right. */
static void tell_ranked(Terminal *t, const Played *played) {
  const Str *lines;
  int count = report_ranked(t->scratch, t->scenario, played, &lines);
  if (count) say(t, STR("The right answers compared:"));
  for (int i = 0; i < count; i++) say_after(t, "  ", 4, lines[i]);
}

/** In a shift a later day is told when it has come. */
static bool shows_now(const Terminal *t, const Played *played) { return !t->desk || played->after.day == played->before.day; }

static void tell_worth(Terminal *t, const Played *played) {
  const Result *result = &played->result;
  tell_points(t, result);
  if (result->violation != NONE) {
    const ViolationKind *violation = &scenario_violations[result->violation];
    sayf(t, "Violation: %s. %s It costs %.*s points.", violation->name, violation->why, STR_ARG(report_points(t->scratch, result->violation_points)));
  }
  Str why = report_why(t->scratch, t->scenario, played);
  if (why.length) say_after(t, "Why: ", 0, why);
  tell_ranked(t, played);
  if (result->recovered_cents && shows_now(t, played)) sayf(t, "Recovered: %.*s.", STR_ARG(money_text(t->scratch, result->recovered_cents)));
}

/** What was typed may not be what was meant: days, figures and offers are said back. */
static bool is_said_back(const Scenario *scenario, const Action *action) {
  if (action->kind != ACTION_ANSWER) return action->kind == ACTION_TALK;
  ItemKind kind = scenario->items[action->item]->kind;
  return kind == ITEM_DATE || kind == ITEM_MONEY || kind == ITEM_NUMBER || kind == ITEM_TEXT || kind == ITEM_ORDER || kind == ITEM_DAY;
}

/* ---- what happened ---- */

/** How a fact is used: said in the talk going on, or pinned for later. */
static void tell_learned(Terminal *t, int fact) {
  const Negotiation *talk = sim_talk(t->scenario, terminal_state(t));
  Str text = report_sentence(t->scratch, t->scenario->facts[fact].text), use = str_format(t->scratch, "Type p %d to pin it.", fact_number(t, fact));
  for (int i = 0; talk && i < talk->facts.count; i++)
    if (FIELD_AT(talk->facts, NegotiationFact, i)->fact == fact) use = str_format(t->scratch, "You can say it as f%d.", i + 1);
  sayf(t, "You learned %d: %.*s %.*s", fact_number(t, fact), STR_ARG(text), STR_ARG(use));
}

static void tell_happened(Terminal *t, const Played *played) {
  const State *before = &played->before, *after = &played->after;
  for (int i = 0; i < played->result.event_count; i++) {
    Str told = t->scenario->events[played->result.events[i]].say;
    if (told.length) say(t, scenario_text(t, told));
  }
  for (int i = 0; i < t->scenario->page_count; i++) {
    const Page *page = &t->scenario->pages[i];
    if (before->arrived[i] != DAY_NONE || after->arrived[i] == DAY_NONE) continue;
    sayf(t, "New on your desk: %d. %.*s (%.*s).", page_number(t, i), STR_ARG(page_title(t, i)), STR_ARG(report_view_name(page->app)));
  }
  for (int i = 0; i < t->scenario->fact_count; i++)
    if (!bits_has(before->known, i) && bits_has(after->known, i)) tell_learned(t, i);
}

static void tell_news(Terminal *t, const Played *played) {
  const State *before = &played->before, *after = &played->after;
  bool said = played->action.kind == ACTION_ANSWER && played->action.day == after->day && is_said_back(t->scenario, &played->action);
  if (after->day != before->day && !said) sayf(t, "It is now %.*s.", STR_ARG(day_text(t->scratch, after->day)));
  tell_happened(t, played);
}

void terminal_tell_news(Terminal *t) {
  int count;
  const Played *line = session_line(t->session, &count);
  for (; t->told < count && shift_shows(t, &line[t->told].after); t->told++) {
    const Played *played = &line[t->told];
    tell_happened(t, played);
    if (terminal_practice(t) && played->result.recovered_cents)
      sayf(t, "Recovered: %.*s.", STR_ARG(money_text(t->scratch, played->result.recovered_cents)));
  }
}

static void tell(Terminal *t, const Played *played) {
  const Action *action = &played->action;
  if (is_said_back(t->scenario, action)) say(t, report_sentence(t->scratch, report_action_words(t->scratch, t->scenario, &played->before, action)));
  if (action->kind == ACTION_TALK) {
    Str reply = report_reply(t->scratch, t->scenario, &played->after, action, &played->result.reply);
    if (reply.length) say_after(t, "They say: ", 0, reply);
  }
  if (terminal_practice(t)) tell_worth(t, played);
  if (shows_now(t, played)) tell_news(t, played);
}

bool terminal_look(Terminal *t, const Action *action) {
  const char *refused = session_do(t->session, action);
  if (refused) {
    say(t, str_from(refused));
    return false;
  }
  terminal_keep(t);
  papers_meet(t);
  return true;
}

bool terminal_do(Terminal *t, const Action *action) {
  int place, count;
  session_line(t->session, &place);
  if (!terminal_look(t, action)) return false;
  /* In a shift, days that passed by themselves may stand behind it. */
  const Played *played = &session_line(t->session, &count)[place];
  t->told = shows_now(t, played) ? place + 1 : place;
  t->show_step = t->show_step || report_enters(played);
  tell(t, played);
  return true;
}
