/* The analysis as its callers see it: run once, then asked. */
#include "analysis/graph.h"

const char *const analysis_end_words[] = {"none", "states", "memory", "time", "answers", NULL};

static Analysis *explore(Arena *arena, const Scenario *scenario, const Session *const *sessions, int session_count, AnalysisLimits limits,
                         const Day *days, int day_count) {
  Analysis *analysis = arena_make(arena, Analysis);
  const Session **kept = arena_make_many(arena, const Session *, session_count);
  for (int i = 0; i < session_count; i++) kept[i] = sessions[i];
  analysis->arena = arena;
  Scenario *watched = arena_make(arena, Scenario);
  *watched = *scenario;
  for (int came = 0; came < 2; came++) watched->seen[came] = arena_make_many(arena, uint64_t, BITS_WORDS(scenario->expr_count) + 1);
  analysis->scenario = watched;
  analysis->sessions = kept;
  analysis->session_count = session_count;
  analysis->limits = limits;
  if (!limits.most_states) analysis->limits.most_states = 2000000;
  analysis->days = days;
  analysis->day_count = day_count;
  survey_open(analysis);
  key_blank(watched, &analysis->blank);
  live_prepare(analysis);
  key_lay_out(analysis);
  graph_explore(analysis);
  graph_order(analysis);
  alike_find(analysis);
  return analysis;
}

Analysis *analysis_run(Arena *arena, const Scenario *scenario, const Session *session, AnalysisLimits limits) {
  if (session) return analysis_run_sessions(arena, &session, 1, limits);
  Analysis *analysis = explore(arena, scenario, NULL, 0, limits, NULL, 0);
  value_all(analysis);
  return analysis;
}

Analysis *analysis_run_sessions(Arena *arena, const Session *const *sessions, int count, AnalysisLimits limits) {
  Analysis *analysis = explore(arena, session_scenario(sessions[0]), sessions, count, limits, NULL, 0);
  value_all(analysis);
  return analysis;
}

Analysis *analysis_run_in_shift(Arena *arena, const Session *session, const Day *days, int day_count, AnalysisLimits limits) {
  Arena *scratch = arena_new(0);
  const Analysis *alone = analysis_run(scratch, session_scenario(session), NULL, limits);
  Analysis *analysis = explore(arena, session_scenario(session), &session, 1, limits, days, day_count);
  analysis->complete = analysis->complete && alone->complete;
  if (analysis->end == ANALYSIS_ENDED) analysis->end = alone->end;
  value_in_shift(analysis, alone);
  arena_free(scratch);
  return analysis;
}

bool analysis_complete(const Analysis *analysis) { return analysis->complete; }
AnalysisEnd analysis_end(const Analysis *analysis) {
  if (analysis->complete) return ANALYSIS_ENDED;
  return analysis->end == ANALYSIS_ENDED ? ANALYSIS_ANSWERS : analysis->end;
}
uint32_t analysis_edges(const Analysis *analysis) { return analysis->edge_count; }
uint32_t analysis_states(const Analysis *analysis) { return analysis->node_count; }
const Earned *analysis_best(const Analysis *analysis) { return &analysis->best_earned; }
const Earned *analysis_worst(const Analysis *analysis) { return &analysis->worst_earned; }
/* In a shift that ends before all of it comes, less than a case brings alone. */
Cents analysis_best_recoverable(const Analysis *analysis) { return value_of(analysis->money, analysis->start)->first; }
int32_t analysis_best_with_violations(const Analysis *analysis) { return (int32_t)value_of(analysis->points_any, analysis->start)->first; }
int32_t analysis_points_of_best_money(const Analysis *analysis) { return analysis->points_of_best_money; }

bool analysis_is_main(const Analysis *analysis, int item) {
  int same_as = analysis->scenario->items[item]->same_as;
  return analysis->main[item] || (same_as != NONE && analysis->main[same_as]);
}

int analysis_axis_score(int32_t earned, int32_t par) {
  if (par <= 0) return NONE;
  if (earned <= 0) return 0;
  int64_t score = ratio_floor((int64_t)earned * 200 + par, 1, 2 * (int64_t)par);
  return score > 100 ? 100 : (int)score;
}

int analysis_score(const Analysis *analysis, const Earned *earned) {
  int score = analysis_axis_score(earned->total, analysis->best_earned.total);
  return score == NONE ? 0 : score;
}

bool analysis_value(const Analysis *analysis, const State *state, int32_t *points, Cents *cents) {
  uint32_t node = graph_find(analysis, state);
  if (node == NO_NODE || !value_of(analysis->points, node)->known) return false;
  *points = (int32_t)value_of(analysis->points, node)->first;
  *cents = value_of(analysis->money, node)->first;
  return true;
}

/* ---- the best line, as a person would play it ---- */

void line_push(Line *line, const Action *action) { arena_push(line->arena, line->actions, line->count, line->room, *action); }

void line_look(Line *line, const Scenario *scenario, State *state) {
  for (int i = 0; i < scenario->page_count; i++) {
    Action open = {.kind = ACTION_OPEN, .page = i};
    if (!sim_page_here(scenario, state, i) || bits_has(state->opened, i)) continue;
    sim_step(scenario, state, &open);
    line_push(line, &open);
  }
  for (int i = 0; i < scenario->fact_count; i++) {
    Action pin = {.kind = ACTION_PIN, .fact = i};
    if (!bits_has(state->known, i) || bits_has(state->pinned, i)) continue;
    sim_step(scenario, state, &pin);
    line_push(line, &pin);
  }
}

int analysis_line_from(Analysis *analysis, Arena *arena, const State *from, const Action **out) {
  const Scenario *scenario = analysis->scenario;
  Arena *scratch = arena_new(0);
  Action *found = arena_take(scratch, CLASSES_MOST, sizeof *found);
  Line line = {.arena = arena};
  State state = *from;
  uint32_t node = graph_find(analysis, from);
  while (node != NO_NODE && !graph_ended(analysis, node)) {
    uint32_t e = value_best_edge(analysis, analysis->points, node);
    if (e == NO_NODE) break;
    line_look(&line, scenario, &state);
    int steps = graph_edge_actions(analysis, node, e, &state, found, CLASSES_MOST);
    for (int i = 0; i < steps; i++) {
      line_look(&line, scenario, &state);
      if (sim_refuses(scenario, &state, &found[i])) break;
      sim_step(scenario, &state, &found[i]);
      line_push(&line, &found[i]);
    }
    node = graph_edge(analysis, e).target;
  }
  arena_free(scratch);
  *out = line.actions;
  return (int)line.count;
}

int analysis_best_line(Analysis *analysis, Arena *arena, const Action **out) {
  State start;
  sim_start(analysis->scenario, 0, &start);
  return analysis_line_from(analysis, arena, &start, out);
}
