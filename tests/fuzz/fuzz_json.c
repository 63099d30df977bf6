/*
 * Throws bytes at the reader, the binder and the diagnostics, and holds them to what they promise whatever the bytes are.
 *
 * Built with libFuzzer (OVERTURN_FUZZ) it searches for hours; built plainly it takes the JSON test suite and a few seeds, and thousands of
 * changed copies of them, the same ones in every run.
 */
#include <stddef.h>
#include <string.h>

#include "help_fuzz.h"
#include "overturn/fields.h"
#include "overturn/files.h"
#include "overturn/utf8.h"

typedef struct Anything {
  const Json *json;
  Str key;
  Str str;
  Str id;
  int word;
  int32_t number;
  bool flag;
  Cents cents;
  int32_t points;
  Day day;
  Offset offset;
  FieldList list;
  FieldList map;
  FieldList clauses;
  FieldList strs;
  FieldList ids;
  struct Anything *inner;
  const Json *raw;
} Anything;

static const FieldTable anything;
static const FieldTable free_anything;
static const char *const words[] = {"one", "two", "three", NULL};
static const char *const one_of[] = {"a", "b", NULL};

/* One-letter keys: a mutation finds them soon. */
static const Field fields[] = {
    {.name = "a", .kind = FIELD_STR, .offset = offsetof(Anything, str), .least = 1, .most = 20},
    {.name = "b", .kind = FIELD_ID, .offset = offsetof(Anything, id)},
    {.name = "c", .kind = FIELD_ENUM, .offset = offsetof(Anything, word), .words = words},
    {.name = "d", .kind = FIELD_INT, .offset = offsetof(Anything, number), .required = true},
    {.name = "e", .kind = FIELD_BOOL, .offset = offsetof(Anything, flag)},
    {.name = "f", .kind = FIELD_CENTS, .offset = offsetof(Anything, cents)},
    {.name = "g", .kind = FIELD_POINTS, .offset = offsetof(Anything, points)},
    {.name = "h", .kind = FIELD_DAY, .offset = offsetof(Anything, day)},
    {.name = "i", .kind = FIELD_OFFSET, .offset = offsetof(Anything, offset)},
    {.name = "j", .kind = FIELD_LIST, .offset = offsetof(Anything, list), .table = &anything, .most = 3},
    {.name = "k", .kind = FIELD_MAP, .offset = offsetof(Anything, map), .table = &anything},
    {.name = "l", .kind = FIELD_MAP, .offset = offsetof(Anything, clauses), .table = &free_anything},
    {.name = "m", .kind = FIELD_STR_LIST, .offset = offsetof(Anything, strs)},
    {.name = "n", .kind = FIELD_ID_LIST, .offset = offsetof(Anything, ids)},
    {.name = "o", .kind = FIELD_POINTER, .offset = offsetof(Anything, inner), .table = &anything},
    {.name = "p", .kind = FIELD_JSON, .offset = offsetof(Anything, raw)},
    {.name = "q", .kind = FIELD_IGNORED},
};
#define ANYTHING(NAME, FREE)                                                                                                               \
  {                                                                                                                                        \
    .name = (NAME), .fields = fields, .count = FIELD_COUNT(fields), .size_bytes = sizeof(Anything), .key_offset = offsetof(Anything, key), \
    .json_offset = offsetof(Anything, json), .one_of = one_of, .free_keys = (FREE)                                                         \
  }
static const FieldTable anything = ANYTHING("anything", false);
static const FieldTable free_anything = ANYTHING("free-anything", true);

static void check_tree(const Json *root, Str text) {
  int count = 0;
  for (const Json *at = root; at; at = json_after(root, at)) {
    size_t end = (size_t)at->span.offset + at->span.length;
    must(at->span.length > 0 && end <= text.length);
    if (at->parent) must(at->span.offset > at->parent->span.offset && end < (size_t)at->parent->span.offset + at->parent->span.length);
    if (at->next) must(at->next->index == at->index + 1 && at->next->parent == at->parent && at->next->span.offset >= end);
    must(utf8_invalid_at(at->text) == at->text.length && utf8_invalid_at(at->key) == at->key.length);
    must(at->text.length <= JSON_MOST_STRING_BYTES || at->kind == JSON_NUMBER);
    if (at->kind == JSON_NUMBER) must(str_equal(at->text, str_slice(text, at->span.offset, end)));
    count++;
  }
  must(count <= (int)JSON_MOST_NODES + 1);
}

