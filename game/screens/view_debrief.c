/* The view of the debrief, from the analysis of the attempt. */
#include "report/report.h"
#include "screens/view.h"

static const Scenario *scenario_of(const Session *session) { return session_scenario(session); }

static Str title_of(Arena *arena, const Scenario *scenario, const Decision *decision) {
  const State *before = &decision->played->before;
  if (decision->item && decision->item->kind != ITEM_TALK) return item_prompt(arena, scenario, before, decision->item);
  const Negotiation *talk = sim_talk(scenario, before);
  if (talk) return word_with(arena, W_ROUND_N, str_format(arena, "%d", before->talks[before->talk].round + 1), STR(""));
  const Step *step = &scenario->steps[before->step];
  return step->title.length ? step->title : name_of_id(arena, step->id);
}

static Str why_of(Arena *arena, const Scenario *scenario, const Decision *decision) {
  const Item *item = decision->item;
  return item ? why_text(arena, scenario, decision->played) : decision->played->result.reply.say;
}

static Str cost_of(Arena *arena, const Decision *decision) {
  Str points = points_text(arena, decision->cost), money = money_shown(arena, decision->cost_cents);
  bool lost_points = decision->cost > 0, lost_money = decision->cost_cents > 0;
  if (lost_points && lost_money) return word_with(arena, W_COST_BOTH, points, money);
  if (lost_points) return word_with(arena, W_COST_POINTS, points, STR(""));
  return lost_money ? word_with(arena, W_COST_MONEY, money, STR("")) : STR("");
}

static Verdict verdict_of(const Decision *decision) {
  if (decision->grade == GRADE_BEST) return VERDICT_RIGHT;
  return decision->grade <= GRADE_INACCURACY ? VERDICT_PARTLY : VERDICT_WRONG;
}

static DecisionView decision_view(Arena *arena, const Session *session, const Decision *decision, const Played *line) {
  const Scenario *scenario = scenario_of(session);
  const Played *played = decision->played;
  DecisionView view = {.title = title_of(arena, scenario, decision),
                       .when = day_short(arena, played->before.day),
                       .did = action_text(arena, scenario, &played->before, &played->action),
                       .why = why_of(arena, scenario, decision),
                       .cost = cost_of(arena, decision),
                       .verdict = verdict_of(decision),
                       .hindsight = decision->cost > decision->own && decision->own <= 0,
                       .repair = !decision->main,
                       .entry = (int)(played - line),
                       .ranking = ranking_view(arena, scenario, played)};
  bool better = decision->has_better && decision->grade != GRADE_BEST;
  view.best = better ? action_text(arena, scenario, &played->before, &decision->better) : word(W_SAME_AS_YOURS);
  if (decision->most > 0)
    view.points = str_format(arena, "%.*s / %.*s", STR_ARG(points_text(arena, decision->earned)), STR_ARG(points_text(arena, decision->most)));
  return view;
}

static void add_decisions(Arena *arena, const Session *session, const Debrief *debrief, DebriefView *view) {
  int line_count;
  const Played *line = session_line(session, &line_count);
  DecisionView *decisions = arena_make_many(arena, DecisionView, debrief->decision_count + 1);
  int *places = arena_make_many(arena, int, debrief->decision_count + 1), *worst = arena_make_many(arena, int, debrief->worst_count + 1);
  for (int i = 0; i < debrief->decision_count; i++) {
    const Decision *decision = &debrief->decisions[i];
    places[i] = NONE;
    if (action_looks(&decision->played->action) || (decision->played->action.kind == ACTION_NEXT && !decision->cost)) continue;
    places[i] = view->decision_count;
    decisions[view->decision_count++] = decision_view(arena, session, decision, line);
  }
  for (int i = 0; i < debrief->worst_count; i++)
    if (places[debrief->worst[i]] != NONE) worst[view->worst_count++] = places[debrief->worst[i]];
  view->decisions = decisions;
  view->worst = worst;
}

