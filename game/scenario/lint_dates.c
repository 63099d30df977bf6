/* Days that cannot be: each beside another one of the same file, or beside the calendar. */
#include "scenario/lint.h"
#include "scenario/reader.h"

static Str shown(Lint *lint, Day day) { return day_text(lint->arena, day); }

/* ---- the claim ---- */

static Day last_of(const ClaimLine *line) { return line->to != DAY_NONE ? line->to : line->from; }

static void tell_claim(Lint *lint, const Claim *claim) {
  Day out = claim->sent != DAY_NONE ? claim->sent : claim->received;
  for (int i = 0; i < claim->lines.count; i++) {
    const ClaimLine *line = FIELD_AT(claim->lines, const ClaimLine, i);
    const Json *place = json_place(line->json, line->to != DAY_NONE ? "to" : "from");
    if (out != DAY_NONE && last_of(line) != DAY_NONE && last_of(line) > out)
      lint_tell(lint, "W801", place, "line %d ends on %.*s, after the claim left on %.*s", line->line, STR_ARG(shown(lint, last_of(line))),
                STR_ARG(shown(lint, out)));
    /* What was done up to three days before belongs to a stay (42 CFR 412.2(c)(5)). */
    if (claim->admission != DAY_NONE && line->from != DAY_NONE && line->from < claim->admission - 3)
      lint_tell(lint, "W804", json_place(line->json, "from"), "line %d begins on %.*s, but the patient was admitted on %.*s", line->line,
                STR_ARG(shown(lint, line->from)), STR_ARG(shown(lint, claim->admission)));
    if (claim->discharge != DAY_NONE && last_of(line) != DAY_NONE && last_of(line) > claim->discharge)
      lint_tell(lint, "W804", place, "line %d ends on %.*s, but the patient was discharged on %.*s", line->line, STR_ARG(shown(lint, last_of(line))),
                STR_ARG(shown(lint, claim->discharge)));
  }
  if (claim->sent != DAY_NONE && claim->received != DAY_NONE && claim->received < claim->sent)
    lint_tell(lint, "W802", json_place(claim->json, "received"), "received on %.*s, but sent on %.*s", STR_ARG(shown(lint, claim->received)),
              STR_ARG(shown(lint, claim->sent)));
}

static Day first_service(const Claim *claim) {
  Day first = DAY_NONE;
  for (int i = 0; i < claim->lines.count; i++) {
    Day day = FIELD_AT(claim->lines, const ClaimLine, i)->from;
    if (day != DAY_NONE && (first == DAY_NONE || day < first)) first = day;
  }
  return first;
}

/* ---- remittances ---- */

static bool answers(const Remit *remit, const Claim *claim) {
  for (int i = 0; i < remit->claims.count; i++)
    if (str_equal(FIELD_AT(remit->claims, const RemitClaim, i)->claim, claim->number)) return true;
  return false;
}

static const char *closed_because(Day day) { return day_is_federal_holiday(day) ? "a federal holiday" : "no working day"; }

static void tell_remits(Lint *lint) {
  const Claim *claim = lint->scenario->claim;
  Day before = claim->received != DAY_NONE ? claim->received : claim->sent != DAY_NONE ? claim->sent : first_service(claim);
  for (int i = 0; i < lint->scenario->page_count; i++) {
    const Page *page = &lint->scenario->pages[i];
    if (page->kind != PAGE_REMIT || page->remit->date == DAY_NONE) continue;
    Day day = page->remit->date;
    const Json *place = json_place(page->remit->json, "date");
    if (before != DAY_NONE && day < before && answers(page->remit, claim))
      lint_tell(lint, "W803", place, "%.*s answers the claim on %.*s, before %.*s", STR_ARG(page->id), STR_ARG(shown(lint, day)),
                STR_ARG(shown(lint, before)));
    if (!day_is_business(day))
      lint_tell(lint, "W809", place, "%.*s is %s; banks move money on business days", STR_ARG(shown(lint, day)), closed_because(day));
  }
  Day today = lint->scenario->today;
  if (!day_is_business(today))
    lint_tell(lint, "W809", json_place(lint->scenario->root, "today"), "the case begins on %.*s, which is %s", STR_ARG(shown(lint, today)),
              closed_because(today));
}

