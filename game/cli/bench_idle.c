/* Windows that nobody touches, one for each screen, all open side by side: an untouched window costs nothing, so they do not disturb each other. */
#include "cli/bench.h"

enum { MOST_WINDOWS = 64 };

typedef struct Idle {
  Bench *bench;
  BenchWords words[MOST_WINDOWS]; /* the first is the floor's */
  Str subjects[MOST_WINDOWS];
  int count;
  const char *plain, *talk, *shift; /* scenarios: any, one with a negotiation, a shift; NULL where there is none */
} Idle;

static void add(Idle *idle, Str subject, const char *screen, const char *mode, const char *path) {
  if (!path || idle->count == MOST_WINDOWS) return;
  idle->words[idle->count] = (BenchWords){.at = {"bench", "--shows", screen, mode, path}, .count = 5, .ticks = str_is(subject, "desk-clock")};
  idle->subjects[idle->count++] = subject;
}

static void add_screen(Idle *idle, Str name) {
  Arena *arena = idle->bench->cli->arena;
  bool worklist = str_is(name, "worklist"), talk = str_starts(name, STR("negotiation"));
  bool list = str_is(name, "home") || str_starts(name, STR("course"));
  const char *path = list ? str_z(arena, idle->bench->scenarios) : worklist ? idle->shift : talk && idle->talk ? idle->talk : idle->plain;
  add(idle, name, str_z(arena, name), "practice", path);
}

/* What lies in the folder, or the one file that was asked for. */
static bool find_scenarios(Idle *idle) {
  const Bench *bench = idle->bench;
  Arena *arena = bench->cli->arena;
  CliAssets assets;
  BenchScenario *all;
  FilesEntry *entries;
  size_t found;
  bool one = files_kind(arena, bench->scenarios) == FILES_FILE;
  int count = bench_scenarios(bench, &assets, &all);
  for (int i = count - 1; i >= 0; i--) {
    Str path = one ? bench->scenarios : str_format(arena, "%.*s/%.*s.json", STR_ARG(bench->scenarios), STR_ARG(all[i].name));
    idle->plain = str_z(arena, path);
    if (all[i].scenario->kind == KIND_NEGOTIATION) idle->talk = idle->plain;
  }
  if (one || files_list(arena, bench->scenarios, BENCH_LIBRARY_FILES, &entries, &found).status != FILES_OK) return count > 0;
  for (size_t i = 0; i < found && !idle->shift; i++) {
    const char *path = str_z(arena, str_format(arena, "%.*s/%.*s", STR_ARG(bench->scenarios), STR_ARG(entries[i].name)));
    if (entries[i].kind == FILES_FILE && str_ends(entries[i].name, STR(".json")) && cli_is_shift(bench->cli, path)) idle->shift = path;
  }
  return count > 0;
}

static int add_screens(Idle *idle) {
  Str said, line;
  BenchCost cost;
  BenchWords names = {.at = {"bench", "--shows"}, .count = 2};
  int status = bench_run_program(idle->bench->cli, &names, &said, &cost);
  idle->words[idle->count++] = (BenchWords){.at = {"bench", "--floor-waits"}, .count = 2};
  for (Str rest = said; !status && rest.length;) {
    (void)str_cut(rest, '\n', &line, &rest);
    add_screen(idle, line);
  }
  add(idle, STR("desk, assessed"), "desk", "assessment", idle->plain);
  add(idle, STR("worklist, assessed"), "worklist", "assessment", idle->shift);
  return status;
}

/* All sleep for good but the one with a clock, which is awake once a second. Its wakes it tells itself: to have a picture taken it waits for the display, too. */
static void add_row(const Idle *idle, int place, const BenchWatched *watched, const BenchWatched *floor) {
  Bench *bench = idle->bench;
  bool ticks = idle->words[place].ticks;
  Str about =
      ticks ? str_format(bench->cli->arena, "its clock; %d with the waits for the display", (int)watched->wakes) : STR("floor: a bare window");
  bench_add(bench, (BenchRow){.name = STR("idle"),
                              .subject = idle->subjects[place],
                              .unit = "wakes",
                              .ours = (double)(ticks ? watched->told : watched->wakes),
                              .floor = (double)floor->wakes,
                              .runs = 1,
                              .most_ours = ticks ? bench->seconds + 1 : 0, /* a look may lie on either side of one */
                              .most_floor = !ticks,
                              .detail = str_format(bench->cli->arena, "in %d s, %.2f ms of processor; %.*s", bench->seconds, watched->cpu_ms,
                                                   STR_ARG(about))});
}

int bench_idle(Bench *bench) {
  Idle *idle = arena_make(bench->cli->arena, Idle);
  BenchWatched watched[MOST_WINDOWS];
  *idle = (Idle){.bench = bench};
  if (!find_scenarios(idle)) return EXIT_FOUND;
  int status = add_screens(idle);
  if (!status) status = bench_watch_programs(bench->cli, idle->words, idle->count, bench->seconds, watched);
  for (int i = 1; !status && i < idle->count; i++) add_row(idle, i, &watched[i], &watched[0]);
  return status;
}
