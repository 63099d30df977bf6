/* The records: what was saved is there, whole and once; what was changed behind the program's back is named. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "overturn/hash.h"
#include "store/store.h"
#include "unit/assert_str.h"
#include "unit/help_room.h"

#define HEAD(ATTEMPT) \
  "{\"overturn\":\"journal\",\"format\":1,\"engine\":1,\"scenario\":\"lesson\",\"scenario_hash\":\"abc\",\"attempt\":\"" ATTEMPT "\"}"

static Store *open_store(Room *room) {
  Store *store;
  Str notice;
  StoreResult result = store_open_records(room->arena, (StoreOpen){.folder = room_path(room, "own")}, &store, &notice);
  assert_str(result.message, "");
  assert_str(notice, "");
  assert_non_null(store);
  return store;
}

#define OK(CALL) assert_int_equal((CALL).status, STORE_OK)

static StoreAttempt about(const char *attempt) {
  return (StoreAttempt){.attempt = str_from(attempt),
                        .lesson = STR("lesson"),
                        .title = STR("A lesson"),
                        .file = STR("lesson.json"),
                        .hash = STR("abc"),
                        .started = STR("2026-01-05T09:00:00Z")};
}

static Str head_of(Arena *arena, const char *attempt) {
  return str_format(
      arena, "{\"overturn\":\"journal\",\"format\":1,\"engine\":1,\"scenario\":\"lesson\",\"scenario_hash\":\"abc\",\"attempt\":\"%s\"}", attempt);
}

static void begin(Store *store, Room *room, const char *attempt, int lines) {
  StoreAttempt made = about(attempt);
  Str content = STR("{\"id\":\"lesson\"}");
  StoreText text = {sha256_hex(room->arena, content), STR("lesson.json"), content};
  OK(store_begin(store, &made, head_of(room->arena, attempt), &text, 1));
  for (int i = 1; i <= lines; i++)
    OK(store_append(store, made.attempt, i, str_format(room->arena, "{\"next\":true,\"at\":\"2026-01-05T09:%02d:00Z\"}", i % 60)));
}

static void what_was_saved_is_there_again(void **state) {
  Room *room = *state;
  Store *store = open_store(room);
  StoreProfile me, again;
  OK(store_me(store, room->arena, &me));
  assert_true(str_starts(me.pseudonym, STR("trainee-")));
  begin(store, room, "lesson-1", 3);
  store_close(store);
  store = open_store(room);
  OK(store_me(store, room->arena, &again));
  assert_true(str_equal(me.pseudonym, again.pseudonym));
  Str journal;
  OK(store_journal(store, room->arena, STR("lesson-1"), &journal));
  assert_true(str_starts(journal, head_of(room->arena, "lesson-1")));
  assert_true(str_ends(journal, STR("{\"next\":true,\"at\":\"2026-01-05T09:03:00Z\"}\n")));
  StoreAttempt found;
  OK(store_attempt(store, room->arena, STR("lesson-1"), &found));
  assert_int_equal(found.actions, 3);
  assert_int_equal(found.score, NONE);
  StoreText *texts;
  size_t count;
  OK(store_texts(store, room->arena, STR("lesson-1"), &texts, &count));
  assert_int_equal(count, 1);
  assert_str(texts[0].content, "{\"id\":\"lesson\"}");
  store_close(store);
}

static void only_the_owner_may_read(void **state) {
  Room *room = *state;
  Store *store = open_store(room);
  begin(store, room, "lesson-1", 1);
  struct stat file;
  assert_int_equal(stat(room_path(room, "own").at, &file), 0);
  assert_int_equal(file.st_mode & 0777, 0700);
  static const char *const names[] = {"own/records.db", "own/records.db-wal", "own/records.db-shm"};
  for (size_t i = 0; i < 3; i++) {
    assert_int_equal(stat(room_path(room, names[i]).at, &file), 0);
    assert_int_equal(file.st_mode & 0777, 0600);
  }
  store_close(store);
}

static void a_line_is_written_once(void **state) {
  Room *room = *state;
  Store *store = open_store(room), *other = open_store(room);
  begin(store, room, "lesson-1", 2);
  OK(store_append(other, STR("lesson-1"), 3, STR("{\"next\":true}")));
  StoreResult result = store_append(store, STR("lesson-1"), 3, STR("{\"undo\":true}"));
  assert_int_equal(result.status, STORE_ELSEWHERE);
  assert_str(result.message, "Not saved: this attempt goes on in another window.");
  assert_int_equal(store_append(store, STR("lesson-2"), 1, STR("{}")).status, STORE_UNKNOWN);
  store_close(other);
  Str journal;
  OK(store_journal(store, room->arena, STR("lesson-1"), &journal));
  assert_true(str_ends(journal, STR("{\"next\":true}\n")));
  store_close(store);
}

static void the_home_list_knows_best_and_left(void **state) {
  Room *room = *state;
  Store *store = open_store(room);
  begin(store, room, "lesson-1", 1);
  begin(store, room, "lesson-2", 1);
  OK(store_end(store, STR("lesson-2"), STR("")));
  begin(store, room, "lesson-3", 0); /* nothing was answered in it */
  StoreOutcome outcome = {.finished = true, .score = 80, .axis = {80, NONE, 81}, .violations = STR("")};
  OK(store_result(store, STR("lesson-1"), &outcome, NULL, 0));
  OK(store_end(store, STR("lesson-1"), STR("2026-01-05T10:00:00Z")));
  StoreRow *rows;
  size_t count;
  OK(store_rows(store, room->arena, &rows, &count));
  assert_int_equal(count, 1);
  assert_int_equal(rows[0].best[MODE_PRACTICE], 80);
  assert_int_equal(rows[0].best[MODE_ASSESSMENT], NONE);
  assert_str(rows[0].left, "lesson-2");
  OK(store_end(store, STR("lesson-2"), STR("2026-01-05T11:00:00Z")));
  OK(store_rows(store, room->arena, &rows, &count));
  assert_str(rows[0].left, "");
  store_close(store);
}