/* ---- people ---- */

#define OLDEST_YEARS 110

static void tell_born(Lint *lint) {
  const Scenario *scenario = lint->scenario;
  Day service = first_service(scenario->claim);
  for (int i = 0; i < scenario->person_count; i++) {
    const Json *born = json_member(scenario->people[i].json, STR("born"));
    Day day = born ? day_from_typed(born->text) : DAY_NONE;
    if (day == DAY_NONE) continue;
    bool later = i == scenario->patient && service != DAY_NONE ? day > service : day > scenario->today;
    if (later)
      lint_tell(lint, "W805", born, "born on %.*s, after the service", STR_ARG(shown(lint, day)));
    else if (day_add_months(day, 12 * OLDEST_YEARS) < scenario->today)
      lint_tell(lint, "W805", born, "born on %.*s, more than %d years ago", STR_ARG(shown(lint, day)), OLDEST_YEARS);
  }
}

/* ---- documents ---- */

static const char *const months[] = {"january", "february", "march",     "april",   "may",      "june",
                                     "july",    "august",   "september", "october", "november", "december"};

static int month_of(Str word) {
  for (int i = 0; i < 12 && word.length >= 3; i++) {
    Str name = str_from(months[i]);
    if (str_equal_nocase(word, name) || (word.length == 3 && str_equal_nocase(word, str_slice(name, 0, 3)))) return i + 1;
  }
  return 0;
}

static Str next_word(Str text, size_t *at) {
  while (*at < text.length && !lint_is_word(text.at[*at])) ++*at;
  size_t from = *at;
  while (*at < text.length && lint_is_word(text.at[*at])) ++*at;
  return str_slice(text, from, *at);
}

static int number_of(Str word, int least, int most) {
  int64_t value = 0;
  return word.length <= 4 && str_to_int(word, &value) && value >= least && value <= most ? (int)value : 0;
}

#define SOON_DAYS 60

/** A title says "March 9" and means the last one, or one that is near. */
static Day nearest_day(int year, int month, int day, Day today) {
  if (year) return day_from_parts((DateParts){year, month, day});
  for (int y = day_parts(today).year + 1;; y--) {
    Day found = day_from_parts((DateParts){y, month, day});
    if (found == DAY_NONE ? y < day_parts(today).year - 4 : found <= today + SOON_DAYS) return found;
  }
}

/** The day that a title names, "March 9" or "20 May 2026", where no word before it says that it is to come. */
static Day day_in(Str title, Day today) {
  static const char *const to_come[] = {"due", "by", "until", "from", "before", "for", "starting", "through", "to", "expires", "next"};
  Str before = {NULL, 0}, last = {NULL, 0};
  for (size_t at = 0; at < title.length;) {
    Str word = next_word(title, &at);
    int month = month_of(word);
    size_t ahead = at;
    Str after = next_word(title, &ahead), later = next_word(title, &ahead);
    int day_before = number_of(last, 1, 31), day_after = number_of(after, 1, 31), day = day_before ? day_before : day_after;
    if (month && day) {
      Str guard = day_before ? before : last;
      for (size_t i = 0; i < sizeof to_come / sizeof *to_come; i++)
        if (str_equal_nocase(guard, str_from(to_come[i]))) return DAY_NONE;
      return nearest_day(number_of(day_before ? after : later, 1900, 2199), month, day, today);
    }
    before = last;
    last = word;
  }
  return DAY_NONE;
}

