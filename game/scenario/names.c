/* Names and their indexes: references are found by bisection, so a file of many thousand steps reads in a moment. */
#include <stdarg.h>
#include <stdlib.h>

#include "scenario/reader.h"

typedef struct NamedIndex {
  Str name;
  int index;
} NamedIndex;

static int compare_named(const void *a, const void *b) {
  const NamedIndex *left = a, *right = b;
  int order = str_compare(left->name, right->name);
  return order ? order : left->index - right->index;
}

Names names_make(Arena *arena, const char *what, const Str *names, int count) {
  NamedIndex *named = arena_make_many(arena, NamedIndex, count);
  for (int i = 0; i < count; i++) named[i] = (NamedIndex){names[i], i};
  if (count > 1) qsort(named, (size_t)count, sizeof *named, compare_named);
  Names made = {what, arena_make_many(arena, Str, count), arena_make_many(arena, int, count), count, false};
  for (int i = 0; i < count; i++) {
    made.sorted[i] = named[i].name;
    made.index[i] = named[i].index;
  }
  return made;
}

int names_find(const Names *names, Str name) {
  int low = 0, high = names->count;
  while (low < high) {
    int middle = low + (high - low) / 2;
    if (str_compare(names->sorted[middle], name) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low < names->count && str_equal(names->sorted[low], name) ? names->index[low] : NONE;
}

void reader_fault(Reader *reader, const char *code, const Json *place, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  Str message = str_format_list(reader->arena, format, arguments);
  va_end(arguments);
  fields_fault(&reader->fields, code, place, "%.*s", STR_ARG(message));
}

void reader_fault_key(Reader *reader, const char *code, const Json *place, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  Str message = str_format_list(reader->arena, format, arguments);
  va_end(arguments);
  fields_fault_key(&reader->fields, code, place, "%.*s", STR_ARG(message));
}

void reader_known_keys(Reader *reader, const Json *object, const char *const *known) {
  Str names[8];
  int count = 0;
  for (; known[count]; count++) names[count] = str_from(known[count]);
  for (const Json *member = object->kind == JSON_OBJECT ? object->first : NULL; member; member = member->next) {
    bool found = str_starts(member->key, STR("$comment"));
    for (int i = 0; i < count; i++) found = found || str_equal(member->key, names[i]);
    if (found) continue;
    Buf advice = buf_new(reader->arena);
    buf_add(&advice, fields_did_you_mean(reader->arena, member->key, names, count));
    for (int i = 0, hinted = (int)advice.length; i < count && !hinted; i++) buf_format(&advice, "%s%s", i ? ", " : "; known here: ", known[i]);
    fields_fault_key(&reader->fields, "E203", member, "unknown key \"%.*s\"%.*s", STR_ARG(str_slice(member->key, 0, 64)), STR_ARG(buf_str(&advice)));
  }
}

/* More names than this are not listed. */
#define NAMES_SHOWN 12

Str reader_known_words(Reader *reader, Str found, const Str *names, int count) {
  Str hint = fields_did_you_mean(reader->arena, found, names, count);
  if (hint.length || count > NAMES_SHOWN) return hint;
  if (!count) return STR("; there are none");
  Buf list = buf_new(reader->arena);
  for (int i = 0; i < count; i++) buf_format(&list, "%s%.*s", i ? ", " : "; known: ", STR_ARG(names[i]));
  return buf_str(&list);
}

int reader_resolve(Reader *reader, const Names *names, Str name, const Json *place) {
  if (!name.length) {
    /* Left out, or written as nothing at all. */
    bool written = place && (place->kind == JSON_STRING || place->key_span.length == 2);
    if (written && !fields_is_faulty(&reader->fields, place)) reader_fault(reader, "E501", place, "the name of a %s is empty here", names->what);
    return NONE;
  }
  int index = names_find(names, name);
  if (index != NONE || names->unknown) return index;
  Str hint = reader_known_words(reader, name, names->sorted, names->count);
  reader_fault(reader, "E501", place, "there is no %s \"%.*s\"%.*s", names->what, STR_ARG(name), STR_ARG(hint));
  return NONE;
}

int reader_resolve_list(Reader *reader, const Names *names, const FieldList *list, const Json *place, const int **out) {
  *out = NULL;
  if (!list->count) return 0;
  int *indexes = arena_make_many(reader->arena, int, list->count);
  int count = 0;
  const Json *element = place && place->kind == JSON_ARRAY ? place->first : NULL;
  for (int i = 0; i < list->count; i++) {
    Str name = *LIST_AT(*list, Str, i);
    int index = reader_resolve(reader, names, name, element ? element : place);
    if (index != NONE) indexes[count++] = index;
    if (element) element = element->next;
  }
  *out = indexes;
  return count;
}
