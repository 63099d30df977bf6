/*
 * Broken copies of every shipped scenario: a key taken away or twice, a value of another type, a name that nothing has, an amount that no longer balances,
 * dates the wrong way round, a spoilt condition, a cut, a changed byte. None may be taken for a sound one, and every refusal has a place and a known code.
 * Which copy must be refused is not asked of the program's reader: the printed schema says which keys and types there must be, the balance of a
 * remittance, the order of dates and the names in the file are argued from the text, and of a changed byte cJSON has the word.
 *   test_mutants [long]
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cjson/cJSON.h>
#include <cmocka.h>

#include "overturn/files.h"
#include "overturn/hash.h"
#include "overturn/shift.h"
#include "unit/help_money.h"

static int times = 60; /* of each kind, for each scenario */

typedef struct Original {
  Str name, text;
  const Json *root;
  const Json **nodes; /* all below the root */
  size_t count, capacity;
} Original;

/** A changed copy. */
typedef struct Mutant {
  Str text;    /* empty: there is nothing of that kind to change */
  bool broken; /* it must be refused */
  Str what;    /* for the message of a failure */
} Mutant;

static Str splice(Arena *arena, Str text, size_t from, size_t to, Str with) {
  return str_format(arena, "%.*s%.*s%.*s", STR_ARG(str_slice(text, 0, from)), STR_ARG(with), STR_ARG(str_slice(text, to, text.length)));
}

static Str source_of(Str text, Span span) { return str_slice(text, span.offset, span.offset + span.length); }

/* A random node that a test says yes to; NULL after many tries. */
typedef bool (*Wanted)(const Json *node);
static const Json *pick(const Original *of, Rng *rng, Wanted wanted) {
  for (int tries = 0; tries < 400; tries++) {
    const Json *node = of->nodes[rng_below(rng, of->count)];
    if (wanted(node)) return node;
  }
  return NULL;
}

static bool is_member(const Json *node) { return node->key_span.length > 0; }

/* ---- the printed schema as oracle ---- */

static const Json *schema;

static const Json *follow(const Json *at) {
  Str reference;
  while (at && (reference = json_member(at, STR("$ref")) ? json_member(at, STR("$ref"))->text : STR("")).length)
    at = json_member(json_member(schema, STR("$defs")), str_slice(reference, strlen("#/$defs/"), reference.length));
  return at;
}

/* What it says of the members of a map, whose keys are the author's; NULL of an object with keys of its own. */
static const Json *map_of(const Json *object_schema) {
  const Json *patterns = json_member(object_schema, STR("patternProperties"));
  const Json *others = json_member(object_schema, STR("additionalProperties"));
  for (const Json *one = patterns ? patterns->first : NULL; one; one = one->next)
    if (one->kind == JSON_OBJECT) return one;
  return others && others->kind == JSON_OBJECT ? others : NULL;
}

/* What the schema says of a value; NULL where it leaves a choice, which is not followed. */
static const Json *schema_of(const Json *node) {
  const Json *chain[JSON_MOST_DEPTH], *at = follow(schema);
  int depth = 0;
  for (const Json *up = node; up->parent; up = up->parent) chain[depth++] = up;
  while (at && depth-- > 0) {
    const Json *next = NULL;
    if (chain[depth]->parent->kind == JSON_ARRAY)
      next = json_member(at, STR("items"));
    else if (!(next = json_member(json_member(at, STR("properties")), chain[depth]->key)))
      next = map_of(at);
    at = next && next->kind == JSON_OBJECT ? follow(next) : NULL;
  }
  return at;
}

static bool requires(const Json *object_schema, Str key) {
  const Json *list = json_member(object_schema, STR("required"));
  for (const Json *name = list ? list->first : NULL; name; name = name->next)
    if (str_equal(name->text, key)) return true;
  return false;
}

/* Whether `type` is said, and said not to be one of a list of types. */
static bool forbids(const Json *of, const char *type) {
  const Json *said = json_member(of, STR("type"));
  if (!said) return false;
  if (said->kind == JSON_STRING) return !str_is(said->text, type);
  for (const Json *one = said->first; one; one = one->next)
    if (str_is(one->text, type)) return false;
  return true;
}

/* ---- the changes ---- */

static Mutant drop_key(Arena *arena, const Original *of, Rng *rng) {
  const Json *node = pick(of, rng, is_member);
  size_t from = node->key_span.offset, to = node->span.offset + node->span.length;
  Str text = of->text;
  while (to < text.length && strchr(" \n", text.at[to])) to++;
  if (text.at[to] == ',') {
    to++;
  } else {
    while (strchr(" \n,", text.at[from - 1])) from--;
  }
  const Json *owner = schema_of(node->parent);
  return (Mutant){splice(arena, text, from, to, STR("")), owner && requires(owner, node->key),
                  str_format(arena, "without %s", json_path(arena, node).at)};
}

