/* Immediate-mode user interface: a screen is a function that runs once for every event, says what it shows, and reads at once what was done to it.
 * What comes out is a list of drawing commands and a list of nodes (what a screen reader, or a test, would see). No SDL, no files, no clock. */
#ifndef UI_UI_H
#define UI_UI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "overturn/str.h"
#include "ui/geometry.h"
#include "ui/icons.h"
#include "ui/theme.h"
#include "ui/type.h"

typedef uint64_t UiId;
#define UI_NO_ID ((UiId)0)

/* ---- What comes in ---- */

/** Keys that are not characters. A key that is one is its lower-case code point ('a', '7', '/'); digits go by their place on the keyboard. */
typedef enum UiKey {
  KEY_TAB = 0x110000, /* above every code point */
  KEY_ENTER,
  KEY_ESCAPE,
  KEY_BACKSPACE,
  KEY_DELETE,
  KEY_LEFT,
  KEY_RIGHT,
  KEY_UP,
  KEY_DOWN,
  KEY_HOME,
  KEY_END,
  KEY_PAGE_UP,
  KEY_PAGE_DOWN,
  KEY_F1 /* F2 to F12 follow */
} UiKey;

enum { MOD_SHIFT = 1, MOD_CTRL = 2, MOD_ALT = 4 };

typedef enum UiEventKind {
  EVENT_NONE,
  EVENT_KEY,
  EVENT_TEXT,
  EVENT_COMPOSE,
  EVENT_MOVE,
  EVENT_PRESS,
  EVENT_RELEASE,
  EVENT_WHEEL,
  EVENT_LEAVE
} UiEventKind;

/** One thing that happened. A pass is run for each, so nothing is ever merged or lost. */
typedef struct UiEvent {
  UiEventKind kind;
  int32_t key;   /* EVENT_KEY */
  unsigned mods; /* MOD_ bits */
  int x, y;      /* pointer, device pixels: EVENT_MOVE, PRESS, RELEASE, WHEEL */
  int wheel;     /* steps, positive away from the user */
  int clicks;    /* EVENT_PRESS: 1, or 2 for a double click */
  Str text;      /* EVENT_TEXT: UTF-8; EVENT_COMPOSE: what is being composed and not typed yet, or empty */
  bool pointed;  /* EVENT_KEY, TEXT: typed with the pointer, on the keys on the screen */
} UiEvent;

/** How wide a text is in device pixels; the renderer's own measure, so that both agree. */
typedef int (*UiMeasure)(void *user, UiType type, Str text);

/** Earlier states of the field with the ring. */
#define UI_MOST_TEXT 512
#define UI_MOST_EDITS 24

/** What stands in a field, owned by the screen. */
typedef struct UiText {
  char at[UI_MOST_TEXT];
  int length;
  int caret, anchor; /* bytes; a selection lies between them */
  int scroll_px;
} UiText;

typedef struct UiEdits {
  UiId id;          /* of the field */
  uint64_t now;     /* what stands in it after the last edit */
  int count, place; /* states kept; those before `place` can be gone back to */
  bool typing;      /* the last edit typed a character: the next one belongs to it */
  UiText states[UI_MOST_EDITS];
} UiEdits;

/** A stretch of one line of a wrapped paragraph: bytes of one of its spans. */
typedef struct UiPiece {
  uint32_t from, to;
  int gap; /* after it, device pixels */
  uint16_t span;
  bool ends; /* the line */
} UiPiece;

#define UI_MOST_WRAPS 64
#define UI_MOST_PIECES 8192

/** Long paragraphs as they were wrapped, so that to scroll them wraps nothing anew; when it is full all is forgotten. */
typedef struct UiWraps {
  struct {
    uint64_t key; /* of text, types, width and scale */
    int first, count;
  } at[UI_MOST_WRAPS];
  UiPiece pieces[UI_MOST_PIECES];
  int count, used;
} UiWraps;

