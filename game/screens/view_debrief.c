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

static bool only_late(const Decision *decision) {
  return decision->own <= 0 && decision->own_cents <= 0 && (decision->cost > 0 || decision->cost_cents > 0);
}

static Str worth_of(Arena *arena, const Decision *decision) {
  Str points = word_with(arena, W_BEST_CAME_TO, points_text(arena, decision->best_before), points_text(arena, decision->best_after));
  Str money = word_with(arena, W_BEST_CAME_TO_MONEY, money_shown(arena, decision->best_cents_before), money_shown(arena, decision->best_cents_after));
  return str_format(arena, "%.*s %.*s", STR_ARG(points), STR_ARG(money));
}

static Str known_of(Arena *arena, const ReportDecision *told) {
  Buf out = buf_new(arena);
  for (int i = 0; i < told->known_count; i++) buf_format(&out, "%s%.*s", i ? " " : "", STR_ARG(report_sentence(arena, told->known[i])));
  return told->known_count ? word_with(arena, W_KNOWN_THEN, buf_str(&out), STR("")) : STR("");
}

static Str labelled(Arena *arena, Word label, Str text) { return text.length ? word_with(arena, label, text, STR("")) : STR(""); }

static CodeView missed_code(const Decision *decision) {
  const Item *item = decision->item;
  bool missed = item && item->kind == ITEM_INTERPRET && decision->scored && decision->earned < decision->most;
  if (!missed) return (CodeView){STR(""), STR("")};
  return (CodeView){item->focus_group == NONE ? STR("") : group_code_word(item->focus_group), item->focus_code};
}

static DecisionView decision_view(Arena *arena, const Session *session, const ReportDecision *told) {
  const Scenario *scenario = scenario_of(session);
  const Decision *decision = told->decision;
  const Played *played = decision->played;
  DecisionView view = {.title = title_of(arena, scenario, decision),
                       .when = day_short(arena, played->before.day),
                       .did = played->action.kind == ACTION_PASS ? told->did : action_text(arena, scenario, &played->before, &played->action),
                       .why = why_of(arena, scenario, decision),
                       .cost = cost_of(arena, decision),
                       .verdict = verdict_of(decision),
                       .hindsight = only_late(decision),
                       .repair = !decision->main,
                       .passed = played->action.kind == ACTION_PASS,
                       .entry = told->entry,
                       .ranking = ranking_view(arena, scenario, played),
                       .grade = only_late(decision) ? word(W_HINDSIGHT) : str_from(grade_words[decision->grade]),
                       .worth = worth_of(arena, decision),
                       .best_why = labelled(arena, W_WHY_BETTER, told->best_why),
                       .citation = labelled(arena, W_RULE_IS, told->citation),
                       .late = only_late(decision) ? STR("") : labelled(arena, W_OF_IT_LATE, told->hindsight),
                       .known = known_of(arena, told),
                       .best_after = decision->best_after,
                       .best_after_text = points_text(arena, decision->best_after),
                       .best_cents_after = decision->best_cents_after,
                       .own = decision->own,
                       .own_cents = decision->own_cents,
                       .missed = missed_code(decision)};
  bool better = decision->has_better && decision->grade != GRADE_BEST;
  view.best = better ? action_text(arena, scenario, &played->before, &decision->better) : word(W_SAME_AS_YOURS);
  if (decision->most > 0)
    view.points = str_format(arena, "%.*s / %.*s", STR_ARG(points_text(arena, decision->earned)), STR_ARG(points_text(arena, decision->most)));
  return view;
}

/** In the order and at the places of the report. */
static void add_decisions(Arena *arena, const Session *session, const ReportDebrief *report, DebriefView *view) {
  DecisionView *decisions = arena_make_many(arena, DecisionView, report->decision_count + 1);
  for (int i = 0; i < report->decision_count; i++) decisions[i] = decision_view(arena, session, &report->decisions[i]);
  view->decisions = decisions;
  view->decision_count = report->decision_count;
  view->worst = report->worst;
  view->worst_count = report->worst_count;
  view->best_start_text = points_text(arena, report->debrief->best_points);
  view->best_start_points = report->debrief->best_points;
  view->best_start_cents = report->debrief->best_cents;
}

static void add_marks(Arena *arena, const Session *session, const ReportDebrief *report, DebriefView *view) {
  static const MarkedKind kinds[COURSE_KINDS] = {
      [COURSE_DECISION] = MARKED_DECISION, [COURSE_EVENT] = MARKED_EVENT,     [COURSE_ARRIVAL] = MARKED_ARRIVAL,
      [COURSE_DEADLINE] = MARKED_DEADLINE, [COURSE_PROMISE] = MARKED_PROMISE, [COURSE_END] = MARKED_END};
  MarkView *marks = arena_make_many(arena, MarkView, report->mark_count + 1);
  for (int i = 0; i < report->mark_count; i++) {
    const ReportMark *mark = &report->marks[i];
    const DecisionView *look = mark->decision == NONE ? NULL : &view->decisions[mark->decision];
    marks[i] = (MarkView){mark->day, day_short(arena, mark->day), look ? look->title : mark->text, kinds[mark->kind], mark->decision, look};
  }
  view->marks = marks;
  view->mark_count = report->mark_count;
  view->days_first = scenario_of(session)->today;
  view->days_last = session_state(session)->day;
}

