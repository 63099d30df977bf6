/* What the files of the store share: the one connection, and questions asked of it. */
#ifndef STORE_INSIDE_H
#define STORE_INSIDE_H

#include <sqlite3.h>

#include "overturn/files.h"
#include "overturn/hash.h"
#include "store/store.h"

enum { STORE_STATEMENTS = 64, STORE_MESSAGE_BYTES = 512 };

struct Store {
  Arena *arena;
  sqlite3 *db;
  StoreOpen how;
  Str path;
  Str lease;   /* on a share: that it is our turn; else empty */
  bool older;  /* when it was opened it was not as this program reads it: it has to be written first */
  int depth;   /* of begun transactions; the outermost counts */
  bool undone; /* something failed in the one going on */
  struct {
    const char *sql; /* by its address: they are literals */
    sqlite3_stmt *statement;
  } kept[STORE_STATEMENTS];
  int kept_count;
  char message[STORE_MESSAGE_BYTES];
};

StoreResult store_ok(void);
/** A status with its usual sentence. */
StoreResult store_failed(Store *store, StoreStatus status);
StoreResult store_says(Store *store, StoreStatus status, const char *format, ...) __attribute__((format(printf, 3, 4)));
/** What SQLite answered. */
StoreResult store_of_sqlite(Store *store, int code);

/* ---- questions ---- */

typedef struct Query {
  Store *store;
  sqlite3_stmt *statement; /* NULL when it could not be made */
  int code, bound;
} Query;

/** @param sql  a literal: the statement is kept for the next time. */
Query query(Store *store, const char *sql);
void query_int(Query *q, int64_t value);
/** NONE is kept as NULL. */
void query_int_or_none(Query *q, int value);
void query_text(Query *q, Str value);
void query_blob(Query *q, const void *bytes, size_t length);
/** @return whether there is a(nother) row. */
bool query_row(Query *q);
int64_t row_int(const Query *q, int column);
int row_int_or_none(const Query *q, int column);
/** A copy in the arena. */
Str row_text(const Query *q, Arena *arena, int column);
/** What came of it; the statement is free again. */
StoreResult query_end(Query *q);
/** A statement without rows. */
StoreResult query_run(Query *q);

/** SQL without answer, not kept. */
StoreResult store_run(Store *store, const char *sql);

/* ---- the chain ---- */

/** One link: what stands before it, and a line. `before` NULL: the head of a journal. */
void chain_link(const uint8_t *before, Str line, uint8_t link[32]);

/** Goes through an attempt's chain. @return the number of the first line that is not what was saved, NONE when it is whole; `text` is its journal up to there. */
int chain_check(Store *store, Arena *arena, int64_t attempt, Str *text, StoreResult *result);

/** store_begin() for any profile, within a transaction. */
StoreResult store_put_attempt(Store *store, const StoreAttempt *about, Str head, const StoreText *texts, size_t count, int64_t *id);

/** Somebody sits here, also in new records. */
StoreResult store_make_me(Store *store);

/** Brings over what can be read of a damaged file. @return how many attempts. */
int store_rescue(Store *store, Str aside);

/** HMAC-SHA256 (RFC 2104) as 64 hex digits. */
Str store_hmac(Arena *arena, Str key, Str text);

/** The tables, brought to the present version. */
StoreResult store_migrate(Store *store);

/** Keeps that an assessment was used, before it is deleted. */
StoreResult store_note_used(Store *store, Str attempt);
/** Takes such a mark in; one that is there already stays. */
StoreResult store_take_used(Store *store, const StoreUsed *used);

#endif
