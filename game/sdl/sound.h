/* Plays a tone: a device is opened when one is due and closed after it, in a thread of its own, so that an untouched desk costs nothing. */
#ifndef SDL_SOUND_H
#define SDL_SOUND_H

#include "ui/tone.h"

typedef struct Sound Sound;

Sound *sound_new(void);
/** NULL is allowed; waits for the tone that is playing. */
void sound_free(Sound *sound);
/** Returns at once. While one plays another is left out; where there is no device nothing happens. */
void sound_play(Sound *sound, Tone tone);

#endif
