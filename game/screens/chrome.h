/* What frames every screen: the ink bar on top, the rail, the status bar; and the four layouts by effective width. */
#ifndef SCREENS_CHROME_H
#define SCREENS_CHROME_H

#include "screens/screens.h"
#include "screens/words.h"

typedef enum LayoutKind { LAYOUT_ONE, LAYOUT_COMPACT, LAYOUT_DRAWN, LAYOUT_WIDE } LayoutKind;

typedef struct Layout {
  LayoutKind kind;
  UiRect hud, rail, stage, status; /* the rail is a strip of icons above the stage in LAYOUT_ONE */
  int panel_px;                    /* width of the task panel */
  int strip_px;                    /* width of an item of the rail in LAYOUT_ONE */
  bool low;                        /* little height: heads are one row, what is read scrolls as one */
} Layout;

/** Fills the desk and gives the parts their places. While the table of keys is open, what follows cannot be reached. */
Layout chrome_begin(UiContext *ui, bool keys_open);
/** Left end of the top bar: the mark, the program's name where there is room, then `title`. */
void chrome_brand(UiContext *ui, const Layout *layout, UiRect *hud, Str title);
/** A well in the top bar that shows icon and texts. @return the rectangle inside it. */
UiRect chrome_well(UiContext *ui, UiRect *hud, int width_px);

/** A word in a frame, after the title: the mode. */
void chrome_tag(UiContext *ui, UiRect *hud, Str text);
/** The day and the time, with a caption after them. */
int chrome_clock_width(UiContext *ui, Day day, Str clock, bool brief, Str aside);
void chrome_clock_well(UiContext *ui, UiRect *hud, Day day, Str clock, bool brief, Str aside);
void chrome_score_well(UiContext *ui, UiRect *hud, int score, int most, bool brief);
/** Minutes left of a day of a shift; what they are stands before them where they are `labelled`. */
void chrome_minutes_well(UiContext *ui, UiRect *hud, const ShiftClockView *clock, bool brief, bool labelled);

typedef struct RailItem {
  UiIcon icon;
  Str label, cap;
  int32_t key;
  unsigned mods;
  bool on, beside; /* it is shown; as the second of two */
  int count;
  Str counted; /* what the count is of, read aloud; empty: new things */
} RailItem;
/** @return whether it was chosen. */
bool chrome_rail_item(UiContext *ui, const Layout *layout, UiRect *rail, const RailItem *item);
/** The keys of that alone, where the rail has no room for it. */
void chrome_look_keys(UiContext *ui, Want *want);
void chrome_rail_heading(UiContext *ui, const Layout *layout, UiRect *rail, Str text);
/** The places that are reached from home, and from each other. */
typedef enum TrainPlace { PLACE_HOME, PLACE_DRILL, PLACE_RESULTS, PLACE_CLASS, PLACE_NONE } TrainPlace;
typedef struct Places {
  int due;      /* cards of the drill that wait; NONE: there is no record, so neither drill nor results */
  bool teaches; /* there is a class */
} Places;
void chrome_places(UiContext *ui, const Layout *layout, TrainPlace here, const Places *places, Want *want);
/** The briefing of what is being worked, above what leads away from it. */
void chrome_rail_briefing(UiContext *ui, const Layout *layout, UiRect *rail, Want *want);
/** Search and settings at the foot of the rail. */
void chrome_rail_look(UiContext *ui, const Layout *layout, UiRect *rail, Want *want);

/** A dialog over everything, in the middle of the window. @return the room inside it, below its title. */
UiRect chrome_dialog_begin(UiContext *ui, Str title, int width_px, int height_px);
/** The same of one whose content can be scrolled: it leaves an edge of the screen in sight. */
UiRect chrome_dialog_begin_within(UiContext *ui, Str title, int width_px, int height_px);
void chrome_dialog_end(UiContext *ui);
/** What was asked for in the status bar since the last call: WANT_FIND, WANT_SETTINGS, WANT_PROBLEMS or WANT_NONE. */
WantKind chrome_asked(UiContext *ui);

/** How many problems a file has, of which the status bar tells while there are any; call it before the screen. */
void chrome_note_problems(UiContext *ui, int count);
/** Seconds that are left of an assessment, NONE where no clock runs; call it before the screen. The well shows it in the top bar. */
void chrome_note_limit(UiContext *ui, int left_s);
void chrome_limit_well(UiContext *ui, UiRect *hud, bool brief);

#define HINT_MOST_CAPS 6
typedef struct Hint {
  Str caps[HINT_MOST_CAPS];
  Word text;
} Hint;
/** Ends a screen: its keys in the status bar, as many as fit; "?" opens the table of all of them; tooltips. */
void chrome_end(UiContext *ui, const Layout *layout, const Hint *hints, int count, bool *keys_open);

Str kind_name(ScenarioKind kind);
UiIcon kind_icon(ScenarioKind kind);
Str level_name(int level);
/** "2,300.00" with a real minus sign. */
Str money_shown(Arena *arena, Cents cents);
/** "Tue May 5, 2026", a dash where there is none. */
Str day_shown(Arena *arena, Day day);
/** "May 5", with its year where that is not the year of `today`. */
Str day_near(Arena *arena, Day day, Day today);
/** A label and a value under it. */
void pair_stacked(UiContext *ui, UiRect rect, Str label, Str value, UiType type);
/** Right answers compared, a text and its chips each. Draws where `draw` is set. @return the height, 0 where nothing is compared. */
int ranking_draw(UiContext *ui, UiRect room, const RankingView *ranking, bool draw);
/** A colour for a score of 100. */
UiToken score_token(int score);
bool text_has(Str text, Str part); /* without case */

#endif
