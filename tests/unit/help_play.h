/* A scenario played line by line in a test, so that a case reads like a journal with what must be true in between. */
#ifndef OVERTURN_TESTS_HELP_PLAY_H
#define OVERTURN_TESTS_HELP_PLAY_H

#include "help_money.h"
#include "overturn/session.h"

typedef struct Play {
  Arena *arena;
  const Scenario *scenario;
  State state;
  Result last; /* of the last line */
} Play;

/** Reads a scenario file (named from tests/) that must be without a fault, and starts it. */
Play *play_open(const Bench *bench, Arena *arena, const char *path);
/** The same from a text. */
Play *play_text(const Bench *bench, Arena *arena, Str text);
const Scenario *play_read(const Bench *bench, Arena *arena, Str name, Str text);
void play_restart(Play *play);

/** Plays journal lines, written with ' for " and one after another: "{'open':'log'} {'pin':'notice'}". Every one must be possible. */
void play(Play *play, const char *lines);
/** Why the line cannot be played now; fails when it can. */
const char *play_refused(Play *play, const char *line);

/** Id of the step, of the open question (or "-"), of the ending (or "-"). */
Str play_step(const Play *play);
Str play_item(const Play *play);
Str play_ending(const Play *play);
/** "2026-03-16". */
Str play_day(const Play *play);
/** Value of a variable; of a variable with words the place of the word. */
int play_var(const Play *play, const char *id);
/** Day of a stamp, "-" when it is not set. */
Str play_stamp(const Play *play, const char *id);
bool play_knows(const Play *play, const char *fact);
/** The text with its {placeholders}. */
Str play_says(const Play *play, const char *text);

#define assert_step(PLAY, ID) assert_str(play_step(PLAY), ID)
#define assert_item(PLAY, ID) assert_str(play_item(PLAY), ID)
#define assert_ending(PLAY, ID) assert_str(play_ending(PLAY), ID)
#define assert_day(PLAY, ISO) assert_str(play_day(PLAY), ISO)
#define assert_var(PLAY, ID, VALUE) assert_int_equal(play_var(PLAY, ID), VALUE)
/** Thousandths that the last line paid. */
#define assert_paid(PLAY, THOUSANDTHS) assert_int_equal((PLAY)->last.paid, THOUSANDTHS)

#endif
