/* Types of expressions: what goes with what, and what a bare word or number means beside another value. */
#include "scenario/expr_parser.h"

static const char *const type_names[] = {"a number", "a yes or no", "a word", "an amount", "a day"};
/* How a value of the type is written, for someone who wrote another. */
static const char *const type_advice[] = {"", "; compare it with something, as visits > 0", "", "; amounts are written with cents, as 250.00",
                                          "; days are written as 2026-03-16, today, a stamp or deadlines.x"};

/** The place of a part of the expression: inside the quotes where the text stands there as it is, else the whole string. */
const Json *expr_spot(const Parser *parser, size_t from, size_t to) {
  const Json *place = parser->place;
  if (place->kind != JSON_STRING || place->span.length != parser->text.length + 2) return place;
  Json *part = arena_make(parser->reader->arena, Json);
  *part = *place;
  if (from >= parser->text.length) from = parser->text.length;
  part->span = (Span){place->span.offset + 1 + (uint32_t)from, to > from ? (uint32_t)(to - from) : 1};
  return part;
}

/** A word that is the name of nothing: perhaps a slip in a variable's or a stamp's, perhaps a fact asked for without known(). */
static void fault_unknown_word(Parser *parser, Value value, const Json *place) {
  Reader *reader = parser->reader;
  int count = reader->vars.count + reader->stamps.count, at = 0;
  Str *names = arena_make_many(reader->arena, Str, count);
  for (int i = 0; i < reader->vars.count; i++) names[at++] = reader->vars.sorted[i];
  for (int i = 0; i < reader->stamps.count; i++) names[at++] = reader->stamps.sorted[i];
  Str hint = fields_did_you_mean(reader->arena, value.word, names, count);
  if (names_find(&reader->facts, value.word) != NONE) hint = str_format(reader->arena, "; it is a fact: known(%.*s)", STR_ARG(value.word));
  reader_fault(reader, "E501", place, "there is no variable, stamp or value \"%.*s\"%.*s", STR_ARG(value.word), STR_ARG(hint));
}

void expr_want(Parser *parser, Value value, ValueType type) {
  if (parser->failed || value.type == type) return;
  const Json *place = expr_spot(parser, value.from, value.to);
  if (value.type == TYPE_WORD && value.words_of == NONE && (parser->reader->vars.unknown || parser->reader->facts.unknown)) {
    parser->failed = true; /* nobody can say what is missing: the part of the file that would hold it could not be read */
    return;
  }
  if (value.type == TYPE_WORD && value.words_of == NONE)
    fault_unknown_word(parser, value, place);
  else
    reader_fault(parser->reader, "E504", place, "found %s, expected %s in \"%.*s\"%s", type_names[value.type], type_names[type],
                 STR_ARG(parser->text), type_advice[type]);
  parser->failed = true;
}

static const Str deal_states[] = {STR_INIT("none"), STR_INIT("spoken"), STR_INIT("confirmed"), STR_INIT("countersigned")};
static_assert(sizeof deal_states / sizeof *deal_states == DEAL_STATE_COUNT, "one word for each state");

/** What has words, and which. */
typedef struct Words {
  Str id;
  const Str *words;
  int count;
} Words;

static Words words_at(const Reader *reader, int words_of) {
  if (words_of == WORDS_OF_DEAL) return (Words){STR("deal.state"), deal_states, DEAL_STATE_COUNT};
  const Var *var = &reader->scenario->vars[words_of];
  return (Words){var->id, var->words, var->word_count};
}

/** A bare word takes its number from the variable on the other side. */
static bool settle_word(Parser *parser, Value word, Value other) {
  if (word.type != TYPE_WORD || word.words_of != NONE || other.words_of == NONE || other.type != TYPE_WORD) return false;
  Words known = words_at(parser->reader, other.words_of);
  for (int i = 0; i < known.count; i++) {
    if (!str_equal(known.words[i], word.word)) continue;
    parser->code[word.code_at].value = i;
    return true;
  }
  reader_fault(parser->reader, "E501", expr_spot(parser, word.from, word.to), "\"%.*s\" is never \"%.*s\"%.*s", STR_ARG(known.id), STR_ARG(word.word),
               STR_ARG(reader_known_words(parser->reader, word.word, known.words, known.count)));
  parser->failed = true;
  return true;
}