static Mutant retype(Arena *arena, const Original *of, Rng *rng) {
  static const struct {
    const char *type, *text;
  } kinds[] = {{"string", "\"x y\""}, {"integer", "7"}, {"boolean", "true"}, {"array", "[]"}, {"object", "{}"}, {"null", "null"}};
  const Json *node = of->nodes[rng_below(rng, of->count)], *said = schema_of(node);
  uint64_t kind = rng_below(rng, sizeof kinds / sizeof *kinds);
  bool number = kind == 1 && said && !forbids(said, "number");
  return (Mutant){splice(arena, of->text, node->span.offset, node->span.offset + node->span.length, str_from(kinds[kind].text)),
                  said && !number && forbids(said, kinds[kind].type), str_format(arena, "%s at %s", kinds[kind].text, json_path(arena, node).at)};
}

static Mutant unknown_key(Arena *arena, const Original *of, Rng *rng) {
  const Json *node = pick(of, rng, is_member), *owner = schema_of(node->parent);
  const Json *others = json_member(owner, STR("additionalProperties"));
  return (Mutant){splice(arena, of->text, node->key_span.offset, node->key_span.offset + node->key_span.length, STR("\"zz_nothing\"")),
                  others && others->kind == JSON_FALSE && !map_of(owner), str_format(arena, "another key at %s", json_path(arena, node).at)};
}

/* What leads somewhere, or is pinned: there is nothing of the new name. */
static bool is_reference(const Json *node) {
  static const char *const keys[] = {"goto", "end", "start", "same_as", NULL};
  for (int i = 0; node->kind == JSON_STRING && keys[i]; i++)
    if (str_is(node->key, keys[i])) return true;
  bool in_needs = node->parent && str_is(node->parent->key, "needs");
  return node->kind == JSON_STRING && (in_needs || (str_is(node->key, "next") && node->text.length));
}

static Mutant rename_id(Arena *arena, const Original *of, Rng *rng) {
  const Json *node = pick(of, rng, is_reference);
  if (!node) return (Mutant){.text = STR("")};
  return (Mutant){splice(arena, of->text, node->span.offset, node->span.offset + node->span.length, STR("\"zz_nowhere\"")), true,
                  str_format(arena, "a name that nothing has at %s", json_path(arena, node).at)};
}

static bool has_reason(const Json *node) {
  for (; node; node = node->parent)
    if (json_member(node, STR("unbalanced"))) return true;
  return false;
}

/* An amount of a remittance that is written out: of an adjustment, or paid on a line. */
static bool is_balanced_amount(const Json *node) {
  if (node->kind != JSON_NUMBER || has_reason(node)) return false;
  bool adjust = str_is(node->key, "amount") && node->parent->parent && str_is(node->parent->parent->key, "adjust");
  bool line = str_is(node->key, "paid") && node->parent->parent && str_is(node->parent->parent->key, "lines");
  const Json *top = node;
  while (top->parent && top->parent->parent) top = top->parent;
  return (adjust || line) && str_is(top->key, "remits");
}

static Mutant unbalance(Arena *arena, const Original *of, Rng *rng) {
  const Json *node = pick(of, rng, is_balanced_amount);
  if (!node) return (Mutant){.text = STR("")};
  Cents cents;
  Diags diags = diags_new(arena, of->name, of->text);
  FieldReader reader = {arena, &diags};
  if (!fields_read_cents(&reader, node, &cents)) return (Mutant){.text = STR("")};
  cents += rng_below(rng, 2) ? 1 : 10000;
  Str amount = str_format(arena, "%lld.%02lld", (long long)(cents / 100), (long long)(cents < 0 ? -cents : cents) % 100);
  return (Mutant){splice(arena, of->text, node->span.offset, node->span.offset + node->span.length, amount), true,
                  str_format(arena, "%s at %s", amount.at, json_path(arena, node).at)};
}

/* The first day of a service that ends: the two change places. */
static bool is_stretch(const Json *node) {
  const Json *to = json_member(node, STR("to")), *from = json_member(node, STR("from"));
  bool dates = to && from && to->kind == JSON_STRING && from->kind == JSON_STRING && to->text.length == 10 && from->text.length == 10;
  return dates && node->parent && str_is(node->parent->key, "lines") && str_compare(from->text, to->text) < 0;
}

