/*
 * A file in which values may be formulas ("=charge - allowed", worked out before anything is bound) needs a schema that takes such a text wherever a
 * number, a date, an id or a word stands. It is made of the plain schema: a range says nothing about texts and a pattern nothing about numbers,
 * so widening the type is enough.
 */
#include "json/binding.h"

#define FORMULA "^="

static size_t string_end(Str json, size_t at) {
  size_t end = at + 1;
  while (json.at[end] != '"') end += json.at[end] == '\\' ? 2 : 1;
  return end + 1;
}

static size_t skip_space(Str json, size_t at) {
  while (at < json.length && json.at[at] == ' ') at++;
  return at;
}

static Str word_at(Str json, size_t at) {
  return at < json.length && json.at[at] == '"' ? str_slice(json, at + 1, string_end(json, at) - 1) : STR("");
}

/* The end of a list of words. */
static size_t list_end(Str json, size_t at) {
  while (json.at[at] != ']') at = json.at[at] == '"' ? string_end(json, at) : at + 1;
  return at + 1;
}

/* A member whose value a formula may stand for. @return where it ends, or `at` when it is none. */
static size_t put_widened(Str json, Str key, size_t at, Buf *out) {
  Str value = word_at(json, at);
  if (str_is(key, "type") && (str_is(value, "number") || str_is(value, "integer"))) {
    buf_format(out, "\"type\": [\"%.*s\", \"string\"], \"pattern\": \"" FORMULA "\"", STR_ARG(value));
    return string_end(json, at);
  }
  if (str_is(key, "pattern") && !str_is(value, FORMULA)) {
    buf_format(out, "\"pattern\": \"" FORMULA "|%.*s\"", STR_ARG(value));
    return string_end(json, at);
  }
  if (!str_is(key, "enum") || json.at[at] != '[') return at;
  size_t end = list_end(json, at);
  buf_format(out, "\"anyOf\": [{\"enum\": %.*s}, {\"type\": \"string\", \"pattern\": \"" FORMULA "\"}]", STR_ARG(str_slice(json, at, end)));
  return end;
}

void binding_take_formulas(Str json, Buf *out) {
  for (size_t at = 0; at < json.length;) {
    if (json.at[at] != '"') {
      buf_byte(out, json.at[at++]);
      continue;
    }
    size_t end = string_end(json, at), colon = skip_space(json, end);
    if (colon < json.length && json.at[colon] == ':') {
      size_t value = skip_space(json, colon + 1), after = put_widened(json, str_slice(json, at + 1, end - 1), value, out);
      if (after > value) {
        at = after;
        continue;
      }
    }
    buf_add(out, str_slice(json, at, end));
    at = end;
  }
}
