/* My results: the record is read when they are come to and after anything of it was deleted; an attempt's debrief is worked out again from its journal. */
#include "report/class.h"
#include "report/table.h"
#include "screens/program_inside.h"

static int file_named(const Program *program, Str name) {
  for (int i = 0; i < program->count; i++)
    if (str_equal(program->files[i].name, name)) return i;
  return NONE;
}

/* ---- What it shows ---- */

static bool goes_on(const Program *program, const ResultsAttempt *attempt) {
  ProgramLeft left = {0};
  int file = file_named(program, attempt->file);
  if (file == NONE || program->heads[file].fault.length) return false;
  return program->ports->left(program->ports->user, attempt->file, &left) && str_equal(left.attempt, attempt->attempt);
}

static ResultsView *make_view(Program *program) {
  ProgramResults *results = &program->results;
  ResultsView *view = view_results(results->arena, &results->all);
  AttemptView *attempts = arena_make_many(results->arena, AttemptView, view->attempt_count + 1);
  for (int i = 0; i < view->attempt_count; i++) {
    attempts[i] = view->attempts[i];
    const ResultsAttempt *attempt = &results->all.attempts[attempts[i].place];
    if (attempts[i].opens == OPENS_DEBRIEF && !course_shows_debrief(program, results->arena, attempt->lesson, attempt->mode, &attempts[i].closed))
      attempts[i].opens = OPENS_NOTHING;
    if (attempts[i].opens == OPENS_NOTHING && goes_on(program, &results->all.attempts[attempts[i].place])) attempts[i].opens = OPENS_CONTINUE;
  }
  view->attempts = attempts;
  for (int i = 0; i < view->next_count; i++) {
    int place = results->all.next[i].attempt;
    if (place == NONE) continue;
    view->next[i].starts = file_named(program, results->all.attempts[place].file) != NONE;
    if (!view->next[i].starts) view->next[i].why = word_with(results->arena, W_RESULTS_WHY_NOT, view->next[i].why, word(W_RESULTS_ELSEWHERE));
  }
  view->due = drill_due_now(program);
  view->teaches = program->class.teaches;
  const ProgramCourse *course = &program->course;
  if (course->course && course->progress.passed == course->course->count) view->course = course->course->title;
  view->folder = program->ports->records_at(program->ports->user);
  return view;
}

/* ---- What home shows of it ---- */

static void add_days(Program *program, HomeFiguresView *figures) {
  const Results *all = &program->results.all;
  Day today = (Day)(program->ports->seconds(program->ports->user) / 86400);
  int seconds[HOME_DAYS] = {0};
  for (int i = 0; i < all->attempt_count; i++) {
    Day day = results_day(&all->attempts[i]);
    if (day != DAY_NONE && day <= today && day > today - HOME_DAYS) seconds[HOME_DAYS - 1 - (today - day)] += (int)all->attempts[i].seconds;
  }
  for (int i = 0; i < HOME_DAYS; i++) {
    figures->minutes[i] = (seconds[i] + 59) / 60;
    figures->days[i] = day_short(program->results.arena, today - (HOME_DAYS - 1 - i));
  }
}

/* Of scenarios that are here; a retry counts for none. */
static void add_scores(Program *program, HomeFiguresView *figures) {
  const Results *all = &program->results.all;
  int sum = 0, count = 0;
  for (int i = 0; i < all->attempt_count; i++) {
    const ResultsAttempt *attempt = &all->attempts[i];
    if (attempt->score == NONE || attempt->retry) continue;
    sum += attempt->score;
    count++;
  }
  for (int i = 0; i < program->count; i++) figures->tried += program->heads[i].best_score != NONE;
  for (int i = 0; i < program->count; i++) figures->lessons += !program->heads[i].is_course;
  figures->average = count ? (2 * sum + count) / (2 * count) : NONE;
  const Drill *drill = &program->drill.all;
  int strengths[DRILL_STRENGTHS];
  drill_strengths(drill, strengths);
  for (int i = 0; i < DRILL_STRENGTHS; i++) figures->cards += strengths[i];
  for (int i = 0; i < drill->deck->count; i++) figures->learned += drill->memories[i].card.state == FSRS_REVIEW;
}

