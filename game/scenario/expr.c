/* Expressions of a scenario file, compiled to postfix code and type-checked when the file is read, so that play never meets a bad one.
   Operator precedence climbing; nesting is limited, so a hostile text cannot exhaust the stack. */
#include "scenario/reader.h"

#define NESTING_MOST 24

typedef struct Parser {
  Reader *reader;
  const Json *place;
  Str text;
  size_t at;
  int depth;
  bool failed;
  ExprCode code[EXPR_MOST_CODE];
  int count;
} Parser;

/** Type of what was parsed; a word still needs the variable it is compared with. */
typedef struct Value {
  ValueType type;
  int words_of; /* variable whose words it takes, NONE for a bare word */
  Str word;     /* a bare word */
  int code_at;  /* where its constant waits, for a bare word or a constant */
  bool constant;
  size_t from, to; /* where it stands in the text */
} Value;

static const Value nothing = {.type = TYPE_NUMBER, .words_of = NONE};
static const char *const type_names[] = {"a number", "a yes or no", "a word", "an amount", "a day"};
/* How a value of the type is written, for someone who wrote another. */
static const char *const type_advice[] = {"", "; compare it with something, as visits > 0", "", "; amounts are written with cents, as 250.00",
                                          "; days are written as 2026-03-16, today, a stamp or deadlines.x"};

/** The place of a part of the expression: inside the quotes where the text stands there as it is, else the whole string. */
static const Json *spot(const Parser *parser, size_t from, size_t to) {
  const Json *place = parser->place;
  if (place->kind != JSON_STRING || place->span.length != parser->text.length + 2) return place;
  Json *part = arena_make(parser->reader->arena, Json);
  *part = *place;
  if (from >= parser->text.length) from = parser->text.length;
  part->span = (Span){place->span.offset + 1 + (uint32_t)from, to > from ? (uint32_t)(to - from) : 1};
  return part;
}

#define SHOWN_REST 40

static void fail(Parser *parser, const char *code, const char *message) {
  Str rest = str_slice(parser->text, parser->at, parser->text.length);
  const Json *place = parser->failed ? NULL : spot(parser, parser->at, parser->at);
  if (place && rest.length)
    reader_fault(parser->reader, code, place, "%s at \"%.*s\"", message, STR_ARG(str_slice(rest, 0, SHOWN_REST)));
  else if (place)
    reader_fault(parser->reader, code, place, "%s at the end of \"%.*s\"", message, STR_ARG(parser->text));
  parser->failed = true;
}

static void emit(Parser *parser, ExprOp op, int a, int b, int64_t value) {
  if (parser->count == EXPR_MOST_CODE) {
    fail(parser, "E503", "the expression is too long");
    return;
  }
  parser->code[parser->count++] = (ExprCode){op, a, b, value};
}

static bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static void skip_space(Parser *parser) {
  while (parser->at < parser->text.length && parser->text.at[parser->at] == ' ') parser->at++;
}

static bool take(Parser *parser, const char *symbol) {
  skip_space(parser);
  Str wanted = str_from(symbol);
  if (!str_starts(str_slice(parser->text, parser->at, parser->text.length), wanted)) return false;
  bool is_word = symbol[0] >= 'a' && symbol[0] <= 'z';
  size_t after = parser->at + wanted.length;
  if (is_word && after < parser->text.length && is_word_byte(parser->text.at[after])) return false;
  parser->at = after;
  return true;
}

/** A name: letters, digits, underscore, dots; a hyphen only where a letter follows it, so that "a - 1" and "a-1" subtract. */
static Str take_name(Parser *parser) {
  skip_space(parser);
  size_t from = parser->at;
  while (parser->at < parser->text.length && is_word_byte(parser->text.at[parser->at])) {
    if (parser->text.at[parser->at] == '-') {
      bool letter_follows = parser->at + 1 < parser->text.length && parser->text.at[parser->at + 1] >= 'a' && parser->text.at[parser->at + 1] <= 'z';
      if (!letter_follows) break;
    }
    parser->at++;
  }
  return str_slice(parser->text, from, parser->at);
}

