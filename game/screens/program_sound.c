/* Which sound is due after a pass. A tone tells no more than the screen does: in an assessment every answer sounds the same. */
#include "screens/program_inside.h"

static bool wanted(const Program *program) {
  if (program->sound == SOUND_OFF || !program->session) return false;
  return program->sound == SOUND_ALWAYS || session_head(program->session)->mode == MODE_PRACTICE;
}

static Tone of_verdict(Verdict verdict) {
  static const Tone tones[] = {
      [VERDICT_HIDDEN] = TONE_TAKEN, [VERDICT_RIGHT] = TONE_RIGHT, [VERDICT_PARTLY] = TONE_PARTLY, [VERDICT_WRONG] = TONE_WRONG};
  return tones[verdict];
}

/* The entry that this pass added to the journal, if it was one that somebody decided. */
static bool answered(Program *program) {
  int count;
  const Entry *entries = session_entries(program->session, &count);
  bool same = program->sounded == program->session, more = same && count > program->sounded_count;
  program->sounded = program->session;
  program->sounded_count = count;
  return more && entries[count - 1].kind == ENTRY_ACTION && !action_looks(&entries[count - 1].action);
}

void program_sounds(Program *program) {
  bool refused = program->toast_shown && !program->toast_heard && program->toast.kind != CHIP_NEUTRAL && program->toast.kind != CHIP_GOOD;
  program->toast_heard = program->toast_shown;
  if (!program->session || program->screen != SCREEN_DESK || !program->desk_view) return;
  const TaskView *task = &program->desk_view->task;
  bool taken = answered(program), news = taken && task->news_count > 0;
  if (!wanted(program) || !(taken || refused)) return;
  Tone tone = TONE_REFUSED;
  if (taken) tone = task->done_count ? of_verdict(task->done[task->done_count - 1].verdict) : TONE_TAKEN;
  if (news) tone = TONE_NEWS;
  program->ports->sound(program->ports->user, tone);
}
