/* The language of conditions: what each expression comes to in one known state, and what is said of those that mean nothing. tests/scenarios/sim_expressions.json. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "assert_str.h"
#include "help_play.h"

/** The scenario's text with `expr` where a condition says "true". */
static Str with_condition(Bench *bench, const char *expr) {
  Str text = bench_file(bench->arena, "scenarios/sim_expressions.json"), slot = STR("\"when\": \"true\"");
  size_t at = str_find_str(text, slot);
  assert_true(at < text.length);
  return str_format(bench->arena, "%.*s\"when\": \"%s\"%.*s", STR_ARG(str_slice(text, 0, at)), expr,
                    STR_ARG(str_slice(text, at + slot.length, text.length)));
}

static bool holds(Bench *bench, const char *expr) {
  Play *p = play_text(bench, bench->arena, with_condition(bench, expr));
  play(p, "{'open':'log'} {'pin':'notice'} {'answer':'packet','facts':['notice']}");
  play(p, "{'offer':1200,'fact':'notice','terms':{'written':'yes'}} {'accept':true}");
  assert_step(p, "probe");
  assert_day(p, "2026-03-21");
  return sim_choice_open(p->scenario, &p->state, p->scenario->items[scenario_find_item(p->scenario, STR("probe"))], 0);
}

static void assert_rows(void **state, bool expected, const char *const *rows, size_t count) {
  for (size_t i = 0; i < count; i++) {
    bool found = holds(*state, rows[i]);
    if (found != expected) print_error("%s\n", rows[i]);
    assert_int_equal(expected, found);
  }
}

#define ASSERT_HOLD(...) assert_rows(state, true, (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))
#define ASSERT_FAIL(...) assert_rows(state, false, (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void flags_and_words(void **state) {
  ASSERT_HOLD("on", "not off", "on and not off", "off or on", "not (on and off)", "on = true", "on != off", "off == false", "true", "not false");
  ASSERT_FAIL("off", "not on", "on and off", "off or false", "on = off");
  ASSERT_HOLD("asked = full", "full = asked", "asked == 'full'", "asked != part", "asked != none-at-all", "asked = other", "not asked = part");
  ASSERT_FAIL("asked = part", "asked != full", "other = none-at-all", "mood = full");
}

static void what_binds_closer(void **state) {
  ASSERT_HOLD("on or off and off", "(on or off) and not off", "not off and on", "not off or off", "1 + 2 * 3 = 7", "(1 + 2) * 3 = 9",
              "10 - 3 - 2 = 5", "2 * 3 - 1 = 5");
  ASSERT_FAIL("(on or off) and off", "not (off or on)");
}

static void numbers(void **state) {
  ASSERT_HOLD("visits = 3", "visits + 1 = 4", "visits - 1 = 2", "visits-1 = 2", "visits * 2 >= 6", "visits < 4", "visits <= 3", "visits > -1",
              "-visits = -3", "visits != 4", "0 - visits < 0");
  ASSERT_HOLD("7 / 2 = 3", "-7 / 2 = -4", "7 / -2 = -4", "-7 / -2 = 3", "visits / 0 = 0"); /* every division floors; by zero it is 0 */
  ASSERT_FAIL("visits > 3", "visits < 3", "visits = 30");
}

static void amounts(void **state) {
  ASSERT_HOLD("deal.amount > 700", "deal.amount >= 700.00", "700 < deal.amount", "deal.amount + 100 > 850", "deal.amount - 50.00 < deal.amount",
              "deal.amount * 2 > 1500.00", "deal.amount / 2 < 500", "100.00 + 50 = 150", "12.50 = 12.50", "-5.00 < 0");
  ASSERT_FAIL("deal.amount < 700", "deal.amount = 8");
}

static void days(void **state) {
  ASSERT_HOLD("days_since(called) = 5", "days_since(never) = 0", "stamped(called)", "not stamped(never)", "today = 2026-03-21", "called = 2026-03-16",
              "today - called = 5", "called + 5 = today", "today - 1 > called", "days_until(deadlines.appeal) = 31", "days_until(appeal) = 31",
              "days_until(open) = 0", "deadlines.appeal = 2026-04-21", "today <= deadlines.appeal", "deal.date = today");
  ASSERT_FAIL("today < 2026-03-21", "days_since(called) > 5", "stamped(never)", "today > deadlines.appeal");
}

static void what_is_known_and_what_happened(void **state) {
  ASSERT_HOLD("known(notice)", "known(emergency)", "not known(hidden)", "pinned(notice)", "not pinned(emergency)", "arrived(log)",
              "not arrived(letter)", "arrived(claim)", "answered(packet)", "not answered(later)", "sent(packet, notice)",
              "not sent(packet,emergency)");
  ASSERT_HOLD("played(notice)", "not played(emergency)", "deal.made", "deal.has(written)", "deal(written)", "not deal.has(pay_in)");
}

static void space_is_as_one_likes(void **state) { ASSERT_HOLD("  on  ", "on and(not off)", "known( notice )", "visits>2 and visits<4", "( on )"); }

typedef struct BadRow {
  const char *expr, *code, *words;
} BadRow;

