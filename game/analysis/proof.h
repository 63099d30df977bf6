/* What the files that make findings share. */
#ifndef ANALYSIS_PROOF_H
#define ANALYSIS_PROOF_H

#include "analysis/graph.h"

/** In the order of proof_diag_codes. */
typedef enum Finding {
  FINDING_DEAD_END,
  FINDING_LOOP,
  FINDING_TRAP,
  FINDING_UNSET,
  FINDING_VIOLATION_PAYS,
  FINDING_MONEY_DIFFERS,
  FINDING_NO_STEP,
  FINDING_NO_ITEM,
  FINDING_NO_CHOICE,
  FINDING_NO_EVENT,
  FINDING_NO_ENDING,
  FINDING_INCOMPLETE,
  FINDING_NEVER,
  FINDING_CONSTANT,
  FINDING_UNREAD_STAMP,
  FINDING_UNREAD_PAGE,
  FINDING_BLIND,
  FINDING_FREE,
  FINDING_ENDLESS,
  FINDING_AXIS,
  FINDING_ALWAYS,
  FINDING_NEAR,
  FINDING_FAR_ENDING,
  FINDING_COUNT
} Finding;

/** Notes a finding of the variant that is being added, at `place` (at its key where it has one). */
void proof_note(Proof *proof, Finding finding, const Json *place, const char *format, ...) __attribute__((format(printf, 4, 5)));

bool proof_in_shift(const Proof *proof);

/* proof_reach.c */
/** What is never met, and which conditions never turn. */
void proof_reach(Proof *proof, const Analysis *analysis);

/* proof_values.c */
/** What pays that should not, and what costs nothing that should. */
void proof_values(Proof *proof, const Analysis *analysis);

/** For every node the fewest answers worse than the best that lead there; UINT32_MAX where none do. */
uint32_t *graph_mistakes(const Analysis *analysis, Arena *arena);

/* walks.c */
typedef struct WalkList {
  int *scores;
  Cents *cents;
  size_t count, capacity, cents_capacity;
} WalkList;
/** Adds `count` walks to what was walked before. */
void walks_add(const Analysis *analysis, Arena *arena, int count, Walks *walks, WalkList *list);
/** Once all are there: means and deciles. */
void walks_settle(Walks *walks, WalkList *list);

#endif
