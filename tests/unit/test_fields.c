/* Field tables: what is bound, what is refused and in which words, and the schema that the same rows print. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "overturn/fields.h"
#include "unit/assert_str.h"

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

static void every_kind_is_bound(void **state) {
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

static void absent_fields_take_their_fallback(void **state) {
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

static void failed_fields_keep_their_fallback(void **state) {
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

static void all_faults_of_a_file_in_one_run(void **state) {
  (void)state;
  assert_faults("{\n \"titel\": 1,\n \"level\": \"3\",\n \"list\": [{\"text\": \"ok\"}, {\"points\": 1.2345}]\n}",
                "1:1+77 E202 $ the key \"id\" is missing here\n"
                "2:2+7 E203 $.titel unknown key \"titel\", did you mean \"title\"?\n"
                "3:11+3 E201 $.level expected a whole number, found text in quotes\n"
                "4:27+18 E202 $.list[1] the key \"text\" is missing here\n"
                "4:38+6 E207 $.list[1].points expected a number with at most three decimals, found 1.2345\n");
}

static void every_kind_says_what_it_expected(void **state) {
  (void)state;
  assert_faults("{\"id\": 7, \"title\": [], \"kind\": true, \"level\": null, \"active\": \"true\", \"paid\": \"1.00\", \"points\": {},\n"
                "\"due\": 20260316, \"within\": 14, \"inner\": [], \"maybe\": \"x\", \"list\": {}, \"map\": [], \"say\": 1, \"needs\": {}}",
                "1:8+1 E201 $.id expected an id in quotes, found a number\n"
                "1:20+2 E201 $.title expected text in quotes, found a list in [ ]\n"
                "1:32+4 E201 $.kind expected a word in quotes, found true\n"
                "1:47+4 E201 $.level expected a whole number, found null\n"
                "1:63+6 E201 $.active expected true or false, found text in quotes\n"
                "1:79+6 E201 $.paid expected dollars with at most two decimals, found text in quotes\n"
                "1:97+2 E201 $.points expected a number with at most three decimals, found an object in { }\n"
                "2:8+8 E201 $.due expected a date such as \"2026-03-16\", found a number\n"
                "2:28+2 E201 $.within expected a stretch of time such as \"14 days\", \"10 business\", \"6 months\" or \"1 year\", found a number\n"
                "2:41+2 E201 $.inner expected an object in { }, found a list in [ ]\n"
                "2:54+3 E201 $.maybe expected an object in { }, found text in quotes\n"
                "2:67+2 E201 $.list expected a list in [ ], found an object in { }\n"
                "2:78+2 E201 $.map expected an object in { }, found a list in [ ]\n"
                "2:89+1 E201 $.say expected a list of texts, or one text, found a number\n"
                "2:101+2 E201 $.needs expected a list of ids, or one id, found an object in { }\n");
}

static void numbers_are_held_to_their_range(void **state) {
  (void)state;
  assert_faults("{\"id\": \"a\", \"level\": 6, \"paid\": 10000.01, \"points\": 1000000.001,\n"
                "\"list\": [{\"text\": \"x\", \"points\": -100.001}, {\"text\": \"x\", \"points\": 1e300}]}",
                "1:22+1 E206 $.level 6 is out of range, expected 1 to 5\n"
                "1:33+8 E206 $.paid 10000.01 is out of range, expected 0 to 10000\n"
                "1:53+11 E206 $.points 1000000.001 is out of range, expected -1000000 to 1000000\n"
                "2:34+8 E206 $.list[0].points -100.001 is out of range, expected -100 to 100\n"
                "2:69+5 E206 $.list[1].points 1e300 is out of range, expected -100 to 100\n");
  assert_faults("{\"id\": \"a\", \"level\": 2.5, \"paid\": 1.005}", "1:22+3 E207 $.level expected a whole number, found 2.5\n"
                                                                    "1:35+5 E207 $.paid expected dollars with at most two decimals, found 1.005\n");
  assert_faults("{\"id\": \"a\", \"level\": -99999999999999999999, \"paid\": -0.01}",
                "1:22+21 E206 $.level -99999999999999999999 is out of range, expected 1 to 5\n"
                "1:53+5 E206 $.paid -0.01 is out of range, expected 0 to 10000\n");
  Bound b = bind("{\"id\": \"a\", \"paid\": 1e4, \"points\": -1000000, \"level\": 50e-1}");
  assert_true(b.clean);
  assert_int_equal(b.thing.paid, 1000000);
  assert_int_equal(b.thing.points, -1000000000);
  assert_int_equal(b.thing.level, 5);
  arena_free(b.arena);
}

static void texts_and_lists_are_held_to_their_length(void **state) {
  (void)state;
  assert_faults("{\"id\": \"a\", \"list\": [], \"needs\": [\"a\", \"b\", \"c\"]}", "1:21+2 E206 $.list 0 found here, expected at least 1\n"
                                                                                   "1:34+15 E206 $.needs 3 found here, expected at most 2\n");
  assert_faults("{\"id\": \"a\", \"list\": [{\"text\": \"\"}, {\"text\": \"12345678901234567890123456789012345678901\"}]}",
                "1:31+2 E206 $.list[0].text this text is empty\n"
                "1:45+43 E206 $.list[1].text this text has 41 bytes, expected at most 40\n");
}

static void words_are_suggested(void **state) {
  (void)state;
  assert_faults(
      "{\"id\": \"a\", \"kind\": \"negotation\"}",
      "1:21+12 E205 $.kind unknown word \"negotation\", did you mean \"negotiation\"? expected one of: denial, underpayment, negotiation\n");
  assert_faults("{\"id\": \"a\", \"kind\": \"DENIAL\"}",
                "1:21+8 E205 $.kind unknown word \"DENIAL\", did you mean \"denial\"? expected one of: denial, underpayment, negotiation\n");
  assert_faults("{\"id\": \"a\", \"kind\": \"fish\"}",
                "1:21+6 E205 $.kind unknown word \"fish\", expected one of: denial, underpayment, negotiation\n");
  assert_faults("{\"id\": \"a\", \"Points\": 1, \"inner\": {\"from\": \"2026-01-01\", \"zebra\": 1}}",
                "1:13+8 E203 $.Points unknown key \"Points\", did you mean \"points\"?\n"
                "1:58+7 E203 $.inner.zebra unknown key \"zebra\"; known here: from, open\n");
}

static void ids_and_names_are_plain(void **state) {
  (void)state;
  assert_faults("{\"id\": \"A b\", \"needs\": [\"ok\", \"1x\"], \"map\": {\"4.6\": {\"text\": \"x\"}, \"\": {\"text\": \"y\"}},\n"
                "\"clauses\": {\".4\": {\"text\": \"x\"}, \"4 6\": {\"text\": \"x\"}, \"A_4-6.b\": {\"text\": \"x\"}}}",
                "1:8+5 E204 $.id \"A b\" is not an id: small letters, digits, _ and -, a letter first, at most 64\n"
                "1:31+4 E204 $.needs[1] \"1x\" is not an id: small letters, digits, _ and -, a letter first, at most 64\n"
                "1:46+5 E212 $.map[\"4.6\"] \"4.6\" cannot be an id: small letters, digits, _ and -, a letter first, at most 64\n"
                "1:68+2 E212 $.map[\"\"] \"\" cannot be an id: small letters, digits, _ and -, a letter first, at most 64\n"
                "2:13+4 E212 $.clauses[\".4\"] \".4\" cannot be a name here: letters, digits, and . _ - after the first, at most 32\n"
                "2:34+5 E212 $.clauses[\"4 6\"] \"4 6\" cannot be a name here: letters, digits, and . _ - after the first, at most 32\n");
  Bound b = bind("{\"id\": \"a23456789-123456789_123456789-123456789_123456789-123456789_1234\"}");
  assert_true(b.clean);
  arena_free(b.arena);
  b = bind("{\"id\": \"a23456789-123456789_123456789-123456789_123456789-123456789_12345\"}");
  assert_false(b.clean);
  arena_free(b.arena);
}

static void dates_and_stretches_of_time(void **state) {
  (void)state;
  assert_faults("{\"id\": \"a\", \"due\": \"3/16/2026\", \"within\": \"2 weeks\"}",
                "1:20+11 E209 $.due \"3/16/2026\" is not written as dates are in a file, did you mean \"2026-03-16\"?\n"
                "1:43+9 E210 $.within \"2 weeks\" is not a stretch of time; write it as \"14 days\", \"10 business\", \"6 months\" or \"1 year\"\n");
  assert_faults("{\"id\": \"a\", \"due\": \"2026-02-29\"}",
                "1:20+12 E209 $.due \"2026-02-29\" is not a date from 1900 to 2199; write year, month and day as \"2026-03-16\"\n");
}

/* Each at its own character, escapes and all; the caret must not be at the start of the string. */
static void characters_that_fool_readers_are_refused(void **state) {
  (void)state;
  assert_faults("{\"id\": \"a\", \"title\": \"caf\\u00e9 \\u202e x\xe2\x80\x8b\\n\\t\\udb40\\udc41\", \"say\": [\"ok\", \"no\\u0007\"]}",
                "1:33+6 E208 $.title the character U+202E (bidirectional override) may not stand in text\n"
                "1:41+3 E208 $.title the character U+200B (invisible character) may not stand in text\n"
                "1:42+2 E208 $.title the character U+000A (control character) may not stand in text\n"
                "1:44+2 E208 $.title the character U+0009 (control character) may not stand in text\n"
                "1:46+12 E208 $.title the character U+E0041 (tag character) may not stand in text\n"
                "1:78+6 E208 $.say[1] the character U+0007 (control character) may not stand in text\n");
  /* comments and what is left for the caller: layout is allowed there, tricks are not */
  assert_faults("{\"id\": \"a\", \"$comment\": \"a\\n\\u2066\", \"note\": [{\"k\\u202d\": 1}], \"raw\": {\"x\": [\"\\t\\ufeff\"]}}",
                "1:29+6 E208 $[\"$comment\"] the character U+2066 (bidirectional override) may not stand in text\n"
                "1:50+6 E208 $.note[0][\"k\\u202d\"] the character U+202D (bidirectional override) may not stand in text\n"
                "1:81+6 E208 $.raw.x[0] the character U+FEFF (invisible character) may not stand in text\n");
}

