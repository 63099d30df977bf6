/* Letters: parts of which each has versions, a packet that goes with them, and what conditions ask about what was written. */
#include "scenario/reader.h"

const RawItem *reader_raw_item(const Reader *reader, int item) {
  for (int s = 0; s < reader->raw.steps.count; s++) {
    const FieldList *items = &LIST_AT(reader->raw.steps, RawStep, s)->items;
    if (item < items->count) return LIST_AT(*items, RawItem, item);
    item -= items->count;
  }
  return NULL;
}

/** How many letters are asked for before that question. */
static int letters_before(const Reader *reader, int item) {
  int count = 0;
  for (int s = 0; s < reader->raw.steps.count; s++) {
    const FieldList *items = &LIST_AT(reader->raw.steps, RawStep, s)->items;
    for (int i = 0; i < items->count && item > 0; i++, item--) count += LIST_AT(*items, RawItem, i)->letter != NULL;
  }
  return count;
}

int reader_version(Reader *reader, int item, Str name, Str version, const Json *letter_place, const Json *version_place) {
  const RawItem *question = reader_raw_item(reader, item);
  const RawLetter *letter = question ? question->letter : NULL;
  int index = letter ? letters_before(reader, item) : 0, place = 0;
  Str names[SCENARIO_MOST_CHOICES];
  if (!letter) {
    reader_fault(reader, "E504", letter_place, "\"%.*s\" is no letter question, so nothing is written by it", STR_ARG(name));
    return NONE;
  }
  for (int p = 0; p < letter->parts.count; p++) {
    const FieldList *versions = &LIST_AT(letter->parts, RawLetterPart, p)->versions;
    for (int v = 0; v < versions->count && place < SCENARIO_MOST_CHOICES; v++, place++) {
      names[place] = LIST_AT(*versions, RawChoice, v)->id;
      if (!str_equal(names[place], version)) continue;
      if (index < SCENARIO_MOST_LETTERS) reader->scenario->letters_read[index] |= UINT32_C(1) << place;
      return place;
    }
  }
  if (!place || !names[0].length) return NONE; /* what could not be read was reported */
  reader_fault(reader, "E501", version_place, "the letter has no version \"%.*s\"%.*s", STR_ARG(version),
               STR_ARG(reader_known_words(reader, version, names, place)));
  return NONE;
}

/** Conditions name a version without its part, and a journal a part. */
static void check_ids(Reader *reader, const Choice *versions, int count, const RawChoice *version) {
  for (int i = 0; i < count; i++)
    if (str_equal(versions[i].id, version->id) && version->id.length)
      reader_fault(reader, "E502", json_place(version->json, "id"), "another version in this letter has the id \"%.*s\"", STR_ARG(version->id));
}

static void check_part_id(Reader *reader, const LetterPart *parts, int at, const Json *json) {
  for (int i = 0; i < at; i++)
    if (str_equal(parts[i].id, parts[at].id) && parts[at].id.length)
      reader_fault(reader, "E502", json_place(json, "id"), "another part of this letter has the id \"%.*s\"", STR_ARG(parts[at].id));
}

static void read_parts(Reader *reader, const RawLetter *raw, Item *item, LetterPart *parts) {
  Choice *versions = arena_make_many(reader->arena, Choice, SCENARIO_MOST_CHOICES);
  item->choices = versions;
  for (int p = 0; p < raw->parts.count; p++) {
    const RawLetterPart *from = LIST_AT(raw->parts, RawLetterPart, p);
    int32_t best = INT32_MIN;
    parts[p] = (LetterPart){.id = from->id, .label = from->label, .first = item->choice_count};
    check_part_id(reader, parts, p, from->json);
    reader_check_text(reader, from->label, json_place(from->json, "label"));
    for (int v = 0; v < from->versions.count; v++) {
      const RawChoice *version = LIST_AT(from->versions, RawChoice, v);
      if (item->choice_count == SCENARIO_MOST_CHOICES) {
        reader_fault(reader, "E509", version->json, "more versions in one letter than %d", SCENARIO_MOST_CHOICES);
        return;
      }
      check_ids(reader, versions, item->choice_count, version);
      Choice *made = &versions[item->choice_count++];
      *made = reader_choice(reader, version);
      parts[p].count++;
      if (effects_any(&made->effects)) item->has_effects = true;
      if (made->points > best) best = made->points;
    }
    if (parts[p].count) item->points += best;
  }
}

/** The packet has to be sent before the letter that it goes with. */
static int read_attach(Reader *reader, const RawLetter *raw, const Item *item) {
  const Json *place = json_place(raw->json, "attach");
  int attach = reader_resolve(reader, &reader->items, raw->attach, place);
  if (attach == NONE) return NONE;
  const RawItem *packet = reader_raw_item(reader, attach);
  const RawStep *step = LIST_AT(reader->raw.steps, RawStep, item->step);
  bool same_step = false;
  for (int i = 0; i < step->items.count; i++) same_step = same_step || LIST_AT(step->items, RawItem, i) == packet;
  if (!packet || !packet->evidence)
    reader_fault(reader, "E523", place, "\"%.*s\" is no evidence question, so it gives nothing to enclose", STR_ARG(raw->attach));
  else if (same_step && attach > item->index)
    reader_fault(reader, "E523", place, "\"%.*s\" is asked after the letter; what goes with it is chosen before", STR_ARG(raw->attach));
  else
    return attach;
  return NONE;
}

void reader_item_letter(Reader *reader, const RawItem *raw, Item *item) {
  const RawLetter *from = raw->letter;
  Letter *letter = arena_make(reader->arena, Letter);
  LetterPart *parts = arena_make_many(reader->arena, LetterPart, from->parts.count);
  *letter = (Letter){.about = from->about, .parts = parts, .part_count = from->parts.count, .attach = read_attach(reader, from, item)};
  letter->index = letters_before(reader, item->index);
  letter->to = reader_resolve(reader, &reader->people, from->to, json_place(from->json, "to"));
  reader_check_text(reader, from->about, json_place(from->json, "about"));
  if (letter->index >= SCENARIO_MOST_LETTERS) reader_fault(reader, "E509", from->json, "more letters than %d", SCENARIO_MOST_LETTERS);
  read_parts(reader, from, item, parts);
  item->letter = letter;
}
