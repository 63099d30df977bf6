/* Interest and penalties for late payment: figures counted by hand, the bands at their edges, and the plans that no state's law binds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "help_money.h"
#include "overturn/late_payment.h"
#include "overturn/sim.h"
#include "unit/assert_str.h"

static Day iso(const char *text) { return day_from_iso(str_from(text)); }

/* What is given, in words that are read one after another, and what comes out. */
typedef struct Row {
  const char *what, *given, *found;
} Row;

static const Row rows[] = {
    {"U2: 200.00 x 15% x 90 / 365",
     "CA-PP CA-INT-P 837P received 2026-01-15 billed 8000 contracted 3000 expected 3000 paid 2026-02-10 2800 as of 2026-05-15",
     "due 2026-02-14, 90 days late, interest 7.40, penalty 0.00, to the state 0.00"},
    {"the same by an insurer: 10%",
     "CA-PP CA-INT-I 837P received 2026-01-15 billed 8000 contracted 3000 expected 3000 paid 2026-02-10 2800 as of 2026-05-15",
     "due 2026-02-14, 90 days late, interest 4.93, penalty 0.00, to the state 0.00"},
    {"paid on the last day",
     "CA-PP CA-INT-P 837P received 2026-01-15 billed 8000 contracted 3000 expected 3000 paid 2026-02-14 3000 as of 2026-05-15",
     "due 2026-02-14, 0 days late, interest 0.00, penalty 0.00, to the state 0.00"},
    {"the first day late counts: 3,000.00 x 15% x 1 / 365",
     "CA-PP CA-INT-P 837P received 2026-01-15 billed 8000 contracted 3000 expected 3000 paid 2026-02-15 3000 as of 2026-05-15",
     "due 2026-02-14, 1 days late, interest 1.23, penalty 0.00, to the state 0.00"},
    {"a part in time, a part 10 days late, a part open for 30",
     "CA-PP CA-INT-P 837P received 2026-01-15 billed 8000 contracted 3000 expected 3000 paid 2026-02-14 1000 paid 2026-02-24 1000 as of 2026-03-16",
     "due 2026-02-14, 30 days late, interest 16.44, penalty 0.00, to the state 0.00"},
    {"paid after the day that is asked about",
     "CA-PP CA-INT-P 837P received 2026-01-15 billed 8000 contracted 3000 expected 3000 paid 2026-03-16 3000 as of 2026-02-24",
     "due 2026-02-14, 10 days late, interest 12.33, penalty 0.00, to the state 0.00"},
    {"taken back again: 1,000.00 open for 30 days",
     "CA-PP CA-INT-P 837P received 2026-01-15 billed 8000 contracted 3000 expected 3000 paid 2026-02-10 3000 paid 2026-02-20 -1000 as of 2026-03-16",
     "due 2026-02-14, 30 days late, interest 12.33, penalty 0.00, to the state 0.00"},
    {"more than owed is not late",
     "CA-PP CA-INT-P 837P received 2026-01-15 billed 8000 contracted 3000 expected 3000 paid 2026-02-10 3000 paid 2026-03-20 500 as of 2026-05-15",
     "due 2026-02-14, 0 days late, interest 0.00, penalty 0.00, to the state 0.00"},
    {"New York, electronic: 10,000.00 x 12% x 30 / 365",
     "NY-PP-E NY-INT 837P received 2026-01-05 billed 20000 contracted 10000 expected 10000 paid 2026-03-06 10000 as of 2026-06-01",
     "due 2026-02-04, 30 days late, interest 98.63, penalty 0.00, to the state 0.00"},
    {"New York, paper: 15 days more",
     "NY-PP-P NY-INT 837P received 2026-01-05 billed 20000 contracted 10000 expected 10000 paid 2026-03-06 10000 as of 2026-06-01",
     "due 2026-02-19, 15 days late, interest 49.32, penalty 0.00, to the state 0.00"},
    {"New York, 200.00 x 12% x 30 / 365 = 1.97: less than two dollars",
     "NY-PP-E NY-INT 837P received 2026-01-05 billed 400 contracted 200 expected 200 paid 2026-03-06 200 as of 2026-06-01",
     "due 2026-02-04, 30 days late, interest 0.00, penalty 0.00, to the state 0.00"},
    {"New York, 203.00 x 12% x 30 / 365: two dollars and up",
     "NY-PP-E NY-INT 837P received 2026-01-05 billed 400 contracted 203 expected 203 paid 2026-03-06 203 as of 2026-06-01",
     "due 2026-02-04, 30 days late, interest 2.00, penalty 0.00, to the state 0.00"},
    {"Illinois: 1,000.00 x 9% x 10 / 365",
     "IL-PP IL-INT 837P received 2026-01-05 billed 2000 contracted 1000 expected 1000 paid 2026-02-14 1000 as of 2026-06-01",
     "due 2026-02-04, 10 days late, interest 2.47, penalty 0.00, to the state 0.00"},
    {"Illinois: less than a dollar",
     "IL-PP IL-INT 837P received 2026-01-05 billed 200 contracted 100 expected 100 paid 2026-02-14 100 as of 2026-06-01",
     "due 2026-02-04, 10 days late, interest 0.00, penalty 0.00, to the state 0.00"},
    {"Georgia, 15 working days: 5,000.00 x 12% x 20 / 365",
     "GA-PP-E GA-INT 837P received 2026-01-15 billed 9000 contracted 5000 expected 5000 paid 2026-02-26 5000 as of 2026-06-01",
     "due 2026-02-06, 20 days late, interest 32.88, penalty 0.00, to the state 0.00"},
    {"Texas, U7: 55 days, 100% of 10,000 - 4,000",
     "TX-PP-E TX-PEN1 837P received 2026-03-02 billed 10000 contracted 4000 expected 4000 paid 2026-05-26 4000 as of 2026-06-01",
     "due 2026-04-01, 55 days late, interest 0.00, penalty 6,000.00, to the state 0.00"},
    {"Texas, in time", "TX-PP-E TX-PEN1 837P received 2026-03-02 billed 10000 contracted 4000 expected 4000 paid 2026-04-01 4000 as of 2026-06-01",
     "due 2026-04-01, 0 days late, interest 0.00, penalty 0.00, to the state 0.00"},
    {"Texas, the first day: 50%",
     "TX-PP-E TX-PEN1 837P received 2026-03-02 billed 10000 contracted 4000 expected 4000 paid 2026-04-02 4000 as of 2026-06-01",
     "due 2026-04-01, 1 days late, interest 0.00, penalty 3,000.00, to the state 0.00"},
    {"Texas, the 45th day: 50%",
     "TX-PP-E TX-PEN1 837P received 2026-03-02 billed 10000 contracted 4000 expected 4000 paid 2026-05-16 4000 as of 2026-06-01",
     "due 2026-04-01, 45 days late, interest 0.00, penalty 3,000.00, to the state 0.00"},
    {"Texas, the 46th day: 100%",
     "TX-PP-E TX-PEN1 837P received 2026-03-02 billed 10000 contracted 4000 expected 4000 paid 2026-05-17 4000 as of 2026-06-01",
     "due 2026-04-01, 46 days late, interest 0.00, penalty 6,000.00, to the state 0.00"},
    {"Texas, the 90th day",
     "TX-PP-E TX-PEN1 837P received 2026-03-02 billed 10000 contracted 4000 expected 4000 paid 2026-06-30 4000 as of 2026-07-01",
     "due 2026-04-01, 90 days late, interest 0.00, penalty 6,000.00, to the state 0.00"},
    {"Texas, the 91st day: 6,000.00 x 18% x 91 / 365 on top",
     "TX-PP-E TX-PEN3 837P received 2026-03-02 billed 10000 contracted 4000 expected 4000 paid 2026-07-01 4000 as of 2026-07-01",
     "due 2026-04-01, 91 days late, interest 269.26, penalty 6,000.00, to the state 269.26"},
    {"Texas, still open: counts to the day asked about",
     "TX-PP-E TX-PEN1 837P received 2026-03-02 billed 10000 contracted 4000 expected 4000 as of 2026-05-26",
     "due 2026-04-01, 55 days late, interest 0.00, penalty 6,000.00, to the state 0.00"},
    {"Texas, paper: 45 days",
     "TX-PP-P TX-PEN1 837P received 2026-03-02 billed 10000 contracted 4000 expected 4000 paid 2026-05-26 4000 as of 2026-06-01",
     "due 2026-04-16, 40 days late, interest 0.00, penalty 3,000.00, to the state 0.00"},
    {"Texas, a hospital: at most 100,000, half of it the state's",
     "TX-PP-E TX-PEN1 837I received 2026-03-02 billed 500000 contracted 100000 expected 100000 paid 2026-04-11 100000 as of 2026-06-01",
     "due 2026-04-01, 10 days late, interest 0.00, penalty 100,000.00, to the state 50,000.00"},
    {"Texas, a hospital: at most 200,000",
     "TX-PP-E TX-PEN1 837I received 2026-03-02 billed 500000 contracted 100000 expected 100000 paid 2026-05-26 100000 as of 2026-06-01",
     "due 2026-04-01, 55 days late, interest 0.00, penalty 200,000.00, to the state 100,000.00"},
    /* The example of 28 TAC 21.2815(d), by the statute as it is since 2007: a fifth of the contract open, 20% of 1,500 - 1,000, half of that. */
    {"Texas, 200.00 of 1,000.00 came 30 days late",
     "TX-PP-E TX-PEN1 837P received 2026-03-02 billed 1500 contracted 1000 expected 800 paid 2026-03-30 600 paid 2026-05-01 200 as of 2026-06-01",
     "due 2026-04-01, 30 days late, interest 0.00, penalty 50.00, to the state 0.00"},
    {"Texas, the patient's part does not lessen the penalty on the whole",
     "TX-PP-E TX-PEN1 837P received 2026-03-02 billed 1500 contracted 1000 expected 800 paid 2026-05-01 800 as of 2026-06-01",
     "due 2026-04-01, 30 days late, interest 0.00, penalty 250.00, to the state 0.00"},
    /* N8: (105,000 - 31,640) x 13,640 / 31,640 = 31,625.49. */
    {"Texas, N8's implant 46 days after the rest was due",
     "TX-PP-E TX-PEN1 837I received 2026-03-28 billed 105000 contracted 31640 expected 31640 paid 2026-04-27 18000 as of 2026-06-12",
     "due 2026-04-27, 46 days late, interest 0.00, penalty 31,625.49, to the state 15,812.74"},
};