/** What a pass is told. */
typedef struct UiFrame {
  int width_px, height_px;
  int scale_percent; /* device pixels for one logical one: 100, 150, 200 */
  int text_percent;  /* text scale, 100 to 200 */
  bool outlined;     /* the theme draws edges instead of tints */
  int64_t now_ms;    /* a clock that only goes forward */
  UiEvent event;
  UiMeasure measure;
  UiMeasure gauge;                                /* the same of a text that may never be drawn, as most lines of a long paragraph; NULL: `measure` */
  void *user;                                     /* handed to the callbacks */
  Str (*clipboard_get)(void *user, Arena *arena); /* NULL: no clipboard */
  void (*clipboard_set)(void *user, Str text);
} UiFrame;

/* ---- What goes out ---- */

typedef enum UiDrawKind {
  DRAW_FILL,    /* a rectangle, corners rounded by `radius` */
  DRAW_BORDER,  /* its edge, `stroke` wide, inside the rectangle */
  DRAW_DIAMOND, /* a square standing on its corner, inside the rectangle */
  DRAW_TEXT,    /* one line, from the left edge, centred in the height */
  DRAW_ICON,    /* one icon, centred */
  DRAW_CLIP,    /* what follows is drawn inside this rectangle only... */
  DRAW_UNCLIP   /* ...until here */
} UiDrawKind;

/** Corners that a radius applies to. */
enum { CORNER_TOP_LEFT = 1, CORNER_TOP_RIGHT = 2, CORNER_BOTTOM_LEFT = 4, CORNER_BOTTOM_RIGHT = 8, CORNERS_ALL = 15 };
enum { CORNERS_TOP = CORNER_TOP_LEFT | CORNER_TOP_RIGHT, CORNERS_LEFT = CORNER_TOP_LEFT | CORNER_BOTTOM_LEFT };
enum { CORNERS_RIGHT = CORNER_TOP_RIGHT | CORNER_BOTTOM_RIGHT, CORNERS_BOTTOM = CORNER_BOTTOM_LEFT | CORNER_BOTTOM_RIGHT };

typedef struct UiDraw {
  UiDrawKind kind;
  UiRect rect;
  UiToken token;
  uint8_t alpha; /* 255 solid */
  uint8_t corners;
  bool dashed;    /* DRAW_BORDER */
  bool shortened; /* DRAW_TEXT ended in an ellipsis */
  int radius_px, stroke_px;
  UiType type; /* DRAW_TEXT */
  UiIcon icon; /* DRAW_ICON */
  int size_px; /* DRAW_ICON */
  Str text;    /* as drawn */
} UiDraw;

typedef enum UiRole {
  ROLE_BUTTON,
  ROLE_CHOICE,
  ROLE_CHECK,
  ROLE_RADIO,
  ROLE_TOGGLE,
  ROLE_TAB,
  ROLE_LINK,
  ROLE_FIELD,
  ROLE_TABLE,
  ROLE_ROW,
  ROLE_CARD,
  ROLE_DAY,
  ROLE_GROUP,
  ROLE_HEADING,
  ROLE_TEXT,
  ROLE_CHIP,
  ROLE_PROGRESS,
  ROLE_DIALOG,
  ROLE_ALERT,
  ROLE_COUNT
} UiRole;

Str ui_role_name(UiRole role);

/** One widget as a person who cannot see it would meet it. */
typedef struct UiNode {
  UiId id;
  UiRole role;
  Str name;         /* never empty */
  Str value;        /* text typed, state, or empty */
  Str hint;         /* what can be done with it, where its role does not say it */
  Str cap;          /* key that uses it, or empty */
  int place, count; /* of a row of a table: which of how many, from 1 */
  int caret;        /* of a field, bytes */
  UiRect rect;
  UiRect seen; /* the part that is inside every clip */
  int panel;   /* number of the panel it stands in, from 1 */
  bool stop;   /* Tab stops here */
  bool focused, enabled, selected;
  bool watched; /* its value is spoken when it changes, wherever the ring is... */
  int grows;    /* ...and, where it is a number, only when that grew */
} UiNode;

