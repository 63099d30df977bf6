/* Rectangles in device pixels, and the cuts by which every screen is laid out: a strip is taken off a side, the rest goes on. */
#ifndef UI_GEOMETRY_H
#define UI_GEOMETRY_H

#include <stdbool.h>

typedef struct UiRect {
  int x, y, w, h; /* device pixels; w and h are never negative */
} UiRect;

/** Takes `size_px` off one side of `*from` (all of it when there is less) and gives the strip. */
UiRect ui_cut_top(UiRect *from, int size_px);
UiRect ui_cut_bottom(UiRect *from, int size_px);
UiRect ui_cut_left(UiRect *from, int size_px);
UiRect ui_cut_right(UiRect *from, int size_px);

/** The rectangle without a frame of `x_px` left and right and `y_px` above and below. Negative values grow it. */
UiRect ui_inset(UiRect rect, int x_px, int y_px);
/** A rectangle of that size with the same centre. */
UiRect ui_centered(UiRect in, int w_px, int h_px);
/** As wide as `in`, `h_px` high, with the same middle line. */
UiRect ui_middle(UiRect in, int h_px);
/** Where both are; empty when they do not meet. */
UiRect ui_rect_meet(UiRect a, UiRect b);
/** The smallest that holds both; an empty one does not count. */
UiRect ui_rect_join(UiRect a, UiRect b);
bool ui_rect_has(UiRect rect, int x_px, int y_px);
bool ui_rect_empty(UiRect rect);
bool ui_rect_inside(UiRect inner, UiRect outer);
bool ui_rect_equal(UiRect a, UiRect b);
/** Column `index` of `count` equal ones with `gap_px` between; rounding is spread so that the last ends at the right edge. */
UiRect ui_column(UiRect in, int index, int count, int gap_px);

#endif
