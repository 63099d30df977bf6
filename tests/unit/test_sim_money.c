/* Money in play: figures typed and captured, named mistakes, posting, new money, remits that follow the play. tests/scenarios/sim_money.json. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "assert_str.h"
#include "help_play.h"

static Play *at(void **state, const char *rule) {
  Play *p = play_open(*state, ((Bench *)*state)->arena, "scenarios/sim_money.json");
  play(p, str_z(p->arena, str_format(p->arena, "{'answer':'hub','choice':'%s'}", rule)));
  return p;
}

#define PRICE(A1, V1, A2, V2) "{'answer':'price','values':{'1.allowed':" A1 ",'1.variance':" V1 ",'2.allowed':" A2 ",'2.variance':" V2 "}}"

/* ---- worksheets ---- */

static void a_worksheet_pays_by_the_cell(void **state) {
  static const struct {
    const char *line;
    int32_t paid;
  } rows[] = {
      {PRICE("1200.00", "600.00", "800.00", "400.00"), 8000},
      {PRICE("1200.05", "599.95", "800", "400"), 8000}, /* inside the tolerance */
      {PRICE("1200.06", "600", "800", "400"), 6000},
      {PRICE("1200", "0", "800", "0"), 4000},
      {PRICE("0", "0", "0", "0"), 0},
      {"{'answer':'price','values':{'2.variance':400}}", 2000}, /* what is left out is 0.00 */
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Play *p = at(state, "sheet");
    play(p, rows[i].line);
    if (p->last.paid != rows[i].paid) print_error("%s\n", rows[i].line);
    assert_paid(p, rows[i].paid);
    assert_int_equal(NONE, p->last.mistake);
  }
}

static void a_named_mistake_is_known_and_the_story_goes_on_with_it(void **state) {
  Play *p = at(state, "sheet");
  play(p, PRICE("1200", "600", "400", "0"));
  assert_int_equal(0, p->last.mistake);
  assert_paid(p, 4000); /* two cells are right, which is more than the mistake's own point */
  assert_var(p, "asked", 1);
  assert_str(play_says(p, "You found {price.variance} short of {price.allowed}."), "You found 600.00 short of 1,600.00.");

  p = at(state, "sheet");
  play(p, PRICE("1", "2", "400", "3"));
  assert_int_equal(0, p->last.mistake);
  assert_paid(p, 1000);

  p = at(state, "sheet");
  play(p, PRICE("3000", "0", "2000", "0")); /* without a line, a mistake is about the column's total */
  assert_int_equal(1, p->last.mistake);
  assert_paid(p, 0);
  assert_var(p, "asked", 2);

  p = at(state, "sheet");
  play(p, PRICE("4600", "0", "400", "0")); /* both fit: the first in the file counts */
  assert_int_equal(0, p->last.mistake);
}

static void interest_runs_to_the_day_of_the_question_or_to_its_own(void **state) {
  /* Due on April 15, 12% a year: 5 days by April 20 (0.99 and 0.66, under two dollars, so nothing), 15 by April 30, 30 by May 15. */
  Play *p = at(state, "sheet");
  play(p, PRICE("1200", "600", "800", "400"));
  play(p, "{'answer':'line','values':{'1.interest':0,'1.patient':50,'2.interest':0,'2.patient':0}}");
  assert_paid(p, 4000);
  play(p, "{'answer':'fixed','values':{'2.interest':3.95}}");
  assert_paid(p, 1000);
  p = at(state, "sheet_later");
  play(p, PRICE("1200", "600", "800", "400"));
  play(p, "{'answer':'line','values':{'1.interest':2.96,'1.patient':50,'2.interest':1.97,'2.patient':0}}");
  assert_paid(p, 4000);
  play(p, "{'answer':'fixed','values':{'2.interest':3.95}}");
  assert_paid(p, 1000);
}

static void sums_are_asked_for_by_name(void **state) {
  Play *p = at(state, "sums");
  play(p, "{'answer':'short','amount':1000.01} {'answer':'second','amount':800}");
  assert_paid(p, 2000);
  play(p, "{'answer':'given','amount':42.5}");
  assert_paid(p, 2000);
  p = at(state, "sums");
  play(p, "{'answer':'short','amount':600}");
  assert_int_equal(0, p->last.mistake);
  assert_paid(p, 1000);
  assert_var(p, "asked", 1);
  assert_str(play_says(p, "Asked for {short}."), "Asked for 600.00.");
}

/* ---- remits that follow the play ---- */

static void a_remit_that_play_brings_is_dated_and_computed_by_its_day(void **state) {
  Play *p = at(state, "full");
  int page = scenario_find_page(p->scenario, STR("full"));
  assert_null(sim_remit(p->scenario, &p->state, p->arena, page));
  assert_str(play_says(p, "{full.paid} on {full.date}"), "not yet on not yet");
  play(p, "{'answer':'early','number':1}");
  const Remit *remit = sim_remit(p->scenario, &p->state, p->arena, page);
  assert_non_null(remit);
  BalanceFault *faults;
  assert_int_equal(0, remit_balance(p->arena, remit, &faults));
  /* 950.00 taken back, 1,950.00 paid, and 12 days of interest on 1,000.00 up to April 27. */
  assert_str(play_says(p, "{full.paid} on {full.date}"), "1,003.95 on Mon Apr 27, 2026");
}

