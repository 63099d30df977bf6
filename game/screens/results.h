/* What the files of "My results" share. */
#ifndef SCREENS_RESULTS_H
#define SCREENS_RESULTS_H

#include "screens/chrome.h"

/** The attempts that are shown: places among all. @return how many. */
int results_shown(UiContext *ui, const ResultsView *view, const ResultsState *state, int **shown);
/** Columns of the last scores among those. */
int results_chart_height(const UiContext *ui);
void results_chart(UiContext *ui, UiRect room, const ResultsView *view, const int *shown, int count);
/** What to practise, and how well each thing is known. `charted`: with the scores above them. */
Want results_side(UiContext *ui, UiRect sheet, const ResultsView *view, ResultsState *state, bool charted);
/** The dialog that is open. */
Want results_dialog(UiContext *ui, const ResultsView *view, ResultsState *state);

#endif