/* A skill where one is known, else an axis. */
static void add_weakest(Program *program, HomeFiguresView *figures) {
  const ProgramResults *results = &program->results;
  for (int i = 0; i < results->all.next_count; i++) {
    const ResultsNext *next = &results->all.next[i];
    bool skill = next->of->kind == MASTERY_SKILL;
    if (!skill && (next->of->kind != MASTERY_AXIS || figures->skill.length)) continue;
    figures->skill = class_word_name(next->of->name);
    figures->percent = next->of->percent;
    figures->why = next->reason;
    figures->next = i;
    figures->title = figures->act = STR("");
    int file = next->attempt == NONE ? NONE : file_named(program, results->all.attempts[next->attempt].file);
    if (file == NONE) continue;
    figures->title = program->heads[file].title;
    figures->act = word_count(results->arena, W_HOME_PRACTISE, program->heads[file].minutes, STR(""));
  }
}

static const HomeFiguresView *make_figures(Program *program) {
  if (!program->results.all.attempt_count) return NULL;
  HomeFiguresView *figures = arena_make(program->results.arena, HomeFiguresView);
  *figures = (HomeFiguresView){.goal = MASTERY_GOAL};
  add_days(program, figures);
  add_scores(program, figures);
  add_weakest(program, figures);
  return figures;
}

static bool read_results(Program *program) {
  ProgramResults *results = &program->results;
  const ProgramPorts *ports = program->ports;
  results->view = NULL;
  results->figures = NULL;
  arena_reset(results->arena);
  if (!ports->results || !program_read_drill(program)) return false;
  if (!ports->results(ports->user, results->arena, &results->all)) return false;
  results->view = make_view(program);
  results->figures = make_figures(program);
  return true;
}

bool program_read_home(Program *program) {
  if (program->screen != SCREEN_HOME || program->drill.known) return false;
  bool class = class_found(program);
  program->drill.known = true;
  bool record = program->ports->results ? read_results(program) || !program->drill.none : program->ports->drill && program_read_drill(program);
  return record || class;
}

bool program_show_results(Program *program) {
  ResultsState *state = &program->results.state;
  state->dialog = RESULTS_PLAIN;
  state->keys = false;
  if (!read_results(program)) return false;
  program->screen = SCREEN_RESULTS;
  return true;
}

int results_weak(Program *program, Arena *arena, Str *why) {
  Results all;
  if (!program->ports->results || !program->ports->results(program->ports->user, arena, &all)) return NONE;
  for (int i = 0; i < all.next_count; i++) {
    const ResultsNext *next = &all.next[i];
    bool skill = next->of->kind == MASTERY_AXIS || next->of->kind == MASTERY_SKILL;
    if (!skill || next->attempt == NONE || next->of->low >= MASTERY_GOAL) continue;
    int place = file_named(program, all.attempts[next->attempt].file);
    if (place == NONE || place == program->opened || program->heads[place].fault.length || program->heads[place].is_shift) continue;
    *why = word_with(arena, W_RESULTS_WHY, view_known_name(arena, next->of), next->reason);
    return place;
  }
  return NONE;
}

Want results_draw(Program *program, UiContext *ui) { return results_screen(ui, program->results.view, &program->results.state); }

/* ---- An attempt looked at again ---- */

static bool replay_recorded(Program *program, const ProgramRecorded *recorded) {
  Diags diags = diags_new(program->scenario_arena, STR("journal"), recorded->journal);
  program->scenario = recorded->scenario;
  program->shift = recorded->shift;
  if (recorded->shift)
    program->at_shift = shift_journal_replay(program->attempt_arena, recorded->shift, recorded->journal, &diags);
  else
    program->session = journal_replay(program->attempt_arena, recorded->scenario, recorded->journal, &diags);
  return (program->session || program->at_shift) && !diags.errors;
}

