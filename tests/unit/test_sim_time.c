/* Time in the machine: what passes it, what it stops at, and what it does on the way. One scenario, tests/scenarios/sim_time.json, a rule a choice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "assert_str.h"
#include "help_play.h"

static Play *start(void **state) { return play_open(*state, ((Bench *)*state)->arena, "scenarios/sim_time.json"); }

static void an_advance_stops_on_each_due_day_in_file_order(void **state) {
  Play *p = start(state);
  play(p, "{'answer':'hub','choice':'days'}");
  assert_var(p, "trail", 356); /* day 3, then both of day 5 as they stand in the file */
  assert_day(p, "2026-03-26");
  assert_step(p, "rest");
  assert_int_equal(3, p->last.event_count);
}

static void the_first_event_that_leads_on_wins(void **state) {
  Play *p = start(state);
  play(p, "{'answer':'hub','choice':'leads'}");
  assert_step(p, "there");
  assert_day(p, "2026-03-20");
  assert_var(p, "trail", 24);
  /* The other event of that day is still to come: it happens with the next step. */
  play(p, "{'answer':'there','choice':'on'}");
  assert_var(p, "trail", 245);
  assert_step(p, "other");
}

static void an_event_that_ends_the_case_ends_it_at_once(void **state) {
  Play *p = start(state);
  play(p, "{'answer':'hub','choice':'ends'}");
  assert_ending(p, "early");
  assert_var(p, "trail", 3);
  assert_day(p, "2026-03-19");
  assert_string_equal("The case is over.", play_refused(p, "{'next':true}"));
  assert_string_equal("The case is over.", play_refused(p, "{'open':'claim'}"));
}

static void an_event_is_considered_once(void **state) {
  Play *p = start(state);
  play(p, "{'answer':'hub','choice':'spent'} {'answer':'rest','choice':'ready'}");
  assert_step(p, "rest");
  assert_day(p, "2026-03-31");
}

static void nothing_happens_in_the_middle_of_a_call(void **state) {
  Play *p = start(state);
  play(p, "{'answer':'hub','choice':'call'} {'answer':'call','choice':'hold'}");
  assert_step(p, "still");
  assert_day(p, "2026-03-21");
  assert_var(p, "trail", 0);
  play(p, "{'answer':'still','choice':'hang_up'}");
  assert_step(p, "there"); /* what was due happens when the call is over, and leads on */
  assert_var(p, "trail", 3);
  assert_day(p, "2026-03-21");
}

static void a_deadlines_own_day_is_still_in_time(void **state) {
  Play *p = start(state);
  play(p, "{'answer':'hub','choice':'file'} {'answer':'rest','choice':'five'}");
  assert_day(p, "2026-03-21");
  assert_day(p, str_z(p->arena, day_iso(p->arena, sim_deadline_day(p->scenario, &p->state, 0))));
  assert_ending(p, "-");
  play(p, "{'answer':'rest','choice':'day'}");
  assert_ending(p, "late");
  assert_day(p, "2026-03-22");
}

static void a_deadline_that_counts_from_nothing_never_comes(void **state) {
  Play *p = start(state);
  assert_int_equal(DAY_NONE, sim_deadline_day(p->scenario, &p->state, 0));
  play(p, "{'answer':'hub','choice':'stay'} {'answer':'rest','choice':'ready'} {'answer':'rest','choice':'ready'}");
  assert_ending(p, "-");
}

static void a_stamp_keeps_its_first_date(void **state) {
  Play *p = start(state);
  play(p, "{'answer':'hub','choice':'stamp'} {'answer':'rest','choice':'three'} {'answer':'rest','choice':'stamp'}");
  assert_str(play_stamp(p, "g"), "2026-03-16");
  play(p, "{'answer':'rest','choice':'day'}");
  assert_var(p, "trail", 4);
  play(p, "{'answer':'rest','choice':'stamp'} {'answer':'rest','choice':'five'}");
  assert_var(p, "trail", 4); /* considered, and not armed again */
}

