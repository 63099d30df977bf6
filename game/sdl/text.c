/* Draws texts into masks. Digits stand in cells as wide as the widest digit, since SDL_ttf cannot switch on tabular figures; the mono face is drawn
 * cell by cell, since it joins "->" and "***"; a character the face lacks is drawn by a plain face. */
#include "sdl/text.h"

#include <stdlib.h>
#include <string.h>

#include "overturn/arena.h"
#include "overturn/hash.h"
#include "overturn/utf8.h"

struct TextRun {
  uint64_t key;
  uint32_t used;
  bool drawn; /* measured only, as yet */
  bool lent;  /* the mask lies in what was read at the start */
  bool boxed; /* SDL_ttf failed on some of it */
  Coverage mask;
};

void text_cache_init(TextCache *cache, Fonts *fonts, size_t limit_bytes) {
  memset(cache, 0, sizeof *cache);
  cache->fonts = fonts;
  cache->limit_bytes = limit_bytes;
}

static void free_run(TextRun *run) {
  if (!run->lent) free(run->mask.at);
  free(run);
}

void text_cache_close(TextCache *cache) {
  for (int i = 0; i < TEXT_SLOTS; i++)
    if (cache->slots[i]) free_run(cache->slots[i]);
  memset(cache, 0, sizeof *cache);
}

static bool is_mono(UiFace face) { return face == FACE_MONO_400 || face == FACE_MONO_600; }

/* ---- Pieces of a text: one call of SDL_ttf each ---- */

typedef struct Piece {
  Str text;
  int cell;       /* width of the cell it is centred in; 0: its own width */
  TTF_Font *font; /* NULL: this machine has none */
} Piece;

static int glyph_advance(TTF_Font *font, uint32_t code_point) {
  int advance = 0;
  (void)TTF_GlyphMetrics32(font, code_point, NULL, NULL, NULL, NULL, &advance);
  return advance;
}

static TTF_Font *font_with(TextCache *cache, TTF_Font *font, UiFace face, int size_px, int32_t code_point) {
  if (code_point < 0x80 || TTF_GlyphIsProvided32(font, (uint32_t)code_point)) return font;
  TTF_Font *other = fonts_get(cache->fonts, is_mono(face) ? FACE_UI_400 : FACE_MONO_400, size_px);
  return other && TTF_GlyphIsProvided32(other, (uint32_t)code_point) ? other : font;
}

static bool is_digit(int32_t code_point) { return code_point >= '0' && code_point <= '9'; }

/* Bytes of spaces at `at` that end the text or stand before a digit: SDL_ttf leaves spaces at the end out of a width, so they are pieces of their own. */
static size_t loose_spaces(Str text, size_t at) {
  size_t end = at;
  while (end < text.length && text.at[end] == ' ') end++;
  return end == text.length || is_digit(text.at[end]) ? end - at : 0;
}

/* The next piece of `text` from `*at`: one digit, one mono character, loose spaces, or all up to the next of these or a change of font. */
static Piece next_piece(TextCache *cache, TTF_Font *font, UiFace face, int size_px, Str text, size_t *at) {
  size_t from = *at;
  if (!font) *at = text.length;
  if (!font) return (Piece){.text = text};
  int32_t first = utf8_next(text, at);
  Piece piece = {{0}, 0, font_with(cache, font, face, size_px, first)};
  if (is_mono(face))
    piece.cell = glyph_advance(font, '0');
  else if (is_digit(first) && face != FACE_ICON)
    piece.cell = fonts_digit_width(cache->fonts, face, size_px);
  else if (first == ' ' && loose_spaces(text, from)) {
    *at = from + loose_spaces(text, from);
    piece.cell = glyph_advance(font, ' ') * (int)(*at - from);
  }
  while (!piece.cell && *at < text.length && !loose_spaces(text, *at)) {
    size_t next = *at;
    int32_t code_point = utf8_next(text, &next);
    if (is_digit(code_point) || font_with(cache, font, face, size_px, code_point) != piece.font) break;
    *at = next;
  }
  piece.text = str_slice(text, from, *at);
  return piece;
}

