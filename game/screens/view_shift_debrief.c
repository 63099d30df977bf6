/* The view of the debrief of a shift, from its report. */
#include "report/report.h"
#include "screens/view.h"

static void add_measures(Arena *arena, const ReportShift *report, ShiftDebriefView *view) {
  MeasureView *measures = arena_make_many(arena, MeasureView, report->measure_count + 1);
  for (int i = 0; i < report->measure_count; i++)
    measures[i] = (MeasureView){report->measures[i].name, report->measures[i].value, report->measures[i].reference};
  view->measures = measures;
  view->measure_count = report->measure_count;
}

static void add_cases(Arena *arena, const ReportShift *report, const ShiftSession *session, ShiftDebriefView *view) {
  CaseResultView *cases = arena_make_many(arena, CaseResultView, report->case_count + 1);
  for (int i = 0; i < report->case_count; i++) {
    const ReportCase *told = &report->cases[i];
    const Debrief *debrief = told->debrief->debrief;
    Str earned = points_text(arena, debrief->earned.total), par = points_text(arena, debrief->par.total);
    cases[i] = (CaseResultView){.place = told->place,
                                .patient = told->patient,
                                .title = told->title,
                                .ending = told->ending,
                                .points = str_format(arena, "%.*s / %.*s", STR_ARG(earned), STR_ARG(par)),
                                .cost = told->cost,
                                .recovered_cents = debrief->earned.recovered_cents,
                                .best_cents = debrief->best_recoverable_cents,
                                .best = !told->cost.length,
                                .minutes = shift_session_world(session)->cases[told->place].minutes};
  }
  view->cases = cases;
  view->case_count = report->case_count;
}

static void add_plays(Arena *arena, const ReportShift *report, ShiftDebriefView *view) {
  PlayView *plays = arena_make_many(arena, PlayView, POLICY_COUNT);
  for (int i = 0; i < POLICY_COUNT; i++) {
    const ReportPlay *play = &report->plays[i];
    plays[i] = (PlayView){name_of_id(arena, play->name), play->rule, play->recovered, play->score, i == report->reference};
  }
  view->plays = plays;
  view->play_count = POLICY_COUNT;
}

static void add_violations(Arena *arena, const ReportShift *report, DebriefView *whole) {
  Str *names = arena_make_many(arena, Str, report->debrief->violation_count + 1);
  Str *whys = arena_make_many(arena, Str, report->debrief->violation_count + 1);
  for (int i = 0; i < report->case_count; i++)
    for (int v = 0; v < report->cases[i].debrief->violation_count && whole->violation_count < report->debrief->violation_count; v++) {
      names[whole->violation_count] = word_with(arena, W_ACCOUNT_NAME, report->cases[i].debrief->violations[v], report->cases[i].patient);
      whys[whole->violation_count++] = report->cases[i].debrief->violation_rules[v];
    }
  whole->violations = names;
  whole->violation_whys = whys;
}

ShiftDebriefView *view_shift_debrief(Arena *arena, const ShiftSession *session, ShiftAnalysis *analysis, int pass_mark) {
  const ReportShift *report = report_shift(arena, analysis, session);
  ShiftDebriefView *view = arena_make(arena, ShiftDebriefView);
  bool assessment = report->mode == MODE_ASSESSMENT;
  view->proven = report->proven;
  view->whole = (DebriefView){.title = report->title,
                              .mode = report->mode,
                              .score = report->score,
                              .pass_mark = pass_mark,
                              .passed = report->score >= pass_mark && !(assessment && report->debrief->violation_count),
                              .recovered_cents = report->debrief->play.earned.recovered_cents,
                              .best_cents = report->debrief->best_cents,
                              .due = NONE};
  for (int i = 0; i < AXIS_COUNT; i++) {
    const ShiftDebrief *debrief = report->debrief;
    Str earned = points_text(arena, debrief->play.earned.axis[i]), par = points_text(arena, debrief->par.earned.axis[i]);
    bool scored = report->axes[i].score != NONE;
    Str detail = scored ? word_with(arena, W_N_OF_M, earned, par) : STR("");
    view->whole.axes[i] = (AxisView){.name = report->axes[i].name, .detail = detail, .score = report->axes[i].score};
  }
  add_violations(arena, report, &view->whole);
  add_measures(arena, report, view);
  add_cases(arena, report, session, view);
  add_plays(arena, report, view);
  return view;
}
