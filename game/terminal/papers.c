/* The desk in lines: what lies on it, what stands in it, what was found in it. Pages and facts have numbers that stay. */
#include "terminal/inside.h"

void papers_meet(Terminal *t) {
  const State *state = terminal_state(t);
  for (int i = 0; i < t->scenario->page_count; i++)
    if (state->arrived[i] != DAY_NONE && !page_number(t, i)) t->pages[t->page_count++] = i;
  for (int i = 0; i < t->scenario->fact_count; i++)
    if (bits_has(state->known, i) && !fact_number(t, i)) t->facts[t->fact_count++] = i;
}

int page_number(const Terminal *t, int page) {
  for (int i = 0; i < t->page_count; i++)
    if (t->pages[i] == page) return i + 1;
  return 0;
}

int fact_number(const Terminal *t, int fact) {
  for (int i = 0; i < t->fact_count; i++)
    if (t->facts[i] == fact) return i + 1;
  return 0;
}

static bool page_here(const Terminal *t, int page) { return sim_page_here(t->scenario, terminal_state(t), page); }

/** A remit's own title is the same for all; its day tells them apart. */
Str page_title(Terminal *t, int index) {
  const Page *page = &t->scenario->pages[index];
  Str title = scenario_text(t, page->title);
  const Remit *remit = page->kind == PAGE_REMIT ? sim_remit(t->scenario, terminal_state(t), t->scratch, index) : NULL;
  if (!remit || remit->date == DAY_NONE) return title;
  return str_format(t->scratch, "%.*s of %.*s", STR_ARG(title), STR_ARG(day_short(t->scratch, remit->date)));
}

void papers_list(Terminal *t) {
  say(t, STR("On your desk. Type o and a number to read one:"));
  for (int i = 0; i < t->page_count; i++) {
    int index = t->pages[i];
    const Page *page = &t->scenario->pages[index];
    if (!page_here(t, index)) continue;
    Str app = report_view_name(page->app), title = page_title(t, index);
    bool read = bits_has(terminal_state(t)->opened, index);
    Str line = str_starts(title, app) ? title : str_format(t->scratch, "%.*s: %.*s", STR_ARG(app), STR_ARG(title));
    say_numbered(t, i + 1, read ? line : str_format(t->scratch, "%.*s (not read yet)", STR_ARG(line)));
  }
}

/* ---- a page ---- */

static void show_table(Terminal *t, const Block *block) {
  for (int row = 0; row < block->rows; row++) {
    Buf line = buf_new(t->scratch);
    for (int column = 0; column < block->columns; column++) {
      Str cell = scenario_text(t, block->cells[row * block->columns + column]);
      if (column) buf_addz(&line, column == 1 && block->columns == 2 ? ": " : ", ");
      buf_add(&line, cell);
    }
    say_after(t, "  ", 4, buf_str(&line));
  }
}

/** A claim status answer: where the claim stands, then what it is about. */
static void show_status(Terminal *t, const ClaimStatus *status) {
  Buf line = buf_new(t->scratch);
  if (status->claim.length) buf_format(&line, "Claim %.*s", STR_ARG(status->claim));
  if (status->amount_cents >= 0) buf_format(&line, "%scharge %.*s", line.length ? ", " : "", STR_ARG(money_text(t->scratch, status->amount_cents)));
  if (status->date != DAY_NONE) buf_format(&line, "%ssince %.*s", line.length ? ", " : "", STR_ARG(day_text(t->scratch, status->date)));
  say_after(t, "  ", 4,
            str_format(t->scratch, "Status %.*s, %.*s: %.*s.", STR_ARG(status->category->code), STR_ARG(status->code->code),
                       STR_ARG(claim_status_words(t->scratch, status))));
  if (line.length) say_after(t, "    ", 4, buf_str(&line));
  say_after(t, "    ", 4, claim_status_segment(t->scratch, status));
}

static void show_block(Terminal *t, const Block *block) {
  switch (block->kind) {
  case BLOCK_HEADING: say(t, scenario_text(t, block->text)); break;
  case BLOCK_PARAGRAPH: say_after(t, "  ", 2, scenario_text(t, block->text)); break;
  case BLOCK_RAW: say_after(t, "  ", 2, scenario_text(t, block->text)); break;
  case BLOCK_TABLE: show_table(t, block); break;
  case BLOCK_STATUS: show_status(t, block->status); break;
  }
}

