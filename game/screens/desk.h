/* Parts of the desk, shared by its files: each app draws the sheet in the centre, the task panel stands at the right. */
#ifndef SCREENS_DESK_H
#define SCREENS_DESK_H

#include "screens/chrome.h"

/** What the parts of one pass share. */
typedef struct Desk {
  UiContext *ui;
  const DeskView *view;
  DeskState *state;
  Layout layout;
  Want want;
  DeskApp app;     /* whose sheet is drawn */
  bool app_forced; /* the app shown was chosen from outside: nothing turns the desk elsewhere in this pass */
} Desk;

typedef void DeskApplication(Desk *desk, UiRect sheet);
DeskApplication desk_claim, desk_remittance, desk_contract, desk_documents, desk_phone, desk_talk, desk_calendar, desk_codes;

Str desk_app_name(DeskApp app);
UiIcon desk_app_icon(DeskApp app);

/** A sheet with its head, 48 high. @return the rest; `*head` is what is left of the head after the title. */
UiRect desk_sheet(Desk *desk, UiRect sheet, Str title, UiRect *head);
/**
 * Where a sheet is too low for its parts they keep the height they need, `least_px`, and scroll as one. Changes `inside` to the room to draw in.
 * To be ended with ui_scroll_end(ui, &scroll, inside.h).
 */
UiScroll desk_tall_begin(Desk *desk, UiRect *inside, int least_px);
/** Chooses between the pages of an app, when it has several. @return the page shown, NULL when there is none. */
const PageView *desk_page(Desk *desk, UiRect *inside);
/** Says that there is nothing here yet. */
void desk_empty(Desk *desk, UiRect inside, Word text);
/** Findings that can be pinned, below a page. */
int desk_findings_height(Desk *desk, const FactView *facts, int count, int width_px);
void desk_findings(Desk *desk, UiRect rect, const FactView *facts, int count);
/** A round pin button; pins or unpins. */
void desk_pin(Desk *desk, UiRect place, Str name, int fact, bool pinned);
/** Pins the first unpinned of these at P. */
void desk_pin_key(Desk *desk, const FactView *facts, int count);
void desk_do(Desk *desk, const Action *action);
/** Shows an app; the one shown until now stays beside it. */
void desk_turn(DeskState *state, DeskApp app);
/** Shows an app, and a page of it unless NONE. */
void desk_show(Desk *desk, DeskApp app, int page);

/* ---- The task panel ---- */

void task_panel(Desk *desk, UiRect sheet);
/** Forgets what was entered when another question is asked. */
void answer_follow(Desk *desk);
/** Draws what the open item asks for. @return height used. */
int ask_draw(Desk *desk, UiRect room, int columns);
/** The list of an open order; its entries are moved by keys or by buttons. @return height used. */
int ask_order(Desk *desk, UiRect room);
/** Whether the open item is drawn in the centre, not in the panel. */
bool ask_in_centre(const Desk *desk);
/** A letter as a page; while it is written, with what is chosen so far. */
void letter_page(Desk *desk, UiRect inside, const PageView *page);
/** Its parts and their versions, in the panel. @return height used. */
int letter_part(Desk *desk, UiRect room);
/** The worksheet of the open item, under the document. */
bool worksheet_open(const Desk *desk);
int worksheet_height(Desk *desk);
void worksheet_draw(Desk *desk, UiRect sheet);
/** Reads the cells; marks the wrong ones. @return whether all could be read. */
bool worksheet_read(Desk *desk, Action *action);
/** The confirming button; Enter. @return whether it was used. */
bool confirm_button(Desk *desk, UiRect *room, Str label, bool ready);

#endif
