/* How the representative answers: each part of the rule by itself, and the order of good and bad conduct. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "unit/assert_str.h"
#include "unit/help_talk.h"

static int open_talks(void **state) {
  *state = arena_new(0);
  return 0;
}

static int close_talks(void **state) {
  arena_free(*state);
  return 0;
}

/* Places in the lists of the example. */
enum { BENCHMARK, GAP, CLAUSE, OWN_OFFER, NO_FACT = -1 };
enum { WHY_TODAY, WAIT, COMPLAINT, OTHER, MANAGER, SLEEP };

typedef struct Talk {
  Negotiation *talk;
  NegotiationState now;
} Talk;

static Talk begin(void **state, const char *text) {
  Talk talk = {.talk = talk_good(*state, text)};
  negotiation_start(talk.talk, &talk.now);
  return talk;
}

static NegotiationReply act(Talk *talk, NegotiationAct act) {
  assert_null(negotiation_refuses(talk->talk, &talk->now, &act, NULL, NULL));
  return negotiation_act(talk->talk, &talk->now, &act);
}

static NegotiationReply ask(Talk *talk, int price, int fact) {
  return act(talk, (NegotiationAct){.kind = ACT_OFFER, .ask = (int16_t)price, .fact = (int8_t)fact, .move = -1});
}
static NegotiationReply hold(Talk *talk, int fact) { return act(talk, (NegotiationAct){.kind = ACT_HOLD, .fact = (int8_t)fact, .move = -1}); }
static NegotiationReply move(Talk *talk, int move) { return act(talk, (NegotiationAct){.kind = ACT_MOVE, .fact = -1, .move = (int8_t)move}); }
static NegotiationReply accept(Talk *talk) { return act(talk, (NegotiationAct){.kind = ACT_ACCEPT, .fact = -1, .move = -1}); }
static NegotiationReply walk(Talk *talk) { return act(talk, (NegotiationAct){.kind = ACT_WALK, .fact = -1, .move = -1}); }

static void refused(Talk *talk, NegotiationAct act, const char *why) {
  NegotiationState before = talk->now;
  const char *said = negotiation_refuses(talk->talk, &talk->now, &act, NULL, NULL);
  assert_non_null(said);
  assert_string_equal(why, said);
  assert_memory_equal(&before, &talk->now, sizeof before);
}

static void expect_offer(const Talk *talk, int offer, int patience) {
  assert_int_equal(offer, talk->now.offer);
  assert_int_equal(patience, talk->now.patience);
}

/* ---- steps ---- */

static void amounts_are_steps_from_their_opening(void **state) {
  Talk talk = begin(state, example_talk);
  int steps;
  Cents nearest;
  assert_true(negotiation_steps(talk.talk, 724200, &steps, &nearest));
  assert_int_equal(18, steps);
  assert_false(negotiation_steps(talk.talk, 820000, &steps, &nearest));
  assert_int_equal(816500, nearest);
  assert_false(negotiation_steps(talk.talk, 820050, &steps, &nearest));
  assert_int_equal(823600, nearest);
  assert_true(negotiation_steps(talk.talk, 589300, &steps, &nearest));
  assert_int_equal(-1, steps);
  assert_int_equal(852000, negotiation_amount(talk.talk, 36));
  assert_int_equal(36, talk.talk->steps.highest);
  assert_int_equal(710000, talk.talk->zero_cents);
  assert_int_equal(852000, talk.talk->ceiling_cents);
}

/* What the plan keeps: less is better, so steps go down. */
#define TAKE_BACK                                                                                        \
  "{'issue':{'id':'kept','label':'What the plan keeps','unit':'dollars','better':'less','step':100.00}," \
  "'us':{'open':14900.00,'target':18000.00,'walk_away':23500.00},"                                       \
  "'them':{'opening':38400.00,'limit':24000.00,'reach':18000.00,'credible':14000.00},"                   \
  "'facts':{'bar':{'moves':40},'notice':{'moves':20}},'no_deal':{'value':-26000.00,'cost':500.00}}"