static bool is_date(const Json *node) { return node->kind == JSON_STRING && node->text.length == 10 && day_from_iso(node->text) != DAY_NONE; }

static Mutant swap_dates(Arena *arena, const Original *of, Rng *rng) {
  const Json *stretch = rng_below(rng, 2) ? pick(of, rng, is_stretch) : NULL;
  const Json *a = stretch ? json_member(stretch, STR("from")) : pick(of, rng, is_date),
             *b = stretch ? json_member(stretch, STR("to")) : pick(of, rng, is_date);
  if (!a || !b || a == b) return (Mutant){.text = STR("")};
  if (a->span.offset > b->span.offset) {
    const Json *first = b;
    b = a;
    a = first;
  }
  Str text = splice(arena, of->text, b->span.offset, b->span.offset + b->span.length, source_of(of->text, a->span));
  text = splice(arena, text, a->span.offset, a->span.offset + a->span.length, source_of(of->text, b->span));
  return (Mutant){text, stretch != NULL, str_format(arena, "%s and %s swapped", json_path(arena, a).at, json_path(arena, b).at)};
}

static bool is_condition(const Json *node) {
  return node->kind == JSON_STRING && node->text.length && (str_is(node->key, "when") || str_is(node->key, "if"));
}

static Mutant break_expression(Arena *arena, const Original *of, Rng *rng) {
  static const char *const tails[] = {" and (", " and", " )", " = = 1", " and zz_nothing > 1", " and known(zz_nothing)", " $"};
  const Json *node = pick(of, rng, is_condition);
  if (!node) return (Mutant){.text = STR("")};
  size_t end = node->span.offset + node->span.length - 1;
  const char *tail = tails[rng_below(rng, sizeof tails / sizeof *tails)];
  return (Mutant){splice(arena, of->text, end, end, str_from(tail)), true, str_format(arena, "\"%s\" after %s", tail, json_path(arena, node).at)};
}

static Mutant double_key(Arena *arena, const Original *of, Rng *rng) {
  const Json *node = pick(of, rng, is_member);
  size_t from = node->key_span.offset, to = node->span.offset + node->span.length;
  Str again = str_format(arena, "%.*s, ", STR_ARG(str_slice(of->text, from, to)));
  return (Mutant){splice(arena, of->text, from, from, again), true, str_format(arena, "%s twice", json_path(arena, node).at)};
}

static Mutant cut_short(Arena *arena, const Original *of, Rng *rng) {
  size_t at = rng_below(rng, str_trim(of->text).length - 1);
  return (Mutant){str_slice(of->text, 0, at ? at : 1), true, str_format(arena, "cut after %zu bytes", at)};
}

/* What is no JSON to a reader as lenient as cJSON is none. */
static Mutant flip_byte(Arena *arena, const Original *of, Rng *rng) {
  size_t at = rng_below(rng, of->text.length);
  char byte[1] = {(char)(of->text.at[at] ^ (1 << rng_below(rng, 8)))};
  Str text = splice(arena, of->text, at, at + 1, (Str){byte, 1});
  text.length = of->text.length;
  cJSON *tree = cJSON_ParseWithLength(text.at, text.length);
  Mutant mutant = {text, tree == NULL, str_format(arena, "byte %zu changed", at)};
  cJSON_Delete(tree);
  return mutant;
}

/* ---- judging ---- */

static bool is_known(const char *code) {
  static const DiagCode *const tables[] = {json_diag_codes,        fields_diag_codes,   remit_diag_codes,
                                           negotiation_diag_codes, scenario_diag_codes, lint_diag_codes};
  for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
    for (const DiagCode *row = tables[t]; row->code; row++)
      if (strcmp(row->code, code) == 0) return true;
  return false;
}

static uint32_t lines_of(Str text) {
  uint32_t lines = 1;
  for (size_t i = 0; i < text.length; i++) lines += text.at[i] == '\n';
  return lines;
}

