/* Views of a shift: its briefing, the worklist, and the desk of a case on its clock. Of a case that sleeps nothing is shown but that it does. */
#include "overturn/sim.h"
#include "report/report.h"
#include "screens/view.h"

/* ---- Clock ---- */

static ShiftClockView clock_of(Arena *arena, const ShiftSession *session, int spent) {
  const World *world = shift_session_world(session);
  int left = WORKDAY_MINUTES - world->minute;
  return (ShiftClockView){.today = world->day,
                          .clock = report_clock(arena, world->minute),
                          .day = world->day_index + 1,
                          .days = world->shift->day_count,
                          .minutes_left = left < 0 ? 0 : left,
                          .minutes = WORKDAY_MINUTES,
                          .spent = spent,
                          .in_call = world->in_hand != NONE && world->cases[world->in_hand].in_call};
}

/* ---- Briefing ---- */

static void add_figures(Arena *arena, const Shift *shift, BriefingView *view) {
  ShiftSession *session = shift_session_start(arena, shift, shift_session_head_of(arena, shift));
  const WorkRow *rows;
  int count = shift_session_rows(session, arena, &rows);
  Cents open = 0;
  for (int i = 0; i < count; i++) open += rows[i].balance_cents;
  AmountView *amounts = arena_make_many(arena, AmountView, 4);
  amounts[0] = (AmountView){word(W_WORKING_DAYS), str_format(arena, "%d", shift->day_count), false};
  amounts[1] = (AmountView){word(W_MINUTES_A_DAY), str_format(arena, "%d", WORKDAY_MINUTES), false};
  amounts[2] = (AmountView){word(W_ON_THE_LIST), str_format(arena, "%d", count), false};
  amounts[3] = (AmountView){word(W_OPEN_ON_THEM), money_shown(arena, open), false};
  view->amounts = amounts;
  view->amount_count = 4;
}

BriefingView *view_shift_briefing(Arena *arena, const Shift *shift, const int best_score[2]) {
  BriefingView *view = arena_make(arena, BriefingView);
  Str place = shift->city.length ? word_with(arena, W_ORGANIZATION_IN, shift->organization, shift->city) : shift->organization;
  *view = (BriefingView){.title = shift->title,
                         .is_shift = true,
                         .level = shift->level,
                         .minutes = shift->minutes,
                         .paragraphs = shift->briefing,
                         .paragraph_count = shift->briefing_count,
                         .setting = word_with(arena, W_SETTING_TEXT, place, day_text(arena, shift->days[0])),
                         .today = shift->days[0],
                         .axis_points = {NONE, NONE, NONE},
                         .best_score = {best_score[0], best_score[1]}};
  add_figures(arena, shift, view);
  return view;
}

/* ---- Rows ---- */

enum { ROW_MOST_CODES = 3 };

static void add_code(WorkRowView *row, CodeView *codes, Str group, Str carc) {
  if (row->code_count == ROW_MOST_CODES || str_is(carc, "45")) return;
  for (int i = 0; i < row->code_count; i++)
    if (str_equal(codes[i].group, group) && str_equal(codes[i].code, carc)) return;
  codes[row->code_count++] = (CodeView){group, carc};
}

static void add_adjust(WorkRowView *row, CodeView *codes, const FieldList *adjust) {
  for (int i = 0; i < adjust->count; i++) {
    const Adjustment *one = FIELD_AT(*adjust, Adjustment, i);
    add_code(row, codes, group_code_word(one->group), one->carc);
  }
}

/* The codes that lay on the desk when the account came: what a payer sends later is read there. */
static void add_codes(Maker *maker, WorkRowView *row) {
  CodeView *codes = arena_make_many(maker->arena, CodeView, ROW_MOST_CODES);
  for (int p = 0; p < maker->scenario->page_count; p++) {
    const Page *page = &maker->scenario->pages[p];
    const Remit *remit = page->kind == PAGE_REMIT && page->at_start ? sim_remit(maker->scenario, maker->state, maker->arena, p) : NULL;
    for (int c = 0; remit && c < remit->claims.count; c++) {
      const RemitClaim *claim = FIELD_AT(remit->claims, RemitClaim, c);
      add_adjust(row, codes, &claim->adjust);
      for (int l = 0; l < claim->lines.count; l++) add_adjust(row, codes, &FIELD_AT(claim->lines, RemitLine, l)->adjust);
    }
  }
  row->codes = codes;
}

/* What came by itself after the last thing that the trainee did. */
static void add_news(Maker *maker, WorkRowView *row) {
  Str *news = arena_make_many(maker->arena, Str, SCENARIO_MOST_EVENTS);
  int from = maker->line_count;
  while (from > 0 && maker->line[from - 1].action.kind == ACTION_PASS) from--;
  if (from > 0 && maker->line[from - 1].after.day > maker->line[from - 1].before.day) from--;
  for (int i = from; i < maker->line_count; i++) {
    const Result *result = &maker->line[i].result;
    for (int e = 0; e < result->event_count && e < RESULT_MOST_EVENTS && row->news_count < SCENARIO_MOST_EVENTS; e++) {
      Str say = maker->scenario->events[result->events[e]].say;
      if (say.length) news[row->news_count++] = sim_text(maker->scenario, maker->state, maker->arena, say);
    }
  }
  row->news = news;
}

static void add_ending(Maker *maker, WorkRowView *row) {
  const Ending *ending = &maker->scenario->endings[maker->state->ending];
  row->ending = ending->title.length ? ending->title : name_of_id(maker->arena, ending->id);
  row->ending_text = sim_text(maker->scenario, maker->state, maker->arena, ending->text);
}

