/* overturn actions: what may be done now, as journal lines. */
#include "cli/cli.h"

int cli_actions(const Cli *cli, int argc, char **argv) {
  static const CliOption options[] = {{NULL, NULL, NULL}};
  CliArguments arguments;
  CliAssets assets;
  int status;
  if (!cli_read(cli, argc, argv, "actions FILE [JOURNAL]", options, 1, 2, &arguments, &status)) return status;
  if (!cli_read_assets(cli, &assets)) return EXIT_MACHINE;
  const char *path = arguments.words[0], *journal = arguments.word_count > 1 ? arguments.words[1] : NULL;
  Buf out = buf_new(cli->arena);
  Str text;
  if (!cli_read_file(cli, path, &text)) return EXIT_FOUND;
  if (shift_is(text)) {
    const Shift *shift = cli_shift_of(cli, path, text, &assets);
    const ShiftSession *session = shift ? cli_read_shift_session(cli, shift, journal) : NULL;
    if (!session) return EXIT_FOUND;
    shift_journal_print_actions(session, &out);
  } else {
    const Scenario *scenario = cli_scenario_of(cli, path, text, &assets);
    const Session *session = scenario ? cli_read_session(cli, scenario, journal) : NULL;
    if (!session) return EXIT_FOUND;
    journal_print_actions(session, &out);
  }
  cli_print(stdout, buf_str(&out));
  return cli_finish(EXIT_DONE);
}
