/* The view of the desk: pages by app, findings, deadlines, calendar. What has not come is not here. */
#include "screens/view.h"

Maker maker_of(Arena *arena, const Session *session) {
  Maker maker = {.arena = arena, .session = session, .scenario = session_scenario(session), .state = session_state(session)};
  maker.line = session_line(session, &maker.line_count);
  return maker;
}

/* ---- Pages ---- */

static Str page_title(Maker *maker, int index) {
  const Page *page = &maker->scenario->pages[index];
  if (page->kind == PAGE_REMIT) {
    const Remit *remit = sim_remit(maker->scenario, maker->state, maker->arena, index);
    Day day = remit && remit->date != DAY_NONE ? remit->date : maker->state->arrived[index];
    if (day != DAY_NONE) return word_with(maker->arena, W_REMITTANCE_OF, day_short(maker->arena, day), STR(""));
  }
  if (page->title.length) return sim_text(maker->scenario, maker->state, maker->arena, page->title);
  return page->kind == PAGE_CLAIM ? word(W_CLAIM_AS_SENT) : page->kind == PAGE_CONTRACT ? word(W_CONTRACT) : name_of_id(maker->arena, page->id);
}

static Str fact_source(Maker *maker, const Fact *fact) {
  if (fact->clause.length) return word_with(maker->arena, W_CLAUSE, fact->clause, STR(""));
  return fact->page == NONE ? word(W_HEARD) : page_title(maker, fact->page);
}

static DeskApp app_of_page(const Page *page) {
  DeskApp app = app_of_view(page->app);
  return app == APP_COUNT ? APP_NOTES : app;
}

static FactView fact_view(Maker *maker, int index) {
  const Fact *fact = &maker->scenario->facts[index];
  FactView view = {.fact = index, .title = fact_source(maker, fact), .page = fact->page, .pinned = bits_has(maker->state->pinned, index)};
  view.detail = sim_text(maker->scenario, maker->state, maker->arena, fact->text);
  view.app = fact->page == NONE ? APP_NOTES : app_of_page(&maker->scenario->pages[fact->page]);
  return view;
}

static void page_facts(Maker *maker, PageView *view) {
  FactView *facts = arena_make_many(maker->arena, FactView, maker->scenario->fact_count + 1);
  for (int i = 0; i < maker->scenario->fact_count; i++) {
    const Fact *fact = &maker->scenario->facts[i];
    if (fact->page == view->page && !fact->clause.length && sim_fact_known(maker->state, i)) facts[view->fact_count++] = fact_view(maker, i);
  }
  view->facts = facts;
}

static const Block *page_blocks(Maker *maker, const Page *page) {
  Block *blocks = arena_make_many(maker->arena, Block, page->block_count + 1);
  for (int i = 0; i < page->block_count; i++) {
    blocks[i] = page->blocks[i];
    blocks[i].text = sim_text(maker->scenario, maker->state, maker->arena, blocks[i].text);
    int cells = blocks[i].rows * blocks[i].columns;
    Str *filled = arena_make_many(maker->arena, Str, cells + 1);
    for (int c = 0; c < cells; c++) filled[c] = sim_text(maker->scenario, maker->state, maker->arena, page->blocks[i].cells[c]);
    blocks[i].cells = filled;
  }
  return blocks;
}

static PageView page_view(Maker *maker, int index) {
  const Page *page = &maker->scenario->pages[index];
  PageView view = {.page = index, .kind = page->kind, .title = page_title(maker, index), .opened = bits_has(maker->state->opened, index)};
  Day came = maker->state->arrived[index];
  if (!page->at_start && came != DAY_NONE) view.arrived = word_with(maker->arena, W_CAME_IN, day_text(maker->arena, came), STR(""));
  view.blocks = page_blocks(maker, page);
  view.block_count = page->block_count;
  page_facts(maker, &view);
  if (page->kind == PAGE_REMIT) make_remits(maker, &view);
  if (page->kind == PAGE_CLAIM) make_claim(maker, &view);
  if (page->kind == PAGE_CONTRACT) make_contract(maker, &view);
  return view;
}

