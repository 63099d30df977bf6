/* The one renderer: window and picture files show what it draws. Changes are found as in rxi's cached renderer: each command is mixed into a hash
 * for every square it touches, and squares whose hash differs from last time are drawn again. */
#include "sdl/render.h"

#include <string.h>

#include "overturn/hash.h"

void render_init(Renderer *renderer, const UiTheme *theme) {
  memset(renderer, 0, sizeof *renderer);
  renderer->theme = *theme;
  renderer->scale_percent = renderer->text_percent = 100;
  text_cache_init(&renderer->texts, &renderer->fonts, 8u * 1024 * 1024);
}

void render_close(Renderer *renderer) {
  text_cache_close(&renderer->texts);
  fonts_close(&renderer->fonts);
}

/* Texts that were damaged are not half taken over: they would be of other faces. */
void render_recall(Renderer *renderer, CacheReader *from) {
  if (!from->ok || !fonts_take(&renderer->fonts, from) || text_cache_take(&renderer->texts, from)) return;
  size_t limit = renderer->texts.limit_bytes;
  text_cache_close(&renderer->texts);
  text_cache_init(&renderer->texts, &renderer->fonts, limit);
}

bool render_keep(Renderer *renderer, Buf *to) {
  if (!renderer->texts.made) return false;
  fonts_put(&renderer->fonts, to);
  text_cache_put(&renderer->texts, to);
  return true;
}

void render_set_scale(Renderer *renderer, int scale_percent, int text_percent) {
  if (renderer->scale_percent != scale_percent || renderer->text_percent != text_percent) render_forget(renderer);
  renderer->scale_percent = scale_percent;
  renderer->text_percent = text_percent;
}

static int type_size(const Renderer *renderer, UiType type) {
  return (ui_types[type].size_px * renderer->scale_percent * renderer->text_percent + 5000) / 10000;
}

int render_measure(void *user, UiType type, Str text) {
  Renderer *renderer = user;
  return text_width(&renderer->texts, ui_types[type].face, type_size(renderer, type), text);
}

int render_gauge(void *user, UiType type, Str text) {
  Renderer *renderer = user;
  return text_gauge(&renderer->texts, ui_types[type].face, type_size(renderer, type), text);
}

void render_forget(Renderer *renderer) { renderer->columns = renderer->rows = 0; }

static void draw_text(Renderer *renderer, Canvas *canvas, const UiDraw *draw, uint32_t rgb) {
  UiFace face = ui_types[draw->type].face;
  int size = type_size(renderer, draw->type), ascent, descent;
  text_metrics(&renderer->texts, face, size, &ascent, &descent);
  int baseline = draw->rect.y + (draw->rect.h - ascent - descent + 1) / 2 + ascent;
  raster_mask(canvas, text_mask(&renderer->texts, face, size, draw->text), draw->rect.x, baseline, rgb);
}

/* The icon face fills its em square: the baseline is the square's lower edge. Words that stand in for icons are centred instead. */
static void draw_icon(Renderer *renderer, Canvas *canvas, const UiDraw *draw, uint32_t rgb) {
  const Coverage *mask = text_icon(&renderer->texts, draw->icon, draw->size_px);
  bool face = fonts_has_face(&renderer->fonts, FACE_ICON);
  int x = draw->rect.x + (draw->rect.w - mask->advance) / 2;
  int y = face ? draw->rect.y + (draw->rect.h - draw->size_px) / 2 + mask->baseline - 1 : draw->rect.y + (draw->rect.h + draw->size_px / 2) / 2;
  raster_mask(canvas, mask, x, y, rgb);
}

/* @param base  what is drawn at all. */
static void draw_one(Renderer *renderer, Canvas *canvas, const UiDraw *draw, UiRect base, uint32_t rgb) {
  switch (draw->kind) {
  case DRAW_FILL:
    if (draw->radius_px)
      raster_round(canvas, draw->rect, rgb, draw->alpha, draw->radius_px, draw->corners);
    else
      raster_fill(canvas, draw->rect, rgb, draw->alpha);
    break;
  case DRAW_BORDER:
    if (draw->dashed)
      raster_dashed(canvas, draw->rect, rgb, draw->radius_px, draw->stroke_px);
    else
      raster_border(canvas, draw->rect, rgb, draw->radius_px, draw->stroke_px, draw->corners);
    break;
  case DRAW_DIAMOND: raster_diamond(canvas, draw->rect, rgb); break;
  case DRAW_TEXT: draw_text(renderer, canvas, draw, rgb); break;
  case DRAW_ICON: draw_icon(renderer, canvas, draw, rgb); break;
  case DRAW_CLIP:
  case DRAW_UNCLIP: canvas->clip = ui_rect_meet(draw->rect, base); break;
  }
}

