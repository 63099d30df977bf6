/* Shifts, for the commands that take one in place of a scenario: reading it and its cases, its journals, replay and solve. */
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "overturn/proof.h"
#include "report/page.h"

typedef struct Folder {
  Str path; /* "." for the present one */
} Folder;

static bool read_inside(void *user, Arena *arena, Str relative, Str *text, Str *why) {
  const Folder *folder = user;
  FilesResult result = files_read_inside(arena, folder->path, relative, JSON_MOST_BYTES, text);
  *why = result.message;
  return result.status == FILES_OK;
}

ShiftFiles cli_shift_files(const Cli *cli, const char *path) {
  Folder *folder = arena_make(cli->arena, Folder);
  const char *slash = strrchr(path, '/');
  Str name = slash ? str_slice(str_from(path), 0, (size_t)(slash - path)) : STR("");
  folder->path = name.length ? name : slash ? STR("/") : STR(".");
  return (ShiftFiles){read_inside, folder, name};
}

CourseFiles cli_course_files(const Cli *cli, const char *path) {
  const char *slash = strrchr(path, '/');
  Str own = str_slice(str_from(path), 0, slash ? (size_t)(slash - path) + 1 : 0);
  return (CourseFiles){.beside = cli_shift_files(cli, path),
                       .above = cli_shift_files(cli, str_z(cli->arena, str_format(cli->arena, "%.*s../course", STR_ARG(own))))};
}

Str cli_entry_path(const Cli *cli, const char *path, const Course *course, const CourseEntry *entry) {
  Str folder = str_from(path);
  while (folder.length && folder.at[folder.length - 1] != '/') folder.length--;
  return str_format(cli->arena, "%.*s%s%.*s", STR_ARG(folder), course->above ? "../" : "", STR_ARG(entry->file));
}

const Course *cli_read_course(const Cli *cli, const char *path, const CliAssets *assets) {
  Str text;
  if (!cli_read_file(cli, path, &text)) return NULL;
  Diags diags = diags_new(cli->arena, cli_shown(path), text);
  CourseFiles files = cli_course_files(cli, path);
  const Course *course = course_read(cli->arena, text, assets->codes, assets->rules, &files, &diags);
  if (!course) cli_print_diags(cli, &diags);
  return course;
}

bool cli_is_shift(const Cli *cli, const char *path) {
  Str text;
  return files_read(cli->arena, str_from(path), JSON_MOST_BYTES, &text).status == FILES_OK && shift_is(text);
}

const Shift *cli_shift_of(const Cli *cli, const char *path, Str text, const CliAssets *assets) {
  Diags diags = diags_new(cli->arena, cli_shown(path), text), *found;
  int count;
  ShiftFiles files = cli_shift_files(cli, path);
  const Shift *shift = shift_read(cli->arena, diags.file, text, assets->codes, assets->rules, &files, &diags, &found, &count);
  if (shift) return shift;
  for (int i = 0; i < count; i++)
    if (found[i].errors) cli_print_diags(cli, &found[i]);
  if (diags.count) cli_print_diags(cli, &diags);
  return NULL;
}

bool cli_read_lesson(const Cli *cli, const char *path, const CliAssets *assets, CliLesson *lesson) {
  Str text;
  *lesson = (CliLesson){NULL, NULL};
  if (!cli_read_file(cli, path, &text)) return false;
  if (shift_is(text))
    lesson->shift = cli_shift_of(cli, path, text, assets);
  else
    lesson->scenario = cli_scenario_of(cli, path, text, assets);
  return lesson->shift || lesson->scenario;
}

ShiftSession *cli_read_shift_session(const Cli *cli, const Shift *shift, const char *path) {
  Str text = STR("");
  if (path && !cli_read_file(cli, path, &text)) return NULL;
  return cli_shift_session_of(cli, shift, path ? cli_shown(path) : STR("journal"), text);
}

