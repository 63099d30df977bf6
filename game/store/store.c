/* Opening: one file, its owner's alone, in the write-ahead mode that lets two windows use it, or with a rollback journal where that mode is not safe. */
#include <stdio.h>

#include "store/inside.h"

enum { SHARE_TRIES = 3, SHARE_WAIT_MS = 1200, BUSY_MS = 3000, CHECKED_BYTES = 16 << 20, ASIDE_NAMES = 1000 };

/* ---- the connection ---- */

static void close_connection(Store *store) {
  for (int i = 0; i < store->kept_count; i++) sqlite3_finalize(store->kept[i].statement);
  store->kept_count = 0;
  sqlite3_close(store->db);
  store->db = NULL;
}

static void leave_share(Store *store) {
  if (store->lease.length) files_lease_leave(store->arena, store->lease);
  store->lease = STR("");
}

void store_close(Store *store) {
  if (!store) return;
  close_connection(store);
  leave_share(store);
}

/** Texts of a scenario have at most 4 MiB; a file that says otherwise is not believed. */
static void limit(sqlite3 *db) {
  sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 32 << 20);
  sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 1);
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_busy_timeout(db, BUSY_MS);
}

static StoreResult connect_to(Store *store, const char *name, int flags) {
  int code = sqlite3_open_v2(name, &store->db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK) return store_of_sqlite(store, code);
  limit(store->db);
  return store_ok();
}

static bool on_share(Store *store) { return store->how.shared || files_is_shared(store->arena, store->how.folder); }

/** Whether the file was last written with a write-ahead log: its header says so, and to ask SQLite would already use the log. */
static bool has_log(Store *store) {
  Str bytes;
  FilesResult mapped = files_map(store->arena, store->path, INT64_MAX, &bytes);
  bool log = mapped.status == FILES_OK && bytes.length > 18 && bytes.at[18] == 2;
  if (mapped.status == FILES_OK) files_unmap(bytes);
  return log;
}

