/* A disputed decision goes into the records, under the line of the journal that made it. */
#include "screens/program_inside.h"

DisputeView program_disputed(const Program *program) {
  const DecisionView *decision = &program->debrief->decisions[program->dispute.decision];
  return (DisputeView){decision->title, decision->did};
}

static void send(Program *program, UiContext *ui, int64_t now_ms) {
  const ProgramPorts *ports = program->ports;
  int count, place = program->shown_case;
  const ShiftSession *shift = program->at_shift;
  const Session *session = shift ? shift_session_case(shift, place) : program->session;
  const Played *line = session_line(session, &count);
  int entry = program->debrief->decisions[program->dispute.decision].entry;
  if (entry >= count) return;
  int number = 1 + (shift ? shift_session_entry_of(shift, place, line[entry].entry) : line[entry].entry);
  Str why = STR(""), text = str_trim(ui_text_value(&program->dispute.text));
  bool kept = ports->dispute(ports->user, program->frame_arena, session_head(session)->attempt, number, text, &why);
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