static void where_less_is_better_steps_go_down(void **state) {
  Talk talk = begin(state, TAKE_BACK);
  int steps;
  Cents nearest;
  assert_true(negotiation_steps(talk.talk, 2350000, &steps, &nearest));
  assert_int_equal(149, steps);
  assert_int_equal(1800000, negotiation_amount(talk.talk, 204));
  assert_int_equal(-2350000, talk.talk->zero_cents);
  assert_int_equal(-1800000, talk.talk->ceiling_cents);
  ask(&talk, 230, 0);
  expect_offer(&talk, 43, 3); /* 184 x 4/10 = 73, at most 3 + 40 */
  ask(&talk, 190, 1);
  expect_offer(&talk, 143, 3); /* 147 x 7/10 = 102, at most 2 x 40 + 20 */
  ask(&talk, 170, NO_FACT);
  expect_offer(&talk, 156, 3);
  NegotiationReply reply = ask(&talk, 157, NO_FACT);
  assert_int_equal(2270000, negotiation_amount(talk.talk, talk.now.deal));
  assert_int_equal(-2270000, reply.worth_cents);
  assert_int_equal(2909, reply.points); /* 800 of 5,500 */
}

/* ---- rounds ---- */

static void the_first_ask_moves_them_a_fifth_and_at_most_three(void **state) {
  Talk talk = begin(state, example_talk);
  NegotiationReply reply = ask(&talk, 66, NO_FACT);
  expect_offer(&talk, 3, 3); /* 18 x 2/10 = 3.6 */
  assert_int_equal(ANSWER_MOVED, reply.answer);
  assert_int_equal(3, reply.moved);
  assert_int_equal(0, reply.concession);
  assert_int_equal(-1, reply.before);
  talk = begin(state, example_talk);
  reply = ask(&talk, 66, BENCHMARK);
  expect_offer(&talk, 10, 3); /* 26 x 4/10 = 10.4, at most 3 + 8 */
  assert_str(reply.say, "Noted.");
}

static void a_concession_moves_them_half_way_and_at_most_twice_its_size(void **state) {
  Talk talk = begin(state, example_talk);
  ask(&talk, 66, NO_FACT);
  NegotiationReply reply = ask(&talk, 56, NO_FACT);
  expect_offer(&talk, 10, 3); /* 3 + 15 x 5/10 */
  assert_int_equal(10, reply.concession);
  reply = ask(&talk, 55, NO_FACT);
  expect_offer(&talk, 12, 3); /* 8 x 5/10 = 4, at most 2 x 1 */
  assert_int_equal(10, reply.before);
  assert_int_equal(ANSWER_MOVED_LITTLE, reply.answer);
  ask(&talk, 50, NO_FACT);
  expect_offer(&talk, 13, 3); /* larger than the one before: 6 x 2/10 */
}

static void a_fact_adds_to_the_limit_the_rate_and_the_room(void **state) {
  Talk talk = begin(state, example_talk);
  ask(&talk, 66, NO_FACT);
  ask(&talk, 65, GAP);
  expect_offer(&talk, 11, 3); /* 3 + 21 x 7/10 = 14, at most 2 x 1 + 6 */
  assert_int_equal(24, negotiation_limit(talk.talk, &talk.now, talk.now.levels));
  hold(&talk, CLAUSE);
  expect_offer(&talk, 15, 3); /* held with a fact: 17 x 4/10 = 6, at most 4; patience stays */
}

static void a_weakness_only_moves_the_limit(void **state) {
  Talk talk = begin(state, example_talk);
  ask(&talk, 66, OWN_OFFER);
  expect_offer(&talk, 3, 3); /* 15 x 2/10 */
  hold(&talk, BENCHMARK);
  Talk again = begin(state, example_talk);
  ask(&again, 66, BENCHMARK);
  hold(&again, OWN_OFFER);
  expect_offer(&again, 11, 2); /* a hold like one with nothing new */
}

