/* Questions in the machine: when they are asked, what their answers pay, and what must be known or pinned. tests/scenarios/sim_items.json. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "assert_str.h"
#include "help_play.h"

static Arena *arena_of(void **state) { return ((Bench *)*state)->arena; }

/** A fresh case, one hub choice further. */
static Play *at(void **state, const char *rule) {
  Play *p = play_open(*state, arena_of(state), "scenarios/sim_items.json");
  play(p, str_z(p->arena, str_format(p->arena, "{'answer':'hub','choice':'%s'}", rule)));
  return p;
}

#define LOOK_AT_LOG "{'open':'log'} {'pin':'notice'} {'pin':'private'}"
#define LOOK_AT_SHEET "{'open':'sheet'} {'pin':'emergency'} {'pin':'window'}"

/* ---- choices ---- */

static void a_choice_without_its_facts_pays_half_and_says_which(void **state) {
  Play *p = at(state, "support");
  play(p, "{'answer':'support','choice':'supported'}");
  assert_paid(p, 3500);
  assert_true(p->last.half_for_facts);
  assert_int_equal(scenario_find_fact(p->scenario, STR("notice")), p->last.missing_fact);

  p = at(state, "support");
  play(p, LOOK_AT_LOG "{'answer':'support','choice':'supported'}");
  assert_paid(p, 3500);
  assert_int_equal(scenario_find_fact(p->scenario, STR("emergency")), p->last.missing_fact);

  p = at(state, "support");
  play(p, LOOK_AT_LOG LOOK_AT_SHEET "{'answer':'support','choice':'supported'}");
  assert_paid(p, 7000);
  assert_false(p->last.half_for_facts);
}

static void a_fact_known_and_not_pinned_does_not_support(void **state) {
  Play *p = at(state, "support");
  play(p, LOOK_AT_LOG LOOK_AT_SHEET "{'unpin':'notice'} {'answer':'support','choice':'supported'}");
  assert_paid(p, 3500);
}

static void halves_floor_and_nothing_is_halved_below_zero(void **state) {
  Play *p = at(state, "support");
  play(p, "{'answer':'support','choice':'odd'}");
  assert_paid(p, 0); /* half a thousandth */
  p = at(state, "support");
  play(p, "{'answer':'support','choice':'minus'}");
  assert_paid(p, -3000);
  assert_false(p->last.half_for_facts);
}

static void of_many_each_choice_is_halved_by_its_own_facts(void **state) {
  Play *p = at(state, "many");
  play(p, "{'answer':'many','choices':['one','two']}");
  assert_paid(p, 5000);
  assert_int_equal(10000, p->last.most);
  p = at(state, "many");
  play(p, LOOK_AT_LOG "{'answer':'many','choices':['one','two']}");
  assert_paid(p, 7000);
  p = at(state, "many");
  play(p, LOOK_AT_LOG LOOK_AT_SHEET "{'answer':'many','choices':['two','one']}");
  assert_paid(p, 10000);
}

static void of_many_wrong_ones_take_away_and_never_below_zero(void **state) {
  Play *p = at(state, "many");
  play(p, LOOK_AT_LOG LOOK_AT_SHEET "{'answer':'many','choices':['one','two','wrong']}");
  assert_paid(p, 5000);
  p = at(state, "many");
  play(p, "{'answer':'many','choices':['one','worse']}");
  assert_paid(p, 0);
  assert_var(p, "tries", 1);
  p = at(state, "many");
  play(p, "{'answer':'many','choices':[]}");
  assert_paid(p, 0);
}

static void only_one_of_single_choices_can_be_taken(void **state) {
  Play *p = at(state, "support");
  assert_string_equal("Choose one.", play_refused(p, "{'answer':'support','choice':[]}"));
  assert_string_equal("Choose one.", play_refused(p, "{'answer':'support','choice':['odd','minus']}"));
}

static void a_used_choice_is_gone(void **state) {
  Play *p = at(state, "once");
  play(p, "{'answer':'once','choice':'flare'}");
  assert_string_equal("That choice is not offered now.", play_refused(p, "{'answer':'once','choice':'flare'}"));
  play(p, "{'answer':'once','choice':'spark'}");
  assert_step(p, "once");
  assert_item(p, "-"); /* nothing is left to choose: the step only goes on */
  play(p, "{'next':true}");
  assert_step(p, "stop");
}

