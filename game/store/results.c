/* Results and decisions: derived, written whole, read in one go. Words that many rows share are kept once. */
#include "store/inside.h"

/** The number of a word. */
static StoreResult word_of(Store *store, Str word, int64_t *id) {
  Query q = query(store, "SELECT id FROM word WHERE word = ?1");
  query_text(&q, word);
  bool there = query_row(&q);
  if (there) *id = row_int(&q, 0);
  StoreResult result = query_end(&q);
  if (there || result.status != STORE_OK) return result;
  q = query(store, "INSERT INTO word (word) VALUES (?1)");
  query_text(&q, word);
  result = query_run(&q);
  *id = sqlite3_last_insert_rowid(store->db);
  return result;
}

static StoreResult put_decision(Store *store, int64_t attempt, const StoreDecision *decision) {
  const Str words[] = {decision->item, decision->answer, decision->code, decision->card};
  int64_t ids[4];
  for (int i = 0; i < 4; i++) {
    StoreResult result = word_of(store, words[i], &ids[i]);
    if (result.status != STORE_OK) return result;
  }
  Query q = query(
      store,
      "INSERT INTO decision (attempt, number, item, answer, code, card, axis, skill, scored, earned, most, cost, own, own_cents, grade, seconds)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)");
  query_int(&q, attempt);
  query_int(&q, decision->number);
  for (int i = 0; i < 4; i++) query_int(&q, ids[i]);
  query_int_or_none(&q, decision->axis);
  query_int_or_none(&q, decision->skill);
  query_int(&q, decision->scored);
  const int64_t figures[] = {decision->earned,    decision->most,  decision->cost,   decision->own,
                             decision->own_cents, decision->grade, decision->seconds};
  for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) query_int(&q, figures[i]);
  return query_run(&q);
}

static StoreResult put_outcome(Store *store, int64_t attempt, const StoreOutcome *outcome) {
  Query q = query(
      store,
      "INSERT OR REPLACE INTO result (attempt, finished, score, codes, timing, outcome, points, par, recovered_cents, best_cents, days, seconds,"
      " violations, graded) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)");
  query_int(&q, attempt);
  query_int(&q, outcome->finished);
  query_int(&q, outcome->score);
  for (int a = 0; a < AXIS_COUNT; a++) query_int_or_none(&q, outcome->axis[a]);
  const int64_t figures[] = {outcome->points, outcome->par, outcome->recovered_cents, outcome->best_cents, outcome->days, outcome->seconds};
  for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) query_int(&q, figures[i]);
  query_text(&q, outcome->violations);
  query_text(&q, outcome->graded);
  return query_run(&q);
}

static StoreResult put_result(Store *store, int64_t attempt, const StoreOutcome *outcome, const StoreDecision *decisions, size_t count) {
  StoreResult result = put_outcome(store, attempt, outcome);
  if (result.status != STORE_OK) return result;
  Query q = query(store, "DELETE FROM decision WHERE attempt = ?1");
  query_int(&q, attempt);
  result = query_run(&q);
  for (size_t i = 0; result.status == STORE_OK && i < count; i++) result = put_decision(store, attempt, &decisions[i]);
  return result;
}

StoreResult store_result(Store *store, Str attempt, const StoreOutcome *outcome, const StoreDecision *decisions, size_t count) {
  StoreResult result = store_start(store);
  if (result.status != STORE_OK) return result;
  Query q = query(store, "SELECT id FROM attempt WHERE attempt = ?1");
  query_text(&q, attempt);
  int64_t id = query_row(&q) ? row_int(&q, 0) : 0;
  result = query_end(&q);
  if (result.status == STORE_OK) result = id ? put_result(store, id, outcome, decisions, count) : store_failed(store, STORE_UNKNOWN);
  return store_finish(store, result);
}

StoreResult store_result_of(Store *store, Arena *arena, int64_t attempt, StoreOutcome *outcome) {
  Query q = query(
      store, "SELECT finished, score, codes, timing, outcome, points, par, recovered_cents, best_cents, days, seconds, violations, graded FROM result"
             " WHERE attempt = ?1");
  query_int(&q, attempt);
  bool there = query_row(&q);
  if (there) {
    *outcome = (StoreOutcome){.finished = row_int(&q, 0) != 0,
                              .score = (int)row_int(&q, 1),
                              .axis = {row_int_or_none(&q, 2), row_int_or_none(&q, 3), row_int_or_none(&q, 4)},
                              .points = (int32_t)row_int(&q, 5),
                              .par = (int32_t)row_int(&q, 6),
                              .recovered_cents = row_int(&q, 7),
                              .best_cents = row_int(&q, 8),
                              .days = (int32_t)row_int(&q, 9),
                              .seconds = (int32_t)row_int(&q, 10),
                              .violations = row_text(&q, arena, 11),
                              .graded = row_text(&q, arena, 12)};
  }
  StoreResult result = query_end(&q);
  return result.status == STORE_OK && !there ? store_failed(store, STORE_UNKNOWN) : result;
}

