/* What is said about a picture to somebody who cannot see it: pure sentences from the nodes and texts of a pass. What became of the last pass is
 * remembered, so that only what is new is said. Who speaks them is no matter of this layer. */
#ifndef UI_VOICE_H
#define UI_VOICE_H

#include "ui/widgets.h"

#define VOICE_MOST_HEARD 512
#define VOICE_MOST_WATCHED 24
#define VOICE_MOST_LAST 8192

/** Sentences to be said, in order. */
typedef struct Utterances {
  Arena *arena;
  Str *lines;
  size_t count, capacity;
} Utterances;

typedef struct VoiceHeard {
  UiId panel, text;
} VoiceHeard;

typedef struct VoiceWatched {
  UiId node, value;
  int grows;
} VoiceWatched;

typedef struct Voice {
  UiId place;                     /* the screen */
  UiId focus, name, state, panel; /* of what has the ring: its id, and hashes of what was said of it */
  char field[UI_MOST_TEXT];       /* what stood in the field with the ring */
  int field_length, caret;
  VoiceHeard heard[VOICE_MOST_HEARD]; /* live texts that were said */
  int heard_count;
  VoiceWatched watched[VOICE_MOST_WATCHED]; /* values that were seen */
  int watched_count;
  char last[VOICE_MOST_LAST]; /* what was said last, to be repeated: lines */
  int last_length;
} Voice;

/** Everything about one thing: name, role, state, value, place among its like, what can be done with it. */
Str voice_node(const UiContext *ui, Arena *arena, const UiNode *node);
/** What is new since the last call. `place`: the name of the screen; where it changes everything is new. */
void voice_follow(Voice *voice, const UiContext *ui, Str place, Utterances *to);
/** Panels read from top to bottom: those of these names, or all but those. */
void voice_read(const UiContext *ui, const Str *names, int count, bool except, Utterances *to);
void voice_add(Utterances *to, Str line);
/** Remembers what was said, and says it again. */
void voice_keep(Voice *voice, const Utterances *said);
void voice_repeat(const Voice *voice, Utterances *to);
/** Signs that no voice knows as words. */
Str voice_spelled(Arena *arena, Str text);

#endif
