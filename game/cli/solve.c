/* overturn solve: the exact search, for authors: can it be won, can it be lost, what is never reached. A scenario that varies is searched in every
   variant, and what is printed is the worst of them for its author: the least that can be won, the most that bad play earns, all that is unreached. */
#include <time.h>

#include "cli/solve.h"

enum { MOST_STATES = 100000000, MOST_MEGABYTES = 1000000, MOST_SECONDS = 1000000 };

typedef enum SolveOption {
  SOLVE_JSON,
  SOLVE_JOURNAL,
  SOLVE_STATES,
  SOLVE_VARIANT,
  SOLVE_POLICY,
  SOLVE_CALENDAR,
  SOLVE_MEMORY,
  SOLVE_SECONDS
} SolveOption;
static const CliOption solve_options[] = {
    {"--json", NULL, "one JSON object"},
    {"--best-journal", "OUT", "writes the best line as a journal"},
    {"--max-states", "N", "gives up past so many states (2000000)"},
    {"--variant", "N", "of a scenario that varies only this one; all unless said"},
    {"--policy", "NAME", "of a shift: whose play is written, first-come, oldest, largest, deadline or triage"},
    {"--calendar", NULL, "the best line day by day, in words"},
    {"--max-memory", "MB", "gives up when the search holds so many megabytes"},
    {"--max-seconds", "N", "gives up after so many seconds"},
    {NULL, NULL, NULL},
};

static bool write_journal(const Cli *cli, const Scenario *scenario, Analysis *analysis, Str assets_hash, const char *path) {
  const Action *actions;
  int count = analysis_best_line(analysis, cli->arena, &actions);
  return cli_write_journal(cli, scenario, assets_hash, STR("best-line"), actions, count, path);
}

/* Searches variants `from` to `to`; the first one's best line is written when asked. @return EXIT_DONE, or how it failed. */
static int search(Solve *solve, int from, int to, AnalysisLimits limits, Str assets_hash, const CliArguments *asked) {
  int room = to - from + 1;
  const char *journal = asked->values[SOLVE_JOURNAL];
  solve->each = arena_make_many(solve->cli->arena, SolveFigures, room);
  solve->variants = arena_make_many(solve->cli->arena, int, room);
  solve->labels = arena_make_many(solve->cli->arena, Str, room);
  solve->proof = proof_open(solve->cli->arena, solve->scenario, false);
  Arena *arena = arena_new(0);
  int status = EXIT_DONE;
  for (int variant = from; variant <= to && status == EXIT_DONE; variant++) {
    arena_reset(arena);
    const Scenario *scenario = scenario_variant(arena, solve->scenario, variant);
    if (!scenario) {
      fprintf(stderr, "overturn: variant %d has errors; `overturn check` tells them\n", variant);
      status = EXIT_FOUND;
      break;
    }
    Analysis *analysis = analysis_run(arena, scenario, NULL, limits);
    solve_add(solve, scenario, analysis);
    if (journal && variant == from && !write_journal(solve->cli, scenario, analysis, assets_hash, journal)) status = EXIT_MACHINE;
    if (variant != from) continue;
    solve_days(solve, scenario, analysis);
    if (asked->values[SOLVE_JSON]) solve->reach = solve_reach(solve->cli->arena, scenario, analysis);
  }
  arena_free(arena);
  return status;
}

typedef struct SolveDeadline {
  time_t until;
} SolveDeadline;

static bool is_late(void *user) {
  const SolveDeadline *deadline = user;
  return time(NULL) > deadline->until;
}

/* A limit that is over the most states alone lifts that one: who gives seconds or megabytes means those. */
static bool read_limits(const CliArguments *arguments, SolveDeadline *deadline, AnalysisLimits *limits) {
  int64_t states = 0, megabytes = 0, seconds = 0;
  if (!cli_number(arguments->values[SOLVE_STATES], 1, MOST_STATES, &states))
    fprintf(stderr, "overturn: --max-states takes a whole number from 1 to %d\n", MOST_STATES);
  else if (!cli_number(arguments->values[SOLVE_MEMORY], 1, MOST_MEGABYTES, &megabytes))
    fprintf(stderr, "overturn: --max-memory takes a whole number of megabytes from 1 to %d\n", MOST_MEGABYTES);
  else if (!cli_number(arguments->values[SOLVE_SECONDS], 1, MOST_SECONDS, &seconds))
    fprintf(stderr, "overturn: --max-seconds takes a whole number from 1 to %d\n", MOST_SECONDS);
  else {
    *limits = (AnalysisLimits){.most_states = (uint32_t)states, .most_bytes = (size_t)megabytes << 20};
    if (!states && (megabytes || seconds)) limits->most_states = MOST_STATES;
    if (!seconds) return true;
    deadline->until = time(NULL) + (time_t)seconds;
    limits->stop = is_late;
    limits->stop_user = deadline;
    return true;
  }
  return false;
}

int cli_solve(const Cli *cli, int argc, char **argv) {
  CliArguments arguments;
  CliAssets assets;
  int status;
  int64_t variant = NONE;
  SolveDeadline deadline;
  AnalysisLimits limits;
  if (!cli_read(
          cli, argc, argv,
          "solve FILE [--json] [--best-journal OUT] [--max-states N] [--max-memory MB] [--max-seconds N] [--variant N] [--policy NAME] [--calendar]",
          solve_options, 1, 1, &arguments, &status))
    return status;
  if (!read_limits(&arguments, &deadline, &limits)) return EXIT_USAGE;
  if (!cli_read_assets(cli, &assets)) return EXIT_MACHINE;
  Str text;
  if (!cli_read_file(cli, arguments.words[0], &text)) return EXIT_FOUND;
  if (shift_is(text)) {
    CliShiftSolve asked = {arguments.values[SOLVE_JSON] != NULL, arguments.values[SOLVE_JOURNAL], arguments.values[SOLVE_POLICY], limits};
    return cli_shift_solve(cli, arguments.words[0], text, &assets, &asked);
  }
  Solve solve = {.cli = cli, .scenario = cli_scenario_of(cli, arguments.words[0], text, &assets)};
  if (!solve.scenario) return EXIT_FOUND;
  solve.diags = diags_new(cli->arena, solve.scenario->file, text);
  int last = solve.scenario->variant_count - 1;
  if (!cli_number(arguments.values[SOLVE_VARIANT], 0, last, &variant)) {
    fprintf(stderr, "overturn: --variant takes a whole number from 0 to %d\n", last);
    return EXIT_USAGE;
  }
  status = search(&solve, variant == NONE ? 0 : (int)variant, variant == NONE ? last : (int)variant, limits, assets.hash, &arguments);
  if (status != EXIT_DONE) return status;
  proof_tell(solve.proof, &solve.diags);
  diags_sort(&solve.diags);
  if (arguments.values[SOLVE_JSON])
    solve_print_json(&solve);
  else
    solve_print_text(&solve, arguments.values[SOLVE_CALENDAR] != NULL);
  fflush(stdout);
  if (solve.diags.count) cli_print_diags(cli, &solve.diags);
  return cli_finish(solve.all.complete && !solve.diags.errors ? EXIT_DONE : EXIT_FOUND);
}
