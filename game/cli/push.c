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
  const Course *course; /* whose marks count, NULL */
  XapiStatement *gone;  /* preview: of those that wait by id what comes in its place, or an empty text */
  size_t gone_count, gone_room;
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
  const StoreSaid *known; /* attempts of which the outbox has everything, by id */
  size_t known_count;
  Arena *arena; /* of what was not posted yet */
  StoreStatement *statements;
  size_t count, room;
  StoreSaid *said;
  size_t said_count, said_room;
  int left_out;
} Filling;

static int by_attempt(const void *a, const void *b) {
  int64_t x = ((const StoreSaid *)a)->attempt, y = ((const StoreSaid *)b)->attempt;
  return (x > y) - (x < y);
}

static const StoreSaid *said_before(const Filling *filling, int64_t attempt) {
  StoreSaid asked = {.attempt = attempt};
  return filling->known_count ? bsearch(&asked, filling->known, filling->known_count, sizeof asked, by_attempt) : NULL;
}

/** Those of which nothing was said yet, and those that were graded again since, or have another mark by now. */
static bool wants(void *user, const StoreAttempt *about, const StoreProfile *profile) {
  const Filling *filling = user;
  (void)profile;
  if (!about->ended.length || about->score == NONE) return false;
  const StoreSaid *before = said_before(filling, about->id);
  return !before || !before->known || !str_equal(before->graded, about->graded) || before->mark != cli_mark_of(filling->sending->course, about);
}

/** What an attempt has to say goes in as a whole: a run that was cut short leaves no half of it behind. */
static void post_all(Filling *filling) {
  Sending *s = filling->sending;
  if (s->result.status == STORE_OK && filling->said_count) {
    s->result = store_start(s->store);
    if (s->result.status == STORE_OK) {
      StoreResult result = store_post(s->store, filling->statements, filling->count);
      if (result.status == STORE_OK) result = store_say(s->store, filling->said, filling->said_count);
      s->result = store_finish(s->store, result);
    }
  }
  arena_reset(filling->arena);
  filling->statements = NULL;
  filling->said = NULL;
  filling->count = filling->room = filling->said_count = filling->said_room = 0;
}

static void show(Str text) {
  cli_print(stdout, text);
  fputc('\n', stdout);
}

/** In a preview, of what waits: another comes in its place, or nothing. */
static void note_gone(Sending *s, const XapiAmendment *step) {
  Str text = step->kind == XAPI_REPLACE ? step->statement.text : STR("");
  XapiStatement gone = {str_copy(s->cli->arena, step->instead_of), str_copy(s->cli->arena, text)};
  arena_push(s->cli->arena, s->gone, s->gone_count, s->gone_room, gone);
}

static StoreResult amend_one(Store *store, int64_t attempt, const XapiAmendment *step) {
  StoreStatement statement = {.id = step->statement.id, .attempt = attempt, .text = step->statement.text};
  if (step->kind == XAPI_REPLACE) return store_replace(store, step->instead_of, &statement);
  return step->kind == XAPI_DROP ? store_drop(store, step->instead_of) : store_post(store, &statement, 1);
}

/** An attempt of which the outbox has statements already: what they say otherwise now is taken back and said anew, or changed where it still waits. */
static void amend(Filling *filling, const CliSaid *said, const StoreSaid *by) {
  Sending *s = filling->sending;
  StoreStatement *rows;
  size_t count;
  const XapiAmendment *steps;
  s->result = store_statements(s->store, said->arena, said->about->id, &rows, &count);
  if (s->result.status != STORE_OK) return;
  XapiBefore *before = arena_make_many(said->arena, XapiBefore, count + 1);
  for (size_t i = 0; i < count; i++) before[i] = (XapiBefore){{rows[i].id, rows[i].text}, rows[i].state == SENDING_SENT};
  int step_count = xapi_amend(said->arena, said->context, said->attempt, before, (int)count, said->statements, said->count, &steps);
  for (int i = 0; filling->preview && i < step_count; i++) {
    if (steps[i].kind == XAPI_ADD)
      show(steps[i].statement.text);
    else
      note_gone(s, &steps[i]);
  }
  if (filling->preview) return;
  StoreResult result = s->result = store_start(s->store);
  if (result.status != STORE_OK) return;
  for (int i = 0; result.status == STORE_OK && i < step_count; i++) result = amend_one(s->store, said->about->id, &steps[i]);
  if (result.status == STORE_OK) result = store_say(s->store, by, 1);
  s->result = store_finish(s->store, result);
}