void make_pages(Maker *maker, DeskView *view) {
  for (DeskApp app = APP_CLAIM; app < APP_COUNT; app++) {
    PageView *pages = arena_make_many(maker->arena, PageView, maker->scenario->page_count + maker->line_count + 1);
    if (app == APP_LETTERS) view->apps[app].page_count = make_letters(maker, pages);
    for (int documents = 0; documents < 2; documents++) /* what the app is for stands first, documents that lie with it after */
      for (int i = 0; i < maker->scenario->page_count; i++) {
        const Page *page = &maker->scenario->pages[i];
        bool mine = app_of_page(page) == app && (page->kind == PAGE_DOCUMENT) == (documents == 1);
        if (mine && sim_page_here(maker->scenario, maker->state, i)) pages[view->apps[app].page_count++] = page_view(maker, i);
      }
    view->apps[app].pages = pages;
  }
}

/* ---- Rail ---- */

static bool app_exists(const Maker *maker, DeskApp app) {
  const Scenario *scenario = maker->scenario;
  if (app == APP_CALENDAR || app == APP_CODES) return true;
  if (app == APP_NEGOTIATION) return scenario->talk_count > 0;
  for (int i = 0; i < scenario->page_count; i++)
    if (app_of_page(&scenario->pages[i]) == app) return true;
  if (app == APP_LETTERS && scenario->letter_count > 0) return true;
  for (int i = 0; app == APP_PHONE && i < scenario->step_count; i++)
    if (scenario->steps[i].view == VIEW_PHONE) return true;
  return false;
}

static void add_rail(Maker *maker, DeskView *view) {
  RailView *rail = arena_make_many(maker->arena, RailView, APP_COUNT);
  for (DeskApp app = APP_CLAIM; app < APP_COUNT; app++) {
    if (!app_exists(maker, app)) continue;
    int unread = 0;
    for (int i = 0; i < view->apps[app].page_count; i++) unread += !view->apps[app].pages[i].opened;
    rail[view->rail_count++] = (RailView){app, unread};
  }
  view->rail = rail;
}

/* ---- Deadlines, calendar ---- */

static Day anchor_day(const Maker *maker, const Anchor *anchor) {
  Day day = sim_anchor_day(maker->scenario, maker->state, anchor);
  return day == DAY_NONE ? maker->scenario->today : day;
}

static bool comes_first(const DeadlineView *a, const DeadlineView *b) {
  if ((a->days_left < 0) != (b->days_left < 0)) return b->days_left < 0;
  return a->day < b->day;
}

DeadlineView *make_deadlines(Maker *maker, int *count) {
  DeadlineView *views = arena_make_many(maker->arena, DeadlineView, maker->scenario->deadline_count + 1);
  *count = 0;
  for (int i = 0; i < maker->scenario->deadline_count; i++) {
    const Deadline *deadline = &maker->scenario->deadlines[i];
    Day day = sim_deadline_day(maker->scenario, maker->state, i);
    if (day == DAY_NONE || !sim_deadline_shown(maker->scenario, maker->state, i)) continue;
    Str label = deadline->label.length ? deadline->label : name_of_id(maker->arena, deadline->id);
    /* Of several the earliest says what it counts from, and cites what it rests on. */
    const Deadline *deciding = &maker->scenario->deadlines[sim_deadline_deciding(maker->scenario, maker->state, i)];
    Str cite = deadline->cite.length ? deadline->cite : deciding->cite;
    DeadlineView view = {label, cite, anchor_day(maker, &deciding->from), day, day - maker->state->day};
    int at = (*count)++;
    for (; at > 0 && comes_first(&view, &views[at - 1]); at--) views[at] = views[at - 1];
    views[at] = view;
  }
  return views;
}

typedef struct Marks {
  DayMarkView *items;
  size_t count, capacity;
} Marks;

static void add_mark(Maker *maker, Marks *marks, Day day, MarkKind kind, UiIcon icon, Str text) {
  DayMarkView mark = {day, kind, icon, text};
  if (day != DAY_NONE) arena_push(maker->arena, marks->items, marks->count, marks->capacity, mark);
}

/* How far from today a day can be picked that is only asked for. */
#define ASKED_MOST_DAYS 3660

