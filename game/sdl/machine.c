/* Journals are appended line by line; scores are lines too, so a crash loses at most the last. The clock and the seed come from here and nowhere else. */
#include "sdl/machine.h"

#include <SDL.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "overturn/files.h"
#include "overturn/hash.h"
#include "sdl/library.h"

enum { MOST_BYTES = 4 << 20 };

static Str joined(Arena *arena, Str folder, Str name) { return str_format(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name)); }

Str machine_own_folder(Arena *arena) {
  const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
  if (data && data[0] == '/') return str_format(arena, "%s/overturn", data);
  return home && home[0] ? str_format(arena, "%s/.local/share/overturn", home) : STR("");
}

/* ---- Scores: one line each, "practice 85 file.json" ---- */

static void remember(Machine *machine, Str scenario, Mode mode, int score) {
  for (size_t i = 0; i < machine->kept_count; i++) {
    KeptScore *kept = &machine->kept[i];
    if (kept->mode != mode || !str_equal(kept->scenario, scenario)) continue;
    if (score > kept->score) kept->score = score;
    return;
  }
  KeptScore kept = {str_copy(machine->arena, scenario), mode, score};
  arena_push(machine->arena, machine->kept, machine->kept_count, machine->kept_capacity, kept);
}

static void read_score(Machine *machine, Str line) {
  Str mode, rest, number, name;
  int64_t score;
  if (!str_cut(line, ' ', &mode, &rest) || !str_cut(rest, ' ', &number, &name) || !str_to_int(number, &score) || score < 0 || score > 100) return;
  if (str_is(mode, mode_words[MODE_PRACTICE])) remember(machine, name, MODE_PRACTICE, (int)score);
  if (str_is(mode, mode_words[MODE_ASSESSMENT])) remember(machine, name, MODE_ASSESSMENT, (int)score);
}

static void read_scores(Machine *machine) {
  Str text, line;
  if (!machine->scores.length || files_read(machine->arena, machine->scores, MOST_BYTES, &text).status != FILES_OK) return;
  for (Str rest = text; rest.length;) {
    (void)str_cut(rest, '\n', &line, &rest);
    read_score(machine, line);
  }
}

static void keep_score(void *user, Str scenario, Mode mode, int score) {
  Machine *machine = user;
  remember(machine, scenario, mode, score);
  if (!machine->scores.length) return;
  Str line = str_format(machine->arena, "%s %d %.*s", mode_words[mode], score, STR_ARG(scenario));
  FilesResult result = files_append_line(machine->arena, machine->scores, line);
  if (result.status != FILES_OK) SDL_LogWarn(SDL_LOG_CATEGORY_APPLICATION, "%.*s", STR_ARG(result.message));
}

static int best_score(void *user, Str scenario, Mode mode) {
  const Machine *machine = user;
  for (size_t i = 0; i < machine->kept_count; i++)
    if (machine->kept[i].mode == mode && str_equal(machine->kept[i].scenario, scenario)) return machine->kept[i].score;
  return NONE;
}

/* ---- Attempts that can be continued: one line each time one is begun or over, "open practice ATTEMPT file.json" ---- */

static void remember_attempt(Machine *machine, Str scenario, ProgramLeft left, bool open) {
  left.order = ++machine->order;
  for (size_t i = 0; i < machine->left_count; i++) {
    KeptAttempt *kept = &machine->left[i];
    if (!str_equal(kept->scenario, scenario)) continue;
    if (!open && !str_equal(kept->left.attempt, left.attempt)) return; /* an older one */
    kept->left = left;
    kept->open = open;
    return;
  }
  KeptAttempt kept = {scenario, left, open};
  arena_push(machine->arena, machine->left, machine->left_count, machine->left_capacity, kept);
}

static void read_attempt(Machine *machine, Str line) {
  Str what, mode, attempt, name, rest;
  if (!str_cut(line, ' ', &what, &rest) || !str_cut(rest, ' ', &mode, &rest) || !str_cut(rest, ' ', &attempt, &name)) return;
  bool open = str_is(what, "open"), known = str_is(mode, mode_words[MODE_PRACTICE]) || str_is(mode, mode_words[MODE_ASSESSMENT]);
  if (!known || (!open && !str_is(what, "over"))) return;
  Mode read = str_is(mode, mode_words[MODE_ASSESSMENT]) ? MODE_ASSESSMENT : MODE_PRACTICE;
  remember_attempt(machine, name, (ProgramLeft){.attempt = attempt, .mode = read}, open);
}

