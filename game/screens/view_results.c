/* The view of "My results": attempts, the latest first, what is known of the trainee, and what comes next. */
#include "report/class.h"
#include "screens/view.h"

/** "Mar 16, 2026". */
static Str without_weekday(Str day) { return str_slice(day, 4, day.length); }

static AttemptView attempt_view(Arena *arena, const ResultsAttempt *attempt, int place) {
  Day day = results_day(attempt);
  AttemptView view = {.title = attempt->title,
                      .day = day == DAY_NONE ? STR("\xE2\x80\x93") : without_weekday(day_text(arena, day)),
                      .day_brief = day == DAY_NONE ? STR("") : day_short(arena, day),
                      .mode = attempt->mode,
                      .retry = attempt->retry,
                      .opens = attempt->score == NONE ? OPENS_NOTHING : OPENS_DEBRIEF,
                      .score = attempt->score,
                      .actions = attempt->actions,
                      .place = place};
  for (int a = 0; a < AXIS_COUNT; a++) view.axis[a] = attempt->axis[a];
  return view;
}

Str view_known_name(Arena *arena, const MasteryEstimate *known) {
  if (known->kind == MASTERY_AXIS || known->kind == MASTERY_SKILL) return class_word_name(known->name);
  return word_with(arena, known->kind == MASTERY_CODE ? W_RESULTS_CODE : W_RESULTS_RULE, known->name, STR(""));
}

static void add_known(Arena *arena, const Results *results, ResultsView *view) {
  for (size_t i = 0; i < results->known_count; i++) {
    const MasteryEstimate *known = &results->known[i];
    int *count = &view->known_count[known->kind];
    view->known_all[known->kind]++;
    if (*count == RESULTS_KNOWN) continue;
    view->known[known->kind][(*count)++] = (KnownView){view_known_name(arena, known), known->percent, known->low, known->high, known->answers};
  }
}

static void add_next(Arena *arena, const Results *results, ResultsView *view) {
  for (int i = 0; i < results->next_count; i++) {
    const ResultsNext *next = &results->next[i];
    bool drill = next->attempt == NONE;
    Str act = drill ? word(W_DRILL) : word_with(arena, W_RESULTS_PRACTISE, results->attempts[next->attempt].title, STR(""));
    view->next[view->next_count++] = (PractiseView){
        .act = act, .why = word_with(arena, W_RESULTS_WHY, view_known_name(arena, next->of), next->reason), .starts = drill, .drill = drill};
  }
}

ResultsView *view_results(Arena *arena, const Results *results) {
  ResultsView *view = arena_make(arena, ResultsView);
  AttemptView *attempts = arena_make_many(arena, AttemptView, results->attempt_count + 1);
  *view = (ResultsView){.pseudonym = results->pseudonym,
                        .name = results->name,
                        .attempts = attempts,
                        .reviews = (int)results->drill.review_count,
                        .used = results->used};
  for (int i = results->attempt_count; i-- > 0;) {
    view->actions += results->attempts[i].actions;
    if (!results_empty(&results->attempts[i])) attempts[view->attempt_count++] = attempt_view(arena, &results->attempts[i], i);
  }
  add_known(arena, results, view);
  add_next(arena, results, view);
  return view;
}