static void holding_costs_patience_and_the_last_of_it_moves_nothing(void **state) {
  Talk talk = begin(state, example_talk);
  ask(&talk, 66, NO_FACT);
  hold(&talk, NO_FACT);
  expect_offer(&talk, 4, 2); /* 14 x 2/10, at most 1 */
  assert_int_equal(ANSWER_MOVED_LITTLE, hold(&talk, NO_FACT).answer);
  expect_offer(&talk, 5, 1);
  assert_int_equal(ANSWER_FINAL, hold(&talk, NO_FACT).answer);
  expect_offer(&talk, 5, 0);
  assert_true(talk.now.final);
  refused(&talk, (NegotiationAct){.kind = ACT_OFFER, .ask = 40, .fact = -1}, "Their offer is final: accept it or walk away.");
  refused(&talk, (NegotiationAct){.kind = ACT_MOVE, .move = OTHER}, "Their offer is final: accept it or walk away.");
}

static void one_silence_is_free(void **state) {
  Talk talk = begin(state, example_talk);
  refused(&talk, (NegotiationAct){.kind = ACT_MOVE, .move = WAIT}, "Ask for something first.");
  refused(&talk, (NegotiationAct){.kind = ACT_HOLD, .fact = -1}, "Ask for something first.");
  ask(&talk, 66, NO_FACT);
  move(&talk, WAIT);
  expect_offer(&talk, 4, 3);
  move(&talk, WAIT);
  expect_offer(&talk, 5, 2);
  assert_int_equal(3, talk.now.round);
}

static void what_is_no_offer_costs_patience_and_changes_nothing(void **state) {
  Talk talk = begin(state, example_talk);
  NegotiationReply reply = ask(&talk, 77, NO_FACT);
  assert_true(reply.not_an_offer);
  assert_int_equal(ANSWER_NOT_AN_OFFER, reply.answer);
  assert_int_equal(NEGOTIATION_NO_ASK, talk.now.last_ask);
  expect_offer(&talk, 0, 1);
  talk = begin(state, example_talk);
  ask(&talk, 60, NO_FACT);
  assert_int_equal(ANSWER_RAISED, ask(&talk, 61, NO_FACT).answer);
  assert_int_equal(60, talk.now.last_ask);
  expect_offer(&talk, 3, 1);
  assert_int_equal(ANSWER_FINAL, ask(&talk, 61, NO_FACT).answer);
  assert_int_equal(NEGOTIATION_OPEN, talk.now.end); /* -1 is not yet hanging up */
}

static void the_last_round_is_final(void **state) {
  Talk talk = begin(state, example_talk);
  for (int round = 0; round < 5; round++) assert_false(ask(&talk, 66 - round, NO_FACT).answer == ANSWER_FINAL);
  assert_int_equal(ANSWER_FINAL, ask(&talk, 61, NO_FACT).answer);
  expect_offer(&talk, 13, 3);
  assert_int_equal(0, accept(&talk).points);
  assert_int_equal(13, talk.now.deal);
}

static void asks_close_at_or_below_their_offer_and_near_it(void **state) {
  Talk talk = begin(state, example_talk);
  ask(&talk, 66, BENCHMARK);
  NegotiationReply reply = ask(&talk, 7, NO_FACT);
  assert_int_equal(ANSWER_DEAL, reply.answer);
  assert_int_equal(10, talk.now.deal); /* never less than they offered */
  assert_true(reply.underbid);
  talk = begin(state, example_talk);
  ask(&talk, 66, BENCHMARK);
  reply = ask(&talk, 10, NO_FACT);
  assert_int_equal(10, talk.now.deal);
  assert_false(reply.underbid);
  talk = begin(state, example_talk);
  ask(&talk, 66, BENCHMARK);
  reply = ask(&talk, 11, NO_FACT);
  assert_int_equal(11, talk.now.deal);
  refused(&talk, (NegotiationAct){.kind = ACT_ACCEPT}, "The talk is over.");
}

static void they_never_pass_their_limit(void **state) {
  Talk talk = begin(state, example_talk);
  ask(&talk, 66, NO_FACT);
  ask(&talk, 46, NO_FACT);
  ask(&talk, 30, NO_FACT);
  ask(&talk, 20, NO_FACT);
  expect_offer(&talk, 16, 3);
  assert_int_equal(ANSWER_MOVED_LITTLE, ask(&talk, 19, NO_FACT).answer);
  expect_offer(&talk, 17, 3);
  ask(&talk, 18, NO_FACT);
  assert_int_equal(18, talk.now.deal);
}

