/* overturn solve: the exact search, for authors: can it be won, can it be lost, what is never reached. */
#include <stdlib.h>

#include "cli/cli.h"

#define RANDOM_PLAYS 400

typedef enum SolveOption { SOLVE_JSON, SOLVE_JOURNAL, SOLVE_STATES } SolveOption;
static const CliOption solve_options[] = {
    {"--json", NULL, "one JSON object"},
    {"--best-journal", "OUT", "writes the best line as a journal"},
    {"--max-states", "N", "gives up past so many states (2000000)"},
    {NULL, NULL, NULL},
};

typedef struct Found {
  const Str *unreached, *dead_ends, *loops, *traps, *unset;
  int unreached_count, dead_end_count, loop_count, trap_count, unset_count;
  int first, longest, last, random; /* scores of the plays by rule; random is the mean */
} Found;

static Found find_all(const Analysis *analysis, Arena *arena) {
  Found found;
  found.unreached_count = analysis_unreached(analysis, arena, &found.unreached);
  found.dead_end_count = analysis_dead_ends(analysis, arena, &found.dead_ends);
  found.loop_count = analysis_loops(analysis, arena, &found.loops);
  found.trap_count = analysis_traps(analysis, arena, &found.traps);
  found.unset_count = analysis_unset_dates(analysis, arena, &found.unset);
  found.first = analysis_bot_score(analysis, BOT_FIRST, 1);
  found.longest = analysis_bot_score(analysis, BOT_LONGEST, 1);
  found.last = analysis_bot_score(analysis, BOT_LAST, 1);
  int sum = 0;
  for (uint64_t seed = 1; seed <= RANDOM_PLAYS; seed++) sum += analysis_bot_score(analysis, BOT_RANDOM, seed);
  found.random = sum / RANDOM_PLAYS;
  return found;
}

static void put_points(Buf *out, const char *key, int32_t thousandths) {
  cli_json_key(out, key);
  buf_format(out, "%s%d.%03d", thousandths < 0 ? "-" : "", abs(thousandths) / 1000, abs(thousandths) % 1000);
}

static void put_earned(const Analysis *analysis, Buf *out, const char *key, const Earned *earned) {
  static const char *const points_keys[AXIS_COUNT] = {"codes_points", "timing_points", "outcome_points"};
  const Earned *par = analysis_best(analysis);
  cli_json_key(out, key);
  buf_format(out, "{\"score\":%d", analysis_score(analysis, earned));
  for (int a = 0; a < AXIS_COUNT; a++) {
    int score = analysis_axis_score(earned->axis[a], par->axis[a]);
    cli_json_key(out, axis_words[a]);
    if (score == NONE)
      buf_addz(out, "null");
    else
      buf_format(out, "%d", score);
    put_points(out, points_keys[a], earned->axis[a]);
  }
  put_points(out, "points", earned->total);
  buf_format(out, ",\"recovered_cents\":%lld,\"days\":%d,\"actions\":%d}", (long long)earned->recovered_cents, (int)earned->days,
             (int)earned->actions);
}

static void print_json(const Cli *cli, const Scenario *scenario, const Analysis *analysis, const Found *found) {
  Buf out = buf_new(cli->arena);
  buf_byte(&out, '{');
  cli_json_key(&out, "scenario");
  buf_json_string(&out, scenario->id);
  buf_format(&out, ",\"complete\":%s,\"states\":%u", analysis_complete(analysis) ? "true" : "false", analysis_states(analysis));
  put_earned(analysis, &out, "best", analysis_best(analysis));
  put_earned(analysis, &out, "worst", analysis_worst(analysis));
  put_points(&out, "best_with_violations_points", analysis_best_with_violations(analysis));
  put_points(&out, "best_money_points", analysis_points_of_best_money(analysis));
  buf_format(&out, ",\"best_recoverable_cents\":%lld", (long long)analysis_best_recoverable(analysis));
  buf_format(&out, ",\"bots\":{\"first\":%d,\"longest\":%d,\"last\":%d,\"random\":%d}", found->first, found->longest, found->last, found->random);
  cli_json_names(&out, "unreached", found->unreached, found->unreached_count);
  cli_json_names(&out, "dead_ends", found->dead_ends, found->dead_end_count);
  cli_json_names(&out, "loops", found->loops, found->loop_count);
  cli_json_names(&out, "traps", found->traps, found->trap_count);
  cli_json_names(&out, "unset_dates", found->unset, found->unset_count);
  buf_addz(&out, "}\n");
  cli_print(stdout, buf_str(&out));
}

static void print_list(const char *what, const Str *names, int count) {
  for (int i = 0; i < count; i++) printf("  %s: %.*s\n", what, STR_ARG(names[i]));
}

static void print_earned(const Cli *cli, const Analysis *analysis, const char *what, const Earned *earned) {
  printf("%s: score %d, %.*s recovered, %d days, %d actions; points", what, analysis_score(analysis, earned),
         STR_ARG(money_text(cli->arena, earned->recovered_cents)), (int)earned->days, (int)earned->actions);
  for (int a = 0; a < AXIS_COUNT; a++)
    printf(" %s %d.%03d%s", axis_words[a], earned->axis[a] / 1000, abs(earned->axis[a]) % 1000, a < AXIS_COUNT - 1 ? "," : "\n");
}