/* @return whether it was refused. */
static bool judge(Arena *arena, const Bench *bench, const Original *of, const Mutant *mutant) {
  Diags diags = diags_new(arena, of->name, mutant->text);
  bool sound = scenario_check(arena, of->name, mutant->text, bench->codes, bench->rules, &diags);
  if (mutant->broken && sound) fail_msg("%.*s, %.*s: it was taken for a sound one", STR_ARG(of->name), STR_ARG(mutant->what));
  if (sound != (diags.errors == 0)) fail_msg("%.*s, %.*s: refused without a word", STR_ARG(of->name), STR_ARG(mutant->what));
  uint32_t lines = lines_of(mutant->text);
  for (size_t i = 0; i < diags.count; i++) {
    const Diag *diag = &diags.items[i];
    LineColumn place = diags_place(mutant->text, diag->span.offset);
    bool inside = diag->span.offset <= mutant->text.length && place.line >= 1 && place.line <= lines && place.column >= 1;
    if (!inside) fail_msg("%.*s, %.*s: %s has no place in the file", STR_ARG(of->name), STR_ARG(mutant->what), diag->code);
    if (!is_known(diag->code)) fail_msg("%.*s, %.*s: %s is in no table", STR_ARG(of->name), STR_ARG(mutant->what), diag->code);
    if (!diag->message.length) fail_msg("%.*s, %.*s: %s says nothing", STR_ARG(of->name), STR_ARG(mutant->what), diag->code);
  }
  return !sound;
}

static Original take_apart(Arena *arena, Str name, Str text) {
  Original of = {.name = name, .text = text};
  Diags diags = diags_new(arena, name, text);
  of.root = json_read(arena, text, &diags);
  assert_non_null(of.root);
  for (const Json *at = json_after(of.root, of.root); at; at = json_after(of.root, at)) arena_push(arena, of.nodes, of.count, of.capacity, at);
  return of;
}

typedef Mutant (*Change)(Arena *arena, const Original *of, Rng *rng);
static const struct {
  const char *name;
  Change change;
  bool must_break; /* some of its copies in all must have been broken for certain */
} changes[] = {
    {"a key taken away", drop_key, true},
    {"another type", retype, true},
    {"an unknown key", unknown_key, true},
    {"a name that nothing has", rename_id, true},
    {"an amount", unbalance, true},
    {"dates swapped", swap_dates, true},
    {"a spoilt condition", break_expression, true},
    {"a key twice", double_key, true},
    {"a cut", cut_short, true},
    {"a byte", flip_byte, true},
};
enum { CHANGE_COUNT = sizeof changes / sizeof *changes };

typedef struct Tally {
  int made, broken, refused;
} Tally;

static void mutate(const Bench *bench, Str name, Str text, Tally *tallies) {
  Arena *hold = arena_new(0), *arena = arena_new(0);
  Original of = take_apart(hold, name, text);
  for (int c = 0; c < CHANGE_COUNT; c++) {
    Rng rng = {hash64(name.at, name.length, (uint64_t)c)};
    for (int i = 0; i < times; i++) {
      arena_reset(arena);
      Mutant mutant = changes[c].change(arena, &of, &rng);
      if (!mutant.text.length) continue;
      tallies[c].made++;
      tallies[c].broken += mutant.broken;
      tallies[c].refused += judge(arena, bench, &of, &mutant);
    }
  }
  arena_free(arena);
  arena_free(hold);
}

static void mutate_folder(const Bench *bench, const char *folder, Tally *tallies) {
  Arena *arena = arena_new(0);
  FilesEntry *entries;
  size_t count;
  assert_int_equal(files_list(arena, str_from(folder), 1000, &entries, &count).status, FILES_OK);
  for (size_t i = 0; i < count; i++) {
    if (entries[i].kind != FILES_FILE || !str_ends(entries[i].name, STR(".json"))) continue;
    Str text = bench_file(arena, str_format(arena, "%s/%.*s", folder, STR_ARG(entries[i].name)).at);
    if (!shift_is(text)) mutate(bench, entries[i].name, text, tallies);
  }
  arena_free(arena);
}

static void no_broken_copy_is_taken_for_a_sound_one(void **state) {
  const Bench *bench = *state;
  Tally tallies[CHANGE_COUNT] = {{0}};
  Buf out = buf_new(bench->arena);
  fields_print_schema(&scenario_table, "", &out);
  Diags diags = diags_new(bench->arena, STR("schema"), buf_str(&out));
  schema = json_read(bench->arena, diags.text, &diags);
  assert_non_null(schema);
  mutate_folder(bench, "../scenarios", tallies);
  mutate_folder(bench, "../scenarios/three-days", tallies);
  for (int c = 0; c < CHANGE_COUNT; c++) {
    printf("%s: %d copies, %d broken for certain, %d refused\n", changes[c].name, tallies[c].made, tallies[c].broken, tallies[c].refused);
    assert_true(tallies[c].made > times);
    assert_true(!changes[c].must_break || tallies[c].broken > 0);
  }
}

int main(int argc, char **argv) {
  if (argc > 1 && strcmp(argv[1], "long") == 0) times = 600;
  const struct CMUnitTest tests[] = {cmocka_unit_test(no_broken_copy_is_taken_for_a_sound_one)};
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