/* ---- moves ---- */

static void a_question_costs_nothing_and_reveals(void **state) {
  Talk talk = begin(state, example_talk);
  FIELD_AT(talk.talk->moves, NegotiationMove, WHY_TODAY)->reveals = 9;
  NegotiationReply reply = move(&talk, WHY_TODAY);
  assert_int_equal(9, reply.reveals);
  assert_str(reply.say, "Nothing.");
  assert_int_equal(ANSWER_MOVE, reply.answer);
  assert_int_equal(0, talk.now.round);
  expect_offer(&talk, 0, 3);
}

static void leverage_counts_once_and_again_costs(void **state) {
  Talk talk = begin(state, example_talk);
  move(&talk, COMPLAINT);
  assert_int_equal(20, negotiation_limit(talk.talk, &talk.now, talk.now.levels));
  NegotiationReply reply = move(&talk, COMPLAINT);
  assert_int_equal(20, negotiation_limit(talk.talk, &talk.now, talk.now.levels));
  assert_int_equal(-2, reply.patience);
  expect_offer(&talk, 0, 1);
}

static void a_bluff_is_a_violation_and_costs_trust(void **state) {
  Talk talk = begin(state, example_talk);
  NegotiationReply reply = move(&talk, OTHER);
  assert_int_equal(2, reply.violation);
  assert_int_equal(14, negotiation_limit(talk.talk, &talk.now, talk.now.levels));
  expect_offer(&talk, 0, 1);
  assert_int_equal(ANSWER_FINAL, move(&talk, OTHER).answer);
}

static void they_hang_up_only_on_what_the_author_priced_so(void **state) {
  Talk talk = begin(state, example_talk);
  FIELD_AT(talk.talk->moves, NegotiationMove, OTHER)->patience = -5;
  NegotiationReply reply = move(&talk, OTHER);
  assert_int_equal(ANSWER_HUNG_UP, reply.answer);
  assert_int_equal(NEGOTIATION_HUNG_UP, talk.now.end);
  assert_int_equal(702000, reply.worth_cents);
  assert_int_equal(0, reply.points);
}

static void a_supervisor_lifts_the_cap_for_a_reason(void **state) {
  Talk talk = begin(state, example_talk);
  refused(&talk, (NegotiationAct){.kind = ACT_MOVE, .move = MANAGER}, "Give a reason first: say a fact that supports it.");
  ask(&talk, 66, BENCHMARK);
  ask(&talk, 60, GAP);
  assert_int_equal(26, negotiation_limit(talk.talk, &talk.now, talk.now.levels));
  move(&talk, MANAGER);
  assert_int_equal(32, negotiation_limit(talk.talk, &talk.now, talk.now.levels));
  refused(&talk, (NegotiationAct){.kind = ACT_MOVE, .move = MANAGER}, "That has been done already.");
}

static void a_pause_takes_time_once(void **state) {
  Talk talk = begin(state, example_talk);
  ask(&talk, 66, NO_FACT);
  NegotiationReply reply = move(&talk, SLEEP);
  assert_int_equal(1, reply.advance.count);
  assert_int_equal(OFFSET_BUSINESS, reply.advance.unit);
  expect_offer(&talk, 3, 3);
  refused(&talk, (NegotiationAct){.kind = ACT_MOVE, .move = SLEEP}, "That has been done once.");
  talk = begin(state, example_talk);
  talk.talk->if_passed = 1; /* the deadline was real */
  ask(&talk, 66, NO_FACT);
  move(&talk, SLEEP);
  expect_offer(&talk, 0, 3);
}

static bool holds_gap_only(const void *context, int fact) {
  (void)context;
  return fact == GAP;
}

