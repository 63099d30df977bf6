/* Field tables: what is bound, what is refused and in which words, and the schema that the same rows print. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "overturn/fields.h"

typedef struct Part {
  Str key;
  Str text;
  int32_t points;
  FieldList parts; /* of Part */
} Part;

typedef struct Inner {
  Day from;
  bool open;
} Inner;

typedef struct Thing {
  const Json *json;
  Str id;
  Str title;
  int kind;
  int32_t level;
  bool active;
  Cents paid;
  int32_t points;
  Day due;
  Offset within;
  Inner inner;
  Inner *maybe;
  FieldList list;
  FieldList map;
  FieldList clauses;
  FieldList say;
  FieldList needs;
  const Json *raw;
} Thing;

static const FieldTable part_table;
static const Field part_fields[] = {
    {.name = "text", .kind = FIELD_STR, .offset = offsetof(Part, text), .required = true, .least = 1, .most = 40, .help = "What people read."},
    {.name = "points", .kind = FIELD_POINTS, .offset = offsetof(Part, points), .least = -100, .most = 100},
    {.name = "parts", .kind = FIELD_LIST, .offset = offsetof(Part, parts), .table = &part_table},
};
static const FieldTable part_table = {.name = "part",
                                      .fields = part_fields,
                                      .count = FIELD_COUNT(part_fields),
                                      .size_bytes = sizeof(Part),
                                      .key_offset = offsetof(Part, key),
                                      .json_offset = FIELD_NOWHERE};

static const FieldTable clause_table = {.name = "clause",
                                        .fields = part_fields,
                                        .count = FIELD_COUNT(part_fields),
                                        .size_bytes = sizeof(Part),
                                        .key_offset = offsetof(Part, key),
                                        .json_offset = FIELD_NOWHERE,
                                        .free_keys = true};

static const Field inner_fields[] = {
    {.name = "from", .kind = FIELD_DAY, .offset = offsetof(Inner, from)},
    {.name = "open", .kind = FIELD_BOOL, .offset = offsetof(Inner, open), .fallback = 1},
};
static const char *const inner_one_of[] = {"from", "open", NULL};
static const FieldTable inner_table = {.name = "inner",
                                       .fields = inner_fields,
                                       .count = FIELD_COUNT(inner_fields),
                                       .size_bytes = sizeof(Inner),
                                       .key_offset = FIELD_NOWHERE,
                                       .json_offset = FIELD_NOWHERE,
                                       .one_of = inner_one_of};

static const char *const kinds[] = {"denial", "underpayment", "negotiation", NULL};
static const Field thing_fields[] = {
    {.name = "id", .kind = FIELD_ID, .offset = offsetof(Thing, id), .required = true},
    {.name = "title", .kind = FIELD_STR, .offset = offsetof(Thing, title)},
    {.name = "kind", .kind = FIELD_ENUM, .offset = offsetof(Thing, kind), .words = kinds, .fallback = 2},
    {.name = "level", .kind = FIELD_INT, .offset = offsetof(Thing, level), .least = 1, .most = 5, .fallback = 3},
    {.name = "active", .kind = FIELD_BOOL, .offset = offsetof(Thing, active), .fallback = 1},
    {.name = "paid", .kind = FIELD_CENTS, .offset = offsetof(Thing, paid), .least = 0, .most = 1000000, .fallback = -1},
    {.name = "points", .kind = FIELD_POINTS, .offset = offsetof(Thing, points), .fallback = 1500},
    {.name = "due", .kind = FIELD_DAY, .offset = offsetof(Thing, due), .fallback = DAY_NONE},
    {.name = "within", .kind = FIELD_OFFSET, .offset = offsetof(Thing, within)},
    {.name = "inner", .kind = FIELD_OBJECT, .offset = offsetof(Thing, inner), .table = &inner_table},
    {.name = "maybe", .kind = FIELD_POINTER, .offset = offsetof(Thing, maybe), .table = &inner_table},
    {.name = "list", .kind = FIELD_LIST, .offset = offsetof(Thing, list), .table = &part_table, .least = 1, .most = 3},
    {.name = "map", .kind = FIELD_MAP, .offset = offsetof(Thing, map), .table = &part_table},
    {.name = "clauses", .kind = FIELD_MAP, .offset = offsetof(Thing, clauses), .table = &clause_table},
    {.name = "say", .kind = FIELD_STR_LIST, .offset = offsetof(Thing, say)},
    {.name = "needs", .kind = FIELD_ID_LIST, .offset = offsetof(Thing, needs), .most = 2},
    {.name = "raw",
     .kind = FIELD_JSON,
     .offset = offsetof(Thing, raw),
     .schema = "{\"type\": [\"string\", \"number\"]}",
     .help = "Anything \"goes\"."},
    {.name = "note", .kind = FIELD_IGNORED},
};
static const FieldTable thing_table = {.name = "thing",
                                       .fields = thing_fields,
                                       .count = FIELD_COUNT(thing_fields),
                                       .size_bytes = sizeof(Thing),
                                       .key_offset = FIELD_NOWHERE,
                                       .json_offset = offsetof(Thing, json)};

