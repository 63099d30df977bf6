/* Lines going out: wrapped at words, and nothing but text. */
#include <stdarg.h>

#include "terminal/inside.h"

void say_after(Terminal *t, const char *first, int indent, Str text) {
  Buf out = buf_new(t->scratch);
  report_wrap(&out, first, indent, text);
  t->ports->write(t->ports->user, buf_str(&out));
}

void say(Terminal *t, Str text) { say_after(t, "", 0, text); }

void sayf(Terminal *t, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  Str text = str_format_list(t->scratch, format, arguments);
  va_end(arguments);
  say(t, text);
}

void say_numbered(Terminal *t, int number, Str text) { say_after(t, str_z(t->scratch, str_format(t->scratch, "  %d. ", number)), 5, text); }

void say_whole(Terminal *t, const char *first, Str text) {
  t->ports->write(t->ports->user, str_format(t->scratch, "%s%.*s\n", first, STR_ARG(text)));
}

void say_blank(Terminal *t) { t->ports->write(t->ports->user, STR("\n")); }

Str scenario_text(Terminal *t, Str text) { return sim_text(t->scenario, terminal_state(t), t->scratch, text); }

Str clock_words(Terminal *t) { return report_clock(t->scratch, terminal_state(t)->minute); }
