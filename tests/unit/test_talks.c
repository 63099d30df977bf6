/* Every way that a talk can end, as the search of a case finds it, beside a plain search that shares nothing and makes no move before it sets out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "analysis/graph.h"
#include "unit/help_talk.h"

#define ELSEWHERE 20 /* a fact of the case that the talk has no use for */

/** One way to end: the same mark, end and terms, and of prices the best and the worst. */
typedef struct Way {
  uint32_t marks;
  uint8_t end;
  int8_t levels[NEGOTIATION_MOST_TERMS];
  int16_t best, worst;
  int best_length, worst_length;
} Way;

typedef struct PlainNode {
  NegotiationState state;
  uint32_t marks;
  int length;
} PlainNode;

typedef struct Plain {
  const Negotiation *talk;
  const State *from;
  uint32_t marks;
  PlainNode *nodes;
  int count;
  int *table;
  Way *ways;
  int way_count;
} Plain;

enum { PLAIN_NODES = 1 << 16, PLAIN_TABLE = 1 << 18, PLAIN_WAYS = 4096 };

static const NegotiationMove *move_of(const Negotiation *talk, int place) { return FIELD_AT(talk->moves, NegotiationMove, place); }

static bool plain_holds(const void *context, int fact) {
  const Plain *plain = context;
  if (sim_holds(plain->from, fact)) return true;
  for (int i = 0; i < plain->talk->moves.count; i++)
    if ((plain->marks >> i & 1u) && move_of(plain->talk, i)->reveals == fact) return true;
  return false;
}

static uint32_t mark_of(const Negotiation *talk, const NegotiationAct *act) {
  if (act->kind != ACT_MOVE) return 0;
  const NegotiationMove *move = move_of(talk, act->move);
  return move->violation != NONE || move->reveals != NONE || move->advance.count ? 1u << act->move : 0;
}

static uint32_t marks_at(const Negotiation *talk, const NegotiationState *state) {
  uint32_t marks = 0;
  for (int i = 0; i < talk->moves.count; i++)
    if (state->moves_used >> i & 1u) marks |= mark_of(talk, &(NegotiationAct){.kind = ACT_MOVE, .move = (int8_t)i});
  return marks;
}

static void plain_meet(Plain *plain, const NegotiationState *state, uint32_t marks, int length) {
  uint64_t slot = hash64(state, sizeof *state, marks) & (PLAIN_TABLE - 1);
  for (; plain->table[slot]; slot = (slot + 1) & (PLAIN_TABLE - 1)) {
    const PlainNode *node = &plain->nodes[plain->table[slot] - 1];
    if (node->marks == marks && memcmp(&node->state, state, sizeof *state) == 0) return;
  }
  assert_true(plain->count < PLAIN_NODES);
  plain->nodes[plain->count] = (PlainNode){*state, marks, length};
  plain->table[slot] = ++plain->count;
}

static bool same_way(const Way *way, const NegotiationState *state, uint32_t marks) {
  bool same_levels = state->end != NEGOTIATION_DEAL || memcmp(way->levels, state->levels, sizeof way->levels) == 0;
  return way->marks == marks && way->end == state->end && same_levels;
}

static void plain_end(Plain *plain, const NegotiationState *state, uint32_t marks, int length) {
  for (int i = 0; i < plain->way_count; i++) {
    Way *way = &plain->ways[i];
    if (!same_way(way, state, marks)) continue;
    if (state->deal > way->best) way->best = state->deal, way->best_length = length;
    if (state->deal < way->worst) way->worst = state->deal, way->worst_length = length;
    return;
  }
  assert_true(plain->way_count < PLAIN_WAYS);
  Way way = {.marks = marks, .end = state->end, .best = state->deal, .worst = state->deal, .best_length = length, .worst_length = length};
  memcpy(way.levels, state->levels, sizeof way.levels);
  plain->ways[plain->way_count++] = way;
}

static void plain_search(Plain *plain) {
  static NegotiationAct acts[NEGOTIATION_MOST_SEARCH_ACTS];
  NegotiationState start = plain->from->talks[0];
  memset(plain->table, 0, PLAIN_TABLE * sizeof *plain->table);
  plain->count = plain->way_count = 0;
  negotiation_canonical(plain->talk, &start);
  plain_meet(plain, &start, marks_at(plain->talk, &start), 0);
  for (int n = 0; n < plain->count; n++) {
    const PlainNode node = plain->nodes[n];
    plain->marks = node.marks;
    int count = negotiation_search_acts(plain->talk, &node.state, plain_holds, plain, acts, NEGOTIATION_MOST_SEARCH_ACTS);
    for (int i = 0; i < count; i++) {
      NegotiationState after = node.state, again = node.state;
      negotiation_act(plain->talk, &after, &acts[i]);
      negotiation_after(plain->talk, &again, &acts[i]);
      assert_memory_equal(&after, &again, sizeof after);
      uint32_t marks = node.marks | mark_of(plain->talk, &acts[i]);
      if (after.end != NEGOTIATION_OPEN) {
        plain_end(plain, &after, marks, node.length + 1);
        continue;
      }
      negotiation_canonical(plain->talk, &after);
      plain_meet(plain, &after, marks, node.length + 1);
    }
  }
}

