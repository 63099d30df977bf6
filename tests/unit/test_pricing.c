/* What contracts pay: the underpayment cases of the trade, each method, and what follows from a price (variance, interest, posting). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "help_money.h"
#include "overturn/pricing.h"

static Arena *arena_of(void **state) { return ((Bench *)*state)->arena; }

static Pricing price(Arena *arena, const char *contract, const char *claim) {
  return pricing_claim(arena, good_contract(arena, contract), good_claim(arena, claim));
}

static void expect_allowed(Arena *arena, Cents expected, const char *contract, const char *claim) {
  assert_int_equal(expected, price(arena, contract, claim).allowed_cents);
}

static const char *step(Arena *arena, const Pricing *pricing, int line, int step) {
  assert_true(step < pricing->lines[line].steps.count);
  return str_z(arena, *FIELD_AT(pricing->lines[line].steps, const Str, step));
}

#define LINE(NUMBER, CODE, UNITS, CHARGE) \
  "{'line':" #NUMBER ",'service':'Service','code':'" CODE "','from':'2026-01-12','units':" #UNITS ",'charge':" #CHARGE "}"
#define CLAIM(LINES) "{'form':'837P','number':'A-1','received':'2026-01-15','lines':[" LINES "]}"

/* ---- the cases ---- */

/* U1: the amendment of 2026 sets 612.00; last year's page said 540.00. Coinsurance 20%. */
#define U1_CONTRACT                                                                                                                                \
  "{'pays':[{'for':'all','method':'fee_schedule'}],'fee_schedule':{'45378':[{'amount':540.00,'to':'2025-12-31'},{'amount':612.00,'from':'2026-01-" \
  "01'}]},"                                                                                                                                        \
  "'patient':{'coinsurance':20}}"

static void u1_the_fee_of_the_year_counts(void **state) {
  Arena *arena = arena_of(state);
  Pricing pricing = price(arena, U1_CONTRACT, CLAIM(LINE(1, "45378", 1, 1500.00)));
  assert_int_equal(61200, pricing.allowed_cents);
  assert_int_equal(12240, pricing.patient_cents);
  assert_int_equal(48960, pricing.expected_cents);
  assert_string_equal("Fee for 45378: 612.00", step(arena, &pricing, 0, 0));
  assert_string_equal("Coinsurance: 20% of 612.00 = 122.40", step(arena, &pricing, 0, 1));
  assert_string_equal("Payer owes 612.00 - 122.40 = 489.60", step(arena, &pricing, 0, 2));
}

static void u1_is_short_by_57_60(void **state) {
  Arena *arena = arena_of(state);
  Pricing pricing = price(arena, U1_CONTRACT, CLAIM(LINE(1, "45378", 1, 1500.00)));
  const Remit *remit = good_remit(
      arena,
      "{'era1':{'date':'2026-03-16','paid':432.00,'claims':[{'claim':'A-1','status':1,'charge':1500,'paid':432,'patient':108,"
      "'lines':[{'line':1,'charge':1500,'paid':432,'adjust':[{'group':'CO','carc':'45','amount':960},{'group':'PR','carc':'2','amount':108}]}]}]}}");
  InterestTerms none = {.due = DAY_NONE};
  assert_int_equal(61200, pricing_cell(&pricing, remit, 1, COLUMN_ALLOWED, none, DAY_NONE));
  assert_int_equal(12240, pricing_cell(&pricing, remit, 1, COLUMN_PATIENT, none, DAY_NONE));
  assert_int_equal(5760, pricing_cell(&pricing, remit, 1, COLUMN_VARIANCE, none, DAY_NONE));
  assert_int_equal(0, pricing_cell(&pricing, remit, 1, COLUMN_INTEREST, none, DAY_NONE));
  /* Posted: 888.00 is the contract's, 72.00 is held: 57.60 of the payer's and the patient's 14.40 that comes with it. */
  Cents buckets[BUCKET_COUNT];
  pricing_posting(&pricing, remit, 0, buckets);
  assert_int_equal(43200, buckets[BUCKET_PAID]);
  assert_int_equal(10800, buckets[BUCKET_PATIENT]);
  assert_int_equal(88800, buckets[BUCKET_CONTRACTUAL]);
  assert_int_equal(7200, buckets[BUCKET_HELD]);
}