static void a_best_score_from_before_the_records_counts(void **state) {
  Room *room = *state;
  Store *store = open_store(room);
  StoreRow *rows;
  size_t count;
  begin(store, room, "lesson-1", 2);
  StoreOutcome outcome = {.finished = true, .score = 70};
  OK(store_result(store, STR("lesson-1"), &outcome, NULL, 0));
  OK(store_earlier_score(store, STR("lesson.json"), MODE_PRACTICE, 60));
  OK(store_earlier_score(store, STR("lesson.json"), MODE_ASSESSMENT, 80));
  OK(store_earlier_score(store, STR("lesson.json"), MODE_ASSESSMENT, 9)); /* by number, not by letter */
  OK(store_earlier_score(store, STR("gone.json"), MODE_PRACTICE, 100));
  OK(store_rows(store, room->arena, &rows, &count));
  assert_int_equal(count, 2);
  assert_str(rows[0].file, "lesson.json");
  assert_int_equal(rows[0].best[MODE_PRACTICE], 70);
  assert_int_equal(rows[0].best[MODE_ASSESSMENT], 80);
  assert_str(rows[1].file, "gone.json");
  assert_int_equal(rows[1].best[MODE_PRACTICE], 100);
  assert_int_equal(rows[1].best[MODE_ASSESSMENT], NONE);
  StoreProfile me;
  OK(store_me(store, room->arena, &me));
  OK(store_forget(store, me.id));
  OK(store_rows(store, room->arena, &rows, &count));
  assert_int_equal(count, 0);
  store_close(store);
}

static void what_is_forgotten_goes_with_its_old_file(void **state) {
  Room *room = *state;
  Store *store = open_store(room);
  Str own = room_path(room, "own/attempts/lesson-1.jsonl"), other = room_path(room, "own/attempts/lesson-2.jsonl"),
      scores = room_path(room, "own/scores.txt"), notes = room_path(room, "own/attempts/notes.txt");
  assert_int_equal(files_make_folder(room->arena, room_path(room, "own/attempts")).status, FILES_OK);
  const Str paths[] = {own, other, scores, notes};
  for (int i = 0; i < 4; i++) assert_int_equal(files_write(room->arena, paths[i], STR("x")).status, FILES_OK);
  begin(store, room, "lesson-1", 1);
  begin(store, room, "lesson-2", 1);
  OK(store_forget_attempt(store, STR("lesson-1")));
  assert_int_equal(files_kind(room->arena, own), FILES_NOTHING);
  assert_int_equal(files_kind(room->arena, other), FILES_FILE);
  StoreProfile me, guest;
  OK(store_profile_of(store, room->arena, STR("guest"), &guest));
  OK(store_forget(store, guest.id)); /* these files are not a guest's */
  assert_int_equal(files_kind(room->arena, other), FILES_FILE);
  OK(store_me(store, room->arena, &me));
  OK(store_forget(store, me.id));
  assert_int_equal(files_kind(room->arena, other), FILES_NOTHING);
  assert_int_equal(files_kind(room->arena, scores), FILES_NOTHING);
  assert_int_equal(files_kind(room->arena, notes), FILES_FILE);
  store_close(store);
}

