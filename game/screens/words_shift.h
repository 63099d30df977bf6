/* The words of a shift: the worklist, its days, its debrief. Rows as in words_table.h. */
#ifndef SCREENS_WORDS_SHIFT_H
#define SCREENS_WORDS_SHIFT_H

#define SHIFT_WORDS(X)                                                                                                             \
  X(SHIFT, "Shift", "")                                                                                                            \
  X(WORKLIST, "Worklist", "")                                                                                                      \
  X(HINT_SELECT_ACCOUNT, "Select account", "")                                                                                     \
  X(HINT_WORK, "Work it", "")                                                                                                      \
  X(HINT_END_DAY, "End day", "")                                                                                                   \
  X(HINT_WORKLIST, "Worklist", "")                                                                                                 \
  X(HINT_LEAVE_SHIFT, "Leave", "")                                                                                                 \
  X(DAY_N_OF, "Day {0} of {1}", "")                                                                                                \
  X(MINUTES_LEFT_TODAY, "Minutes left today", "")                                                                                  \
  X(OF_N, "of {n}", "of {n}")                                                                                                      \
  X(END_DAY, "End day", "")                                                                                                        \
  X(END_DAY_TITLE, "End the day?", "")                                                                                             \
  X(END_DAY_TEXT, "{n} minute is left. What you leave undone moves on by itself.",                                                 \
    "{n} minutes are left. What you leave undone moves on by itself.")                                                             \
  X(STAY_ON, "Go on working", "")                                                                                                  \
  X(LEAVE_SHIFT, "Leave shift", "")                                                                                                \
  X(LEAVE_SHIFT_TITLE, "Leave the shift?", "")                                                                                     \
  X(ACCOUNT, "Account", "")                                                                                                        \
  X(ACCOUNTS, "Accounts", "")                                                                                                      \
  X(PAYER_CITY, "Payer, city", "")                                                                                                 \
  X(BALANCE, "Balance", "")                                                                                                        \
  X(AGE, "Age", "")                                                                                                                \
  X(LAST_TOUCH, "Last touch", "")                                                                                                  \
  X(STATE, "State", "")                                                                                                            \
  X(STATE_NEW, "New", "")                                                                                                          \
  X(STATE_OPEN, "Open", "")                                                                                                        \
  X(STATE_IN_HAND, "In your hands", "")                                                                                            \
  X(STATE_WAITING, "Waiting", "")                                                                                                  \
  X(STATE_UNTIL, "Sleeps until", "")                                                                                               \
  X(STATE_CLOSED, "Closed", "")                                                                                                    \
  X(STATE_UNTIL_DAY, "Sleeps until {0}", "")                                                                                       \
  X(NEVER, "Never", "")                                                                                                            \
  X(NO_DEADLINE, "None", "")                                                                                                       \
  X(PILL_OPEN, "To work {n}", "To work {n}")                                                                                       \
  X(PILL_DUE, "Due in 7 days {n}", "Due in 7 days {n}")                                                                            \
  X(PILL_OLD, "Over 90 days {n}", "Over 90 days {n}")                                                                              \
  X(PILL_WAITING, "Waiting {n}", "Waiting {n}")                                                                                    \
  X(PILL_ALL, "All {n}", "All {n}")                                                                                                \
  X(SORT_ARRIVAL, "By arrival", "")                                                                                                \
  X(SORT_BALANCE, "By balance", "")                                                                                                \
  X(SORT_AGE, "By age", "")                                                                                                        \
  X(SORT_DEADLINE, "By deadline", "")                                                                                              \
  X(SORT_PAYER, "By payer", "")                                                                                                    \
  X(FILTER_ACCOUNTS, "Filter by patient, payer, city or account", "")                                                              \
  X(NO_ACCOUNT, "No account matches. Clear the filter to see all of them.", "")                                                    \
  X(TILE_RECOVERED, "Recovered so far", "")                                                                                        \
  X(TILE_OPEN, "Open balances", "")                                                                                                \
  X(TILE_TOUCHES, "Touches", "")                                                                                                   \
  X(TILE_DEADLINES, "Deadlines within 3 days", "")                                                                                 \
  X(TILE_ACCOUNTS, "on {n} account", "on {n} accounts")                                                                            \
  X(TILE_MINUTES, "{n} minute worked", "{n} minutes worked")                                                                       \
  X(TILE_LOST, "{n} deadline missed", "{n} deadlines missed")                                                                      \
  X(FOOT_ACCOUNTS, "{n} account, {0} open", "{n} accounts, {0} open")                                                              \
  X(WORK_THIS, "Work this account", "")                                                                                            \
  X(WORK_ON, "Go on with it", "")                                                                                                  \
  X(CASE_MINUTES, "Minutes spent", "")                                                                                             \
  X(CAME_TO_LIST, "On the list since", "")                                                                                         \
  X(WHAT_HAPPENED, "Since you last worked it", "")                                                                                 \
  X(HOW_IT_CLOSED, "How it closed", "")                                                                                            \
  X(LAST_ANSWER, "Your last answer", "")                                                                                           \
  X(ASLEEP_REASON, "Nothing can be done before its day", "")                                                                       \
  X(CLOSED_REASON, "This account is closed", "")                                                                                   \
  X(CALL_REASON, "Finish the call first", "")                                                                                      \
  X(LIST_OR_ACCOUNT, "Worklist or account", "")                                                                                    \
  X(NEW_DAY, "{0}: {1}", "")                                                                                                       \
  X(NEW_DAY_CAME, "{n} account came in", "{n} accounts came in")                                                                   \
  X(NEW_DAY_NEWS, "{n} has news", "{n} have news")                                                                                 \
  X(NEW_DAY_QUIET, "nothing came in", "")                                                                                          \
  X(NOW_SLEEPS, "{0} sleeps until {1}.", "")                                                                                       \
  X(NOW_WAITS, "{0} waits. It comes back when something happens.", "")                                                             \
  X(WORKING_DAYS, "Working days", "")                                                                                              \
  X(MINUTES_A_DAY, "Minutes a day", "")                                                                                            \
  X(ON_THE_LIST, "Accounts on the list", "")                                                                                       \
  X(OPEN_ON_THEM, "Open on them", "")                                                                                              \
  X(SHIFT_PRACTICE_ABOUT, "Hints, and the reason after each answer. A day that has passed does not come back.", "")                \
  X(TO_WORKLIST, "To the worklist", "")                                                                                            \
  X(MEASURES, "Measures", "")                                                                                                      \
  X(BY_RULE, "Plays by rule", "")                                                                                                  \
  X(WHAT_BECAME, "What became of it", "")                                                                                          \
  X(TO_SHIFT_DEBRIEF, "Back to the shift", "")                                                                                     \
  X(NEWS, "News", "")                                                                                                              \
  X(ACCOUNT_OPEN, "{0}, {1} open", "")                                                                                             \
  X(AGE_BUCKET, "{0}, {1}", "")                                                                                                    \
  X(ACCOUNT_NAME, "{0}, {1}", "")                                                                                                  \
  X(ORDER_ARRIVAL, "In order of arrival. The order of work is yours.", "")                                                         \
  X(ORDER_BALANCE, "The largest balance first. The order of work is yours.", "")                                                   \
  X(ORDER_AGE, "The oldest first. The order of work is yours.", "")                                                                \
  X(ORDER_DEADLINE, "The nearest deadline first. The order of work is yours.", "")                                                 \
  X(ORDER_PAYER, "By payer. The order of work is yours.", "")                                                                      \
  X(CITY, "City", "")                                                                                                              \
  X(MIN, "min", "")                                                                                                                \
  X(SHIFT_OVER, "The shift is over.", "")                                                                                          \
  X(OF_MONEY, "of {0}", "")                                                                                                        \
  X(COST, "It cost", "")                                                                                                           \
  X(COST_NOTE, "A cost is exact within its account, as if there were no other.", "")                                               \
  X(COST_NOT_EXACT, "The search of some account did not end, so costs are not exact.", "")                                         \
  X(REFERENCE, "Reference: {0}", "")                                                                                               \
  X(PLAYS_ABOUT, "How the same shift goes when a plain rule chooses the next account and each is worked along its best line.", "") \
  X(PLAY_RECOVERED, "{0} recovered.", "")                                                                                          \
  X(PLAY_REFERENCE, "{0} recovered. Your score is measured against this one.", "")                                                 \
  X(HINT_CASE, "See an account", "")

#endif
