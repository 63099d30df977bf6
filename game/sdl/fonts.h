/* Typefaces: where they are, and one open font for each, at one size at a time. Opened when first needed, never before. */
#ifndef SDL_FONTS_H
#define SDL_FONTS_H

#include <SDL_ttf.h>
#include <stdbool.h>

#include "overturn/str.h"
#include "sdl/cache.h"
#include "ui/type.h"

#define FONTS_MOST_SIZES 64

/** What is asked again and again of a face at a size. */
typedef struct FontSize {
  UiFace face;
  int size_px;
  int ascent, descent; /* both positive */
  int digit_px;        /* advance of the widest digit; 0: not asked yet */
} FontSize;

typedef struct Fonts {
  TTF_Font *open[FACE_COUNT];
  int open_px[FACE_COUNT];          /* the size it stands at */
  FontSize sizes[FONTS_MOST_SIZES]; /* those met, the oldest overwritten */
  int size_count;
  char *paths[FACE_COUNT]; /* found files, owned; NULL until looked for */
  Str files[FACE_COUNT];   /* their bytes, mapped; open fonts read from them */
  bool looked[FACE_COUNT];
  bool plain[FACE_COUNT]; /* the face is missing: a plain one stands in */
  bool fontconfig_started;
} Fonts;

/**
 * The font of a face at a size in device pixels, or NULL when this machine has no usable font at all. Owned by `fonts`; it stands at that size until the
 * next call for the same face. A change of size costs it the glyphs it holds, so texts of one size are best drawn together.
 */
TTF_Font *fonts_get(Fonts *fonts, UiFace face, int size_px);
/** Heights of a face at a size, without changing what stands open where they are known. NULL as above; valid until the next call. */
const FontSize *fonts_size(Fonts *fonts, UiFace face, int size_px);
/** Advance of the widest digit, 0 without a font. */
int fonts_digit_width(Fonts *fonts, UiFace face, int size_px);
/** Whether the face itself was found. Without its icon face the program writes words instead of icons. */
bool fonts_has_face(Fonts *fonts, UiFace face);
/** The file a face is read from, or NULL. */
const char *fonts_path(Fonts *fonts, UiFace face);
/** Where the faces are and how high, for the next start: to look for them is slow where they are not at their usual place. */
void fonts_put(Fonts *fonts, Buf *to);
/** Takes over what fonts_put() wrote; no face is opened. @return false, with nothing taken over, when a file is no longer what it was. */
bool fonts_take(Fonts *fonts, CacheReader *from);
void fonts_close(Fonts *fonts);

#endif
