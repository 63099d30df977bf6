/* One window, drawn with the processor on the window's own surface; no GL is loaded. Asleep in SDL_WaitEvent while nothing happens: no timer runs but the
 * one that a tooltip or a toast asks for. A pass is run for every event, the picture is made when the queue is empty. */
#include "sdl/window.h"

#include <stdlib.h>

#include "screens/theme_file.h"
#include "sdl/display.h"
#include "sdl/input.h"
#include "sdl/pages.h"
#include "sdl/paper.h"
#include "sdl/reload.h"
#include "sdl/render.h"
#include "sdl/settings.h"
#include "sdl/shot.h"

enum { MOST_CHANGED = 256, MOST_COURSE_BYTES = 4 << 20 };

typedef struct Window {
  SDL_Window *window;
  Renderer *renderer;
  UiContext *ui;
  Program *program;
  Reload reload;
  Machine machine;
  Library library;
  ProgramPorts ports;
  Arena *arena;
  int scale_percent, theme;
  int pictures, wakes; /* since the start */
  void (*woke)(void);
  const void *ready; /* the pixels last drawn on */
  const WindowSource *source;
  int64_t source_ms; /* its time */
  bool text_input;
  const char *failed; /* what the window cannot go on without; NULL: nothing */
  Str settings_path;
  Settings kept, seen; /* in the file; as it was when the window was last looked at */
} Window;

UiTheme window_theme(const ProgramPorts *ports, Arena *arena, int theme) {
  UiTheme read = ui_theme_light;
  Str name = str_format(arena, "themes/%s.json", program_themes[theme]), text = ports->asset(ports->user, arena, name);
  Diags diags = diags_new(arena, name, text);
  if (text.length && !theme_read(arena, text, &diags, &read)) SDL_LogWarn(SDL_LOG_CATEGORY_APPLICATION, "%.*s cannot be used", STR_ARG(name));
  return read;
}

/* ---- Clipboard ---- */

static Str clipboard_get(void *user, Arena *arena) {
  (void)user;
  char *text = SDL_GetClipboardText();
  Str copy = str_copy(arena, str_from(text ? text : ""));
  SDL_free(text);
  return copy;
}

static void clipboard_set(void *user, Str text) {
  (void)user;
  Arena *arena = arena_new(0);
  if (SDL_SetClipboardText(str_z(arena, text)) != 0) SDL_LogWarn(SDL_LOG_CATEGORY_APPLICATION, "%s", SDL_GetError());
  arena_free(arena);
}

/* ---- Passes ---- */

static int64_t now_ms(const Window *window) { return window->source ? window->source_ms : (int64_t)SDL_GetTicks64(); }

static bool pass(Window *window, const UiEvent *event) {
  UiFrame frame = {.scale_percent = window->scale_percent,
                   .text_percent = program_text_percent(window->program),
                   .outlined = window->renderer->theme.outlined,
                   .now_ms = now_ms(window),
                   .event = *event,
                   .measure = render_measure,
                   .gauge = render_gauge,
                   .user = window->renderer,
                   .clipboard_get = clipboard_get,
                   .clipboard_set = clipboard_set};
  SDL_GetWindowSize(window->window, &frame.width_px, &frame.height_px);
  render_set_scale(window->renderer, window->scale_percent, frame.text_percent);
  return program_pass(window->program, window->ui, &frame);
}

/* A change of theme or of the text's size is measured anew before anything is drawn. */
static bool settle_look(Window *window) {
  bool text = program_text_percent(window->program) != window->renderer->text_percent, theme = program_theme(window->program) != window->theme;
  if (theme) {
    window->theme = program_theme(window->program);
    window->renderer->theme = window_theme(&window->ports, window->arena, window->theme);
    render_forget(window->renderer);
  }
  return !(text || theme) || pass(window, &(UiEvent){.kind = EVENT_NONE});
}