/** Two variables with words can be compared where their words are the same: what is kept of a word is its place among them. */
static bool same_words(const Reader *reader, int a, int b) {
  Words left = words_at(reader, a), right = words_at(reader, b);
  bool same = left.count == right.count;
  for (int i = 0; same && i < left.count; i++) same = str_equal(left.words[i], right.words[i]);
  return same;
}

void expr_want_same_words(Parser *parser, int of, Value value) {
  if (parser->failed || value.type != TYPE_WORD || value.words_of == NONE || same_words(parser->reader, of, value.words_of)) return;
  reader_fault(parser->reader, "E504", expr_spot(parser, value.from, value.to), "\"%.*s\" and \"%.*s\" do not have the same words",
               STR_ARG(words_at(parser->reader, of).id), STR_ARG(words_at(parser->reader, value.words_of).id));
  parser->failed = true;
}

/** A whole number beside an amount means dollars. @return whether the two are amounts then. */
static bool settle_dollars(Parser *parser, Value left, Value right) {
  if (left.type == TYPE_MONEY && right.constant) parser->code[right.code_at].value *= 100;
  if (right.type == TYPE_MONEY && left.constant) parser->code[left.code_at].value *= 100;
  return (left.type == TYPE_MONEY && right.constant) || (right.type == TYPE_MONEY && left.constant);
}

static bool is_bare_word(Value value) { return value.type == TYPE_WORD && value.words_of == NONE; }

Value expr_compare(Parser *parser, ExprOp op, Value left, Value right) {
  bool is_equality = op == OP_EQUAL || op == OP_UNEQUAL;
  if (!is_equality && !parser->failed && (left.type == TYPE_FLAG || (left.type == TYPE_WORD && !is_bare_word(left)))) {
    reader_fault(parser->reader, "E504", expr_spot(parser, left.from, right.to),
                 left.type == TYPE_FLAG ? "a yes or no stands by itself, or is compared by = and !=; nothing is more or less than it"
                                        : "words are compared by = and != only");
    parser->failed = true;
  }
  if (parser->failed || settle_word(parser, left, right) || settle_word(parser, right, left)) return flag_value();
  if (is_bare_word(left)) expr_want(parser, left, TYPE_NUMBER);
  if (!settle_dollars(parser, left, right) && right.type != left.type && !is_bare_word(right) && !parser->failed) {
    reader_fault(parser->reader, "E504", expr_spot(parser, left.from, right.to), "%s cannot be compared with %s, as \"%.*s\" would%s",
                 type_names[left.type], type_names[right.type], STR_ARG(parser->text),
                 left.type >= TYPE_MONEY    ? type_advice[left.type]
                 : right.type >= TYPE_MONEY ? type_advice[right.type]
                                            : "");
    parser->failed = true;
  }
  if (is_bare_word(right)) expr_want(parser, right, left.type);
  if (left.type == TYPE_WORD) expr_want_same_words(parser, left.words_of, right);
  return flag_value();
}

Value expr_calculate(Parser *parser, ExprOp op, Value left, Value right) {
  if (left.type == TYPE_DAY && right.type == TYPE_DAY && op == OP_SUBTRACT) return typed(TYPE_NUMBER);
  if (left.type == TYPE_DAY && right.type == TYPE_NUMBER && (op == OP_ADD || op == OP_SUBTRACT)) return typed(TYPE_DAY);
  if (left.type == TYPE_MONEY && (op == OP_MULTIPLY || op == OP_DIVIDE)) {
    expr_want(parser, right, TYPE_NUMBER);
    return typed(TYPE_MONEY);
  }
  if ((op == OP_ADD || op == OP_SUBTRACT) && settle_dollars(parser, left, right)) return typed(TYPE_MONEY);
  if (left.type != TYPE_MONEY) expr_want(parser, left, TYPE_NUMBER);
  expr_want(parser, right, left.type);
  return typed(left.type);
}