static void only_facts_held_are_said_and_once_each(void **state) {
  Talk talk = begin(state, example_talk);
  NegotiationAct with = {.kind = ACT_OFFER, .ask = 60, .fact = BENCHMARK, .move = -1};
  assert_string_equal("That fact is not among your evidence.", negotiation_refuses(talk.talk, &talk.now, &with, holds_gap_only, NULL));
  with.fact = GAP;
  assert_null(negotiation_refuses(talk.talk, &talk.now, &with, holds_gap_only, NULL));
  ask(&talk, 60, GAP);
  refused(&talk, with, "That fact has been said.");
}

/* ---- ends ---- */

static void walking_away_and_refusing_are_told_apart(void **state) {
  Talk talk = begin(state, example_talk);
  NegotiationReply reply = walk(&talk);
  assert_int_equal(ANSWER_WALKED, reply.answer);
  assert_int_equal(702000, reply.worth_cents);
  assert_int_equal(0, reply.points);
  talk = begin(state, example_talk);
  ask(&talk, 77, NO_FACT);
  ask(&talk, 77, NO_FACT);
  assert_int_equal(ANSWER_REFUSED, walk(&talk).answer);
  assert_int_equal(NEGOTIATION_REFUSED, talk.now.end);
}

static void where_no_deal_beats_walking_it_earns_all(void **state) {
  Talk talk = begin(state, example_talk);
  talk.talk->no_deal_value = 870000;
  negotiation_prepare(talk.talk);
  assert_true(talk.talk->walking_is_best);
  assert_int_equal(20000, walk(&talk).points);
  talk.now = (NegotiationState){0};
  negotiation_start(talk.talk, &talk.now);
  assert_int_equal(0, accept(&talk).points);
  assert_int_equal(0, negotiation_points(talk.talk, 36, talk.now.levels));
}

static void no_deal_above_the_walk_away_is_where_points_begin(void **state) {
  Talk talk = begin(state, example_talk);
  talk.talk->no_deal_value = 789000; /* less 80.00: 7,810.00, ten steps above the walk-away */
  negotiation_prepare(talk.talk);
  assert_int_equal(781000, talk.talk->zero_cents);
  assert_int_equal(0, negotiation_points(talk.talk, 25, talk.now.levels));
  assert_int_equal(0, negotiation_points(talk.talk, 26, talk.now.levels));
  assert_int_equal(2000, negotiation_points(talk.talk, 27, talk.now.levels));
  assert_int_equal(20000, negotiation_points(talk.talk, 36, talk.now.levels));
}

/* An owed price is not to be discounted: opening, walk-away and limit are one amount, and that amount earns all. */
static void a_right_with_one_price_earns_all_or_nothing(void **state) {
  Talk talk = begin(state, "{'issue':{'id':'implant','label':'Implant','unit':'dollars','better':'more','step':70.00},"
                           "'us':{'open':13640.00,'walk_away':13640.00},'them':{'opening':10000.00,'limit':12100.00,'reach':13640.00},"
                           "'facts':{'clause':{'moves':12},'invoice':{'moves':10}},'no_deal':{'value':13640.00,'cost':900.00}}");
  assert_false(talk.talk->walking_is_best);
  assert_int_equal(20000, negotiation_points(talk.talk, 52, talk.now.levels));
  assert_int_equal(0, negotiation_points(talk.talk, 51, talk.now.levels));
}

static void closing_beyond_authority_needs_a_sign_off(void **state) {
  const char *text = "{'issue':{'id':'p','label':'Total','unit':'dollars','better':'more','step':100.00},"
                     "'us':{'open':6000.00,'walk_away':2000.00,'authority':3000.00},'them':{'opening':1000.00,'limit':4000.00},"
                     "'moves':{'irene':{'kind':'sign_off','text':'May I close under 3,000?'}},'no_deal':{'value':1500.00}}";
  Talk talk = begin(state, text);
  ask(&talk, 50, NO_FACT);
  ask(&talk, 40, NO_FACT);
  expect_offer(&talk, 16, 3);
  assert_true(negotiation_beyond_authority(talk.talk, &talk.now, 16));
  Talk signed_off = talk;
  NegotiationReply reply = accept(&talk);
  assert_true(reply.beyond_authority);
  assert_int_equal(1, reply.violation);
  move(&signed_off, 0);
  reply = accept(&signed_off);
  assert_false(reply.beyond_authority);
  assert_int_equal(-1, reply.violation);
}

