/* What the debriefs of a case and of a shift share: the scores on top. */
#ifndef SCREENS_DEBRIEF_PARTS_H
#define SCREENS_DEBRIEF_PARTS_H

#include "screens/chrome.h"

void debrief_scores(UiContext *ui, UiRect sheet, const DebriefView *view, const Layout *layout);
int debrief_scores_height(UiContext *ui, const Layout *layout);
/** The figures alone, in a row. */
void debrief_scores_strip(UiContext *ui, UiRect sheet, const DebriefView *view);
/** In low windows the score stands in the top bar. */
void debrief_score_well(UiContext *ui, UiRect *hud, const DebriefView *view);
/** A title and a text under it. @return the height. */
int debrief_noted(UiContext *ui, UiRect room, UiToken token, Str title, Str text);

#endif
