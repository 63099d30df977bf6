/* overturn check: everything that is wrong with scenario files and folders, all at once. */
#include "cli/cli.h"

#define FOLDER_MOST_FILES 2000

typedef enum CheckOption { CHECK_JSON, CHECK_SYNTAX } CheckOption;
static const CliOption check_options[] = {
    {"--json", NULL, "one JSON object for each file, a line each"},
    {"--syntax-only", NULL, "only whether it is JSON as scenarios must be"},
    {NULL, NULL, NULL},
};

typedef struct Check {
  const Cli *cli;
  CliAssets assets;
  bool json, syntax_only;
  int files, errors, warnings;
} Check;

static const char *const level_words[] = {"error", "warning", "advice"};

static void print_json(const Check *check, const Diags *diags) {
  Buf out = buf_new(check->cli->arena);
  buf_byte(&out, '{');
  cli_json_key(&out, "file");
  buf_json_string(&out, diags->file);
  buf_format(&out, ",\"errors\":%zu,\"warnings\":%zu,\"messages\":[", diags->errors, diags->warnings);
  for (size_t i = 0; i < diags->count; i++) {
    const Diag *diag = &diags->items[i];
    LineColumn place = diags_place(diags->text, diag->span.offset);
    buf_format(&out, "%s{\"level\":\"%s\",\"code\":\"%s\",\"line\":%u,\"column\":%u,\"path\":", i ? "," : "", level_words[diag->level], diag->code,
               place.line, place.column);
    buf_json_string(&out, diag->path);
    buf_addz(&out, ",\"message\":");
    buf_json_string(&out, diag->message);
    buf_byte(&out, '}');
  }
  buf_addz(&out, "]}\n");
  cli_print(stdout, buf_str(&out));
}

static void report(Check *check, Diags *diags) {
  diags_sort(diags);
  check->errors += (int)diags->errors;
  check->warnings += (int)diags->warnings;
  if (check->json) {
    print_json(check, diags);
    return;
  }
  Buf out = buf_new(check->cli->arena);
  diags_print(diags, &out);
  cli_print(stderr, buf_str(&out));
  if (!diags->errors && !diags->warnings) printf("%.*s: clean\n", STR_ARG(diags->file));
}

/** A shift and its cases: those that have something to say are told under their own names. */
static void check_cases(Check *check, const char *path, Str text, Diags *diags) {
  ShiftFiles files = cli_shift_files(check->cli, path);
  Diags *found;
  int count;
  const Shift *shift = shift_read(check->cli->arena, diags->file, text, check->assets.codes, check->assets.rules, &files, diags, &found, &count);
  for (int i = 0; shift && i < shift->case_count; i++) scenario_lint(check->cli->arena, shift->cases[i].scenario, &found[i]);
  for (int i = 0; i < count; i++)
    if (found[i].count) report(check, &found[i]);
}

static void check_file(Check *check, const char *path) {
  Arena *arena = check->cli->arena;
  Str text;
  check->files++;
  if (!cli_read_file(check->cli, path, &text)) {
    check->errors++;
    return;
  }
  Diags diags = diags_new(arena, cli_shown(path), text);
  if (check->syntax_only)
    json_read(arena, text, &diags);
  else if (shift_is(text))
    check_cases(check, path, text, &diags);
  else
    (void)scenario_check(arena, diags.file, text, check->assets.codes, check->assets.rules, &diags);
  report(check, &diags);
}

/** A folder's .json files and those of its folders; the depth of folders is the depth of this walk, and links to folders are not followed. */
static void check_path(Check *check, Str path, int depth) {
  Arena *arena = check->cli->arena;
  FilesEntry *entries;
  size_t count;
  if (files_kind(arena, path) != FILES_FOLDER) {
    check_file(check, str_z(arena, path));
    return;
  }
  FilesResult result = files_list(arena, path, FOLDER_MOST_FILES, &entries, &count);
  if (result.status != FILES_OK || depth == 0) {
    fprintf(stderr, "overturn: %.*s\n", STR_ARG(result.status != FILES_OK ? result.message : STR("folders are nested too deep")));
    check->errors++;
    return;
  }
  for (size_t i = 0; i < count; i++) {
    Str inner = str_format(arena, "%.*s/%.*s", STR_ARG(path), STR_ARG(entries[i].name));
    bool wanted = entries[i].kind == FILES_FOLDER || (entries[i].kind == FILES_FILE && str_ends(entries[i].name, STR(".json")));
    if (wanted) check_path(check, inner, depth - 1);
  }
}

int cli_check(const Cli *cli, int argc, char **argv) {
  CliArguments arguments;
  int status;
  if (!cli_read(cli, argc, argv, "check [--json] [--syntax-only] PATH...", check_options, 1, argc, &arguments, &status)) return status;
  Check check = {.cli = cli, .json = arguments.values[CHECK_JSON] != NULL, .syntax_only = arguments.values[CHECK_SYNTAX] != NULL};
  if (!check.syntax_only && !cli_read_assets(cli, &check.assets)) return EXIT_MACHINE;
  for (int i = 0; i < arguments.word_count; i++) check_path(&check, str_from(arguments.words[i]), 16);
  if (!check.files) {
    fputs("overturn: there is no .json file in there\n", stderr);
    return EXIT_FOUND;
  }
  return cli_finish(check.errors ? EXIT_FOUND : EXIT_DONE);
}