static void tell_documents(Lint *lint) {
  Day today = lint->scenario->today;
  for (int i = 0; i < lint->scenario->page_count; i++) {
    const Page *page = &lint->scenario->pages[i];
    if (page->kind != PAGE_DOCUMENT || !page->at_start || page->app == VIEW_CALENDAR) continue;
    Day day = day_in(page->title, today);
    const Json *place = json_place(page->json, "title");
    for (int b = 0; b < page->block_count; b++) {
      const ClaimStatus *status = page->blocks[b].kind == BLOCK_STATUS ? page->blocks[b].status : NULL;
      if (!status || status->date == DAY_NONE || status->date <= today) continue;
      day = status->date;
      place = json_place(page->json, "body");
    }
    if (day != DAY_NONE && day > today)
      lint_tell(lint, "W806", place, "this lies on the desk on %.*s, but it is of %.*s", STR_ARG(shown(lint, today)), STR_ARG(shown(lint, day)));
  }
}

/* ---- deadlines ---- */

static Day fixed_anchor(const void *world, const Anchor *anchor) { return anchor_fixed_day(world, anchor); }

static bool is_end_of(const Event *event, int deadline) {
  return event->on_deadline && event->from.kind == ANCHOR_DEADLINE && event->from.index == deadline && event->effects.to_end != NONE;
}

/** A right of ours: its end ends the case, or its rule says that the provider acts. */
static bool is_ours(const Scenario *scenario, int deadline) {
  const TimingRule *rule = scenario->deadlines[deadline].rule;
  if (rule) return str_find_str(rule->acts, STR("provider")) < rule->acts.length;
  for (int i = 0; i < scenario->event_count; i++)
    if (is_end_of(&scenario->events[i], deadline)) return true;
  return false;
}

static bool speaks_of_weekends(Str text) {
  static const char *const words[] = {"Saturday", "Sunday", "weekend", "holiday", "working day", "business day"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (str_find_str(text, str_from(words[i])) < text.length) return true;
  return false;
}

/** A question asks for this very day and leaves open what a weekend does to it. */
static const Item *asks_for(const Scenario *scenario, int deadline) {
  for (int i = 0; i < scenario->item_count; i++) {
    const Item *item = scenario->items[i];
    if (item->kind != ITEM_DAY || item->day.from.kind != ANCHOR_DEADLINE || item->day.from.index != deadline || item->day.after.count) continue;
    if (!speaks_of_weekends(item->why) && !speaks_of_weekends(item->prompt)) return item;
  }
  return NULL;
}

static void tell_deadlines(Lint *lint) {
  const Scenario *scenario = lint->scenario;
  for (int i = 0; i < scenario->deadline_count; i++) {
    const Deadline *deadline = &scenario->deadlines[i];
    Day day = scenario_deadline_day(scenario, i, fixed_anchor, scenario);
    if (day == DAY_NONE) continue;
    if (day < scenario->today && !lint_has(lint->uses.deadlines, i))
      lint_tell(lint, "W807", json_place(deadline->json, "from"), "its last day is %.*s, before the case begins, and nothing asks for it",
                STR_ARG(shown(lint, day)));
    const Item *asked = day_is_business(day) ? NULL : asks_for(scenario, i);
    if (asked)
      lint_tell(lint, "A810", json_place(asked->json, "day"),
                "the right day is %.*s, %s; let its \"why\" say whether a last day moves from a weekend", STR_ARG(shown(lint, day)),
                closed_because(day));
  }
}

static void tell_windows(Lint *lint) {
  const Scenario *scenario = lint->scenario;
  for (int i = 0; i < scenario->item_count; i++) {
    const Item *item = scenario->items[i];
    if (item->kind != ITEM_DATE || item->date_from.kind != ANCHOR_DEADLINE || item->accept[0].count <= 0) continue;
    if (is_ours(scenario, item->date_from.index))
      lint_tell(lint, "W808", json_place(json_place(item->json, "date"), "accept"),
                "every day that earns something lies after the last day of \"%.*s\"", STR_ARG(scenario->deadlines[item->date_from.index].id));
  }
}

void lint_dates(Lint *lint) {
  tell_claim(lint, lint->scenario->claim);
  tell_remits(lint);
  tell_born(lint);
  tell_documents(lint);
  tell_deadlines(lint);
  tell_windows(lint);
}
