/*
 * overturn push: what is kept of finished attempts, to a record store. Nothing leaves before an address was set up, the secret stands on no command line, and what
 * leaves can be seen before. Statements lie in the outbox of the records from the moment they are made, so that a run that was cut short goes on where it was.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/records.h"
#include "report/push.h"

enum { SECRET_MOST_BYTES = 4096 };

typedef struct Sending {
  const Cli *cli;
  Store *store;
  Str folder;
  StoreStatement *waiting;
  size_t count;
  Push *push;
  StoreResult result; /* of the records */
} Sending;

static Str setting(Sending *s, const char *key) {
  Str value = STR("");
  if (s->result.status == STORE_OK) s->result = store_get(s->store, s->cli->arena, str_from(key), &value);
  return value;
}

static Str secret_path(const Sending *s) { return str_format(s->cli->arena, "%.*s/push-secret", STR_ARG(s->folder)); }

/* ---- what is to be sent ---- */

typedef struct Texts {
  StoreText *texts;
  size_t count;
} Texts;

static const StoreText *text_named(const Texts *texts, Str name) {
  for (size_t i = 0; i < texts->count; i++)
    if (str_equal(texts->texts[i].name, name) || str_ends(name, texts->texts[i].name)) return &texts->texts[i];
  return NULL;
}

static bool read_beside(void *user, Arena *arena, Str relative, Str *text, Str *why) {
  const StoreText *found = text_named(user, relative);
  (void)arena;
  if (found) *text = found->content;
  *why = STR("it is not among the records");
  return found != NULL;
}

/** The reference data that it was played with, or that of this program where the records have none. */
static CliAssets assets_of(const Cli *cli, const Texts *texts, const CliAssets *own) {
  CliAssets assets = *own;
  const StoreText *codes = text_named(texts, STR("codes.json")), *rules = text_named(texts, STR("rules.json"));
  if (!codes || !rules) return assets;
  Diags of_codes = diags_new(cli->arena, STR("codes.json"), codes->content), of_rules = diags_new(cli->arena, STR("rules.json"), rules->content);
  assets.codes = codes_read(cli->arena, codes->content, &of_codes);
  assets.rules = rules_read(cli->arena, rules->content, &of_rules);
  return assets.codes && assets.rules ? assets : *own;
}

static int say_shift(Arena *arena, const StoreAttempt *about, const StoreText *own, Texts *texts, const CliAssets *assets, Str journal,
                     XapiContext *context, const XapiStatement **statements) {
  Diags diags = diags_new(arena, own->name, own->content), *found, of_journal = diags_new(arena, about->attempt, journal);
  int found_count;
  ShiftFiles files = {read_beside, texts, STR("")};
  const Shift *shift = shift_read(arena, own->name, own->content, assets->codes, assets->rules, &files, &diags, &found, &found_count);
  ShiftSession *session = shift ? shift_journal_replay(arena, shift, journal, &of_journal) : NULL;
  if (!session || of_journal.errors) return NONE;
  ShiftAnalysis *analysis = shift_analysis_run(arena, session, (AnalysisLimits){0});
  XapiAttempt attempt = xapi_attempt_of_shift(arena, context, session, report_shift(arena, analysis, session));
  return xapi_statements(arena, context, &attempt, statements);
}

static int say_case(Arena *arena, const StoreAttempt *about, const StoreText *own, const CliAssets *assets, Str journal, XapiContext *context,
                    const XapiStatement **statements) {
  Diags diags = diags_new(arena, own->name, own->content), of_journal = diags_new(arena, about->attempt, journal);
  const Scenario *scenario = scenario_read(arena, own->name, own->content, assets->codes, assets->rules, &diags);
  Session *session = scenario ? journal_replay(arena, scenario, journal, &of_journal) : NULL;
  if (!session || of_journal.errors) return NONE;
  Analysis *analysis = analysis_run(arena, scenario, session, (AnalysisLimits){0});
  XapiAttempt attempt = xapi_attempt(arena, context, session, report_debrief(arena, analysis, session));
  return xapi_statements(arena, context, &attempt, statements);
}

