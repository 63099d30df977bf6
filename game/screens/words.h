/* Every sentence the program says by itself, in tables (words_*.h), with plurals. Scenarios bring their own words. */
#ifndef SCREENS_WORDS_H
#define SCREENS_WORDS_H

#include "overturn/str.h"
#include "screens/words_class.h"
#include "screens/words_course.h"
#include "screens/words_debrief.h"
#include "screens/words_drill.h"
#include "screens/words_keys.h"
#include "screens/words_reload.h"
#include "screens/words_results.h"
#include "screens/words_shift.h"
#include "screens/words_table.h"
#include "screens/words_voice.h"

typedef enum Word {
#define WORD_ENUM(ENDING, ONE, MANY) W_##ENDING,
  WORDS(WORD_ENUM) SHIFT_WORDS(WORD_ENUM) VOICE_WORDS(WORD_ENUM) DRILL_WORDS(WORD_ENUM) DEBRIEF_WORDS(WORD_ENUM) RELOAD_WORDS(WORD_ENUM)
      KEYS_WORDS(WORD_ENUM) RESULTS_WORDS(WORD_ENUM) CLASS_WORDS(WORD_ENUM) COURSE_WORDS(WORD_ENUM)
#undef WORD_ENUM
          W_COUNT
} Word;

/** The text of a word that has no parts to fill in. */
Str word(Word which);
/** Fills "{0}" and "{1}". */
Str word_with(Arena *arena, Word which, Str first, Str second);
/** Chooses the plural by `count`, puts it in "{n}", and `first` in "{0}". */
Str word_count(Arena *arena, Word which, int count, Str first);

#endif
