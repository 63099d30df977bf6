/* Each note is a sine that swells for six milliseconds and dies away; a little of its octave makes it wood rather than wire. */
#include "ui/tone.h"

#include <math.h>

typedef struct Note {
  int hz, from_ms, length_ms, percent; /* loudness, of the peak */
} Note;

static const Note notes[TONE_COUNT][2] = {
    [TONE_TAKEN] = {{440, 0, 90, 60}},
    [TONE_RIGHT] = {{523, 0, 140, 70}, {784, 90, 200, 70}},
    [TONE_PARTLY] = {{523, 0, 140, 70}, {587, 90, 160, 60}},
    [TONE_WRONG] = {{392, 0, 140, 70}, {311, 90, 200, 70}},
    [TONE_NEWS] = {{659, 0, 120, 60}, {659, 140, 160, 60}},
    [TONE_REFUSED] = {{262, 0, 150, 70}},
};

static double loudness(double ms, int length_ms) {
  double rise = ms < 6 ? ms / 6 : 1, left = length_ms - ms, fall = left < 12 ? left / 12 : 1;
  return rise * fall * exp(-3.0 * ms / length_ms);
}

static double note_at(const Note *note, double ms) {
  double at = ms - note->from_ms, turn = 2 * 3.14159265358979 * note->hz * at / 1000;
  if (!note->hz || at < 0 || at > note->length_ms) return 0;
  return loudness(at, note->length_ms) * note->percent / 100 * (sin(turn) * 0.8 + sin(2 * turn) * 0.2);
}

int tone_make(Tone tone, int rate, int16_t *samples, int room) {
  int end_ms = 0, count;
  for (int i = 0; i < 2; i++)
    if (notes[tone][i].from_ms + notes[tone][i].length_ms > end_ms) end_ms = notes[tone][i].from_ms + notes[tone][i].length_ms;
  count = (int)((int64_t)rate * end_ms / 1000) + 1;
  if (count > room) count = room;
  for (int i = 0; i < count; i++) {
    double ms = 1000.0 * i / rate, value = note_at(&notes[tone][0], ms) + note_at(&notes[tone][1], ms);
    value = value > 1 ? 1 : value < -1 ? -1 : value;
    samples[i] = (int16_t)lrint(value * TONE_PEAK);
  }
  if (count > 0) samples[count - 1] = 0;
  return count;
}
