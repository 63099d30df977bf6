/* Fills the table of words. A translation would be another table and another rule of plurals; nothing else of the program has sentences. */
#include "screens/words.h"

static const struct {
  Str one, many;
} table[W_COUNT] = {
#define WORD_ROW(ENDING, ONE, MANY) [W_##ENDING] = {STR_INIT(ONE), STR_INIT(MANY)},
    WORDS(WORD_ROW) SHIFT_WORDS(WORD_ROW) VOICE_WORDS(WORD_ROW) DRILL_WORDS(WORD_ROW) DEBRIEF_WORDS(WORD_ROW) RELOAD_WORDS(WORD_ROW)
        KEYS_WORDS(WORD_ROW) RESULTS_WORDS(WORD_ROW) CLASS_WORDS(WORD_ROW) COURSE_WORDS(WORD_ROW)
#undef WORD_ROW
};

Str word(Word which) { return table[which].one; }

static Str fill(Arena *arena, Str pattern, Str first, Str second, int count) {
  Buf out = buf_new(arena);
  for (size_t i = 0; i < pattern.length; i++) {
    bool mark = pattern.at[i] == '{' && i + 2 < pattern.length && pattern.at[i + 2] == '}';
    if (!mark) {
      buf_byte(&out, pattern.at[i]);
      continue;
    }
    if (pattern.at[i + 1] == 'n')
      buf_format(&out, "%d", count);
    else
      buf_add(&out, pattern.at[i + 1] == '0' ? first : second);
    i += 2;
  }
  return buf_str(&out);
}

Str word_with(Arena *arena, Word which, Str first, Str second) { return fill(arena, table[which].one, first, second, 0); }

Str word_count(Arena *arena, Word which, int count, Str first) {
  bool many = count != 1 && table[which].many.length;
  return fill(arena, many ? table[which].many : table[which].one, first, STR(""), count);
}
