/* overturn solve: the exact search, for authors: can it be won, can it be lost, what is never reached. A scenario that varies is searched in every
   variant, and what is printed is the worst of them for its author: the least that can be won, the most that bad play earns, all that is unreached. */
#include "cli/solve.h"

typedef enum SolveOption { SOLVE_JSON, SOLVE_JOURNAL, SOLVE_STATES, SOLVE_VARIANT, SOLVE_POLICY, SOLVE_CALENDAR } SolveOption;
static const CliOption solve_options[] = {
    {"--json", NULL, "one JSON object"},
    {"--best-journal", "OUT", "writes the best line as a journal"},
    {"--max-states", "N", "gives up past so many states (2000000)"},
    {"--variant", "N", "of a scenario that varies only this one; all unless said"},
    {"--policy", "NAME", "of a shift: whose play is written, first-come, oldest, largest, deadline or triage"},
    {"--calendar", NULL, "the best line day by day, in words"},
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

int cli_solve(const Cli *cli, int argc, char **argv) {
  CliArguments arguments;
  CliAssets assets;
  int status;
  int64_t most_states = 0, variant = NONE;
  if (!cli_read(cli, argc, argv, "solve FILE [--json] [--best-journal OUT] [--max-states N] [--variant N] [--policy NAME] [--calendar]",
                solve_options, 1, 1, &arguments, &status))
    return status;
  if (!cli_number(arguments.values[SOLVE_STATES], 1, 100000000, &most_states)) {
    fputs("overturn: --max-states takes a whole number from 1 to 100000000\n", stderr);
    return EXIT_USAGE;
  }
  if (!cli_read_assets(cli, &assets)) return EXIT_MACHINE;
  Str text;
  if (!cli_read_file(cli, arguments.words[0], &text)) return EXIT_FOUND;
  if (shift_is(text)) {
    CliShiftSolve asked = {arguments.values[SOLVE_JSON] != NULL,
                           arguments.values[SOLVE_JOURNAL],
                           arguments.values[SOLVE_POLICY],
                           {.most_states = (uint32_t)most_states}};
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
  status = search(&solve, variant == NONE ? 0 : (int)variant, variant == NONE ? last : (int)variant,
                  (AnalysisLimits){.most_states = (uint32_t)most_states}, assets.hash, &arguments);
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
