/* Attempts: a head, lines, and a chain of hashes over them. */
#include "store/inside.h"

/* ---- the chain ---- */

void chain_link(const uint8_t *before, Str line, uint8_t link[32]) {
  static const char first[] = "overturn journal 1";
  Sha256 sha;
  sha256_start(&sha);
  if (before)
    sha256_add(&sha, before, 32);
  else
    sha256_add(&sha, first, sizeof first);
  sha256_add(&sha, line.at, line.length);
  sha256_end(&sha, link);
}

static bool same_link(const Query *q, int column, const uint8_t link[32]) {
  return sqlite3_column_bytes(q->statement, column) == 32 && memcmp(sqlite3_column_blob(q->statement, column), link, 32) == 0;
}

/** Whether the attempt's own row says the same end. */
static bool ends_so(Store *store, int64_t attempt, int count, const uint8_t link[32], StoreResult *result) {
  Query q = query(store, "SELECT actions, tip FROM attempt WHERE id = ?1");
  query_int(&q, attempt);
  bool same = query_row(&q) && row_int(&q, 0) + 1 == count && same_link(&q, 1, link);
  *result = query_end(&q);
  return same;
}

int chain_check(Store *store, Arena *arena, int64_t attempt, Str *text, StoreResult *result) {
  Buf journal = buf_new(arena);
  uint8_t link[32];
  int count = 0;
  bool whole = true;
  Query q = query(store, "SELECT number, line, link FROM action WHERE attempt = ?1 ORDER BY number");
  query_int(&q, attempt);
  while (whole && query_row(&q)) {
    Str line = {(const char *)sqlite3_column_text(q.statement, 1), (size_t)sqlite3_column_bytes(q.statement, 1)};
    chain_link(count ? link : NULL, line, link);
    whole = row_int(&q, 0) == count && same_link(&q, 2, link);
    if (!whole) break;
    count++;
    buf_add(&journal, line);
    buf_byte(&journal, '\n');
  }
  *result = query_end(&q);
  if (whole && result->status == STORE_OK) whole = ends_so(store, attempt, count, link, result);
  *text = buf_str(&journal);
  return whole ? NONE : count;
}

/* ---- one attempt ---- */

static StoreResult find(Store *store, Str attempt, int64_t *id) {
  Query q = query(store, "SELECT id FROM attempt WHERE attempt = ?1");
  query_text(&q, attempt);
  bool there = query_row(&q);
  *id = there ? row_int(&q, 0) : 0;
  StoreResult result = query_end(&q);
  return result.status == STORE_OK && !there ? store_says(store, STORE_UNKNOWN, "There is no attempt %.*s.", STR_ARG(attempt)) : result;
}

/** A line of an attempt, after those before it. */
static StoreResult put_line(Store *store, int64_t attempt, int32_t number, Str line, const uint8_t link[32]) {
  Query q = query(store, "INSERT INTO action (attempt, number, line, link) VALUES (?1, ?2, ?3, ?4)");
  query_int(&q, attempt);
  query_int(&q, number);
  query_text(&q, line);
  query_blob(&q, link, 32);
  return query_run(&q);
}

static StoreResult put_texts(Store *store, int64_t attempt, const StoreText *texts, size_t count) {
  StoreResult result = store_ok();
  for (size_t i = 0; result.status == STORE_OK && i < count; i++) {
    result = store_keep_text(store, &texts[i]);
    if (result.status != STORE_OK) break;
    Query q = query(store, "INSERT OR IGNORE INTO attempt_text (attempt, hash) VALUES (?1, ?2)");
    query_int(&q, attempt);
    query_text(&q, texts[i].hash);
    result = query_run(&q);
  }
  return result;
}

