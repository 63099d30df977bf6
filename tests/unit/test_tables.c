/* Tables that leave the program and grade files that come back. The files of whole classes are tested in tests/class. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "assert_str.h"
#include "report/csv.h"

static void texts_are_no_formulas_and_figures_stay_figures(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  Buf out = buf_new(arena);
  csv_text(&out, STR("=1+1"));
  csv_text(&out, STR("-x"));
  csv_text(&out, STR("a \"b\", c"));
  csv_number(&out, -5);
  csv_number_or_none(&out, -1, -1);
  csv_decimal(&out, -1250, 3);
  csv_decimal(&out, 5, 2);
  csv_end(&out);
  csv_text(&out, STR("@x"));
  csv_end(&out);
  assert_str(buf_str(&out), "\"'=1+1\",\"'-x\",\"a \"\"b\"\", c\",-5,,-1.250,0.05\r\n\"'@x\"\r\n");
  arena_free(arena);
}

static void a_file_is_read_with_its_own_comma(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  CsvFile file;
  Str why;
  assert_true(csv_read(arena, STR("\xEF\xBB\xBFname;\"a;\"\"b\"\r\nx;\n\"two\nlines\";3"), &file, &why));
  assert_int_equal(file.row_count, 3);
  assert_int_equal(csv_columns(&file, 1), 2);
  assert_str(csv_field(arena, &file, 0, 0), "name");
  assert_str(csv_field(arena, &file, 0, 1), "a;\"b");
  assert_str(csv_field(arena, &file, 1, 1), "");
  assert_str(csv_field(arena, &file, 2, 0), "two\nlines");
  assert_str(csv_field(arena, &file, 2, 1), "3");
  assert_str(csv_field(arena, &file, 2, 2), "");
  assert_false(csv_read(arena, STR("a,\"b\n"), &file, &why));
  assert_false(csv_read(arena, STR("a,\xFF\n"), &file, &why));
  assert_true(csv_read(arena, STR(""), &file, &why));
  assert_int_equal(file.row_count, 0);
  arena_free(arena);
}

static void a_grade_file_refuses_what_is_not_plain(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  const Grade100 grades[] = {{STR_INIT("7"), 80}};
  GradeMerge merge;
  Str why;
  assert_false(grades_merge(arena, STR("Name,Score\na,1\n"), STR(""), STR("Score"), grades, 1, &merge, &why));
  assert_str(why, "it has no column with student ids (SIS User ID, ID number, SIS Login ID, ID); --id-column names it");
  assert_false(grades_merge(arena, STR("ID,Score,Score\n7,1,2\n"), STR(""), STR("Score"), grades, 1, &merge, &why));
  assert_str(why, "the column \"Score\" stands 2 times in it");
  assert_false(grades_merge(arena, STR("ID,Score\n7,1\n7,2\n"), STR(""), STR("Score"), grades, 1, &merge, &why));
  assert_str(why, "the student \"7\" stands twice in it");
  assert_true(grades_merge(arena, STR("No,Score\n7,1\n8,2"), STR("No"), STR("Score"), grades, 1, &merge, &why));
  assert_str(merge.text, "No,Score\n7,80\n8,2");
  assert_int_equal(merge.changed, 1);
  assert_int_equal(merge.without_count, 1);
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(texts_are_no_formulas_and_figures_stay_figures),
      cmocka_unit_test(a_file_is_read_with_its_own_comma),
      cmocka_unit_test(a_grade_file_refuses_what_is_not_plain),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
