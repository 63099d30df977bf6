/* An attempt beside the best play, from the start or from any of its decisions. Both are lists of what was asked and done; what was asked in both stands in
   one row (the longest common subsequence of the questions), so that a detour shows as rows of one side only. */
#include "report/inside.h"

typedef struct PathStep {
  ReportPathStep told;
  Str advice; /* in words that both sides use, to see whether it is the same */
  int key;    /* what was asked: item or talk */
} PathStep;

typedef struct Path {
  PathStep *steps;
  int count;
} Path;

static int key_of(const Action *action) { return action->kind == ACTION_ANSWER ? action->item : -2 - action->item; }

static Path own_path(Arena *arena, const ReportDebrief *report, const Scenario *scenario, int from) {
  Path path = {arena_make_many(arena, PathStep, report->decision_count), 0};
  int64_t earned = 0;
  for (int i = 0; i < report->decision_count; i++) {
    const ReportDecision *told = &report->decisions[i];
    const Played *played = told->decision->played;
    earned = told->earned_after;
    if (i < from || (played->action.kind != ACTION_ANSWER && played->action.kind != ACTION_TALK)) continue;
    Str advice = advice_sentence(arena, scenario, &played->before, &played->action);
    path.steps[path.count++] = (PathStep){{told->when, told->title, told->did, (int32_t)earned, i}, advice, key_of(&played->action)};
  }
  return path;
}

static Path best_path(Arena *arena, Analysis *analysis, const Scenario *scenario, const State *start, int32_t earned_before) {
  const Action *actions;
  int count = analysis_line_from(analysis, arena, start, &actions);
  Path path = {arena_make_many(arena, PathStep, count), 0};
  Earned earned = {.total = 0};
  State state = *start, before;
  for (int i = 0; i < count && !sim_refuses(scenario, &state, &actions[i]); i++) {
    const Action *action = &actions[i];
    before = state;
    Result result = sim_step(scenario, &state, action);
    if (action_looks(action)) continue;
    analysis_add_earned(analysis, &before, &result, &earned);
    if (action->kind != ACTION_ANSWER && action->kind != ACTION_TALK) {
      if (path.count) path.steps[path.count - 1].told.earned = earned_before + earned.total;
      continue;
    }
    Str title = action->kind == ACTION_ANSWER ? report_item_title(arena, scenario, &before, scenario->items[action->item])
                                              : scenario->talks[action->item]->label;
    path.steps[path.count++] =
        (PathStep){{day_short(arena, before.day), title, report_advice_words(arena, scenario, &before, action), earned_before + earned.total, NONE},
                   advice_sentence(arena, scenario, &before, action),
                   key_of(action)};
  }
  return path;
}

/** Length of the longest common subsequence of what follows, by place in both. */
static int *common_after(Arena *arena, const Path *own, const Path *best) {
  int width = best->count + 1;
  int *length = arena_make_many(arena, int, (size_t)(own->count + 1) * (size_t)width);
  for (int i = own->count - 1; i >= 0; i--)
    for (int k = best->count - 1; k >= 0; k--) {
      int below = length[(i + 1) * width + k], right = length[i * width + k + 1];
      bool same = own->steps[i].key == best->steps[k].key;
      length[i * width + k] = same ? 1 + length[(i + 1) * width + k + 1] : below > right ? below : right;
    }
  return length;
}

static void align(Arena *arena, const Path *own, const Path *best, ReportPaths *paths) {
  Arena *scratch = arena_new(0);
  int width = best->count + 1, i = 0, k = 0;
  const int *length = common_after(scratch, own, best);
  ReportPathRow *rows = arena_make_many(arena, ReportPathRow, own->count + best->count);
  while (i < own->count || k < best->count) {
    ReportPathRow *row = &rows[paths->row_count++];
    bool both = i < own->count && k < best->count && own->steps[i].key == best->steps[k].key;
    bool skip_own = !both && i < own->count && (k == best->count || length[(i + 1) * width + k] >= length[i * width + k + 1]);
    row->has_you = both || skip_own;
    row->has_best = both || !skip_own;
    row->same = both && str_equal(own->steps[i].advice, best->steps[k].advice);
    if (row->has_you) row->you = own->steps[i++].told;
    if (row->has_best) row->best = best->steps[k++].told;
  }
  paths->rows = rows;
  arena_free(scratch);
}

const ReportPaths *report_paths(Arena *arena, Analysis *analysis, const Session *session, const ReportDebrief *report, int from) {
  const Scenario *scenario = session_scenario(session);
  ReportPaths *paths = arena_make(arena, ReportPaths);
  State *start = arena_make(arena, State);
  int32_t earned = 0;
  paths->from = from < 0 || from >= report->decision_count ? 0 : from;
  if (paths->from > 0) {
    *start = report->decisions[paths->from].decision->played->before;
    earned = report->decisions[paths->from - 1].earned_after;
  } else {
    sim_start(scenario, session_head(session)->seed, start);
  }
  Path own = own_path(arena, report, scenario, paths->from), best = best_path(arena, analysis, scenario, start, earned);
  align(arena, &own, &best, paths);
  paths->you = report->debrief->earned.total;
  paths->best = best.count ? best.steps[best.count - 1].told.earned : earned;
  return paths;
}