static void decisions_come_back_as_they_were(void **state) {
  Room *room = *state;
  Store *store = open_store(room);
  begin(store, room, "lesson-1", 3);
  StoreOutcome outcome = {.finished = true,
                          .score = 61,
                          .axis = {70, 50, NONE},
                          .points = 12345,
                          .par = 20000,
                          .recovered_cents = -5,
                          .best_cents = 900,
                          .violations = STR("balance_billing"),
                          .days = 4,
                          .seconds = 77};
  StoreDecision in[2] = {{.number = 1,
                          .item = STR("read/cause"),
                          .answer = STR("right"),
                          .code = STR("CO-197"),
                          .card = STR("carc/197/meaning"),
                          .axis = 0,
                          .skill = 2,
                          .scored = true,
                          .earned = 2000,
                          .most = 2000,
                          .grade = 0,
                          .seconds = 9},
                         {.number = 3,
                          .item = STR("read/path"),
                          .answer = STR("wrong"),
                          .code = STR(""),
                          .axis = 2,
                          .skill = NONE,
                          .scored = true,
                          .most = 3000,
                          .cost = 3000,
                          .own = 2000,
                          .own_cents = 4000,
                          .grade = 4,
                          .seconds = 12}};
  for (int times = 0; times < 2; times++) OK(store_result(store, STR("lesson-1"), &outcome, in, 2));
  StoreDecision *out;
  StoreOutcome back;
  size_t count;
  OK(store_decisions(store, room->arena, 0, &out, &count));
  assert_int_equal(count, 2);
  assert_str(out[1].item, "read/path");
  assert_str(out[0].code, "CO-197");
  assert_str(out[0].card, "carc/197/meaning");
  assert_str(out[1].card, "");
  assert_int_equal(out[1].seconds, 12);
  assert_int_equal(out[1].skill, NONE);
  assert_int_equal(out[1].own_cents, 4000);
  OK(store_result_of(store, room->arena, out[0].attempt, &back));
  assert_int_equal(back.axis[2], NONE);
  assert_int_equal(back.recovered_cents, -5);
  assert_str(back.violations, "balance_billing");
  store_close(store);
}

/* ---- what was changed behind the program's back ---- */

static sqlite3 *behind(Room *room) {
  sqlite3 *db;
  assert_int_equal(sqlite3_open(room_path(room, "own/records.db").at, &db), SQLITE_OK);
  return db;
}

static void edit(sqlite3 *db, const char *sql) { assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK); }

/** One of the ways to change a stored attempt of 41 lines. */
static void spoil(sqlite3 *db, Rng *rng, char sql[256]) {
  int n = (int)rng_below(rng, 41), m = (n + 1 + (int)rng_below(rng, 40)) % 41, at = (int)rng_below(rng, 40);
  switch (rng_below(rng, 6)) {
  case 0: /* any byte, also of the head */
    snprintf(sql, 256,
             "UPDATE action SET line = substr(line, 1, %d) || CASE substr(line, %d, 1) WHEN 'x' THEN 'y' ELSE 'x' END || substr(line, %d) WHERE "
             "number = %d",
             at, at + 1, at + 2, n);
    break;
  case 1: snprintf(sql, 256, "DELETE FROM action WHERE number = %d", n); break;
  case 2: snprintf(sql, 256, "DELETE FROM action WHERE number >= %d", n); break;
  case 3: snprintf(sql, 256, "UPDATE action SET number = CASE number WHEN %d THEN 1000 ELSE number END", n); break;
  case 4: snprintf(sql, 256, "UPDATE action SET line = (SELECT line || ' ' FROM action WHERE number = %d) WHERE number = %d", m, n); break;
  default: /* two lines change places, links and all */
    snprintf(sql, 256,
             "UPDATE action SET number = 2000 WHERE number = %d; UPDATE action SET number = %d WHERE number = %d; UPDATE action SET number = %d "
             "WHERE number = 2000",
             n, n, m, m);
  }
  edit(db, sql);
}

