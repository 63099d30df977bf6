/* overturn schema: the JSON Schema of scenario files, from the same tables that read them. */
#include "cli/cli.h"

int cli_schema(const Cli *cli, int argc, char **argv) {
  static const CliOption options[] = {{NULL, NULL, NULL}};
  CliArguments arguments;
  int status;
  if (!cli_read(cli, argc, argv, "schema", options, 0, 0, &arguments, &status)) return status;
  Buf out = buf_new(cli->arena);
  fields_print_schema(&scenario_table, "Overturn scenario", &out);
  cli_print(stdout, buf_str(&out));
  return cli_finish(EXIT_DONE);
}
