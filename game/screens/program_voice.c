/* Reading aloud: after every event what is new on the screen is made into sentences and handed to whoever speaks. Its keys work everywhere. */
#include "screens/program_inside.h"

typedef enum VoiceWant { VOICE_FOLLOW, VOICE_SWITCH, VOICE_REPEAT, VOICE_TASK, VOICE_PAGE, VOICE_SILENCE } VoiceWant;

static const struct {
  int32_t key;
  unsigned mods;
  VoiceWant want;
} keys[] = {
    {'s', MOD_CTRL | MOD_SHIFT, VOICE_SWITCH},
    {'r', MOD_CTRL, VOICE_REPEAT},
    {'e', MOD_CTRL, VOICE_TASK},
    {'p', MOD_CTRL, VOICE_PAGE},
    {'.', MOD_CTRL, VOICE_SILENCE},
};

void program_set_speaking(Program *program, bool speaking) {
  program->speaking = speaking;
  program->greeted = false;
  program->voice->place = UI_NO_ID;
}

bool program_speaking(const Program *program) { return program->speaking; }

void program_hear(Program *program, UiContext *ui, UiEvent *event) {
  ui->listening = program->speaking;
  program->voice_want = VOICE_FOLLOW;
  program->acted = event->kind == EVENT_KEY || event->kind == EVENT_TEXT || event->kind == EVENT_PRESS;
  for (size_t i = 0; event->kind == EVENT_KEY && i < sizeof keys / sizeof *keys; i++) {
    if (keys[i].key != event->key || keys[i].mods != event->mods) continue;
    if (!program->speaking && keys[i].want != VOICE_SWITCH) continue;
    program->voice_want = (int)keys[i].want;
    *event = (UiEvent){.kind = EVENT_NONE};
    if (keys[i].want == VOICE_SWITCH) program_set_speaking(program, !program->speaking);
    ui->listening = program->speaking;
  }
}

void program_speech_failed(Program *program, int64_t now_ms) {
  program->speaking = false;
  program_say(program, CHIP_BAD, word(W_VOICE_NONE), now_ms);
}

/* ---- The name of the screen, with what one wants to know first ---- */

static Str debrief_place(Program *program, Arena *arena) {
  const DebriefView *view = program->shift_debrief && !program->debrief ? &program->shift_debrief->whole : program->debrief;
  if (!view) return word(W_WORKING_OUT);
  Buf text = buf_new(arena);
  buf_add(&text, word_with(arena, W_PLACE_DEBRIEF, view->title, str_format(arena, "%d", view->score)));
  for (int i = 0; i < AXIS_COUNT; i++)
    if (view->axes[i].score != NONE) buf_format(&text, " %.*s %d.", STR_ARG(view->axes[i].name), view->axes[i].score);
  buf_format(&text, " %.*s. %.*s", STR_ARG(view->ending), STR_ARG(view->ending_text));
  return buf_str(&text);
}

/** The codes of the line stand in a table; the question alone is said. */
static Str drill_place(Program *program, Arena *arena) {
  const ProgramDrill *drill = &program->drill;
  if (drill->place == NONE) return word_with(arena, W_PLACE_DRILL, word(W_DRILL_NOTHING), STR(""));
  return word_with(arena, W_PLACE_DRILL, drill_question(arena, &drill->all, drill->place).prompt, STR(""));
}

static Str course_place(const Program *program, Arena *arena) {
  const CourseProgress *progress = &program->course.progress;
  const Course *course = program->course.course;
  Str done = word_with(arena, W_COURSE_DONE_OF, str_format(arena, "%d", progress->passed), str_format(arena, "%d", course->count));
  Str next = progress->next == NONE ? STR("") : course->entries[progress->next].title;
  return str_format(arena, "%.*s. %.*s. %.*s", STR_ARG(course->title), STR_ARG(done), STR_ARG(next));
}

static Str results_place(const Program *program, Arena *arena) {
  const ResultsView *view = program->results.view;
  Str next = view->next_count ? view->next[0].act : word(W_RESULTS_NO_NEXT);
  return word_count(arena, W_PLACE_RESULTS, view->attempt_count, next);
}

