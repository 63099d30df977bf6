/* The window's benches. Their floor is a bare SDL program: what nobody who opens a window and shows text in these typefaces can do without. */
#include <stdlib.h>

#include "cli/bench.h"

enum { MOST_FACES = 24 };

/* "face /usr/share/..." in what the program said about its run. */
static int read_faces(Str said, Arena *arena, const char *faces[MOST_FACES]) {
  int count = 0;
  Str line;
  for (Str rest = said; rest.length;) {
    (void)str_cut(rest, '\n', &line, &rest);
    if (str_starts(line, STR("face ")) && count < MOST_FACES) faces[count++] = str_z(arena, str_slice(line, 5, line.length));
  }
  return count;
}

static BenchWords floor_words(const char *option, const char *const *faces, int count) {
  BenchWords words = {.at = {"bench", option}, .count = 2};
  for (int i = 0; i < count; i++) words.at[words.count++] = faces[i];
  return words;
}

/* ---- start ---- */

typedef struct Costs {
  double *cpu_ms, *peak_mb;
} Costs;

typedef struct Start {
  Bench *bench;
  BenchLibrary library;
  BenchWords bare, warm, cold;
  Str cache; /* of the cold ones, emptied before each */
  Str own;
  int faces, files;
} Start;

static Costs costs_new(const Bench *bench) {
  return (Costs){arena_make_many(bench->cli->arena, double, bench->runs), arena_make_many(bench->cli->arena, double, bench->runs)};
}

static int run_once(const Start *start, const BenchWords *words, Costs *costs, int run) {
  Str said;
  BenchCost cost;
  int status = bench_run_program(start->bench->cli, words, &said, &cost);
  costs->cpu_ms[run] = cost.cpu_ms;
  costs->peak_mb[run] = cost.peak_mb;
  return status;
}

static void add_start(const Start *start, const char *how, Costs *ours, Costs *floor, bool promised) {
  Bench *bench = start->bench;
  Arena *arena = bench->cli->arena;
  Str subject = str_format(arena, "%d scenarios, %s", start->files, how);
  Str of = str_format(arena, "a window, the same %d faces, one line", start->faces);
  bench_add(bench, (BenchRow){.name = STR("start"),
                              .subject = subject,
                              .unit = "ms",
                              .ours = bench_median(ours->cpu_ms, bench->runs),
                              .floor = bench_median(floor->cpu_ms, bench->runs),
                              .runs = bench->runs,
                              .most_ratio = promised ? 1.3 : 0,
                              .detail = str_format(arena, "processor time; floor: %.*s", STR_ARG(of))});
  bench_add(bench, (BenchRow){.name = STR("start"),
                              .subject = subject,
                              .unit = "MB",
                              .ours = bench_median(ours->peak_mb, bench->runs),
                              .floor = bench_median(floor->peak_mb, bench->runs),
                              .runs = bench->runs,
                              .most_ratio = promised ? 1.6 : 0,
                              .detail = str_format(arena, "most memory at a time; floor: %.*s", STR_ARG(of))});
}

/* "files read 3 of 1000" */
static int read_file_count(Str said) {
  Str before, count;
  int64_t files;
  size_t at = str_find_str(said, STR("files read "));
  bool known = at < said.length && str_cut(str_slice(said, at, said.length), '\n', &before, &count);
  size_t of = known ? str_find_str(before, STR(" of ")) : 0;
  return known && str_to_int(str_slice(before, of + 4, before.length), &files) ? (int)files : 0;
}

static BenchWords home_words(const Start *start, const char *own) {
  Arena *arena = start->bench->cli->arena;
  return (BenchWords){.at = {"play", str_z(arena, start->library.scenarios), "--data-dir", own, "--once", "--report"}, .count = 6};
}

/* The first run finds the faces, and fills the cache of the warm ones. */
static int prepare(Start *start) {
  const Cli *cli = start->bench->cli;
  const char **faces = arena_make_many(cli->arena, const char *, MOST_FACES);
  Str said, folder = start->library.folder;
  BenchCost cost;
  start->own = str_format(cli->arena, "%.*s/own", STR_ARG(folder));
  start->cache = str_format(cli->arena, "%.*s/cold/cache", STR_ARG(folder));
  start->warm = home_words(start, str_z(cli->arena, start->own));
  start->cold = home_words(start, str_z(cli->arena, str_format(cli->arena, "%.*s/cold", STR_ARG(folder))));
  int status = bench_run_program(cli, &start->warm, &said, &cost);
  if (status) return status;
  start->faces = read_faces(said, cli->arena, faces);
  start->files = read_file_count(said);
  start->bare = floor_words("--floor", faces, start->faces);
  return EXIT_DONE;
}

