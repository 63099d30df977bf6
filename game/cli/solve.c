/* overturn solve: the exact search, for authors: can it be won, can it be lost, what is never reached. A scenario that varies is searched in every
   variant, and what is printed is the worst of them for its author: the least that can be won, the most that bad play earns, all that is unreached. */
#include <stdlib.h>

#include "cli/cli.h"

#define RANDOM_PLAYS 400

typedef enum SolveOption { SOLVE_JSON, SOLVE_JOURNAL, SOLVE_STATES, SOLVE_VARIANT, SOLVE_POLICY } SolveOption;
static const CliOption solve_options[] = {
    {"--json", NULL, "one JSON object"},
    {"--best-journal", "OUT", "writes the best line as a journal"},
    {"--max-states", "N", "gives up past so many states (2000000)"},
    {"--variant", "N", "of a scenario that varies only this one; all unless said"},
    {"--policy", "NAME", "of a shift: whose play is written, first-come, oldest, largest, deadline or triage"},
    {NULL, NULL, NULL},
};

enum { LIST_UNREACHED, LIST_DEAD_ENDS, LIST_LOOPS, LIST_TRAPS, LIST_UNSET, LIST_COUNT };
static const struct {
  const char *key, *text;
  int (*find)(const Analysis *analysis, Arena *arena, const Str **names);
} lists[LIST_COUNT] = {
    {"unreached", "never reached", analysis_unreached},
    {"dead_ends", "no ending can be reached from", analysis_dead_ends},
    {"loops", "can go round for ever at", analysis_loops},
    {"traps", "only violations are open at", analysis_traps},
    {"unset_dates", "counts from something that may not have happened", analysis_unset_dates},
};

/** A line's points, and its scores by the par of its own variant. */
typedef struct Line {
  Earned earned;
  int score, axis[AXIS_COUNT];
} Line;

/** A thing found, and in how many variants. */
typedef struct Named {
  Str name;
  int first, times;
} Named;

typedef struct NamedList {
  Named *items;
  size_t count, capacity;
} NamedList;

/** What the search of one variant says, or of several the worst. */
typedef struct Figures {
  bool complete;
  int64_t states;
  Line best, worst;
  int32_t with_violations, best_money;
  bool violation_pays, money_differs;
  Cents recoverable;
  int first, longest, last, random; /* scores of the plays by rule; random is the mean */
  int share[AXIS_COUNT];
} Figures;

typedef struct Solve {
  const Cli *cli;
  const Scenario *scenario; /* the first variant searched */
  int count;                /* variants searched */
  Figures all;
  Figures *each;
  int *variants;
  Str *labels;
  NamedList found[LIST_COUNT];
} Solve;

/* ---- One variant ---- */

static Line line_of(const Analysis *analysis, const Earned *earned) {
  const Earned *par = analysis_best(analysis);
  Line line = {.earned = *earned, .score = analysis_score(analysis, earned)};
  for (int a = 0; a < AXIS_COUNT; a++) line.axis[a] = analysis_axis_score(earned->axis[a], par->axis[a]);
  return line;
}

/* An axis that earns little says little: under 15% of the points is worth a second look. */
static void find_shares(Figures *figures) {
  const Earned *best = &figures->best.earned;
  int64_t all = (int64_t)best->axis[AXIS_CODES] + best->axis[AXIS_TIMING] + best->axis[AXIS_OUTCOME];
  for (int a = 0; a < AXIS_COUNT; a++) figures->share[a] = all > 0 ? (int)((int64_t)best->axis[a] * 100 / all) : NONE;
}

static Figures find_figures(const Analysis *analysis) {
  Figures figures = {.complete = analysis_complete(analysis),
                     .states = analysis_states(analysis),
                     .best = line_of(analysis, analysis_best(analysis)),
                     .worst = line_of(analysis, analysis_worst(analysis)),
                     .with_violations = analysis_best_with_violations(analysis),
                     .best_money = analysis_points_of_best_money(analysis),
                     .recoverable = analysis_best_recoverable(analysis),
                     .first = analysis_bot_score(analysis, BOT_FIRST, 1),
                     .longest = analysis_bot_score(analysis, BOT_LONGEST, 1),
                     .last = analysis_bot_score(analysis, BOT_LAST, 1)};
  int sum = 0;
  for (uint64_t seed = 1; seed <= RANDOM_PLAYS; seed++) sum += analysis_bot_score(analysis, BOT_RANDOM, seed);
  figures.random = sum / RANDOM_PLAYS;
  figures.violation_pays = figures.with_violations > figures.best.earned.total;
  figures.money_differs = figures.best_money < figures.best.earned.total;
  find_shares(&figures);
  return figures;
}

