/* What the records keep for a class: the roster, disputes, the passphrase. What a trainee's own records keep is tested in test_store.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "overturn/files.h"
#include "overturn/hash.h"
#include "store/store.h"
#include "unit/assert_str.h"
#include "unit/help_room.h"

#define OK(CALL) assert_int_equal((CALL).status, STORE_OK)

static Store *open_as(Room *room, bool read) {
  Store *store;
  Str notice;
  OK(store_open_records(room->arena, (StoreOpen){.folder = room_path(room, "own"), .read = read}, &store, &notice));
  assert_str(notice, "");
  return store;
}

static void enroll(Store *store, const StorePerson *people, size_t count, size_t added, size_t changed, size_t same) {
  StoreEnrolled enrolled;
  OK(store_enroll(store, people, count, &enrolled));
  assert_int_equal(enrolled.added, added);
  assert_int_equal(enrolled.changed, changed);
  assert_int_equal(enrolled.same, same);
  assert_int_equal(enrolled.taken, count);
}

/** The roster as one text. */
static Str roster_of(Room *room, Store *store) {
  StorePerson *people;
  size_t count;
  OK(store_roster(store, room->arena, &people, &count));
  Buf out = buf_new(room->arena);
  for (size_t i = 0; i < count; i++)
    buf_format(&out, "%.*s/%.*s/%.*s;", STR_ARG(people[i].name), STR_ARG(people[i].student_id), STR_ARG(people[i].pseudonym));
  return buf_str(&out);
}

#define PERSON(NAME, ID, PSEUDONYM) \
  { STR_INIT(NAME), STR_INIT(ID), STR_INIT(PSEUDONYM) }

static void a_roster_is_taken_in_once_and_loses_nothing(void **state) {
  Room *room = *state;
  Store *store = open_as(room, false);
  const StorePerson list[] = {PERSON("Ada", "s1", ""), PERSON("Bo", "s2", ""), PERSON("Cy", "", "t3")};
  enroll(store, list, 3, 3, 0, 0);
  enroll(store, list, 3, 0, 0, 3);
  const StorePerson map[] = {PERSON("", "s2", "t2"), PERSON("", "s1", "t1")};
  enroll(store, map, 2, 0, 2, 0);
  enroll(store, list, 3, 0, 0, 3); /* what is empty takes nothing away */
  assert_str(roster_of(room, store), "Ada/s1/t1;Bo/s2/t2;Cy//t3;");
  const StorePerson swapped[] = {PERSON("Ada", "s1", "t2"), PERSON("Bo", "s2", "t1"), PERSON("Cy C.", "s3", "t3")};
  enroll(store, swapped, 3, 0, 3, 0);
  assert_str(roster_of(room, store), "Ada/s1/t2;Bo/s2/t1;Cy C./s3/t3;");
  const StorePerson known_by_both[] = {PERSON("Di", "s4", ""), PERSON("", "", "t4")}, one[] = {PERSON("", "s4", "t4")};
  enroll(store, known_by_both, 2, 2, 0, 0);
  enroll(store, one, 1, 0, 1, 0);
  assert_str(roster_of(room, store), "Ada/s1/t2;Bo/s2/t1;Cy C./s3/t3;Di/s4/t4;");
  const StorePerson taken[] = {PERSON("Ed", "s5", ""), PERSON("Flo", "s6", "t1")};
  StoreEnrolled enrolled;
  StoreResult result = store_enroll(store, taken, 2, &enrolled);
  assert_int_equal(result.status, STORE_UNKNOWN);
  assert_str(result.message, "The pseudonym t1 is somebody else's already.");
  assert_int_equal(enrolled.taken, 1);
  assert_str(roster_of(room, store), "Ada/s1/t2;Bo/s2/t1;Cy C./s3/t3;Di/s4/t4;"); /* all or nothing */
  OK(store_clear_roster(store));
  assert_str(roster_of(room, store), "");
  store_close(store);
}

static void profiles_have_the_names_of_the_roster(void **state) {
  Room *room = *state;
  Store *store = open_as(room, false);
  StoreProfile one, two, three, *profiles;
  size_t count;
  OK(store_profile_of(store, room->arena, STR("t1"), &one));
  OK(store_profile_of(store, room->arena, STR("t2"), &two));
  OK(store_profile_of(store, room->arena, STR("t3"), &three));
  OK(store_name(store, two.id, STR("bo"), STR("s2")));
  OK(store_name(store, three.id, STR("Cy"), STR("s3")));
  const StorePerson list[] = {PERSON("Ada", "s1", "t1"), PERSON("Bo", "s2", "")};
  enroll(store, list, 2, 2, 0, 0);
  OK(store_profiles(store, room->arena, &profiles, &count));
  assert_int_equal(count, 4); /* and who sits here */
  assert_str(profiles[1].name, "Ada");
  assert_str(profiles[1].student_id, "s1");
  assert_str(profiles[2].name, "Bo"); /* by the student id that the bundle named */
  assert_str(profiles[3].name, "Cy");
  assert_str(profiles[3].student_id, "s3");
  store_close(store);
}

