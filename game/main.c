/* The composition root: the one file that may name every layer. It turns the first argument into a command of the table below and hands the
   rest over; it decides nothing else, so that what the program can do is read off one table. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/drill.h"
#include "cli/records.h"
#include "files/places.h"
#include "sdl/cache.h"
#include "sdl/floor.h"
#include "sdl/frames.h"
#include "sdl/machine.h"
#include "sdl/settings.h"
#include "sdl/shot.h"
#include "sdl/window.h"
#include "terminal/drill.h"
#include "terminal/terminal.h"

typedef struct Command {
  const char *name;
  const char *summary;
  int (*run)(const Cli *cli, int argc, char **argv); /* argv[0] is the command's own name */
} Command;

static int run_play(const Cli *cli, int argc, char **argv);
static int run_drill(const Cli *cli, int argc, char **argv);
static int run_class(const Cli *cli, int argc, char **argv);
static int run_shot(const Cli *cli, int argc, char **argv);
static int run_bench(const Cli *cli, int argc, char **argv);
static int run_help(const Cli *cli, int argc, char **argv);
static int run_version(const Cli *cli, int argc, char **argv);

static const Command commands[] = {
    {"play", "opens a scenario, or a folder of them, in the window or the terminal", run_play},
    {"drill", "asks what is due of the codes, in plain lines", run_drill},
    {"check", "says what is wrong with scenario files and folders", cli_check},
    {"solve", "searches a scenario: best and worst play, what is never reached", cli_solve},
    {"explain", "says how play comes to a step, an answer, an ending..., and what is known there", cli_explain},
    {"graph", "draws a scenario as a map, for Graphviz or Mermaid", cli_graph},
    {"replay", "plays a journal and prints the debrief", cli_replay},
    {"export", "writes results in forms that other programs read: xAPI, CSV, JSON, grade files", cli_export},
    {"push", "sends what is kept of finished attempts to a record store, once one is set up", cli_push},
    {"report", "says how a class did: scores, competences, questions, who needs help", cli_report},
    {"class", "opens the window at the class results, for instructors", run_class},
    {"merge", "takes in the bundles of many machines", cli_merge},
    {"roster", "takes in a class list: who stands behind a pseudonym", cli_roster},
    {"dispute", "says which decision was judged wrongly, and why; lists and answers disputes", cli_dispute},
    {"verify", "plays everything kept again, and says what does not match", cli_verify},
    {"regrade", "grades attempts again by a corrected scenario, and says whose score changes", cli_regrade},
    {"results", "tells how you are doing: scores, what you know, what to practise next, where you stand in a course", cli_mine},
    {"records", "shows, bundles or deletes what is kept of whoever learns here", cli_records},
    {"actions", "lists what may be done now, as journal lines", cli_actions},
    {"new", "writes a small scenario to start from", cli_new},
    {"import", "makes the skeleton of a scenario from a remittance (X12 835)", cli_import},
    {"shot", "draws a screen into a PNG file, without a window", run_shot},
    {"bench", "measures the program beside what must be spent anyway", run_bench},
    {"schema", "prints the JSON Schema of scenario files", cli_schema},
    {"help", "shows what the program can do", run_help},
    {"version", "shows which version this is and where its data lies", run_version},
};
enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static int run_help(const Cli *cli, int argc, char **argv) {
  (void)cli;
  (void)argc;
  (void)argv;
  puts("Overturn trains payer collections specialists: denials, underpayments, negotiations.\n");
  puts("usage: overturn                       opens the window\n       overturn COMMAND [ARGUMENTS]\n");
  for (size_t i = 0; i < COMMAND_COUNT; i++) printf("  %-12s %s\n", commands[i].name, commands[i].summary);
  puts("\nEvery command has --help. Exit codes: 0 done, 1 something was found, 2 wrong usage, 3 the machine failed.");
  return fflush(stdout) == 0 ? EXIT_DONE : EXIT_MACHINE;
}

static int run_version(const Cli *cli, int argc, char **argv) {
  (void)argc;
  (void)argv;
  puts("overturn " OVERTURN_VERSION);
  printf("data: %.*s\n", STR_ARG(cli->data.length ? cli->data : STR("none found")));
  return fflush(stdout) == 0 ? EXIT_DONE : EXIT_MACHINE;
}