/** An axis that earns little says little: under 15% of the points is worth a second look. */
static void print_shares(const Analysis *analysis) {
  const Earned *best = analysis_best(analysis);
  int32_t all = best->axis[AXIS_CODES] + best->axis[AXIS_TIMING] + best->axis[AXIS_OUTCOME];
  if (all <= 0) return;
  printf("share of the points:");
  for (int a = 0; a < AXIS_COUNT; a++) {
    int share = (int)((int64_t)best->axis[a] * 100 / all);
    printf(" %s %d%%%s%s", axis_words[a], share, share < 15 ? " (under 15%)" : "", a < AXIS_COUNT - 1 ? "," : "\n");
  }
}

static void print_text(const Cli *cli, const Scenario *scenario, const Analysis *analysis, const Found *found) {
  printf("%.*s: %s, %u states\n", STR_ARG(scenario->id),
         analysis_complete(analysis) ? "searched completely" : "not searched to the end: nothing below is proven", analysis_states(analysis));
  print_earned(cli, analysis, "best", analysis_best(analysis));
  print_earned(cli, analysis, "worst", analysis_worst(analysis));
  printf("most that can be recovered: %.*s\n", STR_ARG(money_text(cli->arena, analysis_best_recoverable(analysis))));
  printf("always the first answer: %d; the longest: %d; the last: %d; at random: %d\n", found->first, found->longest, found->last, found->random);
  print_shares(analysis);
  if (analysis_best_with_violations(analysis) > analysis_best(analysis)->total) puts("  a violation pays off");
  if (analysis_points_of_best_money(analysis) < analysis_best(analysis)->total) puts("  the most points and the most money are on different lines");
  print_list("never reached", found->unreached, found->unreached_count);
  print_list("no ending can be reached from", found->dead_ends, found->dead_end_count);
  print_list("can go round for ever at", found->loops, found->loop_count);
  print_list("only violations are open at", found->traps, found->trap_count);
  print_list("counts from something that may not have happened", found->unset, found->unset_count);
}

static bool write_journal(const Cli *cli, const Scenario *scenario, Analysis *analysis, Str assets_hash, const char *path) {
  const Action *actions;
  int count = analysis_best_line(analysis, cli->arena, &actions);
  JournalHead head = {.format = JOURNAL_FORMAT,
                      .engine = ENGINE_REVISION,
                      .scenario = scenario->id,
                      .scenario_hash = scenario->hash,
                      .assets_hash = assets_hash,
                      .attempt = STR("best-line")};
  Buf out = buf_new(cli->arena);
  journal_print_head(&head, &out);
  for (int i = 0; i < count; i++) {
    Entry entry = {.kind = ENTRY_ACTION, .action = actions[i]};
    journal_print_entry(scenario, &entry, &out);
  }
  if (str_is(str_from(path), "-")) {
    cli_print(stdout, buf_str(&out));
    return true;
  }
  FilesResult result = files_write(cli->arena, str_from(path), buf_str(&out));
  if (result.status != FILES_OK) fprintf(stderr, "overturn: %.*s\n", STR_ARG(result.message));
  return result.status == FILES_OK;
}

int cli_solve(const Cli *cli, int argc, char **argv) {
  CliArguments arguments;
  CliAssets assets;
  int status;
  int64_t most_states = 0;
  if (!cli_read(cli, argc, argv, "solve FILE [--json] [--best-journal OUT] [--max-states N]", solve_options, 1, 1, &arguments, &status))
    return status;
  const char *states = arguments.values[SOLVE_STATES];
  if (states && (!str_to_int(str_from(states), &most_states) || most_states < 1 || most_states > 100000000)) {
    fputs("overturn: --max-states takes a whole number from 1 to 100000000\n", stderr);
    return EXIT_USAGE;
  }
  if (!cli_read_assets(cli, &assets)) return EXIT_MACHINE;
  const Scenario *scenario = cli_read_scenario(cli, arguments.words[0], &assets);
  if (!scenario) return EXIT_FOUND;
  Analysis *analysis = analysis_run(cli->arena, scenario, NULL, (AnalysisLimits){(uint32_t)most_states});
  Found found = find_all(analysis, cli->arena);
  if (arguments.values[SOLVE_JSON])
    print_json(cli, scenario, analysis, &found);
  else
    print_text(cli, scenario, analysis, &found);
  if (arguments.values[SOLVE_JOURNAL] && !write_journal(cli, scenario, analysis, assets.hash, arguments.values[SOLVE_JOURNAL])) return EXIT_MACHINE;
  bool fair = analysis_best_with_violations(analysis) <= analysis_best(analysis)->total &&
              analysis_points_of_best_money(analysis) >= analysis_best(analysis)->total;
  bool proven = analysis_complete(analysis) && fair && !found.unreached_count && !found.dead_end_count && !found.loop_count && !found.trap_count &&
                !found.unset_count;
  return cli_finish(proven ? EXIT_DONE : EXIT_FOUND);
}
