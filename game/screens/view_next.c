/*
 * What to do after an attempt: from the decision that cost most once more; codes that were missed; a case in which they come up, else the one in which points
 * were lost by what is known least, else one that was not tried or not passed; the assessment, once practice passed; all of it again.
 */
#include "report/report.h"
#include "screens/view.h"

static void add(DebriefView *view, NextKind kind, int place, Str title, Str why) {
  if (view->next_count < NEXT_MOST) view->next[view->next_count++] = (NextView){kind, place, title, why};
}

/** By what could have been kept: dollars and points are weighed as the grades weigh them, which `worst` has done. */
static const DecisionView *costliest(const DebriefView *view) {
  for (int i = 0; i < view->worst_count; i++) {
    const DecisionView *decision = &view->decisions[view->worst[i]];
    if (decision->own > 0 || decision->own_cents > 0) return decision;
  }
  return NULL;
}

static void add_retry(Arena *arena, DebriefView *view) {
  const DecisionView *decision = costliest(view);
  if (!decision) return;
  Str cost = report_lost(arena, decision->own, decision->own_cents);
  Word why = view->mode == MODE_ASSESSMENT ? W_NEXT_RETRY_ASSESSED : W_NEXT_RETRY_WHY;
  add(view, NEXT_RETRY, decision->entry, word_with(arena, W_NEXT_RETRY, decision->title, STR("")), word_with(arena, why, cost, STR("")));
}

/* ---- codes ---- */

static bool same_code(const CodeView *a, const CodeView *b) { return str_equal(a->group, b->group) && str_equal(a->code, b->code); }

static int missed_codes(Arena *arena, const DebriefView *view, const CodeView **missed) {
  CodeView *codes = arena_make_many(arena, CodeView, view->decision_count + 1);
  int count = 0;
  for (int i = 0; i < view->decision_count; i++) {
    const CodeView *code = &view->decisions[i].missed;
    bool known = !code->code.length;
    for (int k = 0; k < count && !known; k++) known = same_code(&codes[k], code);
    if (!known) codes[count++] = *code;
  }
  *missed = codes;
  return count;
}

static Str code_shown(Arena *arena, const CodeView *code) {
  if (str_equal(code->group, code->code)) return code->code;
  return code->group.length ? str_format(arena, "%.*s %.*s", STR_ARG(code->group), STR_ARG(code->code)) : code->code;
}

/** "CO 197, CO 16 and N54". */
static Str codes_shown(Arena *arena, const CodeView *codes, int count) {
  Buf first = buf_new(arena);
  for (int i = 0; i + 1 < count; i++) buf_format(&first, "%s%.*s", i ? ", " : "", STR_ARG(code_shown(arena, &codes[i])));
  Str last = code_shown(arena, &codes[count - 1]);
  return count > 1 ? word_with(arena, W_NEXT_AND, buf_str(&first), last) : last;
}

static void add_drill(Arena *arena, const NextKnown *known, const CodeView *missed, int count, DebriefView *view) {
  view->due = NONE;
  if (!known->drill) return;
  int due = view->due = drill_due_count(drill_due(known->drill, known->now_seconds, NULL));
  if (count)
    add(view, NEXT_DRILL, 0, word_count(arena, W_NEXT_DRILL, count, STR("")),
        word_with(arena, W_NEXT_DRILL_WHY, codes_shown(arena, missed, count), STR("")));
  else if (due)
    add(view, NEXT_DRILL, 0, word(W_NEXT_DUE), word_count(arena, W_NEXT_DUE_WHY, due, STR("")));
}

/* ---- another case ---- */

static bool can_be_played(const NextKnown *known, int place) {
  return place != known->here && !known->lessons[place].fault.length && !known->lessons[place].is_shift && !known->lessons[place].is_course;
}

/** Of a remark the heads of files say nothing; of a group alone they say too much. */
static const CodeView *code_in(const ScenarioView *lesson, const CodeView *missed, int count) {
  for (int m = 0; m < count; m++)
    for (int i = 0; i < lesson->code_count; i++)
      if (same_code(&lesson->codes[i], &missed[m])) return &missed[m];
  return NULL;
}

