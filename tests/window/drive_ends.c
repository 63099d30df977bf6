/* The real window gets its input through the X server (XTEST), the mirror the same as events. Nothing waits for a time: the window is asked (_NET_WM_PING) and
 * answers when it has taken in what came before. */
#include "window/drive.h"

#include <X11/XKBlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "learn/record.h"
#include "overturn/files.h"
#include "sdl/png.h"
#include "sdl/window.h"
#include "store/store.h"

enum { MOST_TRIES = 400, MOST_TABS = 300, ANSWER_MS = 60000, PICTURE_TRIES = 40 };

Drive drive;

static void keep_pictures(Canvas *canvas);

void fail(const char *what, Str detail) {
  if (drive.window && getenv("OVERTURN_PICTURES")) {
    Canvas canvas = {calloc((size_t)drive.width * (size_t)drive.height, sizeof(uint32_t)),
                     drive.width,
                     drive.height,
                     drive.width,
                     {0, 0, drive.width, drive.height}};
    render_all(&drive.renderer, &canvas, drive.ui.draws, drive.ui.draw_count);
    keep_pictures(&canvas);
  }
  fprintf(stderr, "drive: %s %.*s\n", what, STR_ARG(detail));
  exit(1);
}

static void pause_ms(long ms) {
  struct timespec time = {ms / 1000, ms % 1000 * 1000000};
  (void)nanosleep(&time, NULL);
}

/* ---- The window has taken in what was sent ---- */

static bool is_answer(const XEvent *event) {
  const XClientMessageEvent *message = &event->xclient;
  return event->type == ClientMessage && message->message_type == drive.protocols && (Atom)message->data.l[0] == drive.ping &&
         message->data.l[1] == drive.pings;
}

/* The answer comes when the window has read its events up to this one. */
static void ping(void) {
  XEvent event = {.xclient = {.type = ClientMessage, .window = drive.window, .message_type = drive.protocols, .format = 32}};
  event.xclient.data.l[0] = (long)drive.ping;
  event.xclient.data.l[1] = ++drive.pings;
  event.xclient.data.l[2] = (long)drive.window;
  XSendEvent(drive.display, drive.window, False, NoEventMask, &event);
  XFlush(drive.display);
  for (struct pollfd wire = {ConnectionNumber(drive.display), POLLIN, 0};;) {
    while (XPending(drive.display)) {
      XNextEvent(drive.display, &event);
      if (is_answer(&event)) return;
    }
    if (poll(&wire, 1, ANSWER_MS) < 1) fail("the window does not answer", STR(""));
  }
}

/* It may answer whenever it asks for an event, also while some still wait: so it is asked more often than one key or click makes events. */
static void settle(void) {
  for (int i = 0; i < 12; i++) ping();
}

/* For what the window does outside its events; longer each time it was not there yet. */
static void settle_longer(int times) {
  settle();
  if (times) pause_ms(times * 20L);
}

/* ---- Both worlds get the event ---- */

static void take_over_attempt(void);

static void mirror(UiEvent event) {
  bool starts = event.kind == EVENT_RELEASE || (event.kind == EVENT_KEY && event.key == KEY_ENTER);
  if (drive.starting && starts) take_over_attempt();
  drive.frame.event = event;
  (void)program_pass(drive.program, &drive.ui, &drive.frame);
  drive.frame.event = (UiEvent){.kind = EVENT_NONE};
  if (program_work(drive.program)) (void)program_pass(drive.program, &drive.ui, &drive.frame);
  if (program_read_home(drive.program)) (void)program_pass(drive.program, &drive.ui, &drive.frame);
  /* As nobody types faster than that: whether a key is text, or held down and repeated, SDL decides when it reads it. */
  if (drive.window && event.kind != EVENT_NONE) settle();
  int played = 0; /* OVERTURN_STEPS: from so many entries on every step is compared, to find where both part */
  if (program_session(drive.program)) (void)session_entries(program_session(drive.program), &played);
  int64_t from;
  const char *steps = getenv("OVERTURN_STEPS");
  if (drive.window && steps && str_to_int(str_from(steps), &from) && played >= from) compare_pictures("this step");
}

void mirror_pass(void) { mirror((UiEvent){.kind = EVENT_NONE}); }

static void hold(KeySym sym, bool down) { XTestFakeKeyEvent(drive.display, XKeysymToKeycode(drive.display, sym), down, CurrentTime); }

static void send_key(KeySym sym, unsigned mods) {
  if (drive.mouse) fail("a key, though played by mouse alone", STR(""));
  if (mods & MOD_CTRL) hold(XK_Control_L, true);
  if (mods & MOD_ALT) hold(XK_Alt_L, true);
  if (mods & MOD_SHIFT) hold(XK_Shift_L, true);
  hold(sym, true);
  hold(sym, false);
  if (mods & MOD_SHIFT) hold(XK_Shift_L, false);
  if (mods & MOD_ALT) hold(XK_Alt_L, false);
  if (mods & MOD_CTRL) hold(XK_Control_L, false);
  XFlush(drive.display);
}