static void fill(void *user, const CliSaid *said) {
  Filling *filling = user;
  Sending *s = filling->sending;
  if (said->fault.length) {
    fprintf(stderr, "overturn: %.*s is left out: %.*s\n", STR_ARG(said->about->attempt), STR_ARG(said->fault));
    filling->left_out++;
    return;
  }
  StoreSaid by = {said->about->id, true, said->about->graded, cli_mark_of(s->course, said->about)};
  if (said_before(filling, said->about->id)) {
    if (s->result.status == STORE_OK) amend(filling, said, &by);
    return;
  }
  for (int i = 0; filling->preview && i < said->count; i++) show(said->statements[i].text);
  if (filling->preview) return;
  for (int i = 0; i < said->count; i++) {
    StoreStatement statement = {.id = str_copy(filling->arena, said->statements[i].id),
                                .attempt = said->about->id,
                                .text = str_copy(filling->arena, said->statements[i].text)};
    arena_push(filling->arena, filling->statements, filling->count, filling->room, statement);
  }
  by.graded = str_copy(filling->arena, by.graded);
  arena_push(filling->arena, filling->said, filling->said_count, filling->said_room, by);
  if (filling->count >= POST_AT_ONCE) post_all(filling);
}

/** Puts what finished attempts have to say into the outbox, or prints it. @return how many have nothing to say that can be proved. */
static int fill_outbox(Sending *s, bool preview) {
  Filling filling = {.sending = s, .preview = preview};
  StoreSaid *known;
  s->result = store_posted(s->store, s->cli->arena, &known, &filling.known_count);
  if (s->result.status != STORE_OK) return 0;
  filling.known = known;
  CliSaying saying = {.base = setting(s, "push.base"), .course = s->course, .user = &filling, .wants = wants, .said = fill};
  if (s->result.status != STORE_OK) return 0;
  filling.arena = arena_new(0);
  StoreResult result = cli_say_attempts(s->cli, s->store, &saying);
  if (s->result.status == STORE_OK) s->result = result;
  post_all(&filling);
  arena_free(filling.arena);
  return filling.left_out;
}

