/* Every text of a file in one walk over its JSON: what it is for, its words, sentences and syllables, and the listed words in it. */
#include "scenario/lint.h"

/* ---- what a text is for ---- */

typedef struct KeyUse {
  Str key;
  TextUse use;
} KeyUse;

/* Of a value with this key, or of the elements of a list with it. */
static const KeyUse key_uses[] = {
    {STR_INIT("say"), TEXT_SAY},
    {STR_INIT("why"), TEXT_WHY},
    {STR_INIT("hint"), TEXT_HINT},
    {STR_INIT("prompt"), TEXT_PROMPT},
    {STR_INIT("title"), TEXT_TITLE},
    {STR_INIT("body"), TEXT_PAGE},
    {STR_INIT("briefing"), TEXT_BRIEFING},
    {STR_INIT("heading"), TEXT_TITLE},
    {STR_INIT("raw"), TEXT_CELL},
    {STR_INIT("label"), TEXT_TITLE},
    {STR_INIT("what"), TEXT_TITLE},
    {STR_INIT("about"), TEXT_TITLE},
    {STR_INIT("service"), TEXT_TITLE},
    {STR_INIT("number"), TEXT_NUMBER},
    {STR_INIT("claim"), TEXT_NUMBER},
    {STR_INIT("trace"), TEXT_NUMBER},
    {STR_INIT("organization"), TEXT_TITLE},
    {STR_INIT("authorization"), TEXT_NUMBER},
    {STR_INIT("payer_control"), TEXT_NUMBER},
    {STR_INIT("member_id"), TEXT_NUMBER},
    {STR_INIT("reference"), TEXT_NUMBER},
    {STR_INIT("answer"), TEXT_ANSWER},
};

/* Of the members of an object with this key, whatever their own; and of "text" in the objects below it. */
static const KeyUse inside_uses[] = {
    {STR_INIT("facts"), TEXT_FACT},     {STR_INIT("clauses"), TEXT_CLAUSE}, {STR_INIT("people"), TEXT_PERSON},   {STR_INIT("endings"), TEXT_ENDING},
    {STR_INIT("choices"), TEXT_ANSWER}, {STR_INIT("order"), TEXT_ANSWER},   {STR_INIT("versions"), TEXT_LETTER}, {STR_INIT("moves"), TEXT_ANSWER},
};

static TextUse look_up(const KeyUse *table, size_t count, uint64_t keys, Str key) {
  if (!key.length || !(keys & json_key_bit(key))) return TEXT_NONE;
  for (size_t i = 0; i < count; i++)
    if (str_equal(table[i].key, key)) return table[i].use;
  return TEXT_NONE;
}
#define LOOK_UP(TABLE, KEYS, KEY) look_up(TABLE, sizeof TABLE / sizeof *TABLE, KEYS, KEY)

/** json_key_bit() of all keys of the two tables: most keys of a file are in neither. */
typedef struct KnownKeys {
  uint64_t uses, inside;
} KnownKeys;

static KnownKeys known_keys(void) {
  KnownKeys known = {0};
  for (size_t i = 0; i < sizeof key_uses / sizeof *key_uses; i++) known.uses |= json_key_bit(key_uses[i].key);
  for (size_t i = 0; i < sizeof inside_uses / sizeof *inside_uses; i++) known.inside |= json_key_bit(inside_uses[i].key);
  return known;
}

