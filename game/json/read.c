/*
 * From text to nodes: the scanner says what is wrong and where everything stands, cJSON builds the tree, and a walk takes both in step.
 * Two readers written by different people must agree on every value's kind, key and text, or the file is refused.
 */
#include <string.h>

#include <cjson/cJSON.h>

#include "json/scan.h"

/* cJSON stops inside numbers of more characters than this; the digits themselves are taken from the source. */
#define CJSON_NUMBER_MOST 60

/* A copy of the text where each longer number is a zero followed by spaces; the text itself where there is none. */
static Str for_cjson(Arena *scratch, Str text, const Json *root) {
  char *copy = NULL;
  for (const Json *node = root; node; node = json_after(root, node)) {
    if (node->kind != JSON_NUMBER || node->span.length <= CJSON_NUMBER_MOST) continue;
    if (!copy) copy = memcpy(arena_alloc(scratch, text.length, 1), text.at, text.length);
    memset(copy + node->span.offset, ' ', node->span.length);
    copy[node->span.offset] = '0';
  }
  return copy ? (Str){copy, text.length} : text;
}

static bool kinds_agree(JsonKind kind, const cJSON *item) {
  switch (kind) {
  case JSON_NULL: return cJSON_IsNull(item);
  case JSON_FALSE: return cJSON_IsFalse(item);
  case JSON_TRUE: return cJSON_IsTrue(item);
  case JSON_NUMBER: return cJSON_IsNumber(item);
  case JSON_STRING: return cJSON_IsString(item);
  case JSON_ARRAY: return cJSON_IsArray(item);
  case JSON_OBJECT: return cJSON_IsObject(item);
  }
  return false;
}

/* A stretch of the copy, with a zero byte after it in place of the quote, comma or bracket that stood there. */
static Str cut(char *copy, size_t from, size_t length) {
  copy[from + length] = '\0';
  return (Str){copy + from, length};
}

/* What cJSON decoded, which must be what stands between the quotes; where there were escapes its own text is kept. */
static bool take_text(Arena *arena, char *copy, Span quoted, const char *decoded, Str *to) {
  *to = cut(copy, quoted.offset + 1, quoted.length - 2);
  if (str_is(*to, decoded)) return true;
  bool escaped = str_find(*to, '\\', 0) < to->length;
  if (escaped) *to = str_copy(arena, str_from(decoded));
  return escaped;
}

/* Takes text and key over. `copy` is of the text and lives as long as the nodes. @return false when the two readers saw different things. */
static bool take_over(Arena *arena, char *copy, Json *node, const cJSON *item) {
  if (!item || !kinds_agree(node->kind, item)) return false;
  bool member = node->parent && node->parent->kind == JSON_OBJECT;
  if (member && (!item->string || !str_is(node->key, item->string))) return false;
  if (member && !take_text(arena, copy, node->key_span, item->string, &node->key)) return false;
  if (node->kind == JSON_NUMBER) node->text = cut(copy, node->span.offset, node->span.length);
  return node->kind != JSON_STRING || take_text(arena, copy, node->span, item->valuestring, &node->text);
}

/* Depth first, both trees at once. The nodes were made by scan() in this call; nobody else holds them yet, so they may still be written. */
static bool walk_in_step(Arena *arena, Str text, Json *root, const cJSON *tree) {
  char *copy = memcpy(arena_alloc(arena, text.length + 1, 1), text.at, text.length);
  const cJSON *above[JSON_MOST_DEPTH + 1];
  int depth = 0;
  Json *node = root;
  const cJSON *item = tree;
  for (;;) {
    if (!take_over(arena, copy, node, item)) return false;
    if (node->first) {
      above[depth++] = item;
      node = (Json *)node->first;
      item = item->child;
      continue;
    }
    if (item->child) return false;
    while (node != root && !node->next) {
      if (item->next) return false;
      node = (Json *)node->parent;
      item = above[--depth];
    }
    if (node == root) return true;
    node = (Json *)node->next;
    item = item->next;
  }
}

const Json *json_read(Arena *arena, Str text, Diags *diags) {
  if (text.length > JSON_MOST_BYTES) {
    diags_add(diags, DIAG_ERROR, "E101", (Span){0, 1}, STR("$"), "the file has %zu bytes; at most %u are allowed", text.length, JSON_MOST_BYTES);
    return NULL;
  }
  Json *root = scan(arena, text, diags);
  if (!root) return NULL;
  Arena *scratch = arena_new(0);
  Str source = for_cjson(scratch, text, root);
  cJSON *tree = cJSON_ParseWithLengthOpts(source.at, source.length, NULL, false);
  bool agreed = tree && walk_in_step(arena, text, root, tree);
  cJSON_Delete(tree);
  arena_free(scratch);
  if (agreed) return root;
  diags_add(diags, DIAG_ERROR, "E127", root->span, STR("$"), "this file passed the syntax check, yet its values could not be built");
  return NULL;
}
