/* What the search of a negotiation may leave out: nothing that could be better. And what holds for the rule whatever is played. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "unit/help_talk.h"

static NegotiationState started(const Negotiation *talk) {
  NegotiationState state;
  negotiation_start(talk, &state);
  return state;
}

static void assert_value(TalkValue value, int32_t points, Cents worth) {
  assert_int_equal(points, value.points);
  assert_int_equal(worth, value.worth);
}

/* Follows the best acts from real states. @return what the close earned. */
static TalkValue follow(const Negotiation *talk, TalkSearch *search, NegotiationState *state) {
  NegotiationReply reply = {0};
  while (state->end == NEGOTIATION_OPEN) {
    NegotiationAct act = talk_best_act(search, state);
    assert_null(negotiation_refuses(talk, state, &act, NULL, NULL));
    reply = negotiation_act(talk, state, &act);
  }
  return (TalkValue){reply.points, reply.worth_cents};
}

static void a_talk_of_the_usual_size_is_searched_at_once(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  const char *texts[] = {example_talk, inpatient_talk};
  const TalkValue best[] = {{20000, 852000}, {22714, 1005000}};
  for (int i = 0; i < 2; i++) {
    Negotiation *talk = talk_good(arena, texts[i]);
    NegotiationState start = started(talk);
    TalkSearch *search = talk_search_new(talk, false);
    clock_t before = clock();
    TalkValue value = talk_value(search, &start);
    long long milliseconds = (long long)(clock() - before) * 1000 / CLOCKS_PER_SEC;
    print_message("%d states, %ld acts, %lld ms\n", talk_states(search), talk_acts(search), milliseconds);
    assert_value(value, best[i].points, best[i].worth);
    assert_in_range(talk_states(search), 1, 20000);
    NegotiationState played = start;
    TalkValue followed = follow(talk, search, &played);
    assert_value(followed, best[i].points, best[i].worth);
    talk_search_free(search);
  }
  arena_free(arena);
}

static void nothing_left_out_is_better(void **state) {
  (void)state;
  Rng rng = {20260316};
  for (int i = 0; i < 120; i++) {
    Arena *arena = arena_new(0);
    Negotiation talk;
    talk_random(arena, &rng, 1, &talk);
    NegotiationState start = started(&talk);
    TalkSearch *all = talk_search_new(&talk, true), *few = talk_search_new(&talk, false);
    TalkValue value = talk_value(few, &start);
    assert_value(talk_value(all, &start), value.points, value.worth);
    NegotiationState played = start;
    TalkValue followed = follow(&talk, few, &played);
    assert_value(followed, value.points, value.worth);
    talk_search_free(all);
    talk_search_free(few);
    arena_free(arena);
  }
}

typedef struct Canonical {
  NegotiationState state;
  int32_t points;
} Canonical;

/* Where the search acts of a state lead, as canonical states in the order of the acts. */
static int successors(const Negotiation *talk, const NegotiationState *state, Canonical *into, int room) {
  static NegotiationAct acts[NEGOTIATION_MOST_SEARCH_ACTS];
  int count = negotiation_search_acts(talk, state, NULL, NULL, acts, NEGOTIATION_MOST_SEARCH_ACTS);
  assert_true(count <= room);
  memset(into, 0, sizeof *into * (size_t)count);
  for (int i = 0; i < count; i++) {
    into[i].state = *state;
    into[i].points = negotiation_act(talk, &into[i].state, &acts[i]).points;
    negotiation_canonical(talk, &into[i].state);
  }
  return count;
}

static NegotiationAct any_act(const Negotiation *talk, const NegotiationState *state, Rng *rng) {
  static NegotiationAct acts[NEGOTIATION_MOST_SEARCH_ACTS];
  int count = talk_every_act(talk, state, acts, NEGOTIATION_MOST_SEARCH_ACTS);
  /* Walking and accepting end the talk: seldom, so that most talks go on. */
  uint64_t least_likely = rng_below(rng, 12) == 0 ? 0 : 2;
  return acts[rng_below(rng, (uint64_t)count - (count > 2 ? least_likely : 0))];
}

