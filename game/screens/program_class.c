/* The class: a passphrase opens it once for as long as the window is open; then everything kept of everybody is read, shown, and handed out as files. */
#include <string.h>

#include "learn/class.h"
#include "overturn/utf8.h"
#include "report/csv.h"
#include "screens/program_inside.h"

/* Each wrong passphrase makes the next try wait twice as long. */
enum { FIRST_WAIT_S = 2, MOST_WAIT_S = 64 };

void class_begin(Program *program) {
  program->class.arena = arena_new(0);
  program->class.dispute_arena = arena_new(0);
  program->class.asked_arena = arena_new(0);
}

void class_end(Program *program) {
  arena_free(program->class.arena);
  arena_free(program->class.dispute_arena);
  arena_free(program->class.asked_arena);
}

bool class_found(Program *program) {
  const ProgramClassPorts *ports = program->ports->class;
  if (program->class.teaches || !ports || !ports->is(program->ports->user)) return false;
  program->class.teaches = true;
  return true;
}

static void wipe(ProgramClass *class) {
  memset(class->state.typed, 0, sizeof class->state.typed);
  class->told_length = 0;
}

static void tell(ProgramClass *class, Str text) {
  class->told_length = text.length < sizeof class->told_room ? text.length : sizeof class->told_room;
  memcpy(class->told_room, text.at, class->told_length);
}

static void forget(ProgramClass *class) {
  class->report = NULL;
  class->failed = false;
  class->disputes = (ClassDisputes){.count = 0};
  class->asked = NULL;
  class->asked_of = NONE;
  arena_reset(class->arena);
}

void program_show_class(Program *program) {
  ProgramClass *class = &program->class;
  const ProgramClassPorts *ports = program->ports->class;
  bool set = false;
  if (!ports || !ports->locked(program->ports->user, &set)) return;
  class->teaches = true;
  class->gate = set ? GATE_LOCKED : GATE_NEW;
  class->state = (ClassState){.trainee = NONE, .dispute = NONE};
  wipe(class);
  forget(class);
  program->screen = SCREEN_CLASS;
}

void program_show_in_class(Program *program, ClassPart part, bool first) {
  program_show_class(program);
  program->class.unlocked = program->screen == SCREEN_CLASS;
  program->class.state.part = part;
  if (first) *(part == CLASS_DISPUTES ? &program->class.state.dispute : &program->class.state.trainee) = 0;
}

bool class_work(Program *program) {
  ProgramClass *class = &program->class;
  if (!class->unlocked || class->failed) return false;
  if (class->report) return class_work_dispute(program);
  class->failed = !program->ports->class->read(program->ports->user, class->arena, &class->record) || !class_read_disputes(program);
  if (!class->failed) class->report = class_report(class->arena, &class->record.rows);
  if (class->state.dispute >= class->disputes.count) class->state.dispute = NONE;
  if (!class->failed) (void)class_work_dispute(program);
  return true;
}

Want class_draw(Program *program, UiContext *ui) {
  ProgramClass *class = &program->class;
  HomeView home = {.due = 0};
  drill_on_home(program, &home);
  ClassView view = {.gate = class->unlocked ? GATE_OPEN : class->gate,
                    .told = class->failed ? word(W_CLASS_NOT_READ) : (Str){class->told_room, class->told_length},
                    .record = class->report ? &class->record : NULL,
                    .report = class->report,
                    .disputes = class->disputes,
                    .asked = class->state.dispute == class->asked_of ? class->asked : NULL,
                    .pass_mark = program->course.course ? program->course.course->pass : PROGRAM_PASS_MARK,
                    .due = home.drills ? home.due : NONE};
  return class_screen(ui, &view, &class->state);
}

/* ---- The passphrase ---- */

static void open_class(ProgramClass *class) {
  class->unlocked = true;
  class->missed = 0;
  wipe(class);
}

static void set_passphrase(Program *program, int64_t now_ms) {
  ProgramClass *class = &program->class;
  Str typed = ui_text_value(&class->state.typed[0]);
  if (utf8_count(typed) < CLASS_PASSPHRASE_LEAST) {
    tell(class, word_with(program->frame_arena, W_CLASS_TOO_SHORT, str_format(program->frame_arena, "%d", CLASS_PASSPHRASE_LEAST), STR("")));
  } else if (!str_equal(typed, ui_text_value(&class->state.typed[1]))) {
    wipe(class);
    tell(class, word(W_CLASS_NOT_SAME));
  } else if (program->ports->class->set(program->ports->user, typed)) {
    open_class(class);
  } else {
    program_say_not_saved(program, now_ms);
  }
}

