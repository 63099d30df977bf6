/* What an action at a step can have to do with: everything that the machine may read or write from the answer to the next open question, found in the model.
   Two states at one step that agree on all of it go on alike: the same answers, the same outcomes, the same changes. More than is needed is never wrong. */
#include "analysis/graph.h"

typedef struct Touched {
  Analysis *analysis;
  const Scenario *scenario;
  Live live;
  uint64_t recovered[BITS_WORDS(SCENARIO_MOST_RECOVERIES)];
} Touched;

static void touch_day(Touched *touched) { touched->live.day = true; }

/** A page that comes brings its facts. */
static void touch_page(Touched *touched, int page) {
  bits_add(touched->live.pages, page);
  for (int i = 0; i < touched->scenario->fact_count; i++)
    if (touched->scenario->facts[i].page == page) bits_add(touched->live.facts, i);
  touch_day(touched);
}

static void touch_everything_shown(Touched *touched) {
  for (int i = 0; i < touched->scenario->page_count; i++) touch_page(touched, i);
  for (int i = 0; i < touched->scenario->fact_count; i++) bits_add(touched->live.facts, i);
}

/** What effects write; what they read stands among the reads of their step. */
static void touch_effects(Touched *touched, const Effects *effects) {
  Live *live = &touched->live;
  for (int i = 0; i < effects->learn_count; i++) bits_add(live->facts, effects->learn[i]);
  for (int i = 0; i < effects->set_count; i++) {
    live->vars |= UINT64_C(1) << effects->set[i].var;
    live_read_expr(touched->analysis, live, &effects->set[i].value);
  }
  for (int i = 0; i < effects->stamp_count; i++) live->stamps |= UINT64_C(1) << effects->stamp[i];
  for (int i = 0; i < effects->promise_count; i++) live->promises |= UINT32_C(1) << effects->promise[i];
  for (int i = 0; i < effects->keep_count; i++) live->promises |= UINT32_C(1) << effects->keep[i];
  for (int i = 0; i < effects->arrive_count; i++) touch_page(touched, effects->arrive[i]);
  live_read_expr(touched->analysis, live, &effects->recover_value);
  if (effects->recover_bit != NONE) bits_add(touched->recovered, effects->recover_bit);
  if (effects->recover_remit != NONE)
    for (int i = 0; i < touched->scenario->page_count; i++) touch_page(touched, i);
  bool moves = effects->advance.count || effects->stamp_count || effects->promise_count || effects->keep_count || effects->deal != NONE;
  if (moves) touch_day(touched);
}

/** Kinds of question in which the day plays no part, and no page but for the facts that they name. */
static bool is_timeless(const Item *item) {
  switch (item->kind) {
  case ITEM_CHOICES:
  case ITEM_INTERPRET:
  case ITEM_NUMBER:
  case ITEM_TEXT:
  case ITEM_ORDER:
  case ITEM_LETTER: return true;
  default: return false;
  }
}

static void touch_item(Touched *touched, const Item *item) {
  if (!is_timeless(item)) touch_everything_shown(touched);
  touch_effects(touched, &item->effects);
  for (int i = 0; i < item->choice_count; i++) touch_effects(touched, &item->choices[i].effects);
  for (int i = 0; i < item->mistake_count; i++) touch_effects(touched, &item->mistakes[i].effects);
  if (item->letter) touched->live.letters[item->letter->index] = ~UINT32_C(0);
  for (int i = 0; item->kind == ITEM_EVIDENCE && i < touched->scenario->fact_count; i++) bits_add(touched->live.sent, i);
}

/** In a talk every act may reveal something, and a pause passes days. */
static void touch_talk(Touched *touched, const Negotiation *talk) {
  for (int i = 0; i < talk->moves.count; i++) {
    int reveals = LIST_AT(talk->moves, NegotiationMove, i)->reveals;
    if (reveals != NONE) bits_add(touched->live.facts, reveals);
  }
  touch_day(touched);
}