/* Text input is on exactly while a field has the focus, so that a key that brings the focus there is not typed into it. */
static void settle_text_input(Window *window) {
  bool wanted = window->ui->text_focused;
  if (wanted && !window->text_input) SDL_StartTextInput();
  if (!wanted && window->text_input) SDL_StopTextInput();
  window->text_input = wanted;
  UiRect caret = window->ui->caret;
  if (wanted && caret.h) SDL_SetTextInputRect(&(SDL_Rect){caret.x, caret.y, caret.w, caret.h});
}

/* ---- What is remembered ---- */

static void keep_settings(Window *window) {
  Arena *arena = arena_new(0);
  if (!settings_write(arena, window->settings_path, &window->kept)) SDL_LogWarn(SDL_LOG_CATEGORY_APPLICATION, "settings cannot be kept");
  arena_free(arena);
}

/* Only what was changed here is kept: a theme that the command line asked for is for this time. */
static void settle_settings(Window *window) {
  Settings *kept = &window->kept, *seen = &window->seen, now = *seen;
  now.theme = program_theme(window->program);
  now.text_percent = program_text_percent(window->program);
  now.sound = program_sound(window->program);
  now.speak = program_speaking(window->program);
  now.keys = *program_keys(window->program);
  bool same = now.theme == seen->theme && now.text_percent == seen->text_percent && now.sound == seen->sound && now.speak == seen->speak &&
              keys_same(&now.keys, &seen->keys);
  if (same) return;
  if (now.theme != seen->theme) kept->theme = now.theme;
  if (now.text_percent != seen->text_percent) kept->text_percent = now.text_percent;
  if (now.sound != seen->sound) kept->sound = now.sound;
  if (now.speak != seen->speak) kept->speak = now.speak;
  kept->keys = now.keys;
  *seen = now;
  keep_settings(window);
}

static Settings window_place(const Window *window) {
  Settings place = window->seen;
  place.maximized = SDL_GetWindowFlags(window->window) & SDL_WINDOW_MAXIMIZED;
  SDL_GetWindowPosition(window->window, &place.x, &place.y);
  SDL_GetWindowSize(window->window, &place.width_px, &place.height_px);
  return place;
}

static bool same_place(const ProgramPlace *a, const ProgramPlace *b) {
  return a->kind == b->kind && a->sort == b->sort && a->app == b->app && a->page == b->page && str_equal(a->filter, b->filter) &&
         str_equal(a->file, b->file) && str_equal(a->course, b->course) && str_equal(a->attempt, b->attempt);
}

/* Of a list of one there is nothing to remember. */
static bool keep_program_place(Window *window) {
  ProgramPlace now = program_place(window->program), *kept = &window->kept.place;
  if (window->library.count < 2)
    now.kind = kept->kind, now.sort = kept->sort, now.filter = kept->filter, now.file = kept->file, now.course = kept->course;
  bool same = same_place(&now, kept);
  *kept = now;
  return !same;
}

/* At the end: where the window was put, how large, and where in the program one was. */
static void keep_place(Window *window) {
  Settings now = window_place(window);
  const Settings *seen = &window->seen;
  bool sized = now.width_px != seen->width_px || now.height_px != seen->height_px, moved = now.x != seen->x || now.y != seen->y;
  bool turned = keep_program_place(window);
  if (!sized && !moved && !turned && !window->kept.bad && now.maximized == seen->maximized) return;
  window->kept.maximized = now.maximized;
  if (sized && !now.maximized) window->kept.width_px = now.width_px;
  if (sized && !now.maximized) window->kept.height_px = now.height_px;
  if (moved && !now.maximized) window->kept.x = now.x < 0 ? 0 : now.x;
  if (moved && !now.maximized) window->kept.y = now.y < 0 ? 0 : now.y;
  keep_settings(window);
}

static bool on_a_display(int x, int y) {
  for (int i = 0; x != SETTINGS_NO_PLACE && y != SETTINGS_NO_PLACE && i < SDL_GetNumVideoDisplays(); i++) {
    SDL_Rect display;
    if (SDL_GetDisplayUsableBounds(i, &display) == 0 && SDL_PointInRect(&(SDL_Point){x, y}, &display)) return true;
  }
  return false;
}

