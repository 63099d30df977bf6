/* What the files of `overturn solve` share. */
#ifndef CLI_SOLVE_H
#define CLI_SOLVE_H

#include "cli/cli.h"
#include "overturn/proof.h"

enum { LIST_UNREACHED, LIST_DEAD_ENDS, LIST_LOOPS, LIST_TRAPS, LIST_UNSET, LIST_COUNT };
/** Keys of the lists in --json. */
extern const char *const solve_list_keys[LIST_COUNT];

/** A line's points, and its scores by the par of its own variant. */
typedef struct SolveLine {
  Earned earned;
  int score, axis[AXIS_COUNT];
} SolveLine;

/** What the search of one variant says, or of several the worst. */
typedef struct SolveFigures {
  bool complete;
  AnalysisEnd end; /* the limit at which a search gave up */
  int64_t states;
  SolveLine best, worst;
  int32_t with_violations, best_money;
  bool violation_pays, money_differs;
  Cents recoverable;
  int first, longest, last, random; /* scores of the plays by rule; random is the mean */
  int share[AXIS_COUNT];
} SolveFigures;

/** A thing found, and in how many variants. */
typedef struct SolveNamed {
  Str name;
  int first, times;
} SolveNamed;

typedef struct SolveList {
  SolveNamed *items;
  size_t count, capacity;
} SolveList;

/** A day of the best line, or something that happened on it. */
typedef struct SolveDay {
  Day day;
  Str text;      /* what was done or happened, in words */
  bool decision; /* done by the trainee */
  Cents cents;   /* that came */
} SolveDay;

typedef struct Solve {
  const Cli *cli;
  const Scenario *scenario; /* as read: the first variant */
  int count;                /* variants searched */
  SolveFigures all;
  SolveFigures *each;
  int *variants;
  Str *labels;
  SolveList found[LIST_COUNT];
  Proof *proof;
  Diags diags;    /* what is proven to be wrong, sorted */
  SolveDay *days; /* of the first variant searched */
  size_t day_count, day_room;
  Str reach; /* JSON: what is reached in it, and how; empty where nobody asks */
} Solve;

/* solve_figures.c */
/** Takes in one more variant. */
void solve_add(Solve *solve, const Scenario *scenario, Analysis *analysis);
/** What is not found in every variant says where. */
Str solve_name(const Solve *solve, const SolveNamed *named);

/* solve_calendar.c */
/** The best line as days. */
void solve_days(Solve *solve, const Scenario *scenario, Analysis *analysis);
void solve_print_days(const Solve *solve, bool whole);

/* solve_json.c */
/** Of everything that can be met a shortest line. */
Str solve_reach(Arena *arena, const Scenario *scenario, Analysis *analysis);
void solve_print_json(Solve *solve);

/* solve_text.c */
void solve_print_text(Solve *solve, bool calendar);

#endif