static void canonical_states_lead_where_their_states_lead(void **state) {
  (void)state;
  static Canonical from_real[4096], from_canonical[4096];
  Rng rng = {7};
  for (int i = 0; i < 600; i++) {
    Arena *arena = arena_new(0);
    Negotiation talk;
    talk_random(arena, &rng, 2, &talk);
    NegotiationState real = started(&talk);
    for (int turn = 0; real.end == NEGOTIATION_OPEN && turn < 30; turn++) {
      NegotiationState canonical = real, twice;
      negotiation_canonical(&talk, &canonical);
      twice = canonical;
      negotiation_canonical(&talk, &twice);
      assert_memory_equal(&canonical, &twice, sizeof twice);
      bool conduct = rng_below(&rng, 2) == 0;
      NegotiationAct act = conduct ? negotiation_conduct_act(&talk, &real, (NegotiationConduct)rng_below(&rng, CONDUCT_COUNT), NULL, NULL)
                                   : any_act(&talk, &real, &rng);
      int count = successors(&talk, &real, from_real, 4096);
      assert_int_equal(count, successors(&talk, &canonical, from_canonical, 4096));
      assert_memory_equal(from_real, from_canonical, sizeof *from_real * (size_t)count);
      negotiation_act(&talk, &real, &act);
    }
    arena_free(arena);
  }
}

/* What one act may do to a state, whatever it is. */
static void expect_lawful(const Negotiation *talk, const NegotiationState *before, const NegotiationAct *act, const NegotiationState *after,
                          const NegotiationReply *reply) {
  assert_true(after->offer >= before->offer);
  assert_int_equal(after->offer - before->offer, reply->moved);
  if (after->offer > before->offer) {
    assert_true(after->offer <= negotiation_limit(talk, after, after->levels) + negotiation_cost(talk, after->levels));
    assert_true(after->offer <= after->last_ask);
  }
  assert_true(after->round >= before->round && after->round <= before->round + 1 && after->round <= talk->rounds);
  assert_true(after->round < talk->rounds || after->final || after->end != NEGOTIATION_OPEN);
  assert_true(after->patience > 0 || after->final);
  assert_true(after->patience <= talk->patience);
  assert_true(after->last_ask <= before->last_ask);
  assert_int_equal(after->end == NEGOTIATION_HUNG_UP, reply->answer == ANSWER_HUNG_UP);
  if (reply->not_an_offer) assert_int_equal(before->patience - 2, after->patience);
  if (after->end == NEGOTIATION_DEAL && act->kind == ACT_OFFER) assert_true(after->deal >= act->ask);
  if (after->end == NEGOTIATION_DEAL) {
    assert_true(after->deal <= talk->steps.reach);
    assert_int_equal(negotiation_points(talk, after->deal, after->levels), reply->points);
  }
  assert_in_range(reply->points, 0, talk->most_points);
}

/* Plays one random talk twice, from memory that was filled differently. @return the close. */
static NegotiationReply play_randomly(const Negotiation *talk, Rng *rng, bool *violated) {
  NegotiationState one, two;
  memset(&one, 0x5a, sizeof one);
  memset(&two, 0xa5, sizeof two);
  negotiation_start(talk, &one);
  negotiation_start(talk, &two);
  NegotiationReply reply = {0};
  *violated = false;
  int acts = 0;
  for (; one.end == NEGOTIATION_OPEN; acts++) {
    assert_true(acts < 200);
    NegotiationAct act = any_act(talk, &one, rng);
    if (rng_below(rng, 3) == 0) act = negotiation_conduct_act(talk, &one, (NegotiationConduct)rng_below(rng, CONDUCT_COUNT), NULL, NULL);
    NegotiationState before = one;
    reply = negotiation_act(talk, &one, &act);
    negotiation_act(talk, &two, &act);
    assert_memory_equal(&one, &two, sizeof one);
    expect_lawful(talk, &before, &act, &one, &reply);
    *violated |= reply.violation >= 0;
  }
  return reply;
}

static void random_play_keeps_the_rule_and_never_beats_the_best(void **state) {
  (void)state;
  Rng rng = {42};
  for (int i = 0; i < 2000; i++) {
    Arena *arena = arena_new(0);
    Negotiation talk;
    talk_random(arena, &rng, 2, &talk);
    NegotiationState start = started(&talk);
    TalkSearch *search = talk_search_new(&talk, false);
    TalkValue best = talk_value(search, &start);
    for (int play = 0; play < 4; play++) {
      bool violated;
      NegotiationReply close = play_randomly(&talk, &rng, &violated);
      if (!violated) assert_true(close.points <= best.points);
    }
    for (int conduct = 0; conduct < CONDUCT_COUNT; conduct++) {
      TalkRun run = talk_conduct(&talk, (NegotiationConduct)conduct);
      if (run.violations == 0) assert_true(run.close.points <= best.points);
    }
    talk_search_free(search);
    arena_free(arena);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_talk_of_the_usual_size_is_searched_at_once),
      cmocka_unit_test(nothing_left_out_is_better),
      cmocka_unit_test(canonical_states_lead_where_their_states_lead),
      cmocka_unit_test(random_play_keeps_the_rule_and_never_beats_the_best),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