/* U2: 100/50/50 by contract, paid 100/50/25. */
#define U2_CONTRACT                                                                                                  \
  "{'pays':[{'for':'all','method':'fee_schedule'}],'fee_schedule':{'29880':2000.00,'29876':1200.00,'29877':800.00}," \
  "'multiple':{'percent':[100,50,50],'clause':'4.2'},'interest':'CA-INT-P','prompt_pay':'CA-PP',"                    \
  "'clauses':{'4.2':'Several procedures of one day are paid at 100% for the first and 50% for each other.'}}"
#define U2_CLAIM CLAIM(LINE(1, "29880", 1, 4000.00) "," LINE(2, "29876", 1, 2400.00) "," LINE(3, "29877", 1, 1600.00))
#define U2_LINE(NUMBER, CHARGE, PAID, FEE, CUT) \
  "{'line':" #NUMBER ",'charge':" #CHARGE ",'paid':" #PAID ",'adjust':[{'group':'CO','carc':'45','amount':" #FEE "}" CUT "]}"
#define U2_REMIT                                                                                                                                     \
  "{'era1':{'date':'2026-02-10','paid':2800,'claims':[{'claim':'A-1','payer_control':'26041CV00418','status':1,'charge':8000,'paid':2800,'patient':" \
  "0,'lines':[" U2_LINE(1, 4000, 2000, 2000, "") "," U2_LINE(2, 2400, 600, 1200, ",{'group':'CO','carc':'59','amount':600}") "," U2_LINE(            \
      3, 1600, 200, 800, ",{'group':'CO','carc':'59','amount':600}") "]}]}}"

static void u2_the_third_procedure_is_paid_at_half(void **state) {
  Arena *arena = arena_of(state);
  Pricing pricing = price(arena, U2_CONTRACT, U2_CLAIM);
  assert_int_equal(300000, pricing.allowed_cents);
  assert_int_equal(300000, pricing.expected_cents);
  assert_int_equal(40000, pricing.lines[2].allowed_cents);
  assert_string_equal("Fee for 29877: 800.00", step(arena, &pricing, 2, 0));
  assert_string_equal("Ranked 3rd of 3 that day: 800.00 x 50% = 400.00 (clause 4.2)", step(arena, &pricing, 2, 1));
}

static void u2_is_short_by_200_and_interest_by_7_40(void **state) {
  Bench *bench = *state;
  Arena *arena = bench->arena;
  const Contract *contract = good_contract(arena, U2_CONTRACT);
  const Claim *claim = good_claim(arena, U2_CLAIM);
  Pricing pricing = pricing_claim(arena, contract, claim);
  const Remit *remit = good_remit(arena, U2_REMIT);
  InterestTerms terms;
  assert_true(interest_terms(bench->rules, contract, claim, &terms));
  Day as_of = day_from_iso(STR("2026-05-15"));
  assert_int_equal(0, pricing_cell(&pricing, remit, 1, COLUMN_VARIANCE, terms, as_of));
  assert_int_equal(20000, pricing_cell(&pricing, remit, 3, COLUMN_VARIANCE, terms, as_of));
  assert_int_equal(20000, pricing_cell(&pricing, remit, 0, COLUMN_VARIANCE, terms, as_of));
  assert_int_equal(740, pricing_cell(&pricing, remit, 3, COLUMN_INTEREST, terms, as_of));
  Cents buckets[BUCKET_COUNT];
  pricing_posting(&pricing, remit, 0, buckets);
  assert_int_equal(280000, buckets[BUCKET_PAID]);
  assert_int_equal(500000, buckets[BUCKET_CONTRACTUAL]);
  assert_int_equal(20000, buckets[BUCKET_HELD]);
}