static LateTerms terms_of(Bench *bench, Str prompt_pay, Str interest, Day received, Plan plan) {
  Contract contract = {.interest_rule = interest, .prompt_pay_rule = prompt_pay};
  Claim claim = {.received = received};
  LateTerms terms;
  late_terms(bench->rules, &contract, &claim, plan, &terms);
  return terms;
}

typedef struct Words {
  Str rest;
} Words;

static Str next_word(Words *words) {
  Str word;
  str_cut(words->rest, ' ', &word, &words->rest);
  return word;
}

static Day next_day(Words *words) { return day_from_iso(next_word(words)); }

static Cents next_dollars(Words *words) {
  Cents cents;
  assert_int_equal(MONEY_OK, money_from_typed(next_word(words), &cents));
  return cents;
}

#define PAID_MOST 3

static LatePayment count(Bench *bench, const char *given) {
  Words words = {str_from(given)};
  LatePaid paid[PAID_MOST];
  LateSum sum = {.paid = paid};
  Str prompt_pay = next_word(&words), interest = next_word(&words);
  sum.institutional = str_is(next_word(&words), "837I");
  Day received = DAY_NONE;
  while (words.rest.length) {
    Str word = next_word(&words);
    if (str_is(word, "received")) received = next_day(&words);
    if (str_is(word, "billed")) sum.billed_cents = next_dollars(&words);
    if (str_is(word, "contracted")) sum.contracted_cents = next_dollars(&words);
    if (str_is(word, "expected")) sum.expected_cents = next_dollars(&words);
    if (str_is(word, "of")) sum.as_of = next_day(&words);
    if (str_is(word, "paid")) paid[sum.paid_count++] = (LatePaid){next_day(&words), 0};
    if (str_is(word, "paid")) paid[sum.paid_count - 1].cents = next_dollars(&words);
  }
  LateTerms terms = terms_of(bench, prompt_pay, interest, received, (Plan){FUNDING_INSURED, STR("")});
  LatePayment late = late_payment(bench->arena, &terms, &sum), silent = late_payment(NULL, &terms, &sum);
  assert_int_equal(late.interest_cents, silent.interest_cents);
  assert_int_equal(late.penalty_cents, silent.penalty_cents);
  assert_true(late.cite.length && late.steps.count);
  return late;
}

