/* Typefaces: where they are, and open fonts by face and size. Opened when first needed, never before. */
#ifndef SDL_FONTS_H
#define SDL_FONTS_H

#include <SDL_ttf.h>
#include <stdbool.h>

#include "overturn/str.h"
#include "ui/type.h"

#define FONTS_MOST_OPEN 64

typedef struct OpenFont {
  UiFace face;
  int size_px;
  TTF_Font *font;
} OpenFont;

typedef struct Fonts {
  OpenFont open[FONTS_MOST_OPEN];
  int count;
  char *paths[FACE_COUNT]; /* found files, owned; NULL until looked for */
  Str files[FACE_COUNT];   /* their bytes, mapped; open fonts read from them */
  bool looked[FACE_COUNT];
  bool plain[FACE_COUNT]; /* the face is missing: a plain one stands in */
  bool fontconfig_started;
} Fonts;

/** The font of a face at a size in device pixels, or NULL when this machine has no usable font at all. Owned by `fonts`. */
TTF_Font *fonts_get(Fonts *fonts, UiFace face, int size_px);
/** Whether the face itself was found. Without its icon face the program writes words instead of icons. */
bool fonts_has_face(Fonts *fonts, UiFace face);
/** The file a face is read from, or NULL. */
const char *fonts_path(Fonts *fonts, UiFace face);
void fonts_close(Fonts *fonts);

#endif
