/* Everything that was wrong with the file that was read last, kept with the lines it is about until a reading finds no error. */
#include "overturn/utf8.h"
#include "screens/program_inside.h"

enum { LINE_COLUMNS = 100, COLUMNS_BEFORE = 30, TOAST_BYTES = 200 };

/* Folders above are known; those below a shift tell its cases apart. */
static Str shown_file(const ProgramFile *opened, Str file) {
  if (!str_equal(file, opened->name)) return file;
  size_t at = file.length;
  while (at && file.at[at - 1] != '/') at--;
  return str_slice(file, at, file.length);
}

/* The source line without what indents it, or a part of a long one around the place. */
static void add_line(Arena *arena, ProblemView *problem, Str text, Span span) {
  size_t at = span.offset < text.length ? span.offset : text.length, start = at, to;
  for (int i = 0; i < COLUMNS_BEFORE && start && text.at[start - 1] != '\n'; i++) start = utf8_before(text, start);
  while (start < at && (text.at[start] == ' ' || text.at[start] == '\t')) start++;
  size_t end = str_find(text, '\n', at);
  to = start;
  for (int i = 0; i < LINE_COLUMNS && to < end; i++) (void)utf8_next(text, &to);
  if (to < at) to = at;
  size_t meant = at + span.length < to ? at + span.length : to;
  Buf line = buf_new(arena);
  utf8_put_shown(&line, str_slice(text, start, at));
  problem->from = buf_str(&line).length;
  utf8_put_shown(&line, str_slice(text, at, meant));
  problem->to = buf_str(&line).length;
  utf8_put_shown(&line, str_slice(text, meant, to));
  problem->line = buf_str(&line);
}

void problems_forget(Program *program) {
  ProgramProblems *problems = &program->problems;
  arena_reset(problems->arena);
  problems->rows = NULL;
  problems->count = problems->capacity = 0;
  problems->view = (ProblemsView){.rows = NULL};
  if (program->toast.action.length) program->toast_shown = false; /* it led to them */
}

void problems_add(Program *program, int file, Diags *diags) {
  ProgramProblems *problems = &program->problems;
  Arena *arena = problems->arena;
  diags_sort(diags);
  Str name = str_copy(arena, shown_file(&program->files[file], diags->file));
  for (size_t i = 0; i < diags->count; i++) {
    const Diag *diag = &diags->items[i];
    LineColumn place = diags_place(diags->text, diag->span.offset);
    ProblemView problem = {.level = diag->level,
                           .message = str_copy(arena, diag->message),
                           .path = str_copy(arena, diag->path),
                           .place = str_format(arena, "%.*s:%u:%u", STR_ARG(name), place.line, place.column)};
    add_line(arena, &problem, diags->text, diag->span);
    arena_push(arena, problems->rows, problems->count, problems->capacity, problem);
  }
  ProblemsView *view = &problems->view;
  view->rows = problems->rows;
  view->count = (int)problems->count;
  view->counts[DIAG_ERROR] += (int)diags->errors;
  view->counts[DIAG_WARNING] += (int)diags->warnings;
  view->counts[DIAG_ADVICE] += (int)diags->advice;
}

void problems_say(Program *program, int64_t now_ms) {
  const ProblemsView *view = &program->problems.view;
  Arena *arena = program->problems.arena;
  const ProblemView *first = view->rows;
  if (!view->count) return;
  for (int i = 0; i < view->count && first->level != DIAG_ERROR; i++) first = &view->rows[i]; /* so many are kept that there may be none among them */
  Str said = str_format(arena, "%.*s: %.*s", STR_ARG(first->place), STR_ARG(first->message));
  size_t end = TOAST_BYTES;
  while (end < said.length && ((unsigned char)said.at[end] & 0xC0u) == 0x80u) end--; /* never within a character */
  if (said.length > TOAST_BYTES) said = str_format(arena, "%.*s...", STR_ARG(str_slice(said, 0, end)));
  program_say(program, CHIP_BAD, word_count(arena, W_NOT_RELOADED, view->counts[DIAG_ERROR], said), now_ms);
  program->toast.action = word(W_SHOW_PROBLEMS);
}
