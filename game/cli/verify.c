/* overturn verify and overturn merge: what is kept is played again before it is believed. */
#include "cli/match.h"

enum { BUNDLE_MOST_BYTES = 256 << 20 };

typedef struct Verified {
  const Cli *cli;
  Store *store;
  int played, same, faults;
} Verified;

static void say_fault(Verified *verified, Str attempt, Str message) {
  verified->faults++;
  Buf out = buf_new(verified->cli->arena);
  if (attempt.length) buf_format(&out, "%.*s: ", STR_ARG(attempt));
  buf_format(&out, "%.*s\n", STR_ARG(message));
  cli_print(stdout, buf_str(&out));
}

/* ---- verify ---- */

static bool wants_all(void *user, const StoreAttempt *about) {
  (void)user;
  (void)about;
  return true;
}

static void verify_one(void *user, const CliAgain *again) {
  Verified *verified = user;
  Str fault = again->fault;
  verified->played++;
  if (!fault.length) fault = cli_mismatch(verified->store, again);
  if (fault.length)
    say_fault(verified, again->about->attempt, fault);
  else
    verified->same++;
}

static void say_sum(const Verified *verified, const char *good) {
  cli_print(stdout, str_format(verified->cli->arena, "%d attempt%s played again, %d %s, %d fault%s\n", verified->played,
                               verified->played == 1 ? "" : "s", verified->same, good, verified->faults, verified->faults == 1 ? "" : "s"));
}

static int verify_records(const Cli *cli, const char *folder) {
  Verified verified = {.cli = cli, .store = cli_open_records(cli, folder, true)};
  StoreFault *faults;
  size_t count;
  if (!verified.store) return EXIT_FOUND;
  StoreResult result = store_prove(verified.store, cli->arena, &faults, &count);
  for (size_t i = 0; result.status == STORE_OK && i < count; i++)
    if (!faults[i].attempt.length) say_fault(&verified, STR(""), faults[i].message); /* those of attempts are told when they are played */
  CliAgainPorts ports = {.user = &verified, .wants = wants_all, .told = verify_one};
  if (result.status == STORE_OK) result = cli_play_again(cli, verified.store, &ports);
  store_close(verified.store);
  if (result.status != STORE_OK) return cli_records_failed(result);
  say_sum(&verified, "as kept");
  return cli_finish(verified.faults ? EXIT_FOUND : EXIT_DONE);
}

/** A bundle holds no scores: what can be shown is that every attempt in it can be played on what came with it. */
static void told_of_bundle(void *user, const CliAgain *again) {
  Verified *verified = user;
  Str fault = again->fault.length ? again->fault : cli_late_line(again);
  verified->played++;
  if (fault.length)
    say_fault(verified, again->about->attempt, fault);
  else
    verified->same++;
}

static StoreResult play_bundle(Verified *verified, Str text) {
  Arena *arena = verified->cli->arena;
  StoreMerged merged;
  StoreResult result = store_open_memory(arena, &verified->store);
  if (result.status == STORE_OK) result = store_merge(verified->store, arena, text, STR(""), &merged);
  for (size_t i = 0; result.status == STORE_OK && i < merged.fault_count; i++)
    say_fault(verified, merged.faults[i].attempt, merged.faults[i].message);
  CliAgainPorts ports = {.user = verified, .wants = wants_all, .told = told_of_bundle};
  if (result.status == STORE_OK) result = cli_play_again(verified->cli, verified->store, &ports);
  store_close(verified->store);
  return result;
}

static int verify_bundle(const Cli *cli, const char *path, Str key) {
  static const char *const proofs[] = {"It is not what was written.", "Whole, as far as a sum without a secret can say.",
                                       "Whole, and made with the course key."};
  Verified verified = {.cli = cli};
  StoreFault *faults;
  size_t count;
  Str text;
  FilesResult read = files_read(cli->arena, str_from(path), BUNDLE_MOST_BYTES, &text);
  if (read.status != FILES_OK) {
    fprintf(stderr, "overturn: %.*s\n", STR_ARG(read.message));
    return EXIT_FOUND;
  }
  StoreProof proof = store_bundle_prove(cli->arena, text, key, &faults, &count);
  for (size_t i = 0; i < count; i++) say_fault(&verified, faults[i].attempt, faults[i].message);
  StoreResult result = proof == PROOF_NONE ? (StoreResult){.status = STORE_OK} : play_bundle(&verified, text);
  if (result.status != STORE_OK) return cli_records_failed(result);
  bool keyless = proof == PROOF_CHAIN && key.length;
  cli_print(stdout, str_format(cli->arena, "%s: %s%s\n", path, proofs[proof],
                               keyless ? " It says nothing of a course key, so whose it is cannot be proved." : ""));
  if (proof != PROOF_NONE) say_sum(&verified, "without a fault");
  return cli_finish(proof == PROOF_NONE || keyless || verified.faults ? EXIT_FOUND : EXIT_DONE);
}