static void exactly_one_of_some_keys(void **state) {
  (void)state;
  assert_faults("{\"id\": \"a\", \"inner\": {}, \"maybe\": {\"open\": true, \"from\": \"2026-01-01\"}}",
                "1:22+2 E211 $.inner exactly one of these keys must be here: from, open\n"
                "1:36+6 E211 $.maybe.open \"open\" cannot stand beside \"from\"; exactly one of these may: from, open\n");
}

static void asides_are_allowed_where_they_belong(void **state) {
  (void)state;
  assert_faults("{\"$schema\": \"s\", \"$comment-1\": 1, \"id\": \"a\", \"inner\": {\"$schema\": \"no\", \"$comment\": {}, \"open\": true}}",
                "1:56+9 E203 $.inner[\"$schema\"] unknown key \"$schema\"; known here: from, open\n");
}

static void a_root_that_is_no_object(void **state) {
  (void)state;
  assert_faults("[1]", "1:1+3 E201 $ expected an object in { }, found a list in [ ]\n");
}

static void names_are_suggested_within_reason(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  static const Str names[] = {STR_INIT("choices"), STR_INIT("points"), STR_INIT("prompt"), STR_INIT("if"), STR_INIT("goto")};
  assert_str(fields_did_you_mean(arena, STR("choice"), names, 5), ", did you mean \"choices\"?");
  assert_str(fields_did_you_mean(arena, STR("ponits"), names, 5), ", did you mean \"points\"?");
  assert_str(fields_did_you_mean(arena, STR("POINTS"), names, 5), ", did you mean \"points\"?");
  assert_str(fields_did_you_mean(arena, STR("gotoo"), names, 5), ", did you mean \"goto\"?");
  assert_str(fields_did_you_mean(arena, STR("x"), names, 5), "");
  assert_str(fields_did_you_mean(arena, STR("zz"), names, 5), "");
  assert_str(fields_did_you_mean(arena, STR("violation"), names, 5), "");
  assert_str(fields_did_you_mean(arena, STR(""), names, 5), "");
  assert_str(fields_did_you_mean(arena, STR("a"), NULL, 0), "");
  arena_free(arena);
}

