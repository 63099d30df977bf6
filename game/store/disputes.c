/* Disputes: a trainee says of a decision that it was judged wrongly, an instructor answers. One for each decision; a later state of it takes the place of an earlier one. */
#include "store/inside.h"

const char *const store_dispute_words[] = {"open", "answered", "closed", NULL};

#define COLUMNS                                                                                                                                \
  "d.attempt, a.attempt, a.profile, a.title, d.number, d.text, d.made, d.state, d.answer, d.answered FROM dispute d JOIN attempt a ON a.id = " \
  "d.attempt"

static StoreDispute dispute_of(const Query *q, Arena *arena) {
  return (StoreDispute){.attempt = row_text(q, arena, 1),
                        .profile = row_int(q, 2),
                        .title = row_text(q, arena, 3),
                        .number = (int32_t)row_int(q, 4),
                        .text = row_text(q, arena, 5),
                        .made = row_text(q, arena, 6),
                        .state = (StoreDisputeState)row_int(q, 7),
                        .answer = row_text(q, arena, 8),
                        .answered = row_text(q, arena, 9)};
}

static bool is_one_line(Str text, size_t most) {
  bool fits = text.length <= most;
  for (size_t i = 0; fits && i < text.length; i++) fits = (unsigned char)text.at[i] >= 0x20 || text.at[i] == '\n';
  return fits;
}

static StoreResult put(Store *store, const StoreDispute *dispute) {
  Query q = query(store, "INSERT OR REPLACE INTO dispute (attempt, number, text, made, state, answer, answered)"
                         " SELECT id, ?2, ?3, ?4, ?5, ?6, ?7 FROM attempt WHERE attempt = ?1");
  query_text(&q, dispute->attempt);
  query_int(&q, dispute->number);
  query_text(&q, dispute->text);
  query_text(&q, dispute->made);
  query_int(&q, (int64_t)dispute->state);
  query_text(&q, dispute->answer);
  query_text(&q, dispute->answered);
  return query_run(&q);
}

/** Whether a state of a dispute comes after another; of two of one moment always the same one does. */
static bool is_later(const StoreDispute *dispute, const StoreDispute *than) {
  if (dispute->state != than->state) return dispute->state > than->state;
  int order = str_compare(dispute->answered, than->answered);
  if (!order) order = str_compare(dispute->answer, than->answer);
  return order > 0;
}

static StoreResult find(Store *store, Arena *arena, Str attempt, int32_t number, StoreDispute *dispute, bool *there) {
  Query q = query(store, "SELECT " COLUMNS " WHERE a.attempt = ?1 AND d.number = ?2");
  query_text(&q, attempt);
  query_int(&q, number);
  *there = query_row(&q);
  if (*there) *dispute = dispute_of(&q, arena);
  return query_end(&q);
}

/** Whether the attempt has a decision at that line of its journal. */
static StoreResult has_decision(Store *store, Str attempt, int32_t number, bool *has) {
  Query q = query(store, "SELECT 1 FROM decision d JOIN attempt a ON a.id = d.attempt WHERE a.attempt = ?1 AND d.number = ?2");
  query_text(&q, attempt);
  query_int(&q, number);
  *has = query_row(&q);
  return query_end(&q);
}

StoreResult store_dispute(Store *store, Str attempt, int32_t number, Str text, Str when) {
  Arena *arena = arena_new(0);
  StoreDispute before;
  bool has = false, there = false;
  StoreResult result = has_decision(store, attempt, number, &has);
  if (result.status == STORE_OK) result = find(store, arena, attempt, number, &before, &there);
  if (result.status == STORE_OK && !has) result = store_says(store, STORE_UNKNOWN, "There is no judged decision of that number in that attempt.");
  if (result.status == STORE_OK && there) result = store_says(store, STORE_UNKNOWN, "This decision is disputed already.");
  if (result.status == STORE_OK && (!text.length || !is_one_line(text, STORE_DISPUTE_MOST)))
    result = store_says(store, STORE_UNKNOWN, "A dispute has 1 to %d bytes of text.", STORE_DISPUTE_MOST);
  if (result.status == STORE_OK) result = put(store, &(StoreDispute){.attempt = attempt, .number = number, .text = text, .made = when});
  arena_free(arena);
  return result;
}

StoreResult store_answer_dispute(Store *store, Str attempt, int32_t number, Str answer, bool closes, Str when) {
  Arena *arena = arena_new(0);
  StoreDispute dispute;
  bool there = false;
  StoreResult result = find(store, arena, attempt, number, &dispute, &there);
  if (result.status == STORE_OK && !there) result = store_says(store, STORE_UNKNOWN, "There is no such dispute.");
  if (result.status == STORE_OK && there && dispute.state == DISPUTE_CLOSED) result = store_says(store, STORE_UNKNOWN, "This dispute is closed.");
  if (result.status == STORE_OK && !is_one_line(answer, STORE_DISPUTE_MOST))
    result = store_says(store, STORE_UNKNOWN, "An answer has at most %d bytes of text.", STORE_DISPUTE_MOST);
  if (result.status == STORE_OK) {
    dispute.state = closes ? DISPUTE_CLOSED : DISPUTE_ANSWERED;
    if (answer.length) dispute.answer = answer;
    dispute.answered = when;
    result = put(store, &dispute);
  }
  arena_free(arena);
  return result;
}

StoreResult store_take_dispute(Store *store, const StoreDispute *dispute, bool *taken) {
  Arena *arena = arena_new(0);
  StoreDispute before;
  bool there = false,
       well = dispute->text.length && is_one_line(dispute->text, STORE_DISPUTE_MOST) && is_one_line(dispute->answer, STORE_DISPUTE_MOST);
  StoreResult result = find(store, arena, dispute->attempt, dispute->number, &before, &there);
  *taken = result.status == STORE_OK && well && (!there || is_later(dispute, &before));
  if (*taken) {
    StoreDispute now = *dispute;
    if (there) now.text = before.text, now.made = before.made;
    result = put(store, &now);
    *taken = sqlite3_changes(store->db) > 0;
  }
  arena_free(arena);
  return result;
}

StoreResult store_disputes(Store *store, Arena *arena, int64_t profile, StoreDispute **disputes, size_t *count) {
  size_t capacity = 0;
  *disputes = NULL;
  *count = 0;
  Query q = query(store, "SELECT " COLUMNS " WHERE ?1 = 0 OR a.profile = ?1 ORDER BY d.state, d.made, a.attempt, d.number");
  query_int(&q, profile);
  while (query_row(&q)) arena_push(arena, *disputes, *count, capacity, dispute_of(&q, arena));
  return query_end(&q);
}