void program_look_back(Program *program, Str attempt, Str file, int64_t now_ms) {
  ProgramRecorded recorded = {0};
  Str why = STR("");
  program_forget_opened(program);
  program->class.looks_back = false;
  bool there = program->ports->recorded(program->ports->user, program->scenario_arena, attempt, &recorded, &why);
  if (!there || !replay_recorded(program, &recorded)) {
    program_forget_opened(program);
    program_say(program, CHIP_BAD, why.length ? why : word(W_RESULTS_NO_DEBRIEF), now_ms);
    return;
  }
  program->opened = file_named(program, file);
  program->looks_back = true;
  program_show_debrief(program);
}

static void open_attempt(Program *program, const AttemptView *view, int64_t now_ms) {
  const ResultsAttempt *attempt = &program->results.all.attempts[view->place];
  if (view->opens == OPENS_CONTINUE) (void)program_continue(program, file_named(program, attempt->file), now_ms);
  if (view->opens == OPENS_DEBRIEF) program_look_back(program, attempt->attempt, attempt->file, now_ms);
}

static void practise(Program *program, UiContext *ui, int place, int64_t now_ms) {
  int attempt = program->results.all.next[place].attempt;
  if (attempt == NONE) {
    drill_fulfil(program, ui, &(Want){.kind = WANT_DRILL}, now_ms);
    return;
  }
  int file = file_named(program, program->results.all.attempts[attempt].file);
  if (file != NONE && !program_open(program, file)) program_say(program, CHIP_BAD, program->heads[file].fault, now_ms);
}

/* ---- Taken along, deleted ---- */

static Str table_of(Arena *arena, const Results *results) {
  Buf out = buf_new(arena);
  table_attempts_head(&out);
  for (int i = 0; i < results->attempt_count; i++) {
    const ResultsAttempt *attempt = &results->attempts[i];
    TableAttempt row = {results->pseudonym, attempt->attempt, attempt->lesson, attempt->title, attempt->mode,
                        attempt->started,   attempt->ended,   attempt->retry,  attempt->score, attempt->seconds};
    table_attempt(&row, &out);
  }
  return buf_str(&out);
}

static void export_out(Program *program, ExportKind kind, int64_t now_ms) {
  const ProgramPorts *ports = program->ports;
  Arena *arena = program->frame_arena;
  Str text = STR(""), said = STR(""), name = program->results.all.pseudonym;
  if (kind == EXPORT_BUNDLE && !ports->bundle(ports->user, arena, &text)) {
    program_say_not_saved(program, now_ms);
    return;
  }
  if (kind == EXPORT_TABLE) text = table_of(arena, &program->results.all);
  name = str_format(arena, "%.*s%s", STR_ARG(name), kind == EXPORT_BUNDLE ? ".bundle.jsonl" : ".csv");
  bool written = ports->write_out(ports->user, arena, name, text, &said);
  program_say(program, written ? CHIP_GOOD : CHIP_BAD, written ? word_with(arena, W_RESULTS_WRITTEN, said, STR("")) : said, now_ms);
}

static void forget(Program *program, int place, int64_t now_ms) {
  const ProgramResults *results = &program->results;
  Str attempt = place == NONE ? STR("") : results->all.attempts[results->view->attempts[place].place].attempt;
  if (!program->ports->forget(program->ports->user, attempt)) {
    program_say_not_saved(program, now_ms);
    return;
  }
  program_refresh(program);
  if (read_results(program)) program_say(program, CHIP_NEUTRAL, word(W_DELETE_DONE), now_ms);
  if (!results->view) program->screen = SCREEN_HOME;
}

void results_fulfil(Program *program, UiContext *ui, const Want *want, int64_t now_ms) {
  const ResultsView *view = program->results.view;
  switch (want->kind) {
  case WANT_RESULTS:
    if (!program_show_results(program)) program_say(program, CHIP_WARN, word(W_RESULTS_NO_RECORD), now_ms);
    break;
  case WANT_LOOK_BACK: open_attempt(program, &view->attempts[want->place], now_ms); break;
  case WANT_PRACTISE: practise(program, ui, want->place, now_ms); break;
  case WANT_EXPORT: export_out(program, (ExportKind)want->place, now_ms); break;
  case WANT_FORGET: forget(program, want->place, now_ms); break;
  default: break;
  }
}