/* ---- The window ---- */

static int theme_index(const char *name) {
  for (int i = 0; program_themes[i]; i++)
    if (strcmp(name, program_themes[i]) == 0) return i;
  return NONE;
}

/* "1440x900" */
static bool read_size(const char *text, int *width, int *height) {
  int64_t w, h;
  Str left, right;
  bool two = str_cut(str_from(text), 'x', &left, &right) && str_to_int(left, &w) && str_to_int(right, &h);
  if (!two || w < 320 || h < 240 || w > 7680 || h > 4320) return false;
  *width = (int)w;
  *height = (int)h;
  return true;
}

static bool read_number(const char *text, int least, int most, int *number) {
  int64_t value;
  if (!text) return true;
  if (!str_to_int(str_from(text), &value) || value < least || value > most) return false;
  *number = (int)value;
  return true;
}

static int wrong_value(const char *option, const char *wanted) {
  fprintf(stderr, "overturn: %s takes %s\n", option, wanted);
  return EXIT_USAGE;
}

/* Said before anything is drawn, to whoever starts the program from a terminal that is read to them. */
static void announce(const WindowOptions *options) {
  if (options->speak || options->once) return;
  Arena *arena = arena_new(0);
  Settings settings = settings_read(arena, options->settings);
  Str key = keys_cap(arena, settings.keys.at[keys_find(STR("read-aloud"))]);
  fprintf(stderr, "overturn: %.*s in the window reads everything aloud, and so does --speak\n", STR_ARG(key));
  arena_free(arena);
}

static int show_window(const Cli *cli, WindowOptions *options) {
  const char *why;
  announce(options);
  cli_take_over(cli, options->own);
  int status = window_run(options, &why);
  if (status) fprintf(stderr, "overturn: the window cannot be shown: %s\nWithout a display: overturn play FILE --terminal\n", why);
  return status;
}

static WindowOptions window_options(const Cli *cli) {
  return (WindowOptions){.data = cli->data,
                         .own = places_own(cli->arena),
                         .cache = cache_folder(cli->arena),
                         .settings = settings_path(cli->arena, STR("")),
                         .scale_percent = 100,
                         .theme = NONE};
}

static void use_folder(const Cli *cli, const char *folder, WindowOptions *window) {
  if (!folder) return;
  window->own = str_from(folder);
  window->cache = window->own.length ? str_format(cli->arena, "%s/cache", folder) : STR("");
  window->settings = window->own.length ? settings_path(cli->arena, window->own) : STR("");
}

/* ---- The terminal ---- */

static bool keep_line(void *user, Arena *arena, Str line, Str *why) { return cli_keep(user, arena, line, why); }

static LimitClock now(void *user) {
  (void)user;
  return cli_now();
}

static Str wall_clock(void *user, Arena *arena) {
  (void)user;
  return cli_wall_clock(arena);
}

static CliOutcome play_lines(const CliAttempt *attempt) {
  CliAttempt kept = *attempt;
  TerminalPlay play = {attempt->session, attempt->kept, attempt->journal, attempt->go_on, attempt->pass_mark, attempt->closed, {0}};
  TerminalPorts ports = {&kept, terminal_read_line, terminal_write, keep_line, wall_clock, now, terminal_wait};
  TerminalResult result = attempt->shift ? terminal_play_shift(&play, attempt->shift, &ports) : terminal_play(&play, &ports);
  return (CliOutcome){.finished = result.finished,
                      .violated = result.violated,
                      .kept = result.kept,
                      .score = result.score,
                      .retries = result.retries,
                      .keep = result.keep,
                      .place = result.place};
}

/* ---- play ---- */

enum {
  PLAY_TERMINAL,
  PLAY_MODE,
  PLAY_COURSE,
  PLAY_DATA,
  PLAY_JOURNAL,
  PLAY_RESUME,
  PLAY_SEED,
  PLAY_PASS,
  PLAY_SIZE,
  PLAY_TEXT,
  PLAY_SCALE,
  PLAY_THEME,
  PLAY_SPEAK,
  PLAY_SPEAK_LOG,
  PLAY_ONCE,
  PLAY_REPORT
};

