/* What attempts of the records have to say as xAPI statements: for a file, and for a record store. */
#ifndef CLI_STATEMENTS_H
#define CLI_STATEMENTS_H

#include "cli/records.h"
#include "report/xapi.h"

/** What one attempt has to say; `fault` says why it has nothing to, else it is empty. */
typedef struct CliSaid {
  const StoreAttempt *about;
  Str fault;
  const XapiStatement *statements;
  int count;
  /* What they were made of; without a fault. */
  const XapiContext *context;
  const XapiAttempt *attempt;
  Arena *arena; /* of these; for as long */
} CliSaid;

typedef struct CliSaying {
  Str base;             /* as XapiContext has it */
  bool names;           /* whose names are known stand in them under their names; else pseudonyms */
  const Course *course; /* whose marks count; NULL: CLI_PASS_MARK for an assessment */
  bool left;            /* those too that were left before their end */
  void *user;
  bool (*wants)(void *user, const StoreAttempt *about, const StoreProfile *profile);
  /** Told of each; nothing in it outlives the call. */
  void (*said)(void *user, const CliSaid *said);
} CliSaying;

/** Plays attempts again on what they were played with and says them, those at one scenario together, each with one call of `said`. */
STORE_CHECKED StoreResult cli_say_attempts(const Cli *cli, Store *store, const CliSaying *saying);

/** The entry of a course for a lesson in a mode, NULL. */
const CourseEntry *cli_course_entry(const Course *course, Str lesson, Mode mode);
/** The score from which an attempt is passed: what the course says of its lesson in its mode, else CLI_PASS_MARK of an assessment and NONE of practice. */
int cli_mark_of(const Course *course, const StoreAttempt *about);

#endif
