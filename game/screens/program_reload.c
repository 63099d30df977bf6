/* A file that is saved while the window is open. Practice on the desk of a scenario goes on in the new text as far as its actions still fit there: a new attempt
 * with a journal of its own, as a retry is, for a journal belongs to one text. A briefing tells of the new text. Shifts and debriefs stay as they began, and the
 * next attempt plays the new text; of an assessment nothing is said. Where the new text has errors what is on the screen stays, and all of them are listed until a
 * save without any. Home reads the heads of its files again. */
#include "overturn/hash.h"
#include "screens/program_inside.h"

static Str text_now(const Program *program, Arena *arena, int place) {
  ProgramFile file = program->files[place];
  Str text = STR(""), why;
  file.text = STR("");
  return program->ports->scenario(program->ports->user, arena, &file, &text, &why) ? text : STR("");
}

/* The opened file as it is now. */
typedef struct Fresh {
  Arena *arena;
  Str text;
  const Scenario *scenario; /* or the shift; neither: it has errors */
  const Shift *shift;
  uint64_t sum; /* of all that was read: of a shift its cases, too */
} Fresh;

static bool read_fresh(Program *program, int file, Fresh *fresh) {
  Arena *arena = fresh->arena;
  const ProgramFile *source = &program->files[file];
  Diags diags = diags_new(arena, source->name, fresh->text), *found = NULL;
  int count = 0;
  bool course = program->heads[file].is_course && course_is_whole(program, arena, file, fresh->text, &diags);
  if (program->heads[file].is_course)
    fresh->scenario = NULL;
  else if (shift_is(fresh->text))
    fresh->shift = shift_read_all(program, arena, file, fresh->text, &diags, &found, &count);
  else
    fresh->scenario = scenario_read(arena, source->name, fresh->text, program->codes, program->rules, &diags);
  fresh->sum = hash64(fresh->text.at, fresh->text.length, 1);
  for (int i = 0; i < count; i++) fresh->sum = hash64(found[i].text.at, found[i].text.length, fresh->sum);
  problems_forget(program);
  program->problems.file = file;
  if (fresh->shift || fresh->scenario || course) return true;
  problems_add(program, file, &diags);
  for (int i = 0; i < count; i++) problems_add(program, file, &found[i]);
  return false;
}

static bool same_shift(const Shift *a, const Shift *b) {
  bool same = a && b && a->case_count == b->case_count && str_equal(a->text, b->text);
  for (int i = 0; same && i < a->case_count; i++) same = str_equal(a->cases[i].scenario->text, b->cases[i].scenario->text);
  return same;
}

/* The journal of the first actions of the line that counts, under a head of its own. */
static Str journal_of(Arena *arena, const Session *session, const JournalHead *head, int kept) {
  Buf out = buf_new(arena);
  int count;
  const Played *line = session_line(session, &count);
  journal_print_head(head, &out);
  for (int i = 0; i < kept; i++) {
    Entry entry = {.kind = ENTRY_ACTION, .action = line[i].action};
    journal_print_entry(session_scenario(session), &entry, &out);
  }
  return buf_str(&out);
}

/* As many of the actions as fit; they are few, and to try one less is quick. @return the session, with how many. */
static Session *replay(Arena *arena, const Program *program, const Scenario *scenario, const JournalHead *head, int *kept) {
  (void)session_line(program->session, kept);
  for (;; --*kept) {
    arena_reset(arena);
    JournalHead own = *head;
    own.position = *kept;
    Diags diags = diags_new(arena, head->attempt, journal_of(arena, program->session, &own, *kept));
    Session *session = journal_replay(arena, scenario, diags.text, &diags);
    if (session && !diags.errors) return session;
    if (!*kept) return NULL;
  }
}

static Str step_name(const Session *session) {
  const Step *step = &session_scenario(session)->steps[session_state(session)->step];
  return step->title.length ? step->title : step->id;
}

/* @return whether the fresh text is in use now. */
static bool go_on(Program *program, const Fresh *new_text, const Scenario *scenario, int64_t now_ms) {
  Arena *fresh = new_text->arena;
  Arena *attempt = arena_new(0);
  const JournalHead *old = session_head(program->session);
  uint64_t drawn;
  int count, kept;
  JournalHead head = *old;
  head.scenario = scenario->id;
  head.scenario_hash = scenario->hash;
  head.attempt = program->ports->new_attempt(program->ports->user, fresh, scenario->id, &drawn);
  head.parent = str_copy(fresh, old->attempt);
  head.assets_hash = program->assets_hash;
  (void)session_line(program->session, &count);
  Session *session = replay(attempt, program, scenario, &head, &kept);
  if (!session) {
    arena_free(attempt);
    return false;
  }
  arena_free(program->attempt_arena);
  arena_free(program->scenario_arena);
  program->attempt_arena = attempt;
  program->scenario_arena = fresh;
  program->scenario = scenario;
  program->text = new_text->text;
  program->session = session;
  program->kept_desk = NULL;
  program->sounded = NULL;
  program->written = 0;
  program->open = false;
  desk_state_init(&program->desk);
  bool written = program_begin_journal(program, session_head(session)) && program_write_entries(program);
  Str said = kept == count ? word(W_RELOADED) : word_with(fresh, W_RELOADED_BACK, str_format(fresh, "%d of %d", kept, count), step_name(session));
  if (written)
    program_say(program, CHIP_NEUTRAL, said, now_ms);
  else
    program_say_not_saved(program, now_ms);
  return true;
}