ShiftSession *cli_shift_session_of(const Cli *cli, const Shift *shift, Str shown, Str text) {
  Diags diags = diags_new(cli->arena, shown, text);
  ShiftSession *session = shift_journal_replay(cli->arena, shift, text, &diags);
  if (diags.count) cli_print_diags(cli, &diags);
  return diags.errors ? NULL : session;
}

/* ---- replay ---- */

static void put_points(Buf *out, const char *key, int64_t thousandths) {
  cli_json_key(out, key);
  buf_format(out, "%s%lld.%03lld", thousandths < 0 ? "-" : "", llabs(thousandths) / 1000, llabs(thousandths) % 1000);
}

static void put_axes(Buf *out, const ShiftPlay *play) {
  buf_format(out, "\"score\":%d,\"axes\":{", play->score);
  for (int a = 0; a < AXIS_COUNT; a++) {
    cli_json_key(out, axis_words[a]);
    if (play->axis[a] == NONE)
      buf_addz(out, "null");
    else
      buf_format(out, "%d", play->axis[a]);
  }
  buf_addz(out, "}");
  put_points(out, "points", play->earned.total);
  buf_format(out, ",\"recovered_cents\":%lld,\"days_in_ar\":%d", (long long)play->earned.recovered_cents, (int)play->days_in_ar);
}

static void put_tally(Buf *out, const WorldTally *tally) {
  buf_format(out, ",\"touches\":%d,\"idle\":%d,\"on_time\":%d,\"early\":%d,\"late\":%d,\"needless\":%d,\"rights_lost\":%d,\"minutes\":%d",
             (int)tally->touches, (int)tally->idle, (int)tally->on_time, (int)tally->early, (int)tally->late, (int)(tally->idle + tally->early),
             (int)tally->rights_lost, (int)tally->minutes);
}

static void put_case(const Shift *shift, const ShiftDebrief *debrief, int place, Buf *out) {
  const Debrief *one = debrief->cases[place];
  const Scenario *scenario = shift->cases[place].scenario;
  buf_addz(out, "{\"case\":");
  buf_json_string(out, scenario->id);
  cli_json_key(out, "ending");
  if (one->ending == NONE)
    buf_addz(out, "null");
  else
    buf_json_string(out, scenario->endings[one->ending].id);
  put_points(out, "points", one->earned.total);
  put_points(out, "best_points", one->par.total);
  buf_format(out, ",\"recovered_cents\":%lld,\"best_cents\":%lld}", (long long)one->earned.recovered_cents, (long long)one->best_recoverable_cents);
}

static void print_replay_json(const Cli *cli, const Shift *shift, const ShiftDebrief *debrief) {
  Buf out = buf_new(cli->arena);
  buf_byte(&out, '{');
  put_axes(&out, &debrief->play);
  put_tally(&out, &debrief->tally);
  buf_format(&out, ",\"finished\":%s,\"best_cents\":%lld,\"violations\":%d,\"reference\":\"%s\"", debrief->finished ? "true" : "false",
             (long long)debrief->best_cents, debrief->violation_count, shift_policy_words[debrief->par_policy]);
  put_points(&out, "par", debrief->par.earned.total);
  buf_addz(&out, ",\"cases\":[");
  for (int i = 0; i < shift->case_count; i++) {
    if (i) buf_byte(&out, ',');
    put_case(shift, debrief, i, &out);
  }
  buf_addz(&out, "]}\n");
  cli_print(stdout, buf_str(&out));
}