/* ---- All of them ---- */

static int most(int a, int b) { return a > b ? a : b; }

/* The worst of both for the author: of best lines the poorest, of bad play the richest. */
static void merge(Figures *all, const Figures *one) {
  bool poorer = one->best.earned.total < all->best.earned.total ||
                (one->best.earned.total == all->best.earned.total && one->best.earned.recovered_cents < all->best.earned.recovered_cents);
  if (poorer) all->best = one->best;
  if (one->worst.score > all->worst.score) all->worst = one->worst;
  /* The two figures that are held against the best belong to its variant, unless another one's are at fault. */
  if ((one->violation_pays && !all->violation_pays) || (poorer && one->violation_pays == all->violation_pays))
    all->with_violations = one->with_violations;
  if ((one->money_differs && !all->money_differs) || (poorer && one->money_differs == all->money_differs)) all->best_money = one->best_money;
  if (one->recoverable < all->recoverable) all->recoverable = one->recoverable;
  all->complete = all->complete && one->complete;
  all->violation_pays = all->violation_pays || one->violation_pays;
  all->money_differs = all->money_differs || one->money_differs;
  all->states += one->states;
  all->first = most(all->first, one->first);
  all->longest = most(all->longest, one->longest);
  all->last = most(all->last, one->last);
  all->random = most(all->random, one->random);
  for (int a = 0; a < AXIS_COUNT; a++)
    if (one->share[a] < all->share[a]) all->share[a] = one->share[a];
}

static void add_name(Solve *solve, NamedList *list, Str name, int variant) {
  for (size_t i = 0; i < list->count; i++) {
    if (!str_equal(list->items[i].name, name)) continue;
    list->items[i].times++;
    return;
  }
  arena_push(solve->cli->arena, list->items, list->count, list->capacity, ((Named){str_copy(solve->cli->arena, name), variant, 1}));
}

static void add_variant(Solve *solve, const Scenario *scenario, const Analysis *analysis, Arena *arena) {
  Figures *one = &solve->each[solve->count];
  *one = find_figures(analysis);
  for (int l = 0; l < LIST_COUNT; l++) {
    const Str *names;
    int count = lists[l].find(analysis, arena, &names);
    for (int i = 0; i < count; i++) add_name(solve, &solve->found[l], names[i], scenario->variant);
  }
  solve->variants[solve->count] = scenario->variant;
  solve->labels[solve->count] = str_copy(solve->cli->arena, scenario->variant_label);
  if (solve->count++)
    merge(&solve->all, one);
  else
    solve->all = *one;
}

/* What is not found in every variant says where. */
static Str shown_name(const Solve *solve, const Named *named) {
  if (named->times == solve->count) return named->name;
  return str_format(solve->cli->arena, "%.*s (in %d of %d variants, first in %d)", STR_ARG(named->name), named->times, solve->count, named->first);
}

static bool is_proven(const Solve *solve) {
  bool proven = solve->all.complete && !solve->all.violation_pays && !solve->all.money_differs;
  for (int l = 0; l < LIST_COUNT; l++) proven = proven && !solve->found[l].count;
  return proven;
}

/* ---- As JSON ---- */

static void put_points(Buf *out, const char *key, int32_t thousandths) {
  cli_json_key(out, key);
  buf_format(out, "%s%d.%03d", thousandths < 0 ? "-" : "", abs(thousandths) / 1000, abs(thousandths) % 1000);
}

