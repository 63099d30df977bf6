/* Every line of a journal is on the disk before the next picture. The clock and the seed come from here and nowhere else. */
#include "sdl/machine.h"

#include <SDL.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "overturn/files.h"
#include "overturn/hash.h"
#include "screens/overlays.h"
#include "sdl/library.h"

enum { MOST_BYTES = 4 << 20 };

static Str joined(Arena *arena, Str folder, Str name) { return str_format(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name)); }

/* ---- The clock ---- */

Str machine_wall_clock(void *user, Arena *arena) {
  (void)user;
  time_t now = time(NULL);
  struct tm parts;
  if (!gmtime_r(&now, &parts)) return STR("");
  char text[32];
  return str_copy(arena, (Str){text, strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)});
}

/* ---- The records ---- */

bool machine_well(Machine *machine, StoreResult result) {
  if (result.status == STORE_OK) return true;
  machine->said_length = result.message.length < sizeof machine->said ? result.message.length : sizeof machine->said;
  memcpy(machine->said, result.message.at, machine->said_length);
  return false;
}

Store *machine_records(Machine *machine) {
  if (machine->asked || !machine->own.length) return machine->store;
  Str notice;
  machine->asked = true;
  if (machine_well(machine, store_open_records(machine->arena, (StoreOpen){.folder = machine->own}, &machine->store, &notice)) && notice.length)
    (void)machine_well(machine, (StoreResult){STORE_DAMAGED, notice});
  return machine->store;
}

/** Where nothing is kept everything is well; where records were wanted and are not there, nothing is. */
static bool without_records(const Machine *machine) { return machine->own.length == 0; }

static Str said(void *user) {
  Machine *machine = user;
  Str now = {machine->said, machine->said_length};
  machine->said_length = 0;
  return now;
}

static const StoreRow *row_of(Machine *machine, Str file) {
  Store *store = machine_records(machine);
  if (!machine->rows && store) {
    arena_reset(machine->listing);
    if (!machine_well(machine, store_rows(store, machine->listing, &machine->rows, &machine->row_count))) machine->row_count = 0;
    if (!machine->rows) machine->rows = arena_make(machine->listing, StoreRow);
  }
  for (size_t i = 0; i < machine->row_count; i++)
    if (str_equal(machine->rows[i].file, file)) return &machine->rows[i];
  return NULL;
}

static void read_again(Machine *machine) {
  machine->rows = NULL;
  machine->row_count = 0;
}

static int best_score(void *user, Str file, Mode mode) {
  const StoreRow *row = row_of(user, file);
  return row ? row->best[mode] : NONE;
}

static bool left_attempt(void *user, Str file, ProgramLeft *left) {
  const StoreRow *row = row_of(user, file);
  if (!row || !row->left.length) return false;
  *left = (ProgramLeft){row->left, row->left_mode, (int)row->order};
  return true;
}

static bool write_on(Machine *machine, Str attempt, int32_t lines) {
  machine->writing = str_copy(machine->arena, attempt);
  machine->lines = lines;
  return true;
}

static bool begin(void *user, const ProgramBegin *begin) {
  Machine *machine = user;
  Store *store = machine_records(machine);
  if (!store) return without_records(machine);
  Arena *arena = arena_new(0);
  StoreText *texts = arena_make_many(arena, StoreText, begin->text_count);
  for (int i = 0; i < begin->text_count; i++) texts[i] = (StoreText){begin->texts[i].hash, begin->texts[i].name, begin->texts[i].content};
  StoreAttempt about = {.attempt = begin->head->attempt,
                        .lesson = begin->head->scenario,
                        .title = begin->title,
                        .file = begin->file,
                        .hash = begin->head->scenario_hash,
                        .mode = begin->head->mode,
                        .parent = begin->head->parent,
                        .position = begin->head->position,
                        .started = machine_wall_clock(machine, arena)};
  bool kept = machine_well(machine, store_begin(store, &about, begin->line, texts, (size_t)begin->text_count));
  arena_free(arena);
  return kept && write_on(machine, about.attempt, 0);
}

