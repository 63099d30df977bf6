/* The search takes short ways: what an action did once is done again without the machine, and states with the same future share their values. Here it is held
   against itself without them: the same states, the same edges, the same values at every state; on small scenarios written at random, on the shipped ones
   and on those of the tests. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "analysis/graph.h"
#include "help_play.h"
#include "help_small.h"
#include "overturn/files.h"
#include "unit/help_bench.h"

#define SCENARIOS 300
#define FILES_MOST 100
#define VARIANTS_MOST 2
#define STATES_MOST 100000 /* larger ones take long without the short ways */

static uint64_t nodes_seen, nodes_known, searched_backwards, searched_in_order;

static void same_value(const Values *a, const Values *b, uint32_t node) {
  const Value *left = value_of(a, node), *right = value_of(b, node);
  assert_true(left->known == right->known);
  assert_true(left->first == right->first && left->second == right->second);
  assert_true(left->days == right->days && left->actions == right->actions);
}

static void same_edges(const Analysis *a, const Analysis *b, uint32_t node) {
  assert_int_equal(graph_first(a, node), graph_first(b, node));
  assert_int_equal(graph_first(a, node + 1), graph_first(b, node + 1));
  for (uint32_t e = graph_first(a, node); e < graph_first(a, node + 1); e++) {
    assert_int_equal(graph_edge(a, e).target, graph_edge(b, e).target);
    assert_memory_equal(graph_outcome(a, e), graph_outcome(b, e), sizeof(Outcome));
  }
}

static void same_survey(const Analysis *a, const Analysis *b) {
  for (int thing = 0; thing < THING_COUNT; thing++) {
    assert_int_equal(a->survey.count[thing], b->survey.count[thing]);
    for (int i = 0; i < a->survey.count[thing]; i++) assert_int_equal(a->survey.first[thing][i], b->survey.first[thing][i]);
  }
  assert_true(a->survey.changed == b->survey.changed);
  for (int i = 0; i < a->scenario->step_count; i++) assert_int_equal(a->survey.endless[i], b->survey.endless[i]);
  for (int came = 0; came < 2; came++)
    assert_memory_equal(a->scenario->seen[came], b->scenario->seen[came], BITS_WORDS((size_t)a->scenario->expr_count) * sizeof(uint64_t));
}

/** Each ending by itself, where no other counts. */
static void same_endings(const Analysis *a, const Analysis *b) {
  for (int ending = 0; ending < a->scenario->ending_count; ending++)
    for (int clean = 0; clean < 2; clean++) {
      int64_t left = 0, right = 0;
      assert_int_equal(value_ending(a, ending, clean, &left), value_ending(b, ending, clean, &right));
      assert_int_equal(left, right);
    }
}

/** What follows a node comes before it, or goes round with it; a kind after those that it leads to. */
static void in_order(const Analysis *analysis) {
  Arena *scratch = arena_new(0);
  uint32_t *place = arena_make_many(scratch, uint32_t, analysis->node_count);
  for (uint32_t i = 0; i < analysis->node_count; i++) place[graph_turn(analysis, i)] = i;
  for (uint32_t node = 0; node < analysis->node_count; node++)
    for (uint32_t e = graph_first(analysis, node); e < graph_first(analysis, node + 1); e++) {
      uint32_t target = graph_edge(analysis, e).target;
      if (graph_goes_round(analysis, node, target)) continue;
      assert_true(place[target] < place[node]);
      if (analysis->kind_of) assert_true(analysis->kind_of[target] < analysis->kind_of[node]);
    }
  searched_backwards += analysis->order == NULL;
  searched_in_order += analysis->order && !analysis->component;
  arena_free(scratch);
}

