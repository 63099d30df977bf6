/* Picking a day: windows, what each day pays, and the clock that moves to it. tests/scenarios/sim_dates.json. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "assert_str.h"
#include "help_play.h"

static Play *at(void **state, const char *rule) {
  Play *p = play_open(*state, ((Bench *)*state)->arena, "scenarios/sim_dates.json");
  play(p, str_z(p->arena, str_format(p->arena, "{'answer':'hub','choice':'%s'}", rule)));
  return p;
}

static int32_t pays(void **state, const char *rule, const char *day) {
  Play *p = at(state, rule);
  play(p, str_z(p->arena, str_format(p->arena, "{'answer':'%s','day':'%s'}", rule, day)));
  return p->last.paid;
}

typedef struct PaidDay {
  const char *day;
  int32_t paid;
} PaidDay;

static void assert_days(void **state, const char *rule, const PaidDay *rows, size_t count) {
  for (size_t i = 0; i < count; i++) {
    int32_t paid = pays(state, rule, rows[i].day);
    if (paid != rows[i].paid) print_error("%s on %s\n", rule, rows[i].day);
    assert_int_equal(rows[i].paid, paid);
  }
}

static void days_pay_in_full_inside_best_and_fall_in_a_straight_line(void **state) {
  /* From Monday, March 16: 7 business days are March 25, 10 are March 30, 12 are April 1, 20 are April 13. */
  static const PaidDay rows[] = {
      {"2026-03-24", 0},    {"2026-03-25", 1500}, {"2026-03-26", 3000}, {"2026-03-29", 7500}, /* sixths of the way from nothing to all */
      {"2026-03-30", 9000}, {"2026-03-31", 9000}, {"2026-04-01", 9000}, {"2026-04-02", 8307}, /* thirteenths, floored */
      {"2026-04-13", 692},  {"2026-04-14", 0},
  };
  assert_days(state, "plain", rows, sizeof rows / sizeof *rows);
}

static void windows_count_from_stamps_deadlines_and_pages(void **state) {
  static const PaidDay filed[] = {{"2026-03-20", 0},    {"2026-03-21", 2000}, {"2026-03-23", 6000},
                                  {"2026-03-26", 6000}, {"2026-04-06", 500},  {"2026-04-07", 0}};
  assert_days(state, "filed", filed, sizeof filed / sizeof *filed);
  /* The appeal ends on April 21: 60 days from February 20. */
  static const PaidDay deadline[] = {{"2026-03-31", 0},    {"2026-04-01", 545},  {"2026-04-11", 6000},
                                     {"2026-04-16", 6000}, {"2026-04-21", 1000}, {"2026-04-22", 0}};
  assert_days(state, "deadline", deadline, sizeof deadline / sizeof *deadline);
  static const PaidDay letter[] = {{"2026-03-19", 0}, {"2026-03-20", 3000}, {"2026-03-21", 6000}, {"2026-03-22", 3000}, {"2026-03-23", 0}};
  assert_days(state, "letter", letter, sizeof letter / sizeof *letter);
}

static void the_earliest_day_is_tomorrow_unless_today_is_allowed(void **state) {
  Play *p = at(state, "plain");
  assert_string_equal("That day is not ahead.", play_refused(p, "{'answer':'plain','day':'2026-03-16'}"));
  assert_string_equal("That day is not ahead.", play_refused(p, "{'answer':'plain','day':'2026-03-01'}"));
  play(p, "{'answer':'plain','day':'2026-03-17'}");
  static const PaidDay rows[] = {{"2026-03-16", 4000}, {"2026-03-17", 3000}, {"2026-03-19", 1000}, {"2026-03-20", 0}};
  assert_days(state, "today", rows, sizeof rows / sizeof *rows);
}

static void the_last_day_is_the_540th(void **state) {
  Play *p = at(state, "plain");
  assert_string_equal("That day is too far ahead.", play_refused(p, "{'answer':'plain','day':'2027-09-08'}"));
  play(p, "{'answer':'plain','day':'2027-09-07'}");
  assert_step(p, "after");
  p = at(state, "late");
  assert_day(p, "2027-09-07");
  play(p, "{'answer':'plain','day':'2027-09-08'}"); /* a day can always be picked; after the last there is no more */
  assert_ending(p, "out_of_time");
}

static void the_clock_moves_to_the_day_picked(void **state) {
  Play *p = at(state, "plain");
  play(p, "{'answer':'plain','day':'2026-03-30'}");
  assert_day(p, "2026-03-30");
  assert_step(p, "after");
  assert_int_equal(0, p->state.minute);
}

