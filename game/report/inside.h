/* What the files of this layer share. */
#ifndef REPORT_INSIDE_H
#define REPORT_INSIDE_H

#include "report/report.h"

/** Fills in `talks`: every negotiation that was begun on the line that counts. */
void tell_talks(Arena *arena, ReportDebrief *report, Analysis *analysis, const Session *session);
/** What it left, and the close; `told->talk` and the report's promises are there. */
void tell_talk_left(Arena *arena, const ReportDebrief *report, const Session *session, const Played *last, ReportTalk *told);

/** Fills in `promises`: those that were made. */
void tell_promises(Arena *arena, ReportDebrief *report, const Session *session);

/** Fills in `marks`; decisions, ending and promises are there. */
void tell_timeline(Arena *arena, ReportDebrief *report, const Session *session);

/** An action as advice, with the question where the advice alone does not say it. */
Str advice_sentence(Arena *arena, const Scenario *scenario, const State *state, const Action *action);

/* print.c */
/** All that is said of a decision, under its title. */
void put_decision(const ReportDecision *told, Buf *out);

/* letter.c */
/** The versions of a letter that pay less than the best of their part, or break a rule; all of them where none does. */
uint32_t letter_to_tell(const Item *item, uint32_t versions);
/** "What you ask for: Reprocess line 1 at the ...": the parts of those versions, each with its text cut to `columns` (0: whole). */
void put_letter(const Scenario *scenario, const State *state, const Item *item, uint32_t versions, int columns, Buf *out);
/** The same with the author's reasons in place of the texts. */
Str letter_why(Arena *arena, const Scenario *scenario, const State *state, const Item *item, uint32_t versions);

/* debrief.c */
/** "4 of 8 points" of a first answer; empty where nothing could be earned. */
Str report_result_points(Arena *arena, const Result *result);

/* html.c */
/** Text in a page, in which no character is markup. */
void html_text(Str text, Buf *out);
/** The text between two pieces of markup. */
void html_element(const char *open, Str text, const char *close, Buf *out);
/** Everything up to the body. */
void html_begin(Str title, const char *style, Buf *out);

/* words.c */
/** At most so many columns, cut at a word. */
Str words_shortened(Arena *arena, Str text, size_t columns);

#endif
