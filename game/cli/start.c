/* Files that a command writes for an author to begin with: what they are called, and that nothing of his is lost. */
#include "cli/cli.h"

Str cli_id_of_path(const Cli *cli, const char *path) {
  Str name = str_from(path);
  for (size_t i = name.length; i > 0; i--)
    if (name.at[i - 1] == '/') {
      name = str_slice(name, i, name.length);
      break;
    }
  if (str_ends(name, STR(".json"))) name.length -= 5;
  Buf id = buf_new(cli->arena);
  for (size_t i = 0; i < name.length && id.length < 64; i++) {
    char c = name.at[i];
    if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
    bool letter = c >= 'a' && c <= 'z', other = (c >= '0' && c <= '9') || c == '_';
    if (letter || (other && id.length))
      buf_byte(&id, c);
    else if (id.length && id.at[id.length - 1] != '-')
      buf_byte(&id, '-');
  }
  while (id.length && id.at[id.length - 1] == '-') id.length--;
  return id.length ? buf_str(&id) : STR("scenario");
}

bool cli_may_write(const Cli *cli, const char *path, bool force) {
  if (!path || force || files_kind(cli->arena, str_from(path)) == FILES_NOTHING) return true;
  fprintf(stderr, "overturn: %s is there already; --force replaces it\n", path);
  return false;
}
