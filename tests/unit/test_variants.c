/* Scenarios that vary: formulas, how variants are counted and chosen, what becomes of the file, and that an attempt plays the one of its seed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "assert_str.h"
#include "help_money.h"
#include "overturn/analysis.h"
#include "scenario/variants.h"
#include "unit/help_bench.h"

/* ---- formulas ---- */

static VaryName given[] = {
    {.name = STR_INIT("charge"), .figure = {.kind = FIGURE_MONEY, .over = 510050, .under = 100}, .known = true},
    {.name = STR_INIT("allowed"), .figure = {.kind = FIGURE_MONEY, .over = 3300, .under = 1}, .known = true},
    {.name = STR_INIT("units"), .figure = {.kind = FIGURE_NUMBER, .over = 3, .under = 1}, .known = true},
    {.name = STR_INIT("first"), .figure = {.kind = FIGURE_DAY, .day = 20486}, .known = true}, /* Mon 2026-02-02 */
    {.name = STR_INIT("rep"), .figure = {.kind = FIGURE_TEXT, .text = STR_INIT("Noor K.")}, .known = true},
    {.name = STR_INIT("later")},
};

static const struct {
  const char *formula, *value; /* or the code of the fault */
} formulas[] = {
    {"charge - allowed", "1800.5"},
    {"allowed * 12.5%", "412.5"},
    {"allowed / 7", "471.43"}, /* rounded once */
    {"allowed / 7 * 7", "3300"},
    {"0.01 * charge / 2 - charge / 200", "0"},
    {"charge / allowed * 0", "0"},
    {"-(charge - 100.5) + 0.5", "-4999.5"},
    {"units * 2 + 1", "7"},
    {"units / 4", "0.75"},
    {"allowed * units", "9900"},
    {"0.005 * allowed / 3300", "0.01"},   /* half a cent, away from zero */
    {"-0.005 * allowed / 3300", "-0.01"}, /* and down below it */
    {"first + 14", "2026-02-16"},
    {"first + 10 business", "2026-02-17"}, /* Presidents' Day lies between */
    {"first - 1 business day", "2026-01-30"},
    {"first + 6 months", "2026-08-02"},
    {"first + units days", "2026-02-05"},
    {"(first + 10) - first", "10"},
    {"units business", "3 business days"},
    {"rep", "Noor K."},
    {"charge + rep", "E533"},
    {"charge * allowed", "E533"},
    {"charge + units", "E533"},
    {"charge / 0", "E533"},
    {"10 / 3", "E533"},
    {"first + 0.5", "E533"},
    {"first + 3660 years", "E533"},
    {"99999999999 * allowed", "E533"},
    {"charge * 99999999999 * 99999999999", "E533"},
    {"chrge", "E531"},
    {"later", "E531"},
    {"", "E532"},
    {"charge +", "E532"},
    {"(charge", "E532"},
    {"charge allowed", "E532"},
    {"charge $ 2", "E532"},
    {"1.2.3", "E532"},
    {"((((((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))))))))", "E532"},
};

static void formulas_are_exact_and_rounded_once(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  VaryNames names = {given, (int)(sizeof given / sizeof *given)};
  for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++) {
    Figure figure;
    FormulaFault fault;
    bool read = formula_read(arena, str_from(formulas[i].formula), &names, &figure, &fault);
    Str found = read ? figure_plain(arena, &figure) : str_from(fault.code);
    if (!str_is(found, formulas[i].value)) print_error("%s\n", formulas[i].formula);
    assert_str(found, formulas[i].value);
  }
  arena_free(arena);
}

/* ---- trees ---- */

static Varied apply(Arena *arena, const char *text, int variant, Diags *diags) {
  Varied varied;
  Str source = bench_text(arena, text);
  *diags = diags_new(arena, STR("file"), source);
  const Json *root = json_read(arena, source, diags);
  assert_non_null(root);
  FieldReader fields = {arena, diags};
  (void)variants_apply(&fields, root, variant, &varied);
  return varied;
}

static const char *const varying =
    "{'vary': {'charge': [4200.00, 5100.00], 'rep': ['Tessa B.', 'Noor K.'], 'first': {'from': '2026-02-13', 'to': '2026-02-18', 'business': true},"
    " 'row': [{'a': 1, 'b': '2026-03-01'}, {'a': 2, 'b': '2026-03-02'}], 'half': '=charge / 2'},"
    " 'id': '=charge', 'text': '{rep} billed {charge} on {first}, {=half / 2}, {today}', 'number': '=half', 'day': '=first + 1 business',"
    " 'list': ['=row.a', '=row.b', '==half', {'inner': '{row.b}'}], '$comment': '{rep}'}";