/* ---- decisions ---- */

static StoreResult read_words(Store *store, Arena *arena, Str **words, size_t *count) {
  Query q = query(store, "SELECT max(id) FROM word");
  *count = query_row(&q) ? (size_t)row_int(&q, 0) + 1 : 1;
  StoreResult result = query_end(&q);
  if (result.status != STORE_OK) return result;
  *words = arena_make_many(arena, Str, *count);
  q = query(store, "SELECT id, word FROM word");
  while (query_row(&q)) {
    int64_t id = row_int(&q, 0);
    if (id > 0 && (size_t)id < *count) (*words)[id] = row_text(&q, arena, 1);
  }
  return query_end(&q);
}

StoreResult store_decisions(Store *store, Arena *arena, int64_t attempt, StoreDecision **decisions, size_t *count) {
  Str *words;
  size_t word_count, capacity = 0;
  *decisions = NULL;
  *count = 0;
  StoreResult result = read_words(store, arena, &words, &word_count);
  if (result.status != STORE_OK) return result;
  Query q = query(
      store,
      attempt
          ? "SELECT attempt, number, item, answer, code, card, axis, skill, scored, earned, most, cost, own, own_cents, grade, seconds FROM decision"
            " WHERE attempt = ?1 ORDER BY number"
          : "SELECT attempt, number, item, answer, code, card, axis, skill, scored, earned, most, cost, own, own_cents, grade, seconds FROM decision"
            " ORDER BY attempt, number");
  if (attempt) query_int(&q, attempt);
  while (query_row(&q)) {
    Str said[4];
    for (int i = 0; i < 4; i++) {
      int64_t word = row_int(&q, 2 + i);
      said[i] = word > 0 && (size_t)word < word_count ? words[word] : STR("");
    }
    StoreDecision decision = {.attempt = row_int(&q, 0),
                              .number = (int32_t)row_int(&q, 1),
                              .item = said[0],
                              .answer = said[1],
                              .code = said[2],
                              .card = said[3],
                              .axis = row_int_or_none(&q, 6),
                              .skill = row_int_or_none(&q, 7),
                              .scored = row_int(&q, 8) != 0,
                              .earned = (int32_t)row_int(&q, 9),
                              .most = (int32_t)row_int(&q, 10),
                              .cost = (int32_t)row_int(&q, 11),
                              .own = (int32_t)row_int(&q, 12),
                              .own_cents = row_int(&q, 13),
                              .grade = (int)row_int(&q, 14),
                              .seconds = (int32_t)row_int(&q, 15)};
    arena_push(arena, *decisions, *count, capacity, decision);
  }
  return query_end(&q);
}

/* ---- reviews ---- */

StoreResult store_review(Store *store, const StoreReview *review) {
  Query q = query(store, "INSERT OR IGNORE INTO review (profile, card, at_s, rating, is_right) VALUES (?1, ?2, ?3, ?4, ?5)");
  query_int(&q, review->profile);
  query_text(&q, review->card);
  query_int(&q, review->at_s);
  query_int(&q, review->rating);
  query_int(&q, review->right);
  return query_run(&q);
}

StoreResult store_drop_review(Store *store, const StoreReview *review) {
  Query q = query(store, "DELETE FROM review WHERE profile = ?1 AND card = ?2 AND at_s = ?3");
  query_int(&q, review->profile);
  query_text(&q, review->card);
  query_int(&q, review->at_s);
  StoreResult result = query_run(&q);
  return result.status == STORE_OK && !sqlite3_changes(store->db) ? store_failed(store, STORE_UNKNOWN) : result;
}

StoreResult store_reviews(Store *store, Arena *arena, int64_t profile, StoreReview **reviews, size_t *count) {
  size_t capacity = 0;
  *reviews = NULL;
  *count = 0;
  Query q = query(store, "SELECT profile, card, at_s, rating, is_right FROM review WHERE ?1 = 0 OR profile = ?1 ORDER BY profile, card, at_s");
  query_int(&q, profile);
  while (query_row(&q)) {
    StoreReview review = {row_int(&q, 0), row_text(&q, arena, 1), row_int(&q, 2), (int)row_int(&q, 3), row_int(&q, 4) != 0};
    arena_push(arena, *reviews, *count, capacity, review);
  }
  return query_end(&q);
}