static Value parse(Parser *parser, int least_binding);

/** What people who know another language write. */
static void fail_habit(Parser *parser) {
  static const struct {
    const char *found, *message;
  } habits[] = {{"&", "\"and\" is written as a word, not as a sign,"},
                {"|", "\"or\" is written as a word, not as a sign,"},
                {"!", "\"not\" is written as a word, not as a sign,"},
                {"\"", "words stand without quotes, or in single ones,"}};
  Str rest = str_slice(parser->text, parser->at, parser->text.length);
  for (size_t i = 0; i < sizeof habits / sizeof *habits; i++)
    if (str_starts(rest, str_from(habits[i].found))) fail(parser, "E503", habits[i].message);
}

static Value typed(ValueType type) { return (Value){.type = type, .words_of = NONE}; }
static Value flag_value(void) { return typed(TYPE_FLAG); }

static Value parse_number(Parser *parser) {
  size_t from = parser->at;
  Str rest = str_slice(parser->text, from, parser->text.length);
  Day day = rest.length >= 10 ? day_from_iso(str_slice(rest, 0, 10)) : DAY_NONE;
  if (day != DAY_NONE) {
    parser->at += 10;
    emit(parser, OP_PUSH, 0, 0, day);
    return typed(TYPE_DAY);
  }
  bool money = false;
  while (parser->at < parser->text.length && (is_digit(parser->text.at[parser->at]) || parser->text.at[parser->at] == '.')) {
    if (parser->text.at[parser->at] == '.') money = true;
    parser->at++;
  }
  Str digits = str_slice(parser->text, from, parser->at);
  int64_t number = 0;
  Cents cents = 0;
  bool understood = money ? money_from_number(digits, &cents) == MONEY_OK : str_to_int(digits, &number) && number <= MONEY_MOST_CENTS;
  if (!understood) {
    parser->at = from;
    fail(parser, "E503", "a number was expected, found something else");
  }
  emit(parser, OP_PUSH, 0, 0, money ? cents : number);
  Value value = typed(money ? TYPE_MONEY : TYPE_NUMBER);
  value.constant = !money;
  value.code_at = parser->count - 1;
  return value;
}

typedef enum ArgumentKind { ARGUMENT_FACT, ARGUMENT_STAMP, ARGUMENT_PAGE, ARGUMENT_ITEM, ARGUMENT_DEADLINE, ARGUMENT_TERM } ArgumentKind;

/** Functions of the language: what they are called, what they take, what they give. */
typedef struct Function {
  const char *name;
  ExprOp op;
  ArgumentKind argument;
  ValueType gives;
} Function;
static const Function functions[] = {
    {"known", OP_KNOWN, ARGUMENT_FACT, TYPE_FLAG},       {"pinned", OP_PINNED, ARGUMENT_FACT, TYPE_FLAG},
    {"stamped", OP_STAMPED, ARGUMENT_STAMP, TYPE_FLAG},  {"days_since", OP_DAYS_SINCE, ARGUMENT_STAMP, TYPE_NUMBER},
    {"arrived", OP_ARRIVED, ARGUMENT_PAGE, TYPE_FLAG},   {"answered", OP_ANSWERED, ARGUMENT_ITEM, TYPE_FLAG},
    {"played", OP_PLAYED, ARGUMENT_FACT, TYPE_FLAG},     {"days_until", OP_DAYS_UNTIL, ARGUMENT_DEADLINE, TYPE_NUMBER},
    {"deal.has", OP_DEAL_HAS, ARGUMENT_TERM, TYPE_FLAG}, {"deal", OP_DEAL_HAS, ARGUMENT_TERM, TYPE_FLAG},
};

static int find_term(const Scenario *scenario, Str name, int *talk_index) {
  for (int t = 0; t < scenario->talk_count; t++) {
    const Negotiation *talk = scenario->talks[t];
    for (int i = 0; i < talk->terms.count; i++) {
      if (!str_equal(LIST_AT(talk->terms, NegotiationTerm, i)->id, name)) continue;
      *talk_index = t;
      return i;
    }
  }
  return NONE;
}

