/* The drill on records that are really kept: what is graded in plain lines is there the next time, and what was missed in a case is due at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "learn/record.h"
#include "overturn/hash.h"
#include "terminal/drill.h"
#include "unit/assert_str.h"
#include "unit/help_room.h"

#define OK(CALL) assert_int_equal((CALL).status, STORE_OK)
#define START INT64_C(1775034000)

/* ---- somebody at a terminal ---- */

typedef struct Desk {
  Room *room;
  Store *store;
  int64_t profile, now;
  DrillDeck deck;
  const char *const *lines; /* typed, NULL at the end */
  Buf said;
  bool full;
} Desk;

static bool read_line(void *user, Arena *arena, Str *line) {
  Desk *desk = user;
  if (!*desk->lines) return false;
  *line = str_copy(arena, str_from(*desk->lines++));
  return true;
}

static void write_text(void *user, Str text) {
  Desk *desk = user;
  buf_add(&desk->said, text);
}

static bool keep(void *user, Arena *arena, const DrillReview *review, bool right, Str *why) {
  Desk *desk = user;
  StoreResult result = record_review(desk->store, desk->profile, review, right);
  *why = str_copy(arena, desk->full ? STR("the disk is full.") : result.message);
  return result.status == STORE_OK && !desk->full;
}

static bool drop(void *user, Arena *arena, const DrillReview *review, Str *why) {
  Desk *desk = user;
  StoreResult result = record_drop_review(desk->store, desk->profile, review);
  *why = str_copy(arena, result.message);
  return result.status == STORE_OK;
}

static int64_t seconds(void *user) { return ((Desk *)user)->now; }

static Str read_asset(Room *room, const char *path) {
  Str text;
  assert_int_equal(files_read(room->arena, str_from(path), 4 << 20, &text).status, FILES_OK);
  return text;
}

static Desk open_desk(Room *room) {
  Desk desk = {.room = room, .now = START, .said = buf_new(room->arena)};
  StoreProfile me;
  Str notice, text = read_asset(room, "../assets/codes.json");
  Diags diags = diags_new(room->arena, STR("codes.json"), text);
  OK(store_open_records(room->arena, (StoreOpen){.folder = room_path(room, "own")}, &desk.store, &notice));
  OK(store_me(desk.store, room->arena, &me));
  desk.profile = me.id;
  desk.deck = drill_deck(room->arena, codes_read(room->arena, text, &diags));
  return desk;
}

static DrillRecord record_of(Desk *desk) {
  DrillRecord record;
  OK(record_drill(desk->store, desk->room->arena, desk->profile, &record));
  return record;
}

static DrillPlayed play(Desk *desk, int most, const char *const *lines) {
  DrillPorts ports = {desk, read_line, write_text, keep, drop, seconds};
  DrillRecord record = record_of(desk);
  desk->lines = lines;
  desk->said.length = 0;
  return terminal_drill(&desk->deck, &record, most, &ports);
}

static bool said(Desk *desk, const char *part) {
  Str all = buf_str(&desk->said);
  return str_find_str(all, str_from(part)) < all.length;
}

/* ---- cases ---- */

static void a_grade_is_taken_back_and_given_again(void **state) {
  Desk desk = open_desk(*state);
  /* u has nothing to take back yet; right, easy; u at the next card: good instead; u again has nothing, a number is asked for */
  const char *const lines[] = {"u", "3", "4", "u", "3", NULL};
  DrillPlayed played = play(&desk, 0, lines);
  assert_int_equal(played.answered, 1);
  assert_int_equal(played.right, 1);
  assert_true(said(&desk, "Type a number from 1 to 4, or q."));
  assert_true(said(&desk, "u takes the last grade back"));
  assert_true(said(&desk, "Taken back. Once more: Who carries what CO takes off?"));
  DrillRecord record = record_of(&desk);
  assert_int_equal(record.review_count, 1);
  assert_int_equal(record.reviews[0].review.rating, FSRS_GOOD);
  const char *const left[] = {"1", "u", "q", NULL};
  desk.now += 61;
  (void)play(&desk, 0, left); /* missed: of that there is no other grade */
  assert_false(said(&desk, "Taken back"));
  store_close(desk.store);
}

