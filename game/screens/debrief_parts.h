/* The parts of the debriefs of a case and of a shift. */
#ifndef SCREENS_DEBRIEF_PARTS_H
#define SCREENS_DEBRIEF_PARTS_H

#include "screens/chrome.h"

void debrief_scores(UiContext *ui, UiRect sheet, const DebriefView *view, const Layout *layout);
int debrief_scores_height(UiContext *ui, const Layout *layout);
/** The figures alone, in a row. */
void debrief_scores_strip(UiContext *ui, UiRect sheet, const DebriefView *view);
/** In low windows the score stands in the top bar. */
void debrief_score_well(UiContext *ui, UiRect *hud, const DebriefView *view);
/** Where the attempt before stood on a track of 0 to 100. */
void debrief_ring(UiContext *ui, UiRect track, int score);
Want debrief_decisions(UiContext *ui, UiRect sheet, const DebriefView *view, DebriefState *state, const Layout *layout);
/** What stands beside them, with the buttons that leave. */
Want debrief_side(UiContext *ui, UiRect sheet, const DebriefView *view, DebriefState *state);
/** The same without its head and its buttons; `low`: the scores have no place of their own and open it. */
Want debrief_story(UiContext *ui, UiRect rect, const DebriefView *view, const DebriefState *state, bool low);
/** The button that leaves. */
Want debrief_closing(UiContext *ui, const DebriefView *view, UiRect rect, const UiButton *finish);
/** In a row: the button that leaves, and the one that saves the page. */
Want debrief_closing_row(UiContext *ui, const DebriefView *view, UiRect row, UiSize size);
UiButton debrief_finish_button(UiSize size);
Str debrief_leave_label(const DebriefView *view);
/** Cuts what comes next off the room, and what of it was chosen. */
Want debrief_next(UiContext *ui, UiRect *room, const DebriefView *view);
/** A row of it: what it starts, why, and its digit. */
bool debrief_next_row(UiContext *ui, UiRect *rest, UiIcon picture, Str name, Str reason, int number, bool enabled);
/** Its digits, which count wherever it is. */
Want debrief_next_keys(UiContext *ui, const DebriefView *view);
/** The hints that apply to it. */
const Hint *debrief_hints(UiContext *ui, const DebriefView *view, const Hint *all, int *count);
/** A title and a text under it. @return the height. */
int debrief_noted(UiContext *ui, UiRect room, UiToken token, Str title, Str text);

#endif