static Str bucket_shown(Arena *arena, int bucket) {
  Str from, to, words = str_from(age_bucket_words[bucket]);
  return str_cut(words, '-', &from, &to) ? str_format(arena, "%.*s\xE2\x80\x93%.*s", STR_ARG(from), STR_ARG(to)) : words;
}

static WorkRowView row_view(Arena *arena, const ShiftSession *session, const WorkRow *row) {
  const World *world = shift_session_world(session);
  Maker maker = maker_of(arena, shift_session_case(session, row->place));
  const Deadline *deadline = row->deadline == NONE ? NULL : &row->scenario->deadlines[row->deadline];
  WorkRowView view = {.place = row->place,
                      .patient = row->patient,
                      .account = row->scenario->claim->number,
                      .payer = row->payer,
                      .city = row->city,
                      .balance_cents = row->balance_cents,
                      .age_days = row->age_days,
                      .bucket = row->bucket + 1,
                      .bucket_words = bucket_shown(arena, row->bucket),
                      .deadline = !deadline                ? STR("")
                                  : deadline->label.length ? deadline->label
                                                           : name_of_id(arena, deadline->id),
                      .deadline_day = row->deadline_day,
                      .days_left = row->days_left,
                      .last_touch = row->last_touch,
                      .arrived = row->arrived,
                      .standing = row->standing,
                      .in_hand = row->in_hand,
                      .until = row->until,
                      .minutes = world->cases[row->place].minutes};
  view.last = make_last_answer(&maker);
  if (row->standing == STANDING_SLEEPING) return view;
  add_codes(&maker, &view);
  add_news(&maker, &view);
  if (sim_over(maker.state)) add_ending(&maker, &view);
  return view;
}

/* ---- Worklist ---- */

static void add_points(const ShiftSession *session, WorklistView *view) {
  int32_t points = 0, most = 0;
  for (int i = 0; i < shift_session_shift(session)->case_count; i++) {
    int32_t part;
    points += session_points_so_far(shift_session_case(session, i), &part);
    most += part;
  }
  view->score = (int)(points / 1000);
  view->score_most = (int)((most + 500) / 1000);
}

WorklistView *view_worklist(Arena *arena, const ShiftSession *session, int spent) {
  const World *world = shift_session_world(session);
  const WorkRow *rows;
  int count = shift_session_rows(session, arena, &rows);
  bool practice = shift_session_head(session)->mode == MODE_PRACTICE;
  WorkRowView *views = arena_make_many(arena, WorkRowView, count + 1);
  WorklistView *view = arena_make(arena, WorklistView);
  for (int i = 0; i < count; i++) views[i] = row_view(arena, session, &rows[i]);
  *view = (WorklistView){.title = shift_session_shift(session)->title,
                         .mode = shift_session_head(session)->mode,
                         .clock = clock_of(arena, session, spent),
                         .score = NONE,
                         .measures = practice,
                         .recovered_cents = shift_session_recovered(session),
                         .touches = world->tally.touches,
                         .minutes = world->tally.minutes,
                         .rights_lost = world->tally.rights_lost,
                         .rows = views,
                         .count = count};
  if (practice) add_points(session, view);
  return view;
}

Str view_new_day(Arena *arena, const ShiftSession *session) {
  const WorkRow *rows;
  int count = shift_session_rows(session, arena, &rows), came = 0, news = 0;
  Day today = shift_session_world(session)->day;
  for (int i = 0; i < count; i++) {
    came += rows[i].arrived == today;
    news += rows[i].arrived != today && rows[i].news > 0;
  }
  Str day = day_text(arena, today), first = came ? word_count(arena, W_NEW_DAY_CAME, came, STR("")) : word(W_NEW_DAY_QUIET);
  Str text = word_with(arena, W_NEW_DAY, day, first);
  if (news) text = str_format(arena, "%.*s, %.*s", STR_ARG(text), STR_ARG(word_count(arena, W_NEW_DAY_NEWS, news, STR(""))));
  return str_format(arena, "%.*s.", STR_ARG(text));
}

/* ---- Desk ---- */

/* A case alone has a briefing of its own; here it is told with the first question. */
static void tell_briefing(Arena *arena, const Scenario *scenario, const State *state, TaskView *task) {
  Str *say = arena_make_many(arena, Str, scenario->briefing_count + task->say_count + 1);
  int count = 0;
  for (int i = 0; i < scenario->briefing_count; i++) say[count++] = sim_text(scenario, state, arena, scenario->briefing[i]);
  for (int i = 0; i < task->say_count; i++) say[count++] = task->say[i];
  task->say = say;
  task->say_count = count;
}

DeskView *view_shift_desk(Arena *arena, const ShiftSession *session, int place, int spent) {
  const Session *one = shift_session_case(session, place);
  const Scenario *scenario = session_scenario(one);
  DeskView *view = view_desk(arena, one);
  ShiftClockView *clock = arena_make(arena, ShiftClockView);
  *clock = clock_of(arena, session, spent);
  clock->in_hand = shift_session_world(session)->in_hand == place;
  view->shift = clock;
  view->title = scenario->people[scenario->patient].name;
  view->clock = clock->clock;
  view->today = clock->today;
  view->can_undo = view->can_redo = false;
  if (view->task.visit == 1 && !view->task.over) tell_briefing(arena, scenario, session_state(one), &view->task);
  return view;
}
