/* The strict reader: what it accepts, what it refuses and in which words, where, and within which limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "overturn/files.h"
#include "overturn/json.h"
#include "unit/assert_str.h"

static int make_arena(void **state) {
  *state = arena_new(0);
  return 0;
}

static int free_arena(void **state) {
  arena_free(*state);
  return 0;
}

/* The faults, each as "LINE:COLUMN+BYTES CODE PATH MESSAGE" on a line of its own. */
static Str faults_of(Arena *arena, Str source, const Json **root) {
  Diags diags = diags_new(arena, STR("t.json"), source);
  *root = json_read(arena, source, &diags);
  assert_int_equal(*root == NULL, diags.errors > 0);
  diags_sort(&diags);
  Buf out = buf_new(arena);
  for (size_t i = 0; i < diags.count; i++) {
    const Diag *diag = &diags.items[i];
    LineColumn place = diags_place(source, diag->span.offset);
    assert_true((size_t)diag->span.offset + diag->span.length <= source.length);
    buf_format(&out, "%u:%u+%u %s %.*s %.*s\n", place.line, place.column, diag->span.length, diag->code, STR_ARG(diag->path), STR_ARG(diag->message));
  }
  return buf_str(&out);
}

static const Json *read_good(Arena *arena, Str source) {
  const Json *root;
  assert_str(faults_of(arena, source, &root), "");
  assert_non_null(root);
  return root;
}

static Str source_of(Str source, Span span) { return str_slice(source, span.offset, (size_t)span.offset + span.length); }

static void every_node_knows_its_place(void **state) {
  Str source = STR(" {\"a\": [1, \"two\\n\", null, {\"\": -1.50e+3}],\n\"b\\u00e9\" : true, \"c\":false}\n");
  const Json *root = read_good(*state, source);
  assert_int_equal(root->kind, JSON_OBJECT);
  assert_int_equal(root->count, 3);
  assert_null(root->parent);
  assert_int_equal(root->span.offset, 1);
  assert_int_equal(root->span.length, source.length - 2);
  const Json *a = root->first;
  assert_str(a->key, "a");
  assert_str(source_of(source, a->key_span), "\"a\"");
  assert_str(source_of(source, a->span), "[1, \"two\\n\", null, {\"\": -1.50e+3}]");
  assert_ptr_equal(a->parent, root);
  assert_int_equal(a->count, 4);
  const Json *one = a->first;
  assert_int_equal(one->kind, JSON_NUMBER);
  assert_str(one->text, "1");
  assert_int_equal(one->key_span.length, 0);
  const Json *two = one->next;
  assert_int_equal(two->index, 1);
  assert_str(two->text, "two\n");
  assert_str(source_of(source, two->span), "\"two\\n\"");
  assert_int_equal(two->next->kind, JSON_NULL);
  const Json *inner = two->next->next->first;
  assert_str(inner->key, "");
  assert_str(source_of(source, inner->key_span), "\"\"");
  assert_str(inner->text, "-1.50e+3"); /* its own digits */
  assert_null(inner->next);
  const Json *b = a->next;
  assert_str(b->key, "b\xc3\xa9");
  assert_str(source_of(source, b->key_span), "\"b\\u00e9\"");
  assert_int_equal(b->kind, JSON_TRUE);
  assert_int_equal(b->index, 1);
  assert_int_equal(b->next->kind, JSON_FALSE);
  assert_null(b->next->next);
}

static void members_are_found_by_their_exact_key(void **state) {
  const Json *root = read_good(*state, STR("{\"Key\": 1, \"key\": 2, \"ke\": 3}"));
  assert_str(json_member(root, STR("key"))->text, "2");
  assert_null(json_member(root, STR("KEY")));
  assert_null(json_member(root->first, STR("key")));
  assert_null(json_member(NULL, STR("key")));
}

