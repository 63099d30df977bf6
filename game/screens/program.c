/* What leads from screen to screen. An attempt is a session; every entry it makes goes to its journal before the next screen is drawn. */
#include <string.h>

#include "overturn/hash.h"
#include "screens/program_inside.h"

const char *const program_themes[] = {"light", "dark", "high-contrast", NULL};

enum { MOST_PASSES = 8, TOAST_MS = 6000 };

/* ---- Life ---- */

void program_refresh(Program *program) {
  int latest = 0;
  program->drill.known = false;
  program->continues = NONE;
  course_refresh(program);
  for (int i = 0; i < program->count; i++) {
    Str name = program->files[i].name;
    int practice = program->ports->best_score(program->ports->user, name, MODE_PRACTICE),
        assessed = program->ports->best_score(program->ports->user, name, MODE_ASSESSMENT);
    program->heads[i].best_score = practice > assessed ? practice : assessed;
    ProgramLeft left = {0};
    bool open = !program->heads[i].fault.length && program->ports->left(program->ports->user, name, &left);
    program->heads[i].in_progress = open;
    program->heads[i].left_mode = left.mode;
    if (!open || left.order <= latest) continue;
    latest = left.order;
    program->continues = i;
  }
}

Program *program_new(Arena *arena, const ProgramPorts *ports, const ProgramFile *files, int count, Str folder) {
  Program *program = arena_make(arena, Program);
  program->arena = arena;
  program->scenario_arena = arena_new(0);
  program->attempt_arena = arena_new(0);
  program->debrief_arena = arena_new(0);
  program->frame_arena = arena_new(0);
  program->desk_arena = arena_new(0);
  program->heads_arena = arena_new(0);
  program->caps_arena = arena_new(0);
  program->keys = keys_first();
  program->problems.arena = arena_new(0);
  program->drill.arena = arena_new(0);
  program->drill.record_arena = arena_new(0);
  program->results.arena = arena_new(0);
  course_begin(program);
  program->results.state.mode = NONE;
  class_begin(program);
  program->ports = ports;
  program->files = files;
  program->count = count;
  program->folder = folder;
  program->opened = program->home.kind = program->place = program->course.file = NONE;
  program->text_percent = 100;
  program->voice = arena_make(arena, Voice);
  program->edits = arena_make(arena, UiEdits);
  program->wraps = arena_make(arena, UiWraps);
  program->sound = SOUND_IN_PRACTICE;
  program->heads = arena_make_many(arena, ScenarioView, count + COURSE_MOST_ENTRIES);
  for (int i = 0; i < count; i++)
    program->heads[i] = files[i].head.title.length ? files[i].head : view_scenario_head(arena, files[i].name, files[i].text);
  program_refresh(program);
  return program;
}

void program_free(Program *program) {
  program_drop_aside(program);
  arena_free(program->scenario_arena);
  arena_free(program->attempt_arena);
  arena_free(program->debrief_arena);
  arena_free(program->frame_arena);
  arena_free(program->desk_arena);
  arena_free(program->heads_arena);
  arena_free(program->caps_arena);
  arena_free(program->problems.arena);
  arena_free(program->drill.arena);
  arena_free(program->drill.record_arena);
  arena_free(program->results.arena);
  class_end(program);
  course_end(program);
}

ProgramScreen program_screen(const Program *program) { return program->screen; }
const Session *program_session(const Program *program) { return program->session; }
const ShiftSession *program_shift(const Program *program) { return program->at_shift; }
Str program_text(const Program *program) { return program->opened == NONE ? STR("") : program->text; }
int program_theme(const Program *program) { return program->theme; }
int program_text_percent(const Program *program) { return program->text_percent; }

int program_sound(const Program *program) { return (int)program->sound; }
void program_set_sound(Program *program, int sound) { program->sound = (SoundChoice)sound; }

void program_set_look(Program *program, int theme, int text_percent) {
  program->theme = theme;
  program->text_percent = text_percent < 100 ? 100 : text_percent > 200 ? 200 : text_percent;
}

void program_say(Program *program, UiChipKind kind, Str text, int64_t now_ms) {
  size_t length = text.length < sizeof program->toast_room ? text.length : sizeof program->toast_room;
  if (length) memcpy(program->toast_room, text.at, length);
  program->toast = (UiToast){.text = {program->toast_room, length}, .kind = kind, .until_ms = kind == CHIP_BAD ? 0 : now_ms + TOAST_MS};
  program->toast_shown = true;
}

