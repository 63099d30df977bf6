/* Pictures of screens, drawn off-screen exactly as the window draws them. */
#ifndef SDL_SHOT_H
#define SDL_SHOT_H

#include "overturn/diag.h"
#include "screens/program.h"

struct Canvas;
struct Renderer;
struct TextCache;

typedef struct ShotLook {
  Str screen; /* "home", "briefing", "debrief", "desk" (what the step is about), or an app: "remittance" */
  int width_px, height_px, scale_percent, text_percent;
} ShotLook;

typedef struct ShotOptions {
  Str data;         /* folder with assets/ */
  ProgramFile file; /* the scenario; empty text: the home screen with the shipped ones */
  Str journal;      /* played first, or empty */
  Str own;          /* folder of records, whose class is shown; empty: an invented one */
  Str before;       /* journal of the attempt that it retries, or empty */
  ShotLook look;
  int theme;
} ShotOptions;

/** Names of screens, NULL at the end. */
extern const char *const shot_screens[];
/** Whether it is a page of the desk. */
bool shot_on_desk(const char *screen);
/** Turns the program to one of them; what it needs, a scenario or an attempt, must be there. @return false when there is no such screen. */
bool shot_show(Program *program, Str screen);

/** @return the picture as PNG in `arena`; empty when it cannot be made, with the reason in `*why` (and in `diags` for a journal). */
Str shot_screen(Arena *arena, const ShotOptions *options, Diags *diags, Str *why);

/** The same in parts, for one who looks at many screens of one scenario. */
typedef struct Shot Shot;
/** The home screen with that file, or with the shipped ones when it has no text. @return NULL, with the reason, when it cannot; shot_close() frees it. */
Shot *shot_open(Arena *arena, Str data, const ProgramFile *file, int theme, Str *why);
void shot_close(Shot *shot);
/** Opens the scenario at its briefing. */
bool shot_brief(Shot *shot, Str *why);
/** The same, then starts an attempt and plays a journal, which may be empty. */
bool shot_play(Shot *shot, Str journal, Diags *diags, Str *why);
/** Lays a screen out, as if it had just been come to. @return its drawing commands and nodes, until the next look; NULL when there is no such screen. */
const UiContext *shot_look(Shot *shot, const ShotLook *look);
const UiTheme *shot_theme(const Shot *shot);
const struct Renderer *shot_renderer(const Shot *shot);
/** The screen last looked at. */
Str shot_png(Shot *shot);

/** Goes on from there: one event. */
void shot_pass(Shot *shot, const UiEvent *event);
void shot_focus(Shot *shot, UiId id);
/** Draws what it changed, or the whole screen. @return as render_changes(). */
int shot_changes(Shot *shot, struct Canvas *canvas, bool whole, UiRect *changed, int room);
struct TextCache *shot_texts(Shot *shot);

#endif
