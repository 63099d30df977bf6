/* Text runs as masks of coverage, measured and kept. */
#ifndef SDL_TEXT_H
#define SDL_TEXT_H

#include "overturn/str.h"
#include "sdl/cache.h"
#include "sdl/fonts.h"
#include "ui/icons.h"

/** How opaque each pixel of a drawn text is. */
typedef struct Coverage {
  uint8_t *at; /* 0 clear to 255 solid, `w` bytes a row; NULL when empty */
  int w, h;
  int left; /* pixels that hang over to the left of the text's origin */
  int advance;
  int baseline; /* from the top of the mask */
} Coverage;

typedef struct TextRun TextRun;

#define TEXT_SLOTS 8192

/** Texts already drawn, the oldest forgotten when they take more than `limit_bytes`; one that is larger by itself stays until the next is asked for. */
typedef struct TextCache {
  Fonts *fonts;
  TextRun *slots[TEXT_SLOTS];
  int run_count;
  size_t bytes, limit_bytes;
  uint32_t clock;
  int made;  /* runs that SDL_ttf was asked for */
  int boxed; /* times that it failed: what it could not draw is a box for each character, and is not kept for the next start */
} TextCache;

void text_cache_init(TextCache *cache, Fonts *fonts, size_t limit_bytes);
void text_cache_close(TextCache *cache);
/** The runs used since the start, for the next one. */
void text_cache_put(const TextCache *cache, Buf *to);
/** Takes over what text_cache_put() wrote; masks stay where they are, in what is read. @return false where it makes no sense. */
bool text_cache_take(TextCache *cache, CacheReader *from);
/** Width in device pixels of a text that is about to be drawn. */
int text_width(TextCache *cache, UiFace face, int size_px, Str text);
/** The same of one that may never be. */
int text_gauge(TextCache *cache, UiFace face, int size_px, Str text);
/** The mask of a text; valid until the next call. */
const Coverage *text_mask(TextCache *cache, UiFace face, int size_px, Str text);
/** The mask of an icon, or of its word where the icon face is missing. */
const Coverage *text_icon(TextCache *cache, UiIcon icon, int size_px);
/** Ascent and descent (positive) of a face, in device pixels. */
void text_metrics(TextCache *cache, UiFace face, int size_px, int *ascent, int *descent);

#endif
