/* Remittances: reading both shapes, balance at every level, the rules about codes, computed corrections, and the 835 text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "help_money.h"
#include "overturn/hash.h"
#include "overturn/pricing.h"

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

/* The worked example of the trade: 115.10 over three claims, a reversal, an overpayment taken and interest added. */
#define WORKED_CLAIM                                                                                                                             \
  "{'form':'837P','number':'ACCT-A','member_id':'M1','received':'2026-11-02','lines':["                                                          \
  "{'line':1,'service':'Visit','code':'99214','modifiers':['25'],'from':'2026-10-30','charge':260.00},"                                          \
  "{'line':2,'service':'ECG','code':'93000','from':'2026-10-30','charge':95.00},{'line':3,'service':'Draw','code':'36415','from':'2026-10-30','" \
  "charge':25.00}]}"
#define WORKED_LINES                                                                                                                            \
  "{'line':1,'charge':260,'paid':112,'adjust':[{'group':'CO','carc':'45','amount':118},{'group':'PR','carc':'3','amount':30}]},"                \
  "{'line':2,'charge':95,'paid':18,'allowed':22.5,'adjust':[{'group':'CO','carc':'45','amount':72.5},{'group':'PR','carc':'2','amount':4.5}]}," \
  "{'line':3,'charge':25,'paid':0,'remarks':['M15'],'adjust':[{'group':'CO','carc':'97','amount':25}]}"
#define WORKED_OTHERS                                                                                                                                \
  "{'claim':'ACCT-B','status':1,'charge':1450,'paid':0,'patient':0,'lines':[{'line':1,'charge':1450,'paid':0,'adjust':[{'group':'CO','carc':'197','" \
  "amount':1450}]}]},"                                                                                                                               \
  "{'claim':'ACCT-C','status':22,'charge':-310,'paid':-120,'patient':-30,'lines':[{'line':1,'charge':-310,'paid':-120,'adjust':[{'group':'CO','"     \
  "carc':'45','amount':-160},{'group':'PR','carc':'2','amount':-30}]}]},"                                                                            \
  "{'claim':'ACCT-C','status':1,'charge':310,'paid':144,'patient':36,'lines':[{'line':1,'charge':310,'paid':144,'adjust':[{'group':'CO','carc':'45'" \
  ",'amount':130},{'group':'PR','carc':'2','amount':36}]}]}"
#define WORKED_PLB "'provider_adjustments':[{'code':'WO','reference':'26101PX777','amount':40.00},{'code':'L6','amount':-1.10}]"
#define WORKED(PAID, CLAIM_PAID, PATIENT)                                                                                      \
  "{'era1':{'date':'2026-11-16','trace':'EFT0098112','paid':" PAID "," WORKED_PLB                                              \
  ",'claims':[{'claim':'ACCT-A','payer_control':'26150PX001','status':1,'charge':380,'paid':" CLAIM_PAID ",'patient':" PATIENT \
  ",'lines':[" WORKED_LINES "]}," WORKED_OTHERS "]}}"

