/* The tables, one script for each version; user_version says which ones a file has been through. A script that was shipped is never changed. */
#include "store/inside.h"

/* "Over" in big-endian ASCII: the file says what it is. */
#define APPLICATION_ID 0x4f766572

static const char *const scripts[] = {
    "CREATE TABLE profile (id INTEGER PRIMARY KEY, pseudonym TEXT NOT NULL UNIQUE, name TEXT NOT NULL DEFAULT '', student_id TEXT NOT NULL DEFAULT "
    "'',"
    " me INTEGER NOT NULL DEFAULT 0) STRICT;"
    "CREATE TABLE text (hash TEXT PRIMARY KEY, name TEXT NOT NULL, content TEXT NOT NULL) STRICT;"
    "CREATE TABLE attempt (id INTEGER PRIMARY KEY, profile INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE, attempt TEXT NOT NULL UNIQUE,"
    " lesson TEXT NOT NULL, title TEXT NOT NULL, file TEXT NOT NULL, hash TEXT NOT NULL, mode INTEGER NOT NULL, parent TEXT NOT NULL,"
    " position INTEGER NOT NULL, started TEXT NOT NULL, ended TEXT NOT NULL DEFAULT '', actions INTEGER NOT NULL DEFAULT 0,"
    " tip BLOB NOT NULL) STRICT;"
    "CREATE INDEX attempt_profile ON attempt (profile);"
    "CREATE INDEX attempt_file ON attempt (file, mode);"
    "CREATE TABLE attempt_text (attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE, hash TEXT NOT NULL REFERENCES text,"
    " PRIMARY KEY (attempt, hash)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE action (attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE, number INTEGER NOT NULL, line TEXT NOT NULL, link BLOB NOT "
    "NULL,"
    " PRIMARY KEY (attempt, number)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE result (attempt INTEGER PRIMARY KEY REFERENCES attempt ON DELETE CASCADE, finished INTEGER NOT NULL, score INTEGER NOT NULL,"
    " codes INTEGER, timing INTEGER, outcome INTEGER, points INTEGER NOT NULL, par INTEGER NOT NULL, recovered_cents INTEGER NOT NULL,"
    " best_cents INTEGER NOT NULL, violations TEXT NOT NULL, days INTEGER NOT NULL, seconds INTEGER NOT NULL) STRICT;"
    "CREATE TABLE word (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT;"
    "CREATE TABLE decision (attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE, number INTEGER NOT NULL, item INTEGER NOT NULL REFERENCES "
    "word,"
    " answer INTEGER NOT NULL REFERENCES word, code INTEGER NOT NULL REFERENCES word, card INTEGER NOT NULL REFERENCES word, axis INTEGER, skill "
    "INTEGER, scored INTEGER NOT NULL,"
    " earned INTEGER NOT NULL, most INTEGER NOT NULL, cost INTEGER NOT NULL, own INTEGER NOT NULL, own_cents INTEGER NOT NULL,"
    " grade INTEGER NOT NULL, seconds INTEGER NOT NULL, PRIMARY KEY (attempt, number)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE review (profile INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE, card TEXT NOT NULL, at_s INTEGER NOT NULL,"
    " rating INTEGER NOT NULL, is_right INTEGER NOT NULL, PRIMARY KEY (profile, card, at_s)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE outbox (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,"
    " text TEXT NOT NULL, state INTEGER NOT NULL, reason TEXT NOT NULL DEFAULT '', tries INTEGER NOT NULL DEFAULT 0,"
    " not_before_s INTEGER NOT NULL DEFAULT 0) STRICT;"
    "CREATE INDEX outbox_state ON outbox (state, place);",
    "ALTER TABLE result ADD COLUMN graded TEXT NOT NULL DEFAULT '';",
    "CREATE TABLE roster (id INTEGER PRIMARY KEY, name TEXT NOT NULL, student_id TEXT UNIQUE, pseudonym TEXT UNIQUE) STRICT;"
    "CREATE TABLE dispute (attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE, number INTEGER NOT NULL, text TEXT NOT NULL,"
    " made TEXT NOT NULL, state INTEGER NOT NULL DEFAULT 0, answer TEXT NOT NULL DEFAULT '', answered TEXT NOT NULL DEFAULT '',"
    " PRIMARY KEY (attempt, number)) STRICT, WITHOUT ROWID;",
    "CREATE TABLE said (attempt INTEGER PRIMARY KEY REFERENCES attempt ON DELETE CASCADE, graded TEXT NOT NULL, mark INTEGER) STRICT;"
    "CREATE INDEX outbox_attempt ON outbox (attempt);",
    "CREATE TABLE used (profile INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE, lesson TEXT NOT NULL, place INTEGER NOT NULL, day TEXT NOT "
    "NULL, PRIMARY KEY (profile, lesson, place)) STRICT, WITHOUT ROWID;",
};
enum { SCRIPT_COUNT = sizeof scripts / sizeof *scripts };