StoreResult store_put_attempt(Store *store, const StoreAttempt *about, Str head, const StoreText *texts, size_t count, int64_t *id) {
  uint8_t link[32];
  chain_link(NULL, head, link);
  Query q = query(store, "INSERT INTO attempt (profile, attempt, lesson, title, file, hash, mode, parent, position, started, ended, tip)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10, ?11)");
  query_int(&q, about->profile);
  const Str words[] = {about->attempt, about->lesson, about->title, about->file, about->hash};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) query_text(&q, words[i]);
  query_int(&q, about->mode);
  query_text(&q, about->parent);
  query_int(&q, about->position);
  query_text(&q, about->started);
  query_blob(&q, link, sizeof link);
  StoreResult result = query_run(&q);
  *id = sqlite3_last_insert_rowid(store->db);
  if (result.status == STORE_OK) result = put_line(store, *id, 0, head, link);
  return result.status == STORE_OK ? put_texts(store, *id, texts, count) : result;
}

StoreResult store_begin(Store *store, const StoreAttempt *about, Str head, const StoreText *texts, size_t count) {
  StoreProfile me;
  StoreAttempt mine = *about;
  Arena *arena = arena_new(0);
  int64_t id;
  StoreResult result = store_start(store);
  if (result.status == STORE_OK) {
    result = store_me(store, arena, &me);
    mine.profile = me.id;
    if (result.status == STORE_OK) result = store_put_attempt(store, &mine, head, texts, count, &id);
    result = store_finish(store, result);
  }
  arena_free(arena);
  return result;
}

static StoreResult put_next(Store *store, int64_t attempt, int32_t number, Str line) {
  uint8_t tip[32];
  Query q = query(store, "SELECT actions, tip FROM attempt WHERE id = ?1");
  query_int(&q, attempt);
  bool there = query_row(&q) && sqlite3_column_bytes(q.statement, 1) == 32, next = there && row_int(&q, 0) + 1 == number;
  if (next) memcpy(tip, sqlite3_column_blob(q.statement, 1), sizeof tip);
  StoreResult result = query_end(&q);
  if (result.status == STORE_OK && !there) return store_failed(store, STORE_DAMAGED);
  if (result.status == STORE_OK && !next) return store_failed(store, STORE_ELSEWHERE);
  if (result.status != STORE_OK) return result;
  chain_link(tip, line, tip);
  result = put_line(store, attempt, number, line, tip);
  if (result.status != STORE_OK) return result;
  q = query(store, "UPDATE attempt SET actions = ?2, tip = ?3 WHERE id = ?1");
  query_int(&q, attempt);
  query_int(&q, number);
  query_blob(&q, tip, sizeof tip);
  return query_run(&q);
}

StoreResult store_append(Store *store, Str attempt, int32_t number, Str line) {
  int64_t id;
  StoreResult result = store_start(store);
  if (result.status != STORE_OK) return result;
  result = find(store, attempt, &id);
  if (result.status == STORE_OK) result = put_next(store, id, number, line);
  return store_finish(store, result);
}

StoreResult store_end(Store *store, Str attempt, Str when) {
  Query q = query(store, "UPDATE attempt SET ended = ?2 WHERE attempt = ?1");
  query_text(&q, attempt);
  query_text(&q, when);
  return query_run(&q);
}

StoreResult store_journal(Store *store, Arena *arena, Str attempt, Str *text) {
  int64_t id;
  *text = STR("");
  StoreResult result = find(store, attempt, &id);
  if (result.status != STORE_OK) return result;
  int wrong = chain_check(store, arena, id, text, &result);
  if (result.status != STORE_OK || wrong == NONE) return result;
  return store_says(store, STORE_DAMAGED, "Line %d of this attempt is not what was saved.", wrong + 1);
}

StoreResult store_head(Store *store, Arena *arena, int64_t attempt, Str *head) {
  Query q = query(store, "SELECT line FROM action WHERE attempt = ?1 AND number = 0");
  query_int(&q, attempt);
  *head = query_row(&q) ? row_text(&q, arena, 0) : STR("");
  return query_end(&q);
}

/* ---- lists ---- */

