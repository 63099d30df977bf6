/* A shift in plain lines: the worklist, and the cases worked one at a time by the same questions as a case alone. Of a case that sleeps nothing is told before
   its day; then all that happened meanwhile is told at once. */
#include "terminal/inside.h"

struct ShiftDesk {
  const TerminalPlay *play;
  const TerminalPorts *ports;
  ShiftSession *session;
  const Shift *shift;
  Terminal *cases; /* by place */
  bool *met;       /* by place: its briefing was told */
  int kept;
  bool keep_failed;
  bool back;      /* to the worklist */
  bool show_list; /* in full, before it is asked from */
  Day told_day;   /* the day that was announced last */
};

static const World *world_of(const ShiftDesk *desk) { return shift_session_world(desk->session); }

bool shift_shows(const Terminal *t, const State *state) { return !t->desk || world_of(t->desk)->over || state->day <= world_of(t->desk)->day; }

void shift_keep(Terminal *t) {
  ShiftDesk *desk = t->desk;
  int count;
  const ShiftEntry *entries = shift_session_entries(desk->session, &count);
  for (; desk->kept < count; desk->kept++) {
    ShiftEntry entry = entries[desk->kept];
    Buf line = buf_new(t->scratch);
    Str why = STR(""), clock = t->ports->wall_clock(t->ports->user, t->scratch);
    *(entry.kind == SHIFT_ENTRY_CASE ? &entry.entry.wall_clock : &entry.wall_clock) = clock;
    shift_journal_print_entry(desk->shift, &entry, &line);
    if (t->ports->keep(t->ports->user, t->scratch, str_trim(buf_str(&line)), &why)) continue;
    if (!desk->keep_failed) sayf(t, "Your journal cannot be written now: %.*s. You can play on; it is tried again after each answer.", STR_ARG(why));
    desk->keep_failed = true;
    return;
  }
  if (desk->keep_failed) say(t, STR("Your journal is written again, with everything that was missing."));
  desk->keep_failed = false;
}

void shift_say_clock(Terminal *t) {
  const World *world = world_of(t->desk);
  int32_t left = world->minute < WORKDAY_MINUTES ? WORKDAY_MINUTES - world->minute : 0;
  sayf(t, "It is %.*s, day %d of %d, %.*s; %.*s left today.", STR_ARG(day_text(t->scratch, world->day)), world->day_index + 1,
       world->shift->day_count, STR_ARG(report_clock(t->scratch, world->minute)), STR_ARG(report_count(t->scratch, left, "minute", "minutes")));
}

bool shift_back_to_list(Terminal *t) {
  const World *world = world_of(t->desk);
  if (world->in_hand != NONE && world->cases[world->in_hand].in_call) {
    say(t, STR("Finish the call first."));
    return false;
  }
  t->desk->back = t->desk->show_list = true;
  return true;
}

bool shift_end_day(Terminal *t) {
  const char *refused = shift_session_end_day(t->desk->session);
  if (refused) {
    say(t, str_from(refused));
    return false;
  }
  shift_keep(t);
  t->desk->back = true;
  return true;
}

bool shift_time_up(Terminal *t) { return !shift_session_time_up(t->desk->session); }

/* ---- the worklist ---- */

static void put_deadline(Terminal *t, const WorkRow *row, Buf *out) {
  if (row->deadline == NONE) return;
  const Deadline *deadline = &row->scenario->deadlines[row->deadline];
  buf_format(out, " %.*s: %.*s,", STR_ARG(deadline->label), STR_ARG(day_short(t->scratch, row->deadline_day)));
  if (row->days_left == 0)
    buf_addz(out, " today is the last day.");
  else
    buf_format(out, " %.*s left.", STR_ARG(report_count(t->scratch, row->days_left, "day", "days")));
}

static void put_standing(Terminal *t, const WorkRow *row, Buf *out) {
  if (row->in_hand) buf_addz(out, " In your hands.");
  switch (row->standing) {
  case STANDING_NEW: buf_addz(out, " New."); break;
  case STANDING_OPEN: buf_format(out, " Last touched %.*s.", STR_ARG(day_short(t->scratch, row->last_touch))); break;
  case STANDING_CLOSED: buf_addz(out, " Closed."); break;
  case STANDING_SLEEPING:
    if (row->until == DAY_NONE)
      buf_addz(out, " Waits.");
    else
      buf_format(out, " Sleeps until %.*s.", STR_ARG(day_short(t->scratch, row->until)));
    break;
  case STANDING_COMING:
  case STANDING_COUNT: break;
  }
  bool awake = row->standing == STANDING_NEW || row->standing == STANDING_OPEN;
  if (row->news && awake) buf_addz(out, " Something has happened.");
}

