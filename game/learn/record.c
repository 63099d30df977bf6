/* From rows of the records to what the drill and the estimates count by. */
#include "learn/record.h"

#include <stdlib.h>

static int compare_attempts(const void *a, const void *b) {
  int64_t left = ((const StoreAttempt *)a)->id, right = ((const StoreAttempt *)b)->id;
  return (left > right) - (left < right);
}

/** The attempts of a profile, sorted by id. */
static StoreResult attempts_of(Store *store, Arena *arena, int64_t profile, StoreAttempt **attempts, size_t *count) {
  StoreResult result = store_attempts(store, arena, profile, attempts, count);
  if (result.status == STORE_OK && *count) qsort(*attempts, *count, sizeof **attempts, compare_attempts);
  return result;
}

static const StoreAttempt *attempt_of(const StoreAttempt *attempts, size_t count, int64_t id) {
  StoreAttempt key = {.id = id};
  return count ? bsearch(&key, attempts, count, sizeof key, compare_attempts) : NULL;
}

static int64_t ended_seconds(const StoreAttempt *attempt) {
  int64_t ended = seconds_from_clock(attempt->ended);
  return ended < 0 ? seconds_from_clock(attempt->started) : ended;
}

/* What a retry kept of the attempt before it was answered there, and counts there. */
static bool was_kept(const StoreAttempt *attempt, const StoreDecision *decision) { return decision->number <= attempt->position; }

static StoreResult misses_of(Store *store, Arena *arena, int64_t profile, DrillRecord *record) {
  StoreAttempt *attempts;
  StoreDecision *decisions;
  size_t attempt_count, count, capacity = 0;
  DrillMiss *misses = NULL;
  StoreResult result = attempts_of(store, arena, profile, &attempts, &attempt_count);
  if (result.status == STORE_OK) result = store_decisions(store, arena, 0, &decisions, &count);
  if (result.status != STORE_OK) return result;
  for (size_t i = 0; i < count; i++) {
    const StoreDecision *decision = &decisions[i];
    if (!decision->card.length || !decision->scored || decision->earned >= decision->most) continue;
    const StoreAttempt *attempt = attempt_of(attempts, attempt_count, decision->attempt);
    if (!attempt || was_kept(attempt, decision)) continue;
    DrillMiss miss = {decision->card, ended_seconds(attempt)};
    arena_push(arena, misses, record->miss_count, capacity, miss);
  }
  record->misses = misses;
  return result;
}

StoreResult record_drill(Store *store, Arena *arena, int64_t profile, DrillRecord *record) {
  StoreReview *kept;
  size_t count;
  *record = (DrillRecord){0};
  StoreResult result = store_reviews(store, arena, profile, &kept, &count);
  if (result.status != STORE_OK) return result;
  DrillReview *reviews = arena_make_many(arena, DrillReview, count + 1);
  for (size_t i = 0; i < count; i++) {
    if (kept[i].rating < FSRS_AGAIN || kept[i].rating > FSRS_EASY) continue;
    reviews[record->review_count++] = (DrillReview){kept[i].card, {kept[i].at_s, (FsrsRating)kept[i].rating}};
  }
  record->reviews = reviews;
  return misses_of(store, arena, profile, record);
}

/* ---- mastery ---- */

typedef struct Answers {
  Arena *arena;
  MasteryAnswer *at;
  size_t count, capacity;
} Answers;

static void put(Answers *answers, MasteryAnswer about, MasteryKind kind, Str name) {
  about.kind = kind;
  about.name = name;
  if (name.length) arena_push(answers->arena, answers->at, answers->count, answers->capacity, about);
}

/** "carc/197/meaning": 197. */
static Str code_of_card(Str card) {
  Str list, rest, code, what;
  if (!str_cut(card, '/', &list, &rest)) return STR("");
  (void)str_cut(rest, '/', &code, &what);
  return code;
}

static void put_decision(Answers *answers, const StoreDecision *decision, int64_t at_seconds) {
  MasteryAnswer about = {.at_seconds = at_seconds, .earned = decision->earned, .most = decision->most};
  if (decision->axis >= 0 && decision->axis < AXIS_COUNT) put(answers, about, MASTERY_AXIS, str_from(axis_words[decision->axis]));
  if (decision->skill >= 0 && decision->skill < SKILL_COUNT) put(answers, about, MASTERY_SKILL, str_from(skill_words[decision->skill]));
  if (decision->card.length)
    put(answers, about, MASTERY_CODE, code_of_card(decision->card));
  else
    put(answers, about, MASTERY_RULE, decision->code);
}

/** Rows of a profile. */
typedef struct Rows {
  StoreAttempt *attempts; /* by id */
  StoreDecision *decisions;
  StoreReview *reviews;
  size_t attempt_count, decision_count, review_count;
} Rows;