/* What a command may touch: glyphs hang over. */
static UiRect reach_of(const UiDraw *draw) {
  int over = draw->kind == DRAW_TEXT || draw->kind == DRAW_ICON ? draw->rect.h / 2 + 4 : 0;
  return ui_inset(draw->rect, -over, -over);
}

static bool reaches(const UiDraw *draw, UiRect clip) { return !ui_rect_empty(ui_rect_meet(reach_of(draw), clip)); }

/* Makes the masks of a whole picture face by face and size by size; in the order of drawing each face would change its size from text to text. */
static void make_masks(Renderer *renderer, const UiDraw *draws, size_t count, UiRect window) {
  for (int type = 0; type < TYPE_COUNT; type++) {
    UiRect clip = window;
    for (size_t i = 0; i < count; i++) {
      if (draws[i].kind == DRAW_CLIP || draws[i].kind == DRAW_UNCLIP) clip = ui_rect_meet(draws[i].rect, window);
      if (draws[i].kind != DRAW_TEXT || (int)draws[i].type != type || !reaches(&draws[i], clip)) continue;
      (void)text_mask(&renderer->texts, ui_types[type].face, type_size(renderer, draws[i].type), draws[i].text);
    }
  }
}

/* ---- What lies on top: what it hides is not drawn, and a veil over the whole window colours what is under it instead of every pixel ---- */

enum { LARGE_PX = 128 * 128, MOST_COVERS = 16, MOST_VEILS = 4 };

typedef struct Above {
  UiRect covers[MOST_COVERS]; /* wholly opaque, each with its place among the commands */
  size_t cover_at[MOST_COVERS];
  int cover_count;
  size_t veil_at[MOST_VEILS];
  int veil_count, veils_passed;
  uint32_t rgb[TOKEN_COUNT]; /* the theme's colours, seen through the veils that are still to come */
} Above;

static bool is_large(UiRect rect) { return rect.w > 0 && rect.h > 0 && (int64_t)rect.w * rect.h >= LARGE_PX; }

static bool lies_in(UiRect rect, UiRect outer) {
  return rect.x >= outer.x && rect.y >= outer.y && rect.x + rect.w <= outer.x + outer.w && rect.y + rect.h <= outer.y + outer.h;
}

/* Without its corners' rows; what a clip cuts off is not hidden. */
static UiRect hidden_by(const UiDraw *draw, UiRect clip) {
  if (draw->kind != DRAW_FILL || draw->alpha < 255) return (UiRect){0, 0, 0, 0};
  return ui_rect_meet(ui_inset(draw->rect, 0, draw->radius_px), clip);
}

static bool is_veil(const UiDraw *draw, UiRect clip, UiRect window) {
  return draw->kind == DRAW_FILL && draw->alpha < 255 && !draw->radius_px && lies_in(window, ui_rect_meet(draw->rect, clip));
}

static uint32_t token_rgb(const uint32_t *rgb, UiToken token) { return rgb[token < TOKEN_COUNT ? token : TOKEN_INK]; }

/* Blending is linear: through the veil a colour that is mixed with another is the two, each through the veil, mixed. */
static void colour(const Renderer *renderer, Above *above, const UiDraw *draws) {
  memcpy(above->rgb, renderer->theme.rgb, sizeof above->rgb);
  for (int veil = above->veils_passed; veil < above->veil_count; veil++) {
    const UiDraw *draw = &draws[above->veil_at[veil]];
    for (int token = 0; token < TOKEN_COUNT; token++)
      above->rgb[token] = raster_mix(token_rgb(renderer->theme.rgb, draw->token), above->rgb[token], draw->alpha);
  }
}

