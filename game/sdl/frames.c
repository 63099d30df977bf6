/*
 * The floor puts as many glyphs on the window's surface, in their colours, at their sizes and at their places, out of an atlas of 8-bit coverage, on a
 * ground of one colour, and shows it: no layout, no shapes, no search for what changed. It blits with a loop of its own, which is faster than SDL's.
 */
#include "sdl/frames.h"

#include <SDL.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "overturn/utf8.h"
#include "sdl/display.h"
#include "sdl/render.h"
#include "sdl/shot.h"
#include "ui/widgets.h"

enum { WIDTH_PX = 1440, HEIGHT_PX = 900, MOST_CHANGED = 256 };

/* ---- The atlas: the printable part of ASCII, in each type, cut to its ink ---- */

enum { FIRST = 33, LAST = 126, GLYPHS = LAST - FIRST + 1, ATLAS_BYTES = 1 << 20 };

typedef struct Glyph {
  uint32_t at; /* in the atlas */
  uint8_t w, h;
  int8_t up; /* ink above the base line */
} Glyph;

typedef struct Atlas {
  uint8_t bytes[ATLAS_BYTES];
  uint32_t used;
  Glyph glyphs[TYPE_COUNT][GLYPHS];
} Atlas;

static bool row_has_ink(const Coverage *mask, int y) {
  for (int x = 0; x < mask->w; x++)
    if (mask->at[y * mask->w + x]) return true;
  return false;
}

static bool column_has_ink(const Coverage *mask, int x) {
  for (int y = 0; y < mask->h; y++)
    if (mask->at[y * mask->w + x]) return true;
  return false;
}

static void add_glyph(Atlas *atlas, Glyph *glyph, const Coverage *mask) {
  if (!mask->at) return;
  int top = 0, bottom = mask->h, left = 0, right = mask->w;
  while (top < bottom && !row_has_ink(mask, top)) top++;
  while (bottom > top && !row_has_ink(mask, bottom - 1)) bottom--;
  while (left < right && !column_has_ink(mask, left)) left++;
  while (right > left && !column_has_ink(mask, right - 1)) right--;
  *glyph = (Glyph){atlas->used, (uint8_t)(right - left), (uint8_t)(bottom - top), (int8_t)(mask->baseline - top)};
  for (int y = top; y < bottom && atlas->used + (uint32_t)glyph->w <= ATLAS_BYTES; y++) {
    memcpy(atlas->bytes + atlas->used, mask->at + y * mask->w + left, glyph->w);
    atlas->used += glyph->w;
  }
}

static void make_atlas(Atlas *atlas, TextCache *texts) {
  for (int type = 0; type < TYPE_COUNT; type++)
    for (int i = 0; i < GLYPHS; i++) {
      char letter = (char)(FIRST + i);
      add_glyph(atlas, &atlas->glyphs[type][i], text_mask(texts, ui_types[type].face, ui_types[type].size_px, (Str){&letter, 1}));
    }
}

/* ---- The bare loop ---- */

typedef struct Blit {
  const Glyph *glyph;
  int x, y;
  uint32_t rgb;
} Blit;

/* One blit for each letter and icon that the renderer draws: none for what lies under something else. @return how many. */
static int make_blits(const Atlas *atlas, const UiContext *ui, const Renderer *renderer, Blit *blits) {
  int count = 0;
  const UiTheme *theme = &renderer->theme;
  UiRect window = {0, 0, WIDTH_PX, HEIGHT_PX}, clip = window;
  bool *seen = arena_make_many(ui->arena, bool, ui->draw_count + 1);
  render_seen(renderer, ui->draws, ui->draw_count, window, seen);
  for (size_t i = 0; i < ui->draw_count; i++) {
    const UiDraw *draw = &ui->draws[i];
    if (draw->kind == DRAW_CLIP || draw->kind == DRAW_UNCLIP) clip = draw->rect;
    bool text = draw->kind == DRAW_TEXT;
    if ((!text && draw->kind != DRAW_ICON) || !seen[i]) continue;
    UiType type = text ? draw->type : TYPE_H2;
    Str letters = text ? draw->text : STR("W");
    int letter_count = (int)utf8_count(letters), n = 0;
    for (size_t at = 0; at < letters.length; n++) {
      int32_t c = utf8_next(letters, &at);
      if (c == ' ') continue;
      const Glyph *glyph = &atlas->glyphs[type][(c >= FIRST && c <= LAST ? c : 'n') - FIRST];
      int x = draw->rect.x + draw->rect.w * n / letter_count, y = draw->rect.y + draw->rect.h * 3 / 4 - glyph->up;
      if (x < 0 || y < 0 || x + glyph->w > WIDTH_PX || y + glyph->h > HEIGHT_PX) continue;
      if (ui_rect_empty(ui_rect_meet((UiRect){x, y, glyph->w, glyph->h}, clip))) continue;
      if (blits) blits[count] = (Blit){glyph, x, y, theme->rgb[draw->token]};
      count++;
    }
  }
  return count;
}

