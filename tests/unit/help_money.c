/* Reading parts of scenarios from texts in tests, so that a case reads like the file an author writes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "help_money.h"

Str bench_file(Arena *arena, const char *path) {
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  Buf buf = buf_new(arena);
  char part[4096];
  for (size_t read; (read = fread(part, 1, sizeof part, file)) > 0;) buf_add(&buf, (Str){part, read});
  fclose(file);
  return buf_str(&buf);
}

static void print_faults(Diags *diags) {
  Buf buf = buf_new(diags->arena);
  diags_sort(diags);
  diags_print(diags, &buf);
  print_error("%s", buf_str(&buf).at);
}

int bench_open(void **state) {
  Arena *arena = arena_new(0);
  Bench *bench = arena_make(arena, Bench);
  Str codes = bench_file(arena, "../assets/codes.json"), rules = bench_file(arena, "../assets/rules.json");
  Diags diags = diags_new(arena, STR("codes.json"), codes);
  Diags rules_diags = diags_new(arena, STR("rules.json"), rules);
  *bench = (Bench){.arena = arena, .codes = codes_read(arena, codes, &diags), .rules = rules_read(arena, rules, &rules_diags)};
  if (!bench->codes) print_faults(&diags);
  if (!bench->rules) print_faults(&rules_diags);
  *state = bench;
  return bench->codes && bench->rules ? 0 : -1;
}

int bench_close(void **state) {
  arena_free(((Bench *)*state)->arena);
  return 0;
}

Str bench_text(Arena *arena, const char *text) {
  Buf buf = buf_new(arena);
  for (; *text; text++) buf_byte(&buf, *text == '\'' ? '"' : *text);
  return buf_str(&buf);
}

static const Json *parse(Arena *arena, const char *text, Diags *diags) {
  Str json = bench_text(arena, text);
  *diags = diags_new(arena, STR("test.json"), json);
  const Json *root = json_read(arena, json, diags);
  if (!root) print_faults(diags);
  assert_non_null(root);
  return root;
}

const Claim *bench_claim(Arena *arena, const char *text, Diags *diags) {
  const Json *root = parse(arena, text, diags);
  Claim *claim = arena_make(arena, Claim);
  claim_read(&(FieldReader){.arena = arena, .diags = diags}, root, claim);
  return claim;
}

const Contract *bench_contract(Arena *arena, const char *text, Diags *diags) {
  const Json *root = parse(arena, text, diags);
  Contract *contract = arena_make(arena, Contract);
  contract_read(&(FieldReader){.arena = arena, .diags = diags}, root, contract);
  return contract;
}

int bench_remits(Arena *arena, const char *text, Diags *diags, const Remit **remits) {
  const Json *root = parse(arena, text, diags);
  Remit *list = arena_make_many(arena, Remit, root->count);
  int count = 0;
  for (const Json *json = root->first; json; json = json->next) remit_read(&(FieldReader){.arena = arena, .diags = diags}, json, &list[count++]);
  *remits = list;
  return count;
}

static void expect_clean(Diags *diags) {
  if (diags->errors) print_faults(diags);
  assert_int_equal(0, diags->errors);
}

const Claim *good_claim(Arena *arena, const char *text) {
  Diags diags;
  const Claim *claim = bench_claim(arena, text, &diags);
  expect_clean(&diags);
  return claim;
}

const Contract *good_contract(Arena *arena, const char *text) {
  Diags diags;
  const Contract *contract = bench_contract(arena, text, &diags);
  expect_clean(&diags);
  return contract;
}

const Remit *good_remit(Arena *arena, const char *text) {
  Diags diags;
  const Remit *remits;
  assert_int_equal(1, bench_remits(arena, text, &diags, &remits));
  expect_clean(&diags);
  return remits;
}

const char *bench_codes(Diags *diags) {
  diags_sort(diags);
  Buf buf = buf_new(diags->arena);
  for (size_t i = 0; i < diags->count; i++) buf_format(&buf, "%s%s", i ? " " : "", diags->items[i].code);
  return str_z(diags->arena, buf_str(&buf));
}