static void expect_row(Bench *bench, const Row *row) {
  LatePayment late = count(bench, row->given);
  Arena *arena = bench->arena;
  Str found = str_format(arena, "due %.*s, %d days late, interest %.*s, penalty %.*s, to the state %.*s", STR_ARG(day_iso(arena, late.due)),
                         late.days_late, STR_ARG(money_text(arena, late.interest_cents)), STR_ARG(money_text(arena, late.penalty_cents)),
                         STR_ARG(money_text(arena, late.state_cents)));
  if (!str_is(found, row->found)) print_error("%s:\n", row->what);
  assert_str(found, row->found);
}

static void every_row_comes_out_as_counted_by_hand(void **state) {
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) expect_row(*state, &rows[i]);
}

static void the_steps_can_be_read(void **state) {
  Bench *bench = *state;
  LateTerms terms = terms_of(bench, STR("TX-PP-E"), STR("TX-PEN1"), iso("2026-03-02"), (Plan){FUNDING_INSURED, STR("TX")});
  LatePaid paid = {iso("2026-05-26"), 400000};
  LateSum sum = {1000000, 400000, 400000, &paid, 1, false, iso("2026-06-01")};
  LatePayment late = late_payment(bench->arena, &terms, &sum);
  static const char *const expected[] = {"Received Mon Mar 2, 2026, 30 calendar days (TX-PP-E): due Wed Apr 1, 2026",
                                         "4,000.00 came on Tue May 26, 2026, 55 days late", "Billed less contracted: 10,000.00 - 4,000.00 = 6,000.00",
                                         "55 days late: 100% of 6,000.00 = 6,000.00 (TX-PEN2)"};
  assert_int_equal(4, late.steps.count);
  for (int i = 0; i < 4; i++) assert_str(*FIELD_AT(late.steps, const Str, i), expected[i]);
  assert_str(late.cite, "Tex. Ins. Code 1301.137(b)");
}