static void a_round_in_plain_lines_is_kept(void **state) {
  Desk desk = open_desk(*state);
  const char *const lines[] = {"5", "3", "3", " 1 ", NULL}; /* no such answer; right, good; missed; then nothing more is typed */
  DrillPlayed played = play(&desk, 0, lines);
  assert_int_equal(played.answered, 2);
  assert_int_equal(played.right, 1);
  assert_true(played.kept);
  assert_true(said(&desk, "0 cards are due. 10 new cards."));
  assert_true(said(&desk, "Type a number from 1 to 4, or q."));
  assert_true(said(&desk, "Missed. It is 4: The patient, as the plan sees it"));
  assert_true(said(&desk, "2 cards answered, 1 right."));
  store_close(desk.store);
  desk = open_desk(*state);
  DrillRecord record = record_of(&desk);
  assert_int_equal(record.review_count, 2);
  desk.now += 700; /* both come again */
  const char *const more[] = {"q", NULL};
  assert_int_equal(play(&desk, 0, more).answered, 0);
  assert_true(said(&desk, "2 cards are due. 8 new cards."));
  store_close(desk.store);
}

static void a_grade_that_cannot_be_kept_ends_the_round(void **state) {
  Desk desk = open_desk(*state);
  const char *const lines[] = {"3", "3", "1", NULL};
  desk.full = true;
  DrillPlayed played = play(&desk, 0, lines);
  assert_false(played.kept);
  assert_int_equal(played.answered, 0);
  assert_true(said(&desk, "Not saved: the disk is full."));
  store_close(desk.store);
}

static void it_ends_after_so_many_cards(void **state) {
  Desk desk = open_desk(*state);
  const char *const lines[] = {"3", "1", "4", "1", "1", NULL};
  assert_int_equal(play(&desk, 1, lines).answered, 1);
  store_close(desk.store);
}

static void put_retry(Desk *desk, const char *attempt, const char *parent, int position, const char *ended, const StoreDecision *decisions,
                      size_t count) {
  Str content = STR("{}"), head = STR("{\"overturn\":\"journal\",\"format\":1,\"engine\":1,\"scenario\":\"lesson\",\"scenario_hash\":\"abc\"}");
  StoreText text = {sha256_hex(desk->room->arena, content), STR("lesson.json"), content};
  StoreAttempt about = {.attempt = str_from(attempt),
                        .lesson = STR("lesson"),
                        .title = STR("A lesson"),
                        .file = STR("lesson.json"),
                        .hash = STR("abc"),
                        .parent = str_from(parent),
                        .position = position,
                        .started = STR("2026-04-01T08:00:00Z")};
  StoreOutcome outcome = {.finished = true};
  OK(store_begin(desk->store, &about, head, &text, 1));
  OK(store_end(desk->store, about.attempt, str_from(ended)));
  OK(store_result(desk->store, about.attempt, &outcome, decisions, count));
}

static void put_attempt(Desk *desk, const char *attempt, const char *ended, const StoreDecision *decisions, size_t count) {
  put_retry(desk, attempt, "", 0, ended, decisions, count);
}

static StoreDecision decision(int number, const char *card, bool scored, int earned) {
  return (StoreDecision){.number = number,
                         .item = STR("read/it"),
                         .answer = STR("x"),
                         .code = STR("CO-197"),
                         .card = str_from(card),
                         .skill = NONE,
                         .scored = scored,
                         .earned = earned,
                         .most = 2000};
}

