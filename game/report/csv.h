/* Comma-separated values (RFC 4180), UTF-8: written so that no program takes a text for a formula, and read so that a file can be given back byte for byte. */
#ifndef REPORT_CSV_H
#define REPORT_CSV_H

#include <stdbool.h>

#include "overturn/money.h"
#include "overturn/str.h"

/** Begins a field: a comma, unless the line was just begun. */
void csv_next(Buf *out);
/** A text. One that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line end) gets an apostrophe before it. */
void csv_text(Buf *out, Str text);
/** Whether a spreadsheet would take it for a formula. */
bool csv_is_formula(Str text);
void csv_number(Buf *out, int64_t number);
/** The same; empty for `none`. */
void csv_number_or_none(Buf *out, int64_t number, int64_t none);
/** "1234.50": thousandths or cents with so many decimals. */
void csv_decimal(Buf *out, int64_t value, int decimals);
void csv_end(Buf *out);

/** A field where it stands in a file, quotes included. */
typedef struct CsvField {
  size_t from, to;
} CsvField;

/** A file taken apart. */
typedef struct CsvFile {
  Str text;
  char comma; /* the byte between two fields: , ; or a tab, whichever stands most in the first line */
  const CsvField *fields;
  const size_t *rows; /* place of each row's first field, and one past the last */
  size_t row_count;
  size_t bad_at;
} CsvFile;

/** @return false, with `why` and in `file->bad_at` the place, when it is no UTF-8 or its quotes do not close. */
bool csv_read(Arena *arena, Str text, CsvFile *file, Str *why);
size_t csv_columns(const CsvFile *file, size_t row);
/** A field's text, without quotes and the blanks around it; empty where the row has none. */
Str csv_field(Arena *arena, const CsvFile *file, size_t row, size_t column);

/* ---- roster.c ---- */

/** One of a class; empty what the file does not say. */
typedef struct RosterPerson {
  Str name, student_id, pseudonym;
  size_t at; /* where it stands in the file */
} RosterPerson;

/** What is wrong with a file, and where. */
typedef struct RosterFault {
  size_t at;
  Str message;
} RosterFault;

typedef struct Roster {
  const RosterPerson *people;
  size_t count;
  const RosterFault *faults; /* the roster counts only where there are none */
  size_t fault_count;
} Roster;

/**
 * Reads a class list: one row with the names of its columns first (name, or first and last name; student id; pseudonym; or what Canvas and Moodle call them).
 * @param others  columns that say nothing of these are left out; else each is a fault.
 */
Roster roster_read(Arena *arena, Str text, bool others);
/** The same people as a file that roster_read() reads. */
void roster_print(const RosterPerson *people, size_t count, Buf *out);

/* ---- grades.c ---- */

typedef struct Grade100 {
  Str id; /* student id */
  int score;
} Grade100;

typedef struct GradeMerge {
  Str text; /* the file with the grades in it */
  size_t changed, same;
  const Str *unknown; /* ids of ours that the file does not have */
  size_t unknown_count;
  const Str *without; /* ids in the file for whom there is no score; they stay as they are */
  size_t without_count;
} GradeMerge;

/**
 * Puts scores into one column of an instructor's own grade file (Canvas, Moodle, or any with a row of names first). Nothing but that column's fields of known
 * students changes, not a byte.
 * @param id_column  empty: the first that is there of "SIS User ID", "ID number", "SIS Login ID", "ID".
 * @return false, with `why`, when a column is not there or stands twice, or a student does.
 */
bool grades_merge(Arena *arena, Str text, Str id_column, Str column, const Grade100 *grades, size_t count, GradeMerge *merge, Str *why);

#endif