#define ABOUT                                                                                                                                    \
  "SELECT a.id, a.profile, a.attempt, a.lesson, a.title, a.file, a.hash, a.mode, a.parent, a.position, a.started, a.ended, a.actions, r.score, " \
  "r.graded, r.codes, r.timing, r.outcome"                                                                                                       \
  " FROM attempt a LEFT JOIN result r ON r.attempt = a.id AND r.finished "

static StoreAttempt about_of(const Query *q, Arena *arena) {
  return (StoreAttempt){.id = row_int(q, 0),
                        .profile = row_int(q, 1),
                        .attempt = row_text(q, arena, 2),
                        .lesson = row_text(q, arena, 3),
                        .title = row_text(q, arena, 4),
                        .file = row_text(q, arena, 5),
                        .hash = row_text(q, arena, 6),
                        .mode = row_int(q, 7) == MODE_ASSESSMENT ? MODE_ASSESSMENT : MODE_PRACTICE,
                        .parent = row_text(q, arena, 8),
                        .position = (int32_t)row_int(q, 9),
                        .started = row_text(q, arena, 10),
                        .ended = row_text(q, arena, 11),
                        .actions = (int32_t)row_int(q, 12),
                        .score = row_int_or_none(q, 13),
                        .axis = {row_int_or_none(q, 15), row_int_or_none(q, 16), row_int_or_none(q, 17)},
                        .graded = row_text(q, arena, 14)};
}

StoreResult store_attempt(Store *store, Arena *arena, Str attempt, StoreAttempt *about) {
  Query q = query(store, ABOUT "WHERE a.attempt = ?1");
  query_text(&q, attempt);
  bool there = query_row(&q);
  if (there) *about = about_of(&q, arena);
  StoreResult result = query_end(&q);
  return result.status == STORE_OK && !there ? store_says(store, STORE_UNKNOWN, "There is no attempt %.*s.", STR_ARG(attempt)) : result;
}

StoreResult store_attempts(Store *store, Arena *arena, int64_t profile, StoreAttempt **attempts, size_t *count) {
  size_t capacity = 0;
  *attempts = NULL;
  *count = 0;
  Query q = query(store, ABOUT "WHERE ?1 = 0 OR a.profile = ?1 ORDER BY a.id");
  query_int(&q, profile);
  while (query_row(&q)) arena_push(arena, *attempts, *count, capacity, about_of(&q, arena));
  return query_end(&q);
}

StoreResult store_text(Store *store, Arena *arena, Str hash, StoreText *text) {
  Query q = query(store, "SELECT hash, name, content FROM text WHERE hash = ?1");
  query_text(&q, hash);
  bool there = query_row(&q);
  if (there) *text = (StoreText){row_text(&q, arena, 0), row_text(&q, arena, 1), row_text(&q, arena, 2)};
  StoreResult result = query_end(&q);
  return result.status == STORE_OK && !there ? store_failed(store, STORE_UNKNOWN) : result;
}

StoreResult store_keep_text(Store *store, const StoreText *text) {
  Query q = query(store, "INSERT OR IGNORE INTO text (hash, name, content) VALUES (?1, ?2, ?3)");
  query_text(&q, text->hash);
  query_text(&q, text->name);
  query_text(&q, text->content);
  return query_run(&q);
}

StoreResult store_texts(Store *store, Arena *arena, Str attempt, StoreText **texts, size_t *count) {
  size_t capacity = 0;
  *texts = NULL;
  *count = 0;
  Query q = query(store, "SELECT t.hash, t.name, t.content FROM attempt a JOIN attempt_text u ON u.attempt = a.id JOIN text t ON t.hash = u.hash"
                         " WHERE a.attempt = ?1 ORDER BY t.name, t.hash");
  query_text(&q, attempt);
  while (query_row(&q)) {
    StoreText text = {row_text(&q, arena, 0), row_text(&q, arena, 1), row_text(&q, arena, 2)};
    arena_push(arena, *texts, *count, capacity, text);
  }
  return query_end(&q);
}