static TextUse use_of(const Json *value, const KnownKeys *known) {
  const Json *named = value;
  while (named && !named->key.length) named = named->parent; /* out of lists */
  if (!named || !named->parent) return TEXT_NONE;
  if (named != value && str_is(named->key, "table")) return TEXT_CELL;
  const Json *owner = named->parent;
  while (owner && !owner->key.length && owner->parent) owner = owner->parent;
  TextUse inside = owner ? LOOK_UP(inside_uses, known->inside, owner->key) : TEXT_NONE;
  if (inside == TEXT_FACT || inside == TEXT_CLAUSE) return named == value ? inside : TEXT_NONE;
  const Json *above = owner ? owner->parent : NULL;
  TextUse around = above ? LOOK_UP(inside_uses, known->inside, above->key) : TEXT_NONE;
  if (around == TEXT_PERSON)
    return str_is(named->key, "npi") || str_is(named->key, "tax_id") || str_is(named->key, "member_id") ? TEXT_NUMBER : around;
  if (str_is(named->key, "text") && named == value) return inside != TEXT_NONE ? inside : around;
  return LOOK_UP(key_uses, known->uses, named->key);
}

/* ---- measures ---- */

static char small(char c) { return lint_is_capital(c) ? (char)(c + ('a' - 'A')) : c; }

/** A word of a text as it was passed over. */
typedef struct Word {
  Str text;
  unsigned any, all; /* of its bytes */
  unsigned groups;   /* of vowels */
  uint32_t end;      /* its last bytes as small letters, the last one lowest */
} Word;

/** From `at`, where a word begins, to its end. */
static Word next_of_text(Str text, size_t at) {
  unsigned any = 0, all = BYTE_WORD | BYTE_CAPITAL, groups = 0, before = 0;
  uint32_t last = 0;
  size_t end = at;
  for (; end < text.length; end++) {
    unsigned kind = lint_byte(text.at[end]);
    if (!(kind & BYTE_WORD)) break;
    any |= kind;
    all &= kind;
    groups += kind & ~before & BYTE_VOWEL;
    before = kind;
    last = last << 8 | (unsigned char)text.at[end];
  }
  return (Word){{text.at + at, end - at}, any, all, groups / BYTE_VOWEL, last | 0x20202020};
}

/** Groups of vowels, without a final silent e and the -ed and -es that are not spoken. Figures, codes and capitals are one. */
static int syllables_of(const Word *word) {
  if ((word->any & BYTE_DIGIT) || (word->all & BYTE_CAPITAL)) return 1;
  char last = (char)word->end, second = (char)(word->end >> 8), third = (char)(word->end >> 16);
  bool open = lint_is_vowel(third), e = second == 'e'; /* no short ways: which one a word takes cannot be foreseen, and waiting costs more */
  bool silent = (last == 'e') & !lint_is_vowel(second) & !((second == 'l') & !open);
  silent |= (last == 'd') & e & !open & (third != 't') & (third != 'd');
  silent |= (last == 's') & e & !open & !(lint_byte(third) & BYTE_HISS);
  int groups = (int)word->groups - silent;
  return groups > 0 ? groups : 1;
}

/** "Dr." and "L." end no sentence. */
static bool is_shortened(Str word) { return word.length <= 2 && word.length && lint_is_capital(word.at[0]); }

static bool ends_sentence(Str text, size_t at, Str word) {
  char c = text.at[at];
  if (c != '.' && c != '?' && c != '!') return false;
  if (c == '.' && is_shortened(word)) return false;
  size_t next = at + 1;
  while (next < text.length && (text.at[next] == '"' || text.at[next] == ')' || text.at[next] == '\'')) next++;
  return next >= text.length || text.at[next] == ' ';
}

/* ---- listed words ---- */

#define INDEX_ROOM 1024

/** First words of the list by their ends and length; made anew for every file, which costs less than one look at it. */
typedef struct WordIndex {
  int16_t rows[INDEX_ROOM]; /* place in lint_words plus 1; rows with one first word follow each other */
} WordIndex;

static uint32_t place_of(Str word) {
  uint32_t ends = (uint32_t)(unsigned char)(word.at[0] | 0x20) << 8 | (unsigned char)(word.at[word.length - 1] | 0x20);
  return (((uint32_t)word.length << 16 | ends) * UINT32_C(2654435769)) >> 22;
}

static Str first_word(const char *words) {
  size_t length = 0;
  while (words[length] && words[length] != ' ') length++;
  return (Str){words, length};
}

