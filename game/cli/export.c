/* overturn export: an attempt, or everything kept, in forms that other programs read. Nothing leaves the machine here; that is `overturn push`. */
#include <string.h>

#include "cli/export.h"
#include "overturn/hash.h"

/* ---- statements of one attempt ---- */

/** A journal written by hand has no id; what it says is its name then. */
static Str name_of_journal(const Cli *cli, const char *journal) {
  Str text;
  return cli_read_file(cli, journal, &text) ? str_slice(sha256_hex(cli->arena, text), 0, 32) : STR("");
}

static int mark_of(Mode mode, int asked) { return asked != NONE ? asked : mode == MODE_ASSESSMENT ? CLI_PASS_MARK : NONE; }

static int shift_statements(const Cli *cli, const Shift *shift, const char *journal, XapiContext *context, const XapiStatement **statements) {
  const ShiftSession *session = cli_read_shift_session(cli, shift, journal);
  if (!session) return NONE;
  context->mark = mark_of(shift_session_head(session)->mode, context->mark);
  ShiftAnalysis *analysis = shift_analysis_run(cli->arena, session, (AnalysisLimits){0});
  XapiAttempt attempt = xapi_attempt_of_shift(cli->arena, context, session, report_shift(cli->arena, analysis, session));
  return xapi_statements(cli->arena, context, &attempt, statements);
}

static int case_statements(const Cli *cli, const Scenario *scenario, const char *journal, XapiContext *context, const XapiStatement **statements) {
  const Session *session = cli_read_session(cli, scenario, journal);
  if (!session) return NONE;
  context->mark = mark_of(session_head(session)->mode, context->mark);
  Analysis *analysis = analysis_run(cli->arena, scenario, session, (AnalysisLimits){0});
  XapiAttempt attempt = xapi_attempt(cli->arena, context, session, report_debrief(cli->arena, analysis, session));
  return xapi_statements(cli->arena, context, &attempt, statements);
}

static int export_xapi(const Cli *cli, const CliArguments *given, XapiContext *context) {
  CliAssets assets;
  CliLesson lesson;
  const XapiStatement *statements;
  if (!cli_read_assets(cli, &assets)) return EXIT_MACHINE;
  if (!cli_read_lesson(cli, given->words[1], &assets, &lesson)) return EXIT_FOUND;
  context->attempt = name_of_journal(cli, given->words[2]);
  int count = !context->attempt.length ? NONE
              : lesson.shift           ? shift_statements(cli, lesson.shift, given->words[2], context, &statements)
                                       : case_statements(cli, lesson.scenario, given->words[2], context, &statements);
  if (count == NONE) return EXIT_FOUND;
  for (int i = 0; i < count; i++) {
    cli_print(stdout, statements[i].text);
    fputc('\n', stdout);
  }
  return cli_finish(EXIT_DONE);
}

/* ---- the command ---- */

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
  EXPORT_OUT
};
static const CliOption export_options[] = {
    {"--account", "NAME", "xapi: the trainee's pseudonym in statements"},
    {"--mark", "SCORE", "xapi: score from which an attempt is passed; 75 of an assessment unless said"},
    {"--base", "IRI", "xapi: what the ids of activities begin with, " XAPI_BASE " unless said"},
    {"--started", "TIME", "xapi: when the attempt began (RFC 3339); its first entry unless said"},
    {"--data-dir", "DIR", "csv, json, grades: where the records lie"},
    {"--wide", NULL, "csv: a row for each attempt; else one for each decision"},
    {"--names", NULL, "csv, json: names where they are known; else pseudonyms"},
    {"--column", "NAME", "grades: the column that takes the scores"},
    {"--lesson", "ID", "grades: whose best scores these are"},
    {"--id-column", "NAME", "grades: the column with student ids"},
    {"-o", "FILE", "grades: where the new file is written; else standard output"},
    {NULL, NULL, NULL},
};
#define EXPORT_USAGE "export xapi FILE JOURNAL | csv [--wide] | json | grades FILE --column NAME --lesson ID"

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
  if (strcmp(form, "xapi") == 0 && given.word_count == 3) return export_xapi(cli, &given, &context);
  if ((json || strcmp(form, "csv") == 0) && given.word_count == 1)
    return export_tables(cli, &(ExportTables){v[EXPORT_DATA], v[EXPORT_WIDE] != NULL, json, v[EXPORT_NAMES] != NULL});
  if (strcmp(form, "grades") == 0 && given.word_count == 2)
    return export_grades(cli, &(ExportGrades){v[EXPORT_DATA], given.words[1], v[EXPORT_COLUMN], v[EXPORT_LESSON], v[EXPORT_IDS], v[EXPORT_OUT]});
  return wrong_form(form);
}
