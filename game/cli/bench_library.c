/* A library as large as an organization's: copies of the shipped scenarios, each with a title of its own, in a temporary folder. */
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/bench.h"

enum { MOST_SHIPPED = 64, OLD_ENOUGH_S = 3 };

/* The text with a number after its title. */
static Str numbered(Arena *arena, Str text, int number) {
  static const Str key = STR_INIT("title");
  Str title;
  if (!json_peek(text, &key, &title, 1) || title.length < 2) return STR("");
  size_t end = (size_t)(title.at - text.at) + title.length - 1;
  return str_format(arena, "%.*s %04d%.*s", STR_ARG(str_slice(text, 0, end)), number, STR_ARG(str_slice(text, end, text.length)));
}

static int read_shipped(const Cli *cli, Arena *arena, Str texts[MOST_SHIPPED]) {
  FilesEntry *entries;
  size_t found;
  int count = 0;
  Str folder = str_format(arena, "%.*s/scenarios", STR_ARG(cli->data));
  if (files_list(arena, folder, MOST_SHIPPED, &entries, &found).status != FILES_OK) return 0;
  for (size_t i = 0; i < found; i++) {
    if (entries[i].kind != FILES_FILE || !str_ends(entries[i].name, STR(".json"))) continue;
    Str path = str_format(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(entries[i].name));
    if (!cli_is_shift(cli, str_z(arena, path)) && files_read(arena, path, JSON_MOST_BYTES, &texts[count]).status == FILES_OK) count++;
  }
  return count;
}

static bool write_copies(Arena *arena, const BenchLibrary *library, const Str *texts, int count) {
  for (int i = 0; i < BENCH_LIBRARY_FILES; i++) {
    Arena *one = arena_new(0);
    Str path = str_format(one, "%.*s/scenario-%04d.json", STR_ARG(library->scenarios), i + 1);
    FilesResult result = files_write_again(one, path, numbered(one, texts[i % count], i + 1));
    if (result.status != FILES_OK) fprintf(stderr, "overturn: %.*s\n", STR_ARG(result.message));
    bool written = result.status == FILES_OK;
    arena_free(one);
    if (!written) return false;
  }
  (void)arena;
  return true;
}

static bool make_folder(const Cli *cli, BenchLibrary *library) {
  const char *temporary = getenv("TMPDIR");
  Str template = str_format(cli->arena, "%s/overturn-bench-XXXXXX", temporary && temporary[0] ? temporary : "/tmp");
  char *path = arena_make_many(cli->arena, char, template.length + 1);
  memcpy(path, template.at, template.length);
  if (!mkdtemp(path)) return false;
  library->folder = str_from(path);
  library->scenarios = str_format(cli->arena, "%s/scenarios", path);
  return files_make_folder(cli->arena, library->scenarios).status == FILES_OK;
}

bool bench_library_make(Bench *bench, BenchLibrary *library) {
  *library = (BenchLibrary){.folder = STR("")};
  if (!make_folder(bench->cli, library)) {
    fputs("overturn: no temporary folder can be made\n", stderr);
    return false;
  }
  if (bench->chosen) {
    library->scenarios = bench->scenarios;
    return true;
  }
  Arena *arena = arena_new(0);
  Str texts[MOST_SHIPPED];
  int count = read_shipped(bench->cli, arena, texts);
  if (!count) fputs("overturn: there are no shipped scenarios to copy\n", stderr);
  bool made = count && write_copies(arena, library, texts, count);
  arena_free(arena);
  struct timespec left = {.tv_sec = OLD_ENOUGH_S};
  if (made) (void)nanosleep(&left, NULL);
  return made;
}

void bench_remove_files(const Cli *cli, Str folder) {
  enum { MOST = 100000 };
  FilesEntry *entries;
  size_t count;
  Arena *arena = arena_new(0);
  (void)cli;
  if (files_list(arena, folder, MOST, &entries, &count).status == FILES_OK)
    for (size_t i = 0; i < count; i++) (void)unlink(str_format(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(entries[i].name)).at);
  (void)rmdir(str_z(arena, folder));
  arena_free(arena);
}

void bench_library_remove(Bench *bench, const BenchLibrary *library) {
  if (!library->folder.length) return;
  if (!bench->chosen) bench_remove_files(bench->cli, library->scenarios);
  (void)rmdir(str_z(bench->cli->arena, library->folder));
}
