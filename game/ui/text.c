/* Lines, ellipses and paragraphs, all measured by the renderer through one callback. */
#include <string.h>

#include "overturn/hash.h"
#include "overturn/utf8.h"
#include "ui/ui.h"

int ui_text_width(const UiContext *ui, UiType type, Str text) { return text.length ? ui->frame.measure(ui->frame.user, type, text) : 0; }

/* The same of a text that may never be drawn. */
static int gauge(const UiContext *ui, UiType type, Str text) {
  return text.length && ui->frame.gauge ? ui->frame.gauge(ui->frame.user, type, text) : ui_text_width(ui, type, text);
}

/* Between `low`, which is less, and `high`; no character is halved. */
static size_t middle_of(Str text, size_t low, size_t high) {
  size_t middle = (low + high + 1) / 2;
  while (middle < high && ((unsigned char)text.at[middle] & 0xC0) == 0x80) middle++;
  return middle;
}

/* The longest start of `text` that fits with an ellipsis behind it, found by halving. */
static Str shorten(UiContext *ui, UiType type, Str text, int width_px) {
  size_t low = 0, high = text.length;
  while (low < high) {
    size_t middle = middle_of(text, low, high);
    Str tried = str_format(ui->arena, "%.*s\xE2\x80\xA6", STR_ARG(str_trim(str_slice(text, 0, middle))));
    if (ui_text_width(ui, type, tried) <= width_px)
      low = middle;
    else
      high = utf8_before(text, middle);
  }
  return str_format(ui->arena, "%.*s\xE2\x80\xA6", STR_ARG(str_trim(str_slice(text, 0, low))));
}

static void draw_line(UiContext *ui, UiRect rect, UiType type, UiToken token, Str text, bool shortened) {
  UiDraw draw = {.kind = DRAW_TEXT, .rect = rect, .token = token, .alpha = 255, .type = type, .text = text, .shortened = shortened};
  arena_push(ui->arena, ui->draws, ui->draw_count, ui->draw_capacity, draw);
}

int ui_text(UiContext *ui, UiRect rect, UiType type, UiToken token, Str text, UiAlign align) {
  if (!text.length || rect.w <= 0) return 0;
  if (type != TYPE_KEY) ui_reading(ui, text, rect);
  int width = ui_text_width(ui, type, text);
  bool shortened = width > rect.w;
  if (shortened) {
    if (ui_pointer_in(ui, rect)) {
      ui->tip = text;
      ui->tip_rect = rect;
    }
    text = shorten(ui, type, text, rect.w);
    width = ui_text_width(ui, type, text);
  }
  int height = ui_line_height(ui, type);
  int x = align == ALIGN_LEFT ? rect.x : align == ALIGN_RIGHT ? rect.x + rect.w - width : rect.x + (rect.w - width) / 2;
  draw_line(ui, (UiRect){x, rect.y + (rect.h - height) / 2, width, height}, type, token, text, shortened);
  return width;
}

void ui_text_cut(UiContext *ui, UiRect *rect, UiType type, UiToken token, Str text, int gap) {
  int width = ui_text(ui, *rect, type, token, text, ALIGN_LEFT);
  if (width) ui_cut_left(rect, width + ui_px(ui, gap));
}

void ui_text_cut_right(UiContext *ui, UiRect *rect, UiType type, UiToken token, Str text, int gap) {
  int width = ui_text(ui, *rect, type, token, text, ALIGN_RIGHT);
  if (width) ui_cut_right(rect, width + ui_px(ui, gap));
}

void ui_heading(UiContext *ui, UiRect rect, UiType type, UiToken token, Str text) {
  if (!text.length) return;
  ui_text(ui, rect, type, token, text, ALIGN_LEFT);
  ui_note(ui, ROLE_HEADING, text, rect);
}

/* ---- Wrapping ---- */

enum { EIGHTHS = 8 };

typedef struct Word {
  Str text;       /* without the space before it */
  int span;       /* whose type and colour it has */
  bool spaced;    /* a space stands before it */
  bool new_line;  /* a line feed stands before it */
  int width, gap; /* of the word, and of the space before it */
  int room;       /* that spaces before it may take in a line, in eighths of a pixel */
} Word;

