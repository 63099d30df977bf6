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

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(times_are_read_as_rfc_3339_has_them),
      cmocka_unit_test(a_time_is_written_in_utc_and_read_back),
      cmocka_unit_test(durations_have_hours_minutes_and_seconds),
      cmocka_unit_test(an_id_is_a_uuid_made_of_its_name),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