static void every_edit_is_named(void **state) {
  Room *room = *state;
  Store *store = open_store(room);
  begin(store, room, "lesson-1", 40);
  sqlite3 *db = behind(room);
  char sql[256];
  Rng rng = {7};
  edit(db, "PRAGMA synchronous = OFF; CREATE TABLE saved AS SELECT * FROM action");
  for (int i = 0; i < 10000; i++) {
    edit(db, "BEGIN");
    spoil(db, &rng, sql);
    edit(db, "COMMIT");
    Arena *arena = arena_new(0);
    StoreFault *faults;
    size_t count;
    OK(store_prove(store, arena, &faults, &count));
    if (count != 1 || !str_is(faults[0].attempt, "lesson-1")) fail_msg("edit %d is not named: %s", i, sql);
    arena_free(arena);
    edit(db, "BEGIN; DELETE FROM action; INSERT INTO action SELECT * FROM saved; COMMIT");
  }
  StoreFault *faults;
  size_t count;
  OK(store_prove(store, room->arena, &faults, &count));
  assert_int_equal(count, 0);
  sqlite3_close(db);
  store_close(store);
}

/* ---- damaged files ---- */

static void put_file(Str path, Str content) {
  FILE *file = fopen(path.at, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(content.at, 1, content.length, file), content.length);
  fclose(file);
}

/** Three attempts of twenty lines, as bytes. */
static Str three_attempts(Room *room) {
  Str bytes;
  Store *store = open_store(room);
  begin(store, room, "lesson-1", 20);
  begin(store, room, "lesson-2", 20);
  begin(store, room, "lesson-3", 20);
  store_close(store);
  assert_int_equal(files_read(room->arena, room_path(room, "own/records.db"), 1 << 24, &bytes).status, FILES_OK);
  return bytes;
}

/** Opens what is there. Every attempt in it is whole or named, or the damaged file is kept aside; writing goes on. */
static void expect_going_on(Room *room, Str bytes) {
  Arena *arena = arena_new(0);
  Store *store;
  Str notice, aside;
  StoreFault *faults;
  size_t count, found;
  StoreAttempt *attempts, made = about("lesson-new");
  OK(store_open_records(arena, (StoreOpen){.folder = room_path(room, "own")}, &store, &notice));
  OK(store_prove(store, arena, &faults, &count));
  OK(store_attempts(store, arena, 0, &attempts, &found));
  if (notice.length) {
    assert_int_equal(count, 0);
    assert_int_equal(files_read(arena, room_path(room, "own/records-damaged-1.db"), 1 << 24, &aside).status, FILES_OK);
    assert_int_equal(aside.length, bytes.length);
  } else {
    assert_int_equal(found, 3);
  }
  OK(store_begin(store, &made, head_of(arena, "lesson-new"), NULL, 0));
  store_close(store);
  for (int i = 0; i < 4; i++) {
    static const char *const parts[] = {"", "-wal", "-shm", "-journal"};
    unlink(str_format(arena, "%s/own/records-damaged-1.db%s", room->path, parts[i]).at);
    unlink(str_format(arena, "%s/own/records.db%s", room->path, parts[i]).at);
  }
  arena_free(arena);
}

static void a_cut_file_is_kept_aside(void **state) {
  Room *room = *state;
  Str bytes = three_attempts(room);
  for (size_t cut = 1; cut < bytes.length; cut += 1021) {
    put_file(room_path(room, "own/records.db"), str_slice(bytes, 0, bytes.length - cut));
    expect_going_on(room, str_slice(bytes, 0, bytes.length - cut));
  }
}

