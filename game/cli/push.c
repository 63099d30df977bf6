/*
 * overturn push: what is kept of finished attempts, to a record store. Nothing leaves before an address was set up, the secret stands on no command line, and what
 * leaves can be seen before. Statements lie in the outbox of the records from the moment they are made, so that a run that was cut short goes on where it was.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/statements.h"
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

enum { POST_AT_ONCE = 2000, SEND_AT_ONCE = 40 * PUSH_MOST_IN_BATCH };

/** On the way into the outbox, or onto the screen. */
typedef struct Filling {
  Sending *sending;
  bool preview;
  const int64_t *known; /* attempts of which the outbox has everything, by id */
  size_t known_count;
  Arena *arena; /* of what was not posted yet */
  StoreStatement *statements;
  size_t count, room;
  int left_out;
} Filling;

static int by_id(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

static bool wants(void *user, const StoreAttempt *about, const StoreProfile *profile) {
  const Filling *filling = user;
  (void)profile;
  if (!about->ended.length || about->score == NONE) return false;
  return !filling->known_count || !bsearch(&about->id, filling->known, filling->known_count, sizeof *filling->known, by_id);
}

/** What an attempt has to say goes in as a whole: a run that was cut short leaves no half of it behind. */
static void post_all(Filling *filling) {
  Sending *s = filling->sending;
  if (s->result.status == STORE_OK && filling->count) s->result = store_post(s->store, filling->statements, filling->count);
  arena_reset(filling->arena);
  filling->statements = NULL;
  filling->count = filling->room = 0;
}

static void fill(void *user, const CliSaid *said) {
  Filling *filling = user;
  if (said->fault.length) {
    fprintf(stderr, "overturn: %.*s is left out: %.*s\n", STR_ARG(said->about->attempt), STR_ARG(said->fault));
    filling->left_out++;
  }
  for (int i = 0; i < said->count; i++) {
    if (filling->preview) {
      cli_print(stdout, said->statements[i].text);
      fputc('\n', stdout);
      continue;
    }
    StoreStatement statement = {.id = str_copy(filling->arena, said->statements[i].id),
                                .attempt = said->about->id,
                                .text = str_copy(filling->arena, said->statements[i].text)};
    arena_push(filling->arena, filling->statements, filling->count, filling->room, statement);
  }
  if (filling->count >= POST_AT_ONCE) post_all(filling);
}

/** Puts what finished attempts have to say into the outbox, or prints it. @return how many have nothing to say that can be proved. */
static int fill_outbox(Sending *s, bool preview) {
  Filling filling = {.sending = s, .preview = preview};
  int64_t *known;
  s->result = store_posted(s->store, s->cli->arena, &known, &filling.known_count);
  if (s->result.status != STORE_OK) return 0;
  filling.known = known;
  CliSaying saying = {.base = setting(s, "push.base"), .user = &filling, .wants = wants, .said = fill};
  if (s->result.status != STORE_OK) return 0;
  filling.arena = arena_new(0);
  StoreResult result = cli_say_attempts(s->cli, s->store, &saying);
  if (s->result.status == STORE_OK) s->result = result;
  post_all(&filling);
  arena_free(filling.arena);
  return filling.left_out;
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

/** Some of what waits, in the order in which it was put in. @return false when there is nothing more to do. */
static bool send_some(Sending *s, Arena *arena, int64_t now, PushResult *sent) {
  s->result = store_outbox(s->store, arena, SENDING_WAITS, now, SEND_AT_ONCE, &s->waiting, &s->count);
  if (s->result.status != STORE_OK || !s->count) return false;
  XapiStatement *statements = arena_make_many(arena, XapiStatement, s->count);
  for (size_t i = 0; i < s->count; i++) statements[i] = (XapiStatement){s->waiting[i].id, s->waiting[i].text};
  PushPorts ports = {s, post, get, settled, wait_for};
  PushResult result = push_deliver(arena, &ports, statements, (int)s->count);
  *sent = (PushResult){result.end, sent->taken + result.taken, sent->bad + result.bad, result.again_in_s, str_copy(s->cli->arena, result.why)};
  for (size_t i = 0; i < s->count; i++)
    if (s->waiting[i].state == SENDING_REFUSED)
      fprintf(stderr, "overturn: refused: %.*s: %.*s\n", STR_ARG(s->waiting[i].id), STR_ARG(s->waiting[i].reason));
  return result.end == PUSH_DONE;
}

/** Says what came of it, and what still waits and until when. */
static int say_sent(Sending *s, const PushResult *sent, int64_t now) {
  int64_t waiting = 0, until = 0;
  if (s->result.status == STORE_OK) s->result = store_waiting(s->store, &waiting, &until);
  printf("%d sent, %d refused, %lld wait\n", sent->taken, sent->bad, (long long)waiting);
  if (sent->end != PUSH_DONE) fprintf(stderr, "overturn: %.*s\n", STR_ARG(sent->why));
  if (waiting && until > now) fprintf(stderr, "overturn: what waits can be sent in %lld s\n", (long long)(until - now));
  if (s->result.status != STORE_OK || sent->end == PUSH_STOPPED) return EXIT_MACHINE;
  return sent->bad || waiting ? EXIT_FOUND : EXIT_DONE;
}

static int send_all(Sending *s, const PushTarget *target) {
  int64_t now = (int64_t)time(NULL);
  PushResult sent = {.end = PUSH_DONE};
  Str why;
  s->push = push_open(s->cli->arena, target, &why);
  if (!s->push) {
    fprintf(stderr, "overturn: %.*s\n", STR_ARG(why));
    return EXIT_MACHINE;
  }
  Arena *arena = arena_new(0);
  while (send_some(s, arena, now, &sent)) arena_reset(arena);
  arena_free(arena);
  push_close(s->push);
  now = (int64_t)time(NULL);
  if (sent.end == PUSH_LATER && s->result.status == STORE_OK) s->result = store_postpone(s->store, now + sent.again_in_s);
  return say_sent(s, &sent, now);
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

static int run_push(Sending *s, bool preview) {
  PushTarget target = {.url = setting(s, "push.url"), .user = setting(s, "push.user"), .ca_file = setting(s, "push.ca")};
  if (!preview && !target.url.length && s->result.status == STORE_OK) {
    fputs("overturn: no record store is set up, so nothing is sent: overturn push --setup URL --user NAME\n", stderr);
    return EXIT_FOUND;
  }
  int left_out = fill_outbox(s, preview);
  if (preview && s->result.status == STORE_OK) s->result = store_outbox(s->store, s->cli->arena, SENDING_WAITS, INT64_MAX, 0, &s->waiting, &s->count);
  if (s->result.status != STORE_OK) return EXIT_MACHINE;
  for (size_t i = 0; preview && i < s->count; i++) printf("%.*s\n", STR_ARG(s->waiting[i].text));
  if (preview) return cli_finish(left_out ? EXIT_FOUND : EXIT_DONE);
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
  int status;
  if (!cli_read(cli, argc, argv, "push [--preview | --setup URL --user NAME]", push_options, 0, 0, &given, &status)) return status;
  const char *folder = given.values[PUSH_OPTION_DATA];
  Sending s = {.cli = cli, .folder = folder ? str_from(folder) : cli->own, .store = cli_open_records(cli, folder, false)};
  if (!s.store) return EXIT_MACHINE;
  status = given.values[PUSH_OPTION_SETUP] ? set_up(&s, &given) : run_push(&s, given.values[PUSH_OPTION_PREVIEW] != NULL);
  if (s.result.status != STORE_OK) fprintf(stderr, "overturn: %.*s\n", STR_ARG(s.result.message));
  store_close(s.store);
  return status;
}