static bool journal(void *user, Str attempt, Str line) {
  Machine *machine = user;
  Store *store = machine_records(machine);
  if (!store) return without_records(machine);
  if (!str_equal(machine->writing, attempt)) { /* it was begun on another day */
    Arena *arena = arena_new(0);
    StoreAttempt about;
    bool found = machine_well(machine, store_attempt(store, arena, attempt, &about)) && write_on(machine, attempt, about.actions);
    arena_free(arena);
    if (!found) return false;
  }
  if (!machine_well(machine, store_append(store, attempt, machine->lines + 1, line))) return false;
  machine->lines++;
  return true;
}

static Str journal_text(void *user, Arena *arena, Str attempt) {
  Machine *machine = user;
  Store *store = machine_records(machine);
  Str text = machine->before;
  if (store && !machine_well(machine, store_journal(store, arena, attempt, &text))) return STR("");
  return text;
}

static void mark(void *user, Str file, Str attempt, Mode mode, bool open) {
  Machine *machine = user;
  (void)file;
  (void)mode;
  Store *store = machine_records(machine);
  Arena *arena = arena_new(0);
  if (store) (void)machine_well(machine, store_end(store, attempt, open ? STR("") : machine_wall_clock(machine, arena)));
  arena_free(arena);
  read_again(machine);
}

static void keep(Machine *machine, Str attempt, const StoreKept *kept) {
  Store *store = machine_records(machine);
  if (store) (void)machine_well(machine, store_result(store, attempt, &kept->outcome, kept->decisions, kept->count));
  read_again(machine);
}

static void keep_result(void *user, const Session *session, const Debrief *debrief) {
  Arena *arena = arena_new(0);
  StoreKept kept = store_derive(arena, session, debrief, journal_text(user, arena, session_head(session)->attempt));
  keep(user, session_head(session)->attempt, &kept);
  arena_free(arena);
}

static void keep_shift(void *user, const ShiftSession *session, const ShiftDebrief *debrief) {
  Arena *arena = arena_new(0);
  StoreKept kept = store_derive_shift(arena, session, debrief, journal_text(user, arena, shift_session_head(session)->attempt));
  keep(user, shift_session_head(session)->attempt, &kept);
  arena_free(arena);
}

/* ---- The drill ---- */

static int64_t seconds(void *user) {
  (void)user;
  return (int64_t)time(NULL);
}

/** Who sits here; 0 where there is nobody to keep anything of. */
static int64_t trainee(Machine *machine) {
  Store *store = machine_records(machine);
  if (machine->trainee || !store) return machine->trainee;
  Arena *arena = arena_new(0);
  StoreProfile me;
  if (machine_well(machine, store_me(store, arena, &me))) machine->trainee = me.id;
  arena_free(arena);
  return machine->trainee;
}

static bool drill(void *user, Arena *arena, DrillRecord *record) {
  Machine *machine = user;
  int64_t profile = trainee(machine);
  return profile && machine_well(machine, record_drill(machine->store, arena, profile, record));
}

static bool review(void *user, const DrillReview *given, bool right) {
  Machine *machine = user;
  int64_t profile = trainee(machine);
  return profile && machine_well(machine, record_review(machine->store, profile, given, right));
}

static bool drop_review(void *user, const DrillReview *given) {
  Machine *machine = user;
  int64_t profile = trainee(machine);
  return profile && machine_well(machine, record_drop_review(machine->store, profile, given));
}

/* ---- My results ---- */

static bool results(void *user, Arena *arena, Results *all) {
  Machine *machine = user;
  StoreProfile me;
  Store *store = machine_records(machine);
  return store && machine_well(machine, store_me(store, arena, &me)) && machine_well(machine, record_results(store, arena, &me, seconds(user), all));
}

