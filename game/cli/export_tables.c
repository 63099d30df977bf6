/* overturn export csv | json | grades: what is kept as tables for spreadsheets and for an instructor's grade file. */
#include <string.h>

#include "cli/export.h"
#include "cli/results.h"
#include "report/table.h"

/* ---- one row a decision ---- */

static void put_head(Buf *out, const char *const *names) {
  for (int i = 0; names[i]; i++) csv_text(out, str_from(names[i]));
  csv_end(out);
}

static TableAttempt row_of(const Gathered *gathered, size_t place, bool names) {
  const StoreAttempt *attempt = &gathered->attempts[place];
  return (TableAttempt){.trainee = gathered_trainee(&gathered->profiles[gathered->trainee_of[place]], names),
                        .attempt = attempt->attempt,
                        .lesson = attempt->lesson,
                        .title = attempt->title,
                        .mode = attempt->mode,
                        .started = attempt->started,
                        .ended = attempt->ended,
                        .retry = attempt->parent.length > 0,
                        .score = attempt->score};
}

static void print_long(const Gathered *gathered, bool names, Buf *out) {
  static const char *const head[] = {"trainee",  "attempt", "lesson",   "title",       "mode",  "started", "number",
                                     "question", "answer",  "code",     "axis",        "skill", "scored",  "earned",
                                     "most",     "cost",    "own_cost", "own_dollars", "grade", "seconds", NULL};
  put_head(out, head);
  for (size_t i = 0; i < gathered->decision_count; i++) {
    const StoreDecision *decision = &gathered->decisions[i];
    int place = gathered_place(gathered, decision->attempt);
    if (place == NONE) continue;
    TableAttempt row = row_of(gathered, (size_t)place, names);
    table_attempt_begin(&row, out);
    csv_number(out, decision->number);
    csv_text(out, decision->item);
    csv_text(out, decision->answer);
    csv_text(out, decision->code);
    csv_text(out, str_from(axis_words[decision->axis]));
    csv_text(out, decision->skill == NONE ? STR("") : str_from(skill_words[decision->skill]));
    csv_number(out, decision->scored);
    csv_decimal(out, decision->earned, 3);
    csv_decimal(out, decision->most, 3);
    csv_decimal(out, decision->cost, 3);
    csv_decimal(out, decision->own, 3);
    csv_decimal(out, decision->own_cents, 2);
    csv_text(out, str_from(grade_words[decision->grade]));
    csv_number(out, decision->seconds);
    csv_end(out);
  }
}

/* ---- one row an attempt ---- */

static void print_wide(const Gathered *gathered, const ClassRows *rows, bool names, Buf *out) {
  table_attempts_head(out);
  for (size_t i = 0; i < gathered->attempt_count; i++) {
    TableAttempt row = row_of(gathered, i, names);
    row.seconds = rows->attempts[i].seconds;
    table_attempt(&row, out);
  }
}

/* ---- JSON: an attempt a line ---- */

static void put_text(Buf *out, const char *key, Str text) {
  buf_json_key(out, key);
  buf_json_string(out, text);
}

static void print_json(const Gathered *gathered, const ClassRows *rows, bool names, Buf *out) {
  size_t at = 0;
  for (size_t i = 0; i < gathered->attempt_count; i++) {
    const StoreAttempt *attempt = &gathered->attempts[i];
    buf_byte(out, '{');
    put_text(out, "trainee", gathered_trainee(&gathered->profiles[gathered->trainee_of[i]], names));
    put_text(out, "attempt", attempt->attempt);
    put_text(out, "lesson", attempt->lesson);
    put_text(out, "mode", str_from(mode_words[attempt->mode]));
    put_text(out, "started", attempt->started);
    put_text(out, "ended", attempt->ended);
    buf_json_key(out, "score");
    buf_add(out, attempt->score == NONE ? STR("null") : str_format(out->arena, "%d", attempt->score));
    buf_format(out, ",\"seconds\":%d,\"decisions\":[", (int)rows->attempts[i].seconds);
    while (at < gathered->decision_count && gathered->decisions[at].attempt < attempt->id) at++;
    for (; at < gathered->decision_count && gathered->decisions[at].attempt == attempt->id; at++) {
      const StoreDecision *decision = &gathered->decisions[at];
      buf_addz(out, out->at[out->length - 1] == '[' ? "{" : ",{");
      put_text(out, "question", decision->item);
      put_text(out, "answer", decision->answer);
      buf_format(out, ",\"number\":%d,\"scored\":%s,\"earned\":%d,\"most\":%d,\"cost\":%d,\"seconds\":%d}", (int)decision->number,
                 decision->scored ? "true" : "false", (int)decision->earned, (int)decision->most, (int)decision->cost, (int)decision->seconds);
    }
    buf_addz(out, "]}\n");
  }
}

