/* Where a trainee stands in a course: what opens when, which attempts count, and what the course's score comes to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "help_money.h"
#include "learn/course.h"
#include "unit/assert_str.h"

static bool read_file(void *user, Arena *arena, Str relative, Str *text, Str *why) {
  *why = STR("");
  *text = bench_file(arena, str_z(arena, str_format(arena, "%s/%.*s", (const char *)user, STR_ARG(relative))));
  return true;
}

static const Course *course_of(Bench *bench, const char *text) {
  static char own[] = "scenarios", shipped[] = "../scenarios";
  Str file = bench_text(bench->arena, text);
  Diags diags = diags_new(bench->arena, STR("course.json"), file);
  CourseFiles files = {.beside = {read_file, own, STR("scenarios")}, .above = {read_file, shipped, STR("../scenarios")}};
  const Course *course = course_read(bench->arena, file, bench->codes, bench->rules, &files, &diags);
  Buf said = buf_new(bench->arena);
  diags_print(&diags, &said);
  assert_str(buf_str(&said), "");
  assert_non_null(course);
  return course;
}

#define HEAD "{'format': 1, 'id': 'class', 'title': 'A class', 'kind': 'course', "
#define ENTRIES                                                                              \
  "'entries': ["                                                                             \
  "{'id': 'codes', 'drill': 20},"                                                            \
  "{'id': 'practice', 'lesson': 'example-denial.json', 'attempts': 3, 'due': '2026-05-08'}," \
  "{'id': 'test', 'lesson': 'example-denial.json', 'mode': 'assessment', 'minutes': 20, 'pass': 60, 'weight': 2, 'due': '2026-05-29'}]}"

static Day day(const char *text) { return day_from_iso(str_from(text)); }

static CourseAttempt attempt(const Course *course, Mode mode, int score, const char *ended) {
  return (CourseAttempt){
      course->entries[1].lesson, mode, score, day(ended), STR("attempt"), mode == MODE_ASSESSMENT ? course->entries[course->count - 1].minutes : 0};
}

static void a_course_is_read_with_its_lessons(void **state) {
  Bench *bench = *state;
  const Course *course = course_of(bench, HEAD "'key': 'spring', 'pass': 80, " ENTRIES);
  assert_true(course_is(bench_text(bench->arena, HEAD ENTRIES)));
  assert_false(course_is(bench_file(bench->arena, "scenarios/example-denial.json")));
  assert_true(course->in_order);
  assert_str(course->key, "spring");
  assert_int_equal(course->count, 3);
  assert_int_equal(course->entries[0].cards, 20);
  assert_str(course->entries[1].lesson, "emergency-no-approval");
  assert_int_equal(course->entries[1].pass, 80);
  assert_int_equal(course->entries[1].weight, 1);
  assert_int_equal(course->entries[2].attempts, 1); /* of an assessment, unless it says more */
  assert_int_equal(course->entries[2].pass, 60);
  assert_int_equal(course->entries[1].minutes, 0);
  assert_int_equal(course->entries[2].minutes, 20);
  course = course_of(bench, HEAD "'lessons': 'above', 'entries': [{'id': 'shift', 'lesson': 'three-days.json'}]}");
  assert_true(course->entries[0].is_shift);
  assert_int_equal(course->entries[0].attempts, 0);
}

static void one_opens_after_the_other(void **state) {
  Bench *bench = *state;
  const Course *course = course_of(bench, HEAD ENTRIES);
  CourseProgress progress = course_progress(bench->arena, course, NULL, 0, 5, day("2026-05-01"));
  assert_int_equal(progress.next, 0);
  assert_int_equal(progress.places[0].standing, COURSE_OPEN);
  assert_int_equal(progress.places[0].best, 25);
  assert_int_equal(progress.places[1].standing, COURSE_CLOSED);
  assert_int_equal(progress.score, 25 / 4);
  progress = course_progress(bench->arena, course, NULL, 0, 20, day("2026-05-01"));
  assert_int_equal(progress.places[0].standing, COURSE_PASSED);
  assert_int_equal(progress.next, 1);
  assert_int_equal(progress.places[2].standing, COURSE_CLOSED);
  course = course_of(bench, HEAD "'order': 'any', " ENTRIES);
  progress = course_progress(bench->arena, course, NULL, 0, 0, day("2026-05-01"));
  for (int i = 0; i < 3; i++) assert_int_equal(progress.places[i].standing, COURSE_OPEN);
}

