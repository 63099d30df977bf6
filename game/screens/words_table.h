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
  X(HUNDRED_POINTS, "100 points on three axes", "")                                                                                  \
  X(CLAIM, "Claim", "")                                                                                                              \
  X(REMITTANCE, "Remittance", "")                                                                                                    \
  X(CONTRACT, "Contract", "")                                                                                                        \
  X(CHART, "Chart", "")                                                                                                              \
  X(PORTAL, "Portal", "")                                                                                                            \
  X(PHONE, "Phone", "")                                                                                                              \
  X(CALENDAR, "Calendar", "")                                                                                                        \
  X(NOTES, "Notes", "")                                                                                                              \
  X(LETTERS, "Letters", "")                                                                                                          \
  X(PAYMENTS, "Payments", "")                                                                                                        \
  X(CODE_LOOKUP, "Code lookup", "")                                                                                                  \
  X(HINT_CHOOSE, "Choose", "")                                                                                                       \
  X(HINT_CONFIRM, "Confirm", "")                                                                                                     \
  X(HINT_ROWS, "Select line", "")                                                                                                    \
  X(HINT_PIN, "Pin as evidence", "")                                                                                                 \
  X(HINT_RAW, "Raw 835", "")                                                                                                         \
  X(HINT_CARDS, "Evidence card", "")                                                                                                 \
  X(HINT_HINT, "Hint", "")                                                                                                           \
  X(HINT_UNDO, "Undo, redo", "")                                                                                                     \
  X(HINT_RAIL, "Pages of the desk", "")                                                                                              \
  X(HINT_BESIDE, "Page beside it", "")                                                                                               \
  X(HINT_SEARCH, "Search", "")                                                                                                       \
  X(HINT_LEAVE, "Leave desk", "")                                                                                                    \
  X(HINT_STEP_10, "Ten steps", "")                                                                                                   \
  X(HINT_STEP_1, "One step", "")                                                                                                     \
  X(HINT_PLAY, "Play a card", "")                                                                                                    \
  X(HINT_SEND, "Send", "")                                                                                                           \
  X(HINT_WALK, "Stop talking", "")                                                                                                   \
  X(HINT_DAYS, "Move by day", "")                                                                                                    \
  X(HINT_SCHEDULE, "Schedule", "")                                                                                                   \
  X(HINT_BUSINESS, "Next business day", "")                                                                                          \
  X(HINT_MONTH, "Month back, on", "")                                                                                                \
  X(HINT_TODAY, "Today", "")                                                                                                         \
  X(PASSED, "Passed", "")                                                                                                            \
  X(DAYS_LEFT, "{n} day left", "{n} days left")                                                                                      \
  X(LABEL_DAY, "{0} {1}", "")                                                                                                        \
  X(TODAY, "Today", "")                                                                                                              \
  X(POINTS_SO_FAR, "Points", "")                                                                                                     \
  X(LEFT, "{n} left", "{n} left")                                                                                                    \
  X(UNDO, "Undo", "")                                                                                                                \
  X(HINT, "Hint", "")                                                                                                                \
  X(DESK, "Desk", "")                                                                                                                \
  X(LEAVE_DESK, "Leave desk", "")                                                                                                    \
  X(WORKSHEET, "Worksheet", "")                                                                                                      \
  X(TASK, "Task", "")                                                                                                                \
  X(TABS, "Document or task", "")                                                                                                    \
  X(LEAVE_TITLE, "Leave the desk?", "")                                                                                              \
  X(LEAVE_TEXT, "What you did so far stays in the journal of this attempt. Home offers to continue it.", "")                         \
  X(STAY, "Stay", "")                                                                                                                \
  X(PAGES, "Pages", "")                                                                                                              \
  X(PIN_NAME, "Pin: {0}", "")                                                                                                        \
  X(UNPIN_NAME, "Take off: {0}", "")                                                                                                 \
  X(FINDINGS, "Findings on this page", "")                                                                                           \
  X(PIN_AS_EVIDENCE, "Pin as evidence", "")                                                                                          \
  X(NOTHING_HERE, "Nothing has come in here yet.", "")                                                                               \
  X(PAYER, "Payer", "")                                                                                                              \
  X(PATIENT, "Patient", "")                                                                                                          \
  X(PAYER_CONTROL, "Payer claim number", "")                                                                                         \
  X(TRACE, "Trace", "")                                                                                                              \
  X(PAID_ON, "Dated", "")                                                                                                            \
  X(MEMBER_ID, "Member ID", "")                                                                                                      \
  X(LINE, "Line", "")                                                                                                                \
  X(SERVICE, "Service", "")                                                                                                          \
  X(UNITS, "Units", "")                                                                                                              \
  X(CHARGE, "Charge", "")                                                                                                            \
  X(ALLOWED, "Allowed", "")                                                                                                          \
  X(ADJUSTMENTS, "Adjustments", "")                                                                                                  \
  X(REMARKS, "Remarks", "")                                                                                                          \
  X(PAID, "Paid", "")                                                                                                                \
  X(NO_REMARK, "None", "")                                                                                                           \
  X(CLAIM_TOTAL, "Claim total", "")                                                                                                  \
  X(TOTAL, "Total", "")                                                                                                              \
  X(LINES, "Lines", "")                                                                                                              \
  X(LINE_NAME, "{0}, {1}", "")                                                                                                       \
  X(BALANCES, "Balances to 0.00", "")                                                                                                \
  X(DOES_NOT_BALANCE, "Does not balance", "")                                                                                        \
  X(WHERE_CHARGE_WENT, "Where the charge went", "")                                                                                  \
  X(PROVIDER_ADJUSTMENTS, "Provider adjustments (PLB)", "")                                                                          \
  X(RAW_835, "Raw 835", "")                                                                                                          \
  X(OPEN_FULL, "Open full file", "")                                                                                                 \
  X(FOLLOWS_LINE, "Follows the selected line", "")                                                                                   \
  X(TABLE, "Table", "")                                                                                                              \
  X(SHOW_AS, "Show as", "")                                                                                                          \
  X(CLAIMS, "Claims", "")                                                                                                            \
  X(CLAIM_BEFORE, "Claim before", "")                                                                                                \
  X(CLAIM_AFTER, "Next claim", "")                                                                                                   \
  X(REMITTANCE_ADVICE, "Remittance advice", "")                                                                                      \
  X(NO_REMITTANCE, "No remittance has come in yet.", "")                                                                             \
  X(SERVICE_DATES, "Service dates", "")                                                                                              \
  X(DIAGNOSES, "Diagnoses", "")                                                                                                      \
  X(CLAIM_AS_SENT, "Claim as sent", "")                                                                                              \
  X(CODE, "Code", "")                                                                                                                \
  X(RATE, "Rate", "")                                                                                                                \
  X(RULE, "Rule", "")                                                                                                                \
  X(RATES, "Rates", "")                                                                                                              \
  X(N_OF_M, "{0} of {1}", "")                                                                                                        \
  X(ON_THIS_CLAIM, "On this claim", "")                                                                                              \
  X(CLAUSE, "Clause {0}", "")                                                                                                        \
  X(CLAUSES, "Clauses", "")                                                                                                          \
  X(TERMS_IN_SHORT, "Terms in short", "")                                                                                            \
  X(FIND_CLAUSE, "Find a code or clause", "")                                                                                        \
  X(CODE_MEANING, "What it says", "")                                                                                                \
  X(CODE_READING, "What to ask", "")                                                                                                 \
  X(CODE_ACTION, "What is usually done", "")                                                                                         \
  X(CODE_GROUPS, "Groups", "")                                                                                                       \
  X(CODE_NOTE, "Note", "")                                                                                                           \
  X(FIND_CODE, "Find a code or a word", "")                                                                                          \
  X(NO_CODE, "No code matches. Clear the search to see all of them.", "")                                                            \
  X(CODE_SAYS, "Says", "")                                                                                                           \
  X(LINE_CLOSED, "Call ended", "")                                                                                                   \
  X(ON_THE_LINE, "On the line", "")                                                                                                  \
  X(LIVE, "On the line", "")                                                                                                         \
  X(TRANSCRIPT, "What was said", "")                                                                                                 \
  X(YOUR_REPLY, "Your reply", "")                                                                                                    \
  X(NO_CALL, "Nobody has been called yet.", "")                                                                                      \
  X(JANUARY, "January", "")                                                                                                          \
  X(FEBRUARY, "February", "")                                                                                                        \
  X(MARCH, "March", "")                                                                                                              \
  X(APRIL, "April", "")                                                                                                              \
  X(MAY, "May", "")                                                                                                                  \
  X(JUNE, "June", "")                                                                                                                \
  X(JULY, "July", "")                                                                                                                \
  X(AUGUST, "August", "")                                                                                                            \
  X(SEPTEMBER, "September", "")                                                                                                      \
  X(OCTOBER, "October", "")                                                                                                          \
  X(NOVEMBER, "November", "")                                                                                                        \
  X(DECEMBER, "December", "")                                                                                                        \
  X(SUN, "Sun", "")                                                                                                                  \
  X(MON, "Mon", "")                                                                                                                  \
  X(TUE, "Tue", "")                                                                                                                  \
  X(WED, "Wed", "")                                                                                                                  \
  X(THU, "Thu", "")                                                                                                                  \
  X(FRI, "Fri", "")                                                                                                                  \
  X(SAT, "Sat", "")                                                                                                                  \
  X(BUSINESS_DAY, "day {n}", "day {n}")                                                                                              \
  X(BUSINESS_DAY_LONG, "business day {n}", "business day {n}")                                                                       \
  X(YOUR_PICK, "Your pick", "")                                                                                                      \
  X(MONTH_BACK, "Month back", "")                                                                                                    \
  X(MONTH_ON, "Month on", "")                                                                                                        \
  X(DEADLINE, "Deadline", "")                                                                                                        \
  X(ARRIVED, "Came in", "")                                                                                                          \
  X(QUESTIONS, "Questions", "")                                                                                                      \
  X(ANSWERED, "Answered", "")                                                                                                        \
  X(RIGHT, "Right", "")                                                                                                              \
  X(PARTLY, "Partly", "")                                                                                                            \
  X(WRONG, "Wrong", "")                                                                                                              \
  X(NOT_SCORED, "Not scored", "")                                                                                                    \
  X(VERDICT_POINTS, "{0}, {1}", "")                                                                                                  \
  X(SEE_DEBRIEF, "See the debrief", "")                                                                                              \
  X(MAKE_OFFERS, "The talk goes on at the negotiation table: offers, terms and other moves are there.", "")                          \
  X(TO_THE_TABLE, "To the negotiation", "")                                                                                          \
  X(CONTINUE, "Continue", "")                                                                                                        \
  X(REPLY_ON_PHONE, "Your replies stand on the phone, under what was said.", "")                                                     \
  X(EVIDENCE, "Evidence", "")                                                                                                        \
  X(PINNED, "{n} pinned", "{n} pinned")                                                                                              \
  X(ATTACH, "Attach", "")                                                                                                            \
  X(OPEN_CARD, "Open", "")                                                                                                           \
  X(SHOW_EVIDENCE, "Show evidence", "")                                                                                              \
  X(HIDE_EVIDENCE, "Hide evidence", "")                                                                                              \
  X(PIN_FROM_ANY, "Pin from any page", "")                                                                                           \
  X(READING, "What is said", "")                                                                                                     \
  X(SAY_IT, "Say it", "")                                                                                                            \
  X(CONFIRM, "Confirm", "")                                                                                                          \
  X(USD, "USD", "")                                                                                                                  \
  X(NOT_AMOUNT, "Not an amount. Try 1,420.00 or a sum such as 2840*50%.", "")                                                        \
  X(NOT_NUMBER, "Not a whole number. Try 12.", "")                                                                                   \
  X(EMPTY, "Type an answer first.", "")                                                                                              \
  X(DATE, "Date", "")                                                                                                                \
  X(TYPE_OR_PICK, "Type it, or pick a day", "")                                                                                      \
  X(NOT_DATE, "Type a day such as May 20, 2026, between {0} and {1}.", "")                                                           \
  X(SCHEDULE, "Schedule", "")                                                                                                        \
  X(SCHEDULE_FOR, "Schedule for {0}", "")                                                                                            \
  X(CONFIRM_DAY, "Confirm {0}", "")                                                                                                  \
  X(TIME_STAYS, "The clock does not move.", "")                                                                                      \
  X(TIME_MOVES, "Time moves on after you confirm.", "")                                                                              \
  X(PIN_FIRST, "Nothing is pinned yet. Pin findings on the pages first, then choose from them here.", "")                            \
  X(ORDER_HOW, "Up and Down move the entry with the ring; 1 to {0} go to one.", "")                                                  \
  X(ORDER_UP, "Move up: {0}", "")                                                                                                    \
  X(ORDER_DOWN, "Move down: {0}", "")                                                                                                \
  X(ORDER_PLACE, "{0} of {1}", "")                                                                                                   \
  X(RANKED_HEAD, "Right answers compared", "")                                                                                       \
  X(RANKED_DAYS, "{n} day", "{n} days")                                                                                              \
  X(RANKED_LOW, "Low risk", "")                                                                                                      \
  X(RANKED_SOME, "Some risk", "")                                                                                                    \
  X(RANKED_HIGH, "High risk", "")                                                                                                    \
  X(RANKED_YOURS, "Yours", "")                                                                                                       \
  X(LINK_THESE, "Link these two", "")                                                                                                \
  X(SEND_LETTER, "Send letter", "")                                                                                                  \
  X(READ_LETTER, "Read the letter", "")                                                                                              \
  X(YOUR_LETTER, "Your letter", "")                                                                                                  \
  X(LETTER_OF, "Your letter of {0}", "")                                                                                             \
  X(NOT_SENT_YET, "Not sent yet", "")                                                                                                \
  X(LETTER_SENT, "Sent {0}", "")                                                                                                     \
  X(ENCLOSED, "Enclosed", "")                                                                                                        \
  X(NOT_CHOSEN_YET, "Not chosen yet", "")                                                                                            \
  X(CHOOSE_PARTS_FIRST, "Choose every part of the letter first", "")                                                                 \
  X(SEND_THESE, "Send {n} item", "Send {n} items")                                                                                   \
  X(ADDS_UP, "{0} of {1}", "")                                                                                                       \
  X(POST, "Post it", "")                                                                                                             \
  X(FILL_WORKSHEET, "Fill in the worksheet under the document. Cells take sums.", "")                                                \
  X(CELLS_UNREAD, "Some cells are no amounts yet. Type 1,420.00 or a sum such as 2840*50%; 0 where nothing is owed.", "")            \
  X(CHECK_WORKSHEET, "Check worksheet", "")                                                                                          \
  X(CELLS_TAKE_SUMS, "Cells take sums, for example 2840*50%", "")                                                                    \
  X(DRAFT, "Draft", "")                                                                                                              \
  X(WALK_AWAY, "Walk-away", "")                                                                                                      \
  X(TARGET, "Target", "")                                                                                                            \
  X(THEY_OFFERED, "They offered", "")                                                                                                \
  X(YOU_ASKED, "You asked", "")                                                                                                      \
  X(OFFER_TRACK, "Offer track", "")                                                                                                  \
  X(THEIR_OFFER, "Their offer {0}", "")                                                                                              \
  X(ROUND, "Round", "")                                                                                                              \
  X(ROUNDS, "Rounds", "")                                                                                                            \
  X(ROUND_N, "Round {0}", "")                                                                                                        \
  X(ROUND_OF, "Round {0} of {1}", "")                                                                                                \
  X(YOU_PLAYED, "You played", "")                                                                                                    \
  X(THEIR_ANSWER, "Their answer", "")                                                                                                \
  X(YOUR_COUNTER, "Your counter-offer", "")                                                                                          \
  X(AGAINST_TARGET, "Against target", "")                                                                                            \
  X(ABOVE_WALK_AWAY, "Above walk-away", "")                                                                                          \
  X(ABOVE_OFFER, "Above their offer", "")                                                                                            \
  X(NO_CARDS, "You hold nothing that bears on this talk. Pin findings on the pages to play them here.", "")                          \
  X(THEIRS_IS_FINAL, "Their offer is final", "")                                                                                     \
  X(STEPS_ONLY, "Offers move in steps", "")                                                                                          \
  X(NEAREST, "Offers move in steps. The nearest is {0}.", "")                                                                        \
  X(PLAY_WITH_OFFER, "Play with this offer", "")                                                                                     \
  X(ONE_A_ROUND, "One a round", "")                                                                                                  \
  X(THEY_ASK, "They ask: {0}", "")                                                                                                   \
  X(TERMS, "Terms", "")                                                                                                              \
  X(TERMS_GO_WITH, "They go with your offer", "")                                                                                    \
  X(OTHER_MOVES, "Other moves", "")                                                                                                  \
  X(MAY_COST, "Some cost patience", "")                                                                                              \
  X(HOLD, "Hold without a new offer", "")                                                                                            \
  X(HOLD_WITH_CARD, "Hold and play the card", "")                                                                                    \
  X(BELOW_WALK_AWAY, "Their offer is {0} short of your walk-away.", "")                                                              \
  X(SEND_COUNTER, "Send counter-offer of {0}", "")                                                                                   \
  X(ACCEPT, "Accept {0}", "")                                                                                                        \
  X(STOP, "Stop talking", "")                                                                                                        \
  X(NO_TALK, "No negotiation is going on.", "")                                                                                      \
  X(HINT_DECISION, "Select decision", "")                                                                                            \
  X(HINT_RETRY, "Retry from here", "")                                                                                               \
  X(HINT_AGAIN, "Play it again", "")                                                                                                 \
  X(HINT_COURSE, "Course", "")                                                                                                       \
  X(HINT_PATHS, "Paths", "")                                                                                                         \
  X(HINT_FINISH, "Finish", "")                                                                                                       \
  X(SCORE, "Score", "")                                                                                                              \
  X(OF_100, "of 100", "")                                                                                                            \
  X(PASSED_MARK, "Passed, mark is {0}", "")                                                                                          \
  X(NOT_PASSED_MARK, "Not passed, mark is {0}", "")                                                                                  \
  X(BEST_ACHIEVABLE, "Best achievable {0}", "")                                                                                      \
  X(RECOVERED, "Recovered", "")                                                                                                      \
  X(AMOUNT_LEFT, "{0} left", "")                                                                                                     \
  X(HINDSIGHT, "with hindsight", "")                                                                                                 \
  X(BEST, "best", "")                                                                                                                \
  X(MISSED, "missed", "")                                                                                                            \
  X(RETRY_FROM_HERE, "Retry from here", "")                                                                                          \
  X(DECISIONS, "Decisions", "")                                                                                                      \
  X(TO_IMPROVE, "To improve", "")                                                                                                    \
  X(DECISION, "Decision", "")                                                                                                        \
  X(YOU_DID, "You did", "")                                                                                                          \
  X(BEST_CHOICE, "Best choice", "")                                                                                                  \
  X(POINTS_HEAD, "Points", "")                                                                                                       \
  X(HOW_IT_ENDED, "How it ended", "")                                                                                                \
  X(ENDED, "Result", "")                                                                                                             \
  X(COURSE, "Course", "")                                                                                                            \
  X(PATHS, "Paths", "")                                                                                                              \
  X(TALK_PART, "Talk", "")                                                                                                           \
  X(SKILLS, "Skills", "")                                                                                                            \
  X(POSITION, "Decision {0} of {1}", "")                                                                                             \
  X(BEST_CAME_TO, "Best play came to {0} points before it and to {1} after it.", "")                                                 \
  X(BEST_CAME_TO_MONEY, "In dollars {0} and {1}.", "")                                                                               \
  X(KNOWN_THEN, "Known then: {0}", "")                                                                                               \
  X(WHY_BETTER, "Why better: {0}", "")                                                                                               \
  X(RULE_IS, "Rule: {0}", "")                                                                                                        \
  X(OF_IT_LATE, "Of it with hindsight, not graded: {0}.", "")                                                                        \
  X(A_RETRY, "{0}, a retry", "")                                                                                                     \
  X(FROM_START, "From the start", "")                                                                                                \
  X(FROM_DECISION, "From decision {0}", "")                                                                                          \
  X(YOUR_PATH, "You", "")                                                                                                            \
  X(BEST_PATH, "The best play", "")                                                                                                  \
  X(VALUE_POINTS, "Points that best play came to, after each decision", "")                                                          \
  X(VALUE_MONEY, "Dollars that best play came to", "")                                                                               \
  X(TIMELINE, "The days", "")                                                                                                        \
  X(DAY_HEAD, "Day", "")                                                                                                             \
  X(WHAT_CAME, "What happened", "")                                                                                                  \
  X(GRADE_HEAD, "Grade", "")                                                                                                         \
  X(GRADES_ARE,                                                                                                                      \
    "Grades go by your own part, as a share of the best play\xE2\x80\x99s points or of the best recoverable, whichever is more: "    \
    "nothing is best, up to 1% good, up to 3% an inaccuracy, up to 8% a mistake, more a blunder. What could not have been known "    \
    "then is told with hindsight and not graded.",                                                                                   \
    "")                                                                                                                              \
  X(COST_MOST, "What cost most", "")                                                                                                 \
  X(COST_AND_BETTER, "{0}. Better: {1}", "")                                                                                         \
  X(FINISH, "Finish", "")                                                                                                            \
  X(AGAIN, "Again", "")                                                                                                              \
  X(DEBRIEF_MODE, "Debrief, {0}", "")                                                                                                \
  X(PERCENT, "percent", "")                                                                                                          \
  X(DAYS_UNIT, "days", "")                                                                                                           \
  X(BUSINESS_DAYS_UNIT, "business days", "")                                                                                         \
  X(ASK_CHOICES, "What do you do?", "")                                                                                              \
  X(ASK_WORKSHEET, "What should have been paid?", "")                                                                                \
  X(ASK_MONEY, "Which amount?", "")                                                                                                  \
  X(ASK_NUMBER, "Which number?", "")                                                                                                 \
  X(ASK_TEXT, "What do you write?", "")                                                                                              \
  X(ASK_DATE, "Which day?", "")                                                                                                      \
  X(ASK_EVIDENCE, "What do you send?", "")                                                                                           \
  X(ASK_DAY, "Which day is it?", "")                                                                                                 \
  X(ASK_ORDER, "In which order?", "")                                                                                                \
  X(BATCH_ACCOUNTS, "Accounts", "")                                                                                                  \
  X(COUNT_IN_ALL, "{0}, {1} in all", "")                                                                                             \
  X(ASK_LETTER, "What do you write?", "")                                                                                            \
  X(ASK_LINK, "Which two findings contradict each other?", "")                                                                       \
  X(ASK_ALLOCATE, "How is it posted?", "")                                                                                           \
  X(ASK_TALK, "Negotiation", "")                                                                                                     \
  X(ASK_LIABILITY, "Who carries what {0} takes off?", "")                                                                            \
  X(ASK_MEANING, "What does {0} say?", "")                                                                                           \
  X(ASK_ACTION, "What is usually done about {0}?", "")                                                                               \
  X(NOTHING, "Nothing", "")                                                                                                          \
  X(CONTRACTUAL, "Contractual", "")                                                                                                  \
  X(HELD, "Held for dispute", "")                                                                                                    \
  X(INTEREST, "Interest", "")                                                                                                        \
  X(PENALTY, "Penalty", "")                                                                                                          \
  X(REVERSAL, "Reversal", "")                                                                                                        \
  X(WITH_FACT, "{0}, with: {1}", "")                                                                                                 \
  X(ASKED_FOR, "Asked for {0}", "")                                                                                                  \
  X(HELD_THE_OFFER, "Held the last offer", "")                                                                                       \
  X(ACCEPTED, "Accepted {0}", "")                                                                                                    \
  X(WALKED_AWAY, "Stopped talking", "")                                                                                              \
  X(WENT_ON, "Went on", "")                                                                                                          \
  X(STATUS_PRIMARY, "Processed as primary", "")                                                                                      \
  X(STATUS_FORWARDED, "Processed as primary, sent on", "")                                                                           \
  X(STATUS_SECONDARY, "Processed as secondary", "")                                                                                  \
  X(STATUS_TERTIARY, "Processed as tertiary", "")                                                                                    \
  X(STATUS_DENIED, "Denied", "")                                                                                                     \
  X(STATUS_REVERSAL, "Reversal", "")                                                                                                 \
  X(STATUS_OTHER, "Status {0}", "")                                                                                                  \
  X(PROMISED, "Promised: {0}", "")                                                                                                   \
  X(WHO_WHAT, "{0}: {1}", "")                                                                                                        \
  X(WHAT_WAS_PROMISED, "What was promised", "")                                                                                      \
  X(THEIR_LIMIT, "Their limit", "")                                                                                                  \
  X(FACT_SAID, "A fact was said", "")                                                                                                \
  X(STAIRS_NAME, "{0}: {1}", "")                                                                                                     \
  X(ROUNDS_HEAD, "Round by round", "")                                                                                               \
  X(OFFERED_AND_LIMIT, "They offered {0} and would have gone to {1}.", "")                                                           \
  X(BEST_BEFORE_AFTER, "Best play came to {0} points before it, to {1} after it.", "")                                               \
  X(CLOSE_HEAD, "The close", "")                                                                                                     \
  X(PART_ASKED, "asked", "")                                                                                                         \
  X(PART_NOT_ASKED, "not asked", "")                                                                                                 \
  X(PART_AGREED, "agreed", "")                                                                                                       \
  X(PART_NOT_AGREED, "not agreed", "")                                                                                               \
  X(PART_WRITTEN, "in writing", "")                                                                                                  \
  X(PART_NOT_WRITTEN, "not in writing", "")                                                                                          \
  X(LUCK, "A good result from conduct that does not earn one: that was luck.", "")                                                   \
  X(LEFT_HEAD, "Left on the table", "")                                                                                              \
  X(GIVEN_AWAY_HEAD, "Given away", "")                                                                                               \
  X(NOT_SAID_HEAD, "You knew and did not say", "")                                                                                   \
  X(NOT_ASKED_HEAD, "You did not ask", "")                                                                                           \
  X(WEAKNESS_HEAD, "Said against yourself", "")                                                                                      \
  X(NO_SUPERVISOR, "No supervisor was asked for; the person on the line could not go all the way.", "")                              \
  X(HINT_TALK, "Negotiation", "")                                                                                                    \
  X(STATUS_CLAIM, "Claim {0}", "")                                                                                                   \
  X(STATUS_CHARGE, "charge {0}", "")                                                                                                 \
  X(STATUS_SINCE, "since {0}", "")                                                                                                   \
  X(STATUS_CATEGORY_NOTE, "Category of a claim status answer (277), not an adjustment.", "")                                         \
  X(STATUS_CATEGORY, "claim status", "")                                                                                             \
  X(CLAIM_NUMBER, "Claim number", "")                                                                                                \
  X(FORM, "Form", "")                                                                                                                \
  X(AUTHORIZATION, "Authorization", "")                                                                                              \
  X(NONE_ON_CLAIM, "None on the claim", "")                                                                                          \
  X(SENT, "Sent", "")                                                                                                                \
  X(RECEIVED, "Received", "")                                                                                                        \
  X(BILL_TYPE, "Bill type", "")                                                                                                      \
  X(DRG, "DRG", "")                                                                                                                  \
  X(ADMITTED, "Admitted", "")                                                                                                        \
  X(DISCHARGED, "Discharged", "")                                                                                                    \
  X(COVERED_DAYS, "Covered days", "")                                                                                                \
  X(APPROVED_DAYS, "Approved days", "")                                                                                              \
  X(FROM_DAY, "From {0}", "")                                                                                                        \
  X(UNTIL_DAY, "Until {0}", "")                                                                                                      \
  X(FROM_TO, "{0} to {1}", "")                                                                                                       \
  X(PAY_FEE_SCHEDULE, "Fee schedule", "")                                                                                            \
  X(PAY_PERCENT_OF_SCHEDULE, "Percent of schedule", "")                                                                              \
  X(PAY_PERCENT_OF_CHARGE, "Percent of charge", "")                                                                                  \
  X(PAY_PER_DIEM, "Per day", "")                                                                                                     \
  X(PAY_CASE_RATE, "Case rate", "")                                                                                                  \
  X(PAY_DRG, "Base x DRG weight", "")                                                                                                \
  X(PAY_INVOICE_PLUS, "Invoice plus", "")                                                                                            \
  X(EXEMPT, "Not ranked", "")                                                                                                        \
  X(RANKED, "Ranked", "")                                                                                                            \
  X(TERM_COPAY, "The patient owes a copay of {0} a claim.", "")                                                                      \
  X(TERM_DEDUCTIBLE, "{0} of the deductible is still open.", "")                                                                     \
  X(TERM_COINSURANCE, "The patient owes {0}% coinsurance.", "")                                                                      \
  X(TERM_MULTIPLE, "Procedures of one day are ranked by fee and paid at {0}.", "")                                                   \
  X(TERM_LESSER, "Never more than {0} of the charge.", "")                                                                           \
  X(THEM, "They", "")                                                                                                                \
  X(YOU, "You", "")                                                                                                                  \
  X(YES, "Yes", "")                                                                                                                  \
  X(NO, "No", "")                                                                                                                    \
  X(CITE_FIRST, "Play its ground first", "")                                                                                         \
  X(MOVE_SILENCE, "Say nothing and wait", "")                                                                                        \
  X(MOVE_PAUSE, "Ask for a pause", "")                                                                                               \
  X(MOVE_SUPERVISOR, "Ask for a supervisor", "")                                                                                     \
  X(MOVE_SIGN_OFF, "Get your own sign-off", "")                                                                                      \
  X(HEARD, "Heard", "")                                                                                                              \
  X(PLAYED, "Played", "")                                                                                                            \
  X(HALF_FOR_FACTS, "{0} Half the points: this was not pinned as support: {1}", "")                                                  \
  X(VIOLATION, "Violation: {0}", "")                                                                                                 \
  X(EXPECTED_ALLOWED, "Expected allowed", "")                                                                                        \
  X(PATIENT_SHARE, "Patient share", "")                                                                                              \
  X(VARIANCE, "Variance", "")                                                                                                        \
  X(WHOLE_CLAIM, "Whole claim", "")                                                                                                  \
  X(LINE_OF, "Line {0} {1}", "")                                                                                                     \
  X(ONE_POINT, "{0} point", "")                                                                                                      \
  X(SOME_POINTS, "{0} points", "")                                                                                                   \
  X(TASK_N, "Task {0}", "")                                                                                                          \
  X(POINTS_OF, "{0} of {1} points so far", "")                                                                                       \
  X(TITLE_DECISION, "Decide what to do", "")                                                                                         \
  X(TITLE_CLAIM, "Read the claim", "")                                                                                               \
  X(TITLE_REMITTANCE, "Read the remittance", "")                                                                                     \
  X(TITLE_CONTRACT, "Price it by the contract", "")                                                                                  \
  X(TITLE_CHART, "Look in the chart", "")                                                                                            \
  X(TITLE_PORTAL, "Look at the portal", "")                                                                                          \
  X(TITLE_PHONE, "On the phone", "")                                                                                                 \
  X(TITLE_NEGOTIATION, "Negotiate", "")                                                                                              \
  X(TITLE_CALENDAR, "Choose a day", "")                                                                                              \
  X(TITLE_NOTES, "Write the account note", "")                                                                                       \
  X(TITLE_LETTERS, "Prepare the letter", "")                                                                                         \
  X(TITLE_PAYMENTS, "Post the payment", "")                                                                                          \
  X(TITLE_MESSAGE, "What happened", "")                                                                                              \
  X(REMITTANCE_OF, "Remittance of {0}", "")                                                                                          \
  X(CAME_IN, "Came in {0}", "")                                                                                                      \
  X(NOT_A_SCENARIO, "This file is no scenario, or its JSON is broken. overturn check names the place.", "")                          \
  X(CHARGED, "Charged", "")                                                                                                          \
  X(ADJUSTED_BY, "Adjusted ({0})", "")                                                                                               \
  X(PATIENT_PR, "Patient share (PR)", "")                                                                                            \
  X(CONTRACT_ALLOWS, "Contract allows", "")                                                                                          \
  X(FOR_YOU_TO_FIND, "For you to find", "")                                                                                          \
  X(YOUR_EMPLOYER, "Your employer", "")                                                                                              \
  X(DOCUMENTS, "{n} document", "{n} documents")                                                                                      \
  X(AS_SENT, "As submitted {0}", "")                                                                                                 \
  X(CLAUSE_COUNT, "{n} clause", "{n} clauses")                                                                                       \
  X(RATE_COUNT, "{n} rate", "{n} rates")                                                                                             \
  X(ADJUSTMENT_COUNT, "{n} adjustment", "{n} adjustments")                                                                           \
  X(LINE_COUNT, "{n} line", "{n} lines")                                                                                             \
  X(TWO_COUNTS, "{0}, {1}", "")                                                                                                      \
  X(ORGANIZATION_IN, "{0} in {1}", "")                                                                                               \
  X(SETTING_TEXT, "You are a collections specialist at {0}. It is {1}.", "")                                                         \
  X(COST_BOTH, "Cost {0} points and {1}", "")                                                                                        \
  X(COST_POINTS, "Cost {0} points", "")                                                                                              \
  X(COST_MONEY, "Cost {0}", "")                                                                                                      \
  X(SAME_AS_YOURS, "Same as yours", "")                                                                                              \
  X(PROMPT_ANSWER, "{0} {1}", "")                                                                                                    \
  X(NO_ASSETS, "The code reference cannot be read. Install the program again.", "")                                                  \
  X(FILE_ERRORS, "{0} has {n} error. overturn check names it.", "{0} has {n} errors. overturn check names them.")                    \
  X(NO_HINT, "There is no hint left for this task.", "")                                                                             \
  X(NOT_SAVED, "Not saved: the journal of this attempt cannot be written. Free space on the disk, then go on.", "")                  \
  X(HINT_NEXT_PAGE, "Next document", "")                                                                                             \
  X(HINT_SCROLL, "Read on, back", "")                                                                                                \
  X(NO_HINTS_LEFT, "No hints left", "")                                                                                              \
  X(NOTHING_TO_UNDO, "Nothing to undo", "")                                                                                          \
  X(THE_CASE, "The case", "")                                                                                                        \
  X(SCORING_AND_MODE, "Scoring and mode", "")                                                                                        \
  X(CASE_OR_MODE, "Case or mode", "")                                                                                                \
  X(DEBRIEF_TABS, "Decisions or what came of them", "")                                                                              \
  X(BEST_WAS, "Best choice: {0}", "")                                                                                                \
  X(WORKING_OUT, "Working out what each decision was worth", "")                                                                     \
  X(IN_PROGRESS, "In progress", "")                                                                                                  \
  X(CONTINUE_ATTEMPT, "Continue", "")                                                                                                \
  X(LEFT_IN, "{0}, not finished", "")                                                                                                \
  X(HINT_CONTINUE, "Continue what was left", "")                                                                                     \
  X(CANNOT_CONTINUE, "This attempt was played on another version of the scenario and cannot be continued. Start it anew.", "")       \
  X(NEXT_PART, "Next part", "")                                                                                                      \
  X(CONFIRM_PARTS, "Confirm all {0} parts", "")                                                                                      \
  X(PART_BACK, "Change the part before", "")                                                                                         \
  X(PARTS_TOGETHER, "Part {0} of {1}. The parts are confirmed together.", "")

#endif
