/* What a file has and nothing asks for. */
#include "scenario/lint.h"

/* ---- facts and documents ---- */

static int facts_of(const Scenario *scenario, int page) {
  int count = 0;
  for (int i = 0; i < scenario->fact_count; i++) count += scenario->facts[i].page == page;
  return count;
}

static bool any_used(const Lint *lint, int page) {
  for (int i = 0; i < lint->scenario->fact_count; i++)
    if (lint->scenario->facts[i].page == page && lint_has(lint->uses.facts, i)) return true;
  return false;
}

/** Where findings are picked from all that were pinned, those that nothing asks for are what tempts: a real desk has them. */
static bool picks_findings(const Scenario *scenario) {
  for (int i = 0; i < scenario->item_count; i++)
    if (scenario->items[i]->kind == ITEM_EVIDENCE || scenario->items[i]->kind == ITEM_LINK || scenario->items[i]->kind == ITEM_TALK) return true;
  return false;
}

/** More findings that nothing asks for than others. */
static bool mostly_unused(const Lint *lint) {
  int unused = 0, used = 0;
  for (int i = 0; i < lint->scenario->fact_count; i++) {
    if (lint->scenario->facts[i].clause.length) continue;
    if (lint_has(lint->uses.facts, i))
      used++;
    else
      unused++;
  }
  return unused > used;
}

static void tell_facts(Lint *lint) {
  const Scenario *scenario = lint->scenario;
  for (int i = 0; i < scenario->page_count; i++) {
    const Page *page = &scenario->pages[i];
    if (page->kind == PAGE_DOCUMENT && facts_of(scenario, i) && !any_used(lint, i))
      lint_tell(lint, "A850", page->json, "nothing asks for any finding of \"%.*s\"", STR_ARG(page->id));
  }
  for (int i = 0; i < scenario->fact_count; i++) {
    const Fact *fact = &scenario->facts[i];
    if (lint_has(lint->uses.facts, i) || fact->clause.length) continue;
    bool told = fact->page != NONE && scenario->pages[fact->page].kind == PAGE_DOCUMENT && !any_used(lint, fact->page);
    if (!told) lint_tell(lint, "A851", fact->json, "nothing asks for the finding \"%.*s\"", STR_ARG(fact->id));
  }
}

/* ---- clauses ---- */

/** "6.3", not a part of "16.3" or "6.31". */
static bool names_clause(Str text, Str clause) {
  for (size_t at = str_find(text, clause.at[0], 0); at + clause.length <= text.length; at = str_find(text, clause.at[0], at + 1)) {
    if (!str_equal(str_slice(text, at, at + clause.length), clause)) continue;
    bool before = at == 0 || (!lint_is_word(text.at[at - 1]) && text.at[at - 1] != '.' && text.at[at - 1] != ',');
    size_t end = at + clause.length;
    bool after =
        end >= text.length || (!lint_is_word(text.at[end]) && !(text.at[end] == '.' && end + 1 < text.length && lint_is_word(text.at[end + 1])));
    if (before && after) return true;
  }
  return false;
}

static bool is_cited(const Lint *lint, Str clause) {
  for (size_t i = 0; i < lint->text_count; i++) {
    const LintText *text = &lint->texts[i];
    if (text->use != TEXT_NUMBER && !(text->use == TEXT_CLAUSE && str_equal(text->json->key, clause)) && names_clause(text->text, clause))
      return true;
  }
  for (int i = 0; i < lint->scenario->deadline_count; i++)
    if (names_clause(lint->scenario->deadlines[i].cite, clause)) return true;
  for (int i = 0; i < lint->scenario->step_count; i++)
    if (str_equal(lint->scenario->steps[i].focus_clause, clause)) return true;
  return false;
}

/** A part of the contract prices by it. */
static bool prices(const Lint *lint, Str clause) {
  const Json *contract = lint->scenario->contract->json;
  for (const Json *at = contract; at; at = json_after(contract, at))
    if (at->kind == JSON_STRING && str_is(at->key, "clause") && str_equal(at->text, clause)) return true;
  return false;
}

static void tell_clauses(Lint *lint) {
  const Scenario *scenario = lint->scenario;
  for (int i = 0; i < scenario->fact_count; i++) {
    const Fact *fact = &scenario->facts[i];
    if (!fact->clause.length || lint_has(lint->uses.facts, i) || prices(lint, fact->clause) || is_cited(lint, fact->clause)) continue;
    lint_tell(lint, "A852", fact->json, "nothing prices by clause %.*s, asks for it or names it", STR_ARG(fact->clause));
  }
}

/* ---- people ---- */

static Str last_word(Str name) {
  size_t at = name.length;
  while (at > 0 && name.at[at - 1] != ' ') at--;
  return str_slice(name, at, name.length);
}

static bool is_named(const Lint *lint, const Person *person) {
  Str last = last_word(person->name);
  if (last.length < 3) last = person->name;
  for (size_t i = 0; i < lint->text_count; i++)
    if (lint->texts[i].use > TEXT_PERSON && str_find_str(lint->texts[i].text, last) < lint->texts[i].text.length) return true;
  return false;
}

static void tell_people(Lint *lint) {
  const Scenario *scenario = lint->scenario;
  for (int i = 0; i < scenario->person_count; i++) {
    bool needed = i == scenario->patient || i == scenario->provider || i == scenario->payer;
    if (!needed && !lint_has(lint->uses.people, i) && !is_named(lint, &scenario->people[i]))
      lint_tell(lint, "A853", scenario->people[i].json, "nobody meets \"%.*s\" anywhere", STR_ARG(scenario->people[i].id));
  }
}

/* ---- what is kept ---- */

static void tell_kept(Lint *lint) {
  const Scenario *scenario = lint->scenario;
  for (int i = 0; i < scenario->var_count; i++)
    if (scenario->vars[i].read && !lint_has(lint->uses.vars_set, i)) /* one that nothing reads is told as such */
      lint_tell(lint, "W855", scenario->vars[i].json, "nothing changes \"%.*s\", so every condition on it is settled from the start",
                STR_ARG(scenario->vars[i].id));
}

/* ---- hints ---- */

#define LEVEL_WITH_HINTS 3

/** The steps whose questions pay most are where people stop: they should be able to ask. */
static void tell_hints(Lint *lint) {
  const Scenario *scenario = lint->scenario;
  if (scenario->level < LEVEL_WITH_HINTS) return;
  int64_t sum = 0;
  int asking = 0;
  for (int i = 0; i < scenario->step_count; i++) {
    int32_t points = 0;
    for (int k = 0; k < scenario->steps[i].item_count; k++) points += scenario->steps[i].items[k].points;
    sum += points;
    asking += points > 0;
  }
  for (int i = 0; i < scenario->step_count; i++) {
    const Step *step = &scenario->steps[i];
    int64_t points = 0;
    for (int k = 0; k < step->item_count; k++) points += step->items[k].points;
    if (!step->hint_count && asking > 4 && points * asking > sum * 2)
      lint_tell(lint, "A857", step->json, "this step pays far more than most and has no \"hint\"");
  }
}

void lint_unused(Lint *lint) {
  if (!picks_findings(lint->scenario)) {
    if (mostly_unused(lint)) tell_facts(lint);
    if (lint->scenario->contract) tell_clauses(lint);
  }
  tell_people(lint);
  tell_kept(lint);
  tell_hints(lint);
}
