/* The code drill: its cards and their questions, what is due and in which order, and how a miss in a case brings a card up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "help_money.h"
#include "learn/drill.h"
#include "overturn/hash.h"
#include "unit/assert_str.h"

#define START INT64_C(1775001600) /* midnight, 2026-04-01 */
#define DAY INT64_C(86400)

static DrillDeck deck_of(Bench *bench) { return drill_deck(bench->arena, bench->codes); }

static Drill drill_of(Bench *bench, const DrillDeck *deck, const DrillReview *reviews, size_t count) {
  return drill_new(bench->arena, deck, &(DrillRecord){reviews, count, NULL, 0});
}

static DrillReview review(const char *card, int64_t at, FsrsRating rating) { return (DrillReview){str_from(card), {at, rating}}; }

/* ---- cards ---- */

static void every_code_in_use_has_its_cards(void **state) {
  Bench *bench = *state;
  DrillDeck deck = deck_of(bench);
  int core = 0;
  for (int i = 0; i < deck.count; i++) {
    assert_int_equal(i, drill_find(&deck, deck.cards[i].id));
    assert_false(deck.cards[i].entry && deck.cards[i].entry->deactivated);
    core += deck.cards[i].core;
  }
  assert_int_equal(4 + 2 * (73 + 55), core);
  assert_int_equal(NONE, drill_find(&deck, STR("carc/9999/meaning")));
  assert_int_equal(NONE, drill_find(&deck, STR("group/CR/liability")));
  assert_str(deck.cards[0].id, "group/CO/liability");
  const DrillCard *card = &deck.cards[drill_find(&deck, STR("rarc/N54/action"))];
  assert_int_equal(INTERPRET_ACTION, card->reading.kind);
  assert_int_equal(NONE, card->reading.group);
  assert_str(card->entry->code, "N54");
}

static Str name_of(Arena *arena, const Item *item) {
  CodeReading reading = sim_reading(item);
  return code_reading_name(arena, &reading);
}

static void an_interpretation_names_its_card(void **state) {
  Bench *bench = *state;
  Item liability = {.interpret = INTERPRET_LIABILITY, .focus_group = GROUP_PR, .focus_code = STR("96")},
       meaning = {.interpret = INTERPRET_MEANING, .focus_group = GROUP_CO, .focus_code = STR("197")},
       action = {.interpret = INTERPRET_ACTION, .focus_group = NONE, .focus_code = STR("N54"), .right_action = STR("Call")};
  assert_str(name_of(bench->arena, &liability), "group/PR/liability");
  assert_str(name_of(bench->arena, &meaning), "carc/197/meaning");
  assert_str(name_of(bench->arena, &action), "rarc/N54/action");
}

/* ---- questions ---- */

static void check_snippet(const CodeReference *codes, const DrillCard *card, const DrillSnippet *line) {
  assert_int_equal(line->charge_cents, line->adjusted_cents + line->paid_cents);
  assert_true(line->adjusted_cents > 0 && line->paid_cents >= 0 && line->allowed_cents >= line->paid_cents);
  const CodeEntry *carc = code_find_carc(codes, line->carc);
  assert_non_null(carc);
  assert_false(carc->deactivated);
  assert_non_null(code_find_group(codes, line->group));
  if (line->remark.length) assert_non_null(code_find_rarc(codes, line->remark));
  switch (card->reading.kind) {
  case INTERPRET_LIABILITY: assert_true(str_equal(line->group, code_reading_right(&card->reading))); break;
  default: assert_true(str_equal(card->reading.group == NONE ? line->remark : line->carc, card->entry->code));
  }
  int group = GROUP_CO;
  while (!str_equal(group_code_word(group), line->group)) group++;
  assert_true((carc->groups_allowed | carc->groups_tolerated) >> group & 1u);
}

