/*
 * Single values: read, checked, reported. Every message says what was found and what was expected, in the author's words.
 * Numbers are read from their digits; no double comes near them.
 */
#include "overturn/number.h"
#include "overturn/utf8.h"
#include "json/binding.h"
#include "json/character.h"

const DiagCode fields_diag_codes[] = {
    {"E201", "a value of the wrong kind"},
    {"E202", "a key is missing"},
    {"E203", "an unknown key"},
    {"E204", "not an id"},
    {"E205", "a word that is not one of those allowed"},
    {"E206", "out of range: a number, an amount, a length or a count"},
    {"E207", "a number with more decimals than are kept"},
    {"E208", "a character that may not stand in text"},
    {"E209", "not a date"},
    {"E210", "not a stretch of time"},
    {"E211", "exactly one of some keys must be there"},
    {"E212", "a key that may not be used as a name"},
    {NULL, NULL},
};

/* Excerpts in messages are this long at most. */
#define SHOWN_BYTES 60

bool binding_is_full(const FieldReader *reader) { return reader->diags->count >= DIAG_MOST; }

static void report(FieldReader *reader, const char *code, Span span, const Json *value, Str message) {
  Str path = binding_is_full(reader) ? STR("") : json_path(reader->diags->arena, value);
  diags_add(reader->diags, DIAG_ERROR, code, span, path, "%.*s", STR_ARG(message));
}

void fields_fault(FieldReader *reader, const char *code, const Json *value, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  Str message = binding_is_full(reader) ? STR("") : str_format_list(reader->diags->arena, format, arguments);
  va_end(arguments);
  report(reader, code, value->span, value, message);
}

void fields_fault_key(FieldReader *reader, const char *code, const Json *value, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  Str message = binding_is_full(reader) ? STR("") : str_format_list(reader->diags->arena, format, arguments);
  va_end(arguments);
  report(reader, code, value->key_span.length ? value->key_span : value->span, value, message);
}

bool fields_is_faulty(const FieldReader *reader, const Json *value) {
  if (binding_is_full(reader)) return true;
  uint32_t from = value->key_span.length ? value->key_span.offset : value->span.offset;
  uint32_t to = value->span.offset + value->span.length;
  for (size_t i = 0; i < reader->diags->count; i++) {
    const Diag *diag = &reader->diags->items[i];
    if (diag->level == DIAG_ERROR && diag->span.offset >= from && diag->span.offset < to) return true;
  }
  return false;
}

bool binding_wrong_kind(FieldReader *reader, const Json *value, const char *expected) {
  static const char *const found[] = {"null", "false", "true", "a number", "text in quotes", "a list in [ ]", "an object in { }"};
  fields_fault(reader, "E201", value, "expected %s, found %s", expected, found[value->kind]);
  return false;
}

/* Characters of one string of the source, quotes included in the span, each at its very place. */
static bool check_characters(FieldReader *reader, const Json *value, Span span, bool layout_allowed) {
  if (value->plain) return true;
  bool clean = true;
  Str text = reader->diags->text;
  size_t end = (size_t)span.offset + span.length - 1;
  for (size_t at = character_plain_end(text, (size_t)span.offset + 1); at < end; at = character_plain_end(text, at)) {
    Character character = character_next(text, at);
    at = character.to;
    const char *why = utf8_forbidden(character.code_point);
    if (!why || (layout_allowed && (character.code_point == '\n' || character.code_point == '\t'))) continue;
    Span place = {(uint32_t)character.from, (uint32_t)(character.to - character.from)};
    Str message = STR("");
    if (!binding_is_full(reader)) {
      message = str_format(reader->diags->arena, "the character U+%04X (%s) may not stand in text", (uint32_t)character.code_point, why);
    }
    report(reader, "E208", place, value, message);
    clean = false;
  }
  return clean;
}

bool binding_check_tree(FieldReader *reader, const Json *root) {
  bool clean = true;
  for (const Json *value = root; value; value = json_after(root, value)) {
    if (value != root && value->key_span.length) clean &= check_characters(reader, value, value->key_span, true);
    if (value->kind == JSON_STRING) clean &= check_characters(reader, value, value->span, true);
  }
  return clean;
}