void make_calendar(Maker *maker, CalendarView *calendar) {
  const Scenario *scenario = maker->scenario;
  const State *state = maker->state;
  Marks marks = {0};
  int deadlines;
  const DeadlineView *views = make_deadlines(maker, &deadlines);
  for (int i = 0; i < deadlines; i++) add_mark(maker, &marks, views[i].day, MARK_DEADLINE, ICON_FLAG, views[i].label);
  for (int i = 0; i < scenario->promise_count; i++)
    add_mark(maker, &marks, sim_promise_day(scenario, state, i), MARK_PROMISED, ICON_HANDSHAKE,
             word_with(maker->arena, W_PROMISED, sim_text(scenario, state, maker->arena, scenario->promises[i].what), STR("")));
  for (int i = 0; i < scenario->page_count; i++)
    if (!scenario->pages[i].at_start)
      add_mark(maker, &marks, state->arrived[i], MARK_ARRIVED, desk_app_icon(app_of_page(&scenario->pages[i])), page_title(maker, i));
  for (int i = 0; i < scenario->stamp_count; i++)
    add_mark(maker, &marks, state->stamps[i], MARK_DONE, ICON_CHECK, name_of_id(maker->arena, scenario->stamps[i].id));
  *calendar = (CalendarView){.today = state->day, .marks = marks.items, .mark_count = (int)marks.count, .count_from = DAY_NONE};
  const Item *item = sim_item(scenario, state);
  if (item && item->kind == ITEM_DAY) {
    calendar->asks = true;
    calendar->earliest = state->day - ASKED_MOST_DAYS;
    calendar->latest = state->day + ASKED_MOST_DAYS;
  }
  if (!item || item->kind != ITEM_DATE) return;
  DateWindow window = sim_date_window(scenario, state, item);
  calendar->asks = true;
  calendar->count_from = window.from;
  calendar->earliest = window.earliest;
  calendar->latest = window.latest;
}

/* ---- All of it ---- */

static DeskApp wanted_app(Maker *maker, const Step *step) {
  DeskApp app = app_of_view(step->view);
  if (step->focus_page != NONE && (app == APP_COUNT || app == APP_PAYMENTS)) return app_of_page(&maker->scenario->pages[step->focus_page]);
  return app;
}

static void add_pinned(Maker *maker, DeskView *view) {
  FactView *facts = arena_make_many(maker->arena, FactView, maker->scenario->fact_count + 1);
  for (int i = 0; i < maker->scenario->fact_count; i++)
    if (bits_has(maker->state->pinned, i)) facts[view->fact_count++] = fact_view(maker, i);
  view->facts = facts;
}

static void add_heard(Maker *maker, TaskView *task) {
  FactView *facts = arena_make_many(maker->arena, FactView, maker->scenario->fact_count + 1);
  for (int i = 0; i < maker->scenario->fact_count; i++) {
    bool heard = maker->scenario->facts[i].page == NONE && sim_fact_known(maker->state, i) && !bits_has(maker->state->pinned, i);
    if (heard) facts[task->heard_count++] = fact_view(maker, i);
  }
  task->heard = facts;
}

DeskView *view_desk(Arena *arena, const Session *session) {
  Maker maker = maker_of(arena, session);
  const State *state = maker.state;
  const Step *step = &maker.scenario->steps[state->step];
  bool practice = session_head(session)->mode == MODE_PRACTICE;
  DeskView *view = arena_make(arena, DeskView);
  int32_t most, points = session_points_so_far(session, &most);
  *view = (DeskView){.title = maker.scenario->title,
                     .mode = session_head(session)->mode,
                     .kept = session_head(session)->position,
                     .today = state->day,
                     .clock = clock_text(arena, state),
                     .score = practice ? (int)(points / 1000) : NONE,
                     .score_most = (int)((most + 500) / 1000),
                     .hints_left = practice ? session_hints_left(session) : NONE,
                     .can_undo = practice && maker.line_count > 0,
                     .can_redo = practice,
                     .wanted = wanted_app(&maker, step),
                     .wanted_page = step->focus_page,
                     .codes = maker.scenario->codes,
                     .status_codes = &maker.scenario->rules->x12};
  view->deadlines = make_deadlines(&maker, &view->deadline_count);
  make_pages(&maker, view);
  add_rail(&maker, view);
  make_phone(&maker, &view->phone);
  view->talk = make_talk(&maker);
  make_calendar(&maker, &view->calendar);
  make_task(&maker, &view->task);
  add_heard(&maker, &view->task);
  add_pinned(&maker, view);
  return view;
}