/* ---- terms ---- */

#define TERMS_TALK                                                                                                           \
  "{'issue':{'id':'p','label':'Total','unit':'dollars','better':'more','step':100.00},"                                      \
  "'us':{'open':6000.00,'walk_away':1500.00},'them':{'opening':1000.00,'limit':3000.00,'reach':4000.00,'credible':6000.00}," \
  "'facts':{'law':{'moves':0},'data':{'moves':6}},"                                                                          \
  "'terms':{'written':{'points':3},'interest':{'levels':[{'id':'none'},{'id':'full','cost':6,'worth':900.00}],"              \
  "'owed':'NY-INT','needs':['law']},'release':{'by':'them','cost':-2,'points':-4}},'no_deal':{'value':1000.00}}"
enum { WRITTEN, INTEREST, RELEASE };

static NegotiationReply ask_with(Talk *talk, int price, int fact, int written, int interest, int release) {
  return act(talk, (NegotiationAct){.kind = ACT_OFFER,
                                    .ask = (int16_t)price,
                                    .fact = (int8_t)fact,
                                    .move = -1,
                                    .levels = {(int8_t)written, (int8_t)interest, (int8_t)release}});
}

static void terms_cost_them_their_price(void **state) {
  Talk talk = begin(state, TERMS_TALK);
  NegotiationAct without_law = {.kind = ACT_OFFER, .ask = 50, .fact = -1, .move = -1, .levels = {1, 1, 0}};
  refused(&talk, without_law, "Give a reason first: say the fact that supports this term.");
  ask_with(&talk, 50, 0, 1, 1, 0);
  assert_int_equal(14, negotiation_limit(talk.talk, &talk.now, talk.now.levels));
  expect_offer(&talk, 3, 3); /* a package */
  int8_t levels[NEGOTIATION_MOST_TERMS];
  assert_int_equal(0, negotiation_offer(talk.talk, &talk.now, levels)); /* less than the interest costs: not in their offer yet */
  assert_int_equal(0, levels[INTEREST]);
  ask_with(&talk, 40, NO_FACT, 1, 1, 0);
  expect_offer(&talk, 11, 3); /* 3 + 17 x 5/10 */
  assert_int_equal(5, negotiation_offer(talk.talk, &talk.now, levels));
  assert_int_equal(1, levels[INTEREST]);
  NegotiationReply reply = accept(&talk);
  assert_int_equal(150000 + 90000, reply.worth_cents);
  assert_false(reply.right_given_away);
}

static void terms_are_swapped_for_price_at_their_cost(void **state) {
  Talk talk = begin(state, TERMS_TALK);
  ask_with(&talk, 50, 0, 1, 1, 0);
  ask_with(&talk, 40, NO_FACT, 1, 1, 0);
  Talk other = talk;
  NegotiationReply reply = ask_with(&talk, 5, NO_FACT, 1, 0, 0); /* without interest their package is worth six steps more */
  assert_int_equal(11, talk.now.deal);
  assert_true(reply.right_given_away);
  ask_with(&other, 5, NO_FACT, 1, 1, 1); /* the release gives them two */
  assert_int_equal(7, other.now.deal);
}

static void a_right_cannot_be_bought_with_price(void **state) {
  Talk talk = begin(state, TERMS_TALK);
  const int8_t with[NEGOTIATION_MOST_TERMS] = {0, 1, 0}, without[NEGOTIATION_MOST_TERMS] = {0, 0, 0};
  for (int price = 0; price < 26; price++) {
    assert_true(negotiation_points(talk.talk, price + 6, without) <= negotiation_points(talk.talk, price, with));
  }
  assert_true(negotiation_worth(talk.talk, 20, without) == 300000);
}

