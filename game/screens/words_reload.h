/* The words of a file that is saved while the window is open. Rows as in words_table.h. */
#ifndef SCREENS_WORDS_RELOAD_H
#define SCREENS_WORDS_RELOAD_H

#define RELOAD_WORDS(X)                                                                                               \
  X(RELOADED, "Reloaded. You are where you were.", "")                                                                \
  X(RELOADED_BACK, "Reloaded. {0} actions still fit; you are back at \"{1}\".", "")                                   \
  X(RELOADED_BRIEFING, "Reloaded. This is the new text.", "")                                                         \
  X(RELOAD_LATER, "Saved. This attempt goes on as it began; the next one plays the new text.", "")                    \
  X(RELOAD_MENDED, "Saved without errors. You are where you were.", "")                                               \
  X(RELOAD_OPENS, "Saved without errors: the file can be opened.", "")                                                \
  X(NOT_RELOADED, "Not reloaded: {n} error. {0}", "Not reloaded: {n} errors. First: {0}")                             \
  X(PROBLEMS, "Problems", "")                                                                                         \
  X(PROBLEM, "Problem", "")                                                                                           \
  X(PLACE_IN_FILE, "Place", "")                                                                                       \
  X(SHOW_PROBLEMS, "Show problems", "")                                                                               \
  X(PROBLEMS_N, "{n} problem", "{n} problems")                                                                        \
  X(ERRORS_N, "{n} error", "{n} errors")                                                                              \
  X(WARNINGS_N, "{n} warning", "{n} warnings")                                                                        \
  X(ADVICE_N, "{n} piece of advice", "{n} pieces of advice")                                                          \
  X(PROBLEM_ERROR, "Error: {0}", "")                                                                                  \
  X(PROBLEM_WARNING, "Warning: {0}", "")                                                                              \
  X(PROBLEM_ADVICE, "Advice: {0}", "")                                                                                \
  X(PROBLEMS_STAY, "What is on the screen stays as it was until the file is saved without errors.", "")               \
  X(PROBLEMS_NOT_OPENED, "The file can be opened once it is saved without errors. This list follows every save.", "") \
  X(PROBLEM_LINE, "Line in the file", "")                                                                             \
  X(COPY_PLACE, "Copy place", "")                                                                                     \
  X(COPIED, "Copied: {0}", "")

#endif