static void u2_corrected_pays_the_200_with_interest(void **state) {
  Bench *bench = *state;
  Arena *arena = bench->arena;
  const Contract *contract = good_contract(arena, U2_CONTRACT);
  const Claim *claim = good_claim(arena, U2_CLAIM);
  Pricing pricing = pricing_claim(arena, contract, claim);
  const Remit *era1 = good_remit(arena, U2_REMIT);
  const Remit *spec = good_remit(arena, "{'era2':{'replaces':'era1','lines':{'3':{'allowed':'contract'}},'interest':'contract'}}");
  InterestTerms terms;
  interest_terms(bench->rules, contract, claim, &terms);
  const Remit *era2 = remit_derive(arena, spec, era1, &pricing, day_from_iso(STR("2026-05-15")), 0, terms);
  BalanceFault *faults;
  assert_int_equal(0, remit_balance(arena, era2, &faults));
  assert_int_equal(2, era2->claims.count);
  const RemitClaim *reversal = FIELD_AT(era2->claims, RemitClaim, 0), *correction = FIELD_AT(era2->claims, RemitClaim, 1);
  assert_int_equal(22, reversal->status);
  assert_int_equal(-280000, reversal->paid_cents);
  assert_int_equal(-800000, reversal->charge_cents);
  assert_int_equal(300000, correction->paid_cents);
  /* Line 2 was not listed and keeps its two adjustments; line 3 has one. */
  assert_int_equal(2, remit_find_line(correction, 2)->adjust.count);
  assert_int_equal(1, remit_find_line(correction, 3)->adjust.count);
  assert_int_equal(20740, era2->paid_cents);
  assert_int_equal(20000, remit_new_money(era2, &era1, 1));
  Cents buckets[BUCKET_COUNT];
  pricing_posting(&pricing, era2, 0, buckets);
  assert_int_equal(300000, buckets[BUCKET_PAID]);
  assert_int_equal(-280000, buckets[BUCKET_REVERSAL]);
  assert_int_equal(740, buckets[BUCKET_INTEREST]);
  assert_int_equal(0, buckets[BUCKET_HELD]);
  assert_int_equal(500000, buckets[BUCKET_CONTRACTUAL]);
}

static void u5_the_lower_of_charge_share_and_fee_is_right(void **state) {
  Arena *arena = arena_of(state);
  Pricing pricing = price(arena, "{'pays':[{'for':'all','method':'fee_schedule'}],'fee_schedule':{'93306':420.00},'lesser_of':80}",
                          CLAIM(LINE(1, "93306", 1, 300.00)));
  assert_int_equal(24000, pricing.expected_cents);
  assert_string_equal("Lower of 420.00 and 80% of the charge, 240.00: 240.00", step(arena, &pricing, 0, 1));
  const Remit *remit = good_remit(arena, "{'era1':{'paid':240,'claims':[{'claim':'A-1','status':1,'charge':300,'paid':240,'patient':0,"
                                         "'lines':[{'line':1,'charge':300,'paid':240,'adjust':[{'group':'CO','carc':'45','amount':60}]}]}]}}");
  Cents buckets[BUCKET_COUNT];
  pricing_posting(&pricing, remit, 0, buckets);
  assert_int_equal(6000, buckets[BUCKET_CONTRACTUAL]);
  assert_int_equal(0, buckets[BUCKET_HELD]);
}

static void u6_coinsurance_comes_off_the_allowed_amount(void **state) {
  Pricing pricing =
      price(arena_of(state), "{'pays':[{'for':'all','method':'fee_schedule'}],'fee_schedule':{'93015':500.00},'patient':{'coinsurance':20}}",
            CLAIM(LINE(1, "93015", 1, 1200.00)));
  assert_int_equal(50000, pricing.allowed_cents);
  assert_int_equal(10000, pricing.patient_cents);
  assert_int_equal(40000, pricing.expected_cents);
}

static void u7_and_u8_are_flat_prices(void **state) {
  Arena *arena = arena_of(state);
  expect_allowed(arena, 400000, "{'pays':[{'for':'22612','method':'fee_schedule','rate':4000.00}]}", CLAIM(LINE(1, "22612", 1, 10000.00)));
  expect_allowed(arena, 1665000, "{'pays':[{'for':'inpatient','method':'case_rate','rate':16650.00}]}",
                 "{'form':'837I','number':'A-1','lines':[{'line':1,'service':'Stay','revenue':'0120','from':'2026-05-01','to':'2026-05-06','units':5,"
                 "'charge':52000}]}");
}