/** A text as it was given to be drawn, before it was wrapped or cut: what is read aloud of a page. Kept while somebody listens. */
typedef struct UiReading {
  Str text;
  UiRect rect;
  Str column; /* head of the column of a table that it stands in, or empty */
  int row;    /* of a table, counted over the whole pass from 1; 0: in none */
  int panel;
  bool live; /* spoken by itself when it is new */
} UiReading;

/* ---- What is kept between passes ---- */

/** A key that has another name on the screen than the one that screens give it. */
typedef struct UiCap {
  Str from, to;
} UiCap;

/** Where a column of a table stands, for reading. */
typedef struct UiCell {
  int x, w;
  Str label;
} UiCell;

#define UI_MOST_COLUMNS 10
#define UI_MOST_KEPT 96
#define UI_MOST_CLIPS 16
#define UI_MOST_SCOPES 16
#define UI_MOST_COVERS 4

/** A small memory of a widget: where a list is scrolled to, how high it was. */
typedef struct UiKept {
  UiId id;
  int a, b;
  uint32_t pass;
} UiKept;

/** The keys on the screen: pad.c. */
#define UI_PAD_NONE (-1)
typedef struct UiPad {
  bool open, letters, upper, held; /* held: the pointer was pressed on it */
  UiId field;                      /* that it types into */
  UiRect rect;                     /* where it is drawn, or the button that opens it; empty: neither */
  int pressed, hot;                /* place of a key */
} UiPad;

typedef struct UiContext {
  UiFrame frame;
  Arena *arena; /* the pass's own; emptied by ui_begin() */

  UiDraw *draws;
  size_t draw_count, draw_capacity;
  UiNode *nodes;
  size_t node_count, node_capacity;

  /* what is read aloud */
  bool listening;
  UiReading *readings;
  size_t reading_count, reading_capacity;
  bool live, muted;               /* what is written now is spoken when it is new; is read by another text */
  UiCell cells[UI_MOST_COLUMNS];  /* columns of the table that is drawn */
  int cell_count, row, row_count; /* the row that is open, counted over the pass */
  UiRect row_rect;

  /* input */
  bool used; /* somebody has taken the event */
  int mouse_x, mouse_y;
  bool mouse_inside, mouse_down;
  UiId hot, next_hot, active; /* under the pointer, in the last pass and in this one; pressed */
  int64_t hot_since_ms;
  Str tip; /* tooltip to draw when the pass ends, and where */
  UiRect tip_rect;

  /* focus */
  UiId focus, wanted; /* `wanted` takes effect when it is met, in the next whole pass or never */
  UiId wanted_before; /* when this pass began */
  bool focus_shown;   /* somebody drew the ring in this pass */
  bool focus_moved;   /* the ring went elsewhere: scroll it into sight */
  bool text_focused;  /* a text field has it */
  bool takes_enter;   /* what has it does something at Enter */
  bool next_text, next_takes_enter;
  bool figures;  /* the field with the focus is for a number */
  bool pointing; /* the pointer was used last, not the keyboard */
  UiPad pad;
  const UiCap *caps; /* kept by whoever keeps the context */
  int cap_count;
  UiEdits *edits;     /* undo inside fields, kept by whoever keeps the context; NULL: none */
  UiWraps *wraps;     /* kept by the same; NULL: none */
  char composed[128]; /* by an input method, shown at the caret */
  int composed_length;
  UiRect focus_rect, caret;
  int panel, panel_count, focus_panel; /* panel of the ring */
  int page_scroll;                     /* Page Down (1) or Up (-1) that no area of the ring's panel took: the first area that can takes it */
  UiId fallback;                       /* where the ring goes when its place is gone */

  /* state while a pass runs */
  UiId scopes[UI_MOST_SCOPES];
  int scope_count;
  UiRect clips[UI_MOST_CLIPS];
  int clip_count;
  bool inert;   /* what is drawn now cannot be reached: a dialog is open over it */
  bool keyless; /* keys are for another part of the screen; the pointer reaches this one */
  bool under;   /* and neither can anything else of this screen */
  bool on_cover;
  UiRect covers[UI_MOST_COVERS], next_covers[UI_MOST_COVERS]; /* what lies on top, of the last pass and of this one */
  int cover_count, next_cover_count;
  bool hud; /* on an ink surface: rings and hovers take its colours */

  bool again;      /* this pass changed something that earlier widgets depend on: run another without an event */
  int64_t wake_ms; /* when a pass is wanted though nothing happens; 0 never */
  uint32_t pass;
  UiKept kept[UI_MOST_KEPT];
} UiContext;

