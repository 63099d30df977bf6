/* Letters for the desk: the one being written, with every version of its parts, and those that were sent. */
#include "screens/view.h"

static const LetterPartView *part_views(Maker *maker, const State *state, const Item *item, uint32_t sent, int *count) {
  LetterPartView *parts = arena_make_many(maker->arena, LetterPartView, item->letter->part_count);
  for (int p = 0; p < item->letter->part_count; p++) {
    uint32_t open = sim_letter_open(maker->scenario, state, item, p);
    OptionView *versions = arena_make_many(maker->arena, OptionView, item->letter->parts[p].count);
    int version_count = 0;
    for (int i = 0; open >> i; i++)
      if (((open >> i) & 1u) && (!sent || ((sent >> i) & 1u)))
        versions[version_count++] =
            (OptionView){sim_text(maker->scenario, state, maker->arena, item->choices[i].text), UINT32_C(1) << i, item->choices[i].id};
    if (version_count)
      parts[(*count)++] = (LetterPartView){sim_text(maker->scenario, state, maker->arena, item->letter->parts[p].label), versions, version_count};
  }
  return parts;
}

const LetterView *letter_view(Maker *maker, const State *state, const Item *item, uint32_t sent) {
  LetterPage page = sim_letter(maker->scenario, state, maker->arena, item, sent);
  Str *to = arena_make_many(maker->arena, Str, page.to_count);
  LetterView *view = arena_make(maker->arena, LetterView);
  for (int i = 0; i < page.to_count; i++) to[i] = page.to[i];
  *view = (LetterView){.from = page.from,
                       .date = page.date,
                       .about = page.about,
                       .to = to,
                       .to_count = page.to_count,
                       .enclosures = page.enclosures,
                       .enclosure_count = page.enclosure_count,
                       .sent = sent};
  view->parts = part_views(maker, state, item, sent, &view->part_count);
  return view;
}

int make_letters(Maker *maker, PageView *pages) {
  int count = 0;
  const Item *item = sim_item(maker->scenario, maker->state);
  if (item && item->kind == ITEM_LETTER)
    pages[count++] = (PageView){.page = PAGE_DRAFT,
                                .title = word(W_YOUR_LETTER),
                                .arrived = word(W_NOT_SENT_YET),
                                .opened = true,
                                .letter = letter_view(maker, maker->state, item, 0)};
  for (int i = maker->line_count - 1; i >= 0; i--) {
    const Played *played = &maker->line[i];
    if (played->action.kind != ACTION_ANSWER || maker->scenario->items[played->action.item]->kind != ITEM_LETTER) continue;
    pages[count++] = (PageView){.page = PAGE_SENT,
                                .title = word_with(maker->arena, W_LETTER_OF, day_short(maker->arena, played->before.day), STR("")),
                                .arrived = word_with(maker->arena, W_LETTER_SENT, day_text(maker->arena, played->before.day), STR("")),
                                .opened = true,
                                .letter = letter_view(maker, &played->before, maker->scenario->items[played->action.item], played->action.choices)};
  }
  return count;
}