static void terms_added_late_are_a_hold_and_never_free(void **state) {
  Talk talk = begin(state, TERMS_TALK);
  ask_with(&talk, 50, 0, 0, 0, 0);
  ask_with(&talk, 40, NO_FACT, 0, 0, 0);
  expect_offer(&talk, 11, 3);
  NegotiationReply reply = ask_with(&talk, 40, NO_FACT, 0, 1, 0); /* the same price, and interest */
  assert_false(reply.not_an_offer);
  assert_int_equal(0, reply.concession);
  expect_offer(&talk, 12, 2);
  assert_int_equal(40, talk.now.last_ask);
  assert_int_equal(6, negotiation_offer(talk.talk, &talk.now, NULL));
  reply = ask_with(&talk, 40, NO_FACT, 0, 0, 0); /* dropped again: no concession either */
  assert_int_equal(0, reply.concession);
  reply = ask_with(&talk, 36, 1, 0, 0, 0);
  assert_int_equal(4, reply.concession);
}

static void a_term_given_up_may_be_asked_back_in_price(void **state) {
  Talk talk = begin(state, TERMS_TALK);
  ask_with(&talk, 40, 0, 0, 1, 0);
  NegotiationReply reply = ask_with(&talk, 44, NO_FACT, 0, 0, 0); /* six steps of interest for four of price */
  assert_false(reply.not_an_offer);
  assert_int_equal(2, reply.concession);
  assert_true(ask_with(&talk, 45, NO_FACT, 0, 0, 0).not_an_offer);
}

static void terms_of_the_round_in_which_patience_ends_are_off(void **state) {
  Talk talk = begin(state, TERMS_TALK);
  ask_with(&talk, 50, 0, 1, 0, 0);
  ask_with(&talk, 40, NO_FACT, 1, 0, 0);
  hold(&talk, NO_FACT);
  hold(&talk, NO_FACT);
  ask_with(&talk, 40, NO_FACT, 0, 1, 0);
  assert_true(talk.now.final);
  int8_t levels[NEGOTIATION_MOST_TERMS];
  assert_int_equal(13, negotiation_offer(talk.talk, &talk.now, levels));
  assert_int_equal(1, levels[WRITTEN]);
  assert_int_equal(0, levels[INTEREST]);
}

static void points_of_terms_are_added_where_the_deal_is_worth_making(void **state) {
  Talk talk = begin(state, TERMS_TALK);
  const int8_t written[NEGOTIATION_MOST_TERMS] = {1, 1, 0}, released[NEGOTIATION_MOST_TERMS] = {0, 1, 1};
  int32_t plain = negotiation_points(talk.talk, 10, (const int8_t[NEGOTIATION_MOST_TERMS]){0, 1, 0});
  assert_int_equal(plain + 3000, negotiation_points(talk.talk, 10, written));
  assert_int_equal(plain - 4000, negotiation_points(talk.talk, 10, released));
  assert_int_equal(0, negotiation_points(talk.talk, -6, written));
  assert_int_equal(23000, talk.talk->most_points);
}

/* ---- conduct ---- */

typedef struct ConductRow {
  NegotiationConduct conduct;
  Cents amount;
  int32_t points;
} ConductRow;

static void expect_conduct(const Negotiation *talk, const ConductRow *rows) {
  for (int i = 0; i < CONDUCT_COUNT; i++) {
    TalkRun run = talk_conduct(talk, rows[i].conduct);
    Cents amount = negotiation_amount(talk, run.state.deal);
    if (amount != rows[i].amount || run.close.points != rows[i].points) {
      print_error("%s: %lld, %d points\n", negotiation_conduct_words[rows[i].conduct], (long long)amount, run.close.points);
    }
    assert_int_equal(rows[i].amount, amount);
    assert_int_equal(rows[i].points, run.close.points);
    if (i > 0) assert_true(run.close.points < rows[0].points);
    assert_int_equal(rows[i].conduct == CONDUCT_BLUFF, run.violations > run.close.beyond_authority);
  }
}