static bool course(void *user, Arena *arena, CourseRecord *record) {
  Machine *machine = user;
  StoreProfile me;
  Store *store = machine_records(machine);
  if (!store || !machine_well(machine, store_me(store, arena, &me))) return false;
  record->pseudonym = me.pseudonym;
  record->name = me.name;
  record->student_id = me.student_id;
  return machine_well(machine, record_course(store, arena, me.id, &record->attempts, &record->count, &record->cards));
}

static Str records_at(void *user) {
  const Machine *machine = user;
  return machine->own;
}

static bool recorded(void *user, Arena *arena, Str attempt, ProgramRecorded *found, Str *why) {
  Machine *machine = user;
  Store *store = machine_records(machine);
  StoreAttempt about;
  StoreLesson lesson;
  if (!store) return false;
  StoreResult result = store_attempt(store, arena, attempt, &about);
  if (result.status == STORE_OK) result = store_journal(store, arena, attempt, &found->journal);
  *why = str_copy(arena, result.message);
  if (result.status != STORE_OK || !store_lesson(store, arena, &about, NULL, &lesson, why)) return false;
  found->scenario = lesson.scenario;
  found->shift = lesson.shift;
  return true;
}

static bool bundle(void *user, Arena *arena, Str *text) {
  Machine *machine = user;
  int64_t profile = trainee(machine);
  StoreBundle how = {.made = machine_wall_clock(user, arena)};
  return profile && machine_well(machine, store_bundle(machine->store, arena, profile, &how, text));
}

static bool write_out(void *user, Arena *arena, Str name, Str content, Str *said) {
  const Machine *machine = user;
  Str folder = joined(arena, machine->own, STR("exports"));
  FilesResult result = files_make_folder(arena, folder);
  *said = joined(arena, folder, name);
  if (result.status == FILES_OK) result = files_write_private(arena, *said, content);
  if (result.status != FILES_OK) *said = result.message;
  return result.status == FILES_OK;
}

enum { MOST_SAME = 1000 };

_Static_assert(DISPUTE_MOST == STORE_DISPUTE_MOST, "what can be typed can be kept");
static bool dispute(void *user, Arena *arena, Str attempt, int number, Str text, Str *why) {
  Machine *machine = user;
  Store *store = machine_records(machine);
  if (!store) return without_records(machine);
  StoreResult result = store_dispute(store, attempt, (int32_t)number, text, machine_wall_clock(machine, arena));
  *why = str_copy(arena, result.message);
  return result.status == STORE_OK;
}

static bool disputed(void *user, Arena *arena, Str attempt, ClassDisputes *disputes) {
  Store *store = machine_records(user);
  StoreDispute *all;
  size_t count;
  *disputes = (ClassDisputes){.count = 0};
  if (!store || !machine_well(user, store_disputes(store, arena, 0, &all, &count))) return false;
  disputes->at = arena_make_many(arena, ClassDispute, count);
  for (size_t i = 0; i < count; i++)
    if (str_equal(all[i].attempt, attempt))
      disputes->at[disputes->count++] =
          (ClassDispute){.number = all[i].number, .text = all[i].text, .state = (ClassDisputeState)all[i].state, .answer = all[i].answer};
  return true;
}

static bool write_new(void *user, Arena *arena, Str name, Str ending, Str content, Str *said) {
  const Machine *machine = user;
  *said = STR("There are no records here.");
  if (!machine->own.length) return false;
  Str folder = joined(arena, machine->own, STR("exports"));
  FilesResult result = files_make_folder(arena, folder);
  for (int i = 1; result.status == FILES_OK && i < MOST_SAME; i++) {
    Str number = i > 1 ? str_format(arena, "-%d", i) : STR("");
    *said = str_format(arena, "%.*s/%.*s%.*s%.*s", STR_ARG(folder), STR_ARG(name), STR_ARG(number), STR_ARG(ending));
    if (files_kind(arena, *said) != FILES_NOTHING) continue;
    result = files_write_private(arena, *said, content);
    if (result.status == FILES_OK) return true;
  }
  *said = result.status == FILES_OK ? STR("there are too many of that name.") : result.message;
  return false;
}