StoreResult store_text_hashes(Store *store, Arena *arena, int64_t attempt, Str *hashes) {
  Query q = query(store, "SELECT group_concat(hash, ' ') FROM (SELECT hash FROM attempt_text WHERE attempt = ?1 ORDER BY hash)");
  query_int(&q, attempt);
  *hashes = query_row(&q) ? row_text(&q, arena, 0) : STR("");
  return query_end(&q);
}

/* ---- the home list ---- */

static StoreRow *row_of(Arena *arena, Str file, StoreRow **rows, size_t *count, size_t *capacity) {
  for (size_t i = 0; i < *count; i++)
    if (str_equal((*rows)[i].file, file)) return &(*rows)[i];
  StoreRow row = {.file = file, .best = {NONE, NONE}};
  arena_push(arena, *rows, *count, *capacity, row);
  return &(*rows)[*count - 1];
}

#define EARLIER "earlier.score."

StoreResult store_earlier_score(Store *store, Str file, Mode mode, int score) {
  Query q = query(store, "INSERT INTO setting (key, value) VALUES ('" EARLIER "' || ?1 || '.' || ?2, ?3) ON CONFLICT (key) DO UPDATE"
                         " SET value = excluded.value WHERE CAST(excluded.value AS INTEGER) > CAST(value AS INTEGER)");
  query_int(&q, mode);
  query_text(&q, file);
  query_int(&q, score);
  return query_run(&q);
}

static StoreResult add_earlier(Store *store, Arena *arena, StoreRow **rows, size_t *count, size_t *capacity) {
  for (int mode = 0; mode < 2; mode++) {
    Query q =
        query(store, "SELECT substr(key, length('" EARLIER "') + 3), CAST(value AS INTEGER) FROM setting WHERE key GLOB '" EARLIER "' || ?1 || '.*'");
    query_int(&q, mode);
    while (query_row(&q)) {
      StoreRow *row = row_of(arena, row_text(&q, arena, 0), rows, count, capacity);
      if ((int)row_int(&q, 1) > row->best[mode]) row->best[mode] = (int)row_int(&q, 1);
    }
    StoreResult result = query_end(&q);
    if (result.status != STORE_OK) return result;
  }
  return store_ok();
}

StoreResult store_rows(Store *store, Arena *arena, StoreRow **rows, size_t *count) {
  size_t capacity = 0;
  *rows = NULL;
  *count = 0;
  /* What began and was left at once says nothing of where one stands: it ended when it started. */
  Query q =
      query(store,
            "WITH mine AS (SELECT a.*, r.score FROM attempt a JOIN profile p ON p.id = a.profile AND p.me"
            " LEFT JOIN result r ON r.attempt = a.id AND r.finished)"
            " SELECT m.file, max(CASE WHEN m.mode = 0 AND m.parent = '' THEN m.score END),"
            " max(CASE WHEN m.mode = 1 AND m.parent = '' THEN m.score END), l.id, l.ended, l.attempt, l.mode"
            " FROM mine m LEFT JOIN attempt l ON l.id = (SELECT max(id) FROM mine n WHERE n.file = m.file AND n.ended <> n.started) GROUP BY m.file");
  while (query_row(&q)) {
    StoreRow row = {.file = row_text(&q, arena, 0), .best = {row_int_or_none(&q, 1), row_int_or_none(&q, 2)}, .order = row_int(&q, 3)};
    row.left_mode = row_int(&q, 6) == MODE_ASSESSMENT ? MODE_ASSESSMENT : MODE_PRACTICE;
    if (row.order && sqlite3_column_bytes(q.statement, 4) == 0) row.left = row_text(&q, arena, 5);
    arena_push(arena, *rows, *count, capacity, row);
  }
  StoreResult result = query_end(&q);
  return result.status == STORE_OK ? add_earlier(store, arena, rows, count, &capacity) : result;
}