static void a_flipped_bit_is_noticed_or_harmless(void **state) {
  Room *room = *state;
  Str bytes = three_attempts(room);
  Rng rng = {11};
  char *flipped = arena_alloc(room->arena, bytes.length, 1);
  for (int i = 0; i < 300; i++) {
    memcpy(flipped, bytes.at, bytes.length);
    size_t at = i < 100 ? (size_t)i : (size_t)rng_below(&rng, bytes.length);
    flipped[at] = (char)(flipped[at] ^ (1 << rng_below(&rng, 8)));
    put_file(room_path(room, "own/records.db"), (Str){flipped, bytes.length});
    expect_going_on(room, bytes);
  }
}

static void what_can_be_read_is_brought_over(void **state) {
  Room *room = *state;
  Str notice, bytes = three_attempts(room);
  char *spoiled = arena_alloc(room->arena, bytes.length, 1);
  memcpy(spoiled, bytes.at, bytes.length);
  memset(spoiled + bytes.length - 200, 0xff, 200);
  put_file(room_path(room, "own/records.db"), (Str){spoiled, bytes.length - 100});
  Store *store;
  OK(store_open_records(room->arena, (StoreOpen){.folder = room_path(room, "own")}, &store, &notice));
  assert_true(str_find_str(notice, STR("records-damaged-1.db")) < notice.length);
  StoreAttempt *attempts;
  size_t count;
  OK(store_attempts(store, room->arena, 0, &attempts, &count));
  if (count < 2) fail_msg("%.*s", STR_ARG(notice));
  store_close(store);
}

static void newer_records_are_left_alone(void **state) {
  Room *room = *state;
  (void)three_attempts(room);
  sqlite3 *db = behind(room);
  edit(db, "PRAGMA user_version = 99; UPDATE setting SET value = '99' || substr(value, instr(value, ' ')) WHERE key = 'tables'");
  sqlite3_close(db);
  Store *store;
  Str notice;
  StoreResult result = store_open_records(room->arena, (StoreOpen){.folder = room_path(room, "own")}, &store, &notice);
  assert_int_equal(result.status, STORE_NEWER);
  assert_null(store);
}

static void a_share_uses_another_journal(void **state) {
  Room *room = *state;
  Store *store;
  Str notice;
  OK(store_open_records(room->arena, (StoreOpen){.folder = room_path(room, "own"), .shared = true}, &store, &notice));
  begin(store, room, "lesson-1", 2);
  assert_int_equal(files_kind(room->arena, room_path(room, "own/records.db-wal")), FILES_NOTHING);
  store_close(store);
}

/* ---- people, bundles ---- */

static void what_is_forgotten_is_gone_from_the_disk(void **state) {
  Room *room = *state;
  Store *store = open_store(room);
  StoreProfile me, other;
  OK(store_me(store, room->arena, &me));
  OK(store_name(store, me.id, STR("Quillabelle Underwood"), STR("S-4711")));
  begin(store, room, "lesson-1", 5);
  OK(store_forget(store, me.id));
  OK(store_me(store, room->arena, &other));
  assert_false(str_equal(me.pseudonym, other.pseudonym));
  assert_str(other.name, "");
  store_close(store);
  Str bytes;
  assert_int_equal(files_read(room->arena, room_path(room, "own/records.db"), 1 << 24, &bytes).status, FILES_OK);
  assert_int_equal(str_find_str(bytes, STR("Quillabelle")), bytes.length);
  assert_int_equal(str_find_str(bytes, STR("lesson-1")), bytes.length);
}

/** So many assessments of one lesson, each over on its own day. */
static void assess(Store *store, Room *room, const char *attempt, const char *ended) {
  StoreAttempt made = about(attempt);
  Str content = STR("{\"id\":\"lesson\"}");
  StoreText text = {sha256_hex(room->arena, content), STR("lesson.json"), content};
  StoreOutcome outcome = {.finished = true, .score = 40};
  made.mode = MODE_ASSESSMENT;
  OK(store_begin(store, &made, head_of(room->arena, attempt), &text, 1));
  OK(store_append(store, made.attempt, 1, STR("{\"next\":true,\"note\":\"quillabelle\"}")));
  OK(store_end(store, made.attempt, str_from(ended)));
  OK(store_result(store, made.attempt, &outcome, NULL, 0));
}

