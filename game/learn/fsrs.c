/*
 * FSRS-6, the free spaced repetition scheduler, written from its published formulas:
 * https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm#fsrs-6
 * Whatever the formulas leave open (where values are held, days from midnight to midnight, the steps in minutes) is done as ts-fsrs does it, which
 * tests/fsrs holds this against. Every stability and difficulty is rounded to eight decimals, so that the last bits in which mathematics libraries
 * differ do not gather.
 */
#include "learn/fsrs.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

#define DAY_SECONDS INT64_C(86400)
#define LEAST_STABILITY 0.001
#define MOST_DAYS 36500

/* The published default parameters, w0 to w20. */
static const double w[21] = {0.212,  1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001,  1.8722, 0.1666, 0.796,
                             1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542};
/* 0.9^(-1/w20) - 1, so that what has a stability of t days is remembered with 0.9 after t days; at a desired retention of 0.9 the interval is the stability. */
#define CURVE_FACTOR 0.98034649

static const int learning_minutes[] = {1, 10};
static const int relearning_minutes[] = {10};

static double round8(double value) { return floor(value * 1e8 + 0.5) / 1e8; }

static double hold(double value, double least, double most) { return fmin(fmax(value, least), most); }

/* ---- memory ---- */

static double curve(int64_t days, double stability) { return round8(pow(1 + CURVE_FACTOR * (double)days / stability, -w[20])); }

static double first_difficulty(FsrsRating rating) { return round8(w[4] - exp(((double)rating - 1) * w[5]) + 1); }

static double next_difficulty(double difficulty, FsrsRating rating) {
  double change = round8(-w[6] * ((double)rating - 3) * (10 - difficulty) / 9);
  return hold(round8(w[7] * first_difficulty(FSRS_EASY) + (1 - w[7]) * (difficulty + change)), 1, 10);
}

static double stability_same_day(double stability, FsrsRating rating) {
  double growth = pow(stability, -w[19]) * exp(w[17] * (((double)rating - 3) + w[18]));
  if (rating >= FSRS_HARD) growth = fmax(growth, 1);
  return round8(hold(stability * growth, LEAST_STABILITY, MOST_DAYS));
}

static double stability_recalled(const FsrsCard *card, double recall, FsrsRating rating) {
  double graded = rating == FSRS_HARD ? w[15] : rating == FSRS_EASY ? w[16] : 1;
  double growth = exp(w[8]) * (11 - card->difficulty) * pow(card->stability_days, -w[9]) * (exp((1 - recall) * w[10]) - 1) * graded;
  return round8(hold(card->stability_days * (1 + growth), LEAST_STABILITY, MOST_DAYS));
}

static double stability_forgotten(const FsrsCard *card, double recall) {
  double after = w[11] * pow(card->difficulty, -w[12]) * (pow(card->stability_days + 1, w[13]) - 1) * exp((1 - recall) * w[14]);
  double most = round8(card->stability_days / exp(w[17] * w[18]));
  return fmin(fmax(most, LEAST_STABILITY), round8(hold(after, LEAST_STABILITY, MOST_DAYS)));
}

static void remember(FsrsCard *card, int64_t days, FsrsRating rating) {
  if (card->state == FSRS_NEW) {
    card->stability_days = fmax(w[rating - 1], 0.1);
    card->difficulty = hold(first_difficulty(rating), 1, 10);
    return;
  }
  double recall = curve(days, card->stability_days);
  double stability = days == 0              ? stability_same_day(card->stability_days, rating)
                     : rating == FSRS_AGAIN ? stability_forgotten(card, recall)
                                            : stability_recalled(card, recall, rating);
  card->difficulty = next_difficulty(card->difficulty, rating);
  card->stability_days = stability;
}

/* ---- when ---- */

static int32_t interval_of(double stability) { return (int32_t)hold(floor(stability + 0.5), 1, MOST_DAYS); }

static void come_back_in_days(FsrsCard *card, int32_t days) {
  card->state = FSRS_REVIEW;
  card->step = 0;
  card->interval_days = days;
  card->due_seconds = card->last_seconds + days * DAY_SECONDS;
}

