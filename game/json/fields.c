/*
 * The binder: walks one object along its table. The table is the only description of a kind of object; reading it, telling what is wrong with it
 * and printing its schema all follow from the same rows, so they cannot drift apart.
 *
 * It calls itself only as deep as the JSON is nested, which the scanner holds at 64.
 */
#include <assert.h>
#include <string.h>

#include "json/binding.h"

static void *at_offset(void *into, size_t offset) { return (char *)into + offset; }

/* A literal of the type, copied to its place: the struct's types are known only by the field's kind. */
#define put(PLACE, TYPE, VALUE) memcpy((PLACE), &(TYPE){(VALUE)}, sizeof(TYPE))

static void set_fallbacks(const FieldTable *table, void *into) {
  for (int i = 0; i < table->count; i++) {
    const Field *field = &table->fields[i];
    if (!field->fallback && field->kind != FIELD_DAY && field->kind != FIELD_OBJECT) continue; /* it is zero already */
    void *place = at_offset(into, field->offset);
    switch (field->kind) {
    case FIELD_ENUM: put(place, int, (int)field->fallback); break;
    case FIELD_INT:
    case FIELD_POINTS: put(place, int32_t, (int32_t)field->fallback); break;
    case FIELD_BOOL: put(place, bool, field->fallback != 0); break;
    case FIELD_CENTS: put(place, Cents, field->fallback); break;
    case FIELD_DAY: put(place, Day, field->fallback ? (Day)field->fallback : DAY_NONE); break;
    case FIELD_OBJECT: set_fallbacks(field->table, place); break;
    default: break;
    }
  }
}

bool binding_is_aside(const Json *member) {
  if (str_starts(member->key, STR("$comment"))) return true;
  return str_is(member->key, "$schema") && member->parent && !member->parent->parent;
}

/* Fields that were seen, a bit for each. */
#define MOST_FIELDS 64
static bool has(uint64_t seen, int index) { return seen >> index & 1; }

static bool is_name(Str key, const char *name) {
  size_t i = 0;
  while (i < key.length && name[i] && key.at[i] == name[i]) i++;
  return i == key.length && !name[i];
}

/** Place of a field, -1 when there is none. Authors keep to an order that is much like the table's, so the look begins after the field before. */
static int find_field(const FieldTable *table, Str key, int before) {
  for (int i = 0, at = before; i < table->count; i++) {
    at = at + 1 < table->count ? at + 1 : 0;
    if (is_name(key, table->fields[at].name)) return at;
  }
  return -1;
}

/* More names than this are not listed for an unknown key that resembles none. */
#define NAMES_SHOWN 24

/** @return place of the key that was probably meant, -1 when none is near. */
static int report_unknown(FieldReader *reader, const FieldTable *table, const Json *member) {
  if (binding_is_full(reader)) {
    fields_fault_key(reader, "E203", member, "unknown key");
    return -1;
  }
  Arena *arena = reader->diags->arena;
  Str *names = arena_make_many(arena, Str, table->count);
  Buf list = buf_new(arena);
  for (int i = 0; i < table->count; i++) {
    names[i] = str_from(table->fields[i].name);
    buf_format(&list, "%s%s", i ? ", " : "", table->fields[i].name);
  }
  int meant = fields_nearest(member->key, names, table->count);
  Str advice = fields_did_you_mean(arena, member->key, names, table->count);
  if (!advice.length && table->count <= NAMES_SHOWN) advice = str_format(arena, "; known here: %.*s", STR_ARG(buf_str(&list)));
  fields_fault_key(reader, "E203", member, "unknown key \"%.*s\"%.*s", STR_ARG(str_slice(member->key, 0, BINDING_ID_MOST_BYTES)), STR_ARG(advice));
  return meant;
}

static bool check_required(FieldReader *reader, const FieldTable *table, const Json *value, uint64_t seen) {
  bool clean = true;
  for (int i = 0; i < table->count; i++) {
    if (!table->fields[i].required || has(seen, i)) continue;
    fields_fault(reader, "E202", value, "the key \"%s\" is missing here", table->fields[i].name);
    clean = false;
  }
  return clean;
}

static Str listed(Arena *arena, const char *const *names) {
  Buf list = buf_new(arena);
  for (int i = 0; names[i]; i++) buf_format(&list, "%s%s", i ? ", " : "", names[i]);
  return buf_str(&list);
}

static bool was_meant(const FieldTable *table, const Json *value, uint64_t seen) {
  for (int i = 0; i < table->count; i++)
    for (const char *const *name = table->one_of; has(seen, i) && *name; name++)
      if (strcmp(table->fields[i].name, *name) == 0 && !json_member(value, str_from(*name))) return true;
  return false;
}

