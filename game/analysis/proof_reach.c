/* What no play meets, from where none goes on, and which conditions, variables and stamps make no difference. */
#include "analysis/proof.h"

static const Json *place_of(const Json *object, const char *key) {
  const Json *found = json_member(object, str_from(key));
  return found ? found : object;
}

static bool came(const Analysis *analysis, const Expr *expr, bool what) {
  return expr->count > 0 && bits_has(analysis->scenario->seen[what], expr->number);
}

static bool always(const Analysis *analysis, const Expr *expr) { return came(analysis, expr, true) && !came(analysis, expr, false); }
static bool never(const Analysis *analysis, const Expr *expr) { return came(analysis, expr, false) && !came(analysis, expr, true); }

/** The search looks at everything that can be looked at, a trainee may not: what is known from a paper is known to those who opened it. */
static bool asks_who_looked(const Scenario *scenario, const Expr *expr) {
  for (int i = 0; i < expr->count; i++) {
    const ExprCode *code = &expr->code[i];
    if (code->op == OP_PINNED || (code->op == OP_KNOWN && scenario->facts[code->a].page != NONE)) return true;
  }
  return false;
}

static void note_always(Proof *proof, const Analysis *analysis, const Expr *expr, const Json *object, const char *key) {
  if (!always(analysis, expr) || asks_who_looked(analysis->scenario, expr)) return;
  proof_note(proof, FINDING_ALWAYS, place_of(object, key), "\"%.*s\" holds whenever it is looked at, in every play; without it nothing would change",
             STR_ARG(expr->source));
}

/* ---- steps, questions, answers ---- */

static void reach_choices(Proof *proof, const Analysis *analysis, const Item *item) {
  for (int c = 0; c < item->choice_count; c++) {
    const Choice *choice = &item->choices[c];
    if (!proof_reached(analysis, THING_CHOICE, proof_choice(analysis, item->index, c)))
      proof_note(proof, FINDING_NO_CHOICE, choice->json, "the answer \"%.*s\" is never offered%s", STR_ARG(choice->id),
                 never(analysis, &choice->when) ? ": its \"when\" is never true where the question is asked" : "");
    else
      note_always(proof, analysis, &choice->when, choice->json, "when");
  }
}

static void reach_items(Proof *proof, const Analysis *analysis, const Step *step) {
  for (int i = 0; i < step->item_count; i++) {
    const Item *item = &step->items[i];
    if (!proof_reached(analysis, THING_ITEM, item->index)) {
      proof_note(proof, FINDING_NO_ITEM, item->json, "the question \"%.*s\" is never asked%s", STR_ARG(item->id),
                 never(analysis, &item->when) ? ": its \"when\" is never true when its turn comes" : "");
      continue;
    }
    note_always(proof, analysis, &item->when, item->json, "when");
    reach_choices(proof, analysis, item);
  }
}

/** An if that never holds, or always, in the ways on from a step. */
static void reach_next(Proof *proof, const Analysis *analysis, const Step *step) {
  const Json *next = json_member(step->json, STR("next"));
  const Json *way = next && next->kind == JSON_ARRAY ? next->first : NULL;
  for (int i = 0; i < step->next_count && way; i++, way = way->next) {
    const Expr *when = &step->next[i].when;
    if (never(analysis, when))
      proof_note(proof, FINDING_NEVER, place_of(way, "if"), "\"%.*s\" never holds here, so nobody goes this way", STR_ARG(when->source));
    else if (always(analysis, when))
      proof_note(proof, FINDING_NEVER, place_of(way, "if"), "\"%.*s\" always holds here, so nobody goes the ways below it", STR_ARG(when->source));
  }
}

static void reach_steps(Proof *proof, const Analysis *analysis) {
  for (int s = 0; s < analysis->scenario->step_count; s++) {
    const Step *step = &analysis->scenario->steps[s];
    if (!proof_reached(analysis, THING_STEP, s)) {
      proof_note(proof, FINDING_NO_STEP, step->json, "no play reaches the step \"%.*s\"%s", STR_ARG(step->id),
                 never(analysis, &step->when) ? ": its \"when\" is never true where something leads here" : "");
      continue;
    }
    note_always(proof, analysis, &step->when, step->json, "when");
    reach_items(proof, analysis, step);
    reach_next(proof, analysis, step);
    if (analysis->survey.endless[s] != NO_EDGE)
      proof_note(proof, FINDING_ENDLESS, place_of(step->json, "wait_for"),
                 "in some plays nothing of this ever happens, and the case ends when its %d days are over; let an event end the wait",
                 SCENARIO_MOST_DAYS);
  }
}

/* An event's condition that always holds is no finding: of two speeds the slow one's is written so, and holds because the quick one has led on. */
static void reach_events(Proof *proof, const Analysis *analysis) {
  for (int i = 0; i < analysis->scenario->event_count; i++) {
    const Event *event = &analysis->scenario->events[i];
    if (proof_reached(analysis, THING_EVENT, i)) continue;
    proof_note(proof, FINDING_NO_EVENT, event->json, "the event \"%.*s\" never happens: %s", STR_ARG(event->id),
               never(analysis, &event->when) ? "its \"when\" is never true on its day" : "its day never comes before the case is over");
  }
}

