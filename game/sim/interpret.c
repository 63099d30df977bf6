/* Interpretations: the right reading and plausible wrong ones come from the code reference, drawn by the attempt's seed. */
#include "overturn/hash.h"
#include "sim/machine.h"

/* Who carries the amount, by group. The right one is the group on the remittance, whatever the code's habit. */
static const struct {
  const char *id, *text;
} liabilities[GROUP_COUNT] = {
    [GROUP_CO] = {"CO", "The provider, under a contract or rule"},
    [GROUP_PR] = {"PR", "The patient, as the plan sees it"},
    [GROUP_OA] = {"OA", "Nobody by this alone; another claim or payer explains it"},
    [GROUP_PI] = {"PI", "The provider, by the payer's own decision"},
};

Str code_reading_right(const CodeReading *reading) {
  return reading->kind == INTERPRET_LIABILITY ? str_from(liabilities[reading->group].id) : reading->code;
}

CodeReading sim_reading(const Item *item) {
  return (CodeReading){.kind = item->interpret, .group = item->focus_group, .code = item->focus_code, .right_action = item->right_action};
}

Str code_reading_name(Arena *arena, const CodeReading *reading) {
  if (reading->kind == INTERPRET_LIABILITY) return str_format(arena, "group/%.*s/liability", STR_ARG(code_reading_right(reading)));
  return str_format(arena, "%s/%.*s/%s", reading->group == NONE ? "rarc" : "carc", STR_ARG(reading->code), interpret_words[reading->kind]);
}

Str sim_interpret_right(const Scenario *scenario, const Item *item) {
  (void)scenario;
  CodeReading reading = sim_reading(item);
  return code_reading_right(&reading);
}

static Str text_of(const CodeReading *reading, const CodeEntry *entry, bool right) {
  if (reading->kind == INTERPRET_MEANING) return entry->meaning;
  return right && reading->right_action.length ? reading->right_action : entry->usual_action;
}

/** Another reading must be clearly another: no text twice, in use today, and for actions of another category, whose first move is another. */
static bool is_distractor(const CodeReading *reading, const CodeEntry *right, const CodeEntry *entry, const InterpretOption *options, int count) {
  if (entry->tier != TIER_CORE || entry->deactivated || str_equal(entry->code, right->code)) return false;
  if (reading->kind == INTERPRET_ACTION && str_equal(entry->category, right->category)) return false;
  for (int i = 0; i < count; i++)
    if (str_equal(options[i].text, text_of(reading, entry, false)) || str_equal(options[i].id, entry->code)) return false;
  return true;
}

static void shuffle(Rng *rng, InterpretOption *options, int count) {
  for (int i = count - 1; i > 0; i--) {
    int other = (int)rng_below(rng, (uint64_t)i + 1);
    InterpretOption kept = options[i];
    options[i] = options[other];
    options[other] = kept;
  }
}

int code_reading_options(const CodeReference *codes, const CodeReading *reading, uint64_t seed, InterpretOption options[INTERPRET_OPTIONS]) {
  Rng rng = {seed};
  int count = 0;
  if (reading->kind == INTERPRET_LIABILITY) {
    for (int g = 0; g < GROUP_COUNT; g++) options[count++] = (InterpretOption){str_from(liabilities[g].id), str_from(liabilities[g].text)};
    shuffle(&rng, options, count);
    return count;
  }
  bool remark = reading->group == NONE;
  const CodeEntry *right = remark ? code_find_rarc(codes, reading->code) : code_find_carc(codes, reading->code);
  options[count++] = (InterpretOption){right->code, text_of(reading, right, true)};
  const FieldList *pool = remark ? &codes->rarcs : &codes->carcs;
  /* The first wrong meaning comes from the same category where there is one: the near miss is what a trainee has to tell apart. */
  for (int tries = 0; tries < 4000 && count < INTERPRET_OPTIONS && pool->count; tries++) {
    const CodeEntry *entry = LIST_AT(*pool, CodeEntry, rng_below(&rng, (uint64_t)pool->count));
    if (!is_distractor(reading, right, entry, options, count)) continue;
    bool near = str_equal(entry->category, right->category);
    if (reading->kind == INTERPRET_MEANING && count == 1 && !near && tries < 2000) continue;
    options[count++] = (InterpretOption){entry->code, text_of(reading, entry, false)};
  }
  shuffle(&rng, options, count);
  return count;
}

int sim_interpret_options(const Scenario *scenario, uint64_t seed, const Item *item, InterpretOption options[INTERPRET_OPTIONS]) {
  CodeReading reading = sim_reading(item);
  return code_reading_options(scenario->codes, &reading, seed ^ hash64(item->id.at, item->id.length, 1), options);
}

Str sim_interpret_why(Arena *arena, const Scenario *scenario, const Item *item, Str option) {
  CodeReading reading = sim_reading(item);
  Str right = code_reading_right(&reading);
  if (reading.kind == INTERPRET_LIABILITY) {
    const GroupEntry *group = code_find_group(scenario->codes, right);
    return group ? str_format(arena, "%.*s: %.*s", STR_ARG(right), STR_ARG(group->meaning)) : STR("");
  }
  const CodeEntry *entry = reading.group == NONE ? code_find_rarc(scenario->codes, right) : code_find_carc(scenario->codes, right);
  if (!entry || str_equal(option, right)) return STR("");
  Str says = text_of(&reading, entry, true);
  return str_format(arena, "%.*s: %.*s%s Yours belongs to %.*s.", STR_ARG(right), STR_ARG(says), str_ends(says, STR(".")) ? "" : ".",
                    STR_ARG(option));
}