static void a_stamp_moved_again_arms_what_counts_from_it(void **state) {
  Play *p = start(state);
  play(p, "{'answer':'hub','choice':'stamp'} {'answer':'rest','choice':'three'} {'answer':'rest','choice':'move'}");
  assert_str(play_stamp(p, "g"), "2026-03-19");
  play(p, "{'answer':'rest','choice':'three'}");
  assert_var(p, "trail", 0); /* it counts from the new day */
  play(p, "{'answer':'rest','choice':'day'}");
  assert_var(p, "trail", 4);
  play(p, "{'answer':'rest','choice':'move'} {'answer':'rest','choice':'five'}");
  assert_var(p, "trail", 44);
}

static void leaving_a_step_takes_its_time_and_an_event_takes_over(void **state) {
  Play *p = start(state);
  play(p, "{'answer':'hub','choice':'leave'}");
  assert_step(p, "leaving");
  assert_day(p, "2026-03-16");
  play(p, "{'next':true}");
  assert_step(p, "there");
  assert_day(p, "2026-03-20");
}

static void a_case_that_never_ends_is_out_of_time(void **state) {
  Play *p = start(state);
  play(p, "{'answer':'hub','choice':'wait'} {'next':true}");
  assert_ending(p, "out_of_time");
  assert_day(p, "2027-09-07"); /* 540 days later */
  play_restart(p);
  play(p, "{'answer':'hub','choice':'stay'} {'answer':'rest','choice':'year'}");
  assert_ending(p, "out_of_time");
}

static void the_last_day_is_the_540th(void **state) {
  Play *p = start(state);
  play(p, "{'answer':'hub','choice':'wait_540'} {'next':true}");
  assert_step(p, "there");
  assert_day(p, "2027-09-07");
  assert_ending(p, "-");
  play_restart(p);
  play(p, "{'answer':'hub','choice':'wait_541'} {'next':true}");
  assert_ending(p, "out_of_time");
}

static void what_fell_due_before_the_case_opened_happens_at_its_start(void **state) {
  Play *p = start(state);
  assert_var(p, "at_start", 1);
  assert_step(p, "hub");
  assert_day(p, "2026-03-16");
}

static void minutes_never_turn_the_page(void **state) {
  Play *p = start(state);
  play(p, "{'answer':'hub','choice':'minutes'}");
  assert_int_equal(470, p->state.minute);
  play(p, "{'answer':'rest','choice':'more'}");
  assert_int_equal(WORKDAY_MINUTES, p->state.minute);
  assert_day(p, "2026-03-16");
  play(p, "{'answer':'rest','choice':'day'}");
  assert_int_equal(0, p->state.minute); /* a new day is fresh */
  play(p, "{'answer':'rest','choice':'go'}");
  assert_int_equal(12, p->state.minute); /* entering a step may take minutes */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_advance_stops_on_each_due_day_in_file_order),
      cmocka_unit_test(the_first_event_that_leads_on_wins),
      cmocka_unit_test(an_event_that_ends_the_case_ends_it_at_once),
      cmocka_unit_test(an_event_is_considered_once),
      cmocka_unit_test(nothing_happens_in_the_middle_of_a_call),
      cmocka_unit_test(a_deadlines_own_day_is_still_in_time),
      cmocka_unit_test(a_deadline_that_counts_from_nothing_never_comes),
      cmocka_unit_test(a_stamp_keeps_its_first_date),
      cmocka_unit_test(a_stamp_moved_again_arms_what_counts_from_it),
      cmocka_unit_test(leaving_a_step_takes_its_time_and_an_event_takes_over),
      cmocka_unit_test(a_case_that_never_ends_is_out_of_time),
      cmocka_unit_test(the_last_day_is_the_540th),
      cmocka_unit_test(what_fell_due_before_the_case_opened_happens_at_its_start),
      cmocka_unit_test(minutes_never_turn_the_page),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