static StoreResult read_rows(Store *store, Arena *arena, int64_t profile, Rows *rows) {
  StoreResult result = attempts_of(store, arena, profile, &rows->attempts, &rows->attempt_count);
  if (result.status == STORE_OK) result = store_decisions(store, arena, 0, &rows->decisions, &rows->decision_count);
  if (result.status == STORE_OK) result = store_reviews(store, arena, profile, &rows->reviews, &rows->review_count);
  return result;
}

static Answers answers_of(Arena *arena, const Rows *rows) {
  Answers all = {.arena = arena};
  for (size_t i = 0; i < rows->decision_count; i++) {
    const StoreDecision *decision = &rows->decisions[i];
    const StoreAttempt *attempt = attempt_of(rows->attempts, rows->attempt_count, decision->attempt);
    if (attempt && !was_kept(attempt, decision) && decision->scored && decision->most > 0) put_decision(&all, decision, ended_seconds(attempt));
  }
  for (size_t i = 0; i < rows->review_count; i++) {
    MasteryAnswer about = {.at_seconds = rows->reviews[i].at_s, .earned = rows->reviews[i].right, .most = 1};
    put(&all, about, MASTERY_CODE, code_of_card(rows->reviews[i].card));
  }
  return all;
}

StoreResult record_mastery(Store *store, Arena *arena, int64_t profile, MasteryAnswer **answers, size_t *count) {
  Rows rows;
  StoreResult result = read_rows(store, arena, profile, &rows);
  if (result.status != STORE_OK) return result;
  Answers all = answers_of(arena, &rows);
  *answers = all.at;
  *count = all.count;
  return result;
}

/* ---- everything about one trainee ---- */

Day results_day(const ResultsAttempt *attempt) {
  int64_t seconds = seconds_from_clock(attempt->ended.length ? attempt->ended : attempt->started);
  return seconds < 0 ? DAY_NONE : (Day)(seconds / 86400);
}

static bool tells_of(const StoreDecision *decision, const MasteryEstimate *estimate) {
  switch (estimate->kind) {
  case MASTERY_AXIS: return decision->axis >= 0 && decision->axis < AXIS_COUNT && str_is(estimate->name, axis_words[decision->axis]);
  case MASTERY_SKILL: return decision->skill >= 0 && decision->skill < SKILL_COUNT && str_is(estimate->name, skill_words[decision->skill]);
  case MASTERY_RULE: return !decision->card.length && str_equal(decision->code, estimate->name);
  default: return false;
  }
}

/** The attempt in which points were lost last by it; where none were, in which it came up last. Decisions stand by attempt, later ones last. */
static int where_to_practise(const Rows *rows, const MasteryEstimate *estimate) {
  int met = NONE;
  for (size_t i = rows->decision_count; i-- > 0;) {
    const StoreDecision *decision = &rows->decisions[i];
    if (!decision->scored || decision->most <= 0 || !tells_of(decision, estimate)) continue;
    const StoreAttempt *attempt = attempt_of(rows->attempts, rows->attempt_count, decision->attempt);
    if (!attempt || was_kept(attempt, decision)) continue;
    if (decision->earned < decision->most) return (int)(attempt - rows->attempts);
    if (met == NONE) met = (int)(attempt - rows->attempts);
  }
  return met;
}

static void choose_next(Arena *arena, const Rows *rows, Results *results) {
  static const MasteryKind order[MASTERY_KINDS] = {MASTERY_AXIS, MASTERY_SKILL, MASTERY_CODE, MASTERY_RULE};
  for (int k = 0; k < MASTERY_KINDS; k++) {
    MasteryWhy why;
    const MasteryEstimate *of = mastery_next(results->known, results->known_count, order[k], &why);
    if (of) results->next[results->next_count++] = (ResultsNext){of, mastery_reason(arena, of, why), where_to_practise(rows, of)};
  }
}

static ResultsAttempt result_of(const StoreAttempt *row) {
  ResultsAttempt attempt = {.id = row->id,
                            .attempt = row->attempt,
                            .lesson = row->lesson,
                            .title = row->title,
                            .file = row->file,
                            .mode = row->mode,
                            .retry = row->parent.length > 0,
                            .started = row->started,
                            .ended = row->ended,
                            .actions = row->actions,
                            .score = row->score};
  for (int a = 0; a < AXIS_COUNT; a++) attempt.axis[a] = row->axis[a];
  return attempt;
}

