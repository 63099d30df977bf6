/* Commands that work at every question. A word of free text is only taken for one when it could hardly be an answer. */
#include "terminal/inside.h"

typedef struct Command {
  const char *key, *word; /* "o", "open" */
  Typed (*run)(Terminal *t, Str rest);
  const char *help;
  bool of_shift; /* there is no such command beside a shift */
} Command;

static Typed run_help(Terminal *t, Str rest);

static Typed run_open(Terminal *t, Str rest) {
  if (rest.length)
    papers_open(t, rest);
  else
    papers_list(t);
  return TYPED_TEXT;
}

static Typed run_pin(Terminal *t, Str rest) {
  if (rest.length)
    papers_pin(t, rest);
  else
    papers_facts(t, STR("What you have found. Type p and numbers to pin or unpin, p all to pin everything:"));
  return TYPED_TEXT;
}

static Typed run_code(Terminal *t, Str rest) {
  papers_code(t, rest);
  return TYPED_TEXT;
}

static Typed run_people(Terminal *t, Str rest) {
  (void)rest;
  papers_people(t);
  return TYPED_TEXT;
}

static Typed run_repeat(Terminal *t, Str rest) {
  (void)rest;
  t->show_step = true;
  return TYPED_REPEAT;
}

static Typed run_hint(Terminal *t, Str rest) {
  (void)rest;
  if (!terminal_practice(t)) {
    say(t, STR("An assessment has no hints."));
    return TYPED_TEXT;
  }
  Str hint = session_hint(t->session);
  if (!hint.length) {
    say(t, STR("There is no further hint here."));
    return TYPED_TEXT;
  }
  terminal_keep(t);
  say_after(t, "Hint: ", 0, scenario_text(t, hint));
  return TYPED_TEXT;
}

static Typed go_back(Terminal *t, const char *refused, const char *done) {
  if (refused) {
    say(t, str_from(refused));
    return TYPED_TEXT;
  }
  terminal_keep(t);
  papers_meet(t);
  say(t, str_from(done));
  t->show_step = true;
  t->levels_of = NONE;
  return TYPED_MOVED;
}

static Typed run_undo(Terminal *t, Str rest) {
  (void)rest;
  return go_back(t, session_undo(t->session), "Taken back. What you opened and pinned stays.");
}

static Typed run_redo(Terminal *t, Str rest) {
  (void)rest;
  return go_back(t, session_redo(t->session), "Done again.");
}

void say_deadlines(Terminal *t) {
  Day today = terminal_state(t)->day;
  for (int i = 0; i < t->scenario->deadline_count; i++) {
    const Deadline *deadline = &t->scenario->deadlines[i];
    Day day = sim_deadline_day(t->scenario, terminal_state(t), i);
    if (day == DAY_NONE || !sim_deadline_shown(t->scenario, terminal_state(t), i)) continue;
    Buf line = buf_new(t->scratch);
    buf_format(&line, "%.*s: ", STR_ARG(deadline->label));
    if (day < today)
      buf_format(&line, "was %.*s", STR_ARG(day_text(t->scratch, day)));
    else if (day == today)
      buf_addz(&line, "today is the last day");
    else
      buf_format(&line, "until %.*s, %.*s left", STR_ARG(day_text(t->scratch, day)), STR_ARG(report_count(t->scratch, day - today, "day", "days")));
    if (deadline->cite.length) buf_format(&line, " (%.*s)", STR_ARG(deadline->cite));
    buf_byte(&line, '.');
    say(t, buf_str(&line));
  }
}

static void say_promises(Terminal *t) {
  const State *state = terminal_state(t);
  for (int i = 0; i < t->scenario->promise_count; i++) {
    const Promise *promise = &t->scenario->promises[i];
    Day due = sim_promise_day(t->scenario, state, i);
    if (state->promised[i] == DAY_NONE) continue;
    Str by = due == DAY_NONE ? STR("") : str_format(t->scratch, ", by %.*s", STR_ARG(day_text(t->scratch, due)));
    sayf(t, "Promised by %.*s on %.*s: %.*s%.*s.", STR_ARG(t->scenario->people[promise->person].name),
         STR_ARG(day_text(t->scratch, state->promised[i])), STR_ARG(scenario_text(t, promise->what)), STR_ARG(by));
  }
}

