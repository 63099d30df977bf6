/* overturn actions: what may be done now, as journal lines. */
#include "cli/cli.h"

int cli_actions(const Cli *cli, int argc, char **argv) {
  static const CliOption options[] = {{NULL, NULL, NULL}};
  CliArguments arguments;
  CliAssets assets;
  int status;
  if (!cli_read(cli, argc, argv, "actions FILE [JOURNAL]", options, 1, 2, &arguments, &status)) return status;
  if (!cli_read_assets(cli, &assets)) return EXIT_MACHINE;
  const Scenario *scenario = cli_read_scenario(cli, arguments.words[0], &assets);
  if (!scenario) return EXIT_FOUND;
  Session *session = cli_read_session(cli, scenario, arguments.word_count > 1 ? arguments.words[1] : NULL);
  if (!session) return EXIT_FOUND;
  Buf out = buf_new(cli->arena);
  journal_print_actions(session, &out);
  cli_print(stdout, buf_str(&out));
  return cli_finish(EXIT_DONE);
}
