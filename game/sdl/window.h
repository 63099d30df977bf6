/* The window: SDL's events in, the program's commands on the window's surface. */
#ifndef SDL_WINDOW_H
#define SDL_WINDOW_H

#include "sdl/library.h"
#include "sdl/machine.h"

union SDL_Event;

/** Where events and the time come from in the place of the system, for tests. Both are called from window_run() only. */
typedef struct WindowSource {
  void *user;
  /** Puts its own functions among those that the program is given. */
  void (*ports)(void *user, ProgramPorts *ports);
  /** What happens next; SDL_FIRSTEVENT is a pass without an event. `*now_ms` may only grow. @return false at the end. */
  bool (*next)(void *user, Program *program, const UiContext *ui, union SDL_Event *event, int64_t *now_ms);
} WindowSource;

typedef struct WindowOptions {
  Str data;      /* folder with assets/ and scenarios/ */
  Str own;       /* folder for journals and scores; empty: nothing is kept */
  Str cache;     /* folder for what can be worked out again; empty: nothing is kept */
  Str settings;  /* file of what is remembered; empty: nothing is */
  Str scenarios; /* folder or file; empty: the shipped ones */
  Str course;    /* file of a course that home shows, whose lessons are `scenarios`; empty: none */
  bool play;     /* open the first one at its desk at once */
  Mode mode;
  Str screen; /* turned to at the start, one of shot_screens; empty: as it opens */
  int scale_percent;
  int width_px, height_px, text_percent; /* 0: as it was the last time */
  int theme;                             /* NONE: as it was */
  bool speak;                            /* read aloud from the start */
  Str speak_log;                         /* file that takes what is said, or empty */
  bool once;                             /* draw the first frame and end: for timing */
  const WindowSource *source;            /* NULL: the system */
  void (*woke)(void);                    /* told of each time awake; NULL: nobody asks */
  Buf *report;                           /* takes lines at the end: pictures drawn, times awake, typefaces opened; NULL: nobody asks */
} WindowOptions;

/** Opens the window and stays until it is closed. @return an exit code; `*why` tells what failed when it is not 0. */
int window_run(const WindowOptions *options, const char **why);

/** A UiTheme of assets/themes, the built-in light one when the file cannot be used. */
UiTheme window_theme(const ProgramPorts *ports, Arena *arena, int theme);

#endif
