/* JSON, read strictly, every node with its place. */
#ifndef OVERTURN_JSON_H
#define OVERTURN_JSON_H

#include <stdbool.h>

#include "overturn/diag.h"

#define JSON_MOST_BYTES (4u * 1024 * 1024)
#define JSON_MOST_DEPTH 64
#define JSON_MOST_STRING_BYTES (16u * 1024)
#define JSON_MOST_NODES 500000u

typedef enum JsonKind { JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT } JsonKind;

/** One value. Immutable; lives in the arena it was read into. */
typedef struct Json Json;
struct Json {
  JsonKind kind;
  bool plain;    /* its key and its text are printable ASCII without escapes, as most are */
  Span span;     /* the value in the source */
  Span key_span; /* its key, with quotes, when it is a member of an object */
  uint64_t keys; /* of an object: json_key_bit() of every key */
  Str key;       /* decoded; empty in arrays and at the root */
  Str text;      /* a string decoded, or a number's own digits */
  int index;     /* place among its siblings, from 0 */
  int count;     /* children of an array or object */
  const Json *parent;
  const Json *first; /* first child */
  const Json *next;  /* next sibling */
};

/**
 * Reads one JSON text (RFC 8259) strictly.
 *
 * Refused with line and column: invalid UTF-8, a byte order mark, control characters in strings, bad escapes and lone surrogates, duplicate keys,
 * "\u0000", numbers that no finite double holds, depth over JSON_MOST_DEPTH, text over JSON_MOST_BYTES, anything after the value.
 * The tree itself is cJSON's, walked in step with the positions; the two agree node by node or the reading fails.
 *
 * @param diags  takes every fault found; reading goes on where it can, so that one run shows them all.
 * @return the root, owned by `arena`, or NULL when there was a syntax error.
 */
const Json *json_read(Arena *arena, Str text, Diags *diags);

/**
 * Where the tree that is built while a text is read takes its pieces from, as malloc() and free() do; all are given back before json_read() returns.
 * One for the whole program, to be said before anything is read.
 */
void json_build_in(void *(*take)(size_t size_bytes), void (*give_back)(void *piece));

/**
 * Some members of an object as source, without reading it: strings and brackets are followed, nothing is checked or decoded. For lists of many files;
 * whoever opens one reads it with json_read(), which tells what is wrong with it.
 * @param values  for each key its value's bytes, the last where a key is repeated; empty where there is none. Keys with escapes are not found.
 * @return whether the text is one object as far as strings and brackets tell; the values found before it went wrong stay.
 */
bool json_peek(Str text, const Str *keys, Str *values, int count);

/** The same for the first member of that name, where the look ends; empty where there is none. */
Str json_peek_first(Str text, Str key);

/** One of 64 bits by the start and the length of a key: most keys that an object has not are told by it. */
static inline uint64_t json_key_bit(Str key) {
  return UINT64_C(1) << ((key.length + (key.length ? 7 * (unsigned)(unsigned char)key.at[0] : 0)) & 63);
}

/** Looks at one member after another; for json_member(). */
const Json *json_find(const Json *object, Str key);
/** The member of that name, case-sensitive, or NULL. */
static inline const Json *json_member(const Json *object, Str key) {
  return object && (object->keys & json_key_bit(key)) ? json_find(object, key) : NULL;
}
/** The member of that name, or the object itself: where a message should point. */
static inline const Json *json_place(const Json *object, const char *key) {
  const Json *member = json_member(object, str_from(key));
  return member ? member : object;
}
/** The value after `at` in file order, `root` and all below it: start at root, go on until NULL. */
static inline const Json *json_after(const Json *root, const Json *at) {
  if (at->first) return at->first;
  while (at != root && !at->next) at = at->parent;
  return at == root ? NULL : at->next;
}
/** "$.steps.read.ask[0].points"; keys that are not plain words in brackets and quotes. */
Str json_path(Arena *arena, const Json *value);
/** "text", "number", "list", "object"... as authors say it. */
const char *json_kind_name(JsonKind kind);

/** One row of the table of syntax errors: code and what it means. Ends with a NULL code. */
typedef struct DiagCode {
  const char *code;
  const char *meaning;
} DiagCode;
extern const DiagCode json_diag_codes[];

#endif
