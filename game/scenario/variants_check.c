/* Variants as others ask for them: another one of a file already read, the one that a seed plays, and all of them checked. */
#include "overturn/hash.h"
#include "scenario/reader.h"

const Scenario *scenario_variant(Arena *arena, const Scenario *scenario, int variant) {
  if (variant == scenario->variant) return scenario;
  Diags diags = diags_new(arena, scenario->file, scenario->text);
  return scenario_read_variant(arena, scenario->file, scenario->text, scenario->codes, scenario->rules, variant, &diags);
}

/* A journal without a head has seed 0: it plays the first variant. */
int scenario_variant_of_seed(const Scenario *scenario, uint64_t seed) {
  if (!seed) return 0;
  Rng rng = {seed};
  return (int)(rng_next(&rng) % (uint64_t)scenario->variant_count);
}

uint64_t scenario_seed(const Scenario *scenario) {
  uint64_t seed = 0;
  while (scenario_variant_of_seed(scenario, seed) != scenario->variant) seed++;
  return seed;
}

/* ---- All of them ---- */

typedef struct Told {
  Diag diag;
  Str label;              /* of the first variant that has it */
  int first, last, times; /* variants */
} Told;

typedef struct Telling {
  Arena *arena;
  Told *items;
  size_t count, capacity;
} Telling;

/* One place may name other figures in each variant, so place and code decide; two faults of one variant stay two. */
static Told *find_told(const Telling *telling, const Diag *diag, int variant) {
  for (size_t i = 0; i < telling->count; i++) {
    Told *told = &telling->items[i];
    if (told->last < variant && told->diag.span.offset == diag->span.offset && str_is(str_from(told->diag.code), diag->code) &&
        str_equal(told->diag.path, diag->path))
      return told;
  }
  return NULL;
}

static void gather(Telling *telling, const Diags *found, int variant, Str label) {
  for (size_t i = 0; i < found->count; i++) {
    Told *known = find_told(telling, &found->items[i], variant);
    if (known) {
      known->last = variant;
      known->times++;
    } else if (telling->count < DIAG_MOST) {
      Told told = {found->items[i], str_copy(telling->arena, label), variant, variant, 1};
      told.diag.path = str_copy(telling->arena, told.diag.path);
      told.diag.message = str_copy(telling->arena, told.diag.message);
      arena_push(telling->arena, telling->items, telling->count, telling->capacity, told);
    }
  }
}

static void tell(const Telling *telling, int count, Diags *diags) {
  for (size_t i = 0; i < telling->count; i++) {
    const Told *told = &telling->items[i];
    Str where = STR("");
    if (told->times < count)
      where = str_format(diags->arena, " (in %d of %d variants, first in %d: %.*s)", told->times, count, told->first, STR_ARG(told->label));
    diags_add(diags, told->diag.level, told->diag.code, told->diag.span, told->diag.path, "%.*s%.*s", STR_ARG(told->diag.message), STR_ARG(where));
  }
}

static void check_variant(const Source *source, int variant, Varied *varied, Diags *diags) {
  const Scenario *scenario = reader_read(source, variant, varied, diags);
  if (scenario) scenario_lint(source->arena, scenario, diags);
}

/* Most files have one variant: what is said of it stays as it is. */
bool scenario_check(Arena *arena, Str file, Str text, const CodeReference *codes, const RuleBook *rules, Diags *diags) {
  Diags before = *diags;
  Varied varied;
  Source source = {arena, file, text, codes, rules, true};
  check_variant(&source, 0, &varied, diags);
  if (varied.count == 1) return diags->errors == before.errors;
  Telling telling = {.arena = arena};
  int count = varied.count <= SCENARIO_MOST_VARIANTS ? varied.count : 1;
  gather(&telling, diags, 0, varied.label);
  *diags = before;
  source.arena = arena_new(0);
  for (int variant = 1; variant < count; variant++) {
    arena_reset(source.arena);
    Diags found = diags_new(source.arena, file, text);
    check_variant(&source, variant, &varied, &found);
    gather(&telling, &found, variant, varied.label);
  }
  arena_free(source.arena);
  tell(&telling, count, diags);
  return diags->errors == before.errors;
}
