/* A scenario played in plain lines: numbered choices, typed amounts and dates, one thought a line, no colours and no drawing, so that a screen reader
   reads it as it comes and a script can play it. */
#ifndef TERMINAL_TERMINAL_H
#define TERMINAL_TERMINAL_H

#include "report/limit.h"
#include "report/report.h"

/** What playing needs from the outside. */
typedef struct TerminalPorts {
  void *user;
  /** One typed line without its line feed, in the arena. @return false at the end of the input. */
  bool (*read)(void *user, Arena *arena, Str *line);
  void (*write)(void *user, Str text);
  /** Keeps a line of the journal. @return false when it could not; `why` is then a line for people. */
  bool (*keep)(void *user, Arena *arena, Str line, Str *why);
  /** The time for people; rides along in the journal. */
  Str (*wall_clock)(void *user, Arena *arena);
  /** Now, for a time limit; NULL: none is held to. */
  LimitClock (*now)(void *user);
  /** Waits for a line, so long at most. @return false when none came by then. NULL: whoever types cannot be waited for. */
  bool (*wait)(void *user, int64_t most_ms);
} TerminalPorts;

typedef struct TerminalPlay {
  Session *session; /* new, or as far as a journal brought it */
  int kept;         /* entries of it that the journal has already */
  Str journal;      /* where it is kept, as shown; empty: nowhere */
  Str go_on;        /* the command that goes on with it later; empty: none */
  int pass_mark;    /* of an assessment, 0 to 100 */
  Str closed;       /* why its debrief may not be seen yet, or empty */
  AnalysisLimits limits;
} TerminalPlay;

typedef struct TerminalResult {
  bool finished; /* the case came to an end; else the trainee left */
  bool kept;     /* the journal has everything */
  int score;     /* when finished */
  bool violated;
  bool retries; /* the trainee wants to try again from somewhere */
  int keep;     /* actions of the line that a retry keeps */
  int place;    /* of a shift: of the case that is tried again */
} TerminalResult;

/** Plays until the case is over, the trainee leaves, or the input ends. */
TerminalResult terminal_play(const TerminalPlay *play, const TerminalPorts *ports);
/** The same for a shift: `session` is NULL, and this one is played; kept are entries of its journal. */
TerminalResult terminal_play_shift(const TerminalPlay *play, ShiftSession *shift, const TerminalPorts *ports);

/** Ports for standard input and output. What is typed is written again where the input is no terminal, so that a transcript reads well. */
bool terminal_read_line(void *user, Arena *arena, Str *line);
void terminal_write(void *user, Str text);
bool terminal_wait(void *user, int64_t most_ms);

#endif
