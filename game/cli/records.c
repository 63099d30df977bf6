/* overturn records: what is kept of whoever learns here. Everything of it can be seen, taken along and deleted. */
#include <string.h>

#include "cli/records.h"
#include "overturn/hash.h"

enum { KEY_MOST_BYTES = 4096 };

Store *cli_open_records(const Cli *cli, const char *folder, bool read) {
  Store *store;
  Str notice, own = folder ? str_from(folder) : cli->own;
  cli_take_over(cli, own);
  StoreResult result = store_open_records(cli->arena, (StoreOpen){.folder = own, .read = read}, &store, &notice);
  if (notice.length) fprintf(stderr, "overturn: %.*s\n", STR_ARG(notice));
  if (result.status != STORE_OK)
    fprintf(stderr, "overturn: %.*s%s%.*s\n", STR_ARG(own), own.length ? "/" STORE_FILE ": " : "", STR_ARG(result.message));
  return store;
}

int cli_records_failed(StoreResult result) {
  if (result.status == STORE_OK) return EXIT_DONE;
  fprintf(stderr, "overturn: %.*s\n", STR_ARG(result.message));
  return result.status == STORE_UNKNOWN || result.status == STORE_DAMAGED ? EXIT_FOUND : EXIT_MACHINE;
}

const StoreText *cli_lesson_texts(const Cli *cli, const CliLesson *lesson, const char *path, const CliAssets *assets, size_t *count) {
  Arena *arena = cli->arena;
  const Shift *shift = lesson->shift;
  const char *slash = strrchr(path, '/');
  Str file = str_from(slash ? slash + 1 : path), whole = shift ? shift->text : lesson->scenario->text;
  StoreText *texts = arena_make_many(arena, StoreText, 3 + (shift ? shift->case_count : 0));
  *count = 0;
  texts[(*count)++] = (StoreText){sha256_hex(arena, whole), file, whole};
  for (int i = 0; shift && i < shift->case_count; i++)
    texts[(*count)++] = (StoreText){shift->cases[i].scenario->hash, shift->cases[i].file, shift->cases[i].scenario->text};
  for (int i = 0; i < 2; i++) texts[(*count)++] = (StoreText){sha256_hex(arena, assets->texts[i]), str_from(cli_asset_names[i]), assets->texts[i]};
  return texts;
}

StoreAttempt cli_attempt_of(const JournalHead *head, Str title, Str file, Str started) {
  return (StoreAttempt){.attempt = head->attempt,
                        .lesson = head->scenario,
                        .title = title,
                        .file = file,
                        .hash = head->scenario_hash,
                        .mode = head->mode,
                        .parent = head->parent,
                        .position = head->position,
                        .started = started};
}

bool cli_read_key(const Cli *cli, const char *path, Str *key) {
  *key = STR("");
  if (!path) return true;
  FilesResult result = files_read(cli->arena, str_from(path), KEY_MOST_BYTES, key);
  *key = str_trim(*key);
  if (result.status == FILES_OK && key->length) return true;
  if (result.status == FILES_OK) result.message = str_format(cli->arena, "%s: a course key was expected, the file is empty", path);
  fprintf(stderr, "overturn: %.*s\n", STR_ARG(result.message));
  return false;
}

/* ---- what is there ---- */

typedef enum RecordsOption { RECORDS_DATA, RECORDS_JSON, RECORDS_OUT, RECORDS_KEY, RECORDS_NAMES, RECORDS_TRAINEE, RECORDS_YES } RecordsOption;
static const CliOption records_options[] = {
    {"--data-dir", "DIR", "where the records lie"},
    {"--json", NULL, "list: one JSON object an attempt"},
    {"-o", "FILE", "bundle: the file to write"},
    {"--key", "FILE", "bundle: the course key, which proves who made it"},
    {"--names", NULL, "bundle: with name and student id; else the pseudonym alone"},
    {"--trainee", "PSEUDONYM", "bundle: of another whose attempts were merged, to send answers back"},
    {"--yes", NULL, "forget: do it"},
    {NULL, NULL, NULL},
};
#define RECORDS_USAGE "records [list | journal [ATTEMPT] | name NAME [STUDENT-ID] | bundle -o FILE | forget --yes]"

