/* My results with invented content: long names, an attempt that was left, one that can no longer be opened. */
#include "ui/samples.h"

static const AttemptView attempts[] = {
    {.title = STR_INIT("Eight dollars"),
     .day = STR_INIT("Apr 1, 2026"),
     .day_brief = STR_INIT("Apr 1"),
     .opens = OPENS_CONTINUE,
     .score = NONE,
     .axis = {NONE, NONE, NONE},
     .actions = 7,
     .place = 4},
    {.title = STR_INIT("The right amount, paid late, by the wrong one of two payers"),
     .day = STR_INIT("Mar 30, 2026"),
     .day_brief = STR_INIT("Mar 30"),
     .mode = MODE_ASSESSMENT,
     .opens = OPENS_DEBRIEF,
     .score = 100,
     .axis = {100, 100, 100},
     .actions = 31,
     .place = 3},
    {.title = STR_INIT("Thirty days to talk"),
     .day = STR_INIT("Mar 12, 2026"),
     .day_brief = STR_INIT("Mar 12"),
     .mode = MODE_ASSESSMENT,
     .opens = OPENS_NOTHING,
     .closed = STR_INIT("Its debrief opens on Mon Apr 6, 2026."),
     .score = 52,
     .axis = {64, NONE, 39},
     .actions = 22,
     .place = 2},
    {.title = STR_INIT("Duplicate of what?"),
     .day = STR_INIT("Mar 3, 2026"),
     .day_brief = STR_INIT("Mar 3"),
     .retry = true,
     .opens = OPENS_DEBRIEF,
     .score = 81,
     .axis = {80, 84, NONE},
     .actions = 18,
     .place = 1},
    {.title = STR_INIT("Duplicate of what?"),
     .day = STR_INIT("Mar 2, 2026"),
     .day_brief = STR_INIT("Mar 2"),
     .opens = OPENS_DEBRIEF,
     .score = 48,
     .axis = {40, 55, NONE},
     .actions = 18,
     .place = 0},
};
enum { ATTEMPTS = sizeof attempts / sizeof *attempts };

ResultsView sample_results(ResultsSample sample) {
  ResultsView view = {.pseudonym = STR("trainee-5f3a90c2"), .folder = STR("/home/somebody/.local/share/overturn")};
  if (sample == RESULTS_OF_NOBODY) return view;
  view.name = STR("Priya Raman");
  view.attempts = attempts;
  view.attempt_count = ATTEMPTS;
  view.known[MASTERY_AXIS][0] = (KnownView){STR("Follow-up timing"), 63, 47, 78, 14};
  view.known[MASTERY_AXIS][1] = (KnownView){STR("Code interpretation"), 100, 94, 100, 1};
  view.known_count[MASTERY_AXIS] = view.known_all[MASTERY_AXIS] = 2;
  for (int i = 0; i < RESULTS_KNOWN; i++) view.known[MASTERY_CODE][i] = (KnownView){STR("Code N54"), 33, 0, 66 + i, 1 + i};
  view.known_count[MASTERY_CODE] = RESULTS_KNOWN;
  view.known_all[MASTERY_CODE] = 61;
  view.next[0] =
      (PractiseView){STR("Practise: Thirty days to talk"), STR("Follow-up timing. You earn about 41 of 100 here, and 75 is the goal."), true, false};
  view.next[1] =
      (PractiseView){STR("Code drill"), STR("Code N54. After 1 answer it may be anything from 3 to 64 of 100; 75 is the goal."), true, true};
  view.next[2] = (PractiseView){
      STR("Practise: Duplicate of what?"),
      STR("Rule prompt-pay. You earn about 80 of 100 here, your lowest; the goal of 75 is reached. Its file is not in this folder."), false, false};
  view.next_count = 3;
  view.due = 18;
  view.actions = 96;
  view.reviews = 1;
  view.used = 1;
  view.course = STR("First week at the desk");
  return view;
}