/* ---- methods ---- */

static void every_method_prices(void **state) {
  Arena *arena = arena_of(state);
  expect_allowed(arena, 36000, "{'pays':[{'for':'99214','method':'fee_schedule'}],'fee_schedule':{'99214':120}}", CLAIM(LINE(1, "99214", 3, 900)));
  expect_allowed(arena, 14400, "{'pays':[{'for':'all','method':'percent_of_schedule','percent':120}],'fee_schedule':{'99214':120}}",
                 CLAIM(LINE(1, "99214", 1, 900)));
  expect_allowed(arena, 56250, "{'pays':[{'for':'all','method':'percent_of_charge','percent':62.5}]}", CLAIM(LINE(1, "99214", 1, 900)));
  expect_allowed(arena, 63, "{'pays':[{'for':'all','method':'percent_of_charge','percent':62.5}]}", CLAIM(LINE(1, "99214", 1, 1.00)));
}

#define STAY(LINES) "{'form':'837I','number':'A-1','lines':[" LINES "]}"
#define ROOM "{'line':1,'service':'Room','revenue':'0120','from':'2026-02-11','to':'2026-02-15','units':4,'charge':12000}"
#define DRUGS "{'line':2,'service':'Drugs','revenue':'0250','from':'2026-02-11','units':30,'charge':4000}"

static void a_per_diem_counts_midnights_and_spreads_by_charge(void **state) {
  Arena *arena = arena_of(state);
  Pricing pricing = price(arena, "{'pays':[{'for':'inpatient','method':'per_diem','rate':2000}]}", STAY(ROOM "," DRUGS));
  assert_int_equal(800000, pricing.allowed_cents);
  assert_int_equal(600000, pricing.lines[0].allowed_cents);
  assert_int_equal(200000, pricing.lines[1].allowed_cents);
  assert_string_equal("Per diem: 2,000.00 x 4 midnights = 8,000.00", step(arena, &pricing, 0, 0));
  assert_string_equal("Its part by charge: 6,000.00 of 8,000.00", step(arena, &pricing, 0, 1));
}

static void lines_beside_a_whole_price_are_included(void **state) {
  Pricing pricing = price(arena_of(state), "{'pays':[{'for':'0120','method':'per_diem','rate':2000}]}", STAY(ROOM "," DRUGS));
  assert_int_equal(800000, pricing.lines[0].allowed_cents);
  assert_int_equal(0, pricing.lines[1].allowed_cents);
  assert_string_equal("97", pricing.lines[1].carc);
}

static void a_case_rate_has_no_rounding_left_over(void **state) {
  Arena *arena = arena_of(state);
  Pricing pricing = price(arena, "{'pays':[{'for':'all','method':'case_rate','rate':100.00}]}",
                          CLAIM(LINE(1, "1", 1, 70) "," LINE(2, "2", 1, 70) "," LINE(3, "3", 1, 70)));
  assert_int_equal(10000, pricing.allowed_cents);
  assert_int_equal(3333, pricing.lines[0].allowed_cents);
  assert_int_equal(3334, pricing.lines[1].allowed_cents);
  assert_int_equal(3333, pricing.lines[2].allowed_cents);
}

static void a_whole_price_is_held_to_the_whole_charge(void **state) {
  Arena *arena = arena_of(state);
  expect_allowed(arena, 1600000, "{'pays':[{'for':'inpatient','method':'case_rate','rate':20000}],'lesser_of':true}", STAY(ROOM "," DRUGS));
  Pricing above = price(arena, "{'pays':[{'for':'inpatient','method':'case_rate','rate':20000}]}", STAY(ROOM "," DRUGS));
  assert_int_equal(2000000, above.allowed_cents);
  assert_string_equal("94", above.lines[0].carc);
}

