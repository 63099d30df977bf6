/* Questions about a tree of values that is already read. */
#include "overturn/json.h"

const Json *json_find(const Json *object, Str key) {
  const Json *member = object->first;
  while (member && !str_equal(member->key, key)) member = member->next;
  return member;
}

/* A path is for reading: of a longer key its start is enough. */
#define PATH_KEY_MOST_BYTES 72

static bool is_plain(Str key) {
  if (key.length == 0 || key.length > PATH_KEY_MOST_BYTES) return false;
  for (size_t i = 0; i < key.length; i++) {
    char c = key.at[i];
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    bool later = (c >= '0' && c <= '9') || c == '-';
    if (!letter && !(later && i > 0)) return false;
  }
  return true;
}

Str json_path(Arena *arena, const Json *value) {
  const Json *chain[JSON_MOST_DEPTH + 1];
  int length = 0;
  for (const Json *at = value; at && at->parent && length <= JSON_MOST_DEPTH; at = at->parent) chain[length++] = at;
  Buf path = buf_new(arena);
  buf_byte(&path, '$');
  while (length-- > 0) {
    const Json *at = chain[length];
    if (at->parent->kind == JSON_ARRAY) {
      buf_format(&path, "[%d]", at->index);
    } else if (is_plain(at->key)) {
      buf_byte(&path, '.');
      buf_add(&path, at->key);
    } else {
      buf_byte(&path, '[');
      buf_json_string(&path, str_slice(at->key, 0, PATH_KEY_MOST_BYTES));
      buf_byte(&path, ']');
    }
  }
  return buf_str(&path);
}

const char *json_kind_name(JsonKind kind) {
  static const char *const names[] = {"null", "false", "true", "number", "text", "list", "object"};
  return names[kind];
}
