/* A trainee's program is killed five hundred times in the middle of play, at any moment. Every action that was said to be saved is there, in its place and once,
   and the attempt goes on at the very action that comes next. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "help_money.h"
#include "help_random.h"
#include "overturn/hash.h"
#include "store/store.h"
#include "unit/help_room.h"

enum { KILLS = 500, MOST_LINES = 4000, MOST_WAIT_NS = 40000000 };

/** What a program says once a line is saved. */
typedef struct Saved {
  int32_t attempt, number;
  uint64_t hash;
} Saved;

typedef struct Stand {
  const Bench *bench;
  const Scenario *scenario;
  Str own; /* folder of the records */
} Stand;

static Str name_of(Arena *arena, int attempt) { return str_format(arena, "attempt-%d", attempt); }
static uint64_t hash_of(Str line) { return hash64(line.at, line.length, 1); }

static Store *open_store(const Stand *stand, Arena *arena) {
  Store *store;
  Str notice;
  StoreResult result = store_open_records(arena, (StoreOpen){.folder = stand->own}, &store, &notice);
  if (result.status != STORE_OK || notice.length) _exit(3);
  return store;
}

/* ---- the program that is killed: it plays until it is ---- */

static Session *begin(const Stand *stand, Arena *arena, Store *store, int attempt) {
  JournalHead head = {.format = JOURNAL_FORMAT, .engine = ENGINE_REVISION, .scenario = stand->scenario->id, .scenario_hash = stand->scenario->hash};
  head.attempt = name_of(arena, attempt);
  StoreAttempt about = {
      .attempt = head.attempt, .lesson = head.scenario, .hash = head.scenario_hash, .file = STR("case.json"), .started = STR("now")};
  Session *session = session_start(arena, stand->scenario, head);
  Buf line = buf_new(arena);
  journal_print_head(&head, &line);
  if (store_begin(store, &about, str_trim(buf_str(&line)), NULL, 0).status != STORE_OK) _exit(4);
  return session;
}

static Session *resume(const Stand *stand, Arena *arena, Store *store, int attempt) {
  Str text;
  if (store_journal(store, arena, name_of(arena, attempt), &text).status != STORE_OK) return NULL;
  Diags diags = diags_new(arena, STR("journal"), text);
  Session *session = journal_replay(arena, stand->scenario, text, &diags);
  if (!session || diags.count) _exit(5);
  return session;
}

static void play_one(Session *session, Rng *rng) {
  if (rng_below(rng, 12) == 0 && !session_undo(session)) return;
  Action action = random_action(session_scenario(session), session_state(session), rng);
  if (session_do(session, &action)) _exit(6);
}

static void play(const Stand *stand, int attempt, uint64_t seed, int to) {
  Arena *arena = arena_new(0);
  Store *store = open_store(stand, arena);
  Rng rng = {seed};
  int written;
  Session *session = resume(stand, arena, store, attempt);
  if (!session) session = begin(stand, arena, store, attempt);
  for (;;) {
    (void)session_entries(session, &written);
    if (sim_over(session_state(session)) || written > MOST_LINES / 2) {
      session = resume(stand, arena, store, ++attempt);
      if (!session) session = begin(stand, arena, store, attempt);
      continue;
    }
    play_one(session, &rng);
    const Entry *entries = session_entries(session, &(int){0});
    Buf out = buf_new(arena);
    journal_print_entry(stand->scenario, &entries[written], &out);
    Str line = str_trim(buf_str(&out));
    if (store_append(store, name_of(arena, attempt), written + 1, line).status != STORE_OK) _exit(7);
    Saved saved = {attempt, written + 1, hash_of(line)};
    if (write(to, &saved, sizeof saved) != sizeof saved) _exit(8);
  }
}

/* ---- who kills it ---- */

static uint64_t said[MOST_LINES]; /* of the attempt at hand: what was said to be saved, by number */
static int said_count, at_hand;

static void note(const Saved *saved) {
  if (saved->attempt != at_hand) {
    assert_in_range(saved->number, 1, 2); /* the first may have been saved, and its program killed before it could say so */
    said[1] = 0;
    said_count = saved->number - 1;
  }
  assert_int_equal(saved->number, said_count + 1); /* it went on where it had stopped */
  at_hand = saved->attempt;
  said[saved->number] = saved->hash;
  said_count = saved->number;
}

/** Everything said is there, once; at most one more, which was saved and not yet said. It counts from now on. */
static void look(const Stand *stand) {
  Arena *arena = arena_new(0);
  Store *store = open_store(stand, arena);
  StoreFault *faults;
  size_t fault_count;
  int number = 0;
  Str text, line, rest;
  assert_int_equal(store_prove(store, arena, &faults, &fault_count).status, STORE_OK);
  assert_int_equal(fault_count, 0);
  if (at_hand && store_journal(store, arena, name_of(arena, at_hand), &text).status == STORE_OK) {
    (void)str_cut(text, '\n', &line, &rest); /* the head */
    for (; rest.length; number++) {
      (void)str_cut(rest, '\n', &line, &rest);
      if (number + 1 <= said_count && said[number + 1]) assert_true(said[number + 1] == hash_of(line));
      if (number + 1 == said_count + 1) said[number + 1] = hash_of(line);
    }
    assert_in_range(number, said_count, said_count + 1);
    said_count = number;
  }
  store_close(store);
  arena_free(arena);
}

static void nothing_said_to_be_saved_is_ever_lost(void **state) {
  Room *room;
  void *made = NULL;
  const Bench *bench = *state;
  assert_int_equal(room_make(&made), 0);
  room = made;
  Str content = bench_file(room->arena, "../scenarios/right-amount-late.json");
  Diags diags = diags_new(room->arena, STR("case.json"), content);
  Stand stand = {bench, scenario_read(room->arena, diags.file, content, bench->codes, bench->rules, &diags), room_path(room, "own")};
  assert_non_null(stand.scenario);
  Rng rng = {500};
  int saved_in_all = 0;
  at_hand = 1;
  said_count = 0;
  for (int i = 0; i < KILLS; i++) {
    int ends[2];
    Saved saved;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
      close(ends[0]);
      play(&stand, at_hand, (uint64_t)i, ends[1]);
    }
    close(ends[1]);
    struct timespec wait = {0, (long)rng_below(&rng, MOST_WAIT_NS)};
    nanosleep(&wait, NULL);
    kill(child, SIGKILL);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status)); /* it stopped by itself only where something was wrong: the exit code says what */
    for (; read(ends[0], &saved, sizeof saved) == sizeof saved; saved_in_all++) note(&saved);
    close(ends[0]);
    look(&stand);
  }
  assert_true(saved_in_all > KILLS);
  assert_int_equal(room_empty(&made), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_said_to_be_saved_is_ever_lost)};
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
