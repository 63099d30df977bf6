/* overturn verify and overturn merge: what is kept is played again before it is believed. */
#include <string.h>

#include "cli/again.h"

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

static bool same_outcome(const StoreOutcome *a, const StoreOutcome *b) {
  return a->finished == b->finished && a->score == b->score && memcmp(a->axis, b->axis, sizeof a->axis) == 0 && a->points == b->points &&
         a->par == b->par && a->recovered_cents == b->recovered_cents && a->best_cents == b->best_cents && a->days == b->days &&
         a->seconds == b->seconds && str_equal(a->violations, b->violations);
}

static bool same_decision(const StoreDecision *a, const StoreDecision *b) {
  return a->number == b->number && str_equal(a->item, b->item) && str_equal(a->answer, b->answer) && a->scored == b->scored &&
         a->earned == b->earned && a->most == b->most && a->cost == b->cost && a->own == b->own && a->own_cents == b->own_cents &&
         a->grade == b->grade;
}

/** What is wrong with the result that is kept, empty when it is what the journal comes to. */
static Str compare(Verified *verified, const CliAgain *again) {
  Arena *arena = verified->cli->arena;
  StoreOutcome kept;
  StoreDecision *decisions;
  size_t count;
  if (store_result_of(verified->store, arena, again->about->id, &kept).status != STORE_OK) return STR("");
  if (!again->over) return STR("A result is kept of it, and it is not over.");
  if (!same_outcome(&kept, &again->kept.outcome))
    return str_format(arena, "Its result is not what its journal comes to: %d is kept, %d was worked out.", kept.score, again->kept.outcome.score);
  if (store_decisions(verified->store, arena, again->about->id, &decisions, &count).status != STORE_OK) return STR("Its decisions cannot be read.");
  bool same = count == again->kept.count;
  for (size_t i = 0; same && i < count; i++) same = same_decision(&decisions[i], &again->kept.decisions[i]);
  return same ? STR("") : STR("The decisions kept of it are not those of its journal.");
}

/** What the list says of an attempt must be what its journal's head says. */
static Str compare_head(Verified *verified, const StoreAttempt *about) {
  Str text, line, rest;
  JournalHead head;
  if (store_journal(verified->store, verified->cli->arena, about->attempt, &text).status != STORE_OK) return STR("");
  (void)str_cut(text, '\n', &line, &rest);
  bool same = journal_read_head(verified->cli->arena, line, &head) && str_equal(head.attempt, about->attempt) &&
              str_equal(head.scenario, about->lesson) && str_equal(head.scenario_hash, about->hash) && head.mode == about->mode &&
              str_equal(head.parent, about->parent) && head.position == about->position;
  return same ? STR("") : STR("Its row in the list is not what its journal's first line says.");
}

static void verify_one(void *user, const CliAgain *again) {
  Verified *verified = user;
  Str fault = again->fault;
  verified->played++;
  if (!fault.length) fault = compare_head(verified, again->about);
  if (!fault.length) fault = compare(verified, again);
  if (fault.length)
    say_fault(verified, again->about->attempt, fault);
  else
    verified->same++;
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
  Buf out = buf_new(cli->arena);
  buf_format(&out, "%d attempt%s played again, %d as kept, %d fault%s\n", verified.played, verified.played == 1 ? "" : "s", verified.same,
             verified.faults, verified.faults == 1 ? "" : "s");
  cli_print(stdout, buf_str(&out));
  return cli_finish(verified.faults ? EXIT_FOUND : EXIT_DONE);
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
  cli_print(stdout, str_format(cli->arena, "%s: %s\n", path, proofs[proof]));
  return cli_finish(proof == PROOF_NONE ? EXIT_FOUND : EXIT_DONE);
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

static bool wants_result(void *user, const StoreAttempt *about) {
  Verified *verified = user;
  StoreOutcome kept;
  return store_result_of(verified->store, verified->cli->arena, about->id, &kept).status != STORE_OK;
}

static void keep_result(void *user, const CliAgain *again) {
  Verified *verified = user;
  if (again->fault.length) say_fault(verified, again->about->attempt, again->fault);
  if (again->fault.length || !again->over) return;
  StoreResult result = store_result(verified->store, again->about->attempt, &again->kept.outcome, again->kept.decisions, again->kept.count);
  if (result.status != STORE_OK) say_fault(verified, again->about->attempt, result.message);
  verified->played++;
}

static bool merge_file(Verified *verified, const char *path, Str key) {
  Arena *arena = verified->cli->arena;
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
  cli_print(stdout, str_format(arena, "%s: %zu new, %zu longer, %zu known, %zu refused; %zu reviews\n", path, merged.attempts, merged.longer,
                               merged.known, merged.refused, merged.reviews));
  return true;
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
  CliAgainPorts ports = {.user = &verified, .wants = wants_result, .told = keep_result};
  StoreResult result = cli_play_again(cli, verified.store, &ports);
  store_close(verified.store);
  if (!well || result.status != STORE_OK) return result.status == STORE_OK ? EXIT_MACHINE : cli_records_failed(result);
  return cli_finish(verified.faults ? EXIT_FOUND : EXIT_DONE);
}
