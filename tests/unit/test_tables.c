/* Tables that leave the program and grade files that come back. The files of whole classes are tested in tests/class. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "assert_str.h"
#include "overturn/diag.h"
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

/* ---- class lists ---- */

static void a_class_list_comes_in_whole(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  Roster roster =
      roster_read(arena, STR("\xEF\xBB\xBFPseudonym;Student ID;Name\r\nt1;s1;\"Doe; \"\"J\"\"\"\r\n;;\r\nt2;;'=2+3\r\n;s3;\xC3\x84nn"), false);
  assert_int_equal(roster.fault_count, 0);
  assert_int_equal(roster.count, 3);
  assert_str(roster.people[0].name, "Doe; \"J\"");
  assert_str(roster.people[0].student_id, "s1");
  assert_str(roster.people[0].pseudonym, "t1");
  assert_str(roster.people[1].name, "=2+3");
  assert_str(roster.people[2].name, "\xC3\x84nn");
  Buf once = buf_new(arena), twice = buf_new(arena);
  roster_print(roster.people, roster.count, &once);
  roster = roster_read(arena, buf_str(&once), false);
  roster_print(roster.people, roster.count, &twice);
  assert_true(str_equal(buf_str(&once), buf_str(&twice)));
  roster = roster_read(arena, STR("First name,Surname,ID number\nJane,Doe,7\n"), false);
  assert_str(roster.people[0].name, "Doe, Jane");
  roster = roster_read(arena, STR("Student,ID,SIS User ID\n    Points Possible,,\nDoe,9,s1\n"), true);
  assert_int_equal(roster.count, 1);
  assert_str(roster.people[0].student_id, "s1");
  arena_free(arena);
}

static void what_a_class_list_cannot_say_is_named_with_its_place(void **state) {
  (void)state;
  static const struct {
    const char *text, *message;
    unsigned line, column;
  } cases[] = {
      {"", "the first row does not name its columns, such as name,student id,pseudonym", 1, 1},
      {"Doe,s1\n", "the first row does not name its columns, such as name,student id,pseudonym", 1, 1},
      {"name,first name\n", "it has neither a column with student ids nor one with pseudonyms", 1, 1},
      {"name,\"Group\",student id\n",
       "a roster has no column \"Group\"; it has: name, first name, last name, student id, pseudonym. --others leaves such columns out", 1, 6},
      {"name,student id,Student\n", "the column \"Student\" says what another says already", 1, 17},
      {"name,student id\nA,\"1\n", "a quote is never closed", 2, 3},
      {"name,student id\nA,1\nB,\xFF\n", "it is no UTF-8 text", 3, 3},
      {"name,student id\nA,1,2\n", "this row has 3 fields, the first has 2", 2, 5},
      {"name,student id,pseudonym\nA,,\n", "this person has neither a student id nor a pseudonym", 2, 1},
      {"name,student id\n\"A\n\",1\nB,2\nC,1\n", "the student id \"1\" stands in line 2 already", 5, 1},
      {"name,pseudonym\nA,t\nB,t\n", "the pseudonym \"t\" stands in line 2 already", 3, 1},
      {"name,student id\n\"A\nB\",1\n", "this has a control character in it", 2, 1},
  };
  Arena *arena = arena_new(0);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Str text = str_from(cases[i].text);
    Roster roster = roster_read(arena, text, false);
    assert_int_equal(roster.fault_count, 1);
    assert_str(roster.faults[0].message, cases[i].message);
    LineColumn place = diags_place(text, (uint32_t)roster.faults[0].at);
    assert_int_equal(place.line, cases[i].line);
    assert_int_equal(place.column, cases[i].column);
  }
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(texts_are_no_formulas_and_figures_stay_figures),
      cmocka_unit_test(a_file_is_read_with_its_own_comma),
      cmocka_unit_test(a_grade_file_refuses_what_is_not_plain),
      cmocka_unit_test(a_class_list_comes_in_whole),
      cmocka_unit_test(what_a_class_list_cannot_say_is_named_with_its_place),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