static PathStepView path_step(Arena *arena, const ReportPathStep *step, bool there) {
  if (!there) return (PathStepView){.did = STR("")};
  return (PathStepView){step->when, step->did, points_text(arena, step->earned)};
}

void view_debrief_paths(Arena *arena, const Session *session, Analysis *analysis, int from, DebriefView *view) {
  if (view->paths && view->paths->from == from) return;
  const ReportPaths *told = report_paths(arena, analysis, session, report_debrief(arena, analysis, session), from);
  PathsView *paths = arena_make(arena, PathsView);
  PathRowView *rows = arena_make_many(arena, PathRowView, told->row_count + 1);
  for (int i = 0; i < told->row_count; i++) {
    const ReportPathRow *row = &told->rows[i];
    rows[i] = (PathRowView){.title = row->has_you ? row->you.title : row->best.title,
                            .you = path_step(arena, &row->you, row->has_you),
                            .best = path_step(arena, &row->best, row->has_best),
                            .same = row->same,
                            .decision = row->has_you ? row->you.decision : NONE};
  }
  *paths = (PathsView){told->from, rows, told->row_count};
  view->paths = paths;
}

static void add_axes(Arena *arena, const Debrief *debrief, DebriefView *view) {
  static const Word names[AXIS_COUNT] = {W_AXIS_CODES, W_AXIS_TIMING, W_AXIS_OUTCOME};
  for (int i = 0; i < AXIS_COUNT; i++) {
    Str detail = word_with(arena, W_N_OF_M, points_text(arena, debrief->earned.axis[i]), points_text(arena, debrief->par.axis[i]));
    view->axes[i] = (AxisView){.name = word(names[i]), .detail = debrief->axis[i] == NONE ? STR("") : detail, .score = debrief->axis[i]};
  }
}

static void add_skills(Arena *arena, const ReportDebrief *report, DebriefView *view) {
  for (int i = 0; i < SKILL_COUNT; i++) {
    const ReportSkill *skill = &report->skills[i];
    Str detail = word_with(arena, W_N_OF_M, points_text(arena, skill->earned), points_text(arena, skill->most));
    view->skills[i] = (AxisView){.name = skill->name, .detail = detail, .score = skill->score};
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
                        .kept = report->kept,
                        .retries = true,
                        .pass_mark = pass_mark,
                        .passed = debrief->score >= pass_mark && !(assessment && debrief->violation_count),
                        .recovered_cents = debrief->earned.recovered_cents,
                        .best_cents = debrief->best_recoverable_cents,
                        .due = NONE};
  if (debrief->ending != NONE) {
    const Ending *ending = &scenario->endings[debrief->ending];
    view->ending = ending->title.length ? ending->title : name_of_id(arena, ending->id);
    view->ending_text = report->ending_text;
  }
  add_axes(arena, debrief, view);
  add_skills(arena, report, view);
  add_decisions(arena, session, report, view);
  add_marks(arena, session, report, view);
  add_violations(arena, debrief, view);
  add_promises(arena, report, view);
  make_debrief_talks(arena, report, view);
  return view;
}

static void set_before(AxisView *axis, int score) {
  axis->has_before = score != NONE;
  axis->before = score;
}

void view_debrief_before(const Debrief *before, DebriefView *view) {
  view->has_before = true;
  view->before = before->score;
  for (int i = 0; i < AXIS_COUNT; i++) set_before(&view->axes[i], before->axis[i]);
  for (int i = 0; i < SKILL_COUNT; i++) set_before(&view->skills[i], analysis_axis_score(before->earned.skill[i], before->par.skill[i]));
}

void view_debrief_transcript(Arena *arena, const Session *session, Analysis *analysis, DebriefView *view) {
  if (view->transcript) return;
  const ReportTold *told;
  TranscriptView *transcript = arena_make(arena, TranscriptView);
  transcript->count = report_transcript(arena, session, report_debrief(arena, analysis, session), &told);
  ToldView *rows = arena_make_many(arena, ToldView, transcript->count + 1);
  for (int i = 0; i < transcript->count; i++)
    rows[i] = (ToldView){.when = told[i].when,
                         .title = told[i].title,
                         .did = told[i].did,
                         .points = told[i].points,
                         .cost = labelled(arena, W_COST_MONEY, told[i].cost),
                         .came = told[i].came,
                         .came_count = told[i].came_count,
                         .decision = told[i].decision,
                         .looked = told[i].looked,
                         .undone = told[i].undone};
  transcript->rows = rows;
  view->transcript = transcript;
}
