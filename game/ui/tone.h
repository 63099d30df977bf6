/* Short, quiet sounds, worked out from a table of notes: nothing is recorded, nothing is read. */
#ifndef UI_TONE_H
#define UI_TONE_H

#include <stdint.h>

typedef enum Tone { TONE_TAKEN, TONE_RIGHT, TONE_PARTLY, TONE_WRONG, TONE_NEWS, TONE_REFUSED, TONE_COUNT } Tone;

#define TONE_MOST_MS 320
#define TONE_PEAK 4200 /* of 32767: quiet beside speech */

/** Samples of one channel at `rate` in a second, at most `room`. @return how many; the first and the last are silence, so that nothing clicks. */
int tone_make(Tone tone, int rate, int16_t *samples, int room);

#endif
