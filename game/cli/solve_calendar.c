/* The best line as a calendar: what is done on which day, what happens, what comes in, and which last days lie on the way. */
#include "cli/solve.h"
#include "report/report.h"

typedef struct Days {
  Solve *solve;
  Arena *arena;
  const Scenario *scenario;
} Days;

static void add(Days *days, Day day, bool decision, Cents cents, Str text) {
  Solve *solve = days->solve;
  if (day == DAY_NONE) return;
  /* By day; on one day what is done and what happens stay in the order in which they come. */
  arena_push(days->arena, solve->days, solve->day_count, solve->day_room, ((SolveDay){day, text, decision, cents}));
  for (size_t i = solve->day_count - 1; i > 0 && solve->days[i - 1].day > day; i--) {
    SolveDay swap = solve->days[i];
    solve->days[i] = solve->days[i - 1];
    solve->days[i - 1] = swap;
  }
}

/** The day on which an event happened that fired between two states. */
static Day event_day(const Days *days, const Played *played, int event) {
  Day day = sim_event_day(days->scenario, &played->after, event);
  return day == DAY_NONE || day < played->before.day || day > played->after.day ? played->after.day : day;
}

static void add_events(Days *days, const Played *played) {
  const Scenario *scenario = days->scenario;
  for (int i = 0; i < played->result.event_count; i++) {
    const Event *event = &scenario->events[played->result.events[i]];
    Str say = event->say.length ? sim_text(scenario, &played->after, days->arena, event->say) : STR("");
    add(days, event_day(days, played, event->index), false, 0,
        str_format(days->arena, "happens: %.*s%s%.*s", STR_ARG(event->id), say.length ? ", " : "", STR_ARG(say)));
  }
}

static void add_pages(Days *days, const Played *played) {
  const Scenario *scenario = days->scenario;
  for (int i = 0; i < scenario->page_count; i++) {
    if (played->before.arrived[i] != DAY_NONE || played->after.arrived[i] == DAY_NONE) continue;
    const Page *page = &scenario->pages[i];
    const Remit *remit = page->kind == PAGE_REMIT ? sim_remit(scenario, &played->after, days->arena, i) : NULL;
    Str title = sim_text(scenario, &played->after, days->arena, page->title);
    Str text = remit ? str_format(days->arena, "comes: %.*s, paid %.*s", STR_ARG(title), STR_ARG(money_text(days->arena, remit->paid_cents)))
                     : str_format(days->arena, "comes: %.*s", STR_ARG(title));
    add(days, played->after.arrived[i], false, 0, text);
  }
}

static void add_money(Days *days, const Played *played) {
  const Result *result = &played->result;
  if (!result->recovered_cents) return;
  Day day = result->event_count ? event_day(days, played, result->events[result->event_count - 1]) : played->before.day;
  add(days, day, false, result->recovered_cents,
      str_format(days->arena, "money: %.*s recovered", STR_ARG(money_text(days->arena, result->recovered_cents))));
}

static void add_last_days(Days *days, const State *end) {
  const Scenario *scenario = days->scenario;
  for (int i = 0; i < scenario->deadline_count; i++) {
    Day day = sim_deadline_day(scenario, end, i);
    if (day != DAY_NONE && day >= scenario->today && day <= end->day)
      add(days, day, false, 0, str_format(days->arena, "last day: %.*s", STR_ARG(scenario->deadlines[i].label)));
  }
  for (int i = 0; i < scenario->promise_count; i++) {
    Day day = sim_promise_day(scenario, end, i);
    if (day != DAY_NONE && day <= end->day) add(days, day, false, 0, str_format(days->arena, "promised: %.*s", STR_ARG(scenario->promises[i].what)));
  }
}

void solve_days(Solve *solve, const Scenario *scenario, Analysis *analysis) {
  Arena *arena = solve->cli->arena;
  const Action *actions;
  int count = analysis_best_line(analysis, arena, &actions);
  Days days = {solve, arena, scenario};
  State end;
  sim_start(scenario, scenario_seed(scenario), &end);
  for (int i = 0; i < count; i++) {
    if (sim_refuses(scenario, &end, &actions[i])) break;
    Played played = {.action = actions[i], .before = end, .after = end};
    played.result = sim_step(scenario, &played.after, &actions[i]);
    if (!action_looks(&actions[i])) add(&days, end.day, true, 0, report_advice_words(arena, scenario, &end, &actions[i]));
    add_events(&days, &played);
    add_pages(&days, &played);
    add_money(&days, &played);
    end = played.after;
  }
  if (end.ending != NONE) add(&days, end.day, false, 0, str_format(arena, "ends: %.*s", STR_ARG(scenario->endings[end.ending].id)));
  add_last_days(&days, &end);
}

/** Compact: how much is done on a day, and all that happens; whole: each in its words. */
void solve_print_days(const Solve *solve, bool whole) {
  Arena *arena = solve->cli->arena;
  if (!solve->day_count) return;
  printf("the best line, day by day%s:\n", solve->scenario->variant_count > 1 ? " (of the first variant searched)" : "");
  for (size_t i = 0; i < solve->day_count;) {
    size_t end = i;
    int decisions = 0;
    for (; end < solve->day_count && solve->days[end].day == solve->days[i].day; end++) decisions += solve->days[end].decision;
    Buf line = buf_new(arena);
    for (size_t k = i; k < end && !whole; k++)
      if (!solve->days[k].decision) buf_format(&line, "%s%.*s", line.length ? "; " : "", STR_ARG(solve->days[k].text));
    Str first = str_format(arena, "  %.*s  ", STR_ARG(day_text(arena, solve->days[i].day)));
    Str done = decisions ? report_count(arena, decisions, "decision", "decisions") : STR("");
    Buf out = buf_new(arena);
    report_wrap(&out, str_z(arena, first), (int)first.length,
                str_format(arena, "%.*s%s%.*s", STR_ARG(done), done.length && line.length ? "; " : "", STR_ARG(buf_str(&line))));
    for (size_t k = i; k < end && whole; k++) report_wrap(&out, "    ", 6, solve->days[k].text);
    cli_print(stdout, buf_str(&out));
    i = end;
  }
}
