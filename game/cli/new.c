/* overturn new: a small scenario that can be played at once, for an author to change. The texts lie in assets/new; only id and title are put in. */
#include <string.h>

#include "cli/cli.h"

#define TEMPLATE_MOST_BYTES (256u * 1024)

/* Files of a kind: the first is FILE itself, the others go into a folder beside it that has its id as name. */
typedef struct Kind {
  const char *name, *help;
  const char *cases[4]; /* ends with NULL */
  bool lessons;         /* they are kinds themselves, each with its own name as id */
} Kind;
static const Kind kinds[] = {
    {"denial", "a claim that came back without money", {NULL}, false},
    {"underpayment", "a claim that was paid too little", {NULL}, false},
    {"negotiation", "a price to be agreed on by phone", {NULL}, false},
    {"shift", "three small claims and one working day", {"last-day", "large-and-patient", "nothing-left", NULL}, false},
    {"course", "a drill, a lesson to practise and one to be assessed in", {"denial", "underpayment", NULL}, true},
};
enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

typedef enum NewOption { NEW_KIND, NEW_FORCE } NewOption;
static const CliOption new_options[] = {
    {"--kind", "KIND", "denial, underpayment, negotiation, shift or course"},
    {"--force", NULL, "replaces FILE where it is there"},
    {NULL, NULL, NULL},
};

static const char usage[] = "new --kind denial|underpayment|negotiation|shift|course FILE.json";

static const Kind *find_kind(const char *name) {
  for (int i = 0; i < KIND_COUNT; i++)
    if (name && strcmp(kinds[i].name, name) == 0) return &kinds[i];
  return NULL;
}

/* "my-first-case" as people write it: "My first case". */
static Str title_of(const Cli *cli, Str id) {
  Buf title = buf_new(cli->arena);
  for (size_t i = 0; i < id.length; i++) {
    char c = id.at[i];
    if (c == '-' || c == '_') c = ' ';
    buf_byte(&title, i == 0 && c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
  }
  return buf_str(&title);
}

static Str replace(Arena *arena, Str text, Str part, Str with) {
  Buf out = buf_new(arena);
  for (;;) {
    size_t at = str_find_str(text, part);
    buf_add(&out, str_slice(text, 0, at));
    if (at == text.length) return buf_str(&out);
    buf_add(&out, with);
    text = str_slice(text, at + part.length, text.length);
  }
}

static bool fail(FilesResult result) {
  if (result.status == FILES_OK) return false;
  fprintf(stderr, "overturn: %.*s\n", STR_ARG(result.message));
  return true;
}

/* A template with id and title put in, to its place. */
static bool write_one(const Cli *cli, const char *name, Str id, Str path) {
  Str text;
  if (fail(files_read(cli->arena, str_format(cli->arena, "%.*s/assets/new/%s.json", STR_ARG(cli->data), name), TEMPLATE_MOST_BYTES, &text)))
    return false;
  text = replace(cli->arena, replace(cli->arena, text, STR("template-id"), id), STR("Template title"), title_of(cli, id));
  return !fail(files_write(cli->arena, path, text));
}

static Str folder_of(const Cli *cli, const char *path, Str id) {
  Str whole = str_from(path);
  size_t end = whole.length;
  while (end > 0 && whole.at[end - 1] != '/') end--;
  return str_format(cli->arena, "%.*s%.*s", STR_ARG(str_slice(whole, 0, end)), STR_ARG(id));
}

static int write_all(const Cli *cli, const Kind *kind, const char *path, bool force) {
  Str id = cli_id_of_path(cli, path), folder = folder_of(cli, path, id);
  if (!cli_may_write(cli, path, force)) return EXIT_FOUND;
  Str cases[4];
  for (int i = 0; kind->cases[i]; i++) {
    cases[i] = str_format(cli->arena, "%.*s/%s.json", STR_ARG(folder), kind->cases[i]);
    if (!cli_may_write(cli, str_z(cli->arena, cases[i]), force)) return EXIT_FOUND;
  }
  if (kind->cases[0] && fail(files_make_folder(cli->arena, folder))) return EXIT_MACHINE;
  for (int i = 0; kind->cases[i]; i++) {
    Str template = kind->lessons ? str_from(kind->cases[i]) : str_format(cli->arena, "%s/%s", kind->name, kind->cases[i]);
    if (!write_one(cli, str_z(cli->arena, template), kind->lessons ? str_from(kind->cases[i]) : id, cases[i])) return EXIT_MACHINE;
  }
  if (!write_one(cli, kind->name, id, str_from(path))) return EXIT_MACHINE;
  if (kind->lessons) {
    printf("%s is a course, with its lessons in %.*s/.\nBeside your editor:  overturn check --watch %s\n", path, STR_ARG(folder), path);
    return cli_finish(EXIT_DONE);
  }
  if (kind->cases[0])
    printf("%s is a %s that can be played, with its cases in %.*s/.\n", path, kind->name, STR_ARG(folder));
  else
    printf("%s is %s that can be played.\n", path, kind->help);
  printf("Beside your editor:  overturn check --watch %s\nWhat it proves:      overturn solve %s\nTo play it:          overturn play %s\n", path,
         path, path);
  return cli_finish(EXIT_DONE);
}

int cli_new(const Cli *cli, int argc, char **argv) {
  CliArguments given;
  int status;
  if (!cli_read(cli, argc, argv, usage, new_options, 1, 1, &given, &status)) return status;
  const Kind *kind = find_kind(given.values[NEW_KIND]);
  if (!kind) {
    const char *found = given.values[NEW_KIND];
    fprintf(stderr, "overturn: %s%s\n", found ? "there is no kind " : "--kind says what to write", found ? found : "");
    for (int i = 0; i < KIND_COUNT; i++) fprintf(stderr, "  --kind %-14s %s\n", kinds[i].name, kinds[i].help);
    return EXIT_USAGE;
  }
  if (!str_ends(str_from(given.words[0]), STR(".json"))) {
    fprintf(stderr, "overturn: the name of a scenario ends with .json, as %s.json\n", given.words[0]);
    return EXIT_USAGE;
  }
  if (!cli->data.length) {
    fputs("overturn: the program's own data (assets/) was not found beside it\n", stderr);
    return EXIT_MACHINE;
  }
  return write_all(cli, kind, given.words[0], given.values[NEW_FORCE] != NULL);
}
