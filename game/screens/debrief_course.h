/* The course of an attempt in its debrief, and its path beside the best one. */
#ifndef SCREENS_DEBRIEF_COURSE_H
#define SCREENS_DEBRIEF_COURSE_H

#include "screens/chrome.h"

/** How a decision is marked: icon, colour and word. */
typedef struct DecisionLook {
  UiIcon icon;
  UiToken ink;
  Str name;
} DecisionLook;
DecisionLook debrief_look(const DecisionView *decision);

/** Value and days. @return whether the decision at `state->place` is to be shown. */
bool debrief_course(UiContext *ui, UiRect sheet, const DebriefView *view, DebriefState *state);
/** Both paths. @return the same. */
bool debrief_paths(UiContext *ui, UiRect sheet, const DebriefView *view, DebriefState *state);
/** Everything in its order; `low`: its head scrolls with it. @return the same. */
bool debrief_transcript(UiContext *ui, UiRect sheet, const DebriefView *view, DebriefState *state, bool low);

#endif
