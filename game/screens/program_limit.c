/* The time limit of an assessment in the window: its clock in the top bar, one picture a second while it is shown, and the end. What it is worth the session says. */
#include "report/clock.h"
#include "screens/program_inside.h"

enum { SHOWN_MINUTES = 20, SHOWN_SPENT_S = 55 }; /* on pictures */

static LimitClock now_of(const Program *program) { return (LimitClock){program->ports->seconds(program->ports->user), program->now_ms}; }

static const JournalHead *head_of(const Program *program) {
  return program->at_shift ? shift_session_head(program->at_shift) : program->session ? session_head(program->session) : NULL;
}

static bool is_over(const Program *program) {
  return program->at_shift ? shift_session_world(program->at_shift)->over : sim_over(session_state(program->session));
}

/** An attempt that goes on is on the screen. */
static bool runs(const Program *program) {
  bool here = program->screen == SCREEN_DESK || program->screen == SCREEN_WORKLIST;
  const JournalHead *head = head_of(program);
  return here && head && head->minutes && !program->looks_back && !is_over(program);
}

void limit_set(const Program *program, JournalHead *head) {
  if (program->shows_clock) {
    head->minutes = SHOWN_MINUTES;
    head->began = wall_text(program->attempt_arena, (program->ports->seconds(program->ports->user) - SHOWN_SPENT_S) * 1000);
    return;
  }
  head->minutes = head->parent.length ? 0 : course_minutes(program, head->mode);
  if (head->minutes) head->began = program->ports->wall_clock(program->ports->user, program->attempt_arena);
}

void program_show_clock(Program *program) {
  if (!program->scenario && !program->shift) return;
  program->attempt = STR("shown");
  program->seed = 1; /* the same picture each time */
  program_take_variant(program);
  program->shows_clock = true;
  (void)program_start(program, MODE_ASSESSMENT);
  program->shows_clock = false;
}

void limit_take(Program *program) {
  if (!head_of(program)->minutes) return;
  program->limit = program->at_shift ? limit_of_shift(program->at_shift, now_of(program)) : limit_of(program->session, now_of(program));
  program->limit_s = limit_left_s(&program->limit, now_of(program));
}

bool limit_ended(const Program *program) {
  return program->at_shift ? shift_session_timed_out(program->at_shift) : program->session && session_timed_out(program->session);
}

static void end(Program *program, UiContext *ui) {
  const char *refused = program->at_shift ? shift_session_time_up(program->at_shift) : session_time_up(program->session);
  if (refused) return;
  if (program->overlay != OVERLAY_NONE) program_close_overlay(program, ui);
  bool kept = program->at_shift ? shift_write_entries(program) : program_write_entries(program);
  program_show_debrief(program);
  program_say(program, CHIP_WARN, word(W_TIME_IS_UP), program->now_ms);
  if (!kept) program_say_not_saved(program, program->now_ms);
}

void limit_hold(Program *program, UiContext *ui, UiEvent *event) {
  if (runs(program)) {
    int64_t left_s = limit_left_s(&program->limit, now_of(program));
    int said = limit_said(program->limit_s, left_s);
    program->limit_s = left_s;
    if (!left_s) *event = (UiEvent){.kind = EVENT_NONE};
    if (!left_s)
      end(program, ui);
    else if (said)
      program_say(program, CHIP_WARN, word_count(program->frame_arena, W_TIME_LEFT_SOON, said, STR("")), program->now_ms);
  }
  chrome_note_limit(ui, runs(program) ? (int)program->limit_s : NONE);
}

void limit_wake(const Program *program, UiContext *ui) {
  if (!runs(program)) return;
  int64_t due_ms = limit_next_ms(&program->limit, program->now_ms);
  if (!ui->wake_ms || due_ms < ui->wake_ms) ui->wake_ms = due_ms;
}