/* SDL_ttf wants a zero at the end. */
static const char *terminated(const Piece *piece, char room[256], char **owned) {
  char *to = room;
  *owned = NULL;
  if (piece->text.length >= 256) to = *owned = heap_alloc(piece->text.length + 1, 1);
  memcpy(to, piece->text.at, piece->text.length);
  to[piece->text.length] = 0;
  return to;
}

static void note_boxes(TextCache *cache) {
  if (!cache->boxed++) SDL_LogWarn(SDL_LOG_CATEGORY_APPLICATION, "some text is shown as boxes: %s", TTF_GetError());
}

/* Without its cell; where SDL_ttf cannot tell, that of the boxes that stand in for it. */
static int own_width(TextCache *cache, const Piece *piece, int size_px) {
  char room[256], *owned;
  const char *text = terminated(piece, room, &owned);
  int width = 0;
  bool known = piece->font && TTF_SizeUTF8(piece->font, text, &width, NULL) == 0;
  free(owned);
  if (known) return width;
  note_boxes(cache);
  return (int)utf8_count(piece->text) * ((size_px + 1) / 2);
}

static TextRun *find_run(TextCache *cache, UiFace face, int size_px, Str text, bool draws);

/* A short piece of a longer text is a run of its own, as its words and digits come again in other texts. Not where it would be something else alone: with a space
 * at its end, which would be loose, or in another font, whose characters may be wider than their cells. */
static bool is_run(const Piece *piece, Str text) {
  enum { MOST_BYTES = 32 };
  if (!piece->font || piece->text.length == text.length || piece->text.length > MOST_BYTES) return false;
  for (size_t i = 0; i < piece->text.length; i++)
    if ((unsigned char)piece->text.at[i] >= 0x80) return false;
  return piece->text.at[piece->text.length - 1] != ' ';
}

/* Valid until the next run is asked for. What was boxed in it is boxed in the text, too. */
static const TextRun *part_run(TextCache *cache, UiFace face, int size_px, Str text, bool draws) {
  const TextRun *run = find_run(cache, face, size_px, text, draws);
  if (run->boxed) cache->boxed++;
  return run;
}

static int measure(TextCache *cache, UiFace face, int size_px, Str text) {
  TTF_Font *font = fonts_get(cache->fonts, face, size_px);
  int width = 0;
  for (size_t at = 0; at < text.length;) {
    Piece piece = next_piece(cache, font, face, size_px, text, &at);
    width += piece.cell             ? piece.cell
             : is_run(&piece, text) ? part_run(cache, face, size_px, piece.text, false)->mask.advance
                                    : own_width(cache, &piece, size_px);
  }
  return width;
}

/* ---- Drawing ---- */

static void lay_over(Coverage *mask, const SDL_Surface *drawn, int x, int y) {
  for (int row = 0; row < drawn->h; row++) {
    int to_y = y + row;
    if (to_y < 0 || to_y >= mask->h) continue;
    const uint32_t *from = (const uint32_t *)(const void *)((const uint8_t *)drawn->pixels + (size_t)row * (size_t)drawn->pitch);
    for (int column = 0; column < drawn->w; column++) {
      int to_x = x + column;
      if (to_x < 0 || to_x >= mask->w) continue;
      uint8_t alpha = (uint8_t)(from[column] >> 24), *to = &mask->at[(size_t)to_y * (size_t)mask->w + (size_t)to_x];
      if (alpha > *to) *to = alpha;
    }
  }
}

/* The run of a piece: its origin stands at `x` of the text, on the same base line. */
static void lay_run(Coverage *mask, const Coverage *run, int x) {
  for (int row = 0; run->at && row < run->h && row < mask->h; row++) {
    const uint8_t *from = &run->at[(size_t)row * (size_t)run->w];
    uint8_t *to = &mask->at[(size_t)row * (size_t)mask->w + (size_t)x];
    for (int column = 0; column < run->w && x + column < mask->w; column++)
      if (from[column] > to[column]) to[column] = from[column];
  }
}