static void check_bound(const Anything *bound) {
  must(bound->json);
  must(bound->word >= 0 && bound->word < 3);
  must(bound->cents >= -MONEY_MOST_CENTS && bound->cents <= MONEY_MOST_CENTS);
  must(bound->str.length <= 20);
  for (int i = 0; i < bound->list.count; i++) must(((const Anything *)bound->list.at)[i].json);
  if (bound->inner) check_bound(bound->inner);
}

/* What is shown is text, whatever the file was. */
static void check_shown(Arena *arena, Diags *diags) {
  diags_sort(diags);
  Buf out = buf_new(arena);
  diags_print(diags, &out);
  Str shown = buf_str(&out);
  for (size_t at = 0; at < shown.length;) {
    int32_t code_point = utf8_next(shown, &at);
    must(code_point >= 0);
    must(code_point == '\n' || !utf8_forbidden(code_point));
  }
  for (size_t i = 0; i < diags->count; i++) must((size_t)diags->items[i].span.offset + diags->items[i].span.length <= diags->text.length);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  char *copy = fuzz_copy(bytes, length);
  Arena *arena = arena_new(0);
  Str text = {copy, length};
  Diags diags = diags_new(arena, STR("fuzz.json"), text);
  const Json *root = json_read(arena, text, &diags);
  must((root == NULL) == (diags.errors > 0));
  if (root) {
    check_tree(root, text);
    Anything bound = {0};
    FieldReader reader = {arena, &diags};
    must(fields_bind(&reader, &anything, root, &bound) == (diags.errors == 0));
    if (root->kind == JSON_OBJECT) check_bound(&bound);
  }
  for (size_t i = 0; i < diags.count; i++) must(strcmp(diags.items[i].code, "E127") != 0); /* the two readers agree */
  check_shown(arena, &diags);
  arena_free(arena);
  free(copy);
  return 0;
}

#ifndef OVERTURN_FUZZ
static const char *const seeds[] = {
    "{\"a\": \"text\", \"d\": 1, \"c\": \"two\", \"e\": true, \"f\": 12.50, \"g\": -0.125, \"h\": \"2026-03-16\", \"i\": \"10 business\"}",
    "{\"b\": \"id\", \"d\": 1, \"j\": [{\"b\": \"x\", \"d\": 2}], \"l\": {\"4.6\": {\"b\": \"x\", \"d\": 3}}}",
    "{\"b\": \"id\", \"d\": 1, \"k\": {\"key\": {\"b\": \"x\", \"d\": 3}, \"other\": {\"a\": \"y\", \"d\": 0}}}",
    "{\"b\": \"id\", \"d\": 1, \"m\": [\"x\", \"y\"], \"n\": \"z\", \"o\": {\"a\": \"x\", \"d\": 4}, \"p\": [null, {\"q\": 1}], \"$comment\": \"c\"}",
    "[\"\\u00e9\\ud83d\\ude00\\n\\\\\", \"\xc3\xa9\xf0\x9f\x98\x80\", 1e-7, -0.0, [[[[]]]], {\"\": {}}]",
};

/* Pieces that matter to the reader; put anywhere, they reach what random bytes do not. */
static const char *const pieces[] = {
    "\"",   "\\",           "\\u",          "\\ud800", "{",    "}", "[", "]",    ",",      ":",      "//",     "/*",
    "\xff", "\xe2\x80\xae", "\xef\xbb\xbf", "\n",      "e999", "-", "0", "null", "\"a\":", "\"b\":", "\"d\":", "\"$comment\":",
    NULL};

static int run_folder(Arena *arena, Str folder) {
  FilesEntry *entries;
  size_t count;
  if (files_list(arena, folder, 1000, &entries, &count).status != FILES_OK) return 0;
  for (size_t i = 0; i < count; i++) {
    Str content;
    FilesResult read = files_read(arena, str_format(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(entries[i].name)), JSON_MOST_BYTES, &content);
    if (read.status != FILES_OK) continue;
    LLVMFuzzerTestOneInput((const uint8_t *)content.at, content.length);
    fuzz_changed(content, 200, pieces);
  }
  return (int)count;
}

int main(void) {
  Arena *arena = arena_new(0);
  int count = sizeof seeds / sizeof *seeds;
  for (int i = 0; i < count; i++) {
    LLVMFuzzerTestOneInput((const uint8_t *)seeds[i], strlen(seeds[i]));
    fuzz_changed(str_from(seeds[i]), 20000, pieces);
  }
  count += run_folder(arena, STR("json/JSONTestSuite/test_parsing"));
  printf("%d seeds and their changed copies\n", count);
  arena_free(arena);
  return 0;
}
#endif
