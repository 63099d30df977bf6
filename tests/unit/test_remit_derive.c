/* Remittances as computed: corrections that balance whatever the contract, new money, and the 835 text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "help_remit.h"
#include "overturn/hash.h"
#include "overturn/pricing.h"

static Arena *arena_of(void **state) { return ((Bench *)*state)->arena; }

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

/* A take-back given back, and a sixth of what was agreed taken: the claims are as given, the payment follows, and never below zero. */
static void a_deal_makes_a_provider_adjustment(void **state) {
  Arena *arena = arena_of(state);
  const Remit *spec = good_remit(
      arena, "{'e':{'trace':'T','provider_adjustments':[{'code':'WO','reference':'R','amount':-500},{'code':'WO','amount':'deal.amount / 6'}],"
             "'claims':[{'claim':'A','status':1,'charge':150,'paid':150,'patient':0}]}}");
  assert_true(remit_settles_deal(spec));
  const Remit *remit = remit_settle(arena, spec, day_from_iso(STR("2026-08-14")), 100000);
  expect_balanced(arena, remit);
  assert_int_equal(16667, FIELD_AT(remit->provider_adjust, ProviderAdjustment, 1)->amount_cents);
  assert_int_equal(65000 - 16667, remit->paid_cents);
  remit = remit_settle(arena, spec, day_from_iso(STR("2026-08-14")), 600000);
  expect_balanced(arena, remit);
  assert_int_equal(0, remit->paid_cents);
  assert_int_equal(-35000, FIELD_AT(remit->provider_adjust, ProviderAdjustment, 2)->amount_cents);
}

/* A price agreed without a contract: what the plan has said of the patient's share stands, whatever is agreed. */
static void without_a_contract_a_deal_leaves_the_patients_share_alone(void **state) {
  Arena *arena = arena_of(state);
  Pricing pricing = pricing_claim(arena, NULL, good_claim(arena, ONE_CLAIM));
  const Remit *era1 =
      good_remit(arena, "{'era1':{'paid':56,'claims':[{'claim':'A','payer_control':'PC1','status':1,'charge':150,'paid':56,'patient':14,'lines':["
                        "{'line':1,'charge':100,'paid':56,'adjust':[" ADJUST("CO", "45", "30") "," ADJUST(
                            "PR", "2", "14") "]},"
                                             "{'line':2,'charge':50,'paid':0,'adjust':[" ADJUST("CO", "97", "50") "]}]}]}}");
  const Remit *era2 = derive(arena, "{'era2':{'replaces':'era1','lines':{'1':{'allowed':'deal.amount'}}}}", era1, &pricing, 9000);
  expect_balanced(arena, era2);
  assert_string_equal("CO-131 10.00, PR-2 14.00", adjusts(arena, era2, 1, 1));
  assert_int_equal(1400, FIELD_AT(era2->claims, RemitClaim, 1)->patient_cents);
  assert_int_equal(2000, remit_new_money(era2, &era1, 1));
  Cents buckets[BUCKET_COUNT];
  pricing_posting(&pricing, era2, 1, buckets);
  assert_int_equal(7600, buckets[BUCKET_PAID]);
  assert_int_equal(1400, buckets[BUCKET_PATIENT]);
  assert_int_equal(0, buckets[BUCKET_HELD]);
}

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

static const Str some_modifiers[] = {STR_INIT("50"), STR_INIT("80"), STR_INIT("AS"), STR_INIT("62")};

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
    if (often(random)) lines[i].to = lines[i].from + below(random, 5);
    if (often(random)) lines[i].modifiers = (FieldList){arena_make(random->arena, Str), 1};
    if (lines[i].modifiers.count > 0) *(Str *)lines[i].modifiers.at = some_modifiers[below(random, 4)];
    if (often(random)) lines[i].invoice_cents = some_cents(random);
    if (often(random)) lines[i].noncovered_cents = lines[i].charge_cents / 2;
  }
  Claim claim = {
      .form = below(random, 2), .number = STR("A"), .received = 20000, .lines = {lines, count}, .admission = DAY_NONE, .discharge = DAY_NONE};
  claim.covered_days = below(random, 6) - 1;
  claim.approved_days = below(random, 6) - 1;
  if (often(random)) claim.drg = STR("871");
  if (often(random)) claim.admission = 20000;
  if (often(random)) claim.discharge = 20001 + below(random, 9);
  return claim;
}

static const Effective *some_effective(Random *random) {
  if (often(random)) return NULL;
  Effective *effective = arena_make(random->arena, Effective);
  *effective = (Effective){.from = often(random) ? DAY_NONE : 20001, .to = DAY_NONE, .by = below(random, EFFECTIVE_BY_COUNT)};
  return effective;
}