typedef struct Bound {
  Arena *arena;
  Diags diags;
  Thing thing;
  bool clean;
} Bound;

static Bound bind(const char *source) {
  Bound bound = {.arena = arena_new(0)};
  bound.diags = diags_new(bound.arena, STR("t.json"), str_from(source));
  const Json *root = json_read(bound.arena, bound.diags.text, &bound.diags);
  assert_non_null(root);
  FieldReader reader = {bound.arena, &bound.diags};
  bound.clean = fields_bind(&reader, &thing_table, root, &bound.thing);
  assert_int_equal(bound.clean, bound.diags.errors == 0);
  diags_sort(&bound.diags);
  return bound;
}

static void assert_str(Str found, const char *expected) {
  if (!str_is(found, expected)) fail_msg("found    \"%.*s\"\nexpected \"%s\"", STR_ARG(found), expected);
}

/* Each expected line is "LINE:COLUMN CODE PATH MESSAGE"; all must be there, in order, and no more. */
static void assert_faults(const char *source, const char *expected) {
  Bound bound = bind(source);
  Buf found = buf_new(bound.arena);
  for (size_t i = 0; i < bound.diags.count; i++) {
    const Diag *diag = &bound.diags.items[i];
    LineColumn place = diags_place(bound.diags.text, diag->span.offset);
    buf_format(&found, "%u:%u+%u %s %.*s %.*s\n", place.line, place.column, diag->span.length, diag->code, STR_ARG(diag->path),
               STR_ARG(diag->message));
  }
  assert_str(buf_str(&found), expected);
  arena_free(bound.arena);
}

