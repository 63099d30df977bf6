/* Views before play: the line of a scenario in the list, read from the head of its file alone, and the briefing. */
#include "overturn/json.h"
#include "screens/view.h"

/* ---- The list: nothing but the head is read, so that it stands at once; the whole file is checked when it is opened ---- */

static Str text_of(const Json *value) { return value && value->kind == JSON_STRING ? value->text : STR(""); }

static int int_of(const Json *value, int fallback) {
  int64_t number;
  return value && value->kind == JSON_NUMBER && str_to_int(value->text, &number) && number >= 0 && number < 10000 ? (int)number : fallback;
}

enum { MOST_CODES = 3 };

static void add_code(ScenarioView *view, CodeView *codes, Str group, Str carc) {
  if (view->code_count == MOST_CODES || !carc.length || str_is(carc, "45")) return;
  for (int i = 0; i < view->code_count; i++)
    if (str_equal(codes[i].group, group) && str_equal(codes[i].code, carc)) return;
  codes[view->code_count++] = (CodeView){group, carc};
}

static void add_line_codes(ScenarioView *view, CodeView *codes, const Json *holder) {
  const Json *adjust = json_member(holder, STR("adjust"));
  for (const Json *one = adjust && adjust->kind == JSON_ARRAY ? adjust->first : NULL; one; one = one->next)
    if (one->kind == JSON_OBJECT) add_code(view, codes, text_of(json_member(one, STR("group"))), text_of(json_member(one, STR("carc"))));
}

static void add_remit_codes(ScenarioView *view, CodeView *codes, const Json *remit) {
  const Json *claims = remit->kind == JSON_OBJECT ? json_member(remit, STR("claims")) : NULL;
  for (const Json *claim = claims && claims->kind == JSON_ARRAY ? claims->first : NULL; claim; claim = claim->next) {
    if (claim->kind != JSON_OBJECT) continue;
    add_line_codes(view, codes, claim);
    const Json *lines = json_member(claim, STR("lines"));
    for (const Json *line = lines && lines->kind == JSON_ARRAY ? lines->first : NULL; line; line = line->next)
      if (line->kind == JSON_OBJECT) add_line_codes(view, codes, line);
  }
}

/* ---- Remits that play brings: their codes would tell the story ---- */

enum { MOST_REMITS = 32 };

/* The next "arrive" from `from` on: looked for by its v, the rarest of its letters. */
static size_t find_arrive(Str text, size_t from) {
  static const Str arrive = STR_INIT("\"arrive\"");
  enum { BEFORE_V = 5 };
  for (size_t v = str_find(text, 'v', from + BEFORE_V); v < text.length; v = str_find(text, 'v', v + 1))
    if (str_equal(str_slice(text, v - BEFORE_V, v - BEFORE_V + arrive.length), arrive)) return v - BEFORE_V;
  return text.length;
}

/* What an "arrive" brings: an id, or a list of them, as it stands in the file. */
static Str arrivals(Str after) {
  Str value = str_trim(str_slice(after, str_find(after, ':', 0) + 1, after.length));
  bool list = str_starts(value, STR("["));
  return str_slice(value, 0, str_find(value, list ? ']' : '"', 1) + 1);
}

/* Marks those remits (by place) that some "arrive" of the file names. */
static void mark_those_that_come(Arena *arena, Str text, const Json *remits, bool comes[MOST_REMITS]) {
  for (size_t at = find_arrive(text, 0); at < text.length; at = find_arrive(text, at + 1)) {
    Str brought = arrivals(str_slice(text, at + 8, text.length));
    for (const Json *remit = remits->first; remit && remit->index < MOST_REMITS; remit = remit->next)
      if (str_find_str(brought, str_format(arena, "\"%.*s\"", STR_ARG(remit->key))) < brought.length) comes[remit->index] = true;
  }
}

static void add_codes_on_the_desk(Arena *arena, ScenarioView *view, CodeView *codes, Str text, const Json *remits) {
  bool comes[MOST_REMITS] = {false};
  if (!remits || remits->kind != JSON_OBJECT) return;
  mark_those_that_come(arena, text, remits, comes);
  for (const Json *remit = remits->first; remit && remit->index < MOST_REMITS; remit = remit->next)
    if (!comes[remit->index]) add_remit_codes(view, codes, remit);
}

/* ---- The parts that the list shows ---- */

static const Json *read_part(Arena *arena, Str file, Str part) {
  Diags diags = diags_new(arena, file, part);
  return part.length ? json_read(arena, part, &diags) : NULL;
}

typedef enum Part { PART_TITLE, PART_KIND, PART_LEVEL, PART_MINUTES, PART_BRIEFING, PART_REMITS, PART_ID, PART_COUNT } Part;

static void read_parts(Arena *arena, Str file, Str text, const Json *parts[PART_COUNT]) {
  static const Str keys[PART_COUNT] = {STR_INIT("title"),    STR_INIT("kind"),   STR_INIT("level"), STR_INIT("minutes"),
                                       STR_INIT("briefing"), STR_INIT("remits"), STR_INIT("id")};
  Str sources[PART_COUNT];
  bool whole = json_peek(text, keys, sources, PART_COUNT);
  for (int part = 0; part < PART_COUNT; part++) parts[part] = whole ? read_part(arena, file, sources[part]) : NULL;
}

