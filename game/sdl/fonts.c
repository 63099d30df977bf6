/* Finds faces: first at the paths where the packages put them, then through fontconfig, which is slow to start; a match counts only if its family
 * is the one that was asked for. What is missing is replaced by a plain face, so that a machine without the packages still shows every word. */
#include "sdl/fonts.h"

#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

#include "overturn/arena.h"
#include "overturn/files.h"
#include "overturn/hash.h"

enum { MOST_FILE_BYTES = 64 << 20 };

typedef struct FaceSource {
  const char *family, *style;
  int weight; /* fontconfig's */
  const char *usual[3];
} FaceSource;

#define INTER "/usr/share/fonts/opentype/inter/"
#define MONO "/usr/share/fonts/truetype/jetbrains-mono/"

static const FaceSource sources[FACE_COUNT] = {
    [FACE_UI_400] = {"Inter", "Regular", FC_WEIGHT_REGULAR, {INTER "Inter-Regular.otf", "/usr/share/fonts/inter/Inter-Regular.otf"}},
    [FACE_UI_500] = {"Inter", "Medium", FC_WEIGHT_MEDIUM, {INTER "Inter-Medium.otf", "/usr/share/fonts/inter/Inter-Medium.otf"}},
    [FACE_UI_600] = {"Inter", "Semi Bold", FC_WEIGHT_DEMIBOLD, {INTER "Inter-SemiBold.otf", "/usr/share/fonts/inter/Inter-SemiBold.otf"}},
    [FACE_DISPLAY_600] = {"Inter Display", "Semi Bold", FC_WEIGHT_DEMIBOLD, {INTER "InterDisplay-SemiBold.otf"}},
    [FACE_MONO_400] = {"JetBrains Mono", "Regular", FC_WEIGHT_REGULAR, {MONO "JetBrainsMono-Regular.ttf"}},
    [FACE_MONO_600] = {"JetBrains Mono", "SemiBold", FC_WEIGHT_DEMIBOLD, {MONO "JetBrainsMono-SemiBold.ttf"}},
    [FACE_ICON] = {"Material Icons",
                   "Regular",
                   FC_WEIGHT_REGULAR,
                   {"/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf"}},
};

static const char *const plain_names[FACE_COUNT] = {
    [FACE_UI_400] = "sans",        [FACE_UI_500] = "sans",
    [FACE_UI_600] = "sans:bold",   [FACE_DISPLAY_600] = "sans:bold",
    [FACE_MONO_400] = "monospace", [FACE_MONO_600] = "monospace:bold",
    [FACE_ICON] = "sans",
};

static char *copy_string(const char *text) {
  size_t size = strlen(text) + 1;
  char *copy = heap_alloc(size, 1);
  memcpy(copy, text, size);
  return copy;
}

/* Some packages name the weight in the family: "Inter Medium" is "Inter" in another cut, "Inter Display" is not. */
static bool is_family(const char *found, const FaceSource *source) {
  size_t length = strlen(source->family);
  if (!found || strncmp(found, source->family, length) != 0) return false;
  return !found[length] || (found[length] == ' ' && !strcmp(found + length + 1, source->style));
}

/* SDL_ttf reads a file in thousands of small pieces; in memory they cost nothing, and all sizes of a face share it. */
static TTF_Font *open_mapped(const Fonts *fonts, UiFace face, int size_px) {
  SDL_RWops *bytes = SDL_RWFromConstMem(fonts->files[face].at, (int)fonts->files[face].length);
  return bytes ? TTF_OpenFontRW(bytes, 1, size_px) : NULL;
}

static void forget_file(Fonts *fonts, UiFace face) {
  files_unmap(fonts->files[face]);
  fonts->files[face] = STR("");
}

/* @param source  what the face must be, NULL for any. */
static TTF_Font *open_file(Fonts *fonts, UiFace face, const char *path, const FaceSource *source, int size_px) {
  Arena *arena = arena_new(0);
  bool mapped = files_map(arena, str_from(path), MOST_FILE_BYTES, &fonts->files[face]).status == FILES_OK;
  arena_free(arena);
  TTF_Font *font = mapped ? open_mapped(fonts, face, size_px) : NULL;
  if (font && source && !is_family(TTF_FontFaceFamilyName(font), source)) {
    TTF_CloseFont(font);
    font = NULL;
  }
  if (!font) forget_file(fonts, face);
  return font;
}

