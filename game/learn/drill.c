/* What a record of reviews and misses says of the cards: which are due, which comes next, how well all of them are remembered. */
#include "learn/drill.h"

#include <stdlib.h>

#define DAY_SECONDS INT64_C(86400)

/* ---- The record ---- */

/** Reviews of one card, kept by time; those of the same second in the order in which they came. */
static void insert(FsrsReview *reviews, int count, FsrsReview review) {
  int at = count;
  for (; at > 0 && reviews[at - 1].at_seconds > review.at_seconds; at--) reviews[at] = reviews[at - 1];
  reviews[at] = review;
}

static void add_reviews(Arena *arena, const DrillDeck *deck, DrillMemory *memories, const DrillReview *reviews, size_t count) {
  int *places = arena_make_many(arena, int, count + 1), *counts = arena_make_many(arena, int, deck->count + 1);
  for (size_t i = 0; i < count; i++) {
    places[i] = drill_find(deck, reviews[i].card);
    if (places[i] != NONE) counts[places[i]]++;
  }
  FsrsReview *all = arena_make_many(arena, FsrsReview, count + 1), **of = arena_make_many(arena, FsrsReview *, deck->count + 1);
  for (int i = 0; i < deck->count; i++) {
    memories[i].reviews = of[i] = all;
    all += counts[i];
    counts[i] = 0;
  }
  for (size_t i = 0; i < count; i++)
    if (places[i] != NONE) insert(of[places[i]], counts[places[i]]++, reviews[i].review);
  for (int i = 0; i < deck->count; i++) memories[i].card = fsrs_replay(memories[i].reviews, (size_t)counts[i]);
}

Drill drill_new(Arena *arena, const DrillDeck *deck, const DrillRecord *record) {
  DrillMemory *memories = arena_make_many(arena, DrillMemory, deck->count + 1);
  add_reviews(arena, deck, memories, record->reviews, record->review_count);
  for (size_t i = 0; i < record->miss_count; i++) {
    int place = drill_find(deck, record->misses[i].card);
    if (place == NONE) continue;
    DrillMemory *memory = &memories[place];
    bool reviewed = memory->card.reviews > 0 && memory->card.last_seconds >= record->misses[i].at_seconds;
    if (!reviewed && record->misses[i].at_seconds > memory->missed_seconds) memory->missed_seconds = record->misses[i].at_seconds;
  }
  return (Drill){.deck = deck, .memories = memories};
}

/* ---- What is due ---- */

static bool is_met(const Drill *drill, int place) {
  const DrillMemory *memory = &drill->memories[place];
  return drill->deck->cards[place].core || memory->card.reviews > 0 || memory->missed_seconds > 0;
}

static int started_today(const Drill *drill, int64_t now_seconds) {
  int count = 0;
  for (int i = 0; i < drill->deck->count; i++) {
    const DrillMemory *memory = &drill->memories[i];
    if (memory->card.reviews > 0 && memory->reviews[0].at_seconds / DAY_SECONDS == now_seconds / DAY_SECONDS) count++;
  }
  return count;
}

typedef struct Waiting {
  int64_t since_seconds;
  int place, rank; /* a miss, its time, a new card */
} Waiting;
enum { BY_MISS, BY_TIME, NEW, RANKS };

static int compare_waiting(const void *a, const void *b) {
  const Waiting *left = a, *right = b;
  if (left->rank != right->rank) return left->rank - right->rank;
  if (left->since_seconds != right->since_seconds) return left->since_seconds < right->since_seconds ? -1 : 1;
  return left->place - right->place;
}

/** @return false where the card does not wait. */
static bool waits(const Drill *drill, int place, int64_t now_seconds, Waiting *waiting) {
  const DrillMemory *memory = &drill->memories[place];
  *waiting = (Waiting){.place = place, .since_seconds = memory->missed_seconds, .rank = BY_MISS};
  if (memory->missed_seconds) return memory->missed_seconds <= now_seconds;
  waiting->rank = memory->card.reviews ? BY_TIME : NEW;
  waiting->since_seconds = memory->card.due_seconds;
  return memory->card.reviews ? memory->card.due_seconds <= now_seconds : drill->deck->cards[place].core;
}