/* A piece where it stands in its text: as SDL_ttf drew it, or the characters that it could not draw, or what has a run. */
typedef struct Laid {
  SDL_Surface *drawn;
  Str boxes, run;
  int x, y, width;
} Laid;

static void set(Coverage *mask, int x, int y) {
  if (x >= 0 && x < mask->w && y >= 0 && y < mask->h) mask->at[(size_t)y * (size_t)mask->w + (size_t)x] = 255;
}

/* One for each character, as high as a capital. */
static void lay_boxes(Coverage *mask, const Laid *laid, int size_px) {
  int count = (int)utf8_count(laid->boxes), n = 0, top = mask->baseline - size_px * 3 / 4, low = mask->baseline - 1;
  for (size_t at = 0; at < laid->boxes.length; n++) {
    int left = mask->left + laid->x + laid->width * n / count, right = mask->left + laid->x + laid->width * (n + 1) / count - 2;
    if (utf8_next(laid->boxes, &at) == ' ') continue;
    for (int x = left; x <= right; x++) set(mask, x, top), set(mask, x, low);
    for (int y = top; y <= low; y++) set(mask, left, y), set(mask, right, y);
  }
}

/* @return how far the next piece stands from `x`; what SDL_ttf draws is as wide as TTF_SizeUTF8() says. */
static int lay_piece(TextCache *cache, Laid *laid, const Piece *piece, int size_px, int x, int baseline) {
  if (piece->cell && piece->text.at[0] == ' ') return piece->cell;
  char room[256], *owned;
  const char *text = terminated(piece, room, &owned);
  SDL_Surface *drawn = piece->font ? TTF_RenderUTF8_Blended(piece->font, text, (SDL_Color){255, 255, 255, 255}) : NULL;
  free(owned);
  int width = piece->cell ? piece->cell : drawn ? drawn->w : own_width(cache, piece, size_px);
  if (drawn) {
    *laid = (Laid){.drawn = drawn, .x = x + (width - drawn->w) / 2, .y = baseline - TTF_FontAscent(piece->font)};
  } else if (own_width(cache, piece, size_px) > 0) { /* what has no width of its own is rightly not drawn */
    note_boxes(cache);
    *laid = (Laid){.boxes = piece->text, .x = x, .width = width};
  }
  return width;
}

static Coverage draw(TextCache *cache, UiFace face, int size_px, Str text) {
  TTF_Font *font = fonts_get(cache->fonts, face, size_px);
  Coverage mask = {.left = 2, .baseline = (font ? TTF_FontAscent(font) : size_px) + 1, .h = (font ? TTF_FontHeight(font) : size_px) + 2};
  Laid *laid = heap_alloc(text.length, sizeof *laid);
  int count = 0;
  for (size_t at = 0; at < text.length; count++) {
    Piece piece = next_piece(cache, font, face, size_px, text, &at);
    bool run = is_run(&piece, text);
    if (run) laid[count] = (Laid){.run = piece.text, .x = mask.advance};
    mask.advance += run ? part_run(cache, face, size_px, piece.text, true)->mask.advance
                        : lay_piece(cache, &laid[count], &piece, size_px, mask.advance, mask.baseline);
  }
  if (mask.advance > 0) {
    mask.w = mask.advance + 2 * mask.left + size_px / 2;
    mask.at = heap_alloc((size_t)mask.w, (size_t)mask.h);
  }
  for (int i = 0; i < count; i++) {
    if (mask.at && laid[i].drawn) lay_over(&mask, laid[i].drawn, mask.left + laid[i].x, laid[i].y);
    if (mask.at && laid[i].boxes.length) lay_boxes(&mask, &laid[i], size_px);
    if (mask.at && laid[i].run.length) lay_run(&mask, &find_run(cache, face, size_px, laid[i].run, true)->mask, laid[i].x);
    SDL_FreeSurface(laid[i].drawn);
  }
  free(laid);
  return mask;
}