static void say_fact(Terminal *t, int fact) {
  const Fact *found = &t->scenario->facts[fact];
  Str text = found->clause.length ? str_format(t->scratch, "Clause %.*s: %.*s", STR_ARG(found->clause), STR_ARG(found->text)) : found->text;
  bool pinned = bits_has(terminal_state(t)->pinned, fact);
  say_numbered(t, fact_number(t, fact), pinned ? str_format(t->scratch, "%.*s (pinned)", STR_ARG(text)) : text);
}

static void show_findings(Terminal *t, int page) {
  bool any = false;
  for (int i = 0; i < t->fact_count; i++) {
    int fact = t->facts[i];
    /* Clauses were listed with their numbers already. */
    if (t->scenario->facts[fact].page != page || t->scenario->facts[fact].clause.length || !bits_has(terminal_state(t)->known, fact)) continue;
    if (!any) say(t, STR("Findings here. Type p and a number to pin one:"));
    any = true;
    say_fact(t, fact);
  }
}

static void show_page(Terminal *t, int index) {
  const Page *page = &t->scenario->pages[index];
  Day arrived = terminal_state(t)->arrived[index];
  say(t, page_title(t, index));
  if (!page->at_start && page->kind == PAGE_DOCUMENT) sayf(t, "Came on %.*s.", STR_ARG(day_text(t->scratch, arrived)));
  switch (page->kind) {
  case PAGE_REMIT: papers_remit(t, index); break;
  case PAGE_CLAIM: papers_claim(t); break;
  case PAGE_CONTRACT: papers_contract(t); break;
  case PAGE_DOCUMENT: break;
  }
  for (int i = 0; i < page->block_count; i++) show_block(t, &page->blocks[i]);
  show_findings(t, index);
}

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c; }

static bool holds(Str text, Str part) {
  for (size_t at = 0; part.length && at + part.length <= text.length; at++) {
    size_t same = 0;
    while (same < part.length && lower(text.at[at + same]) == lower(part.at[same])) same++;
    if (same == part.length) return true;
  }
  return false;
}

/** How well a name fits a page: 0 not at all. */
static int page_fit(Terminal *t, int index, Str which) {
  Str title = page_title(t, index);
  if (str_equal_nocase(title, which) || str_equal_nocase(t->scenario->pages[index].id, which)) return 4;
  if (holds(str_slice(title, 0, which.length), which)) return 3;
  if (holds(title, which)) return 2;
  return holds(report_view_name(t->scenario->pages[index].app), which);
}

/** By number, or by a part of its title or its app; the best fit, the first of equals. */
static int find_page(Terminal *t, Str which) {
  int number, found = NONE, best = 0;
  if (read_numbers(which, t->page_count, &number, 1) == 1) return page_here(t, t->pages[number - 1]) ? t->pages[number - 1] : NONE;
  for (int i = 0; i < t->page_count; i++) {
    int index = t->pages[i], fit = page_here(t, index) ? page_fit(t, index, which) : 0;
    if (fit <= best) continue;
    best = fit;
    found = index;
  }
  return found;
}

static void open_page(Terminal *t, int index) {
  Action action = {.kind = ACTION_OPEN, .page = index};
  if (!bits_has(terminal_state(t)->opened, index) && !terminal_look(t, &action)) return;
  show_page(t, index);
}

static int next_unread(const Terminal *t) {
  for (int i = 0; i < t->page_count; i++)
    if (page_here(t, t->pages[i]) && !bits_has(terminal_state(t)->opened, t->pages[i])) return t->pages[i];
  return NONE;
}

void papers_open(Terminal *t, Str which) {
  int numbers[SCENARIO_MOST_PAGES];
  int several = read_numbers(which, t->page_count, numbers, SCENARIO_MOST_PAGES);
  for (int i = 0; several > 1 && i < several; i++) {
    if (i) say_blank(t);
    if (page_here(t, t->pages[numbers[i] - 1])) open_page(t, t->pages[numbers[i] - 1]);
  }
  if (several > 1) return;
  bool next = str_equal_nocase(which, STR("next"));
  int index = next ? next_unread(t) : find_page(t, which);
  if (index != NONE)
    open_page(t, index);
  else
    say(t, next ? STR("You have read everything on your desk.") : STR("Nothing on your desk has that name or number. Type o for the list."));
}

/* ---- facts ---- */