/** What conditions ask about a talk is told to it: its search may not take two states for one that differ in it. */
static void note_read(Reader *reader, ArgumentKind kind, ExprOp op, int index, int talk_index) {
  if (kind == ARGUMENT_TERM && index != NONE) reader->talks_made[talk_index]->terms_read |= UINT32_C(1) << index;
  for (int t = 0; op == OP_PLAYED && index != NONE && t < reader->scenario->talk_count; t++) {
    Negotiation *talk = reader->talks_made[t];
    for (int i = 0; i < talk->facts.count; i++)
      if (str_equal(LIST_AT(talk->facts, NegotiationFact, i)->id, reader->scenario->facts[index].id)) talk->facts_read |= UINT32_C(1) << i;
  }
}

/** Where a name just taken stands. */
static const Json *spot_of(const Parser *parser, Str name) {
  size_t from = (size_t)(name.at - parser->text.at);
  return spot(parser, from, from + name.length);
}

static int resolve_argument(Parser *parser, ArgumentKind kind, Str name, int *second) {
  Reader *reader = parser->reader;
  const Json *place = spot_of(parser, name);
  Str prefix = STR("deadlines.");
  switch (kind) {
  case ARGUMENT_FACT: return reader_resolve(reader, &reader->facts, name, place);
  case ARGUMENT_STAMP: {
    int stamp = reader_resolve(reader, &reader->stamps, name, place);
    return stamp;
  }
  case ARGUMENT_PAGE: return reader_resolve(reader, &reader->pages, name, place);
  case ARGUMENT_ITEM: return reader_resolve(reader, &reader->items, name, place);
  case ARGUMENT_DEADLINE:
    return reader_resolve(reader, &reader->deadlines, str_starts(name, prefix) ? str_slice(name, prefix.length, name.length) : name, place);
  case ARGUMENT_TERM: {
    int term = find_term(reader->scenario, name, second);
    if (term == NONE) reader_fault(reader, "E501", place, "no negotiation of this file has a term \"%.*s\"", STR_ARG(name));
    return term;
  }
  }
  return NONE;
}

/** What stands in the brackets of a function; an empty one is reported. */
static Str take_argument(Parser *parser, const char *missing) {
  Str name = parser->failed ? (Str){NULL, 0} : take_name(parser);
  if (!name.length) fail(parser, "E503", missing);
  return name;
}

static Value parse_call(Parser *parser, const Function *function) {
  Str name = take_argument(parser, "a name is missing in the brackets");
  int second = 0;
  int index = parser->failed ? NONE : resolve_argument(parser, function->argument, name, &second);
  if (index == NONE) parser->failed = true;
  if (!parser->failed && !take(parser, ")")) fail(parser, "E503", "a closing bracket is missing");
  note_read(parser->reader, function->argument, function->op, index, second);
  emit(parser, function->op, index, second, 0);
  return typed(function->gives);
}

/** Items are compiled in file order, so the raw file is asked what kind a later one is. */
static bool is_packet(const Reader *reader, int item) {
  for (int s = 0, at = 0; s < reader->raw.steps.count; s++) {
    const RawStep *step = LIST_AT(reader->raw.steps, RawStep, s);
    if (item < at + step->items.count) return item >= at && LIST_AT(step->items, RawItem, item - at)->evidence;
    at += step->items.count;
  }
  return false;
}

/** sent(packet, fact): the packet is an evidence question. */
static Value parse_sent(Parser *parser) {
  static const char takes[] = "sent() takes the id of an evidence question and a fact, as sent(appeal, notice), found something else";
  Str packet = take_argument(parser, takes);
  int item = parser->failed ? NONE : reader_resolve(parser->reader, &parser->reader->items, packet, spot_of(parser, packet));
  if (item == NONE) {
    parser->failed = true;
  } else if (!is_packet(parser->reader, item)) {
    reader_fault(parser->reader, "E504", spot_of(parser, packet), "\"%.*s\" is no evidence question, so nothing is sent by it", STR_ARG(packet));
    parser->failed = true;
  }
  if (!parser->failed && !take(parser, ",")) fail(parser, "E503", takes);
  Str fact = take_argument(parser, takes);
  int index = parser->failed ? NONE : reader_resolve(parser->reader, &parser->reader->facts, fact, spot_of(parser, fact));
  if (index == NONE) parser->failed = true;
  if (!parser->failed && !take(parser, ")")) fail(parser, "E503", "a closing bracket is missing");
  parser->reader->scenario->reads_packets = true;
  emit(parser, OP_SENT, item, index, 0);
  return flag_value();
}

