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
  Names made = {what, arena_make_many(arena, Str, count), arena_make_many(arena, int, count), count};
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

const Json *reader_place(const Json *object, const char *key) {
  const Json *member = object && object->kind == JSON_OBJECT ? json_member(object, str_from(key)) : NULL;
  return member ? member : object;
}

int reader_resolve(Reader *reader, const Names *names, Str name, const Json *place) {
  if (!name.length) return NONE;
  int index = names_find(names, name);
  if (index != NONE) return index;
  Str hint = fields_did_you_mean(reader->arena, name, names->sorted, names->count);
  reader_fault(reader, "E501", place, "there is no %s \"%.*s\"%.*s", names->what, STR_ARG(name), STR_ARG(hint));
  return NONE;
}

int reader_resolve_list(Reader *reader, const Names *names, const FieldList *list, const Json *place, const int **out) {
  int *indexes = arena_make_many(reader->arena, int, list->count);
  int count = 0;
  const Json *element = place && place->kind == JSON_ARRAY ? place->first : NULL;
  for (int i = 0; i < list->count; i++) {
    int index = reader_resolve(reader, names, *LIST_AT(*list, Str, i), element ? element : place);
    if (index != NONE) indexes[count++] = index;
    if (element) element = element->next;
  }
  *out = indexes;
  return count;
}
