/* What a picture costs: the densest screen of a scenario drawn whole, one key typed into a text field, and steps of the wheel over a long text and a long table,
 * beside a bare loop of blits. */
#ifndef SDL_FRAMES_H
#define SDL_FRAMES_H

#include "screens/program.h"

typedef struct FramesOptions {
  Str data;         /* folder with assets/ */
  ProgramFile file; /* without text: the home screen with the shipped ones */
  Str journal;
  int runs;
  bool scrolls; /* instead: a paragraph of 16 KiB and a table of 5,000 rows */
  bool each;    /* every screen, those of the debrief too, and not only the densest */
} FramesOptions;

/**
 * Opens a window, measures, and writes a line for each thing: "frame redraw SCREEN GLYPHS OURS_MS FLOOR_MS" of the densest screen and "desk" of the densest page of the desk,
 * then "key" and "desk-key" of the densest with a field; of what
 * is scrolled "first" (laid out and drawn for the first time), "scroll" (a step of the wheel) and "slowest" (of those steps).
 * @return an exit code; `*why` tells what failed when it is not 0.
 */
int frames_run(const FramesOptions *options, Buf *said, const char **why);

#endif