void program_say_not_saved(Program *program, int64_t now_ms) {
  Str said = program->ports->said(program->ports->user);
  program_say(program, CHIP_BAD, said.length ? said : word(W_NOT_SAVED), now_ms);
}

/* ---- The journal ---- */

bool program_write(Program *program, const JournalHead *head, Buf *line) {
  Str text = buf_str(line);
  if (str_ends(text, STR("\n"))) text = str_slice(text, 0, text.length - 1);
  return program->ports->journal(program->ports->user, head->attempt, text);
}

/** An assessment of a course is open from its first picture on. */
static bool counts_at_once(const Program *program, const JournalHead *head) {
  return head->mode == MODE_ASSESSMENT && !head->position && course_holds(program, head->mode);
}

/* Its file and title, and what it is played with. */
bool program_begin_journal(Program *program, const JournalHead *head) {
  Arena *arena = program->attempt_arena;
  const Shift *shift = program->shift;
  int count = 0;
  ProgramText *texts = arena_make_many(arena, ProgramText, 3 + (shift ? shift->case_count : 0));
  Str file = program->files[program->opened].name, whole = program->text;
  if (shift) whole = shift->text;
  const ProgramAside *aside = &program->aside;
  Str name = aside->session ? aside->shift->cases[aside->place].file : file; /* home knows the case by its shift */
  texts[count++] = (ProgramText){sha256_hex(arena, whole), name, whole};
  for (int i = 0; shift && i < shift->case_count; i++)
    texts[count++] = (ProgramText){shift->cases[i].scenario->hash, shift->cases[i].file, shift->cases[i].scenario->text};
  for (int i = 0; i < 2; i++) texts[count++] = program->assets[i];
  Buf line = buf_new(arena);
  journal_print_head(head, &line);
  ProgramBegin begin = {file, shift ? shift->title : program->scenario->title, head, str_trim(buf_str(&line)), texts, count};
  program->begun = program->ports->begin(program->ports->user, &begin);
  if (program->begun && counts_at_once(program, head)) program_note_open(program, head, true);
  return program->begun;
}

/* An attempt in which nothing was answered yet is not worth a row on home. */
static bool is_open(const Session *session) {
  int count;
  const Entry *entries = session_entries(session, &count);
  if (sim_over(session_state(session))) return true; /* until its result is kept */
  for (int i = 0; i < count; i++)
    if (entries[i].kind != ENTRY_ACTION || !action_looks(&entries[i].action)) return true;
  return false;
}

void program_note_open(Program *program, const JournalHead *head, bool open) {
  if (open == program->open) return;
  program->open = open;
  program->ports->mark(program->ports->user, program->files[program->opened].name, head->attempt, head->mode, open);
}

bool program_write_entries(Program *program) {
  int count;
  const Entry *entries = session_entries(program->session, &count);
  if (!program->begun && !program_begin_journal(program, session_head(program->session))) return false;
  for (; program->written < count; program->written++) {
    Entry entry = entries[program->written];
    entry.wall_clock = program->ports->wall_clock(program->ports->user, program->attempt_arena);
    Buf line = buf_new(program->attempt_arena);
    journal_print_entry(session_scenario(program->session), &entry, &line);
    if (!program_write(program, session_head(program->session), &line)) return false; /* and is tried again with what comes next */
  }
  const JournalHead *head = session_head(program->session);
  program_note_open(program, head, counts_at_once(program, head) || is_open(program->session));
  return true;
}

bool program_begin(Program *program, Mode mode, Str parent, int position) {
  if (!program->attempt.length) program_draw_attempt(program);
  JournalHead head = {.format = JOURNAL_FORMAT,
                      .engine = ENGINE_REVISION,
                      .scenario = program->scenario->id,
                      .scenario_hash = program->scenario->hash,
                      .assets_hash = program->assets_hash,
                      .seed = program->seed,
                      .attempt = str_copy(program->attempt_arena, program->attempt),
                      .mode = mode,
                      .parent = parent,
                      .position = position};
  Arena *arena = program->attempt_arena;
  program->attempt = STR("");
  limit_set(program, &head);
  program->session = session_start(arena, program->scenario, head);
  limit_take(program);
  program->written = 0;
  program->open = false;
  desk_state_init(&program->desk);
  program->screen = SCREEN_DESK;
  return program_begin_journal(program, session_head(program->session));
}

