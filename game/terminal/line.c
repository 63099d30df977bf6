/* A line from the trainee: cleaned of what cannot stand in a journal, and taken as a command where it is one. */
#include "overturn/utf8.h"
#include "terminal/inside.h"

/** What is left of a line when control characters and bytes that are no UTF-8 are replaced: a journal refuses them. */
Str typed_cleaned(Arena *arena, Str line) {
  Buf out = buf_new(arena);
  utf8_put_shown(&out, line);
  return str_trim(buf_str(&out));
}

Typed type_line(Terminal *t, Str prompt, bool free_text, Str *text) {
  for (;;) {
    Str line;
    Typed typed = TYPED_TEXT;
    t->ports->write(t->ports->user, prompt);
    if (!t->ports->read(t->ports->user, t->scratch, &line)) {
      say_blank(t);
      t->leaving = true;
      return TYPED_LEAVE;
    }
    line = typed_cleaned(t->scratch, line);
    if (!command_run(t, line, free_text, &typed)) {
      /* "=q" is the answer q. */
      if (line.length > 1 && line.at[0] == '=') line = str_trim(str_slice(line, 1, line.length));
      *text = line;
      return TYPED_TEXT;
    }
    if (t->leaving) return TYPED_LEAVE;
    if (typed != TYPED_TEXT) return typed;
    if (t->question.length) {
      say_blank(t);
      sayf(t, "Back to: %.*s Type r to hear it all.", STR_ARG(report_sentence(t->scratch, t->question)));
    }
  }
}
