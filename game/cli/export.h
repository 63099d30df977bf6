/* What the files of `overturn export` share. */
#ifndef CLI_EXPORT_H
#define CLI_EXPORT_H

#include "cli/cli.h"
#include "report/xapi.h"

/* ---- export_xapi.c ---- */

/** Statements of a journal at a lesson. */
int export_journal(const Cli *cli, const char *file, const char *journal, XapiContext *context);

typedef struct ExportRecords {
  const char *folder;                   /* of the records, NULL: the trainee's own */
  const char *trainee, *course, *since; /* only those; NULL: all */
  Str base;
  bool names;
} ExportRecords;
int export_records(const Cli *cli, const ExportRecords *asked);

/* ---- export_tables.c ---- */

typedef struct ExportTables {
  const char *folder; /* of the records, NULL: the trainee's own */
  bool wide, json, names;
} ExportTables;
int export_tables(const Cli *cli, const ExportTables *asked);

typedef struct ExportGrades {
  const char *folder, *file, *column, *lesson, *id_column, *out; /* id_column and out may be NULL */
} ExportGrades;
int export_grades(const Cli *cli, const ExportGrades *asked);

#endif