/* ---- What a save means where one is ---- */

void program_read_heads(Program *program) {
  Arena *scratch = arena_new(0);
  arena_reset(program->heads_arena);
  for (int i = 0; i < program->count; i++) {
    arena_reset(scratch);
    Str text = text_now(program, scratch, i);
    program->heads[i] = view_scenario_head(program->heads_arena, program->files[i].name, text.length ? text : program->files[i].text);
  }
  arena_free(scratch);
  program->heads_old = false;
}

/* The list of a file that could not be opened follows its saves. */
static bool reload_home(Program *program, int64_t now_ms) {
  program_read_heads(program);
  course_reload(program, now_ms);
  program_refresh(program);
  if (!program->problems.count) return true;
  Fresh fresh = {.arena = arena_new(0)};
  fresh.text = text_now(program, fresh.arena, program->problems.file);
  if (read_fresh(program, program->problems.file, &fresh)) program_say(program, CHIP_NEUTRAL, word(W_RELOAD_OPENS), now_ms);
  arena_free(fresh.arena);
  return true;
}

static bool attempt_shown(const Program *program) {
  bool attempt = program->session || program->at_shift;
  return attempt && (program->screen == SCREEN_DESK || program->screen == SCREEN_WORKLIST || program->screen == SCREEN_DEBRIEF);
}

static bool assessed(const Program *program) {
  if (!attempt_shown(program)) return false;
  return (program->at_shift ? shift_session_head(program->at_shift) : session_head(program->session))->mode == MODE_ASSESSMENT;
}

/* The mode that was chosen stays. */
static void show_new_briefing(Program *program, int64_t now_ms) {
  BriefingState briefing = program->briefing;
  if (!program_open(program, program->opened)) return;
  program->briefing = briefing;
  program_say(program, CHIP_NEUTRAL, word(W_RELOADED_BRIEFING), now_ms);
}

/* @return whether the arena is in use now. */
static bool take_over(Program *program, const Fresh *fresh, bool same, int64_t now_ms) {
  bool practised = program->screen == SCREEN_DESK && program->session && fresh->scenario && !program->at_shift;
  program->stale = !same && !practised && program->screen != SCREEN_BRIEFING;
  if (same) {
    program_say(program, CHIP_NEUTRAL, word(W_RELOAD_MENDED), now_ms);
  } else if (program->screen == SCREEN_BRIEFING) {
    show_new_briefing(program, now_ms);
  } else if (practised) {
    const Scenario *drawn =
        scenario_variant(fresh->arena, fresh->scenario, scenario_variant_of_seed(fresh->scenario, session_head(program->session)->seed));
    if (drawn) return go_on(program, fresh, drawn, now_ms);
  } else {
    program_say(program, CHIP_NEUTRAL, word(W_RELOAD_LATER), now_ms);
  }
  return false;
}

bool program_reload(Program *program, int64_t now_ms) {
  if (program->screen == SCREEN_HOME) return reload_home(program, now_ms);
  program->heads_old = true;
  program->stale = program->stale || program->aside.session; /* a case that is tried again stays as it began, and so does its shift */
  if (program->aside.session) return false;
  bool shown = program->opened != NONE && !program->looks_back && (program->screen == SCREEN_BRIEFING || attempt_shown(program));
  if (!shown || program->looks_back || assessed(program)) return false;
  bool had = program->problems.count > 0, listed = program->overlay == OVERLAY_PROBLEMS;
  Fresh fresh = {.arena = arena_new(0)};
  fresh.text = text_now(program, fresh.arena, program->opened);
  bool same = !program->shift && str_equal(fresh.text, program->text), nothing = !fresh.text.length || (same && !had);
  bool whole = !nothing && read_fresh(program, program->opened, &fresh), kept = false;
  if (whole && program->shift) same = same_shift(fresh.shift, program->shift), nothing = same && !had;
  if (fresh.sum && fresh.sum == program->seen) nothing = true; /* something else in the folder was saved */
  program->seen = fresh.sum;
  if (whole && !nothing) kept = take_over(program, &fresh, same, now_ms);
  if (!whole && !nothing && !listed) problems_say(program, now_ms);
  if (!kept) arena_free(fresh.arena);
  return !nothing;
}

void program_show_problems(Program *program, Str text) {
  Fresh fresh = {.arena = arena_new(0), .text = text};
  (void)read_fresh(program, program->opened, &fresh);
  arena_free(fresh.arena);
  program->overlay = OVERLAY_PROBLEMS;
}

bool program_read_again(Program *program) {
  if (!program->stale) return true;
  Fresh fresh = {.arena = arena_new(0)};
  fresh.text = text_now(program, fresh.arena, program->opened);
  bool whole = fresh.text.length && read_fresh(program, program->opened, &fresh);
  arena_free(fresh.arena);
  return whole && program_open(program, program->opened);
}