static void put_attempt(const StoreAttempt *about, bool json, Buf *out) {
  if (!json) {
    buf_format(out, "%.*s  %.*s  %s  ", STR_ARG(about->attempt), STR_ARG(about->started), mode_words[about->mode]);
    if (about->score != NONE) buf_format(out, "%d points, ", about->score);
    buf_format(out, "%d lines%s\n", (int)about->actions, about->ended.length ? "" : ", left");
    return;
  }
  buf_byte(out, '{');
  const Str pairs[][2] = {
      {STR_INIT("attempt"), about->attempt}, {STR_INIT("lesson"), about->lesson},   {STR_INIT("title"), about->title},
      {STR_INIT("file"), about->file},       {STR_INIT("hash"), about->hash},       {STR_INIT("mode"), str_from(mode_words[about->mode])},
      {STR_INIT("parent"), about->parent},   {STR_INIT("started"), about->started}, {STR_INIT("ended"), about->ended}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    cli_json_key(out, pairs[i][0].at);
    buf_json_string(out, pairs[i][1]);
  }
  buf_format(out, ",\"lines\":%d,\"score\":", (int)about->actions);
  if (about->score == NONE)
    buf_addz(out, "null}\n");
  else
    buf_format(out, "%d}\n", about->score);
}

/** What stays of assessments that were deleted. */
static StoreResult put_used(const Cli *cli, Store *store, bool json, Buf *out) {
  StoreUsed *used;
  size_t count;
  StoreResult result = store_used(store, cli->arena, 0, &used, &count);
  for (size_t i = 0; result.status == STORE_OK && !json && i < count; i++)
    buf_format(out, "deleted: an assessment of %.*s, used on %.*s\n", STR_ARG(used[i].lesson), STR_ARG(used[i].day));
  return result;
}

static int list(const Cli *cli, Store *store, bool json) {
  StoreProfile me;
  StoreAttempt *attempts;
  size_t count = 0;
  StoreResult result = store_me(store, cli->arena, &me);
  if (result.status == STORE_OK) result = store_attempts(store, cli->arena, 0, &attempts, &count);
  Buf out = buf_new(cli->arena);
  if (!json && result.status == STORE_OK) {
    buf_format(&out, "Kept under the pseudonym %.*s", STR_ARG(me.pseudonym));
    if (me.name.length) buf_format(&out, ", for %.*s", STR_ARG(me.name));
    if (me.student_id.length) buf_format(&out, " (%.*s)", STR_ARG(me.student_id));
    buf_format(&out, ": %zu attempt%s\n", count, count == 1 ? "" : "s");
  }
  for (size_t i = 0; i < count; i++) put_attempt(&attempts[i], json, &out);
  if (result.status == STORE_OK) result = put_used(cli, store, json, &out);
  cli_print(stdout, buf_str(&out));
  return cli_finish(cli_records_failed(result));
}

static int print_journal(const Cli *cli, Store *store, const char *attempt) {
  StoreAttempt *attempts;
  size_t count = 0;
  Str text;
  StoreResult result = store_attempts(store, cli->arena, 0, &attempts, &count);
  if (result.status != STORE_OK) return cli_records_failed(result);
  if (!attempt && !count) {
    fputs("overturn: there is no attempt yet\n", stderr);
    return EXIT_FOUND;
  }
  result = store_journal(store, cli->arena, attempt ? str_from(attempt) : attempts[count - 1].attempt, &text);
  cli_print(stdout, text);
  return cli_finish(cli_records_failed(result));
}

/* ---- what is changed ---- */