static DrillDue due_of(const Drill *drill, int64_t now_seconds, Waiting *list) {
  int counts[RANKS] = {0}, fresh = DRILL_NEW_A_DAY - started_today(drill, now_seconds);
  for (int i = 0; i < drill->deck->count; i++) {
    Waiting waiting;
    if (!waits(drill, i, now_seconds, &waiting) || (waiting.rank == NEW && counts[NEW] >= fresh)) continue;
    if (list) list[counts[BY_MISS] + counts[BY_TIME] + counts[NEW]] = waiting;
    counts[waiting.rank]++;
  }
  DrillDue due = {.missed = counts[BY_MISS], .due = counts[BY_TIME], .fresh = counts[NEW]};
  if (list) qsort(list, (size_t)drill_due_count(due), sizeof *list, compare_waiting);
  return due;
}

DrillDue drill_due(const Drill *drill, int64_t now_seconds, int *places) {
  if (!places) return due_of(drill, now_seconds, NULL);
  Arena *scratch = arena_new(0);
  Waiting *list = arena_make_many(scratch, Waiting, drill->deck->count + 1);
  DrillDue due = due_of(drill, now_seconds, list);
  for (int i = 0; i < drill_due_count(due); i++) places[i] = list[i].place;
  arena_free(scratch);
  return due;
}

static bool in_steps(const FsrsCard *card) { return card->state == FSRS_LEARNING || card->state == FSRS_RELEARNING; }

int drill_next(Arena *scratch, const Drill *drill, int64_t now_seconds) {
  Waiting *list = arena_make_many(scratch, Waiting, drill->deck->count + 1);
  if (drill_due_count(due_of(drill, now_seconds, list)) > 0) return list[0].place;
  int next = NONE;
  for (int i = 0; i < drill->deck->count; i++) {
    const FsrsCard *card = &drill->memories[i].card;
    if (!in_steps(card) || card->due_seconds > now_seconds + DRILL_AHEAD_SECONDS) continue;
    if (next == NONE || card->due_seconds < drill->memories[next].card.due_seconds) next = i;
  }
  return next;
}

/* ---- How well all of it is remembered ---- */

void drill_strengths(const Drill *drill, int counts[DRILL_STRENGTHS]) {
  static const int below_days[DRILL_STRENGTHS - 1] = {0, 2, 7, 21};
  for (int i = 0; i < DRILL_STRENGTHS; i++) counts[i] = 0;
  for (int i = 0; i < drill->deck->count; i++) {
    if (!is_met(drill, i)) continue;
    const FsrsCard *card = &drill->memories[i].card;
    int strength = card->reviews ? 1 : 0;
    while (strength && strength < DRILL_STRENGTHS - 1 && !in_steps(card) && card->interval_days >= below_days[strength]) strength++;
    counts[strength]++;
  }
}

void drill_forecast(const Drill *drill, int64_t now_seconds, int counts[DRILL_DAYS]) {
  for (int i = 0; i < DRILL_DAYS; i++) counts[i] = 0;
  for (int i = 0; i < drill->deck->count; i++) {
    const DrillMemory *memory = &drill->memories[i];
    if (!memory->card.reviews && !memory->missed_seconds) continue;
    int64_t due = memory->missed_seconds ? now_seconds : memory->card.due_seconds, days = due / DAY_SECONDS - now_seconds / DAY_SECONDS;
    if (days < DRILL_DAYS) counts[days < 0 ? 0 : days]++;
  }
}

int64_t drill_comes_back(const DrillMemory *memory, FsrsRating rating, int64_t now_seconds) {
  FsrsCard card = fsrs_next(&memory->card, (FsrsReview){now_seconds, rating});
  return card.due_seconds - now_seconds;
}

Str drill_stretch(Arena *arena, int64_t seconds) {
  static const struct {
    int64_t seconds, most; /* one of the unit; as many as are said in it */
    const char *one;
  } units[] = {{60, 60, "minute"},
               {3600, 24, "hour"},
               {DAY_SECONDS, 60, "day"},
               {30 * DAY_SECONDS + 37800, 24, "month"},
               {365 * DAY_SECONDS + 21600, INT64_MAX, "year"}};
  size_t unit = 0;
  while ((seconds + units[unit].seconds / 2) / units[unit].seconds >= units[unit].most) unit++;
  int64_t count = (seconds + units[unit].seconds / 2) / units[unit].seconds;
  return str_format(arena, "%lld %s%s", (long long)count, units[unit].one, count == 1 ? "" : "s");
}
