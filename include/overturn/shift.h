/* A shift: several small cases on one clock. Each is a whole scenario in a file of its own; the shift says which, from when, and for how many days. */
#ifndef OVERTURN_SHIFT_H
#define OVERTURN_SHIFT_H

#include "overturn/scenario.h"

/* Limits that an author meets. All are documented in scenarios/README.md. */
#define SHIFT_MOST_CASES 40
#define SHIFT_MOST_DAYS 20

typedef struct ShiftCase {
  Str file;                 /* as messages name it: the shift's folder and the path in it */
  const Scenario *scenario; /* its `today` is the day it comes to the worklist */
  const Json *json;         /* where the shift names it */
} ShiftCase;

typedef struct Shift {
  Str file, hash; /* SHA-256 of its text, hex; every case has its own */
  Str id, title;
  int32_t level, minutes;
  const Str *tags;
  int tag_count;
  const Str *briefing;
  int briefing_count;
  Str city, state, organization;
  const Day *days; /* the working days, in order */
  int day_count;
  const ShiftCase *cases; /* in file order */
  int case_count;
  Str text; /* of the file */
} Shift;

/** How the files that a shift names are read. The core opens none itself. */
typedef struct ShiftFiles {
  /** @param relative  as written in the shift. @return false, with the reason for people, where it cannot be read or may not be. */
  bool (*read)(void *user, Arena *arena, Str relative, Str *text, Str *why);
  void *user;
  Str folder; /* of the shift's file, as messages name it; empty for the present one */
} ShiftFiles;

/** Whether a file's text is that of a shift: an object whose `kind` is "shift". Nothing else is looked at. */
bool shift_is(Str text);

/**
 * Reads a shift and every case. What is wrong with the shift goes to `diags`, what is wrong with a case to a list of its own, under the case's name.
 * @param found  the lists of the cases that were read, one for each, `*found_count` of them; in the arena.
 * @return the shift, or NULL when there was any error in it or in a case.
 */
const Shift *shift_read(Arena *arena, Str file, Str text, const CodeReference *codes, const RuleBook *rules, const ShiftFiles *files, Diags *diags,
                        Diags **found, int *found_count);

/** Place of a case by its scenario's id, or NONE. */
int shift_find_case(const Shift *shift, Str id);

/** The table of the whole file, for its JSON Schema. */
extern const FieldTable shift_table;
extern const DiagCode shift_diag_codes[];

#endif
