/*
 * overturn check --watch: beside a text editor. At every save the files are looked at again and those whose text changed are checked; on a terminal the
 * screen is made anew. What a file last came to when it was clean stays below its messages, so that nobody loses sight of what already worked.
 */
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "cli/check.h"
#include "report/report.h"

#define SETTLE_MS 30 /* a save may be several changes */
#define SEARCH_MOST_STATES 500000u
#define ROWS_A_MESSAGE 4
#define ROWS_AROUND 10

/** A file and what it last came to. */
typedef struct Watched {
  const char *path;
  Arena *arena; /* of the text last seen and what was found in it; NULL: not seen yet */
  Str text, fault;
  CheckResult result;
  bool here, changed;
  char good_at[9]; /* when it was last clean; empty: never */
  char good[160];  /* and what the search said of it */
} Watched;

typedef struct Watch {
  const Check *check;
  FilesWatch *changes;
  Arena *arena; /* as long as the program */
  Arena *round;
  Watched *files;
  size_t count, capacity, changed;
  CheckFiles found;
  bool terminal;
  char now[9];
} Watch;

/* Everything said so far was flushed, so there is nothing left to do. */
static void end(int signal_number) {
  (void)signal_number;
  ssize_t put = write(STDOUT_FILENO, "\n", 1);
  (void)put;
  _exit(EXIT_DONE);
}

static void note_time(char *to) {
  time_t now = time(NULL);
  struct tm parts;
  to[0] = 0;
  if (localtime_r(&now, &parts)) (void)strftime(to, 9, "%H:%M:%S", &parts);
}

/* ---- What is watched ---- */

/* The folder of a path, or the nearest one above it that is there. */
static bool watch_above(Watch *watch, Str path) {
  for (;;) {
    size_t end = path.length;
    while (end && path.at[end - 1] != '/') end--;
    Str folder = end > 1 ? str_slice(path, 0, end - 1) : str_slice(path, 0, end);
    if (files_watch_folder(watch->changes, watch->round, folder).status == FILES_OK) return true;
    if (!end) return false;
    path = folder;
  }
}

/* Folders may be new, so all are named again each time. */
static bool watch_all(Watch *watch) {
  bool any = false;
  for (size_t i = 0; i < watch->found.folder_count; i++)
    any = files_watch_folder(watch->changes, watch->round, watch->found.folders[i]).status == FILES_OK || any;
  for (size_t i = 0; i < watch->found.count; i++) any = watch_above(watch, str_from(watch->found.paths[i])) || any;
  for (size_t i = 0; i < watch->count; i++)
    for (int k = 0; k < watch->files[i].result.case_count; k++) any = watch_above(watch, watch->files[i].result.cases[k]) || any;
  for (int i = 0; i < watch->check->path_count; i++) any = watch_above(watch, str_from(watch->check->paths[i])) || any;
  return any;
}

/* ---- Looking again ---- */

static Watched *find(Watch *watch, const char *path) {
  for (size_t i = 0; i < watch->count; i++)
    if (strcmp(watch->files[i].path, path) == 0) return &watch->files[i];
  Watched new = {.path = str_z(watch->arena, str_from(path))};
  arena_push(watch->arena, watch->files, watch->count, watch->capacity, new);
  return &watch->files[watch->count - 1];
}

static bool is_clean(const Watched *file) { return file->arena && !file->fault.length && !file->result.errors && !file->result.warnings; }

/* A shift is made of other files too, so it is always checked. */
static void look(Watch *watch, Watched *file) {
  Str text, fault;
  bool read = cli_try_file(watch->round, file->path, &text, &fault);
  file->here = true;
  if (file->arena && !file->result.shift && (read ? !file->fault.length && str_equal(text, file->text) : str_equal(fault, file->fault))) return;
  file->changed = !file->arena || !str_equal(text, file->text) || !str_equal(fault, file->fault);
  if (file->arena)
    arena_reset(file->arena);
  else
    file->arena = arena_new(0);
  file->fault = str_copy(file->arena, fault);
  file->text = str_copy(file->arena, text);
  size_t before = file->result.errors + file->result.warnings + file->result.advice;
  file->result = (CheckResult){.file = str_from(file->path)};
  if (read) file->result = check_text(watch->check, file->arena, file->path, file->text);
  file->changed = file->changed || before != file->result.errors + file->result.warnings + file->result.advice;
  if (is_clean(file)) {
    memcpy(file->good_at, watch->now, sizeof file->good_at);
    file->good[0] = 0;
  }
}

/* @return whether there is anything new to show. */
static bool look_at_all(Watch *watch) {
  size_t here = 0, before = 0, faults = watch->found.fault_count;
  arena_reset(watch->round);
  note_time(watch->now);
  watch->found = check_find(watch->check, watch->round);
  (void)watch_all(watch); /* before they are read: what is saved meanwhile is not missed */
  watch->changed = 0;
  for (size_t i = 0; i < watch->count; i++) {
    before += watch->files[i].here;
    watch->files[i].here = watch->files[i].changed = false;
  }
  for (size_t i = 0; i < watch->found.count; i++) {
    Watched *file = find(watch, watch->found.paths[i]);
    look(watch, file);
    watch->changed += file->changed;
    here++;
  }
  return watch->changed || before != here || faults != watch->found.fault_count;
}

/* ---- What the search says of a clean file ---- */

