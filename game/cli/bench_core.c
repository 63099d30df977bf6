/* The core's benches: reading, replaying, searching. Floors are the least work on the same bytes: the JSON alone, the states copied and hashed. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/bench.h"
#include "overturn/hash.h"
#include "overturn/json.h"

enum { MOST_SCENARIOS = 1000 };

/* ---- Timing ---- */

static double now_ms(void) {
  struct timespec now = {0};
  (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int compare_doubles(const void *a, const void *b) {
  double left = *(const double *)a, right = *(const double *)b;
  return (left > right) - (left < right);
}

double bench_median(double *values, int count) {
  qsort(values, (size_t)count, sizeof *values, compare_doubles);
  return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

static double time_once(void (*work)(void *user, Arena *arena), void *user, Arena *arena) {
  arena_reset(arena);
  double from = now_ms();
  work(user, arena);
  return now_ms() - from;
}

/* The first run of each warms memory and is not counted. */
void bench_pair(const Bench *bench, const BenchPair *pair, double *ours_ms, double *floor_ms) {
  double ours[BENCH_MOST_RUNS], floor[BENCH_MOST_RUNS];
  Arena *arena = arena_new(0);
  for (int run = -1; run < bench->runs; run++) {
    int at = run < 0 ? 0 : run;
    ours[at] = time_once(pair->ours, pair->user, arena);
    floor[at] = time_once(pair->floor, pair->user, arena);
  }
  arena_free(arena);
  *ours_ms = bench_median(ours, bench->runs);
  *floor_ms = bench_median(floor, bench->runs);
}

/* ---- Scenarios ---- */

static bool read_one(const Bench *bench, const CliAssets *assets, Str path, Str name, BenchScenario *to) {
  Arena *arena = bench->cli->arena;
  to->name = str_ends(name, STR(".json")) ? str_slice(name, 0, name.length - 5) : name;
  if (!cli_read_file(bench->cli, str_z(arena, path), &to->text)) return false;
  to->scenario = cli_read_scenario(bench->cli, str_z(arena, path), assets);
  return to->scenario != NULL;
}

int bench_scenarios(const Bench *bench, CliAssets *assets, BenchScenario **scenarios) {
  Arena *arena = bench->cli->arena;
  FilesEntry *entries;
  size_t found;
  int count = 0;
  if (!cli_read_assets(bench->cli, assets)) return 0;
  if (files_kind(arena, bench->scenarios) == FILES_FILE) {
    *scenarios = arena_make(arena, BenchScenario);
    size_t slash = bench->scenarios.length;
    while (slash && bench->scenarios.at[slash - 1] != '/') slash--;
    return read_one(bench, assets, bench->scenarios, str_slice(bench->scenarios, slash, bench->scenarios.length), *scenarios);
  }
  FilesResult result = files_list(arena, bench->scenarios, MOST_SCENARIOS, &entries, &found);
  if (result.status != FILES_OK) {
    fprintf(stderr, "overturn: %.*s\n", STR_ARG(result.message));
    return 0;
  }
  *scenarios = arena_make_many(arena, BenchScenario, found + 1);
  for (size_t i = 0; i < found; i++) {
    if (entries[i].kind != FILES_FILE || !str_ends(entries[i].name, STR(".json"))) continue;
    Str path = str_format(arena, "%.*s/%.*s", STR_ARG(bench->scenarios), STR_ARG(entries[i].name));
    if (cli_is_shift(bench->cli, str_z(arena, path))) continue;
    if (!read_one(bench, assets, path, entries[i].name, &(*scenarios)[count])) return 0;
    count++;
  }
  if (!count) fprintf(stderr, "overturn: there is no scenario in %.*s\n", STR_ARG(bench->scenarios));
  return count;
}

/* ---- check ---- */

typedef struct CheckWork {
  const CliAssets *assets;
  const BenchScenario *of;
} CheckWork;

static void check_scenario(void *user, Arena *arena) {
  const CheckWork *work = user;
  Diags diags = diags_new(arena, work->of->name, work->of->text);
  const Scenario *scenario = scenario_read(arena, work->of->name, work->of->text, work->assets->codes, work->assets->rules, &diags);
  if (scenario) scenario_lint(arena, scenario, &diags);
}

static void check_floor(void *user, Arena *arena) {
  const CheckWork *work = user;
  Diags diags = diags_new(arena, work->of->name, work->of->text);
  (void)json_read(arena, work->of->text, &diags);
}

int bench_check(Bench *bench) {
  CliAssets assets;
  BenchScenario *all, *largest;
  int count = bench_scenarios(bench, &assets, &all);
  if (!count) return EXIT_FOUND;
  largest = all;
  for (int i = 1; i < count; i++)
    if (all[i].text.length > largest->text.length) largest = &all[i];
  CheckWork work = {&assets, largest};
  BenchRow row = {.name = STR("check"), .subject = largest->name, .unit = "ms", .runs = bench->runs};
  bench_pair(bench, &(BenchPair){check_scenario, check_floor, &work}, &row.ours, &row.floor);
  row.detail = str_format(bench->cli->arena, "%zu bytes; floor: their JSON alone", largest->text.length);
  bench_add(bench, row);
  return EXIT_DONE;
}

/* ---- replay ---- */

typedef struct ReplayWork {
  const Scenario *scenario;
  Str journal;
  int lines;
} ReplayWork;

static void replay_journal(void *user, Arena *arena) {
  const ReplayWork *work = user;
  Diags diags = diags_new(arena, STR("journal"), work->journal);
  (void)journal_replay(arena, work->scenario, work->journal, &diags);
}

static void replay_floor(void *user, Arena *arena) {
  const ReplayWork *work = user;
  Str line;
  for (Str rest = work->journal; rest.length;) {
    (void)str_cut(rest, '\n', &line, &rest);
    Diags diags = diags_new(arena, STR("journal"), line);
    (void)json_read(arena, line, &diags);
  }
}

static ReplayWork best_journal(const Bench *bench, const CliAssets *assets, const BenchScenario *of) {
  Arena *arena = bench->cli->arena, *search = arena_new(0);
  const Action *actions;
  Analysis *analysis = analysis_run(search, of->scenario, NULL, (AnalysisLimits){0});
  int count = analysis_best_line(analysis, search, &actions);
  JournalHead head = {.format = JOURNAL_FORMAT,
                      .engine = ENGINE_REVISION,
                      .scenario = of->scenario->id,
                      .scenario_hash = of->scenario->hash,
                      .assets_hash = assets->hash,
                      .attempt = STR("best-line")};
  Buf out = buf_new(arena);
  journal_print_head(&head, &out);
  for (int i = 0; i < count; i++) {
    Entry entry = {.kind = ENTRY_ACTION, .action = actions[i]};
    journal_print_entry(of->scenario, &entry, &out);
  }
  arena_free(search);
  return (ReplayWork){of->scenario, buf_str(&out), count + 1};
}

int bench_replay(Bench *bench) {
  CliAssets assets;
  BenchScenario *all;
  int count = bench_scenarios(bench, &assets, &all);
  for (int i = 0; i < count; i++) {
    ReplayWork work = best_journal(bench, &assets, &all[i]);
    BenchRow row = {.name = STR("replay"), .subject = all[i].name, .unit = "ms", .runs = bench->runs};
    bench_pair(bench, &(BenchPair){replay_journal, replay_floor, &work}, &row.ours, &row.floor);
    row.detail = str_format(bench->cli->arena, "%d lines, %zu bytes; floor: their JSON alone", work.lines, work.journal.length);
    bench_add(bench, row);
  }
  return count ? EXIT_DONE : EXIT_FOUND;
}

/* ---- solve ---- */

typedef struct SolveWork {
  const Scenario *scenario;
  uint32_t states;
  uint64_t sum;
} SolveWork;

static void solve_scenario(void *user, Arena *arena) {
  SolveWork *work = user;
  work->states = analysis_states(analysis_run(arena, work->scenario, NULL, (AnalysisLimits){0}));
}

/* Each state copied to a place of its own and hashed, as any search must that keeps what it has met. */
static void solve_floor(void *user, Arena *arena) {
  SolveWork *work = user;
  State state, *copy = arena_make(arena, State);
  sim_start(work->scenario, 0, &state);
  for (uint32_t i = 0; i < work->states; i++) {
    state.seed = i;
    memcpy(copy, &state, sizeof *copy);
    work->sum += hash64(copy, sizeof *copy, 0);
  }
}

int bench_solve(Bench *bench) {
  CliAssets assets;
  BenchScenario *all;
  int count = bench_scenarios(bench, &assets, &all);
  for (int i = 0; i < count; i++) {
    SolveWork work = {.scenario = all[i].scenario};
    BenchRow row = {.name = STR("solve"), .subject = all[i].name, .unit = "ms", .runs = bench->runs};
    bench_pair(bench, &(BenchPair){solve_scenario, solve_floor, &work}, &row.ours, &row.floor);
    row.detail = str_format(bench->cli->arena, "%u states, %.0f a second; floor: as many of %zu bytes copied and hashed", work.states,
                            row.ours > 0 ? work.states / row.ours * 1e3 : 0, sizeof(State));
    bench_add(bench, row);
  }
  return count ? bench_solve_large(bench, &assets) : EXIT_FOUND;
}
