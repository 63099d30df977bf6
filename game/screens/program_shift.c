/* A shift in the program: the worklist, the desk of the case in hand on the same clock, and the days that end. One journal holds all of it. */
#include "screens/program_inside.h"

/* ---- Opening ---- */

typedef struct Beside {
  const ProgramPorts *ports;
  Str folder;
} Beside;

static bool read_case(void *user, Arena *arena, Str relative, Str *text, Str *why) {
  const Beside *beside = user;
  return beside->ports->beside(beside->ports->user, arena, beside->folder, relative, text, why);
}

/* They may lie in folders of their own. */
static void watch_cases(const Program *program, Arena *arena, Str folder, const Diags *found, int count) {
  Str last = STR("");
  for (int i = 0; program->ports->watch && i < count; i++) {
    size_t end = found[i].file.length;
    while (end && found[i].file.at[end - 1] != '/') end--;
    Str below = str_slice(found[i].file, 0, end ? end - 1 : 0);
    if (below.length && !str_equal(below, last))
      program->ports->watch(program->ports->user, folder.length ? str_format(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(below)) : below);
    last = below;
  }
}

const Shift *shift_read_all(const Program *program, Arena *arena, int file, Str text, Diags *diags, Diags **found, int *count) {
  const ProgramFile *source = &program->files[file];
  Beside beside = {program->ports, source->folder};
  ShiftFiles files = {read_case, &beside, STR("")};
  const Shift *shift = shift_read(arena, source->name, text, program->codes, program->rules, &files, diags, found, count);
  watch_cases(program, arena, source->folder, *found, *count);
  return shift;
}

bool shift_open(Program *program, int file) {
  Arena *arena = program->scenario_arena;
  Diags diags = diags_new(arena, program->files[file].name, program->text), *found;
  int count;
  program->shift = shift_read_all(program, arena, file, program->text, &diags, &found, &count);
  if (!program->shift) {
    problems_add(program, file, &diags);
    for (int i = 0; i < count; i++) problems_add(program, file, &found[i]);
    return false;
  }
  program->opened = file;
  program->screen = SCREEN_BRIEFING;
  return true;
}

/* ---- The attempt ---- */

static const World *world_of(const Program *program) { return shift_session_world(program->at_shift); }

static void show_worklist(Program *program) {
  program->screen = SCREEN_WORKLIST;
  program->worklist.ending_day = program->worklist.leaving = program->worklist.account_tab = false;
  if (program->place != NONE) program->worklist.place = program->place;
}

static void show_desk(Program *program, int place) {
  if (place != program->place) desk_state_init(&program->desk);
  program->place = place;
  program->session = shift_session_case(program->at_shift, place);
  program->screen = SCREEN_DESK;
}

static void begin_screens(Program *program) {
  program->place = NONE;
  program->spent = 0;
  program->session = NULL;
  program->worklist = (WorklistState){.place = NONE};
  program->shift_debrief = NULL;
  show_worklist(program);
}

bool shift_begin(Program *program, Mode mode) {
  Arena *arena = program->attempt_arena;
  JournalHead head = shift_session_head_of(arena, program->shift);
  head.mode = mode;
  head.assets_hash = program->assets_hash;
  head.attempt = str_copy(arena, program->attempt);
  head.seed = program->seed;
  program->attempt = STR("");
  limit_set(program, &head);
  program->at_shift = shift_session_start(arena, program->shift, head);
  limit_take(program);
  program->written = 0;
  program->open = false;
  begin_screens(program);
  return program_begin_journal(program, shift_session_head(program->at_shift));
}

bool shift_replay(Program *program, Str journal, Diags *diags) {
  program->at_shift = shift_journal_replay(program->attempt_arena, program->shift, journal, diags);
  if (!program->at_shift) return false;
  (void)shift_session_entries(program->at_shift, &program->written);
  program->begun = true;
  limit_take(program);
  begin_screens(program);
  if (world_of(program)->in_hand != NONE) show_desk(program, world_of(program)->in_hand);
  if (world_of(program)->over) program_show_debrief(program);
  return true;
}

bool shift_write_entries(Program *program) {
  int count;
  const ShiftEntry *entries = shift_session_entries(program->at_shift, &count);
  const JournalHead *head = shift_session_head(program->at_shift);
  if (!program->begun && !program_begin_journal(program, head)) return false;
  for (; program->written < count; program->written++) {
    ShiftEntry entry = entries[program->written];
    Str clock = program->ports->wall_clock(program->ports->user, program->attempt_arena);
    *(entry.kind == SHIFT_ENTRY_CASE ? &entry.entry.wall_clock : &entry.wall_clock) = clock;
    Buf line = buf_new(program->attempt_arena);
    shift_journal_print_entry(program->shift, &entry, &line);
    if (!program_write(program, head, &line)) return false;
  }
  program_note_open(program, head, count > 0); /* until its result is kept */
  return true;
}

/* ---- What an action leads to ---- */

static Str put_away(Program *program, const WorldCase *one) {
  Arena *arena = program->frame_arena;
  const Scenario *scenario = session_scenario(program->session);
  Str patient = scenario->people[scenario->patient].name;
  return one->until == DAY_NONE ? word_with(arena, W_NOW_WAITS, patient, STR(""))
                                : word_with(arena, W_NOW_SLEEPS, patient, day_text(arena, one->until));
}