/** What waits, as it will be sent. */
static void show_waiting(Sending *s) {
  if (s->result.status == STORE_OK) s->result = store_outbox(s->store, s->cli->arena, SENDING_WAITS, INT64_MAX, 0, &s->waiting, &s->count);
  for (size_t i = 0; s->result.status == STORE_OK && i < s->count; i++) {
    Str text = s->waiting[i].text;
    for (size_t k = 0; k < s->gone_count; k++)
      if (str_equal(s->gone[k].id, s->waiting[i].id)) text = s->gone[k].text;
    if (text.length) show(text);
  }
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

/* A run that was cut short may have sent what it could not note any more. */
static void note_flight(Sending *s, bool on) {
  if (s->result.status == STORE_OK) s->result = store_set(s->store, STR("push.flight"), on ? STR("1") : STR(""));
}

/** Sends what waits and is due. @return false, after saying so, when it could not begin. */
static bool send_waiting(Sending *s, const PushTarget *target, PushResult *sent) {
  int64_t now = (int64_t)time(NULL), waiting = 0, until;
  Str why;
  s->push = push_open(s->cli->arena, target, &why);
  if (!s->push) {
    fprintf(stderr, "overturn: %.*s\n", STR_ARG(why));
    return false;
  }
  note_flight(s, true);
  Arena *arena = arena_new(0);
  while (s->result.status == STORE_OK && send_some(s, arena, now, sent)) arena_reset(arena);
  arena_free(arena);
  push_close(s->push);
  if (sent->end == PUSH_LATER && s->result.status == STORE_OK) s->result = store_postpone(s->store, (int64_t)time(NULL) + sent->again_in_s);
  if (s->result.status == STORE_OK) s->result = store_waiting(s->store, &waiting, &until);
  if (sent->end == PUSH_DONE && !waiting) note_flight(s, false);
  return true;
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

/** The course whose marks count, where one was set up. @return false after saying what is wrong. */
static bool read_marks(Sending *s) {
  CliAssets assets;
  Str path = setting(s, "push.course");
  if (!path.length) return true;
  if (cli_read_assets(s->cli, &assets)) s->course = cli_read_course(s->cli, str_z(s->cli->arena, path), &assets);
  return s->course != NULL;
}

/** What may be under way already goes first, as it was: only then is it known what has to be taken back. */
static int send_all(Sending *s, const PushTarget *target, int *left_out) {
  PushResult sent = {.end = PUSH_DONE};
  if (setting(s, "push.flight").length && !send_waiting(s, target, &sent)) return EXIT_MACHINE;
  if (s->result.status == STORE_OK && !setting(s, "push.flight").length) {
    *left_out = fill_outbox(s, false);
    if (s->result.status == STORE_OK && !send_waiting(s, target, &sent)) return EXIT_MACHINE;
  }
  return say_sent(s, &sent, (int64_t)time(NULL));
}

static int run_push(Sending *s, bool preview) {
  PushTarget target = {.url = setting(s, "push.url"), .user = setting(s, "push.user"), .ca_file = setting(s, "push.ca")};
  if (!preview && !target.url.length && s->result.status == STORE_OK) {
    fputs("overturn: no record store is set up, so nothing is sent: overturn push --setup URL --user NAME\n", stderr);
    return EXIT_FOUND;
  }
  if (!read_marks(s)) return EXIT_MACHINE;
  int left_out = 0, status;
  if (preview) {
    left_out = fill_outbox(s, true);
    show_waiting(s);
    status = s->result.status == STORE_OK ? EXIT_DONE : EXIT_MACHINE;
  } else {
    status = read_secret(s, &target.secret) ? send_all(s, &target, &left_out) : EXIT_MACHINE;
  }
  return status == EXIT_MACHINE ? status : cli_finish(status == EXIT_DONE && left_out ? EXIT_FOUND : status);
}

/* ---- setting up ---- */

enum { PUSH_OPTION_DATA, PUSH_OPTION_SETUP, PUSH_OPTION_USER, PUSH_OPTION_CA, PUSH_OPTION_BASE, PUSH_OPTION_COURSE, PUSH_OPTION_PREVIEW };
static const CliOption push_options[] = {
    {"--data-dir", "DIR", "where the records lie"},
    {"--setup", "URL", "the record store's address; its secret comes from OVERTURN_PUSH_SECRET or standard input"},
    {"--user", "NAME", "setup: the user there"},
    {"--ca-file", "FILE", "setup: certificates of an authority of one's own"},
    {"--base", "IRI", "setup: what the ids of activities begin with"},
    {"--course", "FILE", "setup: a course, by whose pass marks its lessons are passed or failed; else an assessment is from 75"},
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
  const char *base = given->values[PUSH_OPTION_BASE], *course = given->values[PUSH_OPTION_COURSE];
  const Str pairs[][2] = {{STR_INIT("push.url"), url},
                          {STR_INIT("push.user"), str_from(given->values[PUSH_OPTION_USER])},
                          {STR_INIT("push.ca"), ca ? files_absolute(arena, str_from(ca)) : STR("")},
                          {STR_INIT("push.base"), base ? str_from(base) : STR("")},
                          {STR_INIT("push.course"), course ? files_absolute(arena, str_from(course)) : STR("")}};
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
