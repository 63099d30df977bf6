/* Negotiations as authors write them: what the keys become, and every way in which the figures can be wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
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

/* The text of the example with one part of it replaced. */
static const char *with(Arena *arena, const char *text, const char *old, const char *new) {
  Str whole = str_from(text), part = str_from(old);
  size_t at = str_find_str(whole, part);
  assert_true(at < whole.length);
  return str_z(arena, str_format(arena, "%.*s%s%s", (int)at, text, new, text + at + part.length));
}

static void print_faults(Diags *diags) {
  Buf buf = buf_new(diags->arena);
  diags_print(diags, &buf);
  print_error("%s", buf_str(&buf).at);
}

/* Exactly one fault, of that code and with these words in it, at that path. */
static void expect_fault(Arena *arena, const char *text, const char *code, const char *path, const char *words) {
  Diags diags;
  talk_read(arena, text, &diags);
  bool one = diags.count == 1 && strcmp(diags.items[0].code, code) == 0 && str_is(diags.items[0].path, path) &&
             str_find_str(diags.items[0].message, str_from(words)) < diags.items[0].message.length;
  if (!one) print_faults(&diags);
  assert_true(one);
}

static void expect_change(void **state, const char *old, const char *new, const char *code, const char *path, const char *words) {
  expect_fault(*state, with(*state, example_talk, old, new), code, path, words);
}

/* ---- what is read ---- */

static const char whole_design[] =
    "{'issue':{'id':'price','label':'Total payment','unit':'dollars','better':'more','step':71.00},"
    "'us':{'open':10650.00,'target':8200.00,'walk_away':7100.00,'authority':7100.00,'above_authority':'irene'},"
    "'them':{'opening':5964.00,'limit':7242.00,'reach':8520.00,'alone':7810.00,'credible':11360.00,'margin':1,'patience':3,'rounds':6},"
    "'facts':{'benchmark':{'moves':8,'say':'Local benchmark is 9,800 for this code.'},'own_offer':{'moves':-3,'say':'So I "
    "heard.'},'law':{'moves':0}},"
    "'terms':{'written':{'cost':0,'points':3},"
    "'pay_in':{'levels':[{'id':'45','cost':0},{'id':'10','label':'10 days','cost':2,'worth':120.00}],'starts':'45'},"
    "'interest':{'levels':[{'id':'none','cost':0},{'id':'full','cost':6,'worth':{'interest':{'principal':119300.00,'rule':'NY-INT',"
    "'from':'deadlines.due','to':'deal.date'}}}],'starts':'none','owed':'NY-INT','needs':['law']},"
    "'release':{'by':'them','cost':-2,'points':-4}},"
    "'moves':{'why_today':{'kind':'question','text':'What changes tomorrow?','say':'Honestly? Nothing.','reveals':'no_deadline'},"
    "'wait':{'kind':'silence'},"
    "'complaint':{'kind':'leverage','text':'If this is not settled we will ask the state to look at "
    "it.','moves':2,'once':true,'again':{'patience':-2}},"
    "'other':{'kind':'bluff','text':'Another plan pays twice that.','moves':-4,'patience':-2,'violation':'misrepresentation'},"
    "'manager':{'kind':'supervisor','needs_any':['benchmark'],'lifts':'alone'},"
    "'sleep':{'kind':'pause','advance':'1 business','once':true}},"
    "'pressure':{'deadline':'claimed','if_passed':'same'},"
    "'no_deal':{'value':7100.00,'cost':80.00,'days':60},"
    "'out':{'deal':'close','walk':'benefit_path','refused':'benefit_path','hung_up':'benefit_path'}}";

static void the_design_reads_as_it_stands(void **state) {
  Diags diags;
  const Negotiation *talk = talk_read(*state, whole_design, &diags);
  if (diags.errors) print_faults(&diags);
  assert_int_equal(0, diags.errors);
  assert_int_equal(1, diags.count); /* its target lies between two steps */
  assert_string_equal("W350", diags.items[0].code);
  assert_str(diags.items[0].message, "8,200.00 is not a whole number of steps from their opening; the nearest is 8,165.00");
  assert_str(talk->issue_id, "price");
  assert_int_equal(100, talk->worth_per_unit);
  assert_int_equal(16, talk->steps.walk_away);
  assert_int_equal(28, talk->steps.highest); /* 18 + 8 + 2 */
  assert_str(talk->above_authority, "irene");
  assert_int_equal(60, talk->no_deal_days);
  assert_int_equal(20000, talk->points);
  assert_str(talk->out.refused_id, "benefit_path");
  assert_int_equal(-1, talk->out.refused);
  assert_str(talk->deadline, "claimed");
}