/* A day that ended and a case that sleeps lead back to the worklist; of a closed one the desk shows how it closed. */
static void follow(Program *program, int32_t day_index, int64_t now_ms) {
  const World *world = world_of(program);
  if (world->over) {
    program_show_debrief(program);
  } else if (world->day_index != day_index) {
    show_worklist(program);
    program_say(program, CHIP_NEUTRAL, view_new_day(program->frame_arena, program->at_shift), now_ms);
  } else if (program->screen == SCREEN_DESK && program->place != world->in_hand && world_standing(world, program->place) != STANDING_CLOSED) {
    program_say(program, CHIP_NEUTRAL, put_away(program, &world->cases[program->place]), now_ms);
    show_worklist(program);
  }
}

static const char *take(Program *program, int place) {
  const World *world = world_of(program);
  if (place != world->in_hand) {
    const char *refused = shift_session_take(program->at_shift, place);
    if (refused) return refused;
  }
  if (world->in_hand == place) show_desk(program, place);
  return NULL;
}

static const char *back_to_worklist(Program *program) {
  const World *world = world_of(program);
  if (world->in_hand != NONE && world->cases[world->in_hand].in_call) return "Finish the call first.";
  show_worklist(program);
  return NULL;
}

static const char *do_it(Program *program, const Want *want, int64_t now_ms) {
  switch (want->kind) {
  case WANT_TAKE: return take(program, want->place);
  case WANT_WORKLIST: return back_to_worklist(program);
  case WANT_END_DAY: return shift_session_end_day(program->at_shift);
  default: return program_do_on_desk(program, want, now_ms);
  }
}

/* From the debrief of the shift to that of one account, and back. */
static void show_case(Program *program, int place) {
  DebriefView *view =
      view_debrief(program->debrief_arena, shift_session_case(program->at_shift, place), shift_analysis_case(program->analysis, place), NONE);
  bool mine = !(program->looks_back && program->class.looks_back);
  view->of_case = true;
  view->retries = mine && program->opened != NONE && world_of(program)->over;
  view->disputes = mine && program->ports->dispute && world_of(program)->over;
  NextKnown known = program_known(program);
  view_next(program->debrief_arena, &known, view);
  program->debrief = view;
  program->solved = shift_analysis_case(program->analysis, place);
  program->before = NULL;
  program->shown_case = place;
  program->debrief_state = (DebriefState){0};
  dispute_tell(program, shift_session_case(program->at_shift, place), view);
}

bool shift_work(Program *program) {
  if (program->screen != SCREEN_DEBRIEF || program->shift_debrief) return false;
  arena_reset(program->debrief_arena);
  program->analysis = shift_analysis_run(program->debrief_arena, program->at_shift, (AnalysisLimits){0});
  const JournalHead *head = shift_session_head(program->at_shift);
  int mark = course_mark(program, head->scenario, head->mode);
  program->shift_debrief = view_shift_debrief(program->debrief_arena, program->at_shift, program->analysis, mark);
  program->shift_debrief->whole.past = program->looks_back;
  program->shift_debrief->whole.of_class = program->looks_back && program->class.looks_back;
  program->shift_debrief->whole.gone = program->opened == NONE;
  program->shift_debrief_state = (ShiftDebriefState){0};
  program->debrief = NULL;
  if (world_of(program)->over && !program->looks_back) {
    program->ports->keep_shift(program->ports->user, program->at_shift, shift_analysis_debrief(program->analysis, program->debrief_arena));
    program_note_open(program, head, false);
    program_refresh(program);
    if (program_hand_in(program, head, program->shift_debrief->whole.score)) return true;
  }
  NextKnown known = program_known(program);
  view_shift_next(program->debrief_arena, &known, program->shift_debrief);
  return true;
}

bool shift_fulfil(Program *program, const Want *want, int64_t now_ms) {
  if (want->kind == WANT_CASE) show_case(program, want->place);
  if (want->kind == WANT_DEBRIEF) program->debrief = NULL;
  if (want->kind == WANT_CASE || want->kind == WANT_DEBRIEF) return true;
  const World *world = world_of(program);
  int32_t day_index = world->day_index, minutes = world->tally.minutes;
  const char *refused = do_it(program, want, now_ms);
  if (refused) program_say(program, CHIP_WARN, str_from(refused), now_ms);
  if (world->day_index != day_index)
    program->spent = 0;
  else if (world->tally.minutes > minutes)
    program->spent = (int)(world->tally.minutes - minutes);
  bool kept = shift_write_entries(program);
  if (want->kind != WANT_WORKLIST) follow(program, day_index, now_ms);
  return kept;
}

Want shift_draw(Program *program, UiContext *ui) {
  Arena *arena = program->frame_arena;
  if (program->screen == SCREEN_DEBRIEF && program->debrief)
    return program_draw_debrief(program, ui, shift_session_case(program->at_shift, program->shown_case));
  if (program->screen == SCREEN_DEBRIEF) return shift_debrief_screen(ui, program->shift_debrief, &program->shift_debrief_state);
  if (program->screen == SCREEN_WORKLIST) return worklist_screen(ui, view_worklist(arena, program->at_shift, program->spent), &program->worklist);
  program->desk_view = view_shift_desk(arena, program->at_shift, program->place, program->spent);
  return desk_screen(ui, program->desk_view, &program->desk);
}