/** Records as the programs before this one left them. */
static void make_older(Room *room, int version) {
  static const char *const drops[] = {
      [2] = "DROP TABLE roster; DROP TABLE dispute; DROP TABLE said; DROP INDEX outbox_attempt; DROP TABLE used; PRAGMA user_version = 2",
      [3] = "DROP TABLE said; DROP INDEX outbox_attempt; DROP TABLE used; PRAGMA user_version = 3",
      [4] = "DROP TABLE used; PRAGMA user_version = 4"};
  sqlite3 *db;
  sqlite3_stmt *rows;
  Buf whole = buf_new(room->arena);
  assert_int_equal(sqlite3_open(room_path(room, "own/records.db").at, &db), SQLITE_OK);
  assert_int_equal(sqlite3_exec(db, drops[version], NULL, NULL, NULL), SQLITE_OK);
  assert_int_equal(sqlite3_prepare_v2(db, "SELECT coalesce(sql, '') FROM sqlite_schema ORDER BY type, name", -1, &rows, NULL), SQLITE_OK);
  while (sqlite3_step(rows) == SQLITE_ROW) buf_addz(&whole, (const char *)sqlite3_column_text(rows, 0));
  sqlite3_finalize(rows);
  Str sum = sha256_hex(room->arena, buf_str(&whole)),
      sql = str_format(room->arena, "UPDATE setting SET value = '%d %.*s' WHERE key = 'tables'", version, STR_ARG(sum));
  assert_int_equal(sqlite3_exec(db, str_z(room->arena, sql), NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close(db);
}

static void older_records_get_the_tables_of_today(void **state) {
  Room *room = *state;
  for (int turn = 0; turn < 6; turn++) {
    bool read = turn % 2;
    Store *store = open_as(room, false);
    StoreProfile me, again;
    OK(store_me(store, room->arena, &me));
    store_close(store);
    make_older(room, 2 + turn / 2);
    store = open_as(room, read); /* also when they are only read */
    OK(store_me(store, room->arena, &again));
    assert_true(str_equal(me.pseudonym, again.pseudonym));
    assert_str(roster_of(room, store), "");
    store_close(store);
  }
}

/* ---- disputes ---- */

/** An attempt in which one decision, at line 1, was judged. */
static void put_attempt(Room *room, Store *store) {
  Str content = STR("{\"id\":\"lesson\"}");
  StoreText text = {sha256_hex(room->arena, content), STR("lesson.json"), content};
  StoreAttempt about = {.attempt = STR("lesson-1"),
                        .lesson = STR("lesson"),
                        .title = STR("A lesson"),
                        .file = STR("lesson.json"),
                        .hash = STR("abc"),
                        .started = STR("2026-01-05T09:00:00Z")};
  StoreDecision decision = {.number = 1, .item = STR("step/item"), .answer = STR("yes"), .axis = NONE, .skill = NONE, .scored = true, .most = 3000};
  StoreOutcome outcome = {.finished = true, .score = 10, .axis = {NONE, NONE, NONE}};
  OK(store_begin(
      store, &about,
      STR("{\"overturn\":\"journal\",\"format\":1,\"engine\":1,\"scenario\":\"lesson\",\"scenario_hash\":\"abc\",\"attempt\":\"lesson-1\"}"), &text,
      1));
  OK(store_append(store, about.attempt, 1, STR("{\"next\":true}")));
  OK(store_result(store, about.attempt, &outcome, &decision, 1));
}

static const StoreDispute *only(Room *room, Store *store) {
  StoreDispute *disputes;
  size_t count;
  OK(store_disputes(store, room->arena, 0, &disputes, &count));
  assert_int_equal(count, 1);
  return disputes;
}

static void the_later_state_of_a_dispute_stays(void **state) {
  Room *room = *state;
  Store *store = open_as(room, false);
  bool taken;
  put_attempt(room, store);
  assert_int_equal(store_dispute(store, STR("lesson-1"), 2, STR("no"), STR("t")).status, STORE_UNKNOWN);
  assert_int_equal(store_dispute(store, STR("lesson-1"), 1, STR(""), STR("t")).status, STORE_UNKNOWN);
  OK(store_dispute(store, STR("lesson-1"), 1, STR("It said ten days."), STR("2026-01-06T09:00:00Z")));
  assert_int_equal(store_dispute(store, STR("lesson-1"), 1, STR("again"), STR("t")).status, STORE_UNKNOWN);
  StoreDispute early = *only(room, store);
  OK(store_answer_dispute(store, STR("lesson-1"), 1, STR("Nine."), false, STR("2026-01-07T09:00:00Z")));
  StoreDispute answered = *only(room, store);
  assert_int_equal(answered.state, DISPUTE_ANSWERED);
  OK(store_answer_dispute(store, STR("lesson-1"), 1, STR(""), true, STR("2026-01-08T09:00:00Z")));
  StoreDispute closed = *only(room, store);
  assert_str(closed.answer, "Nine.");
  assert_int_equal(store_answer_dispute(store, STR("lesson-1"), 1, STR("Ten."), false, STR("2026-01-09T09:00:00Z")).status, STORE_UNKNOWN);
  const StoreDispute *const orders[] = {&early, &answered, &closed, &answered, &early};
  for (size_t i = 0; i < 5; i++) {
    OK(store_take_dispute(store, orders[i], &taken));
    assert_false(taken);
  }
  assert_int_equal(only(room, store)->state, DISPUTE_CLOSED);
  OK(store_forget_attempt(store, STR("lesson-1")));
  StoreDispute *none;
  size_t count;
  OK(store_disputes(store, room->arena, 0, &none, &count));
  assert_int_equal(count, 0);
  OK(store_take_dispute(store, &closed, &taken)); /* there is no such attempt any more */
  assert_false(taken);
  put_attempt(room, store);
  for (size_t i = 0; i < 3; i++) {
    OK(store_take_dispute(store, orders[i], &taken));
    assert_true(taken);
  }
  store_close(store);
}

/* ---- the passphrase ---- */

static bool opens(Store *store, const char *passphrase) {
  bool right;
  OK(store_try_passphrase(store, str_from(passphrase), &right));
  return right;
}

static void a_passphrase_is_kept_as_a_salted_hash(void **state) {
  Room *room = *state;
  Store *store = open_as(room, false);
  bool has, class;
  Str kept, again;
  OK(store_has_passphrase(store, &has));
  OK(store_is_class(store, &class));
  assert_false(has || class);
  assert_false(opens(store, ""));
  OK(store_set_passphrase(store, STR("a phrase of four words")));
  OK(store_get(store, room->arena, STR("instructor"), &kept));
  assert_true(str_starts(kept, STR("$argon2id$")));
  assert_true(opens(store, "a phrase of four words"));
  assert_false(opens(store, "a phrase of four word"));
  assert_false(opens(store, ""));
  OK(store_set_passphrase(store, STR("a phrase of four words")));
  OK(store_get(store, room->arena, STR("instructor"), &again));
  assert_false(str_equal(kept, again)); /* salted */
  OK(store_is_class(store, &class));
  assert_true(class);
  store_close(store);
  static const char *const files[] = {"own/records.db", "own/records.db-wal"};
  for (size_t i = 0; i < 2; i++) {
    Str bytes = STR("");
    FilesResult read = files_read(room->arena, room_path(room, files[i]), 1 << 24, &bytes);
    if (read.status == FILES_OK) assert_true(str_find_str(bytes, STR("four words")) == bytes.length);
  }
  store = open_as(room, false);
  assert_true(opens(store, "a phrase of four words"));
  OK(store_set(store, STR("instructor"), STR("a phrase of four words"))); /* what is no hash opens to nothing */
  assert_false(opens(store, "a phrase of four words"));
  OK(store_forget_passphrase(store));
  OK(store_has_passphrase(store, &has));
  assert_false(has);
  store_close(store);
}

static void records_of_others_are_a_class(void **state) {
  Room *room = *state;
  Store *store = open_as(room, false);
  bool class;
  StoreProfile other;
  OK(store_profile_of(store, room->arena, STR("t1"), &other));
  OK(store_is_class(store, &class));
  assert_false(class); /* nothing of theirs has come yet */
  const StorePerson list[] = {PERSON("Ada", "s1", "t1")};
  enroll(store, list, 1, 1, 0, 0);
  OK(store_is_class(store, &class));
  assert_true(class);
  store_close(store);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_roster_is_taken_in_once_and_loses_nothing, room_make, room_empty),
      cmocka_unit_test_setup_teardown(profiles_have_the_names_of_the_roster, room_make, room_empty),
      cmocka_unit_test_setup_teardown(a_passphrase_is_kept_as_a_salted_hash, room_make, room_empty),
      cmocka_unit_test_setup_teardown(the_later_state_of_a_dispute_stays, room_make, room_empty),
      cmocka_unit_test_setup_teardown(records_of_others_are_a_class, room_make, room_empty),
      cmocka_unit_test_setup_teardown(older_records_get_the_tables_of_today, room_make, room_empty),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
