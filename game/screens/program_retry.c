/* An attempt tried again from one of its decisions: a new attempt that begins with the actions kept of the old one. Of a shift it is one case, played alone; the
 * shift and its analysis are set aside meanwhile, so that the case's debrief leads back to that of the shift at once. Whoever goes on with such a case another
 * day gets the shift from the records. */
#include "screens/program_inside.h"

/* ---- The shift that is set aside ---- */

void program_drop_aside(Program *program) {
  ProgramAside *aside = &program->aside;
  if (aside->attempt_arena) arena_free(aside->attempt_arena);
  if (aside->debrief_arena) arena_free(aside->debrief_arena);
  *aside = (ProgramAside){0};
}

static void play_case(Program *program) {
  const ProgramAside *aside = &program->aside;
  program->shift = NULL;
  program->at_shift = NULL;
  program->shift_debrief = NULL;
  program->analysis = NULL;
  program->debrief = NULL;
  program->before = NULL;
  program->looks_back = false;
  program->kept_desk = NULL;
  program->sounded = NULL;
  program->scenario = aside->shift->cases[aside->place].scenario;
  program->text = program->scenario->text;
}

static void set_aside(Program *program) {
  program->aside = (ProgramAside){.attempt_arena = program->attempt_arena,
                                  .debrief_arena = program->debrief_arena,
                                  .shift = program->shift,
                                  .session = program->at_shift,
                                  .debrief = program->shift_debrief,
                                  .analysis = program->analysis,
                                  .text = program->text,
                                  .place = program->shown_case,
                                  .looks_back = program->looks_back};
  program->attempt_arena = arena_new(0);
  program->debrief_arena = arena_new(0);
  play_case(program);
}

void program_come_back(Program *program) {
  ProgramAside aside = program->aside;
  arena_free(program->attempt_arena);
  arena_free(program->debrief_arena);
  program->aside = (ProgramAside){0};
  program->attempt_arena = aside.attempt_arena;
  program->debrief_arena = aside.debrief_arena;
  program->shift = aside.shift;
  program->at_shift = aside.session;
  program->shift_debrief = aside.debrief;
  program->analysis = aside.analysis;
  program->text = aside.text;
  program->looks_back = aside.looks_back;
  program->scenario = NULL;
  program->session = NULL;
  program->debrief = NULL;
  program->kept_desk = NULL;
  program->sounded = NULL;
  (void)shift_session_entries(program->at_shift, &program->written);
  program->begun = true;
  program->open = false;
  program->screen = SCREEN_DEBRIEF;
}

/* ---- From a decision on ---- */

/** Whether codes and rules are those that it was played with. */
static bool same_references(Program *program) {
  Str hash = shift_session_head(program->at_shift)->assets_hash;
  return program_read_references(program) && (!hash.length || str_equal(hash, program->assets_hash));
}

bool program_retry(Program *program, int kept) {
  bool of_shift = program->at_shift != NULL;
  const Session *from = of_shift ? shift_session_case(program->at_shift, program->shown_case) : program->session;
  if (of_shift && !same_references(program)) {
    program_say(program, CHIP_WARN, word(W_RETRY_OTHER_CODES), program->now_ms);
    return true;
  }
  int count;
  const Played *line = session_line(from, &count);
  if (kept > count) kept = count;
  Arena *hold = arena_new(0);
  Action *actions = arena_make_many(hold, Action, kept + 1);
  for (int i = 0; i < kept; i++) {
    actions[i] = line[i].action;
    actions[i].text = str_copy(hold, actions[i].text);
    actions[i].option = str_copy(hold, actions[i].option);
  }
  Mode mode = session_head(from)->mode;
  uint64_t seed = session_head(from)->seed;
  Str parent = str_copy(hold, session_head(from)->attempt);
  if (of_shift)
    set_aside(program);
  else
    arena_reset(program->attempt_arena);
  program->kept_desk = NULL;
  program_draw_attempt(program);
  program->seed = seed; /* the figures stay as they were */
  bool begun = program_begin(program, mode, str_copy(program->attempt_arena, parent), kept);
  for (int i = 0; i < kept; i++)
    if (session_do(program->session, &actions[i])) break;
  arena_free(hold);
  return program_write_entries(program) && begun;
}

const Session *program_attempt_before(Program *program, Arena *arena) {
  const JournalHead *head = session_head(program->session);
  const ProgramAside *aside = &program->aside;
  if (!head->parent.length) return NULL;
  if (aside->session && str_equal(head->parent, shift_session_head(aside->session)->attempt)) return shift_session_case(aside->session, aside->place);
  Str text = program->ports->journal_text(program->ports->user, arena, head->parent);
  Diags diags = diags_new(arena, head->parent, text);
  const Session *before = text.length ? journal_replay(arena, session_scenario(program->session), text, &diags) : NULL;
  return before && !diags.count && session_scenario(before) == session_scenario(program->session) ? before : NULL;
}

/* ---- Another day ---- */

enum { MOST_RETRIES = 1000 }; /* one of another, so that what is wrong in the records comes to an end */

static bool head_of(Arena *arena, Str journal, JournalHead *head) {
  Str line, rest;
  (void)str_cut(journal, '\n', &line, &rest);
  return journal_read_head(arena, line, head);
}

/** The shift from which a case was tried again, however often. @return its attempt's name, empty: it is of none. */
static Str shift_before(Program *program, Arena *arena, const JournalHead *head) {
  Str attempt = head->parent;
  for (int i = 0; i < MOST_RETRIES && attempt.length; i++) {
    JournalHead above;
    if (!head_of(arena, program->ports->journal_text(program->ports->user, arena, attempt), &above)) return STR("");
    if (above.case_count) return attempt;
    attempt = above.parent;
  }
  return STR("");
}

/** The shift as the records have it, to be come back to. */
static bool find_aside(Program *program, Str attempt, Str lesson) {
  ProgramRecorded recorded = {0};
  ProgramAside *aside = &program->aside;
  Str why;
  if (!program->ports->recorded || !program->ports->recorded(program->ports->user, program->scenario_arena, attempt, &recorded, &why)) return false;
  int place = recorded.shift ? shift_find_case(recorded.shift, lesson) : NONE;
  if (place == NONE) return false;
  *aside = (ProgramAside){.attempt_arena = arena_new(0),
                          .debrief_arena = arena_new(0),
                          .shift = recorded.shift,
                          .text = recorded.shift->text,
                          .place = place,
                          .looks_back = true};
  Diags diags = diags_new(program->scenario_arena, attempt, recorded.journal);
  aside->session = shift_journal_replay(aside->attempt_arena, recorded.shift, recorded.journal, &diags);
  return aside->session && !diags.errors && shift_session_world(aside->session)->over;
}

bool program_continue_case(Program *program, Str journal) {
  Arena *arena = program->scenario_arena;
  const Shift *today = program->shift;
  JournalHead head;
  if (!today || !head_of(arena, journal, &head) || str_equal(head.scenario, today->id)) return false;
  Str text = program->text, shift = shift_before(program, arena, &head);
  Diags diags = diags_new(arena, head.attempt, journal);
  if (shift.length && find_aside(program, shift, head.scenario)) {
    play_case(program);
    program->class.looks_back = false;
    if (program_replay(program, journal, &diags) && !diags.count) return true;
  }
  program_drop_aside(program);
  program->shift = today;
  program->scenario = NULL;
  program->session = NULL;
  program->text = text;
  return false;
}
