/* The debrief in words. The analysis says what each decision was worth; here each gets its question, its answer, the better one and the author's reasons. */
#include "report/inside.h"

/* ---- why ---- */

static Str filled(Arena *arena, const Scenario *scenario, const State *state, Str text) { return sim_text(scenario, state, arena, text); }

/** Reasons that belong to an answer itself: of the choices taken, of the mistake made, of what was put too late. */
static Str own_why(Arena *arena, const Scenario *scenario, const State *state, const Action *action, int mistake) {
  const Item *item = scenario->items[action->item];
  int late = item->kind == ITEM_ORDER ? sim_order_late(item, action->order) : NONE;
  if (late != NONE) return filled(arena, scenario, state, item->entries[late].why);
  if (mistake != NONE) return filled(arena, scenario, state, item->mistakes[mistake].why);
  if (item->kind == ITEM_LETTER) return letter_why(arena, scenario, state, item, action->choices);
  Buf out = buf_new(arena);
  for (int i = 0; i < item->choice_count; i++) {
    if (!((action->choices >> i) & 1u) || !item->choices[i].why.length) continue;
    if (out.length) buf_byte(&out, ' ');
    buf_add(&out, filled(arena, scenario, state, item->choices[i].why));
  }
  return buf_str(&out);
}

Str report_why(Arena *arena, const Scenario *scenario, const Played *played) {
  const Result *result = &played->result;
  if (played->action.kind != ACTION_ANSWER) return STR("");
  const Item *item = scenario->items[played->action.item];
  Action told = played->action;
  if (item->kind == ITEM_LETTER) told.choices = letter_to_tell(item, told.choices);
  Str own = own_why(arena, scenario, &played->after, &told, result->mistake);
  if (!own.length && !item->why.length && item->kind == ITEM_INTERPRET) return sim_interpret_why(arena, scenario, item, told.option);
  return own.length ? own : filled(arena, scenario, &played->after, item->why);
}

/** By the rule of negotiation.h, for acts that an author wrote no reason for. */
static Str talk_why(Arena *arena, const Scenario *scenario, const Played *played) {
  const NegotiationReply *reply = &played->result.reply;
  const Negotiation *talk = scenario->talks[played->action.item];
  if (played->action.talk.kind == ACT_MOVE) {
    Str why = FIELD_AT(talk->moves, NegotiationMove, played->action.talk.move)->why;
    if (why.length) return filled(arena, scenario, &played->after, why);
  }
  if (reply->underbid) return STR("You asked for less than they had offered.");
  if (reply->right_given_away) return STR("What law or contract owes was left out of the deal.");
  if (reply->answer == ANSWER_RAISED) return STR("An ask above the last one is not an offer, and costs patience.");
  if (reply->not_an_offer) return STR("An ask beyond what they can believe is not an offer, and costs patience.");
  if (reply->patience < 0) return STR("Holding without a new fact costs patience.");
  return STR("");
}

/** Of a better letter only the parts that differ are told. */
static uint32_t better_choices(const Item *item, const Decision *decision) {
  uint32_t better = decision->better.choices;
  return item->kind == ITEM_LETTER ? better & ~decision->played->action.choices : better;
}

static Str best_why(Arena *arena, const Scenario *scenario, const Decision *decision) {
  const Action *better = &decision->better;
  if (!decision->has_better || decision->grade == GRADE_BEST || better->kind != ACTION_ANSWER) return STR("");
  Action told = *better;
  told.choices = better_choices(scenario->items[better->item], decision);
  return own_why(arena, scenario, &decision->played->after, &told, NONE);
}

