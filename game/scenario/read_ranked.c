/* Several right answers compared by speed and risk, once the question was answered. What takes longer and is less sure must not earn more. */
#include "scenario/reader.h"

static bool is_compared(const RawChoice *choice) { return choice->days != NONE || choice->risk != NONE; }

/** Whether the choice can stand in the comparison; says why not. */
static bool can_compare(Reader *reader, const RawItem *item, const RawChoice *choice) {
  if (fields_is_faulty(&reader->fields, choice->json)) return false;
  const Json *place = json_place(choice->json, choice->days != NONE ? "days" : "risk");
  if (item->many)
    reader_fault_key(reader, "E527", place, "with \"many\" all right answers are taken together, so there is nothing to compare");
  else if (choice->days == NONE || choice->risk == NONE)
    reader_fault_key(reader, "E527", place, "right answers are compared by both \"days\" and \"risk\"; one of them is missing here");
  else if (choice->points <= 0)
    reader_fault_key(reader, "E527", place, "only right answers are compared, and this one earns nothing");
  else
    return true;
  return false;
}

/** Another choice that is faster and surer, and earns less; NULL when there is none. */
static const Choice *wronged(const Choice *choices, int count, const Choice *slow) {
  for (int i = 0; i < count; i++) {
    const Choice *fast = &choices[i];
    if (fast->risk != NONE && fast->days < slow->days && fast->risk < slow->risk && fast->points < slow->points) return fast;
  }
  return NULL;
}

void reader_ranked(Reader *reader, const RawItem *raw, const Item *item, Choice *choices) {
  int count = raw->choices.count, compared = 0, able = 0;
  const RawChoice *last = NULL;
  for (int i = 0; i < count; i++) {
    const RawChoice *choice = LIST_AT(raw->choices, RawChoice, i);
    if (!is_compared(choice)) continue;
    compared++;
    last = choice;
    if (!can_compare(reader, raw, choice)) continue;
    able++;
    choices[i].days = choice->days;
    choices[i].risk = choice->risk;
  }
  if (compared == 1 && able == 1)
    reader_fault_key(reader, "E527", json_place(last->json, "days"),
                     "this is the only right answer of \"%.*s\" with \"days\" and \"risk\"; two are compared at least", STR_ARG(item->id));
  for (int i = 0; i < count; i++) {
    const Choice *fast = choices[i].risk == NONE ? NULL : wronged(choices, count, &choices[i]);
    if (fast)
      reader_fault(reader, "E528", json_place(choices[i].json, "points"),
                   "this answer is slower and riskier than \"%.*s\", and earns more; give it less", STR_ARG(fast->id));
  }
}