static void no_state_binds_these_plans(void **state) {
  Bench *bench = *state;
  static const struct {
    const char *words;
    PlanFunding funding;
    const char *why;
  } plans[] = {
      {"insured", FUNDING_INSURED, ""},
      {"Fully insured HMO", FUNDING_INSURED, ""},
      {"self-funded", FUNDING_SELF_FUNDED, "a self-funded plan is under federal law (29 USC 1144)"},
      {"Self-insured by the employer", FUNDING_SELF_FUNDED, "a self-funded plan is under federal law (29 USC 1144)"},
      {"Original Medicare", FUNDING_MEDICARE, "Original Medicare has its own times (42 USC 1395h(c), 1395u(c))"},
      {"medicare advantage", FUNDING_MEDICARE_ADVANTAGE, "Medicare Advantage is under federal law (42 CFR 422.402)"},
      {"medicaid", FUNDING_MEDICAID, "Medicaid has its own times (42 CFR 447.45)"},
      {"", FUNDING_UNKNOWN, ""},
  };
  const TimingRule *rule = rule_find(bench->rules, STR("TX-PP-E"));
  for (size_t i = 0; i < sizeof plans / sizeof *plans; i++) {
    Plan plan = {plan_funding(str_from(plans[i].words)), STR("")};
    assert_int_equal(plans[i].funding, plan.funding);
    assert_str(rule_unbound(bench->arena, rule, plan), plans[i].why);
    Day due = prompt_pay_due(bench->rules, STR("TX-PP-E"), iso("2026-03-02"), plan);
    assert_int_equal(plans[i].why[0] ? DAY_NONE : iso("2026-04-01"), due);
  }
  assert_str(rule_unbound(bench->arena, rule, (Plan){FUNDING_INSURED, STR("Illinois")}), "the plan is under the law of IL");
  assert_str(rule_unbound(bench->arena, rule, (Plan){FUNDING_INSURED, STR("texas")}), "");
  assert_str(rule_unbound(bench->arena, rule_find(bench->rules, STR("MCR-A1")), (Plan){FUNDING_MEDICARE, STR("")}), "");
  LateTerms terms = terms_of(bench, STR("TX-PP-E"), STR("TX-PEN1"), iso("2026-03-02"), (Plan){FUNDING_SELF_FUNDED, STR("TX")});
  LateSum sum = {1000000, 400000, 400000, NULL, 0, false, iso("2026-06-01")};
  LatePayment late = late_payment(bench->arena, &terms, &sum);
  assert_int_equal(0, late.penalty_cents + late.interest_cents);
  assert_int_equal(DAY_NONE, late.due);
  assert_str(*FIELD_AT(late.steps, const Str, 0), "No law that binds this plan asks interest or a penalty");
}