/* Every card, with the draws of six reviews: one right answer, three others that are not it, on a line that balances and could be. */
static void every_card_asks_a_fair_question(void **state) {
  Bench *bench = *state;
  DrillDeck deck = deck_of(bench);
  for (int i = 0; i < deck.count; i++) {
    DrillReview reviews[6];
    for (int n = 0; n < 6; n++) reviews[n] = (DrillReview){deck.cards[i].id, {START + n * DAY, FSRS_GOOD}};
    for (size_t n = 0; n <= 6; n++) {
      Drill drill = drill_of(bench, &deck, reviews, n);
      DrillQuestion question = drill_question(bench->arena, &drill, i);
      assert_int_equal(INTERPRET_OPTIONS, question.count);
      assert_true(question.prompt.length > 0 && question.answer[0].length > 0 && question.answer[1].length > 0);
      for (int a = 0; a < question.count; a++)
        for (int b = 0; b < a; b++) assert_false(str_equal(question.options[a].text, question.options[b].text));
      Str right = question.options[question.right].text;
      if (deck.cards[i].entry) assert_true(str_equal(right, question.answer[deck.cards[i].reading.kind == INTERPRET_ACTION]));
      check_snippet(bench->codes, &deck.cards[i], &question.snippet);
    }
  }
}

static void a_question_stays_until_it_is_graded(void **state) {
  Bench *bench = *state;
  DrillDeck deck = deck_of(bench);
  int place = drill_find(&deck, STR("carc/197/meaning")), places_of_right[INTERPRET_OPTIONS] = {0};
  DrillReview reviews[40];
  for (size_t n = 0; n < 40; n++) {
    reviews[n] = review("carc/197/meaning", START + (int64_t)n * DAY, FSRS_GOOD);
    Drill drill = drill_of(bench, &deck, reviews, n), again = drill_of(bench, &deck, reviews, n);
    DrillQuestion one = drill_question(bench->arena, &drill, place), same = drill_question(bench->arena, &again, place);
    assert_int_equal(one.right, same.right);
    for (int i = 0; i < one.count; i++) assert_true(str_equal(one.options[i].id, same.options[i].id));
    assert_str(one.prompt, "What does CO-197 say?");
    places_of_right[one.right]++;
  }
  for (int i = 0; i < INTERPRET_OPTIONS; i++) assert_true(places_of_right[i] >= 3);
}

/* ---- what is due ---- */

static void new_cards_come_ten_a_day(void **state) {
  Bench *bench = *state;
  DrillDeck deck = deck_of(bench);
  Drill drill = drill_of(bench, &deck, NULL, 0);
  int *places = arena_make_many(bench->arena, int, deck.count);
  DrillDue due = drill_due(&drill, START, places);
  assert_int_equal(DRILL_NEW_A_DAY, due.fresh);
  assert_int_equal(0, due.due + due.missed);
  for (int i = 0; i < due.fresh; i++) assert_int_equal(i, places[i]);
  DrillReview reviews[3] = {review("group/CO/liability", START + 5, FSRS_EASY), review("group/PR/liability", START + 9, FSRS_EASY),
                            review("group/OA/liability", START - 5, FSRS_EASY)};
  drill = drill_of(bench, &deck, reviews, 3);
  due = drill_due(&drill, START + 60, places);
  assert_int_equal(DRILL_NEW_A_DAY - 2, due.fresh); /* the third was begun on the day before */
  assert_str(deck.cards[places[0]].id, "group/PI/liability");
  assert_int_equal(DRILL_NEW_A_DAY, drill_due(&drill, START + DAY, NULL).fresh);
}

static void what_waits_longest_comes_first(void **state) {
  Bench *bench = *state;
  DrillDeck deck = deck_of(bench);
  DrillReview reviews[] = {review("carc/197/meaning", START, FSRS_EASY), review("carc/45/meaning", START - DAY, FSRS_EASY),
                           review("carc/16/meaning", START + 30 * DAY, FSRS_EASY)};
  Drill drill = drill_of(bench, &deck, reviews, 3);
  int *places = arena_make_many(bench->arena, int, deck.count);
  DrillDue due = drill_due(&drill, START + 9 * DAY, places);
  assert_int_equal(2, due.due);
  assert_str(deck.cards[places[0]].id, "carc/45/meaning");
  assert_str(deck.cards[places[1]].id, "carc/197/meaning");
  assert_int_equal(0, drill_due(&drill, START + 6 * DAY, NULL).due);
}

