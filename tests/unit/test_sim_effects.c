/* The order in which an answer's effects happen: learn, set, stamp, minutes, arrive, recover, time and what is due on the way, where it leads.
   tests/scenarios/sim_effects.json. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "assert_str.h"
#include "help_play.h"

static Play *at(void **state, const char *rule) {
  Play *p = play_open(*state, ((Bench *)*state)->arena, "scenarios/sim_effects.json");
  play(p, str_z(p->arena, str_format(p->arena, "{'answer':'hub','choice':'%s'}", rule)));
  return p;
}

static void everything_is_done_before_time_passes(void **state) {
  Play *p = at(state, "all");
  assert_var(p, "in_order", 1); /* the event of the second day found all of it */
  assert_var(p, "n", 2);
  assert_var(p, "m", 20); /* values are set one after another, as they stand */
  assert_str(play_stamp(p, "done"), "2026-03-16");
  assert_int_equal(500, p->last.recovered_cents);
  assert_day(p, "2026-03-19");
  assert_step(p, "there");
  assert_true(play_knows(p, "received"));
  int letter = scenario_find_page(p->scenario, STR("letter"));
  assert_str(day_iso(p->arena, p->state.arrived[letter]), "2026-03-16");
}

static void a_days_minutes_end_with_it(void **state) {
  Play *p = at(state, "all");
  assert_int_equal(0, p->state.minute); /* the event's minutes were of the day before */
}

static void the_question_comes_before_the_choice(void **state) {
  Play *p = at(state, "both");
  play(p, "{'answer':'both','choice':'add'}");
  assert_var(p, "n", 3);
}

static void the_question_comes_before_the_mistake(void **state) {
  Play *p = at(state, "figure");
  play(p, "{'answer':'figure','amount':5}");
  assert_var(p, "n", 3);
  assert_step(p, "there");
  p = at(state, "figure");
  play(p, "{'answer':'figure','amount':10}");
  assert_var(p, "n", 2);
  assert_step(p, "hub");
}

static void a_step_has_its_effects_on_leaving(void **state) {
  Play *p = at(state, "leave");
  assert_var(p, "n", 1);
  assert_int_equal(7, p->state.minute);
  assert_true(play_knows(p, "said"));
  play(p, "{'next':true}");
  assert_step(p, "there"); /* the way on is chosen by what leaving changed */
  assert_day(p, "2026-03-18");
}

static void several_choices_happen_as_they_stand_in_the_file(void **state) {
  Play *p = at(state, "many");
  play(p, "{'answer':'many','choices':['wait','add','double']}");
  assert_var(p, "n", 5);
  assert_day(p, "2026-03-17");
  assert_paid(p, 3000);
}

static void a_question_can_lead_away_whatever_the_answer(void **state) {
  Play *p = at(state, "moved");
  play(p, "{'answer':'moved','number':7}");
  assert_step(p, "there");
  assert_var(p, "counted", 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(everything_is_done_before_time_passes),
      cmocka_unit_test(a_days_minutes_end_with_it),
      cmocka_unit_test(the_question_comes_before_the_choice),
      cmocka_unit_test(the_question_comes_before_the_mistake),
      cmocka_unit_test(a_step_has_its_effects_on_leaving),
      cmocka_unit_test(several_choices_happen_as_they_stand_in_the_file),
      cmocka_unit_test(a_question_can_lead_away_whatever_the_answer),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
