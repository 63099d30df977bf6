/* Scores into an instructor's own grade file. The file is theirs: what is not a known student's field of the named column is copied byte for byte. */
#include "overturn/scenario.h"
#include "report/csv.h"

static int find_column(Arena *arena, const CsvFile *file, Str name, int *times) {
  int found = NONE;
  *times = 0;
  for (size_t c = 0; c < csv_columns(file, 0); c++) {
    if (!str_equal(csv_field(arena, file, 0, c), name)) continue;
    if (found == NONE) found = (int)c;
    (*times)++;
  }
  return found;
}

static int find_id_column(Arena *arena, const CsvFile *file, Str asked, Str *why) {
  static const char *const usual[] = {"SIS User ID", "ID number", "SIS Login ID", "ID"};
  int times, found = NONE;
  if (asked.length) found = find_column(arena, file, asked, &times);
  for (size_t i = 0; !asked.length && found == NONE && i < sizeof usual / sizeof *usual; i++)
    found = find_column(arena, file, str_from(usual[i]), &times);
  if (found == NONE && asked.length) *why = str_format(arena, "it has no column \"%.*s\"", STR_ARG(asked));
  if (found == NONE && !asked.length)
    *why = STR("it has no column with student ids (SIS User ID, ID number, SIS Login ID, ID); --id-column names it");
  return found;
}

/** The row of a student, 0 where there is none; `*twice` where there are two. */
static size_t find_row(Arena *arena, const CsvFile *file, int id_column, Str id, bool *twice) {
  size_t found = 0;
  for (size_t r = 1; r < file->row_count; r++) {
    if (!str_equal(csv_field(arena, file, r, (size_t)id_column), id)) continue;
    *twice = *twice || found;
    if (!found) found = r;
  }
  return found;
}

/** Copies the file with the new scores; `of_row`: by row, NONE where it stays. */
static Str with_scores(Arena *arena, const CsvFile *file, int column, const int *of_row, GradeMerge *merge) {
  Buf out = buf_new(arena);
  size_t copied = 0;
  for (size_t r = 1; r < file->row_count; r++) {
    if (of_row[r] == NONE || (size_t)column >= csv_columns(file, r)) continue;
    const CsvField *field = &file->fields[file->rows[r] + (size_t)column];
    Str score = str_format(arena, "%d", of_row[r]);
    bool quoted = field->to > field->from && file->text.at[field->from] == '"';
    if (str_equal(csv_field(arena, file, r, (size_t)column), score)) {
      merge->same++;
      continue;
    }
    buf_add(&out, str_slice(file->text, copied, field->from));
    buf_format(&out, quoted ? "\"%.*s\"" : "%.*s", STR_ARG(score));
    copied = field->to;
    merge->changed++;
  }
  buf_add(&out, str_slice(file->text, copied, file->text.length));
  return buf_str(&out);
}

bool grades_merge(Arena *arena, Str text, Str id_column, Str column, const Grade100 *grades, size_t count, GradeMerge *merge, Str *why) {
  CsvFile file;
  *merge = (GradeMerge){.changed = 0};
  if (!csv_read(arena, text, &file, why)) return false;
  int times, ids = find_id_column(arena, &file, id_column, why), into = find_column(arena, &file, column, &times);
  if (ids == NONE) return false;
  if (times != 1) {
    *why = times ? str_format(arena, "the column \"%.*s\" stands %d times in it", STR_ARG(column), times)
                 : str_format(arena, "it has no column \"%.*s\"", STR_ARG(column));
    return false;
  }
  int *of_row = arena_make_many(arena, int, file.row_count + 1);
  Str *unknown = arena_make_many(arena, Str, count), *without = arena_make_many(arena, Str, file.row_count);
  for (size_t r = 0; r < file.row_count; r++) of_row[r] = NONE;
  for (size_t i = 0; i < count; i++) {
    bool twice = false;
    size_t row = grades[i].id.length ? find_row(arena, &file, ids, grades[i].id, &twice) : 0;
    if (twice) {
      *why = str_format(arena, "the student \"%.*s\" stands twice in it", STR_ARG(grades[i].id));
      return false;
    }
    if (row)
      of_row[row] = grades[i].score;
    else
      unknown[merge->unknown_count++] = grades[i].id;
  }
  for (size_t r = 1; r < file.row_count; r++) {
    Str id = csv_field(arena, &file, r, (size_t)ids);
    if (of_row[r] == NONE && id.length) without[merge->without_count++] = id;
  }
  merge->unknown = unknown;
  merge->without = without;
  merge->text = with_scores(arena, &file, into, of_row, merge);
  return true;
}