static void tell_list(Terminal *t) {
  const WorkRow *rows;
  int count = shift_session_rows(t->desk->session, t->scratch, &rows);
  say_blank(t);
  shift_say_clock(t);
  say(t, STR("Your worklist, in order of arrival:"));
  for (int i = 0; i < count; i++) {
    Buf line = buf_new(t->scratch);
    buf_format(&line, "%.*s, %.*s, %.*s. Balance %.*s, %d days old (%s).", STR_ARG(rows[i].patient), STR_ARG(rows[i].payer), STR_ARG(rows[i].city),
               STR_ARG(money_text(t->scratch, rows[i].balance_cents)), (int)rows[i].age_days, age_bucket_words[rows[i].bucket]);
    put_deadline(t, &rows[i], &line);
    put_standing(t, &rows[i], &line);
    say_numbered(t, i + 1, buf_str(&line));
  }
}

static void tell_help(Terminal *t) {
  say(t, STR("At the worklist you can type the number of a case to take it up, and:"));
  static const char *const lines[] = {"l  shows the worklist again", "e  ends the day", "s  the day and the minutes left",
                                      "q  leaves; the attempt is kept"};
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) say_after(t, "  ", 5, str_from(lines[i]));
  say(t, STR("Taking up a case, reading a page for the first time and every answer take working minutes. Within a case, l leads back here."));
}

/* ---- days ---- */

static void tell_closed(Terminal *t) {
  const State *state = terminal_state(t);
  const Ending *ending = &t->scenario->endings[state->ending];
  sayf(t, "%.*s is closed. %.*s", STR_ARG(t->scenario->title), STR_ARG(scenario_text(t, ending->text)));
}

/** A case that came to its end by itself is heard of on that day; others tell their news when they are taken up. */
static void tell_endings(ShiftDesk *desk) {
  for (int i = 0; i < desk->shift->case_count; i++) {
    Terminal *t = &desk->cases[i];
    int count;
    session_line(t->session, &count);
    if (!sim_over(terminal_state(t)) || !shift_shows(t, terminal_state(t)) || t->told == count) continue;
    papers_meet(t);
    terminal_tell_news(t);
    tell_closed(t);
  }
}

static void tell_day(ShiftDesk *desk, Terminal *t) {
  if (desk->told_day == world_of(desk)->day || world_of(desk)->over) return;
  desk->told_day = world_of(desk)->day;
  desk->show_list = true;
  say_blank(t);
  sayf(t, "A new day: %.*s.", STR_ARG(day_text(t->scratch, desk->told_day)));
  tell_endings(desk);
}

/* ---- a case ---- */

static void meet_case(ShiftDesk *desk, Terminal *t) {
  int place = (int)(t - desk->cases);
  arena_reset(t->scratch);
  papers_meet(t);
  say_blank(t);
  say(t, t->scenario->title);
  if (!desk->met[place]) {
    for (int i = 0; i < t->scenario->briefing_count; i++) say(t, scenario_text(t, t->scenario->briefing[i]));
    papers_list(t);
    desk->met[place] = true;
  }
  terminal_tell_news(t);
  say_deadlines(t);
  t->show_step = true;
}

static void tell_left(ShiftDesk *desk, Terminal *t) {
  const World *world = world_of(desk);
  int place = (int)(t - desk->cases);
  WorldStanding standing = world_standing(world, place);
  if (world->over) return;
  if (standing == STANDING_CLOSED) {
    terminal_tell_news(t);
    tell_closed(t);
  } else if (standing == STANDING_SLEEPING && world->cases[place].until != DAY_NONE) {
    sayf(t, "This case sleeps until %.*s.", STR_ARG(day_text(t->scratch, world->cases[place].until)));
  } else if (standing == STANDING_SLEEPING) {
    say(t, STR("This case waits. It comes back when something happens."));
  }
}

static void work_case(ShiftDesk *desk, int place) {
  Terminal *t = &desk->cases[place];
  desk->back = false;
  meet_case(desk, t);
  while (world_of(desk)->in_hand == place && !desk->back && !t->leaving) terminal_turn(t);
  if (!desk->back && !t->leaving) tell_left(desk, t);
  desk->show_list = true;
}

/* ---- at the worklist ---- */

/** The case of a row, or NONE, said. */
static int take_row(ShiftDesk *desk, Terminal *list, int64_t number) {
  const WorkRow *rows;
  int count = shift_session_rows(desk->session, list->scratch, &rows);
  if (number < 1 || number > count) {
    sayf(list, "Type a number from 1 to %d, or ? for help.", count);
    return NONE;
  }
  int place = rows[number - 1].place;
  if (rows[number - 1].in_hand) return place;
  const char *refused = shift_session_take(desk->session, place);
  if (refused) {
    say(list, str_from(refused));
    return NONE;
  }
  shift_keep(list);
  return world_of(desk)->in_hand == place ? place : NONE;
}