static void the_largest_amounts_do_not_overflow(void **state) {
  Arena *arena = arena_of(state);
  Pricing pricing = price(
      arena, "{'pays':[{'for':'all','method':'percent_of_schedule','percent':1000}],'fee_schedule':{'1':100000000000},'patient':{'coinsurance':50}}",
      CLAIM(LINE(1, "1", 99999, 100000000000) "," LINE(2, "1", 99999, 1)));
  assert_int_equal(2 * MONEY_MOST_CENTS, pricing.allowed_cents);
  assert_int_equal(MONEY_MOST_CENTS, pricing.expected_cents);
}

static void the_first_rule_in_force_that_fits_counts(void **state) {
  Arena *arena = arena_of(state);
  const char *contract =
      "{'pays':[{'for':'45378','method':'fee_schedule','rate':540,'to':'2025-12-31'},{'for':['45378','45380'],'method':'fee_schedule','rate':612,"
      "'from':'2026-01-01'},{'for':'all','method':'percent_of_charge','percent':50}]}";
  expect_allowed(arena, 61200, contract, CLAIM(LINE(1, "45378", 1, 1500)));
  expect_allowed(arena, 75000, contract, CLAIM(LINE(1, "45385", 1, 1500)));
}

static void what_no_rule_covers_is_allowed_at_nothing(void **state) {
  Arena *arena = arena_of(state);
  Pricing pricing = price(arena, "{'pays':[{'for':'99214','method':'fee_schedule'}],'fee_schedule':{'99213':80}}",
                          CLAIM(LINE(1, "99214", 1, 200) "," LINE(2, "36415", 1, 25)));
  assert_int_equal(0, pricing.allowed_cents);
  assert_string_equal("The fee schedule has no fee for 99214: allowed 0.00", step(arena, &pricing, 0, 0));
  assert_string_equal("No rule of the contract pays for this: allowed 0.00", step(arena, &pricing, 1, 0));
  assert_string_equal("256", pricing.lines[1].carc);
  assert_int_equal(0, pricing_claim(arena, NULL, good_claim(arena, CLAIM(LINE(1, "99214", 1, 200)))).allowed_cents);
}

/* ---- ranks ---- */

static void exempt_codes_are_neither_ranked_nor_cut(void **state) {
  Arena *arena = arena_of(state);
  Pricing pricing = price(arena,
                          "{'pays':[{'for':'all','method':'fee_schedule'}],'fee_schedule':{'29827':1000,'29826':3000,'29824':600},"
                          "'multiple':{'percent':[100,50],'exempt':['29826']}}",
                          CLAIM(LINE(1, "29824", 1, 2000) "," LINE(2, "29826", 1, 5000) "," LINE(3, "29827", 1, 3000)));
  assert_int_equal(30000, pricing.lines[0].allowed_cents);
  assert_int_equal(300000, pricing.lines[1].allowed_cents);
  assert_int_equal(100000, pricing.lines[2].allowed_cents);
  assert_string_equal("Ranked 2nd of 2 that day: 600.00 x 50% = 300.00", step(arena, &pricing, 0, 1));
}

static void ranks_are_of_one_day_and_the_last_percentage_repeats(void **state) {
  Arena *arena = arena_of(state);
  const char *contract = "{'pays':[{'for':'all','method':'fee_schedule'}],'fee_schedule':{'1':100},'multiple':{'percent':[100,50,25]}}";
  expect_allowed(arena, 10000 + 5000 + 2500 + 2500, contract,
                 CLAIM(LINE(1, "1", 1, 500) "," LINE(2, "1", 1, 500) "," LINE(3, "1", 1, 500) "," LINE(4, "1", 1, 500)));
  expect_allowed(arena, 20000, contract, CLAIM(LINE(1, "1", 1, 500) ",{'line':2,'service':'s','code':'1','from':'2026-01-13','charge':500}"));
}

static void lesser_of_comes_after_the_ranks(void **state) {
  expect_allowed(
      arena_of(state), 100000 + 40000,
      "{'pays':[{'for':'all','method':'fee_schedule'}],'fee_schedule':{'1':1000,'2':900},'multiple':{'percent':[100,50]},'lesser_of':true}",
      CLAIM(LINE(1, "1", 1, 2000) "," LINE(2, "2", 1, 400)));
}