static void a_choice_can_wait_for_what_is_known(void **state) {
  Play *p = at(state, "known");
  assert_string_equal("That choice is not offered now.", play_refused(p, "{'answer':'known','choice':'quote'}"));
  play(p, "{'open':'log'} {'answer':'known','choice':'quote'}"); /* known is enough, pinned or not */
  assert_true(play_knows(p, "received"));
}

static void a_violation_is_named_and_takes_its_points(void **state) {
  Play *p = at(state, "shout");
  assert_paid(p, 2000);
  assert_string_equal("improper note", scenario_violations[p->last.violation].name);
  assert_int_equal(4000, p->last.violation_points);
  p = at(state, "bill");
  assert_string_equal("balance billing", scenario_violations[p->last.violation].name);
  assert_int_equal(10000, p->last.violation_points);
}

/* ---- order ---- */

static void questions_come_in_file_order_each_at_its_turn(void **state) {
  Play *p = at(state, "order");
  assert_item(p, "first");
  assert_string_equal("Another question is open.", play_refused(p, "{'answer':'fourth','number':4}"));
  assert_string_equal("A question is open.", play_refused(p, "{'next':true}"));
  play(p, "{'answer':'first','number':1}");
  assert_item(p, "fourth"); /* the second's condition does not hold, the third offers nothing, the fourth's holds by now */
  p = at(state, "order_open");
  play(p, "{'answer':'first','number':3}");
  assert_paid(p, 0);
  assert_item(p, "second");
  play(p, "{'answer':'second','number':2} {'answer':'fourth','number':4}");
  assert_ending(p, "-");
  assert_step(p, "stop");
}

static void points_are_paid_once_and_effects_come_every_time(void **state) {
  Play *p = at(state, "again");
  play(p, "{'answer':'plain','number':1}");
  assert_true(p->last.first);
  play(p, "{'answer':'moving','number':2}");
  assert_true(p->last.first);
  play(p, "{'answer':'turn','choice':'round'}");
  assert_item(p, "moving"); /* the plain one was answered and changes nothing: it is passed over */
  play(p, "{'answer':'moving','number':2}");
  assert_false(p->last.first);
  assert_var(p, "tries", 2);
  play(p, "{'answer':'turn','choice':'on'}");
  assert_false(p->last.first);
  assert_step(p, "stop"); /* a choice without a way of its own goes on to the step's */
}

static void the_first_way_whose_condition_holds_is_taken(void **state) {
  Play *p = at(state, "ways");
  play(p, "{'answer':'ways','number':1}");
  assert_step(p, "again");
}

static void a_guarded_step_sends_on_before_anything_of_it_happens(void **state) {
  Play *p = at(state, "guarded");
  assert_step(p, "told"); /* two guards in a row */
  assert_false(play_knows(p, "window"));
  assert_true(play_knows(p, "reference"));
  p = at(state, "guarded_open");
  assert_step(p, "guarded");
  assert_true(play_knows(p, "window"));
}

/* ---- knowing ---- */

static void facts_are_found_by_looking_and_then_pinned(void **state) {
  Play *p = at(state, "support");
  assert_string_equal("That fact has not been found yet.", play_refused(p, "{'pin':'notice'}"));
  play(p, "{'open':'log'}");
  assert_string_equal("That fact is not pinned.", play_refused(p, "{'unpin':'notice'}"));
  play(p, "{'pin':'notice'} {'open':'contract'} {'pin':'contract.5.2'} {'open':'claim'} {'pin':'box_empty'}");
  assert_false(play_knows(p, "emergency"));
}

static void what_is_said_in_a_step_is_known_on_entering(void **state) {
  Play *p = at(state, "known");
  assert_false(play_knows(p, "reference"));
  play(p, "{'answer':'known','choice':'ask'}");
  assert_true(play_knows(p, "reference"));
  assert_true(play_knows(p, "emergency"));
  play(p, "{'pin':'reference'}");
  assert_item(p, "told");
}