/* Veils are those over the whole window, whatever part of it is drawn: a pixel has the same colour however it came to be drawn. */
static void look_above(const Renderer *renderer, Above *above, const UiDraw *draws, size_t count, UiRect window, UiRect base) {
  UiRect clip = window;
  above->cover_count = above->veil_count = above->veils_passed = 0;
  for (size_t i = 0; i < count; i++) {
    if (draws[i].kind == DRAW_CLIP || draws[i].kind == DRAW_UNCLIP) clip = draws[i].rect;
    if (draws[i].kind != DRAW_FILL) continue;
    UiRect hidden = ui_rect_meet(hidden_by(&draws[i], clip), base);
    if (above->veil_count < MOST_VEILS && is_veil(&draws[i], clip, window)) above->veil_at[above->veil_count++] = i;
    bool all_of_it = !ui_rect_empty(base) && lies_in(base, hidden);
    if (above->cover_count == MOST_COVERS || (!all_of_it && !is_large(hidden))) continue;
    above->covers[above->cover_count] = hidden;
    above->cover_at[above->cover_count++] = i;
  }
  colour(renderer, above, draws);
}

static int first_cover_after(const Above *above, size_t at) {
  int cover = 0;
  while (cover < above->cover_count && above->cover_at[cover] <= at) cover++;
  return cover;
}

static bool is_hidden(const Above *above, size_t at, UiRect reach) {
  for (int cover = first_cover_after(above, at); cover < above->cover_count; cover++)
    if (lies_in(reach, above->covers[cover])) return true;
  return false;
}

/* Fills what is left of a rectangle: above, below, left and right of the next thing that hides some of it. */
static void fill_seen(Canvas *canvas, UiRect rect, uint32_t rgb, const Above *above, int next) {
  while (next < above->cover_count && ui_rect_empty(ui_rect_meet(rect, above->covers[next]))) next++;
  if (next == above->cover_count) {
    raster_fill(canvas, rect, rgb, 255);
    return;
  }
  UiRect hole = ui_rect_meet(rect, above->covers[next]), middle = {rect.x, hole.y, rect.w, hole.h};
  int low = hole.y + hole.h, right = hole.x + hole.w;
  const UiRect parts[] = {{rect.x, rect.y, rect.w, hole.y - rect.y},
                          {rect.x, low, rect.w, rect.y + rect.h - low},
                          {rect.x, middle.y, hole.x - rect.x, middle.h},
                          {right, middle.y, rect.x + rect.w - right, middle.h}};
  for (int i = 0; i < 4; i++)
    if (!ui_rect_empty(parts[i])) fill_seen(canvas, parts[i], rgb, above, next + 1);
}

static bool fills_plainly(const UiDraw *draw) { return draw->kind == DRAW_FILL && draw->alpha == 255 && !draw->radius_px && is_large(draw->rect); }

static bool clips(const UiDraw *draw) { return draw->kind == DRAW_CLIP || draw->kind == DRAW_UNCLIP; }

static void draw_within(Renderer *renderer, Canvas *canvas, const UiDraw *draws, size_t count, UiRect base) {
  Above above;
  look_above(renderer, &above, draws, count, (UiRect){0, 0, canvas->w, canvas->h}, base);
  canvas->clip = base;
  for (size_t i = 0; i < count; i++) {
    uint32_t rgb = token_rgb(above.rgb, draws[i].token);
    if (above.veils_passed < above.veil_count && above.veil_at[above.veils_passed] == i) {
      above.veils_passed++;
      colour(renderer, &above, draws);
    } else if (clips(&draws[i])) {
      draw_one(renderer, canvas, &draws[i], base, rgb);
    } else if (!reaches(&draws[i], canvas->clip) || is_hidden(&above, i, ui_rect_meet(reach_of(&draws[i]), canvas->clip))) {
      continue;
    } else if (fills_plainly(&draws[i])) {
      fill_seen(canvas, ui_rect_meet(draws[i].rect, canvas->clip), rgb, &above, first_cover_after(&above, i));
    } else {
      draw_one(renderer, canvas, &draws[i], base, rgb);
    }
  }
  canvas->clip = (UiRect){0, 0, canvas->w, canvas->h};
}

void render_seen(const Renderer *renderer, const UiDraw *draws, size_t count, UiRect window, bool *seen) {
  Above above;
  UiRect clip = window;
  look_above(renderer, &above, draws, count, window, window);
  for (size_t i = 0; i < count; i++) {
    if (clips(&draws[i])) clip = ui_rect_meet(draws[i].rect, window);
    seen[i] = !clips(&draws[i]) && reaches(&draws[i], clip) && !is_hidden(&above, i, ui_rect_meet(reach_of(&draws[i]), clip));
  }
}