void key(KeySym sym, int32_t code, unsigned mods) {
  send_key(sym, mods);
  mirror((UiEvent){.kind = EVENT_KEY, .key = code, .mods = mods});
}

/* A letter or digit as a command: with Alt where a text field would take it. */
void letter(char c, unsigned mods) { key((KeySym)c, c, mods | (drive.ui.text_focused ? MOD_ALT : 0)); }

static void type_char(char c) {
  KeyCode code = XKeysymToKeycode(drive.display, (KeySym)c);
  bool shifted = XkbKeycodeToKeysym(drive.display, code, 0, 0) != (KeySym)c;
  int32_t plain = (int32_t)XkbKeycodeToKeysym(drive.display, code, 0, 0);
  send_key((KeySym)plain, shifted ? MOD_SHIFT : 0);
  mirror((UiEvent){.kind = EVENT_KEY, .key = plain, .mods = shifted ? MOD_SHIFT : 0});
  if (drive.ui.text_focused) mirror((UiEvent){.kind = EVENT_TEXT, .text = {&c, 1}});
}

void type_text(Str text) {
  for (size_t i = 0; i < text.length; i++) type_char(text.at[i]);
}

void click_at(int x, int y) {
  if (!drive.mouse) fail("a click, though played by keyboard alone", STR(""));
  XTestFakeMotionEvent(drive.display, DefaultScreen(drive.display), drive.x + x, drive.y + y, CurrentTime);
  XFlush(drive.display);
  mirror((UiEvent){.kind = EVENT_MOVE, .x = x, .y = y});
  XTestFakeButtonEvent(drive.display, 1, True, CurrentTime);
  XFlush(drive.display);
  mirror((UiEvent){.kind = EVENT_PRESS, .x = x, .y = y, .clicks = 1});
  XTestFakeButtonEvent(drive.display, 1, False, CurrentTime);
  XFlush(drive.display);
  mirror((UiEvent){.kind = EVENT_RELEASE, .x = x, .y = y});
}

void wheel(int x, int y, int steps) {
  XTestFakeMotionEvent(drive.display, DefaultScreen(drive.display), drive.x + x, drive.y + y, CurrentTime);
  mirror((UiEvent){.kind = EVENT_MOVE, .x = x, .y = y});
  unsigned button = steps > 0 ? 4 : 5;
  XTestFakeButtonEvent(drive.display, button, True, CurrentTime);
  XTestFakeButtonEvent(drive.display, button, False, CurrentTime);
  XFlush(drive.display);
  mirror((UiEvent){.kind = EVENT_WHEEL, .x = x, .y = y, .wheel = steps});
}

/* ---- Finding things ---- */

const UiNode *find(UiRole role, Str name, Str value) {
  for (size_t i = 0; i < drive.ui.node_count; i++) {
    const UiNode *node = &drive.ui.nodes[i];
    if (node->role == role && node->enabled && str_starts(node->name, name) && (!value.length || str_equal(node->value, value))) return node;
  }
  return NULL;
}

const UiNode *find_whole(UiRole role, Str name) {
  for (size_t i = 0; i < drive.ui.node_count; i++)
    if (drive.ui.nodes[i].role == role && str_equal(drive.ui.nodes[i].name, name)) return &drive.ui.nodes[i];
  return NULL;
}

const UiNode *focused(void) {
  for (size_t i = 0; i < drive.ui.node_count; i++)
    if (drive.ui.nodes[i].focused) return &drive.ui.nodes[i];
  return NULL;
}

const UiNode *need(UiRole role, Str name, Str value) {
  const UiNode *node = find(role, name, value);
  if (!node) fail("not on the screen:", name);
  return node;
}

/* How far Tab goes from the ring to it, and of how many stops. */
static int stops_to(UiId id, int *count) {
  int from = 0, to = 0;
  *count = 0;
  for (size_t i = 0; i < drive.ui.node_count; i++) {
    if (!drive.ui.nodes[i].stop) continue;
    if (drive.ui.nodes[i].focused) from = *count;
    if (drive.ui.nodes[i].id == id) to = *count;
    ++*count;
  }
  return to >= from ? to - from : to - from + *count;
}

/* Tab, or Shift Tab where that is nearer, until it has the ring. */
static void tab_to(UiRole role, Str name, Str value) {
  UiId id = need(role, name, value)->id;
  int count, ahead = stops_to(id, &count);
  unsigned mods = ahead > count / 2 ? MOD_SHIFT : 0;
  for (int i = 0; i < MOST_TABS; i++) {
    const UiNode *now = focused();
    if (now && now->id == id) return;
    key(XK_Tab, KEY_TAB, mods);
  }
  fail("Tab does not reach:", name);
}