/** That one was used, as which one, and the day: no more than that, and with the person it goes too. */
static void a_deleted_assessment_leaves_a_mark_and_nothing_else(void **state) {
  Room *room = *state;
  Store *store = open_store(room);
  StoreProfile me, other;
  StoreUsed *used;
  size_t count;
  OK(store_me(store, room->arena, &me));
  assess(store, room, "lesson-1", "2026-01-05T11:00:00Z");
  assess(store, room, "lesson-2", "2026-01-06T11:00:00Z");
  assess(store, room, "lesson-3", "2026-01-07T11:00:00Z");
  begin(store, room, "lesson-4", 1); /* practice */
  OK(store_forget_attempt(store, STR("lesson-4")));
  OK(store_used(store, room->arena, me.id, &used, &count));
  assert_int_equal(count, 0);
  OK(store_forget_attempt(store, STR("lesson-2")));
  OK(store_forget_attempt(store, STR("lesson-3")));
  OK(store_forget_attempt(store, STR("lesson-1")));
  OK(store_used(store, room->arena, me.id, &used, &count));
  assert_int_equal(count, 3);
  static const char *const days[] = {"2026-01-05", "2026-01-06", "2026-01-07"};
  for (int i = 0; i < 3; i++) {
    assert_int_equal(used[i].place, i); /* each at the place it had */
    assert_str(used[i].day, days[i]);
  }
  StoreBundle how = {.made = STR("2026-01-08T08:00:00Z")};
  Str bundle, bytes;
  OK(store_bundle(store, room->arena, me.id, &how, &bundle));
  store_close(store);
  assert_int_equal(files_read(room->arena, room_path(room, "own/records.db"), 1 << 24, &bytes).status, FILES_OK);
  assert_int_equal(str_find_str(bytes, STR("quillabelle")), bytes.length);
  assert_int_equal(str_find_str(bytes, STR("lesson-2")), bytes.length);
  store = open_store(room);
  StoreMerged merged;
  Store *class;
  OK(store_open_memory(room->arena, &class));
  OK(store_merge(class, room->arena, bundle, STR(""), &merged)); /* it travels, and twice is once */
  OK(store_merge(class, room->arena, bundle, STR(""), &merged));
  OK(store_profile_of(class, room->arena, me.pseudonym, &other));
  OK(store_used(class, room->arena, other.id, &used, &count));
  assert_int_equal(count, 3);
  store_close(class);
  OK(store_forget(store, me.id));
  OK(store_used(store, room->arena, 0, &used, &count));
  assert_int_equal(count, 0);
  store_close(store);
}

static Str bundle_of(Store *store, Room *room, const char *key) {
  StoreProfile me;
  Str text;
  OK(store_me(store, room->arena, &me));
  StoreBundle how = {.key = str_from(key), .made = STR("2026-01-06T08:00:00Z")};
  OK(store_bundle(store, room->arena, me.id, &how, &text));
  return text;
}

static void merging_twice_is_merging_once(void **state) {
  Room *room = *state;
  Store *store = open_store(room), *class;
  Str notice;
  begin(store, room, "lesson-1", 4);
  OK(store_review(store, &(StoreReview){.profile = 1, .card = STR("CO-197/meaning"), .at_s = 1000, .rating = 3, .right = true}));
  Str early = bundle_of(store, room, "sesame");
  OK(store_append(store, STR("lesson-1"), 5, STR("{\"next\":true}")));
  begin(store, room, "lesson-2", 2);
  Str late = bundle_of(store, room, "sesame");
  OK(store_open_records(room->arena, (StoreOpen){.folder = room_path(room, "class")}, &class, &notice));
  StoreMerged merged;
  OK(store_merge(class, room->arena, early, STR("sesame"), &merged));
  assert_int_equal(merged.attempts, 1);
  assert_int_equal(merged.reviews, 1);
  OK(store_merge(class, room->arena, late, STR("sesame"), &merged));
  assert_int_equal(merged.attempts, 1);
  assert_int_equal(merged.longer, 1);
  OK(store_merge(class, room->arena, late, STR("sesame"), &merged));
  assert_int_equal(merged.attempts + merged.longer + merged.refused + merged.reviews, 0);
  assert_int_equal(merged.known, 2);
  OK(store_merge(class, room->arena, early, STR("sesame"), &merged)); /* an older one takes nothing away */
  assert_int_equal(merged.known, 1);
  Str journal, mine;
  OK(store_journal(class, room->arena, STR("lesson-1"), &journal));
  OK(store_journal(store, room->arena, STR("lesson-1"), &mine));
  assert_true(str_equal(journal, mine));
  StoreText *texts;
  size_t count;
  OK(store_texts(class, room->arena, STR("lesson-1"), &texts, &count));
  assert_int_equal(count, 1);
  store_close(class);
  store_close(store);
}

