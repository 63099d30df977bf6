/* The debrief that is shown, written as a page that prints. */
#include "report/page.h"
#include "screens/program_inside.h"

static void put_shift(const Program *program, Str when, Buf *out) {
  shift_print_html(report_shift(out->arena, program->analysis, program->at_shift), when, out);
}

static void put_case(const Program *program, const Session *session, Str when, Buf *out) {
  DebriefPage page = {.report = report_debrief(out->arena, program->solved, session),
                      .before = program->before,
                      .pass_mark = program->debrief->pass_mark,
                      .when = when};
  page.told_count = report_transcript(out->arena, session, page.report, &page.told);
  debrief_print_html(&page, out);
}

void program_save_page(Program *program, int64_t now_ms) {
  const ProgramPorts *ports = program->ports;
  bool whole = program->at_shift && !program->debrief;
  if (program->screen != SCREEN_DEBRIEF || (whole ? !program->shift_debrief : !program->debrief)) return;
  Arena *arena = arena_new(0);
  const Session *session = program->session;
  if (program->at_shift && !whole) session = shift_session_case(program->at_shift, program->shown_case);
  Str when = ports->wall_clock(ports->user, arena), said = STR("");
  when = str_slice(when, 0, when.length < 10 ? when.length : 10);
  Str id = whole ? shift_session_shift(program->at_shift)->id : session_scenario(session)->id;
  Buf page = buf_new(arena);
  if (whole)
    put_shift(program, when, &page);
  else
    put_case(program, session, when, &page);
  Str name = str_format(arena, "%.*s-%.*s", STR_ARG(id), STR_ARG(when));
  bool written = ports->write_new && ports->write_new(ports->user, arena, name, STR(".html"), buf_str(&page), &said);
  program_say(program, written ? CHIP_GOOD : CHIP_BAD, word_with(arena, written ? W_PAGE_SAVED : W_PAGE_NOT_SAVED, said, STR("")), now_ms);
  arena_free(arena);
}