static const Json *at(const Varied *varied, const char *key) { return json_member(varied->root, str_from(key)); }

static void a_variant_is_a_tree_of_its_own(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  Diags diags;
  Varied varied = apply(arena, varying, 0, &diags);
  assert_int_equal(0, diags.count);
  assert_int_equal(2 * 2 * 3 * 2, varied.count);
  assert_str(varied.label, "charge 4,200.00, rep Tessa B., first Fri Feb 13, 2026, row.a 1, row.b Sun Mar 1, 2026");
  assert_str(at(&varied, "text")->text, "Tessa B. billed 4,200.00 on Fri Feb 13, 2026, 1,050.00, {today}");
  varied = apply(arena, varying, varied.count - 1, &diags);
  assert_str(at(&varied, "text")->text, "Noor K. billed 5,100.00 on Wed Feb 18, 2026, 1,275.00, {today}");
  assert_int_equal(JSON_NUMBER, at(&varied, "number")->kind);
  assert_str(at(&varied, "number")->text, "2550");
  assert_str(at(&varied, "day")->text, "2026-02-19");
  assert_str(at(&varied, "id")->text, "=charge"); /* what names the file does not vary */
  assert_str(at(&varied, "$comment")->text, "{rep}");
  const Json *list = at(&varied, "list");
  assert_int_equal(4, list->count);
  assert_str(list->first->text, "2");
  assert_str(list->first->next->text, "2026-03-02");
  assert_str(list->first->next->next->text, "=half");
  assert_str(list->first->next->next->next->first->text, "Mon Mar 2, 2026");
  /* Walking the new tree stays in it, and every node knows its place in the file. */
  int nodes = 0;
  for (const Json *node = varied.root; node; node = json_after(varied.root, node), nodes++)
    for (const Json *child = node->first; child; child = child->next) assert_ptr_equal(node, child->parent);
  assert_true(nodes > 20);
  assert_str(json_path(arena, list->first->next->next->next->first), "$.list[3].inner");
  assert_str(str_slice(diags.text, at(&varied, "number")->span.offset, at(&varied, "number")->span.offset + at(&varied, "number")->span.length),
             "\"=half\"");
  arena_free(arena);
}

static void every_combination_comes_once(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  Diags diags;
  Str labels[24];
  for (int i = 0; i < 24; i++) {
    labels[i] = apply(arena, varying, i, &diags).label;
    for (int k = 0; k < i; k++) assert_false(str_equal(labels[i], labels[k]));
  }
  assert_int_equal(256, apply(arena, "{'vary': {'a': {'from': 1, 'to': 256}}, 'b': '=a'}", 0, &diags).count);
  assert_int_equal(0, diags.count);
  Varied money = apply(arena, "{'vary': {'a': {'from': 10.00, 'to': 11.00, 'step': 0.25}}, 'b': '=a'}", 3, &diags);
  assert_int_equal(5, money.count);
  assert_str(at(&money, "b")->text, "10.75");
  apply(arena, "{'vary': {'a': {'from': 1, 'to': 257}}, 'b': '=a'}", 0, &diags);
  assert_string_equal("E535", bench_codes(&diags));
  arena_free(arena);
}

/* ---- a whole scenario ---- */

static const Scenario *read_varies(Arena *arena) {
  Str text = bench_file(arena, "scenarios/varies.json");
  Diags diags = diags_new(arena, STR("varies.json"), text);
  assert_true(scenario_check(arena, STR("varies.json"), text, bench->codes, bench->rules, &diags));
  assert_int_equal(0, diags.count);
  return scenario_read(arena, STR("varies.json"), text, bench->codes, bench->rules, &diags);
}

static void every_variant_is_solved(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  const Scenario *scenario = read_varies(arena);
  assert_int_equal(12, scenario->variant_count);
  Cents least = INT64_MAX, most = 0;
  for (int v = 0; v < scenario->variant_count; v++) {
    const Scenario *one = scenario_variant(arena, scenario, v);
    assert_non_null(one);
    assert_int_equal(v, one->variant);
    Analysis *analysis = analysis_run(arena, one, NULL, (AnalysisLimits){0});
    const Str *names;
    assert_true(analysis_complete(analysis));
    assert_int_equal(0, analysis_unreached(analysis, arena, &names));
    assert_int_equal(0, analysis_dead_ends(analysis, arena, &names));
    assert_int_equal(29000, analysis_best(analysis)->total); /* the shape is the same */
    Cents best = analysis_best_recoverable(analysis);        /* the dollars follow the figures */
    if (best < least) least = best;
    if (best > most) most = best;
  }
  assert_int_equal(11360, least);
  assert_int_equal(12908, most);
  arena_free(arena);
}

