/* The disputes of the class: what is said of each is worked out from the attempt it is of, as its debrief would; answers go into the records. */
#include "screens/program_inside.h"

bool class_read_disputes(Program *program) {
  ProgramClass *class = &program->class;
  arena_reset(class->dispute_arena);
  class->disputes = (ClassDisputes){.count = 0};
  return program->ports->class->disputes(program->ports->user, class->dispute_arena, &class->disputes);
}

/* ---- What the key says ---- */

/** The decision made by an entry of a session, as its debrief tells of it. @return false where it tells of none. */
static bool decision_at(Arena *arena, const Session *session, Analysis *analysis, int entry, ClassToldView *told) {
  int count;
  const Played *line = session_line(session, &count);
  const DebriefView *view = view_debrief(arena, session, analysis, NONE);
  for (int i = 0; i < view->decision_count; i++) {
    int at = view->decisions[i].entry;
    if (at >= count || line[at].entry != entry) continue;
    const Scenario *scenario = session_scenario(session);
    const Action *action = &line[at].action;
    told->decision = view->decisions[i];
    if (action->kind == ACTION_ANSWER) told->asked = item_prompt(arena, scenario, &line[at].before, scenario->items[action->item]);
    return true;
  }
  return false;
}

static bool decision_of_case(Arena *arena, const Scenario *scenario, Str journal, int entry, ClassToldView *told) {
  Diags diags = diags_new(arena, STR("journal"), journal);
  const Session *session = journal_replay(arena, scenario, journal, &diags);
  if (!session || diags.errors) return false;
  return decision_at(arena, session, analysis_run_sessions(arena, &session, 1, (AnalysisLimits){0}), entry, told);
}

/** Lines of a shift's journal are of its cases in turn. */
static bool decision_of_shift(Arena *arena, const Shift *shift, Str journal, int entry, ClassToldView *told) {
  Diags diags = diags_new(arena, STR("journal"), journal);
  ShiftSession *session = shift_journal_replay(arena, shift, journal, &diags);
  if (!session || diags.errors) return false;
  int count, own = 0;
  const ShiftEntry *entries = shift_session_entries(session, &count);
  if (entry >= count || entries[entry].kind != SHIFT_ENTRY_CASE) return false;
  int place = entries[entry].place;
  for (int i = 0; i < entry; i++) own += entries[i].kind == SHIFT_ENTRY_CASE && entries[i].place == place;
  ShiftAnalysis *analysis = shift_analysis_run(arena, session, (AnalysisLimits){0});
  return decision_at(arena, shift_session_case(session, place), shift_analysis_case(analysis, place), own, told);
}

bool class_work_dispute(Program *program) {
  ProgramClass *class = &program->class;
  int which = class->state.dispute;
  if (which == NONE || which == class->asked_of) return false;
  const ClassDispute *dispute = &class->disputes.at[which];
  Arena *arena = class->asked_arena;
  ProgramRecorded recorded = {0};
  arena_reset(arena);
  ClassToldView *told = arena_make(arena, ClassToldView);
  bool there = program->ports->recorded(program->ports->user, arena, dispute->attempt, &recorded, &told->fault);
  if (there && recorded.shift)
    there = decision_of_shift(arena, recorded.shift, recorded.journal, dispute->number - 1, told);
  else if (there)
    there = decision_of_case(arena, recorded.scenario, recorded.journal, dispute->number - 1, told);
  if (there)
    told->fault = STR("");
  else if (!told->fault.length)
    told->fault = word(W_CLASS_DISPUTE_NOT_TOLD);
  class->asked = told;
  class->asked_of = which;
  return true;
}

/* ---- Answers ---- */

/** The place of a dispute among those that were read anew, NONE. */
static int place_of(const ClassDisputes *disputes, Str attempt, int number) {
  for (int i = 0; i < disputes->count; i++)
    if (disputes->at[i].number == number && str_equal(disputes->at[i].attempt, attempt)) return i;
  return NONE;
}

void class_answer(Program *program, bool closes, int64_t now_ms) {
  ProgramClass *class = &program->class;
  if (class->state.dispute == NONE) return;
  ClassDispute dispute = class->disputes.at[class->state.dispute];
  Arena *arena = program->frame_arena;
  Str why = STR(""), typed = str_trim(ui_text_value(&class->state.answer)), attempt = str_copy(arena, dispute.attempt);
  if (!program->ports->class->answer(program->ports->user, arena, &dispute, typed, closes, &why)) {
    program_say(program, CHIP_BAD, why.length ? why : word(W_NOT_SAVED), now_ms);
    return;
  }
  bool same = class->asked_of == class->state.dispute;
  class->state.answer = (UiText){.length = 0};
  class->failed = !class_read_disputes(program);
  class->state.dispute = place_of(&class->disputes, attempt, dispute.number);
  class->asked_of = same ? class->state.dispute : NONE;
  if (class->state.dispute != NONE) class->state.row[CLASS_DISPUTES] = class->state.dispute;
  program_say(program, CHIP_GOOD, word(closes ? W_CLASS_DISPUTE_OVER : W_CLASS_DISPUTE_KEPT), now_ms);
}
