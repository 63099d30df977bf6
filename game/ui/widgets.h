/* The parts a screen is made of. "cut" parts take their width off the left (or right) of the row they are given and stand on its middle line.
 * Sizes are logical pixels. Every part that can be reached has a name and a role. */
#ifndef UI_WIDGETS_H
#define UI_WIDGETS_H

#include "ui/ui.h"

/* ---- Buttons ---- */

typedef enum UiButtonKind { BUTTON_SECONDARY, BUTTON_PRIMARY, BUTTON_DANGER, BUTTON_GHOST, BUTTON_LINK, BUTTON_HUD, BUTTON_LIGHT } UiButtonKind;
typedef enum UiSize { SIZE_NORMAL, SIZE_SMALL, SIZE_LARGE } UiSize; /* 32, 28, 40 high */

typedef struct UiButton {
  UiButtonKind kind;
  UiSize size;
  UiIcon icon;
  Str cap;     /* key shown on it */
  int32_t key; /* key that activates it; 0 none */
  unsigned mods;
  Str extra; /* second text in quieter ink */
  bool disabled;
  Str reason;     /* why it is disabled: stands in the place of `extra`, and in the tooltip of an icon */
  bool icon_only; /* the label is its name and tooltip */
  bool selected;
  bool fallback; /* the ring comes here when it has no place */
} UiButton;

int ui_button_width(const UiContext *ui, Str label, const UiButton *button);
int ui_button_height(const UiContext *ui, const UiButton *button);
/** @return whether it was activated: by pointer, by Space or Enter with the focus on it, or by its key. */
bool ui_button(UiContext *ui, UiRect rect, Str label, const UiButton *button);
bool ui_button_cut(UiContext *ui, UiRect *row, Str label, const UiButton *button, int gap);
bool ui_button_cut_right(UiContext *ui, UiRect *row, Str label, const UiButton *button, int gap);

/** A keycap, 18 high, or 22 when big. */
int ui_keycap_width(const UiContext *ui, Str label, bool big);
void ui_keycap(UiContext *ui, UiRect rect, Str label, bool big, UiToken face, UiToken edge, UiToken ink);
void ui_keycap_cut(UiContext *ui, UiRect *row, Str label, bool big, int gap);
void ui_keycap_cut_right(UiContext *ui, UiRect *row, Str label, bool big, int gap);

/* ---- Chips ---- */

typedef enum UiChipKind { CHIP_NEUTRAL, CHIP_GOOD, CHIP_BAD, CHIP_WARN, CHIP_EVIDENCE, CHIP_ACCENT } UiChipKind;
int ui_chip_width(const UiContext *ui, Str label, UiIcon icon);
void ui_chip_cut(UiContext *ui, UiRect *row, Str label, UiChipKind kind, UiIcon icon, int gap);
void ui_chip_cut_right(UiContext *ui, UiRect *row, Str label, UiChipKind kind, UiIcon icon, int gap);
/** Group and claim adjustment reason code: "CO", "97". */
int ui_code_chip_width(const UiContext *ui, Str group, Str carc);
void ui_code_chip_cut(UiContext *ui, UiRect *row, Str group, Str carc, int gap);
/** Remark code, dashed. */
int ui_remark_chip_width(const UiContext *ui, Str code);
void ui_remark_chip_cut(UiContext *ui, UiRect *row, Str code, int gap);
/** Filter pill. @return whether it was activated. */
int ui_pill_width(const UiContext *ui, Str label);
bool ui_pill_cut(UiContext *ui, UiRect *row, Str label, bool on, int gap);

/* ---- Choices, checks, tabs ---- */

typedef enum UiChoiceState { CHOICE_OPEN, CHOICE_SELECTED, CHOICE_RIGHT, CHOICE_WRONG } UiChoiceState;
typedef struct UiChoice {
  int number; /* 1 to 9 is also its key; 0 none */
  Str text;
  Str note;  /* second line in caption type */
  Str aside; /* at the right of the first line */
  UiChoiceState state;
  bool strong; /* text in the strong weight */
  bool many;   /* a check mark instead of a number */
  bool dead;   /* shown, cannot be chosen; its note says why */
} UiChoice;
int ui_choice_height(const UiContext *ui, const UiChoice *choice, int width_px);
/** @return whether it was chosen; Enter on one that is selected already is left to the screen's own Enter. */
bool ui_choice(UiContext *ui, UiRect rect, const UiChoice *choice);

