/* The debrief of a shift in words: the score, the measures of the trade, what became of every case, and how plays by plain rules would have done. */
#include "report/inside.h"

/* ---- measures ---- */

enum { MEASURE_MOST = 7 };

static Str touches_words(Arena *arena, const WorldTally *tally) {
  return str_format(arena, "%d of %d", (int)tally->on_time, (int)(tally->on_time + tally->early + tally->late));
}

static Str needless_words(Arena *arena, const WorldTally *tally) {
  int idle = (int)tally->idle, early = (int)tally->early;
  if (!idle && !early) return STR("none");
  return str_format(arena, "%d: %d taken up and nothing done, %d before the time", idle + early, idle, early);
}

static void tell_measures(Arena *arena, ReportShift *report) {
  const ShiftDebrief *debrief = report->debrief;
  const WorldTally *mine = &debrief->tally, *par = &shift_session_world(debrief->par.session)->tally;
  ReportMeasure *measures = arena_make_many(arena, ReportMeasure, MEASURE_MOST);
  int count = 0;
  measures[count++] = (ReportMeasure){STR("Dollars recovered"), report->recovered, report->best_recovered};
  measures[count++] = (ReportMeasure){STR("Days in A/R"), str_format(arena, "%d", (int)debrief->play.days_in_ar),
                                      str_format(arena, "%d", (int)debrief->par.days_in_ar)};
  measures[count++] = (ReportMeasure){STR("Follow-ups on time"), touches_words(arena, mine), touches_words(arena, par)};
  measures[count++] = (ReportMeasure){STR("Needless touches"), needless_words(arena, mine), needless_words(arena, par)};
  measures[count++] =
      (ReportMeasure){STR("Rights lost"), str_format(arena, "%d", (int)mine->rights_lost), str_format(arena, "%d", (int)par->rights_lost)};
  measures[count++] = (ReportMeasure){STR("Minutes worked"), str_format(arena, "%d", (int)mine->minutes), str_format(arena, "%d", (int)par->minutes)};
  if (report->timed_out) measures[count++] = (ReportMeasure){STR("Time limit"), STR("ran out"), STR("none")};
  report->measures = measures;
  report->measure_count = count;
}

/* ---- cases ---- */

static Str cost_words(Arena *arena, int32_t points, Cents cents) {
  if (points <= 0 && cents <= 0) return STR("");
  if (points <= 0) return money_text(arena, cents);
  Str words = str_format(arena, "%.*s %s", STR_ARG(report_points(arena, points)), points == 1000 ? "point" : "points");
  return cents > 0 ? str_format(arena, "%.*s and %.*s", STR_ARG(words), STR_ARG(money_text(arena, cents))) : words;
}

static int32_t lost_points(const Debrief *debrief) { return debrief->par.total - debrief->earned.total; }
static Cents lost_cents(const Debrief *debrief) { return debrief->best_recoverable_cents - debrief->earned.recovered_cents; }

static ReportCase tell_case(Arena *arena, ShiftAnalysis *analysis, const ShiftSession *session, int place) {
  const Session *one = shift_session_case(session, place);
  const Scenario *scenario = session_scenario(one);
  ReportCase told = {.place = place, .title = scenario->title, .patient = scenario->people[scenario->patient].name};
  told.debrief = report_debrief(arena, shift_analysis_case(analysis, place), one);
  const Debrief *debrief = told.debrief->debrief;
  told.ending = told.debrief->ending_title.length ? told.debrief->ending_title : told.debrief->ending_text;
  told.points = str_format(arena, "%.*s of %.*s points", STR_ARG(report_points(arena, debrief->earned.total)),
                           STR_ARG(report_points(arena, debrief->par.total)));
  told.recovered = str_format(arena, "%.*s of %.*s", STR_ARG(told.debrief->recovered), STR_ARG(told.debrief->best_recoverable));
  told.cost = cost_words(arena, lost_points(debrief), lost_cents(debrief));
  return told;
}

static void tell_cases(Arena *arena, ReportShift *report, ShiftAnalysis *analysis, const ShiftSession *session) {
  int count = shift_session_shift(session)->case_count;
  ReportCase *cases = arena_make_many(arena, ReportCase, count);
  for (int i = 0; i < count; i++) {
    ReportCase told = tell_case(arena, analysis, session, i);
    int at = i;
    for (; at > 0 && lost_points(cases[at - 1].debrief->debrief) < lost_points(told.debrief->debrief); at--) cases[at] = cases[at - 1];
    cases[at] = told;
  }
  report->cases = cases;
  report->case_count = count;
}

/* ---- the whole ---- */

static void tell_plays(Arena *arena, ReportShift *report, const ShiftAnalysis *analysis) {
  for (int p = 0; p < POLICY_COUNT; p++) {
    const ShiftPlay *play = shift_analysis_play(analysis, (ShiftPolicy)p);
    report->plays[p] =
        (ReportPlay){str_from(shift_policy_words[p]), str_from(shift_policy_rules[p]), money_text(arena, play->earned.recovered_cents), play->score};
  }
  report->reference = (int)shift_analysis_best(analysis);
}

