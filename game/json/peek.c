/*
 * A look into an object without reading it: strings and brackets are followed, that is all. A list of scenarios wants six values of each file; to check
 * every file to its end before the list stands would make everybody wait for what one person opens.
 */
#include <string.h>

#include "overturn/json.h"

/* Place after what was skipped; past the end of the text where it never closes. */
static size_t never(Str text) { return text.length + 1; }

static size_t skip_space(Str text, size_t at) {
  while (at < text.length && (text.at[at] == ' ' || text.at[at] == '\n' || text.at[at] == '\t' || text.at[at] == '\r')) at++;
  return at;
}

/* @param at  of the opening quote. */
static size_t skip_string(Str text, size_t at) {
  for (size_t quote = at;;) {
    quote = str_find(text, '"', quote + 1);
    if (quote >= text.length) return never(text);
    size_t first = quote;
    while (text.at[first - 1] == '\\') first--;
    if ((quote - first) % 2 == 0) return quote + 1;
  }
}

static size_t skip_brackets(Str text, size_t at) {
  size_t depth = 0;
  while (at < text.length) {
    char c = text.at[at];
    if (c == '"') {
      at = skip_string(text, at);
      continue;
    }
    at++;
    if (c == '{' || c == '[') depth++;
    if ((c == '}' || c == ']') && --depth == 0) return at;
  }
  return never(text);
}

static size_t skip_value(Str text, size_t at) {
  if (at >= text.length) return never(text);
  if (text.at[at] == '"') return skip_string(text, at);
  if (text.at[at] == '{' || text.at[at] == '[') return skip_brackets(text, at);
  size_t from = at;
  while (at < text.length && !strchr(",:]} \n\t\r", text.at[at])) at++;
  return at > from ? at : never(text);
}

/* The members of an object, one after another. */
typedef struct Member {
  Str key, value;
} Member;

/** The member after the comma or bracket at `*at`, which comes to stand after its value. @return false where there is none. */
static bool next_member(Str text, size_t *at, Member *member) {
  size_t key = skip_space(text, *at + 1), key_end = key < text.length && text.at[key] == '"' ? skip_string(text, key) : never(text);
  size_t colon = skip_space(text, key_end);
  if (colon >= text.length || text.at[colon] != ':') return false;
  size_t value = skip_space(text, colon + 1), value_end = skip_value(text, value);
  if (value_end > text.length) return false;
  *member = (Member){str_slice(text, key + 1, key_end - 1), str_slice(text, value, value_end)};
  *at = skip_space(text, value_end);
  return true;
}

bool json_peek(Str text, const Str *keys, Str *values, int count) {
  for (int i = 0; i < count; i++) values[i] = STR("");
  size_t at = skip_space(text, 0);
  Member member;
  if (at >= text.length || text.at[at] != '{') return false;
  do {
    if (!next_member(text, &at, &member)) return false;
    for (int i = 0; i < count; i++)
      if (str_equal(member.key, keys[i])) values[i] = member.value;
  } while (at < text.length && text.at[at] == ',');
  return at < text.length && text.at[at] == '}' && skip_space(text, at + 1) == text.length;
}

Str json_peek_first(Str text, Str key) {
  size_t at = skip_space(text, 0);
  Member member;
  if (at >= text.length || text.at[at] != '{') return STR("");
  while (next_member(text, &at, &member)) {
    if (str_equal(member.key, key)) return member.value;
    if (at >= text.length || text.at[at] != ',') break;
  }
  return STR("");
}