static char *match(Fonts *fonts, FcPattern *pattern, const char *family) {
  char *path = NULL;
  if (!pattern) return NULL;
  if (!fonts->fontconfig_started) fonts->fontconfig_started = FcInit();
  FcConfigSubstitute(NULL, pattern, FcMatchPattern);
  FcDefaultSubstitute(pattern);
  FcResult result;
  FcPattern *found = FcFontMatch(NULL, pattern, &result);
  FcChar8 *file = NULL, *name = NULL;
  if (found && FcPatternGetString(found, FC_FILE, 0, &file) == FcResultMatch) {
    for (int i = 0; !path && FcPatternGetString(found, FC_FAMILY, i, &name) == FcResultMatch; i++)
      if (!family || !strcmp((const char *)name, family)) path = copy_string((const char *)file);
  }
  if (found) FcPatternDestroy(found);
  FcPatternDestroy(pattern);
  return path;
}

static char *match_family(Fonts *fonts, const FaceSource *source) {
  FcPattern *pattern = FcPatternCreate();
  if (!pattern) return NULL;
  FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)source->family);
  FcPatternAddInteger(pattern, FC_WEIGHT, source->weight);
  return match(fonts, pattern, source->family);
}

/* Looks for the face's file once, and gives the font that the first try opened along the way. */
static TTF_Font *look_for(Fonts *fonts, UiFace face, int size_px) {
  const FaceSource *source = &sources[face];
  fonts->looked[face] = true;
  for (int i = 0; i < 3 && source->usual[i]; i++) {
    TTF_Font *font = open_file(fonts, face, source->usual[i], source, size_px);
    if (!font) continue;
    fonts->paths[face] = copy_string(source->usual[i]);
    return font;
  }
  for (int plain = 0; plain <= 1; plain++) {
    fonts->plain[face] = plain;
    fonts->paths[face] = plain ? match(fonts, FcNameParse((const FcChar8 *)plain_names[face]), NULL) : match_family(fonts, source);
    TTF_Font *font = fonts->paths[face] ? open_file(fonts, face, fonts->paths[face], NULL, size_px) : NULL;
    if (font) return font;
    free(fonts->paths[face]);
    fonts->paths[face] = NULL;
  }
  return NULL;
}

static TTF_Font *open_face(Fonts *fonts, UiFace face, int size_px) {
  TTF_Font *font = NULL;
  if (!fonts->looked[face])
    font = look_for(fonts, face, size_px);
  else if (fonts->files[face].length)
    font = open_mapped(fonts, face, size_px);
  else if (fonts->paths[face])
    font = open_file(fonts, face, fonts->paths[face], NULL, size_px);
  if (font) {
    bool mono = face == FACE_MONO_400 || face == FACE_MONO_600;
    TTF_SetFontHinting(font, mono ? TTF_HINTING_LIGHT : TTF_HINTING_LIGHT_SUBPIXEL);
  }
  return font;
}

/* One font for all sizes of a face: to open another makes SDL_ttf read and shape from the beginning, which costs more than all texts of a screen. */
TTF_Font *fonts_get(Fonts *fonts, UiFace face, int size_px) {
  bool sized = true;
  if (!fonts->open[face])
    fonts->open[face] = open_face(fonts, face, size_px);
  else if (fonts->open_px[face] != size_px)
    sized = TTF_SetFontSize(fonts->open[face], size_px) == 0;
  fonts->open_px[face] = sized ? size_px : 0; /* one that failed stands at no size */
  return sized ? fonts->open[face] : NULL;
}

static FontSize *find_size(Fonts *fonts, UiFace face, int size_px) {
  int known = fonts->size_count < FONTS_MOST_SIZES ? fonts->size_count : FONTS_MOST_SIZES;
  for (int i = 0; i < known; i++)
    if (fonts->sizes[i].face == face && fonts->sizes[i].size_px == size_px) return &fonts->sizes[i];
  TTF_Font *font = fonts_get(fonts, face, size_px);
  if (!font) return NULL;
  FontSize *size = &fonts->sizes[fonts->size_count++ % FONTS_MOST_SIZES];
  *size = (FontSize){.face = face, .size_px = size_px, .ascent = TTF_FontAscent(font), .descent = -TTF_FontDescent(font)};
  return size;
}

const FontSize *fonts_size(Fonts *fonts, UiFace face, int size_px) { return find_size(fonts, face, size_px); }