/** A trainee's own variant is the same at each attempt. */
static void course_own(Program *program, Mode mode) {
  uint64_t seed;
  if (!course_own_seed(program, mode, &seed) || seed == program->seed) return;
  program->seed = seed;
  program_take_variant(program);
}

bool program_start(Program *program, Mode mode) {
  if (!program->scenario && !program->shift) return false;
  arena_reset(program->attempt_arena);
  program->kept_desk = NULL;
  if (!program->attempt.length) program_draw_attempt(program);
  course_own(program, mode);
  if (program->shift) return shift_begin(program, mode);
  return program_begin(program, mode, STR(""), 0);
}

bool program_replay(Program *program, Str journal, Diags *diags) {
  if (!program->scenario && !program->shift) return false;
  arena_reset(program->attempt_arena);
  program->kept_desk = NULL;
  if (program->shift) return shift_replay(program, journal, diags);
  program->session = journal_replay(program->attempt_arena, program->scenario, journal, diags);
  if (!program->session) return false;
  (void)session_entries(program->session, &program->written);
  program->begun = true;
  limit_take(program);
  desk_state_init(&program->desk);
  program->screen = SCREEN_DESK;
  return true;
}

bool program_continue(Program *program, int file, int64_t now_ms) {
  ProgramLeft left;
  if (!program_read_file(program, file)) {
    program_say(program, CHIP_BAD, program->heads[file].fault, now_ms);
    return false;
  }
  Str name = program->files[file].name, text = STR("");
  if (program->ports->left(program->ports->user, name, &left))
    text = program->ports->journal_text(program->ports->user, program->scenario_arena, left.attempt);
  Diags diags = diags_new(program->scenario_arena, left.attempt, text);
  program->open = true;
  if (text.length && (program_continue_case(program, text) || (program_replay(program, text, &diags) && !diags.count))) {
    place_restore(program);
    return true;
  }
  program->session = NULL;
  program->at_shift = NULL;
  program_draw_attempt(program);
  program->screen = SCREEN_BRIEFING;
  program_say(program, CHIP_WARN, word(W_CANNOT_CONTINUE), now_ms);
  return false;
}

void program_show_home(Program *program) { program->screen = SCREEN_HOME; }
void program_show_briefing(Program *program) { program->screen = SCREEN_BRIEFING; }

void program_show_desk(Program *program) {
  if (!program->session) return;
  desk_state_init(&program->desk);
  program->screen = SCREEN_DESK;
}

void program_show_worklist(Program *program) {
  if (program->at_shift) program->screen = SCREEN_WORKLIST;
}

void program_show_app(Program *program, DeskApp app) {
  desk_turn(&program->desk, app);
  program->desk.forced = true;
}

/* ---- After the attempt ---- */

void program_show_debrief(Program *program) {
  if (!program->session && !program->at_shift) return;
  program->debrief = NULL;
  program->shift_debrief = NULL;
  program->screen = SCREEN_DEBRIEF;
}

void program_show_part(Program *program, DebriefPart part) {
  program->debrief_state.part = part;
  program->debrief_state.part_tab = true;
}

NextKnown program_known(Program *program) {
  const ProgramPorts *ports = program->ports;
  const Drill *drill = drill_known(program);
  Str why = STR("");
  int weak = results_weak(program, program->debrief_arena, &why);
  int *marks = arena_make_many(program->debrief_arena, int, program->count + 1);
  for (int i = 0; i < program->count; i++) marks[i] = course_mark(program, program->heads[i].id, MODE_PRACTICE);
  int assess_mark = program->opened == NONE ? PROGRAM_PASS_MARK : course_mark(program, program->heads[program->opened].id, MODE_ASSESSMENT);
  return (NextKnown){.lessons = program->heads,
                     .marks = marks,
                     .assess_mark = assess_mark,
                     .weak = weak,
                     .weak_why = why,
                     .lesson_count = program->count,
                     .here = program->opened,
                     .drill = drill,
                     .now_seconds = drill ? ports->seconds(ports->user) : 0,
                     .assessed =
                         program->opened == NONE ? NONE : ports->best_score(ports->user, program->files[program->opened].name, MODE_ASSESSMENT)};
}

