/* Makes views from sessions. All of it lives in the arena that is given, for one pass. */
#ifndef SCREENS_VIEW_H
#define SCREENS_VIEW_H

#include "learn/results.h"
#include "overturn/shift_analysis.h"
#include "screens/desk.h"

/** What the files of view_*.c share while they make one desk. */
typedef struct Maker {
  Arena *arena;
  const Session *session;
  const Scenario *scenario;
  const State *state;
  const Played *line;
  int line_count;
} Maker;

Maker maker_of(Arena *arena, const Session *session);

DeskView *view_desk(Arena *arena, const Session *session);
BriefingView *view_briefing(Arena *arena, const Scenario *scenario, const int best_score[2]);
DebriefView *view_debrief(Arena *arena, const Session *session, Analysis *analysis, int pass_mark);
/** Beside the scores of a retry those of the attempt that it retries. */
void view_debrief_before(const Debrief *before, DebriefView *view);
/** What is known of the trainee beyond the attempt. */
typedef struct NextKnown {
  const ScenarioView *lessons; /* as home has them */
  const int *marks;            /* by lesson: from which score practice at it is passed */
  int lesson_count, here;      /* the place of the one that was played */
  const Drill *drill;          /* NULL: there is none */
  int64_t now_seconds;
  int assessed;    /* the best score of its assessments, NONE */
  int assess_mark; /* from which one is passed */
  int weak;        /* the lesson in which points were lost last by what is known least, NONE */
  Str weak_why;    /* "Analysis: You earn about 41 of 100 here, and 75 is the goal." */
} NextKnown;
/** How an axis, a skill, a code or a rule is called. */
Str view_known_name(Arena *arena, const MasteryEstimate *known);
/** Fills in what comes next. */
void view_next(Arena *arena, const NextKnown *known, DebriefView *view);
void view_shift_next(Arena *arena, const NextKnown *known, ShiftDebriefView *view);
/** Both paths from a decision on (0: from the start), where they are not there already. */
void view_debrief_paths(Arena *arena, const Session *session, Analysis *analysis, int from, DebriefView *view);
/** Everything in its order, where it is not there already. */
void view_debrief_transcript(Arena *arena, const Session *session, Analysis *analysis, DebriefView *view);
BriefingView *view_shift_briefing(Arena *arena, const Shift *shift, const int best_score[2]);
/** `spent`: minutes that the last action took. */
WorklistView *view_worklist(Arena *arena, const ShiftSession *session, int spent);
ShiftDebriefView *view_shift_debrief(Arena *arena, const ShiftSession *session, ShiftAnalysis *analysis, int pass_mark);
/** The desk of a case of a shift. */
DeskView *view_shift_desk(Arena *arena, const ShiftSession *session, int place, int spent);
/** What a night brought, as one sentence. */
Str view_new_day(Arena *arena, const ShiftSession *session);
/** The head of a scenario file, read without checking the rest. A fault is said in the view. */
ScenarioView view_scenario_head(Arena *arena, Str file, Str text);

/** The code drill: the card at a place of its deck, NONE: nothing is due. */
DrillView *view_drill(Arena *arena, const Drill *drill, int place, int64_t now_seconds);

/** My results, as the record has them. What opens and what starts is for the caller to say. */
ResultsView *view_results(Arena *arena, const Results *results);

/* ---- parts ---- */

/** Pages for the letter being written and for those that were sent, the newest first. @return how many; at most `line_count` and one. */
int make_letters(Maker *maker, PageView *pages);
const LetterView *letter_view(Maker *maker, const State *state, const Item *item, uint32_t sent);
void make_pages(Maker *maker, DeskView *view);
void make_remits(Maker *maker, PageView *page);
void make_contract(Maker *maker, PageView *page);
void make_claim(Maker *maker, PageView *page);
void make_phone(Maker *maker, PhoneView *phone);
const TalkView *make_talk(Maker *maker);
void make_calendar(Maker *maker, CalendarView *calendar);
void make_task(Maker *maker, TaskView *task);
/** The last answer of the line, as it was judged; NULL when there was none. */
const DoneView *make_last_answer(Maker *maker);
DeadlineView *make_deadlines(Maker *maker, int *count);

/* ---- words for what was done ---- */

/** The time of day: "9:20 AM". */
Str clock_text(Arena *arena, const State *state);
Str points_text(Arena *arena, int32_t thousandths);
Str item_prompt(Arena *arena, const Scenario *scenario, const State *state, const Item *item);
/** What an action was, in a short sentence. `state` is the one before it. */
Str action_text(Arena *arena, const Scenario *scenario, const State *state, const Action *action);
/** The author's reason about an answer. */
Str why_text(Arena *arena, const Scenario *scenario, const Played *played);
/** The right answers compared, of a question that was answered. */
RankingView ranking_view(Arena *arena, const Scenario *scenario, const Played *played);
/** Whether the step was left by it, or entered anew. */
bool played_leaves(const Played *played);
/** An amount in the unit of a negotiation. */
Str talk_amount(Arena *arena, const Negotiation *talk, Cents amount);
Str bucket_name(int bucket);
DeskApp app_of_view(View view);
/** "called_back" as "Called back". */
Str name_of_id(Arena *arena, Str id);
Str person_name(const Scenario *scenario, int person);

/** The negotiations of a debrief. */
struct ReportDebrief;
void make_debrief_talks(Arena *arena, const struct ReportDebrief *report, DebriefView *view);

#endif
