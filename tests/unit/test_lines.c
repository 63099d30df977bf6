/* Where lines end, and what stands in them: the short ways (words measured once, pieces drawn once, lines that end well before the edge not measured as a whole) against
 * the slow direct one, with the faces of the program, for random texts of many scripts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "overturn/files.h"
#include "overturn/utf8.h"
#include "sdl/render.h"
#include "ui/widgets.h"
#include "unit/assert_str.h"

enum { MOST_SPANS = 4, MOST_LINES = 20000, TEXTS = 200, LARGE_BYTES = 16 * 1024 };

static uint64_t dice_state = 20261128;

/* 0 to below `most`. */
static int dice(int most) {
  dice_state = dice_state * 6364136223846793005u + 1442695040888963407u;
  return (int)((dice_state >> 33) % (uint64_t)most);
}

static Renderer *renderer_new(int text_percent) {
  Renderer *renderer = calloc(1, sizeof *renderer);
  assert_non_null(renderer);
  render_init(renderer, &ui_theme_light);
  render_set_scale(renderer, 100, text_percent);
  return renderer;
}

static void renderer_free(Renderer *renderer) {
  render_close(renderer);
  free(renderer);
}

/* ---- The slow way to draw: one call of SDL_ttf for each piece, every time ---- */

static bool is_mono(UiFace face) { return face == FACE_MONO_400 || face == FACE_MONO_600; }

/* Texts of ASCII alone: a digit or a mono character in its cell, spaces before a digit or at the end as many cells, or all up to the next of these. */
static size_t slow_piece(UiFace face, Str text, size_t at, bool *spaces) {
  size_t end = at;
  while (end < text.length && text.at[end] == ' ') end++;
  *spaces = !is_mono(face) && end > at && (end == text.length || str_find(STR("0123456789"), text.at[end], 0) < 10);
  if (*spaces) return end;
  if (is_mono(face) || str_find(STR("0123456789"), text.at[at], 0) < 10) return at + 1;
  for (end = at + 1; end < text.length; end++) {
    size_t after = end;
    while (after < text.length && text.at[after] == ' ') after++;
    if (after == text.length || str_find(STR("0123456789"), text.at[after], 0) < 10) break;
  }
  return end;
}

static int slow_cell(Fonts *fonts, UiFace face, int size_px, Str piece, bool spaces) {
  int advance = 0;
  bool mono = is_mono(face), digit = str_find(STR("0123456789"), piece.at[0], 0) < 10;
  if (digit && !mono) return fonts_digit_width(fonts, face, size_px);
  if (!mono && !spaces) return 0;
  assert_int_equal(TTF_GlyphMetrics32(fonts_get(fonts, face, size_px), mono ? '0' : ' ', NULL, NULL, NULL, NULL, &advance), 0);
  return spaces ? advance * (int)piece.length : advance;
}

/* @param rows  the mask's, as wide as it: what stands there is made solid as it would be drawn. @return the advance. */
static int slow_draw(Arena *arena, Fonts *fonts, UiFace face, int size_px, Str text, const Coverage *mask, uint8_t *rows) {
  int x = 0;
  for (size_t at = 0; at < text.length;) {
    bool spaces;
    size_t end = slow_piece(face, text, at, &spaces);
    Str piece = str_slice(text, at, end);
    int cell = slow_cell(fonts, face, size_px, piece, spaces);
    at = end;
    TTF_Font *font = fonts_get(fonts, face, size_px);
    SDL_Surface *drawn = spaces ? NULL : TTF_RenderUTF8_Blended(font, str_z(arena, piece), (SDL_Color){255, 255, 255, 255});
    int left = mask->left + x + (drawn && cell ? (cell - drawn->w) / 2 : 0), top = mask->baseline - TTF_FontAscent(font);
    for (int i = 0; drawn && i < drawn->w * drawn->h; i++) {
      int to_x = left + i % drawn->w, to_y = top + i / drawn->w;
      uint8_t alpha = ((const uint8_t *)drawn->pixels)[i / drawn->w * drawn->pitch + i % drawn->w * 4 + 3];
      if (to_x < 0 || to_x >= mask->w || to_y < 0 || to_y >= mask->h) continue;
      if (alpha > rows[to_y * mask->w + to_x]) rows[to_y * mask->w + to_x] = alpha;
    }
    x += cell ? cell : drawn ? drawn->w : 0;
    SDL_FreeSurface(drawn);
  }
  return x;
}