StoreResult record_results(Store *store, Arena *arena, const StoreProfile *profile, int64_t now_seconds, Results *results) {
  Rows rows;
  StoreUsed *used;
  size_t used_count;
  *results = (Results){.pseudonym = profile->pseudonym, .name = profile->name, .student_id = profile->student_id};
  StoreResult result = read_rows(store, arena, profile->id, &rows);
  if (result.status == STORE_OK) result = store_used(store, arena, profile->id, &used, &used_count);
  if (result.status == STORE_OK) result = record_drill(store, arena, profile->id, &results->drill);
  if (result.status != STORE_OK) return result;
  results->used = (int)used_count;
  results->attempts = arena_make_many(arena, ResultsAttempt, rows.attempt_count + 1);
  for (size_t i = 0; i < rows.attempt_count; i++) results->attempts[results->attempt_count++] = result_of(&rows.attempts[i]);
  for (size_t i = 0; i < rows.decision_count; i++) {
    const StoreAttempt *attempt = attempt_of(rows.attempts, rows.attempt_count, rows.decisions[i].attempt);
    if (attempt && !was_kept(attempt, &rows.decisions[i])) results->attempts[attempt - rows.attempts].seconds += rows.decisions[i].seconds;
  }
  Answers answers = answers_of(arena, &rows);
  results->known = mastery_estimates(arena, answers.at, answers.count, now_seconds, &results->known_count);
  choose_next(arena, &rows, results);
  return result;
}

/* ---- the course ---- */

/** How many assessments of a lesson are among them. */
static int32_t assessed(const CourseAttempt *attempts, size_t count, Str lesson) {
  int32_t found = 0;
  for (size_t i = 0; i < count; i++) found += attempts[i].mode == MODE_ASSESSMENT && str_equal(attempts[i].lesson, lesson);
  return found;
}

/** Those of the lesson that were deleted and came before what comes next; with `all` the rest of every lesson. */
static void add_used(Arena *arena, CourseAttempt *attempts, size_t *count, StoreUsed *used, size_t used_count, Str lesson, bool all) {
  for (size_t i = 0; i < used_count; i++) {
    bool here = used[i].place != NONE && (all || (str_equal(used[i].lesson, lesson) && used[i].place <= assessed(attempts, *count, lesson)));
    if (!here) continue;
    Day day = (Day)(seconds_from_clock(str_format(arena, "%.*sT00:00:00Z", STR_ARG(used[i].day))) / 86400);
    attempts[(*count)++] = (CourseAttempt){used[i].lesson, MODE_ASSESSMENT, NONE, day, STR(""), 0};
    used[i].place = NONE;
  }
}

/** The time limit of an attempt, which its journal's head knows. */
static StoreResult minutes_of(Store *store, Arena *arena, const StoreAttempt *attempt, int32_t *minutes) {
  Str line;
  JournalHead head;
  StoreResult result = store_head(store, arena, attempt->id, &line);
  *minutes = result.status == STORE_OK && journal_read_head(arena, line, &head) ? head.minutes : 0;
  return result;
}

StoreResult record_course(Store *store, Arena *arena, int64_t profile, CourseAttempt **attempts, size_t *count, int *cards) {
  StoreAttempt *kept;
  StoreReview *reviews;
  StoreUsed *used;
  size_t kept_count, review_count, used_count;
  *count = 0;
  *cards = 0;
  StoreResult result = store_attempts(store, arena, profile, &kept, &kept_count);
  if (result.status == STORE_OK) result = store_used(store, arena, profile, &used, &used_count);
  if (result.status == STORE_OK) result = store_reviews(store, arena, profile, &reviews, &review_count);
  if (result.status != STORE_OK) return result;
  *attempts = arena_make_many(arena, CourseAttempt, kept_count + used_count + 1);
  for (size_t i = 0; result.status == STORE_OK && i < kept_count; i++) {
    bool left = kept[i].score == NONE && !kept[i].ended.length;
    int32_t minutes = 0;
    if ((kept[i].score == NONE && !left) || kept[i].parent.length) continue;
    if (kept[i].mode == MODE_ASSESSMENT) {
      add_used(arena, *attempts, count, used, used_count, kept[i].lesson, false);
      result = minutes_of(store, arena, &kept[i], &minutes);
    }
    Day ended = (Day)(ended_seconds(&kept[i]) / 86400);
    (*attempts)[(*count)++] = (CourseAttempt){kept[i].lesson, kept[i].mode, kept[i].score, ended, kept[i].attempt, minutes};
  }
  add_used(arena, *attempts, count, used, used_count, STR(""), true);
  for (size_t i = 0; i < review_count; i++) *cards += i == 0 || !str_equal(reviews[i].card, reviews[i - 1].card);
  return result;
}

StoreResult record_review(Store *store, int64_t profile, const DrillReview *review, bool right) {
  StoreReview kept = {
      .profile = profile, .card = review->card, .at_s = review->review.at_seconds, .rating = (int)review->review.rating, .right = right};
  return store_review(store, &kept);
}

StoreResult record_drop_review(Store *store, int64_t profile, const DrillReview *review) {
  return store_drop_review(store, &(StoreReview){.profile = profile, .card = review->card, .at_s = review->review.at_seconds});
}
