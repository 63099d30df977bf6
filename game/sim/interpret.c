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

Str sim_interpret_right(const Scenario *scenario, const Item *item) {
  (void)scenario;
  return item->interpret == INTERPRET_LIABILITY ? str_from(liabilities[item->focus_group].id) : item->focus_code;
}

static const CodeEntry *entry_of(const Scenario *scenario, const Item *item) {
  return item->focus_group != NONE ? code_find_carc(scenario->codes, item->focus_code) : code_find_rarc(scenario->codes, item->focus_code);
}

static Str text_of(const Item *item, const CodeEntry *entry, bool right) {
  if (item->interpret == INTERPRET_MEANING) return entry->meaning;
  return right && item->right_action.length ? item->right_action : entry->usual_action;
}

/** Another reading must be clearly another: no text twice, in use today, and for actions of another category, whose first move is another. */
static bool is_distractor(const Item *item, const CodeEntry *right, const CodeEntry *entry, const InterpretOption *options, int count) {
  if (entry->tier != TIER_CORE || entry->deactivated || str_equal(entry->code, right->code)) return false;
  if (item->interpret == INTERPRET_ACTION && str_equal(entry->category, right->category)) return false;
  for (int i = 0; i < count; i++)
    if (str_equal(options[i].text, text_of(item, entry, false)) || str_equal(options[i].id, entry->code)) return false;
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

int sim_interpret_options(const Scenario *scenario, uint64_t seed, const Item *item, InterpretOption options[INTERPRET_OPTIONS]) {
  Rng rng = {seed ^ hash64(item->id.at, item->id.length, 1)};
  int count = 0;
  if (item->interpret == INTERPRET_LIABILITY) {
    for (int g = 0; g < GROUP_COUNT; g++) options[count++] = (InterpretOption){str_from(liabilities[g].id), str_from(liabilities[g].text)};
    shuffle(&rng, options, count);
    return count;
  }
  const CodeEntry *right = entry_of(scenario, item);
  options[count++] = (InterpretOption){right->code, text_of(item, right, true)};
  const FieldList *pool = item->focus_group != NONE ? &scenario->codes->carcs : &scenario->codes->rarcs;
  /* The first wrong meaning comes from the same category where there is one: the near miss is what a trainee has to tell apart. */
  for (int tries = 0; tries < 4000 && count < INTERPRET_OPTIONS && pool->count; tries++) {
    const CodeEntry *entry = LIST_AT(*pool, CodeEntry, rng_below(&rng, (uint64_t)pool->count));
    if (!is_distractor(item, right, entry, options, count)) continue;
    bool near = str_equal(entry->category, right->category);
    if (item->interpret == INTERPRET_MEANING && count == 1 && !near && tries < 2000) continue;
    options[count++] = (InterpretOption){entry->code, text_of(item, entry, false)};
  }
  shuffle(&rng, options, count);
  return count;
}