/** A case with one of the codes, the one with the lowest score first: not tried is lowest. */
static int with_code(const NextKnown *known, const CodeView *missed, int count) {
  int found = NONE;
  for (int i = 0; i < known->lesson_count; i++) {
    bool fits = can_be_played(known, i) && known->lessons[i].best_score < 100 && code_in(&known->lessons[i], missed, count);
    if (fits && (found == NONE || known->lessons[i].best_score < known->lessons[found].best_score)) found = i;
  }
  return found;
}

/** Levels apart; of what was not tried the same kind goes before another. */
static int distance(const NextKnown *known, int place) {
  const ScenarioView *here = &known->lessons[known->here], *there = &known->lessons[place];
  int levels = there->level > here->level ? there->level - here->level : here->level - there->level;
  return 2 * levels + (here->kind != there->kind);
}

static int not_tried(const NextKnown *known) {
  int found = NONE;
  for (int i = 0; i < known->lesson_count; i++) {
    bool fits = can_be_played(known, i) && known->lessons[i].best_score == NONE;
    if (fits && (found == NONE || distance(known, i) < distance(known, found))) found = i;
  }
  return found;
}

static int not_passed(const NextKnown *known) {
  int found = NONE;
  for (int i = 0; i < known->lesson_count; i++) {
    bool fits = can_be_played(known, i) && known->lessons[i].best_score != NONE && known->lessons[i].best_score < known->marks[i];
    if (fits && (found == NONE || known->lessons[i].best_score < known->lessons[found].best_score)) found = i;
  }
  return found;
}

static void add_lesson(Arena *arena, const NextKnown *known, const CodeView *missed, int count, DebriefView *view) {
  int place = with_code(known, missed, count);
  bool coded = place != NONE, weak = place == NONE && known->weak != NONE;
  if (weak) place = known->weak;
  if (place == NONE) place = not_tried(known);
  if (place == NONE) place = not_passed(known);
  if (place == NONE) return;
  const ScenarioView *lesson = &known->lessons[place];
  Str why;
  if (coded)
    why = word_count(arena, W_NEXT_SAME_CODE, lesson->minutes, code_shown(arena, code_in(lesson, missed, count)));
  else if (weak)
    why = str_format(arena, "%.*s. %.*s", STR_ARG(word_count(arena, W_MINUTES_LONG, lesson->minutes, STR(""))), STR_ARG(known->weak_why));
  else if (lesson->best_score == NONE)
    why = word_count(arena, W_NEXT_NOT_TRIED, lesson->minutes, STR(""));
  else
    why = word_count(arena, W_NEXT_BELOW, lesson->minutes, str_format(arena, "%d", lesson->best_score));
  add(view, NEXT_LESSON, place, lesson->title, why);
}

/* ---- all of it ---- */

static void add_again(Arena *arena, const NextKnown *known, DebriefView *view) {
  int minutes = known->lessons[known->here].minutes;
  bool practice = view->mode == MODE_PRACTICE;
  if (practice && view->passed && !view->kept && known->assessed < known->assess_mark)
    add(view, NEXT_ASSESS, 0, word(W_NEXT_ASSESS), word_count(arena, W_NEXT_ASSESS_WHY, minutes, STR("")));
  add(view, NEXT_AGAIN, 0, word(W_NEXT_AGAIN), word_count(arena, practice ? W_NEXT_AGAIN_WHY : W_NEXT_AGAIN_ASSESSED, minutes, STR("")));
}

void view_next(Arena *arena, const NextKnown *known, DebriefView *view) {
  const CodeView *missed;
  int count = missed_codes(arena, view, &missed);
  view->next_count = 0;
  if (view->retries) add_retry(arena, view);
  add_drill(arena, known, missed, count, view);
  if (view->of_case || view->gone) return;
  add_lesson(arena, known, missed, count, view);
  add_again(arena, known, view);
}

void view_shift_next(Arena *arena, const NextKnown *known, ShiftDebriefView *view) {
  DebriefView *whole = &view->whole;
  whole->next_count = 0;
  if (view->case_count && view->cases[0].cost.length)
    add(whole, NEXT_CASE, view->cases[0].place, word_with(arena, W_NEXT_CASE, view->cases[0].patient, STR("")),
        word_with(arena, W_NEXT_CASE_WHY, view->cases[0].cost, STR("")));
  add_drill(arena, known, NULL, 0, whole);
  if (!whole->gone) add_again(arena, known, whole);
}
