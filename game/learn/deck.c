/* The cards of the code drill: which there are, what they are called, and the question each asks on a line of a remittance. */
#include <stdlib.h>

#include "learn/drill.h"
#include "overturn/hash.h"

/* Who pays and what for is invented; codes and figures of a line are drawn so that they belong together. */
static const char *const payers[] = {"Pinecrest Health Plan", "Lakeshore Mutual", "Calverra Health Plan", "Lakemont Mutual Health"};
static const struct {
  const char *code, *service;
  int dollars;
} services[] = {
    {"99214", "Office visit", 240},     {"73721", "MRI, lower joint", 1480},    {"29881", "Knee arthroscopy", 3900},
    {"45378", "Colonoscopy", 2150},     {"97110", "Therapeutic exercise", 130}, {"93306", "Echocardiogram", 1260},
    {"70450", "CT, head", 980},         {"85025", "Blood count", 60},           {"64483", "Injection, lower back", 1750},
    {"99284", "Emergency visit", 1120},
};

/* ---- Cards ---- */

static int usual_group(const CodeEntry *entry) {
  for (int i = 0; i < entry->usual_group.count; i++)
    for (int group = 0; group < GROUP_COUNT; group++)
      if (str_equal(*FIELD_AT(entry->usual_group, const Str, i), group_code_word(group))) return group;
  return GROUP_CO;
}

static void add_card(Arena *arena, DrillCard *cards, int *count, CodeReading reading, const CodeEntry *entry) {
  cards[*count] =
      (DrillCard){.id = code_reading_name(arena, &reading), .reading = reading, .entry = entry, .core = !entry || entry->tier == TIER_CORE};
  (*count)++;
}

static void add_codes(Arena *arena, DrillCard *cards, int *count, const FieldList *codes, bool remarks) {
  for (int i = 0; i < codes->count; i++) {
    const CodeEntry *entry = FIELD_AT(*codes, const CodeEntry, i);
    if (entry->deactivated || entry->tier == TIER_RETIRED) continue;
    int group = remarks ? NONE : usual_group(entry);
    add_card(arena, cards, count, (CodeReading){.kind = INTERPRET_MEANING, .group = group, .code = entry->code}, entry);
    add_card(arena, cards, count, (CodeReading){.kind = INTERPRET_ACTION, .group = group, .code = entry->code}, entry);
  }
}

typedef struct Place {
  Str id;
  int place;
} Place;

static int compare_places(const void *a, const void *b) { return str_compare(((const Place *)a)->id, ((const Place *)b)->id); }

DrillDeck drill_deck(Arena *arena, const CodeReference *codes) {
  DrillCard *cards = arena_make_many(arena, DrillCard, GROUP_COUNT + 2 * (codes->carcs.count + codes->rarcs.count));
  int count = 0;
  for (int group = 0; group < GROUP_COUNT; group++) add_card(arena, cards, &count, (CodeReading){.kind = INTERPRET_LIABILITY, .group = group}, NULL);
  add_codes(arena, cards, &count, &codes->carcs, false);
  add_codes(arena, cards, &count, &codes->rarcs, true);
  Place *places = arena_make_many(arena, Place, count);
  int *by_id = arena_make_many(arena, int, count);
  for (int i = 0; i < count; i++) places[i] = (Place){cards[i].id, i};
  qsort(places, (size_t)count, sizeof *places, compare_places);
  for (int i = 0; i < count; i++) by_id[i] = places[i].place;
  return (DrillDeck){.codes = codes, .cards = cards, .count = count, .by_id = by_id};
}

