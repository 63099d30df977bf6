/* Pictures of screens, drawn off-screen exactly as the window draws them. */
#ifndef SDL_SHOT_H
#define SDL_SHOT_H

#include "overturn/diag.h"
#include "screens/program.h"

typedef struct ShotOptions {
  Str data;         /* folder with assets/ */
  ProgramFile file; /* the scenario; empty text: the home screen with the shipped ones */
  Str journal;      /* played first, or empty */
  Str screen;       /* "home", "briefing", "debrief", "desk" (what the step is about), or an app: "remittance" */
  int width_px, height_px, scale_percent, text_percent, theme;
} ShotOptions;

/** Names of screens, NULL at the end. */
extern const char *const shot_screens[];

/** @return the picture as PNG in `arena`; empty when it cannot be made, with the reason in `*why` (and in `diags` for a journal). */
Str shot_screen(Arena *arena, const ShotOptions *options, Diags *diags, Str *why);

#endif
