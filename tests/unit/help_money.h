/* What the tests of claims, remits, contracts and codes share: texts with ' for ", read into the model with their faults kept. */
#ifndef OVERTURN_TESTS_HELP_MONEY_H
#define OVERTURN_TESTS_HELP_MONEY_H

#include "overturn/codes.h"

typedef struct Bench {
  Arena *arena;
  const CodeReference *codes; /* of assets/ */
  const RuleBook *rules;
} Bench;

/** Group setup and teardown: reads assets/ once. */
int bench_open(void **state);
int bench_close(void **state);

/** A whole file, named from tests/; fails the test when it is not there. */
Str bench_file(Arena *arena, const char *path);
/** The text with every ' turned into ". */
Str bench_text(Arena *arena, const char *text);

/** Each reads one part; faults, if any, are in `diags`. */
const Claim *bench_claim(Arena *arena, const char *text, Diags *diags);
const Contract *bench_contract(Arena *arena, const char *text, Diags *diags);
/** A map of remits, in file order. @return how many. */
int bench_remits(Arena *arena, const char *text, Diags *diags, const Remit **remits);

/** The same for texts that must be without a fault; what is wrong is printed. */
const Claim *good_claim(Arena *arena, const char *text);
const Contract *good_contract(Arena *arena, const char *text);
const Remit *good_remit(Arena *arena, const char *text);

/** Codes of the faults in order of place, "E420 E424", for comparison. */
const char *bench_codes(Diags *diags);

#endif
