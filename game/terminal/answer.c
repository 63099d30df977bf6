/* One question, shown and answered: a function for each kind. */
#include "terminal/inside.h"

/** Answers what was typed wrong with a line; the question is asked again. */
static Typed again(Terminal *t, const char *help) {
  say(t, str_from(help));
  return TYPED_TEXT;
}

static Action answer_to(const Item *item) { return (Action){.kind = ACTION_ANSWER, .item = item->index}; }

static Typed give(Terminal *t, const Action *action) { return terminal_do(t, action) ? TYPED_MOVED : TYPED_TEXT; }

/* ---- choices and readings ---- */

static Typed answer_choices(Terminal *t, const Item *item) {
  int places[SCENARIO_MOST_CHOICES], numbers[SCENARIO_MOST_CHOICES], count = 0;
  Str text;
  for (int i = 0; i < item->choice_count; i++) {
    if (!sim_choice_open(t->scenario, terminal_state(t), item, i)) continue;
    places[count++] = i;
    say_numbered(t, count, scenario_text(t, item->choices[i].text));
  }
  Str prompt = item->many ? STR("All that apply, such as 1 3; 0 for none: ") : str_format(t->scratch, "Choose 1 to %d: ", count);
  for (;;) {
    Typed typed = type_line(t, prompt, false, &text);
    if (typed != TYPED_TEXT) return typed;
    Action action = answer_to(item);
    bool none = item->many && str_is(text, "0");
    int given = none ? 0 : read_numbers(text, count, numbers, item->many ? count : 1);
    for (int i = 0; i < given; i++) action.choices |= 1u << places[numbers[i] - 1];
    if (given > 0 || none) {
      if (give(t, &action) == TYPED_MOVED) return TYPED_MOVED;
    } else {
      sayf(t, "Type a number from 1 to %d, or ? for help.", count);
    }
  }
}

static Typed answer_interpret(Terminal *t, const Item *item) {
  InterpretOption options[INTERPRET_OPTIONS];
  int count = sim_interpret_options(t->scenario, terminal_state(t)->seed, item, options), number;
  Str text;
  for (int i = 0; i < count; i++) say_numbered(t, i + 1, options[i].text);
  for (;;) {
    Typed typed = type_line(t, str_format(t->scratch, "Choose 1 to %d: ", count), false, &text);
    if (typed != TYPED_TEXT) return typed;
    Action action = answer_to(item);
    if (read_numbers(text, count, &number, 1) != 1) {
      sayf(t, "Type a number from 1 to %d, or ? for help.", count);
      continue;
    }
    action.option = options[number - 1].id;
    if (give(t, &action) == TYPED_MOVED) return TYPED_MOVED;
  }
}

/** Reads the numbers of all entries, each once. */
static bool read_order(Str text, const int8_t *shown, int count, Action *action) {
  int numbers[SCENARIO_MOST_ENTRIES];
  uint32_t named = 0;
  if (read_numbers(text, count, numbers, count) != count) return false;
  for (int i = 0; i < count; i++) {
    action->order[i] = shown[numbers[i] - 1];
    named |= 1u << (numbers[i] - 1);
  }
  return named == (1u << count) - 1;
}

static Typed answer_order(Terminal *t, const Item *item) {
  int8_t shown[SCENARIO_MOST_ENTRIES];
  Str text;
  sim_order_shown(terminal_state(t)->seed, item, shown);
  for (int i = 0; i < item->entry_count; i++) say_numbered(t, i + 1, scenario_text(t, item->entries[shown[i]].text));
  for (;;) {
    Typed typed = type_line(t, STR("All numbers, the first one first: "), false, &text);
    if (typed != TYPED_TEXT) return typed;
    Action action = answer_to(item);
    if (!read_order(text, shown, item->entry_count, &action))
      sayf(t, "Type each number from 1 to %d once, in the right order, such as 2 3 1.", item->entry_count);
    else if (give(t, &action) == TYPED_MOVED)
      return TYPED_MOVED;
  }
}

/* ---- figures ---- */

static Typed answer_sheet(Terminal *t, const Item *item) {
  Form form = {.count = item->cell_count};
  for (int i = 0; i < item->cell_count; i++) {
    const WorksheetCell *cell = &item->cells[i];
    form.labels[i] =
        item->kind == ITEM_MONEY ? STR("Amount") : str_format(t->scratch, "Line %d, %s", cell->line, worksheet_column_words[cell->column]);
  }
  if (item->as_of != DAY_NONE) sayf(t, "As of %.*s.", STR_ARG(day_text(t->scratch, item->as_of)));
  Typed typed = form_fill(t, &form);
  if (typed != TYPED_TEXT) return typed;
  Action action = answer_to(item);
  for (int i = 0; i < form.count; i++) action.cells[i] = form.values[i];
  return give(t, &action);
}

static Typed answer_posting(Terminal *t, const Item *item) {
  Form form = {.count = item->bucket_count, .has_total = true};
  Cents truth[BUCKET_COUNT];
  sim_posting_truth(t->scenario, terminal_state(t), item, truth);
  for (int i = 0; i < item->bucket_count; i++) {
    Str word = str_copy(t->scratch, str_from(bucket_words[item->buckets[i]]));
    form.labels[i] = str_format(t->scratch, "%c%.*s", (char)(word.at[0] - 'a' + 'A'), STR_ARG(str_slice(word, 1, word.length)));
    form.total += truth[item->buckets[i]];
  }
  sayf(t, "What you post must add up to %.*s.", STR_ARG(money_text(t->scratch, form.total)));
  Typed typed = form_fill(t, &form);
  if (typed != TYPED_TEXT) return typed;
  Action action = answer_to(item);
  for (int i = 0; i < form.count; i++) action.buckets[item->buckets[i]] = form.values[i];
  return give(t, &action);
}

