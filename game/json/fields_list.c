/* The binder's containers: lists and maps of structs in one block of the arena each, lists of strings and ids, and structs behind a pointer. */
#include <string.h>

#include "json/binding.h"

static bool check_count(FieldReader *reader, const Field *field, const Json *value, int count) {
  bool few = count < field->least;
  bool many = field->most != 0 && count > field->most;
  if (!few && !many) return true;
  long long bound = few ? field->least : field->most;
  const char *how = field->least == field->most ? "" : few ? "at least " : "at most ";
  fields_fault(reader, "E206", value, "%d found here, expected %s%lld", count, how, bound);
  return false;
}

static bool bind_pointer(FieldReader *reader, const FieldTable *table, const Json *value, void *place) {
  void *into = arena_alloc(reader->arena, 1, table->size_bytes);
  memcpy(place, &into, sizeof into);
  return fields_bind(reader, table, value, into);
}

static bool bind_list(FieldReader *reader, const Field *field, const Json *value, FieldList *list) {
  if (value->kind != JSON_ARRAY) return binding_wrong_kind(reader, value, "a list in [ ]");
  bool clean = check_count(reader, field, value, value->count);
  list->at = arena_alloc(reader->arena, (size_t)value->count, field->table->size_bytes);
  list->count = value->count;
  char *into = list->at;
  for (const Json *element = value->first; element; element = element->next, into += field->table->size_bytes) {
    clean &= fields_bind(reader, field->table, element, into);
  }
  return clean;
}

static bool check_key(FieldReader *reader, const FieldTable *table, const Json *member) {
  if (table->free_keys ? binding_is_free_key(member->key) : binding_is_id(member->key)) return true;
  Str key = str_slice(member->key, 0, BINDING_ID_MOST_BYTES);
  if (table->free_keys) {
    fields_fault_key(reader, "E212", member, "\"%.*s\" cannot be a name here: letters, digits, and . _ - after the first, at most %d", STR_ARG(key),
                     BINDING_FREE_KEY_MOST_BYTES);
  } else {
    fields_fault_key(reader, "E212", member, "\"%.*s\" cannot be an id: small letters, digits, _ and -, a letter first, at most %d", STR_ARG(key),
                     BINDING_ID_MOST_BYTES);
  }
  return false;
}

static bool bind_map(FieldReader *reader, const Field *field, const Json *value, FieldList *list) {
  if (value->kind != JSON_OBJECT) return binding_wrong_kind(reader, value, "an object in { }");
  const FieldTable *table = field->table;
  list->at = arena_alloc(reader->arena, (size_t)value->count, table->size_bytes);
  bool clean = true;
  char *into = list->at;
  for (const Json *member = value->first; member; member = member->next) {
    if (binding_is_aside(member)) {
      clean &= binding_check_tree(reader, member);
      continue;
    }
    clean &= check_key(reader, table, member);
    clean &= fields_bind(reader, table, member, into);
    if (table->key_offset != FIELD_NOWHERE) memcpy(into + table->key_offset, &member->key, sizeof member->key);
    into += table->size_bytes;
    list->count++;
  }
  clean &= check_count(reader, field, value, list->count);
  return clean;
}

static bool bind_strings(FieldReader *reader, const Field *field, const Json *value, FieldList *list) {
  bool ids = field->kind == FIELD_ID_LIST;
  bool alone = value->kind == JSON_STRING;
  if (!alone && value->kind != JSON_ARRAY) {
    return binding_wrong_kind(reader, value, ids ? "a list of ids, or one id" : "a list of texts, or one text");
  }
  int count = alone ? 1 : value->count;
  bool clean = check_count(reader, field, value, count);
  Str *strings = arena_make_many(reader->arena, Str, count);
  *list = (FieldList){strings, count};
  const Json *element = alone ? value : value->first;
  for (int i = 0; i < count; i++, element = element->next) {
    clean &= ids ? fields_read_id(reader, element, &strings[i]) : binding_str(reader, element, 0, 0, &strings[i]);
  }
  return clean;
}

bool binding_list(FieldReader *reader, const Field *field, const Json *value, void *place) {
  switch (field->kind) {
  case FIELD_POINTER: return bind_pointer(reader, field->table, value, place);
  case FIELD_LIST: return bind_list(reader, field, value, place);
  case FIELD_MAP: return bind_map(reader, field, value, place);
  default: return bind_strings(reader, field, value, place);
  }
}
