/* overturn replay: plays a journal without a window and prints the debrief. */
#include <stdlib.h>

#include "cli/cli.h"
#include "cli/replay_talk.h"
#include "overturn/hash.h"
#include "report/page.h"

typedef enum ReplayOption { REPLAY_JSON, REPLAY_PASS, REPLAY_BEST_PATH, REPLAY_FROM, REPLAY_TRANSCRIPT, REPLAY_HTML } ReplayOption;
static const CliOption replay_options[] = {
    {"--json", NULL, "one JSON object"},
    {"--pass", "SCORE", "exit 1 when the score is below this"},
    {"--best-path", NULL, "the path taken beside the best play"},
    {"--from", "N", "both paths from decision N on, in place of the start"},
    {"--transcript", NULL, "everything that was done and said, in its order"},
    {"--html", "FILE", "writes the debrief as a page that prints, in place of printing it"},
    {NULL, NULL, NULL},
};

/** The end state as a hash: the same journal gives the same one on every machine. Padding of the state was zeroed when it was made. */
static Str state_hash(Arena *arena, const State *state) { return str_slice(sha256_hex(arena, (Str){(const char *)state, sizeof *state}), 0, 16); }

static void put_thousandths(Buf *out, const char *key, int32_t value) {
  cli_json_key(out, key);
  buf_format(out, "%s%d.%03d", value < 0 ? "-" : "", abs(value) / 1000, abs(value) % 1000);
}

static void put_decision(const Scenario *scenario, const Decision *decision, Buf *out) {
  Arena *arena = out->arena;
  Entry entry = {.kind = ENTRY_ACTION, .action = decision->played->action};
  Buf line = buf_new(arena);
  journal_print_entry(scenario, &entry, &line);
  buf_byte(out, '{');
  cli_json_key(out, "step");
  buf_json_string(out, scenario->steps[decision->played->result.step_before].id);
  cli_json_key(out, "day");
  buf_json_string(out, day_iso(arena, decision->played->result.day_before));
  cli_json_key(out, "action");
  buf_add(out, str_trim(buf_str(&line)));
  if (decision->item) {
    cli_json_key(out, "item");
    buf_json_string(out, decision->item->id);
  }
  buf_format(out, ",\"scored\":%s,\"main\":%s", decision->scored ? "true" : "false", decision->main ? "true" : "false");
  put_thousandths(out, "earned", decision->earned);
  put_thousandths(out, "most", decision->most);
  put_thousandths(out, "best_before", decision->best_before);
  put_thousandths(out, "best_after", decision->best_after);
  put_thousandths(out, "cost", decision->cost);
  put_thousandths(out, "own", decision->own);
  put_thousandths(out, "hindsight", decision->cost - decision->own);
  buf_format(out, ",\"cost_cents\":%lld,\"own_cents\":%lld,\"hindsight_cents\":%lld,\"grade\":\"%s\"", (long long)decision->cost_cents,
             (long long)decision->own_cents, (long long)(decision->cost_cents - decision->own_cents), grade_words[decision->grade]);
  buf_format(out, ",\"best_cents_before\":%lld,\"best_cents_after\":%lld", (long long)decision->best_cents_before,
             (long long)decision->best_cents_after);
  if (decision->has_better) {
    Entry better = {.kind = ENTRY_ACTION, .action = decision->better};
    Buf other = buf_new(arena);
    journal_print_entry(scenario, &better, &other);
    cli_json_key(out, "better");
    buf_add(out, str_trim(buf_str(&other)));
  }
  buf_byte(out, '}');
}

static void put_promises(const ReportDebrief *report, Buf *out) {
  cli_json_key(out, "promises");
  buf_byte(out, '[');
  for (int i = 0; i < report->promise_count; i++) {
    const ReportPromise *told = &report->promises[i];
    buf_addz(out, i ? ",{" : "{");
    cli_json_key(out, "id");
    buf_json_string(out, told->promise->id);
    cli_json_key(out, "who");
    buf_json_string(out, told->who);
    cli_json_key(out, "what");
    buf_json_string(out, told->what);
    cli_json_day(out, "made", told->made);
    cli_json_day(out, "due", told->due);
    cli_json_day(out, "kept", told->kept);
    cli_json_key(out, "stand");
    buf_json_string(out, str_from(promise_stand_words[told->stand]));
    buf_byte(out, '}');
  }
  buf_byte(out, ']');
}

/** What of a debrief is printed beyond the rest of it. */
typedef struct Wanted {
  const ReportPaths *paths; /* NULL: not asked for */
  const ReportTold *told;
  int told_count;
} Wanted;