static void a_seed_picks_a_variant(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  const Scenario *scenario = read_varies(arena);
  int drawn[12] = {0};
  for (uint64_t seed = 0; seed < 1200; seed++) drawn[scenario_variant_of_seed(scenario, seed)]++;
  for (int v = 0; v < 12; v++) assert_in_range(drawn[v], 60, 140);
  assert_int_equal(0, scenario_variant_of_seed(scenario, 0));
  for (int v = 0; v < 12; v++) assert_int_equal(v, scenario_variant_of_seed(scenario, scenario_seed(scenario_variant(arena, scenario, v))));
  arena_free(arena);
}

static void a_journal_plays_the_variant_of_its_seed(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  const Scenario *scenario = read_varies(arena), *last = scenario_variant(arena, scenario, 11);
  const Action *actions;
  int count = analysis_best_line(analysis_run(arena, last, NULL, (AnalysisLimits){0}), arena, &actions), entries;
  Session *session = session_start(arena, scenario, (JournalHead){.format = JOURNAL_FORMAT, .engine = ENGINE_REVISION, .seed = scenario_seed(last)});
  assert_int_equal(11, session_scenario(session)->variant);
  for (int i = 0; i < count; i++) assert_null(session_do(session, &actions[i]));
  Buf out = buf_new(arena);
  journal_print_head(session_head(session), &out);
  const Entry *all = session_entries(session, &entries);
  for (int i = 0; i < entries; i++) journal_print_entry(session_scenario(session), &all[i], &out);
  Diags diags = diags_new(arena, STR("journal"), buf_str(&out));
  Session *again = journal_replay(arena, scenario, diags.text, &diags);
  assert_int_equal(0, diags.count);
  const Debrief *debrief = analysis_debrief(analysis_run(arena, scenario, again, (AnalysisLimits){0}), arena);
  assert_true(debrief->finished);
  assert_int_equal(100, debrief->score);
  assert_int_equal(12908, debrief->earned.recovered_cents);
  assert_memory_equal(session_state(session), session_state(again), sizeof(State));
  arena_free(arena);
}

static void a_fault_is_told_once_with_its_variants(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  Str text = bench_file(arena, "scenarios/varies.json");
  size_t row = str_find_str(text, STR("\"fee\": 161.35"));
  Str broken = str_format(arena, "%.*s\"fee\": -16.35%.*s", STR_ARG(str_slice(text, 0, row)), STR_ARG(str_slice(text, row + 13, text.length)));
  Diags diags = diags_new(arena, STR("varies.json"), broken), ignored = diags_new(arena, STR("varies.json"), broken);
  assert_false(scenario_check(arena, STR("varies.json"), broken, bench->codes, bench->rules, &diags));
  assert_true(diags.errors >= 1);
  Str message = diags.items[0].message,
      tail = STR("(in 6 of 12 variants, first in 6: row.charge 305.00, row.fee -16.35, patient Jae Park, seen Wed Mar 25, 2026)");
  if (!str_ends(message, tail)) print_error("%.*s\n", STR_ARG(message));
  assert_true(str_ends(message, tail));
  /* Variant 0 stands; a journal of a broken one is refused. */
  const Scenario *scenario = scenario_read(arena, STR("varies.json"), broken, bench->codes, bench->rules, &ignored);
  assert_non_null(scenario);
  uint64_t seed = 0;
  while (scenario_variant_of_seed(scenario, seed) < 6) seed++;
  assert_null(scenario_variant(arena, scenario, scenario_variant_of_seed(scenario, seed)));
  Buf head = buf_new(arena);
  journal_print_head(&(JournalHead){.format = JOURNAL_FORMAT, .engine = ENGINE_REVISION, .scenario = scenario->id, .seed = seed}, &head);
  Diags refused = diags_new(arena, STR("journal"), buf_str(&head));
  assert_null(journal_replay(arena, scenario, refused.text, &refused));
  assert_string_equal("E606", bench_codes(&refused));
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(formulas_are_exact_and_rounded_once),
      cmocka_unit_test(a_variant_is_a_tree_of_its_own),
      cmocka_unit_test(every_combination_comes_once),
      cmocka_unit_test(every_variant_is_solved),
      cmocka_unit_test(a_seed_picks_a_variant),
      cmocka_unit_test(a_journal_plays_the_variant_of_its_seed),
      cmocka_unit_test(a_fault_is_told_once_with_its_variants),
  };
  return cmocka_run_group_tests(tests, open_bench, close_bench);
}