static void put_line(Buf *out, const char *key, const Line *line) {
  static const char *const points_keys[AXIS_COUNT] = {"codes_points", "timing_points", "outcome_points"};
  const Earned *earned = &line->earned;
  cli_json_key(out, key);
  buf_format(out, "{\"score\":%d", line->score);
  for (int a = 0; a < AXIS_COUNT; a++) {
    cli_json_key(out, axis_words[a]);
    if (line->axis[a] == NONE)
      buf_addz(out, "null");
    else
      buf_format(out, "%d", line->axis[a]);
    put_points(out, points_keys[a], earned->axis[a]);
  }
  put_points(out, "points", earned->total);
  buf_format(out, ",\"recovered_cents\":%lld,\"days\":%d,\"actions\":%d}", (long long)earned->recovered_cents, (int)earned->days,
             (int)earned->actions);
}

static void put_figures(Buf *out, const Figures *figures) {
  cli_json_key(out, "complete");
  buf_format(out, "%s,\"states\":%lld", figures->complete ? "true" : "false", (long long)figures->states);
  put_line(out, "best", &figures->best);
  put_line(out, "worst", &figures->worst);
  put_points(out, "best_with_violations_points", figures->with_violations);
  put_points(out, "best_money_points", figures->best_money);
  buf_format(out, ",\"best_recoverable_cents\":%lld", (long long)figures->recoverable);
  buf_format(out, ",\"bots\":{\"first\":%d,\"longest\":%d,\"last\":%d,\"random\":%d}", figures->first, figures->longest, figures->last,
             figures->random);
}

static void put_variants(const Solve *solve, Buf *out) {
  cli_json_key(out, "by_variant");
  buf_byte(out, '[');
  for (int i = 0; i < solve->count; i++) {
    buf_format(out, "%s{\"variant\":%d,\"values\":", i ? "," : "", solve->variants[i]);
    buf_json_string(out, solve->labels[i]);
    put_figures(out, &solve->each[i]);
    buf_byte(out, '}');
  }
  buf_byte(out, ']');
}

static void print_json(const Solve *solve) {
  Arena *arena = solve->cli->arena;
  Buf out = buf_new(arena);
  buf_byte(&out, '{');
  cli_json_key(&out, "scenario");
  buf_json_string(&out, solve->scenario->id);
  buf_format(&out, ",\"variants\":%d", solve->count);
  put_figures(&out, &solve->all);
  for (int l = 0; l < LIST_COUNT; l++) {
    Str *names = arena_make_many(arena, Str, solve->found[l].count);
    for (size_t i = 0; i < solve->found[l].count; i++) names[i] = shown_name(solve, &solve->found[l].items[i]);
    cli_json_names(&out, lists[l].key, names, (int)solve->found[l].count);
  }
  if (solve->scenario->variant_count > 1) put_variants(solve, &out);
  buf_addz(&out, "}\n");
  cli_print(stdout, buf_str(&out));
}

/* ---- As text ---- */

static void print_line(const Cli *cli, const char *what, const Line *line) {
  const Earned *earned = &line->earned;
  printf("%s: score %d, %.*s recovered, %d days, %d actions; points", what, line->score, STR_ARG(money_text(cli->arena, earned->recovered_cents)),
         (int)earned->days, (int)earned->actions);
  for (int a = 0; a < AXIS_COUNT; a++)
    printf(" %s %d.%03d%s", axis_words[a], earned->axis[a] / 1000, abs(earned->axis[a]) % 1000, a < AXIS_COUNT - 1 ? "," : "\n");
}

static void print_shares(const Figures *figures) {
  if (figures->share[0] == NONE) return;
  printf("share of the points:");
  for (int a = 0; a < AXIS_COUNT; a++)
    printf(" %s %d%%%s%s", axis_words[a], figures->share[a], figures->share[a] < 15 ? " (under 15%)" : "", a < AXIS_COUNT - 1 ? "," : "\n");
}

static void print_each(const Solve *solve) {
  for (int i = 0; i < solve->count; i++) {
    const Figures *one = &solve->each[i];
    printf("  variant %d, %.*s: best %d.%03d points, %.*s; worst scores %d%s\n", solve->variants[i], STR_ARG(solve->labels[i]),
           one->best.earned.total / 1000, abs(one->best.earned.total) % 1000,
           STR_ARG(money_text(solve->cli->arena, one->best.earned.recovered_cents)), one->worst.score,
           one->complete ? "" : "; not searched to the end");
  }
}

