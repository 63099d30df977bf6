/* overturn import 835: a remittance as a payer sent it, as the skeleton of a scenario that names nobody. */
#include <string.h>

#include "cli/cli.h"
#include "overturn/era.h"
#include "overturn/hash.h"

typedef enum ImportOption { IMPORT_OUT, IMPORT_FORCE, IMPORT_SEED, IMPORT_CLAIM, IMPORT_REPORT } ImportOption;
static const CliOption import_options[] = {
    {"-o", "FILE", "the scenario to write; standard output unless said"},
    {"--force", NULL, "replaces the files that are there"},
    {"--seed", "N", "which names, numbers, factor and shift are drawn; from the file itself unless said"},
    {"--claim", "N", "which claim it is about, counted as they come in the file; the first denied one unless said"},
    {"--report", "FILE", "writes what was replaced by what, for your own eyes: it names patients"},
    {NULL, NULL, NULL},
};

static const char usage[] = "import 835 FILE [-o FILE] [--seed N] [--claim N] [--report FILE]";

static bool read_file(const Cli *cli, const char *path, Str *text) {
  FilesResult result =
      strcmp(path, "-") == 0 ? files_read_input(cli->arena, ERA_MOST_BYTES, text) : files_read(cli->arena, str_from(path), ERA_MOST_BYTES, text);
  if (result.status == FILES_OK) return true;
  if (result.status == FILES_TOO_LARGE)
    fprintf(stderr, "overturn: %.*s: this is larger than 8 MiB, the most that is read. Cut it at a transaction (ST to SE)\n",
            STR_ARG(cli_shown(path)));
  else
    fprintf(stderr, "overturn: %.*s\n", STR_ARG(result.message));
  return false;
}

static bool read_number(const char *option, const char *given, int64_t least, int64_t most, int64_t *number) {
  if (!given) return true;
  if (str_to_int(str_from(given), number) && *number >= least && *number <= most) return true;
  fprintf(stderr, "overturn: %s takes a whole number from %lld\n", option, (long long)least);
  return false;
}

static bool write_report(const Cli *cli, const char *path, const Skeleton *skeleton) {
  Buf out = buf_new(cli->arena);
  buf_addz(&out, "kind\twas\tis\n");
  for (size_t i = 0; i < skeleton->replacement_count; i++) {
    const Replacement *one = &skeleton->replacements[i];
    Str now = one->now.length ? one->now : STR("(left out)");
    buf_format(&out, "%s\t%.*s\t%.*s\n", one->kind, STR_ARG(one->old), STR_ARG(now));
  }
  FilesResult result = files_write_private(cli->arena, str_from(path), buf_str(&out));
  if (result.status != FILES_OK) fprintf(stderr, "overturn: %.*s\n", STR_ARG(result.message));
  return result.status == FILES_OK;
}

/* Kinds with their counts. The list is sorted by kind; what was left out stands apart. */
static void print_kinds(const Skeleton *skeleton, bool left_out) {
  const char *comma = left_out ? "left out:" : "replaced:";
  bool any = false;
  for (size_t i = 0; i < skeleton->replacement_count;) {
    const char *kind = skeleton->replacements[i].kind;
    int count = 0;
    for (; i < skeleton->replacement_count && strcmp(skeleton->replacements[i].kind, kind) == 0; i++)
      count += !skeleton->replacements[i].now.length == left_out;
    if (!count) continue;
    fprintf(stderr, "%s %s %d", comma, kind, count);
    comma = ",";
    any = true;
  }
  if (any) fputc('\n', stderr);
}

static void print_summary(const Skeleton *skeleton) {
  fprintf(stderr, "claim %d of %d, payments %d of %d\n", skeleton->claim, skeleton->claim_count, skeleton->remit_count, skeleton->era_count);
  print_kinds(skeleton, false);
  print_kinds(skeleton, true);
  fputs("kept: procedure, revenue and adjustment codes, remarks, groups, statuses, units\n", stderr);
  for (size_t i = 0; i < skeleton->note_count; i++) fprintf(stderr, "note: %.*s\n", STR_ARG(skeleton->notes[i]));
}

