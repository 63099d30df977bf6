/* overturn graph: the map of a scenario for Graphviz or Mermaid; of a shift, of all its cases. */
#include <string.h>

#include "cli/cli.h"
#include "report/map.h"

typedef enum GraphOption { GRAPH_FORMAT, GRAPH_VARIANT, GRAPH_STATES } GraphOption;
static const CliOption graph_options[] = {
    {"--format", "dot|mermaid", "dot unless said; dot -Tsvg makes a picture of it"},
    {"--variant", "N", "of a scenario that varies; the first unless said"},
    {"--max-states", "N", "gives up past so many states (2000000)"},
    {NULL, NULL, NULL},
};

static const Map *map_of(const Cli *cli, const Scenario *scenario, AnalysisLimits limits) {
  Analysis *analysis = analysis_run(cli->arena, scenario, NULL, limits);
  if (!analysis_complete(analysis))
    fprintf(stderr, "overturn: %.*s was not searched to the end; what is marked as never reached may be reached\n", STR_ARG(scenario->id));
  return report_map(cli->arena, scenario, analysis);
}

static int print_maps(const Cli *cli, const Map *const *maps, int count, Str title, bool mermaid) {
  Buf out = buf_new(cli->arena);
  if (mermaid)
    report_map_mermaid(maps, count, title, &out);
  else
    report_map_dot(maps, count, title, &out);
  cli_print(stdout, buf_str(&out));
  return cli_finish(EXIT_DONE);
}

static int graph_shift(const Cli *cli, const Shift *shift, AnalysisLimits limits, bool mermaid) {
  const Map **maps = arena_make_many(cli->arena, const Map *, shift->case_count);
  for (int i = 0; i < shift->case_count; i++) maps[i] = map_of(cli, shift->cases[i].scenario, limits);
  return print_maps(cli, maps, shift->case_count, shift->title, mermaid);
}

int cli_graph(const Cli *cli, int argc, char **argv) {
  CliArguments arguments;
  CliAssets assets;
  CliLesson lesson;
  int status;
  int64_t variant = 0, most_states = 0;
  if (!cli_read(cli, argc, argv, "graph FILE [--format dot|mermaid] [--variant N]", graph_options, 1, 1, &arguments, &status)) return status;
  const char *format = arguments.values[GRAPH_FORMAT];
  bool mermaid = format && strcmp(format, "mermaid") == 0;
  if (format && !mermaid && strcmp(format, "dot") != 0) {
    fputs("overturn: --format takes dot or mermaid\n", stderr);
    return EXIT_USAGE;
  }
  if (!cli_number(arguments.values[GRAPH_STATES], 1, 100000000, &most_states)) {
    fputs("overturn: --max-states takes a whole number from 1 to 100000000\n", stderr);
    return EXIT_USAGE;
  }
  AnalysisLimits limits = {.most_states = (uint32_t)most_states};
  if (!cli_read_assets(cli, &assets)) return EXIT_MACHINE;
  if (!cli_read_lesson(cli, arguments.words[0], &assets, &lesson)) return EXIT_FOUND;
  if (lesson.shift) return graph_shift(cli, lesson.shift, limits, mermaid);
  const Scenario *scenario = cli_variant(cli, lesson.scenario, arguments.values[GRAPH_VARIANT], &variant, &status);
  if (!scenario) return status;
  const Map *map = map_of(cli, scenario, limits);
  Str title = scenario->variant_count > 1 ? str_format(cli->arena, "%.*s, variant %d", STR_ARG(scenario->title), scenario->variant) : scenario->title;
  return print_maps(cli, &map, 1, title, mermaid);
}
