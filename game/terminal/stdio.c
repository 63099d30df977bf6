/* Standard input and output as ports. A line longer than any answer is cut: nobody types one, and a stream without line feeds must not fill the memory. */
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

#include "terminal/terminal.h"

#define LINE_MOST_BYTES 4096

bool terminal_read_line(void *user, Arena *arena, Str *line) {
  (void)user;
  Buf typed = buf_new(arena);
  int c;
  fflush(stdout);
  while ((c = getc(stdin)) != EOF && c != '\n')
    if (typed.length < LINE_MOST_BYTES) buf_byte(&typed, (char)c);
  if (c == EOF && !typed.length) return false;
  *line = buf_str(&typed);
  if (!isatty(STDIN_FILENO)) printf("%.*s\n", STR_ARG(*line));
  return true;
}

void terminal_write(void *user, Str text) {
  (void)user;
  fwrite(text.at, 1, text.length, stdout);
}

/* Of a file or a pipe more lines may have been read ahead than are asked for, so that only somebody at a keyboard is waited for. */
bool terminal_wait(void *user, int64_t most_ms) {
  struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
  (void)user;
  fflush(stdout);
  return !isatty(STDIN_FILENO) || poll(&input, 1, most_ms > INT32_MAX ? INT32_MAX : (int)most_ms) != 0;
}
