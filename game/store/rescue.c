/* What can still be read of a damaged file, row by row over a connection of its own; an attempt counts when its chain is whole. */
#include "store/inside.h"

/* Spoiled pages can lead in a circle. */
enum { MOST_ROWS = 1000000 };

typedef struct Rescue {
  Store *store;
  sqlite3 *old;
} Rescue;

/** Rows of one table. */
typedef struct Rows {
  const char *select; /* of the damaged file, by ?1 */
  const char *insert;
} Rows;

static const Rows people = {"SELECT * FROM profile WHERE id > ?1", "INSERT INTO profile VALUES (?1, ?2, ?3, ?4, ?5)"};

static const Rows of_attempt[] = {
    {"SELECT * FROM profile WHERE id = (SELECT profile FROM attempt WHERE id = ?1)", "INSERT OR IGNORE INTO profile VALUES (?1, ?2, ?3, ?4, ?5)"},
    {"SELECT * FROM attempt WHERE id = ?1", "INSERT INTO attempt VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"},
    {"SELECT * FROM text WHERE hash IN (SELECT hash FROM attempt_text WHERE attempt = ?1 UNION SELECT graded FROM result WHERE attempt = ?1)",
     "INSERT OR IGNORE INTO text VALUES (?1, ?2, ?3)"},
    {"SELECT * FROM attempt_text WHERE attempt = ?1", "INSERT INTO attempt_text VALUES (?1, ?2)"},
    {"SELECT * FROM action WHERE attempt = ?1", "INSERT INTO action VALUES (?1, ?2, ?3, ?4)"},
    {"SELECT * FROM result WHERE attempt = ?1", "INSERT INTO result VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"},
    {"SELECT * FROM dispute WHERE attempt = ?1", "INSERT INTO dispute VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"},
};

static const Rows rest[] = {
    {"SELECT * FROM review WHERE profile > ?1", "INSERT OR IGNORE INTO review VALUES (?1, ?2, ?3, ?4, ?5)"},
    {"SELECT * FROM used WHERE profile > ?1", "INSERT OR IGNORE INTO used VALUES (?1, ?2, ?3, ?4)"},
    {"SELECT * FROM setting WHERE ?1 = 0", "INSERT OR IGNORE INTO setting VALUES (?1, ?2)"},
    {"SELECT * FROM roster WHERE id > ?1", "INSERT OR IGNORE INTO roster VALUES (?1, ?2, ?3, ?4)"},
    {"SELECT * FROM outbox WHERE place > ?1",
     "INSERT OR IGNORE INTO outbox SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE EXISTS (SELECT 1 FROM attempt WHERE id = ?3)"},
    {"SELECT * FROM said WHERE attempt > ?1", "INSERT OR IGNORE INTO said SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM attempt WHERE id = ?1)"},
};

/** One row, column by column. */
static bool put_row(Rescue *rescue, sqlite3_stmt *from, const char *insert) {
  Query q = query(rescue->store, insert);
  for (int i = 0; q.statement && i < sqlite3_column_count(from); i++)
    if (sqlite3_bind_value(q.statement, i + 1, sqlite3_column_value(from, i)) != SQLITE_OK) q.code = SQLITE_CORRUPT;
  return query_run(&q).status == STORE_OK;
}

/** @return whether all of them were read and written. */
static bool copy(Rescue *rescue, const Rows *rows, int64_t id) {
  sqlite3_stmt *from;
  if (sqlite3_prepare_v2(rescue->old, rows->select, -1, &from, NULL) != SQLITE_OK) return false;
  sqlite3_bind_int64(from, 1, id);
  int code, count = 0;
  bool put = true;
  while (put && (code = sqlite3_step(from)) == SQLITE_ROW) put = ++count <= MOST_ROWS && put_row(rescue, from, rows->insert);
  sqlite3_finalize(from);
  return put && code == SQLITE_DONE;
}

static bool savepoint(Rescue *rescue) { return store_run(rescue->store, "SAVEPOINT rescue").status == STORE_OK; }

static bool release(Rescue *rescue, bool keep) {
  if (!keep) (void)store_run(rescue->store, "ROLLBACK TO rescue");
  return store_run(rescue->store, "RELEASE rescue").status == STORE_OK && keep;
}

static bool rescue_attempt(Rescue *rescue, int64_t id) {
  bool whole = savepoint(rescue);
  for (size_t i = 0; whole && i < sizeof of_attempt / sizeof *of_attempt; i++) whole = copy(rescue, &of_attempt[i], id);
  Str text;
  StoreResult result = store_ok();
  Arena *arena = arena_new(0);
  whole = whole && chain_check(rescue->store, arena, id, &text, &result) == NONE && result.status == STORE_OK;
  arena_free(arena);
  return release(rescue, whole);
}

/** @return whether there is another attempt in the damaged file, after `*id` or before it; a spoiled page may tell of the same one again. */
static bool next_attempt(Rescue *rescue, const char *select, int way, int64_t *id, int *code) {
  sqlite3_stmt *from;
  *code = sqlite3_prepare_v2(rescue->old, select, -1, &from, NULL);
  if (*code != SQLITE_OK) return false;
  sqlite3_bind_int64(from, 1, *id);
  *code = sqlite3_step(from);
  int64_t found = *code == SQLITE_ROW ? sqlite3_column_int64(from, 0) : *id;
  bool more = way > 0 ? found > *id : found < *id;
  *id = found;
  sqlite3_finalize(from);
  return more;
}

/** From one end of the table to where it cannot be read, then from the other. */
static int rescue_attempts(Rescue *rescue) {
  int64_t up = INT64_MIN, down = INT64_MAX;
  int count = 0, code;
  while (next_attempt(rescue, "SELECT id FROM attempt WHERE id > ?1 ORDER BY id LIMIT 1", 1, &up, &code)) count += rescue_attempt(rescue, up);
  if (code == SQLITE_DONE) return count;
  while (next_attempt(rescue, "SELECT id FROM attempt WHERE id < ?1 ORDER BY id DESC LIMIT 1", -1, &down, &code) && down > up)
    count += rescue_attempt(rescue, down);
  return count;
}

int store_rescue(Store *store, Str aside) {
  Rescue rescue = {.store = store};
  int count = 0;
  /* A file that was cut off is read as far as it goes only where the schema may be written. */
  if (sqlite3_open_v2(str_z(store->arena, aside), &rescue.old, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
      sqlite3_exec(rescue.old, "PRAGMA writable_schema = 1; PRAGMA query_only = 1", NULL, NULL, NULL) == SQLITE_OK &&
      store_start(store).status == STORE_OK) {
    if (savepoint(&rescue)) (void)release(&rescue, store_run(store, "DELETE FROM profile").status == STORE_OK && copy(&rescue, &people, 0));
    (void)store_make_me(store);
    count = rescue_attempts(&rescue);
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
      if (savepoint(&rescue)) (void)release(&rescue, copy(&rescue, &rest[i], 0));
    if (store_finish(store, store_ok()).status != STORE_OK) count = 0;
  }
  sqlite3_close(rescue.old);
  return count;
}
