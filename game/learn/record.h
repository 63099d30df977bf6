/* What learning is worked out from, as it is kept: the one part of this folder that asks the records. */
#ifndef OVERTURN_LEARN_RECORD_H
#define OVERTURN_LEARN_RECORD_H

#include "learn/course.h"
#include "learn/drill.h"
#include "learn/mastery.h"
#include "learn/results.h"
#include "store/store.h"

/** Reviews of a profile, and the interpretations that it missed in cases at the first answer; a miss counts from the end of its attempt. */
STORE_CHECKED StoreResult record_drill(Store *store, Arena *arena, int64_t profile, DrillRecord *record);
/** First answers of a profile's cases and its drills, as answers about axes, skills, codes and rules. */
STORE_CHECKED StoreResult record_mastery(Store *store, Arena *arena, int64_t profile, MasteryAnswer **answers, size_t *count);
/** A profile's attempts as a course counts them: over or left before their end, and no retries; in the order in which they began. `cards`: different cards that were answered. */
STORE_CHECKED StoreResult record_course(Store *store, Arena *arena, int64_t profile, CourseAttempt **attempts, size_t *count, int *cards);
/** Everything that is said of a profile. */
STORE_CHECKED StoreResult record_results(Store *store, Arena *arena, const StoreProfile *profile, int64_t now_seconds, Results *results);
/** Keeps a review. */
STORE_CHECKED StoreResult record_review(Store *store, int64_t profile, const DrillReview *review, bool right);
/** Takes it back. */
STORE_CHECKED StoreResult record_drop_review(Store *store, int64_t profile, const DrillReview *review);

#endif