/* ---- The cache ---- */

static size_t run_bytes(const TextRun *run) { return sizeof *run + (run->mask.at ? (size_t)run->mask.w * (size_t)run->mask.h : 0); }

static int compare_used(const void *a, const void *b) {
  uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
  return left < right ? -1 : left > right;
}

/* Half of the runs, the longest unused, go, but never the newest of several; what stays is put back, as a hole would end a search too early. */
static void forget_oldest(TextCache *cache) {
  TextRun **kept = heap_alloc((size_t)cache->run_count, sizeof(TextRun *));
  uint32_t *ages = heap_alloc((size_t)cache->run_count, sizeof(uint32_t));
  int count = 0;
  for (int i = 0; i < TEXT_SLOTS; i++) {
    if (!cache->slots[i]) continue;
    kept[count] = cache->slots[i];
    ages[count++] = cache->slots[i]->used;
    cache->slots[i] = NULL;
  }
  qsort(ages, (size_t)count, sizeof *ages, compare_used);
  uint32_t limit = ages[(count - 1) / 2];
  cache->bytes = 0;
  cache->run_count = 0;
  for (int i = 0; i < count; i++) {
    if (kept[i]->used <= limit) {
      free_run(kept[i]);
      continue;
    }
    size_t slot = kept[i]->key % TEXT_SLOTS;
    while (cache->slots[slot]) slot = (slot + 1) % TEXT_SLOTS;
    cache->slots[slot] = kept[i];
    cache->bytes += run_bytes(kept[i]);
    cache->run_count++;
  }
  free(kept);
  free(ages);
}

static void keep_limit(TextCache *cache) {
  while (cache->run_count > 1 && (cache->run_count > TEXT_SLOTS / 2 || cache->bytes > cache->limit_bytes)) forget_oldest(cache);
}

/* Draws or measures, and tells whether SDL_ttf failed on some of it. */
static void make_run(TextCache *cache, TextRun *run, UiFace face, int size_px, Str text) {
  int before = cache->boxed;
  cache->made++;
  if (run->drawn)
    run->mask = draw(cache, face, size_px, text);
  else
    run->mask.advance = measure(cache, face, size_px, text);
  run->boxed = cache->boxed != before;
}

/* What has a space in it is a line, which is measured to be drawn at once; a word may be measured only to see where a line must end. */
static bool will_be_drawn(Str text) { return text.length > 1 && str_find(text, ' ', 0) < text.length; }

static TextRun *kept_run(const TextCache *cache, uint64_t key) {
  size_t slot = key % TEXT_SLOTS;
  while (cache->slots[slot] && cache->slots[slot]->key != key) slot = (slot + 1) % TEXT_SLOTS;
  return cache->slots[slot];
}

static TextRun *add_run(TextCache *cache, uint64_t key) {
  TextRun *run = heap_alloc(1, sizeof *run);
  size_t slot = key % TEXT_SLOTS;
  while (cache->slots[slot]) slot = (slot + 1) % TEXT_SLOTS;
  cache->slots[slot] = run;
  cache->run_count++;
  cache->bytes += sizeof *run;
  return run;
}

/* @param draws  the run is wanted as a mask, not only for its width. While it is made its pieces are asked for, and anything may be forgotten for them. */
static TextRun *find_run(TextCache *cache, UiFace face, int size_px, Str text, bool draws) {
  uint64_t key = hash64(text.at, text.length, (uint64_t)face * 4096 + (uint64_t)size_px);
  TextRun *run = kept_run(cache, key);
  if (run) run->used = ++cache->clock;
  if (run && (run->drawn || !draws)) return run;
  TextRun made = {.key = key, .drawn = draws};
  make_run(cache, &made, face, size_px, text);
  run = kept_run(cache, key);
  if (!run) run = add_run(cache, key);
  made.used = ++cache->clock;
  *run = made;
  cache->bytes += run_bytes(run) - sizeof *run;
  keep_limit(cache);
  return run;
}