static void a_page_is_on_the_desk_from_the_day_it_comes(void **state) {
  Play *p = at(state, "support");
  assert_string_equal("That page is not on the desk.", play_refused(p, "{'open':'letter'}"));
  p = at(state, "mail");
  play(p, "{'open':'letter'}");
  assert_true(play_knows(p, "received"));
}

static void looking_everywhere_opens_and_pins_what_can_be(void **state) {
  Play *p = at(state, "support");
  sim_look_everywhere(p->scenario, &p->state);
  assert_true(play_knows(p, "notice"));
  assert_false(play_knows(p, "received"));
  assert_false(play_knows(p, "reference"));
  play(p, "{'answer':'support','choice':'supported'}");
  assert_paid(p, 7000);
}

/* ---- evidence and links ---- */

static int32_t packet_pays(void **state, const char *facts) {
  Play *p = at(state, "evidence");
  play(p, LOOK_AT_LOG LOOK_AT_SHEET "{'open':'contract'} {'pin':'contract.5.2'}");
  play(p, str_z(p->arena, str_format(p->arena, "{'answer':'packet','facts':%s}", facts)));
  return p->last.paid;
}

static void evidence_pays_for_what_is_there_and_for_nothing_else(void **state) {
  assert_int_equal(8000, packet_pays(state, "['notice','emergency']"));
  assert_int_equal(8000, packet_pays(state, "['emergency','notice','contract.5.2']"));
  assert_int_equal(4000, packet_pays(state, "['notice']"));
  assert_int_equal(6000, packet_pays(state, "['notice','emergency','window']")); /* a quarter off for what has nothing to do with it */
  assert_int_equal(2000, packet_pays(state, "['notice','window']"));
  assert_int_equal(0, packet_pays(state, "['window']"));
  assert_int_equal(0, packet_pays(state, "[]"));
}

static void too_much_patient_data_pays_nothing_and_is_a_violation(void **state) {
  Play *p = at(state, "evidence");
  play(p, LOOK_AT_LOG LOOK_AT_SHEET "{'answer':'packet','facts':['notice','emergency','private']}");
  assert_paid(p, 0);
  assert_string_equal("disclosure", scenario_violations[p->last.violation].name);
  assert_int_equal(6000, p->last.violation_points);
  p = at(state, "evidence");
  play(p, LOOK_AT_LOG LOOK_AT_SHEET "{'answer':'packet','facts':['notice','emergency']}");
  assert_int_equal(NONE, p->last.violation); /* answering as such is none */
}

static void only_what_is_pinned_can_be_sent(void **state) {
  Play *p = at(state, "evidence");
  assert_string_equal("Only pinned facts can be used.", play_refused(p, "{'answer':'packet','facts':['notice']}"));
}

static void conditions_know_what_was_sent(void **state) {
  Play *p = at(state, "evidence");
  play(p, "{'open':'contract'} {'pin':'contract.5.2'} {'answer':'packet','facts':['contract.5.2']}");
  assert_step(p, "told");
  p = at(state, "evidence");
  play(p, LOOK_AT_LOG "{'answer':'packet','facts':['notice']}");
  assert_step(p, "stop");
}

static int32_t link_pays(void **state, const char *facts) {
  Play *p = at(state, "link");
  play(p, LOOK_AT_LOG "{'open':'claim'} {'pin':'box_empty'}");
  play(p, str_z(p->arena, str_format(p->arena, "{'answer':'link','facts':%s}", facts)));
  return p->last.paid;
}

/* ---- orders ---- */

static int32_t rank_pays(void **state, const char *order) {
  Play *p = at(state, "rank");
  play(p, str_z(p->arena, str_format(p->arena, "{'answer':'rank','order':[%s]}", order)));
  assert_int_equal(10000, p->last.most);
  assert_var(p, "tries", 1);
  return p->last.paid;
}

static void an_order_pays_by_its_pairs_and_nothing_for_half_of_them(void **state) {
  assert_int_equal(10000, rank_pays(state, "'a','b','c','d'"));
  assert_int_equal(8333, rank_pays(state, "'a','c','b','d'")); /* five of six */
  assert_int_equal(6666, rank_pays(state, "'b','a','d','c'"));
  assert_int_equal(0, rank_pays(state, "'d','a','b','c'")); /* three of six */
  assert_int_equal(0, rank_pays(state, "'d','c','b','a'"));
}