/** What is looked at and done when a step is entered: its guard, what it tells, which of its questions is open. */
static void touch_entry(Touched *touched, const Step *step) {
  Live *live = &touched->live;
  live_read_expr(touched->analysis, live, &step->when);
  for (int i = 0; i < step->learn_count; i++) bits_add(live->facts, step->learn[i]);
  for (int i = 0; i < step->item_count; i++) {
    const Item *item = &step->items[i];
    bits_add(live->items, item->index);
    live_read_expr(touched->analysis, live, &item->when);
    for (int c = 0; c < item->choice_count; c++) {
      if (item->choices[c].once_bit != NONE) bits_add(live->used, item->choices[c].once_bit);
      live_read_expr(touched->analysis, live, &item->choices[c].when);
    }
  }
}

/** Guards send on from step to step. */
static void touch_target(Touched *touched, int step) {
  for (int left = touched->scenario->step_count; step != NONE && left > 0; left--) {
    touch_entry(touched, &touched->scenario->steps[step]);
    step = touched->scenario->steps[step].otherwise;
  }
}

/** Where there are events, one may be due at any step. */
static void touch_events(Touched *touched) {
  const Scenario *scenario = touched->scenario;
  if (scenario->event_count) touch_day(touched);
  for (int i = 0; i < scenario->event_count; i++) {
    const Event *event = &scenario->events[i];
    live_read_expr(touched->analysis, &touched->live, &event->when);
    live_read_anchor(touched->analysis, &touched->live, &event->from);
    touch_effects(touched, &event->effects);
    touch_target(touched, event->effects.to_step);
  }
}

static void touch_step(Touched *touched, int index) {
  const Step *step = &touched->scenario->steps[index];
  Arena *scratch = arena_new(0);
  const int *targets;
  int count = live_targets(scratch, step, &targets);
  live_merge(&touched->live, &touched->analysis->own[index]);
  for (int i = 0; i < step->item_count; i++) touch_item(touched, &step->items[i]);
  touch_effects(touched, &step->leave);
  if (step->wait_count) touch_day(touched);
  if (step->talk) touch_talk(touched, step->talk);
  for (int i = 0; i < count; i++) touch_target(touched, targets[i]);
  touch_events(touched);
  arena_free(scratch);
}

static bool is_touched(const Touched *touched, const KeyField *field) {
  const Live *live = &touched->live;
  switch (field->kind) {
  case KEY_ENDING:
  case KEY_STEP:
  case KEY_ITEM:
  case KEY_TALK:
  case KEY_SPENT:
  case KEY_PAGE_PLACE: /* hangs on all others and on the day */
  case KEY_TALK_STATE: return true;
  case KEY_DAY: return live->day;
  case KEY_ANSWERED: return bits_has(live->items, field->a);
  case KEY_USED: return bits_has(live->used, field->a);
  case KEY_KNOWN: return bits_has(live->facts, field->a);
  case KEY_RECOVERED: return bits_has(touched->recovered, field->a);
  case KEY_VAR: return (live->vars >> field->a) & 1u;
  case KEY_STAMP: return (live->stamps >> field->a) & 1u;
  case KEY_PAGE_DAY:
  case KEY_PAGE_HERE: return bits_has(live->pages, field->a);
  case KEY_PROMISE_DAY:
  case KEY_PROMISE_MADE:
  case KEY_KEPT: return (live->promises >> field->a) & 1u;
  case KEY_LETTER: return (live->letters[field->a] >> field->b) & 1u;
  case KEY_PACKET: return bits_has(live->sent, field->b);
  }
  return true;
}

void touch_mask(Analysis *analysis, int step, uint64_t *mask) {
  const KeyLayout *layout = &analysis->layout;
  Touched touched = {.analysis = analysis, .scenario = analysis->scenario};
  for (size_t i = 0; i < layout->count; i++)
    if (layout->fields[i].kind == KEY_PAGE_PLACE) touch_day(&touched);
  touch_step(&touched, step);
  for (int i = 0; i < layout->words; i++) mask[i] = 0;
  for (size_t i = 0; i < layout->count; i++) {
    const KeyField *field = &layout->fields[i];
    if (is_touched(&touched, field)) mask[field->word] |= (~UINT64_C(0) >> (64 - field->width)) << field->shift;
  }
}