static void good_conduct_pays_and_no_trick_ties(void **state) {
  static const ConductRow example[CONDUCT_COUNT] = {
      {CONDUCT_PREPARED, 844900, 19000}, {CONDUCT_BLUFF, 837800, 18000}, {CONDUCT_PATIENCE, 830700, 17000},  {CONDUCT_NICKEL, 809400, 14000},
      {CONDUCT_GROWING, 802300, 13000},  {CONDUCT_RAISE, 795200, 12000}, {CONDUCT_HOLD_FACTS, 752600, 6000}, {CONDUCT_NO_FACTS, 717100, 1000},
      {CONDUCT_SPLIT, 717100, 1000},     {CONDUCT_HOLD, 631900, 0},      {CONDUCT_ABSURD, 596400, 0},        {CONDUCT_FIRST_OFFER, 596400, 0},
  };
  static const ConductRow inpatient[CONDUCT_COUNT] = {
      {CONDUCT_PREPARED, 980000, 22714}, {CONDUCT_PATIENCE, 950000, 19285}, {CONDUCT_BLUFF, 930000, 17000}, {CONDUCT_GROWING, 750000, 0},
      {CONDUCT_SPLIT, 680000, 0},        {CONDUCT_NO_FACTS, 720000, 0},     {CONDUCT_RAISE, 670000, 0},     {CONDUCT_NICKEL, 660000, 0},
      {CONDUCT_HOLD_FACTS, 630000, 0},   {CONDUCT_HOLD, 410000, 0},         {CONDUCT_ABSURD, 390000, 0},    {CONDUCT_FIRST_OFFER, 390000, 0},
  };
  expect_conduct(talk_good(*state, example_talk), example);
  expect_conduct(talk_good(*state, inpatient_talk), inpatient);
}

static void every_answer_has_a_sentence(void **state) {
  (void)state;
  for (int answer = 0; answer < ANSWER_COUNT; answer++) assert_int_equal(answer == ANSWER_MOVE, negotiation_texts[answer].length == 0);
}

#define CASE(NAME) cmocka_unit_test_setup_teardown(NAME, open_talks, close_talks)

int main(void) {
  const struct CMUnitTest tests[] = {
      CASE(amounts_are_steps_from_their_opening),
      CASE(where_less_is_better_steps_go_down),
      CASE(the_first_ask_moves_them_a_fifth_and_at_most_three),
      CASE(a_concession_moves_them_half_way_and_at_most_twice_its_size),
      CASE(a_fact_adds_to_the_limit_the_rate_and_the_room),
      CASE(a_weakness_only_moves_the_limit),
      CASE(holding_costs_patience_and_the_last_of_it_moves_nothing),
      CASE(one_silence_is_free),
      CASE(what_is_no_offer_costs_patience_and_changes_nothing),
      CASE(the_last_round_is_final),
      CASE(asks_close_at_or_below_their_offer_and_near_it),
      CASE(they_never_pass_their_limit),
      CASE(a_question_costs_nothing_and_reveals),
      CASE(leverage_counts_once_and_again_costs),
      CASE(a_bluff_is_a_violation_and_costs_trust),
      CASE(they_hang_up_only_on_what_the_author_priced_so),
      CASE(a_supervisor_lifts_the_cap_for_a_reason),
      CASE(a_pause_takes_time_once),
      CASE(only_facts_held_are_said_and_once_each),
      CASE(walking_away_and_refusing_are_told_apart),
      CASE(where_no_deal_beats_walking_it_earns_all),
      CASE(no_deal_above_the_walk_away_is_where_points_begin),
      CASE(a_right_with_one_price_earns_all_or_nothing),
      CASE(closing_beyond_authority_needs_a_sign_off),
      CASE(terms_cost_them_their_price),
      CASE(terms_are_swapped_for_price_at_their_cost),
      CASE(a_right_cannot_be_bought_with_price),
      CASE(terms_added_late_are_a_hold_and_never_free),
      CASE(a_term_given_up_may_be_asked_back_in_price),
      CASE(terms_of_the_round_in_which_patience_ends_are_off),
      CASE(points_of_terms_are_added_where_the_deal_is_worth_making),
      CASE(good_conduct_pays_and_no_trick_ties),
      CASE(every_answer_has_a_sentence),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