static void an_order_names_every_entry_once(void **state) {
  Play *p = at(state, "rank");
  assert_string_equal("Every entry has its place in the order, once.", play_refused(p, "{'answer':'rank','order':['a','b','c','c']}"));
  assert_string_equal("Every entry has its place in the order.", play_refused(p, "{'answer':'rank','order':['b','c','d']}"));
  assert_string_equal("Every entry has its place in the order.", play_refused(p, "{'answer':'rank','order':[]}"));
}

static void an_order_is_shown_in_every_order_but_the_right_one(void **state) {
  Play *p = at(state, "rank");
  const Item *item = p->scenario->items[scenario_find_item(p->scenario, STR("rank"))];
  bool met[256] = {false};
  int different = 0;
  for (uint64_t seed = 0; seed < 1000; seed++) {
    int8_t shown[SCENARIO_MOST_ENTRIES];
    sim_order_shown(seed, item, shown);
    int packed = 0, named = 0;
    for (int i = 0; i < 4; i++) {
      packed = packed * 4 + shown[i];
      named |= 1 << shown[i];
    }
    assert_int_equal(15, named);
    assert_int_not_equal(27, packed); /* 0 1 2 3 */
    different += !met[packed];
    met[packed] = true;
  }
  assert_int_equal(23, different);
}

static void a_link_is_the_pair_and_nothing_but_the_pair(void **state) {
  assert_int_equal(4000, link_pays(state, "['notice','box_empty']"));
  assert_int_equal(4000, link_pays(state, "['box_empty','notice']"));
  assert_int_equal(0, link_pays(state, "['notice']"));
  assert_int_equal(0, link_pays(state, "['notice','private']"));
  assert_int_equal(0, link_pays(state, "['notice','box_empty','private']"));
  assert_int_equal(0, link_pays(state, "[]"));
}

/* ---- typed answers ---- */

static void texts_are_compared_by_letters_and_digits(void **state) {
  static const struct {
    const char *typed;
    int32_t paid;
  } rows[] = {
      {"Tessa B.", 2000},
      {"tessa b", 2000},
      {"  TESSA-B ", 2000},
      {"tessab", 2000},
      {"Tessa", 0},
      {"Tessa BB", 0},
      {"", 0},
      {"...", 0},
      {"EL-0316-2217", 2000},
      {"el 0316 2217", 2000},
      {"EL03162217", 2000},
      {"EL-0316-2218", 0},
      {"Zo\xc3\xab", 2000},
      {"zo\xc3\xab!", 2000},
      {"Zoe", 0},
      {"Tessa B. EL-0316-2217", 0},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Play *p = at(state, "typed");
    play(p, str_z(p->arena, str_format(p->arena, "{'answer':'who','text':'%s'}", rows[i].typed)));
    if (p->last.paid != rows[i].paid) print_error("\"%s\" paid %d\n", rows[i].typed, (int)p->last.paid);
    assert_paid(p, rows[i].paid);
  }
}

static void amounts_and_numbers_have_their_tolerance(void **state) {
  static const struct {
    const char *amount, *number;
    int32_t amount_paid, number_paid;
  } rows[] = {
      {"120.00", "10", 3000, 1000}, {"119.95", "8", 3000, 1000}, {"120.05", "12", 3000, 1000},
      {"119.94", "7", 0, 0},        {"120.06", "13", 0, 0},      {"-120.00", "-10", 0, 0},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Play *p = at(state, "typed");
    play(p, "{'answer':'who','text':'nobody'}");
    play(p, str_z(p->arena, str_format(p->arena, "{'answer':'amount','amount':%s}", rows[i].amount)));
    assert_paid(p, rows[i].amount_paid);
    play(p, str_z(p->arena, str_format(p->arena, "{'answer':'count','number':%s}", rows[i].number)));
    assert_paid(p, rows[i].number_paid);
  }
}

static const char *refused_text(Play *p, Str text) {
  Action action = {.kind = ACTION_ANSWER, .item = scenario_find_item(p->scenario, STR("who")), .text = text};
  return sim_refuses(p->scenario, &p->state, &action);
}