static void a_miss_is_due_at_once(void **state) {
  Bench *bench = *state;
  DrillDeck deck = deck_of(bench);
  DrillReview reviews[] = {review("carc/197/meaning", START, FSRS_EASY), review("carc/45/meaning", START, FSRS_EASY)};
  /* The first was reviewed after its miss; the third was never reviewed; the last is no card. */
  DrillMiss misses[] = {{STR("carc/197/meaning"), START - 100},
                        {STR("carc/45/meaning"), START + 200},
                        {STR("rarc/N54/action"), START + 100},
                        {STR("rarc/none/action"), START}};
  Drill drill = drill_new(bench->arena, &deck, &(DrillRecord){reviews, 2, misses, 4});
  int *places = arena_make_many(bench->arena, int, deck.count);
  DrillDue due = drill_due(&drill, START + 300, places);
  assert_int_equal(2, due.missed);
  assert_int_equal(DRILL_NEW_A_DAY - 2, due.fresh);
  assert_str(deck.cards[places[0]].id, "rarc/N54/action");
  assert_str(deck.cards[places[1]].id, "carc/45/meaning");
  assert_int_equal(drill_find(&deck, STR("rarc/N54/action")), drill_next(bench->arena, &drill, START + 300));
  DrillReview more[] = {reviews[0], reviews[1], review("carc/45/meaning", START + 400, FSRS_GOOD), review("rarc/N54/action", START + 400, FSRS_GOOD)};
  drill = drill_new(bench->arena, &deck, &(DrillRecord){more, 4, misses, 4});
  assert_int_equal(0, drill_due(&drill, START + 500, NULL).missed);
}

/* Codes of the second tier come up only once they were missed. */
static void a_rare_code_comes_up_when_missed(void **state) {
  Bench *bench = *state;
  DrillDeck deck = deck_of(bench);
  int rare = 0;
  while (deck.cards[rare].core) rare++;
  DrillMiss miss = {deck.cards[rare].id, START};
  Drill without = drill_of(bench, &deck, NULL, 0), with = drill_new(bench->arena, &deck, &(DrillRecord){NULL, 0, &miss, 1});
  int before[DRILL_STRENGTHS], after[DRILL_STRENGTHS];
  drill_strengths(&without, before);
  drill_strengths(&with, after);
  assert_int_equal(before[0] + 1, after[0]);
  assert_int_equal(rare, drill_next(bench->arena, &with, START));
}

static void a_missed_card_repeats(void **state) {
  Bench *bench = *state;
  DrillDeck deck = deck_of(bench);
  DrillReview reviews[DRILL_NEW_A_DAY + 1];
  for (int i = 0; i < DRILL_NEW_A_DAY; i++) reviews[i] = (DrillReview){deck.cards[i].id, {START + i, i == 3 ? FSRS_AGAIN : FSRS_EASY}};
  Drill drill = drill_of(bench, &deck, reviews, DRILL_NEW_A_DAY);
  assert_int_equal(0, drill_due_count(drill_due(&drill, START + 20, NULL)));
  assert_int_equal(3, drill_next(bench->arena, &drill, START + 20)); /* it is due in 43 seconds, and nothing else is */
  assert_int_equal(1, drill_due(&drill, START + 63, NULL).due);
  reviews[DRILL_NEW_A_DAY] = (DrillReview){deck.cards[3].id, {START + 70, FSRS_EASY}};
  drill = drill_of(bench, &deck, reviews, DRILL_NEW_A_DAY + 1);
  assert_int_equal(NONE, drill_next(bench->arena, &drill, START + 80));
}

/* ---- the record ---- */