/* The best play from the start, told step by step: it is played once more, so that every action is said in the state it was done in. */
static void add_best_line(Arena *arena, const Session *session, Analysis *analysis, DebriefView *view) {
  const Scenario *scenario = scenario_of(session);
  const Action *actions;
  int count = analysis_best_line(analysis, arena, &actions);
  Str *line = arena_make_many(arena, Str, count + 1);
  State *state = arena_make(arena, State);
  sim_start(scenario, session_head(session)->seed, state);
  for (int i = 0; i < count; i++) {
    const Item *item = sim_item(scenario, state);
    Str text = action_text(arena, scenario, state, &actions[i]);
    bool told = !action_looks(&actions[i]) && actions[i].kind != ACTION_NEXT && text.length;
    if (told && item && actions[i].kind == ACTION_ANSWER && item->kind != ITEM_CHOICES)
      text = word_with(arena, W_PROMPT_ANSWER, item_prompt(arena, scenario, state, item), text);
    if (told) line[view->best_line_count++] = text;
    if (sim_refuses(scenario, state, &actions[i])) break;
    (void)sim_step(scenario, state, &actions[i]);
  }
  view->best_line = line;
}

static void add_axes(Arena *arena, const Debrief *debrief, DebriefView *view) {
  static const Word names[AXIS_COUNT] = {W_AXIS_CODES, W_AXIS_TIMING, W_AXIS_OUTCOME};
  for (int i = 0; i < AXIS_COUNT; i++) {
    Str detail = word_with(arena, W_N_OF_M, points_text(arena, debrief->earned.axis[i]), points_text(arena, debrief->par.axis[i]));
    view->axes[i] = (AxisView){word(names[i]), debrief->axis[i] == NONE ? STR("") : detail, debrief->axis[i]};
  }
}

static void add_violations(Arena *arena, const Debrief *debrief, DebriefView *view) {
  Str *names = arena_make_many(arena, Str, debrief->violation_count + 1), *whys = arena_make_many(arena, Str, debrief->violation_count + 1);
  for (int i = 0; i < debrief->violation_count; i++) {
    names[i] = name_of_id(arena, str_from(scenario_violations[debrief->violations[i]].name));
    whys[i] = str_from(scenario_violations[debrief->violations[i]].why);
  }
  view->violations = names;
  view->violation_whys = whys;
  view->violation_count = debrief->violation_count;
}

static void add_promises(Arena *arena, const ReportDebrief *report, DebriefView *view) {
  PromiseView *promises = arena_make_many(arena, PromiseView, report->promise_count + 1);
  for (int i = 0; i < report->promise_count; i++) {
    const ReportPromise *told = &report->promises[i];
    promises[i] = (PromiseView){word_with(arena, W_WHO_WHAT, told->who, told->what), told->words, told->stand >= PROMISE_LATE};
  }
  view->promises = promises;
  view->promise_count = report->promise_count;
}

DebriefView *view_debrief(Arena *arena, const Session *session, Analysis *analysis, int pass_mark) {
  const Scenario *scenario = scenario_of(session);
  const ReportDebrief *report = report_debrief(arena, analysis, session);
  const Debrief *debrief = report->debrief;
  DebriefView *view = arena_make(arena, DebriefView);
  bool assessment = session_head(session)->mode == MODE_ASSESSMENT;
  *view = (DebriefView){.title = scenario->title,
                        .mode = session_head(session)->mode,
                        .score = debrief->score,
                        .pass_mark = pass_mark,
                        .passed = debrief->score >= pass_mark && !(assessment && debrief->violation_count),
                        .recovered_cents = debrief->earned.recovered_cents,
                        .best_cents = debrief->best_recoverable_cents};
  if (debrief->ending != NONE) {
    const Ending *ending = &scenario->endings[debrief->ending];
    view->ending = ending->title.length ? ending->title : name_of_id(arena, ending->id);
    view->ending_text = sim_text(scenario, session_state(session), arena, ending->text);
  }
  add_axes(arena, debrief, view);
  add_decisions(arena, session, debrief, view);
  add_violations(arena, debrief, view);
  add_promises(arena, report, view);
  make_debrief_talks(arena, report, view);
  add_best_line(arena, session, analysis, view);
  return view;
}
