/* What lies over a screen and is drawn after it: the settings, the search for anything, the briefing of what is being worked, and what is wrong with a file. */
#ifndef SCREENS_OVERLAYS_H
#define SCREENS_OVERLAYS_H

#include "overturn/diag.h"
#include "screens/chrome.h"
#include "screens/keys.h"

/* ---- Settings ---- */

typedef enum SoundChoice { SOUND_OFF, SOUND_IN_PRACTICE, SOUND_ALWAYS, SOUND_CHOICES } SoundChoice;

typedef struct SettingsView {
  int theme, text_percent;
  SoundChoice sound;
  bool speaking;
} SettingsView;

/** Sizes of text that can be chosen, in percent. */
#define LOOK_SIZES 6
extern const int look_sizes[LOOK_SIZES];

Want settings_overlay(UiContext *ui, const SettingsView *view);

/* ---- The briefing, read again ---- */

typedef struct BriefingNote {
  Str title;
  const Str *paragraphs;
  int count;
} BriefingNote;

Want briefing_overlay(UiContext *ui, const BriefingNote *note);

/* ---- Keys ---- */

typedef struct KeysState {
  int selected;
  bool pressing; /* the next key is the new one */
  KeyRefusal refused;
  KeyChord tried;
  int taken;  /* by this action */
  bool given; /* a key was given to the one selected */
} KeysState;

/** WANT_RESET_KEY; WANT_SETTINGS leads back. */
Want keys_overlay(UiContext *ui, const KeyMap *map, KeysState *state);

/* ---- A disputed decision ---- */

#define DISPUTE_MOST 500 /* bytes of its text, as the records take it */

typedef struct DisputeView {
  Str title, did;
} DisputeView;

typedef struct DisputeState {
  UiText text;
  int decision; /* place in the debrief */
} DisputeState;

/** WANT_SEND_DISPUTE, WANT_CLOSE_OVERLAY. */
Want dispute_overlay(UiContext *ui, const DisputeView *view, DisputeState *state);

/* ---- Search ---- */

typedef enum FindKind { FIND_SCENARIO, FIND_DOCUMENT, FIND_CODE } FindKind;

typedef struct FindItem {
  FindKind kind;
  UiIcon icon;
  Str title, detail, more; /* shown first; beside it; only searched */
  Str about[3];            /* shown while it is selected */
  int place, page;         /* scenario; or app and its page; of a code NONE */
  bool opens;              /* there is somewhere to go */
} FindItem;

typedef struct FindView {
  const FindItem *items;
  int count;
  bool scenarios, documents; /* what is searched beside codes */
} FindView;

typedef struct FindState {
  UiText query;
  int selected;
} FindState;

/** WANT_FOUND: place of the item. */
Want find_overlay(UiContext *ui, const FindView *view, FindState *state);

/* ---- What is wrong with a file ---- */

typedef struct ProblemView {
  DiagLevel level;
  Str message, path; /* path: where in the JSON, or empty */
  Str place;         /* "denial.json:12:5" */
  Str line;          /* around it, as it may be shown */
  size_t from, to;   /* bytes of that line that are meant */
} ProblemView;

typedef struct ProblemsView {
  const ProblemView *rows;
  int count;
  int counts[3]; /* by DiagLevel */
  bool opened;   /* the file is on the screen, as it was before */
} ProblemsView;

typedef struct ProblemsState {
  int selected;
} ProblemsState;

/** WANT_COPY: place of the problem. */
Want problems_overlay(UiContext *ui, const ProblemsView *view, ProblemsState *state);

#endif
