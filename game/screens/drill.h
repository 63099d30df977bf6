/* What the two files of the drill's screen share. */
#ifndef SCREENS_DRILL_H
#define SCREENS_DRILL_H

#include "screens/chrome.h"

/** The round, the card's past, the strength of all cards and the days ahead. `bare`: without the buttons at its foot. */
Want drill_side(UiContext *ui, UiRect sheet, const DrillView *view, const DrillState *state, bool bare);

#endif