typedef struct WordList {
  Word *items;
  size_t count, capacity;
  bool many; /* most of its lines are out of sight */
} WordList;

/* What a space takes between two words at most, in eighths of a pixel, measured by eight of them: inside a line it need not stand on whole pixels. */
static int space_room(const UiContext *ui, UiType type, int gap) {
  int eight = gauge(ui, type, STR("n n n n n n n n n")) - gauge(ui, type, STR("nnnnnnnnn")) + 1;
  return eight > EIGHTHS * gap ? eight : EIGHTHS * gap;
}

/* A start of `text`, of about so many bytes. */
static Str start_of(Str text, size_t bytes) {
  while (bytes && bytes < text.length && ((unsigned char)text.at[bytes] & 0xC0) == 0x80) bytes--;
  return str_slice(text, 0, bytes < text.length ? bytes : text.length);
}

/* As much of a word as says where it breaks: all of it, or a start twice as wide as a line. What is wider than a line breaks, whatever follows. */
static Str telling(const UiContext *ui, UiType type, Str word, int width_px) {
  enum { FEW_BYTES = 256 };
  for (size_t bytes = FEW_BYTES; bytes < word.length; bytes *= 2)
    if (gauge(ui, type, start_of(word, bytes)) > 2 * width_px) return start_of(word, bytes);
  return word;
}

static void add_words(const UiContext *ui, WordList *words, const UiSpan *span, int index, int width_px) {
  size_t at = 0;
  int gap = gauge(ui, span->type, STR(" ")), room = space_room(ui, span->type, gap);
  while (at < span->text.length) {
    bool spaced = false, new_line = false;
    size_t before = at;
    for (; at < span->text.length && (span->text.at[at] == ' ' || span->text.at[at] == '\n'); at++) {
      if (span->text.at[at] == '\n')
        new_line = true;
      else
        spaced = true;
    }
    size_t from = at, spaces = from - before;
    while (at < span->text.length && span->text.at[at] != ' ' && span->text.at[at] != '\n') at++;
    Str text = str_slice(span->text, from, at);
    int width = gauge(ui, span->type, telling(ui, span->type, text, width_px));
    Word word = {text, index, spaced, new_line, width, spaced ? gap : 0, (int)spaces * room};
    arena_push(ui->arena, words->items, words->count, words->capacity, word);
  }
}

/* The longest start of a word that is no wider than a line, found by halving; as a few characters more can be narrower, those that follow are looked at, too. */
static size_t fitting(const UiContext *ui, UiType type, Str word, int width_px) {
  size_t low = 0, high = word.length;
  while (low < high) {
    size_t middle = middle_of(word, low, high);
    if (gauge(ui, type, str_slice(word, 0, middle)) <= width_px)
      low = middle;
    else
      high = utf8_before(word, middle);
  }
  for (size_t next = low; next < word.length;) {
    (void)utf8_next(word, &next);
    int width = gauge(ui, type, str_slice(word, 0, next));
    if (width <= width_px) low = next;
    if (width > width_px + ui_line_height(ui, type)) break;
  }
  return low;
}

/* A word wider than the line is broken where it must be: a long number or address has no space. */
static void break_word(const UiContext *ui, WordList *words, size_t index, UiType type, int width_px) {
  Word *word = &words->items[index];
  size_t fits = fitting(ui, type, telling(ui, type, word->text, width_px), width_px), first = 0;
  (void)utf8_next(word->text, &first);
  if (fits < first) fits = first;
  if (fits >= word->text.length) return;
  Word rest = {str_slice(word->text, fits, word->text.length), word->span, false, false, 0, 0, 0};
  rest.width = gauge(ui, type, telling(ui, type, rest.text, width_px));
  word->text = str_slice(word->text, 0, fits);
  word->width = gauge(ui, type, word->text);
  arena_push(ui->arena, words->items, words->count, words->capacity, rest);
  for (size_t i = words->count - 1; i > index + 1; i--) words->items[i] = words->items[i - 1];
  words->items[index + 1] = rest;
}