static void what_a_journal_could_not_keep_is_refused(void **state) {
  Play *p = at(state, "typed");
  static const char bad[] = "That text holds a character that cannot be kept.";
  assert_string_equal(bad, refused_text(p, STR("two\nlines")));
  assert_string_equal(bad, refused_text(p, STR("a tab\t")));
  assert_string_equal(bad, refused_text(p, STR("\xe2\x80\xae turned")));
  assert_string_equal(bad, refused_text(p, STR("\xff no text")));
  assert_string_equal("That text is too long.", refused_text(p, (Str){arena_alloc(p->arena, 5000, 1), 5000}));
  assert_null(refused_text(p, STR("Zo\xc3\xab \"B.\" \\")));
  play(p, "{'answer':'who','text':''}");
  Action action = {.kind = ACTION_ANSWER, .item = scenario_find_item(p->scenario, STR("amount")), .cells = {MONEY_MOST_CENTS + 1}};
  assert_string_equal("That number is too large.", sim_refuses(p->scenario, &p->state, &action));
  action.cells[0] = -MONEY_MOST_CENTS;
  assert_null(sim_refuses(p->scenario, &p->state, &action));
}

static void the_first_figure_typed_stays_in_texts(void **state) {
  Play *p = at(state, "typed");
  play(p, "{'answer':'who','text':'-'} {'answer':'amount','amount':75.5}");
  assert_str(play_says(p, "You said {amount}."), "You said 75.50.");
  play(p, "{'answer':'count','number':1} {'answer':'more','choice':'round'} {'answer':'who','text':'Tessa B.'}");
  assert_false(p->last.first);
  play(p, "{'answer':'amount','amount':120}");
  assert_str(play_says(p, "You said {amount}."), "You said 75.50.");
}

/* ---- interpretations ---- */

static const Item *item_of(const Play *p, const char *id) { return p->scenario->items[scenario_find_item(p->scenario, str_from(id))]; }

static Str why_of(Play *p, const char *item, const char *option) {
  return sim_interpret_why(p->arena, p->scenario, item_of(p, item), str_from(option));
}

/* Of a group always; of a code where another was taken, since the right option says what it means. */
static void readings_are_explained_by_the_reference(void **state) {
  Play *p = at(state, "interpret");
  const char *group = "CO: A contract or rule makes the provider absorb (or fight for) this amount. The patient may not be billed for it.";
  assert_str(why_of(p, "who_pays", "CO"), group);
  assert_str(why_of(p, "who_pays", "PR"), group);
  assert_str(why_of(p, "means", "197"), "");
  assert_true(str_starts(why_of(p, "means", "16"), STR("197: Required authorization")));
  assert_true(str_ends(why_of(p, "means", "16"), STR(" Yours belongs to 16.")));
  assert_str(why_of(p, "act", "16"), "197: Send the number of the notice. Yours belongs to 16.");
  assert_true(str_starts(why_of(p, "remark", "N54"), STR("M62: ")));
}

static void interpretations_are_read_from_the_remittance(void **state) {
  Play *p = at(state, "interpret");
  assert_str(sim_interpret_right(p->scenario, item_of(p, "who_pays")), "CO");
  assert_str(sim_interpret_right(p->scenario, item_of(p, "means")), "197");
  assert_str(sim_interpret_right(p->scenario, item_of(p, "remark")), "M62");
  assert_str(sim_interpret_right(p->scenario, item_of(p, "insurer")), "PI"); /* the group that stands there, whatever the code's habit */
  play(p, "{'answer':'who_pays','option':'CO'}");
  assert_paid(p, 2000);
  play(p, "{'answer':'means','option':'197'}");
  assert_paid(p, 3000);
  assert_string_equal("That reading is not among the options.", play_refused(p, "{'answer':'act','option':'no-such'}"));
}

static void assert_options_are_fair(const Play *p, const Item *item, uint64_t seed, int *place) {
  InterpretOption options[INTERPRET_OPTIONS], again[INTERPRET_OPTIONS];
  Str right = sim_interpret_right(p->scenario, item);
  int count = sim_interpret_options(p->scenario, seed, item, options);
  assert_int_equal(INTERPRET_OPTIONS, count);
  assert_int_equal(count, sim_interpret_options(p->scenario, seed, item, again));
  *place = NONE;
  for (int i = 0; i < count; i++) {
    assert_true(str_equal(options[i].id, again[i].id) && str_equal(options[i].text, again[i].text));
    assert_true(options[i].text.length > 0);
    for (int k = 0; k < i; k++) assert_false(str_equal(options[i].id, options[k].id) || str_equal(options[i].text, options[k].text));
    if (str_equal(options[i].id, right)) *place = i;
  }
  assert_true(*place != NONE);
}