/** A context for one window. `arena` is emptied at every pass. */
void ui_init(UiContext *ui, Arena *arena);
/** Starts a pass. */
void ui_begin(UiContext *ui, const UiFrame *frame);
/** Ends it: moves the focus for Tab and arrow keys that nobody took. @return whether another pass is wanted at once. */
bool ui_end(UiContext *ui);

/* ---- Measures: the one place where logical pixels become device pixels ---- */

/** Gaps, lines and radii. */
int ui_px(const UiContext *ui, int logical);
/** What grows with the text: controls, rows, icons. */
int ui_em(const UiContext *ui, int logical);
/** Logical width of the window divided by the text scale: what the layouts are chosen by. */
int ui_effective_width(const UiContext *ui);
/** The same of the height: below UI_LOW frames and heads give way to what is read. */
int ui_effective_height(const UiContext *ui);
#define UI_LOW 420
int ui_line_height(const UiContext *ui, UiType type);

/* ---- Names, focus, keys ---- */

/** Id of a label in the scope that is open now. */
UiId ui_id(const UiContext *ui, Str label);
UiId ui_id_at(const UiContext *ui, Str label, int index);
void ui_push(UiContext *ui, Str label);
void ui_push_at(UiContext *ui, Str label, int index);
void ui_pop(UiContext *ui);
/** Starts a panel: Ctrl Tab goes from one to the next. Panels do not nest. */
void ui_panel(UiContext *ui, Str name, UiRect rect);

/** What a widget learns when it makes itself known. */
typedef struct UiTouch {
  UiId id;
  bool hovered, pressed, focused;
  bool clicked; /* pressed and released on it, or Space or Enter with the focus on it */
  bool double_click;
} UiTouch;

/** Makes a widget known and tells what happens to it. `takes_enter`: Enter activates it. */
UiTouch ui_touch(UiContext *ui, UiId id, UiRole role, Str name, UiRect rect, bool enabled, bool takes_enter);
/** The node that ui_touch() made last, to add a value to. */
UiNode *ui_node(UiContext *ui);
/** A node that takes no focus. */
UiNode *ui_note(UiContext *ui, UiRole role, Str name, UiRect rect);

void ui_focus(UiContext *ui, UiId id);
/** Where the ring goes when it has no place; the last call of a pass counts. */
void ui_focus_fallback(UiContext *ui, UiId id);
/**
 * Whether this key was pressed and nobody took it; takes it. Single characters do not count while a text field has the focus, except with Alt.
 * Enter does not count when what has the focus takes it itself.
 */
bool ui_key(UiContext *ui, int32_t key, unsigned mods);
/** The same without those exceptions. */
bool ui_key_always(UiContext *ui, int32_t key, unsigned mods);
/** The name of a key as it is shown. */
Str ui_cap(const UiContext *ui, Str cap);
/** The memory kept under an id, made zeroed when there was none. */
UiKept *ui_keep(UiContext *ui, UiId id);
/** What is drawn next lies on top of `rect`: what is under it is not reached by the pointer. */
void ui_cover_begin(UiContext *ui, UiRect rect);
void ui_cover_end(UiContext *ui);

/* ---- Drawing ---- */