static void values_are_walked_in_file_order(void **state) {
  const Json *root = read_good(*state, STR("[0, [1, {\"a\": 2, \"b\": []}], 3]"));
  Buf order = buf_new(*state);
  for (const Json *at = root; at; at = json_after(root, at))
    buf_format(&order, "%s ", at->kind == JSON_NUMBER ? at->text.at : json_kind_name(at->kind));
  assert_str(buf_str(&order), "list 0 list 1 object 2 list 3 ");
  const Json *inner = root->first->next;
  int count = 0;
  for (const Json *at = inner; at; at = json_after(inner, at)) count++;
  assert_int_equal(count, 5);
}

static void paths_are_as_people_write_them(void **state) {
  Arena *arena = *state;
  const Json *root =
      read_good(arena, STR("{\"steps\": {\"read-it\": {\"ask\": [{\"points\": 1}]}}, \"4.6\": 1, \"a b\\\"\": {\"\": 2}, \"$schema\": 3}"));
  assert_str(json_path(arena, root), "$");
  const Json *step = json_member(json_member(root, STR("steps")), STR("read-it"));
  assert_str(json_path(arena, json_member(json_member(step, STR("ask"))->first, STR("points"))), "$.steps.read-it.ask[0].points");
  assert_str(json_path(arena, json_member(root, STR("4.6"))), "$[\"4.6\"]");
  assert_str(json_path(arena, json_member(root, STR("a b\""))->first), "$[\"a b\\\"\"][\"\"]");
  assert_str(json_path(arena, json_member(root, STR("$schema"))), "$[\"$schema\"]");
}

static void strings_are_decoded(void **state) {
  static const struct {
    const char *source;
    const char *text;
  } cases[] = {
      {"\"\"", ""},
      {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t"},
      {"\"\\u0041\\u00E9\\u20ac\\uD83D\\ude00\"", "A\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80"},
      {"\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\x7f\"", "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\x7f"},
      {"\"\\uFFFF\\u202e\"", "\xef\xbf\xbf\xe2\x80\xae"}, /* content is judged later */
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) assert_str(read_good(*state, str_from(cases[i].source))->text, cases[i].text);
}

static void digits_are_kept_whatever_their_length(void **state) {
  static const char *const numbers[] = {
      "0",
      "-0",
      "9007199254740993",
      "1.7976931348623157e308",
      "1e-9999",
      "0.1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001",
      "-1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890",
  };
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    const Json *root = read_good(*state, str_format(*state, "[%s,\"after\", %s]", numbers[i], numbers[i]));
    assert_str(root->first->text, numbers[i]);
    assert_str(root->first->next->next->text, numbers[i]);
  }
}

