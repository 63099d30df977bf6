/* The list's line of a scenario: read off the front of its file, and silent about what only play brings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "overturn/files.h"
#include "overturn/shift.h"
#include "screens/view.h"
#include "unit/assert_str.h"

/* "TITLE|kind level minutes|SUMMARY|CO-197 CO-18", or "fault". */
static void expect_head(const char *source, const char *expected) {
  Arena *arena = arena_new(0);
  ScenarioView view = view_scenario_head(arena, STR("file.json"), str_from(source));
  Buf said = buf_new(arena);
  buf_format(&said, "%.*s|%s %d %d|%.*s|", STR_ARG(view.title), scenario_kind_words[view.kind], view.level, view.minutes, STR_ARG(view.summary));
  for (int i = 0; i < view.code_count; i++) buf_format(&said, "%s%.*s-%.*s", i ? " " : "", STR_ARG(view.codes[i].group), STR_ARG(view.codes[i].code));
  assert_str(view.fault.length ? STR("fault") : buf_str(&said), expected);
  arena_free(arena);
}

#define HEAD "{\"title\":\"A \\\"late\\\" claim\",\"kind\":\"underpayment\",\"level\":3,\"minutes\":15,"
#define LINES(CODE) "{\"claims\":[{\"lines\":[{\"adjust\":[{\"group\":\"CO\",\"carc\":\"" CODE "\"},{\"group\":\"CO\",\"carc\":\"45\"}]}]}]}"

static void the_front_of_a_file_is_enough(void **state) {
  (void)state;
  expect_head(HEAD "\"briefing\":[\"First.\",\"Second.\"]}", "A \"late\" claim|underpayment 3 15|First.|");
  expect_head("{\"title\":\"Short\",\"briefing\":\"One.\"}", "Short|denial 1 0|One.|");
  expect_head("{\"title\":\"Odd\",\"level\":\"high\",\"minutes\":1.5,\"briefing\":7,\"remits\":[1]}", "Odd|denial 1 0||");
}

static void codes_of_remits_on_the_desk_are_shown(void **state) {
  (void)state;
  expect_head(HEAD "\"remits\":{\"era\":" LINES("197") "}}", "A \"late\" claim|underpayment 3 15||CO-197");
  expect_head(HEAD "\"remits\":{\"era\":" LINES("18") ",\"late\":" LINES("29") "},\"steps\":{\"a\":{\"arrive\":\"late\"}}}",
              "A \"late\" claim|underpayment 3 15||CO-18");
  expect_head(HEAD "\"remits\":{\"era\":" LINES("18") ",\"late\":" LINES("29") "},\"events\":[{\"arrive\" : [\"late2\", \"late\"]}]}",
              "A \"late\" claim|underpayment 3 15||CO-18");
  expect_head(HEAD "\"remits\":{\"era\":" LINES("18") "},\"steps\":{\"a\":{\"say\":\"the word \\\"arrive\\\"\",\"arrive\":\"later\"}}}",
              "A \"late\" claim|underpayment 3 15||CO-18");
}

static void a_file_that_is_none_says_so(void **state) {
  (void)state;
  static const char *const wrong[] = {
      "", "[]", "{}", "{\"title\":7}", "{\"title\":\"\"}", "{\"title\":\"Cut off\",\"steps\":{", "{\"title\":\"bad \\x\"}"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) expect_head(wrong[i], "fault");
}

static void shipped_scenarios_say_what_they_are(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  FilesEntry *entries;
  size_t count, seen = 0, with_codes = 0;
  assert_int_equal(files_list(arena, STR("../scenarios"), 1000, &entries, &count).status, FILES_OK);
  for (size_t i = 0; i < count; i++) {
    if (!str_ends(entries[i].name, STR(".json"))) continue;
    Str text;
    assert_int_equal(files_read(arena, str_format(arena, "../scenarios/%.*s", STR_ARG(entries[i].name)), 1 << 22, &text).status, FILES_OK);
    ScenarioView view = view_scenario_head(arena, entries[i].name, text);
    assert_str(view.fault, "");
    assert_true(view.minutes > 0 && view.summary.length > 0);
    assert_int_equal(view.is_shift, shift_is(text));
    with_codes += view.code_count > 0; /* a shift has none, nor has a claim that was never answered or was paid late */
    seen++;
  }
  assert_true(seen > 0 && 2 * with_codes > seen);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_front_of_a_file_is_enough),
      cmocka_unit_test(codes_of_remits_on_the_desk_are_shown),
      cmocka_unit_test(a_file_that_is_none_says_so),
      cmocka_unit_test(shipped_scenarios_say_what_they_are),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
