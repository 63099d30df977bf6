/* What the benches share: rows of figures, each beside a floor that was measured in the same run, and programs started to be measured. */
#ifndef CLI_BENCH_H
#define CLI_BENCH_H

#include <sys/types.h>

#include "cli/cli.h"

#define BENCH_MOST_RUNS 1000

/** How to measure. */
typedef struct Bench {
  const Cli *cli;
  int runs;      /* of each thing and of its floor, by turns */
  int seconds;   /* how long an idle window is watched */
  int states;    /* of the large case */
  Str scenarios; /* folder or file */
  bool chosen;   /* by whoever asked; else the shipped ones */
  bool each;     /* every screen has a row of its own */
  struct BenchRow *rows;
  size_t row_count, row_capacity;
} Bench;

/** One figure and its floor. */
typedef struct BenchRow {
  Str name, subject; /* "solve", "third-procedure-cut" */
  const char *unit;  /* of both figures: "ms" */
  double ours, floor;
  int runs;
  double most_ratio; /* what the project promises; 0: nothing is promised */
  double most_ours;
  bool most_floor; /* promised: no more than the floor */
  Str detail;
} BenchRow;

void bench_add(Bench *bench, BenchRow row);

/* Each measures, adds its rows and gives an exit code; what went wrong is said on standard error. */
int bench_start(Bench *bench);
int bench_idle(Bench *bench);
int bench_frame(Bench *bench);
int bench_check(Bench *bench);
int bench_replay(Bench *bench);
int bench_solve(Bench *bench);
int bench_play(Bench *bench);

/** A thing to be timed and its floor: calls of one function each. */
typedef struct BenchPair {
  void (*ours)(void *user, Arena *arena);
  void (*floor)(void *user, Arena *arena);
  void *user;
} BenchPair;
/** Medians of processor time in ms, the two by turns, each call with an arena that is as it was before. */
void bench_pair(const Bench *bench, const BenchPair *pair, double *ours_ms, double *floor_ms);

/** The row of the large case, which is written by the bench. */
int bench_solve_large(Bench *bench, const CliAssets *assets);

/** Sorts `values`. @return the middle one. */
double bench_median(double *values, int count);

typedef struct BenchScenario {
  Str name, text;
  const Scenario *scenario;
} BenchScenario;
/** Reads them all. @return how many; 0 after saying what is wrong. */
int bench_scenarios(const Bench *bench, CliAssets *assets, BenchScenario **scenarios);

/* ---- this program, started again ---- */

#define BENCH_MOST_WORDS 32

typedef struct BenchWords {
  const char *at[BENCH_MOST_WORDS]; /* without the program itself */
  int count;
  bool ticks; /* it is awake once a second by itself */
} BenchWords;

/** What a run cost, with what the program itself started and waited for. */
typedef struct BenchCost {
  double cpu_ms;
  double peak_mb; /* the most memory it held at a time */
} BenchCost;

/**
 * Starts the program with these words and waits for its end.
 * @param said  what it wrote to standard output, in the arena of `cli`.
 * @return its exit code, or EXIT_MACHINE when it could not be started or was stopped by a signal.
 */
int bench_run_program(const Cli *cli, const BenchWords *words, Str *said, BenchCost *cost);
/** What a program did that was left alone. */
typedef struct BenchWatched {
  double cpu_ms;
  int64_t wakes; /* how often a thread of it was awake */
  int64_t told;  /* how often it said so itself: as often as its loop went round; waiting for the display while it takes a picture is not in it */
} BenchWatched;

/**
 * Starts the program as often as there are `words`, all side by side; waits until all of them have come to rest, watches them for so many seconds, and asks
 * them to end.
 * @return EXIT_DONE when they lived until then; else as bench_run_program().
 */
int bench_watch_programs(const Cli *cli, const BenchWords *words, int count, int seconds, BenchWatched *watched);

/* ---- bench_library.c: a folder of many scenarios, made for a bench ---- */

#define BENCH_LIBRARY_FILES 1000

typedef struct BenchLibrary {
  Str folder, scenarios; /* temporary; the scenarios lie in it */
} BenchLibrary;

/** Copies of the shipped scenarios with titles of their own, of an age that a cache believes. @return false after saying why. */
bool bench_library_make(Bench *bench, BenchLibrary *library);
/** Removes a folder that holds nothing but files. */
void bench_remove_files(const Cli *cli, Str folder);
void bench_library_remove(Bench *bench, const BenchLibrary *library);

#endif
