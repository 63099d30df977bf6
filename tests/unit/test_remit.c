/* Remittances as written: reading both shapes, balance at every level, the rules about codes; and what contracts may not say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "help_remit.h"

static Arena *arena_of(void **state) { return ((Bench *)*state)->arena; }

/* ---- reading ---- */

static void the_example_claim_is_read(void **state) {
  const Claim *claim = good_claim(
      arena_of(state), "{'form':'837I','number':'RMH-20417','sent':'2026-02-20','received':'2026-02-20','authorization':null,"
                       "'lines':[{'line':1,'service':'Inpatient stay, 4 days','revenue':'0120','from':'2026-02-11','to':'2026-02-15','units':4,"
                       "'dx':['A41.9'],'charge':18400.00}],'facts':{'box_empty':'The approval field is empty'}}");
  assert_int_equal(CLAIM_837I, claim->form);
  assert_int_equal(0, claim->authorization.length);
  assert_int_equal(1840000, claim_charge_cents(claim));
  assert_int_equal(4, claim_find_line(claim, 1)->units);
  assert_null(claim_find_line(claim, 2));
  assert_true(claim_is_inpatient(claim));
  assert_int_equal(1, claim->facts.count);
  assert_true(str_is(FIELD_AT(claim->facts, FactText, 0)->id, "box_empty"));
}

static void the_short_form_is_read(void **state) {
  const Remit *remit = good_remit(arena_of(state), "{'era2':{'replaces':'era1','payer_control':'26100X','interest':7.40,"
                                                   "'lines':{'1':{'allowed':'contract'},'2':{'allowed':'deal.amount'},'3':{'allowed':1234.00}}}}");
  assert_true(remit_follows_play(remit));
  assert_true(str_is(remit->id, "era2"));
  assert_int_equal(DAY_NONE, remit->date);
  assert_int_equal(740, remit->interest_cents);
  assert_false(remit->interest_by_contract);
  const DerivedLine *lines = remit->derived.at;
  assert_int_equal(AMOUNT_CONTRACT, lines[0].source);
  assert_int_equal(AMOUNT_DEAL, lines[1].source);
  assert_int_equal(AMOUNT_GIVEN, lines[2].source);
  assert_int_equal(123400, lines[2].allowed_cents);
  assert_int_equal(3, lines[2].line);
}

static void a_contract_is_read(void **state) {
  const Contract *contract =
      good_contract(arena_of(state), "{'pays':[{'for':['29881','29880'],'method':'percent_of_schedule','percent':62.5,'clause':'4.1'}],"
                                     "'fee_schedule':{'29881':1200.00},'multiple':{'percent':[100,50,12.5],'exempt':['29826'],'clause':'4.2'},"
                                     "'lesser_of':true,'patient':{'copay':30,'deductible':100,'coinsurance':20},'interest':{'rule':'CA-INT-P'},"
                                     "'prompt_pay':'CA-PP','clauses':{'4.1':'text','4.2':{'text':'other','from':'2026-01-01','to':'2026-12-31'}}}");
  const PayRule *rule = contract->pays.at;
  assert_int_equal(2, rule->codes.count);
  assert_int_equal(62500, rule->percent_thousandths);
  assert_int_equal(DAY_NONE, rule->to);
  assert_int_equal(3, contract->multiple.percent_thousandths.count);
  assert_int_equal(12500, *FIELD_AT(contract->multiple.percent_thousandths, int32_t, 2));
  assert_int_equal(100000, contract->lesser_of_charge_percent_thousandths);
  assert_int_equal(-1, contract->patient.maximum_cents);
  assert_int_equal(20000, contract->patient.coinsurance_percent_thousandths);
  assert_true(str_is(contract->interest_rule, "CA-INT-P"));
  assert_int_equal(2, contract->clauses.count);
  assert_int_equal(day_from_iso(STR("2026-12-31")), FIELD_AT(contract->clauses, Clause, 1)->to);
  assert_int_equal(-1, good_contract(arena_of(state), "{'pays':[{'for':'all','method':'case_rate','rate':1}]}")->patient.maximum_cents);
}

typedef struct BadPart {
  const char *codes, *text;
} BadPart;