static int play_in_terminal(const Cli *cli, const CliArguments *given, const WindowOptions *window) {
  static const CliLines lines = {terminal_read_line, terminal_write, play_lines};
  CliPlay play = {
      .journal = given->values[PLAY_JOURNAL], .resume = given->values[PLAY_RESUME], .own = window->own, .mode = window->mode, .lines = &lines};
  const char *seed = given->values[PLAY_SEED];
  int64_t number = 0;
  play.pass = play.mark = NONE;
  play.course = given->values[PLAY_COURSE];
  if (play.course && (play.journal || play.resume || seed || given->values[PLAY_MODE]))
    return wrong_value("--course", "no --mode, --seed, --journal or --resume beside it: the course says them");
  *(play.course ? &play.entry : &play.file) = given->word_count ? given->words[0] : NULL;
  play.has_seed = seed != NULL;
  if (seed && (!str_to_int(str_from(seed), &number) || number < 0)) return wrong_value("--seed", "a whole number");
  if (!read_number(given->values[PLAY_PASS], 0, 100, &play.pass)) return wrong_value("--pass", "a score from 0 to 100");
  if (play.journal && play.resume) return wrong_value("--resume", "a journal to go on with; --journal begins a new one");
  play.seed = (uint64_t)number;
  return cli_play(cli, &play);
}

static int run_play(const Cli *cli, int argc, char **argv) {
  static const CliOption options[] = {{"--terminal", NULL, "in plain lines, without a window"},
                                      {"--mode", "MODE", "practice or assessment: straight to the desk"},
                                      {"--course", "FILE", "by the rules of a course; then the word is one of its entries"},
                                      {"--data-dir", "DIR", "where records, settings and what is worked out again are kept"},
                                      {"--journal", "OUT", "where this one is kept (terminal)"},
                                      {"--resume", "ATTEMPT", "goes on with one: its name in the records, or a journal's file (terminal)"},
                                      {"--seed", "N", "which wrong readings are offered (terminal)"},
                                      {"--pass", "SCORE", "exit 1 when the score is below this (terminal)"},
                                      {"--size", "WxH", "of the window; as it was the last time unless said"},
                                      {"--text", "PERCENT", "size of the text, 100 to 200"},
                                      {"--scale", "1|2", "pixels for each logical one"},
                                      {"--theme", "NAME", "light, dark or high-contrast"},
                                      {"--speak", NULL, "reads the screens aloud, through speech-dispatcher"},
                                      {"--speak-log", "FILE", "keeps what is read aloud, line by line"},
                                      {"--once", NULL, "draws the first picture and ends, for timing"},
                                      {"--report", NULL, "says at the end how many pictures were drawn, and in which typefaces"},
                                      {NULL, NULL, NULL}};
  CliArguments given;
  int status, scale = 1;
  if (!cli_read(cli, argc, argv, "play [FILE|FOLDER] [--mode practice|assessment] [--course FILE] [--terminal]", options, 0, 1, &given, &status))
    return status;
  WindowOptions window = window_options(cli);
  if (given.word_count) window.scenarios = str_from(given.words[0]);
  use_folder(cli, given.values[PLAY_DATA], &window);
  const char *mode = given.values[PLAY_MODE];
  window.play = mode != NULL;
  window.mode = mode && strcmp(mode, mode_words[MODE_ASSESSMENT]) == 0 ? MODE_ASSESSMENT : MODE_PRACTICE;
  window.speak = given.values[PLAY_SPEAK] != NULL;
  if (given.values[PLAY_SPEAK_LOG]) window.speak_log = str_from(given.values[PLAY_SPEAK_LOG]);
  window.once = given.values[PLAY_ONCE] != NULL;
  if (mode && strcmp(mode, mode_words[window.mode]) != 0) return wrong_value("--mode", "practice or assessment");
  if (given.values[PLAY_TERMINAL]) return play_in_terminal(cli, &given, &window);
  if (given.values[PLAY_COURSE] && (mode || given.word_count)) return wrong_value("--course", "no mode, and no file, beside it in the window");
  if (given.values[PLAY_COURSE]) window.course = str_from(given.values[PLAY_COURSE]);
  for (int i = PLAY_JOURNAL; i <= PLAY_PASS; i++)
    if (given.values[i]) return wrong_value(options[i].name, "--terminal beside it");
  if (given.values[PLAY_SIZE] && !read_size(given.values[PLAY_SIZE], &window.width_px, &window.height_px))
    return wrong_value("--size", "a size such as 1440x900");
  if (!read_number(given.values[PLAY_TEXT], 100, 200, &window.text_percent)) return wrong_value("--text", "100 to 200");
  if (!read_number(given.values[PLAY_SCALE], 1, 2, &scale)) return wrong_value("--scale", "1 or 2");
  if (given.values[PLAY_THEME]) window.theme = theme_index(given.values[PLAY_THEME]);
  if (given.values[PLAY_THEME] && window.theme == NONE) return wrong_value("--theme", "light, dark or high-contrast");
  window.scale_percent = 100 * scale;
  Buf report = buf_new(cli->arena);
  if (given.values[PLAY_REPORT]) window.report = &report;
  status = show_window(cli, &window);
  cli_print(stdout, buf_str(&report));
  return cli_finish(status);
}