void render_all(Renderer *renderer, Canvas *canvas, const UiDraw *draws, size_t count) {
  draw_within(renderer, canvas, draws, count, (UiRect){0, 0, canvas->w, canvas->h});
}

/* ---- Changes ---- */

static uint64_t draw_hash(const UiDraw *draw, UiRect clip) {
  int parts[] = {(int)draw->kind, draw->rect.x,  draw->rect.y, draw->rect.w,    draw->rect.h,    (int)draw->token,
                 draw->alpha,     draw->corners, draw->dashed, draw->radius_px, draw->stroke_px, (int)draw->type,
                 (int)draw->icon, draw->size_px, clip.x,       clip.y,          clip.w,          clip.h};
  return hash64(draw->text.at, draw->text.length, hash64(parts, sizeof parts, 7));
}

static void mark_cells(Renderer *renderer, UiRect reach, uint64_t hash) {
  int from_x = reach.x / RENDER_CELL_PX, to_x = (reach.x + reach.w - 1) / RENDER_CELL_PX;
  int from_y = reach.y / RENDER_CELL_PX, to_y = (reach.y + reach.h - 1) / RENDER_CELL_PX;
  for (int y = from_y; y <= to_y && y < renderer->rows; y++)
    for (int x = from_x; x <= to_x && x < renderer->columns; x++) {
      uint64_t *cell = &renderer->cells[renderer->now][y * renderer->columns + x];
      *cell = (*cell ^ hash) * 0x9E3779B97F4A7C15u;
    }
}

static void mark_all(Renderer *renderer, const UiDraw *draws, size_t count, UiRect window) {
  UiRect clip = window;
  for (size_t i = 0; i < count; i++) {
    if (draws[i].kind == DRAW_CLIP || draws[i].kind == DRAW_UNCLIP) {
      clip = draws[i].rect;
      continue;
    }
    UiRect reach = ui_rect_meet(ui_inset(draws[i].rect, draws[i].kind == DRAW_TEXT ? -8 : 0, draws[i].kind == DRAW_TEXT ? -8 : 0), clip);
    if (!ui_rect_empty(reach)) mark_cells(renderer, reach, draw_hash(&draws[i], clip));
  }
}

static int add_changed(UiRect *changed, int count, int room, UiRect rect) {
  UiRect *last = count ? &changed[count - 1] : NULL;
  if (last && ((last->y == rect.y && last->h == rect.h && last->x + last->w == rect.x) || count == room)) {
    *last = ui_rect_join(*last, rect);
    return count;
  }
  changed[count] = rect;
  return count + 1;
}

int render_changes(Renderer *renderer, Canvas *canvas, const UiDraw *draws, size_t count, UiRect *changed, int room) {
  int columns = (canvas->w + RENDER_CELL_PX - 1) / RENDER_CELL_PX, rows = (canvas->h + RENDER_CELL_PX - 1) / RENDER_CELL_PX;
  UiRect window = {0, 0, canvas->w, canvas->h};
  bool fresh = columns != renderer->columns || rows != renderer->rows || columns * rows > RENDER_MOST_CELLS;
  renderer->columns = columns * rows > RENDER_MOST_CELLS ? 0 : columns;
  renderer->rows = columns * rows > RENDER_MOST_CELLS ? 0 : rows;
  renderer->now = !renderer->now;
  memset(renderer->cells[renderer->now], 0, sizeof renderer->cells[0]);
  mark_all(renderer, draws, count, window);
  if (fresh) {
    make_masks(renderer, draws, count, window);
    draw_within(renderer, canvas, draws, count, window);
    changed[0] = window;
    return 1;
  }
  int found = 0;
  for (int y = 0; y < rows; y++)
    for (int x = 0; x < columns; x++) {
      int cell = y * columns + x;
      if (renderer->cells[0][cell] == renderer->cells[1][cell]) continue;
      UiRect square = {x * RENDER_CELL_PX, y * RENDER_CELL_PX, RENDER_CELL_PX, RENDER_CELL_PX};
      found = add_changed(changed, found, room, ui_rect_meet(square, window));
    }
  for (int i = 0; i < found; i++) draw_within(renderer, canvas, draws, count, changed[i]);
  return found;
}