/** Statements of one attempt. @return how many, NONE when it cannot be played again here. */
static int say_attempt(Sending *s, Arena *arena, const StoreAttempt *about, Str account, const CliAssets *installed,
                       const XapiStatement **statements) {
  Texts texts = {NULL, 0};
  Str journal;
  s->result = store_texts(s->store, arena, about->attempt, &texts.texts, &texts.count);
  if (s->result.status == STORE_OK) s->result = store_journal(s->store, arena, about->attempt, &journal);
  const StoreText *own = NULL;
  for (size_t i = 0; i < texts.count; i++)
    if (str_equal(texts.texts[i].hash, about->hash)) own = &texts.texts[i];
  if (s->result.status != STORE_OK || !own) return NONE;
  CliAssets assets = assets_of(s->cli, &texts, installed);
  XapiContext context = {setting(s, "push.base"), account, about->started, about->attempt, about->mode == MODE_ASSESSMENT ? CLI_PASS_MARK : NONE};
  if (shift_is(own->content)) return say_shift(arena, about, own, &texts, &assets, journal, &context, statements);
  return say_case(arena, about, own, &assets, journal, &context, statements);
}

static bool in_outbox(Sending *s, Arena *arena, int64_t **ids, size_t *count) {
  size_t room = 0;
  *ids = NULL;
  *count = 0;
  for (int state = SENDING_WAITS; state <= SENDING_REFUSED && s->result.status == STORE_OK; state++) {
    StoreStatement *statements;
    size_t found;
    s->result = store_outbox(s->store, arena, (StoreSending)state, INT64_MAX, 0, &statements, &found);
    for (size_t i = 0; s->result.status == STORE_OK && i < found; i++)
      if (!*count || (*ids)[*count - 1] != statements[i].attempt) arena_push(arena, *ids, *count, room, statements[i].attempt);
  }
  return s->result.status == STORE_OK;
}

static bool has_id(const int64_t *ids, size_t count, int64_t id) {
  for (size_t i = 0; i < count; i++)
    if (ids[i] == id) return true;
  return false;
}

static Str account_of(const StoreProfile *profiles, size_t count, int64_t id) {
  for (size_t i = 0; i < count; i++)
    if (profiles[i].id == id) return profiles[i].pseudonym;
  return STR("");
}

/** Puts what finished attempts have to say into the outbox, or prints it. @return how many attempts could not be played again. */
static int fill_outbox(Sending *s, const CliAssets *assets, bool preview) {
  Arena *arena = s->cli->arena;
  StoreAttempt *attempts;
  StoreProfile *profiles;
  size_t count = 0, profile_count = 0, known_count = 0;
  int64_t *known = NULL;
  int left_out = 0;
  s->result = store_attempts(s->store, arena, 0, &attempts, &count);
  if (s->result.status == STORE_OK) s->result = store_profiles(s->store, arena, &profiles, &profile_count);
  if (s->result.status != STORE_OK || !in_outbox(s, arena, &known, &known_count)) return 0;
  for (size_t i = 0; i < count && s->result.status == STORE_OK; i++) {
    const StoreAttempt *about = &attempts[i];
    const XapiStatement *said = NULL;
    if (!about->ended.length || about->score == NONE || has_id(known, known_count, about->id)) continue;
    Arena *own = arena_new(0);
    int said_count = say_attempt(s, own, about, account_of(profiles, profile_count, about->profile), assets, &said);
    if (said_count == NONE) {
      fprintf(stderr, "overturn: %.*s cannot be played again here and is left out\n", STR_ARG(about->attempt));
      if (s->result.status == STORE_DAMAGED || s->result.status == STORE_UNKNOWN) s->result = (StoreResult){.status = STORE_OK};
      left_out++;
    }
    StoreStatement *statements = arena_make_many(own, StoreStatement, said_count > 0 ? said_count : 0);
    for (int k = 0; k < said_count; k++) {
      statements[k] = (StoreStatement){.id = said[k].id, .attempt = about->id, .text = said[k].text};
      if (preview) printf("%.*s\n", STR_ARG(said[k].text));
    }
    if (!preview && said_count > 0) s->result = store_post(s->store, statements, (size_t)said_count);
    arena_free(own);
  }
  return left_out;
}

