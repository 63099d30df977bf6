/* Where SDL, SDL_ttf or the machine's memory fails: the first, the second, every call. No text is lost unseen, and what cannot go on says why.
 * The linker puts the functions below in the place of the real ones: see tests/CMakeLists.txt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "sdl/render.h"
#include "sdl/window.h"
#include "unit/assert_str.h"

/* ---- The one place where calls fail ---- */

typedef enum Call {
  CALL_NONE,
  CALL_RENDER,
  CALL_SIZE,
  CALL_METRICS,
  CALL_SET_SIZE,
  CALL_OPEN,
  CALL_BYTES,
  CALL_MEMORY,
  CALL_SURFACE,
  CALL_UPDATE,
  CALL_WAIT
} Call;

static struct {
  Call call;
  int after;   /* calls that go well */
  bool always; /* all that come after them fail, and not one */
  int failed;
} failing;

static void fail_from(Call call, int after, bool always) {
  failing.call = call;
  failing.after = after;
  failing.always = always;
  failing.failed = 0;
}

static bool fails(Call call) {
  if (call != failing.call || failing.after-- > 0) return false;
  if (!failing.always) failing.call = CALL_NONE;
  failing.after = 0;
  failing.failed++;
  if (call != CALL_MEMORY) SDL_SetError("it was told to fail");
  return true;
}

/* NOLINTBEGIN: the names are the linker's */
SDL_Surface *__real_TTF_RenderUTF8_Blended(TTF_Font *font, const char *text, SDL_Color colour);
SDL_Surface *__wrap_TTF_RenderUTF8_Blended(TTF_Font *font, const char *text, SDL_Color colour);
SDL_Surface *__wrap_TTF_RenderUTF8_Blended(TTF_Font *font, const char *text, SDL_Color colour) {
  return fails(CALL_RENDER) ? NULL : __real_TTF_RenderUTF8_Blended(font, text, colour);
}

int __real_TTF_SizeUTF8(TTF_Font *font, const char *text, int *w, int *h);
int __wrap_TTF_SizeUTF8(TTF_Font *font, const char *text, int *w, int *h);
int __wrap_TTF_SizeUTF8(TTF_Font *font, const char *text, int *w, int *h) { return fails(CALL_SIZE) ? -1 : __real_TTF_SizeUTF8(font, text, w, h); }

int __real_TTF_GlyphMetrics32(TTF_Font *font, Uint32 c, int *x0, int *x1, int *y0, int *y1, int *advance);
int __wrap_TTF_GlyphMetrics32(TTF_Font *font, Uint32 c, int *x0, int *x1, int *y0, int *y1, int *advance);
int __wrap_TTF_GlyphMetrics32(TTF_Font *font, Uint32 c, int *x0, int *x1, int *y0, int *y1, int *advance) {
  return fails(CALL_METRICS) ? -1 : __real_TTF_GlyphMetrics32(font, c, x0, x1, y0, y1, advance);
}

int __real_TTF_SetFontSize(TTF_Font *font, int size);
int __wrap_TTF_SetFontSize(TTF_Font *font, int size);
int __wrap_TTF_SetFontSize(TTF_Font *font, int size) { return fails(CALL_SET_SIZE) ? -1 : __real_TTF_SetFontSize(font, size); }

TTF_Font *__real_TTF_OpenFontRW(SDL_RWops *from, int owned, int size);
TTF_Font *__wrap_TTF_OpenFontRW(SDL_RWops *from, int owned, int size);
TTF_Font *__wrap_TTF_OpenFontRW(SDL_RWops *from, int owned, int size) {
  if (!fails(CALL_OPEN)) return __real_TTF_OpenFontRW(from, owned, size);
  if (owned) (void)SDL_RWclose(from);
  return NULL;
}

SDL_RWops *__real_SDL_RWFromConstMem(const void *at, int bytes);
SDL_RWops *__wrap_SDL_RWFromConstMem(const void *at, int bytes);
SDL_RWops *__wrap_SDL_RWFromConstMem(const void *at, int bytes) { return fails(CALL_BYTES) ? NULL : __real_SDL_RWFromConstMem(at, bytes); }

SDL_Surface *__real_SDL_GetWindowSurface(SDL_Window *window);
SDL_Surface *__wrap_SDL_GetWindowSurface(SDL_Window *window);
SDL_Surface *__wrap_SDL_GetWindowSurface(SDL_Window *window) { return fails(CALL_SURFACE) ? NULL : __real_SDL_GetWindowSurface(window); }

