/*
 * From text to nodes: the scanner says what is wrong and where everything stands, cJSON builds the tree, and a walk takes both in step.
 * Two readers written by different people must agree on every value's kind, key and text, or the file is refused.
 */
#include <string.h>

#include <cjson/cJSON.h>

#include "json/scan.h"

/* cJSON stops inside numbers of more characters than this; the digits themselves are taken from the source. */
#define CJSON_NUMBER_MOST 60

/* A copy of the text where each longer number is a zero followed by spaces. */
static Str for_cjson(Arena *arena, Str text, const Json *root) {
  char *copy = memcpy(arena_take(arena, text.length, 1), text.at, text.length);
  for (const Json *node = root; node; node = json_after(root, node)) {
    if (node->kind != JSON_NUMBER || node->span.length <= CJSON_NUMBER_MOST) continue;
    memset(copy + node->span.offset, ' ', node->span.length);
    copy[node->span.offset] = '0';
  }
  return (Str){copy, text.length};
}

static bool kinds_agree(JsonKind kind, const cJSON *item) {
  static const int kinds[] = {cJSON_NULL, cJSON_False, cJSON_True, cJSON_Number, cJSON_String, cJSON_Array, cJSON_Object};
  return (item->type & 0xff) == kinds[kind]; /* above are marks of whose memory it is */
}

/* A stretch of the copy, with a zero byte after it in place of the quote, comma or bracket that stood there. */
static Str cut(char *copy, size_t from, size_t length) {
  copy[from + length] = '\0';
  return (Str){copy + from, length};
}

/* What cJSON decoded, which must be what stands between the quotes; where there were escapes its own text is kept. */
static bool take_text(Arena *arena, char *copy, Span quoted, const char *decoded, bool plain, Str *to) {
  *to = cut(copy, quoted.offset + 1, quoted.length - 2);
  if (strncmp(to->at, decoded, to->length + 1) == 0) return true; /* no further than the end of the shorter */
  bool escaped = !plain && str_find(*to, '\\', 0) < to->length;
  if (escaped) *to = str_copy(arena, str_from(decoded));
  return escaped;
}

/* Takes text and key over. `copy` is of the text and lives as long as the nodes. @return false when the two readers saw different things. */
static bool take_over(Arena *arena, char *copy, Json *node, const cJSON *item) {
  if (!item || !kinds_agree(node->kind, item)) return false;
  bool member = node->parent && node->parent->kind == JSON_OBJECT;
  if (member && (!item->string || (!node->plain && !str_is(node->key, item->string)))) return false;
  if (member && !take_text(arena, copy, node->key_span, item->string, node->plain, &node->key)) return false;
  if (node->kind == JSON_NUMBER) node->text = cut(copy, node->span.offset, node->span.length);
  return node->kind != JSON_STRING || take_text(arena, copy, node->span, item->valuestring, node->plain, &node->text);
}

/* Depth first, both trees at once. The nodes were made by scan() in this call; nobody else holds them yet, so they may still be written. */
static bool walk_in_step(Arena *arena, Str text, Json *root, const cJSON *tree) {
  char *copy = memcpy(arena_take(arena, text.length + 1, 1), text.at, text.length);
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

void json_build_in(void *(*take)(size_t size_bytes), void (*give_back)(void *piece)) {
  cJSON_InitHooks(&(cJSON_Hooks){.malloc_fn = take, .free_fn = give_back});
}

const Json *json_read(Arena *arena, Str text, Diags *diags) {
  if (text.length > JSON_MOST_BYTES) {
    diags_add(diags, DIAG_ERROR, "E101", (Span){0, 1}, STR("$"), "the file has %zu bytes; at most %u are allowed", text.length, JSON_MOST_BYTES);
    return NULL;
  }
  size_t longest_number = 0;
  Json *root = scan(arena, text, diags, &longest_number);
  if (!root) return NULL;
  Str source = longest_number > CJSON_NUMBER_MOST ? for_cjson(arena, text, root) : text;
  cJSON *tree = cJSON_ParseWithLengthOpts(source.at, source.length, NULL, false);
  bool agreed = tree && walk_in_step(arena, text, root, tree);
  cJSON_Delete(tree);
  if (agreed) return root;
  diags_add(diags, DIAG_ERROR, "E127", root->span, STR("$"), "this file passed the syntax check, yet its values could not be built");
  return NULL;
}
