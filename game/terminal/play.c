/* The attempt from its briefing to its debrief. The loop knows no kind of question: it tells the step, asks what is open, and goes on. */
#include "terminal/inside.h"

static void greet(Terminal *t) {
  const Scenario *scenario = t->scenario;
  static const char *const kinds[] = {[KIND_DENIAL] = "Denial", [KIND_UNDERPAYMENT] = "Underpayment", [KIND_NEGOTIATION] = "Negotiation"};
  say(t, scenario->title);
  sayf(t, "%s, level %d, about %d minutes. %s.", kinds[scenario->kind], (int)scenario->level, (int)scenario->minutes,
       terminal_practice(t) ? "Practice: hints, undo, and the reason after each answer" : "Assessment: no hints, no undo, scored at the end");
  sayf(t, "%.*s, %.*s %.*s.", STR_ARG(scenario->organization), STR_ARG(scenario->city), STR_ARG(scenario->state));
  say_blank(t);
  for (int i = 0; i < scenario->briefing_count; i++) say(t, scenario_text(t, scenario->briefing[i]));
  say_blank(t);
  say_deadlines(t);
  papers_list(t);
  say(t, STR("Pin the findings that support what you do: an answer whose support is not pinned earns half. Type ? at any time for help."));
}

static void tell_focus(Terminal *t, const Step *step) {
  if (step->focus_page == NONE || !sim_page_here(t->scenario, terminal_state(t), step->focus_page)) return;
  int number = page_number(t, step->focus_page);
  Buf line = buf_new(t->scratch);
  buf_format(&line, "This is about: %.*s", STR_ARG(page_title(t, step->focus_page)));
  if (step->focus_line) buf_format(&line, ", line %d", step->focus_line);
  if (step->focus_code.length) buf_format(&line, ", code %.*s", STR_ARG(step->focus_code));
  if (step->focus_clause.length) buf_format(&line, ", clause %.*s", STR_ARG(step->focus_clause));
  buf_format(&line, ". Type o %d to read it.", number);
  say(t, buf_str(&line));
}

static void tell_step(Terminal *t) {
  const State *state = terminal_state(t);
  const Step *step = &t->scenario->steps[state->step];
  Buf head = buf_new(t->scratch);
  say_blank(t);
  buf_format(&head, "%.*s, %.*s. %.*s", STR_ARG(day_text(t->scratch, state->day)), STR_ARG(clock_words(t)), STR_ARG(report_view_name(step->view)));
  if (step->person != NONE) {
    const Person *person = &t->scenario->people[step->person];
    buf_format(&head, ": %.*s", STR_ARG(person->name));
    if (person->role.length) buf_format(&head, ", %.*s", STR_ARG(person->role));
  }
  if (step->title.length) buf_format(&head, ". %.*s", STR_ARG(step->title));
  buf_byte(&head, '.');
  say(t, buf_str(&head));
  for (int i = 0; i < step->say_count; i++) say(t, scenario_text(t, step->say[i]));
  tell_focus(t, step);
}

static void tell_question(Terminal *t, const Item *item) {
  Str prompt = report_item_prompt(t->scratch, t->scenario, terminal_state(t), item);
  if (bits_has(terminal_state(t)->answered, item->index)) say(t, STR("You answered this before; it is not scored again."));
  if (prompt.length) say(t, prompt);
  t->question = report_item_title(t->scratch, t->scenario, terminal_state(t), item);
}

void terminal_turn(Terminal *t) {
  const Item *item = sim_item(t->scenario, terminal_state(t));
  const Negotiation *talk = sim_talk(t->scenario, terminal_state(t));
  Str text;
  arena_reset(t->scratch);
  if (t->show_step)
    tell_step(t);
  else
    say_blank(t);
  t->tell_all = t->show_step;
  t->show_step = false;
  t->question = talk ? talk->label : STR("");
  if (item) {
    tell_question(t, item);
    answer_item(t, item);
  } else if (talk) {
    answer_talk(t, talk);
  } else if (type_line(t, STR("Enter to go on: "), false, &text) == TYPED_TEXT) {
    Action next = {.kind = ACTION_NEXT};
    if (text.length)
      say(t, STR("Nothing is asked here. Press Enter alone to go on, or ? for help."));
    else
      terminal_do(t, &next);
  }
}

void terminal_say_kept(Terminal *t, bool finished) {
  if (t->keep_failed)
    say(t, STR("The end of this attempt could not be kept."));
  else if (t->play->journal.length)
    say_whole(t, "This attempt is kept in ", t->play->journal);
  if (!finished && t->play->go_on.length) say_whole(t, "To go on: ", t->play->go_on);
}

void terminal_say_verdict(Terminal *t, const TerminalResult *result, Mode mode) {
  if (mode == MODE_ASSESSMENT) {
    bool passed = result->score >= t->play->pass_mark && !result->violated;
    say_blank(t);
    sayf(t, "%s: the mark is %d%s.", passed ? "Passed" : "Not passed", t->play->pass_mark,
         result->violated ? ", and a violation fails an assessment" : "");
  }
  say_blank(t);
}

static TerminalResult tell_debrief(Terminal *t) {
  TerminalResult result = {.finished = true};
  Arena *arena = arena_new(0);
  Analysis *analysis = analysis_run(arena, t->scenario, t->session, t->play->limits);
  const ReportDebrief *report = report_debrief(arena, analysis, t->session);
  Buf out = buf_new(arena);
  bool closed = t->play->closed.length > 0;
  report_print(report, &out);
  say_blank(t);
  if (closed)
    say(t, t->play->closed);
  else
    t->ports->write(t->ports->user, buf_str(&out));
  result.score = report->score;
  result.violated = report->violation_count > 0;
  terminal_say_verdict(t, &result, session_head(t->session)->mode);
  int keep = closed ? NONE : terminal_review(t, analysis, report);
  result.retries = keep != NONE;
  result.keep = result.retries ? keep : 0;
  arena_free(arena);
  return result;
}

Terminal terminal_at(const TerminalPlay *play, const TerminalPorts *ports, Session *session) {
  return (Terminal){.play = play,
                    .ports = ports,
                    .session = session,
                    .scenario = session_scenario(session),
                    .scratch = arena_new(0),
                    .kept = play->kept,
                    .levels_of = NONE,
                    .show_step = true};
}

TerminalResult terminal_play(const TerminalPlay *play, const TerminalPorts *ports) {
  Arena *own = arena_new(0);
  Terminal *t = arena_make(own, Terminal);
  TerminalResult result = {.finished = false};
  *t = terminal_at(play, ports, play->session);
  if (ports->now) t->limit = limit_of(play->session, ports->now(ports->user));
  papers_meet(t);
  int position = session_head(play->session)->position;
  if (position && play->kept <= position)
    sayf(t, "%.*s. A retry: the first %.*s of your last attempt are kept.", STR_ARG(t->scenario->title),
         STR_ARG(report_count(t->scratch, position, "action", "actions")));
  else if (play->kept)
    sayf(t, "%.*s. You go on where you left.", STR_ARG(t->scenario->title));
  else
    greet(t);
  while (!sim_over(terminal_state(t)) && !t->leaving) terminal_turn(t);
  if (sim_over(terminal_state(t))) {
    result = tell_debrief(t);
  } else {
    say(t, STR("You leave the case as it is."));
  }
  terminal_say_kept(t, result.finished);
  result.kept = !t->keep_failed;
  arena_free(t->scratch);
  arena_free(own);
  return result;
}
