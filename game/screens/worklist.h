/* Parts of the worklist, shared by its files. */
#ifndef SCREENS_WORKLIST_H
#define SCREENS_WORKLIST_H

#include "screens/chrome.h"

typedef struct Worklist {
  UiContext *ui;
  const WorklistView *view;
  WorklistState *state;
  Layout layout;
  int *rows; /* shown, as indexes of the view's */
  int count;
  Want want;
} Worklist;

/** The selected account, NULL where none is shown. */
const WorkRowView *worklist_chosen(const Worklist *list);
/** "Sleeps until"; the day stands beside it. */
Str worklist_standing(const WorkRowView *row);
/** "Today", "3 days". */
Str worklist_days_left(UiContext *ui, const WorkRowView *row);
/** "Day 2 of 5". */
Str worklist_day_words(UiContext *ui, const ShiftClockView *clock);
/** The sheet of the selected account. @return whether it is to be worked. */
bool worklist_account(Worklist *list, UiRect sheet, bool with_button);
/** The button that takes the selected account up; where it cannot be, it says why. */
bool worklist_work_button(Worklist *list, UiRect rect, UiSize size);

#endif
