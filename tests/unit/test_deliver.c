/* Every answer that a record store may give, from a store that the test is itself. The real one is in tests/push. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "assert_str.h"
#include "report/push.h"

enum { MOST = 120 };

typedef struct Fake {
  int posts, gets, waits, largest;
  int64_t waited;
  int busy;   /* so many requests are answered 503 first */
  int always; /* with this status, 0: no */
  int64_t retry_after_s;
  int bad, clash;     /* statement that is refused; whose id is taken; NONE */
  bool same;          /* by the same */
  int verdicts[MOST]; /* 0 none, 1 taken, 2 bad */
} Fake;

static PushReply answer(Fake *fake, Str body) {
  int count = 0;
  for (size_t i = 0; i < body.length; i++) count += body.at[i] == '{';
  if (count > fake->largest) fake->largest = count;
  fake->posts++;
  if (fake->always) return (PushReply){.status = fake->always, .retry_after_s = fake->retry_after_s, .fault = STR("gone")};
  if (fake->busy-- > 0) return (PushReply){.status = 503};
  Arena *arena = arena_new(0);
  bool has_bad = str_find_str(body, str_format(arena, "{\"id\":\"%d\"", fake->bad)) < body.length;
  bool has_clash = str_find_str(body, str_format(arena, "{\"id\":\"%d\"", fake->clash)) < body.length;
  arena_free(arena);
  if (has_bad) return (PushReply){.status = 400, .body = STR("no \033verb")};
  return (PushReply){.status = has_clash ? 409 : 200};
}

static PushReply post(void *user, Arena *arena, Str body) {
  (void)arena;
  return answer(user, body);
}

static PushReply get(void *user, Arena *arena, Str id) {
  Fake *fake = user;
  fake->gets++;
  return (PushReply){.status = 200, .body = str_format(arena, "{\"stored\":1,\"id\":\"%.*s\",\"n\":%s}", STR_ARG(id), fake->same ? "1.50" : "2")};
}

static bool settled(void *user, int from, int to, PushVerdict verdict, Str reason) {
  Fake *fake = user;
  assert_true((verdict == PUSH_BAD) == (reason.length > 0));
  for (int i = from; i < to; i++) {
    assert_int_equal(fake->verdicts[i], 0);
    fake->verdicts[i] = verdict == PUSH_TAKEN ? 1 : 2;
  }
  return true;
}

static void wait_for(void *user, int64_t seconds) {
  Fake *fake = user;
  fake->waits++;
  fake->waited += seconds;
}

static PushResult deliver(Arena *arena, Fake *fake, int count) {
  XapiStatement *statements = arena_make_many(arena, XapiStatement, count);
  PushPorts ports = {fake, post, get, settled, wait_for};
  for (int i = 0; i < count; i++) {
    statements[i].id = str_format(arena, "%d", i);
    statements[i].text = str_format(arena, "{\"id\":\"%d\",\"n\":1.5}", i);
  }
  return push_deliver(arena, &ports, statements, count);
}

static void every_place_of_a_bad_one_is_found(void **state) {
  (void)state;
  for (int bad = 0; bad < MOST; bad++) {
    Arena *arena = arena_new(0);
    Fake fake = {.bad = bad, .clash = NONE};
    PushResult result = deliver(arena, &fake, MOST);
    assert_int_equal(result.end, PUSH_DONE);
    assert_int_equal(result.taken, MOST - 1);
    assert_int_equal(result.bad, 1);
    for (int i = 0; i < MOST; i++) assert_int_equal(fake.verdicts[i], i == bad ? 2 : 1);
    assert_int_equal(fake.largest, PUSH_MOST_IN_BATCH);
    assert_true(fake.posts <= 3 + 2 * 6);
    arena_free(arena);
  }
}

static void a_conflict_is_looked_into(void **state) {
  (void)state;
  for (int same = 0; same < 2; same++) {
    Arena *arena = arena_new(0);
    Fake fake = {.bad = NONE, .clash = 70, .same = same};
    PushResult result = deliver(arena, &fake, MOST);
    assert_int_equal(result.taken, same ? MOST : MOST - 1);
    assert_int_equal(fake.verdicts[70], same ? 1 : 2);
    assert_int_equal(fake.gets, 1);
    arena_free(arena);
  }
}

static void trouble_that_passes_is_waited_for(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  Fake fake = {.bad = NONE, .clash = NONE, .busy = 3};
  assert_int_equal(deliver(arena, &fake, 60).taken, 60);
  assert_int_equal(fake.waits, 3);
  assert_int_equal(fake.waited, 1 + 2 + 4);
  Fake gone = {.bad = NONE, .clash = NONE, .always = 503};
  PushResult result = deliver(arena, &gone, 60);
  assert_int_equal(result.end, PUSH_LATER);
  assert_int_equal(result.taken + result.bad, 0);
  assert_int_equal(gone.posts, PUSH_MOST_TRIES);
  Fake asks = {.bad = NONE, .clash = NONE, .always = 429, .retry_after_s = 3600};
  result = deliver(arena, &asks, 60);
  assert_int_equal(result.end, PUSH_LATER);
  assert_int_equal(result.again_in_s, 3600);
  assert_int_equal(asks.posts, 1);
  arena_free(arena);
}

static void what_no_waiting_mends_stops_at_once(void **state) {
  (void)state;
  static const int statuses[] = {-1, 301, 401, 403, 404};
  for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
    Arena *arena = arena_new(0);
    Fake fake = {.bad = NONE, .clash = NONE, .always = statuses[i]};
    PushResult result = deliver(arena, &fake, 60);
    assert_int_equal(result.end, PUSH_STOPPED);
    assert_int_equal(fake.posts, 1);
    assert_int_equal(result.taken + result.bad, 0);
    assert_true(result.why.length > 0);
    arena_free(arena);
  }
}

static void an_address_holds_no_secret(void **state) {
  (void)state;
  assert_null(push_wrong_url(STR("https://lrs.example/xapi")));
  static const char *const wrong[] = {
      "", "http://lrs.example", "https://", "https:///x", "https://a:b@c.example", "https://a.example/?x", "https://a.example/ x"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) assert_non_null(push_wrong_url(str_from(wrong[i])));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_place_of_a_bad_one_is_found), cmocka_unit_test(a_conflict_is_looked_into),
      cmocka_unit_test(trouble_that_passes_is_waited_for), cmocka_unit_test(what_no_waiting_mends_stops_at_once),
      cmocka_unit_test(an_address_holds_no_secret),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