static void read_attempts(Machine *machine) {
  Str text, line;
  if (!machine->open.length || files_read(machine->arena, machine->open, MOST_BYTES, &text).status != FILES_OK) return;
  for (Str rest = text; rest.length;) {
    (void)str_cut(rest, '\n', &line, &rest);
    read_attempt(machine, line);
  }
}

static void mark(void *user, Str scenario, Str attempt, Mode mode, bool open) {
  Machine *machine = user;
  if (!machine->open.length) return;
  remember_attempt(machine, str_copy(machine->arena, scenario), (ProgramLeft){.attempt = str_copy(machine->arena, attempt), .mode = mode}, open);
  Str line = str_format(machine->arena, "%s %s %.*s %.*s", open ? "open" : "over", mode_words[mode], STR_ARG(attempt), STR_ARG(scenario));
  FilesResult result = files_append_line(machine->arena, machine->open, line);
  if (result.status != FILES_OK) SDL_LogWarn(SDL_LOG_CATEGORY_APPLICATION, "%.*s", STR_ARG(result.message));
}

static bool left_attempt(void *user, Str scenario, ProgramLeft *left) {
  const Machine *machine = user;
  for (size_t i = 0; i < machine->left_count; i++) {
    if (!machine->left[i].open || !str_equal(machine->left[i].scenario, scenario)) continue;
    *left = machine->left[i].left;
    return true;
  }
  return false;
}

static Str journal_path(const Machine *machine, Arena *arena, Str attempt) {
  return str_format(arena, "%.*s/%.*s.jsonl", STR_ARG(machine->attempts), STR_ARG(attempt));
}

/* A line that a crash tore was never played on: it is taken out, so that what is appended stands on a whole journal. */
static Str journal_text(void *user, Arena *arena, Str attempt) {
  const Machine *machine = user;
  Str text, path = journal_path(machine, arena, attempt);
  if (!machine->attempts.length || files_read(arena, path, MOST_BYTES, &text).status != FILES_OK) return STR("");
  size_t whole = text.length;
  while (whole && text.at[whole - 1] != '\n') whole--;
  if (whole == text.length) return text;
  text = str_slice(text, 0, whole);
  return files_write(arena, path, text).status == FILES_OK ? text : STR("");
}

/* ---- The other ports ---- */

static Str asset(void *user, Arena *arena, Str name) {
  const Machine *machine = user;
  Str text = STR("");
  FilesResult result = files_read_inside(arena, machine->assets, name, MOST_BYTES, &text);
  if (result.status != FILES_OK) SDL_LogWarn(SDL_LOG_CATEGORY_APPLICATION, "%.*s", STR_ARG(result.message));
  return text;
}

static bool journal(void *user, Str attempt, Str line) {
  Machine *machine = user;
  if (!machine->attempts.length) return true;
  Arena *arena = arena_new(0);
  Str path = journal_path(machine, arena, attempt);
  bool kept = files_make_folder(arena, machine->attempts).status == FILES_OK && files_append_line(arena, path, line).status == FILES_OK;
  arena_free(arena);
  return kept;
}

static Str wall_clock(void *user, Arena *arena) {
  (void)user;
  time_t now = time(NULL);
  struct tm parts;
  if (!gmtime_r(&now, &parts)) return STR("");
  char text[32];
  return str_copy(arena, (Str){text, strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)});
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
  return (ProgramPorts){machine,      asset,  journal,  wall_clock, new_attempt, keep_score, best_score, mark, left_attempt,
                        journal_text, beside, scenario, speak,      play_tone,   NULL,       NULL,       NULL};
}

Machine machine_new(Arena *arena, Str data, Str own) {
  Machine machine = {.arena = arena, .assets = joined(arena, data, STR("assets"))};
  if (own.length) {
    machine.attempts = joined(arena, own, STR("attempts"));
    machine.scores = joined(arena, own, STR("scores.txt"));
    machine.open = joined(arena, own, STR("open.txt"));
  }
  read_scores(&machine);
  read_attempts(&machine);
  return machine;
}
