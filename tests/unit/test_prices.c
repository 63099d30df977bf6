/* What contracts pay, as data: the cases of the trade with the figures that experts expect, and sums checked by hand for every key of a contract. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "help_money.h"
#include "overturn/pricing.h"

/* One entry of a file: its parts, read as a scenario's are, and priced. */
typedef struct Case {
  const Json *json;
  const char *name;
  Claim claim;
  Contract contract;
  Pricing pricing;
} Case;

typedef struct File {
  Arena *arena;
  const Json *root;
  Diags diags;
} File;

static void open_file(Arena *arena, const char *path, File *file) {
  Str text = bench_file(arena, path);
  file->arena = arena;
  file->diags = diags_new(arena, str_from(path), text);
  file->root = json_read(arena, text, &file->diags);
  assert_non_null(file->root);
}

static const Json *part(const Json *json, const char *name) { return json_member(json, str_from(name)); }

static Case read_case(File *file, const Json *json, const char *name, const RuleBook *rules) {
  FieldReader reader = {.arena = file->arena, .diags = &file->diags};
  Case one = {.json = json, .name = str_z(file->arena, part(json, name)->text)};
  bool right = claim_read(&reader, part(json, "claim"), &one.claim);
  right = contract_read(&reader, part(json, "contract"), &one.contract) && right;
  if (right) contract_check(&reader, &one.contract, &one.claim, rules);
  if (!right || file->diags.errors > 0) fail_msg("%s: faults %s", one.name, bench_codes(&file->diags));
  return one;
}

static Cents cents_of(const Json *value) {
  Cents cents = 0;
  assert_int_equal(MONEY_OK, money_from_number(value->text, &cents));
  return cents;
}

static void expect_cents(const Case *one, const char *what, const Json *expected, Cents cents) {
  if (expected && cents_of(expected) != cents) fail_msg("%s: %s is %lld cents", one->name, what, (long long)cents);
}

/* A remit that pays by the contract must balance and bring what the pricing says, whatever the contract. */
static const Remit *expect_derived(Arena *arena, const Case *one) {
  const Remit spec = {.id = STR("made")};
  const Remit *remit = remit_derive(arena, &spec, NULL, &one->pricing, 20600, 0, (InterestTerms){.due = DAY_NONE});
  BalanceFault *faults;
  if (remit_balance(arena, remit, &faults) > 0) fail_msg("%s: the remit does not balance", one->name);
  const RemitClaim *answer = remit_standing_answer(remit, one->claim.number);
  if (answer->paid_cents != one->pricing.expected_cents) fail_msg("%s: the remit pays %lld", one->name, (long long)answer->paid_cents);
  return remit;
}

static Cents taken_by(const Remit *remit, const char *carc) {
  Cents sum = 0;
  const RemitClaim *claim = remit->claims.at;
  for (int i = 0; i < claim->lines.count; i++) {
    FieldList adjust = FIELD_AT(claim->lines, const RemitLine, i)->adjust;
    for (int j = 0; j < adjust.count; j++) {
      const Adjustment *adjustment = FIELD_AT(adjust, const Adjustment, j);
      if (str_is(adjustment->carc, carc)) sum += adjustment->amount_cents;
    }
  }
  return sum;
}

/* ---- the cases ---- */