static Typed run_status(Terminal *t, Str rest) {
  (void)rest;
  int32_t most, points = session_points_so_far(t->session, &most);
  sayf(t, "%.*s, %s.", STR_ARG(t->scenario->title), mode_words[session_head(t->session)->mode]);
  if (t->desk)
    shift_say_clock(t);
  else
    sayf(t, "Today is %.*s, %.*s.", STR_ARG(day_text(t->scratch, terminal_state(t)->day)), STR_ARG(clock_words(t)));
  say_deadlines(t);
  say_promises(t);
  if (terminal_practice(t))
    sayf(t, "Points so far: %.*s of %.*s.", STR_ARG(report_points(t->scratch, points)), STR_ARG(report_points(t->scratch, most)));
  return TYPED_TEXT;
}

static Typed run_list(Terminal *t, Str rest) {
  (void)rest;
  return shift_back_to_list(t) ? TYPED_MOVED : TYPED_TEXT;
}

static Typed run_end_day(Terminal *t, Str rest) {
  (void)rest;
  return shift_end_day(t) ? TYPED_MOVED : TYPED_TEXT;
}

static Typed run_quit(Terminal *t, Str rest) {
  (void)rest;
  t->leaving = true;
  return TYPED_LEAVE;
}

static const Command commands[] = {
    {"?", "help", run_help, "?  shows this", false},
    {"o", "open", run_open, "o  lists what lies on your desk; o 2 reads number 2, o contract by its name, o next what you have not read", false},
    {"p", "pin", run_pin, "p  lists what you found; p 3 pins or unpins number 3, p all pins everything", false},
    {"c", "code", run_code, "c  looks a code up: c CO-197, c N290", false},
    {"w", "who", run_people, "w  who is who, with their numbers", false},
    {"s", "status", run_status, "s  the day, the deadlines, what was promised, the points so far", false},
    {"r", "repeat", run_repeat, "r  says the question again", false},
    {"h", "hint", run_hint, "h  a hint, in practice", false},
    {"u", "undo", run_undo, "u  takes the last answer back, in practice; redo does it again", false},
    {"redo", "redo", run_redo, NULL, false},
    {"l", "list", run_list, "l  puts this case down and shows the worklist", true},
    {"e", "end", run_end_day, "e  ends the day", true},
    {"q", "quit", run_quit, "q  leaves; the attempt is kept", false},
};
enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static Typed run_help(Terminal *t, Str rest) {
  (void)rest;
  say(t, STR("At every question you can type:"));
  for (int i = 0; i < COMMAND_COUNT; i++)
    if (commands[i].help && (t->desk || !commands[i].of_shift)) say_after(t, "  ", 5, str_from(commands[i].help));
  say(t, STR("Amounts: 1,420.00 or a sum such as 2840*50%. Dates: May 20, 5/20/2026, 10 business, 2 weeks, tomorrow. "
             "An answer that looks like a command begins with =, for example =q."));
  return TYPED_TEXT;
}

/** In a text that may be an answer, only "o 2" and the like are commands: nothing, or numbers, after the key. */
static bool is_clear(Str rest) {
  int numbers[16];
  return !rest.length || read_numbers(rest, 999, numbers, 16) > 0 || str_equal_nocase(rest, STR("all"));
}

bool command_run(Terminal *t, Str line, bool free_text, Typed *typed) {
  Str word, rest;
  if (!str_cut(line, ' ', &word, &rest)) word = line;
  rest = str_trim(rest);
  for (int i = 0; i < COMMAND_COUNT; i++) {
    if (commands[i].of_shift && !t->desk) continue;
    if (!str_equal_nocase(word, str_from(commands[i].key)) && !str_equal_nocase(word, str_from(commands[i].word))) continue;
    if (free_text && !is_clear(rest)) return false;
    *typed = commands[i].run(t, rest);
    return true;
  }
  return false;
}