static void blit(SDL_Surface *surface, const Atlas *atlas, const Blit *one) {
  const uint8_t *from = atlas->bytes + one->glyph->at;
  uint32_t red = one->rgb >> 16 & 0xFF, green = one->rgb >> 8 & 0xFF, blue = one->rgb & 0xFF;
  for (int y = 0; y < one->glyph->h; y++) {
    uint32_t *to = (uint32_t *)(void *)((uint8_t *)surface->pixels + (ptrdiff_t)(one->y + y) * surface->pitch) + one->x;
    for (int x = 0; x < one->glyph->w; x++, from++, to++) {
      uint32_t alpha = *from, rest = 255 - alpha, below = *to;
      if (!alpha) continue;
      *to = ((red * alpha + (below >> 16 & 0xFF) * rest) / 255) << 16 | ((green * alpha + (below >> 8 & 0xFF) * rest) / 255) << 8 |
            (blue * alpha + (below & 0xFF) * rest) / 255;
    }
  }
}

/* ---- Measuring ---- */

typedef struct Frames {
  SDL_Window *window;
  Shot *shot;
  Atlas *atlas;
  Blit *blits;
  int blit_count, runs;
  double *ours_ms, *floor_ms;
  bool changed; /* whatever was to be drawn changed something */
  bool failed;  /* SDL has no surface for it, or does not show it: what is measured then says nothing */
} Frames;