static void expect_case(Bench *bench, File *file, Case *one) {
  const Json *expected = part(one->json, "expected");
  one->pricing = pricing_claim(bench->arena, &one->contract, &one->claim);
  Remit remit = {0};
  assert_true(remit_read(&(FieldReader){.arena = bench->arena, .diags = &file->diags}, part(one->json, "remits")->first, &remit));
  InterestTerms terms;
  interest_terms(bench->rules, &one->contract, &one->claim, &terms);
  const Json *interest = part(expected, "interest");
  Day as_of = interest ? day_from_iso(part(interest, "as_of")->text) : DAY_NONE;
  expect_cents(one, "allowed", part(expected, "allowed"), pricing_cell(&one->pricing, &remit, 0, COLUMN_ALLOWED, terms, as_of));
  expect_cents(one, "patient", part(expected, "patient"), pricing_cell(&one->pricing, &remit, 0, COLUMN_PATIENT, terms, as_of));
  expect_cents(one, "paid", part(expected, "paid"), one->pricing.expected_cents);
  expect_cents(one, "shortfall", part(expected, "payer_shortfall"), pricing_cell(&one->pricing, &remit, 0, COLUMN_VARIANCE, terms, as_of));
  if (interest) expect_cents(one, "interest", part(interest, "amount"), pricing_cell(&one->pricing, &remit, 0, COLUMN_INTEREST, terms, as_of));
  expect_cents(one, "CO-45", part(expected, "co45"), taken_by(expect_derived(bench->arena, one), "45"));
}

static void the_cases_come_to_what_experts_expect(void **state) {
  Bench *bench = *state;
  File file;
  open_file(bench->arena, "money/cases.json", &file);
  int count = 0;
  for (const Json *at = file.root->first; at; at = at->next) {
    if (!part(at, "contract")) continue;
    Case one = read_case(&file, at, "id", bench->rules);
    expect_case(bench, &file, &one);
    count++;
  }
  assert_string_equal("", bench_codes(&file.diags));
  assert_int_equal(9, count);
}

/* Nothing is open where the payer was right, and what sequestration holds back is nobody's. */
static void what_was_paid_right_is_posted_without_a_rest(void **state) {
  Bench *bench = *state;
  File file;
  open_file(bench->arena, "money/cases.json", &file);
  for (const Json *at = file.root->first; at; at = at->next) {
    Str id = part(at, "id")->text;
    if (!str_is(id, "U5") && !str_is(id, "U6") && !str_is(id, "N8")) continue;
    Case one = read_case(&file, at, "id", bench->rules);
    one.pricing = pricing_claim(bench->arena, &one.contract, &one.claim);
    Remit remit = {0};
    assert_true(remit_read(&(FieldReader){.arena = bench->arena, .diags = &file.diags}, part(at, "remits")->first, &remit));
    Cents buckets[BUCKET_COUNT];
    pricing_posting(&one.pricing, &remit, 0, buckets);
    assert_int_equal(str_is(id, "N8") ? 1364000 : 0, buckets[BUCKET_HELD]);
    if (str_is(id, "U6")) assert_int_equal(70800, buckets[BUCKET_CONTRACTUAL]);
  }
}

/* ---- sums by hand ---- */

static void expect_steps(Arena *arena, const Case *one, const Json *steps, const PricedLine *line) {
  for (const Json *step = steps->first; step; step = step->next) {
    if (step->index >= line->steps.count) fail_msg("%s: there is no step %d", one->name, step->index + 1);
    assert_string_equal(str_z(arena, step->text), str_z(arena, *FIELD_AT(line->steps, const Str, step->index)));
  }
  if (steps->count != line->steps.count) fail_msg("%s: there are %d steps", one->name, line->steps.count);
}

static void expect_price(Arena *arena, Case *one) {
  one->pricing = pricing_claim(arena, &one->contract, &one->claim);
  expect_cents(one, "allowed", part(one->json, "allowed"), one->pricing.allowed_cents);
  expect_cents(one, "patient", part(one->json, "patient"), one->pricing.patient_cents);
  expect_cents(one, "paid", part(one->json, "paid"), one->pricing.expected_cents);
  const Json *lines = part(one->json, "lines"), *steps = part(one->json, "steps"), *line = part(one->json, "line");
  for (const Json *at = lines ? lines->first : NULL; at; at = at->next) expect_cents(one, "a line", at, one->pricing.lines[at->index].allowed_cents);
  int64_t number = 1;
  if (line) assert_true(str_to_int(line->text, &number));
  if (steps) expect_steps(arena, one, steps, pricing_find_line(&one->pricing, (int32_t)number));
  expect_derived(arena, one);
}

