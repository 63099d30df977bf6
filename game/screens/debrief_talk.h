/* The negotiations of a debrief, drawn as two staircases. */
#ifndef SCREENS_DEBRIEF_TALK_H
#define SCREENS_DEBRIEF_TALK_H

#include "screens/chrome.h"

/** All of them in one sheet that scrolls. */
void debrief_talk(UiContext *ui, UiRect sheet, const DebriefView *view);

#endif