/* What `overturn check` would say; codes that this program does not know, say, are for the author to settle. */
static bool check(const Cli *cli, const CliAssets *assets, const Skeleton *skeleton, const char *shown) {
  Diags diags = diags_new(cli->arena, str_from(shown), skeleton->text);
  (void)scenario_check(cli->arena, diags.file, skeleton->text, assets->codes, assets->rules, &diags);
  if (diags.errors) cli_print_diags(cli, &diags);
  return diags.errors == 0;
}

static int import(const Cli *cli, const CliArguments *given, const SkeletonOptions *options, const CliAssets *assets) {
  const char *path = given->words[1], *out = given->values[IMPORT_OUT];
  SkeletonOptions chosen = *options;
  Str text, why;
  if (!read_file(cli, path, &text)) return EXIT_FOUND;
  Diags diags = diags_new(cli->arena, cli_shown(path), text);
  const EraFile *file = era_read(cli->arena, diags.file, text, &diags);
  if (diags.count) cli_print_diags(cli, &diags);
  if (!file) return EXIT_FOUND;
  if (!given->values[IMPORT_SEED]) chosen.seed = hash64(text.at, text.length, 0);
  Skeleton skeleton;
  if (!era_skeleton(cli->arena, file, &chosen, &skeleton, &why)) {
    fprintf(stderr, "overturn: %.*s: %.*s\n", STR_ARG(diags.file), STR_ARG(why));
    return EXIT_FOUND;
  }
  if (given->values[IMPORT_REPORT] && !write_report(cli, given->values[IMPORT_REPORT], &skeleton)) return EXIT_MACHINE;
  print_summary(&skeleton);
  if (!out) {
    cli_print(stdout, skeleton.text);
    return cli_finish(check(cli, assets, &skeleton, "skeleton") ? EXIT_DONE : EXIT_FOUND);
  }
  FilesResult result = files_write(cli->arena, str_from(out), skeleton.text);
  if (result.status != FILES_OK) {
    fprintf(stderr, "overturn: %.*s\n", STR_ARG(result.message));
    return EXIT_MACHINE;
  }
  bool clean = check(cli, assets, &skeleton, out);
  fprintf(stderr, "%s is written. Every WRITE in it is a place for you; beside it: overturn check --watch %s\n", out, out);
  return cli_finish(clean ? EXIT_DONE : EXIT_FOUND);
}

int cli_import(const Cli *cli, int argc, char **argv) {
  CliArguments given;
  CliAssets assets;
  int status;
  int64_t seed = 0, claim = 0;
  if (!cli_read(cli, argc, argv, usage, import_options, 2, 2, &given, &status)) return status;
  if (strcmp(given.words[0], "835") != 0) {
    fprintf(stderr, "overturn: what can be imported is 835, a remittance; not %s\nusage: overturn %s\n", given.words[0], usage);
    return EXIT_USAGE;
  }
  if (!read_number("--seed", given.values[IMPORT_SEED], 0, INT64_MAX, &seed) ||
      !read_number("--claim", given.values[IMPORT_CLAIM], 1, ERA_MOST_CLAIMS, &claim))
    return EXIT_USAGE;
  bool force = given.values[IMPORT_FORCE] != NULL;
  if (!cli_may_write(cli, given.values[IMPORT_OUT], force) || !cli_may_write(cli, given.values[IMPORT_REPORT], force)) return EXIT_FOUND;
  if (!cli_read_assets(cli, &assets)) return EXIT_MACHINE;
  SkeletonOptions options = {.id = given.values[IMPORT_OUT] ? cli_id_of_path(cli, given.values[IMPORT_OUT]) : STR("imported"),
                             .seed = (uint64_t)seed,
                             .claim = (int)claim,
                             .codes = assets.codes};
  return import(cli, &given, &options, &assets);
}