/* The view as the parts tell it; its strings are theirs. */
static ScenarioView view_of_parts(Arena *arena, Str file, Str text, const Json *const parts[PART_COUNT], CodeView *codes) {
  ScenarioView view = {.title = text_of(parts[PART_TITLE]), .best_score = NONE, .codes = codes, .fault = STR("")};
  if (!view.title.length) return (ScenarioView){.title = file, .level = 1, .best_score = NONE, .summary = STR(""), .fault = word(W_NOT_A_SCENARIO)};
  view.level = int_of(parts[PART_LEVEL], 1);
  view.minutes = int_of(parts[PART_MINUTES], 0);
  for (int kind = KIND_DENIAL; kind <= KIND_NEGOTIATION; kind++)
    if (str_is(text_of(parts[PART_KIND]), scenario_kind_words[kind])) view.kind = (ScenarioKind)kind;
  view.is_shift = str_is(text_of(parts[PART_KIND]), "shift");
  view.is_course = str_is(text_of(parts[PART_KIND]), "course");
  view.id = text_of(parts[PART_ID]);
  if (view.is_course) {
    const Json *entries = read_part(arena, file, json_peek_first(text, STR("entries")));
    view.summary = word_count(arena, W_COURSE_SUMMARY, entries && entries->kind == JSON_ARRAY ? entries->count : 0, STR(""));
    return view;
  }
  const Json *briefing = parts[PART_BRIEFING];
  view.summary = text_of(briefing && briefing->kind == JSON_ARRAY ? briefing->first : briefing);
  add_codes_on_the_desk(arena, &view, codes, text, parts[PART_REMITS]);
  return view;
}

/* The trees of a hundred files would take more memory than all that is shown of them: what is shown is copied, and they go. */
ScenarioView view_scenario_head(Arena *arena, Str file, Str text) {
  Arena *scratch = arena_new(0);
  const Json *parts[PART_COUNT];
  CodeView *codes = arena_make_many(arena, CodeView, MOST_CODES);
  read_parts(scratch, file, text, parts);
  ScenarioView view = view_of_parts(scratch, file, text, parts, codes);
  view.title = str_copy(arena, view.title);
  view.summary = str_copy(arena, view.summary);
  view.id = str_copy(arena, view.id);
  for (int i = 0; i < view.code_count; i++) codes[i] = (CodeView){str_copy(arena, codes[i].group), str_copy(arena, codes[i].code)};
  arena_free(scratch);
  return view;
}

/* ---- Briefing ---- */

/* Of a remittance that answers several claims ours, as it was answered last. */
static const RemitClaim *our_claim(const Scenario *scenario, const Remit *remit) {
  const RemitClaim *claims = remit->claims.at;
  int last = remit->claims.count - 1;
  for (int i = last; i >= 0 && scenario->claim; i--)
    if (str_equal(claims[i].claim, scenario->claim->number)) return &claims[i];
  return last < 0 ? NULL : &claims[last];
}

/* What was taken off and is not the patient's, and under which groups: so the figures add up. */
static AmountView adjusted(Arena *arena, const RemitClaim *claim) {
  Buf groups = buf_new(arena);
  Cents sum = 0;
  for (int group = 0; group < GROUP_COUNT; group++) {
    Cents cents = group == GROUP_PR ? 0 : remit_adjusted_cents(claim, group);
    sum += cents;
    if (!cents) continue;
    if (groups.length) buf_addz(&groups, ", ");
    buf_add(&groups, group_code_word(group));
  }
  if (!groups.length) buf_add(&groups, group_code_word(GROUP_CO));
  return (AmountView){word_with(arena, W_ADJUSTED_BY, buf_str(&groups), STR("")), money_shown(arena, sum), false};
}

static void add_amounts(Arena *arena, const Scenario *scenario, const State *state, BriefingView *view) {
  for (int i = 0; i < scenario->page_count && !view->amounts; i++) {
    if (scenario->pages[i].kind != PAGE_REMIT || !scenario->pages[i].at_start) continue;
    const Remit *remit = sim_remit(scenario, state, arena, i);
    const RemitClaim *claim = remit ? our_claim(scenario, remit) : NULL;
    if (!claim) continue;
    AmountView *amounts = arena_make_many(arena, AmountView, 5);
    amounts[0] = (AmountView){word(W_CHARGED), money_shown(arena, claim->charge_cents), false};
    amounts[1] = adjusted(arena, claim);
    amounts[2] = (AmountView){word(W_PATIENT_PR), money_shown(arena, remit_adjusted_cents(claim, GROUP_PR)), false};
    amounts[3] = (AmountView){word(W_PAID), money_shown(arena, claim->paid_cents), false};
    amounts[4] = (AmountView){word(W_CONTRACT_ALLOWS), word(W_FOR_YOU_TO_FIND), true};
    view->amounts = amounts;
    view->amount_count = scenario->contract ? 5 : 4;
  }
}

