/* The roster: people by name, and the pseudonyms under which their attempts came. It lies beside the profiles, since people are known before anything of theirs comes. */
#include "store/inside.h"

static void query_given(Query *q, Str value) {
  if (value.length)
    query_text(q, value);
  else
    query_int_or_none(q, NONE);
}

static void query_person(Query *q, const StorePerson *person) {
  query_given(q, person->student_id);
  query_given(q, person->pseudonym);
  query_text(q, person->name);
}

/** Whether somebody is there by that student id or pseudonym, and all that is said already. */
static StoreResult look_up(Store *store, const StorePerson *person, bool *there, bool *same) {
  Query q = query(store, "SELECT (?3 = '' OR name = ?3) AND (?1 IS NULL OR student_id IS ?1) AND (?2 IS NULL OR pseudonym IS ?2) FROM roster"
                         " WHERE student_id = ?1 OR pseudonym = ?2");
  query_person(&q, person);
  *there = query_row(&q);
  *same = *there && row_int(&q, 0) != 0;
  return query_end(&q);
}

/** Pseudonyms may change hands within one list, so they are let go first; and one who was known by the pseudonym alone may be one of those known by student id. */
static StoreResult let_go(Store *store, const StorePerson *person) {
  Query q = query(store, "UPDATE roster SET pseudonym = NULL WHERE student_id = ?1 AND ?2 IS NOT NULL AND ?3 = ?3");
  query_person(&q, person);
  StoreResult result = query_run(&q);
  if (result.status != STORE_OK) return result;
  q = query(store,
            "DELETE FROM roster WHERE pseudonym = ?2 AND student_id IS NULL AND EXISTS (SELECT 1 FROM roster WHERE student_id = ?1) AND ?3 = ?3");
  query_person(&q, person);
  return query_run(&q);
}

static StoreResult is_taken(Store *store, const StorePerson *person, bool *taken) {
  Query q = query(store, "SELECT 1 FROM roster WHERE pseudonym = ?2 AND student_id <> ?1 AND ?3 = ?3");
  query_person(&q, person);
  *taken = query_row(&q);
  return query_end(&q);
}

/** Its place in the order is kept, and so is what is not said. */
static StoreResult put(Store *store, const StorePerson *person) {
  Query q = query(store, "UPDATE roster SET student_id = coalesce(?1, student_id), pseudonym = coalesce(?2, pseudonym), name = iif(?3 = '', name, ?3)"
                         " WHERE id = coalesce((SELECT id FROM roster WHERE student_id = ?1), (SELECT id FROM roster WHERE pseudonym = ?2))");
  query_person(&q, person);
  StoreResult result = query_run(&q);
  if (result.status != STORE_OK || sqlite3_changes(store->db)) return result;
  q = query(store, "INSERT INTO roster (student_id, pseudonym, name) VALUES (?1, ?2, ?3)");
  query_person(&q, person);
  return query_run(&q);
}

static StoreResult enroll(Store *store, const StorePerson *people, size_t count, StoreEnrolled *enrolled) {
  StoreResult result = store_ok();
  bool there, same;
  for (size_t i = 0; result.status == STORE_OK && i < count; i++) {
    result = look_up(store, &people[i], &there, &same);
    *(!there ? &enrolled->added : same ? &enrolled->same : &enrolled->changed) += 1;
  }
  for (size_t i = 0; result.status == STORE_OK && i < count; i++) result = let_go(store, &people[i]);
  for (size_t i = 0; result.status == STORE_OK && i < count; i++) {
    bool taken;
    result = is_taken(store, &people[i], &taken);
    if (result.status == STORE_OK && taken) {
      enrolled->taken = i;
      return store_says(store, STORE_UNKNOWN, "The pseudonym %.*s is somebody else's already.", STR_ARG(people[i].pseudonym));
    }
    if (result.status == STORE_OK) result = put(store, &people[i]);
  }
  return result;
}

StoreResult store_enroll(Store *store, const StorePerson *people, size_t count, StoreEnrolled *enrolled) {
  *enrolled = (StoreEnrolled){.taken = count};
  StoreResult result = store_start(store);
  return result.status == STORE_OK ? store_finish(store, enroll(store, people, count, enrolled)) : result;
}

StoreResult store_roster(Store *store, Arena *arena, StorePerson **people, size_t *count) {
  size_t capacity = 0;
  *people = NULL;
  *count = 0;
  Query q = query(store, "SELECT name, coalesce(student_id, ''), coalesce(pseudonym, '') FROM roster ORDER BY id");
  while (query_row(&q)) {
    StorePerson person = {row_text(&q, arena, 0), row_text(&q, arena, 1), row_text(&q, arena, 2)};
    arena_push(arena, *people, *count, capacity, person);
  }
  return query_end(&q);
}

StoreResult store_clear_roster(Store *store) { return store_run(store, "DELETE FROM roster"); }
