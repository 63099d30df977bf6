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
  X(LEAVE_TEXT, "What you did so far stays in the journal of this attempt. The next start of this scenario begins anew.", "")        \
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
  X(TIME_MOVES, "Time moves on after you confirm.", "")                                                                              \
  X(PIN_FIRST, "Nothing is pinned yet. Pin findings on the pages first, then choose from them here.", "")                            \
  X(LINK_THESE, "Link these two", "")                                                                                                \
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
  X(HINT_BEST_LINE, "Best line", "")                                                                                                 \
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
  X(BEST_LINE, "Best line", "")                                                                                                      \
  X(COST_MOST, "What cost most", "")                                                                                                 \
  X(COST_AND_BETTER, "{0}. Better: {1}", "")                                                                                         \
  X(FINISH, "Finish", "")                                                                                                            \
  X(AGAIN, "Again", "")                                                                                                              \
  X(DEBRIEF_MODE, "Debrief, {0}", "")

#endif
