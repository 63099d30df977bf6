/* overturn check: everything that is wrong with scenario files and folders, all at once. */
#include "cli/check.h"
#include "learn/course.h"

#include <string.h>

#include "overturn/proof.h"

typedef enum CheckOption {
  CHECK_JSON,
  CHECK_SARIF,
  CHECK_WATCH,
  CHECK_PROVE,
  CHECK_QUIET,
  CHECK_LEVEL,
  CHECK_STRICT,
  CHECK_INPUT,
  CHECK_SYNTAX,
  CHECK_PRICES,
} CheckOption;
static const CliOption check_options[] = {
    {"--json", NULL, "one JSON object for each file, a line each"},
    {"--sarif", NULL, "one SARIF 2.1.0 document, for editors and code hosts"},
    {"--watch", NULL, "checks again at every save, until Ctrl+C"},
    {"--prove", NULL, "searches what has no error, too, and tells what that finds"},
    {"--quiet", NULL, "only what is wrong: no \"clean\", no sum at the end"},
    {"--level", "LEVEL", "shows error, warning (errors too) or advice (all, unless said)"},
    {"--strict", NULL, "exit 1 for warnings too"},
    {"--stdin-name", "NAME", "what messages call standard input, which is \"-\""},
    {"--syntax-only", NULL, "only whether it is JSON as scenarios must be"},
    {"--prices", NULL, "also what the contract makes of each claim, step by step, and what remittances leave short"},
    {NULL, NULL, NULL},
};

/* ---- One file ---- */

static void add_list(CheckResult *result, Diags *list) {
  diags_sort(list);
  result->errors += list->errors;
  result->warnings += list->warnings;
  result->advice += list->advice;
  result->lists[result->list_count++] = *list;
}

/* The messages of a file that was read without an error, from the search over all its variants. */
static void prove(const Check *check, Arena *arena, bool in_shift, Diags *diags) {
  if (!check->prove || diags->errors) return;
  Diags none = diags_new(arena, diags->file, diags->text);
  const Scenario *scenario = scenario_read(arena, diags->file, diags->text, check->assets.codes, check->assets.rules, &none);
  if (scenario) (void)proof_findings(arena, scenario, in_shift, (AnalysisLimits){0}, diags);
}

/** A shift and its cases: those that have something to say are told under their own names. */
static void check_cases(const Check *check, Arena *arena, const char *path, Str text, Diags *diags, CheckResult *result) {
  Cli one = *check->cli;
  one.arena = arena;
  ShiftFiles files = cli_shift_files(&one, path);
  Diags *found;
  int count;
  const Shift *shift = shift_read(arena, diags->file, text, check->assets.codes, check->assets.rules, &files, diags, &found, &count);
  for (int i = 0; shift && i < shift->case_count; i++) scenario_lint(arena, shift->cases[i].scenario, &found[i]);
  result->shift = true;
  result->lists = arena_make_many(arena, Diags, count + 1);
  result->cases = arena_make_many(arena, Str, count);
  for (int i = 0; i < count; i++) {
    result->cases[result->case_count++] = found[i].file;
    prove(check, arena, true, &found[i]);
    if (found[i].count) add_list(result, &found[i]);
  }
}

/** A course; its lessons are files that are checked by themselves. */
static void check_course(const Check *check, Arena *arena, const char *path, Str text, Diags *diags, CheckResult *result) {
  Cli one = *check->cli;
  one.arena = arena;
  CourseFiles files = cli_course_files(&one, path);
  (void)course_read(arena, text, check->assets.codes, check->assets.rules, &files, diags);
  result->shift = true; /* it is made of other files too */
  result->lists = arena_make(arena, Diags);
}

CheckResult check_text(const Check *check, Arena *arena, const char *path, Str text) {
  if (strcmp(path, "-") == 0 && check->input_name) path = check->input_name;
  CheckResult result = {.file = cli_shown(path)};
  Diags diags = diags_new(arena, result.file, text);
  if (!check->syntax_only && shift_is(text)) {
    check_cases(check, arena, path, text, &diags, &result);
  } else if (!check->syntax_only && course_is(text)) {
    check_course(check, arena, path, text, &diags, &result);
  } else {
    result.lists = arena_make(arena, Diags);
    if (check->syntax_only)
      json_read(arena, text, &diags);
    else if (scenario_check(arena, diags.file, text, check->assets.codes, check->assets.rules, &diags))
      prove(check, arena, false, &diags);
  }
  add_list(&result, &diags);
  return result;
}

/* ---- All of them ---- */

typedef enum Form { FORM_TEXT, FORM_JSON, FORM_SARIF } Form;

typedef struct Totals {
  size_t files, clean, errors, warnings, advice;
} Totals;

static void put_count(size_t count, const char *one, const char *many) {
  if (count) printf(", %zu %s", count, count == 1 ? one : many);
}

