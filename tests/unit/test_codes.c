/* The code reference and the rule book as shipped in assets/, and what the loader says of slips in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "help_money.h"

#define assert_text(EXPECTED, STR) assert_string_equal((EXPECTED), str_z(bench->arena, (STR)))

static void the_reference_is_whole(void **state) {
  Bench *bench = *state;
  assert_int_equal(5, bench->codes->groups.count);
  assert_int_equal(225, bench->codes->carcs.count);
  assert_int_equal(165, bench->codes->rarcs.count);
  assert_int_equal(95, bench->rules->rules.count);
  assert_int_equal(18, bench->rules->intervals.count);
}

static void every_code_is_found_by_itself(void **state) {
  Bench *bench = *state;
  for (int i = 0; i < bench->codes->carcs.count; i++) {
    const CodeEntry *entry = FIELD_AT(bench->codes->carcs, const CodeEntry, i);
    assert_ptr_equal(entry, code_find_carc(bench->codes, entry->code));
  }
  for (int i = 0; i < bench->codes->rarcs.count; i++) {
    const CodeEntry *entry = FIELD_AT(bench->codes->rarcs, const CodeEntry, i);
    assert_ptr_equal(entry, code_find_rarc(bench->codes, entry->code));
  }
  assert_null(code_find_carc(bench->codes, STR("9999")));
  assert_null(code_find_rarc(bench->codes, STR("n290")));
  assert_null(code_find_group(bench->codes, STR("XX")));
}

static void a_carc_tells_what_it_means(void **state) {
  Bench *bench = *state;
  const CodeEntry *entry = code_find_carc(bench->codes, STR("16"));
  assert_non_null(entry);
  assert_text("Incomplete or faulty claim data", entry->short_text);
  assert_text("documentation", entry->category);
  assert_true(entry->rarc_required);
  assert_int_equal(BILLABLE_NO, entry->billable);
  assert_int_equal(APPEAL_RARELY, entry->appealable);
  assert_int_equal(TIER_CORE, entry->tier);
  assert_int_equal(2, entry->usual_group.count);
  assert_text("CO", *FIELD_AT(entry->usual_group, Str, 0));
  assert_int_equal(BILLABLE_YES, code_find_carc(bench->codes, STR("1"))->billable);
}

static void a_restriction_names_the_groups(void **state) {
  Bench *bench = *state;
  assert_int_equal(1u << GROUP_CO | 1u << GROUP_PR, code_find_carc(bench->codes, STR("45"))->groups_allowed);
  const CodeEntry *duplicate = code_find_carc(bench->codes, STR("18"));
  assert_int_equal(1u << GROUP_OA, duplicate->groups_allowed);
  assert_int_equal(1u << GROUP_CO, duplicate->groups_tolerated);
  assert_int_equal(15, code_find_carc(bench->codes, STR("97"))->groups_allowed);
}

static void remarks_alert_or_explain(void **state) {
  Bench *bench = *state;
  assert_true(code_find_rarc(bench->codes, STR("MA18"))->alert);
  assert_false(code_find_rarc(bench->codes, STR("N290"))->alert);
  assert_int_equal(2, code_find_rarc(bench->codes, STR("M15"))->usual_carc.count);
}

static void retired_codes_say_so(void **state) {
  Bench *bench = *state;
  const CodeEntry *entry = code_find_carc(bench->codes, STR("15"));
  assert_true(entry->deactivated);
  assert_int_equal(TIER_RETIRED, entry->tier);
  assert_true(entry->replaced_by.length > 0);
  assert_true(code_find_group(bench->codes, STR("CR"))->deactivated);
  assert_true(code_find_group(bench->codes, STR("PR"))->patient_billable);
}

static void codes_sort_as_people_read_them(void **state) {
  (void)state;
  assert_true(code_compare(STR("2"), STR("10")) < 0);
  assert_true(code_compare(STR("303"), STR("A1")) < 0);
  assert_true(code_compare(STR("M15"), STR("MA130")) < 0);
  assert_true(code_compare(STR("N9"), STR("N10")) < 0);
  assert_int_equal(0, code_compare(STR("B7"), STR("B7")));
}

static void rules_say_when_something_is_due(void **state) {
  Bench *bench = *state;
  Day received = day_from_iso(STR("2026-01-15"));
  const TimingRule *prompt = rule_find(bench->rules, STR("CA-PP"));
  assert_true(rule_is_time(prompt));
  assert_int_equal(day_from_iso(STR("2026-02-14")), rule_due(prompt, received));
  assert_int_equal(day_from_iso(STR("2027-01-15")), rule_due(rule_find(bench->rules, STR("MCR-TF")), received));
  /* Fifteen working days over Martin Luther King day. */
  assert_int_equal(day_from_iso(STR("2026-02-06")), rule_due(rule_find(bench->rules, STR("GA-PP-E")), received));
  assert_int_equal(DAY_NONE, rule_due(prompt, DAY_NONE));
  assert_false(rule_is_time(rule_find(bench->rules, STR("CA-INT-P"))));
  assert_false(rule_find(bench->rules, STR("NSA-CARCRARC"))->has_value);
  assert_null(rule_find(bench->rules, STR("XX")));
}

