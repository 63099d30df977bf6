/*
 * The program writes every remittance of its scenarios as an 835; here it reads them back. What comes out is held against the remittance it was written
 * from, and the skeleton made of it against both: codes, groups, signs and counts stay, and everything balances in other amounts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "help_money.h"
#include "overturn/era.h"
#include "overturn/files.h"
#include "overturn/scenario.h"

typedef struct Round {
  Arena *arena;
  const Bench *bench;
  const Scenario *scenario;
  int remits, lines, adjustments; /* how much was compared */
} Round;

static int open_bench(void **state) { return bench_open(state); }

/* ---- the 835 of a remit ---- */

static Str row_of(const Scenario *scenario, int person, const char *label) {
  const FieldList *rows = &scenario->people[person].rows;
  for (int i = 0; i < rows->count; i++)
    if (str_is(FIELD_AT(*rows, const PersonRow, i)->label, label)) return FIELD_AT(*rows, const PersonRow, i)->text;
  return (Str){0};
}

static Str write_interchange(Round *round, const Remit *remit) {
  const Scenario *scenario = round->scenario;
  SegmentParties parties = {.payer = scenario->people[scenario->payer].name,
                            .payer_tax_id = STR("001234567"),
                            .provider = scenario->people[scenario->provider].name,
                            .npi = row_of(scenario, scenario->provider, "NPI"),
                            .patient = scenario->people[scenario->patient].name,
                            .funding = row_of(scenario, scenario->payer, "Funding")};
  if (!parties.npi.length) parties.npi = STR("1000000003");
  Segment *segments;
  int count = remit_segments(round->arena, remit, scenario->claim, &parties, &segments);
  Buf out = buf_new(round->arena);
  buf_addz(&out, "ISA*00*          *00*          *ZZ*ROUND          *ZZ*TRIP           *260317*0914*^*00501*000000051*0*P*:~"
                 "GS*HP*ROUND*TRIP*20260317*0914*7*X*005010X221A1~");
  for (int i = 0; i < count; i++) buf_add(&out, segments[i].text);
  buf_addz(&out, "GE*1*7~IEA*1*000000051~");
  return buf_str(&out);
}

/* ---- comparing ---- */

static Cents amount_of(const EraAdjustments *list, int group, Str carc) {
  for (size_t i = 0; i < list->count; i++)
    if (list->items[i].group == group && str_equal(list->items[i].carc, carc)) return list->items[i].amount_cents;
  return 0;
}

static void assert_adjustments(Round *round, const FieldList *written, const EraAdjustments *read) {
  size_t there = 0;
  for (int i = 0; i < written->count; i++) {
    const Adjustment *one = FIELD_AT(*written, const Adjustment, i);
    assert_int_equal(one->amount_cents, amount_of(read, one->group, one->carc));
    there += one->amount_cents != 0;
  }
  size_t nonzero = 0;
  for (size_t i = 0; i < read->count; i++) nonzero += read->items[i].amount_cents != 0;
  assert_int_equal(there, nonzero);
  round->adjustments += written->count;
}

static void assert_remarks(const FieldList *written, const EraRemarks *read, int most) {
  assert_int_equal(written->count < most ? written->count : most, read->count);
  for (int i = 0; i < read->count; i++) assert_true(str_equal(read->items[i], *FIELD_AT(*written, const Str, i)));
}

