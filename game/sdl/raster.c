/* Every shape is a question asked of each pixel, "how much of you is covered?", and the same blending. Corners ask the distance to their centre. */
#include "sdl/raster.h"

#include <math.h>
#include <string.h>

static int least(int a, int b) { return a < b ? a : b; }
static double larger(double a, double b) { return a > b ? a : b; }
static int held(int value, int low, int high) { return value < low ? low : value > high ? high : value; }

/* Two channels at a time, 16 bits apart, each the nearest of (above * alpha + below * rest) / 255: v / 255 is (v + v / 256) / 256, v half a step higher. */
static uint32_t mix(uint32_t above, uint32_t below, uint32_t alpha) {
  uint32_t v = above * alpha + below * (255 - alpha) + 0x800080;
  return (v + (v >> 8 & 0xFF00FF)) >> 8 & 0xFF00FF;
}

uint32_t raster_mix(uint32_t above, uint32_t below, uint32_t alpha) {
  return mix(above & 0xFF00FF, below & 0xFF00FF, alpha) | (mix(above >> 8 & 0xFF, below >> 8 & 0xFF, alpha) & 0xFF) << 8;
}

static void blend(uint32_t *pixel, uint32_t rgb, uint32_t alpha) {
  if (alpha) *pixel = alpha >= 255 ? rgb : raster_mix(rgb, *pixel, alpha);
}

static uint32_t *pixel_at(Canvas *canvas, int x, int y) { return canvas->at + (ptrdiff_t)y * canvas->pitch + x; }

/* Pixels [from, to) of a row that one colour covers alike; the caller has kept them inside the clip. */
static void span(Canvas *canvas, int from, int to, int y, uint32_t rgb, uint32_t alpha) {
  uint32_t *row = pixel_at(canvas, 0, y);
  if (alpha >= 255)
    for (int x = from; x < to; x++) row[x] = rgb;
  else
    for (int x = from; x < to; x++) blend(&row[x], rgb, alpha);
}

/* Solid rows are copies of the first: most of a picture is plain sheet. */
void raster_fill(Canvas *canvas, UiRect rect, uint32_t rgb, int alpha) {
  UiRect part = ui_rect_meet(rect, canvas->clip);
  if (part.w <= 0 || part.h <= 0) return;
  for (int y = part.y; y < part.y + part.h; y++) {
    if (y == part.y || alpha < 255)
      span(canvas, part.x, part.x + part.w, y, rgb, (uint32_t)alpha);
    else
      memcpy(pixel_at(canvas, part.x, y), pixel_at(canvas, part.x, part.y), (size_t)part.w * sizeof(uint32_t));
  }
}

typedef struct Shape {
  UiRect rect;
  double radius;
  unsigned corners;
} Shape;

static unsigned corner_of(const UiRect *rect, double x, double y) {
  bool right = x > rect->x + rect->w / 2.0, low = y > rect->y + rect->h / 2.0;
  return low ? (right ? CORNER_BOTTOM_RIGHT : CORNER_BOTTOM_LEFT) : (right ? CORNER_TOP_RIGHT : CORNER_TOP_LEFT);
}

/* How much of the pixel at (x, y) the rounded rectangle covers, 0 to 1. */
static double covered(const Shape *shape, int x, int y) {
  const UiRect *rect = &shape->rect;
  if (x < rect->x || y < rect->y || x >= rect->x + rect->w || y >= rect->y + rect->h) return 0;
  double px = x + 0.5, py = y + 0.5, r = shape->radius;
  double dx = larger(rect->x + r - px, px - (rect->x + rect->w - r)), dy = larger(rect->y + r - py, py - (rect->y + rect->h - r));
  if (r <= 0 || dx <= 0 || dy <= 0 || !(shape->corners & corner_of(rect, px, py))) return 1;
  double out = dx * dx + dy * dy, inner = larger(0, r - 0.5);
  if (out <= inner * inner) return 1;
  return larger(0, r + 0.5 - sqrt(out));
}