static void index_words(WordIndex *index) {
  *index = (WordIndex){.rows = {0}};
  for (int i = 0; i < lint_word_count; i++) {
    uint32_t at = place_of(first_word(lint_words[i].words));
    while (index->rows[at]) at = (at + 1) % INDEX_ROOM;
    index->rows[at] = (int16_t)(i + 1);
  }
}

/** How much of the text from `at` a listed phrase is; 0 where it is another. */
static size_t phrase_length(Str text, size_t at, const char *words) {
  size_t i = 0;
  for (; words[i]; i++)
    if (at + i >= text.length || small(text.at[at + i]) != words[i]) return 0;
  return at + i < text.length && lint_is_word(text.at[at + i]) ? 0 : i;
}

static void look_for(Lint *lint, const WordIndex *index, Str text, Str word) {
  size_t at = (size_t)(word.at - text.at);
  for (uint32_t slot = place_of(word); index->rows[slot]; slot = (slot + 1) % INDEX_ROOM) {
    const ListedWord *listed = &lint_words[index->rows[slot] - 1];
    size_t length = phrase_length(text, at, listed->words);
    if (!length || (listed->kind == WORD_PAYER && !lint_is_capital(word.at[0]))) continue;
    LintHit hit = {listed->kind, (int)lint->text_count, str_slice(text, at, at + length)};
    arena_push(lint->arena, lint->hits, lint->hit_count, lint->hit_room, hit);
  }
}

/** One look at every byte: words and their syllables, and where sentences end. */
static void measure(Lint *lint, const WordIndex *index, LintText *text) {
  Str all = text->text;
  Word word = {.text = {all.at, 0}};
  int in_sentence = 0;
  for (size_t at = 0; at < all.length;) {
    if (!lint_is_word(all.at[at])) {
      if (in_sentence && ends_sentence(all, at, word.text)) {
        text->sentences++;
        if (in_sentence > text->longest) text->longest = in_sentence;
        in_sentence = 0;
      }
      text->bytes |= lint_byte(all.at[at++]);
      continue;
    }
    word = next_of_text(all, at);
    text->bytes |= word.any;
    at += word.text.length;
    look_for(lint, index, all, word.text);
    if (at + 1 < all.length && all.at[at] == '\'' && lint_is_word(all.at[at + 1])) continue; /* "it's" goes on as a second half */
    text->words++;
    in_sentence++;
    text->syllables += syllables_of(&word);
  }
  if (in_sentence) text->sentences++;
  if (in_sentence > text->longest) text->longest = in_sentence;
}

int lint_grade(int words, int sentences, int syllables) {
  if (!words || !sentences) return 0;
  return 39 * words / sentences + 1180 * syllables / words - 1559;
}

/** What `import` leaves for an author, in texts and in comments. */
static void tell_unwritten(Lint *lint, const Json *text) {
  Str mark = STR("WRITE: ");
  if (!str_starts(text->text, mark)) return;
  lint_tell(lint, "A847", text, "still to be written: %.*s", STR_ARG(str_slice(text->text, mark.length, text->text.length)));
}

void lint_gather_texts(Lint *lint) {
  WordIndex index;
  index_words(&index);
  KnownKeys known = known_keys();
  const Json *root = lint->scenario->root;
  for (const Json *at = root; at; at = json_after(root, at)) {
    if (at->kind != JSON_STRING) continue;
    tell_unwritten(lint, at);
    if (at->key.length && at->key.at[0] == '$') continue;
    LintText text = {.text = at->text, .use = use_of(at, &known), .json = at};
    if (text.use == TEXT_NONE) continue;
    if (text.use == TEXT_NUMBER)
      for (size_t i = 0; i < text.text.length; i++) text.bytes |= lint_byte(text.text.at[i]);
    else
      measure(lint, &index, &text);
    arena_push(lint->arena, lint->texts, lint->text_count, lint->text_room, text);
  }
}
