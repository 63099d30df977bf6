/* FSRS-6: when a card comes back. Reviews are the truth; everything here is derived from them. */
#ifndef OVERTURN_LEARN_FSRS_H
#define OVERTURN_LEARN_FSRS_H

#include <stddef.h>
#include <stdint.h>

/** How well a card was remembered. */
typedef enum FsrsRating { FSRS_AGAIN = 1, FSRS_HARD, FSRS_GOOD, FSRS_EASY } FsrsRating;
#define FSRS_RATINGS 4

typedef enum FsrsState { FSRS_NEW, FSRS_LEARNING, FSRS_REVIEW, FSRS_RELEARNING } FsrsState;

typedef struct FsrsReview {
  int64_t at_seconds; /* since 1970, UTC */
  FsrsRating rating;
} FsrsReview;

/** A card as its reviews leave it. All zero: never reviewed. */
typedef struct FsrsCard {
  FsrsState state;
  int step;              /* of the learning or relearning steps */
  double stability_days; /* after so many days it is remembered nine times in ten */
  double difficulty;     /* 1 to 10 */
  int64_t last_seconds;  /* its last review */
  int64_t due_seconds;   /* when it comes back */
  int32_t interval_days; /* from the last review; 0 in the steps, which count minutes */
  int32_t reviews, lapses;
} FsrsCard;

/**
 * The card after one more review: FSRS-6 with its published parameters (21 weights), a desired retention of 0.9, learning steps of 1 and 10 minutes, a
 * relearning step of 10 minutes, intervals of at most 36,500 days, no fuzz. Days are counted from midnight to midnight UTC, as ts-fsrs counts them.
 * @param review  a time before the last review's counts as that time.
 */
FsrsCard fsrs_next(const FsrsCard *card, FsrsReview review);

/** The card after all its reviews, oldest first. */
FsrsCard fsrs_replay(const FsrsReview *reviews, size_t count);

/** How likely it is remembered at a time, 0 to 1; 0 for a card never reviewed. */
double fsrs_retrievability(const FsrsCard *card, int64_t at_seconds);

#endif
