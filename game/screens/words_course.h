/* The words of a course on home. Rows as in words_table.h. */
#ifndef SCREENS_WORDS_COURSE_H
#define SCREENS_WORDS_COURSE_H

#define COURSE_WORDS(X)                                                                                                       \
  X(COURSE_SUMMARY, "A course with {n} entry. Home shows where you stand in it, and its rules hold.",                         \
    "A course with {n} entries. Home shows where you stand in it, and its rules hold.")                                       \
  X(COURSE_LIST, "All scenarios", "")                                                                                         \
  X(HINT_COURSE_LIST, "All scenarios", "")                                                                                    \
  X(HINT_COURSE_BACK, "Back to the course", "")                                                                               \
  X(COURSE_ENTRIES, "Course", "")                                                                                             \
  X(COURSE_DONE_OF, "{0} of {1} done", "")                                                                                    \
  X(COURSE_SCORE, "Score by weight: {0} of 100", "")                                                                          \
  X(COURSE_ENTRY, "Entry", "")                                                                                                \
  X(COURSE_DUE, "Due", "")                                                                                                    \
  X(COURSE_STANDS, "Standing", "")                                                                                            \
  X(COURSE_SCORE_OF, "{0}, mark {1}", "")                                                                                     \
  X(COURSE_MARK, "Mark {0}", "")                                                                                              \
  X(COURSE_CLOSED_NOW, "Not open yet", "")                                                                                    \
  X(COURSE_OPEN_NOW, "Open", "")                                                                                              \
  X(COURSE_LATE_NOW, "Overdue", "")                                                                                           \
  X(COURSE_PASSED_NOW, "Done", "")                                                                                            \
  X(COURSE_FAILED_NOW, "No attempt left", "")                                                                                 \
  X(COURSE_IS_NEXT, "Next", "")                                                                                               \
  X(COURSE_CARDS, "{n} card", "{n} cards")                                                                                    \
  X(COURSE_ATTEMPTS_LEFT, "{n} attempt left.", "{n} attempts left.")                                                          \
  X(COURSE_ANY_ATTEMPTS, "As often as you like; the best counts.", "")                                                        \
  X(COURSE_CARDS_ABOUT, "So many different cards of the code drill.", "")                                                     \
  X(COURSE_DUE_BY, "{0} Due by {1}.", "")                                                                                     \
  X(COURSE_OVERDUE, "{0} It was due by {1}: what ends now is kept as late and does not count.", "")                           \
  X(COURSE_WAS_LATE, "{n} day late, it does not count: {0}.", "{n} days late, it does not count: {0}.")                       \
  X(COURSE_GOES, "It was begun and is gone on with where it stood.", "")                                                      \
  X(COURSE_GO_ON, "Go on", "")                                                                                                \
  X(COURSE_NOT_HERE, "Its file is not in this folder.", "")                                                                   \
  X(COURSE_ELSEWHERE, "There is a course, but no record to keep it in. Start the program with a folder it may write to.", "") \
  X(COURSE_BAD, "The course has errors: {0}", "")                                                                             \
  X(COURSE_HANDED_IN, "Over: {0} of 100. {1}", "")                                                                            \
  X(COURSE_NOT_COUNTED, "It does not count in the course.", "")                                                               \
  X(COURSE_ASSESSED_ONCE, "{0} Once it is begun it counts.", "")                                                              \
  X(COURSE_MINUTES, "{n} minute from Start. Closing the program does not stop the clock.",                                    \
    "{n} minutes from Start. Closing the program does not stop the clock.")                                                   \
  X(COURSE_CLOCK_RUNS, "Its clock of {n} minute has run since it began.", "Its clock of {n} minutes has run since it began.") \
  X(COURSE_TIMED_OUT, "Time is up: {0} of 100. {1}", "")                                                                      \
  X(TIME_LEFT, "Time left", "")                                                                                               \
  X(TIME_LEFT_SHORT, "left", "")                                                                                              \
  X(TIME_LEFT_SOON, "{n} minute left.", "{n} minutes left.")                                                                  \
  X(TIME_IS_UP, "Time is up. What you had confirmed counts.", "")                                                             \
  X(HINT_COURSE_SELECT, "Select entry", "")

#endif