static void single_values_can_be_read_alone(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  Str source = STR("[\"text\", \"id-1\", -12.5, 7, \"2026-03-16\", \"6 months\"]");
  Diags diags = diags_new(arena, STR("t"), source);
  const Json *at = json_read(arena, source, &diags)->first;
  FieldReader reader = {arena, &diags};
  Str text;
  Cents cents;
  int64_t number;
  Day day;
  Offset offset;
  assert_true(fields_read_str(&reader, at, &text));
  assert_true(fields_read_id(&reader, at->next, &text));
  at = at->next->next;
  assert_true(fields_read_cents(&reader, at, &cents) && cents == -1250);
  assert_false(fields_read_int(&reader, at, 0, 9, &number));
  assert_true(fields_read_int(&reader, at->next, 0, 9, &number) && number == 7);
  at = at->next->next;
  assert_true(fields_read_day(&reader, at, &day) && day == day_from_iso(STR("2026-03-16")));
  assert_true(fields_read_offset(&reader, at->next, &offset) && offset.unit == OFFSET_MONTHS);
  assert_false(fields_read_id(&reader, at->next, &text));
  assert_int_equal(diags.errors, 2);
  fields_fault(&reader, "E999", at, "said %d", 1);
  fields_fault_key(&reader, "E999", at, "no key here, so at the value");
  assert_int_equal(diags.items[2].span.offset, at->span.offset);
  assert_int_equal(diags.items[3].span.offset, at->span.offset);
  arena_free(arena);
}

