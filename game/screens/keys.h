/* Which key does what. Screens know keys by their first meaning; a key that was given to something else is turned into that one before a screen sees it, and
 * turned back where it is shown. */
#ifndef SCREENS_KEYS_H
#define SCREENS_KEYS_H

#include "screens/words.h"
#include "ui/ui.h"

typedef struct KeyChord {
  int32_t key;
  unsigned mods;
} KeyChord;

#define KEYS_COUNT 37
#define KEYS_NONE (-1)

/** The chord of each of the actions that can be given another; by their places in the table. */
typedef struct KeyMap {
  KeyChord at[KEYS_COUNT];
} KeyMap;

KeyMap keys_first(void);
bool keys_same(const KeyMap *a, const KeyMap *b);
/** Whether an action has the key that it has at first. */
bool keys_is_first(const KeyMap *map, int action);
/** Stable, for files: "pin". */
Str keys_id(int action);
/** By its id, KEYS_NONE. */
int keys_find(Str id);
Word keys_word(int action);

/** "Ctrl Shift Z"; reads the same. */
Str keys_cap(Arena *arena, KeyChord chord);
bool keys_read(Str text, KeyChord *to);

typedef enum KeyRefusal { KEYS_FREE, KEYS_UNFIT, KEYS_FIXED, KEYS_TAKEN } KeyRefusal;
/** Whether an action may have a chord. `taken`: which action has it, where that is why not. */
KeyRefusal keys_refuse(const KeyMap *map, int action, KeyChord chord, int *taken);

/** What was pressed, as screens know it; what nothing is given to any more becomes no event. */
void keys_translate(const KeyMap *map, UiEvent *event);
/** How keys that were changed are shown. @return how many; at most KEYS_COUNT. */
int keys_caps(Arena *arena, const KeyMap *map, UiCap *caps);

#endif