/** A line is played from the real start: every act is allowed there, and it comes to that way's end. */
static void expect_line(Plain *plain, const TalkLine *line, const Way *way, int16_t deal, int length) {
  NegotiationState now = plain->from->talks[0];
  uint32_t marks = marks_at(plain->talk, &now);
  assert_int_equal(length, line->count);
  for (int i = 0; i < line->count; i++) {
    plain->marks = marks;
    assert_null(negotiation_refuses(plain->talk, &now, &line->acts[i], plain_holds, plain));
    negotiation_act(plain->talk, &now, &line->acts[i]);
    marks |= mark_of(plain->talk, &line->acts[i]);
  }
  assert_true(same_way(way, &now, marks));
  if (now.end == NEGOTIATION_DEAL) assert_int_equal(deal, now.deal);
}

/** @return ways. */
static int compare(Analysis *analysis, Plain *plain, const State *from) {
  plain->talk = sim_talk(analysis->scenario, from);
  plain->from = from;
  plain_search(plain);
  const TalkLines *lines = talk_lines(analysis, from);
  int at = 0;
  for (int i = 0; i < plain->way_count; i++) {
    const Way *way = &plain->ways[i];
    assert_true(at < lines->count);
    expect_line(plain, &lines->lines[at++], way, way->best, way->best_length);
    if (way->end != NEGOTIATION_DEAL) continue;
    assert_true(at < lines->count);
    expect_line(plain, &lines->lines[at++], way, way->worst, way->worst_length);
  }
  assert_int_equal(at, lines->count);
  assert_true(analysis->complete);
  return plain->way_count;
}

/** Questions about facts of the talk and others: free ones, ones that cost or give patience, and ones that end the talk. */
static void add_questions(Arena *arena, Rng *rng, Negotiation *talk) {
  static const int patience[] = {0, 0, 0, 1, -1, -4};
  int count = talk->moves.count, more = 1 + (int)rng_below(rng, 3);
  NegotiationMove *moves = arena_make_many(arena, NegotiationMove, count + more);
  for (int i = 0; i < count; i++) moves[i] = *move_of(talk, i);
  for (int i = count; i < count + more; i++) {
    int fact = (int)rng_below(rng, (uint64_t)talk->facts.count + 1);
    moves[i] = (NegotiationMove){.kind = MOVE_QUESTION, .violation = NONE, .reveals = fact < talk->facts.count ? fact : ELSEWHERE};
    moves[i].patience = patience[rng_below(rng, sizeof patience / sizeof *patience)];
    moves[i].once = rng_below(rng, 2);
    if (moves[i].once && rng_below(rng, 2)) moves[i].has_again = true, moves[i].again_patience = -(int)rng_below(rng, 5);
  }
  talk->moves = (FieldList){moves, count + more};
  negotiation_prepare(talk);
}

/** Some acts into the talk. @return false when that ended it. */
static bool play_on(const Negotiation *talk, Rng *rng, State *state) {
  static NegotiationAct acts[NEGOTIATION_MOST_SEARCH_ACTS];
  for (uint64_t left = rng_below(rng, 4); left && state->talks[0].end == NEGOTIATION_OPEN; left--) {
    int count = negotiation_search_acts(talk, &state->talks[0], sim_holds, state, acts, NEGOTIATION_MOST_SEARCH_ACTS);
    NegotiationReply reply = negotiation_act(talk, &state->talks[0], &acts[rng_below(rng, (uint64_t)count)]);
    if (reply.reveals != NONE) bits_add(state->pinned, reply.reveals);
  }
  return state->talks[0].end == NEGOTIATION_OPEN;
}

static void every_way_to_end_is_found_as_by_a_plain_search(void **test_state) {
  (void)test_state;
  Rng rng = {20260511};
  Arena *kept = arena_new(0);
  Plain plain = {.nodes = arena_make_many(kept, PlainNode, PLAIN_NODES),
                 .table = arena_make_many(kept, int, PLAIN_TABLE),
                 .ways = arena_make_many(kept, Way, PLAIN_WAYS)};
  int ways = 0, starts = 0;
  for (int i = 0; i < 600; i++) {
    Arena *arena = arena_new(0);
    Negotiation talk;
    talk_random(arena, &rng, 1, &talk);
    add_questions(arena, &rng, &talk);
    const Negotiation *talks[] = {&talk};
    Scenario scenario = {.talks = talks, .talk_count = 1};
    Analysis *analysis = arena_make(arena, Analysis);
    analysis->arena = arena;
    analysis->scenario = &scenario;
    analysis->complete = true;
    for (int start = 0; start < 8; start++) {
      State *state = arena_make(arena, State);
      state->ending = NONE;
      negotiation_start(&talk, &state->talks[0]);
      for (int fact = 0; fact < talk.facts.count; fact++)
        if (rng_below(&rng, 2)) bits_add(state->pinned, fact);
      if (!play_on(&talk, &rng, state)) continue;
      ways += compare(analysis, &plain, state);
      starts++;
    }
    arena_free(arena);
  }
  print_message("%d starts, %d ways to end\n", starts, ways);
  assert_in_range(starts, 2000, 4800);
  arena_free(kept);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(every_way_to_end_is_found_as_by_a_plain_search)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