void ui_fill(UiContext *ui, UiRect rect, UiToken token);
void ui_fill_round(UiContext *ui, UiRect rect, UiToken token, int radius, unsigned corners);
void ui_fill_alpha(UiContext *ui, UiRect rect, UiToken token, int alpha);
/** `radius` and `stroke` in logical pixels. */
void ui_border(UiContext *ui, UiRect rect, UiToken token, int radius, int stroke);
void ui_border_corners(UiContext *ui, UiRect rect, UiToken token, int radius, int stroke, unsigned corners);
void ui_border_dashed(UiContext *ui, UiRect rect, UiToken token, int radius, int stroke);
void ui_diamond(UiContext *ui, UiRect rect, UiToken token);
/** A line along one side of the rectangle, inside it. */
void ui_line_below(UiContext *ui, UiRect rect, UiToken token);
void ui_line_above(UiContext *ui, UiRect rect, UiToken token);
void ui_line_left(UiContext *ui, UiRect rect, UiToken token);
void ui_line_right(UiContext *ui, UiRect rect, UiToken token);
/** A sheet: white, 8 px corners, 1 px line. */
void ui_sheet(UiContext *ui, UiRect rect);
/** The focus ring: 2 px, outside with a gap of 2, or inside the rectangle. */
void ui_ring(UiContext *ui, UiRect rect, int radius);
void ui_ring_inside(UiContext *ui, UiRect rect, int radius);
void ui_clip(UiContext *ui, UiRect rect);
void ui_unclip(UiContext *ui);
UiRect ui_clip_now(const UiContext *ui);

/** Icon of `size` logical pixels (14, 16, 18, 24), centred in the rectangle. */
void ui_icon(UiContext *ui, UiRect rect, UiIcon icon, int size, UiToken token);

/* ---- Text ---- */

typedef enum UiAlign { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT } UiAlign;

int ui_text_width(const UiContext *ui, UiType type, Str text);
/** One line, centred in the height of the rectangle; ends in an ellipsis where it does not fit. @return its width. */
int ui_text(UiContext *ui, UiRect rect, UiType type, UiToken token, Str text, UiAlign align);
/** The same at the left, and cuts what it used off the rectangle. */
void ui_text_cut(UiContext *ui, UiRect *rect, UiType type, UiToken token, Str text, int gap);
/** The same at the right. */
void ui_text_cut_right(UiContext *ui, UiRect *rect, UiType type, UiToken token, Str text, int gap);
/** Wrapped from the top; as many lines as fit in the height, the last one with an ellipsis when more would follow. @return height used. */
int ui_paragraph(UiContext *ui, UiRect rect, UiType type, UiToken token, Str text);
/** Height that ui_paragraph() takes at that width. */
int ui_paragraph_height(const UiContext *ui, UiType type, Str text, int width_px);

/** A stretch of a rich paragraph. */
typedef struct UiSpan {
  Str text;
  UiType type;
  UiToken token;
} UiSpan;
/** Wraps stretches of several types as one paragraph. Draws it unless `draw` is false. @return height. */
int ui_rich(UiContext *ui, UiRect rect, const UiSpan *spans, int count, bool draw);
/** A heading: drawn, and known to the list of nodes. */
void ui_heading(UiContext *ui, UiRect rect, UiType type, UiToken token, Str text);

/* ---- Reading aloud: what voice.c makes sentences of ---- */

/** Notes a text that is drawn; does nothing while nobody listens. */
void ui_reading(UiContext *ui, Str text, UiRect rect);
/** Reads `text` in the place of what is drawn until ui_read_end(). */
void ui_read_as(UiContext *ui, Str text, UiRect rect);
void ui_read_end(UiContext *ui);
/** What is written until it is switched off is spoken by itself when it is new. @return what it was before. */
bool ui_live(UiContext *ui, bool live);
/** A value that is spoken when it changes: `name` and `value`. */
void ui_watch(UiContext *ui, Str name, Str value);

/** Whether the two-stretch test of the pointer holds: inside the rectangle, every clip, and nothing on top. */
bool ui_pointer_in(const UiContext *ui, UiRect rect);

#endif