bool program_work(Program *program) {
  if (program->screen == SCREEN_CLASS) return class_work(program);
  if (program->at_shift) return shift_work(program);
  if (program->screen != SCREEN_DEBRIEF || program->debrief) return false;
  Arena *arena = program->debrief_arena;
  arena_reset(arena);
  const JournalHead *head = session_head(program->session);
  const Session *sessions[] = {program->session, program_attempt_before(program, arena)};
  Analysis *analysis = analysis_run_sessions(arena, sessions, sessions[1] ? 2 : 1, (AnalysisLimits){0});
  program->solved = analysis;
  program->debrief =
      view_debrief(arena, program->session, analysis, program->aside.session ? NONE : course_mark(program, head->scenario, head->mode));
  program->before = sessions[1] ? analysis_debrief_of(analysis, arena, sessions[1]) : NULL;
  if (program->before) view_debrief_before(program->before, program->debrief);
  program->debrief->past = program->looks_back;
  program->debrief->retries = !program->looks_back;
  program->debrief->of_case = program->aside.session != NULL;
  program->debrief->of_class = program->looks_back && program->class.looks_back;
  program->debrief->gone = program->opened == NONE;
  program->debrief->disputes = program->ports->dispute && !program->debrief->of_class && sim_over(session_state(program->session));
  dispute_tell(program, program->session, program->debrief);
  program->debrief_state = (DebriefState){0};
  if (sim_over(session_state(program->session)) && !program->looks_back) {
    program->ports->keep_result(program->ports->user, program->session, analysis_debrief(analysis, program->debrief_arena));
    program_note_open(program, head, false);
    program_refresh(program);
    if (program_hand_in(program, head, program->debrief->score)) return true;
  }
  NextKnown known = program_known(program);
  view_next(program->debrief_arena, &known, program->debrief);
  return true;
}

/* ---- Wants ---- */

static const JournalHead *attempt_head(const Program *program) {
  return program->at_shift ? shift_session_head(program->at_shift) : session_head(program->session);
}

/* Where an answer turned the story, the parts after it are no longer asked. */
static const char *do_parts(Program *program, const Want *want) {
  for (int i = 0; i < want->part_count; i++) {
    Action action = {.kind = ACTION_ANSWER, .item = want->parts[i].item, .option = want->parts[i].option};
    const char *refused = session_do(program->session, &action);
    if (refused) return i ? NULL : refused;
  }
  return NULL;
}

const char *program_do_on_desk(Program *program, const Want *want, int64_t now_ms) {
  if (want->kind == WANT_DO) return session_do(program->session, &want->action);
  if (want->kind == WANT_DO_PARTS) return do_parts(program, want);
  if (want->kind == WANT_UNDO) return session_undo(program->session);
  if (want->kind == WANT_REDO) return session_redo(program->session);
  if (!session_hint(program->session).length) program_say(program, CHIP_NEUTRAL, word(W_NO_HINT), now_ms);
  return NULL;
}

/* On what the file holds by now; where that has errors they are listed, and nothing begins. @return whether it was kept. */
static bool start_now(Program *program, UiContext *ui, Mode mode) {
  Str why;
  bool whole = program_read_again(program);
  CourseGate gate = whole ? course_may_begin(program, mode, &why) : COURSE_BEGINS;
  if (gate == COURSE_REFUSED) program_say(program, CHIP_WARN, why, program->now_ms);
  if (gate == COURSE_REFUSED) return true;
  if (gate == COURSE_GOES_ON) return program_continue(program, program->opened, program->now_ms) || true;
  if (whole) return program_start(program, mode);
  program_open_overlay(program, ui, OVERLAY_PROBLEMS);
  return true;
}

/** From an attempt of the records one comes to the briefing of its file as it is today. @return whether that is so. */
static bool open_again(Program *program, Mode mode) {
  if (!program->looks_back) return false;
  int file = program->opened;
  if (program_open(program, file)) program->briefing.mode = (int)mode;
  return true;
}

