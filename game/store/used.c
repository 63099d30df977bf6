/* What stays of an assessment that a trainee deletes: that one of a lesson was used, as which one in their order, and the day. A course allows so many; to delete one
 * does not give it back. Nothing of what was done or earned stays, and with the person this goes too. */
#include "store/inside.h"

/* As a course counts them: no retry, and over or left. */
#define COUNTED "a.mode = ?2 AND a.parent = '' AND (a.ended = '' OR EXISTS (SELECT 1 FROM result r WHERE r.attempt = a.id AND r.finished))"

StoreResult store_take_used(Store *store, const StoreUsed *used) {
  Query q = query(store, "INSERT OR IGNORE INTO used (profile, lesson, place, day) VALUES (?1, ?2, ?3, ?4)");
  query_int(&q, used->profile);
  query_text(&q, used->lesson);
  query_int(&q, used->place);
  query_text(&q, used->day);
  return query_run(&q);
}

/** Among those of its lesson; the ones that were deleted before hold their places. */
static StoreResult find_place(Store *store, Str attempt, StoreUsed *used) {
  Query q = query(
      store, "SELECT count(*) FROM attempt a JOIN attempt me ON me.attempt = ?1 AND a.profile = me.profile AND a.lesson = me.lesson AND a.id < me.id"
             " WHERE " COUNTED);
  query_text(&q, attempt);
  query_int(&q, MODE_ASSESSMENT);
  if (query_row(&q)) used->place = (int32_t)row_int(&q, 0);
  StoreResult result = query_end(&q);
  if (result.status != STORE_OK) return result;
  q = query(store, "SELECT place FROM used WHERE profile = ?1 AND lesson = ?2 ORDER BY place");
  query_int(&q, used->profile);
  query_text(&q, used->lesson);
  while (query_row(&q)) used->place += row_int(&q, 0) <= used->place;
  return query_end(&q);
}

StoreResult store_note_used(Store *store, Str attempt) {
  StoreUsed used = {0};
  Arena *arena = arena_new(0);
  Query q = query(store, "SELECT a.profile, a.lesson, substr(CASE a.ended WHEN '' THEN a.started ELSE a.ended END, 1, 10) FROM attempt a"
                         " WHERE a.attempt = ?1 AND " COUNTED);
  query_text(&q, attempt);
  query_int(&q, MODE_ASSESSMENT);
  if (query_row(&q)) used = (StoreUsed){.profile = row_int(&q, 0), .lesson = row_text(&q, arena, 1), .day = row_text(&q, arena, 2)};
  StoreResult result = query_end(&q);
  if (result.status == STORE_OK && used.profile) result = find_place(store, attempt, &used);
  if (result.status == STORE_OK && used.profile) result = store_take_used(store, &used);
  arena_free(arena);
  return result;
}

StoreResult store_used(Store *store, Arena *arena, int64_t profile, StoreUsed **used, size_t *count) {
  size_t capacity = 0;
  *used = NULL;
  *count = 0;
  Query q = query(store, "SELECT profile, lesson, place, day FROM used WHERE ?1 = 0 OR profile = ?1 ORDER BY profile, lesson, place");
  query_int(&q, profile);
  while (query_row(&q)) {
    StoreUsed one = {row_int(&q, 0), row_text(&q, arena, 1), (int32_t)row_int(&q, 2), row_text(&q, arena, 3)};
    arena_push(arena, *used, *count, capacity, one);
  }
  return query_end(&q);
}