static Str ascii_text(Arena *arena) {
  Buf text = buf_new(arena);
  int length = 1 + dice(40);
  for (int i = 0; i < length; i++) buf_format(&text, "%c", dice(4) == 0 ? ' ' : dice(3) == 0 ? '0' + dice(10) : 33 + dice(94));
  return buf_str(&text);
}

static void what_is_put_together_is_what_is_drawn_at_once(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  Renderer *renderer = renderer_new(100);
  Fonts direct = {0};
  for (int i = 0; i < TEXTS; i++) {
    UiFace face = (UiFace)dice(FACE_ICON);
    int size = 11 + dice(30);
    Str text = ascii_text(arena);
    int measured = text_gauge(&renderer->texts, face, size, text);
    renderer->texts.limit_bytes = dice(3) == 0 ? 1 : 1 << 20; /* nothing else is kept while it is made */
    const Coverage *mask = text_mask(&renderer->texts, face, size, text);
    uint8_t *rows = arena_make_many(arena, uint8_t, (size_t)mask->w * (size_t)mask->h + 1);
    assert_int_equal(slow_draw(arena, &direct, face, size, text, mask, rows), mask->advance);
    assert_int_equal(measured, mask->advance);
    if (mask->at) assert_memory_equal(mask->at, rows, (size_t)mask->w * (size_t)mask->h);
    assert_true(renderer->texts.run_count == 1 || renderer->texts.bytes <= renderer->texts.limit_bytes);
  }
  fonts_close(&direct);
  renderer_free(renderer);
  arena_free(arena);
}

/* A piece that ends in a space, before a character of another face, is not the same alone: there the space is a cell, here it need not stand on whole pixels. */
static void a_piece_is_as_wide_as_it_is_in_its_text(void **state) {
  (void)state;
  static const Str before = STR_INIT("ab "), whole = STR_INIT("ab \xE2\x95\x94"); /* a corner of a box */
  Renderer *renderer = renderer_new(100);
  for (int size = 11; size < 40; size++) {
    TTF_Font *face = fonts_get(&renderer->fonts, FACE_UI_400, size), *other = fonts_get(&renderer->fonts, FACE_MONO_400, size);
    int left, right;
    assert_true(face && other && !TTF_GlyphIsProvided32(face, 0x2554) && TTF_GlyphIsProvided32(other, 0x2554));
    assert_int_equal(TTF_SizeUTF8(face, before.at, &left, NULL) + TTF_SizeUTF8(other, whole.at + before.length, &right, NULL), 0);
    assert_int_equal(text_gauge(&renderer->texts, FACE_UI_400, size, whole), left + right);
    assert_int_equal(text_mask(&renderer->texts, FACE_UI_400, size, whole)->advance, left + right);
  }
  renderer_free(renderer);
}

/* ---- The slow way to wrap: every line measured as a whole, every start of a word that is too wide ---- */

typedef struct SlowWord {
  Str text;
  int span;
  bool spaced, new_line;
} SlowWord;

typedef struct Slow {
  Renderer *renderer;
  const UiSpan *spans;
  SlowWord *words;
  size_t count;
  int widest; /* line */
  Buf out;
} Slow;

static int width_of(const Slow *slow, int span, Str text) { return text.length ? render_measure(slow->renderer, slow->spans[span].type, text) : 0; }

static void slow_words(Slow *slow, int span) {
  Str text = slow->spans[span].text;
  for (size_t at = 0; at < text.length;) {
    SlowWord word = {.span = span};
    for (; at < text.length && (text.at[at] == ' ' || text.at[at] == '\n'); at++) *(text.at[at] == ' ' ? &word.spaced : &word.new_line) = true;
    size_t from = at;
    while (at < text.length && text.at[at] != ' ' && text.at[at] != '\n') at++;
    word.text = str_slice(text, from, at);
    slow->words[slow->count++] = word;
  }
}

static Str run_of(const Slow *slow, size_t from, size_t to, size_t *end) {
  for (*end = from + 1; *end < to && slow->words[*end].span == slow->words[from].span;) ++*end;
  const Str *first = &slow->words[from].text, *last = &slow->words[*end - 1].text;
  return (Str){first->at, (size_t)(last->at + last->length - first->at)};
}

static int gap_before(const Slow *slow, size_t word) { return slow->words[word].spaced ? width_of(slow, slow->words[word].span, STR(" ")) : 0; }

static int line_width(const Slow *slow, size_t from, size_t to) {
  int width = 0;
  for (size_t end; from < to; from = end) {
    Str run = run_of(slow, from, to, &end);
    width += width_of(slow, slow->words[from].span, run) + (end < to ? gap_before(slow, end) : 0);
  }
  return width;
}