static Str search(const Watch *watch, const Watched *file, Arena *arena) {
  const Check *check = watch->check;
  Diags diags = diags_new(arena, file->result.file, file->text);
  const Scenario *scenario = scenario_read(arena, file->result.file, file->text, check->assets.codes, check->assets.rules, &diags);
  if (!scenario) return STR("");
  Analysis *analysis = analysis_run(arena, scenario, NULL, (AnalysisLimits){.most_states = SEARCH_MOST_STATES});
  if (!analysis_complete(analysis)) return STR("too large to be searched at every save; overturn solve takes its time");
  const Earned *best = analysis_best(analysis);
  Str variants = scenario->variant_count > 1 ? str_format(arena, " in the first of %d variants", scenario->variant_count) : STR("");
  return str_format(arena, "solved: best %.*s points and %.*s in %s, worst play scores %d%.*s", STR_ARG(report_points(arena, best->total)),
                    STR_ARG(money_text(arena, best->recovered_cents)), report_count(arena, best->days, "day", "days").at,
                    analysis_score(analysis, analysis_worst(analysis)), STR_ARG(variants));
}

static void keep_good(Watched *file, Str said) {
  size_t length = said.length < sizeof file->good - 1 ? said.length : sizeof file->good - 1;
  memcpy(file->good, said.at, length);
  file->good[length] = 0;
}

/** Of one file that was saved; of a whole folder it would keep people waiting. */
static void search_and_show(Watch *watch, Watched *file) {
  if ((watch->changed > 1 && !watch->check->prove) || watch->check->syntax_only || file->result.shift || !file->changed) return;
  if (watch->terminal) fputs("  solving ...", stdout);
  fflush(stdout);
  Arena *arena = arena_new(0);
  keep_good(file, search(watch, file, arena));
  arena_free(arena);
  if (watch->terminal) fputs("\r\033[K", stdout);
  if (file->good[0]) printf("  %s\n", file->good);
}

/* ---- Showing ---- */

static size_t rows(const Watch *watch) {
  struct winsize size = {0};
  if (!watch->terminal || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0) return DIAG_MOST * ROWS_A_MESSAGE;
  return size.ws_row > ROWS_AROUND + ROWS_A_MESSAGE ? (size_t)size.ws_row - ROWS_AROUND : ROWS_A_MESSAGE;
}

static void show_good(const Watched *file, const DiagStyle *style) {
  if (file->good_at[0]) printf("%slast clean at %s%s%s%s\n", style->good, file->good_at, file->good[0] ? ", " : "", file->good, style->off);
}

/* @return the rows left. */
static size_t show_messages(const Watch *watch, const Watched *file, size_t left) {
  const DiagStyle *style = cli_style(stdout);
  if (file->fault.length) printf("overturn: %.*s\n", STR_ARG(file->fault));
  for (int i = 0; i < file->result.list_count; i++) {
    Diags list = file->result.lists[i];
    diags_keep(&list, watch->check->level);
    size_t most = left / ROWS_A_MESSAGE;
    Buf out = buf_new(watch->round);
    diags_print_styled(&list, style, most, &out);
    cli_print(stdout, buf_str(&out));
    left -= (list.count < most ? list.count : most) * ROWS_A_MESSAGE;
  }
  if (!is_clean(file)) show_good(file, style);
  return left;
}

static void show_clean(Watch *watch, Watched *file) {
  const DiagStyle *style = cli_style(stdout);
  printf("%.*s: %sclean%s\n", STR_ARG(file->result.file), style->good, style->off);
  search_and_show(watch, file);
}

static size_t count_clean(const Watch *watch) {
  size_t clean = 0;
  for (size_t i = 0; i < watch->count; i++) clean += watch->files[i].here && is_clean(&watch->files[i]);
  return clean;
}

/* What was just saved comes first, and only that is said to be clean by name. */
static void show(Watch *watch) {
  size_t left = rows(watch), clean = count_clean(watch);
  if (watch->terminal) fputs("\033[H\033[2J\033[3J", stdout);
  printf("checked at %s\n\n", watch->now);
  for (size_t i = 0; i < watch->found.fault_count; i++) printf("overturn: %.*s\n", STR_ARG(watch->found.faults[i]));
  for (int just_saved = 1; just_saved >= 0; just_saved--)
    for (size_t i = 0; i < watch->count; i++) {
      Watched *file = &watch->files[i];
      if (!file->here || file->changed != just_saved) continue;
      left = show_messages(watch, file, left);
      if (is_clean(file) && (watch->found.count == 1 || (just_saved && watch->changed == 1))) show_clean(watch, file);
    }
  if (watch->found.count > 1) printf("\n%zu files, %zu clean\n", watch->found.count, clean);
  if (!watch->found.count && !watch->found.fault_count) puts("there is no .json file in there yet");
  puts("\nwatching; Ctrl+C ends");
  fflush(stdout);
}

int check_watch(const Check *check) {
  Watch watch = {.check = check, .arena = check->cli->arena, .round = arena_new(0), .terminal = isatty(STDOUT_FILENO) == 1};
  FilesResult opened = files_watch_open(watch.arena, &watch.changes);
  if (opened.status != FILES_OK) {
    fprintf(stderr, "overturn: %.*s\n", STR_ARG(opened.message));
    return EXIT_MACHINE;
  }
  struct sigaction action = {.sa_handler = end};
  (void)sigaction(SIGINT, &action, NULL);
  for (bool first = true;; first = false) {
    bool new = look_at_all(&watch);
    if (!watch_all(&watch)) {
      fputs("overturn: nothing of this can be watched\n", stderr);
      return EXIT_FOUND;
    }
    if (new || first) show(&watch);
    if (!files_watch_wait(watch.changes, SETTLE_MS)) return EXIT_MACHINE;
  }
}