/* U7 as a scenario asks it: one money question for the penalty, one worksheet of the lines. */
#define U7(FUNDING)                                                                                                                                \
  "{'format':1,'id':'late','title':'Right but late','kind':'underpayment','level':1,'minutes':5,'today':'2026-06-01','briefing':['Late.'],"        \
  "'people':{'patient':{'name':'Walt Jennings'},'provider':{'name':'Gulf Prairie Spine'},'payer':{'name':'Lone Star Frontier','funding':'" FUNDING \
  "','law':'TX'}},"                                                                                                                                \
  "'claim':{'form':'837P','number':'GP-1','received':'2026-03-02','lines':[{'line':1,'service':'Spine "                                            \
  "procedure','code':'22612','from':'2026-02-20','charge':10000.00}]},"                                                                            \
  "'contract':{'pays':[{'for':'all','method':'case_rate','rate':4000.00}],'prompt_pay':'TX-PP-E','interest':'TX-PEN1'},"                           \
  "'remits':{'era1':{'date':'2026-05-26','trace':'EFT1','paid':4000.00,'claims':[{'claim':'GP-1','status':1,'charge':10000.00,'paid':4000.00,'"    \
  "patient':0.00,"                                                                                                                                 \
  "'lines':[{'line':1,'charge':10000.00,'paid':4000.00,'adjust':[{'group':'CO','carc':'45','amount':6000.00}]}]}]}},"                              \
  "'start':'read','steps':{'read':{'view':'remittance','say':['Count.'],'ask':["                                                                   \
  "{'id':'fine','prompt':'What is the penalty?','axis':'codes','money':'era1.penalty','points':4},"                                                \
  "{'id':'sheet','prompt':'Fill it "                                                                                                               \
  "in.','worksheet':'era1/1','columns':['variance','interest','penalty'],'as_of':'2026-06-01','points':4,'mistakes':["                             \
  "{'id':'band','name':'The 50% band','penalty':3000.00,'why':'55 days are in the second band.'}]},"                                               \
  "{'id':'go','axis':'outcome','choices':[{'id':'send','text':'Send "                                                                              \
  "it','points':1,'why':'Sent.','end':'done'}]}]}},'endings':{'done':{'text':'Done.'}}}"

static const Scenario *read_u7(Bench *bench, const char *source, const char *codes) {
  Str text = bench_text(bench->arena, source);
  Diags diags = diags_new(bench->arena, STR("late.json"), text);
  const Scenario *scenario = scenario_read(bench->arena, STR("late.json"), text, bench->codes, bench->rules, &diags);
  assert_string_equal(codes, bench_codes(&diags));
  assert_non_null(scenario);
  return scenario;
}

static void a_scenario_asks_for_the_penalty(void **state) {
  State start;
  const Scenario *texas = read_u7(*state, U7("insured"), "");
  sim_start(texas, 1, &start);
  assert_int_equal(600000, sim_cell_truth(texas, &start, texas->items[0], 0));
  const Cents sheet[] = {0, 0, 600000};
  for (int i = 0; i < 3; i++) assert_int_equal(sheet[i], sim_cell_truth(texas, &start, texas->items[1], i));
}

static void a_self_funded_plan_owes_none_and_the_author_hears_of_it(void **state) {
  State start;
  const Scenario *plan = read_u7(*state, U7("self-funded"), "W553 W553");
  sim_start(plan, 1, &start);
  assert_int_equal(0, sim_cell_truth(plan, &start, plan->items[0], 0));
  assert_int_equal(0, sim_cell_truth(plan, &start, plan->items[1], 2));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_row_comes_out_as_counted_by_hand),
      cmocka_unit_test(the_steps_can_be_read),
      cmocka_unit_test(no_state_binds_these_plans),
      cmocka_unit_test(a_scenario_asks_for_the_penalty),
      cmocka_unit_test(a_self_funded_plan_owes_none_and_the_author_hears_of_it),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