/* ---- class ---- */

static int forget_passphrase(const Cli *cli, const char *folder) {
  Store *store = cli_open_records(cli, folder, false);
  if (!store) return EXIT_MACHINE;
  int status = cli_records_failed(store_forget_passphrase(store));
  store_close(store);
  if (status == EXIT_DONE) puts("The passphrase is forgotten; whoever opens the class results next chooses another.");
  return cli_finish(status);
}

static int run_class(const Cli *cli, int argc, char **argv) {
  static const CliOption options[] = {{"--data-dir", "DIR", "where the records lie"},
                                      {"--forget-passphrase", NULL, "takes the instructor's passphrase away, so that another can be chosen"},
                                      {NULL, NULL, NULL}};
  CliArguments given;
  int status;
  if (!cli_read(cli, argc, argv, "class [--forget-passphrase]", options, 0, 0, &given, &status)) return status;
  if (given.values[1]) return forget_passphrase(cli, given.values[0]);
  WindowOptions window = window_options(cli);
  use_folder(cli, given.values[0], &window);
  window.screen = STR("class-gate");
  return show_window(cli, &window);
}

/* ---- drill ---- */

static int play_drill(CliDrill *drill, int most, bool count) {
  DrillPorts ports = {drill, terminal_read_line, terminal_write, cli_drill_keep, cli_drill_drop, cli_drill_seconds};
  if (!count) return cli_finish(terminal_drill(&drill->deck, &drill->record, most, &ports).kept ? EXIT_DONE : EXIT_MACHINE);
  Arena *arena = arena_new(0);
  Drill all = drill_new(arena, &drill->deck, &drill->record);
  Str due = terminal_drill_due(arena, drill_due(&all, cli_drill_seconds(drill), NULL));
  printf("%.*s\n", STR_ARG(due));
  arena_free(arena);
  return cli_finish(EXIT_DONE);
}

static int run_drill(const Cli *cli, int argc, char **argv) {
  enum { DRILL_CARDS, DRILL_COUNT, DRILL_DATA };
  static const CliOption options[] = {{"--cards", "N", "ends after so many"},
                                      {"--due", NULL, "says how many are due, and asks none"},
                                      {"--data-dir", "DIR", "where the records are kept"},
                                      {NULL, NULL, NULL}};
  CliArguments given;
  CliDrill drill;
  int status, most = 0;
  if (!cli_read(cli, argc, argv, "drill [--cards N] [--due]", options, 0, 0, &given, &status)) return status;
  if (!read_number(given.values[DRILL_CARDS], 1, 10000, &most)) return wrong_value("--cards", "a number from 1 to 10000");
  Str own = given.values[DRILL_DATA] ? str_from(given.values[DRILL_DATA]) : cli->own;
  status = cli_drill_open(cli, own, &drill);
  if (status == EXIT_DONE) status = play_drill(&drill, most, given.values[DRILL_COUNT] != NULL);
  cli_drill_close(&drill);
  return status;
}

