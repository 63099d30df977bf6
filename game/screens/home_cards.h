/* What stands beside what is chosen on home: the thing to practise next, and the last two weeks. */
#ifndef SCREENS_HOME_CARDS_H
#define SCREENS_HOME_CARDS_H

#include "screens/chrome.h"

/** Room that each takes at the right of the cards, with its gap; 0 where there is none to spare. */
int home_cards_width(const UiContext *ui, int room_px, const HomeFiguresView *figures);
/** @return whether the practice it offers was asked for. */
bool home_cards(UiContext *ui, UiRect room, const HomeFiguresView *figures);

#endif
