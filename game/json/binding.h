/* Private to the layer: what the parts of the binder share. */
#ifndef OVERTURN_JSON_BINDING_H
#define OVERTURN_JSON_BINDING_H

#include "overturn/fields.h"

#define BINDING_ID_MOST_BYTES 64
#define BINDING_FREE_KEY_MOST_BYTES 32
#define BINDING_POINTS_MOST INT64_C(1000000)

/** The smallest and largest value that a field of a number kind takes, in the unit of the file's whole (cents for FIELD_CENTS). */
typedef struct BindingRange {
  int64_t least, most;
} BindingRange;
BindingRange binding_range(const Field *field);

/** Binds one member to its place in the struct. @return false when something was reported. */
bool binding_field(FieldReader *reader, const Field *field, const Json *value, void *place);

/** The kinds that hold others: FIELD_POINTER, LIST, MAP, STR_LIST and ID_LIST. */
bool binding_list(FieldReader *reader, const Field *field, const Json *value, void *place);

/** Whether a key is a comment, or "$schema" at the root: nothing is bound to it. */
bool binding_is_aside(const Json *member);

bool binding_str(FieldReader *reader, const Json *value, int64_t least, int64_t most, Str *out);
bool binding_points(FieldReader *reader, const Json *value, BindingRange range, int32_t *out);
bool binding_cents(FieldReader *reader, const Json *value, BindingRange range, Cents *out);
bool binding_enum(FieldReader *reader, const Json *value, const char *const *words, int *out);

/** Reports characters that may not stand in a value and all below it; tabs and line feeds may. */
bool binding_check_tree(FieldReader *reader, const Json *root);

/** Reports a value of the wrong kind. `expected` has its article: "a string". @return false, always. */
bool binding_wrong_kind(FieldReader *reader, const Json *value, const char *expected);

bool binding_is_id(Str s);
bool binding_is_free_key(Str s);

/** A schema's text again, with a text "=..." taken wherever a number, a date, an id or a word is. */
void binding_take_formulas(Str json, Buf *out);

/** Whether a fault would still be kept: texts and suggestions are not worth making for one that is only counted. */
bool binding_is_full(const FieldReader *reader);

#endif
