/* overturn report: how a class did, out of the records of one machine or of many that were merged. */
#include "cli/records.h"
#include "cli/results.h"

enum { REPORT_DATA, REPORT_JSON, REPORT_CSV, REPORT_HTML, REPORT_NAMES };
static const CliOption report_options[] = {
    {"--data-dir", "DIR", "where the records lie"},
    {"--json", NULL, "one JSON object"},
    {"--csv", NULL, "a table, one trainee a row"},
    {"--html", "FILE", "one page with pictures, for the screen and for paper"},
    {"--names", NULL, "names where they are known; else pseudonyms"},
    {NULL, NULL, NULL},
};

static int write_page(const Cli *cli, const char *path, Str page) {
  FilesResult result = files_write_private(cli->arena, str_from(path), page);
  if (result.status == FILES_OK) return EXIT_DONE;
  fprintf(stderr, "overturn: %.*s\n", STR_ARG(result.message));
  return EXIT_MACHINE;
}

bool cli_gather(const Cli *cli, const char *folder, Gathered *gathered, int *status) {
  Store *store = cli_open_records(cli, folder, true);
  if (!store) {
    *status = EXIT_FOUND;
    return false;
  }
  *status = cli_records_failed(gather(store, cli->arena, gathered));
  store_close(store);
  return *status == EXIT_DONE;
}

int cli_report(const Cli *cli, int argc, char **argv) {
  CliArguments given;
  Gathered gathered;
  int status;
  if (!cli_read(cli, argc, argv, "report [--json | --csv | --html FILE] [--names]", report_options, 0, 0, &given, &status)) return status;
  if (!cli_gather(cli, given.values[REPORT_DATA], &gathered, &status)) return status;
  ClassRows rows = gathered_rows(cli->arena, &gathered, given.values[REPORT_NAMES] != NULL);
  const ClassReport *report = class_report(cli->arena, &rows);
  Buf out = buf_new(cli->arena);
  if (given.values[REPORT_HTML]) {
    class_print_html(report, str_slice(cli_wall_clock(cli->arena), 0, 10), &out);
    return write_page(cli, given.values[REPORT_HTML], buf_str(&out));
  }
  if (given.values[REPORT_JSON])
    class_print_json(report, &out);
  else if (given.values[REPORT_CSV])
    class_print_csv(report, &out);
  else
    class_print(report, &out);
  cli_print(stdout, buf_str(&out));
  return cli_finish(EXIT_DONE);
}