/* What the command line does not say is as it was the last time. */
static WindowOptions remembered(Window *window, const WindowOptions *asked) {
  WindowOptions options = *asked;
  window->settings_path = asked->once ? STR("") : asked->settings;
  window->kept = settings_read(window->arena, window->settings_path);
  if (!options.width_px) options.width_px = window->kept.width_px;
  if (!options.height_px) options.height_px = window->kept.height_px;
  if (!options.text_percent) options.text_percent = window->kept.text_percent;
  if (options.theme == NONE) options.theme = window->kept.theme;
  options.speak = options.speak || window->kept.speak;
  return options;
}

static bool try_to_show(Window *window) {
  SDL_Surface *surface = SDL_GetWindowSurface(window->window);
  if (!surface) return false;
  bool direct = surface->format->BytesPerPixel == 4 && surface->format->Rmask == 0xFF0000 && surface->format->Bmask == 0xFF;
  SDL_Surface *shadow = direct ? NULL : SDL_CreateRGBSurfaceWithFormat(0, surface->w, surface->h, 32, SDL_PIXELFORMAT_RGB888);
  SDL_Surface *target = direct ? surface : shadow;
  if (!target) return false;
  if (!direct) render_forget(window->renderer);
  if (target->pixels != window->ready) pages_ready(target->pixels, (size_t)target->pitch * (size_t)target->h);
  window->ready = target->pixels;
  Canvas canvas = {target->pixels, target->w, target->h, target->pitch / 4, {0, 0, target->w, target->h}};
  UiRect changed[MOST_CHANGED];
  SDL_Rect rects[MOST_CHANGED];
  int count = render_changes(window->renderer, &canvas, window->ui->draws, window->ui->draw_count, changed, MOST_CHANGED);
  for (int i = 0; i < count; i++) rects[i] = (SDL_Rect){changed[i].x, changed[i].y, changed[i].w, changed[i].h};
  bool shown =
      (direct || SDL_BlitSurface(shadow, NULL, surface, NULL) == 0) && (!count || SDL_UpdateWindowSurfaceRects(window->window, rects, count) == 0);
  if (shown && count) window->pictures++;
  SDL_FreeSurface(shadow);
  return shown;
}

/* The window must end; the attempt is in its journal. */
static void fail(Window *window) { window->failed = str_z(window->arena, str_from(SDL_GetError())); }

/* A surface may have gone with its window's size; the next one takes the whole picture. */
static bool show(Window *window) {
  if (try_to_show(window)) return true;
  render_forget(window->renderer);
  if (try_to_show(window)) return true;
  fail(window);
  return false;
}

/* ---- Events ---- */

static bool take_event(Window *window, const SDL_Event *event) {
  if (event->type == SDL_QUIT) return false;
  if (event->type == SDL_WINDOWEVENT) {
    /* Uncovered: the surface still holds the picture. */
    bool uncovered = event->window.event == SDL_WINDOWEVENT_EXPOSED, resized = event->window.event == SDL_WINDOWEVENT_SIZE_CHANGED;
    if (uncovered && SDL_UpdateWindowSurface(window->window) == 0) return true;
    if (uncovered || resized) render_forget(window->renderer);
    if (uncovered || resized) return pass(window, &(UiEvent){.kind = EVENT_NONE});
  }
  if (event->type == speech_event(window->machine.speech)) {
    program_speech_failed(window->program, now_ms(window));
    return pass(window, &(UiEvent){.kind = EVENT_NONE});
  }
  if (window->reload.watch && event->type == window->reload.event)
    return !program_reload(window->program, now_ms(window)) || pass(window, &(UiEvent){.kind = EVENT_NONE});
  UiEvent read;
  bool on = !input_read(event, &read) || pass(window, &read);
  settle_text_input(window);
  return on;
}