/* By keyboard the ring goes there. By pointer: scrolled into sight, then a click. */
void reach(UiRole role, Str name, Str value) {
  if (!drive.mouse) {
    tab_to(role, name, value);
    return;
  }
  for (int i = 0; i < 60; i++) {
    const UiNode *node = need(role, name, value);
    int least = node->rect.h < 20 ? node->rect.h : 20;
    if (node->seen.h >= least && node->seen.w > 0) break;
    int x = node->rect.x + node->rect.w / 2, steps = node->rect.y > drive.height / 2 ? -1 : 1; /* the node is gone with the next pass */
    wheel(x, drive.height * 2 / 5, steps);
    if (find(role, name, value) && find(role, name, value)->seen.h < least) wheel(x, drive.height * 7 / 10, steps);
  }
  const UiNode *node = need(role, name, value);
  bool field = role == ROLE_FIELD; /* behind its text, so that the caret stands at the end */
  click_at(node->seen.x + (field ? node->seen.w - 12 : node->seen.w / 2), node->seen.y + node->seen.h / 2);
}

void use(UiRole role, Str name, Str value) {
  reach(role, name, value);
  if (!drive.mouse) key(XK_Return, KEY_ENTER, 0);
}

/* ---- The attempt that the window began ---- */

/* As its records have it; empty while there is none. */
static Str journal_text(Arena *arena) {
  Store *store;
  StoreAttempt *attempts;
  Str notice, text = STR("");
  size_t count = 0;
  if (store_open_records(arena, (StoreOpen){.folder = drive.own, .read = true}, &store, &notice).status != STORE_OK) return text;
  if (store_attempts(store, arena, 0, &attempts, &count).status == STORE_OK && count &&
      store_journal(store, arena, attempts[count - 1].attempt, &text).status != STORE_OK)
    text = STR("");
  store_close(store);
  return text;
}

static int lines_of(Str text) {
  int count = 0;
  for (size_t i = 0; i < text.length; i++) count += text.at[i] == '\n';
  return count;
}

int journal_lines(void) {
  Arena *arena = arena_new(0);
  int count = lines_of(journal_text(arena));
  arena_free(arena);
  return count;
}

/* Nobody can know what the window will draw; until it has begun, the mirror has an attempt of its own. */
static Str new_attempt(void *user, Arena *arena, Str name, uint64_t *seed) {
  (void)user, (void)arena;
  drive.seed = seed;
  *seed = 1;
  return name;
}

/* The mirror's attempt is the window's, which says in its journal what it has drawn: the same seed, the same wrong answers. */
static void take_over_attempt(void) {
  Arena *arena = arena_new(0);
  Str text, head_line, rest;
  JournalHead head;
  for (int i = 0; i < PICTURE_TRIES && !journal_lines(); i++) settle_longer(i);
  text = journal_text(arena);
  if (!text.length) fail("the window wrote no journal", STR(""));
  (void)str_cut(text, '\n', &head_line, &rest);
  if (!journal_read_head(arena, head_line, &head)) fail("no header:", head_line);
  *drive.seed = head.seed;
  drive.starting = false;
  arena_free(arena);
}

/* The mirror's own journal, for the score of what was played. */
static bool keep_beside(void *user, Str attempt, Str line) {
  (void)user, (void)attempt;
  return files_append_line(drive.ui.arena, str_format(drive.ui.arena, "%.*s/mirror.jsonl", STR_ARG(drive.own)), line).status == FILES_OK;
}

static bool begin_beside(void *user, const ProgramBegin *begin) { return keep_beside(user, begin->head->attempt, begin->line); }

/* The trainee at the window has drilled nothing and misses nothing. */
static bool nothing_drilled(void *user, Arena *arena, DrillRecord *record) {
  (void)user, (void)arena;
  *record = (DrillRecord){0};
  return true;
}

/* What home tells of the trainee is read from the records of the window; elsewhere the mirror knows nothing of them, as they may just be written. */
static bool results_at_home(void *user, Arena *arena, Results *all) {
  (void)user;
  Store *store = NULL;
  StoreProfile me;
  Str notice = STR("");
  bool home = drive.program && program_screen(drive.program) == SCREEN_HOME;
  if (!home || store_open_records(arena, (StoreOpen){.folder = drive.own, .read = true}, &store, &notice).status != STORE_OK) return false;
  bool read = store_me(store, arena, &me).status == STORE_OK &&
              record_results(store, arena, &me, drive.ports.seconds(drive.ports.user), all).status == STORE_OK;
  store_close(store);
  return read;
}