static void assert_bad(Bench *bench, const BadRow *row) {
  Str text = with_condition(bench, row->expr);
  Diags diags = diags_new(bench->arena, STR("test.json"), text);
  bool refused = scenario_read(bench->arena, diags.file, text, bench->codes, bench->rules, &diags) == NULL;
  diags_sort(&diags);
  bool as_expected = refused && diags.errors == 1 && strcmp(diags.items[0].code, row->code) == 0 &&
                     str_find_str(diags.items[0].message, str_from(row->words)) < diags.items[0].message.length;
  if (!as_expected) {
    Buf out = buf_new(bench->arena);
    diags_print(&diags, &out);
    print_error("\"%s\" (%s %s)\n%s", row->expr, row->code, row->words, buf_str(&out).at);
  }
  assert_true(as_expected);
}

static void what_means_nothing_is_refused_with_one_message(void **state) {
  static const BadRow rows[] = {
      {"on and", "E503", "a value is missing at the end"},
      {"and on", "E503", "a value is missing"},
      {"on off", "E503", "a comparison is missing at \"off\""},
      {"(on", "E503", "a closing bracket is missing"},
      {"on)", "E503", "is missing at \")\""},
      {"on && off", "E503", "written as a word"},
      {"!on", "E503", "written as a word"},
      {"known(notice", "E503", "a closing bracket is missing"},
      {"known()", "E503", "a name is missing"},
      {"sent(packet)", "E503", "sent() takes"},
      {"sent(packet, )", "E503", "sent() takes"},
      {"sent()", "E503", "sent() takes"},
      {"knows(notice)", "E503", "did you mean \"known\"?"},
      {"visits > 1.2.3", "E503", "a number was expected"},
      {"visits > 99999999999999999999", "E503", "a number was expected"},
      {"asked = 'full", "E503", "a closing quote is missing"},
      {"((((((((((((((((((((((((((((((on))))))))))))))))))))))))))))))", "E503", "nested too deep"},
      {"not not not not not not not not not not not not not not not not not not not not not not not not not not not not on", "E503",
       "nested too deep"},
      {"on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and "
       "on "
       "and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on",
       "E503", "too long"},
      {"nobody", "E501", "no variable, stamp or value"},
      {"onn", "E501", "did you mean \"on\"?"},
      {"notice", "E501", "it is a fact: known(notice)"},
      {"known(notic)", "E501", "did you mean \"notice\"?"},
      {"stamped(caled)", "E501", "did you mean \"called\"?"},
      {"answered(packe)", "E501", "no question"},
      {"arrived(leter)", "E501", "no document or remit"},
      {"deadlines.apeal = today", "E501", "no deadline"},
      {"deadlines. = today", "E501", "the name of a deadline is empty"},
      {"deal.has(writen)", "E501", "no negotiation of this file has a term"},
      {"asked = ful", "E501", "\"asked\" is never \"ful\", did you mean"},
      {"asked = 'some'", "E501", "known: full, part, none-at-all"},
      {"visits", "E504", "found a number, expected a yes or no"},
      {"today", "E504", "found a day, expected a yes or no"},
      {"asked", "E504", "found a word, expected a yes or no"},
      {"on > off", "E504", "a yes or no stands by itself"},
      {"asked < part", "E504", "words are compared by = and != only"},
      {"on = 1", "E504", "cannot be compared with a number"},
      {"today = 5", "E504", "days are written as"},
      {"deal.amount > visits", "E504", "cannot be compared with a number"},
      {"visits and on", "E504", "found a number, expected a yes or no"},
      {"visits + on = 3", "E504", "found a yes or no, expected a number"},
      {"called + called = today", "E504", "found a day, expected a number"},
      {"asked = mood", "E504", "do not have the same words"},
      {"sent(probe, notice)", "E504", "is no evidence question"},
      {"not visits", "E504", "expected a yes or no"},
      {"-on = 3", "E504", "expected a number"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) assert_bad(*state, &rows[i]);
}

/* ---- new values of variables ---- */

static void expect_set(void **state, const char *value, int expected) {
  Bench *bench = *state;
  Str text = bench_file(bench->arena, "scenarios/sim_expressions.json"), slot = STR("\"visits\": 1}");
  size_t at = str_find_str(text, slot);
  Str changed = str_format(bench->arena, "%.*s\"visits\": %s}%.*s", STR_ARG(str_slice(text, 0, at)), value,
                           STR_ARG(str_slice(text, at + slot.length, text.length)));
  Play *p = play_text(bench, bench->arena, changed);
  play(p, "{'answer':'packet','facts':[]} {'walk':true} {'answer':'probe','choice':'no'}");
  assert_var(p, "visits", expected);
}

static void values_are_held_to_their_range(void **state) {
  expect_set(state, "7", 7);
  expect_set(state, "\"visits + 1\"", 4);
  expect_set(state, "\"visits - 1000\"", -100);
  expect_set(state, "\"visits * 1000000 * 1000000 * 1000000\"", 100);
  expect_set(state, "\"days_since(called)\"", 5);
  expect_set(state, "\"today - called\"", 5);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(flags_and_words),
      cmocka_unit_test(what_binds_closer),
      cmocka_unit_test(numbers),
      cmocka_unit_test(amounts),
      cmocka_unit_test(days),
      cmocka_unit_test(what_is_known_and_what_happened),
      cmocka_unit_test(space_is_as_one_likes),
      cmocka_unit_test(what_means_nothing_is_refused_with_one_message),
      cmocka_unit_test(values_are_held_to_their_range),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
