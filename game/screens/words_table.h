/* The table of words: one row for each, ENDING of its name, text for one, text for many (empty where the count does not matter).
 * "{0}" and "{1}" are filled by word_with(), "{n}" by word_count(). */
#ifndef SCREENS_WORDS_TABLE_H
#define SCREENS_WORDS_TABLE_H

#define WORDS(X)                                                                                                                     \
  X(OVERTURN, "Overturn", "")                                                                                                        \
  X(HOME, "Home", "")                                                                                                                \
  X(TRAIN, "Train", "")                                                                                                              \
  X(TOP_BAR, "Top bar", "")                                                                                                          \
  X(RAIL, "Rail", "")                                                                                                                \
  X(STATUS_BAR, "Status bar", "")                                                                                                    \
  X(ALL_KEYS, "All keys", "")                                                                                                        \
  X(CLOSE, "Close", "")                                                                                                              \
  X(THEME, "Theme", "")                                                                                                              \
  X(TEXT_SIZE, "Text {0}", "")                                                                                                       \
  X(TIP_WITH_KEY, "{0} ({1})", "")                                                                                                   \
  X(HINT_NEXT, "Next and previous item", "")                                                                                         \
  X(HINT_PANEL, "Next panel", "")                                                                                                    \
  X(HINT_ACTIVATE, "Use what has the ring", "")                                                                                      \
  X(HINT_THEME, "Next theme", "")                                                                                                    \
  X(HINT_TEXT_SIZE, "Larger and smaller text", "")                                                                                   \
  X(HINT_ALT, "With a letter or digit: its key while you type", "")                                                                  \
  X(HINT_OPEN, "Open", "")                                                                                                           \
  X(HINT_SELECT_SCENARIO, "Select scenario", "")                                                                                     \
  X(HINT_FILTER, "Filter", "")                                                                                                       \
  X(HINT_SORT, "Sort", "")                                                                                                           \
  X(HINT_QUIT, "Quit", "")                                                                                                           \
  X(HINT_MODE, "Choose mode", "")                                                                                                    \
  X(HINT_START, "Start", "")                                                                                                         \
  X(HINT_BACK, "Back", "")                                                                                                           \
  X(DENIAL, "Denial", "")                                                                                                            \
  X(UNDERPAYMENT, "Underpayment", "")                                                                                                \
  X(NEGOTIATION, "Negotiation", "")                                                                                                  \
  X(LEVEL_1, "Beginner", "")                                                                                                         \
  X(LEVEL_2, "Basic", "")                                                                                                            \
  X(LEVEL_3, "Intermediate", "")                                                                                                     \
  X(LEVEL_4, "Advanced", "")                                                                                                         \
  X(LEVEL_5, "Expert", "")                                                                                                           \
  X(SCENARIOS, "Scenarios", "")                                                                                                      \
  X(SCENARIO, "Scenario", "")                                                                                                        \
  X(KIND, "Kind", "")                                                                                                                \
  X(CODES, "Codes", "")                                                                                                              \
  X(LEVEL, "Level", "")                                                                                                              \
  X(TIME, "Time", "")                                                                                                                \
  X(BEST_SCORE, "Best score", "")                                                                                                    \
  X(ALL, "All", "")                                                                                                                  \
  X(FILTER, "Filter", "")                                                                                                            \
  X(FILTER_SCENARIOS, "Filter scenarios by title or code", "")                                                                       \
  X(NOT_TRIED, "Not tried", "")                                                                                                      \
  X(SELECTED, "Selected", "")                                                                                                        \
  X(OPEN, "Open", "")                                                                                                                \
  X(MINUTES, "{n} min", "{n} min")                                                                                                   \
  X(MINUTES_LONG, "{n} minute", "{n} minutes")                                                                                       \
  X(SORT_LEVEL, "By level", "")                                                                                                      \
  X(SORT_TIME, "By time", "")                                                                                                        \
  X(SORT_TITLE, "By title", "")                                                                                                      \
  X(NO_MATCH, "No scenario matches. Clear the filter to see all of them.", "")                                                       \
  X(NO_SCENARIOS, "There are no scenarios in {0}. Put .json files there, or start the program with the folder that holds them.", "") \
  X(BRIEFING, "Briefing", "")                                                                                                        \
  X(SETTING, "The setting", "")                                                                                                      \
  X(PEOPLE, "People", "")                                                                                                            \
  X(ON_YOUR_DESK, "On your desk", "")                                                                                                \
  X(OPEN_FROM_START, "Open any of them from the start", "")                                                                          \
  X(DAYS, "{n} day", "{n} days")                                                                                                     \
  X(POINTS, "{n} point", "{n} points")                                                                                               \
  X(AXIS_CODES, "Code interpretation", "")                                                                                           \
  X(AXIS_TIMING, "Follow-up timing", "")                                                                                             \
  X(AXIS_OUTCOME, "Negotiated outcome", "")                                                                                          \
  X(AXIS_CODES_ABOUT, "Liability, meaning, cause and next action.", "")                                                              \
  X(AXIS_TIMING_ABOUT, "Dates inside the window, nothing past a limit.", "")                                                         \
  X(AXIS_OUTCOME_ABOUT, "Dollars won, terms and documentation.", "")                                                                 \
  X(PRACTICE, "Practice", "")                                                                                                        \
  X(ASSESSMENT, "Assessment", "")                                                                                                    \
  X(PRACTICE_ABOUT, "Hints, undo, and the reason after each answer.", "")                                                            \
  X(ASSESSMENT_ABOUT, "No hints, no undo. Scored at the end.", "")                                                                   \
  X(MODE, "Mode", "")                                                                                                                \
  X(BACK, "Back", "")                                                                                                                \
  X(START, "Start", "")                                                                                                              \
  X(NOT_TRIED_MODE, "Not tried yet in this mode.", "")                                                                               \
  X(BEST_SO_FAR, "Best so far {n} of 100.", "Best so far {n} of 100.")                                                               \
  X(WHAT_IS_SCORED, "What is scored", "")                                                                                            \
  X(HUNDRED_POINTS, "100 points on three axes", "")

#endif
