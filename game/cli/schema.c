/* overturn schema: the JSON Schema of scenario files, of shifts or of courses, from the same tables that read them. */
#include "cli/cli.h"
#include "learn/course.h"

int cli_schema(const Cli *cli, int argc, char **argv) {
  static const CliOption options[] = {{"--shift", NULL, "of the file that names the cases of a shift"},
                                      {"--course", NULL, "of the file that names the lessons of a course"},
                                      {NULL, NULL, NULL}};
  CliArguments arguments;
  int status;
  if (!cli_read(cli, argc, argv, "schema [--shift|--course]", options, 0, 0, &arguments, &status)) return status;
  Buf out = buf_new(cli->arena);
  bool shift = arguments.values[0] != NULL, course = arguments.values[1] != NULL;
  fields_print_schema(course  ? &course_table
                      : shift ? &shift_table
                              : &scenario_table,
                      course  ? "Overturn course"
                      : shift ? "Overturn shift"
                              : "Overturn scenario",
                      &out);
  cli_print(stdout, buf_str(&out));
  return cli_finish(EXIT_DONE);
}
