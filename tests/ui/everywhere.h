/* Every screen at every size, one after another. */
#ifndef TESTS_UI_EVERYWHERE_H
#define TESTS_UI_EVERYWHERE_H

#include "ui/harness.h"

/** The screen that is open. */
extern Harness harness;

typedef struct EverywhereSize {
  int width, height, text;
} EverywhereSize;

#define EVERYWHERE_SIZES 10
extern const EverywhereSize everywhere_sizes[EVERYWHERE_SIZES];

typedef void Check(const char *where);

/** Opens each, calls `check`, closes it. */
void everywhere(Check *check);

#endif
