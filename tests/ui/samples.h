/* Views with invented content, for tests and pictures of every screen without a scenario. */
#ifndef TESTS_UI_SAMPLES_H
#define TESTS_UI_SAMPLES_H

#include "screens/overlays.h"

HomeView sample_home(void);
HomeView sample_home_record(void);
HomeView sample_home_courses(void);
BriefingView sample_briefing(void);
/** The same as an overdue assessment of a course. */
BriefingView sample_briefing_course(void);
/** The desk as it stands when `wanted` is the app of the step and an item of `kind` is open (NONE: none). */
DeskView sample_desk(DeskApp wanted, int kind);
/** The worklist of an invented shift. */
WorklistView sample_worklist(void);
ShiftDebriefView sample_shift_debrief(void);
DebriefView sample_debrief(void);
/** A card to be answered, one that was missed, one that was known; nothing due. */
typedef enum DrillSample { DRILL_ASKS, DRILL_MISSED, DRILL_KNOWN, DRILL_OVER } DrillSample;
DrillView sample_drill(DrillSample sample);
/** Somebody who practised; somebody who begins; a dialog that is open. */
typedef enum ResultsSample { RESULTS_OF_SOMEBODY, RESULTS_OF_NOBODY, RESULTS_TOLD, RESULTS_ASKS_ONE, RESULTS_ASKS_ALL } ResultsSample;
ResultsView sample_results(ResultsSample sample);
/** The gate before the first passphrase, and after a wrong one; the parts; one trainee; disputes and one of them, open, closed, about to be. */
typedef enum ClassSample {
  CLASS_GATE_NEW,
  CLASS_GATE_WRONG,
  CLASS_READS,
  CLASS_ON_SKILLS,
  CLASS_ON_LESSONS,
  CLASS_ON_QUESTIONS,
  CLASS_ON_TRAINEE,
  CLASS_ON_DISPUTES,
  CLASS_ON_NO_DISPUTE,
  CLASS_ON_DISPUTE,
  CLASS_ON_CLOSED,
  CLASS_ASKS_TO_CLOSE
} ClassSample;
ClassView sample_class(Arena *arena, ClassSample sample);
CourseView sample_course(void);
SettingsView sample_settings(void);
/** What can be searched on a desk. */
FindView sample_find(void);
ProblemsView sample_problems(void);
KeyMap sample_keys(void);

#endif
