/* Asking SQLite, and what its answers are called. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

#include "store/inside.h"

static const char *const sentences[] = {
    [STORE_OK] = "",
    [STORE_FULL] = "Not saved: the disk is full.",
    [STORE_BUSY] = "Not saved: another program is using the records. Try again in a moment.",
    [STORE_READ_ONLY] = "Not saved: the records may not be written.",
    [STORE_DAMAGED] = "The records are damaged. Start Overturn again: it keeps the damaged file aside and saves what it can.",
    [STORE_NEWER] = "These records were written by a newer Overturn. They are left as they are.",
    [STORE_ELSEWHERE] = "Not saved: this attempt goes on in another window.",
    [STORE_UNKNOWN] = "There are no such records.",
    [STORE_FAILED] = "Not saved: the machine could not do it.",
};

StoreResult store_ok(void) { return (StoreResult){STORE_OK, {"", 0}}; }

StoreResult store_failed(Store *store, StoreStatus status) {
  (void)store;
  return (StoreResult){status, str_from(sentences[status])};
}

StoreResult store_says(Store *store, StoreStatus status, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(store->message, sizeof store->message, format, arguments);
  va_end(arguments);
  if (length < 0) length = 0;
  if ((size_t)length >= sizeof store->message) length = (int)sizeof store->message - 1;
  return (StoreResult){status, {store->message, (size_t)length}};
}

StoreResult store_of_sqlite(Store *store, int code) {
  static const struct {
    int code;
    StoreStatus status;
  } known[] = {{SQLITE_FULL, STORE_FULL},
               {SQLITE_BUSY, STORE_BUSY},
               {SQLITE_LOCKED, STORE_BUSY},
               {SQLITE_READONLY, STORE_READ_ONLY},
               {SQLITE_PERM, STORE_READ_ONLY},
               {SQLITE_AUTH, STORE_READ_ONLY},
               {SQLITE_CANTOPEN, STORE_READ_ONLY},
               {SQLITE_CORRUPT, STORE_DAMAGED},
               {SQLITE_NOTADB, STORE_DAMAGED},
               /* Our questions are right: a table that does not understand one is not ours any more. */
               {SQLITE_ERROR, STORE_DAMAGED},
               {SQLITE_FORMAT, STORE_DAMAGED}};
  int plain = code & 0xff;
  if (plain == SQLITE_OK || plain == SQLITE_ROW || plain == SQLITE_DONE) return store_ok();
  if (plain == SQLITE_IOERR && store->db && sqlite3_system_errno(store->db) == ENOSPC) return store_failed(store, STORE_FULL);
  if (code == SQLITE_IOERR_SHORT_READ) return store_failed(store, STORE_DAMAGED);
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (known[i].code == plain) return store_failed(store, known[i].status);
  return store_says(store, STORE_FAILED, "%s (%d)", sentences[STORE_FAILED], code);
}

Query query(Store *store, const char *sql) {
  Query q = {.store = store, .code = SQLITE_OK};
  for (int i = 0; i < store->kept_count; i++)
    if (store->kept[i].sql == sql) {
      q.statement = store->kept[i].statement;
      return q;
    }
  q.code = sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &q.statement, NULL);
  if (q.code != SQLITE_OK || store->kept_count == STORE_STATEMENTS) return q;
  store->kept[store->kept_count].sql = sql;
  store->kept[store->kept_count++].statement = q.statement;
  return q;
}

static void note(Query *q, int code) {
  if (q->code == SQLITE_OK) q->code = code;
}

void query_int(Query *q, int64_t value) {
  if (q->statement) note(q, sqlite3_bind_int64(q->statement, ++q->bound, value));
}

void query_int_or_none(Query *q, int value) {
  if (value != NONE)
    query_int(q, value);
  else if (q->statement)
    note(q, sqlite3_bind_null(q->statement, ++q->bound));
}

void query_text(Query *q, Str value) {
  if (q->statement) note(q, sqlite3_bind_text64(q->statement, ++q->bound, value.length ? value.at : "", value.length, SQLITE_TRANSIENT, SQLITE_UTF8));
}

void query_blob(Query *q, const void *bytes, size_t length) {
  if (q->statement) note(q, sqlite3_bind_blob64(q->statement, ++q->bound, bytes, length, SQLITE_TRANSIENT));
}

bool query_row(Query *q) {
  if (!q->statement || q->code != SQLITE_OK) return false;
  int code = sqlite3_step(q->statement);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) q->code = code;
  return false;
}

int64_t row_int(const Query *q, int column) { return sqlite3_column_int64(q->statement, column); }

int row_int_or_none(const Query *q, int column) {
  return sqlite3_column_type(q->statement, column) == SQLITE_NULL ? NONE : sqlite3_column_int(q->statement, column);
}

Str row_text(const Query *q, Arena *arena, int column) {
  const char *at = (const char *)sqlite3_column_text(q->statement, column);
  return str_copy(arena, (Str){at, (size_t)sqlite3_column_bytes(q->statement, column)});
}

StoreResult query_end(Query *q) {
  bool kept = false;
  for (int i = 0; i < q->store->kept_count; i++) kept = kept || q->store->kept[i].statement == q->statement;
  if (q->statement && kept) {
    sqlite3_reset(q->statement);
    sqlite3_clear_bindings(q->statement);
  } else if (q->statement) {
    sqlite3_finalize(q->statement);
  }
  q->statement = NULL;
  return store_of_sqlite(q->store, q->code);
}

StoreResult query_run(Query *q) {
  while (query_row(q)) continue;
  return query_end(q);
}

StoreResult store_run(Store *store, const char *sql) { return store_of_sqlite(store, sqlite3_exec(store->db, sql, NULL, NULL, NULL)); }

StoreResult store_start(Store *store) {
  if (store->depth++) return store_ok();
  store->undone = false;
  StoreResult result = store_ok();
  if (store->lease.length && !files_lease_renew(store->arena, store->lease))
    result = store_says(store, STORE_BUSY, "Not saved: another machine has taken over these records, or the share does not answer.");
  if (result.status == STORE_OK) result = store_run(store, "BEGIN IMMEDIATE");
  if (result.status != STORE_OK) store->depth--;
  return result;
}

StoreResult store_finish(Store *store, StoreResult result) {
  if (result.status != STORE_OK) store->undone = true;
  if (--store->depth) return result;
  if (!store->undone) {
    StoreResult committed = store_run(store, "COMMIT");
    if (committed.status == STORE_OK) return result;
    result = committed;
  }
  /* A full disk may have rolled it back already. */
  if (!sqlite3_get_autocommit(store->db)) sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
  return result;
}