static const struct {
  const char *source;
  const char *faults;
} refused[] = {
    /* nothing there */
    {"", "1:1+0 E102 $ the file holds nothing; a JSON value was expected\n"},
    {" \n\t\n", "3:1+0 E102 $ the file holds nothing; a JSON value was expected\n"},
    /* encoding */
    {"[\"a\xff\xfe\xfdz\"]", "1:4+3 E103 $ these bytes are not UTF-8; save the file as UTF-8\n"},
    {"[\xed\xa0\x80 1]", "1:2+3 E103 $ these bytes are not UTF-8; save the file as UTF-8\n"},
    {"\xff\xfe[", "1:1+1 E103 $ this file is UTF-16, not UTF-8; save it as UTF-8\n"},
    {"\xef\xbb\xbf[1]", "1:1+3 E104 $ the file starts with a byte order mark; save it as UTF-8 without one\n"},
    /* between values */
    {"[1,\xc2\xa0"
     "2]",
     "1:4+2 E105 $ the character U+00A0 is not a plain space; use spaces, tabs and line ends between values\n"},
    {"[1] // one", "1:5+6 E106 $ JSON has no comments; put it under a key \"$comment\"\n"},
    {"[/* a\nb */ 1, # c\n2 /", "1:2+9 E106 $ JSON has no comments; put it under a key \"$comment\"\n"
                                "2:9+3 E106 $ JSON has no comments; put it under a key \"$comment\"\n"
                                "3:3+1 E111 $ expected ',' or ']', found '/'\n"},
    /* values */
    {"[1,,2]", "1:4+1 E107 $ a value is missing before this ','\n"},
    {"{\"a\": }", "1:7+1 E107 $ a value is missing before this '}'\n"},
    {"['a']", "1:2+1 E107 $ expected a value, found '''; text stands in straight double quotes\n"},
    {"[\xe2\x80\x9c"
     "a\"]",
     "1:2+1 E107 $ expected a value, found '\xe2\x80\x9c'; text stands in straight double quotes\n"},
    {"]", "1:1+1 E107 $ expected a value, found ']'\n"},
    {"[True, nul, Infinity, yes]", "1:2+4 E108 $ True is not a JSON value, did you mean true?\n"
                                   "1:8+3 E108 $ nul is not a JSON value, did you mean null?\n"
                                   "1:13+8 E108 $ Infinity is not a JSON value; text needs double quotes around it\n"
                                   "1:23+3 E108 $ yes is not a JSON value; text needs double quotes around it\n"},
    {"{\"a\": [01, 1., .5, +1, 0x1, 1e, 2026-03-16]}",
     "1:8+2 E109 $.a 01 is not written as JSON writes numbers: digits, a point between digits, no leading zero or plus\n"
     "1:12+2 E109 $.a 1. is not written as JSON writes numbers: digits, a point between digits, no leading zero or plus\n"
     "1:16+2 E109 $.a .5 is not written as JSON writes numbers: digits, a point between digits, no leading zero or plus\n"
     "1:20+2 E109 $.a +1 is not written as JSON writes numbers: digits, a point between digits, no leading zero or plus\n"
     "1:24+3 E109 $.a 0x1 is not written as JSON writes numbers: digits, a point between digits, no leading zero or plus\n"
     "1:29+2 E109 $.a 1e is not written as JSON writes numbers: digits, a point between digits, no leading zero or plus\n"
     "1:33+10 E109 $.a the date 2026-03-16 needs double quotes around it\n"},
    {"[1e999, -1.8e308]", "1:2+5 E110 $ the number 1e999 is too large\n1:9+8 E110 $ the number -1.8e308 is too large\n"},
    /* commas, keys, colons, brackets */
    {"[\"a\"\n\"b\" {\"c\": 1 \"d\": 2}]", "2:1+1 E111 $ a comma is missing before this\n"
                                           "2:5+1 E111 $ a comma is missing before this\n"
                                           "2:13+1 E111 $[2] a comma is missing before this\n"},
    {"[1 2]", "1:4+1 E111 $ expected ',' or ']', found '2'\n"},
    {"{\"a\": 1; \"b\": 2}", "1:8+1 E111 $ expected ',' or '}', found ';'\n"},
    {"[{\"a\": 1,}, 2,]", "1:10+1 E112 $[0] a comma stands before this '}'; take it away, or add the next key\n"
                          "1:15+1 E112 $ a comma stands before this ']'; take it away, or add the value\n"},
    {"{a: 1, b-2: 2}", "1:2+1 E113 $ the key a needs double quotes around it\n1:8+3 E113 $ the key b-2 needs double quotes around it\n"},
    {"{[1]: 2}", "1:2+1 E113 $ expected a key in double quotes, found '['\n"},
    {"{'a': 2}", "1:2+1 E113 $ expected a key in double quotes, found '''\n"},
    {"{\"a\" 1}", "1:6+1 E114 $ expected ':' after the key, found '1'\n"},
    {"{\"a\", \"b\"}", "1:5+1 E114 $ expected ':' after the key, found ','\n"},
    {"{\"a\": [1}", "1:9+1 E115 $.a expected ']' to close the '[' of line 1, found '}'\n"},
    {"{\n\"a\": 1\n]", "3:1+1 E115 $ expected '}' to close the '{' of line 1, found ']'\n"},
    {"\n{\"a\": {\n\"b\": 1\n", "4:1+0 E116 $.a the file ends here, but the '{' of line 2 is not closed\n"},
    {"{\"a\"", "1:5+0 E116 $ the file ends here, but the '{' of line 1 is not closed\n"},
    {"[1]\n[2]", "2:1+1 E117 $ the JSON value has ended; nothing may follow it, found '['\n"},
    /* strings */
    {"{\"a\": \"b,\n\"c\": 1}", "1:7+3 E118 $ this string has no closing quote on its line; a line end inside a string is written \\n\n"},
    {"[\"abc", "1:2+4 E118 $ this string has no closing quote on its line; a line end inside a string is written \\n\n"},
    {"[\"abc\\", "1:2+5 E118 $ this string has no closing quote on its line; a line end inside a string is written \\n\n"
                 "1:6+1 E120 $ \\ is not an escape; known are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hex digits\n"},
    {"[\"a\tb\x01\"]", "1:4+1 E119 $ the control character U+0009 may not stand in a string; write \\t, or a space\n"
                       "1:6+1 E119 $ the control character U+0001 may not stand in a string\n"},
    {"[\"\\x41 \\u12g \\\xc3\xa9 \\u\"]",
     "1:3+2 E120 $ \\x is not an escape; known are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hex digits\n"
     "1:8+4 E120 $ \\u12 is not an escape; known are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hex digits\n"
     "1:14+3 E120 $ \\\xc3\xa9 is not an escape; known are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hex digits\n"
     "1:17+2 E120 $ \\u is not an escape; known are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hex digits\n"},
    {"[\"\\ud800 \\udc00\\uD83D\\u0041\"]", "1:3+6 E121 $ \\ud800 is half of a pair; its other half is missing\n"
                                            "1:10+6 E121 $ \\udc00 is half of a pair; its other half is missing\n"
                                            "1:16+6 E121 $ \\uD83D is half of a pair; its other half is missing\n"},
    {"{\"a\\u0000\": 1}", "1:4+6 E122 $ \\u0000 may not stand in a string\n"},
    /* keys twice: compared decoded, each named with the first's line */
    {"{\"a\": 1,\n\"b\": {\"a\": 2},\n\"\\u0061\": 3, \"a\": 4}", "3:1+8 E124 $ the key \"a\" is already in this object, in line 1\n"
                                                                  "3:14+3 E124 $ the key \"a\" is already in this object, in line 1\n"},
    /* all of a file in one run */
    {"{\"a\": tru, \"b\": \"\\q\xff\",\n\"c\": [1,], \"a\": 01}",
     "1:7+3 E108 $ tru is not a JSON value, did you mean true?\n"
     "1:18+2 E120 $ \\q is not an escape; known are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hex digits\n"
     "1:20+1 E103 $ these bytes are not UTF-8; save the file as UTF-8\n"
     "2:9+1 E112 $.c a comma stands before this ']'; take it away, or add the value\n"
     "2:12+3 E124 $ the key \"a\" is already in this object, in line 1\n"
     "2:17+2 E109 $ 01 is not written as JSON writes numbers: digits, a point between digits, no leading zero or plus\n"},
};