static bool fulfil(Program *program, UiContext *ui, const Want *want, int64_t now_ms) {
  bool kept = true;
  switch (want->kind) {
  case WANT_NONE: return true;
  case WANT_QUIT: return false;
  case WANT_OPEN_SCENARIO:
    if (!program_open(program, want->place)) program_say_not_opened(program, ui, want->place);
    break;
  case WANT_CONTINUE:
    if (!program_continue(program, want->place, now_ms) && program->problems.count) program_open_overlay(program, ui, OVERLAY_PROBLEMS);
    break;
  case WANT_START: kept = open_again(program, (Mode)want->place) || start_now(program, ui, (Mode)want->place); break;
  case WANT_BACK:
  case WANT_LEAVE:
    if (program->heads_old) program_read_heads(program);
    program_refresh(program);
    program->screen = SCREEN_HOME;
    break;
  case WANT_TAKE:
  case WANT_WORKLIST:
  case WANT_CASE:
  case WANT_END_DAY: kept = shift_fulfil(program, want, now_ms); break;
  case WANT_DO:
  case WANT_DO_PARTS:
  case WANT_HINT:
  case WANT_UNDO:
  case WANT_REDO: {
    if (program->at_shift) {
      kept = shift_fulfil(program, want, now_ms);
      break;
    }
    const char *refused = program_do_on_desk(program, want, now_ms);
    if (refused) program_say(program, CHIP_WARN, str_from(refused), now_ms);
    kept = program_write_entries(program);
    break;
  }
  case WANT_DEBRIEF:
    if (program->at_shift)
      kept = shift_fulfil(program, want, now_ms);
    else if (program->screen == SCREEN_DEBRIEF && program->aside.session)
      program_come_back(program);
    else
      program_show_debrief(program);
    break;
  case WANT_RETRY: kept = program_retry(program, want->place); break;
  case WANT_AGAIN: kept = open_again(program, attempt_head(program)->mode) || start_now(program, ui, attempt_head(program)->mode); break;
  case WANT_DRILL:
  case WANT_GRADE:
  case WANT_UNGRADE:
  case WANT_LOOK_UP: drill_fulfil(program, ui, want, now_ms); break;
  case WANT_RESULTS:
  case WANT_LOOK_BACK:
  case WANT_PRACTISE:
  case WANT_EXPORT:
  case WANT_FORGET: results_fulfil(program, ui, want, now_ms); break;
  case WANT_ENTRY:
  case WANT_COURSE:
  case WANT_CERTIFICATE: course_fulfil(program, ui, want, now_ms); break;
  case WANT_SAVE_PAGE: program_save_page(program, now_ms); break;
  case WANT_DISPUTE:
  case WANT_SEND_DISPUTE: dispute_fulfil(program, ui, want, now_ms); break;
  default:
    if (!class_fulfil(program, want, now_ms)) program_fulfil_overlay(program, ui, want);
  }
  if (!kept) program_say_not_saved(program, now_ms);
  return true;
}

/* ---- Passes ---- */

/* All that a desk is made of. A journal only grows, so as long as it is as long as it was, the desk is what it was: to type or to point makes none anew. */
static uint64_t made_of(const Session *session) {
  const JournalHead *head = session_head(session);
  int count;
  (void)session_entries(session, &count);
  uint64_t places[] = {(uint64_t)(uintptr_t)session, (uint64_t)(uintptr_t)session_scenario(session), (uint64_t)count, head->seed,
                       (uint64_t)head->mode};
  return hash64(head->scenario_hash.at, head->scenario_hash.length, hash64(head->attempt.at, head->attempt.length, hash64(places, sizeof places, 0)));
}

static const DeskView *kept_desk(Program *program) {
  uint64_t now = made_of(program->session);
  if (program->kept_desk && program->kept_desk_of == now) return program->kept_desk;
  arena_reset(program->desk_arena);
  program->kept_desk = view_desk(program->desk_arena, program->session);
  program->kept_desk_of = now;
  return program->kept_desk;
}

Want program_draw_debrief(Program *program, UiContext *ui, const Session *session) {
  const DebriefState *state = &program->debrief_state;
  if (state->part == DEBRIEF_PATHS)
    view_debrief_paths(program->debrief_arena, session, program->solved, state->from_here ? state->place : 0, program->debrief);
  if (state->part == DEBRIEF_TRANSCRIPT) view_debrief_transcript(program->debrief_arena, session, program->solved, program->debrief);
  return debrief_screen(ui, program->debrief, &program->debrief_state);
}