/* ---- sending ---- */

static bool settled(void *user, int from, int to, PushVerdict verdict, Str reason) {
  Sending *s = user;
  for (int i = from; i < to; i++) {
    s->waiting[i].state = verdict == PUSH_TAKEN ? SENDING_SENT : SENDING_REFUSED;
    s->waiting[i].reason = reason;
    s->waiting[i].tries++;
  }
  s->result = store_sent(s->store, &s->waiting[from], (size_t)(to - from));
  return s->result.status == STORE_OK;
}

static PushReply post(void *user, Arena *arena, Str body) { return push_post(((Sending *)user)->push, arena, body); }
static PushReply get(void *user, Arena *arena, Str id) { return push_get(((Sending *)user)->push, arena, id); }

static void wait_for(void *user, int64_t seconds) {
  struct timespec pause = {.tv_sec = (time_t)seconds};
  (void)user;
  fprintf(stderr, "overturn: the record store does not answer now; again in %lld s\n", (long long)seconds);
  (void)nanosleep(&pause, NULL);
}

/** What is left waits until the store wants it. */
static void postpone(Sending *s, const PushResult *result) {
  int64_t until = (int64_t)time(NULL) + result->again_in_s;
  size_t first = (size_t)(result->taken + result->bad);
  for (size_t i = first; i < s->count; i++) {
    s->waiting[i].tries++;
    s->waiting[i].not_before_s = until;
  }
  if (first < s->count) s->result = store_sent(s->store, &s->waiting[first], s->count - first);
}

static int send_all(Sending *s, const PushTarget *target) {
  Arena *arena = s->cli->arena;
  Str why;
  s->push = push_open(arena, target, &why);
  if (!s->push) {
    fprintf(stderr, "overturn: %.*s\n", STR_ARG(why));
    return EXIT_MACHINE;
  }
  XapiStatement *statements = arena_make_many(arena, XapiStatement, s->count);
  for (size_t i = 0; i < s->count; i++) statements[i] = (XapiStatement){s->waiting[i].id, s->waiting[i].text};
  PushPorts ports = {s, post, get, settled, wait_for};
  PushResult result = push_deliver(arena, &ports, statements, (int)s->count);
  push_close(s->push);
  if (result.end == PUSH_LATER) postpone(s, &result);
  printf("%d sent, %d refused, %d wait\n", result.taken, result.bad, (int)s->count - result.taken - result.bad);
  for (size_t i = 0; i < s->count; i++)
    if (s->waiting[i].state == SENDING_REFUSED)
      fprintf(stderr, "overturn: refused: %.*s: %.*s\n", STR_ARG(s->waiting[i].id), STR_ARG(s->waiting[i].reason));
  if (result.end != PUSH_DONE) fprintf(stderr, "overturn: %.*s\n", STR_ARG(result.why));
  return result.end == PUSH_STOPPED ? EXIT_MACHINE : result.end == PUSH_LATER || result.bad ? EXIT_FOUND : EXIT_DONE;
}

static bool read_secret(const Sending *s, Str *secret) {
  const char *given = getenv("OVERTURN_PUSH_SECRET");
  if (given) *secret = str_from(given);
  if (given) return true;
  FilesResult result = files_read(s->cli->arena, secret_path(s), SECRET_MOST_BYTES, secret);
  *secret = str_trim(*secret);
  if (result.status != FILES_OK) fprintf(stderr, "overturn: %.*s\n", STR_ARG(result.message));
  return result.status == FILES_OK;
}