static void terms_become_levels(void **state) {
  Diags diags;
  const Negotiation *talk = talk_read(*state, whole_design, &diags);
  const NegotiationTerm *written = FIELD_AT(talk->terms, NegotiationTerm, 0), *pay_in = written + 1, *interest = written + 2, *release = written + 3;
  assert_int_equal(2, written->levels.count);
  assert_str(FIELD_AT(written->levels, NegotiationLevel, 0)->label, "No");
  assert_int_equal(3000, FIELD_AT(written->levels, NegotiationLevel, 1)->points);
  assert_str(written->label, "written");
  assert_int_equal(0, pay_in->starts);
  assert_str(FIELD_AT(pay_in->levels, NegotiationLevel, 0)->label, "45");
  assert_str(FIELD_AT(pay_in->levels, NegotiationLevel, 1)->label, "10 days");
  assert_int_equal(12000, FIELD_AT(pay_in->levels, NegotiationLevel, 1)->worth_cents);
  assert_int_equal(4, interest->needs_facts);
  assert_str(interest->owed, "NY-INT");
  const NegotiationLevel *full = FIELD_AT(interest->levels, NegotiationLevel, 1);
  assert_int_equal(0, full->worth_cents);
  assert_int_equal(JSON_OBJECT, full->worth->kind); /* for who knows the dates */
  assert_int_equal(1, release->by);
  assert_int_equal(-2, FIELD_AT(release->levels, NegotiationLevel, 1)->cost_steps);
}

static void moves_know_their_facts(void **state) {
  Diags diags;
  const Negotiation *talk = talk_read(*state, whole_design, &diags);
  const NegotiationMove *moves = talk->moves.at;
  assert_int_equal(MOVE_QUESTION, moves[0].kind);
  assert_str(moves[0].reveals_id, "no_deadline");
  assert_int_equal(-1, moves[0].reveals);
  assert_true(moves[2].has_again);
  assert_int_equal(-2, moves[2].again_patience);
  assert_str(moves[3].violation_id, "misrepresentation");
  assert_int_equal(1, moves[4].needs_any_facts);
  assert_int_equal(OFFSET_BUSINESS, moves[5].advance.unit);
}

static void what_is_left_out_has_a_sense(void **state) {
  const Negotiation *talk = talk_good(*state, "{'issue':{'id':'p','label':'Total','unit':'dollars','better':'more','step':100.00},"
                                              "'us':{'open':6000.00,'walk_away':2000.00},'them':{'opening':1000.00,'limit':3000.00},"
                                              "'facts':{'a':{'moves':5},'b':{'moves':-2}},'no_deal':{'value':1500.00}}");
  assert_int_equal(25, talk->steps.reach); /* the limit and the fact that helps */
  assert_int_equal(25, talk->steps.alone);
  assert_int_equal(50, talk->steps.credible);
  assert_int_equal(50, talk->steps.target);
  assert_int_equal(10, talk->steps.authority);
  assert_int_equal(1, talk->margin_steps);
  assert_int_equal(3, talk->patience);
  assert_int_equal(6, talk->rounds);
}

static void other_units_need_their_worth(void **state) {
  const char *text = "{'issue':{'id':'p','label':'Share','unit':'percent','better':'more','step':0.50,'worth':4860.00},"
                     "'us':{'open':85,'target':70,'walk_away':55},'them':{'opening':35,'limit':62,'credible':90},'no_deal':{'value':200000.00}}";
  const Negotiation *talk = talk_good(*state, text);
  assert_int_equal(54, talk->steps.limit);
  assert_int_equal(4860 * 60 * 100, negotiation_worth(talk, 50, (const int8_t[NEGOTIATION_MOST_TERMS]){0}));
  expect_fault(*state, with(*state, text, ",'worth':4860.00", ""), "E313", "$.issue", "the dollars that one unit is worth to us");
  expect_fault(*state, with(*state, text, "'open':85", "'open':85.25"), "E301", "$.us.open", "85.25 is not a whole number of steps");
}

/* ---- what is wrong ---- */