/* ---- From one start to the next ---- */

static bool is_kept(const TextRun *run) { return run && run->used && !run->boxed; }

void text_cache_put(const TextCache *cache, Buf *to) {
  uint64_t count = 0;
  for (int i = 0; i < TEXT_SLOTS; i++) count += is_kept(cache->slots[i]);
  cache_put_number(to, count);
  for (int i = 0; i < TEXT_SLOTS; i++) {
    const TextRun *run = cache->slots[i];
    if (!is_kept(run)) continue;
    const Coverage *mask = &run->mask;
    const int parts[] = {run->drawn, mask->w, mask->h, mask->left, mask->advance, mask->baseline};
    cache_put_number(to, run->key);
    for (size_t part = 0; part < sizeof parts / sizeof *parts; part++) cache_put_number(to, (uint64_t)parts[part]);
    cache_put_string(to, mask->at ? (Str){(const char *)mask->at, (size_t)mask->w * (size_t)mask->h} : STR(""));
  }
}

static int take_part(CacheReader *from) {
  enum { MOST = 1 << 20 };
  uint64_t number = cache_number(from);
  from->ok = from->ok && number <= MOST;
  return from->ok ? (int)number : 0;
}

static bool take_run(TextCache *cache, CacheReader *from) {
  TextRun read = {.key = cache_number(from), .lent = true};
  read.drawn = take_part(from) != 0;
  Coverage *mask = &read.mask;
  mask->w = take_part(from);
  mask->h = take_part(from);
  mask->left = take_part(from);
  mask->advance = take_part(from);
  mask->baseline = take_part(from);
  Str bytes = cache_string(from);
  if (!from->ok || (bytes.length && bytes.length != (size_t)mask->w * (size_t)mask->h)) return false;
  mask->at = bytes.length ? (uint8_t *)(uintptr_t)bytes.at : NULL;
  if (cache->run_count >= TEXT_SLOTS / 2) return false;
  TextRun *run = add_run(cache, read.key);
  *run = read;
  cache->bytes += run_bytes(run) - sizeof *run;
  return true;
}

bool text_cache_take(TextCache *cache, CacheReader *from) {
  bool whole = true;
  for (uint64_t left = cache_number(from); left && whole; left--) whole = take_run(cache, from);
  return whole && from->ok;
}

int text_width(TextCache *cache, UiFace face, int size_px, Str text) {
  return find_run(cache, face, size_px, text, will_be_drawn(text))->mask.advance;
}

int text_gauge(TextCache *cache, UiFace face, int size_px, Str text) { return find_run(cache, face, size_px, text, false)->mask.advance; }

const Coverage *text_mask(TextCache *cache, UiFace face, int size_px, Str text) { return &find_run(cache, face, size_px, text, true)->mask; }

const Coverage *text_icon(TextCache *cache, UiIcon icon, int size_px) {
  char utf8[4];
  uint32_t c = (uint32_t)ui_icon_code_point(icon);
  if (!fonts_has_face(cache->fonts, FACE_ICON)) return text_mask(cache, FACE_UI_400, size_px * 5 / 8, ui_icon_word(icon));
  utf8[0] = (char)(0xE0 | c >> 12);
  utf8[1] = (char)(0x80 | (c >> 6 & 0x3F));
  utf8[2] = (char)(0x80 | (c & 0x3F));
  return text_mask(cache, FACE_ICON, size_px, (Str){utf8, 3});
}

void text_metrics(TextCache *cache, UiFace face, int size_px, int *ascent, int *descent) {
  const FontSize *size = fonts_size(cache->fonts, face, size_px);
  *ascent = size ? size->ascent : size_px;
  *descent = size ? size->descent : 0;
}
