/* The two worlds of a drive: the real window, reached through the X server, and the mirror. */
#ifndef WINDOW_DRIVE_H
#define WINDOW_DRIVE_H

#include <X11/Xlib.h>
#include <X11/keysym.h>

#include "screens/view.h"
#include "sdl/machine.h"
#include "sdl/render.h"

typedef struct Drive {
  Display *display;
  Window window;
  Atom protocols, ping;
  long pings;
  int x, y, width, height; /* of the window on the screen */
  bool mouse;
  Str own;
  Arena *arena;
  Program *program;
  UiContext ui;
  Renderer renderer;
  Machine machine;
  ProgramPorts ports;
  UiFrame frame;
  uint64_t *seed; /* of the mirror's attempt, which is drawn before its briefing */
  bool starting;  /* what is pressed next begins the attempt */
} Drive;

extern Drive drive;

/** Says it, keeps both pictures where OVERTURN_PICTURES names a folder, and ends. */
void fail(const char *what, Str detail);
/* Both worlds get the event. */
void key(KeySym sym, int32_t code, unsigned mods);
/** A letter or digit as a command: with Alt where a text field would take it. */
void letter(char c, unsigned mods);
void type_text(Str text);
void click_at(int x, int y);
void wheel(int x, int y, int steps);
/** The first that can be used and whose name starts so; NULL. */
const UiNode *find(UiRole role, Str name, Str value);
const UiNode *find_whole(UiRole role, Str name);
const UiNode *focused(void);
const UiNode *need(UiRole role, Str name, Str value);
/** By keyboard the ring goes there; by pointer it is scrolled into sight and clicked. */
void reach(UiRole role, Str name, Str value);
void use(UiRole role, Str name, Str value);
/** Of the attempt that the window began. */
int journal_lines(void);
void find_window(void);
void open_mirror(Str data, Str file);
/** The mirror draws what has changed without an event. */
void mirror_pass(void);
void compare_pictures(const char *where);

#endif
