/* Everything that was done and said in an attempt, in its order: also what was taken back, hints, what was opened; each with what came of it. */
#include "report/inside.h"

typedef struct Lines {
  Arena *arena;
  Str *at;
  size_t count, room;
} Lines;

static void add(Lines *lines, Str text) {
  if (text.length) arena_push(lines->arena, lines->at, lines->count, lines->room, text);
}

static void add_with(Lines *lines, const char *before, Str text, const char *after) {
  if (text.length) add(lines, str_format(lines->arena, "%s%.*s%s", before, STR_ARG(text), after));
}

typedef struct Teller {
  Arena *arena;
  const Scenario *scenario;
  const ReportDebrief *report;
  ReportTold *rows;
  size_t count, room;
} Teller;

Str report_clock(Arena *arena, int32_t minute_of_day) {
  int minute = WORKDAY_STARTS_MINUTE + minute_of_day, hour = minute / 60 % 24;
  return str_format(arena, "%d:%02d %s", hour % 12 ? hour % 12 : 12, minute % 60, hour < 12 ? "AM" : "PM");
}

bool report_enters(const Played *played) {
  if (played->before.step != played->after.step || played->action.kind == ACTION_NEXT) return true;
  return played->action.kind == ACTION_ANSWER && played->after.item != NONE && played->after.item <= played->before.item;
}

/* ---- what came of it ---- */

static Str filled(const Teller *teller, const State *state, Str text) { return sim_text(teller->scenario, state, teller->arena, text); }

/** What is said when a step is come to: on the phone by whoever speaks there. */
static void add_step(const Teller *teller, Lines *lines, const State *state) {
  const Step *step = &teller->scenario->steps[state->step];
  bool spoken = step->view == VIEW_PHONE && step->person != NONE;
  for (int i = 0; i < step->say_count; i++) {
    Str said = filled(teller, state, step->say[i]);
    add(lines, spoken ? str_format(teller->arena, "%.*s: %.*s", STR_ARG(teller->scenario->people[step->person].name), STR_ARG(said)) : said);
  }
}

static void add_happened(const Teller *teller, Lines *lines, const Played *played) {
  const State *before = &played->before, *after = &played->after;
  const Scenario *scenario = teller->scenario;
  if (after->day != before->day) add_with(lines, "It is now ", day_text(teller->arena, after->day), ".");
  for (int i = 0; i < played->result.event_count; i++) add(lines, filled(teller, after, scenario->events[played->result.events[i]].say));
  for (int i = 0; i < scenario->page_count; i++)
    if (before->arrived[i] == DAY_NONE && after->arrived[i] != DAY_NONE)
      add_with(lines, "New on the desk: ", report_sentence(teller->arena, filled(teller, after, scenario->pages[i].title)), "");
  bool opened = played->action.kind == ACTION_OPEN; /* what a page says stands on it */
  for (int i = 0; i < scenario->fact_count && !opened; i++)
    if (!bits_has(before->known, i) && bits_has(after->known, i))
      add_with(lines, "Learned: ", report_sentence(teller->arena, scenario->facts[i].text), "");
  if (played->result.recovered_cents) add_with(lines, "Recovered: ", money_text(teller->arena, played->result.recovered_cents), ".");
}

static void add_end(const Teller *teller, Lines *lines, const State *after) {
  const Ending *ending = &teller->scenario->endings[after->ending];
  add(lines, report_sentence(teller->arena, ending->title));
  add(lines, filled(teller, after, ending->text));
}

static Lines came_of(const Teller *teller, const Played *played) {
  Lines lines = {.arena = teller->arena};
  const Result *result = &played->result;
  if (played->action.kind == ACTION_TALK)
    add_with(&lines, "They say: ", report_reply(teller->arena, teller->scenario, &played->after, &played->action, &result->reply), "");
  if (result->violation != NONE) {
    const ViolationKind *violation = &scenario_violations[result->violation];
    add(&lines, str_format(teller->arena, "Violation: %s. %s", violation->name, violation->why));
  }
  if (result->half_for_facts) add(&lines, STR("Half the points: a finding was not pinned."));
  add_happened(teller, &lines, played);
  bool over = sim_over(&played->after), was_over = sim_over(&played->before);
  if (over && !was_over) add_end(teller, &lines, &played->after);
  if (!over && !action_looks(&played->action) && report_enters(played)) add_step(teller, &lines, &played->after);
  return lines;
}

/* ---- rows ---- */

static ReportTold *add_row(Teller *teller, const State *state, Str did, Lines came) {
  ReportTold row = {.when = str_format(teller->arena, "%.*s, %.*s", STR_ARG(day_short(teller->arena, state->day)),
                                       STR_ARG(report_clock(teller->arena, state->minute))),
                    .did = did,
                    .came = came.at,
                    .came_count = (int)came.count,
                    .decision = NONE};
  arena_push(teller->arena, teller->rows, teller->count, teller->room, row);
  return &teller->rows[teller->count - 1];
}

static int decision_of(const ReportDebrief *report, const Played *played) {
  for (int i = 0; i < report->decision_count; i++) {
    const Played *decided = report->decisions[i].decision->played;
    bool same = decided->entry == played->entry && decided->action.kind == played->action.kind;
    if (same && (played->action.kind != ACTION_PASS || decided->action.day == played->action.day)) return i;
  }
  return NONE;
}