static void what_was_missed_in_a_case_is_due_at_once(void **state) {
  Desk desk = open_desk(*state);
  const StoreDecision decisions[] = {
      decision(1, "carc/197/meaning", true, 0),
      decision(2, "carc/197/action", true, 2000), /* right */
      decision(3, "carc/45/meaning", false, 0),   /* a second try: the first counts */
      decision(4, "", true, 0),
      decision(5, "rarc/N54/action", true, 1000),
  };
  put_attempt(&desk, "lesson-1", "2026-04-01T08:30:00Z", decisions, 5);
  DrillRecord record = record_of(&desk);
  assert_int_equal(record.miss_count, 2);
  assert_str(record.misses[0].card, "carc/197/meaning");
  assert_int_equal(record.misses[0].at_seconds, START - 1800);
  assert_str(record.misses[1].card, "rarc/N54/action");
  Drill drill = drill_new(desk.room->arena, &desk.deck, &record);
  assert_int_equal(drill_due(&drill, START, NULL).missed, 2);
  const char *const lines[] = {"q", NULL};
  (void)play(&desk, 0, lines);
  assert_true(said(&desk, "2 cards are due, 2 of them missed in a case."));
  assert_true(said(&desk, "Card 1. You missed this in a case."));
  DrillReview review = {STR("carc/197/meaning"), {START, FSRS_GOOD}};
  OK(record_review(desk.store, desk.profile, &review, true));
  record = record_of(&desk);
  drill = drill_new(desk.room->arena, &desk.deck, &record);
  assert_int_equal(drill_due(&drill, START, NULL).missed, 1);
  store_close(desk.store);
}

static const MasteryEstimate *estimate_of(const MasteryEstimate *estimates, size_t count, MasteryKind kind, const char *name) {
  for (size_t i = 0; i < count; i++)
    if (estimates[i].kind == kind && str_is(estimates[i].name, name)) return &estimates[i];
  fail_msg("nothing is known of %s", name);
  return NULL;
}

static void mastery_counts_cases_and_drills(void **state) {
  Desk desk = open_desk(*state);
  StoreDecision decisions[] = {decision(1, "carc/197/meaning", true, 2000), decision(2, "", true, 0), decision(3, "carc/197/meaning", false, 0)};
  decisions[0].axis = AXIS_CODES;
  decisions[0].skill = SKILL_DETAIL;
  decisions[1].axis = AXIS_TIMING;
  decisions[1].code = STR("MA-AP-R");
  put_attempt(&desk, "lesson-1", "2026-04-01T09:00:00Z", decisions, 3);
  for (int i = 0; i < 2; i++) {
    DrillReview review = {STR("carc/197/action"), {START + i, i ? FSRS_GOOD : FSRS_AGAIN}};
    OK(record_review(desk.store, desk.profile, &review, i == 1));
  }
  MasteryAnswer *answers;
  size_t count, found;
  OK(record_mastery(desk.store, desk.room->arena, desk.profile, &answers, &count));
  MasteryEstimate *estimates = mastery_estimates(desk.room->arena, answers, count, START, &found);
  assert_int_equal(found, 5);
  const MasteryEstimate *code = estimate_of(estimates, found, MASTERY_CODE, "197");
  assert_int_equal(code->answers, 3);
  assert_int_equal(code->percent, 60); /* two of three, and the two from the start */
  assert_int_equal(estimate_of(estimates, found, MASTERY_RULE, "MA-AP-R")->percent, 33);
  assert_int_equal(estimate_of(estimates, found, MASTERY_SKILL, skill_words[SKILL_DETAIL])->percent, 67);
  assert_int_equal(estimate_of(estimates, found, MASTERY_AXIS, axis_words[AXIS_CODES])->percent, 67);
  assert_int_equal(estimate_of(estimates, found, MASTERY_AXIS, axis_words[AXIS_TIMING])->answers, 1);
  store_close(desk.store);
}