int drill_find(const DrillDeck *deck, Str id) {
  int low = 0, high = deck->count;
  while (low < high) {
    int middle = low + (high - low) / 2, order = str_compare(deck->cards[deck->by_id[middle]].id, id);
    if (order == 0) return deck->by_id[middle];
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return NONE;
}

/* ---- The line of a remittance ---- */

static bool lists(const FieldList *list, Str text) {
  for (int i = 0; i < list->count; i++)
    if (str_equal(*FIELD_AT(*list, const Str, i), text)) return true;
  return false;
}

/** One of the codes in use that `fits`, drawn; NULL where none does. */
static const CodeEntry *draw_code(const FieldList *codes, Rng *rng, bool (*fits)(const CodeEntry *entry, const void *with), const void *with) {
  const CodeEntry *found = NULL;
  uint64_t seen = 0;
  for (int i = 0; i < codes->count; i++) {
    const CodeEntry *entry = FIELD_AT(*codes, const CodeEntry, i);
    if (entry->tier == TIER_CORE && !entry->deactivated && fits(entry, with) && rng_below(rng, ++seen) == 0) found = entry;
  }
  return found;
}

/* A line whose adjustment needs no remark, or two adjustments, to be told. */
static bool comes_in_group(const CodeEntry *entry, const void *group) {
  return !entry->rarc_required && lists(&entry->usual_group, group_code_word(*(const int *)group));
}

static bool explains(const CodeEntry *remark, const void *carc) {
  return !remark->alert && lists(&remark->usual_carc, ((const CodeEntry *)carc)->code);
}

static bool of_category(const CodeEntry *remark, const void *carc) {
  return !remark->alert && str_equal(remark->category, ((const CodeEntry *)carc)->category);
}

static const CodeEntry *usual_carc(const CodeReference *codes, const CodeEntry *remark, Rng *rng) {
  const CodeEntry *found = NULL;
  if (remark->usual_carc.count > 0)
    found = code_find_carc(codes, *FIELD_AT(remark->usual_carc, const Str, rng_below(rng, (uint64_t)remark->usual_carc.count)));
  return found ? found : code_find_carc(codes, STR("45"));
}

/* Some adjustments leave a part to be paid. */
static bool takes_a_part(const CodeEntry *carc) {
  static const char *const parts[] = {"patient-responsibility", "contractual", "payment-adjustment"};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (carc && str_is(carc->category, parts[i])) return true;
  return false;
}

static void draw_amounts(Rng *rng, const CodeEntry *carc, bool patient, DrillSnippet *line) {
  size_t which = (size_t)rng_below(rng, sizeof services / sizeof *services);
  line->payer = str_from(payers[rng_below(rng, sizeof payers / sizeof *payers)]);
  line->code = str_from(services[which].code);
  line->service = str_from(services[which].service);
  line->charge_cents = services[which].dollars * INT64_C(100);
  line->adjusted_cents = line->charge_cents;
  if (takes_a_part(carc)) line->adjusted_cents = money_ratio(line->charge_cents, 10 + (int64_t)rng_below(rng, 50), 100);
  line->paid_cents = line->charge_cents - line->adjusted_cents;
  line->allowed_cents = patient && line->paid_cents ? line->charge_cents : line->paid_cents;
}

static DrillSnippet draw_snippet(const CodeReference *codes, const DrillCard *card, Rng *rng) {
  DrillSnippet line = {.remark = STR("")};
  const CodeEntry *carc = card->entry, *remark = NULL;
  int group = card->reading.group;
  if (card->reading.kind == INTERPRET_LIABILITY) {
    carc = draw_code(&codes->carcs, rng, comes_in_group, &group);
  } else if (group == NONE) {
    remark = card->entry;
    carc = usual_carc(codes, remark, rng);
    group = carc ? usual_group(carc) : GROUP_CO;
  } else if (carc->rarc_required) {
    remark = draw_code(&codes->rarcs, rng, explains, carc);
    if (!remark) remark = draw_code(&codes->rarcs, rng, of_category, carc);
  }
  line.group = group_code_word(group);
  if (carc) line.carc = carc->code;
  if (remark) line.remark = remark->code;
  draw_amounts(rng, carc, group == GROUP_PR, &line);
  return line;
}

/* ---- The question ---- */

static Str prompt(Arena *arena, const DrillCard *card) {
  static const char *const before[] = {"Who carries what ", "What does ", "What do you do first on "}, *const after[] = {" takes off?", " say?", "?"};
  const CodeReading *reading = &card->reading;
  Str code = reading->kind == INTERPRET_LIABILITY ? code_reading_right(reading)
             : reading->group == NONE             ? reading->code
                                                  : str_format(arena, "%.*s-%.*s", STR_ARG(group_code_word(reading->group)), STR_ARG(reading->code));
  return str_format(arena, "%s%.*s%s", before[reading->kind], STR_ARG(code), after[reading->kind]);
}

static void tell(const CodeReference *codes, const DrillCard *card, DrillQuestion *question) {
  if (card->entry) {
    question->answer[0] = card->entry->meaning;
    question->answer[1] = card->entry->usual_action;
    question->note = card->entry->note;
    return;
  }
  const GroupEntry *group = code_find_group(codes, code_reading_right(&card->reading));
  if (!group) return;
  question->answer[0] = group->meaning;
  question->answer[1] = group->reading;
}

DrillQuestion drill_question(Arena *arena, const Drill *drill, int place) {
  const DrillCard *card = &drill->deck->cards[place];
  DrillQuestion question = {.prompt = prompt(arena, card)};
  Rng rng = {hash64(card->id.at, card->id.length, (uint64_t)drill->memories[place].card.reviews)};
  question.snippet = draw_snippet(drill->deck->codes, card, &rng);
  question.count = code_reading_options(drill->deck->codes, &card->reading, rng_next(&rng), question.options);
  Str right = code_reading_right(&card->reading);
  while (!str_equal(question.options[question.right].id, right)) question.right++;
  tell(drill->deck->codes, card, &question);
  return question;
}
