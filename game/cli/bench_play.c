/* How fast the machine alone plays: random plays, thought out beforehand, done again action by action as a session does them, each asked for first and then done. */
#include "cli/bench.h"

enum { PLAYS = 200 };

typedef struct RandomPlay {
  uint64_t seed;
  const Action *actions;
  int count;
} RandomPlay;

typedef struct PlayWork {
  const Scenario *scenario;
  RandomPlay plays[PLAYS];
  int actions; /* of all plays */
  int refused;
  uint64_t sum;
} PlayWork;

static void play_all(void *user, Arena *arena) {
  PlayWork *work = user;
  State *state = arena_make(arena, State);
  work->refused = 0;
  for (int p = 0; p < PLAYS; p++) {
    const RandomPlay *play = &work->plays[p];
    sim_start(work->scenario, play->seed, state);
    for (int i = 0; i < play->count; i++) {
      if (sim_refuses(work->scenario, state, &play->actions[i])) {
        work->refused++;
        break;
      }
      work->sum += (uint64_t)sim_step(work->scenario, state, &play->actions[i]).paid;
    }
  }
}

/* As many states kept: what any history of a play costs. */
static void play_floor(void *user, Arena *arena) {
  PlayWork *work = user;
  State state, *copy = arena_make(arena, State);
  sim_start(work->scenario, 0, &state);
  for (int i = 0; i < work->actions; i++) {
    state.seed = (uint64_t)i;
    *copy = state;
    work->sum += copy->seed;
  }
}

static void think_out(PlayWork *work, const Scenario *scenario, Arena *arena) {
  Analysis *analysis = analysis_run(arena, scenario, NULL, (AnalysisLimits){0});
  work->scenario = scenario;
  for (int p = 0; p < PLAYS; p++) {
    RandomPlay *play = &work->plays[p];
    play->seed = (uint64_t)p + 1;
    play->count = analysis_bot_line(analysis, arena, BOT_RANDOM, play->seed, &play->actions);
    work->actions += play->count;
  }
}

int bench_play(Bench *bench) {
  CliAssets assets;
  BenchScenario *all;
  int count = bench_scenarios(bench, &assets, &all);
  for (int i = 0; i < count; i++) {
    Arena *arena = arena_new(0);
    PlayWork *work = arena_make(arena, PlayWork);
    think_out(work, all[i].scenario, arena);
    BenchRow row = {.name = STR("play"), .subject = all[i].name, .unit = "ms", .runs = bench->runs, .most_ours = 500};
    bench_pair(bench, &(BenchPair){play_all, play_floor, work}, &row.ours, &row.floor);
    double millions = work->actions / 1e6;
    row.ours /= millions;
    row.floor /= millions;
    row.detail =
        str_format(bench->cli->arena, "a million actions, %.1f million a second; floor: as many states copied", row.ours > 0 ? 1e3 / row.ours : 0);
    bench_add(bench, row);
    int refused = work->refused;
    arena_free(arena);
    if (refused) return EXIT_MACHINE;
  }
  return count ? EXIT_DONE : EXIT_FOUND;
}