static void amounts_must_lie_on_steps(void **state) {
  expect_change(state, "'limit':7242.00", "'limit':7250.00", "E301", "$.them.limit",
                "7,250.00 is not a whole number of steps from their opening; the nearest is 7,242.00");
  expect_change(state, "'step':71.00", "'step':1.00", "E311", "$.issue.step", "up to 5396 steps from their opening, at most 400");
}

static void amounts_must_be_in_order(void **state) {
  expect_change(state, "'opening':5964.00", "'opening':7313.00", "E302", "$.them.limit",
                "\"limit\" (7,242.00) must not be worse for us than \"opening\" (7,313.00)");
  expect_change(state, "'reach':8520.00", "'reach':7171.00", "E303", "$.them.reach", "\"reach\" (7,171.00)");
  expect_change(state, "'alone':7810.00", "'alone':5893.00", "E303", "$.them.alone", "\"alone\" (5,893.00)");
  expect_change(state, "'credible':11360.00", "'credible':10579.00", "E304", "$.them.credible", "\"open\" (10,650.00)");
  expect_change(state, "'reach':8520.00", "'reach':11431.00", "E304", "$.them.credible", "\"reach\" (11,431.00)");
  expect_change(state, "'walk_away':7100.00", "'walk_away':7171.00", "E305", "$.us.authority", "\"walk_away\" (7,171.00)");
  expect_change(state, "'target':8236.00", "'target':10721.00", "E305", "$.us.open", "\"target\" (10,721.00)");
}

#define TERMS(LEVELS) "{'benchmark':{'moves':8,'say':'Noted.'},'gap':{'moves':6},'clause':{'moves':4}},'terms':" LEVELS
#define FACTS "{'benchmark':{'moves':8,'say':'Noted.'},'gap':{'moves':6},'clause':{'moves':4},'own_offer':{'moves':-3}}"

static void terms_must_fit_together(void **state) {
  expect_change(state, FACTS, TERMS("{'pay':{'levels':[{'id':'slow'},{'id':'fast'}],'starts':'fsat'}}"), "E306", "$.terms.pay.starts",
                "\"fsat\" is not a level of this term, did you mean \"fast\"?");
  expect_change(state, FACTS, TERMS("{'pay':{'cost':1,'needs':['benchmrk']}}"), "E307", "$.terms.pay.needs",
                "\"benchmrk\" is not among the facts of this negotiation, did you mean \"benchmark\"?");
  expect_change(state, FACTS, TERMS("{'pay':{'levels':[{'id':'slow'},{'id':'slow'}]}}"), "E308", "$.terms.pay.levels[1]", "\"slow\" stands twice");
  expect_change(state, FACTS, TERMS("{'pay':{'cost':1,'levels':[{'id':'slow'},{'id':'fast'}]}}"), "E313", "$.terms.pay.cost", "cannot stand beside");
  expect_change(state, FACTS, TERMS("{'pay':{'worth':'much'}}"), "E314", "$.terms.pay.worth", "written in dollars");
  expect_change(state, FACTS, TERMS("{'pay':{'levels':[{'id':'Slow'},{'id':'fast'}]}}"), "E310", "$.terms.pay.levels[0].id", "small letters");
#define FIVE "{'levels':[{'id':'a'},{'id':'b'},{'id':'c'},{'id':'d'},{'id':'e'}]}"
  expect_change(state, FACTS, TERMS("{'a':" FIVE ",'b':" FIVE ",'c':" FIVE "}"), "E309", "$.terms", "125 combinations of levels; at most 64");
}

static void moves_must_have_what_they_need(void **state) {
  expect_change(state, "'needs_any':['benchmark']", "'needs_any':['bench']", "E307", "$.moves.manager.needs_any", "\"bench\" is not among the facts");
  expect_change(state, "'moves':2,'once'", "'once'", "E313", "$.moves.complaint", "leverage needs \"moves\"");
  expect_change(state, "'moves':-4", "'moves':4", "E313", "$.moves.other.moves", "a bluff must not help");
  expect_change(state, ",'violation':'misrepresentation'", "", "E313", "$.moves.other", "a bluff needs its \"violation\"");
  expect_change(state, "'say':'Nothing.',", "", "E313", "$.moves.why_today", "a question needs \"say\"");
  expect_change(state, "'advance':'1 business',", "", "E313", "$.moves.sleep", "a pause needs \"advance\"");
  expect_change(state, "'kind':'silence'", "'kind':'silence','advance':'1 day'", "E313", "$.moves.wait.advance", "only a pause takes time");
  expect_change(state, "'kind':'silence'", "'kind':'silence','moves':1", "E313", "$.moves.wait.moves", "only leverage and a bluff move their limit");
  expect_change(state, "'kind':'silence'", "'kind':'silence','lifts':'alone'", "E313", "$.moves.wait.lifts", "only a supervisor lifts a cap");
  expect_change(state, "'kind':'silence'", "'kind':'silence','patience':1", "E313", "$.moves.wait.patience", "gives patience back");
  expect_change(state, "'alone':7810.00,", "", "E313", "$.moves.manager.kind", "which \"them\" does not have");
  expect_change(state, "'moves':2,'once':true", "'moves':2", "E313", "$.moves.complaint.again", "\"once\" move");
}