static void same_search(const Scenario *scenario) {
  Arena *arena = arena_new(0);
  const Analysis *quick = analysis_run(arena, scenario, NULL, (AnalysisLimits){.most_states = STATES_MOST});
  if (!analysis_complete(quick)) {
    arena_free(arena);
    return;
  }
  const Analysis *plain = analysis_run(arena, scenario, NULL, (AnalysisLimits){.plain = true});
  assert_int_equal(quick->local_faults, 0);
  assert_int_equal(quick->complete, plain->complete);
  assert_int_equal(quick->node_count, plain->node_count);
  assert_int_equal(quick->edge_count, plain->edge_count);
  assert_int_equal(quick->layout.words, plain->layout.words);
  assert_memory_equal(quick->main, plain->main, sizeof quick->main);
  assert_memory_equal(&quick->best_earned, &plain->best_earned, sizeof quick->best_earned);
  assert_memory_equal(&quick->worst_earned, &plain->worst_earned, sizeof quick->worst_earned);
  assert_int_equal(quick->points_of_best_money, plain->points_of_best_money);
  same_survey(quick, plain);
  same_endings(quick, plain);
  in_order(quick);
  in_order(plain);
  for (uint32_t node = 0; node < quick->node_count; node++) {
    assert_memory_equal(graph_key(quick, node), graph_key(plain, node), (size_t)quick->layout.words * sizeof(uint64_t));
    same_edges(quick, plain, node);
    const Values *const found[] = {quick->money, quick->straight, quick->points, quick->points_any, quick->worst, quick->money_points};
    const Values *const wanted[] = {plain->money, plain->straight, plain->points, plain->points_any, plain->worst, plain->money_points};
    for (size_t i = 0; i < sizeof found / sizeof *found; i++) same_value(found[i], wanted[i], node);
    assert_int_equal(value_best_edge(quick, quick->points, node), value_best_edge(plain, plain->points, node));
  }
  nodes_seen += quick->node_count;
  nodes_known += local_known(quick);
  arena_free(arena);
}

static void small_ones_are_searched_alike(void **state) {
  (void)state;
  nodes_seen = nodes_known = searched_backwards = searched_in_order = 0;
  for (uint64_t seed = 1; seed <= SCENARIOS; seed++) {
    Arena *arena = arena_new(0);
    Str text = small_scenario(arena, seed);
    Diags diags = diags_new(arena, STR("small.json"), text);
    const Scenario *scenario = scenario_read(arena, STR("small.json"), text, bench->codes, bench->rules, &diags);
    if (scenario) same_search(scenario);
    arena_free(arena);
  }
  print_message("%llu states, %llu known by their likes; %llu searches whose edges all lead on, %llu of others where nothing goes round\n",
                (unsigned long long)nodes_seen, (unsigned long long)nodes_known, (unsigned long long)searched_backwards,
                (unsigned long long)searched_in_order);
  assert_true(searched_backwards > 0 && searched_in_order > 0);
  assert_true(nodes_known > nodes_seen / 20);
}

static void all_of(const char *folder) {
  Arena *arena = arena_new(0);
  FilesEntry *entries;
  size_t count = 0;
  int searched = 0;
  FilesResult result = files_list(arena, str_from(folder), FILES_MOST, &entries, &count);
  assert_int_equal(result.status, FILES_OK);
  nodes_seen = nodes_known = 0;
  for (size_t i = 0; i < count; i++) {
    if (entries[i].kind != FILES_FILE || !str_ends(entries[i].name, STR(".json"))) continue;
    Str path = str_format(arena, "%s/%.*s", folder, STR_ARG(entries[i].name)), text = bench_file(arena, str_z(arena, path));
    Diags diags = diags_new(arena, path, text);
    const Scenario *scenario = scenario_read(arena, path, text, bench->codes, bench->rules, &diags);
    for (int v = 0; scenario && v < scenario->variant_count && v < VARIANTS_MOST; v++) same_search(scenario_variant(arena, scenario, v));
    searched += scenario != NULL;
  }
  print_message("%d files, %llu states, %llu known by their likes\n", searched, (unsigned long long)nodes_seen, (unsigned long long)nodes_known);
  assert_true(searched > 0);
  arena_free(arena);
}

static void shipped_ones_are_searched_alike(void **state) {
  (void)state;
  all_of("../scenarios");
}

static void small_cases_are_searched_alike(void **state) {
  (void)state;
  all_of("../scenarios/three-days");
}

static void those_of_tests_are_searched_alike(void **state) {
  (void)state;
  all_of("scenarios");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(small_ones_are_searched_alike),
      cmocka_unit_test(shipped_ones_are_searched_alike),
      cmocka_unit_test(small_cases_are_searched_alike),
      cmocka_unit_test(those_of_tests_are_searched_alike),
  };
  return cmocka_run_group_tests_name("search_plain", tests, open_bench, close_bench);
}
