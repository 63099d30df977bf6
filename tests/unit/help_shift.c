/* A shift read from tests/ and played line by line, for tests. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "help_shift.h"

static bool read_case(void *user, Arena *arena, Str relative, Str *text, Str *why) {
  *why = STR("");
  *text = bench_file(arena, str_z(arena, str_format(arena, "%.*s/%.*s", STR_ARG(*(const Str *)user), STR_ARG(relative))));
  return true;
}

const Shift *shift_bench(Arena *arena, const Bench *bench, const char *path) {
  Str text = bench_file(arena, path), folder = str_from(path);
  while (folder.length && folder.at[folder.length - 1] != '/') folder.length--;
  if (folder.length) folder.length--;
  Diags diags = diags_new(arena, str_from(path), text), *found;
  ShiftFiles files = {read_case, &folder, folder};
  int count;
  const Shift *shift = shift_read(arena, diags.file, text, bench->codes, bench->rules, &files, &diags, &found, &count);
  Buf out = buf_new(arena);
  diags_print(&diags, &out);
  for (int i = 0; i < count; i++) diags_print(&found[i], &out);
  if (out.length) print_error("%s", buf_str(&out).at);
  assert_non_null(shift);
  return shift;
}

const char *shift_said(ShiftSession *session, Arena *arena, const char *line) {
  Str text = bench_text(arena, line);
  Diags diags = diags_new(arena, STR("line"), text);
  if (shift_journal_play_line(session, text, 0, &diags)) return NULL;
  assert_int_equal(1, diags.count);
  return str_z(arena, diags.items[0].message);
}

Str shift_journal(Arena *arena, const ShiftSession *session) {
  Buf out = buf_new(arena);
  int count;
  const ShiftEntry *entries = shift_session_entries(session, &count);
  journal_print_head(shift_session_head(session), &out);
  for (int i = 0; i < count; i++) shift_journal_print_entry(shift_session_shift(session), &entries[i], &out);
  return buf_str(&out);
}