int __real_SDL_UpdateWindowSurfaceRects(SDL_Window *window, const SDL_Rect *rects, int count);
int __wrap_SDL_UpdateWindowSurfaceRects(SDL_Window *window, const SDL_Rect *rects, int count);
int __wrap_SDL_UpdateWindowSurfaceRects(SDL_Window *window, const SDL_Rect *rects, int count) {
  return fails(CALL_UPDATE) ? -1 : __real_SDL_UpdateWindowSurfaceRects(window, rects, count);
}

int __wrap_SDL_WaitEvent(SDL_Event *event);
int __wrap_SDL_WaitEvent(SDL_Event *event) {
  *event = (SDL_Event){.type = SDL_QUIT};
  return !fails(CALL_WAIT);
}

void *__real_calloc(size_t count, size_t bytes);
void *__wrap_calloc(size_t count, size_t bytes);
void *__wrap_calloc(size_t count, size_t bytes) { return fails(CALL_MEMORY) ? NULL : __real_calloc(count, bytes); }

_Noreturn void __wrap_exit(int status);
_Noreturn void __wrap_exit(int status) { _exit(status); }

/* fontconfig keeps what it read of its settings until the program ends, where LeakSanitizer does not see it. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) { return "leak:libfontconfig.so"; }
/* NOLINTEND */

/* ---- Texts ---- */

static const char *const texts[] = {"Twenty-four taken back", "CO-97", "1,234.50", "word", " spaces  7", "\xE2\x88\x92 12.00"};
enum { TEXTS = sizeof texts / sizeof *texts, MOST_CALLS = 1000 };
static const UiFace faces[] = {FACE_UI_400, FACE_MONO_400};

static Renderer *renderer_new(void) {
  Renderer *renderer = calloc(1, sizeof *renderer);
  if (!renderer) abort();
  render_init(renderer, &ui_theme_light);
  return renderer;
}

static void renderer_free(Renderer *renderer) {
  render_close(renderer);
  free(renderer);
}

static int ink(const Coverage *mask) {
  int sum = 0;
  for (size_t i = 0; mask->at && i < (size_t)mask->w * (size_t)mask->h; i++) sum += mask->at[i] > 0;
  return sum;
}

/* Every text, in two sizes so that faces change theirs. */
static void draw_all(Renderer *renderer) {
  for (int face = 0; face < 2; face++)
    for (int size = 13; size <= 20; size += 7)
      for (int text = 0; text < TEXTS; text++) {
        int ascent, descent, width = text_width(&renderer->texts, faces[face], size, str_from(texts[text]));
        text_metrics(&renderer->texts, faces[face], size, &ascent, &descent);
        assert_true(width > 0 && ascent > 0 && descent >= 0);
        const Coverage *mask = text_mask(&renderer->texts, faces[face], size, str_from(texts[text]));
        assert_true(mask->advance > 0);
        assert_true(ink(mask) > 8);
      }
  assert_true(ink(text_icon(&renderer->texts, ICON_HOME, 18)) > 8);
}

/* The n-th call fails, for each n; then all from the n-th on. */
static void whatever_call_fails_every_text_is_seen(void **state) {
  (void)state;
  const Call calls[] = {CALL_RENDER, CALL_SIZE, CALL_METRICS, CALL_SET_SIZE, CALL_OPEN, CALL_BYTES};
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
    int n = 0, reached = 1;
    for (; reached && n < MOST_CALLS; n++) {
      for (int always = 0; always <= 1; always++) {
        Renderer *renderer = renderer_new();
        fail_from(calls[i], n, always);
        draw_all(renderer);
        reached = failing.failed;
        if (reached && (calls[i] == CALL_RENDER || calls[i] == CALL_SET_SIZE)) assert_true(renderer->texts.boxed > 0);
        if (!reached) assert_int_equal(renderer->texts.boxed, 0);
        fail_from(CALL_NONE, 0, false);
        renderer_free(renderer);
      }
    }
    assert_in_range(n, 2, MOST_CALLS - 1); /* it was called, and every one of its calls has failed */
  }
}