void find_window(void) {
  Window root = DefaultRootWindow(drive.display), parent, *children;
  unsigned count;
  for (int i = 0; i < MOST_TRIES && !drive.window; i++) {
    if (XQueryTree(drive.display, root, &root, &parent, &children, &count)) {
      for (unsigned k = 0; k < count; k++) {
        XWindowAttributes attributes;
        bool ours =
            XGetWindowAttributes(drive.display, children[k], &attributes) && attributes.map_state == IsViewable && attributes.width == drive.width;
        if (ours) drive.window = children[k], drive.x = attributes.x, drive.y = attributes.y;
      }
      XFree(children);
    }
    pause_ms(25);
  }
  if (!drive.window) fail("no window came", STR(""));
  XTestFakeMotionEvent(drive.display, DefaultScreen(drive.display), 1599, 999, CurrentTime); /* off the window: nothing is hovered */
  XSetInputFocus(drive.display, drive.window, RevertToParent, CurrentTime);
  XFlush(drive.display);
  drive.protocols = XInternAtom(drive.display, "WM_PROTOCOLS", False);
  drive.ping = XInternAtom(drive.display, "_NET_WM_PING", False);
  XSelectInput(drive.display, root, SubstructureNotifyMask);
  settle();
}

void open_mirror(Str data, Str file) {
  Arena *arena = arena_new(0);
  if (TTF_Init() != 0) fail("no fonts", STR(""));
  drive.machine = machine_new(arena, data, STR(""));
  drive.ports = machine_ports(&drive.machine);
  drive.ports.new_attempt = new_attempt;
  drive.ports.begin = begin_beside;
  drive.ports.journal = keep_beside;
  drive.ports.drill = nothing_drilled;
  drive.ports.results = results_at_home;
  UiTheme theme = window_theme(&drive.ports, arena, 0);
  render_init(&drive.renderer, &theme);
  ui_init(&drive.ui, arena_new(0));
  Library library = library_read(arena, file, STR(""));
  drive.program = program_new(arena, &drive.ports, library.files, library.count, STR("scenarios"));
  drive.arena = arena_new(0);
  drive.frame = (UiFrame){.width_px = drive.width,
                          .height_px = drive.height,
                          .scale_percent = 100,
                          .text_percent = 100,
                          .measure = render_measure,
                          .gauge = render_gauge,
                          .user = &drive.renderer};
  mirror((UiEvent){.kind = EVENT_NONE});
}

/* ---- The same picture ---- */

static int differing_pixels(const uint32_t *wanted) {
  XImage *image = XGetImage(drive.display, drive.window, 0, 0, (unsigned)drive.width, (unsigned)drive.height, AllPlanes, ZPixmap);
  int count = 0;
  if (!image) return drive.width * drive.height;
  for (int y = 0; y < drive.height; y++) {
    const uint32_t *row = (const uint32_t *)(const void *)(image->data + y * image->bytes_per_line);
    for (int x = 0; x < drive.width; x++) count += (row[x] & 0xFFFFFF) != wanted[y * drive.width + x];
  }
  XDestroyImage(image);
  return count;
}

/* For whoever looks into a failure: both pictures, in the folder that OVERTURN_PICTURES names. */
static void keep_pictures(Canvas *canvas) {
  Arena *arena = arena_new(0);
  Str folder = str_from(getenv("OVERTURN_PICTURES"));
  FilesResult result = files_write(arena, str_format(arena, "%.*s/mirror.png", STR_ARG(folder)), png_of(arena, canvas));
  XImage *image = XGetImage(drive.display, drive.window, 0, 0, (unsigned)drive.width, (unsigned)drive.height, AllPlanes, ZPixmap);
  for (int y = 0; image && y < drive.height; y++)
    for (int x = 0; x < drive.width; x++) canvas->at[y * drive.width + x] = (uint32_t)XGetPixel(image, x, y) & 0xFFFFFF;
  if (image && result.status == FILES_OK) result = files_write(arena, str_format(arena, "%.*s/window.png", STR_ARG(folder)), png_of(arena, canvas));
  if (result.status != FILES_OK) fprintf(stderr, "drive: %.*s\n", STR_ARG(result.message));
  arena_free(arena);
}

void compare_pictures(const char *where) {
  uint32_t *pixels = calloc((size_t)drive.width * (size_t)drive.height, sizeof *pixels);
  Canvas canvas = {pixels, drive.width, drive.height, drive.width, {0, 0, drive.width, drive.height}};
  render_all(&drive.renderer, &canvas, drive.ui.draws, drive.ui.draw_count);
  int differ = -1;
  for (int i = 0; i < PICTURE_TRIES && differ; i++) {
    settle_longer(i);
    differ = differing_pixels(pixels);
  }
  if (differ && getenv("OVERTURN_PICTURES")) keep_pictures(&canvas);
  free(pixels);
  if (differ) {
    fprintf(stderr, "drive: %s: %d pixels differ from the mirror\n", where, differ);
    exit(1);
  }
}