bool ui_check(UiContext *ui, UiRect rect, Str label, bool on);
bool ui_toggle(UiContext *ui, UiRect rect, Str name, Str word, bool on);
int ui_toggle_width(const UiContext *ui, Str word);
/** @return the segment now chosen; arrow keys move it while it has the focus. */
int ui_segmented(UiContext *ui, UiRect rect, Str name, const Str *labels, int count, int selected);
int ui_segmented_width(const UiContext *ui, const Str *labels, int count);
int ui_tabs_width(const UiContext *ui, const Str *labels, int count);
int ui_tabs(UiContext *ui, UiRect rect, Str name, const Str *labels, int count, int selected);

/* ---- Text fields ---- */

void ui_text_set(UiText *text, Str value);
Str ui_text_value(const UiText *text);
/** Editing, apart from any drawing: each keeps the text valid UTF-8 and inside its room. */
void ui_text_insert(UiText *text, Str typed);
void ui_text_erase(UiText *text, int direction, bool word);
void ui_text_move(UiText *text, int direction, bool word, bool select);
void ui_text_move_to(UiText *text, int at, bool select);
void ui_text_select_all(UiText *text);
Str ui_text_selected(const UiText *text);
/** Undo inside a field: `before` is kept where `text` now differs from it. */
void ui_edits_keep(UiEdits *edits, UiId id, const UiText *before, const UiText *text, bool typed);
bool ui_edits_can(const UiEdits *edits, UiId id, const UiText *text, bool back);
/** Goes one step back or forth. @return false when there is none. */
bool ui_edits_step(UiEdits *edits, UiId id, UiText *text, bool back);

typedef struct UiField {
  Str name; /* for the list of nodes */
  Str placeholder;
  Str prefix, suffix; /* in captions, inside */
  UiIcon icon;
  Str cap;     /* key shown at the right while it has no focus */
  int32_t key; /* key that brings the focus here */
  bool right;  /* aligned right, for amounts */
  bool large;  /* 40 high and h2 type */
  bool error;
  bool disabled;
  bool fallback;
  bool secret; /* a star for each character, in the picture, in what is read aloud and for the clipboard */
} UiField;
typedef struct UiFieldDone {
  bool changed, submitted, focused;
} UiFieldDone;
UiFieldDone ui_field(UiContext *ui, UiRect rect, const UiField *field, UiText *text);
/** After a field that filters a list: what was typed is shown in this frame. @return whether the field is left for the list, by Enter or Escape, while the list has
 * a row; else Escape does what it does elsewhere. */
bool ui_filter_left(UiContext *ui, UiFieldDone done, int row_count);

/** The keys on the screen: turns what the pointer does on them into what a keyboard would send. Call it with an event before the pass that gets it... */
void ui_pad_take(UiContext *ui, UiEvent *event);
/** ...and this when all else is drawn. */
void ui_pad_draw(UiContext *ui);

/* ---- Tables ---- */

#define UI_COLUMN_HIDDEN (-1)

typedef struct UiColumn {
  Str label;
  int width;    /* least width, logical pixels at text scale 100 */
  int flex;     /* share of what is left over; 0 fixed */
  int priority; /* dropped from the lowest; 0 is never dropped, UI_COLUMN_HIDDEN never shown */
  bool right;
} UiColumn;

typedef struct UiTable {
  UiContext *ui;
  UiId id;
  const UiColumn *columns;
  int count;
  int x[UI_MOST_COLUMNS], w[UI_MOST_COLUMNS]; /* w 0: dropped */
  UiRect body, row;
  bool focused, hovered_row;
  int *selected; /* index of the selected row, NULL when rows cannot be selected */
  int rows, index;
  bool activated; /* Enter or a double click on the selected row */
  bool changed;   /* the selection moved in this pass */
} UiTable;

