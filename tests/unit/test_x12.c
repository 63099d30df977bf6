/* Remittances read and made into skeletons: nothing of the source gets through, everything balances, and the program reads back what it writes itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "help_money.h"
#include "overturn/era.h"
#include "overturn/hash.h"
#include "overturn/scenario.h"

static const Bench *bench_of(void **state) { return *state; }

static const EraFile *read_era(Arena *arena, Str name, Str text) {
  Diags diags = diags_new(arena, name, text);
  const EraFile *file = era_read(arena, name, text, &diags);
  for (size_t i = 0; i < diags.count; i++) print_error("%.*s: %.*s\n", STR_ARG(name), STR_ARG(diags.items[i].message));
  assert_non_null(file);
  return file;
}

static Skeleton make(Arena *arena, const Bench *bench, const EraFile *file, uint64_t seed, int claim) {
  SkeletonOptions options = {.id = STR("imported"), .seed = seed, .claim = claim, .codes = bench->codes};
  Skeleton skeleton;
  Str why;
  assert_true(era_skeleton(arena, file, &options, &skeleton, &why));
  return skeleton;
}

/* Without an error and without a warning. */
static const Scenario *read_clean(Arena *arena, const Bench *bench, Str text) {
  Diags diags = diags_new(arena, STR("skeleton"), text);
  const Scenario *scenario = scenario_read(arena, STR("skeleton"), text, bench->codes, bench->rules, &diags);
  if (diags.errors + diags.warnings) {
    Buf out = buf_new(arena);
    diags_print(&diags, &out);
    print_error("%.*s", STR_ARG(buf_str(&out)));
  }
  assert_int_equal(0, diags.errors + diags.warnings);
  assert_non_null(scenario);
  return scenario;
}

/* ---- nothing gets through ---- */

/* What may pass: codes, qualifiers, counts. Everything that is not listed here is a secret, an amount or a date. `step` repeats it along the segment. */
static const struct {
  const char *id;
  int element, step;
} open_elements[] = {
    {"ISA", 1, 0}, {"ISA", 2, 0}, {"ISA", 3, 0}, {"ISA", 4, 0},  {"ISA", 5, 0},  {"ISA", 7, 0}, {"ISA", 9, 1}, {"GS", 1, 0},
    {"GS", 4, 1},  {"ST", 1, 1},  {"SE", 1, 1},  {"GE", 1, 1},   {"IEA", 1, 1},  {"BPR", 1, 0}, {"BPR", 3, 0}, {"BPR", 4, 0},
    {"BPR", 5, 0}, {"BPR", 6, 0}, {"BPR", 8, 0}, {"BPR", 12, 0}, {"BPR", 14, 0}, {"TRN", 1, 0}, {"REF", 1, 0}, {"DTM", 1, 0},
    {"N1", 1, 0},  {"N1", 3, 0},  {"PER", 1, 0}, {"PER", 3, 2},  {"LX", 1, 1},   {"CLP", 2, 0}, {"CLP", 6, 0}, {"CLP", 8, 1},
    {"NM1", 1, 0}, {"NM1", 2, 0}, {"NM1", 8, 0}, {"CAS", 1, 0},  {"CAS", 2, 3},  {"CAS", 4, 3}, {"SVC", 1, 0}, {"SVC", 4, 0},
    {"SVC", 5, 1}, {"MOA", 1, 1}, {"MIA", 1, 1}, {"LQ", 1, 1},   {"AMT", 1, 0},  {"QTY", 1, 1},
};

static bool is_open(const X12Segment *segment, int element) {
  for (size_t i = 0; i < sizeof open_elements / sizeof *open_elements; i++) {
    int from = open_elements[i].element, step = open_elements[i].step;
    if (str_is(segment->id, open_elements[i].id) && element >= from && (step ? (element - from) % step == 0 : element == from)) return true;
  }
  return false;
}

static Str lower(Arena *arena, Str text) {
  char *at = arena_alloc(arena, text.length + 1, 1);
  for (size_t i = 0; i < text.length; i++) at[i] = (char)(text.at[i] >= 'A' && text.at[i] <= 'Z' ? text.at[i] + 32 : text.at[i]);
  return (Str){at, text.length};
}

