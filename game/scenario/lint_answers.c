/*
 * Answers that give themselves away (the "testwiseness" of item-writing guides: Haladyna, Downing and Rodriguez, 2002): the longest one, the one in the
 * usual place, the one that repeats the question, the ones with "always" that are always wrong. What holds for one question by chance is told only where it
 * is plain; what holds for a whole file is told of the file.
 */
#include "scenario/lint.h"

#define MOST_PLACES SCENARIO_MOST_CHOICES

/* A question with one right answer: the choices of one, or a part of a letter. */
typedef struct Question {
  const Item *item;
  const Choice *choices;
  int count, right; /* place of the best; NONE where several are */
} Question;

/* What the questions of a file have in common. */
typedef struct Tally {
  int questions, places[MOST_PLACES + 1];
  int right_longest, right_first, right_last;
  int expected_thousandths; /* rights that would be the longest by chance */
  int absolute_right, absolute_wrong;
} Tally;

static int best_of(const Choice *choices, int count) {
  int best = 0;
  for (int i = 1; i < count; i++)
    if (choices[i].points > choices[best].points) best = i;
  for (int i = 0; i < count; i++)
    if (i != best && choices[i].points == choices[best].points) return NONE;
  return best;
}

/* ---- length ---- */

#define CLEARLY_LONGER_PERCENT 160
#define SHORTEST_THAT_SHOWS 40

static void look_at_length(Lint *lint, const Question *question, Tally *tally) {
  size_t longest = 0, right = question->choices[question->right].text.length;
  for (int i = 0; i < question->count; i++)
    if (i != question->right && question->choices[i].text.length > longest) longest = question->choices[i].text.length;
  tally->expected_thousandths += 1000 / question->count;
  if (right > longest) tally->right_longest++;
  if (question->count > 2 && right > SHORTEST_THAT_SHOWS && right * 100 > longest * CLEARLY_LONGER_PERCENT)
    lint_tell(lint, "A831", json_place(question->choices[question->right].json, "text"),
              "the right answer is %zu characters long and the next longest %zu; people pick the longest", right, longest);
}

/* ---- words ---- */

static bool is_vowel(char c) { return str_find(STR("aeiouAEIOU"), c, 0) < 10; }

/** "It is an": only some answers go on from it. */
static void look_at_grammar(Lint *lint, const Question *question) {
  Str prompt = str_trim(question->item->prompt);
  while (prompt.length && (prompt.at[prompt.length - 1] == ':' || prompt.at[prompt.length - 1] == '.' || prompt.at[prompt.length - 1] == '_' ||
                           prompt.at[prompt.length - 1] == ' '))
    prompt.length--;
  bool a = str_ends(prompt, STR(" a")), an = str_ends(prompt, STR(" an"));
  if (!a && !an) return;
  for (int i = 0; i < question->count; i++) {
    if (question->choices[i].text.length && is_vowel(question->choices[i].text.at[0]) != an) {
      lint_tell(lint, "W836", json_place(question->item->json, "prompt"),
                "not every answer can follow \"%s\"; write \"a or an\", or turn the question", an ? "an" : "a");
      return;
    }
  }
}

static bool has_word(Str text, Str word) {
  for (size_t at = 0; at + word.length <= text.length; at++) {
    if (!str_equal_nocase(str_slice(text, at, at + word.length), word)) continue;
    bool alone = (at == 0 || !lint_is_word(text.at[at - 1])) && (at + word.length == text.length || !lint_is_word(text.at[at + word.length]));
    if (alone) return true;
  }
  return false;
}

#define RARE_LETTERS 8

/** A long word of the question that only its right answer repeats. */
static void look_at_echo(Lint *lint, const Question *question) {
  Str prompt = question->item->prompt;
  for (size_t at = 0; at < prompt.length;) {
    size_t from = at;
    while (at < prompt.length && lint_is_word(prompt.at[at])) at++;
    Str word = str_slice(prompt, from, at);
    if (at == from) at++;
    if (word.length < RARE_LETTERS || !has_word(question->choices[question->right].text, word)) continue;
    bool others = false;
    for (int i = 0; i < question->count; i++) others = others || (i != question->right && has_word(question->choices[i].text, word));
    if (others || question->count < 3) continue;
    lint_tell(lint, "A835", json_place(question->choices[question->right].json, "text"), "only the right answer repeats \"%.*s\" of the question",
              STR_ARG(word));
    return;
  }
}

