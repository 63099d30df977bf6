/* overturn roster: who stands behind a pseudonym. Names lie in these records alone; what is exported says them only where it is asked to. */
#include "cli/records.h"
#include "report/csv.h"

enum { ROSTER_MOST_FILE_BYTES = 16 << 20 };

typedef enum RosterOption { ROSTER_DATA, ROSTER_OTHERS, ROSTER_CLEAR } RosterOption;
static const CliOption roster_options[] = {
    {"--data-dir", "DIR", "where the records lie"},
    {"--others", NULL, "leaves out columns that a roster does not have"},
    {"--clear", NULL, "forgets the names and student ids of the roster; attempts stay"},
    {NULL, NULL, NULL},
};

static void say_at(const char *path, Str text, size_t at, Str message) {
  LineColumn place = diags_place(text, (uint32_t)at);
  fprintf(stderr, "overturn: %s:%u:%u: %.*s\n", path, place.line, place.column, STR_ARG(message));
}

static int print_roster(const Cli *cli, Store *store) {
  StorePerson *people;
  size_t count;
  StoreResult result = store_roster(store, cli->arena, &people, &count);
  if (result.status != STORE_OK) return cli_records_failed(result);
  RosterPerson *rows = arena_make_many(cli->arena, RosterPerson, count);
  for (size_t i = 0; i < count; i++) rows[i] = (RosterPerson){people[i].name, people[i].student_id, people[i].pseudonym, 0};
  Buf out = buf_new(cli->arena);
  roster_print(rows, count, &out);
  cli_print(stdout, buf_str(&out));
  return cli_finish(EXIT_DONE);
}

static int take_in(const Cli *cli, Store *store, const char *path, Str text, const Roster *roster) {
  StorePerson *people = arena_make_many(cli->arena, StorePerson, roster->count);
  StoreEnrolled enrolled;
  for (size_t i = 0; i < roster->count; i++)
    people[i] = (StorePerson){roster->people[i].name, roster->people[i].student_id, roster->people[i].pseudonym};
  StoreResult result = store_enroll(store, people, roster->count, &enrolled);
  if (result.status == STORE_UNKNOWN && enrolled.taken < roster->count) {
    say_at(path, text, roster->people[enrolled.taken].at, result.message);
    return EXIT_FOUND;
  }
  if (result.status != STORE_OK) return cli_records_failed(result);
  cli_print(stdout, str_format(cli->arena, "%s: %zu new, %zu changed, %zu as they were\n", path, enrolled.added, enrolled.changed, enrolled.same));
  return cli_finish(EXIT_DONE);
}

static int read_roster(const Cli *cli, const CliArguments *arguments) {
  const char *path = arguments->words[0];
  Str text;
  FilesResult read = files_read(cli->arena, str_from(path), ROSTER_MOST_FILE_BYTES, &text);
  if (read.status != FILES_OK) {
    fprintf(stderr, "overturn: %.*s\n", STR_ARG(read.message));
    return EXIT_FOUND;
  }
  Roster roster = roster_read(cli->arena, text, arguments->values[ROSTER_OTHERS] != NULL);
  for (size_t i = 0; i < roster.fault_count; i++) say_at(path, text, roster.faults[i].at, roster.faults[i].message);
  if (roster.fault_count) return EXIT_FOUND;
  Store *store = cli_open_records(cli, arguments->values[ROSTER_DATA], false);
  if (!store) return EXIT_MACHINE;
  int status = take_in(cli, store, path, text, &roster);
  store_close(store);
  return status;
}

int cli_roster(const Cli *cli, int argc, char **argv) {
  CliArguments arguments;
  int status;
  if (!cli_read(cli, argc, argv, "roster [FILE.csv | --clear]", roster_options, 0, 1, &arguments, &status)) return status;
  bool clear = arguments.values[ROSTER_CLEAR] != NULL;
  if (arguments.word_count && clear) {
    fputs("overturn: --clear takes no file\n", stderr);
    return EXIT_USAGE;
  }
  if (arguments.word_count) return read_roster(cli, &arguments);
  Store *store = cli_open_records(cli, arguments.values[ROSTER_DATA], !clear);
  if (!store) return EXIT_FOUND;
  status = clear ? cli_records_failed(store_clear_roster(store)) : print_roster(cli, store);
  store_close(store);
  return status;
}
