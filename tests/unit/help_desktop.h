/* The program on a machine in memory, for tests: one scenario or shift, one journal. */
#ifndef TESTS_UNIT_HELP_DESKTOP_H
#define TESTS_UNIT_HELP_DESKTOP_H

#include "screens/program.h"

typedef struct Desktop {
  Arena *arena, *passes;
  Buf journal; /* of the attempt of this name */
  Str attempt, marked;
  ProgramLeft left;
  bool open;
  int attempts, scores;
  uint64_t seed;
  Buf said; /* what was read aloud: lines */
  Tone tones[64];
  int tone_count;
  bool mute; /* nothing can be read aloud here */
  ProgramPorts ports;
  ProgramFile file;
  Str saved;                /* what its file holds now; empty: it cannot be read again */
  Str case_name, case_text; /* a case of the shift that was saved, too */
  Str copied;               /* to the clipboard */
  Program *program;
  UiContext ui;
  UiFrame frame;
} Desktop;

extern Desktop desktop;

/** A new machine with one file; its path is from tests/. */
void desktop_open(const char *scenario);
void desktop_close(void);
/** The program started anew on what the machine kept. */
void desktop_start(void);
void desktop_event(UiEvent now);
void desktop_key(int32_t code, unsigned mods);
/** Whether a text that holds `part` was drawn. */
bool desktop_shows(const char *part);
Str desktop_read(const char *path);
int desktop_lines(Str text);

#endif