static int run_start(Start *start) {
  Costs floor = costs_new(start->bench), warm = costs_new(start->bench), cold = costs_new(start->bench);
  int status = prepare(start);
  for (int run = 0; !status && run < start->bench->runs; run++) {
    bench_remove_files(start->bench->cli, start->cache);
    status = run_once(start, &start->bare, &floor, run);
    if (!status) status = run_once(start, &start->warm, &warm, run);
    if (!status) status = run_once(start, &start->cold, &cold, run);
  }
  if (status) return status;
  add_start(start, "warm", &warm, &floor, true);
  add_start(start, "cold", &cold, &floor, false);
  return EXIT_DONE;
}

static void remove_own(const Start *start) {
  const Cli *cli = start->bench->cli;
  Str own = start->own, cold = str_format(cli->arena, "%.*s/cold", STR_ARG(start->library.folder));
  bench_remove_files(cli, start->cache);
  bench_remove_files(cli, str_format(cli->arena, "%.*s/cache", STR_ARG(own)));
  bench_remove_files(cli, cold);
  bench_remove_files(cli, own);
}

int bench_start(Bench *bench) {
  Start start = {.bench = bench, .own = STR("")};
  int status = bench_library_make(bench, &start.library) ? run_start(&start) : EXIT_MACHINE;
  if (start.own.length) remove_own(&start);
  bench_library_remove(bench, &start.library);
  return status;
}

/* ---- frame ---- */

typedef struct Frame {
  Str name, screen;
  double glyphs, ours_ms, floor_ms;
} Frame;

static bool read_ms(Str text, double *value) {
  Str whole, part;
  int64_t before, after;
  bool both = str_cut(text, '.', &whole, &part) && str_to_int(whole, &before) && str_to_int(part, &after);
  if (both) *value = (double)before + (double)after / 1e6;
  return both;
}

/* "frame redraw remittance 1923 1.234567 0.987654" */
static bool read_frame(Str line, Frame *frame) {
  Str word, glyphs, ours, floor;
  int64_t count;
  if (!str_cut(line, ' ', &word, &line) || !str_is(word, "frame") || !str_cut(line, ' ', &frame->name, &line)) return false;
  if (!str_cut(line, ' ', &frame->screen, &line) || !str_cut(line, ' ', &glyphs, &line) || !str_cut(line, ' ', &ours, &floor)) return false;
  if (!str_to_int(glyphs, &count) || !read_ms(ours, &frame->ours_ms) || !read_ms(floor, &frame->floor_ms)) return false;
  frame->glyphs = (double)count;
  return true;
}

enum { MOST_ROWS = 64 };

typedef struct FrameRows {
  Frame at[MOST_ROWS];
  int count;
} FrameRows;

/* @param path  a scenario, or NULL for the home screen. */
static int run_frames(const Bench *bench, const char *option, const char *path, int runs, FrameRows *rows) {
  Str said, line;
  BenchCost cost;
  BenchWords words = {.at = {"bench", option, str_format(bench->cli->arena, "%d", runs).at, path}, .count = path ? 4 : 3};
  int status = bench_run_program(bench->cli, &words, &said, &cost);
  rows->count = 0;
  for (Str rest = said; rest.length && rows->count < MOST_ROWS;) {
    (void)str_cut(rest, '\n', &line, &rest);
    if (read_frame(line, &rows->at[rows->count])) rows->count++;
  }
  return status ? status : rows->count ? EXIT_DONE : EXIT_MACHINE;
}

static const struct {
  const char *name, *label, *meaning;
  double most_ratio; /* 0: none is asked */
} frame_kinds[] = {{"redraw", "redraw", "the densest screen of all drawn whole and shown", 1.5},
                   {"key", "key", "from the key to the picture, on the densest screen with a field", 2},
                   {"desk", "redraw", "the densest page of the desk drawn whole and shown", 1.5},
                   {"desk-key", "key", "from the key to the picture, on the densest page of the desk with a field", 2},
                   {"first", "first", "laid out and drawn for the first time", 0},
                   {"scroll", "scroll", "from a step of the wheel to the picture, lines in it that were never drawn", 3},
                   {"slowest", "slowest", "of those steps", 0}};
