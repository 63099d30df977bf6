/* Times and ids of statements. What statements say is judged in tests/xapi. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "assert_str.h"
#include "report/clock.h"
#include "report/xapi.h"

static void times_are_read_as_rfc_3339_has_them(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int64_t ms;
  } times[] = {{"1970-01-01T00:00:00Z", 0},
               {"2026-03-02T09:30:05Z", INT64_C(1772443805000)},
               {"2026-03-02T09:30:05.25Z", INT64_C(1772443805250)},
               {"2026-03-02T10:30:05.1239+01:00", INT64_C(1772443805123)},
               {"2026-03-02T04:30:05-05:00", INT64_C(1772443805000)}};
  for (size_t i = 0; i < sizeof times / sizeof *times; i++) assert_true(wall_read(str_from(times[i].text)) == times[i].ms);
  static const char *const none[] = {"",
                                     "2026-03-02",
                                     "2026-03-02T09:30Z",
                                     "2026-03-02 09:30:05Z",
                                     "2026-03-02T24:30:05Z",
                                     "2026-02-30T09:30:05Z",
                                     "2026-03-02T09:30:05",
                                     "2026-03-02T09:30:05.Z",
                                     "2026-03-02T09:30:05Z ",
                                     "2026-03-02T09:30:05+1:00"};
  for (size_t i = 0; i < sizeof none / sizeof *none; i++) assert_true(wall_read(str_from(none[i])) == CLOCK_NONE);
}

static void a_time_is_written_in_utc_and_read_back(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  assert_str(wall_text(arena, INT64_C(1772443805250)), "2026-03-02T09:30:05.250Z");
  assert_str(wall_text(arena, -1), "1969-12-31T23:59:59.999Z");
  assert_str(wall_text(arena, CLOCK_NONE), "");
  for (int64_t ms = -INT64_C(400000000000); ms < INT64_C(4000000000000); ms += INT64_C(77777777777))
    assert_true(wall_read(wall_text(arena, ms)) == ms);
  arena_free(arena);
}

static void durations_have_hours_minutes_and_seconds(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  assert_str(wall_duration(arena, 0), "PT0S");
  assert_str(wall_duration(arena, -5000), "PT0S");
  assert_str(wall_duration(arena, 4), "PT0S");
  assert_str(wall_duration(arena, 12340), "PT12.34S");
  assert_str(wall_duration(arena, 60000), "PT1M");
  assert_str(wall_duration(arena, 3600000), "PT1H");
  assert_str(wall_duration(arena, 90061500), "PT25H1M1.50S");
  arena_free(arena);
}

static void an_id_is_a_uuid_made_of_its_name(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  /* SHA-256 of "abc" begins ba7816bf 8f01 cfea 4141 40de5dae2223 (FIPS 180-4). */
  assert_str(xapi_uuid(arena, STR("abc")), "ba7816bf-8f01-5fea-8141-40de5dae2223");
  arena_free(arena);
}

/* ---- said before, and otherwise now ---- */

#define VERB "http://adlnet.gov/expapi/verbs/"

static XapiStatement said(Arena *arena, const char *id, const char *verb, const char *about, const char *result) {
  return (XapiStatement){str_from(id), str_format(arena, "{\"id\":\"%s\",\"verb\":{\"id\":\"" VERB "%s\"},\"object\":{\"id\":\"%s\"},\"result\":%s}",
                                                  id, verb, about, result)};
}

static int amended(Arena *arena, const XapiBefore *before, int before_count, const XapiStatement *now, int count, const XapiAmendment **steps) {
  static const XapiContext context = {.mark = 75};
  static const XapiAttempt attempt = {.scenario = STR_INIT("a"), .attempt = STR_INIT("a-1"), .kind = STR_INIT("scenarios")};
  return xapi_amend(arena, &context, &attempt, before, before_count, now, count, steps);
}

static void what_says_otherwise_is_taken_back_or_changed(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  const XapiAmendment *steps;
  XapiBefore before[] = {{said(arena, "i1", "answered", "q1", "{\"success\":true}"), true},
                         {said(arena, "i2", "answered", "q1", "{\"success\":false}"), true},
                         {said(arena, "i3", "answered", "q2", "{\"success\":true}"), false},
                         {said(arena, "i4", "answered", "q3", "{\"success\":true}"), false},
                         {said(arena, "i5", "passed", "a", "{\"success\":true}"), false}};
  /* The second answer to q1, the one to q2 and the verdict are others; q3 is no decision any more. Those with the ids i1 and i2 are known by them. */
  XapiStatement now[] = {said(arena, "i1", "answered", "q1", "{\"success\":true}"), said(arena, "i2", "answered", "q1", "{\"success\":true}"),
                         said(arena, "j3", "answered", "q2", "{\"success\":false}"), said(arena, "j5", "failed", "a", "{\"success\":false}")};
  assert_int_equal(amended(arena, before, 5, now, 4, &steps), 5);
  assert_int_equal(steps[0].kind, XAPI_ADD);
  assert_true(str_find_str(steps[0].statement.text, STR(VERB "voided")) < steps[0].statement.text.length);
  assert_true(str_find_str(steps[0].statement.text, STR("\"StatementRef\",\"id\":\"i2\"")) < steps[0].statement.text.length);
  assert_int_equal(steps[1].kind, XAPI_REPLACE);
  assert_str(steps[1].instead_of, "i3");
  assert_str(steps[1].statement.id, "j3");
  assert_int_equal(steps[2].kind, XAPI_DROP);
  assert_str(steps[2].instead_of, "i4");
  assert_int_equal(steps[3].kind, XAPI_REPLACE); /* one verdict in the place of the other, so the order stays */
  assert_str(steps[3].instead_of, "i5");
  assert_int_equal(steps[4].kind, XAPI_ADD); /* its own id stands for something else already */
  assert_false(str_is(steps[4].statement.id, "i2"));
  assert_true(str_find_str(steps[4].statement.text, steps[4].statement.id) < steps[4].statement.text.length);
  /* Once that is out, there is nothing more to say; and what was voided does not count. */
  XapiBefore after[] = {
      before[0], before[1], {steps[1].statement, false}, {steps[3].statement, false}, {steps[0].statement, true}, {steps[4].statement, true}};
  const XapiAmendment *none;
  assert_int_equal(amended(arena, after, 6, now, 4, &none), 0);
  /* Taken back, the second answer says again what was voided: a third id. */
  now[1] = said(arena, "i2", "answered", "q1", "{\"success\":false}");
  assert_int_equal(amended(arena, after, 6, now, 4, &none), 2);
  assert_false(str_is(none[1].statement.id, "i2") || str_equal(none[1].statement.id, steps[4].statement.id));
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(times_are_read_as_rfc_3339_has_them), cmocka_unit_test(a_time_is_written_in_utc_and_read_back),
                                     cmocka_unit_test(durations_have_hours_minutes_and_seconds), cmocka_unit_test(an_id_is_a_uuid_made_of_its_name),
                                     cmocka_unit_test(what_says_otherwise_is_taken_back_or_changed)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
