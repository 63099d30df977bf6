/* The words of the class screen. Rows as in words_table.h. */
#ifndef SCREENS_WORDS_CLASS_H
#define SCREENS_WORDS_CLASS_H

#define CLASS_WORDS(X)                                                                                                                              \
  X(CLASS, "Class results", "")                                                                                                                     \
  X(TEACH, "Teach", "")                                                                                                                             \
  X(PLACE_CLASS, "Class results. {0}", "")                                                                                                          \
  X(CLASS_TRAINEES, "{n} trainee", "{n} trainees")                                                                                                  \
  X(CLASS_READING, "Reading the class", "")                                                                                                         \
  X(CLASS_EMPTY, "No attempt of anybody is here yet. overturn merge takes in the bundles that trainees send.", "")                                  \
  X(CLASS_NOT_READ, "The class cannot be read.", "")                                                                                                \
  X(CLASS_PARTS, "Parts of the class", "")                                                                                                          \
  X(CLASS_SKILLS, "Competencies", "")                                                                                                               \
  X(CLASS_LESSONS, "Scenarios", "")                                                                                                                 \
  X(CLASS_QUESTIONS, "Questions", "")                                                                                                               \
  X(CLASS_OVERVIEW, "Overview", "")                                                                                                                 \
  X(CLASS_TRAINEE, "Trainee", "")                                                                                                                   \
  X(CLASS_AXIS_CODES, "Codes", "")                                                                                                                  \
  X(CLASS_AXIS_TIMING, "Follow-up", "")                                                                                                             \
  X(CLASS_AXIS_OUTCOME, "Negotiation", "")                                                                                                          \
  X(CLASS_DETAIL, "Detail", "")                                                                                                                     \
  X(CLASS_COMMS, "Comms", "")                                                                                                                       \
  X(CLASS_ANALYSIS, "Analysis", "")                                                                                                                 \
  X(CLASS_PROBLEMS, "Problems", "")                                                                                                                 \
  X(CLASS_RULES, "Regulations", "")                                                                                                                 \
  X(CLASS_OVERALL, "Overall", "")                                                                                                                   \
  X(CLASS_AVERAGE_ROW, "Class average", "")                                                                                                         \
  X(CLASS_FIRST_SCORES, "Points earned in first finished attempts, of 100", "")                                                                     \
  X(CLASS_FIRST_SCORES_BRIEF, "First scores", "")                                                                                                   \
  X(CLASS_BELOW, "Below {0}", "")                                                                                                                   \
  X(CLASS_AND_OVER, "{0} and over", "")                                                                                                             \
  X(CLASS_FILTER, "Filter trainees", "")                                                                                                            \
  X(CLASS_SORT_NAME, "Name", "")                                                                                                                    \
  X(CLASS_SORT_SCORE, "Lowest first", "")                                                                                                           \
  X(CLASS_SORT_TIME, "Longest first", "")                                                                                                           \
  X(CLASS_HELP, "Needs help", "")                                                                                                                   \
  X(CLASS_HELP_N, "Needs help {n}", "Needs help {n}")                                                                                               \
  X(CLASS_NO_MATCH, "No trainee fits the filter.", "")                                                                                              \
  X(CLASS_WEAKEST, "{0} averages {1}.", "")                                                                                                         \
  X(CLASS_WEAKEST_WHO, "{n} trainee is under {0}.", "{n} trainees are under {0}.")                                                                  \
  X(CLASS_SCORES, "Overall scores", "")                                                                                                             \
  X(CLASS_AVERAGE, "Average", "")                                                                                                                   \
  X(CLASS_PASSED, "Passed", "")                                                                                                                     \
  X(CLASS_FINISHED, "Finished", "")                                                                                                                 \
  X(CLASS_TIME, "Time each", "")                                                                                                                    \
  X(CLASS_N_OF, "{0} of {1}", "")                                                                                                                   \
  X(CLASS_BELOW_MARK, "Below {0}", "")                                                                                                              \
  X(CLASS_HARDEST, "Hardest questions", "")                                                                                                         \
  X(CLASS_ANSWERS, "{n} answer", "{n} answers")                                                                                                     \
  X(CLASS_QUESTION, "Question", "")                                                                                                                 \
  X(CLASS_TAKEN, "Trainees", "")                                                                                                                    \
  X(CLASS_EARNED, "Earned", "")                                                                                                                     \
  X(CLASS_FITS, "Discrimination", "")                                                                                                               \
  X(CLASS_HARD, "Hard", "")                                                                                                                         \
  X(CLASS_REVIEW, "Review", "")                                                                                                                     \
  X(CLASS_FEW, "too few", "")                                                                                                                       \
  X(CLASS_FEW_SAID, "Fewer than {0} trainees answered it: nothing is claimed.", "")                                                                 \
  X(CLASS_NONE_HARD, "No question has {0} answers yet: nothing is claimed of any.", "")                                                             \
  X(CLASS_FITS_SAID, "Discrimination below 0.20 means strong and weak trainees answer alike. Check the wording.", "")                               \
  X(CLASS_REVIEW_SAID, "Those who do well elsewhere surely do worse here: its key may be wrong.", "")                                               \
  X(CLASS_HARD_SAID, "Surely under 40% of its points are earned.", "")                                                                              \
  X(CLASS_BOUNDS, "{0} to {1}, 99 times of 100", "")                                                                                                \
  X(CLASS_CHOSEN, "Answers given", "")                                                                                                              \
  X(CLASS_ANSWER, "Answer", "")                                                                                                                     \
  X(CLASS_COUNT, "Given", "")                                                                                                                       \
  X(CLASS_WORTH, "Worth", "")                                                                                                                       \
  X(CLASS_REST, "Rest", "")                                                                                                                         \
  X(CLASS_REST_SAID, "Rest: what those who gave it earned in the rest of the attempt.", "")                                                         \
  X(CLASS_OTHER_ANSWERS, "Other answers", "")                                                                                                       \
  X(CLASS_LESSON, "Scenario", "")                                                                                                                   \
  X(CLASS_LESSON_COUNT, "{0} of {n} scenario", "{0} of {n} scenarios")                                                                              \
  X(CLASS_NEXT, "Next scenarios", "")                                                                                                               \
  X(CLASS_BEFORE, "Scenarios before", "")                                                                                                           \
  X(CLASS_FINISHED_N, "{n} finished", "{n} finished")                                                                                               \
  X(CLASS_MEDIAN, "median {0}", "")                                                                                                                 \
  X(CLASS_ABSENT, "{n} of the roster has sent nothing", "{n} of the roster have sent nothing")                                                      \
  X(CLASS_ATTEMPTS, "{n} attempt", "{n} attempts")                                                                                                  \
  X(CLASS_ATTEMPTS_OF, "Attempts", "")                                                                                                              \
  X(CLASS_DAY, "Day", "")                                                                                                                           \
  X(CLASS_MODE, "Mode", "")                                                                                                                         \
  X(CLASS_SCORE, "Score", "")                                                                                                                       \
  X(CLASS_TIME_SPENT, "Time", "")                                                                                                                   \
  X(CLASS_RETRY, "retry", "")                                                                                                                       \
  X(CLASS_LEFT, "left", "")                                                                                                                         \
  X(CLASS_BESIDE, "Beside the class", "")                                                                                                           \
  X(CLASS_BESIDE_SAID, "The tick is the class average.", "")                                                                                        \
  X(CLASS_HELP_SAID, "Needs help: {0} scenarios finished, a mean of {1}.", "")                                                                      \
  X(CLASS_NOT_ASKED, "not asked", "")                                                                                                               \
  X(CLASS_BACK, "Back to the class", "")                                                                                                            \
  X(CLASS_EXPORT, "Export", "")                                                                                                                     \
  X(CLASS_PAGE, "Report", "")                                                                                                                       \
  X(CLASS_TABLE, "Table", "")                                                                                                                       \
  X(CLASS_GRADES, "Grades", "")                                                                                                                     \
  X(CLASS_GRADES_HINT, "Grades of a class", "")                                                                                                     \
  X(CLASS_NAMES, "Names in the report and the table", "")                                                                                           \
  X(CLASS_WRITTEN, "Written: {0}", "")                                                                                                              \
  X(CLASS_NOT_WRITTEN, "Not written. {0}", "")                                                                                                      \
  X(CLASS_NO_GRADES, "Not written: no student id is known. overturn roster FILE.csv takes them in.", "")                                            \
  X(CLASS_LOCK, "Lock", "")                                                                                                                         \
  X(CLASS_GATE_NEW, "Choose a passphrase", "")                                                                                                      \
  X(CLASS_GATE, "The class is locked", "")                                                                                                          \
  X(CLASS_GATE_NEW_SAID, "It opens the class results in this window. At least {0} characters; a few words are easier to remember than signs.", "")  \
  X(CLASS_GATE_SAID, "The instructor's passphrase opens it.", "")                                                                                   \
  X(CLASS_PASSPHRASE, "Passphrase", "")                                                                                                             \
  X(CLASS_PASSPHRASE_AGAIN, "The same again", "")                                                                                                   \
  X(CLASS_SET, "Set the passphrase", "")                                                                                                            \
  X(CLASS_OPEN, "Open", "")                                                                                                                         \
  X(CLASS_TOO_SHORT, "That is too short: at least {0} characters.", "")                                                                             \
  X(CLASS_NOT_SAME, "The two are not the same. Type both again.", "")                                                                               \
  X(CLASS_WRONG, "That is not the passphrase. The next try can be made in {n} second.",                                                             \
    "That is not the passphrase. The next try can be made in {n} seconds.")                                                                         \
  X(CLASS_WAIT, "Wait {n} more second, then try again.", "Wait {n} more seconds, then try again.")                                                  \
  X(CLASS_FORGOT,                                                                                                                                   \
    "Forgotten? Only a salted hash of it is kept, so nobody can say what it was. overturn class --forget-passphrase takes it away, and a new one "  \
    "can be chosen. Attempts stay.",                                                                                                                \
    "")                                                                                                                                             \
  X(CLASS_GATE_LIMIT, "It keeps others from looking here. Whoever may read the records' file needs no passphrase.", "")                             \
  X(CLASS_TABS, "Class and overview", "")                                                                                                           \
  X(CLASS_DISPUTES, "Disputes", "")                                                                                                                 \
  X(CLASS_DISPUTES_N, "Disputes {n}", "Disputes {n}")                                                                                               \
  X(CLASS_DISPUTES_OPEN, "{n} open dispute", "{n} open disputes")                                                                                   \
  X(CLASS_NO_DISPUTE, "No decision is disputed. Trainees dispute one in its debrief; it comes with the bundle that they send.", "")                 \
  X(CLASS_DISPUTED, "Decision", "")                                                                                                                 \
  X(CLASS_DISPUTE_LINE, "line {0}", "")                                                                                                             \
  X(CLASS_DISPUTE_WORDS, "What the trainee says", "")                                                                                               \
  X(CLASS_DISPUTE_STATE, "State", "")                                                                                                               \
  X(CLASS_DISPUTE_OPEN, "Open", "")                                                                                                                 \
  X(CLASS_DISPUTE_ANSWERED, "Answered", "")                                                                                                         \
  X(CLASS_DISPUTE_CLOSED, "Closed", "")                                                                                                             \
  X(CLASS_DISPUTE_ASKED, "What was asked", "")                                                                                                      \
  X(CLASS_DISPUTE_DID, "What was answered", "")                                                                                                     \
  X(CLASS_DISPUTE_KEY, "What the key says", "")                                                                                                     \
  X(CLASS_DISPUTE_WHY, "Why", "")                                                                                                                   \
  X(CLASS_DISPUTE_ON, "Answered on", "")                                                                                                            \
  X(CLASS_DISPUTE_YOURS, "Your answer", "")                                                                                                         \
  X(CLASS_DISPUTE_ABOUT,                                                                                                                            \
    "At most 500 bytes. It goes back with a bundle: overturn records bundle --trainee. If the key is wrong, correct the file and overturn regrade " \
    "it.",                                                                                                                                          \
    "")                                                                                                                                             \
  X(CLASS_DISPUTE_SEND, "Answer", "")                                                                                                               \
  X(CLASS_DISPUTE_CLOSE, "Close", "")                                                                                                               \
  X(CLASS_DISPUTE_DEBRIEF, "Debrief", "")                                                                                                           \
  X(CLASS_DISPUTE_BACK, "Back to the disputes", "")                                                                                                 \
  X(CLASS_DISPUTE_WORKING, "Working out what the key says", "")                                                                                     \
  X(CLASS_DISPUTE_NOT_TOLD, "The debrief of that attempt has no such decision.", "")                                                                \
  X(CLASS_DISPUTE_KEPT, "Answered. The answer goes back with a bundle.", "")                                                                        \
  X(CLASS_DISPUTE_OVER, "The dispute is closed.", "")                                                                                               \
  X(CLASS_CLOSE_TITLE, "Close this dispute?", "")                                                                                                   \
  X(CLASS_CLOSE_TEXT, "It is closed with this answer: {0}", "")                                                                                     \
  X(CLASS_CLOSE_BARE, "Nothing more is answered.", "")                                                                                              \
  X(CLASS_CLOSE_MORE, "What is closed cannot be answered any more.", "")                                                                            \
  X(CLASS_CLOSE_KEEP, "Keep it open", "")                                                                                                           \
  X(CLASS_CLOSE_DO, "Close it", "")                                                                                                                 \
  X(HINT_CLASS_READ, "Read", "")                                                                                                                    \
  X(HINT_CLASS_ANSWER, "Answer", "")                                                                                                                \
  X(HINT_CLASS_CLOSE, "Close", "")                                                                                                                  \
  X(HINT_CLASS_MOVE, "Move", "")                                                                                                                    \
  X(HINT_CLASS_OPEN, "Open trainee", "")                                                                                                            \
  X(HINT_CLASS_DEBRIEF, "Debrief", "")                                                                                                              \
  X(HINT_CLASS_FILTER, "Filter", "")                                                                                                                \
  X(HINT_CLASS_SORT, "Sort", "")                                                                                                                    \
  X(HINT_CLASS_HELP, "Who needs help", "")                                                                                                          \
  X(HINT_CLASS_EXPORT, "Export", "")                                                                                                                \
  X(HINT_CLASS_COLUMNS, "Scenarios shown", "")                                                                                                      \
  X(HINT_CLASS_PARTS, "Part", "")                                                                                                                   \
  X(HINT_CLASS_LOCK, "Lock", "")                                                                                                                    \
  X(HINT_CLASS_BACK, "Back", "")

#endif