static void assert_read_back(Round *round, const Remit *remit, const Era *era) {
  assert_int_equal(remit->paid_cents, era->paid_cents);
  assert_int_equal(remit->date, era->date);
  assert_int_equal(remit->claims.count, era->claim_count);
  assert_int_equal(remit->provider_adjust.count, era->provider_count);
  for (int p = 0; p < remit->provider_adjust.count; p++) {
    const ProviderAdjustment *one = FIELD_AT(remit->provider_adjust, const ProviderAdjustment, p);
    assert_int_equal(one->amount_cents, era->provider[p].amount_cents);
    assert_true(str_equal(one->code, era->provider[p].code));
    assert_true(str_equal(one->reference, era->provider[p].reference));
  }
  for (int c = 0; c < remit->claims.count; c++) {
    const RemitClaim *written = FIELD_AT(remit->claims, const RemitClaim, c);
    const EraClaim *read = &era->claims[c];
    assert_true(str_equal(written->claim, read->number));
    assert_int_equal(written->status, read->status);
    assert_int_equal(written->charge_cents, read->charge_cents);
    assert_int_equal(written->paid_cents, read->paid_cents);
    assert_int_equal(written->patient_cents, read->patient_cents);
    assert_adjustments(round, &written->adjust, &read->adjust);
    assert_remarks(&written->remarks, &read->remarks, 5);
    assert_int_equal(written->lines.count, read->line_count);
    for (int l = 0; l < written->lines.count; l++) {
      const RemitLine *line = FIELD_AT(written->lines, const RemitLine, l);
      assert_int_equal(line->charge_cents, read->lines[l].charge_cents);
      assert_int_equal(line->paid_cents, read->lines[l].paid_cents);
      assert_int_equal(line->allowed_given, read->lines[l].allowed_given);
      if (line->allowed_given) assert_int_equal(line->allowed_cents, read->lines[l].allowed_cents);
      assert_adjustments(round, &line->adjust, &read->lines[l].adjust);
      assert_remarks(&line->remarks, &read->lines[l].remarks, ERA_MOST_REMARKS);
      round->lines++;
    }
  }
}

/* The same with other amounts: larger, with the same sign; nothing where there was nothing. */
static void assert_scaled(Cents now, Cents old) {
  if (old == 0) assert_int_equal(0, now);
  if (old > 0) assert_true(now >= old);
  if (old < 0) assert_true(now <= old);
  if (old >= 100 || old <= -100) assert_true(now != old);
}

static void assert_scaled_adjustments(const FieldList *now, const FieldList *old) {
  int at = 0;
  for (int i = 0; i < old->count; i++) {
    const Adjustment *one = FIELD_AT(*old, const Adjustment, i);
    if (!one->amount_cents) continue;
    bool found = false;
    for (int k = 0; k < now->count && !found; k++) {
      const Adjustment *other = FIELD_AT(*now, const Adjustment, k);
      found = other->group == one->group && str_equal(other->carc, one->carc);
      if (found) assert_scaled(other->amount_cents, one->amount_cents);
    }
    assert_true(found);
    at++;
  }
  assert_int_equal(at, now->count);
}

static void assert_same_structure(const Remit *now, const Remit *old) {
  assert_int_equal(old->claims.count, now->claims.count);
  assert_int_equal(old->provider_adjust.count, now->provider_adjust.count);
  if (old->paid_cents == 0) assert_int_equal(0, now->paid_cents);
  for (int c = 0; c < old->claims.count; c++) {
    const RemitClaim *was = FIELD_AT(old->claims, const RemitClaim, c), *is = FIELD_AT(now->claims, const RemitClaim, c);
    assert_int_equal(was->status, is->status);
    assert_scaled(is->charge_cents, was->charge_cents);
    assert_scaled(is->paid_cents, was->paid_cents);
    assert_scaled_adjustments(&is->adjust, &was->adjust);
    assert_int_equal(was->lines.count, is->lines.count);
    for (int l = 0; l < was->lines.count; l++) {
      const RemitLine *before = FIELD_AT(was->lines, const RemitLine, l), *after = FIELD_AT(is->lines, const RemitLine, l);
      assert_scaled(after->charge_cents, before->charge_cents);
      assert_scaled(after->paid_cents, before->paid_cents);
      assert_scaled_adjustments(&after->adjust, &before->adjust);
      assert_int_equal(before->remarks.count, after->remarks.count);
    }
  }
  for (int p = 0; p < old->provider_adjust.count; p++)
    assert_scaled(FIELD_AT(now->provider_adjust, const ProviderAdjustment, p)->amount_cents,
                  FIELD_AT(old->provider_adjust, const ProviderAdjustment, p)->amount_cents);
}

static const Remit *first_remit(const Scenario *scenario) {
  for (int p = 0; p < scenario->page_count; p++)
    if (scenario->pages[p].kind == PAGE_REMIT) return scenario->pages[p].remit;
  return NULL;
}

