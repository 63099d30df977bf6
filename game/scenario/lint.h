/* What the lints share: the scenario as read, every text that its author wrote, measured once, and what refers to what. */
#ifndef OVERTURN_SCENARIO_LINT_H
#define OVERTURN_SCENARIO_LINT_H

#include "overturn/scenario.h"

/** What a text is for. */
typedef enum TextUse {
  TEXT_NONE,   /* an id, a code, a word of the format */
  TEXT_NUMBER, /* names somebody or something by number: an NPI, a claim number */
  TEXT_PERSON, /* what is said of one of the people */
  TEXT_TITLE,
  TEXT_CELL, /* of a table, or raw */
  TEXT_PAGE, /* a paragraph of a document */
  TEXT_FACT,
  TEXT_CLAUSE,
  TEXT_BRIEFING,
  TEXT_SAY,
  TEXT_PROMPT,
  TEXT_ANSWER, /* one of those to choose or to put in order */
  TEXT_LETTER, /* a version of a letter's part */
  TEXT_HINT,
  TEXT_WHY,
  TEXT_ENDING,
  TEXT_USE_COUNT
} TextUse;

/** What a byte is, in one look-up. A word is made of letters, digits and anything beyond ASCII. */
enum {
  BYTE_WORD = 1,
  BYTE_CAPITAL = 2,
  BYTE_DIGIT = 4,
  BYTE_VOWEL = 8,
  BYTE_HISS = 16, /* after these the e of a final -es is spoken */
  BYTE_DOT = 32,
  BYTE_SHOUT = 64, /* ! */
  BYTE_BRACE = 128 /* { */
};
extern const uint8_t lint_bytes[256];
static inline unsigned lint_byte(char c) { return lint_bytes[(unsigned char)c]; }
static inline bool lint_is_word(char c) { return (lint_byte(c) & BYTE_WORD) != 0; }
static inline bool lint_is_capital(char c) { return (lint_byte(c) & BYTE_CAPITAL) != 0; }
static inline bool lint_is_digit(char c) { return (lint_byte(c) & BYTE_DIGIT) != 0; }
static inline bool lint_is_vowel(char c) { return (lint_byte(c) & BYTE_VOWEL) != 0; }

/** One text of the file, and its measures. Words, sentences and syllables are counted where people read sentences, from TEXT_PAGE on. */
typedef struct LintText {
  Str text;
  TextUse use;
  int words, sentences, syllables;
  int longest;    /* words of its longest sentence */
  unsigned bytes; /* what there is in it, of BYTE_...; lint_contains() */
  const Json *json;
} LintText;

static inline bool lint_contains(const LintText *text, unsigned byte) { return (text->bytes & byte) != 0; }

/** Words that some lint looks for. */
typedef enum WordKind { WORD_PAYER = 1, WORD_BLAME = 2, WORD_ABSOLUTE = 4, WORD_ABOVE = 8 } WordKind;

/** A word or phrase of the list in lint_words.c. */
typedef struct ListedWord {
  const char *words; /* small letters, single spaces */
  WordKind kind;
} ListedWord;
extern const ListedWord lint_words[];
extern const int lint_word_count;

/** One of them, found. */
typedef struct LintHit {
  WordKind kind;
  int text; /* place among the texts */
  Str found;
} LintHit;

#define LINT_BITS(COUNT) (((COUNT) + 63) / 64)
typedef uint64_t LintSet[LINT_BITS(1024)];

/** What is asked for by anything that plays: by place. */
typedef struct LintUses {
  LintSet facts, deadlines, stamps, people, vars_set, pages, promises;
} LintUses;

typedef struct Lint {
  const Scenario *scenario;
  Arena *arena;
  Diags *diags;
  LintText *texts; /* in file order */
  size_t text_count, text_room;
  LintHit *hits; /* in file order */
  size_t hit_count, hit_room;
  LintUses uses;
} Lint;

/** Adds what a lint found; a code that begins with W is a warning, with A advice. */
void lint_tell(Lint *lint, const char *code, const Json *place, const char *format, ...) __attribute__((format(printf, 4, 5)));
/** The same at a part of a text, where the text stands in the file as it is read. */
void lint_tell_part(Lint *lint, const char *code, const LintText *text, Str part, const char *format, ...) __attribute__((format(printf, 5, 6)));

static inline bool lint_has(const uint64_t *set, int bit) { return bit >= 0 && (set[bit / 64] >> (bit % 64) & 1) != 0; }
static inline void lint_put(uint64_t *set, int bit) {
  if (bit >= 0) set[bit / 64] |= UINT64_C(1) << (bit % 64);
}

/** Reading level by Flesch and Kincaid, in hundredths of a school grade: 0.39 words a sentence + 11.8 syllables a word - 15.59. */
int lint_grade(int words, int sentences, int syllables);

/* ---- the passes; each tells what its file is about ---- */

void lint_gather_texts(Lint *lint);
void lint_gather_uses(Lint *lint);

void lint_dates(Lint *lint);
void lint_codes(Lint *lint);
void lint_points(Lint *lint);
void lint_answers(Lint *lint);
void lint_reading(Lint *lint);
void lint_unused(Lint *lint);
void lint_real(Lint *lint);
void lint_amounts(Lint *lint);
void lint_flow(Lint *lint);

#endif
