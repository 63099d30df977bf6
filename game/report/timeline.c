/* The days of an attempt: what was done, what came by itself, what lay on the desk, deadlines and promises, each at its day. */
#include "report/inside.h"

typedef struct Marks {
  Arena *arena;
  ReportMark *items;
  size_t count, room;
} Marks;

/** Puts a mark behind those of the same day. */
static void add(Marks *marks, ReportMark mark) {
  if (mark.day == DAY_NONE || !mark.text.length) return;
  arena_push(marks->arena, marks->items, marks->count, marks->room, mark);
  for (size_t i = marks->count - 1; i > 0 && marks->items[i - 1].day > mark.day; i--) {
    marks->items[i] = marks->items[i - 1];
    marks->items[i - 1] = mark;
  }
}

static Str plain_id(Arena *arena, Str id) {
  Buf out = buf_new(arena);
  for (size_t i = 0; i < id.length; i++) buf_byte(&out, id.at[i] == '_' ? ' ' : id.at[i]);
  return buf_str(&out);
}

static void add_came(Marks *marks, const Scenario *scenario, const Played *played) {
  for (int i = 0; i < played->result.event_count; i++) {
    const Event *event = &scenario->events[played->result.events[i]];
    Day day = sim_event_day(scenario, &played->after, event->index);
    if (day == DAY_NONE || day < played->before.day || day > played->after.day) day = played->after.day;
    Str text = event->say.length ? sim_text(scenario, &played->after, marks->arena, event->say) : plain_id(marks->arena, event->id);
    add(marks, (ReportMark){day, COURSE_EVENT, text, NONE});
  }
  for (int i = 0; i < scenario->page_count; i++) {
    Day day = played->after.arrived[i];
    if (day != played->before.arrived[i]) add(marks, (ReportMark){day, COURSE_ARRIVAL, scenario->pages[i].title, NONE});
  }
}

static void add_word(Marks *marks, const ReportPromise *told) {
  Arena *arena = marks->arena;
  Str about = str_format(arena, "%.*s: %.*s", STR_ARG(told->who), STR_ARG(told->what));
  add(marks, (ReportMark){told->made, COURSE_PROMISE, str_format(arena, "Promised by %.*s", STR_ARG(about)), NONE});
  Str due = str_format(arena, "Promise due, %s. %.*s", promise_stand_words[told->stand], STR_ARG(about));
  add(marks, (ReportMark){told->due, COURSE_PROMISE, due, NONE});
}

void tell_timeline(Arena *arena, ReportDebrief *report, const Session *session) {
  const Scenario *scenario = session_scenario(session);
  const State *now = session_state(session);
  Marks marks = {.arena = arena};
  int count, told = 0;
  const Played *line = session_line(session, &count);
  for (int i = 0; i < count; i++) {
    bool decided = told < report->decision_count && report->decisions[told].entry == i;
    if (decided) add(&marks, (ReportMark){line[i].before.day, COURSE_DECISION, report->decisions[told].title, told});
    told += decided;
    add_came(&marks, scenario, &line[i]);
  }
  for (int i = 0; i < scenario->deadline_count; i++) {
    Str text = str_format(arena, "Last day: %.*s", STR_ARG(scenario->deadlines[i].label));
    add(&marks, (ReportMark){sim_deadline_day(scenario, now, i), COURSE_DEADLINE, text, NONE});
  }
  for (int i = 0; i < report->promise_count; i++) add_word(&marks, &report->promises[i]);
  if (report->finished) {
    Str title = report->ending_title.length ? report->ending_title : STR("The case ended");
    add(&marks, (ReportMark){now->day, COURSE_END, title, NONE});
  }
  report->marks = marks.items;
  report->mark_count = (int)marks.count;
}
