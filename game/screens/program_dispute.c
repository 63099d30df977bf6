/* A disputed decision goes into the records, under the line of the journal that made it. */
#include "screens/program_inside.h"

DisputeView program_disputed(const Program *program) {
  const DecisionView *decision = &program->debrief->decisions[program->dispute.decision];
  return (DisputeView){decision->title, decision->did};
}

/** The line of the attempt's journal, from 1, that made the decision before which a session has so many actions; 0: none. */
static int number_of(const Program *program, const Session *session, int entry) {
  int count;
  const Played *line = session_line(session, &count);
  if (entry >= count) return 0;
  return 1 + (program->at_shift ? shift_session_entry_of(program->at_shift, program->shown_case, line[entry].entry) : line[entry].entry);
}

static Str told(Arena *arena, const ClassDispute *dispute) {
  Str what = word_with(arena, W_DISPUTE_TOLD, dispute->text, STR(""));
  if (dispute->answer.length) return word_with(arena, W_DISPUTE_TOLD_ANSWER, what, dispute->answer);
  return word_with(arena, dispute->state == CLASS_DISPUTE_CLOSED ? W_DISPUTE_TOLD_CLOSED : W_DISPUTE_TOLD_OPEN, what, STR(""));
}

void dispute_tell(Program *program, const Session *session, DebriefView *view) {
  Arena *arena = program->debrief_arena;
  ClassDisputes disputes = {.count = 0};
  const ProgramPorts *ports = program->ports;
  if (!ports->disputed || !ports->disputed(ports->user, arena, session_head(session)->attempt, &disputes) || !disputes.count) return;
  DecisionView *decisions = arena_make_many(arena, DecisionView, view->decision_count);
  for (int i = 0; i < view->decision_count; i++) {
    decisions[i] = view->decisions[i];
    int number = number_of(program, session, decisions[i].entry);
    for (int k = 0; k < disputes.count; k++)
      if (disputes.at[k].number == number) decisions[i].disputed = told(arena, &disputes.at[k]);
  }
  view->decisions = decisions;
}

static void send(Program *program, UiContext *ui, int64_t now_ms) {
  const ProgramPorts *ports = program->ports;
  const Session *session = program->at_shift ? shift_session_case(program->at_shift, program->shown_case) : program->session;
  int number = number_of(program, session, program->debrief->decisions[program->dispute.decision].entry);
  if (!number) return;
  Str why = STR(""), text = str_trim(ui_text_value(&program->dispute.text));
  bool kept = ports->dispute(ports->user, program->frame_arena, session_head(session)->attempt, number, text, &why);
  if (kept) dispute_tell(program, session, program->debrief);
  program_close_overlay(program, ui);
  program_say(program, kept ? CHIP_GOOD : CHIP_BAD, kept ? word(W_DISPUTE_KEPT) : why.length ? why : word(W_NOT_SAVED), now_ms);
}

void dispute_fulfil(Program *program, UiContext *ui, const Want *want, int64_t now_ms) {
  if (program->screen != SCREEN_DEBRIEF || !program->debrief || !program->debrief->disputes) return;
  if (want->kind == WANT_SEND_DISPUTE) {
    send(program, ui, now_ms);
    return;
  }
  program->dispute = (DisputeState){.decision = want->place};
  program_open_overlay(program, ui, OVERLAY_DISPUTE);
}