static int wait(Window *window, SDL_Event *event) {
  bool seen = !(SDL_GetWindowFlags(window->window) & (SDL_WINDOW_MINIMIZED | SDL_WINDOW_HIDDEN));
  int64_t due = seen ? window->ui->wake_ms : 0;
  if (window->source) return window->source->next(window->source->user, window->program, window->ui, event, &window->source_ms);
  if (!due && !SDL_WaitEvent(event)) fail(window);
  if (!due) return !window->failed;
  int64_t left = due - now_ms(window);
  int got = SDL_WaitEventTimeout(event, left < 1 ? 1 : (int)left);
  if (!got) event->type = SDL_FIRSTEVENT; /* time has come: a pass without an event */
  return 1;
}

/* The picture that says so is on the screen while it is worked out. What was pressed meanwhile was not meant for what comes. */
static bool work(Window *window) {
  while (program_work(window->program)) {
    SDL_PumpEvents();
    SDL_FlushEvent(SDL_KEYDOWN);
    SDL_FlushEvent(SDL_TEXTINPUT);
    SDL_FlushEvent(SDL_TEXTEDITING);
    SDL_FlushEvent(SDL_MOUSEBUTTONDOWN);
    if (!pass(window, &(UiEvent){.kind = EVENT_NONE}) || !show(window)) return false;
  }
  bool more = program_read_home(window->program), on = !more || pass(window, &(UiEvent){.kind = EVENT_NONE});
  return on && (!more || show(window));
}

static void keep_texts(Window *window, Str cache) {
  Arena *arena = arena_new(0);
  Buf texts = buf_new(arena);
  if (cache.length && render_keep(window->renderer, &texts)) cache_write(cache, STR("texts"), buf_str(&texts));
  arena_free(arena);
}

static void run(Window *window, bool once, Str cache) {
  bool on = pass(window, &(UiEvent){.kind = EVENT_NONE}) && settle_look(window);
  settle_text_input(window);
  on = show(window) && on;
  library_keep(&window->library);
  keep_texts(window, cache);
  window->seen = window_place(window);
  SDL_Event event;
  on = on && (once || work(window));
  while (on && !once && wait(window, &event)) {
    window->wakes++;
    if (window->woke) window->woke();
    if (event.type == SDL_FIRSTEVENT)
      on = pass(window, &(UiEvent){.kind = EVENT_NONE});
    else
      on = take_event(window, &event);
    while (on && SDL_PollEvent(&event)) on = take_event(window, &event);
    on = on && settle_look(window);
    settle_settings(window);
    on = on && show(window) && work(window);
  }
  if (!once) keep_place(window);
}

/* ---- Life ---- */

static bool open_window(Window *window, const WindowOptions *options, const char **why) {
  if (!display_start(why)) return false;
  SDL_StopTextInput(); /* SDL starts with it on */
  SDL_EnableScreenSaver();
  bool placed = on_a_display(window->kept.x, window->kept.y);
  int x = placed ? window->kept.x : (int)SDL_WINDOWPOS_UNDEFINED, y = placed ? window->kept.y : (int)SDL_WINDOWPOS_UNDEFINED;
  uint32_t flags = SDL_WINDOW_RESIZABLE | (window->kept.maximized ? SDL_WINDOW_MAXIMIZED : 0u);
  window->window = SDL_CreateWindow("Overturn", x, y, options->width_px, options->height_px, flags);
  if (!window->window) {
    *why = SDL_GetError();
    display_stop();
    return false;
  }
  SDL_SetWindowMinimumSize(window->window, 640, 480);
  return true;
}

/* Where the lessons of a course lie. What is wrong with its file is said by the program. */
static Str course_lessons(Window *window, Str path, Str *text) {
  Str folder = library_folder_of(path);
  if (files_read(window->arena, path, MOST_COURSE_BYTES, text).status != FILES_OK) *text = STR("{}");
  return course_is_above(*text) ? str_format(window->arena, "%.*s/..", STR_ARG(folder)) : folder;
}

