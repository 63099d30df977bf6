/* A letter, part by part; then the whole of it is read before it goes. */
#include "terminal/inside.h"

static int offered(Terminal *t, const Item *item, int part, int *versions) {
  uint32_t open = sim_letter_open(t->scenario, terminal_state(t), item, part);
  int count = 0;
  for (int i = 0; open >> i; i++)
    if ((open >> i) & 1u) versions[count++] = i;
  return count;
}

static void say_part(Terminal *t, const Item *item, int part, uint32_t chosen, const int *versions, int count) {
  sayf(t, "Part %d of %d: %.*s.", part + 1, item->letter->part_count, STR_ARG(scenario_text(t, item->letter->parts[part].label)));
  for (int i = 0; i < count; i++) {
    Str text = scenario_text(t, item->choices[versions[i]].text);
    say_numbered(t, i + 1, (chosen >> versions[i]) & 1u ? str_format(t->scratch, "%.*s (chosen)", STR_ARG(text)) : text);
  }
}

/** One part. @return TYPED_TEXT to go on with `*part`. */
static Typed choose_version(Terminal *t, const Item *item, int *part, uint32_t *chosen) {
  int versions[SCENARIO_MOST_CHOICES], count = offered(t, item, *part, versions), number;
  Str text;
  if (!count) {
    ++*part;
    return TYPED_TEXT;
  }
  say_part(t, item, *part, *chosen, versions, count);
  for (;;) {
    Typed typed = type_line(t, str_format(t->scratch, "Choose 1 to %d%s: ", count, *part ? ", or b to go back" : ""), false, &text);
    if (typed == TYPED_REPEAT) {
      t->show_step = false;
      return TYPED_TEXT;
    }
    if (typed != TYPED_TEXT) return typed;
    if (*part > 0 && (str_equal_nocase(text, STR("b")) || str_equal_nocase(text, STR("back")))) {
      for (--*part; *part > 0 && !offered(t, item, *part, versions);) --*part;
      return TYPED_TEXT;
    }
    if (read_numbers(text, count, &number, 1) == 1) {
      for (int i = 0; i < count; i++) *chosen &= ~(1u << versions[i]);
      *chosen |= 1u << versions[number - 1];
      ++*part;
      return TYPED_TEXT;
    }
    sayf(t, "Type a number from 1 to %d, or ? for help.", count);
  }
}

static void say_letter(Terminal *t, const Item *item, uint32_t chosen) {
  LetterPage page = sim_letter(t->scenario, terminal_state(t), t->scratch, item, chosen);
  say_blank(t);
  say(t, STR("The letter:"));
  say_after(t, "  ", 2, page.from);
  say_after(t, "  ", 2, page.date);
  for (int i = 0; i < page.to_count; i++) say_after(t, i ? "  " : "  To: ", 6, page.to[i]);
  say_after(t, "  About: ", 4, page.about);
  for (int i = 0; i < page.paragraph_count; i++) say_after(t, "  ", 2, page.paragraphs[i]);
  if (page.enclosure_count) say_after(t, "  ", 2, STR("Enclosed:"));
  for (int i = 0; i < page.enclosure_count; i++) say_after(t, str_z(t->scratch, str_format(t->scratch, "  %d. ", i + 1)), 5, page.enclosures[i]);
  say_blank(t);
}

Typed answer_letter(Terminal *t, const Item *item) {
  Action action = {.kind = ACTION_ANSWER, .item = item->index};
  int part = 0, number, last = item->letter->part_count;
  bool shown = false;
  Str text;
  for (;;) {
    if (part < last) {
      bool all = shown;
      Typed typed = choose_version(t, item, &part, &action.choices);
      if (typed != TYPED_TEXT) return typed;
      if (all) part = last; /* one part was changed: back to the whole */
      continue;
    }
    say_letter(t, item, action.choices);
    shown = true;
    Typed typed = type_line(t, str_format(t->scratch, "Type send, or the number of a part to change (1 to %d): ", last), false, &text);
    if (typed == TYPED_REPEAT) t->show_step = false;
    if (typed != TYPED_TEXT && typed != TYPED_REPEAT) return typed;
    if (typed == TYPED_REPEAT) continue;
    if (str_equal_nocase(text, STR("send"))) {
      if (terminal_do(t, &action)) return TYPED_MOVED;
    } else if (read_numbers(text, last, &number, 1) == 1) {
      part = number - 1;
    } else {
      sayf(t, "Nothing was sent. Type send, or a number from 1 to %d.", last);
    }
  }
}