int cli_shift_replay(const Cli *cli, const char *path, Str text, const CliAssets *assets, const char *journal, CliShiftReplay how) {
  const Shift *shift = cli_shift_of(cli, path, text, assets);
  const ShiftSession *session = shift ? cli_read_shift_session(cli, shift, journal) : NULL;
  if (!session) return EXIT_FOUND;
  ShiftAnalysis *analysis = shift_analysis_run(cli->arena, session, (AnalysisLimits){0});
  if (!shift_analysis_complete(analysis)) fputs("overturn: the search of some case did not end; costs are not proven\n", stderr);
  Buf out = buf_new(cli->arena);
  const ReportShift *report = report_shift(cli->arena, analysis, session);
  if (how.html) {
    shift_print_html(report, STR(""), &out);
    if (!cli_write_page(cli, how.html, buf_str(&out))) return EXIT_MACHINE;
  } else if (how.json) {
    print_replay_json(cli, shift, report->debrief);
  } else {
    report_print_shift(report, &out);
    cli_print(stdout, buf_str(&out));
  }
  return cli_finish(report->score < how.pass ? EXIT_FOUND : EXIT_DONE);
}

/* ---- solve ---- */

static void put_bound(Buf *out, const char *key, const ShiftBound *bound) {
  cli_json_key(out, key);
  buf_format(out, "{\"best_found\":%lld,\"sum_of_bests\":%lld,\"upper_bound\":%lld,\"minute\":%lld}", (long long)bound->found, (long long)bound->sum,
             (long long)bound->upper, (long long)bound->price);
}

static void print_solve_json(const Cli *cli, const Shift *shift, ShiftAnalysis *analysis, const ShiftBound *points, const ShiftBound *cents) {
  Buf out = buf_new(cli->arena);
  buf_addz(&out, "{\"shift\":");
  buf_json_string(&out, shift->id);
  buf_format(&out, ",\"exact\":false,\"cases\":%d,\"complete\":%s,\"states\":%lld,\"minutes\":%d,\"reference\":\"%s\"", shift->case_count,
             shift_analysis_complete(analysis) ? "true" : "false", (long long)shift_analysis_states(analysis), shift->day_count * WORKDAY_MINUTES,
             shift_policy_words[shift_analysis_best(analysis)]);
  put_bound(&out, "thousandths_of_points", points);
  put_bound(&out, "cents", cents);
  buf_addz(&out, ",\"plays\":{");
  for (int p = 0; p < POLICY_COUNT; p++) {
    const ShiftPlay *play = shift_analysis_play(analysis, (ShiftPolicy)p);
    cli_json_key(&out, shift_policy_words[p]);
    buf_byte(&out, '{');
    put_axes(&out, play);
    put_tally(&out, &shift_session_world(play->session)->tally);
    buf_byte(&out, '}');
  }
  buf_addz(&out, "}}\n");
  cli_print(stdout, buf_str(&out));
}

static void print_bound(const char *what, Str found, Str upper, Str sum, Str price) {
  printf("%s: best found %.*s; no play brings more than %.*s; the cases' own bests add up to %.*s; at the bound a minute is worth %.*s\n", what,
         STR_ARG(found), STR_ARG(upper), STR_ARG(sum), STR_ARG(price));
}

static void print_solve_text(const Cli *cli, const Shift *shift, ShiftAnalysis *analysis, const ShiftBound *points, const ShiftBound *cents) {
  Arena *arena = cli->arena;
  printf("%.*s: %d cases, %d working days. Each case is searched %s, %lld states in all; the shift as a whole is too large for an exact search\n",
         STR_ARG(shift->id), shift->case_count, shift->day_count, shift_analysis_complete(analysis) ? "completely" : "in part",
         (long long)shift_analysis_states(analysis));
  puts("plays by rule; whatever comes next is worked along its best line, reading only what it needs:");
  for (int p = 0; p < POLICY_COUNT; p++) {
    const ShiftPlay *play = shift_analysis_play(analysis, (ShiftPolicy)p);
    const WorldTally *tally = &shift_session_world(play->session)->tally;
    printf("  %-10s score %3d, %.*s points, %.*s recovered, %d rights lost, %d minutes: %s\n", shift_policy_words[p], play->score,
           STR_ARG(report_points(arena, play->earned.total)), STR_ARG(money_text(arena, play->earned.recovered_cents)), (int)tally->rights_lost,
           (int)tally->minutes, shift_policy_rules[p]);
  }
  printf("scores are measured against the best of them, %s\n", shift_policy_words[shift_analysis_best(analysis)]);
  print_bound("points", report_points(arena, (int32_t)points->found), report_points(arena, (int32_t)points->upper),
              report_points(arena, (int32_t)points->sum), report_points(arena, (int32_t)points->price));
  print_bound("dollars", money_text(arena, cents->found), money_text(arena, cents->upper), money_text(arena, cents->sum),
              money_text(arena, cents->price));
  puts("  how: every case is searched for the most that it earns less a price for each minute; the sum, and the price of all minutes, bounds every "
       "play");
}

