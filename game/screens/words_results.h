/* The words of "My results" and of what is kept. Rows as in words_table.h. */
#ifndef SCREENS_WORDS_RESULTS_H
#define SCREENS_WORDS_RESULTS_H

#define RESULTS_WORDS(X)                                                                                                                            \
  X(RESULTS, "My results", "")                                                                                                                      \
  X(PLACE_RESULTS, "My results. {n} attempt. Next for you: {0}", "My results. {n} attempts. Next for you: {0}")                                     \
  X(HOME_WEAKEST, "For your weakest skill", "")                                                                                                     \
  X(HOME_PRACTISE, "Practice, {n} min", "Practice, {n} min")                                                                                        \
  X(HOME_DAYS, "Last 14 days", "")                                                                                                                  \
  X(HOME_TRIED, "of {n} scenario", "of {n} scenarios")                                                                                              \
  X(HOME_CARDS, "of {n} card", "of {n} cards")                                                                                                      \
  X(HOME_AVERAGE, "average score", "")                                                                                                              \
  X(HINT_PRACTISE, "Practice for your weakest skill", "")                                                                                           \
  X(RESULTS_TABS, "Attempts and progress", "")                                                                                                      \
  X(RESULTS_ATTEMPTS, "Attempts", "")                                                                                                               \
  X(RESULTS_PROGRESS, "Progress", "")                                                                                                               \
  X(RESULTS_COUNT, "{n} attempt", "{n} attempts")                                                                                                   \
  X(RESULTS_DATE, "Date", "")                                                                                                                       \
  X(RESULTS_MODE, "Mode", "")                                                                                                                       \
  X(RESULTS_TIMING, "Timing", "")                                                                                                                   \
  X(RESULTS_OUTCOME, "Outcome", "")                                                                                                                 \
  X(RESULTS_RETRY, "{0}, retry", "")                                                                                                                \
  X(RESULTS_NOTHING, "No attempt yet. Play a scenario from home; its score and debrief stand here afterwards.", "")                                 \
  X(RESULTS_NONE_SO, "No attempt of this mode yet.", "")                                                                                            \
  X(RESULTS_CHART, "Score over time", "")                                                                                                           \
  X(RESULTS_LAST_N, "The last {0} of {1}", "")                                                                                                      \
  X(RESULTS_NO_SCORE, "Scores stand here once an attempt is over.", "")                                                                             \
  X(RESULTS_SCORED, "{0}: {1} of 100", "")                                                                                                          \
  X(RESULTS_AVERAGE, "Average of the last 5 attempts", "")                                                                                          \
  X(RESULTS_OF_100, "{0} of 100", "")                                                                                                               \
  X(RESULTS_NO_AVERAGE, "No score yet", "")                                                                                                         \
  X(RESULTS_NO_NEXT, "After the first attempt this says what to practise, and why.", "")                                                            \
  X(RESULTS_PRACTISE, "Practise: {0}", "")                                                                                                          \
  X(RESULTS_WHY, "{0}. {1}", "")                                                                                                                    \
  X(RESULTS_WHY_NOT, "{0} {1}", "")                                                                                                                 \
  X(RESULTS_NO_DEBRIEF, "This attempt cannot be played again by this version.", "")                                                                 \
  X(RESULTS_ELSEWHERE, "Its file is not in this folder.", "")                                                                                       \
  X(RESULTS_CODE, "Code {0}", "")                                                                                                                   \
  X(RESULTS_RULE, "Rule {0}", "")                                                                                                                   \
  X(RESULTS_KNOWN, "How well you do", "")                                                                                                           \
  X(RESULTS_KIND, "Show by", "")                                                                                                                    \
  X(RESULTS_AXES, "Axes", "")                                                                                                                       \
  X(RESULTS_SKILLS, "Skills", "")                                                                                                                   \
  X(RESULTS_CODES, "Codes", "")                                                                                                                     \
  X(RESULTS_RULES, "Rules", "")                                                                                                                     \
  X(RESULTS_NO_KNOWN, "Nothing was answered about this yet.", "")                                                                                   \
  X(RESULTS_RANGE, "Likely {0} to {1}.", "")                                                                                                        \
  X(RESULTS_ANSWERS, "{0} {n} answer.", "{0} {n} answers.")                                                                                         \
  X(RESULTS_LOWEST, "The lowest {0} of {1}", "")                                                                                                    \
  X(RESULTS_RANGE_IS, "A bar holds the true figure four times in five. The tick is the goal of 75.", "")                                            \
  X(RESULTS_OPEN_DEBRIEF, "Open debrief", "")                                                                                                       \
  X(RESULTS_GO_ON, "Go on with it", "")                                                                                                             \
  X(RESULTS_DELETE, "Delete", "")                                                                                                                   \
  X(RESULTS_DETAIL, "Codes {0}, timing {1}, ", "")                                                                                                  \
  X(RESULTS_DETAIL_END, "{0}outcome {1}.", "")                                                                                                      \
  X(RESULTS_LEFT, "Left before its end.", "")                                                                                                       \
  X(RESULTS_KEPT, "What is kept", "")                                                                                                               \
  X(RESULTS_CERTIFICATE, "Certificate", "")                                                                                                         \
  X(RESULTS_WRITTEN, "Written: {0}", "")                                                                                                            \
  X(RESULTS_NO_RECORD, "There is no record to read. Start the program with a folder it may write to.", "")                                          \
  X(RESULTS_BACK, "To my results", "")                                                                                                              \
  X(KEPT_TITLE, "What is kept about you", "")                                                                                                       \
  X(KEPT_AS, "Everything is kept under the pseudonym {0}.", "")                                                                                     \
  X(KEPT_AS_NAMED, "Everything is kept under the pseudonym {0}, for {1}.", "")                                                                      \
  X(KEPT_ATTEMPTS, "{n} attempt, with every action, its time and the score", "{n} attempts, with every action, its time and the score")             \
  X(KEPT_ACTIONS, "{n} action in all", "{n} actions in all")                                                                                        \
  X(KEPT_REVIEWS, "{n} answer of the code drill", "{n} answers of the code drill")                                                                  \
  X(KEPT_WHERE, "It lies in {0}, on this machine alone. It leaves it only when you export it or set up a record store.", "")                        \
  X(KEPT_EXPORTS, "Exports say the pseudonym, not a name.", "")                                                                                     \
  X(KEPT_BUNDLE, "Export everything", "")                                                                                                           \
  X(KEPT_BUNDLE_ABOUT, "One file that Overturn reads: for your instructor, or for another machine.", "")                                            \
  X(KEPT_CSV, "Export a table", "")                                                                                                                 \
  X(KEPT_CSV_ABOUT, "Every attempt and its score, for a spreadsheet.", "")                                                                          \
  X(KEPT_DELETE_ALL, "Delete everything", "")                                                                                                       \
  X(KEPT_DELETE_ABOUT, "To delete one attempt, select it in the list and press Delete.", "")                                                        \
  X(DELETE_ONE_TITLE, "Delete this attempt?", "")                                                                                                   \
  X(DELETE_ONE_TEXT, "{0}, {1}: ", "")                                                                                                              \
  X(DELETE_ONE_GOES, "{0}its {n} action, its score and its answers go for good.", "{0}its {n} actions, its score and its answers go for good.")     \
  X(DELETE_ALL_TITLE, "Delete everything?", "")                                                                                                     \
  X(DELETE_ALL_TEXT, "{n} attempt with its actions and score, ", "{n} attempts with their actions and scores, ")                                    \
  X(DELETE_ALL_REVIEWS, "{0}{n} drill answer, ", "{0}{n} drill answers, ")                                                                          \
  X(DELETE_ALL_GOES, "{0}your name and your pseudonym go for good.", "")                                                                            \
  X(DELETE_ONE_STAYS, "What you answered in the code drill stays.", "")                                                                             \
  X(DELETE_ONE_USED,                                                                                                                                \
    "Deleting does not give the attempt back: that an assessment of this case was used stays, with its day and nothing else. What you answered in " \
    "the code drill stays.",                                                                                                                        \
    "")                                                                                                                                             \
  X(KEPT_USED, "{n} mark that a deleted assessment was used: its case and its day",                                                                 \
    "{n} marks that deleted assessments were used: their cases and their days")                                                                     \
  X(DELETE_ALL_STAYS, "Files that you exported stay where they are.", "")                                                                           \
  X(DELETE_KEEP, "Keep it", "")                                                                                                                     \
  X(DELETE_KEEP_ALL, "Keep everything", "")                                                                                                         \
  X(DELETE_DO, "Delete", "")                                                                                                                        \
  X(DELETE_DONE, "Deleted.", "")                                                                                                                    \
  X(HINT_RESULTS_OPEN, "Open debrief", "")                                                                                                          \
  X(HINT_RESULTS_SELECT, "Select attempt", "")                                                                                                      \
  X(HINT_RESULTS_KEPT, "What is kept", "")                                                                                                          \
  X(HINT_RESULTS_DELETE, "Delete attempt", "")

#endif