static void options_are_drawn_by_the_seed_with_the_right_one_among_them(void **state) {
  Play *p = at(state, "interpret");
  static const char *const ids[] = {"who_pays", "means", "act", "remark", "insurer"};
  for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
    int places[INTERPRET_OPTIONS] = {0};
    for (uint64_t seed = 0; seed < 400; seed++) {
      int place;
      assert_options_are_fair(p, item_of(p, ids[i]), seed, &place);
      places[place]++;
    }
    for (int k = 0; k < INTERPRET_OPTIONS; k++) assert_true(places[k] > 50); /* no place gives it away */
  }
}

static void an_authors_own_action_is_the_right_one(void **state) {
  Play *p = at(state, "interpret");
  InterpretOption options[INTERPRET_OPTIONS];
  const Item *item = item_of(p, "act");
  const CodeEntry *entry = code_find_carc(p->scenario->codes, STR("197"));
  int count = sim_interpret_options(p->scenario, 7, item, options);
  for (int i = 0; i < count; i++) {
    if (str_is(options[i].id, "197"))
      assert_str(options[i].text, "Send the number of the notice");
    else
      assert_false(str_equal(code_find_carc(p->scenario->codes, options[i].id)->category, entry->category));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_choice_without_its_facts_pays_half_and_says_which),
      cmocka_unit_test(a_fact_known_and_not_pinned_does_not_support),
      cmocka_unit_test(halves_floor_and_nothing_is_halved_below_zero),
      cmocka_unit_test(of_many_each_choice_is_halved_by_its_own_facts),
      cmocka_unit_test(of_many_wrong_ones_take_away_and_never_below_zero),
      cmocka_unit_test(only_one_of_single_choices_can_be_taken),
      cmocka_unit_test(a_used_choice_is_gone),
      cmocka_unit_test(a_choice_can_wait_for_what_is_known),
      cmocka_unit_test(a_violation_is_named_and_takes_its_points),
      cmocka_unit_test(questions_come_in_file_order_each_at_its_turn),
      cmocka_unit_test(points_are_paid_once_and_effects_come_every_time),
      cmocka_unit_test(the_first_way_whose_condition_holds_is_taken),
      cmocka_unit_test(a_guarded_step_sends_on_before_anything_of_it_happens),
      cmocka_unit_test(facts_are_found_by_looking_and_then_pinned),
      cmocka_unit_test(what_is_said_in_a_step_is_known_on_entering),
      cmocka_unit_test(a_page_is_on_the_desk_from_the_day_it_comes),
      cmocka_unit_test(looking_everywhere_opens_and_pins_what_can_be),
      cmocka_unit_test(evidence_pays_for_what_is_there_and_for_nothing_else),
      cmocka_unit_test(too_much_patient_data_pays_nothing_and_is_a_violation),
      cmocka_unit_test(only_what_is_pinned_can_be_sent),
      cmocka_unit_test(conditions_know_what_was_sent),
      cmocka_unit_test(an_order_pays_by_its_pairs_and_nothing_for_half_of_them),
      cmocka_unit_test(an_order_names_every_entry_once),
      cmocka_unit_test(an_order_is_shown_in_every_order_but_the_right_one),
      cmocka_unit_test(a_link_is_the_pair_and_nothing_but_the_pair),
      cmocka_unit_test(texts_are_compared_by_letters_and_digits),
      cmocka_unit_test(amounts_and_numbers_have_their_tolerance),
      cmocka_unit_test(what_a_journal_could_not_keep_is_refused),
      cmocka_unit_test(the_first_figure_typed_stays_in_texts),
      cmocka_unit_test(readings_are_explained_by_the_reference),
      cmocka_unit_test(interpretations_are_read_from_the_remittance),
      cmocka_unit_test(options_are_drawn_by_the_seed_with_the_right_one_among_them),
      cmocka_unit_test(an_authors_own_action_is_the_right_one),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
