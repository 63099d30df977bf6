/* What an answer pays by itself. Every division floors; nothing here knows what the best play would be. */
#include "sim/machine.h"

int32_t item_most_points(const Item *item) { return item->points; }

static Cents distance(Cents a, Cents b) { return a > b ? a - b : b - a; }

/** The first fact that a choice needs and that is not pinned, NONE. */
static int missing_fact(const State *state, const Choice *choice) {
  for (int i = 0; i < choice->needs_count; i++)
    if (!bits_has(state->pinned, choice->needs[i])) return choice->needs[i];
  return NONE;
}

static void score_choices(const State *state, const Item *item, const Action *action, Result *result) {
  int32_t sum = 0;
  for (int i = 0; i < item->choice_count; i++) {
    if (!((action->choices >> i) & 1u)) continue;
    const Choice *choice = &item->choices[i];
    int missing = choice->points > 0 ? missing_fact(state, choice) : NONE;
    sum += missing == NONE ? choice->points : (int32_t)ratio_floor(choice->points, 1, 2);
    if (missing != NONE && !result->half_for_facts) {
      result->half_for_facts = true;
      result->missing_fact = missing;
    }
    if (result->choice == NONE) result->choice = i;
  }
  if (item->many && sum < 0) sum = 0;
  result->paid = sum < item->points ? sum : item->points;
}

/** Sum of what was typed in a column, or one cell of it; false where the worksheet has no such cell. */
static bool typed_figure(const Item *item, const Action *action, int line, int column, Cents *sum) {
  bool found = false;
  *sum = 0;
  for (int i = 0; i < item->cell_count; i++) {
    bool here = item->kind == ITEM_MONEY || (item->cells[i].column == column && (!line || item->cells[i].line == line));
    if (!here) continue;
    *sum += action->cells[i];
    found = true;
  }
  return found;
}

static bool makes_mistake(const Item *item, const Action *action, const Mistake *mistake) {
  for (int c = 0; c < COLUMN_COUNT; c++) {
    Cents typed;
    if (!mistake->has[c]) continue;
    if (!typed_figure(item, action, mistake->line, c, &typed) || distance(typed, mistake->value_cents[c]) > item->tolerance_cents) return false;
  }
  return true;
}

static void score_figures(const Scenario *scenario, const State *state, const Item *item, const Action *action, Result *result) {
  int right = 0;
  for (int i = 0; i < item->cell_count; i++)
    if (distance(action->cells[i], sim_cell_truth(scenario, state, item, i)) <= item->tolerance_cents) right++;
  result->paid = (int32_t)ratio_floor(item->points, right, item->cell_count ? item->cell_count : 1);
  for (int i = 0; i < item->mistake_count && right < item->cell_count && result->mistake == NONE; i++) {
    if (!makes_mistake(item, action, &item->mistakes[i])) continue;
    result->mistake = i;
    if (item->mistakes[i].points > result->paid) result->paid = item->mistakes[i].points;
  }
}

static bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80; }

/** The next byte of a text as it is compared: letters without case, digits; runs of anything else are nothing. 0 at the end. */
static char next_plain(Str text, size_t *at) {
  while (*at < text.length) {
    char c = text.at[(*at)++];
    if (c >= 'A' && c <= 'Z') c = (char)(c + ('a' - 'A'));
    if (is_plain(c)) return c;
  }
  return 0;
}

static bool same_text(Str a, Str b) {
  size_t at_a = 0, at_b = 0;
  for (;;) {
    char left = next_plain(a, &at_a), right = next_plain(b, &at_b);
    if (left != right) return false;
    if (!left) return true;
  }
}

static bool has_fact(const int *facts, int count, int fact) {
  for (int i = 0; i < count; i++)
    if (facts[i] == fact) return true;
  return false;
}

/** Required facts share the points; each one that is neither required nor optional takes a quarter off; too much patient data takes all. */
static void score_evidence(const Scenario *scenario, const Item *item, const Action *action, Result *result) {
  int present = 0, irrelevant = 0;
  bool too_much = false;
  for (int fact = 0; fact < scenario->fact_count; fact++) {
    if (!bits_has(action->facts, fact)) continue;
    if (has_fact(item->required, item->required_count, fact))
      present++;
    else if (has_fact(item->too_much, item->too_much_count, fact))
      too_much = true;
    else if (!has_fact(item->optional, item->optional_count, fact))
      irrelevant++;
  }
  int32_t points = (int32_t)ratio_floor(item->points, present, item->required_count);
  points -= (int32_t)ratio_floor(item->points, irrelevant, 4);
  result->paid = too_much || points < 0 ? 0 : points;
  if (too_much) machine_violation(result, item->violation, item->effects.violation_points);
}

static bool links(const Item *item, const Action *action) {
  int count = 0;
  for (int i = 0; i < SCENARIO_MOST_FACTS; i++)
    if (bits_has(action->facts, i)) count++;
  return count == 2 && bits_has(action->facts, item->required[0]) && bits_has(action->facts, item->required[1]);
}

static void score_allocate(const Scenario *scenario, const State *state, const Item *item, const Action *action, Result *result) {
  Cents truth[BUCKET_COUNT], sum = 0, want = 0;
  int right = 0;
  sim_posting_truth(scenario, state, item, truth);
  for (int i = 0; i < item->bucket_count; i++) {
    int bucket = item->buckets[i];
    if (action->buckets[bucket] == truth[bucket]) right++;
    sum += action->buckets[bucket];
    want += truth[bucket];
  }
  result->paid = sum == want ? (int32_t)ratio_floor(item->points, right, item->bucket_count) : 0;
}

/** A day that is right by rule is right, even where a mistake leads there too. */
static void score_day(const Scenario *scenario, const State *state, const Item *item, const Action *action, Result *result) {
  if (action->day == sim_asked_day(scenario, state, &item->day)) {
    result->paid = item->points;
    return;
  }
  for (int i = 0; i < item->mistake_count && result->mistake == NONE; i++)
    if (action->day == sim_asked_day(scenario, state, &item->mistakes[i].day)) result->mistake = i;
  if (result->mistake != NONE) result->paid = item->mistakes[result->mistake].points;
}

void machine_score(const Scenario *scenario, const State *state, const Item *item, const Action *action, Result *result) {
  result->most = item->points;
  bool right = false;
  switch (item->kind) {
  case ITEM_CHOICES:
  case ITEM_LETTER: score_choices(state, item, action, result); return;
  case ITEM_WORKSHEET:
  case ITEM_MONEY: score_figures(scenario, state, item, action, result); return;
  case ITEM_EVIDENCE: score_evidence(scenario, item, action, result); return;
  case ITEM_ALLOCATE: score_allocate(scenario, state, item, action, result); return;
  case ITEM_DAY: score_day(scenario, state, item, action, result); return;
  case ITEM_ORDER: result->paid = machine_order_points(item, action->order); return;
  case ITEM_DATE: {
    DateWindow window = sim_date_window(scenario, state, item);
    result->paid = sim_date_points(item, &window, action->day);
    return;
  }
  case ITEM_INTERPRET: right = str_equal(action->option, sim_interpret_right(scenario, item)); break;
  case ITEM_NUMBER: right = action->number >= item->number - item->number_tolerance && action->number <= item->number + item->number_tolerance; break;
  case ITEM_TEXT:
    for (int i = 0; i < item->accepted_count; i++) right = right || same_text(action->text, item->accepted[i]);
    break;
  case ITEM_LINK: right = links(item, action); break;
  case ITEM_TALK:
  case ITEM_KIND_COUNT: break;
  }
  result->paid = right ? item->points : 0;
}