static Shape shape_of(UiRect rect, int radius_px, unsigned corners) {
  return (Shape){rect, least(radius_px, least(rect.w, rect.h) / 2 + (least(rect.w, rect.h) & 1)), corners};
}

/* From a corner's outer end [outer] inwards to before `inner`: once a pixel is wholly covered, so are those after it. */
static void round_pixels(Canvas *canvas, const Shape *shape, int outer, int inner, int y, uint32_t rgb, int alpha) {
  int step = inner > outer ? 1 : -1;
  for (int x = outer; x != inner; x += step) {
    double cover = covered(shape, x, y);
    if (cover >= 1) {
      span(canvas, step > 0 ? x : inner + 1, step > 0 ? inner : x + 1, y, rgb, (uint32_t)alpha);
      return;
    }
    blend(pixel_at(canvas, x, y), rgb, (uint32_t)(cover * alpha + 0.5));
  }
}

/* Only the four corners are asked pixel by pixel. */
void raster_round(Canvas *canvas, UiRect rect, uint32_t rgb, int alpha, int radius_px, unsigned corners) {
  Shape shape = shape_of(rect, radius_px, corners);
  if (radius_px > 0) shape.radius = fmin(shape.radius, least(rect.w, rect.h) / 2.0);
  int band = (int)ceil(shape.radius);
  UiRect part = ui_rect_meet(rect, canvas->clip), middle = ui_rect_meet(part, ui_inset(rect, 0, band));
  raster_fill(canvas, middle, rgb, alpha);
  int end = part.x + part.w, left = held(rect.x + band, part.x, end), right = held(rect.x + rect.w - band, left, end);
  for (int y = part.y; y < part.y + part.h; y++) {
    if (y >= rect.y + band && y < rect.y + rect.h - band) continue;
    round_pixels(canvas, &shape, part.x, left, y, rgb, alpha);
    span(canvas, left, right, y, rgb, (uint32_t)alpha);
    round_pixels(canvas, &shape, end - 1, right - 1, y, rgb, alpha);
  }
}

static bool on_dash(const UiRect *rect, int x, int y, int stroke_px) {
  int length = 3 * stroke_px;
  bool side = x < rect->x + stroke_px || x >= rect->x + rect->w - stroke_px;
  int along = side ? y - rect->y : x - rect->x;
  return along / length % 2 == 0;
}

typedef struct Ring {
  Shape outer, inner;
  bool dashed;
  int stroke_px;
} Ring;

/* From the outer end inwards: once a pixel lies wholly inside, so do those after it. */
static void ring_pixels(Canvas *canvas, const Ring *ring, int outer, int inner, int y, uint32_t rgb) {
  int step = inner > outer ? 1 : -1;
  for (int x = outer; x != inner; x += step) {
    double inside = covered(&ring->inner, x, y), cover = covered(&ring->outer, x, y) - inside;
    if (inside >= 1) return;
    if (ring->dashed && !on_dash(&ring->outer.rect, x, y, ring->stroke_px)) continue;
    if (cover > 0) blend(pixel_at(canvas, x, y), rgb, (uint32_t)(cover * 255 + 0.5));
  }
}

/* Corners are asked pixel by pixel, the sides between them are spans, and there is nothing in the middle. */
static void border(Canvas *canvas, UiRect rect, uint32_t rgb, int radius_px, int stroke_px, unsigned corners, bool dashed) {
  Shape outer = shape_of(rect, radius_px, corners);
  outer.radius = fmin(outer.radius, least(rect.w, rect.h) / 2.0);
  Ring ring = {outer, {ui_inset(rect, stroke_px, stroke_px), fmax(0, outer.radius - stroke_px), corners}, dashed, stroke_px};
  int band = (int)ceil(outer.radius) + stroke_px;
  UiRect part = ui_rect_meet(rect, canvas->clip);
  int end = part.x + part.w;
  for (int y = part.y; y < part.y + part.h; y++) {
    bool edge_row = y < rect.y + band || y >= rect.y + rect.h - band, line = y < rect.y + stroke_px || y >= rect.y + rect.h - stroke_px;
    int side = least(edge_row ? band : stroke_px, (rect.w + 1) / 2); /* of a small one, each half from its own end */
    int left = held(rect.x + side, part.x, end), right = held(rect.x + rect.w - side, left, end);
    if (!edge_row && !dashed) {
      span(canvas, part.x, left, y, rgb, 255);
      span(canvas, right, end, y, rgb, 255);
      continue;
    }
    ring_pixels(canvas, &ring, part.x, left, y, rgb);
    if (line && !dashed) span(canvas, left, right, y, rgb, 255);
    if (line && dashed) ring_pixels(canvas, &ring, left, right, y, rgb);
    ring_pixels(canvas, &ring, end - 1, right - 1, y, rgb);
  }
}