static void a_bundle_says_how_far_it_is_proved(void **state) {
  Room *room = *state;
  Store *store = open_store(room);
  begin(store, room, "lesson-1", 4);
  Str with = bundle_of(store, room, "sesame"), without = bundle_of(store, room, "");
  StoreFault *faults;
  size_t count;
  assert_int_equal(store_bundle_prove(room->arena, with, STR("sesame"), &faults, &count), PROOF_KEY);
  assert_int_equal(store_bundle_prove(room->arena, with, STR(""), &faults, &count), PROOF_CHAIN);
  assert_int_equal(store_bundle_prove(room->arena, with, STR("other"), &faults, &count), PROOF_NONE);
  assert_int_equal(store_bundle_prove(room->arena, without, STR("sesame"), &faults, &count), PROOF_CHAIN);
  Store *class;
  StoreMerged merged;
  OK(store_open_memory(room->arena, &class));
  assert_int_equal(store_merge(class, room->arena, without, STR("sesame"), &merged).status,
                   STORE_DAMAGED); /* who leaves the proof out gains nothing */
  OK(store_merge(class, room->arena, without, STR(""), &merged));
  assert_int_equal(merged.attempts, 1);
  store_close(class);
  char *changed = arena_alloc(room->arena, with.length, 1);
  for (size_t i = 0; i < with.length; i++) { /* any byte */
    memcpy(changed, with.at, with.length);
    changed[i] = changed[i] == 'x' ? 'y' : 'x';
    Arena *arena = arena_new(0);
    StoreProof proof = store_bundle_prove(arena, (Str){changed, with.length}, STR("sesame"), &faults, &count);
    /* The name of the member that holds the proof can be spoiled: then there is none, and that is said. */
    if (proof == PROOF_KEY) fail_msg("a change at byte %zu of %zu is not noticed", i, with.length);
    arena_free(arena);
  }
  store_close(store);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(what_was_saved_is_there_again, room_make, room_empty),
      cmocka_unit_test_setup_teardown(only_the_owner_may_read, room_make, room_empty),
      cmocka_unit_test_setup_teardown(a_line_is_written_once, room_make, room_empty),
      cmocka_unit_test_setup_teardown(the_home_list_knows_best_and_left, room_make, room_empty),
      cmocka_unit_test_setup_teardown(a_best_score_from_before_the_records_counts, room_make, room_empty),
      cmocka_unit_test_setup_teardown(what_is_forgotten_goes_with_its_old_file, room_make, room_empty),
      cmocka_unit_test_setup_teardown(decisions_come_back_as_they_were, room_make, room_empty),
      cmocka_unit_test_setup_teardown(every_edit_is_named, room_make, room_empty),
      cmocka_unit_test_setup_teardown(a_cut_file_is_kept_aside, room_make, room_empty),
      cmocka_unit_test_setup_teardown(a_flipped_bit_is_noticed_or_harmless, room_make, room_empty),
      cmocka_unit_test_setup_teardown(what_can_be_read_is_brought_over, room_make, room_empty),
      cmocka_unit_test_setup_teardown(newer_records_are_left_alone, room_make, room_empty),
      cmocka_unit_test_setup_teardown(a_share_uses_another_journal, room_make, room_empty),
      cmocka_unit_test_setup_teardown(what_is_forgotten_is_gone_from_the_disk, room_make, room_empty),
      cmocka_unit_test_setup_teardown(a_deleted_assessment_leaves_a_mark_and_nothing_else, room_make, room_empty),
      cmocka_unit_test_setup_teardown(merging_twice_is_merging_once, room_make, room_empty),
      cmocka_unit_test_setup_teardown(a_bundle_says_how_far_it_is_proved, room_make, room_empty),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