static const ModifierRule *some_modifier_rule(Random *random) {
  if (often(random)) return NULL;
  ModifierRule *rule = arena_make(random->arena, ModifierRule);
  *rule = (ModifierRule){.percent_thousandths = below(random, 200001), .non_physician_percent_thousandths = below(random, 3) - 1};
  return rule;
}

static FieldList some_carve_outs(Random *random) {
  PayRule *rule = arena_make(random->arena, PayRule);
  Str *code = arena_make(random->arena, Str);
  *code = some_codes[below(random, 4)];
  static const PayMethod methods[] = {PAY_INVOICE_PLUS, PAY_PERCENT_OF_CHARGE, PAY_FEE_SCHEDULE};
  *rule = (PayRule){.codes = {code, 1},
                    .method = (int32_t)methods[below(random, 3)],
                    .percent_thousandths = below(random, 100001),
                    .over_cents = often(random) ? 0 : some_cents(random),
                    .from = DAY_NONE,
                    .to = DAY_NONE};
  return (FieldList){rule, below(random, 2)};
}

/* What looks at the whole claim: stays, very dear ones, modifiers, what is held back. */
static void add_terms(Random *random, Contract *contract) {
  Arena *arena = random->arena;
  contract->effective = below(random, 8) == 0 ? some_effective(random) : NULL;
  contract->carve_outs = some_carve_outs(random);
  DrgWeight *weight = arena_make(arena, DrgWeight);
  *weight = (DrgWeight){.drg = STR("871"), .ten_thousandths = below(random, 100001)};
  contract->drg_weights = (FieldList){weight, below(random, 2)};
  contract->bilateral = some_modifier_rule(random);
  contract->assistant = some_modifier_rule(random);
  contract->co_surgeon = some_modifier_rule(random);
  int32_t *order = arena_make_many(arena, int32_t, 2);
  order[0] = below(random, FEE_STEP_COUNT);
  order[1] = (order[0] + 1) % FEE_STEP_COUNT;
  contract->order = (FieldList){order, below(random, 3)};
  contract->multiple.rank_by = below(random, RANK_BY_COUNT);
  contract->multiple.scope = below(random, RANK_SCOPE_COUNT);
  contract->lesser_of_before = below(random, LESSER_BEFORE_COUNT);
  contract->spread = below(random, SPREAD_COUNT);
  contract->sequestration_percent_thousandths = often(random) ? 0 : below(random, 100001);
  StopLoss *stop_loss = arena_make(arena, StopLoss);
  *stop_loss = (StopLoss){.over_cents = some_cents(random),
                          .of = below(random, CHARGES_OF_COUNT),
                          .percent_thousandths = below(random, 150001),
                          .from = below(random, DOLLAR_FROM_COUNT),
                          .effective = some_effective(random)};
  contract->stop_loss = often(random) ? stop_loss : NULL;
  Outlier *outlier = arena_make(arena, Outlier);
  *outlier = (Outlier){.threshold_cents = some_cents(random),
                       .cost_percent_thousandths = often(random) ? 100000 : below(random, 100000),
                       .percent_thousandths = below(random, 150001),
                       .effective = some_effective(random)};
  contract->outlier = often(random) ? outlier : NULL;
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
                         .count = below(random, DAY_COUNT_COUNT),
                         .same_day = below(random, 2),
                         .limit = below(random, DAY_LIMIT_COUNT),
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
    assert_true(line->sequestration_cents >= 0 && line->expected_cents >= 0);
    assert_int_equal(line->allowed_cents, line->patient_cents + line->sequestration_cents + line->expected_cents);
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
    add_terms(&random, &contract);
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

static void the_payer_says_its_own_day_and_kind_of_plan(void **state) {
  Bench *bench = *state;
  Arena *arena = bench->arena;
  Remit *remit = arena_make(arena, Remit);
  *remit = *good_remit(arena, WORKED("115.10", "130", "34.50"));
  RemitClaim *claim = arena_make(arena, RemitClaim);
  *claim = *FIELD_AT(remit->claims, const RemitClaim, 0);
  assert_int_equal(DAY_NONE, claim->received);
  claim->received = day_from_parts((DateParts){2026, 11, 9});
  remit->claims = (FieldList){.at = claim, .count = 1};
  SegmentParties medicare = parties;
  medicare.funding = STR("medicare");
  Segment *segments;
  remit_segments(arena, remit, good_claim(arena, WORKED_CLAIM), &medicare, &segments);
  assert_string_equal("CLP*ACCT-A*1*380*130*34.5*MB*26150PX001~", str_z(arena, segments[7].text));
  assert_string_equal("DTM*050*20261109~", str_z(arena, segments[11].text));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_deal_makes_a_provider_adjustment),
      cmocka_unit_test(without_a_contract_a_deal_leaves_the_patients_share_alone),
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
      cmocka_unit_test(the_payer_says_its_own_day_and_kind_of_plan),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
