/* The code drill in plain lines: a line of a remittance, what it asks, four answers by number, then how well it was known. */
#ifndef TERMINAL_DRILL_H
#define TERMINAL_DRILL_H

#include "learn/drill.h"

typedef struct DrillPorts {
  void *user;
  /** One typed line without its line feed, in the arena. @return false at the end of the input. */
  bool (*read)(void *user, Arena *arena, Str *line);
  void (*write)(void *user, Str text);
  /** Keeps a review. @return false when it could not be; `why` is then a line for people. */
  bool (*keep)(void *user, Arena *arena, const DrillReview *review, bool right, Str *why);
  /** Takes a review back that was kept. @return false when it could not be. */
  bool (*drop)(void *user, Arena *arena, const DrillReview *review, Str *why);
  /** Seconds since 1970, UTC. */
  int64_t (*seconds)(void *user);
} DrillPorts;

typedef struct DrillPlayed {
  int answered, right;
  bool kept; /* every grade was */
} DrillPlayed;

/** Plays what is due until nothing is, `most` cards were graded (0: no limit), the trainee leaves, or the input ends. */
DrillPlayed terminal_drill(const DrillDeck *deck, const DrillRecord *record, int most, const DrillPorts *ports);

/** "3 cards are due, 1 of them missed in a case. 10 new cards." */
Str terminal_drill_due(Arena *arena, DrillDue due);

#endif
