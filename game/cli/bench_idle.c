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
  idle->words[idle->count] = (BenchWords){.at = {"bench", "--shows", screen, mode, path}, .count = 5};
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

int bench_idle(Bench *bench) {
  Arena *arena = bench->cli->arena;
  Idle *idle = arena_make(arena, Idle);
  BenchWatched watched[MOST_WINDOWS];
  *idle = (Idle){.bench = bench};
  if (!find_scenarios(idle)) return EXIT_FOUND;
  int status = add_screens(idle);
  if (!status) status = bench_watch_programs(bench->cli, idle->words, idle->count, bench->seconds, watched);
  for (int i = 1; !status && i < idle->count; i++)
    bench_add(bench,
              (BenchRow){.name = STR("idle"),
                         .subject = idle->subjects[i],
                         .unit = "wakes",
                         .ours = (double)watched[i].wakes,
                         .floor = (double)watched[0].wakes,
                         .runs = 1,
                         .most_floor = true,
                         .detail = str_format(arena, "in %d s, %.2f ms of processor; floor: a bare window", bench->seconds, watched[i].cpu_ms)});
  return status;
}