static void bad_remits_are_told(void **state) {
  static const BadPart bad[] = {
      {"E410", "{'e':{'trace':'T'}}"},
      {"E410", "{'e':{'claims':[{'claim':'A','status':1,'charge':1,'paid':1,'patient':0}]}}"},
      {"E410", "{'e':{'lines':{'1':{'allowed':1}},'paid':1}}"},
      {"E410", "{'e':{'lines':{'1':{'allowed':1}},'claims':[{'claim':'A','status':1,'charge':1,'paid':1,'patient':0}]}}"},
      {"E410", "{'e':{'paid':1,'replaces':'x','claims':[{'claim':'A','status':1,'charge':1,'paid':1,'patient':0}]}}"},
      {"E409", "{'e':{'lines':{'1':{'allowed':'contrct'}}}}"},
      {"E409", "{'e':{'lines':{'1':{'allowed':-1}}}}"},
      {"E409", "{'e':{'lines':{'1':{'allowed':1}},'interest':'later'}}"},
      {"E409", "{'e':{'lines':{'1':{'allowed':1}},'interest':-1}}"},
      {"E408", "{'e':{'lines':{'one':{'allowed':1}}}}"},
      {"E406", "{'e':{'lines':{'1':{'allowed':1}},'facts':{'Bad Id':'x'}}}"},
      {"E406", "{'e':{'lines':{'1':{'allowed':1}},'facts':['x']}}"},
  };
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    Diags diags;
    const Remit *remits;
    bench_remits(arena_of(state), bad[i].text, &diags, &remits);
    assert_string_equal(bad[i].codes, bench_codes(&diags));
  }
}

static void bad_contracts_and_claims_are_told(void **state) {
  static const BadPart contracts[] = {
      {"E411", "{'pays':[{'for':'all','method':'case_rate','rate':1}],'multiple':{'percent':[100,'50']}}"},
      {"E411", "{'pays':[{'for':'all','method':'case_rate','rate':1}],'multiple':{'percent':[12.3456]}}"},
      {"E411", "{'pays':[{'for':'all','method':'case_rate','rate':1}],'multiple':{'percent':[]}}"},
      {"E411", "{'pays':[{'for':'all','method':'case_rate','rate':1}],'lesser_of':-1}"},
      {"E412", "{'pays':[{'for':'all','method':'case_rate','rate':1}],'fee_schedule':[1]}"},
      {"E412", "{'pays':[{'for':'all','method':'case_rate','rate':1}],'fee_schedule':{'1':-1}}"},
      {"E413", "{'pays':[{'for':'all','method':'case_rate','rate':1}],'interest':{'rate':15}}"},
      {"E413", "{'pays':[{'for':'all','method':'case_rate','rate':1}],'interest':{'rule':'CA-INT-P','rate':15}}"},
      {"E414", "{'pays':[{'for':'all','method':'case_rate','rate':1}],'clauses':{'§4':'x'}}"},
      {"E414", "{'pays':[{'for':'all','method':'case_rate','rate':1}],'clauses':'x'}"},
  };
  for (size_t i = 0; i < sizeof contracts / sizeof *contracts; i++) {
    Diags diags;
    bench_contract(arena_of(state), contracts[i].text, &diags);
    assert_string_equal(contracts[i].codes, bench_codes(&diags));
  }
  Diags diags;
  bench_claim(arena_of(state),
              "{'form':'837P','number':'A','lines':[{'line':2,'service':'s','from':'2026-01-02','to':'2026-01-01','charge':1},{'line':2,'service':'s'"
              ",'from':'2026-01-02','charge':1}]}",
              &diags);
  assert_string_equal("E407 E407", bench_codes(&diags));
}

/* ---- balance ---- */

static void the_cases_balance_and_their_codes_are_sound(void **state) {
  Bench *bench = *state;
  Str text = bench_file(bench->arena, "money/cases.json");
  Diags diags = diags_new(bench->arena, STR("cases.json"), text);
  const Json *root = json_read(bench->arena, text, &diags);
  assert_non_null(root);
  assert_int_equal(17, root->count);
  FieldReader reader = {.arena = bench->arena, .diags = &diags};
  for (const Json *at = root->first; at; at = at->next) {
    Claim claim = {0};
    Remit remit = {0};
    assert_true(claim_read(&reader, json_member(at, STR("claim")), &claim));
    assert_true(remit_read(&reader, json_member(at, STR("remits"))->first, &remit));
    remits_check(&reader, &remit, 1, &claim, NULL, bench->codes);
  }
  assert_string_equal("", bench_codes(&diags));
}