static void add_people(Arena *arena, const Scenario *scenario, BriefingView *view) {
  const struct {
    int person;
    Word role;
  } known[] = {{scenario->patient, W_PATIENT}, {scenario->payer, W_PAYER}, {scenario->provider, W_YOUR_EMPLOYER}};
  PersonView *people = arena_make_many(arena, PersonView, 3);
  for (int i = 0; i < 3; i++) {
    if (known[i].person == NONE) continue;
    const Person *person = &scenario->people[known[i].person];
    people[view->person_count++] =
        (PersonView){person->name, person->role.length && known[i].role != W_PATIENT ? word(known[i].role) : word(known[i].role)};
  }
  view->people = people;
}

static Str two_counts(Arena *arena, Word first, int first_count, Word second, int second_count) {
  return word_with(arena, W_TWO_COUNTS, word_count(arena, first, first_count, STR("")), word_count(arena, second, second_count, STR("")));
}

static Str remit_detail(Arena *arena, const Scenario *scenario, const State *state, int page) {
  const Remit *remit = sim_remit(scenario, state, arena, page);
  const RemitClaim *claim = remit ? our_claim(scenario, remit) : NULL;
  if (!claim || remit->claims.count > 1) return STR("");
  int adjust = claim->adjust.count;
  for (int i = 0; i < claim->lines.count; i++) adjust += FIELD_AT(claim->lines, RemitLine, i)->adjust.count;
  return two_counts(arena, W_LINE_COUNT, claim->lines.count, W_ADJUSTMENT_COUNT, adjust);
}

/* What a page that lies alone in its place holds, where that can be said in a few words. */
static Str document_detail(Arena *arena, const Scenario *scenario, const State *state, int page) {
  const Page *one = &scenario->pages[page];
  switch (one->kind) {
  case PAGE_DOCUMENT: return one->title;
  case PAGE_REMIT: return remit_detail(arena, scenario, state, page);
  case PAGE_CLAIM:
    return scenario->claim && scenario->claim->sent != DAY_NONE
               ? word_with(arena, W_AS_SENT, day_near(arena, scenario->claim->sent, scenario->today), STR(""))
               : STR("");
  case PAGE_CONTRACT: {
    const Contract *contract = scenario->contract;
    int rates = contract ? contract->carve_outs.count + contract->pays.count + contract->schedule.count : 0;
    return rates ? two_counts(arena, W_RATE_COUNT, rates, W_CLAUSE_COUNT, contract->clauses.count) : STR("");
  }
  default: return STR("");
  }
}

static void add_documents(Arena *arena, const Scenario *scenario, const State *state, BriefingView *view) {
  DeskDocumentView *documents = arena_make_many(arena, DeskDocumentView, APP_COUNT);
  for (DeskApp app = APP_CLAIM; app < APP_COUNT; app++) {
    int count = 0;
    Str first = STR("");
    for (int i = 0; i < scenario->page_count; i++) {
      const Page *page = &scenario->pages[i];
      DeskApp place = app_of_view(page->app) == APP_COUNT ? APP_NOTES : app_of_view(page->app);
      if (place != app || !page->at_start) continue;
      if (!count++) first = document_detail(arena, scenario, state, i);
    }
    if (!count) continue;
    Str detail = count == 1 && first.length ? first : word_count(arena, W_DOCUMENTS, count, STR(""));
    documents[view->document_count++] = (DeskDocumentView){desk_app_icon(app), desk_app_name(app), detail};
  }
  view->documents = documents;
}

BriefingView *view_briefing(Arena *arena, const Scenario *scenario, const int best_score[2]) {
  BriefingView *view = arena_make(arena, BriefingView);
  Session *session = session_start(arena, scenario, (JournalHead){.format = JOURNAL_FORMAT, .engine = ENGINE_REVISION, .mode = MODE_PRACTICE});
  Maker maker = maker_of(arena, session);
  Str place = scenario->city.length ? word_with(arena, W_ORGANIZATION_IN, scenario->organization, scenario->city) : scenario->organization;
  *view = (BriefingView){.title = scenario->title,
                         .kind = scenario->kind,
                         .level = scenario->level,
                         .minutes = scenario->minutes,
                         .paragraphs = scenario->briefing,
                         .paragraph_count = scenario->briefing_count,
                         .setting = word_with(arena, W_SETTING_TEXT, place, day_text(arena, scenario->today)),
                         .today = scenario->today,
                         .axis_points = {NONE, NONE, NONE},
                         .best_score = {best_score[0], best_score[1]}};
  int deadlines;
  const DeadlineView *all = make_deadlines(&maker, &deadlines);
  view->deadline = deadlines && all[0].days_left >= 0 ? &all[0] : NULL;
  add_amounts(arena, scenario, maker.state, view);
  add_people(arena, scenario, view);
  add_documents(arena, scenario, maker.state, view);
  return view;
}
