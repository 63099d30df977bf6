/* The words of what a debrief leads to: what comes next, the attempt before. Rows as in words_table.h. */
#ifndef SCREENS_WORDS_DEBRIEF_H
#define SCREENS_WORDS_DEBRIEF_H

#define DEBRIEF_WORDS(X)                                                                                                                 \
  X(NEXT_FOR_YOU, "Next for you", "")                                                                                                    \
  X(NEXT_RETRY, "Retry: {0}", "")                                                                                                        \
  X(NEXT_RETRY_WHY, "It cost {0} that you could have kept.", "")                                                                         \
  X(NEXT_RETRY_ASSESSED, "It cost {0} that you could have kept. A retry does not count.", "")                                            \
  X(RETRY_OTHER_CODES, "The code reference has changed since. Play the shift again from its start.", "")                                 \
  X(NEXT_DRILL, "Drill {n} code from this case", "Drill {n} codes from this case")                                                       \
  X(NEXT_DRILL_WHY, "You missed {0}.", "")                                                                                               \
  X(NEXT_AND, "{0} and {1}", "")                                                                                                         \
  X(NEXT_DUE, "Code drill", "")                                                                                                          \
  X(NEXT_DUE_WHY, "{n} card is due.", "{n} cards are due.")                                                                              \
  X(NEXT_SAME_CODE, "{n} minute. {0}, which you missed, comes up there.", "{n} minutes. {0}, which you missed, comes up there.")         \
  X(NEXT_NOT_TRIED, "{n} minute, not tried yet.", "{n} minutes, not tried yet.")                                                         \
  X(NEXT_BELOW, "{n} minute. Your best there is {0} of 100.", "{n} minutes. Your best there is {0} of 100.")                             \
  X(NEXT_ASSESS, "Take it as an assessment", "")                                                                                         \
  X(NEXT_ASSESS_WHY, "{n} minute. No hints, no undo, and it counts.", "{n} minutes. No hints, no undo, and it counts.")                  \
  X(NEXT_AGAIN, "Play it again from the start", "")                                                                                      \
  X(NEXT_AGAIN_WHY, "{n} minute, as practice.", "{n} minutes, as practice.")                                                             \
  X(NEXT_AGAIN_ASSESSED, "{n} minute. Another assessment, which counts.", "{n} minutes. Another assessment, which counts.")              \
  X(NEXT_CASE, "Look at {0}", "")                                                                                                        \
  X(NEXT_CASE_WHY, "Cost {0} there, the most of any account.", "")                                                                       \
  X(HINT_NEXT_FOR_YOU, "Next for you", "")                                                                                               \
  X(WAS, "was {0}", "")                                                                                                                  \
  X(NAME_WAS, "{0}, was {1}", "")                                                                                                        \
  X(BEFORE, "Before", "")                                                                                                                \
  X(NOW, "Now", "")                                                                                                                      \
  X(IN_ORDER, "Transcript", "")                                                                                                          \
  X(FULL_TRANSCRIPT, "Full transcript", "")                                                                                              \
  X(HINT_TRANSCRIPT, "Transcript", "")                                                                                                   \
  X(WITHOUT_LOOKING, "Without looking", "")                                                                                              \
  X(FILTER_TRANSCRIPT, "Filter the transcript", "")                                                                                      \
  X(NOTHING_SAID_SO, "Nothing that was done or said holds this. Clear the filter to see all of it.", "")                                 \
  X(COPY_ALL, "Copy all", "")                                                                                                            \
  X(COPIED_ALL, "Copied", "")                                                                                                            \
  X(HINT_COPY, "Copy", "")                                                                                                               \
  X(TAKEN_BACK, "Taken back", "")                                                                                                        \
  X(SAVE_PAGE, "Save page", "")                                                                                                          \
  X(HINT_SAVE_PAGE, "Save page", "")                                                                                                     \
  X(PAGE_SAVED, "Saved: {0}. Open it in a browser to print it.", "")                                                                     \
  X(PAGE_NOT_SAVED, "Not saved: {0}", "")                                                                                                \
  X(KNOWN_SHOW, "What was known then", "")                                                                                               \
  X(HINT_KNOWN, "What was known then", "")                                                                                               \
  X(DISPUTE, "Dispute this", "")                                                                                                         \
  X(DISPUTE_TOLD, "Disputed: \"{0}\".", "")                                                                                              \
  X(DISPUTE_TOLD_OPEN, "{0} It waits for an answer.", "")                                                                                \
  X(DISPUTE_TOLD_ANSWER, "{0} Your instructor's answer: {1}", "")                                                                        \
  X(DISPUTE_TOLD_CLOSED, "{0} It was closed without an answer.", "")                                                                     \
  X(DISPUTE_WHY, "What was judged wrongly, and why", "")                                                                                 \
  X(DISPUTE_ABOUT, "Your instructor reads it with your results and answers. A decision can be disputed once, in at most 500 bytes.", "") \
  X(DISPUTE_SEND, "Send", "")                                                                                                            \
  X(DISPUTE_KEPT, "Kept. It goes to your instructor with your results.", "")                                                             \
  X(CANCEL, "Cancel", "")                                                                                                                \
  X(HINT_DISPUTE, "Dispute a decision", "")

#endif