/* Width of words as they are drawn: neighbours of one stretch as one text, which is not always the sum of its words. */
static int drawn_width(const UiContext *ui, const WordList *words, const UiSpan *spans, size_t from, size_t to) {
  int width = 0;
  while (from < to) {
    size_t end = from + 1;
    while (end < to && words->items[end].span == words->items[from].span) end++;
    const Word *first = &words->items[from], *last = &words->items[end - 1];
    Str text = {first->text.at, (size_t)(last->text.at + last->text.length - first->text.at)};
    UiType type = spans[first->span].type;
    width += (words->many ? gauge(ui, type, text) : ui_text_width(ui, type, text)) + (end < to ? words->items[end].gap : 0);
    from = end;
  }
  return width;
}

/*
 * Index after the last word of the line that starts at `from`. Drawn as one text it may be wider than the sum of its words, each of which was cut to whole pixels, by a pixel
 * for each of them; so a line that ends well before the edge is not measured as a whole, which would cost more than all else.
 */
static size_t line_end(const UiContext *ui, WordList *words, const UiSpan *spans, size_t from, int width_px) {
  int x = 0, most = EIGHTHS;
  size_t i = from;
  for (; i < words->count; i++) {
    Word *word = &words->items[i];
    if (i > from && word->new_line) break;
    if (i == from && word->width > width_px) {
      break_word(ui, words, i, spans[word->span].type, width_px);
      return i + 1;
    }
    bool glued = i > from && !word->spaced; /* a change of type inside a word is no place to break */
    int next = x + (i > from ? word->gap : 0) + word->width;
    if (next > width_px && !glued) break;
    x = next;
    most += (i > from ? word->room : 0) + (word->width + 1) * EIGHTHS;
  }
  if (most <= width_px * EIGHTHS) return i;
  while (i > from + 1 && words->items[i - 1].spaced && drawn_width(ui, words, spans, from, i) > width_px) i--;
  return i;
}

static int tallest(const UiContext *ui, const UiSpan *spans, int count) {
  int height = 0;
  for (int i = 0; i < count; i++) {
    int line = ui_line_height(ui, spans[i].type);
    if (line > height) height = line;
  }
  return height;
}

typedef struct PieceList {
  UiPiece *items;
  size_t count, capacity;
} PieceList;

/* Neighbours of one stretch are drawn as one text, so that a sentence is one command and kerns across its spaces. */
static void add_line(const UiContext *ui, PieceList *pieces, const WordList *words, const UiSpan *spans, size_t from, size_t to) {
  while (from < to) {
    size_t end = from + 1;
    while (end < to && words->items[end].span == words->items[from].span) end++;
    const Word *first = &words->items[from], *last = &words->items[end - 1];
    const char *start = spans[first->span].text.at;
    UiPiece piece = {.from = (uint32_t)(first->text.at - start),
                     .to = (uint32_t)(last->text.at + last->text.length - start),
                     .gap = end < to ? words->items[end].gap : 0,
                     .span = (uint16_t)first->span,
                     .ends = end == to};
    arena_push(ui->arena, pieces->items, pieces->count, pieces->capacity, piece);
    from = end;
  }
}

static PieceList wrap(const UiContext *ui, const UiSpan *spans, int count, int width_px, bool many) {
  WordList words = {.many = many};
  PieceList pieces = {0};
  for (int i = 0; i < count; i++) add_words(ui, &words, &spans[i], i, width_px);
  for (size_t from = 0; from < words.count;) {
    size_t to = line_end(ui, &words, spans, from, width_px);
    add_line(ui, &pieces, &words, spans, from, to);
    from = to;
  }
  return pieces;
}

/* ---- Long paragraphs are wrapped once ---- */

enum { LONG_BYTES = 1024 };

static uint64_t wrap_key(const UiContext *ui, const UiSpan *spans, int count, int width_px) {
  const int look[] = {width_px, ui->frame.scale_percent, ui->frame.text_percent, count};
  uint64_t key = hash64(look, sizeof look, 11);
  for (int i = 0; i < count; i++) key = hash64(spans[i].text.at, spans[i].text.length, key ^ (uint64_t)spans[i].type << 32);
  return key;
}