/** A sum over what the tables are made by. */
static StoreResult schema_sum(Store *store, Str *sum) {
  Arena *arena = arena_new(0);
  Buf whole = buf_new(arena);
  Query q = query(store, "SELECT coalesce(sql, '') FROM sqlite_schema ORDER BY type, name");
  while (query_row(&q)) buf_add(&whole, row_text(&q, arena, 0));
  *sum = sha256_hex(store->arena, buf_str(&whole));
  arena_free(arena);
  return query_end(&q);
}

/** The file's version stands in its first page and, so that a spoiled page is not taken for a newer program's, among the settings, with the sum. */
static StoreResult version_of(Store *store, int64_t *version) {
  Query q = query(store, "SELECT user_version, (SELECT count(*) FROM sqlite_schema) FROM pragma_user_version()");
  bool told = query_row(&q);
  int64_t tables = told ? row_int(&q, 1) : 0;
  *version = told ? row_int(&q, 0) : 0;
  StoreResult result = query_end(&q);
  if (result.status != STORE_OK || (*version == 0 && tables == 0)) return result;
  Str sum;
  result = schema_sum(store, &sum);
  if (result.status != STORE_OK) return result;
  q = query(store, "SELECT value FROM setting WHERE key = 'tables' AND value = ?1 || ' ' || ?2");
  query_int(&q, *version);
  query_text(&q, sum);
  bool agrees = query_row(&q);
  result = query_end(&q);
  return agrees ? result : store_failed(store, STORE_DAMAGED);
}

StoreResult store_make_me(Store *store) {
  Query q =
      query(store, "INSERT INTO profile (pseudonym, me) SELECT 'trainee-' || lower(hex(randomblob(4))), 1 WHERE NOT EXISTS (SELECT 1 FROM profile)");
  return query_run(&q);
}

static StoreResult note_version(Store *store) {
  char sql[128];
  Str sum;
  sqlite3_snprintf(sizeof sql, sql, "PRAGMA user_version = %d; PRAGMA application_id = %d", SCRIPT_COUNT, APPLICATION_ID);
  StoreResult result = store_run(store, sql);
  if (result.status == STORE_OK) result = schema_sum(store, &sum);
  if (result.status != STORE_OK) return result;
  return store_set(store, STR("tables"), str_format(store->arena, "%d %.*s", SCRIPT_COUNT, STR_ARG(sum)));
}

static StoreResult run_scripts(Store *store) {
  int64_t version;
  StoreResult result = version_of(store, &version);
  if (result.status != STORE_OK || version == SCRIPT_COUNT) return result;
  if (version > SCRIPT_COUNT) return store_failed(store, STORE_NEWER);
  for (int i = (int)version; result.status == STORE_OK && i < SCRIPT_COUNT; i++) result = store_run(store, scripts[i]);
  if (result.status == STORE_OK) result = note_version(store);
  return result.status == STORE_OK ? store_make_me(store) : result;
}

StoreResult store_migrate(Store *store) {
  int64_t version;
  StoreResult result = version_of(store, &version);
  if (result.status != STORE_OK || version == SCRIPT_COUNT) return result;
  if (version > SCRIPT_COUNT) return store_failed(store, STORE_NEWER);
  store->older = version > 0;
  if (store->how.read) return store_failed(store, STORE_UNKNOWN);
  result = store_start(store);
  if (result.status != STORE_OK) return result;
  return store_finish(store, run_scripts(store)); /* which looks again: another window may have been first */
}
