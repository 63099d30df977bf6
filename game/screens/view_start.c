/* Views before play: the line of a scenario in the list, read from the head of its file alone, and the briefing. */
#include "overturn/json.h"
#include "screens/view.h"

/* ---- The list: nothing but the head is read, so that it stands at once; the whole file is checked when it is opened ---- */

static Str member_text(const Json *object, const char *key) {
  const Json *value = json_member(object, str_from(key));
  return value && value->kind == JSON_STRING ? value->text : STR("");
}

static int member_int(const Json *object, const char *key, int fallback) {
  const Json *value = json_member(object, str_from(key));
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
    if (one->kind == JSON_OBJECT) add_code(view, codes, member_text(one, "group"), member_text(one, "carc"));
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

/* Whether some "arrive" of the file names the remit: then it comes by play, and its codes would tell the story. */
static bool comes_by_play(const Json *root, Str id) {
  for (const Json *at = root; at;) {
    if (str_is(at->key, "arrive")) {
      if (at->kind == JSON_STRING && str_equal(at->text, id)) return true;
      for (const Json *one = at->kind == JSON_ARRAY ? at->first : NULL; one; one = one->next)
        if (one->kind == JSON_STRING && str_equal(one->text, id)) return true;
    }
    if (at->first) {
      at = at->first;
      continue;
    }
    while (at && !at->next) at = at->parent;
    if (at) at = at->next;
  }
  return false;
}

ScenarioView view_scenario_head(Arena *arena, Str file, Str text) {
  ScenarioView view = {.title = file, .level = 1, .best_score = NONE, .summary = STR(""), .fault = STR("")};
  Diags diags = diags_new(arena, file, text);
  const Json *root = json_read(arena, text, &diags);
  if (!root || root->kind != JSON_OBJECT || !member_text(root, "title").length) {
    view.fault = word(W_NOT_A_SCENARIO);
    return view;
  }
  view.title = member_text(root, "title");
  view.level = member_int(root, "level", 1);
  view.minutes = member_int(root, "minutes", 0);
  for (int kind = KIND_DENIAL; kind <= KIND_NEGOTIATION; kind++)
    if (str_is(member_text(root, "kind"), scenario_kind_words[kind])) view.kind = (ScenarioKind)kind;
  const Json *briefing = json_member(root, STR("briefing"));
  if (briefing && briefing->kind == JSON_STRING) view.summary = briefing->text;
  if (briefing && briefing->kind == JSON_ARRAY && briefing->first && briefing->first->kind == JSON_STRING) view.summary = briefing->first->text;
  CodeView *codes = arena_make_many(arena, CodeView, MOST_CODES);
  const Json *remits = json_member(root, STR("remits"));
  for (const Json *remit = remits && remits->kind == JSON_OBJECT ? remits->first : NULL; remit; remit = remit->next)
    if (!comes_by_play(root, remit->key)) add_remit_codes(&view, codes, remit);
  view.codes = codes;
  return view;
}

/* ---- Briefing ---- */

static void add_amounts(Arena *arena, const Scenario *scenario, const State *state, BriefingView *view) {
  for (int i = 0; i < scenario->page_count && !view->amounts; i++) {
    if (scenario->pages[i].kind != PAGE_REMIT || !scenario->pages[i].at_start) continue;
    const Remit *remit = sim_remit(scenario, state, arena, i);
    if (!remit || !remit->claims.count) continue;
    const RemitClaim *claim = &((const RemitClaim *)remit->claims.at)[remit->claims.count - 1];
    AmountView *amounts = arena_make_many(arena, AmountView, 5);
    amounts[0] = (AmountView){word(W_CHARGED), money_shown(arena, claim->charge_cents), false};
    amounts[1] = (AmountView){word(W_ADJUSTED_CO), money_shown(arena, remit_adjusted_cents(claim, GROUP_CO)), false};
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

static void add_documents(Arena *arena, const Scenario *scenario, BriefingView *view) {
  DeskDocumentView *documents = arena_make_many(arena, DeskDocumentView, APP_COUNT);
  for (DeskApp app = APP_CLAIM; app < APP_COUNT; app++) {
    int count = 0;
    Str first = STR("");
    for (int i = 0; i < scenario->page_count; i++) {
      const Page *page = &scenario->pages[i];
      DeskApp place = app_of_view(page->app) == APP_COUNT ? APP_NOTES : app_of_view(page->app);
      if (place != app || !page->at_start) continue;
      if (!count++) first = page->kind == PAGE_DOCUMENT ? page->title : STR("");
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
  add_documents(arena, scenario, view);
  return view;
}
