/* One writer and one reader of comma-separated values for everything that leaves as a table. */
#include "report/csv.h"

#include "overturn/utf8.h"

void csv_next(Buf *out) {
  if (out->length && out->at[out->length - 1] != '\n') buf_byte(out, ',');
}

bool csv_is_formula(Str text) {
  if (!text.length) return false;
  char first = text.at[0];
  return first == '=' || first == '+' || first == '-' || first == '@' || first == '\t' || first == '\r' || first == '\n';
}

void csv_text(Buf *out, Str text) {
  csv_next(out);
  buf_byte(out, '"');
  if (csv_is_formula(text)) buf_byte(out, '\'');
  for (size_t i = 0; i < text.length; i++) {
    if (text.at[i] == '"') buf_byte(out, '"');
    buf_byte(out, text.at[i]);
  }
  buf_byte(out, '"');
}

void csv_number(Buf *out, int64_t number) {
  csv_next(out);
  buf_format(out, "%lld", (long long)number);
}

void csv_number_or_none(Buf *out, int64_t number, int64_t none) {
  csv_next(out);
  if (number != none) buf_format(out, "%lld", (long long)number);
}

void csv_decimal(Buf *out, int64_t value, int decimals) {
  uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value, scale = 1;
  for (int i = 0; i < decimals; i++) scale *= 10;
  csv_next(out);
  buf_format(out, "%s%llu.%0*llu", value < 0 ? "-" : "", (unsigned long long)(size / scale), decimals, (unsigned long long)(size % scale));
}

void csv_end(Buf *out) { buf_addz(out, "\r\n"); }

/* ---- reading ---- */

static char comma_of(Str text) {
  static const char candidates[] = ",;\t";
  int best = 0, most = -1;
  for (int c = 0; candidates[c]; c++) {
    int count = 0;
    bool quoted = false;
    for (size_t i = 0; i < text.length && (quoted || text.at[i] != '\n'); i++) {
      if (text.at[i] == '"') quoted = !quoted;
      if (!quoted && text.at[i] == candidates[c]) count++;
    }
    if (count > most) {
      most = count;
      best = c;
    }
  }
  return candidates[best];
}

bool csv_read(Arena *arena, Str text, CsvFile *file, Str *why) {
  CsvField *fields = NULL;
  size_t field_count = 0, field_room = 0, *rows = NULL, row_count = 0, row_room = 0;
  size_t at = str_starts(text, STR("\xEF\xBB\xBF")) ? 3 : 0;
  *file = (CsvFile){.text = text, .bad_at = utf8_invalid_at(text)};
  if (file->bad_at < text.length) {
    *why = STR("it is no UTF-8 text");
    return false;
  }
  char comma = comma_of(text);
  while (at < text.length) {
    arena_push(arena, rows, row_count, row_room, field_count);
    for (bool more = true; more;) {
      size_t from = at;
      bool quoted = false;
      for (; at < text.length; at++) {
        char byte = text.at[at];
        if (byte == '"') quoted = !quoted;
        if (!quoted && (byte == comma || byte == '\n' || (byte == '\r' && at + 1 < text.length && text.at[at + 1] == '\n'))) break;
      }
      if (quoted) {
        file->bad_at = from;
        *why = STR("a quote is never closed");
        return false;
      }
      CsvField field = {from, at};
      arena_push(arena, fields, field_count, field_room, field);
      more = at < text.length && text.at[at] == comma;
      if (more) at++;
    }
    if (at < text.length && text.at[at] == '\r') at++;
    if (at < text.length && text.at[at] == '\n') at++;
  }
  arena_push(arena, rows, row_count, row_room, field_count);
  *file = (CsvFile){text, comma, fields, rows, row_count - 1, text.length};
  return true;
}

size_t csv_columns(const CsvFile *file, size_t row) { return row < file->row_count ? file->rows[row + 1] - file->rows[row] : 0; }

Str csv_field(Arena *arena, const CsvFile *file, size_t row, size_t column) {
  if (column >= csv_columns(file, row)) return STR("");
  const CsvField *field = &file->fields[file->rows[row] + column];
  Str raw = str_trim(str_slice(file->text, field->from, field->to));
  if (raw.length < 2 || raw.at[0] != '"') return raw;
  Buf out = buf_new(arena);
  for (size_t i = 1; i + 1 < raw.length; i++) {
    if (raw.at[i] == '"' && i + 2 < raw.length && raw.at[i + 1] == '"') i++;
    buf_byte(&out, raw.at[i]);
  }
  return str_trim(buf_str(&out));
}
