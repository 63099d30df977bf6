/* Shifts, for the commands that take one in place of a scenario: reading it and its cases, and its journals. */
#include <string.h>

#include "cli/cli.h"

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

ShiftSession *cli_read_shift_session(const Cli *cli, const Shift *shift, const char *path) {
  Str text = STR("");
  if (path && !cli_read_file(cli, path, &text)) return NULL;
  Diags diags = diags_new(cli->arena, path ? cli_shown(path) : STR("journal"), text);
  ShiftSession *session = shift_journal_replay(cli->arena, shift, text, &diags);
  if (diags.count) cli_print_diags(cli, &diags);
  return diags.errors ? NULL : session;
}
