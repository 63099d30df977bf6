/* A line from the trainee: cleaned of what cannot stand in a journal, and taken as a command where it is one. */
#include "overturn/utf8.h"
#include "terminal/inside.h"

/** What is left of a line when control characters and bytes that are no UTF-8 are replaced: a journal refuses them. */
Str typed_cleaned(Arena *arena, Str line) {
  Buf out = buf_new(arena);
  utf8_put_shown(&out, line);
  return str_trim(buf_str(&out));
}

static int64_t left_s(const Terminal *t) { return t->ports->now ? limit_left_s(&t->limit, t->ports->now(t->ports->user)) : LIMIT_NONE; }

/** Ends the attempt where its time is up. */
static bool time_is_up(Terminal *t) {
  if (left_s(t) > 0) return false;
  if (t->desk ? !shift_time_up(t) : session_time_up(t->session) != NULL) return false;
  terminal_keep(t);
  say_blank(t);
  say(t, STR("Time is up. What you had confirmed counts."));
  return true;
}

Typed ask_line(Terminal *t, Str prompt, Str *line) {
  if (time_is_up(t)) return TYPED_MOVED;
  int64_t left = left_s(t);
  if (left != LIMIT_NONE) sayf(t, "%.*s left.", STR_ARG(limit_words(t->scratch, left)));
  t->ports->write(t->ports->user, prompt);
  bool waited = left == LIMIT_NONE || !t->ports->wait || t->ports->wait(t->ports->user, left * 1000);
  if (waited && !t->ports->read(t->ports->user, t->scratch, line)) {
    say_blank(t);
    t->leaving = true;
    return TYPED_LEAVE;
  }
  return time_is_up(t) ? TYPED_MOVED : TYPED_TEXT;
}

Typed type_line(Terminal *t, Str prompt, bool free_text, Str *text) {
  for (;;) {
    Str line;
    Typed typed = ask_line(t, prompt, &line);
    if (typed != TYPED_TEXT) return typed;
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