static void slow_break(Slow *slow, size_t index, int width_px) {
  SlowWord *word = &slow->words[index];
  size_t fits = word->text.length, first = 0;
  (void)utf8_next(word->text, &first);
  while (fits > first && width_of(slow, word->span, str_slice(word->text, 0, fits)) > width_px) fits = utf8_before(word->text, fits);
  if (fits >= word->text.length) return;
  memmove(word + 2, word + 1, (slow->count - index - 1) * sizeof *word);
  slow->count++;
  word[1] = (SlowWord){str_slice(word->text, fits, word->text.length), word->span, false, false};
  word->text = str_slice(word->text, 0, fits);
}

static size_t slow_end(Slow *slow, size_t from, int width_px) {
  int x = 0;
  size_t i = from;
  for (; i < slow->count; i++) {
    const SlowWord *word = &slow->words[i];
    int width = width_of(slow, word->span, word->text), next = x + (i > from ? gap_before(slow, i) : 0) + width;
    if (i > from && word->new_line) break;
    if (i == from && width > width_px) {
      slow_break(slow, i, width_px);
      return i + 1;
    }
    if (next > width_px && (i == from || word->spaced)) break;
    x = next;
  }
  while (i > from + 1 && slow->words[i - 1].spaced && line_width(slow, from, i) > width_px) i--;
  return i;
}

/* Each line as its number and the stretches in it. */
static Str slow_lines(Arena *arena, Renderer *renderer, const UiSpan *spans, int count, int width_px, int *widest) {
  Slow slow = {.renderer = renderer, .spans = spans, .words = arena_make_many(arena, SlowWord, MOST_LINES), .out = buf_new(arena)};
  int line = 0;
  for (int i = 0; i < count; i++) slow_words(&slow, i);
  for (size_t from = 0; from < slow.count; line++) {
    size_t to = slow_end(&slow, from, width_px);
    int width = line_width(&slow, from, to);
    if (width > slow.widest) slow.widest = width;
    for (size_t end; from < to; from = end) {
      Str run = run_of(&slow, from, to, &end);
      if (run.length) buf_format(&slow.out, "%d %.*s\n", line, STR_ARG(run));
    }
  }
  *widest = slow.widest;
  return buf_str(&slow.out);
}

static Str quick_lines(Arena *arena, UiContext *ui, Renderer *renderer, const UiSpan *spans, int count, int width_px) {
  UiFrame frame = {.width_px = 4000, .height_px = 1 << 24, .scale_percent = 100, .text_percent = renderer->text_percent};
  frame.measure = render_measure;
  frame.gauge = render_gauge;
  frame.user = renderer;
  ui_begin(ui, &frame);
  (void)ui_rich(ui, (UiRect){0, 0, width_px, 1 << 24}, spans, count, true);
  int height = 0;
  for (int i = 0; i < count; i++) height = ui_line_height(ui, spans[i].type) > height ? ui_line_height(ui, spans[i].type) : height;
  Buf out = buf_new(arena);
  for (size_t i = 0; i < ui->draw_count; i++) {
    buf_format(&out, "%d %.*s\n", ui->draws[i].rect.y / height, STR_ARG(ui->draws[i].text));
  }
  return buf_str(&out);
}

/* @return whether they were compared: where the type changes inside a word a line may be too wide, and is cut where it is drawn. */
static bool expect_same_lines(Arena *arena, UiContext *ui, int text_percent, const UiSpan *spans, int count, int width_px) {
  Renderer *slow = renderer_new(text_percent), *quick = renderer_new(text_percent);
  int widest;
  Str expected = slow_lines(arena, slow, spans, count, width_px, &widest), lines = quick_lines(arena, ui, quick, spans, count, width_px);
  if (widest <= width_px) assert_str(lines, str_z(arena, expected));
  assert_true(quick->texts.bytes <= quick->texts.limit_bytes);
  renderer_free(slow);
  renderer_free(quick);
  return widest <= width_px;
}