/* ---- the patient ---- */

static void the_patient_pays_copay_then_deductible_then_coinsurance(void **state) {
  Arena *arena = arena_of(state);
  Pricing pricing = price(
      arena,
      "{'pays':[{'for':'all','method':'fee_schedule'}],'fee_schedule':{'1':500,'2':1000},'patient':{'copay':50,'deductible':600,'coinsurance':20}}",
      CLAIM(LINE(1, "1", 1, 900) "," LINE(2, "2", 1, 1900)));
  const PricedLine *first = &pricing.lines[0], *second = &pricing.lines[1];
  assert_int_equal(5000, first->patient.copay_cents);
  assert_int_equal(45000, first->patient.deductible_cents);
  assert_int_equal(0, first->expected_cents);
  assert_int_equal(0, second->patient.copay_cents);
  assert_int_equal(15000, second->patient.deductible_cents);
  assert_int_equal(17000, second->patient.coinsurance_cents);
  assert_int_equal(68000, second->expected_cents);
}

static void the_maximum_ends_the_patients_share(void **state) {
  Arena *arena = arena_of(state);
  Pricing pricing =
      price(arena, "{'pays':[{'for':'all','method':'fee_schedule'}],'fee_schedule':{'1':1000},'patient':{'copay':50,'coinsurance':20,'maximum':120}}",
            CLAIM(LINE(1, "1", 1, 1900) "," LINE(2, "1", 1, 1900)));
  assert_int_equal(12000, pricing.patient_cents);
  assert_string_equal("Coinsurance: 20% of 950.00 = 70.00 (up to the maximum)", step(arena, &pricing, 0, 2));
  assert_int_equal(0,
                   price(arena, "{'pays':[{'for':'all','method':'fee_schedule'}],'fee_schedule':{'1':1000},'patient':{'coinsurance':20,'maximum':0}}",
                         CLAIM(LINE(1, "1", 1, 1900)))
                       .patient_cents);
}

/* ---- interest ---- */

static void interest_counts_both_days_and_rounds_once(void **state) {
  (void)state;
  Day first = day_from_iso(STR("2026-02-15")), last = day_from_iso(STR("2026-05-15"));
  assert_int_equal(740, pricing_interest(20000, 15000, first, last));
  assert_int_equal(8, pricing_interest(20000, 15000, first, first));
  assert_int_equal(0, pricing_interest(20000, 15000, last, first));
  assert_int_equal(0, pricing_interest(-20000, 15000, first, last));
  assert_int_equal(0, pricing_interest(20000, 0, first, last));
  /* 365.00 at 0.5% a year is half a cent a day, which goes up. */
  assert_int_equal(1, pricing_interest(36500, 500, first, first));
  assert_int_equal(MONEY_MOST_CENTS / 100 * 15, pricing_interest(MONEY_MOST_CENTS, 15000, 0, 364));
}

/* ---- posting ---- */

#define DENIED(CODE)                                                                                                                                \
  "{'era1':{'paid':0,'claims':[{'claim':'A-1','status':1,'charge':1500,'paid':0,'patient':0,'lines':[{'line':1,'charge':1500,'paid':0,'adjust':[{'" \
  "group':'CO','carc':'" CODE "','amount':1500}]}]}]}}"

static void a_denial_holds_what_the_contract_owes(void **state) {
  Arena *arena = arena_of(state);
  Pricing pricing = price(arena, U1_CONTRACT, CLAIM(LINE(1, "45378", 1, 1500.00)));
  Cents buckets[BUCKET_COUNT];
  pricing_posting(&pricing, good_remit(arena, DENIED("197")), 0, buckets);
  assert_int_equal(0, buckets[BUCKET_PAID]);
  assert_int_equal(88800, buckets[BUCKET_CONTRACTUAL]);
  assert_int_equal(61200, buckets[BUCKET_HELD]);
}

#define SETTLED_STAY                                                                                                                \
  "{'e':{'paid':6000,'claims':[{'claim':'A-1','status':1,'charge':12000,'paid':6000,'patient':0,'lines':[{'line':1,'charge':12000," \
  "'paid':6000,'adjust':[{'group':'CO','carc':'131','amount':6000}]}]}]}}"