static Str class_place(Program *program, Arena *arena) {
  const ProgramClass *class = &program->class;
  Str about = !class->unlocked ? word(class->gate == GATE_NEW ? W_CLASS_GATE_NEW : W_CLASS_GATE)
              : class->report  ? word_count(arena, W_CLASS_TRAINEES, class->record.rows.trainee_count, STR(""))
                               : word(W_CLASS_READING);
  return word_with(arena, W_PLACE_CLASS, about, STR(""));
}

static Str place_of(Program *program, Arena *arena) {
  Str title = program->shift ? program->shift->title : program->scenario ? program->scenario->title : STR("");
  switch (program->screen) {
  case SCREEN_HOME:
    if (program->course.course) return course_place(program, arena);
    return word_count(arena, W_PLACE_HOME, program->count, STR(""));
  case SCREEN_BRIEFING: return word_with(arena, W_PLACE_BRIEFING, title, STR(""));
  case SCREEN_WORKLIST: return word_with(arena, W_PLACE_WORKLIST, title, STR(""));
  case SCREEN_DEBRIEF: return debrief_place(program, arena);
  case SCREEN_DRILL: return drill_place(program, arena);
  case SCREEN_RESULTS: return results_place(program, arena);
  case SCREEN_CLASS: return class_place(program, arena);
  case SCREEN_DESK: break;
  }
  if (program->session) title = session_scenario(program->session)->title;
  return word_with(arena, W_PLACE_DESK, title, STR(""));
}

/* ---- Saying it ---- */

static bool say(Program *program, const Utterances *said, bool interrupts) {
  bool can = true;
  for (size_t i = 0; i < said->count && can; i++) can = program->ports->speak(program->ports->user, said->lines[i], interrupts && i == 0);
  return can;
}

static void read_panels(const UiContext *ui, bool task, Utterances *to) {
  const Str step[] = {word(W_TASK)};
  const Str rest[] = {word(W_TOP_BAR), word(W_RAIL), word(W_STATUS_BAR), word(W_TABS), word(W_TASK)};
  if (task)
    voice_read(ui, step, 1, false, to);
  else
    voice_read(ui, rest, (int)(sizeof rest / sizeof *rest), true, to);
  if (!to->count) voice_read(ui, rest, 3, true, to);
  if (!to->count) voice_add(to, word(W_VOICE_NOTHING));
}

/* A sign is not read by every voice. */
static Str cap_said(const UiContext *ui, Str first) {
  Str cap = ui_cap(ui, first);
  return str_ends(cap, STR(" .")) ? str_format(ui->arena, "%.*speriod", STR_ARG(str_slice(cap, 0, cap.length - 1))) : cap;
}

static Str greeting(const UiContext *ui) {
  Str start = word_with(ui->arena, W_VOICE_ON, cap_said(ui, STR("Ctrl R")), cap_said(ui, STR("Ctrl E")));
  Str more = word_with(ui->arena, W_VOICE_ON_TOO, cap_said(ui, STR("Ctrl P")), cap_said(ui, STR("Ctrl .")));
  return str_format(ui->arena, "%.*s%.*s%.*s", STR_ARG(start), STR_ARG(more),
                    STR_ARG(word_with(ui->arena, W_VOICE_ON_ENDS, cap_said(ui, STR("Ctrl Shift S")), STR(""))));
}

void program_voice(Program *program, UiContext *ui) {
  Utterances said = {.arena = ui->arena};
  VoiceWant want = (VoiceWant)program->voice_want;
  if (want == VOICE_SILENCE || (want == VOICE_SWITCH && !program->speaking)) {
    (void)program->ports->speak(program->ports->user, want == VOICE_SWITCH ? word(W_VOICE_OFF) : STR(""), true);
    return;
  }
  if (!program->speaking) return;
  if (want == VOICE_REPEAT) voice_repeat(program->voice, &said);
  if (want == VOICE_TASK || want == VOICE_PAGE) read_panels(ui, want == VOICE_TASK, &said);
  if (!said.count) {
    if (!program->greeted) voice_add(&said, greeting(ui));
    voice_follow(program->voice, ui, place_of(program, ui->arena), &said);
    program->greeted = true;
  }
  voice_keep(program->voice, &said);
  if (say(program, &said, program->acted)) return;
  program_speech_failed(program, ui->frame.now_ms);
  ui->wake_ms = ui->frame.now_ms; /* to be seen at once */
}