typedef enum VerifyOption { VERIFY_DATA, VERIFY_KEY } VerifyOption;
static const CliOption verify_options[] = {
    {"--data-dir", "DIR", "the records to verify"},
    {"--key", "FILE", "the course key of a bundle"},
    {NULL, NULL, NULL},
};

int cli_verify(const Cli *cli, int argc, char **argv) {
  CliArguments arguments;
  int status;
  Str key;
  if (!cli_read(cli, argc, argv, "verify [FOLDER | BUNDLE] [--key FILE]", verify_options, 0, 1, &arguments, &status)) return status;
  if (!cli_read_key(cli, arguments.values[VERIFY_KEY], &key)) return EXIT_FOUND;
  const char *path = arguments.word_count ? arguments.words[0] : NULL;
  bool file = path && files_kind(cli->arena, str_from(path)) == FILES_FILE;
  return file ? verify_bundle(cli, path, key) : verify_records(cli, path ? path : arguments.values[VERIFY_DATA]);
}

/* ---- merge ---- */

static void tell_missing(void *user, const StoreAttempt *about, Str fault) {
  if (fault.length) say_fault(user, about->attempt, fault);
}

static bool merge_read(Verified *verified, Arena *arena, const char *path, Str key) {
  StoreMerged merged;
  Str text;
  FilesResult read = files_read(arena, str_from(path), BUNDLE_MOST_BYTES, &text);
  if (read.status != FILES_OK) {
    say_fault(verified, STR(""), read.message);
    return true;
  }
  StoreResult result = store_merge(verified->store, arena, text, key, &merged);
  for (size_t i = 0; i < merged.fault_count; i++) say_fault(verified, merged.faults[i].attempt, merged.faults[i].message);
  if (result.status != STORE_OK) {
    if (!merged.fault_count) say_fault(verified, str_from(path), result.message);
    return result.status == STORE_DAMAGED || result.status == STORE_UNKNOWN; /* of the bundle; else the machine failed */
  }
  cli_print(stdout, str_format(arena, "%s: %zu new, %zu longer, %zu known, %zu refused; %zu reviews, %zu disputes\n", path, merged.attempts,
                               merged.longer, merged.known, merged.refused, merged.reviews, merged.disputes));
  return true;
}

/** @return false when the machine failed. Of a whole class each bundle is held only while it is taken in. */
static bool merge_file(Verified *verified, const char *path, Str key) {
  Arena *arena = arena_new(0);
  bool well = merge_read(verified, arena, path, key);
  arena_free(arena);
  return well;
}

typedef enum MergeOption { MERGE_DATA, MERGE_KEY } MergeOption;
static const CliOption merge_options[] = {
    {"--data-dir", "DIR", "the records that take them in"},
    {"--key", "FILE", "the course key: a bundle made with another is refused"},
    {NULL, NULL, NULL},
};

int cli_merge(const Cli *cli, int argc, char **argv) {
  CliArguments arguments;
  int status;
  Str key;
  if (!cli_read(cli, argc, argv, "merge BUNDLE... [--data-dir DIR] [--key FILE]", merge_options, 1, argc, &arguments, &status)) return status;
  if (!cli_read_key(cli, arguments.values[MERGE_KEY], &key)) return EXIT_FOUND;
  Verified verified = {.cli = cli, .store = cli_open_records(cli, arguments.values[MERGE_DATA], false)};
  if (!verified.store) return EXIT_MACHINE;
  bool well = true;
  for (int i = 0; well && i < arguments.word_count; i++) well = merge_file(&verified, arguments.words[i], key);
  StoreResult result = cli_work_out_results(cli, verified.store, &verified, tell_missing);
  store_close(verified.store);
  if (!well || result.status != STORE_OK) return result.status == STORE_OK ? EXIT_MACHINE : cli_records_failed(result);
  return cli_finish(verified.faults ? EXIT_FOUND : EXIT_DONE);
}