/* ---- the whole file ---- */

#define FEWEST_QUESTIONS 8
#define MOST_PERCENT 60
#define FEWEST_FOR_NEVER 12
#define FEWEST_ABSOLUTE 4

static void tell_tally(Lint *lint, const Tally *tally) {
  const Json *place = json_place(lint->scenario->root, "steps");
  int count = tally->questions;
  if (count >= FEWEST_QUESTIONS) {
    int allowed = count * MOST_PERCENT / 100;
    if (tally->right_longest > allowed && tally->right_longest * 1000 > tally->expected_thousandths * 3 / 2)
      lint_tell(lint, "W830", place, "in %d of %d questions the right answer is the longest; whoever picks the longest would pass",
                tally->right_longest, count);
    for (int p = 0; p < MOST_PLACES; p++)
      if (tally->places[p] > allowed)
        lint_tell(lint, "W832", place, "in %d of %d questions the right answer stands at place %d; spread it", tally->places[p], count, p + 1);
  }
  if (count >= FEWEST_FOR_NEVER && (!tally->right_first || !tally->right_last))
    lint_tell(lint, "W832", place, "in %d questions the right answer never stands %s; spread it", count, tally->right_first ? "last" : "first");
  if (tally->absolute_wrong >= FEWEST_ABSOLUTE && !tally->absolute_right)
    lint_tell(lint, "A834", place, "%d wrong answers say \"always\" or the like and no right one does; people learn to avoid the word",
              tally->absolute_wrong);
}

static void look_at(Lint *lint, const Item *item, const Choice *choices, int count, Tally *tally) {
  Question question = {item, choices, count, best_of(choices, count)};
  if (count < 2 || question.right == NONE || choices[question.right].points <= 0) return;
  tally->questions++;
  tally->places[question.right]++;
  tally->right_first += question.right == 0;
  tally->right_last += question.right == count - 1;
  look_at_length(lint, &question, tally);
  if (item->kind == ITEM_CHOICES) look_at_echo(lint, &question);
  if (item->kind == ITEM_CHOICES) look_at_grammar(lint, &question);
}

/** Whether the answer at this place of the file pays: it stands in an object with "points". */
static bool is_right(const Json *text) {
  const Json *points = text->parent ? json_member(text->parent, STR("points")) : NULL;
  return points && points->text.length && points->text.at[0] != '0' && points->text.at[0] != '-';
}

static void look_at_hits(Lint *lint, Tally *tally) {
  for (size_t i = 0; i < lint->hit_count; i++) {
    const LintHit *hit = &lint->hits[i];
    const LintText *text = &lint->texts[hit->text];
    if (text->use != TEXT_ANSWER) continue;
    if (hit->kind == WORD_ABSOLUTE) *(is_right(text->json) ? &tally->absolute_right : &tally->absolute_wrong) += 1;
    if (hit->kind == WORD_ABOVE && hit->found.at == text->text.at)
      lint_tell_part(lint, "W833", text, hit->found, "\"%.*s\" is an answer about answers: who knows two of them knows all; ask with \"many\"",
                     STR_ARG(hit->found));
  }
}

void lint_answers(Lint *lint) {
  Tally tally = {0};
  for (int i = 0; i < lint->scenario->item_count; i++) {
    const Item *item = lint->scenario->items[i];
    if (item->kind == ITEM_CHOICES && !item->many) look_at(lint, item, item->choices, item->choice_count, &tally);
    for (int p = 0; item->letter && p < item->letter->part_count; p++)
      look_at(lint, item, &item->choices[item->letter->parts[p].first], item->letter->parts[p].count, &tally);
  }
  look_at_hits(lint, &tally);
  tell_tally(lint, &tally);
}
