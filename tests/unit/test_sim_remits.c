/* Several remittances over time: a correction with its reversal, a take-back and a balance carried on, posting by pairs, and the raw 835 of each, read
   back and added up again. tests/scenarios/sim_remits.json. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "assert_str.h"
#include "help_play.h"
#include "overturn/pricing.h"

static Play *at_start(void **state) { return play_open(*state, ((Bench *)*state)->arena, "scenarios/sim_remits.json"); }

#define TO_THE_THIRD                                                \
  "{'next':true} {'answer':'undo','buckets':{'reversal':-1150.00}}" \
  "{'answer':'post','buckets':{'paid':1950.00,'contractual':3000.00,'patient':50.00,'held':0.00,'interest':4.50}} {'next':true}"

static void a_correction_is_posted_by_its_pair(void **state) {
  Play *p = at_start(state);
  play(p, "{'next':true}");
  assert_day(p, "2026-05-18");
  assert_str(play_says(p, "{second.paid}"), "804.50"); /* 1,950.00 less the 1,150.00 taken back, and interest */
  assert_int_equal(80000, p->last.recovered_cents);    /* interest is no money of the claim */
  play(p, "{'answer':'undo','buckets':{'reversal':-1150.00}}");
  assert_paid(p, 2000);
  play(p, "{'answer':'post','buckets':{'paid':1950.00,'contractual':3000.00,'patient':50.00,'held':0.00,'interest':4.50}}");
  assert_paid(p, 4000);
  p = at_start(state);
  play(p, "{'next':true} {'answer':'undo','buckets':{'reversal':1150.00}}");
  assert_paid(p, 0);
}

static void money_outside_claims_makes_a_payment_of_nothing(void **state) {
  Play *p = at_start(state);
  play(p, TO_THE_THIRD);
  assert_step(p, "read");
  assert_str(play_says(p, "{first.paid} {second.paid} {third.paid}"), "1,150.00 804.50 0.00");
  const Remit *third = sim_remit(p->scenario, &p->state, p->arena, scenario_find_page(p->scenario, STR("third")));
  BalanceFault *faults;
  assert_int_equal(0, remit_balance(p->arena, third, &faults));
  assert_str(day_iso(p->arena, third->date), "2026-06-16");
}

/* ---- the raw text, read back ---- */

static int elements(Str segment, Str *parts, int room) {
  int count = 0;
  Str rest = str_slice(segment, 0, segment.length - 1);
  for (bool more = true; more && count < room;) {
    Str head, tail;
    more = str_cut(rest, '*', &head, &tail);
    parts[count++] = more ? head : rest;
    rest = tail;
  }
  return count;
}

static Cents amount(Str text) {
  bool minus = text.length && text.at[0] == '-';
  Cents cents = 0;
  assert_int_equal(MONEY_OK, money_from_number(minus ? str_slice(text, 1, text.length) : text, &cents));
  return minus ? -cents : cents;
}

typedef struct Sums {
  Cents payment, claims, outside;
  Cents charge, paid, adjusted; /* of the line or claim being read */
  bool in_line;
} Sums;

static void add_segment(Sums *sums, Str text) {
  Str part[40];
  int count = elements(text, part, 40);
  if (str_is(part[0], "BPR")) sums->payment = amount(part[2]);
  if (str_is(part[0], "CLP")) sums->claims += amount(part[4]);
  if (str_is(part[0], "SVC")) {
    if (sums->in_line) assert_int_equal(sums->charge - sums->adjusted, sums->paid);
    *sums = (Sums){sums->payment, sums->claims, sums->outside, amount(part[2]), amount(part[3]), 0, true};
  }
  for (int i = 3; str_is(part[0], "CAS") && i < count; i += 3) sums->adjusted += amount(part[i]);
  for (int i = 4; str_is(part[0], "PLB") && i < count; i += 2) sums->outside += amount(part[i]);
  if (str_is(part[0], "CLP") || str_is(part[0], "SE") || str_is(part[0], "PLB")) {
    if (sums->in_line) assert_int_equal(sums->charge - sums->adjusted, sums->paid);
    sums->in_line = false;
  }
}

static int segments_of(Play *p, const char *id, Segment **segments) {
  const Remit *remit = sim_remit(p->scenario, &p->state, p->arena, scenario_find_page(p->scenario, str_from(id)));
  const SegmentParties parties = {.payer = STR("Tidewater Health"),
                                  .payer_tax_id = STR("00-1234567"),
                                  .provider = STR("Harbor Street Surgical Group"),
                                  .npi = STR("1000000029"),
                                  .patient = STR("Ines Fontaine"),
                                  .member_id = STR("TV0091442")};
  return remit_segments(p->arena, remit, p->scenario->claim, &parties, segments);
}

static void the_raw_text_adds_up_by_itself(void **state) {
  static const char *const ids[] = {"first", "second", "third"};
  Play *p = at_start(state);
  play(p, TO_THE_THIRD);
  for (size_t k = 0; k < sizeof ids / sizeof *ids; k++) {
    Segment *segments;
    int count = segments_of(p, ids[k], &segments);
    Sums sums = {0};
    for (int i = 0; i < count; i++) add_segment(&sums, segments[i].text);
    assert_int_equal(sums.payment, sums.claims - sums.outside);
  }
}

static bool has_segment(const Segment *segments, int count, const char *text, int claim, int line) {
  for (int i = 0; i < count; i++)
    if (str_is(segments[i].text, text) && segments[i].claim == claim && segments[i].line == line) return true;
  return false;
}

static void every_segment_knows_where_it_belongs(void **state) {
  Play *p = at_start(state);
  play(p, TO_THE_THIRD);
  Segment *segments;
  int count = segments_of(p, "third", &segments);
  assert_true(has_segment(segments, count, "BPR*H*0*C*NON************20260616~", NONE, 0));
  assert_true(has_segment(segments, count, "CLP*HS-7001*22*-5000*-1950*-50*12*TW70013~", 0, 0));
  assert_true(has_segment(segments, count, "CAS*CO*45*-1200~", 0, 2));
  assert_true(has_segment(segments, count, "CAS*PR*3*50~", 1, 1));
  assert_true(has_segment(segments, count, "CAS*CO*45*300~", 2, 1));
  assert_true(has_segment(segments, count, "PLB*1000000029*20261231*WO:25301TW0009*900*FB:EFT7003*-500~", NONE, 0));
}

/* ---- provider adjustments ---- */

static void every_provider_code_has_a_name_and_a_sign(void **state) {
  Bench *bench = *state;
  const X12Codes *codes = &bench->rules->x12;
  static const struct {
    const char *code, *name;
    UsualSign usual;
  } rows[] = {{"WO", "Overpayment recovery", SIGN_TAKES}, {"L6", "Interest owed", SIGN_ADDS}, {"FB", "Forwarding balance", SIGN_EITHER}};
  assert_true(codes->provider.count >= 26);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    const ProviderCode *entry = provider_find_code(codes, str_from(rows[i].code));
    assert_non_null(entry);
    assert_str(entry->name, rows[i].name);
    assert_int_equal(rows[i].usual, entry->usual);
  }
  assert_null(provider_find_code(codes, STR("XX")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_correction_is_posted_by_its_pair),
      cmocka_unit_test(money_outside_claims_makes_a_payment_of_nothing),
      cmocka_unit_test(the_raw_text_adds_up_by_itself),
      cmocka_unit_test(every_segment_knows_where_it_belongs),
      cmocka_unit_test(every_provider_code_has_a_name_and_a_sign),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
