/* Field tables: one static table per kind of JSON object binds it to a struct, reports what is wrong, and prints its JSON Schema. */
#ifndef OVERTURN_FIELDS_H
#define OVERTURN_FIELDS_H

#include "overturn/date.h"
#include "overturn/json.h"
#include "overturn/money.h"

typedef struct FieldTable FieldTable;
typedef struct FieldReader FieldReader;

/** A list as the binder leaves it: `count` elements of the field's element type, in the arena. */
typedef struct FieldList {
  void *at;
  int count;
} FieldList;
/** Pointer to element INDEX of a list whose elements are of TYPE. */
#define FIELD_AT(LIST, TYPE, INDEX) (&((TYPE *)(LIST).at)[INDEX])

typedef enum FieldKind {
  FIELD_STR,    /* Str: text for people; content rules apply; `least`..`most` bytes (most 0: 16 KiB) */
  FIELD_ID,     /* Str: [a-z][a-z0-9_-]{0,63} */
  FIELD_ENUM,   /* int: index into `words` */
  FIELD_INT,    /* int32_t: `least`..`most` when either is not 0 */
  FIELD_BOOL,   /* bool */
  FIELD_CENTS,  /* Cents: dollars in the file; `least`..`most` in cents when either is not 0 */
  FIELD_POINTS, /* int32_t: thousandths of a point; the file has points with up to 3 decimals; `least`..`most` in whole points when either is not 0 */
  FIELD_DAY,    /* Day: "2026-03-16" */
  FIELD_OFFSET, /* Offset: "10 business" */
  FIELD_OBJECT, /* the struct of `table`, inside this one */
  FIELD_POINTER,  /* a pointer to the struct of `table`, NULL when absent */
  FIELD_LIST,     /* FieldList of `table`'s struct, from an array; `least`..`most` elements when most is not 0 */
  FIELD_MAP,      /* FieldList of `table`'s struct, from an object: key goes into the Str at `table->key_offset` */
  FIELD_STR_LIST, /* FieldList of Str, from an array of strings, or from one string alone; `least`..`most` elements */
  FIELD_ID_LIST,  /* the same with ids */
  FIELD_JSON,     /* const Json *: left for the caller to read; `schema` says what it may be */
  FIELD_IGNORED,  /* nothing is kept ("$schema", "$comment") */
} FieldKind;

typedef struct Field {
  const char *name;
  FieldKind kind;
  size_t offset; /* in the struct */
  bool required;
  int64_t least, most;      /* see the kinds */
  const char *const *words; /* FIELD_ENUM, ends with NULL */
  const FieldTable *table;  /* FIELD_OBJECT to FIELD_MAP */
  const char *schema;       /* JSON Schema of a FIELD_JSON, or NULL for anything */
  const char *help;         /* one sentence for authors; becomes the schema's description */
  int64_t fallback;         /* value when absent, for FIELD_ENUM, INT, BOOL, CENTS, POINTS (in the stored unit) and DAY (0 stands for DAY_NONE) */
} Field;

struct FieldTable {
  const char *name; /* as in the schema's $defs: "step" */
  const Field *fields;
  int count;
  size_t size_bytes;             /* of the struct */
  size_t key_offset;             /* of the Str that takes the key in a FIELD_MAP, or FIELD_NOWHERE */
  size_t json_offset;            /* of the `const Json *` that remembers where this was read, or FIELD_NOWHERE */
  const char *const *one_of;     /* names of fields of which exactly one must be there, ends with NULL; or NULL. */
  bool free_keys;                /* keys of a FIELD_MAP of this table: [A-Za-z0-9][A-Za-z0-9._-]{0,31} in place of ids */
  bool formulas;                 /* of a root: a value may be a text "=..." that is worked out before binding; the schema takes it */
  const FieldTable *const *also; /* tables that `schema` texts of this table's FIELD_JSON name as "#/$defs/NAME", ends with NULL; or NULL */
};
#define FIELD_NOWHERE ((size_t)-1)
#define FIELD_COUNT(TABLE) ((int)(sizeof(TABLE) / sizeof *(TABLE)))

struct FieldReader {
  Arena *arena; /* takes what is bound */
  Diags *diags; /* takes what is wrong */
};

/**
 * Binds `value` to the zeroed struct at `into` as the table says. Every fault is reported (wrong type, out of range, missing, unknown key with the
 * nearest known one, bad id, forbidden characters) and reading goes on; fields that failed keep their fallback.
 * A key that starts with "$comment" is allowed in every object, "$schema" at the root. Tab, line feed and the characters of utf8_forbidden() may not
 * stand in FIELD_STR; a FIELD_JSON and a comment may hold tabs and line feeds.
 * @return true when this object and all below it had no error.
 */
bool fields_bind(FieldReader *reader, const FieldTable *table, const Json *value, void *into);

/** Reports one fault at a value; for what the caller reads itself. */
void fields_fault(FieldReader *reader, const char *code, const Json *value, const char *format, ...) __attribute__((format(printf, 4, 5)));
/** The same at the value's key. */
void fields_fault_key(FieldReader *reader, const char *code, const Json *value, const char *format, ...) __attribute__((format(printf, 4, 5)));

/** Whether an error was reported at the value, its key or inside it: what only follows from that is not worth a second message. */
bool fields_is_faulty(const FieldReader *reader, const Json *value);

/** Single values for FIELD_JSON parts; each reports its own faults. @return false when it was not one. */
bool fields_read_str(FieldReader *reader, const Json *value, Str *out);
bool fields_read_id(FieldReader *reader, const Json *value, Str *out);
bool fields_read_cents(FieldReader *reader, const Json *value, Cents *out);
/** Points as thousandths; the range is in whole points. */
bool fields_read_points(FieldReader *reader, const Json *value, int64_t least, int64_t most, int32_t *out);
bool fields_read_int(FieldReader *reader, const Json *value, int64_t least, int64_t most, int64_t *out);
bool fields_read_day(FieldReader *reader, const Json *value, Day *out);
bool fields_read_offset(FieldReader *reader, const Json *value, Offset *out);

/** Index of the nearest of `names` within a sensible distance, or -1. */
int fields_nearest(Str found, const Str *names, int count);
/** ", did you mean \"X\"?" for the nearest of `names` within a sensible distance, or an empty string. */
Str fields_did_you_mean(Arena *arena, Str found, const Str *names, int count);

/** The JSON Schema (draft 2020-12) of the table as root, every table it reaches under $defs. Pretty-printed, ends with a line feed. */
void fields_print_schema(const FieldTable *root, const char *title, Buf *out);

extern const DiagCode fields_diag_codes[];

#endif