static void new_money_counts_once_and_interest_apart(void **state) {
  Play *p = at(state, "full");
  play(p, "{'answer':'early','number':1}");
  assert_int_equal(100000, p->last.recovered_cents);
  assert_int_equal(INT64_C(10000) * 100000, p->last.recover_weight);
  play(p, "{'answer':'post','buckets':{'paid':1950}} {'answer':'post_short','buckets':{'paid':950}}");
  assert_ending(p, "done");
  assert_int_equal(0, p->last.recovered_cents); /* the same remit, named again on leaving */
}

static void what_a_second_payment_adds_is_what_is_new(void **state) {
  Play *p = at(state, "parts");
  assert_int_equal(40000, p->last.recovered_cents); /* 1,350.00 in place of 950.00 */
  play(p, "{'next':true}");
  assert_int_equal(60000, p->last.recovered_cents); /* 1,950.00 in place of 1,350.00 */
  p = at(state, "same_day");
  play(p, "{'next':true}");
  assert_int_equal(40000, p->last.recovered_cents);
  play(p, "{'next':true}");
  assert_int_equal(60000, p->last.recovered_cents);
}

static void a_direct_amount_counts_once_where_it_stands(void **state) {
  Play *p = at(state, "gift");
  assert_int_equal(1234, p->last.recovered_cents);
  assert_int_equal(INT64_C(2000) * 1234, p->last.recover_weight);
  play(p, "{'answer':'gift','choice':'again'}");
  assert_int_equal(500, p->last.recovered_cents);
  play(p, "{'answer':'gift','choice':'again'}");
  assert_int_equal(0, p->last.recovered_cents);
}

static void a_remit_that_has_not_come_brings_nothing(void **state) {
  Play *p = at(state, "absent");
  assert_int_equal(0, p->last.recovered_cents);
  assert_false(bits_has(p->state.recovered, scenario_find_page(p->scenario, STR("full")))); /* and can still bring it later */
}

static void a_settlement_becomes_a_remit(void **state) {
  Play *p = at(state, "talk");
  assert_str(play_says(p, "{deal.amount} on {deal.date}"), "no amount on not yet");
  play(p, "{'accept':true}");
  assert_step(p, "settled");
  assert_str(play_says(p, "{deal.amount} on {deal.date}"), "650.00 on Mon Apr 20, 2026");
  play(p, "{'answer':'agreed','amount':650}");
  assert_paid(p, 2000);
  assert_int_equal(5000, p->last.recovered_cents); /* 650.00 less the copay, where 550.00 was paid */
  assert_step(p, "stop");
}

/* ---- posting ---- */

#define POST(PAID, CONTRACTUAL, PATIENT, HELD, INTEREST, REVERSAL)                                                                       \
  "{'answer':'post','buckets':{'paid':" PAID ",'contractual':" CONTRACTUAL ",'patient':" PATIENT ",'held':" HELD ",'interest':" INTEREST \
  ",'reversal':" REVERSAL "}}"

static Play *at_post(void **state) {
  Play *p = at(state, "full");
  play(p, "{'answer':'early','number':1}");
  return p;
}

static void posting_pays_by_the_bucket_and_only_when_the_sum_is_right(void **state) {
  Play *p = at_post(state);
  play(p, POST("1950", "3000", "50", "0", "3.95", "-950"));
  assert_paid(p, 6000);
  p = at_post(state);
  play(p, POST("1950", "3050", "0", "0", "3.95", "-950")); /* the copay written off: the sum is right, two buckets are not */
  assert_paid(p, 4000);
  p = at_post(state);
  play(p, POST("1950", "3000", "50", "0", "3.95", "0")); /* the reversal forgotten: the sum is wrong */
  assert_paid(p, 0);
}

static void a_short_payment_holds_what_the_contract_still_owes(void **state) {
  Play *p = at_post(state);
  play(p, POST("0", "0", "0", "0", "0", "0"));
  play(p, "{'answer':'post_short','buckets':{'paid':950,'contractual':3000,'patient':50,'held':1000}}");
  assert_paid(p, 4000);
  p = at_post(state);
  play(p, POST("0", "0", "0", "0", "0", "0"));
  play(p, "{'answer':'post_short','buckets':{'paid':950,'contractual':4000,'patient':50}}"); /* a right written off */
  assert_paid(p, 2000);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_worksheet_pays_by_the_cell),
      cmocka_unit_test(a_named_mistake_is_known_and_the_story_goes_on_with_it),
      cmocka_unit_test(interest_runs_to_the_day_of_the_question_or_to_its_own),
      cmocka_unit_test(sums_are_asked_for_by_name),
      cmocka_unit_test(a_remit_that_play_brings_is_dated_and_computed_by_its_day),
      cmocka_unit_test(new_money_counts_once_and_interest_apart),
      cmocka_unit_test(what_a_second_payment_adds_is_what_is_new),
      cmocka_unit_test(a_direct_amount_counts_once_where_it_stands),
      cmocka_unit_test(a_remit_that_has_not_come_brings_nothing),
      cmocka_unit_test(a_settlement_becomes_a_remit),
      cmocka_unit_test(posting_pays_by_the_bucket_and_only_when_the_sum_is_right),
      cmocka_unit_test(a_short_payment_holds_what_the_contract_still_owes),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