bool binding_str(FieldReader *reader, const Json *value, int64_t least, int64_t most, Str *out) {
  if (value->kind != JSON_STRING) return binding_wrong_kind(reader, value, "text in quotes");
  if (!check_characters(reader, value, value->span, false)) return false;
  int64_t length = (int64_t)value->text.length;
  if (length < least && length == 0) {
    fields_fault(reader, "E206", value, "this text is empty");
    return false;
  }
  if (length < least || (most != 0 && length > most)) {
    const char *bound = length < least ? "at least" : "at most";
    fields_fault(reader, "E206", value, "this text has %lld bytes, expected %s %lld", (long long)length, bound,
                 (long long)(length < least ? least : most));
    return false;
  }
  *out = value->text;
  return true;
}

bool fields_read_str(FieldReader *reader, const Json *value, Str *out) { return binding_str(reader, value, 0, 0, out); }

static bool is_small(char c) { return c >= 'a' && c <= 'z'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool binding_is_id(Str s) {
  if (s.length == 0 || s.length > BINDING_ID_MOST_BYTES || !is_small(s.at[0])) return false;
  for (size_t i = 1; i < s.length; i++) {
    if (!is_small(s.at[i]) && !is_digit(s.at[i]) && s.at[i] != '_' && s.at[i] != '-') return false;
  }
  return true;
}

bool binding_is_free_key(Str s) {
  if (s.length == 0 || s.length > BINDING_FREE_KEY_MOST_BYTES) return false;
  for (size_t i = 0; i < s.length; i++) {
    bool plain = is_small(s.at[i]) || is_digit(s.at[i]) || (s.at[i] >= 'A' && s.at[i] <= 'Z');
    bool mark = s.at[i] == '.' || s.at[i] == '_' || s.at[i] == '-';
    if (!plain && !(mark && i > 0)) return false;
  }
  return true;
}

bool fields_read_id(FieldReader *reader, const Json *value, Str *out) {
  if (value->kind != JSON_STRING) return binding_wrong_kind(reader, value, "an id in quotes");
  if (!binding_is_id(value->text)) {
    fields_fault(reader, "E204", value, "\"%.*s\" is not an id: small letters, digits, _ and -, a letter first, at most %d",
                 STR_ARG(str_slice(value->text, 0, SHOWN_BYTES)), BINDING_ID_MOST_BYTES);
    return false;
  }
  *out = value->text;
  return true;
}

static bool out_of_range(FieldReader *reader, const Json *value, Str least, Str most) {
  fields_fault(reader, "E206", value, "%.*s is out of range, expected %.*s to %.*s", STR_ARG(str_slice(value->text, 0, SHOWN_BYTES)), STR_ARG(least),
               STR_ARG(most));
  return false;
}

static Str whole_text(Arena *arena, int64_t value) { return str_format(arena, "%lld", (long long)value); }

/* Any number, kept as value x 10^places. `expected` names the kind and what it may hold. */
static bool read_number(FieldReader *reader, const Json *value, int places, const char *expected, int64_t *out) {
  if (value->kind != JSON_NUMBER) return binding_wrong_kind(reader, value, expected);
  NumberFault fault = number_scaled(value->text, places, INT64_C(100000000000000000), out);
  if (fault == NUMBER_TOO_LARGE) *out = value->text.at[0] == '-' ? INT64_MIN : INT64_MAX; /* every range is narrower */
  if (fault != NUMBER_TOO_PRECISE) return true;
  fields_fault(reader, "E207", value, "expected %s, found %.*s", expected, STR_ARG(str_slice(value->text, 0, SHOWN_BYTES)));
  return false;
}

bool fields_read_int(FieldReader *reader, const Json *value, int64_t least, int64_t most, int64_t *out) {
  int64_t number;
  if (!read_number(reader, value, 0, "a whole number", &number)) return false;
  Arena *arena = reader->diags->arena;
  if (number < least || number > most) return out_of_range(reader, value, whole_text(arena, least), whole_text(arena, most));
  *out = number;
  return true;
}

bool binding_points(FieldReader *reader, const Json *value, BindingRange range, int32_t *out) {
  int64_t number;
  if (!read_number(reader, value, 3, "a number with at most three decimals", &number)) return false;
  Arena *arena = reader->diags->arena;
  if (number < range.least * 1000 || number > range.most * 1000) {
    return out_of_range(reader, value, whole_text(arena, range.least), whole_text(arena, range.most));
  }
  *out = (int32_t)number;
  return true;
}

bool fields_read_points(FieldReader *reader, const Json *value, int64_t least, int64_t most, int32_t *out) {
  return binding_points(reader, value, (BindingRange){least, most}, out);
}

bool binding_cents(FieldReader *reader, const Json *value, BindingRange range, Cents *out) {
  int64_t number;
  if (!read_number(reader, value, 2, "dollars with at most two decimals", &number)) return false;
  Arena *arena = reader->diags->arena;
  if (number < range.least || number > range.most) {
    return out_of_range(reader, value, money_plain(arena, range.least), money_plain(arena, range.most));
  }
  *out = number;
  return true;
}

bool fields_read_cents(FieldReader *reader, const Json *value, Cents *out) {
  return binding_cents(reader, value, (BindingRange){-MONEY_MOST_CENTS, MONEY_MOST_CENTS}, out);
}

bool fields_read_day(FieldReader *reader, const Json *value, Day *out) {
  if (value->kind != JSON_STRING) return binding_wrong_kind(reader, value, "a date such as \"2026-03-16\"");
  Day day = day_from_iso(value->text);
  if (day != DAY_NONE) {
    *out = day;
    return true;
  }
  Arena *arena = reader->diags->arena;
  Str found = str_slice(value->text, 0, SHOWN_BYTES);
  Day typed = day_from_typed(value->text);
  if (typed != DAY_NONE) {
    fields_fault(reader, "E209", value, "\"%.*s\" is not written as dates are in a file, did you mean \"%.*s\"?", STR_ARG(found),
                 STR_ARG(day_iso(arena, typed)));
  } else {
    fields_fault(reader, "E209", value, "\"%.*s\" is not a date from 1900 to 2199; write year, month and day as \"2026-03-16\"", STR_ARG(found));
  }
  return false;
}

#define OFFSET_EXAMPLES "\"14 days\", \"10 business\", \"6 months\" or \"1 year\""

bool fields_read_offset(FieldReader *reader, const Json *value, Offset *out) {
  if (value->kind != JSON_STRING) return binding_wrong_kind(reader, value, "a stretch of time such as " OFFSET_EXAMPLES);
  if (offset_from_text(value->text, out)) return true;
  fields_fault(reader, "E210", value, "\"%.*s\" is not a stretch of time; write it as " OFFSET_EXAMPLES,
               STR_ARG(str_slice(value->text, 0, SHOWN_BYTES)));
  return false;
}

int fields_nearest(Str found, const Str *names, int count) {
  int limit = 2 + (int)(found.length < 12 ? found.length : 12) / 4; /* one slip in a short name, a few in a long one */
  int nearest = -1;
  for (int i = 0; i < count; i++) {
    int distance = str_equal_nocase(found, names[i]) ? 0 : str_distance(found, names[i], limit);
    if (distance >= limit || (size_t)distance >= names[i].length) continue;
    limit = distance;
    nearest = i;
  }
  return nearest;
}

Str fields_did_you_mean(Arena *arena, Str found, const Str *names, int count) {
  int nearest = fields_nearest(found, names, count);
  return nearest < 0 ? STR("") : str_format(arena, ", did you mean \"%.*s\"?", STR_ARG(names[nearest]));
}

/* Lists of more words than this are not printed whole. */
#define WORDS_SHOWN 16

bool binding_enum(FieldReader *reader, const Json *value, const char *const *words, int *out) {
  if (value->kind != JSON_STRING) return binding_wrong_kind(reader, value, "a word in quotes");
  int count = 0;
  for (; words[count]; count++) {
    if (!str_is(value->text, words[count])) continue;
    *out = count;
    return true;
  }
  if (binding_is_full(reader)) {
    fields_fault(reader, "E205", value, "unknown word");
    return false;
  }
  Arena *arena = reader->diags->arena;
  Str *names = arena_make_many(arena, Str, count);
  Buf list = buf_new(arena);
  for (int i = 0; i < count; i++) {
    names[i] = str_from(words[i]);
    if (i < WORDS_SHOWN) buf_format(&list, "%s%s", i ? ", " : "", words[i]);
  }
  if (count > WORDS_SHOWN) buf_addz(&list, " and others");
  Str meant = fields_did_you_mean(arena, value->text, names, count);
  fields_fault(reader, "E205", value, "unknown word \"%.*s\"%.*s%s expected one of: %.*s", STR_ARG(str_slice(value->text, 0, SHOWN_BYTES)),
               STR_ARG(meant), meant.length ? "" : ",", STR_ARG(buf_str(&list)));
  return false;
}