/* overturn bench --frames|--frames-each|--scrolls RUNS [FILE [JOURNAL]] */
static int run_frames(const Cli *cli, int argc, char **argv) {
  FramesOptions frames = {.data = cli->data, .each = strcmp(argv[1], "--frames-each") == 0, .scrolls = strcmp(argv[1], "--scrolls") == 0};
  if (argc < 3 || argc > 5 || !read_number(argv[2], 1, 1000, &frames.runs)) return wrong_value(argv[1], "a number of runs, a scenario, a journal");
  if (argc > 3) frames.file = (ProgramFile){.name = str_from(argv[3]), .folder = library_folder_of(str_from(argv[3]))};
  if (argc > 3 && !cli_read_file(cli, argv[3], &frames.file.text)) return EXIT_FOUND;
  if (argc > 4 && !cli_read_file(cli, argv[4], &frames.journal)) return EXIT_FOUND;
  const char *why;
  Buf said = buf_new(cli->arena);
  int status = frames_run(&frames, &said, &why);
  if (status) fprintf(stderr, "overturn: pictures cannot be measured: %s\n", why);
  cli_print(stdout, buf_str(&said));
  return cli_finish(status);
}

static void tell_wake(void) {
  putchar('.');
  (void)fflush(stdout);
}

/* overturn bench --shows [SCREEN MODE FILE|FOLDER]: without words, the names of the screens; else a byte each time that the window is awake. */
static int run_shows(const Cli *cli, int argc, char **argv) {
  if (argc == 2) {
    for (int i = 0; shot_screens[i]; i++) puts(shot_screens[i]);
    return cli_finish(EXIT_DONE);
  }
  if (argc != 5) return wrong_value("--shows", "a screen, a mode, a scenario");
  WindowOptions window = {.data = cli->data, .scale_percent = 100, .scenarios = str_from(argv[4]), .screen = str_from(argv[2]), .woke = tell_wake};
  window.play = files_kind(cli->arena, window.scenarios) == FILES_FILE;
  window.mode = strcmp(argv[3], mode_words[MODE_ASSESSMENT]) == 0 ? MODE_ASSESSMENT : MODE_PRACTICE;
  window.theme = NONE;
  const char *why;
  int status = window_run(&window, &why);
  if (status) fprintf(stderr, "overturn: the window cannot be shown: %s\n", why);
  return status;
}

/* What needs SDL, which the commands do not know, is told apart here. */
static int run_bench(const Cli *cli, int argc, char **argv) {
  bool frames = argc > 1 && (strncmp(argv[1], "--frames", 8) == 0 || strcmp(argv[1], "--scrolls") == 0);
  if (frames) return run_frames(cli, argc, argv);
  if (argc > 1 && strcmp(argv[1], "--shows") == 0) return run_shows(cli, argc, argv);
  bool once = argc > 1 && strcmp(argv[1], "--floor") == 0, waits = argc > 1 && strcmp(argv[1], "--floor-waits") == 0;
  if (!once && !waits) return cli_bench(cli, argc, argv);
  const char *why;
  int status = floor_run((const char *const *)argv + 2, argc - 2, waits, &why);
  if (status) fprintf(stderr, "overturn: the window cannot be shown: %s\n", why);
  return status;
}

static int write_shot(const Cli *cli, const char *path, Str png) {
  FilesResult result = files_write(cli->arena, str_from(path), png);
  if (result.status == FILES_OK) return EXIT_DONE;
  fprintf(stderr, "overturn: %.*s\n", STR_ARG(result.message));
  return EXIT_MACHINE;
}