/** What stands behind it: the clause that the step is about, the deadline a day counts to, the right that a deal lacks. */
static Str citation_of(Arena *arena, const Scenario *scenario, const Decision *decision) {
  const Played *played = decision->played;
  if (played->result.violation != NONE) return str_from(scenario_violations[played->result.violation].why);
  const Step *step = &scenario->steps[played->result.step_before];
  const Item *item = decision->item;
  const Anchor *from = !item ? NULL : item->kind == ITEM_DATE ? &item->date_from : &item->day.from;
  if (from && from->kind == ANCHOR_DEADLINE) {
    Str own = scenario->deadlines[from->index].cite;
    return own.length ? own : scenario->deadlines[sim_deadline_deciding(scenario, &played->before, from->index)].cite;
  }
  if (step->focus_clause.length) return str_format(arena, "Contract %.*s", STR_ARG(step->focus_clause));
  return STR("");
}

/* ---- one decision ---- */

Str report_result_points(Arena *arena, const Result *result) {
  int32_t most = result->most, paid = result->paid;
  if (result->item == NONE || !result->first || (most <= 0 && paid <= 0)) return STR("");
  /* Terms of a deal may earn beyond what its price can. */
  if (paid > most) return str_format(arena, "%.*s points", STR_ARG(report_points(arena, paid)));
  return str_format(arena, "%.*s of %.*s", STR_ARG(report_points(arena, paid)),
                    STR_ARG(str_format(arena, "%.*s %s", STR_ARG(report_points(arena, most)), most == 1000 ? "point" : "points")));
}

Str report_lost(Arena *arena, int32_t lost, Cents lost_cents) {
  Str points = STR(""), dollars = STR("");
  if (lost > 0) points = str_format(arena, "%.*s %s", STR_ARG(report_points(arena, lost)), lost == 1000 ? "point" : "points");
  if (lost_cents > 0) dollars = money_text(arena, lost_cents);
  if (points.length && dollars.length) return str_format(arena, "%.*s and %.*s", STR_ARG(points), STR_ARG(dollars));
  return points.length ? points : dollars;
}

static Str title_of(Arena *arena, const Scenario *scenario, const Decision *decision) {
  const Played *played = decision->played;
  const Action *action = &played->action;
  if (action->kind == ACTION_ANSWER) return report_item_title(arena, scenario, &played->before, scenario->items[action->item]);
  const Step *step = &scenario->steps[played->result.step_before];
  if (action->kind == ACTION_TALK) {
    const NegotiationState *talk = &played->before.talks[action->item];
    const Negotiation *about = scenario->talks[action->item];
    int round = talk->round + 1 > about->rounds ? about->rounds : talk->round + 1;
    return str_format(arena, "%.*s, round %d", STR_ARG(about->label), round);
  }
  return step->title.length ? step->title : report_view_name(step->view);
}

/** The better answer in words; of a day, the whole stretch that is as good. */
static Str best_of(Arena *arena, const Scenario *scenario, const Decision *decision) {
  if (!decision->has_better || decision->grade == GRADE_BEST) return STR("");
  const State *before = &decision->played->before;
  const Item *item = decision->better.kind == ACTION_ANSWER ? scenario->items[decision->better.item] : NULL;
  if (item && item->kind == ITEM_DATE) {
    DateWindow window = sim_date_window(scenario, before, item);
    Day first = window.best_first < window.earliest ? window.earliest : window.best_first;
    bool inside = decision->better.day >= first && decision->better.day <= window.best_last;
    if (inside && first < window.best_last)
      return str_format(arena, "Pick a day from %.*s to %.*s", STR_ARG(day_text(arena, first)), STR_ARG(day_text(arena, window.best_last)));
  }
  if (item && item->kind == ITEM_LETTER && better_choices(item, decision)) {
    Buf parts = buf_new(arena);
    put_letter(scenario, before, item, better_choices(item, decision), 0, &parts);
    return buf_str(&parts);
  }
  /* The same answer, and half its points: what was missing is the finding. */
  int missing = decision->played->result.missing_fact;
  bool same = item && (item->kind == ITEM_CHOICES || item->kind == ITEM_LETTER) && decision->better.choices == decision->played->action.choices;
  if (same && missing != NONE) return str_format(arena, "The same, with this finding pinned: %.*s", STR_ARG(scenario->facts[missing].text));
  return report_advice_words(arena, scenario, before, &decision->better);
}

