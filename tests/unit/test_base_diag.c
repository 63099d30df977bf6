/* Diagnostics: the lines an author sees. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "overturn/diag.h"
#include "unit/assert_str.h"

static int make_arena(void **state) {
  *state = arena_new(0);
  return 0;
}

static int free_arena(void **state) {
  arena_free(*state);
  return 0;
}

static Str printed(Arena *arena, const Diags *diags) {
  Buf out = buf_new(arena);
  diags_print(diags, &out);
  return buf_str(&out);
}

/* The place of the first `part` in the list's text. */
static Span at(const Diags *diags, const char *part) { return (Span){(uint32_t)str_find_str(diags->text, str_from(part)), (uint32_t)strlen(part)}; }

static void a_fault_is_shown_with_its_line_and_a_caret(void **state) {
  Diags diags = diags_new(*state, STR("lesson.json"), STR("{\n  \"points\": 2.5,\r\n  \"id\": \"x\"\n}\n"));
  diags_add(&diags, DIAG_ERROR, "E205", at(&diags, "2.5"), STR("$.points"), "expected %d, found %s", 2, "2.5");
  assert_str(printed(*state, &diags), "lesson.json:2:13: error[E205]: expected 2, found 2.5\n"
                                      "  at $.points\n"
                                      "  2 |   \"points\": 2.5,\n"
                                      "    |             ^~~\n"
                                      "1 error in lesson.json\n");
}

static void the_gravest_are_shown_where_there_is_no_room_for_all(void **state) {
  Diags diags = diags_new(*state, STR("f"), STR("abc\ndef"));
  diags_add(&diags, DIAG_ADVICE, "A100", (Span){0, 1}, STR(""), "a");
  diags_add(&diags, DIAG_WARNING, "W100", (Span){1, 1}, STR(""), "b");
  diags_add(&diags, DIAG_WARNING, "W101", (Span){2, 1}, STR(""), "c");
  diags_add(&diags, DIAG_ERROR, "E100", (Span){4, 1}, STR(""), "d");
  static const DiagStyle style = {{"<E>", "<W>", "<A>"}, "<p>", "<g>", "<>"};
  Buf out = buf_new(*state);
  diags_print_styled(&diags, &style, 2, &out);
  assert_str(buf_str(&out), "<p>f:1:2:<> <W>warning[W100]:<> b\n  1 | abc\n    |  <W>^<>\n"
                            "<p>f:2:1:<> <E>error[E100]:<> d\n  2 | def\n    | <E>^<>\n"
                            "2 more are not shown\n"
                            "1 error, 2 warnings, 1 piece of advice in f\n");
  diags_keep(&diags, DIAG_WARNING);
  assert_int_equal(diags.count, 3);
  assert_int_equal(diags.warnings, 2);
  assert_int_equal(diags.advice, 0);
  diags_keep(&diags, DIAG_ERROR);
  assert_str(printed(*state, &diags), "f:2:1: error[E100]: d\n  2 | def\n    | ^\n1 error in f\n");
}

static void faults_are_sorted_and_said_once(void **state) {
  Diags diags = diags_new(*state, STR("f"), STR("abc\ndef"));
  for (int i = 0; i < 2; i++) {
    diags_add(&diags, DIAG_WARNING, "W301", (Span){4, 1}, STR(""), "later");
    diags_add(&diags, DIAG_ERROR, "E200", (Span){0, 1}, STR("$"), "b");
    diags_add(&diags, DIAG_ERROR, "E100", (Span){0, 1}, STR("$"), "c");
    diags_add(&diags, DIAG_ADVICE, "A100", (Span){0, 1}, STR("$"), "a");
  }
  assert_int_equal(diags.errors, 4);
  diags_sort(&diags);
  assert_int_equal(diags.count, 4);
  assert_int_equal(diags.errors, 2);
  assert_int_equal(diags.warnings, 1);
  assert_str(printed(*state, &diags), "f:1:1: advice[A100]: a\n  at $\n  1 | abc\n    | ^\n"
                                      "f:1:1: error[E100]: c\n  at $\n  1 | abc\n    | ^\n"
                                      "f:1:1: error[E200]: b\n  at $\n  1 | abc\n    | ^\n"
                                      "f:2:1: warning[W301]: later\n  2 | def\n    | ^\n"
                                      "2 errors, 1 warning, 1 piece of advice in f\n");
}

static void columns_are_characters_and_tabs_one_column(void **state) {
  Diags diags = diags_new(*state, STR("f"), STR("\t\"caf\xc3\xa9 \xf0\x9f\x98\x80\": nul"));
  diags_add(&diags, DIAG_ERROR, "E108", at(&diags, "nul"), STR(""), "m");
  assert_str(printed(*state, &diags), "f:1:12: error[E108]: m\n"
                                      "  1 |  \"caf\xc3\xa9 \xf0\x9f\x98\x80\": nul\n"
                                      "    |            ^~~\n"
                                      "1 error in f\n");
}

