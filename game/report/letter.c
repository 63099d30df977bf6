/* Letters in words: a whole one is too long for a line, so each part is told by its label. */
#include "report/inside.h"

static const LetterPart *part_of(const Item *item, int version) {
  const LetterPart *part = item->letter->parts;
  while (version >= part->first + part->count) part++;
  return part;
}

static bool falls_short(const Item *item, int version) {
  const LetterPart *part = part_of(item, version);
  if (item->choices[version].effects.violation != NONE) return true;
  for (int i = part->first; i < part->first + part->count; i++)
    if (item->choices[i].points > item->choices[version].points) return true;
  return false;
}

uint32_t letter_to_tell(const Item *item, uint32_t versions) {
  uint32_t short_ones = 0;
  for (int i = 0; i < item->choice_count; i++)
    if (((versions >> i) & 1u) && falls_short(item, i)) short_ones |= 1u << i;
  return short_ones ? short_ones : versions;
}

static void put_label(const Scenario *scenario, const State *state, const Item *item, int version, bool first, Buf *out) {
  Str label = sim_text(scenario, state, out->arena, part_of(item, version)->label);
  buf_format(out, "%s%.*s: ", first ? "" : " ", STR_ARG(label));
}

void put_letter(const Scenario *scenario, const State *state, const Item *item, uint32_t versions, int columns, Buf *out) {
  bool first = true;
  for (int i = 0; i < item->choice_count; i++) {
    if (!((versions >> i) & 1u)) continue;
    Str text = sim_text(scenario, state, out->arena, item->choices[i].text);
    put_label(scenario, state, item, i, first, out);
    buf_add(out, report_sentence(out->arena, columns ? words_shortened(out->arena, text, (size_t)columns) : text));
    first = false;
  }
}

Str letter_why(Arena *arena, const Scenario *scenario, const State *state, const Item *item, uint32_t versions) {
  Buf out = buf_new(arena);
  for (int i = 0; i < item->choice_count; i++) {
    if (!((versions >> i) & 1u)) continue;
    put_label(scenario, state, item, i, !out.length, &out);
    buf_add(&out, sim_text(scenario, state, arena, item->choices[i].why));
  }
  return buf_str(&out);
}