static bool joins(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.'; }

/* Five characters and more nowhere, shorter ones not as a word of their own: three digits may well stand inside an amount. */
static void assert_absent(Str skeleton, Str word) {
  if (word.length < 3) return;
  for (size_t at = 0; at < skeleton.length;) {
    Str rest = str_slice(skeleton, at, skeleton.length);
    at += str_find_str(rest, word);
    if (at >= skeleton.length) return;
    size_t end = at + word.length;
    bool alone = (at == 0 || !joins(skeleton.at[at - 1])) && (end >= skeleton.length || !joins(skeleton.at[end]));
    if (alone || word.length >= 5) print_error("\"%.*s\" of the source stands in the skeleton\n", STR_ARG(word));
    assert_false(alone || word.length >= 5);
    at = end;
  }
}

static Day raw_day(Str text) {
  int64_t number = 0;
  if (text.length != 8 || !str_to_int(text, &number)) return DAY_NONE;
  return day_from_parts((DateParts){(int)(number / 10000), (int)(number / 100 % 100), (int)(number % 100)});
}

/* Every amount of the skeleton, as it is written there: digits, a point, two decimals. */
static void assert_no_amount(Str skeleton, Cents cents) {
  for (size_t at = str_find(skeleton, '.', 0); at < skeleton.length; at = str_find(skeleton, '.', at + 1)) {
    size_t from = at, to = at + 3;
    while (from > 0 && skeleton.at[from - 1] >= '0' && skeleton.at[from - 1] <= '9') from--;
    Cents found;
    if (from == at || to > skeleton.length || money_from_number(str_slice(skeleton, from, to), &found) != MONEY_OK) continue;
    if (found == cents) print_error("the amount %lld of the source stands in the skeleton\n", (long long)cents);
    assert_true(found != cents);
  }
}

static void assert_nothing_through(Arena *arena, const EraFile *file, Str text) {
  Str skeleton = lower(arena, text);
  for (int s = 0; s < file->segments.count; s++) {
    const X12Segment *segment = &file->segments.items[s];
    for (int e = 1; e <= segment->count; e++) {
      Str element = str_trim(segment->elements[e]), rest = lower(arena, element), word;
      if (is_open(segment, e) || !element.length) continue;
      if (str_is(segment->id, "PLB") && e >= 3 && e % 2 == 1) rest = lower(arena, x12_component(segment, e, 2));
      Cents cents;
      bool is_date = (str_is(segment->id, "DTM") && e == 2) || (str_is(segment->id, "BPR") && e == 16) || (str_is(segment->id, "PLB") && e == 2);
      bool is_amount = strchr("BCSAP", segment->id.at[0]) && segment->id.at[0] && !is_date && money_from_typed(element, &cents) == MONEY_OK &&
                       !(str_is(segment->id, "CLP") && (e == 1 || e == 7)) && !(str_is(segment->id, "BPR") && e > 2) &&
                       !(str_is(segment->id, "PLB") && e == 1) && !str_is(segment->id, "PER");
      if (is_amount) {
        if (cents >= 100 || cents <= -100) assert_no_amount(skeleton, cents < 0 ? -cents : cents);
        continue;
      }
      if (is_date) assert_absent(skeleton, day_iso(arena, raw_day(element)));
      assert_absent(skeleton, rest);
      while (rest.length) {
        str_cut(rest, ' ', &word, &rest);
        if (word.length >= 4) assert_absent(skeleton, word);
      }
    }
  }
}

static bool luhn_of_npi(Str npi) {
  int sum = 24;
  for (size_t i = 0; i < npi.length; i++) {
    int digit = npi.at[npi.length - 1 - i] - '0', doubled = digit * 2;
    sum += i % 2 ? doubled / 10 + doubled % 10 : digit;
  }
  return sum % 10 == 0;
}

static Str row_of(const Scenario *scenario, int person, const char *label) {
  const FieldList *rows = &scenario->people[person].rows;
  for (int i = 0; i < rows->count; i++)
    if (str_is(FIELD_AT(*rows, const PersonRow, i)->label, label)) return FIELD_AT(*rows, const PersonRow, i)->text;
  return (Str){0};
}

static const Remit *remit_of(const Scenario *scenario, int index) {
  for (int p = 0; p < scenario->page_count; p++)
    if (scenario->pages[p].kind == PAGE_REMIT && index-- == 0) return scenario->pages[p].remit;
  return NULL;
}

/* Dates moved together, by whole weeks; a charge is one charge wherever it is told. */
static void assert_moved_together(const EraFile *file, const Scenario *scenario) {
  int taken = 0, shift = 0;
  for (size_t e = 0; e < file->era_count; e++) {
    const Remit *remit = remit_of(scenario, taken);
    if (!remit || remit->provider_adjust.count != (int)file->eras[e].provider_count || remit->claims.count != (int)file->eras[e].claim_count)
      continue;
    int moved = remit->date - file->eras[e].date;
    assert_true(taken == 0 || moved == shift);
    assert_int_equal(0, moved % 7);
    assert_int_not_equal(0, moved);
    shift = moved;
    taken++;
  }
  assert_true(taken > 0);
}

static const char *const samples[] = {"star", "pipe", "control", "many"};
enum { SAMPLE_COUNT = sizeof samples / sizeof *samples };

static void nothing_of_the_source_gets_through(void **state) {
  for (int s = 0; s < SAMPLE_COUNT; s++) {
    Arena *arena = arena_new(0);
    Str name = str_format(arena, "import/%s.835", samples[s]);
    const EraFile *file = read_era(arena, name, bench_file(arena, str_z(arena, name)));
    for (uint64_t seed = 0; seed < 40; seed++) {
      for (int claim = 1; claim <= (seed < 4 ? 3 : 1); claim++) {
        if (claim > 1 && (size_t)claim > file->eras[0].claim_count) break;
        Skeleton skeleton = make(arena, bench_of(state), file, seed, claim);
        assert_nothing_through(arena, file, skeleton.text);
        const Scenario *scenario = read_clean(arena, bench_of(state), skeleton.text);
        Str npi = row_of(scenario, scenario->provider, "NPI");
        assert_int_equal(10, npi.length);
        assert_false(luhn_of_npi(npi));
        assert_true(str_find_str(row_of(scenario, scenario->payer, "Phone"), STR("-555-01")) == 3);
        if (claim == 1) assert_moved_together(file, scenario);
      }
    }
    arena_free(arena);
  }
}

static void the_same_seed_gives_the_same(void **state) {
  Arena *arena = arena_new(0);
  const EraFile *file = read_era(arena, STR("star"), bench_file(arena, "import/star.835"));
  Str first = make(arena, bench_of(state), file, 5, 0).text;
  assert_true(str_equal(first, make(arena, bench_of(state), file, 5, 0).text));
  assert_false(str_equal(first, make(arena, bench_of(state), file, 6, 0).text));
  arena_free(arena);
}

/* Delimiters and line breaks are nothing but that. */
static void delimiters_do_not_matter(void **state) {
  Arena *arena = arena_new(0);
  Str star = bench_file(arena, "import/star.835");
  char *other = arena_alloc(arena, star.length, 1);
  size_t length = 0;
  for (size_t i = 0; i < star.length; i++) {
    char c = star.at[i];
    if (c != '\n') other[length++] = (char)(c == '*' ? '|' : c == ':' ? '\\' : c == '~' ? '\r' : c);
  }
  const EraFile *file = read_era(arena, STR("star"), star), *same = read_era(arena, STR("other"), (Str){other, length});
  assert_true(str_equal(make(arena, bench_of(state), file, 5, 2).text, make(arena, bench_of(state), same, 5, 2).text));
  arena_free(arena);
}

static void the_report_says_what_became_of_what(void **state) {
  Arena *arena = arena_new(0);
  const EraFile *file = read_era(arena, STR("star"), bench_file(arena, "import/star.835"));
  Skeleton skeleton = make(arena, bench_of(state), file, 5, 0);
  int names = 0, left_out = 0;
  for (size_t i = 0; i < skeleton.replacement_count; i++) {
    const Replacement *one = &skeleton.replacements[i];
    names += strcmp(one->kind, "patient name") == 0 && str_is(one->old, "CORDELIA ABERNATHY") &&
             str_find_str(skeleton.text, one->now) < skeleton.text.length;
    left_out += str_is(one->old, "GRETA MULLINS") && !one->now.length;
  }
  assert_int_equal(1, names);
  assert_int_equal(1, left_out);
  arena_free(arena);
}

/* ---- balance, whatever the amounts ---- */

typedef struct Making {
  Arena *arena;
  Rng rng;
  Buf body;
  int segments;
  Cents payment;
} Making;

#define SAY(MAKING, ...) (buf_format(&(MAKING)->body, __VA_ARGS__), (MAKING)->segments++)

static Cents amount(Making *making, Cents most) {
  /* Cents, dollars and thousands alike; now and then nothing. */
  static const Cents sizes[] = {3, 100, 10000, 5000000};
  Cents size = sizes[rng_below(&making->rng, 4)];
  if (rng_below(&making->rng, 6) == 0) return 0;
  Cents found = (Cents)rng_below(&making->rng, (uint64_t)size + 1);
  return found < most ? found : most;
}

static Str plain(Making *making, Cents cents) { return money_plain(making->arena, cents); }

/* Adjustments that take from `left`; @return what is left. One in eight gives instead. */
static Cents say_adjustments(Making *making, Cents left, Cents *patient) {
  static const char *const groups[] = {"CO*45", "PR*1", "PR*2", "PR*3", "OA*23", "CO*97"};
  unsigned used = 0;
  for (uint64_t i = rng_below(&making->rng, 4); i > 0; i--) {
    uint64_t which = rng_below(&making->rng, 6);
    Cents cents = amount(making, left / 2);
    if (!cents || used & (1u << which)) continue;
    used |= 1u << which;
    if (which == 4 && rng_below(&making->rng, 2)) cents = -cents;
    SAY(making, "CAS*%s*%.*s~", groups[which], STR_ARG(plain(making, cents)));
    left -= cents;
    if (which >= 1 && which <= 3) *patient += cents;
  }
  return left;
}

static void say_claim(Making *making, int number) {
  Making lines = *making;
  lines.body = buf_new(making->arena);
  Cents charges = 0, paid = 0, patient = 0;
  int count = (int)rng_below(&making->rng, 4);
  for (int i = 0; i < count; i++) {
    Cents charge = amount(&lines, INT64_MAX) + 1;
    Making inner = lines;
    inner.body = buf_new(making->arena);
    inner.segments = 0;
    Cents left = say_adjustments(&inner, charge, &patient);
    SAY(&lines, "SVC*HC:99213*%.*s*%.*s**1~", STR_ARG(plain(making, charge)), STR_ARG(plain(making, left)));
    buf_add(&lines.body, buf_str(&inner.body));
    lines.segments += inner.segments;
    lines.rng = inner.rng;
    charges += charge;
    paid += left;
  }
  if (!count) charges = paid = amount(&lines, INT64_MAX) + 1;
  Making head = lines;
  head.body = buf_new(making->arena);
  Cents left = say_adjustments(&head, paid, &patient);
  buf_format(&making->body, "CLP*N-%d*1*%.*s*%.*s*%.*s*12*C%d~", number, STR_ARG(plain(making, charges)), STR_ARG(plain(making, left)),
             STR_ARG(plain(making, patient)), number);
  buf_add(&making->body, buf_str(&head.body));
  buf_add(&making->body, buf_str(&lines.body));
  making->segments = head.segments + 1;
  making->rng = head.rng;
  making->payment += left;
}

static Str random_era(Arena *arena, uint64_t seed) {
  Making making = {.arena = arena, .rng = {seed}, .body = buf_new(arena)};
  int claims = 1 + (int)rng_below(&making.rng, 4);
  for (int i = 1; i <= claims; i++) say_claim(&making, i);
  Cents taken = rng_below(&making.rng, 3) ? amount(&making, making.payment) : making.payment; /* one in three pays nothing */
  if (taken) SAY(&making, "PLB*1000000003*20261231*WO:W1*%.*s~", STR_ARG(plain(&making, taken)));
  Buf out = buf_new(arena);
  buf_addz(&out, "ISA*00*          *00*          *ZZ*SALTMARSH      *ZZ*DUNWICK        *260317*0914*^*00501*000000051*0*P*:~"
                 "GS*HP*SALTMARSH*DUNWICK*20260317*0914*7*X*005010X221A1~ST*835*0001~");
  buf_format(&out, "BPR*I*%.*s*C*ACH************20260316~TRN*1*55120*1009988776~N1*PR*SALTMARSH LIFE~N1*PE*DUNWICK CLINIC*XX*1000000003~LX*1~",
             STR_ARG(plain(&making, making.payment - taken)));
  buf_add(&out, buf_str(&making.body));
  buf_format(&out, "SE*%d*0001~GE*1*7~IEA*1*000000051~", making.segments + 7);
  return buf_str(&out);
}

static void every_skeleton_balances(void **state) {
  for (uint64_t seed = 1; seed <= 600; seed++) {
    Arena *arena = arena_new(0);
    Str text = random_era(arena, seed);
    const EraFile *file = read_era(arena, str_format(arena, "random %llu", (unsigned long long)seed), text);
    Skeleton skeleton = make(arena, bench_of(state), file, seed, 0);
    Diags diags = diags_new(arena, file->name, skeleton.text);
    const Scenario *scenario = scenario_read(arena, file->name, skeleton.text, bench_of(state)->codes, bench_of(state)->rules, &diags);
    for (size_t i = 0; i < diags.count; i++)
      if (diags.items[i].level == DIAG_ERROR) print_error("%.*s: %.*s\n%.*s\n", STR_ARG(file->name), STR_ARG(diags.items[i].message), STR_ARG(text));
    assert_non_null(scenario);
    const Era *era = &file->eras[0];
    const Remit *remit = remit_of(scenario, 0);
    assert_int_equal(era->paid_cents == 0, remit->paid_cents == 0);
    for (size_t c = 0; c < era->claim_count; c++) {
      const RemitClaim *claim = FIELD_AT(remit->claims, const RemitClaim, c);
      assert_int_equal(era->claims[c].paid_cents == 0, claim->paid_cents == 0);
      assert_true(claim->charge_cents >= era->claims[c].charge_cents);
    }
    arena_free(arena);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nothing_of_the_source_gets_through),
      cmocka_unit_test(the_same_seed_gives_the_same),
      cmocka_unit_test(delimiters_do_not_matter),
      cmocka_unit_test(every_skeleton_balances),
      cmocka_unit_test(the_report_says_what_became_of_what),
  };
  return cmocka_run_group_tests(tests, bench_open, bench_close);
}
