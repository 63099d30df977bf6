/* The guide for authors: its patterns are sound, and every key of the format stands in an example of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "help_money.h"
#include "overturn/proof.h"
#include "overturn/shift.h"

static const Bench *bench_of(void **state) { return *state; }

/* ---- changes to the example (RFC 7396) ---- */

static Str source_of(Str text, const Json *value) { return str_slice(text, value->span.offset, value->span.offset + value->span.length); }

static void print_merged(Buf *out, Str text, const Json *value, Str change, const Json *changed);

static void print_member(Buf *out, bool *any, Str key) {
  if (*any) buf_addz(out, ",\n");
  *any = true;
  buf_json_string(out, key);
  buf_addz(out, ": ");
}

static void print_merged(Buf *out, Str text, const Json *value, Str change, const Json *changed) {
  if (!changed) {
    buf_add(out, source_of(text, value));
    return;
  }
  if (changed->kind != JSON_OBJECT) {
    buf_add(out, source_of(change, changed));
    return;
  }
  bool any = false, both = value && value->kind == JSON_OBJECT;
  buf_byte(out, '{');
  for (const Json *member = both ? value->first : NULL; member; member = member->next) {
    const Json *other = json_member(changed, member->key);
    if (other && other->kind == JSON_NULL) continue;
    print_member(out, &any, member->key);
    print_merged(out, text, member, change, other);
  }
  for (const Json *member = changed->first; member; member = member->next) {
    if ((both && json_member(value, member->key)) || member->kind == JSON_NULL) continue;
    print_member(out, &any, member->key);
    print_merged(out, text, NULL, change, member);
  }
  buf_byte(out, '}');
}

static const Json *read_json(Arena *arena, Str text) {
  Diags diags = diags_new(arena, STR("guide"), text);
  const Json *root = json_read(arena, text, &diags);
  Buf out = buf_new(arena);
  diags_print(&diags, &out);
  if (!root) print_error("%.*s", STR_ARG(buf_str(&out)));
  assert_non_null(root);
  return root;
}

static Str merged(Arena *arena, Str text, Str change) {
  Buf out = buf_new(arena);
  print_merged(&out, text, read_json(arena, text), change, read_json(arena, change));
  return buf_str(&out);
}

/* The next block that is fenced so; `at` goes behind it. */
static bool next_block(Str guide, const char *fence, size_t *at, Str *block) {
  Str open = str_from(fence);
  size_t from = *at + str_find_str(str_slice(guide, *at, guide.length), open);
  if (from >= guide.length) return false;
  from += open.length;
  size_t to = from + str_find_str(str_slice(guide, from, guide.length), STR("\n```"));
  *block = str_slice(guide, from, to);
  *at = to;
  return true;
}

static Str the_example(Arena *arena) {
  size_t at = 0;
  Str block;
  assert_true(next_block(bench_file(arena, "../scenarios/README.md"), "```json\n", &at, &block));
  return block;
}

static const Scenario *read_clean(Arena *arena, const Bench *bench, Str text) {
  Diags diags = diags_new(arena, STR("a change of the guide"), text);
  const Scenario *scenario = scenario_read(arena, diags.file, text, bench->codes, bench->rules, &diags);
  if (diags.count) {
    Buf out = buf_new(arena);
    diags_print(&diags, &out);
    print_error("%.*s", STR_ARG(buf_str(&out)));
  }
  assert_int_equal(0, diags.count);
  return scenario;
}

static void assert_proven(Arena *arena, const Scenario *scenario) {
  Proof *proof = proof_open(arena, scenario, false);
  proof_add(proof, analysis_run(arena, scenario, NULL, (AnalysisLimits){0}));
  assert_true(proof_complete(proof));
  Diags found = diags_new(arena, scenario->id, scenario->text);
  proof_tell(proof, &found);
  for (size_t i = 0; i < found.count; i++) print_error("%.*s: %.*s\n", STR_ARG(scenario->id), STR_ARG(found.items[i].message));
  assert_int_equal(0, found.errors + found.warnings);
}

static void patterns_are_sound(void **state) {
  Arena *arena = arena_new(0);
  Str guide = bench_file(arena, "../scenarios/README.md"), change;
  int count = 0;
  for (size_t at = 0; next_block(guide, "```json change\n", &at, &change); count++) {
    const Scenario *scenario = read_clean(arena, bench_of(state), merged(arena, the_example(arena), change));
    assert_proven(arena, scenario);
  }
  assert_int_equal(4, count);
  arena_free(arena);
}

/* Written from what `overturn new` gives, by the guide and the messages alone. */
static void a_first_scenario_is_sound(void **state) {
  Arena *arena = arena_new(0);
  const Scenario *scenario = read_clean(arena, bench_of(state), bench_file(arena, "scenarios/wrong-plan-first.json"));
  assert_proven(arena, scenario);
  arena_free(arena);
}

static void examples_of_keys_are_sound(void **state) {
  Arena *arena = arena_new(0);
  Str keys = bench_file(arena, "../scenarios/KEYS.md"), change;
  int count = 0;
  for (size_t at = 0; next_block(keys, "```json change key\n", &at, &change); count++)
    assert_non_null(read_clean(arena, bench_of(state), merged(arena, the_example(arena), change)));
  assert_int_equal(4, count);
  arena_free(arena);
}

/* ---- every key ---- */

/* Whether `"key":` stands there, as in an example. */
static bool has_example(Arena *arena, Str guide, Str key) {
  Str written = str_format(arena, "\"%.*s\":", STR_ARG(key));
  return str_find_str(guide, written) < guide.length;
}

static int keys_without_example(Arena *arena, const FieldTable *table, Str guide) {
  Buf schema = buf_new(arena);
  fields_print_schema(table, "keys", &schema);
  const Json *root = read_json(arena, buf_str(&schema));
  int missing = 0;
  for (const Json *at = root; at; at = json_after(root, at)) {
    if (at->kind != JSON_OBJECT || !str_is(at->key, "properties")) continue;
    for (const Json *key = at->first; key; key = key->next) {
      if (has_example(arena, guide, key->key)) continue;
      print_error("no example has the key \"%.*s\" (%.*s)\n", STR_ARG(key->key), STR_ARG(json_path(arena, key)));
      missing++;
    }
  }
  return missing;
}

static void every_key_has_an_example(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  Str guide = str_format(arena, "%.*s%.*s", STR_ARG(bench_file(arena, "../scenarios/README.md")), STR_ARG(bench_file(arena, "../scenarios/KEYS.md")));
  assert_int_equal(0, keys_without_example(arena, &scenario_table, guide));
  assert_int_equal(0, keys_without_example(arena, &shift_table, guide));
  assert_false(has_example(arena, guide, STR("no_such_key")));
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(patterns_are_sound),
      cmocka_unit_test(a_first_scenario_is_sound),
      cmocka_unit_test(examples_of_keys_are_sound),
      cmocka_unit_test(every_key_has_an_example),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
