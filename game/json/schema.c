/*
 * The JSON Schema of a table, made from the same rows that bind it. Written compactly first, then laid out by one small printer,
 * so that the hand-written schemas of FIELD_JSON come out in the same form. Tables stand under $defs in the order they are met: the text never changes by itself.
 */
#include <assert.h>

#include "json/binding.h"

#define TABLES_MOST 256

#define ID_PATTERN "^[a-z][a-z0-9_-]{0,63}$"
#define FREE_KEY_PATTERN "^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"
#define DAY_PATTERN "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
#define OFFSET_PATTERN "^-?(0|[1-9][0-9]{0,3}) (days?|business( days?)?|months?|years?)$"
#define COMMENT_PATTERN "^\\$comment"

typedef struct Tables {
  const FieldTable *items[TABLES_MOST];
  int count;
} Tables;

static void add_table(Tables *tables, const FieldTable *table) {
  if (!table) return;
  for (int i = 0; i < tables->count; i++) {
    if (tables->items[i] == table) return;
    assert(!str_equal(str_from(tables->items[i]->name), str_from(table->name))); /* two tables of one name would hide each other */
  }
  assert(tables->count < TABLES_MOST);
  tables->items[tables->count++] = table;
}

/* Breadth first: the list grows while it is walked. */
static void collect(Tables *tables, const FieldTable *root) {
  add_table(tables, root);
  for (int i = 0; i < tables->count; i++) {
    const FieldTable *table = tables->items[i];
    for (int j = 0; j < table->count; j++) add_table(tables, table->fields[j].table);
    for (int j = 0; table->also && table->also[j]; j++) add_table(tables, table->also[j]);
  }
}

static void put_string(Buf *out, const char *text) { buf_json_string(out, str_from(text)); }

static void put_pattern(Buf *out, const char *pattern) {
  buf_addz(out, "\"type\": \"string\", \"pattern\": ");
  put_string(out, pattern);
}

static void put_ref(Buf *out, const FieldTable *table) { buf_format(out, "\"$ref\": \"#/$defs/%s\"", table->name); }

static void put_words(Buf *out, const char *const *words) {
  buf_addz(out, "\"type\": \"string\", \"enum\": [");
  for (int i = 0; words[i]; i++) {
    if (i > 0) buf_addz(out, ", ");
    put_string(out, words[i]);
  }
  buf_byte(out, ']');
}

static void put_text(const Field *field, Buf *out) {
  buf_addz(out, "\"type\": \"string\"");
  if (field->least > 0) buf_addz(out, ", \"minLength\": 1"); /* our lengths are bytes, a schema's are characters */
  buf_format(out, ", \"maxLength\": %lld", field->most ? (long long)field->most : (long long)JSON_MOST_STRING_BYTES);
}

static void put_range(const Field *field, Buf *out) {
  BindingRange range = binding_range(field);
  if (field->kind == FIELD_CENTS) {
    Str least = money_plain(out->arena, range.least);
    Str most = money_plain(out->arena, range.most);
    buf_format(out, "\"type\": \"number\", \"minimum\": %.*s, \"maximum\": %.*s", STR_ARG(least), STR_ARG(most));
    return;
  }
  const char *type = field->kind == FIELD_INT ? "integer" : "number";
  buf_format(out, "\"type\": \"%s\", \"minimum\": %lld, \"maximum\": %lld", type, (long long)range.least, (long long)range.most);
}

static void put_count(const Field *field, const char *what, Buf *out) {
  if (field->least > 0) buf_format(out, ", \"min%s\": %lld", what, (long long)field->least);
  if (field->most > 0) buf_format(out, ", \"max%s\": %lld", what, (long long)field->most);
}

static void put_list(const Field *field, Buf *out) {
  buf_addz(out, "\"type\": \"array\", \"items\": {");
  put_ref(out, field->table);
  buf_byte(out, '}');
  put_count(field, "Items", out);
}

static void put_map(const Field *field, Buf *out) {
  buf_addz(out, "\"type\": \"object\", \"patternProperties\": {");
  put_string(out, COMMENT_PATTERN);
  buf_addz(out, ": true, ");
  put_string(out, field->table->free_keys ? FREE_KEY_PATTERN : ID_PATTERN);
  buf_addz(out, ": {");
  put_ref(out, field->table);
  buf_addz(out, "}}, \"additionalProperties\": false");
  put_count(field, "Properties", out);
}

/* One alone may be written without its array, where one is enough. */
static void put_strings(const Field *field, Buf *out) {
  Buf one = buf_new(out->arena);
  if (field->kind == FIELD_ID_LIST)
    put_pattern(&one, ID_PATTERN);
  else
    buf_format(&one, "\"type\": \"string\", \"maxLength\": %u", JSON_MOST_STRING_BYTES);
  Str element = buf_str(&one);
  bool alone = field->least <= 1;
  if (alone) buf_format(out, "\"anyOf\": [{%.*s}, {", STR_ARG(element));
  buf_format(out, "\"type\": \"array\", \"items\": {%.*s}", STR_ARG(element));
  put_count(field, "Items", out);
  if (alone) buf_addz(out, "}]");
}

