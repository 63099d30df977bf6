/*
 * The statements of many attempts at one scenario, from one search: for each journal a line {"journal", "finished", "violated", "score", "decisions",
 * "statements"}, the decisions as the debrief has them.
 *   xapi_say FILE MARK JOURNAL...     MARK 0: none
 */
#include <stdio.h>
#include <stdlib.h>

#include "overturn/files.h"
#include "report/xapi.h"

static _Noreturn void fail(const char *what) {
  fprintf(stderr, "xapi_say: %s\n", what);
  exit(2);
}

static Str read_file(Arena *arena, const char *path) {
  Str text;
  FilesResult result = files_read(arena, str_from(path), JSON_MOST_BYTES, &text);
  if (result.status != FILES_OK) fail(path);
  return text;
}

static const Scenario *read_scenario(Arena *arena, const char *path) {
  Str codes = read_file(arena, "../../assets/codes.json"), rules = read_file(arena, "../../assets/rules.json"), text = read_file(arena, path);
  Diags of_codes = diags_new(arena, STR("codes"), codes), of_rules = diags_new(arena, STR("rules"), rules),
        diags = diags_new(arena, str_from(path), text);
  return scenario_read(arena, str_from(path), text, codes_read(arena, codes, &of_codes), rules_read(arena, rules, &of_rules), &diags);
}

static void say_decisions(const ReportDebrief *report) {
  fputs(",\"decisions\":[", stdout);
  for (int i = 0; i < report->decision_count; i++) {
    const Decision *d = report->decisions[i].decision;
    printf("%s{\"scored\":%s,\"most\":%d,\"earned\":%d,\"cost\":%d,\"cents\":%lld}", i ? "," : "", d->scored ? "true" : "false", (int)d->most,
           (int)d->earned, (int)d->cost, (long long)d->cost_cents);
  }
  fputc(']', stdout);
}

static void say(Arena *arena, Analysis *analysis, const Session *session, const char *journal, int mark) {
  const ReportDebrief *report = report_debrief(arena, analysis, session);
  XapiContext context = {.account = STR("trainee-7"), .attempt = str_from(journal), .mark = mark ? mark : NONE};
  XapiAttempt attempt = xapi_attempt(arena, &context, session, report);
  const XapiStatement *statements;
  int count = xapi_statements(arena, &context, &attempt, &statements);
  printf("{\"journal\":\"%s\",\"finished\":%s,\"violated\":%s,\"score\":%d", journal, report->finished ? "true" : "false",
         report->violation_count ? "true" : "false", report->score);
  say_decisions(report);
  fputs(",\"statements\":[", stdout);
  for (int i = 0; i < count; i++) printf("%s%.*s", i ? "," : "", STR_ARG(statements[i].text));
  puts("]}");
}

int main(int argc, char **argv) {
  if (argc < 4) fail("FILE MARK JOURNAL...");
  Arena *arena = arena_new(0);
  const Scenario *scenario = read_scenario(arena, argv[1]);
  if (!scenario) fail(argv[1]);
  int count = argc - 3;
  const Session **sessions = arena_make_many(arena, const Session *, count);
  for (int i = 0; i < count; i++) {
    Str text = read_file(arena, argv[i + 3]);
    Diags diags = diags_new(arena, str_from(argv[i + 3]), text);
    sessions[i] = journal_replay(arena, scenario, text, &diags);
    if (!sessions[i] || diags.errors) fail(argv[i + 3]);
  }
  Analysis *analysis = analysis_run_sessions(arena, sessions, count, (AnalysisLimits){0});
  for (int i = 0; i < count; i++) say(arena, analysis, sessions[i], argv[i + 3], (int)strtol(argv[2], NULL, 10));
  arena_free(arena);
  return 0;
}