static void try_passphrase(Program *program, int64_t now_ms) {
  ProgramClass *class = &program->class;
  bool right = false;
  if (now_ms < class->not_before_ms) {
    tell(class, word_count(program->frame_arena, W_CLASS_WAIT, (int)((class->not_before_ms - now_ms + 999) / 1000), STR("")));
    return;
  }
  if (!class->state.typed[0].length) return;
  if (!program->ports->class->try(program->ports->user, ui_text_value(&class->state.typed[0]), &right)) {
    program_say_not_saved(program, now_ms);
  } else if (right) {
    open_class(class);
  } else {
    int wait = FIRST_WAIT_S << class->missed;
    if (wait < MOST_WAIT_S) class->missed++;
    class->not_before_ms = now_ms + wait * INT64_C(1000);
    wipe(class);
    tell(class, word_count(program->frame_arena, W_CLASS_WRONG, wait, STR("")));
  }
}

/* ---- What is handed out ---- */

/** The figures under pseudonyms, unless names were asked for. */
static const ClassReport *named(const Program *program, ClassRows *rows) {
  const ProgramClass *class = &program->class;
  if (class->state.names) return class->report;
  *rows = class->record.rows;
  rows->trainees = class->record.pseudonyms;
  return class_report(program->frame_arena, rows);
}

/** Whoever has a student id, with the best score at every scenario. @return how many. */
static int put_grades(const Program *program, Buf *out) {
  const ClassRecord *record = &program->class.record;
  int count = 0;
  csv_text(out, STR("name"));
  csv_text(out, STR("student id"));
  for (int l = 0; l < record->rows.lesson_count; l++) csv_text(out, record->rows.lessons[l].title);
  csv_end(out);
  for (int t = 0; t < record->rows.trainee_count; t++) {
    if (!record->student_ids[t].length) continue;
    csv_text(out, record->rows.trainees[t]);
    csv_text(out, record->student_ids[t]);
    for (int l = 0; l < record->rows.lesson_count; l++)
      csv_number_or_none(out, program->class.report->cells[t * record->rows.lesson_count + l].best, NONE);
    csv_end(out);
    count++;
  }
  return count;
}

static void hand_out(Program *program, ClassExport what, int64_t now_ms) {
  Arena *arena = program->frame_arena;
  Buf out = buf_new(arena);
  ClassRows rows;
  if (!program->class.report) return;
  Str now = program->ports->wall_clock(program->ports->user, arena), day = str_slice(now, 0, 10), where;
  if (what == CLASS_PAGE) class_print_html(named(program, &rows), day, &out);
  if (what == CLASS_TABLE) class_print_csv(named(program, &rows), &out);
  if (what == CLASS_GRADES && !put_grades(program, &out)) {
    program_say(program, CHIP_WARN, word(W_CLASS_NO_GRADES), now_ms);
    return;
  }
  Str name = what == CLASS_PAGE    ? str_format(arena, "class-report-%.*s.html", STR_ARG(day))
             : what == CLASS_TABLE ? str_format(arena, "class-table-%.*s.csv", STR_ARG(day))
                                   : str_format(arena, "class-grades-%.*s.csv", STR_ARG(day));
  bool written = program->ports->write_out(program->ports->user, arena, name, buf_str(&out), &where);
  program_say(program, written ? CHIP_GOOD : CHIP_BAD, word_with(arena, written ? W_CLASS_WRITTEN : W_CLASS_NOT_WRITTEN, where, STR("")), now_ms);
}

static void look_back(Program *program, Str attempt, Str file, int64_t now_ms) {
  program_look_back(program, attempt, file, now_ms);
  program->class.looks_back = program->screen == SCREEN_DEBRIEF;
}

/** Back from a debrief the class is as it was; else it is read anew. */
static void come_to(Program *program) {
  if (!program->class.looks_back) {
    program_show_class(program);
    return;
  }
  program->class.looks_back = false;
  program->screen = SCREEN_CLASS;
}

bool class_fulfil(Program *program, const Want *want, int64_t now_ms) {
  ProgramClass *class = &program->class;
  switch (want->kind) {
  case WANT_CLASS: come_to(program); break;
  case WANT_CLASS_ATTEMPT: look_back(program, class->record.past[want->place].attempt, class->record.past[want->place].file, now_ms); break;
  case WANT_CLASS_LOOK: {
    const ClassDispute *dispute = &class->disputes.at[class->state.dispute];
    look_back(program, dispute->attempt, dispute->file, now_ms);
    break;
  }
  case WANT_CLASS_ANSWER:
  case WANT_CLASS_CLOSE: class_answer(program, want->kind == WANT_CLASS_CLOSE, now_ms); break;
  case WANT_CLASS_UNLOCK:
    if (class->gate == GATE_NEW)
      set_passphrase(program, now_ms);
    else
      try_passphrase(program, now_ms);
    break;
  case WANT_CLASS_EXPORT: hand_out(program, (ClassExport)want->place, now_ms); break;
  case WANT_CLASS_LOCK:
    class->unlocked = false;
    program_show_class(program);
    break;
  default: return false;
  }
  return true;
}
