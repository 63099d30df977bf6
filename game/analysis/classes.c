/* Answers that stand for all others that behave alike: right and wrong, named mistakes, days with the same consequences, packets, offers. */
#include "analysis/graph.h"

typedef struct Classes {
  const Analysis *analysis;
  const Scenario *scenario;
  const State *state;
  const Item *item;
  Action *actions;
  int count, room;
  bool cut;
} Classes;

static Action *add(Classes *classes) {
  if (classes->count == classes->room) {
    classes->cut = true;
    return &classes->actions[classes->count - 1];
  }
  Action *action = &classes->actions[classes->count++];
  *action = (Action){.kind = ACTION_ANSWER, .item = classes->item ? classes->item->index : NONE};
  return action;
}

static void add_choices(Classes *classes) {
  const Item *item = classes->item;
  uint32_t open = 0;
  for (int i = 0; i < item->choice_count; i++)
    if (sim_choice_open(classes->scenario, classes->state, item, i)) open |= 1u << i;
  if (!item->many) {
    for (int i = 0; i < item->choice_count; i++)
      if ((open >> i) & 1u) add(classes)->choices = 1u << i;
    return;
  }
  /* Every subset of the open ones, by counting down through their bits. */
  for (uint32_t subset = open;; subset = (subset - 1) & open) {
    add(classes)->choices = subset;
    if (subset == 0 || classes->cut) break;
  }
}

static void add_interpret(Classes *classes) {
  InterpretOption options[INTERPRET_OPTIONS];
  Str right = sim_interpret_right(classes->scenario, classes->item);
  int count = sim_interpret_options(classes->scenario, classes->state->seed, classes->item, options);
  add(classes)->option = right;
  for (int i = 0; i < count; i++) {
    if (str_equal(options[i].id, right)) continue;
    add(classes)->option = options[i].id;
    return;
  }
}

static void fill_truth(const Classes *classes, Action *action) {
  for (int i = 0; i < classes->item->cell_count; i++) action->cells[i] = sim_cell_truth(classes->scenario, classes->state, classes->item, i);
}

/** Makes the figures of a mistake: the first cell that it speaks of takes up the difference. */
static void fill_mistake(const Item *item, const Mistake *mistake, Action *action) {
  for (int c = 0; c < COLUMN_COUNT; c++) {
    int first = NONE;
    Cents sum = 0;
    for (int i = 0; mistake->has[c] && i < item->cell_count; i++) {
      bool here = item->kind == ITEM_MONEY || (item->cells[i].column == c && (!mistake->line || item->cells[i].line == mistake->line));
      if (!here) continue;
      if (first == NONE) first = i;
      sum += action->cells[i];
    }
    if (first != NONE) action->cells[first] += mistake->value_cents[c] - sum;
  }
}

static void add_figures(Classes *classes) {
  const Item *item = classes->item;
  fill_truth(classes, add(classes));
  for (int m = 0; m < item->mistake_count; m++) {
    Action *action = add(classes);
    fill_truth(classes, action);
    fill_mistake(item, &item->mistakes[m], action);
  }
  Action *wrong = add(classes);
  fill_truth(classes, wrong);
  for (int i = 0; i < item->cell_count; i++) wrong->cells[i] += item->tolerance_cents + 12345 + 1000 * i;
}

static bool pinned_all(const State *state, const int *facts, int count) {
  for (int i = 0; i < count; i++)
    if (!bits_has(state->pinned, facts[i])) return false;
  return true;
}

static bool in_list(const int *facts, int count, int fact) {
  for (int i = 0; i < count; i++)
    if (facts[i] == fact) return true;
  return false;
}

typedef enum Packing { PACK_REQUIRED, PACK_NOTHING, PACK_TOO_MUCH, PACK_BESIDE } Packing;

/** Of the facts that no condition asks about: whether a packet of that kind holds this one. */
static bool packs(const Item *item, Packing packing, int fact) {
  bool required = in_list(item->required, item->required_count, fact), too_much = in_list(item->too_much, item->too_much_count, fact);
  switch (packing) {
  case PACK_REQUIRED: return required;
  case PACK_TOO_MUCH: return too_much;
  case PACK_BESIDE: return !required && !too_much && !in_list(item->optional, item->optional_count, fact);
  case PACK_NOTHING: break;
  }
  return false;
}

#define ASKED_MOST 8

/** Every subset of the facts that conditions ask about, and with each of the rest what pays most, what pays nothing, what goes too far and what is beside the point. */
static void add_evidence(Classes *classes) {
  const State *state = classes->state;
  const uint64_t *sent = classes->analysis->sent[classes->item->packet];
  int asked[ASKED_MOST], count = 0;
  for (int fact = 0; fact < classes->scenario->fact_count; fact++) {
    if (!bits_has(state->pinned, fact) || !bits_has(sent, fact)) continue;
    if (count == ASKED_MOST) {
      classes->cut = true;
      return;
    }
    asked[count++] = fact;
  }
  for (uint32_t subset = (1u << count); subset-- > 0;)
    for (Packing packing = PACK_REQUIRED; packing <= PACK_BESIDE; packing++) {
      Action *action = add(classes);
      for (int i = 0; i < count; i++)
        if ((subset >> i) & 1u) bits_add(action->facts, asked[i]);
      for (int fact = 0; fact < classes->scenario->fact_count; fact++)
        if (bits_has(state->pinned, fact) && !bits_has(sent, fact) && packs(classes->item, packing, fact)) bits_add(action->facts, fact);
    }
}