static void test_every_kind_is_bound(void **state) {
  (void)state;
  Bound b = bind("{\"$schema\": \"x\", \"$comment\": 1, \"$comment 2\": \"two\\nlines\", \"id\": \"a-1\", \"title\": \"Caf\\u00e9\", \"kind\": "
                 "\"underpayment\",\n"
                 "\"level\": 5.0, \"active\": false, \"paid\": 12.5, \"points\": -0.25, \"due\": \"2026-03-16\", \"within\": \"10 business\",\n"
                 "\"inner\": {\"from\": \"2026-01-01\"}, \"maybe\": {\"open\": false},\n"
                 "\"list\": [{\"text\": \"one\", \"points\": 1, \"parts\": [{\"text\": \"deep\"}]}, {\"text\": \"two\"}],\n"
                 "\"map\": {\"$comment\": \"no member\", \"first\": {\"text\": \"f\"}, \"second\": {\"text\": \"s\"}},\n"
                 "\"clauses\": {\"4.6\": {\"text\": \"stop loss\"}, \"1\": {\"text\": \"one\"}},\n"
                 "\"say\": \"alone\", \"needs\": [\"x\", \"y_2\"], \"raw\": [1, \"two\"], \"note\": {\"any\": [null]}}");
  assert_true(b.clean);
  Thing *t = &b.thing;
  assert_non_null(t->json);
  assert_str(t->id, "a-1");
  assert_str(t->title, "Caf\xc3\xa9");
  assert_int_equal(t->kind, 1);
  assert_int_equal(t->level, 5);
  assert_false(t->active);
  assert_int_equal(t->paid, 1250);
  assert_int_equal(t->points, -250);
  assert_int_equal(t->due, day_from_iso(STR("2026-03-16")));
  assert_int_equal(t->within.count, 10);
  assert_int_equal(t->within.unit, OFFSET_BUSINESS);
  assert_int_equal(t->inner.from, day_from_iso(STR("2026-01-01")));
  assert_true(t->inner.open);
  assert_non_null(t->maybe);
  assert_false(t->maybe->open);
  assert_int_equal(t->maybe->from, DAY_NONE);
  assert_int_equal(t->list.count, 2);
  const Part *parts = t->list.at;
  assert_str(parts[0].text, "one");
  assert_int_equal(parts[0].points, 1000);
  assert_int_equal(parts[0].parts.count, 1);
  assert_str(((const Part *)parts[0].parts.at)->text, "deep");
  assert_str(parts[1].text, "two");
  assert_int_equal(t->map.count, 2);
  const Part *members = t->map.at;
  assert_str(members[0].key, "first");
  assert_str(members[1].key, "second");
  assert_str(members[1].text, "s");
  assert_str(((const Part *)t->clauses.at)->key, "4.6");
  assert_int_equal(t->say.count, 1);
  assert_str(*(const Str *)t->say.at, "alone");
  assert_int_equal(t->needs.count, 2);
  assert_str(((const Str *)t->needs.at)[1], "y_2");
  assert_int_equal(t->raw->count, 2);
  arena_free(b.arena);
}

static void test_absent_fields_take_their_fallback(void **state) {
  (void)state;
  Bound b = bind("{\"id\": \"a\"}");
  assert_true(b.clean);
  assert_int_equal(b.thing.kind, 2);
  assert_int_equal(b.thing.level, 3);
  assert_true(b.thing.active);
  assert_int_equal(b.thing.paid, -1);
  assert_int_equal(b.thing.points, 1500);
  assert_int_equal(b.thing.due, DAY_NONE);
  assert_int_equal(b.thing.inner.from, DAY_NONE); /* an object inside has its own */
  assert_true(b.thing.inner.open);
  assert_null(b.thing.maybe);
  assert_null(b.thing.raw);
  assert_int_equal(b.thing.list.count, 0);
  arena_free(b.arena);
}

static void test_failed_fields_keep_their_fallback(void **state) {
  (void)state;
  Bound b = bind("{\"id\": \"a\", \"level\": 9, \"kind\": \"x\", \"active\": 1, \"paid\": 1.234, \"due\": \"2026-02-30\"}");
  assert_false(b.clean);
  assert_int_equal(b.diags.errors, 5);
  assert_int_equal(b.thing.level, 3);
  assert_int_equal(b.thing.kind, 2);
  assert_true(b.thing.active);
  assert_int_equal(b.thing.paid, -1);
  assert_int_equal(b.thing.due, DAY_NONE);
  arena_free(b.arena);
}

static void test_all_faults_of_a_file_in_one_run(void **state) {
  (void)state;
  assert_faults("{\n \"titel\": 1,\n \"level\": \"3\",\n \"list\": [{\"text\": \"ok\"}, {\"points\": 1.2345}]\n}",
                "1:1+77 E202 $ the key \"id\" is missing here\n"
                "2:2+7 E203 $.titel unknown key \"titel\", did you mean \"title\"?\n"
                "3:11+3 E201 $.level expected a whole number, found a string\n"
                "4:27+18 E202 $.list[1] the key \"text\" is missing here\n"
                "4:38+6 E207 $.list[1].points expected a number with at most three decimals, found 1.2345\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_kind_is_bound),
      cmocka_unit_test(test_absent_fields_take_their_fallback),
      cmocka_unit_test(test_failed_fields_keep_their_fallback),
      cmocka_unit_test(test_all_faults_of_a_file_in_one_run),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
