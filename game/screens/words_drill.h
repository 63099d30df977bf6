/* The words of the code drill. Rows as in words_table.h. */
#ifndef SCREENS_WORDS_DRILL_H
#define SCREENS_WORDS_DRILL_H

#define DRILL_WORDS(X)                                                                                         \
  X(DRILL, "Code drill", "")                                                                                   \
  X(PLACE_DRILL, "Code drill. {0}", "")                                                                        \
  X(DRILL_UNDO, "Undo grade", "")                                                                              \
  X(DRILL_DUE, "{n} due", "{n} due")                                                                           \
  X(DRILL_DUE_AND_NEW, "{n} due, {0} new", "{n} due, {0} new")                                                 \
  X(DRILL_CARD_N, "Card {0}", "")                                                                              \
  X(DRILL_LEFT, "{n} left", "{n} left")                                                                        \
  X(DRILL_REMITTANCE, "{0} remittance", "")                                                                    \
  X(DRILL_ADJUSTMENT, "Adjustment", "")                                                                        \
  X(DRILL_ANSWERS, "Answers", "")                                                                              \
  X(DRILL_RIGHT, "Right", "")                                                                                  \
  X(DRILL_YOUR_ANSWER, "Your answer, missed", "")                                                              \
  X(DRILL_SAYS, "It says", "")                                                                                 \
  X(DRILL_DO, "You do", "")                                                                                    \
  X(DRILL_NOTE, "Note", "")                                                                                    \
  X(DRILL_GRADE, "How well did you know it?", "")                                                              \
  X(DRILL_MISSED, "A missed card repeats. The other grades open when the answer is right.", "")                \
  X(DRILL_AGAIN, "Again", "")                                                                                  \
  X(DRILL_HARD, "Hard", "")                                                                                    \
  X(DRILL_GOOD, "Good", "")                                                                                    \
  X(DRILL_EASY, "Easy", "")                                                                                    \
  X(DRILL_BACK, "in {0}", "")                                                                                  \
  X(DRILL_CHOOSE, "Choose an answer", "")                                                                      \
  X(DRILL_ROUND, "This round", "")                                                                             \
  X(DRILL_NO_ANSWER, "No answer yet", "")                                                                      \
  X(DRILL_NEW, "{n} new", "{n} new")                                                                           \
  X(DRILL_SCORE, "{0} of {1} right", "")                                                                       \
  X(DRILL_MISSES, "{n} missed", "{n} missed")                                                                  \
  X(DRILL_THIS_CARD, "This card", "")                                                                          \
  X(DRILL_SEEN, "Seen {n} time", "Seen {n} times")                                                             \
  X(DRILL_FIRST_TIME, "New", "")                                                                               \
  X(DRILL_FROM_CASE, "You missed this in a case.", "")                                                         \
  X(DRILL_STRENGTH, "Memory strength", "")                                                                     \
  X(DRILL_LEARNED, "{0} of {1} learned", "")                                                                   \
  X(DRILL_STRENGTH_NEW, "New", "")                                                                             \
  X(DRILL_STRENGTH_1, "1 day", "")                                                                             \
  X(DRILL_STRENGTH_2, "Under a week", "")                                                                      \
  X(DRILL_STRENGTH_3, "Under 3 weeks", "")                                                                     \
  X(DRILL_STRENGTH_4, "Longer", "")                                                                            \
  X(DRILL_NEXT_DAYS, "Due next 7 days", "")                                                                    \
  X(DRILL_CARDS, "{n} card", "{n} cards")                                                                      \
  X(DRILL_LOOK_UP, "Look up {0}", "")                                                                          \
  X(DRILL_END, "End", "")                                                                                      \
  X(DRILL_NOTHING, "Nothing is due", "")                                                                       \
  X(DRILL_NEXT_AT, "The next card comes back in {0}.", "")                                                     \
  X(DRILL_NO_NEXT, "Missed codes of a case come here.", "")                                                    \
  X(DRILL_TABS, "Card and round", "")                                                                          \
  X(DRILL_CARD, "Card", "")                                                                                    \
  X(HINT_DRILL_ANSWER, "Answer, then grade", "")                                                               \
  X(HINT_DRILL_NEXT, "Grade shown", "")                                                                        \
  X(HINT_DRILL_LOOK_UP, "Look up the code", "")                                                                \
  X(HINT_DRILL_END, "End drill", "")                                                                           \
  X(HINT_DRILL, "Code drill", "")                                                                              \
  X(DRILL_NO_RECORD, "There is no record to drill from. Start the program with a folder it may write to.", "") \
  X(DRILL_NOT_SAVED, "Not saved: the grade could not be kept. The card stays.", "")

#endif
