/* The program's own data, read once for a whole process. */
#ifndef OVERTURN_TESTS_HELP_ASSETS_H
#define OVERTURN_TESTS_HELP_ASSETS_H

#include "overturn/scenario.h"

typedef struct Assets {
  Arena *arena; /* for what else stays as long */
  const CodeReference *codes;
  const RuleBook *rules;
} Assets;

const Assets *fuzz_assets(void);
/** A scenario file, named from tests/, that must be without a fault; stays. */
const Scenario *fuzz_scenario(const char *path);

#endif