static int run_shot(const Cli *cli, int argc, char **argv) {
  enum { SHOT_SCREEN, SHOT_SIZE, SHOT_THEME, SHOT_TEXT, SHOT_SCALE, SHOT_BEFORE, SHOT_OWN, SHOT_OUT };
  static const CliOption options[] = {
      {"--screen", "NAME",
       "home, briefing, desk, desk-clock, worklist, debrief, debrief-course, debrief-paths, debrief-talk, debrief-transcript, "
       "settings, search, problems, keys, drill, results, course, course-briefing, class, class-scenarios, "
       "class-questions, class-disputes, class-dispute, class-trainee, class-gate, or a page of the desk: remittance, contract, ..."},
      {"--size", "WxH", "1440x900 unless said"},
      {"--theme", "NAME", "light, dark or high-contrast"},
      {"--text", "PERCENT", "size of the text, 100 to 200"},
      {"--scale", "1|2", "pixels for each logical one"},
      {"--before", "JOURNAL", "of a retry: the attempt that it retries"},
      {"--data-dir", "DIR", "class: whose records are shown; else an invented class"},
      {"-o", "FILE", "the PNG to write"},
      {NULL, NULL, NULL}};
  CliArguments given;
  int status, scale = 1;
  if (!cli_read(cli, argc, argv, "shot [FILE [JOURNAL]] --screen NAME -o OUT.png", options, 0, 2, &given, &status)) return status;
  ShotOptions shot = {.data = cli->data, .look = {STR("home"), 1440, 900, 100, 100}};
  if (given.values[SHOT_SCREEN]) shot.look.screen = str_from(given.values[SHOT_SCREEN]);
  if (!given.values[SHOT_OUT]) return wrong_value("-o", "the PNG file to write");
  if (given.values[SHOT_SIZE] && !read_size(given.values[SHOT_SIZE], &shot.look.width_px, &shot.look.height_px))
    return wrong_value("--size", "a size such as 1440x900");
  if (!read_number(given.values[SHOT_TEXT], 100, 200, &shot.look.text_percent)) return wrong_value("--text", "100 to 200");
  if (!read_number(given.values[SHOT_SCALE], 1, 2, &scale)) return wrong_value("--scale", "1 or 2");
  if (given.values[SHOT_THEME]) shot.theme = theme_index(given.values[SHOT_THEME]);
  if (shot.theme == NONE) return wrong_value("--theme", "light, dark or high-contrast");
  shot.look.scale_percent = 100 * scale;
  if (given.word_count) {
    shot.file.name = str_from(given.words[0]);
    if (!cli_read_file(cli, given.words[0], &shot.file.text)) return EXIT_FOUND;
  }
  if (given.word_count > 1 && !cli_read_file(cli, given.words[1], &shot.journal)) return EXIT_FOUND;
  if (given.values[SHOT_OWN]) shot.own = str_from(given.values[SHOT_OWN]);
  if (given.values[SHOT_BEFORE] && !cli_read_file(cli, given.values[SHOT_BEFORE], &shot.before)) return EXIT_FOUND;
  Diags diags = diags_new(cli->arena, given.word_count > 1 ? str_from(given.words[1]) : STR(""), shot.journal);
  Str why, png = shot_screen(cli->arena, &shot, &diags, &why);
  if (png.length) return write_shot(cli, given.values[SHOT_OUT], png);
  Buf said = buf_new(cli->arena);
  diags_print(&diags, &said);
  cli_print(stderr, buf_str(&said));
  fprintf(stderr, "overturn: %.*s\n", STR_ARG(why));
  return EXIT_FOUND;
}

static const Command *find_command(const char *name) {
  if (strncmp(name, "--", 2) == 0) name += 2;
  for (size_t i = 0; i < COMMAND_COUNT; i++) {
    if (strcmp(name, commands[i].name) == 0) return &commands[i];
  }
  return NULL;
}

int main(int argc, char **argv) {
  const Command *command = argc < 2 ? NULL : find_command(argv[1]);
  bool speaks = argc > 1 && strncmp(argv[1], "--speak", strlen("--speak")) == 0; /* the window, as without any argument */
  if (speaks) command = find_command("play");
  if (argc > 1 && !command) {
    fprintf(stderr, "overturn: there is no command \"%s\"; overturn --help lists them\n", argv[1]);
    return EXIT_USAGE;
  }
  Cli cli = {.arena = arena_new(0), .version = OVERTURN_VERSION};
  cli.data = places_data(cli.arena, places_program(cli.arena), STR(OVERTURN_PREFIX));
  cli.own = places_own(cli.arena);
  WindowOptions window = window_options(&cli);
  int status = command ? command->run(&cli, argc - !speaks, argv + !speaks) : show_window(&cli, &window);
  arena_free(cli.arena);
  return status;
}