static void keep_wrap(UiWraps *wraps, uint64_t key, const PieceList *pieces) {
  if (pieces->count > UI_MOST_PIECES / 2) return;
  if (wraps->count == UI_MOST_WRAPS || wraps->used + (int)pieces->count > UI_MOST_PIECES) wraps->count = wraps->used = 0;
  if (pieces->count) memcpy(&wraps->pieces[wraps->used], pieces->items, pieces->count * sizeof *pieces->items);
  wraps->at[wraps->count].key = key;
  wraps->at[wraps->count].first = wraps->used;
  wraps->at[wraps->count++].count = (int)pieces->count;
  wraps->used += (int)pieces->count;
}

/* Valid until the next one is wrapped. */
static PieceList wrapped(const UiContext *ui, const UiSpan *spans, int count, int width_px) {
  size_t bytes = 0;
  for (int i = 0; i < count; i++) bytes += spans[i].text.length;
  if (!ui->wraps || bytes < LONG_BYTES) return wrap(ui, spans, count, width_px, bytes >= LONG_BYTES);
  UiWraps *wraps = ui->wraps;
  uint64_t key = wrap_key(ui, spans, count, width_px);
  for (int i = 0; i < wraps->count; i++)
    if (wraps->at[i].key == key) return (PieceList){&wraps->pieces[wraps->at[i].first], (size_t)wraps->at[i].count, 0};
  PieceList pieces = wrap(ui, spans, count, width_px, true);
  keep_wrap(wraps, key, &pieces);
  return pieces;
}

static size_t after_line(const PieceList *pieces, size_t at) {
  while (!pieces->items[at].ends) at++;
  return at + 1;
}

static void draw_pieces(UiContext *ui, const PieceList *pieces, const UiSpan *spans, size_t from, size_t to, UiRect line, bool more) {
  for (size_t i = from; i < to; i++) {
    const UiPiece *piece = &pieces->items[i];
    const UiSpan *span = &spans[piece->span];
    Str text = str_slice(span->text, piece->from, piece->to);
    bool cut = more && piece->ends;
    if (cut) text = str_format(ui->arena, "%.*s\xE2\x80\xA6", STR_ARG(text));
    int width = ui_text(ui, line, span->type, span->token, text, ALIGN_LEFT);
    if (cut && ui->draw_count) ui->draws[ui->draw_count - 1].shortened = true;
    ui_cut_left(&line, width + piece->gap);
  }
}

static Str joined(UiContext *ui, const UiSpan *spans, int count) {
  Buf text = buf_new(ui->arena);
  for (int i = 0; i < count; i++) buf_add(&text, spans[i].text);
  return str_trim(buf_str(&text));
}

/* Glyphs hang over. */
static bool line_seen(const UiContext *ui, UiRect line) { return !ui_rect_empty(ui_rect_meet(ui_inset(line, -line.h, -line.h), ui_clip_now(ui))); }

int ui_rich(UiContext *ui, UiRect rect, const UiSpan *spans, int count, bool draw) {
  size_t read = ui->reading_count;
  if (draw && ui->listening) ui_reading(ui, joined(ui, spans, count), rect);
  bool muted = ui->muted;
  if (draw) ui->muted = true; /* its lines are not read once more */
  PieceList pieces = wrapped(ui, spans, count, rect.w);
  int height = tallest(ui, spans, count), y = 0;
  for (size_t from = 0; from < pieces.count;) {
    size_t to = after_line(&pieces, from);
    bool more = draw && to < pieces.count && y + 2 * height > rect.h;
    UiRect line = {rect.x, rect.y + y, rect.w, height};
    if (draw && line_seen(ui, line)) draw_pieces(ui, &pieces, spans, from, to, line, more);
    y += height;
    if (more) break;
    from = to;
  }
  ui->muted = muted;
  if (read < ui->reading_count) ui->readings[read].rect.h = y;
  return y;
}

int ui_paragraph(UiContext *ui, UiRect rect, UiType type, UiToken token, Str text) {
  UiSpan span = {text, type, token};
  return ui_rich(ui, rect, &span, 1, true);
}

int ui_paragraph_height(const UiContext *ui, UiType type, Str text, int width_px) {
  UiSpan span = {text, type, TOKEN_INK};
  UiContext copy = *ui; /* nothing is drawn, so nothing of the copy is missed */
  return ui_rich(&copy, (UiRect){0, 0, width_px, 0}, &span, 1, false);
}