static bool forget(void *user, Str attempt) {
  Machine *machine = user;
  int64_t profile = trainee(machine);
  if (!profile) return false;
  read_again(machine);
  return machine_well(machine, attempt.length ? store_forget_attempt(machine->store, attempt) : store_forget(machine->store, profile));
}

/* ---- The other ports ---- */

static Str asset(void *user, Arena *arena, Str name) {
  const Machine *machine = user;
  Str text = STR("");
  FilesResult result = files_read_inside(arena, machine->assets, name, MOST_BYTES, &text);
  if (result.status != FILES_OK) SDL_LogWarn(SDL_LOG_CATEGORY_APPLICATION, "%.*s", STR_ARG(result.message));
  return text;
}

/* Time and process make the id; the seed is drawn from it, so that no two attempts meet the same wrong answers in the same order. */
static Str new_attempt(void *user, Arena *arena, Str scenario, uint64_t *seed) {
  (void)user;
  struct timespec now = {0};
  (void)clock_gettime(CLOCK_REALTIME, &now);
  Str id = str_format(arena, "%.*s-%lld-%03ld-%d", STR_ARG(scenario), (long long)now.tv_sec, now.tv_nsec / 1000000, (int)getpid());
  *seed = hash64(id.at, id.length, (uint64_t)now.tv_nsec) >> 16;
  return id;
}

static bool beside(void *user, Arena *arena, Str folder, Str relative, Str *text, Str *why) {
  (void)user;
  FilesResult result = files_read_inside(arena, folder, relative, MOST_BYTES, text);
  *why = result.message;
  return result.status == FILES_OK;
}

static void watch(void *user, Str folder) {
  const Machine *machine = user;
  Arena *arena = arena_new(0);
  if (machine->watch && files_watch_folder(machine->watch, arena, folder).status != FILES_OK)
    SDL_LogWarn(SDL_LOG_CATEGORY_APPLICATION, "what is saved in %.*s is not seen", STR_ARG(folder));
  arena_free(arena);
}

static bool speak(void *user, Str line, bool interrupts) {
  const Machine *machine = user;
  return speech_say(machine->speech, line, interrupts);
}

static bool scenario(void *user, Arena *arena, const ProgramFile *file, Str *text, Str *why) {
  (void)user;
  return library_text(arena, file, text, why);
}

static void play_tone(void *user, Tone tone) {
  const Machine *machine = user;
  sound_play(machine->sound, tone);
}

ProgramPorts machine_ports(Machine *machine) {
  return (ProgramPorts){.user = machine,
                        .asset = asset,
                        .journal = journal,
                        .wall_clock = machine_wall_clock,
                        .new_attempt = new_attempt,
                        .begin = begin,
                        .said = said,
                        .keep_result = keep_result,
                        .keep_shift = keep_shift,
                        .best_score = best_score,
                        .mark = mark,
                        .left = left_attempt,
                        .journal_text = journal_text,
                        .beside = beside,
                        .watch = watch,
                        .scenario = scenario,
                        .speak = speak,
                        .sound = play_tone,
                        .drill = drill,
                        .review = review,
                        .drop_review = drop_review,
                        .seconds = seconds,
                        .results = results,
                        .course = course,
                        .records_at = records_at,
                        .recorded = recorded,
                        .bundle = bundle,
                        .write_out = write_out,
                        .write_new = write_new,
                        .dispute = dispute,
                        .disputed = disputed,
                        .forget = forget,
                        .class = &machine_class};
}

Machine machine_new(Arena *arena, Str data, Str own) {
  return (Machine){.arena = arena, .assets = joined(arena, data, STR("assets")), .own = own, .listing = arena_new(0)};
}

void machine_close(Machine *machine) {
  store_close(machine->store);
  arena_free(machine->listing);
}
