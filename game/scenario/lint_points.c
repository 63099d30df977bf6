/* Points that teach nothing: answers that pay the same, questions that pay nothing or everything; and explanations that are missing. */
#include "scenario/lint.h"

/* Those that are picked one of: the choices of a question, or the versions of a part of a letter. */
typedef struct Group {
  const Choice *choices;
  int count;
  const Json *json;
} Group;

static int32_t most_of(const Group *group) {
  int32_t most = INT32_MIN;
  for (int i = 0; i < group->count; i++)
    if (group->choices[i].points > most) most = group->choices[i].points;
  return most;
}

/** Two of the best that are always offered together and that nothing sets apart. */
static void tell_equal(Lint *lint, const Group *group) {
  int32_t most = most_of(group);
  const Choice *first = NULL;
  for (int i = 0; i < group->count && most > 0; i++) {
    const Choice *choice = &group->choices[i];
    if (choice->points != most || choice->when.count || choice->days != NONE || choice->risk != NONE) continue;
    if (first) {
      lint_tell(lint, "W820", json_place(choice->json, "points"),
                "\"%.*s\" pays as much as this; say what sets them apart by \"days\" and \"risk\", or pay one of them less", STR_ARG(first->id));
      return;
    }
    first = choice;
  }
}

/** Answers that lead to different places are judged by what comes of them. */
static bool has_consequence(const Group *group) {
  for (int i = 0; i < group->count; i++)
    if (effects_any(&group->choices[i].effects)) return true;
  return false;
}

static void tell_group(Lint *lint, const Group *group) {
  tell_equal(lint, group);
  if (most_of(group) <= 0 && group->count > 1 && !has_consequence(group))
    lint_tell(lint, "W821", group->json, "no answer here pays a point or leads anywhere, so nobody can be right");
}

/* ---- axes ---- */

#define FEWEST_ON_AXIS 4

static void add_recovery(const Effects *effects, int32_t sums[AXIS_COUNT]) { sums[AXIS_OUTCOME] += effects->recover_points; }

static void sum_axes(const Scenario *scenario, int32_t sums[AXIS_COUNT], int counts[AXIS_COUNT]) {
  for (int i = 0; i < scenario->item_count; i++) {
    const Item *item = scenario->items[i];
    sums[item->axis] += item->points;
    counts[item->axis] += item->points > 0;
    for (int c = 0; c < item->choice_count; c++) add_recovery(&item->choices[c].effects, sums);
  }
  for (int i = 0; i < scenario->event_count; i++) add_recovery(&scenario->events[i].effects, sums);
  for (int i = 0; i < scenario->step_count; i++) add_recovery(&scenario->steps[i].leave, sums);
}

static void tell_axes(Lint *lint) {
  const Scenario *scenario = lint->scenario;
  int32_t sums[AXIS_COUNT] = {0};
  int counts[AXIS_COUNT] = {0};
  sum_axes(scenario, sums, counts);
  for (int i = 0; i < scenario->item_count; i++) {
    const Item *item = scenario->items[i];
    if (counts[item->axis] >= FEWEST_ON_AXIS && item->kind != ITEM_TALK && item->points > sums[item->axis] - item->points)
      lint_tell(lint, "A822", json_place(item->json, "points"), "\"%.*s\" can pay more than all else on the axis %s together", STR_ARG(item->id),
                axis_words[item->axis]);
  }
}

/* ---- explanations ---- */

#define FEWEST_WORDS_OF_WHY 3
#define FEWEST_WORDS_OF_ENDING 5

static bool derives_why(ItemKind kind) { return kind == ITEM_CHOICES || kind == ITEM_INTERPRET || kind == ITEM_LETTER || kind == ITEM_TALK; }

static bool entries_explain(const Item *item) {
  bool explain = item->entry_count > 0;
  for (int i = 1; i < item->entry_count; i++) explain = explain && item->entries[i].why.length;
  return explain;
}

static void tell_whys(Lint *lint) {
  for (int i = 0; i < lint->scenario->item_count; i++) {
    const Item *item = lint->scenario->items[i];
    if (!derives_why(item->kind) && !item->why.length && !entries_explain(item))
      lint_tell(lint, "A825", item->json, "\"%.*s\" has no \"why\": people are told right or wrong and not what the rule is", STR_ARG(item->id));
  }
  for (size_t i = 0; i < lint->text_count; i++) {
    const LintText *text = &lint->texts[i];
    if (text->use == TEXT_WHY && text->words < FEWEST_WORDS_OF_WHY)
      lint_tell(lint, "W824", text->json, "this explains nothing; say what happens and the rule");
    else if (text->use == TEXT_ENDING && text->words < FEWEST_WORDS_OF_ENDING)
      lint_tell(lint, "W826", text->json, "an ending says what came of it, in a sentence or two");
  }
}

void lint_points(Lint *lint) {
  for (int i = 0; i < lint->scenario->item_count; i++) {
    const Item *item = lint->scenario->items[i];
    if (item->kind == ITEM_CHOICES && !item->many) tell_group(lint, &(Group){item->choices, item->choice_count, json_place(item->json, "choices")});
    for (int p = 0; item->letter && p < item->letter->part_count; p++) {
      const LetterPart *part = &item->letter->parts[p];
      tell_group(lint, &(Group){&item->choices[part->first], part->count, item->choices[part->first].json->parent});
    }
  }
  tell_axes(lint);
  tell_whys(lint);
}