/* Checks remits against the worked claim (or another) without a contract. */
static Diags check(Bench *bench, const char *remits_text, const char *claim_text) {
  const Claim *claim = good_claim(bench->arena, claim_text);
  Diags diags;
  const Remit *remits;
  int count = bench_remits(bench->arena, remits_text, &diags, &remits);
  remits_check_provider(&(FieldReader){.arena = bench->arena, .diags = &diags}, remits, count, bench->rules);
  remits_check(&(FieldReader){.arena = bench->arena, .diags = &diags}, remits, count, claim, NULL, bench->codes);
  return diags;
}

static void expect(Bench *bench, const char *codes, const char *remits_text, const char *claim_text) {
  Diags diags = check(bench, remits_text, claim_text);
  assert_string_equal(codes, bench_codes(&diags));
}

static void the_worked_example_comes_to_115_10(void **state) { expect(*state, "", WORKED("115.10", "130", "34.50"), WORKED_CLAIM); }

static void each_sum_that_is_wrong_is_named_with_the_difference(void **state) {
  Bench *bench = *state;
  Diags diags = check(bench, WORKED("115.00", "130", "34.50"), WORKED_CLAIM);
  assert_string_equal("E424", bench_codes(&diags));
  assert_string_equal("era1: claims paid less provider adjustments is 115.10, but \"paid\" says 115.00: -0.10 off",
                      str_z(bench->arena, diags.items[0].message));
  diags = check(bench, WORKED("115.10", "129", "34.50"), WORKED_CLAIM);
  assert_string_equal("E424 E421", bench_codes(&diags));
  diags = check(bench, WORKED("115.10", "130", "30"), WORKED_CLAIM);
  assert_string_equal("E422", bench_codes(&diags));
  assert_string_equal("era1, claim 1: the sum of PR is 34.50, but \"patient\" says 30.00: -4.50 off", str_z(bench->arena, diags.items[0].message));
}

static void lines_that_do_not_balance_are_errors_unless_said_so(void **state) {
  Bench *bench = *state;
  Diags diags = check(bench, ONE("110", LINE_ONE("60", ADJUST("CO", "45", "30"), "")), ONE_CLAIM);
  assert_string_equal("E420", bench_codes(&diags)); /* that the claim is off by as much needs no second message */
  assert_string_equal("e, claim 1, line 1: charge less adjustments is 70.00, but \"paid\" says 60.00: -10.00 off",
                      str_z(bench->arena, diags.items[0].message));
  assert_string_equal("$.e.claims[0].lines[0].paid", str_z(bench->arena, diags.items[0].path));
  expect(bench, "", "{'e':{'paid':1,'unbalanced':'the trainee finds it','claims':[{'claim':'A','status':1,'charge':150,'paid':2,'patient':3}]}}",
         ONE_CLAIM);
  expect(bench, "W450", "{'e':{'paid':150,'unbalanced':'why','claims':[{'claim':'A','status':1,'charge':150,'paid':150,'patient':0}]}}", ONE_CLAIM);
  expect(bench, "E423",
         "{'e':{'paid':100,'claims':[{'claim':'A','status':1,'charge':150,'paid':100,'patient':0,'lines':[{'line':1,'charge':100,'paid':100}]}]}}",
         ONE_CLAIM);
}

static void structure_is_checked_against_the_claim(void **state) {
  Bench *bench = *state;
  expect(bench, "E425",
         "{'e':{'paid':160,'claims':[{'claim':'A','status':1,'charge':160,'paid':160,'patient':0,'lines':[{'line':1,'charge':110,'paid':110},{'line':"
         "2,'charge':50,'paid':50}]}]}}",
         ONE_CLAIM);
  expect(bench, "E425", "{'e':{'paid':160,'claims':[{'claim':'A','status':1,'charge':160,'paid':160,'patient':0}]}}", ONE_CLAIM);
  expect(bench, "E426",
         "{'e':{'paid':100,'claims':[{'claim':'A','status':1,'charge':100,'paid':100,'patient':0,'lines':[{'line':7,'charge':100,'paid':100}]}]}}",
         ONE_CLAIM);
  expect(bench, "E427",
         "{'e':{'paid':100,'claims':[{'claim':'A','status':1,'charge':100,'paid':100,'patient':0,'lines':[{'line':2,'charge':50,'paid':50},{'line':2,"
         "'charge':50,'paid':50}]}]}}",
         ONE_CLAIM);
  expect(bench, "E428", "{'e':{'paid':150,'claims':[{'claim':'B','status':1,'charge':150,'paid':150,'patient':0}]}}", ONE_CLAIM);
  expect(bench, "E430", "{'e':{'paid':150,'claims':[{'claim':'A','status':9,'charge':150,'paid':150,'patient':0}]}}", ONE_CLAIM);
  expect(bench, "E429", "{'e':{'paid':-150,'claims':[{'claim':'A','status':22,'charge':-150,'paid':-150,'patient':0}]}}", ONE_CLAIM);
  expect(bench, "E432", ONE("120", LINE_ONE("70", ADJUST("CO", "45", "30"), ",'allowed':60")), ONE_CLAIM);
  expect(bench, "E433", ONE("120", LINE_ONE("70", ADJUST("CO", "45", "10") "," ADJUST("CO", "45", "20"), "")), ONE_CLAIM);
  expect(bench, "W451", ONE("150", LINE_ONE("100", ADJUST("CO", "45", "0"), "")), ONE_CLAIM);
  expect(bench, "W452 W452",
         "{'e':{'paid':150,'provider_adjustments':[{'code':'L6','amount':2},{'code':'WO','amount':-2}],'claims':[{'claim':'A','status':1,'charge':"
         "150,'paid':150,'patient':0}]}}",
         ONE_CLAIM);
}

