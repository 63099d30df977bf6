/* How a file reads: level, length of sentences, tone, and what is said twice. */
#include "scenario/lint.h"

static bool is_prose(TextUse use) { return use >= TEXT_PAGE; }

/* ---- level ---- */

#define WORDS_TO_MEASURE 40
#define GRADE_OF_A_TEXT 1000
#define GRADE_OF_A_FILE 1200
#define WORDS_OF_A_FILE 300
#define WORDS_OF_A_SENTENCE 40
#define WORDS_OF_A_SAY 150

static void tell_level(Lint *lint, const LintText *text) {
  if (text->use == TEXT_CLAUSE || text->use == TEXT_PAGE) return; /* contracts and records speak as they do */
  int grade = lint_grade(text->words, text->sentences, text->syllables);
  if (text->words >= WORDS_TO_MEASURE && grade > GRADE_OF_A_TEXT)
    lint_tell(lint, "A840", text->json, "reads at school grade %d.%d; up to 10 reads easily: shorter sentences, shorter words", grade / 100,
              grade / 10 % 10);
  if (text->longest > WORDS_OF_A_SENTENCE) lint_tell(lint, "A842", text->json, "a sentence of %d words; cut it in two", text->longest);
  if (text->use == TEXT_SAY && text->words > WORDS_OF_A_SAY)
    lint_tell(lint, "A846", text->json, "%d words to read before anything is asked; put some into a document", text->words);
}

static void tell_file(Lint *lint) {
  int words = 0, sentences = 0, syllables = 0;
  for (size_t i = 0; i < lint->text_count; i++) {
    const LintText *text = &lint->texts[i];
    if (!is_prose(text->use)) continue;
    words += text->words;
    sentences += text->sentences;
    syllables += text->syllables;
  }
  int grade = lint_grade(words, sentences, syllables);
  if (words >= WORDS_OF_A_FILE && grade > GRADE_OF_A_FILE)
    lint_tell(lint, "W841", json_place(lint->scenario->root, "title"), "the whole file reads at school grade %d.%d, over 12", grade / 100,
              grade / 10 % 10);
}

/* ---- tone ---- */

static void tell_tone(Lint *lint) {
  for (size_t i = 0; i < lint->text_count; i++) {
    const LintText *text = &lint->texts[i];
    if (!lint_contains(text, BYTE_SHOUT) || text->use < TEXT_PERSON || text->use == TEXT_CELL) continue;
    size_t at = str_find(text->text, '!', 0);
    lint_tell_part(lint, "W843", text, str_slice(text->text, at, at + 1), "an exclamation mark; facts need none");
  }
  for (size_t i = 0; i < lint->hit_count; i++) {
    const LintHit *hit = &lint->hits[i];
    TextUse use = lint->texts[hit->text].use;
    bool ours = use == TEXT_SAY || use == TEXT_PROMPT || use == TEXT_HINT || use == TEXT_WHY || use == TEXT_ENDING || use == TEXT_BRIEFING;
    if (hit->kind == WORD_BLAME && ours)
      lint_tell_part(lint, "W844", &lint->texts[hit->text], hit->found, "\"%.*s\" judges a person; say what happened and what it cost",
                     STR_ARG(hit->found));
  }
}

/* ---- twice ---- */

#define WORDS_THAT_REPEAT 8

/** What the desk says of an event may be the same for several that stand for one. */
static bool may_repeat(const LintText *text) {
  bool checked = text->use == TEXT_SAY || text->use == TEXT_WHY || text->use == TEXT_HINT;
  return checked && text->words >= WORDS_THAT_REPEAT && !str_is(text->json->parent->parent->key, "events");
}

static Str answer_beside(const Json *why) {
  const Json *text = why->parent->kind == JSON_OBJECT ? json_member(why->parent, STR("text")) : NULL;
  return text ? text->text : (Str){NULL, 0};
}

/** One answer offered in two places is explained in the same words. */
static bool is_same_answer(const Json *why, const Json *other) {
  Str answer = answer_beside(why);
  return answer.length > 0 && str_equal(answer, answer_beside(other));
}

/** Texts that agree in all of this are mostly the same. */
static size_t place_of(const LintText *text) {
  return text->text.length * 61 + (size_t)text->syllables * 31 + (size_t)text->words * 7 + (size_t)text->use;
}

/** The same say, why or hint in two places: one of them was copied and not yet written. */
static void tell_repeated(Lint *lint) {
  size_t room = 64;
  while (room < lint->text_count * 2) room *= 2;
  int32_t *slots = arena_make_many(lint->arena, int32_t, room);
  for (size_t i = 0; i < lint->text_count; i++) {
    const LintText *text = &lint->texts[i];
    if (!may_repeat(text)) continue;
    size_t at = place_of(text) & (room - 1);
    while (slots[at] && !(lint->texts[slots[at] - 1].use == text->use && str_equal(lint->texts[slots[at] - 1].text, text->text)))
      at = (at + 1) & (room - 1);
    const Json *other = slots[at] ? lint->texts[slots[at] - 1].json : NULL;
    if (other && is_same_answer(text->json, other)) continue;
    if (other)
      lint_tell(lint, "A845", text->json, "the same words stand at %.*s", STR_ARG(json_path(lint->arena, other)));
    else
      slots[at] = (int32_t)i + 1;
  }
}

void lint_reading(Lint *lint) {
  for (size_t i = 0; i < lint->text_count; i++)
    if (is_prose(lint->texts[i].use)) tell_level(lint, &lint->texts[i]);
  tell_file(lint);
  tell_tone(lint);
  tell_repeated(lint);
}
