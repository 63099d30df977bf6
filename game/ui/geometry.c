/* Rectangle arithmetic. Sizes are held at zero or above here, so that no screen has to think about a window that is too small. */
#include "ui/geometry.h"

static int least(int a, int b) { return a < b ? a : b; }
static int most(int a, int b) { return a > b ? a : b; }
static int held(int size, int limit) { return most(0, least(size, limit)); }

UiRect ui_cut_top(UiRect *from, int size_px) {
  int size = held(size_px, from->h);
  UiRect cut = {from->x, from->y, from->w, size};
  from->y += size;
  from->h -= size;
  return cut;
}

UiRect ui_cut_bottom(UiRect *from, int size_px) {
  int size = held(size_px, from->h);
  from->h -= size;
  return (UiRect){from->x, from->y + from->h, from->w, size};
}

UiRect ui_cut_left(UiRect *from, int size_px) {
  int size = held(size_px, from->w);
  UiRect cut = {from->x, from->y, size, from->h};
  from->x += size;
  from->w -= size;
  return cut;
}

UiRect ui_cut_right(UiRect *from, int size_px) {
  int size = held(size_px, from->w);
  from->w -= size;
  return (UiRect){from->x + from->w, from->y, size, from->h};
}

UiRect ui_inset(UiRect rect, int x_px, int y_px) {
  return (UiRect){rect.x + x_px, rect.y + y_px, most(0, rect.w - 2 * x_px), most(0, rect.h - 2 * y_px)};
}

UiRect ui_centered(UiRect in, int w_px, int h_px) { return (UiRect){in.x + (in.w - w_px) / 2, in.y + (in.h - h_px) / 2, w_px, h_px}; }

UiRect ui_middle(UiRect in, int h_px) { return (UiRect){in.x, in.y + (in.h - h_px) / 2, in.w, h_px}; }

UiRect ui_rect_meet(UiRect a, UiRect b) {
  int x = most(a.x, b.x), y = most(a.y, b.y);
  return (UiRect){x, y, most(0, least(a.x + a.w, b.x + b.w) - x), most(0, least(a.y + a.h, b.y + b.h) - y)};
}

UiRect ui_rect_join(UiRect a, UiRect b) {
  if (ui_rect_empty(a)) return b;
  if (ui_rect_empty(b)) return a;
  int x = least(a.x, b.x), y = least(a.y, b.y);
  return (UiRect){x, y, most(a.x + a.w, b.x + b.w) - x, most(a.y + a.h, b.y + b.h) - y};
}

bool ui_rect_has(UiRect rect, int x_px, int y_px) { return x_px >= rect.x && y_px >= rect.y && x_px < rect.x + rect.w && y_px < rect.y + rect.h; }

bool ui_rect_empty(UiRect rect) { return rect.w <= 0 || rect.h <= 0; }

bool ui_rect_inside(UiRect inner, UiRect outer) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w && inner.y + inner.h <= outer.y + outer.h;
}

bool ui_rect_equal(UiRect a, UiRect b) { return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h; }

UiRect ui_column(UiRect in, int index, int count, int gap_px) {
  int room = most(0, in.w - gap_px * (count - 1));
  int from = room * index / count, to = room * (index + 1) / count;
  return (UiRect){in.x + from + gap_px * index, in.y, to - from, in.h};
}
