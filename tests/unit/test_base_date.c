/* Days, holidays, business days and stretches of time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

#include "overturn/date.h"
#include "overturn/files.h"
#include "overturn/json.h"
#include "unit/assert_str.h"

static int make_arena(void **state) {
  *state = arena_new(0);
  return 0;
}

static int free_arena(void **state) {
  arena_free(*state);
  return 0;
}

static Day iso(const char *text) {
  Day day = day_from_iso(str_from(text));
  assert_int_not_equal(day, DAY_NONE);
  return day;
}

#define FIRST (-25567)
#define LAST 84005

/* Every day of three centuries against the C library's calendar. */
static void the_calendar_is_that_of_the_c_library(void **state) {
  (void)state;
  assert_int_equal(day_from_parts((DateParts){1900, 1, 1}), FIRST);
  assert_int_equal(day_from_parts((DateParts){2199, 12, 31}), LAST);
  for (Day day = FIRST; day <= LAST; day++) {
    time_t seconds = (time_t)day * 86400;
    struct tm tm;
    assert_non_null(gmtime_r(&seconds, &tm));
    DateParts parts = day_parts(day);
    bool same = parts.year == tm.tm_year + 1900 && parts.month == tm.tm_mon + 1 && parts.day == tm.tm_mday;
    if (!same || day_weekday(day) != (tm.tm_wday + 6) % 7 || day_from_parts(parts) != day) fail_msg("day %d", day);
  }
}

static void days_that_do_not_exist_are_refused(void **state) {
  (void)state;
  static const DateParts wrong[] = {{1899, 12, 31}, {2200, 1, 1},  {2026, 0, 1},  {2026, 13, 1}, {2026, 1, 0}, {2026, 1, 32},
                                    {2026, 2, 29},  {2100, 2, 29}, {2024, 2, 30}, {2026, 4, 31}, {-1, -1, -1}};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    assert_false(date_parts_valid(wrong[i]));
    assert_int_equal(day_from_parts(wrong[i]), DAY_NONE);
  }
  assert_true(date_parts_valid((DateParts){2024, 2, 29}));
  assert_true(date_parts_valid((DateParts){2000, 2, 29}));
  static const char *const not_iso[] = {"",           "2026-3-16", "2026-03-16 ", " 2026-03-16", "2026/03/16", "2026-02-29",
                                        "2026-13-01", "20260316",  "2026-03-1x",  "-026-03-16",  "1899-12-31", "2026-03-161"};
  for (size_t i = 0; i < sizeof not_iso / sizeof *not_iso; i++) assert_int_equal(day_from_iso(str_from(not_iso[i])), DAY_NONE);
}

static void dates_as_people_type_them(void **state) {
  (void)state;
  static const char *const good[] = {"2026-03-16", "16 Mar 2026", "Mar 16, 2026",  "March 16 2026", "3/16/2026",        "03/16/2026",
                                     "3/16/26",    "16-Mar-2026", " mar 16 2026 ", "2026/3/16",     "Mon Mar 16, 2026", "Monday, 16 March 2026",
                                     "3-16-2026",  "16 mar 26"};
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
    if (day_from_typed(str_from(good[i])) != iso("2026-03-16")) fail_msg("\"%s\"", good[i]);
  }
  static const char *const bad[] = {
      "",           "Mar 16",     "16.3.2026",       "Tue Mar 16, 2026", "2/29/2026", "13/1/2026",       "3/16-2026",    "Ma 16 2026",
      "Marc2026x",  "3/16/126",   "3//16/2026",      "tomorrow",         "16 2026",   "3 16 2026",       "Mar Mar 2026", "Mars 16 2026",
      "3/16/2026/", "3/16/20260", "Mar 16, 2026, 5", "0/0/2026",         "March",     "99999999999/1/26"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    if (day_from_typed(str_from(bad[i])) != DAY_NONE) fail_msg("\"%s\"", bad[i]);
  }
}