static void the_first_attempts_in_time_count(void **state) {
  Bench *bench = *state;
  const Course *course = course_of(bench, HEAD ENTRIES);
  CourseAttempt attempts[] = {
      attempt(course, MODE_PRACTICE, 50, "2026-05-01"),    attempt(course, MODE_ASSESSMENT, 70, "2026-05-02"),
      attempt(course, MODE_PRACTICE, 74, "2026-05-08"),    attempt(course, MODE_PRACTICE, 99, "2026-05-09"), /* a day late */
      attempt(course, MODE_ASSESSMENT, 100, "2026-05-03"),                                                   /* the second, and one is allowed */
  };
  CourseProgress progress = course_progress(bench->arena, course, attempts, 5, 20, day("2026-05-08"));
  assert_int_equal(progress.places[1].best, 74);
  assert_int_equal(progress.places[1].used, 2);
  assert_int_equal(progress.places[1].left, 1);
  assert_int_equal(progress.places[1].standing, COURSE_OPEN);
  assert_int_equal(progress.places[2].best, 70);
  assert_int_equal(progress.places[2].standing, COURSE_PASSED);
  assert_int_equal(progress.passed, 2);
  assert_int_equal(progress.score, (100 + 74 + 2 * 70) / 4);
  progress = course_progress(bench->arena, course, attempts, 5, 20, day("2026-05-09"));
  assert_int_equal(progress.places[1].standing, COURSE_LATE);
  assert_int_equal(progress.next, NONE);
}

static void attempts_run_out(void **state) {
  Bench *bench = *state;
  const Course *course = course_of(bench, HEAD ENTRIES);
  CourseAttempt attempts[] = {attempt(course, MODE_ASSESSMENT, 59, "2026-05-02"), attempt(course, MODE_PRACTICE, 80, "2026-05-02")};
  CourseProgress progress = course_progress(bench->arena, course, attempts, 2, 20, day("2026-05-03"));
  assert_int_equal(progress.places[1].standing, COURSE_PASSED);
  assert_int_equal(progress.places[2].standing, COURSE_FAILED);
  assert_int_equal(progress.places[2].left, 0);
  assert_int_equal(progress.next, NONE);
}

static void whoever_had_more_time_did_not_take_this_test(void **state) {
  Bench *bench = *state;
  const Course *course = course_of(bench, HEAD ENTRIES);
  CourseAttempt attempts[] = {attempt(course, MODE_PRACTICE, 80, "2026-05-02"), attempt(course, MODE_ASSESSMENT, 99, "2026-05-02"),
                              attempt(course, MODE_ASSESSMENT, 98, "2026-05-02"), attempt(course, MODE_ASSESSMENT, NONE, "2026-05-02"),
                              attempt(course, MODE_ASSESSMENT, 61, "2026-05-03")};
  attempts[1].minutes = 0;  /* begun without the course */
  attempts[2].minutes = 21; /* by another course */
  attempts[3].minutes = 0;  /* and left */
  CourseProgress progress = course_progress(bench->arena, course, attempts, 4, 20, day("2026-05-04"));
  assert_int_equal(progress.places[2].best, NONE);
  assert_int_equal(progress.places[2].used, 0);
  assert_int_equal(progress.places[2].left, 1);
  assert_int_equal(progress.places[2].going.length, 0);
  assert_int_equal(progress.places[2].standing, COURSE_OPEN);
  progress = course_progress(bench->arena, course, attempts, 5, 20, day("2026-05-04"));
  assert_int_equal(progress.places[2].best, 61);
  assert_int_equal(progress.places[2].standing, COURSE_PASSED);
  attempts[4].minutes = 15; /* less time is harder */
  assert_int_equal(course_progress(bench->arena, course, attempts, 5, 20, day("2026-05-04")).places[2].best, 61);
  attempts[1].attempt = STR(""); /* deleted: what it had nobody knows, and it was used */
  attempts[1].score = NONE;
  progress = course_progress(bench->arena, course, attempts, 5, 20, day("2026-05-04"));
  assert_int_equal(progress.places[2].left, 0);
  assert_int_equal(progress.places[2].best, NONE);
}