static void add_played(Teller *teller, const Session *session, const Played *played) {
  Str did = report_sentence(teller->arena, report_did_words(teller->arena, session, played));
  ReportTold *row = add_row(teller, &played->before, did, came_of(teller, played));
  row->looked = action_looks(&played->action);
  row->points = report_result_points(teller->arena, &played->result);
  if (played->action.kind == ACTION_ANSWER)
    row->title = report_item_title(teller->arena, teller->scenario, &played->before, teller->scenario->items[played->action.item]);
  row->decision = row->looked ? NONE : decision_of(teller->report, played);
  if (row->decision != NONE) row->cost = teller->report->decisions[row->decision].cost;
}

static void add_hint(Teller *teller, const State *state, Str hint) {
  Lines came = {.arena = teller->arena};
  add(&came, hint);
  (void)add_row(teller, state, STR("Asked for a hint."), came);
}

/** The last answer that was not taken back yet. */
static void take_back(Teller *teller, const State *state) {
  for (size_t i = teller->count; i-- > 0;) {
    ReportTold *row = &teller->rows[i];
    if (row->looked || row->undone || row->aside) continue;
    row->undone = true;
    row->decision = NONE;
    row->cost = STR("");
    break;
  }
  add_row(teller, state, STR("Took the last answer back."), (Lines){0})->aside = true;
}

/* ---- in their order ---- */

/** Where something was taken back the attempt is gone through again: its line holds only what counts. */
static void tell_again(Teller *teller, const Session *session) {
  int count;
  const Entry *entries = session_entries(session, &count);
  Session *again = session_start(teller->arena, teller->scenario, *session_head(session));
  for (int i = 0; i < count; i++) {
    State before = *session_state(again);
    if (entries[i].kind == ENTRY_HINT) add_hint(teller, &before, session_hint(again));
    if (entries[i].kind == ENTRY_UNDO && !session_undo(again)) take_back(teller, &before);
    bool redone = entries[i].kind == ENTRY_REDO && !session_redo(again);
    bool done =
        (entries[i].kind == ENTRY_ACTION && !session_do(again, &entries[i].action)) || (entries[i].kind == ENTRY_TIME_UP && !session_time_up(again));
    if (done || redone) add_played(teller, again, session_last(again));
  }
}

typedef struct Hints {
  int next;   /* place in the journal from which hints are still to be told */
  int *taken; /* by step */
} Hints;

static void add_hints(Teller *teller, const Session *session, Hints *hints, int before, const State *state) {
  int count;
  const Entry *entries = session_entries(session, &count);
  for (; hints->next < before && hints->next < count; hints->next++) {
    const Step *step = &teller->scenario->steps[state->step];
    if (entries[hints->next].kind == ENTRY_HINT && hints->taken[state->step] < step->hint_count)
      add_hint(teller, state, step->hints[hints->taken[state->step]++]);
  }
}

/** In a shift days pass that no entry tells of, and nothing is taken back. */
static void tell_line(Teller *teller, const Session *session) {
  int count, entry_count;
  const Played *line = session_line(session, &count);
  Hints hints = {0, arena_make_many(teller->arena, int, teller->scenario->step_count)};
  (void)session_entries(session, &entry_count);
  for (int i = 0; i < count; i++) {
    add_hints(teller, session, &hints, line[i].entry, &line[i].before);
    add_played(teller, session, &line[i]);
  }
  add_hints(teller, session, &hints, entry_count, session_state(session));
}

int report_transcript(Arena *arena, const Session *session, const ReportDebrief *report, const ReportTold **rows) {
  Teller teller = {.arena = arena, .scenario = session_scenario(session), .report = report};
  int count;
  const Entry *entries = session_entries(session, &count);
  bool taken_back = false;
  State start;
  sim_start(teller.scenario, session_head(session)->seed, &start);
  Lines opening = {.arena = arena};
  add_step(&teller, &opening, &start);
  if (opening.count) add_row(&teller, &start, STR("The case as it came."), opening)->aside = true;
  for (int i = 0; i < count; i++) taken_back = taken_back || entries[i].kind == ENTRY_UNDO;
  if (taken_back)
    tell_again(&teller, session);
  else
    tell_line(&teller, session);
  *rows = teller.rows;
  return (int)teller.count;
}

void report_print_transcript(const ReportTold *rows, int count, Buf *out) {
  Arena *arena = out->arena;
  buf_addz(out, "\nEverything in its order\n");
  for (int i = 0; i < count; i++) {
    const ReportTold *row = &rows[i];
    report_wrap(out, str_z(arena, str_format(arena, "%.*s. ", STR_ARG(row->when))), 3, row->title.length ? row->title : row->did);
    if (row->title.length) report_wrap(out, "   You: ", 5, row->did);
    for (int k = 0; k < row->came_count; k++) report_wrap(out, "   ", 5, row->came[k]);
    Buf worth = buf_new(arena);
    if (row->points.length) buf_format(&worth, "%.*s. ", STR_ARG(row->points));
    if (row->cost.length) buf_format(&worth, "Cost: %.*s. ", STR_ARG(row->cost));
    if (row->undone) buf_addz(&worth, "Taken back.");
    if (worth.length) report_wrap(out, "   ", 5, str_trim(buf_str(&worth)));
  }
}