static void reversals_turn_every_sign(void **state) {
  Bench *bench = *state;
  /* A reversal that is not turned, one adjustment that is not, and a plain claim below zero. */
  expect(bench, "E424 E431 E431", "{'e':{'paid':0,'claims':[{'claim':'A','status':22,'charge':150,'paid':150,'patient':0}]}}", ONE_CLAIM);
  expect(bench, "E431",
         "{'e':{'paid':0,'provider_adjustments':[{'code':'FB','amount':-160}],'claims':[{'claim':'A','status':22,'charge':-150,'paid':-160,'patient':"
         "0,'adjust':[" ADJUST("CO", "45", "10") "]}]}}",
         ONE_CLAIM);
  expect(bench, "E431 E431",
         "{'e':{'paid':0,'provider_adjustments':[{'code':'FB','amount':-150}],'claims':[{'claim':'A','status':1,'charge':-150,'paid':-150,'patient':"
         "0}]}}",
         ONE_CLAIM);
}

static void codes_follow_their_rules(void **state) {
  Bench *bench = *state;
  expect(bench, "E440", ONE("50", LINE_ONE("0", ADJUST("CO", "9999", "100"), "")), ONE_CLAIM);
  expect(bench, "E441", ONE("120", LINE_ONE("70", ADJUST("CO", "45", "30"), ",'remarks':['N99999']")), ONE_CLAIM);
  expect(bench, "E442", ONE("50", LINE_ONE("0", ADJUST("CO", "15", "100"), "")), ONE_CLAIM);
  expect(bench, "E443", ONE("120", LINE_ONE("70", ADJUST("OA", "45", "30"), "")), ONE_CLAIM);
  expect(bench, "E443", ONE("50", LINE_ONE("0", ADJUST("PI", "18", "100"), "")), ONE_CLAIM);
  expect(bench, "W453", ONE("50", LINE_ONE("0", ADJUST("CO", "18", "100"), "")), ONE_CLAIM);
  expect(bench, "E444", ONE("50", LINE_ONE("0", ADJUST("CO", "16", "100"), "")), ONE_CLAIM);
  expect(bench, "E445", ONE("50", LINE_ONE("0", ADJUST("CO", "16", "100"), ",'remarks':['MA18']")), ONE_CLAIM);
  expect(bench, "", ONE("50", LINE_ONE("0", ADJUST("CO", "16", "100"), ",'remarks':['MA18','N290']")), ONE_CLAIM);
  expect(bench, "E446", ONE("50", LINE_ONE("0", ADJUST("CO", "45", "100"), "")), ONE_CLAIM);
}