/** A file that was moved to a share: alone with it the index of the log lies in our own memory, and the log goes. */
static StoreResult leave_log(Store *store) {
  StoreResult result = store_run(
      store, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT count(*) FROM sqlite_schema");
  return result.status == STORE_OK && has_log(store) ? store_failed(store, STORE_BUSY) : result;
}

static StoreResult set_up(Store *store) {
  if (store->how.read) return store_run(store, "PRAGMA query_only = 1; SELECT count(*) FROM sqlite_schema");
  bool shared = on_share(store);
  StoreResult result = shared && has_log(store) ? leave_log(store) : store_ok();
  if (result.status == STORE_OK)
    result = store_run(store,
                       shared ? "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA" : "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  /* A first page that says it may not be written, where the system says it may: nothing of ours writes that. */
  if (sqlite3_db_readonly(store->db, "main") == 1)
    return store_failed(store, files_may_write(store->arena, store->path) ? STORE_DAMAGED : STORE_READ_ONLY);
  if (result.status == STORE_OK) result = store_run(store, "PRAGMA secure_delete = 1; PRAGMA cell_size_check = 1; PRAGMA mmap_size = 0");
  return result;
}

/** Of a file of ordinary size everything is looked at; of a class's only what is used. */
static StoreResult look_through(Store *store) {
  Query q = query(store, "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()");
  int64_t bytes = query_row(&q) ? row_int(&q, 0) : 0;
  StoreResult result = query_end(&q);
  if (result.status != STORE_OK || bytes > CHECKED_BYTES) return result;
  q = query(store, "PRAGMA integrity_check(1)");
  bool whole = query_row(&q) && str_is(row_text(&q, store->arena, 0), "ok");
  result = query_end(&q);
  return result.status == STORE_OK && !whole ? store_failed(store, STORE_DAMAGED) : result;
}

/** A folder that may not be written holds no log: then the file alone is all there is, and nobody can change it. */
static StoreResult connect_unwritable(Store *store) {
  Str log = str_format(store->arena, "%.*s-wal", STR_ARG(store->path));
  if (files_kind(store->arena, log) != FILES_NOTHING) return store_failed(store, STORE_READ_ONLY);
  close_connection(store);
  Buf name = buf_new(store->arena);
  buf_addz(&name, "file:");
  for (size_t i = 0; i < store->path.length; i++) {
    char c = store->path.at[i];
    if (c == '%' || c == '?' || c == '#')
      buf_format(&name, "%%%02x", (unsigned)c);
    else
      buf_byte(&name, c);
  }
  buf_addz(&name, "?immutable=1");
  StoreResult result = connect_to(store, buf_str(&name).at, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
  return result.status == STORE_OK ? set_up(store) : result;
}

/** On a share two machines that wrote at once would spoil the file, and who reads meanwhile reads half of what is written. */
static StoreResult take_turn(Store *store) {
  bool held = false;
  if (store->lease.length || !on_share(store)) return store_ok();
  FilesResult taken = files_lease_take(store->arena, store->how.folder, STR(STORE_FILE "-use-"), store, &store->lease, &held);
  if (held)
    return store_says(store, STORE_BUSY, "%sother machine is using these records. Close Overturn there, or wait %d minutes.",
                      store->how.read ? "An" : "Not saved: an", FILES_LEASE_STILL_S / 60);
  if (taken.status == FILES_OK || store->how.read) return store_ok(); /* where nothing can be written nobody writes */
  return store_says(store, taken.status == FILES_FULL ? STORE_FULL : STORE_READ_ONLY, "%.*s", STR_ARG(taken.message));
}

static StoreResult open_file(Store *store) {
  StoreResult turn = take_turn(store);
  if (turn.status != STORE_OK) return turn;
  if (store->how.read && on_share(store) && has_log(store)) {
    if (!files_may_write(store->arena, store->path)) return connect_unwritable(store);
    store->older = true; /* as it is, it cannot even be read without a log */
    return store_failed(store, STORE_UNKNOWN);
  }
  StoreResult result = connect_to(store, store->path.at, store->how.read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  if (result.status == STORE_OK) result = set_up(store);
  if (result.status == STORE_READ_ONLY && store->how.read) result = connect_unwritable(store);
  if (result.status == STORE_OK) result = store_migrate(store);
  if (result.status == STORE_OK && !store->how.read) result = look_through(store);
  return result;
}

/* ---- what is damaged ---- */

static const char *const file_parts[] = {"", "-wal", "-shm", "-journal"};
enum { FILE_PARTS = sizeof file_parts / sizeof *file_parts };

static Str aside_name(Store *store, int number) { return str_format(store->arena, "%.*s/records-damaged-%d.db", STR_ARG(store->how.folder), number); }

/** @return the name it has now, empty when it could not be moved. */
static Str set_aside(Store *store) {
  int number = 1;
  while (number < ASIDE_NAMES && files_kind(store->arena, aside_name(store, number)) != FILES_NOTHING) number++;
  Str aside = aside_name(store, number);
  for (int i = FILE_PARTS - 1; i >= 0; i--) {
    Str from = str_format(store->arena, "%.*s%s", STR_ARG(store->path), file_parts[i]),
        to = str_format(store->arena, "%.*s%s", STR_ARG(aside), file_parts[i]);
    if (files_kind(store->arena, from) == FILES_NOTHING) continue;
    if (files_move(store->arena, from, to).status != FILES_OK && i == 0) return STR("");
  }
  return aside;
}

static StoreResult begin_anew(Store *store, Str *notice) {
  close_connection(store);
  Str aside = set_aside(store);
  if (!aside.length) return store_failed(store, STORE_DAMAGED);
  FilesResult made = files_make_private(store->arena, store->path);
  StoreResult result = made.status == FILES_OK ? open_file(store) : store_failed(store, STORE_READ_ONLY);
  if (result.status != STORE_OK) return result;
  int rescued = store_rescue(store, aside);
  Buf said = buf_new(store->arena);
  buf_format(&said, "The records were damaged and are kept as %.*s. ", STR_ARG(aside));
  if (rescued)
    buf_format(&said, "%d attempt%s could be read and %s here again.", rescued, rescued == 1 ? "" : "s", rescued == 1 ? "is" : "are");
  else
    buf_addz(&said, "No attempt in them could be read. New records were begun.");
  *notice = buf_str(&said);
  return result;
}

/* ---- opening ---- */

static StoreResult make(Store *store) {
  FilesResult made = files_make_folder(store->arena, store->how.folder);
  if (made.status == FILES_OK) made = files_make_private(store->arena, store->path);
  if (made.status == FILES_OK) return store_ok();
  StoreStatus status = made.status == FILES_FULL ? STORE_FULL : made.status == FILES_NOT_PERMITTED ? STORE_READ_ONLY : STORE_FAILED;
  return store_says(store, status, "%.*s", STR_ARG(made.message));
}

/** Who only reads gets the tables of today too. */
static StoreResult bring_up_to_date(Store *store) {
  close_connection(store);
  store->how.read = false;
  StoreResult result = open_file(store);
  close_connection(store);
  store->how.read = true;
  return result.status == STORE_OK ? open_file(store) : result;
}

/** For some seconds a share tells of files as they were while another machine was at them: a journal that is gone, a size. So what cannot be right is looked at again. */
static StoreResult open_again(Store *store, StoreResult result) {
  for (int i = 0; i < SHARE_TRIES && on_share(store); i++) {
    if (result.status != STORE_DAMAGED && (result.status != STORE_READ_ONLY || !files_may_write(store->arena, store->path))) break;
    close_connection(store);
    (void)sqlite3_sleep(SHARE_WAIT_MS);
    result = open_file(store);
  }
  return result;
}

StoreResult store_open_records(Arena *arena, StoreOpen how, Store **opened, Str *notice) {
  *opened = NULL;
  *notice = STR("");
  Store *store = arena_make(arena, Store);
  store->arena = arena;
  store->how = how;
  store->path = str_format(arena, "%.*s/" STORE_FILE, STR_ARG(how.folder));
  StoreResult result = store_ok();
  if (!how.folder.length) return store_says(store, STORE_READ_ONLY, "There is no home folder to keep records in.");
  if (how.read && files_kind(arena, store->path) == FILES_NOTHING) return store_failed(store, STORE_UNKNOWN);
  if (!how.read) result = make(store);
  if (result.status == STORE_OK) result = open_again(store, open_file(store));
  if (result.status == STORE_UNKNOWN && store->older) result = bring_up_to_date(store);
  if (result.status == STORE_DAMAGED && !how.read) result = begin_anew(store, notice);
  if (result.status != STORE_OK)
    store_close(store);
  else
    *opened = store;
  return result;
}

StoreResult store_open_memory(Arena *arena, Store **opened) {
  Store *store = arena_make(arena, Store);
  *opened = store;
  store->arena = arena;
  StoreResult result = connect_to(store, ":memory:", SQLITE_OPEN_READWRITE);
  return result.status == STORE_OK ? store_migrate(store) : result;
}