static void come_back_in_minutes(FsrsCard *card, FsrsState state, int step, int minutes) {
  card->state = state;
  card->step = step;
  card->interval_days = 0;
  card->due_seconds = card->last_seconds + minutes * INT64_C(60);
}

/** Hard stays between the first two steps; where there is one, it waits half as long again. */
static int hard_minutes(const int *steps, int count) { return count == 1 ? (steps[0] * 3 + 1) / 2 : (steps[0] + steps[1] + 1) / 2; }

static void take_step(FsrsCard *card, FsrsRating rating) {
  bool again = card->state == FSRS_RELEARNING;
  FsrsState state = again ? FSRS_RELEARNING : FSRS_LEARNING;
  const int *steps = again ? relearning_minutes : learning_minutes;
  int count = again ? (int)(sizeof relearning_minutes / sizeof *steps) : (int)(sizeof learning_minutes / sizeof *steps);
  if (rating == FSRS_AGAIN) {
    come_back_in_minutes(card, state, 0, steps[0]);
  } else if (rating == FSRS_HARD) {
    come_back_in_minutes(card, state, card->step, hard_minutes(steps, count));
  } else if (rating == FSRS_GOOD && card->step + 1 < count) {
    come_back_in_minutes(card, state, card->step + 1, steps[card->step + 1]);
  } else {
    come_back_in_days(card, interval_of(card->stability_days));
  }
}

/** Good is at least a day later than hard, easy than good: each is reckoned from the card before the review. */
static int32_t interval_after(const FsrsCard *before, int64_t days, FsrsRating rating) {
  int32_t intervals[FSRS_RATINGS + 1] = {0};
  for (FsrsRating each = FSRS_HARD; each <= FSRS_EASY; each++) {
    FsrsCard card = *before;
    remember(&card, days, each);
    intervals[each] = interval_of(card.stability_days);
  }
  int32_t hard = intervals[FSRS_HARD] < intervals[FSRS_GOOD] ? intervals[FSRS_HARD] : intervals[FSRS_GOOD];
  int32_t good = intervals[FSRS_GOOD] > hard ? intervals[FSRS_GOOD] : hard + 1;
  int32_t easy = intervals[FSRS_EASY] > good ? intervals[FSRS_EASY] : good + 1;
  return rating == FSRS_HARD ? hard : rating == FSRS_GOOD ? good : easy;
}

static int64_t day_of(int64_t seconds) { return seconds >= 0 ? seconds / DAY_SECONDS : -((DAY_SECONDS - 1 - seconds) / DAY_SECONDS); }

FsrsCard fsrs_next(const FsrsCard *card, FsrsReview review) {
  assert(review.rating >= FSRS_AGAIN && review.rating <= FSRS_EASY);
  FsrsCard next = *card;
  bool first = card->state == FSRS_NEW;
  next.last_seconds = first || review.at_seconds > card->last_seconds ? review.at_seconds : card->last_seconds;
  int64_t days = first ? 0 : day_of(next.last_seconds) - day_of(card->last_seconds);
  next.reviews++;
  remember(&next, days, review.rating);
  if (card->state != FSRS_REVIEW) {
    take_step(&next, review.rating);
  } else if (review.rating == FSRS_AGAIN) {
    next.lapses++;
    come_back_in_minutes(&next, FSRS_RELEARNING, 0, relearning_minutes[0]);
  } else {
    come_back_in_days(&next, interval_after(card, days, review.rating));
  }
  return next;
}

FsrsCard fsrs_replay(const FsrsReview *reviews, size_t count) {
  FsrsCard card = {0};
  for (size_t i = 0; i < count; i++) card = fsrs_next(&card, reviews[i]);
  return card;
}

double fsrs_retrievability(const FsrsCard *card, int64_t at_seconds) {
  if (card->state == FSRS_NEW) return 0;
  int64_t days = at_seconds > card->last_seconds ? (at_seconds - card->last_seconds) / DAY_SECONDS : 0;
  return curve(days, card->stability_days);
}