int export_tables(const Cli *cli, const ExportTables *asked) {
  Gathered gathered;
  int status;
  if (!cli_gather(cli, asked->folder, &gathered, &status)) return status;
  ClassRows rows = gathered_rows(cli->arena, &gathered, asked->names);
  Buf out = buf_new(cli->arena);
  if (asked->json)
    print_json(&gathered, &rows, asked->names, &out);
  else if (asked->wide)
    print_wide(&gathered, &rows, asked->names, &out);
  else
    print_long(&gathered, asked->names, &out);
  cli_print(stdout, buf_str(&out));
  return cli_finish(EXIT_DONE);
}

/* ---- the grade file ---- */

/** The best score of every trainee with a student id at a lesson. */
static size_t grades_of(const Cli *cli, const Gathered *gathered, Str lesson, Grade100 **grades) {
  size_t count = 0;
  int *best = arena_make_many(cli->arena, int, gathered->profile_count);
  *grades = arena_make_many(cli->arena, Grade100, gathered->profile_count);
  for (size_t i = 0; i < gathered->profile_count; i++) best[i] = NONE;
  for (size_t i = 0; i < gathered->attempt_count; i++) {
    const StoreAttempt *attempt = &gathered->attempts[i];
    int *own = &best[gathered->trainee_of[i]];
    if (str_equal(attempt->lesson, lesson) && !attempt->parent.length && attempt->score > *own) *own = attempt->score;
  }
  for (size_t i = 0; i < gathered->profile_count; i++)
    if (best[i] != NONE && gathered->profiles[i].student_id.length) (*grades)[count++] = (Grade100){gathered->profiles[i].student_id, best[i]};
  return count;
}

static void say_ids(const char *what, const Str *ids, size_t count) {
  for (size_t i = 0; i < count; i++) fprintf(stderr, "overturn: %s: %.*s\n", what, STR_ARG(ids[i]));
}

int export_grades(const Cli *cli, const ExportGrades *asked) {
  Gathered gathered;
  Grade100 *grades;
  GradeMerge merge;
  Str text, why;
  int status;
  if (!asked->column || !asked->lesson) {
    fputs("overturn: grades needs --column NAME and --lesson ID\n", stderr);
    return EXIT_USAGE;
  }
  if (!cli_read_file(cli, asked->file, &text)) return EXIT_FOUND;
  if (!cli_gather(cli, asked->folder, &gathered, &status)) return status;
  size_t count = grades_of(cli, &gathered, str_from(asked->lesson), &grades);
  Str id_column = asked->id_column ? str_from(asked->id_column) : STR("");
  if (!grades_merge(cli->arena, text, id_column, str_from(asked->column), grades, count, &merge, &why)) {
    fprintf(stderr, "overturn: %s: %.*s\n", asked->file, STR_ARG(why));
    return EXIT_FOUND;
  }
  say_ids("not in the grade file", merge.unknown, merge.unknown_count);
  say_ids("no score, left as it is", merge.without, merge.without_count);
  fprintf(stderr, "overturn: %zu changed, %zu were the same already\n", merge.changed, merge.same);
  if (!asked->out) {
    cli_print(stdout, merge.text);
    return cli_finish(merge.unknown_count ? EXIT_FOUND : EXIT_DONE);
  }
  FilesResult written = files_write_private(cli->arena, str_from(asked->out), merge.text);
  if (written.status != FILES_OK) fprintf(stderr, "overturn: %.*s\n", STR_ARG(written.message));
  return written.status != FILES_OK ? EXIT_MACHINE : merge.unknown_count ? EXIT_FOUND : EXIT_DONE;
}