void raster_border(Canvas *canvas, UiRect rect, uint32_t rgb, int radius_px, int stroke_px, unsigned corners) {
  border(canvas, rect, rgb, radius_px, stroke_px, corners, false);
}

void raster_dashed(Canvas *canvas, UiRect rect, uint32_t rgb, int radius_px, int stroke_px) {
  border(canvas, rect, rgb, radius_px, stroke_px, CORNERS_ALL, true);
}

void raster_diamond(Canvas *canvas, UiRect rect, uint32_t rgb) {
  double cx = rect.x + rect.w / 2.0, cy = rect.y + rect.h / 2.0, r = least(rect.w, rect.h) / 2.0;
  UiRect part = ui_rect_meet(rect, canvas->clip);
  for (int y = part.y; y < part.y + part.h; y++)
    for (int x = part.x; x < part.x + part.w; x++) {
      double out = (fabs(x + 0.5 - cx) + fabs(y + 0.5 - cy) - r) / 1.4142;
      blend(pixel_at(canvas, x, y), rgb, (uint32_t)(fmin(1, fmax(0, 0.5 - out)) * 255 + 0.5));
    }
}

enum { STEP = 8 }; /* pixels blended at once */

/* Byte by byte and without a branch, so that the compiler does many at a time: clear leaves a byte what it is, solid makes it the colour's. */
static void blend_step(uint8_t *restrict to, const uint8_t *restrict alpha, const uint8_t *restrict colour) {
  uint8_t above[4 * STEP];
  for (int i = 0; i < STEP; i++) {
    uint32_t four = alpha[i] * 0x01010101u;
    memcpy(above + 4 * i, &four, sizeof four);
  }
  for (int i = 0; i < 4 * STEP; i++) {
    uint16_t mixed = (uint16_t)(colour[i] * above[i] + to[i] * (255 - above[i]) + 128);
    to[i] = (uint8_t)((uint16_t)(mixed + (mixed >> 8)) >> 8);
  }
}

/* Most of a mask is clear, and what is clear is passed. */
static void mask_row(uint32_t *to, const uint8_t *from, int count, uint32_t rgb, const uint8_t *colour) {
  int at = 0;
  for (; at + STEP <= count; at += STEP) {
    uint64_t step;
    memcpy(&step, from + at, STEP);
    if (step) blend_step((uint8_t *)(to + at), from + at, colour);
  }
  for (; at < count; at++) blend(&to[at], rgb, from[at]);
}

void raster_mask(Canvas *canvas, const Coverage *mask, int x, int y, uint32_t rgb) {
  if (!mask->at) return;
  UiRect place = {x - mask->left, y - mask->baseline, mask->w, mask->h}, part = ui_rect_meet(place, canvas->clip);
  uint32_t colour[STEP];
  for (int i = 0; i < STEP; i++) colour[i] = rgb;
  for (int row = part.y; row < part.y + part.h; row++) {
    const uint8_t *from = mask->at + (ptrdiff_t)(row - place.y) * mask->w + (part.x - place.x);
    mask_row(pixel_at(canvas, part.x, row), from, part.w, rgb, (const uint8_t *)colour);
  }
}
