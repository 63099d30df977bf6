/* overturn export: an attempt, or everything kept, in forms that other programs read. Nothing leaves the machine here; that is `overturn push`. */
#include <string.h>

#include "cli/export.h"

enum {
  EXPORT_ACCOUNT,
  EXPORT_MARK,
  EXPORT_BASE,
  EXPORT_STARTED,
  EXPORT_DATA,
  EXPORT_WIDE,
  EXPORT_NAMES,
  EXPORT_COLUMN,
  EXPORT_LESSON,
  EXPORT_IDS,
  EXPORT_OUT,
  EXPORT_TRAINEE,
  EXPORT_COURSE,
  EXPORT_SINCE
};
static const CliOption export_options[] = {
    {"--account", "NAME", "xapi of a journal: the trainee's pseudonym in statements"},
    {"--mark", "SCORE", "xapi of a journal: score from which it is passed; 75 of an assessment unless said"},
    {"--base", "IRI", "xapi: what the ids of activities begin with, " XAPI_BASE " unless said"},
    {"--started", "TIME", "xapi of a journal: when it began (RFC 3339); its first entry unless said"},
    {"--data-dir", "DIR", "where the records lie"},
    {"--wide", NULL, "csv: a row for each attempt; else one for each decision"},
    {"--names", NULL, "xapi, csv, json: names where they are known; else pseudonyms"},
    {"--column", "NAME", "grades: the column that takes the scores"},
    {"--lesson", "ID", "grades: whose best scores these are"},
    {"--id-column", "NAME", "grades: the column with student ids"},
    {"-o", "FILE", "grades: where the new file is written; else standard output"},
    {"--trainee", "WHO", "xapi: the attempts of one trainee, by pseudonym, name or student id"},
    {"--course", "FILE", "xapi: the attempts that are part of this course, by its pass marks"},
    {"--since", "DAY", "xapi: the attempts that began on that day (UTC) or later"},
    {NULL, NULL, NULL},
};
#define EXPORT_USAGE "export xapi [FILE JOURNAL] | csv [--wide] | json | grades FILE --column NAME --lesson ID"

static int wrong_form(const char *form) {
  fprintf(stderr, "overturn: export knows no such form: %s\nusage: overturn " EXPORT_USAGE "\n", form);
  return EXIT_USAGE;
}

int cli_export(const Cli *cli, int argc, char **argv) {
  CliArguments given;
  int status;
  int64_t mark = NONE;
  if (!cli_read(cli, argc, argv, EXPORT_USAGE, export_options, 1, 3, &given, &status)) return status;
  if (!cli_number(given.values[EXPORT_MARK], 0, 100, &mark)) {
    fputs("overturn: --mark takes a score from 0 to 100\n", stderr);
    return EXIT_USAGE;
  }
  XapiContext context = {.mark = (int)mark};
  if (given.values[EXPORT_ACCOUNT]) context.account = str_from(given.values[EXPORT_ACCOUNT]);
  if (given.values[EXPORT_BASE]) context.base = str_from(given.values[EXPORT_BASE]);
  if (given.values[EXPORT_STARTED]) context.started = str_from(given.values[EXPORT_STARTED]);
  const char *form = given.words[0], *const *v = given.values;
  bool json = strcmp(form, "json") == 0;
  if (strcmp(form, "xapi") == 0 && given.word_count == 3) return export_journal(cli, given.words[1], given.words[2], &context);
  if (strcmp(form, "xapi") == 0 && given.word_count == 1)
    return export_records(
        cli, &(ExportRecords){v[EXPORT_DATA], v[EXPORT_TRAINEE], v[EXPORT_COURSE], v[EXPORT_SINCE], context.base, v[EXPORT_NAMES] != NULL});
  if ((json || strcmp(form, "csv") == 0) && given.word_count == 1)
    return export_tables(cli, &(ExportTables){v[EXPORT_DATA], v[EXPORT_WIDE] != NULL, json, v[EXPORT_NAMES] != NULL});
  if (strcmp(form, "grades") == 0 && given.word_count == 2)
    return export_grades(cli, &(ExportGrades){v[EXPORT_DATA], given.words[1], v[EXPORT_COLUMN], v[EXPORT_LESSON], v[EXPORT_IDS], v[EXPORT_OUT]});
  return wrong_form(form);
}