/** Whether a version is told from others by its points alone. */
static bool only_points(const Scenario *scenario, const Item *item, int version) {
  return !effects_any(&item->choices[version].effects) && !((scenario->letters_read[item->letter->index] >> version) & 1u);
}

/** Versions of a part that a search tries: each that does something of its own, and of the others the one that pays most or least. */
static uint32_t tried_versions(const Classes *classes, int part, bool least) {
  const Item *item = classes->item;
  uint32_t open = sim_letter_open(classes->scenario, classes->state, item, part), tried = 0;
  int found = NONE;
  int32_t found_points = 0;
  for (int i = 0; open >> i; i++) {
    const Choice *version = &item->choices[i];
    if (!((open >> i) & 1u)) continue;
    if (!only_points(classes->scenario, item, i)) {
      tried |= 1u << i;
      continue;
    }
    bool half = version->points > 0 && !pinned_all(classes->state, version->needs, version->needs_count);
    int32_t points = half ? version->points / 2 : version->points;
    if (found != NONE && (least ? points >= found_points : points <= found_points)) continue;
    found = i;
    found_points = points;
  }
  return found == NONE ? tried : tried | 1u << found;
}

/**
 * What versions only pay adds up part by part, so all parts at their best and all at their worst stand for every mixture; combined are only the
 * versions that do something of their own.
 */
static void add_letters(Classes *classes) {
  const Item *item = classes->item;
  uint32_t tried[SCENARIO_MOST_PARTS];
  for (int least = 0; least < 2; least++) {
    uint32_t versions = 0;
    for (int p = 0; p < item->letter->part_count; p++) {
      tried[p] = tried_versions(classes, p, least);
      versions |= tried[p] & (~tried[p] + 1);
    }
    /* Counted up like a number: one digit for each part, its lowest bit first. */
    for (bool more = true; more && !classes->cut;) {
      add(classes)->choices = versions;
      more = false;
      for (int p = 0; p < item->letter->part_count && !more; p++) {
        uint32_t now = versions & tried[p], higher = tried[p] & ~(now | (now - 1));
        if (!tried[p]) continue;
        more = higher != 0;
        uint32_t next = more ? higher : tried[p];
        versions = (versions & ~tried[p]) | (next & (~next + 1));
      }
    }
  }
}

uint32_t classes_letter_alike(const Scenario *scenario, const State *state, const Item *item, uint32_t versions) {
  uint32_t alike = versions;
  for (int p = 0; p < item->letter->part_count; p++) {
    uint32_t open = sim_letter_open(scenario, state, item, p), plain = 0;
    for (int i = 0; open >> i; i++)
      if (((open >> i) & 1u) && only_points(scenario, item, i)) plain |= 1u << i;
    if (versions & plain) alike |= plain;
  }
  return alike;
}

static void add_link(Classes *classes) {
  if (pinned_all(classes->state, classes->item->required, classes->item->required_count)) {
    Action *right = add(classes);
    for (int i = 0; i < classes->item->required_count; i++) bits_add(right->facts, classes->item->required[i]);
  }
  add(classes);
}

/** Right, one swap away, and turned round: what is worth all, some and nothing. */
static void add_orders(Classes *classes) {
  int count = classes->item->entry_count;
  Action *right = add(classes), *swapped = add(classes), *reversed = add(classes);
  for (int i = 0; i < count; i++) {
    right->order[i] = (int8_t)i;
    swapped->order[i] = (int8_t)(i == 0 ? 1 : i == 1 ? 0 : i);
    reversed->order[i] = (int8_t)(count - 1 - i);
  }
}

static bool has_day(const Classes *classes, Day day) {
  for (int i = 0; i < classes->count; i++)
    if (classes->actions[i].day == day) return true;
  return false;
}

static void add_day(Classes *classes, const DateWindow *window, Day day) {
  if (day == DAY_NONE || day < window->earliest || day > window->latest || has_day(classes, day)) return;
  add(classes)->day = day;
}

/** The right day, those of mistakes, and one that is none of them. */
static void add_asked_days(Classes *classes) {
  const Item *item = classes->item;
  Day right = sim_asked_day(classes->scenario, classes->state, &item->day), other = classes->state->day;
  if (right != DAY_NONE) add(classes)->day = right;
  for (int i = 0; i < item->mistake_count; i++) {
    Day day = sim_asked_day(classes->scenario, classes->state, &item->mistakes[i].day);
    if (day != DAY_NONE && !has_day(classes, day)) add(classes)->day = day;
  }
  while (has_day(classes, other)) other++;
  add(classes)->day = other;
}