static bool parse_known_word(Parser *parser, Str name, Value *value) {
  Str deadline = STR("deadlines.");
  if (str_is(name, "true") || str_is(name, "false")) {
    emit(parser, OP_PUSH, 0, 0, str_is(name, "true"));
    *value = flag_value();
  } else if (str_is(name, "today")) {
    emit(parser, OP_TODAY, 0, 0, 0);
    *value = typed(TYPE_DAY);
  } else if (str_is(name, "deal.made")) {
    emit(parser, OP_DEAL_MADE, 0, 0, 0);
    *value = flag_value();
  } else if (str_is(name, "deal.amount")) {
    emit(parser, OP_DEAL_AMOUNT, 0, 0, 0);
    *value = typed(TYPE_MONEY);
  } else if (str_is(name, "deal.date")) {
    emit(parser, OP_DEAL_DATE, 0, 0, 0);
    *value = typed(TYPE_DAY);
  } else if (str_starts(name, deadline)) {
    int index = reader_resolve(parser->reader, &parser->reader->deadlines, str_slice(name, deadline.length, name.length), spot_of(parser, name));
    if (index == NONE) parser->failed = true;
    emit(parser, OP_DEADLINE_DAY, index, 0, 0);
    *value = typed(TYPE_DAY);
  } else {
    return false;
  }
  return true;
}

static void fail_function(Parser *parser, Str name) {
  enum { COUNT = sizeof functions / sizeof *functions };
  Str names[COUNT + 1] = {STR("sent")};
  Buf list = buf_new(parser->reader->arena);
  buf_addz(&list, "sent");
  for (int i = 0; i < COUNT; i++) {
    names[i + 1] = str_from(functions[i].name);
    if (!str_is(names[i + 1], "deal")) buf_format(&list, ", %s", functions[i].name); /* the short form of deal.has */
  }
  Str hint = fields_did_you_mean(parser->reader->arena, name, names, COUNT + 1);
  if (!parser->failed)
    reader_fault(parser->reader, "E503", spot_of(parser, name), "\"%.*s\" is not something that can be asked%.*s%s%.*s", STR_ARG(name), STR_ARG(hint),
                 hint.length ? " known are: " : "; known are: ", STR_ARG(buf_str(&list)));
  parser->failed = true;
}

static Value parse_name(Parser *parser) {
  Str name = take_name(parser);
  if (!name.length || str_is(name, "and") || str_is(name, "or")) {
    parser->at -= name.length;
    fail_habit(parser);
    fail(parser, "E503", "a value is missing");
    return nothing;
  }
  if (take(parser, "(")) {
    if (str_is(name, "sent")) return parse_sent(parser);
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
      if (str_is(name, functions[i].name)) return parse_call(parser, &functions[i]);
    fail_function(parser, name);
    return nothing;
  }
  Value value;
  if (parse_known_word(parser, name, &value)) return value;
  int var = names_find(&parser->reader->vars, name);
  if (var != NONE) {
    static const ValueType types[] = {[VAR_FLAG] = TYPE_FLAG, [VAR_NUMBER] = TYPE_NUMBER, [VAR_WORD] = TYPE_WORD};
    parser->reader->vars_made[var].read = true;
    emit(parser, OP_VAR, var, 0, 0);
    return (Value){.type = types[parser->reader->scenario->vars[var].kind], .words_of = var};
  }
  int stamp = names_find(&parser->reader->stamps, name);
  if (stamp != NONE) {
    emit(parser, OP_STAMP_DAY, stamp, 0, 0);
    return typed(TYPE_DAY);
  }
  emit(parser, OP_PUSH, 0, 0, 0);
  return (Value){.type = TYPE_WORD, .words_of = NONE, .word = name, .code_at = parser->count - 1};
}

