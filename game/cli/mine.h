/* What is known of who sits at this machine: gathered in one place, said in two forms. */
#ifndef CLI_MINE_H
#define CLI_MINE_H

#include "cli/cli.h"
#include "learn/record.h"

#define MINE_MODES 2 /* of Mode */

/** Attempts at one lesson. Of the figures by mode those that are over and no retries. */
typedef struct MineLesson {
  Str lesson, title;
  struct {
    int count, best;
    const ResultsAttempt **attempts; /* in the order in which they began */
  } modes[MINE_MODES];
  int retries, left; /* over; left before their end */
} MineLesson;

/** What to practise of one kind. */
typedef struct MineNext {
  const MasteryEstimate *of;
  Str reason;
  Str title;   /* of the lesson in which points were lost last, or it last came up; empty: the drill */
  Str command; /* that starts it; empty: where the lesson's file lies is not known */
} MineNext;

typedef struct Mine {
  const Cli *cli;
  Str folder; /* " --data-dir DIR" for commands, or empty */
  int64_t now_seconds;
  StoreProfile me;
  Results results;
  MineLesson *lessons;
  int lesson_count;
  MineNext next[MASTERY_KINDS]; /* as many as the results have */
  DrillDue due;
  const char *course_path; /* NULL: none was asked for */
  const Course *course;
  CourseProgress progress;
} Mine;

/** The command that starts the code drill. */
Str mine_drill_command(const Mine *mine);
/** The command that starts an entry of the course. */
Str mine_entry_command(const Mine *mine, const CourseEntry *entry);
bool mine_finished(const Mine *mine);
/** "done", "open", ... */
extern const char *const mine_standing_words[];

/* ---- mine_print.c ---- */
void mine_print(const Mine *mine, Buf *out);
void mine_print_json(const Mine *mine, Buf *out);
/** A line for each entry of the course that is not done. */
void mine_print_missing(const Mine *mine, Buf *out);

#endif