static void print_totals(const Totals *totals) {
  printf("%zu files: %zu clean", totals->files, totals->clean);
  put_count(totals->errors, "error", "errors");
  put_count(totals->warnings, "warning", "warnings");
  put_count(totals->advice, "piece of advice", "pieces of advice");
  puts("");
}

static void say_fault(Sarif *sarif, Str message, Totals *totals) {
  fprintf(stderr, "overturn: %.*s\n", STR_ARG(message));
  sarif_fault(sarif, message);
  totals->errors++;
}

static void check_file(const Check *check, Form form, const char *path, Arena *arena, Sarif *sarif, Totals *totals) {
  Str text, fault;
  totals->files++;
  if (!cli_try_file(arena, path, &text, &fault)) {
    say_fault(sarif, fault, totals);
    return;
  }
  CheckResult result = check_text(check, arena, path, text);
  totals->errors += result.errors;
  totals->warnings += result.warnings;
  totals->advice += result.advice;
  totals->clean += !result.errors && !result.warnings;
  if (form == FORM_JSON)
    check_print_json(check, &result, arena);
  else if (form == FORM_SARIF)
    sarif_add(sarif, check, &result);
  else
    check_print_text(check, &result, arena);
  if (check->prices && form == FORM_TEXT) check_print_prices(check, arena, &result, text);
}

static int check_all(const Check *check, Form form) {
  CheckFiles files = check_find(check, check->cli->arena);
  Sarif sarif = sarif_new(check->cli);
  Totals totals = {0};
  Arena *arena = arena_new(0);
  for (size_t i = 0; i < files.fault_count; i++) say_fault(&sarif, files.faults[i], &totals);
  for (size_t i = 0; i < files.count; i++) {
    arena_reset(arena);
    check_file(check, form, files.paths[i], arena, &sarif, &totals);
  }
  arena_free(arena);
  if (!files.count && !files.fault_count) say_fault(&sarif, STR("there is no .json file in there"), &totals);
  int status = totals.errors || (check->strict && totals.warnings) ? EXIT_FOUND : EXIT_DONE;
  if (form == FORM_SARIF) sarif_print(&sarif, status);
  if (form == FORM_TEXT && totals.files > 1 && !check->quiet) print_totals(&totals);
  return cli_finish(status);
}

/* ---- The command ---- */

#define CHECK_USAGE "check [OPTIONS] PATH..."

static int wrong(const char *message) {
  fprintf(stderr, "overturn: %s\nusage: overturn " CHECK_USAGE "\n", message);
  return EXIT_USAGE;
}

static bool read_level(const char *word, DiagLevel *level) {
  *level = DIAG_ADVICE;
  if (!word) return true;
  for (int i = 0; i < 3; i++) {
    *level = (DiagLevel)i;
    if (strcmp(word, diag_level_words[i]) == 0) return true;
  }
  return false;
}

static int count_inputs(const Check *check) {
  int inputs = 0;
  for (int i = 0; i < check->path_count; i++) inputs += strcmp(check->paths[i], "-") == 0;
  return inputs;
}

int cli_check(const Cli *cli, int argc, char **argv) {
  CliArguments given;
  int status;
  if (!cli_read(cli, argc, argv, CHECK_USAGE, check_options, 1, argc, &given, &status)) return status;
  const char **values = given.values;
  Check check = {.cli = cli,
                 .paths = given.words,
                 .path_count = given.word_count,
                 .input_name = values[CHECK_INPUT],
                 .syntax_only = values[CHECK_SYNTAX] != NULL,
                 .prices = values[CHECK_PRICES] != NULL,
                 .quiet = values[CHECK_QUIET] != NULL,
                 .prove = values[CHECK_PROVE] != NULL,
                 .strict = values[CHECK_STRICT] != NULL};
  Form form = values[CHECK_SARIF] ? FORM_SARIF : values[CHECK_JSON] ? FORM_JSON : FORM_TEXT;
  int inputs = count_inputs(&check);
  if (!read_level(values[CHECK_LEVEL], &check.level)) return wrong("--level takes error, warning or advice");
  if (values[CHECK_SARIF] && values[CHECK_JSON]) return wrong("--json or --sarif, not both");
  if (inputs > 1) return wrong("standard input can be read once");
  if (check.input_name && !inputs) return wrong("--stdin-name goes with \"-\"");
  if (values[CHECK_WATCH] && (form != FORM_TEXT || inputs)) return wrong("--watch shows files to people: without --json, --sarif and \"-\"");
  check_use_memory();
  if (!check.syntax_only && !cli_read_assets(cli, &check.assets)) return EXIT_MACHINE;
  return values[CHECK_WATCH] ? check_watch(&check) : check_all(&check, form);
}