static void print_text(const Solve *solve) {
  const Figures *all = &solve->all;
  bool varies = solve->scenario->variant_count > 1;
  printf("%.*s: %s, %lld states", STR_ARG(solve->scenario->id),
         all->complete ? "searched completely" : "not searched to the end: nothing below is proven", (long long)all->states);
  if (varies) printf(" in %d of %d variants; figures are the worst of them", solve->count, solve->scenario->variant_count);
  puts("");
  print_line(solve->cli, "best", &all->best);
  print_line(solve->cli, "worst", &all->worst);
  printf("most that can be recovered: %.*s\n", STR_ARG(money_text(solve->cli->arena, all->recoverable)));
  printf("always the first answer: %d; the longest: %d; the last: %d; at random: %d\n", all->first, all->longest, all->last, all->random);
  print_shares(all);
  if (all->violation_pays) puts("  a violation pays off");
  if (all->money_differs) puts("  the most points and the most money are on different lines");
  for (int l = 0; l < LIST_COUNT; l++)
    for (size_t i = 0; i < solve->found[l].count; i++) printf("  %s: %.*s\n", lists[l].text, STR_ARG(shown_name(solve, &solve->found[l].items[i])));
  if (varies) print_each(solve);
}

static bool write_journal(const Cli *cli, const Scenario *scenario, Analysis *analysis, Str assets_hash, const char *path) {
  const Action *actions;
  int count = analysis_best_line(analysis, cli->arena, &actions);
  JournalHead head = {.format = JOURNAL_FORMAT,
                      .engine = ENGINE_REVISION,
                      .scenario = scenario->id,
                      .scenario_hash = scenario->hash,
                      .assets_hash = assets_hash,
                      .seed = scenario_seed(scenario),
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

/* Searches variants `from` to `to`; the first one's best line is written when asked. @return EXIT_DONE, or how it failed. */
static int search(Solve *solve, int from, int to, AnalysisLimits limits, Str assets_hash, const char *journal) {
  int room = to - from + 1;
  solve->each = arena_make_many(solve->cli->arena, Figures, room);
  solve->variants = arena_make_many(solve->cli->arena, int, room);
  solve->labels = arena_make_many(solve->cli->arena, Str, room);
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
    add_variant(solve, scenario, analysis, arena);
    if (journal && variant == from && !write_journal(solve->cli, scenario, analysis, assets_hash, journal)) status = EXIT_MACHINE;
  }
  arena_free(arena);
  return status;
}

/* A whole number of an option, or `fallback` when it was not given. */
static bool read_option(const char *text, int64_t least, int64_t largest, int64_t *number) {
  return !text || (str_to_int(str_from(text), number) && *number >= least && *number <= largest);
}

int cli_solve(const Cli *cli, int argc, char **argv) {
  CliArguments arguments;
  CliAssets assets;
  int status;
  int64_t most_states = 0, variant = NONE;
  if (!cli_read(cli, argc, argv, "solve FILE [--json] [--best-journal OUT] [--max-states N] [--variant N] [--policy NAME]", solve_options, 1, 1,
                &arguments, &status))
    return status;
  if (!read_option(arguments.values[SOLVE_STATES], 1, 100000000, &most_states)) {
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
  int last = solve.scenario->variant_count - 1;
  if (!read_option(arguments.values[SOLVE_VARIANT], 0, last, &variant)) {
    fprintf(stderr, "overturn: --variant takes a whole number from 0 to %d\n", last);
    return EXIT_USAGE;
  }
  status = search(&solve, variant == NONE ? 0 : (int)variant, variant == NONE ? last : (int)variant, (AnalysisLimits){(uint32_t)most_states},
                  assets.hash, arguments.values[SOLVE_JOURNAL]);
  if (status != EXIT_DONE) return status;
  if (arguments.values[SOLVE_JSON])
    print_json(&solve);
  else
    print_text(&solve);
  return cli_finish(is_proven(&solve) ? EXIT_DONE : EXIT_FOUND);
}