/** The days around which something falls due, as things stand in `state`. */
static void add_due_days(Classes *classes, const DateWindow *window, const State *state) {
  const Scenario *scenario = classes->scenario;
  for (int i = 0; i < scenario->event_count; i++) {
    Day due = bits_has(state->spent, i) ? DAY_NONE : sim_event_day(scenario, state, i);
    if (due == DAY_NONE) continue;
    add_day(classes, window, due - 1);
    add_day(classes, window, due);
  }
  for (int i = 0; i < scenario->promise_count; i++) {
    Day due = sim_promise_day(scenario, state, i);
    if (due == DAY_NONE) continue;
    add_day(classes, window, due);
    add_day(classes, window, due + 1);
  }
  for (int i = 0; i < scenario->deadline_count; i++) {
    Day due = sim_deadline_day(scenario, state, i);
    if (due == DAY_NONE) continue;
    add_day(classes, window, due);
    add_day(classes, window, due + 1);
  }
}

/** The days on which a condition that counts days turns, while nothing else changes. */
static void add_turning_days(Classes *classes, const DateWindow *window) {
  const Analysis *analysis = classes->analysis;
  Day days[SCENARIO_MOST_DAYS + 1];
  for (size_t i = 0; i < analysis->day_expr_count; i++) {
    int count = turning_days(classes->scenario, classes->state, analysis->day_exprs[i], window->earliest, window->latest, days);
    for (int d = 0; d < count; d++) add_day(classes, window, days[d]);
  }
}

/**
 * Every day that earns something; of the others the first, the last, and those before, on and after which something falls due or a condition turns: between
 * two such days nothing happens and nothing is earned, so the first day of a stretch stands for the stretch. What happens on the way may make more fall due.
 */
static void add_days(Classes *classes) {
  DateWindow window = sim_date_window(classes->scenario, classes->state, classes->item);
  for (Day day = window.accept_first; day <= window.accept_last; day++) add_day(classes, &window, day);
  add_day(classes, &window, window.earliest);
  add_day(classes, &window, window.accept_last + 1);
  add_day(classes, &window, window.latest);
  add_due_days(classes, &window, classes->state);
  add_turning_days(classes, &window);
  for (int i = 0; i < classes->count && classes->analysis->events_chain; i++) {
    State after = *classes->state;
    Result result = sim_step(classes->scenario, &after, &classes->actions[i]);
    if (result.event_count) add_due_days(classes, &window, &after);
  }
}

static void add_talk(Classes *classes, const Negotiation *talk, bool *cut) {
  NegotiationAct acts[CLASSES_MOST];
  int count = negotiation_search_acts(talk, &classes->state->talks[talk->index], sim_holds, classes->state, acts, CLASSES_MOST);
  if (count == CLASSES_MOST) *cut = true;
  for (int i = 0; i < count; i++) {
    Action *action = add(classes);
    action->kind = ACTION_TALK;
    action->item = talk->index;
    action->talk = acts[i];
  }
}

int classes_list(const Analysis *analysis, const State *state, Action *actions, int room, bool *cut) {
  const Scenario *scenario = analysis->scenario;
  Classes classes = {analysis, scenario, state, sim_item(scenario, state), actions, 0, room, false};
  const Item *item = classes.item;
  const Negotiation *talk = sim_talk(scenario, state);
  if (sim_over(state)) return 0;
  if (talk) {
    add_talk(&classes, talk, cut);
  } else if (!item) {
    add(&classes)->kind = ACTION_NEXT;
  } else {
    switch (item->kind) {
    case ITEM_CHOICES: add_choices(&classes); break;
    case ITEM_INTERPRET: add_interpret(&classes); break;
    case ITEM_WORKSHEET:
    case ITEM_MONEY: add_figures(&classes); break;
    case ITEM_NUMBER:
      add(&classes)->number = item->number;
      add(&classes)->number = item->number + item->number_tolerance + 1;
      break;
    case ITEM_TEXT:
      add(&classes)->text = item->accepted[0];
      add(&classes)->text = STR("?");
      break;
    case ITEM_DATE: add_days(&classes); break;
    case ITEM_DAY: add_asked_days(&classes); break;
    case ITEM_EVIDENCE: add_evidence(&classes); break;
    case ITEM_LINK: add_link(&classes); break;
    case ITEM_ORDER: add_orders(&classes); break;
    case ITEM_LETTER: add_letters(&classes); break;
    case ITEM_ALLOCATE:
      sim_posting_truth(scenario, state, item, add(&classes)->buckets);
      add(&classes)->buckets[BUCKET_PAID] = -1;
      break;
    case ITEM_TALK:
    case ITEM_KIND_COUNT: break;
    }
  }
  *cut = *cut || classes.cut;
  return classes.count;
}
