/* The window: SDL's events in, the program's commands on the window's surface. */
#ifndef SDL_WINDOW_H
#define SDL_WINDOW_H

#include "sdl/library.h"
#include "sdl/machine.h"

typedef struct WindowOptions {
  Str data;      /* folder with assets/ and scenarios/ */
  Str own;       /* folder for journals and scores; empty: nothing is kept */
  Str cache;     /* folder for what can be worked out again; empty: nothing is kept */
  Str settings;  /* file of what is remembered; empty: nothing is */
  Str scenarios; /* folder or file; empty: the shipped ones */
  bool play;     /* open the first one at its desk at once */
  Mode mode;
  Str screen; /* turned to at the start, one of shot_screens; empty: as it opens */
  int scale_percent;
  int width_px, height_px, text_percent; /* 0: as it was the last time */
  int theme;                             /* NONE: as it was */
  bool speak;                            /* read aloud from the start */
  Str speak_log;                         /* file that takes what is said, or empty */
  bool once;                             /* draw the first frame and end: for timing */
  Buf *report;                           /* takes lines at the end: pictures drawn, times awake, typefaces opened; NULL: nobody asks */
} WindowOptions;

/** Opens the window and stays until it is closed. @return an exit code; `*why` tells what failed when it is not 0. */
int window_run(const WindowOptions *options, const char **why);

/** A UiTheme of assets/themes, the built-in light one when the file cannot be used. */
UiTheme window_theme(const ProgramPorts *ports, Arena *arena, int theme);

#endif
