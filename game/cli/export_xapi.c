/* overturn export xapi: the statements of one attempt, or of the attempts that are kept. */
#include "cli/export.h"
#include "cli/statements.h"
#include "overturn/hash.h"

static void print_statements(const XapiStatement *statements, int count) {
  for (int i = 0; i < count; i++) {
    cli_print(stdout, statements[i].text);
    fputc('\n', stdout);
  }
}

/* ---- of one attempt, out of its journal ---- */

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

int export_journal(const Cli *cli, const char *file, const char *journal, XapiContext *context) {
  CliAssets assets;
  CliLesson lesson;
  const XapiStatement *statements;
  if (!cli_read_assets(cli, &assets)) return EXIT_MACHINE;
  if (!cli_read_lesson(cli, file, &assets, &lesson)) return EXIT_FOUND;
  context->attempt = name_of_journal(cli, journal);
  int count = !context->attempt.length ? NONE
              : lesson.shift           ? shift_statements(cli, lesson.shift, journal, context, &statements)
                                       : case_statements(cli, lesson.scenario, journal, context, &statements);
  if (count == NONE) return EXIT_FOUND;
  print_statements(statements, count);
  return cli_finish(EXIT_DONE);
}

/* ---- of the records ---- */

typedef struct Kept {
  const Course *course;
  Str trainee, since; /* empty: all */
  int attempts, left_out;
} Kept;

static bool is_of(const StoreProfile *profile, Str trainee) {
  return str_equal(trainee, profile->pseudonym) || str_equal(trainee, profile->name) || str_equal(trainee, profile->student_id);
}

static bool wants(void *user, const StoreAttempt *about, const StoreProfile *profile) {
  const Kept *kept = user;
  if (kept->trainee.length && !is_of(profile, kept->trainee)) return false;
  if (kept->course && !cli_course_entry(kept->course, about->lesson, about->mode)) return false;
  return !kept->since.length || str_compare(about->started, kept->since) >= 0; /* both in UTC, the day first */
}

static void print_said(void *user, const CliSaid *said) {
  Kept *kept = user;
  kept->attempts++;
  print_statements(said->statements, said->count);
  if (!said->fault.length) return;
  kept->left_out++;
  fprintf(stderr, "overturn: %.*s is left out: %.*s\n", STR_ARG(said->about->attempt), STR_ARG(said->fault));
}

static bool read_course(const Cli *cli, const char *path, Kept *kept) {
  CliAssets assets;
  if (!path) return true;
  if (cli_read_assets(cli, &assets)) kept->course = cli_read_course(cli, path, &assets);
  return kept->course != NULL;
}

int export_records(const Cli *cli, const ExportRecords *asked) {
  Kept kept = {.attempts = 0};
  if (asked->trainee) kept.trainee = str_from(asked->trainee);
  if (asked->since) kept.since = str_from(asked->since);
  if (kept.since.length && day_from_iso(kept.since) == DAY_NONE) {
    fputs("overturn: --since takes a day such as 2026-03-02\n", stderr);
    return EXIT_USAGE;
  }
  if (!read_course(cli, asked->course, &kept)) return EXIT_FOUND;
  Store *store = cli_open_records(cli, asked->folder, true);
  if (!store) return EXIT_FOUND;
  CliSaying saying = {asked->base, asked->names, kept.course, true, &kept, wants, print_said};
  int status = cli_records_failed(cli_say_attempts(cli, store, &saying));
  store_close(store);
  if (status != EXIT_DONE) return status;
  bool asked_for_some = asked->trainee || asked->course || asked->since;
  if (!kept.attempts && asked_for_some) fputs("overturn: there is no such attempt\n", stderr);
  return cli_finish(kept.left_out || (!kept.attempts && asked_for_some) ? EXIT_FOUND : EXIT_DONE);
}