static void days_are_shown(void **state) {
  Arena *arena = *state;
  assert_str(day_iso(arena, iso("2026-03-06")), "2026-03-06");
  assert_str(day_text(arena, iso("2026-03-06")), "Fri Mar 6, 2026");
  assert_str(day_short(arena, iso("2026-03-06")), "Mar 6");
  assert_str(day_iso(arena, DAY_NONE), "");
  assert_str(day_text(arena, DAY_NONE), "");
  for (Day day = FIRST; day <= LAST; day += 13) {
    if (day % 1000 == 0) arena_reset(arena);
    assert_int_equal(day_from_iso(day_iso(arena, day)), day);
    assert_int_equal(day_from_typed(day_text(arena, day)), day);
  }
}

static void holidays_of_2026_are_the_published_ones(void **state) {
  Arena *arena = *state;
  Str text;
  FilesResult read = files_read(arena, STR("../assets/rules.json"), JSON_MOST_BYTES, &text);
  assert_int_equal(read.status, FILES_OK);
  Diags diags = diags_new(arena, STR("rules.json"), text);
  const Json *list = json_member(json_member(json_read(arena, text, &diags), STR("meta")), STR("federal_holidays_2026"));
  assert_non_null(list);
  assert_int_equal(list->count, 11);
  const Json *expected = list->first;
  for (Day day = iso("2026-01-01"); day <= iso("2026-12-31"); day++) {
    if (!day_is_federal_holiday(day)) continue;
    assert_non_null(expected);
    assert_int_equal(day, day_from_iso(expected->text));
    expected = expected->next;
  }
  assert_null(expected);
}