/** Facts found by then, whether they were pinned or not. */
static int list_known(Arena *arena, const Scenario *scenario, const State *state, const Str **known) {
  Str *facts = arena_make_many(arena, Str, scenario->fact_count);
  int count = 0;
  for (int i = 0; i < scenario->fact_count; i++)
    if (sim_fact_known(state, i)) facts[count++] = scenario->facts[i].text;
  *known = facts;
  return count;
}

static ReportDecision tell_decision(Arena *arena, const Session *session, const Decision *decision, const Played *line) {
  const Scenario *scenario = session_scenario(session);
  const Played *played = decision->played;
  bool talk = played->action.kind == ACTION_TALK;
  ReportDecision told = {
      .decision = decision,
      .title = title_of(arena, scenario, decision),
      .when = day_short(arena, played->result.day_before),
      .did = report_did_words(arena, session, played),
      .best = best_of(arena, scenario, decision),
      .why = talk ? talk_why(arena, scenario, played) : report_why(arena, scenario, played),
      .best_why = best_why(arena, scenario, decision),
      .citation = citation_of(arena, scenario, decision),
      .points = report_result_points(arena, &played->result),
      .cost = report_lost(arena, decision->cost, decision->cost_cents),
      .hindsight = report_lost(arena, decision->cost - decision->own, decision->cost_cents - decision->own_cents),
      .violation = played->result.violation == NONE ? STR("") : str_from(scenario_violations[played->result.violation].name),
      .repair = decision->item && decision->scored && !decision->main,
      .again = played->result.item != NONE && !played->result.first,
      .entry = (int)(played - line),
  };
  told.known_count = list_known(arena, scenario, &played->before, &told.known);
  if (str_equal(told.best_why, told.why)) told.best_why = STR("");
  told.ranked_count = report_ranked(arena, scenario, played, &told.ranked);
  return told;
}

/** Going on without a question is told only where it cost something. */
static bool is_told(const Decision *decision) {
  ActionKind kind = decision->played->action.kind;
  return (kind != ACTION_NEXT && kind != ACTION_PASS) || decision->cost > 0 || decision->cost_cents > 0;
}

static void tell_decisions(Arena *arena, ReportDebrief *report, const Session *session) {
  int line_count;
  const Debrief *debrief = report->debrief;
  const Played *line = session_line(session, &line_count);
  ReportDecision *told = arena_make_many(arena, ReportDecision, debrief->decision_count);
  int *places = arena_make_many(arena, int, debrief->decision_count), *worst = arena_make_many(arena, int, debrief->worst_count);
  int32_t earned = 0;
  for (int i = 0; i < debrief->decision_count; i++) {
    places[i] = NONE;
    earned += debrief->decisions[i].earned;
    if (!is_told(&debrief->decisions[i])) continue;
    places[i] = report->decision_count;
    told[report->decision_count] = tell_decision(arena, session, &debrief->decisions[i], line);
    told[report->decision_count++].earned_after = earned;
  }
  for (int i = 0; i < debrief->worst_count; i++) worst[report->worst_count++] = places[debrief->worst[i]];
  report->decisions = told;
  report->worst = worst;
}

/* ---- the rest ---- */

static void tell_axes(Arena *arena, ReportDebrief *report) {
  for (int a = 0; a < AXIS_COUNT; a++) {
    int32_t earned = report->debrief->earned.axis[a], par = report->debrief->par.axis[a];
    Str detail = str_format(arena, "%.*s of %.*s points", STR_ARG(report_points(arena, earned < 0 ? 0 : earned)), STR_ARG(report_points(arena, par)));
    report->axes[a] = (ReportAxis){.name = report_axis_name((Axis)a), .score = report->debrief->axis[a], .detail = par > 0 ? detail : STR("")};
  }
}