#define SETTLED_CODE                                                                                                            \
  "{'e':{'paid':500,'claims':[{'claim':'A-1','status':1,'charge':1500,'paid':500,'patient':0,'lines':[{'line':1,'charge':1500," \
  "'paid':500,'adjust':[{'group':'CO','carc':'131','amount':1000}]}]}]}}"

static void nothing_is_held_of_a_settled_price(void **state) {
  Arena *arena = arena_of(state);
  Cents buckets[BUCKET_COUNT];
  Pricing stay = price(arena, "{'pays':[{'for':'inpatient','method':'case_rate','rate':8000}]}", STAY(ROOM));
  pricing_posting(&stay, good_remit(arena, SETTLED_STAY), 0, buckets);
  assert_int_equal(0, buckets[BUCKET_HELD]);
  assert_int_equal(600000, buckets[BUCKET_CONTRACTUAL]);
  Pricing code = price(arena, U1_CONTRACT, CLAIM(LINE(1, "45378", 1, 1500.00)));
  pricing_posting(&code, good_remit(arena, SETTLED_CODE), 0, buckets);
  assert_int_equal(0, buckets[BUCKET_HELD]);
  assert_int_equal(100000, buckets[BUCKET_CONTRACTUAL]);
}

static void buckets_add_up_to_the_charge(void **state) {
  Arena *arena = arena_of(state);
  Pricing pricing = price(arena, U1_CONTRACT, CLAIM(LINE(1, "45378", 1, 1500.00)));
  const char *shapes[] = {
      "{'e':{'paid':900,'claims':[{'claim':'A-1','status':1,'charge':1500,'paid':900,'patient':0,'lines':[{'line':1,'charge':1500,'paid':900,'adjust'"
      ":[{'group':'CO','carc':'45','amount':600}]}]}]}}",
      "{'e':{'paid':0,'claims':[{'claim':'A-1','status':1,'charge':1500,'paid':0,'patient':1500,'adjust':[{'group':'PR','carc':'27','amount':1500}]}]"
      "}}",
      "{'e':{'paid':100,'claims':[{'claim':'OTHER','status':1,'charge':300,'paid':100,'patient':0,'adjust':[{'group':'CO','carc':'45','amount':200}]}"
      "]}}",
      DENIED("29"),
  };
  for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
    const Remit *remit = good_remit(arena, shapes[i]);
    Cents buckets[BUCKET_COUNT];
    pricing_posting(&pricing, remit, 0, buckets);
    Cents charge = FIELD_AT(remit->claims, RemitClaim, 0)->charge_cents;
    assert_int_equal(charge, buckets[BUCKET_PAID] + buckets[BUCKET_CONTRACTUAL] + buckets[BUCKET_PATIENT] + buckets[BUCKET_HELD]);
    assert_true(buckets[BUCKET_HELD] >= 0);
  }
}

/* U6 and what the supplement pays after it: the contract is Medicare's, and what Medicare settled is not posted again. */
static void a_second_payer_is_not_held_to_the_contract_of_the_first(void **state) {
  Arena *arena = arena_of(state);
  Pricing pricing = price(arena,
                          "{'pays':[{'for':'all','method':'fee_schedule'}],'fee_schedule':{'78452':500},'patient':{'coinsurance':20},"
                          "'sequestration':true}",
                          CLAIM(LINE(1, "78452", 1, 1200.00)));
  const Remit *first = good_remit(arena, "{'e':{'paid':392,'claims':[{'claim':'A-1','status':19,'charge':1200,'paid':392,'patient':100,'lines':["
                                         "{'line':1,'charge':1200,'paid':392,'adjust':[{'group':'CO','carc':'45','amount':700},"
                                         "{'group':'PR','carc':'2','amount':100},{'group':'CO','carc':'253','amount':8}]}]}]}}");
  const Remit *second = good_remit(arena, "{'f':{'paid':100,'claims':[{'claim':'A-1','status':2,'charge':1200,'paid':100,'patient':0,'lines':["
                                          "{'line':1,'charge':1200,'paid':100,'adjust':[{'group':'OA','carc':'23','amount':1100}]}]}]}}");
  Cents buckets[BUCKET_COUNT];
  pricing_posting(&pricing, first, 0, buckets);
  assert_int_equal(39200, buckets[BUCKET_PAID]);
  assert_int_equal(70800, buckets[BUCKET_CONTRACTUAL]);
  assert_int_equal(10000, buckets[BUCKET_PATIENT]);
  assert_int_equal(0, buckets[BUCKET_HELD]);
  pricing_posting(&pricing, second, 0, buckets);
  assert_int_equal(10000, buckets[BUCKET_PAID]);
  assert_int_equal(0, buckets[BUCKET_CONTRACTUAL]);
  assert_int_equal(0, buckets[BUCKET_PATIENT]);
  assert_int_equal(0, buckets[BUCKET_HELD]);
  assert_int_equal(10000, remit_new_money(second, &first, 1));
}