static void reach_endings(Proof *proof, const Analysis *analysis) {
  for (int i = 0; i < analysis->scenario->ending_count; i++) {
    const Ending *ending = &analysis->scenario->endings[i];
    if (!proof_reached(analysis, THING_ENDING, i) && ending->json)
      proof_note(proof, FINDING_NO_ENDING, ending->json, "no play ends as \"%.*s\"", STR_ARG(ending->id));
  }
}

/* ---- papers, variables, stamps ---- */

static void reach_papers(Proof *proof, const Analysis *analysis) {
  const Scenario *scenario = analysis->scenario;
  const Survey *survey = &analysis->survey;
  for (int i = 0; i < scenario->page_count; i++) {
    const Page *page = &scenario->pages[i];
    if (page->kind == PAGE_DOCUMENT && proof_reached(analysis, THING_PAGE, i) && !bits_has(survey->open_pages, i))
      proof_note(proof, FINDING_UNREAD_PAGE, page->json, "the document \"%.*s\" comes only when the case is over, so nobody can read it",
                 STR_ARG(page->id));
  }
}

static bool is_set(const Effects *effects, int var) {
  for (int i = 0; i < effects->set_count; i++)
    if (effects->set[i].var == var) return true;
  return false;
}

static bool is_set_in_step(const Step *step, int var) {
  bool set = is_set(&step->leave, var);
  for (int i = 0; i < step->item_count; i++) {
    const Item *item = &step->items[i];
    set = set || is_set(&item->effects, var);
    for (int c = 0; c < item->choice_count; c++) set = set || is_set(&item->choices[c].effects, var);
    for (int m = 0; m < item->mistake_count; m++) set = set || is_set(&item->mistakes[m].effects, var);
  }
  return set;
}

static bool is_set_anywhere(const Scenario *scenario, int var) {
  bool set = false;
  for (int i = 0; i < scenario->step_count && !set; i++) set = is_set_in_step(&scenario->steps[i], var);
  for (int i = 0; i < scenario->event_count && !set; i++) set = is_set(&scenario->events[i].effects, var);
  return set;
}

/** Whether some condition reads it: then the search tells its values apart. */
static bool is_searched(const Analysis *analysis, int var) {
  for (int s = 0; s < analysis->scenario->step_count; s++)
    if ((analysis->live[s].vars >> var) & 1u) return true;
  return false;
}

static void reach_names(Proof *proof, const Analysis *analysis) {
  const Scenario *scenario = analysis->scenario;
  for (int i = 0; i < scenario->var_count; i++) {
    const Var *var = &scenario->vars[i];
    bool set = is_set_anywhere(scenario, i);
    if (!var->read || (set && (!is_searched(analysis, i) || ((analysis->survey.changed >> i) & 1u)))) continue;
    proof_note(proof, FINDING_CONSTANT, var->json, "the variable \"%.*s\" keeps its first value in every play%s", STR_ARG(var->id),
               set ? "" : ": nothing sets it");
  }
  for (int i = 0; i < scenario->stamp_count; i++) {
    const Stamp *stamp = &scenario->stamps[i];
    if (!stamp->read && stamp->json)
      proof_note(proof, FINDING_UNREAD_STAMP, stamp->json, "no day counts from the stamp \"%.*s\", and no condition or text asks for it",
                 STR_ARG(stamp->id));
  }
}

/* ---- from where play does not go on ---- */

static bool has_name(const Str *names, int count, Str name) {
  for (int i = 0; i < count; i++)
    if (str_equal(names[i], name)) return true;
  return false;
}

static void note_steps(Proof *proof, const Analysis *analysis, Finding finding, const Str *names, int count, const char *message) {
  for (int i = 0; i < count; i++)
    proof_note(proof, finding, analysis->scenario->steps[scenario_find_step(analysis->scenario, names[i])].json, "%s", message);
}

static void reach_ends(Proof *proof, const Analysis *analysis) {
  Arena *scratch = arena_new(0);
  const Str *dead, *loops, *traps;
  int dead_count = analysis_dead_ends(analysis, scratch, &dead), loop_count = analysis_loops(analysis, scratch, &loops);
  int trap_count = analysis_traps(analysis, scratch, &traps);
  note_steps(proof, analysis, FINDING_DEAD_END, dead, dead_count, "from this step, in some plays, no ending can be reached any more");
  note_steps(proof, analysis, FINDING_TRAP, traps, trap_count, "in some plays every answer that is open here is a violation");
  /* What has no way out goes round because of that. */
  for (int i = 0; i < loop_count; i++)
    if (!has_name(dead, dead_count, loops[i]))
      note_steps(proof, analysis, FINDING_LOOP, &loops[i], 1, "play can go round for ever here: no time passes, and nothing is used up");
  arena_free(scratch);
  for (int i = 0; i < analysis->scenario->item_count; i++)
    if (analysis->survey.unset[i] != NO_EDGE)
      proof_note(proof, FINDING_UNSET, analysis->scenario->items[i]->json,
                 "in some plays this is asked before what it counts from has happened, so no day can be right");
}

void proof_reach(Proof *proof, const Analysis *analysis) {
  reach_steps(proof, analysis);
  reach_events(proof, analysis);
  reach_endings(proof, analysis);
  reach_papers(proof, analysis);
  reach_names(proof, analysis);
  reach_ends(proof, analysis);
}