static void print_json(const Cli *cli, const Session *session, const ReportDebrief *report, const Wanted *wanted) {
  const Scenario *scenario = session_scenario(session);
  const Debrief *debrief = report->debrief;
  Buf out = buf_new(cli->arena);
  buf_format(&out, "{\"score\":%d,\"axes\":{", debrief->score);
  for (int a = 0; a < AXIS_COUNT; a++) {
    cli_json_key(&out, axis_words[a]);
    if (debrief->axis[a] == NONE)
      buf_addz(&out, "null");
    else
      buf_format(&out, "%d", debrief->axis[a]);
  }
  buf_format(&out, "},\"finished\":%s,\"recovered_cents\":%lld,\"best_recoverable_cents\":%lld,\"violations\":[",
             debrief->finished ? "true" : "false", (long long)debrief->earned.recovered_cents, (long long)debrief->best_recoverable_cents);
  for (int i = 0; i < debrief->violation_count; i++) {
    if (i) buf_byte(&out, ',');
    buf_json_string(&out, str_from(scenario_violations[debrief->violations[i]].name));
  }
  buf_addz(&out, "],\"ending\":");
  if (debrief->ending == NONE)
    buf_addz(&out, "null");
  else
    buf_json_string(&out, scenario->endings[debrief->ending].id);
  put_thousandths(&out, "points", debrief->earned.total);
  put_thousandths(&out, "par", debrief->par.total);
  buf_format(&out, ",\"days\":%d,\"decisions\":[", (int)debrief->earned.days);
  for (int i = 0; i < debrief->decision_count; i++) {
    if (i) buf_byte(&out, ',');
    put_decision(scenario, &debrief->decisions[i], &out);
  }
  buf_byte(&out, ']');
  put_promises(report, &out);
  cli_put_course(report, wanted->paths, &out);
  cli_put_talks(report, &out);
  if (wanted->told) cli_put_transcript(wanted->told, wanted->told_count, &out);
  cli_json_key(&out, "hash");
  buf_json_string(&out, state_hash(cli->arena, session_state(session)));
  buf_addz(&out, "}\n");
  cli_print(stdout, buf_str(&out));
}

static void print_text(const Cli *cli, const ReportDebrief *report, const Wanted *wanted) {
  Buf out = buf_new(cli->arena);
  report_print(report, &out);
  report_print_timeline(report, &out);
  report_print_values(report, &out);
  if (wanted->paths) report_print_paths(wanted->paths, &out);
  if (wanted->told) report_print_transcript(wanted->told, wanted->told_count, &out);
  cli_print(stdout, buf_str(&out));
}

static bool write_page(const Cli *cli, const Session *session, const ReportDebrief *report, const char *path) {
  DebriefPage page = {.report = report, .pass_mark = NONE};
  Buf out = buf_new(cli->arena);
  page.told_count = report_transcript(cli->arena, session, report, &page.told);
  debrief_print_html(&page, &out);
  return cli_write_page(cli, path, buf_str(&out));
}

int cli_replay(const Cli *cli, int argc, char **argv) {
  CliArguments arguments;
  CliAssets assets;
  int status;
  int64_t pass = 0, from = 1;
  if (!cli_read(cli, argc, argv, "replay FILE JOURNAL [--json] [--pass SCORE] [--best-path] [--from N] [--transcript] [--html FILE]", replay_options,
                2, 2, &arguments, &status))
    return status;
  if (arguments.values[REPLAY_PASS] && (!str_to_int(str_from(arguments.values[REPLAY_PASS]), &pass) || pass < 0 || pass > 100)) {
    fputs("overturn: --pass takes a score from 0 to 100\n", stderr);
    return EXIT_USAGE;
  }
  if (arguments.values[REPLAY_FROM] && (!str_to_int(str_from(arguments.values[REPLAY_FROM]), &from) || from < 1)) {
    fputs("overturn: --from takes the number of a decision\n", stderr);
    return EXIT_USAGE;
  }
  if (!cli_read_assets(cli, &assets)) return EXIT_MACHINE;
  Str text;
  if (!cli_read_file(cli, arguments.words[0], &text)) return EXIT_FOUND;
  if (shift_is(text))
    return cli_shift_replay(cli, arguments.words[0], text, &assets, arguments.words[1],
                            (CliShiftReplay){arguments.values[REPLAY_JSON] != NULL, arguments.values[REPLAY_HTML], pass});
  const Scenario *scenario = cli_scenario_of(cli, arguments.words[0], text, &assets);
  if (!scenario) return EXIT_FOUND;
  Session *session = cli_read_session(cli, scenario, arguments.words[1]);
  if (!session) return EXIT_FOUND;
  Analysis *analysis = analysis_run(cli->arena, scenario, session, (AnalysisLimits){0});
  const ReportDebrief *report = report_debrief(cli->arena, analysis, session);
  if (from > 1 && from > report->decision_count) {
    fprintf(stderr, "overturn: there is no decision %lld; the attempt has %d\n", (long long)from, report->decision_count);
    return EXIT_USAGE;
  }
  bool both = arguments.values[REPLAY_BEST_PATH] || arguments.values[REPLAY_FROM];
  Wanted wanted = {.paths = both ? report_paths(cli->arena, analysis, session, report, (int)from - 1) : NULL};
  if (arguments.values[REPLAY_TRANSCRIPT]) wanted.told_count = report_transcript(cli->arena, session, report, &wanted.told);
  if (!analysis_complete(analysis)) fputs("overturn: the search did not end; costs are not proven\n", stderr);
  const char *html = arguments.values[REPLAY_HTML];
  if (html && !write_page(cli, session, report, html)) return EXIT_MACHINE;
  if (html) return cli_finish(report->score < pass ? EXIT_FOUND : EXIT_DONE);
  if (arguments.values[REPLAY_JSON])
    print_json(cli, session, report, &wanted);
  else
    print_text(cli, report, &wanted);
  return cli_finish(report->score < pass ? EXIT_FOUND : EXIT_DONE);
}