static void every_rule_cites_its_source(void **state) {
  Bench *bench = *state;
  for (int i = 0; i < bench->rules->rules.count; i++) assert_true(FIELD_AT(bench->rules->rules, TimingRule, i)->source.length > 0);
}

static void interest_is_resolved_by_rule(void **state) {
  Bench *bench = *state;
  Contract contract = {.interest_rule = STR("CA-INT-P"), .prompt_pay_rule = STR("CA-PP")};
  Claim claim = {.received = day_from_iso(STR("2026-01-15"))};
  InterestTerms terms;
  assert_true(interest_terms(bench->rules, &contract, &claim, &terms));
  assert_int_equal(15000, terms.rate_percent_thousandths);
  assert_int_equal(day_from_iso(STR("2026-02-14")), terms.due);
  claim.received = DAY_NONE;
  assert_false(interest_terms(bench->rules, &contract, &claim, &terms));
  assert_int_equal(0, terms.rate_percent_thousandths);
  assert_int_equal(DAY_NONE, terms.due);
}

static void expect_codes_fault(Bench *bench, const char *expected, const char *text) {
  Str json = bench_text(bench->arena, text);
  Diags diags = diags_new(bench->arena, STR("codes.json"), json);
  assert_null(codes_read(bench->arena, json, &diags));
  assert_string_equal(expected, bench_codes(&diags));
}

#define GROUPS "'group_codes':[{'code':'CO','name':'n','meaning':'m','patient_billable':false,'collector_reading':'r'}]"
#define CODE(CODE, BILLABLE) \
  "{'code':'" CODE "','short':'s','meaning':'m','usual_action':'a','category':'c','patient_billable':" BILLABLE ",'appealable':'no','tier':'core'"

static void slips_in_the_data_are_told(void **state) {
  Bench *bench = *state;
  expect_codes_fault(bench, "E402",
                     "{" GROUPS ",'carc':[" CODE("1", "true") "}," CODE("1", "true") "}],'rarc':[" CODE("M1", "false") ",'kind':'alert'}]}");
  expect_codes_fault(bench, "E401", "{" GROUPS ",'carc':[" CODE("1", "'maybe'") "}],'rarc':[" CODE("M1", "false") ",'kind':'alert'}]}");
}

static void a_rule_with_a_unit_has_a_value(void **state) {
  Bench *bench = *state;
  Str whole = bench_file(bench->arena, "../assets/rules.json");
  Str unit = STR("\"value\": 60,");
  size_t at = str_find_str(whole, unit);
  Str broken = str_format(bench->arena, "%.*s\"value\": null,%.*s", STR_ARG(str_slice(whole, 0, at)),
                          STR_ARG(str_slice(whole, at + unit.length, whole.length)));
  Diags diags = diags_new(bench->arena, STR("rules.json"), broken);
  assert_null(rules_read(bench->arena, broken, &diags));
  assert_string_equal("E403", bench_codes(&diags));
}

/* The text with one part in place of another. */
static Str changed(Arena *arena, Str whole, Str part, const char *other) {
  size_t at = str_find_str(whole, part);
  assert_true(at < whole.length);
  return str_format(arena, "%.*s%s%.*s", STR_ARG(str_slice(whole, 0, at)), other, STR_ARG(str_slice(whole, at + part.length, whole.length)));
}

static void what_a_rule_refers_to_is_there(void **state) {
  Bench *bench = *state;
  Str whole = bench_file(bench->arena, "../assets/rules.json");
  Str broken = changed(bench->arena, whole, STR("\"jurisdiction\": \"GA\",\n      \"defined\""), "\"jurisdiction\": \"AL\",\n      \"defined\"");
  broken = changed(bench->arena, broken, STR("\"receipt\": \"MCR-RECEIPT\""), "\"receipt\": \"MCR-SEQ\"");
  Diags diags = diags_new(bench->arena, STR("rules.json"), broken);
  assert_null(rules_read(bench->arena, broken, &diags));
  assert_string_equal("E403 E403", bench_codes(&diags));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_reference_is_whole),         cmocka_unit_test(every_code_is_found_by_itself),
      cmocka_unit_test(a_carc_tells_what_it_means),     cmocka_unit_test(a_restriction_names_the_groups),
      cmocka_unit_test(remarks_alert_or_explain),       cmocka_unit_test(retired_codes_say_so),
      cmocka_unit_test(codes_sort_as_people_read_them), cmocka_unit_test(rules_say_when_something_is_due),
      cmocka_unit_test(every_rule_cites_its_source),    cmocka_unit_test(interest_is_resolved_by_rule),
      cmocka_unit_test(slips_in_the_data_are_told),     cmocka_unit_test(a_rule_with_a_unit_has_a_value),
      cmocka_unit_test(what_a_rule_refers_to_is_there),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