static void an_event_on_the_way_comes_first(void **state) {
  Play *p = at(state, "promise");
  play(p, "{'answer':'plain','day':'2026-03-30'}");
  assert_paid(p, 9000); /* for the day that was picked */
  assert_step(p, "kept");
  assert_day(p, "2026-03-26");
  p = at(state, "promise");
  play(p, "{'answer':'plain','day':'2026-03-25'}");
  assert_step(p, "after");
  assert_day(p, "2026-03-25");
}

static void deadlines_count_by_days_rules_and_months(void **state) {
  Play *p = at(state, "plain");
  assert_str(day_iso(p->arena, sim_deadline_day(p->scenario, &p->state, 0)), "2026-04-21");
  assert_int_equal(DAY_NONE, sim_deadline_day(p->scenario, &p->state, 1));
  assert_str(day_iso(p->arena, sim_deadline_day(p->scenario, &p->state, 2)), "2027-02-28");
  p = at(state, "filed");
  assert_str(day_iso(p->arena, sim_deadline_day(p->scenario, &p->state, 1)), "2026-04-15"); /* 30 calendar days, by the rule */
}

static void a_day_that_is_asked_for_pays_and_the_clock_stays(void **state) {
  static const PaidDay rows[] = {{"2026-03-30", 5000}, {"2026-03-26", 1500}, {"2026-04-02", 0}, {"2026-03-31", 0}, {"1999-12-31", 0}};
  assert_days(state, "asked", rows, sizeof rows / sizeof *rows);
  Play *p = at(state, "asked");
  play(p, "{'answer':'asked','day':'2026-03-30'}");
  assert_int_equal(NONE, p->last.mistake); /* a mistake that comes to the right day is none */
  assert_day(p, "2026-03-19");
  assert_var(p, "slips", 0);
  assert_item(p, "limit");
}

static void a_wrong_day_that_has_a_name_is_known_by_it(void **state) {
  Play *p = at(state, "asked");
  play(p, "{'answer':'asked','day':'2026-03-26'}");
  assert_int_equal(0, p->last.mistake);
  assert_var(p, "slips", 1);
  p = at(state, "asked");
  play(p, "{'answer':'asked','day':'2026-04-02'}"); /* ten business days from the 19th, which is today then */
  assert_int_equal(1, p->last.mistake);
  assert_var(p, "slips", 0);
  p = at(state, "asked");
  play(p, "{'answer':'asked','day':'2026-04-03'}");
  assert_int_equal(NONE, p->last.mistake);
}

static void while_what_it_counts_from_has_not_happened_no_day_is_right(void **state) {
  Play *p = at(state, "unset");
  play(p, "{'answer':'asked','day':'2026-03-30'}");
  assert_int_equal(1, p->last.mistake); /* ten business days from today is still a mistake */
  assert_paid(p, 0);
}

static bool shows(const Play *p, const char *id) {
  for (int i = 0; i < p->scenario->deadline_count; i++)
    if (str_is(p->scenario->deadlines[i].id, id)) return sim_deadline_shown(p->scenario, &p->state, i);
  fail_msg("there is no deadline %s", id);
  return false;
}

static void a_deadline_is_not_on_show_before_its_day_was_answered(void **state) {
  Play *p = at(state, "asked");
  assert_true(shows(p, "appeal") && shows(p, "months"));
  assert_false(shows(p, "answer") || shows(p, "chase")); /* the second would tell the first */
  play(p, "{'answer':'asked','day':'2026-03-30'}");
  assert_false(shows(p, "answer") || shows(p, "chase"));
  play(p, "{'answer':'limit','day':'2026-04-01'}");
  assert_paid(p, 0);
  assert_true(shows(p, "answer") && shows(p, "chase"));
}

static void texts_say_days_as_people_do(void **state) {
  Play *p = at(state, "filed");
  assert_str(play_says(p, "{today}, {filed}, {deadlines.appeal}, {letter.date}, {promised}"),
             "Thu Mar 19, 2026, Mon Mar 16, 2026, Tue Apr 21, 2026, not yet, not yet");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(days_pay_in_full_inside_best_and_fall_in_a_straight_line),
      cmocka_unit_test(windows_count_from_stamps_deadlines_and_pages),
      cmocka_unit_test(the_earliest_day_is_tomorrow_unless_today_is_allowed),
      cmocka_unit_test(the_last_day_is_the_540th),
      cmocka_unit_test(the_clock_moves_to_the_day_picked),
      cmocka_unit_test(an_event_on_the_way_comes_first),
      cmocka_unit_test(deadlines_count_by_days_rules_and_months),
      cmocka_unit_test(a_day_that_is_asked_for_pays_and_the_clock_stays),
      cmocka_unit_test(a_wrong_day_that_has_a_name_is_known_by_it),
      cmocka_unit_test(while_what_it_counts_from_has_not_happened_no_day_is_right),
      cmocka_unit_test(a_deadline_is_not_on_show_before_its_day_was_answered),
      cmocka_unit_test(texts_say_days_as_people_do),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