static Typed answer_number(Terminal *t, const Item *item) {
  Str text;
  for (;;) {
    Typed typed = type_line(t, STR("Number: "), false, &text);
    if (typed != TYPED_TEXT) return typed;
    Action action = answer_to(item);
    Buf digits = buf_new(t->scratch);
    for (size_t i = 0; i < text.length; i++)
      if (text.at[i] != ',') buf_byte(&digits, text.at[i]);
    if (!str_to_int(buf_str(&digits), &action.number) || action.number > MONEY_MOST_CENTS || action.number < -MONEY_MOST_CENTS)
      again(t, "Type a whole number, such as 12.");
    else if (give(t, &action) == TYPED_MOVED)
      return TYPED_MOVED;
  }
}

/* ---- words, days, facts ---- */

static Typed answer_text(Terminal *t, const Item *item) {
  Str text;
  for (;;) {
    Typed typed = type_line(t, STR("Answer: "), true, &text);
    if (typed != TYPED_TEXT) return typed;
    Action action = answer_to(item);
    action.text = text;
    if (!text.length)
      again(t, "Type your answer, or ? for help.");
    else if (give(t, &action) == TYPED_MOVED)
      return TYPED_MOVED;
  }
}

static Typed answer_date(Terminal *t, const Item *item) {
  Str text;
  Day today = terminal_state(t)->day, from = DAY_NONE;
  bool asked = item->kind == ITEM_DAY; /* what it counts from is for the trainee to know */
  if (!asked) from = sim_date_window(t->scenario, terminal_state(t), item).from;
  if (from != DAY_NONE && from != today) sayf(t, "It counts from %.*s.", STR_ARG(day_text(t->scratch, from)));
  for (;;) {
    Typed typed = type_line(t, str_format(t->scratch, "Day (today is %.*s): ", STR_ARG(day_text(t->scratch, today))), false, &text);
    if (typed != TYPED_TEXT) return typed;
    Action action = answer_to(item);
    action.day = asked ? read_any_day(text, today) : read_day(text, today);
    if (action.day == DAY_NONE)
      again(t, "Type a day such as May 20, 5/20/2026, tomorrow, 10 business or 2 weeks.");
    else if (give(t, &action) == TYPED_MOVED)
      return TYPED_MOVED;
  }
}

/** Facts are chosen by number from all that were found; what is used and not pinned yet is pinned on the way. */
static bool choose_facts(Terminal *t, Str text, Action *action) {
  int numbers[SCENARIO_MOST_FACTS];
  int count = str_is(text, "0") ? 0 : read_numbers(text, t->fact_count, numbers, SCENARIO_MOST_FACTS);
  if (count < 0 || (!count && !str_is(text, "0"))) return false;
  for (int i = 0; i < count; i++)
    if (!bits_has(terminal_state(t)->known, t->facts[numbers[i] - 1])) return false;
  for (int i = 0; i < count; i++) {
    Action pin = {.kind = ACTION_PIN, .fact = t->facts[numbers[i] - 1]};
    if (!bits_has(terminal_state(t)->pinned, pin.fact) && !terminal_look(t, &pin)) return false;
    bits_add(action->facts, pin.fact);
  }
  return true;
}

static int fact_bits(const Action *action) {
  int count = 0;
  for (int i = 0; i < SCENARIO_MOST_FACTS; i++) count += bits_has(action->facts, i);
  return count;
}

static Typed answer_facts(Terminal *t, const Item *item) {
  bool link = item->kind == ITEM_LINK;
  Str text, prompt = link ? STR("Two numbers: ") : STR("Numbers of all that go with it, 0 for none: ");
  papers_facts(t, STR("What you have found:"));
  for (;;) {
    Typed typed = type_line(t, prompt, false, &text);
    if (typed != TYPED_TEXT) return typed;
    Action action = answer_to(item);
    if (!choose_facts(t, text, &action))
      again(t, link ? "Type two numbers of the list, such as 1 3. p shows the list; o lists what you can still read."
                    : "Type numbers of the list, such as 1 3. p shows the list; o lists what you can still read.");
    else if (link && fact_bits(&action) != 2)
      again(t, "Two findings are asked for.");
    else if (give(t, &action) == TYPED_MOVED)
      return TYPED_MOVED;
  }
}

Typed answer_item(Terminal *t, const Item *item) {
  switch (item->kind) {
  case ITEM_CHOICES: return answer_choices(t, item);
  case ITEM_INTERPRET: return answer_interpret(t, item);
  case ITEM_WORKSHEET:
  case ITEM_MONEY: return answer_sheet(t, item);
  case ITEM_NUMBER: return answer_number(t, item);
  case ITEM_TEXT: return answer_text(t, item);
  case ITEM_DAY:
  case ITEM_DATE: return answer_date(t, item);
  case ITEM_EVIDENCE:
  case ITEM_LINK: return answer_facts(t, item);
  case ITEM_ALLOCATE: return answer_posting(t, item);
  case ITEM_ORDER: return answer_order(t, item);
  case ITEM_LETTER: return answer_letter(t, item);
  case ITEM_TALK:
  case ITEM_KIND_COUNT: break;
  }
  return TYPED_LEAVE;
}