static bool check_one_of(FieldReader *reader, const FieldTable *table, const Json *value, uint64_t seen) {
  if (!table->one_of) return true;
  const Json *first = NULL;
  const Json *second = NULL;
  for (const char *const *name = table->one_of; *name; name++) {
    const Json *member = json_member(value, str_from(*name));
    if (member && first)
      second = member;
    else if (member)
      first = member;
  }
  if ((first && !second) || was_meant(table, value, seen)) return true;
  Str names = binding_is_full(reader) ? STR("") : listed(reader->diags->arena, table->one_of);
  if (!first) {
    fields_fault(reader, "E211", value, "exactly one of these keys must be here: %.*s", STR_ARG(names));
  } else {
    fields_fault_key(reader, "E211", second, "\"%.*s\" cannot stand beside \"%.*s\"; exactly one of these may: %.*s", STR_ARG(second->key),
                     STR_ARG(first->key), STR_ARG(names));
  }
  return false;
}

BindingRange binding_range(const Field *field) {
  if (field->least != 0 || field->most != 0) return (BindingRange){field->least, field->most};
  switch (field->kind) {
  case FIELD_CENTS: return (BindingRange){-MONEY_MOST_CENTS, MONEY_MOST_CENTS};
  case FIELD_POINTS: return (BindingRange){-BINDING_POINTS_MOST, BINDING_POINTS_MOST};
  default: return (BindingRange){INT32_MIN, INT32_MAX};
  }
}

static bool bind_bool(FieldReader *reader, const Json *value, bool *out) {
  if (value->kind != JSON_TRUE && value->kind != JSON_FALSE) return binding_wrong_kind(reader, value, "true or false");
  *out = value->kind == JSON_TRUE;
  return true;
}

static bool bind_int(FieldReader *reader, const Field *field, const Json *value, int32_t *out) {
  BindingRange range = binding_range(field);
  int64_t number;
  if (!fields_read_int(reader, value, range.least, range.most, &number)) return false;
  *out = (int32_t)number;
  return true;
}

bool binding_field(FieldReader *reader, const Field *field, const Json *value, void *place) {
  switch (field->kind) {
  case FIELD_STR: return binding_str(reader, value, field->least, field->most, place);
  case FIELD_ID: return fields_read_id(reader, value, place);
  case FIELD_ENUM: return binding_enum(reader, value, field->words, place);
  case FIELD_INT: return bind_int(reader, field, value, place);
  case FIELD_BOOL: return bind_bool(reader, value, place);
  case FIELD_CENTS: return binding_cents(reader, value, binding_range(field), place);
  case FIELD_POINTS: return binding_points(reader, value, binding_range(field), place);
  case FIELD_DAY: return fields_read_day(reader, value, place);
  case FIELD_OFFSET: return fields_read_offset(reader, value, place);
  case FIELD_OBJECT: return fields_bind(reader, field->table, value, place);
  case FIELD_POINTER:
  case FIELD_LIST:
  case FIELD_MAP:
  case FIELD_STR_LIST:
  case FIELD_ID_LIST: return binding_list(reader, field, value, place);
  case FIELD_JSON: put(place, const Json *, value); return binding_check_tree(reader, value);
  case FIELD_IGNORED: /* "$schema" is a text, as the schema says, though nobody reads it */
    if (field->name[0] == '$' && value->kind != JSON_STRING) return binding_wrong_kind(reader, value, "text in quotes");
    return binding_check_tree(reader, value);
  }
  return false;
}

bool fields_bind(FieldReader *reader, const FieldTable *table, const Json *value, void *into) {
  set_fallbacks(table, into);
  if (table->json_offset != FIELD_NOWHERE) put(at_offset(into, table->json_offset), const Json *, value);
  if (value->kind != JSON_OBJECT) return binding_wrong_kind(reader, value, "an object in { }");
  bool clean = true;
  assert(table->count <= MOST_FIELDS);
  uint64_t seen = 0;
  int before = -1;
  for (const Json *member = value->first; member; member = member->next) {
    int index = find_field(table, member->key, before);
    if (index >= 0) {
      const Field *field = &table->fields[index];
      before = index;
      seen |= UINT64_C(1) << index;
      clean &= binding_field(reader, field, member, at_offset(into, field->kind == FIELD_IGNORED ? 0 : field->offset));
    } else if (binding_is_aside(member)) {
      clean &= binding_check_tree(reader, member);
    } else {
      int meant = report_unknown(reader, table, member);
      if (meant >= 0) seen |= UINT64_C(1) << meant; /* a slip in a key is one fault, not a missing key beside it */
      clean = false;
    }
  }
  clean &= check_required(reader, table, value, seen);
  clean &= check_one_of(reader, table, value, seen);
  return clean;
}