/* A retry from the third line: what it kept was answered before and counts there; from the first line it is a retry all the same. */
static void what_a_retry_kept_counts_once(void **state) {
  Desk desk = open_desk(*state);
  const StoreDecision decisions[] = {decision(1, "carc/197/meaning", true, 0), decision(3, "carc/45/meaning", true, 0)};
  put_attempt(&desk, "lesson-1", "2026-04-01T09:00:00Z", decisions, 2);
  put_retry(&desk, "lesson-2", "lesson-1", 2, "2026-04-01T09:10:00Z", decisions, 2);
  put_retry(&desk, "lesson-3", "lesson-1", 0, "2026-04-01T09:20:00Z", decisions, 2);
  assert_int_equal(record_of(&desk).miss_count, 2 + 1 + 2);
  MasteryAnswer *answers;
  CourseAttempt *attempts;
  size_t count;
  int answered;
  OK(record_mastery(desk.store, desk.room->arena, desk.profile, &answers, &count));
  int of_197 = 0;
  for (size_t i = 0; i < count; i++) of_197 += answers[i].kind == MASTERY_CODE && str_is(answers[i].name, "197");
  assert_int_equal(of_197, 2);
  OK(record_course(desk.store, desk.room->arena, desk.profile, &attempts, &count, &answered));
  assert_int_equal(count, 1);
  store_close(desk.store);
}

/** Begun, and its journal says so. */
static void put_assessment(Desk *desk, const char *attempt, const char *limit) {
  Str head = str_format(desk->room->arena, "{\"overturn\":\"journal\",\"format\":1,\"scenario\":\"lesson\"%s}", limit);
  StoreAttempt about = {.attempt = str_from(attempt),
                        .lesson = STR("lesson"),
                        .title = STR("A lesson"),
                        .file = STR("lesson.json"),
                        .hash = STR("abc"),
                        .mode = MODE_ASSESSMENT,
                        .started = STR("2026-04-01T08:00:00Z")};
  OK(store_begin(desk->store, &about, head, NULL, 0));
}

static void a_course_knows_the_time_limit_of_an_assessment(void **state) {
  Desk desk = open_desk(*state);
  CourseAttempt *attempts;
  size_t count;
  int answered;
  put_assessment(&desk, "lesson-1", ",\"minutes\":20,\"began\":\"2026-04-01T08:00:00Z\"");
  put_assessment(&desk, "lesson-2", "");
  put_attempt(&desk, "lesson-3", "2026-04-01T09:00:00Z", NULL, 0);
  OK(store_end(desk.store, STR("lesson-1"), STR("")));
  OK(store_end(desk.store, STR("lesson-2"), STR("")));
  OK(record_course(desk.store, desk.room->arena, desk.profile, &attempts, &count, &answered));
  assert_int_equal(count, 3);
  assert_int_equal(attempts[0].minutes, 20);
  assert_int_equal(attempts[1].minutes, 0);
  assert_int_equal(attempts[2].minutes, 0);
  store_close(desk.store);
}

static void a_course_counts_what_is_over(void **state) {
  Desk desk = open_desk(*state);
  put_attempt(&desk, "lesson-1", "2026-04-01T09:00:00Z", NULL, 0);
  put_attempt(&desk, "lesson-2", "2026-04-03T23:59:59Z", NULL, 0);
  const char *const cards[] = {"carc/197/meaning", "carc/197/meaning", "carc/45/action"};
  for (int i = 0; i < 3; i++) {
    DrillReview review = {str_from(cards[i]), {START + i, FSRS_GOOD}};
    OK(record_review(desk.store, desk.profile, &review, true));
  }
  CourseAttempt *attempts;
  size_t count;
  int answered;
  OK(record_course(desk.store, desk.room->arena, desk.profile, &attempts, &count, &answered));
  assert_int_equal(count, 2);
  assert_int_equal(answered, 2);
  assert_str(attempts[1].lesson, "lesson");
  assert_int_equal(attempts[1].ended, day_from_iso(STR("2026-04-03")));
  store_close(desk.store);
}

#define TEST(NAME) cmocka_unit_test_setup_teardown(NAME, room_make, room_empty)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_round_in_plain_lines_is_kept), TEST(a_grade_is_taken_back_and_given_again),          TEST(a_grade_that_cannot_be_kept_ends_the_round),
      TEST(it_ends_after_so_many_cards),    TEST(what_was_missed_in_a_case_is_due_at_once),       TEST(mastery_counts_cases_and_drills),
      TEST(a_course_counts_what_is_over),   TEST(a_course_knows_the_time_limit_of_an_assessment), TEST(what_a_retry_kept_counts_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
