/* What every command does the same way: options, assets, scenarios, journals. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "overturn/hash.h"

#define ASSETS_MOST_BYTES (4u * 1024 * 1024)

static void print_help(const char *usage, const CliOption *options) {
  printf("usage: overturn %s\n", usage);
  for (int i = 0; options[i].name; i++) {
    char left[48];
    snprintf(left, sizeof left, "%s %s", options[i].name, options[i].value ? options[i].value : "");
    printf("  %-24s %s\n", left, options[i].help);
  }
  printf("  %-24s %s\n", "--help", "shows this");
}

static int find_option(const CliOption *options, const char *word) {
  for (int i = 0; options[i].name; i++)
    if (strcmp(options[i].name, word) == 0) return i;
  return NONE;
}

static int wrong_usage(const char *usage, const char *message, const char *word) {
  fprintf(stderr, "overturn: %s%s\nusage: overturn %s\n", message, word, usage);
  return EXIT_USAGE;
}

bool cli_read(const Cli *cli, int argc, char **argv, const char *usage, const CliOption *options, int least_words, int most_words,
              CliArguments *arguments, int *status) {
  *arguments = (CliArguments){.words = arena_make_many(cli->arena, const char *, argc)};
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "--help") == 0) {
      print_help(usage, options);
      *status = cli_finish(EXIT_DONE);
      return false;
    }
    if (argv[i][0] != '-' || argv[i][1] == 0) {
      arguments->words[arguments->word_count++] = argv[i];
      continue;
    }
    int option = find_option(options, argv[i]);
    if (option == NONE)
      *status = wrong_usage(usage, "there is no option ", argv[i]);
    else if (options[option].value && i + 1 == argc)
      *status = wrong_usage(usage, "a value is missing after ", argv[i]);
    else {
      arguments->values[option] = options[option].value ? argv[++i] : "";
      continue;
    }
    return false;
  }
  if (arguments->word_count < least_words)
    *status = wrong_usage(usage, "a file is missing", "");
  else if (arguments->word_count > most_words)
    *status = wrong_usage(usage, "too many files: ", arguments->words[most_words]);
  else
    return true;
  return false;
}

const DiagStyle *cli_style(FILE *to) {
  const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");
  bool colored = isatty(fileno(to)) && !(none && *none) && terminal && strcmp(terminal, "dumb") != 0;
  return colored ? &diag_style_colored : &diag_style_plain;
}

void cli_print(FILE *to, Str text) { fwrite(text.at, 1, text.length, to); }

int cli_finish(int status) { return fflush(stdout) == 0 && !ferror(stdout) ? status : EXIT_MACHINE; }

static bool read_asset(const Cli *cli, const char *name, Str *text) {
  FilesResult result = files_read(cli->arena, str_format(cli->arena, "%.*s/assets/%s", STR_ARG(cli->data), name), ASSETS_MOST_BYTES, text);
  if (result.status == FILES_OK) return true;
  fprintf(stderr, "overturn: %.*s\n", STR_ARG(result.message));
  return false;
}

void cli_print_diags(const Cli *cli, Diags *diags) {
  Buf out = buf_new(cli->arena);
  diags_sort(diags);
  diags_print(diags, &out);
  cli_print(stderr, buf_str(&out));
}

const char *const cli_asset_names[] = {"codes.json", "rules.json"};

bool cli_read_assets(const Cli *cli, CliAssets *assets) {
  Str codes, rules;
  if (!cli->data.length) {
    fputs("overturn: the program's own data (assets/codes.json) was not found beside it\n", stderr);
    return false;
  }
  if (!read_asset(cli, "codes.json", &codes) || !read_asset(cli, "rules.json", &rules)) return false;
  Diags found = diags_new(cli->arena, STR("assets/codes.json"), codes);
  assets->codes = codes_read(cli->arena, codes, &found);
  if (!assets->codes) cli_print_diags(cli, &found);
  found = diags_new(cli->arena, STR("assets/rules.json"), rules);
  assets->rules = rules_read(cli->arena, rules, &found);
  if (!assets->rules) cli_print_diags(cli, &found);
  Buf both = buf_new(cli->arena);
  buf_add(&both, codes);
  buf_add(&both, rules);
  assets->hash = sha256_hex(cli->arena, buf_str(&both));
  assets->texts[0] = codes;
  assets->texts[1] = rules;
  return assets->codes && assets->rules;
}

Str cli_shown(const char *path) { return strcmp(path, "-") == 0 ? STR("standard input") : str_from(path); }

bool cli_try_file(Arena *arena, const char *path, Str *text, Str *fault) {
  bool input = strcmp(path, "-") == 0;
  FilesResult result = input ? files_read_input(arena, JSON_MOST_BYTES, text) : files_read(arena, str_from(path), JSON_MOST_BYTES, text);
  *fault = result.message;
  if (result.status == FILES_TOO_LARGE)
    *fault = str_format(arena, "%s: this is larger than %u MiB, the most that a file may have", input ? "standard input" : path,
                        JSON_MOST_BYTES / (1024 * 1024));
  return result.status == FILES_OK;
}

bool cli_read_file(const Cli *cli, const char *path, Str *text) {
  Str fault;
  if (cli_try_file(cli->arena, path, text, &fault)) return true;
  fprintf(stderr, "overturn: %.*s\n", STR_ARG(fault));
  return false;
}

const Scenario *cli_read_scenario(const Cli *cli, const char *path, const CliAssets *assets) {
  Str text;
  return cli_read_file(cli, path, &text) ? cli_scenario_of(cli, path, text, assets) : NULL;
}

const Scenario *cli_scenario_of(const Cli *cli, const char *path, Str text, const CliAssets *assets) {
  Diags diags = diags_new(cli->arena, cli_shown(path), text);
  const Scenario *scenario = scenario_read(cli->arena, diags.file, text, assets->codes, assets->rules, &diags);
  if (!scenario) cli_print_diags(cli, &diags);
  return scenario;
}

Session *cli_read_session(const Cli *cli, const Scenario *scenario, const char *path) {
  Str text = STR("");
  if (path && !cli_read_file(cli, path, &text)) return NULL;
  return cli_session_of(cli, scenario, path ? cli_shown(path) : STR("journal"), text);
}

Session *cli_session_of(const Cli *cli, const Scenario *scenario, Str shown, Str text) {
  Diags diags = diags_new(cli->arena, shown, text);
  Session *session = journal_replay(cli->arena, scenario, text, &diags);
  if (diags.count) cli_print_diags(cli, &diags);
  return diags.errors ? NULL : session;
}

bool cli_number(const char *text, int64_t least, int64_t most, int64_t *number) {
  return !text || (str_to_int(str_from(text), number) && *number >= least && *number <= most);
}

const Scenario *cli_variant(const Cli *cli, const Scenario *scenario, const char *text, int64_t *variant, int *status) {
  *status = EXIT_USAGE;
  if (!cli_number(text, 0, scenario->variant_count - 1, variant)) {
    fprintf(stderr, "overturn: --variant takes a whole number from 0 to %d\n", scenario->variant_count - 1);
    return NULL;
  }
  *status = EXIT_FOUND;
  const Scenario *found = scenario_variant(cli->arena, scenario, (int)*variant);
  if (!found) fprintf(stderr, "overturn: variant %lld has errors; `overturn check` tells them\n", (long long)*variant);
  return found;
}

bool cli_write_journal(const Cli *cli, const Scenario *scenario, Str assets_hash, Str attempt, const Action *actions, int count, const char *path) {
  JournalHead head = {.format = JOURNAL_FORMAT,
                      .engine = ENGINE_REVISION,
                      .scenario = scenario->id,
                      .scenario_hash = scenario->hash,
                      .assets_hash = assets_hash,
                      .seed = scenario_seed(scenario),
                      .attempt = attempt};
  Buf out = buf_new(cli->arena);
  journal_print_head(&head, &out);
  for (int i = 0; i < count; i++) {
    Entry entry = {.kind = ENTRY_ACTION, .action = actions[i]};
    journal_print_entry(scenario, &entry, &out);
  }
  if (strcmp(path, "-") == 0) {
    cli_print(stdout, buf_str(&out));
    return true;
  }
  FilesResult result = files_write(cli->arena, str_from(path), buf_str(&out));
  if (result.status != FILES_OK) fprintf(stderr, "overturn: %.*s\n", STR_ARG(result.message));
  return result.status == FILES_OK;
}

void cli_json_key(Buf *out, const char *key) { buf_json_key(out, key); }

void cli_json_day(Buf *out, const char *key, Day day) {
  cli_json_key(out, key);
  if (day == DAY_NONE)
    buf_addz(out, "null");
  else
    buf_json_string(out, day_iso(out->arena, day));
}

void cli_json_names(Buf *out, const char *key, const Str *names, int count) {
  cli_json_key(out, key);
  buf_byte(out, '[');
  for (int i = 0; i < count; i++) {
    if (i) buf_byte(out, ',');
    buf_json_string(out, names[i]);
  }
  buf_byte(out, ']');
}

bool cli_write_page(const Cli *cli, const char *path, Str page) {
  FilesResult written = files_write_private(cli->arena, str_from(path), page);
  if (written.status != FILES_OK) fprintf(stderr, "overturn: %.*s\n", STR_ARG(written.message));
  return written.status == FILES_OK;
}
