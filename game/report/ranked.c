/* Right answers compared, as lines that read well aloud. */
#include "report/report.h"

static Str line_of(Arena *arena, const Scenario *scenario, const Played *played, const Choice *choice, bool taken) {
  Str text = sim_text(scenario, &played->before, arena, choice->text);
  return str_format(arena, "%.*s to the money, %s risk%s: %.*s", STR_ARG(report_count(arena, choice->days, "day", "days")), risk_words[choice->risk],
                    taken ? ", yours" : "", STR_ARG(text));
}

int report_ranked(Arena *arena, const Scenario *scenario, const Played *played, const Str **lines) {
  int places[SCENARIO_MOST_CHOICES];
  *lines = NULL;
  if (played->action.kind != ACTION_ANSWER) return 0;
  const Item *item = scenario->items[played->action.item];
  int count = sim_ranked(scenario, &played->before, item, places);
  Str *made = arena_make_many(arena, Str, count);
  for (int i = 0; i < count; i++) made[i] = line_of(arena, scenario, played, &item->choices[places[i]], (played->action.choices >> places[i]) & 1u);
  *lines = made;
  return count;
}
