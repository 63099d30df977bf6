/* Statements on their way to a record store. */
#include "store/inside.h"

const char *const store_sending_words[] = {"waits", "sent", "refused", NULL};

StoreResult store_post(Store *store, const StoreStatement *statements, size_t count) {
  StoreResult result = store_start(store);
  if (result.status != STORE_OK) return result;
  for (size_t i = 0; result.status == STORE_OK && i < count; i++) {
    Query q = query(store, "INSERT OR IGNORE INTO outbox (id, attempt, text, state) VALUES (?1, ?2, ?3, 0)");
    query_text(&q, statements[i].id);
    query_int(&q, statements[i].attempt);
    query_text(&q, statements[i].text);
    result = query_run(&q);
  }
  return store_finish(store, result);
}

StoreResult store_posted(Store *store, Arena *arena, StoreSaid **said, size_t *count) {
  size_t capacity = 0;
  *said = NULL;
  *count = 0;
  Query q = query(store, "SELECT DISTINCT o.attempt, s.attempt IS NOT NULL, coalesce(s.graded, ''), s.mark FROM outbox o LEFT JOIN said s"
                         " ON s.attempt = o.attempt ORDER BY o.attempt");
  while (query_row(&q)) {
    StoreSaid one = {row_int(&q, 0), row_int(&q, 1) != 0, row_text(&q, arena, 2), row_int_or_none(&q, 3)};
    arena_push(arena, *said, *count, capacity, one);
  }
  return query_end(&q);
}

StoreResult store_say(Store *store, const StoreSaid *said, size_t count) {
  StoreResult result = store_start(store);
  if (result.status != STORE_OK) return result;
  for (size_t i = 0; result.status == STORE_OK && i < count; i++) {
    Query q = query(store, "INSERT OR REPLACE INTO said (attempt, graded, mark) VALUES (?1, ?2, ?3)");
    query_int(&q, said[i].attempt);
    query_text(&q, said[i].graded);
    query_int_or_none(&q, said[i].mark);
    result = query_run(&q);
  }
  return store_finish(store, result);
}

StoreResult store_replace(Store *store, Str id, const StoreStatement *by) {
  Query q = query(store, "UPDATE outbox SET id = ?2, text = ?3, state = 0, reason = '', tries = 0, not_before_s = 0 WHERE id = ?1");
  query_text(&q, id);
  query_text(&q, by->id);
  query_text(&q, by->text);
  return query_run(&q);
}

StoreResult store_drop(Store *store, Str id) {
  Query q = query(store, "DELETE FROM outbox WHERE id = ?1");
  query_text(&q, id);
  return query_run(&q);
}

static StoreResult statements_of(Query q, Arena *arena, StoreStatement **statements, size_t *count) {
  size_t capacity = 0;
  *statements = NULL;
  *count = 0;
  while (query_row(&q)) {
    StoreStatement statement = {.id = row_text(&q, arena, 0),
                                .attempt = row_int(&q, 1),
                                .text = row_text(&q, arena, 2),
                                .state = (StoreSending)row_int(&q, 3),
                                .reason = row_text(&q, arena, 4),
                                .tries = (int32_t)row_int(&q, 5),
                                .not_before_s = row_int(&q, 6)};
    arena_push(arena, *statements, *count, capacity, statement);
  }
  return query_end(&q);
}

#define COLUMNS "SELECT id, attempt, text, state, reason, tries, not_before_s FROM outbox"

StoreResult store_statements(Store *store, Arena *arena, int64_t attempt, StoreStatement **statements, size_t *count) {
  Query q = query(store, COLUMNS " WHERE attempt = ?1 ORDER BY place");
  query_int(&q, attempt);
  return statements_of(q, arena, statements, count);
}

StoreResult store_outbox(Store *store, Arena *arena, StoreSending state, int64_t now_s, size_t most, StoreStatement **statements, size_t *count) {
  Query q = query(store, COLUMNS " WHERE state = ?1 AND not_before_s <= ?2 ORDER BY place LIMIT ?3");
  query_int(&q, state);
  query_int(&q, now_s);
  query_int(&q, most ? (int64_t)most : -1);
  return statements_of(q, arena, statements, count);
}

StoreResult store_sent(Store *store, const StoreStatement *statements, size_t count) {
  StoreResult result = store_start(store);
  if (result.status != STORE_OK) return result;
  for (size_t i = 0; result.status == STORE_OK && i < count; i++) {
    Query q = query(store, "UPDATE outbox SET state = ?2, reason = ?3, tries = ?4, not_before_s = ?5 WHERE id = ?1");
    query_text(&q, statements[i].id);
    query_int(&q, statements[i].state);
    query_text(&q, statements[i].reason);
    query_int(&q, statements[i].tries);
    query_int(&q, statements[i].not_before_s);
    result = query_run(&q);
  }
  return store_finish(store, result);
}

StoreResult store_postpone(Store *store, int64_t not_before_s) {
  Query q = query(store, "UPDATE outbox SET tries = tries + 1, not_before_s = ?1 WHERE state = 0");
  query_int(&q, not_before_s);
  return query_run(&q);
}

StoreResult store_waiting(Store *store, int64_t *count, int64_t *not_before_s) {
  Query q = query(store, "SELECT count(*), coalesce(max(not_before_s), 0) FROM outbox WHERE state = 0");
  bool told = query_row(&q);
  *count = told ? row_int(&q, 0) : 0;
  *not_before_s = told ? row_int(&q, 1) : 0;
  return query_end(&q);
}