static void make_program(Window *window, const WindowOptions *options) {
  Str folder = options->scenarios.length ? options->scenarios : str_format(window->arena, "%.*s/scenarios", STR_ARG(options->data)), course = STR("");
  if (options->course.length) folder = course_lessons(window, options->course, &course);
  window->library = library_read(window->arena, folder, options->cache);
  window->program = program_new(window->arena, &window->ports, window->library.files, window->library.count, folder);
  program_set_look(window->program, options->theme, options->text_percent);
  program_set_sound(window->program, window->kept.sound);
  program_set_speaking(window->program, options->speak);
  program_set_keys(window->program, &window->kept.keys);
  ProgramPlace place = window->kept.place;
  if (window->library.count < 2) place.kind = NONE, place.sort = 0, place.filter = place.file = place.course = STR("");
  program_set_place(window->program, &place);
  if (course.length)
    (void)program_set_course(window->program, options->course, course, library_folder_of(options->course), now_ms(window));
  else
    program_find_course(window->program, now_ms(window));
  window->seen = (Settings){.theme = options->theme,
                            .text_percent = options->text_percent,
                            .sound = window->kept.sound,
                            .speak = options->speak,
                            .keys = window->kept.keys};
  if (window->kept.bad)
    program_warn(window->program, word_count(window->arena, W_SETTINGS_BAD, window->kept.bad, window->kept.first_bad), now_ms(window));
  reload_start(&window->reload, window->arena, folder);
  window->machine.watch = window->reload.watch;
  if (options->play && program_open(window->program, 0)) (void)program_start(window->program, options->mode);
  if (options->screen.length) (void)shot_show(window->program, options->screen);
}

static void report(Window *window, Buf *to) {
  buf_format(to, "pictures %d\nwakes %d\nfiles read %d of %d\n", window->pictures, window->wakes, window->library.read, window->library.count);
  for (int face = 0; face < FACE_COUNT; face++)
    if (window->renderer->fonts.paths[face]) buf_format(to, "face %s\n", window->renderer->fonts.paths[face]);
}

int window_run(const WindowOptions *asked, const char **why) {
  Window window = {
      .scale_percent = asked->scale_percent, .arena = arena_new(0), .renderer = calloc(1, sizeof(Renderer)), .ui = calloc(1, sizeof(UiContext))};
  Arena *passes = arena_new(0);
  WindowOptions given = remembered(&window, asked), *options = &given;
  static char failure[256]; /* SDL's own is overwritten on the way out */
  *why = "there is no memory left";
  int status = window.renderer && window.ui && open_window(&window, options, why) ? 0 : 3;
  if (!status) {
    window.machine = machine_new(window.arena, options->data, options->own);
    window.machine.speech = speech_new(options->speak_log);
    window.machine.sound = sound_new();
    window.ports = machine_ports(&window.machine);
    if (options->screen.length && !options->own.length) paper_ports(&window.ports); /* it is only looked at */
    window.source = options->source;
    window.woke = options->woke;
    if (window.source) window.source->ports(window.source->user, &window.ports);
    window.theme = options->theme;
    UiTheme theme = window_theme(&window.ports, window.arena, options->theme);
    render_init(window.renderer, &theme);
    CacheReader texts = cache_read(window.arena, options->cache, STR("texts"));
    render_recall(window.renderer, &texts);
    ui_init(window.ui, passes);
    make_program(&window, options);
    run(&window, options->once, options->cache);
    if (window.failed) status = 3;
    if (window.failed) SDL_strlcpy(failure, window.failed, sizeof failure);
    if (options->report) report(&window, options->report);
    reload_stop(&window.reload);
    speech_free(window.machine.speech);
    sound_free(window.machine.sound);
    program_free(window.program);
    machine_close(&window.machine);
    render_close(window.renderer);
    SDL_DestroyWindow(window.window);
    display_stop();
  }
  if (window.failed) *why = failure;
  free(window.renderer);
  free(window.ui);
  arena_free(passes);
  arena_free(window.arena);
  return status;
}