/* Words as they come in texts, of scripts that the faces have and of some that they have not; numbers, signs, two spaces, line feeds, and what has no space. */
static Str any_text(Arena *arena, int bytes) {
  static const char *const words[] = {"the",
                                      "payer",
                                      "AVATAR",
                                      "To",
                                      "We",
                                      "f",
                                      "fi",
                                      "(d)(2)",
                                      "45 CFR",
                                      "-",
                                      "->",
                                      "***",
                                      "7.1;",
                                      "$1,234.50",
                                      "\xC3\xA9t\xC3\xA9",
                                      "na\xC3\xAFve",
                                      "\xCE\xB1\xCF\x80\xCF\x8C",
                                      "\xD0\xA1\xD1\x80\xD0\xBE\xD0\xBA",
                                      "\xE2\x80\x9Cupheld,\xE2\x80\x9D",
                                      "\xE2\x88\x92\x31\x32",
                                      "\xE4\xB8\xAD\xE6\x96\x87",
                                      "e\xCC\x81",
                                      "reconsideration",
                                      "\xE2\x86\x92"};
  enum { WORDS = sizeof words / sizeof *words };
  Buf text = buf_new(arena);
  while (buf_str(&text).length < (size_t)bytes) {
    int kind = dice(40), letters = 1 + dice(12);
    if (kind < 20) buf_addz(&text, words[dice(WORDS)]);
    for (int i = 0; kind >= 20 && i < letters; i++) buf_format(&text, "%c", (i == 0 && dice(6) == 0 ? 'A' : 'a') + dice(26));
    if (kind == 39 && dice(8) == 0)
      for (int i = 0; i < 200; i++) buf_addz(&text, i % 7 ? "x" : words[dice(WORDS)]);
    buf_addz(&text, dice(60) == 0 ? "\n" : dice(50) == 0 ? "  " : " ");
  }
  return buf_str(&text);
}

static void lines_end_where_they_end_when_each_is_measured(void **state) {
  (void)state;
  Arena *arena = arena_new(0), *passes = arena_new(0);
  UiContext *ui = calloc(1, sizeof *ui);
  assert_non_null(ui);
  ui_init(ui, passes);
  int compared = 0;
  for (int i = 0; i < TEXTS; i++) {
    UiSpan spans[MOST_SPANS];
    int count = 1 + dice(2) * dice(MOST_SPANS), bytes = i % 4 == 0 ? 3000 : 20 + dice(400);
    for (int span = 0; span < count; span++) spans[span] = (UiSpan){str_trim(any_text(arena, bytes / count)), (UiType)dice(TYPE_COUNT), TOKEN_INK};
    for (int span = 1; span < count && dice(4); span++) spans[span].text = str_format(arena, " %.*s", STR_ARG(spans[span].text));
    compared += expect_same_lines(arena, ui, 100 + 25 * dice(5), spans, count, 60 + dice(900));
    arena_reset(arena);
  }
  assert_in_range(compared, TEXTS * 9 / 10, TEXTS);
  free(ui);
  arena_free(passes);
  arena_free(arena);
}

/* Everything that the shipped cases say, as one paragraph each. */
static void shipped_texts_end_where_they_ended(void **state) {
  (void)state;
  Arena *arena = arena_new(0), *passes = arena_new(0);
  UiContext *ui = calloc(1, sizeof *ui);
  FilesEntry *entries;
  size_t count;
  assert_non_null(ui);
  ui_init(ui, passes);
  assert_int_equal(files_list(arena, STR("../scenarios"), 1000, &entries, &count).status, FILES_OK);
  int read = 0;
  for (size_t i = 0; i < count; i++) {
    static const UiType types[] = {TYPE_BODY, TYPE_READ, TYPE_LEAD, TYPE_CAPTION};
    Str text, path = str_format(arena, "../scenarios/%.*s", STR_ARG(entries[i].name));
    if (!str_ends(path, STR(".json")) || files_read(arena, path, 1 << 20, &text).status != FILES_OK) continue;
    UiSpan span = {str_slice(text, 0, text.length < LARGE_BYTES ? text.length : LARGE_BYTES), types[read++ % 4], TOKEN_INK};
    assert_true(expect_same_lines(arena, ui, 100, &span, 1, 560));
  }
  assert_in_range(read, 10, 1000);
  free(ui);
  arena_free(passes);
  arena_free(arena);
}

static int start(void **state) {
  (void)state;
  return TTF_Init();
}

static int stop(void **state) {
  (void)state;
  TTF_Quit();
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_put_together_is_what_is_drawn_at_once),
      cmocka_unit_test(a_piece_is_as_wide_as_it_is_in_its_text),
      cmocka_unit_test(lines_end_where_they_end_when_each_is_measured),
      cmocka_unit_test(shipped_texts_end_where_they_ended),
  };
  return cmocka_run_group_tests(tests, start, stop);
}