static int run_push(Sending *s, const CliAssets *assets, bool preview) {
  PushTarget target = {.url = setting(s, "push.url"), .user = setting(s, "push.user"), .ca_file = setting(s, "push.ca")};
  if (!preview && !target.url.length && s->result.status == STORE_OK) {
    fputs("overturn: no record store is set up, so nothing is sent: overturn push --setup URL --user NAME\n", stderr);
    return EXIT_FOUND;
  }
  int left_out = fill_outbox(s, assets, preview);
  int64_t now = preview ? INT64_MAX : (int64_t)time(NULL);
  if (s->result.status == STORE_OK) s->result = store_outbox(s->store, s->cli->arena, SENDING_WAITS, now, 0, &s->waiting, &s->count);
  if (s->result.status != STORE_OK) return EXIT_MACHINE;
  for (size_t i = 0; preview && i < s->count; i++) printf("%.*s\n", STR_ARG(s->waiting[i].text));
  if (preview) return cli_finish(EXIT_DONE);
  if (!read_secret(s, &target.secret)) return EXIT_MACHINE;
  int status = send_all(s, &target);
  return cli_finish(status == EXIT_DONE && left_out ? EXIT_FOUND : status);
}

/* ---- setting up ---- */

enum { PUSH_OPTION_DATA, PUSH_OPTION_SETUP, PUSH_OPTION_USER, PUSH_OPTION_CA, PUSH_OPTION_BASE, PUSH_OPTION_PREVIEW };
static const CliOption push_options[] = {
    {"--data-dir", "DIR", "where the records lie"},
    {"--setup", "URL", "the record store's address; its secret comes from OVERTURN_PUSH_SECRET or standard input"},
    {"--user", "NAME", "setup: the user there"},
    {"--ca-file", "FILE", "setup: certificates of an authority of one's own"},
    {"--base", "IRI", "setup: what the ids of activities begin with"},
    {"--preview", NULL, "prints what would be sent, and sends nothing"},
    {NULL, NULL, NULL},
};

static int set_up(Sending *s, const CliArguments *given) {
  Arena *arena = s->cli->arena;
  Str url = str_from(given->values[PUSH_OPTION_SETUP]), secret;
  const char *wrong = push_wrong_url(url), *from = getenv("OVERTURN_PUSH_SECRET"), *ca = given->values[PUSH_OPTION_CA];
  if (wrong || !given->values[PUSH_OPTION_USER]) {
    fprintf(stderr, "overturn: %s\n", wrong ? wrong : "--user is missing");
    return EXIT_USAGE;
  }
  FilesResult read = {.status = FILES_OK};
  if (from)
    secret = str_from(from);
  else
    read = files_read_input(arena, SECRET_MOST_BYTES, &secret);
  if (read.status == FILES_OK) read = files_write_private(arena, secret_path(s), str_trim(secret));
  if (read.status != FILES_OK) {
    fprintf(stderr, "overturn: %.*s\n", STR_ARG(read.message));
    return EXIT_MACHINE;
  }
  const char *base = given->values[PUSH_OPTION_BASE];
  const Str pairs[][2] = {{STR_INIT("push.url"), url},
                          {STR_INIT("push.user"), str_from(given->values[PUSH_OPTION_USER])},
                          {STR_INIT("push.ca"), ca ? files_absolute(arena, str_from(ca)) : STR("")},
                          {STR_INIT("push.base"), base ? str_from(base) : STR("")}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs && s->result.status == STORE_OK; i++) s->result = store_set(s->store, pairs[i][0], pairs[i][1]);
  return s->result.status == STORE_OK ? EXIT_DONE : EXIT_MACHINE;
}

int cli_push(const Cli *cli, int argc, char **argv) {
  CliArguments given;
  CliAssets assets;
  int status;
  if (!cli_read(cli, argc, argv, "push [--preview | --setup URL --user NAME]", push_options, 0, 0, &given, &status)) return status;
  if (!cli_read_assets(cli, &assets)) return EXIT_MACHINE;
  const char *folder = given.values[PUSH_OPTION_DATA];
  Sending s = {.cli = cli, .folder = folder ? str_from(folder) : cli->own, .store = cli_open_records(cli, folder, false)};
  if (!s.store) return EXIT_MACHINE;
  status = given.values[PUSH_OPTION_SETUP] ? set_up(&s, &given) : run_push(&s, &assets, given.values[PUSH_OPTION_PREVIEW] != NULL);
  if (s.result.status != STORE_OK) fprintf(stderr, "overturn: %.*s\n", STR_ARG(s.result.message));
  store_close(s.store);
  return status;
}