/* ---- its rules ---- */

#define RULED                                                 \
  HEAD "'entries': ["                                         \
       "{'id': 'practice', 'lesson': 'example-denial.json'}," \
       "{'id': 'test', 'lesson': 'example-denial.json', 'mode': 'assessment', 'attempts': 2, 'due': '2026-05-29', 'debrief': 'due'}]}"

static CourseAttempt begun(const Course *course, const char *ended) {
  return (CourseAttempt){course->entries[0].lesson, MODE_ASSESSMENT, NONE, day(ended), STR("attempt-7"), 0};
}

static CourseGate gate(Bench *bench, const Course *course, const CourseProgress *progress, int entry, Mode mode, const char *why) {
  Str said;
  CourseGate found = course_gate(bench->arena, course, progress, entry, mode, &said);
  assert_str(said, why);
  return found;
}

static void an_entry_opens_in_its_order_and_its_mode(void **state) {
  Bench *bench = *state;
  const Course *course = course_of(bench, RULED);
  CourseProgress progress = course_progress(bench->arena, course, NULL, 0, 0, day("2026-05-01"));
  assert_int_equal(gate(bench, course, &progress, 0, MODE_PRACTICE, ""), COURSE_BEGINS);
  assert_int_equal(gate(bench, course, &progress, 0, MODE_ASSESSMENT, "The course has this as practice."), COURSE_REFUSED);
  assert_int_equal(gate(bench, course, &progress, 1, MODE_ASSESSMENT, "It opens once this is done: No approval on file."), COURSE_REFUSED);
  CourseAttempt attempts[] = {attempt(course, MODE_PRACTICE, 80, "2026-05-02")};
  progress = course_progress(bench->arena, course, attempts, 1, 0, day("2026-05-03"));
  assert_int_equal(gate(bench, course, &progress, 1, MODE_ASSESSMENT, ""), COURSE_BEGINS);
  assert_int_equal(gate(bench, course, &progress, 1, MODE_PRACTICE, "The course has this as an assessment. Practice opens once that is over."),
                   COURSE_REFUSED);
  assert_int_equal(gate(bench, course, &progress, 0, MODE_PRACTICE, ""), COURSE_BEGINS); /* done, and may be practised */
}

static void an_assessment_that_was_begun_counts_and_is_gone_on_with(void **state) {
  Bench *bench = *state;
  const Course *course = course_of(bench, RULED);
  CourseAttempt attempts[] = {attempt(course, MODE_PRACTICE, 80, "2026-05-02"), attempt(course, MODE_ASSESSMENT, 20, "2026-05-03"),
                              begun(course, "2026-05-04")};
  CourseProgress progress = course_progress(bench->arena, course, attempts, 3, 0, day("2026-05-05"));
  assert_int_equal(progress.places[1].used, 2);
  assert_int_equal(progress.places[1].left, 0);
  assert_str(progress.places[1].going, "attempt-7");
  assert_int_equal(progress.places[1].standing, COURSE_OPEN);
  assert_int_equal(progress.next, 1);
  assert_int_equal(gate(bench, course, &progress, 1, MODE_ASSESSMENT, ""), COURSE_GOES_ON);
  attempts[2].score = 30;
  progress = course_progress(bench->arena, course, attempts, 3, 0, day("2026-05-05"));
  assert_int_equal(progress.places[1].standing, COURSE_FAILED);
  assert_int_equal(gate(bench, course, &progress, 1, MODE_ASSESSMENT, "No attempt is left."), COURSE_REFUSED);
  assert_int_equal(gate(bench, course, &progress, 1, MODE_PRACTICE, "Its debrief opens after Fri May 29, 2026. Practice opens with it."),
                   COURSE_REFUSED); /* it would tell as much as the debrief */
  progress = course_progress(bench->arena, course, attempts, 3, 0, day("2026-05-30"));
  assert_int_equal(gate(bench, course, &progress, 1, MODE_PRACTICE, ""), COURSE_BEGINS);
}

