/* What learning is worked out from, as it is kept: the one part of this folder that asks the records. */
#ifndef OVERTURN_LEARN_RECORD_H
#define OVERTURN_LEARN_RECORD_H

#include "learn/drill.h"
#include "store/store.h"

/** Reviews of a profile, and the interpretations that it missed in cases at the first answer; a miss counts from the end of its attempt. */
STORE_CHECKED StoreResult record_drill(Store *store, Arena *arena, int64_t profile, DrillRecord *record);
/** Keeps a review. */
STORE_CHECKED StoreResult record_review(Store *store, int64_t profile, const DrillReview *review, bool right);

#endif