static void ask_case(ShiftDesk *desk, Terminal *list) {
  Str line;
  int64_t number;
  arena_reset(list->scratch);
  tell_day(desk, list);
  if (desk->show_list) tell_list(list);
  desk->show_list = false;
  if (ask_line(list, STR("Which case? A number, e to end the day, ? for help: "), &line) != TYPED_TEXT) return;
  line = typed_cleaned(list->scratch, line);
  if (str_equal_nocase(line, STR("q")))
    list->leaving = true;
  else if (str_equal_nocase(line, STR("e")))
    shift_end_day(list);
  else if (str_equal_nocase(line, STR("l")) || !line.length)
    desk->show_list = true;
  else if (str_equal_nocase(line, STR("s")))
    shift_say_clock(list);
  else if (str_is(line, "?") || !str_to_int(line, &number))
    tell_help(list);
  else {
    int place = take_row(desk, list, number);
    if (place == NONE) return;
    work_case(desk, place);
    list->leaving = desk->cases[place].leaving;
  }
}

static void greet(ShiftDesk *desk, Terminal *t) {
  const Shift *shift = desk->shift;
  say(t, shift->title);
  sayf(t, "Shift, level %d, about %d minutes. %s.", (int)shift->level, (int)shift->minutes,
       terminal_practice(t) ? "Practice: hints, and the reason after each answer" : "Assessment: no hints, scored at the end");
  say_blank(t);
  for (int i = 0; i < shift->briefing_count; i++) say(t, shift->briefing[i]);
  sayf(t, "%.*s of %d minutes each. What nobody works moves on by itself. Type ? at any time for help.",
       STR_ARG(report_count(t->scratch, shift->day_count, "working day", "working days")), WORKDAY_MINUTES);
}

static TerminalResult tell_debrief(ShiftDesk *desk, Terminal *t) {
  Arena *arena = arena_new(0);
  ShiftAnalysis *analysis = shift_analysis_run(arena, desk->session, desk->play->limits);
  const ReportShift *report = report_shift(arena, analysis, desk->session);
  Buf out = buf_new(arena);
  report_print_shift(report, &out);
  say_blank(t);
  say(t, STR("The shift is over."));
  say_blank(t);
  if (t->play->closed.length)
    say(t, t->play->closed);
  else
    t->ports->write(t->ports->user, buf_str(&out));
  TerminalResult result = {.finished = true, .score = report->score, .violated = report->debrief->violation_count > 0};
  terminal_say_verdict(t, &result, shift_session_head(desk->session)->mode);
  int one = t->play->closed.length ? NONE : terminal_review_shift(desk->cases, analysis, report, &result.keep);
  result.retries = one != NONE;
  if (result.retries) result.place = report->cases[one].place;
  arena_free(arena);
  return result;
}

/** On going on with an attempt: what a journal has brought was told before. */
static void skip_told(ShiftDesk *desk) {
  for (int i = 0; i < desk->shift->case_count; i++) {
    Terminal *t = &desk->cases[i];
    int count;
    const Played *line = session_line(t->session, &count);
    desk->met[i] = world_of(desk)->cases[i].last_touch != DAY_NONE;
    while (t->told < count && line[t->told].action.kind != ACTION_PASS && shift_shows(t, &line[t->told].after)) t->told++;
  }
}

TerminalResult terminal_play_shift(const TerminalPlay *play, ShiftSession *session, const TerminalPorts *ports) {
  Arena *own = arena_new(0);
  const Shift *shift = shift_session_shift(session);
  ShiftDesk *desk = arena_make(own, ShiftDesk);
  TerminalResult result = {.finished = false};
  *desk = (ShiftDesk){.play = play, .ports = ports, .session = session, .shift = shift, .kept = play->kept, .show_list = true};
  desk->cases = arena_make_many(own, Terminal, shift->case_count);
  desk->met = arena_make_many(own, bool, shift->case_count);
  for (int i = 0; i < shift->case_count; i++) {
    desk->cases[i] = terminal_at(play, ports, shift_session_case(session, i));
    desk->cases[i].desk = desk;
  }
  Terminal *list = arena_make(own, Terminal);
  *list = terminal_at(play, ports, shift_session_case(session, 0));
  list->desk = desk;
  for (int i = 0; ports->now && i < shift->case_count; i++) desk->cases[i].limit = limit_of_shift(session, ports->now(ports->user));
  if (ports->now) list->limit = limit_of_shift(session, ports->now(ports->user));
  desk->told_day = world_of(desk)->day;
  if (play->kept) {
    skip_told(desk);
    sayf(list, "%.*s. You go on where you left.", STR_ARG(shift->title));
  } else {
    greet(desk, list);
  }
  int in_hand = world_of(desk)->in_hand;
  if (in_hand != NONE) {
    work_case(desk, in_hand);
    list->leaving = desk->cases[in_hand].leaving;
  }
  while (!world_of(desk)->over && !list->leaving) ask_case(desk, list);
  if (world_of(desk)->over)
    result = tell_debrief(desk, list);
  else
    say(list, STR("You leave the shift as it is."));
  list->keep_failed = desk->keep_failed;
  terminal_say_kept(list, result.finished);
  result.kept = !desk->keep_failed;
  for (int i = 0; i < shift->case_count; i++) arena_free(desk->cases[i].scratch);
  arena_free(list->scratch);
  arena_free(own);
  return result;
}