static void a_case_rate_is_compared_as_a_whole(void **state) {
  Arena *arena = arena_of(state);
  Pricing pricing = price(arena, "{'pays':[{'for':'inpatient','method':'case_rate','rate':8000}]}", STAY(ROOM "," DRUGS));
  const Remit *remit = good_remit(arena, "{'e':{'paid':8000,'claims':[{'claim':'A-1','status':1,'charge':16000,'paid':8000,'patient':0,'lines':["
                                         "{'line':1,'charge':12000,'paid':8000,'adjust':[{'group':'CO','carc':'45','amount':4000}]},"
                                         "{'line':2,'charge':4000,'paid':0,'adjust':[{'group':'CO','carc':'97','amount':4000}]}]}]}}");
  Cents buckets[BUCKET_COUNT];
  pricing_posting(&pricing, remit, 0, buckets);
  assert_int_equal(0, buckets[BUCKET_HELD]);
  assert_int_equal(800000, buckets[BUCKET_CONTRACTUAL]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(u1_the_fee_of_the_year_counts),
      cmocka_unit_test(u1_is_short_by_57_60),
      cmocka_unit_test(u2_the_third_procedure_is_paid_at_half),
      cmocka_unit_test(u2_is_short_by_200_and_interest_by_7_40),
      cmocka_unit_test(u2_corrected_pays_the_200_with_interest),
      cmocka_unit_test(u5_the_lower_of_charge_share_and_fee_is_right),
      cmocka_unit_test(u6_coinsurance_comes_off_the_allowed_amount),
      cmocka_unit_test(u7_and_u8_are_flat_prices),
      cmocka_unit_test(every_method_prices),
      cmocka_unit_test(a_per_diem_counts_midnights_and_spreads_by_charge),
      cmocka_unit_test(lines_beside_a_whole_price_are_included),
      cmocka_unit_test(a_case_rate_has_no_rounding_left_over),
      cmocka_unit_test(a_whole_price_is_held_to_the_whole_charge),
      cmocka_unit_test(the_largest_amounts_do_not_overflow),
      cmocka_unit_test(the_first_rule_in_force_that_fits_counts),
      cmocka_unit_test(what_no_rule_covers_is_allowed_at_nothing),
      cmocka_unit_test(exempt_codes_are_neither_ranked_nor_cut),
      cmocka_unit_test(ranks_are_of_one_day_and_the_last_percentage_repeats),
      cmocka_unit_test(lesser_of_comes_after_the_ranks),
      cmocka_unit_test(the_patient_pays_copay_then_deductible_then_coinsurance),
      cmocka_unit_test(the_maximum_ends_the_patients_share),
      cmocka_unit_test(interest_counts_both_days_and_rounds_once),
      cmocka_unit_test(a_denial_holds_what_the_contract_owes),
      cmocka_unit_test(nothing_is_held_of_a_settled_price),
      cmocka_unit_test(buckets_add_up_to_the_charge),
      cmocka_unit_test(a_second_payer_is_not_held_to_the_contract_of_the_first),
      cmocka_unit_test(a_case_rate_is_compared_as_a_whole),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