static Value parse_quoted_word(Parser *parser) {
  size_t from = ++parser->at;
  size_t end = str_find(parser->text, '\'', from);
  if (end == parser->text.length) fail(parser, "E503", "a closing quote is missing");
  parser->at = end < parser->text.length ? end + 1 : end;
  emit(parser, OP_PUSH, 0, 0, 0);
  return (Value){.type = TYPE_WORD, .words_of = NONE, .word = str_slice(parser->text, from, end), .code_at = parser->count - 1};
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

static void want(Parser *parser, Value value, ValueType type) {
  if (parser->failed || value.type == type) return;
  const Json *place = spot(parser, value.from, value.to);
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

static Value parse_operand(Parser *parser) {
  if (take(parser, "not")) {
    want(parser, parse(parser, 3), TYPE_FLAG);
    emit(parser, OP_NOT, 0, 0, 0);
    return flag_value();
  }
  if (take(parser, "(")) {
    Value value = parse(parser, 0);
    if (!parser->failed && !take(parser, ")")) fail(parser, "E503", "a closing bracket is missing");
    return value;
  }
  if (take(parser, "-")) {
    Value value = parse(parser, 6);
    if (!parser->failed && value.type != TYPE_NUMBER && value.type != TYPE_MONEY) want(parser, value, TYPE_NUMBER);
    emit(parser, OP_NEGATE, 0, 0, 0);
    return value;
  }
  if (parser->at < parser->text.length && is_digit(parser->text.at[parser->at])) return parse_number(parser);
  if (parser->at < parser->text.length && parser->text.at[parser->at] == '\'') return parse_quoted_word(parser);
  return parse_name(parser);
}

static Value parse_prefix(Parser *parser) {
  skip_space(parser);
  size_t from = parser->at;
  Value value = parse_operand(parser);
  value.from = from;
  value.to = parser->at;
  return value;
}

typedef struct Operator {
  const char *symbol;
  ExprOp op;
  int binding;
} Operator;
/* Longer symbols first. */
static const Operator operators[] = {
    {"or", OP_OR, 1},         {"and", OP_AND, 2},    {"==", OP_EQUAL, 4}, {"!=", OP_UNEQUAL, 4}, {"<=", OP_LESS_EQUAL, 4},
    {">=", OP_MORE_EQUAL, 4}, {"<", OP_LESS, 4},     {">", OP_MORE, 4},   {"=", OP_EQUAL, 4},    {"+", OP_ADD, 5},
    {"-", OP_SUBTRACT, 5},    {"*", OP_MULTIPLY, 6}, {"/", OP_DIVIDE, 6},
};

/** A bare word takes its number from the variable on the other side. */
static bool settle_word(Parser *parser, Value word, Value other) {
  if (word.type != TYPE_WORD || word.words_of != NONE || other.words_of == NONE || other.type != TYPE_WORD) return false;
  const Var *var = &parser->reader->scenario->vars[other.words_of];
  for (int i = 0; i < var->word_count; i++) {
    if (!str_equal(var->words[i], word.word)) continue;
    parser->code[word.code_at].value = i;
    return true;
  }
  reader_fault(parser->reader, "E501", spot(parser, word.from, word.to), "\"%.*s\" is never \"%.*s\"%.*s", STR_ARG(var->id), STR_ARG(word.word),
               STR_ARG(reader_known_words(parser->reader, word.word, var->words, var->word_count)));
  parser->failed = true;
  return true;
}

/** Two variables with words can be compared where their words are the same: what is kept of a word is its place among them. */
static bool same_words(const Reader *reader, int a, int b) {
  const Var *left = &reader->scenario->vars[a], *right = &reader->scenario->vars[b];
  bool same = left->word_count == right->word_count;
  for (int i = 0; same && i < left->word_count; i++) same = str_equal(left->words[i], right->words[i]);
  return same;
}

static void want_same_words(Parser *parser, int of, Value value) {
  if (parser->failed || value.type != TYPE_WORD || value.words_of == NONE || same_words(parser->reader, of, value.words_of)) return;
  reader_fault(parser->reader, "E504", spot(parser, value.from, value.to), "\"%.*s\" and \"%.*s\" do not have the same words",
               STR_ARG(parser->reader->scenario->vars[of].id), STR_ARG(parser->reader->scenario->vars[value.words_of].id));
  parser->failed = true;
}

/** A whole number beside an amount means dollars. @return whether the two are amounts then. */
static bool settle_dollars(Parser *parser, Value left, Value right) {
  if (left.type == TYPE_MONEY && right.constant) parser->code[right.code_at].value *= 100;
  if (right.type == TYPE_MONEY && left.constant) parser->code[left.code_at].value *= 100;
  return (left.type == TYPE_MONEY && right.constant) || (right.type == TYPE_MONEY && left.constant);
}

static bool is_bare_word(Value value) { return value.type == TYPE_WORD && value.words_of == NONE; }

static Value combine_compare(Parser *parser, ExprOp op, Value left, Value right) {
  bool is_equality = op == OP_EQUAL || op == OP_UNEQUAL;
  if (!is_equality && !parser->failed && (left.type == TYPE_FLAG || (left.type == TYPE_WORD && !is_bare_word(left)))) {
    reader_fault(parser->reader, "E504", spot(parser, left.from, right.to),
                 left.type == TYPE_FLAG ? "a yes or no stands by itself, or is compared by = and !=; nothing is more or less than it"
                                        : "words are compared by = and != only");
    parser->failed = true;
  }
  if (parser->failed || settle_word(parser, left, right) || settle_word(parser, right, left)) return flag_value();
  if (is_bare_word(left)) want(parser, left, TYPE_NUMBER);
  if (!settle_dollars(parser, left, right) && right.type != left.type && !is_bare_word(right) && !parser->failed) {
    reader_fault(parser->reader, "E504", spot(parser, left.from, right.to), "%s cannot be compared with %s, as \"%.*s\" would%s",
                 type_names[left.type], type_names[right.type], STR_ARG(parser->text),
                 left.type >= TYPE_MONEY    ? type_advice[left.type]
                 : right.type >= TYPE_MONEY ? type_advice[right.type]
                                            : "");
    parser->failed = true;
  }
  if (is_bare_word(right)) want(parser, right, left.type);
  if (left.type == TYPE_WORD) want_same_words(parser, left.words_of, right);
  return flag_value();
}

static Value combine_numbers(Parser *parser, ExprOp op, Value left, Value right) {
  if (left.type == TYPE_DAY && right.type == TYPE_DAY && op == OP_SUBTRACT) return typed(TYPE_NUMBER);
  if (left.type == TYPE_DAY && right.type == TYPE_NUMBER && (op == OP_ADD || op == OP_SUBTRACT)) return typed(TYPE_DAY);
  if (left.type == TYPE_MONEY && (op == OP_MULTIPLY || op == OP_DIVIDE)) {
    want(parser, right, TYPE_NUMBER);
    return typed(TYPE_MONEY);
  }
  if ((op == OP_ADD || op == OP_SUBTRACT) && settle_dollars(parser, left, right)) return typed(TYPE_MONEY);
  if (left.type != TYPE_MONEY) want(parser, left, TYPE_NUMBER);
  want(parser, right, left.type);
  return typed(left.type);
}

static Value parse(Parser *parser, int least_binding) {
  if (++parser->depth > NESTING_MOST) fail(parser, "E503", "the expression is nested too deep");
  Value left = parser->failed ? nothing : parse_prefix(parser);
  while (!parser->failed) {
    const Operator *found = NULL;
    size_t before = parser->at;
    for (size_t i = 0; i < sizeof operators / sizeof *operators && !found; i++)
      if (take(parser, operators[i].symbol)) found = &operators[i];
    if (!found || found->binding <= least_binding) {
      parser->at = before;
      break;
    }
    Value right = parse(parser, found->binding);
    if (parser->failed) break;
    size_t from = left.from;
    if (found->op == OP_AND || found->op == OP_OR) {
      want(parser, left, TYPE_FLAG);
      want(parser, right, TYPE_FLAG);
      left = flag_value();
    } else if (found->binding == 4) {
      left = combine_compare(parser, found->op, left, right);
    } else {
      left = combine_numbers(parser, found->op, left, right);
    }
    left.from = from;
    left.to = parser->at;
    emit(parser, found->op, 0, 0, 0);
  }
  parser->depth--;
  return left;
}

static Expr finish(Parser *parser) {
  Expr expr = {NULL, 0, parser->text};
  if (parser->failed) return expr;
  ExprCode *code = arena_make_many(parser->reader->arena, ExprCode, parser->count);
  for (int i = 0; i < parser->count; i++) code[i] = parser->code[i];
  expr.code = code;
  expr.count = parser->count;
  return expr;
}

static Value parse_whole(Parser *parser) {
  Value value = parse(parser, 0);
  skip_space(parser);
  if (!parser->failed && parser->at < parser->text.length) {
    fail_habit(parser);
    fail(parser, "E503", "\"and\", \"or\" or a comparison is missing");
  }
  return value;
}

Expr reader_expr(Reader *reader, Str text, ValueType type, const Json *place) {
  if (!text.length) return (Expr){NULL, 0, text};
  Parser parser = {.reader = reader, .place = place, .text = text};
  Value value = parse_whole(&parser);
  want(&parser, value, type);
  return finish(&parser);
}

static Expr constant_value(Reader *reader, int64_t value) {
  ExprCode *code = arena_make(reader->arena, ExprCode);
  *code = (ExprCode){OP_PUSH, 0, 0, value};
  return (Expr){code, 1, {NULL, 0}};
}

static void fault_var_kind(Reader *reader, const Var *var, const Json *json, const char *found) {
  static const char *const takes[] = {"true or false", "a whole number", "one of its words"};
  reader_fault(reader, "E504", json, "found %s, but \"%.*s\" takes %s", found, STR_ARG(var->id), takes[var->kind]);
}

Expr reader_value(Reader *reader, int var_index, const Json *json) {
  const Var *var = &reader->scenario->vars[var_index];
  if (json->kind == JSON_TRUE || json->kind == JSON_FALSE) {
    if (var->kind != VAR_FLAG) fault_var_kind(reader, var, json, "yes or no");
    return constant_value(reader, json->kind == JSON_TRUE);
  }
  if (json->kind == JSON_NUMBER) {
    int64_t number = 0;
    if (var->kind != VAR_NUMBER)
      fault_var_kind(reader, var, json, "a number");
    else
      fields_read_int(&reader->fields, json, var->least, var->most, &number);
    return constant_value(reader, number);
  }
  if (json->kind != JSON_STRING) {
    reader_fault(reader, "E504", json, "found a %s, expected true, false, a number or an expression in quotes", json_kind_name(json->kind));
    return constant_value(reader, 0);
  }
  for (int i = 0; var->kind == VAR_WORD && i < var->word_count; i++)
    if (str_equal(var->words[i], json->text)) return constant_value(reader, i);
  static const ValueType types[] = {[VAR_FLAG] = TYPE_FLAG, [VAR_NUMBER] = TYPE_NUMBER, [VAR_WORD] = TYPE_WORD};
  Parser parser = {.reader = reader, .place = json, .text = json->text};
  Value value = parse_whole(&parser);
  if (var->kind == VAR_WORD && value.words_of == NONE && value.type == TYPE_WORD && !parser.failed) {
    Str hint = reader_known_words(reader, value.word, var->words, var->word_count);
    reader_fault(reader, "E501", json, "\"%.*s\" is never \"%.*s\"%.*s", STR_ARG(var->id), STR_ARG(value.word), STR_ARG(hint));
    parser.failed = true;
  }
  want(&parser, value, types[var->kind]);
  if (var->kind == VAR_WORD) want_same_words(&parser, var_index, value);
  return finish(&parser);
}