int fonts_digit_width(Fonts *fonts, UiFace face, int size_px) {
  FontSize *size = find_size(fonts, face, size_px);
  TTF_Font *font = size && !size->digit_px ? fonts_get(fonts, face, size_px) : NULL;
  for (uint32_t digit = '0'; font && digit <= '9'; digit++) {
    int advance = 0;
    (void)TTF_GlyphMetrics32(font, digit, NULL, NULL, NULL, NULL, &advance);
    if (advance > size->digit_px) size->digit_px = advance;
  }
  return size ? size->digit_px : 0;
}

bool fonts_has_face(Fonts *fonts, UiFace face) {
  if (!fonts->looked[face]) (void)fonts_get(fonts, face, 16);
  return fonts->paths[face] && !fonts->plain[face];
}

const char *fonts_path(Fonts *fonts, UiFace face) {
  if (!fonts->looked[face]) (void)fonts_get(fonts, face, 16);
  return fonts->paths[face];
}

/* ---- From one start to the next ---- */

/* Where a face that was not found may be put. Its package changes one of these. */
static uint64_t places_stamp(Arena *arena) {
  static const char *const places[] = {"/usr/share/fonts", "/usr/share/fonts/opentype", "/usr/share/fonts/truetype", "/usr/local/share/fonts",
                                       "/var/cache/fontconfig"};
  static const char *const own[] = {"/.fonts", "/.local/share/fonts"};
  const char *home = getenv("HOME");
  uint64_t stamp = 0;
  for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
    FilesEntry place = files_about(arena, str_from(places[i]));
    stamp = hash64(&place.changed_ns, sizeof place.changed_ns, stamp);
  }
  for (size_t i = 0; home && i < sizeof own / sizeof *own; i++) {
    FilesEntry place = files_about(arena, str_format(arena, "%s%s", home, own[i]));
    stamp = hash64(&place.changed_ns, sizeof place.changed_ns, stamp);
  }
  return stamp;
}

void fonts_put(Fonts *fonts, Buf *to) {
  cache_put_number(to, places_stamp(to->arena));
  for (int face = 0; face < FACE_COUNT; face++) {
    Str path = str_from(fonts->paths[face] ? fonts->paths[face] : "");
    FilesEntry file = files_about(to->arena, path);
    cache_put_string(to, path);
    cache_put_number(to, file.size_bytes);
    cache_put_number(to, (uint64_t)file.changed_ns);
    cache_put_number(to, fonts->plain[face]);
  }
  int known = fonts->size_count < FONTS_MOST_SIZES ? fonts->size_count : FONTS_MOST_SIZES;
  cache_put_number(to, (uint64_t)known);
  for (int i = 0; i < known; i++) cache_put_string(to, (Str){(const char *)&fonts->sizes[i], sizeof fonts->sizes[i]});
}

static bool take_sizes(Fonts *fonts, CacheReader *from) {
  uint64_t known = cache_number(from);
  if (known > FONTS_MOST_SIZES) return false;
  for (uint64_t i = 0; i < known && from->ok; i++) {
    Str bytes = cache_string(from);
    if (bytes.length != sizeof fonts->sizes[i]) return false;
    memcpy(&fonts->sizes[i], bytes.at, bytes.length);
  }
  fonts->size_count = (int)known;
  return from->ok;
}

/* A face that nobody needed has no path, and is looked for when somebody does. */
static bool take_face(Fonts *fonts, Arena *arena, UiFace face, CacheReader *from) {
  Str path = cache_string(from);
  uint64_t size = cache_number(from), changed = cache_number(from), plain = cache_number(from);
  FilesEntry file = files_about(arena, path);
  if (!from->ok) return false;
  if (!path.length) return true;
  if (file.kind != FILES_FILE || file.size_bytes != size || (uint64_t)file.changed_ns != changed) return false;
  fonts->paths[face] = copy_string(str_z(arena, path));
  fonts->plain[face] = plain != 0;
  fonts->looked[face] = fonts->paths[face] != NULL;
  return true;
}

bool fonts_take(Fonts *fonts, CacheReader *from) {
  Arena *arena = arena_new(0);
  bool taken = cache_number(from) == places_stamp(arena) && from->ok;
  for (int face = 0; face < FACE_COUNT && taken; face++) taken = take_face(fonts, arena, (UiFace)face, from);
  taken = taken && take_sizes(fonts, from);
  arena_free(arena);
  if (!taken) fonts_close(fonts);
  return taken;
}

void fonts_close(Fonts *fonts) {
  for (int i = 0; i < FACE_COUNT; i++) {
    if (fonts->open[i]) TTF_CloseFont(fonts->open[i]);
    forget_file(fonts, (UiFace)i);
    free(fonts->paths[i]);
  }
  memset(fonts, 0, sizeof *fonts);
}