static Want draw(Program *program, UiContext *ui) {
  arena_reset(program->frame_arena);
  program->desk_view = NULL;
  switch (program->screen) {
  case SCREEN_HOME: {
    if (course_shows(program)) return course_screen(ui, course_view(program, program->frame_arena), &program->course.state);
    HomeView view = {.scenarios = program->heads, .count = program->count, .continues = program->continues, .folder = program->folder};
    drill_on_home(program, &view);
    view.figures = program->results.figures;
    return home_screen(ui, &view, &program->home);
  }
  case SCREEN_BRIEFING: {
    Str name = program->files[program->opened].name;
    int best[2] = {program->ports->best_score(program->ports->user, name, MODE_PRACTICE),
                   program->ports->best_score(program->ports->user, name, MODE_ASSESSMENT)};
    const BriefingView *view = program->shift ? view_shift_briefing(program->frame_arena, program->shift, best)
                                              : view_briefing(program->frame_arena, program->scenario, best);
    return briefing_screen(ui, course_briefing(program, program->frame_arena, view), &program->briefing);
  }
  case SCREEN_WORKLIST: return shift_draw(program, ui);
  case SCREEN_DRILL: return drill_draw(program, ui);
  case SCREEN_RESULTS: return results_draw(program, ui);
  case SCREEN_CLASS: return class_draw(program, ui);
  case SCREEN_DESK:
    if (program->at_shift) return shift_draw(program, ui);
    program->desk_view = kept_desk(program);
    return desk_screen(ui, program->desk_view, &program->desk);
  case SCREEN_DEBRIEF:
    if (program->shift_debrief) return shift_draw(program, ui);
    if (program->debrief) return program_draw_debrief(program, ui, program->session);
    debrief_waiting(ui, program->shift ? program->shift->title : program->scenario->title);
    break;
  }
  return (Want){.kind = WANT_NONE};
}

static void draw_toast(Program *program, UiContext *ui) {
  if (!program->toast_shown) return;
  UiToastDone done = ui_toast(ui, (UiRect){0, 0, ui->frame.width_px, ui->frame.height_px}, &program->toast);
  if (done == TOAST_SHOWN) return;
  if (done == TOAST_ACTED) program_open_overlay(program, ui, OVERLAY_PROBLEMS);
  program->toast_shown = false;
  ui->again = true;
}

bool program_pass(Program *program, UiContext *ui, const UiFrame *frame) {
  UiFrame now = *frame;
  bool again = true, on = true;
  ui->edits = program->edits;
  ui_pad_take(ui, &now.event);
  ui->wraps = program->wraps;
  if (!program->listened) {
    Str said = program->ports->said(program->ports->user);
    if (said.length) program_say(program, CHIP_WARN, said, now.now_ms);
    program->listened = true;
  }
  program_take_key(program, &now.event);
  program->now_ms = now.now_ms;
  program_hear(program, ui, &now.event);
  for (int i = 0; i < MOST_PASSES && again && on; i++) {
    now.text_percent = program->text_percent;
    ui->caps = program->caps;
    ui->cap_count = program->cap_count; /* what was wanted of the pass before may have changed a key */
    limit_hold(program, ui, &now.event);
    ui_begin(ui, &now);
    chrome_note_problems(ui, (int)program->problems.count);
    ui->under = ui->inert = program->overlay != OVERLAY_NONE;
    Want want = draw(program, ui);
    ui->under = ui->inert = false;
    if (program->overlay != OVERLAY_NONE) want = program_draw_overlay(program, ui);
    program_overlay_keys(program, ui);
    WantKind asked = chrome_asked(ui);
    if (asked != WANT_NONE) want = (Want){.kind = asked};
    draw_toast(program, ui);
    ui_pad_draw(ui);
    again = ui_end(ui);
    on = fulfil(program, ui, &want, now.now_ms);
    again = again || want.kind != WANT_NONE;
    now.event = (UiEvent){.kind = EVENT_NONE};
  }
  limit_wake(program, ui);
  place_note(program);
  program_voice(program, ui);
  program_sounds(program);
  return on;
}