void papers_facts(Terminal *t, Str heading) {
  bool any = false;
  for (int i = 0; i < t->fact_count; i++) {
    if (!bits_has(terminal_state(t)->known, t->facts[i])) continue;
    if (!any) say(t, heading);
    any = true;
    say_fact(t, t->facts[i]);
  }
  if (!any) say(t, STR("You have found nothing yet. Read what lies on your desk: o lists it."));
}

static void turn_pin(Terminal *t, int fact) {
  bool pinned = bits_has(terminal_state(t)->pinned, fact);
  Action action = {.kind = pinned ? ACTION_UNPIN : ACTION_PIN, .fact = fact};
  if (terminal_look(t, &action))
    sayf(t, "%s %d: %.*s", pinned ? "Unpinned" : "Pinned", fact_number(t, fact), STR_ARG(report_sentence(t->scratch, t->scenario->facts[fact].text)));
}

static void pin_all(Terminal *t) {
  int count = 0;
  for (int i = 0; i < t->fact_count; i++) {
    Action action = {.kind = ACTION_PIN, .fact = t->facts[i]};
    bool wanted = bits_has(terminal_state(t)->known, t->facts[i]) && !bits_has(terminal_state(t)->pinned, t->facts[i]);
    if (wanted && terminal_look(t, &action)) count++;
  }
  sayf(t, "Pinned %.*s.", STR_ARG(report_count(t->scratch, count, "finding", "findings")));
}

void papers_pin(Terminal *t, Str which) {
  int numbers[SCENARIO_MOST_FACTS];
  if (str_equal_nocase(which, STR("all"))) {
    pin_all(t);
    return;
  }
  int count = read_numbers(which, t->fact_count, numbers, SCENARIO_MOST_FACTS);
  if (count <= 0) {
    say(t, STR("Type p and the numbers of findings, or p alone for the list."));
    return;
  }
  for (int i = 0; i < count; i++) turn_pin(t, t->facts[numbers[i] - 1]);
}

/* ---- people, codes ---- */

void papers_people(Terminal *t) {
  for (int i = 0; i < t->scenario->person_count; i++) {
    const Person *person = &t->scenario->people[i];
    Buf line = buf_new(t->scratch);
    buf_add(&line, person->name);
    if (person->role.length) buf_format(&line, ", %.*s", STR_ARG(person->role));
    for (int row = 0; row < person->rows.count; row++) {
      const PersonRow *said = FIELD_AT(person->rows, PersonRow, row);
      buf_format(&line, "; %.*s: %.*s", STR_ARG(said->label), STR_ARG(said->text));
    }
    say_after(t, "  ", 4, buf_str(&line));
  }
}

static void say_code(Terminal *t, const CodeEntry *entry) {
  sayf(t, "%.*s: %.*s", STR_ARG(entry->code), STR_ARG(entry->meaning));
  if (entry->usual_action.length) say_after(t, "  Usually done: ", 2, entry->usual_action);
  if (entry->note.length) say_after(t, "  Note: ", 2, entry->note);
}

void papers_code(Terminal *t, Str which) {
  Str group = STR(""), code = STR("");
  const CodeReference *codes = t->scenario->codes;
  Buf upper = buf_new(t->scratch);
  for (size_t i = 0; i < which.length; i++)
    buf_byte(&upper, which.at[i] >= 'a' && which.at[i] <= 'z' ? (char)(which.at[i] - 'a' + 'A') : which.at[i]);
  which = str_trim(buf_str(&upper));
  bool both = str_cut(which, '-', &group, &code) || str_cut(which, ' ', &group, &code);
  const GroupEntry *carrier = code_find_group(codes, both ? str_trim(group) : which);
  const CodeEntry *carc = code_find_carc(codes, both ? str_trim(code) : which), *rarc = code_find_rarc(codes, which);
  const StatusEntry *category = status_find_category(&t->scenario->rules->x12, which);
  if (carrier) sayf(t, "%.*s, %.*s: %.*s", STR_ARG(carrier->code), STR_ARG(carrier->name), STR_ARG(carrier->meaning));
  if (carc) say_code(t, carc);
  if (rarc) say_code(t, rarc);
  if (category) {
    sayf(t, "%.*s, claim status category: %.*s.", STR_ARG(category->code), STR_ARG(category->meaning));
    say_after(t, "  Usually done: ", 2, category->action);
  }
  if (!carrier && !carc && !rarc && !category) say(t, STR("The code reference has no such code. Type c and a code, for example c CO-197 or c N290."));
}
