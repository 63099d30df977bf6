/* A scenario that is saved while it is played: the attempt goes on in the new text as far as its actions still fit there. It is a new attempt with a journal of
 * its own, as a retry is, for a journal belongs to one text. Where the new text has errors the old one stays on the desk and the first error is shown until
 * a save without any. Assessments and shifts stay as they began. */
#include "screens/program_inside.h"

enum { SHOWN_BYTES = 200 };

static Str text_now(const Program *program, Arena *arena) {
  ProgramFile file = program->files[program->opened];
  Str text = STR(""), why;
  file.text = STR("");
  return program->ports->scenario(program->ports->user, arena, &file, &text, &why) ? text : STR("");
}

static void show_faults(Program *program, Diags *diags, int64_t now_ms) {
  diags_sort(diags);
  const Diag *first = &diags->items[0];
  for (size_t i = 0; i < diags->count && first->level != DIAG_ERROR; i++) first = &diags->items[i];
  LineColumn place = diags_place(diags->text, first->span.offset);
  Str file = diags->file, said;
  for (size_t at = 0; at < file.length; at++)
    if (file.at[at] == '/') file = str_slice(file, at + 1, file.length), at = 0; /* which folder it lies in is known */
  said = str_format(diags->arena, "%.*s:%u:%u: %.*s", STR_ARG(file), place.line, place.column, STR_ARG(first->message));
  size_t end = SHOWN_BYTES;
  while (end < said.length && ((unsigned char)said.at[end] & 0xC0u) == 0x80u) end--; /* never within a character */
  if (said.length > SHOWN_BYTES) said = str_format(diags->arena, "%.*s...", STR_ARG(str_slice(said, 0, end)));
  program_say(program, CHIP_BAD, word_count(diags->arena, W_NOT_RELOADED, (int)diags->errors, said), now_ms);
  program->reload_faults = true;
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

static void go_on(Program *program, Arena *fresh, Str text, const Scenario *scenario, int64_t now_ms) {
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
    arena_free(fresh);
    return;
  }
  arena_free(program->attempt_arena);
  arena_free(program->scenario_arena);
  program->attempt_arena = attempt;
  program->scenario_arena = fresh;
  program->scenario = scenario;
  program->text = text;
  program->session = session;
  program->kept_desk = NULL;
  program->sounded = NULL;
  program->written = 0;
  program->open = program->reload_faults = false;
  desk_state_init(&program->desk);
  bool written = program_begin_journal(program, session_head(session)) && program_write_entries(program);
  Str said = kept == count ? word(W_RELOADED) : word_with(fresh, W_RELOADED_BACK, str_format(fresh, "%d of %d", kept, count), step_name(session));
  if (written)
    program_say(program, CHIP_NEUTRAL, said, now_ms);
  else
    program_say_not_saved(program, now_ms);
}

bool program_reload(Program *program, int64_t now_ms) {
  bool played = program->screen == SCREEN_DESK && program->session && program->scenario && !program->shift;
  if (!played || session_head(program->session)->mode != MODE_PRACTICE) return false;
  Arena *fresh = arena_new(0);
  Str text = text_now(program, fresh);
  bool same = str_equal(text, program->text);
  if (!text.length || (same && !program->reload_faults)) {
    arena_free(fresh);
    return false;
  }
  Diags diags = diags_new(fresh, program->files[program->opened].name, text);
  const Scenario *scenario = scenario_read(fresh, diags.file, text, program->codes, program->rules, &diags);
  if (scenario) scenario = scenario_variant(fresh, scenario, scenario_variant_of_seed(scenario, session_head(program->session)->seed));
  if (scenario) {
    go_on(program, fresh, text, scenario, now_ms);
    return true;
  }
  if (diags.errors) show_faults(program, &diags, now_ms);
  arena_free(fresh);
  return true;
}
