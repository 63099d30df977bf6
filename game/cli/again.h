/* Attempts of the records played again, on what they were played with. */
#ifndef CLI_AGAIN_H
#define CLI_AGAIN_H

#include "cli/records.h"

/** What came of one. `fault` says why it could not be played again or searched, else it is empty; `kept` counts where `over`. */
typedef struct CliAgain {
  const StoreAttempt *about;
  Str fault;
  bool over;
  StoreKept kept;
  /* What it was worked out from, where it was searched: of a scenario or of a shift; the other two are NULL. */
  const Session *session;
  Analysis *analysis;
  const ShiftSession *shift;
  ShiftAnalysis *shift_analysis;
  Arena *arena;    /* of these; for as long */
  Str assets_hash; /* of the codes and rules that it was played on, empty with a fault */
} CliAgain;

typedef struct CliAgainPorts {
  void *user;
  const StoreText *instead; /* a corrected file, by which all of them are graded; NULL: each by what it was graded by last */
  /** Whether this attempt is wanted. */
  bool (*wants)(void *user, const StoreAttempt *about);
  /** Told of each; nothing in it outlives the call. */
  void (*told)(void *user, const CliAgain *again);
  bool left; /* those too are searched that were left before their end */
} CliAgainPorts;

/** Works out the results that are missing of attempts that are over. `told` of each that has one now, and of each that cannot have one, with the fault. */
STORE_CHECKED StoreResult cli_work_out_results(const Cli *cli, Store *store, void *user,
                                               void (*told)(void *user, const StoreAttempt *about, Str fault));

/** Plays attempts again, those of one scenario together, so that it is read and searched once. */
STORE_CHECKED StoreResult cli_play_again(const Cli *cli, Store *store, const CliAgainPorts *ports);

#endif