/* A file may not move the cursor, reorder what is read, or hide anything. */
static void what_a_file_holds_cannot_fool_the_terminal(void **state) {
  Diags diags = diags_new(*state, STR("f\x1b]0;x"), STR("a\x1b[2Jb\xe2\x80\xae\xff|\rc"));
  diags_add(&diags, DIAG_ERROR, "E1", at(&diags, "|"), STR("$[\"\x1b\"]"), "found %s", "\xe2\x80\xae\n");
  assert_str(printed(*state, &diags), "f\xef\xbf\xbd]0;x:1:9: error[E1]: found \xef\xbf\xbd\xef\xbf\xbd\n"
                                      "  at $[\"\xef\xbf\xbd\"]\n"
                                      "  1 | a\xef\xbf\xbd[2Jb\xef\xbf\xbd\xef\xbf\xbd|\xef\xbf\xbd"
                                      "c\n"
                                      "    |         ^\n"
                                      "1 error in f\xef\xbf\xbd]0;x\n");
}

static void ends_of_files_and_lines_can_be_pointed_at(void **state) {
  Diags diags = diags_new(*state, STR("f"), STR("{\n[1"));
  diags_add(&diags, DIAG_ERROR, "E1", (Span){4, 0}, STR(""), "end");
  diags_add(&diags, DIAG_ERROR, "E2", (Span){1, 1}, STR(""), "line end");
  diags_add(&diags, DIAG_ERROR, "E3", (Span){99, 7}, STR(""), "past it");
  diags_add(&diags, DIAG_ERROR, "E4", (Span){0, 99}, STR(""), "many lines");
  assert_str(printed(*state, &diags), "f:2:3: error[E1]: end\n  2 | [1\n    |   ^\n"
                                      "f:1:2: error[E2]: line end\n  1 | {\n    |  ^\n"
                                      "f:2:3: error[E3]: past it\n  2 | [1\n    |   ^\n"
                                      "f:1:1: error[E4]: many lines\n  1 | {\n    | ^\n"
                                      "4 errors in f\n");
  Diags empty = diags_new(*state, STR("f"), STR(""));
  assert_str(printed(*state, &empty), "");
  diags_add(&empty, DIAG_ERROR, "E1", (Span){0, 0}, STR(""), "empty");
  assert_str(printed(*state, &empty), "f:1:1: error[E1]: empty\n  1 | \n    | ^\n1 error in f\n");
}

/* A caret stands under the same character wherever the line is cut. */
static void long_lines_are_cut_around_the_place(void **state) {
  Arena *arena = *state;
  Buf line = buf_new(arena);
  for (int i = 0; i < 400; i++) buf_addz(&line, i % 10 ? "\xc3\xa9" : "x");
  Diags diags = diags_new(arena, STR("f"), buf_str(&line));
  for (uint32_t column = 0; column < 400; column += 10) {
    Diags one = diags_new(arena, STR("f"), diags.text);
    diags_add(&one, DIAG_ERROR, "E1", (Span){column / 10 * 19, 1}, STR(""), "m");
    Str text = printed(arena, &one);
    Str rest;
    Str source;
    Str caret;
    str_cut(text, '\n', &source, &rest);
    str_cut(rest, '\n', &source, &rest);
    str_cut(rest, '\n', &caret, &rest);
    size_t indent = str_find(caret, '^', 0);
    size_t under = 0;
    size_t columns = 0;
    while (columns < indent && under < source.length) {
      under++;
      while (under < source.length && ((unsigned char)source.at[under] & 0xc0) == 0x80) under++;
      columns++;
    }
    assert_int_equal(source.at[under], 'x');
    assert_true(source.length < 260);
  }
}

static void more_than_can_be_read_are_only_counted(void **state) {
  Diags diags = diags_new(*state, STR("f"), STR("x"));
  for (int i = 0; i < 700; i++) diags_add(&diags, DIAG_ERROR, "E1", (Span){0, 1}, STR(""), "fault %d", i);
  assert_int_equal(diags.count, DIAG_MOST);
  assert_int_equal(diags.errors, 700);
  Str text = printed(*state, &diags);
  assert_true(str_ends(text, STR("200 more are not shown\n700 errors in f\n")));
}

static void places_count_lines_and_columns(void **state) {
  (void)state;
  Str text = STR("a\n\xc3\xa9z\n\n");
  static const LineColumn expected[] = {{1, 1}, {1, 2}, {2, 1}, {2, 1}, {2, 2}, {2, 3}, {3, 1}, {4, 1}, {4, 1}};
  for (uint32_t i = 0; i < 9; i++) {
    LineColumn place = diags_place(text, i);
    if (place.line != expected[i].line || place.column != expected[i].column) fail_msg("offset %u: %u:%u", i, place.line, place.column);
  }
}

#define WITH_ARENA(TEST) cmocka_unit_test_setup_teardown(TEST, make_arena, free_arena)

int main(void) {
  const struct CMUnitTest tests[] = {
      WITH_ARENA(a_fault_is_shown_with_its_line_and_a_caret),
      WITH_ARENA(faults_are_sorted_and_said_once),
      WITH_ARENA(the_gravest_are_shown_where_there_is_no_room_for_all),
      WITH_ARENA(columns_are_characters_and_tabs_one_column),
      WITH_ARENA(what_a_file_holds_cannot_fool_the_terminal),
      WITH_ARENA(ends_of_files_and_lines_can_be_pointed_at),
      WITH_ARENA(long_lines_are_cut_around_the_place),
      WITH_ARENA(more_than_can_be_read_are_only_counted),
      cmocka_unit_test(places_count_lines_and_columns),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
