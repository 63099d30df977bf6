/* What the files of this layer share. */
#ifndef TERMINAL_INSIDE_H
#define TERMINAL_INSIDE_H

#include "terminal/terminal.h"

typedef struct ShiftDesk ShiftDesk;

typedef struct Terminal {
  const TerminalPlay *play;
  const TerminalPorts *ports;
  Session *session;
  const Scenario *scenario;
  Arena *scratch; /* forgotten before each question */
  bool leaving;   /* asked for, or the input has ended */
  bool show_step; /* the step is told again before its question */
  bool tell_all;  /* the question is told in full */
  Str question;   /* said again in short after a look at something else; empty: none */
  int kept;
  bool keep_failed;
  ShiftDesk *desk; /* of a shift that this is a case of, NULL */
  int told;        /* of the line of a case in a shift: what the trainee has heard of */
  /* Numbers that the trainee types: places here, from 1, in the order in which things were first met. They never change. */
  int pages[SCENARIO_MOST_PAGES], page_count;
  int facts[SCENARIO_MOST_FACTS], fact_count;
  /* Terms to go with the next offer, of the negotiation `levels_of`. */
  int8_t levels[NEGOTIATION_MOST_TERMS];
  int levels_of;
  Limit limit;
} Terminal;

static inline const State *terminal_state(const Terminal *t) { return session_state(t->session); }
static inline bool terminal_practice(const Terminal *t) { return session_head(t->session)->mode == MODE_PRACTICE; }

/* ---- say.c: what is written ---- */

/** A paragraph, wrapped. */
void say(Terminal *t, Str text);
void sayf(Terminal *t, const char *format, ...) __attribute__((format(printf, 2, 3)));
/** "  1. text": an entry of a numbered list. */
void say_numbered(Terminal *t, int number, Str text);
/** A paragraph that starts with `first`, its other lines indented. */
void say_after(Terminal *t, const char *first, int indent, Str text);
void say_blank(Terminal *t);
/** On one line however long: a path or a command, to be copied. */
void say_whole(Terminal *t, const char *first, Str text);
/** A text of the scenario with its placeholders filled in. */
Str scenario_text(Terminal *t, Str text);
/** "8:09 AM". */
Str clock_words(Terminal *t);

/* ---- review.c ---- */

/** Looks at decisions after the debrief. @return how many actions to keep for a retry, NONE: none is wanted. */
int terminal_review(Terminal *t, Analysis *analysis, const ReportDebrief *report);
/** Looks at the cases of a shift after its debrief. @return the place in the report of the one to be tried again, with `keep`; NONE: none is wanted. */
int terminal_review_shift(Terminal *cases, const ShiftAnalysis *analysis, const ReportShift *report, int *keep);

/* ---- line.c: what is typed ---- */

typedef enum Typed {
  TYPED_TEXT,   /* an answer, perhaps empty */
  TYPED_REPEAT, /* show the question again */
  TYPED_MOVED,  /* the case stands elsewhere now: leave the question */
  TYPED_LEAVE
} Typed;

/** Asks for a line and carries out commands until something else was typed. `free_text`: the answer is words, so only clear commands are ones. */
Typed type_line(Terminal *t, Str prompt, bool free_text, Str *text);

/* ---- commands.c ---- */

/** Carries out a command. @return false when the line is none; else `*typed` says how to go on, TYPED_TEXT for: ask again. */
bool command_run(Terminal *t, Str line, bool free_text, Typed *typed);
/** The desk's deadlines, each with its day and what is left. */
void say_deadlines(Terminal *t);

/* ---- typed.c: what a typed text means ---- */

/** Whole numbers between 1 and `most`, with spaces or commas between. @return how many, NONE when there is anything else or more than `room`. */
int read_numbers(Str text, int most, int *numbers, int room);
/** A day: a date as people write it, with or without the year, "tomorrow", "10 business", "in 2 weeks", "+5". Counted from `today`. DAY_NONE when not understood. */
Day read_day(Str text, Day today);
/** The same for a day that may be past: without its year the nearest is meant. */
Day read_any_day(Str text, Day today);
/** An amount, or a sum such as 2840*50%. */
bool read_amount(Str text, Cents *cents);

/* ---- form.c: several amounts on one sheet ---- */

#define FORM_MOST SCENARIO_MOST_CELLS
typedef struct Form {
  int count;
  Str labels[FORM_MOST];
  Cents values[FORM_MOST];
  bool given[FORM_MOST];
  bool has_total;
  Cents total; /* what the values must add up to */
} Form;
/** Asks for each amount, shows them all, and lets them be changed. @return TYPED_TEXT when they are confirmed. */
Typed form_fill(Terminal *t, Form *form);

/* ---- papers.c, papers_money.c ---- */

void papers_meet(Terminal *t); /* gives numbers to what is new */
Str page_title(Terminal *t, int page);
int page_number(const Terminal *t, int page);
int fact_number(const Terminal *t, int fact);
void papers_list(Terminal *t);
void papers_open(Terminal *t, Str which);
void papers_facts(Terminal *t, Str heading);
void papers_pin(Terminal *t, Str which);
void papers_people(Terminal *t);
void papers_code(Terminal *t, Str which);
void papers_remit(Terminal *t, int page);
void papers_claim(Terminal *t);
void papers_contract(Terminal *t);

/* ---- tell.c: what came of an action ---- */

/** Does an action, keeps it, and tells what it caused. @return false when it was refused, which was said. */
bool terminal_do(Terminal *t, const Action *action);
/** The same for looking, which causes nothing. */
bool terminal_look(Terminal *t, const Action *action);
void terminal_keep(Terminal *t);

/** What the line of a case in a shift has brought since it was last told, as far as it may be known. */
void terminal_tell_news(Terminal *t);

/* ---- play.c ---- */

/** One question of the case, from its text to its answer. */
void terminal_turn(Terminal *t);
/** A terminal at a case, its scratch its own. */
Terminal terminal_at(const TerminalPlay *play, const TerminalPorts *ports, Session *session);
/** Says where the attempt is kept, and how to go on. */
void terminal_say_kept(Terminal *t, bool finished);
/** Says whether an assessment was passed. */
void terminal_say_verdict(Terminal *t, const TerminalResult *result, Mode mode);

/* ---- shift.c ---- */

/** Writes what the journal of the shift lacks. */
void shift_keep(Terminal *t);
/** Whether a state may be shown: its day has come. */
bool shift_shows(const Terminal *t, const State *state);
/** Puts the case down. @return false when that cannot be done now, which was said. */
bool shift_back_to_list(Terminal *t);
bool shift_end_day(Terminal *t);
/** Ends the shift whose time is up. @return false when it is over, or has no limit. */
bool shift_time_up(Terminal *t);
/** "Tue Jun 2, 2026, day 2 of 3, 10:15 AM, 345 minutes left." */
void shift_say_clock(Terminal *t);

/* ---- line.c ---- */

/** Asks for a line, with the time that is left where there is a limit; whoever has answered when it was up has not. */
Typed ask_line(Terminal *t, Str prompt, Str *line);
/** A typed line without what no journal keeps. */
Str typed_cleaned(Arena *arena, Str line);

/* ---- answer.c, letter.c, talk.c ---- */

Typed answer_item(Terminal *t, const Item *item);
Typed answer_letter(Terminal *t, const Item *item);
Typed answer_talk(Terminal *t, const Negotiation *talk);

#endif