static void what_a_correction_replaces_is_checked(void **state) {
  Bench *bench = *state;
#define ERA1 "'era1':{'paid':150,'claims':[{'claim':'A','status':1,'charge':150,'paid':150,'patient':0}]}"
  expect(bench, "E434", "{" ERA1 ",'e2':{'replaces':'era2','lines':{'1':{'allowed':50}}}}", ONE_CLAIM);
  expect(bench, "E434", "{" ERA1 ",'e2':{'replaces':'e2','lines':{'1':{'allowed':50}}}}", ONE_CLAIM);
  expect(bench, "E434 E434", "{" ERA1 ",'e2':{'replaces':'e3','lines':{'1':{'allowed':50}}},'e3':{'replaces':'e2','lines':{'1':{'allowed':50}}}}",
         ONE_CLAIM);
  expect(bench, "E426", "{" ERA1 ",'e2':{'replaces':'era1','lines':{'7':{'allowed':50}}}}", ONE_CLAIM);
  expect(bench, "E436", "{" ERA1 ",'e2':{'replaces':'era1','lines':{'1':{'allowed':'contract'}}}}", ONE_CLAIM);
  expect(bench, "E436", "{" ERA1 ",'e2':{'replaces':'era1','lines':{'1':{'allowed':1}},'interest':'contract'}}", ONE_CLAIM);
  expect(bench, "E435",
         "{'era1':{'paid':0,'claims':[{'claim':'A','status':1,'charge':150,'paid':0,'patient':0,'adjust':[" ADJUST(
             "CO", "29", "150") "]}]},'e2':{'replaces':'era1','lines':{'1':{'allowed':50}}}}",
         ONE_CLAIM);
}

static void contracts_are_checked(void **state) {
  Bench *bench = *state;
  static const BadPart contracts[] = {
      {"", "{'pays':[{'for':'all','method':'percent_of_charge','percent':80,'clause':'4'}],'clauses':{'4':'We pay 80% of charges.'}}"},
      {"W471", "{'pays':[{'for':'all','method':'percent_of_charge','percent':80,'clause':'4'}],'clauses':{'4':'We pay 85 percent of charges.'}}"},
      {"W471", "{'pays':[{'for':'all','method':'case_rate','rate':12400,'clause':'4'}],'clauses':{'4':'A stay is paid at $12,500.00.'}}"},
      {"", "{'pays':[{'for':'all','method':'case_rate','rate':12400,'clause':'4'}],'clauses':{'4':'Under section 5 a stay of 4 days is paid at "
           "12,400.00.'}}"},
      {"E460", "{'pays':[{'for':'all','method':'percent_of_charge'}]}"},
      {"E460 E460", "{'pays':[{'for':'all','method':'per_diem','percent':5}]}"},
      {"E461", "{'pays':[{'for':'all','method':'case_rate','rate':1,'clause':'9'}]}"},
      {"E462", "{'pays':[{'for':'all','method':'case_rate','rate':1}],'prompt_pay':'CA-PX'}"},
      {"E463 E462", "{'pays':[{'for':'all','method':'case_rate','rate':1}],'prompt_pay':'CA-PP','interest':'TX-PP-E'}"},
      {"E463", "{'pays':[{'for':'all','method':'case_rate','rate':1}],'interest':'CA-INT-P'}"},
      {"E464", "{'pays':[{'for':'all','method':'fee_schedule'}],'fee_schedule':{'1':[{'amount':1},{'amount':2,'from':'2026-01-01'}],'2':3}}"},
      {"W470 W470", "{'pays':[{'for':'inpatient','method':'case_rate','rate':1}]}"},
      {"W470", "{'pays':[{'for':'all','method':'fee_schedule'}],'fee_schedule':{'2':3}}"},
  };
  for (size_t i = 0; i < sizeof contracts / sizeof *contracts; i++) {
    const Claim *claim = good_claim(bench->arena, ONE_CLAIM);
    Diags diags, more;
    const Contract *contract = bench_contract(bench->arena, contracts[i].text, &diags);
    assert_string_equal("", bench_codes(&diags));
    more = diags_new(bench->arena, diags.file, diags.text);
    contract_check(&(FieldReader){.arena = bench->arena, .diags = &more}, contract, claim, bench->rules);
    assert_string_equal(contracts[i].codes, bench_codes(&more));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_example_claim_is_read),
      cmocka_unit_test(the_short_form_is_read),
      cmocka_unit_test(a_contract_is_read),
      cmocka_unit_test(bad_remits_are_told),
      cmocka_unit_test(bad_contracts_and_claims_are_told),
      cmocka_unit_test(the_cases_balance_and_their_codes_are_sound),
      cmocka_unit_test(the_worked_example_comes_to_115_10),
      cmocka_unit_test(each_sum_that_is_wrong_is_named_with_the_difference),
      cmocka_unit_test(lines_that_do_not_balance_are_errors_unless_said_so),
      cmocka_unit_test(structure_is_checked_against_the_claim),
      cmocka_unit_test(reversals_turn_every_sign),
      cmocka_unit_test(codes_follow_their_rules),
      cmocka_unit_test(what_a_correction_replaces_is_checked),
      cmocka_unit_test(contracts_are_checked),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