static void go_round(Round *round, const Remit *remit) {
  Str text = write_interchange(round, remit);
  Diags diags = diags_new(round->arena, round->scenario->id, text);
  const EraFile *file = era_read(round->arena, diags.file, text, &diags);
  if (diags.count) {
    Buf out = buf_new(round->arena);
    diags_print(&diags, &out);
    print_error("%.*s of %.*s:\n%.*s", STR_ARG(remit->id), STR_ARG(round->scenario->id), STR_ARG(buf_str(&out)));
  }
  assert_non_null(file);
  assert_int_equal(0, diags.count);
  assert_read_back(round, remit, &file->eras[0]);
  round->remits++;
  if (!file->eras[0].claim_count) return; /* money outside claims alone: a scenario is about a claim */
  SkeletonOptions options = {.id = STR("round"), .seed = (uint64_t)round->remits, .codes = round->bench->codes};
  for (size_t c = 0; c < file->eras[0].claim_count; c++)
    if (str_equal(file->eras[0].claims[c].number, round->scenario->claim->number)) options.claim = 1;
  Skeleton skeleton;
  Str why;
  assert_true(era_skeleton(round->arena, file, &options, &skeleton, &why));
  Diags found = diags_new(round->arena, STR("skeleton"), skeleton.text);
  const Scenario *made = scenario_read(round->arena, found.file, skeleton.text, round->bench->codes, round->bench->rules, &found);
  Buf out = buf_new(round->arena);
  diags_print(&found, &out);
  if (found.errors) print_error("%.*s of %.*s:\n%.*s", STR_ARG(remit->id), STR_ARG(round->scenario->id), STR_ARG(buf_str(&out)));
  assert_non_null(made);
  assert_same_structure(first_remit(made), remit);
}

/* ---- every scenario ---- */

static void every_remit(Round *round) {
  const Scenario *scenario = round->scenario;
  const Remit *made[SCENARIO_MOST_PAGES] = {NULL};
  for (int p = 0; p < scenario->page_count; p++) {
    const Page *page = &scenario->pages[p];
    if (page->kind != PAGE_REMIT) continue;
    const Remit *before = page->replaces == -1 ? NULL : made[page->replaces];
    Day day = scenario->today + 30 + p;
    made[p] = page->remit;
    if (page->follows_play) made[p] = remit_derive(round->arena, page->remit, before, scenario->pricing, day, 150000, scenario->interest);
    if (page->follows_deal) made[p] = remit_settle(round->arena, page->remit, day, 90000);
    /* A remit that play brings is dated then. */
    Remit *dated = arena_make(round->arena, Remit);
    *dated = *made[p];
    if (dated->date == DAY_NONE) dated->date = day;
    if (dated->unbalanced_why.length == 0) go_round(round, dated);
  }
}

static void go_through(Round *round, Str folder) {
  FilesEntry *entries;
  size_t count;
  assert_int_equal(FILES_OK, files_list(round->arena, folder, 500, &entries, &count).status);
  for (size_t i = 0; i < count; i++) {
    if (entries[i].kind != FILES_FILE || !str_ends(entries[i].name, STR(".json"))) continue;
    Str path = str_format(round->arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(entries[i].name));
    Str text = bench_file(round->arena, str_z(round->arena, path));
    Diags diags = diags_new(round->arena, path, text);
    round->scenario = scenario_read(round->arena, path, text, round->bench->codes, round->bench->rules, &diags);
    if (round->scenario) every_remit(round);
  }
}

static void what_the_program_writes_it_reads(void **state) {
  Round round = {.arena = arena_new(0), .bench = *state};
  go_through(&round, STR("../scenarios"));
  go_through(&round, STR("../scenarios/three-days"));
  go_through(&round, STR("scenarios"));
  print_message("%d remittances, %d lines, %d adjustments\n", round.remits, round.lines, round.adjustments);
  assert_true(round.remits > 60);
  arena_free(round.arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(what_the_program_writes_it_reads)};
  return cmocka_run_group_tests(tests, open_bench, bench_close);
}