/* Checks remits against the worked claim (or another) without a contract. */
static Diags check(Bench *bench, const char *remits_text, const char *claim_text) {
  const Claim *claim = good_claim(bench->arena, claim_text);
  Diags diags;
  const Remit *remits;
  int count = bench_remits(bench->arena, remits_text, &diags, &remits);
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

#define ONE_CLAIM                                                                                                                                  \
  "{'form':'837P','number':'A','lines':[{'line':1,'service':'s','code':'1','from':'2026-01-02','charge':100},{'line':2,'service':'s','code':'2','" \
  "from':'2026-01-02','charge':50}]}"
#define ADJUST(GROUP, CARC, AMOUNT) "{'group':'" GROUP "','carc':'" CARC "','amount':" AMOUNT "}"
/* One claim of 100.00 and 50.00; line 2 is paid in full, line 1 as said. */
#define ONE(PAID, LINE)                                                                                             \
  "{'e':{'paid':" PAID ",'claims':[{'claim':'A','status':1,'charge':150,'paid':" PAID ",'patient':0,'lines':[" LINE \
  ",{'line':2,'charge':50,'paid':50}]}]}}"
#define LINE_ONE(PAID, ADJUSTS, MORE) "{'line':1,'charge':100,'paid':" PAID ",'adjust':[" ADJUSTS "]" MORE "}"

static void lines_that_do_not_balance_are_errors_unless_said_so(void **state) {
  Bench *bench = *state;
  Diags diags = check(bench, ONE("110", LINE_ONE("60", ADJUST("CO", "45", "30"), "")), ONE_CLAIM);
  assert_string_equal("E421 E420", bench_codes(&diags));
  assert_string_equal("e, claim 1, line 1: charge less adjustments is 70.00, but \"paid\" says 60.00: -10.00 off",
                      str_z(bench->arena, diags.items[1].message));
  assert_string_equal("$.e.claims[0].lines[0].paid", str_z(bench->arena, diags.items[1].path));
  expect(bench, "", "{'e':{'paid':1,'unbalanced':'the trainee finds it','claims':[{'claim':'A','status':1,'charge':150,'paid':2,'patient':3}]}}",
         ONE_CLAIM);
  expect(bench, "W450", "{'e':{'paid':150,'unbalanced':'why','claims':[{'claim':'A','status':1,'charge':150,'paid':150,'patient':0}]}}", ONE_CLAIM);
  expect(bench, "E423 E421",
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

/* ---- computed remits ---- */

static const InterestTerms no_interest = {.due = DAY_NONE};

static const Remit *derive(Arena *arena, const char *spec, const Remit *replaced, const Pricing *pricing, Cents deal_cents) {
  return remit_derive(arena, good_remit(arena, spec), replaced, pricing, day_from_iso(STR("2026-08-14")), deal_cents, no_interest);
}

static void expect_balanced(Arena *arena, const Remit *remit) {
  BalanceFault *faults;
  assert_int_equal(0, remit_balance(arena, remit, &faults));
}

static const char *adjusts(Arena *arena, const Remit *remit, int claim, int32_t line) {
  FieldList list = remit_find_line(FIELD_AT(remit->claims, const RemitClaim, claim), line)->adjust;
  Buf buf = buf_new(arena);
  for (int i = 0; i < list.count; i++) {
    const Adjustment *one = FIELD_AT(list, const Adjustment, i);
    buf_format(&buf, "%s%s-%.*s %.*s", i ? ", " : "", group_code_words[one->group], STR_ARG(one->carc),
               STR_ARG(money_text(arena, one->amount_cents)));
  }
  return str_z(arena, buf_str(&buf));
}

#define ALL_DENIED                                                                                                                                 \
  "{'era1':{'paid':0,'claims':[{'claim':'A','payer_control':'PC1','status':1,'charge':150,'paid':0,'patient':0,'lines':["                          \
  "{'line':1,'charge':100,'paid':0,'remarks':['M62'],'adjust':[" ADJUST("CO", "197", "100") "]},{'line':2,'charge':50,'paid':0,'adjust':[" ADJUST( \
      "CO", "197", "50") "]}]}]}}"
#define FEES "{'pays':[{'for':'all','method':'fee_schedule'}],'fee_schedule':{'1':80,'2':30},'patient':{'copay':10,'deductible':5,'coinsurance':20}}"

static void a_denial_without_money_is_reversed_and_corrected(void **state) {
  Arena *arena = arena_of(state);
  Pricing pricing = pricing_claim(arena, good_contract(arena, FEES), good_claim(arena, ONE_CLAIM));
  const Remit *era1 = good_remit(arena, ALL_DENIED);
  const Remit *era2 =
      derive(arena, "{'era2':{'replaces':'era1','lines':{'1':{'allowed':'contract'},'2':{'allowed':'contract'}}}}", era1, &pricing, 0);
  expect_balanced(arena, era2);
  assert_int_equal(2, era2->claims.count);
  assert_string_equal("CO-197 -100.00", adjusts(arena, era2, 0, 1));
  assert_string_equal("CO-45 20.00, PR-1 5.00, PR-2 13.00, PR-3 10.00", adjusts(arena, era2, 1, 1));
  assert_string_equal("CO-45 20.00, PR-2 6.00", adjusts(arena, era2, 1, 2));
  assert_int_equal(7600, era2->paid_cents);
  assert_int_equal(7600, remit_new_money(era2, &era1, 1));
  assert_true(FIELD_AT(era2->claims, RemitClaim, 1)->payer_control.length > 0);
  assert_true(era2->trace.length > 0);
}

static void unlisted_lines_keep_what_was_said(void **state) {
  Arena *arena = arena_of(state);
  Pricing pricing = pricing_claim(arena, good_contract(arena, FEES), good_claim(arena, ONE_CLAIM));
  const Remit *era2 = derive(arena, "{'era2':{'replaces':'era1','lines':{'2':{'allowed':'contract'}}}}", good_remit(arena, ALL_DENIED), &pricing, 0);
  expect_balanced(arena, era2);
  assert_string_equal("CO-197 100.00", adjusts(arena, era2, 1, 1));
  assert_int_equal(1, remit_find_line(FIELD_AT(era2->claims, RemitClaim, 1), 1)->remarks.count);
  /* Copay and deductible fall on the only line that is allowed. */
  assert_string_equal("CO-45 20.00, PR-1 5.00, PR-2 3.00, PR-3 10.00", adjusts(arena, era2, 1, 2));
  /* A second correction takes the first one back, and what line 2 took from the patient is not taken again. */
  const Remit *era3 = derive(arena, "{'era3':{'replaces':'era2','payer_control':'PC9','lines':{'1':{'allowed':60}}}}", era2, &pricing, 0);
  expect_balanced(arena, era3);
  assert_string_equal("CO-45 40.00, PR-2 12.00", adjusts(arena, era3, 1, 1));
  assert_int_equal(4800, remit_new_money(era3, &era2, 1));
  assert_true(str_is(FIELD_AT(era3->claims, RemitClaim, 1)->payer_control, "PC9"));
}

static void nothing_allowed_upholds_the_denial(void **state) {
  Arena *arena = arena_of(state);
  Pricing pricing = pricing_claim(arena, good_contract(arena, FEES), good_claim(arena, ONE_CLAIM));
  const Remit *upheld = derive(arena, "{'era2':{'replaces':'era1','lines':{'1':{'allowed':0}}}}", good_remit(arena, ALL_DENIED), &pricing, 0);
  assert_string_equal("CO-197 100.00", adjusts(arena, upheld, 1, 1));
  const Remit *first = derive(arena, "{'era1':{'lines':{'1':{'allowed':0}}}}", NULL, &pricing, 0);
  assert_int_equal(1, first->claims.count);
  assert_string_equal("CO-256 100.00", adjusts(arena, first, 0, 1));
  assert_string_equal("CO-45 20.00, PR-1 5.00, PR-2 3.00, PR-3 10.00", adjusts(arena, first, 0, 2));
}

static void a_deal_is_shared_by_charge(void **state) {
  Arena *arena = arena_of(state);
  const Claim *claim = good_claim(arena, ONE_CLAIM);
  Pricing pricing = pricing_claim(arena, NULL, claim);
  const Remit *era2 = derive(arena, "{'era2':{'replaces':'era1','lines':{'1':{'allowed':'deal.amount'},'2':{'allowed':'deal.amount'}}}}",
                             good_remit(arena, ALL_DENIED), &pricing, 10000);
  expect_balanced(arena, era2);
  assert_string_equal("CO-131 33.33", adjusts(arena, era2, 1, 1));
  assert_string_equal("CO-131 16.67", adjusts(arena, era2, 1, 2));
  assert_int_equal(10000, era2->paid_cents);
}

static void more_than_the_charge_is_code_94(void **state) {
  Arena *arena = arena_of(state);
  Pricing pricing = pricing_claim(arena, NULL, good_claim(arena, ONE_CLAIM));
  const Remit *era2 = derive(arena, "{'era2':{'lines':{'1':{'allowed':130},'2':{'allowed':50}}}}", NULL, &pricing, 0);
  expect_balanced(arena, era2);
  assert_string_equal("CO-94 -30.00", adjusts(arena, era2, 0, 1));
  assert_string_equal("", adjusts(arena, era2, 0, 2));
}

static void what_is_taken_back_is_forwarded(void **state) {
  Arena *arena = arena_of(state);
  Pricing pricing = pricing_claim(arena, NULL, good_claim(arena, ONE_CLAIM));
  const Remit *era1 = good_remit(arena, ONE("120", LINE_ONE("70", ADJUST("CO", "45", "30"), "")));
  const Remit *era2 = derive(arena, "{'era2':{'replaces':'e','lines':{'1':{'allowed':20}}}}", era1, &pricing, 0);
  expect_balanced(arena, era2);
  assert_int_equal(0, era2->paid_cents);
  const ProviderAdjustment *forwarded = era2->provider_adjust.at;
  assert_true(str_is(forwarded->code, "FB"));
  assert_int_equal(-5000, forwarded->amount_cents);
  assert_int_equal(-5000, remit_new_money(era2, &era1, 1));
}

static void new_money_without_a_reversal_is_the_difference(void **state) {
  Arena *arena = arena_of(state);
  const Remit *era1 = good_remit(arena, ONE("120", LINE_ONE("70", ADJUST("CO", "45", "30"), "")));
  const Remit *era2 = good_remit(arena, ONE("140", LINE_ONE("90", ADJUST("CO", "45", "10"), "")));
  assert_int_equal(12000, remit_new_money(era1, NULL, 0));
  assert_int_equal(2000, remit_new_money(era2, &era1, 1));
}

/* ---- any contract, any claim ---- */

typedef struct Random {
  Rng rng;
  Arena *arena;
} Random;

static int below(Random *random, int n) { return (int)rng_below(&random->rng, (uint64_t)n); }
static bool often(Random *random) { return below(random, 2) == 0; }
static Cents some_cents(Random *random) { return (Cents)rng_below(&random->rng, often(random) ? 100000 : 200000000); }

static const Str some_codes[] = {STR_INIT("1"), STR_INIT("2"), STR_INIT("3"), STR_INIT("4")};

static Claim random_claim(Random *random) {
  int count = 1 + below(random, 5);
  ClaimLine *lines = arena_make_many(random->arena, ClaimLine, count);
  for (int i = 0; i < count; i++) {
    lines[i] = (ClaimLine){.line = i + 1,
                           .code = some_codes[below(random, 4)],
                           .from = 20000 + below(random, 2),
                           .to = DAY_NONE,
                           .units = below(random, 4),
                           .charge_cents = often(random) ? some_cents(random) : 100 * (Cents)below(random, 100)};
    if (often(random)) lines[i].revenue = STR("0120");
  }
  return (Claim){.form = below(random, 2), .number = STR("A"), .received = 20000, .lines = {lines, count}};
}

static Contract random_contract(Random *random) {
  int count = 1 + below(random, 3);
  PayRule *rules = arena_make_many(random->arena, PayRule, count);
  for (int i = 0; i < count; i++) {
    Str *code = arena_make(random->arena, Str);
    *code = often(random) ? STR("all") : some_codes[below(random, 4)];
    rules[i] = (PayRule){.codes = {code, 1},
                         .method = below(random, PAY_METHOD_COUNT),
                         .rate_cents = often(random) ? some_cents(random) : 0,
                         .percent_thousandths = below(random, 200001),
                         .from = DAY_NONE,
                         .to = often(random) ? DAY_NONE : 20000};
  }
  Fee *fees = arena_make_many(random->arena, Fee, 3);
  for (int i = 0; i < 3; i++) fees[i] = (Fee){.code = some_codes[i], .amount_cents = some_cents(random), .from = DAY_NONE, .to = DAY_NONE};
  int32_t *percents = arena_make_many(random->arena, int32_t, 3);
  for (int i = 0; i < 3; i++) percents[i] = below(random, 120001);
  return (Contract){.pays = {rules, count},
                    .schedule = {fees, 3},
                    .multiple = {.percent_thousandths = {percents, below(random, 4)}},
                    .lesser_of_charge_percent_thousandths = often(random) ? 0 : below(random, 120001),
                    .patient = {.copay_cents = often(random) ? 0 : some_cents(random),
                                .deductible_left_cents = often(random) ? 0 : some_cents(random),
                                .coinsurance_percent_thousandths = below(random, 100001),
                                .maximum_cents = often(random) ? -1 : some_cents(random)}};
}

static Remit random_spec(Random *random, const Claim *claim) {
  DerivedLine *lines = arena_make_many(random->arena, DerivedLine, claim->lines.count);
  int count = 0;
  for (int i = 0; i < claim->lines.count; i++) {
    if (often(random)) continue;
    lines[count++] = (DerivedLine){.line = i + 1, .source = (AmountSource)below(random, 3), .allowed_cents = often(random) ? 0 : some_cents(random)};
  }
  return (Remit){.id = STR("e"), .derived = {lines, count}, .interest_by_contract = often(random), .interest_cents = below(random, 3) * 100};
}

static void check_money(const Pricing *pricing, const Remit *remit) {
  assert_true(remit->paid_cents >= 0);
  const RemitClaim *answer = remit_standing_answer(remit, pricing->claim->number);
  assert_non_null(answer);
  assert_true(answer->paid_cents >= 0);
  assert_true(answer->patient_cents >= 0);
  for (int i = 0; i < remit->claims.count; i++) {
    Cents buckets[BUCKET_COUNT];
    pricing_posting(pricing, remit, i, buckets);
    assert_int_equal(answer->charge_cents, buckets[BUCKET_PAID] + buckets[BUCKET_CONTRACTUAL] + buckets[BUCKET_PATIENT] + buckets[BUCKET_HELD]);
  }
}

static void check_pricing(const Pricing *pricing) {
  for (int i = 0; i < pricing->count; i++) {
    const PricedLine *line = &pricing->lines[i];
    assert_true(line->allowed_cents >= 0);
    assert_true(line->patient_cents >= 0 && line->patient_cents <= line->allowed_cents);
    assert_int_equal(line->patient_cents, line->patient.copay_cents + line->patient.deductible_cents + line->patient.coinsurance_cents);
    assert_true(line->rule == NULL || line->steps.count > 0);
  }
}

/* Ten thousand contracts and claims; for each a first answer and two corrections. Codes are checked too, since none may be out of place. */
static void computed_remits_always_balance(void **state) {
  Bench *bench = *state;
  Arena *arena = arena_new(0);
  Rng rng = {.state = 42};
  for (int round = 0; round < 10000; round++) {
    arena_reset(arena);
    Random random = {.rng = rng, .arena = arena};
    Claim claim = random_claim(&random);
    Contract contract = random_contract(&random);
    Pricing pricing = pricing_claim(arena, &contract, &claim);
    check_pricing(&pricing);
    InterestTerms interest = {.rate_percent_thousandths = below(&random, 20000), .due = often(&random) ? DAY_NONE : 20030};
    const Remit *last = NULL;
    for (int i = 0; i < 3; i++) {
      Remit *spec = arena_make(arena, Remit);
      *spec = random_spec(&random, &claim);
      last = remit_derive(arena, spec, last, &pricing, 20050 + i, some_cents(&random), interest);
      assert_int_equal(last->claims.count, i == 0 ? 1 : 2);
      expect_balanced(arena, last);
      check_money(&pricing, last);
      Diags diags = diags_new(arena, STR("made"), STR(""));
      remits_check(&(FieldReader){.arena = arena, .diags = &diags}, last, 1, &claim, &contract, bench->codes);
      assert_int_equal(0, diags.errors);
    }
    rng = random.rng;
  }
  arena_free(arena);
}

/* ---- the 835 ---- */

static const SegmentParties parties = {.payer = STR_INIT("Empire Lantern Health"),
                                       .payer_tax_id = STR_INIT("00-7654321"),
                                       .provider = STR_INIT("Riverbend * Memorial"),
                                       .npi = STR_INIT("1999999984"),
                                       .patient = STR_INIT("Marisol Ortega")};

static void the_worked_example_as_835(void **state) {
  Bench *bench = *state;
  Arena *arena = bench->arena;
  const Claim *claim = good_claim(arena, WORKED_CLAIM);
  const Remit *remit = good_remit(arena, WORKED("115.10", "130", "34.50"));
  Segment *segments;
  int count = remit_segments(arena, remit, claim, &parties, &segments);
  static const char *const expected[] = {
      "ST*835*0001~",
      "BPR*I*115.1*C*ACH*CCP*01*999999992*DA*123456*1007654321**01*999988880*DA*98765*20261116~",
      "TRN*1*EFT0098112*1007654321~",
      "DTM*405*20261116~",
      "N1*PR*Empire Lantern Health~",
      "N1*PE*Riverbend   Memorial*XX*1999999984~",
      "LX*1~",
      "CLP*ACCT-A*1*380*130*34.5*12*26150PX001~",
      "NM1*QC*1*Ortega*Marisol****MI*M1~",
      "DTM*232*20261030~",
      "DTM*233*20261030~",
      "DTM*050*20261102~",
      "SVC*HC:99214:25*260*112**1~",
      "DTM*472*20261030~",
      "CAS*CO*45*118~",
      "CAS*PR*3*30~",
      "REF*6R*1~",
      "SVC*HC:93000*95*18**1~",
      "DTM*472*20261030~",
      "CAS*CO*45*72.5~",
      "CAS*PR*2*4.5~",
      "REF*6R*2~",
      "AMT*B6*22.5~",
      "SVC*HC:36415*25*0**1~",
      "DTM*472*20261030~",
      "CAS*CO*97*25~",
      "REF*6R*3~",
      "LQ*HE*M15~",
      "CLP*ACCT-B*1*1450*0*0*12~",
  };
  for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) assert_string_equal(expected[i], str_z(arena, segments[i].text));
  assert_string_equal("PLB*1999999984*20261231*WO:26101PX777*40*L6*-1.1~", str_z(arena, segments[count - 2].text));
  assert_string_equal(str_z(arena, str_format(arena, "SE*%d*0001~", count)), str_z(arena, segments[count - 1].text));
  assert_int_equal(-1, segments[0].claim);
  assert_int_equal(0, segments[7].claim);
  assert_int_equal(0, segments[7].line);
  assert_int_equal(2, segments[19].line);
  assert_int_equal(1, segments[28].claim);
  assert_int_equal(-1, segments[count - 2].claim);
}

static void adjustments_of_a_group_share_a_segment(void **state) {
  Bench *bench = *state;
  Arena *arena = bench->arena;
  const Remit *remit = good_remit(
      arena, "{'e':{'date':'2026-03-09','paid':0,'claims':[{'claim':'A','status':1,'charge':150,'paid':0,'patient':0,'remarks':['N290','M62'],'"
             "adjust':[" ADJUST("CO", "197", "70") "," ADJUST("CO", "1", "10") "," ADJUST("CO", "2", "10") "," ADJUST("CO", "3", "10") "," ADJUST(
                 "CO", "4", "10") "," ADJUST("CO", "5", "10") "," ADJUST("CO", "6", "10") "," ADJUST("OA", "23", "20") "]}]}}");
  Segment *segments;
  int count = remit_segments(arena, remit, good_claim(arena, ONE_CLAIM), &parties, &segments);
  assert_string_equal("BPR*H*0*C*NON************20260309~", str_z(arena, segments[1].text));
  assert_string_equal("CAS*CO*197*70**1*10**2*10**3*10**4*10**5*10~", str_z(arena, segments[8].text));
  assert_string_equal("CAS*CO*6*10~", str_z(arena, segments[9].text));
  assert_string_equal("CAS*OA*23*20~", str_z(arena, segments[10].text));
  assert_string_equal("NM1*QC*1*Ortega*Marisol~", str_z(arena, segments[11].text));
  assert_string_equal("MOA***N290*M62~", str_z(arena, segments[12].text));
  assert_true(count > 13);
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
      cmocka_unit_test(a_denial_without_money_is_reversed_and_corrected),
      cmocka_unit_test(unlisted_lines_keep_what_was_said),
      cmocka_unit_test(nothing_allowed_upholds_the_denial),
      cmocka_unit_test(a_deal_is_shared_by_charge),
      cmocka_unit_test(more_than_the_charge_is_code_94),
      cmocka_unit_test(what_is_taken_back_is_forwarded),
      cmocka_unit_test(new_money_without_a_reversal_is_the_difference),
      cmocka_unit_test(computed_remits_always_balance),
      cmocka_unit_test(the_worked_example_as_835),
      cmocka_unit_test(adjustments_of_a_group_share_a_segment),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
