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
  CourseFiles files = {{read_file, own, STR("scenarios")}, {read_file, shipped, STR("../scenarios")}};
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
  "{'id': 'test', 'lesson': 'example-denial.json', 'mode': 'assessment', 'pass': 60, 'weight': 2, 'due': '2026-05-29'}]}"

static Day day(const char *text) { return day_from_iso(str_from(text)); }

static CourseAttempt attempt(const Course *course, Mode mode, int score, const char *ended) {
  return (CourseAttempt){course->entries[1].lesson, mode, score, day(ended)};
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

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_course_is_read_with_its_lessons),
      cmocka_unit_test(one_opens_after_the_other),
      cmocka_unit_test(the_first_attempts_in_time_count),
      cmocka_unit_test(attempts_run_out),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
