/* A machine in memory, and the program on it: what is kept, and what was drawn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "help_desktop.h"
#include "overturn/files.h"
#include "overturn/utf8.h"

enum { MOST_BYTES = 4 << 20 };

Desktop desktop;

Str desktop_read(const char *path) {
  Str text;
  FilesResult result = files_read(desktop.arena, str_from(path), MOST_BYTES, &text);
  assert_int_equal(result.status, FILES_OK);
  return text;
}

static Str asset(void *user, Arena *arena, Str name) {
  (void)user;
  return desktop_read(str_z(arena, str_format(arena, "../assets/%.*s", STR_ARG(name))));
}

static bool begin(void *user, const ProgramBegin *begin) {
  (void)user;
  desktop.attempt = str_copy(desktop.arena, begin->head->attempt);
  desktop.journal = buf_new(desktop.arena);
  buf_add(&desktop.journal, begin->line);
  buf_add(&desktop.journal, STR("\n"));
  return true;
}

static bool journal(void *user, Str attempt, Str line) {
  (void)user;
  assert_true(str_equal(attempt, desktop.attempt));
  buf_add(&desktop.journal, line);
  buf_add(&desktop.journal, STR("\n"));
  return true;
}

static Str said(void *user) {
  (void)user;
  return STR("");
}

static Str wall_clock(void *user, Arena *arena) {
  (void)user, (void)arena;
  return STR("2026-05-20T09:00:00Z");
}

static Str new_attempt(void *user, Arena *arena, Str scenario, uint64_t *seed) {
  (void)user, (void)scenario;
  *seed = desktop.seed;
  return str_format(arena, "attempt-%d", ++desktop.attempts);
}

static void keep_result(void *user, const Session *session, const Debrief *debrief) {
  (void)user, (void)session, (void)debrief;
  desktop.scores++;
}

static void keep_shift(void *user, const ShiftSession *session, const ShiftDebrief *debrief) {
  (void)user, (void)session, (void)debrief;
  desktop.scores++;
}

static int best_score(void *user, Str scenario, Mode mode) {
  (void)user, (void)scenario, (void)mode;
  return NONE;
}

static void mark(void *user, Str scenario, Str attempt, Mode mode, bool open) {
  (void)user;
  desktop.marked = str_copy(desktop.arena, scenario);
  desktop.left = (ProgramLeft){str_copy(desktop.arena, attempt), mode, 1};
  desktop.open = open;
}

static bool left(void *user, Str scenario, ProgramLeft *found) {
  (void)user;
  *found = desktop.left;
  return desktop.open && str_equal(scenario, desktop.marked);
}

static Str journal_text(void *user, Arena *arena, Str attempt) {
  (void)user;
  return str_equal(attempt, desktop.attempt) ? str_copy(arena, buf_str(&desktop.journal)) : STR("");
}

static bool beside(void *user, Arena *arena, Str folder, Str relative, Str *text, Str *why) {
  (void)user;
  *why = STR("");
  if (desktop.case_name.length && str_equal(relative, desktop.case_name)) {
    *text = str_copy(arena, desktop.case_text);
    return true;
  }
  *text = desktop_read(str_z(arena, str_format(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(relative))));
  return true;
}

static bool scenario_text(void *user, Arena *arena, const ProgramFile *file, Str *text, Str *why) {
  (void)file;
  (void)user;
  *text = str_copy(arena, desktop.saved);
  *why = STR("gone");
  return desktop.saved.length > 0;
}

static bool speak(void *user, Str line, bool interrupts) {
  (void)user, (void)interrupts;
  buf_add(&desktop.said, line.length ? line : STR("(silence)"));
  buf_add(&desktop.said, STR("\n"));
  return !desktop.mute;
}

static void sound(void *user, Tone tone) {
  (void)user;
  desktop.tones[desktop.tone_count++ % 64] = tone;
}

static void copy(void *user, Str text) {
  (void)user;
  desktop.copied = str_copy(desktop.arena, text);
}

static int measure(void *user, UiType type, Str text) {
  (void)user;
  return (int)utf8_count(text) * ui_types[type].size_px * 56 / 100 + (text.length > 0);
}

void desktop_event(UiEvent now) {
  desktop.frame.event = now;
  desktop.frame.now_ms += 50;
  (void)program_pass(desktop.program, &desktop.ui, &desktop.frame);
}

void desktop_key(int32_t code, unsigned mods) { desktop_event((UiEvent){.kind = EVENT_KEY, .key = code, .mods = mods}); }

/* The program started anew on what the machine kept. */
void desktop_start(void) {
  if (desktop.program) program_free(desktop.program);
  desktop.program = program_new(desktop.arena, &desktop.ports, &desktop.file, 1, STR("scenarios"));
  ui_init(&desktop.ui, desktop.passes);
  desktop_event((UiEvent){.kind = EVENT_NONE});
}

void desktop_open(const char *scenario) {
  desktop = (Desktop){.arena = arena_new(0), .passes = arena_new(0), .seed = 7};
  desktop.said = buf_new(desktop.arena);
  desktop.ports = (ProgramPorts){.user = &desktop,
                                 .asset = asset,
                                 .journal = journal,
                                 .wall_clock = wall_clock,
                                 .new_attempt = new_attempt,
                                 .begin = begin,
                                 .said = said,
                                 .keep_result = keep_result,
                                 .keep_shift = keep_shift,
                                 .best_score = best_score,
                                 .mark = mark,
                                 .left = left,
                                 .journal_text = journal_text,
                                 .beside = beside,
                                 .scenario = scenario_text,
                                 .speak = speak,
                                 .sound = sound};
  Str folder = str_from(scenario);
  while (folder.length && folder.at[folder.length - 1] != '/') folder.length--;
  desktop.file = (ProgramFile){
      .name = str_from(scenario), .text = desktop_read(scenario), .folder = str_slice(folder, 0, folder.length ? folder.length - 1 : 0)};
  desktop.frame = (UiFrame){.width_px = 1440, .height_px = 2000, .scale_percent = 100, .now_ms = 1000, .measure = measure, .clipboard_set = copy};
  desktop_start();
}

void desktop_close(void) {
  program_free(desktop.program);
  arena_free(desktop.arena);
  arena_free(desktop.passes);
}

bool desktop_shows(const char *part) {
  for (size_t i = 0; i < desktop.ui.draw_count; i++) {
    const UiDraw *draw = &desktop.ui.draws[i];
    if (draw->kind == DRAW_TEXT && str_find_str(draw->text, str_from(part)) < draw->text.length) return true;
  }
  return false;
}

int desktop_lines(Str text) {
  int count = 0;
  for (size_t i = 0; i < text.length; i++) count += text.at[i] == '\n';
  return count;
}