/* The Office of Personnel Management's lists for other years, where they are surprising. */
static void holidays_are_kept_on_the_day_observed(void **state) {
  (void)state;
  static const struct {
    const char *day;
    const char *name; /* "" for an ordinary day */
  } cases[] = {
      {"2021-12-31", "New Year's Day"}, /* 2022-01-01 is a Saturday */
      {"2022-01-01", ""},
      {"2022-12-26", "Christmas Day"}, /* a Sunday the day before */
      {"2023-01-02", "New Year's Day"},
      {"2027-12-31", "New Year's Day"},
      {"2026-12-31", ""},
      {"2021-06-18", "Juneteenth National Independence Day"},
      {"2021-06-19", ""},
      {"2020-06-19", ""}, /* before there was one */
      {"2022-06-20", "Juneteenth National Independence Day"},
      {"2026-07-03", "Independence Day"},
      {"2026-07-04", ""},
      {"2021-07-05", "Independence Day"},
      {"2023-11-10", "Veterans Day"},
      {"2024-11-11", "Veterans Day"},
      {"1985-01-21", ""},
      {"1986-01-20", "Birthday of Martin Luther King, Jr."},
      {"2025-01-20", "Birthday of Martin Luther King, Jr."},
      {"2025-02-17", "Washington's Birthday"},
      {"2025-05-26", "Memorial Day"},
      {"2027-05-31", "Memorial Day"}, /* a fifth Monday */
      {"2027-05-24", ""},
      {"2025-09-01", "Labor Day"},
      {"2025-10-13", "Columbus Day"},
      {"2025-11-27", "Thanksgiving Day"},
      {"2029-11-22", "Thanksgiving Day"}, /* the earliest, with a fifth Thursday after it */
      {"2029-11-29", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Day day = iso(cases[i].day);
    if (!str_is(day_holiday_name(day), cases[i].name)) fail_msg("%s", cases[i].day);
    assert_int_equal(day_is_federal_holiday(day), cases[i].name[0] != '\0');
    if (cases[i].name[0]) assert_false(day_is_business(day));
  }
}

static void every_year_has_its_holidays(void **state) {
  (void)state;
  int count = 0;
  for (Day day = iso("2022-01-02"); day < iso("2198-01-02"); day++) {
    if (!day_is_federal_holiday(day)) continue;
    count++;
    assert_true(day_weekday(day) < 5);
  }
  assert_int_equal(count, 11 * 176);
}

static void business_days_are_counted(void **state) {
  (void)state;
  assert_int_equal(day_add_business(iso("2026-07-02"), 1), iso("2026-07-06")); /* over the observed fourth and a weekend */
  assert_int_equal(day_add_business(iso("2026-07-06"), -1), iso("2026-07-02"));
  assert_int_equal(day_add_business(iso("2026-03-14"), 0), iso("2026-03-14")); /* a Saturday stays itself */
  assert_int_equal(day_add_business(iso("2026-03-14"), 1), iso("2026-03-16"));
  assert_int_equal(day_add_business(iso("2026-03-14"), -1), iso("2026-03-13"));
  assert_int_equal(day_add_business(iso("2026-12-24"), 5), iso("2027-01-04"));
  assert_int_equal(day_count_business(iso("2026-03-13"), iso("2026-03-16")), 1); /* Friday not counted, Monday counted */
  assert_int_equal(day_count_business(iso("2026-03-16"), iso("2026-03-13")), -1);
  assert_int_equal(day_count_business(iso("2026-03-14"), iso("2026-03-15")), 0);
  assert_int_equal(day_count_business(iso("2025-12-31"), iso("2026-12-31")), 250); /* 261 weekdays less 11 */
  assert_int_equal(day_count_business(DAY_NONE, iso("2026-01-01")), 0);
  assert_int_equal(day_add_business(DAY_NONE, 3), DAY_NONE);
  assert_int_equal(day_add_business(LAST, 1), DAY_NONE);
  assert_int_equal(day_add_business(FIRST, INT32_MIN + 1), DAY_NONE);
}

static void business_days_agree_with_counting_on_fingers(void **state) {
  (void)state;
  for (Day from = iso("2020-11-01"); from < iso("2023-03-01"); from += 3) {
    int counted = 0;
    for (Day to = from + 1; to < from + 420; to++) {
      if (day_is_business(to)) counted++;
      if (day_count_business(from, to) != counted || day_count_business(to, from) != -counted) fail_msg("%d to %d", from, to);
      if (day_is_business(to) && counted % 17 == 0) assert_int_equal(day_add_business(from, counted), to);
    }
  }
}

static void months_end_where_they_end(void **state) {
  (void)state;
  static const struct {
    const char *from;
    int months;
    const char *to;
  } cases[] = {
      {"2026-01-31", 1, "2026-02-28"},  {"2024-01-31", 1, "2024-02-29"}, {"2026-03-31", -1, "2026-02-28"},  {"2024-02-29", 12, "2025-02-28"},
      {"2024-02-29", 48, "2028-02-29"}, {"2026-11-30", 3, "2027-02-28"}, {"2026-01-15", -1, "2025-12-15"},  {"2026-12-15", 1, "2027-01-15"},
      {"2096-02-29", 48, "2100-02-28"}, {"2026-05-31", 0, "2026-05-31"}, {"2026-01-31", -25, "2023-12-31"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) assert_int_equal(day_add_months(iso(cases[i].from), cases[i].months), iso(cases[i].to));
  assert_int_equal(day_add_months(iso("2199-12-31"), 1), DAY_NONE);
  assert_int_equal(day_add_months(iso("1900-01-31"), -1), DAY_NONE);
  assert_int_equal(day_add_months(0, INT32_MAX), DAY_NONE);
  assert_int_equal(day_add_months(DAY_NONE, 1), DAY_NONE);
}

static void stretches_of_time_are_read(void **state) {
  Arena *arena = *state;
  static const struct {
    const char *text;
    int32_t count;
    OffsetUnit unit;
    const char *shown;
  } good[] = {
      {"14 days", 14, OFFSET_DAYS, "14 days"},
      {"1 day", 1, OFFSET_DAYS, "1 day"},
      {"0 days", 0, OFFSET_DAYS, "0 days"},
      {"-3 days", -3, OFFSET_DAYS, "-3 days"},
      {"10 business", 10, OFFSET_BUSINESS, "10 business days"},
      {"1 business day", 1, OFFSET_BUSINESS, "1 business day"},
      {"2 business days", 2, OFFSET_BUSINESS, "2 business days"},
      {"6 months", 6, OFFSET_MONTHS, "6 months"},
      {"1 month", 1, OFFSET_MONTHS, "1 month"},
      {"1 year", 1, OFFSET_YEARS, "1 year"},
      {"2 years", 2, OFFSET_YEARS, "2 years"},
      {"3660 days", 3660, OFFSET_DAYS, "3660 days"},
      {"-3660 days", -3660, OFFSET_DAYS, "-3660 days"},
  };
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
    Offset offset;
    if (!offset_from_text(str_from(good[i].text), &offset)) fail_msg("\"%s\"", good[i].text);
    assert_int_equal(offset.count, good[i].count);
    assert_int_equal(offset.unit, good[i].unit);
    assert_str(offset_text(arena, offset), good[i].shown);
  }
  static const char *const bad[] = {"",         "days",     "14",        "14days",     "14  days",       " 14 days",
                                    "14 days ", "14 weeks", "3661 days", "-3661 days", "014 days",       "+1 day",
                                    "1.5 days", "ten days", "14 Days",   "-0x1 days",  "1 business week"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    Offset offset;
    if (offset_from_text(str_from(bad[i]), &offset)) fail_msg("\"%s\"", bad[i]);
  }
}

static void stretches_of_time_are_added(void **state) {
  (void)state;
  assert_int_equal(day_add_offset(iso("2026-03-16"), (Offset){14, OFFSET_DAYS}), iso("2026-03-30"));
  assert_int_equal(day_add_offset(iso("2026-03-16"), (Offset){-16, OFFSET_DAYS}), iso("2026-02-28"));
  assert_int_equal(day_add_offset(iso("2026-03-16"), (Offset){10, OFFSET_BUSINESS}), iso("2026-03-30"));
  assert_int_equal(day_add_offset(iso("2026-08-31"), (Offset){6, OFFSET_MONTHS}), iso("2027-02-28"));
  assert_int_equal(day_add_offset(iso("2024-02-29"), (Offset){1, OFFSET_YEARS}), iso("2025-02-28"));
  assert_int_equal(day_add_offset(iso("2026-03-16"), (Offset){3660, OFFSET_YEARS}), DAY_NONE);
  assert_int_equal(day_add_offset(LAST, (Offset){1, OFFSET_DAYS}), DAY_NONE);
  assert_int_equal(day_add_offset(DAY_NONE, (Offset){1, OFFSET_DAYS}), DAY_NONE);
}

#define WITH_ARENA(TEST) cmocka_unit_test_setup_teardown(TEST, make_arena, free_arena)

static void clocks_are_read_as_seconds(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int64_t seconds;
  } rows[] = {{"1970-01-01T00:00:00Z", 0},       {"2026-04-01T09:00:00Z", 1775034000}, {"2026-04-01T09:00:00.250Z", 1775034000},
              {"2026-04-01T09:00:00+02:00", -1}, {"2026-04-01 09:00:00Z", -1},         {"2026-02-30T09:00:00Z", -1},
              {"2026-04-01T24:00:00Z", -1},      {"1969-12-31T23:59:59Z", -1},         {"", -1}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) assert_int_equal(seconds_from_clock(str_from(rows[i].text)), rows[i].seconds);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(clocks_are_read_as_seconds),
      cmocka_unit_test(the_calendar_is_that_of_the_c_library),
      cmocka_unit_test(days_that_do_not_exist_are_refused),
      cmocka_unit_test(dates_as_people_type_them),
      WITH_ARENA(days_are_shown),
      WITH_ARENA(holidays_of_2026_are_the_published_ones),
      cmocka_unit_test(holidays_are_kept_on_the_day_observed),
      cmocka_unit_test(every_year_has_its_holidays),
      cmocka_unit_test(business_days_are_counted),
      cmocka_unit_test(business_days_agree_with_counting_on_fingers),
      cmocka_unit_test(months_end_where_they_end),
      WITH_ARENA(stretches_of_time_are_read),
      cmocka_unit_test(stretches_of_time_are_added),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
