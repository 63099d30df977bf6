/* overturn schema: the JSON Schema of scenario files, or of shifts, from the same tables that read them. */
#include "cli/cli.h"

int cli_schema(const Cli *cli, int argc, char **argv) {
  static const CliOption options[] = {{"--shift", NULL, "of the file that names the cases of a shift"}, {NULL, NULL, NULL}};
  CliArguments arguments;
  int status;
  if (!cli_read(cli, argc, argv, "schema [--shift]", options, 0, 0, &arguments, &status)) return status;
  Buf out = buf_new(cli->arena);
  bool shift = arguments.values[0] != NULL;
  fields_print_schema(shift ? &shift_table : &scenario_table, shift ? "Overturn shift" : "Overturn scenario", &out);
  cli_print(stdout, buf_str(&out));
  return cli_finish(EXIT_DONE);
}