static void every_key_prices_as_by_hand(void **state) {
  Bench *bench = *state;
  File file;
  open_file(bench->arena, "money/prices.json", &file);
  for (const Json *at = file.root->first; at; at = at->next) {
    Case one = read_case(&file, at, "name", NULL);
    expect_price(bench->arena, &one);
  }
  assert_true(file.root->count >= 50);
}

/* ---- the 835 of a stay ---- */

static void a_stay_tells_days_and_group(void **state) {
  Bench *bench = *state;
  File file;
  open_file(bench->arena, "money/cases.json", &file);
  for (const Json *at = file.root->first; at; at = at->next) {
    if (!str_is(part(at, "id")->text, "U8")) continue;
    Case one = read_case(&file, at, "id", bench->rules);
    one.pricing = pricing_claim(bench->arena, &one.contract, &one.claim);
    Remit era1 = {0};
    assert_true(remit_read(&(FieldReader){.arena = bench->arena, .diags = &file.diags}, part(at, "remits")->first, &era1));
    const Remit *spec = good_remit(bench->arena, "{'era2':{'replaces':'era1','payer_control':'PC2','lines':{'1':{'allowed':'contract'}}}}");
    const Remit *era2 = remit_derive(bench->arena, spec, &era1, &one.pricing, 20600, 0, (InterestTerms){.due = DAY_NONE});
    Segment *segments;
    int count = remit_segments(bench->arena, era2, &one.claim, &(SegmentParties){.patient = STR("Ivan Petrov")}, &segments), seen = 0;
    for (int i = 0; i < count; i++) {
      if (str_is(segments[i].text, "CLP*CASE-U8*22*-52000*-9540*0*12**11*1**872~") || str_is(segments[i].text, "MIA*5~") ||
          str_is(segments[i].text, "CLP*CASE-U8*1*52000*16650*0*12*PC2*11*1**871~"))
        seen++;
    }
    assert_int_equal(4, seen);
    assert_int_equal(711000, remit_new_money(era2, (const Remit *[]){&era1}, 1));
  }
}

/* ---- the terms in words ---- */

static void terms_are_said_in_sentences(void **state) {
  Arena *arena = ((Bench *)*state)->arena;
  const Contract *contract = good_contract(
      arena,
      "{'effective':{'from':'2026-01-01','by':'discharge'},'pays':[{'for':'inpatient','method':'per_diem','rates':{'0120':2000},'limit':"
      "'approved_days'}],'carve_outs':[{'for':'0278','over':1000,'percent':10,'clause':'4.3'}],'assistant':{'percent':16,'non_physician':13.6},"
      "'order':['multiple','bilateral'],'stop_loss':{'over':150000,'percent':60,'from':'second_dollar','of':'billed'},'sequestration':true}");
  static const char *const expected[] = {
      "In force from 2026-01-01 by the day of discharge.",
      "A day of revenue 0120 is paid at 2,000.00.",
      "Midnights are counted; the day of discharge is not paid, a stay of one day is.",
      "No more days are paid than were approved.",
      "0278 over 1,000.00 is paid outside the price of a stay, at invoice plus 10% (clause 4.3).",
      "Assistant at surgery, modifiers 80, 81, 82 and AS: 16% of the fee.",
      "Modifier AS: 13.6% of the fee.",
      "Applied in this order: ranks, then both sides.",
      "Stop-loss: where billed charges are above 150,000.00, 60% of the excess on top of the price of the stay.",
      "Sequestration: 2% of what the program pays after the patient's share is held back, and nobody owes it.",
  };
  Str *terms;
  int count = contract_say_terms(arena, contract, &terms);
  assert_int_equal(sizeof expected / sizeof *expected, count);
  for (int i = 0; i < count; i++) assert_string_equal(expected[i], str_z(arena, terms[i]));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_cases_come_to_what_experts_expect), cmocka_unit_test(what_was_paid_right_is_posted_without_a_rest),
      cmocka_unit_test(every_key_prices_as_by_hand),           cmocka_unit_test(a_stay_tells_days_and_group),
      cmocka_unit_test(terms_are_said_in_sentences),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
