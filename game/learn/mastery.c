/*
 * A count of what was earned and what was missed, in thousandths of an answer, that loses half its weight in sixty days; one earned and one missed answer stand
 * there from the start. That is a Beta distribution: its mean is the estimate, and 1.28 of its standard deviations to both sides hold it four times in five.
 */
#include "learn/mastery.h"

#include <stdlib.h>

#define DAY_SECONDS INT64_C(86400)
#define ONE 1000 /* an answer of today */

/* ---- weights ---- */

/** Halves every MASTERY_HALF_LIFE_DAYS, in a straight line between. */
static int32_t weight_of(int64_t age_seconds) {
  int64_t days = age_seconds > 0 ? age_seconds / DAY_SECONDS : 0, halvings = days / MASTERY_HALF_LIFE_DAYS, rest = days % MASTERY_HALF_LIFE_DAYS;
  if (halvings > 9) return 0;
  return (int32_t)((ONE >> halvings) * (2 * MASTERY_HALF_LIFE_DAYS - rest) / (2 * MASTERY_HALF_LIFE_DAYS));
}

static int32_t share_of(const MasteryAnswer *answer, int32_t weight) {
  int64_t earned = answer->earned < 0 ? 0 : answer->earned > answer->most ? answer->most : answer->earned;
  return answer->most > 0 ? (int32_t)(earned * weight / answer->most) : 0;
}

static int64_t square_root(int64_t value) {
  int64_t root = 0;
  for (int64_t bit = INT64_C(1) << 31; bit > 0; bit >>= 1)
    if ((root + bit) * (root + bit) <= value) root += bit;
  return root;
}

/** `good` of `all` in thousandths of answers, the two from the start among them. */
static void fill(MasteryEstimate *estimate, int64_t good, int64_t all) {
  int64_t mean = good * 10000 / all;                              /* hundredths of a percent */
  int64_t variance = mean * (10000 - mean) * 1000 / (all + 1000); /* of a Beta distribution: p q / (n + 1) */
  int64_t reach = square_root(variance) * 128 / 100;
  int64_t low = mean - reach, high = mean + reach;
  estimate->percent = (int32_t)((mean + 50) / 100);
  estimate->low = (int32_t)((low < 0 ? 0 : low + 50) / 100);
  estimate->high = (int32_t)((high > 10000 ? 10000 : high + 50) / 100);
}

/* ---- the things answered ---- */

static int compare_answers(const void *a, const void *b) {
  const MasteryAnswer *left = a, *right = b;
  if (left->kind != right->kind) return left->kind < right->kind ? -1 : 1;
  return str_compare(left->name, right->name);
}

static int compare_estimates(const void *a, const void *b) {
  const MasteryEstimate *left = a, *right = b;
  if (left->kind != right->kind) return left->kind < right->kind ? -1 : 1;
  if (left->low != right->low) return left->low - right->low;
  return str_compare(left->name, right->name);
}

static MasteryEstimate estimate_of(const MasteryAnswer *answers, size_t count, int64_t now_seconds) {
  MasteryEstimate estimate = {.kind = answers->kind, .name = answers->name, .answers = (int)count};
  int64_t good = ONE, all = 2 * ONE;
  for (size_t i = 0; i < count; i++) {
    int32_t weight = weight_of(now_seconds - answers[i].at_seconds);
    good += share_of(&answers[i], weight);
    all += weight;
    if (answers[i].at_seconds > estimate.last_seconds) estimate.last_seconds = answers[i].at_seconds;
  }
  int64_t weight = all - 2 * ONE;
  estimate.weight_thousandths = weight > INT32_MAX ? INT32_MAX : (int32_t)weight;
  fill(&estimate, good, all);
  return estimate;
}

MasteryEstimate *mastery_estimates(Arena *arena, const MasteryAnswer *answers, size_t count, int64_t now_seconds, size_t *estimate_count) {
  MasteryEstimate *estimates = NULL;
  size_t capacity = 0;
  *estimate_count = 0;
  if (!count) return NULL;
  Arena *scratch = arena_new(0);
  MasteryAnswer *sorted = arena_make_many(scratch, MasteryAnswer, count);
  for (size_t i = 0; i < count; i++) sorted[i] = answers[i];
  qsort(sorted, count, sizeof *sorted, compare_answers);
  for (size_t from = 0, to; from < count; from = to) {
    for (to = from + 1; to < count && compare_answers(&sorted[from], &sorted[to]) == 0;) to++;
    arena_push(arena, estimates, *estimate_count, capacity, estimate_of(&sorted[from], to - from, now_seconds));
  }
  qsort(estimates, *estimate_count, sizeof *estimates, compare_estimates);
  arena_free(scratch);
  return estimates;
}

/* ---- what comes next ---- */

const MasteryEstimate *mastery_next(const MasteryEstimate *estimates, size_t count, MasteryKind kind, MasteryWhy *why) {
  for (size_t i = 0; i < count; i++) {
    const MasteryEstimate *lowest = &estimates[i];
    if (lowest->kind != kind) continue;
    *why = lowest->high < MASTERY_GOAL ? MASTERY_LOW : lowest->low < MASTERY_GOAL ? MASTERY_UNSURE : MASTERY_FINE;
    return lowest;
  }
  return NULL;
}

Str mastery_reason(Arena *arena, const MasteryEstimate *estimate, MasteryWhy why) {
  int answers = estimate->answers;
  switch (why) {
  case MASTERY_LOW: return str_format(arena, "You earn about %d of 100 here, and %d is the goal.", (int)estimate->percent, MASTERY_GOAL);
  case MASTERY_UNSURE:
    return str_format(arena, "After %d answer%s it may be anything from %d to %d of 100; %d is the goal.", answers, answers == 1 ? "" : "s",
                      (int)estimate->low, (int)estimate->high, MASTERY_GOAL);
  case MASTERY_FINE: break;
  }
  return str_format(arena, "You earn about %d of 100 here, your lowest; the goal of %d is reached.", (int)estimate->percent, MASTERY_GOAL);
}