enum { FRAME_KINDS = sizeof frame_kinds / sizeof *frame_kinds, REDRAW = 0, DENSEST_KINDS = 4 };

static int kind_of(const Frame *frame) {
  int kind = 0;
  while (kind + 1 < FRAME_KINDS && !str_is(frame->name, frame_kinds[kind].name)) kind++;
  return kind;
}

/* The scenario in which each kind is the densest, as it stands when it begins; NULL: home. */
typedef struct Densest {
  const char *path[DENSEST_KINDS];
  double glyphs[DENSEST_KINDS];
} Densest;

static int look_at_frames(const Bench *bench, const char *path, Densest *densest) {
  FrameRows rows;
  int status = run_frames(bench, "--frames", path, 1, &rows);
  for (int i = 0; !status && i < rows.count; i++) {
    int kind = kind_of(&rows.at[i]);
    if (kind >= DENSEST_KINDS || rows.at[i].glyphs <= densest->glyphs[kind]) continue;
    densest->glyphs[kind] = rows.at[i].glyphs;
    densest->path[kind] = path;
  }
  return status;
}

static int find_densest(const Bench *bench, Densest *densest) {
  Arena *arena = bench->cli->arena;
  FilesEntry *entries = NULL;
  size_t found = 0;
  bool file = files_kind(arena, bench->scenarios) == FILES_FILE;
  FilesResult listed = file ? (FilesResult){0} : files_list(arena, bench->scenarios, BENCH_LIBRARY_FILES, &entries, &found);
  if (listed.status != FILES_OK) fprintf(stderr, "overturn: %.*s\n", STR_ARG(listed.message));
  if (listed.status != FILES_OK) return EXIT_FOUND;
  int status = look_at_frames(bench, file ? str_z(arena, bench->scenarios) : NULL, densest);
  for (size_t i = 0; !status && i < found; i++) {
    if (entries[i].kind != FILES_FILE || !str_ends(entries[i].name, STR(".json"))) continue;
    status = look_at_frames(bench, str_z(arena, str_format(arena, "%.*s/%.*s", STR_ARG(bench->scenarios), STR_ARG(entries[i].name))), densest);
  }
  return status;
}

static void add_frame(Bench *bench, const Frame *frame) {
  int kind = kind_of(frame);
  bench_add(bench,
            (BenchRow){.name = STR("frame"),
                       .subject = str_format(bench->cli->arena, "%s: %.*s", frame_kinds[kind].label, STR_ARG(frame->screen)),
                       .unit = "ms",
                       .ours = frame->ours_ms,
                       .floor = frame->floor_ms,
                       .runs = bench->runs,
                       .most_ratio = kind == REDRAW && bench->each ? 0 : frame_kinds[kind].most_ratio,
                       .detail = str_format(bench->cli->arena, "%s; floor: one ground, its %.0f glyphs from an 8-bit atlas, shown",
                                            bench->each && kind < DENSEST_KINDS ? "drawn and shown" : frame_kinds[kind].meaning, frame->glyphs)});
}

/* @param kind  the one that is wanted of them, or FRAME_KINDS for all. */
static int add_frames(Bench *bench, const char *option, const char *path, int kind) {
  FrameRows rows;
  int status = run_frames(bench, option, path, bench->runs, &rows);
  for (int i = 0; !status && i < rows.count; i++)
    if (kind == FRAME_KINDS || kind_of(&rows.at[i]) == kind) add_frame(bench, &rows.at[i]);
  return status;
}

int bench_frame(Bench *bench) {
  Densest densest = {0};
  int status = find_densest(bench, &densest);
  if (!status && bench->each) status = add_frames(bench, "--frames-each", densest.path[REDRAW], FRAME_KINDS);
  for (int kind = 0; !status && !bench->each && kind < DENSEST_KINDS; kind++)
    if (densest.glyphs[kind] > 0) status = add_frames(bench, "--frames", densest.path[kind], kind);
  return status ? status : add_frames(bench, "--scrolls", NULL, FRAME_KINDS);
}