static void every_slip_is_told_with_its_place(void **state) {
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    const Json *root;
    assert_str(faults_of(*state, str_from(refused[i].source), &root), refused[i].faults);
  }
}

/* A slip that nobody has seen reported might as well not be looked for. */
static void every_code_has_a_case(void **state) {
  Arena *arena = *state;
  static const char *const elsewhere[] = {"E101", "E123", "E125", "E126", "E127"}; /* limits have their own tests; E127 needs two readers at odds */
  for (const DiagCode *row = json_diag_codes; row->code; row++) {
    bool seen = false;
    for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++) seen |= strcmp(row->code, elsewhere[i]) == 0;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) seen |= strstr(refused[i].faults, str_format(arena, " %s ", row->code).at) != NULL;
    if (!seen) fail_msg("%s: %s", row->code, row->meaning);
    assert_true(strlen(row->meaning) > 0);
  }
}

static Str repeated(Arena *arena, const char *before, const char *part, size_t count, const char *after) {
  Buf text = buf_new(arena);
  buf_addz(&text, before);
  for (size_t i = 0; i < count; i++) buf_addz(&text, part);
  buf_addz(&text, after);
  return buf_str(&text);
}

static void expect_one(Arena *arena, Str source, const char *expected) {
  const Json *root;
  assert_str(faults_of(arena, source, &root), expected);
}