/** Who sits here, or another by the pseudonym. */
static StoreResult bundled(const Cli *cli, Store *store, const char *pseudonym, int64_t *id) {
  StoreProfile me, *profiles;
  size_t count;
  StoreResult result = store_me(store, cli->arena, &me);
  *id = me.id;
  if (result.status != STORE_OK || !pseudonym) return result;
  result = store_profiles(store, cli->arena, &profiles, &count);
  *id = 0;
  for (size_t i = 0; result.status == STORE_OK && i < count; i++)
    if (str_is(profiles[i].pseudonym, pseudonym)) *id = profiles[i].id;
  return result;
}

static int write_bundle(const Cli *cli, Store *store, const CliArguments *arguments) {
  int64_t of = 0;
  StoreBundle how = {.names = arguments->values[RECORDS_NAMES] != NULL, .made = cli_wall_clock(cli->arena)};
  Str text;
  const char *path = arguments->values[RECORDS_OUT];
  if (!path) {
    fputs("overturn: bundle needs -o FILE\n", stderr);
    return EXIT_USAGE;
  }
  if (!cli_read_key(cli, arguments->values[RECORDS_KEY], &how.key)) return EXIT_FOUND;
  StoreResult result = bundled(cli, store, arguments->values[RECORDS_TRAINEE], &of);
  if (result.status == STORE_OK) result = store_bundle(store, cli->arena, of, &how, &text);
  if (result.status != STORE_OK) return cli_records_failed(result);
  FilesResult written = files_write_private(cli->arena, str_from(path), text);
  if (written.status == FILES_OK) return EXIT_DONE;
  fprintf(stderr, "overturn: %.*s\n", STR_ARG(written.message));
  return EXIT_MACHINE;
}

static int name_me(const Cli *cli, Store *store, const CliArguments *arguments) {
  StoreProfile me;
  if (arguments->word_count < 2) {
    fputs("overturn: name needs a name\n", stderr);
    return EXIT_USAGE;
  }
  StoreResult result = store_me(store, cli->arena, &me);
  Str student = arguments->word_count > 2 ? str_from(arguments->words[2]) : STR("");
  if (result.status == STORE_OK) result = store_name(store, me.id, str_from(arguments->words[1]), student);
  return cli_records_failed(result);
}

static int forget(const Cli *cli, Store *store, bool sure) {
  StoreProfile me;
  if (!sure) {
    fputs("overturn: this deletes every attempt, score and review kept here, for good. To do it, add --yes\n", stderr);
    return EXIT_USAGE;
  }
  StoreResult result = store_me(store, cli->arena, &me);
  if (result.status == STORE_OK) result = store_forget(store, me.id);
  return cli_records_failed(result);
}

int cli_records(const Cli *cli, int argc, char **argv) {
  CliArguments arguments;
  int status;
  if (!cli_read(cli, argc, argv, RECORDS_USAGE, records_options, 0, 3, &arguments, &status)) return status;
  const char *what = arguments.word_count ? arguments.words[0] : "list";
  static const char *const known[] = {"list", "journal", "name", "bundle", "forget"};
  size_t verb = 0;
  while (verb < 5 && strcmp(known[verb], what) != 0) verb++;
  if (verb == 5) {
    fprintf(stderr, "overturn: records cannot do \"%s\"\nusage: overturn " RECORDS_USAGE "\n", what);
    return EXIT_USAGE;
  }
  Store *store = cli_open_records(cli, arguments.values[RECORDS_DATA], verb < 2);
  if (!store) return EXIT_MACHINE;
  switch (verb) {
  case 0: status = list(cli, store, arguments.values[RECORDS_JSON] != NULL); break;
  case 1: status = print_journal(cli, store, arguments.word_count > 1 ? arguments.words[1] : NULL); break;
  case 2: status = name_me(cli, store, &arguments); break;
  case 3: status = write_bundle(cli, store, &arguments); break;
  default: status = forget(cli, store, arguments.values[RECORDS_YES] != NULL);
  }
  store_close(store);
  return status;
}