/** Lays out columns, draws the header, takes arrow keys. `rows` is how many rows will follow. */
UiTable ui_table_begin(UiContext *ui, UiRect *rect, Str name, const UiColumn *columns, int count, int rows, int *selected);
/** Starts the next row, `height_px` high. @return false when it lies below the room left or is scrolled out of sight (nothing is drawn, keys still reach it). */
bool ui_table_row(UiTable *table, UiRect *rect, Str name, int height_px);
/** A row of sums: `sunken`, not selectable. */
void ui_table_total(UiTable *table, UiRect *rect, int height_px);
/** Room of a column in the row that is open, inside its padding; w is 0 when the column was dropped. */
UiRect ui_table_cell(const UiTable *table, int column);
/** One line of text in a cell, right-aligned where the column is. `top`: on the first line of a high row. */
void ui_table_text(UiTable *table, int column, UiType type, UiToken token, Str text);
/** The same wrapped, on the middle of the row. */
void ui_table_paragraph(UiTable *table, int column, UiType type, UiToken token, Str text);
int ui_table_header_height(const UiContext *ui);
/** Room for text in a column when the table is `room_px` wide; 0 when the column is dropped. To know a row's height before it is drawn. */
int ui_table_room(UiContext *ui, const UiColumn *columns, int count, int room_px, int column);
/** The width to give a column so that a text of that many pixels fits: logical pixels at text scale 100. */
int ui_table_width_for(const UiContext *ui, int text_px);

/* ---- Cards, bars, marks ---- */

typedef enum UiCardState { CARD_OPEN, CARD_ATTACHED, CARD_USED, CARD_SLOT } UiCardState;
typedef struct UiCard {
  Str title, detail;
  UiCardState state;
  Str cap;
  int32_t key;
  unsigned mods;
  UiIcon icon;
  Str mark; /* word beside the mark of an attached or used card */
} UiCard;
/** Both texts are wrapped, never cut. */
int ui_card_height(const UiContext *ui, const UiCard *card, int width_px);
bool ui_card(UiContext *ui, UiRect rect, const UiCard *card);

/** A bar filled to `percent`, with a tick at `goal_percent` (below 0: none). */
void ui_bar(UiContext *ui, UiRect rect, Str name, int percent, UiToken token, int goal_percent);
/** Step dashes: `done`, one `now`, the rest open. */
void ui_steps(UiContext *ui, UiRect rect, Str name, int done, int count, bool on_hud);
/** One to `count` pips. @return width. */
int ui_pips(UiContext *ui, UiRect *row, int level, int count, int gap);
/** A round picture of somebody: initials on ink. */
void ui_avatar(UiContext *ui, UiRect rect, Str name);

/* ---- Scrolling, overlays ---- */

typedef struct UiScroll {
  UiId id;
  UiRect view;
  UiRect content; /* place to draw into: as wide as the view, very high, moved by the offset */
  int offset;
  bool ring_before; /* drawn before it, so not inside it */
} UiScroll;
UiScroll ui_scroll_begin(UiContext *ui, UiRect view, Str name);
/** `used_px`: height of what was drawn. Draws the bar when it is more than the view, and follows the focus. */
void ui_scroll_end(UiContext *ui, UiScroll *scroll, int used_px);

typedef struct UiToast {
  Str text, strong;
  UiChipKind kind;
  Str action;       /* button, or empty */
  int64_t until_ms; /* 0: stays */
} UiToast;
typedef enum UiToastDone { TOAST_SHOWN, TOAST_ACTED, TOAST_GONE } UiToastDone;
UiToastDone ui_toast(UiContext *ui, UiRect window, const UiToast *toast);

typedef struct UiModal {
  Str title, text;
  Str more;         /* said below in quieter ink, or empty */
  Str safe, danger; /* the two buttons; Esc and Enter are the safe one */
  Str danger_cap;
  int32_t danger_key;
} UiModal;
typedef enum UiModalDone { MODAL_OPEN, MODAL_SAFE, MODAL_DANGER } UiModalDone;
/** Draw the screen under it between ui_inert(true) and ui_inert(false), then this. */
UiModalDone ui_modal(UiContext *ui, UiRect window, const UiModal *modal);
void ui_inert(UiContext *ui, bool inert);
/** Draws the tooltip that is due, on top of everything; call it last. */
void ui_tooltip(UiContext *ui, UiRect window);
/** Asks for a tooltip when the pointer rests on `id` or it has the focus. */
void ui_tip(UiContext *ui, const UiTouch *touch, UiRect rect, Str text);

#endif