static void depth_is_limited(void **state) {
  Arena *arena = *state;
  Str closing = repeated(arena, "", "]", 64, "");
  read_good(arena, repeated(arena, "", "[", 64, closing.at));
  expect_one(arena, repeated(arena, "", "[", 65, "]]"),
             str_format(arena, "1:65+1 E125 %s brackets are nested deeper than 64 here\n", repeated(arena, "$", "[0]", 63, "").at).at);
  const Json *root;
  faults_of(arena, repeated(arena, "", "{\"a\":", 800000, ""), &root);
  assert_null(root);
}

static void strings_are_limited_as_decoded(void **state) {
  Arena *arena = *state;
  read_good(arena, repeated(arena, "\"", "x", 16384, "\""));
  read_good(arena, repeated(arena, "\"", "\\u0041", 16384, "\""));
  read_good(arena, repeated(arena, "\"", "\\ud83d\\ude00", 4096, "\""));
  expect_one(arena, repeated(arena, "\"", "x", 16385, "\""), "1:1+16387 E123 $ this string has 16385 bytes; at most 16384 are allowed\n");
  expect_one(arena, repeated(arena, "{\"", "\\u20ac", 5462, "\": 1}"), "1:2+32774 E123 $ this string has 16386 bytes; at most 16384 are allowed\n");
}

static void values_are_limited(void **state) {
  Arena *arena = *state;
  assert_int_equal(read_good(arena, repeated(arena, "[1", ",1", 499998, "]"))->count, 499999);
  const Json *root;
  Str faults = faults_of(arena, repeated(arena, "[1", ",1", 499999 + 500, "]"), &root);
  assert_null(root);
  assert_true(str_ends(faults, STR("E126 $ the file holds more than 500000 values\n")));
}

static void bytes_are_limited(void **state) {
  Arena *arena = *state;
  read_good(arena, repeated(arena, "1", " ", JSON_MOST_BYTES - 1, ""));
  expect_one(arena, repeated(arena, "1", " ", JSON_MOST_BYTES, ""), "1:1+1 E101 $ the file has 4194305 bytes; at most 4194304 are allowed\n");
}

/* These took minutes where keys were compared pair by pair, or a place was counted from the start for each fault. */
static void hostile_files_cost_no_more_than_others(void **state) {
  Arena *arena = *state;
  Buf keys = buf_new(arena);
  for (int i = 0; i < 200000; i++) buf_format(&keys, "%c\"k%d\":0", i ? ',' : '{', i);
  buf_addz(&keys, ",\"k7\":1}");
  expect_one(arena, buf_str(&keys), "1:2288892+4 E124 $ the key \"k7\" is already in this object, in line 1\n");
  static const char *const parts[] = {"\"\":1,", "\xff", "\"\\q\",", "tru,", "/**/", "[", "{\"a\":", ",", "\n\"a\":1,", "\\"};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    const Json *root;
    size_t count = JSON_MOST_BYTES / strlen(parts[i]) - 2;
    faults_of(arena, repeated(arena, i % 2 ? "[" : "{", parts[i], count, ""), &root);
    assert_null(root);
    arena_reset(arena);
  }
}