static void tell_skills(ReportDebrief *report) {
  static const char *const names[SKILL_COUNT] = {"Attention to detail", "Communication", "Analysis", "Problem solving", "Regulations"};
  for (int i = 0; i < SKILL_COUNT; i++) {
    int32_t earned = report->debrief->earned.skill[i], most = report->debrief->par.skill[i];
    report->skills[i] = (ReportSkill){str_from(names[i]), analysis_axis_score(earned, most), earned, most};
  }
}

static void tell_violations(Arena *arena, ReportDebrief *report) {
  int count = report->debrief->violation_count;
  Str *names = arena_make_many(arena, Str, count), *rules = arena_make_many(arena, Str, count);
  for (int i = 0; i < count; i++) {
    names[i] = str_from(scenario_violations[report->debrief->violations[i]].name);
    rules[i] = str_from(scenario_violations[report->debrief->violations[i]].why);
  }
  report->violations = names;
  report->violation_rules = rules;
  report->violation_count = count;
}

Str advice_sentence(Arena *arena, const Scenario *scenario, const State *state, const Action *action) {
  Str words = report_advice_words(arena, scenario, state, action);
  bool needs_title = action->kind == ACTION_ANSWER && scenario->items[action->item]->kind != ITEM_CHOICES;
  if (!needs_title) return words;
  Str title = report_item_title(arena, scenario, state, scenario->items[action->item]);
  return str_format(arena, "%.*s %.*s", STR_ARG(report_sentence(arena, title)), STR_ARG(words));
}

/** The best play from the start, followed in a state of its own so that every action can be put in words where it stands. */
static void tell_best_line(Arena *arena, ReportDebrief *report, Analysis *analysis, const Session *session) {
  const Scenario *scenario = session_scenario(session);
  const Action *actions;
  int count = analysis_best_line(analysis, arena, &actions);
  Str *line = arena_make_many(arena, Str, count);
  State state;
  sim_start(scenario, session_head(session)->seed, &state);
  for (int i = 0; i < count && !sim_refuses(scenario, &state, &actions[i]); i++) {
    const Action *action = &actions[i];
    bool told = action->kind == ACTION_ANSWER || action->kind == ACTION_TALK;
    Str day = day_short(arena, state.day);
    if (told)
      line[report->best_line_count++] = str_format(arena, "%.*s: %.*s", STR_ARG(day), STR_ARG(advice_sentence(arena, scenario, &state, action)));
    sim_step(scenario, &state, action);
  }
  report->best_line = line;
}

const ReportDebrief *report_debrief(Arena *arena, Analysis *analysis, const Session *session) {
  const Scenario *scenario = session_scenario(session);
  const State *now = session_state(session);
  ReportDebrief *report = arena_make(arena, ReportDebrief);
  report->debrief = analysis_debrief_of(analysis, arena, session);
  report->title = scenario->title;
  report->mode = session_head(session)->mode;
  report->finished = report->debrief->finished;
  report->proven = analysis_complete(analysis);
  report->score = report->debrief->score;
  if (report->debrief->ending != NONE) {
    const Ending *ending = &scenario->endings[report->debrief->ending];
    report->ending_title = ending->title;
    report->ending_text = sim_text(scenario, now, arena, ending->text);
  }
  report->timed_out = session_timed_out(session);
  if (report->timed_out)
    report->ending_text = str_format(arena, "Time ran out. What was done by then counts; after that nobody worked the case.%s%.*s",
                                     report->ending_text.length ? " " : "", STR_ARG(report->ending_text));
  report->recovered = money_text(arena, report->debrief->earned.recovered_cents);
  report->best_recoverable = money_text(arena, report->debrief->best_recoverable_cents);
  tell_axes(arena, report);
  tell_skills(report);
  report->kept = session_head(session)->position;
  report->parent = session_head(session)->parent;
  tell_violations(arena, report);
  tell_decisions(arena, report, session);
  tell_promises(arena, report, session);
  tell_talks(arena, report, analysis, session);
  tell_timeline(arena, report, session);
  tell_best_line(arena, report, analysis, session);
  return report;
}
