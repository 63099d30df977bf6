/* Who the records are of, and their settings. */
#include "store/inside.h"

enum { EARLIER_FILES_MOST = 100000 };

static StoreProfile profile_of(const Query *q, Arena *arena) {
  return (StoreProfile){row_int(q, 0), row_text(q, arena, 1), row_text(q, arena, 2), row_text(q, arena, 3)};
}

StoreResult store_me(Store *store, Arena *arena, StoreProfile *profile) {
  Query q = query(store, "SELECT id, pseudonym, name, student_id FROM profile ORDER BY me DESC, id LIMIT 1");
  bool there = query_row(&q);
  if (there) *profile = profile_of(&q, arena);
  StoreResult result = query_end(&q);
  return result.status == STORE_OK && !there ? store_failed(store, STORE_DAMAGED) : result;
}

/* A person of the roster is found by the pseudonym; one who has none there, by the student id that came with the bundle. */
StoreResult store_profiles(Store *store, Arena *arena, StoreProfile **profiles, size_t *count) {
  size_t capacity = 0;
  *profiles = NULL;
  *count = 0;
  Query q = query(store, "SELECT p.id, p.pseudonym, coalesce(nullif(r.name, ''), p.name), coalesce(r.student_id, p.student_id) FROM profile p"
                         " LEFT JOIN roster r ON r.id = coalesce((SELECT id FROM roster WHERE pseudonym = p.pseudonym),"
                         " (SELECT id FROM roster WHERE pseudonym IS NULL AND student_id = p.student_id)) ORDER BY p.id");
  while (query_row(&q)) arena_push(arena, *profiles, *count, capacity, profile_of(&q, arena));
  return query_end(&q);
}

StoreResult store_name(Store *store, int64_t profile, Str name, Str student_id) {
  Query q = query(store, "UPDATE profile SET name = ?2, student_id = ?3 WHERE id = ?1");
  query_int(&q, profile);
  query_text(&q, name);
  query_text(&q, student_id);
  return query_run(&q);
}

StoreResult store_profile_of(Store *store, Arena *arena, Str pseudonym, StoreProfile *profile) {
  Query q = query(store, "INSERT OR IGNORE INTO profile (pseudonym) VALUES (?1)");
  query_text(&q, pseudonym);
  StoreResult result = query_run(&q);
  if (result.status != STORE_OK) return result;
  q = query(store, "SELECT id, pseudonym, name, student_id FROM profile WHERE pseudonym = ?1");
  query_text(&q, pseudonym);
  if (query_row(&q)) *profile = profile_of(&q, arena);
  return query_end(&q);
}

/** Texts that nothing is played with any more. */
static StoreResult drop_texts(Store *store) {
  return store_run(store, "DELETE FROM text WHERE hash NOT IN (SELECT hash FROM attempt_text UNION SELECT graded FROM result)");
}

/** Nothing of what was deleted may stay in the log either. */
static StoreResult finish_deleting(Store *store, StoreResult result) {
  if (result.status == STORE_OK) result = drop_texts(store);
  result = store_finish(store, result);
  return result.status == STORE_OK ? store_run(store, "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)") : result;
}

static FilesResult forget_file(Store *store, Arena *arena, Str name) {
  Str path = str_format(arena, "%.*s/%.*s", STR_ARG(store->how.folder), STR_ARG(name));
  return files_kind(arena, path) == FILES_FILE ? files_remove(arena, path) : (FilesResult){.status = FILES_OK};
}

/** What earlier versions kept as files, which the records have taken over: of one attempt, or (empty) all of it. */
static StoreResult forget_earlier(Store *store, Str attempt) {
  if (!store->how.folder.length) return store_ok();
  Arena *arena = arena_new(0);
  FilesEntry *entries;
  size_t count = 0;
  FilesResult result = {.status = FILES_OK};
  Str attempts = str_format(arena, "%.*s/attempts", STR_ARG(store->how.folder));
  if (files_list(arena, attempts, EARLIER_FILES_MOST, &entries, &count).status != FILES_OK) count = 0;
  for (size_t i = 0; result.status == FILES_OK && i < count; i++) {
    if (!str_ends(entries[i].name, STR(".jsonl"))) continue;
    if (attempt.length && !str_equal(entries[i].name, str_format(arena, "%.*s.jsonl", STR_ARG(attempt)))) continue;
    result = forget_file(store, arena, str_format(arena, "attempts/%.*s", STR_ARG(entries[i].name)));
  }
  if (result.status == FILES_OK && !attempt.length) result = forget_file(store, arena, STR("scores.txt"));
  if (result.status == FILES_OK && !attempt.length) result = forget_file(store, arena, STR("open.txt"));
  StoreResult said = result.status == FILES_OK ? store_ok() : store_says(store, STORE_FAILED, "%.*s", STR_ARG(result.message));
  arena_free(arena);
  return said;
}

StoreResult store_forget_attempt(Store *store, Str attempt) {
  StoreResult result = store_start(store);
  if (result.status != STORE_OK) return result;
  result = store_note_used(store, attempt);
  if (result.status != STORE_OK) return store_finish(store, result);
  Query q = query(store, "DELETE FROM attempt WHERE attempt = ?1");
  query_text(&q, attempt);
  result = query_run(&q);
  if (result.status == STORE_OK && !sqlite3_changes(store->db))
    result = store_says(store, STORE_UNKNOWN, "There is no attempt %.*s.", STR_ARG(attempt));
  result = finish_deleting(store, result);
  return result.status == STORE_OK ? forget_earlier(store, attempt) : result;
}

static bool is_me(Store *store, int64_t profile) {
  Query q = query(store, "SELECT 1 FROM profile WHERE id = ?1 AND me");
  query_int(&q, profile);
  bool me = query_row(&q);
  return query_end(&q).status == STORE_OK && me;
}

StoreResult store_forget(Store *store, int64_t profile) {
  static const char *const deletes[] = {
      "DELETE FROM profile WHERE id = ?1 AND NOT me",
      "DELETE FROM attempt WHERE profile = ?1",
      "DELETE FROM review WHERE profile = ?1",
      "DELETE FROM used WHERE profile = ?1",
      "DELETE FROM setting WHERE key GLOB 'earlier.score.*' AND EXISTS (SELECT 1 FROM profile WHERE id = ?1 AND me)",
      "UPDATE profile SET pseudonym = 'trainee-' || lower(hex(randomblob(4))), name = '', student_id = '' WHERE id = ?1"};
  StoreResult result = store_start(store);
  if (result.status != STORE_OK) return result;
  for (size_t i = 0; result.status == STORE_OK && i < sizeof deletes / sizeof *deletes; i++) {
    Query q = query(store, deletes[i]);
    query_int(&q, profile);
    result = query_run(&q);
  }
  result = finish_deleting(store, result);
  return result.status == STORE_OK && is_me(store, profile) ? forget_earlier(store, STR("")) : result;
}

StoreResult store_set(Store *store, Str key, Str value) {
  Query q = query(store, "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
  query_text(&q, key);
  query_text(&q, value);
  return query_run(&q);
}

StoreResult store_get(Store *store, Arena *arena, Str key, Str *value) {
  Query q = query(store, "SELECT value FROM setting WHERE key = ?1");
  query_text(&q, key);
  *value = query_row(&q) ? row_text(&q, arena, 0) : STR("");
  return query_end(&q);
}