/** What is proven to be wrong with each case, under its own name. @return how many errors. */
static size_t print_findings(const Cli *cli, const Shift *shift, AnalysisLimits limits) {
  size_t errors = 0;
  for (int i = 0; i < shift->case_count; i++) {
    Arena *scratch = arena_new(0);
    Diags diags = diags_new(scratch, shift->cases[i].file, shift->cases[i].scenario->text);
    (void)proof_findings(scratch, shift->cases[i].scenario, true, limits, &diags);
    errors += diags.errors;
    if (diags.count) cli_print_diags(cli, &diags);
    arena_free(scratch);
  }
  return errors;
}

static bool write_play(const Cli *cli, const ShiftPlay *play, Str assets_hash, const char *path) {
  Buf out = buf_new(cli->arena);
  int count;
  const ShiftEntry *entries = shift_session_entries(play->session, &count);
  JournalHead head = *shift_session_head(play->session);
  head.assets_hash = assets_hash;
  journal_print_head(&head, &out);
  for (int i = 0; i < count; i++) shift_journal_print_entry(shift_session_shift(play->session), &entries[i], &out);
  if (str_is(str_from(path), "-")) {
    cli_print(stdout, buf_str(&out));
    return true;
  }
  FilesResult result = files_write(cli->arena, str_from(path), buf_str(&out));
  if (result.status != FILES_OK) fprintf(stderr, "overturn: %.*s\n", STR_ARG(result.message));
  return result.status == FILES_OK;
}

int cli_shift_solve(const Cli *cli, const char *path, Str text, const CliAssets *assets, const CliShiftSolve *solve) {
  int policy = NONE;
  for (int p = 0; solve->policy && p < POLICY_COUNT; p++)
    if (strcmp(solve->policy, shift_policy_words[p]) == 0) policy = p;
  if (solve->policy && policy == NONE) {
    fputs("overturn: --policy takes first-come, oldest, largest, deadline or triage\n", stderr);
    return EXIT_USAGE;
  }
  const Shift *shift = cli_shift_of(cli, path, text, assets);
  if (!shift) return EXIT_FOUND;
  ShiftSession *session = shift_session_start(cli->arena, shift, shift_session_head_of(cli->arena, shift));
  ShiftAnalysis *analysis = shift_analysis_run(cli->arena, session, solve->limits);
  if (policy == NONE) policy = (int)shift_analysis_best(analysis);
  if (solve->journal && !write_play(cli, shift_analysis_play(analysis, (ShiftPolicy)policy), assets->hash, solve->journal)) return EXIT_MACHINE;
  ShiftBound points, cents;
  shift_analysis_bounds(analysis, &points, &cents);
  if (solve->journal && strcmp(solve->journal, "-") == 0) return cli_finish(EXIT_DONE);
  if (solve->json)
    print_solve_json(cli, shift, analysis, &points, &cents);
  else
    print_solve_text(cli, shift, analysis, &points, &cents);
  fflush(stdout);
  size_t errors = print_findings(cli, shift, solve->limits);
  return cli_finish(shift_analysis_complete(analysis) && !errors ? EXIT_DONE : EXIT_FOUND);
}