/* A box for each character, as wide as the text is said to be, and only for this time. */
static void a_text_without_a_font_is_boxes(void **state) {
  (void)state;
  Arena *arena = arena_new(0);
  Renderer *renderer = renderer_new();
  fail_from(CALL_OPEN, 0, true);
  int width = text_width(&renderer->texts, FACE_UI_400, 20, STR("AB D"));
  const Coverage *mask = text_mask(&renderer->texts, FACE_UI_400, 20, STR("AB D"));
  assert_int_equal(width, 40);
  assert_int_equal(mask->advance, width);
  const uint8_t *row = mask->at + (mask->baseline - 5) * mask->w + mask->left; /* through the middle: the sides of the boxes */
  for (int x = 0; x < width; x++) assert_int_equal(row[x], x / 10 != 2 && (x % 10 == 0 || x % 10 == 8) ? 255 : 0);
  fail_from(CALL_NONE, 0, false);
  (void)text_mask(&renderer->texts, FACE_UI_500, 20, STR("well drawn"));
  Buf to = buf_new(arena);
  text_cache_put(&renderer->texts, &to);
  CacheReader from = {buf_str(&to), true};
  assert_int_equal(cache_number(&from), 1); /* of the two */
  renderer_free(renderer);
  arena_free(arena);
}

/* ---- Memory ---- */

/* @return how a process ends whose n-th call for memory fails; `said` takes what it writes. */
static int end_without_memory(int n, char *said, size_t room) {
  int ends[2], status = 0;
  assert_int_equal(pipe(ends), 0);
  Renderer *renderer = renderer_new();
  pid_t child = fork();
  if (!child) {
    (void)dup2(ends[1], STDERR_FILENO);
    fail_from(CALL_MEMORY, n, false);
    draw_all(renderer);
    _exit(0);
  }
  (void)close(ends[1]);
  ssize_t got = read(ends[0], said, room - 1);
  said[got > 0 ? got : 0] = 0;
  (void)close(ends[0]);
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status));
  renderer_free(renderer);
  return WEXITSTATUS(status);
}

static void without_memory_one_line_is_said(void **state) {
  (void)state;
  char said[256];
  int n = 0;
  for (int step = 1; end_without_memory(n, said, sizeof said); n += step) {
    assert_string_equal(said, "overturn: out of memory\n");
    if (n > 20) step = 7;
  }
  assert_string_equal(said, "");
  assert_in_range(n, 60, MOST_CALLS);
}

static void masks_keep_to_their_limit(void **state) {
  (void)state;
  enum { LIMIT = 60000, LONG = 3000 };
  Arena *arena = arena_new(0);
  Renderer *renderer = renderer_new();
  TextCache *cache = &renderer->texts;
  cache->limit_bytes = LIMIT;
  char *wide = arena_make_many(arena, char, LONG);
  memset(wide, 'W', LONG);
  for (int i = 0; i < 400; i++) {
    bool large = i % 50 == 49;
    Str text = large ? (Str){wide, LONG} : str_format(arena, "line %d", i);
    if (i % 3 == 0) (void)text_width(cache, FACE_UI_400, 13, text);
    const Coverage *mask = text_mask(cache, FACE_UI_400, 13, text);
    assert_true(ink(mask) > 8);
    if (large) assert_int_equal(cache->run_count, 1);
    if (large) assert_true(cache->bytes > LIMIT);
    if (!large) assert_true(cache->bytes <= LIMIT);
  }
  renderer_free(renderer);
  arena_free(arena);
}

/* ---- The window ---- */

static int run_window(Call call, bool always, const char **why) {
  WindowOptions options = {.data = STR(".."),
                           .scenarios = STR("../scenarios"),
                           .scale_percent = 100,
                           .theme = NONE,
                           .width_px = 800,
                           .height_px = 600,
                           .once = call != CALL_WAIT};
  fail_from(call, 0, always);
  int status = window_run(&options, why);
  assert_true(failing.failed > 0);
  fail_from(CALL_NONE, 0, false);
  return status;
}

static void a_window_that_cannot_show_says_why(void **state) {
  (void)state;
  const char *why;
  for (Call call = CALL_SURFACE; call <= CALL_WAIT; call++) {
    if (call != CALL_WAIT) assert_int_equal(run_window(call, false, &why), 0); /* tried once more */
    assert_int_equal(run_window(call, true, &why), 3);
    assert_string_equal(why, "it was told to fail");
  }
}

static int start(void **state) {
  (void)state;
  SDL_LogSetPriority(SDL_LOG_CATEGORY_APPLICATION, SDL_LOG_PRIORITY_ERROR);
  return setenv("SDL_VIDEODRIVER", "dummy", 1) || TTF_Init();
}

static int stop(void **state) {
  (void)state;
  TTF_Quit();
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(whatever_call_fails_every_text_is_seen), cmocka_unit_test(a_text_without_a_font_is_boxes),
      cmocka_unit_test(without_memory_one_line_is_said),        cmocka_unit_test(masks_keep_to_their_limit),
      cmocka_unit_test(a_window_that_cannot_show_says_why),
  };
  return cmocka_run_group_tests(tests, start, stop);
}