static double cpu_ms(void) {
  struct timespec now = {0};
  (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b) {
  double left = *(const double *)a, right = *(const double *)b;
  return left < right ? -1 : left > right;
}

static double median(double *values, int count) {
  qsort(values, (size_t)count, sizeof *values, compare);
  return values[count / 2];
}

/* NULL, and the run has failed, where it is none that can be drawn on as it is. */
static SDL_Surface *surface_of(Frames *frames) {
  SDL_Surface *surface = frames->failed ? NULL : SDL_GetWindowSurface(frames->window);
  if (surface && surface->format->BytesPerPixel == 4) return surface;
  if (surface) SDL_SetError("a window with %d bytes for a pixel is not measured", surface->format->BytesPerPixel);
  frames->failed = true;
  return NULL;
}

static void show_rects(Frames *frames, const UiRect *changed, int count) {
  SDL_Rect rects[MOST_CHANGED];
  for (int i = 0; i < count; i++) rects[i] = (SDL_Rect){changed[i].x, changed[i].y, changed[i].w, changed[i].h};
  if (count && SDL_UpdateWindowSurfaceRects(frames->window, rects, count) != 0) frames->failed = true;
}

static double floor_once(Frames *frames) {
  SDL_Surface *surface = surface_of(frames);
  if (!surface) return 0;
  double before = cpu_ms();
  bool filled = SDL_FillRect(surface, NULL, 0xFFFFFF) == 0;
  for (int i = 0; i < frames->blit_count; i++) blit(surface, frames->atlas, &frames->blits[i]);
  if (SDL_UpdateWindowSurface(frames->window) != 0 || !filled) frames->failed = true;
  return cpu_ms() - before;
}

static double ours_once(Frames *frames, const UiEvent *event, bool whole) {
  SDL_Surface *surface = surface_of(frames);
  if (!surface) return 0;
  Canvas canvas = {surface->pixels, surface->w, surface->h, surface->pitch / 4, {0, 0, surface->w, surface->h}};
  UiRect changed[MOST_CHANGED];
  double before = cpu_ms();
  if (event) shot_pass(frames->shot, event);
  int count = shot_changes(frames->shot, &canvas, whole, changed, MOST_CHANGED);
  show_rects(frames, changed, count);
  frames->changed = frames->changed && count;
  return cpu_ms() - before;
}

/* By turns; the first of each is not counted. */
static void measure(Frames *frames, const char *name, const char *screen, bool key, Buf *said) {
  for (int run = -1; run < frames->runs; run++) {
    UiEvent event = {.kind = EVENT_TEXT, .text = STR("7")}, back = {.kind = EVENT_KEY, .key = KEY_BACKSPACE}; /* every field takes a digit */
    int i = run < 0 ? 0 : run;
    frames->ours_ms[i] = ours_once(frames, key ? &event : NULL, !key);
    if (key) (void)ours_once(frames, &back, false);
    frames->floor_ms[i] = floor_once(frames);
  }
  buf_format(said, "frame %s %s %d %.6f %.6f\n", name, screen, frames->blit_count, median(frames->ours_ms, frames->runs),
             median(frames->floor_ms, frames->runs));
}

/* The field of the screen that text can be typed into, if there is one. */
static UiId field_of(const UiContext *ui) {
  for (size_t i = 0; i < ui->node_count; i++)
    if (ui->nodes[i].role == ROLE_FIELD && ui->nodes[i].stop && ui->nodes[i].enabled) return ui->nodes[i].id;
  return UI_NO_ID;
}

static const UiContext *look(Frames *frames, const char *screen) {
  return shot_look(frames->shot, &(ShotLook){str_from(screen), WIDTH_PX, HEIGHT_PX, 100, 100});
}

static bool needs_no_scenario(const char *screen) {
  return strcmp(screen, "home") == 0 || strcmp(screen, "settings") == 0 || strcmp(screen, "search") == 0 || strcmp(screen, "problems") == 0 ||
         strcmp(screen, "keys") == 0 || strcmp(screen, "course") == 0;
}

/* How many glyphs a screen shows; 0 when there is no such screen here, or no field where one is wanted. */
static int glyphs_of(Frames *frames, const char *screen, bool field) {
  const UiContext *ui = look(frames, screen);
  bool counts = ui && (!field || field_of(ui) != UI_NO_ID);
  return counts ? make_blits(frames->atlas, ui, shot_renderer(frames->shot), NULL) : 0;
}

static void measure_screen(Frames *frames, const char *screen, const char *name, bool key, Buf *said) {
  const UiContext *ui = look(frames, screen);
  frames->blit_count = make_blits(frames->atlas, ui, shot_renderer(frames->shot), frames->blits);
  if (key) shot_focus(frames->shot, field_of(ui));
  measure(frames, name, screen, key, said);
}

/* The screen with the most letters of all, and of the pages of the desk; of those with a field when a key is to be typed. */
static void measure_densest(Frames *frames, bool desk, bool key, bool home, Buf *said) {
  static const char *const names[2][2] = {{"redraw", "key"}, {"desk", "desk-key"}};
  const char *best = NULL;
  int most = 0;
  for (int i = 0; shot_screens[i]; i++) {
    if ((home && !needs_no_scenario(shot_screens[i])) || (desk && !shot_on_desk(shot_screens[i]))) continue;
    int count = glyphs_of(frames, shot_screens[i], key);
    if (count <= most) continue;
    most = count;
    best = shot_screens[i];
  }
  if (best) measure_screen(frames, best, names[desk][key], key, said);
}

static void measure_screens(Frames *frames, bool each, bool home, Buf *said) {
  for (int key = 0; key <= 1; key++) {
    for (int i = 0; each && shot_screens[i]; i++)
      if ((!home || needs_no_scenario(shot_screens[i])) && glyphs_of(frames, shot_screens[i], key))
        measure_screen(frames, shot_screens[i], key ? "key" : "redraw", key, said);
    for (int desk = 0; !each && desk <= 1; desk++) measure_densest(frames, desk, key, home, said);
  }
}

/* ---- Scrolling: a paragraph of 16 KiB, and a table of 5,000 rows ---- */

enum { PARAGRAPH_BYTES = 16 * 1024, TABLE_ROWS = 5000, MEASURE_PX = 560 };

typedef struct LongPage {
  UiContext ui;
  UiFrame frame;
  UiWraps wraps;
  Renderer renderer;
  Str paragraph;      /* empty: the table */
  int selected, step; /* step: of the wheel */
} LongPage;

static int draw_rows(UiContext *ui, UiRect rest, int *selected) {
  static const UiColumn columns[] = {{.label = STR_INIT("Account"), .width = 120, .flex = 1},
                                     {.label = STR_INIT("Payer"), .width = 120},
                                     {.label = STR_INIT("Balance"), .width = 90, .right = true}};
  int row_px = ui_em(ui, 36), used = TABLE_ROWS * row_px + ui_table_header_height(ui);
  rest.h = used;
  UiTable table = ui_table_begin(ui, &rest, STR("rows"), columns, 3, TABLE_ROWS, selected);
  for (int i = 0; i < TABLE_ROWS; i++) {
    if (!ui_table_row(&table, &rest, STR("row"), row_px)) continue;
    ui_table_text(&table, 0, TYPE_BODY, TOKEN_INK, str_format(ui->arena, "Account %d of the worklist", i));
    ui_table_text(&table, 1, TYPE_BODY, TOKEN_INK_2, STR("Cedar Mutual"));
    ui_table_text(&table, 2, TYPE_BODY, TOKEN_INK, str_format(ui->arena, "%d.50", 1000 + i * 7));
  }
  return used;
}

static void pass_page(LongPage *page, UiEvent event) {
  UiContext *ui = &page->ui;
  bool again = true;
  for (page->frame.event = event; again; page->frame.event = (UiEvent){.kind = EVENT_NONE}) {
    ui_begin(ui, &page->frame);
    ui->wraps = &page->wraps;
    UiRect window = {0, 0, WIDTH_PX, HEIGHT_PX};
    ui_fill(ui, window, TOKEN_SHEET);
    UiScroll scroll = ui_scroll_begin(ui, window, STR("page"));
    UiRect text = scroll.content;
    text.w = ui_em(ui, MEASURE_PX);
    int used =
        page->paragraph.length ? ui_paragraph(ui, text, TYPE_READ, TOKEN_INK, page->paragraph) : draw_rows(ui, scroll.content, &page->selected);
    ui_scroll_end(ui, &scroll, used);
    again = ui_end(ui);
  }
}

/* @return whether anything was drawn. */
static bool page_once(Frames *frames, LongPage *page, bool turned, double *took_ms) {
  SDL_Surface *surface = surface_of(frames);
  if (!surface) return true;
  Canvas canvas = {surface->pixels, surface->w, surface->h, surface->pitch / 4, {0, 0, surface->w, surface->h}};
  UiRect changed[MOST_CHANGED];
  double before = cpu_ms();
  pass_page(page, (UiEvent){.kind = turned ? EVENT_WHEEL : EVENT_NONE, .x = WIDTH_PX / 4, .y = HEIGHT_PX / 2, .wheel = page->step});
  int count = render_changes(&page->renderer, &canvas, page->ui.draws, page->ui.draw_count, changed, MOST_CHANGED);
  show_rects(frames, changed, count);
  *took_ms = cpu_ms() - before;
  return count > 0;
}

/* The first picture, then a step for each run, down to the end and up again. */
static void measure_page(Frames *frames, LongPage *page, const char *name, Buf *said) {
  double first = 0;
  (void)page_once(frames, page, false, &first);
  for (int run = 0; run < frames->runs; run++) {
    if (!page_once(frames, page, true, &frames->ours_ms[run])) {
      page->step = -page->step;
      frames->changed = page_once(frames, page, true, &frames->ours_ms[run]) && frames->changed;
    }
    frames->blit_count = make_blits(frames->atlas, &page->ui, &page->renderer, frames->blits);
    frames->floor_ms[run] = floor_once(frames);
    render_forget(&page->renderer); /* the floor stands there now */
    double whole;
    (void)page_once(frames, page, false, &whole);
  }
  double floor = median(frames->floor_ms, frames->runs), ours = median(frames->ours_ms, frames->runs); /* which puts them in order */
  buf_format(said, "frame first %s %d %.6f %.6f\n", name, frames->blit_count, first, floor);
  buf_format(said, "frame scroll %s %d %.6f %.6f\n", name, frames->blit_count, ours, floor);
  buf_format(said, "frame slowest %s %d %.6f %.6f\n", name, frames->blit_count, frames->ours_ms[frames->runs - 1], floor);
}

/* Of about a thousand words, and a number now and then. */
static Str some_paragraph(Arena *arena) {
  static const char *const before[] = {"", "re", "un", "pre", "over", "non", "dis"};
  static const char *const stems[] = {"deni", "appeal", "contract", "medic",  "view", "claim",
                                      "pay",  "author", "consider", "necess", "bill", "record"};
  static const char *const after[] = {"s", "ed", "ing", "ation", "al", "able", "er", "ment", "ity,", "less", "ful", "ive."};
  Buf text = buf_new(arena);
  for (int i = 0; buf_str(&text).length < PARAGRAPH_BYTES; i++) {
    int word = i * 389 % (7 * 12 * 12);
    buf_format(&text, "%s%s%s ", before[word / 144], stems[word / 12 % 12], after[word % 12]);
    if (i % 11 == 10) buf_format(&text, "%d ", i * 7 % 1000);
  }
  return buf_str(&text);
}

static bool measure_scrolling(Frames *frames, Arena *arena, Buf *said) {
  for (int table = 0; table <= 1; table++) {
    LongPage *page = calloc(1, sizeof *page);
    if (!page) return false;
    Arena *passes = arena_new(0);
    render_init(&page->renderer, &ui_theme_light);
    ui_init(&page->ui, passes);
    page->step = -1;
    page->frame = (UiFrame){.width_px = WIDTH_PX,
                            .height_px = HEIGHT_PX,
                            .scale_percent = 100,
                            .text_percent = 100,
                            .measure = render_measure,
                            .gauge = render_gauge,
                            .user = &page->renderer};
    if (!table) page->paragraph = some_paragraph(arena);
    measure_page(frames, page, table ? "table" : "paragraph", said);
    render_close(&page->renderer);
    arena_free(passes);
    free(page);
  }
  return true;
}

int frames_run(const FramesOptions *options, Buf *said, const char **why) {
  enum { MOST_BLITS = 100000 };
  Arena *arena = said->arena;
  Frames frames = {.atlas = calloc(1, sizeof(Atlas)), .runs = options->runs, .changed = true};
  frames.blits = arena_make_many(arena, Blit, MOST_BLITS);
  frames.ours_ms = arena_make_many(arena, double, options->runs);
  frames.floor_ms = arena_make_many(arena, double, options->runs);
  if (!frames.atlas || !display_start(why)) return 3;
  frames.window = SDL_CreateWindow("Overturn", SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED, WIDTH_PX, HEIGHT_PX, 0);
  Str reason = STR("");
  Diags diags = diags_new(arena, STR("journal"), options->journal);
  frames.shot = shot_open(arena, options->data, &options->file, 0, &reason);
  bool home = !options->file.text.length;
  bool ready = frames.window && frames.shot && (home || shot_play(frames.shot, options->journal, &diags, &reason));
  if (ready) {
    make_atlas(frames.atlas, shot_texts(frames.shot));
    if (options->scrolls)
      ready = measure_scrolling(&frames, arena, said);
    else
      measure_screens(&frames, options->each, home, said);
    if (!ready) reason = STR("there is no memory left");
    if (!frames.changed) reason = STR("what should have changed the picture did not");
  }
  if (!frames.window || frames.failed) reason = str_copy(arena, str_from(SDL_GetError()));
  *why = str_z(arena, reason);
  shot_close(frames.shot);
  if (frames.window) SDL_DestroyWindow(frames.window);
  display_stop();
  free(frames.atlas);
  return ready && frames.changed && !frames.failed ? 0 : 3;
}