/* Nicolas Seriot's suite: n_ must be refused, y_ accepted, i_ may be either but must be survived. */
static void the_json_test_suite(void **state) {
  Arena *arena = *state;
  Str folder = STR("json/JSONTestSuite/test_parsing");
  FilesEntry *entries;
  size_t count;
  assert_int_equal(files_list(arena, folder, 1000, &entries, &count).status, FILES_OK);
  int seen[3] = {0};
  for (size_t i = 0; i < count; i++) {
    Str content;
    Str path = str_format(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(entries[i].name));
    assert_int_equal(files_read(arena, path, JSON_MOST_BYTES, &content).status, FILES_OK);
    const Json *root;
    Str faults = faults_of(arena, content, &root);
    bool stricter = str_starts(entries[i].name, STR("y_object_duplicated")) ||
                    str_find_str(entries[i].name, STR("null_escape")) < entries[i].name.length ||
                    str_find_str(entries[i].name, STR("escaped_null")) < entries[i].name.length;
    char kind = entries[i].name.at[0];
    seen[kind == 'n' ? 0 : kind == 'y' ? 1 : 2]++;
    if ((kind == 'n' && root) || (kind == 'y' && !root && !stricter)) fail_msg("%.*s: %.*s", STR_ARG(entries[i].name), STR_ARG(faults));
  }
  assert_true(seen[0] > 150 && seen[1] > 80 && seen[2] > 20);
}

#define WITH_ARENA(TEST) cmocka_unit_test_setup_teardown(TEST, make_arena, free_arena)

/* What json_peek() finds under "a" and "b", as "yes|A|B": whether it is one object, and the two values as they stand. */
static void expect_peek(const char *source, const char *expected) {
  static const Str keys[] = {STR_INIT("a"), STR_INIT("b")};
  Str values[2];
  Arena *arena = arena_new(0);
  bool whole = json_peek(str_from(source), keys, values, 2);
  assert_str(str_format(arena, "%s|%.*s|%.*s", whole ? "yes" : "no", STR_ARG(values[0]), STR_ARG(values[1])), expected);
  arena_free(arena);
}

static void members_are_peeked_at_without_reading(void **state) {
  (void)state;
  expect_peek("{\"a\":1,\"b\":\"x\"}", "yes|1|\"x\"");
  expect_peek(" { \"b\" : [1, {\"a\": 2}] , \"c\":null,\"a\":{\"b\":\"]}\"}}\n", "yes|{\"b\":\"]}\"}|[1, {\"a\": 2}]");
  expect_peek("{}", "no||"); /* nothing in it is no object anybody wants */
  expect_peek("{\"a\":\"one \\\" \\\\\",\"b\":true}", "yes|\"one \\\" \\\\\"|true");
  expect_peek("{\"c\":\"\\\"a\\\":1\"}", "yes||");
  expect_peek("{\"a\":1,\"a\":2}", "yes|2|");
}

static void a_peek_survives_what_is_no_object(void **state) {
  (void)state;
  static const char *const wrong[] = {
      "", " ", "{", "[1]", "7", "{\"", "{\"a", "{\"a\"", "{\"a\":", "{a:1}", "{\"a\" 1}", "{\"a\":}", "{\"a\":\"\\\"}", "{\"a\":{"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) expect_peek(wrong[i], "no||");
  expect_peek("{\"a\":1", "no|1|");
  expect_peek("{\"a\":1,}", "no|1|");
  expect_peek("{\"a\":[1}", "no|[1}|");
  expect_peek("{\"a\":1} x", "no|1|");
  expect_peek("{\"a\":1 \"b\":2}", "no|1|");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      WITH_ARENA(every_node_knows_its_place),
      WITH_ARENA(members_are_found_by_their_exact_key),
      WITH_ARENA(values_are_walked_in_file_order),
      WITH_ARENA(paths_are_as_people_write_them),
      WITH_ARENA(strings_are_decoded),
      WITH_ARENA(digits_are_kept_whatever_their_length),
      WITH_ARENA(every_slip_is_told_with_its_place),
      WITH_ARENA(every_code_has_a_case),
      cmocka_unit_test(members_are_peeked_at_without_reading),
      cmocka_unit_test(a_peek_survives_what_is_no_object),
      WITH_ARENA(depth_is_limited),
      WITH_ARENA(strings_are_limited_as_decoded),
      WITH_ARENA(values_are_limited),
      WITH_ARENA(bytes_are_limited),
      WITH_ARENA(hostile_files_cost_no_more_than_others),
      WITH_ARENA(the_json_test_suite),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
