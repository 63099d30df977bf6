/* Runs screens without SDL: texts are measured by a plain rule, events are given one by one, and what was drawn can be asked about. */
#ifndef TESTS_UI_HARNESS_H
#define TESTS_UI_HARNESS_H

#include "ui/samples.h"

typedef enum HarnessScreen {
  ON_HOME,
  ON_BRIEFING,
  ON_DEBRIEF,
  ON_DESK,
  ON_WORKLIST,
  ON_SHIFT_DEBRIEF,
  ON_SETTINGS,
  ON_SEARCH,
  ON_DRILL,
  ON_NOTE,
  ON_PROBLEMS,
  ON_KEYS,
  ON_RESULTS,
  ON_CLASS,
  ON_HOME_RECORD,
  ON_COURSE,
  ON_DISPUTE,
  ON_BRIEFING_COURSE,
  ON_HOME_COURSES,
  ON_CLOCK /* an assessment with a time limit */
} HarnessScreen;

/** On its desk, alone or in a shift, or on the worklist. */
typedef enum ClockSample { CLOCK_ON_DESK, CLOCK_ON_SHIFT_DESK, CLOCK_ON_WORKLIST } ClockSample;

typedef struct Harness {
  UiContext ui;
  Arena *arena;
  UiFrame frame;
  HarnessScreen screen;
  DeskApp app;   /* of the step, on the desk */
  int item_kind; /* ItemKind of the open item, NONE; on the clock: seconds left */
  HomeState home;
  BriefingState briefing;
  DebriefState debrief;
  DeskState desk;
  WorklistState worklist;
  ShiftDebriefState shift_debrief;
  FindState find;
  DisputeState dispute;
  ProblemsState problems;
  KeysState keys;
  DrillState drill;
  int drill_kind; /* DrillSample */
  ResultsState results;
  CourseState course;
  int results_kind; /* ResultsSample */
  ClassState class;
  int class_kind; /* ClassSample */
  ClockSample clock;
  UiEdits edits;
  const UiToast *toast; /* over the screen, NULL */
  Want want;            /* of the last event, when there was one */
} Harness;

void harness_open(Harness *harness, HarnessScreen screen, int width, int height, int text_percent);
void harness_open_debrief(Harness *harness, DebriefPart part, int width, int height, int text_percent);
/** Where there is room for two documents, another stands beside that of the step. */
void harness_open_desk(Harness *harness, DeskApp app, int item_kind, int width, int height, int text_percent);
void harness_open_clock(Harness *harness, ClockSample sample, int left_s, int width, int height, int text_percent);
void harness_open_drill(Harness *harness, DrillSample sample, int width, int height, int text_percent);
void harness_open_results(Harness *harness, ResultsSample sample, int width, int height, int text_percent);
void harness_open_class(Harness *harness, ClassSample sample, int width, int height, int text_percent);
void harness_close(Harness *harness);
/** Runs passes for one event until nothing changes. */
void harness_event(Harness *harness, UiEvent event);
void harness_key(Harness *harness, int32_t key, unsigned mods);
void harness_text(Harness *harness, const char *text);
/** Presses and releases in the middle of a node. */
void harness_click(Harness *harness, const UiNode *node);
/** The first node of that role and name, NULL when there is none. */
const UiNode *harness_find(const Harness *harness, UiRole role, const char *name);
const UiNode *harness_focused(const Harness *harness);
/** Whether a text that holds `part` was drawn. */
bool harness_shows(const Harness *harness, const char *part);

#endif