static void what_is_late_is_told_and_does_not_count(void **state) {
  Bench *bench = *state;
  const Course *course = course_of(bench, RULED);
  CourseAttempt attempts[] = {attempt(course, MODE_ASSESSMENT, 90, "2026-06-01"), attempt(course, MODE_ASSESSMENT, 70, "2026-05-30")};
  CourseProgress progress = course_progress(bench->arena, course, attempts, 2, 0, day("2026-06-02"));
  assert_int_equal(progress.places[1].best, NONE);
  assert_int_equal(progress.places[1].used, 0);
  assert_int_equal(progress.places[1].late, 90);
  assert_int_equal(progress.places[1].late_days, 3);
  assert_int_equal(progress.places[1].standing, COURSE_LATE);
}

static void a_debrief_waits_for_what_the_course_says(void **state) {
  Bench *bench = *state;
  const Course *course = course_of(bench, RULED);
  Str why;
  CourseAttempt attempts[] = {attempt(course, MODE_ASSESSMENT, 90, "2026-05-20")};
  CourseProgress progress = course_progress(bench->arena, course, attempts, 1, 0, day("2026-05-29"));
  assert_true(course_debrief_opens(bench->arena, course, &progress, 0, day("2026-05-29"), &why));
  assert_false(course_debrief_opens(bench->arena, course, &progress, 1, day("2026-05-29"), &why));
  assert_str(why, "Its debrief opens after Fri May 29, 2026.");
  assert_true(course_debrief_opens(bench->arena, course, &progress, 1, day("2026-05-30"), &why));
  course = course_of(bench, HEAD "'order': 'any', 'entries': ["
                                 "{'id': 'test', 'lesson': 'example-denial.json', 'mode': 'assessment', 'debrief': 'all'},"
                                 "{'id': 'practice', 'lesson': 'example-denial.json', 'attempts': 1}]}");
  progress = course_progress(bench->arena, course, attempts, 1, 0, day("2026-05-29"));
  assert_false(course_debrief_opens(bench->arena, course, &progress, 0, day("2026-05-29"), &why));
  CourseAttempt both[] = {attempts[0], attempt(course, MODE_PRACTICE, 10, "2026-05-21")};
  progress = course_progress(bench->arena, course, both, 2, 0, day("2026-05-29"));
  assert_true(course_debrief_opens(bench->arena, course, &progress, 0, day("2026-05-29"), &why));
}

static void the_rules_of_a_lesson_are_those_of_its_first_entry_that_is_not_done(void **state) {
  Bench *bench = *state;
  const Course *course = course_of(bench, RULED);
  CourseProgress progress = course_progress(bench->arena, course, NULL, 0, 0, day("2026-05-01"));
  Str lesson = course->entries[0].lesson;
  assert_int_equal(course_entry_of(course, &progress, lesson, MODE_PRACTICE), 0);
  assert_int_equal(course_entry_of(course, &progress, lesson, MODE_ASSESSMENT), 1);
  assert_int_equal(course_entry_of(course, &progress, STR("another"), MODE_PRACTICE), NONE);
}

static void a_variant_belongs_to_a_trainee_and_an_entry(void **state) {
  Bench *bench = *state;
  const Course *course = course_of(bench, RULED);
  uint64_t seed = course_seed(course, 1, STR("trainee-1"));
  assert_true(seed == course_seed(course, 1, STR("trainee-1")));
  assert_true(seed != course_seed(course, 0, STR("trainee-1")));
  assert_true(seed != course_seed(course, 1, STR("trainee-2")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_course_is_read_with_its_lessons),
      cmocka_unit_test(one_opens_after_the_other),
      cmocka_unit_test(the_first_attempts_in_time_count),
      cmocka_unit_test(attempts_run_out),
      cmocka_unit_test(whoever_had_more_time_did_not_take_this_test),
      cmocka_unit_test(an_entry_opens_in_its_order_and_its_mode),
      cmocka_unit_test(an_assessment_that_was_begun_counts_and_is_gone_on_with),
      cmocka_unit_test(what_is_late_is_told_and_does_not_count),
      cmocka_unit_test(a_debrief_waits_for_what_the_course_says),
      cmocka_unit_test(the_rules_of_a_lesson_are_those_of_its_first_entry_that_is_not_done),
      cmocka_unit_test(a_variant_belongs_to_a_trainee_and_an_entry),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
