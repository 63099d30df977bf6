/* Plays a scenario in the real window from another process: keys and pointer go through the X server (XTEST). Beside it runs a mirror, the same program
 * without a window, that is given the same events; it tells where things are, and in the end the window must show the very picture of the mirror.
 *
 *   drive keyboard|mouse DATA_FOLDER SCENARIO OWN_FOLDER
 *
 * The line played is the best one that the analysis knows. Exit 0 when the debrief stands in the window, pixel for pixel. */
#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "overturn/files.h"
#include "screens/view.h"
#include "sdl/machine.h"
#include "sdl/png.h"
#include "sdl/render.h"
#include "sdl/window.h"
#include "store/store.h"

enum { WIDTH = 1440, HEIGHT = 900, MOST_TRIES = 400, MOST_TABS = 300, KEY_PAUSE_MS = 12 };

typedef struct Drive {
  Display *display;
  Window window;
  int x, y; /* of the window on the screen */
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

static Drive drive;

static void fail(const char *what, Str detail) {
  fprintf(stderr, "drive: %s %.*s\n", what, STR_ARG(detail));
  exit(1);
}

static void pause_ms(long ms) {
  struct timespec time = {ms / 1000, ms % 1000 * 1000000};
  (void)nanosleep(&time, NULL);
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
  if (program_count_due(drive.program)) (void)program_pass(drive.program, &drive.ui, &drive.frame);
}

static void hold(KeySym sym, bool down) { XTestFakeKeyEvent(drive.display, XKeysymToKeycode(drive.display, sym), down, CurrentTime); }

static void send_key(KeySym sym, unsigned mods) {
  if (mods & MOD_CTRL) hold(XK_Control_L, true);
  if (mods & MOD_ALT) hold(XK_Alt_L, true);
  if (mods & MOD_SHIFT) hold(XK_Shift_L, true);
  hold(sym, true);
  hold(sym, false);
  if (mods & MOD_SHIFT) hold(XK_Shift_L, false);
  if (mods & MOD_ALT) hold(XK_Alt_L, false);
  if (mods & MOD_CTRL) hold(XK_Control_L, false);
  XFlush(drive.display);
  pause_ms(KEY_PAUSE_MS);
}

static void key(KeySym sym, int32_t code, unsigned mods) {
  send_key(sym, mods);
  mirror((UiEvent){.kind = EVENT_KEY, .key = code, .mods = mods});
}

/* A letter or digit as a command: with Alt where a text field would take it. */
static void letter(char c, unsigned mods) { key((KeySym)c, c, mods | (drive.ui.text_focused ? MOD_ALT : 0)); }

static void type_char(char c) {
  KeyCode code = XKeysymToKeycode(drive.display, (KeySym)c);
  bool shifted = XkbKeycodeToKeysym(drive.display, code, 0, 0) != (KeySym)c;
  int32_t plain = (int32_t)XkbKeycodeToKeysym(drive.display, code, 0, 0);
  send_key((KeySym)plain, shifted ? MOD_SHIFT : 0);
  mirror((UiEvent){.kind = EVENT_KEY, .key = plain, .mods = shifted ? MOD_SHIFT : 0});
  if (drive.ui.text_focused) mirror((UiEvent){.kind = EVENT_TEXT, .text = {&c, 1}});
}

static void type_text(Str text) {
  for (size_t i = 0; i < text.length; i++) type_char(text.at[i]);
}

static void click_at(int x, int y) {
  XTestFakeMotionEvent(drive.display, DefaultScreen(drive.display), drive.x + x, drive.y + y, CurrentTime);
  XFlush(drive.display);
  pause_ms(KEY_PAUSE_MS);
  mirror((UiEvent){.kind = EVENT_MOVE, .x = x, .y = y});
  XTestFakeButtonEvent(drive.display, 1, True, CurrentTime);
  XFlush(drive.display);
  pause_ms(KEY_PAUSE_MS);
  mirror((UiEvent){.kind = EVENT_PRESS, .x = x, .y = y, .clicks = 1});
  XTestFakeButtonEvent(drive.display, 1, False, CurrentTime);
  XFlush(drive.display);
  pause_ms(KEY_PAUSE_MS);
  mirror((UiEvent){.kind = EVENT_RELEASE, .x = x, .y = y});
}

static void wheel(int x, int y, int steps) {
  XTestFakeMotionEvent(drive.display, DefaultScreen(drive.display), drive.x + x, drive.y + y, CurrentTime);
  mirror((UiEvent){.kind = EVENT_MOVE, .x = x, .y = y});
  unsigned button = steps > 0 ? 4 : 5;
  XTestFakeButtonEvent(drive.display, button, True, CurrentTime);
  XTestFakeButtonEvent(drive.display, button, False, CurrentTime);
  XFlush(drive.display);
  pause_ms(KEY_PAUSE_MS);
  mirror((UiEvent){.kind = EVENT_WHEEL, .x = x, .y = y, .wheel = steps});
}

/* ---- Finding things ---- */

static const UiNode *find(UiRole role, Str name, Str value) {
  for (size_t i = 0; i < drive.ui.node_count; i++) {
    const UiNode *node = &drive.ui.nodes[i];
    if (node->role == role && node->enabled && str_starts(node->name, name) && (!value.length || str_equal(node->value, value))) return node;
  }
  return NULL;
}

static const UiNode *focused(void) {
  for (size_t i = 0; i < drive.ui.node_count; i++)
    if (drive.ui.nodes[i].focused) return &drive.ui.nodes[i];
  return NULL;
}

static const UiNode *need(UiRole role, Str name, Str value) {
  const UiNode *node = find(role, name, value);
  if (!node) fail("not on the screen:", name);
  return node;
}

/* By keyboard: Tab until it has the ring. By pointer: scroll it into sight, then a click. */
static void reach(UiRole role, Str name, Str value) {
  UiId id = need(role, name, value)->id;
  for (int i = 0; i < MOST_TABS && !drive.mouse; i++) {
    const UiNode *now = focused();
    if (now && now->id == id) return;
    key(XK_Tab, KEY_TAB, 0);
  }
  if (!drive.mouse) fail("Tab does not reach:", name);
  for (int i = 0; i < 60; i++) {
    const UiNode *node = need(role, name, value);
    int least = node->rect.h < 20 ? node->rect.h : 20;
    if (node->seen.h >= least && node->seen.w > 0) break;
    int x = node->rect.x + node->rect.w / 2;
    wheel(x, HEIGHT * 2 / 5, node->rect.y > HEIGHT / 2 ? -1 : 1);
    if (find(role, name, value) && find(role, name, value)->seen.h < least) wheel(x, HEIGHT * 7 / 10, node->rect.y > HEIGHT / 2 ? -1 : 1);
  }
  const UiNode *node = need(role, name, value);
  click_at(node->seen.x + node->seen.w / 2, node->seen.y + node->seen.h / 2);
}

static void use(UiRole role, Str name, Str value) {
  reach(role, name, value);
  if (!drive.mouse) key(XK_Return, KEY_ENTER, 0);
}

/* ---- The desk ---- */

static const Session *session(void) { return program_session(drive.program); }
static int line_count(void) {
  int count;
  (void)session_line(session(), &count);
  return count;
}
static const State *state(void) { return session_state(session()); }
static const Scenario *scenario(void) { return session_scenario(session()); }
static DeskView *desk(void) { return view_desk(drive.arena, session()); }

static void show_app(DeskApp app) {
  const DeskView *view = desk();
  for (int i = 0; i < view->rail_count; i++) {
    if (view->rail[i].app != app) continue;
    if (drive.mouse)
      use(ROLE_TAB, desk_app_name(app), STR(""));
    else
      key(XK_F2 + (KeySym)i, KEY_F1 + 1 + i, 0);
    return;
  }
  fail("not on the rail:", desk_app_name(app));
}

static void show_page(DeskApp app, int place) {
  const DeskView *view = desk();
  show_app(app);
  if (view->apps[app].page_count < 2) return;
  Str title = view->apps[app].pages[place].title;
  for (int i = 0; i < view->apps[app].page_count; i++) {
    if (need(ROLE_ROW, title, STR(""))->selected) return;
    if (drive.mouse)
      use(ROLE_ROW, title, STR(""));
    else
      letter('n', 0);
  }
}

/* Where a fact can be pinned. @return false when it stands on no page. */
static bool fact_place(int fact, DeskApp *app, int *place) {
  const DeskView *view = desk();
  for (*app = APP_CLAIM; *app < APP_COUNT; (*app)++)
    for (*place = 0; *place < view->apps[*app].page_count; (*place)++) {
      const PageView *page = &view->apps[*app].pages[*place];
      if (page->page == scenario()->facts[fact].page) return true;
    }
  return false;
}

static void pin(int fact) {
  DeskApp app;
  int place;
  if (fact_place(fact, &app, &place)) show_page(app, place);
  Str text = sim_text(scenario(), state(), drive.arena, scenario()->facts[fact].text);
  Str clause = scenario()->facts[fact].clause;
  for (int i = 0; i < 40 && !bits_has(state()->pinned, fact); i++) {
    Str name = clause.length ? str_format(drive.arena, "Pin: Clause %.*s", STR_ARG(clause)) : str_format(drive.arena, "Pin: %.*s", STR_ARG(text));
    if (drive.mouse)
      use(ROLE_TOGGLE, name, STR(""));
    else
      letter('p', 0);
  }
  if (!bits_has(state()->pinned, fact)) fail("cannot be pinned:", text);
}

/* ---- Answers ---- */

static void choose(int place, Str text) {
  if (drive.mouse)
    reach(desk()->task.ask->many ? ROLE_CHECK : ROLE_CHOICE, text, STR(""));
  else
    letter((char)('1' + place), 0);
}

static void confirm(const char *label) {
  if (drive.mouse)
    use(ROLE_BUTTON, str_from(label), STR(""));
  else
    key(XK_Return, KEY_ENTER, 0);
}

static void fill(Str name, Str text) {
  reach(ROLE_FIELD, name, STR(""));
  key(XK_a, 'a', MOD_CTRL);
  type_text(text);
}

static void answer_options(const Action *action) {
  const AskView *ask = desk()->task.ask;
  for (int i = 0; i < ask->option_count; i++) {
    bool wanted = ask->kind == ITEM_INTERPRET ? str_equal(ask->options[i].id, action->option) : (ask->options[i].bit & action->choices) != 0;
    if (wanted) choose(i, ask->options[i].text);
  }
  bool spoken = find(ROLE_BUTTON, STR("Say it"), STR("")) != NULL;
  confirm(spoken ? "Say it" : "Confirm");
}

static void answer_facts(const Action *action) {
  const DeskView *view = desk();
  for (int i = 0; i < view->fact_count; i++) {
    if (!bits_has(action->facts, view->facts[i].fact)) continue;
    if (i < 9 && !drive.mouse)
      letter((char)('1' + i), 0);
    else
      reach(ROLE_CHECK, view->facts[i].detail, STR(""));
    if (i >= 9 && !drive.mouse) key(XK_space, ' ', 0);
  }
  confirm(view->task.ask->kind == ITEM_LINK ? "Link these two" : "Send ");
}

static void answer_cells(const Action *action) {
  const AskView *ask = desk()->task.ask;
  for (int i = 0; i < ask->row_count * ask->column_count; i++) {
    Str name = str_format(drive.arena, "%.*s, %.*s", STR_ARG(ask->rows[i / ask->column_count]), STR_ARG(ask->columns[i % ask->column_count]));
    fill(name, money_plain(drive.arena, action->cells[i]));
  }
  confirm("Check worksheet");
}

static void answer_buckets(const Action *action) {
  const AskView *ask = desk()->task.ask;
  for (int i = 0; i < ask->bucket_count; i++) fill(ask->bucket_labels[i], money_plain(drive.arena, action->buckets[ask->buckets[i]]));
  confirm("Post it");
}

/* Place by place from the first: the entry that belongs there is moved up to it. */
static void answer_order(const Action *action) {
  const AskView *ask = desk()->task.ask;
  int at[SCENARIO_MOST_ENTRIES];
  for (int i = 0; i < ask->option_count; i++) at[i] = (int)ask->options[i].bit;
  for (int i = 0; i < ask->option_count; i++) {
    int from = i;
    while (at[from] != action->order[i]) from++;
    if (!drive.mouse) letter((char)('1' + from), 0);
    for (int k = 0; k < ask->option_count; k++)
      for (int step = from; drive.mouse && (int)ask->options[k].bit == action->order[i] && step > i; step--)
        use(ROLE_BUTTON, str_format(drive.arena, "Move up: %.*s", STR_ARG(ask->options[k].text)), STR(""));
    for (; from > i; from--) {
      if (!drive.mouse) key(XK_Up, KEY_UP, 0);
      at[from] = at[from - 1];
    }
    at[i] = action->order[i];
  }
  confirm("Confirm");
}

/** Part by part; in one column the page is sent from its own tab. */
static void answer_letter(const Action *action) {
  const LetterView *letter = desk()->task.ask->letter;
  for (int p = 0; p < letter->part_count; p++) {
    for (int i = 0; i < letter->parts[p].version_count; i++)
      if (letter->parts[p].versions[i].bit & action->choices) choose(i, letter->parts[p].versions[i].text);
    confirm(p + 1 < letter->part_count ? "Next part" : "Read the letter");
  }
  confirm("Send letter");
}

static void answer(const Action *action) {
  const AskView *ask = desk()->task.ask;
  if (!ask) fail("nothing is asked in", desk()->task.title);
  switch (ask->kind) {
  case ITEM_CHOICES:
  case ITEM_INTERPRET: answer_options(action); break;
  case ITEM_EVIDENCE:
  case ITEM_LINK: answer_facts(action); break;
  case ITEM_WORKSHEET: answer_cells(action); break;
  case ITEM_ALLOCATE: answer_buckets(action); break;
  case ITEM_ORDER: answer_order(action); break;
  case ITEM_LETTER: answer_letter(action); break;
  case ITEM_MONEY: fill(ask->prompt, money_plain(drive.arena, action->cells[0])), confirm("Confirm"); break;
  case ITEM_NUMBER: fill(ask->prompt, str_format(drive.arena, "%lld", (long long)action->number)), confirm("Confirm"); break;
  case ITEM_TEXT: fill(ask->prompt, action->text), confirm("Confirm"); break;
  case ITEM_DAY: fill(STR("Date"), day_iso(drive.arena, action->day)), confirm("Confirm"); break;
  case ITEM_DATE: fill(STR("Date"), day_iso(drive.arena, action->day)), confirm("Schedule for"); break;
  case ITEM_TALK:
  case ITEM_KIND_COUNT: break;
  }
}

/* ---- Negotiation ---- */

static void offer(const Action *action) {
  const TalkView *view = desk()->talk;
  const Negotiation *talk = sim_talk(scenario(), state());
  Str amount = money_plain(drive.arena, negotiation_amount(talk, action->talk.ask));
  for (int i = 0; i < view->card_count; i++) {
    if (view->cards[i].place != action->talk.fact) continue;
    if (!drive.mouse && i < 6)
      key(XK_1 + (KeySym)i, '1' + i, drive.ui.text_focused ? MOD_SHIFT | MOD_ALT : MOD_SHIFT);
    else
      reach(ROLE_CARD, view->cards[i].title, view->cards[i].detail);
    if (!drive.mouse && i >= 6) key(XK_space, ' ', 0);
  }
  for (int i = 0; i < view->term_count && action->talk.kind == ACT_OFFER; i++) {
    Str level = view->terms[i].levels[action->talk.levels[i]].label;
    Str name = view->terms[i].by_them ? str_format(drive.arena, "They ask: %.*s", STR_ARG(view->terms[i].label)) : view->terms[i].label;
    if (!find(ROLE_RADIO, level, name) || find(ROLE_RADIO, level, name)->selected) continue;
    reach(ROLE_RADIO, level, name);
    if (!drive.mouse) key(XK_space, ' ', 0);
  }
  if (action->talk.kind == ACT_HOLD) {
    use(ROLE_BUTTON, STR("Hold"), STR(""));
    return;
  }
  fill(STR("Your counter-offer"), amount);
  use(ROLE_BUTTON, STR("Send counter-offer"), STR(""));
}

static void talk_move(const Action *action) {
  show_app(APP_NEGOTIATION);
  switch (action->talk.kind) {
  case ACT_OFFER:
  case ACT_HOLD: offer(action); break;
  case ACT_MOVE: use(ROLE_CHOICE, desk()->talk->moves[action->talk.move].text, STR("")); break;
  case ACT_ACCEPT: use(ROLE_BUTTON, STR("Accept"), STR("")); break;
  case ACT_WALK: use(ROLE_BUTTON, STR("Stop talking"), STR("")); break;
  }
}

static void do_action(const Action *action) {
  int before = line_count();
  DeskApp app;
  int place;
  arena_reset(drive.arena);
  switch (action->kind) {
  case ACTION_OPEN:
    for (app = APP_CLAIM; app < APP_COUNT; app++)
      for (place = 0; place < desk()->apps[app].page_count; place++)
        if (desk()->apps[app].pages[place].page == action->page && !bits_has(state()->opened, action->page)) show_page(app, place);
    return;
  case ACTION_PIN: pin(action->fact); return;
  case ACTION_UNPIN:
  case ACTION_PASS: return;
  case ACTION_ANSWER: answer(action); break;
  case ACTION_NEXT: use(ROLE_BUTTON, STR("Continue"), STR("")); break;
  case ACTION_TALK: talk_move(action); break;
  }
  if (line_count() == before) fail("nothing came of an action in", desk()->task.title);
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

static int journal_lines(void) {
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
  for (int i = 0; i < MOST_TRIES && !journal_lines(); i++) pause_ms(25);
  text = journal_text(arena);
  if (!text.length) fail("the window wrote no journal", STR(""));
  (void)str_cut(text, '\n', &head_line, &rest);
  if (!journal_read_head(arena, head_line, &head)) fail("no header:", head_line);
  *drive.seed = head.seed;
  drive.starting = false;
  arena_free(arena);
}

static bool keep_nothing(void *user, Str attempt, Str line) {
  (void)user, (void)attempt, (void)line;
  return true;
}

static void find_window(void) {
  Window root = DefaultRootWindow(drive.display), parent, *children;
  unsigned count;
  for (int i = 0; i < MOST_TRIES && !drive.window; i++) {
    if (XQueryTree(drive.display, root, &root, &parent, &children, &count)) {
      for (unsigned k = 0; k < count; k++) {
        XWindowAttributes attributes;
        bool ours = XGetWindowAttributes(drive.display, children[k], &attributes) && attributes.map_state == IsViewable && attributes.width == WIDTH;
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
  pause_ms(200);
}

/* The trainee at the window has drilled nothing and misses nothing. */
static bool nothing_drilled(void *user, Arena *arena, DrillRecord *record) {
  (void)user, (void)arena;
  *record = (DrillRecord){0};
  return true;
}

static void open_mirror(Str data, Str file) {
  Arena *arena = arena_new(0);
  if (TTF_Init() != 0) fail("no fonts", STR(""));
  drive.machine = machine_new(arena, data, STR(""));
  drive.ports = machine_ports(&drive.machine);
  drive.ports.new_attempt = new_attempt;
  drive.ports.journal = keep_nothing;
  drive.ports.drill = nothing_drilled;
  UiTheme theme = window_theme(&drive.ports, arena, 0);
  render_init(&drive.renderer, &theme);
  ui_init(&drive.ui, arena_new(0));
  Library library = library_read(arena, file, STR(""));
  drive.program = program_new(arena, &drive.ports, library.files, library.count, STR("scenarios"));
  drive.arena = arena_new(0);
  drive.frame = (UiFrame){
      .width_px = WIDTH, .height_px = HEIGHT, .scale_percent = 100, .text_percent = 100, .measure = render_measure, .user = &drive.renderer};
  mirror((UiEvent){.kind = EVENT_NONE});
}

/* ---- The same picture ---- */

static int differing_pixels(const uint32_t *wanted) {
  XImage *image = XGetImage(drive.display, drive.window, 0, 0, WIDTH, HEIGHT, AllPlanes, ZPixmap);
  int count = 0;
  for (int y = 0; image && y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++) count += (XGetPixel(image, x, y) & 0xFFFFFF) != wanted[y * WIDTH + x];
  if (!image) return WIDTH * HEIGHT;
  XDestroyImage(image);
  return count;
}

/* For whoever looks into a failure: both pictures, in the folder that OVERTURN_PICTURES names. */
static void keep_pictures(Canvas *canvas) {
  Arena *arena = arena_new(0);
  Str folder = str_from(getenv("OVERTURN_PICTURES"));
  FilesResult result = files_write(arena, str_format(arena, "%.*s/mirror.png", STR_ARG(folder)), png_of(arena, canvas));
  XImage *image = XGetImage(drive.display, drive.window, 0, 0, WIDTH, HEIGHT, AllPlanes, ZPixmap);
  for (int y = 0; image && y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++) canvas->at[y * WIDTH + x] = (uint32_t)XGetPixel(image, x, y) & 0xFFFFFF;
  if (image && result.status == FILES_OK) result = files_write(arena, str_format(arena, "%.*s/window.png", STR_ARG(folder)), png_of(arena, canvas));
  if (result.status != FILES_OK) fprintf(stderr, "drive: %.*s\n", STR_ARG(result.message));
  arena_free(arena);
}

static void compare_pictures(const char *where) {
  uint32_t *pixels = calloc((size_t)WIDTH * HEIGHT, sizeof *pixels);
  Canvas canvas = {pixels, WIDTH, HEIGHT, WIDTH, {0, 0, WIDTH, HEIGHT}};
  render_all(&drive.renderer, &canvas, drive.ui.draws, drive.ui.draw_count);
  int differ = -1;
  for (int i = 0; i < 200 && differ; i++) {
    differ = differing_pixels(pixels);
    if (differ) pause_ms(50);
  }
  if (differ && getenv("OVERTURN_PICTURES")) keep_pictures(&canvas);
  free(pixels);
  if (differ) {
    fprintf(stderr, "drive: %s: %d pixels differ from the mirror\n", where, differ);
    exit(1);
  }
}

static void play(void) {
  Arena *arena = arena_new(0);
  const Action *actions;
  Analysis *analysis = analysis_run(arena, scenario(), NULL, (AnalysisLimits){0});
  int count = analysis_best_line(analysis, arena, &actions);
  for (int i = 0; i < count; i++) do_action(&actions[i]);
  arena_free(arena);
}

int main(int argc, char **argv) {
  if (argc != 5) return 2;
  drive.mouse = strcmp(argv[1], "mouse") == 0;
  drive.own = str_from(argv[4]);
  drive.display = XOpenDisplay(NULL);
  if (!drive.display) return 77;
  open_mirror(str_from(argv[2]), str_from(argv[3]));
  find_window();
  compare_pictures("home");
  use(drive.mouse ? ROLE_BUTTON : ROLE_ROW, drive.mouse ? STR("Open") : STR(""), STR(""));
  compare_pictures("briefing");
  drive.starting = true;
  use(ROLE_BUTTON, STR("Start"), STR(""));
  compare_pictures("desk");
  play();
  int entries;
  (void)session_entries(session(), &entries);
  for (int i = 0; i < MOST_TRIES && journal_lines() < entries + 1; i++) pause_ms(25);
  compare_pictures("desk at the end");
  use(ROLE_BUTTON, STR("See the debrief"), STR(""));
  compare_pictures("debrief");
  if (program_screen(drive.program) != SCREEN_DEBRIEF || journal_lines() != entries + 1) fail("the journal is not whole", STR(""));
  printf("%s: %d entries, the window shows the debrief\n", drive.mouse ? "mouse" : "keyboard", entries);
  return 0;
}