/* The inside of the braces, without the description. @return false when there was nothing to say. */
static bool put_kind(const Field *field, Buf *out) {
  switch (field->kind) {
  case FIELD_STR: put_text(field, out); return true;
  case FIELD_ID: put_pattern(out, ID_PATTERN); return true;
  case FIELD_ENUM: put_words(out, field->words); return true;
  case FIELD_INT:
  case FIELD_CENTS:
  case FIELD_POINTS: put_range(field, out); return true;
  case FIELD_BOOL: buf_addz(out, "\"type\": \"boolean\""); return true;
  case FIELD_DAY: put_pattern(out, DAY_PATTERN); return true;
  case FIELD_OFFSET: put_pattern(out, OFFSET_PATTERN); return true;
  case FIELD_OBJECT:
  case FIELD_POINTER: put_ref(out, field->table); return true;
  case FIELD_LIST: put_list(field, out); return true;
  case FIELD_MAP: put_map(field, out); return true;
  case FIELD_STR_LIST:
  case FIELD_ID_LIST: put_strings(field, out); return true;
  case FIELD_JSON: {
    Str inside = str_trim(str_from(field->schema));
    if (!str_starts(inside, STR("{"))) return false;
    inside = str_trim(str_slice(inside, 1, inside.length - 1));
    buf_add(out, inside);
    return inside.length > 0;
  }
  case FIELD_IGNORED: return false;
  }
  return false;
}

static void put_field(const Field *field, Buf *out) {
  put_string(out, field->name);
  buf_addz(out, ": {");
  bool more = put_kind(field, out);
  if (field->help) {
    buf_addz(out, more ? ", \"description\": " : "\"description\": ");
    put_string(out, field->help);
  }
  buf_byte(out, '}');
}

static void put_required(const FieldTable *table, Buf *out) {
  const char *before = ", \"required\": [";
  bool any = false;
  for (int i = 0; i < table->count; i++) {
    if (!table->fields[i].required) continue;
    buf_addz(out, before);
    put_string(out, table->fields[i].name);
    before = ", ";
    any = true;
  }
  if (any) buf_byte(out, ']');
}

/* Each way names its property again: validators that are strict about themselves want to see it beside "required". */
static void put_one_of(const FieldTable *table, Buf *out) {
  if (!table->one_of) return;
  buf_addz(out, ", \"oneOf\": [");
  for (int i = 0; table->one_of[i]; i++) {
    const char *name = table->one_of[i];
    buf_format(out, "%s{\"properties\": {\"%s\": true}, \"required\": [\"%s\"]}", i ? ", " : "", name, name);
  }
  buf_byte(out, ']');
}

static void put_table(const FieldTable *table, bool is_root, Buf *out) {
  put_string(out, table->name);
  buf_addz(out, ": {\"type\": \"object\", \"properties\": {");
  const char *comma = "";
  if (is_root) {
    buf_addz(out, "\"$schema\": {\"type\": \"string\"}");
    comma = ", ";
  }
  for (int i = 0; i < table->count; i++) {
    Str name = str_from(table->fields[i].name);
    if (str_starts(name, STR("$comment")) || str_is(name, "$schema")) continue; /* said by the pattern, and above */
    buf_addz(out, comma);
    put_field(&table->fields[i], out);
    comma = ", ";
  }
  buf_addz(out, "}, \"patternProperties\": {");
  put_string(out, COMMENT_PATTERN);
  buf_addz(out, ": true}, \"additionalProperties\": false");
  put_required(table, out);
  put_one_of(table, out);
  buf_byte(out, '}');
}

#define LAID_OUT_WIDTH 110

/* Bytes from an opening bracket to its closing one, both included. */
static size_t bracket_bytes(Str json, size_t at) {
  int depth = 0;
  bool quoted = false;
  for (size_t i = at; i < json.length; i++) {
    char c = json.at[i];
    if (c == '"')
      quoted = !quoted;
    else if (quoted && c == '\\')
      i++;
    if (quoted) continue;
    if (c == '{' || c == '[') depth++;
    if ((c == '}' || c == ']') && --depth == 0) return i + 1 - at;
  }
  return json.length - at;
}

static void put_line(Buf *out, int depth) {
  buf_byte(out, '\n');
  for (int i = 0; i < depth; i++) buf_addz(out, "  ");
}

/* One member a line, short brackets whole on their line. */
static void lay_out(Str json, Buf *out) {
  int depth = 0;
  for (size_t at = 0; at < json.length;) {
    char c = json.at[at];
    if (c == '{' || c == '[') {
      size_t whole = bracket_bytes(json, at);
      if (whole <= LAID_OUT_WIDTH - (size_t)depth * 2 && depth > 2) {
        buf_add(out, str_slice(json, at, at + whole));
        at += whole;
        continue;
      }
      buf_byte(out, c);
      put_line(out, ++depth);
    } else if (c == '}' || c == ']') {
      put_line(out, --depth);
      buf_byte(out, c);
    } else if (c == ',') {
      buf_byte(out, c);
      put_line(out, depth);
      while (at + 1 < json.length && json.at[at + 1] == ' ') at++;
    } else if (c == '"') {
      size_t end = at + 1;
      while (json.at[end] != '"') end += json.at[end] == '\\' ? 2 : 1;
      buf_add(out, str_slice(json, at, end + 1));
      at = end;
    } else {
      buf_byte(out, c);
    }
    at++;
  }
  buf_byte(out, '\n');
}

void fields_print_schema(const FieldTable *root, const char *title, Buf *out) {
  Tables tables = {0};
  collect(&tables, root);
  Buf compact = buf_new(out->arena);
  buf_addz(&compact, "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"title\": ");
  put_string(&compact, title);
  buf_addz(&compact, ", ");
  put_ref(&compact, root);
  buf_addz(&compact, ", \"$defs\": {");
  for (int i = 0; i < tables.count; i++) {
    if (i > 0) buf_addz(&compact, ", ");
    put_table(tables.items[i], i == 0, &compact);
  }
  buf_addz(&compact, "}}");
  Buf widened = buf_new(out->arena);
  if (root->formulas) binding_take_formulas(buf_str(&compact), &widened);
  lay_out(buf_str(root->formulas ? &widened : &compact), out);
}