const ReportShift *report_shift(Arena *arena, ShiftAnalysis *analysis, const ShiftSession *session) {
  ReportShift *report = arena_make(arena, ReportShift);
  const ShiftDebrief *debrief = shift_analysis_debrief(analysis, arena);
  report->debrief = debrief;
  report->title = shift_session_shift(session)->title;
  report->mode = shift_session_head(session)->mode;
  report->finished = debrief->finished;
  report->timed_out = shift_session_timed_out(session);
  report->proven = shift_analysis_complete(analysis);
  report->score = debrief->play.score;
  report->recovered = money_text(arena, debrief->play.earned.recovered_cents);
  report->best_recovered = money_text(arena, debrief->best_cents);
  for (int a = 0; a < AXIS_COUNT; a++) {
    int32_t earned = debrief->play.earned.axis[a], par = debrief->par.earned.axis[a];
    Str detail = str_format(arena, "%.*s of %.*s points", STR_ARG(report_points(arena, earned < 0 ? 0 : earned)), STR_ARG(report_points(arena, par)));
    report->axes[a] = (ReportAxis){.name = report_axis_name((Axis)a), .score = debrief->play.axis[a], .detail = par > 0 ? detail : STR("")};
  }
  tell_measures(arena, report);
  tell_cases(arena, report, analysis, session);
  tell_plays(arena, report, analysis);
  return report;
}

/* ---- as plain lines ---- */

static void put_heading(Buf *out, const char *heading) { buf_format(out, "\n%s\n", heading); }

static void put_case(const ReportCase *told, int number, Buf *out) {
  Arena *arena = out->arena;
  report_wrap(out, "", 4, str_format(arena, "%d. %.*s, %.*s", number, STR_ARG(told->title), STR_ARG(told->patient)));
  if (told->ending.length) report_wrap(out, "   ", 5, told->ending);
  report_wrap(out, "   ", 5, str_format(arena, "%.*s; recovered %.*s.", STR_ARG(told->points), STR_ARG(told->recovered)));
  if (told->cost.length) report_wrap(out, "   Cost: ", 5, str_format(arena, "%.*s.", STR_ARG(told->cost)));
  for (int i = 0; i < told->debrief->worst_count && i < 2; i++) {
    const ReportDecision *worst = &told->debrief->decisions[told->debrief->worst[i]];
    report_wrap(out, "   ", 5,
                str_format(arena, "%.*s: %.*s%s%.*s%s", STR_ARG(worst->when), STR_ARG(report_sentence(arena, worst->did)),
                           worst->best.length ? " Better: " : "", STR_ARG(worst->best), worst->best.length ? "." : ""));
  }
}

static void put_plays(const ReportShift *report, Buf *out) {
  Arena *arena = out->arena;
  put_heading(out, "Plays by rule");
  for (int p = 0; p < POLICY_COUNT; p++) {
    const ReportPlay *play = &report->plays[p];
    report_wrap(
        out, "  ", 4,
        str_format(arena, "%.*s: score %d, %.*s recovered (%.*s).", STR_ARG(play->name), play->score, STR_ARG(play->recovered), STR_ARG(play->rule)));
  }
}

void report_print_shift(const ReportShift *report, Buf *out) {
  Arena *arena = out->arena;
  report_wrap(out, "", 0, str_format(arena, "Debrief: %.*s, %s", STR_ARG(report->title), mode_words[report->mode]));
  if (!report->finished) report_wrap(out, "", 0, STR("The shift is still going on."));
  buf_byte(out, '\n');
  report_wrap(out, "", 0,
              str_format(arena, "Score: %d of 100, measured against the best play by rule (%.*s).", report->score,
                         STR_ARG(report->plays[report->reference].name)));
  for (int a = 0; a < AXIS_COUNT; a++) {
    const ReportAxis *axis = &report->axes[a];
    if (axis->score != NONE) buf_format(out, "%.*s: %d, %.*s.\n", STR_ARG(axis->name), axis->score, STR_ARG(axis->detail));
  }
  if (!report->proven) report_wrap(out, "", 0, STR("The search of some case did not end, so costs below are not exact."));
  put_heading(out, "Measures");
  for (int i = 0; i < report->measure_count; i++) {
    const ReportMeasure *measure = &report->measures[i];
    report_wrap(out, "  ", 4,
                str_format(arena, "%.*s: %.*s. Reference: %.*s.", STR_ARG(measure->name), STR_ARG(measure->value), STR_ARG(measure->reference)));
  }
  put_heading(out, "Your cases, the dearest first");
  report_wrap(out, "", 0, STR("A cost is exact within its case, as if there were no other. The minutes do not allow to save them all."));
  for (int i = 0; i < report->case_count; i++) put_case(&report->cases[i], i + 1, out);
  for (int i = 0; i < report->case_count; i++)
    for (int v = 0; v < report->cases[i].debrief->violation_count; v++)
      report_wrap(out, "Violation: ", 4,
                  str_format(arena, "%.*s, in %.*s. %.*s", STR_ARG(report->cases[i].debrief->violations[v]), STR_ARG(report->cases[i].title),
                             STR_ARG(report->cases[i].debrief->violation_rules[v])));
  put_plays(report, out);
}
