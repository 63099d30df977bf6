/*
 * A scenario file that nobody has vouched for: whatever it holds, reading it ends, says something about every refusal, and what was accepted can be
 * played at random without harm. As a plain test it takes the scenarios at hand and changes them value by value, so that the faults are those of
 * meaning and not only of syntax; with libFuzzer any bytes at all.
 *   fuzz_scenario [long]
 */
#include "help_assets.h"
#include "help_fuzz.h"
#include "overturn/session.h"
#include "overturn/utf8.h"
#include "unit/help_random.h"

static void check_messages(Arena *arena, Diags *diags) {
  diags_sort(diags);
  for (size_t i = 0; i < diags->count; i++) {
    must(diags->items[i].message.length > 0);
    must((size_t)diags->items[i].span.offset + diags->items[i].span.length <= diags->text.length + 1);
  }
  Buf out = buf_new(arena);
  diags_print(diags, &out);
  must(utf8_invalid_at(buf_str(&out)) == out.length);
}

static void check_play(Arena *arena, const Scenario *scenario, uint64_t seed) {
  Rng rng = {seed};
  State state;
  sim_start(scenario, seed, &state);
  for (int i = 0; i < 120 && !sim_over(&state); i++) {
    Action action = random_action(scenario, &state, &rng);
    must(!sim_refuses(scenario, &state, &action));
    sim_step(scenario, &state, &action);
    must(state.day >= scenario->today && state.day <= scenario->today + SCENARIO_MOST_DAYS);
    must(state.step >= 0 && state.step < scenario->step_count && state.ending < scenario->ending_count);
    const Step *step = &scenario->steps[state.step];
    for (int t = 0; t < step->say_count; t++) sim_text(scenario, &state, arena, step->say[t]);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  const Assets *assets = fuzz_assets();
  char *copy = fuzz_copy(bytes, length);
  Arena *arena = arena_new(0);
  Str text = {copy, length};
  Diags diags = diags_new(arena, STR("fuzz.json"), text);
  const Scenario *scenario = scenario_read(arena, diags.file, text, assets->codes, assets->rules, &diags);
  must((scenario == NULL) == (diags.errors > 0));
  check_messages(arena, &diags);
  for (uint64_t seed = 0; scenario && seed < 3; seed++) check_play(arena, scenario, seed);
  arena_free(arena);
  free(copy);
  return 0;
}

#ifndef OVERTURN_FUZZ
static const char *const seeds[] = {
    "bad_scenarios/base.json",  "bad_scenarios/talk.json",    "bad_scenarios/sheet.json",       "scenarios/every-kind.json",
    "scenarios/sim_time.json",  "scenarios/sim_items.json",   "scenarios/letter.json",          "scenarios/sim_money.json",
    "scenarios/sim_dates.json", "scenarios/sim_effects.json", "scenarios/sim_expressions.json", "scenarios/example-denial.json",
};

/* Values of every kind, and those that stand at the edge of something. */
static const char *const values[] = {"null",
                                     "true",
                                     "false",
                                     "0",
                                     "1",
                                     "-1",
                                     "5",
                                     "0.01",
                                     "12400.00",
                                     "99999999999",
                                     "1e9",
                                     "-0.005",
                                     "\"\"",
                                     "\"x\"",
                                     "\"today\"",
                                     "\"deal.date\"",
                                     "\"2026-03-16\"",
                                     "\"2199-12-31\"",
                                     "\"0 days\"",
                                     "\"-3660 days\"",
                                     "\"3660 business\"",
                                     "\"400 years\"",
                                     "\"known(notice)\"",
                                     "\"{today} {\"",
                                     "[]",
                                     "{}",
                                     "[[]]",
                                     "[{}]",
                                     "[\"x\", \"x\"]",
                                     "{\"x\": {}}",
                                     "\"contract\"",
                                     "\"era1/1/CO-45\"",
                                     "\"claim\"",
                                     "\"read\"",
                                     "\"hub\"",
                                     "\"not not (1 / 0 > 2)\"",
                                     "\"a-1\"",
                                     "\"log.date\"",
                                     "\".date\"",
                                     "\"deadlines.\""};
#define VALUE_COUNT (sizeof values / sizeof *values)

typedef struct Source {
  Str text;
  const Json **nodes;
  size_t count, capacity;
} Source;

/* Every value below the root; none where an earlier change left no JSON. */
static Source take_apart(Arena *arena, Str text) {
  Source source = {.text = text};
  Diags diags = diags_new(arena, STR("seed"), text);
  const Json *root = json_read(arena, text, &diags);
  for (const Json *at = root ? json_after(root, root) : NULL; at; at = json_after(root, at))
    arena_push(arena, source.nodes, source.count, source.capacity, at);
  return source;
}

static Str node_text(const Source *source, const Json *node) {
  return str_slice(source->text, node->span.offset, node->span.offset + node->span.length);
}

static Str replace(Arena *arena, Str text, size_t from, size_t to, Str with) {
  return str_format(arena, "%.*s%.*s%.*s", STR_ARG(str_slice(text, 0, from)), STR_ARG(with), STR_ARG(str_slice(text, to, text.length)));
}

static bool is_space(char c) { return c == ' ' || c == '\n'; }

/* Takes a member or element away, with one of the commas beside it. */
static Str without(Arena *arena, Str text, const Json *node) {
  size_t from = node->key_span.length ? node->key_span.offset : node->span.offset, to = node->span.offset + node->span.length;
  size_t comma = to;
  while (comma < text.length && is_space(text.at[comma])) comma++;
  if (comma < text.length && text.at[comma] == ',') return replace(arena, text, from, comma + 1, STR(""));
  while (from > 0 && is_space(text.at[from - 1])) from--;
  if (from > 0 && text.at[from - 1] == ',') from--;
  return replace(arena, text, from, to, STR(""));
}

static Str change(Arena *arena, const Source *source, Rng *rng) {
  const Json *node = source->nodes[rng_below(rng, source->count)], *other = source->nodes[rng_below(rng, source->count)];
  size_t from = node->span.offset, to = from + node->span.length;
  switch (rng_below(rng, 6)) {
  case 0: return without(arena, source->text, node);
  case 1: return replace(arena, source->text, from, to, node_text(source, other));
  case 2: /* another key */
    if (!node->key_span.length || !other->key_span.length) return source->text;
    return replace(arena, source->text, node->key_span.offset, node->key_span.offset + node->key_span.length,
                   str_slice(source->text, other->key_span.offset, other->key_span.offset + other->key_span.length));
  default: return replace(arena, source->text, from, to, str_from(values[rng_below(rng, VALUE_COUNT)]));
  }
}

static void run_changed(Str seed, int times) {
  Rng rng = {hash64(seed.at, seed.length, 0)};
  for (int i = 0; i < times; i++) {
    Arena *arena = arena_new(0);
    Str text = seed;
    for (uint64_t changes = 1 + rng_below(&rng, 3); changes > 0; changes--) {
      Source source = take_apart(arena, text);
      if (source.count) text = change(arena, &source, &rng);
    }
    LLVMFuzzerTestOneInput((const uint8_t *)text.at, text.length);
    arena_free(arena);
  }
}

int main(int argc, char **argv) {
  Arena *arena = arena_new(0);
  int count = sizeof seeds / sizeof *seeds, times = argc > 1 && strcmp(argv[1], "long") == 0 ? 20000 : 400;
  for (int i = 0; i < count; i++) {
    Str text = fuzz_read(arena, seeds[i]);
    LLVMFuzzerTestOneInput((const uint8_t *)text.at, text.length);
    run_changed(text, times);
  }
  printf("%d changed copies of each of %d scenarios\n", times, count);
  arena_free(arena);
  return 0;
}
#endif