/* However reviews of two machines come together, they are one record. */
static void the_order_of_rows_does_not_matter(void **state) {
  Bench *bench = *state;
  DrillDeck deck = deck_of(bench);
  enum { COUNT = 400 };
  DrillReview reviews[COUNT], mixed[COUNT];
  Rng rng = {20261128};
  for (int i = 0; i < COUNT; i++) {
    const DrillCard *card = &deck.cards[rng_below(&rng, 20)];
    reviews[i] = mixed[i] = (DrillReview){card->id, {START + i * 7001, (FsrsRating)(1 + rng_below(&rng, 4))}};
  }
  for (int i = COUNT - 1; i > 0; i--) {
    int other = (int)rng_below(&rng, (uint64_t)i + 1);
    DrillReview kept = mixed[i];
    mixed[i] = mixed[other];
    mixed[other] = kept;
  }
  Drill one = drill_of(bench, &deck, reviews, COUNT), two = drill_of(bench, &deck, mixed, COUNT);
  int total = 0;
  for (int i = 0; i < deck.count; i++) {
    const FsrsCard *left = &one.memories[i].card, *right = &two.memories[i].card;
    assert_int_equal(left->due_seconds, right->due_seconds);
    assert_int_equal(left->reviews, right->reviews);
    assert_true(left->stability_days >= right->stability_days && left->stability_days <= right->stability_days);
    total += left->reviews;
  }
  assert_int_equal(COUNT, total);
}

static void strengths_and_days_add_up(void **state) {
  Bench *bench = *state;
  DrillDeck deck = deck_of(bench);
  DrillReview reviews[] = {review("carc/1/meaning", START, FSRS_AGAIN), review("carc/2/meaning", START, FSRS_EASY),
                           review("carc/3/meaning", START - 8 * DAY, FSRS_EASY), review("carc/3/meaning", START, FSRS_EASY)};
  Drill drill = drill_of(bench, &deck, reviews, 4);
  int strengths[DRILL_STRENGTHS], days[DRILL_DAYS], sum = 0;
  drill_strengths(&drill, strengths);
  for (int i = 0; i < DRILL_STRENGTHS; i++) sum += strengths[i];
  assert_int_equal(4 + 2 * (73 + 55), sum);
  assert_int_equal(1, strengths[1]); /* in its steps */
  assert_int_equal(1, strengths[3]); /* 8 days */
  assert_int_equal(1, strengths[4]); /* over three weeks */
  drill_forecast(&drill, START + 3 * DAY, days);
  assert_int_equal(1, days[0]); /* overdue */
  assert_int_equal(1, days[5]);
  assert_int_equal(0, days[1] + days[2] + days[3] + days[4] + days[6]);
}

static void stretches_are_said_in_words(void **state) {
  Bench *bench = *state;
  static const struct {
    int64_t seconds;
    const char *text;
  } rows[] = {{60, "1 minute"},    {600, "10 minutes"},   {3599, "1 hour"},       {5400, "2 hours"},        {DAY, "1 day"},
              {8 * DAY, "8 days"}, {59 * DAY, "59 days"}, {61 * DAY, "2 months"}, {365 * DAY, "12 months"}, {1000 * DAY, "3 years"}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) assert_str(drill_stretch(bench->arena, rows[i].seconds), rows[i].text);
  DrillDeck deck = deck_of(bench);
  Drill drill = drill_of(bench, &deck, NULL, 0);
  static const char *const back[] = {"1 minute", "6 minutes", "10 minutes", "8 days"};
  for (FsrsRating rating = FSRS_AGAIN; rating <= FSRS_EASY; rating++)
    assert_str(drill_stretch(bench->arena, drill_comes_back(&drill.memories[0], rating, START)), back[rating - 1]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_code_in_use_has_its_cards), cmocka_unit_test(an_interpretation_names_its_card),
      cmocka_unit_test(every_card_asks_a_fair_question), cmocka_unit_test(a_question_stays_until_it_is_graded),
      cmocka_unit_test(new_cards_come_ten_a_day),        cmocka_unit_test(what_waits_longest_comes_first),
      cmocka_unit_test(a_miss_is_due_at_once),           cmocka_unit_test(a_rare_code_comes_up_when_missed),
      cmocka_unit_test(a_missed_card_repeats),           cmocka_unit_test(the_order_of_rows_does_not_matter),
      cmocka_unit_test(strengths_and_days_add_up),       cmocka_unit_test(stretches_are_said_in_words),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