static void counts_have_limits(void **state) {
  expect_change(state, "'rounds':6", "'rounds':13", "E206", "$.them.rounds", "12");
  expect_change(state, "'patience':3", "'patience':0", "E206", "$.them.patience", "1");
  char facts[2000] = "{";
  for (int i = 0; i < 25; i++) {
    char fact[32];
    (void)snprintf(fact, sizeof fact, "%s'f%d':{'moves':1}", i ? "," : "", i);
    memcpy(facts + strlen(facts), fact, strlen(fact) + 1);
  }
  memcpy(facts + strlen(facts), "}", 2);
  const char *text = with(*state, whole_design,
                          "{'benchmark':{'moves':8,'say':'Local benchmark is 9,800 for this code.'},"
                          "'own_offer':{'moves':-3,'say':'So I heard.'},'law':{'moves':0}}",
                          facts);
  Diags diags;
  talk_read(*state, text, &diags);
  assert_string_equal("E206", diags.items[0].code);
}

static void days_are_whole(void **state) {
  const char *text = "{'issue':{'id':'p','label':'Days to pay','unit':'days','better':'less','step':5,'worth':40.00},"
                     "'us':{'open':10,'walk_away':60},'them':{'opening':90,'limit':45,'reach':15},'no_deal':{'value':-3600.00}}";
  const Negotiation *talk = talk_good(*state, text);
  assert_int_equal(15, talk->steps.reach);
  assert_int_equal(-240000, talk->zero_cents);
  expect_fault(*state, with(*state, text, "'step':5", "'step':2.50"), "E312", "$.issue.step", "days are counted whole");
  expect_fault(*state, with(*state, text, "'opening':90", "'opening':90.50"), "E312", "$.them.opening", "days are counted whole");
}

static void narrow_and_pointless_talks_are_warned_of(void **state) {
  expect_change(state, "'walk_away':7100.00,'authority':7100.00", "'walk_away':8094.00,'authority':8094.00", "W351", "$.us.walk_away",
                "there are 6 steps");
  const char *none = with(*state, example_talk, "'walk_away':7100.00,'authority':7100.00", "'walk_away':9230.00,'authority':9230.00");
  none = with(*state, none, "'target':8236.00", "'target':9230.00");
  expect_fault(*state, none, "W352", "$.no_deal", "it is worth 7,020.00, and they would go to 8,520.00");
  Diags diags;
  talk_read(*state, with(*state, none, "'value':7100.00", "'value':9000.00"), &diags);
  assert_int_equal(0, diags.count);
}

static void every_code_has_a_row(void **state) {
  (void)state;
  int rows = 0;
  for (; negotiation_diag_codes[rows].code; rows++) {
    assert_true(rows == 0 || strcmp(negotiation_diag_codes[rows - 1].code, negotiation_diag_codes[rows].code) < 0);
    assert_true(strlen(negotiation_diag_codes[rows].meaning) > 10);
  }
  assert_int_equal(17, rows);
}

#define CASE(NAME) cmocka_unit_test_setup_teardown(NAME, open_talks, close_talks)

int main(void) {
  const struct CMUnitTest tests[] = {
      CASE(the_design_reads_as_it_stands),
      CASE(terms_become_levels),
      CASE(moves_know_their_facts),
      CASE(what_is_left_out_has_a_sense),
      CASE(other_units_need_their_worth),
      CASE(amounts_must_lie_on_steps),
      CASE(amounts_must_be_in_order),
      CASE(terms_must_fit_together),
      CASE(moves_must_have_what_they_need),
      CASE(counts_have_limits),
      CASE(days_are_whole),
      CASE(narrow_and_pointless_talks_are_warned_of),
      CASE(every_code_has_a_row),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