/* Half a million unknown keys are counted, not described. */
static void a_hostile_object_costs_little(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  Buf source = buf_new(arena);
  buf_addz(&source, "{\"id\": \"a\"");
  for (int i = 0; i < 200000; i++) buf_format(&source, ",\"pointz%d\":1", i);
  buf_byte(&source, '}');
  Bound b = bind(buf_str(&source).at);
  assert_int_equal(b.diags.errors, 200000);
  assert_int_equal(b.diags.count, DIAG_MOST);
  assert_true(arena_used_bytes(b.arena) < (size_t)80 * 1024 * 1024);
  arena_free(b.arena);
  arena_free(arena);
}

static bool has(Str text, const char *part) { return str_find_str(text, str_from(part)) < text.length; }

static void the_schema_says_what_the_binder_does(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  Buf out = buf_new(arena);
  fields_print_schema(&thing_table, "A \"thing\"", &out);
  Str text = buf_str(&out);
  Diags diags = diags_new(arena, STR("schema"), text);
  const Json *root = json_read(arena, text, &diags);
  assert_non_null(root);
  assert_str(json_member(root, STR("$schema"))->text, "https://json-schema.org/draft/2020-12/schema");
  assert_str(json_member(root, STR("title"))->text, "A \"thing\"");
  assert_str(json_member(root, STR("$ref"))->text, "#/$defs/thing");
  const Json *defs = json_member(root, STR("$defs"));
  assert_int_equal(defs->count, 4);
  const Json *thing = defs->first;
  assert_str(thing->key, "thing");
  assert_int_equal(json_member(thing, STR("properties"))->count, thing_table.count + 1); /* and "$schema" */
  assert_int_equal(json_member(thing, STR("additionalProperties"))->kind, JSON_FALSE);
  static const char *const lines[] = {
      "\"id\": {\"type\": \"string\", \"pattern\": \"^[a-z][a-z0-9_-]{0,63}$\"}",
      "\"kind\": {\"type\": \"string\", \"enum\": [\"denial\", \"underpayment\", \"negotiation\"]}",
      "\"level\": {\"type\": \"integer\", \"minimum\": 1, \"maximum\": 5}",
      "\"paid\": {\"type\": \"number\", \"minimum\": 0, \"maximum\": 10000}",
      "\"inner\": {\"$ref\": \"#/$defs/inner\"}",
      "\"list\": {\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/part\"}, \"minItems\": 1, \"maxItems\": 3}",
      "\"^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$\": {\"$ref\": \"#/$defs/clause\"}",
      "\"raw\": {\"type\": [\"string\", \"number\"], \"description\": \"Anything \\\"goes\\\".\"}",
      "\"text\": {\"type\": \"string\", \"minLength\": 1, \"maxLength\": 40, \"description\": \"What people read.\"}",
      "\"parts\": {\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/part\"}}",
      "\"required\": [\"id\"]",
      "\"patternProperties\": {\"^\\\\$comment\": true}",
  };
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    if (!has(text, lines[i])) fail_msg("not there: %s\n%.*s", lines[i], STR_ARG(text));
  }
  const Json *one_of = json_member(json_member(defs, STR("inner")), STR("oneOf"));
  assert_int_equal(one_of->count, 2);
  Buf again = buf_new(arena);
  fields_print_schema(&thing_table, "A \"thing\"", &again);
  assert_true(str_equal(buf_str(&again), text));
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_kind_is_bound),
      cmocka_unit_test(absent_fields_take_their_fallback),
      cmocka_unit_test(failed_fields_keep_their_fallback),
      cmocka_unit_test(all_faults_of_a_file_in_one_run),
      cmocka_unit_test(every_kind_says_what_it_expected),
      cmocka_unit_test(numbers_are_held_to_their_range),
      cmocka_unit_test(texts_and_lists_are_held_to_their_length),
      cmocka_unit_test(words_are_suggested),
      cmocka_unit_test(ids_and_names_are_plain),
      cmocka_unit_test(dates_and_stretches_of_time),
      cmocka_unit_test(characters_that_fool_readers_are_refused),
      cmocka_unit_test(exactly_one_of_some_keys),
      cmocka_unit_test(asides_are_allowed_where_they_belong),
      cmocka_unit_test(a_root_that_is_no_object),
      cmocka_unit_test(names_are_suggested_within_reason),
      cmocka_unit_test(single_values_can_be_read_alone),
      cmocka_unit_test(a_hostile_object_costs_little),
      cmocka_unit_test(the_schema_says_what_the_binder_does),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
